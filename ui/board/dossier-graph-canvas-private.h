/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-graph-canvas.h"

G_BEGIN_DECLS

/* Shared by dossier-graph-canvas.c (what is shown and where the cursor is), dossier-graph-draw.c and dossier-graph-input.c. */

struct _DossierGraphCanvas
{
  GtkWidget parent_instance;

  DossierBoardState *state;  /* (owned) */
  DossierLinkGraph *graph;   /* (owned) (nullable) */
  GPtrArray *names;          /* (owned) (element-type PangoLayout): of each node */
  GPtrArray *kinds;          /* (owned) (element-type utf8): interned; of each node, NULL of an event */
  guint current;             /* the node at the cursor */
  double zoom;
  double middle_x;           /* what stands in the middle of the widget */
  double middle_y;
  gboolean fitted;           /* the picture was fitted into a widget that has a size */
  int dragged;               /* a node, or -1: the ground */
  double drag_x;             /* where the drag began */
  double drag_y;
};

#define DOSSIER_GRAPH_NODE(self, i) (&g_array_index ((self)->graph->nodes, DossierGraphNode, (i)))

static inline guint
dossier_graph_canvas_count (DossierGraphCanvas *self)
{
  return self->graph != NULL ? self->graph->nodes->len : 0;
}

void            dossier_graph_canvas_to_screen  (DossierGraphCanvas *self,
                                                 double              x,
                                                 double              y,
                                                 double             *screen_x,
                                                 double             *screen_y);
int             dossier_graph_canvas_node_at    (DossierGraphCanvas *self,
                                                 double              x,
                                                 double              y);
graphene_rect_t dossier_graph_canvas_node_box   (DossierGraphCanvas *self,
                                                 guint               node);
void            dossier_graph_canvas_read_names (DossierGraphCanvas *self);
void            dossier_graph_canvas_snapshot   (GtkWidget          *widget,
                                                 GtkSnapshot        *snapshot);
void            dossier_graph_canvas_add_input  (DossierGraphCanvas *self);

G_END_DECLS
