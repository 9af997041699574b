/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Identity decisions and what they rule out. A decision is about groups: what is said of one member holds for all that are the
 * same as it. Nothing is ever overruled silently: a decision that contradicts one in force is refused, and that one is named.
 * Writing functions run inside a change, on the writer thread.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-identities.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-entities.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

static gboolean
require (DossierDb       *db,
         const DossierId *entity,
         GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM entity WHERE id = ? AND deleted_at IS NULL", entity, _("there is no entity with this id"), error);
}

#define IDENTITY \
  "SELECT i.id, i.verdict, i.entity, i.other, a.name, b.name, a.kind, b.kind, i.reason, n.name, i.created_at FROM identity_decision i" \
  " JOIN entity a ON a.id = i.entity JOIN entity b ON b.id = i.other LEFT JOIN analyst n ON n.id = i.created_by WHERE i.deleted_at IS NULL"

/* Decisions of one verdict between the groups of two roots, in either order. */
#define BETWEEN \
  " AND i.verdict = ?3 AND (" \
  "(coalesce((SELECT root FROM entity_root WHERE entity = i.entity), i.entity) = ?1 AND coalesce((SELECT root FROM entity_root WHERE entity = i.other), i.other) = ?2)" \
  " OR (coalesce((SELECT root FROM entity_root WHERE entity = i.entity), i.entity) = ?2 AND coalesce((SELECT root FROM entity_root WHERE entity = i.other), i.other) = ?1))"

static DossierIdentity *
read_identity (DossierSql *row)
{
  DossierIdentity *identity = dossier_identity_new ();

  identity->id = dossier_sql_id (row, 0);
  dossier_verdict_from_text (dossier_sql_peek (row, 1), &identity->verdict);
  identity->entity = dossier_sql_id (row, 2);
  identity->other = dossier_sql_id (row, 3);
  identity->entity_name = dossier_sql_text (row, 4);
  identity->other_name = dossier_sql_text (row, 5);
  identity->entity_kind = dossier_sql_text (row, 6);
  identity->other_kind = dossier_sql_text (row, 7);
  identity->reason = dossier_sql_text (row, 8);
  identity->made_by = dossier_sql_text (row, 9);
  identity->made_at = dossier_sql_int (row, 10);
  return identity;
}

/* The newest decision of that verdict between two groups; NULL without @error when there is none. */
static DossierIdentity *
find_between (DossierDb       *db,
              const DossierId *a,
              const DossierId *b,
              DossierVerdict   verdict,
              GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, IDENTITY BETWEEN " ORDER BY i.id DESC LIMIT 1", "kkt", a, b, dossier_verdict_to_text (verdict));

  return row != NULL && dossier_sql_next (row, error) ? read_identity (row) : NULL;
}

/* Whom a decision is about that stands in the way of another pair: a name, or a name and whose that is too. NULL and @error when that
 * cannot be read. */
static char *
tell_member (DossierDb       *db,
             const char      *name,
             const DossierId *member,
             const DossierId *asked,
             GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierEntity) entity = dossier_id_equal (member, asked) ? NULL : dossier_entities_get (db, asked, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (entity == NULL || strcmp (entity->name, name) == 0)
    return g_strdup_printf ("“%s”", name);
  /* Translators: two names of one entity, as in: “Milley” (the same as “Mark Milley”) */
  return g_strdup_printf (_("“%s” (the same as “%s”)"), name, entity->name);
}

/* Why @a, which @first stands for, and @b cannot be made one; NULL and @error when that cannot be read. */
static char *
tell (DossierDb             *db,
      const DossierIdentity *identity,
      const DossierId       *a,
      const DossierId       *first,
      const DossierId       *b,
      GError               **error)
{
  DossierId root;
  gboolean read = dossier_entities_get_root (db, &identity->entity, &root, error), turned = read && !dossier_id_equal (&root, first);
  g_autofree char *one = read ? tell_member (db, identity->entity_name, &identity->entity, turned ? b : a, error) : NULL;
  g_autofree char *two = one != NULL ? tell_member (db, identity->other_name, &identity->other, turned ? a : b, error) : NULL;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (identity->made_at / 1000);
  g_autoptr (GDateTime) here = g_date_time_to_local (time);
  g_autofree char *day = g_date_time_format (here, _("%-e %b %Y"));

  if (two == NULL)
    return NULL;
  if (identity->made_by == NULL)
    /* Translators: %1$s and %2$s are quoted names, %3$s is a day */
    return g_strdup_printf (_("%1$s and %2$s were decided to be different on %3$s; take that decision back first"), one, two, day);
  /* Translators: %1$s and %2$s are quoted names, %3$s is a day, %4$s a person */
  return g_strdup_printf (_("%1$s and %2$s were decided to be different on %3$s by %4$s; take that decision back first"), one, two, day, identity->made_by);
}

/**
 * dossier_identities_check_same:
 *
 * Returns: whether nothing in force says that these two are different; else @error, INVALID, names it. Other errors: it could not be read
 */
gboolean
dossier_identities_check_same (DossierDb       *db,
                               const DossierId *a,
                               const DossierId *b,
                               GError         **error)
{
  DossierId first, second;
  g_autoptr (DossierIdentity) against = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *message = NULL;

  if (!dossier_entities_get_root (db, a, &first, error) || !dossier_entities_get_root (db, b, &second, error))
    return FALSE;
  against = find_between (db, &first, &second, DOSSIER_VERDICT_DIFFERENT, &local);
  if (against != NULL)
    message = tell (db, against, a, &first, b, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return against == NULL || dossier_rows_invalid (error, message);
}

static gboolean
take_back_between (DossierDb       *db,
                   const DossierId *a,
                   const DossierId *b,
                   DossierVerdict   verdict,
                   GError         **error)
{
  for (;;)
    {
      GError *local = NULL;
      g_autoptr (DossierIdentity) identity = find_between (db, a, b, verdict, &local);

      if (local != NULL)
        g_propagate_error (error, local);
      if (identity == NULL)
        return local == NULL;
      if (!dossier_identities_take_back (db, &identity->id, error))
        return FALSE;
    }
}

/**
 * dossier_identities_decide:
 * @a: of a "same", the one that is shown
 * @reason: (nullable)
 * @decision: (out): the decision, which may have been there before
 *
 * Decides between the groups of two entities. "Undecided" takes the place of a "different" only when that was taken back.
 */
gboolean
dossier_identities_decide (DossierDb       *db,
                           const DossierId *a,
                           const DossierId *b,
                           DossierVerdict   verdict,
                           const char      *reason,
                           DossierId       *decision,
                           GError         **error)
{
  DossierId first, second;
  g_autoptr (DossierIdentity) same = NULL;
  GError *local = NULL;

  if (!require (db, a, error) || !require (db, b, error))
    return FALSE;
  if (verdict == DOSSIER_VERDICT_SAME)
    return dossier_entities_merge (db, a, b, reason, decision, error);
  if (!dossier_entities_get_root (db, a, &first, error) || !dossier_entities_get_root (db, b, &second, error))
    return FALSE;
  if (dossier_id_equal (&first, &second))
    return dossier_rows_invalid (error, dossier_id_equal (a, b) ? _("this is one entity, not two")
                                                                : _("these two were decided to be the same; take them apart first"));
  same = find_between (db, &first, &second, verdict, &local);
  if (same != NULL)
    *decision = same->id;
  if (local != NULL)
    g_propagate_error (error, local);
  if (same != NULL || local != NULL)
    return local == NULL;
  if (verdict == DOSSIER_VERDICT_UNDECIDED && !dossier_identities_check_same (db, a, b, error))
    return FALSE;
  *decision = dossier_id_new ();
  return take_back_between (db, &first, &second, DOSSIER_VERDICT_UNDECIDED, error)
         && dossier_db_run (db, error,
                            "INSERT INTO identity_decision (id, entity, other, verdict, reason, created_at, created_by, modified_at, modified_by)"
                            " VALUES (?, ?, ?, ?, ?, " STAMP ")",
                            "kkktt", decision, a, b, dossier_verdict_to_text (verdict), reason);
}

gboolean
dossier_identities_take_back (DossierDb       *db,
                              const DossierId *decision,
                              GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM identity_decision WHERE id = ? AND deleted_at IS NULL", decision, _("there is no decision with this id"), error)
         && dossier_db_run (db, error, "UPDATE identity_decision SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", decision);
}

DossierIdentity *
dossier_identities_get (DossierDb       *db,
                        const DossierId *decision,
                        GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, IDENTITY " AND i.id = ?", "k", decision);

  return row != NULL && dossier_sql_next (row, error) ? read_identity (row) : NULL;
}

/**
 * dossier_identities_list:
 * @entity: (nullable): of its group only; nil or NULL = all
 *
 * Returns: (transfer full) (element-type DossierIdentity) (nullable): decisions in force, the newest first. What was left undecided
 *   between two that are the same now is not told, as long as they are
 */
GPtrArray *
dossier_identities_list (DossierDb       *db,
                         const DossierId *entity,
                         GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  DossierId root = DOSSIER_ID_NIL;
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;

  if (entity != NULL && !dossier_entities_get_root (db, entity, &root, error))
    return NULL;
  rows = dossier_sql_new (db, error,
                          IDENTITY " AND (i.verdict <> 'undecided' OR coalesce((SELECT root FROM entity_root WHERE entity = i.entity), i.entity)"
                          "  <> coalesce((SELECT root FROM entity_root WHERE entity = i.other), i.other)) AND (?1 IS NULL"
                          " OR coalesce((SELECT root FROM entity_root WHERE entity = i.entity), i.entity) = ?1"
                          " OR coalesce((SELECT root FROM entity_root WHERE entity = i.other), i.other) = ?1) ORDER BY i.id DESC",
                          "k", &root);
  while (rows != NULL && dossier_sql_next (rows, &local))
    g_ptr_array_add (list, read_identity (rows));
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * dossier_identities_list_roots:
 *
 * Returns: (transfer full) (element-type DossierIdentity) (nullable): all decisions in force, with those that stand for @entity
 *   and @other in their places
 */
GPtrArray *
dossier_identities_list_roots (DossierDb *db,
                               GError   **error)
{
  g_autoptr (GPtrArray) list = dossier_identities_list (db, NULL, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DossierIdentity *identity = g_ptr_array_index (list, i);

      if (!dossier_entities_get_root (db, &identity->entity, &identity->entity, error)
          || !dossier_entities_get_root (db, &identity->other, &identity->other, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

void
dossier_identity_candidate_free (DossierIdentityCandidate *candidate)
{
  g_free (candidate->kind);
  g_free (candidate->description);
  g_ptr_array_unref (candidate->names);
  g_free (candidate);
}

/**
 * dossier_identities_candidates:
 *
 * Returns: (transfer full) (element-type DossierIdentityCandidate) (nullable): every entity that is shown, with all its names
 */
GPtrArray *
dossier_identities_candidates (DossierDb *db,
                               GError   **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_identity_candidate_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT r.id, r.kind, n.name, n.name = r.name,"
                                                 " (SELECT count(*) FROM mention m WHERE m.deleted_at IS NULL AND m.status = 'accepted'"
                                                 "   AND (m.entity = r.id OR m.entity IN (SELECT entity FROM entity_root WHERE root = r.id))), r.description"
                                                 " FROM (SELECT id, name FROM entity WHERE deleted_at IS NULL"
                                                 "  UNION SELECT entity, name FROM alias WHERE deleted_at IS NULL) n"
                                                 " LEFT JOIN entity_root x ON x.entity = n.id JOIN entity r ON r.id = coalesce(x.root, n.id)"
                                                 " WHERE r.deleted_at IS NULL ORDER BY r.id, n.name <> r.name, n.name",
                                                 NULL);
  DossierIdentityCandidate *last = NULL;

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_sql_id (rows, 0);

      if (last == NULL || !dossier_id_equal (&last->id, &id))
        {
          last = g_new0 (DossierIdentityCandidate, 1);
          last->id = id;
          last->kind = dossier_sql_text (rows, 1);
          last->mentions = dossier_sql_int (rows, 4);
          last->description = dossier_sql_text (rows, 5);
          last->names = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (all, last);
        }
      g_ptr_array_add (last->names, dossier_sql_text (rows, 2));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return rows != NULL ? g_steal_pointer (&all) : NULL;
}
