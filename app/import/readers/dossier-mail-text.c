/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The text of a message to paragraphs: plain text with its quoting marks and broken or flowing lines, and the whole of
 * an HTML part, which has no article within it to be found. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-mail-private.h"

#include "dossier-html-private.h"
#include "dossier-lines-private.h"
#include "dossier-words-private.h"

#include <string.h>

#define MAX_QUOTING 20
/* Where mail programs break lines. */
#define COLUMN_MIN_CHARS 56
#define COLUMN_MAX_CHARS 100

/* The marks before a quoted line; ">From" only protects a line that begins so. */
static guint
quoting_of (const char *line,
            gsize       length,
            gsize      *marks)
{
  guint depth = 0;
  gsize at = 0;

  *marks = 0;
  if (length > 5 && strncmp (line, ">From ", 6) == 0)
    {
      *marks = 1;
      return 0;
    }
  while (at < length && depth < MAX_QUOTING)
    {
      gsize mark = at;

      while (mark < length && mark - at < 2 && line[mark] == ' ')
        mark++;
      if (mark == length || line[mark] != '>')
        break;
      at = mark + 1;
      depth++;
    }
  *marks = at;
  return depth;
}

static gboolean
is_signature_mark (const char *line,
                   gsize       length)
{
  return length >= 2 && length <= 3 && line[0] == '-' && line[1] == '-' && (length == 2 || line[2] == ' ');
}

/* RFC 3676: a line that ends with a space goes on in the next one of the same depth. */
static char *
join_flowed (const char *text,
             gsize       length,
             gboolean    delete_space)
{
  GString *joined = g_string_sized_new (length + 1);
  const char *end = text + length;
  guint before = 0;
  gboolean open = FALSE;

  for (const char *at = text; at < end;)
    {
      const char *feed = memchr (at, '\n', end - at);
      gsize line = (feed != NULL ? feed : end) - at, marks;
      guint depth;

      if (line > 0 && at[line - 1] == '\r')
        line--;
      depth = quoting_of (at, line, &marks);
      if (marks < line && at[marks] == ' ')
        marks++;
      if (open && depth == before && !is_signature_mark (at + marks, line - marks))
        g_string_append_len (joined, at + marks, line - marks);
      else
        {
          if (joined->len > 0)
            g_string_append_c (joined, '\n');
          for (guint i = 0; i < depth; i++)
            g_string_append_c (joined, '>');
          g_string_append_len (joined, at + marks, line - marks);
        }
      open = line > marks && at[line - 1] == ' ' && !is_signature_mark (at + marks, line - marks);
      if (open && delete_space)
        g_string_truncate (joined, joined->len - 1);
      before = depth;
      at = feed != NULL ? feed + 1 : end;
    }
  return g_string_free (joined, FALSE);
}

static gboolean
is_ruler (const char *text,
          gsize       length)
{
  gsize marks = 0;

  for (gsize i = 0; i < length; i++)
    if (strchr ("-_=*~#+. ", text[i]) == NULL)
      return FALSE;
    else if (text[i] != ' ')
      marks++;
  return marks >= 2;
}

static void
add_paragraph (DossierGather *gather,
               GString       *paragraph,
               guint          depth)
{
  DossierBlockRole role = DOSSIER_BLOCK_BODY;

  if (paragraph->len == 0)
    return;
  if (depth > 0)
    role = DOSSIER_BLOCK_QUOTATION;
  else if (dossier_lines_start_item (paragraph->str, paragraph->len))
    role = DOSSIER_BLOCK_LIST;
  dossier_gather_add (gather, paragraph->str, paragraph->len, role);
  g_string_truncate (paragraph, 0);
}

/* Mail is broken near a column however short it is: the longest line tells which, unless paragraphs are lines. */
static guint
column_of (GArray *lines)
{
  guint longest = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);
      const char *start = line->start + line->indent;
      gboolean address = memchr (start, ' ', line->length - line->indent) == NULL;

      if (!address)
        longest = MAX (longest, line->chars);
    }
  return longest >= COLUMN_MIN_CHARS && longest <= COLUMN_MAX_CHARS ? longest : dossier_lines_wrap_width (lines);
}

static gboolean
stands_alone (const DossierLine *line)
{
  const char *start = line->start + line->indent;
  gsize length = line->length - line->indent;

  return is_ruler (start, length) || dossier_mail_is_label (start, length) || dossier_lines_start_item (start, length);
}

/**
 * dossier_mail_collect_plain:
 * @flowed: whether lines that end with a space go on (format=flowed)
 * @delete_space: whether that space is no part of the text
 *
 * Adds the paragraphs of a text part; quoted ones as quotations, without their marks.
 */
void
dossier_mail_collect_plain (DossierGather *gather,
                            const char    *text,
                            gsize          length,
                            gboolean       flowed,
                            gboolean       delete_space)
{
  g_autofree char *joined = flowed ? join_flowed (text, length, delete_space) : NULL;
  g_autoptr (GArray) lines = dossier_lines_split (joined != NULL ? joined : text, joined != NULL ? strlen (joined) : length);
  g_autofree guint8 *depths = g_new0 (guint8, lines->len + 1);
  g_autoptr (GString) paragraph = g_string_new (NULL);
  guint width;

  for (guint i = 0; i < lines->len; i++)
    {
      DossierLine *line = &g_array_index (lines, DossierLine, i);
      gsize marks;

      depths[i] = (guint8) quoting_of (line->start, line->length, &marks);
      if (marks == 0)
        continue;
      line->start += marks;
      line->length -= marks;
      line->indent = 0;
      while (line->indent < line->length && g_ascii_isspace (line->start[line->indent]))
        line->indent++;
      line->chars = (guint) g_utf8_strlen (line->start + line->indent, line->length - line->indent);
    }
  width = column_of (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);

      if (i > 0 && (line->chars == 0 || width == 0 || depths[i] != depths[i - 1] || stands_alone (line) || stands_alone (line - 1)
                    || dossier_lines_end_early (line - 1, line, width)))
        add_paragraph (gather, paragraph, depths[i - 1]);
      if (line->chars > 0)
        dossier_lines_join (paragraph, line->start + line->indent, line->length - line->indent);
    }
  add_paragraph (gather, paragraph, lines->len > 0 ? depths[lines->len - 1] : 0);
}

static gboolean
is_hidden (const DossierHtmlNode *node)
{
  for (; node != NULL; node = node->parent)
    if (node->hint == DOSSIER_HTML_HINT_HIDDEN)
      return TRUE;
  return FALSE;
}

/**
 * dossier_mail_collect_blocks:
 * @blocks: (element-type DossierHtmlBlock): of an HTML part
 *
 * Adds every paragraph of it; those made of links alone as furniture.
 */
void
dossier_mail_collect_blocks (DossierGather *gather,
                             GPtrArray     *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);
      gboolean links = block->words > 0 && block->link_words * 100 >= block->words * 75 && !block->sentence;
      DossierPiece *piece;

      if (is_hidden (block->node))
        continue;
      piece = dossier_gather_add (gather, block->text, -1, links ? DOSSIER_BLOCK_FURNITURE : block->role);
      if (piece != NULL)
        piece->level = block->level;
    }
}

/**
 * dossier_mail_count_words:
 *
 * Returns: the words of all paragraphs that are no furniture
 */
guint
dossier_mail_count_words (DossierGather *gather)
{
  guint words = 0;

  for (guint i = 0; i < gather->pieces->len; i++)
    {
      const DossierPiece *piece = g_ptr_array_index (gather->pieces, i);

      if (piece->role != DOSSIER_BLOCK_FURNITURE && strstr (piece->text, "://") == NULL)
        words += dossier_words_count (piece->text);
    }
  return words;
}
