/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-change-set.h"
#include "dossier-db.h"
#include "dossier-draft.h"
#include "dossier-proposal.h"
#include "dossier-query.h"
#include "dossier-suggestion.h"

G_BEGIN_DECLS

/* Open suggestions, and what was looked at to find them. All local; decisions on them are mentions, and recorded. */

/**
 * DossierSuggestionText: an article as analysis wants it.
 * @text: (owned)
 * @blocks: (owned) (element-type DossierBlock)
 * @date: (owned) (nullable): EDTF
 * @language: (owned) (nullable): BCP 47
 */
typedef struct
{
  DossierId article;
  DossierId revision;
  char *text;
  GArray *blocks;
  char *date;
  char *language;
} DossierSuggestionText;

void dossier_suggestion_text_free (DossierSuggestionText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestionText, dossier_suggestion_text_free)

/**
 * DossierEntityName: a name or alias of an entity.
 * @entity: whose row it is; merged entities keep theirs
 * @root: the one that stands for it
 * @kind: (owned): of @root
 * @name: (owned)
 * @description: (owned) (nullable): of @root
 * @mentions: accepted ones of @root
 * @metonym: 0 for a name; otherwise @name only may stand for the entity, and this tells the caller why
 * @screened: its occurrences were looked for
 */
typedef struct
{
  DossierId entity;
  DossierId root;
  char *kind;
  char *name;
  char *description;
  guint mentions;
  guint metonym;
  gboolean screened;
} DossierEntityName;

void dossier_entity_name_free (DossierEntityName *name);

/**
 * DossierAcceptance: as what suggestions are accepted, and how far.
 * @entity: (nullable): whom they name; NULL or nil: as proposed, or by @name and @kind
 * @name: (nullable): an entity of this name instead, made when there is none
 * @kind: (nullable): of this kind
 * @another: make it in any case
 * @doubtful: what is doubtful goes along too
 */
typedef struct
{
  const DossierId *entity;
  const char *name;
  const char *kind;
  gboolean another;
  gboolean doubtful;
} DossierAcceptance;

/* What was rejected in all articles. Belongs to who writes suggestions, who brings it up to date in every transaction. */
typedef struct _DossierRejections DossierRejections;

DossierRejections *dossier_rejections_new     (void);
void               dossier_rejections_free    (DossierRejections *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRejections, dossier_rejections_free)
gboolean           dossier_rejections_refresh (DossierDb *db, DossierRejections *self, GError **error);

/* Which words and reasons are used; made and asked in slices. Not on two threads at once. */
typedef struct _DossierSuggestionUse DossierSuggestionUse;

DossierSuggestionUse *dossier_suggestion_use_new  (void);
void                  dossier_suggestion_use_free (DossierSuggestionUse *use);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestionUse, dossier_suggestion_use_free)

GArray                *dossier_suggestions_missing       (DossierDb *db, guint analysis, GError **error); /* (element-type DossierId): articles, newest first */
gint64                 dossier_suggestions_count_missing (DossierDb *db, guint analysis, GError **error);
DossierSuggestionText *dossier_suggestions_read_text     (DossierDb *db, const DossierId *article, GError **error); /* (nullable): NULL without error when it is gone */
GPtrArray             *dossier_suggestions_known_names   (DossierDb *db, GError **error); /* (element-type DossierEntityName) */
char                  *dossier_suggestions_state         (DossierDb *db, GError **error); /* differs when entities, names or decisions on them changed */
gboolean               dossier_suggestions_read_screened (DossierDb *db, DossierEntityName *name, GError **error);
GArray                *dossier_suggestions_find_articles (DossierDb *db, const char *expression, GError **error); /* (element-type DossierId): looked at, with these words */
GArray                *dossier_suggestions_foreign_articles (DossierDb *db, GError **error); /* (element-type DossierId): looked at, in a language not written in Latin letters */
GArray                *dossier_suggestions_looked_at     (DossierDb *db, GError **error); /* (element-type DossierId): all */
GPtrArray             *dossier_suggestions_new_names     (DossierDb *db, gint64 *after, GError **error); /* (element-type DossierSuggestion): some names of nobody known, with their place left open */

gboolean               dossier_suggestions_replace       (DossierDb *db, const DossierRejections *rejections, const DossierSuggestionText *text, guint analysis, GPtrArray *found, GPtrArray *known, gboolean *changed, gboolean *dropped, GError **error);
gboolean               dossier_suggestions_add_known     (DossierDb *db, const DossierRejections *rejections, const DossierSuggestionText *text, GPtrArray *known, gboolean *changed, GError **error);
gboolean               dossier_suggestions_link          (DossierDb *db, const DossierSuggestion *name, gboolean *changed, GError **error);
gboolean               dossier_suggestions_set_screened  (DossierDb *db, const DossierEntityName *name, GError **error);
GPtrArray             *dossier_suggestions_gone_names    (DossierDb *db, GPtrArray *names, GError **error); /* (element-type DossierEntityName) */
gboolean               dossier_suggestions_forget        (DossierDb *db, const DossierRejections *rejections, const DossierEntityName *gone, gboolean *changed, gboolean *finished, GError **error);
gboolean               dossier_suggestions_read_use      (DossierDb *db, DossierSuggestionUse *use, gboolean *finished, GError **error);
gboolean               dossier_suggestions_tidy          (DossierDb *db, DossierSuggestionUse *use, gboolean *finished, GError **error);
gboolean               dossier_suggestions_update        (DossierDb *db, const DossierChangeSet *changes, GError **error);

DossierProposal       *dossier_suggestions_get           (DossierDb *db, const DossierId *id, GError **error);
GPtrArray             *dossier_suggestions_of_article    (DossierDb *db, const DossierId *article, GError **error);
GArray                *dossier_suggestions_query         (DossierDb *db, const DossierQuery *query, GError **error);
GPtrArray             *dossier_suggestions_groups        (DossierDb *db, const DossierSuggestionFilter *filter, guint offset, guint limit, GError **error);
gint64                 dossier_suggestions_count         (DossierDb *db, const DossierSuggestionFilter *filter, GError **error);

gboolean               dossier_suggestions_accept        (DossierDb *db, const DossierId *ids, guint n, DossierSuggestionScope scope, const DossierAcceptance *how, DossierId *mention, DossierId *made, guint *count, GError **error);
gboolean               dossier_suggestions_reject        (DossierDb *db, const DossierId *ids, guint n, DossierSuggestionScope scope, guint *count, GError **error);

G_END_DECLS
