/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierWrapLayout:
 *
 * Lays children out like words: one after the other at their own width, a new line when the line is full.
 * For chips, whose widths differ.
 */
#define DOSSIER_TYPE_WRAP_LAYOUT (dossier_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DossierWrapLayout, dossier_wrap_layout, DOSSIER, WRAP_LAYOUT, GtkLayoutManager)

GtkWidget *dossier_wrap_box_new (void); /* an empty widget with this layout */

G_END_DECLS
