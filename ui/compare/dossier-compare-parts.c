/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three parts of the page, two texts and what stands between them: made, side by side in a wide page, in turns in a narrow
 * one. Part of DossierComparePage; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-compare-page-private.h"

#include <glib/gi18n.h>

#include "dossier-compare-row.h"
#include "dossier-ui.h"

#define NARROW 800        /* pixels, below which the three parts take turns */
#define MIDDLE_WIDTH 300

/* Whichever parts can be seen are shown: all, or in a narrow page the one of its tab. */
void
dossier_compare_parts_lay_out (DossierComparePage *self)
{
  GtkWidget *parts[] = { GTK_WIDGET (self->panes[0]), self->middle, GTK_WIDGET (self->panes[1]) };

  gtk_widget_set_visible (self->switcher, self->narrow);
  gtk_widget_set_size_request (self->middle, self->narrow ? -1 : MIDDLE_WIDTH, -1);
  gtk_widget_set_hexpand (self->middle, self->narrow);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], !self->narrow || self->tab == i);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[self->tab]), TRUE);
}

/* Declared in dossier-compare-page-private.h: which part is seen in a narrow page; 0 left, 1 between, 2 right. */
void
dossier_compare_page_set_tab (DossierComparePage *self,
                              guint               tab)
{
  self->tab = tab;
  dossier_compare_parts_lay_out (self);
}

static void
tab_cb (DossierComparePage *self,
        GtkToggleButton    *button)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->tabs); i++)
    if (gtk_toggle_button_get_active (button) && self->tabs[i] == GTK_WIDGET (button) && self->tab != i)
      dossier_compare_page_set_tab (self, i);
}

static gboolean
narrow_cb (gpointer data)
{
  DossierComparePage *self = data;

  self->narrow_source = 0;
  dossier_compare_parts_lay_out (self);
  return G_SOURCE_REMOVE;
}

void
dossier_compare_parts_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);
  int minimum;

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->box, MAX (width, minimum), height, baseline, NULL);
  if (self->narrow != (width < NARROW))
    {
      self->narrow = width < NARROW;
      if (self->narrow_source == 0)
        self->narrow_source = g_idle_add (narrow_cb, self);
    }
}

/* It can be made narrower than its wide form. */
void
dossier_compare_parts_measure (GtkWidget      *widget,
                               GtkOrientation  orientation,
                               int             for_size,
                               int            *minimum,
                               int            *natural,
                               int            *minimum_baseline,
                               int            *natural_baseline)
{
  DossierComparePage *self = DOSSIER_COMPARE_PAGE (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    for_size = -1;
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIDDLE_WIDTH);
}

/* Building */

static GtkWidget *
make_tool (const char *icon,
           const char *tooltip,
           const char *action)
{
  gboolean toggles = g_str_equal (action, "compare.together");
  GtkWidget *button = toggles ? gtk_toggle_button_new () : gtk_button_new ();

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_box_append (GTK_BOX (tools), make_tool ("object-flip-horizontal-symbolic", _("Swap the sides (S)"), "compare.swap"));
  gtk_box_append (GTK_BOX (tools), make_tool ("insert-link-symbolic", _("Scroll together (T)"), "compare.together"));
  gtk_box_append (GTK_BOX (tools), make_tool ("go-up-symbolic", _("Previous difference (P)"), "compare.previous"));
  gtk_box_append (GTK_BOX (tools), make_tool ("go-down-symbolic", _("Next difference (N)"), "compare.next"));
  gtk_widget_set_halign (tools, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tools, "compare-tools");
  return tools;
}

static GtkWidget *
make_busy (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Comparing…")));
  return box;
}

static GtkWidget *
make_middle (DossierComparePage *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) factory = dossier_compare_row_factory_new ();

  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), g_object_ref (factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "compare-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What both texts tell, and what only one"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  self->message = adw_status_page_new ();
  gtk_widget_add_css_class (self->message, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), self->message, "message");
  gtk_stack_add_named (GTK_STACK (self->stack), make_busy (), "busy");
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->status = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->status), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->status), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->status), 0);
  gtk_label_set_lines (GTK_LABEL (self->status), 3);
  gtk_label_set_ellipsize (GTK_LABEL (self->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->status, "compare-status");
  gtk_box_append (GTK_BOX (middle), make_tools ());
  gtk_box_append (GTK_BOX (middle), self->stack);
  gtk_box_append (GTK_BOX (middle), self->status);
  gtk_widget_add_css_class (middle, "pane");
  gtk_widget_add_css_class (middle, "compare-middle");
  return middle;
}

static GtkWidget *
make_switcher (DossierComparePage *self)
{
  const char *labels[] = { _("Left"), _("Differences"), _("Right") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->tabs); i++)
    {
      self->tabs[i] = gtk_toggle_button_new_with_label (labels[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->tabs[i]), GTK_TOGGLE_BUTTON (self->tabs[0]));
      g_signal_connect_swapped (self->tabs[i], "toggled", G_CALLBACK (tab_cb), self);
      gtk_box_append (GTK_BOX (box), self->tabs[i]);
    }
  gtk_widget_add_css_class (box, "compare-switcher");
  return box;
}

static void
text_scale_cb (DossierComparePage *self)
{
  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    dossier_compare_pane_set_scale (self->panes[side], g_settings_get_double (self->settings, "text-scale"));
}

/**
 * dossier_compare_parts_build:
 * @self: a page that has its workspace
 */
void
dossier_compare_parts_build (DossierComparePage *self)
{
  GtkWidget *parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint side = 0; side < DOSSIER_N_SIDES; side++)
    {
      GtkWidget *pane = dossier_compare_pane_new (self->workspace, side);

      gtk_widget_set_hexpand (pane, TRUE);
      self->panes[side] = DOSSIER_COMPARE_PANE (pane);
    }
  self->middle = make_middle (self);
  self->switcher = make_switcher (self);
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->panes[DOSSIER_SIDE_LEFT]));
  gtk_box_append (GTK_BOX (parts), self->middle);
  gtk_box_append (GTK_BOX (parts), GTK_WIDGET (self->panes[DOSSIER_SIDE_RIGHT]));
  gtk_widget_set_vexpand (parts, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->switcher);
  gtk_box_append (GTK_BOX (self->box), parts);
  self->settings = dossier_ui_settings_new ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed::text-scale", G_CALLBACK (text_scale_cb), self, G_CONNECT_SWAPPED);
      text_scale_cb (self);
    }
}
