/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The open file: its lock, its threads, its connections. The writer connection is only touched on the writer
 * thread, the reader's on the read thread; the look-up connection is guarded by a mutex, since a look-up takes microseconds.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-store.h"

#include "dossier-db-private.h"
#include "dossier-derived.h"
#include "dossier-import-queue.h"
#include "dossier-lock.h"
#include "dossier-migrations.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _DossierStore
{
  GObject parent_instance;
  char *path;                  /* (owned) */
  gboolean read_only;
  DossierLock *lock;           /* (owned) (nullable): NULL when read-only */
  DossierWorker *writer;       /* (owned) (nullable) */
  DossierWorker *reader;       /* (owned) */
  DossierDb *write_db;         /* (owned) (nullable): writer thread only */
  DossierDb *read_db;          /* (owned): read thread only */
  DossierDb *look_up_db;       /* (owned): under look_up_mutex */
  GMutex look_up_mutex;
  GPtrArray *running;          /* (owned) (element-type DossierId): of steps that are being made, each the caller's; writer thread only */
  DossierStoreChanged changed;
  gpointer changed_data;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)

/* What travels to a thread of the store and back. */
typedef struct
{
  DossierStore *store;
  const char *label;
  DossierWriteFunc write;
  DossierStoreReadFunc read;
  gpointer data;
  DossierChangeSet *changes;
  GCancellable *cancellable;
  gboolean redo;
  gboolean bulk;
  guint steps;
  const char *path;
  gpointer result;
  gboolean ok;
  GError *error;
} Call;

static gboolean
finish (Call    *call,
        GError **error)
{
  if (call->error != NULL)
    g_propagate_error (error, call->error);
  return call->ok;
}

static gboolean
is_open_for_writing (DossierStore *self,
                     GError      **error)
{
  if (self->writer != NULL && !self->closed)
    return TRUE;
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY, _("the workspace is open for reading only"));
  return FALSE;
}

static void
announce (DossierStore     *self,
          DossierChangeSet *changes)
{
  if (self->changed != NULL && changes != NULL && !dossier_change_set_is_empty (changes))
    self->changed (changes, self->changed_data);
}

static gboolean
make_analyst (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  const char *name = g_get_real_name ();
  DossierId id = dossier_id_new ();
  char text[DOSSIER_ID_TEXT_LENGTH + 1];
  g_autofree char *id_text = dossier_id_to_text (&id);

  if (name == NULL || *name == '\0' || g_strcmp0 (name, "Unknown") == 0)
    name = g_get_user_name ();
  g_strlcpy (text, id_text, sizeof text);
  return dossier_db_run (db, error,
                         "INSERT INTO analyst (id, name, created_at, modified_at) VALUES (?, ?, dossier_now(), dossier_now())", "kt", &id, name)
         && dossier_db_run (db, error, "INSERT OR REPLACE INTO local_state (key, value) VALUES ('analyst', ?)", "t", text);
}

/* The analyst of this machine: made with the workspace, or when it comes from elsewhere without one. */
static gboolean
set_analyst (DossierDb *db,
             GError   **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT value FROM local_state WHERE key = 'analyst'", NULL);
  g_autoptr (GError) local = NULL;
  DossierId id;

  if (row == NULL)
    return FALSE;
  if (!dossier_sql_next (row, &local))
    {
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_clear_pointer (&row, dossier_sql_free);
      if (!dossier_db_exec (db, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (!make_analyst (db, NULL, error) || !dossier_db_exec (db, "COMMIT", error))
        {
          dossier_db_exec (db, "ROLLBACK", NULL);
          return FALSE;
        }
      row = dossier_sql_new (db, error, "SELECT value FROM local_state WHERE key = 'analyst'", NULL);
      if (row == NULL || !dossier_sql_next (row, error))
        return FALSE;
    }
  if (dossier_id_from_text (dossier_sql_peek (row, 0), &id))
    dossier_db_set_analyst (db, &id);
  return TRUE;
}

static gboolean
prepare_writer (DossierStore *self,
                gboolean      create,
                GError      **error)
{
  int version;

  self->lock = dossier_lock_take (self->path, error);
  if (self->lock == NULL)
    return FALSE;
  if (create)
    {
      int descriptor = g_open (self->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

      if (descriptor < 0)
        {
          g_set_error (error, DOSSIER_STORE_ERROR, errno == EEXIST ? DOSSIER_STORE_ERROR_EXISTS : DOSSIER_STORE_ERROR_READ_ONLY,
                       errno == EEXIST ? _("there is already a file of that name") : _("cannot be made: %s"), g_strerror (errno));
          return FALSE;
        }
      close (descriptor);
    }
  self->write_db = dossier_db_open (self->path, DOSSIER_DB_WRITE, error);
  if (self->write_db == NULL || !dossier_migrations_check (self->write_db, &version, error))
    return FALSE;
  return dossier_migrations_run (self->write_db, self->path, version, error)
         && set_analyst (self->write_db, error)
         && dossier_import_queue_sweep (self->write_db, error);
}

/* What the bytes are is asked before anything that could write to a file that is not ours. */
static gboolean
look_before (DossierStore *self,
             GError      **error)
{
  g_autoptr (DossierDb) db = NULL;
  int version;

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_MISSING, _("there is no such file"));
      return FALSE;
    }
  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_WORKSPACE, _("this is not a Dossier workspace"));
      return FALSE;
    }
  db = dossier_db_open (self->path, DOSSIER_DB_READ, error);
  if (db == NULL || !dossier_migrations_check (db, &version, error))
    return FALSE;
  if (version == 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_WORKSPACE, _("this is not a Dossier workspace"));
      return FALSE;
    }
  if (!self->read_only && version > DOSSIER_SCHEMA_VERSION)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NEWER,
                           _("the workspace was made by a newer version of Dossier; this version can read it, but not change it"));
      return FALSE;
    }
  if (self->read_only && version < DOSSIER_SCHEMA_VERSION)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
                           _("the workspace was made by an earlier version of Dossier; open it once where it can be written, so that it is brought up to date"));
      return FALSE;
    }
  if (!self->read_only && g_access (self->path, W_OK) != 0)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY,
                           _("the workspace cannot be written here: the file, its folder or the disk is read-only"));
      return FALSE;
    }
  return TRUE;
}

/**
 * dossier_store_open:
 * @path: a file name
 * @create: make it; fails when the file exists
 * @read_only: open for reading, even while another process writes
 * @changed: (nullable): told of every commit, on the writer thread
 *
 * Returns: (transfer full) (nullable): NULL and @error (DOSSIER_STORE_ERROR) on failure; nothing was written then,
 *   unless @create made the file
 */
DossierStore *
dossier_store_open (const char         *path,
                    gboolean            create,
                    gboolean            read_only,
                    DossierStoreChanged changed,
                    gpointer            user_data,
                    GError            **error)
{
  g_autoptr (DossierStore) self = g_object_new (DOSSIER_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->read_only = read_only;
  self->changed = changed;
  self->changed_data = user_data;
  if (!create && !look_before (self, error))
    return NULL;
  if (!read_only)
    {
      if (!prepare_writer (self, create, error))
        return NULL;
      self->writer = dossier_worker_new ("dossier-write");
    }
  self->read_db = dossier_db_open (path, DOSSIER_DB_READ, error);
  self->look_up_db = self->read_db ? dossier_db_open (path, DOSSIER_DB_READ, error) : NULL;
  if (self->look_up_db == NULL)
    return NULL;
  self->reader = dossier_worker_new ("dossier-read");
  return g_steal_pointer (&self);
}

/**
 * dossier_store_close:
 *
 * Lets waiting work finish, brings everything into the one file and gives up the lock. Can be called twice.
 */
void
dossier_store_close (DossierStore *self)
{
  if (self->closed)
    return;
  self->closed = TRUE;
  if (self->writer != NULL)
    dossier_worker_stop (self->writer);
  if (self->reader != NULL)
    dossier_worker_stop (self->reader);
  g_clear_pointer (&self->read_db, dossier_db_close);
  g_mutex_lock (&self->look_up_mutex);
  g_clear_pointer (&self->look_up_db, dossier_db_close);
  g_mutex_unlock (&self->look_up_mutex);
  if (self->write_db != NULL)
    {
      dossier_db_exec (self->write_db, "PRAGMA optimize", NULL);
      dossier_db_exec (self->write_db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL);
      g_clear_pointer (&self->write_db, dossier_db_close);
    }
  g_clear_pointer (&self->lock, dossier_lock_release);
}

static void
write_cb (gpointer data)
{
  Call *call = data;
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();

  call->ok = dossier_journal_record (call->store->write_db, call->label, call->write, call->data, changes, &call->error);
  if (call->ok)
    announce (call->store, changes);
}

/**
 * dossier_store_write:
 * @label: what it is, untranslated, for the history
 *
 * One change that a person waits for: one transaction, one step of undo, on disk when this returns TRUE.
 */
gboolean
dossier_store_write (DossierStore    *self,
                     const char      *label,
                     DossierWriteFunc func,
                     gpointer         data,
                     GError         **error)
{
  Call call = { .store = self, .label = label, .write = func, .data = data };

  if (!is_open_for_writing (self, error))
    return FALSE;
  dossier_worker_run (self->writer, DOSSIER_WORKER_PERSON, write_cb, &call);
  return finish (&call, error);
}

/**
 * dossier_store_push:
 * @func: runs on the writer thread, where dossier_store_write() and dossier_store_step() run at once
 *
 * Queues a task behind what was given before, without blocking.
 *
 * Returns: FALSE when the workspace cannot be written; then @func was not queued and says so itself when called
 */
gboolean
dossier_store_push (DossierStore   *self,
                    GTask          *task,
                    GTaskThreadFunc func)
{
  if (!is_open_for_writing (self, NULL))
    return FALSE;
  dossier_worker_push_task (self->writer, DOSSIER_WORKER_PERSON, task, func);
  return TRUE;
}

static void
do_nothing_cb (gpointer data)
{
}

/**
 * dossier_store_drain:
 *
 * Waits until all that a person gave to be written is written. What is written in bulk is not waited for.
 */
void
dossier_store_drain (DossierStore *self)
{
  if (is_open_for_writing (self, NULL))
    dossier_worker_run (self->writer, DOSSIER_WORKER_PERSON, do_nothing_cb, NULL);
}

static void
write_plain_cb (gpointer data)
{
  Call *call = data;
  DossierDb *db = call->store->write_db;

  if (call->bulk)
    dossier_db_exec (db, "PRAGMA synchronous = NORMAL", NULL);
  call->ok = dossier_db_exec (db, "BEGIN IMMEDIATE", &call->error)
             && call->write (db, call->data, &call->error)
             && dossier_db_exec (db, "COMMIT", &call->error);
  if (call->ok)
    announce (call->store, call->changes);
  else
    dossier_db_exec (db, "ROLLBACK", NULL);
  if (call->bulk)
    dossier_db_exec (db, "PRAGMA synchronous = FULL", NULL);
}

static gboolean
write_plain (DossierStore         *self,
             DossierWorkerPriority priority,
             DossierWriteFunc      func,
             gpointer              data,
             DossierChangeSet     *changes,
             GError              **error)
{
  Call call = { .store = self, .write = func, .data = data, .changes = changes, .bulk = priority == DOSSIER_WORKER_BULK };

  if (!is_open_for_writing (self, error))
    return FALSE;
  dossier_worker_run (self->writer, priority, write_plain_cb, &call);
  return finish (&call, error);
}

/**
 * dossier_store_write_bulk:
 * @changes: what @func will have changed; announced after the commit
 *
 * A slice of an import: one transaction, not recorded; the caller keeps the journal (dossier_journal_begin_batch()). A
 * power cut may take the last slices, and nothing else; dossier_store_sync() says when they are on disk.
 */
gboolean
dossier_store_write_bulk (DossierStore     *self,
                          DossierWriteFunc  func,
                          gpointer          data,
                          DossierChangeSet *changes,
                          GError          **error)
{
  return write_plain (self, DOSSIER_WORKER_BULK, func, data, changes, error);
}

/**
 * dossier_store_write_local:
 *
 * Writes local tables, which no history knows.
 */
gboolean
dossier_store_write_local (DossierStore     *self,
                           DossierWriteFunc  func,
                           gpointer          data,
                           DossierChangeSet *changes,
                           GError          **error)
{
  return write_plain (self, DOSSIER_WORKER_PERSON, func, data, changes, error);
}

static void
sync_cb (gpointer data)
{
  Call *call = data;

  call->ok = dossier_db_exec (call->store->write_db, "PRAGMA wal_checkpoint(PASSIVE)", &call->error);
}

/**
 * dossier_store_sync:
 *
 * Waits until what dossier_store_write_bulk() wrote is on disk.
 */
gboolean
dossier_store_sync (DossierStore *self,
                    GError      **error)
{
  Call call = { .store = self };

  if (!is_open_for_writing (self, error))
    return FALSE;
  dossier_worker_run (self->writer, DOSSIER_WORKER_PERSON, sync_cb, &call);
  return finish (&call, error);
}

static void
step_cb (gpointer data)
{
  Call *call = data;
  DossierStore *self = call->store;
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
  guint taken = 0;

  while (taken < call->steps
         && dossier_journal_step (self->write_db, call->redo, self->running, changes, &call->error))
    taken++;
  if (taken > 0)
    {
      if (g_error_matches (call->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOTHING))
        g_clear_error (&call->error);
      announce (self, changes);
    }
  call->steps = taken;
  call->ok = call->error == NULL;
}

/**
 * dossier_store_step:
 * @redo: which way
 * @steps: how many
 *
 * Returns: how many steps were taken; fewer than @steps when the history ends. 0 and @error when not even one could be
 */
guint
dossier_store_step (DossierStore *self,
                    gboolean      redo,
                    guint         steps,
                    GError      **error)
{
  Call call = { .store = self, .redo = redo, .steps = steps };

  if (!is_open_for_writing (self, error))
    return 0;
  dossier_worker_run (self->writer, DOSSIER_WORKER_PERSON, step_cb, &call);
  finish (&call, error);
  return call.steps;
}

static gpointer
next_step_read (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  Call *call = data;
  char *label = NULL;

  call->ok = dossier_journal_next (db, call->redo, &label, error);
  return label;
}

/**
 * dossier_store_next_step:
 * @label: (out) (transfer full) (nullable)
 *
 * Returns: whether there is a step to take; a look-up
 */
gboolean
dossier_store_next_step (DossierStore *self,
                         gboolean      redo,
                         char        **label)
{
  Call call = { .redo = redo };

  *label = dossier_store_look_up (self, next_step_read, &call, NULL);
  return call.ok;
}

static int
progress_cb (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

static void
read_cb (gpointer data)
{
  Call *call = data;
  sqlite3 *handle = dossier_db_get_handle (call->store->read_db);

  if (g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    return;
  if (call->cancellable != NULL)
    sqlite3_progress_handler (handle, 2000, progress_cb, call->cancellable);
  /* One transaction, so that all queries of one answer see the same state. */
  if (dossier_db_exec (call->store->read_db, "BEGIN", &call->error))
    {
      call->result = call->read (call->store->read_db, call->data, &call->error);
      sqlite3_progress_handler (handle, 0, NULL, NULL);
      dossier_db_exec (call->store->read_db, "COMMIT", NULL);
    }
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  if (call->error != NULL && g_cancellable_is_cancelled (call->cancellable))
    {
      g_clear_error (&call->error);
      g_cancellable_set_error_if_cancelled (call->cancellable, &call->error);
    }
}

/**
 * dossier_store_read:
 * @func: runs on the read thread
 * @cancellable: (nullable): stops the query under way
 *
 * Returns: what @func returned, of one state of the workspace
 */
gpointer
dossier_store_read (DossierStore        *self,
                    DossierStoreReadFunc func,
                    gpointer             data,
                    GCancellable        *cancellable,
                    GError             **error)
{
  Call call = { .store = self, .read = func, .data = data, .cancellable = cancellable, .ok = TRUE };

  if (self->closed)
    {
      g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FAILED, _("the workspace is closed"));
      return NULL;
    }
  dossier_worker_run (self->reader, DOSSIER_WORKER_PERSON, read_cb, &call);
  finish (&call, error);
  return call.result;
}

/**
 * dossier_store_look_up:
 * @func: a query of one row; runs at once on the calling thread
 *
 * Returns: what @func returned
 */
gpointer
dossier_store_look_up (DossierStore        *self,
                       DossierStoreReadFunc func,
                       gpointer             data,
                       GError             **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->look_up_mutex);

  return self->look_up_db ? func (self->look_up_db, data, error) : NULL;
}

static gboolean
begin_step_write (DossierDb *db,
                  gpointer   data,
                  GError   **error)
{
  Call *call = data;

  g_ptr_array_add (call->store->running, call->result);
  return TRUE;
}

static gboolean
end_step_write (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  Call *call = data;

  g_ptr_array_remove (call->store->running, call->result);
  return TRUE;
}

/**
 * dossier_store_begin_step:
 * @step: of an import, or of a group of changes; lives until dossier_store_end_step(), and is changed on the writer thread only
 *
 * Says that a step is made in slices from now on; undo leaves it alone meanwhile.
 */
void
dossier_store_begin_step (DossierStore *self,
                          DossierId    *step)
{
  Call call = { .store = self, .result = step };

  write_plain (self, DOSSIER_WORKER_PERSON, begin_step_write, &call, NULL, NULL);
}

void
dossier_store_end_step (DossierStore *self,
                        DossierId    *step)
{
  Call call = { .store = self, .result = step };

  write_plain (self, DOSSIER_WORKER_PERSON, end_step_write, &call, NULL, NULL);
}

static gpointer
copy_read (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return GINT_TO_POINTER (dossier_db_run (db, error, "VACUUM INTO ?", "t", (const char *) data));
}

/**
 * dossier_store_copy:
 * @path: where; nothing may be there yet
 *
 * Writes the workspace as it is now to another file, readable by its owner only.
 */
gboolean
dossier_store_copy (DossierStore *self,
                    const char   *path,
                    GError      **error)
{
  g_autoptr (DossierDb) db = NULL;
  g_autoptr (DossierChangeSet) none = dossier_change_set_new ();
  int descriptor = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (descriptor < 0)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, errno == EEXIST ? DOSSIER_STORE_ERROR_EXISTS : DOSSIER_STORE_ERROR_READ_ONLY,
                   errno == EEXIST ? _("there is already a file of that name") : _("cannot be made: %s"), g_strerror (errno));
      return FALSE;
    }
  close (descriptor);
  /* A connection of its own: inside the read thread's transaction VACUUM is refused. */
  db = dossier_db_open (self->path, DOSSIER_DB_READ, error);
  if (db == NULL || !dossier_db_exec (db, "PRAGMA query_only = OFF", error) || !copy_read (db, (gpointer) path, error))
    {
      g_unlink (path);
      return FALSE;
    }
  return TRUE;
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  dossier_store_close (self);
  g_clear_object (&self->writer);
  g_clear_object (&self->reader);
  g_mutex_clear (&self->look_up_mutex);
  g_ptr_array_unref (self->running);
  g_free (self->path);
  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_store_finalize;
}

static void
dossier_store_init (DossierStore *self)
{
  g_mutex_init (&self->look_up_mutex);
  self->running = g_ptr_array_new ();
}
