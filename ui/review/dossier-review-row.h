/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-list.h"

G_BEGIN_DECLS

/**
 * DossierReviewState: what the person has just said of a suggestion that is still listed.
 */
typedef enum
{
  DOSSIER_REVIEW_OPEN,
  DOSSIER_REVIEW_ACCEPTED,
  DOSSIER_REVIEW_REJECTED,
} DossierReviewState;

/**
 * DossierReviewRow:
 *
 * One occurrence in the review queue: the words in the middle of their line, whence, and why. Its buttons activate
 * "review.accept-one", "review.reject-one" and "review.open-one" with the id of the suggestion. Main thread only.
 */
#define DOSSIER_TYPE_REVIEW_ROW (dossier_review_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewRow, dossier_review_row, DOSSIER, REVIEW_ROW, GtkWidget)

GtkWidget       *dossier_review_row_new       (void);
void             dossier_review_row_set_item  (DossierReviewRow  *self,
                                               DossierItem       *item);
DossierItem     *dossier_review_row_get_item  (DossierReviewRow  *self);
void             dossier_review_row_set_state (DossierReviewRow  *self,
                                               DossierReviewState state);
const char      *dossier_review_row_get_words (DossierReviewRow  *self);

G_END_DECLS
