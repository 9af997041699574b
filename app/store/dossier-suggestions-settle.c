/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which mention decided which suggestion. Decisions are shared rows, suggestions local ones that only note them; so undo, redo
 * and taking a rejection back make suggestions open again without knowing of them. Brought up to date inside the transaction of
 * every change of a mention. Writer thread only.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-suggestions-private.h"

#include <string.h>

/* A mention that can decide. */
typedef struct
{
  DossierId id;
  DossierId entity; /* after merges; nil: a rejected one that named nobody */
  guint start;
  guint end;
  gboolean accepted;
  char *form;       /* (owned) (nullable): folded; of a rejection that reaches further than its place */
  char *kind;       /* (owned) (nullable): what the words of such a rejection were taken for; NULL: anything */
} Mark;

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->form);
  g_free (((Mark *) data)->kind);
}

/* Takes the marks that @rows tell; a text is folded only for those that reach further than their place. */
static gboolean
add_marks (GArray     *marks,
           DossierSql *rows,
           GError    **error)
{
  g_autoptr (GError) local = NULL;

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      Mark mark = { .id = dossier_sql_id (rows, 0), .entity = dossier_sql_id (rows, 1), .start = dossier_sql_int (rows, 2),
                    .end = dossier_sql_int (rows, 3), .accepted = strcmp (dossier_sql_peek (rows, 4), "accepted") == 0 };

      if (!dossier_sql_is_null (rows, 5))
        {
          mark.form = dossier_text_fold (dossier_sql_peek (rows, 6));
          mark.kind = dossier_sql_text (rows, 7);
        }
      g_array_append_val (marks, mark);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return TRUE;
  return FALSE;
}

/*
 * A mark of an entity that was deleted is one of nobody, and about words that were taken for its kind: what was no name of it is no
 * name of somebody new of this kind either.
 */
#define MARK_COLUMNS \
  "SELECT m.id, CASE WHEN e.deleted_at IS NULL THEN coalesce(x.root, m.entity) END, p.start, p.end, m.status, m.scope, p.quote," \
  " coalesce(m.kind, CASE WHEN e.deleted_at IS NOT NULL THEN e.kind END) FROM passage p JOIN mention m ON m.passage = p.id" \
  " LEFT JOIN entity_root x ON x.entity = m.entity LEFT JOIN entity e ON e.id = coalesce(x.root, m.entity)"

struct _DossierRejections
{
  GArray *marks;       /* (owned) (nullable) (element-type Mark): those that hold in all articles */
  GHashTable *by_form; /* (owned): form → GArray of guint, numbers in @marks */
  char *state;         /* (owned) (nullable): of what they were read from */
};

/**
 * dossier_rejections_new:
 *
 * Returns: (transfer full): the rejections that hold in all articles, read when first needed and again when they changed
 */
DossierRejections *
dossier_rejections_new (void)
{
  DossierRejections *self = g_new0 (DossierRejections, 1);

  self->by_form = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

void
dossier_rejections_free (DossierRejections *self)
{
  g_hash_table_unref (self->by_form);
  g_clear_pointer (&self->marks, g_array_unref);
  g_free (self->state);
  g_free (self);
}

/**
 * dossier_rejections_refresh:
 *
 * Brings them up to date with the open transaction; costs little when nothing changed.
 */
gboolean
dossier_rejections_refresh (DossierDb         *db,
                            DossierRejections *self,
                            GError           **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autofree char *state = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT (SELECT count(*) || ' ' || coalesce(max(modified_at), 0) || ' ' || count(deleted_at) FROM mention WHERE scope = 'everywhere')"
                          " || ' ' || (SELECT count(*) || ' ' || coalesce(max(modified_at), 0) || ' ' || count(deleted_at) FROM identity_decision)"
                          " || ' ' || (SELECT count(deleted_at) FROM entity WHERE id IN (SELECT entity FROM mention WHERE scope = 'everywhere'))",
                          NULL);
  state = rows != NULL && dossier_sql_next (rows, error) ? dossier_sql_text (rows, 0) : NULL;
  if (state == NULL || g_strcmp0 (state, self->state) == 0)
    return state != NULL;
  g_clear_pointer (&rows, dossier_sql_free);
  g_hash_table_remove_all (self->by_form);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->state, g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
  rows = dossier_sql_new (db, error, MARK_COLUMNS " WHERE m.scope = 'everywhere' AND m.status = 'rejected' AND m.deleted_at IS NULL", NULL);
  if (rows == NULL || !add_marks (self->marks, rows, error))
    return FALSE;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      GArray *numbers = g_hash_table_lookup (self->by_form, mark->form);

      if (numbers == NULL)
        g_hash_table_insert (self->by_form, mark->form, numbers = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (numbers, i);
    }
  self->state = g_steal_pointer (&state);
  return TRUE;
}

/* The mentions in an article that can decide something there. */
static GArray *
read_marks (DossierDb *db,
            gint64     document,
            GError   **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (DossierSql) rows = NULL;

  g_array_set_clear_func (marks, mark_clear);
  rows = dossier_sql_new (db, error,
                          MARK_COLUMNS " JOIN suggestion_document d ON d.article = p.article"
                          " WHERE d.id = ? AND m.deleted_at IS NULL AND p.anchor <> 'lost' AND p.revision = d.revision",
                          "i", document);
  return rows != NULL && add_marks (marks, rows, error) ? g_steal_pointer (&marks) : NULL;
}

/* Whether a rejection that reaches further than its place is about these words. */
static gboolean
reaches (const Mark      *mark,
         const char      *kind,
         const DossierId *entity,
         const char      *form)
{
  return mark->form != NULL && strcmp (mark->form, form) == 0 && (mark->kind == NULL || strcmp (mark->kind, kind) == 0)
         && dossier_id_equal (&mark->entity, entity);
}

static gboolean
decides (const Mark      *mark,
         guint            start,
         guint            end,
         const char      *kind,
         const DossierId *entity,
         const char      *form)
{
  if (mark->accepted)
    return !dossier_suggestions_is_value (kind) && mark->start < end && mark->end > start;
  return (mark->start == start && mark->end == end) || reaches (mark, kind, entity, form);
}

static DossierId
find_rejection (const DossierRejections *rejections,
                const char              *kind,
                const DossierId         *entity,
                const char              *form)
{
  const GArray *numbers = g_hash_table_lookup (rejections->by_form, form);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      const Mark *mark = &g_array_index (rejections->marks, Mark, g_array_index (numbers, guint, i));

      if (reaches (mark, kind, entity, form))
        return mark->id;
    }
  return DOSSIER_ID_NIL;
}

/**
 * dossier_suggestions_settle:
 * @rejections: up to date
 *
 * Notes for every suggestion of an article whom it means where several have the name, and which mention decided it, if any.
 */
gboolean
dossier_suggestions_settle (DossierDb               *db,
                            const DossierRejections *rejections,
                            gint64                   document,
                            GError                 **error)
{
  g_autoptr (GArray) marks = read_marks (db, document, error);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (marks == NULL || !dossier_suggestions_prefer_tagged (db, document, error))
    return FALSE;
  rows = dossier_sql_new (db, error,
                          "SELECT s.id, s.start, s.end, n.kind, e.id, n.form, s.mention FROM suggestion s JOIN suggestion_name n ON n.id = s.name"
                          " LEFT JOIN entity_root x ON x.entity = s.entity LEFT JOIN entity e ON e.id = coalesce(x.root, s.entity) AND e.deleted_at IS NULL"
                          " WHERE s.document = ? ORDER BY s.id",
                          "i", document);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierId entity = dossier_sql_id (rows, 4), was = dossier_sql_id (rows, 6), now = DOSSIER_ID_NIL;
      guint start = dossier_sql_int (rows, 1), end = dossier_sql_int (rows, 2);

      for (guint i = 0; i < marks->len && dossier_id_is_nil (&now); i++)
        if (decides (&g_array_index (marks, Mark, i), start, end, dossier_sql_peek (rows, 3), &entity, dossier_sql_peek (rows, 5)))
          now = g_array_index (marks, Mark, i).id;
      if (dossier_id_is_nil (&now))
        now = find_rejection (rejections, dossier_sql_peek (rows, 3), &entity, dossier_sql_peek (rows, 5));
      if (!dossier_id_equal (&was, &now)
          && !dossier_db_run (db, error, "UPDATE suggestion SET mention = ? WHERE id = ?", "ki", &now, dossier_sql_int (rows, 0)))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return rows != NULL;
}

static gboolean
collect (GHashTable *documents,
         DossierSql *rows,
         GError    **error)
{
  g_autoptr (GError) local = NULL;

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      gint64 document = dossier_sql_int (rows, 0);

      g_hash_table_add (documents, g_memdup2 (&document, sizeof document));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return rows != NULL;
}

/* Articles with open suggestions of the words that a far-reaching rejection is about. */
static gboolean
collect_form (DossierDb  *db,
              GHashTable *documents,
              const char *quote,
              GError    **error)
{
  g_autofree char *form = dossier_text_fold (quote);
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT DISTINCT s.document FROM suggestion_name n JOIN suggestion s ON s.name = n.id"
                                                 " WHERE n.form = ? AND s.mention IS NULL AND s.under IS NULL",
                                                 "t", form);

  return collect (documents, rows, error);
}

typedef struct
{
  DossierDb *db;
  GHashTable *documents;
  GError **error;
  gboolean ok;
} Collection;

static gboolean
collect_mention (DossierDb       *db,
                 GHashTable      *documents,
                 const DossierId *mention,
                 GError         **error)
{
  g_autoptr (DossierSql) decided = dossier_sql_new (db, error, "SELECT document FROM suggestion WHERE mention = ?", "k", mention);
  g_autoptr (DossierSql) own = NULL, far = NULL;
  g_autoptr (GError) local = NULL;

  if (!collect (documents, decided, error))
    return FALSE;
  own = dossier_sql_new (db, error,
                         "SELECT d.id FROM mention m JOIN passage p ON p.id = m.passage JOIN suggestion_document d ON d.article = p.article WHERE m.id = ?",
                         "k", mention);
  if (!collect (documents, own, error))
    return FALSE;
  far = dossier_sql_new (db, error,
                         "SELECT p.quote FROM mention m JOIN passage p ON p.id = m.passage WHERE m.id = ? AND m.scope = 'everywhere'", "k", mention);
  if (far == NULL)
    return FALSE;
  if (dossier_sql_next (far, &local))
    return collect_form (db, documents, dossier_sql_peek (far, 0), error);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static void
collect_mention_cb (const DossierId *mention,
                    gpointer         user_data)
{
  Collection *collection = user_data;

  collection->ok = collection->ok && collect_mention (collection->db, collection->documents, mention, collection->error);
}

/* After a change of very many rows: every article where what is noted is not what holds. */
static gboolean
collect_all (DossierDb  *db,
             GHashTable *documents,
             GError    **error)
{
  static const char * const questions[] = {
    "SELECT document FROM suggestion INDEXED BY suggestion_mention WHERE mention IS NOT NULL AND mention NOT IN (SELECT id FROM mention WHERE deleted_at IS NULL)",
    "SELECT s.document FROM mention m CROSS JOIN passage p ON p.id = m.passage CROSS JOIN suggestion_document d ON d.article = p.article"
    " CROSS JOIN suggestion s ON s.document = d.id AND s.start < p.end AND s.start > p.start - 1000 AND s.end > p.start" /* none is longer */
    " WHERE m.deleted_at IS NULL AND s.mention IS NULL",
    "SELECT s.document FROM mention m JOIN suggestion s ON s.mention = m.id WHERE m.scope IS NOT NULL",
  };
  g_autoptr (DossierSql) far = NULL;
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (DossierSql) rows = dossier_sql_new (db, error, questions[i], NULL);

      if (!collect (documents, rows, error))
        return FALSE;
    }
  far = dossier_sql_new (db, error,
                         "SELECT DISTINCT p.quote FROM mention m JOIN passage p ON p.id = m.passage WHERE m.scope IS NOT NULL AND m.deleted_at IS NULL", NULL);
  while (far != NULL && dossier_sql_next (far, &local))
    if (!collect_form (db, documents, dossier_sql_peek (far, 0), error))
      return FALSE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return far != NULL;
}

/* Rejections that reach further than their place, of one entity and all that are the same as it. */
static gboolean
collect_entity (DossierDb       *db,
                GHashTable      *documents,
                const DossierId *entity,
                GError         **error)
{
  g_autoptr (GArray) mentions = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "WITH root (id) AS (SELECT coalesce((SELECT root FROM entity_root WHERE entity = ?1), ?1)),"
                                                 " same (id) AS (SELECT id FROM root UNION SELECT entity FROM entity_root WHERE root = (SELECT id FROM root))"
                                                 " SELECT id FROM mention WHERE entity IN same AND status = 'rejected' AND scope IS NOT NULL",
                                                 "k", entity);

  mentions = rows ? dossier_sql_collect_ids (rows, error) : NULL;
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    if (!collect_mention (db, documents, &g_array_index (mentions, DossierId, i), error))
      return FALSE;
  return mentions != NULL;
}

static void
collect_entity_cb (const DossierId *entity,
                   gpointer         user_data)
{
  Collection *collection = user_data;

  collection->ok = collection->ok && collect_entity (collection->db, collection->documents, entity, collection->error);
}

/* Who is the same as whom now says for whom a rejection holds. */
static void
collect_decision_cb (const DossierId *decision,
                     gpointer         user_data)
{
  Collection *collection = user_data;
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (GError) local = NULL;
  DossierId pair[2];

  if (!collection->ok)
    return;
  row = dossier_sql_new (collection->db, collection->error, "SELECT entity, other FROM identity_decision WHERE id = ?", "k", decision);
  if (row == NULL || !dossier_sql_next (row, &local))
    {
      collection->ok = row != NULL && local == NULL;
      if (local != NULL)
        g_propagate_error (collection->error, g_steal_pointer (&local));
      return;
    }
  for (int i = 0; i < 2; i++)
    pair[i] = dossier_sql_id (row, i);
  for (int i = 0; i < 2; i++)
    collect_entity_cb (&pair[i], collection);
  /* What was as like the one as the other, and so neither's, is looked at again. */
  collection->ok = collection->ok
                   && dossier_db_run (collection->db, collection->error,
                                      "DELETE FROM suggestion_screened WHERE entity IN (?1, ?2) AND EXISTS (SELECT 1 FROM identity_decision"
                                      " WHERE id = ?3 AND verdict = 'same' AND deleted_at IS NULL)",
                                      "kkk", &pair[0], &pair[1], decision);
}

static gboolean
settle_all (DossierDb         *db,
            DossierRejections *rejections,
            GHashTable        *documents,
            GError           **error)
{
  GHashTableIter iter;
  gpointer document;

  if (g_hash_table_size (documents) > 0 && !dossier_rejections_refresh (db, rejections, error))
    return FALSE;
  g_hash_table_iter_init (&iter, documents);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    if (!dossier_suggestions_settle (db, rejections, *(gint64 *) document, error))
      return FALSE;
  return TRUE;
}

/**
 * dossier_suggestions_settle_entity:
 *
 * Applies what was rejected for an entity to suggestions that were just taken for it.
 */
gboolean
dossier_suggestions_settle_entity (DossierDb       *db,
                                   const DossierId *entity,
                                   GError         **error)
{
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DossierRejections) rejections = dossier_rejections_new ();

  return collect_entity (db, documents, entity, error) && settle_all (db, rejections, documents, error);
}

/**
 * dossier_suggestions_update:
 * @changes: the rows that the open transaction touched
 *
 * Brings suggestions up to date with changes of mentions, of who is the same as whom, and of which entities there are.
 */
gboolean
dossier_suggestions_update (DossierDb              *db,
                            const DossierChangeSet *changes,
                            GError                **error)
{
  static const char * const tables[] = { "mention", "identity_decision", "entity" };
  static void (* const collectors[]) (const DossierId *id, gpointer user_data) = { collect_mention_cb, collect_decision_cb, collect_entity_cb };
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DossierRejections) rejections = dossier_rejections_new ();
  Collection collection = { db, documents, error, TRUE };
  gboolean bulk = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    bulk = bulk || dossier_change_set_count (changes, tables[i]) == G_MAXUINT;
  if (bulk)
    collection.ok = collect_all (db, documents, error);
  for (guint i = 0; i < G_N_ELEMENTS (tables) && !bulk; i++)
    dossier_change_set_foreach (changes, tables[i], collectors[i], &collection);
  return collection.ok && settle_all (db, rejections, documents, error);
}
