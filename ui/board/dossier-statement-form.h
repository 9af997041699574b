/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-event-part.h"
#include "dossier-statement-guess.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierStatementForm:
 *
 * The fields of one statement: what it is about, the value that goes with that, and, on further lines, when a figure held, who
 * says so inside the article and how credible it is. It is filled and read, and never writes. Main thread only.
 * Signals: "edited": something was changed by hand; "activate": Enter was pressed in a field.
 */
#define DOSSIER_TYPE_STATEMENT_FORM (dossier_statement_form_get_type ())
G_DECLARE_FINAL_TYPE (DossierStatementForm, dossier_statement_form, DOSSIER, STATEMENT_FORM, GtkWidget)

GtkWidget            *dossier_statement_form_new             (DossierWorkspace            *workspace,
                                                              DossierStatementKind         kind,
                                                              gboolean                     choose_kind,
                                                              const char * const          *roles);
void                  dossier_statement_form_set_statement   (DossierStatementForm        *self,
                                                              DossierStatement            *statement);
void                  dossier_statement_form_set_guess       (DossierStatementForm        *self,
                                                              const DossierStatementGuess *guess);
void                  dossier_statement_form_set_entity      (DossierStatementForm        *self,
                                                              const DossierId             *entity,
                                                              const char                  *name,
                                                              const char                  *kind);
void                  dossier_statement_form_set_role        (DossierStatementForm        *self,
                                                              const char                  *role);
void                  dossier_statement_form_set_topic       (DossierStatementForm        *self,
                                                              const char                  *topic);
void                  dossier_statement_form_set_date        (DossierStatementForm        *self,
                                                              const char                  *edtf);
void                  dossier_statement_form_set_reference   (DossierStatementForm        *self,
                                                              const char                  *date);
void                  dossier_statement_form_set_passage     (DossierStatementForm        *self,
                                                              const DossierId             *article,
                                                              guint                        start,
                                                              guint                        end);
void                  dossier_statement_form_set_credibility (DossierStatementForm        *self,
                                                              guint                        credibility);
void                  dossier_statement_form_set_roles       (DossierStatementForm        *self,
                                                              const char * const          *roles);
void                  dossier_statement_form_set_topics      (DossierStatementForm        *self,
                                                              const char * const          *topics);
void                  dossier_statement_form_set_details     (DossierStatementForm        *self,
                                                              gboolean                     shown);
DossierStatement     *dossier_statement_form_get_statement   (DossierStatementForm        *self);
DossierStatementKind  dossier_statement_form_get_kind        (DossierStatementForm        *self);
const DossierFigure  *dossier_statement_form_get_figure      (DossierStatementForm        *self);
gboolean              dossier_statement_form_is_topic_edited (DossierStatementForm        *self);
gboolean              dossier_statement_form_is_empty        (DossierStatementForm        *self);
gboolean              dossier_statement_form_is_valid        (DossierStatementForm        *self,
                                                              const char                 **reason);
gboolean              dossier_statement_form_is_complete     (DossierStatementForm        *self,
                                                              const char                 **reason);
gboolean              dossier_statement_form_is_changed      (DossierStatementForm        *self);
void                  dossier_statement_form_get_part        (DossierStatementForm        *self,
                                                              DossierEventPart            *part);
void                  dossier_statement_form_focus           (DossierStatementForm        *self);
GtkWidget            *dossier_statement_form_get_field       (DossierStatementForm        *self,
                                                              const char                  *name);

G_END_DECLS
