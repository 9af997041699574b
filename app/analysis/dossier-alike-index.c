/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which of many known names could a new one be. Names are taken apart once and listed under how each of their words sounds,
 * so that a question compares with those alone that share a word; of a person that is the surname. Never changes after it
 * was made: any thread; counted references.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-alike-index.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dossier-alike-private.h"

#define MOST_COMPARED 4000 /* names that one question is compared with, at most */
#define ROLE_TELLS 0.6     /* from here on roles are the same for people */
#define COMPANY_TELLS 0.4
#define ROLE_WEIGHT 0.35   /* of the doubt that is left, how much the same role takes away */
#define COMPANY_WEIGHT 0.35

typedef struct
{
  DossierId entity;
  char *name; /* in the chunk */
  char *kind; /* (nullable) */
  char *role; /* (nullable) */
  guint32 first_word;
  guint8 n_words;
  guint8 script;
  guint8 suffix;
  guint8 person : 1;
  guint8 capitals : 1;
  guint mentions;
} Entry;

typedef struct
{
  guint32 key;
  guint32 entry;
} Posting;

struct _DossierAlikeIndex
{
  gatomicrefcount references;
  GStringChunk *texts; /* (owned) */
  Entry *entries;      /* (owned) */
  guint n_entries;
  GArray *words;       /* (owned) (element-type DossierAlikeWord) */
  Posting *postings;   /* (owned): by key */
  guint n_postings;
};

/* A question on its way: what has been compared and what came of it. */
typedef struct
{
  const DossierAlikeIndex *index;
  const DossierAlikeName *name;
  const DossierAlikeParsed *parsed;
  DossierAlikeCompany company;
  gpointer company_data;
  GHashTable *seen; /* (element-type guint): entries */
  GArray *found;    /* (element-type DossierAlikeProposal): without words */
  guint left;       /* how many more are compared */
} Question;

static guint32
acronym_key (const char *letters)
{
  return (g_str_hash (letters) ^ 0x5bd1e995u) | 0x80000000u;
}

/* The keys of initials: with the small words, and without them. */
static guint
acronym_keys (const DossierAlikeParsed *name,
              guint32                   keys[2])
{
  char all[DOSSIER_ALIKE_WORDS + 1], heavy[DOSSIER_ALIKE_WORDS + 1];
  guint n = 0, m = 0;

  if (name->n == 1 && name->capitals)
    {
      keys[0] = acronym_key (name->words[0].fold);
      return 1;
    }
  if (name->n < 2 || name->person)
    return 0;
  for (guint i = 0; i < name->n; i++)
    {
      all[n++] = *name->words[i].fold;
      if (!(name->words[i].flags & DOSSIER_ALIKE_WORD_SMALL))
        heavy[m++] = *name->words[i].fold;
    }
  all[n] = heavy[m] = '\0';
  keys[0] = acronym_key (all);
  keys[1] = acronym_key (heavy);
  return n == m ? 1 : 2;
}

static guint
word_keys (const DossierAlikeParsed *name,
           guint                     i,
           guint32                   keys[DOSSIER_NAME_KEYS])
{
  const DossierAlikeWord *word = &name->words[i];

  if (word->flags & (DOSSIER_ALIKE_WORD_SMALL | DOSSIER_ALIKE_WORD_INITIAL) && name->n > 1)
    return 0;
  return dossier_name_sound_keys (word->sound, word->fold, keys);
}

static void
post (GArray        *postings,
      guint32        entry,
      const guint32 *keys,
      guint          n)
{
  for (guint i = 0; i < n; i++)
    g_array_append_val (postings, ((Posting) { keys[i], entry }));
}

static int
compare_postings (const void *a,
                  const void *b)
{
  const Posting *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return (x->entry > y->entry) - (x->entry < y->entry);
}

static void
add_entry (DossierAlikeIndex       *self,
           GArray                  *postings,
           guint32                  number,
           const DossierAlikeKnown *known)
{
  const char *name = known->name.name != NULL ? known->name.name : "";
  DossierAlikeRoom room;
  const DossierAlikeParsed *parsed = dossier_alike_parse (name, known->name.kind, &room);
  guint32 keys[DOSSIER_NAME_KEYS];

  self->entries[number] = (Entry) {
    .entity = known->entity, .name = g_string_chunk_insert_const (self->texts, name),
    .kind = known->name.kind != NULL ? g_string_chunk_insert_const (self->texts, known->name.kind) : NULL,
    .role = known->name.role != NULL ? g_string_chunk_insert_const (self->texts, known->name.role) : NULL,
    .first_word = self->words->len, .n_words = parsed->n, .script = parsed->script, .suffix = parsed->suffix,
    .person = parsed->person, .capitals = parsed->capitals, .mentions = known->mentions,
  };
  g_array_append_vals (self->words, parsed->words, parsed->n);
  for (guint i = 0; i < parsed->n; i++)
    post (postings, number, keys, word_keys (parsed, i, keys));
  post (postings, number, keys, acronym_keys (parsed, keys));
}

/* Where the names begin that are listed under @key; tells how many there are. */
static const Posting *
look_up (const DossierAlikeIndex *self,
         guint32                  key,
         guint                   *n)
{
  guint low = 0, high = self->n_postings, end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->postings[middle].key < key)
        low = middle + 1;
      else
        high = middle;
    }
  for (end = low; end < self->n_postings && self->postings[end].key == key;)
    end++;
  *n = end - low;
  return self->postings + low;
}

static double
rank (const Question *question,
      const Entry    *entry,
      double          similarity)
{
  double doubt = 1 - similarity, role, company = 0;

  role = dossier_alike_roles (question->name->role, entry->role);
  if (question->company != NULL)
    company = CLAMP (question->company (&entry->entity, question->company_data), 0, 1);
  doubt *= 1 - ROLE_WEIGHT * role;
  doubt *= 1 - COMPANY_WEIGHT * company;
  /* Of two that are as likely, whom the library names more often. */
  return CLAMP (1 - doubt - 0.02 / (1 + log2 (1 + entry->mentions)), 0, 1);
}

static void
compare_entry (Question *question,
               guint32   number)
{
  const DossierAlikeIndex *self = question->index;
  const Entry *entry = &self->entries[number];
  DossierAlikeParsed parsed = {
    .words = &g_array_index (self->words, DossierAlikeWord, entry->first_word), .n = entry->n_words, .script = entry->script,
    .person = entry->person, .capitals = entry->capitals, .suffix = entry->suffix,
  };
  DossierAlikeProposal proposal = { .entity = entry->entity, .known = number };
  DossierAlike alike;

  if (entry->kind != NULL && question->name->kind != NULL && strcmp (entry->kind, question->name->kind) != 0)
    return;
  if (!g_hash_table_add (question->seen, GUINT_TO_POINTER (number + 1)) || question->left == 0)
    return;
  question->left--;
  alike = dossier_alike_compare_parsed (question->parsed, &parsed);
  if (alike.similarity < DOSSIER_ALIKE_PROPOSE)
    return;
  if (strcmp (entry->name, question->name->name) == 0)
    alike = (DossierAlike) { 1, DOSSIER_ALIKE_SAME };
  proposal.similarity = alike.similarity;
  proposal.reason = alike.reason;
  proposal.score = rank (question, entry, alike.similarity);
  g_array_append_val (question->found, proposal);
}

static void
compare_key (Question *question,
             guint32   key)
{
  guint n;
  const Posting *postings = look_up (question->index, key, &n);

  for (guint i = 0; i < n; i++)
    compare_entry (question, postings[i].entry);
}

/* The keys of a word and of what it may be a case of. */
static guint
question_keys (const Question *question,
               guint           word,
               guint32         keys[DOSSIER_NAME_KEYS * (DOSSIER_ALIKE_BASES + 1)])
{
  const DossierAlikeParsed *parsed = question->parsed;
  guint n = word_keys (parsed, word, keys);

  for (guint i = 0; i < DOSSIER_ALIKE_BASES && *parsed->bases[word][i] != '\0'; i++)
    n += dossier_name_sound_keys (parsed->bases[word][i], parsed->words[word].fold, keys + n);
  return n;
}

static void
compare_word (Question *question,
              guint     word)
{
  guint32 keys[DOSSIER_NAME_KEYS * (DOSSIER_ALIKE_BASES + 1)];
  guint n = question_keys (question, word, keys);

  for (guint i = 0; i < n; i++)
    compare_key (question, keys[i]);
}

static guint
count_word (const Question *question,
            guint           word)
{
  guint32 keys[DOSSIER_NAME_KEYS * (DOSSIER_ALIKE_BASES + 1)];
  guint n = question_keys (question, word, keys), count = 0, some;

  for (guint i = 0; i < n; i++)
    {
      look_up (question->index, keys[i], &some);
      count += some;
    }
  return count;
}

/* Words from the rarest on: who shares a rare one is compared before the names run out that are allowed. */
static void
compare_words (Question *question)
{
  const DossierAlikeParsed *parsed = question->parsed;
  guint counts[DOSSIER_ALIKE_WORDS], done = 0;
  guint32 acronyms[2];

  for (guint n = acronym_keys (parsed, acronyms), i = 0; i < n; i++)
    compare_key (question, acronyms[i]);
  for (guint i = 0; i < parsed->n; i++)
    counts[i] = count_word (question, i);
  for (guint round = 0; round < MIN (parsed->n, 3); round++)
    {
      guint rarest = parsed->n;

      for (guint i = 0; i < parsed->n; i++)
        if (!(done >> i & 1) && (rarest == parsed->n || counts[i] < counts[rarest]))
          rarest = i;
      done |= 1u << rarest;
      compare_word (question, rarest);
    }
  if (parsed->person && parsed->n > 1 && !(done >> (parsed->n - 1) & 1))
    compare_word (question, parsed->n - 1);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const DossierAlikeProposal *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;
  return (x->known > y->known) - (x->known < y->known);
}

static char *
describe (const Question             *question,
          const DossierAlikeProposal *proposal)
{
  const Entry *entry = &question->index->entries[proposal->known];
  g_autofree char *alike = dossier_alike_describe (proposal->reason, question->name->name, entry->name);
  gboolean role = dossier_alike_roles (question->name->role, entry->role) >= ROLE_TELLS;
  gboolean company = question->company != NULL && question->company (&entry->entity, question->company_data) >= COMPANY_TELLS;

  if (role && company)
    /* Translators: %s is why two names are alike: "same surname, given name as an initial" */
    return g_strdup_printf (_("%s; same role, and often named beside the same others"), alike);
  if (role)
    return g_strdup_printf (_("%s; same role"), alike);
  if (company)
    return g_strdup_printf (_("%s; often named beside the same others"), alike);
  return g_steal_pointer (&alike);
}

/* The best of each entity, as many as are asked for. */
static GPtrArray *
choose (const Question *question,
        guint           limit)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_alike_proposal_free);

  g_array_sort (question->found, compare_scores);
  for (guint i = 0; i < question->found->len && proposals->len < limit; i++)
    {
      const DossierAlikeProposal *found = &g_array_index (question->found, DossierAlikeProposal, i);
      DossierAlikeProposal *proposal;
      guint k = 0;

      while (k < proposals->len
             && !dossier_id_equal (&((DossierAlikeProposal *) g_ptr_array_index (proposals, k))->entity, &found->entity))
        k++;
      if (k < proposals->len)
        continue;
      proposal = g_memdup2 (found, sizeof *found);
      proposal->why = describe (question, found);
      g_ptr_array_add (proposals, proposal);
    }
  return proposals;
}

void
dossier_alike_proposal_free (DossierAlikeProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_free (proposal->why);
  g_free (proposal);
}

/**
 * dossier_alike_index_new:
 * @known: (array length=n_known): copied
 *
 * Returns: (transfer full)
 */
DossierAlikeIndex *
dossier_alike_index_new (const DossierAlikeKnown *known,
                         gsize                    n_known)
{
  DossierAlikeIndex *self;
  g_autoptr (GArray) postings = NULL;

  g_return_val_if_fail (known != NULL || n_known == 0, NULL);
  g_return_val_if_fail (n_known < G_MAXUINT32 / 16, NULL);

  self = g_new0 (DossierAlikeIndex, 1);
  g_atomic_ref_count_init (&self->references);
  self->texts = g_string_chunk_new (4096);
  self->entries = g_new0 (Entry, MAX (n_known, 1));
  self->n_entries = n_known;
  self->words = g_array_new (FALSE, FALSE, sizeof (DossierAlikeWord));
  postings = g_array_new (FALSE, FALSE, sizeof (Posting));
  for (gsize i = 0; i < n_known; i++)
    add_entry (self, postings, i, &known[i]);
  if (postings->len > 0)
    qsort (postings->data, postings->len, sizeof (Posting), compare_postings);
  self->n_postings = postings->len;
  self->postings = (Posting *) g_array_free (g_steal_pointer (&postings), FALSE);
  return self;
}

DossierAlikeIndex *
dossier_alike_index_ref (DossierAlikeIndex *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_alike_index_unref (DossierAlikeIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_string_chunk_free (self->texts);
  g_free (self->entries);
  g_array_unref (self->words);
  g_free (self->postings);
  g_free (self);
}

/**
 * dossier_alike_index_find:
 * @name: who is looked for
 * @company: (nullable) (scope call): how much an entity belongs to the others of the text
 * @limit: how many proposals at most
 *
 * Returns: (transfer full) (element-type DossierAlikeProposal): whose names are like it, likely ones first; only such from
 *   %DOSSIER_ALIKE_PROPOSE on
 */
GPtrArray *
dossier_alike_index_find (const DossierAlikeIndex *self,
                          const DossierAlikeName  *name,
                          DossierAlikeCompany      company,
                          gpointer                 company_data,
                          guint                    limit)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GArray) found = NULL;
  DossierAlikeRoom room;
  Question question;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL && name->name != NULL, NULL);

  seen = g_hash_table_new (NULL, NULL);
  found = g_array_new (FALSE, TRUE, sizeof (DossierAlikeProposal));
  question = (Question) {
    .index = self, .name = name, .parsed = dossier_alike_parse (name->name, name->kind, &room), .company = company,
    .company_data = company_data, .seen = seen, .found = found, .left = MOST_COMPARED,
  };
  compare_words (&question);
  return choose (&question, limit);
}
