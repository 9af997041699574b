/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days in addresses and lines: where they stand and what they are as EDTF. Pure functions, any thread. */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-words-private.h"

#include "dossier-edtf.h"
#include "dossier-text.h"

#include <string.h>

#define LINE_MAX_BYTES 400
#define WORDS_MAX_BYTES 200

static gboolean
read_number (const char **at,
             guint        least,
             guint        most,
             guint       *value)
{
  guint digits = 0;

  *value = 0;
  while (g_ascii_isdigit ((*at)[digits]) && digits < most)
    *value = *value * 10 + ((*at)[digits++] - '0');
  if (digits < least || g_ascii_isdigit ((*at)[digits]))
    return FALSE;
  *at += digits;
  return TRUE;
}

/* A day of the calendar of a press that exists: no year before print, none far ahead. */
static char *
day_to_edtf (guint year,
             guint month,
             guint day)
{
  if (year < 1600 || year > 2100 || !g_date_valid_dmy (day, month, year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/**
 * dossier_words_date_of_url:
 *
 * Returns: (transfer full) (nullable): the day in a path such as /2022/02/11/, /2022-02-11- or /20220211/, as EDTF
 */
char *
dossier_words_date_of_url (const char *url)
{
  const char *path = strstr (url, "://");

  path = path != NULL ? strchr (path + 3, '/') : strchr (url, '/');
  for (; path != NULL && *path != '\0'; path++)
    {
      const char *at = path + 1;
      guint year, month, day;
      char separator;

      if (!strchr ("/-_.", *path) || !g_ascii_isdigit (*at))
        continue;
      if (strspn (at, "0123456789") == 8)
        {
          guint packed = (guint) g_ascii_strtoull (at, NULL, 10);
          char *edtf = packed / 10000 >= 1990 ? day_to_edtf (packed / 10000, packed / 100 % 100, packed % 100) : NULL;

          if (edtf != NULL)
            return edtf;
        }
      if (!read_number (&at, 4, 4, &year) || !strchr ("/-_", *at) || *at == '\0')
        continue;
      separator = *at++;
      if (!read_number (&at, 1, 2, &month) || *at != separator)
        continue;
      at++;
      if (read_number (&at, 1, 2, &day) && !g_ascii_isalnum (*at) && year >= 1990)
        {
          char *edtf = day_to_edtf (year, month, day);

          if (edtf != NULL)
            return edtf;
        }
    }
  return NULL;
}

/**
 * dossier_words_day:
 * @words: what a page says of its date: a stamp of any kind, or words
 * @habit: how its writer writes dates
 * @start: (out) (optional): byte offset of the date in @words
 * @end: (out) (optional): one past its last byte
 *
 * Returns: (transfer full) (nullable): the day as EDTF, as written there (no change of time zone), with the time when
 *   it is told; less than a day, such as a month, when @words are nothing else
 */
char *
dossier_words_day (const char              *words,
                   const DossierStampHabit *habit,
                   gsize                   *start,
                   gsize                   *end)
{
  DossierStamp stamp;
  gsize length = strlen (words);
  char *edtf;

  if (dossier_stamp_read (words, habit, &stamp))
    {
      if (start != NULL)
        *start = stamp.start;
      if (end != NULL)
        *end = stamp.end;
      return dossier_stamp_to_edtf (&stamp);
    }
  edtf = length <= WORDS_MAX_BYTES ? dossier_edtf_from_words (words, NULL) : NULL;
  if (start != NULL)
    *start = 0;
  if (end != NULL)
    *end = length;
  /* A bare number is no year, and "until May" is no date of publication. */
  if (edtf != NULL && (strlen (edtf) < 7 || strchr (edtf, '/') != NULL))
    g_clear_pointer (&edtf, g_free);
  return edtf;
}

/**
 * dossier_words_date_line:
 * @line: one line
 * @words: (out) (optional) (transfer full): the words of the date in it
 *
 * Returns: whether @line tells a day (or month) and little else
 */
gboolean
dossier_words_date_line (const char  *line,
                         char       **words)
{
  g_autoptr (GArray) dates = NULL;
  g_autofree char *collapsed = NULL;
  g_autofree char *found = NULL;
  const DossierDateMatch *date;

  if (strlen (line) > 160 || dossier_words_count (line) > 14)
    return FALSE;
  collapsed = dossier_words_collapse (line, -1);
  found = dossier_words_date_within (collapsed);
  if (found != NULL)
    {
      if (strlen (found) * 3 < strlen (collapsed))
        return FALSE;
      if (words != NULL)
        *words = g_steal_pointer (&found);
      return TRUE;
    }
  if (strpbrk (line, "0123456789") == NULL)
    return FALSE;
  dates = dossier_edtf_find (collapsed, NULL);
  if (dates->len == 0)
    return FALSE;
  date = &g_array_index (dates, DossierDateMatch, 0);
  if (strlen (date->edtf) < 7 || strchr (date->edtf, '/') != NULL
      || (date->end - date->start) * 100 < (guint) g_utf8_strlen (collapsed, -1) * 30)
    return FALSE;
  if (words != NULL)
    *words = dossier_text_slice (collapsed, date->start, date->end);
  return TRUE;
}

/**
 * dossier_words_date_within:
 * @line: a short line
 *
 * Returns: (transfer full) (nullable): the words of the first whole day told in it, with the time beside it
 */
char *
dossier_words_date_within (const char *line)
{
  static const DossierStampHabit any = { NULL, FALSE };
  g_autofree char *collapsed = NULL;
  DossierStamp stamp;

  if (strlen (line) > LINE_MAX_BYTES)
    return NULL;
  collapsed = dossier_words_collapse (line, -1);
  if (!dossier_stamp_find (collapsed, &any, &stamp))
    return NULL;
  return g_strndup (collapsed + stamp.start, stamp.end - stamp.start);
}
