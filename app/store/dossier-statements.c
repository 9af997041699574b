/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Statements, reported and assessed, and the accounts that hold the reported ones: an account comes with its first statement
 * and goes with its last. Writing functions run on the writer thread, inside a change.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-events.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "dossier-adoptions.h"
#include "dossier-entities.h"
#include "dossier-marks.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_EVENT _("there is no event with this id")
#define WRONG_CREDIBILITY _("credibility is a number from 1 to 6")
#define NO_STATEMENT _("there is no statement with this id")

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
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

  /* By the event: a long report may tell of thousands of events, few reports tell of one. */
  row = dossier_sql_new (db, error, "SELECT id FROM account WHERE event = ? AND +article = ? AND deleted_at IS NULL ORDER BY id LIMIT 1",
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

  if (!dossier_rows_date (part->date, &earliest, &latest, error) || !dossier_rows_date (part->as_of, &earliest, &latest, error))
    return FALSE;
  if (part->credibility > 6)
    return dossier_rows_invalid (error, WRONG_CREDIBILITY);
  if (part->figure != NULL && !(isfinite (part->figure->low) && isfinite (part->figure->high) && part->figure->low <= part->figure->high))
    return dossier_rows_invalid (error, _("a figure needs a number, and a range its lower end first"));
  if (part->kind == DOSSIER_STATEMENT_FIGURE && part->figure == NULL && dossier_id_is_nil (&part->article))
    return dossier_rows_invalid (error, _("a figure needs a number"));
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

/* A number as text, which the column turns into a number again; NULL stays NULL. */
static const char *
number_text (gboolean  known,
             double    number,
             char     *buffer)
{
  return known ? g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, number) : NULL;
}

/* Everything of a statement that can change. */
static gboolean
write_values (DossierDb              *db,
              const DossierId        *statement,
              const DossierEventPart *part,
              const DossierId        *entity,
              GError                **error)
{
  const DossierFigure *figure = part->kind == DOSSIER_STATEMENT_FIGURE ? part->figure : NULL;
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE], credibility[G_ASCII_DTOSTR_BUF_SIZE];

  return dossier_db_run (db, error,
                         "UPDATE statement SET kind = ?, topic = ?, entity = ?, role = ?, date = ?, date_words = ?, quantity = ?, quantity_high = ?,"
                         " qualifier = ?, unit = ?, counted = ?, additional = ?, as_of = ?, text = ?, attributed_to = ?, attributed_words = ?,"
                         " credibility = ?, " TOUCH " WHERE id = ?",
                         "ttkttttttttittkttk", dossier_statement_kind_to_text (part->kind), or_null (part->topic), entity, or_null (part->role),
                         or_null (part->date), or_null (part->date_words), number_text (figure != NULL, figure != NULL ? figure->low : 0, low),
                         number_text (figure != NULL && figure->high != figure->low, figure != NULL ? figure->high : 0, high),
                         figure != NULL ? dossier_figure_qualifier_to_text (figure->qualifier) : NULL, figure != NULL ? or_null (figure->unit) : NULL,
                         figure != NULL ? or_null (figure->counted) : NULL, (gint64) (figure != NULL && figure->additional), or_null (part->as_of),
                         or_null (part->text), &part->attributed_to, or_null (part->attributed_words),
                         number_text (part->credibility > 0, part->credibility, credibility), statement);
}

static gboolean
same_text (const char *a,
           const char *b)
{
  return g_strcmp0 (or_null (a), or_null (b)) == 0;
}

/* What is held, whatever heading it stands under and in whichever words a date was told. */
static gboolean
holds_same (const DossierStatement *old,
            const DossierEventPart *part,
            const DossierId        *entity)
{
  g_autofree char *before = old->figure != NULL ? dossier_figure_to_value (old->figure) : NULL;
  g_autofree char *now = part->kind == DOSSIER_STATEMENT_FIGURE && part->figure != NULL ? dossier_figure_to_value (part->figure) : NULL;

  return part->kind == old->kind && dossier_id_equal (entity, &old->entity) && same_text (part->role, old->role) && same_text (part->date, old->date)
         && same_text (before, now) && same_text (part->as_of, old->as_of) && same_text (part->text, old->text);
}

/* The link of an assessed place goes, unless something else that is assessed says the same. The place may have become part of another. */
static gboolean
drop_place (DossierDb              *db,
            const DossierStatement *statement,
            GError                **error)
{
  return dossier_db_run (db, error,
                         "UPDATE event_place SET deleted_at = dossier_now(), " TOUCH " WHERE event = ?1 AND deleted_at IS NULL"
                         " AND place = (SELECT entity FROM statement WHERE id = ?2) AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.event = ?1"
                         "   AND s.id <> ?2 AND s.account IS NULL AND s.kind = 'place' AND s.entity = event_place.place AND s.deleted_at IS NULL)",
                         "kk", &statement->event, &statement->id);
}

/* An edit that leaves somebody as they are does not forget whom they were before they became part of another. */
static gboolean
keep_identity (DossierDb       *db,
               const DossierId *statement,
               const char      *sql, /* what is stored, and what it is part of now */
               DossierId       *entity,
               GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, sql, "k", statement);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    {
      DossierId stored = dossier_sql_id (row, 0), root = dossier_sql_id (row, 1);

      if (dossier_id_equal (&root, entity))
        *entity = stored;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What hangs on an assessed statement: the places of its event, its date, and what it rests on. */
static gboolean
edit_assessed (DossierDb              *db,
               const DossierStatement *old,
               const DossierEventPart *part,
               const DossierId        *entity,
               gboolean                same,
               GError                **error)
{
  DossierId link;

  if (old->kind == DOSSIER_STATEMENT_PLACE && !drop_place (db, old, error))
    return FALSE;
  if (part->kind == DOSSIER_STATEMENT_PLACE && !add_place (db, &old->event, entity, part->role, &link, error))
    return FALSE;
  if (part->kind == DOSSIER_STATEMENT_DATE && !dossier_event_dates_set (db, &old->event, part->date, or_null (part->date_words), error))
    return FALSE;
  if (old->kind == DOSSIER_STATEMENT_DATE && part->kind != DOSSIER_STATEMENT_DATE && !dossier_event_dates_set (db, &old->event, NULL, NULL, error))
    return FALSE;
  return same || dossier_adoptions_end (db, &old->id, error);
}

/**
 * dossier_statements_edit:
 * @part: everything is set as it says, what it leaves out is cleared (see dossier_event_part_init()); article and range do not count
 *
 * What is assessed and holds something else afterwards is the analyst's own: it no longer rests on what was adopted before.
 */
gboolean
dossier_statements_edit (DossierDb              *db,
                         const DossierId        *statement,
                         const DossierEventPart *part,
                         GError                **error)
{
  g_autoptr (DossierStatement) old = dossier_statements_get (db, statement, error);
  DossierEventPart merged = *part;
  DossierId entity;
  gboolean same;

  if (old == NULL)
    return error != NULL && *error != NULL ? FALSE : dossier_rows_not_found (error, NO_STATEMENT);
  merged.article = old->article;
  if (!check_part (&merged, error) || !resolve_entity (db, &merged, &entity, error))
    return FALSE;
  same = holds_same (old, &merged, &entity);
  if (!keep_identity (db, statement,
                      "SELECT s.entity, coalesce(x.root, s.entity) FROM statement s LEFT JOIN entity_root x ON x.entity = s.entity"
                      " WHERE s.id = ? AND s.entity IS NOT NULL",
                      &entity, error)
      || !keep_identity (db, statement,
                         "SELECT s.attributed_to, coalesce(x.root, s.attributed_to) FROM statement s LEFT JOIN entity_root x ON x.entity = s.attributed_to"
                         " WHERE s.id = ? AND s.attributed_to IS NOT NULL",
                         &merged.attributed_to, error))
    return FALSE;
  return (!dossier_id_is_nil (&old->account) || edit_assessed (db, old, &merged, &entity, same, error))
         && write_values (db, statement, &merged, &entity, error);
}

/**
 * dossier_events_add_part:
 * @part: with an article: what that article says, with the passage; without: what the analyst holds
 * @statement: (out): the one that is there when an assessed date is added to another: an event has one
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
  if (!dossier_rows_require (db, "SELECT 1 FROM event WHERE id = ? AND deleted_at IS NULL", event, NO_EVENT, error) || !check_part (part, error) || !resolve_entity (db, part, &entity, error))
    return FALSE;
  if (part->kind == DOSSIER_STATEMENT_DATE && dossier_id_is_nil (&part->article))
    {
      DossierId old;

      if (!dossier_event_dates_find (db, event, &old, error))
        return FALSE;
      if (!dossier_id_is_nil (&old))
        {
          *statement = old;
          return dossier_statements_edit (db, &old, part, error);
        }
      if (!dossier_event_dates_set (db, event, part->date, or_null (part->date_words), error))
        return FALSE;
    }
  if (!dossier_id_is_nil (&part->article)
      && (!dossier_passages_create (db, &part->article, part->start, part->end, passage, error)
          || !ensure_account (db, event, &part->article, &account, error)))
    return FALSE;
  if (part->kind == DOSSIER_STATEMENT_PLACE && dossier_id_is_nil (&part->article)
      && !add_place (db, event, &entity, part->role, &link, error))
    return FALSE;
  return dossier_db_run (db, error,
                         "INSERT INTO statement (id, event, account, kind, passage, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, ?, " STAMP ")",
                         "kkktk", statement, event, &account, dossier_statement_kind_to_text (part->kind), passage)
         && write_values (db, statement, part, &entity, error);
}

/**
 * dossier_statements_grade:
 * @credibility: 1–6 of the Admiralty code, 0 = not judged
 */
gboolean
dossier_statements_grade (DossierDb       *db,
                          const DossierId *statement,
                          guint            credibility,
                          GError         **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (credibility > 6)
    return dossier_rows_invalid (error, WRONG_CREDIBILITY);
  return dossier_rows_require (db, "SELECT 1 FROM statement WHERE id = ? AND deleted_at IS NULL", statement, NO_STATEMENT, error)
         && dossier_db_run (db, error, "UPDATE statement SET credibility = ?, " TOUCH " WHERE id = ?", "tk",
                            number_text (credibility > 0, credibility, buffer), statement);
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
  if (!dossier_adoptions_drop (db, statement, NULL, error)
      || (old->kind == DOSSIER_STATEMENT_DATE && !dossier_event_dates_set (db, &old->event, NULL, NULL, error)))
    return FALSE;
  return old->kind != DOSSIER_STATEMENT_PLACE || drop_place (db, old, error);
}

#define STATEMENT_COLUMNS \
  DOSSIER_PASSAGE_COLUMNS ", s.id, s.event, s.account, c.article, s.kind, s.topic, e.id, e.name, e.kind, s.role, s.date, s.date_words," \
  " s.quantity, coalesce(s.quantity_high, s.quantity), s.qualifier, s.unit, s.counted, s.additional, s.as_of, s.text, f.id, f.name," \
  " s.attributed_words, s.credibility, CASE WHEN s.account IS NULL THEN (SELECT group_concat(hex(reported), '') FROM (SELECT d.reported" \
  "   FROM adoption d JOIN statement r ON r.id = d.reported JOIN account o ON o.id = r.account JOIN article b ON b.id = o.article" \
  "   WHERE d.assessed = s.id AND d.deleted_at IS NULL AND r.deleted_at IS NULL AND b.deleted_at IS NULL" \
  "   ORDER BY d.id)) END"
#define STATEMENT_TABLES \
  " FROM statement s LEFT JOIN account c ON c.id = s.account LEFT JOIN article a ON a.id = c.article LEFT JOIN passage p ON p.id = s.passage" \
  " LEFT JOIN entity_root x ON x.entity = s.entity LEFT JOIN entity e ON e.id = coalesce(x.root, s.entity)" \
  " LEFT JOIN entity_root y ON y.entity = s.attributed_to LEFT JOIN entity f ON f.id = coalesce(y.root, s.attributed_to)"

/* @column is the first of six: number, upper end, qualifier, unit, what is counted, additional. */
static DossierFigure *
read_figure (DossierSql *row,
             int         column)
{
  DossierFigure *figure;

  if (dossier_sql_is_null (row, column))
    return NULL;
  figure = g_new0 (DossierFigure, 1);
  figure->low = dossier_sql_double (row, column);
  figure->high = dossier_sql_double (row, column + 1);
  dossier_figure_qualifier_from_text (dossier_sql_peek (row, column + 2), &figure->qualifier);
  figure->unit = dossier_sql_text (row, column + 3);
  figure->counted = dossier_sql_text (row, column + 4);
  figure->additional = dossier_sql_int (row, column + 5) != 0;
  return figure;
}

/* Ids in hexadecimal digits, one after the other. */
static GArray *
read_ids (const char *digits)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  gsize step = 2 * sizeof (DossierId);

  for (gsize left = digits != NULL ? strlen (digits) : 0; left >= step; left -= step, digits += step)
    {
      DossierId id;

      for (guint i = 0; i < sizeof id.bytes; i++)
        id.bytes[i] = (guint8) (g_ascii_xdigit_value (digits[2 * i]) << 4 | g_ascii_xdigit_value (digits[2 * i + 1]));
      g_array_append_val (ids, id);
    }
  return ids;
}

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
  statement->date_words = dossier_sql_text (row, column++);
  statement->figure = read_figure (row, column);
  column += 6;
  statement->as_of = dossier_sql_text (row, column++);
  statement->text = dossier_sql_text (row, column++);
  statement->attributed_to = dossier_sql_id (row, column++);
  statement->attributed_name = dossier_sql_text (row, column++);
  statement->attributed_words = dossier_sql_text (row, column++);
  statement->credibility = dossier_sql_int (row, column++);
  statement->adopts = read_ids (dossier_sql_peek (row, column++));
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
                          " ORDER BY s.account IS NOT NULL, a.date IS NULL, a.date_earliest, a.id, p.start, s.id",
                          "k", event);
  while (rows != NULL && dossier_sql_next (rows, &local))
    g_ptr_array_add (statements, read_statement (rows));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return g_steal_pointer (&statements);
  return NULL;
}
