/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/* Two events that are one, and accounts of one event that tell of another. Inside a change. */

gboolean dossier_events_merge (DossierDb *db, const DossierId *kept, const DossierId *other, guint *moved, GError **error);
gboolean dossier_events_split (DossierDb *db, const DossierId *event, const DossierId *accounts, guint n_accounts, const char *title, DossierId *made, GError **error);

G_END_DECLS
