/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sources with their dated reliability, and collections. Writing functions run inside a change on the writer thread. */

#define G_LOG_DOMAIN "dossier-store"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_SOURCE _("there is no source with this id")
#define NO_COLLECTION _("there is no collection with this id")

/**
 * dossier_sources_ensure:
 * @name: as printed
 * @kind: what it is made as, when it is made: outlet or agency
 * @source: (out): the source of that name, made when there is none; case does not count
 */
gboolean
dossier_sources_ensure (DossierDb  *db,
                        const char *name,
                        const char *kind,
                        DossierId  *source,
                        GError    **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (GError) local = NULL;

  if (clean == NULL)
    return FALSE;
  row = dossier_sql_new (db, error, "SELECT id FROM source WHERE name = ? COLLATE NOCASE AND deleted_at IS NULL ORDER BY id LIMIT 1", "t", clean);
  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    {
      *source = dossier_sql_id (row, 0);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *source = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO source (id, name, kind, created_at, created_by, modified_at, modified_by) VALUES (?, ?, ?, " STAMP ")",
                         "ktt", source, clean, kind);
}

gboolean
dossier_sources_rename (DossierDb       *db,
                        const DossierId *source,
                        const char      *name,
                        GError         **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);

  return clean != NULL
         && dossier_rows_require (db, "SELECT 1 FROM source WHERE id = ? AND deleted_at IS NULL", source, NO_SOURCE, error)
         && dossier_db_run (db, error, "UPDATE source SET name = ?, " TOUCH " WHERE id = ?", "tk", clean, source);
}

/**
 * dossier_sources_set_grade:
 * @grade: 'A' to 'F' of the Admiralty code, or 0 to say that nobody has rated it
 * @reason: (nullable)
 *
 * Adds to the source's history; earlier ratings stay.
 */
gboolean
dossier_sources_set_grade (DossierDb       *db,
                           const DossierId *source,
                           char             grade,
                           const char      *reason,
                           GError         **error)
{
  char letter[2] = { grade, '\0' };
  DossierId id = dossier_id_new ();

  if (grade != 0 && (grade < 'A' || grade > 'F'))
    return dossier_rows_invalid (error, _("a reliability grade is a letter from A to F"));
  if (!dossier_rows_require (db, "SELECT 1 FROM source WHERE id = ? AND deleted_at IS NULL", source, NO_SOURCE, error))
    return FALSE;
  return dossier_db_run (db, error,
                         "INSERT INTO source_rating (id, source, grade, reason, rated_at, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, dossier_now(), " STAMP ")",
                         "kktt", &id, source, letter, reason);
}

/**
 * dossier_sources_ratings:
 *
 * Returns: (transfer full) (element-type DossierRating) (nullable): how a source was judged, the newest first: that one holds
 */
GPtrArray *
dossier_sources_ratings (DossierDb       *db,
                         const DossierId *source,
                         GError         **error)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rating_free);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (!dossier_rows_require (db, "SELECT 1 FROM source WHERE id = ? AND deleted_at IS NULL", source, NO_SOURCE, error))
    return NULL;
  rows = dossier_sql_new (db, error,
                          "SELECT r.grade, r.reason, r.rated_at, n.name FROM source_rating r LEFT JOIN analyst n ON n.id = r.created_by"
                          " WHERE r.source = ? AND r.deleted_at IS NULL ORDER BY r.rated_at DESC, r.id DESC",
                          "k", source);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierRating *rating = g_new0 (DossierRating, 1);
      const char *grade = dossier_sql_peek (rows, 0);

      rating->grade = grade != NULL ? grade[0] : 0;
      rating->reason = dossier_sql_text (rows, 1);
      rating->rated_at = dossier_sql_int (rows, 2);
      rating->by = dossier_sql_text (rows, 3);
      g_ptr_array_add (ratings, rating);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return g_steal_pointer (&ratings);
  return NULL;
}

DossierSource *
dossier_sources_get (DossierDb       *db,
                     const DossierId *id,
                     GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  DossierSource *source;
  const char *grade;

  row = dossier_sql_new (db, error,
                         "SELECT name, kind, url,"
                         " (SELECT grade FROM source_rating r WHERE r.source = s.id AND r.deleted_at IS NULL ORDER BY rated_at DESC, r.id DESC LIMIT 1),"
                         " (SELECT count(*) FROM article a WHERE a.source = s.id AND a.deleted_at IS NULL)"
                         " FROM source s WHERE id = ?",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  source = dossier_source_new ();
  source->id = *id;
  source->name = dossier_sql_text (row, 0);
  source->kind = dossier_sql_text (row, 1);
  source->url = dossier_sql_text (row, 2);
  grade = dossier_sql_peek (row, 3);
  source->grade = grade ? grade[0] : 0;
  source->article_count = dossier_sql_int (row, 4);
  return source;
}

gboolean
dossier_collections_create (DossierDb  *db,
                            const char *name,
                            DossierId  *collection,
                            GError    **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);

  *collection = dossier_id_new ();
  return clean != NULL
         && dossier_db_run (db, error,
                            "INSERT INTO collection (id, name, created_at, created_by, modified_at, modified_by) VALUES (?, ?, " STAMP ")",
                            "kt", collection, clean);
}

gboolean
dossier_collections_rename (DossierDb       *db,
                            const DossierId *collection,
                            const char      *name,
                            GError         **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);

  return clean != NULL
         && dossier_rows_require (db, "SELECT 1 FROM collection WHERE id = ? AND deleted_at IS NULL", collection, NO_COLLECTION, error)
         && dossier_db_run (db, error, "UPDATE collection SET name = ?, " TOUCH " WHERE id = ?", "tk", clean, collection);
}

/* The articles stay; only the collection goes. */
gboolean
dossier_collections_delete (DossierDb       *db,
                            const DossierId *collection,
                            GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM collection WHERE id = ? AND deleted_at IS NULL", collection, NO_COLLECTION, error)
         && dossier_db_run (db, error, "UPDATE collection SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", collection);
}

gboolean
dossier_collections_add (DossierDb       *db,
                         const DossierId *collection,
                         const DossierId *articles,
                         guint            n,
                         guint           *count,
                         GError         **error)
{
  guint added = 0;

  if (!dossier_rows_require (db, "SELECT 1 FROM collection WHERE id = ? AND deleted_at IS NULL", collection, NO_COLLECTION, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      DossierId id = dossier_id_new ();

      if (!dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ?", &articles[i], _("there is no article with this id"), error)
          || !dossier_db_run (db, error,
                              "INSERT INTO collection_article (id, collection, article, created_at, created_by, modified_at, modified_by)"
                              " SELECT ?1, ?2, ?3, " STAMP " WHERE NOT EXISTS"
                              " (SELECT 1 FROM collection_article WHERE collection = ?2 AND article = ?3 AND deleted_at IS NULL)",
                              "kkk", &id, collection, &articles[i]))
        return FALSE;
      added += sqlite3_changes (dossier_db_get_handle (db));
    }
  *count = added;
  return TRUE;
}

gboolean
dossier_collections_remove (DossierDb       *db,
                            const DossierId *collection,
                            const DossierId *articles,
                            guint            n,
                            guint           *count,
                            GError         **error)
{
  guint removed = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!dossier_db_run (db, error,
                           "UPDATE collection_article SET deleted_at = dossier_now(), " TOUCH
                           " WHERE collection = ? AND article = ? AND deleted_at IS NULL",
                           "kk", collection, &articles[i]))
        return FALSE;
      removed += sqlite3_changes (dossier_db_get_handle (db));
    }
  *count = removed;
  return TRUE;
}

DossierCollection *
dossier_collections_get (DossierDb       *db,
                         const DossierId *id,
                         GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  DossierCollection *collection;

  row = dossier_sql_new (db, error,
                         "SELECT name, (SELECT count(DISTINCT m.article) FROM collection_article m JOIN article a ON a.id = m.article"
                         " WHERE m.collection = c.id AND m.deleted_at IS NULL AND a.deleted_at IS NULL)"
                         " FROM collection c WHERE id = ? AND deleted_at IS NULL",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  collection = dossier_collection_new ();
  collection->id = *id;
  collection->name = dossier_sql_text (row, 0);
  collection->article_count = dossier_sql_int (row, 1);
  return collection;
}
