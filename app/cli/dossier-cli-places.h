/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-cli.h"

G_BEGIN_DECLS

/**
 * DossierCliPlace: a range of an article, in code points, end exclusive.
 */
typedef struct
{
  guint start;
  guint end;
} DossierCliPlace;

GArray  *dossier_cli_places_find  (const char      *text,
                                   const char      *words);
gboolean dossier_cli_place_read   (DossierCli      *cli,
                                   const char      *text,
                                   DossierId       *article,
                                   DossierCliPlace *place,
                                   char           **heading);

G_END_DECLS
