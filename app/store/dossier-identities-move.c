/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Merging and splitting told before they are done, and splitting. A split moves chosen mentions and names to another entity,
 * with the statements that rest on these mentions alone, and with what is attributed to whom they name. Writing functions run inside a change, on the writer thread.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-identities.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-entities.h"
#include "dossier-rows-private.h"

#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

#define GROUP_OF(entity) "(SELECT " entity " UNION SELECT entity FROM entity_root WHERE root = " entity ")"

static gboolean
require (DossierDb       *db,
         const DossierId *entity,
         GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM entity WHERE id = ? AND deleted_at IS NULL", entity, _("there is no entity with this id"), error);
}

/* Why two, which @first and @second stand for, cannot be made one, for people; @obstacle is NULL when they can. FALSE and @error when that
 * cannot be read. */
static gboolean
find_obstacle (DossierDb       *db,
               const DossierId *a,
               const DossierId *first,
               const DossierId *b,
               const DossierId *second,
               char           **obstacle,
               GError         **error)
{
  g_autoptr (GError) local = NULL;

  if (dossier_id_equal (first, second))
    *obstacle = g_strdup (_("these two are the same entity already"));
  else if (!dossier_identities_check_same (db, a, b, &local))
    {
      if (!g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      *obstacle = g_strdup (local->message);
    }
  return TRUE;
}

/**
 * dossier_identities_preview_merge:
 *
 * Returns: (transfer full) (nullable): what of @other would be read as @kept
 */
DossierIdentityPreview *
dossier_identities_preview_merge (DossierDb       *db,
                                  const DossierId *kept,
                                  const DossierId *other,
                                  GError         **error)
{
  g_autoptr (DossierIdentityPreview) preview = dossier_identity_preview_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  DossierId top, below;
  g_autoptr (DossierEntity) moved = NULL;
  g_autoptr (DossierEntity) stays = NULL;

  if (!require (db, kept, error) || !require (db, other, error)
      || !dossier_entities_get_root (db, kept, &top, error) || !dossier_entities_get_root (db, other, &below, error))
    return NULL;
  stays = dossier_entities_get (db, &top, error);
  moved = stays ? dossier_entities_get (db, &below, error) : NULL;
  if (moved == NULL)
    return NULL;
  preview->mentions = moved->mention_count;
  preview->articles = moved->article_count;
  preview->events = moved->event_count;
  if (!dossier_rows_count (db, &preview->statements, error,
                           "SELECT count(*) FROM statement s JOIN event v ON v.id = s.event WHERE s.entity IN " GROUP_OF ("?1")
                           " AND s.kind IN ('participant', 'place') AND s.deleted_at IS NULL AND v.deleted_at IS NULL",
                           &below, NULL)
      || !dossier_rows_count (db, &preview->places, error,
                              "SELECT count(DISTINCT l.event) FROM event_place l JOIN event v ON v.id = l.event WHERE l.place IN " GROUP_OF ("?1")
                              " AND l.deleted_at IS NULL AND v.deleted_at IS NULL", &below, NULL)
      || !find_obstacle (db, kept, &top, other, &below, &preview->obstacle, error))
    return NULL;
  if (strcmp (moved->name, stays->name) != 0 && !g_strv_contains ((const char * const *) stays->aliases, moved->name))
    g_strv_builder_add (names, moved->name);
  for (guint i = 0; moved->aliases[i] != NULL; i++)
    if (strcmp (moved->aliases[i], stays->name) != 0 && !g_strv_contains ((const char * const *) stays->aliases, moved->aliases[i]))
      g_strv_builder_add (names, moved->aliases[i]);
  preview->aliases = g_strv_builder_end (names);
  return g_steal_pointer (&preview);
}

/* The mentions that are to move. */
typedef struct
{
  GString *list;        /* JSON array of their ids in hexadecimal digits, as SQLite writes them */
  GHashTable *seen;     /* of DossierId */
  GHashTable *articles; /* of DossierId */
} Moved;

static void
moved_clear (Moved *moved)
{
  g_string_free (moved->list, TRUE);
  g_hash_table_unref (moved->seen);
  g_hash_table_unref (moved->articles);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moved, moved_clear)

static Moved
moved_new (void)
{
  return (Moved) { g_string_new ("["), g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL),
                   g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL) };
}

/* FALSE when one is not of the entity. */
static gboolean
choose_mentions (DossierDb       *db,
                 Moved           *moved,
                 const DossierId *root,
                 const DossierId *mentions,
                 guint            n,
                 GError         **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (DossierSql) row = dossier_sql_new (db, error,
                                                    "SELECT p.article, hex(m.id) FROM mention m JOIN passage p ON p.id = m.passage"
                                                    " WHERE m.id = ?1 AND m.deleted_at IS NULL AND m.status = 'accepted' AND m.entity IN " GROUP_OF ("?2"),
                                                    "kk", &mentions[i], root);
      DossierId article;

      if (row == NULL)
        return FALSE;
      if (!dossier_sql_next (row, &local))
        {
          if (local == NULL)
            return dossier_rows_not_found (error, _("there is no such mention of the entity"));
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!g_hash_table_add (moved->seen, dossier_id_copy (&mentions[i])))
        continue;
      article = dossier_sql_id (row, 0);
      g_hash_table_add (moved->articles, dossier_id_copy (&article));
      g_string_append_printf (moved->list, moved->list->len > 1 ? ",\"%s\"" : "\"%s\"", dossier_sql_peek (row, 1));
    }
  g_string_append_c (moved->list, ']');
  return TRUE;
}

static gboolean
require_aliases (DossierDb          *db,
                 const DossierId    *root,
                 const char * const *aliases,
                 GError            **error)
{
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;

      if (dossier_db_get_int (db, &local, "SELECT 1 FROM alias WHERE name = ?1 AND deleted_at IS NULL AND entity IN " GROUP_OF ("?2"), "tk", aliases[i], root) > 0)
        continue;
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND, _("“%s” is no alias of the entity"), aliases[i]);
      return FALSE;
    }
  return TRUE;
}

/* Statements whose passage has a mention that moves and none that stays. */
#define MOVED_STATEMENTS \
  " FROM statement s JOIN passage p ON p.id = s.passage WHERE s.deleted_at IS NULL AND s.kind IN ('participant', 'place') AND s.entity IN " GROUP_OF ("?1") \
  " AND EXISTS (SELECT 1 FROM mention m JOIN passage q ON q.id = m.passage WHERE hex(m.id) IN (SELECT value FROM json_each(?2))" \
  "  AND q.article = p.article AND q.start < p.end AND q.end > p.start)" \
  " AND NOT EXISTS (SELECT 1 FROM mention m JOIN passage q ON q.id = m.passage WHERE hex(m.id) NOT IN (SELECT value FROM json_each(?2)) AND m.deleted_at IS NULL" \
  "  AND m.status = 'accepted' AND m.entity IN " GROUP_OF ("?1") " AND q.article = p.article AND q.start < p.end AND q.end > p.start)"

/* Whether all that is reported of an event about the entity, in one kind of statement, moves: @event and @kind are columns. */
#define ALL_MOVED(event, kind) \
  event " IN (SELECT s.event" MOVED_STATEMENTS " AND s.kind = " kind ") AND NOT EXISTS (SELECT 1 FROM statement t WHERE t.event = " event \
  " AND t.kind = " kind " AND t.account IS NOT NULL AND t.deleted_at IS NULL AND t.entity IN " GROUP_OF ("?1") " AND t.id NOT IN (SELECT s.id" MOVED_STATEMENTS "))"

/* What was assessed has no passage: it goes along when nothing is left that it could rest on. */
#define MOVED_ASSESSED \
  " FROM statement b WHERE b.account IS NULL AND b.deleted_at IS NULL AND b.kind IN ('participant', 'place') AND b.entity IN " GROUP_OF ("?1") \
  " AND " ALL_MOVED ("b.event", "b.kind")

/* The links of events to their assessed place, likewise. */
#define MOVED_PLACES \
  " FROM event_place l JOIN event v ON v.id = l.event WHERE l.deleted_at IS NULL AND v.deleted_at IS NULL AND l.place IN " GROUP_OF ("?1") \
  " AND " ALL_MOVED ("l.event", "'place'")

#define ALL_MOVED_STATEMENTS "SELECT s.id, s.event" MOVED_STATEMENTS " UNION SELECT b.id, b.event" MOVED_ASSESSED

/* How many code points the nearest of the entity's mentions that move, or of those that stay, is from the words of statement s; all are
 * at 0 when it has no words. */
#define NEAREST(which) \
  "(SELECT min(max(0, coalesce(q.start - p.end, 0), coalesce(p.start - q.end, 0))) FROM mention m JOIN passage q ON q.id = m.passage" \
  " WHERE m.entity IN " GROUP_OF ("?1") " AND m.deleted_at IS NULL AND m.status = 'accepted' AND q.article = c.article" \
  " AND hex(m.id) " which " (SELECT value FROM json_each(?2)))"

/* What is attributed to the entity goes along with the mention nearest to it, where none that stays is as near. */
#define MOVED_SAID \
  " FROM account c JOIN statement s ON s.account = c.id LEFT JOIN passage p ON p.id = s.passage" \
  " WHERE s.deleted_at IS NULL AND s.attributed_to IN " GROUP_OF ("?1") \
  " AND c.article IN (SELECT q.article FROM mention m JOIN passage q ON q.id = m.passage WHERE m.entity IN " GROUP_OF ("?1") \
  "  AND hex(m.id) IN (SELECT value FROM json_each(?2)))" \
  " AND " NEAREST ("IN") " < coalesce(" NEAREST ("NOT IN") ", 9223372036854775807)"

#define ALL_CHANGED_STATEMENTS ALL_MOVED_STATEMENTS " UNION SELECT s.id, s.event" MOVED_SAID

/* Before the statements that say where it was. @to: where an event may be already */
static gboolean
move_places (DossierDb       *db,
             const DossierId *root,
             const Moved     *moved,
             const DossierId *to,
             GError         **error)
{
  return dossier_db_run (db, error,
                         "UPDATE event_place SET deleted_at = dossier_now(), " TOUCH " WHERE id IN (SELECT l.id" MOVED_PLACES
                         " AND EXISTS (SELECT 1 FROM event_place o WHERE o.event = l.event AND o.place = ?3 AND o.deleted_at IS NULL))",
                         "ktk", root, moved->list->str, to)
         && dossier_db_run (db, error, "UPDATE event_place SET place = ?3, " TOUCH " WHERE id IN (SELECT l.id" MOVED_PLACES ")",
                            "ktk", root, moved->list->str, to);
}

/**
 * dossier_identities_preview_split:
 * @aliases: (nullable): names that go along
 * @into: (nullable): where to; NULL or nil: a new entity
 *
 * Returns: (transfer full) (nullable): what would move
 */
DossierIdentityPreview *
dossier_identities_preview_split (DossierDb          *db,
                                  const DossierId    *entity,
                                  const DossierId    *mentions,
                                  guint               n_mentions,
                                  const char * const *aliases,
                                  const DossierId    *into,
                                  GError            **error)
{
  g_autoptr (DossierIdentityPreview) preview = dossier_identity_preview_new ();
  g_auto (Moved) moved = moved_new ();
  DossierId root, target = DOSSIER_ID_NIL;

  if (!dossier_entities_get_root (db, entity, &root, error)
      || (into != NULL && !dossier_id_is_nil (into) && !dossier_entities_get_root (db, into, &target, error)))
    return NULL;
  if (!require (db, entity, error) || (!dossier_id_is_nil (&target) && !require (db, &target, error))
      || !choose_mentions (db, &moved, &root, mentions, n_mentions, error) || !require_aliases (db, &root, aliases, error))
    return NULL;
  preview->mentions = g_hash_table_size (moved.seen);
  preview->articles = g_hash_table_size (moved.articles);
  if (!dossier_rows_count (db, &preview->statements, error, "SELECT count(*) FROM (" ALL_CHANGED_STATEMENTS ")", &root, moved.list->str)
      || !dossier_rows_count (db, &preview->events, error, "SELECT count(DISTINCT event) FROM (" ALL_CHANGED_STATEMENTS ")", &root, moved.list->str)
      || !dossier_rows_count (db, &preview->places, error, "SELECT count(DISTINCT l.event)" MOVED_PLACES, &root, moved.list->str))
    return NULL;
  preview->aliases = aliases ? g_strdupv ((char **) aliases) : g_new0 (char *, 1);
  if (dossier_id_equal (&root, &target))
    preview->obstacle = g_strdup (_("these two are the same entity already"));
  return g_steal_pointer (&preview);
}

static gboolean
move_alias (DossierDb       *db,
            const DossierId *root,
            const DossierId *to,
            const char      *name,
            GError         **error)
{
  guint called;

  return dossier_db_run (db, error, "UPDATE alias SET deleted_at = dossier_now(), " TOUCH " WHERE name = ?1 AND deleted_at IS NULL AND entity IN " GROUP_OF ("?2"),
                         "tk", name, root)
         && dossier_rows_count (db, &called, error, "SELECT count(*) FROM entity WHERE id = ? AND name = ?", to, name)
         && (called > 0 || dossier_entities_add_alias (db, to, name, error));
}

/**
 * dossier_identities_split:
 * @aliases: (nullable): names that go along
 * @into: (nullable): where to; NULL or nil: a new entity called @name, of @kind
 * @kind: (nullable): NULL = that of @entity
 * @made: (out): where they went
 * @count: (out): mentions that moved
 *
 * Takes out of an entity what belongs to another, and decides that these two are different.
 */
gboolean
dossier_identities_split (DossierDb          *db,
                          const DossierId    *entity,
                          const DossierId    *mentions,
                          guint               n_mentions,
                          const char * const *aliases,
                          const DossierId    *into,
                          const char         *name,
                          const char         *kind,
                          DossierId          *made,
                          guint              *count,
                          GError            **error)
{
  g_auto (Moved) moved = moved_new ();
  DossierId root, decision;
  g_autoptr (DossierEntity) from = NULL;

  if (!require (db, entity, error) || !dossier_entities_get_root (db, entity, &root, error)
      || !choose_mentions (db, &moved, &root, mentions, n_mentions, error) || !require_aliases (db, &root, aliases, error))
    return FALSE;
  if (n_mentions == 0 && (aliases == NULL || aliases[0] == NULL))
    return dossier_rows_invalid (error, _("choose what should move to the other entity"));
  from = dossier_entities_get (db, &root, error);
  if (from == NULL)
    return FALSE;
  if (into != NULL && !dossier_id_is_nil (into))
    {
      if (!require (db, into, error) || !dossier_entities_get_root (db, into, made, error))
        return FALSE;
      if (dossier_id_equal (made, &root))
        return dossier_rows_invalid (error, _("these two are the same entity already"));
    }
  else if (!dossier_entities_create (db, name, kind ? kind : from->kind, made, error))
    return FALSE;
  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    if (!move_alias (db, &root, made, aliases[i], error))
      return FALSE;
  if (!move_places (db, &root, &moved, made, error)
      || !dossier_db_run (db, error, "UPDATE statement SET attributed_to = ?3, " TOUCH " WHERE id IN (SELECT s.id" MOVED_SAID ")", "ktk",
                          &root, moved.list->str, made)
      || !dossier_db_run (db, error, "UPDATE statement SET entity = ?3, " TOUCH " WHERE id IN (SELECT id FROM (" ALL_MOVED_STATEMENTS "))", "ktk",
                          &root, moved.list->str, made))
    return FALSE;
  for (guint i = 0; i < n_mentions; i++)
    if (!dossier_db_run (db, error, "UPDATE mention SET entity = ?, " TOUCH " WHERE id = ?", "kk", made, &mentions[i]))
      return FALSE;
  *count = g_hash_table_size (moved.seen);
  return dossier_identities_decide (db, &root, made, DOSSIER_VERDICT_DIFFERENT, NULL, &decision, error);
}
