/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the annex: every passage that the notes cite, with its quote, its source, and the way back to where it is cited. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-writer.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"

#define NUMBER_WIDTH 26.0
#define MAX_LINKS_BACK 40

static void
add_cell_block (DossierPdfWriter *writer,
                DossierPdfRoleId  role,
                DossierPdfText   *marker,
                DossierPdfText   *text)
{
  DossierPdfBlock *block = dossier_pdf_block_new (role);

  block->rtl = dossier_export_speaks_rtl ();
  dossier_pdf_block_add_cell (block, marker, 0, NUMBER_WIDTH, NULL);
  dossier_pdf_block_add_cell (block, text, NUMBER_WIDTH, writer->flow->paper.text_width - NUMBER_WIDTH, NULL);
  dossier_pdf_flow_add_block (writer->flow, block);
}

/* "Cited on page 2, 5", once a page; each number leads to the first citation there. */
static void
add_ways_back (DossierPdfWriter      *writer,
               DossierPdfText        *text,
               const DossierPdfCited *cited,
               guint                  pages_before)
{
  guint last = G_MAXUINT, n_links = 0;

  for (guint call = 1; call <= cited->n_calls && n_links < MAX_LINKS_BACK; call++)
    {
      g_autofree char *place = g_strdup_printf ("c%u-%u", cited->number, call);
      guint page = dossier_pdf_flow_page_of (writer->flow, place);
      g_autofree char *number = NULL;

      if (page == G_MAXUINT || page == last)
        continue;
      /* Translators: page numbers follow */
      dossier_pdf_text_append (text, n_links == 0 ? _("Cited on page ") : ", ", DOSSIER_PDF_PLAIN);
      number = g_strdup_printf ("%u", page + pages_before + 1);
      dossier_pdf_text_append_link (text, number, DOSSIER_PDF_PLAIN, place);
      last = page;
      n_links++;
    }
}

static void
write_entry (DossierPdfWriter *writer,
             DossierPdfCited  *cited,
             guint             pages_before)
{
  g_autofree char *number = g_strdup_printf ("%u", cited->number);
  g_autofree char *place = g_strdup_printf ("p%u", cited->number);
  g_autofree char *quote = dossier_export_quoted (cited->citation->quote);
  g_autofree char *reference = dossier_export_reference (cited->citation, TRUE);
  DossierPdfText *marker = dossier_pdf_text_new ();
  DossierPdfText *source = dossier_pdf_text_new_ours (reference);

  dossier_pdf_text_add_place (marker, place);
  dossier_pdf_text_append (marker, number, DOSSIER_PDF_STRONG);
  add_cell_block (writer, DOSSIER_PDF_ANNEX_QUOTE, marker, dossier_pdf_text_new_with (quote));
  dossier_pdf_writer_add_address (source, "\n", cited->citation->url);
  if (cited->n_calls > 0)
    dossier_pdf_text_append (source, "\n", DOSSIER_PDF_PLAIN);
  add_ways_back (writer, source, cited, pages_before);
  add_cell_block (writer, DOSSIER_PDF_ANNEX_REFERENCE, dossier_pdf_text_new (), source);
}

/* Everything that cites must be placed by now. @pages_before: what stands before the first page of the flow */
void
dossier_pdf_write_annex (DossierPdfWriter *writer,
                         guint             pages_before)
{
  if (writer->cited->len == 0)
    return;
  dossier_pdf_flow_break_page (writer->flow);
  dossier_pdf_flow_add_heading (writer->flow, DOSSIER_PDF_HEADING_1, dossier_pdf_text_new_with (_("Passages cited")), 1);
  for (guint i = 0; i < writer->cited->len && !dossier_pdf_writer_is_cancelled (writer); i++)
    write_entry (writer, g_ptr_array_index (writer->cited, i), pages_before);
}
