/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-fields.h"
#include "dossier-proposal.h"
#include "dossier-query.h"

G_BEGIN_DECLS

/* Records as keys and values; docs/cli.md lists the keys. */

const char    *dossier_describe_columns (DossierRecordType type);
DossierFields *dossier_describe_record  (DossierRecordType type,
                                         gpointer          record,
                                         gboolean          for_people);
DossierFields *dossier_describe_kind    (DossierKind      *kind);

gboolean       dossier_describe_type_from_text (const char        *text,
                                                DossierRecordType *type);

G_END_DECLS
