/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open suggestions as they are shown: one, those of an article, groups of them. Whatever thread has the connection. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-suggestions-private.h"

#include <string.h>

#include "dossier-articles.h"

#define CONTEXT_BEFORE 60 /* code points around the words */
#define CONTEXT_AFTER 100
#define MAX_FORMS 10

/* Only of living articles in their present text: the few others are looked up once, not for every suggestion. */
#define STALE_DOCUMENTS \
  "(SELECT o.id FROM suggestion_document o LEFT JOIN article b ON b.id = o.article" \
  " WHERE b.id IS NULL OR b.deleted_at IS NOT NULL OR b.revision <> o.revision)"

/* Characters between two places, with white space as single blanks. */
static void
add_line (GString    *line,
          const char *start,
          const char *end)
{
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
}

/* Where the line begins: at most some characters before @start, at the beginning of a word if one is near, in the same paragraph. */
static const char *
find_context_start (const char *text,
                    const char *start,
                    gboolean   *cut)
{
  const char *at = start;

  for (guint i = 0; at > text && i < CONTEXT_BEFORE + 20; i++)
    {
      const char *before = g_utf8_prev_char (at);

      if (*before == '\n' && before > text && before[-1] == '\n')
        return at;
      if (i >= CONTEXT_BEFORE && g_unichar_isspace (g_utf8_get_char (before)))
        break;
      at = before;
    }
  *cut = at > text;
  return at;
}

static const char *
find_context_end (const char *end,
                  gboolean   *cut)
{
  const char *at = end;

  for (guint i = 0; *at != '\0' && i < CONTEXT_AFTER; i++)
    {
      if (at[0] == '\n' && at[1] == '\n')
        return at;
      at = g_utf8_next_char (at);
    }
  *cut = *at != '\0';
  return at;
}

/* One line around the words; of other paragraphs nothing. @start: where the words stand in @text */
static void
set_context (DossierProposal *proposal,
             const char      *text,
             const char      *start)
{
  const char *end = start + dossier_text_to_bytes (start, proposal->end - proposal->start);
  gboolean cut_before = FALSE, cut_after = FALSE;
  const char *first = find_context_start (text, start, &cut_before), *last = find_context_end (end, &cut_after);
  g_autoptr (GString) line = g_string_new (cut_before ? "…" : NULL);

  add_line (line, first, start);
  proposal->context_start = dossier_text_length (line->str);
  add_line (line, start, end);
  proposal->context_end = dossier_text_length (line->str);
  add_line (line, end, last);
  if (cut_after)
    g_string_append (line, "…");
  proposal->context = g_strdup (line->str);
}

#define PROPOSAL_COLUMNS \
  "SELECT s.id, d.article, d.revision, a.title, a.date, s.start, s.end, n.kind, n.words, n.name, e.id, e.name, e.kind, s.confidence," \
  " (SELECT text FROM suggestion_reason WHERE id = s.reason), s.role_start, s.role_end"

/* All but what the text is needed for. */
static DossierProposal *
read_proposal (DossierSql *row)
{
  DossierProposal *proposal = dossier_proposal_new ();

  proposal->id = dossier_suggestions_make_id (dossier_sql_int (row, 0));
  proposal->article = dossier_sql_id (row, 1);
  proposal->revision = dossier_sql_id (row, 2);
  proposal->article_title = dossier_sql_text (row, 3);
  proposal->article_date = dossier_sql_text (row, 4);
  proposal->start = dossier_sql_int (row, 5);
  proposal->end = dossier_sql_int (row, 6);
  proposal->kind = g_intern_string (dossier_sql_peek (row, 7));
  proposal->words = dossier_sql_text (row, 8);
  if (dossier_suggestions_is_value (proposal->kind))
    {
      g_autofree char *value = dossier_sql_text (row, 9);

      proposal->name = g_strdup (proposal->words);
      proposal->value = *value != '\0' ? g_steal_pointer (&value) : NULL;
    }
  else
    proposal->name = dossier_sql_text (row, 9);
  proposal->entity = dossier_sql_id (row, 10);
  proposal->entity_name = dossier_sql_text (row, 11);
  proposal->entity_kind = dossier_sql_text (row, 12);
  proposal->confidence = dossier_sql_int (row, 13);
  proposal->reason = dossier_sql_text (row, 14);
  proposal->role_start = dossier_sql_int (row, 15);
  proposal->role_end = dossier_sql_int (row, 16);
  return proposal;
}

/* @at: a place in @text at or before the words and their role, in code points @offset */
static void
read_surroundings (DossierProposal *proposal,
                   const char      *text,
                   const char      *at,
                   guint            offset)
{
  if (proposal->role_end > proposal->role_start)
    {
      gboolean before = proposal->role_start < offset;

      proposal->role = before ? dossier_text_slice (text, proposal->role_start, proposal->role_end)
                              : dossier_text_slice (at, proposal->role_start - offset, proposal->role_end - offset);
    }
  set_context (proposal, text, at + dossier_text_to_bytes (at, proposal->start - offset));
}

/**
 * dossier_suggestions_get:
 *
 * Returns: (transfer full) (nullable): NULL when it is decided or gone
 */
DossierProposal *
dossier_suggestions_get (DossierDb       *db,
                         const DossierId *id,
                         GError         **error)
{
  g_autoptr (DossierProposal) proposal = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DossierSql) row = dossier_sql_new (db, error,
                                                PROPOSAL_COLUMNS DOSSIER_SUGGESTION_FROM " WHERE s.id = ? AND" DOSSIER_SUGGESTION_IS_OPEN,
                                                "i", dossier_suggestions_number (id));

  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  proposal = read_proposal (row);
  text = dossier_articles_get_text (db, &proposal->article, NULL, error);
  if (text == NULL)
    return NULL;
  read_surroundings (proposal, text, text, 0);
  return g_steal_pointer (&proposal);
}

/**
 * dossier_suggestions_of_article:
 *
 * Returns: (transfer full) (element-type DossierProposal) (nullable): all that is open, in the order of the text
 */
GPtrArray *
dossier_suggestions_of_article (DossierDb       *db,
                                const DossierId *article,
                                GError         **error)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local = NULL;
  g_autofree char *text = dossier_articles_get_text (db, article, NULL, error);
  g_autoptr (DossierSql) rows = NULL;
  const char *at = text;
  guint offset = 0;

  if (text == NULL)
    return NULL;
  rows = dossier_sql_new (db, error,
                          PROPOSAL_COLUMNS DOSSIER_SUGGESTION_FROM " WHERE d.article = ? AND" DOSSIER_SUGGESTION_IS_OPEN " ORDER BY s.start, s.end DESC, s.id",
                          "k", article);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierProposal *proposal = read_proposal (rows);

      read_surroundings (proposal, text, at, offset);
      at += dossier_text_to_bytes (at, proposal->start - offset);
      offset = proposal->start;
      g_ptr_array_add (proposals, proposal);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return rows != NULL ? g_steal_pointer (&proposals) : NULL;
}

/* What a suggestion is one of many of: an entity, or a name and its kind. Owned by the caller. */
typedef struct
{
  DossierId entity;
  char *kind;
  char *form;
} Likeness;

static void
likeness_clear (Likeness *likeness)
{
  g_free (likeness->kind);
  g_free (likeness->form);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Likeness, likeness_clear)

static gboolean
read_likeness (DossierDb       *db,
               const DossierId *id,
               Likeness        *likeness,
               GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT e.id, n.kind, n.full_form" DOSSIER_SUGGESTION_FROM " WHERE s.id = ?",
                                                "i", dossier_suggestions_number (id));

  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    *likeness = (Likeness) { dossier_sql_id (row, 0), dossier_sql_text (row, 1), dossier_sql_text (row, 2) };
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The narrowest way to the rows comes first, and the filters behind it. */
#define QUERY(way) \
  "SELECT s.id" DOSSIER_SUGGESTION_FROM " WHERE " way " AND" DOSSIER_SUGGESTION_IS_OPEN \
  " AND (?1 IS NULL OR d.article = ?1) AND (?2 IS NULL OR e.id = ?2) AND (?3 IS NULL OR coalesce(e.kind, n.kind) = ?3)" \
  " AND (?4 IS NULL OR instr(n.form, ?4) > 0 OR instr(n.full_form, ?4) > 0)" \
  " AND (?5 OR ?3 IS NOT NULL OR n.kind NOT IN ('date', 'figure')) AND s.confidence >= ?6" \
  " ORDER BY a.date_latest DESC, a.id, s.start, s.id LIMIT ?7"

#define BY_NAME "e.id IS NULL AND s.name IN (SELECT id FROM suggestion_name WHERE full_form = ?8 AND kind = ?9)"
#define BY_ENTITY "(s.entity = ?2 OR s.entity IN (SELECT entity FROM entity_root WHERE root = ?2))"
#define BY_ARTICLE "s.document = (SELECT id FROM suggestion_document WHERE article = ?1)"

/**
 * dossier_suggestions_query:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): as DossierQuery says
 */
GArray *
dossier_suggestions_query (DossierDb          *db,
                           const DossierQuery *query,
                           GError            **error)
{
  g_autofree char *text = query->text && *query->text ? dossier_text_fold (query->text) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_auto (Likeness) likeness = { DOSSIER_ID_NIL, NULL, NULL };
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;
  gboolean alike = !dossier_id_is_nil (&query->like);
  const DossierId *entity = &query->entity;
  const char *sql = QUERY ("?8 IS NULL AND ?9 IS NULL");

  if (alike && !read_likeness (db, &query->like, &likeness, error))
    return NULL;
  if (alike && likeness.form == NULL)
    return g_steal_pointer (&ids);
  if (alike && !dossier_id_is_nil (&likeness.entity))
    entity = &likeness.entity;
  if (alike && dossier_id_is_nil (&likeness.entity))
    sql = QUERY (BY_NAME);
  else if (!dossier_id_is_nil (entity))
    sql = QUERY ("?8 IS ?8 AND ?9 IS ?9 AND " BY_ENTITY);
  else if (!dossier_id_is_nil (&query->article))
    sql = QUERY ("?8 IS NULL AND ?9 IS NULL AND " BY_ARTICLE);
  rows = dossier_sql_new (db, error, sql, "kkttiiitt", &query->article, entity, query->kind, text,
                          (gint64) (query->values || dossier_suggestions_is_value (likeness.kind)), (gint64) query->confidence,
                          query->limit > 0 ? (gint64) query->limit : G_GINT64_CONSTANT (-1), likeness.form, likeness.kind);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_suggestions_make_id (dossier_sql_int (rows, 0));

      g_array_append_val (ids, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return rows != NULL ? g_steal_pointer (&ids) : NULL;
}

/* Suggestions counted by what they say, then gathered by whom they mean: the first sees all of them, and only an index. */
#define COUNTED \
  "WITH counted AS (SELECT s.name, s.entity, s.known, count(*) AS n, max(s.confidence) AS confidence FROM suggestion s" \
  "  WHERE s.mention IS NULL AND s.under IS NULL AND s.document NOT IN " STALE_DOCUMENTS \
  "  AND (?1 IS NULL OR s.document = (SELECT id FROM suggestion_document WHERE article = ?1)) AND s.confidence >= ?2" \
  "  GROUP BY s.name, s.entity, s.known)," \
  " meant AS (SELECT e.id AS entity, e.name AS entity_name, coalesce(e.kind, n.kind) AS kind, n.full_form AS form, n.name AS name, c.n AS n," \
  "  c.confidence AS confidence FROM counted c JOIN suggestion_name n ON n.id = c.name LEFT JOIN entity_root x ON x.entity = c.entity" \
  "  LEFT JOIN entity e ON e.id = coalesce(x.root, c.entity) AND e.deleted_at IS NULL" \
  "  WHERE (c.known = 0 OR e.id IS NOT NULL) AND (?3 IS NULL OR e.id = ?3) AND (?4 IS NULL OR coalesce(e.kind, n.kind) = ?4)" \
  "  AND (?5 IS NULL OR instr(n.form, ?5) > 0 OR instr(n.full_form, ?5) > 0) AND (NOT ?6 OR e.id IS NOT NULL) AND (NOT ?7 OR e.id IS NULL)" \
  "  AND (?8 OR ?4 IS NOT NULL OR n.kind NOT IN ('date', 'figure')))"

#define COUNTED_TYPES "kikttiii"
#define COUNTED_VALUES(filter, text) \
  &(filter)->article, (gint64) (filter)->confidence, &(filter)->entity, (filter)->kind, text, (gint64) (filter)->known, \
  (gint64) (filter)->unknown, (gint64) (filter)->values

/* One group is all suggestions that mean one entity, or one new name of one kind; called as most of them are, in capitals last. */
#define GROUPED \
  " SELECT entity, coalesce(entity_name, name), kind, form, sum(n) AS total, max(n + 1000000000 * (name <> upper(name))) FROM meant" \
  " GROUP BY entity, CASE WHEN entity IS NULL THEN kind END, CASE WHEN entity IS NULL THEN form END"

#define OF_GROUP \
  DOSSIER_SUGGESTION_FROM " WHERE" DOSSIER_SUGGESTION_IS_OPEN " AND (?4 IS NULL OR d.article = ?4) AND "
#define OF_ENTITY \
  OF_GROUP "?2 = ?2 AND ?3 = ?3 AND (s.entity = ?1 OR s.entity IN (SELECT entity FROM entity_root WHERE root = ?1))"
#define OF_NAME \
  OF_GROUP "?1 IS NULL AND e.id IS NULL AND s.name IN (SELECT id FROM suggestion_name WHERE full_form = ?3 AND kind = ?2)"

/* What only the groups that are shown need: their words, in how many articles, and the surest of them. */
static gboolean
fill_group (DossierDb              *db,
            DossierSuggestionGroup *group,
            const char             *form,
            const DossierId        *article,
            GError                **error)
{
  gboolean named = dossier_id_is_nil (&group->entity);
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierSql) rows = NULL, first = NULL;
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          named ? "SELECT n.words, count(*)" OF_NAME " GROUP BY n.words ORDER BY count(*) DESC, n.words"
                                : "SELECT n.words, count(*)" OF_ENTITY " GROUP BY n.words ORDER BY count(*) DESC, n.words",
                          "kttk", &group->entity, group->kind, form, article);
  while (rows != NULL && dossier_sql_next (rows, &local))
    if (g_hash_table_size (seen) < MAX_FORMS && g_hash_table_add (seen, dossier_sql_text (rows, 0)))
      g_strv_builder_add (forms, dossier_sql_peek (rows, 0));
  first = rows && local == NULL
          ? dossier_sql_new (db, error,
                             named ? "SELECT s.id, max(s.confidence), count(DISTINCT s.document), count(*) FILTER (WHERE s.confidence < ?5)" OF_NAME
                                   : "SELECT s.id, max(s.confidence), count(DISTINCT s.document), count(*) FILTER (WHERE s.confidence < ?5)" OF_ENTITY,
                             "kttki", &group->entity, group->kind, form, article, (gint64) DOSSIER_SUGGESTION_DOUBTFUL)
          : NULL;
  if (first != NULL && dossier_sql_next (first, &local))
    {
      group->first = dossier_suggestions_make_id (dossier_sql_int (first, 0));
      group->confidence = dossier_sql_int (first, 1);
      group->article_count = dossier_sql_int (first, 2);
      group->doubtful = dossier_sql_int (first, 3);
    }
  group->forms = g_strv_builder_end (forms);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return first != NULL;
}

/**
 * dossier_suggestions_groups:
 *
 * Returns: (transfer full) (element-type DossierSuggestionGroup) (nullable): what is open, a group for each entity and new name
 */
GPtrArray *
dossier_suggestions_groups (DossierDb                     *db,
                            const DossierSuggestionFilter *filter,
                            guint                          offset,
                            guint                          limit,
                            GError                       **error)
{
  g_autofree char *text = filter->text && *filter->text ? dossier_text_fold (filter->text) : NULL;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_group_free);
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;

  rows = dossier_sql_new (db, error,
                          filter->by_name ? COUNTED GROUPED " ORDER BY 2 COLLATE NOCASE, kind, form LIMIT ?9 OFFSET ?10"
                                          : COUNTED GROUPED " ORDER BY total DESC, 2 COLLATE NOCASE, kind LIMIT ?9 OFFSET ?10",
                          COUNTED_TYPES "ii", COUNTED_VALUES (filter, text), limit > 0 ? (gint64) limit : G_GINT64_CONSTANT (-1), (gint64) offset);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierSuggestionGroup *group = g_new0 (DossierSuggestionGroup, 1);

      group->entity = dossier_sql_id (rows, 0);
      group->name = dossier_sql_text (rows, 1);
      group->kind = g_intern_string (dossier_sql_peek (rows, 2));
      group->count = dossier_sql_int (rows, 4);
      g_ptr_array_add (groups, group);
      g_ptr_array_add (forms, dossier_sql_text (rows, 3));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    if (!fill_group (db, g_ptr_array_index (groups, i), g_ptr_array_index (forms, i), &filter->article, error))
      return NULL;
  return g_steal_pointer (&groups);
}

gint64
dossier_suggestions_count (DossierDb                     *db,
                           const DossierSuggestionFilter *filter,
                           GError                       **error)
{
  g_autofree char *text = filter->text && *filter->text ? dossier_text_fold (filter->text) : NULL;

  return dossier_db_get_int (db, error, COUNTED " SELECT coalesce(sum(n), 0) FROM meant", COUNTED_TYPES, COUNTED_VALUES (filter, text));
}
