/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Imports into the window's workspace: what is dropped, pasted, chosen or given on the command line waits in a queue
 * and is taken one after the other; afterwards the person is told, file by file if they ask. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-import-summary.h"
#include "dossier-ui.h"

#define BAR_DELAY 300 /* ms: what is done sooner needs no progress bar */

static void
show_toast (DossierWindow *self,
            const char    *message,
            const char    *button,
            const char    *action,
            const char    *target)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (g_strcmp0 (action, "win.undo") == 0)
    dossier_ui_toast_offer_undo (self->toast_overlay, toast);
  else if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      if (target != NULL)
        adw_toast_set_action_target (toast, "s", target);
    }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/* One file only: it has a name, and its reason fits. */
static void
tell_one (DossierWindow           *self,
          const DossierImportItem *item)
{
  g_autofree char *id = dossier_id_to_text (&item->article);
  g_autofree char *base = g_path_get_basename (item->path != NULL ? item->path : "");
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = NULL;

  switch (item->status)
    {
    case DOSSIER_REJECTED:
      message = g_strdup_printf (_("“%s” was not imported: %s"), name, item->reason != NULL ? item->reason : "");
      show_toast (self, message, _("_Details"), "win.import-details", NULL);
      break;

    case DOSSIER_DUPLICATE:
      message = g_strdup_printf (_("“%s” is here already"), item->title != NULL ? item->title : name);
      show_toast (self, message, _("_Show"), "win.open-article", id);
      break;

    case DOSSIER_IMPORTED:
    case DOSSIER_REVIVED:
    default:
      message = g_strdup_printf (_("“%s” imported"), item->title != NULL ? item->title : name);
      show_toast (self, message, _("_Undo"), "win.undo", NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-article", "s", id);
    }
}

static void
tell_result (DossierWindow             *self,
             const DossierImportResult *result)
{
  g_autofree char *line = dossier_import_summary_line (result);

  if (result->items->len == 1 && !result->stopped && !((DossierImportItem *) g_ptr_array_index (result->items, 0))->needs_columns)
    tell_one (self, g_ptr_array_index (result->items, 0));
  else if (result->items->len == 0)
    show_toast (self, result->stopped ? line : _("There was nothing to import"), NULL, NULL, NULL);
  else if (result->rejected == 0 && result->duplicates == 0)
    show_toast (self, line, _("_Undo"), "win.undo", NULL);
  else
    show_toast (self, line, _("_Details"), "win.import-details", NULL);
}

/* Declared in dossier-window-private.h: the job of the window is over. */
void
dossier_window_end_job (DossierWindow *self)
{
  g_clear_handle_id (&self->bar_source, g_source_remove);
  dossier_import_bar_set_job (self->import_bar, NULL);
  g_clear_object (&self->job);
}

/* Whether an import was stopped here, or cut off with the program. */
static void
show_stopped (DossierWindow *self)
{
  guint left = 0, total = 0;
  gboolean stopped = self->job == NULL && !dossier_workspace_is_read_only (self->workspace)
                     && dossier_workspace_get_stopped_import (self->workspace, &left, &total);

  if (stopped)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("An import was stopped: %u of %u file was not read.",
                                                         "An import was stopped: %u of %u files were not read.", total),
                                               left, total);

      gtk_label_set_text (self->stopped_label, text);
    }
  gtk_revealer_set_reveal_child (self->stopped_notice, stopped);
  gtk_widget_set_visible (GTK_WIDGET (self->stopped_notice), stopped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.continue-import", stopped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forget-import", stopped);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *async_result,
             gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result =
    dossier_workspace_import_finish (DOSSIER_WORKSPACE (source), async_result, &error);

  if (self->job == NULL) /* the window was closed meanwhile */
    return;

  dossier_window_end_job (self);
  if (result == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The import failed"), error);
    }
  else
    {
      tell_result (self, result);
      g_clear_pointer (&self->last_result, dossier_import_result_free);
      self->last_result = g_steal_pointer (&result);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-details", TRUE);
    }
  dossier_window_import_next (self);
  show_stopped (self);
}

static void
show_bar_cb (gpointer user_data)
{
  DossierWindow *self = user_data;

  self->bar_source = 0;
  dossier_import_bar_set_job (self->import_bar, self->job);
}

/* Declared in dossier-window-private.h: FALSE when the window has something to do already. */
gboolean
dossier_window_begin_job (DossierWindow *self,
                          const char    *title)
{
  if (self->job != NULL)
    return FALSE;
  self->job = dossier_job_new (title);
  self->bar_source = g_timeout_add_once (BAR_DELAY, show_bar_cb, self);
  return TRUE;
}

/* Declared in dossier-window-private.h: takes what waits, when nothing runs. */
void
dossier_window_import_next (DossierWindow *self)
{
  g_autoptr (DossierMaterial) material = NULL;

  if (self->job != NULL)
    return;

  material = g_queue_pop_head (&self->imports);
  if (material == NULL)
    return;

  dossier_window_begin_job (self, _("Importing"));
  show_stopped (self);
  if (material->rest)
    dossier_workspace_continue_import_async (self->workspace, self->job, imported_cb, g_object_ref (self));
  else if (material->bytes != NULL)
    dossier_workspace_import_bytes_async (self->workspace, material->bytes, material->file_name, NULL, self->job,
                                          imported_cb, g_object_ref (self));
  else
    dossier_workspace_import_async (self->workspace, (const char * const *) material->paths,
                                    &(DossierImportWishes) { material->columns, self->import_chapters }, self->job,
                                    imported_cb, g_object_ref (self));
}

/* Declared in dossier-window-private.h: reads a table again, with what the person said of its columns. */
void
dossier_window_import_columns (DossierWindow *self,
                               const char    *path,
                               const char    *columns)
{
  DossierMaterial *material = g_new0 (DossierMaterial, 1);

  material->paths = g_strdupv ((char **) (const char *[]) { path, NULL });
  material->columns = g_strdup (columns);
  dossier_window_import (self, material);
}

/* Declared in dossier-window-private.h. */
void
dossier_window_continue_import (DossierWindow *self)
{
  DossierMaterial *material = g_new0 (DossierMaterial, 1);

  material->rest = TRUE;
  dossier_window_import (self, material);
}

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->closed)
    return;

  if (!dossier_workspace_forget_import_finish (DOSSIER_WORKSPACE (source), result, &error))
    dossier_ui_report_error (GTK_WIDGET (self), _("The import could not be forgotten"), error);
  show_stopped (self);
}

/* Declared in dossier-window-private.h. */
void
dossier_window_forget_import (DossierWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.continue-import", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forget-import", FALSE);
  dossier_workspace_forget_import_async (self->workspace, forgotten_cb, g_object_ref (self));
}

/* Workspaces among the files are opened, not imported. */
static void
open_workspaces (DossierWindow   *self,
                 DossierMaterial *material)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  for (guint i = 0; material->paths != NULL && material->paths[i] != NULL; i++)
    if (g_str_has_suffix (material->paths[i], ".dossier"))
      g_ptr_array_add (files, g_file_new_for_path (material->paths[i]));
    else
      g_strv_builder_add (others, material->paths[i]);

  if (files->len == 0 || application == NULL)
    return;

  g_strfreev (material->paths);
  material->paths = g_strv_builder_end (others);
  g_application_open (application, (GFile **) files->pdata, files->len, "");
}

static void
material_cb (GtkWidget       *widget,
             DossierMaterial *material,
             const GError    *error)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (material != NULL && root != NULL)
    dossier_window_import (DOSSIER_WINDOW (root), material);
  else if (material != NULL)
    dossier_material_free (material);
  else
    dossier_ui_report_error (widget, _("That could not be imported"), error);
}

static void
pasted_cb (GtkWidget       *widget,
           DossierMaterial *material,
           const GError    *error)
{
  if (material != NULL && dossier_material_is_empty (material) && material->elsewhere == 0)
    {
      dossier_ui_toast (widget, _("The clipboard holds nothing to import"));
      dossier_material_free (material);
      return;
    }
  material_cb (widget, material, error);
}

static void
files_chosen_cb (GtkWidget  *widget,
                 GListModel *files,
                 gpointer    user_data)
{
  dossier_window_import (DOSSIER_WINDOW (widget), dossier_material_new_for_list (files));
}

void
dossier_window_choose_import (DossierWindow *self,
                              gboolean       folders)
{
  g_auto (GStrv) patterns = dossier_importing_dup_patterns ();

  if (folders)
    dossier_ui_open_files (GTK_WIDGET (self), _("Import folders"), TRUE, NULL, NULL, files_chosen_cb, NULL);
  else
    /* Translators: the files that a file chooser shows, beside "All files" */
    dossier_ui_open_files (GTK_WIDGET (self), _("Import articles"), FALSE, _("Articles"), (const char * const *) patterns,
                           files_chosen_cb, NULL);
}

void
dossier_window_paste (DossierWindow *self)
{
  dossier_intake_paste (GTK_WIDGET (self), pasted_cb);
}

/* Declared in dossier-window-private.h: whether undo would take back a step of that name, which is not translated. */
gboolean
dossier_window_would_undo (DossierWindow *self,
                           const char    *label)
{
  g_autofree char *next = NULL;

  g_object_get (self->workspace, "undo-label", &next, NULL);
  return g_strcmp0 (next, label) == 0;
}

void
dossier_window_show_import_details (DossierWindow *self)
{
  if (self->last_result != NULL)
    gtk_window_present (GTK_WINDOW (dossier_import_summary_new (GTK_WINDOW (self), self->last_result,
                                                                dossier_window_would_undo (self, "Import"))));
}

void
dossier_window_import_init (DossierWindow *self)
{
  dossier_intake_accept_drops (self->drop_area, material_cb);
  show_stopped (self);
}

void
dossier_window_import_dispose (DossierWindow *self)
{
  g_clear_handle_id (&self->bar_source, g_source_remove);
  if (self->job != NULL)
    dossier_job_stop (self->job);
  g_clear_object (&self->job);
  g_queue_clear_full (&self->imports, (GDestroyNotify) dossier_material_free);
  g_clear_pointer (&self->last_result, dossier_import_result_free);
  g_clear_pointer (&self->last_extraction, dossier_reextract_result_free);
}

/**
 * dossier_window_import:
 * @self: a window
 * @material: (transfer full): what to import; workspaces among it are opened
 *
 * Imports in the background; imports that run already are finished first. The person is told what came of it.
 */
void
dossier_window_import (DossierWindow   *self,
                       DossierMaterial *material)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (material != NULL);

  if (self->closed)
    {
      dossier_material_free (material);
      return;
    }
  if (material->elsewhere > 0)
    dossier_ui_toast (GTK_WIDGET (self), _("Dossier fetches nothing from the network. Save the page as a file and drop that."));

  open_workspaces (self, material);
  if (dossier_material_is_empty (material))
    {
      dossier_material_free (material);
    }
  else if (dossier_workspace_is_read_only (self->workspace))
    {
      dossier_ui_toast (GTK_WIDGET (self), _("This workspace is open for reading only: nothing can be imported."));
      dossier_material_free (material);
    }
  else
    {
      g_queue_push_tail (&self->imports, material);
      dossier_window_import_next (self);
    }
}

/**
 * dossier_window_is_importing:
 * @self: a window
 *
 * Returns: whether an import runs or waits
 */
gboolean
dossier_window_is_importing (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), FALSE);

  return self->job != NULL || !g_queue_is_empty (&self->imports);
}
