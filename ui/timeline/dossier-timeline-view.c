/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which stretch of time the canvas shows and in which scale: all of it, what somebody zoomed to, or a span that was asked for.
 * Part of DossierTimelineCanvas; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-canvas-private.h"

/* What is scrolled out, and what is left of the widget beside headings and ruler; pixels. */

double
dossier_timeline_canvas_left (DossierTimelineCanvas *self)
{
  return dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
}

double
dossier_timeline_canvas_top (DossierTimelineCanvas *self)
{
  return dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
}

double
dossier_timeline_canvas_view_width (DossierTimelineCanvas *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->heading_width, 1);
}

double
dossier_timeline_canvas_view_height (DossierTimelineCanvas *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->ruler_height, 1);
}

static double
content_width (DossierTimelineCanvas *self)
{
  return self->scale != NULL ? self->scale->width + DOSSIER_CANVAS_LEFT + DOSSIER_CANVAS_RIGHT : 1;
}

/* Milliseconds a pixel with which all of it is to be seen. */
double
dossier_timeline_canvas_fitting_rate (DossierTimelineCanvas *self)
{
  return dossier_timeline_fitting_rate (&self->range, self->fold ? self->quiet : NULL, DOSSIER_CANVAS_FOLD,
                                        MAX (dossier_timeline_canvas_view_width (self) - DOSSIER_CANVAS_LEFT - DOSSIER_CANVAS_RIGHT, 100));
}

/* Tells the scrollbars how much there is. */
void
dossier_timeline_canvas_configure (DossierTimelineCanvas *self)
{
  GtkAdjustment *across = dossier_timeline_canvas_across (self), *down = dossier_timeline_canvas_down (self);
  double width = dossier_timeline_canvas_view_width (self), height = dossier_timeline_canvas_view_height (self);
  double all = MAX (content_width (self), width), tall = self->layout != NULL ? dossier_timeline_layout_height (self->layout) : 1;

  if (across != NULL)
    gtk_adjustment_configure (across, CLAMP (dossier_timeline_canvas_left (self), 0, all - width), 0, all, width * 0.1, width * 0.9, width);
  if (down != NULL)
    gtk_adjustment_configure (down, CLAMP (dossier_timeline_canvas_top (self), 0, MAX (tall - height, 0)), 0, MAX (tall, height),
                              self->metrics.row, height * 0.9, height);
}

static void
scroll_to (DossierTimelineCanvas *self,
           double                 x)
{
  GtkAdjustment *across = dossier_timeline_canvas_across (self);

  if (across != NULL)
    gtk_adjustment_set_value (across, x);
}

/* Another scale; what is @anchor pixels from the left of the view stays there. */
void
dossier_timeline_canvas_set_rate (DossierTimelineCanvas *self,
                                  double                 rate,
                                  double                 anchor)
{
  gint64 time;
  double fit;

  if (self->scale == NULL)
    return;
  fit = dossier_timeline_canvas_fitting_rate (self);
  time = dossier_timeline_scale_time (self->scale, dossier_timeline_canvas_left (self) + anchor - DOSSIER_CANVAS_LEFT);
  self->rate = CLAMP (rate, MIN (DOSSIER_TIMELINE_FASTEST, fit), fit);
  self->fitted = self->rate >= fit * 0.999;
  dossier_timeline_canvas_lay_out (self);
  scroll_to (self, dossier_timeline_scale_x (self->scale, time) + DOSSIER_CANVAS_LEFT - anchor);
  g_signal_emit_by_name (self, "view-changed");
}

/* Shows the span that was asked for, when there is a scale to show it in. */
void
dossier_timeline_canvas_show_wanted (DossierTimelineCanvas *self)
{
  double length = (double) self->wanted.end - (double) self->wanted.start, width = dossier_timeline_canvas_view_width (self);

  if (self->wanted.start >= self->wanted.end || self->scale == NULL)
    return;
  self->fitted = FALSE;
  self->rate = CLAMP (length / MAX (width - DOSSIER_CANVAS_LEFT, 50), DOSSIER_TIMELINE_FASTEST, dossier_timeline_canvas_fitting_rate (self));
  dossier_timeline_canvas_lay_out (self);
  /* What is folded within it makes it narrower than it need be. */
  length = dossier_timeline_scale_x (self->scale, self->wanted.end) - dossier_timeline_scale_x (self->scale, self->wanted.start);
  if (self->fold && length > 1 && length < width * 0.7)
    {
      self->rate = CLAMP (self->rate * length / (width * 0.9), DOSSIER_TIMELINE_FASTEST, self->rate);
      dossier_timeline_canvas_lay_out (self);
    }
  scroll_to (self, dossier_timeline_scale_x (self->scale, self->wanted.start) + DOSSIER_CANVAS_LEFT);
  self->wanted = (DossierTimelineSpan) { 0, 0 };
}

/**
 * dossier_timeline_canvas_zoom:
 * @factor: above 1 shows less, larger; what is chosen and in view stays where it is, else what is in the middle
 */
void
dossier_timeline_canvas_zoom (DossierTimelineCanvas *self,
                              double                 factor)
{
  double anchor;

  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self) && factor > 0);

  anchor = dossier_timeline_canvas_view_width (self) / 2;
  if (self->chosen_items->len > 0)
    {
      const DossierTimelineItem *item = g_ptr_array_index (self->chosen_items, 0);
      double x = item->x + item->width / 2 + DOSSIER_CANVAS_LEFT - dossier_timeline_canvas_left (self);

      if (x >= 0 && x <= dossier_timeline_canvas_view_width (self))
        anchor = x;
    }
  dossier_timeline_canvas_set_rate (self, self->rate / factor, anchor);
}

/* Shows all of it. */
void
dossier_timeline_canvas_fit (DossierTimelineCanvas *self)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self));

  self->fitted = TRUE;
  dossier_timeline_canvas_lay_out (self);
  g_signal_emit_by_name (self, "view-changed");
}

gboolean
dossier_timeline_canvas_is_fitted (DossierTimelineCanvas *self)
{
  return self->fitted;
}

/**
 * dossier_timeline_canvas_get_span:
 * @earliest: (out): at the left edge, UTC milliseconds
 * @latest: (out): at the right edge
 */
void
dossier_timeline_canvas_get_span (DossierTimelineCanvas *self,
                                  gint64                *earliest,
                                  gint64                *latest)
{
  double left = dossier_timeline_canvas_left (self) - DOSSIER_CANVAS_LEFT;

  *earliest = self->scale != NULL ? dossier_timeline_scale_time (self->scale, MAX (left, 0)) : 0;
  *latest = self->scale != NULL ? dossier_timeline_scale_time (self->scale, MIN (left + dossier_timeline_canvas_view_width (self), self->scale->width)) : 0;
}

/**
 * dossier_timeline_canvas_show_span:
 *
 * Shows a stretch of time, as large as it can be; once there is a size, if there is none yet.
 */
void
dossier_timeline_canvas_show_span (DossierTimelineCanvas *self,
                                   gint64                 earliest,
                                   gint64                 latest)
{
  double air = ((double) latest - (double) earliest) * 0.02;

  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self));

  self->wanted = (DossierTimelineSpan) { earliest - (gint64) air, latest + (gint64) air };
  dossier_timeline_canvas_show_wanted (self);
  g_signal_emit_by_name (self, "view-changed");
}
