/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board-state.h"
#include "dossier-link-graph.h"

G_BEGIN_DECLS

/**
 * DossierGraphCanvas:
 *
 * A link graph drawn: nodes with their names, lines between, one node under the cursor. Nodes are dragged, the ground pans, the
 * wheel zooms; arrows walk from node to node. Main thread only.
 * Signals: "moved": the cursor went to another node; "activated": somebody wants to see the node at the cursor; "centre": wants
 * it in the middle; "context-menu" (GdkRectangle in the coordinates of the widget).
 */
#define DOSSIER_TYPE_GRAPH_CANVAS (dossier_graph_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DossierGraphCanvas, dossier_graph_canvas, DOSSIER, GRAPH_CANVAS, GtkWidget)

GtkWidget              *dossier_graph_canvas_new         (DossierBoardState  *state);
void                    dossier_graph_canvas_set_graph   (DossierGraphCanvas *self,
                                                          DossierLinkGraph   *graph,
                                                          gboolean            fresh);
DossierLinkGraph       *dossier_graph_canvas_get_graph   (DossierGraphCanvas *self);
const DossierGraphNode *dossier_graph_canvas_get_current (DossierGraphCanvas *self);
void                    dossier_graph_canvas_go_to       (DossierGraphCanvas *self,
                                                          guint               node);
void                    dossier_graph_canvas_move_node   (DossierGraphCanvas *self,
                                                          guint               node,
                                                          double              dx,
                                                          double              dy);
void                    dossier_graph_canvas_zoom        (DossierGraphCanvas *self,
                                                          double              factor);
char                   *dossier_graph_canvas_get_words   (DossierGraphCanvas *self);
gboolean                dossier_graph_canvas_get_area    (DossierGraphCanvas *self,
                                                          GdkRectangle       *area);

G_END_DECLS
