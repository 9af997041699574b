/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The names with open suggestions, and which of them to show. Main thread only; owned by the review page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-names.h"

#include "dossier-tooltip.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierReviewNames
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;    /* (owned) */
  DossierReviewGroups *groups;    /* (owned) */
  GtkSingleSelection *selection;  /* (owned) */
  GSimpleActionGroup *actions;    /* (owned) */
  DossierId entity;               /* only this one; nil: all */
  char *kind;                     /* (owned) (nullable): only of this kind */
  gboolean quiet;                 /* while the pane changes its own controls */
  GtkEditable *search;
  GtkBox *kinds;
  GtkWidget *only_bar;
  GtkLabel *only_label;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DossierReviewNames, dossier_review_names, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ACTIVATED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Rows */

static void
show_group (GtkListItem *list_item)
{
  DossierReviewGroup *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  const DossierSuggestionGroup *group = dossier_review_group_get (item);
  g_autofree char *count = g_strdup_printf ("%u", group->count);
  g_autofree char *known = NULL, *tooltip = NULL, *forms = g_strjoinv (" · ", group->forms);
  g_autofree char *occurrences = g_strdup_printf (ngettext ("%u occurrence", "%u occurrences", group->count), group->count);

  dossier_ui_kind_dot_set (g_object_get_data (G_OBJECT (box), "dot"), group->kind);
  gtk_label_set_text (g_object_get_data (G_OBJECT (box), "name"), group->name);
  gtk_label_set_text (g_object_get_data (G_OBJECT (box), "count"), count);
  /* Translators: beside a name that no entity of the workspace has yet */
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (box), "new"), dossier_id_is_nil (&group->entity));
  tooltip = g_strconcat (group->name, "\n", dossier_ui_kind_name (group->kind), g_str_equal (forms, group->name) ? NULL : "\n", forms, NULL);
  dossier_ui_set_tooltip (box, tooltip);
  known = g_strdup_printf ("%s, %s, %s", group->name, dossier_ui_kind_name (group->kind), occurrences);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, known, -1);
}

static void
setup_cb (DossierReviewNames *self,
          GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *dot = dossier_ui_kind_dot_new (NULL), *name = gtk_label_new (NULL);
  GtkWidget *fresh = gtk_label_new (_("new")), *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (fresh, "tag");
  gtk_widget_set_valign (fresh, GTK_ALIGN_CENTER);
  dossier_ui_set_tooltip (fresh, _("No entity of this name yet; accepting makes one"));
  gtk_widget_add_css_class (count, "row-secondary");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), fresh);
  gtk_box_append (GTK_BOX (box), count);
  g_object_set_data (G_OBJECT (box), "dot", dot);
  g_object_set_data (G_OBJECT (box), "name", name);
  g_object_set_data (G_OBJECT (box), "new", fresh);
  g_object_set_data (G_OBJECT (box), "count", count);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (DossierReviewNames *self,
         GtkListItem        *list_item)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item), "changed", G_CALLBACK (show_group), list_item, G_CONNECT_SWAPPED);
  show_group (list_item);
}

static void
unbind_cb (DossierReviewNames *self,
           GtkListItem        *list_item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/* What is shown */

static const char *
get_choice (DossierReviewNames *self,
            const char         *action)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), action);

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
apply_filter (DossierReviewNames *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  const char *whom = get_choice (self, "whom");
  DossierSuggestionFilter filter = { .entity = self->entity, .kind = self->kind, .text = *text != '\0' ? text : NULL };

  if (self->quiet || self->groups == NULL)
    return;
  filter.by_name = g_str_equal (get_choice (self, "order"), "name");
  filter.known = g_str_equal (whom, "known");
  filter.unknown = g_str_equal (whom, "new");
  dossier_review_groups_set_filter (self->groups, &filter);
}

static void
filter_cb (DossierReviewNames *self)
{
  apply_filter (self);
}

static void
kind_toggled_cb (GtkToggleButton *button)
{
  DossierReviewNames *self = DOSSIER_REVIEW_NAMES (gtk_widget_get_ancestor (GTK_WIDGET (button), DOSSIER_TYPE_REVIEW_NAMES));

  if (self == NULL || !gtk_toggle_button_get_active (button))
    return;
  g_free (self->kind);
  self->kind = g_strdup (g_object_get_data (G_OBJECT (button), "kind"));
  apply_filter (self);
}

static GtkWidget *
append_kind (DossierReviewNames *self,
             const char         *kind,
             GtkWidget          *group)
{
  const char *label = kind != NULL ? dossier_ui_kind_plural (kind) : _("All");
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  /* Translators: the tooltip of a switch that shows one kind of names, "Only: People" */
  g_autofree char *tooltip = kind != NULL ? g_strdup_printf (_("Only: %s"), label) : g_strdup (_("Names of all kinds"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chip");
  dossier_ui_set_tooltip (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "kind", g_strdup (kind), g_free);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), g_strcmp0 (kind, self->kind) == 0);
  g_signal_connect (button, "toggled", G_CALLBACK (kind_toggled_cb), NULL);
  gtk_box_append (self->kinds, button);
  return button;
}

static void
show_only (DossierReviewNames *self)
{
  g_autoptr (DossierEntity) entity = NULL;
  g_autofree char *label = NULL;

  if (!dossier_id_is_nil (&self->entity))
    entity = (DossierEntity *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ENTITY, &self->entity);
  gtk_widget_set_visible (self->only_bar, !dossier_id_is_nil (&self->entity));
  /* Translators: %s is the only entity that is shown */
  label = g_strdup_printf (_("Only “%s”"), entity != NULL ? entity->name : "…");
  gtk_label_set_text (self->only_label, label);
}

static void
stop_search_cb (DossierReviewNames *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
activate_search_cb (DossierReviewNames *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
activate_cb (DossierReviewNames *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
edge_cb (DossierReviewNames *self,
         GtkPositionType     position)
{
  if (position == GTK_POS_BOTTOM)
    dossier_review_groups_load_more (self->groups);
}

static void
selected_cb (DossierReviewNames *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->groups)), at = gtk_single_selection_get_selected (self->selection);

  g_signal_emit (self, signals[CHOSEN], 0, dossier_review_names_get_chosen (self));
  if (at != GTK_INVALID_LIST_POSITION && at + 5 >= n)
    dossier_review_groups_load_more (self->groups);
}

/* A decision on all of a name was taken back: whoever did so wants to decide otherwise. */
static void
returned_cb (DossierReviewNames *self,
             DossierReviewGroup *group)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->groups)); i++)
    {
      g_autoptr (DossierReviewGroup) listed = g_list_model_get_item (G_LIST_MODEL (self->groups), i);

      if (listed == group)
        {
          dossier_review_names_choose (self, i);
          return;
        }
    }
}

static void
loaded_cb (DossierReviewNames *self)
{
  g_signal_emit (self, signals[LOADED], 0);
}

static void
choice_action (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  apply_filter (DOSSIER_REVIEW_NAMES (user_data));
}

static void
clear_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  dossier_review_names_clear (DOSSIER_REVIEW_NAMES (user_data));
}

static void
make_actions (DossierReviewNames *self)
{
  const GActionEntry entries[] = {
    { "order", NULL, "s", "'frequent'", choice_action },
    { "whom", NULL, "s", "'all'", choice_action },
    { "clear", clear_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "names", G_ACTION_GROUP (self->actions));
}

static void
make_list (DossierReviewNames *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->groups = dossier_review_groups_new (self->workspace);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->groups)));
  g_signal_connect_object (self->groups, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->groups, "returned", G_CALLBACK (returned_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

static void
dossier_review_names_dispose (GObject *object)
{
  DossierReviewNames *self = DOSSIER_REVIEW_NAMES (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  g_clear_object (&self->groups);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->kind, g_free);
  G_OBJECT_CLASS (dossier_review_names_parent_class)->dispose (object);
}

static void
dossier_review_names_class_init (DossierReviewNamesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_review_names_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_REVIEW_NAMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, DOSSIER_TYPE_REVIEW_GROUP);
  signals[ACTIVATED] = g_signal_new ("activated", DOSSIER_TYPE_REVIEW_NAMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", DOSSIER_TYPE_REVIEW_NAMES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-review-names.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReviewNames, search);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewNames, kinds);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewNames, only_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewNames, only_label);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewNames, list_view);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_review_names_clear);
}

static void
dossier_review_names_init (DossierReviewNames *self)
{
  GtkWidget *all;

  gtk_widget_init_template (GTK_WIDGET (self));
  make_actions (self);
  all = append_kind (self, NULL, NULL);
  for (guint i = 0; dossier_builtin_kinds[i] != NULL; i++)
    append_kind (self, dossier_builtin_kinds[i], all);
}

/**
 * dossier_review_names_new:
 *
 * Returns: (transfer floating): the list, empty until dossier_review_names_begin()
 */
GtkWidget *
dossier_review_names_new (DossierWorkspace *workspace)
{
  DossierReviewNames *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_REVIEW_NAMES, NULL);
  self->workspace = g_object_ref (workspace);
  make_list (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_review_names_get_groups:
 *
 * Returns: (transfer none): the names that are listed
 */
DossierReviewGroups *
dossier_review_names_get_groups (DossierReviewNames *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_NAMES (self), NULL);
  return self->groups;
}

/**
 * dossier_review_names_get_chosen:
 *
 * Returns: (transfer none) (nullable)
 */
DossierReviewGroup *
dossier_review_names_get_chosen (DossierReviewNames *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_NAMES (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

void
dossier_review_names_choose (DossierReviewNames *self,
                             guint               position)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));

  dossier_ui_choose_row (self->list_view, position);
}

/**
 * dossier_review_names_step:
 * @step: 1: the next name, -1: the one before
 */
void
dossier_review_names_step (DossierReviewNames *self,
                           int                 step)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));

  dossier_ui_step_row (self->list_view, step);
}

/**
 * dossier_review_names_show_entity:
 * @entity: whose occurrences to show and nobody else's; nil: all
 */
void
dossier_review_names_show_entity (DossierReviewNames *self,
                                  const DossierId    *entity)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self) && entity != NULL);

  dossier_review_names_clear (self);
  if (dossier_id_is_nil (entity))
    return;
  self->entity = *entity;
  show_only (self);
  apply_filter (self);
}

void
dossier_review_names_set_text (DossierReviewNames *self,
                               const char         *text)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));
  gtk_editable_set_text (self->search, text);
}

/**
 * dossier_review_names_set_kind:
 * @kind: (nullable): only of this kind; NULL: of all
 */
void
dossier_review_names_set_kind (DossierReviewNames *self,
                               const char         *kind)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->kinds)); button != NULL; button = gtk_widget_get_next_sibling (button))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "kind"), kind) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

/**
 * dossier_review_names_begin:
 *
 * Reads the names in their proper order; for when the page is looked at again.
 */
void
dossier_review_names_begin (DossierReviewNames *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));
  apply_filter (self);
}

void
dossier_review_names_refresh (DossierReviewNames *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));
  dossier_review_groups_refresh (self->groups);
}

/**
 * dossier_review_names_is_filtered:
 *
 * Returns: whether some names may not be shown
 */
gboolean
dossier_review_names_is_filtered (DossierReviewNames *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_NAMES (self), FALSE);

  return !dossier_id_is_nil (&self->entity) || self->kind != NULL || *gtk_editable_get_text (self->search) != '\0'
         || !g_str_equal (get_choice (self, "whom"), "all");
}

/**
 * dossier_review_names_clear:
 *
 * Shows all names again.
 */
void
dossier_review_names_clear (DossierReviewNames *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));

  self->quiet = TRUE;
  self->entity = DOSSIER_ID_NIL;
  gtk_editable_set_text (self->search, "");
  dossier_review_names_set_kind (self, NULL);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "whom", g_variant_new_string ("all"));
  self->quiet = FALSE;
  show_only (self);
  apply_filter (self);
}

void
dossier_review_names_focus_search (DossierReviewNames *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_NAMES (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
