/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library of the Read page with real widgets: its list, search, stepping, deleting, collections, the original of an article, and
 * the small parts it is made of. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-bitset-selection.h"
#include "dossier-list.h"
#include "dossier-original.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"
#include "library-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
assert_title (GListModel *model,
              guint       position,
              const char *title)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (model, position);

  g_assert_nonnull (item);
  g_assert_cmpstr (DOSSIER_ARTICLE (dossier_item_get_record (item))->title, ==, title);
}

static void
test_list (LibraryFixture *fixture, gconstpointer data)
{
  GListModel *model = dossier_library_pane_get_model (library_fixture_get_pane (fixture));

  ui_wait_items (model, N_ARTICLES);
  assert_title (model, 0, "Winter ice closes the canal");
  assert_title (model, 2, "Harbour talks begin in Orsk");
}

static void
test_search (LibraryFixture *fixture, gconstpointer data)
{
  GListModel *model = dossier_library_pane_get_model (library_fixture_get_pane (fixture));
  GtkWidget *entry = ui_find (GTK_WIDGET (library_fixture_get_pane (fixture)), GTK_TYPE_SEARCH_ENTRY);

  ui_wait_items (model, N_ARTICLES);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pilots");
  ui_wait_items (model, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pilots barges");
  ui_wait_items (model, 1);
  assert_title (model, 0, "Harbour talks begin in Orsk");
  gtk_editable_set_text (GTK_EDITABLE (entry), "zeppelin \"");
  ui_wait_items (model, 0);
  g_signal_emit_by_name (entry, "stop-search");
  ui_wait_items (model, N_ARTICLES);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_step (LibraryFixture *fixture, gconstpointer data)
{
  DossierLibraryPane *library = library_fixture_get_pane (fixture);

  ui_wait_items (dossier_library_pane_get_model (library), N_ARTICLES);
  dossier_library_pane_step (library, 1);
  library_fixture_wait_article (fixture, &fixture->articles[2]);
  dossier_library_pane_step (library, 1);
  library_fixture_wait_article (fixture, &fixture->articles[1]);
  g_signal_emit_by_name (library_fixture_get_reader (fixture), "step", 1);
  library_fixture_wait_article (fixture, &fixture->articles[0]);
  g_signal_emit_by_name (library_fixture_get_reader (fixture), "step", 1); /* the last one stays */
  dossier_library_pane_step (library, -1);
  library_fixture_wait_article (fixture, &fixture->articles[1]);
}

static void
test_delete (LibraryFixture *fixture, gconstpointer data)
{
  DossierLibraryPane *library = library_fixture_get_pane (fixture);
  GListModel *model = dossier_library_pane_get_model (library);
  DossierCollectionsPopover *scope;

  ui_wait_items (model, N_ARTICLES);
  dossier_library_pane_step (library, 1);
  library_fixture_wait_article (fixture, &fixture->articles[2]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.delete", NULL));
  ui_wait_items (model, N_ARTICLES - 1);
  library_fixture_wait_article (fixture, &fixture->articles[1]); /* the neighbour is shown instead */

  scope = dossier_library_pane_get_scope (library);
  dossier_collections_popover_choose (scope, NULL, TRUE);
  ui_wait_items (model, 1);
  dossier_library_pane_step (library, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.restore", NULL));
  ui_wait_items (model, 0);
  dossier_collections_popover_choose (scope, NULL, FALSE);
  ui_wait_items (model, N_ARTICLES);
}

static void
test_collections (LibraryFixture *fixture, gconstpointer data)
{
  DossierLibraryPane *library = library_fixture_get_pane (fixture);
  GListModel *model = dossier_library_pane_get_model (library);
  DossierOutcome collection;
  g_autofree char *id = NULL;

  ui_wait_items (model, N_ARTICLES);
  collection = ui_do (fixture->desk.workspace, dossier_command_create_collection ("Harbour_1"));
  id = dossier_id_to_text (&collection.id);
  ui_wait_label (dossier_library_pane_get_scope (library), "Harbour_1");
  dossier_library_pane_step (library, 1);
  library_fixture_wait_article (fixture, &fixture->articles[2]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.collect", "s", id));
  dossier_collections_popover_choose (dossier_library_pane_get_scope (library), &collection.id, FALSE);
  ui_wait_items (model, 1);
  assert_title (model, 0, "Winter ice closes the canal");
  ui_do (fixture->desk.workspace, dossier_command_collect (&collection.id, fixture->articles, 2));
  ui_wait_items (model, N_ARTICLES);
  ui_undo (fixture->desk.workspace);
  ui_wait_items (model, 1);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_original_write_finish (DOSSIER_WORKSPACE (object), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
test_original (LibraryFixture *fixture, gconstpointer data)
{
  g_autofree char *path = ui_desk_path (&fixture->desk, "out.txt");
  g_autofree char *target = ui_desk_path (&fixture->desk, "target.txt");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL;
  g_autofree char *untouched = NULL;
  gboolean done = FALSE;
  GStatBuf status;

  /* A link that waits there must not lead the bytes elsewhere. */
  g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
  g_assert_cmpint (symlink (target, path), ==, 0);
  dossier_original_write_async (fixture->desk.workspace, &fixture->articles[0], file, written_cb, &done);
  ui_wait (is_true, &done);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, library_fixture_get_text (0));
  g_assert_cmpint (g_lstat (path, &status), ==, 0);
  g_assert_true (S_ISREG (status.st_mode));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (target, &untouched, NULL, NULL));
  g_assert_cmpstr (untouched, ==, "mine");
}

static void
test_file_names (void)
{
  g_autoptr (DossierArticle) article = dossier_article_new ();
  g_autofree char *clean = NULL;
  g_autofree char *shortened = NULL;

  article->title = g_strdup ("t");
  article->file_name = g_strdup ("..-/a\u202Eb\nc.txt");
  clean = dossier_original_file_name (article);
  g_assert_cmpstr (clean, ==, "abc.txt");

  g_free (article->file_name);
  article->file_name = g_strdup ("ЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖЖ.html");
  shortened = dossier_original_file_name (article);
  g_assert_cmpuint (strlen (shortened), <=, 120);
  g_assert_true (g_utf8_validate (shortened, -1, NULL));
  g_assert_true (g_str_has_suffix (shortened, ".html"));
}

static void
test_addresses (void)
{
  g_assert_true (dossier_address_is_safe ("https://example.org/a?b=c"));
  g_assert_true (dossier_address_is_safe ("HTTP://example.org"));
  g_assert_false (dossier_address_is_safe (NULL));
  g_assert_false (dossier_address_is_safe ("file:///etc/passwd"));
  g_assert_false (dossier_address_is_safe ("javascript:alert(1)"));
  g_assert_false (dossier_address_is_safe ("https:///no-host"));
}

/* The selection follows its rows when others come and go before them, and asks for no item. */
static void
test_selection (void)
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new ((const char *[]) { "a", "b", "c", "d", NULL });
  g_autoptr (DossierBitsetSelection) selection = dossier_bitset_selection_new (G_LIST_MODEL (strings));
  GtkSelectionModel *model = GTK_SELECTION_MODEL (selection);

  gtk_selection_model_select_item (model, 2, TRUE);
  gtk_string_list_splice (strings, 0, 1, (const char *[]) { "x", "y", NULL });
  g_assert_true (gtk_selection_model_is_selected (model, 3));
  g_assert_cmpuint (dossier_bitset_selection_get_count (selection), ==, 1);
  gtk_selection_model_select_range (model, 0, 2, FALSE);
  g_assert_cmpuint (dossier_bitset_selection_get_count (selection), ==, 3);
  gtk_selection_model_select_all (model);
  g_assert_cmpuint (dossier_bitset_selection_get_count (selection), ==, 5);
  gtk_string_list_splice (strings, 1, 4, NULL);
  g_assert_cmpuint (dossier_bitset_selection_get_count (selection), ==, 1);
  gtk_selection_model_unselect_all (model);
  g_assert_cmpuint (dossier_bitset_selection_get_count (selection), ==, 0);
}

static void
test_wrap (void)
{
  GtkWidget *box = g_object_ref_sink (dossier_wrap_box_new ());
  int one_line, three_lines, minimum;

  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_label_new (NULL);

      gtk_widget_set_size_request (child, 100, 20);
      gtk_box_append (GTK_BOX (box), child);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 400, &one_line, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 120, &three_lines, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (one_line, ==, 20);
  g_assert_cmpint (three_lines, >, 60);
  g_object_unref (box);
}

#define ADD(path, function) g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, function, library_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/library/selection", test_selection);
  g_test_add_func ("/library/wrap", test_wrap);
  g_test_add_func ("/library/file-names", test_file_names);
  g_test_add_func ("/library/addresses", test_addresses);
  ADD ("/library/list", test_list);
  ADD ("/library/search", test_search);
  ADD ("/library/step", test_step);
  ADD ("/library/delete", test_delete);
  ADD ("/library/collections", test_collections);
  ADD ("/library/original", test_original);
  return ui_run ();
}
