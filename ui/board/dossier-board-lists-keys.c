/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard in the two lists of the board and between them, and where a context menu is asked for. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-lists-private.h"

#include "dossier-board-row.h"

/* Keyboard */

/* @list_row: (nullable): a child of the list */
guint
dossier_board_lists_row_place (DossierBoardLists *self,
                               gboolean           events,
                               GtkWidget         *list_row)
{
  GtkWidget *row = list_row != NULL ? gtk_widget_get_first_child (list_row) : NULL;
  DossierItem *item = row != NULL && DOSSIER_IS_BOARD_ROW (row) ? dossier_board_row_get_item (DOSSIER_BOARD_ROW (row)) : NULL;

  if (item == NULL)
    return DOSSIER_BOARD_NONE;
  return events ? dossier_board_state_find_event (self->state, dossier_item_get_id (item))
                : dossier_board_state_find_actor (self->state, dossier_item_get_id (item));
}

guint
dossier_board_lists_focused_row (DossierBoardLists *self,
                                 gboolean           events)
{
  return dossier_board_lists_row_place (self, events, gtk_widget_get_focus_child (dossier_board_lists_side (self, events)->view));
}

/* From one list to where the other one's light is. */
static gboolean
cross_over (DossierBoardLists *self,
            gboolean           to_events)
{
  guint place = DOSSIER_BOARD_NONE;

  if (to_events)
    place = dossier_board_state_chosen_event (self->state);
  else if (dossier_board_state_n_chosen (self->state) > 0)
    place = dossier_board_state_chosen_actors (self->state)[0];
  if (place == DOSSIER_BOARD_NONE)
    place = dossier_board_state_next_lit (self->state, to_events, DOSSIER_BOARD_NONE, 1);
  if (place == DOSSIER_BOARD_NONE)
    {
      /* Nothing is lit: to the row that stands across. */
      DossierBoardSide *side = dossier_board_lists_side (self, to_events);

      place = gtk_adjustment_get_value (side->adjustment) / dossier_board_state_get_row_height (self->state);
    }
  return dossier_board_lists_focus (self, to_events, place);
}

static gboolean
step_lit (DossierBoardLists *self,
          gboolean           events,
          int                step)
{
  guint from = dossier_board_lists_focused_row (self, events), place = dossier_board_state_next_lit (self->state, events, from, step);

  if (place == DOSSIER_BOARD_NONE || !dossier_board_lists_focus (self, events, place))
    return FALSE;
  if (events)
    dossier_board_state_choose_event (self->state, place);
  return TRUE;
}

static gboolean
row_bounds (DossierBoardLists *self,
            gboolean           events,
            GdkRectangle      *area)
{
  GtkWidget *row = gtk_widget_get_focus_child (dossier_board_lists_side (self, events)->view);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &bounds))
    return FALSE;
  *area = (GdkRectangle) { bounds.origin.x + bounds.size.width / 4, bounds.origin.y + bounds.size.height / 2, 1, 1 };
  return TRUE;
}

static gboolean
open_menu_at_focus (DossierBoardLists *self,
                    gboolean           events)
{
  guint place = dossier_board_lists_focused_row (self, events);
  GdkRectangle area;

  if (place == DOSSIER_BOARD_NONE || !row_bounds (self, events, &area))
    return FALSE;
  g_signal_emit_by_name (self, "context-menu", events, place, &area);
  return TRUE;
}

static gboolean
key_pressed (DossierBoardLists *self,
             gboolean           events,
             guint              keyval,
             GdkModifierType    state)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint towards_events = mirrored ? GDK_KEY_Left : GDK_KEY_Right, towards_actors = mirrored ? GDK_KEY_Right : GDK_KEY_Left;

  state &= GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK;
  if (state == GDK_ALT_MASK && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    return step_lit (self, events, keyval == GDK_KEY_Down ? 1 : -1);
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && state == GDK_SHIFT_MASK))
    return open_menu_at_focus (self, events);
  if (state != 0)
    return FALSE;
  if (events && (keyval == GDK_KEY_e || keyval == GDK_KEY_F2))
    return gtk_widget_activate_action (GTK_WIDGET (self), "board.edit-event", NULL);
  /* With an actor and an event chosen it is their link that goes, else the event. */
  if (keyval == GDK_KEY_Delete && dossier_board_state_n_chosen (self->state) > 0)
    return gtk_widget_activate_action (GTK_WIDGET (self), "board.unlink", NULL);
  if (events && keyval == GDK_KEY_Delete)
    return gtk_widget_activate_action (GTK_WIDGET (self), "board.delete-event", NULL);
  if (keyval == towards_events)
    return events || cross_over (self, TRUE);
  if (keyval == towards_actors)
    return !events || cross_over (self, FALSE);
  if (keyval == GDK_KEY_Escape && dossier_board_state_has_choice (self->state))
    {
      dossier_board_state_clear (self->state);
      return TRUE;
    }
  return FALSE;
}

static gboolean
actors_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               DossierBoardLists     *self)
{
  return key_pressed (self, FALSE, keyval, state);
}

static gboolean
events_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               DossierBoardLists     *self)
{
  return key_pressed (self, TRUE, keyval, state);
}

static void
right_click_cb (GtkGestureClick   *gesture,
                int                n_press,
                double             x,
                double             y,
                DossierBoardLists *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT), *row;
  GdkRectangle area = { x, y, 1, 1 };
  DossierItem *item;
  gboolean events;
  guint place;

  if (picked == NULL)
    return;
  events = gtk_widget_is_ancestor (picked, self->events.view);
  row = gtk_widget_get_ancestor (picked, DOSSIER_TYPE_BOARD_ROW);
  item = row != NULL ? dossier_board_row_get_item (DOSSIER_BOARD_ROW (row)) : NULL;
  if (item == NULL)
    return;
  place = events ? dossier_board_state_find_event (self->state, dossier_item_get_id (item))
                 : dossier_board_state_find_actor (self->state, dossier_item_get_id (item));
  if (place == DOSSIER_BOARD_NONE)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit_by_name (self, "context-menu", events, place, &area);
}

/* For one of the lists, once it is made. */
void
dossier_board_lists_install_keys (DossierBoardLists *self,
                                  gboolean           events)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (events ? events_key_cb : actors_key_cb), self);
  gtk_widget_add_controller (dossier_board_lists_side (self, events)->view, keys);
}

void
dossier_board_lists_install_menu (DossierBoardLists *self)
{
  GtkGesture *right_click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (right_click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right_click));
}
