/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads the prose of a note into blocks, line by line; what stands in a block is dossier-note-inline.c's.
 * Pure functions, any thread. Time grows with the length of the text, whatever stands in it; nothing is refused.
 */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-note-private.h"

#include <string.h>

#define MAX_DEPTH 5
#define MAX_DIGITS 9

typedef struct
{
  const char       *text;
  const char       *end;
  GPtrArray        *blocks;
  DossierNoteBlock *open;   /* (owned) (nullable): takes further lines */
  GArray           *pieces; /* of DossierNotePiece: its lines */
} Parser;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static const char *
skip_blanks (const char *p,
             const char *end)
{
  while (p < end && is_blank (*p))
    p++;
  return p;
}

static void
block_free (gpointer data)
{
  DossierNoteBlock *block = data;

  g_clear_pointer (&block->spans, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_free (block);
}

static void
close_block (Parser *parser)
{
  if (parser->open == NULL)
    return;
  parser->open->spans = dossier_note_parse_spans (parser->text, &g_array_index (parser->pieces, DossierNotePiece, 0), parser->pieces->len);
  g_ptr_array_add (parser->blocks, g_steal_pointer (&parser->open));
  g_array_set_size (parser->pieces, 0);
}

static gboolean
ends_in_escape (const DossierNotePiece *piece)
{
  const char *p = piece->end;

  while (p > piece->start && p[-1] == '\\')
    p--;
  return (piece->end - p) % 2 == 1;
}

static void
add_line (Parser     *parser,
          const char *start,
          const char *end)
{
  DossierNotePiece piece = { .start = skip_blanks (start, end), .end = end };

  while (piece.end > piece.start && is_blank (piece.end[-1]))
    piece.end--;
  piece.hard = end - piece.end >= 2 || ends_in_escape (&piece);
  g_array_append_val (parser->pieces, piece);
}

static void
open_block (Parser               *parser,
            DossierNoteBlockKind  kind,
            guint                 level,
            guint                 depth)
{
  close_block (parser);
  parser->open = g_new0 (DossierNoteBlock, 1);
  parser->open->kind = kind;
  parser->open->level = level;
  parser->open->depth = depth;
}

static guint
depth_of (const char *line,
          const char *p)
{
  guint columns = 0;

  for (; line < p; line++)
    columns += *line == '\t' ? 4 : 1;
  return MIN (columns / 2, MAX_DEPTH);
}

static gboolean
take_heading (Parser     *parser,
              const char *p,
              const char *end)
{
  const char *text = p;

  while (text < end && *text == '#')
    text++;
  if (text == p || text - p > 6 || text == end || !is_blank (*text) || skip_blanks (text, end) == end)
    return FALSE;
  open_block (parser, DOSSIER_NOTE_HEADING, MIN ((guint) (text - p), 3), 0);
  add_line (parser, text, end);
  close_block (parser);
  return TRUE;
}

static gboolean
take_quotation (Parser     *parser,
                const char *p,
                const char *end)
{
  if (*p != '>')
    return FALSE;
  if (skip_blanks (p + 1, end) == end)
    {
      close_block (parser);
      return TRUE;
    }
  if (parser->open == NULL || parser->open->kind != DOSSIER_NOTE_QUOTATION)
    open_block (parser, DOSSIER_NOTE_QUOTATION, 0, 0);
  add_line (parser, p + 1, end);
  return TRUE;
}

static gboolean
take_item (Parser     *parser,
           const char *line,
           const char *p,
           const char *end)
{
  DossierNoteBlockKind kind = DOSSIER_NOTE_BULLET;
  const char *text = p + 1;
  guint number = 0;

  if (g_ascii_isdigit (*p))
    {
      text = dossier_note_read_number (p, end, MAX_DIGITS, &number);
      if (text == NULL || text == end || (*text != '.' && *text != ')'))
        return FALSE;
      /* a year that happens to begin a line of a paragraph begins no list */
      if (number != 1 && parser->open != NULL && parser->open->kind == DOSSIER_NOTE_PARAGRAPH)
        return FALSE;
      kind = DOSSIER_NOTE_NUMBERED;
      text++;
    }
  else if (*p != '-' && *p != '*' && *p != '+')
    {
      return FALSE;
    }
  if (text == end || !is_blank (*text) || skip_blanks (text, end) == end)
    return FALSE;
  open_block (parser, kind, number, depth_of (line, p));
  add_line (parser, text, end);
  return TRUE;
}

/* Returns: (nullable): the next "|" that parts cells, from @p on; those escaped or in a mark do not */
static const char *
next_bar (const char *text,
          const char *p,
          const char *end)
{
  while (p < end && *p != '|')
    {
      DossierMark mark = { 0 };
      const char *after = *p == '[' ? dossier_mark_read (text, p, end, &mark) : NULL;

      dossier_mark_clear (&mark);
      p = after != NULL ? after : p + (dossier_note_is_escape (p, end) ? 2 : 1);
    }
  return p < end ? p : NULL;
}

static gboolean
is_rule (const char *p,
         const char *end)
{
  gboolean bar = FALSE, dash = FALSE;

  for (; p < end; p++)
    {
      bar |= *p == '|';
      dash |= *p == '-';
      if (strchr ("|-: \t", *p) == NULL)
        return FALSE;
    }
  return bar && dash;
}

static GPtrArray *
parse_row (const char *text,
           const char *p,
           const char *end)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  if (p < end && *p == '|')
    p++;
  while (end > p && is_blank (end[-1]))
    end--;
  while (p < end)
    {
      const char *bar = next_bar (text, p, end);
      DossierNotePiece piece = { .start = skip_blanks (p, bar != NULL ? bar : end), .end = bar != NULL ? bar : end };

      while (piece.end > piece.start && is_blank (piece.end[-1]))
        piece.end--;
      g_ptr_array_add (cells, dossier_note_parse_spans (text, &piece, 1));
      p = bar != NULL ? bar + 1 : end;
    }
  return cells;
}

static const char *
line_end (const char *p,
          const char *end)
{
  const char *newline = memchr (p, '\n', (gsize) (end - p));

  return newline != NULL ? newline : end;
}

/* Returns: (nullable): the end of the table's last line when one begins with the line from @p to @end */
static const char *
take_table (Parser     *parser,
            const char *p,
            const char *end)
{
  const char *last = end, *rule_end;

  if (next_bar (parser->text, p, end) == NULL || end == parser->end)
    return NULL;
  rule_end = line_end (end + 1, parser->end);
  if (!is_rule (end + 1, rule_end - (rule_end > end + 1 && rule_end[-1] == '\r')))
    return NULL;
  open_block (parser, DOSSIER_NOTE_TABLE, 0, 0);
  parser->open->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (parser->open->rows, parse_row (parser->text, p, end - (end[-1] == '\r')));
  last = rule_end;
  while (last < parser->end)
    {
      const char *row = skip_blanks (last + 1, parser->end);
      const char *row_end = line_end (row, parser->end);

      if (next_bar (parser->text, row, row_end) == NULL)
        break;
      g_ptr_array_add (parser->open->rows, parse_row (parser->text, row, row_end - (row_end[-1] == '\r')));
      last = row_end;
    }
  g_ptr_array_add (parser->blocks, g_steal_pointer (&parser->open));
  return last;
}

/* Returns: the end of the last line that was taken */
static const char *
take_line (Parser     *parser,
           const char *line)
{
  const char *newline = line_end (line, parser->end);
  const char *end = newline - (newline > line && newline[-1] == '\r');
  const char *p = skip_blanks (line, end);
  const char *table_end;

  if (p == end)
    {
      close_block (parser);
      return newline;
    }
  table_end = take_table (parser, p, newline);
  if (table_end != NULL)
    return table_end;
  if (take_heading (parser, p, end) || take_quotation (parser, p, end) || take_item (parser, line, p, end))
    return newline;
  if (parser->open == NULL || parser->open->kind == DOSSIER_NOTE_QUOTATION)
    open_block (parser, DOSSIER_NOTE_PARAGRAPH, 0, 0);
  add_line (parser, p, end);
  return newline;
}

/**
 * dossier_note_parse:
 * @text: a note, UTF-8
 *
 * Parses a note. Offsets of marks are byte offsets in @text.
 *
 * Returns: (transfer full) (element-type DossierNoteBlock): its blocks; the array frees them
 */
GPtrArray *
dossier_note_parse (const char *text)
{
  Parser parser = { 0 };
  const char *line;

  g_return_val_if_fail (text != NULL, NULL);
  parser.text = text;
  parser.end = text + strlen (text);
  parser.blocks = g_ptr_array_new_with_free_func (block_free);
  parser.pieces = g_array_new (FALSE, FALSE, sizeof (DossierNotePiece));
  for (line = text; line < parser.end; line++)
    line = take_line (&parser, line);
  close_block (&parser);
  g_array_unref (parser.pieces);
  return parser.blocks;
}

/**
 * dossier_note_block_grid:
 *
 * Returns: (transfer none) (nullable): the mark of a paragraph that holds nothing but one table of sources
 */
const DossierMark *
dossier_note_block_grid (const DossierNoteBlock *block)
{
  const DossierMark *mark = NULL;

  g_return_val_if_fail (block != NULL, NULL);

  if (block->kind != DOSSIER_NOTE_PARAGRAPH)
    return NULL;
  for (guint i = 0; i < block->spans->len; i++)
    {
      const DossierNoteSpan *span = g_ptr_array_index (block->spans, i);

      if (span->mark == NULL && strspn (span->text, " \t\n") == strlen (span->text))
        continue;
      if (span->mark == NULL || span->mark->kind != DOSSIER_MARK_GRID || mark != NULL)
        return NULL;
      mark = span->mark;
    }
  return mark;
}
