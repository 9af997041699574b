/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Shingles of a text: each run of four words, or of eight characters where a script has no spaces. Sets of them tell
 * how much of two texts is the same words in the same order (Broder, "On the resemblance and containment of
 * documents", 1997). Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-shingles.h"

#include <stdlib.h>

#include "dossier-words-split-private.h"

#define SHINGLE_WEIGHT 8     /* a word weighs 2, a character 1 */
#define MAX_WORDS 200000     /* what is longer is compared by its beginning */
#define SHORT_WORDS 25       /* below, a body alone does not say that two articles are the same */

/* What counts as a copy. The numbers are measured, tests/bench/bench-copies.c; docs/import.md tells them. */
#define COPY_SHINGLES 24     /* briefer texts resemble each other by chance */
#define COPY_JACCARD 0.36
#define COPY_CONTAINMENT 0.62
#define COPY_SHARE 0.36      /* a text that holds a much briefer one is a survey, not a copy */

struct _DossierShingles
{
  guint64 same;
  guint64 *hashes; /* (owned): sorted, each once */
  guint n;
};

static int
compare_hashes (const void *a,
                const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static guint64
hash_run (guint64             hash,
          const DossierToken *tokens,
          guint               n)
{
  for (guint i = 0; i < n; i++)
    hash = dossier_words_mix (hash + tokens[i].hash) + i;
  return hash;
}

/* Hashes the run of words from @tokens on that weighs enough; a text that is too brief for one is one run. */
static gboolean
hash_shingle (const DossierToken *tokens,
              guint               n,
              guint64            *hash)
{
  guint weight = 0, taken = 0;

  while (taken < n && weight < SHINGLE_WEIGHT)
    weight += tokens[taken++].single ? 1 : 2;
  *hash = hash_run (0, tokens, taken);
  return weight >= SHINGLE_WEIGHT;
}

static void
collect (DossierShingles *self,
         GArray          *tokens)
{
  const DossierToken *all = (const DossierToken *) tokens->data;
  guint made = 0;

  self->hashes = g_new (guint64, MAX (tokens->len, 1));
  for (guint i = 0; i < tokens->len; i++)
    if (hash_shingle (all + i, tokens->len - i, &self->hashes[made]) || i == 0)
      made++;
    else
      break;
  qsort (self->hashes, made, sizeof *self->hashes, compare_hashes);
  for (guint i = 0; i < made; i++)
    if (self->n == 0 || self->hashes[self->n - 1] != self->hashes[i])
      self->hashes[self->n++] = self->hashes[i];
}

/**
 * dossier_shingles_new:
 * @title: (nullable): counts only for whether two very brief articles are the same
 * @body: valid UTF-8
 *
 * Returns: (transfer full): the shingles of an article's body
 */
DossierShingles *
dossier_shingles_new (const char *title,
                      const char *body)
{
  DossierShingles *self = g_new0 (DossierShingles, 1);
  g_autoptr (GArray) tokens = NULL;

  g_return_val_if_fail (body != NULL, self);
  tokens = dossier_words_split (body, MAX_WORDS);
  collect (self, tokens);
  if (tokens->len == 0)
    return self;
  self->same = hash_run (tokens->len, (const DossierToken *) tokens->data, tokens->len);
  if (tokens->len < SHORT_WORDS && title != NULL)
    {
      g_autoptr (GArray) words = dossier_words_split (title, MAX_WORDS);

      self->same = hash_run (self->same, (const DossierToken *) words->data, words->len);
    }
  return self;
}

void
dossier_shingles_free (DossierShingles *self)
{
  if (self == NULL)
    return;
  g_free (self->hashes);
  g_free (self);
}

guint
dossier_shingles_count (const DossierShingles *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n;
}

/* Returns: (transfer none): its hashes, sorted, each once */
const guint64 *
dossier_shingles_peek (const DossierShingles *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->hashes;
}

/**
 * dossier_shingles_same:
 *
 * Returns: a number that two texts share when they are the same, word for word; 0 for a text without words. Of a very
 *   brief body the title counts too, since such bodies are often only a notice
 */
guint64
dossier_shingles_same (const DossierShingles *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->same;
}

/**
 * dossier_shingles_compare:
 *
 * Returns: how much the two have in common; all 0 when one is empty
 */
DossierResemblance
dossier_shingles_compare (const DossierShingles *a,
                          const DossierShingles *b)
{
  DossierResemblance resemblance = { 0 };
  guint common = 0, i = 0, j = 0, shorter, longer;

  g_return_val_if_fail (a != NULL && b != NULL, resemblance);
  while (i < a->n && j < b->n)
    {
      common += a->hashes[i] == b->hashes[j];
      if (a->hashes[i] == b->hashes[j])
        i++, j++;
      else if (a->hashes[i] < b->hashes[j])
        i++;
      else
        j++;
    }
  shorter = MIN (a->n, b->n);
  longer = MAX (a->n, b->n);
  if (shorter == 0)
    return resemblance;
  resemblance.jaccard = common / (double) (shorter + longer - common);
  resemblance.containment = common / (double) shorter;
  resemblance.share = shorter / (double) longer;
  return resemblance;
}

/**
 * dossier_resemblance_is_copy:
 *
 * Whether two texts that are not the same are copies: nearly the same words, or one cut from the other. A text that
 * holds several others, each much briefer, is a copy of none.
 */
gboolean
dossier_resemblance_is_copy (const DossierShingles    *a,
                             const DossierShingles    *b,
                             const DossierResemblance *resemblance)
{
  if (MIN (dossier_shingles_count (a), dossier_shingles_count (b)) < COPY_SHINGLES)
    return FALSE;
  return resemblance->jaccard >= COPY_JACCARD
         || (resemblance->containment >= COPY_CONTAINMENT && resemblance->share >= COPY_SHARE);
}
