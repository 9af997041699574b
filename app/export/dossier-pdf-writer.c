/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Citations as the parts of a report print them: numbers, footnotes, quotes with their references. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-writer.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"

#define WORD_JOINER "\xe2\x81\xa0"

static gboolean
ends_in_ideograph (const DossierPdfText *text)
{
  const char *end = text->words->str + text->words->len;
  const char *last = g_utf8_find_prev_char (text->words->str, end);

  return last != NULL && g_unichar_iswide (g_utf8_get_char (last));
}

/* @separator: what stands before an address, if there is one */
void
dossier_pdf_writer_add_address (DossierPdfText *text,
                                const char     *separator,
                                const char     *address)
{
  if (address == NULL || *address == '\0')
    return;
  dossier_pdf_text_append (text, separator, DOSSIER_PDF_PLAIN);
  dossier_pdf_text_append_address (text, address, address);
}

/* Returns: (transfer none) (nullable): the passage under its number, or NULL when it is no more */
DossierPdfCited *
dossier_pdf_writer_cite (DossierPdfWriter *writer,
                         const char       *key)
{
  DossierPdfCited *cited = g_hash_table_lookup (writer->by_key, key);
  gpointer stored_key, citation;
  g_autofree char *reference = NULL, *number = NULL, *place = NULL;
  DossierPdfText *footnote;

  if (cited != NULL)
    return cited;
  if (!g_hash_table_lookup_extended (writer->report->citations, key, &stored_key, &citation) || citation == NULL)
    return NULL;
  cited = g_new0 (DossierPdfCited, 1);
  cited->key = stored_key;
  cited->citation = citation;
  cited->number = writer->cited->len + 1;
  g_ptr_array_add (writer->cited, cited);
  g_hash_table_insert (writer->by_key, stored_key, cited);
  reference = dossier_export_reference (citation, FALSE);
  number = g_strdup_printf ("%u", cited->number);
  place = g_strdup_printf ("p%u", cited->number);
  footnote = dossier_pdf_text_new_ours ("");
  dossier_pdf_text_append_link (footnote, number, DOSSIER_PDF_PLAIN, place);
  dossier_pdf_text_append (footnote, "  ", DOSSIER_PDF_PLAIN);
  dossier_pdf_text_append (footnote, reference, DOSSIER_PDF_PLAIN);
  dossier_pdf_writer_add_address (footnote, " · ", cited->citation->url);
  dossier_pdf_flow_add_footnote (writer->flow, footnote);
  return cited;
}

/* Prints the number of a passage, as a link to the annex; the annex finds the way back by the place it leaves. */
void
dossier_pdf_writer_add_number (DossierPdfWriter *writer,
                               DossierPdfText   *text,
                               DossierPdfCited  *cited,
                               gboolean          footnote)
{
  g_autofree char *number = g_strdup_printf ("%u", cited->number);
  g_autofree char *target = g_strdup_printf ("p%u", cited->number);
  g_autofree char *place = g_strdup_printf ("c%u-%u", cited->number, ++cited->n_calls);

  if (ends_in_ideograph (text))
    dossier_pdf_text_append (text, WORD_JOINER, DOSSIER_PDF_PLAIN);
  dossier_pdf_text_add_place (text, place);
  dossier_pdf_text_append_link (text, number, DOSSIER_PDF_SUPERSCRIPT, target);
  if (footnote)
    dossier_pdf_text_call_footnote (text, cited->number);
}

/* Prints the words of a passage beside a bar, with their reference when it does not stand above them. */
void
dossier_pdf_writer_add_quote (DossierPdfWriter      *writer,
                              const DossierCitation *citation,
                              DossierPdfCited       *cited,
                              gboolean               with_reference)
{
  guint group = dossier_pdf_flow_new_group (writer->flow);
  DossierPdfText *text = dossier_pdf_text_new ();
  g_autofree char *quote = NULL, *reference = NULL;
  gboolean rtl;

  if (citation == NULL)
    {
      dossier_pdf_text_append (text, dossier_export_deleted (), DOSSIER_PDF_WARNING);
      dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_QUOTE, text, group);
      return;
    }
  quote = dossier_export_quoted (citation->quote);
  dossier_pdf_text_append (text, quote, DOSSIER_PDF_PLAIN);
  if (cited != NULL)
    dossier_pdf_writer_add_number (writer, text, cited, FALSE);
  rtl = dossier_pdf_text_is_rtl (text);
  dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_QUOTE, text, group);
  if (!with_reference)
    return;
  reference = dossier_export_reference (citation, FALSE);
  dossier_pdf_flow_add_directed (writer->flow, DOSSIER_PDF_REFERENCE, dossier_pdf_text_new_ours (reference), group, rtl);
}

gboolean
dossier_pdf_writer_is_cancelled (DossierPdfWriter *writer)
{
  return g_cancellable_is_cancelled (writer->cancellable);
}
