/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/* Who is the same as whom: decisions, proposals to decide, and what a decision would move. */

/**
 * DossierVerdict:
 * @DOSSIER_VERDICT_SAME: both are one; holds for all that are the same as either
 * @DOSSIER_VERDICT_DIFFERENT: they are two; holds between all that are the same as the one and all that are the same as the other
 * @DOSSIER_VERDICT_UNDECIDED: looked at, and left open: not proposed again
 */
typedef enum
{
  DOSSIER_VERDICT_SAME,
  DOSSIER_VERDICT_DIFFERENT,
  DOSSIER_VERDICT_UNDECIDED,
} DossierVerdict;

const char *dossier_verdict_to_text   (DossierVerdict  verdict);
gboolean    dossier_verdict_from_text (const char     *text,
                                       DossierVerdict *verdict);

/**
 * DossierIdentity: one decision in force. @entity is, of a "same", the one that is shown.
 */
typedef struct
{
  GObject parent_instance;
  DossierId id;
  DossierVerdict verdict;
  DossierId entity;
  DossierId other;
  char *entity_name;
  char *other_name;
  char *entity_kind;
  char *other_kind;
  char *reason;          /* (nullable) */
  char *made_by;         /* (nullable): name of the analyst */
  gint64 made_at;        /* UTC milliseconds */
} DossierIdentity;
DOSSIER_DECLARE_RECORD (DossierIdentity, dossier_identity, IDENTITY)

/**
 * DossierIdentityProposal: two entities that may be one.
 * @kept: (owned): the one with more mentions
 * @other: (owned)
 * @score: 0–100
 * @reason: why, for people
 * @undecided: somebody looked at it before and left it open
 */
typedef struct
{
  DossierEntity *kept;
  DossierEntity *other;
  guint score;
  char *reason;
  gboolean undecided;
} DossierIdentityProposal;

void dossier_identity_proposal_free (DossierIdentityProposal *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIdentityProposal, dossier_identity_proposal_free)

/**
 * DossierIdentityPreview: what a merge or a split would move.
 * @mentions: passages that would name the other one
 * @articles: in so many articles
 * @events: events whose participant or place would be the other one
 * @statements: of them so many statements
 * @places: events that are said to be there, of which the other one would be a place
 * @aliases: NULL-terminated: names that would go along
 * @obstacle: (nullable): why it cannot be done as things stand, for people
 */
typedef struct
{
  guint mentions;
  guint articles;
  guint events;
  guint statements;
  guint places;
  GStrv aliases;
  char *obstacle;
} DossierIdentityPreview;

DossierIdentityPreview *dossier_identity_preview_new  (void);
void                    dossier_identity_preview_free (DossierIdentityPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIdentityPreview, dossier_identity_preview_free)

G_END_DECLS
