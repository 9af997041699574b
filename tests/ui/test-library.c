/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Read page without its window: library, inspector, details, page of an entity, merging. Each test has a workspace of
 * its own with three small articles, drives the widgets by their actions and looks at the models and at the store. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-annotations-tab.h"
#include "dossier-bitset-selection.h"
#include "dossier-details-tab.h"
#include "dossier-entities-tab.h"
#include "dossier-entity-page.h"
#include "dossier-grade-popover.h"
#include "dossier-importing.h"
#include "dossier-inspector.h"
#include "dossier-library-pane.h"
#include "dossier-list.h"
#include "dossier-merge-dialog.h"
#include "dossier-original.h"
#include "dossier-read-page.h"
#include "dossier-reader.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ARTICLES 3

static const char * const texts[N_ARTICLES] = {
  "Harbour talks begin in Orsk\n\nBy Ada Quill\n\n3 March 2024\n\nMinister Varga met the harbour pilots in Orsk on Sunday. Varga & "
  "<b>others</b> spoke of barges, and of barges again.\n",
  "Pilots end their strike\n\nBy Ben Ostrow\n\n5 March 2024\n\nThe pilots of Orsk went back to work. Iren Varga thanked them for it.\n",
  "Winter ice closes the canal\n\nBy Cleo Marsh\n\n9 March 2024\n\nNo ship has passed the lock for a week, the wardens said.\n",
};

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId articles[N_ARTICLES];
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

typedef gboolean (*Condition) (gpointer data);

static gboolean
give_up_cb (gpointer data)
{
  g_error ("what the test waits for did not come");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds. The time limit is only there to end a test that hangs. */
static void
wait_for (Condition condition,
          gpointer  data)
{
  guint limit = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
}

/* Finds the first widget of @type below @widget. */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *tooltip)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
run (Fixture        *fixture,
     DossierCommand *command,
     DossierOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  dossier_workspace_run (fixture->workspace, command, outcome, &error);
  g_assert_no_error (error);
}

static void
import_article (Fixture    *fixture,
                guint       number,
                const char *text)
{
  g_autofree char *name = g_strdup_printf ("article-%u.txt", number);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char * const paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("import");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  if (number < N_ARTICLES)
    fixture->articles[number] = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

static void
tag (Fixture        *fixture,
     guint           article,
     const char     *words,
     const char     *name,
     DossierOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (fixture->workspace, &fixture->articles[article], &error);
  const char *at;
  guint start;

  g_assert_no_error (error);
  at = strstr (view->text, words);
  g_assert_nonnull (at);
  start = g_utf8_pointer_to_offset (view->text, at);
  run (fixture,
       dossier_command_tag (&fixture->articles[article], start, start + g_utf8_strlen (words, -1), NULL, name, "person"), outcome);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->folder = g_dir_make_tmp ("dossier-library-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.dossier", NULL);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ARTICLES; i++)
    import_article (fixture, i, texts[i]);

  fixture->page = dossier_read_page_new (fixture->workspace);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), overlay);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static DossierLibraryPane *
get_library (Fixture *fixture)
{
  return DOSSIER_LIBRARY_PANE (find_widget (fixture->page, DOSSIER_TYPE_LIBRARY_PANE));
}

static DossierReader *
get_reader (Fixture *fixture)
{
  return DOSSIER_READER (find_widget (fixture->page, DOSSIER_TYPE_READER));
}

static DossierInspector *
get_inspector (Fixture *fixture)
{
  return DOSSIER_INSPECTOR (find_widget (fixture->page, DOSSIER_TYPE_INSPECTOR));
}

/* Conditions */

typedef struct
{
  GListModel *model;
  guint n_items;
} Length;

static gboolean
has_length (gpointer data)
{
  const Length *length = data;

  return g_list_model_get_n_items (length->model) == length->n_items;
}

static void
wait_for_length (GListModel *model,
                 guint       n_items)
{
  Length length = { model, n_items };

  wait_for (has_length, &length);
}

typedef struct
{
  DossierReader *reader;
  const DossierId *article;
} Shown;

static gboolean
is_shown (gpointer data)
{
  const Shown *shown = data;
  DossierArticleView *view = dossier_reader_get_view (shown->reader);

  return view != NULL && dossier_id_equal (&view->article->id, shown->article);
}

static void
wait_for_article (Fixture         *fixture,
                  const DossierId *article)
{
  Shown shown = { get_reader (fixture), article };

  wait_for (is_shown, &shown);
}

typedef struct
{
  GtkWidget *row;
  const char *text;
} Typed;

static gboolean
has_text (gpointer data)
{
  const Typed *typed = data;

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (typed->row)), typed->text) == 0;
}

typedef struct
{
  Fixture *fixture;
  const char *title;
} Titled;

static gboolean
has_title (gpointer data)
{
  const Titled *titled = data;
  g_autoptr (DossierArticle) article = (DossierArticle *) dossier_workspace_lookup (titled->fixture->workspace, DOSSIER_RECORD_ARTICLE,
                                                                                     &titled->fixture->articles[0]);

  return g_strcmp0 (article->title, titled->title) == 0;
}

static DossierItem *
get_item (GListModel *model,
          guint       position)
{
  DossierItem *item = g_list_model_get_item (model, position);

  g_assert_nonnull (item);
  return item;
}

static void
assert_title (GListModel *model,
              guint       position,
              const char *title)
{
  g_autoptr (DossierItem) item = get_item (model, position);

  g_assert_cmpstr (DOSSIER_ARTICLE (dossier_item_get_record (item))->title, ==, title);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

/* Tests */

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GListModel *model = dossier_library_pane_get_model (get_library (fixture));

  wait_for_length (model, N_ARTICLES);
  assert_title (model, 0, "Winter ice closes the canal");
  assert_title (model, 2, "Harbour talks begin in Orsk");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GListModel *model = dossier_library_pane_get_model (get_library (fixture));
  GtkWidget *entry = find_widget (GTK_WIDGET (get_library (fixture)), GTK_TYPE_SEARCH_ENTRY);

  wait_for_length (model, N_ARTICLES);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pilots");
  wait_for_length (model, 2);
  gtk_editable_set_text (GTK_EDITABLE (entry), "pilots barges");
  wait_for_length (model, 1);
  assert_title (model, 0, "Harbour talks begin in Orsk");
  gtk_editable_set_text (GTK_EDITABLE (entry), "zeppelin \"");
  wait_for_length (model, 0);
  g_signal_emit_by_name (entry, "stop-search");
  wait_for_length (model, N_ARTICLES);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
}

static void
test_step (Fixture *fixture, gconstpointer data)
{
  DossierLibraryPane *library = get_library (fixture);

  wait_for_length (dossier_library_pane_get_model (library), N_ARTICLES);
  dossier_library_pane_step (library, 1);
  wait_for_article (fixture, &fixture->articles[2]);
  dossier_library_pane_step (library, 1);
  wait_for_article (fixture, &fixture->articles[1]);
  g_signal_emit_by_name (get_reader (fixture), "step", 1);
  wait_for_article (fixture, &fixture->articles[0]);
  g_signal_emit_by_name (get_reader (fixture), "step", 1); /* the last one stays */
  dossier_library_pane_step (library, -1);
  wait_for_article (fixture, &fixture->articles[1]);
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  DossierInspector *inspector = get_inspector (fixture);
  DossierDetailsTab *details = DOSSIER_DETAILS_TAB (dossier_inspector_get_tab (inspector, "details"));
  GtkWidget *title = dossier_details_tab_get_field (details, DOSSIER_FIELD_TITLE);
  Typed typed = { title, "Harbour talks begin in Orsk" };
  Titled titled = { fixture, "A better & <i>title</i>" };

  dossier_inspector_set_tab (inspector, "details");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  wait_for (has_text, &typed);
  gtk_editable_set_text (GTK_EDITABLE (title), titled.title);
  g_signal_emit_by_name (title, "entry-activated");
  wait_for (has_title, &titled);
  undo (fixture);
  titled.title = typed.text;
  wait_for (has_title, &titled);
  wait_for (has_text, &typed);
}

/* Words become a date; what is no date is not written. */
static void
test_date (Fixture *fixture, gconstpointer data)
{
  DossierDetailsTab *details = DOSSIER_DETAILS_TAB (dossier_inspector_get_tab (get_inspector (fixture), "details"));
  GtkWidget *date = dossier_details_tab_get_field (details, DOSSIER_FIELD_DATE);
  Typed typed = { date, "2024-03-03" };
  g_autoptr (DossierArticle) article = NULL;

  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  wait_for (has_text, &typed);
  gtk_editable_set_text (GTK_EDITABLE (date), "no day at all");
  g_signal_emit_by_name (date, "entry-activated");
  article = (DossierArticle *) dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ARTICLE, &fixture->articles[0]);
  g_assert_cmpstr (article->date, ==, "2024-03-03");
  gtk_editable_set_text (GTK_EDITABLE (date), "4 March 2024");
  g_signal_emit_by_name (date, "entry-activated");
  typed.text = "2024-03-04";
  wait_for (has_text, &typed);
}

typedef struct
{
  GtkWidget *popover;
  int n_ratings;
} Rated;

static gboolean
has_ratings (gpointer data)
{
  GtkListBox *history = GTK_LIST_BOX (find_widget (((Rated *) data)->popover, GTK_TYPE_LIST_BOX));
  int n = ((Rated *) data)->n_ratings;

  return gtk_list_box_get_row_at_index (history, n - 1) != NULL && gtk_list_box_get_row_at_index (history, n) == NULL;
}

static void
rate (Rated *rated, guint grade, const char *reason)
{
  GtkWidget *choice = find_widget (rated->popover, GTK_TYPE_CHECK_BUTTON);

  gtk_popover_popup (GTK_POPOVER (rated->popover));
  for (guint i = 0; i < grade; i++)
    choice = gtk_widget_get_next_sibling (choice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (rated->popover, GTK_TYPE_ENTRY)), reason);
  g_signal_emit_by_name (find_button (rated->popover, "Rate the source; it counts for all its articles"), "clicked");
  gtk_popover_popup (GTK_POPOVER (rated->popover));
  rated->n_ratings++;
  wait_for (has_ratings, rated);
}

static void
assert_rating (const Rated *rated, int row, const char *grade, const char *reason)
{
  GtkWidget *history = find_widget (rated->popover, GTK_TYPE_LIST_BOX);
  GtkWidget *label = find_widget (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (history), row)), GTK_TYPE_LABEL);

  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), grade));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (label))), ==, reason);
}

/* Every rating of a source is kept with its reason; the popover tells them, the newest first. */
static void
test_ratings (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = dossier_inspector_get_tab (get_inspector (fixture), "details");
  Rated rated = { find_widget (details, DOSSIER_TYPE_GRADE_POPOVER), 0 };
  Typed typed = { dossier_details_tab_get_field (DOSSIER_DETAILS_TAB (details), DOSSIER_FIELD_SOURCE), "Orsk Courier" };

  run (fixture, dossier_command_set_article_field (&fixture->articles[0], DOSSIER_FIELD_SOURCE, typed.text), NULL);
  dossier_inspector_set_tab (get_inspector (fixture), "details");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  wait_for (has_text, &typed);
  rate (&rated, 1, "right about the strike");
  rate (&rated, 3, "wrong about the <i>canal</i>");
  assert_rating (&rated, 0, "D: ", "wrong about the <i>canal</i>");
  assert_rating (&rated, 1, "B: ", "right about the strike");
  undo (fixture);
  rated.n_ratings = 1;
  wait_for (has_ratings, &rated);
  assert_rating (&rated, 0, "B: ", "right about the strike");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  DossierLibraryPane *library = get_library (fixture);
  GListModel *model = dossier_library_pane_get_model (library);
  DossierCollectionsPopover *scope;

  wait_for_length (model, N_ARTICLES);
  dossier_library_pane_step (library, 1);
  wait_for_article (fixture, &fixture->articles[2]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.delete", NULL));
  wait_for_length (model, N_ARTICLES - 1);
  wait_for_article (fixture, &fixture->articles[1]); /* the neighbour is shown instead */

  scope = dossier_library_pane_get_scope (library);
  dossier_collections_popover_choose (scope, NULL, TRUE);
  wait_for_length (model, 1);
  dossier_library_pane_step (library, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.restore", NULL));
  wait_for_length (model, 0);
  dossier_collections_popover_choose (scope, NULL, FALSE);
  wait_for_length (model, N_ARTICLES);
}

static void
test_collections (Fixture *fixture, gconstpointer data)
{
  DossierLibraryPane *library = get_library (fixture);
  GListModel *model = dossier_library_pane_get_model (library);
  DossierOutcome collection;
  g_autofree char *id = NULL;

  wait_for_length (model, N_ARTICLES);
  run (fixture, dossier_command_create_collection ("Harbour_1"), &collection);
  id = dossier_id_to_text (&collection.id);
  dossier_library_pane_step (library, 1);
  wait_for_article (fixture, &fixture->articles[2]);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (library), "library.collect", "s", id));
  dossier_collections_popover_choose (dossier_library_pane_get_scope (library), &collection.id, FALSE);
  wait_for_length (model, 1);
  assert_title (model, 0, "Winter ice closes the canal");
  run (fixture, dossier_command_collect (&collection.id, fixture->articles, 2), NULL);
  wait_for_length (model, N_ARTICLES);
  undo (fixture);
  wait_for_length (model, 1);
}

static void
test_entities (Fixture *fixture, gconstpointer data)
{
  DossierInspector *inspector = get_inspector (fixture);
  DossierEntitiesTab *tab = DOSSIER_ENTITIES_TAB (dossier_inspector_get_tab (inspector, "entities"));
  g_autoptr (DossierInspectorEntity) row = NULL;

  tag (fixture, 0, "Minister Varga", "Iren Varga", NULL);
  tag (fixture, 0, "Varga &", "Iren Varga", NULL);
  tag (fixture, 1, "Iren Varga", "Iren Varga", NULL);
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  wait_for_length (dossier_entities_tab_get_model (tab), 2); /* the heading and one person */
  row = g_list_model_get_item (dossier_entities_tab_get_model (tab), 1);
  g_assert_cmpstr (row->entity->name, ==, "Iren Varga");
  g_assert_cmpuint (row->mentions->len, ==, 2);
  g_assert_cmpuint (row->entity->mention_count, ==, 3);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  wait_for_length (dossier_entities_tab_get_model (tab), 0);
}

static void
test_annotations (Fixture *fixture, gconstpointer data)
{
  const char * const tags[] = { "to check", NULL };
  DossierAnnotationsTab *tab = DOSSIER_ANNOTATIONS_TAB (dossier_inspector_get_tab (get_inspector (fixture), "notes"));
  GListModel *model = dossier_annotations_tab_get_model (tab);
  GtkWidget *button;

  run (fixture, dossier_command_annotate (&fixture->articles[0], 60, 80, "Who says <so> & why?", tags), NULL);
  dossier_inspector_set_tab (get_inspector (fixture), "notes");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  wait_for_length (model, 1);
  while ((button = find_button (GTK_WIDGET (tab), "Delete the remark")) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
  wait_for_length (model, 0);
  undo (fixture);
  wait_for_length (model, 1);
}

static gboolean
has_take_apart (gpointer data)
{
  return find_button (data, "“Old Varga” is somebody or something else after all") != NULL;
}

static gboolean
has_no_take_apart (gpointer data)
{
  return !has_take_apart (data);
}

static void
test_entity_page (Fixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = DOSSIER_ENTITY_PAGE (find_widget (fixture->page, DOSSIER_TYPE_ENTITY_PAGE));
  GListModel *model = dossier_entity_page_get_model (page);
  DossierOutcome kept, other;

  tag (fixture, 0, "Minister Varga", "Iren Varga", &kept);
  tag (fixture, 1, "Iren Varga", "Iren Varga", NULL);
  tag (fixture, 0, "harbour pilots", "Old Varga", &other);
  dossier_read_page_open_entity (DOSSIER_READ_PAGE (fixture->page), &kept.entity);
  wait_for_length (model, 2);

  run (fixture, dossier_command_merge_entities (&kept.entity, &other.entity, "the same man"), NULL);
  wait_for_length (model, 3);
  wait_for (has_take_apart, page);
  g_signal_emit_by_name (find_button (GTK_WIDGET (page), "“Old Varga” is somebody or something else after all"), "clicked");
  wait_for_length (model, 2);
  wait_for (has_no_take_apart, page);
}

typedef struct
{
  Fixture *fixture;
  const DossierId *id;
  guint n_mentions;
} Mentioned;

static gboolean
has_mentions (gpointer data)
{
  const Mentioned *mentioned = data;
  g_autoptr (DossierEntity) entity = (DossierEntity *) dossier_workspace_lookup (mentioned->fixture->workspace, DOSSIER_RECORD_ENTITY,
                                                                                  mentioned->id);

  return entity != NULL && entity->mention_count == mentioned->n_mentions;
}

static gboolean
has_row (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 0) != NULL;
}

static void
test_merge_dialog (Fixture *fixture, gconstpointer data)
{
  DossierOutcome kept, other;
  g_autoptr (DossierEntity) entity = NULL;
  GtkWidget *dialog;
  GtkListBox *list;
  Mentioned mentioned = { fixture, NULL, 2 };

  tag (fixture, 0, "Minister Varga", "Iren Varga", &kept);
  tag (fixture, 1, "Iren Varga", "I. Varga", &other);
  entity = (DossierEntity *) dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &kept.entity);
  mentioned.id = &entity->id;
  dialog = dossier_merge_dialog_present (fixture->page, fixture->workspace, entity);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (dialog, GTK_TYPE_SEARCH_ENTRY)), "varga");
  list = GTK_LIST_BOX (find_widget (dialog, GTK_TYPE_LIST_BOX));
  wait_for (has_row, list);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  g_signal_emit_by_name (find_button (dialog, "Treat both as one from now on"), "clicked");
  wait_for (has_mentions, &mentioned);
  undo (fixture);
  mentioned.n_mentions = 1;
  wait_for (has_mentions, &mentioned);
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
test_original (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.txt", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "target.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *written = NULL;
  g_autofree char *untouched = NULL;
  gboolean done = FALSE;
  GStatBuf status;

  /* A link that waits there must not lead the bytes elsewhere. */
  g_assert_true (g_file_set_contents (target, "mine", -1, NULL));
  g_assert_cmpint (symlink (target, path), ==, 0);
  dossier_original_write_async (fixture->workspace, &fixture->articles[0], file, written_cb, &done);
  wait_for (is_true, &done);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, texts[0]);
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

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/library/selection", test_selection);
  g_test_add_func ("/library/wrap", test_wrap);
  g_test_add_func ("/library/file-names", test_file_names);
  g_test_add_func ("/library/addresses", test_addresses);
  ADD ("/library/list", test_list);
  ADD ("/library/search", test_search);
  ADD ("/library/step", test_step);
  ADD ("/library/details", test_details);
  ADD ("/library/date", test_date);
  ADD ("/library/ratings", test_ratings);
  ADD ("/library/delete", test_delete);
  ADD ("/library/collections", test_collections);
  ADD ("/library/entities", test_entities);
  ADD ("/library/annotations", test_annotations);
  ADD ("/library/entity-page", test_entity_page);
  ADD ("/library/merge-dialog", test_merge_dialog);
  ADD ("/library/original", test_original);
  return g_test_run ();
}
