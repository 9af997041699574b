/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-suggesting.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierReviewPage:
 *
 * What is proposed for the whole library and waits for somebody to decide: names with their occurrences, and entities that may
 * be the same. Main thread only; owned by the window.
 * Property: "show-sidebar" (boolean): whether the list on the left is shown.
 */
#define DOSSIER_TYPE_REVIEW_PAGE (dossier_review_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewPage, dossier_review_page, DOSSIER, REVIEW_PAGE, GtkWidget)

GtkWidget *dossier_review_page_new            (DossierWorkspace  *workspace);
void       dossier_review_page_set_suggesting (DossierReviewPage *self,
                                               DossierSuggesting *suggesting);
void       dossier_review_page_show_entity    (DossierReviewPage *self,
                                               const DossierId   *entity);
void       dossier_review_page_show_identity  (DossierReviewPage *self,
                                               const DossierId   *entity);

G_END_DECLS
