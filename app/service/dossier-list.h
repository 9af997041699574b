/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierItem:
 *
 * A place in a list: an id that never changes and the record it stands for now, read when first asked for.
 * Property "record" (GObject, nullable) notifies when the row was changed; rows of a list view bind to it.
 * Main thread only.
 */
#define DOSSIER_TYPE_ITEM (dossier_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierItem, dossier_item, DOSSIER, ITEM, GObject)

const DossierId *dossier_item_get_id     (DossierItem *self);
gpointer         dossier_item_get_record (DossierItem *self); /* (transfer none) (nullable): a GObject of the list's record type */

/**
 * DossierList:
 *
 * The answer to a query as a GListModel of DossierItem, kept up to date by the workspace's changes with
 * the smallest items-changed. Asks on the read thread; only the newest question counts. Main thread only.
 * Properties: "loading" (boolean), "n-items" (uint).
 */
#define DOSSIER_TYPE_LIST (dossier_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierList, dossier_list, DOSSIER, LIST, GObject)

DossierList *dossier_list_new       (DossierWorkspace   *workspace,
                                     const DossierQuery *query); /* (nullable): empty until dossier_list_set_query() */
void         dossier_list_set_query (DossierList        *self,
                                     const DossierQuery *query);
void         dossier_list_set_ids   (DossierList        *self,
                                     DossierRecordType   type,
                                     GArray             *ids); /* a fixed list instead of a query, e.g. of a board */
gboolean     dossier_list_is_loading (DossierList       *self);
gboolean     dossier_list_find      (DossierList        *self,
                                     const DossierId    *id,
                                     guint              *position);

G_END_DECLS
