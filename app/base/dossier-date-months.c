/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates that name a month or a season and no day: one function a pattern, each of which takes a position by reference and moves it
 * only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

/* "to September 2023" behind "July 2021" */
static void
take_last_month (const char               **p,
                 DossierDateReading        *reading,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  DossierCivil *from = &reading->from.civil, *to = &reading->to.civil;

  if (!dossier_date_take_range_sign (&q, context) || !dossier_date_take_month (&q, &to->month, context))
    return;
  to->year = dossier_date_take_later_year (&q, context);
  if (to->year == DOSSIER_NO_YEAR || to->year < from->year || (to->year == from->year && to->month <= from->month))
    return;
  reading->is_range = TRUE;
  *p = q;
}

/* "Feb. 2022", "January–March 2022", "July 2021 to September 2023". */
gboolean
dossier_date_month_year_at (const char               **p,
                            DossierDateReading        *reading,
                            const DossierDateContext  *context)
{
  const char *q = *p;
  int year;
  DossierCivil *from = &reading->from.civil, *to = &reading->to.civil;

  from->day = to->day = 0;
  if (!dossier_date_take_month (&q, &from->month, context))
    return FALSE;
  year = dossier_date_take_later_year (&q, context);
  from->year = year;
  if (year != DOSSIER_NO_YEAR)
    take_last_month (&q, reading, context);
  else if (dossier_date_take_range_sign (&q, context))
    {
      if (!dossier_date_take_month (&q, &to->month, context))
        return FALSE;
      reading->is_range = TRUE;
      year = dossier_date_take_later_year (&q, context);
    }
  if (year == DOSSIER_NO_YEAR)
    return FALSE;
  if (from->year == DOSSIER_NO_YEAR)
    {
      from->year = to->year = year;
      if (reading->is_range && from->month > to->month)
        from->year--;
    }
  *p = q;
  return TRUE;
}

/* "of 2021" in "winter of 2021/22": what follows is left. */
static gboolean
take_double_year (const char **p,
                  int         *year)
{
  const char *q = *p;
  int digits;

  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "of"))
    dossier_date_skip_blanks (&q);
  if (!dossier_date_take_number (&q, 4, year, &digits) || digits != 4 || *year < 1900 || *year > 2100 || *q != '/')
    return FALSE;
  *p = q;
  return TRUE;
}

/* "summer 2021", "winter 2021-22" */
gboolean
dossier_date_season_at (const char               **p,
                        DossierDateReading        *reading,
                        const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName season;
  DossierCivil *from = &reading->from.civil;

  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_SEASON, &season, context))
    return FALSE;
  from->month = season.value;
  from->day = 0;
  from->year = dossier_date_take_later_year (&q, context);
  if (from->year == DOSSIER_NO_YEAR && !take_double_year (&q, &from->year))
    return FALSE;
  /* "winter 2021-22" */
  if (*q == '-' || *q == '/' || g_str_has_prefix (q, "–"))
    {
      const char *r = g_utf8_next_char (q);
      int value, digits;

      if (dossier_date_take_number (&r, 4, &value, &digits) && (value == from->year + 1 || (digits == 2 && value == (from->year + 1) % 100)))
        q = r;
    }
  *p = q;
  return TRUE;
}

/* "first of March" behind "on the" */
static gboolean
day_of_month_at (const char               **p,
                 DossierDatePoint          *from,
                 const DossierDateContext  *context)
{
  const char *q = *p, *the, *start, *end;

  if (g_ascii_isdigit (*q) || !dossier_date_take_ordinal_number (&q, &from->civil.day, context) || from->civil.day > 31 || !context->strict
      || !dossier_date_word_before (context->text, *p, &the, &end) || !dossier_date_word_is (the, end, " the ")
      || !dossier_date_word_before (context->text, the, &start, &end) || !dossier_date_word_is (start, end, " on by until till since from before after through "))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "of"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_month (&q, &from->civil.month, context))
    return FALSE;
  from->civil.year = dossier_date_take_later_year (&q, context);
  *p = q;
  return TRUE;
}

/* "second week of September", "last weekend of May 2022", "first day of April": of a month that is told */
gboolean
dossier_date_week_of_month_at (const char               **p,
                               DossierDateReading        *reading,
                               const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDatePoint *from = &reading->from;
  DossierDateName unit;
  gboolean last;

  if (day_of_month_at (p, from, context))
    return TRUE;
  last = dossier_date_take_literal (&q, "last") || dossier_date_take_literal (&q, "final");
  if (!last && (!dossier_date_take_ordinal_number (&q, &from->number, context) || from->number < 1 || from->number > 4))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.value > DOSSIER_DATE_WEEK || unit.flags & DOSSIER_DATE_NAME_PLURAL)
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "of") && !dossier_date_take_literal (&q, "in"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  from->civil = (DossierCivil) { DOSSIER_NO_YEAR, 0, 0 };
  if (!dossier_date_take_month (&q, &from->civil.month, context))
    return FALSE;
  from->civil.year = dossier_date_take_later_year (&q, context);
  from->unit = (DossierDateUnit) unit.value;
  from->part = last ? -1 : 1;
  *p = q;
  return TRUE;
}

/* The year of a month that is told with the next one: "May and June 2022". */
static int
year_further_on (const char               *p,
                 const DossierDateContext *context)
{
  int month;

  if (!dossier_date_take_and (&p, context) || !dossier_date_take_month (&p, &month, context))
    return DOSSIER_NO_YEAR;
  return dossier_date_take_later_year (&p, context);
}

/* "April-June", "April through June" */
static gboolean
begins_range (const char               *after,
              const DossierDateContext *context)
{
  int month;

  if (!dossier_date_take_range_sign (&after, context))
    return FALSE;
  dossier_date_skip_early (&after, context);
  return dossier_date_take_month (&after, &month, context);
}

/* "the April truce", "an August attack": a small word that is no preposition or verb follows. */
static gboolean
stands_before_noun (const char *after)
{
  const char *start, *end;

  if (*after != ' ' || !g_ascii_islower (after[1]))
    return FALSE;
  for (start = end = after + 1; g_ascii_isalpha (*end); end++)
    ;
  return end - start > 3 && !dossier_date_word_is (start, end, " through until into from that which with will would have been could said says when while were after ");
}

/* Whether a month's name alone, from @p to @after, is meant as one. */
static gboolean
is_month_in_text (const char               *p,
                  const char               *after,
                  const DossierDateName    *month,
                  const DossierDateContext *context)
{
  const char *start, *end;

  if (!context->strict || !(month->flags & (DOSSIER_DATE_NAME_AMBIGUOUS | DOSSIER_DATE_NAME_SHORT)))
    return TRUE;
  if (month->flags & DOSSIER_DATE_NAME_CAPITAL && begins_range (after, context))
    return TRUE;
  /* "in April, May and June" */
  if (context->anchor.known && context->anchor.unit == DOSSIER_DATE_MONTH && p == context->anchor.end + 2 && *context->anchor.end == ',')
    return TRUE;
  /* "mid-April" */
  if (p > context->text && p[-1] == '-')
    p--;
  if (!dossier_date_word_before (context->text, p, &start, &end))
    return FALSE;
  /* "mars", "mai" */
  if (!(month->flags & DOSSIER_DATE_NAME_CAPITAL))
    return g_ascii_islower (*p) && dossier_date_word_is (start, end, " en de du des fin mi dal nel del depuis desde hasta w od do od ");
  if (dossier_date_word_is (start, end, " the a an its their his ") && stands_before_noun (after))
    return TRUE;
  return dossier_date_word_is (start, end,
                               " in since by until till from to through between of before after during early late mid for and or last"
                               " next this that around about as end ");
}

/* Whether the month's name at @p is that of a day: "in this June 15, 2016, photo". */
static gboolean
is_month_of_day (const char               *p,
                 const DossierDateContext *context)
{
  int month, day;

  if (!dossier_date_take_month (&p, &month, context))
    return FALSE;
  dossier_date_skip_blanks (&p);
  return g_ascii_isdigit (*p) && dossier_date_take_day (&p, &day);
}

/* "last May", "May", "next spring", "mai dernier", "late February"; a range of two. */
static gboolean
named_pattern (const char               **p,
               DossierDateReading        *reading,
               const DossierDateContext  *context)
{
  const char *q = *p, *r, *start;
  DossierDateName modifier, name, behind;
  DossierDatePoint *from = &reading->from;

  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context) && !(modifier.flags & DOSSIER_DATE_NAME_BEHIND))
    {
      from->modifier = modifier.value;
      from->anchored = (modifier.flags & DOSSIER_DATE_NAME_ANCHORED) != 0;
      if (dossier_date_take_past (&q, &modifier))
        from->modifier = -1;
      if (is_month_of_day (q, context) || !dossier_date_is_modifier (*p, &modifier, context))
        return FALSE;
    }
  r = q;
  if (!dossier_date_look_up (q, &name, &r, context) || (name.type != DOSSIER_DATE_NAME_MONTH && name.type != DOSSIER_DATE_NAME_SEASON))
    return FALSE;
  if (context->strict && name.flags & DOSSIER_DATE_NAME_CAPITAL && !g_unichar_isupper (g_utf8_get_char (q)))
    return FALSE;
  from->civil = (DossierCivil) { DOSSIER_NO_YEAR, name.value, 0 };
  start = q;
  if (*r == '.' && r - q <= 4 && name.type == DOSSIER_DATE_NAME_MONTH && !dossier_date_word_is (q, r, " may june july mai juin maj mars "))
    r++;
  q = r;
  if (name.type == DOSSIER_DATE_NAME_MONTH && from->modifier == DOSSIER_NO_MODIFIER)
    from->civil.year = year_further_on (q, context);
  dossier_date_skip_blanks (&r);
  if (dossier_date_take_name (&r, DOSSIER_DATE_NAME_MODIFIER, &behind, context) && behind.flags & DOSSIER_DATE_NAME_BEHIND)
    {
      from->modifier = behind.value;
      q = r;
    }
  if (from->modifier == DOSSIER_NO_MODIFIER && name.type == DOSSIER_DATE_NAME_MONTH && !is_month_in_text (start, q, &name, context))
    return FALSE;
  if (from->modifier == DOSSIER_NO_MODIFIER)
    dossier_date_take_year_words (&q, from, context);
  r = q;
  if (dossier_date_take_range_sign (&r, context) && (dossier_date_skip_early (&r, context), dossier_date_take_month (&r, &reading->to.civil.month, context)))
    {
      reading->is_range = TRUE;
      reading->to.civil.year = DOSSIER_NO_YEAR;
      reading->to.modifier = DOSSIER_NO_MODIFIER;
      q = r;
    }
  *p = q;
  return TRUE;
}

/* Whether a season alone is one: "in the fall", not "the fall of Kabul". */
static gboolean
is_season_in_text (const char               *p,
                   const char               *after,
                   const DossierDateContext *context)
{
  const char *start, *end, *before, *q = after;

  if (!context->strict)
    return TRUE;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "of") || *after == '-')
    return FALSE;
  /* "Winter Shield" */
  if (g_ascii_isupper (*p) && g_unichar_isupper (g_utf8_get_char (q)) && *after == ' ')
    return FALSE;
  if (!dossier_date_word_before (context->text, p, &start, &end))
    return FALSE;
  if (dossier_date_word_is (start, end, " the ") && dossier_date_word_before (context->text, start, &before, &end))
    return dossier_date_word_is (before, end, " in by since until during through before after over for of ");
  return dossier_date_word_is (start, end, " in by since until early late mid during through before after ");
}

/* "last May", "May", "next spring", "mai dernier", "late February", "May to July" */
gboolean
dossier_date_named_at (const char               **p,
                       DossierDateReading        *reading,
                       const DossierDateContext  *context)
{
  const char *start = *p;

  if (!named_pattern (p, reading, context))
    return FALSE;
  if (reading->from.civil.month > 12 && reading->from.modifier == DOSSIER_NO_MODIFIER && !is_season_in_text (start, *p, context))
    {
      *p = start;
      return FALSE;
    }
  reading->loose = TRUE;
  return TRUE;
}
