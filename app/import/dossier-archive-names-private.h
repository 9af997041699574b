/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Archives, looked at from outside. Private to app/import. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dossier_archive_is_zip        (const guint8 *bytes,
                                        gsize         length);
gboolean dossier_archive_is_packed     (const guint8 *bytes,
                                        gsize         length);
gboolean dossier_archive_has           (const guint8 *bytes,
                                        gsize         length,
                                        const char   *name);
char    *dossier_archive_first_content (const guint8 *bytes,
                                        gsize         length,
                                        const char   *name);

G_END_DECLS
