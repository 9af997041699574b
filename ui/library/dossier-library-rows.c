/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the library: made, bound to articles, with a menu and keys of their own. Part of DossierLibraryPane; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-library-pane-private.h"

/* The row of @article, when it is among those in use. */
GtkWidget *
dossier_library_rows_find (DossierLibraryPane *self,
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
  dossier_library_search_show (self, row);
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
  GtkWidget *row = selected->len > 0 ? dossier_library_rows_find (self, &g_array_index (selected, DossierId, 0)) : NULL;

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

/* Keys that the list has while the focus is in it. */
void
dossier_library_rows_add_shortcuts (DossierLibraryPane *self)
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

/**
 * dossier_library_rows_new_factory:
 *
 * Returns: (transfer full): makes rows for the list, and knows which are in use
 */
GtkListItemFactory *
dossier_library_rows_new_factory (DossierLibraryPane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}
