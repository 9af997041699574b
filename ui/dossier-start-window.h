/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-application.h"

G_BEGIN_DECLS

/**
 * DossierStartWindow:
 *
 * What a person sees before any workspace is open: the samples, a new workspace, a folder to import, recent
 * workspaces. Articles that came before there is a workspace wait here. Main thread; owned by the application.
 */
#define DOSSIER_TYPE_START_WINDOW (dossier_start_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierStartWindow, dossier_start_window, DOSSIER, START_WINDOW, AdwApplicationWindow)

DossierStartWindow *dossier_start_window_new           (DossierApplication *application);
void                dossier_start_window_give_material (DossierStartWindow *self,
                                                        DossierMaterial    *material);
DossierMaterial    *dossier_start_window_take_material (DossierStartWindow *self);

G_END_DECLS
