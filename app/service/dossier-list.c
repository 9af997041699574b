/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The answer to a query as a list model that keeps itself up to date. It holds ids; an item exists while somebody
 * shows it, and reads its record when first asked. Main thread only; owned by the widget that shows it.
 *
 *   DossierWorkspace::changed -> asks again on the read thread -> ids compared -> smallest items-changed
 *                             -> items that are shown forget their record and notify "record"
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-list.h"

#include <gio/gio.h>
#include <string.h>

#include "dossier-workspace-private.h"

struct _DossierItem
{
  GObject parent_instance;
  GHashTable *siblings;        /* (owned): the live items of the list, which this one leaves when it goes */
  DossierId id;
  DossierRecordType type;
  DossierWorkspace *workspace; /* (owned) */
  GObject *record;             /* (owned) (nullable) */
  gboolean loaded;
};

enum
{
  ITEM_PROP_RECORD = 1,
};

static GParamSpec *item_record_property;

G_DEFINE_FINAL_TYPE (DossierItem, dossier_item, G_TYPE_OBJECT)

struct _DossierList
{
  GObject parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  gulong changed_handler;
  DossierQuery *query;         /* (owned) (nullable) */
  DossierRecordType type;
  GArray *ids;                 /* (owned) (element-type DossierId) */
  GHashTable *items;           /* (owned): id inside the item -> live DossierItem (unowned) */
  GCancellable *cancellable;   /* (owned) (nullable): the question under way */
  gboolean loading;
  gboolean again;              /* something changed while the question was under way */
  gboolean hasty;              /* and a person waits to see it */
  gint64 answered;             /* when, in µs of the monotonic clock */
  guint pause;                 /* source: asks when it ends */
};

enum
{
  LIST_PROP_LOADING = 1,
  LIST_PROP_N_ITEMS,
  LIST_N_PROPERTIES
};

static GParamSpec *list_properties[LIST_N_PROPERTIES];

/* While articles come in by the thousand, the rows on the screen move no oftener than this. */
#define PACE_MS 500

/* The tables on which a record type, or a question about it, depends. */
static const char * const concerns[][16] = {
  [DOSSIER_RECORD_ARTICLE] = { "article", "article_field", "article_read", "source", "source_rating", "collection_article", "mention", "annotation",
                               "account", "event", "identity_decision", "copy_member", NULL },
  [DOSSIER_RECORD_SOURCE] = { "source", "source_rating", "article", NULL },
  [DOSSIER_RECORD_COLLECTION] = { "collection", "collection_article", "article", NULL },
  [DOSSIER_RECORD_ENTITY] = { "entity", "alias", "mention", "statement", "event", "event_place", "identity_decision", "article", NULL },
  [DOSSIER_RECORD_MENTION] = { "mention", "entity", "identity_decision", "article", "passage", NULL },
  [DOSSIER_RECORD_ANNOTATION] = { "annotation", "annotation_tag", "tag", "article", "passage", NULL },
  [DOSSIER_RECORD_EVENT] = { "event", "account", "statement", "event_place", "entity", "identity_decision", "article", NULL },
  [DOSSIER_RECORD_STATEMENT] = { "statement", "account", "event", "entity", "identity_decision", "article", "passage", NULL },
  [DOSSIER_RECORD_NOTE] = { "note", "note_citation", NULL },
  [DOSSIER_RECORD_CHANGE] = { NULL },
  [DOSSIER_RECORD_SUGGESTION] = { "suggestion", "mention", "entity", "identity_decision", "article", NULL },
};

static gboolean
is_concerned (DossierRecordType type,
              DossierChangeSet *changes)
{
  if (type == DOSSIER_RECORD_CHANGE)
    return TRUE;
  for (guint i = 0; concerns[type][i] != NULL; i++)
    if (dossier_change_set_touches (changes, concerns[type][i]))
      return TRUE;
  return FALSE;
}

/* Whether what an item says of the row may be another now. New articles change nothing of what is said of others; only their
 * outlets are told with how many they have. */
static gboolean
is_altered (DossierRecordType type,
            const DossierId  *id,
            DossierChangeSet *changes)
{
  if (type == DOSSIER_RECORD_CHANGE || type == DOSSIER_RECORD_SOURCE)
    return TRUE;
  for (guint i = 0; concerns[type][i] != NULL; i++)
    {
      const char *table = concerns[type][i];
      gboolean own = i == 0 || (type == DOSSIER_RECORD_ARTICLE && g_str_equal (table, "article_read"));

      if (own ? dossier_change_set_touches_row (changes, table, id) : dossier_change_set_alters (changes, table))
        return TRUE;
    }
  return FALSE;
}

/* Whether rows were only added. */
static gboolean
only_grows (DossierRecordType type,
            DossierChangeSet *changes)
{
  for (guint i = 0; concerns[type][i] != NULL; i++)
    if (dossier_change_set_alters (changes, concerns[type][i]))
      return FALSE;
  return TRUE;
}

static void
dossier_item_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *spec)
{
  g_value_set_object (value, dossier_item_get_record (DOSSIER_ITEM (object)));
}

static void
dossier_item_finalize (GObject *object)
{
  DossierItem *self = DOSSIER_ITEM (object);

  if (g_hash_table_lookup (self->siblings, &self->id) == self)
    g_hash_table_remove (self->siblings, &self->id);
  g_hash_table_unref (self->siblings);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_item_parent_class)->finalize (object);
}

static void
dossier_item_class_init (DossierItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_item_get_property;
  object_class->finalize = dossier_item_finalize;
  item_record_property = g_param_spec_object ("record", NULL, NULL, G_TYPE_OBJECT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (object_class, ITEM_PROP_RECORD, item_record_property);
}

static void
dossier_item_init (DossierItem *self)
{
}

const DossierId *
dossier_item_get_id (DossierItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ITEM (self), NULL);
  return &self->id;
}

/**
 * dossier_item_get_record:
 *
 * Returns: (transfer none) (nullable): what the item stands for now; NULL when it is gone, until the list has noticed
 */
gpointer
dossier_item_get_record (DossierItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ITEM (self), NULL);
  if (!self->loaded)
    {
      self->record = dossier_workspace_lookup (self->workspace, self->type, &self->id);
      self->loaded = TRUE;
    }
  return self->record;
}

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DossierList *self = DOSSIER_LIST (model);
  const DossierId *id;
  DossierItem *item;

  if (position >= self->ids->len)
    return NULL;
  id = &g_array_index (self->ids, DossierId, position);
  item = g_hash_table_lookup (self->items, id);
  if (item != NULL)
    return g_object_ref (item);
  item = g_object_new (DOSSIER_TYPE_ITEM, NULL);
  item->id = *id;
  item->type = self->type;
  item->workspace = g_object_ref (self->workspace);
  item->siblings = g_hash_table_ref (self->items);
  g_hash_table_insert (self->items, &item->id, item);
  return item;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierList, dossier_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Replaces the ids and tells of the smallest run that differs. */
static void
replace_ids (DossierList *self,
             GArray      *ids)
{
  g_autoptr (GArray) old = self->ids;
  const DossierId *was = (const DossierId *) old->data, *is = (const DossierId *) ids->data;
  guint shorter = MIN (old->len, ids->len), prefix = 0, suffix = 0;

  while (prefix < shorter && memcmp (&was[prefix], &is[prefix], sizeof *is) == 0)
    prefix++;
  while (suffix < shorter - prefix && memcmp (&was[old->len - 1 - suffix], &is[ids->len - 1 - suffix], sizeof *is) == 0)
    suffix++;
  self->ids = g_array_ref (ids);
  if (old->len != ids->len || prefix < ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - prefix - suffix, ids->len - prefix - suffix);
  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), list_properties[LIST_PROP_N_ITEMS]);
}

static void
set_loading (DossierList *self,
             gboolean     loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), list_properties[LIST_PROP_LOADING]);
}

static gpointer
query_func (DossierWorkspace *workspace,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  return dossier_workspace_query (workspace, data, error);
}

/* Who closes a workspace while a list of it is read has no more use for the list. */
static gboolean
is_closed (DossierList *self)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self->workspace, NULL);

  return store == NULL;
}

static void ask_in_time (DossierList *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DossierList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  self->answered = g_get_monotonic_time ();
  if (ids != NULL)
    replace_ids (self, ids);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !is_closed (self))
    g_warning ("a list could not be read: %s", error->message);
  if (self->again)
    ask_in_time (self);
  else
    set_loading (self, FALSE);
}

/* Asks the newest question; an older one under way is dropped. */
static void
ask (DossierList *self)
{
  self->again = self->hasty = FALSE;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->query == NULL)
    {
      set_loading (self, FALSE);
      return;
    }
  set_loading (self, TRUE);
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, query_func, dossier_query_copy (self->query), (GDestroyNotify) dossier_query_free,
                                (GDestroyNotify) g_array_unref, self->cancellable, answered_cb, g_object_ref (self));
}

static gboolean
paused_cb (gpointer user_data)
{
  DossierList *self = user_data;

  self->pause = 0;
  ask (self);
  return G_SOURCE_REMOVE;
}

/* Asks at once when somebody did something, and at its pace when rows only come in. */
static void
ask_in_time (DossierList *self)
{
  gint64 since = (g_get_monotonic_time () - self->answered) / 1000;

  if (self->hasty || since >= PACE_MS)
    ask (self);
  else if (self->pause == 0)
    {
      set_loading (self, TRUE);
      self->pause = g_timeout_add (PACE_MS - (guint) since, paused_cb, self);
    }
}

/* Items that are shown read their record anew. The list of them is copied, since a handler may let go of one. */
static void
refresh_items (DossierList      *self,
               DossierChangeSet *changes)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, g_object_ref (item));
  for (guint i = 0; i < items->len; i++)
    {
      DossierItem *shown = g_ptr_array_index (items, i);

      if (!shown->loaded || !is_altered (self->type, &shown->id, changes))
        continue;
      shown->loaded = FALSE;
      g_clear_object (&shown->record);
      g_object_notify_by_pspec (G_OBJECT (shown), item_record_property);
    }
}

static void
changed_cb (DossierWorkspace *workspace,
            DossierChangeSet *changes,
            DossierList      *self)
{
  gboolean settled = dossier_change_set_touches (changes, "change"); /* a step is done, an import has ended */

  if (!is_concerned (self->type, changes))
    {
      self->hasty = self->hasty || (settled && self->again);
      if (settled && self->pause != 0)
        ask (self);
      return;
    }
  refresh_items (self, changes);
  self->hasty = self->hasty || settled || !only_grows (self->type, changes);
  if (self->query == NULL)
    return;
  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    ask_in_time (self);
}

static void
dossier_list_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *spec)
{
  DossierList *self = DOSSIER_LIST (object);

  switch (property)
    {
    case LIST_PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case LIST_PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
dossier_list_dispose (GObject *object)
{
  DossierList *self = DOSSIER_LIST (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_signal_handler (&self->changed_handler, self->workspace);
  G_OBJECT_CLASS (dossier_list_parent_class)->dispose (object);
}

static void
dossier_list_finalize (GObject *object)
{
  DossierList *self = DOSSIER_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->query, dossier_query_free);
  g_array_unref (self->ids);
  g_hash_table_unref (self->items);
  G_OBJECT_CLASS (dossier_list_parent_class)->finalize (object);
}

static void
dossier_list_class_init (DossierListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_list_get_property;
  object_class->dispose = dossier_list_dispose;
  object_class->finalize = dossier_list_finalize;
  list_properties[LIST_PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  list_properties[LIST_PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, LIST_N_PROPERTIES, list_properties);
}

static void
dossier_list_init (DossierList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  self->items = g_hash_table_new (dossier_id_hash, dossier_id_equal);
}

/**
 * dossier_list_new:
 * @query: (nullable): what to show; NULL = nothing yet
 *
 * Returns: (transfer full): a list that fills itself soon
 */
DossierList *
dossier_list_new (DossierWorkspace   *workspace,
                  const DossierQuery *query)
{
  DossierList *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);
  self = g_object_new (DOSSIER_TYPE_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  self->changed_handler = g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), self);
  if (query != NULL)
    dossier_list_set_query (self, query);
  return self;
}

static void
set_type (DossierList      *self,
          DossierRecordType type)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierId));

  /* Items know their type: those of another one must go before new ones come. */
  if (type != self->type)
    replace_ids (self, none);
  self->type = type;
}

/**
 * dossier_list_set_query:
 * @query: (nullable): what to show from now on; the rows of the old question stay until the answer is there
 */
void
dossier_list_set_query (DossierList        *self,
                        const DossierQuery *query)
{
  g_return_if_fail (DOSSIER_IS_LIST (self));
  if (self->query != NULL && dossier_query_equal (self->query, query))
    return;
  g_clear_pointer (&self->query, dossier_query_free);
  self->query = dossier_query_copy (query);
  if (query != NULL)
    set_type (self, query->type);
  else
    {
      g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierId));

      replace_ids (self, none);
    }
  ask (self);
}

/**
 * dossier_list_set_ids:
 * @type: what they are ids of
 * @ids: (element-type DossierId): what to show, in this order; not copied, and not to be changed afterwards
 *
 * Shows a fixed list; its records are still kept up to date.
 */
void
dossier_list_set_ids (DossierList      *self,
                      DossierRecordType type,
                      GArray           *ids)
{
  g_return_if_fail (DOSSIER_IS_LIST (self) && ids != NULL);
  g_clear_pointer (&self->query, dossier_query_free);
  ask (self);
  set_type (self, type);
  replace_ids (self, ids);
}

gboolean
dossier_list_is_loading (DossierList *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIST (self), FALSE);
  return self->loading;
}

/**
 * dossier_list_find:
 * @position: (out): where it is
 *
 * Returns: whether @id is in the list now
 */
gboolean
dossier_list_find (DossierList     *self,
                   const DossierId *id,
                   guint           *position)
{
  g_return_val_if_fail (DOSSIER_IS_LIST (self) && id != NULL, FALSE);
  for (guint i = 0; i < self->ids->len; i++)
    if (memcmp (&g_array_index (self->ids, DossierId, i), id, sizeof *id) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
