/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where to draw the timeline to, and the drawing, on a thread of the pool. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-save.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

/* One export, from the question to the file. */
typedef struct
{
  DossierTimeline *timeline;      /* (owned) */
  DossierTimelineOptions options;
  char *title;                    /* (owned): of the options */
  char *format;                   /* (owned) */
  char *path;                     /* (owned) (nullable) */
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_pointer (&save->timeline, dossier_timeline_free);
  g_free (save->title);
  g_free (save->format);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (dossier_timeline_export_file (save->timeline, &save->options, save->format, save->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_path_get_basename (save->path);
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *message = g_strdup_printf (_("Exported to “%s”"), shown);

      dossier_ui_toast (GTK_WIDGET (source), message);
    }
  else
    {
      dossier_ui_report_error (GTK_WIDGET (source), _("The timeline could not be exported"), error);
    }
}

static void
start (GtkWidget *parent,
       Save      *save) /* (transfer full) */
{
  g_autoptr (GTask) task = g_task_new (parent, NULL, saved_cb, NULL);

  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

static void
file_chosen_cb (GtkWidget  *widget,
                GListModel *files,
                gpointer    user_data)
{
  Save *save = g_object_steal_data (G_OBJECT (widget), "dossier-timeline-save");
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (save == NULL)
    return;
  save->path = g_file_get_path (file);
  start (widget, save);
}

static Save *
save_new (DossierTimeline              *timeline,
          const DossierTimelineOptions *options,
          const char                   *format)
{
  Save *save = g_new0 (Save, 1);

  save->timeline = timeline;
  save->options = *options;
  save->options.title = save->title = g_strdup (options->title);
  save->format = g_strdup (format);
  return save;
}

/**
 * dossier_timeline_save:
 * @parent: what asks; the question goes with it
 * @timeline: (transfer full): of which nobody else has the array
 * @format: one of dossier_timeline_formats
 *
 * Asks for a file and draws the timeline into it.
 */
void
dossier_timeline_save (GtkWidget                    *parent,
                       DossierTimeline              *timeline,
                       const DossierTimelineOptions *options,
                       const char                   *format)
{
  Save *save = save_new (timeline, options, format);
  /* Translators: the name of a file, before its end; the word after the workspace's name */
  g_autofree char *name = g_strdup_printf (_("%s timeline.%s"), options->title, format);
  g_autofree char *pattern = g_strdup_printf ("*.%s", format);

  g_object_set_data_full (G_OBJECT (parent), "dossier-timeline-save", save, save_free);
  dossier_ui_save_file (parent, _("Export the timeline"), name, pattern, file_chosen_cb, NULL);
}

/* Without a question. */
void
dossier_timeline_save_to (GtkWidget                    *parent,
                          DossierTimeline              *timeline,
                          const DossierTimelineOptions *options,
                          const char                   *format,
                          const char                   *path)
{
  Save *save = save_new (timeline, options, format);

  save->path = g_strdup (path);
  start (parent, save);
}
