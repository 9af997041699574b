/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierTagPopover:
 *
 * What is to become of selected words: names of entities they may mean, the kinds of which they may be a new one, and
 * what else can be done with them. It decides nothing itself.
 *
 * Signals:
 * - "tag" (string entity, string name, string kind, boolean another): entity is an id or NULL; then name and kind say which,
 *   and with another it is a new one whoever has that name
 * - "action" (string name): "annotate" "new-event" "figure" "role" "when" "where" "claim" "add-to-event" "copy" "copy-words" "cite" "new-kind"
 */
#define DOSSIER_TYPE_TAG_POPOVER (dossier_tag_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagPopover, dossier_tag_popover, DOSSIER, TAG_POPOVER, GtkPopover)

typedef enum
{
  DOSSIER_TAG_SELECTION, /* keys are commands until something is typed */
  DOSSIER_TAG_SEARCH,    /* every letter is typed */
  DOSSIER_TAG_AGAIN,     /* another entity for words that are tagged already: nothing else is offered */
} DossierTagMode;

GtkWidget  *dossier_tag_popover_new      (DossierWorkspace   *workspace);
void        dossier_tag_popover_expect   (DossierTagPopover  *self,
                                          const char         *kind);
void        dossier_tag_popover_open     (DossierTagPopover  *self,
                                          DossierTagMode      mode,
                                          const char         *words,
                                          const GdkRectangle *target);
void        dossier_tag_popover_close    (DossierTagPopover  *self);
const char *dossier_tag_popover_get_name (DossierTagPopover  *self);
char       *dossier_tag_popover_dup_kind (DossierTagPopover  *self,
                                          guint               digit);
guint       dossier_tag_popover_get_n_candidates (DossierTagPopover *self);

G_END_DECLS
