/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What only the store can show: queues that were half written, failures that are handed on, how much a step keeps. */

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-copy-groups.h"
#include "dossier-copy-index.h"
#include "dossier-db-private.h"
#include "dossier-entities.h"
#include "dossier-import-queue.h"
#include "dossier-importing.h"
#include "dossier-journal-trim.h"
#include "dossier-reextracting.h"
#include "dossier-store.h"
#include "dossier-workspace.h"

#define N_PARAGRAPHS 400

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dossier-store-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "work.dossier", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static DossierStore *
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DossierStore *store = dossier_store_open (fixture->path, !g_file_test (fixture->path, G_FILE_TEST_EXISTS), FALSE, NULL, NULL, &error);

  g_assert_no_error (error);
  return store;
}

/* A number that a query gives, by a connection of its own. */
static gint64
ask (Fixture    *fixture,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ, &error);
  gint64 number;

  g_assert_no_error (error);
  number = dossier_db_get_int (db, &error, sql, NULL);
  g_assert_no_error (error);
  return number;
}

/* Queues */

static const DossierId runs[] = { { { 1 } }, { { 2 } } };

static gboolean
half_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return dossier_import_queue_begin (db, data, NULL, FALSE, error)
         && dossier_import_queue_add (db, data, 1, "/one", error)
         && dossier_import_queue_add (db, data, 2, "/two", error);
}

static gboolean
rest_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return dossier_import_queue_add (db, data, 3, "/three", error) && dossier_import_queue_complete (db, data, 3, error);
}

static gpointer
waiting_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_import_queue_get (db, data, error) ? data : NULL;
}

static void
write_body (DossierStore    *store,
            DossierWriteFunc body,
            const DossierId *run)
{
  g_autoptr (GError) error = NULL;

  dossier_store_write_bulk (store, body, (gpointer) run, NULL, &error);
  g_assert_no_error (error);
}

/* A queue counts with its last file, and one that never got so far is gone after the next start. */
static void
test_queue (Fixture      *fixture,
            gconstpointer data)
{
  DossierStore *store = open_store (fixture);
  g_auto (DossierImportWaiting) waiting = { 0 };
  g_autoptr (GError) error = NULL;

  write_body (store, half_body, &runs[0]);
  g_assert_null (dossier_store_read (store, waiting_body, &waiting, NULL, &error));
  g_assert_no_error (error);
  write_body (store, half_body, &runs[1]);
  write_body (store, rest_body, &runs[1]);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM import_queue"), ==, 5);
  dossier_store_close (store);
  g_object_unref (store);

  store = open_store (fixture);
  g_assert_nonnull (dossier_store_read (store, waiting_body, &waiting, NULL, &error));
  g_assert_true (dossier_id_equal (&waiting.run, &runs[1]));
  g_assert_cmpuint (waiting.total, ==, 3);
  g_assert_cmpuint (waiting.left, ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM import_queue"), ==, 3);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM import_run"), ==, 1);
  dossier_store_close (store);
  g_object_unref (store);
}

/* Failures */

static gboolean
failing_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  const DossierId *article = data;
  g_autoptr (GError) local = NULL;
  gboolean answer;
  DossierId kind;

  g_assert_true (dossier_copy_index_knows (db, article, &answer, &local));
  g_assert_false (answer);
  g_assert_true (dossier_copy_groups_was_taken_out (db, article, &answer, &local));
  g_assert_false (answer);
  g_assert_true (dossier_db_exec (db, "DROP TABLE copy_document; DROP TABLE copy_member", &local));
  g_assert_false (dossier_copy_index_knows (db, article, &answer, &local));
  g_assert_error (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&local);
  g_assert_false (dossier_copy_index_merge_all (db, &local));
  g_assert_nonnull (local);
  g_clear_error (&local);
  g_assert_false (dossier_copy_groups_was_taken_out (db, article, &answer, &local));
  g_assert_error (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&local);
  g_assert_false (dossier_copy_groups_is_by_analyst (db, article, &answer, &local));
  g_assert_error (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&local);
  g_assert_true (dossier_kinds_create (db, "ship", "Ship", NULL, &kind, &local));
  g_assert_true (dossier_db_exec (db, "ALTER TABLE entity RENAME TO entity_gone", &local));
  g_assert_false (dossier_kinds_delete (db, &kind, &local));
  g_assert_error (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  g_clear_error (&local);
  g_assert_true (dossier_db_exec (db, "ALTER TABLE entity_kind RENAME TO kind_gone", &local));
  g_assert_false (dossier_kinds_create (db, "boat", "Boat", NULL, &kind, &local));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What cannot be asked is not answered with no. */
static void
test_failures (Fixture      *fixture,
               gconstpointer data)
{
  DossierStore *store = open_store (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_store_write_local (store, failing_body, (gpointer) &runs[0], NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED);
  dossier_store_close (store);
  g_object_unref (store);
}

/* How much undo is kept */

/* Steps from the oldest on: "12" is an edit of 12 bytes, "3*12" one in three slices of 12, "-" an import. */
typedef struct
{
  const char *steps;
  DossierJournalLimits limits;
  const char *kept;   /* numbers of the steps that can still be undone */
  gint64 parts;       /* slices that are left */
} TrimCase;

static gboolean
trim_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  const TrimCase *wanted = data;
  g_auto (GStrv) steps = g_strsplit (wanted->steps, " ", -1);
  DossierId id = dossier_id_new ();

  g_assert_true (dossier_db_exec (db, "DELETE FROM change; DELETE FROM change_part", error));
  for (guint i = 0; steps[i] != NULL; i++)
    {
      const char *star = strchr (steps[i], '*');
      gboolean import = steps[i][0] == '-';
      gint64 size = g_ascii_strtoll (star != NULL ? star + 1 : steps[i], NULL, 10);

      g_assert_true (dossier_db_run (db, error,
                                     "INSERT INTO change (number, id, kind, label, changeset, made_at)"
                                     " VALUES (?1, ?2, CASE WHEN ?3 THEN 'import' ELSE 'edit' END, 'x', CASE WHEN ?3 THEN NULL ELSE zeroblob(?4) END, 0)",
                                     "ikii", (gint64) i + 1, &id, (gint64) import, star != NULL ? 0 : size));
      for (gint64 part = 1; star != NULL && part <= g_ascii_strtoll (steps[i], NULL, 10); part++)
        g_assert_true (dossier_db_run (db, error, "INSERT INTO change_part VALUES (?, ?, zeroblob(?))", "iii", (gint64) i + 1, part, size));
    }
  return dossier_journal_trim (db, &wanted->limits, error);
}

static gpointer
kept_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error,
                                                "SELECT coalesce(group_concat(number, ' '), '')"
                                                " FROM (SELECT number FROM change WHERE changeset IS NOT NULL ORDER BY number)",
                                                NULL);

  return row != NULL && dossier_sql_next (row, error) ? dossier_sql_text (row, 0) : NULL;
}

static void
test_trim (Fixture      *fixture,
           gconstpointer data)
{
  static const TrimCase cases[] = {
    { "10 10 10", { 9, 999, 999 }, "1 2 3", 0 },
    /* steps */
    { "10 10 10 10 10", { 3, 999, 999 }, "3 4 5", 0 },
    { "10 - 10 - 10", { 3, 999, 999 }, "3 5", 0 },
    { "2*10 10 10", { 2, 999, 999 }, "2 3", 0 },
    /* bytes */
    { "400 400 400 10", { 9, 999, 999 }, "2 3 4", 0 },
    { "333 333 333", { 9, 999, 999 }, "1 2 3", 0 },
    { "334 333 333", { 9, 999, 999 }, "2 3", 0 },
    { "10 10 5000", { 9, 999, 999 }, "3", 0 },
    { "10 5000 10", { 9, 999, 999 }, "3", 0 },
    /* long work counts apart; what is older than a dropped step goes with it */
    { "100 3*300 800", { 9, 999, 999 }, "1 2 3", 3 },
    { "100 3*400 100", { 9, 999, 999 }, "3", 0 },
    { "100 3*400", { 9, 999, 999 }, "2", 3 },
    { "100 2*400 100 2*400 100", { 9, 999, 999 }, "3 4 5", 2 },
    { "2*400 600 600", { 9, 999, 999 }, "3", 0 },
  };
  DossierStore *store = open_store (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_test_message ("%s", cases[i].steps);
      dossier_store_write_bulk (store, trim_body, (gpointer) &cases[i], NULL, &error);
      g_assert_no_error (error);
      kept = dossier_store_read (store, kept_body, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (kept, ==, cases[i].kept);
      g_assert_cmpint (ask (fixture, "SELECT count(*) FROM change_part"), ==, cases[i].parts);
    }
  dossier_store_close (store);
  g_object_unref (store);
}

/* Extracting again */

/* A long article, which begins with @first. */
static char *
long_text (const char *first)
{
  GString *text = g_string_new ("Harbour closed after storm\n\n");

  g_string_append (text, first);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, "\n\nThe report of day %u says that ships were sent to the other harbour until the damage of that day was repaired.", i);
  return g_string_free (text, FALSE);
}

/* As if today's extractor read something else: its input is another instead. */
static void
change_original (Fixture *fixture)
{
  g_autofree char *text = long_text ("The harbour was closed on Friday, as the port authority had said before.");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 sha256[32];
  gsize size = sizeof sha256;
  g_autoptr (GBytes) digest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_WRITE, &error);

  g_assert_no_error (error);
  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, sha256, &size);
  digest = g_bytes_new_static (sha256, size);
  dossier_db_run (db, &error, "UPDATE original SET bytes = ?, sha256 = ?, size = ?", "bbi", bytes, digest, (gint64) strlen (text));
  g_assert_no_error (error);
}

static DossierWorkspace *
open_workspace (Fixture              *fixture,
                DossierWorkspaceFlags flags)
{
  g_autoptr (GError) error = NULL;
  DossierWorkspace *workspace = dossier_workspace_open (fixture->path, flags, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
import_long (Fixture *fixture)
{
  g_autoptr (DossierWorkspace) workspace = open_workspace (fixture, DOSSIER_WORKSPACE_CREATE);
  g_autofree char *file = g_build_filename (fixture->folder, "long.txt", NULL);
  g_autofree char *text = long_text ("The harbour was closed on Friday after a storm broke two of its cranes.");
  const char *paths[] = { file, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  dossier_workspace_close (workspace);
}

static void
undo_meanwhile_cb (const DossierReextraction *report,
                   gpointer                   user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (report->changed);
  g_assert_cmpuint (dossier_workspace_undo (user_data, 1, &error), ==, 0);
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_BUSY);
}

static char *
load_text (DossierWorkspace *workspace)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };
  g_autoptr (GArray) ids = dossier_workspace_query (workspace, &query, NULL);
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (workspace, &g_array_index (ids, DossierId, 0), NULL);

  return g_strdup (view->text);
}

/* An extraction that runs is not taken back by halves; the history keeps what it decided, not the texts. */
static void
test_extraction (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (DossierReextractResult) result = NULL;
  g_autoptr (DossierJob) job = dossier_job_new ("Extract again");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  import_long (fixture);
  change_original (fixture);
  workspace = open_workspace (fixture, DOSSIER_WORKSPACE_READ_WRITE);
  before = load_text (workspace);
  result = dossier_workspace_reextract (workspace, NULL, 0, job, undo_meanwhile_cb, workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->changed, ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM change_part"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT sum(length(changeset)) FROM change_part"), <, 4096);
  after = load_text (workspace);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpuint (dossier_workspace_undo (workspace, 1, &error), ==, 1);
  undone = load_text (workspace);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpuint (dossier_workspace_redo (workspace, 1, &error), ==, 1);
  redone = load_text (workspace);
  g_assert_cmpstr (redone, ==, after);
  g_assert_no_error (error);
  findings = dossier_workspace_check (workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  dossier_workspace_close (workspace);
}

/* Work that cannot begin is over as well: whoever shows it must not wait for it. */
static void
test_jobs_end (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (DossierWorkspace) workspace = open_workspace (fixture, DOSSIER_WORKSPACE_CREATE);
  const char *paths[] = { fixture->folder, NULL };
  DossierJob *jobs[4];

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    jobs[i] = dossier_job_new ("Work");
  g_assert_null (dossier_workspace_continue_import (workspace, jobs[0], NULL, NULL, NULL));
  dossier_workspace_close (workspace);
  g_assert_null (dossier_workspace_import (workspace, paths, jobs[1], NULL, NULL, NULL));
  g_assert_null (dossier_workspace_reextract (workspace, NULL, 0, jobs[2], NULL, NULL, NULL));
  g_assert_false (dossier_workspace_find_copies (workspace, jobs[3], NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_assert_true (dossier_job_is_finished (jobs[i]));
      g_object_unref (jobs[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add ("/store/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("queue", test_queue);
  ADD ("failures", test_failures);
  ADD ("trim", test_trim);
  ADD ("extraction", test_extraction);
  ADD ("jobs-end", test_jobs_end);
#undef ADD
  return g_test_run ();
}
