/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board.h"

G_BEGIN_DECLS

#define DOSSIER_LINK_GRAPH_MOST 200

/**
 * DossierGraphNode: an actor or an event around a chosen one.
 * @n_links: with how many it is linked on the board, shown or not
 * @x: pixels at the size of 1; the centre at (0, 0)
 * @placed: @x and @y say where it stands
 */
typedef struct
{
  DossierId id;
  gboolean event;
  guint place;       /* position on the board */
  guint distance;    /* steps from the centre */
  guint n_links;
  double x;
  double y;
  gboolean placed;
} DossierGraphNode;

/* An edge goes from an actor to an event; several roles are one. */
typedef struct
{
  guint actor;       /* in @nodes */
  guint event;
  const char *role;  /* interned, "" when none: the first that has a name */
  guint flags;       /* DossierBoardLinkFlags */
  guint accounts;    /* the most that one role has */
} DossierGraphEdge;

/**
 * DossierLinkGraph: one actor or event and what is linked with it.
 * @nodes: (element-type DossierGraphNode): the centre first
 * @left_out: how many neighbours there was no room for
 */
typedef struct
{
  GArray *nodes;
  GArray *edges;     /* (element-type DossierGraphEdge) */
  guint left_out;
} DossierLinkGraph;

DossierLinkGraph *dossier_link_graph_new  (const DossierBoard *board,
                                           const DossierId    *centre,
                                           gboolean            event,
                                           guint               steps,
                                           guint               most);
void              dossier_link_graph_free (DossierLinkGraph   *graph);
gint              dossier_link_graph_find (const DossierLinkGraph *graph,
                                           const DossierId        *id);
gint              dossier_link_graph_step (const DossierLinkGraph *graph,
                                           guint                   from,
                                           double                  dx,
                                           double                  dy);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLinkGraph, dossier_link_graph_free)

G_END_DECLS
