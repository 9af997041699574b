/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sentences that two texts tell in the same words, or nearly: first those that are equal word for word, by a hash of their
 * words; then those that share most of their runs of words, found through an index of the runs, so that the work grows with
 * the length of the texts. Neighbours that follow one another in both are one passage. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-same-sentences.h"

#include "dossier-text.h"
#include "dossier-words-split-private.h"

#include <string.h>

#define FEWEST_WORDS 5       /* "He said so on Friday." says nothing of where it is from */
#define SINGLE_WEIGHT 2      /* characters of a script without spaces that count as a word */
#define RUN_WORDS 3          /* of the runs that nearly the same sentences share */
#define NEARLY 0.5           /* shared runs, of all of both */
#define MOST_PLACES 24       /* of one run in a text; what stands everywhere tells nothing */

typedef struct
{
  DossierSpan span;
  guint first;     /* in the tokens of its text */
  guint n;
  guint weight;    /* in words */
  guint64 hash;    /* of its words */
  int partner;     /* sentence of the other text, or -1 */
  gboolean exact;
} Sentence;

typedef struct
{
  GArray *tokens;    /* (owned) (element-type DossierToken) */
  GArray *sentences; /* (owned) (element-type Sentence): those with enough words */
} Text;

static Sentence *
sentence_at (const Text *text,
             guint       i)
{
  return &g_array_index (text->sentences, Sentence, i);
}

static gboolean
is_out (GArray     *ranges,
        guint      *next,
        DossierSpan span)
{
  while (ranges != NULL && *next < ranges->len && g_array_index (ranges, DossierSpan, *next).end <= span.start)
    (*next)++;
  return ranges != NULL && *next < ranges->len && g_array_index (ranges, DossierSpan, *next).start < span.end;
}

static void
text_init (Text       *self,
           const char *text,
           GArray     *left_out)
{
  g_autoptr (GArray) all = dossier_text_split_sentences (text);
  guint token = 0, out = 0;

  self->tokens = dossier_words_split (text, 0);
  self->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  for (guint i = 0; i < all->len; i++)
    {
      const DossierSentence *whole = &g_array_index (all, DossierSentence, i);
      Sentence sentence = { .span = { whole->start, whole->end }, .partner = -1 };
      guint singles = 0;

      while (token < self->tokens->len && g_array_index (self->tokens, DossierToken, token).start < whole->first_byte)
        token++;
      sentence.first = token;
      for (; token < self->tokens->len && g_array_index (self->tokens, DossierToken, token).start < whole->last_byte; token++)
        {
          const DossierToken *word = &g_array_index (self->tokens, DossierToken, token);

          sentence.hash = dossier_words_mix (sentence.hash + word->hash);
          singles += word->single;
        }
      sentence.n = token - sentence.first;
      sentence.weight = sentence.n - singles + singles / SINGLE_WEIGHT;
      if (sentence.weight >= FEWEST_WORDS && !is_out (left_out, &out, sentence.span))
        g_array_append_val (self->sentences, sentence);
    }
}

static void
text_clear (Text *self)
{
  g_array_unref (self->tokens);
  g_array_unref (self->sentences);
}

static void
join (Text    *left,
      Text    *right,
      guint    i,
      guint    j,
      gboolean exact)
{
  sentence_at (left, i)->partner = (int) j;
  sentence_at (right, j)->partner = (int) i;
  sentence_at (left, i)->exact = sentence_at (right, j)->exact = exact;
}

/* Equal ones, the first with the first. */
static void
join_equal (Text *left,
            Text *right)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < left->sentences->len; i++)
    {
      Sentence *sentence = sentence_at (left, i);
      GQueue *queue = g_hash_table_lookup (open, &sentence->hash);

      if (queue == NULL)
        g_hash_table_insert (open, &sentence->hash, queue = g_queue_new ());
      g_queue_push_tail (queue, GUINT_TO_POINTER (i + 1));
    }
  for (guint j = 0; j < right->sentences->len; j++)
    {
      GQueue *queue = g_hash_table_lookup (open, &sentence_at (right, j)->hash);
      guint i = queue != NULL ? GPOINTER_TO_UINT (g_queue_pop_head (queue)) : 0;

      if (i > 0 && sentence_at (left, i - 1)->n == sentence_at (right, j)->n)
        join (left, right, i - 1, j, TRUE);
    }
}

static guint
count_runs (const Sentence *sentence)
{
  return sentence->n >= RUN_WORDS ? sentence->n - RUN_WORDS + 1 : 0;
}

static guint64
hash_run (const Text *text,
          guint       first)
{
  guint64 hash = 0;

  for (guint i = 0; i < RUN_WORDS; i++)
    hash = dossier_words_mix (hash + g_array_index (text->tokens, DossierToken, first + i).hash);
  return hash;
}

/* Where a run of words stands: a chain of sentences through one array. */
typedef struct
{
  guint sentence;
  guint next; /* position + 1; 0 ends */
  guint length;
} Place;

/* Finds for each run of words the left sentences with it. Returns: (transfer full) (element-type Place) */
static GArray *
index_runs (const Text *text,
            GHashTable *heads)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < text->sentences->len; i++)
    {
      const Sentence *sentence = sentence_at (text, i);

      if (sentence->partner >= 0)
        continue;
      for (guint k = 0; k < count_runs (sentence); k++)
        {
          guint64 hash = hash_run (text, sentence->first + k);
          guint head = GPOINTER_TO_UINT (g_hash_table_lookup (heads, &hash));
          Place place = { i, head, head > 0 ? g_array_index (places, Place, head - 1).length + 1 : 1 };

          if (place.length > MOST_PLACES || (head > 0 && g_array_index (places, Place, head - 1).sentence == i))
            continue;
          g_array_append_val (places, place);
          g_hash_table_insert (heads, g_memdup2 (&hash, sizeof hash), GUINT_TO_POINTER (places->len));
        }
    }
  return places;
}

/* The left sentence that shares most runs with the right one at @j; -1 when none shares enough. */
static int
find_nearest (const Text *left,
              const Text *right,
              guint       j,
              GHashTable *heads,
              GArray     *places,
              GHashTable *shared)
{
  const Sentence *sentence = sentence_at (right, j);
  GHashTableIter iter;
  gpointer key, value;
  double best = NEARLY;
  int nearest = -1;

  g_hash_table_remove_all (shared);
  for (guint k = 0; k < count_runs (sentence); k++)
    {
      guint64 hash = hash_run (right, sentence->first + k);

      for (guint at = GPOINTER_TO_UINT (g_hash_table_lookup (heads, &hash)); at > 0; at = g_array_index (places, Place, at - 1).next)
        {
          gpointer one = GUINT_TO_POINTER (g_array_index (places, Place, at - 1).sentence + 1);

          g_hash_table_insert (shared, one, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (shared, one)) + 1));
        }
    }
  g_hash_table_iter_init (&iter, shared);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint i = GPOINTER_TO_UINT (key) - 1, runs = count_runs (sentence), others = count_runs (sentence_at (left, i));
      guint common = MIN (GPOINTER_TO_UINT (value), MIN (runs, others));
      double share = common / (double) (runs + others - common);

      if (sentence_at (left, i)->partner < 0 && (share > best || (share == best && nearest >= 0 && (int) i < nearest)))
        {
          best = share;
          nearest = (int) i;
        }
    }
  return nearest;
}

static void
join_nearly (Text         *left,
             Text         *right,
             GCancellable *cancellable)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) shared = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) places = index_runs (left, heads);

  for (guint j = 0; j < right->sentences->len && !g_cancellable_is_cancelled (cancellable); j++)
    {
      int i = sentence_at (right, j)->partner >= 0 ? -1 : find_nearest (left, right, j, heads, places, shared);

      if (i >= 0)
        join (left, right, (guint) i, j, FALSE);
    }
}

/* Joined sentences as passages: neighbours on both sides become one. */
static GArray *
collect (const Text *left,
         const Text *right)
{
  GArray *passages = g_array_new (FALSE, FALSE, sizeof (DossierPairPassage));
  int before = -2;

  for (guint i = 0; i < left->sentences->len; i++)
    {
      const Sentence *sentence = sentence_at (left, i);
      const Sentence *other = sentence->partner >= 0 ? sentence_at (right, (guint) sentence->partner) : NULL;
      DossierPairPassage *last = passages->len > 0 ? &g_array_index (passages, DossierPairPassage, passages->len - 1) : NULL;
      DossierPairPassage passage = { .exact = sentence->exact, .sentences = 1 };

      if (other != NULL && last != NULL && sentence->partner == before + 1 && last->exact == sentence->exact)
        {
          last->place[DOSSIER_SIDE_LEFT].end = sentence->span.end;
          last->place[DOSSIER_SIDE_RIGHT].end = other->span.end;
          last->sentences++;
        }
      else if (other != NULL)
        {
          passage.place[DOSSIER_SIDE_LEFT] = sentence->span;
          passage.place[DOSSIER_SIDE_RIGHT] = other->span;
          g_array_append_val (passages, passage);
        }
      before = other != NULL ? sentence->partner : -2;
    }
  return passages;
}

/**
 * dossier_same_sentences:
 * @left: valid UTF-8
 * @right: the same
 * @left_out: (array fixed-size=2) (nullable) (element-type DossierSpan): of each text what does not count, in order
 * @cancellable: (nullable): when it is cancelled, what was found so far is returned
 *
 * Returns: (transfer full) (element-type DossierPairPassage): the passages both have in the same words, in the order of the
 *   left text; every sentence is in one at most
 */
GArray *
dossier_same_sentences (const char   *left,
                        const char   *right,
                        GArray       *left_out[DOSSIER_N_SIDES],
                        GCancellable *cancellable)
{
  Text a, b;
  GArray *passages;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  text_init (&a, left, left_out != NULL ? left_out[DOSSIER_SIDE_LEFT] : NULL);
  text_init (&b, right, left_out != NULL ? left_out[DOSSIER_SIDE_RIGHT] : NULL);
  join_equal (&a, &b);
  join_nearly (&a, &b, cancellable);
  passages = collect (&a, &b);
  text_clear (&a);
  text_clear (&b);
  return passages;
}
