/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The entities of one article, grouped by kind, with how often they are mentioned here and everywhere. A click goes to
 * the next mention in the text. Main thread only; owned by the inspector. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-entities-tab.h"

#include "dossier-entity-actions.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierEntitiesTab
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;   /* (owned) */
  GListStore *rows;              /* (owned): of DossierInspectorEntity */
  GtkSingleSelection *selection; /* (owned) */
  GtkPopover *menu;              /* (owned) (nullable) */
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DossierEntitiesTab, dossier_entities_tab, ADW_TYPE_BIN)

enum
{
  MENTION_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The parts of a row, found again by their order in the box. */
typedef struct
{
  GtkWidget *dot;
  GtkLabel *name;
  GtkLabel *count;
  GtkWidget *menu;
} Parts;

static Parts
get_parts (GtkWidget *box)
{
  Parts parts;

  parts.dot = gtk_widget_get_first_child (box);
  parts.name = GTK_LABEL (gtk_widget_get_next_sibling (parts.dot));
  parts.count = GTK_LABEL (gtk_widget_get_next_sibling (GTK_WIDGET (parts.name)));
  parts.menu = gtk_widget_get_next_sibling (GTK_WIDGET (parts.count));
  return parts;
}

static void
show_menu (DossierEntitiesTab     *self,
           DossierInspectorEntity *row,
           GtkWidget              *beside,
           double                  x,
           double                  y)
{
  g_autoptr (GMenu) menu = NULL;
  graphene_point_t at = GRAPHENE_POINT_INIT (x, y);
  graphene_point_t point;

  if (row == NULL || row->entity == NULL || !gtk_widget_compute_point (beside, GTK_WIDGET (self), &at, &point))
    return;
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      gtk_popover_set_has_arrow (self->menu, FALSE);
    }
  menu = dossier_entity_menu_new (self->workspace, row->entity, TRUE);
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { point.x, point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
menu_clicked_cb (GtkButton   *button,
                 GtkListItem *list_item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), DOSSIER_TYPE_ENTITIES_TAB);

  show_menu (DOSSIER_ENTITIES_TAB (self), gtk_list_item_get_item (list_item), GTK_WIDGET (button),
             gtk_widget_get_width (GTK_WIDGET (button)) / 2.0, gtk_widget_get_height (GTK_WIDGET (button)));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *self = gtk_widget_get_ancestor (row, DOSSIER_TYPE_ENTITIES_TAB);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (DOSSIER_ENTITIES_TAB (self), gtk_list_item_get_item (list_item), row, x, y);
}

static gboolean
menu_shortcut_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  DossierEntitiesTab *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  show_menu (self, gtk_single_selection_get_selected_item (self->selection), focus, gtk_widget_get_width (focus) / 2.0,
             gtk_widget_get_height (focus));
  return TRUE;
}

/* The next mention of what was clicked; after the last one the first. */
static void
activate_cb (DossierEntitiesTab *self,
             guint               position)
{
  g_autoptr (DossierInspectorEntity) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row == NULL || row->mentions->len == 0)
    return;
  if (row->next >= row->mentions->len)
    row->next = 0;
  g_signal_emit (self, signals[MENTION_CHOSEN], 0, &g_array_index (row->mentions, DossierId, row->next++));
}

static void
setup_cb (DossierEntitiesTab *self,
          GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *menu = gtk_button_new_from_icon_name ("view-more-symbolic");
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "row-secondary");
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_add_css_class (menu, "row-menu");
  gtk_widget_set_tooltip_text (menu, _("What can be done with it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be done with it"), -1);
  g_signal_connect_object (menu, "clicked", G_CALLBACK (menu_clicked_cb), list_item, 0);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), list_item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (NULL));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), menu);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_heading (GtkWidget              *box,
              const Parts            *parts,
              DossierInspectorEntity *row)
{
  g_autofree char *heading = g_utf8_strup (dossier_ui_kind_plural (row->kind), -1);

  gtk_label_set_text (parts->name, heading);
  gtk_label_set_text (parts->count, "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (parts->name), NULL);
  gtk_widget_add_css_class (box, "kind-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, dossier_ui_kind_plural (row->kind), -1);
}

static void
bind_entity (GtkWidget              *box,
             const Parts            *parts,
             DossierInspectorEntity *row)
{
  /* Translators: how often an entity is mentioned in this article, and in all articles */
  g_autofree char *count = g_strdup_printf (_("%u here · %u"), row->mentions->len, row->entity->mention_count);
  g_autofree char *here = g_strdup_printf (ngettext ("%u mention in this article", "%u mentions in this article",
                                                     row->mentions->len), row->mentions->len);
  g_autofree char *tooltip = g_strdup_printf (_("%s\n%s, %u in all. Click to go to the next one."), row->entity->name, here,
                                              row->entity->mention_count);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", row->entity->name, here);

  gtk_label_set_text (parts->name, row->entity->name);
  gtk_label_set_text (parts->count, count);
  dossier_ui_kind_dot_set (parts->dot, row->kind);
  gtk_widget_set_tooltip_text (GTK_WIDGET (parts->name), tooltip);
  gtk_widget_remove_css_class (box, "kind-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
bind_cb (DossierEntitiesTab *self,
         GtkListItem        *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  DossierInspectorEntity *row = gtk_list_item_get_item (list_item);
  Parts parts = get_parts (box);
  gboolean heading = row->entity == NULL;

  gtk_widget_set_visible (parts.dot, !heading);
  gtk_widget_set_visible (parts.menu, !heading);
  gtk_list_item_set_activatable (list_item, !heading);
  gtk_list_item_set_selectable (list_item, !heading);
  if (heading)
    bind_heading (box, &parts, row);
  else
    bind_entity (box, &parts, row);
}

static void
dossier_entities_tab_dispose (GObject *object)
{
  DossierEntitiesTab *self = DOSSIER_ENTITIES_TAB (object);

  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_entities_tab_parent_class)->dispose (object);
}

static void
dossier_entities_tab_class_init (DossierEntitiesTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_entities_tab_dispose;
  signals[MENTION_CHOSEN] = g_signal_new ("mention-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-entities-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEntitiesTab, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierEntitiesTab, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dossier_entities_tab_init (DossierEntitiesTab *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DOSSIER_TYPE_INSPECTOR_ENTITY);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (menu_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), shortcuts);
}

/**
 * dossier_entities_tab_new:
 * @workspace: where the entities are
 *
 * Returns: (transfer floating): the tab, empty
 */
GtkWidget *
dossier_entities_tab_new (DossierWorkspace *workspace)
{
  DossierEntitiesTab *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_ENTITIES_TAB, NULL);
  self->workspace = g_object_ref (workspace);
  dossier_entity_actions_install (GTK_WIDGET (self), workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_entities_tab_show:
 * @self: the tab
 * @snapshot: (nullable): of the article
 *
 * Lists the entities of @snapshot. Of the rows shown only those that differ are made anew, so that the list stays
 * where it was scrolled to.
 */
void
dossier_entities_tab_show (DossierEntitiesTab       *self,
                           DossierInspectorSnapshot *snapshot)
{
  GListModel *model;
  GPtrArray *rows;
  guint n_old, n_new, same = 0, tail = 0;

  g_return_if_fail (DOSSIER_IS_ENTITIES_TAB (self));

  model = G_LIST_MODEL (self->rows);
  rows = snapshot != NULL ? snapshot->entities : NULL;
  n_old = g_list_model_get_n_items (model);
  n_new = rows != NULL ? rows->len : 0;
  for (; same < MIN (n_old, n_new); same++)
    {
      g_autoptr (DossierInspectorEntity) old = g_list_model_get_item (model, same);

      if (!dossier_inspector_entity_equal (old, g_ptr_array_index (rows, same)))
        break;
    }
  for (; tail < MIN (n_old, n_new) - same; tail++)
    {
      g_autoptr (DossierInspectorEntity) old = g_list_model_get_item (model, n_old - 1 - tail);

      if (!dossier_inspector_entity_equal (old, g_ptr_array_index (rows, n_new - 1 - tail)))
        break;
    }
  if (n_old != n_new || same < n_old)
    g_list_store_splice (self->rows, same, n_old - same - tail, rows != NULL ? rows->pdata + same : NULL, n_new - same - tail);
  gtk_stack_set_visible_child_name (self->stack, n_new > 0 ? "list" : "empty");
}

/**
 * dossier_entities_tab_reveal:
 * @self: the tab
 * @mention: one of the article
 *
 * Selects the entity that @mention names; the next click on it goes on from there.
 */
void
dossier_entities_tab_reveal (DossierEntitiesTab *self,
                             const DossierId    *mention)
{
  g_return_if_fail (DOSSIER_IS_ENTITIES_TAB (self));
  g_return_if_fail (mention != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (DossierInspectorEntity) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      for (guint j = 0; j < row->mentions->len; j++)
        if (dossier_id_equal (&g_array_index (row->mentions, DossierId, j), mention))
          {
            row->next = j + 1;
            gtk_single_selection_set_selected (self->selection, i);
            gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", i);
            return;
          }
    }
}

/**
 * dossier_entities_tab_get_model:
 * @self: the tab
 *
 * Returns: (transfer none): the rows: headings and entities
 */
GListModel *
dossier_entities_tab_get_model (DossierEntitiesTab *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITIES_TAB (self), NULL);

  return G_LIST_MODEL (self->rows);
}
