/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-list.h"
#include "dossier-proposal.h"
#include "dossier-review-row.h"

G_BEGIN_DECLS

/**
 * DossierReviewOccurrences:
 *
 * Where one name occurs and waits to be decided, as the rows of a list view: which is chosen, and what somebody decided on
 * each while it is still listed. It only shows decisions; who makes them tells it. Main thread only.
 * Signal: "changed": another one is chosen, or others are listed.
 */
#define DOSSIER_TYPE_REVIEW_OCCURRENCES (dossier_review_occurrences_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewOccurrences, dossier_review_occurrences, DOSSIER, REVIEW_OCCURRENCES, GObject)

DossierReviewOccurrences *dossier_review_occurrences_new          (DossierWorkspace             *workspace,
                                                                   GtkListView                  *view);
void                      dossier_review_occurrences_forget       (DossierReviewOccurrences     *self);
void                      dossier_review_occurrences_ask          (DossierReviewOccurrences     *self,
                                                                   const DossierSuggestionGroup *group);
GListModel               *dossier_review_occurrences_get_model    (DossierReviewOccurrences     *self);
guint                     dossier_review_occurrences_get_position (DossierReviewOccurrences     *self);
DossierItem              *dossier_review_occurrences_get_chosen   (DossierReviewOccurrences     *self);
void                      dossier_review_occurrences_choose       (DossierReviewOccurrences     *self,
                                                                   guint                         position);
void                      dossier_review_occurrences_choose_id    (DossierReviewOccurrences     *self,
                                                                   const DossierId              *id);
void                      dossier_review_occurrences_move_on      (DossierReviewOccurrences     *self);
DossierId                 dossier_review_occurrences_find_open    (DossierReviewOccurrences     *self,
                                                                   const DossierId              *first);
DossierReviewState        dossier_review_occurrences_get_state    (DossierReviewOccurrences     *self,
                                                                   const DossierId              *id);
void                      dossier_review_occurrences_set_state    (DossierReviewOccurrences     *self,
                                                                   const DossierId              *id,
                                                                   DossierReviewState            state);

G_END_DECLS
