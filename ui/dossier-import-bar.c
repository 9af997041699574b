/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line at the foot of the window while an import runs: how many of how many, which file, Stop. Main thread only;
 * owned by the window. It watches a job and never starts one. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-import-bar.h"

#include <glib/gi18n.h>

struct _DossierImportBar
{
  GtkWidget parent_instance;
  DossierJob *job;            /* (owned) (nullable) */
  GSignalGroup *job_signals;  /* (owned) */
  GtkRevealer *revealer;
  GtkLabel *count_label;
  GtkLabel *detail_label;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (DossierImportBar, dossier_import_bar, GTK_TYPE_WIDGET)

static void
update (DossierImportBar *self)
{
  guint64 total = dossier_job_get_total (self->job);
  guint64 done = dossier_job_get_done (self->job);
  g_autofree char *detail = dossier_job_dup_detail (self->job);
  g_autofree char *name = detail != NULL && *detail != '\0' ? g_path_get_basename (detail) : NULL;
  g_autofree char *count = NULL;

  if (total > 0)
    {
      /* Translators: how many files of how many */
      count = g_strdup_printf (_("Importing %u of %u"), (guint) MIN (done + 1, total), (guint) total);
      gtk_progress_bar_set_fraction (self->progress_bar, dossier_job_get_fraction (self->job));
    }
  else
    {
      count = g_strdup (_("Importing…"));
      gtk_progress_bar_pulse (self->progress_bar);
    }

  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->detail_label, name != NULL ? name : "");
}

static void
notify_cb (DossierImportBar *self,
           GParamSpec       *pspec,
           DossierJob       *job)
{
  if (dossier_job_is_finished (job))
    gtk_revealer_set_reveal_child (self->revealer, FALSE);
  else
    update (self);
}

static void
stop_cb (DossierImportBar *self)
{
  if (self->job == NULL)
    return;

  dossier_job_stop (self->job);
  gtk_widget_set_sensitive (self->stop_button, FALSE);
}

static void
dossier_import_bar_dispose (GObject *object)
{
  DossierImportBar *self = DOSSIER_IMPORT_BAR (object);

  g_clear_object (&self->job_signals);
  g_clear_object (&self->job);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->revealer)));

  G_OBJECT_CLASS (dossier_import_bar_parent_class)->dispose (object);
}

static void
dossier_import_bar_class_init (DossierImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_import_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, detail_label);
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
dossier_import_bar_init (DossierImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->job_signals = g_signal_group_new (DOSSIER_TYPE_JOB);
  g_signal_group_connect_swapped (self->job_signals, "notify", G_CALLBACK (notify_cb), self);
}

/**
 * dossier_import_bar_set_job:
 * @self: the bar
 * @job: (nullable): the import to show; %NULL hides the bar
 */
void
dossier_import_bar_set_job (DossierImportBar *self,
                            DossierJob       *job)
{
  g_return_if_fail (DOSSIER_IS_IMPORT_BAR (self));
  g_return_if_fail (job == NULL || DOSSIER_IS_JOB (job));

  g_set_object (&self->job, job);
  g_signal_group_set_target (self->job_signals, job);
  gtk_revealer_set_reveal_child (self->revealer, job != NULL);
  if (job != NULL)
    {
      gtk_widget_set_sensitive (self->stop_button, TRUE);
      update (self);
    }
}
