/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Statements made in the reader with real widgets and keys: filled in from the sentence, of the event that fits, in one step of undo. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-importing.h"
#include "dossier-reader-private.h"
#include "dossier-statement-form.h"
#include "dossier-text-view-private.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

enum
{
  FIRST,
  SECOND,
  N_ARTICLES,
};

#define FIRST_TEXT \
  "Buildup near Orland\n\nBy Ada Quill\n\n11 February 2024\n\nThe Harbour Office said that a buildup near Orland has reached 130,000 " \
  "soldiers by 9 February. It rained.\n\nGeneral Boris Keel phoned Admiral Iren Varga on Thursday, the Harbour Office said.\n"

#define SECOND_TEXT \
  "Orland watches its border\n\nBy Cleo Marsh\n\n12 February 2024\n\nThe buildup near Orland now counts more than 125,000 troops. " \
  "Nothing else was said.\n"

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId articles[N_ARTICLES];
  GtkWidget *window;
  DossierReader *reader;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture, gpointer data);

static gboolean
give_up_cb (gpointer data)
{
  g_error ("what the test waits for did not come");
  return G_SOURCE_REMOVE;
}

static void
wait_for (Fixture *fixture, Condition condition, gpointer data)
{
  guint limit = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (!condition (fixture, data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

static gboolean
is_shown (Fixture *fixture, gpointer data)
{
  DossierArticleView *view = dossier_reader_get_view (fixture->reader);

  return view != NULL && dossier_id_equal (&view->article->id, data);
}

static void
show (Fixture *fixture, guint article)
{
  dossier_reader_show (fixture->reader, &fixture->articles[article], -1, -1);
  wait_for (fixture, is_shown, &fixture->articles[article]);
}

static void
import_article (Fixture *fixture, guint number, const char *text)
{
  g_autofree char *name = g_strdup_printf ("article-%u.txt", number);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char * const paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("import");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  fixture->articles[number] = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

static gboolean
has_monitor (Fixture *fixture, gpointer data)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));

  gdk_display_sync (gdk_display_get_default ());

  return gtk_widget_get_width (fixture->window) > 0
         && gdk_display_get_monitor_at_surface (gdk_display_get_default (), surface) != NULL;
}

static void
tag (Fixture *fixture, guint article, const char *words, const char *kind)
{
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (fixture->workspace, &fixture->articles[article], NULL);
  const char *at = strstr (view->text, words);
  guint start = (guint) g_utf8_pointer_to_offset (view->text, at);
  g_autoptr (GError) error = NULL;

  dossier_workspace_run (fixture->workspace, dossier_command_tag (&fixture->articles[article], start, start + dossier_text_length (words), NULL,
                                                                  words, kind), NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->folder = g_dir_make_tmp ("dossier-statements-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  import_article (fixture, FIRST, FIRST_TEXT);
  import_article (fixture, SECOND, SECOND_TEXT);
  tag (fixture, FIRST, "Harbour Office", "organisation");
  tag (fixture, FIRST, "Boris Keel", "person");
  tag (fixture, FIRST, "Iren Varga", "person");

  fixture->reader = DOSSIER_READER (dossier_reader_new (fixture->workspace));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->reader));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));

  /* A popover needs a window that has its place on the screen. */
  wait_for (fixture, has_monitor, NULL);
  show (fixture, FIRST);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }

  return handled;
}

static guint
find_words (Fixture *fixture, const char *words)
{
  const char *text = dossier_reader_get_view (fixture->reader)->text;
  const char *at = strstr (text, words);

  g_assert_nonnull (at);

  return (guint) g_utf8_pointer_to_offset (text, at);
}

static void
select_words (Fixture *fixture, const char *words)
{
  guint start = find_words (fixture, words);

  dossier_text_view_select (fixture->reader->text_view, start, start + dossier_text_length (words));
}

static gboolean
press_text (Fixture *fixture, guint keyval)
{
  return press (GTK_WIDGET (fixture->reader->text_view), keyval, 0);
}

static gboolean
is_open (Fixture *fixture, gpointer data)
{
  return gtk_widget_get_visible (GTK_WIDGET (fixture->reader->statement_popover));
}

static gboolean
is_closed (Fixture *fixture, gpointer data)
{
  return !is_open (fixture, data) && !dossier_statement_popover_is_loading (fixture->reader->statement_popover);
}

static GPtrArray *
load (Fixture *fixture, DossierRecordType type, guint article)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);

  query->article = fixture->articles[article];
  return dossier_workspace_load_records (fixture->workspace, query, NULL);
}

static gboolean
has_statements (Fixture *fixture, gpointer data)
{
  g_autoptr (GPtrArray) statements = load (fixture, DOSSIER_RECORD_STATEMENT, GPOINTER_TO_UINT (data) >> 8);

  g_main_context_wakeup (NULL);
  return statements->len == (GPOINTER_TO_UINT (data) & 0xff);
}

static void
wait_for_statements (Fixture *fixture, guint article, guint n)
{
  wait_for (fixture, has_statements, GUINT_TO_POINTER (article << 8 | n));
}

static GtkWidget *
find_type (GtkWidget *above, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (above, type))
    return above;
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DossierStatementForm *
get_form (Fixture *fixture)
{
  return DOSSIER_STATEMENT_FORM (find_type (GTK_WIDGET (fixture->reader->statement_popover), DOSSIER_TYPE_STATEMENT_FORM));
}

static void
assert_field (Fixture *fixture, const char *name, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (dossier_statement_form_get_field (get_form (fixture), name))), ==, text);
}

static void
set_field (Fixture *fixture, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (dossier_statement_form_get_field (get_form (fixture), name)), text);
}

static void
accept (Fixture *fixture)
{
  dossier_statement_popover_accept (fixture->reader->statement_popover);
  wait_for (fixture, is_closed, NULL);
}

/* One key and Enter make a figure, an event with it, and one step of undo. */
static void
test_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) events = NULL;
  const DossierStatement *statement = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  select_words (fixture, "130,000");
  g_assert_true (press_text (fixture, GDK_KEY_f));
  wait_for (fixture, is_open, NULL);
  assert_field (fixture, "figure", "130,000 soldiers");
  assert_field (fixture, "topic", "troops");
  assert_field (fixture, "said", "Harbour Office");
  assert_field (fixture, "as-of", "2024-02-09");
  g_assert_true (press (GTK_WIDGET (fixture->reader->statement_popover), GDK_KEY_2, GDK_ALT_MASK));
  accept (fixture);
  events = load (fixture, DOSSIER_RECORD_EVENT, FIRST);
  while (events->len == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      g_ptr_array_unref (events);
      events = load (fixture, DOSSIER_RECORD_EVENT, FIRST);
    }
  g_assert_cmpuint (events->len, ==, 1);
  statements = load (fixture, DOSSIER_RECORD_STATEMENT, FIRST);
  for (guint i = 0; i < statements->len; i++)
    if (DOSSIER_STATEMENT (g_ptr_array_index (statements, i))->kind == DOSSIER_STATEMENT_FIGURE)
      statement = g_ptr_array_index (statements, i);
  g_assert_nonnull (statement);
  value = dossier_figure_to_value (statement->figure);
  g_assert_cmpstr (value, ==, "130000 soldiers");
  g_assert_cmpstr (statement->attributed_name, ==, "Harbour Office");
  g_assert_cmpstr (statement->attributed_words, ==, "The Harbour Office said");
  g_assert_cmpstr (statement->as_of, ==, "2024-02-09");
  g_assert_cmpuint (statement->credibility, ==, 2);
  g_assert_cmpstr (statement->passage->quote, ==, "130,000 soldiers");

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
  wait_for_statements (fixture, FIRST, 0);
}

static DossierId
make_event (Fixture *fixture, const char *title)
{
  DossierOutcome outcome = { 0 };
  g_autoptr (GError) error = NULL;

  dossier_workspace_run (fixture->workspace, dossier_command_create_event (title, NULL, "2024-02", NULL, NULL, 0), &outcome, &error);
  g_assert_no_error (error);
  return outcome.id;
}

/* Figures of two articles meet under one heading of one event. */
static void
test_meet (Fixture *fixture, gconstpointer data)
{
  DossierId event = make_event (fixture, "Buildup near Orland");
  g_autoptr (GPtrArray) statements = NULL;
  const DossierStatement *statement;

  select_words (fixture, "130,000");
  press_text (fixture, GDK_KEY_f);
  wait_for (fixture, is_open, NULL);
  set_field (fixture, "topic", "troops near Orland");
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);

  show (fixture, SECOND);
  /* The caret is enough, and Enter need not wait for the popover. */
  dossier_text_view_place_caret (fixture->reader->text_view, find_words (fixture, "counts"));
  press_text (fixture, GDK_KEY_f);
  g_assert_true (press_text (fixture, GDK_KEY_Return));
  wait_for_statements (fixture, SECOND, 1);
  statements = load (fixture, DOSSIER_RECORD_STATEMENT, SECOND);
  statement = g_ptr_array_index (statements, 0);
  g_assert_true (dossier_id_equal (&statement->event, &event));
  g_assert_cmpstr (statement->topic, ==, "troops near Orland");
  g_assert_cmpint (statement->figure->qualifier, ==, DOSSIER_FIGURE_MORE_THAN);
}

/* A sentence with two who take part: each R is the next of them. */
static void
test_roles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  make_event (fixture, "Keel and Varga on the telephone");
  for (guint i = 0; i < 2; i++)
    {
      dossier_text_view_place_caret (fixture->reader->text_view, find_words (fixture, "phoned"));
      press_text (fixture, GDK_KEY_r);
      wait_for (fixture, is_open, NULL);
      accept (fixture);
      wait_for_statements (fixture, FIRST, i + 1);
    }
  statements = load (fixture, DOSSIER_RECORD_STATEMENT, FIRST);
  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);

      g_string_append_printf (said, "%s=%s;", statement->entity_name, statement->role);
    }
  g_assert_cmpstr (said->str, ==, "Boris Keel=caller;Iren Varga=called;");
}

static void
test_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  const DossierStatement *statement;

  make_event (fixture, "Keel and Varga on the telephone");
  select_words (fixture, "Thursday");
  press_text (fixture, GDK_KEY_w);
  wait_for (fixture, is_open, NULL);
  assert_field (fixture, "date", "2024-02-08");
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);
  statements = load (fixture, DOSSIER_RECORD_STATEMENT, FIRST);
  statement = g_ptr_array_index (statements, 0);
  g_assert_cmpstr (statement->date, ==, "2024-02-08");
  g_assert_cmpstr (statement->date_words, ==, "Thursday");
}

/* What is wrong is said beside its field, and nothing is written. */
static void
test_errors (Fixture *fixture, gconstpointer data)
{
  GtkWidget *note;

  select_words (fixture, "It rained");
  press_text (fixture, GDK_KEY_f);
  wait_for (fixture, is_open, NULL);
  set_field (fixture, "figure", "quite a few");
  note = dossier_statement_form_get_field (get_form (fixture), "note");
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (note)), "No number"));
  dossier_statement_popover_accept (fixture->reader->statement_popover);
  g_assert_true (is_open (fixture, NULL));
  set_field (fixture, "figure", "about 40 km");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (note)), ==, "40 · about that many · in km");
  set_field (fixture, "as-of", "2024-13");
  dossier_statement_popover_accept (fixture->reader->statement_popover);
  g_assert_true (is_open (fixture, NULL));
  dossier_statement_popover_close (fixture->reader->statement_popover);
  wait_for_statements (fixture, FIRST, 0);
}

/* Another event is found by typing, and a new one named. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;
  DossierId event = make_event (fixture, "Rain over Belmark");
  g_autoptr (GPtrArray) statements = NULL;

  select_words (fixture, "It rained");
  press_text (fixture, GDK_KEY_m);
  wait_for (fixture, is_open, NULL);
  entry = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->reader->statement_popover), DOSSIER_TYPE_STATEMENT_POPOVER, "entry"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Event of the statement");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dossier_statement_form_get_field (get_form (fixture), "credibility")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Credibility of what is said");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Belmark");
  /* Enter need not wait for the answer either. */
  g_assert_true (press (GTK_WIDGET (fixture->reader->statement_popover), GDK_KEY_3, GDK_ALT_MASK));
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);
  statements = load (fixture, DOSSIER_RECORD_STATEMENT, FIRST);
  g_assert_true (dossier_id_equal (&DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->event, &event));
  g_assert_cmpuint (DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->credibility, ==, 3);
}

/* A statement is corrected where it stands. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (DossierStatement) after = NULL;
  g_autofree char *id = NULL;

  make_event (fixture, "Buildup near Orland");
  select_words (fixture, "130,000");
  press_text (fixture, GDK_KEY_f);
  wait_for (fixture, is_open, NULL);
  accept (fixture);
  wait_for_statements (fixture, FIRST, 1);
  statements = load (fixture, DOSSIER_RECORD_STATEMENT, FIRST);
  id = dossier_id_to_text (&DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.edit-statement", "s", id);
  wait_for (fixture, is_open, NULL);
  assert_field (fixture, "figure", "130,000 soldiers");
  set_field (fixture, "figure", "about 131,000 soldiers");
  accept (fixture);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_object (&after);
      after = (DossierStatement *) dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_STATEMENT,
                                                             &DOSSIER_STATEMENT (g_ptr_array_index (statements, 0))->id);
    }
  while (after->figure->low != 131000);
  g_assert_cmpint (after->figure->qualifier, ==, DOSSIER_FIGURE_ABOUT);
  g_assert_cmpstr (after->attributed_name, ==, "Harbour Office");
}

/* What was looked for is where the keys of statements work once the find bar is closed. */
static void
test_found (Fixture *fixture, gconstpointer data)
{
  guint start = find_words (fixture, "130,000");

  make_event (fixture, "Buildup near Orland");
  dossier_find_bar_open (fixture->reader->find_bar, "130,000");
  press_text (fixture, GDK_KEY_Escape);
  g_assert_false (dossier_find_bar_is_open (fixture->reader->find_bar));
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start);
  g_assert_true (press_text (fixture, GDK_KEY_f));
  wait_for (fixture, is_open, NULL);
  assert_field (fixture, "figure", "130,000 soldiers");
  dossier_reader_close_popovers (fixture->reader);

  /* Nothing found moves nothing; of selected words the selected ones are meant. */
  dossier_find_bar_open (fixture->reader->find_bar, "zeppelin");
  dossier_find_bar_close (fixture->reader->find_bar);
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start);
  select_words (fixture, "130,000");
  dossier_reader_find (fixture->reader);
  dossier_find_bar_close (fixture->reader->find_bar);
  g_assert_cmpuint (dossier_text_view_get_caret (fixture->reader->text_view), ==, start);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  ADD ("/statements/figure", test_figure);
  ADD ("/statements/meet", test_meet);
  ADD ("/statements/roles", test_roles);
  ADD ("/statements/date", test_date);
  ADD ("/statements/errors", test_errors);
  ADD ("/statements/search", test_search);
  ADD ("/statements/edit", test_edit);
  ADD ("/statements/found", test_found);
  return g_test_run ();
}
