/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-grid-words.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/* What the grid of sources is put together from. */

GtkWidget  *dossier_grid_label_new       (const char           *words,
                                          const char           *css_class);
GtkWidget  *dossier_grid_column_head_new (const DossierArticle *article);
GtkWidget  *dossier_grid_plain_head_new  (const char           *words,
                                          const char           *below);
GtkWidget  *dossier_grid_cell_new        (GPtrArray            *statements); /* (element-type DossierStatement): empty: "not said" */
GtkWidget  *dossier_grid_assessed_new    (const DossierGridRow *row,
                                          const DossierEvent   *event);

G_END_DECLS
