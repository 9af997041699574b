/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Suggestions in the text: which are shown, going from one to the next, and saying yes or no. Part of DossierReader, main
 * thread. A decision shows at once and the next suggestion is chosen, before the workspace has written it; when it cannot be
 * written, everything is as it was.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-reader-private.h"

#include "dossier-suggesting.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define STATE_VALUES "reader-shows-values"

/* What was decided here and has not come back from the workspace yet: bits, and above them which decision it was */
enum
{
  ACCEPTED = 1,
  REJECTED = 2,
  WRITTEN = 4,  /* the workspace has it */
  READ = 8,     /* a reading that began after that is under way */
  SERIAL_SHIFT = 4,
};

typedef struct
{
  DossierReader *reader; /* (owned) */
  guint serial;
} Decision;

static guint
get_decision (DossierReader *self, const DossierId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->decided, id)) & (ACCEPTED | REJECTED);
}

static gboolean
is_hidden (DossierReader *self, const DossierProposal *proposal)
{
  for (guint i = 0; self->left_out != NULL && i < self->left_out->len; i++)
    {
      const DossierTextRange *range = &g_array_index (self->left_out, DossierTextRange, i);

      if (proposal->start < range->end && range->start < proposal->end)
        return TRUE;
    }

  return FALSE;
}

static void
highlight_clear (gpointer data)
{
  g_free (((DossierHighlight *) data)->label);
}

static void
add_suggestion (DossierReader *self, GArray *highlights, DossierProposal *proposal)
{
  DossierHighlight highlight = {
    .type = DOSSIER_HIGHLIGHT_SUGGESTION,
    .start = proposal->start,
    .end = proposal->end,
    .id = proposal->id,
    .kind = dossier_ui_proposal_kind (proposal),
  };
  guint decision = get_decision (self, &proposal->id);

  if (decision == REJECTED || (!self->shows_values && dossier_ui_is_value (proposal->kind)) || is_hidden (self, proposal))
    return;

  if (decision == ACCEPTED)
    highlight.type = DOSSIER_HIGHLIGHT_MENTION;
  highlight.label = decision == ACCEPTED ? g_strdup (proposal->name) : dossier_ui_proposal_line (proposal);
  g_array_append_val (highlights, highlight);
}

/* Chooses a suggestion and says so, that the inspector can tell about it. */
static void
choose (DossierReader *self, int position, gboolean with_popover)
{
  const DossierHighlight *highlight = dossier_highlight_index_get (dossier_text_view_get_index (self->text_view),
                                                                   (guint) position)->highlight;
  g_autofree char *id = dossier_id_to_text (&highlight->id);

  dossier_text_view_place_caret (self->text_view, highlight->start);
  dossier_text_view_set_current (self->text_view, position);
  dossier_text_view_show (self->text_view, highlight->start);
  if (with_popover)
    dossier_reader_open_menu (self, position, FALSE);
  else
    g_signal_emit_by_name (self, "highlight-activated", id, (int) highlight->type);
}

static void
step (DossierReader *self, int direction, gboolean with_popover)
{
  int position = dossier_highlight_index_step_suggestion (dossier_text_view_get_index (self->text_view), dossier_reader_get_caret (self),
                                                          dossier_text_view_get_current (self->text_view), direction);

  dossier_reader_close_popovers (self);
  if (position >= 0)
    choose (self, position, with_popover);
  else
    dossier_ui_toast (GTK_WIDGET (self), _("No suggestion is open in this article"));
}

/* The suggestion that an answer is meant for: the chosen one; NULL when one had to be chosen first, so that nobody decides
 * unseen. */
static DossierProposal *
get_subject (DossierReader *self)
{
  const DossierHighlight *current = dossier_reader_get_current (self);
  g_autoptr (GArray) there = NULL;

  if (current != NULL && current->type == DOSSIER_HIGHLIGHT_SUGGESTION)
    return dossier_reader_find_proposal (self, &current->id);

  there = dossier_highlight_index_at (dossier_text_view_get_index (self->text_view), dossier_reader_get_caret (self));
  for (guint i = 0; i < there->len; i++)
    {
      guint position = g_array_index (there, guint, i);

      if (dossier_highlight_index_get (dossier_text_view_get_index (self->text_view), position)->highlight->type
          == DOSSIER_HIGHLIGHT_SUGGESTION)
        {
          choose (self, (int) position, FALSE);
          return NULL;
        }
    }

  step (self, 1, FALSE);
  return NULL;
}

static gboolean
means_same (const DossierProposal *a, const DossierProposal *b)
{
  g_autofree char *name = NULL, *other = NULL;

  if (!dossier_id_is_nil (&a->entity) || !dossier_id_is_nil (&b->entity))
    return dossier_id_equal (&a->entity, &b->entity);
  if (a->kind != b->kind)
    return FALSE;

  name = g_utf8_casefold (a->name, -1);
  other = g_utf8_casefold (b->name, -1);
  return g_str_equal (name, other);
}

/* Shows what will be; the workspace decides what it reaches when it writes. */
static void
foresee (DossierReader *self, const DossierProposal *proposal, DossierSuggestionScope scope, guint decision)
{
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      DossierProposal *other = g_ptr_array_index (self->suggestions, i);

      if (other == proposal || (scope != DOSSIER_SUGGESTION_HERE && means_same (other, proposal)
                                && (scope != DOSSIER_SUGGESTION_FORM || g_str_equal (other->words, proposal->words))))
        g_hash_table_insert (self->decided, dossier_id_copy (&other->id),
                             GUINT_TO_POINTER (decision | (self->n_decisions + 1) << SERIAL_SHIFT));
    }
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Decision *decision = user_data;
  g_autoptr (DossierReader) self = decision->reader;
  g_autoptr (GError) error = NULL;
  gboolean written = dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, NULL, &error);
  GHashTableIter iter;
  gpointer state;

  if (self->box == NULL)
    return;

  g_hash_table_iter_init (&iter, self->decided);
  while (g_hash_table_iter_next (&iter, NULL, &state))
    if (GPOINTER_TO_UINT (state) >> SERIAL_SHIFT != decision->serial)
      continue;
    else if (!written)
      g_hash_table_iter_remove (&iter);
    else
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (GPOINTER_TO_UINT (state) | WRITTEN));

  if (!written)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The answer could not be kept"), error);
      dossier_reader_reload (self);
    }
}

static void
write_decision (DossierReader *self, DossierCommand *command)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->reader = g_object_ref (self);
  decision->serial = ++self->n_decisions;
  dossier_workspace_run_async (self->workspace, command, NULL, written_cb, decision);
}

static void
decide (DossierReader *self, gboolean accept, DossierSuggestionScope scope)
{
  DossierProposal *proposal;
  DossierCommand *command;
  gboolean with_popover = gtk_widget_get_visible (GTK_WIDGET (self->suggestion_popover));

  if (self->view == NULL || (proposal = get_subject (self)) == NULL)
    return;
  if (dossier_workspace_is_read_only (self->workspace))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (accept && dossier_ui_is_value (proposal->kind))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "reader.new-event", NULL);
      return;
    }

  command = accept ? dossier_command_accept_suggestions (&proposal->id, 1, scope)
                   : dossier_command_reject_suggestions (&proposal->id, 1, scope);
  foresee (self, proposal, scope, accept ? ACCEPTED : REJECTED);
  write_decision (self, command);
  dossier_text_view_place_caret (self->text_view, proposal->start);
  dossier_reader_show_marks (self);
  step (self, 1, with_popover);
}

static void
decide_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *action;
    gboolean accept;
    DossierSuggestionScope scope;
  } decisions[] = {
    { "reader.accept", TRUE, DOSSIER_SUGGESTION_HERE },
    { "reader.accept-all", TRUE, DOSSIER_SUGGESTION_IN_ARTICLE },
    { "reader.accept-everywhere", TRUE, DOSSIER_SUGGESTION_GROUP },
    { "reader.reject", FALSE, DOSSIER_SUGGESTION_HERE },
    { "reader.reject-all", FALSE, DOSSIER_SUGGESTION_IN_ARTICLE },
    { "reader.reject-everywhere", FALSE, DOSSIER_SUGGESTION_GROUP },
  };

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_str_equal (action, decisions[i].action))
      decide (DOSSIER_READER (widget), decisions[i].accept, decisions[i].scope);
}

static void
accept_as_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);
  DossierProposal *proposal;
  GdkRectangle place;

  if (self->view == NULL || (proposal = get_subject (self)) == NULL || dossier_ui_is_value (proposal->kind))
    return;

  dossier_reader_close_popovers (self);
  self->range = (DossierTextRange) { proposal->start, proposal->end };
  self->subject = proposal->id;
  self->subject_suggested = TRUE;
  dossier_tag_popover_expect (self->tag_popover, dossier_ui_proposal_kind (proposal));
  if (dossier_text_view_get_place (self->text_view, proposal->start, proposal->end, widget, &place))
    dossier_tag_popover_open (self->tag_popover, DOSSIER_TAG_AGAIN, proposal->name, &place);
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierReader *self = DOSSIER_READER (widget);

  if (self->view != NULL)
    step (self, g_str_equal (action, "reader.next-suggestion") ? 1 : -1,
          gtk_widget_get_visible (GTK_WIDGET (self->suggestion_popover)));
}

/**
 * dossier_reader_set_shows_values:
 * @self: a reader
 * @shows: whether the dates and figures that were found are dotted too
 */
void
dossier_reader_set_shows_values (DossierReader *self, gboolean shows)
{
  if (self->shows_values == shows)
    return;

  self->shows_values = shows;
  dossier_workspace_set_state (self->workspace, STATE_VALUES, shows ? "1" : "0");
  if (self->view != NULL)
    dossier_reader_show_marks (self);
  g_object_notify (G_OBJECT (self), "show-values");
}

/**
 * dossier_reader_accept_as:
 * @self: a reader whose subject is a suggestion
 * @entity: (nullable): whom it names
 * @name: (nullable): without @entity, what the entity is called
 * @kind: (nullable): and of which kind it is
 * @another: it is a new one, whoever has that name
 */
void
dossier_reader_accept_as (DossierReader *self, const DossierId *entity, const char *name, const char *kind, gboolean another)
{
  DossierProposal *proposal = dossier_reader_find_proposal (self, &self->subject);
  DossierCommand *command = dossier_command_accept_suggestions_as (&self->subject, 1, DOSSIER_SUGGESTION_HERE, entity, name, kind);

  if (another)
    dossier_command_set_another (command);
  if (proposal != NULL)
    {
      foresee (self, proposal, DOSSIER_SUGGESTION_HERE, ACCEPTED);
      dossier_text_view_place_caret (self->text_view, proposal->start);
    }
  write_decision (self, command);
  dossier_reader_show_marks (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  step (self, 1, FALSE);
}

/**
 * dossier_reader_find_proposal:
 * @self: a reader
 * @id: of a suggestion
 *
 * Returns: (transfer none) (nullable): it, when it is one of the article's
 */
DossierProposal *
dossier_reader_find_proposal (DossierReader *self, const DossierId *id)
{
  for (guint i = 0; self->suggestions != NULL && i < self->suggestions->len; i++)
    {
      DossierProposal *proposal = g_ptr_array_index (self->suggestions, i);

      if (dossier_id_equal (&proposal->id, id))
        return proposal;
    }

  return NULL;
}

/**
 * dossier_reader_show_marks:
 * @self: a reader with an article
 *
 * Shows what is marked in the text, and what is suggested.
 */
void
dossier_reader_show_marks (DossierReader *self)
{
  g_autoptr (GArray) highlights = NULL;

  if (self->suggestions == NULL || self->suggestions->len == 0)
    {
      dossier_text_view_set_highlights (self->text_view, self->view->highlights);
      return;
    }

  highlights = g_array_sized_new (FALSE, FALSE, sizeof (DossierHighlight), self->view->highlights->len + self->suggestions->len);
  g_array_set_clear_func (highlights, highlight_clear);
  for (guint i = 0; i < self->view->highlights->len; i++)
    {
      DossierHighlight highlight = g_array_index (self->view->highlights, DossierHighlight, i);

      highlight.label = g_strdup (highlight.label);
      g_array_append_val (highlights, highlight);
    }
  for (guint i = 0; i < self->suggestions->len; i++)
    add_suggestion (self, highlights, g_ptr_array_index (self->suggestions, i));
  dossier_text_view_set_highlights (self->text_view, highlights);
}

/**
 * dossier_reader_expect_suggestions:
 * @self: a reader that begins to read its article
 *
 * What was written by now is part of what will be read.
 */
void
dossier_reader_expect_suggestions (DossierReader *self)
{
  GHashTableIter iter;
  gpointer state;

  g_hash_table_iter_init (&iter, self->decided);
  while (g_hash_table_iter_next (&iter, NULL, &state))
    if (GPOINTER_TO_UINT (state) & WRITTEN)
      g_hash_table_iter_replace (&iter, GUINT_TO_POINTER (GPOINTER_TO_UINT (state) | READ));
}

/**
 * dossier_reader_take_suggestions:
 * @self: a reader
 * @suggestions: (transfer full) (nullable) (element-type DossierProposal): open ones of the article that was read
 */
void
dossier_reader_take_suggestions (DossierReader *self, GPtrArray *suggestions)
{
  g_autoptr (GHashTable) open = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  GHashTableIter iter;
  gpointer id;
  gpointer state;

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = suggestions;
  if (g_hash_table_size (self->decided) == 0)
    return;

  for (guint i = 0; suggestions != NULL && i < suggestions->len; i++)
    g_hash_table_add (open, &((DossierProposal *) g_ptr_array_index (suggestions, i))->id);
  g_hash_table_iter_init (&iter, self->decided);
  while (g_hash_table_iter_next (&iter, &id, &state))
    if (!g_hash_table_contains (open, id) || (GPOINTER_TO_UINT (state) & READ))
      g_hash_table_iter_remove (&iter);
}

/**
 * dossier_reader_open_suggestion:
 * @self: a reader
 * @highlight: the suggestion that was chosen
 * @take_focus: whether the popover gets the keyboard
 * @place: where it stands
 *
 * Shows what is suggested, and the answers.
 */
void
dossier_reader_open_suggestion (DossierReader *self, const DossierHighlight *highlight, gboolean take_focus, const GdkRectangle *place)
{
  DossierProposal *proposal = dossier_reader_find_proposal (self, &highlight->id);
  guint here = 0;

  if (proposal == NULL)
    return;

  for (guint i = 0; i < self->suggestions->len; i++)
    here += means_same (g_ptr_array_index (self->suggestions, i), proposal);
  dossier_suggestion_popover_open (self->suggestion_popover, proposal, here, dossier_workspace_is_read_only (self->workspace),
                                   take_focus, place);
}

void
dossier_reader_install_suggestion_actions (GtkWidgetClass *klass)
{
  static const char * const decisions[] = { "reader.accept", "reader.accept-all", "reader.accept-everywhere",
                                            "reader.reject", "reader.reject-all", "reader.reject-everywhere" };

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    gtk_widget_class_install_action (klass, decisions[i], NULL, decide_action);
  gtk_widget_class_install_action (klass, "reader.accept-as", NULL, accept_as_action);
  gtk_widget_class_install_action (klass, "reader.next-suggestion", NULL, step_action);
  gtk_widget_class_install_action (klass, "reader.previous-suggestion", NULL, step_action);
  gtk_widget_class_install_property_action (klass, "reader.show-values", "show-values");
}

/**
 * dossier_reader_add_suggestions:
 * @self: a reader being made
 */
void
dossier_reader_add_suggestions (DossierReader *self)
{
  g_autofree char *shown = dossier_workspace_get_state (self->workspace, STATE_VALUES);

  self->shows_values = g_strcmp0 (shown, "1") == 0;
}
