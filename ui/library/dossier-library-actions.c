/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the selected articles, as actions of the library pane: one action serves the menu, the button,
 * the key and the tests. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-pane-private.h"

#include "dossier-original.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

/* The neighbour that is shown when the selected articles are gone. */
static void
find_neighbour (DossierLibraryPane *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (DossierItem) item = NULL;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint last = gtk_bitset_get_maximum (selected);
  guint first = gtk_bitset_get_minimum (selected);

  if (last + 1 < n_items)
    item = g_list_model_get_item (G_LIST_MODEL (self->list), last + 1);
  else if (first > 0)
    item = g_list_model_get_item (G_LIST_MODEL (self->list), first - 1);
  self->neighbour = item != NULL ? *dossier_item_get_id (item) : DOSSIER_ID_NIL;
}

static void
open_neighbour (DossierLibraryPane *self,
                const DossierId    *id)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  g_signal_emit_by_name (self, "open", dossier_id_is_nil (id) ? NULL : id, FALSE);
  dossier_library_pane_show_current (self, dossier_id_is_nil (id) ? NULL : id);
}

static void
deleted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autofree char *message = g_strdup_printf (ngettext ("%u article deleted", "%u articles deleted", outcome->count),
                                              outcome->count);

  open_neighbour (self, &self->neighbour);
  dossier_ui_toast_undo (widget, message);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);

  if (ids->len == 0)
    return;
  find_neighbour (self);
  dossier_ui_run (widget, self->workspace, dossier_command_delete_articles ((DossierId *) ids->data, ids->len), deleted_cb,
                  NULL);
}

static void
restored_cb (GtkWidget            *widget,
             const DossierOutcome *outcome,
             gpointer              user_data)
{
  g_autofree char *message = g_strdup_printf (ngettext ("%u article restored", "%u articles restored", outcome->count),
                                              outcome->count);

  dossier_ui_toast_undo (widget, message);
}

static void
restore_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);

  if (ids->len > 0)
    dossier_ui_run (widget, self->workspace, dossier_command_restore_articles ((DossierId *) ids->data, ids->len),
                    restored_cb, NULL);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (DOSSIER_LIBRARY_PANE (widget));

  if (ids->len > 0)
    g_signal_emit_by_name (widget, "open", &g_array_index (ids, DossierId, 0), TRUE);
}

/* All become unread when the first one is read, and the reverse. */
static void
toggle_read_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);
  g_autoptr (DossierArticle) first = NULL;

  if (ids->len == 0)
    return;
  first = (DossierArticle *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE,
                                                       &g_array_index (ids, DossierId, 0));
  for (guint i = 0; first != NULL && i < ids->len; i++)
    dossier_workspace_set_read (self->workspace, &g_array_index (ids, DossierId, i), !first->read);
}

static void
collected_cb (GtkWidget            *widget,
              const DossierOutcome *outcome,
              gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Added to the collection"));
}

static void
collect_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);
  DossierId collection;

  if (ids->len == 0 || !dossier_id_from_text (g_variant_get_string (parameter, NULL), &collection))
    return;
  dossier_ui_run (widget, self->workspace, dossier_command_collect (&collection, (DossierId *) ids->data, ids->len),
                  collected_cb, NULL);
}

static void
collection_created_cb (GtkWidget            *widget,
                       const DossierOutcome *outcome,
                       gpointer              user_data)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);

  if (ids->len > 0)
    dossier_ui_run (widget, self->workspace, dossier_command_collect (&outcome->id, (DossierId *) ids->data, ids->len),
                    collected_cb, NULL);
}

static void
collect_new_answered_cb (GtkWidget  *widget,
                         const char *text,
                         gpointer    user_data)
{
  dossier_ui_run (widget, DOSSIER_LIBRARY_PANE (widget)->workspace, dossier_command_create_collection (text),
                  collection_created_cb, NULL);
}

static void
collect_new_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  dossier_ui_ask_text (widget, _("New Collection"), _("Name"), "", _("_Create"), collect_new_answered_cb, NULL);
}

static void
uncollect_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierLibraryPane *self = DOSSIER_LIBRARY_PANE (widget);
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);
  const DossierId *collection = dossier_collections_popover_get_collection (self->scope);

  if (ids->len > 0 && !dossier_id_is_nil (collection))
    dossier_ui_run (widget, self->workspace, dossier_command_uncollect (collection, (DossierId *) ids->data, ids->len), NULL,
                    NULL);
}

static void
save_original_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (DOSSIER_LIBRARY_PANE (widget));

  if (ids->len == 1)
    dossier_original_save (widget, DOSSIER_LIBRARY_PANE (widget)->workspace, &g_array_index (ids, DossierId, 0));
}

static void
open_original_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (DOSSIER_LIBRARY_PANE (widget));

  if (ids->len == 1)
    dossier_original_open (widget, DOSSIER_LIBRARY_PANE (widget)->workspace, &g_array_index (ids, DossierId, 0));
}

static void
extract_again_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (DOSSIER_LIBRARY_PANE (widget));
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *text = dossier_id_to_text (&g_array_index (ids, DossierId, i));

      g_strv_builder_add (texts, text);
    }
  list = g_strv_builder_end (texts);
  gtk_widget_activate_action (widget, "win.extract-again", "^as", list);
}

static gboolean
first_is_read (DossierLibraryPane *self)
{
  g_autoptr (GArray) ids = dossier_library_pane_get_selected (self);
  g_autoptr (DossierArticle) first = NULL;

  if (ids->len > 0)
    first = (DossierArticle *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ARTICLE,
                                                         &g_array_index (ids, DossierId, 0));
  return first != NULL && first->read;
}

static GMenu *
make_menu (DossierLibraryPane *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) sets = g_menu_new ();
  g_autoptr (GMenu) original = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenu) collections = dossier_library_pane_make_collect_menu (self);
  gboolean deleted = dossier_collections_popover_get_deleted (self->scope);

  g_menu_append (first, _("_Open"), "library.open");
  g_menu_append (first, first_is_read (self) ? _("Mark as _Unread") : _("Mark as _Read"), "library.toggle-read");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  if (!deleted)
    dossier_library_copies_fill_menu (self, menu);
  if (!deleted)
    {
      g_menu_append_submenu (sets, _("Add to _Collection"), G_MENU_MODEL (collections));
      if (!dossier_id_is_nil (dossier_collections_popover_get_collection (self->scope)))
        g_menu_append (sets, _("Re_move from This Collection"), "library.uncollect");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (sets));
    }
  g_menu_append (original, _("_Save the Original…"), "library.save-original");
  g_menu_append (original, _("Open the Original _in Another Program…"), "library.open-original");
  if (!deleted)
    g_menu_append (original, _("E_xtract Again"), "library.extract-again");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (original));
  g_menu_append (last, deleted ? _("_Restore") : _("_Delete"), deleted ? "library.restore" : "library.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}

/**
 * dossier_library_pane_make_collect_menu:
 * @self: the library
 *
 * Returns: (transfer full): the collections to add the selected articles to
 */
GMenu *
dossier_library_pane_make_collect_menu (DossierLibraryPane *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  GPtrArray *collections = dossier_collections_popover_get_all (self->scope);

  for (guint i = 0; i < collections->len; i++)
    {
      const DossierCollection *collection = g_ptr_array_index (collections, i);
      g_autofree char *id = dossier_id_to_text (&collection->id);
      g_auto (GStrv) parts = g_strsplit (collection->name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* an underscore in a name is no mnemonic */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "library.collect", "s", id);
      g_menu_append_item (section, item);
    }
  if (collections->len > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append (menu, _("_New Collection…"), "library.collect-new");
  return menu;
}

/* A menu that goes leaves the focus nowhere, unless what was chosen put it somewhere. */
static void
menu_closed_cb (DossierLibraryPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu))))
    gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/**
 * dossier_library_pane_show_menu:
 * @self: the library
 * @beside: the row it belongs to
 * @x: where in @beside
 * @y: where in @beside
 *
 * Shows what can be done with the selected articles.
 */
void
dossier_library_pane_show_menu (DossierLibraryPane *self,
                                GtkWidget          *beside,
                                double              x,
                                double              y)
{
  g_autoptr (GMenu) menu = make_menu (self);
  graphene_point_t at = GRAPHENE_POINT_INIT (x, y);
  graphene_point_t point;

  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (NULL));
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  if (!gtk_widget_compute_point (beside, GTK_WIDGET (self), &at, &point))
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle) { point.x, point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

/**
 * dossier_library_pane_get_selected:
 * @self: the library
 *
 * Returns: (transfer full) (element-type DossierId): the selected articles, in the order of the list
 */
GArray *
dossier_library_pane_get_selected (DossierLibraryPane *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

      if (item != NULL)
        g_array_append_vals (ids, dossier_item_get_id (item), 1);
    }
  return ids;
}

/**
 * dossier_library_pane_update_actions:
 * @self: the library
 *
 * Lets only those actions be chosen that make sense for what is selected.
 */
void
dossier_library_pane_update_actions (DossierLibraryPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n_selected = dossier_bitset_selection_get_count (self->selection);
  gboolean deleted = dossier_collections_popover_get_deleted (self->scope);
  gboolean writable = !dossier_workspace_is_read_only (self->workspace) && n_selected > 0;
  gboolean in_collection = !dossier_id_is_nil (dossier_collections_popover_get_collection (self->scope));

  gtk_widget_action_set_enabled (widget, "library.open", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "library.delete", writable && !deleted);
  gtk_widget_action_set_enabled (widget, "library.restore", writable && deleted);
  gtk_widget_action_set_enabled (widget, "library.toggle-read", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "library.collect", writable && !deleted);
  gtk_widget_action_set_enabled (widget, "library.collect-new", writable && !deleted);
  dossier_library_copies_update_actions (self, n_selected, writable, deleted);
  gtk_widget_action_set_enabled (widget, "library.uncollect", writable && in_collection);
  gtk_widget_action_set_enabled (widget, "library.save-original", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "library.open-original", n_selected == 1);
  gtk_widget_action_set_enabled (widget, "library.extract-again", n_selected > 0 && !dossier_workspace_is_read_only (self->workspace));
  gtk_widget_set_visible (self->bar_collect, !deleted);
  gtk_widget_set_visible (self->bar_delete, !deleted);
  gtk_widget_set_visible (self->bar_restore, deleted);
}

/**
 * dossier_library_pane_install_actions:
 * @widget_class: the class of the library pane
 */
void
dossier_library_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "library.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "library.restore", NULL, restore_action);
  gtk_widget_class_install_action (widget_class, "library.toggle-read", NULL, toggle_read_action);
  gtk_widget_class_install_action (widget_class, "library.collect", "s", collect_action);
  gtk_widget_class_install_action (widget_class, "library.collect-new", NULL, collect_new_action);
  dossier_library_copies_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "library.uncollect", NULL, uncollect_action);
  gtk_widget_class_install_action (widget_class, "library.save-original", NULL, save_original_action);
  gtk_widget_class_install_action (widget_class, "library.open-original", NULL, open_original_action);
  gtk_widget_class_install_action (widget_class, "library.extract-again", NULL, extract_again_action);
}
