/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of articles with one row for each group of copies. Read-only; whatever thread has the connection. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-copy-groups.h"

#include "dossier-db-private.h"

/* An article of a group, of those that are in the list. */
typedef struct
{
  DossierId article;
  guint group;   /* counts the groups */
  guint place;   /* in the order of its group: 0 stands for it */
} Member;

typedef struct
{
  GHashTable *members;  /* (owned): article -> Member (owned) */
  GPtrArray *groups;    /* (owned) (element-type GArray): the articles of each group that are in the list, in its order */
} Folds;

static void
folds_clear (Folds *folds)
{
  g_hash_table_unref (folds->members);
  g_ptr_array_unref (folds->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folds, folds_clear)

/* All groups in their order, of which only the articles in @listed count. */
static gboolean
read_folds (DossierDb  *db,
            GHashTable *listed,
            Folds      *folds,
            GError    **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;
  DossierId at = DOSSIER_ID_NIL;
  GArray *group = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT s.article, s.root FROM copy_set s JOIN article a ON a.id = s.article"
                          " ORDER BY s.root, a.date_latest DESC, a.word_count DESC, a.id", NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      Member member = { dossier_sql_id (rows, 0) };
      DossierId root = dossier_sql_id (rows, 1);
      Member *kept;

      if (!g_hash_table_contains (listed, &member.article))
        continue;
      if (!dossier_id_equal (&root, &at))
        g_ptr_array_add (folds->groups, group = g_array_new (FALSE, FALSE, sizeof (DossierId)));
      at = root;
      member.group = folds->groups->len - 1;
      member.place = group->len;
      g_array_append_val (group, member.article);
      kept = g_memdup2 (&member, sizeof member);
      g_hash_table_insert (folds->members, &kept->article, kept);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_unfolded (const Folds *folds,
             GArray      *unfolded,
             guint        group)
{
  for (guint i = 0; unfolded != NULL && i < unfolded->len; i++)
    {
      const Member *member = g_hash_table_lookup (folds->members, &g_array_index (unfolded, DossierId, i));

      if (member != NULL && member->group == group)
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_copy_groups_fold:
 * @ids: (element-type DossierId): articles in an order of their own
 * @unfolded: (nullable) (element-type DossierId): articles whose whole groups are wanted
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): the same in the same order, of each group only the newest,
 *   of one date the longest; the others follow it where the group is unfolded
 */
GArray *
dossier_copy_groups_fold (DossierDb *db,
                          GArray    *ids,
                          GArray    *unfolded,
                          GError   **error)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_auto (Folds) folds = { g_hash_table_new_full (dossier_id_hash, dossier_id_equal, NULL, g_free),
                           g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref) };
  GArray *folded;

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (listed, &g_array_index (ids, DossierId, i));
  if (!read_folds (db, listed, &folds, error))
    return NULL;
  folded = g_array_sized_new (FALSE, FALSE, sizeof (DossierId), ids->len);
  for (guint i = 0; i < ids->len; i++)
    {
      const DossierId *id = &g_array_index (ids, DossierId, i);
      const Member *member = g_hash_table_lookup (folds.members, id);

      if (member == NULL)
        g_array_append_vals (folded, id, 1);
      else if (member->place == 0)
        {
          GArray *group = g_ptr_array_index (folds.groups, member->group);

          g_array_append_vals (folded, group->data, is_unfolded (&folds, unfolded, member->group) ? group->len : 1);
        }
    }
  return folded;
}
