/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies in the window: the number in the list, folding, the copies of the open article, changed words, joining. */

#define G_LOG_DOMAIN "dossier-test"

#include "ui-fixture.h"

#include "dossier-article-row.h"
#include "dossier-comparison-dialog.h"
#include "dossier-copies-section.h"
#include "dossier-details-tab.h"
#include "dossier-entity-page.h"
#include "dossier-inspector.h"
#include "dossier-join-dialog.h"
#include "dossier-library-filter.h"
#include "dossier-library-pane.h"

#include <string.h>

#define N_ARTICLES 4

#define BODY \
  "The ferry left Port Alwen shortly after six in the morning with forty passengers and a load of timber. Fog had kept the " \
  "pilots ashore for most of the night, and the harbour office had warned every captain to wait.\n\nTwo hours later the " \
  "lighthouse keeper on Skarn heard its horn and then nothing more. A search began at noon with three boats from the " \
  "village and a helicopter of the coast guard.\n\n"

static const char * const texts[N_ARTICLES] = {
  "Ferry missing off Skarn\n\n3 March 2024\n\n" BODY "The owner said on Monday that the ship had been in good order and that nobody blamed the crew.\n",
  "Search for ferry goes on\n\n4 March 2024\n\n" BODY "The owner said on Tuesday that the ship had been in good order and that nobody blamed the pilots.\n",
  "Ferry off Skarn\n\n5 March 2024\n\n" BODY "The owner said on Monday that the ship had been in good order and that nobody blamed the crew.\n",
  "Town hall gets a new roof\n\n6 March 2024\n\nThe council of Alwen has found money for copper after a winter of buckets in the "
  "corridors. Work begins when the storks have left the chimney, the mayor promised, and will end before the autumn fair.\n",
};

typedef struct
{
  UiFixture ui;
  DossierWindow *window;
  DossierWorkspace *workspace;
  DossierId articles[N_ARTICLES];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  ui_fixture_set_up (&fixture->ui, data);
  fixture->window = ui_fixture_open (&fixture->ui, "copies", DOSSIER_WORKSPACE_CREATE);
  fixture->workspace = dossier_window_get_workspace (fixture->window);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      fixture->articles[i] = ui_fixture_import (&fixture->ui, fixture->window, name, texts[i]);
    }
  ui_wait_articles (fixture->window, N_ARTICLES);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  ui_close (GTK_WINDOW (fixture->window));
  ui_fixture_tear_down (&fixture->ui, data);
}

static DossierLibraryPane *
get_library (Fixture *fixture)
{
  return DOSSIER_LIBRARY_PANE (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_LIBRARY_PANE));
}

/* The row of an article, wherever the list keeps it. */
static DossierArticleRow *
find_row (GtkWidget       *above,
          const DossierId *article)
{
  if (DOSSIER_IS_ARTICLE_ROW (above) && gtk_widget_get_mapped (above))
    {
      DossierItem *item = dossier_article_row_get_item (DOSSIER_ARTICLE_ROW (above));

      return item != NULL && dossier_id_equal (dossier_item_get_id (item), article) ? DOSSIER_ARTICLE_ROW (above) : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DossierArticleRow *found = find_row (child, article);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  Fixture *fixture;
  guint article;
  const char *copies;
} Badge;

static gboolean
says_copies (gpointer data)
{
  const Badge *badge = data;
  DossierArticleRow *row = find_row (GTK_WIDGET (get_library (badge->fixture)), &badge->fixture->articles[badge->article]);

  return row != NULL && g_strcmp0 (dossier_article_row_get_copies (row), badge->copies) == 0;
}

static void
wait_for_badge (Fixture    *fixture,
                guint       article,
                const char *copies)
{
  Badge badge = { fixture, article, copies };

  ui_wait (says_copies, &badge);
}

typedef struct
{
  Fixture *fixture;
  guint article;
  int nested;  /* -1: is not there */
} Place;

static gboolean
stands_so (gpointer data)
{
  const Place *place = data;
  DossierArticleRow *row = find_row (GTK_WIDGET (get_library (place->fixture)), &place->fixture->articles[place->article]);

  return place->nested < 0 ? row == NULL : row != NULL && dossier_article_row_is_nested (row) == place->nested;
}

static void
wait_for_place (Fixture *fixture,
                guint    article,
                int      nested)
{
  Place place = { fixture, article, nested };

  ui_wait (stands_so, &place);
}

static void
select_article (Fixture *fixture,
                guint    article)
{
  g_autofree char *id = dossier_id_to_text (&fixture->articles[article]);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-article", "s", id);
  ui_settle ();
}

typedef struct
{
  DossierDetailsTab *tab;
  const char *text;
} Shown;

/* The first line of the text is its title. */
static gboolean
is_in_details (gpointer data)
{
  const Shown *shown = data;
  const char *title = gtk_editable_get_text (GTK_EDITABLE (dossier_details_tab_get_field (shown->tab, DOSSIER_FIELD_TITLE)));

  return *title != '\0' && g_str_has_prefix (shown->text, title);
}

typedef struct
{
  DossierCopiesSection *section;
  guint rows;
} Rows;

static gboolean
has_rows (gpointer data)
{
  const Rows *rows = data;
  GtkListBox *list = dossier_copies_section_get_list (rows->section);

  return (rows->rows == 0 || gtk_list_box_get_row_at_index (list, rows->rows - 1) != NULL)
         && gtk_list_box_get_row_at_index (list, rows->rows) == NULL;
}

static DossierCopiesSection *
open_copies (Fixture *fixture,
             guint    article,
             guint    n)
{
  DossierInspector *inspector = DOSSIER_INSPECTOR (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_INSPECTOR));
  Shown shown = { DOSSIER_DETAILS_TAB (dossier_inspector_get_tab (inspector, "details")), texts[article] };
  Rows rows = { NULL, n };

  select_article (fixture, article);
  dossier_inspector_set_tab (inspector, "details");
  ui_wait (is_in_details, &shown); /* that there are no copies is said before anything is read, too */
  rows.section = DOSSIER_COPIES_SECTION (ui_find (GTK_WIDGET (inspector), DOSSIER_TYPE_COPIES_SECTION));
  ui_wait (has_rows, &rows);
  return rows.section;
}

static void
wait_for_rows (DossierCopiesSection *section,
               guint                 n)
{
  Rows rows = { section, n };

  ui_wait (has_rows, &rows);
}

static void
test_badge (Fixture      *fixture,
            gconstpointer data)
{
  wait_for_badge (fixture, 0, "3 copies");
  wait_for_badge (fixture, 1, "3 copies");
  wait_for_badge (fixture, 2, "3 copies");
  wait_for_badge (fixture, 3, NULL);
}

static void
test_fold (Fixture      *fixture,
           gconstpointer data)
{
  DossierLibraryPane *library = get_library (fixture);
  DossierLibraryFilter *filter = DOSSIER_LIBRARY_FILTER (ui_find (GTK_WIDGET (library), DOSSIER_TYPE_LIBRARY_FILTER));

  wait_for_badge (fixture, 2, "3 copies");
  dossier_library_filter_set_fold (filter, TRUE);
  wait_for_place (fixture, 0, -1);
  wait_for_place (fixture, 1, -1);
  wait_for_place (fixture, 2, FALSE);
  wait_for_place (fixture, 3, FALSE);
  select_article (fixture, 2);
  gtk_widget_activate_action (GTK_WIDGET (library), "library.toggle-copies", NULL);
  wait_for_place (fixture, 0, TRUE);
  wait_for_place (fixture, 1, TRUE);
  wait_for_place (fixture, 2, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (library), "library.toggle-copies", NULL);
  wait_for_place (fixture, 1, -1);
  dossier_library_filter_set_fold (filter, FALSE);
  wait_for_place (fixture, 1, FALSE);
  wait_for_place (fixture, 0, FALSE);
}

static void
test_section (Fixture      *fixture,
              gconstpointer data)
{
  DossierCopiesSection *section = open_copies (fixture, 0, 3);
  static const char * const facts[] = { "same text", "% the same", "this article" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (gtk_list_box_get_row_at_index (dossier_copies_section_get_list (section), i));

      g_assert_nonnull (strstr (adw_action_row_get_subtitle (row), facts[i]));
    }
  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (dossier_copies_section_get_list (section), 1)),
                                      "Take out: it is no copy"), "clicked");
  wait_for_rows (section, 2);
  wait_for_badge (fixture, 1, NULL);
  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
  wait_for_rows (section, 3);
  open_copies (fixture, 3, 0);
}

static gboolean
is_compared (gpointer data)
{
  return dossier_comparison_dialog_get_changes (data) > 0;
}

static void
test_changed_words (Fixture      *fixture,
                    gconstpointer data)
{
  DossierCopiesSection *section = open_copies (fixture, 0, 3);
  DossierComparisonDialog *dialog;
  g_autofree char *removed = NULL, *added = NULL;

  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (dossier_copies_section_get_list (section), 1)),
                                      "Show changed words"), "clicked");
  dialog = DOSSIER_COMPARISON_DIALOG (ui_wait_window (DOSSIER_TYPE_COMPARISON_DIALOG));
  ui_wait (is_compared, dialog);
  g_assert_cmpuint (dossier_comparison_dialog_get_changes (dialog), ==, 2);
  removed = dossier_comparison_dialog_dup_text (dialog, "removed");
  added = dossier_comparison_dialog_dup_text (dialog, "added");
  g_assert_cmpstr (removed, ==, "Monday|crew");
  g_assert_cmpstr (added, ==, "Tuesday|pilots");
  g_assert_nonnull (strstr (dossier_comparison_dialog_get_spoken (dialog), "“Monday” became “Tuesday”"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "comparison.next", NULL);
  g_assert_nonnull (strstr (dossier_comparison_dialog_get_spoken (dialog), "“crew” became “pilots”"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "comparison.side-by-side", NULL);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "comparison.previous", NULL);
  g_assert_nonnull (strstr (dossier_comparison_dialog_get_spoken (dialog), "Change 1 of 2"));
  ui_close (GTK_WINDOW (dialog));
}

static gboolean
has_items (gpointer data)
{
  return g_list_model_get_n_items (data) == 1;
}

static void
test_join (Fixture      *fixture,
           gconstpointer data)
{
  DossierCopiesSection *section = open_copies (fixture, 3, 0);
  DossierJoinDialog *dialog;

  g_signal_emit_by_name (ui_find_button (GTK_WIDGET (section), "Say that another article is a copy of this one"), "clicked");
  dialog = DOSSIER_JOIN_DIALOG (ui_wait_window (DOSSIER_TYPE_JOIN_DIALOG));
  gtk_editable_set_text (dossier_join_dialog_get_search (dialog), "Tuesday");
  ui_wait (has_items, dossier_join_dialog_get_model (dialog));
  dossier_join_dialog_choose (dialog, 0);
  wait_for_rows (section, 4);
  wait_for_badge (fixture, 3, "4 copies");
}

static gboolean
is_shown (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* An event in an article, its copy and another article has two sources, on the card of the article and on the page of a participant. */
static void
test_sources (Fixture      *fixture,
              gconstpointer data)
{
  DossierInspector *inspector = DOSSIER_INSPECTOR (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_INSPECTOR));
  DossierEventPart parts[3] = { { 0 } };
  static const guint articles[] = { 0, 1, 3 };
  DossierOutcome outcome = { 0 };
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *article = dossier_id_to_text (&fixture->articles[0]);
  GtkWidget *expander;

  wait_for_badge (fixture, 0, "3 copies");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = (DossierEventPart) { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "The Owner", .role = "owner",
                                    .article = fixture->articles[articles[i]], .start = 2, .end = 6 };
  dossier_workspace_run (fixture->workspace, dossier_command_create_event ("The ferry goes", NULL, NULL, NULL, parts, G_N_ELEMENTS (parts)),
                         &outcome, &error);
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-article", "s", article);
  dossier_inspector_set_tab (inspector, "events");
  ui_wait_label (dossier_inspector_get_tab (inspector, "events"), "2 sources, 3 articles");

  entities = dossier_workspace_load_records (fixture->workspace, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);
  id = dossier_id_to_text (&DOSSIER_ENTITY (g_ptr_array_index (entities, 0))->id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-entity", "s", id);
  expander = ui_find (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_ENTITY_PAGE), GTK_TYPE_EXPANDER);
  ui_wait (is_shown, expander);
  /* The keyboard comes to it and goes on, in either direction, as long as it is folded. */
  g_assert_true (gtk_widget_child_focus (expander, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_focus (expander));
  g_assert_false (gtk_widget_child_focus (expander, GTK_DIR_TAB_FORWARD));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  ui_wait_label (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_ENTITY_PAGE), "2 sources, 3 articles");
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/copies-window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("badge", test_badge);
  ADD ("fold", test_fold);
  ADD ("section", test_section);
  ADD ("changed-words", test_changed_words);
  ADD ("join", test_join);
  ADD ("sources", test_sources);
  return ui_run ();
}
