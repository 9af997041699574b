/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions beside the reader: the rows of the inspector, by button, key and menu; the window that looks for suggestions. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-suggesting-button.h"
#include "dossier-suggesting.h"
#include "suggestion-fixture.h"

static gboolean
has_no_varga (gpointer fixture)
{
  return suggestion_fixture_find_row (fixture, "Iren Varga") == NULL;
}

static void
test_inspector (SuggestionFixture *fixture,
                gconstpointer      data)
{
  DossierEntitiesTab *tab = suggestion_fixture_get_tab (fixture);
  DossierSuggestionRow *row;

  /* The heading, three kinds, three names */
  suggestion_fixture_wait_rows (fixture, 7);
  row = suggestion_fixture_find_row (fixture, "Iren Varga");
  g_assert_nonnull (row);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (row), "almost certain · follows a title"));
  g_assert_cmpuint (dossier_suggestion_row_get_line (row)->ids->len, ==, 2);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (tab), "3 suggestions"));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (tab), "PEOPLE"));

  /* A name goes with all its places here; what was accepted is listed below. */
  ui_click (ui_find_button (GTK_WIDGET (row), "object-select-symbolic"));
  suggestion_fixture_wait_marks (fixture, 4, 2);
  ui_wait (has_no_varga, fixture);
  suggestion_fixture_wait_rows (fixture, 7);
  row = suggestion_fixture_find_row (fixture, "Orsk");
  ui_click (ui_find_button (GTK_WIDGET (row), "window-close-symbolic"));
  suggestion_fixture_wait_marks (fixture, 1, 2);
  suggestion_fixture_wait_rows (fixture, 5);
  ui_undo (fixture->desk.workspace);
  suggestion_fixture_wait_rows (fixture, 7);

  /* Folded away, and all at once */
  ui_click (ui_find_button (GTK_WIDGET (suggestion_fixture_find_row (fixture, NULL)), "pan-down-symbolic"));
  suggestion_fixture_wait_rows (fixture, 3);
  ui_click (ui_find_button (GTK_WIDGET (suggestion_fixture_find_row (fixture, NULL)), "pan-end-symbolic"));
  suggestion_fixture_wait_rows (fixture, 7);
  ui_click (ui_find_button (GTK_WIDGET (suggestion_fixture_find_row (fixture, NULL)), "Accept all"));
  suggestion_fixture_wait_marks (fixture, 0, 6);
  suggestion_fixture_wait_rows (fixture, 6);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (tab), "No suggestions are open"));
  g_assert_cmpuint (suggestion_fixture_count_open (fixture), ==, 2);
}

/* The menu of a row, and the keys on it, answer for the row that is chosen. */
static void
test_row_answers (SuggestionFixture *fixture,
                  gconstpointer      data)
{
  DossierEntitiesTab *tab = suggestion_fixture_get_tab (fixture);
  DossierId varga, orsk;

  suggestion_fixture_wait_rows (fixture, 7);
  varga = dossier_suggestion_row_get_line (suggestion_fixture_find_row (fixture, "Iren Varga"))->proposal->id;
  orsk = dossier_suggestion_row_get_line (suggestion_fixture_find_row (fixture, "Orsk"))->proposal->id;
  dossier_entities_tab_reveal (tab, &varga);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tab), "suggestion.accept-everywhere", NULL));
  suggestion_fixture_wait_marks (fixture, 4, 2);
  ui_wait (has_no_varga, fixture);
  suggestion_fixture_wait_rows (fixture, 7);
  dossier_entities_tab_reveal (tab, &orsk);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tab), "suggestion.reject", NULL));
  suggestion_fixture_wait_marks (fixture, 1, 2);
}

/* A row that changes stays chosen: one place of the name is decided, and the text goes on to the next. */
static void
test_row_stays_chosen (SuggestionFixture *fixture,
                       gconstpointer      data)
{
  DossierEntitiesTab *tab = suggestion_fixture_get_tab (fixture);
  DossierInspectorSuggestion *line;
  DossierId first, second;

  suggestion_fixture_wait_rows (fixture, 7);
  line = dossier_suggestion_row_get_line (suggestion_fixture_find_row (fixture, "Orsk"));
  g_assert_cmpuint (line->ids->len, ==, 3);
  first = g_array_index (line->ids, DossierId, 0);
  second = g_array_index (line->ids, DossierId, 1);
  dossier_entities_tab_reveal (tab, &second);
  ui_do (fixture->desk.workspace, dossier_command_accept_suggestions (&first, 1, DOSSIER_SUGGESTION_HERE));
  suggestion_fixture_wait_rows (fixture, 9);
  suggestion_fixture_wait_marks (fixture, 5, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (tab), "suggestion.reject", NULL));
  suggestion_fixture_wait_marks (fixture, 3, 1);
}

/* The window */

static gboolean
has_suggestions (gpointer data)
{
  DossierWorkspace *workspace = dossier_window_get_workspace (data);

  g_main_context_wakeup (NULL);
  return dossier_workspace_count_suggestions (workspace, NULL, NULL) > 0;
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

/* Nothing has to be asked for after an import. */
static void
test_window (UiFixture     *fixture,
             gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *path = ui_fixture_write (fixture, "report.txt", "Ministers meet in Geneva\n\n3 March 2024\n\nForeign Minister "
                                            "Karl Odegard of Norway met General Anna Weber in Geneva on Sunday, the NATO office said.\n");
  const char * const paths[] = { path, NULL };

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_articles (window, 1);
  ui_wait (has_suggestions, window);
  ui_wait (is_hidden, ui_find (GTK_WIDGET (window), DOSSIER_TYPE_SUGGESTING_BUTTON));
}

static void
test_button (UiFixture     *fixture,
             gconstpointer  data)
{
  g_autoptr (GtkWidget) button = g_object_ref_sink (g_object_new (DOSSIER_TYPE_SUGGESTING_BUTTON, NULL));
  g_autoptr (DossierJob) job = dossier_job_new ("Looking for names");

  g_assert_false (gtk_widget_get_visible (button));
  dossier_job_report (job, 3, 12, NULL);
  dossier_suggesting_button_set_job (DOSSIER_SUGGESTING_BUTTON (button), job);
  ui_wait (is_visible, button);
  dossier_suggesting_button_set_job (DOSSIER_SUGGESTING_BUTTON (button), NULL);
  g_assert_false (gtk_widget_get_visible (button));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
#define ADD(path, func) g_test_add (path, SuggestionFixture, NULL, suggestion_fixture_set_up, func, suggestion_fixture_tear_down)
  ADD ("/suggestion-rows/inspector", test_inspector);
  ADD ("/suggestion-rows/answers", test_row_answers);
  ADD ("/suggestion-rows/stays-chosen", test_row_stays_chosen);
#undef ADD
  g_test_add ("/suggestion-rows/window", UiFixture, NULL, ui_fixture_set_up, test_window, ui_fixture_tear_down);
  g_test_add ("/suggestion-rows/button", UiFixture, NULL, ui_fixture_set_up, test_button, ui_fixture_tear_down);
  return ui_run ();
}
