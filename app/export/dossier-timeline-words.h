/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-timeline.h"

G_BEGIN_DECLS

/* What a timeline says in words, alike on the screen, on paper and on the command line. */

const char *dossier_timeline_lane_words   (const DossierTimelineLane  *lane,
                                           DossierTimelineLanes        lanes);
char       *dossier_timeline_event_words  (const DossierTimelineEvent *event);
char       *dossier_timeline_event_title  (const DossierTimelineEvent *event);
char       *dossier_timeline_date_origin  (const DossierTimeline      *timeline,
                                           const DossierTimelineEvent *event);
const char *dossier_timeline_status_words (const char                 *status);

G_END_DECLS
