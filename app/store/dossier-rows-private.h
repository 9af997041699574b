/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db-private.h"
#include "dossier-records.h"

G_BEGIN_DECLS

/* What several aggregates do alike. */

gboolean dossier_rows_require  (DossierDb       *db,
                                const char      *sql,
                                const DossierId *id,
                                const char      *message,
                                GError         **error);
gboolean dossier_rows_count    (DossierDb       *db,
                                guint           *count,
                                GError         **error,
                                const char      *sql,
                                const DossierId *id,
                                const char      *text);
DossierSql *dossier_rows_find  (DossierDb       *db,
                                const char      *sql,
                                const DossierId *id,
                                const char      *message,
                                GError         **error);
gboolean dossier_rows_not_found (GError        **error,
                                 const char     *message);
gboolean dossier_rows_invalid  (GError         **error,
                                const char      *message);
char    *dossier_rows_name     (const char      *name,
                                GError         **error);
gboolean dossier_rows_date     (const char      *date,
                                gint64          *earliest,
                                gint64          *latest,
                                GError         **error);
DossierPassage *dossier_rows_read_passage (DossierSql *sql,
                                           int         column);

#define DOSSIER_PASSAGE_COLUMNS "p.id, p.article, p.revision, p.start, p.end, p.quote, p.prefix, p.suffix, p.anchor"
#define DOSSIER_PASSAGE_N_COLUMNS 9

G_END_DECLS
