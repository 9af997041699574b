/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What can be done with words and highlights of the article that is read. Each thing is an action of the reader, which its
 * popovers, its keys and other screens activate alike. Main thread; everything is written by commands of the workspace.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-event-editor.h"
#include "dossier-text.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

/* Back to reading: the caret behind the words, so that the next selection starts there. */
static void
go_on (DossierReader *self)
{
  dossier_text_view_place_caret (self->text_view, self->range.end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
run (DossierReader *self, DossierCommand *command, DossierUiDone done)
{
  dossier_ui_run (GTK_WIDGET (self), self->workspace, command, done, NULL);
}

/* What was tagged stands elsewhere in the library too. */
static void
tagged_cb (GtkWidget *widget, const DossierOutcome *outcome, gpointer user_data)
{
  g_autofree char *id = dossier_id_to_text (&outcome->entity);

  gtk_widget_activate_action (widget, "win.offer-occurrences", "s", id);
}

static void
tag_cb (DossierReader *self, const char *entity, const char *name, const char *kind, gboolean another)
{
  DossierId id;
  const DossierId *known = entity != NULL && dossier_id_from_text (entity, &id) ? &id : NULL;
  gboolean tagged = !dossier_id_is_nil (&self->subject);
  DossierCommand *command;

  if (known != NULL)
    name = kind = NULL;
  if (self->subject_suggested)
    {
      dossier_reader_accept_as (self, known, name, kind, another);
      return;
    }
  command = tagged ? dossier_command_retag (&self->subject, known, name, kind)
                   : dossier_command_tag (&self->article, self->range.start, self->range.end, known, name, kind);
  if (another)
    dossier_command_set_another (command);
  run (self, command, tagged ? NULL : tagged_cb);

  go_on (self);
}

static void
tag_as_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;
  guint start;
  guint end;

  /* A highlight that is chosen has its tag already; another kind for it is asked for in words. */
  if (!dossier_text_view_get_selection (self->text_view, &start, &end) || !dossier_reader_take_range (self))
    return;

  dossier_reader_close_popovers (self);
  words = dossier_reader_dup_words (self);
  name = dossier_text_one_line (words);
  run (self, dossier_command_tag (&self->article, self->range.start, self->range.end, NULL, name,
                                  g_variant_get_string (parameter, NULL)), tagged_cb);
  go_on (self);
}

static void
tag_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlight *current = dossier_reader_get_current (self);
  guint start;
  guint end;

  if (current != NULL && current->type == DOSSIER_HIGHLIGHT_MENTION
      && !dossier_text_view_get_selection (self->text_view, &start, &end))
    gtk_widget_activate_action (widget, "reader.retag", NULL);
  else if (current != NULL && current->type == DOSSIER_HIGHLIGHT_SUGGESTION && !dossier_ui_is_value (current->kind)
           && !dossier_text_view_get_selection (self->text_view, &start, &end))
    gtk_widget_activate_action (widget, "reader.accept-as", NULL);
  else
    dossier_reader_open_tag_popover (self, DOSSIER_TAG_SEARCH);
}

static void
retag_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlight *current = dossier_reader_get_current (self);
  g_autofree char *words = NULL;
  GdkRectangle place;

  if (current == NULL || current->type != DOSSIER_HIGHLIGHT_MENTION)
    return;

  dossier_reader_close_popovers (self);
  self->range = (DossierTextRange) { current->start, current->end };
  self->subject = current->id;
  self->subject_suggested = FALSE;
  words = dossier_reader_dup_words (self);
  if (dossier_reader_get_place (self, &place))
    dossier_tag_popover_open (self->tag_popover, DOSSIER_TAG_AGAIN, words, &place);
}

static void
annotate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  g_autofree char *words = NULL;
  GdkRectangle place;

  if (!dossier_reader_take_range (self))
    return;

  dossier_reader_close_popovers (self);
  self->subject = DOSSIER_ID_NIL;
  words = dossier_reader_dup_words (self);
  if (dossier_reader_get_place (self, &place))
    dossier_annotate_popover_open (self->annotate_popover, words, NULL, NULL, &place);
}

static void
edit_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlight *current = dossier_reader_get_current (self);
  g_autoptr (GObject) record = NULL;
  g_autofree char *words = NULL;
  GdkRectangle place;

  if (current != NULL && current->type == DOSSIER_HIGHLIGHT_STATEMENT)
    gtk_widget_activate_action (widget, "reader.edit-statement", "s", "");
  if (current == NULL || current->type != DOSSIER_HIGHLIGHT_ANNOTATION)
    return;

  record = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ANNOTATION, &current->id);
  if (record == NULL)
    return;

  dossier_reader_close_popovers (self);
  self->range = (DossierTextRange) { current->start, current->end };
  self->subject = current->id;
  words = dossier_reader_dup_words (self);
  if (dossier_reader_get_place (self, &place))
    dossier_annotate_popover_open (self->annotate_popover, words, DOSSIER_ANNOTATION (record)->text,
                                   (const char * const *) DOSSIER_ANNOTATION (record)->tags, &place);
}

static void
save_annotation_cb (DossierReader *self, const char *text, char **tags)
{
  if (dossier_id_is_nil (&self->subject))
    run (self, dossier_command_annotate (&self->article, self->range.start, self->range.end, text,
                                         (const char * const *) tags), NULL);
  else
    run (self, dossier_command_edit_annotation (&self->subject, text, (const char * const *) tags), NULL);

  dossier_text_view_place_caret (self->text_view, self->range.end);
}

static void
event_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlight *current = dossier_reader_get_current (self);
  guint start;
  guint end;

  if (self->view == NULL || self->view->length == 0)
    return;

  /* What is suggested is a name or a day, and a caret stands somewhere: the event is told by the sentence around it. */
  if (!dossier_reader_take_range (self))
    {
      start = MIN (dossier_text_view_get_caret (self->text_view), self->view->length);
      dossier_text_sentence_at (self->view->text, start, start, &self->range.start, &self->range.end);
    }
  else if (current != NULL && current->type == DOSSIER_HIGHLIGHT_SUGGESTION && !dossier_text_view_get_selection (self->text_view, &start, &end))
    dossier_text_sentence_at (self->view->text, current->start, current->end, &self->range.start, &self->range.end);
  if (self->range.start >= self->range.end)
    return;

  dossier_reader_close_popovers (self);
  dossier_event_editor_new_from_passage (widget, self->workspace, &self->article, self->range.start, self->range.end);
}

static void
cite_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlight *current = dossier_reader_get_current (self);
  g_autofree char *id = NULL;
  g_autofree char *mark = NULL;

  if (!dossier_reader_take_range (self))
    return;

  dossier_reader_close_popovers (self);
  if (current != NULL && current->type != DOSSIER_HIGHLIGHT_SUGGESTION && current->start == self->range.start
      && current->end == self->range.end)
    {
      id = dossier_id_to_text (&current->passage);
      mark = g_strdup_printf ("passage:%s", id);
    }
  else
    {
      id = dossier_id_to_text (&self->article);
      mark = g_strdup_printf ("article:%s:%u-%u", id, self->range.start, self->range.end);
    }
  dossier_ui_go (widget, "win.cite", mark);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  g_autofree char *words = NULL;
  g_autofree char *line = NULL;
  g_autofree char *where = NULL;
  g_autofree char *quotation = NULL;

  if (!dossier_reader_take_range (self))
    return;

  dossier_reader_close_popovers (self);
  words = dossier_reader_dup_words (self);
  line = dossier_text_one_line (words);
  where = dossier_ui_article_line (self->view->article);
  /* Translators: a quotation as it is copied: the words, the title of the article, where it was published */
  quotation = g_strdup_printf (_("“%s” (%s, %s)"), line, self->view->article->title, where);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), quotation);
  dossier_ui_toast (widget, _("The quotation was copied"));
}

static void
copy_words_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  g_autofree char *words = NULL;

  if (!dossier_reader_take_range (self))
    return;

  words = dossier_reader_dup_words (self);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
}

static void
select_all_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (self->view != NULL)
    dossier_text_view_select (self->text_view, 0, self->view->length);
}

static void
kind_made_cb (GtkWidget *widget, const DossierOutcome *outcome, gpointer user_data)
{
  g_autofree char *kind = user_data;

  gtk_widget_activate_action (widget, "reader.tag-as", "s", kind);
}

/* The key of a kind by its name: letters and digits, the rest hyphens. */
static char *
make_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != '-')
        g_string_append_c (key, '-');
    }

  return g_string_free (key, FALSE);
}

static void
kind_named_cb (GtkWidget *widget, const char *name, gpointer user_data)
{
  DossierReader *self = DOSSIER_READER (widget);
  g_autofree char *key = make_key (name);

  dossier_ui_run (widget, self->workspace, dossier_command_create_kind (key, name, NULL), kind_made_cb, g_strdup (key));
}

static void
new_kind_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (!dossier_reader_take_range (self))
    return;

  dossier_reader_close_popovers (self);
  dossier_ui_ask_text (widget, _("New Kind of Entity"), _("Name"), "", _("Create"), kind_named_cb, NULL);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DossierHighlight *current = dossier_reader_get_current (DOSSIER_READER (widget));
  g_autofree char *id = NULL;

  if (current == NULL || dossier_id_is_nil (&current->target))
    return;

  id = dossier_id_to_text (&current->target);
  dossier_ui_go (widget, current->type == DOSSIER_HIGHLIGHT_MENTION ? "win.open-entity" : "win.open-event", id);
}

static void
removed_cb (GtkWidget *widget, const DossierOutcome *outcome, gpointer user_data)
{
  dossier_ui_toast_undo (widget, user_data);
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlight *current = dossier_reader_get_current (self);
  DossierCommand *command = NULL;
  const char *message = NULL;

  if (current == NULL)
    return;

  if (current->type == DOSSIER_HIGHLIGHT_SUGGESTION)
    {
      gtk_widget_activate_action (widget, "reader.reject", NULL);
      return;
    }

  dossier_reader_close_popovers (self);
  switch (current->type)
    {
    case DOSSIER_HIGHLIGHT_MENTION:
      command = dossier_command_delete_mentions (&current->id, 1);
      message = _("Tag removed");
      break;
    case DOSSIER_HIGHLIGHT_ANNOTATION:
      command = dossier_command_delete_annotation (&current->id);
      message = _("Annotation deleted");
      break;
    case DOSSIER_HIGHLIGHT_STATEMENT:
    default:
      command = dossier_command_delete_statement (&current->id);
      message = _("Passage removed from the event");
      break;
    }

  dossier_ui_run (widget, self->workspace, command, removed_cb, (gpointer) message);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  const DossierHighlightIndex *index = dossier_text_view_get_index (self->text_view);
  const DossierHighlight *highlight;
  guint caret;
  int position;

  if (self->view == NULL)
    return;

  dossier_reader_close_popovers (self);
  caret = dossier_reader_get_caret (self);
  position = dossier_highlight_index_step (index, caret, dossier_text_view_get_current (self->text_view),
                                           g_str_equal (action, "reader.next-highlight") ? 1 : -1);
  if (position < 0)
    return;

  highlight = dossier_highlight_index_get (index, (guint) position)->highlight;
  dossier_text_view_place_caret (self->text_view, highlight->start);
  dossier_text_view_set_current (self->text_view, position);
  dossier_text_view_show (self->text_view, highlight->start);
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  guint start;
  guint end;
  int position = dossier_text_view_get_current (self->text_view);

  if (self->view == NULL)
    return;

  if (dossier_text_view_get_selection (self->text_view, &start, &end))
    {
      dossier_reader_open_tag_popover (self, DOSSIER_TAG_SELECTION);
      return;
    }

  if (position < 0)
    position = dossier_text_view_cycle_at (self->text_view, dossier_reader_get_caret (self));
  if (position >= 0)
    dossier_reader_open_menu (self, position, TRUE);
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (g_str_equal (action, "reader.find") || !dossier_find_bar_is_open (self->find_bar))
    dossier_reader_find (self);
  else
    dossier_find_bar_step (self->find_bar, g_str_equal (action, "reader.find-next") ? 1 : -1);
}

/**
 * dossier_reader_add_tagging:
 * @self: a reader whose popovers are made
 *
 * Answers what is chosen in the popovers of tags and of annotations.
 */
void
dossier_reader_add_tagging (DossierReader *self)
{
  g_signal_connect_swapped (self->tag_popover, "tag", G_CALLBACK (tag_cb), self);
  g_signal_connect_swapped (self->annotate_popover, "save", G_CALLBACK (save_annotation_cb), self);
}

/**
 * dossier_reader_install_actions:
 * @klass: the reader's class
 */
void
dossier_reader_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.tag", NULL, tag_action },
    { "reader.tag-as", "s", tag_as_action },
    { "reader.retag", NULL, retag_action },
    { "reader.annotate", NULL, annotate_action },
    { "reader.edit", NULL, edit_action },
    { "reader.new-event", NULL, event_action },
    { "reader.cite", NULL, cite_action },
    { "reader.copy", NULL, copy_action },
    { "reader.copy-words", NULL, copy_words_action },
    { "reader.select-all", NULL, select_all_action },
    { "reader.new-kind", NULL, new_kind_action },
    { "reader.open", NULL, open_action },
    { "reader.remove", NULL, remove_action },
    { "reader.next-highlight", NULL, step_action },
    { "reader.previous-highlight", NULL, step_action },
    { "reader.menu", NULL, menu_action },
    { "reader.find", NULL, find_action },
    { "reader.find-next", NULL, find_action },
    { "reader.find-previous", NULL, find_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter, actions[i].activate);
}
