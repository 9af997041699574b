/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The rows of a table that is text, and how such a table is known. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-table-rows-private.h"

#include "dossier-encoding-private.h"
#include "dossier-sniff-private.h"

#include <string.h>

#define SNIFF_BYTES 65536u
#define SNIFF_ROWS 12u
#define HEADER_BYTES 8192u
#define MAX_COLUMNS 2000u
/* After so many quotation marks that are never closed, none is believed. */
#define MAX_UNCLOSED 8u

static const char delimiters[] = ",;\t|";

void
dossier_table_rows_init (DossierTableRows *self,
                         const char       *text,
                         gsize             length,
                         char              delimiter)
{
  *self = (DossierTableRows) { text, text + length, delimiter, 0, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (gsize)) };
}

void
dossier_table_rows_clear (DossierTableRows *self)
{
  if (self->cells != NULL)
    g_string_free (self->cells, TRUE);
  g_clear_pointer (&self->starts, g_array_unref);
}

const char *
dossier_table_cell (const DossierTableRows *self,
                    guint                   column)
{
  return column < self->starts->len ? self->cells->str + g_array_index (self->starts, gsize, column) : "";
}

/* The quotation mark that closes the one before @at, or NULL. */
static const char *
find_close (const DossierTableRows *self,
            const char *at)
{
  while ((at = memchr (at, '"', self->end - at)) != NULL)
    {
      if (at + 1 == self->end || at[1] == self->delimiter || at[1] == '\n' || at[1] == '\r')
        return at;
      /* Doubled, or a lone one that somebody forgot to double. */
      at += at[1] == '"' ? 2 : 1;
      if (at >= self->end)
        break;
    }
  return NULL;
}

static void
append_quoted (GString    *out,
               const char *at,
               const char *close)
{
  for (; at < close; at++)
    {
      g_string_append_c (out, *at);
      if (*at == '"' && at + 1 < close && at[1] == '"')
        at++;
    }
}

static void
read_cell (DossierTableRows *self)
{
  const char *close = NULL, *stop;

  if (*self->at == '"' && self->unclosed < MAX_UNCLOSED)
    {
      close = find_close (self, self->at + 1);
      self->unclosed += close == NULL ? 1 : 0;
    }
  if (close != NULL)
    {
      append_quoted (self->cells, self->at + 1, close);
      self->at = close + 1;
      return;
    }
  for (stop = self->at; stop < self->end && *stop != self->delimiter && *stop != '\n' && *stop != '\r';)
    stop++;
  g_string_append_len (self->cells, self->at, stop - self->at);
  self->at = stop;
}

/* Reads the next row that is not blank. */
gboolean
dossier_table_next_row (DossierTableRows *self)
{
  while (self->at < self->end && (*self->at == '\n' || *self->at == '\r'))
    self->at++;
  if (self->at >= self->end)
    return FALSE;
  g_string_truncate (self->cells, 0);
  g_array_set_size (self->starts, 0);
  for (;;)
    {
      gsize start = self->cells->len;

      if (self->starts->len < MAX_COLUMNS)
        g_array_append_val (self->starts, start);
      if (self->at < self->end)
        read_cell (self);
      g_string_append_c (self->cells, '\0');
      if (self->at >= self->end || *self->at != self->delimiter)
        return TRUE;
      self->at++;
    }
}

static DossierTableGuess
guess_with (const char *text,
            gsize       length,
            char        delimiter)
{
  g_auto (DossierTableRows) rows = { 0 };
  DossierTableGuess guess = { delimiter, 0, 0, 0, 0, FALSE, FALSE };

  dossier_table_rows_init (&rows, text, length, delimiter);
  if (!dossier_table_next_row (&rows))
    return guess;
  guess.columns = rows.starts->len;
  for (guint i = 0; i < guess.columns; i++)
    {
      const char *name = dossier_table_cell (&rows, i);
      DossierEntryField field = strlen (name) < DOSSIER_TABLE_HEADER_CHARS ? dossier_entry_field_of (name, NULL) : DOSSIER_ENTRY_NONE;

      guess.known += field != DOSSIER_ENTRY_NONE ? 1 : 0;
      guess.has_text = guess.has_text || field == DOSSIER_ENTRY_TEXT || field == DOSSIER_ENTRY_SUMMARY;
      guess.has_title = guess.has_title || field == DOSSIER_ENTRY_TITLE;
    }
  while (guess.rows < SNIFF_ROWS && dossier_table_next_row (&rows) && rows.at < rows.end)
    {
      guess.rows++;
      guess.alike += rows.starts->len == guess.columns ? 1 : 0;
    }
  return guess;
}

/* Known names count most, then rows of one length, then many columns. */
DossierTableGuess
dossier_table_guess (const char *text,
                     gsize       length)
{
  DossierTableGuess best = { ',', 0, 0, 0, 0, FALSE, FALSE };
  guint best_worth = 0;

  for (guint i = 0; delimiters[i] != '\0'; i++)
    {
      DossierTableGuess guess = guess_with (text, length, delimiters[i]);
      guint worth = guess.known * 1000 + (guess.rows > 0 ? guess.alike * 100 / guess.rows : 0) + MIN (guess.columns, 50);

      if (guess.columns > 1 && worth > best_worth)
        {
          best_worth = worth;
          best = guess;
        }
    }
  return best;
}

/* Whether the first line names a text and something else; most files are seen to be no table by it. */
static gboolean
has_header (const guint8      *bytes,
            gsize              length,
            DossierToTextFunc  to_text)
{
  const guint8 *end = memchr (bytes, '\n', MIN (length, HEADER_BYTES));
  g_autofree char *line = NULL;
  gsize line_length;
  DossierTableGuess guess;

  if (end == NULL)
    return FALSE;
  /* In UTF-16 the other half of the line feed may come behind it. */
  end += end + 1 < bytes + length && end[1] == 0 ? 2 : 0;
  line = to_text (bytes, end - bytes, &line_length);
  if (line == NULL)
    return FALSE;
  guess = dossier_table_guess (line, line_length);
  return guess.known >= 2 && guess.has_text;
}

/**
 * dossier_table_sniff_as:
 * @to_text: what makes text of bytes; where it cannot, they are no table
 */
int
dossier_table_sniff_as (const guint8      *bytes,
                        gsize              length,
                        const char        *extension,
                        DossierToTextFunc  to_text)
{
  static const char * const own[] = { "csv", "tsv", "tab", NULL };
  gboolean named = g_strv_contains (own, extension);
  g_autofree char *sample = NULL;
  gsize sample_length;
  DossierTableGuess guess;

  if (!named && !has_header (bytes, length, to_text))
    return 0;
  if (dossier_encoding_is_binary (bytes, length))
    return 0;
  sample = to_text (bytes, dossier_encoding_cut (bytes, length, SNIFF_BYTES), &sample_length);
  if (sample == NULL)
    return 0;
  guess = dossier_table_guess (sample, sample_length);
  if (named)
    return guess.columns > 1 ? 92 : 80;
  if (guess.known < 2 || !guess.has_text || guess.known * 2 < guess.columns)
    return 0;
  return guess.rows == 0 || guess.alike * 10 >= guess.rows * 7 ? 75 : 0;
}

int
dossier_table_sniff (const guint8 *bytes,
                     gsize         length,
                     const char   *extension)
{
  return dossier_table_sniff_as (bytes, length, extension, dossier_encoding_take_utf8);
}
