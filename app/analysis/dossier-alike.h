/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-id.h"

G_BEGIN_DECLS

/* Whether two names may be names of one entity, and why. Says what is likely; deciding is the analyst's. */

/**
 * DossierAlikeReason: in what two names are the same, or not
 * @DOSSIER_ALIKE_NOT: nothing in common that counts
 * @DOSSIER_ALIKE_SAME: the same letters
 * @DOSSIER_ALIKE_SPELLING: but for capitals, accents, hyphens
 * @DOSSIER_ALIKE_SCRIPT: the same in another script
 * @DOSSIER_ALIKE_TRANSCRIPTION: as another language writes it: Gerasimov, Guerassimov
 * @DOSSIER_ALIKE_INFLECTED: with an ending of grammar
 * @DOSSIER_ALIKE_ONE_LETTER: but for one letter
 * @DOSSIER_ALIKE_CLOSE: but for a few letters
 * @DOSSIER_ALIKE_ORDER: the same words in another order
 * @DOSSIER_ALIKE_SHORT_GIVEN: same surname, the given name is a short or another language's form: Joe, Joseph
 * @DOSSIER_ALIKE_INITIALS: same surname, the given name is an initial
 * @DOSSIER_ALIKE_LONGER: one has words that the other leaves out
 * @DOSSIER_ALIKE_SURNAME: one is the surname of the other
 * @DOSSIER_ALIKE_GIVEN: one is the given name of the other
 * @DOSSIER_ALIKE_ACRONYM: one is the initials of the other
 * @DOSSIER_ALIKE_OTHER_GIVEN: same surname, but another given name: another person
 * @DOSSIER_ALIKE_OTHER_NUMBER: alike, but for a number: another type, another year
 */
typedef enum
{
  DOSSIER_ALIKE_NOT,
  DOSSIER_ALIKE_SAME,
  DOSSIER_ALIKE_SPELLING,
  DOSSIER_ALIKE_SCRIPT,
  DOSSIER_ALIKE_TRANSCRIPTION,
  DOSSIER_ALIKE_INFLECTED,
  DOSSIER_ALIKE_ONE_LETTER,
  DOSSIER_ALIKE_CLOSE,
  DOSSIER_ALIKE_ORDER,
  DOSSIER_ALIKE_SHORT_GIVEN,
  DOSSIER_ALIKE_INITIALS,
  DOSSIER_ALIKE_LONGER,
  DOSSIER_ALIKE_SURNAME,
  DOSSIER_ALIKE_GIVEN,
  DOSSIER_ALIKE_ACRONYM,
  DOSSIER_ALIKE_OTHER_GIVEN,
  DOSSIER_ALIKE_OTHER_NUMBER,
} DossierAlikeReason;

#define DOSSIER_ALIKE_PROPOSE 0.5 /* from this similarity on a pair is worth a person's look */

/**
 * DossierAlikeName:
 * @name: without title
 * @kind: (nullable): key of the kind: "person", "organisation", …; NULL when it is not known
 * @role: (nullable): the title or office beside the name, or the entity's description
 */
typedef struct
{
  const char *name;
  const char *kind;
  const char *role;
} DossierAlikeName;

/**
 * DossierAlike:
 * @similarity: 0–1; 1 = the same name, which is not yet the same entity
 */
typedef struct
{
  double similarity;
  DossierAlikeReason reason;
} DossierAlike;

/**
 * DossierAlikeMention: a name in a text, and which other mention of the text has its full form
 * @start: code points
 * @end: code points, exclusive
 * @name: (not owned): as in the text, without title
 * @kind: (nullable) (not owned): key of the kind
 * @role: (nullable) (not owned): the title beside it
 * @full: filled in: index of the first mention of the fullest form, its own when it stands for itself
 * @ambiguous: filled in: several mentions could be meant; @full is its own then
 * @similarity: filled in: how sure @full is, 0–1
 * @reason: filled in
 */
typedef struct
{
  guint start;
  guint end;
  const char *name;
  const char *kind;
  const char *role;
  guint full;
  gboolean ambiguous;
  double similarity;
  DossierAlikeReason reason;
} DossierAlikeMention;

DossierAlike dossier_alike_compare  (const DossierAlikeName *a,
                                     const DossierAlikeName *b);
char        *dossier_alike_describe (DossierAlikeReason      reason,
                                     const char             *a,
                                     const char             *b);
void         dossier_alike_resolve  (const char             *text,
                                     DossierAlikeMention    *mentions,
                                     guint                   n_mentions);

G_END_DECLS
