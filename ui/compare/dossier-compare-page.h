/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-compare-pane.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierComparePage:
 *
 * The Compare page: two texts, and between them what both tell and what only one. Main thread; owned by the window.
 */
#define DOSSIER_TYPE_COMPARE_PAGE (dossier_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierComparePage, dossier_compare_page, DOSSIER, COMPARE_PAGE, GtkWidget)

GtkWidget            *dossier_compare_page_new         (DossierWorkspace     *workspace);
void                  dossier_compare_page_compare     (DossierComparePage   *self,
                                                        const DossierSideKey *left,
                                                        const DossierSideKey *right);
void                  dossier_compare_page_get_keys    (DossierComparePage   *self,
                                                        DossierSideKey        keys[DOSSIER_N_SIDES]);
gboolean              dossier_compare_page_is_loading  (DossierComparePage   *self);
const DossierPairing *dossier_compare_page_get_pairing (DossierComparePage   *self);
DossierComparePane   *dossier_compare_page_get_pane    (DossierComparePage   *self,
                                                        DossierSide           side);
GtkWidget            *dossier_compare_page_get_list    (DossierComparePage   *self);
const char           *dossier_compare_page_get_status  (DossierComparePage   *self);

G_END_DECLS
