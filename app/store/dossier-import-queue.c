/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which files an import has still to read, so that it can be taken up again after a stop or a power cut. Local tables;
 * a slice of an import and the word that its files are read are one transaction.
 *
 * A long queue is written in several transactions. Until the last of them its run has no total, and nobody sees it: what
 * is left of a queue when the program ends while writing it is swept away at the next opening.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-import-queue.h"

#include <string.h>

#include "dossier-db-private.h"

void
dossier_import_waiting_clear (DossierImportWaiting *waiting)
{
  g_clear_pointer (&waiting->columns, g_free);
}

/**
 * dossier_import_queue_begin:
 *
 * Makes a run whose files are still to be named; dossier_import_queue_complete() makes it count.
 */
gboolean
dossier_import_queue_begin (DossierDb       *db,
                            const DossierId *run,
                            const char      *columns,
                            gboolean         chapters,
                            GError         **error)
{
  return dossier_db_run (db, error, "INSERT INTO import_run (id, columns, chapters, total, started_at) VALUES (?, ?, ?, 0, dossier_now())",
                         "kti", run, columns, (gint64) chapters);
}

/* All @total files of the run have been added. */
gboolean
dossier_import_queue_complete (DossierDb       *db,
                               const DossierId *run,
                               guint            total,
                               GError         **error)
{
  return dossier_db_run (db, error, "UPDATE import_run SET total = ? WHERE id = ?", "ik", (gint64) total, run);
}

/**
 * dossier_import_queue_sweep:
 *
 * Removes queues that were not written to their end. Only while no import runs: at the opening of a workspace.
 */
gboolean
dossier_import_queue_sweep (DossierDb *db,
                            GError   **error)
{
  return dossier_db_run (db, error, "DELETE FROM import_queue WHERE run IN (SELECT id FROM import_run WHERE total = 0)", NULL)
         && dossier_db_run (db, error, "DELETE FROM import_run WHERE total = 0", NULL);
}

/* @number: from 1, in the order of reading */
gboolean
dossier_import_queue_add (DossierDb       *db,
                          const DossierId *run,
                          guint            number,
                          const char      *path,
                          GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (path, strlen (path));

  return dossier_db_run (db, error, "INSERT INTO import_queue (run, number, path) VALUES (?, ?, ?)", "kib", run, (gint64) number, bytes);
}

/* Everything up to and with @number is read. */
gboolean
dossier_import_queue_advance (DossierDb       *db,
                              const DossierId *run,
                              guint            number,
                              GError         **error)
{
  return dossier_db_run (db, error, "DELETE FROM import_queue WHERE run = ? AND number <= ?", "ki", run, (gint64) number);
}

gboolean
dossier_import_queue_forget (DossierDb       *db,
                             const DossierId *run,
                             GError         **error)
{
  return dossier_db_run (db, error, "DELETE FROM import_queue WHERE run = ?", "k", run)
         && dossier_db_run (db, error, "DELETE FROM import_run WHERE id = ?", "k", run);
}

/**
 * dossier_import_queue_get:
 * @waiting: (out): the oldest import that did not come to its end
 *
 * Returns: whether there is one; FALSE with @error set on failure
 */
gboolean
dossier_import_queue_get (DossierDb            *db,
                          DossierImportWaiting *waiting,
                          GError              **error)
{
  g_autoptr (DossierSql) row = NULL;

  row = dossier_sql_new (db, error,
                         "SELECT r.id, r.columns, r.chapters, r.total, r.total + 1 - (SELECT min(number) FROM import_queue q WHERE q.run = r.id)"
                         " FROM import_run r WHERE r.total > 0 AND EXISTS (SELECT 1 FROM import_queue q WHERE q.run = r.id) ORDER BY r.id LIMIT 1",
                         NULL);
  if (row == NULL || !dossier_sql_next (row, error))
    return FALSE;
  waiting->run = dossier_sql_id (row, 0);
  waiting->columns = dossier_sql_text (row, 1);
  waiting->chapters = dossier_sql_int (row, 2) != 0;
  waiting->total = dossier_sql_int (row, 3);
  waiting->left = CLAMP (dossier_sql_int (row, 4), 0, waiting->total);
  return TRUE;
}

/**
 * dossier_import_queue_paths:
 *
 * Returns: (transfer full) (nullable) (element-type filename): the files still to be read, in order
 */
GPtrArray *
dossier_import_queue_paths (DossierDb       *db,
                            const DossierId *run,
                            GError         **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT path FROM import_queue WHERE run = ? ORDER BY number", "k", run);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  while (dossier_sql_next (rows, &local))
    {
      g_autoptr (GBytes) bytes = dossier_sql_bytes (rows, 0);
      gsize length;
      const char *path = g_bytes_get_data (bytes, &length);

      g_ptr_array_add (paths, g_strndup (path != NULL ? path : "", length));
    }
  if (local == NULL)
    return g_steal_pointer (&paths);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
