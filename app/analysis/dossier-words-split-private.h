/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierToken: one word of a text, or one character of a script that writes without spaces.
 * @hash: of its letters, folded: case, marks, apostrophes and soft hyphens do not count
 * @start: bytes
 * @end: bytes, exclusive
 * @single: it is a character of a script without spaces
 */
typedef struct
{
  guint64 hash;
  guint32 start;
  guint32 end;
  gboolean single;
} DossierToken;

GArray *dossier_words_split (const char *text,
                             guint       limit);
guint64 dossier_words_mix   (guint64     value);

G_END_DECLS
