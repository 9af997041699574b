/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Names of authors out of what pages and lines say of them: without "By", roles, places, agencies, addresses and what
 * else stands beside them. Pure functions, any thread. They answer NULL rather than something doubtful.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-words-private.h"

#include <string.h>

#define BYLINE_MAX_CHARS 160
#define BYLINE_MAX_WORDS 24
#define NAME_MAX_WORDS 7u

static const char * const byline_marks[] = {
  "by", "written by", "reported by", "story by", "text by", "words by", "posted by", "published by", "article by", "author:",
  "authors:", "author", "by:", "written by:", "reporter:", "edited by", "compiled by", "von", "ein artikel von", "autor:",
  "autorin:", "autoren:", "text:", "par", "auteur:", "auteurs:", "publié par", "écrit par", "rédigé par", "por", "autor",
  "autores:", "escrito por", "publicado por", "redacción:", "texto:", "texto", "di", "autore:", "a cura di", "testo di",
  "scritto da", "door", "geschreven door", "auteur", "av", "skrevet av", "af", "skrevet af", "tekst:", "tekst", "skribent:",
  "journalist:", "kirjoittaja:", "teksti:", "toimittaja:", "autor(ka):", "napsal", "szerző:", "írta:", "de", "scris de",
  "autor articol:", "автор:", "авторы:", "автор", "авторка:", "текст:", "журналист:", "от", "аутор:", "пише:", "piše:",
  "napisao:", "autor teksta:", "του", "της", "συντάκτης:", "γράφει ο", "γράφει η", "yazan:", "yazar:", "haber:", "muhabir:",
  "müəllif:", "oleh", "oleh:", "penulis:", "reporter", "tác giả:", "bởi", "ni", "作者：", "作者:", "作者", "記者", "记者", "撰文：",
  "文/", "文／", "文：", "文＝", "بقلم:", "بقلم", "كتب:", "كتبت:", "كتب", "كتبت", "نویسنده:", "تحریر:", "מאת:", "מאת", "लेखक:",
  "লেখক:", "โดย", "ผู้เขียน:", "기자:", NULL
};

static const char * const anonymous_authors[] = {
  "admin", "administrator", "editor", "webmaster", "null", "undefined", "unknown", "none", "author", "authors", "anonymous",
  "root", "user", "guest", "default", "about", "share", "super user", "wordpress", "true", "false", "n/a", "na", "username",
  "view all posts", "all posts", "read more", "follow", "name", "by", "login", "subscribe", "bluesky", "facebook", "twitter",
  "linkedin", "instagram", "mastodon", "whatsapp", "telegram", "x", "email", "e-mail", "rss", "youtube", "reddit", "threads", "administrateur", "адмін", "админ", NULL
};

/* Everything after these is a post or a place of work, not a name. */
static const char * const byline_stops[] = {
  " | ", " • ", " · ", " ⋅ ", " ● ", "\n", " — ", " – ", "(", "[", " - ", " :: ", " » ", "，记者", " @", NULL
};

/* Between two names; the short ones only where a whole name follows, as "Ortega y Gasset" is one. */
static const char * const joiners[] = {
  " and ", " & ", " und ", " et ", " och ", " og ", " ja ", " en ", " ve ", " și ", " şi ", " si ", " και ", " dan ", " oraz ", " şi ",
  " with ", " mit ", " avec ", " con ", " und ", " و ", " और ", " ও ", "; ", " / ", "、", "，", "；", "、", "؛ ", "، ", " |", NULL
};

static const char * const short_joiners[] = { " y ", " e ", " i ", " и ", " та ", " і ", " й ", " a ", " és ", " in ", " un ", " ir ", NULL };

/* Words that a role begins or ends with. */
static const char * const role_words[] = {
  "reporter", "reporters", "correspondent", "correspondents", "editor", "editors", "writer", "writers", "columnist", "contributor",
  "contributors", "contributing", "journalist", "journalists", "staff", "freelance", "freelancer", "producer", "photographer",
  "photojournalist", "intern", "bureau", "desk", "newsroom", "chief", "associate", "deputy", "managing", "senior", "junior",
  "executive", "political", "sports", "business", "national", "international", "special", "guest", "author", "analyst",
  "director", "manager", "founder", "educator", "educators", "extension", "redakteur", "redakteurin", "redaktion", "korrespondent",
  "korrespondentin", "reporterin", "volontär", "volontärin", "rédacteur", "rédactrice", "journaliste", "correspondant",
  "correspondante", "envoyé", "envoyée", "redactor", "redactora", "redacción", "corresponsal", "periodista", "enviado",
  "enviada", "redator", "redatora", "repórter", "jornalista", "correspondente", "redação", "giornalista", "inviato", "redazione",
  "corrispondente", "redacteur", "verslaggever", "correspondente", "redaktör", "redaktør", "reportere", "korrespondentti",
  "toimittaja", "redaktor", "redaktorka", "dziennikarz", "dziennikarka", "redakce", "redaktorem", "korespondent", "szerkesztő",
  "újságíró", "редактор", "корреспондент", "кореспондент", "журналист", "журналістка", "журналіст", "обозреватель", "muhabir",
  "editör", "muhabiri", "wartawan", "jurnalis", "redaksi", "مراسل", "محرر", "مراسلة", "خبرنگار", "reviewer", "expert", "consultant", "gardener", "dietitian", NULL
};

/* A date or a note about the text follows. */
static const char * const ends[] = {
  "published", "updated", "posted", "last", "min", "reviewed", "fact", "edited", "medically", "monday", "tuesday", "wednesday",
  "thursday", "friday", "saturday", "sunday", "publié", "publicado", "veröffentlicht", "опубликовано", "photo", "photos",
  "photography", NULL
};

/* In small letters a place or a date follows; with a capital it is part of a name. */
static const char * const small_ends[] = { "on", "for", "in", "at", "from", "via", "le", "am", "aus", "à", "em", "el", "is", NULL };

/* Names of people as well, so only before a figure. */
static const char * const months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
  "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", NULL
};

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
 * dossier_words_skip_byline_mark:
 *
 * Returns: (nullable): what follows "By" or its like at the start of @text; NULL when there is no such word
 */
const char *
dossier_words_skip_byline_mark (const char *text)
{
  const char *rest, *longest = NULL;

  while (*text == ' ' || *text == '-' || *text == '*' || *text == '_' || g_str_has_prefix (text, "—") || g_str_has_prefix (text, "–"))
    text = g_utf8_next_char (text);
  for (guint i = 0; byline_marks[i] != NULL; i++)
    {
      const char * const one[] = { byline_marks[i], NULL };

      if ((guchar) *text < 0x80 && g_ascii_tolower (*text) != byline_marks[i][0])
        continue;
      rest = dossier_words_skip (text, one);
      if (rest != NULL && (longest == NULL || rest > longest))
        longest = rest;
    }
  if (longest == NULL)
    return NULL;
  while (*longest == ' ' || *longest == ':' || *longest == '*' || *longest == '_')
    longest++;
  if (g_str_has_prefix (longest, "：") || g_str_has_prefix (longest, "｜"))
    longest += 3;
  return longest;
}

static gboolean
is_capitalised (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  return g_unichar_isupper (c) || g_unichar_istitle (c) || !(g_unichar_islower (c) || g_unichar_isdigit (c));
}

static gboolean
has_case (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isupper (g_utf8_get_char (text)) || g_unichar_islower (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static gboolean
is_role_word (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  g_strdelimit (lower, ".,:;", '\0');
  return g_strv_contains (role_words, lower);
}

/* Whether any word of @part belongs to a role. */
static gboolean
is_role (const char *part)
{
  g_auto (GStrv) words = g_strsplit (part, " ", 12);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_role_word (words[i]))
      return TRUE;
  return FALSE;
}

/* "Keith Barry Senior Autos Reporter" is Keith Barry: a role goes from its first word on, when two names stand before it. */
static void
cut_role (char *part)
{
  char *at = part;
  guint words = 0;

  if (!is_role (part))
    return;
  while (*at != '\0')
    {
      gsize length = strcspn (at, " ");
      g_autofree char *word = g_strndup (at, length);

      if (words >= 2 && is_role_word (word))
        {
          while (at > part && at[-1] == ' ')
            at--;
          *at = '\0';
          return;
        }
      words++;
      at += length;
      at += strspn (at, " ");
    }
}

/* Cuts from a word that begins a date, a place or a note. @figure: a figure stood behind @names */
static void
cut_at_ends (char     *names,
             gboolean  figure)
{
  for (char *at = names; (at = strchr (at, ' ')) != NULL; at++)
    {
      const char *month = figure ? dossier_words_skip (at + 1, months) : NULL;

      if (dossier_words_skip (at + 1, ends) != NULL
          || (dossier_words_start_lower (at + 1) && dossier_words_skip (at + 1, small_ends) != NULL)
          || (month != NULL && month[strspn (month, " .,")] == '\0'))
        {
          *at = '\0';
          return;
        }
    }
}

static gboolean
is_credential (const char *part)
{
  guint capitals = 0, letters = 0;

  for (const char *at = part; *at != '\0'; at++)
    {
      letters += g_ascii_isalpha (*at) ? 1 : 0;
      capitals += g_ascii_isupper (*at) ? 1 : 0;
    }
  return strlen (part) <= 8 && letters > 0 && capitals * 2 >= letters && strchr (part, ' ') == NULL;
}

static char *
join_parts (const char *names)
{
  GString *out = g_string_new (names);

  for (guint i = 0; joiners[i] != NULL; i++)
    g_string_replace (out, joiners[i], ", ", 0);
  for (guint i = 0; short_joiners[i] != NULL; i++)
    {
      const char *joiner = short_joiners[i];
      char *found = strstr (out->str, joiner);

      /* Both sides have to be whole names. */
      while (found != NULL)
        {
          gsize at = found - out->str;
          g_autofree char *before = g_strndup (out->str, at);
          g_autofree char *after = g_strndup (found + strlen (joiner), strcspn (found + strlen (joiner), ",;"));
          const char *last = g_strrstr (before, ", ");

          if (dossier_words_count (last != NULL ? last + 2 : before) >= 2 && dossier_words_count (after) >= 2
              && is_capitalised (after))
            {
              g_string_erase (out, at, strlen (joiner));
              g_string_insert (out, at, ", ");
            }
          found = strstr (out->str + at + 1, joiner);
        }
    }
  return g_string_free (out, FALSE);
}

/* Keeps of the parts between commas those that are names. @agency: (out) (nullable): the first agency among them. */
static char *
pick_names (const char  *joined,
            char       **agency)
{
  g_auto (GStrv) parts = g_strsplit (joined, ",", 24);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *whole = NULL;
  const char *previous = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = g_strstrip (parts[i]);
      g_autofree char *found = NULL;
      gboolean role;

      trim_marks (part);
      if (*part == '\0')
        continue;
      found = dossier_agency_of_name (part);
      role = is_role (part);
      if (found == NULL)
        cut_role (part);
      /* No name is that long; a sentence is. */
      if (dossier_words_count (part) > NAME_MAX_WORDS || (!is_capitalised (part) && dossier_words_count (part) > 2))
        continue;
      if (whole == NULL)
        whole = g_strdup (part);
      if (found != NULL)
        {
          if (*agency == NULL)
            *agency = g_steal_pointer (&found);
          continue;
        }
      if (strpbrk (part, "0123456789") != NULL && names->len > 0)
        break;
      if (names->len > 0
          && (role || !is_capitalised (part)
              || (has_case (part) && dossier_words_count (part) == 1 && !is_credential (part) && dossier_words_count (previous) >= 2
                  && !is_credential (previous))))
        continue;
      if (is_role (part) && parts[i + 1] != NULL)
        continue;
      if (strstr (names->str, part) != NULL && !is_credential (part))
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, part);
      previous = part;
    }
  if (names->len > 0)
    return g_string_free (g_steal_pointer (&names), FALSE);
  return g_steal_pointer (&whole);
}

static char *
clean_names (const char  *byline,
             char       **agency)
{
  g_autofree char *line = dossier_words_collapse (byline, -1);
  g_autofree char *unlinked = without_links (line);
  g_autofree char *names = without_addresses (unlinked);
  g_autofree char *joined = NULL;
  const char *rest = dossier_words_skip_byline_mark (names);
  char *open;

  if (rest != NULL && *rest == '\0')
    return NULL;
  /* A name can begin like a mark: "De Jong", "Di Maio", "Von Trapp". */
  if (rest != NULL && (!has_case (rest) || is_capitalised (rest))
      && !(dossier_words_count (names) <= 2 && (g_str_has_prefix (names, "De ") || g_str_has_prefix (names, "Di ") || g_str_has_prefix (names, "Av ")
                                                 || g_str_has_prefix (names, "Ni ") || g_str_has_prefix (names, "Von "))))
    {
      char *copy = g_strdup (rest);

      g_free (names);
      names = copy;
    }
  trim_marks (names);
  open = strchr (names, '(');
  if (open != NULL && open > names && strchr (open, ')') != NULL)
    {
      g_autofree char *inner = g_strndup (open + 1, strchr (open, ')') - open - 1);

      *agency = dossier_agency_of_name (inner);
      /* "Paramita (Guha) Ghosh" */
      if (*agency == NULL && strchr (open, ')')[1] == ' ' && is_capitalised (strchr (open, ')') + 2) && dossier_words_count (inner) == 1)
        *open = '\x01';
    }
  for (guint i = 0; byline_stops[i] != NULL; i++)
    {
      char *stop = strstr (names, byline_stops[i]);

      if (stop != NULL && stop > names)
        {
          if (*agency == NULL)
            *agency = dossier_agency_of_name (stop + strlen (byline_stops[i]));
          *stop = '\0';
        }
    }
  g_strdelimit (names, "\x01", '(');
  joined = join_parts (names);
  if (strchr (joined, '/') != NULL && strchr (joined, ' ') != NULL)
    g_strdelimit (joined, "/", ',');
  return pick_names (joined, agency);
}

/**
 * dossier_words_clean_byline:
 *
 * Returns: (transfer full) (nullable): the names in @byline, comma-separated; an agency only when nobody else is named;
 *   NULL when what is left is no name
 */
char *
dossier_words_clean_byline (const char *byline)
{
  g_autofree char *agency = NULL;
  g_autofree char *names = clean_names (byline, &agency);
  guint letters = 0, digits = 0;

  if (names == NULL)
    return NULL;
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
 * dossier_words_agency_of_byline:
 *
 * Returns: (transfer full) (nullable): the agency that @byline names, alone or beside others
 */
char *
dossier_words_agency_of_byline (const char *byline)
{
  g_autofree char *agency = NULL;

  if (strlen (byline) > 400)
    return NULL;
  g_free (clean_names (byline, &agency));
  return g_steal_pointer (&agency);
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
  const char *names = dossier_words_skip_byline_mark (line);
  g_autofree char *cut = NULL;

  if (names == NULL || *names == '\0' || dossier_words_start_lower (names))
    return NULL;
  cut = g_strndup (names, strcspn (names, "0123456789\n|:?!"));
  cut_at_ends (cut, g_ascii_isdigit (names[strlen (cut)]));
  for (guint i = 0; byline_stops[i] != NULL; i++)
    {
      char *stop = strstr (cut, byline_stops[i]);

      if (stop != NULL && stop > cut)
        *stop = '\0';
    }
  if (dossier_words_count (cut) > 12)
    return NULL;
  return dossier_words_clean_byline (cut);
}
