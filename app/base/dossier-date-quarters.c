/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Parts of years and years together: "the third quarter of 2021", "the first half of last year", "the 1990s", "the 20th century", quarters of "fiscal 2024".
 * One function a pattern, each of which takes a position by reference and moves it only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

/* "calendar year 2024" */
static gboolean
take_calendar_year (const char **p,
                    int         *year)
{
  const char *q = *p;

  if (!dossier_date_take_literal (&q, "calendar"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "year"))
    dossier_date_skip_blanks (&q);
  if (!dossier_date_take_year (&q, year))
    return FALSE;
  *p = q;
  return TRUE;
}

/* "of 2022", "in 2022", "of last year", "of the fiscal year": the year of a quarter. */
static void
take_year_of (const char               **p,
              DossierDatePoint          *point,
              const DossierDateContext  *context)
{
  const char *q = *p, *r;
  DossierDateName name, unit;
  gboolean the, fiscal;
  int year = dossier_date_take_later_year (p, context);

  point->civil.year = year;
  point->modifier = DOSSIER_NO_MODIFIER;
  if (year != DOSSIER_NO_YEAR)
    return;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "of") || dossier_date_take_literal (&q, "in"))
    dossier_date_skip_blanks (&q);
  if (dossier_date_take_fiscal_year (&q, point) || take_calendar_year (&q, &point->civil.year))
    {
      *p = q;
      return;
    }
  the = dossier_date_take_literal (&q, "the");
  if (the)
    dossier_date_skip_blanks (&q);
  r = q;
  if (dossier_date_take_name (&r, DOSSIER_DATE_NAME_MODIFIER, &name, context) && (!the || name.flags == 0))
    q = r;
  else if (the)
    name.value = 0;
  else
    return;
  dossier_date_skip_blanks (&q);
  fiscal = dossier_date_take_fiscal (&q);
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.value != DOSSIER_DATE_YEAR
      || unit.flags & DOSSIER_DATE_NAME_PLURAL)
    return;
  point->fiscal = fiscal ? 2 : point->fiscal;
  point->modifier = name.value;
  point->the_year = the && name.value == 0;
  *p = q;
}

/* "third", "3rd", "21st", "19." */
gboolean
dossier_date_take_ordinal_number (const char               **p,
                                  int                       *number,
                                  const DossierDateContext  *context)
{
  static const char * const suffixes[] = { "st", "nd", "rd", "th", "." };
  const char *q = *p;
  DossierDateName name;
  int digits;

  /* "twenty-first" */
  if (dossier_date_take_literal (&q, "twenty") && *q++ == '-' && dossier_date_take_name (&q, DOSSIER_DATE_NAME_ORDINAL, &name, context) && name.value < 10)
    {
      *number = 20 + name.value;
      *p = q;
      return TRUE;
    }
  q = *p;
  if (dossier_date_take_name (p, DOSSIER_DATE_NAME_ORDINAL, &name, context))
    {
      *number = name.value;
      return TRUE;
    }
  if (!dossier_date_take_number (&q, 4, number, &digits))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_prefix (q, suffixes[i]))
      {
        *p = q + strlen (suffixes[i]);
        return TRUE;
      }
  return FALSE;
}

static void
skip_hyphen (const char **p)
{
  if (**p == '-')
    (*p)++;
  else
    dossier_date_skip_blanks (p);
}

/* "fiscal" before "second quarter" */
static gboolean
is_behind_fiscal (const char               *p,
                  const DossierDateContext *context)
{
  const char *start, *end;

  return context->text != NULL && p > context->text && dossier_date_word_before (context->text, p, &start, &end)
         && dossier_date_word_is (start, end, " fiscal ");
}

/* "results of fiscal 2022" behind "first-quarter" */
static void
look_for_fiscal_year (const char       *p,
                      DossierDatePoint *point)
{
  if (*p++ != ' ' || !g_ascii_islower (*p))
    return;
  while (g_ascii_isalpha (*p))
    p++;
  dossier_date_skip_blanks (&p);
  if (!dossier_date_take_literal (&p, "of") && !dossier_date_take_literal (&p, "for"))
    return;
  dossier_date_skip_blanks (&p);
  dossier_date_take_fiscal_year (&p, point);
}

/* "Q3", "3Q", "3Q21", "H1", "1H", "1H24" */
static gboolean
take_short_form (const char       **p,
                 DossierDatePoint  *from)
{
  const char *q = *p;
  gboolean letter_first = *q == 'Q' || *q == 'H';
  char letter, number;
  int digits;

  if (!letter_first && !g_ascii_isdigit (*q))
    return FALSE;
  letter = letter_first ? q[0] : q[1];
  number = letter_first ? q[1] : q[0];
  if ((letter != 'Q' && letter != 'H') || number < '1' || number > (letter == 'Q' ? '4' : '2'))
    return FALSE;
  q += 2;
  if (letter_first ? g_unichar_isalnum (g_utf8_get_char (q)) : g_unichar_isalpha (g_utf8_get_char (q)))
    return FALSE;
  from->number = number - '0';
  from->unit = letter == 'Q' ? DOSSIER_DATE_QUARTER : DOSSIER_DATE_HALF;
  if (dossier_date_take_number (&q, 4, &from->civil.year, &digits))
    {
      if (digits != 2 && digits != 4)
        return FALSE;
      from->civil.year += digits == 2 ? 2000 : 0;
      if (from->civil.year < 1900 || from->civil.year > 2100)
        return FALSE;
    }
  *p = q;
  return TRUE;
}

/* "in H2" */
static gboolean
is_part_in_text (const char               *p,
                 const DossierDateContext *context)
{
  const char *start, *end;

  return context->text != NULL && dossier_date_word_before (context->text, p, &start, &end)
         && dossier_date_word_is (start, end, " in by during for until since through of early late ");
}

/* "of the month", "of last month" behind "first half": that month, as of "the second half of April" */
static gboolean
take_month_of (const char               **p,
               DossierDatePoint          *from,
               const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName modifier = { 0 };

  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "of"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "the") && (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context) || modifier.flags != 0))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "month"))
    return FALSE;
  from->kind = DOSSIER_DATE_CURRENT;
  from->unit = DOSSIER_DATE_MONTH;
  from->modifier = modifier.value;
  *p = q;
  return TRUE;
}

/* "the third quarter of 2021", "third-quarter", "Q3 2021", "3Q", "the first half of last year" */
gboolean
dossier_date_quarter_at (const char               **p,
                         DossierDateReading        *reading,
                         const DossierDateContext  *context)
{
  const char *q = *p, *before;
  DossierDateName unit;
  DossierDatePoint *from = &reading->from;
  gboolean last = FALSE, alone = FALSE;

  from->kind = DOSSIER_DATE_PERIOD;
  from->unit = DOSSIER_DATE_QUARTER;
  if (take_short_form (&q, from))
    {
      if (from->civil.year != DOSSIER_NO_YEAR)
        {
          *p = q;
          return TRUE;
        }
      alone = from->unit == DOSSIER_DATE_QUARTER || is_part_in_text (*p, context);
    }
  else
    {
      last = dossier_date_take_literal (&q, "last") || dossier_date_take_literal (&q, "final");
      from->number = 4;
      if (!last && (!dossier_date_take_ordinal_number (&q, &from->number, context) || from->number > 4))
        return FALSE;
      skip_hyphen (&q);
      if (dossier_date_take_literal (&q, "fiscal"))
        {
          from->fiscal = 2;
          skip_hyphen (&q);
        }
      if (dossier_date_take_literal (&q, "half") && from->number <= 2)
        from->unit = DOSSIER_DATE_HALF;
      else if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.value != DOSSIER_DATE_QUARTER)
        return FALSE;
    }
  if (from->unit == DOSSIER_DATE_HALF && take_month_of (&q, from, context))
    {
      *p = q;
      return TRUE;
    }
  before = q;
  take_year_of (&q, from, context);
  if (q == before)
    look_for_fiscal_year (q, from);
  if (from->fiscal == 0 && is_behind_fiscal (*p, context))
    from->fiscal = 2;
  if ((last || from->unit == DOSSIER_DATE_HALF) && q == before && !alone)
    return FALSE;
  *p = q;
  return TRUE;
}

/* "first six months of 2024", "first ten days of May", "last two weeks of last month": a part with as many days or months as are told */
gboolean
dossier_date_part_at (const char               **p,
                      DossierDateReading        *reading,
                      const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName unit, whole;
  DossierDatePoint *from = &reading->from;
  gboolean last, vague = FALSE;

  last = dossier_date_take_literal (&q, "last");
  if (!last && !dossier_date_take_literal (&q, "first"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_count (&q, &from->part, &vague, context) || from->part > 31)
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || !(unit.flags & DOSSIER_DATE_NAME_PLURAL))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "of") && !dossier_date_take_literal (&q, "in"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  from->unit = (DossierDateUnit) unit.value;
  from->approximate = vague;
  from->civil = (DossierCivil) { DOSSIER_NO_YEAR, 0, 0 };
  if (dossier_date_take_month (&q, &from->civil.month, context))
    from->civil.year = dossier_date_take_later_year (&q, context);
  else if (!dossier_date_take_year (&q, &from->civil.year))
    {
      DossierDateName modifier = { .value = 0 };

      if (!dossier_date_take_literal (&q, "the") && !dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context))
        return FALSE;
      dossier_date_skip_blanks (&q);
      if (modifier.flags != 0 || !dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &whole, context) || whole.value != DOSSIER_DATE_YEAR
          || whole.flags & DOSSIER_DATE_NAME_PLURAL)
        return FALSE;
      from->year_modifier = modifier.value;
    }
  if (from->unit == DOSSIER_DATE_MONTH ? from->civil.month > 0 || from->part > 11
                                       : from->civil.month == 0 || from->unit > DOSSIER_DATE_WEEK || from->unit == DOSSIER_DATE_WEEKEND)
    return FALSE;
  from->part = last ? -from->part : from->part;
  *p = q;
  return TRUE;
}

/* "20th century", "the 21st-century", "19. Jahrhundert" */
gboolean
dossier_date_century_at (const char               **p,
                         DossierDateReading        *reading,
                         const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName unit;
  DossierDatePoint *from = &reading->from;

  dossier_date_skip_early (&q, context);
  if (!dossier_date_take_ordinal_number (&q, &from->number, context) || from->number < 1 || from->number > 30)
    return FALSE;
  skip_hyphen (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.value != DOSSIER_DATE_CENTURY)
    return FALSE;
  from->kind = DOSSIER_DATE_PERIOD;
  from->unit = DOSSIER_DATE_CENTURY;
  from->civil.year = (from->number - 1) * 100;
  *p = q;
  return TRUE;
}

/* Whether @p is behind what tells the age of people: "in his thirties", "in their 20s". */
static gboolean
is_age (const char               *p,
        const DossierDateContext *context)
{
  const char *start, *end;

  while (dossier_date_word_before (context->text, p, &start, &end) && dossier_date_word_is (start, end, " early mid late "))
    p = start;
  return !dossier_date_word_before (context->text, p, &start, &end) || dossier_date_word_is (start, end, " his her my their our your into ");
}

/* "1990s", "1990's", "'90s", "the nineties", "mid-1980s" */
gboolean
dossier_date_decade_at (const char               **p,
                        DossierDateReading        *reading,
                        const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDatePoint *from = &reading->from;
  DossierDateName name;
  int value, digits;

  dossier_date_skip_early (&q, context);
  from->kind = DOSSIER_DATE_PERIOD;
  from->unit = DOSSIER_DATE_DECADE;
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_DECADE, &name, context))
    {
      if (context->strict && is_age (*p, context))
        return FALSE;
      value = 1900 + name.value;
    }
  else
    {
      if (*q == '\'' || g_str_has_prefix (q, "’") || g_str_has_prefix (q, "‘"))
        q = g_utf8_next_char (q);
      if (!dossier_date_take_number (&q, 4, &value, &digits) || value % 10 != 0 || digits == 3 || digits == 1)
        return FALSE;
      if (digits == 2)
        {
          if (context->strict && **p != '\'' && !g_str_has_prefix (*p, "’") && is_age (*p, context))
            return FALSE;
          value += value < 20 ? 2000 : 1900;
        }
      else if (value < 1000 || value > 2100)
        return FALSE;
      if ((*q == '\'' && q[1] == 's') || g_str_has_prefix (q, "’s"))
        q = g_utf8_next_char (q);
      if (*q++ != 's' || g_unichar_isalnum (g_utf8_get_char (q)))
        return FALSE;
    }
  from->civil.year = value;
  *p = q;
  return TRUE;
}
