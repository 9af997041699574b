/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-draft.h"
#include "dossier-extractor.h"
#include "dossier-importing.h"
#include "dossier-store.h"

G_BEGIN_DECLS

/* What the files of importing share: the way from what was read to the database, and the reading itself. */

/**
 * DossierImportEntry: one article on its way, or what could not become one.
 */
typedef struct
{
  DossierImportItem *item; /* (owned) */
  DossierDraft *draft;     /* (owned) (nullable): NULL when it is rejected already */
  GBytes *bytes;           /* (owned) (nullable): its original */
  char *file_name;         /* (owned) (nullable): of the original */
  char *place;             /* (owned) (nullable): within the original */
  char *columns;           /* (owned) (nullable): what the person said of a table's columns; then a deleted article is brought back
                            * only when it says the same */
  guint8 sha256[32];       /* of the original */
} DossierImportEntry;

DossierImportEntry *dossier_import_entry_new  (const char         *path);
void                dossier_import_entry_free (gpointer            entry);

/**
 * DossierImportRun:
 *
 * One import under way. A thread reads and adds entries; the run's own thread hands them to the writer in slices. Lives on
 * the reading thread, from begin to end.
 */
typedef struct _DossierImportRun DossierImportRun;

DossierImportRun    *dossier_import_run_begin     (DossierStore              *store,
                                                   DossierExtractor          *extractor,
                                                   DossierJob                *job,
                                                   DossierImportItemFunc      on_item,
                                                   gpointer                   user_data);
gboolean             dossier_import_run_queue     (DossierImportRun          *self,
                                                   GPtrArray                 *paths,
                                                   const DossierImportWishes *wishes,
                                                   GError                   **error);
void                 dossier_import_run_resume    (DossierImportRun          *self,
                                                   const DossierId           *queue,
                                                   guint                      total,
                                                   guint                      left);
void                 dossier_import_run_set_total (DossierImportRun          *self,
                                                   guint                      total);
void                 dossier_import_run_report    (DossierImportRun          *self,
                                                   const char                *detail);
void                 dossier_import_run_add       (DossierImportRun          *self,
                                                   DossierImportEntry        *entry);
void                 dossier_import_run_file_done (DossierImportRun          *self);
gboolean             dossier_import_run_read      (DossierImportRun          *self,
                                                   GBytes                    *bytes,
                                                   const char                *file_name,
                                                   const DossierImportOptions *options,
                                                   DossierFoundFunc           func,
                                                   gpointer                   user_data,
                                                   GError                   **error);
gboolean             dossier_import_run_goes_on   (DossierImportRun          *self);
DossierImportResult *dossier_import_run_end       (DossierImportRun          *self,
                                                   GError                   **error);

GPtrArray           *dossier_import_walk          (const char * const        *paths);
void                 dossier_import_read_file     (DossierImportRun          *run,
                                                   const char                *path,
                                                   const DossierImportWishes *wishes);
void                 dossier_import_read_bytes    (DossierImportRun          *run,
                                                   GBytes                    *bytes,
                                                   const char                *shown,
                                                   const char                *file_name,
                                                   const char                *url_hint,
                                                   const DossierImportWishes *wishes);

G_END_DECLS
