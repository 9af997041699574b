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
}

/* An inner word follows the first or an inner word of the same kind only. */
static inline gboolean
may_follow (guint from,
            guint to)
{
  return !NAMES_IS_INNER (to) || from == to || from + 1 == to;
}

void
names_lattice_steps (const float (*transitions)[NAMES_ROW],
                     float       (*steps)[NAMES_ROW])
{
  memset (steps, 0, sizeof (float) * NAMES_ROW * NAMES_ROW);
  for (guint from = 0; from < NAMES_LABELS; from++)
    for (guint to = 0; to < NAMES_LABELS; to++)
      steps[from][to] = may_follow (from, to) ? expf (transitions[from][to]) : 0;
}

void
names_lattice_turn (const float (*steps)[NAMES_ROW],
                    float       (*turned)[NAMES_ROW])
{
  for (guint from = 0; from < NAMES_ROW; from++)
    for (guint to = 0; to < NAMES_ROW; to++)
      turned[to][from] = steps[from][to];
}

/* The loops over the labels all run NAMES_ROW times, so that the compiler makes a few wide steps of each. */

/* The exponentials of values not above 0, to five digits: a power of two made of bits, times a polynomial for the rest. */
static inline void
exponentials (const float *scores,
              float        most,
              float       *values)
{
  for (guint label = 0; label < NAMES_ROW; label++)
    {
      float x = (scores[label] - most) * 1.44269504f;
      float whole, rest, power;
      gint32 n;

      x = x > -80.0f ? x : -80.0f;
      x = x < 0 ? x : 0; /* the place that is no label may be above the others */
      n = (gint32) (x - 0.5f);
      whole = (float) n;
      rest = (x - whole) * 0.69314718f;
      n = (n + 127) << 23;
      memcpy (&power, &n, sizeof power);
      values[label] =
        power * (1.0f + rest * (1.0f + rest * (0.5f + rest * (0.16666667f + rest * (0.041666667f + rest * 0.0083333333f)))));
    }
}

/* Their sum, by which they are divided. */
static inline float
normalise (float *values)
{
  float four[4] = { 0 }, sum, part;

  for (guint label = 0; label < NAMES_ROW; label += 4)
    for (guint i = 0; i < 4; i++)
      four[i] += values[label + i];
  sum = four[0] + four[1] + four[2] + four[3];
  sum = sum > 1e-30f ? sum : 1e-30f;
  part = 1.0f / sum;
  for (guint label = 0; label < NAMES_ROW; label++)
    values[label] *= part;
  return sum;
}

static inline void
multiply (const float *a,
          const float *b,
          float       *product)
{
  for (guint label = 0; label < NAMES_ROW; label++)
    product[label] = a[label] * b[label];
}

static inline float
make_likely (const float *scores,
             guint        allowed,
             float       *likely)
{
  float most = scores[0];

  for (guint label = 1; label < NAMES_LABELS; label++)
    most = MAX (most, scores[label]);
  exponentials (scores, most, likely);
  likely[NAMES_LABELS] = 0;
  if (allowed != NAMES_ALL_LABELS)
    for (guint label = 0; label < NAMES_LABELS; label++)
      if ((allowed >> label & 1) == 0)
        likely[label] = 0;
  return most;
}

/* Four labels at once; the compiler makes of it what the processor has. */
typedef float Four __attribute__ ((vector_size (16), aligned (4), may_alias));

/* SUM = VALUES times STEPS. */
static inline void
step_on (const float  *values,
         const float (*steps)[NAMES_ROW],
         float        *sum)
{
  Four one = { 0 }, two = { 0 }, three = { 0 }, four = { 0 };

  for (guint from = 0; from < NAMES_LABELS; from++)
    {
      const Four *row = (const Four *) steps[from];

      one += values[from] * row[0];
      two += values[from] * row[1];
      three += values[from] * row[2];
      four += values[from] * row[3];
    }
  ((Four *) sum)[0] = one;
  ((Four *) sum)[1] = two;
  ((Four *) sum)[2] = three;
  ((Four *) sum)[3] = four;
}

/* What follows each word, from the last to the first; leaves the marginals. */
static inline double
go_back (NamesLattice  *self,
         guint          n,
         const float  (*steps)[NAMES_ROW],
         const float  (*turned)[NAMES_ROW],
         float        (*marginals)[NAMES_ROW])
{
  float ahead[NAMES_ROW];
  double last = 1;

  for (guint label = 0; label < NAMES_ROW; label++)
    self->backward[n - 1][label] = steps[label][NAMES_OUTSIDE];
  for (guint i = n; i-- > 0;)
    {
      float sum;

      if (i + 1 < n)
        {
          multiply (self->backward[i + 1], self->likely[i + 1], ahead);
          step_on (ahead, turned, self->backward[i]);
        }
      multiply (self->forward[i], self->backward[i], marginals[i]);
      sum = normalise (marginals[i]);
      if (i + 1 == n)
        last = (double) sum;
      normalise (self->backward[i]);
    }
  return last;
}

/**
 * names_lattice_marginals:
 * @allowed: (nullable): of each word the labels it may have, a bit each; all without
 * @steps: of names_lattice_steps()
 * @turned: of names_lattice_turn()
 * @marginals: (out caller-allocated): how likely each label is at each word
 * @log_sum: (out) (optional): the logarithm of the sum over all ways
 */
void
names_lattice_marginals (NamesLattice   *self,
                         const float   (*scores)[NAMES_ROW],
                         const guint16  *allowed,
                         guint           n,
                         const float   (*steps)[NAMES_ROW],
                         const float   (*turned)[NAMES_ROW],
                         float         (*marginals)[NAMES_ROW],
                         double         *log_sum)
{
  double sum = 0, last;

  make_room (self, n);
  for (guint i = 0; i < n; i++)
    {
      float most = make_likely (scores[i], allowed == NULL ? NAMES_ALL_LABELS : allowed[i], self->likely[i]);
      float scale;

      if (i == 0)
        memcpy (self->forward[i], steps[NAMES_OUTSIDE], sizeof self->forward[i]);
      else
        step_on (self->forward[i - 1], steps, self->forward[i]);
      multiply (self->forward[i], self->likely[i], self->forward[i]);
      scale = normalise (self->forward[i]);
      if (log_sum != NULL)
        sum += (double) most + log ((double) scale);
    }
  last = go_back (self, n, steps, turned, marginals);
  if (log_sum != NULL)
    *log_sum = sum + log (last);
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
  for (guint to = 0; to < NAMES_LABELS; to++)
    {
      self->from[0][to] = NAMES_OUTSIDE;
      self->forward[0][to] = may_follow (NAMES_OUTSIDE, to) ? scores[0][to] + transitions[NAMES_OUTSIDE][to] : NEVER;
    }
  for (guint i = 1; i < n; i++)
    for (guint to = 0; to < NAMES_LABELS; to++)
      {
        float most = NEVER;

        self->from[i][to] = 0;
        for (guint from = 0; from < NAMES_LABELS; from++)
          {
            float score;

            if (!may_follow (from, to))
              continue;
            score = self->forward[i - 1][from] + transitions[from][to];
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
