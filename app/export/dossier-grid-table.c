/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The grid of sources as a table of strings, and that table as CSV (RFC 4180), tab-separated text, HTML and Markdown.
 * Pure functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-grid-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-grid-words.h"
#include "dossier-statement-words.h"

static void
add_line (GString    *out,
          const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append (out, words);
}

static char *
valid_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return dossier_text_one_line (valid);
}

/**
 * dossier_grid_statement_quote:
 *
 * Returns: (transfer full) (nullable): the words of the article in quotation marks with who said so in it, “…”, the ministry
 *   said; NULL when there are none, or none that the value does not say
 */
char *
dossier_grid_statement_quote (const DossierStatement *statement)
{
  g_autofree char *value = NULL, *quote = NULL, *attribution = NULL, *quoted = NULL;

  g_return_val_if_fail (statement != NULL, NULL);

  value = dossier_statement_value (statement);
  attribution = dossier_statement_attribution (statement);
  if (statement->passage != NULL)
    quote = valid_line (statement->passage->quote);
  if (quote == NULL || *quote == '\0' || g_strcmp0 (quote, value) == 0)
    return g_steal_pointer (&attribution);
  quoted = g_strdup_printf (_("“%s”"), quote);
  /* Translators: words of an article in quotation marks, then who said so in it: “…”, the ministry said */
  return attribution != NULL ? g_strdup_printf (_("%s, %s"), quoted, attribution) : g_steal_pointer (&quoted);
}

static void
add_statement (GString                *out,
               const DossierStatement *statement)
{
  g_autofree char *value = dossier_statement_value (statement), *line = valid_line (value);
  g_autofree char *quote = dossier_grid_statement_quote (statement);

  add_line (out, line);
  add_line (out, quote);
  add_line (out, dossier_credibility_words (statement->credibility));
}

/**
 * dossier_grid_standing_of_cell:
 * @column: position among those shown
 *
 * Returns: (transfer full) (nullable): "differs: 130,000 is more than …"; NULL of silence and of claims, which need no word
 */
char *
dossier_grid_standing_of_cell (const DossierGridShape *shape,
                               const DossierGridRow   *row,
                               guint                   column)
{
  const char *reason;
  DossierStanding standing = dossier_grid_shape_standing (shape, row, column, &reason);

  if (standing == DOSSIER_STANDING_SILENT || standing == DOSSIER_STANDING_SAID)
    return NULL;
  return reason != NULL ? g_strdup_printf ("%s: %s", dossier_standing_words (standing), reason) : g_strdup (dossier_standing_words (standing));
}

static char *
make_cell (const DossierGridShape *shape,
           const DossierGridRow   *row,
           guint                   column)
{
  g_autoptr (GPtrArray) statements = dossier_grid_shape_statements (shape, row, column);
  g_autofree char *standing = dossier_grid_standing_of_cell (shape, row, column);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    add_statement (out, g_ptr_array_index (statements, i));
  if (statements->len == 0)
    g_string_append (out, dossier_standing_words (DOSSIER_STANDING_SILENT));
  else
    add_line (out, standing);
  return g_string_free (out, FALSE);
}

static char *
make_assessed (const DossierGridRow *row,
               const DossierEvent   *event)
{
  GString *out = g_string_new (NULL);
  g_autofree char *date = dossier_grid_row_assessed (row, event);

  for (guint i = 0; i < row->assessed->len; i++)
    add_statement (out, g_ptr_array_index (row->assessed, i));
  add_line (out, date);
  return g_string_free (out, FALSE);
}

/**
 * dossier_grid_head_of_column:
 * @column: position among those shown
 *
 * Returns: (transfer full): source, grade and day; below it the title and, when copies are folded into it, how many
 */
char *
dossier_grid_head_of_column (const DossierGrid      *grid,
                             const DossierGridShape *shape,
                             guint                   column)
{
  const DossierGridColumn *head = g_ptr_array_index (grid->columns, g_array_index (shape->heads, guint, column));
  guint n_copies = dossier_grid_shape_n_copies (shape, column);
  g_autofree char *words = dossier_grid_column_heading (head), *title = valid_line (head->article->title);
  GString *out = g_string_new (words);

  if (*title != '\0')
    {
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), title);

      add_line (out, quoted);
    }
  if (n_copies > 0)
    {
      g_autofree char *copies = g_strdup_printf (ngettext ("with %u copy", "with %u copies", n_copies), n_copies);

      add_line (out, copies);
    }
  else if (head->copy)
    add_line (out, _("a copy"));
  return g_string_free (out, FALSE);
}

static char **
make_head (const DossierGrid      *grid,
           const DossierGridShape *shape)
{
  guint n_columns = shape->heads->len;
  char **head = g_new0 (char *, n_columns + 4);

  head[0] = g_strdup (_("Field"));
  for (guint i = 0; i < n_columns; i++)
    head[i + 1] = dossier_grid_head_of_column (grid, shape, i);
  head[n_columns + 1] = g_strdup (_("Assessed"));
  head[n_columns + 2] = g_strdup (_("Sources compared"));
  return head;
}

static char **
make_row (const DossierGrid      *grid,
          const DossierGridShape *shape,
          const DossierGridRow   *row)
{
  guint n_columns = shape->heads->len;
  char **cells = g_new0 (char *, n_columns + 4);

  cells[0] = g_strdup (dossier_grid_row_heading (row));
  for (guint i = 0; i < n_columns; i++)
    cells[i + 1] = make_cell (shape, row, i);
  cells[n_columns + 1] = make_assessed (row, grid->event);
  cells[n_columns + 2] = g_strdup (row->standing == DOSSIER_STANDING_SILENT ? "" : dossier_standing_words (row->standing));
  return cells;
}

static char *
make_title (const DossierEvent *event)
{
  g_autofree char *day = event != NULL && (event->date != NULL || event->reported_date != NULL) ? dossier_event_date_words (event) : NULL;
  g_autofree char *title = valid_line (event != NULL ? event->title : NULL);

  return day != NULL ? g_strdup_printf ("%s · %s", title, day) : g_steal_pointer (&title);
}

/**
 * dossier_grid_table_new:
 * @shape: (nullable): which columns and rows in which order; NULL: all of them, copies folded, oldest article first
 *
 * Returns: (transfer full)
 */
DossierGridTable *
dossier_grid_table_new (const DossierGrid      *grid,
                        const DossierGridShape *shape)
{
  g_autoptr (DossierGridShape) whole = NULL;
  DossierGridTable *table;

  g_return_val_if_fail (grid != NULL, NULL);

  if (shape == NULL)
    shape = whole = dossier_grid_shape_new (grid, DOSSIER_GRID_BY_DATE, FALSE, TRUE, NULL);
  table = g_new0 (DossierGridTable, 1);
  table->title = make_title (grid->event);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (table->rows, make_head (grid, shape));
  for (guint i = 0; i < shape->rows->len; i++)
    g_ptr_array_add (table->rows, make_row (grid, shape, g_ptr_array_index (grid->rows, g_array_index (shape->rows, guint, i))));
  return table;
}

void
dossier_grid_table_free (DossierGridTable *table)
{
  if (table == NULL)
    return;
  g_free (table->title);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

/* A spreadsheet takes what begins so for a formula and runs it: words of an article must not be able to. */
static gboolean
looks_like_formula (const char *words)
{
  while (*words == ' ')
    words++;
  return *words != '\0' && strchr ("=+-@\t\r", *words) != NULL;
}

static void
append_csv (GString    *out,
            const char *words)
{
  g_autoptr (GString) guarded = g_string_new (looks_like_formula (words) ? "'" : NULL);

  g_string_append (guarded, words);
  if (strpbrk (guarded->str, ",\"\r\n") == NULL)
    {
      g_string_append (out, guarded->str);
      return;
    }
  g_string_replace (guarded, "\"", "\"\"", 0);
  g_string_append_printf (out, "\"%s\"", guarded->str);
}

/**
 * dossier_grid_table_to_csv:
 *
 * Returns: (transfer full): RFC 4180, UTF-8 without a mark of byte order, lines ending in CR LF. A value that a spreadsheet would
 *   take for a formula begins with an apostrophe.
 */
char *
dossier_grid_table_to_csv (const DossierGridTable *table)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; row[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_c (out, ',');
          append_csv (out, row[j]);
        }
      g_string_append (out, "\r\n");
    }
  return g_string_free (out, FALSE);
}

/**
 * dossier_grid_table_to_tsv:
 *
 * Returns: (transfer full): a line a row, cells parted by tabs, the lines of a cell by " · "; guarded as CSV is
 */
char *
dossier_grid_table_to_tsv (const DossierGridTable *table)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; row[j] != NULL; j++)
        {
          g_autoptr (GString) cell = g_string_new (looks_like_formula (row[j]) ? "'" : NULL);

          g_string_append (cell, row[j]);
          g_string_replace (cell, "\n", " · ", 0);
          g_strdelimit (cell->str, "\t\r", ' ');
          g_string_append_printf (out, "%s%s", j > 0 ? "\t" : "", cell->str);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static void
append_html_row (GString    *out,
                 char      **row,
                 gboolean    head)
{
  g_string_append (out, "<tr>");
  for (guint j = 0; row[j] != NULL; j++)
    {
      const char *tag = head || j == 0 ? "th" : "td";
      g_autofree char *escaped = g_markup_escape_text (row[j], -1);
      g_autoptr (GString) cell = g_string_new (escaped);

      g_string_replace (cell, "\n", "<br>", 0);
      g_string_append_printf (out, "<%s%s>%s</%s>", tag, head ? " scope=\"col\"" : j == 0 ? " scope=\"row\"" : "", cell->str, tag);
    }
  g_string_append (out, "</tr>\n");
}

/**
 * dossier_grid_table_to_html:
 *
 * Returns: (transfer full): a table element with a caption, nothing around it
 */
char *
dossier_grid_table_to_html (const DossierGridTable *table)
{
  GString *out = g_string_new ("<table>\n<caption>");
  g_autofree char *caption = NULL;

  g_return_val_if_fail (table != NULL, g_string_free (out, FALSE));

  caption = g_markup_escape_text (table->title, -1);
  g_string_append_printf (out, "%s</caption>\n", caption);
  for (guint i = 0; i < table->rows->len; i++)
    {
      if (i < 2)
        g_string_append (out, i == 0 ? "<thead>\n" : "<tbody>\n");
      append_html_row (out, g_ptr_array_index (table->rows, i), i == 0);
      if (i == 0)
        g_string_append (out, "</thead>\n");
    }
  if (table->rows->len > 1)
    g_string_append (out, "</tbody>\n");
  g_string_append (out, "</table>\n");
  return g_string_free (out, FALSE);
}

static void
append_markdown (GString    *out,
                 const char *words)
{
  for (const char *p = words; *p != '\0'; p++)
    {
      if (*p == '\n')
        {
          g_string_append (out, "<br>");
          continue;
        }
      if (strchr ("\\`*_[]<>|~#", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p == '\r' || *p == '\t' ? ' ' : *p);
    }
}

/**
 * dossier_grid_table_to_markdown:
 *
 * Returns: (transfer full): a table with bars, a line for each row
 */
char *
dossier_grid_table_to_markdown (const DossierGridTable *table)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (table != NULL, g_string_free (out, FALSE));

  for (guint i = 0; i < table->rows->len; i++)
    {
      char **row = g_ptr_array_index (table->rows, i);
      guint n_cells = g_strv_length (row);

      for (guint j = 0; j < n_cells; j++)
        {
          g_string_append (out, j == 0 ? "| " : " | ");
          append_markdown (out, row[j]);
        }
      g_string_append (out, " |\n");
      for (guint j = 0; i == 0 && j < n_cells; j++)
        g_string_append (out, "|---");
      if (i == 0)
        g_string_append (out, "|\n");
    }
  return g_string_free (out, FALSE);
}
