/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The ticks of a timeline's ruler: from minutes to millions of years, by the calendar, and labelled so that what goes without
 * saying is not said again. Pure functions; any thread.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dossier-edtf-private.h"

#define MINUTE_MS 60000.0
#define LABEL_GAP 12

typedef enum
{
  UNIT_MINUTE,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

typedef struct
{
  Unit unit;
  gint64 count;
  double length; /* about, in ms */
} Step;

/* An instant by the calendar. */
typedef struct
{
  gint64 year;
  int month;
  int day;
  int minute; /* of the day */
} Civil;

static Step
choose_step (double least)
{
  static const struct { Unit unit; int count; double length; } steps[] = {
    { UNIT_MINUTE, 1, MINUTE_MS }, { UNIT_MINUTE, 5, 5 * MINUTE_MS }, { UNIT_MINUTE, 15, 15 * MINUTE_MS }, { UNIT_MINUTE, 60, 60 * MINUTE_MS },
    { UNIT_MINUTE, 180, 180 * MINUTE_MS }, { UNIT_MINUTE, 360, 360 * MINUTE_MS }, { UNIT_MINUTE, 720, 720 * MINUTE_MS },
    { UNIT_DAY, 1, DOSSIER_DAY_MS }, { UNIT_DAY, 7, 7.0 * DOSSIER_DAY_MS }, { UNIT_MONTH, 1, 30.4 * DOSSIER_DAY_MS },
    { UNIT_MONTH, 3, 91.3 * DOSSIER_DAY_MS }, { UNIT_MONTH, 6, 182.6 * DOSSIER_DAY_MS },
  };
  static const int factors[] = { 1, 2, 5 };
  gint64 tens = 1;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].length >= least)
      return (Step) { steps[i].unit, steps[i].count, steps[i].length };
  for (; tens < 1000000000; tens *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (factors[i] * tens * 365.25 * DOSSIER_DAY_MS >= least)
        return (Step) { UNIT_YEAR, factors[i] * tens, factors[i] * tens * 365.25 * DOSSIER_DAY_MS };
  return (Step) { UNIT_YEAR, tens, tens * 365.25 * DOSSIER_DAY_MS };
}

static gint64
floor_to (gint64 value,
          gint64 step)
{
  gint64 rest = value % step;

  return value - (rest < 0 ? rest + step : rest);
}

static Civil
civil_of (gint64 time)
{
  gint64 day = floor_to (time, DOSSIER_DAY_MS) / DOSSIER_DAY_MS;
  Civil civil = { .minute = (int) ((time - day * DOSSIER_DAY_MS) / 60000) };

  dossier_edtf_civil_from_days (day, &civil.year, &civil.month, &civil.day);
  return civil;
}

/* Of the days that no longer fit 64 bits as milliseconds the last that does stands. */
static gint64
instant_of (gint64 days)
{
  return CLAMP (days, -G_GINT64_CONSTANT (106700000000), G_GINT64_CONSTANT (106700000000)) * DOSSIER_DAY_MS;
}

/* The tick at or before @time. Weeks begin on Mondays. */
static gint64
first_tick (const Step *step,
            gint64      time)
{
  Civil civil = civil_of (time);

  switch (step->unit)
    {
    case UNIT_MINUTE:
      return floor_to (time, step->count * 60000);
    case UNIT_DAY:
      return instant_of (floor_to (floor_to (time, DOSSIER_DAY_MS) / DOSSIER_DAY_MS + (step->count == 7 ? 3 : 0), step->count)
                         - (step->count == 7 ? 3 : 0));
    case UNIT_MONTH:
      return instant_of (dossier_edtf_days_from_civil (civil.year, (int) floor_to (civil.month - 1, step->count) + 1, 1));
    case UNIT_YEAR:
    default:
      return instant_of (dossier_edtf_days_from_civil (floor_to (civil.year, step->count), 1, 1));
    }
}

static gint64
next_tick (const Step *step,
           gint64      tick)
{
  Civil civil;
  gint64 months;

  if (step->unit == UNIT_MINUTE)
    return tick + step->count * 60000;
  if (step->unit == UNIT_DAY)
    return tick + step->count * DOSSIER_DAY_MS;
  civil = civil_of (tick);
  if (step->unit == UNIT_YEAR)
    return instant_of (dossier_edtf_days_from_civil (civil.year + step->count, 1, 1));
  months = civil.month - 1 + step->count;
  return instant_of (dossier_edtf_days_from_civil (civil.year + months / 12, (int) (months % 12) + 1, 1));
}

/* By way of EDTF, so that dates read here as everywhere. @month or @day 0: none */
static char *
date_words (gint64 year,
            int    month,
            int    day)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  if (year > 9999 || year < -9999)
    g_string_append_printf (edtf, "Y%" G_GINT64_FORMAT, year);
  else
    g_string_append_printf (edtf, year < 0 ? "-%04d" : "%04d", (int) ABS (year));
  if (month > 0)
    g_string_append_printf (edtf, "-%02d", month);
  if (day > 0)
    g_string_append_printf (edtf, "-%02d", day);
  return dossier_edtf_for_people (edtf->str);
}

static char *
month_words (int         month,
             const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  return g_date_time_format (time, format);
}

/* @before: (nullable): the tick that was labelled last */
static char *
label_of (Unit         unit,
          const Civil *civil,
          const Civil *before)
{
  gboolean same_year = before != NULL && before->year == civil->year;
  gboolean same_day = same_year && before->month == civil->month && before->day == civil->day;
  g_autofree char *words = NULL;

  if (unit == UNIT_YEAR)
    return date_words (civil->year, 0, 0);
  if (unit == UNIT_MONTH)
    return same_year ? month_words (civil->month, "%Ob") : date_words (civil->year, civil->month, 0);
  if (unit == UNIT_MINUTE && same_day)
    return g_strdup_printf ("%02d:%02d", civil->minute / 60, civil->minute % 60);
  if (same_year)
    {
      g_autofree char *month = month_words (civil->month, "%b");

      /* Translators: day and month, as in "10 Feb". */
      words = g_strdup_printf (C_("date", "%d %s"), civil->day, month);
    }
  else
    {
      words = date_words (civil->year, civil->month, civil->day);
    }
  if (unit == UNIT_DAY || civil->minute == 0)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s, %02d:%02d", words, civil->minute / 60, civil->minute % 60);
}

static void
tick_clear (gpointer data)
{
  g_free (((DossierTimelineTick *) data)->label);
}

/**
 * dossier_timeline_ticks:
 * @from: where the part that is shown begins
 * @to: where it ends
 * @least: how far ticks are apart at least
 * @measure: how wide a label is
 *
 * The ticks of a part of the scale. The first label says the whole date, those after it what changes; one that would touch the
 * label before it is left out. Where time is folded there are none.
 *
 * Returns: (transfer full) (element-type DossierTimelineTick): in order
 */
GArray *
dossier_timeline_ticks (const DossierTimelineScale *scale,
                        double                      from,
                        double                      to,
                        double                      least,
                        DossierTimelineMeasure      measure,
                        gpointer                    user_data)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (DossierTimelineTick));
  Step step = choose_step (least * scale->rate);
  double taken = -G_MAXDOUBLE;
  Civil before;
  gboolean any = FALSE;

  g_array_set_clear_func (ticks, tick_clear);
  for (guint i = 0; i < scale->pieces->len; i++)
    {
      const DossierTimelinePiece *piece = &g_array_index (scale->pieces, DossierTimelinePiece, i);
      double left = MAX (from, piece->x), right = i + 1 < scale->pieces->len ? MIN (to, piece->x + piece->width) : to;

      if (piece->folded || right < left)
        continue;
      for (gint64 time = first_tick (&step, dossier_timeline_scale_time (scale, left)), last = G_MININT64; time > last; last = time, time = next_tick (&step, time))
        {
          DossierTimelineTick tick = { piece->x + ((double) time - (double) piece->start) / scale->rate, time, NULL };
          Civil civil;
          g_autofree char *label = NULL;
          double width;

          if (tick.x > right)
            break;
          if (tick.x < left)
            continue;
          civil = civil_of (time);
          label = label_of (step.unit, &civil, any ? &before : NULL);
          width = measure (label, user_data);
          if (tick.x >= taken + LABEL_GAP && tick.x + width <= (i + 1 < scale->pieces->len ? piece->x + piece->width : G_MAXDOUBLE))
            {
              tick.label = g_steal_pointer (&label);
              taken = tick.x + width;
              before = civil;
              any = TRUE;
            }
          g_array_append_val (ticks, tick);
        }
    }
  return ticks;
}
