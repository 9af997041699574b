/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Draws what is marked in a text below its letters: only what is visible, each display line a rectangle that lets
 * others shine through. Called while a frame is made, main thread; keeps nothing from one frame to the next.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-paint.h"

#include "dossier-ui.h"

#include <math.h>

#define UNDERLINE 2.0f   /* pixels */
#define LANE 3.0f        /* from one underline to the next */
#define DASH 4.0f
#define DOT 2.0f         /* dots of a suggestion, and as much between two */

typedef void (*DrawFunc) (GtkSnapshot *snapshot, const graphene_rect_t *rect, gpointer user_data);

typedef struct
{
  GtkTextView *view;
  GtkSnapshot *snapshot;
  const DossierTextMarks *marks;
  guint start; /* what is visible, in the buffer */
  guint end;
} Painter;

typedef struct
{
  GdkRGBA wash;
  GdkRGBA line;    /* transparent: none */
  GdkRGBA outline; /* transparent: none */
  float lane;      /* pixels below the letters */
  float dash;      /* pixels drawn and then left out; 0: a line */
  float gap;
} Style;

/**
 * dossier_text_is_rtl:
 * @c: a code point
 *
 * Returns: whether it is written from right to left
 */
gboolean
dossier_text_is_rtl (gunichar c)
{
  return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE)
         || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/**
 * dossier_text_mark_colour:
 * @highlight: a highlight
 * @dark: whether the interface is dark
 * @colour: (out): the colour of its line, opaque
 */
void
dossier_text_mark_colour (const DossierHighlight *highlight, gboolean dark, GdkRGBA *colour)
{
  switch (highlight->type)
    {
    case DOSSIER_HIGHLIGHT_MENTION:
    case DOSSIER_HIGHLIGHT_SUGGESTION:
      dossier_ui_kind_colour (highlight->kind, dark, colour);
      break;
    case DOSSIER_HIGHLIGHT_ANNOTATION:
      gdk_rgba_parse (colour, dark ? "#f6d32d" : "#e5a50a");
      break;
    case DOSSIER_HIGHLIGHT_STATEMENT:
    default:
      gdk_rgba_parse (colour, dark ? "#cdab8f" : "#865e3c");
      break;
    }
}

static void
draw_mark (GtkSnapshot *snapshot, const graphene_rect_t *rect, gpointer user_data)
{
  const Style *style = user_data;
  float y = rect->origin.y + rect->size.height + style->lane;

  if (style->wash.alpha > 0)
    gtk_snapshot_append_color (snapshot, &style->wash, rect);

  if (style->line.alpha > 0 && style->dash <= 0)
    gtk_snapshot_append_color (snapshot, &style->line,
                               &GRAPHENE_RECT_INIT (rect->origin.x, y, rect->size.width, UNDERLINE));

  if (style->line.alpha > 0 && style->dash > 0)
    for (float x = 0; x < rect->size.width; x += style->dash + style->gap)
      gtk_snapshot_append_color (snapshot, &style->line,
                                 &GRAPHENE_RECT_INIT (rect->origin.x + x, y, MIN (style->dash, rect->size.width - x), UNDERLINE));

  if (style->outline.alpha > 0)
    {
      const float widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
      const GdkRGBA colours[4] = { style->outline, style->outline, style->outline, style->outline };
      GskRoundedRect frame;
      graphene_rect_t outer = *rect;

      graphene_rect_inset (&outer, -2, -1);
      gsk_rounded_rect_init_from_rect (&frame, &outer, 3);
      gtk_snapshot_append_border (snapshot, &frame, widths, colours);
    }
}

/* Letters of both directions on one line: a range may stand in several places. */
static void
draw_mixed (Painter *self, GtkTextIter *iter, const GtkTextIter *end, DrawFunc draw, gpointer user_data)
{
  graphene_rect_t run = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  while (gtk_text_iter_compare (iter, end) < 0)
    {
      GdkRectangle place;
      graphene_rect_t rect;

      gtk_text_view_get_iter_location (self->view, iter, &place);
      rect = GRAPHENE_RECT_INIT ((float) place.x, (float) place.y, (float) place.width, (float) place.height);
      graphene_rect_normalize (&rect);

      if (run.size.height > 0 && fabsf (rect.origin.x - (run.origin.x + run.size.width)) > 1
          && fabsf (rect.origin.x + rect.size.width - run.origin.x) > 1)
        {
          draw (self->snapshot, &run, user_data);
          run = rect;
        }
      else if (run.size.height > 0)
        {
          graphene_rect_union (&run, &rect, &run);
        }
      else
        {
          run = rect;
        }
      gtk_text_iter_forward_char (iter);
    }

  if (run.size.height > 0)
    draw (self->snapshot, &run, user_data);
}

static void
draw_straight (Painter *self, const GtkTextIter *iter, const GtkTextIter *end, DrawFunc draw, gpointer user_data)
{
  GtkTextIter last = *end;
  GdkRectangle from;
  GdkRectangle to;
  int right;

  /* The place after the last letter may be on the next display line, so ask for that letter's own right edge. */
  gtk_text_iter_backward_char (&last);
  gtk_text_view_get_iter_location (self->view, iter, &from);
  gtk_text_view_get_iter_location (self->view, &last, &to);
  right = g_unichar_isspace (gtk_text_iter_get_char (&last)) ? to.x : to.x + to.width;

  if (right > from.x)
    draw (self->snapshot,
          &GRAPHENE_RECT_INIT ((float) from.x, (float) from.y, (float) (right - from.x), (float) from.height),
          user_data);
}

static gboolean
line_is_mixed (const Painter *self, const GtkTextIter *iter)
{
  guint line = (guint) gtk_text_iter_get_line (iter);

  return self->marks->rtl_lines != NULL && line < self->marks->n_rtl_lines && self->marks->rtl_lines[line];
}

/* Calls @draw for each part of a range that stands on one display line. */
static void
draw_range (Painter *self, guint start, guint end, DrawFunc draw, gpointer user_data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter iter;
  GtkTextIter stop;

  start = MAX (start, self->start);
  end = MIN (end, self->end);
  if (start >= end)
    return;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &stop, (int) end);

  while (gtk_text_iter_compare (&iter, &stop) < 0)
    {
      GtkTextIter line_end = iter;

      gtk_text_view_forward_display_line_end (self->view, &line_end);
      if (gtk_text_iter_compare (&line_end, &stop) > 0)
        line_end = stop;
      if (gtk_text_iter_compare (&line_end, &iter) <= 0)
        {
          /* An empty line, the end of a paragraph, or the blank at which a line was broken. */
          if (!gtk_text_iter_forward_char (&iter))
            break;
          continue;
        }

      if (line_is_mixed (self, &iter))
        draw_mixed (self, &iter, &line_end, draw, user_data);
      else
        draw_straight (self, &iter, &line_end, draw, user_data);
      iter = line_end;
    }
}

static void
style_highlight (const DossierTextMarks *marks, const DossierHighlightEntry *entry, gboolean hovered, gboolean current, Style *style)
{
  GdkRGBA colour;
  float wash = marks->dark ? 0.24f : 0.15f;

  dossier_text_mark_colour (entry->highlight, marks->dark, &colour);
  *style = (Style) { .wash = colour, .line = colour, .outline = colour, .lane = (float) entry->lane * LANE };

  switch (entry->highlight->type)
    {
    case DOSSIER_HIGHLIGHT_ANNOTATION:
      gdk_rgba_parse (&style->wash, marks->dark ? "#f6d32d" : "#f9dc4a");
      wash = marks->dark ? 0.22f : 0.42f;
      style->line.alpha = marks->high_contrast || hovered || current ? 1 : 0;
      break;
    case DOSSIER_HIGHLIGHT_STATEMENT:
      wash = marks->dark ? 0.16f : 0.10f;
      style->dash = DASH;
      style->gap = DASH * 0.75f;
      break;
    case DOSSIER_HIGHLIGHT_SUGGESTION:
      /* Only dots, so that what was decided stands out from what was not. */
      wash = hovered || current ? 0.08f : 0;
      style->dash = style->gap = DOT;
      if (!marks->high_contrast && dossier_ui_is_value (entry->highlight->kind))
        style->line.alpha = hovered || current ? 1 : 0.6f;
      break;
    case DOSSIER_HIGHLIGHT_MENTION:
    default:
      break;
    }

  style->wash.alpha = MIN (1.0f, wash * (hovered || current ? 1.9f : 1.0f));
  style->outline.alpha = current ? 1 : 0;
}

static void
paint_highlights (Painter *self)
{
  const DossierTextMarks *marks = self->marks;
  guint first;
  guint last;

  dossier_highlight_index_range (marks->index, self->start, self->end, &first, &last);

  /* Annotations first: they are the ground on which the mentions stand. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = first; i < last; i++)
      {
        const DossierHighlightEntry *entry = dossier_highlight_index_get (marks->index, i);
        Style style;

        if ((entry->highlight->type == DOSSIER_HIGHLIGHT_ANNOTATION) != (pass == 0) || entry->end <= self->start)
          continue;

        style_highlight (marks, entry, (int) i == marks->hovered, (int) i == marks->current, &style);
        draw_range (self, entry->start, entry->end, draw_mark, &style);
      }
}

/**
 * dossier_text_ground_colour:
 * @number: 0 = of a figure; else of a shared passage
 * @colour: (out): opaque; on screen it is a wash
 */
void
dossier_text_ground_colour (guint number, gboolean dark, GdkRGBA *colour)
{
  static const char * const light_colours[DOSSIER_TEXT_GROUND_COLOURS] = { "#1a5fb4", "#26a269", "#813d9c", "#c64600", "#0d7d87", "#a51d6d" };
  static const char * const dark_colours[DOSSIER_TEXT_GROUND_COLOURS] = { "#78aeed", "#57e389", "#dc8add", "#ffa348", "#5bc8d1", "#f08cc0" };

  if (number == 0)
    gdk_rgba_parse (colour, dark ? "#f6d32d" : "#f9dc4a");
  else
    gdk_rgba_parse (colour, (dark ? dark_colours : light_colours)[(number - 1) % DOSSIER_TEXT_GROUND_COLOURS]);
}

/* The number of a shared passage, in the margin beside its first line. */
static void
draw_number (Painter *self, const DossierTextGround *ground, const GdkRGBA *colour)
{
  g_autofree char *text = g_strdup_printf ("%u", ground->number);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), text);
  PangoAttrList *attributes = pango_attr_list_new ();
  GtkTextIter iter;
  GdkRectangle place;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, (int) ground->range.start);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot,
                          &GRAPHENE_POINT_INIT ((float) MAX (2, gtk_text_view_get_left_margin (self->view) - width - 6),
                                                (float) place.y + (float) (place.height - height) / 2));
  gtk_snapshot_append_layout (self->snapshot, layout, colour);
  gtk_snapshot_restore (self->snapshot);
}

static void
paint_grounds (Painter *self)
{
  const DossierTextMarks *marks = self->marks;
  guint from = self->start > marks->longest_ground ? self->start - marks->longest_ground : 0;
  guint low = 0;
  guint high;

  if (marks->grounds == NULL)
    return;

  high = marks->grounds->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (marks->grounds, DossierTextGround, middle).range.start < from)
        low = middle + 1;
      else
        high = middle;
    }

  for (guint i = low; i < marks->grounds->len; i++)
    {
      const DossierTextGround *ground = &g_array_index (marks->grounds, DossierTextGround, i);
      GdkRGBA colour;
      Style style = { .lane = 0 };

      if (ground->range.start >= self->end)
        break;
      if (ground->range.end <= self->start)
        continue;

      dossier_text_ground_colour (ground->number, marks->dark, &colour);
      style.wash = colour;
      style.wash.alpha = ground->number > 0 ? (marks->dark ? 0.2f : 0.11f) : (marks->dark ? 0.22f : 0.42f);
      if (marks->high_contrast)
        style.line = colour;
      draw_range (self, ground->range.start, ground->range.end, draw_mark, &style);
      if (ground->number > 0 && ground->range.start >= self->start)
        draw_number (self, ground, &colour);
    }
}

static void
paint_found (Painter *self)
{
  const DossierTextMarks *marks = self->marks;
  guint low = 0;
  guint high;

  if (marks->found == NULL)
    return;

  high = marks->found->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (marks->found, DossierTextRange, middle).end <= self->start)
        low = middle + 1;
      else
        high = middle;
    }

  for (guint i = low; i < marks->found->len; i++)
    {
      const DossierTextRange *range = &g_array_index (marks->found, DossierTextRange, i);
      Style style = { .lane = 0 };

      if (range->start >= self->end)
        break;

      gdk_rgba_parse (&style.wash, "#ff7800");
      style.wash.alpha = (int) i == marks->found_current ? 0.55f : 0.25f;
      style.outline = style.wash;
      style.outline.alpha = (int) i == marks->found_current ? 1 : 0;
      draw_range (self, range->start, range->end, draw_mark, &style);
    }
}

/* The selection of a view without the keyboard is grey; what a popover is about stands out all the same. */
static void
paint_subject (Painter *self)
{
  const DossierTextRange *subject = &self->marks->subject;
  Style style = { .lane = 0 };

  if (subject->end <= subject->start)
    return;

  gdk_rgba_parse (&style.wash, self->marks->dark ? "#78aeed" : "#3584e4");
  style.outline = style.wash;
  style.wash.alpha = 0.2f;
  draw_range (self, subject->start, subject->end, draw_mark, &style);
}

static void
paint_flash (Painter *self)
{
  const DossierTextMarks *marks = self->marks;
  Style style = { .lane = 0 };

  if (marks->flash_strength <= 0)
    return;

  gdk_rgba_parse (&style.wash, marks->dark ? "#78aeed" : "#3584e4");
  style.outline = style.wash;
  style.wash.alpha = (float) (0.45 * marks->flash_strength);
  style.outline.alpha = (float) marks->flash_strength;
  draw_range (self, marks->flash.start, marks->flash.end, draw_mark, &style);
}

/**
 * dossier_text_paint_marks:
 * @view: the view whose layer below the text is being drawn; coordinates are those of its buffer
 * @snapshot: where to draw
 * @marks: what to draw
 */
void
dossier_text_paint_marks (GtkTextView *view, GtkSnapshot *snapshot, const DossierTextMarks *marks)
{
  Painter self = { .view = view, .snapshot = snapshot, .marks = marks };
  GdkRectangle visible;
  GtkTextIter iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  self.start = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  self.end = (guint) gtk_text_iter_get_offset (&iter);

  paint_grounds (&self);
  paint_highlights (&self);
  paint_found (&self);
  paint_subject (&self);
  paint_flash (&self);
}
