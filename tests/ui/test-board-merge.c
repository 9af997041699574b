/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging and splitting from the board, as a person goes about it: choose, read what would happen, confirm, take it back. */

#define G_LOG_DOMAIN "test-board-merge"

#include "board-fixture.h"

#include "dossier-event-split.h"
#include "dossier-merge-dialog.h"

#include <string.h>

static const char second_text[] =
  "Vestria denies a call\n\n12 March 2031\n\n"
  "Pavel Stroud said that Karl Odegard had phoned nobody. The League heard of it later.\n";

static GtkWidget *
find_sentence (GtkWidget  *above,
               const char *first,
               const char *second)
{
  GtkWidget *label = ui_find_label (above, first);

  return label != NULL && strstr (gtk_label_get_text (GTK_LABEL (label)), second) != NULL ? label : NULL;
}

static void
choose (BoardFixture    *fixture,
        gboolean         events,
        const DossierId *first,
        const DossierId *second)
{
  GtkSelectionModel *model = board_selection (fixture, events);

  gtk_selection_model_select_item (model, events ? board_event (fixture, first) : board_actor (fixture, first), TRUE);
  gtk_selection_model_select_item (model, events ? board_event (fixture, second) : board_actor (fixture, second), FALSE);
  board_wait_until_read (fixture);
}

/* Merging actors */

static gboolean
is_alone (gpointer window)
{
  return ui_find_other_window (window) == NULL;
}

/* The second of the two is proposed; nothing is written before it is confirmed, and then it is one step. */
static void
test_actors (BoardFixture  *fixture,
             gconstpointer  data)
{
  guint actors = g_list_model_get_n_items (G_LIST_MODEL (board_selection (fixture, FALSE)));
  GtkWidget *dialog, *merge;

  choose (fixture, FALSE, &fixture->odegard, &fixture->gulin);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.merge", NULL));
  dialog = GTK_WIDGET (ui_wait_window (DOSSIER_TYPE_MERGE_DIALOG));
  merge = ui_find_button (dialog, "Treat both as one from now on");
  g_assert_nonnull (merge);
  ui_wait_sensitive (merge);
  g_assert_nonnull (ui_find_label (dialog, "Viktor Gulin"));
  g_assert_nonnull (find_sentence (dialog, "This can be taken apart at any time", "Karl Odegard"));
  board_wait_events (fixture, 3);

  fixture->boards = 0;
  ui_click (merge);
  g_assert_false (gtk_widget_is_sensitive (merge));
  ui_wait (is_alone, fixture->desk.window);
  ui_wait_items (G_LIST_MODEL (board_selection (fixture, FALSE)), actors - 1);
  g_assert_cmpuint (board_actor (fixture, &fixture->gulin), ==, DOSSIER_BOARD_NONE);
  /* What the account told of the other is told of the one that stayed. */
  board_wait_links (fixture, &fixture->odegard, &fixture->call, 2);

  board_undo (fixture);
  ui_wait_items (G_LIST_MODEL (board_selection (fixture, FALSE)), actors);
  board_wait_links (fixture, &fixture->odegard, &fixture->call, 1);
  board_wait_links (fixture, &fixture->gulin, &fixture->call, 1);
}

/* Left by Escape, both stay what they were. */
static void
test_actors_left (BoardFixture  *fixture,
                  gconstpointer  data)
{
  GtkWidget *dialog;

  choose (fixture, FALSE, &fixture->odegard, &fixture->gulin);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.merge", NULL));
  dialog = GTK_WIDGET (ui_wait_window (DOSSIER_TYPE_MERGE_DIALOG));
  ui_wait_sensitive (ui_find_button (dialog, "Treat both as one from now on"));
  g_assert_true (ui_press (dialog, GDK_KEY_Escape, 0));
  ui_wait (is_alone, fixture->desk.window);
  board_wait_until_read (fixture);
  g_assert_cmpuint (board_actor (fixture, &fixture->gulin), !=, DOSSIER_BOARD_NONE);
}

/* Merging events */

static void
test_events (BoardFixture  *fixture,
             gconstpointer  data)
{
  GtkWidget *dialog;

  /* The one that is looked at stays: the last that was chosen. */
  choose (fixture, TRUE, &fixture->call, &fixture->shield);
  gtk_selection_model_select_item (board_selection (fixture, TRUE), board_event (fixture, &fixture->shield), TRUE);
  gtk_selection_model_select_item (board_selection (fixture, TRUE), board_event (fixture, &fixture->call), FALSE);
  board_wait_until_read (fixture);
  g_assert_cmpuint (dossier_board_state_n_events_chosen (fixture->state), ==, 2);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.merge", NULL));
  dialog = ui_wait_message ();
  g_assert_nonnull (ui_find_label (dialog, "Merge These Events?"));
  g_assert_nonnull (ui_find_label (dialog, "“Telephone call”"));
  g_assert_nonnull (ui_find_label (dialog, "“Polar Shield”"));
  ui_answer (dialog, "Cancel");
  board_wait_until_read (fixture);
  board_wait_events (fixture, 3);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.merge", NULL));
  fixture->boards = 0;
  ui_answer (ui_wait_message (), "Merge");
  board_wait (fixture);
  board_wait_events (fixture, 2);
  board_undo (fixture);
  board_wait_events (fixture, 3);
  board_wait_links (fixture, &fixture->gulin, &fixture->call, 1);
  board_wait_links (fixture, &fixture->league, &fixture->shield, 1);
}

/* Splitting an event */

static gboolean
has_two_accounts (gpointer split)
{
  return dossier_event_split_n_accounts (split) == 2;
}

/* The window, opened from the menu of the row as the keyboard opens it. */
static GtkWidget *
open_split (BoardFixture *fixture)
{
  GtkWidget *events = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, TRUE)), *split;
  DossierId article = ui_desk_import (&fixture->desk, "two.txt", second_text);

  fixture->boards = 0;
  board_report (fixture, &article, &fixture->call, &fixture->league, "heard", "The League");
  board_wait (fixture);
  dossier_board_lists_focus (fixture->lists, TRUE, board_event (fixture, &fixture->call));
  g_assert_true (ui_press (events, GDK_KEY_Menu, 0));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.row-split", NULL));
  split = GTK_WIDGET (ui_wait_window (DOSSIER_TYPE_EVENT_SPLIT));
  ui_wait (has_two_accounts, split);
  ui_settle ();
  return split;
}

static void
test_split (BoardFixture  *fixture,
            gconstpointer  data)
{
  GtkWidget *split = open_split (fixture), *button = ui_find_button (split, "_Split"), *title = ui_find (split, GTK_TYPE_ENTRY);
  GtkWidget *first = ui_find_nth (split, GTK_TYPE_CHECK_BUTTON, 0), *second = ui_find_nth (split, GTK_TYPE_CHECK_BUTTON, 1);
  g_autoptr (DossierEvent) made = NULL;

  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_nonnull (ui_find_label (split, "Choose the accounts that tell of another event."));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Telephone call");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (first), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (second), TRUE);
  g_assert_nonnull (ui_find_label (split, "nothing would be told of this event any more"));
  g_assert_false (gtk_widget_is_sensitive (button));
  if (ui_find_label (first, "Vestria denies") != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (second), FALSE);
  else
    gtk_check_button_set_active (GTK_CHECK_BUTTON (first), FALSE);
  g_assert_nonnull (ui_find_label (split, "1 account goes over"));
  gtk_editable_set_text (GTK_EDITABLE (title), "");
  g_assert_false (gtk_widget_is_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (title), "A call that was denied");
  g_assert_true (gtk_widget_is_sensitive (button));

  fixture->boards = 0;
  ui_click (button);
  g_assert_false (gtk_widget_is_sensitive (button));
  dossier_event_split_split (DOSSIER_EVENT_SPLIT (split)); /* is not done twice */
  ui_wait (is_alone, fixture->desk.window);
  board_wait (fixture);
  board_wait_events (fixture, 4);
  board_wait_links (fixture, &fixture->league, &fixture->call, 0);
  board_wait_links (fixture, &fixture->gulin, &fixture->call, 1);
  g_assert_nonnull (strstr (fixture->desk.asked->str, "open-event "));

  board_undo (fixture);
  board_wait_events (fixture, 3);
  board_wait_links (fixture, &fixture->league, &fixture->call, 1);
}

static void
test_split_left (BoardFixture  *fixture,
                 gconstpointer  data)
{
  GtkWidget *split = open_split (fixture);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_find (split, GTK_TYPE_CHECK_BUTTON)), TRUE);
  g_assert_true (ui_press (split, GDK_KEY_Escape, 0));
  ui_wait (is_alone, fixture->desk.window);
  board_wait_until_read (fixture);
  board_wait_events (fixture, 3);
}

#define ADD(path, function) g_test_add (path, BoardFixture, NULL, board_fixture_set_up, function, board_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
  ADD ("/board/merge/actors", test_actors);
  ADD ("/board/merge/actors-left", test_actors_left);
  ADD ("/board/merge/events", test_events);
  ADD ("/board/merge/split", test_split);
  ADD ("/board/merge/split-left", test_split_left);
  return ui_run ();
}
