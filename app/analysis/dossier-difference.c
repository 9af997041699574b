/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whether two accounts of one point can both be right: dates as intervals, figures as ranges, places by what lies in what, people
 * and bodies by identity. The rules are a table in docs/weighing.md; what is silent is no difference. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-difference.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-containment.h"
#include "dossier-name-forms-private.h"

/* A date as it is written, and as far as "about" lets it reach. */
typedef struct
{
  gint64 earliest;
  gint64 latest;
  gint64 reach_earliest;
  gint64 reach_latest;
  gboolean loose;
  gboolean spans;       /* tells a beginning and an end, of which one may be open */
  DossierEdtf begins;   /* the unit in which the beginning is told; all time when it is open */
  DossierEdtf ends;
} Interval;

static gint64
step_back (gint64 instant,
           gint64 by)
{
  return instant <= G_MININT64 + by ? G_MININT64 : instant - by;
}

static gint64
step_on (gint64 instant,
         gint64 by)
{
  return instant >= G_MAXINT64 - by ? G_MAXINT64 : instant + by;
}

/* How far "about" reaches beyond one end: as long as the unit in which that end is told. */
static gint64
reach_of (const char *side)
{
  DossierEdtf date;

  if (!dossier_edtf_parse (side, &date, NULL) || !(date.approximate || date.uncertain) || date.earliest == G_MININT64 || date.latest == G_MAXINT64)
    return 0;
  return date.latest - date.earliest + 1;
}

static gboolean
read_interval (const char *edtf,
               Interval   *interval)
{
  g_auto (GStrv) sides = NULL;
  DossierEdtf date;

  if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL))
    return FALSE;
  *interval = (Interval) { date.earliest, date.latest, date.earliest, date.latest, date.approximate || date.uncertain };
  sides = g_strsplit (edtf, "/", 2);
  interval->spans = sides[1] != NULL;
  interval->begins = interval->ends = (DossierEdtf) { G_MININT64, G_MAXINT64, FALSE, FALSE };
  if (interval->spans && date.earliest != G_MININT64)
    dossier_edtf_parse (sides[0], &interval->begins, NULL);
  if (interval->spans && date.latest != G_MAXINT64)
    dossier_edtf_parse (sides[1], &interval->ends, NULL);
  if (!interval->loose)
    return TRUE;
  interval->reach_earliest = step_back (date.earliest, reach_of (sides[0]));
  interval->reach_latest = step_on (date.latest, reach_of (sides[1] != NULL ? sides[1] : sides[0]));
  return TRUE;
}

static DossierDifference
relate_spans (gint64 a_earliest,
              gint64 a_latest,
              gint64 b_earliest,
              gint64 b_latest)
{
  if (a_earliest == b_earliest && a_latest == b_latest)
    return DOSSIER_DIFFERENCE_SAME;
  if (a_earliest <= b_earliest && a_latest >= b_latest)
    return DOSSIER_DIFFERENCE_WIDER;
  if (b_earliest <= a_earliest && b_latest >= a_latest)
    return DOSSIER_DIFFERENCE_NARROWER;
  return a_latest < b_earliest || b_latest < a_earliest ? DOSSIER_DIFFERENCE_CONTRARY : DOSSIER_DIFFERENCE_BOTH;
}

/* "from the 10th" and "until the 20th": where one tells an end, the other leaves it open. */
static gboolean
ends_allow (const Interval *a,
            const Interval *b)
{
  return (a->earliest == b->earliest || a->earliest == G_MININT64 || b->earliest == G_MININT64)
         && (a->latest == b->latest || a->latest == G_MAXINT64 || b->latest == G_MAXINT64);
}

static gboolean
holds (const DossierEdtf *a,
       const DossierEdtf *b)
{
  return a->earliest <= b->earliest && a->latest >= b->latest;
}

/* "until the 20th" and "until the 30th": the one lies in the other, and yet they tell different ends. */
static gboolean
ends_contradict (const Interval *a,
                 const Interval *b)
{
  gboolean open = a->earliest == G_MININT64 || a->latest == G_MAXINT64 || b->earliest == G_MININT64 || b->latest == G_MAXINT64;

  return a->spans && b->spans && open && !a->loose && !b->loose
         && (!(holds (&a->begins, &b->begins) || holds (&b->begins, &a->begins)) || !(holds (&a->ends, &b->ends) || holds (&b->ends, &a->ends)));
}

static DossierDifference
relate_intervals (const Interval *a,
                  const Interval *b)
{
  DossierDifference difference = relate_spans (a->earliest, a->latest, b->earliest, b->latest);

  if (difference == DOSSIER_DIFFERENCE_SAME && a->loose != b->loose)
    return a->loose ? DOSSIER_DIFFERENCE_WIDER : DOSSIER_DIFFERENCE_NARROWER;
  if (ends_contradict (a, b))
    return DOSSIER_DIFFERENCE_CONTRARY;
  if (difference != DOSSIER_DIFFERENCE_BOTH && difference != DOSSIER_DIFFERENCE_CONTRARY)
    return difference;
  if (a->loose || b->loose)
    return relate_spans (a->reach_earliest, a->reach_latest, b->reach_earliest, b->reach_latest);
  return difference == DOSSIER_DIFFERENCE_BOTH && ends_allow (a, b) ? DOSSIER_DIFFERENCE_BOTH : DOSSIER_DIFFERENCE_CONTRARY;
}

static char *
explain_dates (DossierDifference difference,
               const char       *a,
               const char       *b)
{
  g_autofree char *x = dossier_edtf_for_people (a);
  g_autofree char *y = dossier_edtf_for_people (b);

  switch (difference)
    {
    case DOSSIER_DIFFERENCE_WIDER:
      /* Translators: of two dates: "May 2022 is a wider date than 13 May 2022" */
      return g_strdup_printf (_("%s is a wider date than %s"), x, y);
    case DOSSIER_DIFFERENCE_NARROWER:
      return g_strdup_printf (_("%s is a wider date than %s"), y, x);
    case DOSSIER_DIFFERENCE_BOTH:
      return g_strdup_printf (_("%s and %s can both be right"), x, y);
    case DOSSIER_DIFFERENCE_CONTRARY:
      return g_strdup_printf (_("%s and %s cannot both be right"), x, y);
    case DOSSIER_DIFFERENCE_NONE:
    case DOSSIER_DIFFERENCE_SAME:
    default:
      return NULL;
    }
}

/**
 * dossier_difference_of_dates:
 * @a: (nullable): EDTF
 * @b: (nullable): EDTF
 * @reason: (out) (optional) (nullable): why, in a short sentence
 *
 * An approximate or uncertain date reaches as far beyond each of its ends as the unit is long in which that end is told: "about May" from
 * April to June.
 */
DossierDifference
dossier_difference_of_dates (const char *a,
                             const char *b,
                             char      **reason)
{
  DossierDifference difference;
  Interval x, y;

  if (reason != NULL)
    *reason = NULL;
  if (!read_interval (a, &x) || !read_interval (b, &y))
    return DOSSIER_DIFFERENCE_NONE;
  difference = relate_intervals (&x, &y);
  if (reason != NULL)
    *reason = explain_dates (difference, a, b);
  return difference;
}

/**
 * dossier_difference_of_places:
 * @a: name of a place that is not the same entity as @b
 * @b: name of the other
 * @reason: (out) (optional) (nullable): why, in a short sentence
 *
 * Two places of which neither is known to lie in the other are different ones. Only where no table knows a place, nobody can say whether it
 * lies in a state or a part of the world.
 */
DossierDifference
dossier_difference_of_places (const char *a,
                              const char *b,
                              char      **reason)
{
  DossierDifference difference = DOSSIER_DIFFERENCE_CONTRARY;
  g_autofree char *why = NULL;

  if (reason != NULL)
    *reason = NULL;
  if (a == NULL || b == NULL)
    return DOSSIER_DIFFERENCE_NONE;
  if (dossier_place_same_name (a, b))
    return DOSSIER_DIFFERENCE_SAME;
  if (dossier_place_lies_in (a, b))
    {
      difference = DOSSIER_DIFFERENCE_NARROWER;
      /* Translators: of two places: "Minsk lies in Belarus" */
      why = g_strdup_printf (_("%s lies in %s"), a, b);
    }
  else if (dossier_place_lies_in (b, a))
    {
      difference = DOSSIER_DIFFERENCE_WIDER;
      why = g_strdup_printf (_("%s lies in %s"), b, a);
    }
  else if ((dossier_place_is_region (a) && !dossier_place_is_known (b)) || (dossier_place_is_region (b) && !dossier_place_is_known (a)))
    {
      difference = DOSSIER_DIFFERENCE_NONE;
      why = dossier_place_is_known (a) ? g_strdup_printf (_("it is not known whether %s lies in %s"), b, a)
                                       : g_strdup_printf (_("it is not known whether %s lies in %s"), a, b);
    }
  else
    why = g_strdup_printf (_("%s is another place than %s"), a, b);
  if (reason != NULL)
    *reason = g_steal_pointer (&why);
  return difference;
}

/**
 * dossier_claim_key:
 *
 * Returns: (transfer full): the words of a claim without case, marks and articles: two claims with one key say the same
 */
char *
dossier_claim_key (const DossierStatement *claim)
{
  static const char * const articles[] = { "the", "a", "an", "der", "die", "das", "den", "dem", "ein", "eine", "le", "la", "les", "un", "une", NULL };
  const char *text = claim->text != NULL ? claim->text : claim->passage != NULL ? claim->passage->quote : "";
  g_autofree char *folded = dossier_name_fold_words (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *key = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !g_strv_contains (articles, words[i]))
      g_string_append_printf (key, "%s%s", key->len > 0 ? " " : "", words[i]);
  return g_string_free (key, FALSE);
}

/* What a figure or date of one cell is not vaguer than: the most that is said. (element-type DossierStatement) */
static DossierDifference
relate_statements (const DossierStatement *a,
                   const DossierStatement *b,
                   char                  **reason)
{
  if (a->kind == DOSSIER_STATEMENT_DATE)
    return dossier_difference_of_dates (a->date, b->date, reason);
  if (a->kind == DOSSIER_STATEMENT_FIGURE)
    return dossier_difference_of_figures (a->figure, b->figure, reason);
  if (reason != NULL)
    *reason = NULL;
  if (a->kind == DOSSIER_STATEMENT_CLAIM)
    {
      g_autofree char *x = dossier_claim_key (a);
      g_autofree char *y = dossier_claim_key (b);

      return *x != '\0' && strcmp (x, y) == 0 ? DOSSIER_DIFFERENCE_SAME : DOSSIER_DIFFERENCE_NONE;
    }
  if (dossier_id_is_nil (&a->entity) || dossier_id_is_nil (&b->entity))
    return DOSSIER_DIFFERENCE_NONE;
  if (dossier_id_equal (&a->entity, &b->entity))
    return DOSSIER_DIFFERENCE_SAME;
  if (a->kind == DOSSIER_STATEMENT_PLACE)
    return dossier_difference_of_places (a->entity_name, b->entity_name, reason);
  return DOSSIER_DIFFERENCE_CONTRARY;
}

/* How well two values go together; the greater, the better. */
static guint
fit (DossierDifference difference)
{
  static const guint fits[] = {
    [DOSSIER_DIFFERENCE_NONE] = 0, [DOSSIER_DIFFERENCE_CONTRARY] = 1, [DOSSIER_DIFFERENCE_BOTH] = 2,
    [DOSSIER_DIFFERENCE_WIDER] = 3, [DOSSIER_DIFFERENCE_NARROWER] = 4, [DOSSIER_DIFFERENCE_SAME] = 5,
  };

  return fits[difference];
}

static gboolean
is_vague_in (GPtrArray              *cell,
             const DossierStatement *statement)
{
  for (guint i = 0; i < cell->len; i++)
    {
      const DossierStatement *other = g_ptr_array_index (cell, i);

      if (other != statement && relate_statements (statement, other, NULL) == DOSSIER_DIFFERENCE_WIDER)
        return TRUE;
    }
  return FALSE;
}

/* Dates and figures: of each cell what is most exact; the pair that goes together best. */
static DossierDifference
relate_best (GPtrArray *a,
             GPtrArray *b,
             char     **reason)
{
  DossierDifference best = DOSSIER_DIFFERENCE_NONE;
  const DossierStatement *left = NULL, *right = NULL;

  for (guint i = 0; i < a->len; i++)
    {
      const DossierStatement *x = g_ptr_array_index (a, i);

      if (a->len > 1 && is_vague_in (a, x))
        continue;
      for (guint j = 0; j < b->len; j++)
        {
          const DossierStatement *y = g_ptr_array_index (b, j);
          DossierDifference difference;

          if (b->len > 1 && is_vague_in (b, y))
            continue;
          difference = relate_statements (x, y, NULL);
          if (left == NULL || fit (difference) > fit (best))
            {
              best = difference;
              left = x;
              right = y;
            }
        }
    }
  if (reason != NULL && left != NULL)
    relate_statements (left, right, reason);
  return best;
}

/* What is said of one thing against all that the other cell says. */
static DossierDifference
relate_to_cell (const DossierStatement *statement,
                GPtrArray              *cell,
                char                  **reason)
{
  DossierDifference best = DOSSIER_DIFFERENCE_NONE;
  const DossierStatement *with = NULL;

  for (guint i = 0; i < cell->len; i++)
    {
      const DossierStatement *other = g_ptr_array_index (cell, i);
      DossierDifference difference = relate_statements (statement, other, NULL);

      if (with == NULL || fit (difference) > fit (best))
        {
          best = difference;
          with = other;
        }
    }
  if (reason != NULL && with != NULL)
    relate_statements (statement, with, reason);
  return best;
}

static char *
explain_sets (DossierDifference difference,
              const char       *only_a,
              const char       *only_b)
{
  if (difference == DOSSIER_DIFFERENCE_WIDER && only_b != NULL)
    /* Translators: %s is who or what another account names */
    return g_strdup_printf (_("does not name %s"), only_b);
  if (difference == DOSSIER_DIFFERENCE_NARROWER && only_a != NULL)
    return g_strdup_printf (_("names %s as well"), only_a);
  if (difference == DOSSIER_DIFFERENCE_BOTH && only_a != NULL && only_b != NULL)
    return g_strdup_printf (_("names %s and not %s"), only_a, only_b);
  if (difference == DOSSIER_DIFFERENCE_CONTRARY && only_a != NULL && only_b != NULL)
    /* Translators: of two who cannot both have had one role */
    return g_strdup_printf (_("%s, not %s"), only_a, only_b);
  return NULL;
}

/* Participants of one role, and places: each cell names a set. */
static DossierDifference
relate_sets (GPtrArray *a,
             GPtrArray *b,
             char     **reason)
{
  const DossierStatement *first = g_ptr_array_index (a, 0);
  const char *only_a = NULL, *only_b = NULL;
  gboolean wider = FALSE, narrower = FALSE, related = FALSE, unknown = FALSE, plain;
  DossierDifference difference;
  g_autofree char *why = NULL;

  for (guint i = 0; i < a->len; i++)
    {
      const DossierStatement *x = g_ptr_array_index (a, i);
      g_autofree char *detail = NULL;
      DossierDifference one = relate_to_cell (x, b, reason != NULL ? &detail : NULL);

      related = related || (one != DOSSIER_DIFFERENCE_CONTRARY && one != DOSSIER_DIFFERENCE_NONE);
      unknown = unknown || one == DOSSIER_DIFFERENCE_NONE;
      wider = wider || one == DOSSIER_DIFFERENCE_WIDER;
      narrower = narrower || one == DOSSIER_DIFFERENCE_NARROWER || one == DOSSIER_DIFFERENCE_CONTRARY;
      if (one == DOSSIER_DIFFERENCE_CONTRARY && only_a == NULL)
        only_a = x->entity_name;
      if (one != DOSSIER_DIFFERENCE_SAME && why == NULL)
        why = g_steal_pointer (&detail);
    }
  for (guint i = 0; i < b->len; i++)
    {
      const DossierStatement *y = g_ptr_array_index (b, i);
      DossierDifference one = relate_to_cell (y, a, NULL);

      unknown = unknown || one == DOSSIER_DIFFERENCE_NONE;
      wider = wider || one == DOSSIER_DIFFERENCE_CONTRARY;
      if (one == DOSSIER_DIFFERENCE_CONTRARY && only_b == NULL)
        only_b = y->entity_name;
    }
  /* Two that merely took part exclude nobody. */
  plain = first->kind == DOSSIER_STATEMENT_PARTICIPANT && dossier_role_is_plain (first->role);
  if (!related)
    difference = unknown ? DOSSIER_DIFFERENCE_NONE : plain ? DOSSIER_DIFFERENCE_BOTH : DOSSIER_DIFFERENCE_CONTRARY;
  else if (wider && narrower)
    difference = DOSSIER_DIFFERENCE_BOTH;
  else
    difference = wider ? DOSSIER_DIFFERENCE_WIDER : narrower ? DOSSIER_DIFFERENCE_NARROWER : DOSSIER_DIFFERENCE_SAME;
  if (reason != NULL)
    *reason = why != NULL ? g_steal_pointer (&why) : explain_sets (difference, only_a, only_b);
  return difference;
}

/**
 * dossier_difference_of_cells:
 * @a: (element-type DossierStatement): what one account says of a point, not empty
 * @b: (element-type DossierStatement): what another says of it
 * @reason: (out) (optional) (nullable): why, in a short sentence
 */
DossierDifference
dossier_difference_of_cells (GPtrArray *a,
                             GPtrArray *b,
                             char     **reason)
{
  const DossierStatement *first;

  g_return_val_if_fail (a != NULL && b != NULL, DOSSIER_DIFFERENCE_NONE);

  if (reason != NULL)
    *reason = NULL;
  if (a->len == 0 || b->len == 0)
    return DOSSIER_DIFFERENCE_NONE;
  first = g_ptr_array_index (a, 0);
  if (first->kind == DOSSIER_STATEMENT_PARTICIPANT || first->kind == DOSSIER_STATEMENT_PLACE)
    return relate_sets (a, b, reason);
  return relate_best (a, b, reason);
}

/**
 * dossier_difference_within:
 * @cell: (element-type DossierStatement): what one account says of a point
 * @reason: (out) (optional) (nullable): why, in a short sentence
 *
 * Returns: whether an article contradicts itself: it gives dates or figures of which not all can be right, whoever they are put to
 */
gboolean
dossier_difference_within (GPtrArray *cell,
                           char     **reason)
{
  if (reason != NULL)
    *reason = NULL;
  for (guint i = 0; i < cell->len; i++)
    {
      const DossierStatement *a = g_ptr_array_index (cell, i);

      if (a->kind != DOSSIER_STATEMENT_DATE && a->kind != DOSSIER_STATEMENT_FIGURE)
        return FALSE;
      for (guint j = i + 1; j < cell->len; j++)
        if (relate_statements (a, g_ptr_array_index (cell, j), NULL) == DOSSIER_DIFFERENCE_CONTRARY)
          {
            g_autofree char *why = NULL;

            relate_statements (a, g_ptr_array_index (cell, j), &why);
            if (reason != NULL)
              /* Translators: %s is the reason: "100,000 and 130,000 cannot both be right" */
              *reason = g_strdup_printf (_("one article tells both: %s"), why);
            return TRUE;
          }
    }
  return FALSE;
}

/**
 * dossier_difference_standing:
 *
 * Returns: how a value stands that has this difference to another
 */
DossierStanding
dossier_difference_standing (DossierDifference difference)
{
  switch (difference)
    {
    case DOSSIER_DIFFERENCE_SAME:
    case DOSSIER_DIFFERENCE_NARROWER:
      return DOSSIER_STANDING_AGREES;
    case DOSSIER_DIFFERENCE_WIDER:
    case DOSSIER_DIFFERENCE_BOTH:
      return DOSSIER_STANDING_VAGUER;
    case DOSSIER_DIFFERENCE_CONTRARY:
      return DOSSIER_STANDING_DIFFERS;
    case DOSSIER_DIFFERENCE_NONE:
    default:
      return DOSSIER_STANDING_SAID;
    }
}
