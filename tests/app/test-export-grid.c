/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of what the sources say in notes: printed, with its passages in the annex, and as Markdown. */

#include "dossier-export.h"
#include "dossier-note-text.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "sample-grid.h"
#include "test-export-report.h"

/* @grid: (transfer full): shown by a note between two paragraphs; a second mark is of an event that is gone, a third within text */
static DossierReport *
report_with (DossierGrid *grid)
{
  DossierReport *report = report_new ("Northern harbour");
  g_autofree char *id = dossier_id_to_text (&grid->event->id), *gone = report_id (99), *text = NULL;

  report_cite_cells (report, grid);
  text = g_strdup_printf ("Before the table.\n\n[[grid:%s]]\n\nBetween.\n\n[[grid:%s]]\n\nAs [[grid:%s]] shows.", id, gone, id);
  report_add_note (report, "Contacts", text);
  g_hash_table_insert (report->names, g_strdup (id), g_strdup (grid->event->title));
  g_hash_table_insert (report->grids, g_strconcat ("grid:", id, NULL), grid);
  return report;
}

static char *
write_to (const DossierReport *report,
          const char          *format)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-grid-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "report", NULL);

  dossier_export_file (report, format, path, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_file (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
}

/* Returns: (transfer full) (nullable): what a program prints, its spaces made one; NULL when there is no such program */
static char *
run (const char *first,
     const char *second,
     const char *path,
     const char *last)
{
  const char *words[] = { first, second, path, last, NULL };
  g_autofree char *program = g_find_program_in_path (first), *out = NULL;
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  int status = -1;

  if (program == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return g_regex_replace_literal (spaces, out, -1, 0, " ", 0, NULL);
}

static void
assert_in_order (const char         *text,
                 const char * const *words)
{
  for (const char *at = text; *words != NULL; words++)
    {
      const char *found = strstr (at, *words);

      if (found == NULL)
        g_error ("“%s” is missing in: %s", *words, at);
      at = found + strlen (*words);
    }
}

#define ASSERT_IN_ORDER(text, ...) assert_in_order (text, (const char * const []) { __VA_ARGS__, NULL })

static void
test_pdf (void)
{
  g_autoptr (DossierReport) report = report_with (sample_grid_new ());
  char *path = write_to (report, "pdf");
  g_autofree char *check = run ("qpdf", "--check", path, NULL), *text = run ("pdftotext", "-layout", path, "-"), *info = NULL;

  if (check == NULL || text == NULL)
    {
      g_test_skip ("qpdf or poppler-utils is not installed");
      remove_file (path);
      return;
    }
  g_assert_null (strstr (check, "WARNING"));
  ASSERT_IN_ORDER (text, "Before the table.", "Berg–Novak telephone call", "3 sources, 4 articles · 1 difference", "Field", "Harbour Gazette",
                   "caller", "Tomas Berg", "not said", "When", "agrees", "troops", "130,000 troops", "differs", "Between.", "[citation deleted]",
                   "As Berg–Novak telephone call shows.", "Passages cited", "Russia has 130,000 troops near the border");
  g_assert_nonnull (strstr (text, "Assessed"));
  info = run ("pdfinfo", "-struct", path, NULL);
  ASSERT_IN_ORDER (info, "Table", "TR", "TH", "TD");
  remove_file (path);
}

/* A table that no page holds goes on with its head repeated, and with as many tables as its sources need. */
static void
test_large (void)
{
  g_autoptr (DossierReport) report = report_with (sample_grid_new_large (11, 40));
  char *path = write_to (report, "pdf");
  g_autofree char *check = run ("qpdf", "--check", path, NULL), *text = run ("pdftotext", "-layout", path, "-");
  guint heads = 0;

  if (check == NULL || text == NULL)
    {
      g_test_skip ("qpdf or poppler-utils is not installed");
      remove_file (path);
      return;
    }
  g_assert_null (strstr (check, "WARNING"));
  for (const char *at = strstr (text, "Field"); at != NULL; at = strstr (at + 1, "Field"))
    heads++;
  g_assert_cmpuint (heads, >, 8);
  ASSERT_IN_ORDER (text, "Outlet 1 ", "Outlet 3 ", "figure 40", "Outlet 4 ", "figure 40", "Outlet 10 ", "Assessed");
  remove_file (path);
}

static void
test_markdown (void)
{
  g_autoptr (DossierReport) report = report_with (sample_grid_new ());
  char *path = write_to (report, "markdown");
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  ASSERT_IN_ORDER (text, "Before the table.\n\n**Berg–Novak telephone call · 10 Feb 2022**\n\n| Field | Harbour Gazette", "\n|---|",
                   "| troops | 130,000 troops<br>“Russia has", "\n\n[^1] [^2] [^3]", "\n\nBetween.\n\n[citation deleted]\n\n"
                   "As Berg–Novak telephone call shows.", "[^1]: “Chiefs of Staff Speak by Telephone”");
  remove_file (path);
}

/* The mark is a table only where it is alone in its paragraph. */
static void
test_mark (void)
{
  g_autofree char *id = report_id (1), *text = NULL, *key = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  const DossierMark *mark;

  text = g_strdup_printf ("[[grid:%s]]\n\nwords [[grid:%s]]\n\n[[grid:%s]] [[grid:%s]]\n\n[[grid:no id]]\n\n> [[grid:%s]]\n", id, id, id, id, id);
  blocks = dossier_note_parse (text);
  g_assert_cmpuint (blocks->len, ==, 5);
  mark = dossier_note_block_grid (g_ptr_array_index (blocks, 0));
  g_assert_nonnull (mark);
  key = dossier_mark_to_key (mark);
  g_assert_true (g_str_has_prefix (key, "grid:") && g_str_has_suffix (key, id));
  for (guint i = 1; i < blocks->len; i++)
    g_assert_null (dossier_note_block_grid (g_ptr_array_index (blocks, i)));
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export-grid/mark", test_mark);
  g_test_add_func ("/export-grid/pdf", test_pdf);
  g_test_add_func ("/export-grid/large", test_large);
  g_test_add_func ("/export-grid/markdown", test_markdown);

  return g_test_run ();
}
