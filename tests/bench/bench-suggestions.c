/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How long anybody may have to wait while suggestions are put in order: the longest step of each kind on very many rows.
 * bench-suggestions [ROWS], three millions unless told otherwise. The rows are made here, without articles of any length.
 */

#define G_LOG_DOMAIN "dossier-bench"

#include <gio/gio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "dossier-store.h"
#include "dossier-suggestions.h"

typedef struct
{
  DossierSuggestionUse *use;
  DossierRejections *rejections;
  const DossierEntityName *gone;
  GPtrArray *names;
  gint64 after;
  gint64 rows;
  gboolean finished;
} Work;

typedef struct
{
  double longest;
  double all;
  guint steps;
} Times;

/* By a connection of its own, before the store has the file. */
static void
fill (const char *path,
      gint64      rows)
{
  static const char * const steps[] = {
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 / 100) INSERT INTO suggestion_document (id, article, revision, analysis)"
    " SELECT i, randomblob (16), randomblob (16), 1 FROM n",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 / 10) INSERT INTO suggestion_name (id, kind, words, name, form, full_form)"
    " SELECT i, 'person', 'Name ' || i, 'Name ' || i, 'name ' || i, 'name ' || i FROM n",
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 / 20) INSERT INTO suggestion_reason (id, text) SELECT i, 'reason ' || i FROM n",
    "INSERT INTO entity (id, name, kind, created_at, modified_at) VALUES (x'00000000000000000000000000000001', 'Name 7', 'person', 1, 1)",
    "INSERT INTO suggestion_screened (entity, form) VALUES (x'00000000000000000000000000000001', 'name 7')",
    /* A hundred rows an article; one name in eleven is used by nothing, and every tenth row is of one entity, as in a library about one war. */
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) INSERT INTO suggestion"
    " (document, start, end, name, entity, confidence, reason, known) SELECT (i - 1) / 100 + 1, i % 100 * 20, i % 100 * 20 + 8,"
    " CASE WHEN i % 10 = 0 THEN 7 ELSE (i * 7919) % (?1 / 11) + 1 END, CASE WHEN i % 10 = 0 THEN x'00000000000000000000000000000001' END,"
    " 80, i % (?1 / 22) + 1, i % 10 = 0 FROM n",
  };
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK || sqlite3_exec (db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      sqlite3_stmt *statement;

      if (sqlite3_prepare_v2 (db, steps[i], -1, &statement, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      if (sqlite3_bind_parameter_count (statement) > 0)
        sqlite3_bind_int64 (statement, 1, rows);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (db));
      sqlite3_finalize (statement);
    }
  if (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
}

static gpointer
use_body (DossierDb *db,
          gpointer   data,
          GError   **error)
{
  Work *work = data;

  dossier_suggestions_read_use (db, work->use, &work->finished, error);
  return NULL;
}

static gpointer
names_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Work *work = data;
  GPtrArray *names = dossier_suggestions_new_names (db, &work->after, error);

  work->finished = work->after == 0;
  g_clear_pointer (&names, g_ptr_array_unref);
  return NULL;
}

static gpointer
gone_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  Work *work = data;

  work->names = dossier_suggestions_gone_names (db, none, error);
  work->finished = TRUE;
  return NULL;
}

static gboolean
tidy_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  Work *work = data;

  return dossier_suggestions_tidy (db, work->use, &work->finished, error);
}

static gboolean
forget_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  Work *work = data;
  gboolean changed = FALSE;

  return dossier_rejections_refresh (db, work->rejections, error)
         && dossier_suggestions_forget (db, work->rejections, work->gone, &changed, &work->finished, error);
}

static void
tell (const char   *what,
      DossierStore *store,
      gpointer    (*read) (DossierDb *db, gpointer data, GError **error),
      gboolean    (*write) (DossierDb *db, gpointer data, GError **error),
      Work         *work)
{
  Times times = { 0 };
  GError *error = NULL;

  work->finished = FALSE;
  while (!work->finished)
    {
      gint64 started = g_get_monotonic_time ();
      double took;

      if (read != NULL)
        dossier_store_read (store, read, work, NULL, &error);
      else
        dossier_store_write_bulk (store, write, work, NULL, &error);
      if (error != NULL)
        g_error ("%s", error->message);
      took = (g_get_monotonic_time () - started) / 1000.0;
      times.longest = MAX (times.longest, took);
      times.all += took;
      times.steps++;
    }
  g_print ("%-40s longest step %7.1f ms, %5u steps, %8.1f ms in all\n", what, times.longest, times.steps, times.all);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dossier", NULL), *remove = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSuggestionUse) use = dossier_suggestion_use_new ();
  g_autoptr (DossierRejections) rejections = dossier_rejections_new ();
  Work work = { .use = use, .rejections = rejections, .rows = argc > 1 ? strtoll (argv[1], NULL, 10) : 3000000 };
  DossierStore *store = dossier_store_open (path, TRUE, FALSE, NULL, NULL, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  dossier_store_close (store);
  g_object_unref (store);
  fill (path, work.rows);
  store = dossier_store_open (path, FALSE, FALSE, NULL, NULL, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  tell ("new names are listed", store, names_body, NULL, &work);
  tell ("what is used is noted", store, use_body, NULL, &work);
  tell ("what is unused goes", store, NULL, tidy_body, &work);
  tell ("names that are gone are looked for", store, gone_body, NULL, &work);
  for (guint i = 0; i < work.names->len; i++)
    {
      work.gone = g_ptr_array_index (work.names, i);
      tell (work.gone->name != NULL ? "a name is forgotten" : "an entity is forgotten", store, NULL, forget_body, &work);
    }
  g_ptr_array_unref (work.names);
  dossier_store_close (store);
  g_object_unref (store);
  remove = g_strdup_printf ("rm -r '%s'", folder);
  return system (remove) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
