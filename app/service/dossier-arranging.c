/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of a board in which few links cross, and the places of the nodes of a link graph. Never on the main thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-arranging.h"

#include "dossier-crossings.h"
#include "dossier-graph-layout.h"

static guint *
count_up (guint n)
{
  guint *numbers = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    numbers[i] = i;
  return numbers;
}

/**
 * dossier_arranging_order_board:
 * @board: new, not shared yet
 * @filter: how it is to be ordered
 *
 * Counts the crossings; and puts the sides that are to be ordered by them into that order.
 */
void
dossier_arranging_order_board (DossierBoard             *board,
                               const DossierBoardFilter *filter)
{
  g_autofree guint *actors = NULL, *events = NULL;
  g_autoptr (GArray) links = NULL;
  DossierCrossingsSides sides = 0;

  g_return_if_fail (board != NULL && filter != NULL);

  actors = count_up (board->actors->len);
  events = count_up (board->events->len);
  links = g_array_sized_new (FALSE, FALSE, sizeof (DossierCrossingsLink), board->links->len);
  for (guint i = 0; i < board->links->len; i++)
    {
      const DossierBoardLink *link = &g_array_index (board->links, DossierBoardLink, i);
      DossierCrossingsLink pair = { link->actor, link->event };

      /* Several roles are one line. */
      if (i == 0 || (link - 1)->actor != link->actor || (link - 1)->event != link->event)
        g_array_append_val (links, pair);
    }
  sides |= filter->actor_order == DOSSIER_BOARD_ORDER_CROSSINGS ? DOSSIER_CROSSINGS_LEFT : 0;
  sides |= filter->event_order == DOSSIER_BOARD_ORDER_CROSSINGS ? DOSSIER_CROSSINGS_RIGHT : 0;
  if (sides == 0)
    {
      board->crossings = dossier_crossings_count ((const DossierCrossingsLink *) (gpointer) links->data, links->len, actors, board->actors->len,
                                                  events, board->events->len);
      return;
    }
  board->crossings = dossier_crossings_reduce ((const DossierCrossingsLink *) (gpointer) links->data, links->len, actors, board->actors->len,
                                               events, board->events->len, sides, NULL);
  dossier_board_rearrange (board, actors, events);
}

/**
 * dossier_arranging_make_graph:
 * @centre: an actor or event of the board
 * @steps: how far around it
 * @known: (nullable) (element-type DossierGraphNode): nodes that stand somewhere already, and stay there
 *
 * Returns: (transfer full) (nullable): the graph with a place for every node; NULL when the centre is not on the board
 */
DossierLinkGraph *
dossier_arranging_make_graph (const DossierBoard *board,
                              const DossierId    *centre,
                              gboolean            event,
                              guint               steps,
                              const GArray       *known,
                              GCancellable       *cancellable)
{
  DossierLinkGraph *graph = dossier_link_graph_new (board, centre, event, steps, DOSSIER_LINK_GRAPH_MOST);
  g_autoptr (GHashTable) places = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autofree DossierGraphPoint *points = NULL;
  g_autofree DossierGraphLine *lines = NULL;

  if (graph == NULL)
    return NULL;
  for (guint i = 0; known != NULL && i < known->len; i++)
    g_hash_table_insert (places, &g_array_index (known, DossierGraphNode, i).id, &g_array_index (known, DossierGraphNode, i));
  points = g_new0 (DossierGraphPoint, MAX (graph->nodes->len, 1));
  lines = g_new0 (DossierGraphLine, MAX (graph->edges->len, 1));
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const DossierGraphNode *node = &g_array_index (graph->nodes, DossierGraphNode, i), *old = g_hash_table_lookup (places, &node->id);

      points[i].distance = node->distance;
      if (old != NULL && old->placed)
        points[i] = (DossierGraphPoint) { old->x, old->y, node->distance, TRUE };
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const DossierGraphEdge *edge = &g_array_index (graph->edges, DossierGraphEdge, i);

      lines[i] = (DossierGraphLine) { edge->actor, edge->event };
    }
  dossier_graph_layout (points, graph->nodes->len, lines, graph->edges->len, cancellable);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      DossierGraphNode *node = &g_array_index (graph->nodes, DossierGraphNode, i);

      node->x = points[i].x;
      node->y = points[i].y;
      node->placed = TRUE;
    }
  return graph;
}
