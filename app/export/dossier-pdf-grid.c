/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what the sources say of an event as tables: fields down, some sources across, what is assessed last. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-writer.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"
#include "dossier-grid-table.h"
#include "dossier-grid-words.h"
#include "dossier-statement-words.h"

#define COLUMNS_A_TABLE 3 /* beside the fields: more could not be read on the paper */

typedef struct
{
  DossierPdfWriter *writer;
  const DossierGrid *grid;
  const DossierGridShape *shape;
  gboolean footnotes;  /* what is cited stands at the foot of the page as well */
} Table;

static void
add_line (DossierPdfText *text,
          const char     *words,
          guint           style)
{
  if (words == NULL || *words == '\0')
    return;
  if (text->words->len > 0)
    dossier_pdf_text_append (text, "\n", DOSSIER_PDF_PLAIN);
  dossier_pdf_text_append (text, words, style);
}

static void
add_statement (const Table            *table,
               DossierPdfText         *text,
               const DossierStatement *statement)
{
  g_autofree char *value = dossier_statement_value (statement), *quote = dossier_grid_statement_quote (statement);

  add_line (text, value, DOSSIER_PDF_STRONG);
  add_line (text, quote, DOSSIER_PDF_PLAIN);
  if (statement->passage != NULL)
    {
      g_autofree char *id = dossier_id_to_text (&statement->passage->id), *key = g_strconcat ("passage:", id, NULL);
      DossierPdfCited *cited = dossier_pdf_writer_cite (table->writer, key);

      if (cited != NULL)
        dossier_pdf_writer_add_number (table->writer, text, cited, table->footnotes);
    }
  add_line (text, dossier_credibility_words (statement->credibility), DOSSIER_PDF_DIM);
}

static DossierPdfText *
text_of_cell (const Table          *table,
              const DossierGridRow *row,
              guint                 column)
{
  g_autoptr (GPtrArray) statements = dossier_grid_shape_statements (table->shape, row, column);
  g_autofree char *standing = dossier_grid_standing_of_cell (table->shape, row, column);
  DossierPdfText *text = dossier_pdf_text_new ();

  for (guint i = 0; i < statements->len; i++)
    add_statement (table, text, g_ptr_array_index (statements, i));
  if (statements->len == 0)
    add_line (text, dossier_standing_words (DOSSIER_STANDING_SILENT), DOSSIER_PDF_DIM);
  else
    add_line (text, standing, DOSSIER_PDF_EMPHASIS);
  return text;
}

static DossierPdfText *
text_of_assessed (const Table          *table,
                  const DossierGridRow *row)
{
  g_autofree char *date = dossier_grid_row_assessed (row, table->grid->event);
  DossierPdfText *text = dossier_pdf_text_new ();

  for (guint i = 0; i < row->assessed->len; i++)
    add_statement (table, text, g_ptr_array_index (row->assessed, i));
  add_line (text, date, DOSSIER_PDF_STRONG);
  return text;
}

static DossierPdfText *
text_of_field (const DossierGridRow *row)
{
  DossierPdfText *text = dossier_pdf_text_new_with (dossier_grid_row_heading (row));

  if (row->standing > DOSSIER_STANDING_SAID)
    add_line (text, dossier_standing_words (row->standing), row->standing == DOSSIER_STANDING_DIFFERS ? DOSSIER_PDF_STRONG : DOSSIER_PDF_DIM);
  return text;
}

static DossierPdfText *
text_of_head (const DossierGrid      *grid,
              const DossierGridShape *shape,
              guint                   column)
{
  const DossierGridColumn *head = g_ptr_array_index (grid->columns, g_array_index (shape->heads, guint, column));
  g_autofree char *words = dossier_grid_head_of_column (grid, shape, column), *grade = dossier_export_grade (head->article->source_grade);
  DossierPdfText *text = dossier_pdf_text_new_with (words);

  add_line (text, grade, DOSSIER_PDF_PLAIN);
  return text;
}

/* @first: position among the columns shown, assessed behind the last; up to before @end */
static void
write_part (const Table *table,
            guint        first,
            guint        end)
{
  const DossierGridShape *shape = table->shape;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint r = 0; r <= shape->rows->len; r++)
    {
      const DossierGridRow *row = r > 0 ? g_ptr_array_index (table->grid->rows, g_array_index (shape->rows, guint, r - 1)) : NULL;
      GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pdf_text_free);

      g_ptr_array_add (texts, row != NULL ? text_of_field (row) : dossier_pdf_text_new_ours (_("Field")));
      for (guint c = first; c < end; c++)
        {
          if (c == shape->heads->len)
            g_ptr_array_add (texts, row != NULL ? text_of_assessed (table, row) : dossier_pdf_text_new_ours (_("Assessed")));
          else
            g_ptr_array_add (texts, row != NULL ? text_of_cell (table, row, c) : text_of_head (table->grid, shape, c));
        }
      g_ptr_array_add (rows, texts);
    }
  dossier_pdf_flow_add_table (table->writer->flow, rows);
}

/**
 * dossier_pdf_write_grid:
 * @in_note: it stands in the prose of a note: with the title of the event, and what it cites at the foot of the page
 *
 * More sources than the paper has room for go into further tables with the same rows, about as many into each.
 */
void
dossier_pdf_write_grid (DossierPdfWriter  *writer,
                        const DossierGrid *grid,
                        gboolean           in_note)
{
  g_autoptr (DossierGridShape) shape = dossier_grid_shape_new (grid, DOSSIER_GRID_BY_DATE, FALSE, TRUE, NULL);
  g_autofree char *title = dossier_export_title (grid->event->title), *sources = dossier_grid_sources_words (grid);
  g_autofree char *differences = dossier_grid_differences_words (grid), *meta = in_note ? dossier_export_event (grid->event) : NULL;
  g_autoptr (GString) below = g_string_new (meta);
  Table table = { writer, grid, shape, in_note };
  guint n_columns, n_parts;

  g_string_append_printf (below, "%s%s", below->len > 0 ? " · " : "", sources);
  if (differences != NULL)
    g_string_append_printf (below, " · %s", differences);
  if (in_note)
    dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_LABEL, dossier_pdf_text_new_with (title), 0);
  dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_META, dossier_pdf_text_new_ours (below->str), 0);
  n_columns = shape->heads->len + 1;
  n_parts = (n_columns + COLUMNS_A_TABLE - 1) / COLUMNS_A_TABLE;
  for (guint i = 0; i < n_parts && !dossier_pdf_writer_is_cancelled (writer); i++)
    write_part (&table, n_columns * i / n_parts, n_columns * (i + 1) / n_parts);
}
