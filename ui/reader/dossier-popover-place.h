/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dossier_popover_listen (GtkPopover         *popover,
                             GCallback           key_pressed);
void dossier_popover_place  (GtkPopover         *popover,
                             const GdkRectangle *target);

G_END_DECLS
