/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-grid-shape.h"

G_BEGIN_DECLS

/* What the grid of sources is put together from. Columns are positions of the shape. */

GtkWidget *dossier_grid_label_new       (const char             *words,
                                         const char             *css_class);
GtkWidget *dossier_grid_column_head_new (const DossierGrid      *grid,
                                         const DossierGridShape *shape,
                                         guint                   column);
GtkWidget *dossier_grid_plain_head_new  (const char             *words,
                                         const char             *below);
GtkWidget *dossier_grid_row_head_new    (const DossierGridRow   *row);
GtkWidget *dossier_grid_cell_new        (const DossierGrid      *grid,
                                         const DossierGridShape *shape,
                                         const DossierGridRow   *row,
                                         guint                   column);
GtkWidget *dossier_grid_assessed_new    (const DossierGrid      *grid,
                                         const DossierGridRow   *row);
guint      dossier_grid_longest_head    (const DossierGrid      *grid,
                                         const DossierGridShape *shape);
guint      dossier_grid_longest_cell    (const DossierGridShape *shape,
                                         const DossierGridRow   *row);

G_END_DECLS
