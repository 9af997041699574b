/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-job.h"

G_BEGIN_DECLS

/* For the test of rates, which has a clock of its own. */

void dossier_job_report_at (DossierJob *self,
                            guint64     done,
                            guint64     total,
                            const char *detail,
                            gint64      now);

G_END_DECLS
