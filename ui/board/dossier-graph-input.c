/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys and pointer over a link graph: walking from node to node, dragging nodes or the ground, the wheel. Part of
 * DossierGraphCanvas; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-graph-canvas-private.h"

#include <math.h>

static gboolean
step (DossierGraphCanvas *self,
      double              dx,
      double              dy)
{
  gint next = dossier_graph_canvas_count (self) > 0 ? dossier_link_graph_step (self->graph, self->current, dx, dy) : -1;

  if (next >= 0)
    dossier_graph_canvas_go_to (self, (guint) next);
  return TRUE;
}

static gboolean
nudge (DossierGraphCanvas *self,
       double              dx,
       double              dy)
{
  if (dossier_graph_canvas_count (self) > 0)
    dossier_graph_canvas_move_node (self, self->current, 20 * dx, 20 * dy);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierGraphCanvas    *self)
{
  gboolean (*move) (DossierGraphCanvas *, double, double) = state & GDK_SHIFT_MASK ? nudge : step;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || dossier_graph_canvas_count (self) == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return move (self, -1, 0);
    case GDK_KEY_Right:
      return move (self, 1, 0);
    case GDK_KEY_Up:
      return move (self, 0, -1);
    case GDK_KEY_Down:
      return move (self, 0, 1);
    case GDK_KEY_Home:
      dossier_graph_canvas_go_to (self, 0);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      dossier_graph_canvas_zoom (self, 1.2);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      dossier_graph_canvas_zoom (self, 1 / 1.2);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      dossier_graph_canvas_zoom (self, 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit_by_name (self, "activated");
      return TRUE;
    case GDK_KEY_space:
      g_signal_emit_by_name (self, "centre");
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pressed_cb (GtkGestureClick    *gesture,
            int                 n_press,
            double              x,
            double              y,
            DossierGraphCanvas *self)
{
  int found = dossier_graph_canvas_node_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (found < 0)
    return;
  dossier_graph_canvas_go_to (self, (guint) found);
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      GdkRectangle area = { (int) x, (int) y, 1, 1 };

      g_signal_emit_by_name (self, "context-menu", &area);
    }
  else if (n_press == 2)
    {
      g_signal_emit_by_name (self, "centre");
    }
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               DossierGraphCanvas *self)
{
  self->dragged = dossier_graph_canvas_node_at (self, x, y);
  self->drag_x = self->dragged >= 0 ? DOSSIER_GRAPH_NODE (self, self->dragged)->x : self->middle_x;
  self->drag_y = self->dragged >= 0 ? DOSSIER_GRAPH_NODE (self, self->dragged)->y : self->middle_y;
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              dx,
                double              dy,
                DossierGraphCanvas *self)
{
  if (self->dragged >= (int) dossier_graph_canvas_count (self))
    return;
  if (self->dragged >= 0)
    {
      DOSSIER_GRAPH_NODE (self, self->dragged)->x = self->drag_x + dx / self->zoom;
      DOSSIER_GRAPH_NODE (self, self->dragged)->y = self->drag_y + dy / self->zoom;
    }
  else
    {
      self->middle_x = self->drag_x - dx / self->zoom;
      self->middle_y = self->drag_y - dy / self->zoom;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DossierGraphCanvas       *self)
{
  dossier_graph_canvas_zoom (self, pow (1.1, -dy));
  return GDK_EVENT_STOP;
}

/**
 * dossier_graph_canvas_add_input:
 * @self: a canvas being made
 */
void
dossier_graph_canvas_add_input (DossierGraphCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
