/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Buttons that show the key which does the same. */

GtkWidget *dossier_key_button_new       (const char *label,
                                         const char *key,
                                         const char *tooltip,
                                         const char *action);
void       dossier_key_button_set_label (GtkWidget  *button,
                                         const char *label);

G_END_DECLS
