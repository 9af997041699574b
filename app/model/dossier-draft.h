/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-records.h"

G_BEGIN_DECLS

/**
 * DossierBlockRole: what a range of an article's text is.
 */
typedef enum
{
  DOSSIER_BLOCK_BODY,
  DOSSIER_BLOCK_TITLE,
  DOSSIER_BLOCK_HEADING,
  DOSSIER_BLOCK_QUOTATION,
  DOSSIER_BLOCK_LIST,
  DOSSIER_BLOCK_CAPTION,
  DOSSIER_BLOCK_FURNITURE, /* byline and date lines, teasers, tags, addresses, share bars */
} DossierBlockRole;

const char *dossier_block_role_to_text   (DossierBlockRole  role);
gboolean    dossier_block_role_from_text (const char       *text,
                                          DossierBlockRole *role);

/**
 * DossierBlock: a range of a text, in code points, end exclusive. Blocks do not overlap and come in order.
 */
typedef struct
{
  guint start;
  guint end;
  DossierBlockRole role;
} DossierBlock;

/**
 * DossierFieldValue: one candidate for a metadata field, and where it was found.
 * @confidence: 0–100; below 60 counts as uncertain
 */
typedef struct
{
  DossierArticleField field;
  char *value;
  const char *origin; /* static: json-ld opengraph meta markup script text address file */
  int confidence;
} DossierFieldValue;

#define DOSSIER_CONFIDENCE_CERTAIN 60

/**
 * DossierDraft:
 *
 * What import makes of one file, before it is an article. Owns everything in it. The text is NFC with LF, one
 * blank line between paragraphs; it holds title, body and furniture alike, told apart by @blocks. The chosen
 * value of each field stands in @title … @language; @fields has every candidate, chosen one first in its field.
 */
typedef struct
{
  char *title;        /* never NULL after a successful import */
  char *byline;       /* (nullable): names, comma-separated, without "By" */
  char *date;         /* (nullable): EDTF; with time and zone when the article tells them */
  char *date_words;   /* (nullable): as written */
  char *source;       /* (nullable): the outlet */
  char *url;          /* (nullable): http or https */
  char *language;     /* (nullable): BCP 47 */
  char *agency;       /* (nullable): the agency it is taken from */
  char *changed;      /* (nullable): last change by the publisher, EDTF */
  char *text;
  GArray *blocks;     /* of DossierBlock */
  GArray *fields;     /* of DossierFieldValue, cleared by the array */
  char *media_type;   /* of the original */
  const char *extractor; /* static: "text/1", "html/1" … */
} DossierDraft;

GArray       *dossier_field_values_new (void);
DossierDraft *dossier_draft_new       (void);
void          dossier_draft_free      (DossierDraft        *draft);
void          dossier_draft_add_block (DossierDraft        *draft,
                                       guint                start,
                                       guint                end,
                                       DossierBlockRole     role);
void          dossier_draft_add_field (DossierDraft        *draft,
                                       DossierArticleField  field,
                                       const char          *value,
                                       const char          *origin,
                                       int                  confidence);
guint         dossier_draft_uncertain (DossierDraft        *draft);
char         *dossier_blocks_body     (const char          *text,
                                       GArray              *blocks);
GArray       *dossier_blocks_with_role (GArray             *blocks,
                                        guint               start,
                                        guint               end,
                                        DossierBlockRole    role);
gboolean      dossier_blocks_equal    (GArray              *a,
                                       GArray              *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDraft, dossier_draft_free)

G_END_DECLS
