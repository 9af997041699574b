/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast files become articles, as a share of what a bare loop reaches that only reads them with the same libraries, in
 * this process and without its lock, and puts the text into a table and a full-text index. Both run here, one after the
 * other, and are measured by the clock; the highest use of memory is that of the import: bench-import [FILES]. */

#define G_LOG_DOMAIN "dossier-bench"

#include "dossier-import-read.h"
#include "dossier-importing.h"
#include "bench-corpus.h"

#include <sqlite3.h>
#include <sys/resource.h>

static void
run (sqlite3    *db,
     const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *row;
  sqlite3_stmt *words;
  gint64 count;
} Bare;

static gboolean
insert_cb (DossierFound *found,
           gpointer      data)
{
  g_autoptr (DossierFound) owned = found;
  Bare *bare = data;
  sqlite3_stmt *both[] = { bare->row, bare->words };

  if (owned->draft == NULL)
    return TRUE;
  bare->count++;
  for (guint s = 0; s < G_N_ELEMENTS (both); s++)
    {
      sqlite3_bind_int64 (both[s], 1, bare->count);
      sqlite3_bind_text (both[s], 2, owned->draft->text, -1, SQLITE_STATIC);
      if (sqlite3_step (both[s]) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (bare->db));
      sqlite3_reset (both[s]);
    }
  return TRUE;
}

/* Returns seconds. */
static double
bare_loop (const char *path,
           const char *files,
           gint64     *count)
{
  Bare bare = { 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GDir) dir = g_dir_open (files, 0, NULL);
  const char *name;

  if (sqlite3_open (path, &bare.db) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (bare.db));
  run (bare.db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA temp_store = memory");
  run (bare.db, "CREATE TABLE article (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
  run (bare.db, "CREATE VIRTUAL TABLE words USING fts5 (text, content = 'article', content_rowid = 'id',"
                " tokenize = 'unicode61 remove_diacritics 2')");
  sqlite3_prepare_v2 (bare.db, "INSERT INTO article VALUES (?, ?)", -1, &bare.row, NULL);
  sqlite3_prepare_v2 (bare.db, "INSERT INTO words (rowid, text) VALUES (?, ?)", -1, &bare.words, NULL);
  run (bare.db, "BEGIN");
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (files, name, NULL);
      char *content = NULL;
      gsize length = 0;
      g_autoptr (GBytes) bytes = NULL;

      if (!g_file_get_contents (file, &content, &length, NULL))
        g_error ("%s cannot be read", file);
      bytes = g_bytes_new_take (content, length);
      dossier_import_read_all (bytes, name, NULL, insert_cb, &bare, NULL);
    }
  run (bare.db, "COMMIT");
  sqlite3_finalize (bare.row);
  sqlite3_finalize (bare.words);
  sqlite3_close (bare.db);
  *count = bare.count;
  return (g_get_monotonic_time () - start) / 1e6;
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
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  double waited, bare;
  gint64 clock, count;

  bench_corpus_write (files, n, 5300);
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  if (workspace == NULL)
    g_error ("%s", error->message);

  clock = g_get_monotonic_time ();
  result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);
  if (result == NULL)
    g_error ("%s", error->message);
  waited = (g_get_monotonic_time () - clock) / 1e6;

  getrusage (RUSAGE_SELF, &usage);
  bare = bare_loop (bare_path, files, &count);
  dossier_workspace_close (workspace);
  bench_remove_folder (folder);

  g_print ("import: %u files, %.0f files a second; bare loop %.0f; ratio %.2f; at most %ld MiB of memory\n",
           result->imported, result->imported / waited, count / bare, bare / waited, usage.ru_maxrss / 1024);
  return result->imported == n && count == n ? 0 : 1;
}
