/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three arrangements of the board page: lists, table, graph; and the orders of both sides. Main thread. Both are kept in
 * the state of the workspace. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-page-private.h"

#include "dossier-grid-view.h"

#include <glib/gi18n.h>

#define STATE_ARRANGEMENT "board.arrangement"

static const char * const order_states[] = { "board.actor-order", "board.event-order" };
static const char * const arrangement_names[] = { "list", "matrix", "graph" };

/* What the graph is to be around: the row that has the keyboard, else what is chosen. */
static void
centre_graph (DossierBoardPage *self)
{
  guint actor, event;

  if (dossier_board_page_get_shown (self) == self->matrix)
    {
      dossier_matrix_view_get_current (DOSSIER_MATRIX_VIEW (self->matrix), &actor, &event);
    }
  else
    {
      actor = dossier_board_state_n_chosen (self->state) > 0 ? dossier_board_state_chosen_actors (self->state)[0] : DOSSIER_BOARD_NONE;
      event = dossier_board_state_chosen_event (self->state);
      if (dossier_board_lists_get_focused (DOSSIER_BOARD_LISTS (self->lists), TRUE, &event))
        actor = DOSSIER_BOARD_NONE;
      else
        dossier_board_lists_get_focused (DOSSIER_BOARD_LISTS (self->lists), FALSE, &actor);
    }
  if (actor != DOSSIER_BOARD_NONE)
    dossier_graph_view_set_centre (DOSSIER_GRAPH_VIEW (self->graph), dossier_board_state_actor_id (self->state, actor), FALSE);
  else if (event != DOSSIER_BOARD_NONE)
    dossier_graph_view_set_centre (DOSSIER_GRAPH_VIEW (self->graph), dossier_board_state_event_id (self->state, event), TRUE);
}

/**
 * dossier_board_page_get_shown:
 *
 * Returns: (transfer none): the widget of the arrangement that is shown; of the graph its canvas
 */
GtkWidget *
dossier_board_page_get_shown (DossierBoardPage *self)
{
  if (self->arrangement == arrangement_names[1])
    return self->matrix;
  if (self->arrangement == arrangement_names[2])
    return dossier_graph_view_get_canvas (DOSSIER_GRAPH_VIEW (self->graph));
  return self->lists;
}

static gboolean
has_focus (DossierBoardPage *self)
{
  return gtk_widget_get_focus_child (self->arrangements) != NULL;
}

static void
focus_lists (DossierBoardPage *self)
{
  guint event = dossier_board_state_chosen_event (self->state);

  if (dossier_board_state_n_chosen (self->state) > 0)
    dossier_board_lists_focus (DOSSIER_BOARD_LISTS (self->lists), FALSE, dossier_board_state_chosen_actors (self->state)[0]);
  else
    dossier_board_lists_focus (DOSSIER_BOARD_LISTS (self->lists), event != DOSSIER_BOARD_NONE, event != DOSSIER_BOARD_NONE ? event : 0);
}

static void
show (DossierBoardPage *self,
      const char       *arrangement)
{
  gboolean focused = has_focus (self);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->arrangement = arrangement;
  gtk_stack_set_visible_child_name (GTK_STACK (self->arrangements), arrangement);
  dossier_workspace_set_state (self->workspace, STATE_ARRANGEMENT, arrangement);
  if (focused && arrangement == arrangement_names[0])
    focus_lists (self);
  else if (focused)
    gtk_widget_grab_focus (dossier_board_page_get_shown (self));
  g_object_notify (G_OBJECT (self), "arrangement");
}

/**
 * dossier_board_page_set_arrangement:
 * @arrangement: "list", "matrix" or "graph"
 */
void
dossier_board_page_set_arrangement (DossierBoardPage *self,
                                    const char       *arrangement)
{
  guint n = dossier_board_state_n_chosen (self->state);

  for (guint i = 0; i < G_N_ELEMENTS (arrangement_names); i++)
    {
      if (g_strcmp0 (arrangement, arrangement_names[i]) != 0 || self->arrangement == arrangement_names[i])
        continue;
      if (i == 2)
        centre_graph (self);
      else if (i == 1)
        dossier_matrix_view_go_to (DOSSIER_MATRIX_VIEW (self->matrix), n > 0 ? dossier_board_state_chosen_actors (self->state)[0] : DOSSIER_BOARD_NONE,
                                   dossier_board_state_chosen_event (self->state));
      show (self, arrangement_names[i]);
    }
}

/**
 * dossier_board_page_show_graph:
 *
 * Shows the graph around what it is around already.
 */
void
dossier_board_page_show_graph (DossierBoardPage *self)
{
  if (self->arrangement != arrangement_names[2])
    show (self, arrangement_names[2]);
}

/**
 * dossier_board_page_set_order:
 * @events: of the events, else of the actors
 * @order: as dossier_board_order_to_text() tells
 */
void
dossier_board_page_set_order (DossierBoardPage *self,
                              gboolean          events,
                              const char       *order)
{
  DossierBoardOrder wanted;

  if (!dossier_board_order_from_text (order, &wanted) || wanted == self->orders[events])
    return;
  self->orders[events] = wanted;
  dossier_workspace_set_state (self->workspace, order_states[events], order);
  g_object_notify (G_OBJECT (self), events ? "event-order" : "actor-order");
  dossier_board_page_reload (self);
}

/* Keys of one letter, where nobody types. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierBoardPage      *self)
{
  gboolean matrix = self->arrangement == arrangement_names[1], graph = self->arrangement == arrangement_names[2];

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || (self->popover != NULL && gtk_widget_get_mapped (self->popover)))
    return FALSE;
  switch (gdk_keyval_to_lower (keyval))
    {
    case GDK_KEY_m:
      dossier_board_page_set_arrangement (self, matrix ? "list" : "matrix");
      return TRUE;
    case GDK_KEY_g:
      dossier_board_page_set_arrangement (self, graph ? "list" : "graph");
      return TRUE;
    case GDK_KEY_l:
      return gtk_widget_activate_action (GTK_WIDGET (self), "board.link", NULL);
    case GDK_KEY_Delete:
      return (matrix || graph) && gtk_widget_activate_action (GTK_WIDGET (self), "board.unlink", NULL);
    case GDK_KEY_Escape:
      if (matrix)
        dossier_board_page_set_arrangement (self, "list");
      return matrix;
    default:
      return FALSE;
    }
}

static void
cell_activated_cb (DossierMatrixView *matrix,
                   guint              actor,
                   guint              event,
                   DossierBoardPage  *self)
{
  if (actor != DOSSIER_BOARD_NONE)
    dossier_board_state_choose_actors (self->state, &actor, 1);
  if (event == DOSSIER_BOARD_NONE)
    return;
  dossier_board_state_choose_event (self->state, event);
  dossier_grid_view_focus (DOSSIER_GRID_VIEW (self->grid));
}

static void
node_moved_cb (DossierGraphView *graph,
               guint             position,
               gboolean          event,
               DossierBoardPage *self)
{
  if (event)
    dossier_board_state_choose_event (self->state, position);
  else
    dossier_board_state_choose_actors (self->state, &position, 1);
}

static void
node_activated_cb (DossierGraphView *graph,
                   guint             position,
                   gboolean          event,
                   DossierBoardPage *self)
{
  g_autofree char *id = NULL;

  if (event)
    {
      dossier_board_state_choose_event (self->state, position);
      dossier_grid_view_focus (DOSSIER_GRID_VIEW (self->grid));
      return;
    }
  id = dossier_id_to_text (dossier_board_state_actor_id (self->state, position));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entity", "s", id);
}

static void
graph_closed_cb (DossierGraphView *graph,
                 DossierBoardPage *self)
{
  dossier_board_page_set_arrangement (self, "list");
}

/**
 * dossier_board_page_connect_arranging:
 *
 * For when the parts are built: what was kept is taken up, the keys work.
 */
void
dossier_board_page_connect_arranging (DossierBoardPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *arrangement = dossier_workspace_get_state (self->workspace, STATE_ARRANGEMENT);

  self->arrangement = arrangement_names[0];
  for (guint i = 0; i < G_N_ELEMENTS (order_states); i++)
    {
      g_autofree char *order = dossier_workspace_get_state (self->workspace, order_states[i]);

      dossier_board_order_from_text (order, &self->orders[i]);
    }
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->arrangements, keys);
  g_signal_connect (self->matrix, "cell-activated", G_CALLBACK (cell_activated_cb), self);
  g_signal_connect (self->graph, "moved", G_CALLBACK (node_moved_cb), self);
  g_signal_connect (self->graph, "activated", G_CALLBACK (node_activated_cb), self);
  g_signal_connect (self->graph, "closed", G_CALLBACK (graph_closed_cb), self);
  /* A graph is of something that was chosen, and nothing is yet. */
  if (g_strcmp0 (arrangement, "graph") != 0)
    dossier_board_page_set_arrangement (self, arrangement);
}
