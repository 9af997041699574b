/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what a report of everything has besides notes: annotations article by article, and events with what their sources say. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-writer.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"

static void
add_words (DossierPdfWriter *writer,
           DossierPdfRoleId  role,
           const char       *words)
{
  if (words != NULL && *words != '\0')
    dossier_pdf_flow_add (writer->flow, role, dossier_pdf_text_new_with (words), 0);
}

/* A line that begins with words of the program. */
static void
add_our_words (DossierPdfWriter *writer,
               DossierPdfRoleId  role,
               const char       *words)
{
  if (*words != '\0')
    dossier_pdf_flow_add (writer->flow, role, dossier_pdf_text_new_ours (words), 0);
}

static void
add_heading (DossierPdfWriter *writer,
             DossierPdfRoleId  role,
             const char       *title,
             guint             level)
{
  g_autofree char *line = dossier_export_title (title);

  dossier_pdf_flow_add_heading (writer->flow, role, dossier_pdf_text_new_with (line), level);
}

static void
write_annotation (DossierPdfWriter              *writer,
                  const DossierReportAnnotation *annotation)
{
  g_autofree char *tags = dossier_export_tags ((const char * const *) annotation->tags);

  dossier_pdf_writer_add_quote (writer, annotation->where, NULL, FALSE);
  add_words (writer, DOSSIER_PDF_PARAGRAPH, annotation->remark);
  if (tags != NULL)
    {
      DossierPdfText *text = dossier_pdf_text_new_ours ("");

      dossier_pdf_text_append (text, tags, DOSSIER_PDF_DIM);
      dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_PARAGRAPH, text, 0);
    }
}

static void
write_article (DossierPdfWriter           *writer,
               const DossierReportArticle *article)
{
  g_autofree char *meta = dossier_export_article (article->article);
  DossierPdfText *text = dossier_pdf_text_new_ours (meta);

  add_heading (writer, DOSSIER_PDF_HEADING_2, article->article->title, 2);
  dossier_pdf_writer_add_address (text, *meta != '\0' ? " · " : "", article->article->url);
  if (text->words->len > 0)
    dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_META, text, 0);
  else
    dossier_pdf_text_free (text);
  for (guint i = 0; i < article->annotations->len && !dossier_pdf_writer_is_cancelled (writer); i++)
    write_annotation (writer, g_ptr_array_index (article->annotations, i));
}

static void
write_participants (DossierPdfWriter *writer,
                    GPtrArray        *participants)
{
  guint list;

  if (participants->len == 0)
    return;
  add_our_words (writer, DOSSIER_PDF_LABEL, _("Participants"));
  list = dossier_pdf_flow_new_group (writer->flow);
  for (guint i = 0; i < participants->len; i++)
    {
      g_autofree char *words = dossier_export_participant (g_ptr_array_index (participants, i));

      dossier_pdf_flow_add_item (writer->flow, DOSSIER_PDF_ITEM, "•", dossier_pdf_text_new_with (words), 4, list);
    }
}

/* Each event with its accounts side by side; the numbers in the cells lead to the quotes and their sources. */
static void
write_event (DossierPdfWriter         *writer,
             const DossierReportEvent *event)
{
  g_autofree char *meta = dossier_export_event (event->event), *key = dossier_report_grid_key (&event->event->id);
  const DossierGrid *grid = g_hash_table_lookup (writer->report->grids, key);

  add_heading (writer, DOSSIER_PDF_HEADING_2, event->event->title, 2);
  add_our_words (writer, DOSSIER_PDF_META, meta);
  add_words (writer, DOSSIER_PDF_PARAGRAPH, event->event->description);
  write_participants (writer, event->participants);
  if (grid == NULL || grid->columns->len == 0)
    return;
  add_our_words (writer, DOSSIER_PDF_LABEL, _("What the sources say"));
  dossier_pdf_write_grid (writer, grid, FALSE);
}

void
dossier_pdf_write_annotations (DossierPdfWriter *writer)
{
  GPtrArray *articles = writer->report->articles;

  if (articles->len == 0)
    return;
  dossier_pdf_flow_break_page (writer->flow);
  dossier_pdf_flow_add_heading (writer->flow, DOSSIER_PDF_HEADING_1, dossier_pdf_text_new_with (_("Annotations")), 1);
  for (guint i = 0; i < articles->len && !dossier_pdf_writer_is_cancelled (writer); i++)
    write_article (writer, g_ptr_array_index (articles, i));
}

void
dossier_pdf_write_events (DossierPdfWriter *writer)
{
  GPtrArray *events = writer->report->events;

  if (events->len == 0)
    return;
  dossier_pdf_flow_break_page (writer->flow);
  dossier_pdf_flow_add_heading (writer->flow, DOSSIER_PDF_HEADING_1, dossier_pdf_text_new_with (_("Events")), 1);
  for (guint i = 0; i < events->len && !dossier_pdf_writer_is_cancelled (writer); i++)
    write_event (writer, g_ptr_array_index (events, i));
}
