/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A timeline on paper: title, ruler and lanes on each page, then what the marks mean and the events that have no date. Fonts and all
 * else are the sheet's own, so that any thread may have one.
 */

#define G_LOG_DOMAIN "dossier-export"

#include "dossier-timeline-sheet.h"

#include <glib/gi18n.h>

#include "dossier-export-words.h"
#include "dossier-pdf-text.h"
#include "dossier-timeline-paint.h"
#include "dossier-timeline-words.h"

#define PAPER_WIDTH 841.89 /* A4 on its side */
#define PAPER_HEIGHT 595.28
#define SHEET_WIDTH 1050.0
#define MARGIN 34.0
#define TITLE_HEIGHT 34.0
#define RULER 27.0
#define FOOT_GAP 10.0
#define UNDATED_GAP 6.0
#define FOLD 50.0
#define LEFT 14.0          /* before the first instant */
#define RIGHT 96.0         /* behind the last, for its title */
#define MOST_HEADING 132.0
#define LEAST_TICKS 54.0
#define DOT 2.8

static const DossierPdfFace title_face = { 13, 0, TRUE, TRUE };
static const DossierPdfFace line_face = { 8.5, 0.35, TRUE };
static const DossierPdfFace heading_face = { 8, 0.05, TRUE, TRUE };
static const DossierPdfFace label_face = { 7.2, 0.35, TRUE };
static const DossierPdfFace event_face = { 7.4, 0.1, TRUE };

static const DossierTimelineMetrics metrics = { .row = 14.5, .mark = 9.5, .padding = 4.5, .least = 4.5, .open = 22, .character = 3.9, .gap = 3 };

/* The lanes of one page, and what stands below them. */
typedef struct
{
  guint first;
  guint end;
  gboolean legend;
  guint line;     /* the first line of the events without a date */
  guint line_end;
} Page;

struct _DossierTimelineSheet
{
  const DossierTimeline *timeline;
  const DossierTimelineOptions *options;
  PangoFontMap *fonts;
  PangoContext *context;
  gboolean paged;
  double width;
  double height;
  double heading;
  double foot;      /* height of what stands below the lanes */
  GPtrArray *lanes;
  DossierTimelineSpan range;
  DossierTimelineScale *scale;
  DossierTimelineLayout *layout;
  GArray *ticks;
  GArray *pages;    /* of Page */
  PangoLayout *legend;
  PangoLayout *undated; /* (nullable) */
};

/* Text */

static PangoLayout *
make_text (DossierTimelineSheet *sheet,
           const char           *words,
           const DossierPdfFace *face,
           double                width)
{
  DossierPdfText *text = dossier_pdf_text_new_with (words);
  PangoLayout *layout = dossier_pdf_text_to_layout (text, sheet->context, face);

  pango_layout_set_single_paragraph_mode (layout, width > 0);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  dossier_pdf_text_free (text);
  return layout;
}

static double
text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return pango_units_to_double (height);
}

static double
text_width (PangoLayout *layout)
{
  PangoRectangle rectangle;

  pango_layout_get_extents (layout, NULL, &rectangle);
  return pango_units_to_double (rectangle.width);
}

static void
show_layout (cairo_t     *cr,
             PangoLayout *layout,
             double       x,
             double       y,
             double       grey)
{
  cairo_move_to (cr, x, y);
  cairo_set_source_rgb (cr, grey, grey, grey);
  pango_cairo_show_layout (cr, layout);
}

static void
show_words (DossierTimelineSheet *sheet,
            cairo_t              *cr,
            const char           *words,
            const DossierPdfFace *face,
            double                x,
            double                middle,
            double                width)
{
  g_autoptr (PangoLayout) layout = make_text (sheet, words, face, width);

  show_layout (cr, layout, x, middle - text_height (layout) / 2, face->grey);
}

static double
measure_label (const char *words,
               gpointer    user_data)
{
  g_autoptr (PangoLayout) layout = make_text (user_data, words, &label_face, 0);

  return text_width (layout) + 4;
}

/* Layout */

static void
make_context (DossierTimelineSheet *sheet)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  sheet->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (sheet->fonts), 72);
  sheet->context = pango_font_map_create_context (sheet->fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (sheet->context, options);
  pango_context_set_round_glyph_positions (sheet->context, FALSE);
  cairo_font_options_destroy (options);
}

static void
measure_headings (DossierTimelineSheet *sheet)
{
  double widest = 40;

  for (guint i = 0; i < sheet->lanes->len; i++)
    {
      g_autoptr (PangoLayout) layout = make_text (sheet, dossier_timeline_lane_words (g_ptr_array_index (sheet->lanes, i), sheet->options->lanes),
                                                  &heading_face, 0);

      widest = MAX (widest, text_width (layout));
    }
  sheet->heading = MIN (widest, MOST_HEADING) + 22;
}

static double
chart_width (DossierTimelineSheet *sheet)
{
  return sheet->width - 2 * MARGIN - sheet->heading;
}

static void
find_range (DossierTimelineSheet *sheet)
{
  if (!dossier_timeline_range (sheet->timeline, &sheet->range))
    sheet->range = (DossierTimelineSpan) { 0, G_GINT64_CONSTANT (86400000) };
  if (sheet->options->earliest != G_MININT64 && sheet->options->earliest < MAX (sheet->range.end, sheet->options->latest))
    sheet->range.start = sheet->options->earliest;
  if (sheet->options->latest != G_MAXINT64 && sheet->options->latest > sheet->range.start)
    sheet->range.end = sheet->options->latest;
}

static void
lay_time (DossierTimelineSheet *sheet)
{
  g_autoptr (GArray) quiet = sheet->options->fold ? dossier_timeline_quiet (sheet->timeline, &sheet->range) : NULL;
  double width = chart_width (sheet) - LEFT - RIGHT;

  sheet->scale = dossier_timeline_scale_new (&sheet->range, quiet, FOLD, dossier_timeline_fitting_rate (&sheet->range, quiet, FOLD, width));
  sheet->layout = dossier_timeline_layout_new (sheet->timeline, sheet->lanes, sheet->scale, &metrics, NULL);
  sheet->ticks = dossier_timeline_ticks (sheet->scale, -LEFT, chart_width (sheet) - LEFT, LEAST_TICKS, measure_label, sheet);
}

/* What the colours and lines mean. */
static char *
legend_words (void)
{
  return g_strdup_printf ("%s · %s · %s · %s", _("dashed: an approximate or uncertain date"), _("light: reported, not assessed"),
                          _("fading into an arrow: no end is known"), _("joined by a bracket: accounts give different dates"));
}

static char *
undated_words (const DossierTimeline *timeline)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (timeline->n_dated == timeline->events->len)
    return NULL;
  for (guint i = timeline->n_dated; i < timeline->events->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", ((DossierTimelineEvent *) g_ptr_array_index (timeline->events, i))->title);
  /* Translators: then follow the titles of events */
  return g_strdup_printf (_("Without a date: %s"), words->str);
}

static void
lay_foot (DossierTimelineSheet *sheet)
{
  g_autofree char *legend = legend_words (), *undated = undated_words (sheet->timeline);
  int width = (int) ((sheet->width - 2 * MARGIN) * PANGO_SCALE);

  sheet->legend = make_text (sheet, legend, &label_face, 0);
  pango_layout_set_width (sheet->legend, width);
  sheet->foot = text_height (sheet->legend) + FOOT_GAP;
  if (undated == NULL)
    return;
  sheet->undated = make_text (sheet, undated, &label_face, 0);
  pango_layout_set_width (sheet->undated, width);
  sheet->foot += text_height (sheet->undated) + UNDATED_GAP;
}

/* The foot begins on @page, and goes on where that is full. */
static void
part_foot (DossierTimelineSheet *sheet,
           Page                  page,
           double                room)
{
  double above = text_height (sheet->legend) + FOOT_GAP + UNDATED_GAP, top = 0;
  PangoLayoutIter *lines = sheet->undated != NULL ? pango_layout_get_iter (sheet->undated) : NULL;

  page.legend = TRUE;
  for (gboolean more = lines != NULL; more; more = pango_layout_iter_next_line (lines))
    {
      int line_top, line_bottom;

      pango_layout_iter_get_line_yrange (lines, &line_top, &line_bottom);
      if (sheet->paged && above + pango_units_to_double (line_bottom) - top > room && page.line_end > page.line)
        {
          g_array_append_val (sheet->pages, page);
          page = (Page) { page.end, page.end, FALSE, page.line_end, page.line_end };
          top = pango_units_to_double (line_top);
          room = sheet->height - 2 * MARGIN - TITLE_HEIGHT;
          above = FOOT_GAP;
        }
      page.line_end++;
    }
  g_clear_pointer (&lines, pango_layout_iter_free);
  g_array_append_val (sheet->pages, page);
}

/* As many lanes on each page as fit; the foot goes on the last one, or on pages of its own. */
static void
part_pages (DossierTimelineSheet *sheet)
{
  double room = sheet->height - 2 * MARGIN - TITLE_HEIGHT - RULER, top = 0, left;
  Page page = { 0, 0 };

  for (guint i = 0; i < sheet->lanes->len && sheet->paged; i++)
    {
      const DossierTimelineBand *band = dossier_timeline_layout_band (sheet->layout, i);

      if (band->y + band->height - top > room && i > page.first)
        {
          page.end = i;
          g_array_append_val (sheet->pages, page);
          page.first = i;
          top = band->y;
        }
    }
  page.end = sheet->lanes->len;
  if (!sheet->paged)
    sheet->height = 2 * MARGIN + TITLE_HEIGHT + RULER + dossier_timeline_layout_height (sheet->layout) + sheet->foot;
  left = sheet->lanes->len > 0 ? room - (dossier_timeline_layout_height (sheet->layout) - top) : room + RULER;
  if (sheet->paged && sheet->foot > left && sheet->lanes->len > 0)
    {
      g_array_append_val (sheet->pages, page);
      page.first = page.end;
      left = room + RULER;
    }
  part_foot (sheet, page, left);
}

/**
 * dossier_timeline_sheet_new:
 * @timeline: outlives the sheet
 * @options: likewise
 * @paged: pages of A4 on its side; else one sheet
 */
DossierTimelineSheet *
dossier_timeline_sheet_new (const DossierTimeline        *timeline,
                            const DossierTimelineOptions *options,
                            gboolean                      paged)
{
  DossierTimelineSheet *sheet = g_new0 (DossierTimelineSheet, 1);

  sheet->timeline = timeline;
  sheet->options = options;
  sheet->paged = paged;
  sheet->width = paged ? PAPER_WIDTH : SHEET_WIDTH;
  sheet->height = PAPER_HEIGHT;
  sheet->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  make_context (sheet);
  sheet->lanes = dossier_timeline_make_lanes (timeline, options->lanes);
  measure_headings (sheet);
  find_range (sheet);
  lay_time (sheet);
  lay_foot (sheet);
  part_pages (sheet);
  return sheet;
}

void
dossier_timeline_sheet_free (DossierTimelineSheet *sheet)
{
  if (sheet == NULL)
    return;
  g_clear_object (&sheet->legend);
  g_clear_object (&sheet->undated);
  g_array_unref (sheet->ticks);
  g_array_unref (sheet->pages);
  dossier_timeline_layout_free (sheet->layout);
  dossier_timeline_scale_free (sheet->scale);
  g_ptr_array_unref (sheet->lanes);
  g_clear_object (&sheet->context);
  g_clear_object (&sheet->fonts);
  g_free (sheet);
}

guint
dossier_timeline_sheet_n_pages (DossierTimelineSheet *sheet)
{
  return sheet->pages->len;
}

/* In points, of every page. */
void
dossier_timeline_sheet_size (DossierTimelineSheet *sheet,
                             double               *width,
                             double               *height)
{
  *width = sheet->width;
  *height = sheet->height;
}

/* Drawing */

static void
draw_title (DossierTimelineSheet *sheet,
            cairo_t              *cr,
            guint                 page)
{
  static const char * const lanes[] = { N_("Lanes by actor"), N_("Lanes by place"), N_("Lanes by kind of event") };
  guint n = sheet->timeline->events->len;
  g_autofree char *title = dossier_export_title (sheet->options->title);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  g_autoptr (GString) line = g_string_new (NULL);

  show_words (sheet, cr, title, &title_face, MARGIN, MARGIN + 8, sheet->width - 2 * MARGIN);
  g_string_printf (line, "%s · %s · %s", _("Timeline"), _(lanes[sheet->options->lanes]), events);
  if (sheet->pages->len > 1)
    g_string_append_printf (line, " · %u / %u", page + 1, sheet->pages->len);
  show_words (sheet, cr, line->str, &line_face, MARGIN, MARGIN + 23, sheet->width - 2 * MARGIN);
}

static void
draw_ruler (DossierTimelineSheet *sheet,
            cairo_t              *cr,
            double                x,
            double                top,
            double                bottom)
{
  static const DossierTimelineColour grey = { 0.5, 0.5, 0.5 };

  cairo_set_line_width (cr, 0.4);
  for (guint i = 0; i < sheet->ticks->len; i++)
    {
      const DossierTimelineTick *tick = &g_array_index (sheet->ticks, DossierTimelineTick, i);

      cairo_set_source_rgb (cr, 0.86, 0.86, 0.86);
      cairo_move_to (cr, x + tick->x, top - (tick->label != NULL ? 5 : 2));
      cairo_line_to (cr, x + tick->x, bottom);
      cairo_stroke (cr);
      if (tick->label != NULL)
        show_words (sheet, cr, tick->label, &label_face, x + tick->x + 2.5, top - 9, 0);
    }
  for (guint i = 0; i < sheet->scale->pieces->len; i++)
    {
      const DossierTimelinePiece *piece = &g_array_index (sheet->scale->pieces, DossierTimelinePiece, i);
      g_autofree char *words = NULL;
      g_autoptr (PangoLayout) layout = NULL;

      if (!piece->folded)
        continue;
      words = dossier_timeline_duration_words (piece->start, piece->end);
      layout = make_text (sheet, words, &label_face, 0);
      pango_layout_set_width (layout, (int) ((piece->width - 4) * PANGO_SCALE));
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      show_layout (cr, layout, x + piece->x + 2, top - 3 - text_height (layout), 0.45);
      dossier_timeline_paint_fold (cr, x + piece->x, piece->width, top, bottom, &grey, 0.5);
    }
}

static void
draw_headings (DossierTimelineSheet *sheet,
               cairo_t              *cr,
               const Page           *page,
               double                y)
{
  for (guint i = page->first; i < page->end; i++)
    {
      const DossierTimelineBand *band = dossier_timeline_layout_band (sheet->layout, i);
      const DossierTimelineLane *lane = g_ptr_array_index (sheet->lanes, i);
      double middle = y + band->y + metrics.padding + metrics.row / 2;
      DossierTimelineColour colour;

      if (i % 2 == 0)
        {
          cairo_set_source_rgb (cr, 0.97, 0.97, 0.97);
          cairo_rectangle (cr, MARGIN, y + band->y, sheet->width - 2 * MARGIN, band->height);
          cairo_fill (cr);
        }
      if (sheet->options->lanes == DOSSIER_TIMELINE_BY_KIND)
        dossier_timeline_event_colour (lane->kind, FALSE, &colour);
      else
        dossier_timeline_entity_colour (lane->kind, &colour);
      cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
      cairo_new_path (cr);
      cairo_arc (cr, MARGIN + 6, middle, DOT, 0, 2 * G_PI);
      cairo_fill (cr);
      show_words (sheet, cr, dossier_timeline_lane_words (lane, sheet->options->lanes), &heading_face, MARGIN + 14, middle, sheet->heading - 18);
    }
}

static void
draw_item (DossierTimelineSheet      *sheet,
           cairo_t                   *cr,
           const DossierTimelineItem *item,
           double                     x,
           double                     y)
{
  const DossierTimelineEvent *event = g_ptr_array_index (sheet->timeline->events, item->event);
  double middle = y + dossier_timeline_layout_row_y (sheet->layout, item) + metrics.row / 2;
  double end = item->x + item->width + metrics.gap, edge = chart_width (sheet) - LEFT;
  DossierTimelineColour colour;

  dossier_timeline_event_colour (item->more > 0 ? NULL : event->kind, FALSE, &colour);
  dossier_timeline_paint_item (cr, sheet->layout, item, x, y, &colour, FALSE);
  if (item->more > 0)
    {
      g_autofree char *more = g_strdup_printf ("+%u", item->more);

      show_words (sheet, cr, more, &event_face, x + item->x + 2, middle, 0);
    }
  else if (item->room > 0 && edge - end > 4 * metrics.character)
    {
      g_autofree char *title = dossier_timeline_event_title (event);

      show_words (sheet, cr, title, &event_face, x + end, middle, MIN (item->room, edge - end));
    }
}

static void
draw_lanes (DossierTimelineSheet *sheet,
            cairo_t              *cr,
            const Page           *page,
            double                x,
            double                y,
            double                bottom)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));
  const DossierTimelineBand *first = dossier_timeline_layout_band (sheet->layout, page->first);

  cairo_save (cr);
  cairo_rectangle (cr, x - LEFT, y + first->y, chart_width (sheet), bottom - y - first->y);
  cairo_clip (cr);
  dossier_timeline_layout_visible (sheet->layout, -LEFT, first->y, chart_width (sheet) - LEFT, bottom - y - 0.01, items);
  for (guint i = 0; i < items->len; i++)
    draw_item (sheet, cr, dossier_timeline_layout_item (sheet->layout, g_array_index (items, guint, i)), x, y);
  cairo_restore (cr);
}

/* The lines of the events without a date that stand on one page. */
static void
draw_undated (DossierTimelineSheet *sheet,
              cairo_t              *cr,
              const Page           *page,
              double                y)
{
  PangoLayoutIter *lines = pango_layout_get_iter (sheet->undated);
  guint n = 0;
  int top = 0;

  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  do
    {
      PangoRectangle extents;

      if (n < page->line)
        continue;
      pango_layout_iter_get_line_extents (lines, NULL, &extents);
      if (n == page->line)
        pango_layout_iter_get_line_yrange (lines, &top, NULL);
      cairo_move_to (cr, MARGIN + pango_units_to_double (extents.x), y + pango_units_to_double (pango_layout_iter_get_baseline (lines) - top));
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (lines));
    }
  while (++n < page->line_end && pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

static void
draw_foot (DossierTimelineSheet *sheet,
           cairo_t              *cr,
           const Page           *page,
           double                y)
{
  y += FOOT_GAP - 2;
  if (page->legend)
    {
      show_layout (cr, sheet->legend, MARGIN, y, 0.4);
      y += text_height (sheet->legend) + UNDATED_GAP;
    }
  if (page->line_end > page->line)
    draw_undated (sheet, cr, page, y);
}

/* Draws one page; its ground is not painted. */
void
dossier_timeline_sheet_draw (DossierTimelineSheet *sheet,
                             guint                 number,
                             cairo_t              *cr)
{
  const Page *page = &g_array_index (sheet->pages, Page, number);
  double top = MARGIN + TITLE_HEIGHT + RULER, x = MARGIN + sheet->heading + LEFT, bottom = MARGIN + TITLE_HEIGHT;

  draw_title (sheet, cr, number);
  if (page->end > page->first)
    {
      const DossierTimelineBand *first = dossier_timeline_layout_band (sheet->layout, page->first);
      const DossierTimelineBand *last = dossier_timeline_layout_band (sheet->layout, page->end - 1);
      double y = top - first->y;

      bottom = y + last->y + last->height;
      draw_headings (sheet, cr, page, y);
      draw_ruler (sheet, cr, x, top, bottom);
      draw_lanes (sheet, cr, page, x, y, bottom);
      cairo_set_source_rgb (cr, 0.75, 0.75, 0.75);
      cairo_set_line_width (cr, 0.6);
      cairo_move_to (cr, MARGIN, top);
      cairo_line_to (cr, sheet->width - MARGIN, top);
      cairo_stroke (cr);
    }
  draw_foot (sheet, cr, page, bottom);
}
