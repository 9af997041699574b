/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the menus do that belongs to no workspace: New, Open, Recent, Samples, text size, Preferences, About, Quit. Any
 * program of the person can call these over the session bus, so none writes to a path it is given: where to write is
 * always asked. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-application-private.h"

#include <string.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "dossier-compat.h"
#include "dossier-config.h"
#include "dossier-preferences.h"
#include "dossier-window.h"

#define TEXT_SCALE_STEP 0.1
#define TEXT_SCALE_MIN 0.6
#define TEXT_SCALE_MAX 2.5

static const char * const workspace_patterns[] = { "*.dossier", NULL };

static DossierApplication *
application_of (GtkWidget *widget)
{
  return DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget)));
}

/* New */

/* One ".dossier" at the end, whether the person typed none, one, or one before that of the suggestion. */
static char *
workspace_path (const char *chosen)
{
  g_autofree char *stem = g_strdup (chosen);

  while (g_str_has_suffix (stem, ".dossier") && !g_str_has_suffix (stem, "/.dossier"))
    stem[strlen (stem) - strlen (".dossier")] = '\0';
  return g_strconcat (stem, ".dossier", NULL);
}

/* The folder chosen before, when there is one, is kept with the window meanwhile: the question may stay unanswered. */
static void
new_chosen_cb (GtkWidget  *widget,
               GListModel *files,
               gpointer    user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GFile) import = g_object_steal_data (G_OBJECT (widget), "folder-to-import");
  g_autofree char *path = workspace_path (g_file_peek_path (file));

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      /* The person agreed to overwrite a file; a workspace may hold years of work, so that is not done from here. */
      dossier_ui_tell (widget, _("There is a file of this name already"),
                       _("A new workspace never takes the place of a file. Choose another name, or move the file away first."));
      return;
    }

  dossier_application_open_workspace (application_of (widget), path, DOSSIER_WORKSPACE_CREATE,
                                      import != NULL ? dossier_material_new_for_files (&import, 1) : NULL);
}

static void
choose_new (GtkWidget *widget,
            GFile     *folder) /* (nullable): to be imported into it */
{
  g_autofree char *base = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *shown = base != NULL ? g_filename_display_name (base) : g_strdup (_("Workspace"));
  g_autofree char *name = g_strconcat (shown, ".dossier", NULL);
  const DossierChooser chooser = {
    .title = _("New workspace"), .accept = _("_Create"), .save = TRUE, .name = name,
    .filter_name = _("Dossier workspaces"), .patterns = workspace_patterns,
  };

  g_object_set_data_full (G_OBJECT (widget), "folder-to-import", folder != NULL ? g_object_ref (folder) : NULL, g_object_unref);
  dossier_compat_choose (widget, &chooser, new_chosen_cb, NULL);
}

static void
new_workspace_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       self)
{
  choose_new (GTK_WIDGET (dossier_application_some_window (self)), NULL);
}

static void
folder_chosen_cb (GtkWidget  *widget,
                  GListModel *files,
                  gpointer    user_data)
{
  g_autoptr (GFile) folder = g_list_model_get_item (files, 0);

  choose_new (widget, folder);
}

static void
import_folder_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       self)
{
  dossier_ui_open_files (GTK_WIDGET (dossier_application_some_window (self)), _("Import a folder"), TRUE, NULL, NULL,
                         folder_chosen_cb, NULL);
}

/* Open */

static void
open_chosen_cb (GtkWidget  *widget,
                GListModel *files,
                gpointer    user_data)
{
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  dossier_application_open_workspace (application_of (widget), g_file_peek_path (file), DOSSIER_WORKSPACE_READ_WRITE, NULL);
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       self)
{
  const DossierChooser chooser = {
    .title = _("Open a workspace"), .accept = _("_Open"), .single = TRUE,
    .filter_name = _("Dossier workspaces"), .patterns = workspace_patterns,
  };

  dossier_compat_choose (GTK_WIDGET (dossier_application_some_window (self)), &chooser, open_chosen_cb, NULL);
}

static void
open_recent_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  DossierApplication *self = user_data;
  const char *path = g_variant_get_string (parameter, NULL);
  g_auto (GStrv) recent = dossier_application_get_recent (self);

  if (g_strv_contains ((const char * const *) recent, path))
    dossier_application_open_workspace (self, path, DOSSIER_WORKSPACE_READ_WRITE, NULL);
}

/* The samples */

static char *
samples_copy_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "dossier", "samples", "sample.dossier", NULL);
}

static void
samples_copied_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DossierApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = samples_copy_path ();

  if (g_file_copy_finish (G_FILE (source), result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_chmod (copy, 0600);
      dossier_application_open_workspace (self, copy, DOSSIER_WORKSPACE_READ_WRITE, NULL);
    }
  else
    {
      dossier_ui_report_error (GTK_WIDGET (dossier_application_some_window (self)), _("The samples could not be copied"), error);
    }
  g_application_release (G_APPLICATION (self));
}

/* The person gets a copy of their own, and the same one the next time. */
static void
open_samples_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       self)
{
  g_autofree char *path = dossier_application_find_samples ();
  g_autofree char *copy = samples_copy_path ();
  g_autofree char *folder = g_path_get_dirname (copy);
  g_autoptr (GFile) source = NULL;
  g_autoptr (GFile) destination = g_file_new_for_path (copy);

  if (path == NULL)
    return;

  source = g_file_new_for_path (path);
  g_mkdir_with_parents (folder, 0700);
  g_application_hold (self);
  g_file_copy_async (source, destination, G_FILE_COPY_TARGET_DEFAULT_PERMS, G_PRIORITY_DEFAULT, NULL, NULL, NULL,
                     samples_copied_cb, g_object_ref (self));
}

/* Appearance */

static void
change_text_scale (DossierApplication *self,
                   double              scale)
{
  scale = CLAMP (scale, TEXT_SCALE_MIN, TEXT_SCALE_MAX);
  if (self->settings != NULL)
    g_settings_set_double (self->settings, "text-scale", scale); /* which comes back as a change */
  else
    dossier_application_set_text_scale (self, scale);
}

static void
text_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  DossierApplication *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "text-larger"))
    change_text_scale (self, self->text_scale + TEXT_SCALE_STEP);
  else if (g_str_equal (name, "text-smaller"))
    change_text_scale (self, self->text_scale - TEXT_SCALE_STEP);
  else
    change_text_scale (self, 1.0);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  DossierApplication *self = user_data;

  GtkWindow *window = dossier_application_some_window (self);
  DossierWorkspace *workspace = DOSSIER_IS_WINDOW (window) ? dossier_window_get_workspace (DOSSIER_WINDOW (window)) : NULL;

  dossier_compat_show_preferences (GTK_WIDGET (window), ADW_PREFERENCES_PAGE (dossier_preferences_new (self->settings, workspace)));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       self)
{
  dossier_compat_show_about (GTK_WIDGET (dossier_application_some_window (self)));
}

/* Windows are closed one by one, as a person would, so that each keeps what was typed in it. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (self));

  for (GList *link = windows; link != NULL; link = link->next)
    if (g_list_find (gtk_application_get_windows (self), link->data) != NULL)
      gtk_window_close (link->data);
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[4];
  } accels[] = {
    { "app.new-workspace", { "<Control>n" } },
    { "app.open", { "<Control>o" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "app.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
    { "app.text-normal", { "<Control>0", "<Control>KP_0" } },
    { "window.close", { "<Control>w" } },
    { "win.show-help-overlay", { "<Control>question", "F1" } },
    { "win.import", { "<Control>i" } },
    { "win.export", { "<Control>e" } },
    { "win.find", { "<Control>f" } },
    { "win.search", { "<Control>k", "<Control><Shift>f" } },
    { "win.show-sidebar", { "F9" } },
    { "win.history", { "<Control>h" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].accels);
}

/* Declared in dossier-application-private.h. */
void
dossier_application_actions_init (DossierApplication *self)
{
  static const GActionEntry entries[] = {
    { .name = "new-workspace", .activate = new_workspace_action },
    { .name = "import-folder", .activate = import_folder_action },
    { .name = "open", .activate = open_action },
    { .name = "open-recent", .activate = open_recent_action, .parameter_type = "s" },
    { .name = "open-samples", .activate = open_samples_action },
    { .name = "text-larger", .activate = text_action },
    { .name = "text-smaller", .activate = text_action },
    { .name = "text-normal", .activate = text_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (GTK_APPLICATION (self));
}

/* Where the program lies beside its samples, or where they were installed. */
char *
dossier_application_find_samples (void)
{
  g_autofree char *executable = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = executable != NULL ? g_path_get_dirname (executable) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "data", "samples", "sample.dossier", NULL) : NULL;
  g_autofree char *installed = g_build_filename (DOSSIER_DATA_DIR, "samples", "sample.dossier", NULL);

  if (built != NULL && g_file_test (built, G_FILE_TEST_IS_REGULAR))
    return g_steal_pointer (&built);
  return g_file_test (installed, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&installed) : NULL;
}

/* Long text follows the preferences by the style class "reading". */
void
dossier_application_set_text_scale (DossierApplication *self,
                                    double              scale)
{
  char percent[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  self->text_scale = CLAMP (scale, TEXT_SCALE_MIN, TEXT_SCALE_MAX);
  g_ascii_formatd (percent, sizeof percent, "%.0f", self->text_scale * 100);
  css = g_strdup_printf (".reading { font-size: %s%%; }", percent);
  gtk_css_provider_load_from_data (self->text_provider, css, -1);
}
