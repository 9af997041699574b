/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-report.h"

G_BEGIN_DECLS

/* Reports for the tests of export, made in memory. */

#define REPORT_MADE_AT G_GINT64_CONSTANT (1669118400000) /* 22 November 2022, 12:00 UTC */

char              *report_id         (guint          number);
void               report_cite       (DossierReport *report,
                                      guint          number,
                                      const char    *title,
                                      const char    *quote);
DossierReportNote *report_add_note   (DossierReport *report,
                                      const char    *title,
                                      const char    *text);
void               report_cite_cells (DossierReport     *report,
                                      const DossierGrid *grid);
void               report_name       (DossierReport *report,
                                      guint          number,
                                      const char    *name);
DossierReport     *report_new        (const char    *title);
DossierReport     *report_new_plain  (void);
DossierReport     *report_new_brief  (void);
DossierReport     *report_new_everything (void);
DossierReport     *report_new_hostile (void);

G_END_DECLS
