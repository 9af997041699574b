/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The PDF format: writes a laid-out report with structure, outline, links and metadata, page by page into the stream.
 * Any thread. Equal reports give equal bytes: the only time in the file is the report's own.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-export-formats.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "dossier-cairo-sink.h"
#include "dossier-config.h"
#include "dossier-export-words.h"
#include "dossier-pdf-document.h"

#define MAX_OUTLINE_TITLE 160

static void
set_metadata (cairo_surface_t     *surface,
              DossierPdfDocument  *document,
              const DossierReport *report)
{
  g_autofree char *title = dossier_pdf_document_title (document);
  g_autofree char *author = report->author != NULL && *report->author != '\0' ? dossier_export_title (report->author) : NULL;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (report->made_at / 1000);
  g_autofree char *made_at = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier " DOSSIER_VERSION);
  if (made_at == NULL)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made_at);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, made_at);
}

static void
add_outline (cairo_surface_t *surface,
             const GArray    *headings)
{
  int parents[8] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < headings->len; i++)
    {
      const DossierPdfHeading *heading = &g_array_index (headings, DossierPdfHeading, i);
      guint level = MIN (heading->level, G_N_ELEMENTS (parents) - 1);
      g_autofree char *whole = dossier_export_title (heading->title);
      g_autofree char *title = dossier_text_ellipsize (whole, MAX_OUTLINE_TITLE);
      g_autofree char *target = g_strdup_printf ("dest='%s'", heading->place);
      int id = cairo_pdf_surface_add_outline (surface, parents[level - 1], title, target, level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      /* a level that was skipped hangs on the same heading */
      for (guint deeper = level; deeper < G_N_ELEMENTS (parents); deeper++)
        parents[deeper] = id;
    }
}

static void
draw_pages (DossierPdfDocument *document,
            cairo_t            *cr,
            DossierCairoSink   *sink,
            DossierJob         *job)
{
  g_autoptr (DossierPdfPainter) painter = dossier_pdf_painter_new (cr, TRUE);
  guint n_pages = dossier_pdf_document_n_pages (document);

  /* links are only sound within a structure tree, which a "Document" must begin */
  dossier_pdf_tag_begin (cr, "Document");
  for (guint page = 0; page < n_pages && sink->error == NULL; page++)
    {
      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        break;
      dossier_pdf_document_draw_with (document, page, painter);
      cairo_show_page (cr);
      if (job != NULL)
        dossier_job_report (job, page + 1, n_pages, NULL);
    }
  dossier_pdf_tag_end (cr, "Document");
}

static gboolean
write_document (DossierPdfDocument  *document,
                const DossierReport *report,
                DossierCairoSink    *sink,
                DossierJob          *job)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  dossier_pdf_document_size (document, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (dossier_cairo_sink_write, sink, width, height);
  set_metadata (surface, document, report);
  cr = cairo_create (surface);
  draw_pages (document, cr, sink, job);
  if (sink->error == NULL)
    add_outline (surface, dossier_pdf_document_headings (document));
  status = cairo_status (cr);
  cairo_destroy (cr);
  status = dossier_cairo_end_surface (surface, status);
  if (sink->error == NULL && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&sink->error, DOSSIER_EXPORT_ERROR, DOSSIER_EXPORT_ERROR_WRITE, _("the PDF could not be made: %s"), cairo_status_to_string (status));
  return sink->error == NULL;
}

gboolean
dossier_pdf_write (const DossierReport  *report,
                   GOutputStream        *stream,
                   DossierJob           *job,
                   GError              **error)
{
  DossierCairoSink sink = { .stream = stream, .cancellable = job != NULL ? dossier_job_get_cancellable (job) : NULL };
  g_autoptr (DossierPdfDocument) document = NULL;

  if (job != NULL)
    dossier_job_report (job, 0, 0, _("Laying out the pages"));
  document = dossier_pdf_document_new (report, sink.cancellable, error);
  if (document == NULL)
    return FALSE;
  if (job != NULL)
    dossier_job_report (job, 0, dossier_pdf_document_n_pages (document), _("Writing the pages"));
  if (write_document (document, report, &sink, job))
    return TRUE;
  g_propagate_error (error, sink.error);
  return FALSE;
}
