/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Makes titles, names of authors and outlets, addresses and days out of what pages and files say.
 * Pure functions, any thread. They answer NULL rather than something doubtful.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-words-private.h"

#include "dossier-edtf.h"
#include "dossier-text.h"

#include <string.h>

#define TITLE_MAX_CHARS 400
#define BYLINE_MAX_CHARS 160
#define BYLINE_MAX_WORDS 16
#define URL_MAX_BYTES 2048

static const char * const byline_marks[] = {
  "by", "written by", "reported by", "story by", "text by", "words by", "posted by", "published by", "author:", "authors:",
  "by:", "written by:", "reporter:", "von", "autor:", "autorin:", "text:", "par", "auteur:", "por", "autor", "autores:",
  "di", "autore:", "door", "auteur", "av", "af", "tekst:", "автор:", "авторы:", "автор", "текст:", "作者：", "作者:", "記者",
  "记者", "文/", "文／", "yazan:", "بقلم:", "بقلم", "كتب:", "作者", NULL
};

/* Every sign of an outlet's name that counts as one, in titles and host names. */
static const char * const outlet_words[] = {
  "times", "post", "news", "gazette", "tribune", "herald", "journal", "telegraph", "guardian", "mail", "star", "sun",
  "today", "daily", "weekly", "observer", "chronicle", "review", "standard", "express", "mirror", "press", "radio",
  "tv", "agency", "zeitung", "independent", "inquirer", "bulletin", "magazine", "monitor", "world", "online", "courier",
  "dispatch", "examiner", "globe", "register", "sentinel", "media", NULL
};

static const char * const anonymous_authors[] = {
  "admin", "administrator", "editor", "webmaster", "null", "undefined", "unknown", "none", "author", "anonymous",
  "root", "user", "guest", "default", "about", "share", NULL
};

/* Everything after these is a post or a place of work, not a name. */
static const char * const byline_stops[] = { " | ", " • ", " · ", "\n", " — ", " – ", " / ", "(", "[", " - ", NULL };

static const char * const joiners[] = { " and ", " & ", " und ", " et ", " y ", " и ", " e ", " och ", " og ", "; ", " with ", "، ", " و ", "、", NULL };

static gboolean
is_one_of (const char         *text,
           const char * const *list)
{
  for (guint i = 0; list[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
trim_marks (char *text)
{
  static const char marks[] = " \t\n-*_#,;:|>/";
  gsize length = strlen (text), start = strspn (text, marks);

  while (length > start && strchr (marks, text[length - 1]) != NULL)
    length--;
  memmove (text, text + start, length - start);
  text[length - start] = '\0';
}

static char *
replace_all (const char *text,
             const char *from,
             const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

/* [words](address) is its words. */
static char *
without_links (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *middle = *text == '[' ? strstr (text, "](") : NULL;
      const char *end = middle != NULL ? strchr (middle, ')') : NULL;

      if (end != NULL && memchr (text + 1, '[', middle - text - 1) == NULL)
        {
          g_string_append_len (out, text + 1, middle - text - 1);
          text = end + 1;
        }
      else
        g_string_append_c (out, *text++);
    }
  return g_string_free (out, FALSE);
}

/* Drops addresses: words with an at sign or a scheme in them. */
static char *
without_addresses (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strchr (words[i], '@') != NULL || strstr (words[i], "://") != NULL || g_str_has_prefix (words[i], "www."))
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * dossier_words_clean_title:
 *
 * Returns: (transfer full) (nullable): @title on one line, without marks around it
 */
char *
dossier_words_clean_title (const char *title)
{
  g_autofree char *line = dossier_words_collapse (title, -1);
  gsize length = strlen (line), start = 0;

  while (line[start] == '#' || line[start] == ' ' || line[start] == '|')
    start++;
  while (length > start && (line[length - 1] == ' ' || line[length - 1] == '|'))
    line[--length] = '\0';
  if (length == start || g_utf8_strlen (line + start, -1) > TITLE_MAX_CHARS)
    return NULL;
  return g_strdup (line + start);
}

/**
 * dossier_words_skip_byline_mark:
 *
 * Returns: (nullable): what follows "By" or its like at the start of @text; NULL when there is no such word
 */
const char *
dossier_words_skip_byline_mark (const char *text)
{
  const char *rest;

  while (*text == ' ' || *text == '-' || *text == '*' || *text == '_' || g_str_has_prefix (text, "—") || g_str_has_prefix (text, "–"))
    text = g_utf8_next_char (text);
  rest = dossier_words_skip (text, byline_marks);
  if (rest == NULL)
    return NULL;
  while (*rest == ' ' || *rest == ':' || *rest == '*' || *rest == '_')
    rest++;
  return rest;
}

/**
 * dossier_words_clean_byline:
 *
 * Returns: (transfer full) (nullable): the names in @byline, comma-separated; NULL when what is left is no name
 */
char *
dossier_words_clean_byline (const char *byline)
{
  g_autofree char *line = dossier_words_collapse (byline, -1);
  g_autofree char *unlinked = without_links (line);
  g_autofree char *names = without_addresses (unlinked);
  const char *rest = dossier_words_skip_byline_mark (names);
  guint letters = 0, digits = 0;

  if (rest != NULL && *rest == '\0')
    return NULL;
  if (rest != NULL)
    {
      char *copy = g_strdup (rest);

      g_free (names);
      names = copy;
    }
  trim_marks (names);
  for (guint i = 0; byline_stops[i] != NULL; i++)
    {
      char *stop = strstr (names, byline_stops[i]);

      if (stop != NULL && stop > names)
        *stop = '\0';
    }
  for (guint i = 0; joiners[i] != NULL; i++)
    {
      char *joined = replace_all (names, joiners[i], ", ");

      g_free (names);
      names = joined;
    }
  trim_marks (names);
  for (const char *at = names; *at != '\0'; at = g_utf8_next_char (at))
    {
      letters += g_unichar_isalpha (g_utf8_get_char (at)) ? 1 : 0;
      digits += g_ascii_isdigit (*at) ? 1 : 0;
    }
  if (letters < 2 || digits > 4 || is_one_of (names, anonymous_authors) || g_utf8_strlen (names, -1) > BYLINE_MAX_CHARS
      || dossier_words_count (names) > BYLINE_MAX_WORDS)
    return NULL;
  return g_steal_pointer (&names);
}

/**
 * dossier_words_byline_of_line:
 * @line: one line, such as "By Ann Example, 3 May 2021 | 5 min read"
 *
 * Returns: (transfer full) (nullable): the names after a "By" at its start, up to a date or any other figure
 */
char *
dossier_words_byline_of_line (const char *line)
{
  static const char * const ends[] = {
    "published", "updated", "posted", "last", "on", "for", "in", "at", "min", "reviewed", "fact", "edited", "medically",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", NULL
  };
  const char *names = dossier_words_skip_byline_mark (line);
  g_autofree char *cut = NULL;
  g_autofree char *clean = NULL;

  if (names == NULL || *names == '\0' || dossier_words_start_lower (names))
    return NULL;
  cut = g_strndup (names, strcspn (names, "0123456789\n|:?!"));
  for (char *at = cut; (at = strchr (at, ' ')) != NULL; at++)
    if (dossier_words_skip (at + 1, ends) != NULL)
      {
        *at = '\0';
        break;
      }
  if (dossier_words_count (cut) > 9)
    return NULL;
  return dossier_words_clean_byline (cut);
}

/**
 * dossier_words_clean_outlet:
 *
 * Returns: (transfer full) (nullable): an outlet's name; for a bare address its host without "www."
 */
char *
dossier_words_clean_outlet (const char *outlet)
{
  g_autofree char *name = dossier_words_collapse (outlet, -1);
  char *host;

  trim_marks (name);
  host = strstr (name, "://");
  if (host != NULL)
    {
      memmove (name, host + 3, strlen (host + 3) + 1);
      name[strcspn (name, "/?#")] = '\0';
    }
  if (g_ascii_strncasecmp (name, "www.", 4) == 0)
    memmove (name, name + 4, strlen (name + 4) + 1);
  if (name[0] == '@')
    memmove (name, name + 1, strlen (name + 1) + 1);
  if (dossier_words_count (name) == 0 || dossier_words_count (name) > 10 || g_utf8_strlen (name, -1) > 100)
    return NULL;
  return g_steal_pointer (&name);
}

/**
 * dossier_words_clean_url:
 *
 * Returns: (transfer full) (nullable): the http or https address at the start of @url, without marks around it
 */
char *
dossier_words_clean_url (const char *url)
{
  gsize length;

  while (*url == '<' || *url == ' ' || *url == '(' || *url == '[')
    url++;
  if (g_ascii_strncasecmp (url, "http://", 7) != 0 && g_ascii_strncasecmp (url, "https://", 8) != 0)
    return NULL;
  length = strcspn (url, " <>\"\n\r\t");
  while (length > 0 && strchr (".,;)]", url[length - 1]) != NULL)
    length--;
  if (length < 11 || length > URL_MAX_BYTES || memchr (url, '.', length) == NULL)
    return NULL;
  return g_strndup (url, length);
}

/* The part of a host that names its owner: example of www.example.co.uk. */
static char *
host_name (const char *url)
{
  const char *start = strstr (url, "://");
  g_autofree char *host = NULL;
  g_auto (GStrv) labels = NULL;
  guint count, owner;

  if (start == NULL)
    return NULL;
  start += 3;
  host = g_ascii_strdown (start, strcspn (start, "/?#:"));
  if (strchr (host, '@') != NULL || g_hostname_is_ip_address (host))
    return NULL;
  labels = g_strsplit (host, ".", -1);
  count = g_strv_length (labels);
  if (count < 2)
    return NULL;
  owner = count - 2;
  if (owner > 0 && strlen (labels[count - 1]) == 2 && strlen (labels[owner]) <= 3 && strcmp (labels[owner - 1], "www") != 0)
    owner--;
  return g_strdup (labels[owner]);
}

static void
append_capitalised (GString    *out,
                    const char *word,
                    gsize       length)
{
  if (length == 0)
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_c (out, g_ascii_toupper (word[0]));
  g_string_append_len (out, word + 1, length - 1);
}

/**
 * dossier_words_outlet_of_url:
 *
 * Guesses an outlet from the host of an address: a name that ends in an outlet's usual word is taken apart, any other
 * is given as it stands. A guess, never more.
 *
 * Returns: (transfer full) (nullable)
 */
char *
dossier_words_outlet_of_url (const char *url)
{
  g_autofree char *owner = host_name (url);
  g_auto (GStrv) parts = NULL;
  GString *name;

  if (owner == NULL || owner[0] == '\0')
    return NULL;
  name = g_string_new (NULL);
  parts = g_strsplit (owner, "-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = parts[i];
      gsize length = strlen (part), tail = 0;

      for (guint j = 0; outlet_words[j] != NULL && tail == 0; j++)
        if (strlen (outlet_words[j]) >= 4 && length > strlen (outlet_words[j]) + 1 && g_str_has_suffix (part, outlet_words[j]))
          tail = strlen (outlet_words[j]);
      if (g_str_has_prefix (part, "the") && tail > 0 && length - tail > 3)
        {
          append_capitalised (name, "the", 3);
          part += 3;
          length -= 3;
        }
      append_capitalised (name, part, length - tail);
      append_capitalised (name, part + length - tail, tail);
    }
  return g_string_free (name, FALSE);
}

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

/* 2021年3月14日 or 2021년 3월 14일; @start and @end are byte offsets. */
static char *
east_asian_day (const char *line,
                gsize      *start,
                gsize      *end)
{
  static const char * const marks[3][2] = { { "年", "년" }, { "月", "월" }, { "日", "일" } };

  for (const char *from = line; *from != '\0'; from++)
    {
      const char *at = from;
      guint parts[3] = { 0 };
      guint i = 0;

      if (!g_ascii_isdigit (*from) || (from > line && g_ascii_isdigit (from[-1])))
        continue;
      for (; i < 3; i++)
        {
          at += strspn (at, " ");
          if (!read_number (&at, 1, 4, &parts[i]) || (!g_str_has_prefix (at, marks[i][0]) && !g_str_has_prefix (at, marks[i][1])))
            break;
          at += 3;
        }
      if (i < 3)
        continue;
      if (start != NULL)
        *start = from - line;
      if (end != NULL)
        *end = at - line;
      return day_to_edtf (parts[0], parts[1], parts[2]);
    }
  return NULL;
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
 * dossier_words_iso_day:
 * @words: what a page says of its date: an ISO 8601 stamp, or words
 *
 * Returns: (transfer full) (nullable): the day as EDTF, as written there (no change of time zone)
 */
char *
dossier_words_iso_day (const char *words)
{
  g_autofree char *line = dossier_words_collapse (words, MIN (strlen (words), 200));
  const char *at = line;
  char *edtf;
  guint year, month, day;

  if (strspn (line, "0123456789") == 8 && (line[8] == '\0' || line[8] == 'T'))
    {
      guint packed = (guint) g_ascii_strtoull (line, NULL, 10);

      return day_to_edtf (packed / 10000, packed / 100 % 100, packed % 100);
    }
  if (read_number (&at, 4, 4, &year) && (*at == '-' || *at == '/' || *at == '.'))
    {
      char separator = *at++;

      if (read_number (&at, 1, 2, &month) && *at == separator)
        {
          at++;
          if (read_number (&at, 1, 2, &day))
            return day_to_edtf (year, month, day);
        }
    }
  edtf = dossier_edtf_from_words (line, NULL);
  return edtf != NULL ? edtf : east_asian_day (line, NULL, NULL);
}

/**
 * dossier_words_split_title:
 * @line: a window's title, such as "Headline | Section | Outlet"
 * @outlet: (out) (transfer full) (nullable)
 *
 * Returns: (transfer full) (nullable): the headline; NULL when @line is no such title
 */
char *
dossier_words_split_title (const char  *line,
                           char       **outlet)
{
  static const char * const dashes[] = { " - ", " – ", " — ", " · ", " • ", " :: ", " » ", NULL };
  g_auto (GStrv) parts = g_strsplit (line, " | ", 6);
  guint count = g_strv_length (parts);

  *outlet = NULL;
  if (count > 1 && dossier_words_count (parts[0]) >= (dossier_words_have_any (parts[count - 1], outlet_words) ? 2 : 3) && dossier_words_count (parts[count - 1]) <= 6)
    {
      *outlet = dossier_words_clean_outlet (parts[count - 1]);
      return dossier_words_clean_title (parts[0]);
    }
  for (guint i = 0; dashes[i] != NULL; i++)
    {
      const char *cut = g_strrstr (line, dashes[i]);

      if (cut != NULL && dossier_words_count (cut) <= 5 && dossier_words_have_any (cut + 1, outlet_words))
        {
          g_autofree char *head = g_strndup (line, cut - line);

          if (dossier_words_count (head) < 3)
            continue;
          *outlet = dossier_words_clean_outlet (cut + strlen (dashes[i]));
          return dossier_words_clean_title (head);
        }
    }
  return NULL;
}

/**
 * dossier_words_name_outlet:
 *
 * Returns: whether @text has a word that outlets like to have in their names
 */
gboolean
dossier_words_name_outlet (const char *text)
{
  return dossier_words_have_any (text, outlet_words);
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
  const DossierDateMatch *date;

  if (strlen (line) > 160 || strpbrk (line, "0123456789") == NULL || dossier_words_count (line) > 14)
    return FALSE;
  collapsed = dossier_words_collapse (line, -1);
  dates = dossier_edtf_find (collapsed, NULL);
  if (dates->len == 0)
    {
      g_autofree char *found = dossier_words_date_within (line);

      if (found == NULL || strlen (found) * 3 < strlen (collapsed))
        return FALSE;
      if (words != NULL)
        *words = g_steal_pointer (&found);
      return TRUE;
    }
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
 * Returns: (transfer full) (nullable): the words of the first day told in it
 */
char *
dossier_words_date_within (const char *line)
{
  g_autoptr (GArray) dates = NULL;
  g_autofree char *collapsed = NULL;
  g_autofree char *day = NULL;
  gsize start, end;

  if (strlen (line) > 300 || strpbrk (line, "0123456789") == NULL)
    return NULL;
  collapsed = dossier_words_collapse (line, -1);
  dates = dossier_edtf_find (collapsed, NULL);
  for (guint i = 0; i < dates->len; i++)
    {
      const DossierDateMatch *date = &g_array_index (dates, DossierDateMatch, i);

      if (strlen (date->edtf) == 10 && strspn (date->edtf, "0123456789-") == 10)
        return dossier_text_slice (collapsed, date->start, date->end);
    }
  day = east_asian_day (collapsed, &start, &end);
  return day != NULL ? g_strndup (collapsed + start, end - start) : NULL;
}
