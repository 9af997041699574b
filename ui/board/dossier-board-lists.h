/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board-state.h"

G_BEGIN_DECLS

/**
 * DossierBoardLists:
 *
 * Actors, links and events beside each other, and the keyboard between them. What is chosen in the lists is
 * chosen in the state and the reverse. Main thread only.
 * Signals: "actor-activated", "event-activated" (guint position): somebody wants to go deeper; "context-menu" (gboolean event,
 * guint position, GdkRectangle in the coordinates of the widget); "dropped" (guint actor, guint event, GdkRectangle): an actor was
 * dragged onto an event; "chip-activated" (guint link, GdkRectangle): the role of a link was clicked.
 */
#define DOSSIER_TYPE_BOARD_LISTS (dossier_board_lists_get_type ())
G_DECLARE_FINAL_TYPE (DossierBoardLists, dossier_board_lists, DOSSIER, BOARD_LISTS, GtkWidget)

GtkWidget    *dossier_board_lists_new          (DossierBoardState *state,
                                                GListModel        *actors,
                                                GListModel        *events);
void          dossier_board_lists_sync         (DossierBoardLists *self);
void          dossier_board_lists_reveal       (DossierBoardLists *self,
                                                gboolean           events);
gboolean      dossier_board_lists_focus        (DossierBoardLists *self,
                                                gboolean           events,
                                                guint              position);
void          dossier_board_lists_set_empty    (DossierBoardLists *self,
                                                GtkWidget         *placeholder);
gboolean      dossier_board_lists_get_focused  (DossierBoardLists *self,
                                                gboolean           events,
                                                guint             *position);
void          dossier_board_lists_get_area     (DossierBoardLists *self,
                                                guint              event,
                                                GdkRectangle      *area);
GtkListView  *dossier_board_lists_get_view     (DossierBoardLists *self,
                                                gboolean           events);
GtkWidget    *dossier_board_lists_get_links    (DossierBoardLists *self);

G_END_DECLS
