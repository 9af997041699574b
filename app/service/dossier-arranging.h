/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-link-graph.h"

G_BEGIN_DECLS

/* Reckoning that a screen waits for, on a thread of the pool. */

void              dossier_arranging_order_board (DossierBoard             *board,
                                                 const DossierBoardFilter *filter);
DossierLinkGraph *dossier_arranging_make_graph  (const DossierBoard       *board,
                                                 const DossierId          *centre,
                                                 gboolean                  event,
                                                 guint                     steps,
                                                 const GArray             *known,
                                                 GCancellable             *cancellable);

G_END_DECLS
