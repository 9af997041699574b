/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-shingles.h"

G_BEGIN_DECLS

#define DOSSIER_MINHASH_BANDS 24
#define DOSSIER_MINHASH_ROWS 2
#define DOSSIER_MINHASH_SIZE (DOSSIER_MINHASH_BANDS * DOSSIER_MINHASH_ROWS)

/**
 * DossierSketch:
 *
 * What is remembered of a text to find its copies among many: small, of fixed size, a plain value.
 * @shingles: how many it has
 * @same: see dossier_shingles_same()
 * @signature: 16 bits of each smallest hash; as many agree between two texts as their Jaccard similarity says
 * @bands: keys below 2^29, of which two texts that resemble share at least one; in rising order
 */
typedef struct
{
  guint32 shingles;
  guint64 same;
  guint16 signature[DOSSIER_MINHASH_SIZE];
  guint32 bands[DOSSIER_MINHASH_BANDS];
} DossierSketch;

void     dossier_minhash_sketch   (const DossierShingles *shingles,
                                   DossierSketch         *sketch);
double   dossier_minhash_estimate (const guint16         *a,
                                   const guint16         *b);
gboolean dossier_minhash_may_copy (const DossierSketch   *sketch,
                                   guint                  shingles,
                                   const guint16         *signature);

G_END_DECLS
