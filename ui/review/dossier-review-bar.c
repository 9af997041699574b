/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The buttons above the review queue, each with its key. They activate the queue's actions. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-bar.h"

#include "dossier-key-button.h"

#include <glib/gi18n.h>

static GtkWidget *
add (GtkBox     *bar,
     GtkWidget  *after,
     const char *label,
     const char *key,
     const char *tooltip,
     const char *action)
{
  GtkWidget *button = dossier_key_button_new (label, key, tooltip, action);

  gtk_box_insert_child_after (bar, button, after);
  return button;
}

/**
 * dossier_review_bar_fill:
 * @bar: a box above the queue; what it has comes last
 * @more: what is decided more rarely
 * @form: (out): the button that accepts a form; its label names the words
 * @not_form: (out): the button that rejects a form
 */
void
dossier_review_bar_fill (GtkBox      *bar,
                         GMenuModel  *more,
                         GtkWidget  **form,
                         GtkWidget  **not_form)
{
  GtkWidget *menu = gtk_menu_button_new (), *last;

  last = add (bar, NULL, _("Accept"), "Y", _("Yes, that is meant here (Y)"), "review.accept");
  gtk_widget_add_css_class (last, "suggested-action");
  last = add (bar, last, _("Reject"), "N", _("No, not here (N)"), "review.reject");
  last = *form = add (bar, last, _("All of This Form"), "⇧Y", _("Accept these words wherever they stand for the same name (Shift+Y)"),
                      "review.accept-form");
  last = *not_form = add (bar, last, _("None of This Form"), "⇧N", _("Reject these words for this name everywhere, for good (Shift+N)"),
                          "review.reject-form");
  add (bar, last, _("All in This Article"), "A", _("Accept everything open for this name in the same article (A)"), "review.accept-article");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), more);
  gtk_widget_set_tooltip_text (menu, _("More decisions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More decisions"), -1);
  gtk_box_append (bar, menu);
}
