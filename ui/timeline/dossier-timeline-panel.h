/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-timeline.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierTimelinePanel:
 *
 * What is known of the date of one event, and the passages that tell of it, article by article. Main thread only.
 */
#define DOSSIER_TYPE_TIMELINE_PANEL (dossier_timeline_panel_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelinePanel, dossier_timeline_panel, DOSSIER, TIMELINE_PANEL, GtkWidget)

GtkWidget *dossier_timeline_panel_new        (DossierWorkspace           *workspace);
void       dossier_timeline_panel_show       (DossierTimelinePanel       *self,
                                              const DossierTimeline      *timeline,
                                              const DossierTimelineEvent *event);
gboolean   dossier_timeline_panel_is_loading (DossierTimelinePanel       *self);

G_END_DECLS
