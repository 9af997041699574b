/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-list.h"
#include "dossier-review-groups.h"
#include "dossier-review-row.h"

G_BEGIN_DECLS

/**
 * DossierReviewQueue:
 *
 * The open suggestions of one name, to be accepted or rejected one after the other or many at once. Its actions, which keys,
 * buttons and tests use alike: review.accept, .reject, .accept-form, .reject-form, .accept-article, .reject-article,
 * .accept-group, .reject-group, .open; with the id of a suggestion: .accept-one, .reject-one, .open-one. Main thread only.
 * Signal: "decided" (DossierReviewGroup *group, gboolean accepted): something of the name was decided.
 */
#define DOSSIER_TYPE_REVIEW_QUEUE (dossier_review_queue_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewQueue, dossier_review_queue, DOSSIER, REVIEW_QUEUE, AdwBin)

GtkWidget          *dossier_review_queue_new           (DossierWorkspace   *workspace);
void                dossier_review_queue_show          (DossierReviewQueue *self,
                                                        DossierReviewGroup *group);
DossierReviewGroup *dossier_review_queue_get_group     (DossierReviewQueue *self);
void                dossier_review_queue_accept_as     (DossierReviewQueue *self,
                                                        gboolean            only_chosen,
                                                        const DossierId    *entity,
                                                        const char         *name,
                                                        const char         *kind,
                                                        gboolean            another);
GListModel         *dossier_review_queue_get_model     (DossierReviewQueue *self);
guint               dossier_review_queue_get_chosen    (DossierReviewQueue *self);
void                dossier_review_queue_choose        (DossierReviewQueue *self,
                                                        guint               position);
void                dossier_review_queue_take_focus    (DossierReviewQueue *self);

G_END_DECLS
