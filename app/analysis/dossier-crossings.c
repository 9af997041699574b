/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Fewer crossings between two columns. Any thread; nothing is kept.
 *
 * Sweeps: the things of one side go to the mean (now and then to the median) of the places of what they are linked to, then
 * those of the other side, and again; the best order met is kept. When there are few links, neighbours are then
 * exchanged as long as that uncrosses some. What ties stays as it stood, so that the same question has one answer.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-crossings.h"

#include <string.h>

#define MAX_SWEEPS 24
#define WORK 1500000          /* links looked at in all sweeps together, more or less */
#define PATIENCE 4            /* sweeps that may bring nothing before it ends */
#define MEDIAN_EACH 3         /* every third sweep goes by the median */
#define MAX_LINKS_TO_SWITCH 20000
#define MAX_SWITCH_ROUNDS 12

/* One side. @starts and @across are the links of each thing: across[starts[i]] … across[starts[i + 1]] */
typedef struct
{
  guint n;
  guint *order;   /* (unowned): by place */
  guint *places;  /* (owned): of each thing */
  guint *starts;  /* (owned) */
  guint *across;  /* (owned): things of the other side */
  guint *best;    /* (owned): the best order met */
} Side;

typedef struct
{
  double weight;
  guint place;
  guint thing;
} Ranked;

static void
side_clear (Side *side)
{
  g_free (side->places);
  g_free (side->starts);
  g_free (side->across);
  g_free (side->best);
}

static void
note_places (Side *side)
{
  for (guint i = 0; i < side->n; i++)
    side->places[side->order[i]] = i;
}

static void
side_init (Side                       *side,
           guint                       n,
           guint                      *order,
           const DossierCrossingsLink *links,
           guint                       n_links,
           gboolean                    left)
{
  g_autofree guint *next = NULL;

  side->n = n;
  side->order = order;
  side->places = g_new (guint, MAX (n, 1));
  side->starts = g_new0 (guint, n + 1);
  side->across = g_new (guint, MAX (n_links, 1));
  side->best = g_memdup2 (order, sizeof *order * n);
  note_places (side);
  for (guint i = 0; i < n_links; i++)
    side->starts[(left ? links[i].left : links[i].right) + 1]++;
  for (guint i = 0; i < n; i++)
    side->starts[i + 1] += side->starts[i];
  next = g_memdup2 (side->starts, sizeof (guint) * (n + 1));
  for (guint i = 0; i < n_links; i++)
    side->across[next[left ? links[i].left : links[i].right]++] = left ? links[i].right : links[i].left;
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *one = a, *other = b;

  if (one->weight != other->weight)
    return one->weight < other->weight ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static int
compare_guints (gconstpointer a,
                gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* Where the links of @thing want it to stand; things without any go to the end. */
static double
wanted_place (const Side *side,
              const Side *other,
              guint       thing,
              gboolean    median,
              GArray     *scratch)
{
  guint first = side->starts[thing], n = side->starts[thing + 1] - first;
  double sum = 0;

  if (n == 0)
    return G_MAXDOUBLE;
  if (!median)
    {
      for (guint i = 0; i < n; i++)
        sum += other->places[side->across[first + i]];
      return sum / n;
    }
  g_array_set_size (scratch, 0);
  for (guint i = 0; i < n; i++)
    g_array_append_vals (scratch, &other->places[side->across[first + i]], 1);
  g_array_sort (scratch, compare_guints);
  return (g_array_index (scratch, guint, (n - 1) / 2) + g_array_index (scratch, guint, n / 2)) / 2.0;
}

static void
sweep (Side       *side,
       const Side *other,
       gboolean    median)
{
  g_autofree Ranked *ranked = g_new (Ranked, MAX (side->n, 1));
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < side->n; i++)
    ranked[i] = (Ranked) { wanted_place (side, other, side->order[i], median, scratch), i, side->order[i] };
  qsort (ranked, side->n, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < side->n; i++)
    side->order[i] = ranked[i].thing;
  note_places (side);
}

/* How many of the links noted so far end at or before @place. */
static guint
noted_up_to (const guint *tree,
             guint        place)
{
  guint sum = 0;

  for (guint i = place + 1; i > 0; i -= i & -i)
    sum += tree[i];
  return sum;
}

static void
note (guint *tree,
      guint  n,
      guint  place)
{
  for (guint i = place + 1; i <= n; i += i & -i)
    tree[i]++;
}

/* Left to right: each link crosses those before it that end further down. */
static guint64
count (const Side *left,
       const Side *right)
{
  g_autofree guint *tree = g_new0 (guint, right->n + 1);
  guint64 crossings = 0;
  guint noted = 0;

  for (guint i = 0; i < left->n; i++)
    {
      guint thing = left->order[i];

      for (guint k = left->starts[thing]; k < left->starts[thing + 1]; k++)
        crossings += noted - noted_up_to (tree, right->places[left->across[k]]);
      for (guint k = left->starts[thing]; k < left->starts[thing + 1]; k++)
        note (tree, right->n, right->places[left->across[k]]);
      noted += left->starts[thing + 1] - left->starts[thing];
    }
  return crossings;
}

/* Switching neighbours */

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const guint *places = data;
  guint one = places[*(const guint *) a], other = places[*(const guint *) b];

  return (one > other) - (one < other);
}

static void
sort_across (Side       *side,
             const Side *other)
{
  for (guint i = 0; i < side->n; i++)
    g_qsort_with_data (side->across + side->starts[i], (int) (side->starts[i + 1] - side->starts[i]), sizeof (guint), compare_places,
                       other->places);
}

/* How many pairs of links cross when @upper stands just above @lower; their links are sorted. */
static guint64
pair_crossings (const Side *side,
                const Side *other,
                guint       upper,
                guint       lower)
{
  guint at = side->starts[lower], end = side->starts[lower + 1];
  guint64 crossings = 0;

  for (guint k = side->starts[upper]; k < side->starts[upper + 1]; k++)
    {
      while (at < end && other->places[side->across[at]] < other->places[side->across[k]])
        at++;
      crossings += at - side->starts[lower];
    }
  return crossings;
}

static gboolean
switch_neighbours (Side       *side,
                   const Side *other)
{
  gboolean switched = FALSE;

  sort_across (side, other);
  for (guint i = 0; i + 1 < side->n; i++)
    {
      guint upper = side->order[i], lower = side->order[i + 1];

      if (pair_crossings (side, other, lower, upper) >= pair_crossings (side, other, upper, lower))
        continue;
      side->order[i] = lower;
      side->order[i + 1] = upper;
      switched = TRUE;
    }
  note_places (side);
  return switched;
}

static void
keep_best (Side *left,
           Side *right)
{
  memcpy (left->best, left->order, sizeof (guint) * left->n);
  memcpy (right->best, right->order, sizeof (guint) * right->n);
}

static void
go_back_to_best (Side *left,
                 Side *right)
{
  memcpy (left->order, left->best, sizeof (guint) * left->n);
  memcpy (right->order, right->best, sizeof (guint) * right->n);
  note_places (left);
  note_places (right);
}

static void
sweep_all (Side                 *left,
           Side                 *right,
           guint                 n_links,
           DossierCrossingsSides sides,
           guint64              *best,
           GCancellable         *cancellable)
{
  guint most = CLAMP (WORK / MAX (n_links, 1), 6, MAX_SWEEPS), idle = 0;

  for (guint i = 0; i < most && idle < PATIENCE && *best > 0 && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gboolean median = i % MEDIAN_EACH == MEDIAN_EACH - 1;
      guint64 now;

      if (sides & DOSSIER_CROSSINGS_LEFT)
        sweep (left, right, median);
      if (sides & DOSSIER_CROSSINGS_RIGHT)
        sweep (right, left, median);
      now = count (left, right);
      if (now < *best)
        {
          *best = now;
          keep_best (left, right);
          idle = 0;
        }
      else
        {
          idle++;
        }
    }
  go_back_to_best (left, right);
}

/**
 * dossier_crossings_count:
 * @links: between things of both sides, each pair once
 * @left: (array length=n_left): which thing stands at each place of the left side
 * @right: (array length=n_right): the same of the right side
 *
 * Takes n log n of the links.
 *
 * Returns: how many pairs of links cross; those that share an end never do
 */
guint64
dossier_crossings_count (const DossierCrossingsLink *links,
                         guint                       n_links,
                         const guint                *left,
                         guint                       n_left,
                         const guint                *right,
                         guint                       n_right)
{
  g_autofree guint *left_order = g_memdup2 (left, sizeof *left * n_left), *right_order = g_memdup2 (right, sizeof *right * n_right);
  Side one, other;
  guint64 crossings;

  side_init (&one, n_left, left_order, links, n_links, TRUE);
  side_init (&other, n_right, right_order, links, n_links, FALSE);
  crossings = count (&one, &other);
  side_clear (&one);
  side_clear (&other);
  return crossings;
}

/**
 * dossier_crossings_reduce:
 * @links: between things of both sides, each pair once
 * @left: (inout) (array length=n_left): which thing stands at each place of the left side
 * @right: (inout) (array length=n_right): the same of the right side
 * @sides: which of them may be changed
 * @cancellable: (nullable): stops early, with the best order met so far
 *
 * Orders the sides so that fewer links cross, never more. The effort has a limit however many links there are.
 *
 * Returns: how many pairs of links cross now
 */
guint64
dossier_crossings_reduce (const DossierCrossingsLink *links,
                          guint                       n_links,
                          guint                      *left,
                          guint                       n_left,
                          guint                      *right,
                          guint                       n_right,
                          DossierCrossingsSides       sides,
                          GCancellable               *cancellable)
{
  Side one, other;
  guint64 best;

  side_init (&one, n_left, left, links, n_links, TRUE);
  side_init (&other, n_right, right, links, n_links, FALSE);
  best = count (&one, &other);
  sweep_all (&one, &other, n_links, sides, &best, cancellable);
  for (guint i = 0; n_links <= MAX_LINKS_TO_SWITCH && i < MAX_SWITCH_ROUNDS && best > 0 && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gboolean switched = FALSE;

      if (sides & DOSSIER_CROSSINGS_LEFT)
        switched |= switch_neighbours (&one, &other);
      if (sides & DOSSIER_CROSSINGS_RIGHT)
        switched |= switch_neighbours (&other, &one);
      if (!switched)
        break;
      best = count (&one, &other);
    }
  side_clear (&one);
  side_clear (&other);
  return best;
}
