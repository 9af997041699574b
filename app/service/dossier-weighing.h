/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-report.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/* Inside the service: the weighed grid of an event, for who has a connection already. */

DossierGrid *dossier_weighing_read (DossierDb       *db,
                                    const DossierId *event,
                                    GError         **error);
gboolean     dossier_weighing_report (DossierDb      *db,
                                      DossierReport  *report,
                                      GError        **error);

G_END_DECLS
