/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reading articles again from their stored originals, with the extractor of today. Original by original, so that a file
 * with many articles is parsed once; what comes out goes to the writer in slices, and all slices are one step of undo.
 * On the caller's thread, or a pool thread.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-reextracting.h"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-copying-private.h"
#include "dossier-revisions.h"
#include "dossier-workspace-private.h"

#define SLICE_ARTICLES 64
#define SLICE_MICROSECONDS 100000

/* One article that waits for its text. */
typedef struct
{
  DossierReextraction *report; /* (owned) */
  DossierDraft *draft;         /* (owned) (nullable) */
} Waiting;

typedef struct
{
  DossierStore *store;         /* (unowned) */
  DossierExtractor *extractor;
  DossierJob *job;
  DossierReextractFunc on_item;
  gpointer user_data;
  DossierReextractResult *result; /* (owned) */
  GPtrArray *slice;            /* (element-type Waiting) (owned) */
  gint64 started;              /* of the slice */
  guint changed;               /* of the slice; writer thread */
  gboolean revised;            /* writer thread: some article has a new text */
  DossierId group;             /* writer thread */
  guint total;
  GHashTable *wanted;          /* (owned): place or "" → DossierId, of the original being read */
  GError *error;               /* (owned) (nullable): writing failed */
} Rereading;

void
dossier_reextract_result_free (DossierReextractResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->items);
  g_free (result);
}

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  dossier_reextraction_free (waiting->report);
  dossier_draft_free (waiting->draft);
  g_free (waiting);
}

static gboolean
renew_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Rereading *self = data;

  self->changed = 0;
  for (guint i = 0; i < self->slice->len; i++)
    {
      Waiting *waiting = g_ptr_array_index (self->slice, i);

      if (waiting->draft != NULL && !dossier_revisions_renew (db, &waiting->report->article, waiting->draft, waiting->report, error))
        return FALSE;
      self->changed += waiting->report->changed;
    }
  return TRUE;
}

typedef struct
{
  Rereading *reading;
  DossierChangeSet *changes;
} SliceCall;

/* Whose text is another may be a copy of others now, and no more of those before. */
static gboolean
find_copies (DossierDb *db,
             SliceCall *call,
             GError   **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = 0; i < call->reading->slice->len; i++)
    {
      const DossierReextraction *report = ((Waiting *) g_ptr_array_index (call->reading->slice, i))->report;

      if (report->revised)
        g_array_append_val (articles, report->article);
    }
  if (articles->len == 0)
    return TRUE;
  call->reading->revised = TRUE;
  return dossier_copying_add (db, (const DossierId *) articles->data, articles->len, call->changes, error);
}

static gboolean
slice_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  SliceCall *call = data;

  return dossier_journal_record_in_group (db, N_("Extract again"), &call->reading->group, &call->reading->changed, renew_body, call->reading,
                                          call->changes, error)
         && find_copies (db, call, error);
}

static void
settle (Rereading *self,
        Waiting   *waiting)
{
  DossierReextraction *report = waiting->report;

  self->result->read++;
  self->result->changed += report->changed;
  self->result->failed += report->reason != NULL;
  self->result->relocated += report->relocated;
  self->result->lost += report->lost->len;
  if (self->on_item != NULL)
    self->on_item (report, self->user_data);
  if ((report->changed || report->reason != NULL) && self->result->items->len < DOSSIER_REEXTRACT_MAX_ITEMS)
    g_ptr_array_add (self->result->items, g_steal_pointer (&waiting->report));
}

/* FALSE when the workspace could not be written. */
static gboolean
write_slice (Rereading *self)
{
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
  SliceCall call = { self, changes };

  if (self->slice->len == 0)
    return TRUE;
  dossier_change_set_add_bulk (changes, "change");
  if (!dossier_store_write_bulk (self->store, slice_body, &call, changes, &self->error))
    return FALSE;
  for (guint i = 0; i < self->slice->len; i++)
    settle (self, g_ptr_array_index (self->slice, i));
  g_ptr_array_set_size (self->slice, 0);
  dossier_job_report (self->job, self->result->read, self->total, NULL);
  return TRUE;
}

static gboolean
goes_on (Rereading *self)
{
  return self->error == NULL && dossier_job_wait (self->job);
}

/* @draft: (transfer full) (nullable): NULL when @reason says why there is none */
static void
add (Rereading       *self,
     const DossierId *article,
     DossierDraft    *draft,
     const char      *reason)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->report = dossier_reextraction_new (article);
  waiting->report->reason = g_strdup (reason);
  waiting->draft = draft;
  if (self->slice->len == 0)
    self->started = g_get_monotonic_time ();
  g_ptr_array_add (self->slice, waiting);
  if (self->slice->len >= SLICE_ARTICLES || g_get_monotonic_time () - self->started >= SLICE_MICROSECONDS)
    write_slice (self);
}

static gboolean
found_cb (DossierFound *found,
          gpointer      user_data)
{
  g_autoptr (DossierFound) owned = found;
  Rereading *self = user_data;
  const char *place = dossier_found_get_place (owned);
  gpointer key = NULL, article = NULL;

  /* A part that is an original of its own is read from that. */
  if (owned->own == 0 && g_hash_table_steal_extended (self->wanted, place != NULL ? place : "", &key, &article))
    add (self, article, g_steal_pointer (&owned->draft), owned->draft == NULL ? owned->reason : NULL);
  g_free (key);
  g_free (article);
  return goes_on (self) && g_hash_table_size (self->wanted) > 0;
}

/* What is needed to read an original again. */
typedef struct
{
  DossierId article;
  GBytes *bytes;     /* (owned) (nullable) */
  char *columns;     /* (owned) (nullable) */
  char *file_name;   /* (owned) (nullable) */
  char *url;         /* (owned) (nullable): what was said of where it came from */
} Original;

static void
original_clear (Original *original)
{
  g_clear_pointer (&original->bytes, g_bytes_unref);
  g_clear_pointer (&original->columns, g_free);
  g_clear_pointer (&original->file_name, g_free);
  g_clear_pointer (&original->url, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Original, original_clear)

static gpointer
original_body (DossierDb *db,
               gpointer   data,
               GError   **error)
{
  Original *original = data;
  g_autoptr (DossierArticle) article = dossier_articles_get (db, &original->article, error);

  if (article == NULL)
    return NULL;
  original->file_name = g_strdup (article->file_name);
  if (!dossier_articles_get_url_hint (db, &original->article, &original->url, error)
      || !dossier_articles_get_columns (db, &original->article, &original->columns, error))
    return NULL;
  original->bytes = dossier_articles_get_original (db, &original->article, NULL, error);
  return original->bytes;
}

static void
fail_rest (Rereading  *self,
           const char *reason)
{
  GHashTableIter iter;
  gpointer article;

  g_hash_table_iter_init (&iter, self->wanted);
  while (goes_on (self) && g_hash_table_iter_next (&iter, NULL, &article))
    add (self, article, NULL, reason);
  g_hash_table_remove_all (self->wanted);
}

static void
read_found (Rereading                  *self,
            const Original             *original,
            const DossierImportOptions *options,
            GError                    **error)
{
  dossier_extractor_read (self->extractor, original->bytes, original->file_name, options, found_cb, self,
                          dossier_job_get_cancellable (self->job), error);
}

/* Reads one original for all articles of it that are wanted. */
static void
read_original (Rereading       *self,
               const DossierId *article)
{
  g_auto (Original) original = { .article = *article };
  g_autoptr (GError) error = NULL;
  DossierImportOptions options;

  if (dossier_store_read (self->store, original_body, &original, NULL, &error) == NULL)
    {
      fail_rest (self, error != NULL ? error->message : _("its original is not there"));
      return;
    }
  options = (DossierImportOptions) { original.url, original.columns, FALSE };
  read_found (self, &original, &options, &error);
  /* The chapters of a book are found only when asked for. */
  if (goes_on (self) && g_hash_table_size (self->wanted) > 0 && !g_hash_table_contains (self->wanted, ""))
    {
      options.chapters = TRUE;
      read_found (self, &original, &options, NULL);
    }
  if (goes_on (self))
    fail_rest (self, error != NULL ? error->message : _("it is not found in its file any more"));
}

static gpointer
list_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  GArray *ids = data;

  return dossier_articles_list_places (db, (const DossierId *) ids->data, ids->len, error);
}

static void
read_all (Rereading *self,
          GArray    *places)
{
  for (guint i = 0; i < places->len && goes_on (self);)
    {
      const DossierArticlePlace *first = &g_array_index (places, DossierArticlePlace, i);
      guint end = i;

      for (; end < places->len; end++)
        {
          const DossierArticlePlace *place = &g_array_index (places, DossierArticlePlace, end);
          const char *key = place->place != NULL ? place->place : "";

          /* Two articles can have one place, when the first was deleted and its table read in another way. */
          if (!dossier_id_equal (&place->original, &first->original) || g_hash_table_contains (self->wanted, key))
            break;
          g_hash_table_insert (self->wanted, g_strdup (key), dossier_id_copy (&place->article));
        }
      read_original (self, &first->article);
      g_hash_table_remove_all (self->wanted);
      i = end;
    }
  if (self->error == NULL && write_slice (self) && self->revised)
    dossier_store_write_bulk (self->store, dossier_copying_end, NULL, NULL, &self->error);
  if (self->error == NULL && self->result->changed > 0)
    dossier_store_sync (self->store, &self->error);
}

static void
read_places (DossierWorkspace *workspace,
             Rereading        *self,
             GArray           *places)
{
  self->extractor = dossier_workspace_get_extractor (workspace);
  self->total = places->len;
  self->slice = g_ptr_array_new_with_free_func (waiting_free);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  dossier_store_begin_step (self->store, &self->group);
  read_all (self, places);
  dossier_store_end_step (self->store, &self->group);
  dossier_extractor_end_batch (self->extractor);
  g_ptr_array_unref (self->slice);
  g_hash_table_unref (self->wanted);
}

/**
 * dossier_workspace_reextract:
 * @articles: which
 * @n: how many; 0 = all that are not deleted
 * @job: told of progress; it can be paused and stopped
 * @on_item: (nullable): called on this thread for each article, once it is written
 *
 * Reads articles again from their originals. Corrections by a person stay, passages are found again where they can; all of
 * it is one step of undo, however long it takes; while it runs that step cannot be taken back (DOSSIER_COMMAND_ERROR_BUSY).
 *
 * Returns: (transfer full) (nullable): what came of it; NULL and @error when the workspace could not be read or written
 */
DossierReextractResult *
dossier_workspace_reextract (DossierWorkspace    *self,
                             const DossierId     *articles,
                             guint                n,
                             DossierJob          *job,
                             DossierReextractFunc on_item,
                             gpointer             user_data,
                             GError             **error)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GArray) places = NULL;
  g_autoptr (DossierReextractResult) result = g_new0 (DossierReextractResult, 1);
  Rereading reading = { .job = job, .on_item = on_item, .user_data = user_data, .result = result };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && DOSSIER_IS_JOB (job), NULL);
  result->items = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_reextraction_free);
  reading.store = store = dossier_workspace_hold_store (self, error);
  if (n > 0)
    g_array_append_vals (ids, articles, n);
  places = store != NULL ? dossier_store_read (store, list_body, ids, NULL, &reading.error) : NULL;
  if (places != NULL)
    read_places (self, &reading, places);
  result->stopped = g_cancellable_is_cancelled (dossier_job_get_cancellable (job));
  dossier_job_finish (job);
  if (reading.error == NULL && store != NULL)
    return g_steal_pointer (&result);
  dossier_workspace_take_error (reading.error, error);
  return NULL;
}

typedef struct
{
  DossierId *articles;
  guint n;
  DossierJob *job;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->articles);
  g_object_unref (request->job);
  g_free (request);
}

static void
reextract_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  DossierReextractResult *result = dossier_workspace_reextract (source, request->articles, request->n, request->job, NULL, NULL, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) dossier_reextract_result_free);
  else
    g_task_return_error (task, error);
}

void
dossier_workspace_reextract_async (DossierWorkspace   *self,
                                   const DossierId    *articles,
                                   guint               n,
                                   DossierJob         *job,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && DOSSIER_IS_JOB (job));
  request->articles = g_memdup2 (articles, n * sizeof *articles);
  request->n = n;
  request->job = g_object_ref (job);
  g_task_set_task_data (task, request, request_free);
  dossier_workspace_set_busy (self, TRUE);
  g_task_run_in_thread (task, reextract_thread);
}

DossierReextractResult *
dossier_workspace_reextract_finish (DossierWorkspace *self,
                                    GAsyncResult     *result,
                                    GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  dossier_workspace_set_busy (self, FALSE);
  return g_task_propagate_pointer (G_TASK (result), error);
}
