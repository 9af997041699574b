/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/* Suggestions of a workspace: what analysis proposes about its articles and nobody has decided yet. */

/**
 * DossierProposal:
 *
 * One suggestion as the workspace keeps it. Its id belongs to this file on this machine and is never given to another
 * suggestion; it is gone when the article gets a new text. @kind is person, organisation, place, equipment, exercise, figure
 * or date; the last two are not tagged, but become parts of events.
 */
typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierId article;
  DossierId revision;
  char *article_title;
  char *article_date;    /* (nullable): EDTF */
  guint start;           /* code points in the article's text */
  guint end;             /* exclusive */
  const char *kind;      /* interned */
  char *words;           /* as in the text */
  char *name;            /* what an entity made of it would be called: the fullest form, or @words; of a known one, the name that matched */
  char *value;           /* (nullable): EDTF of a date, normal form of a figure */
  DossierId entity;      /* whom it is taken for, after merges; nil: somebody new, or no name */
  char *entity_name;     /* (nullable) */
  char *entity_kind;     /* (nullable) */
  guint confidence;      /* 0–100 */
  char *reason;          /* (nullable): why, for people */
  char *role;            /* (nullable): title or office beside the name */
  guint role_start;      /* where @role stands; 0 and 0 without */
  guint role_end;
  char *context;         /* the words around, one line */
  guint context_start;   /* where @words stand in @context, code points */
  guint context_end;
} DossierProposal;
DOSSIER_DECLARE_RECORD (DossierProposal, dossier_proposal, PROPOSAL)

/* In 100: what is less sure is not accepted along with others unless that is asked for. */
#define DOSSIER_SUGGESTION_DOUBTFUL 45

/**
 * DossierSuggestionScope: how far a decision on a suggestion goes.
 * @DOSSIER_SUGGESTION_HERE: these words at this place
 * @DOSSIER_SUGGESTION_IN_ARTICLE: everything open for the same name or entity in the same article
 * @DOSSIER_SUGGESTION_FORM: the same words for the same name or entity, in all articles
 * @DOSSIER_SUGGESTION_GROUP: everything open for the same name or entity, in all articles
 */
typedef enum
{
  DOSSIER_SUGGESTION_HERE,
  DOSSIER_SUGGESTION_IN_ARTICLE,
  DOSSIER_SUGGESTION_FORM,
  DOSSIER_SUGGESTION_GROUP,
} DossierSuggestionScope;

/**
 * DossierSuggestionFilter: which suggestions. Zero: all names.
 * @article: nil = of all articles
 * @entity: nil = of whomever
 * @kind: (nullable): only of this kind
 * @text: (nullable): in the name or the words; case and accents do not count
 * @known: only those taken for an entity of the workspace
 * @unknown: only those that name somebody new
 * @values: dates and figures too, which are left out otherwise unless @kind asks for them
 * @confidence: at least so sure, 0–100
 * @by_name: groups in the order of their names instead of the most frequent first
 */
typedef struct
{
  DossierId article;
  DossierId entity;
  const char *kind;
  const char *text;
  gboolean known;
  gboolean unknown;
  gboolean values;
  guint confidence;
  gboolean by_name;
} DossierSuggestionFilter;

/**
 * DossierSuggestionGroup: the open suggestions for one entity, or for one new name of one kind.
 * @kind: interned
 * @name: the entity's name, or the new name in the form that is most frequent
 * @entity: nil for a new name
 * @forms: (element-type utf8): NULL-terminated: the different words, the most frequent first, ten at most
 * @count: suggestions
 * @doubtful: of them less sure than DOSSIER_SUGGESTION_DOUBTFUL
 * @article_count: articles with one
 * @confidence: of the surest
 * @first: the surest suggestion of the group, for DOSSIER_SUGGESTION_GROUP and for DossierQuery.like
 */
typedef struct
{
  const char *kind;
  char *name;
  DossierId entity;
  GStrv forms;
  guint count;
  guint doubtful;
  guint article_count;
  guint confidence;
  DossierId first;
} DossierSuggestionGroup;

void dossier_suggestion_group_free (DossierSuggestionGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestionGroup, dossier_suggestion_group_free)

G_END_DECLS
