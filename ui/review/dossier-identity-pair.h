/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-identity.h"

G_BEGIN_DECLS

/**
 * DossierIdentityPair:
 *
 * Two entities of which somebody is to say whether they are one, or has said so. Never changes. Main thread only.
 */
#define DOSSIER_TYPE_IDENTITY_PAIR (dossier_identity_pair_get_type ())
G_DECLARE_FINAL_TYPE (DossierIdentityPair, dossier_identity_pair, DOSSIER, IDENTITY_PAIR, GObject)

DossierIdentityPair     *dossier_identity_pair_new_proposal (DossierIdentityProposal *proposal);
DossierIdentityPair     *dossier_identity_pair_new_decision (DossierIdentity         *decision);
const DossierId         *dossier_identity_pair_get_kept     (DossierIdentityPair     *self);
const DossierId         *dossier_identity_pair_get_other    (DossierIdentityPair     *self);
const char              *dossier_identity_pair_get_name     (DossierIdentityPair     *self,
                                                             gboolean                 other);
const char              *dossier_identity_pair_get_kind     (DossierIdentityPair     *self,
                                                             gboolean                 other);
const char              *dossier_identity_pair_get_reason   (DossierIdentityPair     *self);
DossierIdentity         *dossier_identity_pair_get_decision (DossierIdentityPair     *self);
guint                    dossier_identity_pair_get_score    (DossierIdentityPair     *self);
gboolean                 dossier_identity_pair_is_undecided (DossierIdentityPair     *self);
gboolean                 dossier_identity_pair_equal        (DossierIdentityPair     *a,
                                                             DossierIdentityPair     *b);

G_END_DECLS
