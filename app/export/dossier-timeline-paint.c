/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How marks are drawn: what is held is solid, what only articles say is light with a line around it, what is only about right is
 * light with a dashed line, an open end fades into an arrow. Any thread.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-paint.h"

#include <math.h>
#include <string.h>

/* Lengths are for a mark of that height; smaller ones have finer lines. */
#define USUAL_MARK 20.0
#define USUAL_FOLD 78.0
#define RADIUS 4.0
#define LIGHT 0.42       /* of the colour, where a date is not held for certain */
#define LINE 1.2
#define ARROW 4.0
#define BRACKET 3.5
#define ZIGZAG_STEP 8.0
#define ZIGZAG_SWING 3.0
#define DASH 3.0
#define DASH_GAP 2.0
#define BEYOND 64.0      /* so far out of sight a shape ends */

typedef struct
{
  guint32 light;
  guint32 dark;
} Pair;

static const Pair palette[] = {
  { 0x3584e4, 0x78aeed }, { 0x9141ac, 0xc58fdb }, { 0xe66100, 0xffa348 }, { 0xc01c28, 0xf66151 }, { 0x26a269, 0x57e389 },
  { 0x0f8b8d, 0x5bc8c8 }, { 0x865e3c, 0xcdab8f }, { 0xb58900, 0xf5c211 }, { 0xc2417f, 0xee9fc4 },
};
static const Pair grey = { 0x77767b, 0xc0bfbc };

/* The words the program itself proposes; others get one of the colours that are left, always the same. */
static const struct
{
  const char *kind;
  guint colour;
} known_kinds[] = {
  { "contact", 0 }, { "call", 0 }, { "meeting", 0 }, { "visit", 0 }, { "talks", 0 }, { "statement", 1 }, { "announcement", 1 }, { "declaration", 1 },
  { "deployment", 2 }, { "movement", 2 }, { "transfer", 2 }, { "exercise", 3 }, { "operation", 3 },
  { "measure", 5 }, { "test", 6 }, { "incident", 7 }, { "attack", 7 }, { "strike", 7 },
};
#define FIRST_FREE 4

static void
unpack (guint32                rgb,
        DossierTimelineColour *colour)
{
  colour->red = ((rgb >> 16) & 0xff) / 255.0;
  colour->green = ((rgb >> 8) & 0xff) / 255.0;
  colour->blue = (rgb & 0xff) / 255.0;
}

/**
 * dossier_timeline_event_colour:
 * @kind: (nullable): of an event: any word
 * @dark: whether it is drawn on a dark ground
 */
void
dossier_timeline_event_colour (const char            *kind,
                               gboolean               dark,
                               DossierTimelineColour *colour)
{
  const Pair *pair = &grey;

  if (kind != NULL && *kind != '\0')
    {
      pair = &palette[FIRST_FREE + g_str_hash (kind) % (G_N_ELEMENTS (palette) - FIRST_FREE)];
      for (guint i = 0; i < G_N_ELEMENTS (known_kinds); i++)
        if (g_ascii_strcasecmp (kind, known_kinds[i].kind) == 0)
          pair = &palette[known_kinds[i].colour];
    }
  unpack (dark ? pair->dark : pair->light, colour);
}

/* Of an entity on paper: the same as on the screen; kinds that were added are grey. */
void
dossier_timeline_entity_colour (const char            *kind,
                                DossierTimelineColour *colour)
{
  static const struct { const char *kind; guint32 colour; } kinds[] = {
    { "person", 0x3584e4 }, { "organisation", 0x9141ac }, { "place", 0x2ec27e }, { "equipment", 0xe66100 }, { "exercise", 0xc01c28 },
  };

  unpack (grey.light, colour);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].kind) == 0)
      unpack (kinds[i].colour, colour);
}

static void
set_source (cairo_t                     *cr,
            const DossierTimelineColour *colour,
            double                       alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, alpha);
}

static double
unit_of (const DossierTimelineLayout *layout)
{
  return dossier_timeline_layout_mark_height (layout) / USUAL_MARK;
}

static void
trace_rounded (cairo_t *cr,
               double   x,
               double   y,
               double   width,
               double   height,
               double   unit)
{
  double radius = MIN (RADIUS * unit, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/*
 * Ends a shape a bit out of sight, since cairo counts a few million pixels only. It goes by whole dashes, so that these stand still while
 * one scrolls. Returns: whether any of it can be seen
 */
static gboolean
cut (cairo_t *cr,
     double   unit,
     double  *x,
     double  *width)
{
  double left, right, top, bottom, step = (DASH + DASH_GAP) * unit, from = *x, to = *x + *width;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  if (from < left - BEYOND)
    from += floor ((left - BEYOND - from) / step) * step;
  if (to > right + BEYOND)
    to -= floor ((to - right - BEYOND) / step) * step;
  *x = from;
  *width = to - from;
  return to > from;
}

/* From its known end the colour fades; where it stops an arrow says that nobody told how far it goes. */
static void
paint_open (cairo_t                     *cr,
            const DossierTimelineMark   *mark,
            double                       x,
            double                       y,
            const DossierTimelineColour *colour,
            double                       alpha,
            double                       unit)
{
  gboolean to_left = mark->flags & DOSSIER_TIMELINE_OPEN_START;
  double known = to_left ? x + mark->width : x, open = to_left ? x : x + mark->width, middle = y + mark->height / 2;
  double back = to_left ? ARROW * unit : -ARROW * unit, arrow = MIN (ARROW * unit, mark->height / 2);
  cairo_pattern_t *fade = cairo_pattern_create_linear (known, 0, open, 0);

  cairo_pattern_add_color_stop_rgba (fade, 0, colour->red, colour->green, colour->blue, alpha);
  cairo_pattern_add_color_stop_rgba (fade, 0.35, colour->red, colour->green, colour->blue, alpha * 0.8);
  cairo_pattern_add_color_stop_rgba (fade, 1, colour->red, colour->green, colour->blue, 0);
  trace_rounded (cr, x, y, mark->width, mark->height, unit);
  cairo_set_source (cr, fade);
  cairo_fill (cr);
  cairo_pattern_destroy (fade);
  cairo_move_to (cr, open + back, middle - arrow);
  cairo_line_to (cr, open, middle);
  cairo_line_to (cr, open + back, middle + arrow);
  set_source (cr, colour, 0.9);
  cairo_set_line_width (cr, (LINE + 0.4) * unit);
  cairo_stroke (cr);
}

static void
paint_mark (cairo_t                     *cr,
            const DossierTimelineMark   *mark,
            double                       x,
            double                       y,
            const DossierTimelineColour *colour,
            gboolean                     plain,
            double                       unit)
{
  const double dashes[] = { DASH * unit, DASH_GAP * unit };
  double line = LINE * unit;
  gboolean light = mark->flags & (DOSSIER_TIMELINE_APPROXIMATE | DOSSIER_TIMELINE_REPORTED);
  double alpha = light ? LIGHT : 1;

  if (mark->flags & (DOSSIER_TIMELINE_OPEN_START | DOSSIER_TIMELINE_OPEN_END))
    {
      paint_open (cr, mark, x, y, colour, alpha, unit);
    }
  else
    {
      set_source (cr, colour, alpha);
      /* So many of them that nobody sees a corner: rectangles on whole pixels are several times cheaper. */
      if (plain && !light)
        {
          cairo_rectangle (cr, floor (x), floor (y), MAX (1, floor (mark->width)), MAX (1, floor (mark->height)));
          cairo_fill (cr);
          return;
        }
      if (plain)
        cairo_rectangle (cr, floor (x), floor (y), MAX (1, floor (mark->width)), MAX (1, floor (mark->height)));
      else
        trace_rounded (cr, x, y, mark->width, mark->height, unit);
      cairo_fill (cr);
    }
  if (!light || (mark->flags & (DOSSIER_TIMELINE_OPEN_START | DOSSIER_TIMELINE_OPEN_END) && !(mark->flags & DOSSIER_TIMELINE_APPROXIMATE)))
    return;
  set_source (cr, colour, 0.95);
  cairo_set_line_width (cr, line);
  if (mark->flags & DOSSIER_TIMELINE_APPROXIMATE)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  if (plain)
    cairo_rectangle (cr, floor (x) + 0.5, floor (y) + 0.5, MAX (1, floor (mark->width) - 1), MAX (1, floor (mark->height) - 1));
  else
    trace_rounded (cr, x + line / 2, y + line / 2, mark->width - line, mark->height - line, unit);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* What joins the marks of accounts that do not agree. */
static void
paint_bracket (cairo_t                     *cr,
               const DossierTimelineLayout *layout,
               const DossierTimelineItem   *item,
               double                       dx,
               double                       y,
               const DossierTimelineColour *colour)
{
  const DossierTimelineMark *first = dossier_timeline_layout_mark (layout, item, 0);
  double unit = unit_of (layout), left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE, width;

  for (guint i = 0; i < item->n_marks; i++)
    {
      const DossierTimelineMark *mark = dossier_timeline_layout_mark (layout, item, i);
      double middle = mark->x + mark->width / 2;

      left = MIN (left, item->stacked ? mark->x : middle);
      right = MAX (right, middle);
      top = MIN (top, mark->y);
      bottom = MAX (bottom, mark->y + mark->height);
    }
  width = right - left;
  left += dx;
  if (!cut (cr, unit, &left, &width))
    return;
  if (item->stacked)
    {
      cairo_move_to (cr, left, y + top + 0.5);
      cairo_rel_line_to (cr, -BRACKET * unit, 0);
      cairo_rel_line_to (cr, 0, bottom - top - 1);
      cairo_rel_line_to (cr, BRACKET * unit, 0);
    }
  else
    {
      double line = y + first->y + first->height + 3 * unit;

      cairo_move_to (cr, left, line - 2.5 * unit);
      cairo_line_to (cr, left, line);
      cairo_line_to (cr, left + width, line);
      cairo_rel_line_to (cr, 0, -2.5 * unit);
    }
  set_source (cr, colour, 0.9);
  cairo_set_line_width (cr, LINE * unit);
  cairo_stroke (cr);
}

/**
 * dossier_timeline_paint_item:
 * @x: where the left end of the scale is
 * @y: where the top of the first lane is
 * @plain: there are so many marks that they may be drawn without their corners
 *
 * The marks of an event, or the ground on which the number of several stands.
 */
void
dossier_timeline_paint_item (cairo_t                     *cr,
                             const DossierTimelineLayout *layout,
                             const DossierTimelineItem   *item,
                             double                       x,
                             double                       y,
                             const DossierTimelineColour *colour,
                             gboolean                     plain)
{
  double row = y + dossier_timeline_layout_row_y (layout, item), unit = unit_of (layout);

  if (item->more > 0)
    {
      double left = x + item->x, width = item->width;

      if (!cut (cr, unit, &left, &width))
        return;
      set_source (cr, colour, 0.22);
      trace_rounded (cr, left, row + dossier_timeline_layout_mark_top (layout), width, dossier_timeline_layout_mark_height (layout), unit);
      cairo_fill (cr);
      return;
    }
  for (guint i = 0; i < item->n_marks; i++)
    {
      DossierTimelineMark mark = *dossier_timeline_layout_mark (layout, item, i);
      double left = x + mark.x;

      if (cut (cr, unit, &left, &mark.width))
        paint_mark (cr, &mark, left, row + mark.y, colour, plain, unit);
    }
  if (item->n_marks > 1)
    paint_bracket (cr, layout, item, x, row, colour);
}

/* A line around what is chosen. */
void
dossier_timeline_paint_frame (cairo_t                     *cr,
                              const DossierTimelineLayout *layout,
                              const DossierTimelineItem   *item,
                              double                       x,
                              double                       y,
                              const DossierTimelineColour *colour)
{
  double row = y + dossier_timeline_layout_row_y (layout, item) + dossier_timeline_layout_mark_top (layout);
  double before = item->stacked ? BRACKET + 3 : 3, left = x + item->x - before, width = item->width + before + 3;

  if (!cut (cr, unit_of (layout), &left, &width))
    return;
  trace_rounded (cr, left, row - 3, width, dossier_timeline_layout_mark_height (layout) + 6, unit_of (layout));
  set_source (cr, colour, 1);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* Two jagged lines: the time between them is not drawn to scale. */
void
dossier_timeline_paint_fold (cairo_t                     *cr,
                             double                       x,
                             double                       width,
                             double                       top,
                             double                       bottom,
                             const DossierTimelineColour *colour,
                             double                       alpha)
{
  double step = ZIGZAG_STEP * width / USUAL_FOLD, reach = ZIGZAG_SWING * width / USUAL_FOLD;

  set_source (cr, colour, alpha);
  cairo_set_line_width (cr, width / USUAL_FOLD);
  for (int side = 0; side < 2; side++)
    {
      double at = side == 0 ? x + reach : x + width - reach;
      int swing = 1;

      cairo_move_to (cr, at, top);
      for (double y = top + step; y < bottom + step; y += step, swing = -swing)
        cairo_line_to (cr, at + swing * reach, MIN (y, bottom));
    }
  cairo_stroke (cr);
}
