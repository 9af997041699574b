/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is the workspace sound? The database, the full-text index, the references, the passages. Read-only. */

#define G_LOG_DOMAIN "dossier-store"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-articles.h"
#include "dossier-rows-private.h"
#include "dossier-search.h"

static void
add_finding (GPtrArray  *findings,
             const char *format,
             ...) G_GNUC_PRINTF (2, 3);

static void
add_finding (GPtrArray  *findings,
             const char *format,
             ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_database (DossierDb *db,
                GPtrArray *findings,
                GError   **error)
{
  g_autoptr (DossierSql) pages = dossier_sql_new (db, error, "PRAGMA integrity_check(100)", NULL);
  g_autoptr (DossierSql) references = pages ? dossier_sql_new (db, error, "PRAGMA foreign_key_check", NULL) : NULL;
  g_autoptr (GError) local = NULL;

  if (references == NULL)
    return FALSE;
  while (dossier_sql_next (pages, &local))
    if (strcmp (dossier_sql_peek (pages, 0), "ok") != 0)
      add_finding (findings, _("database: %s"), dossier_sql_peek (pages, 0));
  while (local == NULL && dossier_sql_next (references, &local))
    add_finding (findings, _("a row of “%s” refers to a row of “%s” that is not there"),
                 dossier_sql_peek (references, 0), dossier_sql_peek (references, 2));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Every quote must stand at its place in its own text. */
static gboolean
check_passages (DossierDb *db,
                GPtrArray *findings,
                GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  DossierId current = DOSSIER_ID_NIL;

  rows = dossier_sql_new (db, error,
                          "SELECT " DOSSIER_PASSAGE_COLUMNS ", r.text FROM passage p JOIN revision r ON r.id = p.revision"
                          " WHERE p.deleted_at IS NULL ORDER BY p.revision, p.start",
                          NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      g_autoptr (DossierPassage) passage = dossier_rows_read_passage (rows, 0);
      g_autofree char *id = dossier_id_to_text (&passage->id);
      g_autofree char *there = NULL;
      guint length;

      if (!dossier_id_equal (&current, &passage->revision))
        {
          g_free (text);
          text = dossier_sql_text (rows, DOSSIER_PASSAGE_N_COLUMNS);
          current = passage->revision;
        }
      length = dossier_text_length (text);
      if (passage->anchor == DOSSIER_ANCHOR_LOST)
        continue;
      if (passage->start >= passage->end || passage->end > length)
        {
          add_finding (findings, _("passage %s: %u–%u lies outside its text of %u characters"), id, passage->start, passage->end, length);
          continue;
        }
      there = dossier_text_slice (text, passage->start, passage->end);
      if (strcmp (there, passage->quote) != 0)
        add_finding (findings, _("passage %s: its quote does not stand at %u–%u"), id, passage->start, passage->end);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_originals (DossierDb *db,
                 GPtrArray *findings,
                 GError   **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT id, sha256, bytes FROM original", NULL);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId original = dossier_sql_id (rows, 0);
      g_autoptr (GBytes) stored = dossier_sql_bytes (rows, 1);
      g_autoptr (GBytes) bytes = dossier_sql_bytes (rows, 2);
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 digest[32];
      gsize size = sizeof digest;

      g_checksum_update (checksum, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_checksum_get_digest (checksum, digest, &size);
      if (g_bytes_get_size (stored) != size || memcmp (g_bytes_get_data (stored, NULL), digest, size) != 0)
        {
          g_autofree char *id = dossier_id_to_text (&original);

          add_finding (findings, _("original %s: its bytes are not those that were imported"), id);
        }
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
check_index (DossierDb *db,
             GPtrArray *findings,
             GError   **error)
{
  g_autoptr (GError) local = NULL;
  gint64 missing = dossier_db_get_int (db, &local,
                                       "SELECT count(*) FROM article a LEFT JOIN search_document d ON d.article = a.id"
                                       " WHERE d.id IS NULL OR d.revision IS NOT a.revision OR d.title IS NOT a.title",
                                       NULL);
  gint64 rows = local ? 0 : dossier_db_get_int (db, &local, "SELECT count(*) FROM search_docsize", NULL);
  gint64 documents = local ? 0 : dossier_db_get_int (db, &local, "SELECT count(*) FROM search_document", NULL);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (missing > 0)
    add_finding (findings, ngettext ("search index: %d article is not in it as it is now", "search index: %d articles are not in it as they are now", missing), (int) missing);
  if (rows != documents)
    add_finding (findings, _("search index: it holds %d texts instead of %d"), (int) rows, (int) documents);
  return TRUE;
}

/**
 * dossier_check_run:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): what is wrong, a sentence each; empty when all is sound
 */
GPtrArray *
dossier_check_run (DossierDb *db,
                   GError   **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!check_database (db, findings, error) || !check_passages (db, findings, error)
      || !check_originals (db, findings, error) || !check_index (db, findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}
