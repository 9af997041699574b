/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-report.h"

G_BEGIN_DECLS

/* What every format says in the same words: references, grades, statements. Results are new strings for people. */

gboolean    dossier_export_is_rtl        (const char             *words);
gboolean    dossier_export_speaks_rtl    (void);
char       *dossier_export_title         (const char             *title);
char       *dossier_export_made_on       (const DossierReport    *report);
char       *dossier_export_grade         (char                    grade);
char       *dossier_export_reference     (const DossierCitation  *citation,
                                          gboolean                with_byline);
char       *dossier_export_quoted        (const char             *quote);
char       *dossier_export_article       (const DossierArticle   *article);
char       *dossier_export_event         (const DossierEvent     *event);
char       *dossier_export_participant   (const DossierStatement *statement);
char       *dossier_export_tags          (const char * const     *tags);
const char *dossier_export_deleted       (void);

G_END_DECLS
