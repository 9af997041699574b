/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierAnnotationsTab:
 *
 * The annotations of an article as cards. Signal "annotation-chosen" (DossierId *annotation): show it in the text.
 */
#define DOSSIER_TYPE_ANNOTATIONS_TAB (dossier_annotations_tab_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationsTab, dossier_annotations_tab, DOSSIER, ANNOTATIONS_TAB, AdwBin)

GtkWidget  *dossier_annotations_tab_new       (DossierWorkspace      *workspace);
void        dossier_annotations_tab_show      (DossierAnnotationsTab *self,
                                               const DossierId       *article); /* (nullable) */
void        dossier_annotations_tab_reveal    (DossierAnnotationsTab *self,
                                               const DossierId       *annotation);
GListModel *dossier_annotations_tab_get_model (DossierAnnotationsTab *self); /* of DossierItem */

G_END_DECLS
