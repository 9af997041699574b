/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-scroll-area.h"
#include "dossier-timeline.h"

G_BEGIN_DECLS

/**
 * DossierTimelineCanvas:
 *
 * Lanes of events along a line of time, for a scrolled window: the names of the lanes stay at the left, the ruler stays on top.
 * Main thread only. Time goes from left to right in every language.
 *
 * Signals: "chosen": another event is chosen, or none; "activated": Enter or a double click on the chosen one; "view-changed":
 * another part of time is shown, or in another scale.
 */
#define DOSSIER_TYPE_TIMELINE_CANVAS (dossier_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelineCanvas, dossier_timeline_canvas, DOSSIER, TIMELINE_CANVAS, DossierScrollArea)

GtkWidget                  *dossier_timeline_canvas_new          (void);
void                        dossier_timeline_canvas_set_timeline (DossierTimelineCanvas *self,
                                                                  DossierTimeline       *timeline);
void                        dossier_timeline_canvas_set_lanes    (DossierTimelineCanvas *self,
                                                                  DossierTimelineLanes   lanes);
void                        dossier_timeline_canvas_set_fold     (DossierTimelineCanvas *self,
                                                                  gboolean               fold);
gboolean                    dossier_timeline_canvas_can_fold     (DossierTimelineCanvas *self);
void                        dossier_timeline_canvas_zoom         (DossierTimelineCanvas *self,
                                                                  double                 factor);
void                        dossier_timeline_canvas_fit          (DossierTimelineCanvas *self);
void                        dossier_timeline_canvas_choose       (DossierTimelineCanvas *self,
                                                                  const DossierId       *event);
const DossierTimelineEvent *dossier_timeline_canvas_get_chosen   (DossierTimelineCanvas *self);
const char                 *dossier_timeline_canvas_get_lane     (DossierTimelineCanvas *self);
char                       *dossier_timeline_canvas_get_words    (DossierTimelineCanvas *self);
gboolean                    dossier_timeline_canvas_is_fitted    (DossierTimelineCanvas *self);
void                        dossier_timeline_canvas_get_span     (DossierTimelineCanvas *self,
                                                                  gint64                *earliest,
                                                                  gint64                *latest);
void                        dossier_timeline_canvas_show_span    (DossierTimelineCanvas *self,
                                                                  gint64                 earliest,
                                                                  gint64                 latest);
gboolean                    dossier_timeline_canvas_get_place    (DossierTimelineCanvas *self,
                                                                  graphene_point_t      *point);

G_END_DECLS
