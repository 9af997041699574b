/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Learns the weights of the name finder: a linear-chain conditional random field, adaptive steps with dual averaging and an L1 penalty,
 * labels that a text leaves open summed over. The second pass is learned on what models that did not see a text make of it; they also
 * tell which of a doubtful annotation to believe. One thread; the same texts in the same order give the same bytes. */

#define G_LOG_DOMAIN "dossier-train"

#include "names-learn-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SEED 0x2545f4914f6cdd1dull
#define FOLDS 2u

#define RATE 0.08f
#define PENALTY 1.5e-5f
#define DROP 0.25 /* share of the words that hide their lexical features in a round */
#define ROUNDS 9
#define LEARNERS 3 /* how many learn the first pass, each in another order; their mean is what counts */
#define LEAST 2u /* how often a feature has to be seen */
#define AGAIN_ROUNDS 4
#define AGAIN_LEAST 3u
#define DOUBT 0.15f /* what a doubtful annotation says is left open where models that did not see it hold it for less likely */
#define DOUBT_TURNS 2

static guint64 random_state = SEED;

static guint32
random_next (void)
{
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return (guint32) (random_state >> 32);
}

/* --- samples ------------------------------------------------------------------------------------------------------ */

static Samples *
samples_new (void)
{
  Samples *self = g_new0 (Samples, 1);

  self->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->features = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

static void
samples_free (Samples *self)
{
  g_array_unref (self->stretches);
  g_array_unref (self->items);
  g_array_unref (self->features);
  g_array_unref (self->hashes);
  g_free (self->base);
  g_free (self);
}

static void
samples_add (Samples             *self,
             const NamesFeatures *features,
             guint                allowed)
{
  Item item = { self->features->len, (guint16) features->n, (guint16) features->n_lexical, (guint16) allowed };

  g_array_append_val (self->items, item);
  g_array_append_vals (self->features, features->at, features->n);
}

/* Two numbers of 32 bits, also at the beginning of something longer. */
int
names_train_compare_hashes (gconstpointer a,
                            gconstpointer b)
{
  guint32 first = *(const guint32 *) a, second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* Puts numbers in place of the hashes of features seen LEAST times; the others go. */
static void
samples_number (Samples *self,
                guint    least)
{
  guint32 *sorted = g_memdup2 (self->features->data, self->features->len * sizeof *sorted);
  guint32 *features = (guint32 *) (gpointer) self->features->data;
  guint n = self->features->len, to = 0;

  qsort (sorted, n, sizeof *sorted, names_train_compare_hashes);
  for (guint i = 0, k; i < n; i = k)
    {
      for (k = i; k < n && sorted[k] == sorted[i]; k++)
        ;
      if (k - i >= least)
        g_array_append_val (self->hashes, sorted[i]);
    }
  g_free (sorted);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      guint32 from = item->features;
      guint16 lexical = 0;

      item->features = to;
      for (guint k = 0; k < item->n; k++)
        {
          const guint32 *found =
            bsearch (&features[from + k], self->hashes->data, self->hashes->len, sizeof (guint32), names_train_compare_hashes);

          if (found == NULL)
            continue;
          if (k < item->n_lexical)
            lexical++;
          features[to++] = (guint32) (found - (const guint32 *) (gpointer) self->hashes->data);
        }
      item->n = (guint16) (to - item->features);
      item->n_lexical = lexical;
    }
  g_array_set_size (self->features, to);
}

/* --- the learner --------------------------------------------------------------------------------------------------- */

static Learner *
learner_new (guint n,
             float rate,
             float penalty)
{
  Learner *self = g_new0 (Learner, 1);

  self->n = n;
  self->rate = rate;
  self->penalty = penalty;
  self->sum = g_malloc0_n (MAX (n, 1), sizeof *self->sum);
  self->square = g_malloc0_n (MAX (n, 1), sizeof *self->square);
  self->weights = g_malloc0_n (MAX (n, 1), sizeof *self->weights);
  return self;
}

static void
learner_free (Learner *self)
{
  g_free (self->sum);
  g_free (self->square);
  g_free (self->weights);
  g_free (self);
}

/* The weights that follow from the gradients so far. */
static inline void
weights_of (const float *sum,
            const float *square,
            float        rate,
            float        dead,
            float       *weights)
{
  for (guint label = 0; label < NAMES_ROW; label++)
    {
      float size = fabsf (sum[label]) - dead;

      size = size > 0 ? size : 0;
      weights[label] = -copysignf (rate * size / (1e-6f + sqrtf (square[label])), sum[label]);
    }
}

/* The penalty grows with time, so all weights are worked out again after each round. */
static void
refresh_weights (Learner *self)
{
  for (guint i = 0; i < self->n; i++)
    weights_of (self->sum[i], self->square[i], self->rate, self->penalty * (float) self->time, self->weights[i]);
}

static void
score_item (const Learner *self,
            const Samples *samples,
            const Item    *item,
            guint          skipped,
            float         *scores)
{
  const guint32 *features = &g_array_index (samples->features, guint32, item->features);

  for (guint i = skipped; i < item->n; i++)
    for (guint label = 0; label < NAMES_ROW; label++)
      scores[label] += self->weights[features[i]][label];
}

static void
learn_item (Learner       *self,
            const Samples *samples,
            const Item    *item,
            guint          skipped,
            const float   *gradient)
{
  const guint32 *features = &g_array_index (samples->features, guint32, item->features);

  for (guint i = skipped; i < item->n; i++)
    {
      float *sum = self->sum[features[i]], *square = self->square[features[i]];

      for (guint label = 0; label < NAMES_ROW; label++)
        {
          sum[label] += gradient[label];
          square[label] += gradient[label] * gradient[label];
        }
      weights_of (sum, square, self->rate, self->penalty * (float) self->time, self->weights[features[i]]);
    }
}

static void
make_steps (Learner *self)
{
  for (guint from = 0; from < NAMES_LABELS; from++)
    {
      weights_of (self->sum_steps[from], self->square_steps[from], self->rate, 0, self->steps[from]);
      for (guint to = 0; to < NAMES_ROW; to++)
        self->steps[from][to] += self->given_steps[from][to];
    }
  names_lattice_steps ((const float (*)[NAMES_ROW]) self->steps, self->likely_steps);
  names_lattice_turn ((const float (*)[NAMES_ROW]) self->likely_steps, self->turned_steps);
}

/* How often each step from label to label is to be expected between words I-1 and I of what the lattice was last asked. */
static void
add_steps (const NamesLattice *lattice,
           const float       (*steps)[NAMES_ROW],
           guint               n,
           float               sign,
           float             (*gradient)[NAMES_ROW])
{
  for (guint i = 0; i <= n; i++)
    {
      float pair[NAMES_ROW][NAMES_ROW], sum = 0;

      for (guint from = 0; from < NAMES_LABELS; from++)
        for (guint to = 0; to < NAMES_LABELS; to++)
          {
            float before = i == 0 ? (from == 0) : lattice->forward[i - 1][from];
            float after = i == n ? (to == 0) : lattice->likely[i][to] * lattice->backward[i][to];

            pair[from][to] = before * steps[from][to] * after;
            sum += pair[from][to];
          }
      if (sum <= 0)
        continue;
      for (guint from = 0; from < NAMES_LABELS; from++)
        for (guint to = 0; to < NAMES_LABELS; to++)
          gradient[from][to] += sign * pair[from][to] / sum;
    }
}

typedef struct
{
  NamesLattice lattice;
  guint room;
  float (*scores)[NAMES_ROW];
  float (*all)[NAMES_ROW];
  float (*right)[NAMES_ROW];
  guint16 *allowed;
  guint16 *skipped;
} Bench;

static void
bench_make_room (Bench *self,
                 guint  n)
{
  if (n <= self->room)
    return;
  self->room = n * 2;
  self->scores = g_realloc_n (self->scores, self->room, sizeof *self->scores);
  self->all = g_realloc_n (self->all, self->room, sizeof *self->all);
  self->right = g_realloc_n (self->right, self->room, sizeof *self->right);
  self->allowed = g_renew (guint16, self->allowed, self->room);
  self->skipped = g_renew (guint16, self->skipped, self->room);
}

static void
bench_clear (Bench *self)
{
  names_lattice_clear (&self->lattice);
  g_free (self->scores);
  g_free (self->all);
  g_free (self->right);
  g_free (self->allowed);
  g_free (self->skipped);
}

static void
score_stretch (const Learner *learner,
               const Samples *samples,
               const Stretch *stretch,
               double         drop,
               Bench         *bench)
{
  bench_make_room (bench, stretch->n);
  for (guint i = 0; i < stretch->n; i++)
    {
      const Item *item = &g_array_index (samples->items, Item, stretch->from + i);

      if (samples->base != NULL)
        memcpy (bench->scores[i], samples->base[stretch->from + i], sizeof bench->scores[i]);
      else
        memset (bench->scores[i], 0, sizeof bench->scores[i]);
      bench->allowed[i] = item->allowed;
      bench->skipped[i] = drop > 0 && random_next () < drop * 4294967295.0 ? item->n_lexical : 0;
      score_item (learner, samples, item, bench->skipped[i], bench->scores[i]);
    }
}

static double
learn_stretch (Learner       *learner,
               const Samples *samples,
               const Stretch *stretch,
               double         drop,
               Bench         *bench)
{
  const float (*steps)[NAMES_ROW] = (const float (*)[NAMES_ROW]) learner->likely_steps;
  const float (*turned)[NAMES_ROW] = (const float (*)[NAMES_ROW]) learner->turned_steps;
  const float (*scores)[NAMES_ROW];
  float gradient[NAMES_ROW][NAMES_ROW] = { { 0 } };
  double all, right;

  score_stretch (learner, samples, stretch, drop, bench);
  scores = (const float (*)[NAMES_ROW]) bench->scores;
  make_steps (learner);
  names_lattice_marginals (&bench->lattice, scores, NULL, stretch->n, steps, turned, bench->all, &all);
  add_steps (&bench->lattice, steps, stretch->n, stretch->weight, gradient);
  names_lattice_marginals (&bench->lattice, scores, bench->allowed, stretch->n, steps, turned, bench->right, &right);
  add_steps (&bench->lattice, steps, stretch->n, -stretch->weight, gradient);
  for (guint i = 0; i < stretch->n; i++)
    {
      float difference[NAMES_ROW] = { 0 };
      float most = 0;

      for (guint label = 0; label < NAMES_LABELS; label++)
        {
          difference[label] = stretch->weight * (bench->all[i][label] - bench->right[i][label]);
          most = MAX (most, fabsf (difference[label]));
        }
      if (most > 1e-3f)
        learn_item (learner, samples, &g_array_index (samples->items, Item, stretch->from + i), bench->skipped[i], difference);
    }
  for (guint from = 0; from < NAMES_LABELS; from++)
    for (guint to = 0; to < NAMES_LABELS; to++)
      {
        learner->sum_steps[from][to] += gradient[from][to];
        learner->square_steps[from][to] += gradient[from][to] * gradient[from][to];
      }
  learner->time += 1;
  return (all - right) * (double) stretch->weight;
}

/* Learns from the stretches for which CHOSEN is set. */
static void
learn (Learner        *learner,
       const Samples  *samples,
       const gboolean *chosen,
       int             rounds,
       double          drop,
       const char     *what)
{
  g_autofree guint32 *order = g_new (guint32, MAX (1, samples->stretches->len));
  Bench bench = { 0 };
  guint n = 0;

  for (guint i = 0; i < samples->stretches->len; i++)
    if (chosen == NULL || chosen[g_array_index (samples->stretches, Stretch, i).document])
      order[n++] = i;
  for (int round = 0; round < rounds; round++)
    {
      double loss = 0;

      for (guint i = n; i > 1; i--)
        {
          guint k = random_next () % i;
          guint32 other = order[i - 1];

          order[i - 1] = order[k];
          order[k] = other;
        }
      for (guint i = 0; i < n; i++)
        loss += learn_stretch (learner, samples, &g_array_index (samples->stretches, Stretch, order[i]), drop, &bench);
      refresh_weights (learner);
      if (round == 0 || round + 1 == rounds)
        g_print ("%s: round %d, loss %.0f\n", what, round + 1, loss);
    }
  make_steps (learner);
  bench_clear (&bench);
}

/* --- both passes ---------------------------------------------------------------------------------------------------- */

static Samples *
first_samples (GPtrArray *documents)
{
  Samples *samples = samples_new ();
  NamesReading reading;
  NamesFeatures features;

  names_reading_init (&reading);
  for (guint d = 0; d < documents->len; d++)
    {
      NamesDocument *document = documents->pdata[d];

      names_reading_gather (&reading, &document->words);
      for (guint from = 0, to; from < reading.n; from = to)
        {
          Stretch stretch = { samples->items->len, 0, d, document->weight };

          to = names_reading_stretch (&reading, &document->words, from);
          stretch.n = to - from;
          g_array_append_val (samples->stretches, stretch);
          for (guint i = from; i < to; i++)
            {
              names_features_read (&document->words, reading.token[i], &features);
              samples_add (samples, &features, document->allowed[reading.token[i]]);
            }
        }
    }
  names_reading_clear (&reading);
  return samples;
}

/* The scores of all words of the documents that are not CHOSEN, by a learner that saw those which are. */
static void
score_others (const Learner  *learner,
              const Samples  *samples,
              const gboolean *chosen,
              float         (*base)[NAMES_ROW])
{
  for (guint s = 0; s < samples->stretches->len; s++)
    {
      const Stretch *stretch = &g_array_index (samples->stretches, Stretch, s);

      if (chosen[stretch->document])
        continue;
      for (guint i = stretch->from; i < stretch->from + stretch->n; i++)
        score_item (learner, samples, &g_array_index (samples->items, Item, i), 0, base[i]);
    }
}

/* The labels of kinds so rare that nobody expects one who has not seen it. */
#define RARE_LABELS                                                                                                                     \
  (1u << NAMES_FIRST (NAMES_EQUIPMENT) | 1u << NAMES_INNER (NAMES_EQUIPMENT) | 1u << NAMES_FIRST (NAMES_EVENT) | 1u << NAMES_INNER (NAMES_EVENT))

/* Says in OPEN, for each word of the doubtful texts that were not CHOSEN, whether the learner, which did not see them, hardly believes
 * what is GIVEN: an error of the annotation, mostly, that would be learned along with it. */
static void
doubt_others (const Learner *learner,
              const Samples *samples,
              GPtrArray     *documents,
              const gboolean *chosen,
              const float  (*base)[NAMES_ROW],
              const guint16 *given,
              gboolean      *open)
{
  const float (*steps)[NAMES_ROW] = (const float (*)[NAMES_ROW]) learner->likely_steps;
  const float (*turned)[NAMES_ROW] = (const float (*)[NAMES_ROW]) learner->turned_steps;
  Bench bench = { 0 };

  for (guint s = 0; s < samples->stretches->len; s++)
    {
      const Stretch *stretch = &g_array_index (samples->stretches, Stretch, s);

      if (chosen[stretch->document] || !((NamesDocument *) documents->pdata[stretch->document])->doubtful)
        continue;
      bench_make_room (&bench, stretch->n);
      names_lattice_marginals (&bench.lattice, base + stretch->from, NULL, stretch->n, steps, turned, bench.all, NULL);
      for (guint i = 0; i < stretch->n; i++)
        {
          guint labels = given[stretch->from + i];
          float agreed = 0;

          for (guint label = 0; label < NAMES_LABELS; label++)
            if ((labels >> label & 1) != 0)
              agreed += bench.all[i][label];
          open[stretch->from + i] = agreed < DOUBT && (labels & ~RARE_LABELS) != 0;
        }
    }
  bench_clear (&bench);
}

/* Scores all words by learners that did not see their texts, and opens what these do not believe of the doubtful ones; what is open
 * changes what they learn, so they are asked again. */
static void
score_apart (Samples   *samples,
             GPtrArray *documents,
             float    (*base)[NAMES_ROW])
{
  g_autofree gboolean *chosen = g_new0 (gboolean, documents->len);
  g_autofree gboolean *open = g_new0 (gboolean, MAX (1, samples->items->len));
  g_autofree guint16 *given = g_new (guint16, MAX (1, samples->items->len));

  for (guint i = 0; i < samples->items->len; i++)
    given[i] = g_array_index (samples->items, Item, i).allowed;
  for (guint turn = 0; turn < DOUBT_TURNS; turn++)
    {
      guint n = 0;

      memset (base, 0, samples->items->len * sizeof *base);
      for (guint fold = 0; fold < FOLDS; fold++)
        {
          Learner *part = learner_new (samples->hashes->len, RATE, PENALTY);

          for (guint d = 0; d < documents->len; d++)
            chosen[d] = d % FOLDS != fold;
          learn (part, samples, chosen, (ROUNDS + 1) / 2, DROP, "part");
          score_others (part, samples, chosen, base);
          doubt_others (part, samples, documents, chosen, (const float (*)[NAMES_ROW]) base, given, open);
          learner_free (part);
        }
      for (guint i = 0; i < samples->items->len; i++)
        {
          g_array_index (samples->items, Item, i).allowed = open[i] ? NAMES_ALL_LABELS : given[i];
          n += (guint) open[i];
        }
      g_print ("%u words left open\n", n);
    }
}

/* What the second pass is learned from: the first pass's scores, and the features of its marginals. */
static Samples *
second_samples (GPtrArray     *documents,
                const Samples *first,
                float        (*base)[NAMES_ROW],
                const Learner *learner)
{
  Samples *samples = samples_new ();
  NamesReading reading;
  NamesFeatures features;
  guint item = 0;

  names_reading_init (&reading);
  for (guint d = 0; d < documents->len; d++)
    {
      NamesDocument *document = documents->pdata[d];
      guint first_item = item;

      names_reading_gather (&reading, &document->words);
      for (guint from = 0, to; from < reading.n; from = to)
        {
          Stretch stretch = { first_item + from, 0, d, document->weight };

          to = names_reading_stretch (&reading, &document->words, from);
          stretch.n = to - from;
          g_array_append_val (samples->stretches, stretch);
          names_lattice_marginals (&reading.lattice, (const float (*)[NAMES_ROW]) base + first_item + from, NULL, to - from,
                                   (const float (*)[NAMES_ROW]) learner->likely_steps,
                                   (const float (*)[NAMES_ROW]) learner->turned_steps, reading.marginals + from, NULL);
        }
      names_reading_average (&reading, &document->words);
      for (guint i = 0; i < reading.n; i++)
        {
          names_features_again (&document->words, reading.token[i], (const float (*)[NAMES_ROW]) reading.averages,
                                reading.marginals[i], &features);
          samples_add (samples, &features, g_array_index (first->items, Item, first_item + i).allowed);
        }
      item += reading.n;
    }
  g_assert (item == first->items->len);
  samples->base = base;
  names_reading_clear (&reading);
  return samples;
}

/* The mean of some learners, each of which saw the stretches in another order and without other words. */
static Learner *
learn_mean (const Samples *samples)
{
  Learner *mean = learner_new (samples->hashes->len, RATE, PENALTY);

  learn (mean, samples, NULL, ROUNDS, DROP, "first pass");
  for (guint i = 1; i < LEARNERS; i++)
    {
      Learner *other = learner_new (samples->hashes->len, RATE, PENALTY);

      learn (other, samples, NULL, ROUNDS, DROP, "first pass");
      for (guint k = 0; k < mean->n; k++)
        for (guint label = 0; label < NAMES_ROW; label++)
          mean->weights[k][label] += other->weights[k][label];
      for (guint from = 0; from < NAMES_ROW; from++)
        for (guint to = 0; to < NAMES_ROW; to++)
          mean->steps[from][to] += other->steps[from][to];
      learner_free (other);
    }
  for (guint k = 0; k < mean->n; k++)
    for (guint label = 0; label < NAMES_ROW; label++)
      mean->weights[k][label] /= LEARNERS;
  for (guint from = 0; from < NAMES_ROW; from++)
    for (guint to = 0; to < NAMES_ROW; to++)
      mean->steps[from][to] /= LEARNERS;
  names_lattice_steps ((const float (*)[NAMES_ROW]) mean->steps, mean->likely_steps);
  names_lattice_turn ((const float (*)[NAMES_ROW]) mean->likely_steps, mean->turned_steps);
  return mean;
}

/**
 * names_train_learn:
 * @inner: see names_inner_words()
 *
 * Returns: (transfer full): the bytes of the finder's model, with the lexicon
 */
GBytes *
names_train_learn (GPtrArray *documents,
                   GArray    *inner,
                   GBytes    *lexicon)
{
  Samples *first = first_samples (documents);
  Samples *second;
  Learner *learner, *again;
  float (*base)[NAMES_ROW] = g_malloc0_n (MAX (1, first->items->len), sizeof *base);
  GBytes *bytes;

  samples_number (first, LEAST);
  g_print ("%u documents, %u stretches, %u words, %u features\n", documents->len, first->stretches->len, first->items->len,
           first->hashes->len);
  score_apart (first, documents, base);
  learner = learn_mean (first);
  second = second_samples (documents, first, base, learner);
  samples_number (second, AGAIN_LEAST);
  again = learner_new (second->hashes->len, RATE / 3, PENALTY);
  memcpy (again->given_steps, learner->steps, sizeof again->given_steps);
  learn (again, second, NULL, AGAIN_ROUNDS, 0, "second pass");
  bytes = names_train_write (learner, first, again, second, inner, lexicon);
  samples_free (first);
  samples_free (second);
  learner_free (learner);
  learner_free (again);
  return bytes;
}
