/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-event-verbs.h"
#include "dossier-suggestion.h"

G_BEGIN_DECLS

/* A sentence in words, and the verb in it that tells of an event. Offsets are bytes of the sentence. */

typedef struct
{
  gsize start;
  gsize end;
  char *lower; /* (owned) */
  gboolean comma; /* a sign that parts clauses stands before it */
} SentenceWord;

typedef struct
{
  DossierSuggestionType type;
  guint index; /* among the suggestions given */
  const DossierSuggestion *suggestion;
  gsize start;
  gsize end;
  gboolean used;
} SentenceMention;

typedef struct
{
  const char *text; /* the sentence */
  GArray *words;    /* (owned) (element-type SentenceWord) */
  GArray *mentions; /* (owned) (element-type SentenceMention): names, in order */
} Sentence;

/* A verb found: words from @first to @last, its particle included. */
typedef struct
{
  const DossierEventVerb *verb;
  guint first;
  guint last;
  guint score;
  gboolean passive;
  gboolean negated;
  gboolean planned;
  gboolean alleged;
} SentenceVerb;

void     dossier_sentence_split     (Sentence     *sentence,
                                     const char   *text);
void     dossier_sentence_clear     (Sentence     *sentence);
gboolean dossier_sentence_find_verb (Sentence     *sentence,
                                     SentenceVerb *verb);
gboolean dossier_sentence_word_is   (Sentence     *sentence,
                                     guint         index,
                                     const char   *words);

G_END_DECLS
