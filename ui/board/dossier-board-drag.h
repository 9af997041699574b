/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-lists.h"

G_BEGIN_DECLS

/* The pointer between the two lists: an actor is dragged onto an event, a chip is clicked. The lists emit "dropped" and
 * "chip-activated". */

void dossier_board_drag_attach (DossierBoardLists *lists,
                                DossierBoardState *state);

G_END_DECLS
