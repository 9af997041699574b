/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window costs in processor time of its thread: the way to its first frame against a bare libadwaita window, a text of
 * one megabyte with ten thousand marks, a list of a hundred thousand articles, the import of those with the window open, five
 * thousand actors beside as many events, ten thousand occurrences of one name to review and ten thousand names, a timeline of ten
 * thousand events. Each is measured in a process of its own, which this one
 * starts: bench-window [ARTICLES [MARKS [EVENTS [DATED]]]]. */

#define G_LOG_DOMAIN "dossier-bench"

#include "bench-corpus.h"
#include "dossier-application.h"
#include "dossier-importing.h"
#include "dossier-suggesting.h"
#include "dossier-ui.h"
#include "dossier-window.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define REPEATS 5
#define NUMBERS 6
#define SCROLLED_FRAMES 60
#define SCROLL_STEP 120 /* pixels a frame */
#define LIMIT_SECONDS 300
#define ACTORS_OF_EVENT 10
#define ACTORS_ON_TIMELINE 60
#define FRAME_TIME (1000.0 / 60)

static double
milliseconds (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static double
resident_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (line = strstr (status, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) / 1024.0;
}

/* Frames */

typedef struct
{
  guint count;
  double began;
  GArray *times; /* of double: ms of this thread between before-paint and after-paint */
} Frames;

static double searching; /* ms of this thread that went into looking for widgets */

static void
before_paint_cb (GdkFrameClock *clock,
                 Frames        *frames)
{
  frames->began = milliseconds (CLOCK_THREAD_CPUTIME_ID);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Frames        *frames)
{
  double time = milliseconds (CLOCK_THREAD_CPUTIME_ID) - frames->began;

  g_array_append_val (frames->times, time);
  frames->count++;
}

static void
watch (GtkWidget *window,
       Frames    *frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), frames);
}

static void
wait_for_frames (GtkWidget *window,
                 Frames    *frames,
                 guint      n)
{
  guint end = frames->count + n;

  while (frames->count < end)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Finding what was built */

typedef gboolean (*Wanted) (GtkWidget *widget);

static GtkWidget *
find_widget (GtkWidget *widget,
             Wanted     wanted)
{
  if (wanted (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, wanted);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_long_text (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 500000;
}

static gboolean
is_reader (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierReader");
}

static gboolean
is_timeline (GtkWidget *widget)
{
  GtkAdjustment *adjustment = g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierTimelineCanvas")
                                ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)) : NULL;

  return adjustment != NULL && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1;
}

static gboolean
is_timeline_page (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierTimelinePage");
}

static gboolean
is_queue (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "review-list") && gtk_widget_get_mapped (widget)
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget)))) >= 1000;
}

static gboolean
is_name_list (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "name-list") && gtk_widget_get_mapped (widget)
         && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (widget)))) >= 100;
}

static gboolean
is_long_list (GtkWidget *widget)
{
  GtkSelectionModel *model = GTK_IS_LIST_VIEW (widget) ? gtk_list_view_get_model (GTK_LIST_VIEW (widget)) : NULL;

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) >= 100;
}

static gboolean
is_board (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierBoardPage");
}

static gboolean
is_matrix (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierMatrixView") && gtk_widget_get_mapped (widget);
}

static gboolean
is_graph (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierGraphCanvas") && gtk_widget_get_mapped (widget);
}

static GtkWidget *
wait_for (GtkWidget *window,
          Wanted     wanted)
{
  double limit = milliseconds (CLOCK_MONOTONIC) + LIMIT_SECONDS * 1e3;

  for (;;)
    {
      double before = milliseconds (CLOCK_THREAD_CPUTIME_ID);
      GtkWidget *found = find_widget (window, wanted);

      searching += milliseconds (CLOCK_THREAD_CPUTIME_ID) - before;
      if (found != NULL)
        return found;
      if (milliseconds (CLOCK_MONOTONIC) > limit)
        g_error ("What was to be measured did not appear");
      g_main_context_iteration (NULL, TRUE);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* Prints the median and the 99th percentile of the scrolled frames. */
static void
scroll (GtkWidget     *window,
        GtkWidget     *widget,
        GtkAdjustment *adjustment,
        Frames        *frames)
{
  g_array_set_size (frames->times, 0);
  for (guint i = 0; i < SCROLLED_FRAMES; i++)
    {
      /* What does not scroll is drawn anew. */
      if (adjustment != NULL)
        gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
      else
        gtk_widget_queue_draw (widget);
      wait_for_frames (window, frames, 1);
    }
  g_array_sort (frames->times, compare_doubles);
  printf ("%f %f\n", g_array_index (frames->times, double, frames->times->len / 2),
          g_array_index (frames->times, double, frames->times->len * 99 / 100));
}

/* The two frames that cost most: those in which something new was laid out and drawn first. */
static double
first_frames (Frames *frames)
{
  g_autoptr (GArray) sorted = g_array_copy (frames->times);

  g_array_sort (sorted, compare_doubles);
  return g_array_index (sorted, double, sorted->len - 1) + g_array_index (sorted, double, sorted->len - 2);
}

/* Waits until @wanted is there and drawn; prints what that took of this thread, its first frames, then what scrolling takes. */
static void
show_and_scroll (GtkWidget *window,
                 Wanted     wanted,
                 Frames    *frames,
                 double     began)
{
  GtkWidget *widget = wait_for (window, wanted);

  wait_for_frames (window, frames, 3);
  printf ("%f %f %f ", milliseconds (CLOCK_THREAD_CPUTIME_ID) - began - searching, resident_megabytes (), first_frames (frames));
  scroll (window, widget, GTK_IS_SCROLLABLE (widget) ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget)) : NULL, frames);
}

/* All of it, scrolled through its lanes; then a few steps nearer, where it is full of titles, panned through time. */
static void
show_and_pan (GtkWidget *window,
              Frames    *frames,
              double     began)
{
  GtkWidget *canvas = wait_for (window, is_timeline), *page = find_widget (window, is_timeline_page);

  wait_for_frames (window, frames, 3);
  printf ("%f %f ", milliseconds (CLOCK_THREAD_CPUTIME_ID) - began - searching, first_frames (frames));
  scroll (window, canvas, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (canvas)), frames);
  for (guint i = 0; i < 9; i++)
    gtk_widget_activate_action (page, "timeline.zoom-in", NULL);
  wait_for_frames (window, frames, 2);
  scroll (window, canvas, gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (canvas)), frames);
}

/* The processes */

static GtkWidget *
show_bare_window (void)
{
  AdwApplication *application = adw_application_new ("app.dossier.Bench", G_APPLICATION_NON_UNIQUE);
  GtkWidget *window, *box;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = adw_application_window_new (GTK_APPLICATION (application));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Bare"));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  return window;
}

static GtkWidget *
show_workspace (const char *path)
{
  DossierApplication *application = dossier_application_new ();
  g_autoptr (GSettings) settings = dossier_ui_settings_new ();
  g_autoptr (DossierWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  if (workspace == NULL)
    g_error ("%s", error->message);
  return GTK_WIDGET (dossier_window_new (GTK_APPLICATION (application), workspace, settings));
}

/* How long the window is deaf while articles come in and now and then another is opened: turns of its main loop, each with all
 * that it did, drawn or not. Prints their number, median, 99th percentile, longest, and how many took longer than a frame has. */
static void
import_and_draw (GtkWidget  *window,
                 const char *folder)
{
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GtkWidget *reader = find_widget (window, is_reader);
  guint late = 0;

  dossier_window_import (DOSSIER_WINDOW (window), dossier_material_new_for_files (&file, 1));
  while (dossier_window_is_importing (DOSSIER_WINDOW (window)))
    {
      double began, time;

      if (turns->len % 30 == 0)
        g_signal_emit_by_name (reader, "step", 1);
      began = milliseconds (CLOCK_THREAD_CPUTIME_ID);
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
      time = milliseconds (CLOCK_THREAD_CPUTIME_ID) - began;
      late += time > FRAME_TIME;
      g_array_append_val (turns, time);
    }
  g_array_sort (turns, compare_doubles);
  printf ("%u %f %f %f %u\n", turns->len, g_array_index (turns, double, turns->len / 2),
          g_array_index (turns, double, turns->len * 99 / 100), g_array_index (turns, double, turns->len - 1), late);
}

/* Prints "NUMBER NUMBER …" for the process that started this one. */
static int
measure (const char *what,
         const char *path,
         const char *which)
{
  gboolean bare = g_str_equal (what, "bare");
  GtkWidget *window = bare ? show_bare_window () : show_workspace (path);
  Frames frames = { .times = g_array_new (FALSE, FALSE, sizeof (double)) };
  double began, process;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 860);
  gtk_window_present (GTK_WINDOW (window));
  watch (window, &frames);
  wait_for_frames (window, &frames, 2);
  process = milliseconds (CLOCK_PROCESS_CPUTIME_ID);
  if (bare || g_str_equal (what, "start"))
    {
      wait_for_frames (window, &frames, 1);
      printf ("%f %f %f %f\n", process, resident_megabytes (), milliseconds (CLOCK_THREAD_CPUTIME_ID), first_frames (&frames));
      return 0;
    }

  began = milliseconds (CLOCK_THREAD_CPUTIME_ID);
  if (!g_str_equal (what, "list"))
    g_array_set_size (frames.times, 0);
  if (g_str_equal (what, "list"))
    {
      /* the list comes with the window: all of it counts */
      show_and_scroll (window, is_long_list, &frames, 0);
    }
  else if (g_str_equal (what, "import"))
    {
      import_and_draw (window, which);
    }
  else if (g_str_equal (what, "review") || g_str_equal (what, "names"))
    {
      gtk_widget_activate_action (window, "win.page", "s", "review");
      show_and_scroll (window, g_str_equal (what, "review") ? is_queue : is_name_list, &frames, began);
    }
  else if (g_str_equal (what, "board"))
    {
      gtk_widget_activate_action (window, "win.page", "s", "board");
      show_and_scroll (window, is_long_list, &frames, began);
    }
  else if (g_str_equal (what, "timeline"))
    {
      gtk_widget_activate_action (window, "win.page", "s", "timeline");
      show_and_pan (window, &frames, began);
    }
  else if (g_str_equal (what, "matrix") || g_str_equal (what, "graph"))
    {
      gtk_widget_activate_action (window, "win.page", "s", "board");
      wait_for (window, is_long_list);
      gtk_widget_activate_action (wait_for (window, is_board), "board.arrangement", "s", "list");
      if (g_str_equal (what, "graph"))
        gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (wait_for (window, is_long_list))), 0, TRUE);
      wait_for_frames (window, &frames, 3);
      g_array_set_size (frames.times, 0);
      searching = 0;
      began = milliseconds (CLOCK_THREAD_CPUTIME_ID);
      gtk_widget_activate_action (wait_for (window, is_board), "board.arrangement", "s", what);
      show_and_scroll (window, g_str_equal (what, "graph") ? is_graph : is_matrix, &frames, began);
    }
  else
    {
      gtk_widget_activate_action (window, "win.open-article", "s", which);
      show_and_scroll (window, is_long_text, &frames, began);
    }
  return 0;
}

/* The one that starts them */

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
      qsort (times[k], REPEATS, sizeof (double), compare_doubles);
      medians[k] = times[k][REPEATS / 2];
    }
}

static void
fill (DossierWorkspace *workspace,
      const char       *files)
{
  const char *paths[] = { files, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("bench");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
}

/* Returns the article's id as text. */
static char *
make_marked_text (const char *path,
                  const char *files,
                  guint       marks)
{
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autoptr (GArray) ids = NULL;
  const DossierId *article;
  guint length = 900000;

  bench_corpus_write (files, 1, 1000000);
  fill (workspace, files);
  ids = dossier_workspace_query (workspace, query, NULL);
  article = &g_array_index (ids, DossierId, 0);
  for (guint i = 0; i < marks; i++)
    {
      guint start = (guint) ((guint64) i * length / marks);
      g_autofree char *name = g_strdup_printf ("Name %u", i % 200);
      g_autoptr (GError) error = NULL;

      if (!dossier_workspace_run (workspace, dossier_command_tag (article, start, start + 40 + i % 90, NULL, name, "person"), NULL,
                                  &error))
        g_error ("%s", error->message);
    }
  dossier_workspace_close (workspace);
  return dossier_id_to_text (article);
}

/* As many actors as events, each event with some of them, chosen so that the links cross. */
static void
make_board (const char *path,
            guint       events)
{
  static const char * const kinds[] = { "person", "organisation", "place", "equipment", "exercise" };
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < events; i++)
    {
      DossierEventPart parts[ACTORS_OF_EVENT] = { 0 };
      g_autofree char *title = g_strdup_printf ("Event %u", i);
      g_autofree char *date = g_strdup_printf ("%u-%02u-%02u", 2015 + i % 9, 1 + i % 12, 1 + i % 28);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      for (guint p = 0; p < ACTORS_OF_EVENT; p++)
        {
          guint actor = p == 0 ? i : (guint) g_rand_int_range (random, 0, (gint32) events);

          g_ptr_array_add (names, g_strdup_printf ("Actor %u", actor));
          parts[p].kind = DOSSIER_STATEMENT_PARTICIPANT;
          parts[p].name = g_ptr_array_index (names, p);
          parts[p].entity_kind = kinds[actor % G_N_ELEMENTS (kinds)];
        }
      if (!dossier_workspace_run (workspace, dossier_command_create_event (title, "meeting", date, NULL, parts, ACTORS_OF_EVENT), NULL, &error))
        g_error ("%s", error->message);
    }
  dossier_workspace_close (workspace);
}

/* Events of nine years, each with some of a few dozen actors; every tenth date is approximate. */
static void
make_timeline (const char *path,
               guint       events)
{
  static const char * const kinds[] = { "contact", "exercise", "deployment", "statement", "incident", "measure" };
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < events; i++)
    {
      DossierEventPart parts[2] = { { 0 }, { 0 } };
      g_autofree char *title = g_strdup_printf ("Event %u of the long row", i);
      g_autofree char *one = g_strdup_printf ("Actor %d", g_rand_int_range (random, 0, ACTORS_ON_TIMELINE));
      g_autofree char *other = g_strdup_printf ("Actor %d", g_rand_int_range (random, 0, ACTORS_ON_TIMELINE));
      int year = g_rand_int_range (random, 2015, 2024), month = g_rand_int_range (random, 1, 13), day = g_rand_int_range (random, 1, 29);
      g_autofree char *date = i % 10 == 0 ? g_strdup_printf ("%d-%02d~", year, month) : g_strdup_printf ("%d-%02d-%02d", year, month, day);
      g_autoptr (GError) error = NULL;

      parts[0].name = one;
      parts[1].name = other;
      parts[0].kind = parts[1].kind = DOSSIER_STATEMENT_PARTICIPANT;
      parts[0].entity_kind = parts[1].entity_kind = "person";
      if (!dossier_workspace_run (workspace, dossier_command_create_event (title, kinds[i % G_N_ELEMENTS (kinds)], date, NULL, parts, 2), NULL, &error))
        g_error ("%s", error->message);
    }
  dossier_workspace_close (workspace);
}

/* A name of letters only, another for each number. */
static char *
make_name (guint number)
{
  static const char * const syllables[] = { "ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu" };
  char *name = g_strconcat (syllables[number / 1000 % 10], syllables[number / 100 % 10], syllables[number / 10 % 10], syllables[number % 10], "sk", NULL);

  name[0] = g_ascii_toupper (name[0]);
  return name;
}

/* In every article ten times the same name, and ten names of its own. */
static void
make_review (const char *path,
             const char *files,
             guint       articles)
{
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, NULL);
  g_autoptr (DossierJob) job = dossier_job_new ("bench");
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (files, 0700);
  for (guint i = 0; i < articles; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *file = g_strdup_printf ("%s/%u.txt", files, i);

      g_string_append_printf (text, "Article %u\n\n", i);
      for (guint n = 0; n < 10; n++)
        {
          g_autofree char *name = make_name (i * 10 + n);

          g_string_append_printf (text, "From the office in %s came word that the boats in Port Alwen would wait.\n\n", name);
          if (!dossier_workspace_run (workspace, dossier_command_create_entity (name, "place"), NULL, &error))
            g_error ("%s", error->message);
        }
      g_file_set_contents (file, text->str, -1, NULL);
    }
  if (!dossier_workspace_run (workspace, dossier_command_create_entity ("Port Alwen", "place"), NULL, &error))
    g_error ("%s", error->message);
  fill (workspace, files);
  if (!dossier_workspace_suggest (workspace, job, &error))
    g_error ("%s", error->message);
  dossier_workspace_close (workspace);
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
  g_autofree char *article = NULL;
  DossierWorkspace *workspace = dossier_workspace_open (empty, DOSSIER_WORKSPACE_CREATE, NULL);
  double bare[4], start[4], numbers[6];

  dossier_workspace_close (workspace);
  g_object_unref (workspace);
  ask_often (program, "bare", "", NULL, bare, 4);
  ask_often (program, "start", empty, NULL, start, 4);
  g_print ("start-up: %.0f ms; bare window %.0f ms; ratio %.2f\n", start[0], bare[0], start[0] / bare[0]);
  g_print ("memory at start: %.0f MB; bare window %.0f MB; ratio %.2f\n", start[1], bare[1], start[1] / bare[1]);

  article = make_marked_text (marked, long_file, marks);
  ask_often (program, "text", marked, article, numbers, 5);
  g_print ("text of 1 MB with %u marks: ", marks);
  say_scrolled (numbers);

  g_clear_pointer (&article, g_free);
  make_board (board, events);
  ask_often (program, "board", board, NULL, numbers, 5);
  g_print ("board of %u actors and events, %u links: ", events, events * ACTORS_OF_EVENT);
  say_scrolled (numbers);
  ask_often (program, "matrix", board, NULL, numbers, 5);
  g_print ("the same as a table: ");
  say_scrolled (numbers);
  ask_often (program, "graph", board, NULL, numbers, 5);
  g_print ("the link graph of one of them, 200 nodes: ");
  say_scrolled (numbers);

  make_timeline (timeline, dated);
  ask_often (program, "timeline", timeline, NULL, numbers, 6);
  g_print ("timeline of %u events: first frames %.1f ms, with all that leads to them %.1f ms; all of it in view, a scrolled frame %.1f ms, 99 of "
           "100 below %.1f ms; nearer, a panned frame %.1f ms, 99 of 100 below %.1f ms\n", dated, numbers[1], numbers[0], numbers[2], numbers[3],
           numbers[4], numbers[5]);

  make_review (review, review_files, MIN (events / 5, 1000));
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
  fill (workspace, short_files);
  dossier_workspace_close (workspace);
  g_object_unref (workspace);
  ask_often (program, "list", many, NULL, numbers, 5);
  g_print ("list of %u articles, with the window around it (alone: first frames %.1f ms, all %.1f ms; %+.0f MB): ", articles, start[3],
           start[2], numbers[1] - start[1]);
  say_scrolled (numbers);
  bench_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (argc > 2 && !g_ascii_isdigit (argv[1][0]))
    return measure (argv[1], argv[2], argc > 3 ? argv[3] : NULL);

  compare_all (program, argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000,
               argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : 10000,
               argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 5000,
               argc > 4 ? (guint) g_ascii_strtoull (argv[4], NULL, 10) : 10000);
  return 0;
}
