/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-suggestion.h"

G_BEGIN_DECLS

/* Names in texts that are not English. */

gboolean dossier_suggest_is_english   (const char *text,
                                       const char *language);
void     dossier_suggest_sift_foreign (GPtrArray  *names);

G_END_DECLS
