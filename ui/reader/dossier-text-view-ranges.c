/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ranges of the article's text in a view: selecting, showing and marking them, and where they stand on the screen. All
 * that comes in and goes out counts code points of the article. Part of DossierTextView, main thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-view-private.h"

#define FLASH_TIME 1600    /* ms */

void
dossier_text_view_get_iter (DossierTextView *self, guint display_offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), iter, (int) display_offset);
}

static void
flash_cb (double value, gpointer user_data)
{
  DossierTextView *self = user_data;

  self->marks.flash_strength = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

  if (!gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &from, &to))
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

  dossier_text_view_get_iter (self, dossier_offset_map_to_display (self->map, start), &from);
  dossier_text_view_get_iter (self, dossier_offset_map_end_to_display (self->map, end), &to);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &to, &from);
}

void
dossier_text_view_place_caret (DossierTextView *self, guint offset)
{
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  dossier_text_view_get_iter (self, dossier_offset_map_end_to_display (self->map, offset), &iter);
  gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter);
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

  gtk_text_buffer_get_iter_at_mark (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), &iter, gtk_text_buffer_get_insert (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))));

  return dossier_offset_map_from_display (self->map, (guint) gtk_text_iter_get_offset (&iter));
}

static void
scroll_to (DossierTextView *self, const GtkTextIter *iter, double align)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextMark *mark = gtk_text_buffer_get_mark (buffer, "shown");

  if (mark == NULL)
    mark = gtk_text_buffer_create_mark (buffer, "shown", iter, TRUE);
  else
    gtk_text_buffer_move_mark (buffer, mark, iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, TRUE, 0, align);
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
  GtkTextIter iter;
  GdkRectangle visible;
  GdkRectangle place;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  dossier_text_view_get_iter (self, dossier_offset_map_to_display (self->map, start), &iter);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &place);
  if (visible.height > 0 && place.y >= visible.y + 8 && place.y + place.height * 3 <= visible.y + visible.height)
    return;

  scroll_to (self, &iter, 0.3);
}

/**
 * dossier_text_view_get_top:
 * @self: a view
 *
 * Returns: the code point of the article's text at the upper edge of what is seen; 0 when nothing was scrolled
 */
guint
dossier_text_view_get_top (DossierTextView *self)
{
  GdkRectangle visible;
  GtkTextIter iter;

  g_return_val_if_fail (DOSSIER_IS_TEXT_VIEW (self), 0);

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (visible.y <= 0)
    return 0;
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, visible.y, NULL);

  return dossier_offset_map_from_display (self->map, (guint) gtk_text_iter_get_offset (&iter));
}

/**
 * dossier_text_view_set_top:
 * @self: a view
 * @offset: code point of the article's text to bring to the upper edge, as far as the text allows
 */
void
dossier_text_view_set_top (DossierTextView *self, guint offset)
{
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  dossier_text_view_get_iter (self, dossier_offset_map_to_display (self->map, offset), &iter);
  scroll_to (self, &iter, 0);
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
  dossier_text_view_get_iter (self, dossier_offset_map_to_display (self->map, start), &iter);
  gtk_text_view_get_iter_location (view, &iter, place);
  dossier_text_view_get_iter (self, dossier_offset_map_to_display (self->map, end > start ? end - 1 : start), &iter);
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
 * dossier_text_view_set_grounds:
 * @self: a view
 * @grounds: (nullable) (element-type DossierTextGround): what stands out below all marks, by where it begins; ranges are code
 *   points of the article's text
 */
void
dossier_text_view_set_grounds (DossierTextView *self, GArray *grounds)
{
  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));

  g_clear_pointer (&self->marks.grounds, g_array_unref);
  self->marks.longest_ground = 0;

  if (grounds != NULL && grounds->len > 0)
    {
      self->marks.grounds = g_array_sized_new (FALSE, FALSE, sizeof (DossierTextGround), grounds->len);
      for (guint i = 0; i < grounds->len; i++)
        {
          DossierTextGround ground = g_array_index (grounds, DossierTextGround, i);

          ground.range.start = dossier_offset_map_to_display (self->map, ground.range.start);
          ground.range.end = dossier_offset_map_end_to_display (self->map, ground.range.end);
          self->marks.longest_ground = MAX (self->marks.longest_ground, ground.range.end - ground.range.start);
          g_array_append_val (self->marks.grounds, ground);
        }
    }

  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_text_view_tag:
 * @self: a view
 * @tag: name of a tag of its buffer
 * @start: code points of the article's text
 * @end: exclusive
 *
 * Gives a range a look until another text is shown. It is tagged line by line, without their ends: GTK 4.8 gives lines the look
 * of a tag that goes over several elsewhere.
 */
void
dossier_text_view_tag (DossierTextView *self, const char *tag, guint start, guint end)
{
  GtkTextIter from;
  GtkTextIter to;

  g_return_if_fail (DOSSIER_IS_TEXT_VIEW (self));
  g_return_if_fail (tag != NULL);

  dossier_text_view_get_iter (self, dossier_offset_map_to_display (self->map, start), &from);
  dossier_text_view_get_iter (self, dossier_offset_map_end_to_display (self->map, end), &to);
  while (gtk_text_iter_compare (&from, &to) < 0)
    {
      GtkTextIter line_end = from;

      if (!gtk_text_iter_ends_line (&line_end))
        gtk_text_iter_forward_to_line_end (&line_end);
      if (gtk_text_iter_compare (&line_end, &to) > 0)
        line_end = to;
      if (gtk_text_iter_compare (&from, &line_end) < 0)
        gtk_text_buffer_apply_tag_by_name (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), tag, &from, &line_end);
      if (!gtk_text_iter_forward_line (&from))
        break;
    }
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
