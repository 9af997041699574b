/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierMergeDialog:
 *
 * Decides that two entities are the same one: the other is found by typing, the name to keep is chosen.
 */
#define DOSSIER_TYPE_MERGE_DIALOG (dossier_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierMergeDialog, dossier_merge_dialog, DOSSIER, MERGE_DIALOG, AdwWindow)

GtkWidget *dossier_merge_dialog_present (GtkWidget        *parent,
                                         DossierWorkspace *workspace,
                                         DossierEntity    *entity);
GtkWidget *dossier_merge_dialog_present_pair (GtkWidget        *parent,
                                              DossierWorkspace *workspace,
                                              DossierEntity    *entity,
                                              DossierEntity    *other);

G_END_DECLS
