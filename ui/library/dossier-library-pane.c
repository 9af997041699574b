/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library: search as you type, filters, and the list of articles, which asks for ids only and reads a record when
 * its row is shown. What can be done with the selected articles stands in dossier-library-actions.c. Main thread only;
 * owned by the Read page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-pane-private.h"

#include "dossier-article-row.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

#define MAX_SNIPPETS 300

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

/* Counting and searching */

static gpointer
count_articles (DossierWorkspace  *workspace,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autoptr (GError) local = NULL;
  guint count = dossier_workspace_count (workspace, data, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_memdup2 (&count, sizeof count);
}

static void count (DossierLibraryPane *self);

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint *n = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  g_autofree char *placeholder = NULL;
  DossierLibraryPane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_LIBRARY_PANE (user_data);
  self->is_counting = FALSE;
  if (n != NULL) /* else the placeholder stays as it is; the list tells of any trouble */
    {
      placeholder = g_strdup_printf (ngettext ("Search %u article", "Search %u articles", *n), *n);
      g_object_set (self->search, "placeholder-text", placeholder, NULL);
    }
  if (self->count_again)
    count (self);
}

/* One question at a time, so that no older answer comes last. */
static void
count (DossierLibraryPane *self)
{
  DossierQuery *query;

  self->count_again = self->is_counting;
  if (self->is_counting)
    return;
  self->is_counting = TRUE;
  query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  query->collection = *dossier_collections_popover_get_collection (self->scope);
  query->deleted = dossier_collections_popover_get_deleted (self->scope);
  dossier_workspace_read_async (self->workspace, count_articles, query, (GDestroyNotify) dossier_query_free, g_free,
                                self->counting, counted_cb, self);
}

static gpointer
read_hits (DossierWorkspace  *workspace,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  return dossier_workspace_load_hits (workspace, data, MAX_SNIPPETS, error);
}

static void
show_snippet (DossierLibraryPane *self,
              DossierArticleRow  *row)
{
  DossierItem *item = dossier_article_row_get_item (row);

  dossier_article_row_set_snippet (row, item != NULL && self->text != NULL
                                          ? g_hash_table_lookup (self->snippets, dossier_item_get_id (item)) : NULL);
}

static void
show_snippets (DossierLibraryPane *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_snippet (self, row);
}

static void
hits_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierLibraryPane *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_LIBRARY_PANE (user_data);
  if (hits == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The search failed"), error);
      return;
    }
  for (guint i = 0; i < hits->len; i++)
    {
      const DossierHit *hit = g_ptr_array_index (hits, i);

      g_hash_table_insert (self->snippets, dossier_id_copy (&hit->article), g_strdup (hit->snippet));
    }
  show_snippets (self);
}

static void
search_snippets (DossierLibraryPane *self)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_hash_table_remove_all (self->snippets);
  show_snippets (self);
  if (self->text == NULL)
    return;
  self->searching = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_hits, g_strdup (self->text), g_free,
                                (GDestroyNotify) g_ptr_array_unref, self->searching, hits_read_cb, self);
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
  count (self);
  show_narrowed (self);
  dossier_library_pane_update_actions (self);
}

/* The row of @article, when it is among those in use. */
static GtkWidget *
find_row (DossierLibraryPane *self,
          const DossierId    *article)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      DossierItem *item = dossier_article_row_get_item (row);

      if (item != NULL && dossier_id_equal (dossier_item_get_id (item), article))
        return row;
    }
  return NULL;
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
  row = item != NULL && focused ? find_row (self, dossier_item_get_id (item)) : NULL;
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
  search_snippets (self);
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
      count (self);
      search_snippets (self);
    }
}

/* Rows */

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                GtkListItem     *list_item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (gtk_widget_get_ancestor (row, DOSSIER_TYPE_LIBRARY_PANE));
  guint position = gtk_list_item_get_position (list_item);

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_library_pane_show_menu (self, row, x, y);
}

static void
setup_cb (DossierLibraryPane *self,
          GtkListItem        *list_item)
{
  GtkWidget *row = dossier_article_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  dossier_library_copies_watch_row (row);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), list_item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (DossierLibraryPane *self,
         GtkListItem        *list_item)
{
  DossierArticleRow *row = DOSSIER_ARTICLE_ROW (gtk_list_item_get_child (list_item));

  dossier_article_row_set_item (row, gtk_list_item_get_item (list_item));
  dossier_article_row_set_nested (row, dossier_library_copies_is_nested (self, list_item));
  g_hash_table_add (self->rows, row);
  show_snippet (self, row);
}

static void
unbind_cb (DossierLibraryPane *self,
           GtkListItem        *list_item)
{
  DossierArticleRow *row = DOSSIER_ARTICLE_ROW (gtk_list_item_get_child (list_item));

  g_hash_table_remove (self->rows, row);
  dossier_article_row_set_item (row, NULL);
}

static gboolean
step_shortcut_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  GtkWidget *self = gtk_widget_get_ancestor (widget, DOSSIER_TYPE_LIBRARY_PANE);

  dossier_library_pane_step (DOSSIER_LIBRARY_PANE (self), GPOINTER_TO_INT (user_data));
  return TRUE;
}

static gboolean
menu_shortcut_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (gtk_widget_get_ancestor (widget, DOSSIER_TYPE_LIBRARY_PANE));
  g_autoptr (GArray) selected = dossier_library_pane_get_selected (self);
  GtkWidget *row = selected->len > 0 ? find_row (self, &g_array_index (selected, DossierId, 0)) : NULL;

  if (row == NULL)
    row = widget;
  dossier_library_pane_show_menu (self, row, gtk_widget_get_width (row) / 2.0, MIN (gtk_widget_get_height (row), 60));
  return TRUE;
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *keys,
              GtkShortcutFunc        func,
              int                    argument)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                          gtk_callback_action_new (func, GINT_TO_POINTER (argument), NULL)));
}

static void
add_action_shortcut (GtkShortcutController *controller,
                     const char            *keys,
                     const char            *action)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys),
                                                                      gtk_named_action_new (action)));
}

static void
add_shortcuts (DossierLibraryPane *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  add_shortcut (controller, "j", step_shortcut_cb, 1);
  add_shortcut (controller, "k", step_shortcut_cb, -1);
  add_shortcut (controller, "Menu|<Shift>F10", menu_shortcut_cb, 0);
  add_action_shortcut (controller, "Delete|KP_Delete", "library.delete");
  add_action_shortcut (controller, "u", "library.toggle-read");
  add_action_shortcut (controller, "c", "library.toggle-copies");
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), GTK_EVENT_CONTROLLER (controller));
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
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = dossier_list_new (self->workspace, NULL);
  self->selection = dossier_bitset_selection_new (G_LIST_MODEL (self->list));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
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
  add_shortcuts (self);
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
