/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two entities that may be one, proposed or decided, as an item of a list. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-identity-pair.h"

struct _DossierIdentityPair
{
  GObject parent_instance;
  DossierIdentityProposal *proposal; /* (owned) (nullable): to be decided */
  DossierIdentity *decision;         /* (owned) (nullable): decided */
};

G_DEFINE_FINAL_TYPE (DossierIdentityPair, dossier_identity_pair, G_TYPE_OBJECT)

static void
dossier_identity_pair_finalize (GObject *object)
{
  DossierIdentityPair *self = DOSSIER_IDENTITY_PAIR (object);

  g_clear_pointer (&self->proposal, dossier_identity_proposal_free);
  g_clear_object (&self->decision);
  G_OBJECT_CLASS (dossier_identity_pair_parent_class)->finalize (object);
}

static void
dossier_identity_pair_class_init (DossierIdentityPairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_identity_pair_finalize;
}

static void
dossier_identity_pair_init (DossierIdentityPair *self)
{
}

/**
 * dossier_identity_pair_new_proposal:
 * @proposal: (transfer full): two that nobody decided on
 */
DossierIdentityPair *
dossier_identity_pair_new_proposal (DossierIdentityProposal *proposal)
{
  DossierIdentityPair *self;

  g_return_val_if_fail (proposal != NULL, NULL);
  self = g_object_new (DOSSIER_TYPE_IDENTITY_PAIR, NULL);
  self->proposal = proposal;
  return self;
}

/**
 * dossier_identity_pair_new_decision:
 * @decision: (transfer none): what was decided
 */
DossierIdentityPair *
dossier_identity_pair_new_decision (DossierIdentity *decision)
{
  DossierIdentityPair *self;

  g_return_val_if_fail (decision != NULL, NULL);
  self = g_object_new (DOSSIER_TYPE_IDENTITY_PAIR, NULL);
  self->decision = g_object_ref (decision);
  return self;
}

const DossierId *
dossier_identity_pair_get_kept (DossierIdentityPair *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), NULL);
  return self->proposal != NULL ? &self->proposal->kept->id : &self->decision->entity;
}

const DossierId *
dossier_identity_pair_get_other (DossierIdentityPair *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), NULL);
  return self->proposal != NULL ? &self->proposal->other->id : &self->decision->other;
}

/**
 * dossier_identity_pair_get_name:
 * @other: of the second instead of the first
 */
const char *
dossier_identity_pair_get_name (DossierIdentityPair *self,
                                gboolean             other)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), NULL);
  if (self->proposal != NULL)
    return (other ? self->proposal->other : self->proposal->kept)->name;
  return other ? self->decision->other_name : self->decision->entity_name;
}

/**
 * dossier_identity_pair_get_kind:
 * @other: of the second instead of the first
 */
const char *
dossier_identity_pair_get_kind (DossierIdentityPair *self,
                                gboolean             other)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), NULL);
  if (self->proposal != NULL)
    return (other ? self->proposal->other : self->proposal->kept)->kind;
  return other ? self->decision->other_kind : self->decision->entity_kind;
}

/**
 * dossier_identity_pair_get_reason:
 *
 * Returns: (nullable): why they are proposed, or what was written when it was decided
 */
const char *
dossier_identity_pair_get_reason (DossierIdentityPair *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), NULL);
  return self->proposal != NULL ? self->proposal->reason : self->decision->reason;
}

/**
 * dossier_identity_pair_get_decision:
 *
 * Returns: (transfer none) (nullable): NULL of a proposal
 */
DossierIdentity *
dossier_identity_pair_get_decision (DossierIdentityPair *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), NULL);
  return self->decision;
}

/**
 * dossier_identity_pair_get_score:
 *
 * Returns: 0–100, of a proposal
 */
guint
dossier_identity_pair_get_score (DossierIdentityPair *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), 0);
  return self->proposal != NULL ? self->proposal->score : 0;
}

/**
 * dossier_identity_pair_is_undecided:
 *
 * Returns: whether somebody looked at it and left it open
 */
gboolean
dossier_identity_pair_is_undecided (DossierIdentityPair *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (self), FALSE);
  return self->proposal != NULL ? self->proposal->undecided : self->decision->verdict == DOSSIER_VERDICT_UNDECIDED;
}

/**
 * dossier_identity_pair_equal:
 *
 * Returns: whether both are about the same two, decided alike
 */
gboolean
dossier_identity_pair_equal (DossierIdentityPair *a,
                             DossierIdentityPair *b)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_PAIR (a) && DOSSIER_IS_IDENTITY_PAIR (b), FALSE);

  if ((a->decision != NULL) != (b->decision != NULL))
    return FALSE;
  if (a->decision != NULL)
    return dossier_id_equal (&a->decision->id, &b->decision->id);
  return dossier_id_equal (&a->proposal->kept->id, &b->proposal->kept->id)
         && dossier_id_equal (&a->proposal->other->id, &b->proposal->other->id) && a->proposal->undecided == b->proposal->undecided;
}
