/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From whatever version a file has to the one of this program: numbered scripts, each in one transaction, with a
 * verified copy of the file beside it before the first. Runs on the thread that opens the store.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-migrations.h"

#include "dossier-db-private.h"
#include "dossier-store-resources.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Copies the database to @path, which must not exist, and reads the copy back. */
static gboolean
copy_database (DossierDb  *db,
               const char *path,
               GError    **error)
{
  g_autoptr (DossierDb) copy = NULL;
  g_autoptr (DossierSql) check = NULL;

  if (!dossier_db_run (db, error, "VACUUM INTO ?", "t", path))
    return FALSE;
  g_chmod (path, 0600);
  copy = dossier_db_open (path, DOSSIER_DB_READ, error);
  if (copy == NULL)
    return FALSE;
  check = dossier_sql_new (copy, error, "PRAGMA quick_check", NULL);
  if (check == NULL || !dossier_sql_next (check, error))
    return FALSE;
  if (g_strcmp0 (dossier_sql_peek (check, 0), "ok") == 0)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                       _("the copy made before the update could not be read back; the workspace was left as it was"));
  return FALSE;
}

static gboolean
run_script (DossierDb *db,
            int        version,
            GError   **error)
{
  g_autofree char *name = g_strdup_printf ("/app/dossier/Dossier/sql/%04d", version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) script = NULL;

  script = g_resource_lookup_data (dossier_store_get_resource (), name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (script == NULL)
    return FALSE;
  if (!dossier_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (dossier_db_exec (db, g_bytes_get_data (script, NULL), error) && dossier_db_exec (db, mark, error)
      && dossier_db_exec (db, "PRAGMA application_id = 0x44535352", error) && dossier_db_exec (db, "COMMIT", error))
    return TRUE;
  dossier_db_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * dossier_migrations_check:
 * @version: (out): the schema version of the file; 0 for an empty one
 *
 * Returns: whether this is a workspace at all
 */
gboolean
dossier_migrations_check (DossierDb *db,
                          int       *version,
                          GError   **error)
{
  g_autoptr (GError) local = NULL;
  gint64 magic = dossier_db_get_int (db, &local, "PRAGMA application_id", NULL);
  gint64 tables;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *version = dossier_db_get_int (db, error, "PRAGMA user_version", NULL);
  tables = dossier_db_get_int (db, error, "SELECT count(*) FROM sqlite_schema", NULL);
  if (magic == DOSSIER_APPLICATION_MAGIC || (magic == 0 && *version == 0 && tables == 0))
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_WORKSPACE, _("this is not a Dossier workspace"));
  return FALSE;
}

/**
 * dossier_migrations_run:
 * @path: where the file lies, for the copy made before
 * @version: what it is now
 */
gboolean
dossier_migrations_run (DossierDb  *db,
                        const char *path,
                        int         version,
                        GError    **error)
{
  if (version > 0 && version < DOSSIER_SCHEMA_VERSION)
    {
      g_autofree char *copy = g_strdup_printf ("%s.before-v%d", path, DOSSIER_SCHEMA_VERSION);

      if (!g_file_test (copy, G_FILE_TEST_EXISTS) && !copy_database (db, copy, error))
        return FALSE;
    }
  for (int next = version + 1; next <= DOSSIER_SCHEMA_VERSION; next++)
    if (!run_script (db, next, error))
      return FALSE;
  return TRUE;
}
