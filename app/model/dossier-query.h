/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_RECORD_ARTICLE,
  DOSSIER_RECORD_SOURCE,
  DOSSIER_RECORD_COLLECTION,
  DOSSIER_RECORD_ENTITY,
  DOSSIER_RECORD_MENTION,
  DOSSIER_RECORD_ANNOTATION,
  DOSSIER_RECORD_EVENT,
  DOSSIER_RECORD_STATEMENT,
  DOSSIER_RECORD_NOTE,
  DOSSIER_RECORD_CHANGE,
  DOSSIER_RECORD_SUGGESTION, /* DossierProposal */
} DossierRecordType;

/**
 * DossierQuery:
 *
 * Which rows of one type, and in which order. Set what is wanted, leave the rest zero. Which filters count:
 *
 * - article: text (full-text search), source, collection, entity (mentions it), event (reports it), unread, has_annotations,
 *   unlinked (no event), earliest/latest, deleted (only the deleted ones), copies_of (an article: those of its group), fold
 *   (one article of each group of copies: the newest, of one date the longest) and unfolded (in whose groups all follow it); order newest (default), oldest, title, relevance (with text)
 * - source: text; by name
 * - collection: text, article (is in it); by name
 * - entity: text (in a name or alias), kind, article (mentioned in), event (takes part in),
 *   entity (those merged into it, which no other question returns); by name, or order mentions
 * - mention: article, entity (with those merged into it), rejected (instead of the accepted ones); by article date and place in the text
 * - annotation: article, text; by article date and place in the text
 * - event: text, entity (takes part or place), article (reports it), earliest/latest; by date
 * - statement: event, article, entity; assessed first, then by article date
 * - note: text, entity, event (cites it); newest change first
 * - change: newest first
 * - suggestion (open ones): article, entity, kind, text (in the name or the words), like (a suggestion: those of its group), values
 *   (dates and figures too), confidence; by article date and place in the text
 */
typedef enum
{
  DOSSIER_ORDER_DEFAULT,
  DOSSIER_ORDER_NEWEST,
  DOSSIER_ORDER_OLDEST,
  DOSSIER_ORDER_NAME,
  DOSSIER_ORDER_RELEVANCE,
  DOSSIER_ORDER_MENTIONS,
} DossierOrder;

typedef struct
{
  DossierRecordType type;
  char *text;            /* (owned) (nullable) */
  char *kind;            /* (owned) (nullable) */
  DossierId source;      /* nil = any */
  DossierId collection;
  DossierId article;
  DossierId entity;
  DossierId event;
  DossierId copies_of;
  DossierId like;
  gint64 earliest;       /* both 0 = any */
  gint64 latest;
  gboolean unread;
  gboolean has_annotations;
  gboolean unlinked;
  gboolean deleted;
  gboolean rejected;
  gboolean values;
  guint confidence;      /* 0–100, at least */
  gboolean fold;
  GArray *unfolded;      /* (owned) (nullable) (element-type DossierId): articles */
  DossierOrder order;
  guint limit;           /* 0 = all */
} DossierQuery;

DossierQuery *dossier_query_new   (DossierRecordType   type);
DossierQuery *dossier_query_copy  (const DossierQuery *query);
gboolean      dossier_query_equal (const DossierQuery *a,
                                   const DossierQuery *b);
void          dossier_query_set_unfolded (DossierQuery    *query,
                                          const DossierId *article,
                                          gboolean         unfolded);
void          dossier_query_free  (DossierQuery       *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_free)

G_END_DECLS
