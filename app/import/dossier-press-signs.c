/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How exports of press databases are known, and which database wrote one. Pure functions, any thread.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-import"

#include "dossier-press-lines-private.h"

#include "dossier-encoding-private.h"
#include "dossier-entry-names-private.h"
#include "dossier-markup-signs-private.h"
#include "dossier-sniff-private.h"

#include <string.h>

#define CENSUS_BYTES 49152u
#define HEAD_BYTES 2048u
/* A file with labels before its fields, and no other sign, needs so many known ones. */
#define FEW_LABELS 4u

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

/**
 * dossier_press_layout:
 * @lines: (element-type DossierLine)
 *
 * Returns: how the articles of an export are written, told by its first lines
 */
DossierPressLayout
dossier_press_layout (GArray *lines)
{
  Census census = take_census (lines);

  return layout_of (&census);
}

static DossierPressLayout
layout_of_text (const char *text,
                gsize       length)
{
  g_autoptr (GArray) lines = dossier_lines_split (text, length);

  return dossier_press_layout (lines);
}

/**
 * dossier_press_sniff_as:
 * @to_text: what makes text of bytes; where it cannot, they are no export
 * @flatten: (nullable): what makes lines of a page; without it no page is an export
 */
int
dossier_press_sniff_as (const guint8       *bytes,
                        gsize               length,
                        const char         *extension,
                        DossierToTextFunc   to_text,
                        DossierFlattenFunc  flatten)
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
  text = to_text (bytes, marked ? sample : dossier_encoding_cut (bytes, sample, HEAD_BYTES), &text_length);
  if (text == NULL || (!marked && (dossier_html_begins (text, text_length) || !begins_with_labels (text, text_length))))
    return 0;
  if (!marked)
    {
      g_free (text);
      text = to_text (bytes, sample, &text_length);
      if (text == NULL)
        return 0;
    }
  if (!dossier_html_begins (text, text_length))
    return layout_of_text (text, text_length) != DOSSIER_PRESS_NONE ? 80 : 0;
  if (flatten == NULL)
    return 0;
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

int
dossier_press_sniff (const guint8 *bytes,
                     gsize         length,
                     const char   *extension)
{
  return dossier_press_sniff_as (bytes, length, extension, dossier_encoding_take_utf8, NULL);
}
