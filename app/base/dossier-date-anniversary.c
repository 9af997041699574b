/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Years told before a date that it lies back: "the third anniversary of the Feb. 24 invasion", "a year after the Oct. 7 attack", "80 years ago
 * on June 6". Only what is written is a date: the day of an anniversary is not made up. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

#define WORDS_BETWEEN 8 /* so many stand between the years and the date at most */
#define MOST_YEARS 2000

/* "two" before "years", which begins at @unit; 0 when it is no unit or not counted. */
static int
years_before (const DossierDateContext *context,
              const char               *unit,
              const char               *unit_end)
{
  const char *start, *end, *after;
  gboolean vague;
  int count, each = dossier_date_word_is (unit, unit_end, " year years ") ? 1 : dossier_date_word_is (unit, unit_end, " decade decades ") ? 10 : 0;

  if (each == 0 || !dossier_date_word_before (context->text, unit, &start, &end))
    return 0;
  after = start;
  if (!dossier_date_take_count (&after, &count, &vague, context) || after != end || vague || count > MOST_YEARS / each)
    return 0;
  return count * each;
}

/* "10th", "tenth", "one-year" before "anniversary", which begins at @p */
static int
number_of_anniversary (const DossierDateContext *context,
                       const char               *p)
{
  const char *start, *end, *after;
  gboolean vague;
  int number;

  if (!dossier_date_word_before (context->text, p, &start, &end))
    return 0;
  after = start;
  if (dossier_date_take_ordinal_number (&after, &number, context) && after == end && number <= MOST_YEARS)
    return number;
  after = start;
  if (dossier_date_take_count (&after, &number, &vague, context) && !vague && number <= MOST_YEARS && end - after == strlen ("-year")
      && g_ascii_strncasecmp (after, "-year", strlen ("-year")) == 0)
    return number;
  return 0;
}

/* The years told just before the date that is read: 80 of "80 years ago on June 6"; 0 for none */
static int
years_ago (const DossierDateContext *context)
{
  const char *p = context->at, *start, *end, *unit, *unit_end;

  if (p == NULL || !dossier_date_word_before (context->text, p, &start, &end))
    return 0;
  if (dossier_date_word_is (start, end, " on in ") && !dossier_date_word_before (context->text, start, &start, &end))
    return 0;
  if (!dossier_date_word_is (start, end, " ago ") || !dossier_date_word_before (context->text, start, &unit, &unit_end))
    return 0;
  return years_before (context, unit, unit_end);
}

/**
 * dossier_date_years_back:
 *
 * Returns: the years by which the date being read, a day or month without a year, lies before the one nearest to the text's own; 0 for none
 */
int
dossier_date_years_back (const DossierDateContext *context)
{
  int ago = years_ago (context);
  const char *p = context->at, *start, *end, *behind = NULL, *behind_end = NULL;
  gboolean beside;

  if (ago > 0 || p == NULL || !dossier_date_word_before (context->text, p, &start, &end))
    return ago;
  /* What is said to be "on" a day is the anniversary itself. */
  beside = dossier_date_word_is (start, end, " the ");
  if (beside)
    p = start;
  else if (!dossier_date_word_is (start, end, " of ") && !g_str_has_prefix (MAX (end - 2, start), "'s") && !g_str_has_prefix (MAX (end - 4, start), "’s"))
    return 0;
  for (guint i = 0; i < WORDS_BETWEEN && dossier_date_word_before (context->text, p, &start, &end); i++)
    {
      if (dossier_date_word_is (start, end, " anniversary "))
        return behind != NULL && dossier_date_word_is (behind, behind_end, " of ") ? number_of_anniversary (context, start) : 0;
      if (dossier_date_word_is (start, end, " after since "))
        return dossier_date_word_before (context->text, start, &behind, &behind_end) ? years_before (context, behind, behind_end) : 0;
      behind = p = start;
      behind_end = end;
    }
  return 0;
}
