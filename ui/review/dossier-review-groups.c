/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names with open suggestions, as a list. Asked for on the read thread, a page at first and more when somebody looks
 * further; an answer changes only what differs. Main thread only; owned by the list of names. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-groups.h"

#include "dossier-suggesting.h"

#include <string.h>

#define PAGE 200 /* names */

/* A name */

struct _DossierReviewGroup
{
  GObject parent_instance;
  char *key;                     /* (owned): what it is known by */
  DossierSuggestionGroup *group; /* (owned) */
  DossierId successor;           /* the entity that a new name has become; nil: none */
};

G_DEFINE_FINAL_TYPE (DossierReviewGroup, dossier_review_group, G_TYPE_OBJECT)

static guint group_changed;

static char *
make_name_key (const DossierSuggestionGroup *group)
{
  g_autofree char *folded = g_utf8_casefold (group->name, -1);

  return g_strconcat (group->kind, "\n", folded, NULL);
}

static char *
make_key (const DossierSuggestionGroup *group)
{
  return dossier_id_is_nil (&group->entity) ? make_name_key (group) : dossier_id_to_text (&group->entity);
}

static gboolean
says_the_same (const DossierSuggestionGroup *a,
               const DossierSuggestionGroup *b)
{
  return a->count == b->count && a->article_count == b->article_count && a->doubtful == b->doubtful && a->confidence == b->confidence
         && a->kind == b->kind && strcmp (a->name, b->name) == 0 && dossier_id_equal (&a->entity, &b->entity)
         && dossier_id_equal (&a->first, &b->first) && g_strv_equal ((const char * const *) a->forms, (const char * const *) b->forms);
}

/* Takes what was read anew. */
static void
replace (DossierReviewGroup     *self,
         DossierSuggestionGroup *group)
{
  gboolean same = says_the_same (self->group, group);

  dossier_suggestion_group_free (self->group);
  self->group = group;
  g_free (self->key);
  self->key = make_key (group);
  if (!same)
    g_signal_emit (self, group_changed, 0);
}

static DossierReviewGroup *
group_new (DossierSuggestionGroup *group)
{
  DossierReviewGroup *self = g_object_new (DOSSIER_TYPE_REVIEW_GROUP, NULL);

  self->group = group;
  self->key = make_key (group);
  return self;
}

static void
dossier_review_group_finalize (GObject *object)
{
  DossierReviewGroup *self = DOSSIER_REVIEW_GROUP (object);

  g_free (self->key);
  g_clear_pointer (&self->group, dossier_suggestion_group_free);
  G_OBJECT_CLASS (dossier_review_group_parent_class)->finalize (object);
}

static void
dossier_review_group_class_init (DossierReviewGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_review_group_finalize;
  group_changed = g_signal_new ("changed", DOSSIER_TYPE_REVIEW_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_review_group_init (DossierReviewGroup *self)
{
}

/**
 * dossier_review_group_get:
 *
 * Returns: (transfer none): what is known of it now; until "changed"
 */
const DossierSuggestionGroup *
dossier_review_group_get (DossierReviewGroup *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_GROUP (self), NULL);
  return self->group;
}

/**
 * dossier_review_group_follow:
 * @entity: what a new name has become by being accepted
 *
 * The group stands for that entity as soon as the rest of it is proposed for the entity too.
 */
void
dossier_review_group_follow (DossierReviewGroup *self,
                             const DossierId    *entity)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_GROUP (self) && entity != NULL);
  if (dossier_id_is_nil (&self->group->entity))
    self->successor = *entity;
}

/* The list */

struct _DossierReviewGroups
{
  GObject parent_instance;
  DossierWorkspace *workspace;    /* (owned) */
  GCancellable *cancellable;      /* (owned) (nullable): the question under way */
  GPtrArray *groups;              /* (owned) (element-type DossierReviewGroup) */
  DossierSuggestionFilter filter; /* with a text of its own */
  char *text;                     /* (owned) (nullable) */
  char *kind;                     /* (owned) (nullable) */
  guint limit;
  guint open;
  guint unseen;
  GHashTable *left;               /* (owned): the first occurrences of names that were decided to the end */
  GHashTable *nameless;           /* (owned): the keys of names whose entity was there only until an undo */
  gboolean complete;              /* there are no more names than are listed */
  gboolean keeps_places;
  gboolean fresh;                 /* the next answer replaces everything */
  gboolean loading;
  gboolean again;
  char *error;                    /* (owned) (nullable) */
};

enum
{
  PROP_N_ITEMS = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
static guint loaded_signal;
static guint returned_signal;

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_REVIEW_GROUP;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_REVIEW_GROUPS (model)->groups->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DossierReviewGroups *self = DOSSIER_REVIEW_GROUPS (model);

  return position < self->groups->len ? g_object_ref (g_ptr_array_index (self->groups, position)) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierReviewGroups, dossier_review_groups, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

typedef struct
{
  DossierSuggestionFilter filter;
  char *text;
  char *kind;
  guint limit;
} Question;

typedef struct
{
  GPtrArray *groups; /* (element-type DossierSuggestionGroup) */
  guint open;
  guint unseen;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question->kind);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->groups, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
read_answer (DossierWorkspace  *workspace,
             gpointer           data,
             GCancellable      *cancellable,
             GError           **error)
{
  Question *question = data;
  Answer *answer = g_new0 (Answer, 1);
  GError *local = NULL;
  guint names;

  question->filter.text = question->text;
  question->filter.kind = question->kind;
  answer->groups = dossier_workspace_load_suggestion_groups (workspace, &question->filter, 0, question->limit, &local);
  if (local == NULL)
    answer->open = dossier_workspace_count_suggestions (workspace, &question->filter, &local);
  if (local == NULL)
    dossier_workspace_count_unseen (workspace, &answer->unseen, &names, &local);
  if (local == NULL)
    return answer;
  g_propagate_error (error, local);
  answer_free (answer);
  return NULL;
}

/* The object that stood for a group before: its own, or that of the new name which has become this entity, or that of the entity
 * which, taken back, is a new name again. */
static DossierReviewGroup *
find_row (GHashTable                   *rows,
          GHashTable                   *heirs,
          GHashTable                   *named,
          GHashTable                   *wanted,
          const char                   *key,
          const DossierSuggestionGroup *group)
{
  DossierReviewGroup *heir, *row = g_hash_table_lookup (rows, key);
  g_autofree char *name = NULL;

  if (dossier_id_is_nil (&group->entity))
    {
      heir = row == NULL ? g_hash_table_lookup (named, key) : NULL;
      return heir != NULL && !g_hash_table_contains (wanted, heir->key) ? heir : row;
    }
  heir = g_hash_table_lookup (heirs, &group->entity);
  if (heir != NULL && !g_hash_table_contains (wanted, heir->key))
    return heir;
  /* Somebody made an entity of that name elsewhere. */
  name = make_name_key (group);
  return row != NULL || g_hash_table_contains (wanted, name) ? row : g_hash_table_lookup (rows, name);
}

/* The rows as they should be: objects that are there already are used again. */
static GPtrArray *
merge (DossierReviewGroups *self,
       GPtrArray           *read)
{
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) heirs = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->groups->len; i++)
    {
      DossierReviewGroup *group = g_ptr_array_index (self->groups, i);

      g_hash_table_insert (old, g_strdup (group->key), group);
      if (!dossier_id_is_nil (&group->successor))
        g_hash_table_insert (heirs, dossier_id_copy (&group->successor), group);
      if (!dossier_id_is_nil (&group->group->entity))
        g_hash_table_insert (named, make_name_key (group->group), group);
    }
  for (guint i = 0; i < read->len; i++)
    g_hash_table_add (wanted, make_key (g_ptr_array_index (read, i)));
  for (guint i = 0; i < read->len; i++)
    {
      DossierSuggestionGroup *group = g_ptr_array_index (read, i);
      g_autofree char *key = make_key (group);
      DossierReviewGroup *row = find_row (old, heirs, named, wanted, key, group);

      g_ptr_array_index (read, i) = NULL;
      if (row != NULL && g_hash_table_add (used, row))
        {
          replace (row, group);
          g_ptr_array_add (rows, g_object_ref (row));
        }
      else
        g_ptr_array_add (rows, group_new (group));
    }
  return rows;
}

/* The same rows, but those that were listed stay where they are, and new ones come after whom they follow. */
static GPtrArray *
keep_order (DossierReviewGroups *self,
            GPtrArray           *rows)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (wanted, g_ptr_array_index (rows, i));
  for (guint i = 0; i < self->groups->len; i++)
    if (g_hash_table_contains (wanted, g_ptr_array_index (self->groups, i)))
      {
        g_hash_table_add (listed, g_ptr_array_index (self->groups, i));
        g_ptr_array_add (ordered, g_object_ref (g_ptr_array_index (self->groups, i)));
      }
  for (guint i = 0; i < rows->len; i++)
    {
      DossierReviewGroup *row = g_ptr_array_index (rows, i);
      guint at = 0;

      if (g_hash_table_contains (listed, row))
        continue;
      if (i > 0 && g_ptr_array_find (ordered, g_ptr_array_index (rows, i - 1), &at))
        at++;
      g_ptr_array_insert (ordered, (int) at, g_object_ref (row));
    }
  return ordered;
}

static void
take_rows (DossierReviewGroups *self,
           GPtrArray           *rows)
{
  g_autoptr (GPtrArray) old = self->groups;
  guint shorter = MIN (old->len, rows->len), prefix = 0, suffix = 0;

  while (prefix < shorter && g_ptr_array_index (old, prefix) == g_ptr_array_index (rows, prefix))
    prefix++;
  while (suffix < shorter - prefix
         && g_ptr_array_index (old, old->len - 1 - suffix) == g_ptr_array_index (rows, rows->len - 1 - suffix))
    suffix++;
  self->groups = g_ptr_array_ref (rows);
  if (old->len == rows->len && prefix == rows->len)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - prefix - suffix, rows->len - prefix - suffix);
  if (old->len != rows->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* Where there are more names than are listed, one that has only moved behind the last of them was not decided. */
static gboolean
has_moved_behind (DossierReviewGroups *self,
                  DossierReviewGroup  *row)
{
  g_autoptr (GObject) first = NULL;

  if (!self->complete)
    first = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_SUGGESTION, &row->group->first);
  return first != NULL;
}

/* Names are known by their first occurrence after they have left, so that new occurrences of the same name are no return; but
 * those of an entity that is no more are looked for anew. */
static void
remember_left (DossierReviewGroups *self,
               DossierReviewGroup  *row)
{
  const DossierSuggestionGroup *group = row->group;
  g_autoptr (DossierEntity) entity = NULL;

  g_hash_table_add (self->left, dossier_id_copy (&group->first));
  if (dossier_id_is_nil (&group->entity))
    return;
  entity = (DossierEntity *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ENTITY, &group->entity);
  if (entity == NULL)
    g_hash_table_add (self->nameless, make_name_key (group));
}

/* Returns: (nullable): one that was decided to the end or for somebody new, and is open again */
static DossierReviewGroup *
find_returned (DossierReviewGroups *self,
               GPtrArray           *rows)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL), now = g_hash_table_new (NULL, NULL);
  DossierReviewGroup *returned = NULL;

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (now, g_ptr_array_index (rows, i));
  for (guint i = 0; i < self->groups->len; i++)
    {
      DossierReviewGroup *row = g_ptr_array_index (self->groups, i);

      g_hash_table_add (before, row);
      if (!g_hash_table_contains (now, row) && !has_moved_behind (self, row))
        remember_left (self, row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      DossierReviewGroup *row = g_ptr_array_index (rows, i);

      if (g_hash_table_contains (before, row))
        continue;
      /* Both are forgotten. */
      if (g_hash_table_remove (self->left, &row->group->first) + g_hash_table_remove (self->nameless, row->key) > 0 && returned == NULL)
        returned = row;
    }
  return returned;
}

static void
take_answer (DossierReviewGroups *self,
             Answer              *answer)
{
  g_autoptr (GPtrArray) rows = NULL;
  DossierReviewGroup *returned;

  self->open = answer->open;
  self->unseen = answer->unseen;
  self->complete = answer->groups->len < self->limit;
  rows = merge (self, answer->groups);
  if (self->keeps_places && !self->fresh)
    {
      g_autoptr (GPtrArray) ordered = keep_order (self, rows);

      returned = find_returned (self, rows);
      take_rows (self, ordered);
      if (returned != NULL)
        g_signal_emit (self, returned_signal, 0, returned);
    }
  else
    take_rows (self, rows);
  self->fresh = FALSE;
}

static void ask (DossierReviewGroups *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DossierReviewGroups) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&answer, answer_free);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->error, g_free);
  if (answer != NULL)
    take_answer (self, answer);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_strdup (error->message);
  g_clear_pointer (&answer, answer_free);
  if (self->again)
    ask (self);
  else
    self->loading = FALSE;
  g_signal_emit (self, loaded_signal, 0);
}

static void
ask (DossierReviewGroups *self)
{
  Question *question = g_new0 (Question, 1);

  self->again = FALSE;
  self->loading = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question->filter = self->filter;
  question->text = g_strdup (self->text);
  question->kind = g_strdup (self->kind);
  question->limit = self->limit;
  dossier_workspace_read_async (self->workspace, read_answer, question, question_free, answer_free, self->cancellable,
                                answered_cb, g_object_ref (self));
}

static void
dossier_review_groups_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property == PROP_N_ITEMS)
    g_value_set_uint (value, DOSSIER_REVIEW_GROUPS (object)->groups->len);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
dossier_review_groups_dispose (GObject *object)
{
  DossierReviewGroups *self = DOSSIER_REVIEW_GROUPS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_review_groups_parent_class)->dispose (object);
}

static void
dossier_review_groups_finalize (GObject *object)
{
  DossierReviewGroups *self = DOSSIER_REVIEW_GROUPS (object);

  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->left);
  g_hash_table_unref (self->nameless);
  g_free (self->text);
  g_free (self->kind);
  g_free (self->error);
  G_OBJECT_CLASS (dossier_review_groups_parent_class)->finalize (object);
}

static void
dossier_review_groups_class_init (DossierReviewGroupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_review_groups_get_property;
  object_class->dispose = dossier_review_groups_dispose;
  object_class->finalize = dossier_review_groups_finalize;
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  loaded_signal = g_signal_new ("loaded", DOSSIER_TYPE_REVIEW_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  returned_signal = g_signal_new ("returned", DOSSIER_TYPE_REVIEW_GROUPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, DOSSIER_TYPE_REVIEW_GROUP);
}

static void
dossier_review_groups_init (DossierReviewGroups *self)
{
  self->nameless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->left = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->limit = PAGE;
}

/**
 * dossier_review_groups_new:
 *
 * Returns: (transfer full): an empty list until a filter is set
 */
DossierReviewGroups *
dossier_review_groups_new (DossierWorkspace *workspace)
{
  DossierReviewGroups *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);
  self = g_object_new (DOSSIER_TYPE_REVIEW_GROUPS, NULL);
  self->workspace = g_object_ref (workspace);
  return self;
}

/**
 * dossier_review_groups_set_filter:
 * @filter: which names; copied
 *
 * Lists others, in their proper order.
 */
void
dossier_review_groups_set_filter (DossierReviewGroups           *self,
                                  const DossierSuggestionFilter *filter)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_GROUPS (self) && filter != NULL);

  self->filter = *filter;
  g_free (self->text);
  self->text = g_strdup (filter->text);
  g_free (self->kind);
  self->kind = g_strdup (filter->kind);
  self->limit = PAGE;
  self->keeps_places = FALSE;
  self->fresh = TRUE;
  g_hash_table_remove_all (self->left);
  g_hash_table_remove_all (self->nameless);
  ask (self);
}

/**
 * dossier_review_groups_refresh:
 *
 * Reads again after something changed; of many changes in a row only the last needs an answer.
 */
void
dossier_review_groups_refresh (DossierReviewGroups *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_GROUPS (self));

  if (self->loading && !self->fresh)
    self->again = TRUE;
  else
    ask (self);
}

/**
 * dossier_review_groups_load_more:
 *
 * Somebody looks at the end of what is listed.
 */
void
dossier_review_groups_load_more (DossierReviewGroups *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_GROUPS (self));

  if (self->complete || self->loading)
    return;
  self->limit += PAGE;
  ask (self);
}

/**
 * dossier_review_groups_keep_places:
 *
 * Somebody has begun to decide.
 */
void
dossier_review_groups_keep_places (DossierReviewGroups *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_GROUPS (self));
  self->keeps_places = TRUE;
}

gboolean
dossier_review_groups_is_loading (DossierReviewGroups *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_GROUPS (self), FALSE);
  return self->loading;
}

/**
 * dossier_review_groups_get_open:
 *
 * Returns: how many suggestions all names of the filter have together
 */
guint
dossier_review_groups_get_open (DossierReviewGroups *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_GROUPS (self), 0);
  return self->open;
}

/**
 * dossier_review_groups_get_unseen:
 *
 * Returns: how many articles nobody has looked at for suggestions yet
 */
guint
dossier_review_groups_get_unseen (DossierReviewGroups *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_GROUPS (self), 0);
  return self->unseen;
}

/**
 * dossier_review_groups_get_error:
 *
 * Returns: (nullable): why the last question was not answered
 */
const char *
dossier_review_groups_get_error (DossierReviewGroups *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_GROUPS (self), NULL);
  return self->error;
}
