/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The two sides of the Review page, made: the lists on the left with what is being looked for below them, on the right what is
 * chosen, in full. Part of DossierReviewPage; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-page-private.h"

#include <glib/gi18n.h>

static GtkWidget *
make_side (DossierReviewPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->lists = GTK_STACK (gtk_stack_new ());
  self->names = DOSSIER_REVIEW_NAMES (dossier_review_names_new (self->workspace));
  self->pairs = DOSSIER_IDENTITY_LIST (dossier_identity_list_new (self->workspace));
  self->progress = DOSSIER_REVIEW_PROGRESS (dossier_review_progress_new ());
  gtk_stack_add_titled (self->lists, GTK_WIDGET (self->names), "names", _("Names"));
  gtk_stack_add_titled (self->lists, GTK_WIDGET (self->pairs), "pairs", _("Same or Not"));
  gtk_stack_set_hhomogeneous (self->lists, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->lists), TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->lists);
  gtk_widget_remove_css_class (switcher, "linked");
  gtk_widget_add_css_class (switcher, "inspector-tabs");
  gtk_widget_add_css_class (switcher, "side-switcher");
  gtk_accessible_update_property (GTK_ACCESSIBLE (switcher), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to review"), -1);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lists));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_widget_add_css_class (box, "pane");
  gtk_widget_set_size_request (box, 250, -1);
  self->side = box;
  return box;
}

static GtkWidget *
make_details (DossierReviewPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *content = adw_button_content_new ();

  self->details = GTK_STACK (gtk_stack_new ());
  self->queue = DOSSIER_REVIEW_QUEUE (dossier_review_queue_new (self->workspace));
  self->identity = DOSSIER_IDENTITY_VIEW (dossier_identity_view_new (self->workspace));
  gtk_stack_add_named (self->details, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "nothing");
  self->status = DOSSIER_REVIEW_STATUS (dossier_review_status_new ());
  gtk_stack_add_named (self->details, GTK_WIDGET (self->status), "status");
  gtk_stack_add_named (self->details, GTK_WIDGET (self->queue), "queue");
  gtk_stack_add_named (self->details, GTK_WIDGET (self->identity), "identity");
  gtk_stack_set_hhomogeneous (self->details, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->details), TRUE);
  self->back = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("_Back to the List"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (self->back), content);
  gtk_widget_set_halign (self->back, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->back, "flat");
  gtk_widget_set_tooltip_text (self->back, _("Show the list again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the list"), -1);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details));
  gtk_widget_add_css_class (box, "view");
  return box;
}

/**
 * dossier_review_parts_build:
 * @self: a page that has its workspace
 *
 * Makes what the page consists of. Nothing is heard of it yet.
 */
void
dossier_review_parts_build (DossierReviewPage *self)
{
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  gtk_paned_set_start_child (GTK_PANED (self->paned), make_side (self));
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_end_child (GTK_PANED (self->paned), make_details (self));
  gtk_paned_set_resize_end_child (GTK_PANED (self->paned), TRUE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
}
