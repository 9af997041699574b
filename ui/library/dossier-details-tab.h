/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-inspector-snapshot.h"

G_BEGIN_DECLS

/**
 * DossierDetailsTab:
 *
 * What is known of an article itself: its metadata, to be corrected or confirmed; its source's reliability; its
 * collections; its original.
 */
#define DOSSIER_TYPE_DETAILS_TAB (dossier_details_tab_get_type ())
G_DECLARE_FINAL_TYPE (DossierDetailsTab, dossier_details_tab, DOSSIER, DETAILS_TAB, AdwBin)

GtkWidget *dossier_details_tab_new       (DossierWorkspace         *workspace);
void       dossier_details_tab_show      (DossierDetailsTab        *self,
                                          DossierInspectorSnapshot *snapshot); /* (nullable) */
GtkWidget *dossier_details_tab_get_field (DossierDetailsTab        *self,
                                          DossierArticleField       field); /* the row to type in */

G_END_DECLS
