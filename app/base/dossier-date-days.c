/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates that name a day or a weekday: one function a pattern, each of which takes a position by reference and moves it only when the
 * pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

static void
skip_of (const char               **p,
         const DossierDateContext  *context)
{
  DossierDateName name;

  dossier_date_skip_blanks (p);
  if (dossier_date_take_name (p, DOSSIER_DATE_NAME_OF, &name, context))
    dossier_date_skip_blanks (p);
}

/* "to", "through", "into", a dash; "and" behind "between" */
gboolean
dossier_date_take_range_sign (const char               **p,
                              const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name;

  if (dossier_date_take_dash (p))
    return TRUE;
  /* "Oct. 1, 2021, through Sept. 30, 2022" */
  if (*q == ',' && !context->between)
    q++;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_TO, &name, context)
      && !dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNTIL, &name, context)
      && !(context->between && dossier_date_take_name (&q, DOSSIER_DATE_NAME_AND, &name, context))
      && !dossier_date_take_literal (&q, "into")) /* "Monday into Tuesday" */
    return FALSE;
  dossier_date_skip_blanks (&q);
  *p = q;
  return TRUE;
}

gboolean
dossier_date_take_and (const char               **p,
                       const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name;

  if (*q == ',')
    q++;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_AND, &name, context) && **p != ',')
    return FALSE;
  dossier_date_skip_blanks (&q);
  *p = q;
  return TRUE;
}

/* Whether what ends at @p is no number of things: "6 and 7 in the north", not "6 and 7 people". */
static gboolean
ends_day (const char *p)
{
  const char *end;

  if (*p == '-' || *p == '/' || *p == ':' || g_unichar_isalnum (g_utf8_get_char (p)))
    return FALSE;
  dossier_date_skip_blanks (&p);
  for (end = p; g_ascii_isalpha (*end); end++)
    ;
  return end == p || dossier_date_word_is (p, end, " and in at on near off over for when while before after against from with of by to as but the it he she they we"
                                                " that which was were is are had has show shows indicate indicates suggest suggests confirm confirms ");
}

/* "and 7", ", 12 and 13" behind the day @day: those that follow it one after the other. Leaves the last of them. */
static gboolean
take_days_in_a_row (const char **p,
                    int         *day)
{
  const char *q = *p;
  gboolean last = FALSE;
  int to = *day;

  while (!last)
    {
      gboolean comma = *q == ',';
      int next;

      q += comma;
      dossier_date_skip_blanks (&q);
      last = dossier_date_take_literal (&q, "and");
      if (last)
        dossier_date_skip_blanks (&q);
      if ((!comma && !last) || !g_ascii_isdigit (*q) || !dossier_date_take_day (&q, &next) || next != to + 1)
        return FALSE;
      to = next;
    }
  *day = to;
  *p = q;
  return TRUE;
}

/* "10 Feb 22", as soldiers write it. */
static int
take_short_year (const char **p)
{
  const char *q = *p;
  int year, digits;

  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_number (&q, 2, &year, &digits) || digits != 2 || !dossier_date_number_ends (q) || (year >= 40 && year < 70)
      || g_unichar_isalnum (g_utf8_get_char (q)))
    return DOSSIER_NO_YEAR;
  /* Not "10 Feb 22 soldiers". */
  if (dossier_date_counts_behind (q))
    return DOSSIER_NO_YEAR;
  *p = q;
  return year < 70 ? 2000 + year : 1900 + year;
}

/* "10", "10th", "10 February", "10 de febrero de 2022". The month is 0 when none is written. */
static gboolean
take_day_first (const char               **p,
                DossierCivil              *civil,
                const DossierDateContext  *context)
{
  const char *q = *p;

  civil->month = 0;
  civil->year = DOSSIER_NO_YEAR;
  if (!g_ascii_isdigit (*q) || !dossier_date_take_day (&q, &civil->day))
    return FALSE;
  *p = q;
  if (dossier_date_take_literal (&q, "day"))
    return TRUE;
  skip_of (&q, context);
  if (*q == '-' || *q == '/')
    q++;
  if (dossier_date_take_month (&q, &civil->month, context))
    {
      if ((*q == '-' || *q == '/') && g_ascii_isdigit (q[1]))
        {
          const char *r = q + 1;
          civil->year = take_short_year (&r);
          if (civil->year == DOSSIER_NO_YEAR)
            civil->year = dossier_date_take_later_year (&r, context);
          if (civil->year != DOSSIER_NO_YEAR)
            q = r;
        }
      else
        civil->year = dossier_date_take_later_year (&q, context);
      if (civil->year == DOSSIER_NO_YEAR)
        civil->year = take_short_year (&q);
      *p = q;
    }
  return TRUE;
}

/* "10" and, further on, its month: "10, 12 and 14 February 2022". */
static gboolean
month_further_on (const char               *p,
                  DossierCivil             *civil,
                  const DossierDateContext *context)
{
  for (guint i = 0; i < 6 && dossier_date_take_and (&p, context); i++)
    {
      DossierCivil next = { 0 };

      if (!take_day_first (&p, &next, context))
        return FALSE;
      if (next.month != 0)
        {
          civil->month = next.month;
          civil->year = next.year;
          return TRUE;
        }
    }
  return FALSE;
}

/* "and 7 May", ", 12 and 13 June 2023" behind a day: all of them. */
static gboolean
days_before_month (const char               **p,
                   DossierCivil              *from,
                   DossierCivil              *to,
                   const DossierDateContext  *context)
{
  const char *q = *p;
  int last = from->day, month;

  if (!take_days_in_a_row (&q, &last))
    return FALSE;
  skip_of (&q, context);
  if (!dossier_date_take_month (&q, &month, context))
    return FALSE;
  from->month = month;
  *to = (DossierCivil) { dossier_date_take_later_year (&q, context), month, last };
  *p = q;
  return TRUE;
}

/* "of last year", "this year", "the same year" behind a month or day. */
void
dossier_date_take_year_words (const char               **p,
                              DossierDatePoint          *point,
                              const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name, unit;

  if (point->civil.year != DOSSIER_NO_YEAR)
    return;
  if (*q == ',')
    q++;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "of") || dossier_date_take_literal (&q, "in"))
    dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "the"))
    dossier_date_skip_blanks (&q);
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_SAME, &name, context))
    {
      dossier_date_skip_blanks (&q);
      if (dossier_date_take_literal (&q, "same"))
        dossier_date_skip_blanks (&q);
      point->year_mentioned = TRUE;
    }
  else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &name, context)
           && !(name.flags & (DOSSIER_DATE_NAME_BEHIND | DOSSIER_DATE_NAME_ANCHORED)))
    {
      dossier_date_skip_blanks (&q);
      point->year_modifier = name.value;
    }
  else
    return;
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) && unit.value == DOSSIER_DATE_YEAR
      && !(unit.flags & DOSSIER_DATE_NAME_PLURAL))
    *p = q;
  else
    {
      point->year_mentioned = FALSE;
      point->year_modifier = DOSSIER_NO_MODIFIER;
    }
}

static gboolean
day_first_pattern (const char               **p,
                   DossierDateReading        *reading,
                   const DossierDateContext  *context)
{
  const char *q = *p;
  const char *r;
  DossierCivil *from = &reading->from.civil, *to = &reading->to.civil;

  if (!take_day_first (&q, from, context))
    return FALSE;
  r = q;
  if (dossier_date_take_range_sign (&r, context) && take_day_first (&r, to, context) && to->month != 0)
    {
      reading->is_range = TRUE;
      if (from->month == 0)
        from->month = to->month;
      q = r;
    }
  if (from->month == 0 && days_before_month (&q, from, to, context))
    reading->is_range = TRUE;
  if (from->month == 0 && !month_further_on (q, from, context))
    return FALSE;
  r = q;
  if (!reading->is_range)
    dossier_date_take_year_words (&r, &reading->from, context);
  /* "this year" behind it is a date of its own. */
  *p = reading->from.year_mentioned ? r : q;
  return TRUE;
}

/* "2/3 February": the night between them; not "2/3 of February". */
static gboolean
night_pattern (const char               **p,
               DossierDateReading        *reading,
               const DossierDateContext  *context)
{
  const char *q = *p;
  DossierCivil *from = &reading->from.civil, *to = &reading->to.civil;
  int digits;

  if (!dossier_date_take_number (&q, 2, &from->day, &digits) || *q++ != '/' || from->day < 1 || !dossier_date_take_day (&q, &to->day)
      || to->day != from->day + 1)
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_month (&q, &to->month, context))
    return FALSE;
  from->month = to->month;
  to->year = dossier_date_take_later_year (&q, context);
  reading->is_range = TRUE;
  *p = q;
  return TRUE;
}

/* "February 11", "Feb. the 11th", without a year. */
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
  if (dossier_date_take_literal (&q, "the"))
    dossier_date_skip_blanks (&q);
  if (!dossier_date_take_day (&q, &civil->day))
    return FALSE;
  *p = q;
  return TRUE;
}

/* "In July 17 were killed": a number of people, from @p to @after behind a month. */
static gboolean
counts_in_month (const char               *p,
                 const char               *after,
                 const DossierDateContext *context)
{
  const char *start, *end;

  if (!context->strict || *after != ' ' || !g_ascii_islower (after[1]) || !dossier_date_word_before (context->text, p, &start, &end)
      || !dossier_date_word_is (start, end, " in "))
    return FALSE;
  for (end = start = after + 1; g_ascii_isalpha (*end); end++)
    ;
  return dossier_date_word_is (start, end, " were had have died people men women soldiers troops civilians fighters policemen others ");
}

static gboolean
month_first_pattern (const char               **p,
                     DossierDateReading        *reading,
                     const DossierDateContext  *context)
{
  const char *q = *p;
  const char *r;
  DossierCivil *from = &reading->from.civil, *to = &reading->to.civil;

  if (!take_month_first (&q, from, context) || counts_in_month (*p, q, context))
    return FALSE;
  from->year = dossier_date_take_later_year (&q, context);
  r = q;
  if (dossier_date_take_range_sign (&r, context))
    {
      *to = *from;
      reading->is_range = take_month_first (&r, to, context) || dossier_date_take_day (&r, &to->day);
      if (reading->is_range)
        {
          to->year = dossier_date_take_later_year (&r, context);
          q = r;
        }
    }
  r = q;
  *to = reading->is_range ? *to : *from;
  if (!reading->is_range && from->year == DOSSIER_NO_YEAR && take_days_in_a_row (&r, &to->day))
    {
      const char *year;

      /* The full stop of "and 9." ends the sentence. */
      if (r[-1] == '.')
        r--;
      year = r;
      to->year = dossier_date_take_later_year (&r, context);
      reading->is_range = r > year || ends_day (r);
      q = reading->is_range ? r : q;
    }
  r = q;
  /* "June 1. Last year" */
  if (!reading->is_range && q[-1] != '.')
    dossier_date_take_year_words (&r, &reading->from, context);
  if (reading->from.year_mentioned)
    {
      *p = r;
      return TRUE;
    }
  /* "10." and "11th" are written of days, but here the full stop may be the sentence's. */
  if (q[-1] == '.' && from->year == DOSSIER_NO_YEAR)
    q--;
  *p = q;
  return TRUE;
}

static gboolean
set_numeric (DossierDatePoint *point,
             const int        *numbers,
             const int        *digits,
             char              sign)
{
  int year = numbers[2];

  if (digits[0] == 4 && digits[2] <= 2)
    {
      point->civil = (DossierCivil) { numbers[0], numbers[1], numbers[2] };
      return TRUE;
    }
  if (digits[0] > 2 || (digits[2] != 4 && !(digits[2] == 2 && digits[1] == 2 && sign != '-')))
    return FALSE;
  if (digits[2] == 2)
    year += year < 70 ? 2000 : 1900;
  point->civil = (DossierCivil) { year, numbers[1], numbers[0] };
  if (sign != '.' && numbers[1] > 12)
    point->civil = (DossierCivil) { year, numbers[0], numbers[1] };
  else
    /* Both orders are in use with these signs, and both could be meant. */
    point->two_orders = sign != '.' && numbers[0] <= 12 && numbers[0] != numbers[1];
  return TRUE;
}

/* "10.02.2022", "10/02/2022", "10-02-2022", "2022/02/10", "10/31/89". */
gboolean
dossier_date_numeric_at (const char               **p,
                         DossierDatePoint          *point,
                         const DossierDateContext  *context)
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
  if (!dossier_date_take_number (&q, 2, &numbers[1], &digits[1]) || *q++ != sign
      || !dossier_date_take_number (&q, 4, &numbers[2], &digits[2]))
    return FALSE;
  if (!dossier_date_number_ends (q) || (*q == sign && g_ascii_isdigit (q[1])) || g_unichar_isalpha (g_utf8_get_char (q)))
    return FALSE;
  if (!set_numeric (point, numbers, digits, sign) || point->civil.year < 1000 || point->civil.year > 2999)
    return FALSE;
  if (point->civil.month < 1 || point->civil.month > 12)
    return FALSE;
  point->kind = DOSSIER_DATE_CIVIL;
  *p = q;
  return TRUE;
}

/* "last week", "of next week" after a weekday. */
static void
take_week_behind (const char               **p,
                  DossierDatePoint          *point,
                  const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName modifier, unit;

  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "of"))
    dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context) || modifier.flags & DOSSIER_DATE_NAME_ANCHORED)
    return;
  if (!(modifier.flags & DOSSIER_DATE_NAME_BEHIND))
    {
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.value != DOSSIER_DATE_WEEK)
        return;
      point->last_week = TRUE;
    }
  point->modifier = modifier.value;
  *p = q;
}

/* "morning" after a day. */
static void
take_part (const char               **p,
           const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName part;

  dossier_date_skip_blanks (&q);
  if (**p == ' ' && dossier_date_take_name (&q, DOSSIER_DATE_NAME_PART, &part, context))
    *p = q;
}

/* "Thursday", without what may follow. */
static gboolean
take_weekday (const char               **p,
              DossierDatePoint          *point,
              const DossierDateContext  *context)
{
  DossierDateName weekday;

  if (!dossier_date_take_name (p, DOSSIER_DATE_NAME_WEEKDAY, &weekday, context))
    return FALSE;
  if (context->strict && weekday.flags & DOSSIER_DATE_NAME_SHORT)
    return FALSE;
  point->kind = DOSSIER_DATE_WEEKDAY;
  point->number = weekday.value;
  return TRUE;
}

/* "Friday", "early Friday", "next Friday" behind "from Tuesday to" */
static gboolean
take_last_weekday (const char               **p,
                   DossierDatePoint          *point,
                   const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName modifier;

  dossier_date_skip_early (&q, context);
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context) && modifier.value >= 0 && modifier.flags == 0)
    {
      dossier_date_skip_blanks (&q);
      point->modifier = modifier.value;
    }
  if (!take_weekday (&q, point, context))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
day_behind_weekday (const char               **p,
                    int                        weekday,
                    DossierDateReading        *reading,
                    const DossierDateContext  *context)
{
  const char *r = *p;
  DossierDateName filler;

  if (*r == '.')
    r++;
  take_part (&r, context);
  dossier_date_skip_blanks (&r);
  if (*r == ',' || *r == '(')
    r++;
  dossier_date_skip_blanks (&r);
  if (dossier_date_take_name (&r, DOSSIER_DATE_NAME_FILLER, &filler, context))
    dossier_date_skip_blanks (&r);
  *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
  if (!dossier_date_numeric_at (&r, &reading->from, context))
    {
      if (!day_first_pattern (&r, reading, context) && !month_first_pattern (&r, reading, context))
        return FALSE;
    }
  reading->from.weekday = weekday;
  /* "Thursday (Feb. 10)" */
  if (memchr (*p, '(', (gsize) (r - *p)) != NULL)
    {
      if (*r != ')')
        return FALSE;
      r++;
    }
  *p = r;
  return TRUE;
}

/* "Thursday", "last Thursday", "Thursday, 10 February", "Monday through Friday", "Friday of last week". */
static gboolean
weekday_pattern (const char               **p,
                 DossierDateReading        *reading,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  const char *r;
  DossierDateName modifier = { .value = DOSSIER_NO_MODIFIER };
  DossierDateName weekday;
  DossierDatePoint *from = &reading->from;

  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context))
    {
      if (!dossier_date_is_modifier (*p, &modifier, context))
        return FALSE;
      if (dossier_date_take_past (&q, &modifier))
        modifier.value = -1;
    }
  else
    modifier = (DossierDateName) { .value = DOSSIER_NO_MODIFIER };
  r = q;
  if (!dossier_date_take_name (&r, DOSSIER_DATE_NAME_WEEKDAY, &weekday, context))
    return FALSE;
  if (day_behind_weekday (&r, weekday.value, reading, context))
    {
      *p = r;
      return TRUE;
    }
  *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
  from->modifier = modifier.value;
  from->anchored = (modifier.flags & DOSSIER_DATE_NAME_ANCHORED) != 0;
  if (!take_weekday (&q, from, context))
    return FALSE;
  if (weekday.flags & DOSSIER_DATE_NAME_AMBIGUOUS && modifier.value == DOSSIER_NO_MODIFIER && context->strict)
    return FALSE;
  take_part (&q, context);
  take_week_behind (&q, from, context);
  r = q;
  if (dossier_date_take_range_sign (&r, context) && take_last_weekday (&r, &reading->to, context))
    {
      reading->is_range = TRUE;
      q = r;
    }
  *p = q;
  return TRUE;
}

gboolean
dossier_date_days_at (const char               **p,
                      DossierDateReading        *reading,
                      const DossierDateContext  *context)
{
  static gboolean (* const patterns[]) (const char **, DossierDateReading *, const DossierDateContext *) = {
    weekday_pattern, day_first_pattern, night_pattern, month_first_pattern, dossier_date_month_year_at, dossier_date_season_at,
  };
  *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
  if (dossier_date_numeric_at (p, &reading->from, context))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
      if (patterns[i] (p, reading, context))
        return TRUE;
    }
  *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
  return dossier_date_named_at (p, reading, context);
}
