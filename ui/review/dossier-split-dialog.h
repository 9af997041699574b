/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierSplitDialog:
 *
 * Takes out of an entity the mentions and names that belong to another. Main thread only; closes itself.
 */
#define DOSSIER_TYPE_SPLIT_DIALOG (dossier_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierSplitDialog, dossier_split_dialog, DOSSIER, SPLIT_DIALOG, AdwWindow)

GtkWidget   *dossier_split_dialog_present        (GtkWidget          *parent,
                                                  DossierWorkspace   *workspace,
                                                  DossierEntity      *entity);
GListModel  *dossier_split_dialog_get_mentions   (DossierSplitDialog *self);
void         dossier_split_dialog_choose_mention (DossierSplitDialog *self,
                                                  guint               position,
                                                  gboolean            chosen);
void         dossier_split_dialog_choose_name    (DossierSplitDialog *self,
                                                  const char         *name,
                                                  gboolean            chosen);
GtkEditable *dossier_split_dialog_get_target     (DossierSplitDialog *self);
GtkListBox  *dossier_split_dialog_get_targets    (DossierSplitDialog *self);
const char  *dossier_split_dialog_get_preview    (DossierSplitDialog *self);
gboolean     dossier_split_dialog_can_split      (DossierSplitDialog *self);
void         dossier_split_dialog_split          (DossierSplitDialog *self);

G_END_DECLS
