/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * EDTF dates, levels 0 and 1: what interval they cover and how they read. The grammar is that of the Library of
 * Congress (Extended Date/Time Format specification, 2019). Pure functions; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-edtf.h"

#include "dossier-edtf-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_YEAR 290000000 /* beyond it milliseconds do not fit 64 bits */
#define SEASON_FIRST 21
#define SEASON_LAST 24

typedef enum
{
  POINT_DATE,
  POINT_OPEN,    /* ".." */
  POINT_UNKNOWN, /* nothing */
} PointKind;

/* One side of an interval, or the whole expression. */
typedef struct
{
  PointKind kind;
  gint64 year;
  int year_unspecified; /* last digits that are X: 0, 1 or 2 */
  int month;            /* 1–12, 21–24 a season, 0 none, -1 XX */
  int day;              /* 1–31, 0 none, -1 XX */
  gboolean zero;        /* 00 was written for month or day */
  gboolean has_time;
  gboolean has_seconds;
  int hour;
  int minute;
  int second;
  char zone[7];         /* "", "Z" or "+02:00" */
  int zone_minutes;
  gboolean approximate;
  gboolean uncertain;
} Point;

G_DEFINE_QUARK (dossier-edtf-error-quark, dossier_edtf_error)

static gint64
floor_divide (gint64 a,
              gint64 b)
{
  return a / b - (a % b < 0);
}

/**
 * dossier_edtf_days_from_civil:
 *
 * Returns: days from 1970-01-01 to that day, negative before it
 */
gint64
dossier_edtf_days_from_civil (gint64 year,
                              int    month,
                              int    day)
{
  /* Years are counted from March, so that the day that is not always there comes last. */
  gint64 y = month > 2 ? year : year - 1;
  int months = month > 2 ? month - 3 : month + 9;

  return y * 365 + floor_divide (y, 4) - floor_divide (y, 100) + floor_divide (y, 400) + (months * 153 + 2) / 5 + day -
         1 - 719468;
}

/**
 * dossier_edtf_civil_from_days:
 * @days: from 1970-01-01
 */
void
dossier_edtf_civil_from_days (gint64  days,
                              gint64 *year,
                              int    *month,
                              int    *day)
{
  gint64 y = 1970 + floor_divide (days * 400, 146097);
  int m = 12;

  /* The estimate is off by one year at most, in either direction. */
  while (dossier_edtf_days_from_civil (y + 1, 1, 1) <= days)
    y++;
  while (dossier_edtf_days_from_civil (y, 1, 1) > days)
    y--;
  while (dossier_edtf_days_from_civil (y, m, 1) > days)
    m--;
  *year = y;
  *month = m;
  *day = (int) (days - dossier_edtf_days_from_civil (y, m, 1)) + 1;
}

int
dossier_edtf_month_length (gint64 year,
                           int    month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return month == 2 && leap ? 29 : lengths[month - 1];
}

static gboolean
syntax_error (GError     **error,
              const char  *edtf)
{
  g_set_error (error, DOSSIER_EDTF_ERROR, DOSSIER_EDTF_ERROR_SYNTAX,
               /* Translators: the examples are a machine format; leave them as they are. */
               _("“%s” is not a date; write for example 2022-02-10, 2022-02, 2022, 2022-02-10/2022-02-20 or 2022-05~"), edtf);
  return FALSE;
}

static gboolean
calendar_error (GError     **error,
                const char  *edtf)
{
  g_set_error (error, DOSSIER_EDTF_ERROR, DOSSIER_EDTF_ERROR_CALENDAR, _("there is no such day or time as “%s”"), edtf);
  return FALSE;
}

/* Reads exactly @n digits. */
static gboolean
take_digits (const char **p,
             int          n,
             int         *value)
{
  int v = 0;

  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*p)[i]))
        return FALSE;
      v = v * 10 + ((*p)[i] - '0');
    }
  *p += n;
  *value = v;
  return TRUE;
}

static gboolean
take_char (const char **p,
           char         c)
{
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

/* "-YYYY", "YYYX", "YYXX", or "Y" and more than four digits. */
static gboolean
take_year (const char **p,
           Point       *point)
{
  gboolean is_long = take_char (p, 'Y');
  gboolean negative = take_char (p, '-');
  int digits = 0;

  for (; g_ascii_isdigit (**p) && (is_long || digits < 4); (*p)++, digits++)
    if (point->year < G_MAXINT64 / 100)
      point->year = point->year * 10 + (**p - '0');
  if (is_long)
    {
      if (digits < 5)
        return FALSE;
    }
  else
    {
      for (; digits < 4 && point->year_unspecified < 2 && **p == 'X'; (*p)++, digits++, point->year_unspecified++)
        point->year *= 10;
      if (digits < 4)
        return FALSE;
    }
  if (negative)
    point->year = -point->year;
  return TRUE;
}

/* Two digits or "XX", which gives -1. */
static gboolean
take_two (const char **p,
          int         *value)
{
  if (g_str_has_prefix (*p, "XX"))
    {
      *p += 2;
      *value = -1;
      return TRUE;
    }
  return take_digits (p, 2, value);
}

static gboolean
take_zone (const char **p,
           Point       *point)
{
  const char *start = *p;
  gboolean west = **p == '-';
  int hours, minutes = 0;

  if (take_char (p, 'Z'))
    {
      g_strlcpy (point->zone, "Z", sizeof point->zone);
      return TRUE;
    }
  if (**p != '+' && **p != '-')
    return TRUE;
  (*p)++;
  if (!take_digits (p, 2, &hours) || (take_char (p, ':') && !take_digits (p, 2, &minutes)))
    return FALSE;
  g_snprintf (point->zone, sizeof point->zone, "%c%02d:%02d", *start, hours, minutes);
  if (hours > 14 || minutes > 59)
    return FALSE;
  point->zone_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
  return TRUE;
}

/* "Thh:mm:ss" and the zone; seconds may be left out. */
static gboolean
take_time (const char **p,
           Point       *point)
{
  if (!take_char (p, 'T'))
    return TRUE;
  if (!take_digits (p, 2, &point->hour) || !take_char (p, ':') || !take_digits (p, 2, &point->minute))
    return FALSE;
  point->has_time = TRUE;
  point->has_seconds = take_char (p, ':');
  if (point->has_seconds && !take_digits (p, 2, &point->second))
    return FALSE;
  return take_zone (p, point);
}

/* Everything after the year. */
static gboolean
take_rest (const char **p,
           Point       *point)
{
  if (take_char (p, '-'))
    {
      if (!take_two (p, &point->month))
        return FALSE;
      point->zero = point->month == 0;
      if (point->month <= 12 && take_char (p, '-'))
        {
          if (!take_two (p, &point->day))
            return FALSE;
          point->zero |= point->day == 0;
          if (point->day > 0 && point->month > 0 && !take_time (p, point))
            return FALSE;
        }
    }
  /* Unspecified digits are the last ones: of the year alone, or the month and all after it. */
  if (point->year_unspecified > 0 && point->month != 0)
    return FALSE;
  if (point->month == -1 && point->day > 0)
    return FALSE;
  if (**p == '?' || **p == '~' || **p == '%')
    {
      point->uncertain = **p != '~';
      point->approximate = **p != '?';
      (*p)++;
    }
  return **p == '\0';
}

static gboolean
is_possible (const Point *point)
{
  gboolean is_season = point->month >= SEASON_FIRST && point->month <= SEASON_LAST;

  if (point->zero)
    return FALSE;
  if (point->month == 0)
    return TRUE;
  if (point->month > 12 && !is_season)
    return FALSE;
  if (point->day > 0 && point->day > dossier_edtf_month_length (point->year, point->month))
    return FALSE;
  return point->hour <= 23 && point->minute <= 59 && point->second <= 59;
}

static gboolean
parse_point (const char  *text,
             Point       *point,
             GError     **error)
{
  const char *p = text;

  *point = (Point) { 0 };
  if (!take_year (&p, point) || !take_rest (&p, point))
    return syntax_error (error, text);
  if (!is_possible (point))
    return calendar_error (error, text);
  return TRUE;
}

/* Splits at "/" and reads both sides. @single: there was no "/". */
static gboolean
parse_points (const char  *edtf,
              Point       *from,
              Point       *to,
              gboolean    *single,
              GError     **error)
{
  const char *slash = strchr (edtf, '/');
  g_autofree char *first = NULL;
  Point *points[2] = { from, to };
  const char *parts[2];

  *single = slash == NULL;
  if (slash == NULL)
    return parse_point (edtf, from, error);
  first = g_strndup (edtf, (gsize) (slash - edtf));
  parts[0] = first;
  parts[1] = slash + 1;
  for (int i = 0; i < 2; i++)
    {
      *points[i] = (Point) { 0 };
      if (parts[i][0] == '\0')
        points[i]->kind = POINT_UNKNOWN;
      else if (strcmp (parts[i], "..") == 0)
        points[i]->kind = POINT_OPEN;
      else if (!parse_point (parts[i], points[i], error))
        return FALSE;
    }
  if (from->kind != POINT_DATE && to->kind != POINT_DATE)
    return syntax_error (error, edtf);
  return TRUE;
}

static gint64
first_ms (gint64 year,
          int    month,
          int    day)
{
  if (year > MAX_YEAR)
    return G_MAXINT64;
  if (year < -MAX_YEAR)
    return G_MININT64;
  return dossier_edtf_days_from_civil (year, month, day) * DOSSIER_DAY_MS;
}

/* The last millisecond of the month @months after January of @year. */
static gint64
last_ms (gint64 year,
         int    months)
{
  gint64 next = first_ms (year + (months + 1) / 12, (months + 1) % 12 + 1, 1);

  return next == G_MININT64 || next == G_MAXINT64 ? next : next - 1;
}

static void
point_bounds (const Point *point,
              gint64      *earliest,
              gint64      *latest)
{
  gint64 year = point->year;
  gint64 span = point->year_unspecified == 0 ? 1 : point->year_unspecified == 1 ? 10 : 100;

  if (point->month >= SEASON_FIRST)
    {
      /* Of the northern half, by whole months; the winter of a year begins in its December. */
      int month = 3 * (point->month - SEASON_FIRST + 1);

      *earliest = first_ms (year, month, 1);
      *latest = last_ms (year, month + 1);
    }
  else if (point->month <= 0)
    {
      /* 201X counts down from 2010 before our era: -201X is -2019 to -2010. */
      *earliest = first_ms (year < 0 ? year - span + 1 : year, 1, 1);
      *latest = last_ms (year < 0 ? year : year + span - 1, 11);
    }
  else if (point->day <= 0)
    {
      *earliest = first_ms (year, point->month, 1);
      *latest = last_ms (year, point->month - 1);
    }
  else
    {
      *earliest = first_ms (year, point->month, point->day);
      *latest = *earliest;
      if (*earliest == G_MININT64 || *earliest == G_MAXINT64)
        return;
      if (point->has_time)
        *earliest += ((point->hour * 60 + point->minute - point->zone_minutes) * 60 + point->second) * (gint64) 1000;
      *latest = *earliest + (!point->has_time ? DOSSIER_DAY_MS : point->has_seconds ? 1000 : 60000) - 1;
    }
}

/**
 * dossier_edtf_parse:
 * @edtf: an EDTF level 1 expression
 * @date: (out) (optional): the interval it covers; date-times without a zone count as UTC
 * @error: DOSSIER_EDTF_ERROR
 *
 * Returns: whether @edtf is a date
 */
gboolean
dossier_edtf_parse (const char   *edtf,
                    DossierEdtf  *date,
                    GError      **error)
{
  Point from, to;
  gboolean single;
  DossierEdtf made = { G_MININT64, G_MAXINT64, FALSE, FALSE };
  gint64 ignored, from_latest = G_MININT64;

  g_return_val_if_fail (edtf != NULL, FALSE);

  if (!parse_points (edtf, &from, &to, &single, error))
    return FALSE;
  if (single)
    to = from;
  if (from.kind == POINT_DATE)
    point_bounds (&from, &made.earliest, &from_latest);
  if (to.kind == POINT_DATE)
    point_bounds (&to, &ignored, &made.latest);
  if (made.latest < made.earliest)
    {
      g_set_error (error, DOSSIER_EDTF_ERROR, DOSSIER_EDTF_ERROR_ORDER, _("“%s” ends before it begins"), edtf);
      return FALSE;
    }
  made.approximate = from.approximate || to.approximate;
  made.uncertain = from.uncertain || to.uncertain;
  if (date != NULL)
    *date = made;
  return TRUE;
}

/* @format: of g_date_time_format(), %b beside a day, %Ob alone: some languages inflect. */
static char *
month_name (int         month,
            const char *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2000, month, 1, 0, 0, 0);

  return g_date_time_format (time, format);
}

static const char *
season_name (int season)
{
  switch (season)
    {
    case SEASON_FIRST:
      return _("spring");
    case SEASON_FIRST + 1:
      return _("summer");
    case SEASON_FIRST + 2:
      return _("autumn");
    default:
      return _("winter");
    }
}

static char *
year_for_people (const Point *point)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, point->year > 0 ? point->year : 1 - point->year);

  if (point->year_unspecified > 0 && point->year > 0)
    /* Translators: a decade or century, as in "1990s". */
    return g_strdup_printf (C_("date", "%ss"), number);
  if (point->year <= 0)
    /* Translators: a year before our era, as in "44 BC". */
    return g_strdup_printf (C_("date", "%s BC"), number);
  return g_steal_pointer (&number);
}

static char *
time_for_people (const Point *point)
{
  g_autoptr (GString) time = g_string_new (NULL);

  g_string_printf (time, ", %02d:%02d", point->hour, point->minute);
  if (point->second != 0)
    g_string_append_printf (time, ":%02d", point->second);
  if (point->zone[0] != '\0')
    g_string_append_printf (time, " %s", point->zone[0] == 'Z' ? "UTC" : point->zone);
  return g_string_free (g_steal_pointer (&time), FALSE);
}

/* Without its qualifier. */
static char *
bare_point_for_people (const Point *point)
{
  g_autofree char *year = year_for_people (point);
  g_autofree char *month = NULL;
  g_autofree char *time = NULL;

  if (point->month == 0)
    return g_steal_pointer (&year);
  if (point->month == -1)
    return g_strdup_printf (point->day == -1 ? _("%s, day unknown") : _("%s, month unknown"), year);
  if (point->month >= SEASON_FIRST)
    /* Translators: season and year, as in "spring 2022". */
    return g_strdup_printf (C_("date", "%s %s"), season_name (point->month), year);
  month = month_name (point->month, point->day > 0 ? "%b" : "%Ob");
  if (point->day <= 0)
    {
      g_autofree char *both = g_strdup_printf (C_("date", "%s %s"), month, year);

      return point->day == 0 ? g_steal_pointer (&both) : g_strdup_printf (_("%s, day unknown"), both);
    }
  time = point->has_time ? time_for_people (point) : g_strdup ("");
  /* Translators: day, month, year, and a time of day that may be empty, as in "10 Feb 2022, 14:30". */
  return g_strdup_printf (C_("date", "%d %s %s%s"), point->day, month, year, time);
}

static const char *
qualifier (const Point *point)
{
  if (point->approximate && point->uncertain)
    return " ~?";
  return point->approximate ? " ~" : point->uncertain ? " ?" : "";
}

static char *
point_for_people (const Point *point)
{
  g_autofree char *bare = NULL;

  if (point->kind != POINT_DATE)
    return g_strdup ("?");
  bare = bare_point_for_people (point);
  return g_strconcat (bare, qualifier (point), NULL);
}

/* Both sides in one, when what they share need not be said twice; NULL when it must. */
static char *
joined_for_people (const Point *from,
                   const Point *to)
{
  g_autofree char *year = year_for_people (to);
  g_autofree char *from_month = NULL;
  g_autofree char *to_month = NULL;

  if (from->kind != POINT_DATE || to->kind != POINT_DATE || from->has_time || to->has_time ||
      qualifier (from)[0] != '\0' || qualifier (to)[0] != '\0' || from->year_unspecified > 0 || to->year_unspecified > 0)
    return NULL;
  if (from->month == 0 && to->month == 0)
    {
      g_autofree char *from_year = year_for_people (from);

      return g_strdup_printf ("%s–%s", from_year, year);
    }
  if (from->year != to->year || MIN (from->month, to->month) < 1 || MAX (from->month, to->month) > 12)
    return NULL;
  if (from->day == 0 && to->day == 0)
    {
      from_month = month_name (from->month, "%Ob");
      to_month = month_name (to->month, "%Ob");
      return g_strdup_printf ("%s–%s %s", from_month, to_month, year);
    }
  if (MIN (from->day, to->day) < 1)
    return NULL;
  from_month = month_name (from->month, "%b");
  to_month = month_name (to->month, "%b");
  if (from->month == to->month)
    /* Translators: first and last day, month, year, as in "10–20 Feb 2022". */
    return g_strdup_printf (C_("date", "%d–%d %s %s"), from->day, to->day, to_month, year);
  /* Translators: as in "28 Feb – 3 Mar 2022". */
  return g_strdup_printf (C_("date", "%d %s – %d %s %s"), from->day, from_month, to->day, to_month, year);
}

/**
 * dossier_edtf_for_people:
 * @edtf: a date; what is none comes back as it is
 *
 * Returns: (transfer full): the date as people write it, with months in the language of the locale
 */
char *
dossier_edtf_for_people (const char *edtf)
{
  Point from, to;
  gboolean single;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  char *joined;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!parse_points (edtf, &from, &to, &single, NULL))
    return g_strdup (edtf);
  first = point_for_people (&from);
  if (single)
    return g_steal_pointer (&first);
  last = point_for_people (&to);
  if (from.kind == POINT_OPEN)
    return g_strdup_printf (C_("date", "until %s"), last);
  if (to.kind == POINT_OPEN)
    return g_strdup_printf (C_("date", "from %s"), first);
  joined = joined_for_people (&from, &to);
  return joined != NULL ? joined : g_strdup_printf ("%s – %s", first, last);
}

/**
 * dossier_edtf_day_for_people:
 * @edtf: a date; what is none comes back as it is
 *
 * For places where the time of day would only be in the way, such as rows of a list.
 *
 * Returns: (transfer full): as dossier_edtf_for_people(), without time and zone
 */
char *
dossier_edtf_day_for_people (const char *edtf)
{
  g_autoptr (GString) days = g_string_new (NULL);
  gboolean in_time = FALSE;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!dossier_edtf_parse (edtf, NULL, NULL))
    return g_strdup (edtf);
  for (const char *at = edtf; *at != '\0'; at++)
    {
      if (*at == 'T')
        in_time = TRUE;
      else if (*at == '/' || strchr ("?~%", *at) != NULL)
        in_time = FALSE;
      if (!in_time)
        g_string_append_c (days, *at);
    }
  return dossier_edtf_for_people (days->str);
}
