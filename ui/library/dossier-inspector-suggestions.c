/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The open suggestions of one article as the inspector lists them: by kind, a line for each name with the places where it
 * stands. Made on a thread of the pool, handed to the main thread, not changed after. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-inspector-suggestions.h"

#include "dossier-ui.h"

G_DEFINE_FINAL_TYPE (DossierInspectorSuggestion, dossier_inspector_suggestion, G_TYPE_OBJECT)

static void
dossier_inspector_suggestion_finalize (GObject *object)
{
  DossierInspectorSuggestion *self = DOSSIER_INSPECTOR_SUGGESTION (object);

  g_clear_object (&self->proposal);
  g_array_unref (self->ids);
  g_array_unref (self->doubtful);
  G_OBJECT_CLASS (dossier_inspector_suggestion_parent_class)->finalize (object);
}

static void
dossier_inspector_suggestion_class_init (DossierInspectorSuggestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_inspector_suggestion_finalize;
}

static void
dossier_inspector_suggestion_init (DossierInspectorSuggestion *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  self->doubtful = g_array_new (FALSE, FALSE, sizeof (DossierId));
}

static DossierInspectorSuggestion *
line_new (DossierInspectorSuggestionLevel level,
          const char                     *kind)
{
  DossierInspectorSuggestion *self = g_object_new (DOSSIER_TYPE_INSPECTOR_SUGGESTION, NULL);

  self->level = level;
  self->kind = kind;
  return self;
}

/**
 * dossier_inspector_kind_rank:
 * @kind: (nullable): the key of a kind
 *
 * Returns: where it stands among the kinds: the program's own as they are counted, then the others
 */
int
dossier_inspector_kind_rank (const char *kind)
{
  for (int i = 0; dossier_builtin_kinds[i] != NULL; i++)
    if (g_strcmp0 (kind, dossier_builtin_kinds[i]) == 0)
      return i;
  return G_MAXINT;
}

/**
 * dossier_inspector_suggestion_get_name:
 * @self: a line for a name
 *
 * Returns: (transfer none): what the entity is or would be called
 */
const char *
dossier_inspector_suggestion_get_name (DossierInspectorSuggestion *self)
{
  g_return_val_if_fail (DOSSIER_IS_INSPECTOR_SUGGESTION (self), NULL);
  g_return_val_if_fail (self->proposal != NULL, NULL);

  return self->proposal->entity_name != NULL ? self->proposal->entity_name : self->proposal->name;
}

/**
 * dossier_inspector_suggestion_equal:
 * @a: a line
 * @b: another
 *
 * Returns: whether both look the same and mean the same places
 */
gboolean
dossier_inspector_suggestion_equal (DossierInspectorSuggestion *a,
                                    DossierInspectorSuggestion *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->level != b->level || a->kind != b->kind || a->names != b->names || a->last != b->last || a->ids->len != b->ids->len || a->doubtful->len != b->doubtful->len
      || memcmp (a->ids->data, b->ids->data, a->ids->len * sizeof (DossierId)) != 0)
    return FALSE;
  if (a->proposal == NULL || b->proposal == NULL)
    return a->proposal == b->proposal;
  return g_strcmp0 (dossier_inspector_suggestion_get_name (a), dossier_inspector_suggestion_get_name (b)) == 0
         && a->proposal->confidence == b->proposal->confidence && g_strcmp0 (a->proposal->reason, b->proposal->reason) == 0;
}

/* What an accepted one would be: the entity, or the name of a kind. */
static char *
make_key (DossierProposal *proposal)
{
  g_autofree char *id = NULL, *name = NULL;

  if (!dossier_id_is_nil (&proposal->entity))
    return dossier_id_to_text (&proposal->entity);
  name = g_utf8_casefold (proposal->name, -1);
  return g_strdup_printf ("%s %s", proposal->kind, name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  DossierInspectorSuggestion *first = *(DossierInspectorSuggestion * const *) a;
  DossierInspectorSuggestion *second = *(DossierInspectorSuggestion * const *) b;
  int rank_first = dossier_inspector_kind_rank (first->kind), rank_second = dossier_inspector_kind_rank (second->kind);

  if (rank_first != rank_second)
    return rank_first < rank_second ? -1 : 1;
  if (first->kind != second->kind)
    return g_utf8_collate (first->kind, second->kind);
  if (first->ids->len != second->ids->len)
    return first->ids->len > second->ids->len ? -1 : 1;
  if (first->proposal->confidence != second->proposal->confidence)
    return first->proposal->confidence > second->proposal->confidence ? -1 : 1;
  return g_utf8_collate (dossier_inspector_suggestion_get_name (first), dossier_inspector_suggestion_get_name (second));
}

static GPtrArray *
group (GPtrArray *proposals)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < proposals->len; i++)
    {
      DossierProposal *proposal = g_ptr_array_index (proposals, i);
      g_autofree char *key = NULL;
      DossierInspectorSuggestion *line;

      if (dossier_ui_is_value (proposal->kind))
        continue;
      key = make_key (proposal);
      line = g_hash_table_lookup (by_key, key);
      if (line == NULL)
        {
          line = line_new (DOSSIER_INSPECTOR_SUGGESTED_NAME, dossier_ui_proposal_kind (proposal));
          g_ptr_array_add (names, line);
          g_hash_table_insert (by_key, g_steal_pointer (&key), line);
        }
      g_array_append_val (line->ids, proposal->id);
      if (proposal->confidence < DOSSIER_SUGGESTION_DOUBTFUL)
        g_array_append_val (line->doubtful, proposal->id);
      if (line->proposal == NULL || proposal->confidence > line->proposal->confidence)
        g_set_object (&line->proposal, proposal);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
add_to_heading (DossierInspectorSuggestion *heading,
                DossierInspectorSuggestion *name)
{
  heading->names++;
  g_array_append_vals (heading->doubtful, name->doubtful->data, name->doubtful->len);
  for (guint i = 0, k = 0; i < name->ids->len; i++)
    if (k < name->doubtful->len && dossier_id_equal (&g_array_index (name->ids, DossierId, i), &g_array_index (name->doubtful, DossierId, k)))
      k++;
    else
      g_array_append_val (heading->ids, g_array_index (name->ids, DossierId, i));
}

/* Where all are doubtful, they are what is accepted: the button says so. */
static void
finish_heading (DossierInspectorSuggestion *heading)
{
  if (heading->ids->len == 0)
    g_array_append_vals (heading->ids, heading->doubtful->data, heading->doubtful->len);
}

/**
 * dossier_inspector_suggestions_arrange:
 * @proposals: (element-type DossierProposal): open ones of an article, in the order of its text
 *
 * Returns: (transfer full) (element-type DossierInspectorSuggestion): the lines: the heading of all, then each kind's heading and its
 *   names, the most frequent first; dates and figures are left out; nothing when no name is open
 */
GPtrArray *
dossier_inspector_suggestions_arrange (GPtrArray *proposals)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (DossierInspectorSuggestion) all = line_new (DOSSIER_INSPECTOR_SUGGESTIONS, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_object_unref);
  DossierInspectorSuggestion *kind = NULL;

  g_return_val_if_fail (proposals != NULL, NULL);

  names = group (proposals);
  if (names->len > 0)
    g_ptr_array_add (lines, g_object_ref (all));
  for (guint i = 0; i < names->len; i++)
    {
      DossierInspectorSuggestion *name = g_ptr_array_index (names, i);

      if (kind == NULL || kind->kind != name->kind)
        {
          kind = line_new (DOSSIER_INSPECTOR_SUGGESTED_KIND, name->kind);
          g_ptr_array_add (lines, kind);
        }
      add_to_heading (all, name);
      add_to_heading (kind, name);
      name->last = i == names->len - 1;
      g_ptr_array_add (lines, g_object_ref (name));
    }
  for (guint i = 0; i < lines->len; i++)
    if (DOSSIER_INSPECTOR_SUGGESTION (g_ptr_array_index (lines, i))->level != DOSSIER_INSPECTOR_SUGGESTED_NAME)
      finish_heading (g_ptr_array_index (lines, i));
  return lines;
}
