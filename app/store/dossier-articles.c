/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles with their originals, texts and metadata. Writing functions run inside a change on the writer thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-articles.h"

#include <glib/gi18n.h>

#include "dossier-derived.h"
#include "dossier-edtf.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_ARTICLE _("there is no article with this id")

/**
 * dossier_articles_find:
 * @sha256: 32 bytes, of an original
 * @place: (nullable): where in that original; NULL for all of it
 * @article: (out): the article with these bytes, an undeleted one before a deleted one
 *
 * Returns: whether there is one; FALSE with @error set on failure
 */
gboolean
dossier_articles_find (DossierDb    *db,
                       const guint8 *sha256,
                       const char   *place,
                       DossierId    *article,
                       gboolean     *deleted,
                       GError      **error)
{
  g_autoptr (GBytes) hash = g_bytes_new_static (sha256, 32);
  g_autoptr (DossierSql) row = NULL;

  row = dossier_sql_new (db, error,
                         "SELECT a.id, a.deleted_at IS NOT NULL FROM original o JOIN article a ON a.original = o.id"
                         " WHERE o.sha256 = ? AND a.place IS ? ORDER BY a.deleted_at IS NOT NULL, a.id LIMIT 1",
                         "bt", hash, place);
  if (row == NULL || !dossier_sql_next (row, error))
    return FALSE;
  *article = dossier_sql_id (row, 0);
  *deleted = dossier_sql_int (row, 1);
  return TRUE;
}

/* The articles of one file share its bytes. */
static gboolean
ensure_original (DossierDb            *db,
                 const char           *media_type,
                 const DossierArrival *arrival,
                 DossierId            *original,
                 GError              **error)
{
  g_autoptr (GBytes) hash = g_bytes_new_static (arrival->sha256, 32);
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (GError) local = NULL;

  row = dossier_sql_new (db, error, "SELECT id FROM original WHERE sha256 = ? LIMIT 1", "b", hash);
  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    {
      *original = dossier_sql_id (row, 0);
      return arrival->columns == NULL
             || dossier_db_run (db, error, "UPDATE original SET columns = ?1, " TOUCH " WHERE id = ?2 AND columns IS NOT ?1",
                                "tk", arrival->columns, original);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *original = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO original (id, sha256, media_type, size, bytes, columns, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, ?, ?, " STAMP ")",
                         "kbtibt", original, hash, media_type, (gint64) g_bytes_get_size (arrival->bytes), arrival->bytes, arrival->columns);
}

/**
 * dossier_articles_add_text:
 * @revision: its id
 * @number: from 1
 *
 * Adds a text to an article, which is in force when the article says so.
 */
gboolean
dossier_articles_add_text (DossierDb       *db,
                           const DossierId *article,
                           const DossierId *revision,
                           guint            number,
                           const char      *extractor,
                           const char      *text,
                           GArray          *blocks,
                           GError         **error)
{
  if (!dossier_db_run (db, error,
                       "INSERT INTO revision (id, article, number, extractor, text, created_at, created_by, modified_at, modified_by)"
                       " VALUES (?, ?, ?, ?, ?, " STAMP ")",
                       "kkitt", revision, article, (gint64) number, extractor, text))
    return FALSE;
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);
      DossierId id = dossier_id_new ();

      if (!dossier_db_run (db, error,
                           "INSERT INTO block (id, revision, start, end, role, created_at, created_by, modified_at, modified_by)"
                           " VALUES (?, ?, ?, ?, ?, " STAMP ")",
                           "kkiit", &id, revision, (gint64) block->start, (gint64) block->end, dossier_block_role_to_text (block->role)))
        return FALSE;
    }
  return TRUE;
}

/* One value that was found for a field, and where. */
gboolean
dossier_articles_add_candidate (DossierDb       *db,
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

/* What cannot be a date is not kept as one. */
static void
drop_bad_dates (DossierDraft *draft,
                gint64       *earliest,
                gint64       *latest)
{
  if (!dossier_rows_date (draft->date, earliest, latest, NULL))
    g_clear_pointer (&draft->date, g_free);
  if (draft->changed != NULL && !dossier_edtf_parse (draft->changed, NULL, NULL))
    g_clear_pointer (&draft->changed, g_free);
}

static gboolean
insert_row (DossierDb            *db,
            DossierDraft         *draft,
            const DossierArrival *arrival,
            const DossierId      *original,
            const DossierId      *revision,
            const DossierId      *article,
            GError              **error)
{
  DossierId source = DOSSIER_ID_NIL, agency = DOSSIER_ID_NIL;
  g_autofree char *body = dossier_blocks_body (draft->text, draft->blocks);
  gint64 earliest, latest;

  drop_bad_dates (draft, &earliest, &latest);
  if (draft->source != NULL && !dossier_sources_ensure (db, draft->source, "outlet", &source, error))
    return FALSE;
  if (draft->agency != NULL && !dossier_sources_ensure (db, draft->agency, "agency", &agency, error))
    return FALSE;
  return dossier_db_run (db, error,
                         "INSERT INTO article (id, original, place, part, revision, source, agency, title, byline, date, date_words,"
                         " date_earliest, date_latest, changed_date, url, language, word_count, file_name, batch,"
                         " created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " STAMP ")",
                         "kkttkkkttttiitttitk", article, original, arrival->place, arrival->part, revision, &source, &agency,
                         draft->title, draft->byline, draft->date, draft->date_words, earliest, latest, draft->changed, draft->url,
                         draft->language, (gint64) dossier_text_count_words (body), arrival->file_name, arrival->batch);
}

/**
 * dossier_articles_insert:
 * @draft: what import made of it
 * @arrival: how it came
 * @article: (out)
 *
 * Stores a new article with its original, text and metadata, and enters it into the index.
 */
gboolean
dossier_articles_insert (DossierDb            *db,
                         DossierDraft         *draft,
                         const DossierArrival *arrival,
                         DossierId            *article,
                         GError              **error)
{
  DossierId original, revision = dossier_id_new ();

  *article = dossier_id_new ();
  if (!ensure_original (db, draft->media_type, arrival, &original, error)
      || !insert_row (db, draft, arrival, &original, &revision, article, error)
      || !dossier_articles_add_text (db, article, &revision, 1, draft->extractor, draft->text, draft->blocks, error))
    return FALSE;
  for (guint i = 0; i < draft->fields->len; i++)
    {
      const DossierFieldValue *row = &g_array_index (draft->fields, DossierFieldValue, i);

      if (!dossier_articles_add_candidate (db, article, dossier_article_field_to_text (row->field), row->value, row->origin, row->confidence, error))
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
                            " WHERE deleted_at IS NOT NULL AND id IN (SELECT source FROM article WHERE id = ?1 UNION SELECT agency FROM article WHERE id = ?1)",
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

  return (value == NULL || dossier_sources_ensure (db, value, "outlet", &source, error))
         && dossier_db_run (db, error, "UPDATE article SET source = ?, " TOUCH " WHERE id = ?", "kk", &source, article);
}

static gboolean
update_agency (DossierDb       *db,
               const DossierId *article,
               const char      *value,
               GError         **error)
{
  DossierId agency = DOSSIER_ID_NIL;

  return (value == NULL || dossier_sources_ensure (db, value, "agency", &agency, error))
         && dossier_db_run (db, error, "UPDATE article SET agency = ?, " TOUCH " WHERE id = ?", "kk", &agency, article);
}

static gboolean
update_changed (DossierDb       *db,
                const DossierId *article,
                const char      *value,
                GError         **error)
{
  return (value == NULL || dossier_edtf_parse (value, NULL, error))
         && dossier_db_run (db, error, "UPDATE article SET changed_date = ?, " TOUCH " WHERE id = ?", "tk", value, article);
}

/* What the article says now; how sure that is stands in article_field. */
gboolean
dossier_articles_update_field (DossierDb          *db,
                               const DossierId    *article,
                               DossierArticleField field,
                               const char         *value,
                               GError            **error)
{
  switch (field)
    {
    case DOSSIER_FIELD_TITLE:
      if (value == NULL)
        return dossier_rows_invalid (error, _("an article needs a title"));
      return dossier_db_run (db, error, "UPDATE article SET title = ?, " TOUCH " WHERE id = ?", "tk", value, article);
    case DOSSIER_FIELD_BYLINE:
      return dossier_db_run (db, error, "UPDATE article SET byline = ?, " TOUCH " WHERE id = ?", "tk", value, article);
    case DOSSIER_FIELD_DATE:
      return update_date (db, article, value, error);
    case DOSSIER_FIELD_SOURCE:
      return update_source (db, article, value, error);
    case DOSSIER_FIELD_URL:
      return dossier_db_run (db, error, "UPDATE article SET url = ?, " TOUCH " WHERE id = ?", "tk", value, article);
    case DOSSIER_FIELD_LANGUAGE:
      return dossier_db_run (db, error, "UPDATE article SET language = ?, " TOUCH " WHERE id = ?", "tk", value, article);
    case DOSSIER_FIELD_AGENCY:
      return update_agency (db, article, value, error);
    case DOSSIER_FIELD_CHANGED:
      return update_changed (db, article, value, error);
    default:
      return dossier_rows_invalid (error, _("there is no such field"));
    }
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

  if ((value && *value && clean == NULL)
      || !dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ?", article, NO_ARTICLE, error))
    return FALSE;
  return dossier_articles_update_field (db, article, field, clean, error)
         && dossier_db_run (db, error,
                            "UPDATE article_field SET deleted_at = dossier_now(), " TOUCH
                            " WHERE article = ? AND field = ? AND origin = 'analyst' AND deleted_at IS NULL",
                            "kt", article, name)
         && dossier_articles_add_candidate (db, article, name, clean, "analyst", 100, error);
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
