/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Accepting and rejecting suggestions: what becomes of them are mentions, entities and aliases, all recorded. That the
 * suggestions are decided follows from the mentions. Inside a change, on the writer thread.
 */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-suggestions-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-entities.h"
#include "dossier-marks.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

/* A suggestion that is being decided. */
typedef struct
{
  gint64 id;
  DossierId article;
  guint start;
  guint end;
  char *kind;      /* (owned) */
  char *words;     /* (owned) */
  char *name;      /* (owned) */
  char *form;      /* (owned) */
  char *full_form; /* (owned) */
  DossierId entity; /* after merges; nil: new */
  gboolean known;
  guint role_start;
  guint role_end;
  guint confidence;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_free (chosen->kind);
  g_free (chosen->words);
  g_free (chosen->name);
  g_free (chosen->form);
  g_free (chosen->full_form);
  g_free (chosen);
}

#define CHOSEN_COLUMNS \
  "SELECT s.id, d.article, s.start, s.end, n.kind, n.words, n.name, n.form, n.full_form, e.id, s.known, s.role_start, s.role_end, s.confidence"

/* Appends what is not there yet. @rows: (nullable): failed when NULL */
static gboolean
add_chosen (GPtrArray  *all,
            GHashTable *seen,
            DossierSql *rows,
            GError    **error)
{
  g_autoptr (GError) local = NULL;

  while (rows != NULL && dossier_sql_next (rows, &local))
    {
      gint64 id = dossier_sql_int (rows, 0);
      Chosen *chosen;

      if (!g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        continue;
      chosen = g_new0 (Chosen, 1);
      chosen->id = id;
      chosen->article = dossier_sql_id (rows, 1);
      chosen->start = dossier_sql_int (rows, 2);
      chosen->end = dossier_sql_int (rows, 3);
      chosen->kind = dossier_sql_text (rows, 4);
      chosen->words = dossier_sql_text (rows, 5);
      chosen->name = dossier_sql_text (rows, 6);
      chosen->form = dossier_sql_text (rows, 7);
      chosen->full_form = dossier_sql_text (rows, 8);
      chosen->entity = dossier_sql_id (rows, 9);
      chosen->known = dossier_sql_int (rows, 10);
      chosen->role_start = dossier_sql_int (rows, 11);
      chosen->role_end = dossier_sql_int (rows, 12);
      chosen->confidence = dossier_sql_int (rows, 13);
      g_ptr_array_add (all, chosen);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return rows != NULL;
}

/* The other open ones that a decision on @chosen reaches. @least: so sure, in 100, or as sure as @chosen is */
static DossierSql *
find_others (DossierDb             *db,
             const Chosen          *chosen,
             DossierSuggestionScope scope,
             guint                  least,
             GError               **error)
{
  gint64 sure = MIN (least, chosen->confidence);
  const DossierId *article = scope == DOSSIER_SUGGESTION_IN_ARTICLE ? &chosen->article : &DOSSIER_ID_NIL;
  const char *form = scope == DOSSIER_SUGGESTION_FORM ? chosen->form : NULL;

  if (!dossier_id_is_nil (&chosen->entity))
    return dossier_sql_new (db, error,
                            CHOSEN_COLUMNS DOSSIER_SUGGESTION_FROM " WHERE" DOSSIER_SUGGESTION_IS_OPEN
                            " AND (s.entity = ?1 OR s.entity IN (SELECT entity FROM entity_root WHERE root = ?1))"
                            " AND (?2 IS NULL OR d.article = ?2) AND (?3 IS NULL OR n.form = ?3) AND s.confidence >= ?4 ORDER BY s.id",
                            "kkti", &chosen->entity, article, form, sure);
  return dossier_sql_new (db, error,
                          CHOSEN_COLUMNS DOSSIER_SUGGESTION_FROM " WHERE" DOSSIER_SUGGESTION_IS_OPEN
                          " AND e.id IS NULL AND s.name IN (SELECT id FROM suggestion_name WHERE full_form = ?1 AND kind = ?4)"
                          " AND (?2 IS NULL OR d.article = ?2) AND (?3 IS NULL OR n.form = ?3) AND s.confidence >= ?5 ORDER BY s.id",
                          "tktti", chosen->full_form, article, form, chosen->kind, sure);
}

/* What a decision on @ids is about: open ones only, each once. NULL with @error when nothing is open. */
static GPtrArray *
choose (DossierDb             *db,
        const DossierId       *ids,
        guint                  n,
        DossierSuggestionScope scope,
        guint                  least,
        GError               **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (chosen_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint asked;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierSql) row = dossier_sql_new (db, error,
                                                    CHOSEN_COLUMNS DOSSIER_SUGGESTION_FROM " WHERE s.id = ? AND" DOSSIER_SUGGESTION_IS_OPEN,
                                                    "i", dossier_suggestions_number (&ids[i]));

      if (!add_chosen (all, seen, row, error))
        return NULL;
    }
  asked = all->len;
  for (guint i = 0; i < asked && scope != DOSSIER_SUGGESTION_HERE; i++)
    {
      g_autoptr (DossierSql) rows = find_others (db, g_ptr_array_index (all, i), scope, least, error);

      if (!add_chosen (all, seen, rows, error))
        return NULL;
    }
  if (all->len > 0)
    return g_steal_pointer (&all);
  dossier_rows_not_found (error, _("this suggestion is decided already, or gone"));
  return NULL;
}

/* Accepting */

/* Whether every word of @form is one of the words of @name; both folded. */
static gboolean
is_part_of (const char *form,
            const char *name)
{
  g_auto (GStrv) parts = g_strsplit (form, " ", -1);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) words, parts[i]))
      return FALSE;
  return TRUE;
}

/* A new spelling becomes an alias; a part of a name that is there, such as a surname, does not: it would claim everybody's. */
static gboolean
add_spelling (DossierDb       *db,
              const DossierId *entity,
              const char      *spelling,
              GError         **error)
{
  g_autofree char *form = dossier_text_fold (spelling);
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) names = NULL;
  gboolean is_there = FALSE;

  names = dossier_sql_new (db, error,
                           "WITH same (id) AS (SELECT coalesce((SELECT root FROM entity_root WHERE entity = ?1), ?1)"
                           " UNION SELECT entity FROM entity_root WHERE root = coalesce((SELECT root FROM entity_root WHERE entity = ?1), ?1))"
                           " SELECT name FROM entity WHERE id IN same UNION ALL SELECT name FROM alias WHERE entity IN same AND deleted_at IS NULL",
                           "k", entity);
  while (names != NULL && !is_there && dossier_sql_next (names, &local))
    {
      g_autofree char *name = dossier_text_fold (dossier_sql_peek (names, 0));

      is_there = is_part_of (form, name);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (names == NULL)
    return FALSE;
  g_clear_pointer (&names, dossier_sql_free);
  return is_there || dossier_entities_add_alias (db, entity, spelling, error);
}

/* The title beside the name is the beginning of what is said about a new entity. */
static gboolean
describe (DossierDb       *db,
          const DossierId *entity,
          const Chosen    *chosen,
          GError         **error)
{
  DossierId passage;

  if (chosen->role_end <= chosen->role_start)
    return TRUE;
  return dossier_passages_create (db, &chosen->article, chosen->role_start, chosen->role_end, &passage, error)
         && dossier_db_run (db, error,
                            "UPDATE entity SET description = (SELECT quote FROM passage WHERE id = ?1), description_passage = ?1, " TOUCH " WHERE id = ?2",
                            "kk", &passage, entity);
}

/* One entity that is made or found only once for a decision on many. */
typedef struct
{
  DossierDb *db;
  const DossierAcceptance *how;
  GHashTable *made;        /* kind and name, folded → DossierId */
  GHashTable *spelled;     /* spellings that were looked at */
} Acceptance;

/* What an entity is called that is made of a name: not in capitals only because a headline is, when the name stands elsewhere. NULL
 * and @error when that cannot be read. */
static char *
calm_name (DossierDb    *db,
           const Chosen *chosen,
           GError      **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierSql) row = dossier_sql_new (db, error,
                                                "SELECT name FROM suggestion_name WHERE full_form = ? AND kind = ? AND ?3 = upper(?3)"
                                                " AND name <> upper(name) AND length(name) = length(?3) ORDER BY id LIMIT 1",
                                                "ttt", chosen->full_form, chosen->kind, chosen->name);

  if (row == NULL)
    return NULL;
  if (dossier_sql_next (row, &local))
    return dossier_sql_text (row, 0);
  if (local == NULL)
    return g_strdup (chosen->name);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
resolve_new (Acceptance   *acceptance,
             const Chosen *chosen,
             DossierId    *entity,
             GError      **error)
{
  g_autofree char *name = acceptance->how->name ? g_strdup (acceptance->how->name) : calm_name (acceptance->db, chosen, error);
  const char *kind = acceptance->how->kind ? acceptance->how->kind : chosen->kind;
  g_autofree char *folded = NULL, *key = NULL;
  const DossierId *made;
  g_autoptr (GArray) found = NULL;

  if (name == NULL)
    return FALSE;
  folded = dossier_text_fold (name);
  key = g_strconcat (kind, "\n", folded, NULL);
  made = g_hash_table_lookup (acceptance->made, key);
  if (made != NULL)
    {
      *entity = *made;
      return TRUE;
    }
  found = acceptance->how->another ? g_array_new (FALSE, FALSE, sizeof (DossierId)) : dossier_entities_find_name (acceptance->db, name, kind, error);
  if (found == NULL
      || !(acceptance->how->another ? dossier_entities_create (acceptance->db, name, kind, entity, error)
                                    : dossier_entities_resolve (acceptance->db, NULL, name, kind, entity, error))
      || (found->len == 0 && !describe (acceptance->db, entity, chosen, error)))
    return FALSE;
  g_hash_table_insert (acceptance->made, g_steal_pointer (&key), dossier_id_copy (entity));
  return TRUE;
}

static gboolean
accept_one (Acceptance   *acceptance,
            const Chosen *chosen,
            DossierId    *entity,
            DossierId    *mention,
            GError      **error)
{
  const DossierAcceptance *how = acceptance->how;
  gboolean by_person = how->entity != NULL && !dossier_id_is_nil (how->entity);
  g_autofree char *spelling = NULL;
  DossierId passage;

  if (by_person)
    *entity = *how->entity;
  else if (how->name == NULL && how->kind == NULL && !how->another && !dossier_id_is_nil (&chosen->entity))
    *entity = chosen->entity;
  else if (!resolve_new (acceptance, chosen, entity, error))
    return FALSE;
  if (!dossier_mentions_create (acceptance->db, &chosen->article, chosen->start, chosen->end, entity, chosen->known ? "library" : "names", mention, &passage, error))
    return FALSE;
  if (chosen->known && !by_person)
    return TRUE;
  spelling = g_strconcat (chosen->words, "\n", chosen->name, NULL);
  if (!g_hash_table_add (acceptance->spelled, g_steal_pointer (&spelling)))
    return TRUE;
  return add_spelling (acceptance->db, entity, chosen->name, error)
         && (is_part_of (chosen->form, chosen->full_form) || add_spelling (acceptance->db, entity, chosen->words, error));
}

/**
 * dossier_suggestions_accept:
 * @ids: which; those decided already are passed over
 * @how: as what, and whether what is doubtful goes along
 * @mention: (out): the first that was made
 * @made: (out): the entity of it
 * @count: (out): how many were accepted
 *
 * Makes mentions of suggestions, and the entities that are not there yet.
 */
gboolean
dossier_suggestions_accept (DossierDb             *db,
                            const DossierId       *ids,
                            guint                  n,
                            DossierSuggestionScope scope,
                            const DossierAcceptance *how,
                            DossierId             *mention,
                            DossierId             *made,
                            guint                 *count,
                            GError               **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) spelled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Acceptance acceptance = { db, how, known, spelled };
  g_autoptr (GPtrArray) all = NULL;

  if (how->entity != NULL && !dossier_id_is_nil (how->entity)
      && !dossier_rows_require (db, "SELECT 1 FROM entity WHERE id = ? AND deleted_at IS NULL", how->entity, _("there is no entity with this id"), error))
    return FALSE;
  all = choose (db, ids, n, scope, how->doubtful ? 0 : DOSSIER_SUGGESTION_DOUBTFUL, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const Chosen *chosen = g_ptr_array_index (all, i);
      DossierId one, whom;

      if (dossier_suggestions_is_value (chosen->kind))
        return dossier_rows_invalid (error, _("a date or a figure belongs to an event; it cannot be accepted by itself"));
      if (!accept_one (&acceptance, chosen, &whom, &one, error))
        return FALSE;
      if (i > 0)
        continue;
      *mention = one;
      *made = whom;
    }
  *count = all->len;
  return TRUE;
}

/* Rejecting */

static gboolean
reject_one (DossierDb    *db,
            const Chosen *chosen,
            const char   *scope,
            GError      **error)
{
  DossierId passage, mention = dossier_id_new ();

  return dossier_passages_create (db, &chosen->article, chosen->start, chosen->end, &passage, error)
         && dossier_db_run (db, error,
                            "INSERT INTO mention (id, passage, entity, status, proposer, scope, kind, created_at, created_by, modified_at, modified_by)"
                            " VALUES (?, ?, ?, 'rejected', ?, ?, ?, " STAMP ")",
                            "kkkttt", &mention, &passage, &chosen->entity, chosen->known ? "library" : "names", scope,
                            dossier_id_is_nil (&chosen->entity) ? chosen->kind : NULL);
}

/**
 * dossier_suggestions_reject:
 * @scope: HERE: only at their places; IN_ARTICLE: their words not in their articles; FORM and GROUP: their words, or all words of
 *   their groups, nowhere
 * @count: (out): how many open suggestions that were
 *
 * Keeps for ever that suggestions are wrong.
 */
gboolean
dossier_suggestions_reject (DossierDb             *db,
                            const DossierId       *ids,
                            guint                  n,
                            DossierSuggestionScope scope,
                            guint                 *count,
                            GError               **error)
{
  static const char * const words[] = { NULL, "article", "everywhere", "everywhere" };
  g_autoptr (GPtrArray) all = choose (db, ids, n, scope, 0, error);
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const Chosen *chosen = g_ptr_array_index (all, i);
      g_autofree char *entity = dossier_id_to_text (&chosen->entity);
      g_autofree char *article = dossier_id_to_text (&chosen->article);
      g_autofree char *key = g_strjoin ("\n", entity, chosen->kind, chosen->form, scope == DOSSIER_SUGGESTION_IN_ARTICLE ? article : NULL, NULL);

      if (scope != DOSSIER_SUGGESTION_HERE && !g_hash_table_add (said, g_steal_pointer (&key)))
        continue;
      if (!reject_one (db, chosen, words[scope], error))
        return FALSE;
    }
  *count = all->len;
  return TRUE;
}
