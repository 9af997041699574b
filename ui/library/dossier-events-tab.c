/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The events that one article reports, a card each, with what it says in which words. Main thread only; owned by the
 * inspector. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-events-tab.h"

#include "dossier-grid-words.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define QUOTE_LENGTH 160 /* code points */

struct _DossierEventsTab
{
  AdwBin parent_instance;
  char *shown; /* (owned) (nullable): what the cards were made of, to spare making the same again */
  GtkStack *stack;
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (DossierEventsTab, dossier_events_tab, ADW_TYPE_BIN)

enum
{
  STATEMENT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* How many sources report @event; NULL when it went while it was read. */
static char *
sources_words (DossierInspectorSnapshot *snapshot,
               const DossierEvent       *event)
{
  for (guint i = 0; i < snapshot->weighings->len; i++)
    {
      const DossierWeighing *weighing = &g_array_index (snapshot->weighings, DossierWeighing, i);

      if (dossier_id_equal (&weighing->event, &event->id))
        return dossier_ui_sources_words (weighing);
    }
  return NULL;
}

static char *
describe_snapshot (DossierInspectorSnapshot *snapshot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < snapshot->events->len; i++)
    {
      const DossierEvent *event = g_ptr_array_index (snapshot->events, i);
      g_autofree char *id = dossier_id_to_text (&event->id), *sources = sources_words (snapshot, event);

      g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT " %s %s\n", id, event->title, event->modified_at,
                              event->places != NULL ? event->places : "", sources != NULL ? sources : "");
    }
  for (guint i = 0; i < snapshot->statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (snapshot->statements, i);
      g_autofree char *id = dossier_id_to_text (&statement->id);

      g_autofree char *line = dossier_ui_statement_line (statement), *details = dossier_ui_statement_details (statement);

      g_string_append_printf (text, "%s %s %s %d\n", id, line, details, statement->passage != NULL ? (int) statement->passage->start : -1);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
status_words (const char *status)
{
  if (g_strcmp0 (status, "planned") == 0)
    return _("planned");
  if (g_strcmp0 (status, "alleged") == 0)
    return _("alleged");
  if (g_strcmp0 (status, "denied") == 0)
    return _("denied");
  return NULL;
}

static void
append_part (GString    *line,
             const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static char *
event_line (const DossierEvent *event,
            const char         *sources)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *date = event->date != NULL || event->reported_date != NULL ? dossier_event_date_words (event) : NULL;

  append_part (line, date);
  append_part (line, event->kind);
  append_part (line, event->places);
  append_part (line, status_words (event->status));
  if (line->len == 0)
    g_string_append (line, _("no date"));
  append_part (line, sources);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static GtkWidget *
label_new (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
statement_clicked_cb (GtkWidget *button)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, DOSSIER_TYPE_EVENTS_TAB);
  DossierStatement *statement = g_object_get_data (G_OBJECT (button), "statement");

  g_signal_emit (self, signals[STATEMENT_CHOSEN], 0, &statement->id);
}

static GtkWidget *
action_button_new (const char *icon,
                   const char *tooltip,
                   const char *action,
                   const char *id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "card-button");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
statement_button_new (DossierStatement *statement)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *line = dossier_ui_statement_line (statement), *details = dossier_ui_statement_details (statement);

  gtk_box_append (GTK_BOX (box), label_new (line, NULL));
  if (details != NULL)
    {
      GtkWidget *label = label_new (details, "caption");

      gtk_widget_add_css_class (label, "row-secondary");
      gtk_box_append (GTK_BOX (box), label);
    }
  if (statement->passage != NULL)
    {
      g_autofree char *one_line = dossier_text_one_line (statement->passage->quote);
      g_autofree char *shortened = dossier_text_ellipsize (one_line, QUOTE_LENGTH);
      g_autofree char *quote = g_strdup_printf (_("“%s”"), shortened);
      GtkWidget *label = label_new (quote, "caption");

      gtk_widget_add_css_class (label, "row-secondary");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "statement");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _("Show the passage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details != NULL ? details : "", -1);
  g_object_set_data_full (G_OBJECT (button), "statement", g_object_ref (statement), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (statement_clicked_cb), NULL);
  return button;
}

/* What is said, and what can be done with that. */
static GtkWidget *
statement_new (DossierStatement *statement)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *id = dossier_id_to_text (&statement->id);

  gtk_box_append (GTK_BOX (line), statement_button_new (statement));
  if (statement->passage != NULL)
    gtk_box_append (GTK_BOX (line), action_button_new ("document-edit-symbolic", _("Edit the statement"), "page.edit-statement", id));
  gtk_box_append (GTK_BOX (line), action_button_new ("user-trash-symbolic", _("Remove the statement"), "page.remove-statement", id));
  return line;
}

static GtkWidget *
card_new (const DossierEvent       *event,
          DossierInspectorSnapshot *snapshot)
{
  GPtrArray *statements = snapshot->statements;
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *title = label_new (event->title, "heading");
  GtkWidget *line;
  g_autofree char *id = dossier_id_to_text (&event->id);
  g_autofree char *sources = sources_words (snapshot, event);
  g_autofree char *words = event_line (event, sources);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (card, "event-card");
  gtk_box_append (GTK_BOX (top), title);
  gtk_box_append (GTK_BOX (top), action_button_new ("document-edit-symbolic", _("Edit the event"), "win.edit-event", id));
  gtk_box_append (GTK_BOX (top), action_button_new ("go-next-symbolic", _("Show it beside its actors"), "win.open-event", id));
  gtk_box_append (GTK_BOX (card), top);
  line = label_new (words, "caption");
  gtk_widget_add_css_class (line, "row-secondary");
  gtk_box_append (GTK_BOX (card), line);
  for (guint i = 0; i < statements->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (statements, i);

      if (dossier_id_equal (&statement->event, &event->id))
        gtk_box_append (GTK_BOX (card), statement_new (statement));
    }
  return card;
}

static void
dossier_events_tab_finalize (GObject *object)
{
  g_free (DOSSIER_EVENTS_TAB (object)->shown);
  G_OBJECT_CLASS (dossier_events_tab_parent_class)->finalize (object);
}

static void
dossier_events_tab_class_init (DossierEventsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_events_tab_finalize;
  signals[STATEMENT_CHOSEN] = g_signal_new ("statement-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-events-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEventsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierEventsTab, cards);
}

static void
dossier_events_tab_init (DossierEventsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_events_tab_new:
 *
 * Returns: (transfer floating): the tab, empty
 */
GtkWidget *
dossier_events_tab_new (void)
{
  return g_object_new (DOSSIER_TYPE_EVENTS_TAB, NULL);
}

/**
 * dossier_events_tab_show:
 * @self: the tab
 * @snapshot: (nullable): of the article
 */
void
dossier_events_tab_show (DossierEventsTab         *self,
                         DossierInspectorSnapshot *snapshot)
{
  g_autofree char *shown = NULL;
  GtkWidget *child;

  g_return_if_fail (DOSSIER_IS_EVENTS_TAB (self));

  shown = snapshot != NULL ? describe_snapshot (snapshot) : NULL;
  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; snapshot != NULL && i < snapshot->events->len; i++)
    gtk_box_append (self->cards, card_new (g_ptr_array_index (snapshot->events, i), snapshot));
  gtk_stack_set_visible_child_name (self->stack, snapshot != NULL && snapshot->events->len > 0 ? "list" : "empty");
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
}

/**
 * dossier_events_tab_reveal:
 * @self: the tab
 * @statement: one of the article
 *
 * Puts the focus on it, which scrolls to it.
 */
void
dossier_events_tab_reveal (DossierEventsTab *self,
                           const DossierId  *statement)
{
  g_return_if_fail (DOSSIER_IS_EVENTS_TAB (self));
  g_return_if_fail (statement != NULL);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    for (GtkWidget *child = gtk_widget_get_first_child (card); child != NULL; child = gtk_widget_get_next_sibling (child))
      {
        GtkWidget *button = gtk_widget_get_first_child (child);
        DossierStatement *shown = button != NULL ? g_object_get_data (G_OBJECT (button), "statement") : NULL;

        if (shown != NULL && dossier_id_equal (&shown->id, statement))
          gtk_widget_grab_focus (button);
      }
}
