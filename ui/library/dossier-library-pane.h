/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-collections-popover.h"

G_BEGIN_DECLS

/**
 * DossierLibraryPane:
 *
 * The library: search, filters and the list of articles. Signal "open" (DossierId *article, gboolean focus): the
 * person chose an article; with @focus, they want to read it now.
 */
#define DOSSIER_TYPE_LIBRARY_PANE (dossier_library_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryPane, dossier_library_pane, DOSSIER, LIBRARY_PANE, AdwBin)

GtkWidget  *dossier_library_pane_new          (DossierWorkspace   *workspace);
void        dossier_library_pane_focus_search (DossierLibraryPane *self);
void        dossier_library_pane_focus_list   (DossierLibraryPane *self);
void        dossier_library_pane_step         (DossierLibraryPane *self,
                                               int                 step);
void        dossier_library_pane_show_current (DossierLibraryPane *self,
                                               const DossierId    *article); /* (nullable) */
GListModel *dossier_library_pane_get_model    (DossierLibraryPane *self); /* of DossierItem, as shown */

DossierCollectionsPopover *dossier_library_pane_get_scope (DossierLibraryPane *self);

G_END_DECLS
