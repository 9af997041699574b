/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/* What a statement says, in the words that every screen, export and command uses alike. */

char       *dossier_statement_value       (const DossierStatement *statement);
char       *dossier_statement_attribution (const DossierStatement *statement);
const char *dossier_reliability_words     (char                    grade);
const char *dossier_credibility_words     (guint                   credibility);

G_END_DECLS
