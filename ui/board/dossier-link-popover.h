/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-board-state.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierLinkPopover:
 *
 * In which roles one actor, or several, took part in one event: what is assessed can be added, changed and removed; what accounts tell is only
 * shown. Every change is one step of undo. Main thread only.
 */
#define DOSSIER_TYPE_LINK_POPOVER (dossier_link_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierLinkPopover, dossier_link_popover, DOSSIER, LINK_POPOVER, GtkPopover)

GtkWidget *dossier_link_popover_new       (GtkWidget          *parent,
                                           DossierWorkspace   *workspace,
                                           DossierBoardState  *state,
                                           guint               actor,
                                           guint               event);
GtkWidget *dossier_link_popover_new_several (GtkWidget        *parent,
                                           DossierWorkspace   *workspace,
                                           DossierBoardState  *state,
                                           const guint        *actors,
                                           guint               n_actors,
                                           guint               event);
void       dossier_link_popover_edit      (DossierLinkPopover *self,
                                           const char         *role);
GtkWidget *dossier_link_popover_get_entry (DossierLinkPopover *self);
void       dossier_link_popover_apply     (DossierLinkPopover *self);
guint      dossier_link_popover_n_roles   (DossierLinkPopover *self);

/* Removes the assessed role of @actor in @event, or, when there are several or none, shows them below @area of @parent; the
 * popover is returned then, to be kept and unparented by the caller. */
GtkWidget *dossier_link_popover_remove    (GtkWidget          *parent,
                                           DossierWorkspace   *workspace,
                                           DossierBoardState  *state,
                                           guint               actor,
                                           guint               event);

G_END_DECLS
