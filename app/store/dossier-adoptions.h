/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-id.h"

G_BEGIN_DECLS

/* What assessed statements rest on, and the date that an event and its assessed date share. Writing functions run inside a change. */

gboolean dossier_adoptions_add      (DossierDb       *db,
                                     const DossierId *assessed,
                                     const DossierId *reported,
                                     gboolean         made,
                                     GError         **error);
gboolean dossier_adoptions_drop     (DossierDb       *db,
                                     const DossierId *assessed,
                                     const DossierId *reported,
                                     GError         **error);
gboolean dossier_adoptions_end      (DossierDb       *db,
                                     const DossierId *assessed,
                                     GError         **error);
gboolean dossier_adoptions_made     (DossierDb       *db,
                                     const DossierId *assessed,
                                     gboolean        *made,
                                     GError         **error);
gboolean dossier_event_dates_find   (DossierDb       *db,
                                     const DossierId *event,
                                     DossierId       *statement,
                                     GError         **error);
gboolean dossier_event_dates_set    (DossierDb       *db,
                                     const DossierId *event,
                                     const char      *date,
                                     const char      *date_words,
                                     GError         **error);
gboolean dossier_event_dates_follow (DossierDb       *db,
                                     const DossierId *event,
                                     const char      *date,
                                     GError         **error);

G_END_DECLS
