/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-inspector-snapshot.h"

G_BEGIN_DECLS

/**
 * DossierEventsTab:
 *
 * The events that an article reports, with the passages it does so in. Signal "statement-chosen"
 * (DossierId *statement): show its passage in the text.
 */
#define DOSSIER_TYPE_EVENTS_TAB (dossier_events_tab_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventsTab, dossier_events_tab, DOSSIER, EVENTS_TAB, AdwBin)

GtkWidget *dossier_events_tab_new    (void);
void       dossier_events_tab_show   (DossierEventsTab         *self,
                                      DossierInspectorSnapshot *snapshot); /* (nullable) */
void       dossier_events_tab_reveal (DossierEventsTab         *self,
                                      const DossierId          *statement);

G_END_DECLS
