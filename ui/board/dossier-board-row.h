/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board-state.h"

G_BEGIN_DECLS

/**
 * DossierBoardRow:
 *
 * What one row of the board's lists shows of an actor or of an event. Always of the state's row height, whatever
 * it holds, since the links count on that. Main thread only.
 */
#define DOSSIER_TYPE_BOARD_ROW (dossier_board_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierBoardRow, dossier_board_row, DOSSIER, BOARD_ROW, GtkWidget)

GtkListItemFactory *dossier_board_row_factory_new (DossierBoardState *state,
                                                   gboolean           events);
DossierItem        *dossier_board_row_get_item    (DossierBoardRow   *self);
const char         *dossier_board_row_get_words   (DossierBoardRow   *self);
gboolean            dossier_board_row_chip_at     (DossierBoardRow   *self,
                                                   double             x,
                                                   double             y,
                                                   guint             *link);
gboolean            dossier_board_row_refresh     (DossierBoardRow   *self,
                                                   gboolean           only_in_view);
int                 dossier_board_row_height      (GtkWidget         *widget);

G_END_DECLS
