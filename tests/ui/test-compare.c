/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Compare page in the window: choosing a pair in each way, going to differences and places, scrolling together, swapping,
 * copies with their changed words, a note, nothing chosen, what changes meanwhile. */

#define G_LOG_DOMAIN "dossier-test"

#include "ui-fixture.h"

#include "dossier-bitset-selection.h"
#include "dossier-change-tags.h"
#include "dossier-compare-item.h"
#include "dossier-compare-page.h"
#include "dossier-compare-picker.h"
#include "dossier-library-pane.h"

#include <string.h>

#define N_ARTICLES 4

#define SHARED "The search off Skarn went on through the night with three boats and a helicopter of the coast guard."
#define BODY \
  "The ferry left Port Alwen shortly after six in the morning with a load of timber. Fog had kept the pilots ashore for most of " \
  "the night, and the harbour office had warned every captain to wait.\n\nTwo hours later the lighthouse keeper on Skarn heard its " \
  "horn and then nothing more. A search began at noon with boats from the village and a helicopter of the coast guard.\n\n"

static const char * const texts[N_ARTICLES] = {
  "Ferry search widens\n\n4 March 2024\n\nHarbour officials in Alwen said 40 passengers were on the ferry when it left the island of Skarn on Monday.\n\n"
  "FILL" SHARED "\n\nFILL\n",
  "Skarn ferry: who was on board\n\n5 March 2024\n\nThe ferry that left Skarn on Monday carried 52 passengers, the ministry said.\n\nOTHER" SHARED "\n\nOTHER\n",
  "Ferry missing off Skarn\n\n3 March 2024\n\n" BODY "The owner said on Monday that the ship had been in good order and that nobody blamed the crew.\n",
  "Search for ferry goes on\n\n4 March 2024\n\n" BODY "The owner said on Tuesday that the ship had been in good order and that nobody blamed the pilots.\n",
};

typedef struct
{
  UiFixture ui;
  DossierWindow *window;
  DossierWorkspace *workspace;
  DossierId articles[N_ARTICLES];
  DossierComparePage *page;
} Fixture;

/* So long that it has to be scrolled. */
static char *
fill (const char *text)
{
  g_autoptr (GString) out = g_string_new (text);
  g_autoptr (GString) one = g_string_new (NULL), other = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (one, "Paragraph %u of the left text tells of weather, timber and the price of herring in the market.\n\n", i);
      g_string_append_printf (other, "Chapter %u on the right is about a railway nobody wanted and the council that built it anyway.\n\n", i);
    }
  g_string_replace (out, "FILL", one->str, 0);
  g_string_replace (out, "OTHER", other->str, 0);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  ui_fixture_set_up (&fixture->ui, data);
  fixture->window = ui_fixture_open (&fixture->ui, "compare", DOSSIER_WORKSPACE_CREATE);
  fixture->workspace = dossier_window_get_workspace (fixture->window);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);
      g_autofree char *text = fill (texts[i]);

      fixture->articles[i] = ui_fixture_import (&fixture->ui, fixture->window, name, text);
    }
  ui_wait_articles (fixture->window, N_ARTICLES);
  ui_wait_looked_through (fixture->window);
  dossier_window_show_page (fixture->window, "compare"); /* pages are made when they are shown first */
  fixture->page = DOSSIER_COMPARE_PAGE (ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_COMPARE_PAGE));
  g_assert_nonnull (fixture->page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  ui_close (GTK_WINDOW (fixture->window));
  ui_fixture_tear_down (&fixture->ui, data);
}

static gboolean
is_compared (gpointer data)
{
  DossierComparePage *page = data;
  const DossierPairing *pairing = dossier_compare_page_get_pairing (page);
  DossierSideKey keys[DOSSIER_N_SIDES];

  dossier_compare_page_get_keys (page, keys);
  return !dossier_compare_page_is_loading (page) && pairing != NULL && dossier_side_key_equal (&pairing->texts[0]->key, &keys[0])
         && dossier_side_key_equal (&pairing->texts[1]->key, &keys[1]);
}

static void
compare (Fixture *fixture,
         guint    left,
         guint    right)
{
  g_autofree char *a = dossier_id_to_text (&fixture->articles[left]);
  g_autofree char *b = dossier_id_to_text (&fixture->articles[right]);
  g_autofree char *pair = g_strdup_printf ("%s %s", a, b);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare", "s", pair));
  ui_wait (is_compared, fixture->page);
  ui_settle ();
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->page), action, NULL));
  ui_settle ();
}

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  const DossierPairing *pairing;

  compare (fixture, 0, 1);
  pairing = dossier_compare_page_get_pairing (fixture->page);
  g_assert_cmpuint (dossier_pairing_count_marks (pairing, DOSSIER_PAIR_DIFFERS), ==, 1);
  g_assert_cmpuint (pairing->passages->len, ==, 1);
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "differs"));
  act (fixture, "compare.next");
  g_assert_nonnull (strstr (dossier_compare_page_get_status (fixture->page), "Difference 1 of 1"));
  act (fixture, "compare.next");
  g_assert_cmpstr (dossier_compare_page_get_status (fixture->page), ==, "No further difference");
  /* Another pair while a row is chosen. */
  compare (fixture, 2, 3);
  act (fixture, "compare.next");
  g_assert_nonnull (strstr (dossier_compare_page_get_status (fixture->page), "“Monday” → “Tuesday”"));
}

/* Activates the first row of a type, as a click does. */
static void
activate (Fixture            *fixture,
          DossierCompareType  type)
{
  GtkWidget *list = dossier_compare_page_get_list (fixture->page);
  GListModel *items = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierCompareItem) item = g_list_model_get_item (items, i);

      if (item->type != type)
        continue;
      g_signal_emit_by_name (list, "activate", i);
      ui_settle ();
      return;
    }
  g_assert_not_reached ();
}

static gboolean
is_scrolled (gpointer data)
{
  return dossier_compare_pane_get_top (data) > 0;
}

static gboolean
is_at_top (gpointer data)
{
  return dossier_compare_pane_get_top (data) == 0;
}

/* A row scrolls both texts to its place. */
static void
test_passage (Fixture      *fixture,
              gconstpointer data)
{
  compare (fixture, 0, 1);
  activate (fixture, DOSSIER_COMPARE_PASSAGE);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    ui_wait (is_scrolled, dossier_compare_page_get_pane (fixture->page, side));
  g_assert_nonnull (strstr (dossier_compare_page_get_status (fixture->page), "left 1 of 1"));
}

static void
scroll_left (Fixture *fixture,
             double   share)
{
  DossierComparePane *pane = dossier_compare_page_get_pane (fixture->page, DOSSIER_SIDE_LEFT);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (dossier_compare_pane_get_view (pane)));

  g_signal_emit_by_name (pane, "used");
  gtk_adjustment_set_value (adjustment, share * (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)));
  ui_settle ();
}

static void
test_together (Fixture      *fixture,
               gconstpointer data)
{
  DossierComparePane *right = dossier_compare_page_get_pane (fixture->page, DOSSIER_SIDE_RIGHT);
  gboolean together;

  compare (fixture, 0, 1);
  g_object_get (fixture->page, "together", &together, NULL);
  g_assert_true (together);
  scroll_left (fixture, 0.7);
  ui_wait (is_scrolled, right);
  scroll_left (fixture, 0);
  ui_wait (is_at_top, right);
  act (fixture, "compare.together");
  scroll_left (fixture, 0.7);
  g_assert_true (is_at_top (right));
}

static void
test_swap (Fixture      *fixture,
           gconstpointer data)
{
  DossierSideKey keys[DOSSIER_N_SIDES];

  compare (fixture, 0, 1);
  act (fixture, "compare.swap");
  ui_wait (is_compared, fixture->page);
  dossier_compare_page_get_keys (fixture->page, keys);
  g_assert_true (dossier_id_equal (&keys[DOSSIER_SIDE_LEFT].id, &fixture->articles[1]));
  g_assert_true (dossier_id_equal (&keys[DOSSIER_SIDE_RIGHT].id, &fixture->articles[0]));
}

/* Only the changed words of copies are marked. */
static void
test_copies (Fixture      *fixture,
             gconstpointer data)
{
  static const char * const tags[] = { DOSSIER_TAG_REMOVED, DOSSIER_TAG_ADDED };
  static const char * const words[] = { "Monday crew ", "Tuesday pilots " };

  compare (fixture, 2, 3);
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (dossier_compare_pane_get_view (dossier_compare_page_get_pane (fixture->page, side))));
      GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), tags[side]);
      g_autoptr (GString) marked = g_string_new (NULL);
      GtkTextIter iter;

      gtk_text_buffer_get_start_iter (buffer, &iter);
      while (!gtk_text_iter_is_end (&iter))
        {
          GtkTextIter end = iter;

          gtk_text_iter_forward_to_tag_toggle (&end, tag);
          if (gtk_text_iter_has_tag (&iter, tag))
            {
              g_autofree char *text = gtk_text_buffer_get_text (buffer, &iter, &end, TRUE);
              const char *title = strstr (text, "Ferry") != NULL || strstr (text, "Search") != NULL ? "" : g_strstrip (text);

              if (*title != '\0' && strchr (title, ' ') == NULL && strpbrk (title, "0123456789") == NULL)
                g_string_append_printf (marked, "%s ", title);
            }
          iter = end;
        }
      g_assert_nonnull (strstr (marked->str, words[side]));
    }
}

static gboolean
has_rows (gpointer data)
{
  return gtk_list_box_get_row_at_index (data, 0) != NULL;
}

static void
test_choose (Fixture      *fixture,
             gconstpointer data)
{
  DossierComparePicker *picker;
  DossierSideKey keys[DOSSIER_N_SIDES];

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "compare");
  ui_settle ();
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "Nothing to Compare Yet"));
  act (fixture, "compare.choose-left");
  picker = DOSSIER_COMPARE_PICKER (dossier_compare_pane_get_picker (dossier_compare_page_get_pane (fixture->page, DOSSIER_SIDE_LEFT)));
  ui_wait (has_rows, dossier_compare_picker_get_list (picker));
  g_signal_emit_by_name (dossier_compare_picker_get_list (picker), "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (dossier_compare_picker_get_list (picker)), 0));
  ui_settle ();
  dossier_compare_page_get_keys (fixture->page, keys);
  g_assert_false (dossier_id_is_nil (&keys[DOSSIER_SIDE_LEFT].id));
  g_assert_nonnull (ui_find_label (GTK_WIDGET (fixture->page), "One More to Compare"));
}

/* From an article that is tagged while the page is seen. */
static gboolean
has_skarn (gpointer data)
{
  const DossierPairing *pairing = dossier_compare_page_get_pairing (data);

  for (guint i = 0; pairing != NULL && i < pairing->subjects->len; i++)
    if (strcmp (((DossierPairSubject *) g_ptr_array_index (pairing->subjects, i))->name, "The ferry") == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_pair_selected (gpointer button)
{
  return gtk_widget_get_visible (button);
}

/* Two selected rows of the library are compared by a button that is there for two only. */
static void
test_button (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *pane = ui_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_LIBRARY_PANE), *button = ui_find_action (pane, "library.compare-texts");
  GtkSelectionModel *selection = NULL;
  DossierSideKey keys[DOSSIER_N_SIDES];

  /* Its menus and choices have lists of their own. */
  for (guint n = 0; selection == NULL || !DOSSIER_IS_BITSET_SELECTION (selection); n++)
    selection = gtk_list_view_get_model (GTK_LIST_VIEW (ui_find_nth (pane, GTK_TYPE_LIST_VIEW, n)));
  /* What came in last settles first. */
  ui_settle ();
  gtk_selection_model_select_item (selection, 0, TRUE);
  ui_settle ();
  g_assert_false (gtk_widget_get_visible (button));
  gtk_selection_model_select_item (selection, 1, FALSE);
  ui_wait (is_pair_selected, button);
  ui_click (button);
  ui_wait (is_compared, fixture->page);
  dossier_compare_page_get_keys (fixture->page, keys);
  g_assert_false (dossier_id_is_nil (&keys[0].id));
  g_assert_false (dossier_side_key_equal (&keys[0], &keys[1]));
  gtk_selection_model_select_item (selection, 2, FALSE);
  g_assert_false (gtk_widget_get_visible (button));
}

static void
test_live (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  compare (fixture, 0, 1);
  g_assert_false (has_skarn (fixture->page));
  g_assert_true (dossier_workspace_run (fixture->workspace, dossier_command_tag (&fixture->articles[0], 0, 5, NULL, "The ferry", "equipment"), NULL, &error));
  g_assert_no_error (error);
  ui_wait (has_skarn, fixture->page);
}

/* Both texts and the list between them have names, as has every row: what it tells, not only its icon. */
static void
test_spoken (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *list = dossier_compare_page_get_list (fixture->page);
  guint named = 0;

  compare (fixture, 0, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "What both texts tell, and what only one");
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (dossier_compare_pane_get_view (dossier_compare_page_get_pane (fixture->page, side))),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL));
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      if (!gtk_widget_get_mapped (row))
        continue;
      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL))
        g_error ("a row has no name");
      named++;
    }
  g_assert_cmpuint (named, >, 0);
  g_assert_cmpuint (ui_count_nameless (GTK_WIDGET (fixture->page)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/compare/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("figures", test_figures);
  ADD ("passage", test_passage);
  ADD ("together", test_together);
  ADD ("swap", test_swap);
  ADD ("copies", test_copies);
  ADD ("choose", test_choose);
  ADD ("button", test_button);
  ADD ("live", test_live);
  ADD ("spoken", test_spoken);
  return ui_run ();
}
