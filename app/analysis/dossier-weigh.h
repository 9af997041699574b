/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-views.h"

G_BEGIN_DECLS

/* What accounts say of an event, put side by side and weighed; see docs/weighing.md. */

void            dossier_grid_arrange     (DossierGrid            *grid,
                                          GPtrArray              *statements);
void            dossier_grid_weigh       (DossierGrid            *grid);
DossierGridRow *dossier_grid_row_of      (DossierGrid            *grid,
                                          const DossierId        *statement);

G_END_DECLS
