/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-job.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMPORT_BAR (dossier_import_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportBar, dossier_import_bar, DOSSIER, IMPORT_BAR, GtkWidget)

void dossier_import_bar_set_job (DossierImportBar *self,
                                 DossierJob       *job); /* (nullable): hides the bar */

G_END_DECLS
