/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of sources with real widgets: walked by keys, ordered, filtered, folded, copied; adopted and judged over a workspace. */

#define G_LOG_DOMAIN "test-grid"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-grid-cells.h"
#include "dossier-grid-form.h"
#include "dossier-grid-view.h"
#include "dossier-sheet.h"
#include "dossier-standing-badge.h"
#include "dossier-statement-cell.h"
#include "sample-grid.h"
#include "ui-fixture.h"

typedef struct
{
  UiDesk desk;
  DossierGridView *view;
  DossierSheet *sheet;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  ui_desk_set_up (&fixture->desk);
  fixture->view = DOSSIER_GRID_VIEW (dossier_grid_view_new (fixture->desk.workspace));
  fixture->sheet = DOSSIER_SHEET (dossier_grid_view_get_sheet (fixture->view));
  ui_desk_show (&fixture->desk, GTK_WIDGET (fixture->view), 1200, 600);
  ui_settle ();
}

static void
set_up_sample (Fixture       *fixture,
               gconstpointer  user_data)
{
  set_up (fixture, user_data);
  dossier_grid_view_show (fixture->view, sample_grid_new ());
  ui_settle ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  ui_desk_tear_down (&fixture->desk);
}

/* Looking */

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
  return (DossierStatementCell *) ui_find_nth (cell (fixture, row, column), DOSSIER_TYPE_STATEMENT_CELL, n);
}

static void
assert_focus (Fixture *fixture,
              int      row,
              int      column,
              guint    n)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->desk.window));
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
  g_assert_true (ui_says (cell (fixture, 2, 0), "130,000 troops"));
  g_assert_true (ui_says (cell (fixture, 2, 1), "more than 125,000 troops"));
  g_assert_true (ui_says (cell (fixture, 2, 1), "the general staff said"));
  g_assert_true (ui_says (cell (fixture, 2, 1), "according to Nordland Institute"));
  g_assert_true (ui_says (cell (fixture, 2, 1), "2"));
  g_assert_true (ui_says (cell (fixture, 0, 1), "not said"));
  g_assert_true (ui_says (cell (fixture, 1, 3), "10 Feb 2022"));
  g_assert_true (ui_says (cell (fixture, 2, 3), "rests on 1 source"));
  badge = ui_find_nth (cell (fixture, 2, 1), DOSSIER_TYPE_STANDING_BADGE, 0);
  g_assert_cmpint (dossier_standing_badge_get_standing (DOSSIER_STANDING_BADGE (badge)), ==, DOSSIER_STANDING_VAGUER);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (badge), ==, "130,000 is more than 125,000");
  g_assert_true (ui_says (badge, "vaguer"));
  g_assert_true (ui_says (cell (fixture, 2, 2), "differs"));
  g_assert_true (ui_says (cell (fixture, 2, DOSSIER_SHEET_HEAD), "differs"));
  g_assert_false (ui_says (cell (fixture, 3, 0), "agrees"));
  g_assert_true (ui_says (GTK_WIDGET (fixture->view), "1 difference"));
  g_assert_true (ui_says (GTK_WIDGET (fixture->view), "3 sources, 4 articles"));
  g_assert_true (ui_says (cell (fixture, DOSSIER_SHEET_HEAD, 0), "1 copy"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (statement (fixture, 2, 2, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "troops, Daily Post · A · 13 Feb 2022, 90,000 troops, “=CALL() said that 90,000 troops, \"no more\", are there”, "
                                       "differs");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (statement (fixture, 2, 2, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "90,000 is not 130,000");
}

static void
assert_head (GtkWidget         *head,
             GtkAccessibleRole  role,
             int                row,
             int                column)
{
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (head), role));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_RELATION_COL_INDEX, column);
}

/* A table for those who do not see it: its size, its heads, where each cell stands, what it says and how that stands to the others. */
static void
test_spoken (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkAccessible *sheet = GTK_ACCESSIBLE (fixture->sheet);

  g_assert_true (gtk_test_accessible_has_role (sheet, GTK_ACCESSIBLE_ROLE_GRID));
  gtk_test_accessible_assert_property (sheet, GTK_ACCESSIBLE_PROPERTY_LABEL, "What the sources say");
  gtk_test_accessible_assert_relation (sheet, GTK_ACCESSIBLE_RELATION_ROW_COUNT, 5);
  gtk_test_accessible_assert_relation (sheet, GTK_ACCESSIBLE_RELATION_COL_COUNT, 5);
  for (int column = 0; column < 4; column++)
    assert_head (cell (fixture, DOSSIER_SHEET_HEAD, column), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, 1, column + 2);
  for (int row = 0; row < 4; row++)
    assert_head (cell (fixture, row, DOSSIER_SHEET_HEAD), GTK_ACCESSIBLE_ROLE_ROW_HEADER, row + 2, 1);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (cell (fixture, 2, 1)), GTK_ACCESSIBLE_RELATION_ROW_INDEX, 4);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (cell (fixture, 2, 1)), GTK_ACCESSIBLE_RELATION_COL_INDEX, 3);
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (statement (fixture, 2, 1, 0)), GTK_ACCESSIBLE_ROLE_GRID_CELL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (statement (fixture, 2, 1, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "130,000 is more than 125,000");
  ui_settle ();
  g_assert_cmpuint (ui_count_nameless (GTK_WIDGET (fixture->view)), ==, 0);
}

static void
test_walk (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_assert_true (dossier_grid_view_focus (fixture->view));
  assert_focus (fixture, 0, 0, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Right, 0);
  assert_focus (fixture, 0, 1, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
  assert_focus (fixture, 2, 1, 0);
  /* two statements of one cell, one after the other */
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
  assert_focus (fixture, 2, 1, 1);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
  assert_focus (fixture, 3, 1, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
  assert_focus (fixture, 3, 1, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Up, 0);
  assert_focus (fixture, 2, 1, 1);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_End, 0);
  assert_focus (fixture, 2, 3, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Home, 0);
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
  g_assert_cmpstr (fixture->desk.asked->str, ==, expected);
  g_string_truncate (fixture->desk.asked, 0);
  gtk_widget_grab_focus (GTK_WIDGET (focused));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.open-passage", NULL);
  g_assert_cmpstr (fixture->desk.asked->str, ==, expected);
  g_string_truncate (fixture->desk.asked, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.cite-grid", NULL);
  g_assert_true (g_str_has_prefix (fixture->desk.asked->str, "cite grid:01890a5d-"));
}

static void
test_unfold (Fixture       *fixture,
             gconstpointer  user_data)
{
  DossierStatementCell *claim = statement (fixture, 3, 1, 0);
  int height;

  ui_settle ();
  g_assert_true (dossier_statement_cell_is_cut (claim));
  height = gtk_widget_get_height (GTK_WIDGET (claim));
  gtk_widget_grab_focus (GTK_WIDGET (claim));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.unfold", NULL);
  ui_settle ();
  g_assert_false (dossier_statement_cell_is_cut (claim));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (claim)), >, height);
  /* it stays so when the grid is laid out anew, and so does the keyboard */
  g_object_set (fixture->view, "order", "grade", NULL);
  ui_settle ();
  claim = statement (fixture, 3, 2, 0);
  g_assert_true (dossier_statement_cell_get_unfolded (claim));
  assert_focus (fixture, 3, 2, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.unfold", NULL);
  ui_settle ();
  g_assert_true (dossier_statement_cell_is_cut (claim));
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  user_data)
{
  DossierGrid *alike = sample_grid_new ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.only-differing", NULL);
  ui_settle ();
  g_assert_cmpuint (dossier_sheet_n_rows (fixture->sheet), ==, 1);
  g_assert_true (ui_says (cell (fixture, 0, DOSSIER_SHEET_HEAD), "troops"));
  g_ptr_array_remove_index (alike->rows, 2);
  alike->differences = 0;
  dossier_grid_view_show (fixture->view, alike);
  g_assert_true (ui_says (GTK_WIDGET (fixture->view), "No row differs"));
  g_assert_false (ui_says (GTK_WIDGET (fixture->view), "1 difference"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.only-differing", NULL);
  g_assert_cmpuint (dossier_sheet_n_rows (fixture->sheet), ==, 3);
  g_assert_false (ui_says (GTK_WIDGET (fixture->view), "No row differs"));
}

/* What the workspace remembers is written in the background. */
static gboolean
order_is_kept (gpointer workspace)
{
  g_autofree char *kept = dossier_workspace_get_state (workspace, "grid.order");

  return g_strcmp0 (kept, "grade") == 0;
}

static void
test_order (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (GtkWidget) again = NULL;
  g_autofree char *order = NULL;

  g_assert_true (ui_says (cell (fixture, DOSSIER_SHEET_HEAD, 0), "Harbour Gazette"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.order", "s", "grade");
  g_assert_true (ui_says (cell (fixture, DOSSIER_SHEET_HEAD, 0), "Daily Post"));
  g_assert_true (ui_says (cell (fixture, DOSSIER_SHEET_HEAD, 2), "Nordland Radio"));
  ui_wait (order_is_kept, fixture->desk.workspace);
  again = g_object_ref_sink (dossier_grid_view_new (fixture->desk.workspace));
  g_object_get (again, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "grade");
}

static gboolean
has_four_columns (gpointer sheet)
{
  return dossier_sheet_n_columns (sheet) == 4;
}

static gboolean
has_five_columns (gpointer sheet)
{
  return dossier_sheet_n_columns (sheet) == 5;
}

static void
test_copies (Fixture       *fixture,
             gconstpointer  user_data)
{
  GtkWidget *button = ui_find_nth (cell (fixture, DOSSIER_SHEET_HEAD, 0), GTK_TYPE_BUTTON, 1);

  gtk_widget_activate (button);
  ui_settle ();
  ui_wait (has_five_columns, fixture->sheet);
  g_assert_cmpuint (dossier_sheet_n_columns (fixture->sheet), ==, 5);
  g_assert_true (ui_says (cell (fixture, DOSSIER_SHEET_HEAD, 1), "Coast Herald"));
  g_assert_true (ui_says (cell (fixture, DOSSIER_SHEET_HEAD, 1), "copy of Harbour Gazette"));
  gtk_widget_activate (ui_find_nth (cell (fixture, DOSSIER_SHEET_HEAD, 0), GTK_TYPE_BUTTON, 1));
  ui_wait (has_four_columns, fixture->sheet);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_there (gpointer pointer)
{
  return *(gpointer *) pointer != NULL;
}

static void
test_copy_table (Fixture       *fixture,
                 gconstpointer  user_data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->desk.window);
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.copy-table", NULL);
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  ui_wait (is_there, &text);
  g_assert_true (g_str_has_prefix (text, "Field\tHarbour Gazette · B · 11 Feb 2022 · “Chiefs of Staff Speak by Telephone” · with 1 copy\tNordland Radio"));
}

typedef struct
{
  const char *path;
  char *text;       /* (owned) (nullable) */
} Written;

static gboolean
is_written (gpointer data)
{
  Written *written = data;

  g_clear_pointer (&written->text, g_free);
  g_main_context_wakeup (NULL);
  return g_file_get_contents (written->path, &written->text, NULL, NULL) && *written->text != '\0';
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  user_data)
{
  g_autofree char *path = ui_desk_path (&fixture->desk, "grid.csv");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Written written = { path, NULL };
  GStatBuf about;

  dossier_grid_view_save_csv (fixture->view, file);
  ui_wait (is_written, &written);
  g_assert_true (g_str_has_prefix (written.text, "Field,\"Harbour Gazette"));
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 077, ==, 0);
  g_free (written.text);
  ui_drain ();
}

/* Two hundred sources and sixty fields: only what is seen is made, wherever one goes. */
static void
test_large (Fixture       *fixture,
            gconstpointer  user_data)
{
  dossier_grid_view_show (fixture->view, sample_grid_new_large (200, 60));
  ui_settle ();
  g_assert_cmpuint (dossier_sheet_n_columns (fixture->sheet), ==, 201);
  g_assert_cmpuint (dossier_sheet_n_made (fixture->sheet), <, 300);
  g_assert_true (dossier_grid_view_focus (fixture->view));
  for (guint i = 0; i < 30; i++)
    {
      ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Right, 0);
      ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
      ui_settle ();
      g_assert_cmpuint (dossier_sheet_n_made (fixture->sheet), <, 300);
    }
  assert_focus (fixture, 30, 30, 0);
  /* what is assessed is in sight all the time */
  g_assert_nonnull (dossier_sheet_get_cell (fixture->sheet, 30, 200));
}

static double
head_y (Fixture *fixture,
        int      row)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (dossier_sheet_get_cell (fixture->sheet, row, DOSSIER_SHEET_HEAD), GTK_WIDGET (fixture->sheet), &bounds));
  return bounds.origin.y;
}

/* Rows nobody has seen come into sight as high as they are; what is in sight stays where it is. */
static void
test_still (Fixture       *fixture,
            gconstpointer  user_data)
{
  DossierGrid *grid = sample_grid_new_large (20, 100);
  GtkAdjustment *adjustment;

  /* lower than those above them */
  for (guint i = 100; i < 200; i++)
    {
      g_autofree char *topic = g_strdup_printf ("figure %u", i + 1);

      dossier_grid_add_row (grid, DOSSIER_STATEMENT_FIGURE, topic);
    }
  dossier_grid_view_show (fixture->view, grid);
  ui_settle ();
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->sheet));
  g_assert_cmpuint (dossier_sheet_n_made (fixture->sheet), <, 300);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * 0.8);
  ui_settle ();
  for (guint i = 0; i < 20; i++)
    {
      int row = 0;
      double before;

      while (row < 200 && dossier_sheet_get_cell (fixture->sheet, row, DOSSIER_SHEET_HEAD) == NULL)
        row++;
      before = head_y (fixture, row);
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 40);
      ui_settle ();
      g_assert_cmpfloat (ABS (head_y (fixture, row) - before - 40), <=, 1);
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_settle ();
  g_assert_nonnull (dossier_sheet_get_cell (fixture->sheet, 199, DOSSIER_SHEET_HEAD));
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) - gtk_adjustment_get_upper (adjustment)), <=, 1);
}

/* Over a workspace */

static const char text_one[] = "Forces near the border\n\n10 March 2031\n\nNorland has 130,000 troops near the border, the staff said.\n";

static DossierId
make_event (Fixture *fixture)
{
  g_autoptr (DossierFigure) figure = dossier_figure_from_value ("130000 troops");
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_FIGURE, .topic = "troops", .figure = figure, .start = 10, .end = 20 };

  part.article = ui_desk_import (&fixture->desk, "one.txt", text_one);
  return ui_do (fixture->desk.workspace, dossier_command_create_event ("Build-up", NULL, NULL, NULL, &part, 1)).id;
}

static gboolean
is_loaded (gpointer view)
{
  return !dossier_grid_view_is_loading (view);
}

static void
reload (Fixture *fixture)
{
  dossier_grid_view_reload (fixture->view);
  ui_wait (is_loaded, fixture->view);
  ui_settle ();
}

typedef struct
{
  Fixture *fixture;
  int column;
  const char *words;
} Told;

/* What was written is read again, however long the writing takes. */
static gboolean
is_told (gpointer data)
{
  const Told *told = data;

  reload (told->fixture);
  return ui_says (cell (told->fixture, 0, told->column), told->words);
}

static void
wait_for (Fixture    *fixture,
          int         column,
          const char *words)
{
  Told told = { fixture, column, words };

  ui_wait (is_told, &told);
}

static gboolean
has_no_rows (gpointer data)
{
  reload (data);
  return dossier_sheet_n_rows (((Fixture *) data)->sheet) == 0;
}

static void
test_adopt (Fixture       *fixture,
            gconstpointer  user_data)
{
  DossierId event = make_event (fixture);

  dossier_grid_view_set_event (fixture->view, &event);
  reload (fixture);
  g_assert_true (ui_says (cell (fixture, 0, 0), "130,000 troops"));
  g_assert_false (ui_says (cell (fixture, 0, 1), "130,000 troops"));
  g_assert_true (dossier_grid_view_focus (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.adopt", NULL);
  wait_for (fixture, 1, "rests on 1 source");
  /* the keyboard is where it was */
  assert_focus (fixture, 0, 0, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.credibility", "i", 3);
  wait_for (fixture, 0, "3");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.credibility", "i", 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.take-back", NULL);
  wait_for (fixture, 1, "–");
  g_assert_true (ui_says (cell (fixture, 0, 0), "130,000 troops"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.delete-statement", NULL);
  ui_wait (has_no_rows, fixture);
}

static GtkWidget *
open_form (Fixture    *fixture,
           const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
  ui_settle ();
  return ui_find (GTK_WIDGET (fixture->view), DOSSIER_TYPE_GRID_FORM);
}

static void
type_field (GtkWidget  *form,
            const char *field,
            const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (dossier_statement_form_get_field (dossier_grid_form_get_form (DOSSIER_GRID_FORM (form)), field)), words);
}

/* Changing your mind in the interface: undo takes an adoption back whole, redo brings it again, and no account is touched. */
static void
test_undo_adopting (Fixture       *fixture,
                    gconstpointer  user_data)
{
  DossierId event = make_event (fixture);

  dossier_grid_view_set_event (fixture->view, &event);
  reload (fixture);
  g_assert_true (dossier_grid_view_focus (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.adopt", NULL);
  wait_for (fixture, 1, "rests on 1 source");
  ui_undo (fixture->desk.workspace);
  reload (fixture);
  g_assert_true (ui_says (cell (fixture, 0, 1), "–"));
  g_assert_true (ui_says (cell (fixture, 0, 0), "130,000 troops"));
  ui_redo (fixture->desk.workspace);
  reload (fixture);
  g_assert_true (ui_says (cell (fixture, 0, 1), "rests on 1 source"));
  assert_focus (fixture, 0, 0, 0);
}

/* E changes what a cell states, of an account and of what is assessed. */
static void
test_change (Fixture       *fixture,
             gconstpointer  user_data)
{
  DossierId event = make_event (fixture);
  GtkWidget *form;

  dossier_grid_view_set_event (fixture->view, &event);
  reload (fixture);
  g_assert_true (dossier_grid_view_focus (fixture->view));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "grid.adopt", NULL);
  wait_for (fixture, 1, "rests on 1 source");
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Right, 0);
  form = open_form (fixture, "grid.edit-statement");
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_true (ui_says (form, "it rests on no source"));
  type_field (form, "figure", "many");
  dossier_grid_form_accept (DOSSIER_GRID_FORM (form));
  g_assert_true (gtk_widget_get_visible (form));
  g_assert_cmpstr (dossier_grid_form_get_problem (DOSSIER_GRID_FORM (form)), !=, "");
  type_field (form, "figure", "about 120,000 troops");
  dossier_grid_form_accept (DOSSIER_GRID_FORM (form));
  wait_for (fixture, 1, "about 120,000 troops");
  g_assert_true (ui_says (cell (fixture, 0, 1), "rests on no source"));
  g_assert_true (ui_says (cell (fixture, 0, 0), "130,000 troops"));
  assert_focus (fixture, 0, 1, 0);
  ui_undo (fixture->desk.workspace);
  wait_for (fixture, 1, "rests on 1 source");

  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Left, 0);
  form = open_form (fixture, "grid.edit-statement");
  g_assert_null (dossier_grid_form_get_passages (DOSSIER_GRID_FORM (form)));
  type_field (form, "figure", "more than 100,000 troops");
  dossier_grid_form_accept (DOSSIER_GRID_FORM (form));
  wait_for (fixture, 0, "more than 100,000 troops");
  /* Enter on what is assessed and has no words opens the same. */
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Right, 0);
  gtk_widget_activate (GTK_WIDGET (statement (fixture, 0, 1, 0)));
  ui_settle ();
  form = ui_find (GTK_WIDGET (fixture->view), DOSSIER_TYPE_GRID_FORM);
  g_assert_true (gtk_widget_get_visible (form));
  gtk_popover_popdown (GTK_POPOVER (form));
  ui_settle ();
  assert_focus (fixture, 0, 1, 0);
}

/* The head of a column offers to compare its article with those of the others. */
static void
test_compare_with (Fixture       *fixture,
                   gconstpointer  user_data)
{
  GtkWidget *head = cell (fixture, DOSSIER_SHEET_HEAD, 1), *button = ui_find (head, GTK_TYPE_MENU_BUTTON), *choice;

  g_assert_nonnull (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle ();
  g_assert_true (ui_says (button, "Compare With"));
  g_assert_true (ui_says (button, "Daily Post · A · 13 Feb 2022"));
  g_assert_false (ui_says (button, "Nordland Radio"));
  choice = gtk_widget_get_ancestor (ui_find_label (button, "Daily Post"), g_type_from_name ("GtkModelButton"));
  g_assert_nonnull (choice);
  g_signal_emit_by_name (choice, "clicked");
  ui_settle ();
  g_assert_true (g_str_has_prefix (fixture->desk.asked->str, "compare 01890a5d-"));
}

static void
click_view (Fixture *fixture,
            guint    button,
            double   x,
            double   y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller) && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        g_signal_emit_by_name (controller, "pressed", 1, x, y);
    }
}

/* A click into a cell, beside its words, gives it the keyboard; the other button its menu, where there is something to add. */
static void
test_click (Fixture       *fixture,
            gconstpointer  user_data)
{
  GtkWidget *silent = cell (fixture, 0, 1);
  graphene_rect_t bounds;

  g_assert_true (dossier_grid_view_focus (fixture->view));
  g_assert_true (gtk_widget_compute_bounds (silent, GTK_WIDGET (fixture->view), &bounds));
  click_view (fixture, GDK_BUTTON_PRIMARY, bounds.origin.x + bounds.size.width - 3, bounds.origin.y + bounds.size.height - 2);
  assert_focus (fixture, 0, 1, 0);
  click_view (fixture, GDK_BUTTON_SECONDARY, bounds.origin.x + bounds.size.width - 3, bounds.origin.y + bounds.size.height - 2);
  ui_settle ();
  g_assert_true (ui_says (GTK_WIDGET (fixture->view), "Add Statement…"));
  g_assert_false (ui_says (GTK_WIDGET (fixture->view), "Delete Statement"));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (ui_find_label (GTK_WIDGET (fixture->view), "Add Statement…"), GTK_TYPE_POPOVER)));
  ui_settle ();
}

static gboolean
holds_by_hand (gpointer data)
{
  reload (data);
  return ui_says (cell (data, 1, 1), "125,000 troops") && ui_says (cell (data, 1, 1), "rests on no source");
}

/* A cell without a statement gets one by hand: of an article it rests on words that its account quotes. */
static void
test_add (Fixture       *fixture,
          gconstpointer  user_data)
{
  DossierId event = make_event (fixture);
  DossierEventPart place = { .kind = DOSSIER_STATEMENT_PLACE, .name = "Norland" };
  GtkWidget *form;

  ui_do (fixture->desk.workspace, dossier_command_add_event_part (&event, &place));
  dossier_grid_view_set_event (fixture->view, &event);
  reload (fixture);
  /* Where: held, not told by the article */
  g_assert_true (ui_says (cell (fixture, 0, 1), "Norland"));
  g_assert_true (ui_says (cell (fixture, 0, 0), "not said"));
  g_assert_true (dossier_grid_view_focus (fixture->view));
  gtk_widget_activate (GTK_WIDGET (statement (fixture, 0, 0, 0)));
  g_assert_true (g_str_has_prefix (fixture->desk.asked->str, "open-article "));
  g_assert_nonnull (strstr (fixture->desk.asked->str, ":10-20;"));
  form = open_form (fixture, "grid.edit-statement");
  g_assert_true (gtk_widget_get_visible (dossier_grid_form_get_passages (DOSSIER_GRID_FORM (form))));
  type_field (form, "name", "Norland");
  dossier_grid_form_accept (DOSSIER_GRID_FORM (form));
  wait_for (fixture, 0, "Norland");
  g_assert_true (ui_says (cell (fixture, 0, 0), "agrees"));
  assert_focus (fixture, 0, 0, 0);
  /* another one in the same cell */
  form = open_form (fixture, "grid.add-statement");
  type_field (form, "name", "Sundvik");
  dossier_grid_form_accept (DOSSIER_GRID_FORM (form));
  wait_for (fixture, 0, "Sundvik");
  g_assert_true (ui_says (cell (fixture, 0, 0), "Norland"));
  g_assert_cmpuint (dossier_workspace_undo (fixture->desk.workspace, 2, NULL), ==, 2);
  wait_for (fixture, 0, "not said");
  /* the figure is not assessed yet: it becomes so by hand, resting on nobody */
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Down, 0);
  ui_press (GTK_WIDGET (fixture->sheet), GDK_KEY_Right, 0);
  form = open_form (fixture, "grid.edit-statement");
  g_assert_null (dossier_grid_form_get_passages (DOSSIER_GRID_FORM (form)));
  type_field (form, "figure", "125,000 troops");
  dossier_grid_form_accept (DOSSIER_GRID_FORM (form));
  ui_wait (holds_by_hand, fixture);
  g_assert_true (ui_says (cell (fixture, 1, 0), "differs"));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(path, set_up_func, test) g_test_add (path, Fixture, NULL, set_up_func, test, tear_down)
  ADD ("/grid/marks", set_up_sample, test_marks);
  ADD ("/grid/spoken", set_up_sample, test_spoken);
  ADD ("/grid/walk", set_up_sample, test_walk);
  ADD ("/grid/open", set_up_sample, test_open);
  ADD ("/grid/unfold", set_up_sample, test_unfold);
  ADD ("/grid/filter", set_up_sample, test_filter);
  ADD ("/grid/order", set_up_sample, test_order);
  ADD ("/grid/copies", set_up_sample, test_copies);
  ADD ("/grid/click", set_up_sample, test_click);
  ADD ("/grid/compare-with", set_up_sample, test_compare_with);
  ADD ("/grid/copy-table", set_up_sample, test_copy_table);
  ADD ("/grid/csv", set_up_sample, test_csv);
  ADD ("/grid/large", set_up, test_large);
  ADD ("/grid/still", set_up, test_still);
  ADD ("/grid/adopt", set_up, test_adopt);
  ADD ("/grid/undo-adopting", set_up, test_undo_adopting);
  ADD ("/grid/change", set_up, test_change);
  ADD ("/grid/add", set_up, test_add);
#undef ADD

  return ui_run ();
}
