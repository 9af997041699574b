/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line above the grid: title, counts, the order and filter of the grid, and what one can do with the event. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view-private.h"

#include "dossier-grid-cells.h"
#include "dossier-grid-words.h"
#include "dossier-standing-badge.h"

#include <glib/gi18n.h>

static GtkWidget *
add_button (DossierGridView *self,
            const char      *icon,
            const char      *tooltip,
            const char      *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
add_hint_button (DossierGridView *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (_("To add what another article says: open it, select the words, and choose “Add to event” "
                                      "or press L."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("How to Add a Passage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How to Add a Passage"), -1);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static GMenuModel *
make_order_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) order = g_menu_new (), rows = g_menu_new (), out = g_menu_new ();

  g_menu_append (order, _("Oldest First"), "grid.order::date");
  g_menu_append (order, _("Most Reliable First"), "grid.order::grade");
  g_menu_append (order, _("Most in Agreement First"), "grid.order::agreement");
  g_menu_append_section (menu, _("Order of Sources"), G_MENU_MODEL (order));
  g_menu_append (rows, _("Only Rows That Differ"), "grid.only-differing");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  g_menu_append (out, _("Copy as Table"), "grid.copy-table");
  g_menu_append (out, _("Save as CSV…"), "grid.save-csv");
  g_menu_append (out, _("Put Table into Note"), "grid.cite-grid");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  return G_MENU_MODEL (menu);
}

/* What else has a button. */
static GMenuModel *
make_whole_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) event = g_menu_new ();
  g_autoptr (GMenuModel) rest = make_order_menu ();

  g_menu_append (event, _("Edit Event"), "grid.edit");
  g_menu_append (event, _("Add Participant"), "grid.add-participant");
  g_menu_append (event, _("Cite in Note"), "grid.cite");
  g_menu_append (event, _("Delete Event"), "grid.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (event));
  g_menu_append_section (menu, NULL, rest);
  return G_MENU_MODEL (menu);
}

static void
add_menu (DossierGridView *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_order_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Order, Copy and Save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order, Copy and Save"), -1);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static GtkWidget *
make_filter (void)
{
  GtkWidget *filter = gtk_toggle_button_new_with_label (_("Differing"));

  gtk_widget_add_css_class (filter, "chip");
  gtk_widget_set_valign (filter, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (filter, _("Only Rows That Differ (D)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (filter), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Only Rows That Differ"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (filter), "grid.only-differing");
  return filter;
}

void
dossier_grid_view_build_head (DossierGridView *self,
                              GtkWidget       *parent)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  /* One line where there is room, else two. */
  self->head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (line, "grid-head");
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_margin_end (words, 12);
  gtk_box_append (GTK_BOX (self->head), words);
  gtk_box_append (GTK_BOX (self->head), tools);
  gtk_box_append (GTK_BOX (line), self->head);
  self->title = dossier_grid_label_new ("", "event-title");
  self->date = dossier_grid_label_new ("", "event-date");
  self->sources = dossier_grid_label_new ("", "event-date");
  self->differences = dossier_standing_badge_new (DOSSIER_STANDING_SILENT, NULL);
  self->filter = make_filter ();
  gtk_widget_set_hexpand (self->date, TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->date);
  gtk_box_append (GTK_BOX (tools), self->sources);
  gtk_box_append (GTK_BOX (tools), self->differences);
  gtk_box_append (GTK_BOX (tools), self->filter);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  add_button (self, "document-edit-symbolic", _("Edit Event"), "grid.edit");
  add_button (self, "contact-new-symbolic", _("Add Participant"), "grid.add-participant");
  add_hint_button (self);
  add_button (self, "insert-link-symbolic", _("Cite in Note"), "grid.cite");
  add_button (self, "user-trash-symbolic", _("Delete Event"), "grid.delete");
  add_menu (self);
  gtk_box_append (GTK_BOX (tools), self->buttons);
  self->fold = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fold), "grid.fold");
  gtk_widget_set_valign (self->fold, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->fold);
  gtk_box_append (GTK_BOX (parent), line);
}

static void
show_counts (DossierGridView *self)
{
  g_autofree char *sources = dossier_grid_sources_words (self->grid), *differences = dossier_grid_differences_words (self->grid);

  gtk_label_set_text (GTK_LABEL (self->sources), self->grid->columns->len > 0 ? sources : "");
  gtk_widget_set_tooltip_text (self->sources, self->grid->columns->len > self->grid->sources
                               ? _("Copies of the same report count as one source") : NULL);
  dossier_standing_badge_set (DOSSIER_STANDING_BADGE (self->differences),
                              differences != NULL ? DOSSIER_STANDING_DIFFERS : DOSSIER_STANDING_SILENT, NULL);
  if (differences != NULL)
    dossier_standing_badge_set_words (DOSSIER_STANDING_BADGE (self->differences), differences);
}

void
dossier_grid_view_show_head (DossierGridView *self)
{
  const DossierEvent *event = self->grid != NULL ? self->grid->event : NULL;
  g_autofree char *date = NULL, *line = NULL;

  gtk_widget_set_visible (self->buttons, event != NULL);
  gtk_widget_set_visible (self->filter, event != NULL && self->grid->columns->len > 1);
  gtk_widget_set_visible (self->sources, event != NULL && gtk_orientable_get_orientation (GTK_ORIENTABLE (self->head)) == GTK_ORIENTATION_HORIZONTAL);
  if (event == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->title), _("What the sources say"));
      gtk_label_set_text (GTK_LABEL (self->date), "");
      gtk_widget_set_visible (self->differences, FALSE);
      return;
    }
  date = dossier_event_date_words (event);
  /* Translators: beside the title of an event: its date, then this */
  line = self->slim ? g_strdup (date) : g_strdup_printf (_("%s · what the sources say"), date);
  gtk_label_set_text (GTK_LABEL (self->title), event->title);
  gtk_label_set_text (GTK_LABEL (self->date), line);
  show_counts (self);
}

/* Without much room the buttons become lines of the menu, which is the last of them. */
void
dossier_grid_view_set_slim (DossierGridView *self,
                            gboolean         slim)
{
  GtkWidget *button = gtk_widget_get_last_child (self->buttons);
  g_autoptr (GMenuModel) menu = NULL;

  if (self->slim == slim)
    return;
  self->slim = slim;
  menu = slim ? make_whole_menu () : make_order_menu ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != button; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, !slim);
  dossier_grid_view_show_head (self);
}
