/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-text-paint.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierTextCards:
 *
 * The annotations of a text as small cards beside it, each at the height of its passage.
 */
typedef struct _DossierTextCards DossierTextCards;

#define DOSSIER_CARD_NARROWEST 116 /* pixels; with less room there are no cards */
#define DOSSIER_CARD_WIDEST 230

DossierTextCards *dossier_text_cards_new   (DossierWorkspace       *workspace);
void              dossier_text_cards_free  (DossierTextCards       *self);
void              dossier_text_cards_clear (DossierTextCards       *self);
void              dossier_text_cards_set_scale (DossierTextCards  *self,
                                                double             scale);
void              dossier_text_cards_draw  (DossierTextCards       *self,
                                            GtkTextView            *view,
                                            GtkSnapshot            *snapshot,
                                            const DossierTextMarks *marks,
                                            int                     x,
                                            int                     width);
int               dossier_text_cards_at    (DossierTextCards       *self,
                                            int                     x,
                                            int                     y);
gboolean          dossier_text_cards_find  (DossierTextCards       *self,
                                            int                     position,
                                            GdkRectangle           *place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextCards, dossier_text_cards_free)

G_END_DECLS
