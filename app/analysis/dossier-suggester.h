/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-draft.h"
#include "dossier-metonyms.h"
#include "dossier-suggestion.h"

G_BEGIN_DECLS

/* Puts together all that is proposed about one text. */

/* Which analysis looked at a text: raised when what it finds has changed, so that articles are looked at again. */
#define DOSSIER_SUGGEST_VERSION 3

typedef enum
{
  DOSSIER_SUGGEST_NAMES = 1 << 0,
  DOSSIER_SUGGEST_DATES = 1 << 1,
  DOSSIER_SUGGEST_FIGURES = 1 << 2,
  DOSSIER_SUGGEST_ALL = DOSSIER_SUGGEST_NAMES | DOSSIER_SUGGEST_DATES | DOSSIER_SUGGEST_FIGURES,
} DossierSuggestParts;

/**
 * DossierSuggestEntity: a name of an entity that the workspace knows.
 * @entity: whose row has the name
 * @root: the one that stands for @entity after merges
 * @kind: key of the kind of @root
 * @mentions: how often it was tagged: of two of the same name the more frequent one is likelier
 * @metonym: (nullable): @name is no name of it but this word that may stand for it; lives as long as the library
 */
typedef struct
{
  DossierId entity;
  DossierId root;
  const char *kind;
  const char *name;
  guint mentions;
  const DossierMetonym *metonym;
  const char *description;
} DossierSuggestEntity;

/**
 * DossierSuggestLibrary:
 *
 * The names that a workspace knows, ready to be looked for. Immutable; may be used on several threads at once.
 */
typedef struct _DossierSuggestLibrary DossierSuggestLibrary;

DossierSuggestLibrary *dossier_suggest_library_new   (const DossierSuggestEntity  *names,
                                                      guint                        n);
DossierSuggestLibrary *dossier_suggest_library_ref   (DossierSuggestLibrary       *self);
void                   dossier_suggest_library_unref (DossierSuggestLibrary       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestLibrary, dossier_suggest_library_unref)
GPtrArray             *dossier_suggest_library_find  (const DossierSuggestLibrary *self,
                                                      const char                  *text,
                                                      const char                  *language,
                                                      GPtrArray                   *found,
                                                      GCancellable                *cancellable);
gboolean               dossier_suggest_library_identify (const DossierSuggestLibrary *self,
                                                         DossierSuggestion           *suggestion);
GPtrArray             *dossier_suggest_library_expressions (const char               *name);

/**
 * DossierSuggestResult:
 * @found: (element-type DossierSuggestion): what the text itself tells, in its order; none over another, but that a figure may
 *   hold a name. With the entity where the fullest form in the text is a name that the workspace knows
 * @known: (element-type DossierSuggestion): names that the workspace knows, in the order of the text, none over another
 */
typedef struct
{
  GPtrArray *found;
  GPtrArray *known;
} DossierSuggestResult;

void dossier_suggest_result_free (DossierSuggestResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestResult, dossier_suggest_result_free)

/**
 * DossierSuggester:
 *
 * What finds names, dates and figures, with its models loaded. Immutable; may be used on several threads at once.
 */
typedef struct _DossierSuggester DossierSuggester;

DossierSuggester      *dossier_suggester_new   (DossierSuggestParts          parts,
                                                GError                     **error);
DossierSuggester      *dossier_suggester_ref   (DossierSuggester            *self);
void                   dossier_suggester_unref (DossierSuggester            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggester, dossier_suggester_unref)
DossierSuggestResult  *dossier_suggester_look  (const DossierSuggester      *self,
                                                const char                  *text,
                                                const char                  *reference,
                                                const char                  *language,
                                                const DossierSuggestLibrary *library,
                                                GCancellable                *cancellable);

char                  *dossier_suggest_mask    (const char                  *text,
                                                const GArray                *blocks);

G_END_DECLS
