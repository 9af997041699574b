/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates that are counted, or longer than a month: "yesterday", "last week", "the last few days", "the weekend", "the week of June 5". One
 * function a pattern, each of which takes a position by reference and moves it only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

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
  { dossier_date_offset_at, BIT (DOSSIER_DATE_NAME_HALF) | BIT (DOSSIER_DATE_NAME_NUMBER) | BIT (DOSSIER_DATE_NAME_VAGUE) | BIT (DOSSIER_DATE_NAME_AGO_FIRST) | BIT (DOSSIER_DATE_NAME_UNIT)
                      | DIGIT | OTHERS },
  { dossier_date_event_at, BIT (DOSSIER_DATE_NAME_UNIT) | BIT (DOSSIER_DATE_NAME_ORDINAL) | DIGIT },
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
