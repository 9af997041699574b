/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-job.h"

G_BEGIN_DECLS

/**
 * DossierReviewProgress:
 *
 * How far the looking for suggestions is, in words and as a bar; nothing is seen of it while nobody looks. Main thread only.
 */
#define DOSSIER_TYPE_REVIEW_PROGRESS (dossier_review_progress_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewProgress, dossier_review_progress, DOSSIER, REVIEW_PROGRESS, AdwBin)

GtkWidget *dossier_review_progress_new     (void);
void       dossier_review_progress_set_job (DossierReviewProgress *self,
                                            DossierJob            *job);

G_END_DECLS
