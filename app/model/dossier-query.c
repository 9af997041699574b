/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of one type are wanted. A plain value; the store turns it into SQL. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-query.h"

#include <string.h>

DossierQuery *
dossier_query_new (DossierRecordType type)
{
  DossierQuery *query = g_new0 (DossierQuery, 1);

  query->type = type;
  return query;
}

DossierQuery *
dossier_query_copy (const DossierQuery *query)
{
  DossierQuery *copy;

  if (query == NULL)
    return NULL;
  copy = g_memdup2 (query, sizeof *query);
  copy->text = g_strdup (query->text);
  copy->kind = g_strdup (query->kind);
  copy->unfolded = query->unfolded ? g_array_copy (query->unfolded) : NULL;
  return copy;
}

static gboolean
equal_ids (GArray *a,
           GArray *b)
{
  guint n = a ? a->len : 0;

  return n == (b ? b->len : 0) && (n == 0 || memcmp (a->data, b->data, n * sizeof (DossierId)) == 0);
}

/**
 * dossier_query_set_unfolded:
 * @article: one that stands for its group in a folded list
 * @unfolded: whether the others of its group follow it
 */
void
dossier_query_set_unfolded (DossierQuery    *query,
                            const DossierId *article,
                            gboolean         unfolded)
{
  if (query->unfolded == NULL)
    query->unfolded = g_array_new (FALSE, FALSE, sizeof (DossierId));
  for (guint i = 0; i < query->unfolded->len; i++)
    if (dossier_id_equal (&g_array_index (query->unfolded, DossierId, i), article))
      g_array_remove_index (query->unfolded, i--);
  if (unfolded)
    g_array_append_vals (query->unfolded, article, 1);
}

/**
 * dossier_query_equal:
 *
 * Returns: whether both ask the same, so that asking again can be spared
 */
gboolean
dossier_query_equal (const DossierQuery *a,
                     const DossierQuery *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->type == b->type
         && g_strcmp0 (a->text, b->text) == 0
         && g_strcmp0 (a->kind, b->kind) == 0
         && dossier_id_equal (&a->source, &b->source)
         && dossier_id_equal (&a->collection, &b->collection)
         && dossier_id_equal (&a->article, &b->article)
         && dossier_id_equal (&a->entity, &b->entity)
         && dossier_id_equal (&a->event, &b->event)
         && a->earliest == b->earliest && a->latest == b->latest
         && a->unread == b->unread && a->has_annotations == b->has_annotations
         && dossier_id_equal (&a->copies_of, &b->copies_of)
         && dossier_id_equal (&a->like, &b->like)
         && a->rejected == b->rejected && a->values == b->values && a->confidence == b->confidence
         && a->unlinked == b->unlinked && a->deleted == b->deleted
         && a->fold == b->fold && equal_ids (a->unfolded, b->unfolded)
         && a->order == b->order && a->limit == b->limit;
}

void
dossier_query_free (DossierQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->text);
  g_free (query->kind);
  g_clear_pointer (&query->unfolded, g_array_unref);
  g_free (query);
}
