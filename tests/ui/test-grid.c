/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of sources with real widgets: walked by keys, ordered, filtered, folded, copied; adopted and judged over a workspace. */

#define G_LOG_DOMAIN "test-grid"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-grid-cells.h"
#include "dossier-grid-view.h"
#include "dossier-importing.h"
#include "dossier-sheet.h"
#include "dossier-standing-badge.h"
#include "dossier-statement-cell.h"
#include "sample-grid.h"

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  GtkWidget *window;
  DossierGridView *view;
  DossierSheet *sheet;
  GString *asked;          /* what was asked of the window, "action target;" */
} Fixture;

static void
run_frames (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gint64 until = gdk_frame_clock_get_frame_counter (clock) + 3;

  while (gdk_frame_clock_get_frame_counter (clock) < until)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  g_string_append_printf (user_data, "%s %s;", g_action_get_name (G_ACTION (action)), g_variant_get_string (parameter, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  static const char * const names[] = { "open-article", "cite" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-grid-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "grid.dossier", NULL);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  fixture->asked = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), fixture->asked);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  fixture->window = adw_window_new ();
  fixture->view = DOSSIER_GRID_VIEW (dossier_grid_view_new (fixture->workspace));
  fixture->sheet = DOSSIER_SHEET (dossier_grid_view_get_sheet (fixture->view));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_frames (fixture);
}

static void
set_up_sample (Fixture       *fixture,
               gconstpointer  user_data)
{
  set_up (fixture, user_data);
  dossier_grid_view_show (fixture->view, sample_grid_new ());
  run_frames (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_string_free (fixture->asked, TRUE);
}

/* Looking */

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint      n)
{
  static guint seen;

  if (n != G_MAXUINT)
    seen = n;
  if (widget != NULL && G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && seen-- == 0)
    return widget;
  for (GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, G_MAXUINT);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_label (GtkWidget  *widget,
           const char *text)
{
  if (widget == NULL || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
cell (Fixture *fixture,
      int      row,
      int      column)
{
  return dossier_sheet_reveal (fixture->sheet, row, column);
}

static DossierStatementCell *
statement (Fixture *fixture,
           int      row,
           int      column,
           guint    n)
{
  return (DossierStatementCell *) find (cell (fixture, row, column), DOSSIER_TYPE_STATEMENT_CELL, n);
}

static void
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->sheet));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
assert_focus (Fixture *fixture,
              int      row,
              int      column,
              guint    n)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  int found_row, found_column;

  g_assert_true (dossier_sheet_find (fixture->sheet, focus, &found_row, &found_column));
  g_assert_cmpint (found_row, ==, row);
  g_assert_cmpint (found_column, ==, column);
  g_assert_true (focus == GTK_WIDGET (statement (fixture, row, column, n)));
}

/* Tests */

static void
test_marks (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *badge;

  /* Harbour Gazette with its copy, Nordland Radio, Daily Post, assessed */
  g_assert_cmpuint (dossier_sheet_n_columns (fixture->sheet), ==, 4);
  g_assert_true (has_label (cell (fixture, 2, 0), "130,000 troops"));
  g_assert_true (has_label (cell (fixture, 2, 1), "more than 125,000 troops"));
  g_assert_true (has_label (cell (fixture, 2, 1), "the general staff said"));
  g_assert_true (has_label (cell (fixture, 2, 1), "according to Nordland Institute"));
  g_assert_true (has_label (cell (fixture, 2, 1), "2"));
  g_assert_true (has_label (cell (fixture, 0, 1), "not said"));
  g_assert_true (has_label (cell (fixture, 1, 3), "10 Feb 2022"));
  g_assert_true (has_label (cell (fixture, 2, 3), "rests on 1 source"));
  badge = find (cell (fixture, 2, 1), DOSSIER_TYPE_STANDING_BADGE, 0);
  g_assert_cmpint (dossier_standing_badge_get_standing (DOSSIER_STANDING_BADGE (badge)), ==, DOSSIER_STANDING_VAGUER);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (badge), ==, "130,000 is more than 125,000");
  g_assert_true (has_label (badge, "vaguer"));
  g_assert_true (has_label (cell (fixture, 2, 2), "differs"));
  g_assert_true (has_label (cell (fixture, 2, DOSSIER_SHEET_HEAD), "differs"));
  g_assert_false (has_label (cell (fixture, 3, 0), "agrees"));
  g_assert_true (has_label (GTK_WIDGET (fixture->view), "1 difference"));
  g_assert_true (has_label (GTK_WIDGET (fixture->view), "3 sources, 4 articles"));
  g_assert_true (has_label (cell (fixture, DOSSIER_SHEET_HEAD, 0), "1 copy"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (statement (fixture, 2, 2, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "troops, Daily Post · A · 13 Feb 2022, 90,000 troops, “=CALL() said that 90,000 troops, \"no more\", are there”, "
                                       "differs");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (statement (fixture, 2, 2, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "90,000 is not 130,000");
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_true (dossier_grid_view_focus (fixture->view));
  assert_focus (fixture, 0, 0, 0);
  press (fixture, GDK_KEY_Right);
  assert_focus (fixture, 0, 1, 0);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, 2, 1, 0);
  /* two statements of one cell, one after the other */
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, 2, 1, 1);
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, 3, 1, 0);
  press (fixture, GDK_KEY_Down);
  assert_focus (fixture, 3, 1, 0);
  press (fixture, GDK_KEY_Up);
  assert_focus (fixture, 2, 1, 1);
  press (fixture, GDK_KEY_End);
  assert_focus (fixture, 2, 3, 0);
  press (fixture, GDK_KEY_Home);
  assert_focus (fixture, 2, 0, 0);
}

static void
test_open (Fixture       *fixture,
           gconstpointer  user_data)
{
  DossierStatementCell *focused = statement (fixture, 2, 1, 1);
  g_autofree char *target = dossier_statement_target (dossier_statement_cell_get_statement (focused));
  g_autofree char *expected = g_strdup_printf ("open-article %s;", target);

  g_assert_nonnull (strstr (target, ":10-"));
  gtk_widget_activate (GTK_WIDGET (focused));
  g_assert_cmpstr (fixture->asked->str, ==, expected);
  g_string_truncate (fixture->asked, 0);
  gtk_widget_grab_focus (GTK_WIDGET (focused));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.open-passage", NULL);
  g_assert_cmpstr (fixture->asked->str, ==, expected);
  g_string_truncate (fixture->asked, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.cite-grid", NULL);
  g_assert_true (g_str_has_prefix (fixture->asked->str, "cite grid:01890a5d-"));
}

static void
test_unfold (Fixture       *fixture,
             gconstpointer  user_data)
{
  DossierStatementCell *claim = statement (fixture, 3, 1, 0);
  int height;

  run_frames (fixture);
  g_assert_true (dossier_statement_cell_is_cut (claim));
  height = gtk_widget_get_height (GTK_WIDGET (claim));
  gtk_widget_grab_focus (GTK_WIDGET (claim));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.unfold", NULL);
  run_frames (fixture);
  g_assert_false (dossier_statement_cell_is_cut (claim));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (claim)), >, height);
  /* it stays so when the grid is laid out anew, and so does the keyboard */
  g_object_set (fixture->view, "order", "grade", NULL);
  run_frames (fixture);
  claim = statement (fixture, 3, 2, 0);
  g_assert_true (dossier_statement_cell_get_unfolded (claim));
  assert_focus (fixture, 3, 2, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.unfold", NULL);
  run_frames (fixture);
  g_assert_true (dossier_statement_cell_is_cut (claim));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  user_data)
{
  DossierGrid *alike = sample_grid_new ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.only-differing", NULL);
  run_frames (fixture);
  g_assert_cmpuint (dossier_sheet_n_rows (fixture->sheet), ==, 1);
  g_assert_true (has_label (cell (fixture, 0, DOSSIER_SHEET_HEAD), "troops"));
  g_ptr_array_remove_index (alike->rows, 2);
  alike->differences = 0;
  dossier_grid_view_show (fixture->view, alike);
  g_assert_true (has_label (GTK_WIDGET (fixture->view), "No row differs"));
  g_assert_false (has_label (GTK_WIDGET (fixture->view), "1 difference"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.only-differing", NULL);
  g_assert_cmpuint (dossier_sheet_n_rows (fixture->sheet), ==, 3);
  g_assert_false (has_label (GTK_WIDGET (fixture->view), "No row differs"));
}

static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (GtkWidget) again = NULL;
  g_autofree char *order = NULL;

  g_assert_true (has_label (cell (fixture, DOSSIER_SHEET_HEAD, 0), "Harbour Gazette"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.order", "s", "grade");
  g_assert_true (has_label (cell (fixture, DOSSIER_SHEET_HEAD, 0), "Daily Post"));
  g_assert_true (has_label (cell (fixture, DOSSIER_SHEET_HEAD, 2), "Nordland Radio"));
  /* the workspace remembers it */
  again = g_object_ref_sink (dossier_grid_view_new (fixture->workspace));
  g_object_get (again, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "grade");
}

static void
test_copies (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *button = find (cell (fixture, DOSSIER_SHEET_HEAD, 0), GTK_TYPE_BUTTON, 1);

  gtk_widget_activate (button);
  run_frames (fixture);
  while (dossier_sheet_n_columns (fixture->sheet) == 4)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (dossier_sheet_n_columns (fixture->sheet), ==, 5);
  g_assert_true (has_label (cell (fixture, DOSSIER_SHEET_HEAD, 1), "Coast Herald"));
  g_assert_true (has_label (cell (fixture, DOSSIER_SHEET_HEAD, 1), "copy of Harbour Gazette"));
  gtk_widget_activate (find (cell (fixture, DOSSIER_SHEET_HEAD, 0), GTK_TYPE_BUTTON, 1));
  while (dossier_sheet_n_columns (fixture->sheet) == 5)
    g_main_context_iteration (NULL, TRUE);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy_table (Fixture       *fixture,
                 gconstpointer  user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->window);
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.copy-table", NULL);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (text, "Field\tHarbour Gazette · B · 11 Feb 2022 · “Chiefs of Staff Speak by Telephone” · with 1 copy\tNordland Radio"));
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "grid.csv", NULL), *text = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  dossier_grid_view_save_csv (fixture->view, file);
  while (!g_file_get_contents (path, &text, NULL, NULL) || *text == '\0')
    {
      g_clear_pointer (&text, g_free);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (g_str_has_prefix (text, "Field,\"Harbour Gazette"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Two hundred sources and sixty fields: only what is seen is made, wherever one goes. */
static void
test_large (Fixture       *fixture,
            gconstpointer  user_data)
{
  dossier_grid_view_show (fixture->view, sample_grid_new_large (200, 60));
  run_frames (fixture);
  g_assert_cmpuint (dossier_sheet_n_columns (fixture->sheet), ==, 201);
  g_assert_cmpuint (dossier_sheet_n_made (fixture->sheet), <, 300);
  g_assert_true (dossier_grid_view_focus (fixture->view));
  for (guint i = 0; i < 30; i++)
    {
      press (fixture, GDK_KEY_Right);
      press (fixture, GDK_KEY_Down);
      run_frames (fixture);
      g_assert_cmpuint (dossier_sheet_n_made (fixture->sheet), <, 300);
    }
  assert_focus (fixture, 30, 30, 0);
  /* what is assessed is in sight all the time */
  g_assert_nonnull (dossier_sheet_get_cell (fixture->sheet, 30, 200));
}

/* Over a workspace */

static const char text_one[] = "Forces near the border\n\n10 March 2031\n\nNorland has 130,000 troops near the border, the staff said.\n";

static DossierId
run (Fixture        *fixture,
     DossierCommand *command)
{
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };

  dossier_workspace_run (fixture->workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome.id;
}

static DossierId
make_event (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one.txt", NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (DossierFigure) figure = dossier_figure_from_value ("130000 troops");
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_FIGURE, .topic = "troops", .figure = figure, .start = 10, .end = 20 };

  g_assert_true (g_file_set_contents (path, text_one, -1, NULL));
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, NULL);
  g_assert_cmpuint (result->imported, ==, 1);
  part.article = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
  return run (fixture, dossier_command_create_event ("Build-up", NULL, NULL, NULL, &part, 1));
}

static void
reload (Fixture *fixture)
{
  dossier_grid_view_reload (fixture->view);
  while (dossier_grid_view_is_loading (fixture->view))
    g_main_context_iteration (NULL, TRUE);
  run_frames (fixture);
}

static gboolean
wait_for (Fixture    *fixture,
          int         column,
          const char *words)
{
  for (guint i = 0; i < 200; i++)
    {
      reload (fixture);
      if (has_label (cell (fixture, 0, column), words))
        return TRUE;
    }
  return FALSE;
}

static void
test_adopt (Fixture       *fixture,
            gconstpointer  user_data)
{
  DossierId event = make_event (fixture);

  dossier_grid_view_set_event (fixture->view, &event);
  reload (fixture);
  g_assert_true (has_label (cell (fixture, 0, 0), "130,000 troops"));
  g_assert_false (has_label (cell (fixture, 0, 1), "130,000 troops"));
  g_assert_true (dossier_grid_view_focus (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.adopt", NULL);
  g_assert_true (wait_for (fixture, 1, "rests on 1 source"));
  /* the keyboard is where it was */
  assert_focus (fixture, 0, 0, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.credibility", "i", 3);
  g_assert_true (wait_for (fixture, 0, "3"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.credibility", "i", 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.take-back", NULL);
  g_assert_true (wait_for (fixture, 1, "–"));
  g_assert_true (has_label (cell (fixture, 0, 0), "130,000 troops"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.delete-statement", NULL);
  while (dossier_sheet_n_rows (fixture->sheet) > 0)
    reload (fixture);
}

int
main (int    argc,
      char **argv)
{
  /* What assistive technology is told, without any. */
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  /* A cursor that blinks in a window that has just lost the focus warns now and then. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);

#define ADD(path, set_up_func, test) g_test_add (path, Fixture, NULL, set_up_func, test, tear_down)
  ADD ("/grid/marks", set_up_sample, test_marks);
  ADD ("/grid/walk", set_up_sample, test_walk);
  ADD ("/grid/open", set_up_sample, test_open);
  ADD ("/grid/unfold", set_up_sample, test_unfold);
  ADD ("/grid/filter", set_up_sample, test_filter);
  ADD ("/grid/order", set_up_sample, test_order);
  ADD ("/grid/copies", set_up_sample, test_copies);
  ADD ("/grid/copy-table", set_up_sample, test_copy_table);
  ADD ("/grid/csv", set_up_sample, test_csv);
  ADD ("/grid/large", set_up, test_large);
  ADD ("/grid/adopt", set_up, test_adopt);
#undef ADD

  return g_test_run ();
}
