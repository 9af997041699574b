/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-id.h"

G_BEGIN_DECLS

#define DOSSIER_COPY_SIGNATURE_MAX 128 /* bytes */

/**
 * DossierCopyDocument: what the index keeps of an article's text. What the numbers mean is the caller's affair.
 * @same: 0 = no words
 * @bands: keys that texts share which are worth comparing
 */
typedef struct
{
  DossierId article;
  DossierId revision;
  guint64 same;
  guint shingles;
  guint8 signature[DOSSIER_COPY_SIGNATURE_MAX];
  guint signature_size;
  const guint32 *bands;
  guint n_bands;
} DossierCopyDocument;

gboolean dossier_copy_index_knows      (DossierDb                 *db,
                                        const DossierId           *article,
                                        gboolean                  *known,
                                        GError                   **error);
gboolean dossier_copy_index_add        (DossierDb                 *db,
                                        const DossierCopyDocument *document,
                                        GError                   **error);
GArray  *dossier_copy_index_find_same  (DossierDb                 *db,
                                        const DossierCopyDocument *document,
                                        guint                      limit,
                                        GError                   **error); /* (element-type DossierId) */
GArray  *dossier_copy_index_find_near  (DossierDb                 *db,
                                        const DossierCopyDocument *document,
                                        guint                      limit,
                                        GError                   **error); /* (element-type DossierCopyDocument), without bands */
gboolean dossier_copy_index_merge_some (DossierDb                 *db,
                                        guint                      n_bands,
                                        GError                   **error);
gboolean dossier_copy_index_merge_all  (DossierDb                 *db,
                                        GError                   **error);
GArray  *dossier_copy_index_missing    (DossierDb                 *db,
                                        GError                   **error); /* (element-type DossierId) */

G_END_DECLS
