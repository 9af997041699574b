/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens workspaces in the background and says what to do when one cannot be opened. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-application-private.h"

#include <glib/gi18n.h>

#include "dossier-command.h"
#include "dossier-ui.h"
#include "dossier-window.h"

typedef struct
{
  DossierApplication *application; /* (owned) */
  char *path;                      /* (owned) */
  DossierWorkspaceFlags flags;
  GQueue materials;                /* (element-type DossierMaterial) (owned): to be imported into it */
} Opening;

static void
opening_free (Opening *opening)
{
  opening->application->openings = g_list_remove (opening->application->openings, opening);
  g_application_release (G_APPLICATION (opening->application));
  g_object_unref (opening->application);
  g_free (opening->path);
  g_queue_clear_full (&opening->materials, (GDestroyNotify) dossier_material_free);
  g_free (opening);
}

static Opening *
find_opening (DossierApplication *self,
              const char         *path)
{
  for (GList *link = self->openings; link != NULL; link = link->next)
    if (g_str_equal (((Opening *) link->data)->path, path))
      return link->data;
  return NULL;
}

/* What a person can do about it; NULL when the reason says it all. */
static const char *
advice_for (const GError *error)
{
  if (error->domain != DOSSIER_COMMAND_ERROR)
    return NULL;

  switch ((DossierCommandError) error->code)
    {
    case DOSSIER_COMMAND_ERROR_NOT_WORKSPACE:
      return _("Only files that Dossier made can be opened as workspaces. If it is an article, open a workspace and import it there.");
    case DOSSIER_COMMAND_ERROR_NEWER:
      return _("Update Dossier to work on it. This version can show it, but not change it.");
    case DOSSIER_COMMAND_ERROR_HELD:
      return _("Until then it can be read, but not changed.");
    case DOSSIER_COMMAND_ERROR_READ_ONLY:
      return _("It can be read, but not changed. Copy it to a folder of your own to work on it.");
    case DOSSIER_COMMAND_ERROR_MISSING:
      return _("It may have been moved, renamed or deleted, or lie on a disk that is not connected.");
    case DOSSIER_COMMAND_ERROR_EXISTS:
      return _("A new workspace never takes the place of a file. Choose another name, or move the file away first.");
    case DOSSIER_COMMAND_ERROR_FULL:
      return _("Make room on the disk and try again.");
    case DOSSIER_COMMAND_ERROR_DAMAGED:
      return _("Nothing was changed in it. Open a copy you saved earlier; “dossier-cli check” lists what is wrong with the file.");
    default:
      return NULL;
    }
}

static gboolean
can_be_read (const GError          *error,
             DossierWorkspaceFlags  flags)
{
  return !(flags & DOSSIER_WORKSPACE_READ_ONLY) &&
         (g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NEWER) ||
          g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_HELD) ||
          g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_READ_ONLY));
}

static void
read_answer_cb (GtkWidget  *widget,
                const char *response,
                gpointer    user_data)
{
  g_autofree char *path = g_object_steal_data (G_OBJECT (widget), "workspace-to-read");

  if (path != NULL && g_str_equal (response, "accept"))
    dossier_application_open_workspace (DOSSIER_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))), path,
                                        DOSSIER_WORKSPACE_READ_ONLY, NULL);
}

static void
tell_not_opened (Opening      *opening,
                 const GError *error)
{
  GtkWidget *window = GTK_WIDGET (dossier_application_some_window (opening->application));
  g_autofree char *base = g_path_get_basename (opening->path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *folder = g_path_get_dirname (opening->path);
  g_autofree char *shown = g_filename_display_name (folder);
  const char *advice = advice_for (error);
  const char *heading = opening->flags & DOSSIER_WORKSPACE_CREATE ? _("Workspace Not Made")
                                                                  : _("Workspace Not Opened");
  /* Translators: a file, its folder, the reason, then what to do about it */
  g_autofree char *body = g_strdup_printf (_("“%s” in %s: %s.\n\n%s"), name, shown, error->message,
                                           advice != NULL ? advice : "");

  g_strchomp (body);
  if (!can_be_read (error, opening->flags))
    {
      dossier_ui_tell (window, heading, body);
      return;
    }

  /* Kept with the window: the question may stay unanswered. */
  g_object_set_data_full (G_OBJECT (window), "workspace-to-read", g_strdup (opening->path), g_free);
  dossier_ui_ask (window, heading, body, _("Open for _reading"), FALSE, read_answer_cb, NULL);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open_finish (result, &error);

  if (workspace != NULL)
    dossier_application_show_workspace (opening->application, workspace, &opening->materials);
  else
    tell_not_opened (opening, error);
  opening_free (opening);
}

/**
 * dossier_application_open_workspace:
 * @self: the program
 * @path: a workspace file
 * @flags: how to open it, or to make it
 * @material: (nullable) (transfer full): to be imported into it
 *
 * Opens a workspace in a window of its own and returns at once; one that is open already comes to the front. The person
 * is told when it cannot be opened, and what to do about it.
 */
void
dossier_application_open_workspace (DossierApplication    *self,
                                    const char            *path,
                                    DossierWorkspaceFlags  flags,
                                    DossierMaterial       *material)
{
  Opening *opening;
  GtkWindow *window;

  g_return_if_fail (DOSSIER_IS_APPLICATION (self));
  g_return_if_fail (path != NULL);

  window = dossier_application_find_window (self, path);
  opening = find_opening (self, path);
  if (window != NULL)
    {
      gtk_window_present (window);
      if (material != NULL)
        dossier_window_import (DOSSIER_WINDOW (window), material);
      return;
    }
  if (opening != NULL)
    {
      /* A second attempt would find the file held by the first. */
      if (material != NULL)
        g_queue_push_tail (&opening->materials, material);
      return;
    }

  opening = g_new0 (Opening, 1);
  opening->application = g_object_ref (self);
  opening->path = g_strdup (path);
  opening->flags = flags;
  g_queue_init (&opening->materials);
  if (material != NULL)
    g_queue_push_tail (&opening->materials, material);
  self->openings = g_list_prepend (self->openings, opening);
  g_application_hold (G_APPLICATION (self));
  dossier_workspace_open_async (path, flags, NULL, opened_cb, opening);
}
