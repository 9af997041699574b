/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierImportWaiting: an import that did not come to its end.
 * @columns: (owned) (nullable): what the person said of tables
 */
typedef struct
{
  DossierId run;
  char *columns;
  gboolean chapters;
  guint total;     /* files at the beginning */
  guint left;      /* of these, not read yet */
} DossierImportWaiting;

void       dossier_import_waiting_clear (DossierImportWaiting *waiting);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierImportWaiting, dossier_import_waiting_clear)

gboolean   dossier_import_queue_begin   (DossierDb *db, const DossierId *run, const char *columns, gboolean chapters, GError **error);
gboolean   dossier_import_queue_add     (DossierDb *db, const DossierId *run, guint number, const char *path, GError **error);
gboolean   dossier_import_queue_complete (DossierDb *db, const DossierId *run, guint total, GError **error);
gboolean   dossier_import_queue_sweep   (DossierDb *db, GError **error);
gboolean   dossier_import_queue_advance (DossierDb *db, const DossierId *run, guint number, GError **error);
gboolean   dossier_import_queue_forget  (DossierDb *db, const DossierId *run, GError **error);
gboolean   dossier_import_queue_get     (DossierDb *db, DossierImportWaiting *waiting, GError **error); /* FALSE without error: none */
GPtrArray *dossier_import_queue_paths   (DossierDb *db, const DossierId *run, GError **error);

G_END_DECLS
