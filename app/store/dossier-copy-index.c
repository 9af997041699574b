/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding texts that resemble a text among a hundred thousand. A key goes anywhere in the index, so writing each at once
 * would touch a page a key: new keys wait in a table in memory, which every search asks too, and go into the index band by
 * band, in order. Local: what is lost with a crash is made again. Writer thread only, but for dossier_copy_index_missing().
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-copy-index.h"

#include <string.h>

#include "dossier-db-private.h"
#include "dossier-state.h"

#define MERGED "copies-merged"  /* documents up to this id have their keys in the index */
#define BAND_BITS 24
#define MIN_WAITING 512         /* keys of one band: fewer are not worth a pass over the index */
#define MAX_KEYS 4000           /* looked at in one search; more is a flood of texts from one mould. With 1000 copies in it are missed */

static gboolean
read_merged (DossierDb *db,
             gint64    *merged,
             GError   **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dossier_state_get (db, MERGED, &local);

  *merged = text ? g_ascii_strtoll (text, NULL, 10) : 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The last document that was remembered; FALSE with @error set on failure. */
static gboolean
read_last (DossierDb *db,
           gint64    *last,
           GError   **error)
{
  *last = dossier_db_get_int (db, error, "SELECT coalesce(max(id), 0) FROM copy_document", NULL);
  return *last >= 0;
}

/* The table of waiting keys, made at first use: documents whose keys waited when another process ended are forgotten. */
static gboolean
ensure_waiting (DossierDb *db,
                GError   **error)
{
  g_autoptr (GError) local = NULL;
  gint64 merged;

  if (dossier_db_get_int (db, &local, "SELECT count(*) FROM sqlite_temp_schema WHERE name = 'copy_waiting'", NULL) > 0)
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return read_merged (db, &merged, error)
         && dossier_db_exec (db, "CREATE TEMP TABLE copy_waiting (key INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, document)) WITHOUT ROWID", error)
         && dossier_db_run (db, error, "DELETE FROM copy_document WHERE id > ?", "i", merged);
}

/**
 * dossier_copy_index_knows:
 * @known: (out): whether the index has the text that the article has now
 */
gboolean
dossier_copy_index_knows (DossierDb       *db,
                          const DossierId *article,
                          gboolean        *known,
                          GError         **error)
{
  g_autoptr (GError) local = NULL;

  *known = dossier_db_get_int (db, &local,
                               "SELECT 1 FROM copy_document d JOIN article a ON a.id = d.article WHERE d.article = ? AND d.revision = a.revision",
                               "k", article) > 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_copy_index_add:
 * @document: of an article; replaces what was known of it
 *
 * Remembers a text. Inside a transaction.
 */
gboolean
dossier_copy_index_add (DossierDb                 *db,
                        const DossierCopyDocument *document,
                        GError                   **error)
{
  g_autoptr (GBytes) signature = g_bytes_new_static (document->signature, document->signature_size);
  gint64 id;

  if (!ensure_waiting (db, error)
      || !dossier_db_run (db, error, "DELETE FROM copy_document WHERE article = ?", "k", &document->article)
      || !dossier_db_run (db, error, "INSERT INTO copy_document (article, revision, same, shingles, signature) VALUES (?, ?, ?, ?, ?)",
                          "kkiib", &document->article, &document->revision, (gint64) document->same, (gint64) document->shingles, signature))
    return FALSE;
  id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  for (guint i = 0; i < document->n_bands && document->shingles > 0; i++)
    if (!dossier_db_run (db, error, "INSERT OR IGNORE INTO temp.copy_waiting (key, document) VALUES (?, ?)", "ii",
                         (gint64) document->bands[i], id))
      return FALSE;
  return TRUE;
}

/**
 * dossier_copy_index_find_same:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): other articles with the same text, deleted ones last, oldest first
 */
GArray *
dossier_copy_index_find_same (DossierDb                 *db,
                              const DossierCopyDocument *document,
                              guint                      limit,
                              GError                   **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT d.article FROM copy_document d JOIN article a ON a.id = d.article"
                                                 " WHERE d.same = ? AND d.same <> 0 AND d.article <> ?"
                                                 " ORDER BY a.deleted_at IS NOT NULL, d.id LIMIT ?",
                                                 "iki", (gint64) document->same, &document->article, (gint64) limit);

  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

static char *
keys_to_json (const DossierCopyDocument *document)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < document->n_bands; i++)
    g_string_append_printf (json, i > 0 ? ",%u" : "%u", document->bands[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/**
 * dossier_copy_index_find_near:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type DossierCopyDocument) (nullable): other texts that share a key, the most keys first
 */
GArray *
dossier_copy_index_find_near (DossierDb                 *db,
                              const DossierCopyDocument *document,
                              guint                      limit,
                              GError                   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (DossierCopyDocument));
  g_autoptr (GError) local = NULL;
  g_autofree char *keys = keys_to_json (document);

  if (document->shingles == 0)
    return g_steal_pointer (&found);
  if (!ensure_waiting (db, error))
    return NULL;
  rows = dossier_sql_new (db, error,
                          "SELECT d.article, d.revision, d.same, d.shingles, d.signature FROM ("
                          " SELECT document, count(*) AS shared FROM ("
                          "  SELECT document FROM (SELECT document FROM copy_band WHERE key IN (SELECT value FROM json_each(?1)) LIMIT ?2)"
                          "  UNION ALL SELECT document FROM (SELECT document FROM temp.copy_waiting WHERE key IN (SELECT value FROM json_each(?1)) LIMIT ?2))"
                          " GROUP BY document ORDER BY shared DESC, document LIMIT ?3) f"
                          " JOIN copy_document d ON d.id = f.document WHERE d.article <> ?4 ORDER BY f.shared DESC, d.id",
                          "tiik", keys, (gint64) MAX_KEYS, (gint64) limit, &document->article);
  if (rows == NULL)
    return NULL;
  while (dossier_sql_next (rows, &local))
    {
      DossierCopyDocument near = { .article = dossier_sql_id (rows, 0), .revision = dossier_sql_id (rows, 1),
                                   .same = dossier_sql_int (rows, 2), .shingles = dossier_sql_int (rows, 3) };
      g_autoptr (GBytes) signature = dossier_sql_bytes (rows, 4);

      near.signature_size = MIN (g_bytes_get_size (signature), sizeof near.signature);
      memcpy (near.signature, g_bytes_get_data (signature, NULL), near.signature_size);
      g_array_append_val (found, near);
    }
  if (local == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * dossier_copy_index_merge_some:
 * @n_bands: how many bands there are
 *
 * Takes the keys of one band into the index if enough of them wait; called after each slice of an import, so that each
 * costs little and none much. Which band changes from call to call.
 */
gboolean
dossier_copy_index_merge_some (DossierDb *db,
                               guint      n_bands,
                               GError   **error)
{
  gint64 last, low, high, waiting;

  if (!ensure_waiting (db, error) || !read_last (db, &last, error))
    return FALSE;
  low = (((guint64) last * 2654435761u >> 8) % n_bands) << BAND_BITS;
  high = low + (G_GINT64_CONSTANT (1) << BAND_BITS);
  waiting = dossier_db_get_int (db, error, "SELECT count(*) FROM temp.copy_waiting WHERE key >= ? AND key < ?", "ii", low, high);
  if (waiting < MIN_WAITING)
    return waiting >= 0;
  return dossier_db_run (db, error,
                         "INSERT OR IGNORE INTO copy_band (key, document)"
                         " SELECT key, document FROM temp.copy_waiting WHERE key >= ? AND key < ? ORDER BY key, document",
                         "ii", low, high)
         && dossier_db_run (db, error, "DELETE FROM temp.copy_waiting WHERE key >= ? AND key < ?", "ii", low, high);
}

/**
 * dossier_copy_index_merge_all:
 *
 * Takes all waiting keys into the index: at the end of an import.
 */
gboolean
dossier_copy_index_merge_all (DossierDb *db,
                              GError   **error)
{
  g_autofree char *text = NULL;
  gint64 last;

  if (!ensure_waiting (db, error) || !read_last (db, &last, error))
    return FALSE;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, last);
  return dossier_db_exec (db, "INSERT OR IGNORE INTO copy_band (key, document) SELECT key, document FROM temp.copy_waiting ORDER BY key, document;"
                              "DELETE FROM temp.copy_waiting", error)
         && dossier_state_set (db, MERGED, text, error);
}

/**
 * dossier_copy_index_missing:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): articles whose text the index does not know yet, oldest first
 */
GArray *
dossier_copy_index_missing (DossierDb *db,
                            GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  gint64 merged;

  if (!read_merged (db, &merged, error))
    return NULL;
  rows = dossier_sql_new (db, error,
                          "SELECT a.id FROM article a LEFT JOIN copy_document d ON d.article = a.id"
                          " WHERE d.id IS NULL OR d.revision IS NOT a.revision OR d.id > ? ORDER BY a.id",
                          "i", merged);
  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}
