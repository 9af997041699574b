/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline as a widget that scrolls: its lanes, their layout, and what is set from outside. Main thread; the page owns it.
 * The layout is made anew when the scale changes; scrolling only asks it what is in view. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-canvas-private.h"

#define LEAST_HEADING 110
#define MOST_HEADING 220

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_ACTIVATED,
  SIGNAL_VIEW_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DossierTimelineCanvas, dossier_timeline_canvas, DOSSIER_TYPE_SCROLL_AREA)

/* Makes scale and layout anew; what is chosen, scrolled to and unfolded stays. */
void
dossier_timeline_canvas_lay_out (DossierTimelineCanvas *self)
{
  g_clear_pointer (&self->layout, dossier_timeline_layout_free);
  g_clear_pointer (&self->scale, dossier_timeline_scale_free);
  self->hovered = NULL;
  g_ptr_array_set_size (self->chosen_items, 0);
  if (self->timeline == NULL || !self->has_range || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;
  if (self->fitted || self->rate <= 0)
    self->rate = dossier_timeline_canvas_fitting_rate (self);
  self->scale = dossier_timeline_scale_new (&self->range, self->fold ? self->quiet : NULL, DOSSIER_CANVAS_FOLD, self->rate);
  self->layout = dossier_timeline_layout_new (self->timeline, self->lanes, self->scale, &self->metrics, self->unfolded);
  dossier_timeline_canvas_find_chosen (self);
  dossier_timeline_canvas_configure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
measure_headings (DossierTimelineCanvas *self)
{
  int width = 0;

  for (guint i = 0; self->lanes != NULL && i < MIN (self->lanes->len, 200); i++)
    {
      PangoLayout *layout = dossier_timeline_canvas_heading (self, i);
      int natural;

      pango_layout_set_width (layout, -1);
      pango_layout_get_pixel_size (layout, &natural, NULL);
      width = MAX (width, natural);
    }
  self->heading_width = CLAMP (width + 48, LEAST_HEADING, MOST_HEADING);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0 && gtk_widget_get_width (GTK_WIDGET (self)) < 640)
    self->heading_width = MIN (self->heading_width, 130);
}

static void
measure_font (DossierTimelineCanvas *self)
{
  PangoFontMetrics *font = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  double height = pango_units_to_double (pango_font_metrics_get_height (font));

  self->metrics = (DossierTimelineMetrics) {
    .row = MAX (30, height + 13), .mark = MAX (20, height + 3), .padding = 10, .least = 9, .open = 40,
    .character = pango_units_to_double (pango_font_metrics_get_approximate_char_width (font)), .gap = 6,
  };
  self->ruler_height = (int) (height * 2 + 10);
  pango_font_metrics_unref (font);
}

static void
forget_texts (DossierTimelineCanvas *self)
{
  g_hash_table_remove_all (self->titles);
  g_hash_table_remove_all (self->headings);
  g_hash_table_remove_all (self->labels);
}

static void
make_lanes (DossierTimelineCanvas *self)
{
  g_clear_pointer (&self->layout, dossier_timeline_layout_free);
  g_ptr_array_set_size (self->chosen_items, 0);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_hash_table_remove_all (self->unfolded);
  forget_texts (self);
  if (self->timeline != NULL)
    self->lanes = dossier_timeline_make_lanes (self->timeline, self->mode);
  measure_headings (self);
}

/* Widget */

static void
dossier_timeline_canvas_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 400;
}

static void
dossier_timeline_canvas_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);

  measure_headings (self);
  if (self->layout == NULL || self->fitted)
    dossier_timeline_canvas_lay_out (self);
  dossier_timeline_canvas_show_wanted (self);
  dossier_timeline_canvas_configure (self);
}

static void
dossier_timeline_canvas_css_changed (GtkWidget         *widget,
                                     GtkCssStyleChange *change)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);

  GTK_WIDGET_CLASS (dossier_timeline_canvas_parent_class)->css_changed (widget, change);
  forget_texts (self);
  measure_font (self);
  measure_headings (self);
  dossier_timeline_canvas_lay_out (self);
}

static void
dossier_timeline_canvas_adjust (DossierScrollArea *area)
{
  dossier_timeline_canvas_configure (DOSSIER_TIMELINE_CANVAS (area));
}

static void
dossier_timeline_canvas_scrolled (DossierScrollArea *area)
{
  gtk_widget_queue_draw (GTK_WIDGET (area));
  g_signal_emit (area, signals[SIGNAL_VIEW_CHANGED], 0);
}

static void
dossier_timeline_canvas_finalize (GObject *object)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (object);

  g_clear_pointer (&self->layout, dossier_timeline_layout_free);
  g_clear_pointer (&self->scale, dossier_timeline_scale_free);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->quiet, g_array_unref);
  g_clear_pointer (&self->timeline, dossier_timeline_free);
  g_hash_table_unref (self->unfolded);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->headings);
  g_hash_table_unref (self->labels);
  g_ptr_array_unref (self->chosen_items);
  g_array_unref (self->visible);
  G_OBJECT_CLASS (dossier_timeline_canvas_parent_class)->finalize (object);
}

static void
dossier_timeline_canvas_class_init (DossierTimelineCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierScrollAreaClass *area_class = DOSSIER_SCROLL_AREA_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_timeline_canvas_finalize;
  widget_class->measure = dossier_timeline_canvas_measure;
  widget_class->size_allocate = dossier_timeline_canvas_size_allocate;
  widget_class->snapshot = dossier_timeline_canvas_snapshot;
  widget_class->css_changed = dossier_timeline_canvas_css_changed;
  area_class->adjust = dossier_timeline_canvas_adjust;
  area_class->scrolled = dossier_timeline_canvas_scrolled;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_VIEW_CHANGED] = g_signal_new ("view-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "timeline-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  dossier_timeline_canvas_bind_keys (widget_class);
}

static void
dossier_timeline_canvas_init (DossierTimelineCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->fitted = TRUE;
  self->chosen_event = self->chosen_lane = DOSSIER_TIMELINE_NONE;
  self->unfolded = g_hash_table_new (NULL, NULL);
  self->titles = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->headings = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->chosen_items = g_ptr_array_new ();
  self->visible = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  measure_font (self);
  dossier_timeline_canvas_tell_chosen (self);
  dossier_timeline_canvas_add_input (self);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_timeline_canvas_new (void)
{
  return g_object_new (DOSSIER_TYPE_TIMELINE_CANVAS, NULL);
}

/**
 * dossier_timeline_canvas_set_timeline:
 * @timeline: (transfer full): what to show from now on; scale, place and what is chosen stay where that is possible
 */
void
dossier_timeline_canvas_set_timeline (DossierTimelineCanvas *self,
                                      DossierTimeline       *timeline)
{
  DossierTimelineSpan shown = { 0, 0 };
  gboolean keep;

  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self));

  keep = self->scale != NULL && !self->fitted;
  if (keep)
    dossier_timeline_canvas_get_span (self, &shown.start, &shown.end);
  g_clear_pointer (&self->layout, dossier_timeline_layout_free);
  g_clear_pointer (&self->quiet, g_array_unref);
  g_clear_pointer (&self->timeline, dossier_timeline_free);
  self->timeline = timeline;
  self->has_range = dossier_timeline_range (timeline, &self->range);
  self->quiet = self->has_range ? dossier_timeline_quiet (timeline, &self->range) : NULL;
  self->chosen_event = dossier_timeline_find (timeline, &self->chosen);
  make_lanes (self);
  self->chosen_lane = self->chosen_event != DOSSIER_TIMELINE_NONE ? dossier_timeline_canvas_lane_of (self, self->chosen_event) : DOSSIER_TIMELINE_NONE;
  dossier_timeline_canvas_lay_out (self);
  if (keep && self->scale != NULL)
    {
      /* The same scale, with the same instant at the left. */
      gtk_adjustment_set_value (dossier_timeline_canvas_across (self), dossier_timeline_scale_x (self->scale, shown.start) + DOSSIER_CANVAS_LEFT);
    }
  dossier_timeline_canvas_tell_chosen (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

void
dossier_timeline_canvas_set_lanes (DossierTimelineCanvas *self,
                                   DossierTimelineLanes   lanes)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self));

  if (self->mode == lanes)
    return;
  self->mode = lanes;
  make_lanes (self);
  self->chosen_lane = DOSSIER_TIMELINE_NONE;
  if (self->lanes != NULL && self->chosen_event != DOSSIER_TIMELINE_NONE)
    self->chosen_lane = dossier_timeline_canvas_lane_of (self, self->chosen_event);
  dossier_timeline_canvas_lay_out (self);
  if (self->layout != NULL)
    dossier_timeline_canvas_reveal (self);
  dossier_timeline_canvas_tell_chosen (self);
}

/**
 * dossier_timeline_canvas_set_fold:
 * @fold: whether long stretches without events are drawn narrow
 */
void
dossier_timeline_canvas_set_fold (DossierTimelineCanvas *self,
                                  gboolean               fold)
{
  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self));

  if (self->fold == fold)
    return;
  self->fold = fold;
  dossier_timeline_canvas_lay_out (self);
  if (self->layout != NULL)
    dossier_timeline_canvas_reveal (self);
}

/* Returns: whether there is a long stretch without events */
gboolean
dossier_timeline_canvas_can_fold (DossierTimelineCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self), FALSE);

  return self->quiet != NULL && self->quiet->len > 0;
}
