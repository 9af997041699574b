/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests with a display share: the application in this process, its settings, a folder a test. */

#include "ui-fixture.h"

#include <glib/gstdio.h>

static char *home;
static DossierApplication *application; /* one for all tests: it can be registered on the session bus only once */

/* Removes a folder with all that is in it. */
void
ui_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      ui_remove_tree (child);
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
  /* What assistive technology would be told, without any. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (argc, argv, NULL);

  /* The person's own folders stay untouched; those of the system hold the toolkit's schemas and icons. */
  home = g_dir_make_tmp ("dossier-home-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CACHE_HOME", home, TRUE);
  adw_init ();
  /* The same however the desktop is set up. A cursor that blinks in a window that has just lost the focus warns now and then. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);

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
  ui_remove_tree (home);
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
  if (g_application_get_is_registered (G_APPLICATION (fixture->application))) /* one that has ended has no windows either */
    g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  ui_wait (has_no_windows, fixture->application);
  ui_settle ();
  g_clear_object (&fixture->application);
  ui_remove_tree (fixture->folder);
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

/* Closes a window as a person does, and waits until nothing of it is left. */
void
ui_close (GtkWindow *window)
{
  gpointer still_there = window;

  g_object_add_weak_pointer (G_OBJECT (window), &still_there);
  gtk_window_close (window);
  ui_wait_gone (&still_there);
}

/* Imports a text as the file @name into the workspace of a window. */
DossierId
ui_fixture_import (UiFixture     *fixture,
                   DossierWindow *window,
                   const char    *name,
                   const char    *text)
{
  g_autofree char *path = ui_fixture_write (fixture, name, text);

  return ui_import (dossier_window_get_workspace (window), path);
}
