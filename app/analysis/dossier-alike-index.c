/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which of many known names could a new one be. Names are taken apart once and listed under how their words sound, so that a
 * question compares with few: persons by surname, with a bit filter for the given name beside each, and by first and last
 * word together in any order; other names by each of their words, and by initials. Never changes after it was made: any
 * thread; counted references.
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
  guint64 given; /* bits of the given name, all of them when there is none */
} Posting;

#define ANY_GIVEN G_MAXUINT64

/* Apart from each other, so that a list holds nothing that is not asked for. */
enum
{
  KEY_SURNAME = 0,
  KEY_WORD = 0x13579bdf,
  KEY_ACRONYM = 0x5bd1e995,
};

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

/* The keys of initials: with the small words, and without them. */
static guint
acronym_keys (const DossierAlikeParsed *name,
              guint32                   keys[2])
{
  char all[DOSSIER_ALIKE_WORDS + 1] = "", heavy[DOSSIER_ALIKE_WORDS + 1] = "";
  guint n = 0, m = 0;

  if (name->n == 1 && name->capitals)
    {
      keys[0] = g_str_hash (name->words[0].fold) ^ KEY_ACRONYM;
      return 1;
    }
  if (name->n < 2)
    return 0;
  for (guint i = 0; i < name->n && n < DOSSIER_ALIKE_WORDS; i++)
    {
      all[n++] = *name->words[i].fold;
      if (!(name->words[i].flags & DOSSIER_ALIKE_WORD_SMALL))
        heavy[m++] = *name->words[i].fold;
    }
  keys[0] = g_str_hash (all) ^ KEY_ACRONYM;
  keys[1] = g_str_hash (heavy) ^ KEY_ACRONYM;
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

static guint
family_of (const DossierAlikeParsed *name)
{
  return dossier_alike_surname_first (name) ? 0 : name->n - 1;
}

/* Of all words but the surname: which of several given names a text uses is not known. */
static guint64
given_bits (const DossierAlikeParsed *name)
{
  guint family = family_of (name);
  guint64 bits = 0;

  if (name->n < 2 || name->script == DOSSIER_SCRIPT_HAN)
    return ANY_GIVEN;
  for (guint i = 0; i < name->n; i++)
    if (i != family)
      bits |= dossier_name_given_bits (name->words[i].fold, name->words[i].sound);
  return bits;
}

/* One key for two words, whichever comes first. */
static guint32
pair_key (guint32 a,
          guint32 b)
{
  return MIN (a, b) * 0x9e3779b1u ^ MAX (a, b) * 0x85ebca6bu ^ 0x2545f491u;
}

static void
post (GArray        *postings,
      guint32        entry,
      const guint32 *keys,
      guint          n,
      guint32        list,
      guint64        given)
{
  for (guint i = 0; i < n; i++)
    g_array_append_val (postings, ((Posting) { keys[i] ^ list, entry, given }));
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

/* A person: under the surname, and under first and last word together. */
static void
post_person (GArray                   *postings,
             guint32                   number,
             const DossierAlikeParsed *parsed)
{
  guint32 first[DOSSIER_NAME_KEYS], last[DOSSIER_NAME_KEYS], keys[DOSSIER_NAME_KEYS];
  guint n, m;

  post (postings, number, keys, word_keys (parsed, family_of (parsed), keys), KEY_SURNAME, given_bits (parsed));
  if (parsed->n < 2)
    return;
  n = word_keys (parsed, 0, first);
  m = word_keys (parsed, parsed->n - 1, last);
  for (guint i = 0; i < MAX (n, m) && n > 0 && m > 0; i++)
    keys[i] = pair_key (first[MIN (i, n - 1)], last[MIN (i, m - 1)]);
  post (postings, number, keys, n > 0 && m > 0 ? MAX (n, m) : 0, KEY_SURNAME, ANY_GIVEN);
}

static void
post_words (GArray                   *postings,
            guint32                   number,
            const DossierAlikeParsed *parsed)
{
  guint32 keys[DOSSIER_NAME_KEYS];

  for (guint i = 0; i < parsed->n; i++)
    post (postings, number, keys, word_keys (parsed, i, keys), KEY_WORD, ANY_GIVEN);
  post (postings, number, keys, acronym_keys (parsed, keys), 0, ANY_GIVEN);
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

  self->entries[number] = (Entry) {
    .entity = known->entity, .name = g_string_chunk_insert_const (self->texts, name),
    .kind = known->name.kind != NULL ? g_string_chunk_insert_const (self->texts, known->name.kind) : NULL,
    .role = known->name.role != NULL ? g_string_chunk_insert_const (self->texts, known->name.role) : NULL,
    .first_word = self->words->len, .n_words = parsed->n, .script = parsed->script, .suffix = parsed->suffix,
    .person = parsed->person, .capitals = parsed->capitals, .mentions = known->mentions,
  };
  g_array_append_vals (self->words, parsed->words, parsed->n);
  if (parsed->n > 0 && (parsed->person || known->name.kind == NULL))
    post_person (postings, number, parsed);
  if (parsed->n > 0 && (!parsed->person || known->name.kind == NULL))
    post_words (postings, number, parsed);
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
             guint32   key,
             guint64   given)
{
  guint n;
  const Posting *postings = look_up (question->index, key, &n);

  for (guint i = 0; i < n; i++)
    if (postings[i].given & given)
      compare_entry (question, postings[i].entry);
}

#define MOST_KEYS (DOSSIER_NAME_KEYS * (DOSSIER_ALIKE_BASES + 1))

/* The keys of a word and of what it may be a case of. */
static guint
question_keys (const Question *question,
               guint           word,
               guint32         keys[MOST_KEYS])
{
  const DossierAlikeParsed *parsed = question->parsed;
  guint n = word_keys (parsed, word, keys);

  for (guint i = 0; n > 0 && i < DOSSIER_ALIKE_BASES && *parsed->bases[word][i] != '\0'; i++)
    n += dossier_name_sound_keys (parsed->bases[word][i], parsed->words[word].fold, keys + n);
  return n;
}

static guint
count_word (const Question *question,
            guint           word)
{
  guint32 keys[MOST_KEYS];
  guint n = question_keys (question, word, keys), count = 0, some;

  for (guint i = 0; i < n; i++)
    {
      look_up (question->index, keys[i] ^ KEY_WORD, &some);
      count += some;
    }
  return n == 0 ? G_MAXUINT : count;
}

static void
compare_person (Question *question)
{
  const DossierAlikeParsed *parsed = question->parsed;
  guint32 first[MOST_KEYS], last[MOST_KEYS], keys[MOST_KEYS];
  guint family = family_of (parsed), n, m;

  if (parsed->n > 1)
    {
      n = question_keys (question, 0, first);
      m = question_keys (question, parsed->n - 1, last);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < m; k++)
          compare_key (question, pair_key (first[i], last[k]), ANY_GIVEN);
    }
  n = question_keys (question, family, keys);
  for (guint i = 0; i < n; i++)
    compare_key (question, keys[i] ^ KEY_SURNAME, given_bits (parsed));
}

/* The two rarest words: who is alike shares at least one of them. */
static void
compare_words (Question *question)
{
  const DossierAlikeParsed *parsed = question->parsed;
  guint counts[DOSSIER_ALIKE_WORDS], done = 0, n;
  guint32 keys[MOST_KEYS];

  n = acronym_keys (parsed, keys);
  for (guint i = 0; i < n; i++)
    compare_key (question, keys[i], ANY_GIVEN);
  for (guint i = 0; i < parsed->n; i++)
    counts[i] = count_word (question, i);
  for (guint round = 0; round < MIN (parsed->n, 2); round++)
    {
      guint rarest = parsed->n;

      for (guint i = 0; i < parsed->n; i++)
        if (!(done >> i & 1) && counts[i] > 0 && (rarest == parsed->n || counts[i] < counts[rarest]))
          rarest = i;
      if (rarest == parsed->n)
        return;
      done |= 1u << rarest;
      n = question_keys (question, rarest, keys);
      for (guint i = 0; i < n; i++)
        compare_key (question, keys[i] ^ KEY_WORD, ANY_GIVEN);
    }
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
  if (question.parsed->n > 0 && (question.parsed->person || name->kind == NULL))
    compare_person (&question);
  if (question.parsed->n > 0 && (!question.parsed->person || name->kind == NULL))
    compare_words (&question);
  return choose (&question, limit);
}
