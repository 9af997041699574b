/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Buttons that show the key which does the same, so that somebody who clicks learns it. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-key-button.h"

#include "dossier-tooltip.h"

#define MAX_CHARACTERS 26

/**
 * dossier_key_button_new:
 * @label: what it does
 * @key: (nullable): as it stands on the key
 * @tooltip: what it does, in more words
 * @action: what it activates
 *
 * Returns: (transfer floating): a button
 */
GtkWidget *
dossier_key_button_new (const char *label,
                        const char *key,
                        const char *tooltip,
                        const char *action)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *words = gtk_label_new (label);

  gtk_box_append (GTK_BOX (box), words);
  if (key != NULL)
    {
      GtkWidget *cap = gtk_label_new (key);

      gtk_widget_add_css_class (cap, "key-cap");
      gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), cap);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  dossier_ui_set_tooltip (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  dossier_key_button_set_label (button, label);
  return button;
}

/**
 * dossier_key_button_set_label:
 * @button: of dossier_key_button_new()
 * @label: what it does now
 */
void
dossier_key_button_set_label (GtkWidget  *button,
                              const char *label)
{
  GtkWidget *words;
  g_autofree char *shown = NULL;

  g_return_if_fail (GTK_IS_BUTTON (button) && label != NULL);

  words = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (button)));
  /* Cut here: a label that ellipsizes asks for no room, and would get none. */
  if (g_utf8_strlen (label, -1) > MAX_CHARACTERS)
    {
      g_autofree char *head = g_utf8_substring (label, 0, MAX_CHARACTERS - 1);

      shown = g_strconcat (head, "…", NULL);
    }
  gtk_label_set_text (GTK_LABEL (words), shown != NULL ? shown : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
