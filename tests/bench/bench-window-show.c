/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One process of bench-window: shows one thing in a window of its own and prints what that took of its main thread. */

#define G_LOG_DOMAIN "dossier-bench"

#include "bench-window.h"

#include "dossier-application.h"
#include "dossier-importing.h"
#include "dossier-ui.h"
#include "dossier-window.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define SCROLLED_FRAMES 60
#define SCROLL_STEP 120 /* pixels a frame */
#define LIMIT_SECONDS 300
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
is_grid (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "DossierSheet") && gtk_widget_get_mapped (widget)
         && gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget))) > 2000;
}

static gboolean
is_compared_text (GtkWidget *widget)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget)
         && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 10000;
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
  g_array_sort (frames->times, bench_compare_doubles);
  printf ("%f %f\n", g_array_index (frames->times, double, frames->times->len / 2),
          g_array_index (frames->times, double, frames->times->len * 99 / 100));
}

/* The two frames that cost most: those in which something new was laid out and drawn first. */
static double
first_frames (Frames *frames)
{
  g_autoptr (GArray) sorted = g_array_copy (frames->times);

  g_array_sort (sorted, bench_compare_doubles);
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
  g_array_sort (turns, bench_compare_doubles);
  printf ("%u %f %f %f %u\n", turns->len, g_array_index (turns, double, turns->len / 2),
          g_array_index (turns, double, turns->len * 99 / 100), g_array_index (turns, double, turns->len - 1), late);
}

int
bench_window_measure (const char *what,
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
  else if (g_str_equal (what, "grid"))
    {
      gtk_widget_activate_action (window, "win.open-event", "s", which);
      show_and_scroll (window, is_grid, &frames, began);
    }
  else if (g_str_equal (what, "compare"))
    {
      gtk_widget_activate_action (window, "win.compare", "s", which);
      show_and_scroll (window, is_compared_text, &frames, began);
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
