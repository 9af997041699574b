/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of sources in words, arranged, and as a table in every format. */

#include "dossier-grid-table.h"

#include <locale.h>
#include <string.h>

#include "dossier-grid-words.h"
#include "dossier-statement-words.h"
#include "sample-grid.h"

static void
test_statements (void)
{
  g_autoptr (DossierStatement) statement = dossier_statement_new ();
  g_autofree char *figure = NULL, *words = NULL, *both = NULL, *name = NULL;

  g_assert_null (dossier_statement_value (statement));
  g_assert_null (dossier_statement_attribution (statement));
  statement->kind = DOSSIER_STATEMENT_FIGURE;
  statement->figure = dossier_figure_from_value ("130000 troops");
  statement->as_of = g_strdup ("2022-02-18");
  figure = dossier_statement_value (statement);
  g_assert_cmpstr (figure, ==, "130,000 troops, as of 18 Feb 2022");

  statement->attributed_name = g_strdup ("Pentagon");
  name = dossier_statement_attribution (statement);
  g_assert_cmpstr (name, ==, "according to Pentagon");
  statement->attributed_words = g_strdup ("the pentagon\nsaid");
  words = dossier_statement_attribution (statement);
  g_assert_cmpstr (words, ==, "the pentagon said");
  g_free (statement->attributed_words);
  statement->attributed_words = g_strdup ("officials said");
  both = dossier_statement_attribution (statement);
  g_assert_cmpstr (both, ==, "officials said (Pentagon)");

  g_assert_cmpstr (dossier_credibility_words (2), ==, "2: probably true");
  g_assert_null (dossier_credibility_words (0));
  g_assert_null (dossier_credibility_words (7));
}

static void
test_words (void)
{
  g_autoptr (DossierGrid) grid = sample_grid_new ();
  g_autofree char *differences = dossier_grid_differences_words (grid), *sources = dossier_grid_sources_words (grid);
  g_autofree char *head = dossier_grid_column_heading (g_ptr_array_index (grid->columns, 0));
  const DossierGridRow *when = g_ptr_array_index (grid->rows, 1);
  g_autofree char *date = dossier_grid_row_assessed (when, grid->event);

  g_assert_cmpstr (differences, ==, "1 difference");
  g_assert_cmpstr (sources, ==, "3 sources, 4 articles");
  g_assert_cmpstr (head, ==, "Harbour Gazette · B · 11 Feb 2022");
  g_assert_cmpstr (dossier_grid_row_heading (when), ==, "When");
  g_assert_cmpstr (date, ==, "10 Feb 2022");
  g_assert_null (dossier_grid_row_assessed (g_ptr_array_index (grid->rows, 2), grid->event));
  grid->differences = 0;
  g_assert_null (dossier_grid_differences_words (grid));
}

static void
assert_columns (const DossierGridShape *shape,
                const char             *expected)
{
  g_autoptr (GString) heads = g_string_new (NULL);

  for (guint i = 0; i < shape->heads->len; i++)
    g_string_append_printf (heads, "%u+%u ", g_array_index (shape->heads, guint, i), dossier_grid_shape_n_copies (shape, i));
  g_assert_cmpstr (g_strchomp (heads->str), ==, expected);
}

static void
test_shape (void)
{
  static const struct { DossierGridOrder order; const char *folded; const char *open; } orders[] = {
    { DOSSIER_GRID_BY_DATE, "0+1 1+0 2+0", "0+0 3+0 1+0 2+0" },
    { DOSSIER_GRID_BY_GRADE, "2+0 0+1 1+0", "2+0 0+0 3+0 1+0" },
    { DOSSIER_GRID_BY_AGREEMENT, "0+1 1+0 2+0", "0+0 3+0 1+0 2+0" },
  };
  g_autoptr (DossierGrid) grid = sample_grid_new ();
  g_autoptr (GHashTable) unfolded = g_hash_table_new (dossier_id_hash, dossier_id_equal);

  g_hash_table_add (unfolded, &((DossierGridColumn *) g_ptr_array_index (grid->columns, 0))->article->copy_group);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (DossierGridShape) folded = dossier_grid_shape_new (grid, orders[i].order, FALSE, TRUE, NULL);
      g_autoptr (DossierGridShape) open = dossier_grid_shape_new (grid, orders[i].order, FALSE, FALSE, NULL);
      g_autoptr (DossierGridShape) one = dossier_grid_shape_new (grid, orders[i].order, TRUE, TRUE, unfolded);
      DossierGridOrder back;

      assert_columns (folded, orders[i].folded);
      assert_columns (open, orders[i].open);
      assert_columns (one, orders[i].open);
      g_assert_cmpuint (folded->rows->len, ==, grid->rows->len);
      g_assert_cmpuint (one->rows->len, ==, 1);
      g_assert_true (dossier_grid_order_from_text (dossier_grid_order_to_text (orders[i].order), &back));
      g_assert_cmpint (back, ==, orders[i].order);
    }
}

/* Copies that say the same say it once; what only the copy says is not lost. */
static void
test_copies (void)
{
  g_autoptr (DossierGrid) grid = sample_grid_new ();
  DossierGridRow *caller = g_ptr_array_index (grid->rows, 0), *troops = g_ptr_array_index (grid->rows, 2);
  g_autoptr (DossierGridShape) shape = dossier_grid_shape_new (grid, DOSSIER_GRID_BY_DATE, FALSE, TRUE, NULL);
  g_autoptr (GPtrArray) same = dossier_grid_shape_statements (shape, troops, 0);
  g_autoptr (GPtrArray) more = NULL;
  const char *reason;

  g_assert_cmpuint (same->len, ==, 1);
  sample_grid_say (grid, caller, 3, "Ina Novak", "Novak rang first");
  sample_grid_mark (caller, 3, DOSSIER_STANDING_DIFFERS, "not the same person");
  more = dossier_grid_shape_statements (shape, caller, 0);
  g_assert_cmpuint (more->len, ==, 2);
  g_assert_cmpint (dossier_grid_shape_standing (shape, caller, 0, &reason), ==, DOSSIER_STANDING_DIFFERS);
  g_assert_cmpstr (reason, ==, "not the same person");
  g_assert_cmpint (dossier_grid_shape_standing (shape, troops, 1, &reason), ==, DOSSIER_STANDING_VAGUER);
}

static void
test_csv (void)
{
  g_autoptr (DossierGrid) grid = sample_grid_new ();
  g_autoptr (DossierGridTable) table = dossier_grid_table_new (grid, NULL);
  g_autofree char *csv = dossier_grid_table_to_csv (table), *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (g_test_get_filename (G_TEST_DIST, "..", "data", "grid-table.csv", NULL), &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (csv, ==, expected);
  g_assert_true (g_utf8_validate (csv, -1, NULL));
}

/* A value cannot begin as a formula does, in whatever cell of whatever form it stands. */
static void
test_guard (void)
{
  static const char * const values[] = { "=1+1", "+49 30 1", "-5", "@here", "  =SUM(A1)", "\t=1", "plain", "“=1”" };
  g_autoptr (DossierGrid) grid = dossier_grid_new ();
  g_autoptr (DossierGridTable) table = NULL;
  g_autofree char *csv = NULL, *tsv = NULL;
  DossierGridRow *row;

  grid->event = dossier_event_new ();
  sample_grid_add_column (grid, "=HYPERLINK(\"http://example.org\")", 0, NULL, "");
  row = dossier_grid_add_row (grid, DOSSIER_STATEMENT_CLAIM, "-heading");
  sample_grid_say (grid, row, 0, "x", NULL);
  table = dossier_grid_table_new (grid, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char **cells = g_new0 (char *, 2);

      cells[0] = g_strdup (values[i]);
      g_ptr_array_add (table->rows, cells);
    }
  csv = dossier_grid_table_to_csv (table);
  tsv = dossier_grid_table_to_tsv (table);
  g_assert_cmpstr (csv, ==, "Field,\"'=HYPERLINK(\"\"http://example.org\"\")\",Assessed,Sources compared\r\n"
                   "'-heading,x,,\r\n'=1+1\r\n'+49 30 1\r\n'-5\r\n'@here\r\n'  =SUM(A1)\r\n'\t=1\r\nplain\r\n“=1”\r\n");
  g_assert_cmpstr (tsv, ==, "Field\t'=HYPERLINK(\"http://example.org\")\tAssessed\tSources compared\n"
                   "'-heading\tx\t\t\n'=1+1\n'+49 30 1\n'-5\n'@here\n'  =SUM(A1)\n' =1\nplain\n“=1”\n");
}

static void
test_html (void)
{
  g_autoptr (DossierGrid) grid = sample_grid_new ();
  g_autoptr (DossierGridTable) table = NULL;
  g_autofree char *html = NULL;

  sample_grid_say (grid, g_ptr_array_index (grid->rows, 3), 0, "a <b> & \"c\"", NULL);
  table = dossier_grid_table_new (grid, NULL);
  html = dossier_grid_table_to_html (table);
  g_assert_true (g_str_has_prefix (html, "<table>\n<caption>Berg–Novak telephone call · 10 Feb 2022</caption>\n<thead>\n<tr><th scope=\"col\">Field</th>"));
  g_assert_nonnull (strstr (html, "a &lt;b&gt; &amp; &quot;c&quot;"));
  g_assert_nonnull (strstr (html, "<th scope=\"row\">troops</th>"));
  g_assert_nonnull (strstr (html, "<br>vaguer: 130,000 is more than 125,000</td>"));
  g_assert_true (g_str_has_suffix (html, "</tbody>\n</table>\n"));
}

static void
test_markdown (void)
{
  g_autoptr (DossierGrid) grid = sample_grid_new ();
  g_autoptr (DossierGridTable) table = NULL;
  g_autofree char *markdown = NULL;
  g_auto (GStrv) lines = NULL;

  sample_grid_say (grid, g_ptr_array_index (grid->rows, 3), 0, "a | b * c", NULL);
  table = dossier_grid_table_new (grid, NULL);
  markdown = dossier_grid_table_to_markdown (table);
  lines = g_strsplit (markdown, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2 + grid->rows->len + 1);
  g_assert_true (g_str_has_prefix (lines[0], "| Field | Harbour Gazette · B · 11 Feb 2022<br>“Chiefs of Staff Speak by Telephone”<br>with 1 copy |"));
  g_assert_cmpstr (lines[1], ==, "|---|---|---|---|---|---|");
  g_assert_true (g_str_has_prefix (lines[5], "| purpose | a \\| b \\* c | “to reduce"));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid-table/statements", test_statements);
  g_test_add_func ("/grid-table/words", test_words);
  g_test_add_func ("/grid-table/shape", test_shape);
  g_test_add_func ("/grid-table/copies", test_copies);
  g_test_add_func ("/grid-table/csv", test_csv);
  g_test_add_func ("/grid-table/guard", test_guard);
  g_test_add_func ("/grid-table/html", test_html);
  g_test_add_func ("/grid-table/markdown", test_markdown);

  return g_test_run ();
}
