/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-timeline.h"

G_BEGIN_DECLS

DossierTimeline *dossier_timeline_read (DossierDb  *db,
                                        GError    **error);

G_END_DECLS
