/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-text-view.h"

G_BEGIN_DECLS

/**
 * DossierComparePane:
 *
 * One of the two texts that are compared, with the button that chooses it. Offsets are code points of the text.
 *
 * Signals:
 * - "picked" (string key): another text is wanted here
 * - "used": a person scrolls or goes about in it
 * - "scrolled": its upper edge is another place
 * - "pointed" (uint offset): a place of it was clicked
 * - "open" (uint offset): the text is wanted in the reader, there
 */
#define DOSSIER_TYPE_COMPARE_PANE (dossier_compare_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierComparePane, dossier_compare_pane, DOSSIER, COMPARE_PANE, GtkWidget)

GtkWidget       *dossier_compare_pane_new       (DossierWorkspace     *workspace,
                                                 DossierSide           side);
void             dossier_compare_pane_set_text  (DossierComparePane   *self,
                                                 const DossierPairing *pairing);
void             dossier_compare_pane_set_name  (DossierComparePane   *self,
                                                 const char           *name);
void             dossier_compare_pane_show_span (DossierComparePane   *self,
                                                 const DossierSpan    *span);
guint            dossier_compare_pane_get_top   (DossierComparePane   *self);
void             dossier_compare_pane_set_top   (DossierComparePane   *self,
                                                 guint                 offset);
void             dossier_compare_pane_choose    (DossierComparePane   *self);
void             dossier_compare_pane_set_scale (DossierComparePane   *self,
                                                 double                scale);
DossierTextView *dossier_compare_pane_get_view  (DossierComparePane   *self);
GtkWidget       *dossier_compare_pane_get_picker (DossierComparePane  *self);

G_END_DECLS
