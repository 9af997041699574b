/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Events, the accounts that articles give of them, and statements, reported and assessed. An account comes with its first
 * statement and goes with its last. Writing functions run on the writer thread, inside a change.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-events.h"

#include <glib/gi18n.h>

#include "dossier-entities.h"
#include "dossier-marks.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_EVENT _("there is no event with this id")
#define NO_STATEMENT _("there is no statement with this id")

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
                            "UPDATE event SET title = ?, kind = ?, status = coalesce(?, status), date = ?, date_earliest = ?, date_latest = ?,"
                            " description = ?, " TOUCH " WHERE id = ?",
                            "ttttiitk", clean, or_null (kind), status, or_null (date), earliest, latest, or_null (description), event);
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
ensure_account (DossierDb       *db,
                const DossierId *event,
                const DossierId *article,
                DossierId       *account,
                GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (GError) local = NULL;

  row = dossier_sql_new (db, error, "SELECT id FROM account WHERE event = ? AND article = ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
                         "kk", event, article);
  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    {
      *account = dossier_sql_id (row, 0);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *account = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO account (id, event, article, created_at, created_by, modified_at, modified_by) VALUES (?, ?, ?, " STAMP ")",
                         "kkk", account, event, article);
}

/* The entity of a participant or place; nil for other kinds. */
static gboolean
resolve_entity (DossierDb              *db,
                const DossierEventPart *part,
                DossierId              *entity,
                GError                **error)
{
  gboolean is_place = part->kind == DOSSIER_STATEMENT_PLACE;
  gboolean named = !dossier_id_is_nil (&part->entity) || or_null (part->name) != NULL;
  g_autoptr (GArray) found = NULL;

  *entity = DOSSIER_ID_NIL;
  if ((part->kind != DOSSIER_STATEMENT_PARTICIPANT && !is_place) || (!named && !dossier_id_is_nil (&part->article)))
    return TRUE;
  if (!named)
    return dossier_rows_invalid (error, is_place ? _("a place needs a name") : _("a participant needs a name"));
  if (dossier_id_is_nil (&part->entity) && part->entity_kind == NULL && is_place)
    {
      /* A place may be known under any kind; only a new one is made a place. */
      found = dossier_entities_find_name (db, part->name, NULL, error);
      if (found == NULL)
        return FALSE;
      if (found->len == 0)
        return dossier_entities_create (db, part->name, "place", entity, error);
    }
  return dossier_entities_resolve (db, &part->entity, part->name, part->entity_kind, entity, error);
}

static gboolean
check_part (const DossierEventPart *part,
            GError                **error)
{
  gint64 earliest, latest;

  if (!dossier_rows_date (part->date, &earliest, &latest, error))
    return FALSE;
  if (part->kind == DOSSIER_STATEMENT_DATE && or_null (part->date) == NULL && dossier_id_is_nil (&part->article))
    return dossier_rows_invalid (error, _("a date is needed"));
  return TRUE;
}

/* The assessed place is a link of the event as well, with its role. */
static gboolean
add_place (DossierDb       *db,
           const DossierId *event,
           const DossierId *place,
           const char      *role,
           DossierId       *link,
           GError         **error)
{
  *link = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO event_place (id, event, place, role, created_at, created_by, modified_at, modified_by)"
                         " SELECT ?1, ?2, ?3, ?4, " STAMP " WHERE NOT EXISTS"
                         " (SELECT 1 FROM event_place WHERE event = ?2 AND place = ?3 AND deleted_at IS NULL)",
                         "kkkt", link, event, place, or_null (role) ? role : "at");
}

/**
 * dossier_events_add_part:
 * @part: with an article: what that article says, with the passage; without: what the analyst holds
 * @statement: (out)
 * @passage: (out): nil without an article
 */
gboolean
dossier_events_add_part (DossierDb              *db,
                         const DossierId        *event,
                         const DossierEventPart *part,
                         DossierId              *statement,
                         DossierId              *passage,
                         GError                **error)
{
  DossierId account = DOSSIER_ID_NIL, entity, link;

  *passage = DOSSIER_ID_NIL;
  *statement = dossier_id_new ();
  if (!require_event (db, event, error) || !check_part (part, error) || !resolve_entity (db, part, &entity, error))
    return FALSE;
  if (!dossier_id_is_nil (&part->article)
      && (!dossier_passages_create (db, &part->article, part->start, part->end, passage, error)
          || !ensure_account (db, event, &part->article, &account, error)))
    return FALSE;
  if (part->kind == DOSSIER_STATEMENT_PLACE && dossier_id_is_nil (&part->article)
      && !add_place (db, event, &entity, part->role, &link, error))
    return FALSE;
  return dossier_db_run (db, error,
                         "INSERT INTO statement (id, event, account, kind, topic, entity, role, date, text, passage,"
                         " created_at, created_by, modified_at, modified_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, " STAMP ")",
                         "kkkttktttk", statement, event, &account, dossier_statement_kind_to_text (part->kind), or_null (part->topic), &entity,
                         or_null (part->role), or_null (part->date), or_null (part->text), passage);
}

/**
 * dossier_statements_edit:
 * @part: kind, topic, entity (or name), role, date and text are set; article and range do not count
 */
gboolean
dossier_statements_edit (DossierDb              *db,
                         const DossierId        *statement,
                         const DossierEventPart *part,
                         GError                **error)
{
  g_autoptr (DossierStatement) old = dossier_statements_get (db, statement, error);
  DossierEventPart merged = *part;
  DossierId entity, link;

  if (old == NULL)
    return error != NULL && *error != NULL ? FALSE : dossier_rows_not_found (error, NO_STATEMENT);
  merged.article = old->article;
  if (!check_part (&merged, error) || !resolve_entity (db, &merged, &entity, error))
    return FALSE;
  if (dossier_id_is_nil (&old->account) && old->kind == DOSSIER_STATEMENT_PLACE
      && !dossier_db_run (db, error,
                          "UPDATE event_place SET deleted_at = dossier_now(), " TOUCH " WHERE event = ? AND place = ? AND deleted_at IS NULL",
                          "kk", &old->event, &old->entity))
    return FALSE;
  if (dossier_id_is_nil (&old->account) && part->kind == DOSSIER_STATEMENT_PLACE
      && !add_place (db, &old->event, &entity, part->role, &link, error))
    return FALSE;
  return dossier_db_run (db, error,
                         "UPDATE statement SET kind = ?, topic = ?, entity = ?, role = ?, date = ?, text = ?, " TOUCH " WHERE id = ?",
                         "ttktttk", dossier_statement_kind_to_text (part->kind), or_null (part->topic), &entity, or_null (part->role),
                         or_null (part->date), or_null (part->text), statement);
}

gboolean
dossier_statements_delete (DossierDb       *db,
                           const DossierId *statement,
                           GError         **error)
{
  g_autoptr (DossierStatement) old = dossier_statements_get (db, statement, error);

  if (old == NULL)
    return error != NULL && *error != NULL ? FALSE : dossier_rows_not_found (error, NO_STATEMENT);
  if (!dossier_db_run (db, error, "UPDATE statement SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", statement))
    return FALSE;
  if (!dossier_id_is_nil (&old->account))
    return dossier_db_run (db, error,
                           "UPDATE account SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?1 AND NOT EXISTS"
                           " (SELECT 1 FROM statement WHERE account = ?1 AND deleted_at IS NULL)",
                           "k", &old->account);
  return old->kind != DOSSIER_STATEMENT_PLACE
         || dossier_db_run (db, error,
                            "UPDATE event_place SET deleted_at = dossier_now(), " TOUCH " WHERE event = ? AND place = ? AND deleted_at IS NULL",
                            "kk", &old->event, &old->entity);
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
  return event;
}

#define STATEMENT_COLUMNS \
  DOSSIER_PASSAGE_COLUMNS ", s.id, s.event, s.account, c.article, s.kind, s.topic, e.id, e.name, e.kind, s.role, s.date, s.text, s.credibility"
#define STATEMENT_TABLES \
  " FROM statement s LEFT JOIN account c ON c.id = s.account LEFT JOIN article a ON a.id = c.article LEFT JOIN passage p ON p.id = s.passage" \
  " LEFT JOIN entity_root x ON x.entity = s.entity LEFT JOIN entity e ON e.id = coalesce(x.root, s.entity)"

static DossierStatement *
read_statement (DossierSql *row)
{
  DossierStatement *statement = dossier_statement_new ();
  int column = DOSSIER_PASSAGE_N_COLUMNS;

  statement->passage = dossier_rows_read_passage (row, 0);
  statement->id = dossier_sql_id (row, column++);
  statement->event = dossier_sql_id (row, column++);
  statement->account = dossier_sql_id (row, column++);
  statement->article = dossier_sql_id (row, column++);
  dossier_statement_kind_from_text (dossier_sql_peek (row, column++), &statement->kind);
  statement->topic = dossier_sql_text (row, column++);
  statement->entity = dossier_sql_id (row, column++);
  statement->entity_name = dossier_sql_text (row, column++);
  statement->entity_kind = dossier_sql_text (row, column++);
  statement->role = dossier_sql_text (row, column++);
  statement->date = dossier_sql_text (row, column++);
  statement->text = dossier_sql_text (row, column++);
  statement->credibility = dossier_sql_int (row, column++);
  return statement;
}

DossierStatement *
dossier_statements_get (DossierDb       *db,
                        const DossierId *id,
                        GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT " STATEMENT_COLUMNS STATEMENT_TABLES " WHERE s.id = ? AND s.deleted_at IS NULL", "k", id);

  return row != NULL && dossier_sql_next (row, error) ? read_statement (row) : NULL;
}

/**
 * dossier_statements_of_event:
 *
 * Returns: (transfer full) (element-type DossierStatement): assessed ones first, then article by article in the order of
 *   their dates, in the order of the text; statements of deleted articles are left out
 */
GPtrArray *
dossier_statements_of_event (DossierDb       *db,
                             const DossierId *event,
                             GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT " STATEMENT_COLUMNS STATEMENT_TABLES " WHERE s.event = ? AND s.deleted_at IS NULL AND a.deleted_at IS NULL"
                          " ORDER BY s.account IS NOT NULL, a.date_earliest = 0, a.date_earliest, a.id, p.start, s.id",
                          "k", event);
  while (rows != NULL && dossier_sql_next (rows, &local))
    g_ptr_array_add (statements, read_statement (rows));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return g_steal_pointer (&statements);
  return NULL;
}
