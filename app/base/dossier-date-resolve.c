/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From what is written of a date to the days it means, counted from the date of the text, from the date mentioned
 * before, or from the beginning of an event. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"
#include "dossier-edtf-private.h"
#include "dossier-edtf.h"

#include <string.h>

#define NEAR_WEEKDAY 2    /* so many days ahead a weekday of the same week is not called the next one */
#define LONG_OVER 62      /* days after which nothing is to come in a month */
#define MENTION_BYTES 1500 /* so far back a date mentioned before is counted from */

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
  /* Years of four digits with room to count in; nothing is written in others. */
  reference.known = reference.middle > -600000 && reference.middle < 2900000;
  return reference;
}

/* Whether a date was mentioned so shortly before that it may be counted from. */
gboolean
dossier_date_mention_is_near (const DossierDateContext *context)
{
  return context->anchor.known && context->at != NULL && context->at - context->anchor.end < MENTION_BYTES;
}

/* The date that what is told to within @unit is counted from: the one mentioned last, or the day before it where that was a longer time farther back, as in
 * "on 19 October, the first since 2016. Two weeks later". */
static const DossierDateAnchor *
anchor_for (const DossierDateContext *context,
            DossierDateUnit           unit)
{
  return context->anchor.unit > unit && context->day.known && context->at - context->day.end < MENTION_BYTES ? &context->day : &context->anchor;
}

/* The day that @point counts from. Returns FALSE and says in @value what is missing, when something is. */
gboolean
dossier_date_find_base (const DossierDatePoint   *point,
                        const DossierDateContext *context,
                        DossierDateUnit           unit,
                        gint64                   *day,
                        DossierDateValue         *value)
{
  const DossierDateAnchor *anchor = anchor_for (context, unit);

  if (point->anchored && dossier_date_mention_is_near (context) && (anchor->unit <= unit || point->modifier == 0))
    {
      *day = anchor->first;
      value->basis = DOSSIER_DATE_BY_MENTION;
      return anchor->unit <= unit;
    }
  value->basis = DOSSIER_DATE_LACKS_REFERENCE;
  if (point->needs_mention || (point->anchored && point->count > 0 && dossier_date_mention_is_near (context)))
    {
      value->basis = DOSSIER_DATE_BY_MENTION;
      return FALSE;
    }
  if (!context->reference.known || (!context->reference.is_day && unit < DOSSIER_DATE_MONTH))
    return FALSE;
  *day = context->reference.middle;
  value->basis = DOSSIER_DATE_BY_REFERENCE;
  return TRUE;
}

/* What the words around the date that is being read tell of it. */
DossierTense
dossier_date_tense_of (const DossierDateContext *context)
{
  return context->at != NULL && !context->ignore_tense ? dossier_date_tense_at (context->text, context->at, context->behind) : DOSSIER_TENSE_UNKNOWN;
}

/* "will meet", "was due to meet" */
static gboolean
is_to_come (DossierTense tense)
{
  return tense == DOSSIER_TENSE_FUTURE || tense == DOSSIER_TENSE_PLANNED;
}

/* "begins Tuesday and lasts until Saturday": whether @day, in the second place, would lie before the first. */
static gboolean
ends_what_began (const DossierDateContext *context,
                 gint64                    day)
{
  const char *start, *end;

  return dossier_date_mention_is_near (context) && context->at - context->anchor.end <= 60 && context->anchor.unit == DOSSIER_DATE_DAY
         && context->anchor.first > day && context->anchor.first < day + 7 && memchr (context->anchor.end, '.', (gsize) (context->at - context->anchor.end)) == NULL
         && dossier_date_word_before (context->text, context->at, &start, &end) && dossier_date_word_is (start, end, " until till through ");
}

/* "last Thursday", which on a Friday is not the day before, unlike "this past Thursday". */
static gboolean
is_called_last (const DossierDateContext *context)
{
  return context->at != NULL && g_ascii_strncasecmp (context->at, "last ", strlen ("last ")) == 0;
}

static gboolean
resolve_weekday (const DossierDatePoint   *point,
                 const DossierDateContext *context,
                 DossierDateValue         *value)
{
  gint64 base, back;

  if (!dossier_date_find_base (point, context, DOSSIER_DATE_DAY, &base, value))
    return FALSE;
  back = (dossier_date_weekday_of (base) - (point->number - 1) + 7) % 7;
  if (point->last_week)
    back = dossier_date_weekday_of (base) - (point->number - 1) - 7 * point->modifier;
  else if (point->modifier == DOSSIER_NO_MODIFIER)
    back = back != 0 && is_to_come (dossier_date_tense_of (context)) ? back - 7 : back;
  else if (point->modifier == 0)
    back = back == 0 || dossier_date_tense_of (context) == DOSSIER_TENSE_PAST ? back : back - 7;
  else if (point->modifier > 0)
    {
      back -= 7;
      /* Written on a Tuesday, "next Wednesday" is not tomorrow; on a Sunday "next Monday" is. */
      if (-back <= NEAR_WEEKDAY && dossier_date_weekday_of (base) < point->number - 1 && dossier_date_tense_of (context) != DOSSIER_TENSE_PAST)
        back -= 7;
    }
  else if (back == 0)
    back = 7;
  else if (back == 1 && is_called_last (context))
    back = 8;
  if (point->modifier == DOSSIER_NO_MODIFIER && ends_what_began (context, base - back))
    back -= 7;
  dossier_date_set_around (value, base - back, DOSSIER_DATE_DAY);
  if (point->night)
    dossier_date_set_days (value, base - back - 1, base - back);
  return TRUE;
}

/* The year that "the end of the year" ends: "what was promised for March 2024 will slip to the end of the year". Moves @day into it. */
static void
move_to_told_year (const DossierDatePoint   *point,
                   const DossierDateContext *context,
                   gint64                   *day,
                   DossierDateValue         *value)
{
  DossierTense tense;
  int told, now;

  if (!point->the_year || !context->anchor.known || !context->anchor.has_year || !dossier_date_mention_is_near (context))
    return;
  for (const char *p = context->anchor.end; p < context->at; p++)
    if (*p == '\n' || (strchr (".!?", *p) != NULL && p[1] == ' ' && g_ascii_isupper (p[2])))
      return;
  told = dossier_date_from_days (context->anchor.first).year;
  now = dossier_date_from_days (*day).year;
  tense = dossier_date_tense_of (context);
  if ((tense == DOSSIER_TENSE_FUTURE && told > now) || (tense == DOSSIER_TENSE_PAST && told < now))
    {
      *day = dossier_edtf_days_from_civil (told, 6, 1);
      value->basis = DOSSIER_DATE_BY_MENTION;
    }
}

static gboolean
resolve_current (const DossierDatePoint   *point,
                 const DossierDateContext *context,
                 DossierDateValue         *value)
{
  gint64 base;
  int modifier = point->modifier;

  if (!dossier_date_find_base (point, context, point->unit, &base, value))
    return FALSE;
  move_to_told_year (point, context, &base, value);
  /* "80 years ago this week": that in which the same days lie, whatever weekday today is. */
  if (point->years > 0)
    base = dossier_date_shift (point->unit == DOSSIER_DATE_WEEK ? base - dossier_date_weekday_of (base) + 3 : base, DOSSIER_DATE_YEAR, -point->years);
  if (point->fiscal != 0 && point->unit == DOSSIER_DATE_YEAR)
    {
      const DossierFiscalCalendar *budget = dossier_date_fiscal_calendar (FALSE, FALSE, context);

      dossier_date_set_fiscal_year (value, budget, dossier_date_fiscal_day (budget, base).year + modifier);
      return TRUE;
    }
  if (point->unit == DOSSIER_DATE_WEEKEND && modifier != 1)
    {
      /* On the days before it, the weekend is the one before, unless told to come. */
      if (modifier <= 0 || modifier == DOSSIER_NO_MODIFIER)
        {
          gboolean now = dossier_date_weekday_of (base) >= 5;
          DossierTense tense = modifier < 0 ? DOSSIER_TENSE_PAST : dossier_date_tense_of (context);

          modifier = modifier < 0 || (!now && !is_to_come (tense)) ? -1 : 0;
        }
    }
  else if (point->unit == DOSSIER_DATE_WEEKEND && dossier_date_weekday_of (base) < 5)
    modifier = 0;
  dossier_date_set_around (value, dossier_date_shift (base, point->unit == DOSSIER_DATE_WEEKEND ? DOSSIER_DATE_WEEK : point->unit, modifier), point->unit);
  return TRUE;
}

static gboolean
is_week (DossierDateUnit unit)
{
  return unit == DOSSIER_DATE_WEEK || unit == DOSSIER_DATE_FORTNIGHT;
}

static gboolean
resolve_offset (const DossierDatePoint   *point,
                const DossierDateContext *context,
                DossierDateValue         *value)
{
  gint64 base;

  if (!dossier_date_find_base (point, context, point->unit, &base, value))
    return FALSE;
  if (ABS (point->count) > 5000)
    return FALSE;
  base = dossier_date_shift (base, point->unit, point->count);
  base = dossier_date_shift (base, DOSSIER_DATE_YEAR, -point->years);
  if (point->unit >= DOSSIER_DATE_DECADE)
    value->approximate = TRUE;
  /* "the week before", behind "22-28 February" */
  if (point->unit == DOSSIER_DATE_WEEK && value->basis == DOSSIER_DATE_BY_MENTION && ABS (point->count) == 1 && anchor_for (context, point->unit)->days == 7)
    {
      dossier_date_set_days (value, base, base + 6);
      value->unit = DOSSIER_DATE_WEEK;
      return TRUE;
    }
  /* "two weeks ago" is about the day; of "a few weeks ago", and from a week that was mentioned, the week is all that is known. */
  if (is_week (point->unit) && !point->approximate && (value->basis != DOSSIER_DATE_BY_MENTION || anchor_for (context, point->unit)->unit == DOSSIER_DATE_DAY))
    {
      dossier_date_set_around (value, base, DOSSIER_DATE_DAY);
      value->unit = point->unit;
      value->approximate = TRUE;
      return TRUE;
    }
  dossier_date_set_around (value, base, MIN (point->unit, DOSSIER_DATE_YEAR));
  value->approximate |= point->approximate;
  return TRUE;
}

/* "the last five years" end on the day they are told and begin on the day after the same one, five years before. */
static gboolean
resolve_span (const DossierDatePoint   *point,
              const DossierDateContext *context,
              DossierDateValue         *value)
{
  gint64 base;
  DossierDateUnit exact = point->unit >= DOSSIER_DATE_MONTH ? DOSSIER_DATE_MONTH : DOSSIER_DATE_DAY;

  if (!dossier_date_find_base (point, context, exact, &base, value))
    return FALSE;
  if (point->count > 5000)
    return FALSE;
  if (point->modifier < 0)
    dossier_date_set_days (value, dossier_date_shift (base, point->unit, -point->count) + 1, base);
  else
    dossier_date_set_days (value, base, dossier_date_shift (base, point->unit, point->count));
  value->unit = point->unit;
  value->approximate = point->approximate;
  return TRUE;
}

static gboolean
resolve_event (const DossierDatePoint   *point,
               const DossierDateContext *context,
               DossierDateValue         *value)
{
  gint64 first, next;

  value->basis = DOSSIER_DATE_LACKS_EVENT;
  if (!context->event.known || !context->event.is_day)
    return FALSE;
  if (point->count > 5000)
    return FALSE;
  first = dossier_date_shift (context->event.middle, point->unit, point->count - 1);
  next = dossier_date_shift (context->event.middle, point->unit, point->count);
  dossier_date_set_days (value, first, next - 1);
  value->unit = point->unit;
  value->basis = DOSSIER_DATE_BY_EVENT;
  return TRUE;
}

static gboolean
resolve_period (const DossierDatePoint   *point,
                const DossierDateContext *context,
                DossierDateValue         *value)
{
  int months = dossier_date_months_of (point->unit), year = point->civil.year;
  const DossierFiscalCalendar *budget = point->fiscal != 0 ? dossier_date_fiscal_calendar (point->fiscal == 1, year != DOSSIER_NO_YEAR, context) : NULL;
  gint64 base;
  DossierCivil now;

  value->basis = DOSSIER_DATE_BY_WORDS;
  value->unit = point->unit;
  if (point->unit >= DOSSIER_DATE_DECADE)
    {
      dossier_date_set_around (value, dossier_edtf_days_from_civil (year, 6, 1), point->unit);
      return TRUE;
    }
  if (year == DOSSIER_NO_YEAR)
    {
      if (!dossier_date_find_base (point, context, DOSSIER_DATE_MONTH, &base, value))
        return FALSE;
      if (point->modifier == DOSSIER_NO_MODIFIER && dossier_date_mention_is_near (context) && context->anchor.unit == DOSSIER_DATE_YEAR
          && context->at - context->anchor.end <= 4)
        base = context->anchor.first + 364; /* "1988's third quarter" */
      move_to_told_year (point, context, &base, value);
      now = dossier_date_fiscal_day (budget, base);
      year = now.year + (point->modifier == DOSSIER_NO_MODIFIER ? 0 : point->modifier);
      if (point->modifier == DOSSIER_NO_MODIFIER)
        {
          int first = (point->number - 1) * months + 1;

          if (dossier_date_tense_of (context) == DOSSIER_TENSE_FUTURE)
            year += first + months - 1 < now.month;
          else
            year -= first > now.month;
        }
    }
  /* Which months of it the quarter has, nobody knows. */
  if (point->fiscal != 0 && budget == NULL)
    {
      dossier_date_set_fiscal_year (value, NULL, year);
      return TRUE;
    }
  dossier_date_set_fiscal_months (value, budget, year, (point->number - 1) * months + 1, point->number * months);
  return TRUE;
}

/* "wants flights to stop on the 31st", where the days of this month are told of: not that of a month that is long over. */
static gboolean
is_to_come_in_news (const DossierDateContext *context,
                    DossierTense              tense)
{
  return (tense == DOSSIER_TENSE_FUTURE || (tense == DOSSIER_TENSE_PLANNED && context->is_news)) && context->reference.known && context->reference.is_day
         && context->reference.middle - context->anchor.first > LONG_OVER;
}

/* The number of a day alone: of the month mentioned before, or of that in which it comes last or next. */
static gboolean
resolve_numbered_day (const DossierDatePoint   *point,
                      const DossierDateContext *context,
                      DossierDateValue         *value)
{
  gint64 base;
  DossierCivil now;
  gboolean mentioned = point->modifier == DOSSIER_NO_MODIFIER && dossier_date_mention_is_near (context) && context->anchor.unit <= DOSSIER_DATE_MONTH;
  DossierTense tense = dossier_date_tense_of (context);
  int months;

  mentioned = mentioned && !is_to_come_in_news (context, tense);
  value->unit = DOSSIER_DATE_DAY;
  if (!mentioned && !dossier_date_find_base (point, context, DOSSIER_DATE_DAY, &base, value))
    return FALSE;
  if (mentioned)
    {
      base = context->anchor.first;
      value->basis = DOSSIER_DATE_BY_MENTION;
    }
  now = dossier_date_from_days (base);
  months = point->modifier != DOSSIER_NO_MODIFIER ? point->modifier : mentioned ? 0
           : is_to_come (tense) ? (point->number < now.day ? 1 : 0) : (point->number > now.day ? -1 : 0);
  value->from = dossier_date_from_days (dossier_date_shift (dossier_edtf_days_from_civil (now.year, now.month, 1), DOSSIER_DATE_MONTH, months));
  /* "on the 29th", told in a February without one */
  if (months >= 0 && is_to_come (tense) && point->modifier == DOSSIER_NO_MODIFIER && point->number > dossier_edtf_month_length (value->from.year, value->from.month))
    value->from = dossier_date_from_days (dossier_date_shift (dossier_edtf_days_from_civil (now.year, now.month, 1), DOSSIER_DATE_MONTH, months + 1));
  value->from.day = point->number;
  return point->number <= dossier_edtf_month_length (value->from.year, value->from.month);
}

static gboolean
resolve_point (const DossierDatePoint   *point,
               const DossierDateContext *context,
               DossierDateValue         *value)
{
  *value = (DossierDateValue) { 0 };
  switch (point->kind)
    {
    case DOSSIER_DATE_WEEKDAY:
      return resolve_weekday (point, context, value);
    case DOSSIER_DATE_CURRENT:
      return resolve_current (point, context, value);
    case DOSSIER_DATE_OFFSET:
      return resolve_offset (point, context, value);
    case DOSSIER_DATE_SPAN:
      return resolve_span (point, context, value);
    case DOSSIER_DATE_OF_EVENT:
      return resolve_event (point, context, value);
    case DOSSIER_DATE_PERIOD:
      return resolve_period (point, context, value);
    case DOSSIER_DATE_FISCAL:
      return dossier_date_resolve_fiscal (point, context, value);
    case DOSSIER_DATE_NUMBERED_DAY:
      return resolve_numbered_day (point, context, value);
    case DOSSIER_DATE_CIVIL:
    default:
      return dossier_date_resolve_civil (point, context, value);
    }
}

/* "will run from October through December": whether the end @civil of a range, in the nearest year, is over though the verb says otherwise. */
static gboolean
is_past_though_to_come (const DossierDateContext *context,
                        const DossierCivil       *civil)
{
  return context->reference.known && dossier_date_last_day (civil) < context->reference.middle && dossier_date_tense_of (context) == DOSSIER_TENSE_FUTURE;
}

/* Years that only the other end of a range tells. */
static gboolean
resolve_range (const DossierDateReading *reading,
               const DossierDateContext *context,
               DossierDateValue         *value)
{
  DossierDatePoint from = reading->from, to = reading->to;
  DossierDateContext around = *context;
  DossierDateValue end;

  /* "which runs from June 1 to July 15, began Monday" */
  around.ignore_tense = TRUE;

  if (from.kind == DOSSIER_DATE_WEEKDAY)
    {
      gint64 first, days = (to.number - from.number + 7) % 7;

      if (!resolve_point (&from, context, value))
        return FALSE;
      first = dossier_date_to_days (&value->from);
      /* "from Monday to next Friday" */
      if (to.modifier == 1 && from.modifier != 1 && to.number >= from.number)
        days += 7;
      /* "died overnight Friday into Saturday", on a Friday */
      if (days == 1 && value->basis == DOSSIER_DATE_BY_REFERENCE && first == context->reference.middle && dossier_date_tense_of (context) == DOSSIER_TENSE_PAST)
        first -= 7;
      dossier_date_set_days (value, first, first + days);
      return TRUE;
    }
  if (from.kind == DOSSIER_DATE_NUMBERED_DAY)
    {
      if (!resolve_point (&from, context, value))
        return FALSE;
      value->to = value->from;
      value->to.day = to.number;
      if (to.number < value->from.day)
        value->to.month = value->from.month % 12 + 1;
      value->to.year += to.number < value->from.day && value->to.month == 1;
      value->is_range = TRUE;
      return TRUE;
    }
  if (from.civil.year == DOSSIER_NO_YEAR && to.civil.year != DOSSIER_NO_YEAR)
    from.civil.year = from.civil.month > to.civil.month ? to.civil.year - 1 : to.civil.year;
  if (from.civil.year == DOSSIER_NO_YEAR)
    {
      /* What ran over the turn of a year is told by its end. */
      if (!resolve_point (&to, &around, &end))
        {
          *value = end;
          return FALSE;
        }
      end.from.year += is_past_though_to_come (context, &end.from);
      from.civil.year = from.civil.month > to.civil.month ? end.from.year - 1 : end.from.year;
      to.civil.year = end.from.year;
      if (!resolve_point (&from, context, value))
        return FALSE;
      value->basis = end.basis;
    }
  else if (!resolve_point (&from, context, value))
    return FALSE;
  if (to.civil.year == DOSSIER_NO_YEAR)
    to.civil.year = from.civil.month > to.civil.month ? from.civil.year + 1 : from.civil.year;
  value->to = to.civil;
  value->is_range = TRUE;
  return TRUE;
}

/**
 * dossier_date_resolve:
 * @value: (out): what the words mean; also when they cannot be resolved, with what is missing as its basis
 */
gboolean
dossier_date_resolve (const DossierDateReading *reading,
                      const DossierDateContext *context,
                      DossierDateValue         *value)
{
  return reading->is_range ? resolve_range (reading, context, value) : resolve_point (&reading->from, context, value);
}

/* @number, which is none below 0, in so many digits, at most four; @sign, unless it is NUL, before it. */
static void
append_number (GString *edtf,
               char     sign,
               int      number,
               int      digits)
{
  char written[6] = { sign };

  for (int i = digits; i > 0; i--, number /= 10)
    written[i] = (char) ('0' + number % 10);
  g_string_append_len (edtf, sign != '\0' ? written : written + 1, digits + (sign != '\0'));
}

static void
append_civil (GString                *edtf,
              const DossierCivil     *civil,
              const DossierDatePoint *point)
{
  append_number (edtf, '\0', civil->year, 4);
  if (civil->month > 0)
    append_number (edtf, '-', civil->month, 2);
  if (civil->day > 0)
    append_number (edtf, '-', civil->day, 2);
  if (!point->has_time || civil->day == 0)
    return;
  g_string_append_printf (edtf, "T%02d:%02d:%02d", point->hour, point->minute, point->second);
  if (point->zone == 0)
    g_string_append_c (edtf, 'Z');
  else
    g_string_append_printf (edtf, "%c%02d:%02d", point->zone < 0 ? '-' : '+', ABS (point->zone) / 60, ABS (point->zone) % 60);
}

/**
 * dossier_date_value_to_edtf:
 *
 * Returns: (transfer full) (nullable): NULL when there is no such day
 */
char *
dossier_date_value_to_edtf (const DossierDateReading *reading,
                            const DossierDateValue   *value)
{
  g_autoptr (GString) edtf = g_string_new (NULL);
  const char *mark = value->approximate && value->uncertain ? "%" : value->approximate ? "~" : value->uncertain ? "?" : "";

  if (value->from.year < 0 || value->from.year > 9999 || value->from.month > 24 || value->to.year < 0 || value->to.year > 9999)
    return NULL;
  if (value->is_range && value->from.month == 0 && value->to.month == 0 && value->from.year % 10 == 0
      && value->to.year == value->from.year + 9 && reading->from.kind == DOSSIER_DATE_PERIOD)
    g_string_printf (edtf, "%03dX%s", value->from.year / 10, mark);
  else
    {
      append_civil (edtf, &value->from, &reading->from);
      g_string_append (edtf, mark);
      if (value->is_range)
        {
          g_string_append_c (edtf, '/');
          append_civil (edtf, &value->to, &reading->from);
          /* Of "the last few days" only the beginning is vague. */
          if (reading->from.kind != DOSSIER_DATE_SPAN || reading->from.modifier > 0)
            g_string_append (edtf, mark);
        }
    }
  if (!dossier_edtf_parse (edtf->str, NULL, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&edtf), FALSE);
}
