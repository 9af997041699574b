/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-views.h"

G_BEGIN_DECLS

/* The grid of sources in words: heads of rows and columns, standings, counts. */

const char *dossier_standing_words         (DossierStanding          standing);
char       *dossier_event_date_words       (const DossierEvent      *event);
const char *dossier_grid_row_heading       (const DossierGridRow    *row);
char       *dossier_grid_row_assessed      (const DossierGridRow    *row,
                                            const DossierEvent      *event);
char       *dossier_grid_column_heading    (const DossierGridColumn *column);
char       *dossier_grid_differences_words (const DossierGrid       *grid);
char       *dossier_grid_sources_words     (const DossierGrid       *grid);

G_END_DECLS
