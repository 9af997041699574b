/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Plain text to paragraphs. Blank lines part paragraphs; whether a single line end does too is told by the lines
 * themselves: text broken at a column has lines of like length that end within sentences. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-lines-private.h"

#include "dossier-encoding-private.h"
#include "dossier-sniff-private.h"
#include "dossier-words-private.h"

#include <string.h>

/* No editor breaks lines wider than this, and hardly any narrower than the other. */
#define WRAP_MAX_CHARS 110
#define WRAP_MIN_CHARS 38
/* Editors that count bytes or indents break a little early. */
#define WRAP_SLACK_CHARS 8

static gboolean
ends_line (const char *at,
           const char *end,
           gsize      *width)
{
  guchar byte = *at;

  *width = 1;
  if (byte == '\n' || byte == '\f' || byte == '\v')
    return TRUE;
  if (byte == '\r')
    {
      *width = at + 1 < end && at[1] == '\n' ? 2 : 1;
      return TRUE;
    }
  if (byte == 0xc2 && at + 1 < end && (guchar) at[1] == 0x85)
    {
      *width = 2;
      return TRUE;
    }
  if (byte == 0xe2 && at + 2 < end && (guchar) at[1] == 0x80 && ((guchar) at[2] == 0xa8 || (guchar) at[2] == 0xa9))
    {
      *width = 3;
      return TRUE;
    }
  return FALSE;
}

static void
add_line (GArray     *lines,
          const char *start,
          const char *end)
{
  DossierLine line = { start, 0, 0, 0 };

  while (end > start && g_ascii_isspace (end[-1]))
    end--;
  while (start + line.indent < end && g_ascii_isspace (start[line.indent]))
    line.indent++;
  line.length = end - start;
  line.chars = (guint) g_utf8_strlen (start + line.indent, line.length - line.indent);
  g_array_append_val (lines, line);
}

/**
 * dossier_lines_split:
 *
 * Returns: (transfer full) (element-type DossierLine): the lines of @text, whatever ends them
 */
GArray *
dossier_lines_split (const char *text,
                     gsize       length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (DossierLine));
  const char *start = text, *end = text + length;

  for (const char *at = text; at < end;)
    {
      gsize width;

      if (!ends_line (at, end, &width))
        {
          at++;
          continue;
        }
      add_line (lines, start, at);
      at += width;
      start = at;
    }
  if (start < end)
    add_line (lines, start, end);
  return lines;
}

static gboolean
line_ends_sentence (const DossierLine *line)
{
  g_autofree char *text = g_strndup (line->start, line->length);

  return dossier_words_end_sentence (text);
}

/**
 * dossier_lines_wrap_width:
 *
 * Returns: the column at which the lines were broken, in code points; 0 when their ends are the author's own
 */
guint
dossier_lines_wrap_width (GArray *lines)
{
  guint inner = 0, longest = 0, full = 0, open = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);
      const DossierLine *next = &g_array_index (lines, DossierLine, i + 1);

      if (line->chars == 0 || next->chars == 0)
        continue;
      inner++;
      longest = MAX (longest, line->chars);
      open += line_ends_sentence (line) ? 0 : 1;
    }
  if (inner < 2 || longest > WRAP_MAX_CHARS || longest < WRAP_MIN_CHARS / 2)
    return 0;
  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);
      const DossierLine *next = &g_array_index (lines, DossierLine, i + 1);

      if (line->chars > 0 && next->chars > 0 && line->chars * 3 >= longest * 2)
        full++;
    }
  return full * 10 >= inner * 7 && open * 10 >= inner * 6 ? longest : 0;
}

/**
 * dossier_lines_end_early:
 * @width: of dossier_lines_wrap_width()
 *
 * Returns: whether the next line's first word would have fitted on @line, so that its end is the author's own
 */
gboolean
dossier_lines_end_early (const DossierLine *line,
                         const DossierLine *next,
                         guint              width)
{
  const char *word = next->start + next->indent;
  gsize bytes = 0, left = next->length - next->indent;

  while (bytes < left && !g_ascii_isspace (word[bytes]))
    bytes++;
  return line->chars + 1 + g_utf8_strlen (word, bytes) + WRAP_SLACK_CHARS < width;
}

/**
 * dossier_lines_join:
 *
 * Appends a line to a paragraph broken at a column: with a space, without one after a hyphen within a word or in a
 * script that has none.
 */
void
dossier_lines_join (GString    *paragraph,
                    const char *line,
                    gsize       length)
{
  if (paragraph->len > 0)
    {
      gboolean hyphen = paragraph->len > 1 && paragraph->str[paragraph->len - 1] == '-'
                        && g_ascii_isalpha (paragraph->str[paragraph->len - 2]) && length > 0 && g_ascii_islower (line[0]);

      if (!hyphen && !dossier_words_are_spaceless (paragraph->str, paragraph->len))
        g_string_append_c (paragraph, ' ');
    }
  g_string_append_len (paragraph, line, length);
}

/**
 * dossier_lines_start_item:
 *
 * Returns: whether a line begins as an item of a list does: "- ", "* ", "• ", "– ", "1. ", "2) "
 */
gboolean
dossier_lines_start_item (const char *text,
                          gsize       length)
{
  gsize digits = 0;

  if (length > 2 && (*text == '-' || *text == '*') && text[1] == ' ')
    return TRUE;
  if (length > 4 && (memcmp (text, "•", 3) == 0 || memcmp (text, "–", 3) == 0 || memcmp (text, "‣", 3) == 0))
    return text[3] == ' ' || text[3] == '\t';
  while (digits < length && digits < 3 && g_ascii_isdigit (text[digits]))
    digits++;
  return digits > 0 && digits + 1 < length && (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
}

static void
add_paragraph (DossierGather *gather,
               const char    *text,
               gsize          length)
{
  dossier_gather_add (gather, text, length, dossier_lines_start_item (text, length) ? DOSSIER_BLOCK_LIST : DOSSIER_BLOCK_BODY);
}

static void
read_lines (DossierGather *gather,
            GArray        *lines)
{
  guint width = dossier_lines_wrap_width (lines);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);
      const char *start = line->start + line->indent;
      gsize length = line->length - line->indent;

      if (paragraph->len > 0
          && (line->chars == 0 || width == 0 || dossier_lines_start_item (start, length) || dossier_lines_end_early (line - 1, line, width)))
        {
          add_paragraph (gather, paragraph->str, paragraph->len);
          g_string_truncate (paragraph, 0);
        }
      if (line->chars > 0)
        dossier_lines_join (paragraph, start, length);
    }
  if (paragraph->len > 0)
    add_paragraph (gather, paragraph->str, paragraph->len);
}

/**
 * dossier_plain_add:
 * @text: valid UTF-8
 * @length: in bytes
 *
 * Adds the paragraphs of a text that is known to be an article and nothing else.
 */
void
dossier_plain_add (DossierGather *gather,
                   const char    *text,
                   gsize          length)
{
  g_autoptr (GArray) lines = dossier_lines_split (text, length);

  read_lines (gather, lines);
}

int
dossier_plain_sniff (const guint8 *bytes,
                     gsize         length,
                     const char   *extension)
{
  if (dossier_encoding_is_binary (bytes, length))
    return 0;
  return g_strcmp0 (extension, "txt") == 0 || g_strcmp0 (extension, "text") == 0 ? 40 : 10;
}

DossierDraft *
dossier_plain_read (const char  *text,
                    gsize        length,
                    const char  *file_name,
                    const char  *url_hint,
                    GError     **error)
{
  g_autoptr (DossierGather) gather = dossier_gather_new ("text/plain", "text/1");
  g_autoptr (GArray) lines = NULL;

  lines = dossier_lines_split (text, length);
  read_lines (gather, lines);
  dossier_furniture_mark (gather);
  return dossier_gather_finish (gather, file_name, url_hint, error);
}
