/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Controls for the arrangement of the board. Main thread; the filter bar owns them, the page has the actions. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-arrangement.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *name;
  const char *label;
  const char *tooltip;
} Arrangement;

static const Arrangement arrangements[] = {
  { "list", N_("List"), N_("Actors and events side by side, with lines between (Esc)") },
  { "matrix", N_("Matrix"), N_("Actors and events as a table (M)") },
  { "graph", N_("Graph"), N_("What is linked with the chosen actor or event (G)") },
};

static const char * const actor_orders[] = { N_("By Date of the First Event"), N_("By Name"), N_("By Number of Events"), N_("So That Few Lines Cross") };
static const char * const event_orders[] = { N_("By Date"), N_("By Title"), N_("By Number of Actors"), N_("So That Few Lines Cross") };

/**
 * dossier_board_arrangement_switch_new:
 *
 * Returns: (transfer floating): list, table or graph
 */
GtkWidget *
dossier_board_arrangement_switch_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (arrangements); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(arrangements[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.arrangement");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", arrangements[i].name);
      gtk_widget_set_tooltip_text (button, _(arrangements[i].tooltip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(arrangements[i].label), -1);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
add_orders (GtkWidget          *box,
            const char         *heading,
            const char         *action,
            const char * const *labels)
{
  GtkWidget *label = gtk_label_new (heading), *first = NULL;

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  for (guint i = 0; i < DOSSIER_BOARD_N_ORDERS; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_(labels[i]));

      if (first == NULL)
        first = check;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (check), "s", dossier_board_order_to_text (i));
      gtk_box_append (GTK_BOX (box), check);
    }
}

static void
draw_sample (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        broken)
{
  static const double dashes[] = { 5, 4 };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (area))));

  cairo_set_source_rgba (cr, dark, dark, dark, 0.7);
  cairo_set_line_width (cr, 2);
  if (GPOINTER_TO_INT (broken))
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, 0, height / 2);
  cairo_line_to (cr, width, height / 2);
  cairo_stroke (cr);
}

static void
add_legend (GtkWidget  *box,
            gboolean    broken,
            const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *sample = gtk_drawing_area_new (), *label = gtk_label_new (text);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sample), 34);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sample), 12);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sample), draw_sample, GINT_TO_POINTER (broken), NULL);
  gtk_widget_set_valign (sample, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), sample);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (box), line);
}

/**
 * dossier_board_order_button_new:
 *
 * Returns: (transfer floating): a button that opens the orders and the legend
 */
GtkWidget *
dossier_board_order_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), *crossings = gtk_label_new (NULL);

  add_orders (box, _("Actors"), "board.actor-order", actor_orders);
  add_orders (box, _("Events"), "board.event-order", event_orders);
  gtk_box_append (GTK_BOX (box), separator);
  gtk_widget_add_css_class (crossings, "caption");
  gtk_label_set_xalign (GTK_LABEL (crossings), 0);
  gtk_box_append (GTK_BOX (box), crossings);
  add_legend (box, FALSE, _("assessed"));
  add_legend (box, TRUE, _("told by accounts only"));
  gtk_widget_add_css_class (box, "orders");
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-sort-descending-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("The order of actors and events, and what the lines mean"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order and legend"), -1);
  g_object_set_data (G_OBJECT (button), "crossings", crossings);
  return button;
}

/**
 * dossier_board_order_button_set_crossings:
 * @button: made by dossier_board_order_button_new()
 * @crossings: how many pairs of lines cross now
 */
void
dossier_board_order_button_set_crossings (GtkWidget *button,
                                          guint64    crossings)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (button), "crossings");
  gulong number = (gulong) crossings;
  g_autofree char *words = g_strdup_printf (ngettext ("Lines cross %lu time", "Lines cross %lu times", number), number);

  g_return_if_fail (label != NULL);
  gtk_label_set_text (GTK_LABEL (label), words);
}
