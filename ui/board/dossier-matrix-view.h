/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board-state.h"
#include "dossier-scroll-area.h"

G_BEGIN_DECLS

/**
 * DossierMatrixView:
 *
 * The board as a table: a row an actor, a column an event, in the cell the role and the number of passages. Headings stay in
 * view; only what can be seen is drawn. A cursor goes over cells and headings by keys. Goes into a GtkScrolledWindow.
 * Main thread only.
 * Signals: "cell-activated" (guint actor, guint event; DOSSIER_BOARD_NONE of one on the heading of the other): somebody wants to
 * go deeper; "context-menu" (gboolean event, guint position, GdkRectangle in the coordinates of the widget).
 */
#define DOSSIER_TYPE_MATRIX_VIEW (dossier_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierMatrixView, dossier_matrix_view, DOSSIER, MATRIX_VIEW, DossierScrollArea)

GtkWidget  *dossier_matrix_view_new         (DossierBoardState *state);
void        dossier_matrix_view_get_current (DossierMatrixView *self,
                                             guint             *actor,
                                             guint             *event);
void        dossier_matrix_view_go_to       (DossierMatrixView *self,
                                             guint              actor,
                                             guint              event);
void        dossier_matrix_view_sort        (DossierMatrixView *self,
                                             gboolean           rows);
gboolean    dossier_matrix_view_is_sorted   (DossierMatrixView *self,
                                             gboolean           rows);
char       *dossier_matrix_view_get_words   (DossierMatrixView *self);
gboolean    dossier_matrix_view_get_area    (DossierMatrixView *self,
                                             GdkRectangle      *area);
guint       dossier_matrix_view_get_drawn   (DossierMatrixView *self);

G_END_DECLS
