/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierJoinDialog:
 *
 * Chooses an article that is a copy of another, and joins the two.
 */
#define DOSSIER_TYPE_JOIN_DIALOG (dossier_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierJoinDialog, dossier_join_dialog, DOSSIER, JOIN_DIALOG, AdwWindow)

GtkWidget   *dossier_join_dialog_present    (GtkWidget         *parent,
                                             DossierWorkspace  *workspace,
                                             const DossierId   *article);
GtkEditable *dossier_join_dialog_get_search (DossierJoinDialog *self);
GListModel  *dossier_join_dialog_get_model  (DossierJoinDialog *self);
void         dossier_join_dialog_choose     (DossierJoinDialog *self,
                                             guint              position);

G_END_DECLS
