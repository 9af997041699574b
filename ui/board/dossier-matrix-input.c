/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys and pointer over the table of actors and events. Part of DossierMatrixView; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-matrix-view-private.h"

static gboolean
jump (DossierMatrixView *self,
      int                rows,
      int                columns)
{
  guint row = (guint) MAX (self->row, 0), column = (guint) MAX (self->column, 0);

  if (self->matrix != NULL && self->row >= 0 && self->column >= 0 && dossier_matrix_next_filled (self->matrix, &row, &column, rows, columns))
    return dossier_matrix_view_move_to (self, (int) row, (int) column);
  if (rows != 0)
    return dossier_matrix_view_move_to (self, rows > 0 ? G_MAXINT : DOSSIER_MATRIX_HEADING, self->column);
  return dossier_matrix_view_move_to (self, self->row, columns > 0 ? G_MAXINT : DOSSIER_MATRIX_HEADING);
}

static void
activate (DossierMatrixView *self)
{
  guint actor, event;

  dossier_matrix_view_get_current (self, &actor, &event);
  if (actor != DOSSIER_BOARD_NONE || event != DOSSIER_BOARD_NONE)
    g_signal_emit_by_name (self, "cell-activated", actor, event);
}

static gboolean
open_menu (DossierMatrixView *self)
{
  GdkRectangle area;
  guint actor, event;

  dossier_matrix_view_get_current (self, &actor, &event);
  if ((actor == DOSSIER_BOARD_NONE && event == DOSSIER_BOARD_NONE) || !dossier_matrix_view_get_area (self, &area))
    return FALSE;
  g_signal_emit_by_name (self, "context-menu", actor == DOSSIER_BOARD_NONE, actor == DOSSIER_BOARD_NONE ? event : actor, &area);
  return TRUE;
}

static gboolean
move_by_key (DossierMatrixView *self,
             guint              keyval,
             gboolean           control)
{
  GtkAdjustment *adjustment = dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
  int page = adjustment != NULL ? (int) (gtk_adjustment_get_page_size (adjustment) / dossier_matrix_view_size (self, FALSE, TRUE)) : 1;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right))
    keyval = keyval == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return control ? jump (self, 0, -1) : dossier_matrix_view_move_to (self, self->row, self->column - 1);
    case GDK_KEY_Right:
      return control ? jump (self, 0, 1) : dossier_matrix_view_move_to (self, self->row, self->column + 1);
    case GDK_KEY_Up:
      return control ? jump (self, -1, 0) : dossier_matrix_view_move_to (self, self->row - 1, self->column);
    case GDK_KEY_Down:
      return control ? jump (self, 1, 0) : dossier_matrix_view_move_to (self, self->row + 1, self->column);
    case GDK_KEY_Home:
      return dossier_matrix_view_move_to (self, control ? 0 : self->row, 0);
    case GDK_KEY_End:
      return dossier_matrix_view_move_to (self, control ? G_MAXINT : self->row, G_MAXINT);
    case GDK_KEY_Page_Up:
      return dossier_matrix_view_move_to (self, MAX (0, self->row - MAX (1, page - 1)), self->column);
    case GDK_KEY_Page_Down:
      return dossier_matrix_view_move_to (self, self->row + MAX (1, page - 1), self->column);
    default:
      return FALSE;
    }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierMatrixView     *self)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK);

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return open_menu (self);
  if ((keyval == GDK_KEY_s && held == 0) || (keyval == GDK_KEY_S && held == GDK_SHIFT_MASK))
    {
      dossier_matrix_view_sort (self, held == 0);
      return TRUE;
    }
  if (held != 0 && held != GDK_CONTROL_MASK)
    return FALSE;
  if (held == 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    {
      activate (self);
      return TRUE;
    }
  return move_by_key (self, keyval, held == GDK_CONTROL_MASK);
}

static void
pressed_cb (GtkGestureClick   *gesture,
            int                n_press,
            double             x,
            double             y,
            DossierMatrixView *self)
{
  gboolean secondary = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY;
  int row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!dossier_matrix_view_cell_at (self, x, y, &row, &column))
    return;
  dossier_matrix_view_move_to (self, row, column);
  if (secondary)
    open_menu (self);
  else if (row < 0 && column < 0)
    {
      self->sorted_by[0] = self->sorted_by[1] = DOSSIER_ID_NIL;
      dossier_matrix_sort_rows (self->matrix, DOSSIER_MATRIX_NONE);
      dossier_matrix_sort_columns (self->matrix, DOSSIER_MATRIX_NONE);
    }
  else if (n_press == 1 && (row < 0 || column < 0))
    dossier_matrix_view_sort (self, row < 0);
  else if (n_press == 2 && row >= 0 && column >= 0)
    activate (self);
}

gboolean
dossier_matrix_view_query_tooltip (GtkWidget  *widget,
                                   int         x,
                                   int         y,
                                   gboolean    keyboard,
                                   GtkTooltip *tooltip)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (widget);
  int row = self->row, column = self->column, kept_row = self->row, kept_column = self->column;
  g_autofree char *words = NULL;

  if (self->matrix == NULL || (!keyboard && !dossier_matrix_view_cell_at (self, x, y, &row, &column)) || (row < 0 && column < 0))
    return FALSE;
  self->row = row;
  self->column = column;
  words = dossier_matrix_view_get_words (self);
  self->row = kept_row;
  self->column = kept_column;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/**
 * dossier_matrix_view_add_input:
 * @self: a view being made
 */
void
dossier_matrix_view_add_input (DossierMatrixView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
