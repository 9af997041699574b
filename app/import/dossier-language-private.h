/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which language a text is in. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dossier_language_clean (const char *tag);
char *dossier_language_guess (const char *text,
                              int        *confidence);

G_END_DECLS
