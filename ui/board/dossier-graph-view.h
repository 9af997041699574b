/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-graph-canvas.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierGraphView:
 *
 * The links of one actor or event and of its neighbours. Places are reckoned on a thread of the pool; what stands stays where it
 * is when the board changes. Main thread only.
 * Signals: "moved" (guint position, gboolean event): the cursor is at another node; "activated" (guint position, gboolean event);
 * "closed": somebody wants to go back to where this was opened from; "context-menu" (gboolean event, guint position, GdkRectangle
 * in the coordinates of the canvas).
 */
#define DOSSIER_TYPE_GRAPH_VIEW (dossier_graph_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierGraphView, dossier_graph_view, DOSSIER, GRAPH_VIEW, GtkWidget)

GtkWidget  *dossier_graph_view_new         (DossierWorkspace  *workspace,
                                            DossierBoardState *state);
void        dossier_graph_view_set_centre  (DossierGraphView  *self,
                                            const DossierId   *centre,
                                            gboolean           event);
void        dossier_graph_view_set_steps   (DossierGraphView  *self,
                                            guint              steps);
guint       dossier_graph_view_get_steps   (DossierGraphView  *self);
gboolean    dossier_graph_view_go_back     (DossierGraphView  *self);
void        dossier_graph_view_get_current (DossierGraphView  *self,
                                            guint             *actor,
                                            guint             *event);
GtkWidget  *dossier_graph_view_get_canvas  (DossierGraphView  *self);
const char *dossier_graph_view_get_words   (DossierGraphView  *self);
gboolean    dossier_graph_view_is_loading  (DossierGraphView  *self);

G_END_DECLS
