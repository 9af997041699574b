/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where the marks of a timeline stand: each lane in as many rows as it needs, up to a limit, and an index for what is in view.
 * Pure; any thread; never changes once made. Titles are not measured, only guessed: what a title gets is the room that is left,
 * whatever the guess was.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-layout.h"

#define TITLED_ROWS 4    /* so many rows are opened for the sake of titles */
#define MOST_ROWS 6      /* then what finds no place is drawn as one, unless the lane is unfolded */
#define MOST_TITLE 240   /* pixels that a title claims for itself at most */
#define MOST_ROOM 480
#define LEAST_ROOM 8     /* characters: a shorter beginning of a title says nothing */

struct _DossierTimelineLayout
{
  const DossierTimeline *timeline;
  DossierTimelineMetrics metrics;
  GArray *bands;   /* (element-type DossierTimelineBand): one a lane */
  GArray *rows;    /* (element-type guint): where each row begins among the items; each lane has one more than it has rows */
  GArray *items;
  GArray *marks;
  GArray *hidden;  /* (element-type guint): events that are drawn as one, item by item */
  double height;
};

/* While a lane is laid out: how far each row is taken. */
typedef struct
{
  double marks;
  double title;
} Taken;

/* Marks */

static DossierTimelineMark
place_mark (const DossierTimelineLayout *self,
            const DossierTimelineScale  *scale,
            const DossierTimelineDate   *date,
            guint                        place)
{
  const DossierTimelineMetrics *metrics = &self->metrics;
  DossierTimelineMark mark = { .y = (metrics->row - metrics->mark) / 2, .height = metrics->mark, .date = place };
  double left, right;

  if (date->span.earliest == G_MININT64)
    mark.flags |= DOSSIER_TIMELINE_OPEN_START;
  if (date->span.latest == G_MAXINT64)
    mark.flags |= DOSSIER_TIMELINE_OPEN_END;
  if (date->span.approximate || date->span.uncertain)
    mark.flags |= DOSSIER_TIMELINE_APPROXIMATE;
  if (!date->assessed)
    mark.flags |= DOSSIER_TIMELINE_REPORTED;
  left = dossier_timeline_scale_x (scale, mark.flags & DOSSIER_TIMELINE_OPEN_START ? date->span.latest : date->span.earliest);
  right = dossier_timeline_scale_x (scale, mark.flags & DOSSIER_TIMELINE_OPEN_END ? date->span.earliest : date->span.latest);
  if (mark.flags & DOSSIER_TIMELINE_OPEN_START)
    left = right - metrics->open;
  if (mark.flags & DOSSIER_TIMELINE_OPEN_END)
    right = left + metrics->open;
  if (right - left < metrics->least)
    {
      left = (left + right - metrics->least) / 2;
      right = left + metrics->least;
    }
  mark.x = left;
  mark.width = right - left;
  return mark;
}

static gboolean
marks_touch (const DossierTimelineMark *marks,
             guint                      n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      if (marks[i].x < marks[k].x + marks[k].width + 2 && marks[k].x < marks[i].x + marks[i].width + 2)
        return TRUE;
  return FALSE;
}

/* The marks of an event, wherever its row will be. */
static DossierTimelineItem
place_event (DossierTimelineLayout      *self,
             const DossierTimelineScale *scale,
             guint                       event)
{
  const DossierTimelineEvent *record = g_ptr_array_index (self->timeline->events, event);
  DossierTimelineItem item = { .event = event, .first_mark = self->marks->len, .n_marks = record->dates->len };
  double right = -G_MAXDOUBLE;
  DossierTimelineMark *marks;

  item.x = G_MAXDOUBLE;
  for (guint i = 0; i < record->dates->len; i++)
    {
      DossierTimelineMark mark = place_mark (self, scale, &g_array_index (record->dates, DossierTimelineDate, i), i);

      item.x = MIN (item.x, mark.x);
      right = MAX (right, mark.x + mark.width);
      g_array_append_val (self->marks, mark);
    }
  item.width = right - item.x;
  marks = &g_array_index (self->marks, DossierTimelineMark, item.first_mark);
  item.stacked = item.n_marks > 1 && marks_touch (marks, item.n_marks);
  for (guint i = 0; item.stacked && i < item.n_marks; i++)
    {
      double share = self->metrics.mark / item.n_marks;

      marks[i].y += share * i;
      marks[i].height = MAX (share - 2, share / 2);
    }
  return item;
}

/* Rows */

static double
title_guess (const DossierTimelineLayout *self,
             const DossierTimelineItem   *item)
{
  const DossierTimelineEvent *event = g_ptr_array_index (self->timeline->events, item->event);
  double width = self->metrics.gap;

  for (const char *at = event->title; *at != '\0' && width < MOST_TITLE; at = g_utf8_next_char (at))
    width += self->metrics.character * (g_unichar_iswide (g_utf8_get_char (at)) ? 1.8 : 1);
  return MIN (width, MOST_TITLE);
}

static gboolean
find_row (const DossierTimelineLayout *self,
          GArray                      *taken,
          const DossierTimelineItem   *item,
          guint                        most,
          guint                       *row)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < taken->len; i++)
    if (g_array_index (taken, Taken, i).title + self->metrics.gap <= item->x)
      {
        *row = i;
        return TRUE;
      }
  *row = taken->len;
  if (taken->len < MIN (TITLED_ROWS, most))
    return TRUE;
  for (guint i = 0; i < taken->len; i++)
    {
      const Taken *end = &g_array_index (taken, Taken, i);

      if (end->marks + self->metrics.gap <= item->x && end->title < best)
        {
          best = end->title;
          *row = i;
        }
    }
  return *row < taken->len || taken->len < most;
}

static void
take_row (const DossierTimelineLayout *self,
          GArray                      *taken,
          const DossierTimelineItem   *item)
{
  Taken end = { item->x + item->width, item->x + item->width + title_guess (self, item) };

  if (item->row == taken->len)
    g_array_append_val (taken, end);
  else
    g_array_index (taken, Taken, item->row) = end;
}

static double
more_width (const DossierTimelineLayout *self,
            guint                        more)
{
  guint digits = 1;

  for (guint left = more; left >= 10; left /= 10)
    digits++;
  return self->metrics.character * (digits + 2.5);
}

static int
compare_x (gconstpointer a,
           gconstpointer b)
{
  const DossierTimelineItem *one = a, *other = b;

  if (one->x != other->x)
    return one->x < other->x ? -1 : 1;
  return one->event < other->event ? -1 : one->event > other->event;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const DossierTimelineItem *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return compare_x (a, b);
}

/* Those that found no row, drawn as one where they are near each other; in a row of their own, the last. */
static void
add_more (DossierTimelineLayout *self,
          GArray                *left_over,
          guint                  row)
{
  guint from = 0;

  g_array_sort (left_over, compare_x);
  while (from < left_over->len)
    {
      DossierTimelineItem item = g_array_index (left_over, DossierTimelineItem, from);
      guint to = from;
      double right = item.x + item.width;

      item.first_mark = self->hidden->len;
      item.n_marks = 0;
      item.row = row;
      for (; to < left_over->len; to++)
        {
          const DossierTimelineItem *other = &g_array_index (left_over, DossierTimelineItem, to);

          if (to > from && other->x > MAX (right, item.x + more_width (self, to - from)) + self->metrics.gap)
            break;
          right = MAX (right, other->x + other->width);
          g_array_append_val (self->hidden, other->event);
        }
      item.more = to - from;
      item.stacked = FALSE;
      item.width = MAX (right - item.x, more_width (self, item.more));
      g_array_append_val (self->items, item);
      from = to;
    }
}

/* What is left behind each item up to the next one in its row. */
static void
give_room (DossierTimelineLayout *self,
           guint                  first)
{
  for (guint i = first; i < self->items->len; i++)
    {
      DossierTimelineItem *item = &g_array_index (self->items, DossierTimelineItem, i), *next = item + 1;
      gboolean last = i + 1 == self->items->len || next->row != item->row;
      double room = last ? MOST_ROOM : next->x - item->x - item->width - 2 * self->metrics.gap;

      room = MIN (room, MOST_ROOM);
      item->room = item->more == 0 && room >= LEAST_ROOM * self->metrics.character ? room : 0;
    }
}

static void
lay_lane (DossierTimelineLayout      *self,
          const DossierTimelineLane  *lane,
          guint                       number,
          const DossierTimelineScale *scale,
          gboolean                    unfolded)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  g_autoptr (GArray) left_over = g_array_new (FALSE, FALSE, sizeof (DossierTimelineItem));
  DossierTimelineBand band = { .y = self->height, .first_row = self->rows->len };
  guint first = self->items->len, row = 0;

  for (guint i = 0; i < lane->events->len; i++)
    {
      DossierTimelineItem item = place_event (self, scale, g_array_index (lane->events, guint, i));

      item.lane = number;
      if (find_row (self, taken, &item, unfolded ? G_MAXUINT : MOST_ROWS, &item.row))
        {
          take_row (self, taken, &item);
          g_array_append_val (self->items, item);
        }
      else
        {
          g_array_append_val (left_over, item);
        }
    }
  add_more (self, left_over, taken->len);
  band.n_rows = taken->len + (left_over->len > 0);
  if (self->items->len > first)
    qsort (&g_array_index (self->items, DossierTimelineItem, first), self->items->len - first, sizeof (DossierTimelineItem), compare_items);
  give_room (self, first);
  for (guint i = first; row <= band.n_rows; row++)
    {
      g_array_append_val (self->rows, i);
      while (i < self->items->len && g_array_index (self->items, DossierTimelineItem, i).row == row)
        i++;
    }
  band.height = MAX (band.n_rows, 1) * self->metrics.row + 2 * self->metrics.padding;
  self->height += band.height;
  g_array_append_val (self->bands, band);
}

/**
 * dossier_timeline_layout_new:
 * @timeline: outlives the layout
 * @lanes: (element-type DossierTimelineLane): of this timeline
 * @scale: where instants are; not kept
 * @unfolded: (nullable): lanes (as GUINT_TO_POINTER (number + 1)) that get as many rows as they need
 */
DossierTimelineLayout *
dossier_timeline_layout_new (const DossierTimeline        *timeline,
                             const GPtrArray              *lanes,
                             const DossierTimelineScale   *scale,
                             const DossierTimelineMetrics *metrics,
                             GHashTable                   *unfolded)
{
  DossierTimelineLayout *self = g_new0 (DossierTimelineLayout, 1);

  self->timeline = timeline;
  self->metrics = *metrics;
  self->bands = g_array_sized_new (FALSE, FALSE, sizeof (DossierTimelineBand), lanes->len);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_array_new (FALSE, FALSE, sizeof (DossierTimelineItem));
  self->marks = g_array_new (FALSE, FALSE, sizeof (DossierTimelineMark));
  self->hidden = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < lanes->len; i++)
    lay_lane (self, g_ptr_array_index (lanes, i), i, scale,
              unfolded != NULL && g_hash_table_contains (unfolded, GUINT_TO_POINTER (i + 1)));
  return self;
}

void
dossier_timeline_layout_free (DossierTimelineLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->bands);
  g_array_unref (self->rows);
  g_array_unref (self->items);
  g_array_unref (self->marks);
  g_array_unref (self->hidden);
  g_free (self);
}

double
dossier_timeline_layout_height (const DossierTimelineLayout *self)
{
  return self->height;
}

guint
dossier_timeline_layout_n_items (const DossierTimelineLayout *self)
{
  return self->items->len;
}

const DossierTimelineBand *
dossier_timeline_layout_band (const DossierTimelineLayout *self,
                              guint                        lane)
{
  return &g_array_index (self->bands, DossierTimelineBand, lane);
}

/* Returns: the lane at that height; above all the first, below all the last; DOSSIER_TIMELINE_NONE when there are none */
guint
dossier_timeline_layout_lane_at (const DossierTimelineLayout *self,
                                 double                       y)
{
  guint low = 0, high = self->bands->len;

  if (high == 0)
    return DOSSIER_TIMELINE_NONE;
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->bands, DossierTimelineBand, middle).y <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

const DossierTimelineItem *
dossier_timeline_layout_item (const DossierTimelineLayout *self,
                              guint                        item)
{
  return &g_array_index (self->items, DossierTimelineItem, item);
}

const DossierTimelineMark *
dossier_timeline_layout_mark (const DossierTimelineLayout *self,
                              const DossierTimelineItem   *item,
                              guint                        mark)
{
  g_assert (mark < item->n_marks);

  return &g_array_index (self->marks, DossierTimelineMark, item->first_mark + mark);
}

/* Returns: the top of its row */
double
dossier_timeline_layout_row_y (const DossierTimelineLayout *self,
                               const DossierTimelineItem   *item)
{
  return dossier_timeline_layout_band (self, item->lane)->y + self->metrics.padding + item->row * self->metrics.row;
}

/* Returns: from the top of a row to where a mark that has all its height begins */
double
dossier_timeline_layout_mark_top (const DossierTimelineLayout *self)
{
  return (self->metrics.row - self->metrics.mark) / 2;
}

double
dossier_timeline_layout_mark_height (const DossierTimelineLayout *self)
{
  return self->metrics.mark;
}

static double
item_end (const DossierTimelineItem *item)
{
  return item->x + item->width + item->room;
}

/* Nothing in a row overlaps, so its ends are in order as well. */
static guint
first_ending_after (const DossierTimelineLayout *self,
                    guint                        low,
                    guint                        high,
                    double                       x)
{
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (item_end (&g_array_index (self->items, DossierTimelineItem, middle)) < x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dossier_timeline_layout_visible:
 * @items: (element-type guint): is filled with the items of which something is in that rectangle, title included
 */
void
dossier_timeline_layout_visible (const DossierTimelineLayout *self,
                                 double                       left,
                                 double                       top,
                                 double                       right,
                                 double                       bottom,
                                 GArray                      *items)
{
  guint lane = dossier_timeline_layout_lane_at (self, top);

  g_array_set_size (items, 0);
  for (; lane < self->bands->len; lane++)
    {
      const DossierTimelineBand *band = &g_array_index (self->bands, DossierTimelineBand, lane);
      double rows_top = band->y + self->metrics.padding;
      guint first = top > rows_top ? (guint) ((top - rows_top) / self->metrics.row) : 0;

      if (band->y >= bottom)
        break;
      for (guint row = first; row < band->n_rows && rows_top + row * self->metrics.row < bottom; row++)
        {
          guint end = g_array_index (self->rows, guint, band->first_row + row + 1);

          for (guint i = first_ending_after (self, g_array_index (self->rows, guint, band->first_row + row), end, left);
               i < end && g_array_index (self->items, DossierTimelineItem, i).x <= right; i++)
            g_array_append_val (items, i);
        }
    }
}

/* Returns: (nullable): what is there, title included */
const DossierTimelineItem *
dossier_timeline_layout_hit (const DossierTimelineLayout *self,
                             double                       x,
                             double                       y)
{
  guint lane = dossier_timeline_layout_lane_at (self, y), row, end, found;
  const DossierTimelineBand *band;

  if (lane == DOSSIER_TIMELINE_NONE || y < 0 || y >= self->height)
    return NULL;
  band = dossier_timeline_layout_band (self, lane);
  if (y < band->y + self->metrics.padding)
    return NULL;
  row = (guint) ((y - band->y - self->metrics.padding) / self->metrics.row);
  if (row >= band->n_rows)
    return NULL;
  end = g_array_index (self->rows, guint, band->first_row + row + 1);
  found = first_ending_after (self, g_array_index (self->rows, guint, band->first_row + row), end, x);
  if (found == end || g_array_index (self->items, DossierTimelineItem, found).x > x + 2)
    return NULL;
  return &g_array_index (self->items, DossierTimelineItem, found);
}

/* Returns: (nullable): where an event is in a lane; it may be one of several that are drawn as one */
const DossierTimelineItem *
dossier_timeline_layout_find (const DossierTimelineLayout *self,
                              guint                        lane,
                              guint                        event)
{
  const DossierTimelineBand *band = dossier_timeline_layout_band (self, lane);
  guint end = g_array_index (self->rows, guint, band->first_row + band->n_rows);

  for (guint i = g_array_index (self->rows, guint, band->first_row); i < end; i++)
    {
      const DossierTimelineItem *item = &g_array_index (self->items, DossierTimelineItem, i);

      if (item->more == 0 && item->event == event)
        return item;
      for (guint k = 0; k < item->more; k++)
        if (g_array_index (self->hidden, guint, item->first_mark + k) == event)
          return item;
    }
  return NULL;
}

/* Returns: (array length=more): the events of an item that stands for several */
const guint *
dossier_timeline_layout_hidden (const DossierTimelineLayout *self,
                                const DossierTimelineItem   *item)
{
  g_assert (item->more > 0);

  return &g_array_index (self->hidden, guint, item->first_mark);
}
