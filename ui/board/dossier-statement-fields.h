/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-records.h"

G_BEGIN_DECLS

/* The single controls of which the form of a statement is made. */

GtkWidget            *dossier_statement_fields_new_entry          (const char           *label,
                                                                   int                   width_chars);
GtkWidget            *dossier_statement_fields_new_note           (void);
void                  dossier_statement_fields_show_note          (GtkWidget            *note,
                                                                   GtkWidget            *field,
                                                                   const char           *error,
                                                                   const char           *words);
GtkWidget            *dossier_statement_fields_new_kind           (void);
void                  dossier_statement_fields_choose_kind        (GtkWidget            *drop,
                                                                   DossierStatementKind  kind);
DossierStatementKind  dossier_statement_fields_get_kind           (GtkWidget            *drop);
GtkWidget            *dossier_statement_fields_new_entity_kind    (void);
void                  dossier_statement_fields_choose_entity_kind (GtkWidget            *drop,
                                                                   const char           *kind);
const char           *dossier_statement_fields_get_entity_kind    (GtkWidget            *drop);
GtkWidget            *dossier_statement_fields_new_credibility    (void);
GtkWidget            *dossier_statement_fields_attach             (GtkGrid              *grid,
                                                                   int                   row,
                                                                   const char           *label,
                                                                   GtkWidget            *field);
char                 *dossier_statement_fields_explain            (const DossierFigure  *figure);

G_END_DECLS
