/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing of the canvas: only what is in view, the shapes by the painter that paper has too, in one go. Layouts of text are kept. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-timeline-canvas-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "dossier-timeline-paint.h"
#include "dossier-timeline-words.h"
#include "dossier-ui.h"

#define LEAST_TICKS 84
#define MOST_TITLES 3000 /* kept; then all are forgotten */
#define PLAIN_FROM 500   /* marks in one frame, from which on they have no round corners */
#define DOT 10

typedef struct
{
  DossierTimelineCanvas *canvas;
  GtkSnapshot *snapshot;
  double width;
  double height;
  double dx;      /* from the scale's coordinates to the widget's */
  double dy;
  gboolean dark;
  gboolean contrast;
  GdkRGBA accent;
} Frame;

static GdkRGBA
ink (const Frame *frame,
     float        alpha)
{
  float base = frame->dark ? 1 : 0;

  return (GdkRGBA) { base, base, base, frame->contrast ? 1 : frame->dark ? alpha : alpha * 0.82f };
}

static DossierTimelineColour
plain_colour (const GdkRGBA *colour)
{
  return (DossierTimelineColour) { colour->red, colour->green, colour->blue };
}

static void
fill (const Frame   *frame,
      double         x,
      double         y,
      double         width,
      double         height,
      const GdkRGBA *colour)
{
  gtk_snapshot_append_color (frame->snapshot, colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
show_text (const Frame   *frame,
           PangoLayout   *layout,
           double         x,
           double         y,
           const GdkRGBA *colour)
{
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (frame->snapshot, &GRAPHENE_POINT_INIT ((float) floor (x), (float) floor (y)));
  gtk_snapshot_append_layout (frame->snapshot, layout, colour);
  gtk_snapshot_restore (frame->snapshot);
}

static int
text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Layouts */

PangoLayout *
dossier_timeline_canvas_heading (DossierTimelineCanvas *self,
                                 guint                  lane)
{
  PangoLayout *layout = g_hash_table_lookup (self->headings, GUINT_TO_POINTER (lane));
  const DossierTimelineLane *record = g_ptr_array_index (self->lanes, lane);

  if (layout == NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();
      const char *words = dossier_timeline_lane_words (record, self->mode);

      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
      pango_attr_list_insert (attributes, record->name != NULL ? pango_attr_weight_new (PANGO_WEIGHT_BOLD) : pango_attr_style_new (PANGO_STYLE_ITALIC));
      pango_layout_set_attributes (layout, attributes);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_attr_list_unref (attributes);
      g_hash_table_insert (self->headings, GUINT_TO_POINTER (lane), layout);
    }
  return layout;
}

static PangoLayout *
title_layout (DossierTimelineCanvas *self,
              guint                  event)
{
  PangoLayout *layout = g_hash_table_lookup (self->titles, GUINT_TO_POINTER (event));

  if (layout == NULL)
    {
      g_autofree char *title = dossier_timeline_event_title (g_ptr_array_index (self->timeline->events, event));

      if (g_hash_table_size (self->titles) >= MOST_TITLES)
        g_hash_table_remove_all (self->titles);
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), title);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      g_hash_table_insert (self->titles, GUINT_TO_POINTER (event), layout);
    }
  return layout;
}

static PangoLayout *
label_layout (DossierTimelineCanvas *self,
              const char            *words)
{
  PangoLayout *layout = g_hash_table_lookup (self->labels, words);

  if (layout == NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      if (g_hash_table_size (self->labels) >= MOST_TITLES)
        g_hash_table_remove_all (self->labels);
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
      pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      g_hash_table_insert (self->labels, g_strdup (words), layout);
    }
  return layout;
}

static double
measure_label (const char *words,
               gpointer    user_data)
{
  int width;

  pango_layout_get_pixel_size (label_layout (user_data, words), &width, NULL);
  return width;
}

/* Ground */

static void
draw_lanes (const Frame *frame,
            guint        first)
{
  DossierTimelineCanvas *self = frame->canvas;
  GdkRGBA stripe = ink (frame, 0.03f), line = ink (frame, 0.5f), chosen = frame->accent;

  chosen.alpha = 0.07f;
  for (guint i = first; i < self->lanes->len; i++)
    {
      const DossierTimelineBand *band = dossier_timeline_layout_band (self->layout, i);

      if (band->y + frame->dy > frame->height)
        break;
      if (frame->contrast)
        fill (frame, 0, band->y + band->height + frame->dy - 1, frame->width, 1, &line);
      else if (i % 2 == 0)
        fill (frame, 0, band->y + frame->dy, frame->width, band->height, &stripe);
      if (i == self->chosen_lane && self->chosen_items->len > 0)
        fill (frame, 0, band->y + frame->dy, frame->width, band->height, &chosen);
    }
}

static void
draw_headings (const Frame *frame,
               guint        first)
{
  DossierTimelineCanvas *self = frame->canvas;
  GdkRGBA colour = ink (frame, 1);

  for (guint i = first; i < self->lanes->len; i++)
    {
      const DossierTimelineBand *band = dossier_timeline_layout_band (self->layout, i);
      const DossierTimelineLane *lane = g_ptr_array_index (self->lanes, i);
      PangoLayout *layout;
      double middle = band->y + frame->dy + self->metrics.padding + self->metrics.row / 2;
      GskRoundedRect disc;
      GdkRGBA dot;

      if (band->y + frame->dy > frame->height)
        break;
      layout = dossier_timeline_canvas_heading (self, i);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (self->heading_width - 42) * PANGO_SCALE);
      show_text (frame, layout, 34, middle - text_height (layout) / 2.0, &colour);
      if (self->mode == DOSSIER_TIMELINE_BY_KIND)
        {
          DossierTimelineColour kind;

          dossier_timeline_event_colour (lane->kind, frame->dark, &kind);
          dot = (GdkRGBA) { (float) kind.red, (float) kind.green, (float) kind.blue, 1 };
        }
      else
        {
          dossier_ui_kind_colour (lane->kind, frame->dark, &dot);
        }
      gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (16, (float) floor (middle - DOT / 2.0), DOT, DOT), DOT / 2.0f);
      gtk_snapshot_push_rounded_clip (frame->snapshot, &disc);
      gtk_snapshot_append_color (frame->snapshot, &dot, &disc.bounds);
      gtk_snapshot_pop (frame->snapshot);
    }
}

/* Ruler */

static void
draw_ticks (const Frame  *frame,
            const GArray *ticks)
{
  GdkRGBA line = ink (frame, 0.14f);

  for (guint i = 0; i < ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (ticks, DossierTimelineTick, i);

      fill (frame, floor (tick->x + frame->dx), frame->canvas->ruler_height - (tick->label != NULL ? 8 : 4), 1, frame->height, &line);
    }
}

static void
draw_ruler (const Frame  *frame,
            const GArray *ticks)
{
  DossierTimelineCanvas *self = frame->canvas;
  GdkRGBA colour = ink (frame, 0.7f), faint = ink (frame, 0.55f);

  for (guint i = 0; i < ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (ticks, DossierTimelineTick, i);
      PangoLayout *layout = tick->label != NULL ? label_layout (self, tick->label) : NULL;

      if (layout != NULL)
        show_text (frame, layout, tick->x + frame->dx + 4, self->ruler_height - text_height (layout) - 8, &colour);
    }
  for (guint i = 0; i < self->scale->pieces->len; i++)
    {
      const DossierTimelinePiece *piece = &g_array_index (self->scale->pieces, DossierTimelinePiece, i);
      g_autofree char *words = NULL;
      PangoLayout *layout;

      if (!piece->folded || piece->x + frame->dx > frame->width || piece->x + piece->width + frame->dx < self->heading_width)
        continue;
      words = dossier_timeline_duration_words (piece->start, piece->end);
      layout = label_layout (self, words);
      pango_layout_set_width (layout, (int) (piece->width - 10) * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      show_text (frame, layout, piece->x + frame->dx + 5, (self->ruler_height - text_height (layout)) / 2.0, &faint);
    }
}

/* Marks */

static void
paint_shapes (const Frame *frame,
              cairo_t     *cr)
{
  DossierTimelineCanvas *self = frame->canvas;
  GdkRGBA fold = ink (frame, 0.3f);
  DossierTimelineColour accent = plain_colour (&frame->accent), jag = plain_colour (&fold);
  gboolean plain = self->visible->len > PLAIN_FROM;

  for (guint i = 0; i < self->scale->pieces->len; i++)
    {
      const DossierTimelinePiece *piece = &g_array_index (self->scale->pieces, DossierTimelinePiece, i);

      if (piece->folded && piece->x + frame->dx < frame->width && piece->x + piece->width + frame->dx > self->heading_width)
        dossier_timeline_paint_fold (cr, piece->x + frame->dx, piece->width, self->ruler_height, frame->height, &jag, fold.alpha);
    }
  /* The lanes of the chosen event are joined through the first of its marks. */
  if (self->chosen_items->len > 1)
    {
      const DossierTimelineItem *top = g_ptr_array_index (self->chosen_items, 0);
      const DossierTimelineItem *bottom = g_ptr_array_index (self->chosen_items, self->chosen_items->len - 1);
      const DossierTimelineEvent *event = g_ptr_array_index (self->timeline->events, self->chosen_event);
      double x = floor (top->x + MIN (top->width, self->metrics.least) / 2 + frame->dx);
      DossierTimelineColour colour;

      dossier_timeline_event_colour (event->kind, frame->dark, &colour);
      cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
      /* Far out of sight it would be more than cairo can count. */
      if (x > -2 && x < frame->width + 2)
        cairo_rectangle (cr, x - 1, dossier_timeline_layout_row_y (self->layout, top) + self->metrics.row / 2 + frame->dy, 2,
                         dossier_timeline_layout_row_y (self->layout, bottom) - dossier_timeline_layout_row_y (self->layout, top));
      cairo_fill (cr);
    }
  for (guint i = 0; i < self->visible->len; i++)
    {
      const DossierTimelineItem *item = dossier_timeline_layout_item (self->layout, g_array_index (self->visible, guint, i));
      const DossierTimelineEvent *event = g_ptr_array_index (self->timeline->events, item->event);
      DossierTimelineColour colour;

      dossier_timeline_event_colour (item->more > 0 ? NULL : event->kind, frame->dark, &colour);
      dossier_timeline_paint_item (cr, self->layout, item, frame->dx, frame->dy, &colour, plain);
    }
  for (guint i = 0; i < self->chosen_items->len; i++)
    dossier_timeline_paint_frame (cr, self->layout, g_ptr_array_index (self->chosen_items, i), frame->dx, frame->dy, &accent);
}

static void
draw_titles (const Frame *frame)
{
  DossierTimelineCanvas *self = frame->canvas;
  GdkRGBA colour = ink (frame, 0.92f);
  /* Nothing can be scrolled to beyond it. */
  double edge = self->scale->width + DOSSIER_CANVAS_RIGHT - 12 + frame->dx;

  for (guint i = 0; i < self->visible->len; i++)
    {
      const DossierTimelineItem *item = dossier_timeline_layout_item (self->layout, g_array_index (self->visible, guint, i));
      double y = dossier_timeline_layout_row_y (self->layout, item) + frame->dy, end = item->x + item->width + frame->dx;
      PangoLayout *layout;

      if (item->more > 0)
        {
          g_autofree char *more = g_strdup_printf ("+%u", item->more);
          int width;

          layout = label_layout (self, more);
          pango_layout_get_pixel_size (layout, &width, NULL);
          show_text (frame, layout, item->x + frame->dx + (item->width - width) / 2, y + (self->metrics.row - text_height (layout)) / 2, &colour);
          continue;
        }
      if (item->room <= 0 || end > frame->width || edge - end < 24)
        continue;
      layout = title_layout (self, item->event);
      pango_layout_set_width (layout, (int) MIN (item->room, edge - end) * PANGO_SCALE);
      show_text (frame, layout, end + self->metrics.gap, y + (self->metrics.row - text_height (layout)) / 2, &colour);
    }
}

static void
draw_marks (const Frame *frame)
{
  DossierTimelineCanvas *self = frame->canvas;
  graphene_rect_t area = GRAPHENE_RECT_INIT (self->heading_width, self->ruler_height, (float) (frame->width - self->heading_width),
                                             (float) (frame->height - self->ruler_height));
  cairo_t *cr;

  dossier_timeline_layout_visible (self->layout, self->heading_width - frame->dx - 8, self->ruler_height - frame->dy, frame->width - frame->dx,
                                   frame->height - frame->dy, self->visible);
  gtk_snapshot_push_clip (frame->snapshot, &area);
  cr = gtk_snapshot_append_cairo (frame->snapshot, &area);
  paint_shapes (frame, cr);
  cairo_destroy (cr);
  draw_titles (frame);
  gtk_snapshot_pop (frame->snapshot);
}

static void
find_accent (Frame *frame)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (frame->canvas));

  if (!gtk_style_context_lookup_color (style, "accent_color", &frame->accent))
    gdk_rgba_parse (&frame->accent, "#1c71d8");
}

void
dossier_timeline_canvas_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  DossierTimelineCanvas *self = DOSSIER_TIMELINE_CANVAS (widget);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  Frame frame = { self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget), .dark = adw_style_manager_get_dark (style),
                  .contrast = adw_style_manager_get_high_contrast (style) };
  g_autoptr (GArray) ticks = NULL;
  GdkRGBA line;
  guint first;

  if (self->layout == NULL)
    return;
  find_accent (&frame);
  frame.dx = floor (self->heading_width + DOSSIER_CANVAS_LEFT - dossier_timeline_canvas_left (self));
  frame.dy = floor (self->ruler_height - dossier_timeline_canvas_top (self));
  first = dossier_timeline_layout_lane_at (self->layout, dossier_timeline_canvas_top (self));
  ticks = dossier_timeline_ticks (self->scale, self->heading_width - frame.dx, frame.width - frame.dx, LEAST_TICKS, measure_label, self);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, self->ruler_height, (float) frame.width, (float) frame.height - self->ruler_height));
  draw_lanes (&frame, first);
  draw_headings (&frame, first);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (self->heading_width, 0, (float) frame.width - self->heading_width, (float) frame.height));
  draw_ticks (&frame, ticks);
  draw_ruler (&frame, ticks);
  gtk_snapshot_pop (snapshot);
  draw_marks (&frame);
  line = ink (&frame, 0.14f);
  fill (&frame, 0, self->ruler_height - 1, frame.width, 1, &line);
  fill (&frame, self->heading_width - 1, 0, 1, frame.height, &line);
}
