/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an analyst decides about copies: these belong together, this one does not. Inside a change on the writer thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-copy-groups.h"

#include <glib/gi18n.h>

#include "dossier-copy-groups-private.h"

/* Adds the articles that @article hangs together with, itself too, each once. */
static gboolean
add_company (DossierDb       *db,
             const DossierId *article,
             GArray          *articles,
             GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) members = NULL;
  DossierId root;

  if (dossier_copy_ids_contain (articles, article))
    return TRUE;
  if (dossier_copy_groups_get_root (db, article, &root, &local))
    members = dossier_copy_groups_get_members (db, &root, &local);
  else
    g_array_append_val (articles, *article);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (members != NULL)
    g_array_append_vals (articles, members->data, members->len);
  return TRUE;
}

/* The groups in which articles stand, each once. */
static GArray *
find_groups (DossierDb *db,
             GArray    *articles,
             GError   **error)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);

  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (DossierSql) rows = dossier_sql_new (db, error, "SELECT m.copy_group FROM copy_member m WHERE m.article = ? AND " DOSSIER_COPY_HOLDS,
                                                     "k", &g_array_index (articles, DossierId, i));
      g_autoptr (GArray) some = rows ? dossier_sql_collect_ids (rows, error) : NULL;

      if (some == NULL)
        return NULL;
      for (guint g = 0; g < some->len; g++)
        if (g_hash_table_add (seen, dossier_id_copy (&g_array_index (some, DossierId, g))))
          g_array_append_val (groups, g_array_index (some, DossierId, g));
    }
  return g_steal_pointer (&groups);
}

static gboolean
drop_verdicts (DossierDb       *db,
               const DossierId *article,
               const DossierId *group,
               GError         **error)
{
  return dossier_db_run (db, error,
                         "UPDATE copy_member SET deleted_at = dossier_now(), " DOSSIER_COPY_TOUCH
                         " WHERE article = ? AND copy_group = ? AND decided_by = 'analyst' AND deleted_at IS NULL",
                         "kk", article, group);
}

/* Takes back that any of @articles was taken out of any of @groups. */
static gboolean
forget_outs (DossierDb *db,
             GArray    *articles,
             GArray    *groups,
             GError   **error)
{
  g_autoptr (GArray) outs = g_array_new (FALSE, FALSE, sizeof (DossierCopyPair));

  if (!dossier_copy_rows_read_pairs (db, "SELECT article, copy_group FROM copy_member WHERE verdict = 'out' AND deleted_at IS NULL", outs, error))
    return FALSE;
  for (guint i = 0; i < outs->len; i++)
    {
      const DossierCopyPair *out = &g_array_index (outs, DossierCopyPair, i);

      if (dossier_copy_ids_contain (articles, &out->article) && dossier_copy_ids_contain (groups, &out->group) && !drop_verdicts (db, &out->article, &out->group, error))
        return FALSE;
    }
  return TRUE;
}

/* Puts articles into a group of their own, by an analyst. */
static gboolean
group_together (DossierDb *db,
                GArray    *articles,
                GError   **error)
{
  DossierId group;

  if (!dossier_copy_rows_insert_group (db, &group, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    if (!dossier_copy_rows_insert_member (db, &group, &g_array_index (articles, DossierId, i), "analyst", "in", -1, error))
      return FALSE;
  return TRUE;
}

/**
 * dossier_copy_groups_join:
 * @count: (out): how many articles the group has then; 0 when they were together before
 *
 * An analyst says that articles are copies of each other; what each hangs together with comes along.
 */
gboolean
dossier_copy_groups_join (DossierDb       *db,
                          const DossierId *articles,
                          guint            n,
                          guint           *count,
                          GError         **error)
{
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GArray) company = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GArray) groups = NULL;
  guint first = 0;

  *count = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ? AND deleted_at IS NULL", &articles[i],
                                 _("there is no article with this id"), error)
          || !add_company (db, &articles[i], company, error))
        return FALSE;
      if (!dossier_copy_ids_contain (given, &articles[i]))
        g_array_append_val (given, articles[i]);
      first = i == 0 ? company->len : first;
    }
  if (given->len < 2)
    return dossier_rows_invalid (error, _("joining takes two articles"));
  if (company->len == first)
    return TRUE;
  groups = find_groups (db, company, error);
  *count = company->len;
  return groups != NULL && forget_outs (db, company, groups, error) && group_together (db, given, error);
}

/* Whoever was held together by the one that left stays together. */
static gboolean
keep_together (DossierDb *db,
               GArray    *rest,
               GError   **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GArray) roots = g_array_new (FALSE, FALSE, sizeof (DossierId));

  if (!dossier_copy_groups_rebuild (db, error))
    return FALSE;
  for (guint i = 0; i < rest->len; i++)
    {
      const DossierId *article = &g_array_index (rest, DossierId, i);
      g_autoptr (GError) local = NULL;
      DossierId root = *article;

      dossier_copy_groups_get_root (db, article, &root, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (dossier_copy_ids_contain (roots, &root))
        continue;
      g_array_append_val (roots, root);
      g_array_append_val (parts, *article);
    }
  return parts->len < 2 || group_together (db, parts, error);
}

/**
 * dossier_copy_groups_split:
 *
 * An analyst takes an article out of its group; no machine puts it back. The others stay together.
 */
gboolean
dossier_copy_groups_split (DossierDb       *db,
                           const DossierId *article,
                           GError         **error)
{
  g_autoptr (GArray) rest = NULL;
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GError) local = NULL;
  DossierId root;

  if (!dossier_rows_require (db, "SELECT 1 FROM article WHERE id = ?", article, _("there is no article with this id"), error))
    return FALSE;
  if (!dossier_copy_groups_get_root (db, article, &root, &local))
    {
      if (local == NULL)
        return dossier_rows_invalid (error, _("this article has no copies"));
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  rest = dossier_copy_groups_get_members (db, &root, error);
  groups = rest ? find_groups (db, rest, error) : NULL;
  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      const DossierId *group = &g_array_index (groups, DossierId, i);

      if (!drop_verdicts (db, article, group, error) || !dossier_copy_rows_insert_member (db, group, article, "analyst", "out", -1, error))
        return FALSE;
    }
  for (guint i = 0; i < rest->len; i++)
    if (dossier_id_equal (&g_array_index (rest, DossierId, i), article))
      g_array_remove_index (rest, i--);
  return keep_together (db, rest, error);
}
