/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierCollectionsPopover:
 *
 * Chooses which set of articles the library shows: all, one collection, the deleted ones; makes, renames and
 * deletes collections. Signal "scope-changed".
 */
#define DOSSIER_TYPE_COLLECTIONS_POPOVER (dossier_collections_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierCollectionsPopover, dossier_collections_popover, DOSSIER, COLLECTIONS_POPOVER, GtkPopover)

void             dossier_collections_popover_set_workspace  (DossierCollectionsPopover *self,
                                                             DossierWorkspace          *workspace);
const DossierId *dossier_collections_popover_get_collection (DossierCollectionsPopover *self); /* nil: none */
gboolean         dossier_collections_popover_get_deleted    (DossierCollectionsPopover *self);
char            *dossier_collections_popover_describe       (DossierCollectionsPopover *self); /* (nullable): NULL for all */
GPtrArray       *dossier_collections_popover_get_all        (DossierCollectionsPopover *self); /* (transfer none): of DossierCollection */
void             dossier_collections_popover_choose         (DossierCollectionsPopover *self,
                                                             const DossierId           *collection,
                                                             gboolean                   deleted);

G_END_DECLS
