/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A GtkTextView that draws highlights below its letters and cards beside them. It holds the offset map and the index of
 * the highlights it shows; the records belong to the reader. Main thread only. It never writes to the workspace.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-view-private.h"

#include "dossier-text-roles.h"

#include <glib/gi18n.h>

#define MEASURE 72         /* characters a line */
#define ADVANCE 1.2        /* of running text in the reading size, to the average the font tells */
#define SIDE 40            /* pixels left and right of the column where there is room */
#define SIDE_NARROW 18
#define NARROWEST 240       /* pixels the view can do with */
#define CARD_GAP 14
#define CARD_SIDE 10
#define CARD_ROOM (CARD_GAP + 150 + CARD_SIDE)
#define HEADER_GAP 8

G_DEFINE_FINAL_TYPE (DossierTextView, dossier_text_view, GTK_TYPE_TEXT_VIEW)

/* Average advance of the running text, in pixels. */
static double
character_width (DossierTextView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double width = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);

  return width * self->scale;
}

/* Where the column and the cards stand in a view of @width pixels. */
static void
arrange (DossierTextView *self, int width)
{
  int side = width > 480 ? SIDE : SIDE_NARROW;
  int column = (int) (MEASURE * ADVANCE * character_width (self));
  int left;
  int right;

  column = CLAMP (column, 120, MAX (120, width - 2 * side));

  /* Cards get room where a column that can be read well is left: first some of its width, then its left margin. */
  if (width - SIDE - CARD_ROOM >= column * 5 / 6)
    {
      column = MIN (column, width - SIDE - CARD_ROOM);
      left = MAX (SIDE, MIN ((width - column) / 2, width - column - CARD_ROOM));
    }
  else
    {
      left = (width - column) / 2;
    }
  right = width - left - column;

  self->column_x = left;
  self->column_width = column;
  self->card_x = left + column + CARD_GAP;
  self->card_width = MIN (right - CARD_GAP - CARD_SIDE, DOSSIER_CARD_WIDEST);
  if (self->card_width < DOSSIER_CARD_NARROWEST)
    self->card_width = 0;

  if (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) != left)
    {
      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), left);
      dossier_text_roles_set_margin (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), left);
    }
  if (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) != right)
    gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), right);
}

/* Keeps room for the header: below the title, or on top. */
static void
make_room (DossierTextView *self)
{
  int height = 0;

  if (self->header == NULL || self->column_width == 0)
    return;

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, self->column_width, &height, NULL, NULL, NULL);
  if (height == self->header_height)
    return;

  self->header_height = height;
  dossier_text_roles_set_room (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), height + HEADER_GAP, height + HEADER_GAP);
}

/* Puts the header where its room is. It is a child of the view itself: overlays of GTK 4.8 are also drawn where they do not stand. */
static void
place_header (DossierTextView *self)
{
  GtkTextIter iter;
  GdkRectangle place = { 0 };
  int x;
  int y;

  if (self->header == NULL || self->column_width == 0)
    return;

  dossier_text_view_get_iter (self, self->title_end, &iter);
  if (self->title_in_text)
    {
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
      place.y += place.height + HEADER_GAP;
    }

  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, 0, place.y, &x, &y);
  gtk_widget_size_allocate (self->header, &(GtkAllocation) { self->column_x, y, self->column_width, self->header_height }, -1);
}

static void
scrolled_cb (DossierTextView *self)
{
  place_header (self);
}

/* The header moves with the text, whichever adjustment a scrolled window gives. */
static void
vadjustment_cb (DossierTextView *self)
{
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, scrolled_cb, self);
  g_set_object (&self->vadjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)));
  if (self->vadjustment != NULL)
    g_signal_connect_object (self->vadjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* Room between the lines in proportion to the letters. */
static void
space_lines (DossierTextView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double height = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE * self->scale;
  int inside = (int) (height * 0.28);
  int below = (int) (height * 0.23);

  pango_font_metrics_unref (metrics);
  if (gtk_text_view_get_pixels_inside_wrap (GTK_TEXT_VIEW (self)) != inside)
    gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), inside);
  if (gtk_text_view_get_pixels_below_lines (GTK_TEXT_VIEW (self)) != below)
    gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), below);
}

/* One byte a line tells where letters of both directions may meet; most texts have none and keep no table. */
static void
find_rtl_lines (DossierTextView *self, const char *shown)
{
  guint n_lines = 1;
  guint line = 0;
  gboolean any = FALSE;

  g_clear_pointer (&self->rtl_lines, g_free);
  for (const char *p = shown; *p; p++)
    {
      n_lines += *p == '\n';
      any = any || (guchar) *p >= 0xD6;
    }

  if (any)
    {
      self->rtl_lines = g_new0 (guint8, n_lines);
      for (const char *p = shown; *p; p = g_utf8_next_char (p))
        {
          if (*p == '\n')
            line++;
          else if ((guchar) *p >= 0xD6 && dossier_text_is_rtl (g_utf8_get_char (p)))
            self->rtl_lines[line] = 1;
        }
    }

  self->marks.rtl_lines = self->rtl_lines;
  self->marks.n_rtl_lines = self->rtl_lines != NULL ? n_lines : 0;
}

static void
update_colours (DossierTextView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->marks.dark = adw_style_manager_get_dark (manager);
  self->marks.high_contrast = adw_style_manager_get_high_contrast (manager);
  dossier_text_roles_set_colour (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->marks.dark, self->marks.high_contrast);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_text_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (view);

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    return;

  dossier_text_paint_marks (view, snapshot, &self->marks);
  dossier_text_cards_draw (self->cards, view, snapshot, &self->marks, self->card_x, self->card_width);
}

/* The margins follow the width, so they must not hold it: without this a view could grow but never shrink. */
static void
dossier_text_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)
    ->measure (widget, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static void
dossier_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  arrange (self, width);
  make_room (self);
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  place_header (self);
}

static void
dossier_text_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->snapshot (widget, snapshot);
  if (self->header != NULL)
    gtk_widget_snapshot_child (widget, self->header, snapshot);
}

static void
dossier_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->css_changed (widget, change);
  if (self->cards != NULL)
    dossier_text_cards_clear (self->cards);
  space_lines (self);
}

static void
dossier_text_view_dispose (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  for (guint i = 0; i < G_N_ELEMENTS (self->style_handlers); i++)
    g_clear_signal_handler (&self->style_handlers[i], manager);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, scrolled_cb, self);
  g_clear_object (&self->vadjustment);
  g_clear_object (&self->flash);
  g_clear_pointer (&self->header, gtk_widget_unparent);

  G_OBJECT_CLASS (dossier_text_view_parent_class)->dispose (object);
}

static void
dossier_text_view_finalize (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);

  g_clear_pointer (&self->index, dossier_highlight_index_free);
  g_clear_pointer (&self->map, dossier_offset_map_free);
  g_clear_pointer (&self->cards, dossier_text_cards_free);
  g_clear_pointer (&self->marks.found, g_array_unref);
  g_clear_pointer (&self->marks.grounds, g_array_unref);
  g_free (self->rtl_lines);

  G_OBJECT_CLASS (dossier_text_view_parent_class)->finalize (object);
}

static void
dossier_text_view_class_init (DossierTextViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = dossier_text_view_dispose;
  object_class->finalize = dossier_text_view_finalize;
  widget_class->measure = dossier_text_view_measure;
  widget_class->size_allocate = dossier_text_view_size_allocate;
  widget_class->snapshot = dossier_text_view_snapshot;
  widget_class->css_changed = dossier_text_view_css_changed;
  text_view_class->snapshot_layer = dossier_text_view_snapshot_layer;

  g_signal_new ("highlight-activated", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_INT);
  g_signal_new ("part-activated", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("context", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  g_signal_new ("selection-finished", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
dossier_text_view_init (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->scale = 1;
  self->map = dossier_offset_map_new ("", DOSSIER_DISPLAY_PARAGRAPH, NULL);
  self->marks.hovered = self->marks.current = self->marks.found_current = -1;

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 26);
  gtk_text_view_set_bottom_margin (view, 64);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the article"), -1);

  dossier_text_roles_install (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
  dossier_text_view_set_scale (self, 1);
  dossier_text_view_add_input (self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (vadjustment_cb), NULL);
  self->style_handlers[0] = g_signal_connect_swapped (manager, "notify::dark", G_CALLBACK (update_colours), self);
  self->style_handlers[1] = g_signal_connect_swapped (manager, "notify::high-contrast", G_CALLBACK (update_colours), self);
  update_colours (self);
}

/**
 * dossier_text_view_new:
 * @workspace: (nullable): where the cards beside the text read the tags of annotations
 *
 * Returns: (transfer floating): a view without a text
 */
GtkWidget *
dossier_text_view_new (DossierWorkspace *workspace)
{
  DossierTextView *self = g_object_new (DOSSIER_TYPE_TEXT_VIEW, NULL);

  self->cards = dossier_text_cards_new (workspace);

  return GTK_WIDGET (self);
}

/**
 * dossier_text_view_set_header:
 * @self: a view
 * @header: what stands below the title, or on top when the text has no title; it moves with the text and gets the
 *   width of the column
 */
void
dossier_text_view_set_header (DossierTextView *self, GtkWidget *header)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (self->header == NULL);

  self->header = header;
  gtk_widget_set_parent (header, GTK_WIDGET (self));
}

/**
 * dossier_text_view_set_text:
 * @self: a view
 * @text: an article's text
 * @blocks: (element-type DossierBlock) (nullable): its parts
 * @left_out: (element-type DossierTextRange) (nullable): what of it is not to be shown
 *
 * Shows another text, from its top, without highlights.
 */
void
dossier_text_view_set_text (DossierTextView *self, const char *text, GArray *blocks, GArray *left_out)
{
  GtkTextBuffer *buffer;
  g_autofree char *shown = NULL;
  GtkTextIter start;
  DossierBlock title;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (text != NULL);

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  dossier_text_view_set_found (self, NULL, -1);
  dossier_text_view_set_grounds (self, NULL);
  g_clear_pointer (&self->index, dossier_highlight_index_free);
  self->marks.index = NULL;
  self->marks.flash_strength = 0;
  self->marks.hovered = self->marks.current = -1;
  dossier_text_cards_clear (self->cards);

  g_clear_pointer (&self->map, dossier_offset_map_free);
  self->map = dossier_offset_map_new (text, DOSSIER_DISPLAY_PARAGRAPH, left_out);
  shown = dossier_offset_map_apply (self->map, text);
  find_rtl_lines (self, shown);

  gtk_text_buffer_set_text (buffer, shown, -1);
  dossier_text_roles_apply (buffer, blocks, self->map);
  self->title_in_text = dossier_text_roles_title (blocks, &title);
  self->title_end = self->title_in_text ? dossier_offset_map_end_to_display (self->map, title.end) : 0;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * dossier_text_view_set_offers_parts:
 * @self: a view
 * @offers_parts: whether a click on a part that was left out emits "part-activated" with its code point
 */
void
dossier_text_view_set_offers_parts (DossierTextView *self, gboolean offers_parts)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  self->offers_parts = offers_parts;
}

/**
 * dossier_text_view_set_highlights:
 * @self: a view
 * @highlights: (element-type DossierHighlight): of the text it shows
 *
 * What is chosen stays chosen when it is still there; the text itself is not touched.
 */
void
dossier_text_view_set_highlights (DossierTextView *self, GArray *highlights)
{
  DossierId current = DOSSIER_ID_NIL;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (highlights != NULL);

  if (self->marks.current >= 0)
    current = dossier_highlight_index_get (self->index, (guint) self->marks.current)->highlight->id;

  g_clear_pointer (&self->index, dossier_highlight_index_free);
  self->index = dossier_highlight_index_new (highlights, self->map);
  self->marks.index = self->index;
  self->marks.hovered = -1;
  self->marks.current = dossier_id_is_nil (&current) ? -1 : dossier_highlight_index_find (self->index, &current);
  dossier_text_cards_clear (self->cards);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_text_view_set_scale:
 * @self: a view
 * @scale: size of the text, 1.0 is the usual one
 */
void
dossier_text_view_set_scale (DossierTextView *self, double scale)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  self->scale = scale;
  if (self->cards != NULL)
    dossier_text_cards_set_scale (self->cards, scale);
  dossier_text_roles_set_scale (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), scale);
  space_lines (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const DossierHighlightIndex *
dossier_text_view_get_index (DossierTextView *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  return self->index;
}

const DossierOffsetMap *
dossier_text_view_get_map (DossierTextView *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  return self->map;
}

