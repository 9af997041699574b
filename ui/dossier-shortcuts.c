/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window with all keys, made when it is asked for: to make it with every window costs a start a tenth of its time. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-shortcuts.h"

#define NAME "show-help-overlay"

/* From then on the action is the one that GTK puts in its place. */
static void
show_cb (GSimpleAction        *action,
         GVariant             *parameter,
         GtkApplicationWindow *window)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/app/dossier/Dossier/ui/help-overlay.ui");

  gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  g_action_group_activate_action (G_ACTION_GROUP (window), NAME, NULL);
}

/**
 * dossier_shortcuts_add:
 * @window: gets the action "win.show-help-overlay"
 */
void
dossier_shortcuts_add (GtkApplicationWindow *window)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (NAME, NULL);

  g_return_if_fail (GTK_IS_APPLICATION_WINDOW (window));

  g_signal_connect_object (action, "activate", G_CALLBACK (show_cb), window, 0);
  g_action_map_add_action (G_ACTION_MAP (window), G_ACTION (action));
}
