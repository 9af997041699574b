/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program dossier-extract: reads documents for Dossier where they can do no harm. Started by dossier-extractor.c. */

#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include "dossier-import-read.h"

int
main (void)
{
  const DossierExtractSetup setup = { .read = dossier_import_read_all, .warm = dossier_extract_warm };

  return dossier_extract_run (&setup);
}
