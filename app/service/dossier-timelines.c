/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of a workspace: rows by the store, which dates differ by the rules of analysis. Blocks its caller; any thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-difference.h"
#include "dossier-timeline-read.h"
#include "dossier-workspace-private.h"

static gboolean
differ (const char *one,
        const char *other,
        gpointer    user_data)
{
  return dossier_difference_of_dates (one, other, NULL) == DOSSIER_DIFFERENCE_CONTRARY;
}

static gpointer
timeline_body (DossierDb *db,
               gpointer   data,
               GError   **error)
{
  return dossier_timeline_read (db, error);
}

/**
 * dossier_workspace_load_timeline:
 * @filter: (nullable): NULL shows all
 *
 * Returns: (transfer full) (nullable): the events in order of time, each with the dates that make its marks
 */
DossierTimeline *
dossier_workspace_load_timeline (DossierWorkspace             *self,
                                 const DossierTimelineFilter  *filter,
                                 GError                      **error)
{
  g_autoptr (DossierTimeline) timeline = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);

  timeline = dossier_workspace_ask (self, timeline_body, NULL, error);
  if (timeline == NULL)
    return NULL;
  for (guint i = 0; i < timeline->events->len; i++)
    dossier_timeline_event_settle (g_ptr_array_index (timeline->events, i), differ, NULL);
  dossier_timeline_sort (timeline);
  return filter != NULL ? dossier_timeline_narrow (timeline, filter) : g_steal_pointer (&timeline);
}
