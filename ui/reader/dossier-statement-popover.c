/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The popover in which chosen words become a statement, or a statement is corrected. Owned by the reader, main thread only; what
 * may be meant is read off the main thread, and only the newest question counts. It writes nothing: the reader does.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-statement-popover-private.h"

#include "dossier-board-style.h"
#include "dossier-popover-place.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MOST_EVENTS 5

G_DEFINE_FINAL_TYPE (DossierStatementPopover, dossier_statement_popover, GTK_TYPE_POPOVER)

enum
{
  FOUND,
  ACCEPT,
  ACTION,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Questions */

typedef struct
{
  char *text;             /* (nullable): events of this title; NULL: all that the wish is about */
  DossierStatementWish wish;
} Question;

typedef struct
{
  DossierStatementOffer *offer; /* (nullable) */
  GPtrArray *events;            /* (nullable) */
} Answer;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->text);
  g_free (data);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  if (answer == NULL)
    return;
  dossier_statement_offer_free (answer->offer);
  g_clear_pointer (&answer->events, g_ptr_array_unref);
  g_free (answer);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static gpointer
read_answer (DossierWorkspace *workspace, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  if (question->text != NULL)
    answer->events = dossier_workspace_find_offered_events (workspace, question->text, MOST_EVENTS, error);
  else
    answer->offer = dossier_workspace_load_statement_offer (workspace, &question->wish, error);
  return answer->events != NULL || answer->offer != NULL ? g_steal_pointer (&answer) : NULL;
}

/* Another event */

/* Figures of one thing meet under one heading, so it is proposed anew for another event. */
static void
propose_topic (DossierStatementPopover *self, const DossierOfferedEvent *event)
{
  const DossierFigure *figure = dossier_statement_form_get_figure (self->form);
  g_autofree char *topic = NULL;
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; event != NULL && i < event->statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (event->statements, i);

      if (statement->kind == dossier_statement_form_get_kind (self->form) && statement->topic != NULL && *statement->topic != '\0')
        g_strv_builder_add (topics, statement->topic);
    }
  words = g_strv_builder_end (topics);
  if (words[0] != NULL)
    dossier_statement_form_set_topics (self->form, (const char * const *) words);
  if (figure == NULL || dossier_statement_form_is_topic_edited (self->form))
    return;
  topic = dossier_statement_guess_topic (figure, event != NULL ? event->statements : NULL);
  dossier_statement_form_set_topic (self->form, topic);
}

static void
row_selected_cb (DossierStatementPopover *self, GtkListBoxRow *row)
{
  if (self->workspace == NULL || self->form == NULL || dossier_statement_popover_is_editing (self))
    return;
  gtk_widget_set_visible (self->whole, row != NULL && dossier_statement_popover_get_event (self) == NULL);
  if (row != NULL)
    propose_topic (self, dossier_statement_popover_get_event (self));
}

/* The fields */

static void
show_problem (DossierStatementPopover *self, const char *reason)
{
  gtk_label_set_text (self->problem, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), reason != NULL);
}

static void
edited_cb (DossierStatementPopover *self)
{
  DossierStatementKind kind = dossier_statement_form_get_kind (self->form);

  show_problem (self, NULL);
  if (self->offer == NULL || kind == self->wish.kind)
    return;
  /* The same words, read as something else. */
  self->wish.kind = kind;
  self->wish.any_kind = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "statement.read-again", NULL);
}

static void
make_form (DossierStatementPopover *self, DossierStatementKind kind)
{
  static const char * const roles[] = { N_("caller"), N_("called"), N_("host"), N_("participant"), N_("commented"), N_("organiser"),
                                        N_("target"), N_("attacker"), NULL };
  const char *words[G_N_ELEMENTS (roles)] = { NULL };
  GtkWidget *child;

  for (guint i = 0; roles[i] != NULL; i++)
    words[i] = _(roles[i]);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->form_place))) != NULL)
    gtk_box_remove (self->form_place, child);
  self->form = DOSSIER_STATEMENT_FORM (dossier_statement_form_new (self->workspace, kind, TRUE, words));
  dossier_statement_form_set_details (self->form, TRUE);
  gtk_box_append (self->form_place, GTK_WIDGET (self->form));
  g_signal_connect_swapped (self->form, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->form, "activate", G_CALLBACK (dossier_statement_popover_accept), self);
}

static void
show_words (DossierStatementPopover *self, const char *quote)
{
  g_autofree char *line = dossier_text_one_line (quote);
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), line);

  gtk_label_set_text (self->words, quoted);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), quoted);
}

static void
fill (DossierStatementPopover *self)
{
  const DossierStatementGuess *guess = self->offer->guess;

  make_form (self, guess->kind);
  dossier_statement_form_set_reference (self->form, self->offer->article->date);
  dossier_statement_form_set_passage (self->form, &self->wish.article, guess->start, guess->end);
  dossier_statement_form_set_guess (self->form, guess);
  self->wish.kind = guess->kind;
  show_words (self, self->offer->quote);
  show_problem (self, NULL);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_ptr_array_ref (self->offer->events);
  if (self->events->len > MOST_EVENTS)
    g_ptr_array_set_size (self->events, MOST_EVENTS);
  dossier_statement_popover_show_events (self, dossier_statement_offer_is_sure (self->offer) ? 0 : self->events->len);
}

/* Only when it has its size, so that its place can be looked for. */
static void
pop_up (DossierStatementPopover *self)
{
  dossier_popover_place (GTK_POPOVER (self), &self->target);
  gtk_popover_popup (GTK_POPOVER (self));
  if (dossier_statement_popover_is_editing (self))
    dossier_statement_form_focus (self->form);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
accept_now (DossierStatementPopover *self)
{
  if (!self->accept_soon)
    return;
  self->accept_soon = FALSE;
  dossier_statement_popover_accept (self);
}

static void
take_offer (DossierStatementPopover *self, DossierStatementOffer *offer) /* (transfer full) */
{
  g_autoptr (DossierStatementOffer) before = self->offer;
  gboolean open = gtk_widget_get_visible (GTK_WIDGET (self));

  self->offer = offer;
  self->loading = FALSE;
  fill (self);
  g_signal_emit (self, signals[FOUND], 0, offer->guess->start, offer->guess->end);
  if (!open)
    pop_up (self);
  accept_now (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierStatementPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (answer == NULL)
    {
      self->loading = self->searching = self->accept_soon = FALSE;
      dossier_ui_report_error (gtk_widget_get_parent (GTK_WIDGET (self)), _("The article could not be read"), error);
      return;
    }
  if (answer->offer != NULL)
    {
      take_offer (self, g_steal_pointer (&answer->offer));
      return;
    }
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_steal_pointer (&answer->events);
  self->searching = FALSE;
  dossier_statement_popover_show_events (self, 0);
  accept_now (self);
}

static void
stop_asking (DossierStatementPopover *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->searching = FALSE;
}

static void
ask (DossierStatementPopover *self, const char *text)
{
  Question *question = g_new0 (Question, 1);

  stop_asking (self);
  self->cancellable = g_cancellable_new ();
  question->text = g_strdup (text);
  self->searching = text != NULL;
  question->wish = self->wish;
  dossier_workspace_read_async (self->workspace, read_answer, question, question_free, answer_free, self->cancellable,
                                answered_cb, g_object_ref (self));
}

/* What people do */

static void
read_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (DOSSIER_STATEMENT_POPOVER (widget), NULL);
}

static void
entry_changed_cb (DossierStatementPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (self->offer == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (*typed != '\0')
    {
      ask (self, typed);
      return;
    }
  stop_asking (self);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = g_ptr_array_ref (self->offer->events);
  dossier_statement_popover_show_events (self, dossier_statement_offer_is_sure (self->offer) ? 0 : self->events->len);
}

static void
whole_cb (DossierStatementPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ACTION], 0, "new-event");
}

static gboolean
key_pressed_cb (DossierStatementPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean choosing = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry));

  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    keyval = keyval - GDK_KEY_KP_0 + GDK_KEY_0;
  if ((state & GDK_ALT_MASK) != 0 && keyval >= GDK_KEY_0 && keyval <= GDK_KEY_6)
    dossier_statement_form_set_credibility (self->form, keyval - GDK_KEY_0);
  else if ((state & GDK_CONTROL_MASK) != 0 && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    dossier_statement_popover_accept (self);
  else if (choosing && (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up))
    dossier_statement_popover_step (self, keyval == GDK_KEY_Down ? 1 : -1);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* After the fields had their say: Escape first closes what is suggested below one of them. */
static gboolean
key_left_cb (DossierStatementPopover *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return GDK_EVENT_STOP;
}

static void
dossier_statement_popover_dispose (GObject *object)
{
  DossierStatementPopover *self = DOSSIER_STATEMENT_POPOVER (object);

  stop_asking (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->offer, dossier_statement_offer_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->edited_title, g_free);

  G_OBJECT_CLASS (dossier_statement_popover_parent_class)->dispose (object);
}

static void
dossier_statement_popover_class_init (DossierStatementPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_statement_popover_dispose;
  signals[FOUND] = g_signal_new ("found", DOSSIER_TYPE_STATEMENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[ACCEPT] = g_signal_new ("accept", DOSSIER_TYPE_STATEMENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTION] = g_signal_new ("action", DOSSIER_TYPE_STATEMENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "statement.read-again", NULL, read_again_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-statement-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, words);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, form_place);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, event_heading);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, candidates);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, problem);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, whole);
  gtk_widget_class_bind_template_child (widget_class, DossierStatementPopover, accept);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_cb);
  gtk_widget_class_bind_template_callback (widget_class, dossier_statement_popover_accept);
}

static void
dossier_statement_popover_init (DossierStatementPopover *self)
{
  GtkEventController *left = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_popover_listen (GTK_POPOVER (self), G_CALLBACK (key_pressed_cb));
  g_signal_connect_swapped (left, "key-pressed", G_CALLBACK (key_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), left);
}

/**
 * dossier_statement_popover_new:
 * @workspace: whose events and entities it offers
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
GtkWidget *
dossier_statement_popover_new (DossierWorkspace *workspace)
{
  DossierStatementPopover *self = g_object_new (DOSSIER_TYPE_STATEMENT_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);
  dossier_board_style_load (gtk_widget_get_display (GTK_WIDGET (self)));

  return GTK_WIDGET (self);
}

static void
set_mode (DossierStatementPopover *self, gboolean editing)
{
  gtk_label_set_text (self->event_heading, editing ? self->edited_title : _("Of which event"));
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !editing);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates), !editing);
  gtk_widget_set_visible (self->whole, FALSE);
  gtk_button_set_label (self->accept, editing ? _("_Save") : _("_Add"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->accept), editing ? _("Save the statement (Enter)") : _("Add the statement (Enter)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept), GTK_ACCESSIBLE_PROPERTY_LABEL, editing ? _("Save") : _("Add"), -1);
}

static void
start (DossierStatementPopover *self, const GdkRectangle *target)
{
  dossier_statement_popover_close (self);
  self->target = *target;
  g_clear_pointer (&self->edited_title, g_free);
  self->edited_event = DOSSIER_ID_NIL;
}

/**
 * dossier_statement_popover_open:
 * @self: a popover with a parent
 * @wish: of which words a statement is to be made
 * @target: where they stand, in coordinates of the parent
 *
 * Reads what they may state, and then pops up beside them.
 */
void
dossier_statement_popover_open (DossierStatementPopover *self, const DossierStatementWish *wish, const GdkRectangle *target)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self));
  g_return_if_fail (wish != NULL);
  g_return_if_fail (target != NULL);

  start (self, target);
  self->wish = *wish;
  gtk_editable_set_text (self->entry, "");
  set_mode (self, FALSE);
  self->loading = TRUE;
  ask (self, NULL);
}

/**
 * dossier_statement_popover_edit:
 * @self: a popover with a parent
 * @statement: one of the article that is read
 * @event_title: of its event
 * @reference: (nullable): EDTF: the article's date
 * @target: where its words stand, in coordinates of the parent
 */
void
dossier_statement_popover_edit (DossierStatementPopover *self, DossierStatement *statement, const char *event_title,
                                const char *reference, const GdkRectangle *target)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self));
  g_return_if_fail (DOSSIER_IS_STATEMENT (statement));
  g_return_if_fail (event_title != NULL);
  g_return_if_fail (target != NULL);

  start (self, target);
  g_clear_pointer (&self->offer, dossier_statement_offer_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->edited_event = statement->event;
  self->edited_title = g_strdup (event_title);
  set_mode (self, TRUE);
  make_form (self, statement->kind);
  dossier_statement_form_set_reference (self->form, reference);
  dossier_statement_form_set_statement (self->form, statement);
  show_words (self, statement->passage != NULL ? statement->passage->quote : "");
  show_problem (self, NULL);
  pop_up (self);
}

/**
 * dossier_statement_popover_set_target:
 * @target: where the words stand now
 */
void
dossier_statement_popover_set_target (DossierStatementPopover *self, const GdkRectangle *target)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self));

  self->target = *target;
}

/**
 * dossier_statement_popover_close:
 * @self: a popover
 *
 * Closes it, also when it is only about to open.
 */
void
dossier_statement_popover_close (DossierStatementPopover *self)
{
  g_return_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self));

  stop_asking (self);
  self->loading = self->accept_soon = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self));
}

/**
 * dossier_statement_popover_is_loading:
 *
 * Returns: whether it is about to open
 */
gboolean
dossier_statement_popover_is_loading (DossierStatementPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self), FALSE);

  return self->loading;
}

/**
 * dossier_statement_popover_accept:
 * @self: a popover that is open, or about to
 *
 * Does what Enter does: tells that the statement is meant as it stands, or says what is missing.
 */
void
dossier_statement_popover_accept (DossierStatementPopover *self)
{
  const char *reason = NULL;
  gboolean ready;

  g_return_if_fail (DOSSIER_IS_STATEMENT_POPOVER (self));

  if (self->loading || self->searching)
    {
      self->accept_soon = TRUE;
      return;
    }
  if (self->form == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  ready = dossier_statement_popover_is_editing (self) ? dossier_statement_form_is_valid (self->form, &reason)
                            : dossier_statement_form_is_complete (self->form, &reason);
  if (ready && !dossier_statement_popover_is_editing (self) && gtk_list_box_get_selected_row (self->candidates) == NULL)
    reason = _("Choose an event, or type the title of a new one");
  if (reason != NULL)
    {
      show_problem (self, reason);
      if (!ready)
        dossier_statement_form_focus (self->form);
      return;
    }
  g_signal_emit (self, signals[ACCEPT], 0);
}
