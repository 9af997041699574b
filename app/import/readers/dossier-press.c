/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Text exports of press databases: many articles in one file, each with its fields. Where one ends and the next begins,
 * and how fields are written, is told by the lines, never by the file's name. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-encoding-private.h"
#include "dossier-html-private.h"
#include "dossier-press-private.h"

#include <string.h>

#define CENSUS_BYTES 49152u
#define HEAD_BYTES 2048u
/* A file with labels before its fields, and no other sign, needs so many known ones. */
#define FEW_LABELS 4u
#define NARROW_CHARS 100u

/* What the lines of the beginning of a file are. */
typedef struct
{
  guint counts;
  guint ends;
  guint documents;
  guint rules;
  guint code_heads;   /* HD */
  guint code_texts;   /* LP, TD */
  guint full_texts;   /* "Full text:" */
  guint nexis_labels; /* "Load-Date:", "Length:" */
  guint titles;       /* a label that means a title */
  guint texts;        /* a label that means a text */
  guint labels;       /* any known label */
  guint head_labels;  /* of these, among the first lines */
} Census;

static void
count_label (Census            *census,
             const DossierLine *line,
             guint              written)
{
  char label[DOSSIER_PRESS_LABEL_BYTES];
  const char *value;
  DossierEntryField field;

  if (!dossier_press_split_label (line, label, &value))
    return;
  field = dossier_entry_field_of (label, NULL);
  if (g_ascii_strcasecmp (label, "full text") == 0 || g_ascii_strcasecmp (label, "texte intégral") == 0
      || g_ascii_strcasecmp (label, "texto completo") == 0 || g_ascii_strcasecmp (label, "volltext") == 0)
    census->full_texts++;
  if (g_ascii_strcasecmp (label, "load-date") == 0 || g_ascii_strcasecmp (label, "length") == 0)
    census->nexis_labels++;
  census->titles += field == DOSSIER_ENTRY_TITLE ? 1 : 0;
  census->texts += field == DOSSIER_ENTRY_TEXT ? 1 : 0;
  census->labels += field != DOSSIER_ENTRY_NONE ? 1 : 0;
  census->head_labels += field != DOSSIER_ENTRY_NONE && written <= 14 ? 1 : 0;
}

/* Of the beginning, so that whoever asks for the layout gets the same answer. */
static Census
take_census (GArray *lines)
{
  Census census = { 0 };
  guint written = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);
      char code[4];
      const char *value;

      if (line->start - g_array_index (lines, DossierLine, 0).start + line->length > CENSUS_BYTES)
        break;
      if (line->chars == 0)
        continue;
      written++;
      census.counts += dossier_press_is_count (line) ? 1 : 0;
      census.ends += dossier_press_is_end (line) ? 1 : 0;
      census.documents += dossier_press_is_document (line) ? 1 : 0;
      census.rules += dossier_press_is_rule (line) ? 1 : 0;
      if (dossier_press_has_code (line, code, &value))
        {
          census.code_heads += strcmp (code, "HD") == 0 ? 1 : 0;
          census.code_texts += strcmp (code, "LP") == 0 || strcmp (code, "TD") == 0 ? 1 : 0;
        }
      count_label (&census, line, written);
    }
  return census;
}

static DossierPressLayout
layout_of (const Census *census)
{
  if (census->code_heads > 0 && census->code_texts > 0)
    return DOSSIER_PRESS_CODES;
  if (census->counts > 0 && census->nexis_labels > 0)
    return DOSSIER_PRESS_NEXIS;
  if (census->nexis_labels > 0 && census->ends > 0)
    return DOSSIER_PRESS_NEXIS_UNI;
  if (census->rules > 0 && census->full_texts > 0)
    return DOSSIER_PRESS_PROQUEST;
  if (census->documents > 0)
    return DOSSIER_PRESS_FACTIVA;
  if (census->titles > 0 && census->head_labels >= FEW_LABELS - 1
      && ((census->texts > 0 && census->head_labels >= FEW_LABELS) || (census->titles > 1 && census->labels >= 2 * FEW_LABELS)
          || (census->titles > 1 && census->texts > 1)))
    return DOSSIER_PRESS_FIELDS;
  return DOSSIER_PRESS_NONE;
}

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

/* "Document HPOST00020220210ei2a0001" somewhere in the bytes. */
static gboolean
has_document (const char *text,
              gsize       length)
{
  static const char * const words[] = { "Document ", "Dokument ", "Documento ", "Документ " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *at = text; (at = memmem (at, length - (at - text), words[i], strlen (words[i]))) != NULL;)
      {
        gsize left, used = 0, digits = 0;

        at += strlen (words[i]);
        left = length - (at - text);
        for (; used < left && g_ascii_isalnum (at[used]); used++)
          digits += g_ascii_isdigit (at[used]) ? 1 : 0;
        if (used >= 15 && digits >= 8)
          return TRUE;
      }
  return FALSE;
}

static gboolean
has (const char *text,
     gsize       length,
     const char *needle)
{
  return memmem (text, length, needle, strlen (needle)) != NULL;
}

/* Labels before fields show in the first lines. */
static gboolean
begins_with_labels (const char *text,
                    gsize       length)
{
  g_autoptr (GArray) lines = NULL;
  Census census = { 0 };
  guint written = 0;

  lines = dossier_lines_split (text, MIN (length, HEAD_BYTES));
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierLine *line = &g_array_index (lines, DossierLine, i);

      if (line->chars > 0)
        count_label (&census, line, ++written);
    }
  return census.titles > 0 && census.head_labels >= FEW_LABELS - 1;
}

/* Whether it is worth looking closer: most text is not. */
static gboolean
may_be_press (const char *text,
              gsize       length)
{
  if (has (text, length, " DOCUMENT") || has (text, length, "nd of Document") || has (text, length, "__________") || has_document (text, length))
    return TRUE;
  return has (text, length, "HD") && (has (text, length, "LP") || has (text, length, "TD"));
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

static DossierPressLayout
layout_of_text (const char *text,
                gsize       length)
{
  g_autoptr (GArray) lines = dossier_lines_split (text, length);
  Census census = take_census (lines);

  return layout_of (&census);
}

int
dossier_press_sniff (const guint8 *bytes,
                     gsize         length,
                     const char   *extension)
{
  static const char * const names[] = { "", "txt", "text", "asc", "html", "htm", NULL };
  const char *start = (const char *) bytes;
  g_autofree char *text = NULL;
  g_autofree char *flat = NULL;
  gsize sample = dossier_encoding_cut (bytes, length, CENSUS_BYTES), text_length;
  gboolean marked;

  if (!g_strv_contains (names, extension) || dossier_encoding_is_binary (bytes, length))
    return 0;
  /* Bytes of UTF-16 are no words yet. */
  marked = may_be_press (start, sample) || (sample > 1 && bytes[0] >= 0xfe && bytes[1] >= 0xfe);
  text = dossier_encoding_to_utf8 (bytes, marked ? sample : dossier_encoding_cut (bytes, sample, HEAD_BYTES), NULL, &text_length, NULL);
  if (text == NULL || (!marked && (dossier_html_begins (text, text_length) || !begins_with_labels (text, text_length))))
    return 0;
  if (!marked)
    {
      g_free (text);
      text = dossier_encoding_to_utf8 (bytes, sample, NULL, &text_length, NULL);
      if (text == NULL)
        return 0;
    }
  if (!dossier_html_begins (text, text_length))
    return layout_of_text (text, text_length) != DOSSIER_PRESS_NONE ? 80 : 0;
  /* A page is an export only when it says so by more than labels, which any page may have. */
  if (!(has (text, text_length, ">HD<") && has (text, text_length, ">LP<")) && !has (text, text_length, " DOCUMENTS") && !has_document (text, text_length))
    return 0;
  flat = flatten (text, text_length);
  switch (layout_of_text (flat, strlen (flat)))
    {
    case DOSSIER_PRESS_NEXIS:
    case DOSSIER_PRESS_CODES:
    case DOSSIER_PRESS_FACTIVA:
      return 95;
    default:
      return 0;
    }
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
  Census census;
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
  census = take_census (lines);
  layout = layout_of (&census);
  dossier_entries_init (&entries, sink, file_name);
  entries.alone = take_ranges (NULL, layout, lines) == 1;
  entries.media_type = html ? "text/html" : "text/plain";
  take_ranges (&entries, layout, lines);
  return dossier_entries_finish (&entries, TRUE, error);
}
