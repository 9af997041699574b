/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The figures of two texts, those of the same thing put side by side. Statements say what a figure is of; without them the
 * thing that is counted, whose it is, the words of the sentences and how far apart the numbers lie decide together. Pure; any
 * thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figure-pairs.h"

#include "dossier-difference.h"
#include "dossier-figure-things.h"
#include "dossier-figures.h"
#include "dossier-name-forms-private.h"
#include "dossier-text.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define WIDEST 10.0          /* numbers further apart are of other things, unless statements say that they are not */
#define MOST_NEIGHBOURS 64   /* of one figure: those with the nearest numbers */
#define ENOUGH 1.05          /* score of a pair */
#define SHARED_WORD 0.25     /* for each word their sentences have in common */
#define MOST_SHARED 4
#define SAME_OWNER 0.25      /* both "Russian" */
#define OTHER_OWNER (-0.75)  /* one "Russian", one "US" */
#define SAME_YEAR 0.25
#define OTHER_YEAR (-0.75)
#define ONE_YEAR (-0.6)      /* one tells of an earlier time, the other of now */
#define SAME_EVENT 1.0
#define SAME_TOPIC 2.0

/* One text's figures on the way from the beginning to the end. */
typedef struct
{
  const char *text;
  GArray *sentences; /* (owned) (element-type DossierSentence) */
  guint sentence;
} Reading;

static const DossierSentence *
sentence_of (Reading *self,
             guint    offset)
{
  while (self->sentence + 1 < self->sentences->len && g_array_index (self->sentences, DossierSentence, self->sentence).end <= offset)
    self->sentence++;
  return &g_array_index (self->sentences, DossierSentence, self->sentence);
}

static char *
slice (const char            *text,
       const DossierSentence *near,
       guint                  start,
       guint                  end)
{
  const char *from = g_utf8_offset_to_pointer (text + near->first_byte, (glong) start - (glong) near->start);

  return g_strndup (from, (gsize) (g_utf8_offset_to_pointer (from, (glong) (end - start)) - from));
}

static gboolean
is_same (const DossierPairFigure *a,
         const DossierPairFigure *b)
{
  return a->figure->low == b->figure->low && a->figure->high == b->figure->high && a->figure->qualifier == b->figure->qualifier
         && a->figure->additional == b->figure->additional
         && (a->modifiers->len == 0 || b->modifiers->len == 0 || dossier_hashes_common (a->modifiers, b->modifiers) > 0);
}

/* Adds a figure, or only its place when the text has told the same before. */
static void
add_figure (GPtrArray         *told,
            GHashTable        *by_thing,
            DossierPairFigure *figure) /* (transfer full) */
{
  char *thing = dossier_figure_thing (figure->figure);
  GPtrArray *same = g_hash_table_lookup (by_thing, thing);

  if (same == NULL)
    g_hash_table_insert (by_thing, thing, same = g_ptr_array_new ());
  else
    g_free (thing);
  for (guint i = 0; i < MIN (same->len, MOST_NEIGHBOURS); i++)
    {
      DossierPairFigure *other = g_ptr_array_index (same, same->len - 1 - i);

      if (!is_same (other, figure))
        continue;
      g_array_append_vals (other->places, figure->places->data, figure->places->len);
      if (other->by == NULL)
        other->by = g_steal_pointer (&figure->by);
      dossier_pair_figure_free (figure);
      return;
    }
  g_ptr_array_add (same, figure);
  g_ptr_array_add (told, figure);
}

/**
 * dossier_figures_of_text:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type DossierPairFigure): what a text tells in figures, each once with all its places, in the
 *   order of the first
 */
GPtrArray *
dossier_figures_of_text (const char *text)
{
  GPtrArray *told = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figure_free);
  g_autoptr (GHashTable) by_thing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (DossierMetonyms) metonyms = NULL;
  g_autoptr (GPtrArray) read = NULL;
  Reading reading = { .text = text };

  g_return_val_if_fail (text != NULL, told);

  read = dossier_figures_read (text);
  if (read->len == 0)
    return told;
  metonyms = dossier_metonyms_new ();
  reading.sentences = dossier_text_split_sentences (text);
  g_ptr_array_set_free_func (read, NULL);
  for (guint i = 0; i < read->len; i++)
    {
      DossierFigure *figure = g_ptr_array_index (read, i);
      const DossierSentence *at = sentence_of (&reading, figure->start);
      g_autofree char *quote = slice (text, at, figure->start, figure->end);
      g_autofree char *words = dossier_text_one_line (quote);
      g_autofree char *sentence = g_strndup (text + at->first_byte, at->last_byte - at->first_byte);
      DossierPairFigure *pair = dossier_pair_figure_new (figure, words);
      DossierSpan span = { figure->start, figure->end };

      g_array_append_val (pair->places, span);
      if (figure->attribution_end > figure->attribution_start)
        {
          g_autofree char *attribution = slice (text, at, figure->attribution_start, figure->attribution_end);

          pair->by = dossier_figure_who (attribution);
        }
      dossier_figure_describe (pair, sentence, metonyms);
      add_figure (told, by_thing, pair);
    }
  g_array_unref (reading.sentences);
  return told;
}

/* In the basic unit: what is told in miles is compared with what is told in kilometres. */
static double
value_of (const DossierFigure *figure)
{
  return (figure->low + figure->high) / 2 * dossier_unit_factor (figure->unit);
}

/* What may be compared at all: things that are counted alike in units that measure the same. */
static char *
comparable_thing (const DossierFigure *figure)
{
  g_autofree char *head = dossier_figure_head (figure->counted);

  return g_strconcat (dossier_unit_measures (figure->unit), "|", head, NULL);
}

static gboolean
is_same_topic (const char *a,
               const char *b)
{
  g_autofree char *x = dossier_name_fold_words (a), *y = dossier_name_fold_words (b);

  return strcmp (x, y) == 0;
}

static double
score_years (const DossierPairFigure *a,
             const DossierPairFigure *b)
{
  if (a->years->len == 0 && b->years->len == 0)
    return 0;
  if (a->years->len == 0 || b->years->len == 0)
    return ONE_YEAR;
  return dossier_hashes_common (a->years, b->years) > 0 ? SAME_YEAR : OTHER_YEAR;
}

/* How surely two figures are of the same thing; 0 when they are not. */
static double
score (const DossierPairFigure *a,
       const DossierPairFigure *b)
{
  double x = value_of (a->figure), y = value_of (b->figure);
  double apart = x == y ? 0 : x <= 0 || y <= 0 ? 1 : MIN (1, fabs (log10 (x / y)) / log10 (WIDEST));
  guint shared = dossier_hashes_common (a->context, b->context);
  double sum = 1 - apart + SHARED_WORD * MIN (shared, MOST_SHARED);
  gboolean stated = !dossier_id_is_nil (&a->event) && dossier_id_equal (&a->event, &b->event);

  if (dossier_difference_of_figures (a->figure, b->figure, NULL) == DOSSIER_DIFFERENCE_NONE)
    return 0;
  /* What statements say the grid of the event keeps apart in rows by the same rules. */
  if (stated && dossier_difference_of_dates (a->as_of, b->as_of, NULL) == DOSSIER_DIFFERENCE_CONTRARY)
    return 0;
  if (stated && a->topic != NULL && b->topic != NULL)
    return is_same_topic (a->topic, b->topic) ? sum + SAME_TOPIC : 0;
  if (a->modifiers->len > 0 && b->modifiers->len > 0)
    sum += dossier_hashes_common (a->modifiers, b->modifiers) > 0 ? SAME_OWNER : stated ? -sum : OTHER_OWNER;
  if (stated)
    return sum > 0 ? sum + SAME_EVENT : 0;
  sum += score_years (a, b);
  /* A unit alone says little: many things are 5 km long. */
  if (apart >= 1 || shared < (a->figure->counted != NULL && b->figure->counted != NULL ? 1u : 2u))
    return 0;
  return sum;
}

typedef struct
{
  guint left;
  guint right;
  double score;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->score != y->score)
    return x->score < y->score ? 1 : -1;
  return x->left != y->left ? (x->left < y->left ? -1 : 1) : x->right < y->right ? -1 : x->right > y->right;
}

typedef struct
{
  double value;
  guint number;
} Placed;

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const Placed *x = a, *y = b;

  return x->value != y->value ? (x->value < y->value ? -1 : 1) : x->number < y->number ? -1 : x->number > y->number;
}

/* The figures of each thing, by their numbers. */
static GHashTable *
by_thing (GPtrArray *told)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < told->len; i++)
    {
      const DossierPairFigure *figure = g_ptr_array_index (told, i);
      char *thing = comparable_thing (figure->figure);
      GArray *placed = g_hash_table_lookup (table, thing);
      Placed place = { value_of (figure->figure), i };

      if (placed == NULL)
        g_hash_table_insert (table, thing, placed = g_array_new (FALSE, FALSE, sizeof (Placed)));
      else
        g_free (thing);
      g_array_append_val (placed, place);
    }
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_sort (value, compare_values);
  return table;
}

static void
try_pair (GPtrArray *left,
          GPtrArray *right,
          guint      i,
          guint      j,
          GArray    *candidates)
{
  Candidate candidate = { i, j, score (g_ptr_array_index (left, i), g_ptr_array_index (right, j)) };

  if (candidate.score >= ENOUGH)
    g_array_append_val (candidates, candidate);
}

/* Those of the right that a left figure may be compared with: the nearest numbers of the same thing. */
static void
try_neighbours (GPtrArray *left,
                GPtrArray *right,
                guint      i,
                GArray    *placed,
                GArray    *candidates)
{
  const DossierPairFigure *figure = g_ptr_array_index (left, i);
  double value = value_of (figure->figure);
  guint low = 0, high = placed->len;
  int down, up;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (placed, Placed, middle).value < value)
        low = middle + 1;
      else
        high = middle;
    }
  down = (int) low - 1;
  up = (int) low;
  for (guint n = 0; n < MOST_NEIGHBOURS && (down >= 0 || up < (int) placed->len); n++)
    {
      gboolean below = up >= (int) placed->len
                       || (down >= 0 && value - g_array_index (placed, Placed, down).value < g_array_index (placed, Placed, up).value - value);
      guint number = g_array_index (placed, Placed, below ? down-- : up++).number;

      try_pair (left, right, i, number, candidates);
    }
}

/* What statements tie together is compared whatever it counts and however far apart it lies. */
static void
try_stated (GPtrArray *left,
            GPtrArray *right,
            GArray    *candidates)
{
  for (guint i = 0; i < left->len; i++)
    {
      const DossierPairFigure *a = g_ptr_array_index (left, i);

      for (guint j = 0; !dossier_id_is_nil (&a->event) && j < right->len; j++)
        {
          const DossierPairFigure *b = g_ptr_array_index (right, j);

          if (dossier_id_equal (&a->event, &b->event) && a->topic != NULL && b->topic != NULL)
            try_pair (left, right, i, j, candidates);
        }
    }
}

static DossierPairMark
mark_of (const DossierFigure *a,
         const DossierFigure *b)
{
  switch (dossier_difference_of_figures (a, b, NULL))
    {
    case DOSSIER_DIFFERENCE_SAME:
      return DOSSIER_PAIR_AGREES;
    case DOSSIER_DIFFERENCE_NARROWER:
    case DOSSIER_DIFFERENCE_WIDER:
    case DOSSIER_DIFFERENCE_BOTH:
      return DOSSIER_PAIR_VAGUER;
    case DOSSIER_DIFFERENCE_CONTRARY:
      return DOSSIER_PAIR_DIFFERS;
    case DOSSIER_DIFFERENCE_NONE: default:
      return DOSSIER_PAIR_SINGLE;
    }
}

static const char *
name_of (const DossierPairFigure *figure)
{
  if (figure == NULL)
    return NULL;
  if (figure->topic != NULL || figure->figure->counted != NULL)
    return figure->topic != NULL ? figure->topic : figure->figure->counted;
  if (figure->figure->unit != NULL)
    {
      const char *last = strrchr (figure->words, ' ');

      return last != NULL && g_ascii_isalpha (last[1]) ? last + 1 : figure->figure->unit;
    }
  return NULL;
}

/* "Russian troops", or what each side calls it: "soldiers · troops". */
static char *
heading_of (const DossierPairFigures *figures)
{
  const char *left = name_of (figures->figure[DOSSIER_SIDE_LEFT]), *right = name_of (figures->figure[DOSSIER_SIDE_RIGHT]);

  if (left == NULL || right == NULL)
    return g_strdup (left != NULL ? left : right != NULL ? right : _("a number"));
  if (g_ascii_strcasecmp (left, right) == 0 || g_str_has_suffix (left, right))
    return g_strdup (left);
  return g_str_has_suffix (right, left) ? g_strdup (right) : g_strdup_printf ("%s · %s", left, right);
}

static DossierPairFigures *
figures_of (DossierPairFigure *left,
            DossierPairFigure *right)
{
  DossierPairFigures *figures = dossier_pair_figures_new ();

  figures->figure[DOSSIER_SIDE_LEFT] = left;
  figures->figure[DOSSIER_SIDE_RIGHT] = right;
  if (left != NULL && right != NULL)
    figures->mark = mark_of (left->figure, right->figure);
  figures->heading = heading_of (figures);
  return figures;
}

static int
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  const DossierPairFigures *x = *(DossierPairFigures * const *) a, *y = *(DossierPairFigures * const *) b;
  DossierSide side = x->figure[DOSSIER_SIDE_LEFT] != NULL && y->figure[DOSSIER_SIDE_LEFT] != NULL ? DOSSIER_SIDE_LEFT : DOSSIER_SIDE_RIGHT;
  const DossierPairFigure *one = x->figure[side], *other = y->figure[side];
  DossierSpan p, q;

  if (x->mark != y->mark)
    return (int) x->mark - (int) y->mark;
  if (one == NULL || other == NULL)
    return (one == NULL) - (other == NULL);
  if (one->places->len == 0 || other->places->len == 0)
    return (one->places->len == 0) - (other->places->len == 0);
  p = g_array_index (one->places, DossierSpan, 0);
  q = g_array_index (other->places, DossierSpan, 0);
  return p.start < q.start ? -1 : p.start > q.start;
}

/* Takes the surest pairs; what is left over of the same thing is said beside its best pair. */
static GPtrArray *
choose (GPtrArray *left,
        GPtrArray *right,
        GArray    *candidates)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pair_figures_free);
  g_autofree DossierPairFigures **of_left = g_new0 (DossierPairFigures *, left->len + 1);
  g_autofree DossierPairFigures **of_right = g_new0 (DossierPairFigures *, right->len + 1);

  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      DossierPairFigures **l = &of_left[candidate->left], **r = &of_right[candidate->right];

      if (*l == NULL && *r == NULL)
        {
          *l = *r = figures_of (g_ptr_array_index (left, candidate->left), g_ptr_array_index (right, candidate->right));
          g_ptr_array_add (chosen, *l);
        }
      else if (*l == NULL)
        {
          *l = *r;
          g_ptr_array_add ((*r)->more[DOSSIER_SIDE_LEFT], g_ptr_array_index (left, candidate->left));
        }
      else if (*r == NULL)
        {
          *r = *l;
          g_ptr_array_add ((*l)->more[DOSSIER_SIDE_RIGHT], g_ptr_array_index (right, candidate->right));
        }
    }
  for (guint i = 0; i < left->len; i++)
    if (of_left[i] == NULL)
      g_ptr_array_add (chosen, figures_of (g_ptr_array_index (left, i), NULL));
  for (guint i = 0; i < right->len; i++)
    if (of_right[i] == NULL)
      g_ptr_array_add (chosen, figures_of (NULL, g_ptr_array_index (right, i)));
  g_ptr_array_sort (chosen, compare_figures);
  return chosen;
}

/**
 * dossier_figures_pair:
 * @left: (element-type DossierPairFigure): see dossier_figures_of_text(); what is returned points into it
 * @right: (element-type DossierPairFigure): the same
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (element-type DossierPairFigures): those that differ, that are vaguer, that agree, and those that
 *   only one side tells; in each in the order of the left text
 */
GPtrArray *
dossier_figures_pair (GPtrArray    *left,
                      GPtrArray    *right,
                      GCancellable *cancellable)
{
  g_autoptr (GHashTable) placed = NULL;
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  placed = by_thing (right);
  try_stated (left, right, candidates);
  for (guint i = 0; i < left->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *thing = comparable_thing (((DossierPairFigure *) g_ptr_array_index (left, i))->figure);
      GArray *same = g_hash_table_lookup (placed, thing);

      if (same != NULL)
        try_neighbours (left, right, i, same, candidates);
    }
  return choose (left, right, candidates);
}
