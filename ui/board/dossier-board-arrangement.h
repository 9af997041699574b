/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board.h"

G_BEGIN_DECLS

/* The controls for how the board is arranged: a switch between list, table and graph, and a menu with the orders of both sides and
 * the legend of the lines. They only activate the actions board.arrangement, board.actor-order and board.event-order. */

GtkWidget *dossier_board_arrangement_switch_new    (void);
GtkWidget *dossier_board_order_button_new          (void);
void       dossier_board_order_button_set_crossings (GtkWidget *button,
                                                    guint64    crossings);

G_END_DECLS
