/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tooltips of what is made or bound by the dozen while something scrolls. Main thread only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-tooltip.h"

/**
 * dossier_ui_set_tooltip:
 * @widget: whose; best before it has a parent
 * @text: (nullable): what it says
 *
 * Like gtk_widget_set_tooltip_text(), which asks the display server where the pointer is, and waits for the answer, each time it is
 * called for a widget that is not hidden: for one without a parent, or when nothing changes, nothing is asked.
 */
void
dossier_ui_set_tooltip (GtkWidget  *widget,
                        const char *text)
{
  gboolean hide;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;
  hide = gtk_widget_get_parent (widget) == NULL && !GTK_IS_ROOT (widget) && gtk_widget_get_visible (widget);
  if (hide)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hide)
    gtk_widget_set_visible (widget, TRUE);
}
