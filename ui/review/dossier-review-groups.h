/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-proposal.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierReviewGroup:
 *
 * One name or entity with open suggestions, as the list of names shows it. The same object stands for it while it is listed,
 * also when a new name has become an entity. Main thread only.
 * Signal: "changed": its counts or words are others now.
 */
#define DOSSIER_TYPE_REVIEW_GROUP (dossier_review_group_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewGroup, dossier_review_group, DOSSIER, REVIEW_GROUP, GObject)

const DossierSuggestionGroup *dossier_review_group_get    (DossierReviewGroup *self);
void                          dossier_review_group_follow (DossierReviewGroup *self,
                                                           const DossierId    *entity);

/**
 * DossierReviewGroups:
 *
 * The names with open suggestions as a GListModel of DossierReviewGroup, read in pages off the main thread and kept up to
 * date. Once somebody decides, rows keep their places until another filter is set, so that nothing jumps under the hand.
 * Main thread only.
 * Signals: "loaded": an answer came in; "returned" (DossierReviewGroup): a name that was decided to the end, or for somebody new, is
 * open again. Property: "n-items".
 */
#define DOSSIER_TYPE_REVIEW_GROUPS (dossier_review_groups_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewGroups, dossier_review_groups, DOSSIER, REVIEW_GROUPS, GObject)

DossierReviewGroups *dossier_review_groups_new          (DossierWorkspace              *workspace);
void                 dossier_review_groups_set_filter   (DossierReviewGroups           *self,
                                                         const DossierSuggestionFilter *filter);
void                 dossier_review_groups_refresh      (DossierReviewGroups           *self);
void                 dossier_review_groups_load_more    (DossierReviewGroups           *self);
void                 dossier_review_groups_keep_places  (DossierReviewGroups           *self);
gboolean             dossier_review_groups_is_loading   (DossierReviewGroups           *self);
guint                dossier_review_groups_get_open     (DossierReviewGroups           *self);
guint                dossier_review_groups_get_unseen   (DossierReviewGroups           *self);
const char          *dossier_review_groups_get_error    (DossierReviewGroups           *self);

G_END_DECLS
