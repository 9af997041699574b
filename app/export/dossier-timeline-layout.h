/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-timeline-scale.h"

G_BEGIN_DECLS

/**
 * DossierTimelineMetrics: lengths in pixels or points.
 * @row: height of a row of marks, with the air between rows
 * @mark: height of a mark
 * @padding: above and below the rows of a lane
 * @least: a mark is at least so wide
 * @open: how far an open end is drawn
 * @character: about how wide a character of a title is
 * @gap: between what stands side by side
 */
typedef struct
{
  double row;
  double mark;
  double padding;
  double least;
  double open;
  double character;
  double gap;
} DossierTimelineMetrics;

typedef enum
{
  DOSSIER_TIMELINE_OPEN_START = 1 << 0,
  DOSSIER_TIMELINE_OPEN_END = 1 << 1,
  DOSSIER_TIMELINE_APPROXIMATE = 1 << 2, /* or uncertain: dashed */
  DOSSIER_TIMELINE_REPORTED = 1 << 3,    /* by articles, not assessed */
} DossierTimelineMarkFlags;

/**
 * DossierTimelineMark: one date of an event.
 * @y: from the top of its row
 * @date: its place in DossierTimelineEvent.dates
 */
typedef struct
{
  double x;
  double width;
  double y;
  double height;
  guint date;
  DossierTimelineMarkFlags flags;
} DossierTimelineMark;

/**
 * DossierTimelineItem: an event in one lane, or events for which the lane has no more rows.
 * @event: its place in the timeline; of several the first
 * @x: where its marks begin
 * @width: to the end of the last of them
 * @room: from there on for the title; 0 = none
 * @stacked: its marks stand one above the other, since side by side they would touch
 * @more: 0 = one event; else so many are drawn as one
 */
typedef struct
{
  guint event;
  guint lane;
  guint row;
  guint first_mark;
  guint n_marks;
  guint more;
  gboolean stacked;
  double x;
  double width;
  double room;
} DossierTimelineItem;

/* Where a lane stands. Its items are in order of rows, in each row in order of x; row r begins at rows[r]. */
typedef struct
{
  double y;
  double height;
  guint n_rows;
  guint first_row;
} DossierTimelineBand;

/**
 * DossierTimelineLayout:
 *
 * Where everything is for one scale. Nothing in a row overlaps, title included.
 */
typedef struct _DossierTimelineLayout DossierTimelineLayout;

DossierTimelineLayout     *dossier_timeline_layout_new     (const DossierTimeline        *timeline,
                                                            const GPtrArray              *lanes,
                                                            const DossierTimelineScale   *scale,
                                                            const DossierTimelineMetrics *metrics,
                                                            GHashTable                   *unfolded);
void                       dossier_timeline_layout_free    (DossierTimelineLayout        *self);
double                     dossier_timeline_layout_height  (const DossierTimelineLayout  *self);
guint                      dossier_timeline_layout_n_items (const DossierTimelineLayout  *self);
const DossierTimelineBand *dossier_timeline_layout_band    (const DossierTimelineLayout  *self,
                                                            guint                         lane);
guint                      dossier_timeline_layout_lane_at (const DossierTimelineLayout  *self,
                                                            double                        y);
const DossierTimelineItem *dossier_timeline_layout_item    (const DossierTimelineLayout  *self,
                                                            guint                         item);
const DossierTimelineMark *dossier_timeline_layout_mark    (const DossierTimelineLayout  *self,
                                                            const DossierTimelineItem    *item,
                                                            guint                         mark);
double                     dossier_timeline_layout_row_y   (const DossierTimelineLayout  *self,
                                                            const DossierTimelineItem    *item);
double                     dossier_timeline_layout_mark_top (const DossierTimelineLayout *self);
double                     dossier_timeline_layout_mark_height (const DossierTimelineLayout *self);
void                       dossier_timeline_layout_visible (const DossierTimelineLayout  *self,
                                                            double                        left,
                                                            double                        top,
                                                            double                        right,
                                                            double                        bottom,
                                                            GArray                       *items);
const DossierTimelineItem *dossier_timeline_layout_hit     (const DossierTimelineLayout  *self,
                                                            double                        x,
                                                            double                        y);
const DossierTimelineItem *dossier_timeline_layout_find    (const DossierTimelineLayout  *self,
                                                            guint                         lane,
                                                            guint                         event);
const guint               *dossier_timeline_layout_hidden  (const DossierTimelineLayout  *self,
                                                            const DossierTimelineItem    *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineLayout, dossier_timeline_layout_free)

G_END_DECLS
