/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Merging two events, and splitting accounts off one. On the writer thread, inside a change, so that one step of undo takes all of
 * it back: rows are moved, and what there would be twice is deleted as anything else is.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-events-merge.h"

#include <glib/gi18n.h>

#include "dossier-adoptions.h"
#include "dossier-events.h"
#include "dossier-rows-private.h"

#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
/* What is assessed of event ?2 (s) in the very words in which it is assessed of event ?1 (k). */
#define TWINS \
  " FROM statement s JOIN statement k ON k.event = ?1 AND k.account IS NULL AND k.deleted_at IS NULL AND k.kind = s.kind AND k.entity IS s.entity" \
  " AND lower(coalesce(k.role, '')) = lower(coalesce(s.role, '')) AND k.topic IS s.topic AND k.date IS s.date AND k.quantity IS s.quantity" \
  " AND k.quantity_high IS s.quantity_high AND k.qualifier IS s.qualifier AND k.unit IS s.unit AND k.counted IS s.counted" \
  " AND k.additional = s.additional AND k.as_of IS s.as_of AND k.text IS s.text" \
  " WHERE s.event = ?2 AND s.account IS NULL AND s.deleted_at IS NULL"
#define NO_EVENT _("there is no event with this id")

/* What is found before anything is written: rows are not changed while they are read. */
static GArray *
collect (DossierDb       *db,
         const char      *sql,
         const DossierId *one,
         const DossierId *other,
         GError         **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, sql, "kk", one, other);

  return rows != NULL ? dossier_sql_collect_ids (rows, error) : NULL;
}

/* An article has one account of an event: where both events have one, the statements go over and the empty one goes. */
static gboolean
move_account (DossierDb       *db,
              const DossierId *account,
              const DossierId *to,
              GError         **error)
{
  g_autoptr (GArray) there = collect (db,
                                      "SELECT t.id FROM account t JOIN account a ON a.article = t.article"
                                      " WHERE a.id = ?1 AND t.event = ?2 AND t.deleted_at IS NULL ORDER BY t.id LIMIT 1",
                                      account, to, error);

  if (there == NULL)
    return FALSE;
  if (there->len == 0)
    return dossier_db_run (db, error, "UPDATE account SET event = ?2, " TOUCH " WHERE id = ?1", "kk", account, to)
           && dossier_db_run (db, error, "UPDATE statement SET event = ?2, " TOUCH " WHERE account = ?1 AND deleted_at IS NULL", "kk", account, to);
  return dossier_db_run (db, error, "UPDATE statement SET event = ?2, account = ?3, " TOUCH " WHERE account = ?1 AND deleted_at IS NULL", "kkk",
                         account, to, &g_array_index (there, DossierId, 0))
         && dossier_db_run (db, error, "UPDATE account SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?1", "k", account);
}

/* The date of an event and its assessed date are one: an event that has a date keeps it, one without takes the other's. */
static gboolean
move_date (DossierDb       *db,
           const DossierId *kept,
           const DossierId *other,
           GError         **error)
{
  g_autoptr (DossierEvent) stays = dossier_events_get (db, kept, error);
  g_autoptr (DossierEvent) goes = stays != NULL ? dossier_events_get (db, other, error) : NULL;
  DossierId own, theirs;

  if (goes == NULL)
    return FALSE;
  if (stays->date == NULL)
    return goes->date == NULL || dossier_event_dates_set (db, kept, goes->date, goes->date_words, error);
  if (!dossier_event_dates_find (db, kept, &own, error) || !dossier_event_dates_find (db, other, &theirs, error))
    return FALSE;
  if (dossier_id_is_nil (&theirs) || (dossier_id_is_nil (&own) && g_strcmp0 (stays->date, goes->date) == 0))
    return TRUE;
  return dossier_statements_delete (db, &theirs, error);
}

/* What the analyst holds of both is held once, and rests on what both rested on. */
static gboolean
move_assessed (DossierDb       *db,
               const DossierId *kept,
               const DossierId *other,
               GError         **error)
{
  return dossier_db_run (db, error,
                         "UPDATE adoption SET assessed = t.id, created_at = max(adoption.created_at, 1 + t.made), " TOUCH
                         " FROM (SELECT s.id AS twin, k.id, k.created_at AS made" TWINS " GROUP BY s.id) t"
                         " WHERE adoption.assessed = t.twin AND adoption.deleted_at IS NULL",
                         "kk", kept, other)
         && dossier_db_run (db, error, "UPDATE statement SET deleted_at = dossier_now(), " TOUCH " WHERE id IN (SELECT s.id" TWINS ")", "kk", kept, other)
         && move_date (db, kept, other, error)
         && dossier_db_run (db, error, "UPDATE statement SET event = ?1, " TOUCH " WHERE event = ?2 AND account IS NULL AND deleted_at IS NULL", "kk", kept,
                            other)
         && dossier_db_run (db, error,
                            "UPDATE event_place SET deleted_at = dossier_now(), " TOUCH " WHERE event = ?2 AND deleted_at IS NULL"
                            " AND place IN (SELECT place FROM event_place WHERE event = ?1 AND deleted_at IS NULL)",
                            "kk", kept, other)
         && dossier_db_run (db, error, "UPDATE event_place SET event = ?1, " TOUCH " WHERE event = ?2 AND deleted_at IS NULL", "kk", kept, other);
}

/* Notes that cite the one, or show its table of sources, have the other from now on. */
static gboolean
move_citations (DossierDb       *db,
                const DossierId *kept,
                const DossierId *other,
                GError         **error)
{
  g_autofree char *old = dossier_id_to_text (other), *new = dossier_id_to_text (kept);
  g_autofree char *cited = g_strconcat ("event:", old, NULL), *cites = g_strconcat ("event:", new, NULL);
  g_autofree char *shown = g_strconcat ("grid:", old, NULL), *shows = g_strconcat ("grid:", new, NULL);
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT id FROM note WHERE deleted_at IS NULL AND (instr(text, ?1) > 0 OR instr(text, ?2) > 0)", "tt", cited, shown);
  g_autoptr (GArray) notes = rows != NULL ? dossier_sql_collect_ids (rows, error) : NULL;

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const DossierId *id = &g_array_index (notes, DossierId, i);
      g_autoptr (DossierNote) note = dossier_notes_get (db, id, error);
      g_autoptr (GString) text = NULL;

      if (note == NULL)
        return FALSE;
      text = g_string_new (note->text);
      g_string_replace (text, cited, cites, 0);
      g_string_replace (text, shown, shows, 0);
      if (!dossier_notes_update (db, id, note->title, text->str, error))
        return FALSE;
    }
  return notes != NULL;
}

/**
 * dossier_events_merge:
 * @kept: stays, with its title and kind, and its date if it has one
 * @other: its accounts, what is assessed of it and what cites it go over; then it is deleted
 * @moved: (out): how many accounts went over
 */
gboolean
dossier_events_merge (DossierDb       *db,
                      const DossierId *kept,
                      const DossierId *other,
                      guint           *moved,
                      GError         **error)
{
  g_autoptr (GArray) accounts = NULL;

  *moved = 0;
  if (dossier_id_equal (kept, other))
    return dossier_rows_invalid (error, _("an event cannot be merged with itself"));
  if (!dossier_rows_require (db, "SELECT 1 FROM event WHERE id = ? AND deleted_at IS NULL", kept, NO_EVENT, error)
      || !dossier_rows_require (db, "SELECT 1 FROM event WHERE id = ? AND deleted_at IS NULL", other, NO_EVENT, error))
    return FALSE;
  accounts = collect (db, "SELECT id FROM account WHERE event = ?1 AND deleted_at IS NULL AND id IS NOT ?2 ORDER BY id", other, &DOSSIER_ID_NIL, error);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (!move_account (db, &g_array_index (accounts, DossierId, i), kept, error))
      return FALSE;
  if (accounts == NULL || !move_assessed (db, kept, other, error) || !move_citations (db, kept, other, error)
      || !dossier_events_delete (db, other, error))
    return FALSE;
  *moved = accounts->len;
  return TRUE;
}

/**
 * dossier_events_split:
 * @accounts: some of those of @event, not all
 * @title: of the new event; kind, status and date are those of the old one, until somebody says otherwise
 * @made: (out): the new event
 *
 * Takes accounts with all they say into an event of their own. What is assessed stays where it is, and no longer rests on them.
 */
gboolean
dossier_events_split (DossierDb       *db,
                      const DossierId *event,
                      const DossierId *accounts,
                      guint            n_accounts,
                      const char      *title,
                      DossierId       *made,
                      GError         **error)
{
  g_autoptr (DossierEvent) old = NULL;

  if (!dossier_rows_require (db, "SELECT 1 FROM event WHERE id = ? AND deleted_at IS NULL", event, NO_EVENT, error))
    return FALSE;
  old = dossier_events_get (db, event, error);
  if (old == NULL)
    return FALSE;
  if (n_accounts == 0)
    return dossier_rows_invalid (error, _("say which accounts tell of another event"));
  if (!dossier_events_create (db, title, old->kind, old->date, old->date_words, made, error)
      || !dossier_events_update (db, made, title, old->kind, old->status, old->date, NULL, error))
    return FALSE;
  for (guint i = 0; i < n_accounts; i++)
    {
      g_autoptr (GArray) found = collect (db, "SELECT id FROM account WHERE id = ?1 AND event = ?2 AND deleted_at IS NULL", &accounts[i], event, error);

      if (found == NULL)
        return FALSE;
      if (found->len == 0)
        return dossier_rows_not_found (error, _("this event has no such account"));
      if (!move_account (db, &accounts[i], made, error))
        return FALSE;
    }
  return dossier_db_run (db, error,
                         "UPDATE adoption SET deleted_at = dossier_now(), " TOUCH " WHERE deleted_at IS NULL"
                         " AND assessed IN (SELECT id FROM statement WHERE event = ?1 AND account IS NULL)"
                         " AND reported IN (SELECT id FROM statement WHERE event = ?2)",
                         "kk", event, made);
}
