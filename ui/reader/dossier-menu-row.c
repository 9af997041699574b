/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the reader's popovers: a flat button with its words and the key that does the same. Main thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-menu-row.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

static GtkWidget *
make_row (GtkWidget *prefix, const char *label, const char *key)
{
  GtkWidget *row = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (words, TRUE);
  if (prefix != NULL)
    gtk_box_append (GTK_BOX (box), prefix);
  gtk_box_append (GTK_BOX (box), words);
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), dossier_key_cap_new (key));

  gtk_button_set_child (GTK_BUTTON (row), box);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "menu-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key != NULL ? key : "", -1);

  return row;
}

/**
 * dossier_key_cap_new:
 * @key: the name of a key
 *
 * Returns: (transfer floating): it as a small drawn key
 */
GtkWidget *
dossier_key_cap_new (const char *key)
{
  GtkWidget *cap;

  g_return_val_if_fail (key != NULL, NULL);

  cap = gtk_label_new (key);
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cap, "key-cap");

  return cap;
}

/**
 * dossier_menu_row_new:
 * @label: its words
 * @key: (nullable): the key that does the same
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
dossier_menu_row_new (const char *label, const char *key)
{
  g_return_val_if_fail (label != NULL, NULL);

  return make_row (NULL, label, key);
}

/**
 * dossier_menu_row_new_for_kind:
 * @kind: the key of a kind of entities
 * @name: (nullable): its words, when they are not to be those of dossier_ui_kind_name()
 * @key: (nullable): the key that does the same
 *
 * Returns: (transfer floating): a button with the kind's disc
 */
GtkWidget *
dossier_menu_row_new_for_kind (const char *kind, const char *name, const char *key)
{
  g_return_val_if_fail (kind != NULL, NULL);

  return make_row (dossier_ui_kind_dot_new (kind), name != NULL ? name : dossier_ui_kind_name (kind), key);
}
