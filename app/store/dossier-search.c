/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Full-text search over articles. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-search.h"

#include <string.h>

#include "dossier-rows-private.h"
#include "dossier-text.h"

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

static void
flush_word (GString  *expression,
            GString  *word,
            gboolean  prefix)
{
  if (word->len == 0)
    return;
  if (expression->len > 0)
    g_string_append_c (expression, ' ');
  g_string_append_printf (expression, "\"%s\"%s", word->str, prefix ? "*" : "");
  g_string_truncate (word, 0);
}

/**
 * dossier_search_expression:
 * @words: what a person typed: words, all of which must be there; "quoted words" stand together; the last word may
 *   be unfinished
 *
 * Every word is quoted, so that nothing typed has a meaning of its own to FTS5.
 *
 * Returns: (transfer full) (nullable): NULL when there is no word in it
 */
char *
dossier_search_expression (const char *words)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean quoted = FALSE, unfinished = FALSE;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      unfinished = is_word_character (c) && !quoted;
      if (is_word_character (c))
        g_string_append_unichar (word, c);
      else if (c == '"' || c == 0x201C || c == 0x201D)
        {
          flush_word (expression, word, FALSE);
          quoted = !quoted;
        }
      else if (quoted && word->len > 0)
        g_string_append_c (word, ' ');
      else
        flush_word (expression, word, FALSE);
    }
  flush_word (expression, word, unfinished);
  return expression->len > 0 ? g_strdup (expression->str) : NULL;
}

/**
 * dossier_search_hits:
 * @words: see dossier_search_expression()
 *
 * Returns: (transfer full) (element-type DossierHit) (nullable): the best @limit articles, with the words found marked
 */
GPtrArray *
dossier_search_hits (DossierDb  *db,
                     const char *words,
                     guint       limit,
                     GError    **error)
{
  g_autofree char *expression = dossier_search_expression (words);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_hit_free);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (expression == NULL)
    return g_steal_pointer (&hits);
  rows = dossier_sql_new (db, error,
                          "SELECT a.id, a.title, snippet(search, 1, char(57344), char(57345), '…', 24)"
                          " FROM search JOIN search_document d ON d.id = search.rowid JOIN article a ON a.id = d.article"
                          " WHERE search MATCH ? AND a.deleted_at IS NULL ORDER BY bm25(search, 4.0, 1.0), a.id LIMIT ?",
                          "ti", expression, (gint64) limit);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierHit *hit = g_new0 (DossierHit, 1);
      g_autofree char *snippet = dossier_sql_text (rows, 2);

      hit->article = dossier_sql_id (rows, 0);
      hit->title = dossier_sql_text (rows, 1);
      hit->snippet = dossier_text_one_line (snippet ? snippet : "");
      g_ptr_array_add (hits, hit);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return g_steal_pointer (&hits);
  return NULL;
}
