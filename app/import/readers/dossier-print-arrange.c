/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The lines of one page into the order in which they are read: pieces of a line joined, columns that came mixed parted,
 * bullets put before their items, tables that came by columns turned into rows. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-print-private.h"

#include "dossier-words-private.h"

#include <math.h>
#include <string.h>

/* In letter sizes: no setting stretches words so far apart. */
#define WIDE_GAP 8
#define CELL_WORDS 4u
#define MARK_REACH 80u
#define MAX_LINE_BYTES 4000u

static void
append_line (DossierPrintLine *before,
             DossierPrintLine *line,
             const char       *gap)
{
  char *text = g_strconcat (before->text, gap, line->text, NULL);

  g_free (before->text);
  before->text = text;
  before->x0 = MIN (before->x0, line->x0);
  before->x1 = MAX (before->x1, line->x1);
  before->y0 = MIN (before->y0, line->y0);
  g_clear_pointer (&line->text, g_free);
}

/* A line stretched to the edges of its column comes in pieces, and so does one that begins with a large letter. */
static gboolean
join_pieces (DossierPrintLine *before,
             DossierPrintLine *line)
{
  float size = MIN (before->size, line->size);

  if (line->page != before->page || strlen (before->text) > MAX_LINE_BYTES)
    return FALSE;
  if (fabsf (line->y1 - before->y1) < size * 0.35f && fabsf (line->size - before->size) < size * 0.5f && line->x0 >= before->x1 - 1)
    {
      gboolean wide = line->x0 - before->x1 > line->size * WIDE_GAP;

      if (!wide && line->x0 - before->x1 > line->size && dossier_words_count (before->text) > 2 && dossier_words_count (line->text) > 2)
        {
          line->beside = TRUE;
          return FALSE;
        }
      append_line (before, line, wide ? " | " : " ");
      before->row = before->row || wide;
      return TRUE;
    }
  if (g_utf8_strlen (before->text, 4) <= 1 && before->size > line->size * 1.8f && g_unichar_isupper (g_utf8_get_char (before->text))
      && line->x0 >= before->x1 - line->size && line->x0 < before->x1 + line->size * 2 && line->y0 < before->y1 && line->y1 > before->y0)
    {
      append_line (before, line, "");
      before->size = line->size;
      before->y1 = line->y1;
      before->word_end = line->word_end;
      before->bold = line->bold;
      return TRUE;
    }
  return FALSE;
}

static void
join_lines (DossierPrint *print,
            guint         from)
{
  guint kept = from;

  for (guint i = from; i < print->lines->len; i++)
    {
      DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, i);

      if (kept > from && join_pieces (&g_array_index (print->lines, DossierPrintLine, kept - 1), line))
        continue;
      if (kept != i)
        {
          g_array_index (print->lines, DossierPrintLine, kept) = *line;
          line->text = NULL;
        }
      kept++;
    }
  g_array_set_size (print->lines, kept);
}

/* Two columns that came line by line are put one after the other. */
static void
part_columns (DossierPrint *print,
              guint         from)
{
  for (guint i = from + 1; i < print->lines->len; i++)
    {
      g_autoptr (GArray) right = NULL;
      float split;
      guint end = i - 1, left = i - 1, first;

      if (!g_array_index (print->lines, DossierPrintLine, i).beside)
        continue;
      split = g_array_index (print->lines, DossierPrintLine, i).x0 - 1;
      first = i - 1;
      right = g_array_new (FALSE, FALSE, sizeof (DossierPrintLine));
      for (; end < print->lines->len; end++)
        {
          DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, end);
          float step = end > first ? line->y1 - (line - 1)->y1 : 0;

          if ((line->x0 < split && line->x1 > split + 1) || step < -line->size * 0.5f || step > line->size * 2.2f)
            break;
          if (line->x0 >= split)
            g_array_append_val (right, *line);
          else
            g_array_index (print->lines, DossierPrintLine, left++) = *line;
        }
      for (guint j = 0; j < right->len; j++)
        g_array_index (print->lines, DossierPrintLine, left++) = g_array_index (right, DossierPrintLine, j);
      i = end;
    }
}

/* Lines that were merged into others are left behind. */
static void
keep_line (DossierPrint *print,
           guint         index,
           guint        *kept)
{
  DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, index);

  if (line->text == NULL)
    return;
  if (*kept != index)
    {
      g_array_index (print->lines, DossierPrintLine, *kept) = *line;
      line->text = NULL;
    }
  (*kept)++;
}

static gboolean
is_lone_mark (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  gunichar c = g_utf8_get_char (text);

  if (digits > 0)
    return digits <= 2 && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == '\0';
  return *g_utf8_next_char (text) == '\0'
         && (c == 0x2022 || c == 0x25cf || c == 0x25aa || c == 0x25a0 || c == 0x25e6 || c == 0x2023 || c == '-' || c == 0x2013
             || (c >= 0xe000 && c <= 0xf8ff));
}

/* Bullets may come in a column of their own, before the items they belong to. */
static void
attach_marks (DossierPrint *print,
              guint         from)
{
  guint kept = from;

  for (guint i = from; i < print->lines->len; i++)
    {
      DossierPrintLine *mark = &g_array_index (print->lines, DossierPrintLine, i);
      gboolean lone = is_lone_mark (mark->text);

      for (guint j = i + 1; lone && j < MIN (print->lines->len, i + MARK_REACH); j++)
        {
          DossierPrintLine *item = &g_array_index (print->lines, DossierPrintLine, j);

          if (fabsf (item->y1 - mark->y1) < item->size * 0.4f && item->x0 >= mark->x1 && item->x0 - mark->x1 < item->size * 4)
            {
              char *text = g_strconcat (mark->text, " ", item->text, NULL);

              g_free (item->text);
              item->text = text;
              item->x0 = mark->x0;
              g_clear_pointer (&mark->text, g_free);
              break;
            }
        }
      keep_line (print, i, &kept);
    }
  g_array_set_size (print->lines, kept);
}

/* How many short lines stand below each other from here on. */
static guint
count_cells (DossierPrint *print,
             guint         from,
             float        *right)
{
  guint count = 0;

  for (guint i = from; i < print->lines->len && count < MARK_REACH; i++, count++)
    {
      const DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, i);
      const DossierPrintLine *before = count > 0 ? line - 1 : NULL;

      if (line->row || dossier_words_count (line->text) > CELL_WORDS || strlen (line->text) > MAX_LINE_BYTES / 10)
        break;
      if (before != NULL && (line->y1 < before->y1 + line->size * 0.5f || line->y1 > before->y1 + line->size * 4
                             || line->x0 > *right || line->x1 < before->x0))
        break;
      *right = before != NULL ? MAX (*right, line->x1) : line->x1;
    }
  return count;
}

/* Whether each of these lines stands beside one of the rows; gives the first such row. */
static gboolean
match_rows (DossierPrint *print,
            guint         row,
            guint         n_rows,
            guint         cell,
            guint         n_cells,
            guint        *first)
{
  guint matched = 0;

  for (guint i = 0; i < n_rows && matched < n_cells; i++)
    {
      const DossierPrintLine *left = &g_array_index (print->lines, DossierPrintLine, row + i);
      const DossierPrintLine *right = &g_array_index (print->lines, DossierPrintLine, cell + matched);

      if (fabsf (left->y1 - right->y1) > right->size * 0.4f)
        continue;
      if (matched == 0)
        *first = i;
      matched++;
    }
  return matched == n_cells && n_cells >= 2;
}

/* A table may come column by column; its rows are what a reader wants. */
static void
join_columns (DossierPrint *print,
              guint         from)
{
  guint kept = from;

  for (guint i = from; i < print->lines->len;)
    {
      float right = 0, cell_right = 0;
      guint n_rows = count_cells (print, i, &right), cell = i + n_rows, n_cells, first = 0, end;

      while (n_rows >= 2 && cell < print->lines->len && g_array_index (print->lines, DossierPrintLine, cell).x0 > right
             && (n_cells = count_cells (print, cell, &cell_right)) >= 2 && match_rows (print, i, n_rows, cell, n_cells, &first))
        {
          for (guint j = 0, row = i + first; j < n_cells && row < i + n_rows; row++)
            {
              DossierPrintLine *left = &g_array_index (print->lines, DossierPrintLine, row);
              DossierPrintLine *line = &g_array_index (print->lines, DossierPrintLine, cell + j);

              if (fabsf (left->y1 - line->y1) > line->size * 0.4f)
                continue;
              append_line (left, line, " | ");
              left->row = TRUE;
              j++;
            }
          cell += n_cells;
          right = cell_right;
        }
      /* No table: one line is done with, and the next may begin one. */
      end = cell > i + n_rows ? cell : i + 1;
      for (; i < end; i++)
        keep_line (print, i, &kept);
    }
  g_array_set_size (print->lines, kept);
}

/**
 * dossier_print_arrange:
 * @from: the first line of the page; the others follow to the end
 */
void
dossier_print_arrange (DossierPrint *self,
                       guint         from)
{
  join_lines (self, from);
  part_columns (self, from);
  attach_marks (self, from);
  join_columns (self, from);
}
