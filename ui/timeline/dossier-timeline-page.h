/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierTimelinePage:
 *
 * Events along a line of time, in lanes by actor, place or kind, with those that have no date beside, and below the one that is
 * chosen. Main thread only.
 */
#define DOSSIER_TYPE_TIMELINE_PAGE (dossier_timeline_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierTimelinePage, dossier_timeline_page, DOSSIER, TIMELINE_PAGE, GtkWidget)

GtkWidget *dossier_timeline_page_new           (DossierWorkspace    *workspace);
void       dossier_timeline_page_show_event    (DossierTimelinePage *self,
                                                const DossierId     *event);
void       dossier_timeline_page_set_lanes     (DossierTimelinePage *self,
                                                DossierTimelineLanes lanes);
void       dossier_timeline_page_set_fold      (DossierTimelinePage *self,
                                                gboolean             fold);
void       dossier_timeline_page_export        (DossierTimelinePage *self,
                                                const char          *format,
                                                const char          *path);
GtkWidget *dossier_timeline_page_get_canvas    (DossierTimelinePage *self);
gboolean   dossier_timeline_page_is_loading    (DossierTimelinePage *self);

G_END_DECLS
