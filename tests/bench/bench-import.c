/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast files become articles, as a share of what a bare loop reaches that only puts the same text into a table and a
 * full-text index. Both run here, one after the other, and are measured in processor time: bench-import [FILES]. */

#define G_LOG_DOMAIN "dossier-bench"

#include "dossier-importing.h"
#include "bench-corpus.h"

#include <sqlite3.h>
#include <time.h>

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static void
run (sqlite3    *db,
     const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static double
bare_loop (const char *path,
           GPtrArray  *texts)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *row = NULL;
  sqlite3_stmt *words = NULL;
  double start = processor_seconds ();

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  run (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = memory");
  run (db, "CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
  run (db, "CREATE VIRTUAL TABLE words USING fts5 (text, content = 'article', content_rowid = 'id',"
           " tokenize = 'unicode61 remove_diacritics 2')");
  sqlite3_prepare_v2 (db, "INSERT INTO article VALUES (?, ?)", -1, &row, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO words (rowid, text) VALUES (?, ?)", -1, &words, NULL);
  run (db, "BEGIN");
  for (guint i = 0; i < texts->len; i++)
    {
      sqlite3_stmt *both[] = { row, words };

      for (guint s = 0; s < G_N_ELEMENTS (both); s++)
        {
          sqlite3_bind_int64 (both[s], 1, i + 1);
          sqlite3_bind_text (both[s], 2, g_ptr_array_index (texts, i), -1, SQLITE_STATIC);
          if (sqlite3_step (both[s]) != SQLITE_DONE)
            g_error ("%s", sqlite3_errmsg (db));
          sqlite3_reset (both[s]);
        }
    }
  run (db, "COMMIT");
  sqlite3_finalize (row);
  sqlite3_finalize (words);
  sqlite3_close (db);
  return processor_seconds () - start;
}

int
main (int   argc,
      char *argv[])
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 2000;
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *files = g_build_filename (folder, "files", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.dossier", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.db", NULL);
  const char *paths[] = { files, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("bench");
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  double start, imported, waited, bare;
  gint64 clock;

  bench_corpus_write (files, n, 5300);
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  if (workspace == NULL)
    g_error ("%s", error->message);

  clock = g_get_monotonic_time ();
  start = processor_seconds ();
  result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);
  if (result == NULL)
    g_error ("%s", error->message);
  imported = processor_seconds () - start;
  waited = (g_get_monotonic_time () - clock) / 1e6;

  for (guint i = 0; i < result->items->len; i++)
    {
      const DossierImportItem *item = g_ptr_array_index (result->items, i);
      g_autoptr (DossierArticleView) view = dossier_workspace_load_article (workspace, &item->article, NULL);

      if (view != NULL)
        g_ptr_array_add (texts, g_steal_pointer (&view->text));
    }
  bare = bare_loop (bare_path, texts);
  dossier_workspace_close (workspace);
  bench_remove_folder (folder);

  g_print ("import: %u files, %.0f files a second of processor time; bare loop %.0f; ratio %.2f; %.0f files a second by the clock\n",
           result->imported, result->imported / imported, texts->len / bare, bare / imported, result->imported / waited);
  return result->imported == n && texts->len == n ? 0 : 1;
}
