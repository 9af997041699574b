/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The text of an article as the page's linked data (JSON-LD) has it, and which blocks of the page it has. Spaces, marks
 * and case do not count in the comparison, so it is the same for every script. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-json-private.h"
#include "dossier-words-private.h"

#include <string.h>

/* Letters compared at a time. */
#define RUN 12u
#define MAX_RUNS 400000u
#define TOLD_SHARE 0.7
#define UNTOLD_SHARE 0.3
#define MAX_DEPTH 8u
#define UPDATES_MAX 400u

static void
take_longer (const char  *text,
             const char **longest)
{
  if (text != NULL && (*longest == NULL || strlen (text) > strlen (*longest)))
    *longest = text;
}

/* A live report's updates are articles within the article. */
static void
append_updates (const DossierJson *article,
                GString           *text)
{
  const DossierJson *updates = dossier_json_get (article, "liveBlogUpdate");

  for (guint i = 0; updates != NULL && updates->kind == DOSSIER_JSON_ARRAY && i < updates->items->len && i < UPDATES_MAX; i++)
    {
      const char *body = dossier_json_get_string (g_ptr_array_index (updates->items, i), "articleBody");

      if (body != NULL)
        g_string_append_printf (text, "%s\n", body);
    }
}

static void
search (const DossierJson *json,
        guint              depth,
        const char       **longest,
        GString           *updates)
{
  if (json->items == NULL || depth > MAX_DEPTH)
    return;
  if (json->kind == DOSSIER_JSON_OBJECT)
    {
      take_longer (dossier_json_get_string (json, "articleBody"), longest);
      append_updates (json, updates);
    }
  for (guint i = 0; i < json->items->len; i++)
    search (g_ptr_array_index (json->items, i), depth + 1, longest, updates);
}

/**
 * dossier_html_plain_text:
 * @text: text that may hold markup, once or twice escaped
 *
 * Returns: (transfer full): what it says, a paragraph a line
 */
char *
dossier_html_plain_text (const char *text)
{
  GString *lines = g_string_new (NULL);
  g_autofree char *markup = g_strdup (text);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);
      g_autoptr (DossierHtmlPage) page = NULL;
      g_autoptr (GPtrArray) blocks = NULL;

      if (strchr (markup, '<') == NULL && strchr (markup, '&') == NULL)
        break;
      for (const char *at = markup; *at != '\0'; at++)
        if (*at == '\n')
          g_string_append (marked, "<br><br>");
        else
          g_string_append_c (marked, *at);
      page = dossier_html_page_parse (marked->str, marked->len);
      blocks = dossier_html_blocks (page);
      g_string_truncate (lines, 0);
      for (guint k = 0; k < blocks->len; k++)
        g_string_append_printf (lines, "%s\n", ((DossierHtmlBlock *) g_ptr_array_index (blocks, k))->text);
      g_free (markup);
      markup = g_strndup (lines->str, lines->len);
    }
  g_string_assign (lines, markup);
  return g_string_free (lines, FALSE);
}

/**
 * dossier_html_linked_text:
 *
 * Returns: (transfer full) (nullable): the longest text of an article in @page's linked data, a paragraph a line
 */
char *
dossier_html_linked_text (DossierHtmlPage *page)
{
  g_autofree char *longest = NULL;

  for (guint i = 0; i < page->linked_data->len; i++)
    {
      const char *text = g_ptr_array_index (page->linked_data, i);
      g_autoptr (DossierJson) root = strstr (text, "articleBody") != NULL ? dossier_json_parse (text, strlen (text)) : NULL;
      g_autoptr (GString) updates = g_string_new (NULL);
      const char *found = NULL;

      if (root == NULL)
        continue;
      search (root, 0, &found, updates);
      take_longer (updates->str, &found);
      if (found != NULL && (longest == NULL || strlen (found) > strlen (longest)))
        {
          g_free (longest);
          longest = g_strdup (found);
        }
    }
  return longest != NULL && *longest != '\0' ? dossier_html_plain_text (longest) : NULL;
}

/* The letters and digits of @text, folded, as the hashes of each RUN of them. */
static GArray *
runs_of (const char *text)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (guint32));
  gunichar ring[RUN];
  guint count = 0;

  for (const char *at = text; *at != '\0' && runs->len < MAX_RUNS; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (guchar) *at : g_utf8_get_char (at);
      guint32 hash = 2166136261u;

      if (c < 0x80 ? !g_ascii_isalnum ((char) c) : !g_unichar_isalnum (c))
        continue;
      ring[count++ % RUN] = c < 0x80 ? (guchar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
      if (count < RUN)
        continue;
      for (guint i = 0; i < RUN; i++)
        hash = (hash ^ ring[(count + i) % RUN]) * 16777619u;
      g_array_append_val (runs, hash);
    }
  return runs;
}

static DossierHtmlTold
told_of (const char *text,
         GHashTable *known)
{
  g_autoptr (GArray) runs = runs_of (text);
  guint shared = 0;

  if (runs->len == 0)
    return DOSSIER_HTML_TOLD_UNSURE;
  for (guint i = 0; i < runs->len; i++)
    shared += g_hash_table_contains (known, GUINT_TO_POINTER (g_array_index (runs, guint32, i))) ? 1 : 0;
  if (shared >= runs->len * TOLD_SHARE)
    return DOSSIER_HTML_TOLD;
  return shared <= runs->len * UNTOLD_SHARE ? DOSSIER_HTML_UNTOLD : DOSSIER_HTML_TOLD_UNSURE;
}

/**
 * dossier_html_tell:
 * @blocks: (element-type DossierHtmlBlock): get their @told
 * @linked: the text as linked data has it
 *
 * Returns: how many words @linked has
 */
guint
dossier_html_tell (GPtrArray  *blocks,
                   const char *linked)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) runs = runs_of (linked);

  for (guint i = 0; i < runs->len; i++)
    g_hash_table_add (known, GUINT_TO_POINTER (g_array_index (runs, guint32, i)));
  for (guint i = 0; i < blocks->len; i++)
    {
      DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      block->told = told_of (block->text, known);
    }
  return dossier_words_count (linked);
}
