/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/**
 * DossierEventPart: a participant, a place, a date or a passage that goes with an event. Borrowed strings.
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
  const char *text;        /* (nullable) */
  DossierId article;
  guint start;
  guint end;
} DossierEventPart;

G_END_DECLS
