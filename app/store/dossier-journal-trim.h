/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierJournalLimits: how much undo is kept. The newest step is kept whatever its size.
 * @steps: of those that a person made
 * @bytes: of their changesets in all
 * @sliced_bytes: of long work in slices, apart, so that it leaves room for what a person did before
 */
typedef struct
{
  guint steps;
  gsize bytes;
  gsize sliced_bytes;
} DossierJournalLimits;

gboolean dossier_journal_trim (DossierDb                  *db,
                               const DossierJournalLimits *limits,
                               GError                    **error);

G_END_DECLS
