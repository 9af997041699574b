/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-reextracting.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_EXTRACTION_REPORT (dossier_extraction_report_get_type ())
G_DECLARE_FINAL_TYPE (DossierExtractionReport, dossier_extraction_report, DOSSIER, EXTRACTION_REPORT, AdwWindow)

GtkWidget *dossier_extraction_report_new  (GtkWindow                    *parent,
                                           const DossierReextractResult *result,
                                           gboolean                      can_undo);
char      *dossier_extraction_report_line (const DossierReextractResult *result);

G_END_DECLS
