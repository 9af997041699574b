/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is suggested in one article, and below it the article's entities, both grouped by kind. A click goes to the next place in
 * the text. Main thread only; owned by the inspector. What an answer to a suggestion writes is in dossier-suggestion-answers.c. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-entities-tab.h"

#include "dossier-entity-actions.h"
#include "dossier-suggestion-answers.h"
#include "dossier-suggestion-row.h"
#include "dossier-tooltip.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define STATE_FOLDED "inspector-suggestions-folded"
#define ROWS_AT_ONCE 8 /* that come with a new list below what is in view */
#define PORTION 2       /* rows a frame */

struct _DossierEntitiesTab
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;   /* (owned) */
  GListStore *rows;              /* (owned): of DossierInspectorSuggestion, then of DossierInspectorEntity */
  GtkSliceListModel *shown;      /* (owned): as many of @rows as the list has got so far */
  guint feeding;                 /* the tick that gives it the others; 0 = it has all */
  GPtrArray *suggestions;        /* (owned) (nullable) (element-type DossierInspectorSuggestion): also those that are folded away */
  GPtrArray *entities;           /* (owned) (nullable) (element-type DossierInspectorEntity) */
  DossierId article;             /* nil: none */
  DossierId revealed;            /* the mention or suggestion that the text shows as chosen; nil: none */
  gboolean folded;
  int next_focus;                /* where the keyboard goes once an answer has taken its row away; -1 = stays */
  GtkSingleSelection *selection; /* (owned) */
  GtkPopover *menu;              /* (owned) (nullable) */
  GtkStack *stack;
  GtkListView *list_view;
  GtkWidget *none_open;
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

static GMenu *
make_menu (DossierEntitiesTab *self,
           gpointer            row)
{
  if (DOSSIER_IS_INSPECTOR_SUGGESTION (row))
    return dossier_workspace_is_read_only (self->workspace) ? NULL : dossier_suggestion_answers_menu_new (row);
  if (DOSSIER_IS_INSPECTOR_ENTITY (row) && DOSSIER_INSPECTOR_ENTITY (row)->entity != NULL)
    return dossier_entity_menu_new (self->workspace, DOSSIER_INSPECTOR_ENTITY (row)->entity, TRUE);
  return NULL;
}

static void
show_menu (DossierEntitiesTab *self,
           gpointer            row,
           GtkWidget          *beside,
           double              x,
           double              y)
{
  g_autoptr (GMenu) menu = make_menu (self, row);
  graphene_point_t at = GRAPHENE_POINT_INIT (x, y);
  graphene_point_t point;

  if (menu == NULL || !gtk_widget_compute_point (beside, GTK_WIDGET (self), &at, &point))
    return;
  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      gtk_popover_set_has_arrow (self->menu, FALSE);
    }
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

/* The next place of what was clicked; after the last one the first. */
static void
activate_cb (DossierEntitiesTab *self,
             guint               position)
{
  g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  gboolean suggested = DOSSIER_IS_INSPECTOR_SUGGESTION (row);
  GArray *places = row == NULL ? NULL : suggested ? DOSSIER_INSPECTOR_SUGGESTION (row)->ids : DOSSIER_INSPECTOR_ENTITY (row)->mentions;
  guint *next = row == NULL ? NULL : suggested ? &DOSSIER_INSPECTOR_SUGGESTION (row)->next : &DOSSIER_INSPECTOR_ENTITY (row)->next;

  if (places == NULL || places->len == 0)
    return;
  if (*next >= places->len)
    *next = 0;
  g_signal_emit (self, signals[MENTION_CHOSEN], 0, &g_array_index (places, DossierId, (*next)++));
}

/* Suggestions */

static void
answer (DossierEntitiesTab         *self,
        DossierInspectorSuggestion *line,
        gboolean                    accept,
        gboolean                    everywhere)
{
  guint position;

  if (dossier_workspace_is_read_only (self->workspace))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL && g_list_store_find (self->rows, line, &position))
    self->next_focus = (int) position;
  dossier_suggestion_answers_run (GTK_WIDGET (self), self->workspace, line, accept, everywhere);
}

static void
answer_cb (DossierEntitiesTab   *self,
           gboolean              accept,
           DossierSuggestionRow *row)
{
  answer (self, dossier_suggestion_row_get_line (row), accept, FALSE);
}

static void
answer_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierEntitiesTab *self = DOSSIER_ENTITIES_TAB (widget);
  gpointer row = gtk_single_selection_get_selected_item (self->selection);
  gboolean accept = g_str_has_prefix (name, "suggestion.accept");

  if (DOSSIER_IS_INSPECTOR_SUGGESTION (row))
    answer (self, row, accept, g_str_has_suffix (name, "everywhere"));
}

static gboolean
answer_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  DossierEntitiesTab *self = user_data;
  gpointer row = gtk_single_selection_get_selected_item (self->selection);

  if (!DOSSIER_IS_INSPECTOR_SUGGESTION (row) || DOSSIER_INSPECTOR_SUGGESTION (row)->level != DOSSIER_INSPECTOR_SUGGESTED_NAME)
    return FALSE;
  answer (self, row, g_variant_get_boolean (arguments), FALSE);
  return TRUE;
}

/* The rows as they should be: of those shown only the ones that differ are made anew, so that the list stays where it was
 * scrolled to. */
static gboolean
same_row (gpointer a,
          gpointer b)
{
  if (DOSSIER_IS_INSPECTOR_SUGGESTION (a) != DOSSIER_IS_INSPECTOR_SUGGESTION (b))
    return FALSE;
  return DOSSIER_IS_INSPECTOR_SUGGESTION (a) ? dossier_inspector_suggestion_equal (a, b) : dossier_inspector_entity_equal (a, b);
}

static GPtrArray *
collect_rows (DossierEntitiesTab *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; self->suggestions != NULL && i < self->suggestions->len; i++)
    if (i == 0 || !self->folded)
      g_ptr_array_add (rows, g_ptr_array_index (self->suggestions, i));
  for (guint i = 0; self->entities != NULL && i < self->entities->len; i++)
    g_ptr_array_add (rows, g_ptr_array_index (self->entities, i));
  return rows;
}

/* The list makes two hundred rows at once if it is given as many, which would hold up whoever scrolls the text beside it. */
static gboolean
feed_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  DossierEntitiesTab *self = DOSSIER_ENTITIES_TAB (widget);
  guint size = gtk_slice_list_model_get_size (self->shown) + PORTION;

  gtk_slice_list_model_set_size (self->shown, size);
  if (size < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return G_SOURCE_CONTINUE;
  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  self->feeding = 0;
  return G_SOURCE_REMOVE;
}

/* Takes from the list what is below that which is seen or chosen, to be given back bit by bit. */
static void
hold_back (DossierEntitiesTab *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));
  double upper = gtk_adjustment_get_upper (adjustment);
  double end = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown)), selected = gtk_single_selection_get_selected (self->selection);
  guint seen = upper > 0 ? (guint) (MIN (end / upper, 1) * n) : 0;

  if (selected != GTK_INVALID_LIST_POSITION)
    seen = MAX (seen, selected + 1);
  gtk_slice_list_model_set_size (self->shown, seen + ROWS_AT_ONCE);
  if (self->feeding == 0)
    self->feeding = gtk_widget_add_tick_callback (GTK_WIDGET (self), feed_cb, NULL, NULL);
}

static void
select_row (DossierEntitiesTab *self,
            guint               position)
{
  if (position >= gtk_slice_list_model_get_size (self->shown))
    gtk_slice_list_model_set_size (self->shown, position + ROWS_AT_ONCE);
  dossier_ui_choose_row (self->list_view, position);
}

static void
update_rows (DossierEntitiesTab *self)
{
  GListModel *model = G_LIST_MODEL (self->rows);
  g_autoptr (GPtrArray) rows = collect_rows (self);
  guint n_old = g_list_model_get_n_items (model), n_new = rows->len, same = 0, tail = 0;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));
  gboolean at_top = gtk_adjustment_get_value (adjustment) < 1;

  for (; same < MIN (n_old, n_new); same++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (model, same);

      if (!same_row (old, g_ptr_array_index (rows, same)))
        break;
    }
  for (; tail < MIN (n_old, n_new) - same; tail++)
    {
      g_autoptr (GObject) old = g_list_model_get_item (model, n_old - 1 - tail);

      if (!same_row (old, g_ptr_array_index (rows, n_new - 1 - tail)))
        break;
    }
  if (n_new - same - tail > ROWS_AT_ONCE)
    hold_back (self);
  if (n_old != n_new || same < n_old)
    g_list_store_splice (self->rows, same, n_old - same - tail, n_new > 0 ? rows->pdata + same : NULL, n_new - same - tail);
  /* The list holds on to a row that stayed, which is not the first. */
  if (at_top && same == 0 && n_new > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", 0);
  gtk_widget_set_visible (self->none_open, self->suggestions == NULL || self->suggestions->len == 0);
  gtk_stack_set_visible_child_name (self->stack, n_new > 0 ? "list" : "empty");
}

static void
fold_cb (DossierEntitiesTab   *self,
         DossierSuggestionRow *heading)
{
  self->folded = !self->folded;
  dossier_workspace_set_state (self->workspace, STATE_FOLDED, self->folded ? "1" : "0");
  update_rows (self);
  /* It is the same line, which lists of newer toolkits do not bind again, and shows another arrow. */
  dossier_suggestion_row_set_line (heading, dossier_suggestion_row_get_line (heading), self->folded,
                                   dossier_workspace_is_read_only (self->workspace));
}

static GtkWidget *
find_row (GtkWidget *above,
          gpointer   line)
{
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (DOSSIER_IS_SUGGESTION_ROW (row) && (gpointer) dossier_suggestion_row_get_line (DOSSIER_SUGGESTION_ROW (row)) == line)
        return child;
    }
  return NULL;
}

/* After an answer the keyboard is at the next name that is still open, or at the last. */
static void
go_on (DossierEntitiesTab *self)
{
  int position = self->next_focus, found = -1;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  GtkWidget *row = NULL;

  self->next_focus = -1;
  for (guint i = 0; position >= 0 && i < n && (found < 0 || found < position); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (DOSSIER_IS_INSPECTOR_SUGGESTION (item) && DOSSIER_INSPECTOR_SUGGESTION (item)->level == DOSSIER_INSPECTOR_SUGGESTED_NAME)
        found = (int) i;
    }
  if (found >= 0)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->rows), (guint) found);

      select_row (self, (guint) found);
      row = find_row (GTK_WIDGET (self->list_view), item);
    }
  if (position >= 0)
    gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list_view));
}

static GtkWidget *
make_entity_row (GtkListItem *list_item)
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
  dossier_ui_set_tooltip (menu, _("What can be done with it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What can be done with it"), -1);
  g_signal_connect_object (menu, "clicked", G_CALLBACK (menu_clicked_cb), list_item, 0);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), list_item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (NULL));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), menu);
  return box;
}

static GtkWidget *
make_suggestion_row (DossierEntitiesTab *self,
                     GtkListItem        *list_item)
{
  GtkWidget *row = dossier_suggestion_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (row, "answer", G_CALLBACK (answer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "fold", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
bind_heading (GtkWidget              *box,
              const Parts            *parts,
              DossierInspectorEntity *row)
{
  g_autofree char *heading = g_utf8_strup (dossier_ui_kind_plural (row->kind), -1);

  gtk_label_set_text (parts->name, heading);
  gtk_label_set_text (parts->count, "");
  dossier_ui_set_tooltip (GTK_WIDGET (parts->name), NULL);
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
  dossier_ui_set_tooltip (GTK_WIDGET (parts->name), tooltip);
  gtk_widget_remove_css_class (box, "kind-heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
bind_suggestion (DossierEntitiesTab         *self,
                 GtkListItem                *list_item,
                 DossierInspectorSuggestion *line)
{
  gboolean name = line->level == DOSSIER_INSPECTOR_SUGGESTED_NAME;

  if (!DOSSIER_IS_SUGGESTION_ROW (gtk_list_item_get_child (list_item)))
    gtk_list_item_set_child (list_item, make_suggestion_row (self, list_item));
  dossier_suggestion_row_set_line (DOSSIER_SUGGESTION_ROW (gtk_list_item_get_child (list_item)), line, self->folded,
                                   dossier_workspace_is_read_only (self->workspace));
  gtk_list_item_set_activatable (list_item, name);
  gtk_list_item_set_selectable (list_item, name);
}

/* A row may have shown the other of the two before. */
static void
bind_cb (DossierEntitiesTab *self,
         GtkListItem        *list_item)
{
  gpointer item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  DossierInspectorEntity *row;
  Parts parts;
  gboolean heading;

  if (DOSSIER_IS_INSPECTOR_SUGGESTION (item))
    {
      bind_suggestion (self, list_item, item);
      return;
    }
  if (box == NULL || DOSSIER_IS_SUGGESTION_ROW (box))
    {
      box = make_entity_row (list_item);
      gtk_list_item_set_child (list_item, box);
    }
  row = item;
  parts = get_parts (box);
  heading = row->entity == NULL;

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
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, DossierEntitiesTab, none_open);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "suggestion.accept", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "suggestion.reject", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "suggestion.accept-everywhere", NULL, answer_action);
  gtk_widget_class_install_action (widget_class, "suggestion.reject-everywhere", NULL, answer_action);
}

static void
add_answer_key (DossierEntitiesTab *self,
                GtkEventController *shortcuts,
                const char         *keys,
                gboolean            accept)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                            gtk_callback_action_new (answer_key_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (accept));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), shortcut);
}

static void
dossier_entities_tab_init (DossierEntitiesTab *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->next_focus = -1;
  self->rows = g_list_store_new (G_TYPE_OBJECT);
  self->shown = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), 0, G_MAXUINT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                                                          gtk_callback_action_new (menu_shortcut_cb, self, NULL)));
  add_answer_key (self, shortcuts, "y|<Shift>y", TRUE);
  add_answer_key (self, shortcuts, "n|<Shift>n|Delete", FALSE);
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
  g_autofree char *folded = NULL;
  DossierEntitiesTab *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_ENTITIES_TAB, NULL);
  self->workspace = g_object_ref (workspace);
  folded = dossier_workspace_get_state (workspace, STATE_FOLDED);
  self->folded = g_strcmp0 (folded, "1") == 0;
  dossier_entity_actions_install (GTK_WIDGET (self), workspace);
  return GTK_WIDGET (self);
}

/* Which row shows a place: of suggestions those that are listed, of entities all. */
static gboolean
find_place (DossierEntitiesTab *self,
            const DossierId    *id,
            guint              *position,
            guint              *nth)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      DossierInspectorSuggestion *line = DOSSIER_IS_INSPECTOR_SUGGESTION (row) ? DOSSIER_INSPECTOR_SUGGESTION (row) : NULL;
      GArray *places = line != NULL ? line->ids : DOSSIER_INSPECTOR_ENTITY (row)->mentions;

      if (line != NULL && line->level != DOSSIER_INSPECTOR_SUGGESTED_NAME)
        continue;
      for (guint j = 0; j < places->len; j++)
        if (dossier_id_equal (&g_array_index (places, DossierId, j), id))
          {
            *position = i;
            *nth = j;
            return TRUE;
          }
    }
  return FALSE;
}

/* A row that shows something else than before is another row: what was marked in it is marked again, where the list is. */
static void
keep_revealed (DossierEntitiesTab *self)
{
  guint position, nth;

  if (gtk_single_selection_get_selected_item (self->selection) == NULL && find_place (self, &self->revealed, &position, &nth)
      && position < gtk_slice_list_model_get_size (self->shown))
    gtk_single_selection_set_selected (self->selection, position);
}

/**
 * dossier_entities_tab_show:
 * @self: the tab
 * @snapshot: (nullable): of the article
 *
 * Lists what is suggested and the entities of @snapshot.
 */
void
dossier_entities_tab_show (DossierEntitiesTab       *self,
                           DossierInspectorSnapshot *snapshot)
{
  DossierId article = snapshot != NULL ? snapshot->article->id : DOSSIER_ID_NIL;

  g_return_if_fail (DOSSIER_IS_ENTITIES_TAB (self));

  if (!dossier_id_equal (&article, &self->article))
    {
      self->next_focus = -1;
      self->revealed = DOSSIER_ID_NIL;
    }
  self->article = article;
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  if (snapshot != NULL)
    {
      self->suggestions = g_ptr_array_ref (snapshot->suggestions);
      self->entities = g_ptr_array_ref (snapshot->entities);
    }
  update_rows (self);
  go_on (self);
  keep_revealed (self);
}

/**
 * dossier_entities_tab_reveal:
 * @self: the tab
 * @mention: one of the article, or a suggestion
 *
 * Selects the entity that @mention names, or the name that is suggested; the next click on it goes on from there.
 */
void
dossier_entities_tab_reveal (DossierEntitiesTab *self,
                             const DossierId    *mention)
{
  g_autoptr (GObject) row = NULL;
  guint position, nth;

  g_return_if_fail (DOSSIER_IS_ENTITIES_TAB (self));
  g_return_if_fail (mention != NULL);

  self->revealed = *mention;
  if (!find_place (self, mention, &position, &nth))
    return;
  row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (DOSSIER_IS_INSPECTOR_SUGGESTION (row))
    DOSSIER_INSPECTOR_SUGGESTION (row)->next = nth + 1;
  else
    DOSSIER_INSPECTOR_ENTITY (row)->next = nth + 1;
  select_row (self, position);
}

/**
 * dossier_entities_tab_get_model:
 * @self: the tab
 *
 * Returns: (transfer none): the rows: suggestions, then entities, both with headings
 */
GListModel *
dossier_entities_tab_get_model (DossierEntitiesTab *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITIES_TAB (self), NULL);

  return G_LIST_MODEL (self->rows);
}
