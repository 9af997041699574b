/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/* What can be done with an entity, wherever it is listed: actions "entity.open", "entity.rename", "entity.add-alias",
 * "entity.merge", "entity.delete" (parameter: its id), "entity.kind" (parameter: id and kind) and "entity.new-kind". */

void   dossier_entity_actions_install (GtkWidget        *widget,
                                       DossierWorkspace *workspace);
GMenu *dossier_entity_menu_new        (DossierWorkspace *workspace,
                                       const DossierEntity *entity,
                                       gboolean          with_open);

G_END_DECLS
