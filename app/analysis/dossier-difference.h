/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"
#include "dossier-standing.h"

G_BEGIN_DECLS

/**
 * DossierDifference:
 * @DOSSIER_DIFFERENCE_NONE: nothing to compare: words, numbers of different things, a place that no table knows
 * @DOSSIER_DIFFERENCE_SAME: both say the same
 * @DOSSIER_DIFFERENCE_NARROWER: the first says more, and the second allows it
 * @DOSSIER_DIFFERENCE_WIDER: the first says less, and allows the second
 * @DOSSIER_DIFFERENCE_BOTH: both can be right, and each says something that the other does not
 * @DOSSIER_DIFFERENCE_CONTRARY: not both can be right
 *
 * How the first of two values stands to the second. The rules are a table in docs/weighing.md.
 */
typedef enum
{
  DOSSIER_DIFFERENCE_NONE,
  DOSSIER_DIFFERENCE_SAME,
  DOSSIER_DIFFERENCE_NARROWER,
  DOSSIER_DIFFERENCE_WIDER,
  DOSSIER_DIFFERENCE_BOTH,
  DOSSIER_DIFFERENCE_CONTRARY,
} DossierDifference;

DossierDifference dossier_difference_of_dates   (const char          *a,
                                                 const char          *b,
                                                 char               **reason);
DossierDifference dossier_difference_of_figures (const DossierFigure *a,
                                                 const DossierFigure *b,
                                                 char               **reason);
DossierDifference dossier_difference_of_places  (const char          *a,
                                                 const char          *b,
                                                 char               **reason);
DossierDifference dossier_difference_of_cells   (GPtrArray           *a,
                                                 GPtrArray           *b,
                                                 char               **reason);
gboolean          dossier_difference_within     (GPtrArray           *cell,
                                                 char               **reason);
DossierStanding   dossier_difference_standing   (DossierDifference    difference);

char             *dossier_claim_key             (const DossierStatement *claim);
const char       *dossier_unit_measures         (const char          *unit);
double            dossier_unit_factor           (const char          *unit);
gboolean          dossier_role_is_plain         (const char          *role);
gboolean          dossier_roles_exclude         (const char          *a,
                                                 const char          *b);

G_END_DECLS
