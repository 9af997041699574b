/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierEntityPage:
 *
 * One entity whole: its names, what was merged into it, its events, and every mention in context. Signal "back".
 */
#define DOSSIER_TYPE_ENTITY_PAGE (dossier_entity_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityPage, dossier_entity_page, DOSSIER, ENTITY_PAGE, AdwBin)

GtkWidget       *dossier_entity_page_new        (DossierWorkspace  *workspace);
void             dossier_entity_page_show       (DossierEntityPage *self,
                                                 const DossierId   *entity);
const DossierId *dossier_entity_page_get_entity (DossierEntityPage *self); /* nil: none */
GListModel      *dossier_entity_page_get_model  (DossierEntityPage *self); /* of DossierItem: the mentions */

G_END_DECLS
