/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-identity-pair.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierIdentityView:
 *
 * Two entities side by side, what speaks for their being one, and what saying so would move. Actions: "identity.same",
 * "identity.different", "identity.undecided", "identity.take-back". Main thread only.
 */
#define DOSSIER_TYPE_IDENTITY_VIEW (dossier_identity_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierIdentityView, dossier_identity_view, DOSSIER, IDENTITY_VIEW, AdwBin)

GtkWidget           *dossier_identity_view_new         (DossierWorkspace    *workspace);
void                 dossier_identity_view_show        (DossierIdentityView *self,
                                                        DossierIdentityPair *pair);
DossierIdentityPair *dossier_identity_view_get_pair    (DossierIdentityView *self);
gboolean             dossier_identity_view_is_ready    (DossierIdentityView *self);
void                 dossier_identity_view_keep_second (DossierIdentityView *self,
                                                        gboolean             second);
const char          *dossier_identity_view_get_preview (DossierIdentityView *self);
const char          *dossier_identity_view_get_obstacle (DossierIdentityView *self);
void                 dossier_identity_view_take_focus  (DossierIdentityView *self);

char                *dossier_identity_tell_preview     (const DossierIdentityPreview *preview,
                                                        const char                   *to);

G_END_DECLS
