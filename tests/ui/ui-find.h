/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Finding widgets below one, as somebody looks for them: by what they are, what they say, what they do. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget          *ui_find              (GtkWidget *above, GType type);
GtkWidget          *ui_find_nth          (GtkWidget *above, GType type, guint n);
GtkWidget          *ui_find_action       (GtkWidget *above, const char *action);
GtkWidget          *ui_find_label        (GtkWidget *above, const char *part);
GtkWidget          *ui_find_button       (GtkWidget *above, const char *name);
GtkEventController *ui_find_controller   (GtkWidget *widget, GType type);
GtkWidget          *ui_find_other_window (GtkWidget *window);
guint               ui_count_nameless    (GtkWidget *above);
gboolean            ui_says              (GtkWidget *above, const char *part);

G_END_DECLS
