/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * For pages that show nothing without their scripts: the article as it waits in the page for them, in <noscript> or in
 * the JSON a script would draw it from. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-html-private.h"

#include "dossier-json-private.h"
#include "dossier-words-private.h"

#include <string.h>

#define MAX_SCRIPTS 8u
#define MAX_SCRIPT_BYTES (8u * 1024 * 1024)
#define MAX_DEPTH 60u
#define MIN_WORDS 30u
/* A string this long, or a sentence of so many words, is prose. */
#define LONG_WORDS 15u
#define SENTENCE_WORDS 4u
/* A step down into the part that holds this much of it. */
#define DESCENT_SHARE 0.7

/* Said about the article, or not said in it. */
static const char * const other_keys[] = {
  "alt", "alttext", "bio", "biography", "caption", "copyright", "credit", "css", "deck", "dek", "description", "disclaimer",
  "excerpt", "headline", "keywords", "lead", "meta", "metadescription", "og", "seo", "style", "subtitle", "summary", "teaser",
  "title", "url", NULL
};

static guint
prose_in_string (const DossierJson *json)
{
  guint words;

  if (json->kind != DOSSIER_JSON_STRING || json->string == NULL || strchr (json->string, ' ') == NULL
      || json->string[0] == '{' || json->string[0] == '[')
    {
      gboolean spaceless = json->kind == DOSSIER_JSON_STRING && json->string != NULL
                           && dossier_words_are_spaceless (json->string, strlen (json->string));

      if (!spaceless)
        return 0;
    }
  if (json->key != NULL)
    {
      g_autofree char *key = g_ascii_strdown (json->key, -1);

      if (g_strv_contains (other_keys, key))
        return 0;
    }
  words = dossier_words_count (json->string);
  if (words >= LONG_WORDS || (words >= SENTENCE_WORDS && dossier_words_end_sentence (json->string))
      || (words >= SENTENCE_WORDS && strstr (json->string, "</p>") != NULL))
    return words;
  return 0;
}

static guint
prose_in (const DossierJson *json,
          guint              depth)
{
  guint words = prose_in_string (json);

  for (guint i = 0; json->items != NULL && i < json->items->len && depth < MAX_DEPTH; i++)
    words += prose_in (g_ptr_array_index (json->items, i), depth + 1);
  return words;
}

/* The part of @root that holds most of its prose. */
static const DossierJson *
descend (const DossierJson *root)
{
  const DossierJson *at = root;

  for (guint depth = 0; depth < MAX_DEPTH; depth++)
    {
      guint all = prose_in (at, depth);
      const DossierJson *heir = NULL;

      for (guint i = 0; at->items != NULL && i < at->items->len && heir == NULL; i++)
        if (prose_in (g_ptr_array_index (at->items, i), depth + 1) >= all * DESCENT_SHARE)
          heir = g_ptr_array_index (at->items, i);
      if (heir == NULL)
        break;
      at = heir;
    }
  return at;
}

static void
append_prose (const DossierJson *json,
              guint              depth,
              GString           *text)
{
  if (prose_in_string (json) > 0)
    {
      g_autofree char *plain = dossier_html_plain_text (json->string);

      g_string_append_printf (text, "%s\n", plain);
    }
  for (guint i = 0; json->items != NULL && i < json->items->len && depth < MAX_DEPTH; i++)
    append_prose (g_ptr_array_index (json->items, i), depth + 1, text);
}

/* Reads the script that starts behind @at; answers where it ends. */
static const char *
read_script (const char *at,
             const char *end,
             GString    *best)
{
  const char *open = memchr (at, '>', end - at);
  const char *close = open != NULL ? memmem (open, end - open, "</script", 8) : NULL;
  g_autoptr (DossierJson) root = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (close == NULL)
    return end;
  if (memmem (at, open - at, "application/json", 16) == NULL || close - open > MAX_SCRIPT_BYTES)
    return close;
  root = dossier_json_parse (open + 1, close - open - 1);
  if (root == NULL || prose_in (root, 0) < MIN_WORDS)
    return close;
  append_prose (descend (root), 0, text);
  if (text->len > best->len)
    g_string_assign (best, text->str);
  return close;
}

/**
 * dossier_html_state_text:
 * @text: markup, valid UTF-8
 *
 * Returns: (transfer full) (nullable): the article as the page's embedded JSON holds it, a paragraph a line
 */
char *
dossier_html_state_text (const char *text,
                         gsize       length)
{
  const char *end = text + length;
  GString *best = g_string_new (NULL);
  guint scripts = 0;

  for (const char *at = text; scripts < MAX_SCRIPTS && (at = memmem (at, end - at, "<script", 7)) != NULL; scripts++)
    at = read_script (at + 7, end, best);
  return g_string_free (best, best->len == 0);
}

/**
 * dossier_html_without_scripts:
 * @text: markup, valid UTF-8
 *
 * Returns: (transfer full) (nullable): @text, as long, as a browser without scripts would read it; NULL when it has
 *   nothing for one
 */
char *
dossier_html_without_scripts (const char *text,
                              gsize       length)
{
  static const struct { const char *from, *to; } tags[] = { { "<noscript", "<div     " }, { "</noscript", "</div     " } };
  g_autofree char *copy = NULL;

  if (memmem (text, length, tags[0].from, strlen (tags[0].from)) == NULL)
    return NULL;
  copy = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      gsize size = strlen (tags[i].from);

      for (char *at = copy; (at = memmem (at, copy + length - at, tags[i].from, size)) != NULL; at += size)
        memcpy (at, tags[i].to, size);
    }
  return g_steal_pointer (&copy);
}
