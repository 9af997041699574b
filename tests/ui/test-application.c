/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application from outside: what it does with files it is given, what it says when a workspace does not open, what
 * it remembers. */

#include "ui-fixture.h"

#include "dossier-intake.h"
#include "dossier-start-window.h"
#include "dossier-preferences.h"
#include "dossier-suggesting.h"

#define ARTICLE "Ferry stopped after talks broke down\n\nThe ferry between both towns did not run on Tuesday, the harbour office said.\n"

static void
open_paths (UiFixture          *fixture,
            const char * const *paths)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_path (paths[i]));
  g_application_open (G_APPLICATION (fixture->application), (GFile **) files->pdata, files->len, "");
}

static void
test_start (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (fixture->application));
  window = ui_wait_window (DOSSIER_TYPE_START_WINDOW);
  g_assert_nonnull (ui_find_action (GTK_WIDGET (window), "app.new-workspace"));
  g_assert_nonnull (ui_find_action (GTK_WIDGET (window), "app.import-folder"));
  g_assert_nonnull (ui_find_action (GTK_WIDGET (window), "app.open"));
  g_assert_nonnull (ui_find_action (GTK_WIDGET (window), "app.open-samples"));
  ui_settle ();
}

/* Articles that come before there is a workspace wait for one. */
static void
test_waiting (UiFixture     *fixture,
              gconstpointer  data)
{
  g_autofree char *article = ui_fixture_write (fixture, "a & <b>.txt", ARTICLE);
  const char * const paths[] = { article, NULL };
  GtkWindow *start;
  DossierWindow *window;

  open_paths (fixture, paths);
  start = ui_wait_window (DOSSIER_TYPE_START_WINDOW);
  ui_settle ();
  g_assert_nonnull (ui_find_label (GTK_WIDGET (start), "1 file waits"));

  window = ui_fixture_open (fixture, "new.dossier", DOSSIER_WORKSPACE_CREATE);
  ui_wait_articles (window, 1);
}

static gboolean
has_waiting (gpointer start)
{
  return ui_find_label (start, "1 file waits") != NULL;
}

/* What is pasted before there is a workspace waits as well. */
static void
test_pasted (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWindow *start;
  DossierWindow *window;

  g_application_activate (G_APPLICATION (fixture->application));
  start = ui_wait_window (DOSSIER_TYPE_START_WINDOW);
  ui_settle ();
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (start)), ARTICLE);
  g_assert_true (ui_press (GTK_WIDGET (start), GDK_KEY_v, GDK_CONTROL_MASK));
  ui_wait (has_waiting, start);

  window = ui_fixture_open (fixture, "new.dossier", DOSSIER_WORKSPACE_CREATE);
  ui_wait_articles (window, 1);
}

static void
test_open_files (UiFixture     *fixture,
                 gconstpointer  data)
{
  DossierWindow *window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_autofree char *article = ui_fixture_write (fixture, "article.txt", ARTICLE);
  g_autofree char *workspace = ui_fixture_path (fixture, "a.dossier");
  const char * const articles[] = { article, NULL };
  const char * const both[] = { workspace, article, NULL };

  open_paths (fixture, articles);
  ui_wait_articles (window, 1);

  ui_close (GTK_WINDOW (window));
  gtk_widget_get_display (GTK_WIDGET (ui_fixture_open (fixture, "b.dossier", DOSSIER_WORKSPACE_CREATE)));
  open_paths (fixture, both);
  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_READ_WRITE);
  ui_wait_articles (window, 1);
}

static void
test_not_opened (UiFixture     *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = ui_fixture_write (fixture, "not & <one>.dossier", "no database\n");
  g_autofree char *missing = ui_fixture_path (fixture, "missing.dossier");
  const char * const first[] = { text, NULL };
  const char * const second[] = { missing, NULL };
  GtkWidget *dialog;

  open_paths (fixture, first);
  dialog = ui_wait_message ();
  ui_settle ();
  g_assert_nonnull (ui_find_label (dialog, "Workspace Not Opened"));
  g_assert_nonnull (ui_find_label (dialog, "“not & <one>.dossier”"));
  ui_answer (dialog, "Close");

  open_paths (fixture, second);
  dialog = ui_wait_message ();
  g_assert_nonnull (ui_find_label (dialog, "“missing.dossier”"));
  ui_answer (dialog, "Close");
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_recent (UiFixture     *fixture,
             gconstpointer  data)
{
  GSettings *settings = dossier_application_get_settings (fixture->application);
  g_autofree char *path = ui_fixture_path (fixture, "a_b.dossier");
  g_auto (GStrv) recent = NULL;
  g_auto (GStrv) after = NULL;
  GMenuModel *menu = dossier_application_get_recent_menu (fixture->application);
  g_autofree char *label = NULL;

  ui_fixture_open (fixture, "a_b.dossier", DOSSIER_WORKSPACE_CREATE);
  recent = dossier_application_get_recent (fixture->application);
  g_assert_cmpstr (recent[0], ==, path);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 1);
  g_menu_model_get_item_attribute (menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  g_assert_cmpstr (label, ==, "a__b.dossier");

  /* Not to be remembered means forgotten at once. */
  g_settings_set_boolean (settings, "remember-recent", FALSE);
  ui_fixture_open (fixture, "c.dossier", DOSSIER_WORKSPACE_CREATE);
  after = dossier_application_get_recent (fixture->application);
  g_assert_null (after[0]);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 0);
  g_settings_reset (settings, "remember-recent");
}

static void
test_text_size (UiFixture     *fixture,
                gconstpointer  data)
{
  GSettings *settings = dossier_application_get_settings (fixture->application);
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);

  g_action_group_activate_action (actions, "text-larger", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "text-scale"), 1.1, 0.001);
  g_action_group_activate_action (actions, "text-normal", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "text-scale"), 1.0, 0.001);
  for (guint i = 0; i < 50; i++)
    g_action_group_activate_action (actions, "text-smaller", NULL);
  g_assert_cmpfloat_with_epsilon (g_settings_get_double (settings, "text-scale"), 0.6, 0.001);
  g_action_group_activate_action (actions, "text-normal", NULL);
}

static void
test_preferences (UiFixture     *fixture,
                  gconstpointer  data)
{
  GSettings *settings = dossier_application_get_settings (fixture->application);
  GtkWidget *dialog, *row, *toggle;
  DossierWindow *window;

  window = ui_fixture_open (fixture, "a.dossier", DOSSIER_WORKSPACE_CREATE);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "preferences", NULL);
  dialog = ui_wait_preferences ();
  row = ui_find (dialog, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  ui_settle ();
  g_settings_reset (settings, "color-scheme");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  /* What belongs to the workspace is kept there. */
  toggle = GTK_WIDGET (gtk_widget_get_template_child (ui_find (dialog, DOSSIER_TYPE_PREFERENCES), DOSSIER_TYPE_PREFERENCES, "metonym_switch"));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (toggle)));
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  while (!dossier_workspace_get_metonyms (dossier_window_get_workspace (window)))
    ui_settle ();
  gtk_widget_activate_action (dialog, "window.close", NULL);
}

/* What was dropped or pasted, before anything is opened */
static void
test_material (void)
{
  g_autoptr (DossierMaterial) text = dossier_material_new_for_text ("Some words\nhttps://example.org\n");
  g_autoptr (DossierMaterial) address = dossier_material_new_for_text ("  https://example.org/a \n");
  g_autoptr (DossierMaterial) nothing = dossier_material_new_for_text (" \n");
  g_autoptr (DossierMaterial) uris = dossier_material_new_for_text ("file:///tmp/a%20b.txt\r\nfile:///tmp/c.txt\r\n");

  g_assert_false (dossier_material_is_empty (text));
  g_assert_cmpuint (text->elsewhere, ==, 0);
  g_assert_true (dossier_material_is_empty (address));
  g_assert_cmpuint (address->elsewhere, ==, 1);
  g_assert_true (dossier_material_is_empty (nothing));
  g_assert_cmpuint (nothing->elsewhere, ==, 0);
  g_assert_cmpuint (g_strv_length (uris->paths), ==, 2);
  g_assert_cmpstr (uris->paths[0], ==, "/tmp/a b.txt");
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, UiFixture, NULL, ui_fixture_set_up, func, ui_fixture_tear_down)
  ADD ("/application/start", test_start);
  ADD ("/application/pasted", test_pasted);
  ADD ("/application/waiting", test_waiting);
  ADD ("/application/open-files", test_open_files);
  ADD ("/application/not-opened", test_not_opened);
  ADD ("/application/recent", test_recent);
  ADD ("/application/text-size", test_text_size);
  ADD ("/application/preferences", test_preferences);
#undef ADD
  g_test_add_func ("/application/material", test_material);

  return ui_run ();
}
