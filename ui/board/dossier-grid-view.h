/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierGridView:
 *
 * What the sources say of one event: a column an article, a row a field, the words themselves in the cells, and
 * the assessed values beside. Main thread only.
 * Properties: "folded" (boolean): only the title line is shown.
 * Actions (of the widget): grid.edit, grid.add-participant, grid.cite, grid.delete, grid.fold; of the statement under the menu:
 * grid.open-passage, grid.copy-quote, grid.cite-passage, grid.delete-statement.
 */
#define DOSSIER_TYPE_GRID_VIEW (dossier_grid_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierGridView, dossier_grid_view, DOSSIER, GRID_VIEW, GtkWidget)

GtkWidget *dossier_grid_view_new       (DossierWorkspace *workspace);
void       dossier_grid_view_set_event (DossierGridView  *self,
                                        const DossierId  *event);
void       dossier_grid_view_reload    (DossierGridView  *self);
gboolean   dossier_grid_view_focus     (DossierGridView  *self);
GtkWidget *dossier_grid_view_get_sheet (DossierGridView  *self);
gboolean   dossier_grid_view_is_loading (DossierGridView *self);

G_END_DECLS
