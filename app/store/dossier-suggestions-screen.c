/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The names of entities whose occurrences are looked for, and where; letting go of what was proposed because of names that are
 * gone, and of words that nothing uses. What may be long is done in slices, so that nobody who reads or writes waits for it. Reading
 * on whatever thread has the connection, writing on the writer thread.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-suggestions-private.h"

#include <string.h>

#define METONYM_PREFIX "metonym " /* of a form that was screened as one */
#define SLICE_MICROSECONDS 20000
#define SLICE_NAMES 2000          /* read at once */
#define SLICE_ROWS 20000
#define SLICE_DOCUMENTS 64

void
dossier_entity_name_free (DossierEntityName *name)
{
  g_free (name->kind);
  g_free (name->name);
  g_free (name->description);
  g_free (name);
}

/**
 * dossier_suggestions_known_names:
 *
 * Returns: (transfer full) (element-type DossierEntityName) (nullable): all names and aliases of entities that are not deleted
 */
GPtrArray *
dossier_suggestions_known_names (DossierDb *db,
                                 GError   **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_name_free);
  g_autoptr (GHashTable) screened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL, done = NULL;

  done = dossier_sql_new (db, error, "SELECT hex(entity) || form FROM suggestion_screened", NULL);
  while (done != NULL && dossier_sql_next (done, &local))
    g_hash_table_add (screened, dossier_sql_text (done, 0));
  rows = done && local == NULL
         ? dossier_sql_new (db, error,
                            "SELECT n.id, r.id, r.kind, n.name, hex(n.id),"
                            " (SELECT count(*) FROM mention m WHERE m.entity = r.id AND m.status = 'accepted' AND m.deleted_at IS NULL), r.description FROM"
                            " (SELECT id, name FROM entity WHERE deleted_at IS NULL"
                            "  UNION SELECT l.entity, l.name FROM alias l JOIN entity o ON o.id = l.entity WHERE l.deleted_at IS NULL AND o.deleted_at IS NULL) n"
                            " LEFT JOIN entity_root x ON x.entity = n.id JOIN entity r ON r.id = coalesce(x.root, n.id) WHERE r.deleted_at IS NULL",
                            NULL)
         : NULL;
  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierEntityName *name = g_new0 (DossierEntityName, 1);
      g_autofree char *form = NULL;
      g_autofree char *key = NULL;

      name->entity = dossier_sql_id (rows, 0);
      name->root = dossier_sql_id (rows, 1);
      name->kind = dossier_sql_text (rows, 2);
      name->name = dossier_sql_text (rows, 3);
      name->mentions = dossier_sql_int (rows, 5);
      name->description = dossier_sql_text (rows, 6);
      form = dossier_text_fold (name->name);
      key = g_strconcat (dossier_sql_peek (rows, 4), form, NULL);
      name->screened = g_hash_table_contains (screened, key);
      g_ptr_array_add (names, name);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    return g_steal_pointer (&names);
  return NULL;
}

/* Under which a name is noted as screened; a word that stands for an entity may become its name one day. */
static char *
screened_form (const DossierEntityName *name)
{
  g_autofree char *form = dossier_text_fold (name->name);

  return name->metonym ? g_strconcat (METONYM_PREFIX, form, NULL) : g_steal_pointer (&form);
}

/**
 * dossier_suggestions_read_screened:
 *
 * Sets whether the occurrences of a name were looked for.
 */
gboolean
dossier_suggestions_read_screened (DossierDb         *db,
                                   DossierEntityName *name,
                                   GError           **error)
{
  g_autofree char *form = screened_form (name);
  g_autoptr (GError) local = NULL;

  name->screened = dossier_db_get_int (db, &local, "SELECT 1 FROM suggestion_screened WHERE entity = ? AND form = ?", "kt", &name->entity, form) > 0;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_suggestions_find_articles:
 * @expression: of FTS5
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): articles that were looked at and have these words
 */
GArray *
dossier_suggestions_find_articles (DossierDb  *db,
                                   const char *expression,
                                   GError    **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT o.article FROM search JOIN search_document o ON o.id = search.rowid"
                                                 " JOIN suggestion_document d ON d.article = o.article JOIN article a ON a.id = o.article"
                                                 " WHERE search MATCH ? AND a.deleted_at IS NULL AND d.revision = a.revision ORDER BY o.article DESC",
                                                 "t", expression);

  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

/**
 * dossier_suggestions_foreign_articles:
 *
 * Returns: (transfer full) (element-type DossierId) (nullable): articles that were looked at whose language has an alphabet of
 *   its own, so that names stand there in other letters
 */
GArray *
dossier_suggestions_foreign_articles (DossierDb *db,
                                      GError   **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT a.id FROM suggestion_document d JOIN article a ON a.id = d.article WHERE a.deleted_at IS NULL"
                                                 " AND substr(a.language, 1, 2) IN ('ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'tg', 'mn', 'el', 'ka', 'hy')"
                                                 " ORDER BY a.id DESC",
                                                 NULL);

  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

GArray *
dossier_suggestions_looked_at (DossierDb *db,
                               GError   **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT a.id FROM suggestion_document d JOIN article a ON a.id = d.article"
                                                 " WHERE a.deleted_at IS NULL AND d.revision = a.revision ORDER BY a.id DESC",
                                                 NULL);

  return rows ? dossier_sql_collect_ids (rows, error) : NULL;
}

/**
 * dossier_suggestions_state:
 *
 * Returns: (transfer full) (nullable): a text that is another one when entities, their names or who is the same as whom changed
 */
char *
dossier_suggestions_state (DossierDb *db,
                           GError   **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error,
                                                "SELECT (SELECT count(*) || ' ' || coalesce(sum(modified_at % 1000000007), 0) || ' ' || count(deleted_at) FROM entity)"
                                                " || ' ' || (SELECT count(*) || ' ' || coalesce(sum(modified_at % 1000000007), 0) || ' ' || count(deleted_at) FROM alias)"
                                                " || ' ' || (SELECT count(*) FROM entity_root)",
                                                NULL);

  return row != NULL && dossier_sql_next (row, error) ? dossier_sql_text (row, 0) : NULL;
}

/**
 * dossier_suggestions_new_names:
 * @after: (inout): 0 to begin with; where to go on, or 0 when these were the last
 *
 * Returns: (transfer full) (element-type DossierSuggestion) (nullable): some of the names found that are taken for nobody known; the
 *   same name may come again with the next ones
 */
GPtrArray *
dossier_suggestions_new_names (DossierDb *db,
                               gint64    *after,
                               GError   **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;
  gint64 last = dossier_db_get_int (db, &local, "SELECT max(id) FROM (SELECT id FROM suggestion_name WHERE id > ? ORDER BY id LIMIT ?)", "ii",
                                    *after, (gint64) SLICE_NAMES);

  rows = local == NULL
         ? dossier_sql_new (db, error,
                            "SELECT n.kind, n.name FROM suggestion_name n WHERE n.id > ? AND n.id <= ? AND n.kind NOT IN ('date', 'figure') AND EXISTS"
                            " (SELECT 1 FROM suggestion s WHERE s.name = n.id AND s.entity IS NULL AND s.known = 0"
                            "  AND s.mention IS NULL AND s.under IS NULL)",
                            "ii", *after, last)
         : NULL;
  while (rows != NULL && dossier_sql_next (rows, &local))
    for (DossierSuggestionType type = DOSSIER_SUGGESTION_PERSON; type <= DOSSIER_SUGGESTION_EXERCISE; type++)
      if (strcmp (dossier_suggestion_type_name (type), dossier_sql_peek (rows, 0)) == 0)
        g_ptr_array_add (names, dossier_suggestion_new (type, 0, 1, dossier_sql_peek (rows, 1)));
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (rows != NULL)
    {
      *after = MAX (last, 0);
      return g_steal_pointer (&names);
    }
  return NULL;
}

gboolean
dossier_suggestions_set_screened (DossierDb               *db,
                                  const DossierEntityName *name,
                                  GError                 **error)
{
  g_autofree char *form = screened_form (name);

  return dossier_db_run (db, error, "INSERT OR IGNORE INTO suggestion_screened (entity, form) VALUES (?, ?)", "kt", &name->entity, form);
}

/* Names that are gone */

/* Adds what @rows say; a second column is a form. @rows: (nullable): failed when NULL */
static gboolean
add_gone (GPtrArray  *gone,
          GHashTable *living,
          DossierSql *rows,
          GError    **error)
{
  g_autoptr (GError) local = NULL;

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      DossierId entity = dossier_sql_id (rows, 0);
      g_autofree char *id = dossier_id_to_text (&entity);
      g_autofree char *key = g_strconcat (id, dossier_sql_peek (rows, 1), NULL);
      DossierEntityName *name;

      if (living != NULL && g_hash_table_contains (living, key))
        continue;
      name = g_new0 (DossierEntityName, 1);
      name->entity = entity;
      name->name = dossier_sql_text (rows, 1);
      g_ptr_array_add (gone, name);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return rows != NULL;
}

/**
 * dossier_suggestions_gone_names:
 * @names: (element-type DossierEntityName): all that there are
 *
 * Returns: (transfer full) (element-type DossierEntityName) (nullable): names that entities no longer have, and entities that are
 *   gone; for dossier_suggestions_forget()
 */
GPtrArray *
dossier_suggestions_gone_names (DossierDb *db,
                                GPtrArray *names,
                                GError   **error)
{
  g_autoptr (GHashTable) living = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_name_free);
  g_autoptr (DossierSql) screened = NULL, entities = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      const DossierEntityName *name = g_ptr_array_index (names, i);
      g_autofree char *id = dossier_id_to_text (&name->entity);
      g_autofree char *form = screened_form (name);

      g_hash_table_add (living, g_strconcat (id, form, NULL));
    }
  screened = dossier_sql_new (db, error, "SELECT entity, form FROM suggestion_screened", NULL);
  if (!add_gone (gone, living, screened, error))
    return NULL;
  if (gone->len == 0)
    return g_steal_pointer (&gone);
  /* From one entity to the next by the index: there are few of them among very many suggestions. */
  entities = dossier_sql_new (db, error,
                              "WITH RECURSIVE named (id) AS (SELECT min(entity) FROM suggestion WHERE entity IS NOT NULL UNION ALL"
                              " SELECT (SELECT min(s.entity) FROM suggestion s WHERE s.entity > named.id) FROM named WHERE named.id IS NOT NULL)"
                              " SELECT id, NULL FROM named WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM entity WHERE deleted_at IS NULL)",
                              NULL);
  return add_gone (gone, NULL, entities, error) ? g_steal_pointer (&gone) : NULL;
}

/* The articles that have what is to be forgotten, some of them; in a list of its own, since they are changed next. */
static GArray *
find_documents (DossierDb            *db,
                const DossierId      *entity,
                const char           *form,
                DossierSuggestionOrigin origin,
                GError              **error)
{
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error,
                                                 "SELECT DISTINCT s.document FROM suggestion s WHERE s.entity = ?1 AND (s.known = ?3 OR (?3 = 1 AND s.known <> 2)"
                                                 " OR ?2 IS NULL) AND (?2 IS NULL OR s.name IN (SELECT id FROM suggestion_name WHERE full_form = ?2)) LIMIT ?4",
                                                 "ktii", entity, form, (gint64) origin, (gint64) SLICE_DOCUMENTS);

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      gint64 document = dossier_sql_int (rows, 0);

      g_array_append_val (documents, document);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return rows != NULL ? g_steal_pointer (&documents) : NULL;
}

/* Lets go of what was proposed in an article only because of the name; what it stood before is seen again. An entity may have very
 * many suggestions in all, an article has few: the sign before the column keeps its index out of it. */
static gboolean
forget_in (DossierDb              *db,
           const DossierRejections *rejections,
           gint64                  document,
           const DossierId        *entity,
           const char             *form,
           DossierSuggestionOrigin origin,
           GError                **error)
{
  static const char * const steps[] = {
    "DELETE FROM suggestion WHERE document = ?4 AND +entity = ?1 AND (?2 IS NULL AND known <> 0 OR known = ?3"
    " AND name IN (SELECT id FROM suggestion_name WHERE full_form = ?2))",
    "UPDATE suggestion SET entity = NULL WHERE document = ?4 AND +entity = ?1 AND known = 0 AND (?2 IS NULL OR ?3 = 1"
    " AND name IN (SELECT id FROM suggestion_name WHERE full_form = ?2))",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!dossier_db_run (db, error, steps[i], "ktii", entity, form, (gint64) origin, document))
      return FALSE;
  return dossier_suggestions_shade (db, document, error) && dossier_suggestions_settle (db, rejections, document, error);
}

/**
 * dossier_suggestions_forget:
 * @rejections: up to date
 * @gone: one of dossier_suggestions_gone_names()
 * @changed: (inout): set when something is different now
 * @finished: (out): nothing of it is left; otherwise it is to be called again
 *
 * Forgets a slice of what was proposed because of a name.
 */
gboolean
dossier_suggestions_forget (DossierDb               *db,
                            const DossierRejections *rejections,
                            const DossierEntityName *gone,
                            gboolean                *changed,
                            gboolean                *finished,
                            GError                 **error)
{
  gboolean metonym = gone->name != NULL && g_str_has_prefix (gone->name, METONYM_PREFIX);
  const char *form = metonym ? gone->name + strlen (METONYM_PREFIX) : gone->name;
  DossierSuggestionOrigin origin = metonym ? DOSSIER_SUGGESTION_METONYM : DOSSIER_SUGGESTION_KNOWN;
  gint64 started = g_get_monotonic_time ();
  g_autoptr (GArray) documents = find_documents (db, &gone->entity, form, origin, error);
  guint done = 0;

  if (documents == NULL)
    return FALSE;
  for (; done < documents->len && (done == 0 || g_get_monotonic_time () - started < SLICE_MICROSECONDS); done++)
    if (!forget_in (db, rejections, g_array_index (documents, gint64, done), &gone->entity, form, origin, error))
      return FALSE;
  *changed = *changed || done > 0;
  *finished = done == documents->len && documents->len < SLICE_DOCUMENTS;
  return !*finished || gone->name == NULL
         || dossier_db_run (db, error, "DELETE FROM suggestion_screened WHERE entity = ? AND form = ?", "kt", &gone->entity, gone->name);
}

/* Words that nothing uses */

struct _DossierSuggestionUse
{
  GByteArray *names;   /* (owned): a bit for each id */
  GByteArray *reasons; /* (owned): likewise */
  gint64 last_name;
  gint64 last_reason;
  gint64 at;
  guint stage;         /* reading, then names, then reasons */
};

/**
 * dossier_suggestion_use_new:
 *
 * Returns: (transfer full): what remembers which words and reasons suggestions use, for dossier_suggestions_read_use(). For one
 *   who alone adds suggestions as long as it lives
 */
DossierSuggestionUse *
dossier_suggestion_use_new (void)
{
  DossierSuggestionUse *use = g_new0 (DossierSuggestionUse, 1);

  use->names = g_byte_array_new ();
  use->reasons = g_byte_array_new ();
  return use;
}

void
dossier_suggestion_use_free (DossierSuggestionUse *use)
{
  g_byte_array_unref (use->names);
  g_byte_array_unref (use->reasons);
  g_free (use);
}

static void
note_use (GByteArray *bits,
          gint64      id)
{
  gsize length = bits->len;

  if (id < 0)
    return;
  if ((guint64) id / 8 >= length)
    {
      g_byte_array_set_size (bits, (guint) (id / 8 + 1 + 4096));
      memset (bits->data + length, 0, bits->len - length);
    }
  bits->data[id / 8] |= (guint8) (1 << id % 8);
}

static gboolean
is_used (const GByteArray *bits,
         gint64            id)
{
  return (guint64) id / 8 < bits->len && (bits->data[id / 8] & 1 << id % 8) != 0;
}

/**
 * dossier_suggestions_read_use:
 * @finished: (out): all were read; otherwise it is to be called again
 *
 * Notes what a slice of the suggestions use.
 */
gboolean
dossier_suggestions_read_use (DossierDb            *db,
                              DossierSuggestionUse *use,
                              gboolean             *finished,
                              GError              **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = NULL;
  guint n = 0;

  if (use->at == 0)
    {
      use->last_name = dossier_db_get_int (db, &local, "SELECT max(id) FROM suggestion_name", NULL);
      use->last_reason = local == NULL ? dossier_db_get_int (db, &local, "SELECT max(id) FROM suggestion_reason", NULL) : 0;
    }
  rows = local == NULL ? dossier_sql_new (db, error, "SELECT id, name, reason FROM suggestion WHERE id > ? ORDER BY id LIMIT ?", "ii",
                                          use->at, (gint64) SLICE_ROWS) : NULL;
  for (; rows != NULL && dossier_sql_next (rows, &local); n++)
    {
      use->at = dossier_sql_int (rows, 0);
      note_use (use->names, dossier_sql_int (rows, 1));
      note_use (use->reasons, dossier_sql_int (rows, 2));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *finished = n < SLICE_ROWS;
  if (*finished)
    use->at = 0;
  return rows != NULL;
}

/* Deletes of the next rows those that are not used. @question: (nullable) after failure */
static gboolean
drop_unused (DossierDb        *db,
             const char       *question,
             const char       *command,
             const GByteArray *used,
             gint64            last,
             gint64           *at,
             gboolean         *finished,
             GError          **error)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (GArray) unused = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, question, "iii", *at, last, (gint64) SLICE_NAMES);
  guint n = 0;

  for (; rows != NULL && g_get_monotonic_time () - started < SLICE_MICROSECONDS && dossier_sql_next (rows, &local); n++)
    {
      *at = dossier_sql_int (rows, 0);
      if (!is_used (used, *at))
        g_array_append_val (unused, *at);
    }
  *finished = n == 0;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < unused->len; i++)
    if (!dossier_db_run (db, error, command, "i", g_array_index (unused, gint64, i)))
      return FALSE;
  return TRUE;
}

/**
 * dossier_suggestions_tidy:
 * @use: all that was read by dossier_suggestions_read_use()
 * @finished: (out): otherwise it is to be called again
 *
 * Lets go of a slice of the words and reasons that no suggestion uses any more; after articles were looked at anew.
 */
gboolean
dossier_suggestions_tidy (DossierDb            *db,
                          DossierSuggestionUse *use,
                          gboolean             *finished,
                          GError              **error)
{
  static const char * const questions[] = {
    "SELECT id FROM suggestion_name WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
    "SELECT id FROM suggestion_reason WHERE id > ? AND id <= ? ORDER BY id LIMIT ?",
  };
  static const char * const commands[] = { "DELETE FROM suggestion_name WHERE id = ?", "DELETE FROM suggestion_reason WHERE id = ?" };
  gboolean stage_done;

  if (!drop_unused (db, questions[use->stage], commands[use->stage], use->stage == 0 ? use->names : use->reasons,
                    use->stage == 0 ? use->last_name : use->last_reason, &use->at, &stage_done, error))
    return FALSE;
  *finished = stage_done && use->stage == 1;
  if (stage_done && use->stage == 0)
    {
      use->stage = 1;
      use->at = 0;
    }
  return TRUE;
}
