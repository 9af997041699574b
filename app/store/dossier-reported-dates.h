/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierReportedDate: when articles say an event was that nobody dated. Where they contradict each other, the earliest of it.
 * @edtf: (owned)
 * @earliest: UTC milliseconds; the same as @latest for an end that is not known
 */
typedef struct
{
  char *edtf;
  gint64 earliest;
  gint64 latest;
} DossierReportedDate;

GHashTable *dossier_reported_dates_read (DossierDb        *db,
                                         const DossierId  *event,
                                         GError          **error);

G_END_DECLS
