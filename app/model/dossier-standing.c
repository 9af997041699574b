/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Standings as stable words, for files and options; the interface has words of its own. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-standing.h"

static const char * const words[] = { "silent", "single", "said", "agrees", "vaguer", "differs" };

/**
 * dossier_standing_to_text:
 *
 * Returns: (transfer none): silent single said agrees vaguer differs
 */
const char *
dossier_standing_to_text (DossierStanding standing)
{
  g_return_val_if_fail (standing < G_N_ELEMENTS (words), NULL);
  return words[standing];
}
