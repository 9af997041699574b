/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pointer and keys on the canvas. Main thread. A drag pans, a click chooses, a second one opens; the wheel goes through the lanes,
 * with Shift through time, with Ctrl through the scales. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-canvas-private.h"

#include <math.h>

#include "dossier-timeline-words.h"

#define WHEEL_STEP 90
#define WHEEL_ZOOM 1.25
#define DRAG_THRESHOLD 6

static void
scroll_by (GtkAdjustment *adjustment,
           double         by)
{
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static gboolean
overflows (GtkAdjustment *adjustment)
{
  return adjustment != NULL && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 0.5;
}

/* Wheel and pinch */

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DossierTimelineCanvas    *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  /* A touchpad tells pixels, a wheel clicks. */
  gboolean pixels = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double step = pixels ? 1 : WHEEL_STEP;

  if (state & GDK_CONTROL_MASK)
    {
      dossier_timeline_canvas_set_rate (self, self->rate * pow (WHEEL_ZOOM, pixels ? dy / WHEEL_STEP : dy), MAX (self->pointer_x - self->heading_width, 0));
      return TRUE;
    }
  if (state & GDK_SHIFT_MASK)
    {
      scroll_by (dossier_timeline_canvas_across (self), (dx + dy) * step);
      return TRUE;
    }
  /* With nothing above or below, the wheel moves through time. */
  if (dx == 0 && !overflows (dossier_timeline_canvas_down (self)))
    {
      scroll_by (dossier_timeline_canvas_across (self), dy * step);
      return TRUE;
    }
  return FALSE;
}

static void
pinch_begin_cb (GtkGesture            *gesture,
                GdkEventSequence      *sequence,
                DossierTimelineCanvas *self)
{
  self->pinch_rate = self->rate;
}

static void
pinch_cb (GtkGestureZoom        *gesture,
          double                 scale,
          DossierTimelineCanvas *self)
{
  double x = self->pointer_x, y;

  if (gtk_gesture_is_recognized (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  if (scale > 0 && self->pinch_rate > 0)
    dossier_timeline_canvas_set_rate (self, self->pinch_rate / scale, MAX (x - self->heading_width, 0));
}

/* Pointer */

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           DossierTimelineCanvas    *self)
{
  const DossierTimelineItem *item = dossier_timeline_canvas_item_at (self, x, y);

  self->pointer_x = x;
  self->pointer_y = y;
  if (item == self->hovered)
    return;
  self->hovered = item;
  if (!self->dragging)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), item != NULL ? "pointer" : NULL);
}

static void
drag_begin_cb (GtkGestureDrag        *gesture,
               double                 x,
               double                 y,
               DossierTimelineCanvas *self)
{
  self->drag_left = dossier_timeline_canvas_left (self);
  self->drag_top = dossier_timeline_canvas_top (self);
  self->dragging = FALSE;
}

static void
drag_update_cb (GtkGestureDrag        *gesture,
                double                 dx,
                double                 dy,
                DossierTimelineCanvas *self)
{
  if (!self->dragging && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  if (!self->dragging)
    {
      self->dragging = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  if (dossier_timeline_canvas_across (self) != NULL)
    gtk_adjustment_set_value (dossier_timeline_canvas_across (self), self->drag_left - dx);
  if (dossier_timeline_canvas_down (self) != NULL)
    gtk_adjustment_set_value (dossier_timeline_canvas_down (self), self->drag_top - dy);
}

static void
drag_end_cb (GtkGestureDrag        *gesture,
             double                 dx,
             double                 dy,
             DossierTimelineCanvas *self)
{
  self->dragging = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), NULL);
}

static void
pressed_cb (GtkGestureClick       *gesture,
            int                    n_press,
            double                 x,
            double                 y,
            DossierTimelineCanvas *self)
{
  self->press_x = x;
  self->press_y = y;
}

static void
released_cb (GtkGestureClick       *gesture,
             int                    n_press,
             double                 x,
             double                 y,
             DossierTimelineCanvas *self)
{
  const DossierTimelineItem *item = dossier_timeline_canvas_item_at (self, x, y);

  if (hypot (x - self->press_x, y - self->press_y) >= DRAG_THRESHOLD)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (item == NULL)
    return;
  if (item->more > 0)
    dossier_timeline_canvas_show_more (self, item);
  else if (n_press == 2)
    g_signal_emit_by_name (self, "activated");
  else
    dossier_timeline_canvas_choose_at (self, item->event, item->lane, FALSE);
}

static gboolean
query_tooltip_cb (GtkWidget             *widget,
                  int                    x,
                  int                    y,
                  gboolean               keyboard,
                  GtkTooltip            *tooltip,
                  DossierTimelineCanvas *self)
{
  const DossierTimelineItem *item = keyboard ? NULL : dossier_timeline_canvas_item_at (self, x, y);
  const DossierTimelineEvent *event;
  g_autofree char *dates = NULL, *words = NULL;

  if (item == NULL || item->more > 0)
    {
      guint lane = self->layout != NULL && x < self->heading_width && y > self->ruler_height
                     ? dossier_timeline_layout_lane_at (self->layout, y - self->ruler_height + dossier_timeline_canvas_top (self)) : DOSSIER_TIMELINE_NONE;

      if (lane == DOSSIER_TIMELINE_NONE || !pango_layout_is_ellipsized (dossier_timeline_canvas_heading (self, lane)))
        return FALSE;
      gtk_tooltip_set_text (tooltip, dossier_timeline_lane_words (g_ptr_array_index (self->lanes, lane), self->mode));
      return TRUE;
    }
  event = g_ptr_array_index (self->timeline->events, item->event);
  dates = dossier_timeline_event_words (event);
  words = g_strdup_printf ("%s\n%s", event->title, dates);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* Keys */

static double
place_of (DossierTimelineCanvas *self,
          guint                  event)
{
  gint64 earliest, latest;

  dossier_timeline_event_span (g_ptr_array_index (self->timeline->events, event), &earliest, &latest);
  return (double) earliest;
}

/* Through time: all events, or only those of the lane. */
static void
step_event (DossierTimelineCanvas *self,
            int                    by,
            gboolean               in_lane)
{
  guint event = self->chosen_event, found = 0;
  const GArray *events = in_lane && self->chosen_lane < self->lanes->len
                           ? ((DossierTimelineLane *) g_ptr_array_index (self->lanes, self->chosen_lane))->events : NULL;

  if (event == DOSSIER_TIMELINE_NONE || event >= self->timeline->n_dated)
    event = by > 0 ? 0 : self->timeline->n_dated - 1;
  else if (events != NULL && g_array_binary_search ((GArray *) events, &event, dossier_timeline_compare_places, &found))
    event = g_array_index (events, guint, CLAMP ((int) found + by, 0, (int) events->len - 1));
  else
    event = (guint) CLAMP ((gint64) event + by, 0, (gint64) self->timeline->n_dated - 1);
  dossier_timeline_canvas_choose_at (self, event, in_lane && events != NULL ? self->chosen_lane : dossier_timeline_canvas_lane_of (self, event), TRUE);
}

/* To another lane: there to the event that is nearest in time. */
static void
step_lane (DossierTimelineCanvas *self,
           int                    by)
{
  guint lane = self->chosen_lane, best = DOSSIER_TIMELINE_NONE;
  const GArray *events;
  double here, distance = G_MAXDOUBLE;

  if (lane >= self->lanes->len || self->chosen_event == DOSSIER_TIMELINE_NONE)
    {
      step_event (self, by, FALSE);
      return;
    }
  if ((by < 0 && lane == 0) || (by > 0 && lane + 1 == self->lanes->len))
    return;
  lane = (guint) ((int) lane + by);
  events = ((DossierTimelineLane *) g_ptr_array_index (self->lanes, lane))->events;
  here = place_of (self, self->chosen_event);
  for (guint i = 0; i < events->len; i++)
    {
      guint event = g_array_index (events, guint, i);
      double away = event == self->chosen_event ? -1 : fabs (place_of (self, event) - here);

      if (away < distance)
        {
          best = event;
          distance = away;
        }
    }
  if (best != DOSSIER_TIMELINE_NONE)
    dossier_timeline_canvas_choose_at (self, best, lane, TRUE);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  int dx, dy;
  gboolean in_lane;

  g_variant_get (arguments, "(iib)", &dx, &dy, &in_lane);
  if (self->layout == NULL || self->timeline->n_dated == 0)
    return FALSE;
  if (dx != 0)
    step_event (self, dx, in_lane);
  else
    step_lane (self, dy);
  return TRUE;
}

static gboolean
pan_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  double dx, dy;

  g_variant_get (arguments, "(dd)", &dx, &dy);
  scroll_by (dossier_timeline_canvas_across (self), dx * dossier_timeline_canvas_view_width (self));
  scroll_by (dossier_timeline_canvas_down (self), dy * dossier_timeline_canvas_view_height (self));
  return TRUE;
}

static gboolean
zoom_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  double factor;

  g_variant_get (arguments, "(d)", &factor);
  if (factor > 0)
    dossier_timeline_canvas_zoom (DOSSIER_TIMELINE_CANVAS (widget), factor);
  else
    dossier_timeline_canvas_fit (DOSSIER_TIMELINE_CANVAS (widget));
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  g_signal_emit_by_name (widget, "activated");
  return TRUE;
}

void
dossier_timeline_canvas_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; guint pad; int dx; int dy; } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 }, { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1 }, { GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1 },
  };
  /* With Control the same keys are for the size of text in the window. */
  static const struct { guint key; double factor; } zooms[] = {
    { GDK_KEY_plus, 1.5 }, { GDK_KEY_equal, 1.5 }, { GDK_KEY_KP_Add, 1.5 }, { GDK_KEY_minus, 1 / 1.5 }, { GDK_KEY_KP_Subtract, 1 / 1.5 },
    { GDK_KEY_0, 0 }, { GDK_KEY_KP_0, 0 }, { GDK_KEY_Home, 0 },
  };
  static const struct { guint key; double dx; double dy; } pans[] = {
    { GDK_KEY_Page_Up, 0, -0.9 }, { GDK_KEY_Page_Down, 0, 0.9 },
  };
  static const guint enters[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, move_cb, "(iib)", arrows[i].dx, arrows[i].dy, FALSE);
      gtk_widget_class_add_binding (widget_class, arrows[i].pad, 0, move_cb, "(iib)", arrows[i].dx, arrows[i].dy, FALSE);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_CONTROL_MASK, move_cb, "(iib)", arrows[i].dx, arrows[i].dy, TRUE);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_SHIFT_MASK, pan_cb, "(dd)", arrows[i].dx * 0.25, arrows[i].dy * 0.25);
    }
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      gtk_widget_class_add_binding (widget_class, zooms[i].key, 0, zoom_cb, "(d)", zooms[i].factor);
      if (zooms[i].key == GDK_KEY_plus)
        gtk_widget_class_add_binding (widget_class, zooms[i].key, GDK_SHIFT_MASK, zoom_cb, "(d)", zooms[i].factor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    gtk_widget_class_add_binding (widget_class, pans[i].key, 0, pan_cb, "(dd)", pans[i].dx, pans[i].dy);
  for (guint i = 0; i < G_N_ELEMENTS (enters); i++)
    gtk_widget_class_add_binding (widget_class, enters[i], 0, activate_cb, NULL);
}

void
dossier_timeline_canvas_add_input (DossierTimelineCanvas *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *click = gtk_gesture_click_new (), *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_gesture_group (click, drag);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
}
