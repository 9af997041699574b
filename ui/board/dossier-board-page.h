/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierBoardPage:
 *
 * Actors and events side by side with the links between them, and below what each source says of the chosen
 * event. Main thread only.
 */
#define DOSSIER_TYPE_BOARD_PAGE (dossier_board_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierBoardPage, dossier_board_page, DOSSIER, BOARD_PAGE, GtkWidget)

GtkWidget *dossier_board_page_new        (DossierWorkspace *workspace);
void       dossier_board_page_open_event (DossierBoardPage *self,
                                          const DossierId  *event);
void       dossier_board_page_open_actor (DossierBoardPage *self,
                                          const DossierId  *entity);
void       dossier_board_page_new_event  (DossierBoardPage *self);
void       dossier_board_page_edit_event (DossierBoardPage *self,
                                          const DossierId  *event); /* (nullable): the chosen one */

G_END_DECLS
