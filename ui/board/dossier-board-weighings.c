/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found of events, in numbers, for the rows of the board. Main thread; the page owns it. What is out of date is shown until
 * something newer is there, so that nothing flickers. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-weighings.h"

#define BATCH 64   /* events asked for at once */
#define MOST 20000 /* kept */

typedef struct
{
  DossierWeighing weighing;
  guint generation;  /* of the workspace's changes, when it was asked for */
  gboolean known;
} Entry;

struct _DossierBoardWeighings
{
  GObject parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  GHashTable *entries;         /* (owned): DossierId -> Entry */
  GArray *wanted;              /* (element-type DossierId): to be asked for */
  GCancellable *loading;       /* (owned) (nullable) */
  guint generation;
  guint source;                /* asks when this turn is over */
  GSourceFunc ask;             /* what it does then */
};

G_DEFINE_FINAL_TYPE (DossierBoardWeighings, dossier_board_weighings, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gpointer
load (DossierWorkspace *workspace,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  const GArray *ids = data;

  return dossier_workspace_load_weighings (workspace, (const DossierId *) (gconstpointer) ids->data, ids->len, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) weighings = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  DossierBoardWeighings *self = user_data;

  /* Cancelled: this may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  for (guint i = 0; weighings != NULL && i < weighings->len; i++)
    {
      const DossierWeighing *weighing = &g_array_index (weighings, DossierWeighing, i);
      Entry *entry = g_hash_table_lookup (self->entries, &weighing->event);

      if (entry == NULL)
        continue;
      entry->weighing = *weighing;
      entry->known = TRUE;
    }
  /* Closing may come in between; rows keep what they showed. */
  if (error != NULL)
    g_info ("what is found of events could not be read: %s", error->message);
  if (self->wanted->len > 0 && self->source == 0)
    self->source = g_idle_add (self->ask, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
ask (DossierBoardWeighings *self)
{
  GArray *ids;

  if (self->loading != NULL || self->wanted->len == 0)
    return;
  ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_array_append_vals (ids, self->wanted->data, MIN (self->wanted->len, BATCH));
  g_array_remove_range (self->wanted, 0, ids->len);
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load, ids, (GDestroyNotify) g_array_unref, (GDestroyNotify) g_array_unref, self->loading,
                                loaded_cb, self);
}

static gboolean
ask_cb (gpointer data)
{
  DossierBoardWeighings *self = data;

  self->source = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

static void
workspace_changed_cb (DossierWorkspace      *workspace,
                      DossierChangeSet      *changes,
                      DossierBoardWeighings *self)
{
  static const char * const tables[] = { "event", "statement", "account", "article", "entity", "identity_decision", "copy_member" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (dossier_change_set_alters (changes, tables[i]))
      {
        self->generation++;
        if (g_hash_table_size (self->entries) > MOST)
          g_hash_table_remove_all (self->entries);
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
        return;
      }
}

static void
dossier_board_weighings_dispose (GObject *object)
{
  DossierBoardWeighings *self = DOSSIER_BOARD_WEIGHINGS (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_board_weighings_parent_class)->dispose (object);
}

static void
dossier_board_weighings_finalize (GObject *object)
{
  DossierBoardWeighings *self = DOSSIER_BOARD_WEIGHINGS (object);

  g_hash_table_unref (self->entries);
  g_array_unref (self->wanted);
  G_OBJECT_CLASS (dossier_board_weighings_parent_class)->finalize (object);
}

static void
dossier_board_weighings_class_init (DossierBoardWeighingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_board_weighings_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_board_weighings_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_board_weighings_init (DossierBoardWeighings *self)
{
  self->entries = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (DossierId));
  self->generation = 1;
  self->ask = ask_cb;
}

DossierBoardWeighings *
dossier_board_weighings_new (DossierWorkspace *workspace)
{
  DossierBoardWeighings *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_BOARD_WEIGHINGS, NULL);
  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (workspace_changed_cb), self, 0);
  return self;
}

/**
 * dossier_board_weighings_look_up:
 * @event: of a row that is drawn
 *
 * Returns: (transfer none) (nullable): what is known; when there is nothing or something old, it is asked for
 */
const DossierWeighing *
dossier_board_weighings_look_up (DossierBoardWeighings *self,
                                 const DossierId       *event)
{
  Entry *entry;

  g_return_val_if_fail (DOSSIER_IS_BOARD_WEIGHINGS (self) && event != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, event);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, g_memdup2 (event, sizeof *event), entry);
    }
  if (entry->generation != self->generation)
    {
      entry->generation = self->generation;
      g_array_append_val (self->wanted, *event);
      if (self->source == 0)
        self->source = g_idle_add (ask_cb, self);
    }
  return entry->known ? &entry->weighing : NULL;
}

/**
 * dossier_board_weighings_peek:
 *
 * Returns: (transfer none) (nullable): what is known, without asking for more
 */
const DossierWeighing *
dossier_board_weighings_peek (DossierBoardWeighings *self,
                              const DossierId       *event)
{
  const Entry *entry;

  g_return_val_if_fail (DOSSIER_IS_BOARD_WEIGHINGS (self) && event != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, event);
  return entry != NULL && entry->known ? &entry->weighing : NULL;
}

gboolean
dossier_board_weighings_is_loading (DossierBoardWeighings *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_WEIGHINGS (self), FALSE);
  return self->loading != NULL || self->source != 0;
}
