/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Text exports of press databases: many articles in one file, each with its fields. Where one ends and the next begins,
 * and how fields are written, is told by the lines, never by the file's name. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-charset-private.h"
#include "dossier-html-private.h"
#include "dossier-markup-signs-private.h"
#include "dossier-press-private.h"
#include "dossier-sniff-private.h"

#include <string.h>

#define NARROW_CHARS 100u

/* The label with which every record of labelled fields begins: the first one known. */
static char *
first_label (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      char label[DOSSIER_PRESS_LABEL_BYTES];
      const char *value;

      if (dossier_press_split_label (&g_array_index (lines, DossierLine, i), label, &value)
          && dossier_entry_field_of (label, NULL) != DOSSIER_ENTRY_NONE)
        return g_strdup (label);
    }
  return NULL;
}

static gboolean
begins_with_label (const DossierLine *line,
                   const char        *wanted)
{
  char label[DOSSIER_PRESS_LABEL_BYTES];
  const char *value;

  return wanted != NULL && dossier_press_split_label (line, label, &value) && strcmp (label, wanted) == 0;
}

typedef enum
{
  GOES_ON,
  BEGINS,  /* with this line */
  FOLLOWS, /* behind this line */
} Border;

static Border
border_at (DossierPressLayout layout,
           GArray            *lines,
           guint              i,
           const char        *label)
{
  const DossierLine *line = &g_array_index (lines, DossierLine, i);
  gboolean after_gap = i == 0 || line[-1].chars == 0 || dossier_press_is_rule (line - 1);
  char code[4];
  const char *value;

  switch (layout)
    {
    case DOSSIER_PRESS_NEXIS:
      return dossier_press_is_count (line) ? BEGINS : GOES_ON;
    case DOSSIER_PRESS_NEXIS_UNI:
      return dossier_press_is_end (line) ? FOLLOWS : GOES_ON;
    case DOSSIER_PRESS_FACTIVA:
      return dossier_press_is_document (line) ? FOLLOWS : GOES_ON;
    case DOSSIER_PRESS_CODES:
      return dossier_press_has_code (line, code, &value) && strcmp (code, "HD") == 0 ? BEGINS : GOES_ON;
    case DOSSIER_PRESS_PROQUEST:
      return dossier_press_is_rule (line) ? FOLLOWS : GOES_ON;
    case DOSSIER_PRESS_FIELDS:
      return after_gap && begins_with_label (line, label) ? BEGINS : GOES_ON;
    default:
      return GOES_ON;
    }
}

static gboolean
is_blank (const DossierPressRange *range)
{
  for (guint i = range->first; i < range->end; i++)
    if (dossier_press_line (range, i)->chars > 0 && !dossier_press_is_rule (dossier_press_line (range, i)))
      return FALSE;
  return TRUE;
}

/* What stands before the first and behind the last article: tables of contents, terms of use. */
static gboolean
is_matter (DossierPressLayout       layout,
           const DossierPressRange *range,
           gboolean                 first,
           gboolean                 closed)
{
  guint labels = 0;

  if (is_blank (range))
    return TRUE;
  if (layout == DOSSIER_PRESS_NEXIS || layout == DOSSIER_PRESS_CODES || layout == DOSSIER_PRESS_FIELDS)
    return first;
  if (layout == DOSSIER_PRESS_NEXIS_UNI || layout == DOSSIER_PRESS_FACTIVA)
    return !closed;
  for (guint i = range->first; i < range->end; i++)
    {
      char label[DOSSIER_PRESS_LABEL_BYTES];
      const char *value;

      labels += dossier_press_split_label (dossier_press_line (range, i), label, &value)
                && dossier_entry_field_of (label, NULL) != DOSSIER_ENTRY_NONE ? 1 : 0;
    }
  return labels < 2;
}

/* No line is longer than those of a page set in one width. */
static gboolean
are_narrow (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, DossierLine, i).chars > NARROW_CHARS)
      return FALSE;
  return TRUE;
}

/* Without @entries it is only counted. */
static gboolean
take_range (DossierEntries          *entries,
            DossierPressLayout       layout,
            const DossierPressRange *range)
{
  g_auto (DossierEntry) entry = { 0 };

  if (entries == NULL)
    return TRUE;
  dossier_entry_init (&entry, entries->media_type, "press/1");
  dossier_press_read (layout, range, &entry);
  return dossier_entries_take (entries, &entry);
}

static guint
take_ranges (DossierEntries     *entries,
             DossierPressLayout  layout,
             GArray             *lines)
{
  g_autofree char *label = layout == DOSSIER_PRESS_FIELDS ? first_label (lines) : NULL;
  DossierPressRange range = { lines, 0, 0, layout == DOSSIER_PRESS_NEXIS && are_narrow (lines) };
  gboolean begun = FALSE, more = TRUE;
  guint count = 0;

  for (guint i = 0; i < lines->len && more; i++)
    {
      Border border = border_at (layout, lines, i, label);

      if (border == GOES_ON)
        continue;
      range.end = border == BEGINS ? i : i + 1;
      if (!is_matter (layout, &range, !begun, TRUE))
        {
          more = take_range (entries, layout, &range);
          count++;
        }
      begun = TRUE;
      range.first = range.end;
    }
  range.end = lines->len;
  if (!more || is_matter (layout, &range, !begun, FALSE))
    return count;
  take_range (entries, layout, &range);
  return count + 1;
}

/* A page's paragraphs and cells, a line each, so that its layout is told as that of text is. */
static char *
flatten (const char *html,
         gsize       length)
{
  g_autoptr (DossierHtmlPage) page = dossier_html_page_parse (html, length);
  g_autoptr (GPtrArray) blocks = dossier_html_cells (page);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DossierHtmlBlock *block = g_ptr_array_index (blocks, i);

      if (block->node->tag == DOSSIER_HTML_P && text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, block->text);
      g_string_append (text, block->node->tag == DOSSIER_HTML_P ? "\n\n" : "\n");
    }
  return g_string_free (text, FALSE);
}

static char *
to_text (const guint8 *bytes,
         gsize         length,
         gsize        *text_length)
{
  return dossier_encoding_to_utf8 (bytes, length, NULL, text_length, NULL);
}

/* The sniffer, for bytes of any encoding, and for pages. */
int
dossier_press_look (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  return dossier_press_sniff_as (bytes, length, extension, to_text, flatten);
}

gboolean
dossier_press_read_many (GBytes                     *bytes,
                         const char                 *file_name,
                         const DossierImportOptions *options,
                         DossierSink                *sink,
                         GError                    **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) lines = NULL;
  DossierPressLayout layout;
  DossierEntries entries;
  gsize length;
  gboolean html;

  text = dossier_encoding_to_utf8 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, &length, error);
  if (text == NULL)
    return FALSE;
  html = dossier_html_begins (text, length);
  if (html)
    {
      char *flat = flatten (text, length);

      g_free (text);
      text = flat;
      length = strlen (text);
    }
  lines = dossier_lines_split (text, length);
  layout = dossier_press_layout (lines);
  dossier_entries_init (&entries, sink, file_name);
  entries.alone = take_ranges (NULL, layout, lines) == 1;
  entries.media_type = html ? "text/html" : "text/plain";
  take_ranges (&entries, layout, lines);
  return dossier_entries_finish (&entries, TRUE, error);
}
