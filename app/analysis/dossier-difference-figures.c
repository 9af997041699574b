/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two figures of the same thing as ranges of one unit. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-difference.h"

#include <glib/gi18n.h>
#include <math.h>

#define TOLERANCE 0.05 /* "620 miles" for 1,000 km: who converts a number rounds it */

/* What a unit measures, and how many of the basic unit one of it is. */
static const struct
{
  const char *unit;
  const char *measures;
  double factor;
} units[] = {
  { "m", "length", 1 },         { "km", "length", 1000 },      { "mi", "length", 1609.344 }, { "ft", "length", 0.3048 },
  { "nmi", "length", 1852 },    { "cm", "length", 0.01 },      { "mm", "length", 0.001 },    { "in", "length", 0.0254 },
  { "yd", "length", 0.9144 },   { "kg", "mass", 1 },           { "t", "mass", 1000 },        { "lb", "mass", 0.45359237 },
  { "l", "volume", 1 },         { "bbl", "volume", 158.987 },  { "ha", "area", 1 },          { "acre", "area", 0.40468564 },
  { "km/h", "speed", 1 },       { "mph", "speed", 1.609344 },  { "kn", "speed", 1.852 },     { "s", "time", 1 },
  { "min", "time", 60 },        { "h", "time", 3600 },         { "d", "time", 86400 },       { "wk", "time", 604800 },
  { "km²", "area", 100 },       { "m²", "area", 0.0001 },      { "mi²", "area", 258.9988 },  { "m³", "volume", 1000 },
  { "kW", "power", 0.001 },     { "MW", "power", 1 },          { "GW", "power", 1000 },
};

/* The numbers that a figure allows. */
typedef struct
{
  double least;
  double most;
  gboolean above;  /* more than @least */
  gboolean below;  /* less than @most */
  gboolean open;   /* only one end is told */
} Range;

/**
 * dossier_unit_factor:
 * @unit: (nullable): of a figure
 *
 * Returns: how many of the basic unit one of it is; 1 where nothing converts it
 */
double
dossier_unit_factor (const char *unit)
{
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i].unit, unit) == 0)
      return units[i].factor;
  return 1;
}

/**
 * dossier_unit_measures:
 * @unit: (nullable): of a figure
 *
 * Returns: (transfer none): what it measures: "length", "time" …, a unit that nothing converts itself, "" without one. Figures whose
 *   units measure the same compare
 */
const char *
dossier_unit_measures (const char *unit)
{
  if (unit == NULL)
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i].unit, unit) == 0)
      return units[i].measures;
  return unit;
}

static Range
range_of (const DossierFigure *figure)
{
  Range range = { 0 };
  double factor = dossier_unit_factor (figure->unit);

  dossier_figure_bounds (figure, &range.least, &range.most);
  range.least *= factor;
  range.most *= factor;
  range.above = figure->qualifier == DOSSIER_FIGURE_MORE_THAN;
  range.below = figure->qualifier == DOSSIER_FIGURE_LESS_THAN;
  range.open = isinf (range.most) || range.below || figure->qualifier == DOSSIER_FIGURE_UP_TO;
  return range;
}

static gboolean
contains (const Range *a,
          const Range *b)
{
  return (a->least < b->least || (a->least == b->least && (!a->above || b->above)))
         && (a->most > b->most || (a->most == b->most && (!a->below || b->below)));
}

static gboolean
excludes (const Range *a,
          const Range *b)
{
  return a->least > b->most || (a->least == b->most && (a->above || b->below));
}

static DossierDifference
relate (const Range *a,
        const Range *b)
{
  double x = a->open ? HUGE_VAL : a->most - a->least, y = b->open ? HUGE_VAL : b->most - b->least;

  if (excludes (a, b) || excludes (b, a))
    return DOSSIER_DIFFERENCE_CONTRARY;
  if (contains (a, b))
    return contains (b, a) ? DOSSIER_DIFFERENCE_SAME : DOSSIER_DIFFERENCE_WIDER;
  if (contains (b, a))
    return DOSSIER_DIFFERENCE_NARROWER;
  /* They overlap: of two that can both be right, the one that allows more numbers says less. */
  if (x == y || (isfinite (x) && isfinite (y) && fabs (x - y) <= 1e-9 * MAX (x, y)))
    return DOSSIER_DIFFERENCE_BOTH;
  return x > y ? DOSSIER_DIFFERENCE_WIDER : DOSSIER_DIFFERENCE_NARROWER;
}

static void
soften (Range *range)
{
  range->least -= fabs (range->least) * TOLERANCE / 2;
  range->most += fabs (range->most) * TOLERANCE / 2;
}

/* The number with its limit and unit; of what, both know. */
static char *
number_words (const DossierFigure *figure)
{
  DossierFigure number = *figure;

  number.counted = NULL;
  number.additional = FALSE;
  return dossier_figure_for_people (&number);
}

static char *
explain (DossierDifference    difference,
         gboolean             nested,
         const DossierFigure *a,
         const DossierFigure *b)
{
  g_autofree char *x = number_words (a);
  g_autofree char *y = number_words (b);

  /* Translators: of two figures or dates */
  if (!nested && difference != DOSSIER_DIFFERENCE_CONTRARY && difference != DOSSIER_DIFFERENCE_SAME)
    return g_strdup_printf (_("%s and %s can both be right"), x, y);
  switch (difference)
    {
    case DOSSIER_DIFFERENCE_WIDER:
      /* Translators: of two figures: "more than 125,000 allows 130,000" */
      return g_strdup_printf (_("%s allows %s"), x, y);
    case DOSSIER_DIFFERENCE_NARROWER:
      return g_strdup_printf (_("%s allows %s"), y, x);
    case DOSSIER_DIFFERENCE_CONTRARY:
      return g_strdup_printf (_("%s and %s cannot both be right"), x, y);
    case DOSSIER_DIFFERENCE_SAME:
      return g_strcmp0 (a->unit, b->unit) != 0 ? g_strdup_printf (_("%s is about %s"), x, y) : NULL;
    case DOSSIER_DIFFERENCE_BOTH:
    case DOSSIER_DIFFERENCE_NONE:
    default:
      return NULL;
    }
}

/**
 * dossier_difference_of_figures:
 * @a: a figure of the same thing as @b
 * @b: the other
 * @reason: (out) (optional) (nullable): why, in a short sentence
 */
DossierDifference
dossier_difference_of_figures (const DossierFigure *a,
                               const DossierFigure *b,
                               char               **reason)
{
  DossierDifference difference;
  Range x, y;

  if (reason != NULL)
    *reason = NULL;
  if (a == NULL || b == NULL || a->additional != b->additional
      || g_strcmp0 (dossier_unit_measures (a->unit), dossier_unit_measures (b->unit)) != 0)
    return DOSSIER_DIFFERENCE_NONE;
  x = range_of (a);
  y = range_of (b);
  difference = relate (&x, &y);
  if (g_strcmp0 (a->unit, b->unit) != 0 && difference == DOSSIER_DIFFERENCE_CONTRARY)
    {
      soften (&x);
      soften (&y);
      difference = relate (&x, &y);
      if (difference != DOSSIER_DIFFERENCE_CONTRARY && a->qualifier == DOSSIER_FIGURE_EXACTLY && b->qualifier == DOSSIER_FIGURE_EXACTLY)
        difference = DOSSIER_DIFFERENCE_SAME;
    }
  if (reason != NULL)
    *reason = explain (difference, contains (&x, &y) || contains (&y, &x), a, b);
  return difference;
}
