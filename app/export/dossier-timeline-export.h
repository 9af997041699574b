/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-export.h"
#include "dossier-timeline.h"

G_BEGIN_DECLS

/**
 * DossierTimelineOptions: what is shown on paper and how.
 * @title: (nullable): what it is called
 * @earliest: where it begins; G_MININT64: with the first event
 * @latest: where it ends; G_MAXINT64: with the last one
 * @fold: long stretches without events are drawn narrow
 */
typedef struct
{
  const char *title;
  DossierTimelineLanes lanes;
  gint64 earliest;
  gint64 latest;
  gboolean fold;
} DossierTimelineOptions;

extern const char * const dossier_timeline_formats[]; /* "pdf", "svg", "png", NULL: also the ends of their names */

gboolean dossier_timeline_export_file (const DossierTimeline         *timeline,
                                       const DossierTimelineOptions  *options,
                                       const char                    *format,
                                       const char                    *path,
                                       GError                       **error);

G_END_DECLS
