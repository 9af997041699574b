/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dossier-id.h"

G_BEGIN_DECLS

/**
 * DossierNameFlags:
 * @DOSSIER_NAME_AS_WRITTEN: only what has the same capitals counts
 * @DOSSIER_NAME_ANY_CASE: capitals never count
 * @DOSSIER_NAME_NOT_INFLECTED: no endings are added to it
 * Without either of the first two the name itself tells: "IS", "WHO" and "March" match as they are written, "NATO" also as
 * "Nato", any other in any case.
 */
typedef enum
{
  DOSSIER_NAME_DEFAULT = 0,
  DOSSIER_NAME_AS_WRITTEN = 1 << 0,
  DOSSIER_NAME_ANY_CASE = 1 << 1,
  DOSSIER_NAME_NOT_INFLECTED = 1 << 2,
} DossierNameFlags;

/**
 * DossierKnownName: a name or alias of an entity.
 * @entity: whose
 * @name: as written, valid UTF-8
 */
typedef struct
{
  DossierId entity;
  const char *name;
  DossierNameFlags flags;
} DossierKnownName;

/**
 * DossierMatchForms:
 * How the words of the text differ from the name. None of them: the same letters.
 * @DOSSIER_MATCH_FOLDED: in capitals, accents, hyphens, quotes or line feeds
 * @DOSSIER_MATCH_LOWER_CASE: the name has capitals, the text none
 * @DOSSIER_MATCH_POSSESSIVE: an 's follows, which is not part of the match
 * @DOSSIER_MATCH_INFLECTED: it has an ending more: a plural, a genitive, a case
 * @DOSSIER_MATCH_RESPELLED: words are run together or apart, an umlaut is written out
 * @DOSSIER_MATCH_TRANSCRIBED: it is the name in another script, or as another language writes it
 * @DOSSIER_MATCH_IN_COMPOUND: a hyphen ties it to another word: "Smith-Jones", "Russia-Belarus"
 * @DOSSIER_MATCH_BESIDE_NAME: another capitalised word stands directly before it, so it may be the end of somebody else's name
 */
typedef enum
{
  DOSSIER_MATCH_EXACT = 0,
  DOSSIER_MATCH_FOLDED = 1 << 0,
  DOSSIER_MATCH_LOWER_CASE = 1 << 1,
  DOSSIER_MATCH_POSSESSIVE = 1 << 2,
  DOSSIER_MATCH_INFLECTED = 1 << 3,
  DOSSIER_MATCH_RESPELLED = 1 << 4,
  DOSSIER_MATCH_TRANSCRIBED = 1 << 5,
  DOSSIER_MATCH_IN_COMPOUND = 1 << 6,
  DOSSIER_MATCH_BESIDE_NAME = 1 << 7,
} DossierMatchForms;

/**
 * DossierMatch:
 * @start: code points
 * @end: code points, exclusive
 * @name: which of the names the matcher was made of, counted from 0 in their order
 * @entity: whose name it is
 */
typedef struct
{
  guint start;
  guint end;
  guint name;
  DossierMatchForms forms;
  DossierId entity;
} DossierMatch;

typedef struct _DossierMatcher DossierMatcher;

DossierMatcher *dossier_matcher_new      (const DossierKnownName *names,
                                          gsize                   n_names);
DossierMatcher *dossier_matcher_ref      (DossierMatcher         *self);
void            dossier_matcher_unref    (DossierMatcher         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMatcher, dossier_matcher_unref)

GArray         *dossier_matcher_find     (const DossierMatcher   *self,
                                          const char             *text,
                                          gssize                  length,
                                          const char             *language,
                                          GCancellable           *cancellable);
guint           dossier_matcher_get_size (const DossierMatcher   *self);
const char     *dossier_matcher_get_name (const DossierMatcher   *self,
                                          guint                   name,
                                          DossierId              *entity);

G_END_DECLS
