/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles with their originals, texts and metadata. Writing functions run inside a change on the writer thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-articles.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-derived.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_ARTICLE _("there is no article with this id")

/**
 * dossier_articles_find_bytes:
 * @sha256: 32 bytes
 * @article: (out): the article with these bytes, an undeleted one before a deleted one
 *
 * Returns: whether there is one; FALSE with @error set on failure
 */
gboolean
dossier_articles_find_bytes (DossierDb    *db,
                             const guint8 *sha256,
                             DossierId    *article,
                             gboolean     *deleted,
                             GError      **error)
{
  g_autoptr (GBytes) hash = g_bytes_new_static (sha256, 32);
  g_autoptr (DossierSql) row = NULL;

  row = dossier_sql_new (db, error,
                         "SELECT a.id, a.deleted_at IS NOT NULL FROM original o JOIN article a ON a.original = o.id"
                         " WHERE o.sha256 = ? ORDER BY a.deleted_at IS NOT NULL, a.id LIMIT 1",
                         "b", hash);
  if (row == NULL || !dossier_sql_next (row, error))
    return FALSE;
  *article = dossier_sql_id (row, 0);
  *deleted = dossier_sql_int (row, 1);
  return TRUE;
}

static gboolean
insert_original (DossierDb    *db,
                 const char   *media_type,
                 GBytes       *bytes,
                 const guint8 *sha256,
                 DossierId    *original,
                 GError      **error)
{
  g_autoptr (GBytes) hash = g_bytes_new_static (sha256, 32);

  *original = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO original (id, sha256, media_type, size, bytes, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, ?, " STAMP ")",
                         "kbtib", original, hash, media_type, (gint64) g_bytes_get_size (bytes), bytes);
}

static gboolean
insert_text (DossierDb       *db,
             DossierDraft    *draft,
             const DossierId *article,
             const DossierId *revision,
             GError         **error)
{
  if (!dossier_db_run (db, error,
                       "INSERT INTO revision (id, article, number, extractor, text, created_at, created_by, modified_at, modified_by)"
                       " VALUES (?, ?, 1, ?, ?, " STAMP ")",
                       "kktt", revision, article, draft->extractor, draft->text))
    return FALSE;
  for (guint i = 0; i < draft->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (draft->blocks, DossierBlock, i);
      DossierId id = dossier_id_new ();

      if (!dossier_db_run (db, error,
                           "INSERT INTO block (id, revision, start, end, role, created_at, created_by, modified_at, modified_by)"
                           " VALUES (?, ?, ?, ?, ?, " STAMP ")",
                           "kkiit", &id, revision, (gint64) block->start, (gint64) block->end, dossier_block_role_to_text (block->role)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_field (DossierDb       *db,
              const DossierId *article,
              const char      *field,
              const char      *value,
              const char      *origin,
              int              confidence,
              GError         **error)
{
  DossierId id = dossier_id_new ();

  return dossier_db_run (db, error,
                         "INSERT INTO article_field (id, article, field, value, origin, confidence, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, ?, ?, " STAMP ")",
                         "kkttti", &id, article, field, value, origin, (gint64) confidence);
}

/**
 * dossier_articles_insert:
 * @draft: what import made of the file
 * @bytes: the file
 * @sha256: 32 bytes, of @bytes
 * @batch: (nullable): the import it comes with
 * @article: (out)
 *
 * Stores a new article with its original, text and metadata, and enters it into the index.
 */
gboolean
dossier_articles_insert (DossierDb       *db,
                         DossierDraft    *draft,
                         GBytes          *bytes,
                         const guint8    *sha256,
                         const char      *file_name,
                         const DossierId *batch,
                         DossierId       *article,
                         GError         **error)
{
  DossierId original, revision = dossier_id_new (), source = DOSSIER_ID_NIL;
  g_autofree char *body = dossier_blocks_body (draft->text, draft->blocks);
  gint64 earliest, latest;

  *article = dossier_id_new ();
  if (!dossier_rows_date (draft->date, &earliest, &latest, NULL))
    g_clear_pointer (&draft->date, g_free);
  if (draft->source != NULL && !dossier_sources_ensure (db, draft->source, &source, error))
    return FALSE;
  if (!insert_original (db, draft->media_type, bytes, sha256, &original, error)
      || !dossier_db_run (db, error,
                          "INSERT INTO article (id, original, revision, source, title, byline, date, date_words, date_earliest, date_latest,"
                          " url, language, word_count, file_name, batch, created_at, created_by, modified_at, modified_by)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " STAMP ")",
                          "kkkkttttiittitk", article, &original, &revision, &source, draft->title, draft->byline, draft->date, draft->date_words,
                          earliest, latest, draft->url, draft->language, (gint64) dossier_text_count_words (body), file_name, batch)
      || !insert_text (db, draft, article, &revision, error))
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      if (!insert_field (db, article, dossier_article_field_to_text (row->field), row->value, row->origin, row->confidence, error))
        return FALSE;
    }
  return dossier_derived_add_document (db, article, &revision, draft->title, draft->text, error);
}

/* Takes the tombstone from an article that is imported again; undoing that import puts it back. */
gboolean
dossier_articles_revive (DossierDb       *db,
                         const DossierId *article,
                         const DossierId *batch,
                         GError         **error)
{
  return dossier_db_run (db, error, "UPDATE article SET deleted_at = NULL, batch = ?, " TOUCH " WHERE id = ?", "kk", batch, article)
         && dossier_db_run (db, error,
                            "UPDATE source SET deleted_at = NULL, " TOUCH
                            " WHERE deleted_at IS NOT NULL AND id = (SELECT source FROM article WHERE id = ?)",
                            "k", article);
}

static gboolean
update_date (DossierDb       *db,
             const DossierId *article,
             const char      *value,
             GError         **error)
{
  gint64 earliest, latest;

  return dossier_rows_date (value, &earliest, &latest, error)
         && dossier_db_run (db, error,
                            "UPDATE article SET date = ?, date_earliest = ?, date_latest = ?, " TOUCH " WHERE id = ?",
                            "tiik", value, earliest, latest, article);
}

static gboolean
update_source (DossierDb       *db,
               const DossierId *article,
               const char      *value,
               GError         **error)
{
  DossierId source = DOSSIER_ID_NIL;

  return (value == NULL || dossier_sources_ensure (db, value, &source, error))
         && dossier_db_run (db, error, "UPDATE article SET source = ?, " TOUCH " WHERE id = ?", "kk", &source, article);
}

/**
 * dossier_articles_set_field:
 * @value: (nullable): NULL or empty clears the field; a title cannot be cleared
 *
 * Corrects or confirms one field: the analyst's word, from then on certain.
 */
gboolean
dossier_articles_set_field (DossierDb          *db,
                            const DossierId    *article,
                            DossierArticleField field,
                            const char         *value,
                            GError            **error)
{
  const char *name = dossier_article_field_to_text (field);
  g_autofree char *clean = value && *value ? dossier_rows_name (value, error) : NULL;
  gboolean ok = FALSE;

  if ((value && *value && clean == NULL)
      || !dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ?", article, NO_ARTICLE, error))
    return FALSE;
  switch (field)
    {
    case DOSSIER_FIELD_TITLE:
      if (clean == NULL)
        return dossier_rows_invalid (error, _("an article needs a title"));
      ok = dossier_db_run (db, error, "UPDATE article SET title = ?, " TOUCH " WHERE id = ?", "tk", clean, article);
      break;
    case DOSSIER_FIELD_BYLINE:
      ok = dossier_db_run (db, error, "UPDATE article SET byline = ?, " TOUCH " WHERE id = ?", "tk", clean, article);
      break;
    case DOSSIER_FIELD_DATE:
      ok = update_date (db, article, clean, error);
      break;
    case DOSSIER_FIELD_SOURCE:
      ok = update_source (db, article, clean, error);
      break;
    case DOSSIER_FIELD_URL:
      ok = dossier_db_run (db, error, "UPDATE article SET url = ?, " TOUCH " WHERE id = ?", "tk", clean, article);
      break;
    case DOSSIER_FIELD_LANGUAGE:
      ok = dossier_db_run (db, error, "UPDATE article SET language = ?, " TOUCH " WHERE id = ?", "tk", clean, article);
      break;
    default:
      return dossier_rows_invalid (error, _("there is no such field"));
    }
  return ok
         && dossier_db_run (db, error,
                            "UPDATE article_field SET deleted_at = dossier_now(), " TOUCH
                            " WHERE article = ? AND field = ? AND origin = 'analyst' AND deleted_at IS NULL",
                            "kt", article, name)
         && insert_field (db, article, name, clean, "analyst", 100, error);
}

/**
 * dossier_articles_set_deleted:
 * @count: (out) (optional): how many changed
 */
gboolean
dossier_articles_set_deleted (DossierDb       *db,
                              const DossierId *articles,
                              guint            n,
                              gboolean         deleted,
                              guint           *count,
                              GError         **error)
{
  guint changed = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ?", &articles[i], NO_ARTICLE, error))
        return FALSE;
      if (!dossier_db_run (db, error,
                           deleted ? "UPDATE article SET deleted_at = dossier_now(), " TOUCH " WHERE id = ? AND deleted_at IS NULL"
                                   : "UPDATE article SET deleted_at = NULL, " TOUCH " WHERE id = ? AND deleted_at IS NOT NULL",
                           "k", &articles[i]))
        return FALSE;
      changed += sqlite3_changes (dossier_db_get_handle (db));
    }
  if (count != NULL)
    *count = changed;
  return TRUE;
}

/* The fields whose newest value is a guess: nothing by the analyst, and the first candidate below certainty. */
static guint
read_uncertain (DossierDb       *db,
                const DossierId *id)
{
  g_autoptr (DossierSql) rows = NULL;
  guint uncertain = 0, seen = 0;

  rows = dossier_sql_new (db, NULL,
                          "SELECT field, confidence FROM article_field WHERE article = ? AND deleted_at IS NULL"
                          " ORDER BY origin <> 'analyst', id",
                          "k", id);
  while (rows != NULL && dossier_sql_next (rows, NULL))
    {
      DossierArticleField field = dossier_article_field_from_text (dossier_sql_peek (rows, 0));

      if ((seen & field) == 0 && dossier_sql_int (rows, 1) < DOSSIER_CONFIDENCE_CERTAIN)
        uncertain |= field;
      seen |= field;
    }
  return uncertain;
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
  DossierArticle *article;
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
                         " EXISTS (SELECT 1 FROM article_read l WHERE l.article = a.id)"
                         " FROM article a LEFT JOIN source s ON s.id = a.source WHERE a.id = ?",
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
  article->uncertain = read_uncertain (db, id);
  return article;
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
  g_autoptr (GError) local = NULL;

  row = dossier_sql_new (db, error, "SELECT r.id, r.text FROM article a JOIN revision r ON r.id = a.revision WHERE a.id = ?", "k", id);
  if (row == NULL)
    return NULL;
  if (!dossier_sql_next (row, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        dossier_rows_not_found (error, NO_ARTICLE);
      return NULL;
    }
  if (revision != NULL)
    *revision = dossier_sql_id (row, 0);
  return dossier_sql_text (row, 1);
}

static gboolean
read_blocks (DossierDb       *db,
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
      || !read_blocks (db, &view->article->revision, view->blocks, error)
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
  g_autoptr (GError) local = NULL;

  row = dossier_sql_new (db, error, "SELECT o.bytes, o.media_type FROM article a JOIN original o ON o.id = a.original WHERE a.id = ?", "k", id);
  if (row == NULL)
    return NULL;
  if (!dossier_sql_next (row, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        dossier_rows_not_found (error, NO_ARTICLE);
      return NULL;
    }
  if (media_type != NULL)
    *media_type = dossier_sql_text (row, 1);
  return dossier_sql_bytes (row, 0);
}

/* Local, not recorded: whether this person has read it here. */
gboolean
dossier_articles_set_read (DossierDb       *db,
                           const DossierId *id,
                           gboolean         read,
                           GError         **error)
{
  if (read)
    return dossier_db_run (db, error, "INSERT OR IGNORE INTO article_read (article, read_at) VALUES (?, dossier_now())", "k", id);
  return dossier_db_run (db, error, "DELETE FROM article_read WHERE article = ?", "k", id);
}
