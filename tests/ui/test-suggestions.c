/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in the reader with real widgets: what is dotted, yes and no by key and by button, going on to the next, taking back. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-event-form.h"
#include "suggestion-fixture.h"

static void
assert_current (SuggestionFixture *fixture,
                const char        *words)
{
  int position = dossier_text_view_get_current (fixture->reader->text_view);
  const DossierHighlight *highlight;
  g_autofree char *shown = NULL;

  g_assert_cmpint (position, >=, 0);
  highlight = dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), (guint) position)->highlight;
  g_assert_cmpint (highlight->type, ==, DOSSIER_HIGHLIGHT_SUGGESTION);
  shown = dossier_text_slice (dossier_reader_get_view (fixture->reader)->text, highlight->start, highlight->end);
  g_assert_cmpstr (shown, ==, words);
}

/* Tests */

static void
test_dotted (SuggestionFixture *fixture,
             gconstpointer      data)
{
  const DossierHighlight *first;
  g_autofree char *words = NULL;

  suggestion_fixture_wait_marks (fixture, 6, 0);
  first = dossier_highlight_index_get (dossier_text_view_get_index (fixture->reader->text_view), 0)->highlight;
  g_assert_cmpstr (first->kind, ==, "place");
  words = dossier_text_view_describe (fixture->reader->text_view, 0);
  g_assert_cmpstr (words, ==, "Orsk — Place, likely: stands after “in”");

  /* Dates and figures only when they are asked for, and again the next time. */
  suggestion_fixture_press (fixture, GDK_KEY_d, 0);
  suggestion_fixture_wait_marks (fixture, 8, 0);
  g_assert_true (fixture->reader->shows_values);
  suggestion_fixture_press (fixture, GDK_KEY_d, 0);
  suggestion_fixture_wait_marks (fixture, 6, 0);

  /* Suggestions do not count as mentions. */
  g_assert_cmpuint (dossier_reader_get_view (fixture->reader)->highlights->len, ==, 0);
}

static void
test_keys (SuggestionFixture *fixture,
           gconstpointer      data)
{
  suggestion_fixture_wait_marks (fixture, 6, 0);

  /* Nothing is decided unseen. */
  suggestion_fixture_press (fixture, GDK_KEY_y, 0);
  assert_current (fixture, "Orsk");
  g_assert_cmpuint (suggestion_fixture_count_open (fixture), ==, 8);
  suggestion_fixture_press (fixture, GDK_KEY_s, 0);
  assert_current (fixture, "Iren Varga");
  suggestion_fixture_press (fixture, GDK_KEY_S, GDK_SHIFT_MASK);
  assert_current (fixture, "Orsk");

  /* Yes and no show at once, and the next one is chosen. */
  suggestion_fixture_press (fixture, GDK_KEY_y, 0);
  g_assert_cmpuint (suggestion_fixture_count_marks (fixture, DOSSIER_HIGHLIGHT_MENTION), ==, 1);
  assert_current (fixture, "Iren Varga");
  suggestion_fixture_press (fixture, GDK_KEY_n, 0);
  g_assert_cmpuint (suggestion_fixture_count_marks (fixture, DOSSIER_HIGHLIGHT_SUGGESTION), ==, 4);
  assert_current (fixture, "Orsk");
  suggestion_fixture_wait_marks (fixture, 4, 1);
  assert_current (fixture, "Orsk");
  g_assert_cmpuint (suggestion_fixture_count_open (fixture), ==, 6);

  ui_undo (fixture->desk.workspace);
  suggestion_fixture_wait_marks (fixture, 5, 1);
  ui_undo (fixture->desk.workspace);
  suggestion_fixture_wait_marks (fixture, 6, 0);
}

/* From the list of articles too, but for what belongs to the text alone. */
static void
test_keys_beside (SuggestionFixture *fixture,
                  gconstpointer      data)
{
  suggestion_fixture_wait_marks (fixture, 6, 0);
  g_assert_true (dossier_reader_take_key (fixture->reader, GDK_KEY_s, 0));
  assert_current (fixture, "Orsk");
  g_assert_true (dossier_reader_take_key (fixture->reader, GDK_KEY_y, 0));
  suggestion_fixture_wait_marks (fixture, 5, 1);
  g_assert_false (dossier_reader_take_key (fixture->reader, GDK_KEY_t, 0));
}

static void
test_all (SuggestionFixture *fixture,
          gconstpointer      data)
{
  suggestion_fixture_wait_marks (fixture, 6, 0);
  suggestion_fixture_press (fixture, GDK_KEY_s, 0);
  suggestion_fixture_press (fixture, GDK_KEY_Y, GDK_SHIFT_MASK);
  g_assert_cmpuint (suggestion_fixture_count_marks (fixture, DOSSIER_HIGHLIGHT_MENTION), ==, 3);
  assert_current (fixture, "Iren Varga");
  suggestion_fixture_wait_marks (fixture, 3, 3);
  suggestion_fixture_press (fixture, GDK_KEY_N, GDK_SHIFT_MASK);
  suggestion_fixture_wait_marks (fixture, 1, 3);
  assert_current (fixture, "Pilots Guild");

  /* After the last nothing is chosen, and pressing on does no harm. */
  suggestion_fixture_press (fixture, GDK_KEY_y, 0);
  suggestion_fixture_wait_marks (fixture, 0, 4);
  suggestion_fixture_press (fixture, GDK_KEY_y, 0);
  suggestion_fixture_press (fixture, GDK_KEY_n, 0);
  ui_settle ();
  suggestion_fixture_wait_marks (fixture, 0, 4);
  g_assert_cmpuint (suggestion_fixture_count_open (fixture), ==, 2);
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static void
test_popover (SuggestionFixture *fixture,
              gconstpointer      data)
{
  GtkWidget *popover = GTK_WIDGET (fixture->reader->suggestion_popover);

  suggestion_fixture_wait_marks (fixture, 6, 0);
  dossier_reader_open_menu (fixture->reader, 1, FALSE);
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_nonnull (ui_find_label (popover, "Iren Varga"));
  g_assert_nonnull (ui_find_label (popover, "almost certain"));
  g_assert_nonnull (ui_find_label (popover, "Follows a title"));
  g_assert_nonnull (ui_find_label (popover, "Becomes a new entity"));
  g_assert_nonnull (ui_find_label (popover, "2 here"));

  /* The rarer answers stand behind a button. */
  g_assert_nonnull (ui_find_button (popover, "accept"));
  g_assert_false (gtk_widget_get_mapped (ui_find_button (popover, "reject-everywhere")));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_button (popover, "view-more-symbolic")), TRUE);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (ui_find_button (popover, "reject-everywhere")));

  /* It goes along to the next, where the same buttons are. */
  ui_click (ui_find_button (popover, "accept"));
  g_assert_true (gtk_widget_get_visible (popover));
  g_assert_nonnull (ui_find_label (popover, "Orsk"));
  suggestion_fixture_wait_marks (fixture, 5, 1);
  g_assert_true (ui_press (popover, GDK_KEY_n, 0));
  suggestion_fixture_wait_marks (fixture, 4, 1);
  g_assert_true (ui_press (popover, GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (popover));
}

static void
test_accept_as (SuggestionFixture *fixture,
                gconstpointer      data)
{
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);
  DossierEntity *entity;

  suggestion_fixture_wait_marks (fixture, 6, 0);
  for (guint i = 0; i < 5; i++)
    suggestion_fixture_press (fixture, GDK_KEY_s, 0);
  assert_current (fixture, "Pilots Guild");
  suggestion_fixture_press (fixture, GDK_KEY_t, 0);
  ui_wait (is_visible, fixture->reader->tag_popover);
  g_assert_true (ui_press (GTK_WIDGET (fixture->reader->tag_popover), GDK_KEY_1, 0));
  suggestion_fixture_wait_marks (fixture, 5, 1);

  query->article = fixture->article;
  entities = dossier_workspace_load_records (fixture->desk.workspace, query, NULL);
  g_assert_cmpuint (entities->len, ==, 1);
  entity = g_ptr_array_index (entities, 0);
  g_assert_cmpstr (entity->name, ==, "Pilots Guild");
  g_assert_cmpstr (entity->kind, ==, "person");
}

static gpointer
find_form (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *form = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && form == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      form = ui_find (window, DOSSIER_TYPE_EVENT_FORM);
    }
  return form;
}

static gboolean
has_form (gpointer data)
{
  DossierEventForm *form = find_form ();

  return form != NULL && *gtk_editable_get_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title"))) != '\0';
}

static gboolean
has_no_form (gpointer data)
{
  return find_form () == NULL;
}

static void
assert_entry (const char *name,
              const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dossier_event_form_get_entry (find_form (), name))), ==, text);
}

/* The sentence around a suggestion tells of an event; everything can be changed before it is saved. */
static void
test_event (SuggestionFixture *fixture,
            gconstpointer      data)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = NULL;
  GtkWidget *editor;

  suggestion_fixture_wait_marks (fixture, 6, 0);
  suggestion_fixture_press (fixture, GDK_KEY_s, 0);
  suggestion_fixture_press (fixture, GDK_KEY_s, 0);
  assert_current (fixture, "Iren Varga");
  suggestion_fixture_press (fixture, GDK_KEY_e, 0);
  ui_wait (has_form, NULL);
  assert_entry ("kind", "meeting");
  assert_entry ("date", "2024-03-03");
  assert_entry ("place", "Orsk");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (find_form (), "title")), "Pilots heard");
  editor = GTK_WIDGET (gtk_widget_get_root (find_form ()));
  g_assert_nonnull (ui_find_label (editor, "Minister Iren Varga met the harbour pilots"));
  g_assert_true (gtk_widget_activate_action (editor, "editor.save", NULL));
  ui_wait (has_no_form, NULL);

  events = dossier_workspace_load_records (fixture->desk.workspace, query, NULL);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (((DossierEvent *) g_ptr_array_index (events, 0))->title, ==, "Pilots heard");
  g_assert_cmpstr (((DossierEvent *) g_ptr_array_index (events, 0))->kind, ==, "meeting");
}

static void
test_read_only (SuggestionFixture *fixture,
                gconstpointer      data)
{
  suggestion_fixture_wait_marks (fixture, 6, 0);
  suggestion_fixture_reopen (fixture, DOSSIER_WORKSPACE_READ_ONLY);
  suggestion_fixture_wait_marks (fixture, 6, 0);
  suggestion_fixture_wait_rows (fixture, 7);
  suggestion_fixture_press (fixture, GDK_KEY_s, 0);
  suggestion_fixture_press (fixture, GDK_KEY_y, 0);
  suggestion_fixture_press (fixture, GDK_KEY_N, GDK_SHIFT_MASK);
  suggestion_fixture_wait_marks (fixture, 6, 0);
  g_assert_null (ui_find_button (GTK_WIDGET (suggestion_fixture_find_row (fixture, "Iren Varga")), "object-select-symbolic"));
}

#define ADD(path, func) g_test_add (path, SuggestionFixture, NULL, suggestion_fixture_set_up, func, suggestion_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/suggestions/dotted", test_dotted);
  ADD ("/suggestions/keys", test_keys);
  ADD ("/suggestions/keys-beside", test_keys_beside);
  ADD ("/suggestions/all", test_all);
  ADD ("/suggestions/popover", test_popover);
  ADD ("/suggestions/accept-as", test_accept_as);
  ADD ("/suggestions/event", test_event);
  ADD ("/suggestions/read-only", test_read_only);
  return ui_run ();
}
