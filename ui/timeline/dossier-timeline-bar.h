/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-timeline.h"

G_BEGIN_DECLS

/**
 * DossierTimelineBar:
 *
 * What of the timeline is shown and how: words to find, lanes, kinds of events, folding, scale, export. Main thread only. Zooming
 * and exporting are actions of the page.
 *
 * Signals: "filter-changed", "lanes-changed", "fold-changed".
 */
#define DOSSIER_TYPE_TIMELINE_BAR (dossier_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineBar, dossier_timeline_bar, DOSSIER, TIMELINE_BAR, GtkWidget)

GtkWidget             *dossier_timeline_bar_new          (void);
DossierTimelineFilter *dossier_timeline_bar_get_filter   (DossierTimelineBar    *self);
gboolean               dossier_timeline_bar_is_clear     (DossierTimelineBar    *self);
void                   dossier_timeline_bar_clear        (DossierTimelineBar    *self);
void                   dossier_timeline_bar_set_kinds    (DossierTimelineBar    *self,
                                                          const DossierTimeline *timeline);
DossierTimelineLanes   dossier_timeline_bar_get_lanes    (DossierTimelineBar    *self);
void                   dossier_timeline_bar_set_lanes    (DossierTimelineBar    *self,
                                                          DossierTimelineLanes   lanes);
gboolean               dossier_timeline_bar_get_fold     (DossierTimelineBar    *self);
void                   dossier_timeline_bar_set_fold     (DossierTimelineBar    *self,
                                                          gboolean               fold);
void                   dossier_timeline_bar_set_can_fold (DossierTimelineBar    *self,
                                                          gboolean               can_fold);
void                   dossier_timeline_bar_set_narrow   (DossierTimelineBar    *self,
                                                          gboolean               narrow);
void                   dossier_timeline_bar_focus_text   (DossierTimelineBar    *self);

G_END_DECLS
