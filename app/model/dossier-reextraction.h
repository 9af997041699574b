/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-draft.h"

G_BEGIN_DECLS

/**
 * DossierFieldChange: a field that says something else than before.
 */
typedef struct
{
  DossierArticleField field;
  char *before; /* (nullable) */
  char *after;  /* (nullable) */
} DossierFieldChange;

/**
 * DossierReextraction:
 *
 * What came of reading one article again from its original. Owns everything in it.
 */
typedef struct
{
  DossierId article;
  char *title;            /* as it is now */
  char *reason;           /* (nullable): why it could not be read again; then nothing changed */
  gboolean changed;       /* anything below */
  GArray *fields;         /* of DossierFieldChange, cleared by the array */
  guint added;            /* paragraphs of the article itself that were not there before */
  guint removed;
  gboolean revised;       /* it has a new revision: text, or what its parts are, differ */
  guint relocated;        /* marked passages that stand somewhere else now */
  GPtrArray *lost;        /* (element-type utf8): quotes of marked passages that did not find their place */
} DossierReextraction;

DossierReextraction *dossier_reextraction_new       (const DossierId     *article);
void                 dossier_reextraction_free      (DossierReextraction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReextraction, dossier_reextraction_free)

void                 dossier_reextraction_add_field (DossierReextraction *self,
                                                     DossierArticleField  field,
                                                     const char          *before,
                                                     const char          *after);
void                 dossier_reextraction_compare   (DossierReextraction *self,
                                                     const char          *before,
                                                     const char          *after);

G_END_DECLS
