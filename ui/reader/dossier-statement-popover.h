/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dossier-statement-offer.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierStatementPopover:
 *
 * What chosen words state of an event, filled in beforehand, and of which event: ranked ones, those found by typing, or a new one.
 * Enter accepts. It decides nothing and writes nothing; main thread only.
 *
 * Signals:
 * - "found" (uint start, uint end): the passage that is meant, in code points, before the popover shows itself
 * - "accept": ask dossier_statement_popover_make_command() for what is to be done
 * - "action" (string name): "new-event": the whole form of an event is wanted instead
 */
#define DOSSIER_TYPE_STATEMENT_POPOVER (dossier_statement_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierStatementPopover, dossier_statement_popover, DOSSIER, STATEMENT_POPOVER, GtkPopover)

GtkWidget      *dossier_statement_popover_new          (DossierWorkspace           *workspace);
void            dossier_statement_popover_open         (DossierStatementPopover    *self,
                                                        const DossierStatementWish *wish,
                                                        const GdkRectangle         *target);
void            dossier_statement_popover_edit         (DossierStatementPopover    *self,
                                                        DossierStatement           *statement,
                                                        const char                 *event_title,
                                                        const char                 *reference,
                                                        const GdkRectangle         *target);
void            dossier_statement_popover_set_target   (DossierStatementPopover    *self,
                                                        const GdkRectangle         *target);
void            dossier_statement_popover_close        (DossierStatementPopover    *self);
gboolean        dossier_statement_popover_is_loading   (DossierStatementPopover    *self);
void            dossier_statement_popover_accept       (DossierStatementPopover    *self);
DossierCommand *dossier_statement_popover_make_command (DossierStatementPopover    *self,
                                                        DossierId                  *event,
                                                        char                      **message);

G_END_DECLS
