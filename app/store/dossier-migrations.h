/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

#define DOSSIER_SCHEMA_VERSION 3

gboolean dossier_migrations_check (DossierDb   *db,
                                   int         *version,
                                   GError     **error);
gboolean dossier_migrations_run   (DossierDb   *db,
                                   const char  *path,
                                   int          version,
                                   GError     **error);

G_END_DECLS
