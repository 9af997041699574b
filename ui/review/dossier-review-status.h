/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-identity-list.h"
#include "dossier-review-names.h"
#include "dossier-suggesting.h"

G_BEGIN_DECLS

/**
 * DossierReviewStatus:
 *
 * What the Review page says when nothing is chosen that it could show: that nothing waits, that names are still being looked
 * for, or what went wrong. Main thread only.
 * Signal: "clear": somebody wants to see everything again.
 */
#define DOSSIER_TYPE_REVIEW_STATUS (dossier_review_status_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewStatus, dossier_review_status, DOSSIER, REVIEW_STATUS, AdwBin)

GtkWidget *dossier_review_status_new          (void);
void       dossier_review_status_show_names   (DossierReviewStatus *self,
                                               DossierReviewNames  *names,
                                               DossierSuggesting   *suggesting,
                                               gboolean             looking);
void       dossier_review_status_show_pairs   (DossierReviewStatus *self,
                                               DossierIdentityList *pairs);
void       dossier_review_status_set_fraction (DossierReviewStatus *self,
                                               double               fraction);

G_END_DECLS
