/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board page and the event editor over a real workspace, driven as a person drives them: by selections, keys, clicks and
 * actions. Where the program would open an article, the test's own actions write down what was asked. */

#define G_LOG_DOMAIN "test-board"

#include "dossier-board-filter-bar.h"
#include "dossier-board-lists.h"
#include "dossier-board-page-private.h"
#include "dossier-event-editor.h"
#include "dossier-event-form.h"
#include "dossier-grid-view.h"
#include "dossier-sheet.h"
#include "dossier-statement-cell.h"
#include "ui-fixture.h"

static const char text_one[] =
  "Two staffs speak by telephone\n"
  "By Anna Lind\n"
  "10 March 2031\n\n"
  "General Karl Odegard of Norland called Viktor Gulin on Thursday, the ministry in Norhaven said. "
  "Vestria confirmed the call, which it said was asked for by Odegard.\n";
static const char text_two[] =
  "Vestria was called\n\n"
  "11 March 2031\n\n"
  "The staff said that Odegard had telephoned to avoid a miscalculation.\n";

typedef struct
{
  UiDesk desk;
  DossierId articles[2];
  DossierId odegard, gulin, league, norhaven;
  DossierId call, shield, talks;
  DossierBoardPage *page;
  DossierBoardState *state;
  DossierBoardLists *lists;
  guint wanted;                /* number of sources that is waited for */
} Fixture;

/* Making a workspace */

static void
tag (Fixture         *fixture,
     const char      *words,
     const DossierId *entity)
{
  guint start, end;

  ui_locate (fixture->desk.workspace, &fixture->articles[0], words, &start, &end);
  ui_do (fixture->desk.workspace, dossier_command_tag (&fixture->articles[0], start, end, entity, NULL, NULL));
}

static void
make_events (Fixture *fixture)
{
  DossierEventPart call[] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->odegard, .role = "caller" },
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->gulin, .role = "called" },
    { .kind = DOSSIER_STATEMENT_CLAIM, .topic = "purpose", .article = fixture->articles[1] },
  };
  DossierEventPart shield[] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->odegard, .role = "commented" },
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->league },
    { .kind = DOSSIER_STATEMENT_PLACE, .entity = fixture->norhaven },
  };
  DossierEventPart talks[] = { { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->league } };

  ui_locate (fixture->desk.workspace, &fixture->articles[1], "to avoid a miscalculation", &call[2].start, &call[2].end);
  fixture->call = ui_do (fixture->desk.workspace, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", NULL, call, 3)).id;
  fixture->shield = ui_do (fixture->desk.workspace, dossier_command_create_event ("Polar Shield", "exercise", "2031-03-12/2031-03-20", NULL, shield, 3)).id;
  fixture->talks = ui_do (fixture->desk.workspace, dossier_command_create_event ("Talks", NULL, NULL, NULL, talks, 1)).id;
}

/* Driving the page */

static gboolean
is_read (gpointer data)
{
  return !dossier_board_page_is_loading (((Fixture *) data)->page);
}

static void
wait_until_read (Fixture *fixture)
{
  ui_wait (is_read, fixture);
  ui_drain ();
}

static void
open_window (Fixture *fixture)
{
  fixture->page = DOSSIER_BOARD_PAGE (dossier_board_page_new (fixture->desk.workspace));
  fixture->state = dossier_board_page_get_state (fixture->page);
  fixture->lists = DOSSIER_BOARD_LISTS (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_LISTS));
  ui_desk_show (&fixture->desk, GTK_WIDGET (fixture->page), 1280, 800);
  wait_until_read (fixture);
}

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  user_data)
{
  ui_desk_set_up (&fixture->desk);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  set_up_empty (fixture, user_data);
  fixture->articles[0] = ui_desk_import (&fixture->desk, "one.txt", text_one);
  fixture->articles[1] = ui_desk_import (&fixture->desk, "two.txt", text_two);
  fixture->odegard = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Karl Odegard", "person")).id;
  fixture->gulin = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Viktor Gulin", "person")).id;
  fixture->league = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Northern League", "organisation")).id;
  fixture->norhaven = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Norhaven", "place")).id;
  tag (fixture, "Karl Odegard", &fixture->odegard);
  tag (fixture, "Viktor Gulin", &fixture->gulin);
  tag (fixture, "Norhaven", &fixture->norhaven);
  make_events (fixture);
  open_window (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  ui_desk_tear_down (&fixture->desk);
}

static GtkSelectionModel *
selection (Fixture  *fixture,
           gboolean  events)
{
  return gtk_list_view_get_model (dossier_board_lists_get_view (fixture->lists, events));
}

static guint
place (Fixture         *fixture,
       const DossierId *id)
{
  guint actor = dossier_board_state_find_actor (fixture->state, id);

  return actor != DOSSIER_BOARD_NONE ? actor : dossier_board_state_find_event (fixture->state, id);
}

static GtkWidget *
cell (Fixture *fixture,
      int      row,
      int      column)
{
  GtkWidget *grid = dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_GRID);

  return dossier_sheet_reveal (DOSSIER_SHEET (dossier_grid_view_get_sheet (DOSSIER_GRID_VIEW (grid))), row, column);
}

/* The board */

static void
test_lists (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (dossier_board_lists_get_view (fixture->lists, TRUE)));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection (fixture, FALSE))), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection (fixture, TRUE))), ==, 3);
  g_assert_cmpuint (place (fixture, &fixture->call), ==, 0);
  g_assert_cmpuint (place (fixture, &fixture->talks), ==, 2);
  g_assert_true (ui_says (GTK_WIDGET (fixture->lists), "Telephone call"));
  g_assert_true (ui_says (GTK_WIDGET (fixture->lists), "Viktor Gulin"));
  g_assert_true (ui_says (GTK_WIDGET (fixture->lists), "1 source"));
  ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), >=, 3 * dossier_board_state_get_row_height (fixture->state));
}

static void
test_choosing (Fixture       *fixture,
               gconstpointer  user_data)
{
  guint odegard = place (fixture, &fixture->odegard), gulin = place (fixture, &fixture->gulin);

  gtk_selection_model_select_item (selection (fixture, FALSE), odegard, TRUE);
  wait_until_read (fixture);
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, place (fixture, &fixture->call)));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, place (fixture, &fixture->shield)));
  g_assert_false (dossier_board_state_event_is_lit (fixture->state, place (fixture, &fixture->talks)));
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, place (fixture, &fixture->call));
  g_assert_true (gtk_selection_model_is_selected (selection (fixture, TRUE), place (fixture, &fixture->call)));

  /* A second actor: any, then all of them. */
  gtk_selection_model_select_item (selection (fixture, FALSE), gulin, FALSE);
  g_assert_cmpuint (dossier_board_state_n_chosen (fixture->state), ==, 2);
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, place (fixture, &fixture->shield)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.match-all", "b", TRUE);
  g_assert_false (dossier_board_state_event_is_lit (fixture->state, place (fixture, &fixture->shield)));

  /* An event of others lets the actors go. */
  gtk_selection_model_select_item (selection (fixture, TRUE), place (fixture, &fixture->talks), TRUE);
  g_assert_cmpuint (dossier_board_state_n_chosen (fixture->state), ==, 0);
  g_assert_false (gtk_selection_model_is_selected (selection (fixture, FALSE), odegard));
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, place (fixture, &fixture->league)));
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  user_data)
{
  GtkWidget *actors = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));
  GtkWidget *events = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, TRUE));

  gtk_selection_model_select_item (selection (fixture, FALSE), place (fixture, &fixture->gulin), TRUE);
  g_assert_true (ui_press (actors, GDK_KEY_Right, 0));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->desk.window)), events));
  g_assert_true (ui_press (events, GDK_KEY_Left, 0));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->desk.window)), actors));
  g_assert_true (ui_press (actors, GDK_KEY_Escape, 0));
  g_assert_false (dossier_board_state_has_choice (fixture->state));
  g_assert_false (ui_press (actors, GDK_KEY_Escape, 0));
  wait_until_read (fixture);
  g_assert_null (cell (fixture, 0, 0));
}

static gboolean
has_one_event (gpointer data)
{
  return dossier_board_state_n_events (((Fixture *) data)->state) == 1;
}

static gboolean
has_chosen_event (gpointer data)
{
  return dossier_board_state_chosen_event (((Fixture *) data)->state) != DOSSIER_BOARD_NONE;
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  user_data)
{
  DossierBoardFilterBar *bar = DOSSIER_BOARD_FILTER_BAR (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_BAR));
  g_autoptr (DossierBoardFilter) filter = NULL;

  dossier_board_filter_bar_set_kind (bar, "person", FALSE);
  wait_until_read (fixture);
  g_assert_cmpuint (place (fixture, &fixture->odegard), ==, DOSSIER_BOARD_NONE);
  g_assert_cmpuint (place (fixture, &fixture->league), !=, DOSSIER_BOARD_NONE);
  dossier_board_filter_bar_set_kind (bar, "person", TRUE);

  g_assert_true (dossier_board_filter_bar_set_dates (bar, "2031-03-11/2031-03-30"));
  wait_until_read (fixture);
  g_assert_cmpuint (dossier_board_state_n_events (fixture->state), ==, 1);
  g_assert_cmpuint (place (fixture, &fixture->shield), ==, 0);
  g_assert_false (dossier_board_filter_bar_set_dates (bar, "soon or later"));
  g_assert_true (dossier_board_filter_bar_set_dates (bar, "1999"));
  wait_until_read (fixture);
  g_assert_cmpuint (dossier_board_state_n_events (fixture->state), ==, 0);
  g_assert_true (ui_says (GTK_WIDGET (fixture->lists), "Nothing Matches"));

  dossier_board_filter_bar_clear (bar);
  wait_until_read (fixture);
  g_assert_cmpuint (dossier_board_state_n_events (fixture->state), ==, 3);
  g_assert_true (dossier_board_filter_bar_is_clear (bar));

  dossier_board_filter_bar_set_text (bar, "polar");
  filter = dossier_board_filter_bar_get_filter (bar);
  g_assert_cmpstr (filter->text, ==, "polar");
  ui_wait (has_one_event, fixture);
  g_assert_cmpuint (place (fixture, &fixture->shield), ==, 0);

  /* What is asked for by its id is shown, whatever the filter says. */
  dossier_board_page_open_event (fixture->page, &fixture->call);
  ui_wait (has_chosen_event, fixture);
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, place (fixture, &fixture->call));
}

static void
test_grid (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *id = dossier_id_to_text (&fixture->articles[1]), *expected = NULL, *cited = NULL, *event = NULL;
  DossierStatementCell *statement;
  guint start, end;

  gtk_selection_model_select_item (selection (fixture, TRUE), place (fixture, &fixture->call), TRUE);
  wait_until_read (fixture);
  /* Caller, called, when, purpose; one article and assessed. */
  g_assert_true (ui_says (cell (fixture, 0, DOSSIER_SHEET_HEAD), "caller"));
  g_assert_true (ui_says (cell (fixture, 0, 1), "Karl Odegard"));
  g_assert_true (ui_says (cell (fixture, 0, 0), "not said"));
  g_assert_true (ui_says (cell (fixture, 3, DOSSIER_SHEET_HEAD), "purpose"));
  g_assert_true (ui_says (cell (fixture, 3, 0), "“to avoid a miscalculation”"));

  statement = DOSSIER_STATEMENT_CELL (ui_find (cell (fixture, 3, 0), DOSSIER_TYPE_STATEMENT_CELL));
  g_assert_nonnull (statement);
  g_signal_emit_by_name (statement, "activate");
  ui_locate (fixture->desk.workspace, &fixture->articles[1], "to avoid a miscalculation", &start, &end);
  expected = g_strdup_printf ("open-article %s:%u-%u;", id, start, end);
  g_assert_cmpstr (fixture->desk.asked->str, ==, expected);

  g_string_truncate (fixture->desk.asked, 0);
  gtk_widget_activate_action (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_GRID), "grid.cite", NULL);
  event = dossier_id_to_text (&fixture->call);
  cited = g_strdup_printf ("cite event:%s;", event);
  g_assert_cmpstr (fixture->desk.asked->str, ==, cited);
}

typedef struct
{
  DossierBoardState *state;
  guint n_events;
} Size;

static gboolean
has_size (gpointer data)
{
  const Size *size = data;

  return dossier_board_state_n_events (size->state) == size->n_events;
}

static void
wait_for_change (Fixture *fixture,
                 guint    n_events)
{
  Size size = { fixture->state, n_events };

  ui_wait (has_size, &size);
  wait_until_read (fixture);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  user_data)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->gulin, .role = "guest" };
  guint gulin;

  gtk_selection_model_select_item (selection (fixture, FALSE), place (fixture, &fixture->odegard), TRUE);
  wait_until_read (fixture);
  ui_do (fixture->desk.workspace, dossier_command_create_event ("Dinner", NULL, "2031-03-11", NULL, &part, 1));
  wait_for_change (fixture, 4);
  g_assert_true (dossier_board_state_is_chosen (fixture->state, place (fixture, &fixture->odegard)));
  g_assert_true (gtk_selection_model_is_selected (selection (fixture, FALSE), place (fixture, &fixture->odegard)));
  gulin = place (fixture, &fixture->gulin);
  g_assert_false (dossier_board_state_is_chosen (fixture->state, gulin));

  ui_do (fixture->desk.workspace, dossier_command_delete_event (&fixture->call));
  wait_for_change (fixture, 3);
  g_assert_cmpuint (place (fixture, &fixture->call), ==, DOSSIER_BOARD_NONE);
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, DOSSIER_BOARD_NONE);
}

/* What only a deleted article told is no link any more, and comes back with it. */
static gboolean
is_linked (gpointer data)
{
  Fixture *fixture = data;
  guint actor = place (fixture, &fixture->gulin), event = place (fixture, &fixture->shield), n = 0;

  if (actor != DOSSIER_BOARD_NONE && event != DOSSIER_BOARD_NONE)
    dossier_board_state_links_between (fixture->state, actor, event, &n);
  return n > 0;
}

static gboolean
is_not_linked (gpointer data)
{
  return !is_linked (data);
}

static void
test_deleted_article (Fixture      *fixture,
                      gconstpointer user_data)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->gulin, .article = fixture->articles[0], .end = 3 };

  ui_do (fixture->desk.workspace, dossier_command_add_event_part (&fixture->shield, &part));
  ui_wait (is_linked, fixture);
  ui_do (fixture->desk.workspace, dossier_command_delete_articles (&fixture->articles[0], 1));
  ui_wait (is_not_linked, fixture);
  ui_do (fixture->desk.workspace, dossier_command_restore_articles (&fixture->articles[0], 1));
  ui_wait (is_linked, fixture);
}

/* Copies are one source as soon as that is known. */
static gboolean
has_sources (gpointer data)
{
  Fixture *fixture = data;
  const DossierWeighing *weighing = dossier_board_weighings_look_up (dossier_board_state_get_weighings (fixture->state), &fixture->talks);

  return weighing != NULL && weighing->accounts == 2 && weighing->sources == fixture->wanted
         && ui_says (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_GRID), fixture->wanted == 1 ? "1 source, 2 articles" : "2 sources");
}

static void
test_copies (Fixture      *fixture,
             gconstpointer user_data)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->gulin, .article = fixture->articles[0], .end = 3 };

  ui_do (fixture->desk.workspace, dossier_command_add_event_part (&fixture->talks, &part));
  part.article = fixture->articles[1];
  ui_do (fixture->desk.workspace, dossier_command_add_event_part (&fixture->talks, &part));
  wait_until_read (fixture);
  dossier_board_state_choose_event (fixture->state, place (fixture, &fixture->talks));
  fixture->wanted = 2;
  ui_wait (has_sources, fixture);
  ui_do (fixture->desk.workspace, dossier_command_join_copies (fixture->articles, 2));
  fixture->wanted = 1;
  ui_wait (has_sources, fixture);
  ui_undo (fixture->desk.workspace);
  fixture->wanted = 2;
  ui_wait (has_sources, fixture);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  user_data)
{
  open_window (fixture);
  g_assert_true (ui_says (GTK_WIDGET (fixture->lists), "No Events Yet"));
  ui_do (fixture->desk.workspace, dossier_command_create_event ("First of all", NULL, NULL, NULL, NULL, 0));
  wait_for_change (fixture, 1);
  g_assert_false (ui_says (GTK_WIDGET (fixture->lists), "No Events Yet"));
}

/* The editor */

static gboolean
has_form (gpointer data)
{
  GtkWidget *editor = ui_find_other_window (((Fixture *) data)->desk.window);
  GtkWidget *form = editor != NULL ? ui_find (editor, DOSSIER_TYPE_EVENT_FORM) : NULL;

  return form != NULL && gtk_widget_get_child_visible (gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW)) && gtk_widget_get_mapped (form);
}

/* The form of the editor once it is filled: the title has the keyboard by then. */
static DossierEventForm *
wait_for_form (Fixture *fixture)
{
  ui_wait (has_form, fixture);
  return DOSSIER_EVENT_FORM (ui_find (ui_find_other_window (fixture->desk.window), DOSSIER_TYPE_EVENT_FORM));
}

static gboolean
is_alone (gpointer data)
{
  return ui_find_other_window (((Fixture *) data)->desk.window) == NULL;
}

static const char *
entry_text (DossierEventForm *form,
            const char       *name)
{
  return gtk_editable_get_text (GTK_EDITABLE (dossier_event_form_get_entry (form, name)));
}

static void
save (Fixture *fixture)
{
  gtk_widget_activate_action (ui_find_other_window (fixture->desk.window), "editor.save", NULL);
  ui_wait (is_alone, fixture);
}

static void
test_from_passage (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (DossierGrid) grid = NULL;
  g_autoptr (GError) error = NULL;
  DossierEventForm *form;
  guint start, end, made;

  ui_locate (fixture->desk.workspace, &fixture->articles[0], "General Karl Odegard of Norland called Viktor Gulin on Thursday", &start, &end);
  dossier_event_editor_new_from_passage (GTK_WIDGET (fixture->page), fixture->desk.workspace, &fixture->articles[0], start, end);
  form = wait_for_form (fixture);
  g_assert_cmpstr (entry_text (form, "title"), ==, "General Karl Odegard of Norland called Viktor Gulin on Thursday");
  g_assert_cmpstr (entry_text (form, "date"), ==, "2031-03-06");
  g_assert_cmpstr (entry_text (form, "place"), ==, "Norhaven");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title")), "A call on Thursday");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "kind")), "contact");
  /* Enter beside the title is enough. */
  g_signal_emit_by_name (dossier_event_form_get_entry (form, "title"), "entry-activated");
  ui_wait (is_alone, fixture);
  wait_for_change (fixture, 4);

  made = 0; /* the earliest of all */
  grid = dossier_workspace_load_grid (fixture->desk.workspace, dossier_board_state_event_id (fixture->state, made), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (grid->event->title, ==, "A call on Thursday");
  g_assert_cmpstr (grid->event->date, ==, "2031-03-06");
  g_assert_cmpstr (grid->event->places, ==, "Norhaven");
  g_assert_cmpuint (grid->event->participant_count, ==, 2);
  g_assert_cmpuint (grid->columns->len, ==, 1);

  /* All of it is one step. */
  g_assert_cmpuint (dossier_workspace_undo (fixture->desk.workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
  wait_for_change (fixture, 3);
}

static void
test_edit (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (DossierEvent) before = NULL, after = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  DossierEventForm *form;
  const char *reason = NULL;

  dossier_board_page_edit_event (fixture->page, &fixture->shield);
  form = wait_for_form (fixture);
  g_assert_cmpstr (entry_text (form, "title"), ==, "Polar Shield");
  g_assert_cmpstr (entry_text (form, "place"), ==, "Norhaven");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "date")), "when it rains");
  g_assert_false (dossier_event_form_is_valid (form, &reason));
  g_assert_nonnull (reason);
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "date")), "2031-03-12/2031-03-20");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title")), "Polar Shield 2031");
  g_assert_true (dossier_event_form_is_valid (form, &reason));
  save (fixture);

  after = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->shield));
  g_assert_cmpstr (after->title, ==, "Polar Shield 2031");
  g_assert_cmpuint (after->participant_count, ==, 2);
  g_assert_cmpuint (dossier_workspace_undo (fixture->desk.workspace, 1, &error), ==, 1);
  undone = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->shield));
  g_assert_cmpstr (undone->title, ==, "Polar Shield");
}

/* What somebody else took away meanwhile cannot be written: that is told, nothing of the rest was written either, and the form can be saved once
 * it is there again. */
static void
test_edit_refused (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr (DossierEvent) before = NULL, after = NULL;
  DossierEventForm *form;
  GtkWidget *editor;

  dossier_board_page_edit_event (fixture->page, &fixture->shield);
  form = wait_for_form (fixture);
  editor = ui_find_other_window (fixture->desk.window);
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title")), "Polar Shield 2031");
  dossier_event_form_add_participant (form, &fixture->gulin, "Viktor Gulin", "person");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "place")), "Belmark");
  ui_do (fixture->desk.workspace, dossier_command_delete_event (&fixture->shield));
  gtk_widget_activate_action (editor, "editor.save", NULL);
  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (form)));
  ui_answer (ui_wait_message (), "Close");
  g_assert_true (gtk_widget_is_sensitive (GTK_WIDGET (form)));
  g_assert_cmpstr (entry_text (form, "title"), ==, "Polar Shield 2031");

  /* The last step is the deletion. */
  ui_undo (fixture->desk.workspace);
  before = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->shield));
  g_assert_cmpstr (before->title, ==, "Polar Shield");
  g_assert_cmpuint (before->participant_count, ==, 2);
  save (fixture);
  after = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->shield));
  g_assert_cmpstr (after->title, ==, "Polar Shield 2031");
  g_assert_cmpstr (after->places, ==, "Belmark");
  g_assert_cmpuint (after->participant_count, ==, 3);
}

/* Saved as it was opened, nothing is written. */
static void
test_edit_nothing (Fixture       *fixture,
                   gconstpointer  user_data)
{
  DossierEventForm *form;

  dossier_board_page_edit_event (fixture->page, &fixture->call);
  form = wait_for_form (fixture);
  g_assert_null (dossier_event_form_make_command (form));
  gtk_window_destroy (GTK_WINDOW (ui_find_other_window (fixture->desk.window)));
}

static void
test_new (Fixture       *fixture,
          gconstpointer  user_data)
{
  DossierEventForm *form;
  const char *reason = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.new-event", NULL);
  form = wait_for_form (fixture);
  g_assert_false (dossier_event_form_is_valid (form, &reason));
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title")), "Something new");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "date")), "2021-2025");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "place")), "Belmark");
  save (fixture);
  wait_for_change (fixture, 4);
  g_assert_true (g_str_has_prefix (fixture->desk.asked->str, "open-event "));
  g_assert_true (ui_says (GTK_WIDGET (fixture->lists), "Belmark"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  ADD ("/board/page/lists", test_lists);
  ADD ("/board/page/choosing", test_choosing);
  ADD ("/board/page/keyboard", test_keyboard);
  ADD ("/board/page/filter", test_filter);
  ADD ("/board/page/grid", test_grid);
  ADD ("/board/page/live", test_live);
  ADD ("/board/page/deleted-article", test_deleted_article);
  ADD ("/board/page/copies", test_copies);
  g_test_add ("/board/page/empty", Fixture, NULL, set_up_empty, test_empty, tear_down);
  ADD ("/board/editor/from-passage", test_from_passage);
  ADD ("/board/editor/edit", test_edit);
  ADD ("/board/editor/edit-refused", test_edit_refused);
  ADD ("/board/editor/edit-nothing", test_edit_nothing);
  ADD ("/board/editor/new", test_new);
  return ui_run ();
}
