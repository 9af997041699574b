/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A DossierQuery as SQL: constant fragments joined, values bound. One function a record type. Read-only.
 */

#define G_LOG_DOMAIN "dossier-store"

#include <string.h>

#include "dossier-copy-groups.h"
#include "dossier-entities.h"
#include "dossier-rows-private.h"
#include "dossier-search.h"
#include "dossier-suggestions.h"

typedef struct
{
  GString *sql;
  GPtrArray *values;  /* (element-type Value) */
} Builder;

typedef struct
{
  char type;
  DossierId id;
  char *text;
  gint64 number;
} Value;

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_free (value);
}

static void
builder_clear (Builder *builder)
{
  g_string_free (builder->sql, TRUE);
  g_ptr_array_unref (builder->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static Builder
builder_start (const char *sql)
{
  return (Builder) { g_string_new (sql), g_ptr_array_new_with_free_func (value_free) };
}

static void
add (Builder    *builder,
     const char *fragment)
{
  g_string_append (builder->sql, fragment);
}

static Value *
add_value (Builder    *builder,
           const char *fragment,
           char        type)
{
  Value *value = g_new0 (Value, 1);

  add (builder, fragment);
  value->type = type;
  g_ptr_array_add (builder->values, value);
  return value;
}

static void
add_id (Builder         *builder,
        const char      *fragment,
        const DossierId *id)
{
  if (!dossier_id_is_nil (id))
    add_value (builder, fragment, 'k')->id = *id;
}

static void
add_text (Builder    *builder,
          const char *fragment,
          const char *text)
{
  if (text != NULL && *text != '\0')
    add_value (builder, fragment, 't')->text = g_strdup (text);
}

static void
add_number (Builder    *builder,
            const char *fragment,
            gint64      number)
{
  add_value (builder, fragment, 'i')->number = number;
}

static void
add_limit (Builder            *builder,
           const DossierQuery *query)
{
  if (query->limit > 0)
    add_number (builder, " LIMIT ?", query->limit);
}

static GArray *
builder_run (Builder   *builder,
             DossierDb *db,
             GError   **error)
{
  g_autoptr (DossierSql) sql = dossier_sql_new (db, error, builder->sql->str, NULL);

  if (sql == NULL)
    return NULL;
  for (guint i = 0; i < builder->values->len; i++)
    {
      const Value *value = g_ptr_array_index (builder->values, i);

      if (!dossier_sql_bind_one (sql, i + 1, value->type, value->type == 'k' ? (gconstpointer) &value->id : value->text, value->number))
        {
          dossier_db_fail (db, error);
          return NULL;
        }
    }
  return dossier_sql_collect_ids (sql, error);
}

static void
add_article_filters (Builder            *b,
                     const DossierQuery *query)
{
  add (b, query->deleted ? " a.deleted_at IS NOT NULL" : " a.deleted_at IS NULL");
  add_id (b, " AND a.source = ?", &query->source);
  add_id (b, " AND a.id IN (SELECT article FROM collection_article WHERE deleted_at IS NULL AND collection = ?)", &query->collection);
  add_id (b,
          " AND a.id IN (SELECT p.article FROM mention m JOIN passage p ON p.id = m.passage LEFT JOIN entity_root x ON x.entity = m.entity"
          " WHERE m.deleted_at IS NULL AND m.status = 'accepted' AND coalesce(x.root, m.entity) = ?)",
          &query->entity);
  add_id (b, " AND a.id IN (SELECT article FROM account WHERE deleted_at IS NULL AND event = ?)", &query->event);
  add_id (b, " AND a.id IN (SELECT o.article FROM copy_set o JOIN copy_set c ON c.root = o.root WHERE c.article = ?)", &query->copies_of);
  if (query->unread)
    add (b, " AND a.id NOT IN (SELECT article FROM article_read)");
  if (query->has_annotations)
    add (b, " AND a.id IN (SELECT p.article FROM annotation n JOIN passage p ON p.id = n.passage WHERE n.deleted_at IS NULL)");
  if (query->unlinked)
    add (b, " AND a.id NOT IN (SELECT c.article FROM account c JOIN event v ON v.id = c.event WHERE c.deleted_at IS NULL AND v.deleted_at IS NULL)");
  if (query->earliest != 0 || query->latest != 0)
    {
      add_number (b, " AND a.date <> '' AND a.date_latest >= ?", query->earliest);
      add_number (b, " AND a.date_earliest <= ?", query->latest);
    }
}

static GArray *
query_articles (DossierDb          *db,
                const DossierQuery *query,
                GError            **error)
{
  g_autofree char *expression = query->text ? dossier_search_expression (query->text) : NULL;
  g_auto (Builder) b = builder_start ("SELECT a.id FROM article a");
  g_autoptr (GArray) all = NULL;
  GArray *folded;

  if (expression != NULL)
    {
      add (&b, " JOIN search_document d ON d.article = a.id JOIN search ON search.rowid = d.id");
      add_text (&b, " WHERE search MATCH ? AND", expression);
    }
  else
    add (&b, " WHERE");
  add_article_filters (&b, query);
  switch (query->order)
    {
    case DOSSIER_ORDER_OLDEST:
      add (&b, " ORDER BY a.date_latest = 0, a.date_latest, a.id");
      break;
    case DOSSIER_ORDER_NAME:
      add (&b, " ORDER BY a.title COLLATE NOCASE, a.id");
      break;
    case DOSSIER_ORDER_RELEVANCE:
      add (&b, expression ? " ORDER BY bm25(search, 4.0, 1.0), a.id" : " ORDER BY a.date_latest DESC, a.id");
      break;
    case DOSSIER_ORDER_DEFAULT:
    case DOSSIER_ORDER_NEWEST:
    case DOSSIER_ORDER_MENTIONS:
    default:
      add (&b, " ORDER BY a.date_latest DESC, a.id");
      break;
    }
  if (!query->fold)
    {
      add_limit (&b, query);
      return builder_run (&b, db, error);
    }
  all = builder_run (&b, db, error);
  folded = all ? dossier_copy_groups_fold (db, all, query->unfolded, error) : NULL;
  if (folded != NULL && query->limit > 0 && folded->len > query->limit)
    g_array_set_size (folded, query->limit);
  return folded;
}

static GArray *
query_sources (DossierDb          *db,
               const DossierQuery *query,
               GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT s.id FROM source s WHERE s.deleted_at IS NULL"
                                      " AND s.id IN (SELECT source FROM article WHERE deleted_at IS NULL)");

  add_text (&b, " AND instr(lower(s.name), lower(?)) > 0", query->text);
  add (&b, " ORDER BY s.name COLLATE NOCASE, s.id");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static GArray *
query_collections (DossierDb          *db,
                   const DossierQuery *query,
                   GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT c.id FROM collection c WHERE c.deleted_at IS NULL");

  add_text (&b, " AND instr(lower(c.name), lower(?)) > 0", query->text);
  add_id (&b, " AND c.id IN (SELECT collection FROM collection_article WHERE deleted_at IS NULL AND article = ?)", &query->article);
  add (&b, " ORDER BY c.name COLLATE NOCASE, c.id");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static gboolean
keep_matching (DossierDb  *db,
               GArray     *ids,
               const char *text,
               GError    **error)
{
  g_autofree char *wanted = dossier_text_fold (text);
  guint kept = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      DossierId id = g_array_index (ids, DossierId, i);
      g_autoptr (DossierSql) names = NULL;
      GError *local = NULL;
      gboolean matches = FALSE;

      names = dossier_sql_new (db, &local,
                               "SELECT name FROM entity WHERE id = ?1 UNION ALL SELECT name FROM alias WHERE deleted_at IS NULL"
                               " AND (entity = ?1 OR entity IN (SELECT entity FROM entity_root WHERE root = ?1))"
                               " UNION ALL SELECT name FROM entity WHERE id IN (SELECT entity FROM entity_root WHERE root = ?1)",
                               "k", &id);
      while (names != NULL && !matches && dossier_sql_next (names, &local))
        {
          g_autofree char *name = dossier_sql_text (names, 0);
          g_autofree char *folded = dossier_text_fold (name);

          matches = strstr (folded, wanted) != NULL;
        }
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (matches)
        g_array_index (ids, DossierId, kept++) = id;
    }
  g_array_set_size (ids, kept);
  return TRUE;
}

static GArray *
query_entities (DossierDb          *db,
                const DossierQuery *query,
                GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT e.id FROM entity e WHERE e.deleted_at IS NULL");
  g_autoptr (GArray) ids = NULL;

  if (dossier_id_is_nil (&query->entity))
    add (&b, " AND e.id NOT IN (SELECT entity FROM entity_root)");
  add_id (&b, " AND e.id IN (SELECT entity FROM entity_root WHERE root = ?)", &query->entity);
  add_text (&b, " AND e.kind = ?", query->kind);
  add_id (&b,
          " AND e.id IN (SELECT coalesce(x.root, m.entity) FROM mention m JOIN passage p ON p.id = m.passage"
          " LEFT JOIN entity_root x ON x.entity = m.entity WHERE m.deleted_at IS NULL AND m.status = 'accepted' AND p.article = ?)",
          &query->article);
  add_id (&b,
          " AND e.id IN (SELECT coalesce(x.root, s.entity) FROM statement s LEFT JOIN entity_root x ON x.entity = s.entity"
          " WHERE s.deleted_at IS NULL AND s.kind IN ('participant', 'place') AND s.event = ?)",
          &query->event);
  if (query->order == DOSSIER_ORDER_MENTIONS)
    add (&b, " ORDER BY (SELECT count(*) FROM mention m WHERE m.entity = e.id AND m.status = 'accepted' AND m.deleted_at IS NULL) DESC, e.name COLLATE NOCASE, e.id");
  else
    add (&b, " ORDER BY e.name COLLATE NOCASE, e.id");
  if (query->text == NULL)
    add_limit (&b, query);
  ids = builder_run (&b, db, error);
  if (ids != NULL && query->text != NULL && *query->text != '\0' && !keep_matching (db, ids, query->text, error))
    return NULL;
  if (ids != NULL && query->limit > 0 && ids->len > query->limit)
    g_array_set_size (ids, query->limit);
  return g_steal_pointer (&ids);
}

static GArray *
query_mentions (DossierDb          *db,
                const DossierQuery *query,
                GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT m.id FROM mention m JOIN passage p ON p.id = m.passage JOIN article a ON a.id = p.article"
                                      " LEFT JOIN entity_root x ON x.entity = m.entity LEFT JOIN entity e ON e.id = coalesce(x.root, m.entity)"
                                      " WHERE m.deleted_at IS NULL AND a.deleted_at IS NULL");

  add (&b, query->rejected ? " AND m.status = 'rejected'" : " AND m.status = 'accepted' AND e.id IS NOT NULL");
  add_id (&b, " AND p.article = ?", &query->article);
  add_id (&b, " AND (m.entity = ?", &query->entity);
  add_id (&b, " OR x.root = ?)", &query->entity);
  add_text (&b, " AND e.kind = ?", query->kind);
  add_text (&b, " AND instr(lower(p.quote), lower(?)) > 0", query->text);
  add (&b, " ORDER BY a.date_latest DESC, a.id, p.start, m.id");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static GArray *
query_annotations (DossierDb          *db,
                   const DossierQuery *query,
                   GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT n.id FROM annotation n JOIN passage p ON p.id = n.passage JOIN article a ON a.id = p.article"
                                      " WHERE n.deleted_at IS NULL AND a.deleted_at IS NULL");

  add_id (&b, " AND p.article = ?", &query->article);
  add_text (&b, " AND instr(lower(n.text || ' ' || p.quote), lower(?)) > 0", query->text);
  add (&b, " ORDER BY a.date_latest DESC, a.id, p.start, n.id");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static GArray *
query_events (DossierDb          *db,
              const DossierQuery *query,
              GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT v.id FROM event v WHERE v.deleted_at IS NULL");

  add_text (&b, " AND instr(lower(v.title), lower(?)) > 0", query->text);
  add_text (&b, " AND v.kind = ? COLLATE NOCASE", query->kind);
  add_id (&b, " AND v.id IN (SELECT event FROM account WHERE deleted_at IS NULL AND article = ?)", &query->article);
  add_id (&b,
          " AND v.id IN (SELECT s.event FROM statement s LEFT JOIN entity_root x ON x.entity = s.entity"
          " WHERE s.deleted_at IS NULL AND s.kind IN ('participant', 'place') AND coalesce(x.root, s.entity) = ?)",
          &query->entity);
  if (query->earliest != 0 || query->latest != 0)
    {
      add_number (&b, " AND v.date <> '' AND v.date_latest >= ?", query->earliest);
      add_number (&b, " AND v.date_earliest <= ?", query->latest);
    }
  if (query->order == DOSSIER_ORDER_NEWEST)
    add (&b, " ORDER BY v.date IS NULL, v.date_latest DESC, v.id");
  else if (query->order == DOSSIER_ORDER_NAME)
    add (&b, " ORDER BY v.title COLLATE NOCASE, v.id");
  else
    add (&b, " ORDER BY v.date IS NULL, v.date_earliest, v.date_latest, v.id");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static GArray *
query_statements (DossierDb          *db,
                  const DossierQuery *query,
                  GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT s.id FROM statement s JOIN event v ON v.id = s.event LEFT JOIN account c ON c.id = s.account"
                                      " LEFT JOIN article a ON a.id = c.article LEFT JOIN passage p ON p.id = s.passage"
                                      " LEFT JOIN entity_root x ON x.entity = s.entity"
                                      " WHERE s.deleted_at IS NULL AND v.deleted_at IS NULL AND a.deleted_at IS NULL");

  add_id (&b, " AND s.event = ?", &query->event);
  add_id (&b, " AND c.article = ?", &query->article);
  add_id (&b, " AND coalesce(x.root, s.entity) = ?", &query->entity);
  add (&b, " ORDER BY s.account IS NOT NULL, a.date IS NULL, a.date_earliest, a.id, p.start, s.id");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static GArray *
query_notes (DossierDb          *db,
             const DossierQuery *query,
             GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT n.id FROM note n WHERE n.deleted_at IS NULL");

  add_text (&b, " AND instr(lower(n.title || ' ' || n.text), lower(?)) > 0", query->text);
  add_id (&b, " AND n.id IN (SELECT note FROM note_citation WHERE deleted_at IS NULL AND target = ?)", &query->entity);
  add_id (&b, " AND n.id IN (SELECT note FROM note_citation WHERE deleted_at IS NULL AND target = ?)", &query->event);
  if (query->order == DOSSIER_ORDER_NAME)
    add (&b, " ORDER BY n.title COLLATE NOCASE, n.id");
  else
    add (&b, " ORDER BY n.modified_at DESC, n.id DESC");
  add_limit (&b, query);
  return builder_run (&b, db, error);
}

static GArray *
query_changes (DossierDb          *db,
               const DossierQuery *query,
               GError            **error)
{
  g_auto (Builder) b = builder_start ("SELECT id FROM change ORDER BY number DESC");

  add_limit (&b, query);
  return builder_run (&b, db, error);
}

/**
 * dossier_search_query:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): the ids of the rows asked for, in their order
 */
GArray *
dossier_search_query (DossierDb          *db,
                      const DossierQuery *query,
                      GError            **error)
{
  switch (query->type)
    {
    case DOSSIER_RECORD_ARTICLE:
      return query_articles (db, query, error);
    case DOSSIER_RECORD_SOURCE:
      return query_sources (db, query, error);
    case DOSSIER_RECORD_COLLECTION:
      return query_collections (db, query, error);
    case DOSSIER_RECORD_ENTITY:
      return query_entities (db, query, error);
    case DOSSIER_RECORD_MENTION:
      return query_mentions (db, query, error);
    case DOSSIER_RECORD_ANNOTATION:
      return query_annotations (db, query, error);
    case DOSSIER_RECORD_EVENT:
      return query_events (db, query, error);
    case DOSSIER_RECORD_STATEMENT:
      return query_statements (db, query, error);
    case DOSSIER_RECORD_NOTE:
      return query_notes (db, query, error);
    case DOSSIER_RECORD_CHANGE:
      return query_changes (db, query, error);
    case DOSSIER_RECORD_SUGGESTION:
      return dossier_suggestions_query (db, query, error);
    default:
      g_return_val_if_reached (NULL);
    }
}

DossierChange *
dossier_changes_get (DossierDb       *db,
                     const DossierId *id,
                     GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  DossierChange *change;

  row = dossier_sql_new (db, error,
                         "SELECT c.number, c.label, c.item_count, c.state, c.made_at, a.name FROM change c LEFT JOIN analyst a ON a.id = c.made_by"
                         " WHERE c.id = ?",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  change = dossier_change_new ();
  change->id = *id;
  change->number = dossier_sql_int (row, 0);
  change->label = dossier_sql_text (row, 1);
  change->item_count = dossier_sql_int (row, 2);
  change->state = dossier_sql_int (row, 3);
  change->made_at = dossier_sql_int (row, 4);
  change->made_by = dossier_sql_text (row, 5);
  return change;
}
