/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierCairoSink:
 * @stream: (unowned)
 * @cancellable: (unowned) (nullable)
 * @error: (owned) (nullable): the first, which whoever draws takes over in the end
 *
 * Where the bytes of a surface go. After the first error nothing more is written, but cairo is never told of it: it crashes when
 * a surface that could not be written is finished.
 */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} DossierCairoSink;

cairo_status_t dossier_cairo_sink_write  (void                *sink,
                                          const unsigned char *bytes,
                                          unsigned int         length);
cairo_status_t dossier_cairo_end_surface (cairo_surface_t     *surface,
                                          cairo_status_t       status);

G_END_DECLS
