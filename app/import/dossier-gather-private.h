/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reader collects from one file before it becomes a draft. Private to app/import. */

#pragma once

#include "dossier-draft.h"

G_BEGIN_DECLS

/**
 * DossierPiece: one paragraph, in the order of the file.
 * @text: (owned): NFC, one paragraph; single line feeds are line ends a reader should keep
 * @role: what it is
 * @level: heading level in the markup, 0 when it was not marked as one
 * @links: share of its letters that stand in links, 0–100
 * @tail: byte offset of a closing run in bold or italics, 0 when there is none
 */
typedef struct
{
  char *text;
  DossierBlockRole role;
  guint8 level;
  guint8 links;
  guint tail;
} DossierPiece;

/**
 * DossierCandidate: one answer to what a field is.
 * @words: (owned) (nullable): a date as written
 * @order: earlier offers win between equals
 * @agreeing: how many other places told the very same
 */
typedef struct
{
  DossierArticleField field;
  char *value;           /* (owned) */
  char *words;
  const char *origin;    /* static */
  int confidence;
  guint order;
  guint agreeing;
} DossierCandidate;

typedef struct
{
  GPtrArray *pieces;     /* (owned) (element-type DossierPiece) */
  GArray *candidates;    /* (owned) of DossierCandidate */
  const char *media_type;
  const char *extractor;
  gboolean title_outside; /* the title was told by markup and is not among the pieces */
  char *language;         /* (owned) (nullable): what the file says of its language, for its dates */
  gboolean month_first;   /* 3/4 is the fourth of March */
} DossierGather;

void           dossier_piece_free          (DossierPiece        *piece);
DossierGather *dossier_gather_new          (const char          *media_type,
                                            const char          *extractor);
void           dossier_gather_free         (DossierGather       *self);
DossierPiece  *dossier_gather_add          (DossierGather       *self,
                                            const char          *text,
                                            gssize               length,
                                            DossierBlockRole     role);
DossierPiece  *dossier_gather_insert       (DossierGather       *self,
                                            int                  index,
                                            const char          *text,
                                            gssize               length,
                                            DossierBlockRole     role);
void           dossier_gather_offer        (DossierGather       *self,
                                            DossierArticleField  field,
                                            const char          *value,
                                            const char          *origin,
                                            int                  confidence);
void           dossier_gather_offer_date   (DossierGather       *self,
                                            const char          *words,
                                            const char          *origin,
                                            int                  confidence);
void           dossier_gather_offer_changed (DossierGather      *self,
                                            const char          *words,
                                            const char          *origin,
                                            int                  confidence);
void           dossier_gather_set_habit    (DossierGather       *self,
                                            const char          *language,
                                            const char          *url);
void           dossier_gather_add_candidate (DossierGather      *self,
                                            DossierArticleField  field,
                                            char                *value,
                                            const char          *words,
                                            const char          *origin,
                                            int                  confidence);
DossierCandidate *dossier_gather_find_best (DossierGather       *self,
                                            DossierArticleField  field);
void           dossier_gather_weigh_dates  (DossierGather       *self);
void           dossier_gather_weigh        (DossierGather       *self);
const char    *dossier_gather_best         (DossierGather       *self,
                                            DossierArticleField  field,
                                            int                 *confidence);
DossierDraft  *dossier_gather_finish       (DossierGather       *self,
                                            const char          *file_name,
                                            const char          *url_hint,
                                            GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGather, dossier_gather_free)

void dossier_furniture_mark (DossierGather *gather);

G_END_DECLS
