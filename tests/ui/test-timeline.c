/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline in a real window, driven as a person drives it: keys, clicks, buttons, and what the page does when things change. */

#define G_LOG_DOMAIN "test-timeline"

#include <string.h>

#include "dossier-timeline-bar.h"
#include "dossier-timeline-canvas.h"
#include "dossier-timeline-page.h"
#include "dossier-timeline-panel.h"
#include "ui-fixture.h"

static const char text_one[] =
  "Two staffs speak by telephone\nBy Anna Lind\n10 March 2031\n\n"
  "General Karl Odegard of Norland called Viktor Gulin on Thursday, the ministry in Norhaven said.\n";

typedef struct
{
  UiFixture ui;
  DossierWindow *window;
  DossierWorkspace *workspace;
  DossierTimelinePage *page;
  DossierTimelineCanvas *canvas;
  DossierId article;
  DossierId call, shield, talks, later;
} Fixture;

/* A call of two people that an article dates a day later, an exercise of one of them, talks without a date, and a quiet decade. */
static void
make_events (Fixture *fixture)
{
  DossierEventPart call[] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Karl Odegard", .entity_kind = "person", .role = "caller" },
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Viktor Gulin", .entity_kind = "person" },
    { .kind = DOSSIER_STATEMENT_DATE, .date = "2031-03-14" },
  };
  DossierEventPart shield[] = {
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Karl Odegard", .entity_kind = "person" },
    { .kind = DOSSIER_STATEMENT_PLACE, .name = "Norhaven" },
  };

  fixture->article = ui_fixture_import (&fixture->ui, fixture->window, "one.txt", text_one);
  call[2].article = fixture->article;
  ui_locate (fixture->workspace, &fixture->article, "on Thursday", &call[2].start, &call[2].end);
  fixture->call = ui_do (fixture->workspace, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", NULL, call, 3)).id;
  fixture->shield = ui_do (fixture->workspace, dossier_command_create_event ("Polar Shield", "exercise", "2031-03-12/2031-03-20", NULL, shield, 2)).id;
  fixture->talks = ui_do (fixture->workspace, dossier_command_create_event ("Talks", NULL, NULL, NULL, NULL, 0)).id;
  fixture->later = ui_do (fixture->workspace, dossier_command_create_event ("Later", "contact", "2041-03-10~", NULL, call, 1)).id;
}

static gboolean
is_read (gpointer page)
{
  return !dossier_timeline_page_is_loading (page);
}

static void
wait_until_read (Fixture *fixture)
{
  ui_settle ();
  ui_wait (is_read, fixture->page);
  ui_settle ();
}

static void
find_page (Fixture *fixture)
{
  fixture->page = DOSSIER_TIMELINE_PAGE (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_TIMELINE_PAGE));
  fixture->canvas = DOSSIER_TIMELINE_CANVAS (dossier_timeline_page_get_canvas (fixture->page));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  with_events)
{
  ui_fixture_set_up (&fixture->ui, NULL);
  fixture->window = ui_fixture_open (&fixture->ui, "timeline.dossier", DOSSIER_WORKSPACE_CREATE);
  fixture->workspace = dossier_window_get_workspace (fixture->window);
  if (with_events != NULL)
    make_events (fixture);
  dossier_window_show_page (fixture->window, "timeline"); /* pages are made when they are shown first */
  find_page (fixture);
  wait_until_read (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  with_events)
{
  ui_close (GTK_WINDOW (fixture->window));
  ui_fixture_tear_down (&fixture->ui, NULL);
}

static const char *
chosen (Fixture *fixture)
{
  const DossierTimelineEvent *event = dossier_timeline_canvas_get_chosen (fixture->canvas);

  return event != NULL ? event->title : NULL;
}

static const char *
shown_page (Fixture *fixture)
{
  return adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (ui_find (GTK_WIDGET (fixture->window), ADW_TYPE_VIEW_STACK)));
}

/* Tests */

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  g_autofree char *words = NULL;

  g_assert_null (chosen (fixture));
  g_assert_true (ui_press (canvas, GDK_KEY_Right, 0));
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  g_assert_true (ui_press (canvas, GDK_KEY_Right, 0));
  g_assert_cmpstr (chosen (fixture), ==, "Polar Shield");
  g_assert_true (ui_press (canvas, GDK_KEY_Right, 0));
  g_assert_true (ui_press (canvas, GDK_KEY_Right, 0));
  g_assert_cmpstr (chosen (fixture), ==, "Later");
  g_assert_true (ui_press (canvas, GDK_KEY_Left, 0));
  g_assert_true (ui_press (canvas, GDK_KEY_Left, 0));
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  g_assert_cmpstr (dossier_timeline_canvas_get_lane (fixture->canvas), ==, "Karl Odegard");
  g_assert_true (ui_press (canvas, GDK_KEY_Down, 0));
  g_assert_cmpstr (dossier_timeline_canvas_get_lane (fixture->canvas), ==, "Viktor Gulin");
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  words = dossier_timeline_canvas_get_words (fixture->canvas);
  g_assert_cmpstr (words, ==, "Telephone call, 10 Mar 2031 (assessed), 14 Mar 2031 (reported); lane Viktor Gulin; event 1 of 3");
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL, words));
  /* In the lane alone: Gulin has nothing else. */
  g_assert_true (ui_press (canvas, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  g_assert_true (ui_press (canvas, GDK_KEY_Down, 0));
  g_assert_cmpstr (dossier_timeline_canvas_get_lane (fixture->canvas), ==, "Norhaven");
  g_assert_cmpstr (chosen (fixture), ==, "Polar Shield");

  g_assert_true (ui_press (canvas, GDK_KEY_Return, 0));
  g_assert_cmpstr (shown_page (fixture), ==, "board");
  ui_settle ();
}

static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  graphene_point_t point;

  dossier_timeline_canvas_choose (fixture->canvas, &fixture->call);
  ui_settle ();
  g_assert_true (dossier_timeline_canvas_get_place (fixture->canvas, &point));
  dossier_timeline_canvas_choose (fixture->canvas, NULL);
  g_assert_null (chosen (fixture));
  ui_click_at (GTK_WIDGET (fixture->canvas), point.x, point.y, 1);
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  wait_until_read (fixture);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "on Thursday"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "1 passage in 1 article"));
  ui_click_at (GTK_WIDGET (fixture->canvas), point.x, point.y, 2);
  g_assert_cmpstr (shown_page (fixture), ==, "board");
  ui_settle ();
}

static void
test_passage (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *label;

  dossier_timeline_canvas_choose (fixture->canvas, &fixture->call);
  wait_until_read (fixture);
  label = ui_find_label (ui_find (GTK_WIDGET (fixture->page), DOSSIER_TYPE_TIMELINE_PANEL), "“on Thursday”");
  g_assert_nonnull (label);
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (shown_page (fixture), ==, "read");
  ui_settle ();
}

static void
test_zoom (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  gint64 from, to, nearer_from, nearer_to;

  g_assert_true (dossier_timeline_canvas_is_fitted (fixture->canvas));
  dossier_timeline_canvas_get_span (fixture->canvas, &from, &to);
  /* That is the size of text. */
  ui_press (canvas, GDK_KEY_plus, GDK_CONTROL_MASK);
  g_assert_true (dossier_timeline_canvas_is_fitted (fixture->canvas));
  ui_press (canvas, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_true (ui_press (canvas, GDK_KEY_plus, 0));
  g_assert_false (dossier_timeline_canvas_is_fitted (fixture->canvas));
  dossier_timeline_canvas_get_span (fixture->canvas, &nearer_from, &nearer_to);
  g_assert_cmpint (nearer_to - nearer_from, <, to - from);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "timeline.zoom-in", NULL));
  g_assert_true (ui_press (canvas, GDK_KEY_minus, 0));
  g_assert_true (ui_press (canvas, GDK_KEY_0, 0));
  g_assert_true (dossier_timeline_canvas_is_fitted (fixture->canvas));
  ui_settle ();
  dossier_timeline_canvas_get_span (fixture->canvas, &nearer_from, &nearer_to);
  g_assert_cmpint (nearer_from, ==, from);
  g_assert_cmpint (nearer_to, ==, to);
  /* Less than everything cannot be asked for. */
  g_assert_true (ui_press (canvas, GDK_KEY_minus, 0));
  g_assert_true (dossier_timeline_canvas_is_fitted (fixture->canvas));
}

static double
get_left (Fixture *fixture)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->canvas)));
}

/* Nearer by far than everything, and not at the beginning. */
static void
go_near (Fixture *fixture)
{
  dossier_timeline_canvas_zoom (fixture->canvas, 1000);
  dossier_timeline_canvas_choose (fixture->canvas, &fixture->shield);
  ui_settle ();
  gtk_adjustment_set_value (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->canvas)), 400);
  ui_settle ();
}

static gint64
get_length (Fixture *fixture)
{
  gint64 from, to;

  dossier_timeline_canvas_get_span (fixture->canvas, &from, &to);
  return to - from;
}

/* The sheet goes with the hand; a hand that only trembles leaves it, and is a click. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  gint64 length;
  double left;

  go_near (fixture);
  length = get_length (fixture);
  left = get_left (fixture);
  ui_drag (canvas, 500, 200, 380, 200);
  g_assert_cmpfloat_with_epsilon (get_left (fixture), left + 120, 0.01);
  ui_drag (canvas, 380, 200, 500, 200);
  g_assert_cmpfloat_with_epsilon (get_left (fixture), left, 0.01);
  g_assert_cmpfloat_with_epsilon ((double) get_length (fixture), (double) length, (double) length / 1000);
  ui_drag (canvas, 500, 200, 503, 201);
  g_assert_cmpfloat_with_epsilon (get_left (fixture), left, 0.01);
  /* Never beyond the end. */
  ui_drag (canvas, 300, 200, 300 + 10 * left, 200);
  g_assert_cmpfloat_with_epsilon (get_left (fixture), 0, 0.01);
  ui_settle ();
}

/* There are no fingers on the screen for the gesture itself to measure. */
static void
stop_cb (GtkGesture *gesture)
{
  g_signal_stop_emission_by_name (gesture, "begin");
}

/* Two fingers drawn apart show less of time, together more; the scale is that of the fingers, not of their steps. */
static void
test_pinch (Fixture       *fixture,
            gconstpointer  data)
{
  GtkEventController *pinch = ui_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_ZOOM);
  gint64 length;

  g_assert_nonnull (pinch);
  go_near (fixture);
  length = get_length (fixture);
  g_signal_connect (pinch, "begin", G_CALLBACK (stop_cb), NULL);
  g_signal_emit_by_name (pinch, "begin", NULL);
  for (guint i = 1; i <= 10; i++)
    g_signal_emit_by_name (pinch, "scale-changed", 1 + i / 10.0);
  ui_settle ();
  g_assert_cmpfloat_with_epsilon ((double) get_length (fixture), (double) length / 2, (double) length / 50);
  g_signal_emit_by_name (pinch, "scale-changed", 1.0);
  ui_settle ();
  g_assert_cmpfloat_with_epsilon ((double) get_length (fixture), (double) length, (double) length / 50);
}

typedef struct
{
  Fixture *fixture;
  gint64 length;
  double left;
} Seen;

static gboolean
shows_less (gpointer data)
{
  const Seen *seen = data;

  return get_length (seen->fixture) < seen->length;
}

static gboolean
shows_as_much (gpointer data)
{
  const Seen *seen = data;

  return ABS (get_length (seen->fixture) - seen->length) <= seen->length / 100;
}

static gboolean
is_further_right (gpointer data)
{
  const Seen *seen = data;

  return get_left (seen->fixture) > seen->left;
}

/* By the display's own pointer, since it depends on the key that is held. */
static void
test_wheel (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  Seen seen = { fixture };

  if (!ui_has_pointer (canvas))
    {
      g_test_skip ("there is no X display, or no xdotool");
      return;
    }
  go_near (fixture);
  seen.length = get_length (fixture);
  ui_point (canvas, 500, 100, 4, "ctrl");
  ui_wait (shows_less, &seen);
  ui_point (canvas, 500, 100, 5, "ctrl");
  ui_wait (shows_as_much, &seen);
  seen.left = get_left (fixture);
  ui_point (canvas, 500, 100, 5, "shift");
  ui_wait (is_further_right, &seen);
  g_assert_true (shows_as_much (&seen));
}

/* With Shift the arrows move the sheet and choose nothing. */
static void
test_pan_keys (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  double left;

  go_near (fixture);
  left = get_left (fixture);
  g_assert_true (ui_press (canvas, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_assert_cmpfloat (get_left (fixture), >, left);
  g_assert_true (ui_press (canvas, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_cmpfloat_with_epsilon (get_left (fixture), left, 0.01);
  g_assert_cmpstr (chosen (fixture), ==, "Polar Shield");
  g_assert_true (ui_press (canvas, GDK_KEY_Home, 0));
  ui_settle ();
  g_assert_true (dossier_timeline_canvas_is_fitted (fixture->canvas));
  g_assert_true (ui_press (canvas, GDK_KEY_equal, 0));
  g_assert_false (dossier_timeline_canvas_is_fitted (fixture->canvas));
}

/* The canvas tells the event that the cursor is at; everything around it has a name. */
static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  GtkAccessible *canvas = GTK_ACCESSIBLE (fixture->canvas);
  g_autofree char *words = NULL;

  g_assert_true (gtk_test_accessible_has_role (canvas, GTK_ACCESSIBLE_ROLE_GROUP));
  g_assert_true (gtk_test_accessible_has_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (canvas)));
  dossier_timeline_canvas_choose (fixture->canvas, &fixture->shield);
  wait_until_read (fixture);
  words = dossier_timeline_canvas_get_words (fixture->canvas);
  g_assert_nonnull (strstr (words, "Polar Shield"));
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_assert_cmpuint (ui_count_nameless (GTK_WIDGET (fixture->page)), ==, 0);
}

static void
test_undated (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *strip = ui_find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW);

  g_assert_true (gtk_widget_get_mapped (strip));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "1 without a date"));
  g_signal_emit_by_name (strip, "activate", 0);
  g_assert_cmpstr (chosen (fixture), ==, "Talks");
  wait_until_read (fixture);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "no date — Talks"));
  /* It has no place on the line, and the keys go on from the first event. */
  g_assert_false (dossier_timeline_canvas_get_place (fixture->canvas, &(graphene_point_t) { 0 }));
  g_assert_true (ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Right, 0));
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  wait_until_read (fixture);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "No Events Yet"));
  g_assert_nonnull (ui_find_action (GTK_WIDGET (fixture->page), "win.new-event"));
  /* Keys do nothing where there is nothing. */
  ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Right, 0);
  ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Down, 0);
  ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_plus, 0);
  ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Return, 0);
  g_assert_cmpstr (shown_page (fixture), ==, "timeline");

  ui_do (fixture->workspace, dossier_command_create_event ("First", "contact", "2031-03-10", NULL, NULL, 0));
  wait_until_read (fixture);
  while (ui_find_label (GTK_WIDGET (fixture->page), "No Events Yet") != NULL)
    wait_until_read (fixture);
  g_assert_true (ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Right, 0));
  g_assert_cmpstr (chosen (fixture), ==, "First");
  wait_until_read (fixture);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  DossierTimelineBar *bar = DOSSIER_TIMELINE_BAR (ui_find (GTK_WIDGET (fixture->page), DOSSIER_TYPE_TIMELINE_BAR));
  GtkWidget *search = ui_find (GTK_WIDGET (bar), GTK_TYPE_SEARCH_ENTRY);
  g_autofree char *id = dossier_id_to_text (&fixture->later);

  gtk_editable_set_text (GTK_EDITABLE (search), "gulin");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_true (ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Right, 0));
  g_assert_true (ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_Right, 0));
  g_assert_cmpstr (chosen (fixture), ==, "Telephone call");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody of that name");
  g_signal_emit_by_name (search, "search-changed");
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "Nothing Matches"));
  /* What is asked for from elsewhere is shown, filter or not. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-on-timeline", "s", id));
  wait_until_read (fixture);
  g_assert_cmpstr (chosen (fixture), ==, "Later");
  g_assert_true (dossier_timeline_bar_is_clear (bar));
}

static gboolean
differ (const char *one,
        const char *other,
        gpointer    user_data)
{
  return strcmp (one, other) != 0;
}

/* However long a title is and however many accounts differ, the panel asks for no more than some lines. */
static void
test_long_words (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *title = g_strnfill (10000, 'W');
  DossierTimelineEvent *event = dossier_timeline_event_new (&fixture->call, title, NULL, "happened");
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  GtkWidget *panel = g_object_ref_sink (dossier_timeline_panel_new (fixture->workspace));
  int width, height;

  event->date = g_strdup ("2031-03-10");
  dossier_timeline_add_article (timeline, &fixture->article, "One", NULL, NULL);
  for (guint i = 0; i < 300; i++)
    dossier_timeline_event_report (event, &fixture->article, "2031-03-14", "on Thursday");
  g_ptr_array_add (timeline->events, event);
  dossier_timeline_event_settle (event, differ, NULL);
  dossier_timeline_panel_show (DOSSIER_TIMELINE_PANEL (panel), timeline, event);
  while (dossier_timeline_panel_is_loading (DOSSIER_TIMELINE_PANEL (panel)))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <, 600);
  gtk_widget_measure (panel, GTK_ORIENTATION_VERTICAL, 900, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, <, 300);
  g_object_unref (panel);
}

static void
test_live (Fixture       *fixture,
           gconstpointer  data)
{
  dossier_timeline_canvas_choose (fixture->canvas, &fixture->shield);
  ui_do (fixture->workspace, dossier_command_update_event (&fixture->shield, "Polar Shield II", "exercise", NULL, "2031-03-12", NULL));
  while (g_strcmp0 (chosen (fixture), "Polar Shield II") != 0)
    wait_until_read (fixture);
  wait_until_read (fixture);

  /* While another page is shown nothing is read; coming back it is. */
  dossier_window_show_page (fixture->window, "read");
  ui_do (fixture->workspace, dossier_command_update_event (&fixture->shield, "Polar Shield III", "exercise", NULL, "2031-03-12", NULL));
  wait_until_read (fixture);
  g_assert_cmpstr (chosen (fixture), ==, "Polar Shield II");
  dossier_window_show_page (fixture->window, "timeline");
  while (g_strcmp0 (chosen (fixture), "Polar Shield III") != 0)
    wait_until_read (fixture);
  ui_do (fixture->workspace, dossier_command_delete_event (&fixture->shield));
  while (chosen (fixture) != NULL)
    wait_until_read (fixture);
  wait_until_read (fixture);
}

static void
test_state (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 from, to, kept_from, kept_to;
  DossierTimelineBar *bar;

  dossier_timeline_page_set_lanes (fixture->page, DOSSIER_TIMELINE_BY_PLACE);
  dossier_timeline_page_set_fold (fixture->page, TRUE);
  dossier_timeline_canvas_choose (fixture->canvas, &fixture->shield);
  ui_press (GTK_WIDGET (fixture->canvas), GDK_KEY_plus, 0);
  wait_until_read (fixture);
  dossier_timeline_canvas_get_span (fixture->canvas, &from, &to);
  ui_close (GTK_WINDOW (fixture->window));

  fixture->window = ui_fixture_open (&fixture->ui, "timeline.dossier", DOSSIER_WORKSPACE_READ_WRITE);
  fixture->workspace = dossier_window_get_workspace (fixture->window);
  find_page (fixture);
  wait_until_read (fixture);
  g_assert_cmpstr (shown_page (fixture), ==, "timeline");
  bar = DOSSIER_TIMELINE_BAR (ui_find (GTK_WIDGET (fixture->page), DOSSIER_TYPE_TIMELINE_BAR));
  g_assert_cmpint (dossier_timeline_bar_get_lanes (bar), ==, DOSSIER_TIMELINE_BY_PLACE);
  g_assert_true (dossier_timeline_bar_get_fold (bar));
  g_assert_cmpstr (chosen (fixture), ==, "Polar Shield");
  g_assert_false (dossier_timeline_canvas_is_fitted (fixture->canvas));
  dossier_timeline_canvas_get_span (fixture->canvas, &kept_from, &kept_to);
  g_assert_cmpfloat_with_epsilon ((double) kept_from, (double) from, (double) (to - from) / 10);
}

static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = ui_fixture_path (&fixture->ui, "out.svg"), *content = NULL;

  dossier_timeline_page_export (fixture->page, "svg", path);
  g_assert_nonnull (ui_wait_label (fixture->window, "Exported to"));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "<svg"));
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
#define ADD(name, func, events) g_test_add ("/timeline/" name, Fixture, events, set_up, func, tear_down)
  ADD ("keys", test_keys, "events");
  ADD ("click", test_click, "events");
  ADD ("passage", test_passage, "events");
  ADD ("zoom", test_zoom, "events");
  ADD ("drag", test_drag, "events");
  ADD ("pinch", test_pinch, "events");
  ADD ("wheel", test_wheel, "events");
  ADD ("pan-keys", test_pan_keys, "events");
  ADD ("spoken", test_spoken, "events");
  ADD ("undated", test_undated, "events");
  ADD ("empty", test_empty, NULL);
  ADD ("filter", test_filter, "events");
  ADD ("live", test_live, "events");
  ADD ("long-words", test_long_words, "events");
  ADD ("state", test_state, "events");
  ADD ("export", test_export, "events");
  return ui_run ();
}
