/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dossier_menu_row_new     (const char *label,
                                     const char *key);
GtkWidget *dossier_menu_row_new_for_kind (const char *kind,
                                          const char *name,
                                          const char *key);
GtkWidget *dossier_key_cap_new      (const char *key);

G_END_DECLS
