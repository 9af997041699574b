/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-identity.h"
#include "dossier-workspace.h"

G_BEGIN_DECLS

/*
 * Who is the same as whom: what was decided, what could be, and what a merge or split would move. Deciding is a command:
 * dossier_command_merge_entities(), dossier_command_decide_identity(), dossier_command_take_back_decision(),
 * dossier_command_split_entity(). All block while the read thread answers (see dossier_workspace_read_async()).
 */

GPtrArray              *dossier_workspace_load_decisions          (DossierWorkspace *self, const DossierId *entity, GError **error); /* (element-type DossierIdentity); entity nil or NULL = all; newest first */
GPtrArray              *dossier_workspace_load_identity_proposals (DossierWorkspace *self, const DossierId *entity, guint limit, GError **error); /* (element-type DossierIdentityProposal), the likeliest first; entity nil or NULL = all, limit 0 = all */
DossierIdentityPreview *dossier_workspace_preview_merge           (DossierWorkspace *self, const DossierId *kept, const DossierId *other, GError **error);
DossierIdentityPreview *dossier_workspace_preview_split           (DossierWorkspace *self, const DossierId *entity, const DossierId *mentions, guint n_mentions, const char * const *aliases, const DossierId *into, GError **error); /* into (nullable): a new entity */

G_END_DECLS
