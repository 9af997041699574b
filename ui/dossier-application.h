/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-intake.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierApplication:
 *
 * The program: its windows, one a workspace; its actions; its recent workspaces; its settings. Main thread only.
 */
#define DOSSIER_TYPE_APPLICATION (dossier_application_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplication, dossier_application, DOSSIER, APPLICATION, AdwApplication)

DossierApplication *dossier_application_new             (void);
void                dossier_application_open_workspace  (DossierApplication   *self,
                                                         const char           *path,
                                                         DossierWorkspaceFlags flags,
                                                         DossierMaterial      *material);
GSettings          *dossier_application_get_settings    (DossierApplication   *self);
GMenuModel         *dossier_application_get_recent_menu (DossierApplication   *self);
GStrv               dossier_application_get_recent      (DossierApplication   *self);

G_END_DECLS
