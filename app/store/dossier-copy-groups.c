/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Groups of copies. The shared rows say who belongs to which group, by machine or by an analyst, and who was taken out; what
 * hangs together through them is worked out into copy_set, a local table that is kept in step inside every transaction.
 *
 * Rows by machine are added, never changed, and only in groups that the machine made: so that undoing what an analyst
 * decided never meets them. Each holds for the text that was compared: an article with a new text leaves the group that
 * its old one belonged to, and is there again when that text comes back. Whoever was taken out of a group does not come together with it through any other: of two rows
 * that would do so, an analyst's holds before the machine's, and the older one before the newer.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-copy-groups.h"

#include "dossier-copy-groups-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"

gboolean
dossier_copy_rows_insert_member (DossierDb       *db,
                                 const DossierId *group,
                                 const DossierId *article,
                                 const char      *decided_by,
                                 const char      *verdict,
                                 gint64           similarity, /* negative: not known */
                                 GError         **error)
{
  DossierId id = dossier_id_new ();

  return dossier_db_run (db, error,
                         "INSERT INTO copy_member (id, copy_group, article, decided_by, verdict, similarity, revision, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, -1), iif(?4 = 'machine', (SELECT revision FROM article WHERE id = ?3), NULL), " STAMP ")",
                         "kkktti", &id, group, article, decided_by, verdict, similarity);
}

gboolean
dossier_copy_rows_insert_group (DossierDb *db,
                                DossierId *group,
                                GError   **error)
{
  *group = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO copy_group (id, created_at, created_by, modified_at, modified_by) VALUES (?, " STAMP ")", "k", group);
}

/* Reads one id; FALSE without error: there is none. */
static gboolean
get_id (DossierSql *row,
        DossierId  *id,
        GError    **error)
{
  if (row == NULL || !dossier_sql_next (row, error))
    return FALSE;
  *id = dossier_sql_id (row, 0);
  return TRUE;
}

/**
 * dossier_copy_groups_link:
 * @article: an article whose text was compared
 * @other: one that resembles it
 * @similarity: thousandths; 1000 = the same text
 * @linked: (out): whether a row was added; not when the machine put both into one group before
 *
 * Writes down, by machine, that two articles are copies; dossier_copy_groups_settle() makes it count.
 */
gboolean
dossier_copy_groups_link (DossierDb       *db,
                          const DossierId *article,
                          const DossierId *other,
                          guint            similarity,
                          gboolean        *linked,
                          GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (GError) local = NULL;
  DossierId group;

  *linked = FALSE;
  if (dossier_db_get_int (db, &local,
                          "SELECT 1 FROM copy_member a JOIN copy_member b ON b.copy_group = a.copy_group"
                          " WHERE a.article = ? AND b.article = ? AND a.decided_by = 'machine' AND b.decided_by = 'machine'"
                          " AND a.revision = (SELECT revision FROM article WHERE id = a.article)"
                          " AND b.revision = (SELECT revision FROM article WHERE id = b.article) LIMIT 1",
                          "kk", article, other) > 0)
    return TRUE;
  if (local == NULL)
    row = dossier_sql_new (db, &local, "SELECT m.copy_group FROM copy_member m WHERE m.article = ? AND m.decided_by = 'machine' AND " DOSSIER_COPY_HOLDS
                                       " ORDER BY m.id LIMIT 1", "k", other);
  if (local == NULL && !get_id (row, &group, &local) && local == NULL)
    {
      if (!dossier_copy_rows_insert_group (db, &group, error)
          || !dossier_copy_rows_insert_member (db, &group, other, "machine", "in", similarity, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *linked = TRUE;
  return dossier_copy_rows_insert_member (db, &group, article, "machine", "in", similarity, error);
}

/**
 * dossier_copy_groups_carry:
 * @from: a revision of @article
 *
 * What the machine found out about @from holds for the revision in force too, which has the same text.
 */
gboolean
dossier_copy_groups_carry (DossierDb       *db,
                           const DossierId *article,
                           const DossierId *from,
                           GError         **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT copy_group, max(similarity) FROM copy_member WHERE article = ? AND revision = ?"
                                                 " AND decided_by = 'machine' AND deleted_at IS NULL GROUP BY copy_group", "kk", article, from);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId group = dossier_sql_id (rows, 0);

      if (!dossier_copy_rows_insert_member (db, &group, article, "machine", "in", dossier_sql_int (rows, 1), error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
set_root (DossierDb       *db,
          const DossierId *article,
          const DossierId *root,
          GError         **error)
{
  return dossier_db_run (db, error, "INSERT INTO copy_set (article, root) VALUES (?1, ?2) ON CONFLICT (article) DO UPDATE SET root = ?2",
                         "kk", article, root);
}

static void
keep_smaller (DossierId       *root,
              const DossierId *id)
{
  if (dossier_id_is_nil (root) || dossier_id_compare (id, root) < 0)
    *root = *id;
}

/* What new rows of an article bring together. */
typedef struct
{
  DossierId root;   /* the one that all will have */
  GArray *roots;    /* (owned) (element-type DossierId): of sets */
  GArray *alone;    /* (owned) (element-type DossierId): articles that had no copies until now */
  GArray *groups;   /* (owned) (element-type DossierId): through which they come together */
} Touched;

static void
touched_clear (Touched *touched)
{
  g_array_unref (touched->roots);
  g_array_unref (touched->alone);
  g_array_unref (touched->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Touched, touched_clear)

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DossierId));
}

static gboolean
find_touched (DossierDb       *db,
              const DossierId *article,
              Touched         *touched,
              GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT m.copy_group, s.article, s.root FROM copy_member m LEFT JOIN copy_set s ON s.article = m.article"
                          " WHERE m.article = ? AND " DOSSIER_COPY_HOLDS, "k", article);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId group = dossier_sql_id (rows, 0), own = dossier_sql_id (rows, 2);
      g_autoptr (DossierSql) mate = NULL;
      DossierId other, at;

      if (!dossier_id_is_nil (&own))
        {
          g_array_append_val (touched->roots, own);
          keep_smaller (&touched->root, &own);
        }
      mate = dossier_sql_new (db, &local,
                              "SELECT m.article, s.root FROM copy_member m JOIN article a ON a.id = m.article LEFT JOIN copy_set s ON s.article = m.article"
                              " WHERE m.copy_group = ? AND m.article <> ? AND a.deleted_at IS NULL AND " DOSSIER_COPY_HOLDS " LIMIT 1",
                              "kk", &group, article);
      if (mate == NULL || !dossier_sql_next (mate, &local))
        continue;
      other = dossier_sql_id (mate, 0);
      at = dossier_sql_id (mate, 1);
      g_array_append_val (touched->groups, group);
      keep_smaller (&touched->root, &group);
      if (dossier_id_is_nil (&at))
        g_array_append_val (touched->alone, other);
      else
        {
          g_array_append_val (touched->roots, at);
          keep_smaller (&touched->root, &at);
        }
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
dossier_copy_ids_contain (GArray          *ids,
                          const DossierId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (dossier_id_equal (&g_array_index (ids, DossierId, i), id))
      return TRUE;
  return FALSE;
}

/* Whether anybody among them was taken out of a group; then the whole has to be worked out. */
static gboolean
is_disputed (DossierDb       *db,
             const DossierId *article,
             const Touched   *touched)
{
  g_autoptr (DossierSql) outs = NULL;
  g_autoptr (GError) local = NULL;

  outs = dossier_sql_new (db, &local,
                          "SELECT o.article, s.root, m.copy_group FROM copy_member o JOIN copy_member m ON m.article = o.article"
                          " LEFT JOIN copy_set s ON s.article = o.article WHERE o.verdict = 'out' AND o.deleted_at IS NULL", NULL);
  while (outs != NULL && dossier_sql_next (outs, &local))
    {
      DossierId out = dossier_sql_id (outs, 0), root = dossier_sql_id (outs, 1), group = dossier_sql_id (outs, 2);

      if (dossier_id_equal (&out, article) || dossier_copy_ids_contain (touched->alone, &out)
          || dossier_copy_ids_contain (touched->groups, &group)
          || (!dossier_id_is_nil (&root) && dossier_copy_ids_contain (touched->roots, &root)))
        return TRUE;
    }
  /* Who cannot tell has all groups worked out anew, so that nothing that was taken out returns. */
  return local != NULL;
}

/**
 * dossier_copy_groups_settle:
 * @article: one that dossier_copy_groups_link() put into groups
 * @rebuild: (inout): set when it takes dossier_copy_groups_rebuild() to say what hangs together
 *
 * Brings what hangs together up to date for one new article, at the cost of a few look-ups.
 */
gboolean
dossier_copy_groups_settle (DossierDb       *db,
                            const DossierId *article,
                            gboolean        *rebuild,
                            GError         **error)
{
  g_auto (Touched) touched = { DOSSIER_ID_NIL, new_ids (), new_ids (), new_ids () };

  if (!find_touched (db, article, &touched, error))
    return FALSE;
  if (touched.groups->len == 0)
    return TRUE;
  if (is_disputed (db, article, &touched))
    {
      *rebuild = TRUE;
      return TRUE;
    }
  for (guint i = 0; i < touched.roots->len; i++)
    {
      const DossierId *other = &g_array_index (touched.roots, DossierId, i);

      if (!dossier_id_equal (other, &touched.root)
          && !dossier_db_run (db, error, "UPDATE copy_set SET root = ? WHERE root = ?", "kk", &touched.root, other))
        return FALSE;
    }
  for (guint i = 0; i < touched.alone->len; i++)
    if (!set_root (db, &g_array_index (touched.alone, DossierId, i), &touched.root, error))
      return FALSE;
  return set_root (db, article, &touched.root, error);
}

static const DossierId *
find_top (GHashTable      *parents,
          const DossierId *id)
{
  const DossierId *at = id, *parent;

  while ((parent = g_hash_table_lookup (parents, at)) != NULL)
    {
      const DossierId *above = g_hash_table_lookup (parents, parent);

      if (above != NULL)
        g_hash_table_insert (parents, dossier_id_copy (at), dossier_id_copy (above));
      at = above ? above : parent;
    }
  return at;
}

/* Whether bringing two tops together would bring somebody back to what he was taken out of. */
static gboolean
is_forbidden (GHashTable *parents,
              GArray     *outs,
              DossierId   a,
              DossierId   b)
{
  for (guint i = 0; i < outs->len; i++)
    {
      const DossierCopyPair *out = &g_array_index (outs, DossierCopyPair, i);
      DossierId article = *find_top (parents, &out->article), group = *find_top (parents, &out->group);

      if ((dossier_id_equal (&article, &a) && dossier_id_equal (&group, &b))
          || (dossier_id_equal (&article, &b) && dossier_id_equal (&group, &a)))
        return TRUE;
    }
  return FALSE;
}

gboolean
dossier_copy_rows_read_pairs (DossierDb  *db,
                              const char *sql,
                              GArray     *pairs,
                              GError    **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, sql, NULL);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierCopyPair pair = { dossier_sql_id (rows, 0), dossier_sql_id (rows, 1) };

      g_array_append_val (pairs, pair);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Of each article that is not alone, the oldest group of what it hangs together with: id -> id. */
static GHashTable *
work_out (GArray *members,
          GArray *outs)
{
  g_autoptr (GHashTable) parents = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);
  g_autoptr (GHashTable) roots = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);
  g_autoptr (GHashTable) first = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);
  GHashTable *sets = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);

  for (guint i = 0; i < members->len; i++)
    {
      DossierCopyPair *member = &g_array_index (members, DossierCopyPair, i);
      DossierId article = *find_top (parents, &member->article), group = *find_top (parents, &member->group);

      if (dossier_id_equal (&article, &group))
        continue;
      if (is_forbidden (parents, outs, article, group))
        member->group = DOSSIER_ID_NIL;
      else
        g_hash_table_insert (parents, dossier_id_copy (&group), dossier_id_copy (&article));
    }
  for (guint i = 0; i < members->len; i++)
    {
      const DossierCopyPair *member = &g_array_index (members, DossierCopyPair, i);
      DossierId top = *find_top (parents, &member->article);
      DossierId *root = g_hash_table_lookup (roots, &top);

      if (dossier_id_is_nil (&member->group))
        continue;
      if (root == NULL)
        g_hash_table_insert (roots, dossier_id_copy (&top), dossier_id_copy (&member->group));
      else
        keep_smaller (root, &member->group);
    }
  for (guint i = 0; i < members->len; i++)
    {
      const DossierCopyPair *member = &g_array_index (members, DossierCopyPair, i);
      DossierId top = *find_top (parents, &member->article);
      const DossierId *root = g_hash_table_lookup (roots, &top), *alone = g_hash_table_lookup (first, &top);

      if (root == NULL)
        continue;
      if (alone == NULL)
        g_hash_table_insert (first, dossier_id_copy (&top), dossier_id_copy (&member->article));
      else if (!dossier_id_equal (alone, &member->article))
        {
          g_hash_table_insert (sets, dossier_id_copy (alone), dossier_id_copy (root));
          g_hash_table_insert (sets, dossier_id_copy (&member->article), dossier_id_copy (root));
        }
    }
  return sets;
}

/**
 * dossier_copy_groups_rebuild:
 *
 * Works out anew what hangs together, from all rows that hold, and writes what differs.
 */
gboolean
dossier_copy_groups_rebuild (DossierDb *db,
                             GError   **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (DossierCopyPair));
  g_autoptr (GArray) outs = g_array_new (FALSE, FALSE, sizeof (DossierCopyPair));
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (DossierCopyPair));
  g_autoptr (GHashTable) sets = NULL;
  GHashTableIter iter;
  gpointer article, root;

  if (!dossier_copy_rows_read_pairs (db, "SELECT m.article, m.copy_group FROM copy_member m JOIN article a ON a.id = m.article"
                                         " WHERE a.deleted_at IS NULL AND " DOSSIER_COPY_HOLDS " ORDER BY m.decided_by <> 'analyst', m.id", members, error)
      || !dossier_copy_rows_read_pairs (db, "SELECT article, copy_group FROM copy_member WHERE verdict = 'out' AND deleted_at IS NULL", outs, error)
      || !dossier_copy_rows_read_pairs (db, "SELECT article, root FROM copy_set", before, error))
    return FALSE;
  sets = work_out (members, outs);
  for (guint i = 0; i < before->len; i++)
    {
      const DossierCopyPair *was = &g_array_index (before, DossierCopyPair, i);
      const DossierId *is = g_hash_table_lookup (sets, &was->article);

      if (is == NULL)
        {
          if (!dossier_db_run (db, error, "DELETE FROM copy_set WHERE article = ?", "k", &was->article))
            return FALSE;
        }
      else if (dossier_id_equal (is, &was->group))
        g_hash_table_remove (sets, &was->article);
    }
  g_hash_table_iter_init (&iter, sets);
  while (g_hash_table_iter_next (&iter, &article, &root))
    if (!set_root (db, article, root, error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  DossierDb *db;
  gboolean new_texts; /* some article has another text now */
  gboolean moved;
  GError *error;      /* (owned) (nullable) */
} Look;

static void
look_at_article_cb (const DossierId *article,
                    gpointer         user_data)
{
  Look *look = user_data;

  if (look->moved || look->error != NULL)
    return;
  look->moved = dossier_db_get_int (look->db, &look->error,
                                    "SELECT ((SELECT deleted_at IS NULL FROM article WHERE id = ?1)"
                                    "  AND EXISTS (SELECT 1 FROM copy_member m WHERE m.article = ?1 AND " DOSSIER_COPY_HOLDS "))"
                                    " <> EXISTS (SELECT 1 FROM copy_set WHERE article = ?1)"
                                    " OR (?2 AND EXISTS (SELECT 1 FROM copy_member WHERE article = ?1 AND decided_by = 'machine'))",
                                    "ki", article, (gint64) look->new_texts) > 0;
}

/**
 * dossier_copy_groups_update:
 * @changes: the rows that the open transaction touched
 *
 * Keeps what hangs together in step with decisions, with articles that go and come back, and with texts that change.
 */
gboolean
dossier_copy_groups_update (DossierDb              *db,
                            const DossierChangeSet *changes,
                            GError                **error)
{
  gboolean bulk = dossier_change_set_count (changes, "article") == G_MAXUINT;
  Look look = { db, dossier_change_set_touches (changes, "revision"), bulk || dossier_change_set_touches (changes, "copy_member"), NULL };

  if (!look.moved)
    dossier_change_set_foreach (changes, "article", look_at_article_cb, &look);
  if (look.error == NULL)
    return !look.moved || dossier_copy_groups_rebuild (db, error);
  g_propagate_error (error, look.error);
  return FALSE;
}

/**
 * dossier_copy_groups_get_root:
 * @root: (out): the name of the group that it belongs to now
 *
 * Returns: whether @article has copies; FALSE with @error set on failure
 */
gboolean
dossier_copy_groups_get_root (DossierDb       *db,
                              const DossierId *article,
                              DossierId       *root,
                              GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT root FROM copy_set WHERE article = ?", "k", article);

  return get_id (row, root, error);
}

/**
 * dossier_copy_groups_get_members:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): its articles, newest first, of one date the longest first
 */
GArray *
dossier_copy_groups_get_members (DossierDb       *db,
                                 const DossierId *root,
                                 GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT s.article FROM copy_set s JOIN article a ON a.id = s.article WHERE s.root = ?"
                          " ORDER BY a.date_latest DESC, a.word_count DESC, a.id", "k", root);
  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

/**
 * dossier_copy_groups_get_all:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): of each group its newest article, of one date the longest
 */
GArray *
dossier_copy_groups_get_all (DossierDb *db,
                             GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT article FROM (SELECT s.article, a.date_latest,"
                          " row_number() OVER (PARTITION BY s.root ORDER BY a.date_latest DESC, a.word_count DESC, a.id) AS place"
                          " FROM copy_set s JOIN article a ON a.id = s.article) WHERE place = 1 ORDER BY date_latest DESC, article", NULL);
  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

/* Asks for a row; FALSE with @error set on failure. */
static gboolean
find_row (DossierDb       *db,
          const char      *sql,
          const DossierId *article,
          gboolean        *found,
          GError         **error)
{
  g_autoptr (GError) local = NULL;

  *found = dossier_db_get_int (db, &local, sql, "k", article) > 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_copy_groups_is_by_analyst:
 * @by_analyst: (out): whether a person put the article into a group
 */
gboolean
dossier_copy_groups_is_by_analyst (DossierDb       *db,
                                   const DossierId *article,
                                   gboolean        *by_analyst,
                                   GError         **error)
{
  return find_row (db, "SELECT 1 FROM copy_member WHERE article = ? AND decided_by = 'analyst' AND verdict = 'in' AND deleted_at IS NULL LIMIT 1",
                   article, by_analyst, error);
}

/**
 * dossier_copy_groups_was_taken_out:
 * @taken_out: (out): whether a person took the article out of a group
 */
gboolean
dossier_copy_groups_was_taken_out (DossierDb       *db,
                                   const DossierId *article,
                                   gboolean        *taken_out,
                                   GError         **error)
{
  return find_row (db, "SELECT 1 FROM copy_member WHERE article = ? AND verdict = 'out' AND deleted_at IS NULL LIMIT 1", article, taken_out, error);
}
