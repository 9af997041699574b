/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The events that a statement may be of, as rows of its popover, and what becomes of the statement and the chosen one. Part of
 * DossierStatementPopover; main thread. It writes nothing. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-statement-popover-private.h"

#include "dossier-grid-words.h"

#include <glib/gi18n.h>

/* The event of the chosen row; NULL: a new one. */
const DossierOfferedEvent *
dossier_statement_popover_get_event (DossierStatementPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->candidates);
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  return self->events != NULL && index < self->events->len ? g_ptr_array_index (self->events, index) : NULL;
}

/* Of the event that would be made: as typed, else as the article has it. */
char *
dossier_statement_popover_dup_title (DossierStatementPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  return *typed != '\0' || self->offer == NULL ? g_steal_pointer (&typed) : g_strdup (self->offer->event->title);
}

static GtkWidget *
make_row (const char *title, const char *detail, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (detail != NULL)
    {
      GtkWidget *when = gtk_label_new (detail);

      gtk_widget_add_css_class (when, "dim-label");
      gtk_widget_add_css_class (when, "numeric");
      gtk_box_append (GTK_BOX (box), when);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  gtk_widget_set_tooltip_text (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

static void
add_new_row (DossierStatementPopover *self)
{
  g_autofree char *title = dossier_statement_popover_dup_title (self);
  g_autofree char *label = NULL;

  if (*title == '\0')
    return;
  /* Translators: a choice: the statement makes an event of this title */
  label = g_strdup_printf (_("New event “%s”"), title);
  gtk_list_box_append (self->candidates, make_row (label, NULL, "new"));
}

/* A row for each event that may be meant, and one for a new one; @selected is chosen, else the first. */
void
dossier_statement_popover_show_events (DossierStatementPopover *self, guint selected)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->candidates, 0)) != NULL)
    gtk_list_box_remove (self->candidates, GTK_WIDGET (row));
  for (guint i = 0; self->events != NULL && i < self->events->len; i++)
    {
      const DossierEvent *event = ((const DossierOfferedEvent *) g_ptr_array_index (self->events, i))->event;
      g_autofree char *date = dossier_event_date_words (event);
      g_autofree char *id = dossier_id_to_text (&event->id);

      gtk_list_box_append (self->candidates, make_row (event->title, date, id));
    }
  add_new_row (self);
  row = gtk_list_box_get_row_at_index (self->candidates, (int) selected);
  gtk_list_box_select_row (self->candidates, row != NULL ? row : gtk_list_box_get_row_at_index (self->candidates, 0));
}

/* 1: the row below is chosen, -1: the one above. */
void
dossier_statement_popover_step (DossierStatementPopover *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->candidates);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->candidates, index) : NULL;

  if (next != NULL)
    gtk_list_box_select_row (self->candidates, next);
}

/* The command */

static char *
describe (const DossierEventPart *part)
{
  g_autofree char *figure = part->figure != NULL ? dossier_figure_for_people (part->figure) : NULL;
  g_autofree char *date = part->date != NULL ? dossier_edtf_for_people (part->date) : NULL;

  if (part->name != NULL && part->role != NULL && *part->role != '\0')
    /* Translators: who takes part in an event, and as what */
    return g_strdup_printf (_("%s, %s"), part->name, part->role);
  return part->name != NULL ? g_strdup (part->name)
         : figure != NULL   ? g_steal_pointer (&figure)
         : date != NULL     ? g_steal_pointer (&date)
                            : g_strdup (_("The passage"));
}

/**
 * dossier_statement_popover_make_command:
 * @self: a popover that was accepted
 * @event: (out): the event of the statement; nil when the command makes it
 * @message: (out): what was done, in a line, once it is done
 *
 * Returns: (transfer full): the command that writes the statement
 */
DossierCommand *
dossier_statement_popover_make_command (DossierStatementPopover *self, DossierId *event, char **message)
{
  const DossierOfferedEvent *chosen;
  DossierEventPart part;
  g_autofree char *said = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self) && self->form != NULL, NULL);
  g_return_val_if_fail (event != NULL && message != NULL, NULL);

  dossier_statement_form_get_part (self->form, &part);
  said = describe (&part);
  *event = self->edited_event;
  if (dossier_statement_popover_is_editing (self))
    {
      /* Translators: a value, then the title of an event */
      *message = g_strdup_printf (_("“%s” now says: %s"), self->edited_title, said);
      return dossier_command_edit_statement (&dossier_statement_form_get_statement (self->form)->id, &part);
    }
  chosen = dossier_statement_popover_get_event (self);
  if (chosen != NULL)
    {
      *event = chosen->event->id;
      /* Translators: what was stated, then the title of an event */
      *message = g_strdup_printf (_("%s: added to “%s”"), said, chosen->event->title);
      return dossier_command_add_event_part (event, &part);
    }
  title = dossier_statement_popover_dup_title (self);
  *message = g_strdup_printf (_("%s: added to the new event “%s”"), said, title);
  return dossier_statement_offer_new_event (self->offer, title, &part);
}
