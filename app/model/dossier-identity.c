/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decisions on who is the same as whom. Plain holders, filled by the store and by who proposes. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-identity.h"

#include "dossier-record-private.h"

DOSSIER_DEFINE_RECORD (DossierIdentity, dossier_identity, {
  g_free (self->entity_name);
  g_free (self->other_name);
  g_free (self->entity_kind);
  g_free (self->other_kind);
  g_free (self->reason);
  g_free (self->made_by);
})

static const char * const verdicts[] = { "same", "different", "undecided" };

/**
 * dossier_verdict_to_text:
 *
 * Returns: (transfer none): the stable word, as in `identity_decision.verdict`
 */
const char *
dossier_verdict_to_text (DossierVerdict verdict)
{
  g_return_val_if_fail (verdict < G_N_ELEMENTS (verdicts), NULL);
  return verdicts[verdict];
}

/**
 * dossier_verdict_from_text:
 * @text: (nullable): a word
 * @verdict: (out): the verdict of that name
 *
 * Returns: whether there is such a verdict
 */
gboolean
dossier_verdict_from_text (const char     *text,
                           DossierVerdict *verdict)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (text, verdicts[i]) == 0)
      {
        *verdict = i;
        return TRUE;
      }
  return FALSE;
}

void
dossier_identity_proposal_free (DossierIdentityProposal *proposal)
{
  if (proposal == NULL)
    return;
  g_clear_object (&proposal->kept);
  g_clear_object (&proposal->other);
  g_free (proposal->reason);
  g_free (proposal);
}

/**
 * dossier_identity_preview_new:
 *
 * Returns: (transfer full): a preview of moving nothing
 */
DossierIdentityPreview *
dossier_identity_preview_new (void)
{
  return g_new0 (DossierIdentityPreview, 1);
}

void
dossier_identity_preview_free (DossierIdentityPreview *preview)
{
  if (preview == NULL)
    return;
  g_strfreev (preview->aliases);
  g_free (preview->obstacle);
  g_free (preview);
}
