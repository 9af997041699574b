/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board-state.h"

G_BEGIN_DECLS

/**
 * DossierLinks:
 *
 * The lines between the two lists of a board. It draws only what touches a visible row: both lists have rows of
 * one height, so positions follow from the two adjustments alone. Main thread only.
 * Signal "link-activated" (guint actor, guint event): a line was clicked.
 */
#define DOSSIER_TYPE_LINKS (dossier_links_get_type ())
G_DECLARE_FINAL_TYPE (DossierLinks, dossier_links, DOSSIER, LINKS, GtkWidget)

GtkWidget *dossier_links_new       (DossierBoardState *state,
                                    GtkAdjustment     *actors,
                                    GtkAdjustment     *events);
guint      dossier_links_get_drawn (DossierLinks      *self);

G_END_DECLS
