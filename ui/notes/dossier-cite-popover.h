/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierCitePopover:
 *
 * Choose an entity, an event or an annotated passage to cite, by typing. Main thread; owned by the widget it points from.
 * Signal "chosen" (string): a mark with brackets; (boolean): as a quotation.
 */
#define DOSSIER_TYPE_CITE_POPOVER (dossier_cite_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierCitePopover, dossier_cite_popover, DOSSIER, CITE_POPOVER, GtkPopover)

GtkWidget *dossier_cite_popover_new   (DossierWorkspace   *workspace);
void       dossier_cite_popover_start (DossierCitePopover *self);

G_END_DECLS
