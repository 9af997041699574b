/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Entities and their names. A merge is an identity decision; the rows of both entities stay, and everything that names
 * the other one is read as naming the kept one through entity_root. Writing functions run on the writer thread.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-entities.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-identities.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"
#define NO_ENTITY _("there is no entity with this id")

static gboolean
require (DossierDb       *db,
         const DossierId *entity,
         GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM entity WHERE id = ? AND deleted_at IS NULL", entity, NO_ENTITY, error);
}

gboolean
dossier_entities_create (DossierDb  *db,
                         const char *name,
                         const char *kind,
                         DossierId  *entity,
                         GError    **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);

  *entity = dossier_id_new ();
  return clean != NULL && dossier_kinds_check (db, kind, error)
         && dossier_db_run (db, error,
                            "INSERT INTO entity (id, name, kind, created_at, created_by, modified_at, modified_by) VALUES (?, ?, ?, " STAMP ")",
                            "ktt", entity, clean, kind);
}

static void
set_ambiguous (const char *name,
               GArray     *found,
               GError    **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *id = dossier_id_to_text (&g_array_index (found, DossierId, i));

      g_string_append_printf (ids, "%s%s", i ? ", " : "", id);
    }
  g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_AMBIGUOUS, _("several entities are called “%s”; choose one by its id: %s"), name, ids->str);
}

/**
 * dossier_entities_resolve:
 * @id: (nullable): which entity; nil or NULL: by name
 * @name: (nullable): its name when there is no id
 * @kind: (nullable): its kind; NULL looks in all, and makes a person
 * @entity: (out): the one meant, made when none has the name
 *
 * Errors: DOSSIER_STORE_ERROR_AMBIGUOUS when several have the name.
 */
gboolean
dossier_entities_resolve (DossierDb       *db,
                          const DossierId *id,
                          const char      *name,
                          const char      *kind,
                          DossierId       *entity,
                          GError         **error)
{
  g_autofree char *clean = NULL;
  g_autoptr (GArray) found = NULL;

  if (id != NULL && !dossier_id_is_nil (id))
    {
      *entity = *id;
      return require (db, id, error);
    }
  clean = dossier_rows_name (name, error);
  if (clean == NULL || (kind != NULL && !dossier_kinds_check (db, kind, error)))
    return FALSE;
  found = dossier_entities_find_name (db, clean, kind, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 1)
    {
      set_ambiguous (clean, found, error);
      return FALSE;
    }
  if (found->len == 0)
    return dossier_entities_create (db, clean, kind ? kind : "person", entity, error);
  *entity = g_array_index (found, DossierId, 0);
  return TRUE;
}

/* The old name stays as an alias, since articles use it. */
gboolean
dossier_entities_rename (DossierDb       *db,
                         const DossierId *entity,
                         const char      *name,
                         GError         **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);
  DossierId id = dossier_id_new ();

  if (clean == NULL || !require (db, entity, error))
    return FALSE;
  return dossier_db_run (db, error,
                         "INSERT INTO alias (id, entity, name, created_at, created_by, modified_at, modified_by)"
                         " SELECT ?1, e.id, e.name, " STAMP " FROM entity e WHERE e.id = ?2 AND e.name <> ?3 AND NOT EXISTS"
                         " (SELECT 1 FROM alias a WHERE a.entity = e.id AND a.name = e.name AND a.deleted_at IS NULL)",
                         "kkt", &id, entity, clean)
         && dossier_db_run (db, error,
                            "UPDATE alias SET deleted_at = dossier_now(), " TOUCH " WHERE entity = ? AND name = ? AND deleted_at IS NULL",
                            "kt", entity, clean)
         && dossier_db_run (db, error, "UPDATE entity SET name = ?, " TOUCH " WHERE id = ?", "tk", clean, entity);
}

gboolean
dossier_entities_set_kind (DossierDb       *db,
                           const DossierId *entity,
                           const char      *kind,
                           GError         **error)
{
  return require (db, entity, error) && dossier_kinds_check (db, kind, error)
         && dossier_db_run (db, error, "UPDATE entity SET kind = ?, " TOUCH " WHERE id = ?", "tk", kind, entity);
}

gboolean
dossier_entities_set_description (DossierDb       *db,
                                  const DossierId *entity,
                                  const char      *description,
                                  GError         **error)
{
  return require (db, entity, error)
         && dossier_db_run (db, error, "UPDATE entity SET description = ?, " TOUCH " WHERE id = ?", "tk",
                            description && *description ? description : NULL, entity);
}

gboolean
dossier_entities_add_alias (DossierDb       *db,
                            const DossierId *entity,
                            const char      *name,
                            GError         **error)
{
  g_autofree char *clean = dossier_rows_name (name, error);
  DossierId id = dossier_id_new ();

  return clean != NULL && require (db, entity, error)
         && dossier_db_run (db, error,
                            "INSERT INTO alias (id, entity, name, created_at, created_by, modified_at, modified_by)"
                            " SELECT ?1, e.id, ?3, " STAMP " FROM entity e WHERE e.id = ?2 AND e.name <> ?3 AND NOT EXISTS"
                            " (SELECT 1 FROM alias a WHERE a.entity = e.id AND a.name = ?3 AND a.deleted_at IS NULL)",
                            "kkt", &id, entity, clean);
}

gboolean
dossier_entities_remove_alias (DossierDb       *db,
                               const DossierId *entity,
                               const char      *name,
                               GError         **error)
{
  if (!require (db, entity, error)
      || !dossier_db_run (db, error,
                          "UPDATE alias SET deleted_at = dossier_now(), " TOUCH " WHERE entity = ? AND name = ? AND deleted_at IS NULL", "kt", entity, name))
    return FALSE;
  return sqlite3_changes (dossier_db_get_handle (db)) > 0 || dossier_rows_not_found (error, _("the entity has no such alias"));
}

/**
 * dossier_entities_delete:
 *
 * Deletes an entity, those merged into it, their mentions, and their part in events. What was rejected for it stays rejected.
 */
gboolean
dossier_entities_delete (DossierDb       *db,
                         const DossierId *entity,
                         GError         **error)
{
  static const char * const steps[] = {
    /* What was rejected for it stays rejected. */
    "UPDATE mention SET deleted_at = dossier_now(), " TOUCH " WHERE deleted_at IS NULL AND status = 'accepted'"
    " AND (entity = ?1 OR entity IN (SELECT entity FROM entity_root WHERE root = ?1))",
    "UPDATE statement SET deleted_at = dossier_now(), " TOUCH " WHERE deleted_at IS NULL AND kind IN ('participant', 'place')"
    " AND (entity = ?1 OR entity IN (SELECT entity FROM entity_root WHERE root = ?1))",
    "UPDATE event_place SET deleted_at = dossier_now(), " TOUCH " WHERE deleted_at IS NULL"
    " AND (place = ?1 OR place IN (SELECT entity FROM entity_root WHERE root = ?1))",
    "UPDATE entity SET deleted_at = dossier_now(), " TOUCH " WHERE deleted_at IS NULL"
    " AND (id = ?1 OR id IN (SELECT entity FROM entity_root WHERE root = ?1))",
  };

  if (!require (db, entity, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!dossier_db_run (db, error, steps[i], "k", entity))
      return FALSE;
  return TRUE;
}

/**
 * dossier_entities_get_root:
 * @root: (out): the entity that stands for @id after merges
 */
gboolean
dossier_entities_get_root (DossierDb       *db,
                           const DossierId *id,
                           DossierId       *root,
                           GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT root FROM entity_root WHERE entity = ?", "k", id);
  GError *local = NULL;

  *root = *id;
  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    *root = dossier_sql_id (row, 0);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * dossier_entities_merge:
 * @kept: the one whose name is shown from now on
 * @other: the one that is read as @kept
 * @reason: (nullable)
 * @decision: (out): the identity decision
 */
gboolean
dossier_entities_merge (DossierDb       *db,
                        const DossierId *kept,
                        const DossierId *other,
                        const char      *reason,
                        DossierId       *decision,
                        GError         **error)
{
  DossierId top, below;

  if (!require (db, kept, error) || !require (db, other, error)
      || !dossier_entities_get_root (db, kept, &top, error) || !dossier_entities_get_root (db, other, &below, error))
    return FALSE;
  if (dossier_id_equal (&top, &below))
    return dossier_rows_invalid (error, _("these two are the same entity already"));
  if (!dossier_identities_check_same (db, &top, &below, error))
    return FALSE;
  *decision = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO identity_decision (id, entity, other, verdict, reason, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, 'same', ?, " STAMP ")",
                         "kkkt", decision, &top, &below, reason);
}

/* Takes back every decision by which @other is read as another entity. */
gboolean
dossier_entities_unmerge (DossierDb       *db,
                          const DossierId *other,
                          GError         **error)
{
  if (!dossier_db_run (db, error,
                       "UPDATE identity_decision SET deleted_at = dossier_now(), " TOUCH
                       " WHERE other = ? AND verdict = 'same' AND deleted_at IS NULL",
                       "k", other))
    return FALSE;
  return sqlite3_changes (dossier_db_get_handle (db)) > 0 || dossier_rows_not_found (error, _("this entity was not merged into another"));
}

/* Preferred names of merged entities are aliases of the one that stands for them. */
static GStrv
read_aliases (DossierDb       *db,
              const DossierId *id,
              const char      *name,
              GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT name FROM (SELECT name, id FROM alias WHERE deleted_at IS NULL"
                          "  AND (entity = ?1 OR entity IN (SELECT entity FROM entity_root WHERE root = ?1))"
                          " UNION ALL SELECT name, id FROM entity WHERE id IN (SELECT entity FROM entity_root WHERE root = ?1))"
                          " WHERE name <> ?2 GROUP BY name ORDER BY min(id)",
                          "kt", id, name);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      g_autofree char *alias = dossier_sql_text (rows, 0);

      g_strv_builder_add (aliases, alias);
    }
  if (local == NULL)
    return rows != NULL ? g_strv_builder_end (aliases) : NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * dossier_entities_get:
 *
 * Returns: (transfer full) (nullable): the entity with its counts, which include those merged into it
 */
DossierEntity *
dossier_entities_get (DossierDb       *db,
                      const DossierId *id,
                      GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (DossierEntity) entity = NULL;

  row = dossier_sql_new (db, error,
                         "WITH same (id) AS (SELECT ?1 UNION ALL SELECT entity FROM entity_root WHERE root = ?1)"
                         " SELECT e.name, e.kind, e.description, e.modified_at, e.description_passage,"
                         " (SELECT count(*) FROM mention m JOIN passage p ON p.id = m.passage JOIN article a ON a.id = p.article"
                         "   WHERE m.entity IN same AND m.deleted_at IS NULL AND m.status = 'accepted' AND a.deleted_at IS NULL),"
                         " (SELECT count(DISTINCT p.article) FROM mention m JOIN passage p ON p.id = m.passage JOIN article a ON a.id = p.article"
                         "   WHERE m.entity IN same AND m.deleted_at IS NULL AND m.status = 'accepted' AND a.deleted_at IS NULL),"
                         " (SELECT count(*) FROM (SELECT s.event FROM statement s JOIN event v ON v.id = s.event"
                         "   WHERE s.entity IN same AND s.kind IN ('participant', 'place') AND s.deleted_at IS NULL AND v.deleted_at IS NULL"
                         "   UNION SELECT l.event FROM event_place l JOIN event v ON v.id = l.event"
                         "   WHERE l.place IN same AND l.deleted_at IS NULL AND v.deleted_at IS NULL))"
                         " FROM entity e WHERE e.id = ?1 AND e.deleted_at IS NULL",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  entity = dossier_entity_new ();
  entity->id = *id;
  entity->name = dossier_sql_text (row, 0);
  entity->kind = dossier_sql_text (row, 1);
  entity->description = dossier_sql_text (row, 2);
  entity->modified_at = dossier_sql_int (row, 3);
  entity->description_passage = dossier_sql_id (row, 4);
  entity->mention_count = dossier_sql_int (row, 5);
  entity->article_count = dossier_sql_int (row, 6);
  entity->event_count = dossier_sql_int (row, 7);
  entity->aliases = read_aliases (db, id, entity->name, error);
  return entity->aliases != NULL ? g_steal_pointer (&entity) : NULL;
}

GPtrArray *
dossier_entities_merged (DossierDb       *db,
                         const DossierId *id,
                         GError         **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT entity FROM entity_root WHERE root = ? ORDER BY entity", "k", id);
  g_autoptr (GPtrArray) merged = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = rows ? dossier_sql_collect_ids (rows, error) : NULL;

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      GError *local = NULL;
      DossierEntity *entity = dossier_entities_get (db, &g_array_index (ids, DossierId, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (entity != NULL)
        g_ptr_array_add (merged, entity);
    }
  return g_steal_pointer (&merged);
}

typedef struct
{
  DossierId id;
  int score;
  gint64 mentions;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a, *right = b;

  if (left->score != right->score)
    return right->score - left->score;
  if (left->mentions != right->mentions)
    return left->mentions > right->mentions ? -1 : 1;
  return dossier_id_compare (&left->id, &right->id);
}

static gboolean
has_word_with_prefix (const char *text,
                      const char *prefix)
{
  gsize length = strlen (prefix);

  for (const char *at = text; at != NULL && *at != '\0'; at = strchr (at, ' '), at = at ? at + 1 : NULL)
    if (strncmp (at, prefix, length) == 0)
      return TRUE;
  return FALSE;
}

/* How well a folded name answers to folded words: the whole, its beginning, a word of it, any part, a word of the words. */
static int
score_name (const char *name,
            const char *words,
            GStrv       parts)
{
  int score = 0;

  if (*words == '\0')
    return 1;
  if (strcmp (name, words) == 0)
    return 100;
  if (g_str_has_prefix (name, words))
    return 80;
  if (has_word_with_prefix (name, words))
    return 70;
  if (strlen (name) > 2 && strstr (words, name) != NULL)
    return 60;
  if (strlen (words) > 2 && strstr (name, words) != NULL)
    return 50;
  for (guint i = 0; parts[i] != NULL; i++)
    if (strlen (parts[i]) > 3 && has_word_with_prefix (name, parts[i]))
      score = 30 + 5 * (parts[i + 1] == NULL);
  return score;
}

/**
 * dossier_entities_candidates:
 * @words: what was selected or typed; "" = the most mentioned
 * @kind: (nullable)
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type DossierEntity): the entities that could be meant, best first
 */
GPtrArray *
dossier_entities_candidates (DossierDb  *db,
                             const char *words,
                             const char *kind,
                             guint       limit,
                             GError    **error)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GHashTable) places = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  g_autofree char *folded = dossier_text_fold (words);
  g_auto (GStrv) parts = g_strsplit (g_strstrip (folded), " ", -1);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT r.id, n.name, (SELECT count(*) FROM mention m WHERE m.entity = r.id AND m.status = 'accepted' AND m.deleted_at IS NULL) FROM"
                          " (SELECT id, name FROM entity WHERE deleted_at IS NULL"
                          "  UNION ALL SELECT entity, name FROM alias WHERE deleted_at IS NULL) n"
                          " LEFT JOIN entity_root x ON x.entity = n.id JOIN entity r ON r.id = coalesce(x.root, n.id)"
                          " WHERE r.deleted_at IS NULL AND (?1 IS NULL OR r.kind = ?1)",
                          "t", kind);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      g_autofree char *name = dossier_sql_text (rows, 1);
      g_autofree char *folded_name = dossier_text_fold (name);
      Candidate candidate = { dossier_sql_id (rows, 0), score_name (folded_name, folded, parts), dossier_sql_int (rows, 2) };
      gpointer place;

      if (candidate.score == 0)
        continue;
      if (g_hash_table_lookup_extended (places, &candidate.id, NULL, &place))
        {
          Candidate *known = &g_array_index (candidates, Candidate, GPOINTER_TO_UINT (place));

          known->score = MAX (known->score, candidate.score);
          continue;
        }
      g_hash_table_insert (places, dossier_id_copy (&candidate.id), GUINT_TO_POINTER (candidates->len));
      g_array_append_val (candidates, candidate);
    }
  if (rows == NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_array_sort (candidates, compare_candidates);
  for (guint i = 0; i < candidates->len && i < limit; i++)
    {
      DossierEntity *entity = dossier_entities_get (db, &g_array_index (candidates, Candidate, i).id, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (entity != NULL)
        g_ptr_array_add (entities, entity);
    }
  return g_steal_pointer (&entities);
}
