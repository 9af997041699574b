/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program dossier-extract-pages: dossier-extract for pages of the web and text alone. Started by dossier-extractor.c. */

#define G_LOG_DOMAIN "dossier-extract"

#include "dossier-extract-private.h"

#include "dossier-import-pages.h"

int
main (void)
{
  const DossierExtractSetup setup = { .read = dossier_import_pages_read, .warm = dossier_extract_warm_pages };

  return dossier_extract_run (&setup);
}
