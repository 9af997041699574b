/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The events in which an entity takes part, on its page, with how many sources each has. Part of DossierEntityPage; main thread,
 * reads on the pool. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-entity-page-private.h"

#include "dossier-grid-words.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

static GtkWidget *
event_button_new (const DossierEvent *event)
{
  g_autofree char *date = dossier_event_date_words (event);
  g_autofree char *id = dossier_id_to_text (&event->id);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (event->title);
  GtkWidget *when = gtk_label_new (date);
  GtkWidget *sources = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (when, "row-secondary");
  gtk_widget_add_css_class (when, "caption");
  gtk_widget_add_css_class (sources, "row-secondary");
  gtk_widget_add_css_class (sources, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), sources);
  gtk_box_append (GTK_BOX (box), when);
  g_object_set_data (G_OBJECT (button), "sources", sources);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "statement");
  gtk_widget_set_tooltip_text (button, _("Show the event beside its actors"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, event->title, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-event");
  return button;
}

static gpointer
read_weighings (DossierWorkspace  *workspace,
                gpointer           data,
                GCancellable      *cancellable,
                GError           **error)
{
  const GArray *ids = data;

  return dossier_workspace_load_weighings (workspace, (const DossierId *) (gconstpointer) ids->data, ids->len, error);
}

static void
weighings_read_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) weighings = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierEntityPage *self;
  GtkWidget *button;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_ENTITY_PAGE (user_data);
  if (weighings == NULL)
    {
      g_warning ("cannot count the sources of events: %s", error->message);
      return;
    }
  button = gtk_widget_get_first_child (GTK_WIDGET (self->events));
  for (guint i = 0, n = 0; i < self->event_ids->len && n < weighings->len; i++, button = gtk_widget_get_next_sibling (button))
    {
      const DossierWeighing *weighing = &g_array_index (weighings, DossierWeighing, n);
      g_autofree char *words = NULL;

      if (!dossier_id_equal (&weighing->event, &g_array_index (self->event_ids, DossierId, i)))
        continue;
      n++;
      words = dossier_ui_sources_words (weighing);
      gtk_label_set_text (g_object_get_data (G_OBJECT (button), "sources"), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
    }
}

/* Sources are counted from all that is stated of each event, which is done for the events that are seen. */
void
dossier_entity_page_count_sources (DossierEntityPage *self)
{
  if (self->event_ids->len > 0 && self->cancellable != NULL && gtk_expander_get_expanded (self->events_expander))
    dossier_workspace_read_async (self->workspace, read_weighings, g_array_ref (self->event_ids), (GDestroyNotify) g_array_unref,
                                  (GDestroyNotify) g_array_unref, self->cancellable, weighings_read_cb, self);
}

/* @events: (element-type DossierEvent): in which it takes part */
void
dossier_entity_page_show_events (DossierEntityPage *self,
                                 GPtrArray         *events)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Takes part in %u event", "Takes part in %u events", events->len),
                                            events->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->events))) != NULL)
    gtk_box_remove (self->events, child);
  g_array_unref (self->event_ids);
  self->event_ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  for (guint i = 0; i < events->len; i++)
    {
      const DossierEvent *event = g_ptr_array_index (events, i);

      g_array_append_val (self->event_ids, event->id);
      gtk_box_append (self->events, event_button_new (event));
    }
  gtk_expander_set_label (self->events_expander, label);
  gtk_widget_set_visible (GTK_WIDGET (self->events_expander), events->len > 0);
  dossier_entity_page_count_sources (self);
}
