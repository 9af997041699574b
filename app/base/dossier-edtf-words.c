/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates as people write them: what one typed means, and where dates stand in running text. Pure functions; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-edtf.h"

#include "dossier-date-scan.h"
#include "dossier-text.h"

#include <string.h>

/* "yesterday", "last May", "last month", "May": too loose for running text. Whole of @p or nothing. */
static char *
from_loose_words (const char               *p,
                  const DossierDateContext *context)
{
  const DossierDateName *name, *modifier;
  DossierCivil now = dossier_date_civil_from_days (context->reference.middle);
  DossierDateReading reading = { .from = { DOSSIER_NO_YEAR, 0, 0 } };

  if (!context->reference.known)
    return NULL;
  name = context->reference.is_day ? dossier_date_take_name (&p, DOSSIER_DATE_NAME_RELATIVE, context) : NULL;
  if (name != NULL)
    {
      reading.from = dossier_date_civil_from_days (context->reference.middle + name->value);
      return *p == '\0' ? dossier_date_reading_to_edtf (&reading, context) : NULL;
    }
  modifier = dossier_date_take_name (&p, DOSSIER_DATE_NAME_MODIFIER, context);
  dossier_date_skip_blanks (&p);
  if (modifier != NULL && (name = dossier_date_take_name (&p, DOSSIER_DATE_NAME_PERIOD, context)) != NULL)
    {
      int months = now.year * 12 + now.month - 1 + modifier->value * name->value;

      if (*p != '\0')
        return NULL;
      return name->value == 12 ? g_strdup_printf ("%04d", months / 12)
                               : g_strdup_printf ("%04d-%02d", months / 12, months % 12 + 1);
    }
  if (!dossier_date_take_month (&p, &reading.from.month, context) || *p != '\0')
    return NULL;
  if (modifier != NULL)
    {
      reading.from.year = now.year;
      if (modifier->value < 0 && reading.from.month >= now.month)
        reading.from.year--;
      if (modifier->value > 0 && reading.from.month <= now.month)
        reading.from.year++;
    }
  return dossier_date_reading_to_edtf (&reading, context);
}

/* ", 14:30" with "UTC" or "Z", or nothing; appended to @edtf. Returns whether that was all there is. */
static gboolean
append_time (const char  *p,
             char       **edtf)
{
  int hour, minute, digits;
  gboolean utc;
  g_autofree char *bare = NULL;

  if (*p == '\0')
    return TRUE;
  if (*p == ',')
    p++;
  dossier_date_skip_blanks (&p);
  if (!dossier_date_take_number (&p, 2, &hour, &digits) || *p++ != ':' || !dossier_date_take_number (&p, 2, &minute, &digits) || digits != 2)
    return FALSE;
  dossier_date_skip_blanks (&p);
  utc = g_str_equal (p, "UTC") || g_str_equal (p, "GMT") || g_str_equal (p, "Z");
  if ((*p != '\0' && !utc) || hour > 23 || minute > 59 || strlen (*edtf) != strlen ("2022-02-10"))
    return FALSE;
  bare = *edtf;
  *edtf = g_strdup_printf ("%sT%02d:%02d:00%s", bare, hour, minute, utc ? "Z" : "");
  return TRUE;
}

/* "1990s" */
static char *
from_decade (const char *words)
{
  if (strlen (words) == 5 && words[3] == '0' && words[4] == 's' && g_ascii_isdigit (words[0]) &&
      g_ascii_isdigit (words[1]) && g_ascii_isdigit (words[2]))
    return g_strdup_printf ("%.3sX", words);
  return NULL;
}

/* One date or range, without words around it. */
static char *
from_plain_words (const char               *words,
                  const DossierDateContext *context)
{
  DossierDateReading reading;
  const char *p = words;
  g_autofree char *edtf = NULL;

  if (dossier_edtf_parse (words, NULL, NULL))
    return g_strdup (words);
  if (!dossier_date_match_at (&p, &reading, context))
    {
      edtf = from_decade (words);
      return edtf != NULL ? g_steal_pointer (&edtf) : from_loose_words (words, context);
    }
  edtf = dossier_date_reading_to_edtf (&reading, context);
  if (edtf == NULL || !append_time (p, &edtf))
    return NULL;
  return g_steal_pointer (&edtf);
}

/* Takes from the end of @words what says nothing: a full stop, "года", "року". */
static void
trim_end (char *words)
{
  static const char * const endings[] = { " года", " году", " год", " г", " року", " році", " рік", " р" };

  g_strchomp (words);
  if (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (words, endings[i]))
      {
        words[strlen (words) - strlen (endings[i])] = '\0';
        return;
      }
}

/* @qualifier: '~', '?', '%' or 0. Returns NULL when the qualified date is none. */
static char *
qualify (const char *edtf,
         char        qualifier)
{
  g_autofree char *qualified = NULL;
  gsize length = strlen (edtf);

  if (qualifier == 0)
    return g_strdup (edtf);
  if (strchr ("~?%", edtf[length - 1]) != NULL)
    {
      if (edtf[length - 1] != qualifier)
        qualifier = '%';
      length--;
    }
  qualified = g_strdup_printf ("%.*s%c", (int) length, edtf, qualifier);
  return dossier_edtf_parse (qualified, NULL, NULL) ? g_steal_pointer (&qualified) : NULL;
}

/* Moves over "about", "since", "on" … and notes what they said. */
static void
take_prefixes (const char               **p,
               const DossierDateContext  *context,
               char                      *qualifier,
               gboolean                  *until,
               gboolean                  *since)
{
  for (;;)
    {
      const char *q = *p;

      if (*q == '~')
        {
          q++;
          *qualifier = '~';
        }
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_APPROXIMATE, context) != NULL)
        {
          *qualifier = '~';
          if (*q == '.' || *q == '-')
            q++;
        }
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNTIL, context) != NULL)
        *until = TRUE;
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_SINCE, context) != NULL)
        *since = TRUE;
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_FILLER, context) == NULL)
        return;
      dossier_date_skip_blanks (&q);
      *p = q;
    }
}

/**
 * dossier_edtf_from_words:
 * @words: what a person typed: EDTF, or "10 February 2022", "Feb. 10-20", "Thursday", "since last May", "10.02.2022" …
 *   in English, German, French, Spanish, Russian or Ukrainian
 * @reference: (nullable): EDTF: the date that "Thursday" and dates without a year are counted from
 *
 * A numeric date of which day and month cannot be told apart is read day first and marked uncertain.
 *
 * Returns: (transfer full) (nullable): the date as EDTF; NULL when the words are no date
 */
char *
dossier_edtf_from_words (const char *words,
                         const char *reference)
{
  DossierDateContext context = { dossier_date_read_reference (reference), FALSE };
  g_autofree char *trimmed = NULL;
  g_autofree char *plain = NULL;
  const char *p;
  char qualifier = 0;
  gboolean until = FALSE, since = FALSE;

  g_return_val_if_fail (words != NULL, NULL);

  if (!g_utf8_validate (words, -1, NULL))
    return NULL;
  trimmed = dossier_text_one_line (words);
  if (dossier_edtf_parse (trimmed, NULL, NULL))
    return g_steal_pointer (&trimmed);
  if (g_str_has_suffix (trimmed, "?") || g_str_has_suffix (trimmed, "~"))
    {
      qualifier = trimmed[strlen (trimmed) - 1];
      trimmed[strlen (trimmed) - 1] = '\0';
    }
  trim_end (trimmed);
  p = trimmed;
  take_prefixes (&p, &context, &qualifier, &until, &since);
  plain = from_plain_words (p, &context);
  if (plain == NULL)
    return NULL;
  if ((until || since) && strchr (plain, '/') == NULL)
    {
      g_autofree char *qualified = qualify (plain, qualifier);

      if (qualified == NULL)
        return NULL;
      return until ? g_strconcat ("../", qualified, NULL) : g_strconcat (qualified, "/..", NULL);
    }
  return qualify (plain, qualifier);
}

static void
clear_match (gpointer match)
{
  g_free (((DossierDateMatch *) match)->edtf);
}

/* "2022-02-10", with a time, or with "/" and a second one. */
static gboolean
take_iso (const char **p,
          char       **edtf)
{
  gsize length = strspn (*p, "0123456789-:TZ+/.");
  g_autofree char *run = NULL;

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

/* If a date begins at @p, returns the byte after it. */
static const char *
find_at (const char                *p,
         const DossierDateContext  *context,
         char                     **edtf)
{
  const char *q = p;
  DossierDateReading reading;

  if (!g_unichar_isalnum (g_utf8_get_char (p)))
    return NULL;
  if (g_ascii_isdigit (*p) && take_iso (&q, edtf))
    return q;
  if (!dossier_date_match_at (&q, &reading, context) || g_unichar_isalnum (g_utf8_get_char (q)))
    return NULL;
  *edtf = dossier_date_reading_to_edtf (&reading, context);
  return *edtf != NULL ? q : NULL;
}

/**
 * dossier_edtf_find:
 * @reference: (nullable): EDTF: the date of the text
 *
 * Finds the dates in running text. Only what has a day or a year in digits, or a weekday's name, is taken; dates that
 * cannot be resolved without a reference are left out when there is none.
 *
 * Returns: (transfer full) (element-type DossierDateMatch): in the order of the text
 */
GArray *
dossier_edtf_find (const char *text,
                   const char *reference)
{
  DossierDateContext context = { dossier_date_read_reference (reference), TRUE };
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (DossierDateMatch));
  guint offset = 0;

  g_array_set_clear_func (matches, clear_match);
  g_return_val_if_fail (text != NULL, matches);

  for (const char *p = text; *p != '\0';)
    {
      DossierDateMatch match = { .start = offset };
      const char *end = find_at (p, &context, &match.edtf);
      const char *next = end != NULL ? end : skip_run (p);

      offset += dossier_text_from_bytes (p, (gsize) (next - p));
      match.end = offset;
      if (end != NULL)
        g_array_append_val (matches, match);
      p = next;
    }
  return matches;
}
