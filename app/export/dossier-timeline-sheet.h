/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include "dossier-timeline-export.h"
#include "dossier-timeline-layout.h"

G_BEGIN_DECLS

/* A timeline laid out on paper: one sheet as high as it needs, or pages of one size. Lengths are points. */
typedef struct _DossierTimelineSheet DossierTimelineSheet;

DossierTimelineSheet *dossier_timeline_sheet_new     (const DossierTimeline        *timeline,
                                                      const DossierTimelineOptions *options,
                                                      gboolean                      paged);
void                  dossier_timeline_sheet_free    (DossierTimelineSheet         *sheet);
guint                 dossier_timeline_sheet_n_pages (DossierTimelineSheet         *sheet);
void                  dossier_timeline_sheet_size    (DossierTimelineSheet         *sheet,
                                                      double                       *width,
                                                      double                       *height);
void                  dossier_timeline_sheet_draw    (DossierTimelineSheet         *sheet,
                                                      guint                         page,
                                                      cairo_t                      *cr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTimelineSheet, dossier_timeline_sheet_free)

G_END_DECLS
