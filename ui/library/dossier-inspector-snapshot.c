/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the inspector shows of one article, read on a thread of the pool and handed to the main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-inspector-snapshot.h"

#include "dossier-suggesting.h"

G_DEFINE_FINAL_TYPE (DossierInspectorEntity, dossier_inspector_entity, G_TYPE_OBJECT)

static void
dossier_inspector_entity_finalize (GObject *object)
{
  DossierInspectorEntity *self = DOSSIER_INSPECTOR_ENTITY (object);

  g_clear_object (&self->entity);
  g_array_unref (self->mentions);
  G_OBJECT_CLASS (dossier_inspector_entity_parent_class)->finalize (object);
}

static void
dossier_inspector_entity_class_init (DossierInspectorEntityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_inspector_entity_finalize;
}

static void
dossier_inspector_entity_init (DossierInspectorEntity *self)
{
  self->mentions = g_array_new (FALSE, FALSE, sizeof (DossierId));
}

static DossierInspectorEntity *
entity_new (DossierEntity *entity,
            const char    *kind)
{
  DossierInspectorEntity *self = g_object_new (DOSSIER_TYPE_INSPECTOR_ENTITY, NULL);

  g_set_object (&self->entity, entity);
  self->kind = g_intern_string (kind);
  return self;
}

/**
 * dossier_inspector_entity_equal:
 * @a: a row
 * @b: another
 *
 * Returns: whether both look the same, so that the row need not be drawn anew
 */
gboolean
dossier_inspector_entity_equal (DossierInspectorEntity *a,
                                DossierInspectorEntity *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind || (a->entity == NULL) != (b->entity == NULL))
    return FALSE;
  if (a->entity == NULL)
    return TRUE;
  return dossier_id_equal (&a->entity->id, &b->entity->id) && g_strcmp0 (a->entity->name, b->entity->name) == 0
         && a->entity->mention_count == b->entity->mention_count
         && a->entity->modified_at == b->entity->modified_at && a->mentions->len == b->mentions->len
         && memcmp (a->mentions->data, b->mentions->data, a->mentions->len * sizeof (DossierId)) == 0;
}

static int
compare_entities (gconstpointer a,
                  gconstpointer b)
{
  const DossierInspectorEntity *first = *(DossierInspectorEntity * const *) a;
  const DossierInspectorEntity *second = *(DossierInspectorEntity * const *) b;
  int rank_first = dossier_inspector_kind_rank (first->kind), rank_second = dossier_inspector_kind_rank (second->kind);

  if (rank_first != rank_second)
    return rank_first < rank_second ? -1 : 1;
  if (first->kind != second->kind)
    return g_utf8_collate (first->kind, second->kind);
  if (first->mentions->len != second->mentions->len)
    return first->mentions->len > second->mentions->len ? -1 : 1;
  return g_utf8_collate (first->entity->name, second->entity->name);
}

static GPtrArray *
read_records (DossierWorkspace   *workspace,
              DossierRecordType   type,
              const DossierId    *article,
              GError            **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);

  query->article = *article;
  return dossier_workspace_load_records (workspace, query, error);
}

/* Entities with their mentions, sorted, a heading before each kind. */
static GPtrArray *
arrange (GPtrArray *entities,
         GPtrArray *mentions)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *listed = g_ptr_array_new_with_free_func (g_object_unref);
  const char *kind = NULL;

  for (guint i = 0; i < entities->len; i++)
    {
      DossierEntity *entity = g_ptr_array_index (entities, i);
      DossierInspectorEntity *row = entity_new (entity, entity->kind);

      g_ptr_array_add (rows, row);
      g_hash_table_insert (by_id, &entity->id, row);
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention *mention = g_ptr_array_index (mentions, i);
      DossierInspectorEntity *row = g_hash_table_lookup (by_id, &mention->entity);

      if (row != NULL && g_strcmp0 (mention->status, "rejected") != 0)
        g_array_append_val (row->mentions, mention->id);
    }
  g_ptr_array_sort (rows, compare_entities);
  for (guint i = 0; i < rows->len; i++)
    {
      DossierInspectorEntity *row = g_ptr_array_index (rows, i);

      if (row->kind != kind)
        g_ptr_array_add (listed, entity_new (NULL, row->kind));
      kind = row->kind;
      g_ptr_array_add (listed, g_object_ref (row));
    }
  return listed;
}

static gboolean
read_suggestions (DossierInspectorSnapshot *snapshot,
                  DossierWorkspace         *workspace,
                  const DossierId          *article,
                  GError                  **error)
{
  g_autoptr (GPtrArray) open = dossier_workspace_load_suggestions (workspace, article, error);

  if (open == NULL)
    return FALSE;
  snapshot->suggestions = dossier_inspector_suggestions_arrange (open);
  return TRUE;
}

static GArray *
read_weighings (DossierWorkspace *workspace,
                GPtrArray        *events,
                GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = 0; i < events->len; i++)
    g_array_append_val (ids, DOSSIER_EVENT (g_ptr_array_index (events, i))->id);
  return dossier_workspace_load_weighings (workspace, (const DossierId *) (gconstpointer) ids->data, ids->len, error);
}

/**
 * dossier_inspector_snapshot_read:
 * @workspace: where the article is
 * @article: which
 * @error: why it could not be read
 *
 * Blocks; for a thread of the pool.
 *
 * Returns: (transfer full): everything the inspector shows of @article
 */
DossierInspectorSnapshot *
dossier_inspector_snapshot_read (DossierWorkspace  *workspace,
                                 const DossierId   *article,
                                 GError           **error)
{
  g_autoptr (DossierInspectorSnapshot) snapshot = g_new0 (DossierInspectorSnapshot, 1);
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (GPtrArray) mentions = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (article != NULL, NULL);

  snapshot->article = (DossierArticle *) dossier_workspace_lookup (workspace, DOSSIER_RECORD_ARTICLE, article);
  if (snapshot->article == NULL)
    {
      g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND, "the article is not there any more");
      return NULL;
    }
  entities = read_records (workspace, DOSSIER_RECORD_ENTITY, article, error);
  mentions = entities != NULL ? read_records (workspace, DOSSIER_RECORD_MENTION, article, error) : NULL;
  if (mentions == NULL)
    return NULL;
  snapshot->entities = arrange (entities, mentions);
  if (!read_suggestions (snapshot, workspace, article, error))
    return NULL;
  snapshot->events = read_records (workspace, DOSSIER_RECORD_EVENT, article, error);
  if (snapshot->events != NULL)
    snapshot->weighings = read_weighings (workspace, snapshot->events, error);
  if (snapshot->weighings != NULL)
    snapshot->statements = read_records (workspace, DOSSIER_RECORD_STATEMENT, article, error);
  if (snapshot->statements != NULL)
    snapshot->collections = read_records (workspace, DOSSIER_RECORD_COLLECTION, article, error);
  if (snapshot->collections != NULL)
    snapshot->fields = dossier_workspace_load_fields (workspace, article, error);
  if (snapshot->fields != NULL)
    snapshot->copies = dossier_workspace_load_copies (workspace, article, error);
  return snapshot->copies != NULL ? g_steal_pointer (&snapshot) : NULL;
}

/**
 * dossier_inspector_snapshot_free:
 * @snapshot: (transfer full) (nullable): what was read
 */
void
dossier_inspector_snapshot_free (DossierInspectorSnapshot *snapshot)
{
  if (snapshot == NULL)
    return;
  g_clear_object (&snapshot->article);
  g_clear_pointer (&snapshot->entities, g_ptr_array_unref);
  g_clear_pointer (&snapshot->suggestions, g_ptr_array_unref);
  g_clear_pointer (&snapshot->events, g_ptr_array_unref);
  g_clear_pointer (&snapshot->weighings, g_array_unref);
  g_clear_pointer (&snapshot->statements, g_ptr_array_unref);
  g_clear_pointer (&snapshot->collections, g_ptr_array_unref);
  g_clear_pointer (&snapshot->fields, g_array_unref);
  g_clear_pointer (&snapshot->copies, dossier_copies_free);
  g_free (snapshot);
}
