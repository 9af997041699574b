/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-window.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COLUMNS_DIALOG (dossier_columns_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierColumnsDialog, dossier_columns_dialog, DOSSIER, COLUMNS_DIALOG, AdwWindow)

GtkWidget *dossier_columns_dialog_new (DossierWindow *window,
                                       const char    *path,
                                       const char    *reason);

G_END_DECLS
