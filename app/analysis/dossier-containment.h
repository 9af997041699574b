/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which place lies in which, as far as tables that are compiled in know it (data/gazetteers/within-*.tsv). */

gboolean dossier_place_is_region (const char *name);
gboolean dossier_place_is_known  (const char *name);
gboolean dossier_place_same_name (const char *a,
                                  const char *b);
gboolean dossier_place_lies_in   (const char *inner,
                                  const char *outer);

G_END_DECLS
