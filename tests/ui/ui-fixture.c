/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests with a display share. Only tests may wait by turning the main loop; the limit is for a test that hangs, not
 * a measure of speed. */

#include "ui-fixture.h"

#include "dossier-article-row.h"

#include <string.h>

#include <glib/gstdio.h>

#define HANGS_AFTER 60 /* s */

static char *home;
static DossierApplication *application; /* one for all tests: it can be registered on the session bus only once */

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
ui_init (int    *argc,
         char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("ADW_DISABLE_PORTAL", "1", TRUE);
  g_setenv ("GTK_USE_PORTAL", "0", TRUE);
  g_test_init (argc, argv, NULL);

  /* The person's own folders stay untouched; those of the system hold the toolkit's schemas and icons. */
  home = g_dir_make_tmp ("dossier-home-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  adw_init ();

  application = dossier_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

int
ui_run (void)
{
  int result = g_test_run ();

  g_clear_object (&application);
  remove_tree (home);
  g_clear_pointer (&home, g_free);
  return result;
}

void
ui_fixture_set_up (UiFixture     *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GSettings *settings;

  fixture->folder = g_dir_make_tmp ("dossier-ui-XXXXXX", &error);
  g_assert_no_error (error);

  fixture->application = g_object_ref (application);
  settings = dossier_application_get_settings (fixture->application);
  g_assert_nonnull (settings);
  g_settings_reset (settings, "recent");
  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
}

static gboolean
has_no_windows (gpointer data)
{
  return gtk_application_get_windows (data) == NULL;
}

void
ui_fixture_tear_down (UiFixture     *fixture,
                      gconstpointer  data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  ui_wait (has_no_windows, fixture->application);
  ui_settle ();
  g_clear_object (&fixture->application);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

char *
ui_fixture_path (UiFixture  *fixture,
                 const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

char *
ui_fixture_write (UiFixture  *fixture,
                  const char *name,
                  const char *text)
{
  char *path = ui_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

typedef struct
{
  UiFixture *fixture;
  char *path;
  DossierWindow *window;
} Opening;

static gboolean
is_open (gpointer data)
{
  Opening *opening = data;

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (opening->fixture->application)); link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data) &&
        g_str_equal (dossier_workspace_get_path (dossier_window_get_workspace (link->data)), opening->path))
      opening->window = link->data;
  return opening->window != NULL && gtk_widget_get_mapped (GTK_WIDGET (opening->window));
}

DossierWindow *
ui_fixture_open (UiFixture             *fixture,
                 const char            *name,
                 DossierWorkspaceFlags  flags)
{
  g_autofree char *path = ui_fixture_path (fixture, name);
  Opening opening = { fixture, path, NULL };

  dossier_application_open_workspace (fixture->application, path, flags, NULL);
  ui_wait (is_open, &opening);
  return opening.window;
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

void
ui_close (GtkWindow *window)
{
  gpointer still_there = window;

  g_object_add_weak_pointer (G_OBJECT (window), &still_there);
  gtk_window_close (window);
  ui_wait (is_gone, &still_there);
}

static gboolean
hangs_cb (gpointer data)
{
  g_error ("waited for %d s in vain", HANGS_AFTER);
  return G_SOURCE_REMOVE;
}

void
ui_wait (UiCondition condition,
         gpointer    data)
{
  guint hangs = g_timeout_add_seconds (HANGS_AFTER, hangs_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (hangs);
}

static gboolean
count_frames_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       frames)
{
  return ++*(guint *) frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_drawn (gpointer frames)
{
  return *(guint *) frames >= 3;
}

/* Whatever was put off is done, and every window that can be seen was laid out and drawn. */
void
ui_settle (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      guint frames = 0;

      if (!gtk_widget_get_mapped (window))
        continue;
      gtk_widget_add_tick_callback (window, count_frames_cb, &frames, NULL);
      gtk_widget_queue_draw (window);
      ui_wait (is_drawn, &frames);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_imported (gpointer window)
{
  return !dossier_window_is_importing (window);
}

void
ui_wait_import (DossierWindow *window)
{
  ui_wait (is_imported, window);
}

guint
ui_count (DossierWindow     *window,
          DossierRecordType  type)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GError) error = NULL;
  guint n = dossier_workspace_count (dossier_window_get_workspace (window), query, &error);

  g_assert_no_error (error);
  return n;
}

typedef struct
{
  DossierWindow *window;
  guint n;
} Expected;

static gboolean
has_articles (gpointer data)
{
  Expected *expected = data;

  return !dossier_window_is_importing (expected->window) &&
         ui_count (expected->window, DOSSIER_RECORD_ARTICLE) == expected->n;
}

void
ui_wait_articles (DossierWindow *window,
                  guint          n)
{
  Expected expected = { window, n };

  ui_wait (has_articles, &expected);
}

typedef struct
{
  GType type;
  GtkWindow *window;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, wanted->type) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        wanted->window = window;
    }
  return wanted->window != NULL;
}

GtkWindow *
ui_wait_window (GType type)
{
  Wanted wanted = { type, NULL };

  ui_wait (is_shown, &wanted);
  return wanted.window;
}

GtkWidget *
ui_find (GtkWidget *above,
         GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (above, type))
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  GtkWidget *above;
  const char *part;
} Awaited;

static gboolean
has_label (gpointer data)
{
  Awaited *awaited = data;

  return ui_find_label (awaited->above, awaited->part) != NULL;
}

/* Waits until the words are there. */
GtkWidget *
ui_wait_label (gpointer    window,
               const char *part)
{
  Awaited awaited = { window, part };

  ui_wait (has_label, &awaited);
  return ui_find_label (window, part);
}

typedef struct
{
  const char *types[2];
  GtkWidget *found;
} Dialog;

/* Dialogs are windows of their own or lie in the window, as the toolkit's version has it. */
static gboolean
is_dialog (gpointer data)
{
  Dialog *dialog = data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; dialog->found == NULL && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      for (guint k = 0; dialog->found == NULL && k < G_N_ELEMENTS (dialog->types); k++)
        {
          GType type = g_type_from_name (dialog->types[k]);

          dialog->found = type != G_TYPE_INVALID ? ui_find (window, type) : NULL;
        }
    }
  return dialog->found != NULL && gtk_widget_get_mapped (dialog->found);
}

/* Waits until something is told or asked. */
GtkWidget *
ui_wait_message (void)
{
  Dialog dialog = { { "AdwMessageDialog", "AdwAlertDialog" }, NULL };

  ui_wait (is_dialog, &dialog);
  return dialog.found;
}

GtkWidget *
ui_wait_preferences (void)
{
  Dialog dialog = { { "AdwPreferencesWindow", "AdwPreferencesDialog" }, NULL };

  ui_wait (is_dialog, &dialog);
  return dialog.found;
}

/* Answers with the button that changes nothing. */
void
ui_close_message (GtkWidget *dialog)
{
  GtkWidget *label = ui_find_label (dialog, "Close");
  gpointer still_there = dialog;

  g_object_add_weak_pointer (G_OBJECT (dialog), &still_there);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  ui_wait (is_gone, &still_there);
}

GtkWidget *
ui_find_action (GtkWidget  *above,
                const char *action)
{
  if (GTK_IS_ACTIONABLE (above) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (above)), action) == 0)
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_find_label (GtkWidget  *above,
               const char *part)
{
  const char *words = NULL;

  /* Rows of the article list draw their words themselves. */
  if (GTK_IS_LABEL (above))
    words = gtk_label_get_text (GTK_LABEL (above));
  else if (DOSSIER_IS_ARTICLE_ROW (above))
    words = dossier_article_row_get_title (DOSSIER_ARTICLE_ROW (above));
  if (words != NULL && strstr (words, part) != NULL)
    return above;

  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_label (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkEventController *
find_drop_target (GtkWidget *above)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (above);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), GDK_TYPE_FILE_LIST))
        return controller;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEventController *found = find_drop_target (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* As if the files were let go over the window. */
void
ui_drop_files (GtkWidget          *window,
               const char * const *uris)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (uris[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile **) files->pdata, files->len));
  g_signal_emit_by_name (find_drop_target (window), "drop", &value, 10.0, 10.0, &taken);
  g_assert_true (taken);
  g_value_unset (&value);
}
