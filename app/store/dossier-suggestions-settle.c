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

#define MARK_COLUMNS \
  "SELECT m.id, coalesce(x.root, m.entity), p.start, p.end, m.status, m.scope, p.quote, m.kind FROM passage p JOIN mention m ON m.passage = p.id" \
  " LEFT JOIN entity_root x ON x.entity = m.entity"

/* The mentions that can decide something in an article: its own, and rejections that hold everywhere. */
static GArray *
read_marks (DossierDb *db,
            gint64     document,
            GError   **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_autoptr (DossierSql) own = NULL, everywhere = NULL;
  guint first;

  g_array_set_clear_func (marks, mark_clear);
  own = dossier_sql_new (db, error,
                         MARK_COLUMNS " JOIN suggestion_document d ON d.article = p.article"
                         " WHERE d.id = ? AND m.deleted_at IS NULL AND p.anchor <> 'lost' AND p.revision = d.revision",
                         "i", document);
  if (own == NULL || !add_marks (marks, own, error))
    return NULL;
  everywhere = dossier_sql_new (db, error,
                                MARK_COLUMNS " WHERE m.scope = 'everywhere' AND m.status = 'rejected' AND m.deleted_at IS NULL"
                                " AND p.article <> (SELECT article FROM suggestion_document WHERE id = ?)",
                                "i", document);
  if (everywhere == NULL)
    return NULL;
  first = marks->len;
  if (!add_marks (marks, everywhere, error))
    return NULL;
  /* Their place is in another article. */
  for (guint i = first; i < marks->len; i++)
    g_array_index (marks, Mark, i).start = g_array_index (marks, Mark, i).end = 0;
  return g_steal_pointer (&marks);
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
  if (mark->start == start && mark->end == end)
    return TRUE;
  return mark->form != NULL && strcmp (mark->form, form) == 0 && (mark->kind == NULL || strcmp (mark->kind, kind) == 0)
         && dossier_id_equal (&mark->entity, entity);
}

/**
 * dossier_suggestions_settle:
 *
 * Notes for every suggestion of an article which mention decided it, if any.
 */
gboolean
dossier_suggestions_settle (DossierDb *db,
                            gint64     document,
                            GError   **error)
{
  g_autoptr (GArray) marks = read_marks (db, document, error);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (marks == NULL)
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
      if (!dossier_id_equal (&was, &now)
          && !dossier_db_run (db, error, "UPDATE suggestion SET mention = ? WHERE id = ?", "ki", &now, dossier_sql_int (rows, 0)))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return rows != NULL && local == NULL;
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
    g_propagate_error (error, g_steal_pointer (&local));
  return rows != NULL && local == NULL;
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
    g_propagate_error (error, g_steal_pointer (&local));
  return local == NULL;
}

static void
collect_mention_cb (const DossierId *mention,
                    gpointer         user_data)
{
  Collection *collection = user_data;

  collection->ok = collection->ok && collect_mention (collection->db, collection->documents, mention, collection->error);
}

/* After a change of very many mentions: every article where what is noted is not what holds. */
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
    g_propagate_error (error, g_steal_pointer (&local));
  return far != NULL && local == NULL;
}

/**
 * dossier_suggestions_update:
 * @changes: the rows that the open transaction touched
 *
 * Brings suggestions up to date with changes of mentions.
 */
gboolean
dossier_suggestions_update (DossierDb              *db,
                            const DossierChangeSet *changes,
                            GError                **error)
{
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Collection collection = { db, documents, error, TRUE };
  GHashTableIter iter;
  gpointer document;

  if (!dossier_change_set_touches (changes, "mention"))
    return TRUE;
  if (dossier_change_set_count (changes, "mention") == G_MAXUINT)
    collection.ok = collect_all (db, documents, error);
  else
    dossier_change_set_foreach (changes, "mention", collect_mention_cb, &collection);
  if (!collection.ok)
    return FALSE;
  g_hash_table_iter_init (&iter, documents);
  while (g_hash_table_iter_next (&iter, &document, NULL))
    if (!dossier_suggestions_settle (db, *(gint64 *) document, error))
      return FALSE;
  return TRUE;
}
