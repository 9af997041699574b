/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places in articles: found by words, or written as ARTICLE:START-END. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-places.h"

#include <glib/gi18n.h>
#include <string.h>

/* Letters between which a word has an edge. In scripts without spaces between words any place can be one. */
static gboolean
is_word (gunichar c)
{
  if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return FALSE;
    default:
      return TRUE;
    }
}

/* If the words stand at @p, returns the byte after them. White space matches white space of any amount. */
static const char *
match_at (const char *p,
          const char *words)
{
  while (*words != '\0')
    {
      if (g_unichar_isspace (g_utf8_get_char (words)))
        {
          if (!g_unichar_isspace (g_utf8_get_char (p)))
            return NULL;
          while (g_unichar_isspace (g_utf8_get_char (words)))
            words = g_utf8_next_char (words);
          while (g_unichar_isspace (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          continue;
        }
      if (*p != *words)
        return NULL;
      p++;
      words++;
    }
  return p;
}

static gboolean
is_whole (const char *text,
          const char *start,
          const char *end)
{
  if (start > text && is_word (g_utf8_get_char (start)) && is_word (g_utf8_get_char (g_utf8_prev_char (start))))
    return FALSE;
  return *end == '\0' || !is_word (g_utf8_get_char (end)) || !is_word (g_utf8_get_char (g_utf8_prev_char (end)));
}

/**
 * dossier_cli_places_find:
 * @text: an article's
 * @words: as they stand there, but for white space; not within longer words
 *
 * Returns: (transfer full) (element-type DossierCliPlace): every place, in order, none overlapping another
 */
GArray *
dossier_cli_places_find (const char *text,
                         const char *words)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DossierCliPlace));
  g_autofree char *wanted = g_strstrip (g_strdup (words));
  guint offset = 0;

  for (const char *p = text; *p != '\0' && wanted[0] != '\0';)
    {
      const char *end = match_at (p, wanted);

      if (end != NULL && is_whole (text, p, end))
        {
          DossierCliPlace place = { offset, offset + (guint) g_utf8_strlen (p, end - p) };

          g_array_append_val (places, place);
          offset = place.end;
          p = end;
          continue;
        }
      offset++;
      p = g_utf8_next_char (p);
    }
  return places;
}

/**
 * dossier_cli_place_read:
 * @text: "ARTICLE:START-END", and "=HEADING" when @heading is wanted
 * @heading: (out) (optional) (nullable): what stands after "="
 *
 * Returns: whether that is a place in an article that is there; if not, that was said
 */
gboolean
dossier_cli_place_read (DossierCli      *cli,
                        const char      *text,
                        DossierId       *article,
                        DossierCliPlace *place,
                        char           **heading)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([0-9A-Fa-f-]{36}):([0-9]+)-([0-9]+)(?:=(.*))?$", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *id = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *rest = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    {
      dossier_cli_fail_usage (cli, _("“%s” is not a passage; write ARTICLE:START-END"), text);
      return FALSE;
    }
  id = g_match_info_fetch (match, 1);
  start = g_match_info_fetch (match, 2);
  end = g_match_info_fetch (match, 3);
  rest = g_match_info_fetch (match, 4);
  if (heading != NULL)
    *heading = rest != NULL && rest[0] != '\0' ? g_strdup (rest) : NULL;
  return dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, id, article) &&
         dossier_cli_number (cli, "START", start, &place->start) && dossier_cli_number (cli, "END", end, &place->end);
}
