/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-alike.h"

G_BEGIN_DECLS

/**
 * DossierAlikeKnown: one name of an entity that the workspace has.
 * @name: see #DossierAlikeName; copied
 * @mentions: how often it is named in the library
 */
typedef struct
{
  DossierId entity;
  DossierAlikeName name;
  guint mentions;
} DossierAlikeKnown;

/**
 * DossierAlikeProposal:
 * @entity: who may be meant; each is proposed once, by the name of it that is most alike
 * @known: which of the names the index was made of
 * @similarity: of the names alone, 0–1
 * @score: with the role, the company and how often it is named, 0–1; what proposals are ordered by
 * @why: (owned): for people, translated
 */
typedef struct
{
  DossierId entity;
  guint known;
  double similarity;
  double score;
  DossierAlikeReason reason;
  char *why;
} DossierAlikeProposal;

/**
 * DossierAlikeCompany:
 * Returns: how strongly @entity belongs to those named beside the name in question, 0–1
 */
typedef double (*DossierAlikeCompany) (const DossierId *entity,
                                       gpointer         data);

typedef struct _DossierAlikeIndex DossierAlikeIndex;

void               dossier_alike_proposal_free (DossierAlikeProposal    *proposal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAlikeProposal, dossier_alike_proposal_free)

DossierAlikeIndex *dossier_alike_index_new     (const DossierAlikeKnown *known,
                                                gsize                    n_known);
DossierAlikeIndex *dossier_alike_index_ref     (DossierAlikeIndex       *self);
void               dossier_alike_index_unref   (DossierAlikeIndex       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAlikeIndex, dossier_alike_index_unref)

GPtrArray         *dossier_alike_index_find    (const DossierAlikeIndex *self,
                                                const DossierAlikeName  *name,
                                                DossierAlikeCompany      company,
                                                gpointer                 company_data,
                                                guint                    limit);

G_END_DECLS
