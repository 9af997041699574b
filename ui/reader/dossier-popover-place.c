/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a popover of the reader stands and goes: beside the words it is about, never over them and never off the window, until the
 * keyboard leaves it. Main thread. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-popover-place.h"

#define GAP 6
#define EDGE 6

static void
leave_cb (GtkPopover *popover)
{
  gtk_popover_popdown (popover);
}

/**
 * dossier_popover_listen:
 * @popover: a popover being made
 * @key_pressed: with the popover, the key, its code and the modifiers; returns whether that was all
 *
 * Keys come to @key_pressed before what is in the popover has them; it goes when the keyboard leaves it.
 */
void
dossier_popover_listen (GtkPopover *popover, GCallback key_pressed)
{
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", key_pressed, popover);
  gtk_widget_add_controller (GTK_WIDGET (popover), keys);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), popover);
  gtk_widget_add_controller (GTK_WIDGET (popover), focus);
}

/**
 * dossier_popover_place:
 * @popover: a popover without an arrow, whose parent is the widget the coordinates are of
 * @target: the words it is about, in coordinates of its parent
 *
 * Places it below the words, or above where there is more room, or else at their side, all of it within the window.
 */
void
dossier_popover_place (GtkPopover *popover, const GdkRectangle *target)
{
  GtkWidget *parent;
  GtkWidget *root;
  GtkRequisition size;
  graphene_point_t origin;
  int left;
  int right;
  int top;
  int bottom;
  GtkPositionType position = GTK_POS_BOTTOM;
  GdkRectangle pointing;
  int target_top;
  int target_bottom;
  int x;

  g_return_if_fail (GTK_IS_POPOVER (popover));
  g_return_if_fail (target != NULL);

  parent = gtk_widget_get_parent (GTK_WIDGET (popover));
  root = GTK_WIDGET (gtk_widget_get_root (parent));
  if (root == NULL || !gtk_widget_compute_point (root, parent, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;

  /* A popover that is not shown yet has no size; what is in it has. */
  gtk_widget_get_preferred_size (gtk_widget_get_first_child (GTK_WIDGET (popover)), NULL, &size);
  left = (int) origin.x + EDGE;
  top = (int) origin.y + EDGE;
  right = (int) origin.x + gtk_widget_get_width (root) - EDGE;
  bottom = (int) origin.y + gtk_widget_get_height (root) - EDGE;

  /* Of words that reach out of the window only what is in it counts. */
  target_top = CLAMP (target->y, top, MAX (top, bottom - 1));
  target_bottom = CLAMP (target->y + target->height, target_top + 1, MAX (target_top + 1, bottom));
  x = CLAMP (target->x, left, MAX (left, right - size.width));
  pointing = (GdkRectangle) { x, target_top - GAP, 1, target_bottom - target_top + 2 * GAP };
  if (target_bottom + GAP + size.height <= bottom)
    position = GTK_POS_BOTTOM;
  else if (target_top - GAP - size.height >= top)
    position = GTK_POS_TOP;
  else
    {
      /* Too tall for above and below: beside the words, on the side with room. */
      pointing.y = CLAMP (target_top - size.height / 2, top, MAX (top, bottom - size.height)) - 1;
      pointing.height = 1;
      if (target->x + target->width + GAP + size.width <= right)
        pointing.x = target->x + target->width + GAP;
      else if (target->x - GAP - size.width >= left)
        pointing.x = target->x - GAP - size.width;
      else
        pointing.x = MAX (left, right - size.width);
    }

  gtk_popover_set_has_arrow (popover, FALSE);
  gtk_popover_set_position (popover, position);
  gtk_widget_set_halign (GTK_WIDGET (popover), GTK_ALIGN_START);
  gtk_popover_set_pointing_to (popover, &pointing);
}
