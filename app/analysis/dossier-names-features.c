/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the model looks at when it judges a word: one number a feature, made by hashing, so that nothing is allocated. Pure functions
 * of a NamesText; the trainer and the finder use the same ones. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#define EDGE 0x45444745u /* stands for a word where there is none */

static inline void
put (NamesFeatures *features,
     guint32        salt,
     guint32        a,
     guint32        b)
{
  guint64 hash = ((guint64) a << 32 | b) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + salt * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  g_assert (features->n < NAMES_MOST_FEATURES);
  hash ^= hash >> 32;
  hash *= G_GUINT64_CONSTANT (0xd6e8feb86659fd93);
  features->at[features->n++] = (guint32) (hash >> 32);
}

static const NamesToken edge = {
  .exact = EDGE, .lower = EDGE, .shape = EDGE, .flags = NAMES_MARK, .sense = DOSSIER_LEXICON_NO_SENSE, .usage = DOSSIER_LEXICON_NO_CLASS,
  .group = DOSSIER_LEXICON_NO_CLASS,
};

/* The word BY places from AT, the edge beyond a new line. */
static inline const NamesToken *
near (const NamesText *text,
      guint            at,
      int              by)
{
  int to = (int) at + by;

  if (to < 0 || to >= (int) text->n_tokens)
    return &edge;
  for (int i = by > 0 ? (int) at + 1 : to + 1; i <= (by > 0 ? to : (int) at); i++)
    if ((text->tokens[i].flags & NAMES_BREAK) != 0)
      return &edge;
  return &text->tokens[to];
}

static inline guint32
group (guint usage)
{
  return usage == DOSSIER_LEXICON_NO_CLASS ? usage : usage / 32;
}

static void
put_words (NamesFeatures           *f,
           const NamesToken *const *w,
           const NamesToken        *word)
{
  put (f, 1, word->exact, 0);
  put (f, 2, word->lower, 0);
  put (f, 3, w[1]->lower, 0);
  put (f, 4, w[3]->lower, 0);
  put (f, 5, w[0]->lower, 0);
  put (f, 6, w[4]->lower, 0);
  put (f, 7, w[1]->lower, word->lower);
  put (f, 8, word->lower, w[3]->lower);
  put (f, 9, w[1]->lower, w[3]->lower);
  put (f, 10, word->lower, word->shape);
  put (f, 11, w[0]->lower, w[1]->lower);
  put (f, 12, w[3]->lower, w[4]->lower);
  for (guint i = 0; i < 3; i++)
    {
      if (word->prefix[i] != 0)
        put (f, 13 + i, word->prefix[i], 0);
      if (word->suffix[i] != 0)
        put (f, 16 + i, word->suffix[i], 0);
    }
  put (f, 19, w[1]->suffix[1], 0);
  put (f, 20, w[3]->suffix[1], 0);
  if ((word->flags & NAMES_HYPHEN) != 0)
    {
      put (f, 21, word->first_part, 0);
      put (f, 22, word->last_part, 0);
    }
}

static void
put_looks (NamesFeatures           *f,
           const NamesToken *const *w,
           const NamesToken        *word)
{
  guint32 place = word->flags & (NAMES_SENTENCE | NAMES_HEADING | NAMES_BREAK | NAMES_FREE);

  put (f, 40, 0, 0);
  put (f, 41, word->shape, 0);
  put (f, 42, w[1]->shape, 0);
  put (f, 43, w[3]->shape, 0);
  put (f, 44, w[1]->shape, word->shape);
  put (f, 45, word->shape, w[3]->shape);
  put (f, 46, names_hash_join (w[1]->shape, word->shape), w[3]->shape);
  put (f, 47, place, word->shape);
  put (f, 48, word->flags & 0xffff & ~(guint32) NAMES_SPACE, 0);
  put (f, 49, word->flags & (NAMES_SPACE | NAMES_UPPER), w[1]->lower == 0 ? 0 : w[1]->flags & (NAMES_MARK | NAMES_UPPER | NAMES_LOWER));
  put (f, 50, w[0]->shape, w[1]->shape);
  put (f, 51, w[3]->shape, w[4]->shape);
}

static void
put_meanings (NamesFeatures           *f,
              const NamesToken *const *w,
              const NamesToken        *word)
{
  for (guint i = 0; i < 5; i++)
    {
      put (f, 60 + i, w[i]->usage, 0);
      put (f, 65 + i, group (w[i]->usage), 1);
      put (f, 70 + i, w[i]->sense, 0);
    }
  put (f, 75, w[1]->usage, word->usage);
  put (f, 76, word->usage, w[3]->usage);
  put (f, 77, w[1]->usage, w[3]->usage);
  put (f, 78, group (w[1]->usage), group (word->usage));
  put (f, 79, group (word->usage), group (w[3]->usage));
  put (f, 80, word->usage, word->shape);
  put (f, 81, group (word->usage), word->shape);
  put (f, 82, names_hash_join (group (w[1]->usage), group (word->usage)), group (w[3]->usage));
  put (f, 83, w[1]->sense, w[3]->sense);
  put (f, 84, word->usage, w[1]->lower);
  put (f, 85, word->usage, w[3]->lower);
}

static void
put_groups (NamesFeatures           *f,
            const NamesToken *const *w,
            const NamesToken        *word)
{
  for (guint i = 0; i < 5; i++)
    put (f, 160 + i, w[i]->group, 0);
  put (f, 165, w[1]->group, word->group);
  put (f, 166, word->group, w[3]->group);
  put (f, 167, w[1]->group, w[3]->group);
  put (f, 168, word->group, word->shape);
  put (f, 169, names_hash_join (w[1]->group, word->group), w[3]->group);
  put (f, 170, names_hash_join (w[0]->group, w[1]->group), word->group);
}

static void
put_lists (NamesFeatures           *f,
           const NamesToken *const *w,
           const NamesToken        *word)
{
  guint32 known = word->span_known & ~(guint32) DOSSIER_LEXICON_BEGINS;

  put (f, 90, known, word->span_at);
  for (guint bit = 0; bit < 14; bit++)
    {
      if (known & (1u << bit))
        put (f, 91, bit, word->span_at);
      if (known & (1u << bit))
        put (f, 92, names_hash_join (bit, word->span_at), word->shape);
      if (w[1]->span_known & (1u << bit))
        put (f, 93, bit, word->shape);
      if (w[3]->span_known & (1u << bit))
        put (f, 94, bit, word->shape);
      if ((word->known & (1u << bit)) && word->span_at > NAMES_SPAN_ALONE)
        put (f, 95, bit, word->span_at);
    }
  put (f, 96, w[1]->known & DOSSIER_LEXICON_TITLE, w[0]->known & DOSSIER_LEXICON_TITLE);
  put (f, 97, names_hash_join (w[1]->span_known, known), w[3]->span_known);
}

/* The run of capitalised words: what it begins and ends with, what stands around it, where in it the word is. */
static void
put_run (NamesFeatures    *f,
         const NamesText  *text,
         guint             at,
         const NamesToken *word)
{
  guint from = word->run_from, to = word->run_to;
  guint32 place = MIN (at - from, 3) * 8 + MIN (to - at, 4);
  const NamesToken *first, *last, *before, *after;

  if (from >= to)
    return;
  first = &text->tokens[from];
  last = &text->tokens[to - 1];
  before = near (text, from, -1);
  after = near (text, to - 1, 1);
  put (f, 110, place, 0);
  put (f, 111, last->lower, MIN (to - at, 3));
  put (f, 112, last->usage, MIN (to - at, 3));
  put (f, 113, last->sense, MIN (to - at, 3));
  put (f, 114, first->lower, MIN (at - from, 3));
  put (f, 115, first->usage, MIN (at - from, 3));
  put (f, 116, before->lower, MIN (at - from, 2));
  put (f, 117, after->lower, MIN (to - at, 2));
  put (f, 118, before->usage, MIN (at - from, 2));
  put (f, 119, after->usage, MIN (to - at, 2));
  put (f, 120, names_hash_join (before->lower, after->lower), to - from);
  put (f, 121, group (first->usage), group (last->usage));
  put (f, 122, before->sense, to - from > 1);
  put (f, 123, after->sense, to - from > 1);
  put (f, 124, first->known & (DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_DEMONYM),
       names_hash_join (place, last->known & (DOSSIER_LEXICON_SURNAME | DOSSIER_LEXICON_ORGANISATION)));
  put (f, 125, names_hash_join (before->lower, place), group (word->usage));
  put (f, 126, names_hash_join (after->lower, place), group (word->usage));
  put (f, 127, last->group, MIN (to - at, 3));
  put (f, 128, first->group, MIN (at - from, 3));
  put (f, 129, before->group, place);
  put (f, 140, after->group, place);
  put (f, 141, first->group, last->group);
  put (f, 142, names_hash_join (before->group, after->group), place);
}

static guint32
some (guint n)
{
  return n == 0 ? 0 : n == 1 ? 1 : 2;
}

static void
put_evidence (NamesFeatures    *f,
              const NamesText  *text,
              const NamesToken *word)
{
  const NamesForm *form = &text->forms[word->form];
  guint32 seen = some (form->n_small) | some (form->n_within) << 2 | some (form->n_titled) << 4 | some (form->n_said) << 6;
  guint32 sentence = (word->flags & (NAMES_SENTENCE | NAMES_HEADING)) != 0;

  put (f, 130, some (form->n_small), word->shape);
  put (f, 131, some (form->n_within), word->shape);
  put (f, 132, some (form->n_titled), word->shape);
  put (f, 133, some (form->n_said), word->shape);
  put (f, 134, seen, sentence);
  put (f, 135, some (form->n_small) | (form->n_within > form->n_small) << 2, sentence);
}

/**
 * names_features_read:
 * @token: the place of the word
 * @features: (out caller-allocated)
 */
void
names_features_read (const NamesText *text,
                     guint            token,
                     NamesFeatures   *features)
{
  const NamesToken *w[5];
  const NamesToken *word = &text->tokens[token];

  for (int i = 0; i < 5; i++)
    w[i] = i == 2 ? word : near (text, token, i - 2);
  features->n = 0;
  put_words (features, w, word);
  features->n_lexical = features->n;
  put_looks (features, w, word);
  put_meanings (features, w, word);
  put_groups (features, w, word);
  put_lists (features, w, word);
  put_run (features, text, token, word);
  put_evidence (features, text, word);
}

static guint32
step (float share)
{
  static const float steps[] = { 0.02f, 0.1f, 0.25f, 0.45f, 0.65f, 0.85f, 0.96f };
  guint32 n = 0;

  while (n < G_N_ELEMENTS (steps) && share >= steps[n])
    n++;
  return n;
}

/**
 * names_features_again:
 * @averages: by form, what the first pass made of the word elsewhere in the text: the shares of the labels; the last place is the
 *   number of times
 * @own: what it made of this word
 *
 * The features of the second pass.
 */
void
names_features_again (const NamesText *text,
                      guint            token,
                      const float    (*averages)[NAMES_ROW],
                      const float     *own,
                      NamesFeatures   *features)
{
  const NamesToken *word = &text->tokens[token];
  const float *average = averages[word->form];
  float others = average[NAMES_ROW - 1] - 1;
  guint32 best = 0;

  features->n = 0;
  features->n_lexical = 0;
  for (guint label = 1; label < NAMES_LABELS; label++)
    if (own[label] > own[best])
      best = label;
  if (others < 0.5f)
    {
      put (features, 150, best, 0);
      return;
    }
  put (features, 151, best, (guint32) MIN (others, 3));
  for (guint label = 0; label < NAMES_LABELS; label++)
    {
      guint32 share = step ((average[label] - own[label]) / others);

      if (share == 0)
        continue;
      put (features, 152, label, share);
      put (features, 153, names_hash_join (label, share), best);
      put (features, 154, names_hash_join (label, share), step (own[label]));
    }
}
