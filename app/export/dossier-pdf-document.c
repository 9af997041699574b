/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Puts a report together: title and contents in front, then notes, annotations, events, and the passages cited. A report of
 * one note has no front; its title heads the page. Font map and all else are the document's own, so that any thread may have one.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-document.h"

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "dossier-export-words.h"
#include "dossier-pdf-writer.h"

struct _DossierPdfDocument
{
  const DossierReport *report;
  PangoFontMap *fonts;
  PangoContext *context;
  DossierPdfFlow *front; /* (nullable) */
  DossierPdfFlow *body;
};

static void
make_context (DossierPdfDocument *document)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  document->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (document->fonts), 72);
  document->context = pango_font_map_create_context (document->fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (document->context, options);
  pango_context_set_base_dir (document->context, dossier_export_speaks_rtl () ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_context_set_round_glyph_positions (document->context, FALSE);
  cairo_font_options_destroy (options);
}

static gboolean
is_one_note (const DossierReport *report)
{
  return !report->everything && report->notes->len == 1;
}

/* The title of a report of one note is the note's; the name of the whole goes beneath it. */
static void
write_title (DossierPdfDocument *document,
             DossierPdfFlow     *flow)
{
  const DossierReport *report = document->report;
  g_autofree char *title = dossier_pdf_document_title (document);
  g_autofree char *made_on = dossier_export_made_on (report);
  g_autofree char *author = report->author != NULL && *report->author != '\0' ? dossier_export_title (report->author) : NULL;
  g_autofree char *name = report->title != NULL && *report->title != '\0' ? dossier_export_title (report->title) : NULL;
  g_autoptr (GString) under = g_string_new (NULL);
  const char *parts[] = { g_strcmp0 (name, title) != 0 ? name : NULL, author, made_on };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (under, "%s%s", under->len > 0 ? " · " : "", parts[i]);
  if (is_one_note (report))
    dossier_pdf_flow_add_heading (flow, DOSSIER_PDF_TITLE, dossier_pdf_text_new_with (title), 1);
  else
    dossier_pdf_flow_add (flow, DOSSIER_PDF_TITLE, dossier_pdf_text_new_with (title), 0);
  if (under->len > 0)
    dossier_pdf_flow_add (flow, DOSSIER_PDF_SUBTITLE, dossier_pdf_text_new_with (under->str), 0);
}

static guint
count_sections (const DossierReport *report)
{
  return report->notes->len + (report->everything && report->articles->len > 0) + (report->everything && report->events->len > 0);
}

static void
write_body (DossierPdfDocument *document,
            DossierPdfWriter   *writer)
{
  const DossierReport *report = document->report;
  gboolean contents = count_sections (report) > 1;

  if (!contents)
    write_title (document, document->body);
  for (guint i = 0; i < report->notes->len && !dossier_pdf_writer_is_cancelled (writer); i++)
    {
      if (i > 0 && !report->everything)
        dossier_pdf_flow_break_page (document->body);
      dossier_pdf_write_note (writer, g_ptr_array_index (report->notes, i), !is_one_note (report));
    }
  if (report->everything)
    {
      dossier_pdf_write_annotations (writer);
      dossier_pdf_write_events (writer);
    }
  dossier_pdf_flow_flush (document->body);
  if (contents)
    {
      DossierPdfPaper paper = document->body->paper;

      document->front = dossier_pdf_flow_new (document->context, &paper);
      write_title (document, document->front);
      dossier_pdf_write_contents (document->front, document->body->headings, writer->cited->len > 0);
      dossier_pdf_flow_finish (document->front);
    }
  dossier_pdf_write_annex (writer, document->front != NULL ? document->front->pages->len : 0);
  dossier_pdf_flow_finish (document->body);
  if (document->front != NULL)
    dossier_pdf_number_contents (document->front, document->body);
}

/**
 * dossier_pdf_document_new:
 * @report: outlives the document
 *
 * Lays a report out. Without notes, annotations and events it is one page with the title.
 *
 * Returns: (transfer full) (nullable): the document, or NULL with @error set when it was cancelled
 */
DossierPdfDocument *
dossier_pdf_document_new (const DossierReport  *report,
                          GCancellable         *cancellable,
                          GError              **error)
{
  g_autoptr (DossierPdfDocument) document = NULL;
  DossierPdfWriter writer = { .report = report, .cancellable = cancellable };
  DossierPdfPaper paper;

  g_return_val_if_fail (report != NULL, NULL);
  document = g_new0 (DossierPdfDocument, 1);
  document->report = report;
  make_context (document);
  dossier_pdf_paper_init (&paper);
  document->body = dossier_pdf_flow_new (document->context, &paper);
  writer.flow = document->body;
  writer.cited = g_ptr_array_new_with_free_func (g_free);
  writer.by_key = g_hash_table_new (g_str_hash, g_str_equal);
  write_body (document, &writer);
  g_ptr_array_unref (writer.cited);
  g_hash_table_unref (writer.by_key);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}

void
dossier_pdf_document_free (DossierPdfDocument *document)
{
  if (document == NULL)
    return;
  dossier_pdf_flow_free (document->front);
  dossier_pdf_flow_free (document->body);
  g_clear_object (&document->context);
  g_clear_object (&document->fonts);
  g_free (document);
}

guint
dossier_pdf_document_n_pages (DossierPdfDocument *document)
{
  g_return_val_if_fail (document != NULL, 0);
  return document->body->pages->len + (document->front != NULL ? document->front->pages->len : 0);
}

/**
 * dossier_pdf_document_size:
 * @width: (out): of every page, in points
 * @height: (out)
 */
void
dossier_pdf_document_size (DossierPdfDocument *document,
                           double             *width,
                           double             *height)
{
  g_return_if_fail (document != NULL);
  *width = document->body->paper.width;
  *height = document->body->paper.height;
}

/**
 * dossier_pdf_document_draw:
 * @page: from 0
 * @cr: one unit is one point; the paper is not painted
 *
 * Draws a page as a picture, without links and structure.
 */
void
dossier_pdf_document_draw (DossierPdfDocument *document,
                           guint               page,
                           cairo_t            *cr)
{
  g_autoptr (DossierPdfPainter) painter = NULL;

  g_return_if_fail (document != NULL);
  g_return_if_fail (page < dossier_pdf_document_n_pages (document));
  painter = dossier_pdf_painter_new (cr, FALSE);
  dossier_pdf_document_draw_with (document, page, painter);
}

void
dossier_pdf_document_draw_with (DossierPdfDocument *document,
                                guint               page,
                                DossierPdfPainter  *painter)
{
  guint n_front = document->front != NULL ? document->front->pages->len : 0;
  guint n_pages = n_front + document->body->pages->len;

  if (page < n_front)
    dossier_pdf_painter_draw_page (painter, document->front, page, page + 1, n_pages);
  else
    dossier_pdf_painter_draw_page (painter, document->body, page - n_front, page + 1, n_pages);
}

const GArray *
dossier_pdf_document_headings (DossierPdfDocument *document)
{
  return document->body->headings;
}

/* Returns: (transfer full): what the document is called */
char *
dossier_pdf_document_title (DossierPdfDocument *document)
{
  const DossierReport *report = document->report;

  if (is_one_note (report))
    return dossier_export_title (((DossierReportNote *) g_ptr_array_index (report->notes, 0))->title);
  return dossier_export_title (report->title);
}
