/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates as people write them: what one typed means, and where dates stand in running text. Pure functions; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-edtf.h"

#include "dossier-date-scan.h"
#include "dossier-text.h"

#include <string.h>

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

/* One date or range, without words around it. */
static char *
from_plain_words (const char               *words,
                  const DossierDateContext *context)
{
  DossierDateReading reading;
  DossierDateValue value;
  const char *p = words;
  g_autofree char *edtf = NULL;

  if (dossier_edtf_parse (words, NULL, NULL))
    return g_strdup (words);
  if (!dossier_date_match_at (&p, &reading, context) || !dossier_date_resolve (&reading, context, &value))
    return NULL;
  edtf = dossier_date_value_to_edtf (&reading, &value);
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
               DossierDateContext        *context,
               char                      *qualifier,
               gboolean                  *until,
               gboolean                  *since)
{
  DossierDateName name;

  for (;;)
    {
      const char *q = *p;

      if (*q == '~')
        {
          q++;
          *qualifier = '~';
        }
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_APPROXIMATE, &name, context))
        {
          *qualifier = '~';
          if (*q == '.' || *q == '-')
            q++;
        }
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNTIL, &name, context))
        *until = TRUE;
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_SINCE, &name, context))
        *since = TRUE;
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_BETWEEN, &name, context))
        context->between = TRUE;
      else if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_EARLY, &name, context) && name.value == 0)
        q += *q == '-';
      else if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_FILLER, &name, context))
        return;
      dossier_date_skip_blanks (&q);
      *p = q;
    }
}

/**
 * dossier_edtf_from_words:
 * @words: what a person typed: EDTF, or "10 February 2022", "Feb. 10-20", "Thursday", "since last May", "10.02.2022" …
 *   in English, German, French, Spanish, Italian, Polish, Russian or Ukrainian
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
  DossierDateContext context = { .reference = dossier_date_read_reference (reference) };
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
  g_autoptr (GArray) found = dossier_date_find_all (text, reference, NULL);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (DossierDateMatch));

  g_array_set_clear_func (matches, clear_match);
  for (guint i = 0; i < found->len; i++)
    {
      DossierDateFound *date = &g_array_index (found, DossierDateFound, i);
      DossierDateMatch match = { date->start, date->end, NULL };

      if (date->loose || date->edtf == NULL)
        continue;
      match.edtf = g_steal_pointer (&date->edtf);
      g_array_append_val (matches, match);
    }
  return matches;
}
