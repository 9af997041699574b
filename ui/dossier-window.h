/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-intake.h"
#include "dossier-suggesting.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierWindow:
 *
 * The window of one workspace: its pages, its actions (dossier-ui.h lists them), imports into it, undo. Main thread;
 * owned by the application. Closing the window closes the workspace.
 */
#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

DossierWindow    *dossier_window_new           (GtkApplication   *application,
                                                DossierWorkspace *workspace,
                                                GSettings        *settings);
DossierWorkspace *dossier_window_get_workspace (DossierWindow    *self);
void              dossier_window_show_page     (DossierWindow    *self,
                                                const char       *page);
void              dossier_window_import        (DossierWindow    *self,
                                                DossierMaterial  *material);
gboolean          dossier_window_is_importing  (DossierWindow    *self);
DossierSuggesting *dossier_window_get_suggesting (DossierWindow  *self);

G_END_DECLS
