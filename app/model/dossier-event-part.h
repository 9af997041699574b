/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/**
 * DossierEventPart: a participant, a place, a date, a figure or a claim that goes with an event: a statement as it is to be
 * written. Borrowed strings.
 * @entity: nil: by @name, made when there is none
 * @article: for evidence: with @start, @end in code points; nil = assessed, without a passage
 */
typedef struct
{
  DossierStatementKind kind;
  DossierId entity;
  const char *name;        /* (nullable) */
  const char *entity_kind; /* (nullable): of the entity; NULL: any, and a person is made for a participant, a place for a place */
  const char *role;        /* (nullable) */
  const char *topic;       /* (nullable) */
  const char *date;        /* (nullable): EDTF, of a date statement */
  const char *date_words;  /* (nullable): the words it was made from */
  const DossierFigure *figure; /* (nullable): of a figure; its places in a text do not count */
  const char *as_of;       /* (nullable): EDTF: when the figure held */
  const char *text;        /* (nullable) */
  DossierId attributed_to; /* who says so inside the article; nil = nobody but the article, or only in words */
  const char *attributed_words; /* (nullable): the article's words for who says so */
  guint credibility;       /* 1–6, 0 = not judged */
  DossierId article;
  guint start;
  guint end;
} DossierEventPart;

void dossier_event_part_init (DossierEventPart *part, const DossierStatement *statement);

G_END_DECLS
