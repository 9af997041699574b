/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What comes again and is no date: "every September", "annually in May", "on 9 May each year", "never in winter". Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

#define WORDS_ASKED 6
#define SENTENCE_BYTES 120

static const char habits[] = " annually usually traditionally typically normally customarily ";
static const char habits_of_seasons[] = " never always often rarely seldom generally regularly especially particularly sometimes mostly commonly even only tend tends ";
static const char beside[] = " in on the of during early late mid ";

/* Whether the words that end with the one from @start to @end are "every year", "each", "every two years", "once a year". */
static gboolean
is_every (const char *text,
          const char *start,
          const char *end)
{
  const char *p = start;

  if (dossier_date_word_is (start, end, " every each "))
    return TRUE;
  if (!dossier_date_word_is (start, end, " year years "))
    return FALSE;
  for (guint i = 0; i < 2 && dossier_date_word_before (text, p, &start, &end); i++, p = start)
    if (dossier_date_word_is (start, end, " every each once twice "))
      return TRUE;
  return FALSE;
}

/* "every year", "each year", "annually" behind */
static gboolean
is_followed_by_every (const char *p)
{
  dossier_date_skip_blanks (&p);
  if (dossier_date_take_literal (&p, "annually") || dossier_date_take_literal (&p, "yearly"))
    return TRUE;
  if (!dossier_date_take_literal (&p, "every") && !dossier_date_take_literal (&p, "each") && !dossier_date_take_literal (&p, "of every"))
    return FALSE;
  dossier_date_skip_blanks (&p);
  return dossier_date_take_literal (&p, "year");
}

/* "as soon as January, more likely in spring": a date was told in the same sentence. */
static gboolean
follows_date (const DossierDateContext *context)
{
  const char *p = context->anchor.end;

  if (!context->anchor.known || p == NULL || context->at - p > SENTENCE_BYTES)
    return FALSE;
  for (; p < context->at; p++)
    if (*p == '.' || *p == ';' || *p == '\n')
      return FALSE;
  return TRUE;
}

/* "in winter", "during winter", where no verb tells of a time, and "in winter gear". */
static gboolean
is_season_of_any_year (const char               *end,
                       const DossierDateContext *context)
{
  static const char no_things[] = " and or but as at in on with when while where because after before amid under near if to by from of that which who is are was were will"
                                  " would has had have the a an he she it they we his its their said says this last next for until since ";
  const char *start, *word_end, *word = end;

  if (!dossier_date_word_before (context->text, context->at, &start, &word_end) || !dossier_date_word_is (start, word_end, " in during "))
    return FALSE;
  if (*word++ == ' ')
    {
      for (word_end = word; g_ascii_islower (*word_end); word_end++)
        ;
      if (word_end - word > 3 && !dossier_date_word_is (word, word_end, no_things))
        return TRUE;
    }
  return dossier_date_tense_of (context) == DOSSIER_TENSE_UNKNOWN && !follows_date (context);
}

/**
 * dossier_date_recurs:
 *
 * Returns: whether @reading, of the words that @context points to, is of any year
 */
gboolean
dossier_date_recurs (const DossierDateReading *reading,
                     const DossierDateContext *context)
{
  const DossierDatePoint *from = &reading->from;
  gboolean season = from->civil.month > 12, next = TRUE;
  const char *p = context->at, *start, *end;

  if (from->kind != DOSSIER_DATE_CIVIL || from->civil.year != DOSSIER_NO_YEAR || from->civil.month == 0 || from->modifier != DOSSIER_NO_MODIFIER
      || from->year_modifier != DOSSIER_NO_MODIFIER || from->year_mentioned || from->part != 0 || !context->strict)
    return FALSE;
  if (is_followed_by_every (context->behind) || (season && is_season_of_any_year (context->behind, context)))
    return TRUE;
  if (p > context->text && p[-1] == '-')
    p--;
  for (guint i = 0; i < WORDS_ASKED && dossier_date_word_before (context->text, p, &start, &end); i++, p = start)
    {
      if ((next && is_every (context->text, start, end)) || dossier_date_word_is (start, end, habits)
          || (season && dossier_date_word_is (start, end, habits_of_seasons)))
        return TRUE;
      next = next && dossier_date_word_is (start, end, beside);
    }
  return FALSE;
}
