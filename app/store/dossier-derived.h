/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-change-set.h"
#include "dossier-db.h"

G_BEGIN_DECLS

gboolean dossier_derived_update       (DossierDb              *db,
                                       const DossierChangeSet *changes,
                                       GError                **error);
gboolean dossier_derived_index        (DossierDb              *db,
                                       const DossierId        *article,
                                       GError                **error);
gboolean dossier_derived_add_document (DossierDb              *db,
                                       const DossierId        *article,
                                       const DossierId        *revision,
                                       const char             *title,
                                       const char             *text,
                                       GError                **error);
gboolean dossier_derived_roots        (DossierDb              *db,
                                       GError                **error);

G_END_DECLS
