/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierReadPage:
 *
 * The Read page: the library on the left, the open article (or all mentions of an entity) in the middle, what is
 * known of it on the right. Main thread; owned by the window.
 */
#define DOSSIER_TYPE_READ_PAGE (dossier_read_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierReadPage, dossier_read_page, DOSSIER, READ_PAGE, GtkWidget)

GtkWidget *dossier_read_page_new          (DossierWorkspace *workspace);
void       dossier_read_page_open_article (DossierReadPage  *self,
                                           const DossierId  *article,
                                           int               start,
                                           int               end);
void       dossier_read_page_open_entity  (DossierReadPage  *self,
                                           const DossierId  *entity);
void       dossier_read_page_focus_search (DossierReadPage  *self);
void       dossier_read_page_set_narrow   (DossierReadPage  *self,
                                           gboolean          narrow);

G_END_DECLS
