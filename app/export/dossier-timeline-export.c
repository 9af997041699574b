/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A timeline as a file: PDF in pages, SVG and PNG as one picture. Any thread. Equal timelines give equal bytes: the only time in the
 * file is that of the last change.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-export.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <string.h>

#include "dossier-cairo-sink.h"
#include "dossier-config.h"
#include "dossier-export-file.h"
#include "dossier-export-words.h"
#include "dossier-pdf-draw.h"
#include "dossier-timeline-sheet.h"

#define FINE 2.6             /* pixels a point of a PNG, where that is not too large */
#define COARSE (96.0 / 72.0)
#define MOST_PIXELS 32000    /* on a side */
#define MOST_AREA 9e7

const char * const dossier_timeline_formats[] = { "pdf", "svg", "png", NULL };

typedef struct
{
  const DossierTimeline *timeline;
  const DossierTimelineOptions *options;
  const char *format;
} Writing;

static gboolean
finish (DossierCairoSink  *sink,
        cairo_surface_t   *surface,
        cairo_status_t     status,
        GError           **error)
{
  status = dossier_cairo_end_surface (surface, status);
  if (sink->error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&sink->error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE, _("the timeline could not be drawn: %s"),
                 cairo_status_to_string (status));
  if (sink->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&sink->error));
  return FALSE;
}

static void
set_metadata (cairo_surface_t *surface,
              const Writing   *writing)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (writing->timeline->changed_at / 1000);
  g_autofree char *changed_at = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("1970-01-01T00:00:00Z");
  g_autofree char *title = dossier_export_title (writing->options->title);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier " DOSSIER_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, changed_at);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, changed_at);
}

static gboolean
write_pdf (const Writing     *writing,
           DossierCairoSink  *sink,
           GError           **error)
{
  g_autoptr (DossierTimelineSheet) sheet = dossier_timeline_sheet_new (writing->timeline, writing->options, TRUE);
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  dossier_timeline_sheet_size (sheet, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (dossier_cairo_sink_write, sink, width, height);
  set_metadata (surface, writing);
  cr = cairo_create (surface);
  dossier_pdf_tag_begin (cr, "Document");
  for (guint page = 0; page < dossier_timeline_sheet_n_pages (sheet) && sink->error == NULL; page++)
    {
      dossier_pdf_tag_begin (cr, "P");
      dossier_timeline_sheet_draw (sheet, page, cr);
      dossier_pdf_tag_end (cr, "P");
      cairo_show_page (cr);
    }
  dossier_pdf_tag_end (cr, "Document");
  status = cairo_status (cr);
  cairo_destroy (cr);
  return finish (sink, surface, status, error);
}

static cairo_status_t
keep_cb (void                *data,
         const unsigned char *bytes,
         unsigned int         length)
{
  g_string_append_len (data, (const char *) bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
name_anew_cb (const GMatchInfo *match,
              GString          *result,
              gpointer          data)
{
  GHashTable *names = data;
  g_autofree char *old = g_match_info_fetch (match, 0);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (names, old));

  if (number == 0)
    {
      number = g_hash_table_size (names) + 1;
      g_hash_table_insert (names, g_strdup (old), GUINT_TO_POINTER (number));
    }
  g_string_append_printf (result, "part%u", number);
  return FALSE;
}

/* Cairo names groups by how many surfaces the process has made so far; letters are outlines here, so nothing else is touched. */
static char *
name_groups_anew (const GString *svg)
{
  g_autoptr (GRegex) groups = g_regex_new ("\\b(surface|source-|image-)[0-9]+\\b", G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return g_regex_replace_eval (groups, svg->str, (gssize) svg->len, 0, 0, name_anew_cb, names, NULL);
}

static gboolean
write_svg (const Writing     *writing,
           DossierCairoSink  *sink,
           GError           **error)
{
  g_autoptr (DossierTimelineSheet) sheet = dossier_timeline_sheet_new (writing->timeline, writing->options, FALSE);
  g_autoptr (GString) svg = g_string_new (NULL);
  g_autofree char *named = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  dossier_timeline_sheet_size (sheet, &width, &height);
  surface = cairo_svg_surface_create_for_stream (keep_cb, svg, width, height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  dossier_timeline_sheet_draw (sheet, 0, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (!finish (sink, surface, status, error))
    return FALSE;
  named = name_groups_anew (svg);
  return g_output_stream_write_all (sink->stream, named, strlen (named), NULL, NULL, error);
}

/* As fine as fits a picture. */
static double
pixels_a_point (double width,
                double height)
{
  double scale = FINE;

  while (scale > COARSE && (height * scale > MOST_PIXELS || width * height * scale * scale > MOST_AREA))
    scale = MAX (scale * 0.9, COARSE);
  return height * scale > MOST_PIXELS ? 0 : scale;
}

static gboolean
write_png (const Writing     *writing,
           DossierCairoSink  *sink,
           GError           **error)
{
  g_autoptr (DossierTimelineSheet) sheet = dossier_timeline_sheet_new (writing->timeline, writing->options, FALSE);
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height, scale;
  cairo_t *cr;

  dossier_timeline_sheet_size (sheet, &width, &height);
  scale = pixels_a_point (width, height);
  if (scale <= 0)
    {
      g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE,
                           _("there are too many lanes for one picture; write a PDF, or show less"));
      return FALSE;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * scale), (int) (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  dossier_timeline_sheet_draw (sheet, 0, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, dossier_cairo_sink_write, sink);
  return finish (sink, surface, status, error);
}

static gboolean
write_timeline (GOutputStream  *stream,
                gpointer        data,
                GError        **error)
{
  const Writing *writing = data;
  DossierCairoSink sink = { .stream = stream };

  if (g_str_equal (writing->format, "pdf"))
    return write_pdf (writing, &sink, error);
  if (g_str_equal (writing->format, "svg"))
    return write_svg (writing, &sink, error);
  return write_png (writing, &sink, error);
}

/**
 * dossier_timeline_export_file:
 * @timeline: what is on it
 * @format: one of dossier_timeline_formats
 * @path: the file to make or to replace; only its owner may read it
 * @error: %DOSSIER_EXPORT_ERROR
 *
 * Writes a timeline into a file. When it fails, what was at @path before is still there.
 */
gboolean
dossier_timeline_export_file (const DossierTimeline         *timeline,
                              const DossierTimelineOptions  *options,
                              const char                    *format,
                              const char                    *path,
                              GError                       **error)
{
  Writing writing = { timeline, options, format };

  g_return_val_if_fail (timeline != NULL && options != NULL && format != NULL && path != NULL, FALSE);

  if (!g_strv_contains (dossier_timeline_formats, format))
    {
      g_set_error (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_FORMAT, _("no such format: %s"), format);
      return FALSE;
    }
  if (timeline->events->len == 0)
    {
      g_set_error_literal (error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_EMPTY, _("there are no events to show"));
      return FALSE;
    }
  return dossier_export_replace (path, write_timeline, &writing, error);
}
