/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board.h"

G_BEGIN_DECLS

/* What a link is, in words, wherever one is shown. */

char *dossier_board_standing_words (guint                   flags,
                                    guint                   accounts,
                                    guint                   passages);
char *dossier_board_link_words     (const DossierBoardLink *links,
                                    guint                   n);
GStrv dossier_board_role_words     (const DossierBoard     *board);

G_END_DECLS
