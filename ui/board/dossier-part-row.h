/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-statement-form.h"

G_BEGIN_DECLS

/**
 * DossierPartRow:
 *
 * One statement of an event as a line of a form: the words of an article it rests on, when it does, and its fields. Main thread
 * only.
 * Signals: "remove": its button was clicked; "edited": something was changed by hand.
 */
#define DOSSIER_TYPE_PART_ROW (dossier_part_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierPartRow, dossier_part_row, DOSSIER, PART_ROW, GtkListBoxRow)

DossierPartRow         *dossier_part_row_new           (DossierWorkspace     *workspace,
                                                        DossierStatementKind  kind,
                                                        gboolean              choose_kind,
                                                        const char * const   *roles);
DossierStatementForm   *dossier_part_row_get_form      (DossierPartRow       *self);
void                    dossier_part_row_set_statement (DossierPartRow       *self,
                                                        DossierStatement     *statement);
void                    dossier_part_row_set_passage   (DossierPartRow       *self,
                                                        const DossierId      *article,
                                                        guint                 start,
                                                        guint                 end,
                                                        const char           *quote,
                                                        const char           *source);
DossierStatement       *dossier_part_row_get_statement (DossierPartRow       *self);

G_END_DECLS
