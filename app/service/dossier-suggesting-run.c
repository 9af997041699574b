/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * One pass for suggestions: names of entities that are new are looked for in what was looked at before, then articles that
 * nothing looked at. Reads on the read thread, analyses on the pool thread that it runs on, writes slices behind everything
 * that a person waits for. What a slice wrote is complete, so a pass can be stopped or cut off anywhere, and the next one does
 * what is missing. One pass at a time.
 */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-suggesting.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-metonyms.h"
#include "dossier-state.h"
#include "dossier-suggester.h"
#include "dossier-suggestions.h"
#include "dossier-workspace-private.h"

#define SLICE_MICROSECONDS 40000 /* of analysis, before what was found is written */
#define SLICE_ARTICLES 32
#define MANY_NAMES 500           /* so many new names are not looked for one by one: all articles are read */

typedef struct
{
  DossierStore *store;            /* (owned) */
  DossierJob *job;
  GCancellable *cancellable;
  DossierSuggester *suggester;    /* (owned) (nullable): loaded when first needed */
  DossierSuggestLibrary *library; /* (owned) (nullable): all names that were screened */
  GPtrArray *names;               /* (owned) (nullable): of DossierEntityName */
  DossierRejections *rejections;  /* (owned) */
  DossierMetonyms *metonyms;      /* (owned) (nullable): loaded when first needed */
  char *state;                    /* (owned) (nullable): of the names */
  guint64 done;
  gboolean dropped; /* what was found before is gone, and its words may be nobody's now */
  guint64 total;
} Run;

/* Reading */

static char *
name_key (const DossierId *root,
          const char      *name)
{
  g_autofree char *id = dossier_id_to_text (root);
  g_autofree char *form = dossier_text_fold (name);

  return g_strconcat (id, form, NULL);
}

/* The words that may stand for a state beside its names, each once, unless it is called so. */
static gboolean
add_metonyms (DossierDb             *db,
              const DossierMetonyms *metonyms,
              GPtrArray             *names,
              GError               **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = names->len;

  for (guint i = 0; i < n; i++)
    {
      const DossierEntityName *name = g_ptr_array_index (names, i);

      g_hash_table_add (seen, name_key (&name->root, name->name));
    }
  for (guint i = 0; i < n; i++)
    {
      const DossierEntityName *name = g_ptr_array_index (names, i);
      const GArray *numbers = dossier_metonyms_find (metonyms, name->name, name->kind);

      for (guint k = 0; numbers != NULL && k < numbers->len; k++)
        {
          guint number = g_array_index (numbers, guint, k);
          const char *word = dossier_metonyms_get (metonyms, number)->word;
          DossierEntityName *added;

          if (!g_hash_table_add (seen, name_key (&name->root, word)))
            continue;
          added = g_new0 (DossierEntityName, 1);
          *added = (DossierEntityName) { .entity = name->root, .root = name->root, .kind = g_strdup (name->kind), .name = g_strdup (word),
                                         .mentions = name->mentions, .metonym = number + 1 };
          g_ptr_array_add (names, added);
          if (!dossier_suggestions_read_screened (db, added, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* Differs when names changed, or when words that stand for a state are looked for now and were not before. */
static gpointer
state_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  g_autofree char *names = dossier_suggestions_state (db, error);
  g_autofree char *metonyms = names ? dossier_state_get (db, DOSSIER_STATE_METONYMS, NULL) : NULL;

  return names ? g_strconcat (names, metonyms ? " metonyms" : "", NULL) : NULL;
}

static gpointer
names_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Run *run = data;
  g_autoptr (GPtrArray) names = NULL;

  g_free (run->state);
  run->state = state_body (db, NULL, error);
  names = run->state ? dossier_suggestions_known_names (db, error) : NULL;
  if (names != NULL && g_str_has_suffix (run->state, " metonyms"))
    {
      if (run->metonyms == NULL)
        run->metonyms = dossier_metonyms_new ();
      if (!add_metonyms (db, run->metonyms, names, error))
        return NULL;
    }
  return g_steal_pointer (&names);
}

static gpointer
missing_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_suggestions_missing (db, DOSSIER_SUGGEST_VERSION, error);
}

static gpointer
text_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return dossier_suggestions_read_text (db, data, error);
}

static DossierSuggestLibrary *
make_library (const Run *run,
              gboolean   screened)
{
  const GPtrArray *names = run->names;
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (DossierSuggestEntity));

  for (guint i = 0; i < names->len; i++)
    {
      const DossierEntityName *name = g_ptr_array_index (names, i);
      DossierSuggestEntity entity = { name->entity, name->root, name->kind, name->name, name->mentions,
                                      name->metonym ? dossier_metonyms_get (run->metonyms, name->metonym - 1) : NULL,
                                      name->description };

      if (name->screened == screened)
        g_array_append_val (entities, entity);
    }
  return dossier_suggest_library_new ((const DossierSuggestEntity *) entities->data, entities->len);
}

/* Writing */

/* What one article has; @known only while names are screened. */
typedef struct
{
  DossierSuggestionText *text;
  GPtrArray *found; /* (nullable) */
  GPtrArray *known;
} Looked;

static void
looked_free (gpointer data)
{
  Looked *looked = data;

  dossier_suggestion_text_free (looked->text);
  g_clear_pointer (&looked->found, g_ptr_array_unref);
  g_clear_pointer (&looked->known, g_ptr_array_unref);
  g_free (looked);
}

typedef struct
{
  DossierRejections *rejections;
  GPtrArray *looked;
  DossierChangeSet *changes;
  gboolean dropped;
} Slice;

static gboolean
slice_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Slice *slice = data;

  if (!dossier_rejections_refresh (db, slice->rejections, error))
    return FALSE;
  for (guint i = 0; i < slice->looked->len; i++)
    {
      const Looked *looked = g_ptr_array_index (slice->looked, i);
      gboolean changed = FALSE;

      if (looked->found != NULL
          ? !dossier_suggestions_replace (db, slice->rejections, looked->text, DOSSIER_SUGGEST_VERSION, looked->found, looked->known, &changed, &slice->dropped, error)
          : !dossier_suggestions_add_known (db, slice->rejections, looked->text, looked->known, &changed, error))
        return FALSE;
      if (changed)
        dossier_change_set_add (slice->changes, "suggestion", &looked->text->article);
    }
  return TRUE;
}

static gboolean
write_slice (Run       *run,
             GPtrArray *looked,
             GError   **error)
{
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
  Slice slice = { run->rejections, looked, changes, FALSE };

  if (looked->len == 0)
    return TRUE;
  run->done += looked->len;
  if (!dossier_store_write_bulk (run->store, slice_body, &slice, changes, error))
    return FALSE;
  run->dropped = run->dropped || slice.dropped;
  g_ptr_array_set_size (looked, 0);
  dossier_job_report (run->job, run->done, MAX (run->total, run->done), NULL);
  return TRUE;
}

/* Looks at one article; NULL without error when it is gone or the pass was stopped. */
static Looked *
look (Run                         *run,
      const DossierId             *article,
      const DossierSuggestLibrary *only,
      GError                     **error)
{
  g_autoptr (DossierSuggestionText) text = dossier_store_read (run->store, text_body, (gpointer) article, run->cancellable, error);
  g_autofree char *masked = text ? dossier_suggest_mask (text->text, text->blocks) : NULL;
  g_autoptr (DossierSuggestResult) result = NULL;
  Looked *looked;

  if (text == NULL)
    return NULL;
  looked = g_new0 (Looked, 1);
  if (only != NULL)
    looked->known = dossier_suggest_library_find (only, masked, text->language, NULL, run->cancellable);
  else
    result = dossier_suggester_look (run->suggester, masked, text->date, text->language, run->library, run->cancellable);
  if (result != NULL)
    {
      looked->found = g_steal_pointer (&result->found);
      looked->known = g_steal_pointer (&result->known);
    }
  looked->text = g_steal_pointer (&text);
  if (looked->known != NULL && !g_cancellable_is_cancelled (run->cancellable))
    return looked;
  looked_free (looked);
  return NULL;
}

static gboolean
names_changed (Run *run)
{
  g_autofree char *now = dossier_store_read (run->store, state_body, NULL, run->cancellable, NULL);

  return now != NULL && g_strcmp0 (now, run->state) != 0;
}

/* Looks at articles in slices; stops early when names came in meanwhile, for which somebody may be waiting. */
static gboolean
look_at_all (Run                         *run,
             const DossierId             *articles,
             guint                        n,
             const DossierSuggestLibrary *only,
             GError                     **error)
{
  g_autoptr (GPtrArray) looked = g_ptr_array_new_with_free_func (looked_free);
  gint64 started = g_get_monotonic_time ();

  for (guint i = 0; i < n && dossier_job_wait (run->job); i++)
    {
      GError *local = NULL;
      Looked *one = look (run, &articles[i], only, &local);

      if (one != NULL)
        g_ptr_array_add (looked, one);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (looked->len < SLICE_ARTICLES && g_get_monotonic_time () - started < SLICE_MICROSECONDS)
        continue;
      if (!write_slice (run, looked, error))
        return FALSE;
      if (only == NULL && names_changed (run))
        return TRUE;
      started = g_get_monotonic_time ();
    }
  return write_slice (run, looked, error);
}

/* Screening: names that entities got since */

typedef struct
{
  GPtrArray *names;
} Search;

/* Articles in which the beginnings of all words of a name stand; which of them have the name is for the matcher to say. */
static gpointer
search_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  Search *search = data;
  g_autoptr (GHashTable) seen = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = 0; i < search->names->len; i++)
    {
      const DossierEntityName *name = g_ptr_array_index (search->names, i);
      g_autoptr (GPtrArray) expressions = NULL;

      if (name->screened)
        continue;
      expressions = dossier_suggest_library_expressions (name->name);
      for (guint k = 0; k < expressions->len; k++)
        {
          GArray *found = dossier_suggestions_find_articles (db, g_ptr_array_index (expressions, k), error);

          if (found == NULL)
            {
              g_array_unref (articles);
              return NULL;
            }
          g_ptr_array_add (all, found);
        }
    }
  if (all->len > 0)
    {
      GArray *foreign = dossier_suggestions_foreign_articles (db, error);

      if (foreign == NULL)
        {
          g_array_unref (articles);
          return NULL;
        }
      g_ptr_array_add (all, foreign);
    }
  for (guint i = 0; i < all->len; i++)
    {
      GArray *found = g_ptr_array_index (all, i);

      for (guint k = 0; k < found->len; k++)
        if (g_hash_table_add (seen, &g_array_index (found, DossierId, k)))
          g_array_append_val (articles, g_array_index (found, DossierId, k));
    }
  return articles;
}

static gpointer
looked_at_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  return dossier_suggestions_looked_at (db, error);
}

static gpointer
new_names_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  return dossier_suggestions_new_names (db, data, error);
}

typedef struct
{
  Run *run;
  GPtrArray *alike; /* (element-type DossierSuggestion) */
  DossierChangeSet *changes;
} Screened;

static gboolean
screened_body (DossierDb *db,
               gpointer   data,
               GError   **error)
{
  Screened *screened = data;
  gboolean changed = FALSE;

  for (guint i = 0; i < screened->alike->len; i++)
    if (!dossier_suggestions_link (db, g_ptr_array_index (screened->alike, i), &changed, error))
      return FALSE;
  for (guint i = 0; i < screened->run->names->len; i++)
    {
      const DossierEntityName *name = g_ptr_array_index (screened->run->names, i);

      if (!name->screened && !dossier_suggestions_set_screened (db, name, error))
        return FALSE;
    }
  if (changed)
    dossier_change_set_add_bulk (screened->changes, "suggestion");
  return TRUE;
}

/* New names of the library that are so like one of these that the same is probably meant. */
static GPtrArray *
find_alike (Run                         *run,
            const DossierSuggestLibrary *only,
            GError                     **error)
{
  g_autoptr (GPtrArray) alike = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 after = 0;

  do
    {
      g_autoptr (GPtrArray) names = dossier_store_read (run->store, new_names_body, &after, run->cancellable, error);

      if (names == NULL)
        return NULL;
      for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (run->cancellable); i++)
        {
          DossierSuggestion *name = g_ptr_array_index (names, i);

          if (g_hash_table_add (seen, g_strdup_printf ("%u %s", name->type, name->text)) && dossier_suggest_library_identify (only, name))
            g_ptr_array_add (alike, g_steal_pointer (&names->pdata[i]));
        }
    }
  while (after > 0);
  return g_steal_pointer (&alike);
}

static gboolean
screen (Run     *run,
        guint    n_new,
        GError **error)
{
  g_autoptr (DossierSuggestLibrary) only = make_library (run, FALSE);
  Search search = { run->names };
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();
  g_autoptr (GPtrArray) alike = NULL;
  g_autoptr (GArray) articles = dossier_store_read (run->store, n_new > MANY_NAMES ? looked_at_body : search_body, &search, run->cancellable, error);
  Screened screened = { run, NULL, changes };

  if (articles == NULL)
    return FALSE;
  run->total += articles->len;
  if (!look_at_all (run, (const DossierId *) articles->data, articles->len, only, error))
    return FALSE;
  if (g_cancellable_is_cancelled (run->cancellable))
    return TRUE;
  alike = find_alike (run, only, error);
  if (alike == NULL || g_cancellable_is_cancelled (run->cancellable))
    return alike != NULL;
  screened.alike = alike;
  return dossier_store_write_bulk (run->store, screened_body, &screened, changes, error);
}

/* The pass */

typedef struct
{
  const DossierEntityName *gone;
  DossierRejections *rejections;
  gboolean finished;
  DossierChangeSet *changes;
} Forgetting;

static gpointer
gone_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return dossier_suggestions_gone_names (db, data, error);
}

static gboolean
forget_body (DossierDb *db,
             gpointer   data,
             GError   **error)
{
  Forgetting *forgetting = data;
  gboolean changed = FALSE;

  if (!dossier_rejections_refresh (db, forgetting->rejections, error)
      || !dossier_suggestions_forget (db, forgetting->rejections, forgetting->gone, &changed, &forgetting->finished, error))
    return FALSE;
  if (changed)
    dossier_change_set_add_bulk (forgetting->changes, "suggestion");
  return TRUE;
}

static gboolean
forget_gone (Run     *run,
             GError **error)
{
  g_autoptr (GPtrArray) gone = dossier_store_read (run->store, gone_body, run->names, run->cancellable, error);

  for (guint i = 0; gone != NULL && i < gone->len; i++)
    {
      Forgetting forgetting = { .gone = g_ptr_array_index (gone, i), .rejections = run->rejections };

      while (!forgetting.finished && dossier_job_wait (run->job))
        {
          g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();

          forgetting.changes = changes;
          if (!dossier_store_write_bulk (run->store, forget_body, &forgetting, changes, error))
            return FALSE;
        }
    }
  return gone != NULL;
}

/* Names as they are now; those that are gone are forgotten. How many are new, or -1. */
static int
read_names (Run     *run,
            GError **error)
{
  int n_new = 0;

  g_clear_pointer (&run->names, g_ptr_array_unref);
  g_clear_pointer (&run->library, dossier_suggest_library_unref);
  run->names = dossier_store_read (run->store, names_body, run, run->cancellable, error);
  if (run->names == NULL || !forget_gone (run, error))
    return -1;
  for (guint i = 0; i < run->names->len; i++)
    n_new += !((DossierEntityName *) g_ptr_array_index (run->names, i))->screened;
  return n_new;
}

typedef struct
{
  DossierSuggestionUse *use;
  gboolean finished;
} Tidying;

static gpointer
use_body (DossierDb *db,
          gpointer   data,
          GError   **error)
{
  Tidying *tidying = data;

  dossier_suggestions_read_use (db, tidying->use, &tidying->finished, error);
  return NULL;
}

static gboolean
tidy_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  Tidying *tidying = data;

  return dossier_suggestions_tidy (db, tidying->use, &tidying->finished, error);
}

/* Only this pass adds suggestions, so what it has read is so until it is done. */
static gboolean
tidy (Run     *run,
      GError **error)
{
  g_autoptr (DossierSuggestionUse) use = dossier_suggestion_use_new ();
  Tidying tidying = { .use = use };
  GError *local = NULL;

  while (!tidying.finished && local == NULL && dossier_job_wait (run->job))
    dossier_store_read (run->store, use_body, &tidying, run->cancellable, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (!tidying.finished)
    return TRUE;
  tidying.finished = FALSE;
  while (!tidying.finished && dossier_job_wait (run->job))
    if (!dossier_store_write_bulk (run->store, tidy_body, &tidying, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
nothing_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return TRUE;
}

/* TRUE with @finished set when there is nothing left to do, or the pass was stopped. */
static gboolean
take_turn (Run      *run,
           gboolean *finished,
           GError  **error)
{
  int n_new = read_names (run, error);
  g_autoptr (GArray) missing = NULL;
  guint64 before;

  if (n_new != 0)
    return n_new > 0 && screen (run, n_new, error);
  missing = dossier_store_read (run->store, missing_body, NULL, run->cancellable, error);
  if (missing == NULL)
    return FALSE;
  *finished = missing->len == 0;
  if (missing->len == 0)
    return !run->dropped || tidy (run, error);
  if (run->suggester == NULL)
    run->suggester = dossier_suggester_new (DOSSIER_SUGGEST_ALL, error);
  if (run->suggester == NULL)
    return FALSE;
  run->library = make_library (run, TRUE);
  run->total = run->done + missing->len;
  dossier_job_report (run->job, run->done, run->total, NULL);
  before = run->done;
  if (!look_at_all (run, (const DossierId *) missing->data, missing->len, NULL, error))
    return FALSE;
  /* What cannot be looked at now is not tried over and over. */
  *finished = run->done == before;
  return TRUE;
}

/**
 * dossier_workspace_suggest:
 * @job: told of progress; stopping it keeps what was found
 *
 * Looks for suggestions in all articles that were not looked at as they are now, and for the names that entities got since.
 * Not a step of undo, as what is only proposed is no work of anybody's.
 *
 * Returns: FALSE and @error when the workspace could not be read or written
 */
gboolean
dossier_workspace_suggest (DossierWorkspace *self,
                           DossierJob       *job,
                           GError          **error)
{
  g_autoptr (DossierStore) store = dossier_workspace_hold_store (self, error);
  Run run = { .store = store, .job = job, .cancellable = dossier_job_get_cancellable (job) };
  gboolean finished = FALSE;
  GError *local = NULL;

  if (store == NULL)
    {
      dossier_job_finish (job);
      return FALSE;
    }
  run.rejections = dossier_rejections_new ();
  /* What was set before this was called is written when this is. */
  if (!dossier_store_write_local (store, nothing_body, NULL, NULL, &local))
    finished = TRUE;
  while (!finished && !g_cancellable_is_cancelled (run.cancellable) && take_turn (&run, &finished, &local))
    ;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_error (&local);
  g_clear_pointer (&run.suggester, dossier_suggester_unref);
  g_clear_pointer (&run.library, dossier_suggest_library_unref);
  g_clear_pointer (&run.names, g_ptr_array_unref);
  dossier_rejections_free (run.rejections);
  g_clear_pointer (&run.metonyms, dossier_metonyms_unref);
  g_free (run.state);
  dossier_job_finish (job);
  return local == NULL || dossier_workspace_take_error (local, error);
}

static void
suggest_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (dossier_workspace_suggest (source, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dossier_workspace_suggest_async:
 *
 * The same on a pool thread.
 */
void
dossier_workspace_suggest_async (DossierWorkspace   *self,
                                 DossierJob         *job,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (DOSSIER_IS_WORKSPACE (self) && DOSSIER_IS_JOB (job));
  g_task_set_task_data (task, g_object_ref (job), g_object_unref);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, suggest_thread);
}

gboolean
dossier_workspace_suggest_finish (DossierWorkspace *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
