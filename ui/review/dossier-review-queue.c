/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One name: its head, the decisions on its occurrences, and what is told of them. A decision shows at once and the choice moves
 * on; the workspace runs it meanwhile. Main thread only; owned by the review page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-queue.h"

#include "dossier-accept-popover.h"
#include "dossier-key-button.h"
#include "dossier-review-bar.h"
#include "dossier-review-occurrences.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

struct _DossierReviewQueue
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;           /* (owned) */
  DossierReviewGroup *group;             /* (owned) (nullable) */
  DossierReviewOccurrences *occurrences; /* (owned) */
  gboolean waiting;                      /* a decision on many is under way: what comes next is not known yet */
  AdwToast *toast;                       /* (unowned) (nullable): tells of the last decision while it is shown */
  GtkBox *title_box;
  GtkWidget *dot;
  GtkLabel *name;
  GtkLabel *facts;
  GtkLabel *forms;
  GtkWidget *entity_button;
  GtkMenuButton *as_button;
  GtkButton *all_button;
  GtkButton *doubtful_button;
  GtkListView *list_view;
  GtkBox *bar;
  GMenuModel *more_menu;
  GtkWidget *form_button;
  GtkWidget *not_form_button;
};

G_DEFINE_FINAL_TYPE (DossierReviewQueue, dossier_review_queue, ADW_TYPE_BIN)

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DossierProposal *
get_proposal (DossierReviewQueue *self)
{
  DossierItem *item = dossier_review_occurrences_get_chosen (self->occurrences);

  return item != NULL ? dossier_item_get_record (item) : NULL;
}

/* The head and the buttons */

static void
show_head (DossierReviewQueue *self)
{
  const DossierSuggestionGroup *group = self->group != NULL ? dossier_review_group_get (self->group) : NULL;
  g_autoptr (DossierEntity) entity = NULL;
  g_autofree char *facts = NULL, *forms = NULL, *written = NULL;

  if (group == NULL)
    return;
  if (!dossier_id_is_nil (&group->entity))
    entity = (DossierEntity *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ENTITY, &group->entity);
  facts = dossier_review_bar_tell_group (group, entity);
  gtk_label_set_text (self->name, group->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), group->name);
  gtk_label_set_text (self->facts, facts);
  dossier_ui_kind_dot_set (self->dot, group->kind);
  forms = g_strjoinv (" · ", group->forms);
  /* Translators: %s are spellings, with dots between them */
  written = g_strdup_printf (_("Written: %s"), forms);
  gtk_label_set_text (self->forms, written);
  gtk_widget_set_visible (GTK_WIDGET (self->forms), g_strv_length (group->forms) > 1 || g_strcmp0 (group->forms[0], group->name) != 0);
  gtk_widget_set_visible (self->entity_button, entity != NULL);
  dossier_review_bar_show_group (self->all_button, self->doubtful_button, group);
}

static void
show_choice (DossierReviewQueue *self)
{
  static const char * const actions[] = { "review.accept", "review.reject", "review.accept-form", "review.reject-form",
                                          "review.accept-article", "review.reject-article" };
  static const char * const of_group[] = { "review.accept-group", "review.accept-doubtful", "review.reject-group" };
  const DossierProposal *proposal = get_proposal (self);
  gboolean writable = !dossier_workspace_is_read_only (self->workspace);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], writable && proposal != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_group); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_group[i], writable && self->group != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.open", proposal != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->as_button), writable && self->group != NULL);
  dossier_review_bar_show_words (self->form_button, self->not_form_button, proposal != NULL ? proposal->words : "…");
}

/* Deciding */

typedef struct
{
  DossierReviewQueue *self;  /* (owned) */
  DossierReviewGroup *group; /* (owned) */
  DossierId id;
  gboolean accepted;
  gboolean many;
  gboolean otherwise;        /* as another than proposed */
} Decision;

static void
decision_free (Decision *decision)
{
  g_object_unref (decision->self);
  g_object_unref (decision->group);
  g_free (decision);
}

static void
toast_dismissed_cb (DossierReviewQueue *self)
{
  self->toast = NULL;
}

/* One toast that changes its words: many decisions in a row must not leave a queue of toasts. */
static void
tell (DossierReviewQueue *self,
      const Decision     *decision,
      guint               count)
{
  const char *name = dossier_review_group_get (decision->group)->name;
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *plain = NULL;
  g_autofree char *message = NULL;

  if (overlay == NULL)
    return;
  if (decision->accepted)
    /* Translators: how many suggestions were accepted, and for whom */
    plain = g_strdup_printf (ngettext ("Accepted: %u × “%s”", "Accepted: %u × “%s”", count), count, name);
  else
    plain = g_strdup_printf (ngettext ("Rejected: %u × “%s”", "Rejected: %u × “%s”", count), count, name);
  message = g_markup_escape_text (plain, -1);
  if (self->toast != NULL)
    {
      adw_toast_set_title (self->toast, message);
      return;
    }
  self->toast = adw_toast_new (message);
  adw_toast_set_timeout (self->toast, 5);
  dossier_ui_toast_offer_undo (ADW_TOAST_OVERLAY (overlay), self->toast);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), self->toast);
}

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Decision *decision = user_data;
  DossierReviewQueue *self = decision->self;
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };

  /* One decision may be answered while the next, on many, is under way; and so may one on the name before. */
  if (decision->many && decision->group == self->group)
    self->waiting = FALSE;
  if (!dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, &outcome, &error))
    {
      dossier_review_occurrences_set_state (self->occurrences, &decision->id, DOSSIER_REVIEW_OPEN);
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        dossier_ui_report_error (GTK_WIDGET (self), NULL, error);
    }
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    {
      if (decision->accepted && !decision->otherwise)
        dossier_review_group_follow (decision->group, &outcome.entity);
      tell (self, decision, outcome.count);
      g_signal_emit (self, signals[DECIDED], 0, decision->group, decision->accepted);
    }
  decision_free (decision);
}

static void
run (DossierReviewQueue    *self,
     const DossierId       *id,
     DossierCommand        *command,
     gboolean               accepted,
     gboolean               otherwise,
     DossierSuggestionScope scope)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->self = g_object_ref (self);
  decision->group = g_object_ref (self->group);
  decision->id = *id;
  decision->accepted = accepted;
  decision->otherwise = otherwise;
  decision->many = self->waiting = scope != DOSSIER_SUGGESTION_HERE;
  dossier_review_occurrences_set_state (self->occurrences, &decision->id, accepted ? DOSSIER_REVIEW_ACCEPTED : DOSSIER_REVIEW_REJECTED);
  dossier_workspace_run_async (self->workspace, command, NULL, decided_cb, decision);
  if (!decision->many)
    dossier_review_occurrences_move_on (self->occurrences);
}

static void
decide (DossierReviewQueue    *self,
        const DossierId       *id,
        gboolean               accept,
        DossierSuggestionScope scope)
{
  if (self->group == NULL || self->waiting || dossier_review_occurrences_get_state (self->occurrences, id) != DOSSIER_REVIEW_OPEN)
    return;
  run (self, id, accept ? dossier_command_accept_suggestions (id, 1, scope) : dossier_command_reject_suggestions (id, 1, scope),
       accept, FALSE, scope);
}

static void
decide_chosen (DossierReviewQueue    *self,
               gboolean               accept,
               DossierSuggestionScope scope)
{
  DossierItem *item = dossier_review_occurrences_get_chosen (self->occurrences);

  if (item != NULL)
    decide (self, dossier_item_get_id (item), accept, scope);
}

static const struct
{
  const char *action;
  gboolean accept;
  DossierSuggestionScope scope;
} decisions[] = {
  { "review.accept", TRUE, DOSSIER_SUGGESTION_HERE },
  { "review.reject", FALSE, DOSSIER_SUGGESTION_HERE },
  { "review.accept-form", TRUE, DOSSIER_SUGGESTION_FORM },
  { "review.reject-form", FALSE, DOSSIER_SUGGESTION_FORM },
  { "review.accept-article", TRUE, DOSSIER_SUGGESTION_IN_ARTICLE },
  { "review.reject-article", FALSE, DOSSIER_SUGGESTION_IN_ARTICLE },
};

static void
decide_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (g_str_equal (decisions[i].action, name))
      decide_chosen (DOSSIER_REVIEW_QUEUE (widget), decisions[i].accept, decisions[i].scope);
}

static void
decide_one_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierReviewQueue *self = DOSSIER_REVIEW_QUEUE (widget);
  DossierId id;

  if (!dossier_id_from_text (g_variant_get_string (parameter, NULL), &id))
    return;
  dossier_review_occurrences_choose_id (self->occurrences, &id);
  decide (self, &id, g_str_equal (name, "review.accept-one"), DOSSIER_SUGGESTION_HERE);
}

static void
group_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierReviewQueue *self = DOSSIER_REVIEW_QUEUE (widget);
  gboolean accept = !g_str_equal (name, "review.reject-group");
  DossierCommand *command;
  DossierId id;

  if (self->group == NULL)
    return;
  id = dossier_review_occurrences_find_open (self->occurrences, &dossier_review_group_get (self->group)->first);
  if (self->waiting || dossier_review_occurrences_get_state (self->occurrences, &id) != DOSSIER_REVIEW_OPEN)
    return;
  command = accept ? dossier_command_accept_suggestions (&id, 1, DOSSIER_SUGGESTION_GROUP)
                   : dossier_command_reject_suggestions (&id, 1, DOSSIER_SUGGESTION_GROUP);
  if (g_str_equal (name, "review.accept-doubtful"))
    dossier_command_set_doubtful (command);
  run (self, &id, command, accept, FALSE, DOSSIER_SUGGESTION_GROUP);
}

/* Going to the article */

static void
open_proposal (DossierReviewQueue    *self,
               const DossierProposal *proposal)
{
  g_autofree char *article = NULL;
  g_autofree char *target = NULL;

  if (proposal == NULL)
    return;
  article = dossier_id_to_text (&proposal->article);
  target = g_strdup_printf ("%s:%u-%u", article, proposal->start, proposal->end);
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", target);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  open_proposal (DOSSIER_REVIEW_QUEUE (widget), get_proposal (DOSSIER_REVIEW_QUEUE (widget)));
}

static void
open_one_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DossierReviewQueue *self = DOSSIER_REVIEW_QUEUE (widget);
  g_autoptr (DossierProposal) proposal = NULL;
  DossierId id;

  if (dossier_id_from_text (g_variant_get_string (parameter, NULL), &id))
    proposal = (DossierProposal *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_SUGGESTION, &id);
  open_proposal (self, proposal);
}

static void
activate_cb (DossierReviewQueue *self,
             guint               position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (dossier_review_occurrences_get_model (self->occurrences), position);

  if (item != NULL)
    open_proposal (self, dossier_item_get_record (item));
}

static void
open_entity_cb (DossierReviewQueue *self)
{
  g_autofree char *id = self->group != NULL ? dossier_id_to_text (&dossier_review_group_get (self->group)->entity) : NULL;

  if (id != NULL)
    dossier_ui_go (GTK_WIDGET (self), "win.open-entity", id);
}

static void
group_changed_cb (DossierReviewQueue *self)
{
  dossier_review_occurrences_ask (self->occurrences, dossier_review_group_get (self->group));
  show_head (self);
}

static void
accept_as_cb (DossierReviewQueue *self,
              gboolean            only_chosen,
              const char         *entity,
              const char         *name,
              const char         *kind,
              gboolean            another)
{
  DossierId id;

  dossier_review_queue_accept_as (self, only_chosen, entity != NULL && dossier_id_from_text (entity, &id) ? &id : NULL, name, kind, another);
}

/* What the popover is about is told when it opens. */
static void
as_mapped_cb (DossierReviewQueue *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->as_button);

  if (self->group != NULL)
    dossier_accept_popover_show_group (DOSSIER_ACCEPT_POPOVER (popover), dossier_review_group_get (self->group), get_proposal (self));
}

static void
dossier_review_queue_dispose (GObject *object)
{
  DossierReviewQueue *self = DOSSIER_REVIEW_QUEUE (object);

  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  /* A decision that is under way still tells it the outcome. */
  if (self->occurrences != NULL)
    g_object_run_dispose (G_OBJECT (self->occurrences));
  g_clear_object (&self->group);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_review_queue_parent_class)->dispose (object);
}

static void
dossier_review_queue_finalize (GObject *object)
{
  DossierReviewQueue *self = DOSSIER_REVIEW_QUEUE (object);

  g_clear_object (&self->occurrences);
  G_OBJECT_CLASS (dossier_review_queue_parent_class)->finalize (object);
}

static void
dossier_review_queue_class_init (DossierReviewQueueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_review_queue_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_review_queue_finalize;
  signals[DECIDED] = g_signal_new ("decided", DOSSIER_TYPE_REVIEW_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   2, DOSSIER_TYPE_REVIEW_GROUP, G_TYPE_BOOLEAN);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-review-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, title_box);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, name);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, facts);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, forms);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, entity_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, as_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, all_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, doubtful_button);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierReviewQueue, more_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_entity_cb);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    gtk_widget_class_install_action (widget_class, decisions[i].action, NULL, decide_action);
  gtk_widget_class_install_action (widget_class, "review.accept-one", "s", decide_one_action);
  gtk_widget_class_install_action (widget_class, "review.reject-one", "s", decide_one_action);
  gtk_widget_class_install_action (widget_class, "review.accept-group", NULL, group_action);
  gtk_widget_class_install_action (widget_class, "review.reject-group", NULL, group_action);
  gtk_widget_class_install_action (widget_class, "review.accept-doubtful", NULL, group_action);
  gtk_widget_class_install_action (widget_class, "review.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "review.open-one", "s", open_one_action);
}

static void
dossier_review_queue_init (DossierReviewQueue *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->dot = dossier_ui_kind_dot_new (NULL);
  gtk_box_prepend (self->title_box, self->dot);
  dossier_review_bar_fill (self->bar, self->more_menu, &self->form_button, &self->not_form_button);
}

/**
 * dossier_review_queue_new:
 *
 * Returns: (transfer floating): an empty queue
 */
GtkWidget *
dossier_review_queue_new (DossierWorkspace *workspace)
{
  DossierReviewQueue *self;
  GtkWidget *popover;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_REVIEW_QUEUE, NULL);
  self->workspace = g_object_ref (workspace);
  self->occurrences = dossier_review_occurrences_new (workspace, self->list_view);
  g_signal_connect_object (self->occurrences, "changed", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  popover = dossier_accept_popover_new (workspace);
  g_signal_connect_object (popover, "accept-as", G_CALLBACK (accept_as_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->as_button, popover);
  g_signal_connect_object (popover, "map", G_CALLBACK (as_mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  show_choice (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_review_queue_show:
 * @group: (nullable): the name whose suggestions to list
 */
void
dossier_review_queue_show (DossierReviewQueue *self,
                           DossierReviewGroup *group)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_QUEUE (self));

  if (self->group == group)
    return;
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_set_object (&self->group, group);
  dossier_review_occurrences_forget (self->occurrences);
  self->waiting = FALSE;
  if (group != NULL)
    {
      g_signal_connect_object (group, "changed", G_CALLBACK (group_changed_cb), self, G_CONNECT_SWAPPED);
      dossier_review_occurrences_ask (self->occurrences, dossier_review_group_get (group));
      show_head (self);
    }
  show_choice (self);
}

/**
 * dossier_review_queue_get_group:
 *
 * Returns: (transfer none) (nullable)
 */
DossierReviewGroup *
dossier_review_queue_get_group (DossierReviewQueue *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_QUEUE (self), NULL);
  return self->group;
}

/**
 * dossier_review_queue_accept_as:
 * @only_chosen: only the chosen occurrence; otherwise all of the name
 * @entity: (nullable): whom they name
 * @name: (nullable): or the entity called so, made when there is none
 * @kind: (nullable): of this kind
 */
void
dossier_review_queue_accept_as (DossierReviewQueue *self,
                                gboolean            only_chosen,
                                const DossierId    *entity,
                                const char         *name,
                                const char         *kind,
                                gboolean            another)
{
  DossierSuggestionScope scope = only_chosen ? DOSSIER_SUGGESTION_HERE : DOSSIER_SUGGESTION_GROUP;
  DossierCommand *command;
  DossierItem *item;
  DossierId id;

  g_return_if_fail (DOSSIER_IS_REVIEW_QUEUE (self));

  item = dossier_review_occurrences_get_chosen (self->occurrences);
  if (self->group == NULL || self->waiting || (only_chosen && item == NULL))
    return;
  id = only_chosen ? *dossier_item_get_id (item) : dossier_review_occurrences_find_open (self->occurrences, &dossier_review_group_get (self->group)->first);
  command = dossier_command_accept_suggestions_as (&id, 1, scope, entity, name, kind);
  if (another)
    dossier_command_set_another (command);
  /* Somebody chose for whom all of the name is meant. */
  dossier_command_set_doubtful (command);
  run (self, &id, command, TRUE, TRUE, scope);
}

/**
 * dossier_review_queue_get_model:
 *
 * Returns: (transfer none): of DossierItem, the records DossierProposal
 */
GListModel *
dossier_review_queue_get_model (DossierReviewQueue *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_QUEUE (self), NULL);
  return dossier_review_occurrences_get_model (self->occurrences);
}

/**
 * dossier_review_queue_get_chosen:
 *
 * Returns: position of the chosen occurrence; GTK_INVALID_LIST_POSITION when there is none
 */
guint
dossier_review_queue_get_chosen (DossierReviewQueue *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_QUEUE (self), GTK_INVALID_LIST_POSITION);
  return dossier_review_occurrences_get_position (self->occurrences);
}

void
dossier_review_queue_choose (DossierReviewQueue *self,
                             guint               position)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_QUEUE (self));
  dossier_review_occurrences_choose (self->occurrences, position);
}

void
dossier_review_queue_take_focus (DossierReviewQueue *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_QUEUE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
