/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Makes titles, names of outlets, and addresses out of what pages and files say.
 * Pure functions, any thread. They answer NULL rather than something doubtful.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-words-private.h"

#include <string.h>

#define TITLE_MAX_CHARS 400
#define URL_MAX_BYTES 2048

/* Every sign of an outlet's name that counts as one, in titles and host names. */
static const char * const outlet_words[] = {
  "times", "post", "news", "gazette", "tribune", "herald", "journal", "telegraph", "guardian", "mail", "star", "sun",
  "today", "daily", "weekly", "observer", "chronicle", "review", "standard", "express", "mirror", "press", "radio",
  "tv", "agency", "zeitung", "independent", "inquirer", "bulletin", "magazine", "monitor", "world", "online", "courier",
  "dispatch", "examiner", "globe", "register", "sentinel", "media", NULL
};

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
