/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-extractor.h"
#include "dossier-store.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

DossierStore *dossier_workspace_hold_store (DossierWorkspace  *self,
                                            GError           **error);
DossierExtractor *dossier_workspace_get_extractor (DossierWorkspace *self);
void          dossier_workspace_set_busy   (DossierWorkspace  *self,
                                            gboolean           busy);
void          dossier_workspace_note_state (DossierWorkspace *self,
                                            const char        *key,
                                            const char        *value);
gboolean      dossier_workspace_recall_state (DossierWorkspace *self,
                                              const char       *key,
                                              char            **value);
gpointer      dossier_workspace_ask        (DossierWorkspace  *self,
                                            DossierStoreReadFunc body,
                                            gpointer           question,
                                            GError           **error);
gboolean      dossier_workspace_take_error (GError            *store_error,
                                            GError           **error);

/* Key of the workspace's local state, and what a change set calls it. */
#define DOSSIER_STATE_METONYMS "state.metonyms"

G_END_DECLS
