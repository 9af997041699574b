/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board is made of, each part alone: reading typed dates, guessing an event from a passage, what lights when
 * something is chosen, the table with frozen heads, and lists and links of 5,000 actors and events. */

#define G_LOG_DOMAIN "test-board-parts"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dossier-board-lists.h"
#include "dossier-board-state.h"
#include "dossier-date-input.h"
#include "dossier-event-guess.h"
#include "dossier-links.h"
#include "dossier-list.h"
#include "dossier-role-chips.h"
#include "dossier-sheet.h"

#define MANY 5000

/* Dates */

static void
assert_date (const char *typed,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *edtf = dossier_date_input_read (typed, "2031-03-12", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (edtf, ==, expected);
}

static void
test_dates (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  assert_date ("", NULL);
  assert_date ("   ", NULL);
  assert_date (" 2031-03-10 ", "2031-03-10");
  assert_date ("2031-03-10/2031-03-20", "2031-03-10/2031-03-20");
  assert_date ("2021-2025", "2021/2025");
  assert_date ("2021 – 2025", "2021/2025");
  assert_date ("10 March 2031", "2031-03-10");

  g_assert_null (dossier_date_input_read ("when it rains", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (dossier_date_input_read ("2031-02-30", NULL, &error));
  g_assert_nonnull (error);

  words = dossier_date_input_explain ("2031-03-10");
  g_assert_nonnull (strstr (words, "2031"));
}

/* Guessing */

static DossierArticleView *
make_view (const char *text)
{
  DossierArticleView *view = dossier_article_view_new ();

  g_set_object (&view->article, dossier_article_new ());
  g_object_unref (view->article);
  view->article->title = g_strdup ("A title");
  view->article->date = g_strdup ("2031-03-12");
  g_free (view->text);
  view->text = g_strdup (text);
  view->length = g_utf8_strlen (text, -1);
  return view;
}

static void
mark (DossierArticleView *view,
      const char         *words,
      const char         *kind)
{
  const char *at = strstr (view->text, words);
  DossierHighlight highlight = { .type = DOSSIER_HIGHLIGHT_MENTION, .id = dossier_id_new (), .target = dossier_id_new (),
                                 .kind = g_intern_string (kind), .label = g_strdup (words) };

  highlight.start = g_utf8_pointer_to_offset (view->text, at);
  highlight.end = highlight.start + g_utf8_strlen (words, -1);
  g_array_append_val (view->highlights, highlight);
}

static void
test_guess (void)
{
  g_autoptr (DossierArticleView) view = make_view ("Rain fell. On Thursday, General Ødegård of Norland called Vestrian General Gulin in Norhaven, "
                                                   "which both sides confirmed. Nobody else spoke.");
  g_autoptr (DossierEventGuess) guess = NULL;
  const char *at = strstr (view->text, "General Ødegård");
  guint start = g_utf8_pointer_to_offset (view->text, at);

  mark (view, "Ødegård", "person");
  mark (view, "Vestrian General Gulin", "person");
  mark (view, "Vestrian", "place");
  mark (view, "Norhaven", "place");
  mark (view, "Nobody", "person");
  guess = dossier_event_guess (view, NULL, start, start + g_utf8_strlen ("General Ødegård of Norland called Vestrian General Gulin in Norhaven, which both sides confirmed", -1));

  g_assert_cmpstr (guess->title, ==, "Ødegård called Vestrian General Gulin");
  g_assert_cmpstr (guess->kind, ==, "contact");
  g_assert_cmpstr (guess->status, ==, "happened");
  g_assert_cmpstr (guess->date, ==, "2031-03-06");
  g_assert_cmpstr (guess->date_words, ==, "Thursday");
  g_assert_cmpuint (guess->date_end - guess->date_start, ==, 8);
  g_assert_cmpuint (guess->places->len, ==, 1);
  g_assert_cmpstr (g_array_index (guess->places, DossierGuessedActor, 0).name, ==, "Norhaven");
  g_assert_cmpuint (guess->actors->len, >=, 2);
  g_assert_cmpstr (g_array_index (guess->actors, DossierGuessedActor, 0).name, ==, "Ødegård");
  g_assert_cmpstr (g_array_index (guess->actors, DossierGuessedActor, 0).role, ==, "caller");
  g_assert_cmpstr (g_array_index (guess->actors, DossierGuessedActor, 1).name, ==, "Vestrian General Gulin");
  g_assert_cmpstr (g_array_index (guess->actors, DossierGuessedActor, 1).role, ==, "called");
}

static DossierProposal *
propose (DossierArticleView *view,
         const char         *words,
         const char         *name,
         const char         *kind,
         guint               confidence)
{
  DossierProposal *proposal = dossier_proposal_new ();
  const char *at = strstr (view->text, words);

  proposal->start = g_utf8_pointer_to_offset (view->text, at);
  proposal->end = proposal->start + g_utf8_strlen (words, -1);
  proposal->kind = g_intern_string (kind);
  proposal->words = g_strdup (words);
  proposal->name = g_strdup (name);
  proposal->confidence = confidence;
  return proposal;
}

/* What is only suggested goes along as somebody new, when it is likelier right than wrong. */
static void
test_guess_suggested (void)
{
  g_autoptr (DossierArticleView) view = make_view ("The ferry sailed. Gulin will meet the Harbour Board in Norhaven on March 20. It rained.");
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierEventGuess) guess = NULL;
  const DossierGuessedActor *actor;
  guint start = g_utf8_pointer_to_offset (view->text, strstr (view->text, "meet"));

  g_ptr_array_add (proposals, propose (view, "Gulin", "Pavel Gulin", "person", 85));
  g_ptr_array_add (proposals, propose (view, "Harbour Board", "Harbour Board", "organisation", 60));
  g_ptr_array_add (proposals, propose (view, "Norhaven", "Norhaven", "place", 90));
  g_ptr_array_add (proposals, propose (view, "sailed", "Sailed", "person", 90));
  g_ptr_array_add (proposals, propose (view, "March", "March", "person", 20));
  guess = dossier_event_guess (view, proposals, start, start + 4);

  g_assert_cmpstr (guess->kind, ==, "meeting");
  g_assert_cmpstr (guess->status, ==, "planned");
  g_assert_cmpstr (guess->date, ==, "2031-03-20");
  g_assert_cmpuint (guess->actors->len, ==, 2);
  actor = &g_array_index (guess->actors, DossierGuessedActor, 0);
  g_assert_cmpstr (actor->name, ==, "Pavel Gulin");
  g_assert_cmpstr (actor->role, ==, "participant");
  g_assert_true (dossier_id_is_nil (&actor->entity));
  g_assert_cmpstr (g_array_index (guess->actors, DossierGuessedActor, 1).kind, ==, "organisation");
  g_assert_cmpuint (guess->places->len, ==, 1);
}

static void
test_guess_title (void)
{
  g_autoptr (DossierArticleView) view = make_view ("the two staffs agreed to talk again soon. More followed.");
  g_autoptr (DossierEventGuess) whole = dossier_event_guess (view, NULL, 0, view->length);
  g_autoptr (DossierEventGuess) chosen = dossier_event_guess (view, NULL, 4, 29);
  g_autoptr (DossierEventGuess) letter = dossier_event_guess (view, NULL, 0, 1);

  g_assert_cmpstr (whole->title, ==, "The two staffs agreed to talk again soon");
  g_assert_cmpstr (chosen->title, ==, "Two staffs agreed to talk");
  g_assert_cmpstr (letter->title, ==, "The two staffs agreed to talk again soon");
  g_assert_null (whole->date);
  g_assert_cmpuint (whole->actors->len, ==, 0);
}

/* What lights */

static DossierBoard *
make_board (guint        n_actors,
            guint        n_events,
            const guint  pairs[][2],
            guint        n_pairs)
{
  DossierBoard *board = dossier_board_new ();

  for (guint i = 0; i < n_actors + n_events; i++)
    {
      DossierId id = dossier_id_new ();

      g_array_append_val (i < n_actors ? board->actors : board->events, id);
    }
  for (guint i = 0; i < n_pairs; i++)
    {
      DossierBoardLink link = { pairs[i][0], pairs[i][1], g_intern_static_string ("role"), DOSSIER_BOARD_LINK_ASSESSED };

      g_array_append_val (board->links, link);
    }
  return board;
}

static const guint small_pairs[][2] = { { 0, 0 }, { 0, 1 }, { 1, 1 }, { 2, 2 } };

static void
count_cb (DossierBoardState *state,
          guint             *count)
{
  *count += 1;
}

static void
test_lights (void)
{
  g_autoptr (DossierBoardState) state = dossier_board_state_new ();
  guint changes = 0, first = 0;

  g_signal_connect (state, "changed", G_CALLBACK (count_cb), &changes);
  dossier_board_state_set_board (state, make_board (4, 4, small_pairs, 4));
  g_assert_false (dossier_board_state_has_choice (state));

  dossier_board_state_choose_actors (state, &first, 1);
  g_assert_true (dossier_board_state_event_is_lit (state, 0));
  g_assert_true (dossier_board_state_event_is_lit (state, 1));
  g_assert_false (dossier_board_state_event_is_lit (state, 2));
  g_assert_true (dossier_board_state_actor_is_lit (state, 1));
  g_assert_false (dossier_board_state_actor_is_lit (state, 2));
  g_assert_cmpuint (dossier_board_state_chosen_event (state), ==, 0);

  /* One of the lit events leaves the actor chosen, another one takes over. */
  dossier_board_state_choose_event (state, 1);
  g_assert_true (dossier_board_state_is_chosen (state, 0));
  dossier_board_state_choose_event (state, 2);
  g_assert_false (dossier_board_state_is_chosen (state, 0));
  g_assert_true (dossier_board_state_actor_is_lit (state, 2));

  changes = 0;
  dossier_board_state_choose_event (state, 2);
  g_assert_cmpuint (changes, ==, 0);
  dossier_board_state_clear (state);
  g_assert_false (dossier_board_state_has_choice (state));
  g_assert_cmpuint (changes, ==, 1);
}

static void
test_any_all (void)
{
  g_autoptr (DossierBoardState) state = dossier_board_state_new ();
  const guint both[] = { 0, 1 };

  dossier_board_state_set_board (state, make_board (4, 4, small_pairs, 4));
  dossier_board_state_choose_actors (state, both, 2);
  g_assert_true (dossier_board_state_event_is_lit (state, 0));
  g_assert_true (dossier_board_state_event_is_lit (state, 1));
  dossier_board_state_set_all (state, TRUE);
  g_assert_false (dossier_board_state_event_is_lit (state, 0));
  g_assert_true (dossier_board_state_event_is_lit (state, 1));
  g_assert_cmpuint (dossier_board_state_chosen_event (state), ==, 1);
  g_assert_cmpuint (dossier_board_state_next_lit (state, TRUE, DOSSIER_BOARD_NONE, 1), ==, 1);
  g_assert_cmpuint (dossier_board_state_next_lit (state, TRUE, 1, 1), ==, DOSSIER_BOARD_NONE);
  g_assert_cmpuint (dossier_board_state_next_lit (state, TRUE, DOSSIER_BOARD_NONE, -1), ==, 1);
}

/* Another board keeps the choice by id, wherever it stands now. */
static void
test_replaced (void)
{
  g_autoptr (DossierBoardState) state = dossier_board_state_new ();
  DossierBoard *board = make_board (3, 3, small_pairs, 4), *other = dossier_board_new ();
  DossierId actor = g_array_index (board->actors, DossierId, 1), event = g_array_index (board->events, DossierId, 1);
  DossierBoardLink link = { 0, 0, g_intern_static_string (""), DOSSIER_BOARD_LINK_ASSESSED };
  guint chosen = 1;

  dossier_board_state_set_board (state, board);
  dossier_board_state_choose_actors (state, &chosen, 1);
  g_array_append_val (other->actors, actor);
  g_array_append_val (other->events, event);
  g_array_append_val (other->links, link);
  dossier_board_state_set_board (state, other);
  g_assert_true (dossier_board_state_is_chosen (state, 0));
  g_assert_cmpuint (dossier_board_state_chosen_event (state), ==, 0);
  dossier_board_state_set_board (state, make_board (2, 2, small_pairs, 0));
  g_assert_false (dossier_board_state_has_choice (state));

  /* A filter hid it for a while: it is still what one looks at. */
  other = dossier_board_new ();
  g_array_append_val (other->actors, actor);
  dossier_board_state_set_board (state, other);
  g_assert_true (dossier_board_state_is_chosen (state, 0));
  dossier_board_state_clear (state);
  g_assert_false (dossier_board_state_has_choice (state));
}

static void
test_short_names (void)
{
  g_autoptr (DossierBoardState) state = dossier_board_state_new ();
  GHashTable *surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *unique = NULL, *shared = NULL, *organisation = NULL, *single = NULL;

  g_hash_table_insert (surnames, dossier_board_surname ("Karl Odegard"), GUINT_TO_POINTER (1));
  g_hash_table_insert (surnames, dossier_board_surname ("Anna Lind"), GUINT_TO_POINTER (2));
  dossier_board_state_set_surnames (state, surnames);
  unique = dossier_board_state_short_name (state, "Karl Odegard", "person");
  shared = dossier_board_state_short_name (state, "Anna Lind", "person");
  organisation = dossier_board_state_short_name (state, "Northern League", "organisation");
  single = dossier_board_state_short_name (state, "Gulin", "person");
  g_assert_cmpstr (unique, ==, "Odegard");
  g_assert_cmpstr (shared, ==, "Anna Lind");
  g_assert_cmpstr (organisation, ==, "Northern League");
  g_assert_cmpstr (single, ==, "Gulin");
}

/* Widgets */

static void
present (GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || gtk_widget_get_height (window) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  guint *left = user_data;

  gtk_widget_queue_draw (widget);
  if (*left > 0)
    *left -= 1;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
run_frames (GtkWidget *widget,
            guint      n)
{
  guint left = n;

  gtk_widget_add_tick_callback (widget, frame_cb, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_chips (void)
{
  GtkWidget *window = gtk_window_new ();
  DossierRoleChips *chips = dossier_role_chips_new (window);
  int width;

  g_assert_cmpint (dossier_role_chips_width (chips), ==, 0);
  dossier_role_chips_add (chips, "Odegard · caller", "person", FALSE, 0);
  dossier_role_chips_add (chips, "Gulin · called", "person", TRUE, 1);
  width = dossier_role_chips_width (chips);
  g_assert_cmpint (dossier_role_chips_fit (chips, width), ==, width);
  g_assert_cmpint (dossier_role_chips_fit (chips, width - 1), <, width);
  g_assert_cmpint (dossier_role_chips_fit (chips, 0), >, 0);
  dossier_role_chips_clear (chips);
  g_assert_cmpint (dossier_role_chips_fit (chips, 500), ==, 0);
  dossier_role_chips_free (chips);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
make_cell (gpointer data,
           int      row,
           int      column)
{
  return gtk_button_new_with_label ("cell");
}

/* Only what is seen is made; heads and the last column stay; the keyboard brings what is out of sight. */
static void
test_sheet (void)
{
  static const DossierSheetSource source = { make_cell, NULL };
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new (), *sheet = dossier_sheet_new ();
  GtkWidget *head, *corner, *cell, *end;
  int row, column;
  GtkAdjustment *across;
  graphene_rect_t before, after;

  dossier_sheet_set_source (DOSSIER_SHEET (sheet), 60, 200, TRUE, &source, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sheet);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 300);
  present (window);
  g_assert_cmpuint (dossier_sheet_n_rows (DOSSIER_SHEET (sheet)), ==, 60);
  g_assert_cmpuint (dossier_sheet_n_columns (DOSSIER_SHEET (sheet)), ==, 200);

  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  head = dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 0, DOSSIER_SHEET_HEAD);
  corner = dossier_sheet_get_cell (DOSSIER_SHEET (sheet), DOSSIER_SHEET_HEAD, DOSSIER_SHEET_HEAD);
  end = dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 0, 199);
  g_assert_nonnull (end);
  g_assert_true (gtk_widget_compute_bounds (end, sheet, &before));
  g_assert_cmpfloat (before.origin.x + before.size.width, <=, gtk_widget_get_width (sheet));
  g_assert_null (dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 50, 100));
  g_assert_cmpuint (dossier_sheet_n_made (DOSSIER_SHEET (sheet)), <, 200);
  g_assert_true (gtk_widget_compute_bounds (head, sheet, &before));

  /* The keyboard brings a cell into view, and the frozen column stays. */
  cell = dossier_sheet_reveal (DOSSIER_SHEET (sheet), 50, 100);
  gtk_widget_grab_focus (cell);
  run_frames (sheet, 3);
  g_assert_true (dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 50, 100) == cell);
  g_assert_true (dossier_sheet_find (DOSSIER_SHEET (sheet), cell, &row, &column));
  g_assert_cmpint (row, ==, 50);
  g_assert_cmpint (column, ==, 100);
  g_assert_null (dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 0, 0));
  g_assert_cmpuint (dossier_sheet_n_made (DOSSIER_SHEET (sheet)), <, 200);
  g_assert_null (dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 0, DOSSIER_SHEET_HEAD));
  head = dossier_sheet_get_cell (DOSSIER_SHEET (sheet), 50, DOSSIER_SHEET_HEAD);
  g_assert_nonnull (head);
  g_assert_true (gtk_widget_compute_bounds (head, sheet, &after));
  g_assert_cmpfloat (before.origin.x, ==, after.origin.x);
  g_assert_cmpfloat (gtk_adjustment_get_value (across), >, 0);
  g_assert_true (gtk_widget_compute_bounds (cell, sheet, &after));
  g_assert_cmpfloat (after.origin.x + after.size.width, <=, gtk_widget_get_width (sheet) + 1);
  g_assert_true (gtk_widget_pick (sheet, 4, 4, GTK_PICK_DEFAULT) == corner
                 || gtk_widget_is_ancestor (gtk_widget_pick (sheet, 4, 4, GTK_PICK_DEFAULT), corner));

  dossier_sheet_clear (DOSSIER_SHEET (sheet));
  g_assert_null (gtk_widget_get_first_child (sheet));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Scrolled far in the very frame in which something above it is given its place again, or another room: all of the window still is drawn,
 * and what is seen is made in that frame. */
static void
test_sheet_places (void)
{
  static const DossierSheetSource source = { make_cell, NULL };
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *sheet = dossier_sheet_new (), *picked;
  GtkAdjustment *down, *across;
  int row, column;

  dossier_sheet_set_source (DOSSIER_SHEET (sheet), 400, 200, TRUE, &source, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sheet);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 300);
  present (window);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  for (guint i = 0; i < 8; i++)
    {
      GtkWidget *above[] = { window, box, scroller, sheet };

      gtk_adjustment_set_value (down, 1000 * (i % 4 + 1));
      gtk_adjustment_set_value (across, 700 * (i % 3));
      if (i % 3 == 2)
        gtk_window_set_default_size (GTK_WINDOW (window), 800 + 60 * (i / 3), 300 + 120 * (i / 3));
      gtk_widget_queue_allocate (above[i % G_N_ELEMENTS (above)]);
      run_frames (sheet, 3);
      picked = gtk_widget_pick (sheet, gtk_widget_get_width (sheet) / 2, gtk_widget_get_height (sheet) - 2, GTK_PICK_INSENSITIVE);
      g_assert_true (dossier_sheet_find (DOSSIER_SHEET (sheet), picked, &row, &column));
      g_assert_cmpint (row, >, 10);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static DossierBoard *
make_large_board (void)
{
  DossierBoard *board = make_board (MANY, MANY, NULL, 0);

  for (guint actor = 0; actor < MANY; actor++)
    {
      guint n = actor == 0 ? 2000 : actor < 20 ? 100 : 4;

      for (guint i = 0; i < n; i++)
        {
          DossierBoardLink link = { actor, actor == 0 ? i : (actor + i * (MANY / n)) % MANY, g_intern_static_string ("role"),
                                    DOSSIER_BOARD_LINK_ASSESSED };

          g_array_append_val (board->links, link);
        }
    }
  return board;
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const DossierBoardLink *left = a, *right = b;

  return left->actor != right->actor ? (left->actor < right->actor ? -1 : 1) : (left->event > right->event) - (left->event < right->event);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

/* 5,000 actors, 5,000 events, more than 20,000 links: rows are recycled and only what can be seen is drawn. */
static void
test_large (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-board-XXXXXX", NULL), *path = g_build_filename (folder, "large.dossier", NULL);
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierList) actors = dossier_list_new (workspace, NULL), events = dossier_list_new (workspace, NULL);
  g_autoptr (DossierBoardState) state = dossier_board_state_new ();
  DossierBoard *board = make_large_board ();
  GtkWidget *window = gtk_window_new (), *lists, *links;
  GtkAdjustment *down;
  guint first = 0;

  g_array_sort (board->links, compare_links);
  g_assert_cmpuint (board->links->len, >, 20000);
  dossier_list_set_ids (actors, DOSSIER_RECORD_ENTITY, board->actors);
  dossier_list_set_ids (events, DOSSIER_RECORD_EVENT, board->events);
  dossier_board_state_set_board (state, board);
  dossier_board_state_set_items (state, G_LIST_MODEL (actors), G_LIST_MODEL (events));
  lists = dossier_board_lists_new (state, G_LIST_MODEL (actors), G_LIST_MODEL (events));
  gtk_window_set_child (GTK_WINDOW (window), lists);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  present (window);
  links = dossier_board_lists_get_links (DOSSIER_BOARD_LISTS (lists));
  run_frames (links, 2);

  down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (dossier_board_lists_get_view (DOSSIER_BOARD_LISTS (lists), TRUE)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), ==, MANY * (double) dossier_board_state_get_row_height (state));
  g_assert_cmpuint (count_children (GTK_WIDGET (dossier_board_lists_get_view (DOSSIER_BOARD_LISTS (lists), TRUE))), <, 500);
  g_assert_cmpuint (dossier_links_get_drawn (DOSSIER_LINKS (links)), >, 0);
  g_assert_cmpuint (dossier_links_get_drawn (DOSSIER_LINKS (links)), <=, 800);

  dossier_board_state_choose_actors (state, &first, 1);
  for (guint i = 0; i < 40; i++)
    {
      gtk_adjustment_set_value (down, (i * 7919 % MANY) * (double) dossier_board_state_get_row_height (state));
      run_frames (links, 1);
      g_assert_cmpuint (dossier_links_get_drawn (DOSSIER_LINKS (links)), <=, 800);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  dossier_workspace_close (workspace);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/board/dates", test_dates);
  g_test_add_func ("/board/guess", test_guess);
  g_test_add_func ("/board/guess-suggested", test_guess_suggested);
  g_test_add_func ("/board/guess-title", test_guess_title);
  g_test_add_func ("/board/lights", test_lights);
  g_test_add_func ("/board/any-all", test_any_all);
  g_test_add_func ("/board/replaced", test_replaced);
  g_test_add_func ("/board/short-names", test_short_names);
  g_test_add_func ("/board/chips", test_chips);
  g_test_add_func ("/board/sheet", test_sheet);
  g_test_add_func ("/board/sheet-places", test_sheet_places);
  g_test_add_func ("/board/large", test_large);
  return g_test_run ();
}
