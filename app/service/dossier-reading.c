/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Questions to a workspace. Each function blocks its caller while the read thread answers; look-ups of one row run at
 * once. The asynchronous form runs any of them on a pool thread.
 */

#define G_LOG_DOMAIN "dossier-service"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-arranging.h"
#include "dossier-articles.h"
#include "dossier-entities.h"
#include "dossier-events.h"
#include "dossier-marks.h"
#include "dossier-search.h"
#include "dossier-state.h"
#include "dossier-suggesting.h"
#include "dossier-suggestions.h"
#include "dossier-weighing.h"
#include "dossier-workspace-private.h"

/* Arguments of one question; each body knows which it uses. */
typedef struct
{
  DossierRecordType type;
  const DossierId *id;
  const DossierId *ids;
  guint n;
  const char *text;
  const char *kind;
  const DossierQuery *query;
  const DossierBoardFilter *filter;
  char **media_type;
  gboolean flag;
} Question;

static gpointer
record_of (DossierDb        *db,
           DossierRecordType type,
           const DossierId  *id,
           GError          **error)
{
  switch (type)
    {
    case DOSSIER_RECORD_ARTICLE:
      return dossier_articles_get (db, id, error);
    case DOSSIER_RECORD_SOURCE:
      return dossier_sources_get (db, id, error);
    case DOSSIER_RECORD_COLLECTION:
      return dossier_collections_get (db, id, error);
    case DOSSIER_RECORD_ENTITY:
      return dossier_entities_get (db, id, error);
    case DOSSIER_RECORD_MENTION:
      return dossier_mentions_get (db, id, error);
    case DOSSIER_RECORD_ANNOTATION:
      return dossier_annotations_get (db, id, error);
    case DOSSIER_RECORD_EVENT:
      return dossier_events_get (db, id, error);
    case DOSSIER_RECORD_STATEMENT:
      return dossier_statements_get (db, id, error);
    case DOSSIER_RECORD_NOTE:
      return dossier_notes_get (db, id, error);
    case DOSSIER_RECORD_CHANGE:
      return dossier_changes_get (db, id, error);
    case DOSSIER_RECORD_SUGGESTION:
      return dossier_suggestions_get (db, id, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gpointer
look_up_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  Question *question = data;

  return record_of (db, question->type, question->id, error);
}

/**
 * dossier_workspace_lookup:
 * @type: what kind of record
 *
 * Reads one row; a few microseconds, so that a list may call it while a row is bound.
 *
 * Returns: (transfer full) (nullable): the record, NULL when there is none
 */
GObject *
dossier_workspace_lookup (DossierWorkspace *self,
                          DossierRecordType type,
                          const DossierId  *id)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, NULL);
  g_autoptr (GError) error = NULL;
  Question question = { .type = type, .id = id };
  GObject *record;

  g_return_val_if_fail (id != NULL, NULL);
  if (store == NULL)
    return NULL;
  record = dossier_store_look_up (store, look_up_body, &question, &error);
  if (error != NULL)
    g_warning ("a row could not be read: %s", error->message);
  return record;
}

static gpointer
query_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  return dossier_search_query (db, ((Question *) data)->query, error);
}

/**
 * dossier_workspace_query:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): the ids asked for, in their order
 */
GArray *
dossier_workspace_query (DossierWorkspace   *self,
                         const DossierQuery *query,
                         GError            **error)
{
  Question question = { .query = query };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && query != NULL, NULL);
  return dossier_workspace_ask (self, query_body, &question, error);
}

guint
dossier_workspace_count (DossierWorkspace   *self,
                         const DossierQuery *query,
                         GError            **error)
{
  g_autoptr (GArray) ids = dossier_workspace_query (self, query, error);

  return ids ? ids->len : 0;
}

static gpointer
records_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  Question *question = data;
  g_autoptr (GArray) ids = dossier_search_query (db, question->query, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      GError *local = NULL;
      gpointer record = record_of (db, question->query->type, &g_array_index (ids, DossierId, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/**
 * dossier_workspace_load_records:
 *
 * Returns: (transfer full) (element-type GObject) (nullable): the records of a query, all of one state of the workspace
 */
GPtrArray *
dossier_workspace_load_records (DossierWorkspace   *self,
                                const DossierQuery *query,
                                GError            **error)
{
  Question question = { .query = query };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && query != NULL, NULL);
  return dossier_workspace_ask (self, records_body, &question, error);
}

static gpointer
article_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_articles_get_view (db, ((Question *) data)->id, error);
}

DossierArticleView *
dossier_workspace_load_article (DossierWorkspace *self,
                                const DossierId  *article,
                                GError          **error)
{
  Question question = { .id = article };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && article != NULL, NULL);
  return dossier_workspace_ask (self, article_body, &question, error);
}

static gpointer
board_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  return dossier_board_read (db, ((Question *) data)->filter, error);
}

/**
 * dossier_workspace_load_board:
 * @filter: (nullable): NULL shows all
 */
DossierBoard *
dossier_workspace_load_board (DossierWorkspace         *self,
                              const DossierBoardFilter *filter,
                              GError                  **error)
{
  g_autoptr (DossierBoardFilter) all = filter ? NULL : dossier_board_filter_new ();
  Question question = { .filter = filter ? filter : all };

  DossierBoard *board;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  board = dossier_workspace_ask (self, board_body, &question, error);
  /* Here and not on the read thread, which others wait for. */
  if (board != NULL)
    dossier_arranging_order_board (board, question.filter);
  return board;
}

static gpointer
hits_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  Question *question = data;

  return dossier_search_hits (db, question->text, question->n, error);
}

GPtrArray *
dossier_workspace_load_hits (DossierWorkspace *self,
                             const char       *text,
                             guint             limit,
                             GError          **error)
{
  Question question = { .text = text, .n = limit };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && text != NULL, NULL);
  return dossier_workspace_ask (self, hits_body, &question, error);
}

static gpointer
report_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  Question *question = data;

  g_autoptr (DossierReport) report = dossier_report_read (db, question->ids, question->n, error);

  if (report == NULL || !dossier_weighing_report (db, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

/**
 * dossier_workspace_load_report:
 * @notes: (array length=n_notes) (nullable): which notes
 * @n_notes: 0 = everything
 *
 * Returns: (transfer full) (nullable): what to export, named after the one note or the workspace
 */
DossierReport *
dossier_workspace_load_report (DossierWorkspace *self,
                               const DossierId  *notes,
                               guint             n_notes,
                               GError          **error)
{
  Question question = { .ids = notes, .n = n_notes };
  DossierReport *report;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  report = dossier_workspace_ask (self, report_body, &question, error);
  if (report == NULL)
    return NULL;
  if (n_notes == 1)
    report->title = g_strdup (((DossierReportNote *) g_ptr_array_index (report->notes, 0))->title);
  else
    report->title = g_strdup (dossier_workspace_get_name (self));
  return report;
}

static gpointer
kinds_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  return dossier_kinds_list (db, error);
}

GPtrArray *
dossier_workspace_load_kinds (DossierWorkspace *self,
                              GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return dossier_workspace_ask (self, kinds_body, NULL, error);
}

static gpointer
candidates_body (DossierDb *db,
                 gpointer   data,
                 GError   **error)
{
  Question *question = data;

  return dossier_entities_candidates (db, question->text, question->kind, question->n, error);
}

GPtrArray *
dossier_workspace_load_candidates (DossierWorkspace *self,
                                   const char       *words,
                                   const char       *kind,
                                   guint             limit,
                                   GError          **error)
{
  Question question = { .text = words, .kind = kind, .n = limit };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && words != NULL, NULL);
  return dossier_workspace_ask (self, candidates_body, &question, error);
}

static gpointer
citation_body (DossierDb *db,
               gpointer   data,
               GError   **error)
{
  return dossier_citation_read (db, ((Question *) data)->text, error);
}

/**
 * dossier_workspace_load_citation:
 * @mark: "passage:ID" or "article:ID:START-END"
 *
 * Returns: (transfer full) (nullable): NULL without @error when what it cites is gone
 */
DossierCitation *
dossier_workspace_load_citation (DossierWorkspace *self,
                                 const char       *mark,
                                 GError          **error)
{
  Question question = { .text = mark };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && mark != NULL, NULL);
  return dossier_workspace_ask (self, citation_body, &question, error);
}

static gpointer
original_body (DossierDb *db,
               gpointer   data,
               GError   **error)
{
  Question *question = data;

  return dossier_articles_get_original (db, question->id, question->media_type, error);
}

GBytes *
dossier_workspace_load_original (DossierWorkspace *self,
                                 const DossierId  *article,
                                 char            **media_type,
                                 GError          **error)
{
  Question question = { .id = article, .media_type = media_type };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && article != NULL, NULL);
  return dossier_workspace_ask (self, original_body, &question, error);
}

static gpointer
fields_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  return dossier_articles_get_fields (db, data, error);
}

/**
 * dossier_workspace_load_fields:
 *
 * Returns: (transfer full) (element-type DossierFieldValue): where each field of an article was found, of each field the
 *   value in force first
 */
GArray *
dossier_workspace_load_fields (DossierWorkspace *self,
                               const DossierId  *article,
                               GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && article != NULL, NULL);
  return dossier_workspace_ask (self, fields_body, (gpointer) article, error);
}

static gpointer
check_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  return dossier_check_run (db, error);
}

GPtrArray *
dossier_workspace_check (DossierWorkspace *self,
                         GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return dossier_workspace_ask (self, check_body, NULL, error);
}

typedef struct
{
  DossierReadFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} ReadCall;

static void
read_call_free (gpointer data)
{
  ReadCall *call = data;

  if (call->data_free != NULL)
    call->data_free (call->data);
  g_free (call);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  ReadCall *call = task_data;
  GError *error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (task))
    return;
  /* The blocking functions find it with g_cancellable_get_current(), and stop the query under way. */
  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
  result = call->func (source, call->data, cancellable, &error);
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, call->result_free);
}

/**
 * dossier_workspace_read_async:
 * @func: runs on a pool thread and calls blocking functions of the workspace
 * @data_free: (nullable): for @data
 * @result_free: (nullable): for a result that nobody takes
 */
void
dossier_workspace_read_async (DossierWorkspace   *self,
                              DossierReadFunc     func,
                              gpointer            data,
                              GDestroyNotify      data_free,
                              GDestroyNotify      result_free,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ReadCall *call = g_new0 (ReadCall, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && func != NULL);
  *call = (ReadCall) { func, data, data_free, result_free };
  g_task_set_task_data (task, call, read_call_free);
  g_task_run_in_thread (task, read_thread);
}

gpointer
dossier_workspace_read_finish (DossierWorkspace *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  DossierId id;
  gboolean read;
  char *key;
  char *value;
  DossierChangeSet *changes;
} LocalWrite;

static void
local_write_free (gpointer data)
{
  LocalWrite *write = data;

  g_clear_pointer (&write->changes, dossier_change_set_unref);
  g_free (write->key);
  g_free (write->value);
  g_free (write);
}

static gboolean
set_read_body (DossierDb *db,
               gpointer   data,
               GError   **error)
{
  LocalWrite *write = data;

  return dossier_articles_set_read (db, &write->id, write->read, error);
}

static gboolean
set_state_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  LocalWrite *write = data;

  return dossier_state_set (db, write->key, write->value, error);
}

static void
local_write_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  LocalWrite *write = task_data;
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (source, NULL);
  g_autoptr (GError) error = NULL;

  if (store != NULL && !dossier_store_write_local (store, write->key ? set_state_body : set_read_body, write, write->changes, &error))
    g_warning ("the state of the workspace could not be kept: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

/* Returns: whether it will be written */
static gboolean
write_local (DossierWorkspace *self,
             LocalWrite       *write)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, NULL);
  g_autoptr (GTask) task = g_task_new (self, NULL, NULL, NULL);

  g_task_set_task_data (task, write, local_write_free);
  /* A workspace open for reading keeps nothing. */
  if (store != NULL && dossier_store_push (store, task, local_write_thread))
    return TRUE;
  g_task_return_boolean (task, FALSE);
  return FALSE;
}

/**
 * dossier_workspace_set_read:
 *
 * Notes whether this person has read an article here. Local, not undoable; done in the background.
 */
void
dossier_workspace_set_read (DossierWorkspace *self,
                            const DossierId  *article,
                            gboolean          read)
{
  LocalWrite *write = g_new0 (LocalWrite, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && article != NULL);
  write->id = *article;
  write->read = read;
  write->changes = dossier_change_set_new ();
  dossier_change_set_add (write->changes, "article_read", article);
  write_local (self, write);
}

/**
 * dossier_workspace_set_state:
 * @value: (nullable): NULL forgets it
 *
 * Keeps a piece of window state in the workspace. Local, not undoable; written in the background, but told from now on.
 */
void
dossier_workspace_set_state (DossierWorkspace *self,
                             const char       *key,
                             const char       *value)
{
  LocalWrite *write = g_new0 (LocalWrite, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && key != NULL);
  write->key = g_strconcat ("state.", key, NULL);
  write->value = g_strdup (value);
  if (write_local (self, write))
    dossier_workspace_note_state (self, key, value);
}

/**
 * dossier_workspace_set_metonyms:
 * @metonyms: whether the capitals and peoples of states are offered as names of them
 *
 * Takes effect with the next pass (dossier_workspace_suggest()), which a DossierSuggesting starts by itself: it looks for the words where
 * they stand, or lets go of what is open because of them. Done in the background, in order with other changes.
 */
void
dossier_workspace_set_metonyms (DossierWorkspace *self,
                                gboolean          metonyms)
{
  LocalWrite *write = g_new0 (LocalWrite, 1);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self));
  write->key = g_strdup (DOSSIER_STATE_METONYMS);
  write->value = metonyms ? g_strdup ("on") : NULL;
  write->changes = dossier_change_set_new ();
  dossier_change_set_add_bulk (write->changes, DOSSIER_STATE_METONYMS);
  write_local (self, write);
}

static gpointer
state_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  return dossier_state_get (db, ((Question *) data)->text, error);
}

/**
 * dossier_workspace_get_state:
 *
 * Returns: (transfer full) (nullable): what was kept under @key
 */
char *
dossier_workspace_get_state (DossierWorkspace *self,
                             const char       *key)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, NULL);
  g_autofree char *full = g_strconcat ("state.", key, NULL);
  Question question = { .text = full };
  char *value;

  if (dossier_workspace_recall_state (self, key, &value))
    return value;
  return store ? dossier_store_look_up (store, state_body, &question, NULL) : NULL;
}

/**
 * dossier_workspace_get_metonyms:
 *
 * Returns: whether the capitals and peoples of states are offered as names of them
 */
gboolean
dossier_workspace_get_metonyms (DossierWorkspace *self)
{
  g_autofree char *value = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), FALSE);
  value = dossier_workspace_get_state (self, DOSSIER_STATE_METONYMS + strlen ("state."));
  return value != NULL;
}
