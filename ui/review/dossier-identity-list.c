/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pairs of entities to decide on, or decided. Read off the main thread; rows that are still the same stay. Main thread only;
 * owned by the review page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-identity-list.h"

#include "dossier-identifying.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_PROPOSALS 500

struct _DossierIdentityList
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;    /* (owned) */
  GCancellable *cancellable;      /* (owned) (nullable) */
  GListStore *pairs;              /* (owned) */
  GtkSingleSelection *selection;  /* (owned) */
  DossierId entity;               /* only its pairs; nil: all */
  gboolean loading;
  char *error;                    /* (owned) (nullable) */
  GtkToggleButton *open_button;
  GtkToggleButton *decided_button;
  GtkWidget *only_bar;
  GtkLabel *only_label;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DossierIdentityList, dossier_identity_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Rows */

static const char *
tell_verdict (DossierIdentityPair *pair)
{
  DossierIdentity *decision = dossier_identity_pair_get_decision (pair);

  if (decision == NULL)
    return NULL;
  switch (decision->verdict)
    {
    case DOSSIER_VERDICT_SAME:
      return _("the same");
    case DOSSIER_VERDICT_DIFFERENT:
      return _("not the same");
    case DOSSIER_VERDICT_UNDECIDED:
    default:
      return _("left open");
    }
}

static void
bind_cb (DossierIdentityList *self,
         GtkListItem         *list_item)
{
  DossierIdentityPair *pair = gtk_list_item_get_item (list_item);
  GObject *box = G_OBJECT (gtk_list_item_get_child (list_item));
  const char *verdict = tell_verdict (pair), *reason = dossier_identity_pair_get_reason (pair);
  g_autofree char *score = g_strdup_printf (_("%u %%"), dossier_identity_pair_get_score (pair));
  g_autofree char *spoken = NULL;

  dossier_ui_kind_dot_set (g_object_get_data (box, "dot"), dossier_identity_pair_get_kind (pair, FALSE));
  gtk_label_set_text (g_object_get_data (box, "first"), dossier_identity_pair_get_name (pair, FALSE));
  gtk_label_set_text (g_object_get_data (box, "second"), dossier_identity_pair_get_name (pair, TRUE));
  gtk_label_set_text (g_object_get_data (box, "side"), verdict != NULL ? verdict
                      : dossier_identity_pair_is_undecided (pair) ? _("left open") : score);
  gtk_widget_set_tooltip_text (GTK_WIDGET (box), reason);
  /* Translators: two names that may mean the same, for people who listen: "Milley or Mark Milley" */
  spoken = g_strdup_printf (_("%s, %s. %s"), dossier_identity_pair_get_name (pair, FALSE), dossier_identity_pair_get_name (pair, TRUE),
                            verdict != NULL ? verdict : reason != NULL ? reason : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
make_name (GObject    *box,
           const char *key)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data (box, key, label);
  return label;
}

static void
setup_cb (DossierIdentityList *self,
          GtkListItem         *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *dot = dossier_ui_kind_dot_new (NULL), *side = gtk_label_new (NULL);

  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (names), make_name (G_OBJECT (box), "first"));
  gtk_box_append (GTK_BOX (names), make_name (G_OBJECT (box), "second"));
  gtk_widget_add_css_class (side, "row-secondary");
  gtk_widget_add_css_class (side, "caption");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), side);
  g_object_set_data (G_OBJECT (box), "dot", dot);
  g_object_set_data (G_OBJECT (box), "side", side);
  gtk_list_item_set_child (list_item, box);
}

/* Reading */

typedef struct
{
  DossierId entity;
  gboolean decided;
} Question;

static gpointer
read_pairs (DossierWorkspace  *workspace,
            gpointer           data,
            GCancellable      *cancellable,
            GError           **error)
{
  const Question *question = data;

  return question->decided ? dossier_workspace_load_decisions (workspace, &question->entity, error)
                           : dossier_workspace_load_identity_proposals (workspace, &question->entity, MAX_PROPOSALS, error);
}

/* Pairs as they are now; those that were listed keep their objects, so that the chosen one stays chosen. */
static void
take (DossierIdentityList *self,
      GPtrArray           *read,
      gboolean             decided)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->pairs)), prefix = 0, suffix = 0, shorter;

  for (guint i = 0; i < read->len; i++)
    {
      gpointer record = g_ptr_array_index (read, i);
      g_autoptr (DossierIdentityPair) pair = NULL;
      gboolean found = FALSE;

      if (decided)
        pair = dossier_identity_pair_new_decision (record);
      else
        {
          pair = dossier_identity_pair_new_proposal (record);
          g_ptr_array_index (read, i) = NULL;
        }
      for (guint k = 0; k < n && !found; k++)
        {
          g_autoptr (DossierIdentityPair) listed = g_list_model_get_item (G_LIST_MODEL (self->pairs), k);

          found = dossier_identity_pair_equal (listed, pair);
          if (found)
            g_ptr_array_add (pairs, g_object_ref (listed));
        }
      if (!found)
        g_ptr_array_add (pairs, g_object_ref (pair));
    }
  shorter = MIN (n, pairs->len);
  for (; prefix < shorter; prefix++)
    {
      g_autoptr (DossierIdentityPair) listed = g_list_model_get_item (G_LIST_MODEL (self->pairs), prefix);

      if (listed != g_ptr_array_index (pairs, prefix))
        break;
    }
  for (; suffix < shorter - prefix; suffix++)
    {
      g_autoptr (DossierIdentityPair) listed = g_list_model_get_item (G_LIST_MODEL (self->pairs), n - 1 - suffix);

      if (listed != g_ptr_array_index (pairs, pairs->len - 1 - suffix))
        break;
    }
  if (n != pairs->len || prefix < pairs->len)
    g_list_store_splice (self->pairs, prefix, n - prefix - suffix, pairs->pdata + prefix, pairs->len - prefix - suffix);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  DossierIdentityList *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_IDENTITY_LIST (user_data);
  self->loading = FALSE;
  g_clear_pointer (&self->error, g_free);
  if (read != NULL)
    take (self, read, dossier_identity_list_is_decided (self));
  else
    self->error = g_strdup (error->message);
  g_signal_emit (self, signals[CHOSEN], 0, dossier_identity_list_get_chosen (self));
}

static void
show_only (DossierIdentityList *self)
{
  g_autoptr (DossierEntity) entity = NULL;
  g_autofree char *label = NULL;

  if (!dossier_id_is_nil (&self->entity))
    entity = (DossierEntity *) dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ENTITY, &self->entity);
  gtk_widget_set_visible (self->only_bar, !dossier_id_is_nil (&self->entity));
  /* Translators: %s is the only entity that is shown */
  label = g_strdup_printf (_("Only “%s”"), entity != NULL ? entity->name : "…");
  gtk_label_set_text (self->only_label, label);
}

static void
decided_cb (DossierIdentityList *self)
{
  if (self->workspace == NULL)
    return;
  g_list_store_remove_all (self->pairs);
  dossier_identity_list_refresh (self);
}

static void
all_cb (DossierIdentityList *self)
{
  dossier_identity_list_show_entity (self, &DOSSIER_ID_NIL);
}

static void
activate_cb (DossierIdentityList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
selected_cb (DossierIdentityList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, dossier_identity_list_get_chosen (self));
}

static void
make_list (DossierIdentityList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->pairs = g_list_store_new (DOSSIER_TYPE_IDENTITY_PAIR);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->pairs)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

static void
dossier_identity_list_dispose (GObject *object)
{
  DossierIdentityList *self = DOSSIER_IDENTITY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->pairs);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->error, g_free);
  G_OBJECT_CLASS (dossier_identity_list_parent_class)->dispose (object);
}

static void
dossier_identity_list_class_init (DossierIdentityListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_identity_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DOSSIER_TYPE_IDENTITY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, DOSSIER_TYPE_IDENTITY_PAIR);
  signals[ACTIVATED] = g_signal_new ("activated", DOSSIER_TYPE_IDENTITY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-identity-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityList, open_button);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityList, decided_button);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityList, only_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityList, only_label);
  gtk_widget_class_bind_template_child (widget_class, DossierIdentityList, list_view);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dossier_identity_list_init (DossierIdentityList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_identity_list_new:
 *
 * Returns: (transfer floating): the list, empty until it is refreshed
 */
GtkWidget *
dossier_identity_list_new (DossierWorkspace *workspace)
{
  DossierIdentityList *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_IDENTITY_LIST, NULL);
  self->workspace = g_object_ref (workspace);
  make_list (self);
  return GTK_WIDGET (self);
}

/**
 * dossier_identity_list_refresh:
 *
 * Reads the pairs anew; what was being read is dropped.
 */
void
dossier_identity_list_refresh (DossierIdentityList *self)
{
  Question *question;

  g_return_if_fail (DOSSIER_IS_IDENTITY_LIST (self));

  question = g_new0 (Question, 1);
  question->entity = self->entity;
  question->decided = dossier_identity_list_is_decided (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = TRUE;
  dossier_workspace_read_async (self->workspace, read_pairs, question, g_free, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                                read_cb, self);
}

/**
 * dossier_identity_list_show_entity:
 * @entity: whose pairs alone to list; nil: all
 */
void
dossier_identity_list_show_entity (DossierIdentityList *self,
                                   const DossierId     *entity)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_LIST (self) && entity != NULL);

  self->entity = *entity;
  show_only (self);
  dossier_identity_list_refresh (self);
}

/**
 * dossier_identity_list_show_decided:
 * @decided: what was decided instead of what is to be
 */
void
dossier_identity_list_show_decided (DossierIdentityList *self,
                                    gboolean             decided)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_LIST (self));
  gtk_toggle_button_set_active (decided ? self->decided_button : self->open_button, TRUE);
}

gboolean
dossier_identity_list_is_decided (DossierIdentityList *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_LIST (self), FALSE);
  return gtk_toggle_button_get_active (self->decided_button);
}

gboolean
dossier_identity_list_is_loading (DossierIdentityList *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_LIST (self), FALSE);
  return self->loading;
}

/**
 * dossier_identity_list_get_error:
 *
 * Returns: (nullable): why the pairs could not be read
 */
const char *
dossier_identity_list_get_error (DossierIdentityList *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_LIST (self), NULL);
  return self->error;
}

/**
 * dossier_identity_list_get_chosen:
 *
 * Returns: (transfer none) (nullable)
 */
DossierIdentityPair *
dossier_identity_list_get_chosen (DossierIdentityList *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_LIST (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

void
dossier_identity_list_choose (DossierIdentityList *self,
                              guint                position)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_LIST (self));
  dossier_ui_choose_row (self->list_view, position);
}

/**
 * dossier_identity_list_step:
 * @step: 1: the next pair, -1: the one before
 */
void
dossier_identity_list_step (DossierIdentityList *self,
                            int                  step)
{
  g_return_if_fail (DOSSIER_IS_IDENTITY_LIST (self));

  dossier_ui_step_row (self->list_view, step);
}

/**
 * dossier_identity_list_get_model:
 *
 * Returns: (transfer none): of DossierIdentityPair
 */
GListModel *
dossier_identity_list_get_model (DossierIdentityList *self)
{
  g_return_val_if_fail (DOSSIER_IS_IDENTITY_LIST (self), NULL);
  return G_LIST_MODEL (self->pairs);
}
