/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window costs in processor time of its thread: the way to its first frame against a bare libadwaita window, a text of
 * one megabyte with ten thousand marks, a list of a hundred thousand articles, the import of those with the window open, five
 * thousand actors beside as many events, an event told by sixty articles, two long texts side by side, ten thousand occurrences of one name to review and ten thousand names, a timeline of ten
 * thousand events. Each is measured in a process of its own, which this one starts: bench-window [ARTICLES [MARKS [EVENTS [DATED]]]].
 * To look into one alone: bench-window make KIND PATH NUMBER, then bench-window KIND PATH [ARTICLE]. */

#define G_LOG_DOMAIN "dossier-bench"

#include "bench-window.h"

#include "bench-corpus.h"

#include <stdlib.h>

#define REPEATS 5
#define NUMBERS 6
#define GRID_FIELDS 200
#define COMPARED_LENGTH 100000

int
bench_compare_doubles (gconstpointer a,
                       gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static guint
ask (const char *program,
     const char *what,
     const char *path,
     const char *article,
     double     *numbers,
     guint       n)
{
  const char *argv[] = { program, what, path, article, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  char *end;
  guint i = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", what, error->message);
  for (char *at = out; i < n && *at != '\0'; at = end, i++)
    {
      numbers[i] = g_ascii_strtod (at, &end);
      if (end == at)
        break;
    }
  return i;
}

/* Asks REPEATS times; each number is the median of its own. */
static void
ask_often (const char *program,
           const char *what,
           const char *path,
           const char *article,
           double     *medians,
           guint       n)
{
  double times[NUMBERS][REPEATS] = { { 0 } };

  g_assert (n <= NUMBERS);
  for (guint i = 0; i < REPEATS; i++)
    {
      double numbers[NUMBERS] = { 0 };

      ask (program, what, path, article, numbers, n);
      for (guint k = 0; k < n; k++)
        times[k][i] = numbers[k];
    }
  for (guint k = 0; k < n; k++)
    {
      qsort (times[k], REPEATS, sizeof (double), bench_compare_doubles);
      medians[k] = times[k][REPEATS / 2];
    }
}

static void
say_scrolled (const double *numbers)
{
  g_print ("first frames %.1f ms, with all that leads to them %.1f ms; a scrolled frame %.1f ms, 99 of 100 below %.1f ms\n", numbers[2],
           numbers[0], numbers[3], numbers[4]);
}

static void
compare_all (const char *program,
             guint       articles,
             guint       marks,
             guint       events,
             guint       dated)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *empty = g_build_filename (folder, "empty.dossier", NULL);
  g_autofree char *many = g_build_filename (folder, "many.dossier", NULL);
  g_autofree char *marked = g_build_filename (folder, "marked.dossier", NULL);
  g_autofree char *board = g_build_filename (folder, "board.dossier", NULL);
  g_autofree char *timeline = g_build_filename (folder, "timeline.dossier", NULL);
  g_autofree char *review = g_build_filename (folder, "review.dossier", NULL);
  g_autofree char *review_files = g_build_filename (folder, "review", NULL);
  g_autofree char *short_files = g_build_filename (folder, "short", NULL);
  g_autofree char *long_file = g_build_filename (folder, "long", NULL);
  g_autofree char *grid = g_build_filename (folder, "grid.dossier", NULL);
  g_autofree char *grid_files = g_build_filename (folder, "grid", NULL);
  g_autofree char *compared = g_build_filename (folder, "compared.dossier", NULL);
  g_autofree char *compared_files = g_build_filename (folder, "compared", NULL);
  g_autofree char *article = NULL;
  DossierWorkspace *workspace = dossier_workspace_open (empty, DOSSIER_WORKSPACE_CREATE, NULL);
  double bare[4], start[4], numbers[6];

  dossier_workspace_close (workspace);
  g_object_unref (workspace);
  ask_often (program, "bare", "", NULL, bare, 4);
  ask_often (program, "start", empty, NULL, start, 4);
  g_print ("start-up: %.0f ms; bare window %.0f ms; ratio %.2f\n", start[0], bare[0], start[0] / bare[0]);
  g_print ("memory at start: %.0f MB; bare window %.0f MB; ratio %.2f\n", start[1], bare[1], start[1] / bare[1]);

  article = bench_window_make_text (marked, long_file, marks);
  ask_often (program, "text", marked, article, numbers, 5);
  g_print ("text of 1 MB with %u marks: ", marks);
  say_scrolled (numbers);

  g_clear_pointer (&article, g_free);
  bench_window_make_board (board, events);
  ask_often (program, "board", board, NULL, numbers, 5);
  g_print ("board of %u actors and events, %u links: ", events, events * BENCH_ACTORS_OF_EVENT);
  say_scrolled (numbers);
  ask_often (program, "matrix", board, NULL, numbers, 5);
  g_print ("the same as a table: ");
  say_scrolled (numbers);
  ask_often (program, "graph", board, NULL, numbers, 5);
  g_print ("the link graph of one of them, 200 nodes: ");
  say_scrolled (numbers);

  article = bench_window_make_grid (grid, grid_files, GRID_FIELDS);
  ask_often (program, "grid", grid, article, numbers, 5);
  g_print ("grid of %u fields and 60 articles: ", GRID_FIELDS);
  say_scrolled (numbers);
  g_free (article);
  article = bench_window_make_compare (compared, compared_files, COMPARED_LENGTH);
  ask_often (program, "compare", compared, article, numbers, 5);
  g_print ("two texts of %u kB side by side, 300 places and figures in both: ", COMPARED_LENGTH / 1000);
  say_scrolled (numbers);

  bench_window_make_timeline (timeline, dated);
  ask_often (program, "timeline", timeline, NULL, numbers, 6);
  g_print ("timeline of %u events: first frames %.1f ms, with all that leads to them %.1f ms; all of it in view, a scrolled frame %.1f ms, 99 of "
           "100 below %.1f ms; nearer, a panned frame %.1f ms, 99 of 100 below %.1f ms\n", dated, numbers[1], numbers[0], numbers[2], numbers[3],
           numbers[4], numbers[5]);

  bench_window_make_review (review, review_files, MIN (events / 5, 1000));
  ask_often (program, "review", review, NULL, numbers, 5);
  g_print ("%u occurrences of one name to review: ", MIN (events / 5, 1000) * 10);
  say_scrolled (numbers);
  ask_often (program, "names", review, NULL, numbers, 5);
  g_print ("the names of %u to review: ", MIN (events / 5, 1000) * 10 + 1);
  say_scrolled (numbers);

  bench_corpus_write (short_files, articles, 200);
  ask (program, "import", empty, short_files, numbers, 5);
  g_print ("import of %u articles in an open window: %.0f turns of its loop, a turn %.2f ms, 99 of 100 below %.1f ms, longest %.1f ms, %.0f "
           "longer than a frame\n", articles, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  workspace = dossier_workspace_open (many, DOSSIER_WORKSPACE_CREATE, NULL);
  bench_window_fill (workspace, short_files);
  dossier_workspace_close (workspace);
  g_object_unref (workspace);
  ask_often (program, "list", many, NULL, numbers, 5);
  g_print ("list of %u articles, with the window around it (alone: first frames %.1f ms, all %.1f ms; %+.0f MB): ", articles, start[3],
           start[2], numbers[1] - start[1]);
  say_scrolled (numbers);
  bench_remove_folder (folder);
}

/* Makes the workspace that @kind is shown of; prints what "bench-window @kind @path" is to be given besides. */
static int
make (const char *kind,
      const char *path,
      guint       n)
{
  g_autofree char *files = g_strconcat (path, ".files", NULL);
  g_autofree char *article = NULL;

  if (g_str_equal (kind, "text"))
    article = bench_window_make_text (path, files, n);
  else if (g_str_equal (kind, "board"))
    bench_window_make_board (path, n);
  else if (g_str_equal (kind, "timeline"))
    bench_window_make_timeline (path, n);
  else if (g_str_equal (kind, "review"))
    bench_window_make_review (path, files, n);
  else if (g_str_equal (kind, "grid"))
    article = bench_window_make_grid (path, files, n);
  else if (g_str_equal (kind, "compare"))
    article = bench_window_make_compare (path, files, n);
  else
    g_error ("There is nothing called %s to make", kind);
  g_print ("%s\n", article ? article : "");
  bench_remove_folder (files);
  return 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (argc > 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10));
  if (argc > 2 && !g_ascii_isdigit (argv[1][0]))
    return bench_window_measure (argv[1], argv[2], argc > 3 ? argv[3] : NULL);

  compare_all (program, argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000,
               argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 10000,
               argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 5000,
               argc > 4 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : 10000);
  return 0;
}
