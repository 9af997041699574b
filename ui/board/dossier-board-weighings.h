/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierBoardWeighings:
 *
 * How many differences and independent sources events have, for rows that are drawn: asked for in batches on a thread of the
 * pool, kept, and asked for again when the workspace changes. Main thread only.
 * Signal "changed": more is known.
 */
#define DOSSIER_TYPE_BOARD_WEIGHINGS (dossier_board_weighings_get_type ())
G_DECLARE_FINAL_TYPE (DossierBoardWeighings, dossier_board_weighings, DOSSIER, BOARD_WEIGHINGS, GObject)

DossierBoardWeighings *dossier_board_weighings_new        (DossierWorkspace      *workspace);
const DossierWeighing *dossier_board_weighings_look_up    (DossierBoardWeighings *self,
                                                           const DossierId       *event);
const DossierWeighing *dossier_board_weighings_peek       (DossierBoardWeighings *self,
                                                           const DossierId       *event);
gboolean               dossier_board_weighings_is_loading (DossierBoardWeighings *self);

G_END_DECLS
