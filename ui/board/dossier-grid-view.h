/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierGridView:
 *
 * What the sources say of one event: a row a field, a column an article, what is assessed last; the values in words, the words
 * themselves, and how they stand to each other. Main thread only.
 * Properties: "folded" (boolean): only the title line is shown; "order" (string): of the columns, see
 * dossier_grid_order_to_text(); "only-differing" (boolean): only rows that differ. The last two are kept in the workspace.
 * Actions (of the widget): grid.edit, grid.add-participant, grid.cite, grid.cite-grid, grid.delete, grid.fold, grid.order,
 * grid.only-differing, grid.unfold-copies (group), grid.copy-table, grid.save-csv; of the statement with the keyboard or under the
 * menu: grid.edit-statement (in a cell without one: adds it), grid.add-statement, grid.adopt, grid.take-back, grid.credibility (1–6, 0 clears), grid.unfold, grid.open-passage, grid.copy-quote,
 * grid.cite-passage, grid.delete-statement.
 */
#define DOSSIER_TYPE_GRID_VIEW (dossier_grid_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierGridView, dossier_grid_view, DOSSIER, GRID_VIEW, GtkWidget)

GtkWidget *dossier_grid_view_new       (DossierWorkspace *workspace);
void       dossier_grid_view_set_event (DossierGridView  *self,
                                        const DossierId  *event);
void       dossier_grid_view_show      (DossierGridView  *self,
                                        DossierGrid      *grid);
void       dossier_grid_view_reload    (DossierGridView  *self);
gboolean   dossier_grid_view_focus     (DossierGridView  *self);
GtkWidget *dossier_grid_view_get_sheet (DossierGridView  *self);
void       dossier_grid_view_save_csv  (DossierGridView  *self,
                                        GFile            *file);
gboolean   dossier_grid_view_is_loading (DossierGridView *self);

G_END_DECLS
