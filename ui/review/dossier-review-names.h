/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-review-groups.h"

G_BEGIN_DECLS

/**
 * DossierReviewNames:
 *
 * The names with open suggestions: search, kinds, order and list. Actions: "names.order" (s: "frequent" or "name"),
 * "names.whom" (s: "all", "known" or "new"), "names.clear". Main thread only.
 * Signals: "chosen" (DossierReviewGroup *group, nullable): another name is chosen; "activated": it is to be gone through;
 * "loaded": an answer came in.
 */
#define DOSSIER_TYPE_REVIEW_NAMES (dossier_review_names_get_type ())
G_DECLARE_FINAL_TYPE (DossierReviewNames, dossier_review_names, DOSSIER, REVIEW_NAMES, AdwBin)

GtkWidget           *dossier_review_names_new          (DossierWorkspace   *workspace);
DossierReviewGroups *dossier_review_names_get_groups   (DossierReviewNames *self);
DossierReviewGroup  *dossier_review_names_get_chosen   (DossierReviewNames *self);
void                 dossier_review_names_choose       (DossierReviewNames *self,
                                                        guint               position);
void                 dossier_review_names_step         (DossierReviewNames *self,
                                                        int                 step);
void                 dossier_review_names_show_entity  (DossierReviewNames *self,
                                                        const DossierId    *entity);
void                 dossier_review_names_set_text     (DossierReviewNames *self,
                                                        const char         *text);
void                 dossier_review_names_set_kind     (DossierReviewNames *self,
                                                        const char         *kind);
void                 dossier_review_names_begin        (DossierReviewNames *self);
void                 dossier_review_names_refresh      (DossierReviewNames *self);
gboolean             dossier_review_names_is_filtered  (DossierReviewNames *self);
void                 dossier_review_names_clear        (DossierReviewNames *self);
void                 dossier_review_names_focus_search (DossierReviewNames *self);

G_END_DECLS
