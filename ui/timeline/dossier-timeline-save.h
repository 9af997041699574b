/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-timeline-export.h"

G_BEGIN_DECLS

void dossier_timeline_save    (GtkWidget                    *parent,
                               DossierTimeline              *timeline,
                               const DossierTimelineOptions *options,
                               const char                   *format);
void dossier_timeline_save_to (GtkWidget                    *parent,
                               DossierTimeline              *timeline,
                               const DossierTimelineOptions *options,
                               const char                   *format,
                               const char                   *path);

G_END_DECLS
