/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-db.h"
#include "dossier-identity.h"

G_BEGIN_DECLS

/* Who is the same as whom. "Same" is an equivalence; "different" holds between all of one group and all of another. */

gboolean   dossier_identities_decide    (DossierDb *db, const DossierId *a, const DossierId *b, DossierVerdict verdict, const char *reason, DossierId *decision, GError **error);
gboolean   dossier_identities_check_same (DossierDb *db, const DossierId *a, const DossierId *b, GError **error);
gboolean   dossier_identities_take_back (DossierDb *db, const DossierId *decision, GError **error);
GPtrArray *dossier_identities_list      (DossierDb *db, const DossierId *entity, GError **error); /* (element-type DossierIdentity) */
GPtrArray *dossier_identities_list_roots (DossierDb *db, GError **error); /* the same of all, but entity and other are those that stand for them */
DossierIdentity *dossier_identities_get (DossierDb *db, const DossierId *decision, GError **error);

gboolean   dossier_identities_split     (DossierDb *db, const DossierId *entity, const DossierId *mentions, guint n_mentions, const char * const *aliases, const DossierId *into, const char *name, const char *kind, DossierId *made, guint *count, GError **error);

DossierIdentityPreview *dossier_identities_preview_merge (DossierDb *db, const DossierId *kept, const DossierId *other, GError **error);
DossierIdentityPreview *dossier_identities_preview_split (DossierDb *db, const DossierId *entity, const DossierId *mentions, guint n_mentions, const char * const *aliases, const DossierId *into, GError **error);

/**
 * DossierIdentityCandidate: an entity as proposing who may be the same needs it.
 * @description: (owned) (nullable)
 * @names: (owned): all its names, the preferred first
 * @mentions: accepted ones
 */
typedef struct
{
  DossierId id;
  char *kind;
  char *description;
  GPtrArray *names;
  guint mentions;
} DossierIdentityCandidate;

GPtrArray *dossier_identities_candidates (DossierDb *db, GError **error); /* (element-type DossierIdentityCandidate): the ones that are shown, not those merged into them */
void       dossier_identity_candidate_free (DossierIdentityCandidate *candidate);

/**
 * DossierIdentityCompany: how two entities are named.
 * @sentences: in how many sentences both
 * @n_shared: beside how many others both, in different articles
 * @shared: (owned): names of some of these
 */
typedef struct
{
  guint sentences;
  guint n_shared;
  GStrv shared;
} DossierIdentityCompany;

gboolean   dossier_identities_read_company (DossierDb *db, const DossierId *a, const DossierId *b, DossierIdentityCompany *company, GError **error);
void       dossier_identity_company_clear (DossierIdentityCompany *company);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierIdentityCompany, dossier_identity_company_clear)

G_END_DECLS
