/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions as the workspace keeps them, and groups of them. Plain holders, filled by the store. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-proposal.h"

#include "dossier-record-private.h"

DOSSIER_DEFINE_RECORD (DossierProposal, dossier_proposal, {
  g_free (self->article_title);
  g_free (self->article_date);
  g_free (self->words);
  g_free (self->name);
  g_free (self->value);
  g_free (self->entity_name);
  g_free (self->entity_kind);
  g_free (self->reason);
  g_free (self->role);
  g_free (self->context);
})

void
dossier_suggestion_group_free (DossierSuggestionGroup *group)
{
  if (group == NULL)
    return;
  g_free (group->name);
  g_strfreev (group->forms);
  g_free (group);
}
