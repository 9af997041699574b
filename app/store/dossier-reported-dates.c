/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates of events that nobody dated: what their articles report, put together as the timeline does. On a thread of the store. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-reported-dates.h"

#include "dossier-rows-private.h"
#include "dossier-timeline.h"

static void
date_free (gpointer data)
{
  DossierReportedDate *date = data;

  g_free (date->edtf);
  g_free (date);
}

#define DATES_OF(which) \
  "SELECT v.id, a.id, s.date FROM event v JOIN statement s ON s.event = v.id JOIN account c ON c.id = s.account JOIN article a ON a.id = c.article" \
  " WHERE v.date IS NULL AND v.deleted_at IS NULL" which " AND s.kind = 'date' AND s.date IS NOT NULL" \
  " AND s.deleted_at IS NULL AND c.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY v.id, s.id"

/* Without the rules of analysis: dates that have no instant in common. */
static gboolean
apart (const char *one,
       const char *other,
       gpointer    user_data)
{
  DossierEdtf left, right;

  return dossier_edtf_parse (one, &left, NULL) && dossier_edtf_parse (other, &right, NULL)
         && (left.latest < right.earliest || right.latest < left.earliest);
}

static DossierReportedDate *
settle (DossierTimelineEvent *event)
{
  DossierReportedDate *date;

  dossier_timeline_event_settle (event, apart, NULL);
  if (event->dates->len == 0)
    return NULL;
  date = g_new0 (DossierReportedDate, 1);
  date->edtf = g_strdup (g_array_index (event->dates, DossierTimelineDate, 0).edtf);
  dossier_timeline_event_span (event, &date->earliest, &date->latest);
  return date;
}

/**
 * dossier_reported_dates_read:
 * @event: (nullable): NULL reads those of all events
 *
 * Returns: (transfer full) (nullable): DossierId → DossierReportedDate; an event that is dated, or of which nobody says when, is not in it
 */
GHashTable *
dossier_reported_dates_read (DossierDb        *db,
                             const DossierId  *event,
                             GError          **error)
{
  g_autoptr (GHashTable) dates = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, date_free);
  g_autoptr (DossierTimelineEvent) current = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;
  gboolean more;

  if (event != NULL)
    rows = dossier_sql_new (db, error, DATES_OF (" AND v.id = ?"), "k", event);
  else
    rows = dossier_sql_new (db, error, DATES_OF (""), NULL);
  if (rows == NULL)
    return NULL;
  do
    {
      DossierId id = { 0 }, article;

      more = dossier_sql_next (rows, &local);
      if (more)
        id = dossier_sql_id (rows, 0);
      if (current != NULL && (!more || !dossier_id_equal (&current->id, &id)))
        {
          DossierReportedDate *date = settle (current);

          if (date != NULL)
            g_hash_table_insert (dates, g_memdup2 (&current->id, sizeof current->id), date);
          g_clear_pointer (&current, dossier_timeline_event_unref);
        }
      if (!more)
        break;
      if (current == NULL)
        current = dossier_timeline_event_new (&id, "", NULL, NULL);
      article = dossier_sql_id (rows, 1);
      dossier_timeline_event_report (current, &article, dossier_sql_peek (rows, 2), NULL);
    }
  while (more);
  if (local == NULL)
    return g_steal_pointer (&dates);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
