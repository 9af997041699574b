/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * "overnight": the night before the text was written, or that into a day that is told. Takes a position by reference and moves it only when the
 * pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#define WORDS_BEFORE 7 /* so many are asked whether they last */

/* Whether "overnight", that ends at @p, stands by a verb: "came overnight in", not "overnight trains"; nor before a date that tells which night. */
static gboolean
stands_by_verb (const char               *p,
                const DossierDateContext *context)
{
  static const char behind[] = " in on at by near and as after before when while with for from against but or across around outside inside along amid because"
                               " despite during off over that which who to into the a an two three four five six at least more about he she it they we ";
  DossierDateReading reading;
  const char *start = p, *end;

  if (*p == '-' || g_str_has_prefix (p, "’"))
    return FALSE;
  dossier_date_skip_blanks (&start);
  if (!g_ascii_isalnum (*start))
    return TRUE;
  for (end = start; g_ascii_isalpha (*end); end++)
    ;
  if (dossier_date_word_is (start, end, " on from between to into in "))
    dossier_date_skip_blanks (&end);
  else
    end = start;
  if (dossier_date_match_at (&end, &reading, context) && (reading.from.kind == DOSSIER_DATE_WEEKDAY || reading.from.civil.day > 0))
    return FALSE;
  for (end = start; g_ascii_isalpha (*end); end++)
    ;
  return g_ascii_isdigit (*start) || dossier_date_word_is (start, end, behind);
}

/* The words before that make it a noun's, a length of time or a custom: "an overnight", "stayed in the fort overnight", "can be left overnight". */
static gboolean
lasts (const char               *p,
       const DossierDateContext *context)
{
  static const char beside[] = " the a an its his her their our this that every each some of to almost virtually ";
  static const char verbs[] = " stay stays stayed staying remain remains remained remaining spend spent hold held keep kept camp camped camping park parked sleep slept"
                              " lodged detained leave left become became can cannot may can't often usually always ";
  const char *start, *end;

  for (guint i = 0; i < WORDS_BEFORE && dossier_date_word_before (context->text, p, &start, &end); i++)
    {
      if ((i == 0 && dossier_date_word_is (start, end, beside)) || dossier_date_word_is (start, end, verbs))
        return TRUE;
      p = start;
    }
  return FALSE;
}

/* "overnight", "overnight into Saturday" */
gboolean
dossier_date_overnight_at (const char               **p,
                           DossierDateReading        *reading,
                           const DossierDateContext  *context)
{
  const char *q = *p, *into;
  DossierDatePoint *from = &reading->from;
  DossierTense tense = DOSSIER_TENSE_PAST;

  if (!dossier_date_take_literal (&q, "overnight"))
    return FALSE;
  into = q;
  dossier_date_skip_blanks (&into);
  if (dossier_date_take_literal (&into, "into") || dossier_date_take_literal (&into, "to"))
    {
      dossier_date_skip_blanks (&into);
      if (dossier_date_days_at (&into, reading, context) && !reading->is_range && !from->two_orders
          && (from->kind == DOSSIER_DATE_WEEKDAY || (from->kind == DOSSIER_DATE_CIVIL && from->civil.day > 0)))
        {
          from->night = TRUE;
          *p = into;
          return TRUE;
        }
      *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
      reading->loose = TRUE;
    }
  if (context->strict && (lasts (*p, context) || !stands_by_verb (q, context)))
    return FALSE;
  if (context->strict)
    tense = dossier_date_tense_at (context->text, *p, q);
  if (tense == DOSSIER_TENSE_UNKNOWN)
    return FALSE;
  from->kind = DOSSIER_DATE_SPAN;
  from->unit = DOSSIER_DATE_DAY;
  from->modifier = tense == DOSSIER_TENSE_FUTURE ? 1 : -1;
  from->count = tense == DOSSIER_TENSE_FUTURE ? 1 : 2;
  *p = q;
  return TRUE;
}
