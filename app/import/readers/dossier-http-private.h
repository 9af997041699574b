/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Header lines, and answers of web servers as they were stored. Nothing here talks to one. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const guint8 *dossier_http_find_body (const guint8  *bytes,
                                      gsize          length);
char         *dossier_http_field     (const guint8  *bytes,
                                      const guint8  *end,
                                      const char    *name);
guint         dossier_http_status    (const guint8  *bytes,
                                      gsize          length);
GBytes       *dossier_http_content   (const guint8  *bytes,
                                      gsize          length,
                                      gsize          limit,
                                      const char   **reason);

G_END_DECLS
