/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles as they are read: their fields, texts, blocks, marks and originals. Whatever thread has the connection. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-articles.h"

#include <glib/gi18n.h>

#include "dossier-rows-private.h"

#define NO_ARTICLE _("there is no article with this id")

/* The fields whose newest value is a guess: nothing by the analyst, and the first candidate below certainty. */
static gboolean
read_uncertain (DossierDb       *db,
                const DossierId *id,
                guint           *uncertain,
                GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;
  guint seen = 0;

  *uncertain = 0;
  rows = dossier_sql_new (db, error,
                          "SELECT field, confidence FROM article_field WHERE article = ? AND deleted_at IS NULL"
                          " ORDER BY origin <> 'analyst', id",
                          "k", id);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierArticleField field = dossier_article_field_from_text (dossier_sql_peek (rows, 0));

      if ((seen & field) == 0 && dossier_sql_int (rows, 1) < DOSSIER_CONFIDENCE_CERTAIN)
        *uncertain |= field;
      seen |= field;
    }
  if (local == NULL)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_articles_get_fields:
 *
 * Returns: (transfer full) (element-type DossierFieldValue): all that was found for the fields of an article and where; of
 *   each field the analyst's word first, then as import ranked them
 */
GArray *
dossier_articles_get_fields (DossierDb       *db,
                             const DossierId *id,
                             GError         **error)
{
  g_autoptr (GArray) values = dossier_field_values_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT field, value, origin, confidence FROM article_field WHERE article = ? AND deleted_at IS NULL"
                          " ORDER BY field, origin <> 'analyst', id",
                          "k", id);
  if (rows == NULL)
    return NULL;
  while (dossier_sql_next (rows, &local))
    {
      DossierFieldValue value = { dossier_article_field_from_text (dossier_sql_peek (rows, 0)), dossier_sql_text (rows, 1),
                                  g_intern_string (dossier_sql_peek (rows, 2)), dossier_sql_int (rows, 3) };

      g_array_append_val (values, value);
    }
  if (local == NULL)
    return g_steal_pointer (&values);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * dossier_articles_get:
 *
 * Returns: (transfer full) (nullable): the article without its text, deleted or not; NULL when there is none
 */
DossierArticle *
dossier_articles_get (DossierDb       *db,
                      const DossierId *id,
                      GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (DossierArticle) article = NULL;
  const char *grade;

  row = dossier_sql_new (db, error,
                         "SELECT a.revision, a.original, a.source, a.title, a.byline, s.name, a.date, a.date_words, a.url, a.language, a.file_name,"
                         " a.word_count, a.created_at, a.deleted_at IS NOT NULL,"
                         " (SELECT grade FROM source_rating r WHERE r.source = a.source AND r.deleted_at IS NULL ORDER BY rated_at DESC, r.id DESC LIMIT 1),"
                         " (SELECT count(DISTINCT coalesce(x.root, m.entity)) FROM passage p JOIN mention m ON m.passage = p.id"
                         "   LEFT JOIN entity_root x ON x.entity = m.entity"
                         "   WHERE p.article = a.id AND m.deleted_at IS NULL AND m.status = 'accepted'),"
                         " (SELECT count(DISTINCT c.event) FROM account c JOIN event e ON e.id = c.event"
                         "   WHERE c.article = a.id AND c.deleted_at IS NULL AND e.deleted_at IS NULL),"
                         " (SELECT count(*) FROM passage p JOIN annotation n ON n.passage = p.id WHERE p.article = a.id AND n.deleted_at IS NULL),"
                         " EXISTS (SELECT 1 FROM article_read l WHERE l.article = a.id), g.name, a.changed_date, a.part,"
                         " c.root, (SELECT count(*) FROM (SELECT 1 FROM copy_set o WHERE o.root = c.root LIMIT 1000))"
                         " FROM article a LEFT JOIN source s ON s.id = a.source LEFT JOIN source g ON g.id = a.agency"
                         " LEFT JOIN copy_set c ON c.article = a.id WHERE a.id = ?",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  article = dossier_article_new ();
  article->id = *id;
  article->revision = dossier_sql_id (row, 0);
  article->original = dossier_sql_id (row, 1);
  article->source_id = dossier_sql_id (row, 2);
  article->title = dossier_sql_text (row, 3);
  article->byline = dossier_sql_text (row, 4);
  article->source = dossier_sql_text (row, 5);
  article->date = dossier_sql_text (row, 6);
  article->date_words = dossier_sql_text (row, 7);
  article->url = dossier_sql_text (row, 8);
  article->language = dossier_sql_text (row, 9);
  article->file_name = dossier_sql_text (row, 10);
  article->word_count = dossier_sql_int (row, 11);
  article->created_at = dossier_sql_int (row, 12);
  article->deleted = dossier_sql_int (row, 13);
  grade = dossier_sql_peek (row, 14);
  article->source_grade = grade ? grade[0] : 0;
  article->entity_count = dossier_sql_int (row, 15);
  article->event_count = dossier_sql_int (row, 16);
  article->annotation_count = dossier_sql_int (row, 17);
  article->read = dossier_sql_int (row, 18);
  article->agency = dossier_sql_text (row, 19);
  article->changed = dossier_sql_text (row, 20);
  article->part = dossier_sql_text (row, 21);
  article->copy_group = dossier_sql_id (row, 22);
  article->copy_count = dossier_sql_int (row, 23);
  return read_uncertain (db, id, &article->uncertain, error) ? g_steal_pointer (&article) : NULL;
}

/**
 * dossier_articles_get_text:
 * @revision: (out) (optional): which text version it is
 *
 * Returns: (transfer full) (nullable): the text in force
 */
char *
dossier_articles_get_text (DossierDb       *db,
                           const DossierId *id,
                           DossierId       *revision,
                           GError         **error)
{
  g_autoptr (DossierSql) row = NULL;

  row = dossier_rows_find (db, "SELECT r.id, r.text FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?", id, NO_ARTICLE, error);
  if (row == NULL)
    return NULL;
  if (revision != NULL)
    *revision = dossier_sql_id (row, 0);
  return dossier_sql_text (row, 1);
}

gboolean
dossier_articles_read_blocks (DossierDb       *db,
                              const DossierId *revision,
                              GArray          *blocks,
                              GError         **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT start, end, role FROM block WHERE revision = ? AND deleted_at IS NULL ORDER BY start", "k", revision);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierBlock block = { dossier_sql_int (rows, 0), dossier_sql_int (rows, 1), DOSSIER_BLOCK_BODY };

      dossier_block_role_from_text (dossier_sql_peek (rows, 2), &block.role);
      g_array_append_val (blocks, block);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_articles_get_body:
 * @revision: (out) (optional): which text version it is
 * @title: (out) (optional) (transfer full)
 *
 * Returns: (transfer full) (nullable): what of the text in force is the article itself: neither title nor furniture
 */
char *
dossier_articles_get_body (DossierDb       *db,
                           const DossierId *id,
                           DossierId       *revision,
                           char           **title,
                           GError         **error)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (DossierBlock));
  g_autoptr (DossierSql) row = NULL;
  DossierId version;

  row = dossier_rows_find (db, "SELECT r.id, r.text, a.title FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?", id, NO_ARTICLE, error);
  if (row == NULL)
    return NULL;
  version = dossier_sql_id (row, 0);
  if (!dossier_articles_read_blocks (db, &version, blocks, error))
    return NULL;
  if (revision != NULL)
    *revision = version;
  if (title != NULL)
    *title = dossier_sql_text (row, 2);
  return dossier_blocks_body (dossier_sql_peek (row, 1), blocks);
}

static gboolean
read_highlights (DossierDb       *db,
                 const DossierId *article,
                 GArray          *highlights,
                 GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT p.start, p.end, 0, m.id, p.id, e.id, e.kind, e.name"
                          " FROM passage p JOIN mention m ON m.passage = p.id LEFT JOIN entity_root x ON x.entity = m.entity"
                          " JOIN entity e ON e.id = coalesce(x.root, m.entity)"
                          " WHERE p.article = ?1 AND m.deleted_at IS NULL AND m.status = 'accepted' AND p.anchor <> 'lost'"
                          " UNION ALL SELECT p.start, p.end, 1, n.id, p.id, NULL, NULL, n.text"
                          " FROM passage p JOIN annotation n ON n.passage = p.id"
                          " WHERE p.article = ?1 AND n.deleted_at IS NULL AND p.anchor <> 'lost'"
                          " UNION ALL SELECT p.start, p.end, 2, s.id, p.id, v.id, NULL, v.title"
                          " FROM passage p JOIN statement s ON s.passage = p.id JOIN event v ON v.id = s.event"
                          " WHERE p.article = ?1 AND s.deleted_at IS NULL AND v.deleted_at IS NULL AND p.anchor <> 'lost'"
                          " ORDER BY 1, 2 DESC, 3 DESC",
                          "k", article);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierHighlight highlight = {
        .start = dossier_sql_int (rows, 0), .end = dossier_sql_int (rows, 1), .type = dossier_sql_int (rows, 2),
        .id = dossier_sql_id (rows, 3), .passage = dossier_sql_id (rows, 4), .target = dossier_sql_id (rows, 5),
        .kind = g_intern_string (dossier_sql_peek (rows, 6)), .label = dossier_sql_text (rows, 7),
      };

      g_array_append_val (highlights, highlight);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_articles_get_view:
 *
 * Returns: (transfer full) (nullable): the article with text, blocks and everything marked in it; NULL and @error
 *   (DOSSIER_STORE_ERROR_NOT_FOUND when there is none)
 */
DossierArticleView *
dossier_articles_get_view (DossierDb       *db,
                           const DossierId *id,
                           GError         **error)
{
  g_autoptr (DossierArticleView) view = dossier_article_view_new ();

  view->text = dossier_articles_get_text (db, id, NULL, error);
  if (view->text == NULL)
    return NULL;
  view->length = dossier_text_length (view->text);
  view->article = dossier_articles_get (db, id, error);
  if (view->article == NULL
      || !dossier_articles_read_blocks (db, &view->article->revision, view->blocks, error)
      || !read_highlights (db, id, view->highlights, error))
    return NULL;
  return g_steal_pointer (&view);
}

/**
 * dossier_articles_get_original:
 * @media_type: (out) (optional) (transfer full)
 *
 * Returns: (transfer full) (nullable): the imported file, byte for byte
 */
GBytes *
dossier_articles_get_original (DossierDb       *db,
                               const DossierId *id,
                               char           **media_type,
                               GError         **error)
{
  g_autoptr (DossierSql) row = NULL;

  row = dossier_rows_find (db, "SELECT o.bytes, o.media_type FROM article a JOIN original o ON o.id = a.original WHERE a.id = ?", id, NO_ARTICLE, error);
  if (row == NULL)
    return NULL;
  if (media_type != NULL)
    *media_type = dossier_sql_text (row, 1);
  return dossier_sql_bytes (row, 0);
}

/* One text of an article, if it has it. FALSE and @error when it cannot be read. */
static gboolean
read_text (DossierDb       *db,
           const char      *sql,
           const DossierId *id,
           char           **text,
           GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, sql, "k", id);
  g_autoptr (GError) local = NULL;

  *text = row != NULL && dossier_sql_next (row, &local) ? dossier_sql_text (row, 0) : NULL;
  if (local == NULL)
    return row != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_articles_get_columns (DossierDb       *db,
                              const DossierId *id,
                              char           **columns,
                              GError         **error)
{
  return read_text (db, "SELECT o.columns FROM article a JOIN original o ON o.id = a.original WHERE a.id = ?", id, columns, error);
}

gboolean
dossier_articles_get_url_hint (DossierDb       *db,
                               const DossierId *id,
                               char           **url,
                               GError         **error)
{
  return read_text (db,
                    "SELECT value FROM article_field WHERE article = ? AND field = 'url' AND origin = 'address'"
                    " AND deleted_at IS NULL ORDER BY id LIMIT 1",
                    id, url, error);
}

static void
clear_place (gpointer data)
{
  g_free (((DossierArticlePlace *) data)->place);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const DossierArticlePlace *one = a, *other = b;
  int order = dossier_id_compare (&one->original, &other->original);

  return order != 0 ? order : dossier_id_compare (&one->article, &other->article);
}

static gboolean
append_places (DossierDb  *db,
               GArray     *places,
               DossierSql *rows,
               GError    **error)
{
  g_autoptr (GError) local = NULL;

  while (dossier_sql_next (rows, &local))
    {
      DossierArticlePlace place = { dossier_sql_id (rows, 0), dossier_sql_id (rows, 1), dossier_sql_text (rows, 2) };

      g_array_append_val (places, place);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_articles_list_places:
 * @articles: which
 * @n: how many; 0 = all that are not deleted
 *
 * Returns: (transfer full) (nullable) (element-type DossierArticlePlace): where they are to be read again, those of one
 *   original in a row
 */
GArray *
dossier_articles_list_places (DossierDb       *db,
                              const DossierId *articles,
                              guint            n,
                              GError         **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DossierArticlePlace));

  g_array_set_clear_func (places, clear_place);
  if (n == 0)
    {
      g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT id, original, place FROM article WHERE deleted_at IS NULL", NULL);

      if (rows == NULL || !append_places (db, places, rows, error))
        return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT id, original, place FROM article WHERE id = ?", "k", &articles[i]);
      guint before = places->len;

      if (row == NULL || !append_places (db, places, row, error))
        return NULL;
      if (places->len == before)
        {
          dossier_rows_not_found (error, NO_ARTICLE);
          return NULL;
        }
    }
  g_array_sort (places, compare_places);
  return g_steal_pointer (&places);
}
