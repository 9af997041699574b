/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-importing.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMPORT_SUMMARY (dossier_import_summary_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportSummary, dossier_import_summary, DOSSIER, IMPORT_SUMMARY, AdwWindow)

GtkWidget *dossier_import_summary_new  (GtkWindow                 *parent,
                                        const DossierImportResult *result,
                                        gboolean                   can_undo);
char      *dossier_import_summary_line (const DossierImportResult *result);

G_END_DECLS
