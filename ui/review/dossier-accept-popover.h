/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-proposal.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierAcceptPopover:
 *
 * As whom else a name that is proposed could be accepted: an entity that is there, found by typing, or a new one of some kind.
 * Decides nothing itself. Main thread only.
 * Signal: "accept-as" (gboolean only_chosen, string entity, string name, string kind): entity is an id or NULL; then name and
 * kind say which.
 */
#define DOSSIER_TYPE_ACCEPT_POPOVER (dossier_accept_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierAcceptPopover, dossier_accept_popover, DOSSIER, ACCEPT_POPOVER, GtkPopover)

GtkWidget   *dossier_accept_popover_new        (DossierWorkspace             *workspace);
void         dossier_accept_popover_show_group (DossierAcceptPopover         *self,
                                                const DossierSuggestionGroup *group,
                                                const DossierProposal        *chosen);
GtkEditable *dossier_accept_popover_get_search (DossierAcceptPopover         *self);
GtkListBox  *dossier_accept_popover_get_list   (DossierAcceptPopover         *self);
GtkWidget   *dossier_accept_popover_get_kinds  (DossierAcceptPopover         *self);

G_END_DECLS
