/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierAnnotatePopover:
 *
 * A remark and its tags, to be written or changed. It keeps what was written when it is left in any way but by Escape.
 *
 * Signal: "save" (string text, strv tags): what was written; not when it is empty or as it was.
 */
#define DOSSIER_TYPE_ANNOTATE_POPOVER (dossier_annotate_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotatePopover, dossier_annotate_popover, DOSSIER, ANNOTATE_POPOVER, GtkPopover)

GtkWidget *dossier_annotate_popover_new  (DossierWorkspace       *workspace);
void       dossier_annotate_popover_open (DossierAnnotatePopover *self,
                                          const char             *words,
                                          const char             *text,
                                          const char * const     *tags,
                                          const GdkRectangle     *target);
void       dossier_annotate_popover_set_text (DossierAnnotatePopover *self,
                                              const char             *text,
                                              const char             *tags);
void       dossier_annotate_popover_save (DossierAnnotatePopover *self);

G_END_DECLS
