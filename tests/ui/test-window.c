/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window from outside: its actions, imports by drop and by paste, undo, pages, workspaces that can only be read.
 * Titles are hostile on purpose: a warning about markup ends the test. */

#include "ui-fixture.h"

#include "dossier-event-form.h"
#include "dossier-fit-bin.h"
#include "dossier-history.h"
#include "dossier-import-summary.h"

#define HOSTILE "Claims & <b>counter</claims> of \"500 men\" 'north' of the river\n\n" \
                "The spokesman said on Monday that the column had turned back. Others saw it cross at dawn.\n"
#define SECOND "Ferry stopped after talks broke down\n\nThe ferry between both towns did not run on Tuesday, the harbour office said.\n"

static gboolean
has_action (GtkWidget  *widget,
            const char *name)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_GET_CLASS (widget);
  const char *action, *property;
  const GVariantType *parameter;
  GType owner;

  for (guint i = 0; gtk_widget_class_query_action (widget_class, i, &owner, &action, &parameter, &property); i++)
    if (g_str_equal (action, name))
      return TRUE;
  return FALSE;
}

static void
test_actions (UiFixture     *fixture,
              gconstpointer  data)
{
  static const char * const names[] = {
    "win.open-article", "win.open-entity", "win.open-event", "win.open-note", "win.page", "win.edit-event", "win.new-event",
    "win.cite", "win.import", "win.import-folder", "win.undo", "win.redo", "win.find", "win.search", "win.show-sidebar",
    "win.export", "win.paste", "win.history", "win.save-copy", "win.import-details",
    "win.continue-import", "win.forget-import", "win.extract-again", "win.extract-again-all", "win.extraction-details",
    "win.import-chapters",
  };
  static const char * const application_names[] = {
    "new-workspace", "open", "open-recent", "open-samples", "import-folder", "preferences", "about", "quit",
    "text-larger", "text-smaller", "text-normal",
  };
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!has_action (GTK_WIDGET (window), names[i]))
      g_error ("the window has no action %s", names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (application_names); i++)
    if (!g_action_group_has_action (G_ACTION_GROUP (fixture->application), application_names[i]))
      g_error ("the application has no action %s", application_names[i]);
}

static void
test_pages (UiFixture     *fixture,
            gconstpointer  data)
{
  static const char * const pages[] = { "board", "notes", "read", "board" };
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  AdwViewStack *stack = ADW_VIEW_STACK (ui_find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]));
      ui_settle ();
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, pages[i]);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "no such page");
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "board");

  /* The page is the workspace's own state and comes back with it. */
  ui_close (GTK_WINDOW (window));
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE);
  stack = ADW_VIEW_STACK (ui_find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK));
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "board");
}

/* A page with a search of its own keeps the key; elsewhere the library is searched. */
static void
test_find (UiFixture     *fixture,
           gconstpointer  data)
{
  static const char * const own[] = { "board", "timeline", "review" };
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  AdwViewStack *stack = ADW_VIEW_STACK (ui_find (GTK_WIDGET (window), ADW_TYPE_VIEW_STACK));

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", own[i]);
      ui_settle ();
      gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
      ui_settle ();
      g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, own[i]);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "notes");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.find", NULL);
  ui_settle ();
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack), ==, "read");
}

static void
test_drop (UiFixture     *fixture,
           gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a & b <i>.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *first = ui_fixture_write (fixture, "first & <second>.txt", HOSTILE);
  g_autofree char *second = ui_fixture_write (fixture, "second.txt", SECOND);
  const char * const both[] = { first, second, NULL };
  const char * const web[] = { "https://example.org/a?b=1&c=2", NULL };

  ui_drop_files (GTK_WIDGET (window), both);
  ui_wait_import (window);
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, 2);
  ui_wait_label (window, "Claims & <b>");

  /* What lies on the network is not fetched, and that is said. */
  ui_drop_files (GTK_WIDGET (window), web);
  ui_wait_import (window);
  ui_settle ();
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, 2);
}

static void
test_drop_refused (UiFixture     *fixture,
                   gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *good = ui_fixture_write (fixture, "good.txt", HOSTILE);
  g_autofree char *again = ui_fixture_write (fixture, "again.txt", HOSTILE);
  g_autofree char *empty = ui_fixture_write (fixture, "empty & <bad>.txt", "");
  const char * const paths[] = { good, again, empty, NULL };
  GtkWindow *summary;

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_import (window);
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-details", NULL);
  summary = ui_wait_window (DOSSIER_TYPE_IMPORT_SUMMARY);
  ui_settle ();
  g_assert_nonnull (ui_find_label (GTK_WIDGET (summary), "1 article imported · 1 was here already · 1 file not imported"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (summary), "empty & <bad>.txt"));
  ui_close (summary);
}

static void
test_paste (UiFixture     *fixture,
            gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_autofree char *path = ui_fixture_write (fixture, "second.txt", SECOND);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  static const char html[] = "<html><head><title>Page &amp; &lt;more&gt;</title></head><body><article><h1>Page &amp; &lt;more&gt;</h1>"
                             "<p>The ministry said that nothing had happened. Witnesses disagree with that account entirely.</p></article></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, sizeof html - 1);
  g_autoptr (GdkContentProvider) page = gdk_content_provider_new_for_bytes ("text/html", bytes);
  GValue value = G_VALUE_INIT;

  gdk_clipboard_set_text (clipboard, HOSTILE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  ui_wait_articles (window, 1);

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  gdk_clipboard_set_value (clipboard, &value);
  g_value_unset (&value);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  ui_wait_articles (window, 2);

  gdk_clipboard_set_content (clipboard, page);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  ui_wait_articles (window, 3);
  ui_settle ();

  gdk_clipboard_set_text (clipboard, "https://example.org/article");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  ui_settle ();
  ui_wait_articles (window, 3);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_is_sensitive (widget);
}

static void
test_undo (UiFixture     *fixture,
           gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  GtkWidget *undo = ui_find_action (GTK_WIDGET (window), "win.undo");
  GtkWidget *redo = ui_find_action (GTK_WIDGET (window), "win.redo");
  g_autofree char *path = ui_fixture_write (fixture, "first.txt", HOSTILE);
  g_autofree char *other = ui_fixture_write (fixture, "second.txt", SECOND);
  const char * const paths[] = { path, other, NULL };
  g_autofree char *nothing = g_strdup (gtk_widget_get_tooltip_text (undo));

  g_assert_false (gtk_widget_is_sensitive (undo));
  g_assert_false (gtk_widget_is_sensitive (redo));

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_articles (window, 2);
  ui_wait_sensitive (undo);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), !=, nothing);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait_articles (window, 0);
  ui_wait (is_insensitive, undo);
  ui_wait_sensitive (redo);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  ui_wait_articles (window, 2);
  ui_wait (is_insensitive, redo);

  /* It survives closing. */
  ui_close (GTK_WINDOW (window));
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE);
  g_assert_true (gtk_widget_is_sensitive (ui_find_action (GTK_WIDGET (window), "win.undo")));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  ui_wait_articles (window, 0);
}

typedef struct
{
  DossierWindow *window;
  DossierId event;
  const char *title;
} Edited;

static DossierEvent *
look_up (const Edited *edited)
{
  return DOSSIER_EVENT (dossier_workspace_lookup (dossier_window_get_workspace (edited->window), DOSSIER_RECORD_EVENT, &edited->event));
}

static gboolean
has_title (gpointer data)
{
  const Edited *edited = data;
  g_autoptr (DossierEvent) event = look_up (edited);

  return g_str_equal (event->title, edited->title);
}

static gboolean
has_editor (gpointer window)
{
  GtkWidget *editor = ui_find_other_window (window), *form = editor != NULL ? ui_find (editor, DOSSIER_TYPE_EVENT_FORM) : NULL;

  return form != NULL && gtk_widget_get_mapped (form);
}

static gboolean
has_no_editor (gpointer window)
{
  return ui_find_other_window (window) == NULL;
}

static void
assert_event (const Edited *edited,
              const char   *title,
              const char   *places,
              guint         participants)
{
  g_autoptr (DossierEvent) event = look_up (edited);

  g_assert_cmpstr (event->title, ==, title);
  g_assert_cmpstr (event->places, ==, places);
  g_assert_cmpuint (event->participant_count, ==, participants);
}

/* Everything that was changed in the form of an event, and saved with one key, goes with one key. */
static void
test_undo_event (UiFixture     *fixture,
                 gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  DossierWorkspace *workspace = dossier_window_get_workspace (window);
  DossierEventPart parts[] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Karl Odegard" }, { .kind = DOSSIER_STATEMENT_PLACE, .name = "Norhaven" },
  };
  DossierId gulin = ui_do (workspace, dossier_command_create_entity ("Viktor Gulin", "person")).id;
  DossierId league = ui_do (workspace, dossier_command_create_entity ("Northern League", "organisation")).id;
  Edited edited = { window, ui_do (workspace, dossier_command_create_event ("Talks", NULL, NULL, NULL, parts, 2)).id, "Talks" };
  g_autofree char *id = dossier_id_to_text (&edited.event);
  DossierEventForm *form;
  GtkWidget *editor;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-event", "s", id);
  ui_wait (has_editor, window);
  editor = ui_find_other_window (GTK_WIDGET (window));
  form = DOSSIER_EVENT_FORM (ui_find (editor, DOSSIER_TYPE_EVENT_FORM));
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "title")), "Talks at night");
  gtk_editable_set_text (GTK_EDITABLE (dossier_event_form_get_entry (form, "place")), "Belmark");
  dossier_event_form_add_participant (form, &gulin, "Viktor Gulin", "person");
  dossier_event_form_add_participant (form, &league, "Northern League", "organisation");
  g_assert_true (ui_press (dossier_event_form_get_entry (form, "title"), GDK_KEY_Return, GDK_CONTROL_MASK));
  ui_wait (has_no_editor, window);
  ui_wait_label (window, "Event changed");
  assert_event (&edited, "Talks at night", "Belmark", 3);

  ui_wait_sensitive (ui_find_action (GTK_WIDGET (window), "win.undo"));
  g_assert_true (ui_press (GTK_WIDGET (window), GDK_KEY_z, GDK_CONTROL_MASK));
  ui_wait (has_title, &edited);
  assert_event (&edited, "Talks", "Norhaven", 1);

  edited.title = "Talks at night";
  ui_wait_sensitive (ui_find_action (GTK_WIDGET (window), "win.redo"));
  g_assert_true (ui_press (GTK_WIDGET (window), GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  ui_wait (has_title, &edited);
  assert_event (&edited, "Talks at night", "Belmark", 3);
}

static gboolean
has_row (gpointer window)
{
  return ui_find_label (window, "Undo to here") != NULL;
}

static void
test_history (UiFixture     *fixture,
              gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *path = ui_fixture_write (fixture, "first.txt", HOSTILE);
  const char * const paths[] = { path, NULL };
  GtkWindow *history;
  GtkWidget *button;

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_articles (window, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.history", NULL);
  history = ui_wait_window (DOSSIER_TYPE_HISTORY);
  ui_wait (has_row, history);

  button = gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (history), "Undo to here"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  ui_wait_articles (window, 0);
  button = gtk_widget_get_ancestor (ui_wait_label (history, "Redo to here"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  ui_wait_articles (window, 1);
  ui_close (history);
}

static void
test_read_only (UiFixture     *fixture,
                gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *path = ui_fixture_write (fixture, "first.txt", HOSTILE);
  const char * const paths[] = { path, NULL };

  ui_close (GTK_WINDOW (window));
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_ONLY);
  ui_settle ();
  g_assert_true (gtk_widget_get_mapped (ui_find_label (GTK_WIDGET (window), "reading only")));
  g_assert_false (gtk_widget_is_sensitive (ui_find_action (GTK_WIDGET (window), "win.import")));
  g_assert_false (gtk_widget_is_sensitive (ui_find_action (GTK_WIDGET (window), "win.undo")));

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_settle ();
  ui_wait_import (window);
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, 0);
}

static void
test_two (UiFixture     *fixture,
          gconstpointer  data)
{
  DossierWindow *first = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  DossierWindow *second = ui_fixture_open (fixture, "b.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *path = ui_fixture_write (fixture, "first.txt", HOSTILE);
  const char * const paths[] = { path, NULL };

  g_assert_true (first != second);
  ui_drop_files (GTK_WIDGET (first), paths);
  ui_wait_articles (first, 1);
  g_assert_cmpuint (ui_count (second, DOSSIER_RECORD_ARTICLE), ==, 0);
  g_assert_false (gtk_widget_is_sensitive (ui_find_action (GTK_WIDGET (second), "win.undo")));

  /* The same workspace again comes to the front instead of being opened twice. */
  g_assert_true (ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE) == first);
}

static gboolean
is_narrow (gpointer window)
{
  return dossier_fit_bin_is_narrow (DOSSIER_FIT_BIN (ui_find (window, DOSSIER_TYPE_FIT_BIN)));
}

static gboolean
is_wide (gpointer window)
{
  return !is_narrow (window);
}

/* What needed the room has gone. */
static void
test_wide_again (UiFixture     *fixture,
                 gconstpointer  data)
{
  DossierWindow *window;
  GtkWidget *bin, *undo;

  g_settings_set_int (dossier_application_get_settings (fixture->application), "window-width", 1280);
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  bin = ui_find (GTK_WIDGET (window), DOSSIER_TYPE_FIT_BIN);
  undo = ui_find_action (GTK_WIDGET (window), "win.undo");
  gtk_widget_set_size_request (undo, 1200, -1);
  ui_wait (is_narrow, window);
  ui_settle ();
  gtk_widget_set_size_request (undo, -1, -1);
  ui_settle ();
  dossier_fit_bin_forget (DOSSIER_FIT_BIN (bin));
  ui_wait (is_wide, window);
  ui_settle ();
  g_assert_true (is_wide (window));
}

static void
test_narrow (UiFixture     *fixture,
             gconstpointer  data)
{
  DossierWindow *window;
  GtkWidget *bar;
  int minimum;

  g_settings_set_int (dossier_application_get_settings (fixture->application), "window-width", 720);
  g_settings_set_int (dossier_application_get_settings (fixture->application), "window-height", 500);
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  ui_wait (is_narrow, window);
  ui_settle ();

  bar = ui_find (GTK_WIDGET (window), ADW_TYPE_VIEW_SWITCHER_BAR);
  g_assert_true (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  for (const char * const *page = (const char * const[]) { "read", "board", "notes", NULL }; *page != NULL; page++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", *page);
      ui_settle ();
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 720);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, 720, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 500);
    }
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)
  ADD ("/window/actions", test_actions);
  ADD ("/window/pages", test_pages);
  ADD ("/window/find", test_find);
  ADD ("/window/drop", test_drop);
  ADD ("/window/drop-refused", test_drop_refused);
  ADD ("/window/paste", test_paste);
  ADD ("/window/undo", test_undo);
  ADD ("/window/undo-event", test_undo_event);
  ADD ("/window/history", test_history);
  ADD ("/window/read-only", test_read_only);
  ADD ("/window/two-workspaces", test_two);
  ADD ("/window/narrow", test_narrow);
  ADD ("/window/wide-again", test_wide_again);
#undef ADD

  return ui_run ();
}
