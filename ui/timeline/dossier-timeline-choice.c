/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The event that is chosen on the canvas: where it stands, in which lane it is looked at, what is said of it, and that it is in
 * view. Part of DossierTimelineCanvas; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-canvas-private.h"

#include <glib/gi18n.h>

#include "dossier-timeline-words.h"

/* Chosen items are those of the layout, so each layout has its own. */
void
dossier_timeline_canvas_find_chosen (DossierTimelineCanvas *self)
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

/* What assistive tools say of the canvas is what is chosen. */
void
dossier_timeline_canvas_tell_chosen (DossierTimelineCanvas *self)
{
  g_autofree char *words = dossier_timeline_canvas_get_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Scrolls to the chosen event, in the lane in which it is looked at. */
void
dossier_timeline_canvas_reveal (DossierTimelineCanvas *self)
{
  const DossierTimelineItem *item = NULL;
  double left = dossier_timeline_canvas_left (self), width = dossier_timeline_canvas_view_width (self), y;

  for (guint i = 0; i < self->chosen_items->len; i++)
    {
      const DossierTimelineItem *own = g_ptr_array_index (self->chosen_items, i);

      if (item == NULL || own->lane == self->chosen_lane)
        item = own;
    }
  if (item == NULL || dossier_timeline_canvas_across (self) == NULL || dossier_timeline_canvas_down (self) == NULL)
    return;
  if (item->x + DOSSIER_CANVAS_LEFT < left + 12 || item->x + DOSSIER_CANVAS_LEFT + MIN (item->width, width / 2) > left + width - 60)
    gtk_adjustment_set_value (dossier_timeline_canvas_across (self), item->x + DOSSIER_CANVAS_LEFT - width / 3);
  y = dossier_timeline_layout_row_y (self->layout, item);
  gtk_adjustment_clamp_page (dossier_timeline_canvas_down (self), y - self->metrics.padding, y + self->metrics.row + self->metrics.padding);
}

/* @event, @lane: their places; DOSSIER_TIMELINE_NONE: none */
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
  dossier_timeline_canvas_find_chosen (self);
  if (show && self->layout != NULL)
    dossier_timeline_canvas_reveal (self);
  dossier_timeline_canvas_tell_chosen (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!same)
    g_signal_emit_by_name (self, "chosen");
}

/* Returns: (nullable): what is drawn there, in the widget's coordinates */
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
