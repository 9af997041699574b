/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line at the foot of the window while an import or another extraction runs: how many of how many, which file, how
 * fast, how long it will take, Pause, Stop. Main thread only; owned by the window. It watches a job and never starts one. */

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
  GtkLabel *rate_label;
  GtkProgressBar *progress_bar;
  GtkButton *pause_button;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (DossierImportBar, dossier_import_bar, GTK_TYPE_WIDGET)

/* "about 3 minutes left": rounded, because nobody can know better. */
static char *
time_left (gint64 seconds)
{
  guint minutes = (guint) ((seconds + 59) / 60);

  if (seconds < 60)
    return g_strdup (_("less than a minute left"));
  if (minutes < 120)
    return g_strdup_printf (ngettext ("about %u minute left", "about %u minutes left", minutes), minutes);
  return g_strdup_printf (ngettext ("about %u hour left", "about %u hours left", (minutes + 30) / 60), (minutes + 30) / 60);
}

static char *
describe_rate (DossierJob *job)
{
  double rate = dossier_job_get_rate (job);
  gint64 seconds = dossier_job_get_remaining (job);
  g_autofree char *left = seconds >= 0 ? time_left (seconds) : NULL;
  g_autofree char *speed = NULL;

  if (dossier_job_is_paused (job))
    return g_strdup (_("Paused"));
  if (rate <= 0)
    return g_strdup ("");
  speed = rate < 10 ? g_strdup_printf (_("%.1f a second"), rate) : g_strdup_printf (_("%.0f a second"), rate);
  return left != NULL ? g_strdup_printf ("%s · %s", speed, left) : g_steal_pointer (&speed);
}

static void
update_pause (DossierImportBar *self)
{
  gboolean paused = dossier_job_is_paused (self->job);
  const char *tooltip = paused ? _("Go on") : _("Rest for a while; articles can be read and marked meanwhile");

  gtk_button_set_label (self->pause_button, paused ? _("_Continue") : _("_Pause"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button), GTK_ACCESSIBLE_PROPERTY_LABEL, paused ? _("Continue") : _("Pause"), -1);
}

static void
update (DossierImportBar *self)
{
  guint64 total = dossier_job_get_total (self->job);
  guint64 done = dossier_job_get_done (self->job);
  const char *title = dossier_job_get_title (self->job);
  g_autofree char *detail = dossier_job_dup_detail (self->job);
  g_autofree char *name = detail != NULL && *detail != '\0' ? g_path_get_basename (detail) : NULL;
  g_autofree char *rate = describe_rate (self->job);
  g_autofree char *count = NULL;

  if (total > 0)
    {
      /* Translators: what is done, how many of how many: "Importing 3 of 12" */
      count = g_strdup_printf (_("%s %u of %u"), title, (guint) MIN (done + 1, total), (guint) total);
      gtk_progress_bar_set_fraction (self->progress_bar, dossier_job_get_fraction (self->job));
    }
  else
    {
      count = g_strdup_printf ("%s…", title);
      gtk_progress_bar_pulse (self->progress_bar);
    }

  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->detail_label, name != NULL ? name : "");
  gtk_label_set_text (self->rate_label, rate);
}

static void
notify_cb (DossierImportBar *self,
           GParamSpec       *pspec,
           DossierJob       *job)
{
  if (dossier_job_is_finished (job))
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      return;
    }
  if (g_str_equal (pspec->name, "paused"))
    update_pause (self);
  update (self);
}

static void
pause_cb (DossierImportBar *self)
{
  if (self->job != NULL)
    dossier_job_set_paused (self->job, !dossier_job_is_paused (self->job));
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
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, rate_label);
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, DossierImportBar, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
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
 * @job: (nullable): the work to show; %NULL hides the bar
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
      update_pause (self);
      update (self);
    }
}
