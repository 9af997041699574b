/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-id.h"

G_BEGIN_DECLS

/* What analysis proposes about a text and nobody has decided yet. */

typedef enum
{
  DOSSIER_SUGGESTION_PERSON,
  DOSSIER_SUGGESTION_ORGANISATION,
  DOSSIER_SUGGESTION_PLACE,
  DOSSIER_SUGGESTION_EQUIPMENT,
  DOSSIER_SUGGESTION_EXERCISE, /* an exercise, operation, war or other event with a name of its own */
  DOSSIER_SUGGESTION_FIGURE,
  DOSSIER_SUGGESTION_DATE,
} DossierSuggestionType;

/**
 * DossierSuggestion:
 * @type: what it is taken for
 * @start: first code point of the words in the text that was read
 * @end: one past the last
 * @confidence: 0–100, calibrated so that of those with 80 about 80 in 100 are right
 * @text: (owned): the words; of a name without article, title and possessive
 * @value: (owned) (nullable): of a date its EDTF, NULL when it is relative and nothing tells to what; of a figure
 *   its normal form (see dossier-figures.h); of a name the fullest form the text has of it, NULL when that is @text
 * @role: (owned) (nullable): of a person, the title or office beside the name
 * @role_start: where @role stands; 0 and 0 without
 * @role_end: one past it
 * @entity: of whom the workspace knows, nil otherwise
 * @metonym: @entity is not called so; the words may stand for it, as a capital does for its state
 * @reason: (owned) (nullable): why, for people, translated
 */
typedef struct
{
  DossierSuggestionType type;
  guint start;
  guint end;
  guint confidence;
  char *text;
  char *value;
  char *role;
  guint role_start;
  guint role_end;
  DossierId entity;
  gboolean metonym;
  char *reason;
} DossierSuggestion;

DossierSuggestion *dossier_suggestion_new       (DossierSuggestionType    type,
                                                 guint                    start,
                                                 guint                    end,
                                                 const char              *text);
void               dossier_suggestion_free      (DossierSuggestion       *suggestion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestion, dossier_suggestion_free)

const char        *dossier_suggestion_type_name (DossierSuggestionType    type);
int                dossier_suggestion_compare   (const DossierSuggestion *a,
                                                 const DossierSuggestion *b);

G_END_DECLS
