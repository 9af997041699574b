/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-proposal.h"

G_BEGIN_DECLS

/**
 * DossierSuggestionPopover:
 *
 * What one suggestion is, how sure and why, and the answers to it: yes and no as buttons, the rarer ones behind a third. It
 * decides nothing itself.
 *
 * Signals:
 * - "action" (string name): "accept" "accept-all" "accept-everywhere" "accept-as" "reject" "reject-all" "reject-everywhere"
 *   "new-event" "add-to-event" "copy"
 */
#define DOSSIER_TYPE_SUGGESTION_POPOVER (dossier_suggestion_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierSuggestionPopover, dossier_suggestion_popover, DOSSIER, SUGGESTION_POPOVER, GtkPopover)

GtkWidget *dossier_suggestion_popover_new  (void);
void       dossier_suggestion_popover_open (DossierSuggestionPopover *self,
                                            DossierProposal          *proposal,
                                            guint                     here,
                                            gboolean                  read_only,
                                            gboolean                  take_focus,
                                            const GdkRectangle       *target);

G_END_DECLS
