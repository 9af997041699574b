/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-views.h"

G_BEGIN_DECLS

/* Grids of sources made by hand, with their marks, for tests of what shows them. */

DossierGridColumn *sample_grid_add_column (DossierGrid       *grid,
                                           const char        *source,
                                           char               grade,
                                           const char        *date,
                                           const char        *title);
DossierStatement  *sample_grid_say        (DossierGrid       *grid,
                                           DossierGridRow    *row,
                                           guint              column,
                                           const char        *value,
                                           const char        *quote);
void               sample_grid_mark       (DossierGridRow    *row,
                                           guint              column,
                                           DossierStanding    standing,
                                           const char        *reason);
DossierGrid       *sample_grid_new        (void);
DossierGrid       *sample_grid_new_large  (guint              n_columns,
                                           guint              n_rows);

G_END_DECLS
