/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ZipBuild ZipBuild;

ZipBuild *zip_build_new   (void);
void      zip_build_add   (ZipBuild   *self,
                           const char *name,
                           const void *content,
                           gsize       length,
                           gboolean    pack);
GBytes   *zip_build_close (ZipBuild   *self);

G_END_DECLS
