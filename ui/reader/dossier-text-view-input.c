/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pointer does to a text: hovering says what is marked, a click chooses it, a sweep leaves a selection behind.
 * Part of DossierTextView, main thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-view-private.h"

#include "dossier-text-roles.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define CLICK_SLACK 4      /* pixels the pointer may move in a click */

static void
set_hovered (DossierTextView *self, int position, gboolean offered)
{
  if (self->marks.hovered == position && self->hovers_part == offered)
    return;

  self->marks.hovered = position;
  self->hovers_part = offered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), position >= 0 || offered ? "pointer" : "text");
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

/* Whether a click there takes a part back that was left out. */
static gboolean
is_offered_part (DossierTextView *self, int offset)
{
  GtkTextIter iter;

  if (!self->offers_parts || offset < 0)
    return FALSE;

  dossier_text_view_get_iter (self, (guint) offset, &iter);

  return dossier_text_roles_is_left_out (&iter);
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
  int position = dossier_text_view_highlight_at (self, x, y);

  set_hovered (self, position, position < 0 && is_offered_part (self, offset_at (self, x, y)));
}

static void
leave_cb (DossierTextView *self)
{
  set_hovered (self, -1, FALSE);
}

static void
pressed_cb (DossierTextView *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  self->press_x = x;
  self->press_y = y;
  self->press_had_selection = gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)));
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

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* the window was closed with this click */
    return G_SOURCE_REMOVE;
  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    {
      if (swept || !self->press_had_selection)
        g_signal_emit_by_name (self, "selection-finished", release->exact);
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
    g_signal_emit_by_name (self, "highlight-activated", position);
  else if (is_offered_part (self, offset))
    g_signal_emit_by_name (self, "part-activated", dossier_offset_map_from_display (self->map, (guint) offset));

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
  int offset = offset_at (self, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (position < 0 && offset >= 0 && !gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    dossier_text_view_place_caret (self, dossier_offset_map_from_display (self->map, (guint) offset));
  g_signal_emit_by_name (self, "context", position, x, y);
}

static gboolean
query_tooltip_cb (DossierTextView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  int position = keyboard ? self->marks.current : dossier_text_view_highlight_at (self, x, y);
  g_autofree char *words = NULL;

  /* What an open popover says is not said twice, and not on top of it. */
  if (self->marks.subject.end > self->marks.subject.start)
    return FALSE;
  if (!keyboard && position < 0 && is_offered_part (self, offset_at (self, x, y)))
    {
      gtk_tooltip_set_text (tooltip, _("Left out of the article; a click takes it back"));
      return TRUE;
    }
  if (position < 0 || (!keyboard && card_at (self, x, y) >= 0))
    return FALSE;

  words = dossier_text_view_describe (self, position);
  gtk_tooltip_set_text (tooltip, words);

  return TRUE;
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
 * dossier_text_view_add_input:
 * @self: a view being made
 */
void
dossier_text_view_add_input (DossierTextView *self)
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

  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}
