/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What follows from the shared rows and is kept beside them: the full-text index, who stands for a merged entity, and
 * which copies hang together. Brought up to date inside the transaction of every change, so that it is never behind. Writer thread only.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-derived.h"

#include "dossier-copy-groups.h"
#include "dossier-db-private.h"
#include "dossier-suggestions.h"

typedef struct
{
  DossierDb *db;
  GError **error;
  gboolean ok;
} Update;

/**
 * dossier_derived_add_document:
 *
 * Enters a new article into the full-text index.
 */
gboolean
dossier_derived_add_document (DossierDb       *db,
                              const DossierId *article,
                              const DossierId *revision,
                              const char      *title,
                              const char      *text,
                              GError         **error)
{
  if (!dossier_db_run (db, error, "INSERT INTO search_document (article, revision, title) VALUES (?, ?, ?)",
                       "kkt", article, revision, title))
    return FALSE;
  return dossier_db_run (db, error, "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", "itt",
                         (gint64) sqlite3_last_insert_rowid (dossier_db_get_handle (db)), title, text);
}

/* FTS5 with outside content must be given the old words again to forget them. */
static gboolean
remove_document (DossierDb       *db,
                 const DossierId *article,
                 GError         **error)
{
  return dossier_db_run (db, error,
                         "INSERT INTO search (search, rowid, title, text)"
                         " SELECT 'delete', c.id, c.title, c.text FROM search_document d JOIN search_content c ON c.id = d.id"
                         " WHERE d.article = ?",
                         "k", article)
         && dossier_db_run (db, error, "DELETE FROM search_document WHERE article = ?", "k", article);
}

/**
 * dossier_derived_index:
 *
 * Makes the index say what the article's title and text are now. Cheap when they did not change.
 */
gboolean
dossier_derived_index (DossierDb       *db,
                       const DossierId *article,
                       GError         **error)
{
  g_autoptr (DossierSql) now = dossier_sql_new (db, error,
                                                "SELECT a.title, a.revision, r.text, d.title IS a.title AND d.revision IS a.revision"
                                                " FROM article a JOIN revision r ON r.id = a.revision"
                                                " LEFT JOIN search_document d ON d.article = a.id WHERE a.id = ?",
                                                "k", article);
  g_autoptr (GError) local = NULL;
  DossierId revision;

  if (now == NULL)
    return FALSE;
  if (!dossier_sql_next (now, &local))
    {
      if (local == NULL)
        return remove_document (db, article, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (dossier_sql_int (now, 3))
    return TRUE;
  revision = dossier_sql_id (now, 1);
  return remove_document (db, article, error)
         && dossier_derived_add_document (db, article, &revision, dossier_sql_peek (now, 0), dossier_sql_peek (now, 2), error);
}

static DossierId
find_root (GHashTable      *parents,
           const DossierId *entity)
{
  const DossierId *at = entity, *parent;

  for (guint steps = 0; steps < 10000 && (parent = g_hash_table_lookup (parents, at)) != NULL; steps++)
    at = parent;
  return *at;
}

/**
 * dossier_derived_roots:
 *
 * Works out anew who stands for whom, from all identity decisions in force. Of two decisions about the same
 * entity the newer one holds; one that would close a circle is passed over.
 */
gboolean
dossier_derived_roots (DossierDb *db,
                       GError   **error)
{
  g_autoptr (DossierSql) decisions = NULL;
  g_autoptr (GHashTable) parents = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;
  GHashTableIter iter;
  gpointer entity;

  decisions = dossier_sql_new (db, error,
                               "SELECT entity, other FROM identity_decision WHERE verdict = 'same' AND deleted_at IS NULL ORDER BY id", NULL);
  if (decisions == NULL)
    return FALSE;
  while (dossier_sql_next (decisions, &local))
    {
      DossierId kept = dossier_sql_id (decisions, 0), other = dossier_sql_id (decisions, 1);
      DossierId top = find_root (parents, &kept), below = find_root (parents, &other);

      if (!dossier_id_equal (&top, &below))
        g_hash_table_insert (parents, dossier_id_copy (&below), dossier_id_copy (&top));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!dossier_db_run (db, error, "DELETE FROM entity_root", NULL))
    return FALSE;
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &entity, NULL))
    {
      DossierId root = find_root (parents, entity);

      if (!dossier_db_run (db, error, "INSERT INTO entity_root (entity, root) VALUES (?, ?)", "kk", entity, &root))
        return FALSE;
    }
  return TRUE;
}

static void
index_row_cb (const DossierId *article,
              gpointer         user_data)
{
  Update *update = user_data;

  update->ok = update->ok && dossier_derived_index (update->db, article, update->error);
}

/**
 * dossier_derived_update:
 * @changes: the rows that the open transaction touched
 *
 * A bulk change of articles only sets or takes tombstones; the index keeps deleted articles, and searching leaves them out.
 */
gboolean
dossier_derived_update (DossierDb              *db,
                        const DossierChangeSet *changes,
                        GError                **error)
{
  Update update = { db, error, TRUE };

  dossier_change_set_foreach (changes, "article", index_row_cb, &update);
  if (!update.ok)
    return FALSE;
  if (!dossier_copy_groups_update (db, changes, error))
    return FALSE;
  if (dossier_change_set_touches (changes, "identity_decision") && !dossier_derived_roots (db, error))
    return FALSE;
  return dossier_suggestions_update (db, changes, error);
}
