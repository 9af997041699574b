/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tables as text: values parted by commas, semicolons, tabs or bars (RFC 4180 and what programs make of it). Each row is
 * an article. The first row names the columns. Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-columns-private.h"
#include "dossier-charset-private.h"
#include "dossier-sniff-private.h"
#include "dossier-table-rows-private.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define GUESS_BYTES 65536u
/* Rows that are looked at to see whether days or months come first. */
#define HABIT_ROWS 2000u

static char *
to_text (const guint8 *bytes,
         gsize         length,
         gsize        *text_length)
{
  return dossier_encoding_to_utf8 (bytes, length, NULL, text_length, NULL);
}

/* The sniffer, for bytes of any encoding. */
int
dossier_table_look (const guint8 *bytes,
                    gsize         length,
                    const char   *extension)
{
  return dossier_table_sniff_as (bytes, length, extension, to_text);
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
header_names (const DossierTableRows *rows)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->starts->len; i++)
    g_ptr_array_add (names, g_strstrip (g_strdup (dossier_table_cell (rows, i))));
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
value_of (const DossierTableRows       *rows,
          GArray           *bindings,
          DossierEntryField field)
{
  for (guint i = 0; i < bindings->len; i++)
    {
      const Binding *binding = &g_array_index (bindings, Binding, i);
      const char *value = binding->field == field ? dossier_table_cell (rows, binding->column) : "";

      if (value[strspn (value, " \t\r\n")] != '\0')
        return value;
    }
  return NULL;
}

/* 14/3/2021 has its day first, 3/14/2021 its month: one such date tells how the whole column is written. */
static int
month_first (const DossierTableRows *rows,
             GArray     *bindings)
{
  guint days = 0, months = 0;
  g_auto (DossierTableRows) own = { 0 };

  dossier_table_rows_init (&own, rows->at, rows->end - rows->at, rows->delimiter);
  for (guint i = 0; i < HABIT_ROWS && dossier_table_next_row (&own); i++)
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
          const DossierTableRows     *rows,
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
  g_auto (DossierTableRows) rows = { 0 };
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GArray) bindings = NULL;
  DossierEntries entries;
  gsize length, all;
  int habit;

  text = dossier_encoding_to_utf8 (g_bytes_get_data (bytes, &all), g_bytes_get_size (bytes), NULL, &length, error);
  if (text == NULL)
    return FALSE;
  /* Excel may say in a first line what parts the cells. */
  dossier_table_rows_init (&rows, text, length, dossier_table_guess (text, MIN (length, GUESS_BYTES)).delimiter);
  if (length > 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && (text[5] == '\n' || text[5] == '\r'))
    {
      rows.delimiter = text[4];
      rows.at += 6;
    }
  if (!dossier_table_next_row (&rows))
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
  while (dossier_table_next_row (&rows) && take_row (&entries, &rows, bindings, habit))
    ;
  return dossier_entries_finish (&entries, TRUE, error);
}
