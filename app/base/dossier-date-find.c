/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The dates in a running text, from its first character to its last: where one may begin, and which patterns are asked there. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-find.h"

#include "dossier-date-search.h"
#include "dossier-edtf.h"

#include <string.h>

static void
clear_found (gpointer found)
{
  g_free (((DossierDateFound *) found)->edtf);
}

gboolean
dossier_date_match_at (const char               **p,
                       DossierDateReading        *reading,
                       const DossierDateContext  *context)
{
  return dossier_date_holiday_at (p, reading, context) || dossier_date_days_at (p, reading, context) || dossier_date_periods_at (p, reading, context)
         || dossier_date_years_at (p, reading, context);
}

/* "2022-02-10", with a time, or with "/" and a second one. */
gboolean
dossier_date_iso_at (const char **p,
                     char       **edtf)
{
  gsize length;
  g_autofree char *run = NULL;

  if ((*p)[0] == '\0' || (*p)[1] == '\0' || (*p)[2] == '\0' || (*p)[3] == '\0' || (*p)[4] != '-')
    return FALSE;
  length = strspn (*p, "0123456789-:TZ+/.");
  if (length < 10 || length > 60)
    return FALSE;
  run = g_strndup (*p, length);
  while (length > 10 && strchr (".:-/+", run[length - 1]) != NULL)
    run[--length] = '\0';
  if (strlen (run) < 10 || run[4] != '-' || run[7] != '-' || !dossier_edtf_parse (run, NULL, NULL))
    return FALSE;
  *p += length;
  *edtf = g_steal_pointer (&run);
  return TRUE;
}

static const char *
skip_run (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (!g_unichar_isalnum (c))
    return g_utf8_next_char (p);
  /* A number with its signs is one run, so that no date is found inside 1.10.02.2022 or 5/10 Feb. */
  if (g_unichar_isdigit (c))
    {
      while (g_unichar_isalnum (g_utf8_get_char (p)) ||
             (*p != '\0' && strchr (".,:/-", *p) != NULL && g_ascii_isdigit (p[1])))
        p = g_utf8_next_char (p);
      return p;
    }
  while (g_unichar_isalnum (c) || g_unichar_ismark (c))
    {
      p = g_utf8_next_char (p);
      c = g_utf8_get_char (p);
    }
  return p;
}

static const char *
at_digit (DossierDateSearch *search,
          const char        *p)
{
  const char *q = p;
  DossierDateReading reading;
  DossierDateFound found = { .confidence = 98 };

  if (p > search->context.text && (g_ascii_isalnum (p[-1]) || strchr ("/_=#@$.+*", p[-1]) != NULL
                                   || (p[-1] == '-' && p - 1 > search->context.text && g_ascii_isalnum (p[-2]))))
    return NULL;
  if (dossier_date_iso_at (&q, &found.edtf))
    {
      dossier_date_search_append (search, p, q, found);
      return q;
    }
  if (dossier_date_days_at (&q, &reading, &search->context))
    return dossier_date_search_take (search, p, q, &reading);
  if (dossier_date_periods_at (&q, &reading, &search->context))
    {
      const char *end = dossier_date_search_take (search, p, q, &reading);

      if (end != NULL)
        return end;
      q = p;
    }
  if (dossier_date_years_at (&q, &reading, &search->context))
    return dossier_date_search_take (search, p, q, &reading);
  q = dossier_date_search_second_day_at (search, p);
  return q != NULL ? q : dossier_date_search_numbered_day_at (search, p);
}

static const char *
take_between (DossierDateSearch *search,
              const char        *p)
{
  DossierDateReading reading;
  const char *start, *end;

  dossier_date_skip_blanks (&p);
  dossier_date_skip_early (&p, &search->context);
  start = end = p;
  search->context.between = TRUE;
  if (!dossier_date_match_at (&end, &reading, &search->context) || !reading.is_range)
    end = NULL;
  search->context.between = FALSE;
  return end != NULL ? dossier_date_search_take (search, start, end, &reading) : NULL;
}

/* Weekdays of other things: "Good Friday", "the Sunday Times". */
static gboolean
is_other_weekday (const DossierDateSearch *search,
                  const char              *p,
                  const char              *end)
{
  const char *start, *word;
  DossierDateName name;

  if (dossier_date_search_is_behind (search, p, " good black bloody ash palm easter super holy cyber shrove maundy giving every each any "))
    return TRUE;
  /* "each Tuesday and Thursday" */
  if (dossier_date_word_before (search->context.text, p, &start, &word) && dossier_date_word_is (start, word, " and or ")
      && dossier_date_word_before (search->context.text, start, &start, &word) && dossier_date_name_at (start, &name, &word)
      && name.type == DOSSIER_DATE_NAME_WEEKDAY && dossier_date_search_is_behind (search, start, " every each "))
    return TRUE;
  while (*end == ' ')
    end++;
  return dossier_date_take_literal (&end, "times") || dossier_date_take_literal (&end, "telegraph") || dossier_date_take_literal (&end, "mirror")
         || dossier_date_take_literal (&end, "herald") || dossier_date_take_literal (&end, "agreement");
}

/* "mid-2024": @p at the word, @after behind it. */
static const char *
take_early_year (DossierDateSearch *search,
                 const char        *p,
                 const char        *after)
{
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  const char *end = after + 1;

  if (*after != '-' || !dossier_date_take_year (&end, &reading.from.civil.year) || reading.from.civil.year > 2100
      || dossier_date_counts_behind (end))
    return NULL;
  reading.loose = TRUE;
  return dossier_date_search_take (search, p, end, &reading);
}

static const char *
at_word (DossierDateSearch     *search,
         const char            *p,
         const char            *after,
         const DossierDateName *name)
{
  DossierDateReading reading;
  DossierDateName next_name;
  const char *q = p, *next = after;

  switch (name->type)
    {
    case DOSSIER_DATE_NAME_MONTH:
    case DOSSIER_DATE_NAME_WEEKDAY:
    case DOSSIER_DATE_NAME_SEASON:
      if (!dossier_date_days_at (&q, &reading, &search->context))
        {
          /* "Mai" and the like are no names of units. */
          return NULL;
        }
      if (reading.from.kind == DOSSIER_DATE_WEEKDAY && is_other_weekday (search, p, q))
        return NULL;
      return dossier_date_search_take (search, p, q, &reading);
    case DOSSIER_DATE_NAME_MODIFIER:
      if (dossier_date_days_at (&q, &reading, &search->context))
        return dossier_date_search_take (search, p, q, &reading);
      break;
    case DOSSIER_DATE_NAME_NUMBER:
    case DOSSIER_DATE_NAME_VAGUE:
    case DOSSIER_DATE_NAME_SAME:
      /* The most frequent ones: nothing is tried unless a word of dates follows. */
      if (*next == '-' || *next == ']')
        next++;
      dossier_date_skip_blanks (&next);
      if (!dossier_date_look_up (next, &next_name, &after, &search->context))
        return NULL;
      break;
    case DOSSIER_DATE_NAME_BETWEEN:
      return take_between (search, after);
    case DOSSIER_DATE_NAME_EARLY:
      next = take_early_year (search, p, after);
      if (next != NULL)
        return next;
      break;
    case DOSSIER_DATE_NAME_RELATIVE:
    case DOSSIER_DATE_NAME_UNIT:
    case DOSSIER_DATE_NAME_ORDINAL:
    case DOSSIER_DATE_NAME_DECADE:
    case DOSSIER_DATE_NAME_AGO_FIRST:
    case DOSSIER_DATE_NAME_ENDS:
    case DOSSIER_DATE_NAME_FISCAL:
    case DOSSIER_DATE_NAME_NIGHT:
      break;
    case DOSSIER_DATE_NAME_HALF:
      dossier_date_skip_blanks (&next);
      if (!dossier_date_take_literal (&next, "a"))
        return NULL;
      break;
    default:
      return NULL;
    }
  return dossier_date_periods_at (&q, &reading, &search->context) ? dossier_date_search_take (search, p, q, &reading) : NULL;
}

/* What is no word of dates but begins one: "Q3", "H1", "FY24", "il y a". */
static gboolean
begins_otherwise (const char *p)
{
  if ((p[0] == '\'' || p[0] == 'Q' || p[0] == 'H') && g_ascii_isdigit (p[1]))
    return TRUE;
  return (p[0] == 'F' && p[1] == 'Y') || ((p[0] == 'i' || p[0] == 'I') && p[1] == 'l' && p[2] == ' ');
}

static gboolean
is_address (const char *p)
{
  return (g_ascii_strncasecmp (p, "http", 4) == 0 && (strncmp (p + 4, "://", 3) == 0 || strncmp (p + 4, "s://", 4) == 0))
         || g_ascii_strncasecmp (p, "www.", 4) == 0;
}

/* Goes on from the word or number at @p: takes a date there, or steps over it. */
static const char *
step (DossierDateSearch *search,
      const char        *p)
{
  const char *end = NULL, *after;
  DossierDateName name;

  if (g_ascii_isdigit (*p))
    {
      end = at_digit (search, p);
      return end != NULL ? end : skip_run (p);
    }
  if (g_ascii_isupper (*p))
    {
      DossierDateReading reading;
      const char *q = p;

      if (dossier_date_holiday_at (&q, &reading, &search->context))
        return dossier_date_search_take (search, p, q, &reading) != NULL ? q : skip_run (p);
      if (*p == 'D' && !g_ascii_isalpha (p[1]) && (end = dossier_date_search_d_day_at (search, p)) != NULL)
        return end;
    }
  if (dossier_date_look_up (p, &name, &after, &search->context) && !begins_otherwise (p))
    end = at_word (search, p, after, &name);
  else if (begins_otherwise (p))
    {
      DossierDateReading reading;
      const char *q = p;

      if (dossier_date_periods_at (&q, &reading, &search->context))
        end = dossier_date_search_take (search, p, q, &reading);
    }
  else if ((*p == 'h' || *p == 'H' || *p == 'w' || *p == 'W') && is_address (p))
    for (; *after != '\0' && !g_ascii_isspace (*after); after++)
      ;
  if (end != NULL)
    return end;
  /* A word goes on over digits: no date begins inside "A2022". */
  if (after == p)
    return g_utf8_next_char (p);
  return g_ascii_isdigit (*after) ? skip_run (p) : after;
}

/* Over a word that is known to begin no date. */
static const char *
over_word (const char *p)
{
  while (g_ascii_isalpha (*p) || (*p == '\'' && g_ascii_isalpha (p[1])))
    p++;
  return (guint8) *p >= 0x80 || g_ascii_isdigit (*p) ? skip_run (p) : p;
}

/**
 * dossier_date_find_all:
 * @text: valid UTF-8
 * @reference: (nullable): EDTF: the date of the text, from which relative dates are counted
 * @event_start: (nullable): EDTF: the day from which "week 12 of the war" is counted
 *
 * Finds the dates in running text, also those that cannot be resolved because nothing is known to count from.
 *
 * Returns: (transfer full) (element-type DossierDateFound): in the order of the text
 */
GArray *
dossier_date_find_all (const char *text,
                       const char *reference,
                       const char *event_start)
{
  DossierDateSearch search = {
    .context = { .reference = dossier_date_read_reference (reference), .strict = TRUE, .text = text },
    .found = g_array_new (FALSE, FALSE, sizeof (DossierDateFound)),
    .counted = text,
  };

  g_array_set_clear_func (search.found, clear_found);
  g_return_val_if_fail (text != NULL, search.found);

  search.context.event = dossier_date_read_reference (event_start);
  search.context.looked_up = search.looked_up;
  search.tells_d_day = strstr (text, "D-Day") != NULL || strstr (text, "D-day") != NULL || strstr (text, "D Day") != NULL;
  for (const char *p = text; *p != '\0';)
    {
      guint8 byte = (guint8) *p;

      if (byte >= 0x80 || g_ascii_isdigit (byte) || byte == '\'')
        p = step (&search, p);
      else if (!g_ascii_isalpha (byte))
        p++;
      else if (dossier_date_may_begin (p))
        p = step (&search, p);
      else
        p = over_word (p);
    }
  return search.found;
}
