/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-page.h"
#include "dossier-board-state.h"

G_BEGIN_DECLS

/* The parts of the page, for tests and measurements. */
typedef enum
{
  DOSSIER_BOARD_PAGE_BAR,
  DOSSIER_BOARD_PAGE_LISTS,
  DOSSIER_BOARD_PAGE_GRID,
} DossierBoardPagePart;

DossierBoardState *dossier_board_page_get_state  (DossierBoardPage     *self);
GtkWidget         *dossier_board_page_get_part   (DossierBoardPage     *self,
                                                  DossierBoardPagePart  part);
gboolean           dossier_board_page_is_loading (DossierBoardPage     *self);

G_END_DECLS
