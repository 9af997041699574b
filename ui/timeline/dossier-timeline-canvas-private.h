/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-timeline-canvas.h"
#include "dossier-timeline-layout.h"

G_BEGIN_DECLS

/* Shared by the files of the canvas: -canvas.c (what is shown of what), -view.c (which stretch of it), -choice.c (the chosen
 * event), -snapshot.c (drawing), -input.c (pointer and keys). */

#define DOSSIER_CANVAS_LEFT 28    /* pixels before the first instant */
#define DOSSIER_CANVAS_RIGHT 220  /* and behind the last, for its title */
#define DOSSIER_CANVAS_FOLD 78    /* of a quiet stretch */

struct _DossierTimelineCanvas
{
  DossierScrollArea parent_instance;

  DossierTimeline *timeline;     /* (owned) (nullable) */
  DossierTimelineLanes mode;
  GPtrArray *lanes;              /* (owned) (nullable) (element-type DossierTimelineLane) */
  gboolean fold;
  gboolean fitted;               /* all of it is to be seen, however wide the window */
  gboolean has_range;
  DossierTimelineSpan range;
  DossierTimelineSpan wanted;    /* to be shown once there is a width; start == end: nothing */
  GArray *quiet;                 /* (owned) (nullable): long stretches without events */
  double rate;                   /* milliseconds a pixel */
  DossierTimelineScale *scale;   /* (owned) (nullable) */
  DossierTimelineLayout *layout; /* (owned) (nullable) */
  DossierTimelineMetrics metrics;
  GHashTable *unfolded;          /* (owned): lanes that show every row: number + 1 */
  int heading_width;
  int ruler_height;

  DossierId chosen;              /* nil: nothing */
  guint chosen_event;            /* its place; DOSSIER_TIMELINE_NONE: not here */
  guint chosen_lane;
  GPtrArray *chosen_items;       /* (unowned) (element-type DossierTimelineItem): of the layout, from the top */
  const DossierTimelineItem *hovered;

  GArray *visible;               /* (element-type guint): scratch */
  GHashTable *titles;            /* (owned): event place → PangoLayout */
  GHashTable *headings;          /* (owned): lane number → PangoLayout */
  GHashTable *labels;            /* (owned): words → PangoLayout, small */
  double press_x;
  double press_y;
  double drag_left;
  double drag_top;
  gboolean dragging;
  double pinch_rate;
  double pointer_x;
  double pointer_y;
};

static inline GtkAdjustment *
dossier_timeline_canvas_across (DossierTimelineCanvas *self)
{
  return dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
}

static inline GtkAdjustment *
dossier_timeline_canvas_down (DossierTimelineCanvas *self)
{
  return dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
}

void                       dossier_timeline_canvas_lay_out     (DossierTimelineCanvas       *self);
double                     dossier_timeline_canvas_view_width  (DossierTimelineCanvas       *self);
double                     dossier_timeline_canvas_view_height (DossierTimelineCanvas       *self);
double                     dossier_timeline_canvas_left        (DossierTimelineCanvas       *self);
double                     dossier_timeline_canvas_top         (DossierTimelineCanvas       *self);
void                       dossier_timeline_canvas_set_rate    (DossierTimelineCanvas       *self,
                                                                double                       rate,
                                                                double                       anchor);
void                       dossier_timeline_canvas_choose_at   (DossierTimelineCanvas       *self,
                                                                guint                        event,
                                                                guint                        lane,
                                                                gboolean                     reveal);
const DossierTimelineItem *dossier_timeline_canvas_item_at     (DossierTimelineCanvas       *self,
                                                                double                       x,
                                                                double                       y);
void                       dossier_timeline_canvas_configure   (DossierTimelineCanvas       *self);
double                     dossier_timeline_canvas_fitting_rate (DossierTimelineCanvas      *self);
void                       dossier_timeline_canvas_show_wanted (DossierTimelineCanvas       *self);
void                       dossier_timeline_canvas_find_chosen (DossierTimelineCanvas       *self);
void                       dossier_timeline_canvas_tell_chosen (DossierTimelineCanvas       *self);
void                       dossier_timeline_canvas_reveal      (DossierTimelineCanvas       *self);
guint                      dossier_timeline_canvas_lane_of     (DossierTimelineCanvas       *self,
                                                                guint                        event);
void                       dossier_timeline_canvas_show_more   (DossierTimelineCanvas       *self,
                                                                const DossierTimelineItem   *item);
void                       dossier_timeline_canvas_add_input   (DossierTimelineCanvas       *self);
void                       dossier_timeline_canvas_bind_keys   (GtkWidgetClass              *widget_class);
void                       dossier_timeline_canvas_snapshot    (GtkWidget                   *widget,
                                                                GtkSnapshot                 *snapshot);
PangoLayout               *dossier_timeline_canvas_heading     (DossierTimelineCanvas       *self,
                                                                guint                        lane);

G_END_DECLS
