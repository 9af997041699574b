/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The best labels of some words in a row, and how likely each is: the two classical passes over a linear chain. What stands before
 * and after them is no name. A plain value of one thread, whose room is used again. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <math.h>
#include <string.h>

#define NEVER (-1.0e9f)

void
names_lattice_init (NamesLattice *self)
{
  memset (self, 0, sizeof *self);
}

void
names_lattice_clear (NamesLattice *self)
{
  g_free (self->forward);
  g_free (self->backward);
  g_free (self->likely);
  g_free (self->from);
  g_free (self->scale);
  memset (self, 0, sizeof *self);
}

static void
make_room (NamesLattice *self,
           guint         n)
{
  if (n <= self->room)
    return;
  self->room = MAX (64, n + n / 2);
  self->forward = g_realloc_n (self->forward, self->room, sizeof *self->forward);
  self->backward = g_realloc_n (self->backward, self->room, sizeof *self->backward);
  self->likely = g_realloc_n (self->likely, self->room, sizeof *self->likely);
  self->from = g_realloc_n (self->from, self->room, sizeof *self->from);
  self->scale = g_renew (float, self->scale, self->room);
}

/* An inner word follows the first or an inner word of the same kind only. */
static inline gboolean
may_follow (guint from,
            guint to)
{
  return !NAMES_IS_INNER (to) || from == to || from + 1 == to;
}

static void
make_steps (const float (*transitions)[NAMES_ROW],
            float       (*steps)[NAMES_ROW])
{
  memset (steps, 0, sizeof (float) * NAMES_ROW * NAMES_ROW);
  for (guint from = 0; from < NAMES_LABELS; from++)
    for (guint to = 0; to < NAMES_LABELS; to++)
      steps[from][to] = may_follow (from, to) ? expf (transitions[from][to]) : 0;
}

static void
make_likely (const float   *scores,
             guint          allowed,
             float         *likely,
             float         *most)
{
  *most = scores[0];
  for (guint label = 1; label < NAMES_LABELS; label++)
    *most = MAX (*most, scores[label]);
  for (guint label = 0; label < NAMES_ROW; label++)
    likely[label] = label < NAMES_LABELS && (allowed >> label & 1) != 0 ? expf (scores[label] - *most) : 0;
}

static float
normalise (float *values)
{
  float sum = 0;

  for (guint label = 0; label < NAMES_ROW; label++)
    sum += values[label];
  if (sum < 1e-30f)
    sum = 1e-30f;
  for (guint label = 0; label < NAMES_ROW; label++)
    values[label] /= sum;
  return sum;
}

/* VALUES = BEFORE times STEPS. */
static void
step_on (const float  *before,
         const float (*steps)[NAMES_ROW],
         float        *values)
{
  memset (values, 0, sizeof (float) * NAMES_ROW);
  for (guint from = 0; from < NAMES_LABELS; from++)
    for (guint to = 0; to < NAMES_ROW; to++)
      values[to] += before[from] * steps[from][to];
}

/**
 * names_lattice_marginals:
 * @allowed: (nullable): of each word the labels it may have, a bit each; all without
 * @marginals: (out caller-allocated): how likely each label is at each word
 * @log_sum: (out) (optional): the logarithm of the sum over all ways
 */
void
names_lattice_marginals (NamesLattice   *self,
                         const float   (*scores)[NAMES_ROW],
                         const guint16  *allowed,
                         guint           n,
                         const float   (*transitions)[NAMES_ROW],
                         float         (*marginals)[NAMES_ROW],
                         double         *log_sum)
{
  float steps[NAMES_ROW][NAMES_ROW], outside[NAMES_ROW] = { 1 }, most;
  double sum = 0;

  make_room (self, n);
  make_steps (transitions, steps);
  for (guint i = 0; i < n; i++)
    {
      make_likely (scores[i], allowed == NULL ? NAMES_ALL_LABELS : allowed[i], self->likely[i], &most);
      step_on (i == 0 ? outside : self->forward[i - 1], steps, self->forward[i]);
      for (guint label = 0; label < NAMES_ROW; label++)
        self->forward[i][label] *= self->likely[i][label];
      self->scale[i] = normalise (self->forward[i]);
      sum += (double) most + log ((double) self->scale[i]);
    }
  for (guint i = n; i-- > 0;)
    {
      float ahead[NAMES_ROW];

      if (i + 1 == n)
        for (guint label = 0; label < NAMES_ROW; label++)
          self->backward[i][label] = steps[label][NAMES_OUTSIDE];
      else
        {
          for (guint label = 0; label < NAMES_ROW; label++)
            ahead[label] = self->backward[i + 1][label] * self->likely[i + 1][label];
          for (guint from = 0; from < NAMES_ROW; from++)
            {
              self->backward[i][from] = 0;
              for (guint to = 0; to < NAMES_ROW; to++)
                self->backward[i][from] += steps[from][to] * ahead[to];
            }
        }
      for (guint label = 0; label < NAMES_ROW; label++)
        marginals[i][label] = self->forward[i][label] * self->backward[i][label];
      if (i + 1 == n)
        {
          float last = normalise (marginals[i]);

          sum += log ((double) last);
        }
      else
        normalise (marginals[i]);
      normalise (self->backward[i]);
    }
  if (log_sum != NULL)
    *log_sum = sum;
}

void
names_lattice_best (NamesLattice  *self,
                    const float  (*scores)[NAMES_ROW],
                    guint          n,
                    const float  (*transitions)[NAMES_ROW],
                    guint8        *labels)
{
  guint best = 0;

  make_room (self, n);
  for (guint i = 0; i < n; i++)
    for (guint to = 0; to < NAMES_LABELS; to++)
      {
        float most = NEVER;

        self->from[i][to] = 0;
        for (guint from = 0; from < (i == 0 ? 1 : NAMES_LABELS); from++)
          {
            float score;

            if (!may_follow (from, to))
              continue;
            score = (i == 0 ? 0 : self->forward[i - 1][from]) + transitions[from][to];
            if (score > most)
              {
                most = score;
                self->from[i][to] = (guint8) from;
              }
          }
        self->forward[i][to] = most + scores[i][to];
      }
  for (guint label = 1; label < NAMES_LABELS; label++)
    if (self->forward[n - 1][label] + transitions[label][NAMES_OUTSIDE] >
        self->forward[n - 1][best] + transitions[best][NAMES_OUTSIDE])
      best = label;
  for (guint i = n; i-- > 0;)
    {
      labels[i] = (guint8) best;
      best = self->from[i][best];
    }
}
