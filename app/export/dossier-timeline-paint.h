/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dossier-timeline-layout.h"

G_BEGIN_DECLS

/* The shapes of a timeline, alike on the screen and on paper. Text is the caller's. */

typedef struct
{
  double red;
  double green;
  double blue;
} DossierTimelineColour;

void dossier_timeline_event_colour  (const char                  *kind,
                                     gboolean                     dark,
                                     DossierTimelineColour       *colour);
void dossier_timeline_entity_colour (const char                  *kind,
                                     DossierTimelineColour       *colour);
void dossier_timeline_paint_item    (cairo_t                     *cr,
                                     const DossierTimelineLayout *layout,
                                     const DossierTimelineItem   *item,
                                     double                       x,
                                     double                       y,
                                     const DossierTimelineColour *colour,
                                     gboolean                     plain);
void dossier_timeline_paint_frame   (cairo_t                     *cr,
                                     const DossierTimelineLayout *layout,
                                     const DossierTimelineItem   *item,
                                     double                       x,
                                     double                       y,
                                     const DossierTimelineColour *colour);
void dossier_timeline_paint_fold    (cairo_t                     *cr,
                                     double                       x,
                                     double                       width,
                                     double                       top,
                                     double                       bottom,
                                     const DossierTimelineColour *colour,
                                     double                       alpha);

G_END_DECLS
