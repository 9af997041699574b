/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-records.h"

G_BEGIN_DECLS

/**
 * DossierStatementCell:
 *
 * One statement in the grid: what it says, the words it rests on with who said so, three lines of them until it is unfolded, and how
 * credible it is. Without a statement it says that there is none. It takes the keyboard; Return or a double click activates it.
 * Main thread only.
 * Signals: "activate" (action): open it; "unfolded": it shows all of its words now, or three lines again.
 */
#define DOSSIER_TYPE_STATEMENT_CELL (dossier_statement_cell_get_type ())
G_DECLARE_FINAL_TYPE (DossierStatementCell, dossier_statement_cell, DOSSIER, STATEMENT_CELL, GtkWidget)

GtkWidget        *dossier_statement_cell_new           (DossierStatement     *statement,
                                                        const char           *words);
void              dossier_statement_cell_describe      (DossierStatementCell *self,
                                                        const char           *row,
                                                        const char           *column,
                                                        const char           *standing,
                                                        const char           *reason);
void              dossier_statement_cell_set_adopted   (DossierStatementCell *self);
void              dossier_statement_cell_add_below     (DossierStatementCell *self,
                                                        GtkWidget            *widget);
DossierStatement *dossier_statement_cell_get_statement (DossierStatementCell *self);
void              dossier_statement_cell_set_unfolded  (DossierStatementCell *self,
                                                        gboolean              unfolded);
gboolean          dossier_statement_cell_get_unfolded  (DossierStatementCell *self);
gboolean          dossier_statement_cell_is_cut        (DossierStatementCell *self);
char             *dossier_statement_target             (const DossierStatement *statement);

G_END_DECLS
