/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierStanding:
 * @DOSSIER_STANDING_SILENT: says nothing of it; never a difference
 * @DOSSIER_STANDING_SINGLE: the only one that says something of it
 * @DOSSIER_STANDING_SAID: words, which nobody but a reader can compare
 * @DOSSIER_STANDING_AGREES: the same
 * @DOSSIER_STANDING_VAGUER: says less than another, and contradicts none
 * @DOSSIER_STANDING_DIFFERS: not both can be right
 *
 * How what one account says of a point stands to the others, or to what is assessed; of a row, the strongest of its cells.
 * In the order of weight.
 */
typedef enum
{
  DOSSIER_STANDING_SILENT,
  DOSSIER_STANDING_SINGLE,
  DOSSIER_STANDING_SAID,
  DOSSIER_STANDING_AGREES,
  DOSSIER_STANDING_VAGUER,
  DOSSIER_STANDING_DIFFERS,
} DossierStanding;

const char *dossier_standing_to_text (DossierStanding standing);

G_END_DECLS
