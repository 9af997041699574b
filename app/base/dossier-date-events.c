/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Days, weeks and months counted from the beginning of something that lasts: "week 12 of the war". Takes a position by reference and moves it only when
 * the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

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
gboolean
dossier_date_event_at (const char               **p,
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
