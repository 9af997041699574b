/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a person does with the hands: keys, clicks, dragging, as the controllers of the widgets get it. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean ui_has_pointer   (GtkWidget *widget);
void     ui_point         (GtkWidget *widget, double x, double y, guint button, const char *held);
gboolean ui_press         (GtkWidget *widget, guint keyval, GdkModifierType state);
void     ui_click         (GtkWidget *button);
void     ui_click_at      (GtkWidget *widget, double x, double y, int n_press);
void     ui_drag          (GtkWidget *widget, double x, double y, double to_x, double to_y);
void     ui_drop_files    (GtkWidget *window, const char * const *uris);
void     ui_answer        (GtkWidget *dialog, const char *words);

G_END_DECLS
