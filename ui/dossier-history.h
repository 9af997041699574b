/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_HISTORY (dossier_history_get_type ())
G_DECLARE_FINAL_TYPE (DossierHistory, dossier_history, DOSSIER, HISTORY, AdwWindow)

GtkWidget *dossier_history_new (GtkWindow        *parent,
                                DossierWorkspace *workspace);

G_END_DECLS
