/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work in the window: the bar that pauses it, imports that were stopped, tables nobody understood, extracting again. */

#include "ui-fixture.h"

#include "dossier-columns-dialog.h"
#include "dossier-extraction-report.h"
#include "dossier-import-bar.h"
#include "dossier-import-summary.h"
#include "dossier-importing.h"

#define N_FILES 1500 /* more than is on its way at once */
#define TABLE "k1,k2,\"k3, url=long\"\n" \
  "1,Harbour shut,\"The harbour stays shut, the port authority said on Monday. Nobody knows when it opens again.\"\n" \
  "2,Mill burns,\"The old mill at the river burned down in the night. Nobody was hurt, the fire brigade said.\"\n"

static void
test_bar (UiFixture     *fixture,
          gconstpointer  data)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Importing");
  GtkWidget *bar = g_object_ref_sink (g_object_new (DOSSIER_TYPE_IMPORT_BAR, NULL));

  dossier_job_report (job, 3, 12, "/somewhere/report.txt");
  ui_settle ();
  dossier_import_bar_set_job (DOSSIER_IMPORT_BAR (bar), job);
  g_assert_nonnull (ui_find_label (bar, "Importing 4 of 12"));
  g_assert_nonnull (ui_find_label (bar, "report.txt"));
  ui_click (ui_find_button (bar, "_Pause"));
  ui_settle ();
  g_assert_true (dossier_job_is_paused (job));
  g_assert_nonnull (ui_find_label (bar, "Paused"));
  ui_click (ui_find_button (bar, "_Continue"));
  ui_settle ();
  g_assert_false (dossier_job_is_paused (job));
  ui_click (ui_find_button (bar, "_Pause"));
  ui_click (ui_find_button (bar, "_Stop"));
  g_assert_false (dossier_job_wait (job));
  dossier_import_bar_set_job (DOSSIER_IMPORT_BAR (bar), NULL);
  g_object_unref (bar);
}

static void
stop_cb (const DossierImportItem *item,
         gpointer                 job)
{
  dossier_job_stop (job);
}

/* Leaves a workspace with an import that was stopped, as if the program had ended then. */
static void
stop_an_import (UiFixture *fixture)
{
  g_autofree char *path = ui_fixture_path (fixture, "a.dossier");
  g_autofree char *in = ui_fixture_path (fixture, "in");
  const char *paths[] = { in, NULL };
  g_autoptr (DossierJob) job = dossier_job_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_autoptr (DossierImportResult) result = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (in, 0700), ==, 0);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%03u.txt", i);
      g_autofree char *text = g_strdup_printf ("Report %u\n\nThe report of day %u says that nothing has happened at the river.\n", i, i);

      g_free (ui_fixture_write (fixture, name, text));
    }
  result = dossier_workspace_import (workspace, paths, job, stop_cb, job, &error);
  g_assert_no_error (error);
  g_assert_true (result->stopped);
  g_assert_cmpuint (result->left, >, 0);
  dossier_workspace_close (workspace);
}

static void
test_continue (UiFixture     *fixture,
               gconstpointer  data)
{
  DossierWindow *window;

  stop_an_import (fixture);
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (window), "An import was stopped"));
  g_assert_true (gtk_widget_get_mapped (ui_find_label (GTK_WIDGET (window), "An import was stopped")));
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), <, N_FILES);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.continue-import", NULL);
  ui_wait_import (window);
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, N_FILES);
  ui_settle ();
  g_assert_false (gtk_widget_get_mapped (ui_find_label (GTK_WIDGET (window), "An import was stopped")));
}

static void
test_forget (UiFixture     *fixture,
             gconstpointer  data)
{
  DossierWindow *window;
  guint n;

  stop_an_import (fixture);
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE);
  n = ui_count (window, DOSSIER_RECORD_ARTICLE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.forget-import", NULL);
  while (gtk_widget_get_mapped (ui_find_label (GTK_WIDGET (window), "An import was stopped")))
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (gtk_widget_get_mapped (ui_find_label (GTK_WIDGET (window), "An import was stopped")));
  g_assert_false (dossier_workspace_get_stopped_import (dossier_window_get_workspace (window), NULL, NULL));
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, n);
}

static GtkEditable *
find_row (GtkWidget  *above,
          const char *title)
{
  if (ADW_IS_ENTRY_ROW (above) && strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (above)), title) == 0)
    return GTK_EDITABLE (above);
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkEditable *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_columns (UiFixture     *fixture,
              gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *table = ui_fixture_write (fixture, "table.csv", TABLE);
  const char * const paths[] = { table, NULL };
  GtkWindow *dialog;

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_import (window);
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.import-details", NULL);
  dialog = ui_wait_window (DOSSIER_TYPE_IMPORT_SUMMARY);
  g_signal_emit_by_name (ui_find (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW), "activate", 0);
  dialog = ui_wait_window (DOSSIER_TYPE_COLUMNS_DIALOG);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (dialog), "“k2”"));
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (GTK_WIDGET (dialog), "_Import")));
  gtk_editable_set_text (find_row (GTK_WIDGET (dialog), "Column with the text"), "k3, url=long");
  gtk_editable_set_text (find_row (GTK_WIDGET (dialog), "Column with the title"), "k2");
  ui_click (ui_find_button (GTK_WIDGET (dialog), "_Import"));
  ui_wait_import (window);
  g_assert_cmpuint (ui_count (window, DOSSIER_RECORD_ARTICLE), ==, 2);
  ui_wait_label (window, "Mill burns");
}

static void
test_extract_again (UiFixture     *fixture,
                    gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *file = ui_fixture_write (fixture, "one.txt", "Mill burns\n\nThe old mill at the river burned down in the night.\n");
  const char * const paths[] = { file, NULL };
  g_autofree char *undo = NULL;

  ui_drop_files (GTK_WIDGET (window), paths);
  ui_wait_import (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.extract-again-all", NULL);
  g_assert_true (dossier_window_is_importing (window));
  ui_wait_import (window);
  ui_settle ();
  /* Nothing changed, so there is nothing to undo but the import. */
  g_object_get (dossier_window_get_workspace (window), "undo-label", &undo, NULL);
  g_assert_cmpstr (undo, ==, "Import");
}

static void
test_report (UiFixture     *fixture,
             gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  DossierId id = dossier_id_new ();
  DossierReextraction *item = dossier_reextraction_new (&id);
  DossierReextractResult result = { .items = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_reextraction_free),
                                    .read = 3, .changed = 1, .relocated = 2, .lost = 1 };
  GtkWidget *report;

  item->title = g_strdup ("Claims & <b>counter</claims>");
  item->removed = 1;
  dossier_reextraction_add_field (item, DOSSIER_FIELD_BYLINE, NULL, "Anna & <Lind>");
  g_ptr_array_add (item->lost, g_strdup ("a lost & <i>quote</i>"));
  g_ptr_array_add (result.items, item);
  report = dossier_extraction_report_new (GTK_WINDOW (window), &result, TRUE);
  gtk_window_present (GTK_WINDOW (report));
  ui_settle ();
  g_assert_nonnull (ui_find_label (report, "3 articles extracted again · 1 changed · 2 passages moved · 1 passage lost"));
  g_assert_nonnull (ui_find_label (report, "– → Anna & <Lind>"));
  g_assert_nonnull (ui_find_label (report, "“a lost & <i>quote</i>”"));
  g_ptr_array_unref (result.items);
  ui_close (GTK_WINDOW (report));
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)
  ADD ("/importing/bar", test_bar);
  ADD ("/importing/continue", test_continue);
  ADD ("/importing/forget", test_forget);
  ADD ("/importing/columns", test_columns);
  ADD ("/importing/extract-again", test_extract_again);
  ADD ("/importing/report", test_report);
#undef ADD

  return ui_run ();
}
