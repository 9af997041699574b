/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Markup, known by its beginning. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dossier_element_skip_prolog (const char   *at,
                                         const char   *end);
char       *dossier_element_root_name   (const guint8 *bytes,
                                         gsize         length,
                                         char        **start);
char       *dossier_html_readable_start (const guint8 *bytes,
                                         gsize         length);
gboolean    dossier_html_begins         (const char   *text,
                                         gsize         length);

G_END_DECLS
