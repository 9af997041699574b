/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From files to articles: one thread walks, reads and extracts, another hands slices to the writer, so that both
 * cores work and a person's edit slips in between two slices. One import is one entry of the journal.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-importing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dossier-articles.h"
#include "dossier-import.h"
#include "dossier-workspace-private.h"

#define SLICE_MICROSECONDS 50000
#define SLICE_FILES 256
#define SLICE_BYTES (16 * 1024 * 1024)
#define WAITING_SLICES 2
#define MAX_DEPTH 64

/* One file on its way. */
typedef struct
{
  DossierImportItem *item;  /* (owned) */
  DossierDraft *draft;      /* (owned) (nullable): NULL when it is decided already */
  GBytes *bytes;            /* (owned) (nullable) */
  char *file_name;          /* (owned) (nullable) */
  guint8 sha256[32];
} Entry;

typedef struct
{
  GPtrArray *entries;       /* (element-type Entry) */
  gsize size;
  gint64 started;
} Slice;

typedef struct
{
  DossierStore *store;
  DossierJob *job;
  DossierImportItemFunc on_item;
  gpointer user_data;
  DossierImportResult *result;
  DossierId batch;
  gboolean begun;           /* feeder thread: the journal has its entry */
  GMutex mutex;
  GCond cond;
  GQueue slices;            /* of Slice, under mutex */
  gboolean ended;           /* under mutex: no more slices will come */
  GError *error;            /* (owned) (nullable), under mutex: writing failed */
  Slice *slice;             /* (owned) (nullable): reader thread */
  guint64 done;
  guint64 total;
} Import;

static void
item_free (gpointer data)
{
  DossierImportItem *item = data;

  g_free (item->path);
  g_free (item->title);
  g_free (item->date);
  g_free (item->source);
  g_free (item->reason);
  g_free (item);
}

void
dossier_import_result_free (DossierImportResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->items);
  g_free (result);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->item, item_free);
  g_clear_pointer (&entry->draft, dossier_draft_free);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry->file_name);
  g_free (entry);
}

static void
slice_free (Slice *slice)
{
  g_ptr_array_unref (slice->entries);
  g_free (slice);
}

static void
describe (DossierImportItem *item,
          DossierDraft      *draft)
{
  item->title = g_strdup (draft->title);
  item->date = g_strdup (draft->date);
  item->source = g_strdup (draft->source);
}

static gboolean
is_among (GPtrArray       *entries,
          const DossierId *article)
{
  for (guint i = 0; i < entries->len; i++)
    if (dossier_id_equal (&((Entry *) g_ptr_array_index (entries, i))->item->article, article))
      return TRUE;
  return FALSE;
}

/* @revived: entries whose article was deleted; bringing them back is left to revive_body() */
static gboolean
write_entry (DossierDb        *db,
             Import           *import,
             Entry            *entry,
             GPtrArray        *revived,
             guint            *stored,
             GError          **error)
{
  DossierArrival arrival;
  gboolean deleted = FALSE;
  GError *local = NULL;

  if (entry->draft == NULL)
    return TRUE;
  if (dossier_articles_find (db, entry->sha256, NULL, &entry->item->article, &deleted, &local))
    {
      entry->item->status = DOSSIER_DUPLICATE;
      if (!deleted || is_among (revived, &entry->item->article))
        return TRUE;
      entry->item->status = DOSSIER_REVIVED;
      g_ptr_array_add (revived, entry);
      (*stored)++;
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  entry->item->status = DOSSIER_IMPORTED;
  (*stored)++;
  arrival = (DossierArrival) { entry->bytes, entry->sha256, NULL, NULL, entry->file_name, &import->batch };
  return dossier_articles_insert (db, entry->draft, &arrival, &entry->item->article, error);
}

typedef struct
{
  Import *import;
  Slice *slice;
  DossierChangeSet *changes;
  GPtrArray *revived; /* (element-type Entry), of the slice */
} SliceCall;

static gboolean
revive_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  SliceCall *call = data;

  for (guint i = 0; i < call->revived->len; i++)
    {
      Entry *entry = g_ptr_array_index (call->revived, i);

      if (!dossier_articles_revive (db, &entry->item->article, &call->import->batch, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_slice_body (DossierDb *db,
                  gpointer   data,
                  GError   **error)
{
  SliceCall *call = data;
  Import *import = call->import;
  g_autoptr (GPtrArray) revived = g_ptr_array_new ();
  guint stored = 0;

  if (!import->begun && !dossier_journal_begin_batch (db, N_("Import"), &import->batch, error))
    return FALSE;
  for (guint i = 0; i < call->slice->entries->len; i++)
    if (!write_entry (db, import, g_ptr_array_index (call->slice->entries, i), revived, &stored, error))
      return FALSE;
  call->revived = revived;
  if (revived->len > 0 && !dossier_journal_record_in_batch (db, &import->batch, revive_body, call, error))
    return FALSE;
  if (stored > 0)
    {
      dossier_change_set_add_bulk (call->changes, "article");
      dossier_change_set_add_bulk (call->changes, "source");
    }
  return dossier_journal_count_batch (db, &import->batch, stored, error);
}

static void
settle_slice (Import *import,
              Slice  *slice)
{
  for (guint i = 0; i < slice->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (slice->entries, i);
      DossierImportItem *item = g_steal_pointer (&entry->item);

      if (item->status == DOSSIER_REJECTED)
        import->result->rejected++;
      else if (item->status == DOSSIER_DUPLICATE)
        import->result->duplicates++;
      else
        import->result->imported++;
      g_ptr_array_add (import->result->items, item);
      if (import->on_item != NULL)
        import->on_item (item, import->user_data);
    }
}

static gpointer
feeder_thread (gpointer data)
{
  Import *import = data;

  for (;;)
    {
      g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
      GError *error = NULL;
      Slice *slice;
      SliceCall call;

      g_mutex_lock (&import->mutex);
      while (import->slices.length == 0 && !import->ended)
        g_cond_wait (&import->cond, &import->mutex);
      slice = g_queue_pop_head (&import->slices);
      g_cond_broadcast (&import->cond);
      g_mutex_unlock (&import->mutex);
      if (slice == NULL)
        return NULL;
      call = (SliceCall) { import, slice, changes, NULL };
      if (dossier_store_write_bulk (import->store, write_slice_body, &call, changes, &error))
        {
          import->begun = TRUE;
          settle_slice (import, slice);
        }
      else
        {
          g_mutex_lock (&import->mutex);
          if (import->error == NULL)
            import->error = g_steal_pointer (&error);
          g_mutex_unlock (&import->mutex);
          g_clear_error (&error);
        }
      slice_free (slice);
    }
}

static gboolean
has_failed (Import *import)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&import->mutex);

  return import->error != NULL;
}

static void
hand_over (Import *import)
{
  Slice *slice = g_steal_pointer (&import->slice);

  if (slice == NULL)
    return;
  g_mutex_lock (&import->mutex);
  while (import->slices.length >= WAITING_SLICES && import->error == NULL)
    g_cond_wait (&import->cond, &import->mutex);
  if (import->error == NULL)
    g_queue_push_tail (&import->slices, g_steal_pointer (&slice));
  g_cond_broadcast (&import->cond);
  g_mutex_unlock (&import->mutex);
  g_clear_pointer (&slice, slice_free);
}

static void
add_entry (Import *import,
           Entry  *entry)
{
  if (import->slice == NULL)
    {
      import->slice = g_new0 (Slice, 1);
      import->slice->entries = g_ptr_array_new_with_free_func (entry_free);
      import->slice->started = g_get_monotonic_time ();
    }
  g_ptr_array_add (import->slice->entries, entry);
  import->slice->size += entry->bytes ? g_bytes_get_size (entry->bytes) : 0;
  if (import->slice->entries->len >= SLICE_FILES || import->slice->size >= SLICE_BYTES
      || g_get_monotonic_time () - import->slice->started >= SLICE_MICROSECONDS)
    hand_over (import);
}

static Entry *
entry_new (const char *path)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *shown = g_filename_display_name (path);

  entry->item = g_new0 (DossierImportItem, 1);
  entry->item->path = g_steal_pointer (&shown);
  return entry;
}

static void
reject (Entry      *entry,
        const char *reason)
{
  entry->item->status = DOSSIER_REJECTED;
  entry->item->reason = g_strdup (reason);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
}

/* Reads a regular file whole; a pipe or device is never waited for. */
static GBytes *
read_file (const char *path,
           char      **reason)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat status;
  g_autofree guint8 *bytes = NULL;
  gsize length = 0;

  if (descriptor < 0)
    {
      *reason = g_strdup (g_strerror (errno));
      return NULL;
    }
  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    *reason = g_strdup (_("not a file"));
  else if (status.st_size > DOSSIER_IMPORT_MAX_BYTES)
    *reason = g_strdup_printf (_("larger than %u MB"), DOSSIER_IMPORT_MAX_BYTES / (1024 * 1024));
  if (*reason != NULL)
    {
      close (descriptor);
      return NULL;
    }
  bytes = g_malloc (status.st_size + 1);
  while (length < (gsize) status.st_size)
    {
      gssize got = read (descriptor, bytes + length, status.st_size - length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        *reason = g_strdup (g_strerror (errno));
      if (got <= 0)
        break;
      length += got;
    }
  close (descriptor);
  return *reason ? NULL : g_bytes_new_take (g_steal_pointer (&bytes), length);
}

static void
extract (Entry      *entry,
         const char *file_name,
         const char *url_hint)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) error = NULL;
  gsize size = sizeof entry->sha256;

  g_checksum_update (checksum, g_bytes_get_data (entry->bytes, NULL), g_bytes_get_size (entry->bytes));
  g_checksum_get_digest (checksum, entry->sha256, &size);
  entry->file_name = file_name ? g_filename_display_name (file_name) : NULL;
  entry->draft = dossier_import_read (entry->bytes, entry->file_name, url_hint, &error);
  if (entry->draft == NULL)
    reject (entry, error ? error->message : _("it cannot be read"));
  else
    describe (entry->item, entry->draft);
}

static void
import_file (Import     *import,
             const char *path)
{
  Entry *entry = entry_new (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *reason = NULL;

  dossier_job_report (import->job, import->done, import->total, entry->item->path);
  entry->bytes = read_file (path, &reason);
  if (entry->bytes == NULL)
    reject (entry, reason);
  else
    extract (entry, name, NULL);
  add_entry (import, entry);
  dossier_job_report (import->job, ++import->done, import->total, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* Folders are walked by name; hidden files and links to folders are left out, so that no circle is possible. */
static void
walk (const char *path,
      gboolean    named,
      guint       depth,
      GPtrArray  *files)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *base = g_path_get_basename (path);

      if (named || dossier_import_is_candidate (base))
        g_ptr_array_add (files, g_strdup (path));
      return;
    }
  if (depth > MAX_DEPTH || (!named && g_file_test (path, G_FILE_TEST_IS_SYMLINK)) || (dir = g_dir_open (path, 0, NULL)) == NULL)
    {
      if (named)
        g_ptr_array_add (files, g_strdup (path));
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.')
      g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    walk (g_ptr_array_index (names, i), FALSE, depth + 1, files);
}

static gboolean
drop_batch_body (DossierDb *db,
                 gpointer   data,
                 GError   **error)
{
  return dossier_journal_drop_batch (db, &((Import *) data)->batch, error);
}

/* Runs @read on this thread while the feeder writes; then sums up. */
static DossierImportResult *
run_import (DossierWorkspace     *self,
            DossierJob           *job,
            DossierImportItemFunc on_item,
            gpointer              user_data,
            void                (*read) (Import *import, gpointer data),
            gpointer              data,
            GError              **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
  Import import = { .store = store, .job = job, .on_item = on_item, .user_data = user_data, .batch = dossier_id_new () };
  GThread *feeder;
  GError *failure = NULL;

  if (store == NULL)
    return NULL;
  import.result = result = g_new0 (DossierImportResult, 1);
  result->items = g_ptr_array_new_with_free_func (item_free);
  g_mutex_init (&import.mutex);
  g_cond_init (&import.cond);
  dossier_store_set_batch (store, &import.batch);
  feeder = g_thread_new ("dossier-import", feeder_thread, &import);
  read (&import, data);
  hand_over (&import);
  g_mutex_lock (&import.mutex);
  import.ended = TRUE;
  g_cond_broadcast (&import.cond);
  g_mutex_unlock (&import.mutex);
  g_thread_join (feeder);
  dossier_store_set_batch (store, &DOSSIER_ID_NIL);
  dossier_change_set_add_bulk (changes, "change");
  if (import.begun)
    dossier_store_write_local (store, drop_batch_body, &import, changes, NULL);
  failure = g_steal_pointer (&import.error);
  g_queue_clear_full (&import.slices, (GDestroyNotify) slice_free);
  g_mutex_clear (&import.mutex);
  g_cond_clear (&import.cond);
  result->stopped = g_cancellable_is_cancelled (dossier_job_get_cancellable (job));
  dossier_job_finish (job);
  if (failure == NULL)
    return g_steal_pointer (&result);
  dossier_workspace_take_error (failure, error);
  return NULL;
}

static void
read_paths (Import  *import,
            gpointer data)
{
  const char * const *paths = data;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; paths[i] != NULL; i++)
    walk (paths[i], TRUE, 0, files);
  import->total = files->len;
  for (guint i = 0; i < files->len; i++)
    {
      if (g_cancellable_is_cancelled (dossier_job_get_cancellable (import->job)) || has_failed (import))
        return;
      import_file (import, g_ptr_array_index (files, i));
    }
}

/**
 * dossier_workspace_import:
 * @paths: (array zero-terminated=1): files and folders
 * @job: told of progress; stopping it ends the import after the file under way
 * @on_item: (nullable): called on a thread of the import when a file is settled, in order
 *
 * Takes files in. What was taken when an error stops it stays, and the journal knows it.
 *
 * Returns: (transfer full) (nullable): what became of each file; NULL and @error when the workspace could not be written
 */
DossierImportResult *
dossier_workspace_import (DossierWorkspace     *self,
                          const char * const   *paths,
                          DossierJob           *job,
                          DossierImportItemFunc on_item,
                          gpointer              user_data,
                          GError              **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && paths != NULL && DOSSIER_IS_JOB (job), NULL);
  return run_import (self, job, on_item, user_data, read_paths, (gpointer) paths, error);
}

/* What an asynchronous import works on: paths, or bytes. */
typedef struct
{
  GStrv paths;
  GBytes *bytes;
  char *file_name;
  char *url_hint;
  DossierJob *job;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_strfreev (request->paths);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request->file_name);
  g_free (request->url_hint);
  g_clear_object (&request->job);
  g_free (request);
}

static void
read_bytes (Import  *import,
            gpointer data)
{
  Request *request = data;
  Entry *entry = entry_new (request->file_name ? request->file_name : _("pasted text"));

  import->total = 1;
  entry->bytes = g_bytes_ref (request->bytes);
  extract (entry, request->file_name, request->url_hint);
  add_entry (import, entry);
  dossier_job_report (import->job, ++import->done, import->total, NULL);
}

static void
import_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  DossierImportResult *result;

  if (request->bytes != NULL)
    result = run_import (source, request->job, NULL, NULL, read_bytes, request, &error);
  else
    result = run_import (source, request->job, NULL, NULL, read_paths, request->paths, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dossier_import_result_free);
  else
    g_task_return_error (task, error);
}

static void
start (DossierWorkspace   *self,
       Request            *request,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, request, request_free);
  dossier_workspace_set_busy (self, TRUE);
  g_task_run_in_thread (task, import_thread);
}

void
dossier_workspace_import_async (DossierWorkspace   *self,
                                const char * const *paths,
                                DossierJob         *job,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && paths != NULL && DOSSIER_IS_JOB (job));
  request->paths = g_strdupv ((char **) paths);
  request->job = g_object_ref (job);
  start (self, request, callback, user_data);
}

/**
 * dossier_workspace_import_bytes_async:
 * @file_name: (nullable): what it would be called as a file; its ending helps to know the format
 * @url_hint: (nullable): where it was found
 *
 * Takes in what was pasted or dropped as text.
 */
void
dossier_workspace_import_bytes_async (DossierWorkspace   *self,
                                      GBytes             *bytes,
                                      const char         *file_name,
                                      const char         *url_hint,
                                      DossierJob         *job,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && bytes != NULL && DOSSIER_IS_JOB (job));
  request->bytes = g_bytes_ref (bytes);
  request->file_name = g_strdup (file_name);
  request->url_hint = g_strdup (url_hint);
  request->job = g_object_ref (job);
  start (self, request, callback, user_data);
}

DossierImportResult *
dossier_workspace_import_finish (DossierWorkspace *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  dossier_workspace_set_busy (self, FALSE);
  return g_task_propagate_pointer (G_TASK (result), error);
}
