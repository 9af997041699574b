/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The style sheet of the board and the event editor. Rows have their exact height only with it, so that every part that
 * counts on that asks for it. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-style.h"

#define LOADED "dossier-board-style"

/**
 * dossier_board_style_load:
 * @display: where it is needed; the second time nothing happens
 */
void
dossier_board_style_load (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  if (g_object_get_data (G_OBJECT (display), LOADED) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/app/dossier/Dossier/ui/board.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set_data (G_OBJECT (display), LOADED, GINT_TO_POINTER (TRUE));
}
