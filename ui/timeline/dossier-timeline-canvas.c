/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of the timeline is shown, in which scale, and what is chosen. Main thread; the page owns it. The layout is made anew when
 * the scale changes; scrolling only asks it what is in view. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-timeline-words.h"
#include "dossier-ui.h"

#define LEAST_HEADING 110
#define MOST_HEADING 220

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_ACTIVATED,
  SIGNAL_VIEW_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierTimelineCanvas, dossier_timeline_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Geometry */

double
dossier_timeline_canvas_left (DossierTimelineCanvas *self)
{
  return self->hadjustment != NULL ? gtk_adjustment_get_value (self->hadjustment) : 0;
}

double
dossier_timeline_canvas_top (DossierTimelineCanvas *self)
{
  return self->vadjustment != NULL ? gtk_adjustment_get_value (self->vadjustment) : 0;
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

static double
fitting_rate (DossierTimelineCanvas *self)
{
  return dossier_timeline_fitting_rate (&self->range, self->fold ? self->quiet : NULL, DOSSIER_CANVAS_FOLD,
                                        MAX (dossier_timeline_canvas_view_width (self) - DOSSIER_CANVAS_LEFT - DOSSIER_CANVAS_RIGHT, 100));
}

static void
configure (DossierTimelineCanvas *self)
{
  double width = dossier_timeline_canvas_view_width (self), height = dossier_timeline_canvas_view_height (self);
  double all = MAX (content_width (self), width), tall = self->layout != NULL ? dossier_timeline_layout_height (self->layout) : 1;

  if (self->hadjustment != NULL)
    gtk_adjustment_configure (self->hadjustment, CLAMP (dossier_timeline_canvas_left (self), 0, all - width), 0, all, width * 0.1, width * 0.9, width);
  if (self->vadjustment != NULL)
    gtk_adjustment_configure (self->vadjustment, CLAMP (dossier_timeline_canvas_top (self), 0, MAX (tall - height, 0)), 0, MAX (tall, height),
                              self->metrics.row, height * 0.9, height);
}

/* Chosen items are those of the layout, so each layout has its own. */
static void
find_chosen_items (DossierTimelineCanvas *self)
{
  g_ptr_array_set_size (self->chosen_items, 0);
  if (self->layout == NULL || self->chosen_event == DOSSIER_TIMELINE_NONE || self->chosen_event >= self->timeline->n_dated)
    return;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const DossierTimelineLane *lane = g_ptr_array_index (self->lanes, i);
      const DossierTimelineItem *item;
      guint found;

      if (!g_array_binary_search (lane->events, &self->chosen_event, dossier_timeline_compare_places, &found))
        continue;
      item = dossier_timeline_layout_find (self->layout, i, self->chosen_event);
      if (item != NULL)
        g_ptr_array_add (self->chosen_items, (gpointer) item);
    }
}

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
    self->rate = fitting_rate (self);
  self->scale = dossier_timeline_scale_new (&self->range, self->fold ? self->quiet : NULL, DOSSIER_CANVAS_FOLD, self->rate);
  self->layout = dossier_timeline_layout_new (self->timeline, self->lanes, self->scale, &self->metrics, self->unfolded);
  find_chosen_items (self);
  configure (self);
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

/* The lane nearest to the one that was looked at in which an event is. */
guint
dossier_timeline_canvas_lane_of (DossierTimelineCanvas *self,
                                 guint                  event)
{
  guint best = DOSSIER_TIMELINE_NONE, distance = G_MAXUINT, found;

  for (guint i = 0; i < self->lanes->len; i++)
    {
      const DossierTimelineLane *lane = g_ptr_array_index (self->lanes, i);
      guint away = i > self->chosen_lane ? i - self->chosen_lane : self->chosen_lane - i;

      if (self->chosen_lane == DOSSIER_TIMELINE_NONE)
        away = i;
      if (away < distance && g_array_binary_search (lane->events, &event, dossier_timeline_compare_places, &found))
        {
          best = i;
          distance = away;
        }
    }
  return best;
}

/* Choosing */

static void
tell_chosen (DossierTimelineCanvas *self)
{
  g_autofree char *words = dossier_timeline_canvas_get_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
reveal (DossierTimelineCanvas *self)
{
  const DossierTimelineItem *item = NULL;
  double left = dossier_timeline_canvas_left (self), width = dossier_timeline_canvas_view_width (self), y;

  for (guint i = 0; i < self->chosen_items->len; i++)
    {
      const DossierTimelineItem *own = g_ptr_array_index (self->chosen_items, i);

      if (item == NULL || own->lane == self->chosen_lane)
        item = own;
    }
  if (item == NULL || self->hadjustment == NULL || self->vadjustment == NULL)
    return;
  if (item->x + DOSSIER_CANVAS_LEFT < left + 12 || item->x + DOSSIER_CANVAS_LEFT + MIN (item->width, width / 2) > left + width - 60)
    gtk_adjustment_set_value (self->hadjustment, item->x + DOSSIER_CANVAS_LEFT - width / 3);
  y = dossier_timeline_layout_row_y (self->layout, item);
  gtk_adjustment_clamp_page (self->vadjustment, y - self->metrics.padding, y + self->metrics.row + self->metrics.padding);
}

void
dossier_timeline_canvas_choose_at (DossierTimelineCanvas *self,
                                   guint                  event,
                                   guint                  lane,
                                   gboolean               show)
{
  gboolean same = event == self->chosen_event && lane == self->chosen_lane;

  self->chosen_event = event;
  self->chosen_lane = lane;
  self->chosen = event != DOSSIER_TIMELINE_NONE ? ((DossierTimelineEvent *) g_ptr_array_index (self->timeline->events, event))->id : DOSSIER_ID_NIL;
  find_chosen_items (self);
  if (show && self->layout != NULL)
    reveal (self);
  tell_chosen (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!same)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

const DossierTimelineItem *
dossier_timeline_canvas_item_at (DossierTimelineCanvas *self,
                                 double                 x,
                                 double                 y)
{
  if (self->layout == NULL || x < self->heading_width || y < self->ruler_height)
    return NULL;
  return dossier_timeline_layout_hit (self->layout, x - self->heading_width + dossier_timeline_canvas_left (self) - DOSSIER_CANVAS_LEFT,
                                      y - self->ruler_height + dossier_timeline_canvas_top (self));
}

/* Brings those that are drawn as one apart: by the scale where that helps, else by giving the lane all its rows. */
void
dossier_timeline_canvas_show_more (DossierTimelineCanvas     *self,
                                   const DossierTimelineItem *item)
{
  const guint *hidden = dossier_timeline_layout_hidden (self->layout, item);
  gint64 first = G_MAXINT64, last = G_MININT64, earliest, latest;
  guint lane = item->lane, event = hidden[0], more = item->more;

  for (guint i = 0; i < more; i++)
    if (dossier_timeline_event_span (g_ptr_array_index (self->timeline->events, hidden[i]), &earliest, &latest))
      {
        first = MIN (first, earliest);
        last = MAX (last, earliest);
      }
  if (((double) last - (double) first) / self->rate < 12 || self->rate <= DOSSIER_TIMELINE_FASTEST * 2)
    {
      g_hash_table_add (self->unfolded, GUINT_TO_POINTER (lane + 1));
      dossier_timeline_canvas_lay_out (self);
    }
  else
    {
      dossier_timeline_canvas_show_span (self, first, last);
    }
  dossier_timeline_canvas_choose_at (self, event, lane, TRUE);
}

/* Scale */

void
dossier_timeline_canvas_set_rate (DossierTimelineCanvas *self,
                                  double                 rate,
                                  double                 anchor)
{
  gint64 time;
  double fit;

  if (self->scale == NULL)
    return;
  fit = fitting_rate (self);
  time = dossier_timeline_scale_time (self->scale, dossier_timeline_canvas_left (self) + anchor - DOSSIER_CANVAS_LEFT);
  self->rate = CLAMP (rate, MIN (DOSSIER_TIMELINE_FASTEST, fit), fit);
  self->fitted = self->rate >= fit * 0.999;
  dossier_timeline_canvas_lay_out (self);
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, dossier_timeline_scale_x (self->scale, time) + DOSSIER_CANVAS_LEFT - anchor);
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

static void
show_wanted (DossierTimelineCanvas *self)
{
  double length = (double) self->wanted.end - (double) self->wanted.start, width = dossier_timeline_canvas_view_width (self);

  if (self->wanted.start >= self->wanted.end || self->scale == NULL)
    return;
  self->fitted = FALSE;
  self->rate = CLAMP (length / MAX (width - DOSSIER_CANVAS_LEFT, 50), DOSSIER_TIMELINE_FASTEST, fitting_rate (self));
  dossier_timeline_canvas_lay_out (self);
  /* What is folded within it makes it narrower than it need be. */
  length = dossier_timeline_scale_x (self->scale, self->wanted.end) - dossier_timeline_scale_x (self->scale, self->wanted.start);
  if (self->fold && length > 1 && length < width * 0.7)
    {
      self->rate = CLAMP (self->rate * length / (width * 0.9), DOSSIER_TIMELINE_FASTEST, self->rate);
      dossier_timeline_canvas_lay_out (self);
    }
  if (self->hadjustment != NULL)
    gtk_adjustment_set_value (self->hadjustment, dossier_timeline_scale_x (self->scale, self->wanted.start) + DOSSIER_CANVAS_LEFT);
  self->wanted = (DossierTimelineSpan) { 0, 0 };
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
  show_wanted (self);
  configure (self);
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
scrolled_cb (DossierTimelineCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

static void
set_adjustment (DossierTimelineCanvas *self,
                GtkAdjustment        **slot,
                GtkAdjustment         *adjustment)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, scrolled_cb, self);
  g_set_object (slot, adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  configure (self);
}

static void
dossier_timeline_canvas_set_property (GObject      *object,
                                      guint         property,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_timeline_canvas_get_property (GObject    *object,
                                      guint       property,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (object);

  switch (property)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
dossier_timeline_canvas_dispose (GObject *object)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (object);

  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, scrolled_cb, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, scrolled_cb, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  G_OBJECT_CLASS (dossier_timeline_canvas_parent_class)->dispose (object);
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
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_timeline_canvas_dispose;
  object_class->finalize = dossier_timeline_canvas_finalize;
  object_class->get_property = dossier_timeline_canvas_get_property;
  object_class->set_property = dossier_timeline_canvas_set_property;
  widget_class->measure = dossier_timeline_canvas_measure;
  widget_class->size_allocate = dossier_timeline_canvas_size_allocate;
  widget_class->snapshot = dossier_timeline_canvas_snapshot;
  widget_class->css_changed = dossier_timeline_canvas_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
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
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  measure_font (self);
  tell_chosen (self);
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
      gtk_adjustment_set_value (self->hadjustment, dossier_timeline_scale_x (self->scale, shown.start) + DOSSIER_CANVAS_LEFT);
    }
  tell_chosen (self);
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
    reveal (self);
  tell_chosen (self);
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
    reveal (self);
}

/* Returns: whether there is a long stretch without events */
gboolean
dossier_timeline_canvas_can_fold (DossierTimelineCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self), FALSE);

  return self->quiet != NULL && self->quiet->len > 0;
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
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

/**
 * dossier_timeline_canvas_choose:
 * @event: (nullable): NULL: none
 *
 * Chooses an event and scrolls to it. One that is not here stays wanted until a timeline has it.
 */
void
dossier_timeline_canvas_choose (DossierTimelineCanvas *self,
                                const DossierId       *event)
{
  guint place;

  g_return_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self));

  place = event != NULL && self->timeline != NULL ? dossier_timeline_find (self->timeline, event) : DOSSIER_TIMELINE_NONE;
  dossier_timeline_canvas_choose_at (self, place, place != DOSSIER_TIMELINE_NONE ? dossier_timeline_canvas_lane_of (self, place) : DOSSIER_TIMELINE_NONE, TRUE);
  if (event != NULL)
    self->chosen = *event;
}

/* Returns: (transfer none) (nullable): until another timeline is set */
const DossierTimelineEvent *
dossier_timeline_canvas_get_chosen (DossierTimelineCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self), NULL);

  return self->timeline != NULL && self->chosen_event != DOSSIER_TIMELINE_NONE ? g_ptr_array_index (self->timeline->events, self->chosen_event) : NULL;
}

/* Returns: (transfer none) (nullable): the name of the lane in which the chosen event is looked at */
const char *
dossier_timeline_canvas_get_lane (DossierTimelineCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_TIMELINE_CANVAS (self), NULL);

  if (self->lanes == NULL || self->chosen_lane >= self->lanes->len)
    return NULL;
  return dossier_timeline_lane_words (g_ptr_array_index (self->lanes, self->chosen_lane), self->mode);
}

/**
 * dossier_timeline_canvas_get_words:
 *
 * Returns: (transfer full): what assistive tools say of it: the chosen event with its date and lane
 */
char *
dossier_timeline_canvas_get_words (DossierTimelineCanvas *self)
{
  const DossierTimelineEvent *event = dossier_timeline_canvas_get_chosen (self);
  const char *lane = dossier_timeline_canvas_get_lane (self);
  g_autofree char *dates = NULL;

  if (event == NULL)
    return g_strdup (_("Timeline; no event chosen"));
  dates = dossier_timeline_event_words (event);
  if (lane == NULL)
    /* Translators: an event and its date */
    return g_strdup_printf (_("%s, %s"), event->title, dates);
  /* Translators: an event, its date, the lane of the timeline it is in, its number of all events that have a date */
  return g_strdup_printf (_("%s, %s; lane %s; event %u of %u"), event->title, dates, lane, self->chosen_event + 1, self->timeline->n_dated);
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
  show_wanted (self);
  g_signal_emit (self, signals[SIGNAL_VIEW_CHANGED], 0);
}

/**
 * dossier_timeline_canvas_get_place:
 * @point: (out): the middle of the chosen event's first mark, in the widget's coordinates
 *
 * Returns: whether an event that has a date is chosen
 */
gboolean
dossier_timeline_canvas_get_place (DossierTimelineCanvas *self,
                                   graphene_point_t      *point)
{
  const DossierTimelineItem *item;

  if (self->chosen_items->len == 0)
    return FALSE;
  item = g_ptr_array_index (self->chosen_items, 0);
  point->x = (float) (item->x + MIN (item->width, 8) / 2 + DOSSIER_CANVAS_LEFT - dossier_timeline_canvas_left (self) + self->heading_width);
  point->y = (float) (dossier_timeline_layout_row_y (self->layout, item) + self->metrics.row / 2 - dossier_timeline_canvas_top (self)
                      + self->ruler_height);
  return TRUE;
}
