/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to the Compare page: two texts by their ids, the articles that tell of an event. Part of the window, main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <glib/gi18n.h>

#include "dossier-ui.h"

static void
compare (DossierWindow        *self,
         const DossierSideKey *left,
         const DossierSideKey *right)
{
  dossier_window_show_page (self, "compare");
  dossier_compare_page_compare (dossier_window_get_compare (self), left, right);
}

/* "ID ID"; each the id of an article, or "note:" and that of a note. */
static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), " ", 2);
  DossierSideKey left, right;

  if (g_strv_length (parts) == 2 && dossier_side_key_from_text (parts[0], &left) && dossier_side_key_from_text (parts[1], &right))
    compare (DOSSIER_WINDOW (widget), &left, &right);
}

static gpointer
find_articles (DossierWorkspace *workspace,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);

  query->event = *(const DossierId *) data;
  query->order = DOSSIER_ORDER_OLDEST;
  query->limit = 2;
  return dossier_workspace_query (workspace, query, error);
}

static void
articles_found_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) articles = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  DossierSideKey keys[2] = { { DOSSIER_ID_NIL, FALSE }, { DOSSIER_ID_NIL, FALSE } };

  if (self->closed || self->workspace == NULL)
    return;
  if (articles == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The articles of the event could not be read"), error);
      return;
    }
  if (articles->len == 0)
    {
      dossier_ui_toast (GTK_WIDGET (self), _("No article tells of this event yet"));
      return;
    }
  for (guint i = 0; i < MIN (articles->len, 2); i++)
    keys[i].id = g_array_index (articles, DossierId, i);
  compare (self, &keys[0], &keys[1]);
}

/* The oldest two articles that tell of an event; others are chosen on the page. */
static void
compare_event_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId event;

  if (dossier_id_from_text (g_variant_get_string (parameter, NULL), &event))
    dossier_workspace_read_async (self->workspace, find_articles, dossier_id_copy (&event), g_free, (GDestroyNotify) g_array_unref, NULL,
                                  articles_found_cb, g_object_ref (self));
}

void
dossier_window_compare_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.compare", "s", compare_action);
  gtk_widget_class_install_action (widget_class, "win.compare-event", "s", compare_event_action);
}
