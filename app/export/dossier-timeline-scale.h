/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-timeline.h"

G_BEGIN_DECLS

/**
 * DossierTimelineSpan: from @start to @end, in UTC milliseconds.
 */
typedef struct
{
  gint64 start;
  gint64 end;
} DossierTimelineSpan;

/**
 * DossierTimelinePiece: a stretch of time and where it is drawn.
 * @folded: a quiet stretch, of @width whatever its length
 */
typedef struct
{
  gint64 start;
  gint64 end;
  double x;
  double width;
  gboolean folded;
} DossierTimelinePiece;

/**
 * DossierTimelineScale: from instants to places on the screen or paper and back. Lengths are pixels or points, as the caller has it.
 * @rate: milliseconds in one unit of length, where nothing is folded
 * @pieces: (element-type DossierTimelinePiece): never empty; the first and the last are not folded
 * @width: of all of it
 */
typedef struct
{
  double rate;
  GArray *pieces;
  double width;
} DossierTimelineScale;

/**
 * DossierTimelineTick: @label is (owned) and (nullable): there was no room for it
 */
typedef struct
{
  double x;
  gint64 time;
  char *label;
} DossierTimelineTick;

typedef double (*DossierTimelineMeasure) (const char *words, gpointer user_data);

#define DOSSIER_TIMELINE_FASTEST 1000.0 /* the least milliseconds in a unit of length */

gboolean              dossier_timeline_range          (const DossierTimeline      *timeline,
                                                       DossierTimelineSpan        *range);
GArray               *dossier_timeline_quiet          (const DossierTimeline      *timeline,
                                                       const DossierTimelineSpan  *range);
DossierTimelineScale *dossier_timeline_scale_new      (const DossierTimelineSpan  *range,
                                                       const GArray               *quiet,
                                                       double                      fold_width,
                                                       double                      rate);
void                  dossier_timeline_scale_free     (DossierTimelineScale       *scale);
double                dossier_timeline_scale_x        (const DossierTimelineScale *scale,
                                                       gint64                      time);
gint64                dossier_timeline_scale_time     (const DossierTimelineScale *scale,
                                                       double                      x);
double                dossier_timeline_fitting_rate   (const DossierTimelineSpan  *range,
                                                       const GArray               *quiet,
                                                       double                      fold_width,
                                                       double                      width);
GArray               *dossier_timeline_ticks          (const DossierTimelineScale *scale,
                                                       double                      from,
                                                       double                      to,
                                                       double                      least,
                                                       DossierTimelineMeasure      measure,
                                                       gpointer                    user_data);
char                 *dossier_timeline_duration_words (gint64                      start,
                                                       gint64                      end);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineScale, dossier_timeline_scale_free)

G_END_DECLS
