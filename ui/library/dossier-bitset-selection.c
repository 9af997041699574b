/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A selection model that is nothing but a set of positions over another model. Unlike GtkMultiSelection it never asks
 * the model for its items. Main thread only; owned by the list that shows it. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-bitset-selection.h"

struct _DossierBitsetSelection
{
  GObject parent_instance;
  GListModel *model;   /* (owned) */
  GtkBitset *selected; /* (owned) */
};

static void
apply (DossierBitsetSelection *self,
       GtkBitset              *selected,
       GtkBitset              *mask)
{
  g_autoptr (GtkBitset) next = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) changed = NULL;
  guint n_items = g_list_model_get_n_items (self->model);

  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_subtract (next, mask);
  gtk_bitset_union (next, wanted);
  if (n_items < G_MAXUINT)
    gtk_bitset_remove_range_closed (next, n_items, G_MAXUINT);

  changed = gtk_bitset_copy (next);
  gtk_bitset_difference (changed, self->selected);
  if (gtk_bitset_is_empty (changed))
    return;

  gtk_bitset_unref (self->selected);
  self->selected = g_steal_pointer (&next);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), gtk_bitset_get_minimum (changed),
                                         gtk_bitset_get_maximum (changed) - gtk_bitset_get_minimum (changed) + 1);
}

static void
items_changed_cb (DossierBitsetSelection *self,
                  guint                   position,
                  guint                   removed,
                  guint                   added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (DOSSIER_BITSET_SELECTION (list)->model);
}

static guint
get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (DOSSIER_BITSET_SELECTION (list)->model);
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  return g_list_model_get_item (DOSSIER_BITSET_SELECTION (list)->model, position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (DOSSIER_BITSET_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  return gtk_bitset_ref (DOSSIER_BITSET_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  apply (DOSSIER_BITSET_SELECTION (model), selected, mask);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint              position,
              guint              n_items,
              gboolean           unselect_rest)
{
  DossierBitsetSelection *self = DOSSIER_BITSET_SELECTION (model);
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n_items);
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (self->model));

  apply (self, range, unselect_rest ? all : range);
  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint              position,
                guint              n_items)
{
  g_autoptr (GtkBitset) range = gtk_bitset_new_range (position, n_items);
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  apply (DOSSIER_BITSET_SELECTION (model), none, range);
  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return select_range (model, 0, g_list_model_get_n_items (DOSSIER_BITSET_SELECTION (model)->model), TRUE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return unselect_range (model, 0, g_list_model_get_n_items (DOSSIER_BITSET_SELECTION (model)->model));
}

static void
selection_model_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierBitsetSelection, dossier_bitset_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_iface_init))

static void
dossier_bitset_selection_finalize (GObject *object)
{
  DossierBitsetSelection *self = DOSSIER_BITSET_SELECTION (object);

  g_clear_object (&self->model);
  gtk_bitset_unref (self->selected);
  G_OBJECT_CLASS (dossier_bitset_selection_parent_class)->finalize (object);
}

static void
dossier_bitset_selection_class_init (DossierBitsetSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_bitset_selection_finalize;
}

static void
dossier_bitset_selection_init (DossierBitsetSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * dossier_bitset_selection_new:
 * @model: (transfer none): what is selected from
 *
 * Returns: (transfer full): a selection with nothing selected
 */
DossierBitsetSelection *
dossier_bitset_selection_new (GListModel *model)
{
  DossierBitsetSelection *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (DOSSIER_TYPE_BITSET_SELECTION, NULL);
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * dossier_bitset_selection_get_count:
 * @self: a selection
 *
 * Returns: how many rows are selected
 */
guint
dossier_bitset_selection_get_count (DossierBitsetSelection *self)
{
  g_return_val_if_fail (DOSSIER_IS_BITSET_SELECTION (self), 0);

  return gtk_bitset_get_size (self->selected);
}
