/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line below the lists of the Review page that follows the job which looks for suggestions. Main thread only; owned by the
 * page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-progress.h"

#include <glib/gi18n.h>

struct _DossierReviewProgress
{
  AdwBin parent_instance;
  DossierJob *job; /* (owned) (nullable) */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *bar;
};

G_DEFINE_FINAL_TYPE (DossierReviewProgress, dossier_review_progress, ADW_TYPE_BIN)

static char *
tell (DossierJob *job)
{
  guint done = (guint) dossier_job_get_done (job), total = (guint) dossier_job_get_total (job);

  if (total == 0)
    return g_strdup (_("Looking through the articles…"));
  /* Translators: how many articles were looked through, of how many */
  return g_strdup_printf (ngettext ("Looking through %u article: %u done", "Looking through %u articles: %u done", total), total, done);
}

static void
show (DossierReviewProgress *self)
{
  g_autofree char *words = NULL;

  gtk_revealer_set_reveal_child (self->revealer, self->job != NULL);
  if (self->job == NULL)
    return;
  words = tell (self->job);
  gtk_label_set_text (self->label, words);
  gtk_progress_bar_set_fraction (self->bar, dossier_job_get_fraction (self->job));
}

static void
dossier_review_progress_dispose (GObject *object)
{
  DossierReviewProgress *self = DOSSIER_REVIEW_PROGRESS (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (dossier_review_progress_parent_class)->dispose (object);
}

static void
dossier_review_progress_class_init (DossierReviewProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_review_progress_dispose;
}

static void
dossier_review_progress_init (DossierReviewProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Looking for suggestions"), -1);
  gtk_widget_add_css_class (box, "looking");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

/**
 * dossier_review_progress_new:
 *
 * Returns: (transfer floating): it follows nothing yet
 */
GtkWidget *
dossier_review_progress_new (void)
{
  return g_object_new (DOSSIER_TYPE_REVIEW_PROGRESS, NULL);
}

/**
 * dossier_review_progress_set_job:
 * @job: (nullable): what to follow; NULL: nobody looks
 */
void
dossier_review_progress_set_job (DossierReviewProgress *self,
                                 DossierJob            *job)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_PROGRESS (self));
  g_return_if_fail (job == NULL || DOSSIER_IS_JOB (job));

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  if (job != NULL)
    g_signal_connect_object (job, "notify::fraction", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
