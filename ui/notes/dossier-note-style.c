/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How Markdown looks while a note is written: tags over whole lines and runs. Stateless; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-note-style.h"

#include <string.h>

static void
apply (GtkTextBuffer *buffer,
       const char    *tag,
       guint            start,
       guint            end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_apply_tag_by_name (buffer, tag, &from, &to);
}

/* **strong** and *emphasis* within one line; the stars stay, dimmed, since the text is the note. */
static void
style_stars (GtkTextBuffer *buffer,
             const char      *line,
             gsize            length,
             guint            offset)
{
  for (gsize at = 0; at < length; at++)
    {
      gsize width = at + 1 < length && line[at] == '*' && line[at + 1] == '*' ? 2 : 1;
      const char *close, *from = line + at + width;
      guint start;

      if (line[at] != '*' || at + width >= length || *from == ' ' || *from == '*')
        {
          if (line[at] == '*')
            at += width - 1;
          continue;
        }
      close = g_strstr_len (from, line + length - from, width == 2 ? "**" : "*");
      if (close == NULL || close[-1] == ' ')
        continue;
      start = offset + g_utf8_strlen (line, at);
      apply (buffer, width == 2 ? "strong" : "emphasis", start, start + 2 * width + g_utf8_strlen (from, close - from));
      apply (buffer, "sign", start, start + width);
      apply (buffer, "sign", start + width + g_utf8_strlen (from, close - from), start + 2 * width + g_utf8_strlen (from, close - from));
      at = close - line + width - 1;
    }
}

static void
style_line (GtkTextBuffer *buffer,
            const char      *line,
            gsize            length,
            guint            offset)
{
  guint end = offset + g_utf8_strlen (line, length);
  gsize signs = 0;

  while (signs < length && line[signs] == '#')
    signs++;
  if (signs > 0 && signs < length && line[signs] == ' ')
    {
      static const char * const names[] = { "heading-1", "heading-2", "heading-3" };

      apply (buffer, names[MIN (signs, 3) - 1], offset, end);
      apply (buffer, "sign", offset, offset + signs + 1);
    }
  else if (length > 0 && line[0] == '>')
    {
      apply (buffer, "quotation", offset, end);
      apply (buffer, "sign", offset, offset + 1);
    }
  else if (length > 1 && strchr ("-*+", line[0]) != NULL && line[1] == ' ')
    {
      apply (buffer, "item", offset, end);
      apply (buffer, "sign", offset, offset + 1);
    }
  else if (length > 2 && g_ascii_isdigit (line[0]) && (g_strstr_len (line, MIN (length, 5), ". ") != NULL))
    apply (buffer, "item", offset, end);
  else if (length > 0 && line[0] == '|')
    apply (buffer, "table", offset, end);
  style_stars (buffer, line, length, offset);
}

/**
 * dossier_note_style_create_tags:
 *
 * Makes the tags that the functions here apply, and "hidden" and "name" for marks.
 */
void
dossier_note_style_create_tags (GtkTextBuffer *buffer)
{
  gtk_text_buffer_create_tag (buffer, "heading-1", "scale", 1.6, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 14, NULL);
  gtk_text_buffer_create_tag (buffer, "heading-2", "scale", 1.3, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 10, NULL);
  gtk_text_buffer_create_tag (buffer, "heading-3", "scale", 1.1, "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 8, NULL);
  gtk_text_buffer_create_tag (buffer, "quotation", "left-margin", 40, "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "item", "left-margin", 44, "indent", -18, NULL);
  gtk_text_buffer_create_tag (buffer, "table", "family", "monospace", "scale", 0.9, NULL);
  gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  gtk_text_buffer_create_tag (buffer, "sign", NULL);
  /* Not "invisible": GTK 4.8 takes places behind invisible text for others. So small, it has no width. */
  gtk_text_buffer_create_tag (buffer, "hidden", "scale", 0.02, NULL);
  gtk_text_buffer_create_tag (buffer, "name", "underline", PANGO_UNDERLINE_NONE, NULL);
}

/**
 * dossier_note_style_apply:
 * @text: what the buffer holds
 *
 * Shows headings, lists, quotations, tables, strong and emphasis as what they are. The signs stay, since the text is the note.
 */
void
dossier_note_style_apply (GtkTextBuffer *buffer,
                          const char    *text)
{
  guint offset = 0;

  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      gsize length = end ? (gsize) (end - line) : strlen (line);

      style_line (buffer, line, length, offset);
      offset += g_utf8_strlen (line, length) + 1;
      line = end ? end + 1 : NULL;
    }
}
