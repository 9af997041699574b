/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the words of a text with the model, twice: the second time it knows what the first made of the same words elsewhere in the
 * text. Only words that may belong to a name are looked at; all between them are none. A plain value of one thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

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
judge (NamesReading     *self,
       const NamesText  *text,
       const NamesModel *model,
       guint             pass)
{
  const float (*transitions)[NAMES_ROW] = names_model_transitions (model, pass);
  const float (*steps)[NAMES_ROW] = names_model_steps (model, pass);

  for (guint from = 0, to; from < self->n; from = to)
    {
      const float (*scores)[NAMES_ROW] = (const float (*)[NAMES_ROW]) self->scores + from;

      to = names_reading_stretch (self, text, from);
      names_lattice_marginals (&self->lattice, scores, NULL, to - from, steps, self->marginals + from, NULL);
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
  NamesFeatures features;

  names_reading_gather (self, text);
  if (self->n > 0)
    memset (self->scores, 0, self->n * sizeof *self->scores);
  for (guint i = 0; i < self->n; i++)
    {
      names_features_read (text, self->token[i], &features);
      names_model_add (model, &features, self->scores[i]);
    }
  judge (self, text, model, 0);
  names_reading_average (self, text);
  for (guint i = 0; i < self->n; i++)
    {
      names_features_again (text, self->token[i], (const float (*)[NAMES_ROW]) self->averages, self->marginals[i], &features);
      names_model_add (model, &features, self->scores[i]);
    }
  judge (self, text, model, 1);
}
