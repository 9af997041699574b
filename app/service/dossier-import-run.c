/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * From what was read to the database: the reading thread adds entries, a second thread hands slices of them to the
 * writer, so that both cores work and a person's edit slips in between two slices. One run is one entry of the journal.
 * What is on its way is limited, so that reading waits for writing and memory stays flat.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-importing-private.h"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-copying-private.h"
#include "dossier-import-queue.h"
#include "dossier-workspace-private.h"

#define SLICE_MICROSECONDS 50000
#define SLICE_ENTRIES 256
#define SLICE_BYTES (16 * 1024 * 1024)
#define WAITING_SLICES 2
#define QUEUE_SLICE 10000 /* paths written at once */

typedef struct
{
  GPtrArray *entries; /* (element-type DossierImportEntry) */
  GBytes *last;       /* (unowned) (nullable): counted into size; articles of one file share it */
  gsize size;
  gint64 started;
  guint files;        /* of the run, read whole when this was handed over */
} Slice;

struct _DossierImportRun
{
  DossierStore *store;          /* (owned) */
  DossierExtractor *extractor;  /* (owned) */
  DossierJob *job;              /* (unowned): the caller's */
  DossierImportItemFunc on_item;
  gpointer user_data;
  DossierImportResult *result;  /* (owned): feeder thread while it runs */
  guint late_rejects;           /* feeder thread: items kept beyond the limit because they tell of a failure */
  DossierId batch;
  DossierId queue;              /* nil: nothing to continue later */
  gboolean begun;               /* feeder thread: the journal has its entry */
  GThread *feeder;
  GMutex mutex;
  GCond cond;
  GQueue slices;                /* of Slice, under mutex */
  gboolean ended;               /* under mutex: no more slices will come */
  GError *error;                /* (owned) (nullable), under mutex: writing failed */
  Slice *slice;                 /* (owned) (nullable): reading thread */
  guint files;                  /* reading thread: read whole, counted as the queue does */
  guint told_files;             /* reading thread: of these, known to the feeder */
  guint in_file;                /* reading thread: entries of the file that is being read */
  guint first;                  /* files that an earlier run had read */
  guint total;
};

static void
item_free (gpointer data)
{
  DossierImportItem *item = data;

  g_free (item->file);
  g_free (item->path);
  g_free (item->part);
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

/* @path: as the file system has it */
DossierImportEntry *
dossier_import_entry_new (const char *path)
{
  DossierImportEntry *entry = g_new0 (DossierImportEntry, 1);

  entry->item = g_new0 (DossierImportItem, 1);
  entry->item->file = g_path_is_absolute (path) ? g_strdup (path) : NULL;
  entry->item->path = g_filename_display_name (path);
  return entry;
}

void
dossier_import_entry_free (gpointer data)
{
  DossierImportEntry *entry = data;

  g_clear_pointer (&entry->item, item_free);
  g_clear_pointer (&entry->draft, dossier_draft_free);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry->file_name);
  g_free (entry->place);
  g_free (entry->columns);
  g_free (entry);
}

static Slice *
slice_new (void)
{
  Slice *slice = g_new0 (Slice, 1);

  slice->entries = g_ptr_array_new_with_free_func (dossier_import_entry_free);
  slice->started = g_get_monotonic_time ();
  return slice;
}

static void
slice_free (Slice *slice)
{
  g_ptr_array_unref (slice->entries);
  g_free (slice);
}

/* Writing */

typedef struct
{
  DossierImportRun *run;
  Slice *slice;
  DossierChangeSet *changes;
  GPtrArray *revived; /* (element-type DossierImportEntry), of the slice */
} SliceCall;

static gboolean
is_among (GPtrArray       *entries,
          const DossierId *article)
{
  for (guint i = 0; i < entries->len; i++)
    if (dossier_id_equal (&((DossierImportEntry *) g_ptr_array_index (entries, i))->item->article, article))
      return TRUE;
  return FALSE;
}

static gboolean
insert_entry (DossierDb          *db,
              SliceCall          *call,
              DossierImportEntry *entry,
              GError            **error)
{
  const DossierArrival arrival = {
    entry->bytes, entry->sha256, entry->place, entry->item->part, entry->file_name, entry->columns,
    &call->run->batch,
  };

  entry->item->status = DOSSIER_IMPORTED;
  return dossier_articles_insert (db, entry->draft, &arrival, &entry->item->article, error);
}

/* Whether a deleted article should come back for this entry: not when the person asked for another reading of the table. */
static gboolean
fits_deleted (DossierDb          *db,
              DossierImportEntry *entry)
{
  g_autofree char *text = NULL;

  if (entry->columns == NULL)
    return TRUE;
  text = dossier_articles_get_text (db, &entry->item->article, NULL, NULL);
  return g_strcmp0 (text, entry->draft->text) == 0;
}

/* Entries whose article was deleted are put by: bringing them back is left to revive_body(). */
static gboolean
write_entry (DossierDb          *db,
             SliceCall          *call,
             DossierImportEntry *entry,
             guint              *stored,
             GError            **error)
{
  gboolean deleted = FALSE;
  GError *local = NULL;

  if (entry->draft == NULL)
    return TRUE;
  if (dossier_articles_find (db, entry->sha256, entry->place, &entry->item->article, &deleted, &local))
    {
      entry->item->status = DOSSIER_DUPLICATE;
      if (!deleted || is_among (call->revived, &entry->item->article))
        return TRUE;
      (*stored)++;
      if (!fits_deleted (db, entry))
        return insert_entry (db, call, entry, error);
      entry->item->status = DOSSIER_REVIVED;
      g_ptr_array_add (call->revived, entry);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  (*stored)++;
  return insert_entry (db, call, entry, error);
}

static gboolean
revive_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  SliceCall *call = data;

  for (guint i = 0; i < call->revived->len; i++)
    {
      DossierImportEntry *entry = g_ptr_array_index (call->revived, i);

      if (!dossier_articles_revive (db, &entry->item->article, &call->run->batch, error))
        return FALSE;
    }
  return TRUE;
}

/* Of the articles of the slice, also of those that were brought back. */
static gboolean
find_copies (DossierDb *db,
             SliceCall *call,
             GError   **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = 0; i < call->slice->entries->len; i++)
    {
      const DossierImportEntry *entry = g_ptr_array_index (call->slice->entries, i);

      if (entry->draft != NULL && (entry->item->status == DOSSIER_IMPORTED || entry->item->status == DOSSIER_REVIVED))
        g_array_append_val (articles, entry->item->article);
    }
  return dossier_copying_add (db, (const DossierId *) articles->data, articles->len, call->changes, error);
}

static gboolean
write_slice_body (DossierDb *db,
                  gpointer   data,
                  GError   **error)
{
  SliceCall *call = data;
  DossierImportRun *self = call->run;
  g_autoptr (GPtrArray) revived = g_ptr_array_new ();
  guint stored = 0;

  call->revived = revived;
  if (!self->begun && !dossier_journal_begin_batch (db, N_("Import"), &self->batch, error))
    return FALSE;
  for (guint i = 0; i < call->slice->entries->len; i++)
    if (!write_entry (db, call, g_ptr_array_index (call->slice->entries, i), &stored, error))
      return FALSE;
  if (revived->len > 0 && !dossier_journal_record_in_batch (db, &self->batch, revive_body, call, error))
    return FALSE;
  if (stored > 0)
    {
      dossier_change_set_add_new (call->changes, "article");
      dossier_change_set_add_new (call->changes, "source");
      if (!find_copies (db, call, error))
        return FALSE;
    }
  return (dossier_id_is_nil (&self->queue) || dossier_import_queue_advance (db, &self->queue, call->slice->files, error))
         && dossier_journal_count_batch (db, &self->batch, stored, error);
}

static gboolean
is_kept (DossierImportRun        *self,
         const DossierImportItem *item)
{
  if (self->result->items->len - self->late_rejects < DOSSIER_IMPORT_MAX_ITEMS)
    return TRUE;
  if (item->status != DOSSIER_REJECTED || self->late_rejects >= DOSSIER_IMPORT_MAX_ITEMS)
    return FALSE;
  self->late_rejects++;
  return TRUE;
}

static void
settle_slice (DossierImportRun *self,
              Slice            *slice)
{
  for (guint i = 0; i < slice->entries->len; i++)
    {
      DossierImportEntry *entry = g_ptr_array_index (slice->entries, i);
      DossierImportItem *item = g_steal_pointer (&entry->item);

      if (item->status == DOSSIER_REJECTED)
        self->result->rejected++;
      else if (item->status == DOSSIER_DUPLICATE)
        self->result->duplicates++;
      else
        self->result->imported++;
      if (self->on_item != NULL)
        self->on_item (item, self->user_data);
      if (is_kept (self, item))
        g_ptr_array_add (self->result->items, item);
      else
        item_free (item);
    }
}

static gpointer
feeder_thread (gpointer data)
{
  DossierImportRun *self = data;

  for (;;)
    {
      g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
      GError *error = NULL;
      Slice *slice;
      SliceCall call;

      /* After a failure nothing more is written: a later slice would say that the files of the failed one are read. */
      g_mutex_lock (&self->mutex);
      while (self->slices.length == 0 && !self->ended && self->error == NULL)
        g_cond_wait (&self->cond, &self->mutex);
      slice = self->error == NULL ? g_queue_pop_head (&self->slices) : NULL;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
      if (slice == NULL)
        return NULL;
      call = (SliceCall) { self, slice, changes, NULL };
      if (dossier_store_write_bulk (self->store, write_slice_body, &call, changes, &error))
        {
          self->begun = TRUE;
          settle_slice (self, slice);
        }
      else
        {
          g_mutex_lock (&self->mutex);
          if (self->error == NULL)
            self->error = g_steal_pointer (&error);
          g_mutex_unlock (&self->mutex);
          g_clear_error (&error);
        }
      slice_free (slice);
    }
}

static void
hand_over (DossierImportRun *self)
{
  Slice *slice = g_steal_pointer (&self->slice);

  if (slice == NULL)
    return;
  slice->files = self->told_files = self->files;
  g_mutex_lock (&self->mutex);
  while (self->slices.length >= WAITING_SLICES && self->error == NULL)
    g_cond_wait (&self->cond, &self->mutex);
  if (self->error == NULL)
    g_queue_push_tail (&self->slices, g_steal_pointer (&slice));
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&slice, slice_free);
}

/**
 * dossier_import_run_begin:
 * @job: outlives the run
 * @on_item: (nullable): called on the run's thread when an entry is settled, in order
 *
 * Returns: (transfer full): a run that waits for entries; dossier_import_run_end() frees it
 */
DossierImportRun *
dossier_import_run_begin (DossierStore         *store,
                          DossierExtractor     *extractor,
                          DossierJob           *job,
                          DossierImportItemFunc on_item,
                          gpointer              user_data)
{
  DossierImportRun *self = g_new0 (DossierImportRun, 1);

  self->store = g_object_ref (store);
  self->extractor = dossier_extractor_ref (extractor);
  self->job = job;
  self->on_item = on_item;
  self->user_data = user_data;
  self->batch = dossier_id_new ();
  self->result = g_new0 (DossierImportResult, 1);
  self->result->items = g_ptr_array_new_with_free_func (item_free);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  dossier_store_begin_step (store, &self->batch);
  self->feeder = g_thread_new ("dossier-import", feeder_thread, self);
  return self;
}

typedef struct
{
  const DossierId *queue;
  GPtrArray *paths;
  guint from;
  const DossierImportWishes *wishes;
} QueueCall;

static gboolean
queue_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  QueueCall *call = data;
  guint end = MIN (call->from + QUEUE_SLICE, call->paths->len);

  if (call->from == 0
      && !dossier_import_queue_begin (db, call->queue, call->wishes->columns, call->wishes->chapters, error))
    return FALSE;
  for (guint i = call->from; i < end; i++)
    {
      g_autofree char *path = g_canonicalize_filename (g_ptr_array_index (call->paths, i), NULL);

      if (!dossier_import_queue_add (db, call->queue, i + 1, path, error))
        return FALSE;
    }
  if (end == call->paths->len && !dossier_import_queue_complete (db, call->queue, end, error))
    return FALSE;
  call->from = end;
  return TRUE;
}

/**
 * dossier_import_run_queue:
 * @paths: (element-type filename): what will be read
 *
 * Keeps in the workspace what is to be read, so that the import can be taken up again.
 */
gboolean
dossier_import_run_queue (DossierImportRun          *self,
                          GPtrArray                 *paths,
                          const DossierImportWishes *wishes,
                          GError                   **error)
{
  DossierId queue = dossier_id_new ();
  QueueCall call = { &queue, paths, 0, wishes };

  while (call.from < paths->len)
    if (!dossier_store_write_bulk (self->store, queue_body, &call, NULL, error))
      return FALSE;
  self->queue = queue;
  return TRUE;
}

/* Goes on with a queue that an earlier run left. */
void
dossier_import_run_resume (DossierImportRun *self,
                           const DossierId  *queue,
                           guint             total,
                           guint             left)
{
  self->queue = *queue;
  self->first = self->files = self->told_files = total - left;
  self->total = total;
}

void
dossier_import_run_set_total (DossierImportRun *self,
                              guint             total)
{
  self->total = total;
}

/* @detail: (nullable): what is being read */
void
dossier_import_run_report (DossierImportRun *self,
                           const char       *detail)
{
  dossier_job_report (self->job, self->files, self->total, detail);
}

static void
hand_over_when_due (DossierImportRun *self)
{
  Slice *slice = self->slice;

  if (slice != NULL
      && (slice->entries->len >= SLICE_ENTRIES || slice->size >= SLICE_BYTES
          || g_get_monotonic_time () - slice->started >= SLICE_MICROSECONDS))
    hand_over (self);
}

/* @entry: (transfer full) */
void
dossier_import_run_add (DossierImportRun   *self,
                        DossierImportEntry *entry)
{
  Slice *slice;

  /* A slice ends with a file where it can, so that a file that was written counts as read. */
  if (self->in_file > 0)
    hand_over_when_due (self);
  self->in_file++;
  if (self->slice == NULL)
    self->slice = slice_new ();
  slice = self->slice;
  g_ptr_array_add (slice->entries, entry);
  if (entry->bytes != NULL && entry->bytes != slice->last)
    slice->size += g_bytes_get_size (entry->bytes);
  slice->last = entry->bytes;
}

/* Everything of one file has been added. */
void
dossier_import_run_file_done (DossierImportRun *self)
{
  self->files++;
  self->in_file = 0;
  hand_over_when_due (self);
  dossier_import_run_report (self, NULL);
}

/**
 * dossier_import_run_read:
 *
 * Reads a file in the workspace's extractor, until the import is stopped. See dossier_extractor_read().
 */
gboolean
dossier_import_run_read (DossierImportRun            *self,
                         GBytes                      *bytes,
                         const char                  *file_name,
                         const DossierImportOptions  *options,
                         DossierFoundFunc             func,
                         gpointer                     user_data,
                         GError                     **error)
{
  return dossier_extractor_read (self->extractor, bytes, file_name, options, func, user_data,
                                 dossier_job_get_cancellable (self->job), error);
}

/**
 * dossier_import_run_goes_on:
 *
 * Where reading rests while the import is paused.
 *
 * Returns: FALSE when nothing more should be read
 */
gboolean
dossier_import_run_goes_on (DossierImportRun *self)
{
  gboolean failed;

  if (dossier_job_is_pause_wanted (self->job))
    hand_over (self); /* what is read already need not wait for the end of the pause */
  if (!dossier_job_wait (self->job))
    return FALSE;
  g_mutex_lock (&self->mutex);
  failed = self->error != NULL;
  g_mutex_unlock (&self->mutex);
  return !failed;
}

static gboolean
close_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  DossierImportRun *self = data;

  return (self->result->left > 0 || dossier_id_is_nil (&self->queue) || dossier_import_queue_forget (db, &self->queue, error))
         && (!self->begun || dossier_journal_drop_batch (db, &self->batch, error));
}

static void
run_free (DossierImportRun *self)
{
  g_clear_error (&self->error);
  g_queue_clear_full (&self->slices, (GDestroyNotify) slice_free);
  g_clear_pointer (&self->slice, slice_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_pointer (&self->result, dossier_import_result_free);
  g_object_unref (self->store);
  dossier_extractor_end_batch (self->extractor);
  dossier_extractor_unref (self->extractor);
  g_free (self);
}

/**
 * dossier_import_run_end:
 * @self: (transfer full)
 *
 * Waits until everything is written, and sums up. What was written when an error stopped it stays, and what was not can
 * be continued.
 *
 * Returns: (transfer full) (nullable): NULL and @error when the workspace could not be written
 */
DossierImportResult *
dossier_import_run_end (DossierImportRun *self,
                        GError          **error)
{
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
  DossierImportResult *result = NULL;
  GError *failure;

  if (self->slice == NULL && self->told_files < self->files)
    self->slice = slice_new ();
  hand_over (self);
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->feeder);
  dossier_store_end_step (self->store, &self->batch);
  self->result->stopped = g_cancellable_is_cancelled (dossier_job_get_cancellable (self->job));
  self->result->files = self->files - self->first;
  self->result->left = self->total > self->files ? self->total - self->files : 0;
  dossier_change_set_add_bulk (changes, "change");
  if (self->error == NULL && dossier_store_write_local (self->store, close_body, self, changes, &self->error))
    dossier_store_sync (self->store, &self->error);
  if (self->error == NULL && self->begun)
    dossier_store_write_bulk (self->store, dossier_copying_end, NULL, NULL, &self->error);
  failure = g_steal_pointer (&self->error);
  dossier_job_finish (self->job);
  if (failure == NULL)
    result = g_steal_pointer (&self->result);
  else
    dossier_workspace_take_error (failure, error);
  run_free (self);
  return result;
}
