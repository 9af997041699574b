/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-workspace.h"

G_BEGIN_DECLS

/**
 * DossierEventSplit:
 *
 * Asks which accounts of an event tell of another one, and makes that of them. Main thread only; closes itself.
 */
#define DOSSIER_TYPE_EVENT_SPLIT (dossier_event_split_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventSplit, dossier_event_split, DOSSIER, EVENT_SPLIT, AdwWindow)

GtkWidget *dossier_event_split_present   (GtkWidget         *parent,
                                          DossierWorkspace  *workspace,
                                          const DossierId   *event);
guint      dossier_event_split_n_accounts (DossierEventSplit *self);
void       dossier_event_split_choose    (DossierEventSplit *self,
                                          guint              account,
                                          gboolean           chosen);
void       dossier_event_split_split     (DossierEventSplit *self);

G_END_DECLS
