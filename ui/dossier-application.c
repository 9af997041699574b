/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program: opens workspaces, each in a window of its own, gives articles to the window in use, keeps the list of
 * recent workspaces. Main thread only; owns its windows. What the menus do stands in dossier-application-actions.c. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-application-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "dossier-config.h"
#include "dossier-start-window.h"
#include "dossier-ui.h"
#include "dossier-window.h"

#define N_RECENT 10

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

/* Recent workspaces */

static void
fill_recent_menu (DossierApplication *self)
{
  g_auto (GStrv) recent = dossier_application_get_recent (self);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *base = g_path_get_basename (recent[i]);
      g_autofree char *name = g_filename_display_name (base);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* a menu takes one "_" for a mnemonic */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.open-recent", "s", recent[i]);
      g_menu_append_item (self->recent_menu, item);
    }
}

static void
remember (DossierApplication *self,
          const char         *path)
{
  g_auto (GStrv) recent = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "remember-recent"))
    return;

  recent = g_settings_get_strv (self->settings, "recent");
  g_ptr_array_add (list, (gpointer) path);
  for (guint i = 0; recent[i] != NULL && list->len < N_RECENT; i++)
    if (g_strcmp0 (recent[i], path) != 0)
      g_ptr_array_add (list, recent[i]);
  g_ptr_array_add (list, NULL);
  g_settings_set_strv (self->settings, "recent", (const char * const *) list->pdata);
}

static void
remember_changed_cb (DossierApplication *self)
{
  if (!g_settings_get_boolean (self->settings, "remember-recent"))
    g_settings_reset (self->settings, "recent");
}

/* Windows */

/* This and the next ones that are not static are declared in dossier-application-private.h. */
GtkWindow *
dossier_application_find_window (DossierApplication *self,
                                 const char         *path)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data) &&
        g_strcmp0 (dossier_workspace_get_path (dossier_window_get_workspace (link->data)), path) == 0)
      return link->data;
  return NULL;
}

/* The workspace in use: windows are listed with the last focused one first. */
static DossierWindow *
active_workspace_window (DossierApplication *self)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (DOSSIER_IS_WINDOW (link->data))
      return link->data;
  return NULL;
}

static DossierStartWindow *
start_window (DossierApplication *self,
              gboolean            make)
{
  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (DOSSIER_IS_START_WINDOW (link->data))
      return link->data;
  return make ? dossier_start_window_new (self) : NULL;
}

/* A workspace that was opened gets its window; what waited for one is imported. */
void
dossier_application_show_workspace (DossierApplication *self,
                                    DossierWorkspace   *workspace,
                                    GQueue             *materials) /* of DossierMaterial; emptied */
{
  DossierWindow *window = dossier_window_new (GTK_APPLICATION (self), workspace, self->settings);
  DossierStartWindow *start = start_window (self, FALSE);
  DossierMaterial *waiting = start != NULL ? dossier_start_window_take_material (start) : NULL;

  remember (self, dossier_workspace_get_path (workspace));
  gtk_window_present (GTK_WINDOW (window));
  if (start != NULL)
    gtk_window_destroy (GTK_WINDOW (start));
  while (!g_queue_is_empty (materials))
    dossier_window_import (window, g_queue_pop_head (materials));
  if (waiting != NULL)
    dossier_window_import (window, waiting);
}

/* Somebody must be told even when there is no window yet. */
GtkWindow *
dossier_application_some_window (DossierApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (start_window (self, TRUE));
      gtk_window_present (window);
    }
  return window;
}

static gboolean
is_workspace_file (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL && g_str_has_suffix (name, ".dossier");
}

static void
import_files (DossierApplication *self,
              GFile             **files,
              guint               n_files)
{
  DossierMaterial *material = dossier_material_new_for_files (files, n_files);
  DossierWindow *window = active_workspace_window (self);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      dossier_window_import (window, material);
    }
  else
    {
      DossierStartWindow *start = start_window (self, TRUE);

      dossier_start_window_give_material (start, material);
      gtk_window_present (GTK_WINDOW (start));
    }
}

/* Application */

static void
dossier_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  DossierMaterial *material = NULL;
  gboolean opening = FALSE;

  for (int i = 0; i < n_files; i++)
    if (!is_workspace_file (files[i]))
      g_ptr_array_add (articles, files[i]);

  /* Articles named beside a workspace are meant for it. */
  if (articles->len > 0 && articles->len < (guint) n_files)
    material = dossier_material_new_for_files ((GFile **) articles->pdata, articles->len);

  for (int i = 0; i < n_files; i++)
    if (is_workspace_file (files[i]) && g_file_peek_path (files[i]) != NULL)
      {
        dossier_application_open_workspace (self, g_file_peek_path (files[i]), DOSSIER_WORKSPACE_READ_WRITE,
                                            g_steal_pointer (&material));
        opening = TRUE;
      }

  dossier_material_free (material);
  if (!opening)
    import_files (self, (GFile **) articles->pdata, articles->len);
}

static void
dossier_application_activate (GApplication *application)
{
  gtk_window_present (dossier_application_some_window (DOSSIER_APPLICATION (application)));
}

static void
scheme_changed_cb (DossierApplication *self)
{
  g_autofree char *scheme = g_settings_get_string (self->settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_application_get_style_manager (ADW_APPLICATION (self)),
                                      g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : g_str_equal (scheme, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                                                      : ADW_COLOR_SCHEME_DEFAULT);
}

static void
text_scale_changed_cb (DossierApplication *self)
{
  dossier_application_set_text_scale (self, g_settings_get_double (self->settings, "text-scale"));
}

static void
dossier_application_startup (GApplication *application)
{
  DossierApplication *self = DOSSIER_APPLICATION (application);

  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (DOSSIER_APPLICATION_ID);

  self->text_provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->text_provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  dossier_application_actions_init (self);

  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::recent", G_CALLBACK (fill_recent_menu), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::remember-recent", G_CALLBACK (remember_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (scheme_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (text_scale_changed_cb), self,
                               G_CONNECT_SWAPPED);
      fill_recent_menu (self);
      scheme_changed_cb (self);
      text_scale_changed_cb (self);
    }
}

static int
dossier_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dossier %s\n", DOSSIER_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "new-workspace"))
    {
      g_autoptr (GError) error = NULL;

      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("dossier: %s\n", error->message);
          return 2;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), "new-workspace", NULL);
    }
  return -1;
}

static void
dossier_application_finalize (GObject *object)
{
  DossierApplication *self = DOSSIER_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->recent_menu);
  g_clear_object (&self->text_provider);
  G_OBJECT_CLASS (dossier_application_parent_class)->finalize (object);
}

static void
dossier_application_class_init (DossierApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_application_finalize;
  application_class->startup = dossier_application_startup;
  application_class->activate = dossier_application_activate;
  application_class->open = dossier_application_open;
  application_class->handle_local_options = dossier_application_handle_local_options;
}

static void
dossier_application_init (DossierApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
    { "new-workspace", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Make a new workspace"), NULL },
    { NULL },
  };

  self->settings = dossier_ui_settings_new ();
  self->recent_menu = g_menu_new ();
  self->text_scale = 1.0;
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[WORKSPACE.dossier | ARTICLE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _("Opens workspaces, each in a window of its own; imports articles into the one in use."));
}

/**
 * dossier_application_new:
 *
 * Returns: (transfer full): the program
 */
DossierApplication *
dossier_application_new (void)
{
  return g_object_new (DOSSIER_TYPE_APPLICATION,
                       "application-id", DOSSIER_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/app/dossier/Dossier",
                       NULL);
}

/**
 * dossier_application_get_settings:
 * @self: the program
 *
 * Returns: (transfer none) (nullable): its settings; %NULL when their schema is not installed
 */
GSettings *
dossier_application_get_settings (DossierApplication *self)
{
  g_return_val_if_fail (DOSSIER_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * dossier_application_get_recent_menu:
 * @self: the program
 *
 * Returns: (transfer none): the recent workspaces as a menu that follows the list
 */
GMenuModel *
dossier_application_get_recent_menu (DossierApplication *self)
{
  g_return_val_if_fail (DOSSIER_IS_APPLICATION (self), NULL);

  return G_MENU_MODEL (self->recent_menu);
}

/**
 * dossier_application_get_recent:
 * @self: the program
 *
 * Returns: (transfer full): paths of recent workspaces that are still there, the latest first
 */
GStrv
dossier_application_get_recent (DossierApplication *self)
{
  g_autoptr (GStrvBuilder) there = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;

  g_return_val_if_fail (DOSSIER_IS_APPLICATION (self), NULL);

  if (self->settings != NULL)
    recent = g_settings_get_strv (self->settings, "recent");
  for (guint i = 0; recent != NULL && recent[i] != NULL; i++)
    if (g_file_test (recent[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (there, recent[i]);
  return g_strv_builder_end (there);
}
