/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-pairing.h"

G_BEGIN_DECLS

/* What is read of the two sides in one question to the store, before anything is compared. */

DossierPairText *dossier_comparing_read_article (DossierDb       *db,
                                                 const DossierId *id,
                                                 GError         **error);
DossierPairText *dossier_comparing_read_note    (DossierDb       *db,
                                                 const DossierId *id,
                                                 GError         **error);

G_END_DECLS
