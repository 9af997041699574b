/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-event-part.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierPartRow:
 *
 * One statement of an event as a line of a form: what it is about, the controls that go with that, and, when
 * it rests on words of an article, these. Main thread only.
 * Signals: "remove": its button was clicked; "edited": something was changed by hand.
 */
#define DOSSIER_TYPE_PART_ROW (dossier_part_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierPartRow, dossier_part_row, DOSSIER, PART_ROW, GtkListBoxRow)

DossierPartRow         *dossier_part_row_new           (DossierWorkspace     *workspace,
                                                        DossierStatementKind  kind,
                                                        gboolean              choose_kind,
                                                        const char * const   *roles);
void                    dossier_part_row_set_statement (DossierPartRow       *self,
                                                        DossierStatement     *statement);
void                    dossier_part_row_set_entity    (DossierPartRow       *self,
                                                        const DossierId      *entity,
                                                        const char           *name,
                                                        const char           *kind);
void                    dossier_part_row_set_role      (DossierPartRow       *self,
                                                        const char           *role);
void                    dossier_part_row_set_heading   (DossierPartRow       *self,
                                                        const char           *heading);
void                    dossier_part_row_set_date      (DossierPartRow       *self,
                                                        const char           *edtf);
void                    dossier_part_row_set_reference (DossierPartRow       *self,
                                                        const char           *date);
void                    dossier_part_row_set_passage   (DossierPartRow       *self,
                                                        const DossierId      *article,
                                                        guint                 start,
                                                        guint                 end,
                                                        const char           *quote,
                                                        const char           *source);
void                    dossier_part_row_set_removable (DossierPartRow       *self,
                                                        gboolean              removable);
void                    dossier_part_row_set_roles     (DossierPartRow       *self,
                                                        const char * const   *roles);
DossierStatement       *dossier_part_row_get_statement (DossierPartRow       *self);
gboolean                dossier_part_row_is_empty      (DossierPartRow       *self);
gboolean                dossier_part_row_is_valid      (DossierPartRow       *self);
gboolean                dossier_part_row_is_changed    (DossierPartRow       *self);
void                    dossier_part_row_get_part      (DossierPartRow       *self,
                                                        DossierEventPart     *part);
void                    dossier_part_row_focus         (DossierPartRow       *self);

G_END_DECLS
