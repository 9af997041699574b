/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The annotations of one article, in the order of its text. The list follows the workspace by itself. Main thread only;
 * owned by the inspector. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-annotations-tab.h"

#include "dossier-annotation-card.h"
#include "dossier-list.h"
#include "dossier-ui.h"

struct _DossierAnnotationsTab
{
  AdwBin parent_instance;
  DossierWorkspace *workspace;   /* (owned) */
  DossierList *list;             /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  DossierId article;
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DossierAnnotationsTab, dossier_annotations_tab, ADW_TYPE_BIN)

enum
{
  ANNOTATION_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
items_changed_cb (DossierAnnotationsTab *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;

  if (some || !dossier_list_is_loading (self->list))
    gtk_stack_set_visible_child_name (self->stack, some ? "list" : "empty");
}

static void
activate_cb (DossierAnnotationsTab *self,
             guint                  position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    g_signal_emit (self, signals[ANNOTATION_CHOSEN], 0, dossier_item_get_id (item));
}

static void
setup_cb (DossierAnnotationsTab *self,
          GtkListItem           *list_item)
{
  gtk_list_item_set_child (list_item, dossier_annotation_card_new (self->workspace));
}

static void
bind_cb (DossierAnnotationsTab *self,
         GtkListItem           *list_item)
{
  dossier_annotation_card_set_item (DOSSIER_ANNOTATION_CARD (gtk_list_item_get_child (list_item)),
                                    gtk_list_item_get_item (list_item));
}

static void
unbind_cb (DossierAnnotationsTab *self,
           GtkListItem           *list_item)
{
  dossier_annotation_card_set_item (DOSSIER_ANNOTATION_CARD (gtk_list_item_get_child (list_item)), NULL);
}

static void
dossier_annotations_tab_dispose (GObject *object)
{
  DossierAnnotationsTab *self = DOSSIER_ANNOTATIONS_TAB (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_annotations_tab_parent_class)->dispose (object);
}

static void
dossier_annotations_tab_class_init (DossierAnnotationsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_annotations_tab_dispose;
  signals[ANNOTATION_CHOSEN] = g_signal_new ("annotation-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-annotations-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationsTab, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationsTab, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
dossier_annotations_tab_init (DossierAnnotationsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_annotations_tab_new:
 * @workspace: where the annotations are
 *
 * Returns: (transfer floating): the tab, empty
 */
GtkWidget *
dossier_annotations_tab_new (DossierWorkspace *workspace)
{
  DossierAnnotationsTab *self;
  GtkListItemFactory *factory;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_ANNOTATIONS_TAB, NULL);
  self->workspace = g_object_ref (workspace);
  self->list = dossier_list_new (workspace, NULL);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  return GTK_WIDGET (self);
}

/**
 * dossier_annotations_tab_show:
 * @self: the tab
 * @article: (nullable): whose annotations
 */
void
dossier_annotations_tab_show (DossierAnnotationsTab *self,
                              const DossierId       *article)
{
  g_autoptr (DossierQuery) query = NULL;

  g_return_if_fail (DOSSIER_IS_ANNOTATIONS_TAB (self));

  if (article == NULL || dossier_id_equal (article, &self->article))
    return;
  self->article = *article;
  query = dossier_query_new (DOSSIER_RECORD_ANNOTATION);
  query->article = *article;
  dossier_list_set_query (self->list, query);
}

/**
 * dossier_annotations_tab_reveal:
 * @self: the tab
 * @annotation: one of the article
 *
 * Selects it and scrolls to it.
 */
void
dossier_annotations_tab_reveal (DossierAnnotationsTab *self,
                                const DossierId       *annotation)
{
  guint position;

  g_return_if_fail (DOSSIER_IS_ANNOTATIONS_TAB (self));
  g_return_if_fail (annotation != NULL);

  if (!dossier_list_find (self->list, annotation, &position))
    return;
  dossier_ui_choose_row (self->list_view, position);
}

/**
 * dossier_annotations_tab_get_model:
 * @self: the tab
 *
 * Returns: (transfer none): the annotations shown
 */
GListModel *
dossier_annotations_tab_get_model (DossierAnnotationsTab *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATIONS_TAB (self), NULL);

  return G_LIST_MODEL (self->list);
}
