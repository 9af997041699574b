/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What bytes show of their encoding. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_encoding_is_binary (const guint8  *bytes,
                                     gsize          length);
gsize    dossier_encoding_cut       (const guint8  *bytes,
                                     gsize          length,
                                     gsize          most);
const char *dossier_encoding_codec       (const guint8 *bytes,
                                          gsize         length,
                                          gsize        *mark);
gboolean    dossier_encoding_has_escapes (const guint8 *bytes,
                                          gsize         length);
char       *dossier_encoding_take_utf8   (const guint8 *bytes,
                                          gsize         length,
                                          gsize        *out_length);

G_END_DECLS
