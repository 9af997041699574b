/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who took part in what. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include <string.h>

#include "dossier-events.h"
#include "dossier-rows-private.h"

/* While the board is put together: what was found, and where it stands. */
typedef struct
{
  DossierId id;
  char *folded;     /* (owned): for comparing with the filter's text */
  gboolean matches;
  gboolean wanted;
  guint count;
  guint position;
} Node;

typedef struct
{
  Node *actor;
  Node *event;
  const char *role;
} Edge;

typedef struct
{
  GPtrArray *actors; /* (element-type Node), by name */
  GPtrArray *events; /* (element-type Node), by date */
  GHashTable *actors_by_id;
  GHashTable *events_by_id;
  GArray *edges;
} Draft;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->folded);
  g_free (node);
}

static void
draft_clear (Draft *draft)
{
  g_hash_table_unref (draft->actors_by_id);
  g_hash_table_unref (draft->events_by_id);
  g_ptr_array_unref (draft->actors);
  g_ptr_array_unref (draft->events);
  g_array_unref (draft->edges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static gboolean
read_nodes (DossierSql *rows,
            const char *wanted,
            GPtrArray  *nodes,
            GHashTable *by_id,
            GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      Node *node = g_new0 (Node, 1);
      g_autofree char *text = dossier_sql_text (rows, 1);

      node->id = dossier_sql_id (rows, 0);
      node->folded = dossier_text_fold (text);
      node->matches = wanted == NULL || strstr (node->folded, wanted) != NULL;
      g_ptr_array_add (nodes, node);
      g_hash_table_insert (by_id, &node->id, node);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_edges (DossierDb *db,
            Draft     *draft,
            GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT DISTINCT coalesce(x.root, s.entity), s.event, coalesce(s.role, '') FROM statement s LEFT JOIN entity_root x ON x.entity = s.entity"
                          " WHERE s.account IS NULL AND s.kind = 'participant' AND s.deleted_at IS NULL"
                          " UNION SELECT coalesce(x.root, l.place), l.event, '' FROM event_place l LEFT JOIN entity_root x ON x.entity = l.place"
                          " WHERE l.deleted_at IS NULL",
                          NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId actor = dossier_sql_id (rows, 0), event = dossier_sql_id (rows, 1);
      Edge edge = { g_hash_table_lookup (draft->actors_by_id, &actor), g_hash_table_lookup (draft->events_by_id, &event),
                    g_intern_string (dossier_sql_peek (rows, 2)) };

      if (edge.actor != NULL && edge.event != NULL)
        g_array_append_val (draft->edges, edge);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static int
compare_by_count (gconstpointer a,
                  gconstpointer b)
{
  const Node *left = *(Node * const *) a, *right = *(Node * const *) b;

  return left->count != right->count ? (left->count > right->count ? -1 : 1) : strcmp (left->folded, right->folded);
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const DossierBoardLink *left = a, *right = b;

  if (left->actor != right->actor)
    return left->actor < right->actor ? -1 : 1;
  return left->event < right->event ? -1 : left->event > right->event;
}

static void
place_nodes (GPtrArray *nodes,
             GArray    *ids)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = g_ptr_array_index (nodes, i);

      if (!node->wanted)
        continue;
      node->position = ids->len;
      g_array_append_val (ids, node->id);
    }
}

/* What matches the words stays, with what it is linked to; actors without any event are no actors. */
static DossierBoard *
assemble (Draft                    *draft,
          const DossierBoardFilter *filter)
{
  DossierBoard *board = dossier_board_new ();
  gboolean narrowed = filter->text != NULL || filter->kinds != NULL;

  for (guint i = 0; i < draft->edges->len; i++)
    {
      Edge *edge = &g_array_index (draft->edges, Edge, i);

      if (edge->actor->matches || edge->event->matches)
        {
          edge->actor->wanted = edge->event->wanted = TRUE;
          edge->actor->count++;
        }
    }
  for (guint i = 0; i < draft->events->len; i++)
    {
      Node *event = g_ptr_array_index (draft->events, i);

      event->wanted = event->wanted || (event->matches && (filter->kinds == NULL || !narrowed));
    }
  g_ptr_array_sort (draft->actors, compare_by_count);
  place_nodes (draft->actors, board->actors);
  place_nodes (draft->events, board->events);
  for (guint i = 0; i < draft->edges->len; i++)
    {
      Edge *edge = &g_array_index (draft->edges, Edge, i);
      DossierBoardLink link = { edge->actor->position, edge->event->position, edge->role };

      if (edge->actor->wanted && edge->event->wanted && (edge->actor->matches || edge->event->matches))
        g_array_append_val (board->links, link);
    }
  g_array_sort (board->links, compare_links);
  return board;
}

/**
 * dossier_board_read:
 * @filter: what to show: an actor stays with an event that matches the words and the reverse; kinds narrow the
 *   actors, dates the events
 *
 * Returns: (transfer full) (nullable): actors by number of events, events by date with undated ones last, and their links
 */
DossierBoard *
dossier_board_read (DossierDb                *db,
                    const DossierBoardFilter *filter,
                    GError                  **error)
{
  g_auto (Draft) draft = {
    g_ptr_array_new_with_free_func (node_free), g_ptr_array_new_with_free_func (node_free),
    g_hash_table_new (dossier_id_hash, dossier_id_equal), g_hash_table_new (dossier_id_hash, dossier_id_equal),
    g_array_new (FALSE, FALSE, sizeof (Edge)),
  };
  g_autoptr (DossierSql) actors = NULL, events = NULL;
  g_autofree char *wanted = filter->text ? dossier_text_fold (filter->text) : NULL;
  g_autofree char *kinds = filter->kinds ? g_strjoinv ("\n", filter->kinds) : NULL;
  g_autofree char *lines = kinds ? g_strconcat ("\n", kinds, "\n", NULL) : NULL;

  actors = dossier_sql_new (db, error,
                            "SELECT id, name FROM entity WHERE deleted_at IS NULL AND id NOT IN (SELECT entity FROM entity_root)"
                            " AND (?1 IS NULL OR instr(?1, char(10) || kind || char(10)) > 0) ORDER BY name COLLATE NOCASE, id",
                            "t", lines);
  events = dossier_sql_new (db, error,
                            "SELECT id, title FROM event WHERE deleted_at IS NULL"
                            " AND ((?1 = ?3 AND ?2 = ?4) OR (date_earliest <> 0 AND date_latest >= ?1 AND date_earliest <= ?2))"
                            " ORDER BY date IS NULL, date_earliest, date_latest, id",
                            "iiii", filter->earliest, filter->latest, G_MININT64, G_MAXINT64);
  if (!read_nodes (actors, wanted, draft.actors, draft.actors_by_id, error)
      || !read_nodes (events, wanted, draft.events, draft.events_by_id, error)
      || !read_edges (db, &draft, error))
    return NULL;
  return assemble (&draft, filter);
}
