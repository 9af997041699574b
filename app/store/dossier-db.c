/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A connection with its settings and its cache of prepared statements. A connection belongs to one thread at
 * a time. SQL is constant text: the cache is keyed by it.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-db-private.h"

#include "dossier-text.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct _DossierDb
{
  sqlite3 *handle;        /* (owned) */
  GHashTable *statements; /* (owned): SQL text -> idle sqlite3_stmt */
  DossierId analyst;
  struct sqlite3_session *session; /* (unowned) (nullable): the journal's, while it records */
};

struct _DossierSql
{
  DossierDb *db;
  sqlite3_stmt *statement; /* (owned) */
};

G_DEFINE_QUARK (dossier-store-error-quark, dossier_store_error)

/* @session: (nullable): lives until another one is set */
void
dossier_db_set_session (DossierDb              *db,
                        struct sqlite3_session *session)
{
  db->session = session;
}

/* Returns: (nullable): what records the changes of this connection now */
struct sqlite3_session *
dossier_db_get_session (DossierDb *db)
{
  return db->session;
}

gint64
dossier_db_now (void)
{
  return g_get_real_time () / 1000;
}

static void
now_function (sqlite3_context *context,
              int              n_values,
              sqlite3_value  **values)
{
  sqlite3_result_int64 (context, dossier_db_now ());
}

static void
me_function (sqlite3_context *context,
             int              n_values,
             sqlite3_value  **values)
{
  DossierDb *db = sqlite3_user_data (context);

  if (dossier_id_is_nil (&db->analyst))
    sqlite3_result_null (context);
  else
    sqlite3_result_blob (context, db->analyst.bytes, sizeof db->analyst.bytes, SQLITE_TRANSIENT);
}

/* So that an index can hold the keys of names. */
static void
fold_function (sqlite3_context *context,
               int              n_values,
               sqlite3_value  **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, dossier_text_fold (text), -1, g_free);
}

static void
finalize_cb (gpointer statement)
{
  sqlite3_finalize (statement);
}

static DossierStoreError
code_for (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_NOTADB:
      return DOSSIER_STORE_ERROR_NOT_WORKSPACE;
    case SQLITE_CORRUPT:
      return DOSSIER_STORE_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DOSSIER_STORE_ERROR_READ_ONLY;
    case SQLITE_FULL:
      return DOSSIER_STORE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return DOSSIER_STORE_ERROR_HELD;
    default:
      return DOSSIER_STORE_ERROR_FAILED;
    }
}

/**
 * dossier_db_fail:
 *
 * Sets @error from the connection's last error, a cancelled query as G_IO_ERROR_CANCELLED is left to the caller.
 *
 * Returns: FALSE, always
 */
gboolean
dossier_db_fail (DossierDb *db,
                 GError   **error)
{
  int rc = sqlite3_extended_errcode (db->handle);

  switch (code_for (rc))
    {
    case DOSSIER_STORE_ERROR_NOT_WORKSPACE:
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_WORKSPACE, _("this is not a Dossier workspace"));
      break;
    case DOSSIER_STORE_ERROR_DAMAGED:
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_DAMAGED,
                           _("the workspace file is damaged; open a copy of it from a backup"));
      break;
    case DOSSIER_STORE_ERROR_READ_ONLY:
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
                           _("the workspace cannot be written here: the file, its folder or the disk is read-only"));
      break;
    case DOSSIER_STORE_ERROR_FULL:
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL,
                           _("there is no space left on the disk; nothing was changed"));
      break;
    case DOSSIER_STORE_ERROR_HELD:
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_HELD,
                           _("another program is writing to the workspace; try again when it is done"));
      break;
    default:
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, "%s", sqlite3_errmsg (db->handle));
      break;
    }
  return FALSE;
}

/* A folder we cannot write to cannot take SQLite's -shm file: then the file is read as it lies. */
static char *
read_uri (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", TRUE);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *wal = g_strconcat (absolute, "-wal", NULL);
  gboolean immutable = g_access (folder, W_OK) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS);

  return g_strconcat ("file:", escaped, immutable ? "?immutable=1" : "", NULL);
}

static gboolean
configure (DossierDb     *db,
           DossierDbMode  mode,
           GError       **error)
{
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_busy_timeout (db->handle, 5000);
  sqlite3_create_function (db->handle, "dossier_now", 0, SQLITE_UTF8, db, now_function, NULL, NULL);
  sqlite3_create_function (db->handle, "dossier_me", 0, SQLITE_UTF8, db, me_function, NULL, NULL);
  sqlite3_create_function (db->handle, "dossier_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fold_function, NULL, NULL);
  if (!dossier_db_exec (db, "PRAGMA cell_size_check = ON", error)
      || !dossier_db_exec (db, "PRAGMA mmap_size = 0", error)
      || !dossier_db_exec (db, "PRAGMA temp_store = MEMORY", error))
    return FALSE;
  if (mode == DOSSIER_DB_READ)
    return dossier_db_exec (db, "PRAGMA cache_size = -8192", error)
           && dossier_db_exec (db, "PRAGMA query_only = ON", error);
  return dossier_db_exec (db, "PRAGMA journal_mode = WAL", error)
         && dossier_db_exec (db, "PRAGMA synchronous = FULL", error)
         && dossier_db_exec (db, "PRAGMA cache_size = -65536", error)
         && dossier_db_exec (db, "PRAGMA wal_autocheckpoint = 2000", error)
         && dossier_db_exec (db, "PRAGMA foreign_keys = ON", error);
}

/**
 * dossier_db_open:
 * @path: a file name
 *
 * Opens a connection and sets it up. Does not look at what kind of database it is.
 *
 * Returns: (transfer full) (nullable): NULL and @error on failure
 */
DossierDb *
dossier_db_open (const char   *path,
                 DossierDbMode mode,
                 GError      **error)
{
  g_autoptr (DossierDb) db = g_new0 (DossierDb, 1);
  g_autofree char *uri = mode == DOSSIER_DB_READ ? read_uri (path) : NULL;
  int flags = SQLITE_OPEN_NOMUTEX;

  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cb);
  if (mode == DOSSIER_DB_READ)
    flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  else
    flags |= SQLITE_OPEN_READWRITE | (mode == DOSSIER_DB_CREATE ? SQLITE_OPEN_CREATE : 0);
  if (sqlite3_open_v2 (uri ? uri : path, &db->handle, flags, NULL) != SQLITE_OK)
    {
      if (db->handle == NULL)
        g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("out of memory"));
      else if (sqlite3_errcode (db->handle) == SQLITE_CANTOPEN)
        g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING, _("cannot be opened: %s"),
                     g_strerror (sqlite3_system_errno (db->handle)));
      else
        dossier_db_fail (db, error);
      return NULL;
    }
  sqlite3_extended_result_codes (db->handle, 1);
  if (!configure (db, mode, error))
    return NULL;
  return g_steal_pointer (&db);
}

void
dossier_db_close (DossierDb *db)
{
  if (db == NULL)
    return;
  g_hash_table_unref (db->statements);
  sqlite3_close (db->handle);
  g_free (db);
}

sqlite3 *
dossier_db_get_handle (DossierDb *db)
{
  return db->handle;
}

/* Whose name stands in created_by and modified_by from now on. */
void
dossier_db_set_analyst (DossierDb       *db,
                        const DossierId *analyst)
{
  db->analyst = *analyst;
}

gboolean
dossier_db_exec (DossierDb  *db,
                 const char *sql,
                 GError    **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return dossier_db_fail (db, error);
  return TRUE;
}

/* @keep: SQLITE_STATIC when the argument outlives the use of the statement, else SQLITE_TRANSIENT */
static gboolean
bind_one (DossierSql            *self,
          int                    index,
          char                   type,
          gconstpointer          value,
          gint64                 number,
          sqlite3_destructor_type keep)
{
  const DossierId *id = value;
  gconstpointer bytes;
  gsize size;

  switch (type)
    {
    case 'k':
      if (id == NULL || dossier_id_is_nil (id))
        return sqlite3_bind_null (self->statement, index) == SQLITE_OK;
      return sqlite3_bind_blob (self->statement, index, id->bytes, sizeof id->bytes, keep) == SQLITE_OK;
    case 't':
      return sqlite3_bind_text (self->statement, index, value, -1, keep) == SQLITE_OK;
    case 'i':
      return sqlite3_bind_int64 (self->statement, index, number) == SQLITE_OK;
    case 'b':
      if (value == NULL)
        return sqlite3_bind_null (self->statement, index) == SQLITE_OK;
      bytes = g_bytes_get_data ((GBytes *) value, &size);
      return sqlite3_bind_blob64 (self->statement, index, bytes ? bytes : "", size, keep) == SQLITE_OK;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* One argument: pointers for k t b, @number for i. Doubles come by dossier_sql_new() only. */
gboolean
dossier_sql_bind_one (DossierSql   *self,
                      int           index,
                      char          type,
                      gconstpointer value,
                      gint64        number)
{
  return bind_one (self, index, type, value, number, SQLITE_TRANSIENT);
}

static DossierSql *
sql_new (DossierDb              *db,
         GError                **error,
         const char             *sql,
         const char             *types,
         va_list                 args,
         sqlite3_destructor_type keep)
{
  g_autoptr (DossierSql) self = g_new0 (DossierSql, 1);
  gpointer key, cached;

  self->db = db;
  if (g_hash_table_steal_extended (db->statements, sql, &key, &cached))
    {
      g_free (key);
      self->statement = cached;
    }
  else if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &self->statement, NULL) != SQLITE_OK)
    {
      dossier_db_fail (db, error);
      return NULL;
    }
  for (int i = 0; types != NULL && types[i] != '\0'; i++)
    {
      gboolean ok;

      if (types[i] == 'i')
        ok = bind_one (self, i + 1, 'i', NULL, va_arg (args, gint64), keep);
      else if (types[i] == 'd')
        ok = sqlite3_bind_double (self->statement, i + 1, va_arg (args, double)) == SQLITE_OK;
      else
        ok = bind_one (self, i + 1, types[i], va_arg (args, gconstpointer), 0, keep);
      if (!ok)
        {
          dossier_db_fail (db, error);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

DossierSql *
dossier_sql_new_va (DossierDb  *db,
                    GError    **error,
                    const char *sql,
                    const char *types,
                    va_list     args)
{
  return sql_new (db, error, sql, types, args, SQLITE_TRANSIENT);
}

DossierSql *
dossier_sql_new (DossierDb  *db,
                 GError    **error,
                 const char *sql,
                 const char *types,
                 ...)
{
  DossierSql *self;
  va_list args;

  va_start (args, types);
  self = dossier_sql_new_va (db, error, sql, types, args);
  va_end (args);
  return self;
}

void
dossier_sql_free (DossierSql *self)
{
  if (self == NULL)
    return;
  if (self->statement != NULL)
    {
      sqlite3_reset (self->statement);
      sqlite3_clear_bindings (self->statement);
      if (g_hash_table_contains (self->db->statements, sqlite3_sql (self->statement)))
        sqlite3_finalize (self->statement);
      else
        g_hash_table_insert (self->db->statements, g_strdup (sqlite3_sql (self->statement)), self->statement);
    }
  g_free (self);
}

gboolean
dossier_sql_next (DossierSql *self,
                  GError    **error)
{
  switch (sqlite3_step (self->statement))
    {
    case SQLITE_ROW:
      return TRUE;
    case SQLITE_DONE:
      return FALSE;
    default:
      return dossier_db_fail (self->db, error);
    }
}

/**
 * dossier_db_run:
 * @types: argument types, see DossierSql
 *
 * Runs one statement to its end.
 */
gboolean
dossier_db_run (DossierDb  *db,
                GError    **error,
                const char *sql,
                const char *types,
                ...)
{
  g_autoptr (DossierSql) statement = NULL;
  g_autoptr (GError) local = NULL;
  va_list args;

  va_start (args, types);
  statement = sql_new (db, error, sql, types, args, SQLITE_STATIC);
  va_end (args);
  if (statement == NULL)
    return FALSE;
  while (dossier_sql_next (statement, &local))
    ;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_db_get_int:
 *
 * Returns: column 0 of the first row, or -1 when there is no row or on error
 */
gint64
dossier_db_get_int (DossierDb  *db,
                    GError    **error,
                    const char *sql,
                    const char *types,
                    ...)
{
  g_autoptr (DossierSql) statement = NULL;
  va_list args;

  va_start (args, types);
  statement = dossier_sql_new_va (db, error, sql, types, args);
  va_end (args);
  if (statement == NULL || !dossier_sql_next (statement, error))
    return -1;
  return dossier_sql_int (statement, 0);
}

DossierId
dossier_sql_id (DossierSql *self,
                int         column)
{
  DossierId id = DOSSIER_ID_NIL;

  if (sqlite3_column_bytes (self->statement, column) == sizeof id.bytes)
    memcpy (id.bytes, sqlite3_column_blob (self->statement, column), sizeof id.bytes);
  return id;
}

const char *
dossier_sql_peek (DossierSql *self,
                  int         column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/* A file from elsewhere may hold anything in a TEXT column; what goes out of here is UTF-8. */
char *
dossier_sql_text (DossierSql *self,
                  int         column)
{
  const char *text = dossier_sql_peek (self, column);

  if (text == NULL)
    return NULL;
  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  return g_utf8_make_valid (text, -1);
}

gint64
dossier_sql_int (DossierSql *self,
                 int         column)
{
  return sqlite3_column_int64 (self->statement, column);
}

double
dossier_sql_double (DossierSql *self,
                    int         column)
{
  return sqlite3_column_double (self->statement, column);
}

GBytes *
dossier_sql_bytes (DossierSql *self,
                   int         column)
{
  return g_bytes_new (sqlite3_column_blob (self->statement, column), sqlite3_column_bytes (self->statement, column));
}

gboolean
dossier_sql_is_null (DossierSql *self,
                     int         column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

GArray *
dossier_sql_collect_ids (DossierSql *self,
                         GError    **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GError) local = NULL;

  while (dossier_sql_next (self, &local))
    {
      DossierId id = dossier_sql_id (self, 0);

      g_array_append_val (ids, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&ids);
}
