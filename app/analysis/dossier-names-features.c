/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the model looks at when it judges a word: one number a feature, made by hashing, so that nothing is allocated. Pure functions
 * of a NamesText; the trainer and the finder use the same ones. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#define EDGE 0x45444745u /* stands for a word where there is none */

/* The numbers of WordNet's files of verbs, and how far from a name its verb is looked for. */
#define FIRST_VERB 29u
#define LAST_VERB 43u
#define FARTHEST_VERB 12u

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

static guint32
some (guint n)
{
  return n == 0 ? 0 : n == 1 ? 1 : 2;
}

/* --- what hangs on one word alone ----------------------------------------------------------------------------------- */

static inline void
put_self_lexical (NamesFeatures    *f,
                  const NamesToken *word)
{
  put (f, 1, word->exact, 0);
  put (f, 2, word->lower, 0);
  put (f, 10, word->lower, word->shape);
  for (guint i = 0; i < 3; i++)
    {
      if (word->prefix[i] != 0)
        put (f, 13 + i, word->prefix[i], 0);
      if (word->suffix[i] != 0)
        put (f, 16 + i, word->suffix[i], 0);
    }
  if ((word->flags & NAMES_HYPHEN) != 0)
    {
      put (f, 21, word->first_part, 0);
      put (f, 22, word->last_part, 0);
    }
  put (f, 26, word->suffix[1], word->shape);
}

static inline void
put_self (NamesFeatures    *f,
          const NamesText  *text,
          const NamesToken *word)
{
  const NamesForm *form = &text->forms[word->form];

  put (f, 40, 0, 0);
  put (f, 41, word->shape, 0);
  put (f, 62, word->usage, 0);
  put (f, 67, group (word->usage), 1);
  put (f, 72, word->sense, 0);
  put (f, 80, word->usage, word->shape);
  put (f, 81, group (word->usage), word->shape);
  put (f, 162, word->group, 0);
  put (f, 168, word->group, word->shape);
  put (f, 130, some (form->n_small), word->shape);
  put (f, 131, some (form->n_within), word->shape);
  put (f, 132, some (form->n_titled), word->shape);
  put (f, 133, some (form->n_said), word->shape);
}

/* The words beside it, BY places away. */
static inline void
put_beside_lexical (NamesFeatures    *f,
                    const NamesToken *word,
                    int               by)
{
  static const guint8 salts[] = { 5, 3, 0, 4, 6 };

  put (f, salts[by + 2], word->lower, 0);
  if (by == -1 || by == 1)
    put (f, by < 0 ? 19 : 20, word->suffix[1], 0);
}

static inline void
put_beside (NamesFeatures    *f,
            const NamesToken *word,
            int               by)
{
  guint32 place = (guint32) (by + 2);

  put (f, 60 + place, word->usage, 0);
  put (f, 65 + place, group (word->usage), 1);
  put (f, 70 + place, word->sense, 0);
  put (f, 160 + place, word->group, 0);
  if (by == -1 || by == 1)
    put (f, by < 0 ? 42 : 43, word->shape, 0);
}

/* The first and the last word of the run, and how far away. */
static inline void
put_ends (NamesFeatures    *f,
          const NamesToken *word,
          gboolean          last,
          guint             away)
{
  put (f, last ? 111 : 114, word->lower, away);
  put (f, last ? 112 : 115, word->usage, away);
  put (f, last ? 127 : 128, word->group, away);
  if (last)
    put (f, 113, word->sense, away);
}

/**
 * names_features_parts:
 * @parts: (out caller-allocated): at least %NAMES_MOST_PARTS
 *
 * Lists the words that each tell something of the word by themselves, and what they are to it. What they tell does not change within a
 * text, so that it need be asked once for each.
 *
 * Returns: how many
 */
guint
names_features_parts (const NamesText *text,
                      guint            token,
                      NamesPart       *parts)
{
  const NamesToken *word = &text->tokens[token];
  guint n = 0;

  for (int by = -2; by <= 2; by++)
    {
      parts[n].word = by == 0 ? word : near (text, token, by);
      parts[n++].role = NAMES_ROLE_SELF + by;
    }
  if (word->run_from < word->run_to)
    {
      parts[n].word = &text->tokens[word->run_to - 1];
      parts[n++].role = NAMES_ROLE_LAST + MIN (word->run_to - token, 3);
      parts[n].word = &text->tokens[word->run_from];
      parts[n++].role = NAMES_ROLE_FIRST + MIN (token - word->run_from, 3);
    }
  return n;
}

static inline void
put_part_lexical (NamesFeatures   *f,
                  const NamesPart *part)
{
  if (part->role == NAMES_ROLE_SELF)
    put_self_lexical (f, part->word);
  else if (part->role < NAMES_ROLE_LAST)
    put_beside_lexical (f, part->word, (int) part->role - NAMES_ROLE_SELF);
}

static inline void
put_part (NamesFeatures   *f,
          const NamesText *text,
          const NamesPart *part)
{
  if (part->role == NAMES_ROLE_SELF)
    put_self (f, text, part->word);
  else if (part->role < NAMES_ROLE_LAST)
    put_beside (f, part->word, (int) part->role - NAMES_ROLE_SELF);
  else if (part->role < NAMES_ROLE_FIRST)
    put_ends (f, part->word, TRUE, part->role - NAMES_ROLE_LAST);
  else
    put_ends (f, part->word, FALSE, part->role - NAMES_ROLE_FIRST);
}

/**
 * names_features_part:
 *
 * Adds what one of the parts tells to @features.
 */
void
names_features_part (const NamesText *text,
                     const NamesPart *part,
                     NamesFeatures   *features)
{
  put_part_lexical (features, part);
  put_part (features, text, part);
}

/* --- what hangs on several words ------------------------------------------------------------------------------------ */

static void
put_words (NamesFeatures           *f,
           const NamesToken *const *w,
           const NamesToken        *word)
{
  put (f, 7, w[1]->lower, word->lower);
  put (f, 8, word->lower, w[3]->lower);
  put (f, 9, w[1]->lower, w[3]->lower);
  put (f, 11, w[0]->lower, w[1]->lower);
  put (f, 12, w[3]->lower, w[4]->lower);
  put (f, 27, word->suffix[1], w[3]->lower);
  put (f, 28, word->suffix[1], w[1]->lower);
  put (f, 29, w[1]->suffix[0], w[3]->suffix[0]);
}

static void
put_looks (NamesFeatures           *f,
           const NamesToken *const *w,
           const NamesToken        *word)
{
  guint32 place = word->flags & (NAMES_SENTENCE | NAMES_HEADING | NAMES_BREAK | NAMES_FREE);

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
  put (f, 75, w[1]->usage, word->usage);
  put (f, 76, word->usage, w[3]->usage);
  put (f, 77, w[1]->usage, w[3]->usage);
  put (f, 78, group (w[1]->usage), group (word->usage));
  put (f, 79, group (word->usage), group (w[3]->usage));
  put (f, 82, names_hash_join (group (w[1]->usage), group (word->usage)), group (w[3]->usage));
  put (f, 83, w[1]->sense, w[3]->sense);
  put (f, 84, word->usage, w[1]->lower);
  put (f, 85, word->usage, w[3]->lower);
  put (f, 165, w[1]->group, word->group);
  put (f, 166, word->group, w[3]->group);
  put (f, 167, w[1]->group, w[3]->group);
  put (f, 169, names_hash_join (w[1]->group, word->group), w[3]->group);
  put (f, 170, names_hash_join (w[0]->group, w[1]->group), word->group);
}

static void
put_lists (NamesFeatures           *f,
           const NamesToken *const *w,
           const NamesToken        *word)
{
  guint32 known = word->span_known & ~(guint32) DOSSIER_LEXICON_BEGINS;
  guint32 any = (known | w[1]->span_known | w[3]->span_known | (word->span_at > NAMES_SPAN_ALONE ? word->known : 0)) & 0x3fff;

  put (f, 90, known, word->span_at);
  for (; any != 0; any &= any - 1)
    {
      guint bit = (guint) __builtin_ctz (any);

      if (known & (1u << bit))
        {
          put (f, 91, bit, word->span_at);
          put (f, 92, names_hash_join (bit, word->span_at), word->shape);
        }
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

/* The verb that comes after the run in its sentence. */
static void
put_verb (NamesFeatures   *f,
          const NamesText *text,
          guint            token,
          guint            from,
          guint            to)
{
  for (guint i = to; i < text->n_tokens && i < to + FARTHEST_VERB; i++)
    {
      const NamesToken *word = &text->tokens[i];

      if ((word->flags & (NAMES_SENTENCE | NAMES_BREAK)) != 0)
        break;
      if ((word->flags & NAMES_LOWER) == 0 || word->sense < FIRST_VERB || word->sense > LAST_VERB)
        continue;
      put (f, 182, word->lower, MIN (to - token, 2));
      put (f, 183, word->group, MIN (token - from, 2));
      put (f, 184, word->sense, i - to < 3);
      return;
    }
  put (f, 182, 0, 0);
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
  guint32 begun = MIN (at - from, 2), left = MIN (to - at, 2);
  const NamesToken *first, *last, *before, *after, *farther_before, *farther_after;

  if (from >= to)
    return;
  first = &text->tokens[from];
  last = &text->tokens[to - 1];
  before = near (text, from, -1);
  after = near (text, to - 1, 1);
  farther_before = near (text, from, -2);
  farther_after = near (text, to - 1, 2);
  put (f, 110, place, 0);
  put (f, 116, before->lower, begun);
  put (f, 117, after->lower, left);
  put (f, 118, before->usage, begun);
  put (f, 119, after->usage, left);
  put (f, 120, names_hash_join (before->lower, after->lower), to - from);
  put (f, 121, group (first->usage), group (last->usage));
  put (f, 122, before->sense, to - from > 1);
  put (f, 123, after->sense, to - from > 1);
  put (f, 124, first->known & (DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_DEMONYM),
       names_hash_join (place, last->known & (DOSSIER_LEXICON_SURNAME | DOSSIER_LEXICON_ORGANISATION)));
  put (f, 125, names_hash_join (before->lower, place), group (word->usage));
  put (f, 126, names_hash_join (after->lower, place), group (word->usage));
  put (f, 129, before->group, place);
  put (f, 140, after->group, place);
  put (f, 141, first->group, last->group);
  put (f, 142, names_hash_join (before->group, after->group), place);
  put (f, 174, farther_before->lower, begun);
  put (f, 175, farther_after->lower, left);
  put (f, 176, names_hash_join (farther_before->lower, before->lower), at - from);
  put (f, 177, names_hash_join (after->lower, farther_after->lower), at - from);
  put (f, 178, farther_before->group, begun);
  put (f, 179, farther_after->group, left);
  put (f, 180, near (text, from, -3)->group, begun);
  put (f, 181, near (text, to - 1, 3)->group, left);
  put_verb (f, text, at, from, to);
}

static void
put_evidence (NamesFeatures    *f,
              const NamesText  *text,
              const NamesToken *word)
{
  const NamesForm *form = &text->forms[word->form];
  guint32 seen = some (form->n_small) | some (form->n_within) << 2 | some (form->n_titled) << 4 | some (form->n_said) << 6;
  guint32 sentence = (word->flags & (NAMES_SENTENCE | NAMES_HEADING)) != 0;

  put (f, 134, seen, sentence);
  put (f, 135, some (form->n_small) | (form->n_within > form->n_small) << 2, sentence);
}

/* The word and two to either side. */
static inline void
words_around (const NamesText   *text,
              guint              token,
              const NamesToken **w)
{
  for (int i = 0; i < 5; i++)
    w[i] = i == 2 ? &text->tokens[token] : near (text, token, i - 2);
}

/* All but the very words. */
static inline void
put_around (NamesFeatures           *features,
            const NamesText         *text,
            guint                    token,
            const NamesToken *const *w)
{
  put_looks (features, w, w[2]);
  put_meanings (features, w, w[2]);
  put_lists (features, w, w[2]);
  put_run (features, text, token, w[2]);
  put_evidence (features, text, w[2]);
}

/**
 * names_features_around:
 * @token: the place of the word
 *
 * Adds what hangs on more than one word to @features: with its parts all that names_features_read() gives.
 */
void
names_features_around (const NamesText *text,
                       guint            token,
                       NamesFeatures   *features)
{
  const NamesToken *w[5];

  words_around (text, token, w);
  put_words (features, w, w[2]);
  put_around (features, text, token, w);
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
  NamesPart parts[NAMES_MOST_PARTS];
  guint n = names_features_parts (text, token, parts);

  features->n = 0;
  words_around (text, token, w);
  for (guint i = 0; i < n; i++)
    put_part_lexical (features, &parts[i]);
  put_words (features, w, w[2]);
  features->n_lexical = features->n;
  for (guint i = 0; i < n; i++)
    put_part (features, text, &parts[i]);
  put_around (features, text, token, w);
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
  put (features, 155, step (own[best]), best);
  for (guint label = 0; label < NAMES_LABELS; label++)
    if (step (own[label]) > 0)
      put (features, 156, label, step (own[label]));
  put (features, 157, best, names_hash_join (word->group, word->shape));
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
