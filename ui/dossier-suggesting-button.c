/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button of the header bar while suggestions are looked for. Main thread only; owned by the window. It watches a job and never
 * starts one. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-suggesting-button.h"

#include <glib/gi18n.h>

#define PATIENCE 900 /* ms before it shows itself */

struct _DossierSuggestingButton
{
  AdwBin parent_instance;
  DossierJob *job;            /* (owned) (nullable) */
  GSignalGroup *job_signals;  /* (owned) */
  guint patience;             /* source */
  GtkMenuButton *button;
  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (DossierSuggestingButton, dossier_suggesting_button, ADW_TYPE_BIN)

static void
update (DossierSuggestingButton *self)
{
  guint64 total = dossier_job_get_total (self->job), done = dossier_job_get_done (self->job);
  const char *title = dossier_job_get_title (self->job);
  g_autofree char *count = total > 0 ? g_strdup_printf (ngettext ("%u of %u article", "%u of %u articles", (guint) total),
                                                        (guint) MIN (done, total), (guint) total) : g_strdup ("");
  g_autofree char *tooltip = total > 0 ? g_strdup_printf ("%s: %s", title, count) : g_strdup (title);

  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, dossier_job_get_fraction (self->job));
}

static void
notify_cb (DossierSuggestingButton *self)
{
  if (self->job != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
}

static void
stop_cb (DossierSuggestingButton *self)
{
  if (self->job == NULL)
    return;
  dossier_job_stop (self->job);
  gtk_widget_set_sensitive (self->stop_button, FALSE);
}

static void
patience_cb (gpointer user_data)
{
  DossierSuggestingButton *self = user_data;

  self->patience = 0;
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
dossier_suggesting_button_dispose (GObject *object)
{
  DossierSuggestingButton *self = DOSSIER_SUGGESTING_BUTTON (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->job_signals);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (dossier_suggesting_button_parent_class)->dispose (object);
}

static void
dossier_suggesting_button_class_init (DossierSuggestingButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_suggesting_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-suggesting-button.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestingButton, button);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestingButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestingButton, count_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestingButton, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierSuggestingButton, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
dossier_suggesting_button_init (DossierSuggestingButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->job_signals = g_signal_group_new (DOSSIER_TYPE_JOB);
  g_signal_group_connect_swapped (self->job_signals, "notify", G_CALLBACK (notify_cb), self);
}

/**
 * dossier_suggesting_button_set_job:
 * @self: the button
 * @job: (nullable): the work to show; %NULL hides it
 */
void
dossier_suggesting_button_set_job (DossierSuggestingButton *self,
                                   DossierJob              *job)
{
  g_return_if_fail (DOSSIER_IS_SUGGESTING_BUTTON (self));

  if (!g_set_object (&self->job, job))
    return;
  g_signal_group_set_target (self->job_signals, job);
  gtk_widget_set_sensitive (self->stop_button, job != NULL);
  if (job != NULL && self->patience == 0 && !gtk_widget_get_visible (GTK_WIDGET (self)))
    self->patience = g_timeout_add_once (PATIENCE, patience_cb, self);
  if (job == NULL)
    {
      g_clear_handle_id (&self->patience, g_source_remove);
      gtk_menu_button_popdown (self->button);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
}
