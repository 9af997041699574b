/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses the reliability of a source by the Admiralty code. It only asks; who shows it writes. Main thread only; owned
 * by its button. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grade-popover.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define N_GRADES 6

struct _DossierGradePopover
{
  GtkPopover parent_instance;
  GtkCheckButton *choices[N_GRADES + 1]; /* A to F, then not rated */
  GtkEditable *reason;
};

G_DEFINE_FINAL_TYPE (DossierGradePopover, dossier_grade_popover, GTK_TYPE_POPOVER)

enum
{
  RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rate_cb (DossierGradePopover *self)
{
  char grade = 0;

  for (guint i = 0; i < N_GRADES; i++)
    if (gtk_check_button_get_active (self->choices[i]))
      grade = 'A' + i;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[RATED], 0, (int) grade, gtk_editable_get_text (self->reason));
}

static void
dossier_grade_popover_class_init (DossierGradePopoverClass *klass)
{
  signals[RATED] = g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static void
dossier_grade_popover_init (DossierGradePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_("Reliability of the source"));
  GtkWidget *reason = gtk_entry_new ();
  GtkWidget *rate = gtk_button_new_with_mnemonic (_("_Rate"));

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i <= N_GRADES; i++)
    {
      GtkWidget *choice = gtk_check_button_new_with_label (dossier_ui_grade_words (i < N_GRADES ? 'A' + i : 0));

      gtk_widget_set_tooltip_text (choice, _("Grade of the Admiralty code"));
      if (i > 0)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), self->choices[0]);
      self->choices[i] = GTK_CHECK_BUTTON (choice);
      gtk_box_append (GTK_BOX (box), choice);
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (reason), _("Why (optional)"));
  gtk_widget_set_tooltip_text (reason, _("Kept with the rating and its date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  g_signal_connect_swapped (reason, "activate", G_CALLBACK (rate_cb), self);
  self->reason = GTK_EDITABLE (reason);
  gtk_box_append (GTK_BOX (box), reason);
  gtk_widget_add_css_class (rate, "suggested-action");
  gtk_widget_set_halign (rate, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (rate, _("Rate the source; it counts for all its articles"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (rate), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rate"), -1);
  g_signal_connect_swapped (rate, "clicked", G_CALLBACK (rate_cb), self);
  gtk_box_append (GTK_BOX (box), rate);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * dossier_grade_popover_new:
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
dossier_grade_popover_new (void)
{
  return g_object_new (DOSSIER_TYPE_GRADE_POPOVER, NULL);
}

/**
 * dossier_grade_popover_set_grade:
 * @self: the popover
 * @grade: 'A' to 'F', or 0 when the source is not rated
 *
 * Shows the grade in force, and forgets a reason typed before.
 */
void
dossier_grade_popover_set_grade (DossierGradePopover *self,
                                 char                 grade)
{
  g_return_if_fail (DOSSIER_IS_GRADE_POPOVER (self));

  gtk_check_button_set_active (self->choices[grade >= 'A' && grade <= 'F' ? grade - 'A' : N_GRADES], TRUE);
  gtk_editable_set_text (self->reason, "");
}
