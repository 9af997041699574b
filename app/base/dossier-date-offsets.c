/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates so many days, weeks or years from another: "three days ago", "two years later", "within two weeks", "80 years ago today". Takes a position by
 * reference and moves it only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

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
gboolean
dossier_date_offset_at (const char               **p,
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
