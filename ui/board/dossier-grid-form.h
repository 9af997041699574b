/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-statement-form.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierGridForm:
 *
 * The popover of a cell of the grid: changes what it states, or adds a statement to it. What an article is made to say rests on words of
 * it, which are chosen among those that its account quotes already. It keeps nothing of the grid. Main thread only.
 * Signal: "closed" of the popover, also once it has written.
 */
#define DOSSIER_TYPE_GRID_FORM (dossier_grid_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierGridForm, dossier_grid_form, DOSSIER, GRID_FORM, GtkPopover)

GtkWidget            *dossier_grid_form_new          (GtkWidget               *parent,
                                                      DossierWorkspace        *workspace,
                                                      const DossierGrid       *grid,
                                                      const DossierGridRow    *row,
                                                      const DossierGridColumn *column,
                                                      DossierStatement        *statement);
void                  dossier_grid_form_accept       (DossierGridForm         *self);
DossierStatementForm *dossier_grid_form_get_form     (DossierGridForm         *self);
GtkWidget            *dossier_grid_form_get_passages (DossierGridForm         *self);
const char           *dossier_grid_form_get_problem  (DossierGridForm         *self);
GPtrArray            *dossier_grid_column_passages   (const DossierGrid       *grid,
                                                      const DossierGridColumn *column);

G_END_DECLS
