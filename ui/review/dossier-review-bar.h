/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The buttons above the review queue. */

void dossier_review_bar_fill (GtkBox      *bar,
                              GMenuModel  *more,
                              GtkWidget  **form,
                              GtkWidget  **not_form);

G_END_DECLS
