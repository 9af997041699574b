/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-query.h"
#include "dossier-report.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/* Questions to the whole workspace. Read-only; on the read thread. */

char            *dossier_search_expression (const char *words); /* (nullable): an FTS5 expression that cannot fail; NULL when nothing is left */
GArray          *dossier_search_query      (DossierDb *db, const DossierQuery *query, GError **error);
GPtrArray       *dossier_search_hits       (DossierDb *db, const char *words, guint limit, GError **error);
DossierChange   *dossier_changes_get       (DossierDb *db, const DossierId *id, GError **error);
DossierReport   *dossier_report_read       (DossierDb *db, const DossierId *notes, guint n_notes, GError **error);
DossierCitation *dossier_citation_read     (DossierDb *db, const char *mark, GError **error);
GPtrArray       *dossier_check_run         (DossierDb *db, GError **error); /* (element-type utf8): findings */

G_END_DECLS
