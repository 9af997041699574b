/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tables as text: values parted by commas, semicolons, tabs or bars (RFC 4180 and what programs make of it). Each row is
 * an article. The first row names the columns. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-columns-private.h"
#include "dossier-encoding-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define SNIFF_BYTES 65536u
#define SNIFF_ROWS 12u
#define HEADER_BYTES 8192u
#define HEADER_CHARS 80
#define MAX_COLUMNS 2000u
/* Rows that are looked at to see whether days or months come first. */
#define HABIT_ROWS 2000u
/* After so many quotation marks that are never closed, none is believed. */
#define MAX_UNCLOSED 8u

static const char delimiters[] = ",;\t|";

/* Reads rows; a row's cells lie one behind the other, each ended by a zero byte. */
typedef struct
{
  const char *at;
  const char *end;
  char delimiter;
  guint unclosed;
  GString *cells;    /* (owned) */
  GArray *starts;    /* (owned) of gsize */
} Rows;

static void
rows_init (Rows       *self,
           const char *text,
           gsize       length,
           char        delimiter)
{
  *self = (Rows) { text, text + length, delimiter, 0, g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (gsize)) };
}

static void
rows_clear (Rows *self)
{
  if (self->cells != NULL)
    g_string_free (self->cells, TRUE);
  g_clear_pointer (&self->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rows, rows_clear)

static const char *
cell (const Rows *self,
      guint       column)
{
  return column < self->starts->len ? self->cells->str + g_array_index (self->starts, gsize, column) : "";
}

/* The quotation mark that closes the one before @at, or NULL. */
static const char *
find_close (const Rows *self,
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
read_cell (Rows *self)
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
static gboolean
next_row (Rows *self)
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

typedef struct
{
  char delimiter;
  guint columns;
  guint alike;      /* rows with as many cells as the first */
  guint rows;
  guint known;      /* names of the first row that say what their column holds */
  gboolean has_text;
  gboolean has_title;
} Guess;

static Guess
guess_with (const char *text,
            gsize       length,
            char        delimiter)
{
  g_auto (Rows) rows = { 0 };
  Guess guess = { delimiter, 0, 0, 0, 0, FALSE, FALSE };

  rows_init (&rows, text, length, delimiter);
  if (!next_row (&rows))
    return guess;
  guess.columns = rows.starts->len;
  for (guint i = 0; i < guess.columns; i++)
    {
      const char *name = cell (&rows, i);
      DossierEntryField field = strlen (name) < HEADER_CHARS ? dossier_entry_field_of (name, NULL) : DOSSIER_ENTRY_NONE;

      guess.known += field != DOSSIER_ENTRY_NONE ? 1 : 0;
      guess.has_text = guess.has_text || field == DOSSIER_ENTRY_TEXT || field == DOSSIER_ENTRY_SUMMARY;
      guess.has_title = guess.has_title || field == DOSSIER_ENTRY_TITLE;
    }
  while (guess.rows < SNIFF_ROWS && next_row (&rows) && rows.at < rows.end)
    {
      guess.rows++;
      guess.alike += rows.starts->len == guess.columns ? 1 : 0;
    }
  return guess;
}

/* Known names count most, then rows of one length, then many columns. */
static Guess
guess_delimiter (const char *text,
                 gsize       length)
{
  Guess best = { ',', 0, 0, 0, 0, FALSE, FALSE };
  guint best_worth = 0;

  for (guint i = 0; delimiters[i] != '\0'; i++)
    {
      Guess guess = guess_with (text, length, delimiters[i]);
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
has_header (const guint8 *bytes,
            gsize         length)
{
  const guint8 *end = memchr (bytes, '\n', MIN (length, HEADER_BYTES));
  g_autofree char *line = NULL;
  gsize line_length;
  Guess guess;

  if (end == NULL)
    return FALSE;
  /* In UTF-16 the other half of the line feed may come behind it. */
  end += end + 1 < bytes + length && end[1] == 0 ? 2 : 0;
  line = dossier_encoding_to_utf8 (bytes, end - bytes, NULL, &line_length, NULL);
  if (line == NULL)
    return FALSE;
  guess = guess_delimiter (line, line_length);
  return guess.known >= 2 && guess.has_text;
}

int
dossier_table_sniff (const guint8 *bytes,
                     gsize         length,
                     const char   *extension)
{
  static const char * const own[] = { "csv", "tsv", "tab", NULL };
  gboolean named = g_strv_contains (own, extension);
  g_autofree char *sample = NULL;
  gsize sample_length;
  Guess guess;

  if (!named && !has_header (bytes, length))
    return 0;
  if (dossier_encoding_is_binary (bytes, length))
    return 0;
  sample = dossier_encoding_to_utf8 (bytes, dossier_encoding_cut (bytes, length, SNIFF_BYTES), NULL, &sample_length, NULL);
  if (sample == NULL)
    return 0;
  guess = guess_delimiter (sample, sample_length);
  if (named)
    return guess.columns > 1 ? 92 : 80;
  if (guess.known < 2 || !guess.has_text || guess.known * 2 < guess.columns)
    return 0;
  return guess.rows == 0 || guess.alike * 10 >= guess.rows * 7 ? 75 : 0;
}

typedef struct
{
  guint column;
  DossierEntryField field;
  int rank;
} Binding;

static int
compare_bindings (gconstpointer a,
                  gconstpointer b)
{
  const Binding *left = a, *right = b;

  return left->rank != right->rank ? (left->rank < right->rank ? -1 : 1) : left->column < right->column ? -1 : 1;
}

static GPtrArray *
header_names (const Rows *rows)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->starts->len; i++)
    g_ptr_array_add (names, g_strstrip (g_strdup (cell (rows, i))));
  g_ptr_array_add (names, NULL);
  return names;
}

static GArray *
bind_columns (GPtrArray  *names,
              const char *columns,
              GError    **error)
{
  const char * const *list = (const char * const *) names->pdata;
  g_autoptr (GArray) map = dossier_columns_parse_map (columns, error);
  g_autoptr (GArray) bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  gboolean has_text = FALSE;

  if (map == NULL || !dossier_columns_check_map (map, list, error))
    return NULL;
  for (guint i = 0; i + 1 < names->len; i++)
    {
      Binding binding = { i, DOSSIER_ENTRY_NONE, 0 };

      binding.field = dossier_columns_field_of (map, list[i], &binding.rank);
      if (binding.field == DOSSIER_ENTRY_NONE)
        continue;
      has_text = has_text || binding.field == DOSSIER_ENTRY_TEXT || binding.field == DOSSIER_ENTRY_SUMMARY;
      g_array_append_val (bindings, binding);
    }
  g_array_sort (bindings, compare_bindings);
  if (has_text)
    return g_steal_pointer (&bindings);
  dossier_columns_set_error (error, list);
  return NULL;
}

/* The first cell that has anything, of the columns that hold a field. */
static const char *
value_of (const Rows       *rows,
          GArray           *bindings,
          DossierEntryField field)
{
  for (guint i = 0; i < bindings->len; i++)
    {
      const Binding *binding = &g_array_index (bindings, Binding, i);
      const char *value = binding->field == field ? cell (rows, binding->column) : "";

      if (value[strspn (value, " \t\r\n")] != '\0')
        return value;
    }
  return NULL;
}

/* 14/3/2021 has its day first, 3/14/2021 its month: one such date tells how the whole column is written. */
static int
month_first (const Rows *rows,
             GArray     *bindings)
{
  guint days = 0, months = 0;
  g_auto (Rows) own = { 0 };

  rows_init (&own, rows->at, rows->end - rows->at, rows->delimiter);
  for (guint i = 0; i < HABIT_ROWS && next_row (&own); i++)
    {
      const char *date = value_of (&own, bindings, DOSSIER_ENTRY_DATE);
      guint first, second;
      char mark;

      if (date == NULL || sscanf (date, " %2u%c%2u", &first, &mark, &second) != 3 || strchr ("/.-", mark) == NULL)
        continue;
      days += first > 12 && second <= 12 ? 1 : 0;
      months += second > 12 && first <= 12 ? 1 : 0;
    }
  return days == months ? -1 : months > days;
}

static gboolean
take_row (DossierEntries *entries,
          const Rows     *rows,
          GArray         *bindings,
          int             habit)
{
  static const DossierEntryField fields[] = {
    DOSSIER_ENTRY_TITLE, DOSSIER_ENTRY_URL, DOSSIER_ENTRY_BYLINE, DOSSIER_ENTRY_DATE, DOSSIER_ENTRY_CHANGED, DOSSIER_ENTRY_SOURCE,
    DOSSIER_ENTRY_AGENCY, DOSSIER_ENTRY_SUBTITLE, DOSSIER_ENTRY_PLACE,
  };
  g_auto (DossierEntry) entry = { 0 };
  const char *text = value_of (rows, bindings, DOSSIER_ENTRY_TEXT);

  dossier_entry_init (&entry, "text/csv", "table/1");
  dossier_entry_set (&entry, DOSSIER_ENTRY_LANGUAGE, value_of (rows, bindings, DOSSIER_ENTRY_LANGUAGE), 90);
  if (habit >= 0)
    entry.gather->month_first = habit;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    dossier_entry_set (&entry, fields[i], value_of (rows, bindings, fields[i]), 90);
  if (text != NULL)
    dossier_entry_add_any (&entry, text);
  else
    {
      dossier_entry_add_summary (&entry, value_of (rows, bindings, DOSSIER_ENTRY_SUMMARY));
      entry.gather->extractor = "table-summary/1";
    }
  return dossier_entries_take (entries, &entry);
}

gboolean
dossier_table_read_many (GBytes                     *bytes,
                         const char                 *file_name,
                         const DossierImportOptions *options,
                         DossierSink                *sink,
                         GError                    **error)
{
  g_autofree char *text = NULL;
  g_auto (Rows) rows = { 0 };
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) bindings = NULL;
  DossierEntries entries;
  gsize length, all;
  int habit;

  text = dossier_encoding_to_utf8 (g_bytes_get_data (bytes, &all), g_bytes_get_size (bytes), NULL, &length, error);
  if (text == NULL)
    return FALSE;
  /* Excel may say in a first line what parts the cells. */
  rows_init (&rows, text, length, guess_delimiter (text, MIN (length, SNIFF_BYTES)).delimiter);
  if (length > 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && (text[5] == '\n' || text[5] == '\r'))
    {
      rows.delimiter = text[4];
      rows.at += 6;
    }
  if (!next_row (&rows))
    {
      g_set_error_literal (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_EMPTY, _("there is no article in it"));
      return FALSE;
    }
  names = header_names (&rows);
  bindings = bind_columns (names, options->columns, error);
  if (bindings == NULL)
    return FALSE;
  habit = month_first (&rows, bindings);
  dossier_entries_init (&entries, sink, file_name);
  while (next_row (&rows) && take_row (&entries, &rows, bindings, habit))
    ;
  return dossier_entries_finish (&entries, TRUE, error);
}
