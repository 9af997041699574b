/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Imports into a workspace: of files and folders, of pasted bytes, and the rest of one that was stopped. Blocking
 * functions run on the caller's thread, the others on a pool thread; the writing is dossier-import-run.c.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-importing.h"

#include <string.h>

#include <glib/gi18n.h>

#include "dossier-import-queue.h"
#include "dossier-import.h"
#include "dossier-importing-private.h"
#include "dossier-workspace-private.h"

static const DossierImportWishes no_wishes;

/* The store for a job, which is finished when there is none. */
static DossierStore *
hold_for (DossierWorkspace *self,
          DossierJob       *job,
          GError          **error)
{
  DossierStore *store = dossier_workspace_hold_store (self, error);

  if (store == NULL)
    dossier_job_finish (job);
  return store;
}

static void
read_paths (DossierImportRun          *run,
            GPtrArray                 *paths,
            const DossierImportWishes *wishes)
{
  for (guint i = 0; i < paths->len && dossier_import_run_goes_on (run); i++)
    dossier_import_read_file (run, g_ptr_array_index (paths, i), wishes);
}

/* @failure: (nullable) (transfer full): what went wrong before anything was read */
static DossierImportResult *
end_run (DossierImportRun *run,
         GError           *failure,
         GError          **error)
{
  DossierImportResult *result;

  if (failure == NULL)
    return dossier_import_run_end (run, error);
  result = dossier_import_run_end (run, NULL);
  g_clear_pointer (&result, dossier_import_result_free);
  dossier_workspace_take_error (failure, error);
  return NULL;
}

/**
 * dossier_workspace_import_with:
 * @paths: (array zero-terminated=1): files and folders
 * @wishes: (nullable): what the person says about it
 * @job: told of progress; paused, it rests between two articles; stopping it ends the import after the article under way
 * @on_item: (nullable): called on a thread of the import when an article is settled, in order
 *
 * Takes files in. What was taken when an error stops it stays, and the journal knows it; what was not read then, or when
 * it was stopped, waits for dossier_workspace_continue_import().
 *
 * Returns: (transfer full) (nullable): what became of each file; NULL and @error when the workspace could not be written
 */
DossierImportResult *
dossier_workspace_import_with (DossierWorkspace          *self,
                               const char * const        *paths,
                               const DossierImportWishes *wishes,
                               DossierJob                *job,
                               DossierImportItemFunc      on_item,
                               gpointer                   user_data,
                               GError                   **error)
{
  g_autoptr (DossierStore) store = NULL;
  g_autoptr (GPtrArray) files = NULL;
  DossierImportRun *run;
  GError *failure = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && paths != NULL && DOSSIER_IS_JOB (job), NULL);
  store = hold_for (self, job, error);
  if (store == NULL)
    return NULL;
  files = dossier_import_walk (paths);
  run = dossier_import_run_begin (store, dossier_workspace_get_extractor (self), job, on_item, user_data);
  dossier_import_run_set_total (run, files->len);
  if (wishes == NULL)
    wishes = &no_wishes;
  if (dossier_import_run_queue (run, files, wishes, &failure))
    read_paths (run, files, wishes);
  return end_run (run, failure, error);
}

/**
 * dossier_workspace_import:
 *
 * dossier_workspace_import_with() of a person without wishes.
 *
 * Returns: (transfer full) (nullable): what became of each file
 */
DossierImportResult *
dossier_workspace_import (DossierWorkspace     *self,
                          const char * const   *paths,
                          DossierJob           *job,
                          DossierImportItemFunc on_item,
                          gpointer              user_data,
                          GError              **error)
{
  return dossier_workspace_import_with (self, paths, NULL, job, on_item, user_data, error);
}

/* Stopped imports */

static gpointer
waiting_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_import_queue_get (db, data, error) ? data : NULL;
}

static gpointer
paths_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  return dossier_import_queue_paths (db, data, error);
}

/**
 * dossier_workspace_get_stopped_import:
 * @left: (out) (optional): files that were not read
 * @total: (out) (optional): files there were
 *
 * Asks for the oldest import that did not come to its end. Quick. While an import runs, it is that one.
 *
 * Returns: whether there is one
 */
gboolean
dossier_workspace_get_stopped_import (DossierWorkspace *self,
                                      guint            *left,
                                      guint            *total)
{
  g_autoptr (DossierStore) store = NULL;
  g_auto (DossierImportWaiting) waiting = { 0 };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), FALSE);
  store = dossier_workspace_hold_store (self, NULL);
  if (store == NULL || dossier_store_look_up (store, waiting_body, &waiting, NULL) == NULL)
    return FALSE;
  if (left != NULL)
    *left = waiting.left;
  if (total != NULL)
    *total = waiting.total;
  return TRUE;
}

/**
 * dossier_workspace_continue_import:
 *
 * Takes up the oldest import that did not come to its end, with the wishes it had. What it takes is a change of its own in
 * the journal.
 *
 * Returns: (transfer full) (nullable): what became of the rest; NULL and @error when there is none, or it could not be written
 */
DossierImportResult *
dossier_workspace_continue_import (DossierWorkspace     *self,
                                   DossierJob           *job,
                                   DossierImportItemFunc on_item,
                                   gpointer              user_data,
                                   GError              **error)
{
  g_autoptr (DossierStore) store = NULL;
  g_auto (DossierImportWaiting) waiting = { 0 };
  g_autoptr (GPtrArray) paths = NULL;
  DossierImportWishes wishes;
  DossierImportRun *run;
  GError *failure = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && DOSSIER_IS_JOB (job), NULL);
  store = hold_for (self, job, error);
  if (store == NULL)
    return NULL;
  if (dossier_store_read (store, waiting_body, &waiting, NULL, &failure) != NULL)
    paths = dossier_store_read (store, paths_body, &waiting.run, NULL, &failure);
  if (paths == NULL)
    {
      if (failure == NULL)
        g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOTHING, _("no import was stopped here"));
      else
        dossier_workspace_take_error (failure, error);
      dossier_job_finish (job);
      return NULL;
    }
  wishes = (DossierImportWishes) { waiting.columns, waiting.chapters };
  run = dossier_import_run_begin (store, dossier_workspace_get_extractor (self), job, on_item, user_data);
  dossier_import_run_resume (run, &waiting.run, waiting.total, paths->len);
  read_paths (run, paths, &wishes);
  return end_run (run, NULL, error);
}

static gboolean
forget_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  return dossier_import_queue_forget (db, data, error);
}

static void
forget_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (source, &error);
  g_auto (DossierImportWaiting) waiting = { 0 };
  GError *local = NULL;

  if (store != NULL && dossier_store_look_up (store, waiting_body, &waiting, &local) != NULL)
    dossier_store_write_local (store, forget_body, &waiting.run, NULL, &local);
  if (local != NULL)
    dossier_workspace_take_error (local, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * dossier_workspace_forget_import_async:
 *
 * Gives up what dossier_workspace_get_stopped_import() tells of, on the writer thread. What it had taken stays.
 */
void
dossier_workspace_forget_import_async (DossierWorkspace   *self,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (DossierStore) store = NULL;

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self));
  store = dossier_workspace_hold_store (self, NULL);
  if (store == NULL || !dossier_store_push (store, task, forget_thread))
    forget_thread (task, self, NULL, NULL);
}

gboolean
dossier_workspace_forget_import_finish (DossierWorkspace *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Without blocking */

/* What an asynchronous import works on: paths, or bytes, or what was left. */
typedef struct
{
  GStrv paths;
  char *columns;
  gboolean chapters;
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
  g_free (request->columns);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request->file_name);
  g_free (request->url_hint);
  g_clear_object (&request->job);
  g_free (request);
}

static DossierImportResult *
import_bytes (DossierWorkspace *self,
              Request          *request,
              GError          **error)
{
  g_autoptr (DossierStore) store = hold_for (self, request->job, error);
  DossierImportRun *run;

  if (store == NULL)
    return NULL;
  run = dossier_import_run_begin (store, dossier_workspace_get_extractor (self), request->job, NULL, NULL);
  dossier_import_run_set_total (run, 1);
  dossier_import_read_bytes (run, request->bytes, request->file_name ? request->file_name : _("pasted text"),
                             request->file_name, request->url_hint, &no_wishes);
  return dossier_import_run_end (run, error);
}

static void
import_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Request *request = task_data;
  const DossierImportWishes wishes = { request->columns, request->chapters };
  GError *error = NULL;
  DossierImportResult *result;

  if (request->bytes != NULL)
    result = import_bytes (source, request, &error);
  else if (request->paths != NULL)
    result = dossier_workspace_import_with (source, (const char * const *) request->paths, &wishes, request->job, NULL, NULL, &error);
  else
    result = dossier_workspace_continue_import (source, request->job, NULL, NULL, &error);
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
dossier_workspace_import_async (DossierWorkspace          *self,
                                const char * const        *paths,
                                const DossierImportWishes *wishes,
                                DossierJob                *job,
                                GAsyncReadyCallback        callback,
                                gpointer                   user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && paths != NULL && DOSSIER_IS_JOB (job));
  request->paths = g_strdupv ((char **) paths);
  request->columns = wishes != NULL ? g_strdup (wishes->columns) : NULL;
  request->chapters = wishes != NULL && wishes->chapters;
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

void
dossier_workspace_continue_import_async (DossierWorkspace   *self,
                                         DossierJob         *job,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  Request *request = g_new0 (Request, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && DOSSIER_IS_JOB (job));
  request->job = g_object_ref (job);
  start (self, request, callback, user_data);
}

/* Of all three. */
DossierImportResult *
dossier_workspace_import_finish (DossierWorkspace *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  dossier_workspace_set_busy (self, FALSE);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_importing_quote_column:
 * @name: what a column of a table is called
 *
 * Returns: (transfer full): the same for DossierImportWishes.columns, whatever signs are in it
 */
char *
dossier_importing_quote_column (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  return dossier_import_quote_column (name);
}

static int
compare_patterns (gconstpointer a,
                  gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * dossier_importing_dup_patterns:
 *
 * Returns: (transfer full) (array zero-terminated=1): globs, sorted, each once: "*.docx", "*.eml" …
 */
char **
dossier_importing_dup_patterns (void)
{
  const DossierImportFormat * const *formats = dossier_import_formats ();
  GPtrArray *patterns = g_ptr_array_new ();

  for (guint i = 0; formats[i] != NULL; i++)
    for (guint j = 0; formats[i]->extensions[j] != NULL; j++)
      {
        g_autofree char *pattern = g_strconcat ("*.", formats[i]->extensions[j], NULL);

        if (!g_ptr_array_find_with_equal_func (patterns, pattern, g_str_equal, NULL))
          g_ptr_array_add (patterns, g_steal_pointer (&pattern));
      }
  g_ptr_array_sort (patterns, compare_patterns);
  g_ptr_array_add (patterns, NULL);
  return (char **) g_ptr_array_free (patterns, FALSE);
}
