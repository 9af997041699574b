/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierInspector:
 *
 * What is known of the open article: its entities, remarks, events and details. Signal "highlight-chosen"
 * (DossierId *id): show this mention, annotation or statement in the text.
 */
#define DOSSIER_TYPE_INSPECTOR (dossier_inspector_get_type ())
G_DECLARE_FINAL_TYPE (DossierInspector, dossier_inspector, DOSSIER, INSPECTOR, AdwBin)

GtkWidget *dossier_inspector_new          (DossierWorkspace     *workspace);
void       dossier_inspector_show_article (DossierInspector     *self,
                                           const DossierId      *article); /* (nullable) */
void       dossier_inspector_reveal       (DossierInspector     *self,
                                           const DossierId      *id,
                                           DossierHighlightType  type);
void       dossier_inspector_set_tab      (DossierInspector     *self,
                                           const char           *name); /* entities notes events details */
GtkWidget *dossier_inspector_get_tab      (DossierInspector     *self,
                                           const char           *name);

G_END_DECLS
