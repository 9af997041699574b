/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The occurrences of one name as rows, with what is decided on each. What was decided leaves the list when the workspace has
 * it, and is chosen again when it comes back, undone. Main thread only; owned by the queue, whose list view it fills. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-review-occurrences.h"

#include "dossier-ui.h"

struct _DossierReviewOccurrences
{
  GObject parent_instance;
  GtkListView *view;             /* (unowned) */
  DossierList *list;             /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GHashTable *states;            /* (owned): id → DossierReviewState of what is decided and still listed */
  GHashTable *left;              /* (owned): ids that were decided here and have left the list */
  GHashTable *rows;              /* (owned): rows that show something (unowned) */
  DossierId asked;               /* the entity that is listed, or a suggestion of the new name */
};

G_DEFINE_FINAL_TYPE (DossierReviewOccurrences, dossier_review_occurrences, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed (DossierReviewOccurrences *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static DossierReviewState
get_state (DossierReviewOccurrences *self,
           const DossierId          *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->states, id));
}

static void
show_state (DossierReviewOccurrences *self,
            const DossierId          *id)
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

static gboolean
is_open (DossierReviewOccurrences *self,
         guint                     position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return item != NULL && get_state (self, dossier_item_get_id (item)) == DOSSIER_REVIEW_OPEN;
}

static void
move_on (DossierReviewOccurrences *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint from = gtk_single_selection_get_selected (self->selection);

  if (from == GTK_INVALID_LIST_POSITION)
    return;
  for (guint i = from; i < n; i++)
    if (is_open (self, i))
      {
        dossier_ui_choose_row (self->view, i);
        return;
      }
  for (guint i = MIN (from, n); i > 0; i--)
    if (is_open (self, i - 1))
      {
        dossier_ui_choose_row (self->view, i - 1);
        return;
      }
}

/* What was decided and is no longer listed has left; what left and is listed again was taken back. */
static void
items_changed_cb (DossierReviewOccurrences *self)
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
    dossier_ui_choose_row (self->view, back);
  else if (!is_open (self, gtk_single_selection_get_selected (self->selection)))
    move_on (self);
  changed (self);
}

static void
setup_cb (DossierReviewOccurrences *self,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, dossier_review_row_new ());
}

static void
bind_cb (DossierReviewOccurrences *self,
         GtkListItem              *list_item)
{
  DossierReviewRow *row = DOSSIER_REVIEW_ROW (gtk_list_item_get_child (list_item));
  DossierItem *item = gtk_list_item_get_item (list_item);

  dossier_review_row_set_item (row, item);
  dossier_review_row_set_state (row, get_state (self, dossier_item_get_id (item)));
  g_hash_table_add (self->rows, row);
}

static void
unbind_cb (DossierReviewOccurrences *self,
           GtkListItem              *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, row);
  dossier_review_row_set_item (DOSSIER_REVIEW_ROW (row), NULL);
}

static void
dossier_review_occurrences_dispose (GObject *object)
{
  DossierReviewOccurrences *self = DOSSIER_REVIEW_OCCURRENCES (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (dossier_review_occurrences_parent_class)->dispose (object);
}

static void
dossier_review_occurrences_finalize (GObject *object)
{
  DossierReviewOccurrences *self = DOSSIER_REVIEW_OCCURRENCES (object);

  g_hash_table_unref (self->states);
  g_hash_table_unref (self->left);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (dossier_review_occurrences_parent_class)->finalize (object);
}

static void
dossier_review_occurrences_class_init (DossierReviewOccurrencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_review_occurrences_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_review_occurrences_finalize;
  signals[CHANGED] = g_signal_new ("changed", DOSSIER_TYPE_REVIEW_OCCURRENCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_review_occurrences_init (DossierReviewOccurrences *self)
{
  self->states = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  self->left = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  self->rows = g_hash_table_new (NULL, NULL);
}

/**
 * dossier_review_occurrences_new:
 * @view: the list view to fill; it lives longer
 *
 * Returns: (transfer full): no occurrences yet
 */
DossierReviewOccurrences *
dossier_review_occurrences_new (DossierWorkspace *workspace,
                                GtkListView      *view)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  DossierReviewOccurrences *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (GTK_IS_LIST_VIEW (view), NULL);

  self = g_object_new (DOSSIER_TYPE_REVIEW_OCCURRENCES, NULL);
  self->view = view;
  self->list = dossier_list_new (workspace, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (self->selection));
  return self;
}

/**
 * dossier_review_occurrences_forget:
 *
 * Forgets what was decided, and for whom was asked: another name follows.
 */
void
dossier_review_occurrences_forget (DossierReviewOccurrences *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self));

  g_hash_table_remove_all (self->states);
  g_hash_table_remove_all (self->left);
  self->asked = DOSSIER_ID_NIL;
}

/**
 * dossier_review_occurrences_ask:
 *
 * Asks for what the group stands for now: an entity, or all that is like one suggestion of a new name. Nothing is asked twice.
 */
void
dossier_review_occurrences_ask (DossierReviewOccurrences     *self,
                                const DossierSuggestionGroup *group)
{
  g_autoptr (DossierQuery) query = NULL;
  const DossierId *whose;

  g_return_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self));
  g_return_if_fail (group != NULL);

  whose = dossier_id_is_nil (&group->entity) ? &group->first : &group->entity;
  if (dossier_id_equal (&self->asked, whose))
    return;
  self->asked = *whose;
  query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  if (dossier_id_is_nil (&group->entity))
    query->like = group->first;
  else
    query->entity = group->entity;
  dossier_list_set_query (self->list, query);
}

/**
 * dossier_review_occurrences_get_model:
 *
 * Returns: (transfer none): of DossierItem, the records DossierProposal
 */
GListModel *
dossier_review_occurrences_get_model (DossierReviewOccurrences *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self), NULL);
  return G_LIST_MODEL (self->list);
}

/**
 * dossier_review_occurrences_get_position:
 *
 * Returns: of the chosen occurrence; GTK_INVALID_LIST_POSITION when there is none
 */
guint
dossier_review_occurrences_get_position (DossierReviewOccurrences *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self), GTK_INVALID_LIST_POSITION);
  return gtk_single_selection_get_selected (self->selection);
}

/**
 * dossier_review_occurrences_get_chosen:
 *
 * Returns: (transfer none) (nullable): the chosen occurrence
 */
DossierItem *
dossier_review_occurrences_get_chosen (DossierReviewOccurrences *self)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * dossier_review_occurrences_choose:
 *
 * Chooses one and scrolls to it.
 */
void
dossier_review_occurrences_choose (DossierReviewOccurrences *self,
                                   guint                     position)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self));
  dossier_ui_choose_row (self->view, position);
}

/**
 * dossier_review_occurrences_choose_id:
 * @id: a suggestion; when it is not listed the choice stays
 *
 * Chooses one where it stands, without scrolling: its row is under somebody's hand.
 */
void
dossier_review_occurrences_choose_id (DossierReviewOccurrences *self,
                                      const DossierId          *id)
{
  guint position;

  g_return_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self));
  g_return_if_fail (id != NULL);

  if (dossier_list_find (self->list, id, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

/**
 * dossier_review_occurrences_move_on:
 *
 * Chooses the next that is open, else the one before; the choice stays when nothing is.
 */
void
dossier_review_occurrences_move_on (DossierReviewOccurrences *self)
{
  g_return_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self));
  move_on (self);
}

/**
 * dossier_review_occurrences_find_open:
 * @first: who stands for all as far as was known
 *
 * One that is surely open stands for all, the surest: what is known of @first may be older than the last decision.
 *
 * Returns: an open suggestion; @first when none is listed
 */
DossierId
dossier_review_occurrences_find_open (DossierReviewOccurrences *self,
                                      const DossierId          *first)
{
  guint n, position;

  g_return_val_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self), DOSSIER_ID_NIL);
  g_return_val_if_fail (first != NULL, DOSSIER_ID_NIL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
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

/**
 * dossier_review_occurrences_get_state:
 *
 * Returns: what was decided on a suggestion that is still listed; open as well when it is not
 */
DossierReviewState
dossier_review_occurrences_get_state (DossierReviewOccurrences *self,
                                      const DossierId          *id)
{
  g_return_val_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self), DOSSIER_REVIEW_OPEN);
  return get_state (self, id);
}

/**
 * dossier_review_occurrences_set_state:
 * @state: what somebody decided; open when it failed
 *
 * Shows it at once, on the row that shows the suggestion.
 */
void
dossier_review_occurrences_set_state (DossierReviewOccurrences *self,
                                      const DossierId          *id,
                                      DossierReviewState        state)
{
  DossierId whose;

  g_return_if_fail (DOSSIER_IS_REVIEW_OCCURRENCES (self));
  g_return_if_fail (id != NULL);

  whose = *id; /* the table may own what @id points to */
  if (state == DOSSIER_REVIEW_OPEN)
    g_hash_table_remove (self->states, &whose);
  else
    g_hash_table_insert (self->states, dossier_id_copy (&whose), GINT_TO_POINTER (state));
  show_state (self, &whose);
}
