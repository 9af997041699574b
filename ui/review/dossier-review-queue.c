/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The occurrences of one name and what is decided on them. A decision shows at once and the choice moves on; what was decided
 * leaves the list when the workspace has it, and comes back when it is undone. Main thread only; owned by the review page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-queue.h"

#include "dossier-accept-popover.h"
#include "dossier-key-button.h"
#include "dossier-review-bar.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

struct _DossierReviewQueue
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;     /* (owned) */
  DossierReviewGroup *group;       /* (owned) (nullable) */
  DossierList *list;               /* (owned) */
  GtkSingleSelection *selection;   /* (owned) */
  GHashTable *states;              /* (owned): id → DossierReviewState of what is decided and still listed */
  GHashTable *left;                /* (owned): ids that were decided here and have left the list */
  GHashTable *rows;                /* (owned): rows that show something (unowned) */
  DossierId asked;                 /* the entity that is listed, or a suggestion of the new name */
  gboolean waiting;                /* a decision on many is under way: what comes next is not known yet */
  AdwToast *toast;                 /* (unowned) (nullable): tells of the last decision while it is shown */
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

/* What is chosen */

static DossierItem *
get_chosen (DossierReviewQueue *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static DossierProposal *
get_proposal (DossierReviewQueue *self)
{
  DossierItem *item = get_chosen (self);

  return item != NULL ? dossier_item_get_record (item) : NULL;
}

static DossierReviewState
get_state (DossierReviewQueue *self,
           const DossierId    *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->states, id));
}

static void
show_state (DossierReviewQueue *self,
            const DossierId    *id)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      DossierItem *item = dossier_review_row_get_item (row);

      if (item != NULL && dossier_id_equal (dossier_item_get_id (item), id))
        dossier_review_row_set_state (row, get_state (self, id));
    }
}

static void
set_state (DossierReviewQueue *self,
           const DossierId    *id,
           DossierReviewState  state)
{
  DossierId whose = *id; /* the table may own what @id points to */

  if (state == DOSSIER_REVIEW_OPEN)
    g_hash_table_remove (self->states, &whose);
  else
    g_hash_table_insert (self->states, dossier_id_copy (&whose), GINT_TO_POINTER (state));
  show_state (self, &whose);
}

static gboolean
is_open (DossierReviewQueue *self,
         guint               position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return item != NULL && get_state (self, dossier_item_get_id (item)) == DOSSIER_REVIEW_OPEN;
}

static void
choose (DossierReviewQueue *self,
        guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

/* To the next that is open, else to the one before; stays when nothing is. */
static void
move_on (DossierReviewQueue *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint from = gtk_single_selection_get_selected (self->selection);

  if (from == GTK_INVALID_LIST_POSITION)
    return;
  for (guint i = from; i < n; i++)
    if (is_open (self, i))
      {
        choose (self, i);
        return;
      }
  for (guint i = MIN (from, n); i > 0; i--)
    if (is_open (self, i - 1))
      {
        choose (self, i - 1);
        return;
      }
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
  adw_toast_set_button_label (self->toast, _("_Undo"));
  adw_toast_set_action_name (self->toast, "win.undo");
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

  self->waiting = FALSE;
  if (!dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, &outcome, &error))
    {
      set_state (self, &decision->id, DOSSIER_REVIEW_OPEN);
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
  set_state (self, &decision->id, accepted ? DOSSIER_REVIEW_ACCEPTED : DOSSIER_REVIEW_REJECTED);
  dossier_workspace_run_async (self->workspace, command, NULL, decided_cb, decision);
  if (!decision->many)
    move_on (self);
}

static void
decide (DossierReviewQueue    *self,
        const DossierId       *id,
        gboolean               accept,
        DossierSuggestionScope scope)
{
  if (self->group == NULL || self->waiting || get_state (self, id) != DOSSIER_REVIEW_OPEN)
    return;
  run (self, id, accept ? dossier_command_accept_suggestions (id, 1, scope) : dossier_command_reject_suggestions (id, 1, scope),
       accept, FALSE, scope);
}

static void
decide_chosen (DossierReviewQueue    *self,
               gboolean               accept,
               DossierSuggestionScope scope)
{
  DossierItem *item = get_chosen (self);

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
  guint position;

  if (!dossier_id_from_text (g_variant_get_string (parameter, NULL), &id))
    return;
  if (dossier_list_find (self->list, &id, &position))
    gtk_single_selection_set_selected (self->selection, position);
  decide (self, &id, g_str_equal (name, "review.accept-one"), DOSSIER_SUGGESTION_HERE);
}

/* One that is surely open stands for all, the surest: what the group knows may be older than the last decision. */
static DossierId
find_open (DossierReviewQueue *self)
{
  const DossierId *first = &dossier_review_group_get (self->group)->first;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list)), position;

  if (dossier_list_find (self->list, first, &position) && is_open (self, position))
    return *first;
  for (position = 0; position < n; position++)
    if (is_open (self, position))
      {
        g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

        return *dossier_item_get_id (item);
      }
  return *first;
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
  id = find_open (self);
  if (self->waiting || get_state (self, &id) != DOSSIER_REVIEW_OPEN)
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
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

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

/* The list */

/* What was decided and is no longer listed has left; what left and is listed again was taken back. */
static void
items_changed_cb (DossierReviewQueue *self)
{
  GHashTableIter iter;
  gpointer id;
  guint position, back = GTK_INVALID_LIST_POSITION;

  g_hash_table_iter_init (&iter, self->left);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (dossier_list_find (self->list, id, &position))
      {
        back = MIN (back, position);
        g_hash_table_iter_remove (&iter);
      }
  g_hash_table_iter_init (&iter, self->states);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!dossier_list_find (self->list, id, &position))
      {
        g_hash_table_add (self->left, dossier_id_copy (id));
        g_hash_table_iter_remove (&iter);
      }
  if (back != GTK_INVALID_LIST_POSITION)
    choose (self, back);
  else if (!is_open (self, gtk_single_selection_get_selected (self->selection)))
    move_on (self);
  show_choice (self);
}

/* Asks for what the group stands for now: an entity, or all that is like one suggestion of a new name. */
static void
set_query (DossierReviewQueue *self)
{
  const DossierSuggestionGroup *group = dossier_review_group_get (self->group);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  const DossierId *whose = dossier_id_is_nil (&group->entity) ? &group->first : &group->entity;

  if (dossier_id_equal (&self->asked, whose))
    return;
  self->asked = *whose;
  if (dossier_id_is_nil (&group->entity))
    query->like = group->first;
  else
    query->entity = group->entity;
  dossier_list_set_query (self->list, query);
}

static void
group_changed_cb (DossierReviewQueue *self)
{
  set_query (self);
  show_head (self);
}

static void
setup_cb (DossierReviewQueue *self,
          GtkListItem        *list_item)
{
  gtk_list_item_set_child (list_item, dossier_review_row_new ());
}

static void
bind_cb (DossierReviewQueue *self,
         GtkListItem        *list_item)
{
  DossierReviewRow *row = DOSSIER_REVIEW_ROW (gtk_list_item_get_child (list_item));
  DossierItem *item = gtk_list_item_get_item (list_item);

  dossier_review_row_set_item (row, item);
  dossier_review_row_set_state (row, get_state (self, dossier_item_get_id (item)));
  g_hash_table_add (self->rows, row);
}

static void
unbind_cb (DossierReviewQueue *self,
           GtkListItem        *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, row);
  dossier_review_row_set_item (DOSSIER_REVIEW_ROW (row), NULL);
}

static void
make_list (DossierReviewQueue *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = dossier_list_new (self->workspace, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
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
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->group);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_review_queue_parent_class)->dispose (object);
}

static void
dossier_review_queue_finalize (GObject *object)
{
  DossierReviewQueue *self = DOSSIER_REVIEW_QUEUE (object);

  g_hash_table_unref (self->states);
  g_hash_table_unref (self->left);
  g_hash_table_unref (self->rows);
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
  self->states = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  self->left = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
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
  make_list (self);
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
  g_hash_table_remove_all (self->states);
  g_hash_table_remove_all (self->left);
  self->waiting = FALSE;
  if (group != NULL)
    {
      g_signal_connect_object (group, "changed", G_CALLBACK (group_changed_cb), self, G_CONNECT_SWAPPED);
      self->asked = DOSSIER_ID_NIL;
      set_query (self);
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

  item = get_chosen (self);
  if (self->group == NULL || self->waiting || (only_chosen && item == NULL))
    return;
  id = only_chosen ? *dossier_item_get_id (item) : find_open (self);
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
  return G_LIST_MODEL (self->list);
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
  return gtk_single_selection_get_selected (self->selection);
}

void
dossier_review_queue_choose (DossierReviewQueue *self,
                             guint               position)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_QUEUE (self));
  choose (self, position);
}

void
dossier_review_queue_take_focus (DossierReviewQueue *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_QUEUE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
