/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Questions about who is the same as whom. Each blocks its caller while the read thread answers. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-identifying.h"

#include <glib/gi18n.h>

#include "dossier-alike-index.h"
#include "dossier-entities.h"
#include "dossier-identities.h"
#include "dossier-metonyms.h"
#include "dossier-workspace-private.h"

#define MAX_ALIKE 12      /* entities looked at for one name */
#define ALIKE_MEANING 0.8 /* so like is an entity that a building stands for */
#define SEAT_SCORE 0.7    /* offered, not assumed */
#define MOST_WEIGHED 200  /* pairs whose company is looked at, the likeliest */
#define WEIGHED_AT_ONCE 10
#define IN_A_SENTENCE 0.6 /* so likely are two left that a sentence names side by side */
#define SHARED_WEIGHT 0.06 /* of each other that both are named with, at most four */

/* What deciding on pairs needs, of one state of the workspace. */
typedef struct
{
  GPtrArray *candidates; /* (element-type DossierIdentityCandidate) */
  GHashTable *decided;   /* pairs of roots → DossierVerdict + 1 */
  GHashTable *places;    /* id inside a candidate → its number + 1 */
} Field;

typedef struct
{
  const DossierId *entity;
  const DossierId *other;
  const DossierId *mentions;
  guint n;
  const char * const *aliases;
  Field *field;
  GArray *pairs;
  guint done; /* pairs that were weighed */
} Question;

static gpointer
decisions_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  return dossier_identities_list (db, ((Question *) data)->entity, error);
}

/**
 * dossier_workspace_load_decisions:
 * @entity: (nullable): of this entity and all that are the same as it; nil or NULL = all
 *
 * Returns: (transfer full) (element-type DossierIdentity) (nullable): decisions in force, the newest first
 */
GPtrArray *
dossier_workspace_load_decisions (DossierWorkspace *self,
                                  const DossierId  *entity,
                                  GError          **error)
{
  Question question = { .entity = entity };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  return dossier_workspace_ask (self, decisions_body, &question, error);
}

/* Proposals */

typedef struct
{
  guint a;
  guint b;
  guint score;
  char *why;
  gboolean undecided;
} Pair;

static void
pair_clear (gpointer data)
{
  g_free (((Pair *) data)->why);
}

static char *
pair_key (const DossierId *a,
          const DossierId *b)
{
  gboolean turned = dossier_id_compare (a, b) > 0;
  g_autofree char *first = dossier_id_to_text (turned ? b : a);
  g_autofree char *second = dossier_id_to_text (turned ? a : b);

  return g_strconcat (first, second, NULL);
}

static void
field_clear (Field *field)
{
  g_clear_pointer (&field->candidates, g_ptr_array_unref);
  g_clear_pointer (&field->decided, g_hash_table_unref);
  g_clear_pointer (&field->places, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Field, field_clear)

static gboolean
read_field (DossierDb *db,
            Field     *field,
            GError   **error)
{
  g_autoptr (GPtrArray) decisions = NULL;

  field->candidates = dossier_identities_candidates (db, error);
  decisions = field->candidates ? dossier_identities_list_roots (db, error) : NULL;
  if (decisions == NULL)
    return FALSE;
  field->decided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  field->places = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  for (guint i = 0; i < decisions->len; i++)
    {
      const DossierIdentity *identity = g_ptr_array_index (decisions, i);

      if (identity->verdict != DOSSIER_VERDICT_SAME)
        g_hash_table_insert (field->decided, pair_key (&identity->entity, &identity->other), GUINT_TO_POINTER (identity->verdict + 1));
    }
  for (guint i = 0; i < field->candidates->len; i++)
    g_hash_table_insert (field->places, &((DossierIdentityCandidate *) g_ptr_array_index (field->candidates, i))->id, GUINT_TO_POINTER (i + 1));
  return TRUE;
}

static DossierAlikeIndex *
make_index (const Field *field)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (DossierAlikeKnown));

  for (guint i = 0; i < field->candidates->len; i++)
    {
      const DossierIdentityCandidate *candidate = g_ptr_array_index (field->candidates, i);

      for (guint k = 0; k < candidate->names->len; k++)
        {
          DossierAlikeKnown name = { candidate->id, { g_ptr_array_index (candidate->names, k), candidate->kind, candidate->description }, candidate->mentions };

          g_array_append_val (known, name);
        }
    }
  return dossier_alike_index_new ((const DossierAlikeKnown *) known->data, known->len);
}

/* Keeps the best of what is known of a pair. */
static void
add_pair (const Field                *field,
          GArray                     *pairs,
          GHashTable                 *seen,
          guint                       a,
          const DossierAlikeProposal *proposal)
{
  guint b = GPOINTER_TO_UINT (g_hash_table_lookup (field->places, &proposal->entity)) - 1;
  const DossierIdentityCandidate *first = g_ptr_array_index (field->candidates, a), *second = g_ptr_array_index (field->candidates, b);
  g_autofree char *key = NULL;
  guint verdict, at;
  Pair pair = { a, b, CLAMP ((guint) (proposal->score * 100 + 0.5), 1, 100), NULL, FALSE };

  if (a == b)
    return;
  key = pair_key (&first->id, &second->id);
  verdict = GPOINTER_TO_UINT (g_hash_table_lookup (field->decided, key));
  if (verdict == DOSSIER_VERDICT_DIFFERENT + 1)
    return;
  pair.undecided = verdict == DOSSIER_VERDICT_UNDECIDED + 1;
  at = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key));
  if (at > 0 && g_array_index (pairs, Pair, at - 1).score >= pair.score)
    return;
  pair.why = g_strdup (proposal->why);
  if (at > 0)
    {
      pair_clear (&g_array_index (pairs, Pair, at - 1));
      g_array_index (pairs, Pair, at - 1) = pair;
      return;
    }
  g_array_append_val (pairs, pair);
  g_hash_table_insert (seen, g_steal_pointer (&key), GUINT_TO_POINTER (pairs->len));
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const Pair *left = a, *right = b;

  if (left->undecided != right->undecided)
    return left->undecided ? 1 : -1;
  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->a != right->a ? (left->a > right->a) - (left->a < right->a) : (left->b > right->b) - (left->b < right->b);
}

/* A building is offered as another name of who sits in it. */
static void
add_seats (const Field             *field,
           const DossierMetonyms   *metonyms,
           const DossierAlikeIndex *index,
           GArray                  *pairs,
           GHashTable              *seen,
           guint                    a,
           const char              *name)
{
  const DossierMetonym *metonym = dossier_metonyms_look_up (metonyms, name);
  g_autoptr (GPtrArray) alike = NULL;

  if (metonym == NULL || metonym->kind != DOSSIER_METONYM_SEAT)
    return;
  alike = dossier_alike_index_find (index, &(DossierAlikeName) { metonym->meaning, metonym->meaning_kind, NULL }, NULL, NULL, MAX_ALIKE);
  for (guint i = 0; i < alike->len; i++)
    {
      DossierAlikeProposal *proposal = g_ptr_array_index (alike, i);

      if (proposal->similarity < ALIKE_MEANING)
        continue;
      g_free (proposal->why);
      proposal->why = dossier_metonyms_describe (metonym);
      proposal->score *= SEAT_SCORE;
      add_pair (field, pairs, seen, a, proposal);
    }
}

/* Pairs of entities alike that nobody decided on; open ones last. */
static GArray *
find_pairs (const Field     *field,
            const DossierId *entity)
{
  g_autoptr (DossierAlikeIndex) index = make_index (field);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierMetonyms) metonyms = dossier_metonyms_new ();
  GArray *pairs = g_array_new (FALSE, TRUE, sizeof (Pair));

  g_array_set_clear_func (pairs, pair_clear);
  for (guint i = 0; i < field->candidates->len; i++)
    {
      const DossierIdentityCandidate *candidate = g_ptr_array_index (field->candidates, i);

      if (entity != NULL && !dossier_id_is_nil (entity) && !dossier_id_equal (entity, &candidate->id))
        continue;
      for (guint k = 0; k < candidate->names->len; k++)
        {
          const DossierAlikeName name = { g_ptr_array_index (candidate->names, k), candidate->kind, candidate->description };
          g_autoptr (GPtrArray) alike = dossier_alike_index_find (index, &name, NULL, NULL, MAX_ALIKE);

          for (guint n = 0; n < alike->len; n++)
            if (((DossierAlikeProposal *) g_ptr_array_index (alike, n))->similarity >= DOSSIER_ALIKE_PROPOSE)
              add_pair (field, pairs, seen, i, g_ptr_array_index (alike, n));
          add_seats (field, metonyms, index, pairs, seen, i, name.name);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/* Whether every word of @name is one of @other: a surname beside the full name. */
static gboolean
is_part_of (const char *name,
            const char *other)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1), all = g_strsplit (other, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) all, words[i]))
      return FALSE;
  return TRUE;
}

static void
add_reason (Pair *pair,
            char *more)
{
  char *why = g_strdup_printf ("%s; %s", pair->why, more);

  g_free (pair->why);
  g_free (more);
  pair->why = why;
}

/* Two that are named side by side, each by a name of its own, are hardly one; company that both keep speaks for it. */
static void
weigh (const Field                  *field,
       Pair                         *pair,
       const DossierIdentityCompany *company)
{
  const char *a = g_ptr_array_index (((DossierIdentityCandidate *) g_ptr_array_index (field->candidates, pair->a))->names, 0);
  const char *b = g_ptr_array_index (((DossierIdentityCandidate *) g_ptr_array_index (field->candidates, pair->b))->names, 0);
  g_autofree char *shared = NULL;

  if (company->sentences > 0 && !is_part_of (a, b) && !is_part_of (b, a))
    {
      pair->score = MAX (1, (guint) (pair->score * IN_A_SENTENCE));
      add_reason (pair, g_strdup_printf (ngettext ("but %u sentence names both", "but %u sentences name both", company->sentences), company->sentences));
    }
  if (company->n_shared == 0)
    return;
  shared = g_strjoinv (", ", company->shared);
  pair->score += (guint) ((100 - pair->score) * SHARED_WEIGHT * MIN (company->n_shared, 4));
  /* Translators: %s are names with commas between them */
  add_reason (pair, g_strdup_printf (_("both are named with %s"), shared));
}

static gpointer
weigh_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  Question *question = data;
  const Field *field = question->field;

  for (guint i = 0; i < WEIGHED_AT_ONCE && question->done < MIN (question->pairs->len, MOST_WEIGHED); i++)
    {
      Pair *pair = &g_array_index (question->pairs, Pair, question->done++);
      g_auto (DossierIdentityCompany) company = { 0 };

      if (!dossier_identities_read_company (db, &((DossierIdentityCandidate *) g_ptr_array_index (field->candidates, pair->a))->id,
                                            &((DossierIdentityCandidate *) g_ptr_array_index (field->candidates, pair->b))->id, &company, error))
        return NULL;
      weigh (field, pair, &company);
    }
  return NULL;
}

static DossierIdentityProposal *
make_proposal (DossierDb   *db,
               const Field *field,
               const Pair  *pair,
               GError     **error)
{
  const DossierIdentityCandidate *a = g_ptr_array_index (field->candidates, pair->a), *b = g_ptr_array_index (field->candidates, pair->b);
  gboolean turned = b->mentions > a->mentions;
  g_autoptr (DossierIdentityProposal) proposal = g_new0 (DossierIdentityProposal, 1);

  proposal->kept = dossier_entities_get (db, turned ? &b->id : &a->id, error);
  proposal->other = proposal->kept ? dossier_entities_get (db, turned ? &a->id : &b->id, error) : NULL;
  if (proposal->other == NULL)
    return NULL;
  proposal->score = pair->score;
  proposal->reason = g_strdup (pair->why);
  proposal->undecided = pair->undecided;
  return g_steal_pointer (&proposal);
}

static gpointer
field_body (DossierDb *db,
            gpointer   data,
            GError   **error)
{
  read_field (db, ((Question *) data)->field, error);
  return NULL;
}

static gpointer
proposals_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  const Question *question = data;
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_identity_proposal_free);

  for (guint i = 0; i < question->pairs->len && (question->n == 0 || proposals->len < question->n); i++)
    {
      GError *local = NULL;
      DossierIdentityProposal *proposal = make_proposal (db, question->field, &g_array_index (question->pairs, Pair, i), &local);

      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      if (proposal != NULL)
        g_ptr_array_add (proposals, proposal);
    }
  return g_steal_pointer (&proposals);
}

/**
 * dossier_workspace_load_identity_proposals:
 * @entity: (nullable): only pairs with this one, as it is shown; nil or NULL = all
 * @limit: at most so many; 0 = all
 *
 * Returns: (transfer full) (element-type DossierIdentityProposal) (nullable): pairs of entities that may be one and that nobody
 *   decided on, the likeliest first; those that were left undecided come last
 */
GPtrArray *
dossier_workspace_load_identity_proposals (DossierWorkspace *self,
                                           const DossierId  *entity,
                                           guint             limit,
                                           GError          **error)
{
  g_auto (Field) field = { 0 };
  g_autoptr (GArray) pairs = NULL;
  Question question = { .n = limit, .field = &field };
  GError *local = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self), NULL);
  dossier_workspace_ask (self, field_body, &question, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  /* Comparing is long work where there are many; the read thread need not wait for it. */
  question.pairs = pairs = find_pairs (&field, entity);
  while (local == NULL && question.done < MIN (pairs->len, MOST_WEIGHED))
    dossier_workspace_ask (self, weigh_body, &question, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  g_array_sort (pairs, compare_pairs);
  return dossier_workspace_ask (self, proposals_body, &question, error);
}

static gpointer
preview_merge_body (DossierDb *db,
                    gpointer   data,
                    GError   **error)
{
  const Question *question = data;

  return dossier_identities_preview_merge (db, question->entity, question->other, error);
}

/**
 * dossier_workspace_preview_merge:
 * @kept: whose name would be shown
 * @other: what would be read as @kept
 *
 * Returns: (transfer full) (nullable): what of @other would move
 */
DossierIdentityPreview *
dossier_workspace_preview_merge (DossierWorkspace *self,
                                 const DossierId  *kept,
                                 const DossierId  *other,
                                 GError          **error)
{
  Question question = { .entity = kept, .other = other };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && kept != NULL && other != NULL, NULL);
  return dossier_workspace_ask (self, preview_merge_body, &question, error);
}

static gpointer
preview_split_body (DossierDb *db,
                    gpointer   data,
                    GError   **error)
{
  const Question *question = data;

  return dossier_identities_preview_split (db, question->entity, question->mentions, question->n, question->aliases, question->other, error);
}

/**
 * dossier_workspace_preview_split:
 * @mentions: (array length=n_mentions): what would name the other one
 * @aliases: (nullable): names that would go along
 * @into: (nullable): where to; NULL: a new entity
 *
 * Returns: (transfer full) (nullable): what would move
 */
DossierIdentityPreview *
dossier_workspace_preview_split (DossierWorkspace   *self,
                                 const DossierId    *entity,
                                 const DossierId    *mentions,
                                 guint               n_mentions,
                                 const char * const *aliases,
                                 const DossierId    *into,
                                 GError            **error)
{
  Question question = { .entity = entity, .other = into, .mentions = mentions, .n = n_mentions, .aliases = aliases };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && entity != NULL, NULL);
  return dossier_workspace_ask (self, preview_split_body, &question, error);
}
