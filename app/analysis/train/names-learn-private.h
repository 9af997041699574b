/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "names-train.h"

G_BEGIN_DECLS

/* What learning and writing of the model share. Plain values of the trainer's one thread. */

/* The words of one stretch, and the features of each. */
typedef struct
{
  guint32 from; /* in items */
  guint32 n;
  guint32 document;
  float weight;
} Stretch;

typedef struct
{
  guint32 features; /* in the list of features */
  guint16 n;
  guint16 n_lexical;
  guint16 allowed;
} Item;

typedef struct
{
  GArray *stretches; /* (element-type Stretch) */
  GArray *items;     /* (element-type Item) */
  GArray *features;  /* (element-type guint32): first hashes, then numbers */
  GArray *hashes;    /* (element-type guint32): of each number */
  float (*base)[NAMES_ROW]; /* (nullable): scores that are given */
} Samples;

typedef struct
{
  guint n;
  float (*sum)[NAMES_ROW];
  float (*square)[NAMES_ROW];
  float (*weights)[NAMES_ROW]; /* what follows from them, as of the last time either changed */
  float sum_steps[NAMES_ROW][NAMES_ROW];
  float square_steps[NAMES_ROW][NAMES_ROW];
  float steps[NAMES_ROW][NAMES_ROW];
  float likely_steps[NAMES_ROW][NAMES_ROW]; /* their exponentials */
  float turned_steps[NAMES_ROW][NAMES_ROW];
  float given_steps[NAMES_ROW][NAMES_ROW];
  double time;
  float rate;
  float penalty;
} Learner;

int     names_train_compare_hashes (gconstpointer  a,
                                    gconstpointer  b);
GBytes *names_train_write          (const Learner *first,
                                    const Samples *first_sample,
                                    const Learner *second,
                                    const Samples *second_sample,
                                    GArray        *inner,
                                    GBytes        *lexicon);

G_END_DECLS
