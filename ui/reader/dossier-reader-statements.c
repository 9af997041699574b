/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What words of the article that is read state of events: statements made of a selection, or of what stands at the caret, and
 * statements corrected. Main thread; everything is written by commands of the workspace. */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

/* What is told once a statement was written. */
typedef struct
{
  DossierId article;
  DossierId event;  /* nil: made by the command */
  gboolean edited;
  char *message;
} Written;

static void
written_free (gpointer data)
{
  Written *written = data;

  g_free (written->message);
  g_free (written);
}

/* What is being written, for as long as the reader lives: who asked does not hear of what failed, or came after its end. */
static GHashTable *
get_pending (DossierReader *self)
{
  GHashTable *pending = g_object_get_data (G_OBJECT (self), "pending-statements");

  if (pending == NULL)
    {
      pending = g_hash_table_new_full (NULL, NULL, written_free, NULL);
      g_object_set_data_full (G_OBJECT (self), "pending-statements", pending, (GDestroyNotify) g_hash_table_unref);
    }
  return pending;
}

static void
written_cb (GtkWidget *widget, const DossierOutcome *outcome, gpointer user_data)
{
  DossierReader *self = DOSSIER_READER (widget);
  Written *written = user_data;

  if (!written->edited)
    {
      self->last_event = dossier_id_is_nil (&written->event) ? outcome->id : written->event;
      self->last_event_article = written->article;
    }
  dossier_ui_toast_undo (widget, written->message);
  g_hash_table_remove (get_pending (self), written);
}

static void
accept_cb (DossierReader *self)
{
  Written *written = g_new0 (Written, 1);
  DossierCommand *command = dossier_statement_popover_make_command (self->statement_popover, &written->event, &written->message);

  g_hash_table_add (get_pending (self), written);
  written->article = self->article;
  written->edited = self->edits_statement;
  gtk_popover_popdown (GTK_POPOVER (self->statement_popover));
  dossier_ui_run (GTK_WIDGET (self), self->workspace, command, written_cb, written);
  dossier_text_view_place_caret (self->text_view, self->range.end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
show_range (DossierReader *self, guint start, guint end)
{
  GdkRectangle place;

  self->range = (DossierTextRange) { start, end };
  if (dossier_reader_get_place (self, &place))
    dossier_statement_popover_set_target (self->statement_popover, &place);
}

static void
found_cb (DossierReader *self, guint start, guint end)
{
  show_range (self, start, end);
}

static void
action_cb (DossierReader *self, const char *name)
{
  g_autofree char *action = g_strconcat ("reader.", name, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
state_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    DossierStatementKind kind;
  } kinds[] = {
    { "reader.figure", DOSSIER_STATEMENT_FIGURE }, { "reader.role", DOSSIER_STATEMENT_PARTICIPANT }, { "reader.when", DOSSIER_STATEMENT_DATE },
    { "reader.where", DOSSIER_STATEMENT_PLACE },   { "reader.claim", DOSSIER_STATEMENT_CLAIM },
  };
  DossierReader *self = DOSSIER_READER (widget);
  DossierStatementWish wish = { .article = self->article, .any_kind = TRUE };
  GdkRectangle place;

  if (self->view == NULL || self->view->length == 0 || dossier_workspace_is_read_only (self->workspace))
    return;
  /* Without chosen words it is what stands where one reads. */
  if (!dossier_reader_get_range (self, &self->range))
    {
      guint caret = MIN (dossier_text_view_get_caret (self->text_view), self->view->length);

      self->range = (DossierTextRange) { caret, caret };
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (action, kinds[i].action))
      {
        wish.kind = kinds[i].kind;
        wish.any_kind = FALSE;
      }
  wish.start = self->range.start;
  wish.end = self->range.end;
  if (dossier_id_equal (&self->last_event_article, &self->article))
    wish.last_event = self->last_event;
  dossier_reader_close_popovers (self);
  self->edits_statement = FALSE;
  if (dossier_text_view_get_place (self->text_view, wish.start, MAX (wish.end, MIN (wish.start + 1, self->view->length)), GTK_WIDGET (self), &place))
    dossier_statement_popover_open (self->statement_popover, &wish, &place);
}

/* The statement of that id, else the one that is chosen in the text. */
static DossierStatement *
find_statement (DossierReader *self, const char *id)
{
  const DossierHighlight *current;
  DossierId wanted;

  if (*id == '\0')
    {
      current = dossier_reader_get_current (self);
      if (current == NULL || current->type != DOSSIER_HIGHLIGHT_STATEMENT)
        return NULL;
      wanted = current->id;
    }
  else if (!dossier_id_from_text (id, &wanted))
    return NULL;

  return (DossierStatement *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_STATEMENT, &wanted);
}

static void
edit_statement_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GObject) event = NULL;
  GdkRectangle place;

  if (self->view == NULL || dossier_workspace_is_read_only (self->workspace))
    return;
  statement = find_statement (self, g_variant_get_string (parameter, NULL));
  if (statement == NULL || statement->passage == NULL || !dossier_id_equal (&statement->article, &self->article))
    return;
  event = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_EVENT, &statement->event);
  if (event == NULL)
    return;

  dossier_reader_close_popovers (self);
  self->range = (DossierTextRange) { statement->passage->start, statement->passage->end };
  self->edits_statement = TRUE;
  dossier_reader_reveal (self, self->range);
  dossier_text_view_show (self->text_view, self->range.start);
  if (dossier_reader_get_place (self, &place))
    dossier_statement_popover_edit (self->statement_popover, statement, DOSSIER_EVENT (event)->title, self->view->article->date, &place);
}

/**
 * dossier_reader_describe_statement:
 * @id: of a statement
 *
 * Returns: (transfer full): what it says, who says so and how credible it is, in lines; empty when it is gone
 */
char *
dossier_reader_describe_statement (DossierReader *self, const DossierId *id)
{
  g_autoptr (GObject) record = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_STATEMENT, id);
  g_autofree char *line = NULL;
  g_autofree char *details = NULL;

  if (record == NULL)
    return g_strdup ("");
  line = dossier_ui_statement_line (DOSSIER_STATEMENT (record));
  details = dossier_ui_statement_details (DOSSIER_STATEMENT (record));

  return details != NULL ? g_strdup_printf ("%s\n%s", line, details) : g_steal_pointer (&line);
}

/**
 * dossier_reader_add_statements:
 * @self: a reader being made
 */
void
dossier_reader_add_statements (DossierReader *self)
{
  g_signal_connect_swapped (self->statement_popover, "found", G_CALLBACK (found_cb), self);
  g_signal_connect_swapped (self->statement_popover, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->statement_popover, "action", G_CALLBACK (action_cb), self);
}

/**
 * dossier_reader_install_statement_actions:
 * @klass: the reader's class
 */
void
dossier_reader_install_statement_actions (GtkWidgetClass *klass)
{
  static const char * const names[] = { "reader.figure", "reader.role", "reader.when", "reader.where", "reader.claim", "reader.add-to-event" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (klass, names[i], NULL, state_action);
  gtk_widget_class_install_action (klass, "reader.edit-statement", "s", edit_statement_action);
}
