/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierShingles:
 *
 * The overlapping runs of words of a text: what two texts have in common word for word. Case, punctuation and marks do not
 * count. Immutable; owned by who made it.
 */
typedef struct _DossierShingles DossierShingles;

/**
 * DossierResemblance: how much two texts have in common, checked on their shingles.
 * @jaccard: common ones of all, 0–1
 * @containment: common ones of those of the shorter text, 0–1
 * @share: the shorter text's shingles as a share of the longer one's, 0–1
 */
typedef struct
{
  double jaccard;
  double containment;
  double share;
} DossierResemblance;

DossierShingles   *dossier_shingles_new     (const char            *title,
                                             const char            *body);
void               dossier_shingles_free    (DossierShingles       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierShingles, dossier_shingles_free)
guint              dossier_shingles_count   (const DossierShingles *self);
const guint64     *dossier_shingles_peek    (const DossierShingles *self);
guint64            dossier_shingles_same    (const DossierShingles *self);
DossierResemblance dossier_shingles_compare (const DossierShingles *a,
                                             const DossierShingles *b);
gboolean           dossier_resemblance_is_copy (const DossierShingles    *a,
                                                const DossierShingles    *b,
                                                const DossierResemblance *resemblance);

G_END_DECLS
