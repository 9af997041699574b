/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-list.h"

G_BEGIN_DECLS

/**
 * DossierAnnotationCard:
 *
 * One annotation: the words it is about, the remark, its tags; can be edited in place.
 */
#define DOSSIER_TYPE_ANNOTATION_CARD (dossier_annotation_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationCard, dossier_annotation_card, DOSSIER, ANNOTATION_CARD, AdwBin)

GtkWidget *dossier_annotation_card_new      (DossierWorkspace      *workspace);
void       dossier_annotation_card_set_item (DossierAnnotationCard *self,
                                             DossierItem           *item); /* (nullable) */
void       dossier_annotation_card_edit     (DossierAnnotationCard *self);

G_END_DECLS
