/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-reextraction.h"

G_BEGIN_DECLS

/* New texts for articles that are there: passages move along. Inside a change. */

#define DOSSIER_EXTRACTOR_ANALYST "analyst" /* the extractor of a revision in which a person said what the parts are */

gboolean dossier_revisions_set_role (DossierDb           *db,
                                     const DossierId     *article,
                                     guint                start,
                                     guint                end,
                                     DossierBlockRole     role,
                                     GError             **error);
gboolean dossier_revisions_renew    (DossierDb           *db,
                                     const DossierId     *article,
                                     DossierDraft        *draft,
                                     DossierReextraction *report,
                                     GError             **error);

G_END_DECLS
