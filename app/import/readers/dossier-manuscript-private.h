/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of office documents write into: paragraphs, tables, notes, properties. Private to app/import. */

#pragma once

#include "dossier-gather-private.h"

G_BEGIN_DECLS

/**
 * DossierManuscript: a document while it is read, in the order of its text. Ends as one draft.
 */
typedef struct _DossierManuscript DossierManuscript;

DossierManuscript *dossier_manuscript_new             (const char          *media_type,
                                                       const char          *extractor);
void               dossier_manuscript_free            (DossierManuscript   *self);
DossierGather     *dossier_manuscript_get_gather      (DossierManuscript   *self);
void               dossier_manuscript_add_text        (DossierManuscript   *self,
                                                       const char          *text,
                                                       gssize               length,
                                                       gboolean             in_link);
void               dossier_manuscript_end_paragraph   (DossierManuscript   *self,
                                                       DossierBlockRole     role,
                                                       guint                level);
void               dossier_manuscript_start_inner     (DossierManuscript   *self);
void               dossier_manuscript_end_inner       (DossierManuscript   *self);
void               dossier_manuscript_start_note      (DossierManuscript   *self,
                                                       const char          *mark);
void               dossier_manuscript_end_note        (DossierManuscript   *self);
void               dossier_manuscript_start_table     (DossierManuscript   *self);
void               dossier_manuscript_end_cell        (DossierManuscript   *self);
void               dossier_manuscript_end_row         (DossierManuscript   *self,
                                                       gboolean             deleted);
void               dossier_manuscript_end_table       (DossierManuscript   *self);
void               dossier_manuscript_set_title       (DossierManuscript   *self,
                                                       const char          *title);
void               dossier_manuscript_set_author      (DossierManuscript   *self,
                                                       const char          *author);
void               dossier_manuscript_set_created     (DossierManuscript   *self,
                                                       const char          *stamp);
void               dossier_manuscript_set_company     (DossierManuscript   *self,
                                                       const char          *company);
void               dossier_manuscript_set_language    (DossierManuscript   *self,
                                                       const char          *tag);
DossierDraft      *dossier_manuscript_finish          (DossierManuscript   *self,
                                                       const char          *file_name,
                                                       const char          *url_hint,
                                                       GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierManuscript, dossier_manuscript_free)

G_END_DECLS
