/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-suggestion.h"

G_BEGIN_DECLS

/**
 * DossierSentenceActor: one who takes part in an event, or a place of it.
 * @suggestion: index of the mention among those that were given
 * @entity: as of the mention; nil when the workspace does not know it
 * @name: (owned): the fullest form the text has of it
 * @type: a type of names
 * @role: (owned) (nullable): a stable word such as "caller", to be translated where it is shown
 */
typedef struct
{
  guint suggestion;
  DossierId entity;
  char *name;
  DossierSuggestionType type;
  char *role;
} DossierSentenceActor;

/**
 * DossierSentenceEvent:
 * @kind: (owned) (nullable): a stable word: "contact", "meeting", "exercise", "deployment", "attack", "statement",
 *   "agreement", "sanction", "arrest"
 * @title: (owned)
 * @status: (not owned): "happened", "planned", "alleged" or "denied"
 * @date: (owned) (nullable): EDTF
 * @date_words: (owned) (nullable): the words of it, between @date_start and @date_end in code points of the text
 * @participants: (owned) (element-type DossierSentenceActor): subject first
 * @places: (owned) (element-type DossierSentenceActor)
 *
 * What a sentence tells of an event.
 */
typedef struct
{
  char *kind;
  char *title;
  const char *status;
  char *date;
  char *date_words;
  guint date_start;
  guint date_end;
  GArray *participants;
  GArray *places;
} DossierSentenceEvent;

DossierSentenceEvent *dossier_sentence_event_read (const char           *text,
                                                   guint                 start,
                                                   guint                 end,
                                                   GPtrArray            *suggestions,
                                                   const char           *reference);
void                  dossier_sentence_event_free (DossierSentenceEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSentenceEvent, dossier_sentence_event_free)

G_END_DECLS
