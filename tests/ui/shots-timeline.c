/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the timeline. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-timeline-page.h"

/* By actor with an event chosen, enlarged, folded, by place and by kind. */
void
shoot_timeline (Shots *shots)
{
  GtkWidget *page;

  /* Pages are made when they are gone to. */
  go (shots, "win.page", "timeline");
  page = find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_TIMELINE_PAGE);
  shoot (shots, shots->window, "timeline-nothing-chosen");
  go_to (shots, "win.show-on-timeline", DOSSIER_RECORD_EVENT, "Lindqvist–Dervenko");
  shoot (shots, shots->window, "timeline");
  dossier_timeline_page_set_fold (DOSSIER_TIMELINE_PAGE (page), TRUE);
  shoot (shots, shots->window, "timeline-folded");
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (page, "timeline.zoom-in", NULL);
  shoot (shots, shots->window, "timeline-zoomed");
  gtk_widget_activate_action (page, "timeline.zoom-fit", NULL);
  dossier_timeline_page_set_lanes (DOSSIER_TIMELINE_PAGE (page), DOSSIER_TIMELINE_BY_PLACE);
  go_to (shots, "win.show-on-timeline", DOSSIER_RECORD_EVENT, "Steady Harvest 2024");
  shoot (shots, shots->window, "timeline-places");
  dossier_timeline_page_set_lanes (DOSSIER_TIMELINE_PAGE (page), DOSSIER_TIMELINE_BY_KIND);
  shoot (shots, shots->window, "timeline-kinds");
  dossier_timeline_page_set_lanes (DOSSIER_TIMELINE_PAGE (page), DOSSIER_TIMELINE_BY_ACTOR);
  dossier_timeline_page_set_fold (DOSSIER_TIMELINE_PAGE (page), FALSE);
}
