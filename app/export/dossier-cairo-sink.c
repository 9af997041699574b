/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What cairo draws, written to a stream. Any thread. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-cairo-sink.h"

/**
 * dossier_cairo_sink_write:
 * @sink: a DossierCairoSink
 *
 * A cairo_write_func_t.
 *
 * Returns: always that it was written; see the sink's error
 */
cairo_status_t
dossier_cairo_sink_write (void                *sink,
                          const unsigned char *bytes,
                          unsigned int         length)
{
  DossierCairoSink *self = sink;

  if (self->error == NULL)
    g_output_stream_write_all (self->stream, bytes, length, NULL, self->cancellable, &self->error);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * dossier_cairo_end_surface:
 * @surface: (transfer full): what was drawn on
 * @status: of what drew
 *
 * Returns: @status, or when that was well how the surface came to its end
 */
cairo_status_t
dossier_cairo_end_surface (cairo_surface_t *surface,
                           cairo_status_t   status)
{
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}
