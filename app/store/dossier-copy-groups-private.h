/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-copy-groups.h"
#include "dossier-rows-private.h"

G_BEGIN_DECLS

/* What the two files about groups of copies share. */

#define DOSSIER_COPY_TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

/* A row m of copy_member that holds: of the article's text of today, and not overruled by an analyst who took it out. */
#define DOSSIER_COPY_HOLDS \
  "m.deleted_at IS NULL AND m.verdict = 'in'" \
  " AND (m.decided_by = 'analyst' OR (m.revision = (SELECT t.revision FROM article t WHERE t.id = m.article) AND NOT EXISTS (SELECT 1 FROM copy_member o WHERE o.article = m.article" \
  " AND o.verdict = 'out' AND o.deleted_at IS NULL AND o.copy_group = m.copy_group)))"

typedef struct
{
  DossierId article;
  DossierId group;
} DossierCopyPair;

gboolean dossier_copy_rows_insert_group  (DossierDb       *db,
                                          DossierId       *group,
                                          GError         **error);
gboolean dossier_copy_rows_insert_member (DossierDb       *db,
                                          const DossierId *group,
                                          const DossierId *article,
                                          const char      *decided_by,
                                          const char      *verdict,
                                          gint64           similarity,
                                          GError         **error);
gboolean dossier_copy_rows_read_pairs    (DossierDb       *db,
                                          const char      *sql,
                                          GArray          *pairs,
                                          GError         **error);
gboolean dossier_copy_ids_contain        (GArray          *ids,
                                          const DossierId *id);

G_END_DECLS
