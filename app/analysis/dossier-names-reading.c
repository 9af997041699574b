/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the words of a text with the model, twice: the second time it knows what the first made of the same words elsewhere in the
 * text. Only words that may belong to a name are looked at; all between them are none. A plain value of one thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

/* Places for what words tell by themselves: as many as a part of a text needs and a processor keeps at hand. */
#define LEAST_KEPT 1024u
#define MOST_KEPT 16384u

void
names_reading_init (NamesReading *self)
{
  memset (self, 0, sizeof *self);
}

void
names_reading_clear (NamesReading *self)
{
  names_lattice_clear (&self->lattice);
  g_free (self->token);
  g_free (self->scores);
  g_free (self->marginals);
  g_free (self->labels);
  g_free (self->averages);
  g_free (self->kept);
  memset (self, 0, sizeof *self);
}

static void
make_room (NamesReading    *self,
           const NamesText *text)
{
  if (text->n_tokens > self->room)
    {
      self->room = text->n_tokens + text->n_tokens / 4;
      self->token = g_renew (guint32, self->token, self->room);
      self->scores = g_realloc_n (self->scores, self->room, sizeof *self->scores);
      self->marginals = g_realloc_n (self->marginals, self->room, sizeof *self->marginals);
      self->labels = g_renew (guint8, self->labels, self->room);
    }
  if (text->n_forms > self->averages_room)
    {
      self->averages_room = text->n_forms + text->n_forms / 4;
      self->averages = g_realloc_n (self->averages, self->averages_room, sizeof *self->averages);
    }
}

/* Lists the words of the text that may belong to names. */
void
names_reading_gather (NamesReading    *self,
                      const NamesText *text)
{
  make_room (self, text);
  self->n = 0;
  for (guint i = 0; i < text->n_tokens; i++)
    if ((text->tokens[i].flags & NAMES_FREE) != 0)
      self->token[self->n++] = i;
}

/**
 * names_reading_stretch:
 * @from: the number of a word among those gathered
 *
 * Returns: the number after the last of the words that stand in one row with it
 */
guint
names_reading_stretch (const NamesReading *self,
                       const NamesText    *text,
                       guint               from)
{
  guint to = from + 1;

  while (to < self->n && self->token[to] == self->token[to - 1] + 1 && (text->tokens[self->token[to]].flags & NAMES_BREAK) == 0)
    to++;
  return to;
}

/* Sums up by form what the marginals say of the words that begin with a capital; the last place counts them. */
void
names_reading_average (NamesReading    *self,
                       const NamesText *text)
{
  if (text->n_forms > 0)
    memset (self->averages, 0, text->n_forms * sizeof *self->averages);
  for (guint i = 0; i < self->n; i++)
    {
      float *average = self->averages[text->tokens[self->token[i]].form];

      for (guint label = 0; label < NAMES_LABELS; label++)
        average[label] += self->marginals[i][label];
      average[NAMES_ROW - 1] += 1;
    }
}

static void
forget_kept (NamesReading    *self,
             const NamesText *text)
{
  guint size = LEAST_KEPT;

  while (size < MOST_KEPT && size < text->n_tokens)
    size *= 2;
  if (size > self->kept_size)
    {
      g_free (self->kept);
      self->kept = g_new (NamesKept, size);
      self->kept_size = size;
    }
  for (guint i = 0; i < self->kept_size; i++)
    self->kept[i].key = 0;
  self->kept_left = self->kept_size / 4 * 3;
}

/* Where the sum of one word in its role is kept, or would be. The word's hash stands for it as it does in the features; the class tells
 * apart all the more. */
static inline NamesKept *
find_kept (NamesReading    *self,
           const NamesPart *part,
           guint64         *key)
{
  guint slot;

  *key = (guint64) part->word->exact << 32 | (guint64) (part->word->usage & 0xff) << 8 | (part->role + 1);
  slot = (guint) (*key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 40) & (self->kept_size - 1);
  while (self->kept[slot].key != 0 && self->kept[slot].key != *key)
    slot = (slot + 1) & (self->kept_size - 1);
  return &self->kept[slot];
}

/* What each of the words around tells by itself is worked out when it is met first; the rest each time. */
static inline void
score (NamesReading     *self,
       const NamesText  *text,
       const NamesModel *model,
       guint             word,
       NamesFeatures    *features)
{
  NamesPart parts[NAMES_MOST_PARTS];
  guint64 keys[NAMES_MOST_PARTS];
  guint ends[NAMES_MOST_PARTS + 1], n_new = 0;
  gint16 sums[NAMES_MOST_PARTS + 1][NAMES_ROW] NAMES_UNCLEARED;
  gint16 sum[NAMES_ROW] = { 0 };
  guint n = names_features_parts (text, self->token[word], parts);

  features->n = 0;
  for (guint i = 0; i < n; i++)
    {
      const NamesKept *kept = find_kept (self, &parts[i], &keys[n_new]);

      if (kept->key != 0)
        for (guint label = 0; label < NAMES_ROW; label++)
          sum[label] = (gint16) (sum[label] + kept->sum[label]);
      else
        {
          names_features_part (text, &parts[i], features);
          parts[n_new] = parts[i];
          ends[n_new++] = features->n;
        }
    }
  names_features_around (text, self->token[word], features);
  ends[n_new] = features->n;
  names_model_sum (model, features, ends, n_new + 1, sums);
  for (guint i = 0; i <= n_new; i++)
    for (guint label = 0; label < NAMES_ROW; label++)
      sum[label] = (gint16) (sum[label] + sums[i][label]);
  for (guint i = 0; i < n_new && self->kept_left > 0; i++, self->kept_left--)
    {
      NamesKept *kept = find_kept (self, &parts[i], &keys[i]);

      kept->key = keys[i];
      memcpy (kept->sum, sums[i], sizeof kept->sum);
    }
  for (guint label = 0; label < NAMES_ROW; label++)
    self->scores[word][label] = (float) sum[label] * names_model_step (model);
}

static inline void
score_again (NamesReading     *self,
             const NamesText  *text,
             const NamesModel *model,
             guint             word,
             NamesFeatures    *features)
{
  gint16 sum[1][NAMES_ROW];

  names_features_again (text, self->token[word], (const float (*)[NAMES_ROW]) self->averages, self->marginals[word], features);
  names_model_sum (model, features, &features->n, 1, sum);
  for (guint label = 0; label < NAMES_ROW; label++)
    self->scores[word][label] += (float) sum[0][label] * names_model_step (model);
}

static void
judge (NamesReading     *self,
       const NamesText  *text,
       const NamesModel *model,
       guint             pass)
{
  const float (*transitions)[NAMES_ROW] = names_model_transitions (model, pass);
  const float (*steps)[NAMES_ROW] = names_model_steps (model, pass);
  const float (*turned)[NAMES_ROW] = names_model_turned (model, pass);

  for (guint from = 0, to; from < self->n; from = to)
    {
      const float (*scores)[NAMES_ROW] = (const float (*)[NAMES_ROW]) self->scores + from;

      to = names_reading_stretch (self, text, from);
      names_lattice_marginals (&self->lattice, scores, NULL, to - from, steps, turned, self->marginals + from, NULL);
      if (pass == 1)
        names_lattice_best (&self->lattice, scores, to - from, transitions, self->labels + from);
    }
}

/**
 * names_reading_run:
 *
 * Leaves the labels of the words gathered and the marginals of the second pass.
 */
void
names_reading_run (NamesReading     *self,
                   const NamesText  *text,
                   const NamesModel *model)
{
  NamesFeatures features NAMES_UNCLEARED;

  names_reading_gather (self, text);
  forget_kept (self, text);
  for (guint i = 0; i < self->n; i++)
    score (self, text, model, i, &features);
  judge (self, text, model, 0);
  names_reading_average (self, text);
  for (guint i = 0; i < self->n; i++)
    score_again (self, text, model, i, &features);
  judge (self, text, model, 1);
}
