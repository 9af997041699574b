/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board does beyond showing two lists: several actors or events, orders, the table, the link graph, links made and taken
 * away by keys and by dragging. Driven by keys, signals of the controllers and actions, as a person would. */

#define G_LOG_DOMAIN "test-board-links"

#include <string.h>

#include "board-fixture.h"
#include "dossier-board-row.h"
#include "dossier-grid-view.h"
#include "dossier-link-popover.h"

static DossierLinkPopover *
open_roles (BoardFixture *fixture)
{
  GtkWidget *popover = dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_POPOVER);

  g_assert_true (popover != NULL && DOSSIER_IS_LINK_POPOVER (popover));
  return DOSSIER_LINK_POPOVER (popover);
}

static void
apply_role (BoardFixture *fixture,
            const char   *role)
{
  DossierLinkPopover *popover = open_roles (fixture);

  fixture->boards = 0;
  gtk_editable_set_text (GTK_EDITABLE (dossier_link_popover_get_entry (popover)), role);
  dossier_link_popover_apply (popover);
  board_wait (fixture);
}

/* Several */

static void
test_several_actors (BoardFixture  *fixture,
                     gconstpointer  data)
{
  GtkWidget *choice = dossier_board_filter_bar_get_choice (DOSSIER_BOARD_FILTER_BAR (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_BAR)));

  gtk_selection_model_select_item (board_selection (fixture, FALSE), board_actor (fixture, &fixture->odegard), TRUE);
  g_assert_false (gtk_widget_get_visible (choice));
  gtk_selection_model_select_item (board_selection (fixture, FALSE), board_actor (fixture, &fixture->league), FALSE);
  g_assert_cmpuint (dossier_board_state_n_chosen (fixture->state), ==, 2);
  g_assert_true (gtk_widget_get_visible (choice));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, board_event (fixture, &fixture->call)));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, board_event (fixture, &fixture->talks)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.match-all", "b", TRUE);
  g_assert_false (dossier_board_state_event_is_lit (fixture->state, board_event (fixture, &fixture->call)));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, board_event (fixture, &fixture->shield)));
}

static void
test_several_events (BoardFixture  *fixture,
                     gconstpointer  data)
{
  gtk_selection_model_select_item (board_selection (fixture, TRUE), board_event (fixture, &fixture->call), TRUE);
  gtk_selection_model_select_item (board_selection (fixture, TRUE), board_event (fixture, &fixture->shield), FALSE);
  g_assert_cmpuint (dossier_board_state_n_events_chosen (fixture->state), ==, 2);
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, board_actor (fixture, &fixture->gulin)));
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, board_actor (fixture, &fixture->league)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.match-all", "b", TRUE);
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, board_actor (fixture, &fixture->odegard)));
  g_assert_false (dossier_board_state_actor_is_lit (fixture->state, board_actor (fixture, &fixture->gulin)));
  /* An actor chosen after that is what counts. */
  gtk_selection_model_select_item (board_selection (fixture, FALSE), board_actor (fixture, &fixture->gulin), TRUE);
  g_assert_cmpuint (dossier_board_state_n_events_chosen (fixture->state), ==, 1);
  board_wait_until_read (fixture);
}

/* State is written in the background. */
static gboolean
order_is_kept (gpointer data)
{
  BoardFixture *fixture = data;
  g_autofree char *kept = dossier_workspace_get_state (fixture->desk.workspace, "board.actor-order");

  return g_strcmp0 (kept, "crossings") == 0;
}

static void
test_orders (BoardFixture  *fixture,
             gconstpointer  data)
{
  fixture->boards = 0;
  g_assert_cmpuint (board_event (fixture, &fixture->talks), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.event-order", "s", "name");
  board_wait (fixture);
  g_assert_cmpuint (board_event (fixture, &fixture->shield), ==, 0);
  g_assert_cmpuint (board_event (fixture, &fixture->talks), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.actor-order", "s", "crossings");
  board_wait (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.event-order", "s", "crossings");
  board_wait (fixture);
  g_assert_cmpuint (dossier_board_state_get_board (fixture->state)->crossings, ==, 0);
  ui_wait (order_is_kept, fixture);
}

/* The table */

static void
test_matrix (BoardFixture  *fixture,
             gconstpointer  data)
{
  GtkWidget *matrix = GTK_WIDGET (fixture->matrix), *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));
  g_autofree char *words = NULL, *empty = NULL, *arrangement = NULL;
  guint at_actor, at_event;

  dossier_board_lists_focus (fixture->lists, FALSE, 0);
  g_assert_true (ui_press (view, GDK_KEY_m, 0));
  board_wait_until_read (fixture);
  g_assert_true (gtk_widget_get_mapped (matrix));
  g_object_get (fixture->page, "arrangement", &arrangement, NULL);
  g_assert_cmpstr (arrangement, ==, "matrix");
  g_assert_true (gtk_widget_has_focus (matrix));
  dossier_matrix_view_go_to (fixture->matrix, board_actor (fixture, &fixture->gulin), board_event (fixture, &fixture->call));
  words = dossier_matrix_view_get_words (fixture->matrix);
  g_assert_nonnull (strstr (words, "Viktor Gulin"));
  g_assert_nonnull (strstr (words, "called"));
  g_assert_nonnull (strstr (words, "Not assessed"));
  g_assert_true (ui_press (matrix, GDK_KEY_Right, 0));
  empty = dossier_matrix_view_get_words (fixture->matrix);
  g_assert_nonnull (strstr (empty, "No link"));

  /* Sorted by the event of the column: who took part goes first. */
  dossier_matrix_view_go_to (fixture->matrix, board_actor (fixture, &fixture->league), board_event (fixture, &fixture->talks));
  g_assert_true (ui_press (matrix, GDK_KEY_s, 0));
  g_assert_true (dossier_matrix_view_is_sorted (fixture->matrix, TRUE));
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);
  g_assert_cmpuint (at_actor, ==, board_actor (fixture, &fixture->league));
  g_assert_true (ui_press (matrix, GDK_KEY_Home, GDK_CONTROL_MASK));
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);
  g_assert_cmpuint (at_actor, ==, board_actor (fixture, &fixture->league));
  g_assert_cmpuint (at_event, ==, 0);
  g_assert_true (ui_press (matrix, GDK_KEY_Up, 0));
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);
  g_assert_cmpuint (at_actor, ==, DOSSIER_BOARD_NONE);

  dossier_matrix_view_go_to (fixture->matrix, board_actor (fixture, &fixture->odegard), board_event (fixture, &fixture->shield));
  g_assert_true (ui_press (matrix, GDK_KEY_Return, 0));
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, board_event (fixture, &fixture->shield));
  g_assert_true (ui_press (matrix, GDK_KEY_Escape, 0));
  g_assert_true (gtk_widget_get_mapped (view));
  board_wait_until_read (fixture);
}

/* The graph */

static void
test_graph (BoardFixture  *fixture,
            gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE)), *canvas = dossier_graph_view_get_canvas (fixture->graph);
  DossierLinkGraph *graph;
  DossierGraphNode before;
  gint node;

  board_choose_pair (fixture, &fixture->gulin, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->gulin));
  g_assert_true (ui_press (view, GDK_KEY_g, 0));
  board_wait_until_read (fixture);
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_cmpuint (graph->nodes->len, ==, 3);
  g_assert_nonnull (strstr (dossier_graph_view_get_words (fixture->graph), "Viktor Gulin"));
  g_assert_true (ui_press (canvas, GDK_KEY_1, 0));
  board_wait_until_read (fixture);
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  g_assert_true (ui_press (canvas, GDK_KEY_2, 0));
  board_wait_until_read (fixture);

  /* What was moved stays there when the board changes; what is new gets a place. */
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  node = dossier_link_graph_find (graph, &fixture->odegard);
  dossier_graph_canvas_go_to (DOSSIER_GRAPH_CANVAS (canvas), (guint) node);
  g_assert_true (ui_press (canvas, GDK_KEY_Right, GDK_SHIFT_MASK));
  before = g_array_index (graph->nodes, DossierGraphNode, node);
  fixture->boards = 0;
  ui_do (fixture->desk.workspace, dossier_command_add_event_part (&fixture->call, &(DossierEventPart) { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->league }));
  board_wait (fixture);
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_cmpuint (graph->nodes->len, ==, 4);
  node = dossier_link_graph_find (graph, &fixture->odegard);
  g_assert_cmpfloat (g_array_index (graph->nodes, DossierGraphNode, node).x, ==, before.x);
  g_assert_cmpfloat (g_array_index (graph->nodes, DossierGraphNode, node).y, ==, before.y);

  /* Another one in the middle, and back, and out. */
  g_assert_true (ui_press (canvas, GDK_KEY_space, 0));
  board_wait_until_read (fixture);
  g_assert_nonnull (strstr (dossier_graph_view_get_words (fixture->graph), "Karl Odegard"));
  g_assert_true (ui_press (canvas, GDK_KEY_Escape, 0));
  board_wait_until_read (fixture);
  g_assert_nonnull (strstr (dossier_graph_view_get_words (fixture->graph), "Viktor Gulin"));
  node = dossier_link_graph_find (dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas)), &fixture->call);
  dossier_graph_canvas_go_to (DOSSIER_GRAPH_CANVAS (canvas), (guint) node);
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, board_event (fixture, &fixture->call));
  g_assert_true (ui_press (canvas, GDK_KEY_Escape, 0));
  board_wait_until_read (fixture);
  g_assert_true (gtk_widget_get_mapped (view));
}

/* Links */

static void
test_link_key (BoardFixture  *fixture,
               gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));
  guint n;

  board_choose_pair (fixture, &fixture->league, &fixture->talks);
  dossier_board_state_choose_event (fixture->state, board_event (fixture, &fixture->shield));
  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->league));
  g_assert_true (ui_press (view, GDK_KEY_l, 0));
  apply_role (fixture, "host");
  g_assert_cmpuint (board_count_links (fixture, &fixture->league, &fixture->shield), ==, 2);
  g_assert_cmpstr (dossier_board_state_links_between (fixture->state, board_actor (fixture, &fixture->league), board_event (fixture, &fixture->shield), &n)[1].role,
                   ==, "host");
  board_undo (fixture);
  g_assert_cmpuint (board_count_links (fixture, &fixture->league, &fixture->shield), ==, 1);
}

static GPtrArray *
load_statements (BoardFixture *fixture)
{
  DossierQuery query = { .type = DOSSIER_RECORD_STATEMENT, .event = fixture->call };

  return dossier_workspace_load_records (fixture->desk.workspace, &query, NULL);
}

/* A role in other letters is the one that is there; asked to be changed into them, it is. */
static void
test_same_role (BoardFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) before = load_statements (fixture), after = NULL;

  board_choose_pair (fixture, &fixture->odegard, &fixture->call);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.link", NULL);
  gtk_editable_set_text (GTK_EDITABLE (dossier_link_popover_get_entry (open_roles (fixture))), "CALLER");
  dossier_link_popover_apply (open_roles (fixture));
  ui_settle ();
  after = load_statements (fixture);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_change_role (BoardFixture  *fixture,
                  gconstpointer  data)
{
  guint n;

  board_choose_pair (fixture, &fixture->odegard, &fixture->call);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.link", NULL);
  dossier_link_popover_edit (open_roles (fixture), "caller");
  apply_role (fixture, "speaker");
  g_assert_cmpstr (dossier_board_state_links_between (fixture->state, board_actor (fixture, &fixture->odegard), board_event (fixture, &fixture->call), &n)->role, ==, "speaker");
  g_assert_cmpuint (n, ==, 1);
  board_undo (fixture);
  g_assert_cmpstr (dossier_board_state_links_between (fixture->state, board_actor (fixture, &fixture->odegard), board_event (fixture, &fixture->call), &n)->role, ==, "caller");
}

static void
test_unlink (BoardFixture  *fixture,
             gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));

  board_choose_pair (fixture, &fixture->odegard, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->odegard));
  fixture->boards = 0;
  g_assert_true (ui_press (view, GDK_KEY_Delete, 0));
  board_wait (fixture);
  g_assert_cmpuint (board_count_links (fixture, &fixture->odegard, &fixture->call), ==, 0);
  board_undo (fixture);
  g_assert_cmpuint (board_count_links (fixture, &fixture->odegard, &fixture->call), ==, 1);

  /* What only an account tells is shown, and stays. */
  board_choose_pair (fixture, &fixture->gulin, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->gulin));
  g_assert_true (ui_press (view, GDK_KEY_Delete, 0));
  g_assert_cmpuint (dossier_link_popover_n_roles (open_roles (fixture)), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (open_roles (fixture)));
  board_wait_until_read (fixture);
  g_assert_cmpuint (board_count_links (fixture, &fixture->gulin, &fixture->call), ==, 1);
}

static void
test_drag (BoardFixture  *fixture,
           gconstpointer  data)
{
  GtkWidget *actors = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE)), *events = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, TRUE));
  int height = dossier_board_state_get_row_height (fixture->state);
  double from = (board_actor (fixture, &fixture->gulin) + 0.5) * height, to = (board_event (fixture, &fixture->talks) + 0.5) * height;
  GtkEventController *source = ui_find_controller (actors, GTK_TYPE_DRAG_SOURCE), *target = ui_find_controller (events, GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_signal_emit_by_name (source, "prepare", 60.0, from, &content);
  g_assert_nonnull (content);
  g_value_init (&value, DOSSIER_TYPE_ITEM);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_signal_emit_by_name (target, "drop", &value, 200.0, to, &taken);
  g_assert_true (taken);
  apply_role (fixture, "guest");
  g_assert_cmpuint (board_count_links (fixture, &fixture->gulin, &fixture->talks), ==, 1);
  board_undo (fixture);
  g_assert_cmpuint (board_count_links (fixture, &fixture->gulin, &fixture->talks), ==, 0);
}

/* Several chosen actors are dragged together: one role, one step of undo. Who is dragged without being chosen goes alone. */
static void
test_drag_several (BoardFixture  *fixture,
                   gconstpointer  data)
{
  GtkWidget *actors = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE)), *events = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, TRUE));
  int height = dossier_board_state_get_row_height (fixture->state);
  guint gulin = board_actor (fixture, &fixture->gulin), chosen[2] = { gulin, gulin > 0 ? 0 : 1 };
  DossierId other = *dossier_board_state_actor_id (fixture->state, chosen[1]);
  guint before = board_count_links (fixture, &other, &fixture->talks);
  double from = (gulin + 0.5) * height, to = (board_event (fixture, &fixture->talks) + 0.5) * height;
  GtkEventController *source = ui_find_controller (actors, GTK_TYPE_DRAG_SOURCE), *target = ui_find_controller (events, GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  dossier_board_state_choose_actors (fixture->state, chosen, 2);
  g_signal_emit_by_name (source, "prepare", 60.0, from, &content);
  g_value_init (&value, DOSSIER_TYPE_ITEM);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_signal_emit_by_name (target, "drop", &value, 200.0, to, &taken);
  g_assert_true (taken);
  apply_role (fixture, "observer");
  g_assert_cmpuint (board_count_links (fixture, &fixture->gulin, &fixture->talks), ==, 1);
  g_assert_cmpuint (board_count_links (fixture, &other, &fixture->talks), ==, before + 1);
  board_undo (fixture);
  g_assert_cmpuint (board_count_links (fixture, &fixture->gulin, &fixture->talks), ==, 0);
  g_assert_cmpuint (board_count_links (fixture, &other, &fixture->talks), ==, before);
}

#define ADD(path, function) g_test_add (path, BoardFixture, NULL, board_fixture_set_up, function, board_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);
  ADD ("/board/links/several-actors", test_several_actors);
  ADD ("/board/links/several-events", test_several_events);
  ADD ("/board/links/orders", test_orders);
  ADD ("/board/links/matrix", test_matrix);
  ADD ("/board/links/graph", test_graph);
  ADD ("/board/links/key", test_link_key);
  ADD ("/board/links/same-role", test_same_role);
  ADD ("/board/links/change-role", test_change_role);
  ADD ("/board/links/unlink", test_unlink);
  ADD ("/board/links/drag", test_drag);
  ADD ("/board/links/drag-several", test_drag_several);
  return ui_run ();
}
