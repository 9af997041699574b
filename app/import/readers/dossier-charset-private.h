/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes of any encoding to valid UTF-8. Private to app/import. */

#pragma once

#include "dossier-encoding-private.h"

G_BEGIN_DECLS

char *dossier_encoding_to_utf8 (const guint8  *bytes,
                                gsize          length,
                                const char    *declared,
                                gsize         *out_length,
                                GError       **error);

const guint16 *dossier_charset_table (const char *label);

G_END_DECLS
