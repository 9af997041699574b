/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierHighlightPopover:
 *
 * What a highlight is and what can be done with it.
 *
 * Signal: "action" (string name): "open" "retag" "remove" "edit" "cite" "copy"
 */
#define DOSSIER_TYPE_HIGHLIGHT_POPOVER (dossier_highlight_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierHighlightPopover, dossier_highlight_popover, DOSSIER, HIGHLIGHT_POPOVER, GtkPopover)

GtkWidget *dossier_highlight_popover_new  (void);
void       dossier_highlight_popover_open (DossierHighlightPopover *self,
                                           const DossierHighlight  *highlight,
                                           const char              *about,
                                           guint                    n_others,
                                           gboolean                 read_only,
                                           gboolean                 take_focus,
                                           const GdkRectangle      *target);

G_END_DECLS
