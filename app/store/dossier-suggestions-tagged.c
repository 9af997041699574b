/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Who is meant where several entities have one name: in an article in which one of them is tagged, that one. Part of bringing an
 * article's suggestions up to date with its mentions. Writer thread only.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-suggestions-private.h"

#include "dossier-entities.h"

#include <glib/gi18n.h>

#define BY_TAG 80 /* in 100: so sure is a name that another entity has as well */
#define BY_NAME 80 /* that nobody else has */
#define BY_MENTIONS 45 /* that several have, of whom this one is mentioned most */

/* Names and aliases of an entity and of all that are the same as it. */
#define NAMES_OF_ROOT \
  "WITH same (id) AS (SELECT ?1 UNION SELECT entity FROM entity_root WHERE root = ?1)" \
  " SELECT name FROM entity WHERE id IN same AND deleted_at IS NULL UNION ALL SELECT name FROM alias WHERE entity IN same AND deleted_at IS NULL"

/* Adds the names of an entity: kind and folded name → its id; no id for a name that two who are tagged have. */
static gboolean
add_names (DossierDb       *db,
           GHashTable      *bearers,
           const DossierId *root,
           const char      *kind,
           GError         **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, NAMES_OF_ROOT, "k", root);
  g_autoptr (GError) local = NULL;

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      g_autofree char *form = dossier_text_fold (dossier_sql_peek (rows, 0));
      g_autofree char *key = g_strconcat (kind, " ", form, NULL);
      const DossierId *known = g_hash_table_lookup (bearers, key);

      if (known == NULL)
        g_hash_table_insert (bearers, g_steal_pointer (&key), g_memdup2 (root, sizeof *root));
      else if (!dossier_id_equal (known, root))
        g_hash_table_insert (bearers, g_steal_pointer (&key), g_memdup2 (&DOSSIER_ID_NIL, sizeof (DossierId)));
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return TRUE;
  return FALSE;
}

/* Who is tagged in an article. */
static gboolean
read_tagged (DossierDb  *db,
             gint64      document,
             GHashTable *tagged,
             GHashTable *bearers,
             GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT DISTINCT e.id, e.kind FROM suggestion_document d"
                                                 " JOIN passage p ON p.article = d.article AND p.revision = d.revision JOIN mention m ON m.passage = p.id"
                                                 " LEFT JOIN entity_root x ON x.entity = m.entity JOIN entity e ON e.id = coalesce(x.root, m.entity)"
                                                 " WHERE d.id = ? AND m.status = 'accepted' AND m.deleted_at IS NULL AND p.anchor <> 'lost'"
                                                 " AND e.deleted_at IS NULL",
                                                 "i", document);

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierId root = dossier_sql_id (rows, 0);

      g_hash_table_add (tagged, g_memdup2 (&root, sizeof root));
      if (!add_names (db, bearers, &root, dossier_sql_peek (rows, 1), error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return TRUE;
  return FALSE;
}

/* Takes a suggestion for another. The reason it had spoke of the former. */
static gboolean
take_for (DossierDb       *db,
          gint64           suggestion,
          const DossierId *entity,
          const char      *reason, /* (nullable): the old one stays, and how sure it is */
          int              sure,
          GError         **error)
{
  gint64 number;

  return dossier_suggestions_ensure_reason (db, reason, &number, error)
         && dossier_db_run (db, error,
                            "UPDATE suggestion SET entity = ?1, reason = coalesce(nullif(?2, 0), reason),"
                            " confidence = CASE WHEN ?2 = 0 THEN confidence ELSE ?3 END WHERE id = ?4",
                            "kiii", entity, number, (gint64) sure, suggestion);
}

/* Whether an article has another name of several words of whom a suggestion is taken for; -1 with @error. */
static gint64
is_named_besides (DossierDb *db,
                  gint64     suggestion,
                  GError   **error)
{
  g_autoptr (GError) local = NULL;
  gint64 named = dossier_db_get_int (db, &local,
                                     "SELECT EXISTS (SELECT 1 FROM suggestion s JOIN suggestion_name n ON n.id = s.name"
                                     " JOIN suggestion o ON o.document = s.document AND o.entity = s.entity JOIN suggestion_name q ON q.id = o.name"
                                     " WHERE s.id = ? AND q.full_form <> n.full_form AND instr(q.full_form, ' ') > 0)",
                                     "i", suggestion);

  if (local == NULL)
    return named;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

static char *
say_tagged (const char *name)
{
  return g_strdup_printf (_("several are called “%s”; this one is tagged in this article"), name);
}

/* Of all who have a name, who is mentioned most; no id when nobody has it. FALSE with @error. */
static gboolean
find_bearer (DossierDb  *db,
             const char *name,
             const char *kind,
             DossierId  *bearer,
             gboolean   *alone,
             GError    **error)
{
  g_autoptr (GArray) all = dossier_entities_find_name (db, name, kind, error);
  gint64 most = -1;

  *bearer = DOSSIER_ID_NIL;
  *alone = all != NULL && all->len == 1;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autoptr (GError) local = NULL;
      gint64 mentions = all->len > 1 ? dossier_db_get_int (db, &local, "SELECT count(*) FROM mention WHERE entity = ? AND status = 'accepted'"
                                                           " AND deleted_at IS NULL", "k", &g_array_index (all, DossierId, i)) : 0;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (mentions <= most)
        continue;
      most = mentions;
      *bearer = g_array_index (all, DossierId, i);
    }
  return all != NULL;
}

/* Takes a suggestion for whom its name means where nothing in the article tells, if for anybody. */
static gboolean
take_for_bearer (DossierDb  *db,
                 gint64      suggestion,
                 const char *name,
                 const char *kind,
                 gboolean    known,
                 GError    **error)
{
  g_autofree char *reason = NULL;
  DossierId bearer;
  gboolean alone;

  if (!find_bearer (db, name, kind, &bearer, &alone, error))
    return FALSE;
  if (dossier_id_is_nil (&bearer))
    return TRUE;
  if (known && alone)
    reason = g_strdup_printf (_("“%s” is known"), name);
  else if (known)
    reason = g_strdup_printf (_("several are called “%s”; this one is mentioned most often"), name);
  return take_for (db, suggestion, &bearer, reason, alone ? BY_NAME : BY_MENTIONS, error);
}

/* What was taken for somebody who is gone may still be the name of another. */
static gboolean
leave_gone (DossierDb *db,
            gint64     document,
            GError   **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT s.id, n.name, s.known, n.kind FROM suggestion s JOIN suggestion_name n ON n.id = s.name"
                                                 " WHERE s.document = ? AND s.known < 2 AND s.entity IS NOT NULL AND NOT EXISTS"
                                                 " (SELECT 1 FROM entity e WHERE e.id = s.entity AND e.deleted_at IS NULL) ORDER BY s.id",
                                                 "i", document);

  while (rows != NULL && dossier_sql_next (rows, &local))
    if (!take_for_bearer (db, dossier_sql_int (rows, 0), dossier_sql_peek (rows, 1), dossier_sql_peek (rows, 3), dossier_sql_int (rows, 2) > 0, error))
      return FALSE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return TRUE;
  return FALSE;
}

/* What was taken for somebody for being tagged is not theirs for that any more when the tag is gone. */
static gboolean
leave_untagged (DossierDb  *db,
                gint64      document,
                GHashTable *tagged,
                GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT s.id, n.name, n.kind, coalesce(x.root, s.entity), r.text FROM suggestion s"
                                                 " JOIN suggestion_name n ON n.id = s.name JOIN suggestion_reason r ON r.id = s.reason"
                                                 " LEFT JOIN entity_root x ON x.entity = s.entity"
                                                 " WHERE s.document = ? AND s.known = 1 AND s.entity IS NOT NULL AND s.confidence = ? ORDER BY s.id",
                                                 "ii", document, (gint64) BY_TAG);

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      g_autofree char *reason = say_tagged (dossier_sql_peek (rows, 1));
      DossierId entity = dossier_sql_id (rows, 3);

      if (!g_hash_table_contains (tagged, &entity) && g_strcmp0 (dossier_sql_peek (rows, 4), reason) == 0
          && !take_for_bearer (db, dossier_sql_int (rows, 0), dossier_sql_peek (rows, 1), dossier_sql_peek (rows, 2), TRUE, error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return TRUE;
  return FALSE;
}

/**
 * dossier_suggestions_prefer_tagged:
 *
 * Takes the open suggestions of an article whose name somebody tagged there has for that one, if nobody else who has it is tagged or named
 * in full there.
 */
gboolean
dossier_suggestions_prefer_tagged (DossierDb *db,
                                   gint64     document,
                                   GError   **error)
{
  g_autoptr (GHashTable) tagged = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  g_autoptr (GHashTable) bearers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (!leave_gone (db, document, error) || !read_tagged (db, document, tagged, bearers, error)
      || !leave_untagged (db, document, tagged, error))
    return FALSE;
  if (g_hash_table_size (tagged) == 0)
    return TRUE;
  rows = dossier_sql_new (db, error,
                          "SELECT s.id, n.kind || ' ' || n.full_form, e.id, s.known, n.name FROM suggestion s JOIN suggestion_name n ON n.id = s.name"
                          " LEFT JOIN entity_root x ON x.entity = s.entity LEFT JOIN entity e ON e.id = coalesce(x.root, s.entity) AND e.deleted_at IS NULL"
                          " WHERE s.document = ? AND s.mention IS NULL AND s.known < 2 ORDER BY s.id",
                          "i", document);
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierId entity = dossier_sql_id (rows, 2);
      const DossierId *meant = g_hash_table_lookup (bearers, dossier_sql_peek (rows, 1));
      g_autofree char *reason = NULL;
      gint64 besides;

      if (meant == NULL || dossier_id_is_nil (meant) || g_hash_table_contains (tagged, &entity))
        continue;
      besides = dossier_id_is_nil (&entity) ? 0 : is_named_besides (db, dossier_sql_int (rows, 0), error);
      if (besides < 0)
        return FALSE;
      if (besides > 0)
        continue;
      if (dossier_sql_int (rows, 3) > 0)
        reason = say_tagged (dossier_sql_peek (rows, 4));
      if (!take_for (db, dossier_sql_int (rows, 0), meant, reason, BY_TAG, error))
        return FALSE;
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return TRUE;
  return FALSE;
}
