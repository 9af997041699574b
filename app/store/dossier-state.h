/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

gboolean dossier_state_set (DossierDb *db, const char *key, const char *value, GError **error);
char    *dossier_state_get (DossierDb *db, const char *key, GError **error); /* (nullable) */

G_END_DECLS
