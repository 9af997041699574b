/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which reported statements an assessed one rests on, and the event's own date, which is its assessed date: whoever writes one
 * writes the other. Writing functions run on the writer thread, inside a change.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-adoptions.h"

#include "dossier-rows-private.h"

#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define FIND_DATE "SELECT id FROM statement WHERE event = ? AND account IS NULL AND kind = 'date' AND deleted_at IS NULL ORDER BY id LIMIT 1"

/**
 * dossier_adoptions_add:
 * @assessed: an assessed statement
 * @reported: what it rests on
 * @made: it was made to adopt this, and goes with it
 */
gboolean
dossier_adoptions_add (DossierDb       *db,
                       const DossierId *assessed,
                       const DossierId *reported,
                       gboolean         made,
                       GError         **error)
{
  DossierId id = dossier_id_new ();

  /* What was made for an adoption is as old as that: see dossier_adoptions_made(). */
  return dossier_db_run (db, error,
                         "INSERT INTO adoption (id, assessed, reported, created_at, created_by, modified_at, modified_by)"
                         " SELECT ?1, ?2, ?3, CASE WHEN ?4 THEN (SELECT created_at FROM statement WHERE id = ?2) ELSE max(dossier_now(),"
                         "   1 + (SELECT created_at FROM statement WHERE id = ?2)) END, dossier_me(), dossier_now(), dossier_me()"
                         " WHERE NOT EXISTS (SELECT 1 FROM adoption WHERE assessed = ?2 AND reported = ?3 AND deleted_at IS NULL)",
                         "kkki", &id, assessed, reported, (gint64) made);
}

/**
 * dossier_adoptions_drop:
 * @reported: (nullable): NULL drops all
 */
gboolean
dossier_adoptions_drop (DossierDb       *db,
                        const DossierId *assessed,
                        const DossierId *reported,
                        GError         **error)
{
  return dossier_db_run (db, error,
                         "UPDATE adoption SET deleted_at = dossier_now(), " TOUCH
                         " WHERE assessed = ?1 AND (?2 IS NULL OR reported = ?2) AND deleted_at IS NULL",
                         "kk", assessed, reported);
}

/**
 * dossier_adoptions_end:
 *
 * Somebody holds something else now: it rests on nothing, and it does not go when what is adopted later is taken back.
 */
gboolean
dossier_adoptions_end (DossierDb       *db,
                       const DossierId *assessed,
                       GError         **error)
{
  return dossier_adoptions_drop (db, assessed, NULL, error)
         && dossier_db_run (db, error,
                            "UPDATE adoption SET created_at = 1 + (SELECT created_at FROM statement WHERE id = ?1), " TOUCH
                            " WHERE assessed = ?1 AND created_at <= (SELECT created_at FROM statement WHERE id = ?1)",
                            "k", assessed);
}

/**
 * dossier_adoptions_made:
 * @made: (out): whether an assessed statement says what it says by adopting something, and not by hand before that
 */
gboolean
dossier_adoptions_made (DossierDb       *db,
                        const DossierId *assessed,
                        gboolean        *made,
                        GError         **error)
{
  gint64 n = dossier_db_get_int (db, error,
                                 "SELECT count(*) FROM adoption d JOIN statement s ON s.id = d.assessed WHERE d.assessed = ? AND d.created_at <= s.created_at",
                                 "k", assessed);

  *made = n > 0;
  return n >= 0;
}

/**
 * dossier_event_dates_find:
 * @statement: (out): the assessed date of the event as a statement; nil when there is none
 */
gboolean
dossier_event_dates_find (DossierDb       *db,
                          const DossierId *event,
                          DossierId       *statement,
                          GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, FIND_DATE, "k", event);
  g_autoptr (GError) local = NULL;

  *statement = DOSSIER_ID_NIL;
  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    *statement = dossier_sql_id (row, 0);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_event_dates_set:
 * @date: (nullable): EDTF, that is checked
 *
 * Writes an assessed date into the event itself.
 */
gboolean
dossier_event_dates_set (DossierDb       *db,
                         const DossierId *event,
                         const char      *date,
                         const char      *date_words,
                         GError         **error)
{
  gint64 earliest, latest;

  return dossier_rows_date (date, &earliest, &latest, error)
         && dossier_db_run (db, error,
                            "UPDATE event SET date = ?1, date_words = ?2, date_earliest = ?3, date_latest = ?4, " TOUCH
                            " WHERE id = ?5 AND (date IS NOT ?1 OR date_words IS NOT ?2)",
                            "ttiik", date, date_words, earliest, latest, event);
}

/**
 * dossier_event_dates_follow:
 * @date: (nullable): the event's date as it is now
 *
 * Writes an event's date into the statement that says the same, when there is one. A date that somebody entered rests on no account.
 */
gboolean
dossier_event_dates_follow (DossierDb       *db,
                            const DossierId *event,
                            const char      *date,
                            GError         **error)
{
  DossierId statement;
  gint64 same;

  if (!dossier_event_dates_find (db, event, &statement, error))
    return FALSE;
  if (dossier_id_is_nil (&statement))
    return TRUE;
  same = dossier_db_get_int (db, error, "SELECT count(*) FROM statement WHERE id = ? AND date IS ?", "kt", &statement, date);
  if (same != 0)
    return same > 0;
  return dossier_adoptions_end (db, &statement, error)
         && dossier_db_run (db, error,
                            "UPDATE statement SET date = ?1, date_words = NULL, deleted_at = CASE WHEN ?1 IS NULL THEN dossier_now() END, " TOUCH
                            " WHERE id = ?2",
                            "tk", date, &statement);
}
