/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_IMPORTED,
  DOSSIER_DUPLICATE, /* the same bytes are here already; @article is that one */
  DOSSIER_REVIVED,   /* it was deleted and is back */
  DOSSIER_REJECTED,  /* @reason says why */
} DossierImportStatus;

/**
 * DossierImportItem: what became of one file.
 */
typedef struct
{
  char *path;        /* as shown to people; for pasted text a name made from its first words */
  DossierImportStatus status;
  DossierId article;
  char *title;       /* (nullable) */
  char *date;        /* (nullable) */
  char *source;      /* (nullable) */
  char *reason;      /* (nullable) */
} DossierImportItem;

typedef struct
{
  GPtrArray *items;  /* (element-type DossierImportItem), in the order of the files */
  guint imported;    /* revived ones too */
  guint duplicates;
  guint rejected;
  gboolean stopped;  /* by the person; what was taken until then stays */
} DossierImportResult;

void dossier_import_result_free (DossierImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportResult, dossier_import_result_free)

typedef void (*DossierImportItemFunc) (const DossierImportItem *item, gpointer user_data);

/* Files and folders (walked, sorted by name, hidden ones left out). One change of the journal. */
DossierImportResult *dossier_workspace_import        (DossierWorkspace *self, const char * const *paths, DossierJob *job, DossierImportItemFunc on_item, gpointer user_data, GError **error);
void                 dossier_workspace_import_async  (DossierWorkspace *self, const char * const *paths, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
void                 dossier_workspace_import_bytes_async (DossierWorkspace *self, GBytes *bytes, const char *file_name, const char *url_hint, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
DossierImportResult *dossier_workspace_import_finish (DossierWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
