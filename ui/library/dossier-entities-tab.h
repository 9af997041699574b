/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-inspector-snapshot.h"

G_BEGIN_DECLS

/**
 * DossierEntitiesTab:
 *
 * The entities of an article by kind. Signal "mention-chosen" (DossierId *mention): show it in the text.
 */
#define DOSSIER_TYPE_ENTITIES_TAB (dossier_entities_tab_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntitiesTab, dossier_entities_tab, DOSSIER, ENTITIES_TAB, AdwBin)

GtkWidget  *dossier_entities_tab_new       (DossierWorkspace         *workspace);
void        dossier_entities_tab_show      (DossierEntitiesTab       *self,
                                            DossierInspectorSnapshot *snapshot); /* (nullable) */
void        dossier_entities_tab_reveal    (DossierEntitiesTab       *self,
                                            const DossierId          *mention);
GListModel *dossier_entities_tab_get_model (DossierEntitiesTab       *self); /* of DossierInspectorEntity */

G_END_DECLS
