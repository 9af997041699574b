/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Days told by a number alone, of a month or operation that is told elsewhere: "and 11" behind "Feb. 10", "on the 24th", "D+3". Pure; any
 * thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-search.h"

#include <string.h>

#define MOST_D_DAYS 200

/* "11" in "Feb. 10 and 11": a second day of the month of the date before. */
const char *
dossier_date_search_second_day_at (DossierDateSearch *search,
                                   const char        *p)
{
  const char *q = search->last_end, *end = p;
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  int day;

  if (q == NULL || p - q < 2 || p - q > 6)
    return NULL;
  if (*q == ',')
    q++;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "and") || dossier_date_take_literal (&q, "or") || *q == '&')
    {
      q += *q == '&';
      dossier_date_skip_blanks (&q);
    }
  if (q != p || !dossier_date_take_day (&end, &day) || day <= search->last_day.day)
    return NULL;
  if (end[-1] == '.')
    end--;
  if (dossier_date_counts_behind (end) || *end == '-')
    return NULL;
  reading.from.civil = (DossierCivil) { search->last_day.year, search->last_day.month, day };
  return dossier_date_search_take (search, p, end, &reading);
}

/* Whether a day's number that stands alone ends here: "on the 24th.", "on the 24th and", not "the 24th Brigade". */
static gboolean
stands_alone (const char *end)
{
  const char *start = end;

  while (*start == ' ')
    start++;
  if (start == end)
    return *end == '\0' || strchr (".,;:!?)\n\"", *end) != NULL || g_str_has_prefix (end, "”") || g_str_has_prefix (end, "—");
  for (end = start; g_ascii_isalpha (*end); end++)
    ;
  return dossier_date_word_is (start, end, " and or to at in with when as but for before after that he she they it a the by from of until following ");
}

/* The number of a day with its ending, "24th"; 0 without. */
static int
take_numbered (const char **p)
{
  const char *q = *p;
  int number, digits;

  if (!dossier_date_take_number (&q, 2, &number, &digits) || number < 1 || number > 31
      || !(g_str_has_prefix (q, "th") || g_str_has_prefix (q, "st") || g_str_has_prefix (q, "nd") || g_str_has_prefix (q, "rd")))
    return 0;
  *p = q + 2;
  return number;
}

/* "to the 24th" behind "from the 20th", "and 15th" behind "the 14th". Returns where it ends. */
static const char *
take_last_numbered_day (const char         *end,
                        DossierDateReading *reading)
{
  const char *q = end;
  gboolean both;

  dossier_date_skip_blanks (&q);
  both = dossier_date_take_literal (&q, "and");
  if (!both && !dossier_date_take_literal (&q, "to") && !dossier_date_take_literal (&q, "through") && !dossier_date_take_literal (&q, "until"))
    return end;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "the") && !both)
    return end;
  dossier_date_skip_blanks (&q);
  reading->to.number = take_numbered (&q);
  reading->is_range = reading->to.number > 0 && stands_alone (q) && (!both || reading->to.number == reading->from.number + 1);
  return reading->is_range ? q : end;
}

/* "the 9th" behind "on the 8th, ", "and 13th" */
static gboolean
is_behind_numbered_day (const DossierDateSearch *search,
                        const char              *p)
{
  const char *q = search->last_numbered;

  if (q == NULL || q > p || p - q > (gssize) strlen (", and the "))
    return FALSE;
  if (*q == ',')
    q++;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "and"))
    dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "the"))
    dossier_date_skip_blanks (&q);
  return q == p;
}

/* "24th" in "on the 24th", "24th of last month" */
const char *
dossier_date_search_numbered_day_at (DossierDateSearch *search,
                                     const char        *p)
{
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  const char *end = p, *behind, *start, *word;

  reading.from.number = take_numbered (&end);
  if (reading.from.number == 0)
    return NULL;
  if (!is_behind_numbered_day (search, p)
      && (!dossier_date_word_before (search->context.text, p, &start, &word) || !dossier_date_word_is (start, word, " the ")
          || !dossier_date_search_is_behind (search, start, " on by until till since from through before after between for ")))
    return NULL;
  reading.from.kind = DOSSIER_DATE_NUMBERED_DAY;
  behind = end;
  dossier_date_skip_blanks (&behind);
  if (dossier_date_take_literal (&behind, "of"))
    {
      static const char * const months[] = { "last", "this", "next" };

      dossier_date_skip_blanks (&behind);
      for (int i = 0; i < 3; i++)
        if (dossier_date_take_literal (&behind, months[i]))
          reading.from.modifier = i - 1;
      if (reading.from.modifier == DOSSIER_NO_MODIFIER && !dossier_date_take_literal (&behind, "the") && !dossier_date_take_literal (&behind, "that"))
        return NULL;
      dossier_date_skip_blanks (&behind);
      if (!dossier_date_take_literal (&behind, "month"))
        return NULL;
      end = behind;
    }
  else
    {
      end = take_last_numbered_day (end, &reading);
      if (!stands_alone (end))
        return NULL;
    }
  reading.loose = TRUE;
  start = dossier_date_search_take (search, p, end, &reading);
  if (start != NULL)
    search->last_numbered = end;
  return start;
}

/* "D+3", where D-Day is told, or the first day of what is reported is known. */
const char *
dossier_date_search_d_day_at (DossierDateSearch *search,
                              const char        *p)
{
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  const char *end = p + 1;
  gint64 first = search->d_day != 0 ? search->d_day : search->context.event.known && search->context.event.is_day ? search->context.event.middle : 0;
  int count, digits;

  if (first == 0 || (p > search->context.text && (g_ascii_isalnum (p[-1]) || p[-1] == '-')))
    return NULL;
  if (*end == '-' || g_str_has_prefix (end, "–") || g_str_has_prefix (end, "−"))
    end = g_utf8_next_char (end);
  else if (*end++ != '+')
    return NULL;
  if (!dossier_date_take_number (&end, 3, &count, &digits) || count > MOST_D_DAYS || !dossier_date_number_ends (end)
      || g_unichar_isalnum (g_utf8_get_char (end)))
    return NULL;
  reading.from.civil = dossier_date_from_days (first + (p[1] == '+' ? count : -count));
  reading.loose = TRUE;
  return dossier_date_search_take (search, p, end, &reading);
}
