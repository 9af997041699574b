/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-identity-pair.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierIdentityList:
 *
 * Pairs of entities that may be one, the likeliest first, or what was decided on such pairs, the newest first. Main thread only.
 * Signals: "chosen" (DossierIdentityPair *pair, nullable); "activated": the chosen one is to be looked at.
 */
#define DOSSIER_TYPE_IDENTITY_LIST (dossier_identity_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierIdentityList, dossier_identity_list, DOSSIER, IDENTITY_LIST, AdwBin)

GtkWidget           *dossier_identity_list_new          (DossierWorkspace    *workspace);
void                 dossier_identity_list_refresh      (DossierIdentityList *self);
void                 dossier_identity_list_show_entity  (DossierIdentityList *self,
                                                         const DossierId     *entity);
void                 dossier_identity_list_show_decided (DossierIdentityList *self,
                                                         gboolean             decided);
gboolean             dossier_identity_list_is_decided   (DossierIdentityList *self);
gboolean             dossier_identity_list_is_loading   (DossierIdentityList *self);
const char          *dossier_identity_list_get_error    (DossierIdentityList *self);
DossierIdentityPair *dossier_identity_list_get_chosen   (DossierIdentityList *self);
void                 dossier_identity_list_choose       (DossierIdentityList *self,
                                                         guint                position);
void                 dossier_identity_list_step         (DossierIdentityList *self,
                                                         int                  step);
GListModel          *dossier_identity_list_get_model    (DossierIdentityList *self);

G_END_DECLS
