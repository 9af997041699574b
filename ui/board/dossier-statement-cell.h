/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-records.h"

G_BEGIN_DECLS

/**
 * DossierStatementCell:
 *
 * One statement in the grid: what it says and the words it rests on, three lines of them until it is unfolded. A
 * button: a click opens the article at the passage. Main thread only.
 */
#define DOSSIER_TYPE_STATEMENT_CELL (dossier_statement_cell_get_type ())
G_DECLARE_FINAL_TYPE (DossierStatementCell, dossier_statement_cell, DOSSIER, STATEMENT_CELL, GtkButton)

GtkWidget        *dossier_statement_cell_new           (DossierStatement     *statement);
DossierStatement *dossier_statement_cell_get_statement (DossierStatementCell *self);
void              dossier_statement_cell_set_unfolded  (DossierStatementCell *self,
                                                        gboolean              unfolded);
gboolean          dossier_statement_cell_is_cut        (DossierStatementCell *self);
char             *dossier_statement_target             (const DossierStatement *statement);

G_END_DECLS
