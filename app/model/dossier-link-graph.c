/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The neighbourhood of an actor or an event on a board. Plain values; made on any thread, then owned by who shows it. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-link-graph.h"

#include <math.h>

/* While it is made: one of all things of the board, actors first, then events. */
typedef struct
{
  guint n_actors;
  guint n_things;
  guint *starts;      /* (owned): n_things + 1, into across */
  guint *across;      /* (owned): the thing at the other end */
  guint *links;       /* (owned): the link it is */
  gint *nodes;        /* (owned): which node stands for a thing, -1 none */
} Index;

static void
index_clear (Index *index)
{
  g_free (index->starts);
  g_free (index->across);
  g_free (index->links);
  g_free (index->nodes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

#define LINK(board, i) (&g_array_index ((board)->links, DossierBoardLink, (i)))

static void
index_board (Index              *index,
             const DossierBoard *board)
{
  g_autofree guint *next = NULL;
  guint n = board->links->len;

  index->n_actors = board->actors->len;
  index->n_things = board->actors->len + board->events->len;
  index->starts = g_new0 (guint, index->n_things + 1);
  index->across = g_new (guint, MAX (2 * n, 1));
  index->links = g_new (guint, MAX (2 * n, 1));
  index->nodes = g_new (gint, MAX (index->n_things, 1));
  for (guint i = 0; i < index->n_things; i++)
    index->nodes[i] = -1;
  for (guint i = 0; i < n; i++)
    {
      index->starts[LINK (board, i)->actor + 1]++;
      index->starts[index->n_actors + LINK (board, i)->event + 1]++;
    }
  for (guint i = 0; i < index->n_things; i++)
    index->starts[i + 1] += index->starts[i];
  next = g_memdup2 (index->starts, sizeof (guint) * (index->n_things + 1));
  for (guint i = 0; i < n; i++)
    {
      guint actor = LINK (board, i)->actor, event = index->n_actors + LINK (board, i)->event, at = next[actor]++;

      index->across[at] = event;
      index->links[at] = i;
      at = next[event]++;
      index->across[at] = actor;
      index->links[at] = i;
    }
}

/* Links come sorted, so that several roles of one pair stand together. */
static guint
count_across (const Index *index,
              guint        thing)
{
  guint n = 0, last = G_MAXUINT;

  for (guint i = index->starts[thing]; i < index->starts[thing + 1]; i++)
    {
      n += index->across[i] != last;
      last = index->across[i];
    }
  return n;
}

static void
add_node (DossierLinkGraph   *graph,
          const DossierBoard *board,
          Index              *index,
          guint               thing,
          guint               distance)
{
  gboolean event = thing >= index->n_actors;
  guint place = event ? thing - index->n_actors : thing;
  DossierGraphNode node = { .id = g_array_index (event ? board->events : board->actors, DossierId, place), .event = event, .place = place,
                            .distance = distance, .n_links = count_across (index, thing) };

  index->nodes[thing] = (gint) graph->nodes->len;
  g_array_append_val (graph->nodes, node);
}

/* A neighbour that is not in the picture yet, and how much speaks for it. */
typedef struct
{
  guint thing;
  guint weight;
  guint n_links;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = a, *other = b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  if (one->n_links != other->n_links)
    return one->n_links > other->n_links ? -1 : 1;
  return one->thing < other->thing ? -1 : one->thing > other->thing;
}

/* What is linked to the nodes of the last ring: what the analyst holds counts more than what is only told. */
static GArray *
collect_ring (const DossierLinkGraph *graph,
              const DossierBoard     *board,
              const Index            *index,
              guint                   distance)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree guint *places = g_new0 (guint, MAX (index->n_things, 1));

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const DossierGraphNode *node = &g_array_index (graph->nodes, DossierGraphNode, i);
      guint thing = node->event ? index->n_actors + node->place : node->place;

      if (node->distance + 1 != distance)
        continue;
      for (guint k = index->starts[thing]; k < index->starts[thing + 1]; k++)
        {
          guint across = index->across[k];
          const DossierBoardLink *link = LINK (board, index->links[k]);

          if (index->nodes[across] >= 0)
            continue;
          if (places[across] == 0)
            {
              Candidate candidate = { across, 0, count_across (index, across) };

              g_array_append_val (ring, candidate);
              places[across] = ring->len;
            }
          g_array_index (ring, Candidate, places[across] - 1).weight += (link->flags & DOSSIER_BOARD_LINK_ASSESSED ? 3 : 1) + MIN (link->accounts, 5);
        }
    }
  g_array_sort (ring, compare_candidates);
  return ring;
}

static void
add_edges (DossierLinkGraph   *graph,
           const DossierBoard *board,
           const Index        *index)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const DossierGraphNode *node = &g_array_index (graph->nodes, DossierGraphNode, i);
      guint last = G_MAXUINT;

      if (node->event)
        continue;
      for (guint k = index->starts[node->place]; k < index->starts[node->place + 1]; k++)
        {
          const DossierBoardLink *link = LINK (board, index->links[k]);
          gint event = index->nodes[index->across[k]];

          if (event < 0)
            continue;
          if (index->across[k] == last)
            {
              DossierGraphEdge *edge = &g_array_index (graph->edges, DossierGraphEdge, graph->edges->len - 1);

              edge->flags |= link->flags;
              edge->accounts = MAX (edge->accounts, link->accounts);
              edge->role = *edge->role != '\0' ? edge->role : link->role;
              continue;
            }
          last = index->across[k];
          g_array_append_vals (graph->edges, &(DossierGraphEdge) { i, (guint) event, link->role, link->flags, link->accounts }, 1);
        }
    }
}

/**
 * dossier_link_graph_new:
 * @centre: the actor or event in the middle
 * @event: whether it is an event
 * @steps: how far from it, 1 or more
 * @most: nodes, with the centre; the best linked of the last ring stay
 *
 * Returns: (transfer full) (nullable): nothing of it placed yet; NULL when the centre is not on the board
 */
DossierLinkGraph *
dossier_link_graph_new (const DossierBoard *board,
                        const DossierId    *centre,
                        gboolean            event,
                        guint               steps,
                        guint               most)
{
  g_auto (Index) index = { 0 };
  GArray *ids;
  DossierLinkGraph *graph;
  guint place = G_MAXUINT;

  g_return_val_if_fail (board != NULL && centre != NULL && most > 0, NULL);

  ids = event ? board->events : board->actors;
  for (guint i = 0; i < ids->len && place == G_MAXUINT; i++)
    if (dossier_id_equal (&g_array_index (ids, DossierId, i), centre))
      place = i;
  if (place == G_MAXUINT)
    return NULL;
  graph = g_new0 (DossierLinkGraph, 1);
  graph->nodes = g_array_new (FALSE, FALSE, sizeof (DossierGraphNode));
  graph->edges = g_array_new (FALSE, FALSE, sizeof (DossierGraphEdge));
  index_board (&index, board);
  add_node (graph, board, &index, event ? index.n_actors + place : place, 0);
  for (guint distance = 1; distance <= steps; distance++)
    {
      g_autoptr (GArray) ring = collect_ring (graph, board, &index, distance);
      guint taken = MIN (ring->len, most - graph->nodes->len);

      for (guint i = 0; i < taken; i++)
        add_node (graph, board, &index, g_array_index (ring, Candidate, i).thing, distance);
      graph->left_out += ring->len - taken;
    }
  add_edges (graph, board, &index);
  return graph;
}

void
dossier_link_graph_free (DossierLinkGraph *graph)
{
  if (graph == NULL)
    return;
  g_array_unref (graph->nodes);
  g_array_unref (graph->edges);
  g_free (graph);
}

/**
 * dossier_link_graph_find:
 *
 * Returns: which node it is, or -1
 */
gint
dossier_link_graph_find (const DossierLinkGraph *graph,
                         const DossierId        *id)
{
  g_return_val_if_fail (graph != NULL && id != NULL, -1);

  for (guint i = 0; i < graph->nodes->len; i++)
    if (dossier_id_equal (&g_array_index (graph->nodes, DossierGraphNode, i).id, id))
      return (gint) i;
  return -1;
}

/**
 * dossier_link_graph_step:
 * @from: a node
 * @dx: -1, 0 or 1
 * @dy: the other one
 *
 * Where a key with an arrow leads: the nearest node on that side; what stands far off the way counts as farther.
 *
 * Returns: which node it is, or -1 when there is none on that side
 */
gint
dossier_link_graph_step (const DossierLinkGraph *graph,
                         guint                   from,
                         double                  dx,
                         double                  dy)
{
  const DossierGraphNode *here;
  double best = G_MAXDOUBLE;
  gint found = -1;

  g_return_val_if_fail (graph != NULL && from < graph->nodes->len, -1);

  here = &g_array_index (graph->nodes, DossierGraphNode, from);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const DossierGraphNode *node = &g_array_index (graph->nodes, DossierGraphNode, i);
      double along = (node->x - here->x) * dx + (node->y - here->y) * dy;
      double aside = fabs ((node->x - here->x) * dy) + fabs ((node->y - here->y) * dx);
      double cost = along + 2 * aside;

      if (i == from || along <= 0 || aside > 3 * along || cost >= best)
        continue;
      best = cost;
      found = (gint) i;
    }
  return found;
}
