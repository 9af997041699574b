/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-change-set.h"
#include "dossier-db.h"
#include "dossier-id.h"

G_BEGIN_DECLS

gboolean dossier_copying_add (DossierDb        *db,
                              const DossierId  *articles,
                              guint             n,
                              DossierChangeSet *changes,
                              GError          **error);
gboolean dossier_copying_end (DossierDb        *db,
                              gpointer          unused,
                              GError          **error);

G_END_DECLS
