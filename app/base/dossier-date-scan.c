/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads one date, as people write dates, off a text: one function a pattern, each of which takes a position by
 * reference and moves it only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include "dossier-edtf-private.h"
#include "dossier-edtf.h"

#include <string.h>

DossierDateReference
dossier_date_read_reference (const char *edtf)
{
  DossierDateReference reference = { 0 };
  DossierEdtf date;
  g_autofree char *day = NULL;

  /* The day its publisher saw, whatever the day was in Greenwich. */
  if (edtf != NULL && strchr (edtf, 'T') == edtf + strlen ("2022-02-10") && strchr (edtf, '/') == NULL)
    edtf = day = g_strndup (edtf, strlen ("2022-02-10"));
  if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL) || date.earliest == G_MININT64 || date.latest == G_MAXINT64)
    return reference;
  reference.known = TRUE;
  reference.is_day = date.latest - date.earliest < DOSSIER_DAY_MS;
  reference.middle = date.earliest / 2 + date.latest / 2;
  reference.middle = reference.middle / DOSSIER_DAY_MS - (reference.middle % DOSSIER_DAY_MS < 0);
  return reference;
}

void
dossier_date_skip_blanks (const char **p)
{
  gboolean line = FALSE;

  /* A date may be broken by the end of a line, but not by a paragraph's. */
  for (;; *p = g_utf8_next_char (*p))
    {
      gunichar c = g_utf8_get_char (*p);

      if (c == '\n' && !line)
        line = TRUE;
      else if (c == '\n' || !g_unichar_isspace (c))
        return;
    }
}

gboolean
dossier_date_take_number (const char **p,
                          int          most_digits,
                          int         *value,
                          int         *digits)
{
  int v = 0, n = 0;

  while (g_ascii_isdigit ((*p)[n]) && n <= most_digits)
    {
      v = v * 10 + ((*p)[n] - '0');
      n++;
    }
  if (n == 0 || n > most_digits)
    return FALSE;
  *p += n;
  *value = v;
  *digits = n;
  return TRUE;
}

/* Whether nothing that belongs to the number before stands at @p: 10,000, 10.5, 10%, 10:30. */
static gboolean
number_ends (const char *p)
{
  if (*p == '%' || g_ascii_isdigit (*p))
    return FALSE;
  return !((*p == '.' || *p == ',' || *p == ':' || *p == '/') && g_ascii_isdigit (p[1]));
}

static gboolean
take_year (const char **p,
           int         *year)
{
  const char *q = *p;
  int digits;

  if (!dossier_date_take_number (&q, 4, year, &digits) || digits != 4 || *year < 1000 || *year > 2999 || !number_ends (q))
    return FALSE;
  if (g_unichar_isalpha (g_utf8_get_char (q)))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
take_ordinal (const char **p)
{
  static const char * const suffixes[] = { "st", "nd", "rd", "th", "er", "º", "." };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_prefix (*p, suffixes[i]))
      {
        const char *q = *p + strlen (suffixes[i]);

        if (g_unichar_isalpha (g_utf8_get_char (q)))
          continue;
        *p = q;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_day (const char **p,
          int         *day)
{
  const char *q = *p;
  int digits;

  if (!dossier_date_take_number (&q, 2, day, &digits) || *day < 1 || *day > 31 || !number_ends (q))
    return FALSE;
  *p = q;
  take_ordinal (p);
  return TRUE;
}

const DossierDateName *
dossier_date_take_name (const char               **p,
                        DossierDateNameType        type,
                        const DossierDateContext  *context)
{
  const char *after;
  const DossierDateName *name = dossier_date_name_at (*p, &after);

  if (name == NULL || name->type != type)
    return NULL;
  if (context->strict && (name->flags & DOSSIER_DATE_NAME_CAPITAL) && !g_unichar_isupper (g_utf8_get_char (*p)))
    return NULL;
  *p = after;
  return name;
}

gboolean
dossier_date_take_month (const char               **p,
                         int                       *month,
                         const DossierDateContext  *context)
{
  const DossierDateName *name = dossier_date_take_name (p, DOSSIER_DATE_NAME_MONTH, context);

  if (name == NULL)
    return FALSE;
  if (**p == '.')
    (*p)++;
  *month = name->value;
  return TRUE;
}

static void
skip_of (const char               **p,
         const DossierDateContext  *context)
{
  dossier_date_skip_blanks (p);
  if (dossier_date_take_name (p, DOSSIER_DATE_NAME_OF, context) != NULL)
    dossier_date_skip_blanks (p);
}

/* A year after a day and month, with what may stand between. Moves nothing when there is none. */
static int
take_later_year (const char               **p,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  int year;

  dossier_date_skip_blanks (&q);
  if (*q == ',')
    q++;
  skip_of (&q, context);
  if (!take_year (&q, &year))
    return DOSSIER_NO_YEAR;
  *p = q;
  return year;
}

static gboolean
take_range_sign (const char               **p,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  gunichar c;

  dossier_date_skip_blanks (&q);
  c = g_utf8_get_char (q);
  if (c == '-' || (c >= 0x2010 && c <= 0x2015))
    q = g_utf8_next_char (q);
  else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_TO, context) == NULL &&
           dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNTIL, context) == NULL)
    return FALSE;
  dossier_date_skip_blanks (&q);
  *p = q;
  return TRUE;
}

/* "10", "10th", "10 February", "10 de febrero de 2022". @month is 0 when none is written. */
static gboolean
take_day_first (const char               **p,
                DossierCivil              *civil,
                const DossierDateContext  *context)
{
  const char *q = *p;

  civil->month = 0;
  civil->year = DOSSIER_NO_YEAR;
  if (!take_day (&q, &civil->day))
    return FALSE;
  *p = q;
  skip_of (&q, context);
  if (dossier_date_take_month (&q, &civil->month, context))
    {
      civil->year = take_later_year (&q, context);
      *p = q;
    }
  return TRUE;
}

static gboolean
day_first_pattern (const char               **p,
                   DossierDateReading        *reading,
                   const DossierDateContext  *context)
{
  const char *q = *p;
  const char *r;

  if (!take_day_first (&q, &reading->from, context))
    return FALSE;
  r = q;
  if (take_range_sign (&r, context) && take_day_first (&r, &reading->to, context) && reading->to.month != 0)
    {
      reading->is_range = TRUE;
      if (reading->from.month == 0)
        reading->from.month = reading->to.month;
      q = r;
    }
  if (reading->from.month == 0)
    return FALSE;
  *p = q;
  return TRUE;
}

/* "February 11", without a year. */
static gboolean
take_month_first (const char               **p,
                  DossierCivil              *civil,
                  const DossierDateContext  *context)
{
  const char *q = *p;

  civil->year = DOSSIER_NO_YEAR;
  if (!dossier_date_take_month (&q, &civil->month, context))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!take_day (&q, &civil->day))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
month_first_pattern (const char               **p,
                     DossierDateReading        *reading,
                     const DossierDateContext  *context)
{
  const char *q = *p;
  const char *r;

  if (!take_month_first (&q, &reading->from, context))
    return FALSE;
  reading->from.year = take_later_year (&q, context);
  r = q;
  if (take_range_sign (&r, context))
    {
      reading->to = reading->from;
      reading->is_range = take_month_first (&r, &reading->to, context) || take_day (&r, &reading->to.day);
      if (reading->is_range)
        {
          reading->to.year = take_later_year (&r, context);
          q = r;
        }
    }
  /* "10." and "11th" are written of days, but here the full stop may be the sentence's. */
  if (q[-1] == '.' && reading->from.year == DOSSIER_NO_YEAR)
    q--;
  *p = q;
  return TRUE;
}

/* "Feb. 2022", "January–March 2022". */
static gboolean
month_year_pattern (const char               **p,
                    DossierDateReading        *reading,
                    const DossierDateContext  *context)
{
  const char *q = *p;
  int year;

  reading->from.day = reading->to.day = 0;
  if (!dossier_date_take_month (&q, &reading->from.month, context))
    return FALSE;
  if (take_range_sign (&q, context))
    {
      if (!dossier_date_take_month (&q, &reading->to.month, context))
        return FALSE;
      reading->is_range = TRUE;
    }
  year = take_later_year (&q, context);
  if (year == DOSSIER_NO_YEAR)
    return FALSE;
  reading->from.year = reading->to.year = year;
  *p = q;
  return TRUE;
}

static gboolean
season_pattern (const char               **p,
                DossierDateReading        *reading,
                const DossierDateContext  *context)
{
  const char *q = *p;
  const DossierDateName *season = dossier_date_take_name (&q, DOSSIER_DATE_NAME_SEASON, context);

  if (season == NULL)
    return FALSE;
  reading->from.month = season->value;
  reading->from.day = 0;
  reading->from.year = take_later_year (&q, context);
  if (reading->from.year == DOSSIER_NO_YEAR)
    return FALSE;
  *p = q;
  return TRUE;
}

/* "10.02.2022", "10/02/2022", "10-02-2022", "2022/02/10". */
static gboolean
numeric_pattern (const char         **p,
                 DossierDateReading  *reading)
{
  const char *q = *p;
  int numbers[3], digits[3];
  char sign;

  if (!dossier_date_take_number (&q, 4, &numbers[0], &digits[0]))
    return FALSE;
  sign = *q;
  if (sign != '.' && sign != '/' && sign != '-')
    return FALSE;
  q++;
  if (!dossier_date_take_number (&q, 2, &numbers[1], &digits[1]) || *q++ != sign || !dossier_date_take_number (&q, 4, &numbers[2], &digits[2]))
    return FALSE;
  if (!number_ends (q) || (*q == sign && g_ascii_isdigit (q[1])))
    return FALSE;
  if (digits[0] == 4 && digits[2] <= 2)
    reading->from = (DossierCivil) { numbers[0], numbers[1], numbers[2] };
  else if (digits[0] <= 2 && digits[2] == 4)
    {
      reading->from = (DossierCivil) { numbers[2], numbers[1], numbers[0] };
      if (sign != '.' && numbers[1] > 12)
        reading->from = (DossierCivil) { numbers[2], numbers[0], numbers[1] };
      else
        /* Both orders are in use with these signs, and both could be meant. */
        reading->uncertain = sign != '.' && numbers[0] <= 12 && numbers[0] != numbers[1];
    }
  else
    return FALSE;
  if (reading->from.year < 1000 || reading->from.year > 2999)
    return FALSE;
  *p = q;
  return TRUE;
}

DossierCivil
dossier_date_civil_from_days (gint64 days)
{
  DossierCivil civil;
  gint64 year;

  dossier_edtf_civil_from_days (days, &year, &civil.month, &civil.day);
  civil.year = (int) year;
  return civil;
}

/* "Thursday", "last Thursday", "Thursday, 10 February". */
static gboolean
weekday_pattern (const char               **p,
                 DossierDateReading        *reading,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  const DossierDateName *modifier = dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, context);
  const DossierDateName *weekday;
  const char *r;
  gint64 back;

  dossier_date_skip_blanks (&q);
  weekday = dossier_date_take_name (&q, DOSSIER_DATE_NAME_WEEKDAY, context);
  if (weekday == NULL)
    return FALSE;
  r = q;
  if (*r == '.' && weekday->flags & DOSSIER_DATE_NAME_SHORT)
    r++;
  if (*r == ',')
    r++;
  dossier_date_skip_blanks (&r);
  if (dossier_date_take_name (&r, DOSSIER_DATE_NAME_FILLER, context) != NULL)
    dossier_date_skip_blanks (&r);
  if (numeric_pattern (&r, reading) || day_first_pattern (&r, reading, context) || month_first_pattern (&r, reading, context))
    {
      *p = r;
      return TRUE;
    }
  if (!context->reference.is_day || (context->strict && weekday->flags & DOSSIER_DATE_NAME_SHORT))
    return FALSE;
  /* 1970-01-01 was a Thursday: day 0 is weekday 4. */
  back = ((context->reference.middle + 3 - (weekday->value - 1)) % 7 + 7) % 7;
  if (modifier != NULL && modifier->value >= 0)
    back = back == 0 && modifier->value == 0 ? 0 : back - 7;
  else if (modifier != NULL && back == 0)
    back = 7;
  *reading = (DossierDateReading) { .from = dossier_date_civil_from_days (context->reference.middle - back) };
  *p = q;
  return TRUE;
}

gboolean
dossier_date_match_at (const char               **p,
                       DossierDateReading        *reading,
                       const DossierDateContext  *context)
{
  static gboolean (* const patterns[]) (const char **, DossierDateReading *, const DossierDateContext *) = {
    weekday_pattern, day_first_pattern, month_first_pattern, month_year_pattern, season_pattern,
  };

  *reading = (DossierDateReading) { 0 };
  if (numeric_pattern (p, reading))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      *reading = (DossierDateReading) { 0 };
      if (patterns[i] (p, reading, context))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_day_of (const DossierCivil *civil,
           int                 year)
{
  return civil->month > 12 || civil->day <= dossier_edtf_month_length (year, civil->month);
}

/* The year in which @civil comes nearest to the reference. */
static int
nearest_year (const DossierCivil         *civil,
              const DossierDateReference *reference)
{
  DossierCivil middle = dossier_date_civil_from_days (reference->middle);
  gint64 best_distance = G_MAXINT64;
  int best = DOSSIER_NO_YEAR;

  for (int year = middle.year - 1; year <= middle.year + 1; year++)
    {
      int day = civil->day > 0 ? civil->day : 15;
      gint64 distance;

      if (!is_day_of (civil, year))
        continue;
      distance = ABS (dossier_edtf_days_from_civil (year, civil->month, day) - reference->middle);
      if (distance < best_distance)
        {
          best_distance = distance;
          best = year;
        }
    }
  return best;
}

static gboolean
complete_years (DossierDateReading         *reading,
                const DossierDateReference *reference)
{
  DossierCivil *from = &reading->from, *to = &reading->to;

  if (!reading->is_range)
    {
      if (from->year == DOSSIER_NO_YEAR && reference->known)
        from->year = nearest_year (from, reference);
      return from->year != DOSSIER_NO_YEAR;
    }
  if (from->year == DOSSIER_NO_YEAR && to->year == DOSSIER_NO_YEAR && reference->known)
    to->year = nearest_year (to, reference);
  if (from->year == DOSSIER_NO_YEAR && to->year != DOSSIER_NO_YEAR)
    from->year = from->month > to->month ? to->year - 1 : to->year;
  else if (to->year == DOSSIER_NO_YEAR && from->year != DOSSIER_NO_YEAR)
    to->year = from->month > to->month ? from->year + 1 : from->year;
  return from->year != DOSSIER_NO_YEAR && to->year != DOSSIER_NO_YEAR;
}

static void
append_civil (GString            *edtf,
              const DossierCivil *civil)
{
  g_string_append_printf (edtf, "%04d", civil->year);
  if (civil->month > 0)
    g_string_append_printf (edtf, "-%02d", civil->month);
  if (civil->day > 0)
    g_string_append_printf (edtf, "-%02d", civil->day);
}

/* Returns: (transfer full) (nullable): NULL when there is no such date or the year cannot be known */
char *
dossier_date_reading_to_edtf (DossierDateReading       *reading,
                              const DossierDateContext *context)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  if (reading->from.month < 1 || (reading->from.month > 12 && reading->from.month < 21))
    return NULL;
  if (!complete_years (reading, &context->reference))
    return NULL;
  append_civil (edtf, &reading->from);
  if (reading->is_range)
    {
      g_string_append_c (edtf, '/');
      append_civil (edtf, &reading->to);
    }
  if (reading->uncertain)
    g_string_append_c (edtf, '?');
  if (!dossier_edtf_parse (edtf->str, NULL, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&edtf), FALSE);
}
