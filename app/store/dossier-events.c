/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events as rows; what is said of them is in dossier-statements.c. Writing functions run on the writer thread, inside a change. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-events.h"

#include <glib/gi18n.h>

#include "dossier-adoptions.h"
#include "dossier-reported-dates.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_EVENT _("there is no event with this id")

static const char * const statuses[] = { "happened", "planned", "alleged", "denied", NULL };

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
require_event (DossierDb       *db,
               const DossierId *event,
               GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM event WHERE id = ? AND deleted_at IS NULL", event, NO_EVENT, error);
}

/**
 * dossier_events_create:
 * @kind: (nullable): a free word
 * @date: (nullable): EDTF
 * @date_words: (nullable): what the date was made from
 */
gboolean
dossier_events_create (DossierDb  *db,
                       const char *title,
                       const char *kind,
                       const char *date,
                       const char *date_words,
                       DossierId  *event,
                       GError    **error)
{
  g_autofree char *clean = dossier_rows_name (title, error);
  gint64 earliest, latest;

  *event = dossier_id_new ();
  return clean != NULL && dossier_rows_date (date, &earliest, &latest, error)
         && dossier_db_run (db, error,
                            "INSERT INTO event (id, title, kind, date, date_words, date_earliest, date_latest, created_at, created_by, modified_at, modified_by)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, " STAMP ")",
                            "kttttii", event, clean, or_null (kind), or_null (date), or_null (date_words), earliest, latest);
}

/**
 * dossier_events_update:
 * @status: (nullable): happened planned alleged denied; NULL leaves it
 *
 * Sets everything that the event row holds.
 */
gboolean
dossier_events_update (DossierDb       *db,
                       const DossierId *event,
                       const char      *title,
                       const char      *kind,
                       const char      *status,
                       const char      *date,
                       const char      *description,
                       GError         **error)
{
  g_autofree char *clean = dossier_rows_name (title, error);
  gint64 earliest, latest;

  if (status != NULL && !g_strv_contains (statuses, status))
    return dossier_rows_invalid (error, _("the status of an event is happened, planned, alleged or denied"));
  return clean != NULL && require_event (db, event, error) && dossier_rows_date (date, &earliest, &latest, error)
         && dossier_db_run (db, error,
                            "UPDATE event SET title = ?1, kind = ?2, status = coalesce(?3, status), date = ?4, date_earliest = ?5, date_latest = ?6,"
                            " date_words = CASE WHEN date IS ?4 THEN date_words END, description = ?7, " TOUCH " WHERE id = ?8",
                            "ttttiitk", clean, or_null (kind), status, or_null (date), earliest, latest, or_null (description), event)
         && dossier_event_dates_follow (db, event, or_null (date), error);
}

gboolean
dossier_events_delete (DossierDb       *db,
                       const DossierId *event,
                       GError         **error)
{
  return require_event (db, event, error)
         && dossier_db_run (db, error, "UPDATE event SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", event);
}

static gboolean
add_reported (DossierDb    *db,
              DossierEvent *event,
              GError      **error)
{
  g_autoptr (GHashTable) dates = dossier_reported_dates_read (db, &event->id, error);
  const DossierReportedDate *date;

  if (dates == NULL)
    return FALSE;
  date = g_hash_table_lookup (dates, &event->id);
  event->reported_date = date != NULL ? g_strdup (date->edtf) : NULL;
  return TRUE;
}

/**
 * dossier_events_get:
 *
 * Returns: (transfer full) (nullable): the event with its counts, or NULL when there is none or it is deleted
 */
DossierEvent *
dossier_events_get (DossierDb       *db,
                    const DossierId *id,
                    GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  DossierEvent *event;

  row = dossier_sql_new (db, error,
                         "SELECT title, kind, status, description, date, date_words, modified_at,"
                         " (SELECT group_concat(name, ', ') FROM (SELECT e.name FROM event_place l LEFT JOIN entity_root x ON x.entity = l.place"
                         "   JOIN entity e ON e.id = coalesce(x.root, l.place) WHERE l.event = v.id AND l.deleted_at IS NULL ORDER BY l.id)),"
                         " (SELECT count(*) FROM statement s WHERE s.event = v.id AND s.account IS NULL AND s.kind = 'participant' AND s.deleted_at IS NULL),"
                         " (SELECT count(*) FROM account c JOIN article a ON a.id = c.article WHERE c.event = v.id AND c.deleted_at IS NULL AND a.deleted_at IS NULL),"
                         " (SELECT count(*) FROM statement s JOIN passage p ON p.id = s.passage JOIN article a ON a.id = p.article"
                         "   WHERE s.event = v.id AND s.deleted_at IS NULL AND a.deleted_at IS NULL)"
                         " FROM event v WHERE id = ? AND deleted_at IS NULL",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  event = dossier_event_new ();
  event->id = *id;
  event->title = dossier_sql_text (row, 0);
  event->kind = dossier_sql_text (row, 1);
  event->status = dossier_sql_text (row, 2);
  event->description = dossier_sql_text (row, 3);
  event->date = dossier_sql_text (row, 4);
  event->date_words = dossier_sql_text (row, 5);
  event->modified_at = dossier_sql_int (row, 6);
  event->places = dossier_sql_text (row, 7);
  event->participant_count = dossier_sql_int (row, 8);
  event->account_count = dossier_sql_int (row, 9);
  event->passage_count = dossier_sql_int (row, 10);
  if (event->date == NULL && event->account_count > 0 && !add_reported (db, event, error))
    g_clear_object (&event);
  return event;
}
