/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One open workspace: joins the store with commands, undo and those who want to know of changes. Lives on the thread
 * that opened it; commits are announced there, coalesced, by one idle source. Owned by its window, or by dossier-cli.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-workspace.h"

#include <glib/gi18n.h>

#include "dossier-command-private.h"
#include "dossier-workspace-private.h"

struct _DossierWorkspace
{
  GObject parent_instance;
  char *path;                  /* (owned) */
  char *name;                  /* (owned) */
  gboolean read_only;
  DossierStore *store;         /* (owned) */
  DossierExtractor *extractor; /* (owned) */
  GMainContext *context;       /* (owned): where changes are announced */
  GMutex mutex;                /* guards pending, idle, busy and kept */
  DossierChangeSet *pending;   /* (owned) (nullable) */
  GSource *idle;               /* (owned) (nullable) */
  GHashTable *kept;            /* (owned): key → value (nullable): state that was set since it was opened */
  guint busy;
  char *undo_label;            /* (owned) (nullable) */
  char *redo_label;            /* (owned) (nullable) */
};

enum
{
  PROP_NAME = 1,
  PROP_PATH,
  PROP_READ_ONLY,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_BUSY,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (DossierWorkspace, dossier_workspace, G_TYPE_OBJECT)
G_DEFINE_QUARK (dossier-command-error-quark, dossier_command_error)

static DossierCommandError
public_code (int code)
{
  switch ((DossierStoreError) code)
    {
    case DOSSIER_STORE_ERROR_NOT_WORKSPACE: return DOSSIER_COMMAND_ERROR_NOT_WORKSPACE;
    case DOSSIER_STORE_ERROR_NEWER: return DOSSIER_COMMAND_ERROR_NEWER;
    case DOSSIER_STORE_ERROR_EXISTS: return DOSSIER_COMMAND_ERROR_EXISTS;
    case DOSSIER_STORE_ERROR_MISSING: return DOSSIER_COMMAND_ERROR_MISSING;
    case DOSSIER_STORE_ERROR_HELD: return DOSSIER_COMMAND_ERROR_HELD;
    case DOSSIER_STORE_ERROR_READ_ONLY: return DOSSIER_COMMAND_ERROR_READ_ONLY;
    case DOSSIER_STORE_ERROR_FULL: return DOSSIER_COMMAND_ERROR_FULL;
    case DOSSIER_STORE_ERROR_DAMAGED: return DOSSIER_COMMAND_ERROR_DAMAGED;
    case DOSSIER_STORE_ERROR_NOT_FOUND: return DOSSIER_COMMAND_ERROR_NOT_FOUND;
    case DOSSIER_STORE_ERROR_INVALID: return DOSSIER_COMMAND_ERROR_INVALID;
    case DOSSIER_STORE_ERROR_AMBIGUOUS: return DOSSIER_COMMAND_ERROR_AMBIGUOUS;
    case DOSSIER_STORE_ERROR_NOTHING: return DOSSIER_COMMAND_ERROR_NOTHING;
    case DOSSIER_STORE_ERROR_BUSY: return DOSSIER_COMMAND_ERROR_BUSY;
    case DOSSIER_STORE_ERROR_FAILED:
    default: return DOSSIER_COMMAND_ERROR_FAILED;
    }
}

/* Hands an error of the store on under the name that callers of the workspace know. Takes @store_error; FALSE always. */
gboolean
dossier_workspace_take_error (GError  *store_error,
                              GError **error)
{
  if (store_error == NULL)
    return FALSE;
  if (store_error->domain == DOSSIER_STORE_ERROR)
    {
      store_error->code = public_code (store_error->code);
      store_error->domain = DOSSIER_COMMAND_ERROR;
    }
  else if (store_error->domain == DOSSIER_EDTF_ERROR)
    {
      store_error->code = DOSSIER_COMMAND_ERROR_INVALID;
      store_error->domain = DOSSIER_COMMAND_ERROR;
    }
  g_propagate_error (error, store_error);
  return FALSE;
}

static void
update_labels (DossierWorkspace *self)
{
  char *undo = NULL, *redo = NULL;
  gboolean changed;

  dossier_store_next_step (self->store, FALSE, &undo);
  dossier_store_next_step (self->store, TRUE, &redo);
  changed = g_strcmp0 (undo, self->undo_label) != 0 || g_strcmp0 (redo, self->redo_label) != 0;
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = undo;
  self->redo_label = redo;
  if (!changed)
    return;
  for (int property = PROP_CAN_UNDO; property <= PROP_REDO_LABEL; property++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The last reference may go on another thread while this runs, so it has a weak one. */
static gboolean
announce_cb (gpointer data)
{
  g_autoptr (DossierWorkspace) self = g_weak_ref_get (data);
  g_autoptr (DossierChangeSet) changes = NULL;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->mutex);
  changes = g_steal_pointer (&self->pending);
  g_clear_pointer (&self->idle, g_source_unref);
  g_mutex_unlock (&self->mutex);
  if (self->store == NULL)
    return G_SOURCE_REMOVE;
  update_labels (self);
  if (changes != NULL)
    g_signal_emit (self, changed_signal, 0, changes);
  return G_SOURCE_REMOVE;
}

/* On the writer thread, after a commit. */
static void
committed_cb (DossierChangeSet *changes,
              gpointer          user_data)
{
  DossierWorkspace *self = user_data;

  g_mutex_lock (&self->mutex);
  if (self->pending == NULL)
    self->pending = dossier_change_set_new ();
  dossier_change_set_merge (self->pending, changes);
  if (self->idle == NULL)
    {
      GWeakRef *weak = g_new0 (GWeakRef, 1);

      g_weak_ref_init (weak, self);
      self->idle = g_idle_source_new ();
      g_source_set_priority (self->idle, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->idle, announce_cb, weak, weak_free);
      g_source_attach (self->idle, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * dossier_workspace_hold_store:
 *
 * Returns: (transfer full) (nullable): the store, which another thread may be closing; NULL and @error when it is closed
 */
DossierStore *
dossier_workspace_hold_store (DossierWorkspace *self,
                              GError          **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->store != NULL)
    return g_object_ref (self->store);
  g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_FAILED, _("the workspace is closed"));
  return NULL;
}

/**
 * dossier_workspace_ask:
 * @body: runs on the read thread
 * @question: for @body
 *
 * Waits for an answer of the store, under the current cancellable.
 *
 * Returns: what @body returns; NULL and @error under the names that callers of the workspace know
 */
gpointer
dossier_workspace_ask (DossierWorkspace    *self,
                       DossierStoreReadFunc body,
                       gpointer             question,
                       GError             **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  GError *local = NULL;
  gpointer result;

  if (store == NULL)
    return NULL;
  result = dossier_store_read (store, body, question, g_cancellable_get_current (), &local);
  dossier_workspace_take_error (local, error);
  return result;
}

/**
 * dossier_workspace_get_extractor:
 *
 * Returns: (transfer none): what reads files for this workspace; its process runs from the first file that needs it on
 */
DossierExtractor *
dossier_workspace_get_extractor (DossierWorkspace *self)
{
  return self->extractor;
}

/* What was set is told at once, though it is written in the background. */
void
dossier_workspace_note_state (DossierWorkspace *self,
                              const char       *key,
                              const char       *value) /* (nullable) */
{
  g_mutex_lock (&self->mutex);
  g_hash_table_replace (self->kept, g_strdup (key), g_strdup (value));
  g_mutex_unlock (&self->mutex);
}

/* Returns: whether it was set since the workspace was opened */
gboolean
dossier_workspace_recall_state (DossierWorkspace  *self,
                                const char        *key,
                                char             **value) /* (out) (transfer full) (nullable) */
{
  gpointer found = NULL;
  gboolean known;

  g_mutex_lock (&self->mutex);
  known = g_hash_table_lookup_extended (self->kept, key, NULL, &found);
  *value = g_strdup (found);
  g_mutex_unlock (&self->mutex);
  return known;
}

/* Main thread only. Calls nest. */
void
dossier_workspace_set_busy (DossierWorkspace *self,
                            gboolean          busy)
{
  self->busy += busy ? 1 : -1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
dossier_workspace_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *spec)
{
  DossierWorkspace *self = DOSSIER_WORKSPACE (object);

  switch (property)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_label != NULL && !self->read_only);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_label != NULL && !self->read_only);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
dossier_workspace_dispose (GObject *object)
{
  DossierWorkspace *self = DOSSIER_WORKSPACE (object);

  dossier_workspace_close (self);
  G_OBJECT_CLASS (dossier_workspace_parent_class)->dispose (object);
}

static void
dossier_workspace_finalize (GObject *object)
{
  DossierWorkspace *self = DOSSIER_WORKSPACE (object);

  g_clear_pointer (&self->extractor, dossier_extractor_unref);
  g_clear_pointer (&self->pending, dossier_change_set_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  g_hash_table_unref (self->kept);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->path);
  g_free (self->name);
  G_OBJECT_CLASS (dossier_workspace_parent_class)->finalize (object);
}

static void
dossier_workspace_class_init (DossierWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_workspace_get_property;
  object_class->dispose = dossier_workspace_dispose;
  object_class->finalize = dossier_workspace_finalize;
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  changed_signal = g_signal_new ("changed", DOSSIER_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, DOSSIER_TYPE_CHANGE_SET);
}

static void
dossier_workspace_init (DossierWorkspace *self)
{
  g_mutex_init (&self->mutex);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->extractor = dossier_extractor_new (NULL);
  self->context = g_main_context_ref_thread_default ();
}

static char *
name_from_path (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, ".dossier") && g_utf8_strlen (name, -1) > 8)
    name[strlen (name) - 8] = '\0';
  return g_steal_pointer (&name);
}

/**
 * dossier_workspace_open:
 * @path: a file name
 *
 * Opens or makes a workspace. Blocks for as long as the file takes to open.
 *
 * Returns: (transfer full) (nullable): NULL and @error (DOSSIER_COMMAND_ERROR) on failure
 */
DossierWorkspace *
dossier_workspace_open (const char           *path,
                        DossierWorkspaceFlags flags,
                        GError              **error)
{
  g_autoptr (DossierWorkspace) self = NULL;
  GError *local = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  self = g_object_new (DOSSIER_TYPE_WORKSPACE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->name = name_from_path (path);
  self->read_only = (flags & DOSSIER_WORKSPACE_READ_ONLY) != 0;
  self->store = dossier_store_open (self->path, (flags & DOSSIER_WORKSPACE_CREATE) != 0, self->read_only, committed_cb, self, &local);
  if (self->store == NULL)
    {
      dossier_workspace_take_error (local, error);
      return NULL;
    }
  update_labels (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  char *path;
  DossierWorkspaceFlags flags;
  GMainContext *context;
} OpenCall;

static void
open_call_free (gpointer data)
{
  OpenCall *call = data;

  g_free (call->path);
  g_main_context_unref (call->context);
  g_free (call);
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenCall *call = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) self = dossier_workspace_open (call->path, call->flags, &error);

  if (self == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_main_context_unref (self->context);
  self->context = g_main_context_ref (call->context);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * dossier_workspace_open_async:
 *
 * The same on a pool thread; the workspace then belongs to the calling one.
 */
void
dossier_workspace_open_async (const char           *path,
                              DossierWorkspaceFlags flags,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenCall *call = g_new0 (OpenCall, 1);

  call->path = g_strdup (path);
  call->flags = flags;
  call->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, call, open_call_free);
  g_task_run_in_thread (task, open_thread);
}

DossierWorkspace *
dossier_workspace_open_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dossier_workspace_close:
 *
 * Finishes what is being written and closes the file. Afterwards every call fails; called by the last unref too.
 */
void
dossier_workspace_close (DossierWorkspace *self)
{
  g_autoptr (DossierStore) store = NULL;

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self));
  /* Without a store what is still to be written would be refused. */
  store = dossier_workspace_hold_store (self, NULL);
  if (store != NULL)
    dossier_store_drain (store);
  g_mutex_lock (&self->mutex);
  g_clear_object (&self->store);
  g_mutex_unlock (&self->mutex);
  if (store != NULL)
    dossier_store_close (store);
  g_mutex_lock (&self->mutex);
  if (self->idle != NULL)
    g_source_destroy (self->idle);
  g_clear_pointer (&self->idle, g_source_unref);
  g_mutex_unlock (&self->mutex);
}

const char *
dossier_workspace_get_path (DossierWorkspace *self)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return self->path;
}

const char *
dossier_workspace_get_name (DossierWorkspace *self)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return self->name;
}

gboolean
dossier_workspace_is_read_only (DossierWorkspace *self)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), TRUE);
  return self->read_only;
}

/**
 * dossier_workspace_save_copy:
 * @path: where; fails when something is there
 *
 * Writes the whole workspace, with its history, to another file.
 */
gboolean
dossier_workspace_save_copy (DossierWorkspace *self,
                             const char       *path,
                             GError          **error)
{
  g_autoptr (DossierStore) store = NULL;
  GError *local = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), FALSE);
  store = dossier_workspace_hold_store (self, error);
  if (store == NULL)
    return FALSE;
  return dossier_store_copy (store, path, &local) || dossier_workspace_take_error (local, error);
}

static gboolean
command_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  DossierCommand *command = data;

  return command->body (db, command, error);
}

/**
 * dossier_workspace_run:
 * @command: (transfer full): what to do
 * @outcome: (out) (optional): what it made
 *
 * Runs a command; on TRUE it is on disk. On FALSE nothing was changed.
 */
gboolean
dossier_workspace_run (DossierWorkspace *self,
                       DossierCommand   *command,
                       DossierOutcome   *outcome,
                       GError          **error)
{
  g_autoptr (DossierCommand) owned = command;
  g_autoptr (DossierStore) store = NULL;
  GError *local = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && command != NULL, FALSE);
  store = dossier_workspace_hold_store (self, error);
  if (store == NULL)
    return FALSE;
  if (!dossier_store_write (store, owned->label, command_body, owned, &local))
    return dossier_workspace_take_error (local, error);
  if (outcome != NULL)
    *outcome = owned->outcome;
  return TRUE;
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  DossierCommand *command = task_data;
  GError *error = NULL;
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (source, &error);

  if (store == NULL)
    g_task_return_error (task, error);
  else if (dossier_store_write (store, command->label, command_body, command, &error))
    g_task_return_boolean (task, TRUE);
  else
    {
      GError *public_error = NULL;

      dossier_workspace_take_error (error, &public_error);
      g_task_return_error (task, public_error);
    }
}

/**
 * dossier_workspace_run_async:
 * @command: (transfer full)
 *
 * The same without blocking. Commands given from one thread run in the order in which they were given.
 */
void
dossier_workspace_run_async (DossierWorkspace   *self,
                             DossierCommand     *command,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && command != NULL);
  g_task_set_source_tag (task, dossier_workspace_run_async);
  g_task_set_task_data (task, command, (GDestroyNotify) dossier_command_free);
  if (self->store == NULL || !dossier_store_push (self->store, task, run_thread))
    run_thread (task, self, command, cancellable);
}

gboolean
dossier_workspace_run_finish (DossierWorkspace *self,
                              GAsyncResult     *result,
                              DossierOutcome   *outcome,
                              GError          **error)
{
  DossierCommand *command = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (outcome != NULL)
    *outcome = command->outcome;
  return TRUE;
}

static guint
take_steps (DossierWorkspace *self,
            gboolean          redo,
            guint             steps,
            GError          **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  GError *local = NULL;
  guint taken;

  if (store == NULL)
    return 0;
  taken = dossier_store_step (store, redo, steps, &local);
  dossier_workspace_take_error (local, error);
  return taken;
}

/**
 * dossier_workspace_undo:
 * @steps: how many
 *
 * Returns: how many steps were taken back; 0 and @error (DOSSIER_COMMAND_ERROR_NOTHING …) when none
 */
guint
dossier_workspace_undo (DossierWorkspace *self,
                        guint             steps,
                        GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), 0);
  return take_steps (self, FALSE, steps, error);
}

guint
dossier_workspace_redo (DossierWorkspace *self,
                        guint             steps,
                        GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), 0);
  return take_steps (self, TRUE, steps, error);
}

static void
step_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  gboolean redo = g_task_get_source_tag (task) == dossier_workspace_redo_async;
  GError *error = NULL;
  guint taken = take_steps (source, redo, GPOINTER_TO_UINT (task_data), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, taken);
}

void
dossier_workspace_undo_async (DossierWorkspace   *self,
                              guint               steps,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_workspace_undo_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (steps), NULL);
  if (self->store == NULL || !dossier_store_push (self->store, task, step_thread))
    step_thread (task, self, GUINT_TO_POINTER (steps), cancellable);
}

void
dossier_workspace_redo_async (DossierWorkspace   *self,
                              guint               steps,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_workspace_redo_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (steps), NULL);
  if (self->store == NULL || !dossier_store_push (self->store, task, step_thread))
    step_thread (task, self, GUINT_TO_POINTER (steps), cancellable);
}

int
dossier_workspace_undo_finish (DossierWorkspace *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
