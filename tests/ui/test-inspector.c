/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inspector of the Read page with real widgets: details and ratings, entities and remarks of an article, the page of an entity,
 * merging two. */

#define G_LOG_DOMAIN "dossier-test"

#include "dossier-annotations-tab.h"
#include "dossier-details-tab.h"
#include "dossier-entities-tab.h"
#include "dossier-entity-page.h"
#include "dossier-grade-popover.h"
#include "dossier-merge-dialog.h"
#include "library-fixture.h"

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
  LibraryFixture *fixture;
  const char *title;
} Titled;

static gboolean
has_title (gpointer data)
{
  const Titled *titled = data;
  g_autoptr (DossierArticle) article = (DossierArticle *) dossier_workspace_lookup (titled->fixture->desk.workspace, DOSSIER_RECORD_ARTICLE,
                                                                                     &titled->fixture->articles[0]);

  return g_strcmp0 (article->title, titled->title) == 0;
}

static void
test_details (LibraryFixture *fixture, gconstpointer data)
{
  DossierInspector *inspector = library_fixture_get_inspector (fixture);
  DossierDetailsTab *details = DOSSIER_DETAILS_TAB (dossier_inspector_get_tab (inspector, "details"));
  GtkWidget *title = dossier_details_tab_get_field (details, DOSSIER_FIELD_TITLE);
  Typed typed = { title, "Harbour talks begin in Orsk" };
  Titled titled = { fixture, "A better & <i>title</i>" };

  dossier_inspector_set_tab (inspector, "details");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  ui_wait (has_text, &typed);
  gtk_editable_set_text (GTK_EDITABLE (title), titled.title);
  g_signal_emit_by_name (title, "entry-activated");
  ui_wait (has_title, &titled);
  ui_undo (fixture->desk.workspace);
  titled.title = typed.text;
  ui_wait (has_title, &titled);
  ui_wait (has_text, &typed);
}

/* Words become a date; what is no date is not written. */
static void
test_date (LibraryFixture *fixture, gconstpointer data)
{
  DossierDetailsTab *details = DOSSIER_DETAILS_TAB (dossier_inspector_get_tab (library_fixture_get_inspector (fixture), "details"));
  GtkWidget *date = dossier_details_tab_get_field (details, DOSSIER_FIELD_DATE);
  Typed typed = { date, "2024-03-03" };
  g_autoptr (DossierArticle) article = NULL;

  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  ui_wait (has_text, &typed);
  gtk_editable_set_text (GTK_EDITABLE (date), "no day at all");
  g_signal_emit_by_name (date, "entry-activated");
  article = (DossierArticle *) dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ARTICLE, &fixture->articles[0]);
  g_assert_cmpstr (article->date, ==, "2024-03-03");
  gtk_editable_set_text (GTK_EDITABLE (date), "4 March 2024");
  g_signal_emit_by_name (date, "entry-activated");
  typed.text = "2024-03-04";
  ui_wait (has_text, &typed);
}

typedef struct
{
  GtkWidget *popover;
  int n_ratings;
} Rated;

static gboolean
has_ratings (gpointer data)
{
  GtkListBox *history = GTK_LIST_BOX (ui_find (((Rated *) data)->popover, GTK_TYPE_LIST_BOX));
  int n = ((Rated *) data)->n_ratings;

  return gtk_list_box_get_row_at_index (history, n - 1) != NULL && gtk_list_box_get_row_at_index (history, n) == NULL;
}

static void
rate (Rated *rated, guint grade, const char *reason)
{
  GtkWidget *choice = ui_find (rated->popover, GTK_TYPE_CHECK_BUTTON);

  gtk_popover_popup (GTK_POPOVER (rated->popover));
  for (guint i = 0; i < grade; i++)
    choice = gtk_widget_get_next_sibling (choice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (ui_find (rated->popover, GTK_TYPE_ENTRY)), reason);
  ui_click (ui_find_button (rated->popover, "Rate the source; it counts for all its articles"));
  gtk_popover_popup (GTK_POPOVER (rated->popover));
  rated->n_ratings++;
  ui_wait (has_ratings, rated);
}

static void
assert_rating (const Rated *rated, int row, const char *grade, const char *reason)
{
  GtkWidget *history = ui_find (rated->popover, GTK_TYPE_LIST_BOX);
  GtkWidget *label = ui_find (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (history), row)), GTK_TYPE_LABEL);

  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), grade));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (label))), ==, reason);
}

/* Every rating of a source is kept with its reason; the popover tells them, the newest first. */
static void
test_ratings (LibraryFixture *fixture, gconstpointer data)
{
  GtkWidget *details = dossier_inspector_get_tab (library_fixture_get_inspector (fixture), "details");
  Rated rated = { ui_find (details, DOSSIER_TYPE_GRADE_POPOVER), 0 };
  Typed typed = { dossier_details_tab_get_field (DOSSIER_DETAILS_TAB (details), DOSSIER_FIELD_SOURCE), "Orsk Courier" };

  ui_do (fixture->desk.workspace, dossier_command_set_article_field (&fixture->articles[0], DOSSIER_FIELD_SOURCE, typed.text));
  dossier_inspector_set_tab (library_fixture_get_inspector (fixture), "details");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  ui_wait (has_text, &typed);
  rate (&rated, 1, "right about the strike");
  rate (&rated, 3, "wrong about the <i>canal</i>");
  assert_rating (&rated, 0, "D: ", "wrong about the <i>canal</i>");
  assert_rating (&rated, 1, "B: ", "right about the strike");
  ui_undo (fixture->desk.workspace);
  rated.n_ratings = 1;
  ui_wait (has_ratings, &rated);
  assert_rating (&rated, 0, "B: ", "right about the strike");
}

static void
test_entities (LibraryFixture *fixture, gconstpointer data)
{
  DossierInspector *inspector = library_fixture_get_inspector (fixture);
  DossierEntitiesTab *tab = DOSSIER_ENTITIES_TAB (dossier_inspector_get_tab (inspector, "entities"));
  g_autoptr (DossierInspectorEntity) row = NULL;

  library_fixture_tag (fixture, 0, "Minister Varga", "Iren Varga");
  library_fixture_tag (fixture, 0, "Varga &", "Iren Varga");
  library_fixture_tag (fixture, 1, "Iren Varga", "Iren Varga");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  ui_wait_items (dossier_entities_tab_get_model (tab), 2); /* the heading and one person */
  row = g_list_model_get_item (dossier_entities_tab_get_model (tab), 1);
  g_assert_cmpstr (row->entity->name, ==, "Iren Varga");
  g_assert_cmpuint (row->mentions->len, ==, 2);
  g_assert_cmpuint (row->entity->mention_count, ==, 3);
  ui_undo (fixture->desk.workspace);
  ui_undo (fixture->desk.workspace);
  ui_undo (fixture->desk.workspace);
  ui_wait_items (dossier_entities_tab_get_model (tab), 0);
}

static gboolean
has_delete (gpointer tab)
{
  return ui_find_button (tab, "Delete the remark") != NULL;
}

static void
test_annotations (LibraryFixture *fixture, gconstpointer data)
{
  const char * const tags[] = { "to check", NULL };
  DossierAnnotationsTab *tab = DOSSIER_ANNOTATIONS_TAB (dossier_inspector_get_tab (library_fixture_get_inspector (fixture), "notes"));
  GListModel *model = dossier_annotations_tab_get_model (tab);

  ui_do (fixture->desk.workspace, dossier_command_annotate (&fixture->articles[0], 60, 80, "Who says <so> & why?", tags));
  dossier_inspector_set_tab (library_fixture_get_inspector (fixture), "notes");
  dossier_read_page_open_article (DOSSIER_READ_PAGE (fixture->page), &fixture->articles[0], -1, -1);
  ui_wait_items (model, 1);
  ui_wait (has_delete, tab);
  ui_click (ui_find_button (GTK_WIDGET (tab), "Delete the remark"));
  ui_wait_items (model, 0);
  ui_undo (fixture->desk.workspace);
  ui_wait_items (model, 1);
}

static gboolean
has_take_apart (gpointer data)
{
  return ui_find_button (data, "“Old Varga” is somebody or something else after all") != NULL;
}

static gboolean
has_no_take_apart (gpointer data)
{
  return !has_take_apart (data);
}

static void
test_entity_page (LibraryFixture *fixture, gconstpointer data)
{
  DossierEntityPage *page = DOSSIER_ENTITY_PAGE (ui_find (fixture->page, DOSSIER_TYPE_ENTITY_PAGE));
  GListModel *model = dossier_entity_page_get_model (page);
  DossierOutcome kept, other;

  kept = library_fixture_tag (fixture, 0, "Minister Varga", "Iren Varga");
  library_fixture_tag (fixture, 1, "Iren Varga", "Iren Varga");
  other = library_fixture_tag (fixture, 0, "harbour pilots", "Old Varga");
  dossier_read_page_open_entity (DOSSIER_READ_PAGE (fixture->page), &kept.entity);
  ui_wait_items (model, 2);

  ui_do (fixture->desk.workspace, dossier_command_merge_entities (&kept.entity, &other.entity, "the same man"));
  ui_wait_items (model, 3);
  ui_wait (has_take_apart, page);
  ui_click (ui_find_button (GTK_WIDGET (page), "“Old Varga” is somebody or something else after all"));
  ui_wait_items (model, 2);
  ui_wait (has_no_take_apart, page);
}

typedef struct
{
  LibraryFixture *fixture;
  const DossierId *id;
  guint n_mentions;
} Mentioned;

static gboolean
has_mentions (gpointer data)
{
  const Mentioned *mentioned = data;
  g_autoptr (DossierEntity) entity = (DossierEntity *) dossier_workspace_lookup (mentioned->fixture->desk.workspace, DOSSIER_RECORD_ENTITY,
                                                                                  mentioned->id);

  return entity != NULL && entity->mention_count == mentioned->n_mentions;
}

static gboolean
has_row (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 0) != NULL;
}

static gboolean
has_no_row (gpointer data)
{
  return !has_row (data);
}

static void
search (GtkWidget  *dialog,
        const char *words)
{
  GtkWidget *entry = ui_find (dialog, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
}

static void
test_merge_dialog (LibraryFixture *fixture, gconstpointer data)
{
  DossierOutcome kept;
  g_autoptr (DossierEntity) entity = NULL;
  GtkWidget *dialog;
  GtkListBox *list;
  Mentioned mentioned = { fixture, NULL, 2 };

  kept = library_fixture_tag (fixture, 0, "Minister Varga", "Iren Varga");
  library_fixture_tag (fixture, 1, "Iren Varga", "I. Varga");
  entity = (DossierEntity *) dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_ENTITY, &kept.entity);
  mentioned.id = &entity->id;
  dialog = dossier_merge_dialog_present (fixture->page, fixture->desk.workspace, entity);
  search (dialog, "varga");
  list = GTK_LIST_BOX (ui_find (dialog, GTK_TYPE_LIST_BOX));
  ui_wait (has_row, list);

  /* What is asked of somebody who is not listed any more is not answered either. */
  search (dialog, "nobody of that name");
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  ui_wait (has_no_row, list);
  ui_settle ();
  g_assert_false (gtk_widget_is_sensitive (ui_find_button (dialog, "Treat both as one from now on")));

  search (dialog, "varga");
  ui_wait (has_row, list);
  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 0));
  ui_wait_sensitive (ui_find_button (dialog, "Treat both as one from now on"));
  ui_click (ui_find_button (dialog, "Treat both as one from now on"));
  ui_wait (has_mentions, &mentioned);
  ui_undo (fixture->desk.workspace);
  mentioned.n_mentions = 1;
  ui_wait (has_mentions, &mentioned);
}

#define ADD(path, function) g_test_add (path, LibraryFixture, NULL, library_fixture_set_up, function, library_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/inspector/details", test_details);
  ADD ("/inspector/date", test_date);
  ADD ("/inspector/ratings", test_ratings);
  ADD ("/inspector/entities", test_entities);
  ADD ("/inspector/annotations", test_annotations);
  ADD ("/inspector/entity-page", test_entity_page);
  ADD ("/inspector/merge-dialog", test_merge_dialog);
  return ui_run ();
}
