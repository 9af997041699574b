/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What single lines of a press database's export are. Pure functions, any thread. */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-press-lines-private.h"

#include <stdio.h>
#include <string.h>

#define RULE_BYTES 5u
#define DOCUMENT_BYTES 12u

const DossierLine *
dossier_press_line (const DossierPressRange *range,
                    guint                    index)
{
  return &g_array_index (range->lines, DossierLine, index);
}

/* Without the white space before it. */
char *
dossier_press_dup (const DossierLine *line)
{
  return g_strndup (line->start + MIN (line->indent, line->length), line->length - MIN (line->indent, line->length));
}

/**
 * dossier_press_split_label:
 * @label: (out): what stands before the colon, at the beginning of the line
 * @value: (out): what follows it, up to the line's end
 *
 * Returns: whether @line begins with one to four words and a colon
 */
gboolean
dossier_press_split_label (const DossierLine *line,
                           char               label[DOSSIER_PRESS_LABEL_BYTES],
                           const char       **value)
{
  const char *at = line->start + line->indent, *end = line->start + line->length;
  const char *colon = end > at ? memchr (at, ':', MIN ((gsize) (end - at), DOSSIER_PRESS_LABEL_BYTES - 1)) : NULL;
  guint spaces = 0;
  gsize length;

  if (colon == NULL || colon == at || (colon + 1 < end && colon[1] != ' ' && colon[1] != '\t'))
    return FALSE;
  length = colon - at;
  for (gsize i = 0; i < length; i++)
    {
      spaces += at[i] == ' ' ? 1 : 0;
      if (g_ascii_isdigit (at[i]) || strchr ("\".,;!?<>\t", at[i]) != NULL)
        return FALSE;
    }
  if (spaces > 3)
    return FALSE;
  memcpy (label, at, length);
  while (length > 0 && label[length - 1] == ' ')
    length--;
  label[length] = '\0';
  *value = colon + 1;
  return length > 0;
}

/* "3 of 20 DOCUMENTS", "Document 3 of 20" */
gboolean
dossier_press_is_count (const DossierLine *line)
{
  g_autofree char *text = NULL;
  guint number, all;
  int used = 0;

  if (line->chars < 12 || line->chars > 40)
    return FALSE;
  text = dossier_press_dup (line);
  return sscanf (text, "%5u of %6u DOCUMENT%n", &number, &all, &used) == 2 && used > 0;
}

/* "End of Document" */
gboolean
dossier_press_is_end (const DossierLine *line)
{
  return line->length - line->indent == 15 && g_ascii_strncasecmp (line->start + line->indent, "End of Document", 15) == 0;
}

/* "Document HPOST00020220210ei2a0001", in the languages of its interface. */
gboolean
dossier_press_is_document (const DossierLine *line)
{
  static const char * const words[] = { "Document ", "Dokument ", "Documento ", "Документ ", "文件 ", "文档 " };
  const char *at = line->start + line->indent;
  gsize length = line->length - line->indent;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize word = strlen (words[i]), letters = 0, digits = 0;

      if (length < word + DOCUMENT_BYTES || memcmp (at, words[i], word) != 0)
        continue;
      for (gsize j = word; j < length; j++)
        if (g_ascii_isdigit (at[j]))
          digits++;
        else if (g_ascii_isalpha (at[j]))
          letters++;
        else
          return FALSE;
      return digits >= 8 && letters >= 2 && length - word < 40 && g_ascii_isupper (at[word]);
    }
  return FALSE;
}

/* A line of one mark again and again. */
gboolean
dossier_press_is_rule (const DossierLine *line)
{
  const char *at = line->start + line->indent;
  gsize length = line->length - line->indent;

  if (length < RULE_BYTES || strchr ("-=_*#~", *at) == NULL)
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (at[i] != *at)
      return FALSE;
  return TRUE;
}

/**
 * dossier_press_has_code:
 * @code: (out)
 * @value: (out): what stands behind it in the line, perhaps nothing
 *
 * Returns: whether @line is one of Factiva's field codes, alone or with its value behind white space
 */
gboolean
dossier_press_has_code (const DossierLine *line,
                        char               code[4],
                        const char       **value)
{
  static const char * const codes[] = {
    "HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "AN", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB",
    "CT", "RF", "ART", "CR", "SE", "CLM", "CX", "DLN", "PBI", "ATT", "TR", NULL
  };
  const char *at = line->start + line->indent, *end = line->start + line->length;
  gsize length = 0;

  while (length < 4 && at + length < end && g_ascii_isupper (at[length]))
    length++;
  if (length < 2 || length > 3 || (at + length < end && at[length] != '\t' && (at[length] != ' ' || at + length + 1 >= end || at[length + 1] != ' ')))
    return FALSE;
  memcpy (code, at, length);
  code[length] = '\0';
  *value = at + length;
  return g_strv_contains (codes, code);
}
