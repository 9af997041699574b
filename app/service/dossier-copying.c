/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding copies: each new text is sketched, the index names those that may resemble it, and only what the texts themselves
 * bear out is written down. The order in which articles come does not matter: whoever comes later finds the earlier.
 * Adding runs inside a transaction on the writer thread, reading on the reader's.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-copying-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-articles.h"
#include "dossier-copy-groups.h"
#include "dossier-copy-index.h"
#include "dossier-minhash.h"
#include "dossier-word-diff.h"
#include "dossier-workspace-private.h"

#define MAX_SAME 8          /* articles of the same text that are looked at */
#define MAX_NEAR 256        /* texts that share keys, whose sketches are looked at */
#define MAX_CHECKED 48      /* texts that are compared */
#define MAX_MEMBERS 32      /* of groups that were found: more of them, and it is a flood of texts from one mould */
#define MAX_MEASURED 200    /* of a group, when it is shown */
#define SLICE_ARTICLES 32   /* a few milliseconds' work */

/* A text that is a copy. */
typedef struct
{
  DossierId article;
  DossierId root;     /* of its group; nil when it has no copies yet */
  guint similarity;   /* thousandths */
  gboolean taken_out; /* of a group by an analyst: who resembles both belongs to the group */
} Match;

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *x = a, *y = b;

  if (x->taken_out != y->taken_out)
    return x->taken_out ? 1 : -1;
  return x->similarity != y->similarity ? (x->similarity > y->similarity ? -1 : 1) : dossier_id_compare (&x->article, &y->article);
}

static gboolean
has_root (GArray          *matches,
          const DossierId *root)
{
  for (guint i = 0; i < matches->len && !dossier_id_is_nil (root); i++)
    if (dossier_id_equal (&g_array_index (matches, Match, i).root, root))
      return TRUE;
  return FALSE;
}

/* Fills in the group of a candidate; FALSE with @error set on failure. */
static gboolean
find_root (DossierDb *db,
           Match     *match,
           GError   **error)
{
  g_autoptr (GError) local = NULL;

  if (!dossier_copy_groups_get_root (db, &match->article, &match->root, &local))
    match->root = DOSSIER_ID_NIL;
  if (local == NULL && dossier_copy_groups_was_taken_out (db, &match->article, &match->taken_out, &local))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* One of each group is enough: whoever resembles one member belongs to all. */
static gboolean
match_same (DossierDb                 *db,
            const DossierCopyDocument *document,
            GArray                    *matches,
            GError                   **error)
{
  g_autoptr (GArray) same = dossier_copy_index_find_same (db, document, MAX_SAME, error);

  if (same == NULL)
    return FALSE;
  for (guint i = 0; i < same->len; i++)
    {
      Match match = { .article = g_array_index (same, DossierId, i), .similarity = 1000 };

      if (!find_root (db, &match, error))
        return FALSE;
      if (!has_root (matches, &match.root))
        g_array_append_val (matches, match);
    }
  return TRUE;
}

static gboolean
match_near (DossierDb                 *db,
            const DossierCopyDocument *document,
            const DossierSketch       *sketch,
            const DossierShingles     *shingles,
            GArray                    *matches,
            GError                   **error)
{
  g_autoptr (GArray) near = dossier_copy_index_find_near (db, document, MAX_NEAR, error);
  guint checked = 0, members = 0;

  if (near == NULL)
    return FALSE;
  for (guint i = 0; i < near->len && checked < MAX_CHECKED && members < MAX_MEMBERS; i++)
    {
      const DossierCopyDocument *other = &g_array_index (near, DossierCopyDocument, i);
      Match match = { .article = other->article };
      g_autofree char *body = NULL;
      g_autoptr (DossierShingles) others = NULL;
      DossierResemblance resemblance;

      if (other->same == document->same || other->signature_size != sizeof sketch->signature
          || !dossier_minhash_may_copy (sketch, other->shingles, (const guint16 *) (gconstpointer) other->signature))
        continue;
      if (!find_root (db, &match, error))
        return FALSE;
      if (has_root (matches, &match.root))
        {
          members++;
          continue;
        }
      body = dossier_articles_get_body (db, &other->article, NULL, NULL, error);
      if (body == NULL)
        return FALSE;
      checked++;
      others = dossier_shingles_new (NULL, body);
      resemblance = dossier_shingles_compare (shingles, others);
      if (!dossier_resemblance_is_copy (shingles, others, &resemblance))
        continue;
      match.similarity = CLAMP ((guint) (resemblance.jaccard * 1000 + 0.5), 1, 999);
      g_array_append_val (matches, match);
    }
  return TRUE;
}

/* Enters one article and writes down what it is a copy of. */
static gboolean
add_article (DossierDb       *db,
             const DossierId *article,
             gboolean        *linked,
             GError         **error)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  g_autoptr (DossierShingles) shingles = NULL;
  DossierCopyDocument document = { .article = *article };
  DossierSketch sketch;

  body = dossier_articles_get_body (db, article, &document.revision, &title, error);
  if (body == NULL)
    return FALSE;
  shingles = dossier_shingles_new (title, body);
  dossier_minhash_sketch (shingles, &sketch);
  document.same = sketch.same;
  document.shingles = sketch.shingles;
  document.signature_size = sizeof sketch.signature;
  G_STATIC_ASSERT (sizeof sketch.signature <= sizeof document.signature);
  memcpy (document.signature, sketch.signature, sizeof sketch.signature);
  document.bands = sketch.bands;
  document.n_bands = DOSSIER_MINHASH_BANDS;
  if (!match_same (db, &document, matches, error) || !match_near (db, &document, &sketch, shingles, matches, error)
      || !dossier_copy_index_add (db, &document, error))
    return FALSE;
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);
      gboolean added;

      if (!dossier_copy_groups_link (db, article, &match->article, match->similarity, &added, error))
        return FALSE;
      *linked = *linked || added;
    }
  return TRUE;
}

/**
 * dossier_copying_add:
 * @articles: new, brought back, or with a new text
 * @changes: (nullable): is told when a group changed
 *
 * Finds the copies of articles that a slice of an import has stored, inside its transaction. Cheap where nothing is new.
 */
gboolean
dossier_copying_add (DossierDb        *db,
                     const DossierId  *articles,
                     guint             n,
                     DossierChangeSet *changes,
                     GError          **error)
{
  gboolean any = FALSE, rebuild = FALSE;

  for (guint i = 0; i < n; i++)
    {
      gboolean known, linked = FALSE;

      if (!dossier_copy_index_knows (db, &articles[i], &known, error))
        return FALSE;
      if (!known && !add_article (db, &articles[i], &linked, error))
        return FALSE;
      if ((known || linked) && !dossier_copy_groups_settle (db, &articles[i], &rebuild, error))
        return FALSE;
      any = any || linked || known;
    }
  if (rebuild && !dossier_copy_groups_rebuild (db, error))
    return FALSE;
  if (any && changes != NULL)
    dossier_change_set_add_bulk (changes, "copy_member");
  return dossier_copy_index_merge_some (db, DOSSIER_MINHASH_BANDS, error);
}

/* The end of an import: a body for dossier_store_write_local(). */
gboolean
dossier_copying_end (DossierDb *db,
                     gpointer   unused,
                     GError   **error)
{
  return dossier_copy_index_merge_all (db, error);
}

typedef struct
{
  const DossierId *articles;
  guint n;
  DossierChangeSet *changes;
} Slice;

static gboolean
slice_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Slice *slice = data;

  return dossier_copying_add (db, slice->articles, slice->n, slice->changes, error);
}

static gpointer
missing_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_copy_index_missing (db, error);
}

/**
 * dossier_workspace_find_copies:
 * @job: told of progress; stopping it keeps what was found
 *
 * Finds the copies of articles that nobody has compared yet: those of a workspace from before, or with a new text. In slices
 * between which other work runs. Not a step of undo, as which text resembles which is no decision.
 *
 * Returns: FALSE and @error when the workspace could not be read or written
 */
gboolean
dossier_workspace_find_copies (DossierWorkspace *self,
                               DossierJob       *job,
                               GError          **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  GCancellable *cancellable = dossier_job_get_cancellable (job);
  g_autoptr (GArray) missing = NULL;
  GError *local = NULL;
  guint done = 0;

  if (store == NULL)
    {
      dossier_job_finish (job);
      return FALSE;
    }
  missing = dossier_store_read (store, missing_body, NULL, cancellable, &local);
  while (local == NULL && done < missing->len && !g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
      Slice slice = { &g_array_index (missing, DossierId, done), MIN (SLICE_ARTICLES, missing->len - done), changes };

      if (dossier_store_write_bulk (store, slice_body, &slice, changes, &local))
        done += slice.n;
      dossier_job_report (job, done, missing->len, NULL);
    }
  if (local == NULL && done > 0)
    dossier_store_write_bulk (store, dossier_copying_end, NULL, NULL, &local);
  dossier_job_finish (job);
  if (local == NULL)
    return TRUE;
  return dossier_workspace_take_error (local, error);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (dossier_workspace_find_copies (source, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_workspace_find_copies_async:
 *
 * The same on a pool thread.
 */
void
dossier_workspace_find_copies_async (DossierWorkspace   *self,
                                     DossierJob         *job,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && DOSSIER_IS_JOB (job));
  g_task_set_task_data (task, g_object_ref (job), g_object_unref);
  g_task_run_in_thread (task, find_thread);
}

gboolean
dossier_workspace_find_copies_finish (DossierWorkspace *self,
                                      GAsyncResult     *result,
                                      GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Compares the articles of a group with the one that was asked about. */
static gboolean
measure (DossierDb     *db,
         DossierCopies *copies,
         GError       **error)
{
  g_autofree char *title = NULL;
  g_autofree char *body = dossier_articles_get_body (db, &copies->article, NULL, &title, error);
  g_autoptr (DossierShingles) shingles = body ? dossier_shingles_new (title, body) : NULL;

  if (body == NULL)
    return FALSE;
  for (guint i = 0; i < copies->members->len && i < MAX_MEASURED; i++)
    {
      DossierCopy *copy = g_ptr_array_index (copies->members, i);
      g_autofree char *other_title = NULL;
      g_autofree char *other = dossier_articles_get_body (db, &copy->article->id, NULL, &other_title, error);
      g_autoptr (DossierShingles) others = other ? dossier_shingles_new (other_title, other) : NULL;
      DossierResemblance resemblance;

      if (other == NULL)
        return FALSE;
      resemblance = dossier_shingles_compare (shingles, others);
      copy->same_text = dossier_shingles_same (shingles) != 0 && dossier_shingles_same (shingles) == dossier_shingles_same (others);
      copy->similarity = copy->same_text ? 1 : resemblance.jaccard;
      copy->containment = copy->same_text ? 1 : resemblance.containment;
    }
  return TRUE;
}

static gpointer
copies_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  g_autoptr (DossierCopies) copies = dossier_copies_new (data);
  g_autoptr (GArray) members = NULL;
  g_autoptr (GError) local = NULL;

  if (!dossier_copy_groups_get_root (db, &copies->article, &copies->group, &local))
    {
      copies->group = DOSSIER_ID_NIL;
      if (local == NULL)
        return g_steal_pointer (&copies);
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  members = dossier_copy_groups_get_members (db, &copies->group, error);
  if (members == NULL)
    return NULL;
  for (guint i = 0; i < members->len; i++)
    {
      const DossierId *id = &g_array_index (members, DossierId, i);
      DossierArticle *article = dossier_articles_get (db, id, error);
      DossierCopy *copy;

      if (article == NULL)
        return NULL;
      copy = dossier_copy_new (article);
      g_ptr_array_add (copies->members, copy);
      if (!dossier_copy_groups_is_by_analyst (db, id, &copy->by_analyst, error))
        return NULL;
    }
  return measure (db, copies, error) ? g_steal_pointer (&copies) : NULL;
}

/**
 * dossier_workspace_load_copies:
 *
 * Returns: (transfer full) (nullable): the group of copies of an article, with how much of each is the same words. Without
 *   members when it has no copies
 */
DossierCopies *
dossier_workspace_load_copies (DossierWorkspace *self,
                               const DossierId  *article,
                               GError          **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  GError *local = NULL;
  DossierCopies *copies;

  g_return_val_if_fail (article != NULL, NULL);
  if (store == NULL)
    return NULL;
  copies = dossier_store_read (store, copies_body, (gpointer) article, g_cancellable_get_current (), &local);
  dossier_workspace_take_error (local, error);
  return copies;
}

static gpointer
groups_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  return dossier_copy_groups_get_all (db, error);
}

/**
 * dossier_workspace_load_copy_groups:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): of each group of copies its newest article
 */
GArray *
dossier_workspace_load_copy_groups (DossierWorkspace *self,
                                    GError          **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  GError *local = NULL;
  GArray *groups;

  if (store == NULL)
    return NULL;
  groups = dossier_store_read (store, groups_body, NULL, g_cancellable_get_current (), &local);
  dossier_workspace_take_error (local, error);
  return groups;
}

typedef struct
{
  const DossierId *a;
  const DossierId *b;
} Two;

/* The one that was published first, or else came first. */
static gboolean
comes_after (DossierArticle *a,
             DossierArticle *b)
{
  DossierEdtf x, y;
  gboolean dated = a->date != NULL && b->date != NULL && dossier_edtf_parse (a->date, &x, NULL) && dossier_edtf_parse (b->date, &y, NULL);

  if (dated && x.latest != y.latest)
    return x.latest > y.latest;
  return a->created_at != b->created_at ? a->created_at > b->created_at : dossier_id_compare (&a->id, &b->id) > 0;
}

static gpointer
two_body (DossierDb *db,
          gpointer   data,
          GError   **error)
{
  const Two *two = data;
  g_autoptr (DossierComparison) comparison = dossier_comparison_new ();

  comparison->older = dossier_articles_get (db, two->a, error);
  comparison->newer = comparison->older ? dossier_articles_get (db, two->b, error) : NULL;
  if (comparison->newer == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND, _("there is no article with this id"));
      return NULL;
    }
  if (comes_after (comparison->older, comparison->newer))
    {
      DossierArticle *later = comparison->older;

      comparison->older = comparison->newer;
      comparison->newer = later;
    }
  comparison->old_text = dossier_articles_get_body (db, &comparison->older->id, NULL, NULL, error);
  comparison->new_text = comparison->old_text ? dossier_articles_get_body (db, &comparison->newer->id, NULL, NULL, error) : NULL;
  return comparison->new_text ? g_steal_pointer (&comparison) : NULL;
}

/**
 * dossier_workspace_load_comparison:
 * @a: an article
 * @b: another
 *
 * Returns: (transfer full) (nullable): what changed between them, word by word, from the older to the newer
 */
DossierComparison *
dossier_workspace_load_comparison (DossierWorkspace *self,
                                   const DossierId  *a,
                                   const DossierId  *b,
                                   GError          **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  Two two = { a, b };
  GError *local = NULL;
  DossierComparison *comparison;

  g_return_val_if_fail (a != NULL && b != NULL, NULL);
  if (store == NULL)
    return NULL;
  comparison = dossier_store_read (store, two_body, &two, g_cancellable_get_current (), &local);
  dossier_workspace_take_error (local, error);
  if (comparison != NULL)
    {
      g_autoptr (DossierShingles) old = dossier_shingles_new (NULL, comparison->old_text);
      g_autoptr (DossierShingles) new = dossier_shingles_new (NULL, comparison->new_text);

      comparison->similarity = dossier_shingles_compare (old, new).jaccard;
      comparison->runs = dossier_word_diff (comparison->old_text, comparison->new_text, &comparison->removed, &comparison->added);
    }
  return comparison;
}
