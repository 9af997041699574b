/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-names-private.h"

G_BEGIN_DECLS

/* The parts of the trainer of the name finder: corpora, lexicon, learning. None of it is installed. */

typedef struct
{
  guint start; /* code points */
  guint end;
  guint kinds; /* a bit each; several where any of them is right */
} NamesGold;

typedef struct
{
  char *text;       /* (owned) */
  GArray *gold;     /* (owned) (element-type NamesGold) */
  GArray *unknown;  /* (owned) (element-type NamesGold): neither name nor none */
  guint kinds;      /* those that are annotated */
  guint corpus;
  float weight;
  gboolean doubtful; /* annotated with so many errors that not all of it is to be believed */
  NamesText words;
  guint16 *allowed; /* (owned): of each word the labels that agree with the annotation */
} NamesDocument;

GPtrArray *names_corpus_read        (const char           *path,
                                     guint                 corpus,
                                     GPtrArray            *documents);
void       names_document_free      (NamesDocument        *self);
void       names_document_prepare   (NamesDocument        *self,
                                     const DossierLexicon *lexicon,
                                     const NamesWords     *words);
void       names_document_allow     (NamesDocument        *self);
gboolean   names_gold_overlaps      (GArray               *spans,
                                     guint                 start,
                                     guint                 end);
void       names_corpus_add_headings (GPtrArray           *documents,
                                     guint                 every,
                                     GPtrArray            *added);
GArray    *names_inner_words        (GPtrArray            *documents);

GBytes    *names_train_make_lexicon (const char           *folder);
void       names_train_append_word  (GByteArray           *out,
                                     guint32               value);
GBytes    *names_train_learn        (GPtrArray            *documents,
                                     GArray               *inner,
                                     GBytes               *lexicon);
void       names_train_judge        (GPtrArray            *documents,
                                     GBytes               *model,
                                     char                **names);

G_END_DECLS
