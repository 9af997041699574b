/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column or key of a table holds what: told by its name, or by the person who imports. Private to app/import. */

#pragma once

#include "dossier-entry-private.h"

G_BEGIN_DECLS

/**
 * DossierColumn: one name and what it holds.
 * @rank: the smaller, the plainer; names that a person gave come first
 */
typedef struct
{
  char *name;  /* (owned) */
  DossierEntryField field;
  int rank;
} DossierColumn;

GArray            *dossier_columns_parse_map  (const char         *map,
                                               GError            **error);
DossierEntryField  dossier_columns_field_of   (GArray             *map,
                                               const char         *name,
                                               int                *rank);
gboolean           dossier_columns_check_map  (GArray             *map,
                                               const char * const *names,
                                               GError            **error);
void               dossier_columns_set_error  (GError            **error,
                                               const char * const *names);

G_END_DECLS
