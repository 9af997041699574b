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

static gboolean
is_by_name (gpointer data)
{
  BoardFixture *fixture = data;

  return board_event (fixture, &fixture->shield) == 0 && board_event (fixture, &fixture->talks) == 1;
}

static gboolean
is_uncrossed (gpointer data)
{
  BoardFixture *fixture = data;

  return !dossier_board_page_is_loading (fixture->page) && dossier_board_state_get_board (fixture->state)->crossings == 0;
}

static void
test_orders (BoardFixture  *fixture,
             gconstpointer  data)
{
  g_assert_cmpuint (board_event (fixture, &fixture->talks), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.event-order", "s", "name");
  ui_wait (is_by_name, fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.actor-order", "s", "crossings");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.event-order", "s", "crossings");
  ui_wait (is_uncrossed, fixture);
  ui_wait (order_is_kept, fixture);
}

/* The table */

static void
test_matrix (BoardFixture  *fixture,
             gconstpointer  data)
{
  GtkWidget *matrix = GTK_WIDGET (fixture->matrix), *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));
  g_autofree char *words = NULL, *empty = NULL, *renamed = NULL, *arrangement = NULL;
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
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);

  /* What is told of the cursor's place follows what happens to the board. */
  fixture->boards = 0;
  ui_do (fixture->desk.workspace, dossier_command_update_event (dossier_board_state_event_id (fixture->state, at_event), "Renamed", NULL, NULL, "2031-03-12", NULL));
  board_wait (fixture);
  renamed = dossier_matrix_view_get_words (fixture->matrix);
  g_assert_nonnull (strstr (renamed, "Renamed"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (matrix), GTK_ACCESSIBLE_PROPERTY_LABEL, renamed);
  board_undo (fixture);

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

/* By the keys alone: to each neighbour and back, chosen, closed; the cursor tells where it is. */
static void
test_graph_keys (BoardFixture  *fixture,
                 gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, TRUE)), *canvas = dossier_graph_view_get_canvas (fixture->graph);
  static const guint arrows[] = { GDK_KEY_Right, GDK_KEY_Down, GDK_KEY_Left, GDK_KEY_Up };
  const DossierGraphNode *node;
  guint moved = 0;

  dossier_board_lists_focus (fixture->lists, TRUE, board_event (fixture, &fixture->call));
  board_choose_pair (fixture, &fixture->gulin, &fixture->call);
  dossier_board_lists_focus (fixture->lists, TRUE, board_event (fixture, &fixture->call));
  g_assert_true (ui_press (view, GDK_KEY_g, 0));
  board_wait_until_read (fixture);
  g_assert_true (gtk_widget_get_mapped (canvas));
  g_assert_true (gtk_widget_has_focus (canvas));
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_ROLE_GRID));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (canvas), GTK_ACCESSIBLE_PROPERTY_LABEL));

  /* From the middle there is a neighbour in some direction; Home comes back to the middle. */
  g_assert_true (ui_press (canvas, GDK_KEY_Home, 0));
  node = dossier_graph_canvas_get_current (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_true (dossier_id_equal (&node->id, &fixture->call));
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      g_assert_true (ui_press (canvas, arrows[i], 0));
      node = dossier_graph_canvas_get_current (DOSSIER_GRAPH_CANVAS (canvas));
      moved += !dossier_id_equal (&node->id, &fixture->call);
      g_assert_true (ui_press (canvas, GDK_KEY_Home, 0));
    }
  g_assert_cmpuint (moved, >, 0);

  /* Nearer, and all of it again; what is no key here is left to others. */
  g_assert_true (ui_press (canvas, GDK_KEY_plus, 0));
  g_assert_true (ui_press (canvas, GDK_KEY_minus, 0));
  g_assert_true (ui_press (canvas, GDK_KEY_0, 0));
  g_assert_false (ui_press (canvas, GDK_KEY_q, 0));
  g_assert_true (ui_press (canvas, GDK_KEY_Return, 0));
  board_wait_until_read (fixture);
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, board_event (fixture, &fixture->call));
}

/* Every arrangement of the board can be spoken. */
static void
test_spoken (BoardFixture  *fixture,
             gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autofree char *words = NULL;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dossier_board_lists_get_view (fixture->lists, FALSE)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Actors");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (dossier_board_lists_get_view (fixture->lists, TRUE)), GTK_ACCESSIBLE_PROPERTY_LABEL, "Events");
  board_choose_pair (fixture, &fixture->gulin, &fixture->call);
  ui_settle ();
  g_assert_cmpuint (ui_count_nameless (page), ==, 0);

  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->gulin));
  g_assert_true (ui_press (GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE)), GDK_KEY_m, 0));
  board_wait_until_read (fixture);
  ui_settle ();
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (fixture->matrix), GTK_ACCESSIBLE_ROLE_GRID));
  dossier_matrix_view_go_to (fixture->matrix, board_actor (fixture, &fixture->gulin), board_event (fixture, &fixture->call));
  words = dossier_matrix_view_get_words (fixture->matrix);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->matrix), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_assert_cmpuint (ui_count_nameless (page), ==, 0);
}

/* Links */

typedef struct
{
  BoardFixture *fixture;
  const DossierId *actor;
  const DossierId *event;
  const char *role;
} Role;

static gboolean
has_role (gpointer data)
{
  const Role *wanted = data;
  DossierBoardState *state = wanted->fixture->state;
  const DossierBoardLink *links;
  guint n = 0;

  links = dossier_board_state_links_between (state, board_actor (wanted->fixture, wanted->actor),
                                             board_event (wanted->fixture, wanted->event), &n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (links[i].role, wanted->role) == 0)
      return TRUE;
  return FALSE;
}

static void
wait_for_role (BoardFixture    *fixture,
               const DossierId *actor,
               const DossierId *event,
               const char      *role)
{
  Role wanted = { fixture, actor, event, role };

  ui_wait (has_role, &wanted);
}

static void
test_link_key (BoardFixture  *fixture,
               gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));

  board_choose_pair (fixture, &fixture->league, &fixture->talks);
  dossier_board_state_choose_event (fixture->state, board_event (fixture, &fixture->shield));
  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->league));
  g_assert_true (ui_press (view, GDK_KEY_l, 0));
  apply_role (fixture, "host");
  board_wait_links (fixture, &fixture->league, &fixture->shield, 2);
  wait_for_role (fixture, &fixture->league, &fixture->shield, "host");
  board_undo (fixture);
  board_wait_links (fixture, &fixture->league, &fixture->shield, 1);
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
  board_choose_pair (fixture, &fixture->odegard, &fixture->call);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.link", NULL);
  dossier_link_popover_edit (open_roles (fixture), "caller");
  apply_role (fixture, "speaker");
  wait_for_role (fixture, &fixture->odegard, &fixture->call, "speaker");
  board_wait_links (fixture, &fixture->odegard, &fixture->call, 1);
  board_undo (fixture);
  wait_for_role (fixture, &fixture->odegard, &fixture->call, "caller");
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
  board_wait_links (fixture, &fixture->odegard, &fixture->call, 0);
  board_undo (fixture);
  board_wait_links (fixture, &fixture->odegard, &fixture->call, 1);

  /* What only an account tells is shown, and stays. */
  board_choose_pair (fixture, &fixture->gulin, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, board_actor (fixture, &fixture->gulin));
  g_assert_true (ui_press (view, GDK_KEY_Delete, 0));
  g_assert_cmpuint (dossier_link_popover_n_roles (open_roles (fixture)), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (open_roles (fixture)));
  board_wait_until_read (fixture);
  board_wait_links (fixture, &fixture->gulin, &fixture->call, 1);
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
  board_wait_links (fixture, &fixture->gulin, &fixture->talks, 1);
  board_undo (fixture);
  board_wait_links (fixture, &fixture->gulin, &fixture->talks, 0);
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
  ADD ("/board/links/graph-keys", test_graph_keys);
  ADD ("/board/links/spoken", test_spoken);
  ADD ("/board/links/key", test_link_key);
  ADD ("/board/links/same-role", test_same_role);
  ADD ("/board/links/change-role", test_change_role);
  ADD ("/board/links/unlink", test_unlink);
  ADD ("/board/links/drag", test_drag);
  ADD ("/board/links/drag-several", test_drag_several);
  return ui_run ();
}
