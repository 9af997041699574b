/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the board does beyond showing two lists: several actors or events, orders, the table, the link graph, links made and taken
 * away by keys and by dragging. Driven by keys, signals of the controllers and actions, as a person would. */

#define G_LOG_DOMAIN "test-board-links"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-board-page-private.h"
#include "dossier-board-row.h"
#include "dossier-grid-view.h"
#include "dossier-importing.h"
#include "dossier-link-popover.h"

static const char text[] =
  "Two staffs speak by telephone\n\n10 March 2031\n\n"
  "General Karl Odegard of Norland called Viktor Gulin on Thursday. Gulin confirmed the call.\n";

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId article;
  DossierId odegard, gulin, league;
  DossierId call, shield, talks;
  GtkWidget *window;
  DossierBoardPage *page;
  DossierBoardState *state;
  DossierBoardLists *lists;
  DossierMatrixView *matrix;
  DossierGraphView *graph;
  guint boards;            /* that came since somebody waited for one */
} Fixture;

static DossierId
run (Fixture        *fixture,
     DossierCommand *command)
{
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };

  dossier_workspace_run (fixture->workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome.id;
}

static void
import (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one.txt", NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->article = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
  g_remove (path);
}

static void
report (Fixture         *fixture,
        const DossierId *event,
        const DossierId *entity,
        const char      *role,
        const char      *words)
{
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (fixture->workspace, &fixture->article, NULL);
  const char *at = strstr (view->text, words);
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = *entity, .role = role, .article = fixture->article };

  g_assert_nonnull (at);
  part.start = (guint) g_utf8_pointer_to_offset (view->text, at);
  part.end = part.start + (guint) g_utf8_strlen (words, -1);
  run (fixture, dossier_command_add_event_part (event, &part));
}

static void
wait_until_read (Fixture *fixture)
{
  while (dossier_board_page_is_loading (fixture->page) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

/* Something was written: until the board shows it. */
static void
wait_for_board (Fixture *fixture)
{
  while (fixture->boards == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_until_read (fixture);
  fixture->boards = 0;
}

static void
undo (Fixture *fixture)
{
  fixture->boards = 0;
  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, NULL), ==, 1);
  wait_for_board (fixture);
}

static void
board_cb (DossierBoardState *state,
          Fixture           *fixture)
{
  fixture->boards++;
}

static void
open_page (Fixture *fixture)
{
  fixture->window = adw_window_new ();
  fixture->page = DOSSIER_BOARD_PAGE (dossier_board_page_new (fixture->workspace));
  fixture->state = dossier_board_page_get_state (fixture->page);
  fixture->lists = DOSSIER_BOARD_LISTS (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_LISTS));
  fixture->matrix = DOSSIER_MATRIX_VIEW (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_MATRIX));
  fixture->graph = DOSSIER_GRAPH_VIEW (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_GRAPH));
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  g_signal_connect (fixture->state, "board-changed", G_CALLBACK (board_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_board (fixture);
  /* Rows can be gone to when they were laid out. */
  while (gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (dossier_board_lists_get_view (fixture->lists, TRUE))))
         < 3 * dossier_board_state_get_row_height (fixture->state))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  DossierEventPart parts[2] = { { .kind = DOSSIER_STATEMENT_PARTICIPANT, .role = "caller" }, { .kind = DOSSIER_STATEMENT_PARTICIPANT } };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("dossier-links-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "links.dossier", NULL);
  fixture->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
  import (fixture);
  fixture->odegard = run (fixture, dossier_command_create_entity ("Karl Odegard", "person"));
  fixture->gulin = run (fixture, dossier_command_create_entity ("Viktor Gulin", "person"));
  fixture->league = run (fixture, dossier_command_create_entity ("Northern League", "organisation"));
  parts[0].entity = fixture->odegard;
  parts[1].entity = fixture->league;
  fixture->call = run (fixture, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", NULL, parts, 1));
  parts[0].role = NULL;
  fixture->shield = run (fixture, dossier_command_create_event ("Polar Shield", "exercise", "2031-03-12", NULL, parts, 2));
  fixture->talks = run (fixture, dossier_command_create_event ("Talks", NULL, NULL, NULL, parts + 1, 1));
  report (fixture, &fixture->call, &fixture->gulin, "called", "Viktor Gulin on Thursday");
  open_page (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dossier_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static guint
actor (Fixture         *fixture,
       const DossierId *id)
{
  return dossier_board_state_find_actor (fixture->state, id);
}

static guint
event (Fixture         *fixture,
       const DossierId *id)
{
  return dossier_board_state_find_event (fixture->state, id);
}

static GtkSelectionModel *
selection (Fixture *fixture,
           gboolean events)
{
  return gtk_list_view_get_model (dossier_board_lists_get_view (fixture->lists, events));
}

/* A key as the controllers of @widget and of what is around it get it. */
static gboolean
press (GtkWidget       *widget,
       guint            keyval,
       GdkModifierType  held)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", keyval, 0, held, &handled);
          if (handled)
            return TRUE;
        }
    }
  return FALSE;
}

static guint
count_links (Fixture         *fixture,
             const DossierId *actor_id,
             const DossierId *event_id)
{
  guint n = 0;

  dossier_board_state_links_between (fixture->state, actor (fixture, actor_id), event (fixture, event_id), &n);
  return n;
}

static void
choose_pair (Fixture         *fixture,
             const DossierId *actor_id,
             const DossierId *event_id)
{
  guint place = actor (fixture, actor_id);

  dossier_board_state_clear (fixture->state);
  dossier_board_state_choose_event (fixture->state, event (fixture, event_id));
  dossier_board_state_choose_actors (fixture->state, &place, 1);
  wait_until_read (fixture);
}

static DossierLinkPopover *
open_roles (Fixture *fixture)
{
  GtkWidget *popover = dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_POPOVER);

  g_assert_true (popover != NULL && DOSSIER_IS_LINK_POPOVER (popover));
  return DOSSIER_LINK_POPOVER (popover);
}

static void
apply_role (Fixture    *fixture,
            const char *role)
{
  DossierLinkPopover *popover = open_roles (fixture);

  fixture->boards = 0;
  gtk_editable_set_text (GTK_EDITABLE (dossier_link_popover_get_entry (popover)), role);
  dossier_link_popover_apply (popover);
  wait_for_board (fixture);
}

/* Several */

static void
test_several_actors (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *choice = dossier_board_filter_bar_get_choice (DOSSIER_BOARD_FILTER_BAR (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_BAR)));

  gtk_selection_model_select_item (selection (fixture, FALSE), actor (fixture, &fixture->odegard), TRUE);
  g_assert_false (gtk_widget_get_visible (choice));
  gtk_selection_model_select_item (selection (fixture, FALSE), actor (fixture, &fixture->league), FALSE);
  g_assert_cmpuint (dossier_board_state_n_chosen (fixture->state), ==, 2);
  g_assert_true (gtk_widget_get_visible (choice));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, event (fixture, &fixture->call)));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, event (fixture, &fixture->talks)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.match-all", "b", TRUE);
  g_assert_false (dossier_board_state_event_is_lit (fixture->state, event (fixture, &fixture->call)));
  g_assert_true (dossier_board_state_event_is_lit (fixture->state, event (fixture, &fixture->shield)));
}

static void
test_several_events (Fixture      *fixture,
                     gconstpointer data)
{
  gtk_selection_model_select_item (selection (fixture, TRUE), event (fixture, &fixture->call), TRUE);
  gtk_selection_model_select_item (selection (fixture, TRUE), event (fixture, &fixture->shield), FALSE);
  g_assert_cmpuint (dossier_board_state_n_events_chosen (fixture->state), ==, 2);
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, actor (fixture, &fixture->gulin)));
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, actor (fixture, &fixture->league)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.match-all", "b", TRUE);
  g_assert_true (dossier_board_state_actor_is_lit (fixture->state, actor (fixture, &fixture->odegard)));
  g_assert_false (dossier_board_state_actor_is_lit (fixture->state, actor (fixture, &fixture->gulin)));
  /* An actor chosen after that is what counts. */
  gtk_selection_model_select_item (selection (fixture, FALSE), actor (fixture, &fixture->gulin), TRUE);
  g_assert_cmpuint (dossier_board_state_n_events_chosen (fixture->state), ==, 1);
  wait_until_read (fixture);
}

static void
test_orders (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *kept = NULL;

  fixture->boards = 0;
  g_assert_cmpuint (event (fixture, &fixture->talks), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.event-order", "s", "name");
  wait_for_board (fixture);
  g_assert_cmpuint (event (fixture, &fixture->shield), ==, 0);
  g_assert_cmpuint (event (fixture, &fixture->talks), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.actor-order", "s", "crossings");
  wait_for_board (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.event-order", "s", "crossings");
  wait_for_board (fixture);
  g_assert_cmpuint (dossier_board_state_get_board (fixture->state)->crossings, ==, 0);
  kept = dossier_workspace_get_state (fixture->workspace, "board.actor-order");
  g_assert_cmpstr (kept, ==, "crossings");
}

/* The table */

static void
test_matrix (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *matrix = GTK_WIDGET (fixture->matrix), *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));
  g_autofree char *words = NULL, *empty = NULL, *arrangement = NULL;
  guint at_actor, at_event;

  dossier_board_lists_focus (fixture->lists, FALSE, 0);
  g_assert_true (press (view, GDK_KEY_m, 0));
  wait_until_read (fixture);
  g_assert_true (gtk_widget_get_mapped (matrix));
  g_object_get (fixture->page, "arrangement", &arrangement, NULL);
  g_assert_cmpstr (arrangement, ==, "matrix");
  g_assert_true (gtk_widget_has_focus (matrix));
  dossier_matrix_view_go_to (fixture->matrix, actor (fixture, &fixture->gulin), event (fixture, &fixture->call));
  words = dossier_matrix_view_get_words (fixture->matrix);
  g_assert_nonnull (strstr (words, "Viktor Gulin"));
  g_assert_nonnull (strstr (words, "called"));
  g_assert_nonnull (strstr (words, "Not assessed"));
  g_assert_true (press (matrix, GDK_KEY_Right, 0));
  empty = dossier_matrix_view_get_words (fixture->matrix);
  g_assert_nonnull (strstr (empty, "No link"));

  /* Sorted by the event of the column: who took part goes first. */
  dossier_matrix_view_go_to (fixture->matrix, actor (fixture, &fixture->league), event (fixture, &fixture->talks));
  g_assert_true (press (matrix, GDK_KEY_s, 0));
  g_assert_true (dossier_matrix_view_is_sorted (fixture->matrix, TRUE));
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);
  g_assert_cmpuint (at_actor, ==, actor (fixture, &fixture->league));
  g_assert_true (press (matrix, GDK_KEY_Home, GDK_CONTROL_MASK));
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);
  g_assert_cmpuint (at_actor, ==, actor (fixture, &fixture->league));
  g_assert_cmpuint (at_event, ==, 0);
  g_assert_true (press (matrix, GDK_KEY_Up, 0));
  dossier_matrix_view_get_current (fixture->matrix, &at_actor, &at_event);
  g_assert_cmpuint (at_actor, ==, DOSSIER_BOARD_NONE);

  dossier_matrix_view_go_to (fixture->matrix, actor (fixture, &fixture->odegard), event (fixture, &fixture->shield));
  g_assert_true (press (matrix, GDK_KEY_Return, 0));
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, event (fixture, &fixture->shield));
  g_assert_true (press (matrix, GDK_KEY_Escape, 0));
  g_assert_true (gtk_widget_get_mapped (view));
  wait_until_read (fixture);
}

/* The graph */

static void
test_graph (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE)), *canvas = dossier_graph_view_get_canvas (fixture->graph);
  DossierLinkGraph *graph;
  DossierGraphNode before;
  gint node;

  choose_pair (fixture, &fixture->gulin, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, actor (fixture, &fixture->gulin));
  g_assert_true (press (view, GDK_KEY_g, 0));
  wait_until_read (fixture);
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_cmpuint (graph->nodes->len, ==, 3);
  g_assert_nonnull (strstr (dossier_graph_view_get_words (fixture->graph), "Viktor Gulin"));
  g_assert_true (press (canvas, GDK_KEY_1, 0));
  wait_until_read (fixture);
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_cmpuint (graph->nodes->len, ==, 2);
  g_assert_true (press (canvas, GDK_KEY_2, 0));
  wait_until_read (fixture);

  /* What was moved stays there when the board changes; what is new gets a place. */
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  node = dossier_link_graph_find (graph, &fixture->odegard);
  dossier_graph_canvas_go_to (DOSSIER_GRAPH_CANVAS (canvas), (guint) node);
  g_assert_true (press (canvas, GDK_KEY_Right, GDK_SHIFT_MASK));
  before = g_array_index (graph->nodes, DossierGraphNode, node);
  fixture->boards = 0;
  run (fixture, dossier_command_add_event_part (&fixture->call, &(DossierEventPart) { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->league }));
  wait_for_board (fixture);
  graph = dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas));
  g_assert_cmpuint (graph->nodes->len, ==, 4);
  node = dossier_link_graph_find (graph, &fixture->odegard);
  g_assert_cmpfloat (g_array_index (graph->nodes, DossierGraphNode, node).x, ==, before.x);
  g_assert_cmpfloat (g_array_index (graph->nodes, DossierGraphNode, node).y, ==, before.y);

  /* Another one in the middle, and back, and out. */
  g_assert_true (press (canvas, GDK_KEY_space, 0));
  wait_until_read (fixture);
  g_assert_nonnull (strstr (dossier_graph_view_get_words (fixture->graph), "Karl Odegard"));
  g_assert_true (press (canvas, GDK_KEY_Escape, 0));
  wait_until_read (fixture);
  g_assert_nonnull (strstr (dossier_graph_view_get_words (fixture->graph), "Viktor Gulin"));
  node = dossier_link_graph_find (dossier_graph_canvas_get_graph (DOSSIER_GRAPH_CANVAS (canvas)), &fixture->call);
  dossier_graph_canvas_go_to (DOSSIER_GRAPH_CANVAS (canvas), (guint) node);
  g_assert_cmpuint (dossier_board_state_chosen_event (fixture->state), ==, event (fixture, &fixture->call));
  g_assert_true (press (canvas, GDK_KEY_Escape, 0));
  wait_until_read (fixture);
  g_assert_true (gtk_widget_get_mapped (view));
}

/* Links */

static void
test_link_key (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));
  guint n;

  choose_pair (fixture, &fixture->league, &fixture->talks);
  dossier_board_state_choose_event (fixture->state, event (fixture, &fixture->shield));
  dossier_board_lists_focus (fixture->lists, FALSE, actor (fixture, &fixture->league));
  g_assert_true (press (view, GDK_KEY_l, 0));
  apply_role (fixture, "host");
  g_assert_cmpuint (count_links (fixture, &fixture->league, &fixture->shield), ==, 2);
  g_assert_cmpstr (dossier_board_state_links_between (fixture->state, actor (fixture, &fixture->league), event (fixture, &fixture->shield), &n)[1].role,
                   ==, "host");
  undo (fixture);
  g_assert_cmpuint (count_links (fixture, &fixture->league, &fixture->shield), ==, 1);
}

static void
test_change_role (Fixture      *fixture,
                  gconstpointer data)
{
  guint n;

  choose_pair (fixture, &fixture->odegard, &fixture->call);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "board.link", NULL);
  dossier_link_popover_edit (open_roles (fixture), "caller");
  apply_role (fixture, "speaker");
  g_assert_cmpstr (dossier_board_state_links_between (fixture->state, actor (fixture, &fixture->odegard), event (fixture, &fixture->call), &n)->role, ==, "speaker");
  g_assert_cmpuint (n, ==, 1);
  undo (fixture);
  g_assert_cmpstr (dossier_board_state_links_between (fixture->state, actor (fixture, &fixture->odegard), event (fixture, &fixture->call), &n)->role, ==, "caller");
}

static void
test_unlink (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE));

  choose_pair (fixture, &fixture->odegard, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, actor (fixture, &fixture->odegard));
  fixture->boards = 0;
  g_assert_true (press (view, GDK_KEY_Delete, 0));
  wait_for_board (fixture);
  g_assert_cmpuint (count_links (fixture, &fixture->odegard, &fixture->call), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count_links (fixture, &fixture->odegard, &fixture->call), ==, 1);

  /* What only an account tells is shown, and stays. */
  choose_pair (fixture, &fixture->gulin, &fixture->call);
  dossier_board_lists_focus (fixture->lists, FALSE, actor (fixture, &fixture->gulin));
  g_assert_true (press (view, GDK_KEY_Delete, 0));
  g_assert_cmpuint (dossier_link_popover_n_roles (open_roles (fixture)), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (open_roles (fixture)));
  wait_until_read (fixture);
  g_assert_cmpuint (count_links (fixture, &fixture->gulin, &fixture->call), ==, 1);
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

static void
test_drag (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *actors = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, FALSE)), *events = GTK_WIDGET (dossier_board_lists_get_view (fixture->lists, TRUE));
  int height = dossier_board_state_get_row_height (fixture->state);
  double from = (actor (fixture, &fixture->gulin) + 0.5) * height, to = (event (fixture, &fixture->talks) + 0.5) * height;
  GtkEventController *source = find_controller (actors, GTK_TYPE_DRAG_SOURCE), *target = find_controller (events, GTK_TYPE_DROP_TARGET);
  g_autoptr (GdkContentProvider) content = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  while (gtk_widget_get_height (events) < to)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (source, "prepare", 60.0, from, &content);
  g_assert_nonnull (content);
  g_value_init (&value, DOSSIER_TYPE_ITEM);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_signal_emit_by_name (target, "drop", &value, 200.0, to, &taken);
  g_assert_true (taken);
  apply_role (fixture, "guest");
  g_assert_cmpuint (count_links (fixture, &fixture->gulin, &fixture->talks), ==, 1);
  undo (fixture);
  g_assert_cmpuint (count_links (fixture, &fixture->gulin, &fixture->talks), ==, 0);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE, NULL);
  ADD ("/board/links/several-actors", test_several_actors);
  ADD ("/board/links/several-events", test_several_events);
  ADD ("/board/links/orders", test_orders);
  ADD ("/board/links/matrix", test_matrix);
  ADD ("/board/links/graph", test_graph);
  ADD ("/board/links/key", test_link_key);
  ADD ("/board/links/change-role", test_change_role);
  ADD ("/board/links/unlink", test_unlink);
  ADD ("/board/links/drag", test_drag);
  return g_test_run ();
}
