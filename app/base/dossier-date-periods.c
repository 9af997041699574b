/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates that are counted, or longer than a month: "yesterday", "last week", "three days ago", "the last few days", "the
 * weekend", "week 12 of the war". One function a pattern, each of which takes
 * a position by reference and moves it only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

/* A word that says that what follows is part of a longer time, or stands at its end: "earlier", "the end of the". */
void
dossier_date_skip_early (const char               **p,
                         const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name;

  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_EARLY, &name, context))
    return;
  if (*q == '-')
    q++;
  dossier_date_skip_blanks (&q);
  *p = q;
}

/* "yesterday", "this morning", "last night" */
static gboolean
relative_pattern (const char               **p,
                  DossierDateReading        *reading,
                  const DossierDateContext  *context)
{
  const char *q = *p, *r;
  DossierDateName name, part;
  DossierDatePoint *from = &reading->from;

  from->kind = DOSSIER_DATE_OFFSET;
  from->unit = DOSSIER_DATE_DAY;
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_RELATIVE, &name, context))
    {
      from->count = name.value;
      r = q;
      dossier_date_skip_blanks (&r);
      if (*q == ' ' && dossier_date_take_name (&r, DOSSIER_DATE_NAME_PART, &part, context))
        q = r;
      *p = q;
      return TRUE;
    }
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &name, context) || name.flags & DOSSIER_DATE_NAME_BEHIND)
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_PART, &part, context))
    return FALSE;
  if (name.value > 0 && !(name.flags & DOSSIER_DATE_NAME_ANCHORED))
    return FALSE;
  from->count = name.value;
  from->anchored = (name.flags & DOSSIER_DATE_NAME_ANCHORED) != 0;
  *p = q;
  return TRUE;
}

static gboolean
behind_modifier (const char               **p,
                 DossierDatePoint          *point,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name;

  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &name, context) || !(name.flags & DOSSIER_DATE_NAME_BEHIND))
    return FALSE;
  point->modifier = name.value;
  *p = q;
  return TRUE;
}

/* "that year", "the same day", "that same week" */
static gboolean
same_pattern (const char               **p,
              DossierDateReading        *reading,
              const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name;
  DossierDatePoint *from = &reading->from;

  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_SAME, &name, context))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "same"))
    dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &name, context) || name.flags & DOSSIER_DATE_NAME_PLURAL)
    return FALSE;
  from->kind = DOSSIER_DATE_CURRENT;
  from->unit = (DossierDateUnit) name.value;
  from->modifier = 0;
  from->anchored = from->needs_mention = TRUE;
  *p = q;
  return TRUE;
}

/* "the start of the day"; "at the end of the day" is a phrase. */
static gboolean
begins_day (const char *p)
{
  return dossier_date_take_literal (&p, "start") || dossier_date_take_literal (&p, "beginning");
}

/* "the end of the year", "later in the week", "year-end": what of it is beside the end is not said. */
static gboolean
ends_pattern (const char               **p,
              DossierDateReading        *reading,
              const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name, unit;
  DossierDatePoint *from = &reading->from;
  gboolean early;

  from->kind = DOSSIER_DATE_CURRENT;
  if (dossier_date_take_literal (&q, "year") || dossier_date_take_literal (&q, "year's"))
    {
      if (*q == '\'' || g_str_has_prefix (q, "’"))
        {
          q = g_utf8_next_char (q);
          if (*q++ != 's')
            return FALSE;
        }
      if (*q == '-')
        q++;
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_literal (&q, "end"))
        return FALSE;
      from->kind = DOSSIER_DATE_CIVIL;
      from->civil = (DossierCivil) { DOSSIER_NO_YEAR, 12, 31 };
      from->modifier = 0;
      *p = q;
      return TRUE;
    }
  early = dossier_date_take_name (&q, DOSSIER_DATE_NAME_EARLY, &name, context);
  if (!early && !dossier_date_take_name (&q, DOSSIER_DATE_NAME_ENDS, &name, context))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, early ? "in" : "of"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "the"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  from->fiscal = dossier_date_take_fiscal (&q) ? 2 : 0;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.flags & DOSSIER_DATE_NAME_PLURAL
      || unit.value >= DOSSIER_DATE_CENTURY || (unit.value == DOSSIER_DATE_DAY && !begins_day (*p)))
    return FALSE;
  from->unit = (DossierDateUnit) unit.value;
  from->modifier = 0;
  from->anchored = early;
  from->the_year = !early && from->unit == DOSSIER_DATE_YEAR;
  *p = q;
  return TRUE;
}

/* "last week", "earlier this year", "the following month", "the weekend", "la semaine dernière" */
static gboolean
current_pattern (const char               **p,
                 DossierDateReading        *reading,
                 const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName modifier, unit;
  DossierDatePoint *from = &reading->from;
  gboolean has;

  from->kind = DOSSIER_DATE_CURRENT;
  dossier_date_skip_early (&q, context);
  has = dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context);
  if (has && modifier.flags & DOSSIER_DATE_NAME_BEHIND)
    return FALSE;
  if (has)
    {
      from->modifier = modifier.value;
      from->anchored = (modifier.flags & DOSSIER_DATE_NAME_ANCHORED) != 0;
      if (dossier_date_take_past (&q, &modifier))
        from->modifier = -1;
      else if (modifier.value == 0 && dossier_date_take_literal (&q, "coming"))
        {
          from->modifier = 1;
          dossier_date_skip_blanks (&q);
        }
      from->fiscal = dossier_date_take_fiscal (&q) ? 2 : 0;
      if (from->fiscal != 0 || dossier_date_take_literal (&q, "calendar"))
        dossier_date_skip_blanks (&q);
    }
  if (!has && dossier_date_take_literal (&q, "the"))
    dossier_date_skip_blanks (&q);
  /* "this years festival" stands for "this year's". */
  if (modifier.value == 0 && has && dossier_date_take_literal (&q, "years"))
    unit = (DossierDateName) { DOSSIER_DATE_NAME_UNIT, DOSSIER_DATE_YEAR, 0 };
  else if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.flags & DOSSIER_DATE_NAME_PLURAL)
    return FALSE;
  from->unit = (DossierDateUnit) unit.value;
  if (!has && !behind_modifier (&q, from, context))
    {
      if (from->unit != DOSSIER_DATE_WEEKEND)
        return FALSE;
      from->modifier = DOSSIER_NO_MODIFIER;
    }
  if (from->unit == DOSSIER_DATE_FORTNIGHT)
    return FALSE;
  /* "the last week of February" */
  if (has && modifier.value != 0 && !from->anchored && g_ascii_strncasecmp (q, " of ", 4) == 0)
    return FALSE;
  /* "this day", "the next day" but "last day". */
  if (from->unit == DOSSIER_DATE_DAY && has && !from->anchored)
    {
      if (modifier.value <= 0)
        return FALSE;
      from->anchored = TRUE;
    }
  from->needs_mention = from->anchored && modifier.value > 0;
  *p = q;
  return TRUE;
}

/* Whether the length of time that ends at @p is one "before" or "after" something told later. */
static gboolean
ends_clause (const char *p)
{
  while (*p == ' ')
    p++;
  return *p == '\0' || *p == '.' || *p == ',' || *p == ';' || *p == ')' || *p == '\n' || *p == '"' || g_str_has_prefix (p, "”");
}

/* "ago", "earlier", "later", "before", "from now"; sets the sign and the base. */
static gboolean
take_direction (const char               **p,
                DossierDatePoint          *point,
                const DossierDateContext  *context)
{
  const char *q = *p, *r;
  DossierDateName name;

  dossier_date_skip_blanks (&q);
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_AGO, &name, context))
    point->count = -point->count;
  else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_EARLY, &name, context) && name.value != 0)
    {
      r = q;
      dossier_date_skip_blanks (&r);
      if (dossier_date_take_literal (&r, "than"))
        return FALSE;
      point->count *= name.value;
      point->anchored = TRUE;
    }
  else if ((dossier_date_take_literal (&q, "before") || dossier_date_take_literal (&q, "previously")) && ends_clause (q))
    {
      point->count = -point->count;
      point->anchored = TRUE;
    }
  else if ((dossier_date_take_literal (&q, "after") || dossier_date_take_literal (&q, "afterwards")) && ends_clause (q))
    point->anchored = TRUE;
  else if (dossier_date_take_literal (&q, "from"))
    {
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_literal (&q, "now") && !dossier_date_take_literal (&q, "today"))
        return FALSE;
    }
  else if (!dossier_date_take_literal (&q, "hence"))
    return FALSE;
  *p = q;
  return TRUE;
}

/* Whether the length of time from @p to @end is one from now on: "will lapse in two years", not "the first in two years"; @within: at any
 * time of it. */
static gboolean
is_time_to_go (const char               *p,
               const char               *end,
               DossierDateUnit           unit,
               gboolean                 *within,
               const DossierDateContext *context)
{
  const char *in, *word, *word_end;
  DossierTense tense;

  if (context->text == NULL || !dossier_date_word_before (context->text, p, &in, &word_end) || !dossier_date_word_is (in, word_end, " in within ")
      || g_str_has_prefix (end, " of ")
      || g_str_has_prefix (end, " after ") || g_str_has_prefix (end, " before ") || !dossier_date_word_before (context->text, in, &word, &word_end))
    return FALSE;
  if (dossier_date_word_is (word, word_end, " first second third time times once twice only again ")
      || (word_end - word > 4 && g_str_has_prefix (word_end - 3, "est")))
    return FALSE;
  *within = g_ascii_tolower (*in) == 'w';
  /* "within a decade" tells how long, not when. */
  if (*within && unit >= DOSSIER_DATE_DECADE)
    return FALSE;
  tense = dossier_date_tense_at (context->text, in, end);
  return tense == DOSSIER_TENSE_FUTURE || tense == DOSSIER_TENSE_PLANNED;
}

/* "half a century", "half a decade" in years */
static gboolean
halve (DossierDateName  *unit,
       DossierDatePoint *point)
{
  if (point->count != 1 || unit->value < DOSSIER_DATE_DECADE)
    return FALSE;
  point->count = unit->value == DOSSIER_DATE_CENTURY ? 50 : 5;
  unit->value = DOSSIER_DATE_YEAR;
  return TRUE;
}

/* "today", "this week" behind "80 years ago" */
static void
take_same_time (const char               **p,
                DossierDatePoint          *point,
                const DossierDateContext  *context)
{
  const char *q = *p;
  int years = -point->count * (point->unit == DOSSIER_DATE_DECADE ? 10 : 1);
  DossierDateName unit;

  if ((point->unit != DOSSIER_DATE_YEAR && point->unit != DOSSIER_DATE_DECADE) || years < 1 || years > 2000 || point->approximate)
    return;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "today"))
    {
      point->unit = DOSSIER_DATE_DAY;
      point->count = 0;
    }
  else
    {
      if (!dossier_date_take_literal (&q, "this"))
        return;
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context) || unit.flags & DOSSIER_DATE_NAME_PLURAL
          || (unit.value != DOSSIER_DATE_WEEK && unit.value != DOSSIER_DATE_MONTH))
        return;
      point->kind = DOSSIER_DATE_CURRENT;
      point->unit = (DossierDateUnit) unit.value;
      point->modifier = 0;
    }
  point->years = years;
  *p = q;
}

/* "a decade ago", "two years later", "vor drei Tagen", "il y a trois jours", "неделю назад" */
static gboolean
offset_pattern (const char               **p,
                DossierDateReading        *reading,
                const DossierDateContext  *context)
{
  const char *q = *p, *word, *word_end;
  DossierDateName name, unit;
  DossierDatePoint *from = &reading->from;
  gboolean vague = FALSE, first = FALSE, within = FALSE, half, counted;

  from->kind = DOSSIER_DATE_OFFSET;
  from->count = 1;
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_AGO_FIRST, &name, context))
    first = TRUE;
  else if (dossier_date_take_literal (&q, "il"))
    {
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_literal (&q, "y"))
        return FALSE;
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_literal (&q, "a"))
        return FALSE;
      first = TRUE;
    }
  dossier_date_skip_blanks (&q);
  half = dossier_date_take_literal (&q, "half");
  if (half)
    dossier_date_skip_blanks (&q);
  counted = dossier_date_take_count (&q, &from->count, &vague, context);
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context))
    return FALSE;
  if (half && !halve (&unit, from))
    return FALSE;
  if (!counted && (first || unit.flags & DOSSIER_DATE_NAME_PLURAL))
    return FALSE;
  from->unit = (DossierDateUnit) unit.value;
  from->approximate = vague || half;
  if (first)
    from->count = -from->count;
  else if (!take_direction (&q, from, context) && !(counted && is_time_to_go (*p, q, from->unit, &within, context)))
    return FALSE;
  /* "in the ten years before" lasts */
  if (counted && from->anchored && unit.flags & DOSSIER_DATE_NAME_PLURAL && context->strict
      && dossier_date_word_before (context->text, *p, &word, &word_end) && dossier_date_word_is (word, word_end, " the "))
    return FALSE;
  if (within)
    {
      from->kind = DOSSIER_DATE_SPAN;
      from->modifier = 1;
    }
  else if (from->count < 0 && !from->anchored)
    take_same_time (&q, from, context);
  *p = q;
  return TRUE;
}

/* "the day before yesterday", "the day after tomorrow" */
static gboolean
beyond_pattern (const char               **p,
                DossierDateReading        *reading,
                const DossierDateContext  *context)
{
  const char *q = *p;
  gboolean before;

  if (!dossier_date_take_literal (&q, "day"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  before = dossier_date_take_literal (&q, "before");
  if (!before && !dossier_date_take_literal (&q, "after"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, before ? "yesterday" : "tomorrow"))
    return FALSE;
  reading->from.kind = DOSSIER_DATE_OFFSET;
  reading->from.unit = DOSSIER_DATE_DAY;
  reading->from.count = before ? -2 : 2;
  *p = q;
  return TRUE;
}

/* "the last few days", "the past 48 hours", "the next two weeks", "the past decade", "den letzten drei Tagen" */
static gboolean
span_pattern (const char               **p,
              DossierDateReading        *reading,
              const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName modifier, unit;
  DossierDatePoint *from = &reading->from;
  gboolean vague = FALSE, counted;

  from->kind = DOSSIER_DATE_SPAN;
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_MODIFIER, &modifier, context) || modifier.value == 0
      || modifier.flags & DOSSIER_DATE_NAME_BEHIND)
    return FALSE;
  dossier_date_skip_blanks (&q);
  counted = dossier_date_take_count (&q, &from->count, &vague, context);
  dossier_date_skip_blanks (&q);
  if (counted && from->count % 24 == 0 && dossier_date_take_literal (&q, "hours"))
    {
      /* They reach into the day before. */
      from->count = from->count / 24 + (modifier.value < 0);
      from->unit = DOSSIER_DATE_DAY;
      from->modifier = modifier.value;
      *p = q;
      return TRUE;
    }
  if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context))
    return FALSE;
  from->unit = (DossierDateUnit) unit.value;
  if (!counted)
    {
      if (from->unit == DOSSIER_DATE_DECADE && unit.flags != DOSSIER_DATE_NAME_PLURAL)
        from->count = 1;
      else if (from->unit <= DOSSIER_DATE_WEEK && unit.flags & DOSSIER_DATE_NAME_PLURAL && !context->strict)
        from->count = 3;
      else
        return FALSE;
      vague = TRUE;
    }
  else if (!(unit.flags & DOSSIER_DATE_NAME_PLURAL) && from->count > 4)
    return FALSE;
  from->modifier = modifier.value;
  from->approximate = vague;
  *p = q;
  return TRUE;
}

/* "of the war" behind "week 12": something that lasts and began. */
static gboolean
take_event (const char **p)
{
  static const char lasting[] = " war invasion offensive counteroffensive conflict operation campaign siege fighting ceasefire truce exercise exercises"
                                " drill drills games blockade occupation uprising strike battle mission hostilities manoeuvres maneuvers ";
  const char *q = *p, *start;

  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "of") && !dossier_date_take_literal (&q, "in"))
    return FALSE;
  for (guint words = 0; words < 6; words++)
    {
      while (*q == ' ' || *q == '\n')
        q++;
      start = q;
      while (g_unichar_isalnum (g_utf8_get_char (q)) || *q == '-' || *q == '\'' || g_str_has_prefix (q, "’"))
        q = g_utf8_next_char (q);
      if (q == start)
        return FALSE;
      if (dossier_date_word_is (start, q, lasting))
        {
          *p = q;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether the words before @p name something that lasts: "the war's 12th week", "the war enters". */
static gboolean
event_before (const char               *p,
              const DossierDateContext *context)
{
  const char *start, *end;

  if (context->text == NULL)
    return FALSE;
  for (guint i = 0; i < 5 && dossier_date_word_before (context->text, p, &start, &end); i++)
    {
      const char *stem = end;

      if (end - start > 2 && g_str_has_prefix (end - 2, "'s"))
        stem = end - 2;
      else if (end - start > 4 && g_str_has_prefix (end - 4, "’s"))
        stem = end - 4;
      if (dossier_date_word_is (start, stem, " war invasion offensive counteroffensive conflict siege operation campaign fighting "))
        return TRUE;
      p = start;
    }
  return FALSE;
}

/* "week 12 of the war", "day 100", "the 12th week of the invasion" */
static gboolean
event_pattern (const char               **p,
               DossierDateReading        *reading,
               const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName unit;
  DossierDatePoint *from = &reading->from;
  int digits;

  from->kind = DOSSIER_DATE_OF_EVENT;
  if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context))
    {
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_number (&q, 4, &from->count, &digits) || from->count == 0 || !dossier_date_number_ends (q)
          || g_unichar_isalnum (g_utf8_get_char (q)))
        return FALSE;
    }
  else
    {
      if (!dossier_date_take_ordinal_number (&q, &from->count, context) || from->count == 0)
        return FALSE;
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNIT, &unit, context))
        return FALSE;
    }
  if (unit.flags & DOSSIER_DATE_NAME_PLURAL || unit.value == DOSSIER_DATE_WEEKEND || unit.value > DOSSIER_DATE_YEAR)
    return FALSE;
  if (!take_event (&q) && !event_before (*p, context))
    return FALSE;
  from->unit = (DossierDateUnit) unit.value;
  *p = q;
  return TRUE;
}

/* "the week of June 5", "week ending 12 March", "the week to 12 March", "the week beginning Monday" is none */
static gboolean
week_pattern (const char               **p,
              DossierDateReading        *reading,
              const DossierDateContext  *context)
{
  static const char * const words[] = { "ending", "to", "of", "beginning", "starting" };
  static const int sides[] = { -1, -1, 0, 1, 1 };
  const char *q = *p;
  int side = 2;

  if (!dossier_date_take_literal (&q, "week"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  for (gsize i = 0; i < G_N_ELEMENTS (words) && side == 2; i++)
    if (dossier_date_take_literal (&q, words[i]))
      side = sides[i];
  if (side == 2)
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_days_at (&q, reading, context) || reading->is_range || reading->from.kind != DOSSIER_DATE_CIVIL
      || reading->from.civil.day == 0 || reading->from.two_orders)
    return FALSE;
  reading->from.week = TRUE;
  reading->from.number = side;
  reading->loose = TRUE;
  *p = q;
  return TRUE;
}

/* "the weekend of March 5-6", "the weekend of 5 March" */
static gboolean
weekend_pattern (const char               **p,
                 DossierDateReading        *reading,
                 const DossierDateContext  *context)
{
  const char *q = *p;

  if (!dossier_date_take_literal (&q, "weekend"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "of"))
    return FALSE;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_days_at (&q, reading, context) || reading->from.kind != DOSSIER_DATE_CIVIL || reading->from.civil.day == 0 || reading->from.two_orders)
    return FALSE;
  reading->from.weekend = !reading->is_range;
  reading->loose = TRUE;
  *p = q;
  return TRUE;
}

#define BIT(type) (1u << (type))
#define DIGIT (1u << 30)  /* digits begin it */
#define OTHERS (1u << 31) /* a word or sign that is not in the table, such as "Q3" */

typedef struct
{
  gboolean (*match) (const char **, DossierDateReading *, const DossierDateContext *);
  guint first; /* what it may begin with */
} Pattern;

static const Pattern patterns[] = {
  { week_pattern, BIT (DOSSIER_DATE_NAME_UNIT) },
  { weekend_pattern, BIT (DOSSIER_DATE_NAME_UNIT) },
  { beyond_pattern, BIT (DOSSIER_DATE_NAME_UNIT) },
  { relative_pattern, BIT (DOSSIER_DATE_NAME_RELATIVE) | BIT (DOSSIER_DATE_NAME_MODIFIER) },
  { ends_pattern, BIT (DOSSIER_DATE_NAME_EARLY) | BIT (DOSSIER_DATE_NAME_ENDS) | BIT (DOSSIER_DATE_NAME_UNIT) },
  { dossier_date_part_at, BIT (DOSSIER_DATE_NAME_ORDINAL) | BIT (DOSSIER_DATE_NAME_MODIFIER) },
  { dossier_date_week_of_month_at, BIT (DOSSIER_DATE_NAME_ORDINAL) | BIT (DOSSIER_DATE_NAME_MODIFIER) },
  { span_pattern, BIT (DOSSIER_DATE_NAME_MODIFIER) },
  { offset_pattern, BIT (DOSSIER_DATE_NAME_HALF) | BIT (DOSSIER_DATE_NAME_NUMBER) | BIT (DOSSIER_DATE_NAME_VAGUE) | BIT (DOSSIER_DATE_NAME_AGO_FIRST) | BIT (DOSSIER_DATE_NAME_UNIT)
                      | DIGIT | OTHERS },
  { event_pattern, BIT (DOSSIER_DATE_NAME_UNIT) | BIT (DOSSIER_DATE_NAME_ORDINAL) | DIGIT },
  { dossier_date_quarter_at, BIT (DOSSIER_DATE_NAME_ORDINAL) | BIT (DOSSIER_DATE_NAME_MODIFIER) | DIGIT | OTHERS },
  { current_pattern, BIT (DOSSIER_DATE_NAME_MODIFIER) | BIT (DOSSIER_DATE_NAME_EARLY) | BIT (DOSSIER_DATE_NAME_UNIT) },
  { same_pattern, BIT (DOSSIER_DATE_NAME_SAME) },
  { dossier_date_overnight_at, BIT (DOSSIER_DATE_NAME_NIGHT) },
  { dossier_date_century_at, BIT (DOSSIER_DATE_NAME_ORDINAL) | BIT (DOSSIER_DATE_NAME_NUMBER) | BIT (DOSSIER_DATE_NAME_EARLY) | DIGIT },
  { dossier_date_decade_at, BIT (DOSSIER_DATE_NAME_DECADE) | BIT (DOSSIER_DATE_NAME_EARLY) | DIGIT | OTHERS },
  { dossier_date_fiscal_at, BIT (DOSSIER_DATE_NAME_FISCAL) | DIGIT | OTHERS },
};

gboolean
dossier_date_periods_at (const char               **p,
                         DossierDateReading        *reading,
                         const DossierDateContext  *context)
{
  DossierDateName name;
  const char *after;
  guint first = OTHERS;

  if (g_ascii_isdigit (**p))
    first = DIGIT;
  else if (dossier_date_look_up (*p, &name, &after, context))
    first = BIT (name.type) | (name.type == DOSSIER_DATE_NAME_FILLER || name.type == DOSSIER_DATE_NAME_FISCAL ? OTHERS : 0);
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      if (!(patterns[i].first & first))
        continue;
      *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
      reading->loose = TRUE;
      if (patterns[i].match (p, reading, context))
        return TRUE;
    }
  return FALSE;
}
