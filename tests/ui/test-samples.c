/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every sample of import by each way in: dropped on the window, by the command line, and, where they are text or pages, pasted.
 * All of them give the same articles. */

#include "ui-fixture.h"

#include <string.h>

#include "dossier-import-summary.h"
#include "sample-files.h"

static const char * const folders[] = { "import", "import-many", "refused", NULL };

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* An article a line, sorted: what import made of it. */
static char *
print_articles (DossierWorkspace *workspace)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) articles = dossier_workspace_load_records (workspace, query, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  for (guint i = 0; i < articles->len; i++)
    {
      const DossierArticle *article = g_ptr_array_index (articles, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s | %s | %s", article->title, article->byline != NULL ? article->byline : "",
                                               article->date != NULL ? article->date : ""));
    }
  g_ptr_array_sort (lines, compare_words);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* All samples in one folder, as somebody keeps them. The paths are in the order in which a folder is read. */
static char **
lay_out (UiFixture *fixture)
{
  g_autoptr (GPtrArray) samples = sample_files_load (folders);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *folder = ui_fixture_path (fixture, "samples");

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < samples->len; i++)
    {
      const SampleFile *sample = g_ptr_array_index (samples, i);
      char *path = g_build_filename (folder, sample->name, NULL);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, g_bytes_get_data (sample->bytes, NULL), (gssize) g_bytes_get_size (sample->bytes), &error);
      g_assert_no_error (error);
      g_ptr_array_add (paths, path);
    }
  g_ptr_array_sort (paths, compare_words);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

static char *
run_cli (const char * const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  return output;
}

static guint
count_words (const char *text,
             const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + strlen (words), words))
    n++;
  return n;
}

/* The same by the command line, and what it said. */
static char *
import_by_command_line (UiFixture           *fixture,
                        DossierImportResult *result)
{
  const char *cli = g_getenv ("DOSSIER_TEST_CLI");
  g_autofree char *path = ui_fixture_path (fixture, "by-command-line.dossier");
  g_autofree char *folder = ui_fixture_path (fixture, "samples");
  const char * const new[] = { cli, "new", path, NULL };
  const char * const import[] = { cli, "import", path, folder, "--json", NULL };
  g_autofree char *made = run_cli (new);
  g_autofree char *said = run_cli (import);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) workspace = NULL;
  char *articles;

  result->imported = count_words (said, "\"status\":\"imported\"");
  result->duplicates = count_words (said, "\"status\":\"duplicate\"");
  result->rejected = count_words (said, "\"status\":\"rejected\"");
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  articles = print_articles (workspace);
  dossier_workspace_close (workspace);
  return articles;
}

static void
test_drop (UiFixture     *fixture,
           gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "by-drop.dossier", DOSSIER_WORKSPACE_CREATE);
  g_auto (GStrv) paths = lay_out (fixture);
  DossierImportResult result = { NULL };
  g_autofree char *expected = import_by_command_line (fixture, &result);
  g_autofree char *dropped = NULL, *line = NULL;
  GtkWindow *summary;

  g_assert_cmpuint (result.imported, >, g_strv_length (paths) / 2);
  g_assert_cmpuint (result.rejected, >, 0);
  ui_drop_files (GTK_WIDGET (window), (const char * const *) paths);
  ui_wait_import (window);
  dropped = print_articles (dossier_window_get_workspace (window));
  g_assert_cmpstr (dropped, ==, expected);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-details", NULL);
  summary = ui_wait_window (DOSSIER_TYPE_IMPORT_SUMMARY);
  result.files = g_strv_length (paths);
  line = dossier_import_summary_line (&result);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (summary), line));
  ui_close (summary);
}

/* The titles of its articles, as the golden file beside a sample has them. */
static char **
load_titles (const SampleFile *sample)
{
  g_autofree char *path = g_strconcat (sample->path, ".golden", NULL);
  g_autofree char *golden = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (golden, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "title: "))
      g_strv_builder_add (titles, lines[i] + strlen ("title: "));
  return g_strv_builder_end (titles);
}

static void
paste (DossierWindow    *window,
       const SampleFile *sample,
       gboolean          page)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  if (page)
    {
      g_autoptr (GdkContentProvider) content = gdk_content_provider_new_for_bytes ("text/html", sample->bytes);

      gdk_clipboard_set_content (clipboard, content);
    }
  else
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (sample->bytes, NULL), g_bytes_get_size (sample->bytes));

      gdk_clipboard_set_text (clipboard, text);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
}

static void
test_paste (UiFixture     *fixture,
            gconstpointer  data)
{
  static const struct { const char *name; gboolean page; } pasted[] = {
    { "plain-agency.txt", FALSE }, { "plain-russian.txt", FALSE }, { "markdown-clipped.txt", FALSE }, { "html-news.html", TRUE },
    { "html-agency.html", TRUE }, { "press-nexis.txt", FALSE }, { "atom.xml", FALSE },
  };
  DossierWindow *window = ui_fixture_open (fixture, "by-paste.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autoptr (GPtrArray) samples = sample_files_load (folders);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      const SampleFile *sample = NULL;
      g_auto (GStrv) titles = NULL;
      g_autofree char *articles = NULL;

      for (guint j = 0; j < samples->len && sample == NULL; j++)
        if (g_str_equal (((SampleFile *) g_ptr_array_index (samples, j))->name, pasted[i].name))
          sample = g_ptr_array_index (samples, j);
      g_assert_nonnull (sample);
      titles = load_titles (sample);
      n += g_strv_length (titles);
      paste (window, sample, pasted[i].page);
      ui_wait_articles (window, n);
      articles = print_articles (dossier_window_get_workspace (window));
      for (guint j = 0; titles[j] != NULL; j++)
        if (strstr (articles, titles[j]) == NULL)
          g_error ("“%s” of %s is not among: %s", titles[j], sample->name, articles);
    }
}

/* The chooser of Import shows every sample at first. */
static void
test_patterns (void)
{
  static const char * const readable[] = { "import", "import-many", NULL };
  g_autoptr (GPtrArray) samples = sample_files_load (readable);
  g_auto (GStrv) patterns = dossier_importing_dup_patterns ();

  for (guint i = 0; i < samples->len; i++)
    {
      const SampleFile *sample = g_ptr_array_index (samples, i);
      gboolean shown = FALSE;

      for (guint j = 0; patterns[j] != NULL && !shown; j++)
        shown = g_pattern_match_simple (patterns[j], sample->name);
      if (!shown)
        g_error ("no pattern fits %s", sample->name);
    }
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
  g_test_add ("/samples/drop", UiFixture, NULL, ui_fixture_set_up, test_drop, ui_fixture_tear_down);
  g_test_add ("/samples/paste", UiFixture, NULL, ui_fixture_set_up, test_paste, ui_fixture_tear_down);
  g_test_add_func ("/samples/patterns", test_patterns);
  return ui_run ();
}
