/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library: search as you type, filters, and the list of articles, which asks for ids only and reads a record when
 * its row is shown. Rows, searching and what can be done with the selected articles have files of their own. Main thread
 * only; owned by the Read page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-pane-private.h"

#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierLibraryPane, dossier_library_pane, ADW_TYPE_BIN)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_narrowed (DossierLibraryPane *self)
{
  g_autofree char *filter = dossier_library_filter_describe (self->filter);

  return self->text != NULL || filter != NULL || !gtk_toggle_button_get_active (self->chip_all)
         || !dossier_id_is_nil (dossier_collections_popover_get_collection (self->scope));
}

static void
show_page (DossierLibraryPane *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0 && !dossier_list_is_loading (self->list);
  const char *page = "list";

  if (empty && dossier_collections_popover_get_deleted (self->scope) && self->text == NULL)
    page = "none-deleted";
  else if (empty && is_narrowed (self))
    page = "nothing";
  else if (empty)
    page = "empty";

  if (self->text != NULL)
    {
      /* Translators: %s is what was searched for */
      g_autofree char *words = g_strdup_printf (_("No article here has “%s”."), self->text);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_status_page_set_description (self->nothing, escaped);
    }
  else
    {
      adw_status_page_set_description (self->nothing, _("No article is like that."));
    }
  gtk_stack_set_visible_child_name (self->stack, page);
}

static void
show_narrowed (DossierLibraryPane *self)
{
  g_autofree char *scope = dossier_collections_popover_describe (self->scope);
  g_autofree char *filter = dossier_library_filter_describe (self->filter);
  g_autofree char *both = NULL;

  if (scope != NULL && filter != NULL)
    both = g_strdup_printf ("%s · %s", scope, filter);
  gtk_label_set_text (self->narrowed_label, both != NULL ? both : scope != NULL ? scope : filter != NULL ? filter : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->narrowed_label), gtk_label_get_text (self->narrowed_label));
  gtk_widget_set_visible (self->narrowed, scope != NULL || filter != NULL);
}

/* The selection follows what the reader shows; the list may have been filled anew under it. */
static void
follow (DossierLibraryPane *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  guint position;

  if (dossier_bitset_selection_get_count (self->selection) > 1)
    return;
  self->following = TRUE;
  if (!dossier_id_is_nil (&self->current) && dossier_list_find (self->list, &self->current, &position))
    gtk_selection_model_select_item (selection, position, TRUE);
  else
    gtk_selection_model_unselect_all (selection);
  self->following = FALSE;
}

static gboolean
follow_idle_cb (gpointer user_data)
{
  DossierLibraryPane *self = user_data;

  self->follow_source = 0;
  follow (self);
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (DossierLibraryPane *self)
{
  show_page (self);
  if (self->follow_source == 0)
    self->follow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_idle_cb, self, NULL);
}

/* Asks with what is chosen now. */
void
dossier_library_pane_requery (DossierLibraryPane *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);

  if (self->list == NULL)
    return;
  query->text = g_strdup (self->text);
  query->collection = *dossier_collections_popover_get_collection (self->scope);
  query->deleted = dossier_collections_popover_get_deleted (self->scope);
  query->unread = gtk_toggle_button_get_active (self->chip_unread);
  query->has_annotations = gtk_toggle_button_get_active (self->chip_annotated);
  query->unlinked = gtk_toggle_button_get_active (self->chip_unlinked);
  dossier_library_filter_apply (self->filter, query);
  dossier_library_copies_apply (self, query);
  dossier_list_set_query (self->list, query);
  dossier_library_search_count (self);
  show_narrowed (self);
  dossier_library_pane_update_actions (self);
}

/* Scrolls to a row; the focus comes along when it is in the list, so that arrows and menus go on from there. */
static void
scroll_to (DossierLibraryPane *self,
           guint               position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  gboolean focused = (gtk_widget_get_state_flags (GTK_WIDGET (self->list_view)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
  row = item != NULL && focused ? dossier_library_rows_find (self, dossier_item_get_id (item)) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
}

/* What people do */

static void
search_cb (DossierLibraryPane *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  if (g_strcmp0 (*text != '\0' ? text : NULL, self->text) == 0)
    return;
  g_free (self->text);
  self->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  dossier_library_search_snippets (self);
  dossier_library_pane_requery (self);
}

static void
open_position (DossierLibraryPane *self,
               guint               position,
               gboolean            focus)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item == NULL)
    return;
  self->current = *dossier_item_get_id (item);
  g_signal_emit (self, signals[OPEN], 0, &self->current, focus);
}

static void
search_activate_cb (DossierLibraryPane *self)
{
  search_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 0, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  scroll_to (self, 0);
}

static void
search_stop_cb (DossierLibraryPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
chip_cb (DossierLibraryPane *self,
         GtkToggleButton    *chip)
{
  /* The group sends one for the chip that goes out, too. */
  if (gtk_toggle_button_get_active (chip))
    dossier_library_pane_requery (self);
}

static void
widen_cb (DossierLibraryPane *self)
{
  dossier_library_filter_reset (self->filter);
  dossier_collections_popover_choose (self->scope, NULL, FALSE);
}

static void
clear_cb (DossierLibraryPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  gtk_toggle_button_set_active (self->chip_all, TRUE);
  widen_cb (self);
}

static void
activate_cb (DossierLibraryPane *self,
             guint               position)
{
  open_position (self, position, TRUE);
}

static void
selection_cb (DossierLibraryPane *self)
{
  guint n_selected = dossier_bitset_selection_get_count (self->selection);
  g_autofree char *label = g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected);

  gtk_label_set_text (self->selection_label, label);
  gtk_action_bar_set_revealed (self->selection_bar, n_selected > 1);
  gtk_widget_set_visible (self->bar_compare, n_selected == 2);
  dossier_library_pane_update_actions (self);
  if (n_selected == 1 && !self->following)
    {
      g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

      open_position (self, gtk_bitset_get_minimum (selected), FALSE);
    }
}

static void
changed_cb (DossierLibraryPane *self,
            DossierChangeSet   *changes)
{
  if (dossier_change_set_touches (changes, "article"))
    {
      dossier_library_search_count (self);
      dossier_library_search_snippets (self);
    }
}

static void
collect_menu_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  g_autoptr (GMenu) menu = dossier_library_pane_make_collect_menu (user_data);

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
make_list (DossierLibraryPane *self)
{
  g_autoptr (GtkListItemFactory) factory = dossier_library_rows_new_factory (self);

  self->list = dossier_list_new (self->workspace, NULL);
  self->selection = dossier_bitset_selection_new (G_LIST_MODEL (self->list));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

static void
dossier_library_pane_dispose (GObject *object)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (object);

  g_clear_handle_id (&self->follow_source, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_cancellable_cancel (self->searching);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_library_pane_parent_class)->dispose (object);
}

static void
dossier_library_pane_finalize (GObject *object)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (object);

  g_object_unref (self->counting);
  g_clear_object (&self->searching);
  g_hash_table_unref (self->snippets);
  g_hash_table_unref (self->rows);
  g_array_unref (self->unfolded);
  g_free (self->text);
  G_OBJECT_CLASS (dossier_library_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, search);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, scope_button);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, scope);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, filter);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, chip_all);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, chip_unread);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, chip_annotated);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, chip_unlinked);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, narrowed);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, narrowed_label);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, bar_compare);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, selection_label);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, bar_collect);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, bar_delete);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPane, bar_restore);
}

static void
dossier_library_pane_class_init (DossierLibraryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_library_pane_dispose;
  object_class->finalize = dossier_library_pane_finalize;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  g_type_ensure (DOSSIER_TYPE_COLLECTIONS_POPOVER);
  g_type_ensure (DOSSIER_TYPE_LIBRARY_FILTER);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-library-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "requery", G_CALLBACK (dossier_library_pane_requery));
  gtk_widget_class_bind_template_callback (widget_class, widen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  dossier_library_pane_install_actions (widget_class);
}

static void
dossier_library_pane_init (DossierLibraryPane *self)
{
  self->counting = g_cancellable_new ();
  self->snippets = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free);
  self->rows = g_hash_table_new (NULL, NULL);
  self->unfolded = g_array_new (FALSE, FALSE, sizeof (DossierId));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->bar_collect), collect_menu_cb, self, NULL);
  dossier_library_rows_add_shortcuts (self);
}

/**
 * dossier_library_pane_new:
 * @workspace: whose articles it shows
 *
 * Returns: (transfer floating): the library
 */
GtkWidget *
dossier_library_pane_new (DossierWorkspace *workspace)
{
  DossierLibraryPane *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_LIBRARY_PANE, NULL);
  self->workspace = g_object_ref (workspace);
  make_list (self);
  dossier_library_filter_set_workspace (self->filter, workspace);
  dossier_collections_popover_set_workspace (self->scope, workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  dossier_library_pane_requery (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_library_pane_focus_search:
 * @self: the library
 *
 * Puts the cursor into the search entry, its words selected.
 */
void
dossier_library_pane_focus_search (DossierLibraryPane *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

/**
 * dossier_library_pane_focus_list:
 * @self: the library
 */
void
dossier_library_pane_focus_list (DossierLibraryPane *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/**
 * dossier_library_pane_step:
 * @self: the library
 * @step: 1 for the next article, -1 for the one before
 *
 * Opens another article of the list. At either end nothing happens.
 */
void
dossier_library_pane_step (DossierLibraryPane *self,
                           int                 step)
{
  guint n_items, position, next;

  g_return_if_fail (DOSSIER_IS_LIBRARY_PANE (self));

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  if (n_items == 0)
    return;
  if (dossier_id_is_nil (&self->current) || !dossier_list_find (self->list, &self->current, &position))
    next = 0;
  else if ((step < 0 && position == 0) || (step > 0 && position + 1 >= n_items))
    return;
  else
    next = step < 0 ? position - 1 : position + 1;

  /* By the list's own action, so that Shift and an arrow go on from here. */
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.select-item", "(ubb)", next, FALSE, FALSE);
  scroll_to (self, next);
}

/**
 * dossier_library_pane_show_current:
 * @self: the library
 * @article: (nullable): what the reader shows
 *
 * Marks @article in the list, without opening it.
 */
void
dossier_library_pane_show_current (DossierLibraryPane *self,
                                   const DossierId    *article)
{
  guint position;

  g_return_if_fail (DOSSIER_IS_LIBRARY_PANE (self));

  if (article != NULL && dossier_id_equal (article, &self->current)
      && dossier_bitset_selection_get_count (self->selection) > 0)
    return;
  self->current = article != NULL ? *article : DOSSIER_ID_NIL;
  self->following = TRUE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  self->following = FALSE;
  follow (self);
  if (article != NULL && dossier_list_find (self->list, article, &position))
    scroll_to (self, position);
}

/**
 * dossier_library_pane_get_model:
 * @self: the library
 *
 * Returns: (transfer none) (element-type DossierItem): the articles in the list
 */
GListModel *
dossier_library_pane_get_model (DossierLibraryPane *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PANE (self), NULL);

  return G_LIST_MODEL (self->list);
}

/**
 * dossier_library_pane_get_scope:
 * @self: the library
 *
 * Returns: (transfer none): what chooses the set of articles
 */
DossierCollectionsPopover *
dossier_library_pane_get_scope (DossierLibraryPane *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PANE (self), NULL);

  return self->scope;
}
