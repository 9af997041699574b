/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes notes: their blocks, names, footnote numbers and quotations. */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-pdf-writer.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"
#include "dossier-note-text.h"

#define LIST_INDENT 18.0

static gboolean
is_passage (const DossierMark *mark)
{
  return mark != NULL && (mark->kind == DOSSIER_MARK_PASSAGE || mark->kind == DOSSIER_MARK_RANGE);
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static void
add_name (DossierPdfWriter  *writer,
          DossierPdfText    *text,
          const DossierMark *mark,
          guint              style)
{
  g_autofree char *id = dossier_id_to_text (&mark->target);
  const char *name = g_hash_table_lookup (writer->report->names, id);

  if (mark->words != NULL)
    dossier_pdf_text_append (text, mark->words, style);
  else if (name != NULL)
    dossier_pdf_text_append (text, name, style);
  if (name != NULL)
    return;
  if (mark->words != NULL)
    dossier_pdf_text_append (text, " ", style);
  dossier_pdf_text_append (text, dossier_export_deleted (), style | DOSSIER_PDF_WARNING);
}

static void
add_mark (DossierPdfWriter  *writer,
          DossierPdfText    *text,
          const DossierMark *mark,
          guint              style,
          gboolean           after_number)
{
  g_autofree char *key = NULL;
  DossierPdfCited *cited;

  if (!is_passage (mark))
    {
      add_name (writer, text, mark, style);
      return;
    }
  key = dossier_mark_to_key (mark);
  cited = dossier_pdf_writer_cite (writer, key);
  if (cited == NULL)
    {
      dossier_pdf_text_append (text, dossier_export_deleted (), style | DOSSIER_PDF_WARNING);
      return;
    }
  dossier_pdf_text_trim (text);
  /* two numbers side by side would read as one */
  if (after_number)
    dossier_pdf_text_append (text, ", ", DOSSIER_PDF_SUPERSCRIPT);
  dossier_pdf_writer_add_number (writer, text, cited, TRUE);
}

static DossierPdfText *
text_of_spans (DossierPdfWriter *writer,
               GPtrArray        *spans)
{
  DossierPdfText *text = dossier_pdf_text_new ();
  gboolean after_number = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const DossierNoteSpan *span = g_ptr_array_index (spans, i);

      if (span->mark != NULL)
        add_mark (writer, text, span->mark, span->style, after_number);
      else
        dossier_pdf_text_append (text, span->text, span->style);
      after_number = is_passage (span->mark) || (after_number && span->text != NULL && is_blank (span->text));
    }
  return text;
}

static void
write_table (DossierPdfWriter *writer,
             GPtrArray        *rows)
{
  g_autoptr (GPtrArray) table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint r = 0; r < rows->len; r++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, r);
      GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_pdf_text_free);

      for (guint c = 0; c < cells->len; c++)
        g_ptr_array_add (texts, text_of_spans (writer, g_ptr_array_index (cells, c)));
      g_ptr_array_add (table, texts);
    }
  dossier_pdf_flow_add_table (writer->flow, table);
}

/* A quotation that holds nothing but citations of passages shows what they quote. */
static gboolean
is_citation (const DossierNoteBlock *block)
{
  guint n_passages = 0;

  for (guint i = 0; i < block->spans->len; i++)
    {
      const DossierNoteSpan *span = g_ptr_array_index (block->spans, i);

      if (span->mark != NULL ? !is_passage (span->mark) : !is_blank (span->text))
        return FALSE;
      n_passages += span->mark != NULL;
    }
  return n_passages > 0;
}

static void
write_citation (DossierPdfWriter       *writer,
                const DossierNoteBlock *block)
{
  for (guint i = 0; i < block->spans->len; i++)
    {
      const DossierNoteSpan *span = g_ptr_array_index (block->spans, i);

      if (span->mark != NULL)
        {
          g_autofree char *key = dossier_mark_to_key (span->mark);
          DossierPdfCited *cited = dossier_pdf_writer_cite (writer, key);

          dossier_pdf_writer_add_quote (writer, cited != NULL ? cited->citation : NULL, cited, TRUE);
        }
    }
}

/* The highest headings of a note come right beneath its title, whatever the number of their signs. */
static void
write_heading (DossierPdfWriter       *writer,
               const DossierNoteBlock *block,
               guint                   top_level)
{
  static const DossierPdfRoleId roles[] = { DOSSIER_PDF_HEADING_2, DOSSIER_PDF_HEADING_3, DOSSIER_PDF_HEADING_4 };
  guint below = block->level - top_level;

  dossier_pdf_flow_add_heading (writer->flow, roles[MIN (below, 2)], text_of_spans (writer, block->spans), below + 2);
}

static guint
find_top_level (GPtrArray *blocks,
                guint      first)
{
  guint level = 3;

  for (guint i = first; i < blocks->len; i++)
    {
      const DossierNoteBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == DOSSIER_NOTE_HEADING)
        level = MIN (level, block->level);
    }
  return level;
}

/* Returns: whether the block is a table of sources that can be shown; of a deleted event the mark says so itself */
static gboolean
write_grid (DossierPdfWriter       *writer,
            const DossierNoteBlock *block)
{
  const DossierMark *mark = dossier_note_block_grid (block);
  g_autofree char *key = mark != NULL ? dossier_mark_to_key (mark) : NULL;
  const DossierGrid *grid = key != NULL ? g_hash_table_lookup (writer->report->grids, key) : NULL;

  if (grid != NULL)
    dossier_pdf_write_grid (writer, grid, TRUE);
  return grid != NULL;
}

static void
write_block (DossierPdfWriter       *writer,
             const DossierNoteBlock *block,
             guint                   top_level,
             guint                  *list)
{
  gboolean is_item = block->kind == DOSSIER_NOTE_BULLET || block->kind == DOSSIER_NOTE_NUMBERED;
  g_autofree char *marker = NULL;

  if (!is_item)
    *list = 0;
  else if (*list == 0)
    *list = dossier_pdf_flow_new_group (writer->flow);
  switch (block->kind)
    {
    case DOSSIER_NOTE_HEADING:
      write_heading (writer, block, top_level);
      break;
    case DOSSIER_NOTE_BULLET:
    case DOSSIER_NOTE_NUMBERED:
      marker = block->kind == DOSSIER_NOTE_BULLET ? g_strdup (block->depth % 2 == 0 ? "•" : "–") : g_strdup_printf ("%u.", block->level);
      dossier_pdf_flow_add_item (writer->flow, DOSSIER_PDF_ITEM, marker, text_of_spans (writer, block->spans), 4 + block->depth * LIST_INDENT, *list);
      break;
    case DOSSIER_NOTE_QUOTATION:
      if (is_citation (block))
        write_citation (writer, block);
      else
        dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_QUOTATION, text_of_spans (writer, block->spans), dossier_pdf_flow_new_group (writer->flow));
      break;
    case DOSSIER_NOTE_TABLE:
      write_table (writer, block->rows);
      break;
    case DOSSIER_NOTE_PARAGRAPH:
    default:
      if (write_grid (writer, block))
        break;
      dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_PARAGRAPH, text_of_spans (writer, block->spans), 0);
      break;
    }
}

/* Many people begin a note with its title as a heading: it is not printed twice. */
static gboolean
repeats_title (const DossierNoteBlock *block,
               const char             *title)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *line = NULL;

  if (block->kind != DOSSIER_NOTE_HEADING)
    return FALSE;
  for (guint i = 0; i < block->spans->len; i++)
    {
      const DossierNoteSpan *span = g_ptr_array_index (block->spans, i);

      if (span->mark != NULL)
        return FALSE;
      g_string_append (words, span->text);
    }
  line = dossier_export_title (words->str);
  return g_str_equal (line, title);
}

/* @with_title: FALSE when the title stands already at the head of the report */
void
dossier_pdf_write_note (DossierPdfWriter        *writer,
                        const DossierReportNote *note,
                        gboolean                 with_title)
{
  g_autofree char *title = dossier_export_title (note->title);
  g_autofree char *prose = g_utf8_make_valid (note->text != NULL ? note->text : "", -1);
  g_autoptr (GPtrArray) blocks = dossier_note_parse (prose);
  guint first = blocks->len > 0 && repeats_title (g_ptr_array_index (blocks, 0), title) ? 1 : 0;
  guint top_level = find_top_level (blocks, first), list = 0;

  if (with_title)
    dossier_pdf_flow_add_heading (writer->flow, DOSSIER_PDF_HEADING_1, dossier_pdf_text_new_with (title), 1);
  for (guint i = first; i < blocks->len && !dossier_pdf_writer_is_cancelled (writer); i++)
    write_block (writer, g_ptr_array_index (blocks, i), top_level, &list);
  if (blocks->len == 0)
    {
      DossierPdfText *text = dossier_pdf_text_new_ours ("");

      dossier_pdf_text_append (text, _("This note is empty."), DOSSIER_PDF_DIM);
      dossier_pdf_flow_add (writer->flow, DOSSIER_PDF_PARAGRAPH, text, 0);
    }
}
