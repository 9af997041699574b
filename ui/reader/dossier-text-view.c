/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A GtkTextView that draws highlights below its letters and cards beside them. It holds the offset map and the index of
 * the highlights it shows; the records belong to the reader. Main thread only. It never writes to the workspace.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-view.h"

#include "dossier-text-cards.h"
#include "dossier-text-paint.h"
#include "dossier-text-roles.h"
#include "dossier-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define MEASURE 72         /* characters a line */
#define ADVANCE 1.2        /* of running text in the reading size, to the average the font tells */
#define SIDE 40            /* pixels left and right of the column where there is room */
#define SIDE_NARROW 18
#define CARD_GAP 14
#define CARD_SIDE 10
#define CARD_ROOM (CARD_GAP + 150 + CARD_SIDE)
#define HEADER_GAP 8
#define FLASH_TIME 1600    /* ms */
#define CLICK_SLACK 4      /* pixels the pointer may move in a click */

struct _DossierTextView
{
  GtkTextView parent_instance;

  DossierOffsetMap *map;          /* (owned) */
  DossierHighlightIndex *index;   /* (owned) (nullable) */
  DossierTextCards *cards;        /* (owned) */
  guint8 *rtl_lines;              /* (owned) (nullable) */
  DossierTextMarks marks;         /* borrows the above; owns "found" */
  AdwAnimation *flash;            /* (owned) (nullable) */
  GtkWidget *header;              /* (not owned) (nullable): an overlay child */
  gboolean title_in_text;
  int header_height;
  guint title_end;                /* in the buffer */
  double scale;
  int column_x;
  int column_width;
  int card_x;
  int card_width;
  guint place_header_id;
  gulong style_handlers[2];
  double press_x;
  double press_y;
  gboolean press_had_selection;
};

G_DEFINE_FINAL_TYPE (DossierTextView, dossier_text_view, GTK_TYPE_TEXT_VIEW)

enum
{
  HIGHLIGHT_ACTIVATED,
  CONTEXT,
  SELECTION_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (DossierTextView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
get_iter (DossierTextView *self, guint display_offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), iter, (int) display_offset);
}

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
      dossier_text_roles_set_margin (get_buffer (self), left);
    }
  if (gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) != right)
    gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), right);
}

static void
arrange_header (DossierTextView *self)
{
  int height = 0;

  if (self->header == NULL || self->column_width == 0)
    return;

  gtk_widget_measure (self->header, GTK_ORIENTATION_VERTICAL, self->column_width, &height, NULL, NULL, NULL);
  gtk_widget_set_size_request (self->header, self->column_width, -1);
  if (height == self->header_height)
    return;

  self->header_height = height;
  dossier_text_roles_set_room (get_buffer (self), height + HEADER_GAP, height + HEADER_GAP);
}

static void
place_header (DossierTextView *self)
{
  GtkTextIter iter;
  GdkRectangle place;
  int y = 0;

  if (self->header == NULL)
    return;

  if (self->title_in_text)
    {
      get_iter (self, self->title_end, &iter);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
      y = place.y + place.height + HEADER_GAP;
    }

  gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), self->header, self->column_x, y);
}

static gboolean
place_header_cb (gpointer user_data)
{
  DossierTextView *self = user_data;

  self->place_header_id = 0;
  place_header (self);

  return G_SOURCE_REMOVE;
}

static void
queue_place_header (DossierTextView *self)
{
  if (self->place_header_id == 0)
    self->place_header_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, place_header_cb, self, NULL);
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
  dossier_text_roles_set_colour (get_buffer (self), self->marks.dark, self->marks.high_contrast);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_hovered (DossierTextView *self, int position)
{
  if (self->marks.hovered == position)
    return;

  self->marks.hovered = position;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), position >= 0 ? "pointer" : "text");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
to_buffer (DossierTextView *self, double x, double y, int *buffer_x, int *buffer_y)
{
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, buffer_x, buffer_y);
}

/* The code point of the buffer below a place of the view, or -1 where there is no letter. */
static int
offset_at (DossierTextView *self, double x, double y)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return -1;

  return gtk_text_iter_get_offset (&iter);
}

static int
card_at (DossierTextView *self, double x, double y)
{
  int buffer_x;
  int buffer_y;

  to_buffer (self, x, y, &buffer_x, &buffer_y);

  return dossier_text_cards_at (self->cards, buffer_x, buffer_y);
}

static void
motion_cb (DossierTextView *self, double x, double y)
{
  set_hovered (self, dossier_text_view_highlight_at (self, x, y));
}

static void
leave_cb (DossierTextView *self)
{
  set_hovered (self, -1);
}

static void
pressed_cb (DossierTextView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  self->press_x = x;
  self->press_y = y;
  self->press_had_selection = gtk_text_buffer_get_has_selection (get_buffer (self));
}

typedef struct
{
  DossierTextView *view; /* (owned) */
  int n_press;
  double x;
  double y;
  gboolean moved;
  gboolean shift;
  gboolean exact;
} Release;

static void
release_free (gpointer pointer)
{
  Release *release = pointer;

  g_object_unref (release->view);
  g_free (release);
}

/* After the text view itself has made of the release what it makes of it. */
static gboolean
release_idle_cb (gpointer user_data)
{
  Release *release = user_data;
  DossierTextView *self = release->view;
  gboolean swept = release->moved || release->n_press > 1 || release->shift;
  int position;
  int offset;

  if (gtk_text_buffer_get_has_selection (get_buffer (self)))
    {
      if (swept || !self->press_had_selection)
        g_signal_emit (self, signals[SELECTION_FINISHED], 0, release->exact);
      return G_SOURCE_REMOVE;
    }

  if (swept)
    return G_SOURCE_REMOVE;

  position = card_at (self, release->x, release->y);
  offset = offset_at (self, release->x, release->y);
  if (position < 0 && offset >= 0)
    position = dossier_text_view_cycle_at (self, (guint) offset);

  dossier_text_view_set_current (self, position);
  if (position >= 0)
    g_signal_emit (self, signals[HIGHLIGHT_ACTIVATED], 0, position);

  return G_SOURCE_REMOVE;
}

static void
released_cb (DossierTextView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  Release *release = g_new0 (Release, 1);

  release->view = g_object_ref (self);
  release->n_press = n_press;
  release->x = x;
  release->y = y;
  release->moved = fabs (x - self->press_x) > CLICK_SLACK || fabs (y - self->press_y) > CLICK_SLACK;
  release->shift = (state & GDK_SHIFT_MASK) != 0;
  release->exact = (state & GDK_CONTROL_MASK) != 0;
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, release_idle_cb, release, release_free);
}

static void
context_pressed_cb (DossierTextView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  int position = dossier_text_view_highlight_at (self, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[CONTEXT], 0, position, x, y);
}

static gboolean
query_tooltip_cb (DossierTextView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  int position = keyboard ? self->marks.current : dossier_text_view_highlight_at (self, x, y);
  g_autofree char *words = NULL;

  if (position < 0 || (!keyboard && card_at (self, x, y) >= 0))
    return FALSE;

  words = dossier_text_view_describe (self, position);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
}

static void
flash_cb (double value, gpointer user_data)
{
  DossierTextView *self = user_data;

  self->marks.flash_strength = value;
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

static void
dossier_text_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  arrange (self, width);
  arrange_header (self);
  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->size_allocate (widget, width, height, baseline);
  queue_place_header (self);
}

static void
dossier_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_text_view_parent_class)->css_changed (widget, change);
  if (self->cards != NULL)
    dossier_text_cards_clear (self->cards);
}

static void
dossier_text_view_dispose (GObject *object)
{
  DossierTextView *self = DOSSIER_TEXT_VIEW (object);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  for (guint i = 0; i < G_N_ELEMENTS (self->style_handlers); i++)
    g_clear_signal_handler (&self->style_handlers[i], manager);
  g_clear_handle_id (&self->place_header_id, g_source_remove);
  g_clear_object (&self->flash);
  self->header = NULL;

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
  widget_class->size_allocate = dossier_text_view_size_allocate;
  widget_class->css_changed = dossier_text_view_css_changed;
  text_view_class->snapshot_layer = dossier_text_view_snapshot_layer;

  signals[HIGHLIGHT_ACTIVATED] = g_signal_new ("highlight-activated", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CONTEXT] = g_signal_new ("context", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SELECTION_FINISHED] = g_signal_new ("selection-finished", DOSSIER_TYPE_TEXT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
add_controllers (DossierTextView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *context = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (context), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (context), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (context, "pressed", G_CALLBACK (context_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (context));
}

static void
dossier_text_view_init (DossierTextView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->scale = 1;
  self->map = dossier_offset_map_new ("", DOSSIER_DISPLAY_PARAGRAPH);
  self->marks.hovered = self->marks.current = self->marks.found_current = -1;

  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 26);
  gtk_text_view_set_bottom_margin (view, 64);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the article"), -1);

  dossier_text_roles_install (get_buffer (self));
  dossier_text_view_set_scale (self, 1);
  add_controllers (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
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
  gtk_text_view_add_overlay (GTK_TEXT_VIEW (self), header, 0, 0);
}

/**
 * dossier_text_view_set_text:
 * @self: a view
 * @text: an article's text
 * @blocks: (element-type DossierBlock) (nullable): its parts
 *
 * Shows another text, from its top, without highlights.
 */
void
dossier_text_view_set_text (DossierTextView *self, const char *text, GArray *blocks)
{
  GtkTextBuffer *buffer;
  g_autofree char *shown = NULL;
  GtkTextIter start;
  DossierBlock title;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (text != NULL);

  buffer = get_buffer (self);
  dossier_text_view_set_found (self, NULL, -1);
  g_clear_pointer (&self->index, dossier_highlight_index_free);
  self->marks.index = NULL;
  self->marks.flash_strength = 0;
  self->marks.hovered = self->marks.current = -1;
  dossier_text_cards_clear (self->cards);

  g_clear_pointer (&self->map, dossier_offset_map_free);
  self->map = dossier_offset_map_new (text, DOSSIER_DISPLAY_PARAGRAPH);
  shown = dossier_offset_map_apply (self->map, text);
  find_rtl_lines (self, shown);

  gtk_text_buffer_set_text (buffer, shown, -1);
  dossier_text_roles_apply (buffer, blocks, self->map);
  self->title_in_text = dossier_text_roles_title (blocks, &title);
  self->title_end = self->title_in_text ? dossier_offset_map_end_to_display (self->map, title.end) : 0;

  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
  arrange_header (self);
  place_header (self);
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
  GtkTextView *view;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  view = GTK_TEXT_VIEW (self);
  self->scale = scale;
  dossier_text_roles_set_scale (get_buffer (self), scale);
  gtk_text_view_set_pixels_inside_wrap (view, (int) (5 * scale));
  gtk_text_view_set_pixels_below_lines (view, (int) (4 * scale));
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

/**
 * dossier_text_view_get_selection:
 * @self: a view
 * @start: (out): code points of the article's text
 * @end: (out): exclusive
 *
 * Returns: whether something is selected
 */
gboolean
dossier_text_view_get_selection (DossierTextView *self, guint *start, guint *end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  if (!gtk_text_buffer_get_selection_bounds (get_buffer (self), &from, &to))
    return FALSE;

  *start = dossier_offset_map_from_display (self->map, (guint) gtk_text_iter_get_offset (&from));
  *end = dossier_offset_map_from_display (self->map, (guint) gtk_text_iter_get_offset (&to));

  return *end > *start;
}

/**
 * dossier_text_view_select:
 * @self: a view
 * @start: code points of the article's text
 * @end: exclusive
 *
 * Selects a range, the caret at its end. Does not scroll.
 */
void
dossier_text_view_select (DossierTextView *self, guint start, guint end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  get_iter (self, dossier_offset_map_to_display (self->map, start), &from);
  get_iter (self, dossier_offset_map_end_to_display (self->map, end), &to);
  gtk_text_buffer_select_range (get_buffer (self), &to, &from);
}

void
dossier_text_view_place_caret (DossierTextView *self, guint offset)
{
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  get_iter (self, dossier_offset_map_end_to_display (self->map, offset), &iter);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
}

/**
 * dossier_text_view_get_caret:
 * @self: a view
 *
 * Returns: where the caret is, in code points of the article's text
 */
guint
dossier_text_view_get_caret (DossierTextView *self)
{
  GtkTextIter iter;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), 0);

  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));

  return dossier_offset_map_from_display (self->map, (guint) gtk_text_iter_get_offset (&iter));
}

/**
 * dossier_text_view_show:
 * @self: a view
 * @start: code point of the article's text
 *
 * Scrolls, when need be, so that it is seen; also before the text was laid out that far.
 */
void
dossier_text_view_show (DossierTextView *self, guint start)
{
  GtkTextBuffer *buffer;
  GtkTextMark *mark;
  GtkTextIter iter;
  GdkRectangle visible;
  GdkRectangle place;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  buffer = get_buffer (self);
  get_iter (self, dossier_offset_map_to_display (self->map, start), &iter);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  if (visible.height > 0 && place.y >= visible.y + 8 && place.y + place.height * 3 <= visible.y + visible.height)
    return;

  mark = gtk_text_buffer_get_mark (buffer, "shown");
  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "shown", &iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, TRUE, 0, 0.3);
}

/**
 * dossier_text_view_flash:
 * @self: a view
 * @start: code points of the article's text
 * @end: exclusive
 *
 * Lets a range light up for a moment.
 */
void
dossier_text_view_flash (DossierTextView *self, guint start, guint end)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  self->marks.flash.start = dossier_offset_map_to_display (self->map, start);
  self->marks.flash.end = dossier_offset_map_end_to_display (self->map, end);
  if (self->flash == NULL)
    {
      self->flash = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, FLASH_TIME,
                                             adw_callback_animation_target_new (flash_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash), ADW_EASE_IN_CUBIC);
    }

  adw_animation_reset (self->flash);
  adw_animation_play (self->flash);
}

/**
 * dossier_text_view_get_place:
 * @self: a view
 * @start: code points of the article's text
 * @end: exclusive
 * @relative_to: an ancestor of the view
 * @place: (out): the rectangle around the range, in coordinates of @relative_to
 *
 * Returns: whether it could be told
 */
gboolean
dossier_text_view_get_place (DossierTextView *self, guint start, guint end, GtkWidget *relative_to, GdkRectangle *place)
{
  GtkTextView *view;
  GtkTextIter iter;
  GdkRectangle last;
  graphene_point_t point;
  int x;
  int y;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), FALSE);

  view = GTK_TEXT_VIEW (self);
  get_iter (self, dossier_offset_map_to_display (self->map, start), &iter);
  gtk_text_view_get_iter_location (view, &iter, place);
  get_iter (self, dossier_offset_map_to_display (self->map, end > start ? end - 1 : start), &iter);
  gtk_text_view_get_iter_location (view, &iter, &last);
  if (last.y != place->y)
    {
      /* Several lines: the popover belongs to where the selection ends, but must not cover its beginning. */
      place->x = MIN (last.x, self->column_x + self->column_width / 3);
      last.width = last.x + last.width - place->x;
      last.x = place->x;
    }
  gdk_rectangle_union (place, &last, place);

  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &x, &y);
  if (!gtk_widget_compute_point (GTK_WIDGET (self), relative_to, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return FALSE;

  place->x = (int) point.x;
  place->y = (int) point.y;

  return TRUE;
}

int
dossier_text_view_get_current (DossierTextView *self)
{
  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), -1);

  return self->marks.current;
}

/**
 * dossier_text_view_set_current:
 * @self: a view
 * @position: of the highlight to be set off from the others, or -1
 */
void
dossier_text_view_set_current (DossierTextView *self, int position)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (position < (int) dossier_highlight_index_get_n (self->index));

  if (self->marks.current == position)
    return;

  self->marks.current = position;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_text_view_highlight_at:
 * @self: a view
 * @x: in coordinates of the view
 * @y: in coordinates of the view
 *
 * Returns: the innermost highlight there, or the annotation whose card is there; or -1
 */
int
dossier_text_view_highlight_at (DossierTextView *self, double x, double y)
{
  g_autoptr (GArray) there = NULL;
  int offset;
  int position;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), -1);

  position = card_at (self, x, y);
  if (position >= 0)
    return position;

  offset = offset_at (self, x, y);
  if (offset < 0)
    return -1;

  there = dossier_highlight_index_at (self->index, (guint) offset);

  return there->len > 0 ? (int) g_array_index (there, guint, 0) : -1;
}

/**
 * dossier_text_view_cycle_at:
 * @self: a view
 * @offset: a code point of the buffer
 *
 * Returns: which highlight a click there means: the innermost, or when it is chosen already the next one around it; -1
 *   where there is none
 */
int
dossier_text_view_cycle_at (DossierTextView *self, guint offset)
{
  g_autoptr (GArray) there = NULL;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), -1);

  there = dossier_highlight_index_at (self->index, offset);
  if (there->len == 0)
    return -1;

  for (guint i = 0; i < there->len; i++)
    if ((int) g_array_index (there, guint, i) == self->marks.current)
      return (int) g_array_index (there, guint, (i + 1) % there->len);

  return (int) g_array_index (there, guint, 0);
}

/**
 * dossier_text_view_describe:
 * @self: a view
 * @position: of a highlight
 *
 * Returns: (transfer full): what it is, in a line for people
 */
char *
dossier_text_view_describe (DossierTextView *self, guint position)
{
  const DossierHighlight *highlight;
  guint here;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), NULL);

  highlight = dossier_highlight_index_get (self->index, position)->highlight;
  switch (highlight->type)
    {
    case DOSSIER_HIGHLIGHT_MENTION:
      here = dossier_highlight_index_count_target (self->index, &highlight->target);
      /* Translators: an entity, its kind, and how often the article names it: "Mark Milley — Person, 3 here" */
      return g_strdup_printf (ngettext ("%s — %s, %u here", "%s — %s, %u here", here), highlight->label,
                              dossier_ui_kind_name (highlight->kind), here);
    case DOSSIER_HIGHLIGHT_STATEMENT:
      /* Translators: %s is the title of an event that the passage speaks of */
      return g_strdup_printf (_("Says something of the event “%s”"), highlight->label);
    case DOSSIER_HIGHLIGHT_ANNOTATION:
    default:
      return g_strdup (highlight->label);
    }
}

/**
 * dossier_text_view_set_subject:
 * @self: a view
 * @start: code points of the article's text
 * @end: exclusive; @start: nothing
 *
 * Frames the words that an open popover is about.
 */
void
dossier_text_view_set_subject (DossierTextView *self, guint start, guint end)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  self->marks.subject.start = dossier_offset_map_to_display (self->map, start);
  self->marks.subject.end = end > start ? dossier_offset_map_end_to_display (self->map, end) : self->marks.subject.start;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_text_view_set_found:
 * @self: a view
 * @found: (nullable) (element-type DossierTextRange): what the find bar found, in code points of the article's text, in order
 * @current: position of the one that is meant, or -1
 */
void
dossier_text_view_set_found (DossierTextView *self, GArray *found, int current)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  g_clear_pointer (&self->marks.found, g_array_unref);
  self->marks.found_current = current;

  if (found != NULL && found->len > 0)
    {
      self->marks.found = g_array_sized_new (FALSE, FALSE, sizeof (DossierTextRange), found->len);
      for (guint i = 0; i < found->len; i++)
        {
          DossierTextRange range = g_array_index (found, DossierTextRange, i);

          range.start = dossier_offset_map_to_display (self->map, range.start);
          range.end = dossier_offset_map_end_to_display (self->map, range.end);
          g_array_append_val (self->marks.found, range);
        }
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}
