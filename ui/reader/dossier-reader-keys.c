/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the keys mean while an article is read. They activate the reader's actions, nothing else. Main thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_bracketright, 0, "reader.next-highlight" },
  { GDK_KEY_bracketleft, 0, "reader.previous-highlight" },
  { GDK_KEY_Down, GDK_ALT_MASK, "reader.next-highlight" },
  { GDK_KEY_Up, GDK_ALT_MASK, "reader.previous-highlight" },
  { GDK_KEY_Return, 0, "reader.menu" },
  { GDK_KEY_KP_Enter, 0, "reader.menu" },
  { GDK_KEY_Menu, 0, "reader.menu" },
  { GDK_KEY_F10, GDK_SHIFT_MASK, "reader.menu" },
  { GDK_KEY_t, 0, "reader.tag" },
  { GDK_KEY_a, 0, "reader.annotate" },
  { GDK_KEY_e, 0, "reader.new-event" },
  { GDK_KEY_l, 0, "reader.add-to-event" },
  { GDK_KEY_E, GDK_SHIFT_MASK, "reader.add-to-event" },
  { GDK_KEY_f, 0, "reader.figure" },
  { GDK_KEY_r, 0, "reader.role" },
  { GDK_KEY_w, 0, "reader.when" },
  { GDK_KEY_p, 0, "reader.where" },
  { GDK_KEY_m, 0, "reader.claim" },
  { GDK_KEY_c, 0, "reader.cite" },
  { GDK_KEY_q, 0, "reader.copy" },
  { GDK_KEY_y, 0, "reader.accept" },
  { GDK_KEY_Y, GDK_SHIFT_MASK, "reader.accept-all" },
  { GDK_KEY_n, 0, "reader.reject" },
  { GDK_KEY_N, GDK_SHIFT_MASK, "reader.reject-all" },
  { GDK_KEY_s, 0, "reader.next-suggestion" },
  { GDK_KEY_S, GDK_SHIFT_MASK, "reader.previous-suggestion" },
  { GDK_KEY_d, 0, "reader.show-values" },
  { GDK_KEY_Delete, 0, "reader.remove" },
  { GDK_KEY_h, 0, "reader.show-left-out" },
  { GDK_KEY_plus, 0, "reader.take-back" },
  { GDK_KEY_plus, GDK_SHIFT_MASK, "reader.take-back" },
  { GDK_KEY_KP_Add, 0, "reader.take-back" },
  { GDK_KEY_minus, 0, "reader.leave-out" },
  { GDK_KEY_KP_Subtract, 0, "reader.leave-out" },
  { GDK_KEY_f, GDK_CONTROL_MASK, "reader.find" },
  { GDK_KEY_g, GDK_CONTROL_MASK, "reader.find-next" },
  { GDK_KEY_G, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.find-previous" },
  { GDK_KEY_F3, 0, "reader.find-next" },
  { GDK_KEY_F3, GDK_SHIFT_MASK, "reader.find-previous" },
};

static void
scroll_page (DossierReader *self, int direction)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment);

  /* Two lines stay, to find the place again. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + direction * MAX (page - 56, page / 2));
}

static void
go_to_end (DossierReader *self, gboolean last)
{
  dossier_text_view_place_caret (self->text_view, last ? self->view->length : 0);
  dossier_text_view_show (self->text_view, last ? self->view->length : 0);
}

/* Escape takes back one thing at a time. */
static gboolean
escape (DossierReader *self)
{
  guint start;
  guint end;

  if (dossier_reader_has_popover (self))
    dossier_reader_close_popovers (self);
  else if (dossier_text_view_get_selection (self->text_view, &start, &end))
    dossier_text_view_place_caret (self->text_view, end);
  else if (dossier_text_view_get_current (self->text_view) >= 0)
    dossier_text_view_set_current (self->text_view, -1);
  else if (dossier_find_bar_is_open (self->find_bar))
    dossier_find_bar_close (self->find_bar);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static gboolean
plain_key (DossierReader *self, guint keyval, gboolean shift)
{
  g_autofree char *kind = NULL;

  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    keyval = keyval - GDK_KEY_KP_1 + GDK_KEY_1;

  switch (keyval)
    {
    case GDK_KEY_Escape:
      return escape (self);
    case GDK_KEY_j:
    case GDK_KEY_k:
      g_signal_emit_by_name (self, "step", keyval == GDK_KEY_j ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      scroll_page (self, shift ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_End:
      if (shift)
        return GDK_EVENT_PROPAGATE;
      go_to_end (self, keyval == GDK_KEY_End);
      return GDK_EVENT_STOP;
    default:
      break;
    }

  if (keyval < GDK_KEY_1 || keyval > GDK_KEY_9)
    return GDK_EVENT_PROPAGATE;

  kind = dossier_tag_popover_dup_kind (self->tag_popover, keyval - GDK_KEY_0);
  if (kind != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "reader.tag-as", "s", kind);

  return GDK_EVENT_STOP;
}

/* A hand that knows its way presses Enter before the popover it asked for is there. */
static gboolean
early_key (DossierReader *self, guint keyval)
{
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    dossier_statement_popover_accept (self->statement_popover);
  else if (keyval == GDK_KEY_Escape)
    dossier_statement_popover_close (self->statement_popover);

  return GDK_EVENT_STOP;
}

/* Keys that mean the same beside the text: to what is marked in it, and what is said of a suggestion. */
static gboolean
works_beside (const char *action)
{
  static const char * const actions[] = { "reader.next-highlight", "reader.previous-highlight", "reader.accept", "reader.accept-all", "reader.reject",
                                          "reader.reject-all", "reader.next-suggestion", "reader.previous-suggestion", NULL };

  return g_strv_contains (actions, action);
}

/**
 * dossier_reader_take_key:
 * @state: modifiers
 *
 * For who has the keyboard beside the text, such as the list of articles: acts on a key that is about what is marked in the text.
 *
 * Returns: whether it was one
 */
gboolean
dossier_reader_take_key (DossierReader *self, guint keyval, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  g_return_val_if_fail (DOSSIER_IS_READER (self), FALSE);
  if (self->view == NULL)
    return FALSE;
  if (keyval == GDK_KEY_bracketleft || keyval == GDK_KEY_bracketright)
    modifiers = 0;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keyval == keys[i].keyval && modifiers == keys[i].modifiers && works_beside (keys[i].action))
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
  return FALSE;
}

static gboolean
key_pressed_cb (DossierReader *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (self->view == NULL)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == 0 && dossier_statement_popover_is_loading (self->statement_popover))
    return early_key (self, keyval);

  /* On many keyboards a bracket needs modifiers of its own. */
  if (keyval == GDK_KEY_bracketleft || keyval == GDK_KEY_bracketright)
    modifiers = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keyval == keys[i].keyval && modifiers == keys[i].modifiers)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }

  if ((modifiers & ~GDK_SHIFT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;

  return plain_key (self, keyval, (modifiers & GDK_SHIFT_MASK) != 0);
}

/**
 * dossier_reader_add_keys:
 * @self: a reader being made
 */
void
dossier_reader_add_keys (DossierReader *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), controller);
}
