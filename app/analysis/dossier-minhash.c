/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sketches of texts by MinHash, cut into bands for looking up (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of
 * Massive Datasets", chapter 3). 48 smallest hashes in 24 bands of 2: two texts of Jaccard similarity s share a band with
 * probability 1 - (1 - s²)^24, half at s = 0.17, 98 % at 0.40 and 0.2 % at 0.01. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-minhash.h"

#include "dossier-words-split-private.h"

#define KEY_BITS 24

/*
 * The estimate of 48 rows strays by 0.07 at most (one standard deviation). A cut version of a quarter of the text, of which
 * three quarters are the same, has a similarity of 0.176: what is estimated below half of that is not looked at.
 */
#define MAY_COPY 0.08

/**
 * dossier_minhash_sketch:
 * @sketch: (out)
 *
 * Makes the sketch of a text; of one without words, all zero.
 */
void
dossier_minhash_sketch (const DossierShingles *shingles,
                        DossierSketch         *sketch)
{
  guint64 smallest[DOSSIER_MINHASH_SIZE], factors[DOSSIER_MINHASH_SIZE], offsets[DOSSIER_MINHASH_SIZE];
  const guint64 *hashes = dossier_shingles_peek (shingles);

  *sketch = (DossierSketch) { .shingles = dossier_shingles_count (shingles), .same = dossier_shingles_same (shingles) };
  if (sketch->shingles == 0)
    return;
  for (guint k = 0; k < DOSSIER_MINHASH_SIZE; k++)
    {
      smallest[k] = G_MAXUINT64;
      factors[k] = dossier_words_mix (2 * k + 1) | 1;
      offsets[k] = dossier_words_mix (2 * k + 2);
    }
  for (guint i = 0; i < sketch->shingles; i++)
    for (guint k = 0; k < DOSSIER_MINHASH_SIZE; k++)
      {
        guint64 value = hashes[i] * factors[k] + offsets[k];

        smallest[k] = MIN (smallest[k], value);
      }
  for (guint k = 0; k < DOSSIER_MINHASH_SIZE; k++)
    sketch->signature[k] = dossier_words_mix (smallest[k]) & 0xffff;
  for (guint band = 0; band < DOSSIER_MINHASH_BANDS; band++)
    {
      guint64 key = 0;

      for (guint row = 0; row < DOSSIER_MINHASH_ROWS; row++)
        key = dossier_words_mix (key + smallest[band * DOSSIER_MINHASH_ROWS + row]);
      sketch->bands[band] = band << KEY_BITS | (key & ((1u << KEY_BITS) - 1));
    }
}

/**
 * dossier_minhash_estimate:
 * @a: DOSSIER_MINHASH_SIZE numbers
 * @b: DOSSIER_MINHASH_SIZE numbers
 *
 * Returns: the Jaccard similarity, roughly
 */
double
dossier_minhash_estimate (const guint16 *a,
                          const guint16 *b)
{
  guint agree = 0;

  for (guint k = 0; k < DOSSIER_MINHASH_SIZE; k++)
    agree += a[k] == b[k];
  return agree / (double) DOSSIER_MINHASH_SIZE;
}

/**
 * dossier_minhash_may_copy:
 * @shingles: of the other text
 * @signature: of the other text
 *
 * Returns: whether the two are worth a checked comparison
 */
gboolean
dossier_minhash_may_copy (const DossierSketch *sketch,
                          guint                shingles,
                          const guint16       *signature)
{
  return sketch->shingles > 0 && shingles > 0 && dossier_minhash_estimate (sketch->signature, signature) >= MAY_COPY;
}

