/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From time to a length and back, quiet stretches folded or not, and the ticks of the ruler. Pure functions; any thread. Lengths of
 * time are computed as floating point, since the whole range of dates does not fit the difference of two 64-bit numbers.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dossier-edtf-private.h"

#define LEAST_RANGE (14.0 * DOSSIER_DAY_MS)
#define RANGE_AIR 0.03        /* of the range, on each side */
#define QUIET_SHARE 0.08      /* of the range: a stretch without events that is longer can be folded */
#define QUIET_AIR 0.15        /* of a quiet stretch stays as it is, on each side, but no more than of the loud rest */

static double
length_of (gint64 start,
           gint64 end)
{
  return (double) end - (double) start;
}

/* Never beyond what 64 bits hold. */
static gint64
shift (gint64 time,
       double by)
{
  double moved = (double) time + by;

  if (moved >= 9.2e18)
    return G_GINT64_CONSTANT (9200000000000000000);
  if (moved <= -9.2e18)
    return -G_GINT64_CONSTANT (9200000000000000000);
  return fabs (by) < 9e15 ? time + (gint64) by : (gint64) moved;
}

/**
 * dossier_timeline_range:
 * @range: (out): all dates with some air around them, and never less than two weeks
 *
 * Returns: whether any event has a date
 */
gboolean
dossier_timeline_range (const DossierTimeline *timeline,
                        DossierTimelineSpan   *range)
{
  gint64 first = G_MAXINT64, last = G_MININT64, earliest, latest;
  double length, air;

  for (guint i = 0; i < timeline->n_dated; i++)
    if (dossier_timeline_event_span (g_ptr_array_index (timeline->events, i), &earliest, &latest))
      {
        first = MIN (first, earliest);
        last = MAX (last, latest);
      }
  if (timeline->n_dated == 0)
    return FALSE;
  length = length_of (first, last);
  air = MAX (length * RANGE_AIR, (LEAST_RANGE - length) / 2);
  range->start = shift (first, -air);
  range->end = shift (last, air);
  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const DossierTimelineSpan *one = a, *other = b;

  return one->start < other->start ? -1 : one->start > other->start;
}

/* The dates of all events, as stretches that do not touch. */
static GArray *
loud_stretches (const DossierTimeline     *timeline,
                const DossierTimelineSpan *range)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DossierTimelineSpan));
  guint kept = 0;

  for (guint i = 0; i < timeline->n_dated; i++)
    {
      const DossierTimelineEvent *event = g_ptr_array_index (timeline->events, i);

      for (guint k = 0; k < event->dates->len; k++)
        {
          const DossierEdtf *date = &g_array_index (event->dates, DossierTimelineDate, k).span;
          DossierTimelineSpan span = { date->earliest != G_MININT64 ? date->earliest : date->latest,
                                       date->latest != G_MAXINT64 ? date->latest : date->earliest };

          if (span.end >= range->start && span.start <= range->end)
            g_array_append_val (all, span);
        }
    }
  g_array_sort (all, compare_spans);
  for (guint i = 1; i < all->len; i++)
    {
      DossierTimelineSpan *last = &g_array_index (all, DossierTimelineSpan, kept), *next = &g_array_index (all, DossierTimelineSpan, i);

      if (next->start <= last->end)
        last->end = MAX (last->end, next->end);
      else
        g_array_index (all, DossierTimelineSpan, ++kept) = *next;
    }
  if (all->len > 0)
    g_array_set_size (all, kept + 1);
  return all;
}

/**
 * dossier_timeline_quiet:
 * @range: what is shown
 *
 * Returns: (transfer full) (element-type DossierTimelineSpan): long stretches without events, in order
 */
GArray *
dossier_timeline_quiet (const DossierTimeline     *timeline,
                        const DossierTimelineSpan *range)
{
  g_autoptr (GArray) loud = loud_stretches (timeline, range);
  GArray *quiet = g_array_new (FALSE, FALSE, sizeof (DossierTimelineSpan));
  double whole = length_of (range->start, range->end), rest = whole;

  for (guint i = 1; i < loud->len; i++)
    {
      DossierTimelineSpan gap = { g_array_index (loud, DossierTimelineSpan, i - 1).end, g_array_index (loud, DossierTimelineSpan, i).start };

      if (length_of (gap.start, gap.end) < whole * QUIET_SHARE)
        continue;
      rest -= length_of (gap.start, gap.end);
      g_array_append_val (quiet, gap);
    }
  for (guint i = 0; i < quiet->len; i++)
    {
      DossierTimelineSpan *gap = &g_array_index (quiet, DossierTimelineSpan, i);
      double air = MIN (length_of (gap->start, gap->end), MAX (rest, 0)) * QUIET_AIR;

      gap->start = shift (gap->start, air);
      gap->end = shift (gap->end, -air);
    }
  return quiet;
}

static void
add_piece (DossierTimelineScale *scale,
           gint64                start,
           gint64                end,
           double                fold_width,
           gboolean              folded)
{
  DossierTimelinePiece piece = { start, end, scale->width, folded ? fold_width : length_of (start, end) / scale->rate, folded };

  g_array_append_val (scale->pieces, piece);
  scale->width += piece.width;
}

/**
 * dossier_timeline_scale_new:
 * @quiet: (nullable) (element-type DossierTimelineSpan): what to fold, within @range, in order
 * @fold_width: how wide each of them is drawn
 * @rate: milliseconds in a unit of length
 */
DossierTimelineScale *
dossier_timeline_scale_new (const DossierTimelineSpan *range,
                            const GArray              *quiet,
                            double                     fold_width,
                            double                     rate)
{
  DossierTimelineScale *scale = g_new0 (DossierTimelineScale, 1);
  gint64 at = range->start;

  scale->rate = MAX (rate, DOSSIER_TIMELINE_FASTEST);
  scale->pieces = g_array_new (FALSE, FALSE, sizeof (DossierTimelinePiece));
  for (guint i = 0; quiet != NULL && i < quiet->len; i++)
    {
      const DossierTimelineSpan *gap = &g_array_index (quiet, DossierTimelineSpan, i);

      /* What would not get shorter by folding is left alone. */
      if (gap->start <= at || gap->end >= range->end || length_of (gap->start, gap->end) / scale->rate <= fold_width)
        continue;
      add_piece (scale, at, gap->start, fold_width, FALSE);
      add_piece (scale, gap->start, gap->end, fold_width, TRUE);
      at = gap->end;
    }
  add_piece (scale, at, range->end, fold_width, FALSE);
  return scale;
}

void
dossier_timeline_scale_free (DossierTimelineScale *scale)
{
  if (scale == NULL)
    return;
  g_array_unref (scale->pieces);
  g_free (scale);
}

static const DossierTimelinePiece *
piece_of (const DossierTimelineScale *scale,
          gboolean                    by_time,
          gint64                      time,
          double                      x)
{
  guint low = 0, high = scale->pieces->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;
      const DossierTimelinePiece *piece = &g_array_index (scale->pieces, DossierTimelinePiece, middle);

      if (by_time ? piece->start <= time : piece->x <= x)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (scale->pieces, DossierTimelinePiece, low);
}

/* Returns: where an instant is; beyond the ends the scale goes on */
double
dossier_timeline_scale_x (const DossierTimelineScale *scale,
                          gint64                      time)
{
  const DossierTimelinePiece *piece = piece_of (scale, TRUE, time, 0);
  double from_start = length_of (piece->start, time);

  return piece->x + (piece->folded ? from_start / length_of (piece->start, piece->end) * piece->width : from_start / scale->rate);
}

/* Returns: which instant is there */
gint64
dossier_timeline_scale_time (const DossierTimelineScale *scale,
                             double                      x)
{
  const DossierTimelinePiece *piece = piece_of (scale, FALSE, 0, x);
  double from_start = x - piece->x;

  return shift (piece->start, piece->folded ? from_start / piece->width * length_of (piece->start, piece->end) : from_start * scale->rate);
}

/**
 * dossier_timeline_fitting_rate:
 *
 * Returns: the rate with which all of @range is @width wide
 */
double
dossier_timeline_fitting_rate (const DossierTimelineSpan *range,
                               const GArray              *quiet,
                               double                     fold_width,
                               double                     width)
{
  double rate = MAX (length_of (range->start, range->end) / MAX (width, 1), DOSSIER_TIMELINE_FASTEST);

  /* Folding one stretch makes the rest wider, so that another may not need it any more: a few rounds settle that. */
  for (guint round = 0; quiet != NULL && quiet->len > 0 && round < 12; round++)
    {
      g_autoptr (DossierTimelineScale) scale = dossier_timeline_scale_new (range, quiet, fold_width, rate);
      double time = 0, folds = 0;

      for (guint i = 0; i < scale->pieces->len; i++)
        {
          const DossierTimelinePiece *piece = &g_array_index (scale->pieces, DossierTimelinePiece, i);

          if (piece->folded)
            folds += piece->width;
          else
            time += length_of (piece->start, piece->end);
        }
      rate = MAX (time / MAX (width - folds, width / 4), DOSSIER_TIMELINE_FASTEST);
    }
  return rate;
}

/* Words */

/* A number and its unit stay in one line. */
static char *
keep_together (char *words) /* (transfer full) */
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_free (words);
  return g_strjoinv ("\u00a0", parts);
}

/* @rest: (out): days beyond them */
static gint64
whole_months (gint64  start,
              gint64  end,
              int    *rest)
{
  gint64 first = start / DOSSIER_DAY_MS, last = end / DOSSIER_DAY_MS, from_year, to_year, months;
  int from_month, to_month, from_day, to_day;

  dossier_edtf_civil_from_days (first, &from_year, &from_month, &from_day);
  dossier_edtf_civil_from_days (last, &to_year, &to_month, &to_day);
  months = (to_year - from_year) * 12 + to_month - from_month;
  *rest = to_day - from_day;
  if (*rest < 0)
    {
      months--;
      *rest += 30;
    }
  return months;
}

/**
 * dossier_timeline_duration_words:
 *
 * Returns: (transfer full): how long that is, in its two largest units: "3 years 2 months"
 */
char *
dossier_timeline_duration_words (gint64 start,
                                 gint64 end)
{
  double days = length_of (start, end) / DOSSIER_DAY_MS;
  int rest;
  gint64 months = whole_months (start, end, &rest), years = months / 12;
  g_autofree char *large = NULL, *small = NULL;

  if (years > 0)
    {
      large = keep_together (g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), (int) years));
      if (months % 12 > 0 && years < 100)
        small = keep_together (g_strdup_printf (ngettext ("%d month", "%d months", (gulong) (months % 12)), (int) (months % 12)));
    }
  else if (months > 0)
    {
      large = keep_together (g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), (int) months));
      if (rest > 0 && months < 6)
        small = keep_together (g_strdup_printf (ngettext ("%d day", "%d days", (gulong) rest), rest));
    }
  else if (days >= 1)
    {
      large = keep_together (g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), (int) days));
    }
  else
    {
      int hours = MAX (1, (int) (days * 24));

      large = keep_together (g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours));
    }
  return small != NULL ? g_strdup_printf ("%s %s", large, small) : g_steal_pointer (&large);
}
