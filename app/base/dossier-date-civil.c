/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The year of a day or month that is written without one, the order of a day and month in numbers, the week around a day. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"
#include "dossier-edtf-private.h"

#include <string.h>

#define FAR_DAYS 45       /* beyond it the reading of 10/02 as the other order is taken to be wrong */
#define SOON_DAYS 45      /* what is told of a day so near is of this one, not of that of the year before */
#define WORDS_TO_HAD 6
#define HISTORY_YEARS 25  /* what is told of a year farther back is history, not the beginning of something that goes on */
#define CLAUSE_BYTES 80   /* so long may "when ..." be up to a month */

static gboolean
is_day_of (const DossierCivil *civil,
           int                 year)
{
  return civil->month > 12 || civil->month == 0 || civil->day <= dossier_edtf_month_length (year, civil->month);
}

/* Whether @civil, from the day @first to @last, is excluded by what is told of it. */
static gboolean
is_excluded (const DossierCivil *civil,
             gint64              first,
             gint64              last,
             int                 modifier,
             DossierTense        tense,
             gint64              base)
{
  DossierCivil now = dossier_date_from_days (base);
  gboolean same_month = civil->month == now.month && civil->year == now.year;

  if (modifier == -1)
    return same_month || last >= base;
  if (modifier == 1)
    return same_month || first <= base;
  /* "this spring", in October: over, unless told to come; a winter lies in two years. */
  if (modifier == 0 && (civil->month <= 12 || (civil->month < 24 && tense != DOSSIER_TENSE_FUTURE)))
    return civil->year != now.year;
  if (modifier == 0 && civil->month < 24)
    return last < base;
  if (modifier == 0)
    return FALSE;
  if (tense == DOSSIER_TENSE_PAST)
    return first > base;
  if (tense == DOSSIER_TENSE_FUTURE)
    return last < base;
  return FALSE;
}

/* What is written of a day or month, in @year. */
static DossierCivil
civil_in (const DossierDatePoint *point,
          int                     year)
{
  if (point->feast == DOSSIER_FEAST_NONE)
    return (DossierCivil) { year, point->civil.month, point->civil.day };
  return dossier_date_from_days (dossier_date_easter (year, point->feast == DOSSIER_FEAST_ORTHODOX) + point->count);
}

/* Whether @candidate, in the past as its verb, is so long over and next year's so near that this is what is meant: "stops pay from Oct. 15",
 * behind a verb of the past, on Oct. 2. */
static gboolean
is_rather_next (const DossierDatePoint *point,
                const DossierCivil     *candidate,
                gint64                  base)
{
  DossierCivil next = civil_in (point, candidate->year + 1);

  return point->civil.day > 0 && point->modifier == DOSSIER_NO_MODIFIER && is_day_of (&point->civil, next.year)
         && dossier_date_to_days (&next) > base && dossier_date_to_days (&next) - base <= SOON_DAYS;
}

/* The year near @base in which "Friday, 21 June" is a Friday; DOSSIER_NO_YEAR for none. */
static int
year_of_weekday (const DossierDatePoint *point,
                 gint64                  base)
{
  int middle = dossier_date_from_days (base).year;

  for (int year = middle - 1; year <= middle + 1; year++)
    {
      DossierCivil candidate = civil_in (point, year);

      if (is_day_of (&point->civil, year) && dossier_date_weekday_of (dossier_date_to_days (&candidate)) == point->weekday - 1)
        return year;
    }
  return DOSSIER_NO_YEAR;
}

/* The year in which @point comes nearest to @base, of those that the words allow. What lies far ahead would be told to come: where
 * nothing is told, @in_text, it counts as farther away than what is over. */
static int
nearest_year (const DossierDatePoint *point,
              DossierTense            tense,
              gint64                  base,
              gboolean                in_text)
{
  int modifier = point->modifier;
  DossierCivil middle = dossier_date_from_days (base);
  gint64 best_distance = G_MAXINT64;
  int best = DOSSIER_NO_YEAR;
  int reach = modifier == DOSSIER_NO_MODIFIER ? 1 : 2;

  for (int year = middle.year - reach; year <= middle.year + reach; year++)
    {
      DossierCivil candidate = civil_in (point, year);
      gint64 first = dossier_date_to_days (&candidate), last = candidate.day > 0 ? first : dossier_date_last_day (&candidate), distance;

      if (!is_day_of (&point->civil, year) || is_excluded (&candidate, first, last, modifier, tense, base))
        continue;
      distance = ABS ((first + last) / 2 - base);
      if (in_text && modifier == DOSSIER_NO_MODIFIER && tense == DOSSIER_TENSE_UNKNOWN && first > base)
        distance += distance / 3;
      if (distance < best_distance)
        {
          best_distance = distance;
          best = year;
        }
    }
  return best;
}

static gboolean
is_attack_of_2001 (const DossierDatePoint   *point,
                   const DossierDateContext *context)
{
  const char *q = context->behind;

  if (point->civil.month != 9 || point->civil.day != 11 || context->at == NULL)
    return FALSE;
  /* "the law of 2001, passed three days after Sept. 11" */
  if (dossier_date_mention_is_near (context) && context->anchor.has_year && dossier_date_from_days (context->anchor.first).year == 2001)
    return TRUE;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "terror") || dossier_date_take_literal (&q, "terrorist"))
    dossier_date_skip_blanks (&q);
  return dossier_date_take_literal (&q, "attack") || dossier_date_take_literal (&q, "attacks") || dossier_date_take_literal (&q, "hijackings")
         || dossier_date_take_literal (&q, "hijackers") || dossier_date_take_literal (&q, "commission");
}

/* Whether the date stands by a noun and not by the verb: "the strikes of Feb. 2", "the May 4 letter". */
static gboolean
stands_by_noun (const DossierDateContext *context)
{
  static const char parts[] = " end half beginning start middle evening morning night afternoon hours week weeks weekend days rest part eve early late mid as"
                              " instead ahead because out ";
  static const char early[] = " early late mid ";
  static const char no_nouns[] = " and or to at in on with when as but for before after that which who where while he she they it we i the a an by from of"
                                 " until following through into over near said says will would was were is are had has have can could may might should because"
                                 " if so then than local outside inside against during amid off along under this next last not also ";
  const char *start, *end, *of, *p = context->at, *q = context->behind;

  if (p == NULL)
    return FALSE;
  if (p > context->text && p[-1] == '-')
    p--;
  while (dossier_date_word_before (context->text, p, &start, &end) && dossier_date_word_is (start, end, early))
    p = start;
  if (!dossier_date_word_before (context->text, p, &start, &end))
    return FALSE;
  if (dossier_date_word_is (start, end, " of "))
    return dossier_date_word_before (context->text, start, &of, &end) && !dossier_date_word_is (of, end, parts) && g_ascii_isalpha (*of);
  if (!dossier_date_word_is (start, end, " the a an its his her their our "))
    return FALSE;
  if (*q++ != ' ')
    return FALSE;
  for (end = q; g_ascii_islower (*end); end++)
    ;
  return end - q > 1 && !dossier_date_word_is (q, end, no_nouns);
}

/* The verb says nothing of what does not go with it. */
static DossierTense
tense_of_civil (const DossierDatePoint   *point,
                const DossierDateContext *context)
{
  return (point->modifier != DOSSIER_NO_MODIFIER && point->civil.month <= 12) || stands_by_noun (context) ? DOSSIER_TENSE_UNKNOWN : dossier_date_tense_of (context);
}

/* "larger than that of last year, when it took place in August" */
static gboolean
is_of_told_year (const DossierDateContext *context)
{
  const char *p = context->anchor.end;

  if (context->at == NULL || !context->anchor.known || context->anchor.unit != DOSSIER_DATE_YEAR || context->at < p || context->at - p > CLAUSE_BYTES
      || memchr (p, '.', (gsize) (context->at - p)) != NULL)
    return FALSE;
  if (*p == ',')
    p++;
  dossier_date_skip_blanks (&p);
  return dossier_date_take_literal (&p, "when");
}

/* The year of a day or month told without one, in a text that tells of another year than its own. */
static int
year_of_mention (const DossierDatePoint   *point,
                 const DossierDateContext *context)
{
  DossierCivil mentioned, now;

  if (is_of_told_year (context))
    return dossier_date_from_days (context->anchor.first).year;
  if (context->is_news || !context->anchor.known || !context->anchor.has_year || context->at == NULL || !context->reference.known)
    return DOSSIER_NO_YEAR;
  mentioned = dossier_date_from_days (context->anchor.first);
  now = dossier_date_from_days (context->reference.middle);
  if (ABS (mentioned.year - now.year) < 2 || context->anchor.unit > DOSSIER_DATE_MONTH || !dossier_date_mention_is_near (context))
    return DOSSIER_NO_YEAR;
  /* "The contract was let in April 2020. The minister said on Aug. 28" */
  if (context->anchor.unit == DOSSIER_DATE_MONTH && point->civil.day > 0 && context->tells_news)
    return DOSSIER_NO_YEAR;
  /* "laid down in February 2006, will be handed over in November" */
  if (context->tells_news && mentioned.year < now.year && mentioned.year > now.year - HISTORY_YEARS
      && tense_of_civil (point, context) == DOSSIER_TENSE_FUTURE)
    return DOSSIER_NO_YEAR;
  return mentioned.year;
}

/* "since Oct. 15", "had run out on Oct. 15": over, however near the next one is. */
static gboolean
is_surely_over (const DossierDateContext *context)
{
  const char *p = context->at, *start, *end;

  for (guint i = 0; i < WORDS_TO_HAD && p != NULL && dossier_date_word_before (context->text, p, &start, &end); i++, p = start)
    if (dossier_date_word_is (start, end, i == 0 ? " since " : " had "))
      return TRUE;
  return FALSE;
}

/* The year nearest to @base, as the verb tells, and so many as @back before it. */
static gboolean
find_nearest_year (const DossierDatePoint   *point,
                   const DossierDateContext *context,
                   gint64                    base,
                   int                       back,
                   DossierDateValue         *value)
{
  DossierTense tense = back > 0 ? DOSSIER_TENSE_UNKNOWN : tense_of_civil (point, context);

  value->from.year = nearest_year (point, tense, base, context->strict);
  if (value->from.year == DOSSIER_NO_YEAR)
    return FALSE;
  if (tense == DOSSIER_TENSE_PAST && is_rather_next (point, &value->from, base) && !is_surely_over (context))
    value->from.year++;
  value->from.year -= back;
  return is_day_of (&point->civil, value->from.year);
}

static gboolean
find_year (const DossierDatePoint   *point,
           const DossierDateContext *context,
           DossierDateValue         *value)
{
  DossierDateUnit unit = point->civil.day > 0 ? DOSSIER_DATE_DAY : point->civil.month > 12 ? DOSSIER_DATE_SEASON
                         : point->civil.month > 0 ? DOSSIER_DATE_MONTH : DOSSIER_DATE_YEAR;
  gint64 base;
  int mentioned, back;

  value->from = point->civil;
  value->unit = unit;
  value->basis = DOSSIER_DATE_BY_WORDS;
  if (point->civil.year != DOSSIER_NO_YEAR)
    return TRUE;
  if (is_attack_of_2001 (point, context))
    {
      value->from.year = 2001;
      return TRUE;
    }
  if (point->year_mentioned)
    {
      if (!dossier_date_mention_is_near (context))
        return FALSE;
      value->from.year = dossier_date_from_days (context->anchor.first).year;
      value->basis = DOSSIER_DATE_BY_MENTION;
      return is_day_of (&value->from, value->from.year);
    }
  if (point->year_modifier != DOSSIER_NO_MODIFIER)
    {
      if (!dossier_date_find_base (point, context, DOSSIER_DATE_MONTH, &base, value))
        return FALSE;
      value->from.year = dossier_date_from_days (base).year + point->year_modifier;
      return is_day_of (&value->from, value->from.year);
    }
  back = point->modifier == DOSSIER_NO_MODIFIER ? dossier_date_years_back (context) : 0;
  mentioned = point->modifier == DOSSIER_NO_MODIFIER && back == 0 ? year_of_mention (point, context) : DOSSIER_NO_YEAR;
  if (mentioned != DOSSIER_NO_YEAR)
    {
      value->from.year = mentioned;
      value->basis = DOSSIER_DATE_BY_MENTION;
      return is_day_of (&value->from, mentioned);
    }
  if (!dossier_date_find_base (point, context, MAX (unit, DOSSIER_DATE_MONTH), &base, value))
    return FALSE;
  if (value->basis == DOSSIER_DATE_BY_REFERENCE)
    value->basis = DOSSIER_DATE_YEAR_BY_REFERENCE;
  value->from.year = point->weekday != 0 ? year_of_weekday (point, base) : DOSSIER_NO_YEAR;
  return value->from.year != DOSSIER_NO_YEAR || find_nearest_year (point, context, base, back, value);
}

static void
exchange (DossierCivil *civil)
{
  int day = civil->day;

  civil->day = civil->month;
  civil->month = day;
}

/* "10/02/2022": the other order if the text is known to use it, or if only that comes near the reference. */
static void
settle_order (const DossierDatePoint   *point,
              const DossierDateContext *context,
              DossierDateValue         *value)
{
  DossierCivil other = value->from;
  gint64 distance, other_distance;

  exchange (&other);
  /* "Thursday, 10/02/2022" */
  if (point->weekday != 0)
    {
      gboolean fits = dossier_date_weekday_of (dossier_date_to_days (&value->from)) == point->weekday - 1;
      gboolean other_fits = dossier_date_weekday_of (dossier_date_to_days (&other)) == point->weekday - 1;

      if (fits != other_fits)
        {
          value->from = fits ? value->from : other;
          return;
        }
    }
  value->uncertain = context->numeric_order == 0;
  if (context->numeric_order != 0)
    {
      if (context->numeric_order < 0)
        value->from = other;
      return;
    }
  if (!context->reference.known || !context->reference.is_day)
    return;
  distance = ABS (dossier_date_to_days (&value->from) - context->reference.middle);
  other_distance = ABS (dossier_date_to_days (&other) - context->reference.middle);
  value->uncertain = MIN (distance, other_distance) != 0;
  if (other_distance <= FAR_DAYS && distance > FAR_DAYS)
    value->from = other;
}

/* "the week of June 5": that it lies in, of a Sunday that it begins; or that which is said to begin or end with it. */
static void
set_week (const DossierDatePoint *point,
          DossierDateValue       *value)
{
  gint64 day = dossier_date_to_days (&value->from);

  if (point->number == 0 && dossier_date_weekday_of (day) < 6)
    dossier_date_set_around (value, day, DOSSIER_DATE_WEEK);
  else
    dossier_date_set_days (value, point->number >= 0 ? day : day - 6, point->number >= 0 ? day + 6 : day);
  value->unit = DOSSIER_DATE_WEEK;
}

/* The first day of the weekend of a month with @most days that is told: the @number-th, or the last one that is not the next month's. */
static int
weekend_of_month (const DossierCivil *month,
                  int                 most,
                  int                 number)
{
  DossierCivil day = { month->year, month->month, 1 };
  int saturday = 1 + (12 - dossier_date_weekday_of (dossier_date_to_days (&day))) % 7;

  if (number > 0)
    return MIN (saturday + 7 * (number - 1), most - 1);
  return saturday + (most - 1 - saturday) / 7 * 7;
}

/* "the first six months of 2024", "the last ten days of May", "the second week of May": of @value, which is the whole. */
static void
set_part (const DossierDatePoint *point,
          DossierDateValue       *value)
{
  int count = ABS (point->part) * (point->unit == DOSSIER_DATE_WEEK ? 7 : point->unit == DOSSIER_DATE_WEEKEND ? 2 : 1);
  int most = value->from.month == 0 ? 12 : dossier_edtf_month_length (value->from.year, value->from.month);
  int before = point->number > 1 ? (point->number - 1) * count : 0; /* as many are passed over */
  int first = point->part < 0 ? MAX (most - count + 1, 1) : before + 1, last;

  if (point->unit == DOSSIER_DATE_WEEKEND)
    first = weekend_of_month (&value->from, most, point->part < 0 ? 0 : MAX (point->number, 1));
  last = MIN (first + count - 1, most);

  value->to = value->from;
  if (value->from.month == 0)
    {
      value->from.month = first;
      value->to.month = last;
    }
  else
    {
      value->from.day = first;
      value->to.day = last;
    }
  value->is_range = first != last;
  value->approximate |= point->approximate;
}

/* A day, month, season or year of the calendar: the year, where none is written; the order of day and month; the week around it. */
gboolean
dossier_date_resolve_civil (const DossierDatePoint   *point,
                            const DossierDateContext *context,
                            DossierDateValue         *value)
{
  if (!find_year (point, context, value))
    return FALSE;
  value->from = civil_in (point, value->from.year);
  if (point->two_orders)
    settle_order (point, context, value);
  if (point->week)
    set_week (point, value);
  if (point->weekend)
    dossier_date_set_around (value, dossier_date_to_days (&value->from), DOSSIER_DATE_WEEKEND);
  if (point->part != 0)
    set_part (point, value);
  if (point->night)
    {
      gint64 day = dossier_date_to_days (&value->from);

      dossier_date_set_days (value, day - 1, day);
    }
  return TRUE;
}
