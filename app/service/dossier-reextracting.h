/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-reextraction.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierReextractResult: what came of reading articles again from their originals.
 * @items: (element-type DossierReextraction): those that changed or could not be read, in the order of reading; the first
 *   DOSSIER_REEXTRACT_MAX_ITEMS. The numbers count all.
 */
typedef struct
{
  GPtrArray *items;
  guint read;        /* articles */
  guint changed;
  guint failed;      /* left as they were */
  guint relocated;   /* passages */
  guint lost;        /* passages; they keep their words */
  gboolean stopped;  /* by the person; what was done until then stays, as a step of undo */
} DossierReextractResult;

#define DOSSIER_REEXTRACT_MAX_ITEMS 20000

void dossier_reextract_result_free (DossierReextractResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReextractResult, dossier_reextract_result_free)

typedef void (*DossierReextractFunc) (const DossierReextraction *item, gpointer user_data);

/* @articles: which, @n 0 = all that are not deleted */
DossierReextractResult *dossier_workspace_reextract        (DossierWorkspace *self, const DossierId *articles, guint n, DossierJob *job, DossierReextractFunc on_item, gpointer user_data, GError **error);
void                    dossier_workspace_reextract_async  (DossierWorkspace *self, const DossierId *articles, guint n, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data);
DossierReextractResult *dossier_workspace_reextract_finish (DossierWorkspace *self, GAsyncResult *result, GError **error);

G_END_DECLS
