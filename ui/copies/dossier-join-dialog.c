/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that says two articles are copies: one is given, the other is looked for by its words. Main thread only; a
 * window of its own that closes itself. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-join-dialog.h"

#include "dossier-article-row.h"
#include "dossier-list.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierJoinDialog
{
  AdwWindow parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierList *list;           /* (owned) */
  GtkFilterListModel *others;  /* (owned): without the given article */
  DossierId article;
  GtkLabel *question;
  GtkEditable *search;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DossierJoinDialog, dossier_join_dialog, ADW_TYPE_WINDOW)

static void
joined_cb (GtkWidget            *widget,
           const DossierOutcome *outcome,
           gpointer              user_data)
{
  g_autofree char *text = g_strdup_printf (ngettext ("Joined: %u copy", "Joined: %u copies", outcome->count), outcome->count);

  if (outcome->count > 0)
    dossier_ui_toast_undo (widget, text);
  else
    dossier_ui_toast (widget, _("They were copies of each other already"));
  gtk_window_close (GTK_WINDOW (widget));
}

static void
activate_cb (DossierJoinDialog *self,
             guint              position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->others), position);
  DossierId both[2];

  if (item == NULL)
    return;
  both[0] = self->article;
  both[1] = *dossier_item_get_id (item);
  dossier_ui_run (GTK_WIDGET (self), self->workspace, dossier_command_join_copies (both, 2), joined_cb, NULL);
}

static void
search_cb (DossierJoinDialog *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ARTICLE);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  query->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  query->order = query->text != NULL ? DOSSIER_ORDER_RELEVANCE : DOSSIER_ORDER_NEWEST;
  dossier_list_set_query (self->list, query);
}

static gboolean
is_other (gpointer item,
          gpointer user_data)
{
  return !dossier_id_equal (dossier_item_get_id (item), &DOSSIER_JOIN_DIALOG (user_data)->article);
}

static void
setup_cb (DossierJoinDialog *self,
          GtkListItem       *list_item)
{
  gtk_list_item_set_child (list_item, dossier_article_row_new ());
}

static void
bind_cb (DossierJoinDialog *self,
         GtkListItem       *list_item)
{
  dossier_article_row_set_item (DOSSIER_ARTICLE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (DossierJoinDialog *self,
           GtkListItem       *list_item)
{
  dossier_article_row_set_item (DOSSIER_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
make_list (DossierJoinDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = dossier_list_new (self->workspace, NULL);
  self->others = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->list)),
                                            GTK_FILTER (gtk_custom_filter_new (is_other, self, NULL)));
  gtk_filter_list_model_set_incremental (self->others, TRUE);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->others)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
}

static void
dossier_join_dialog_dispose (GObject *object)
{
  DossierJoinDialog *self = DOSSIER_JOIN_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  if (self->others != NULL)
    gtk_filter_list_model_set_filter (self->others, NULL);
  g_clear_object (&self->others);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_join_dialog_parent_class)->dispose (object);
}

static void
dossier_join_dialog_class_init (DossierJoinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_join_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-join-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierJoinDialog, question);
  gtk_widget_class_bind_template_child (widget_class, DossierJoinDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DossierJoinDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_window_close", G_CALLBACK (gtk_window_close));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_join_dialog_init (DossierJoinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_join_dialog_present:
 * @parent: who asks
 * @article: one of the two
 *
 * Returns: (transfer none): the dialog, shown; it closes itself
 */
GtkWidget *
dossier_join_dialog_present (GtkWidget        *parent,
                             DossierWorkspace *workspace,
                             const DossierId  *article)
{
  DossierJoinDialog *self;
  g_autoptr (GObject) record = NULL;
  g_autofree char *question = NULL;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace) && article != NULL, NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (DOSSIER_TYPE_JOIN_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->workspace = g_object_ref (workspace);
  self->article = *article;
  record = dossier_workspace_lookup (workspace, DOSSIER_RECORD_ARTICLE, article);
  /* Translators: %s is the title of an article */
  question = g_strdup_printf (_("Which article is a copy of “%s”? The copies that either has come along."),
                              record != NULL ? DOSSIER_ARTICLE (record)->title : "");
  gtk_label_set_text (self->question, question);
  make_list (self);
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

GtkEditable *
dossier_join_dialog_get_search (DossierJoinDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOIN_DIALOG (self), NULL);
  return self->search;
}

/**
 * dossier_join_dialog_get_model:
 *
 * Returns: (transfer none): the articles to choose from, of DossierItem
 */
GListModel *
dossier_join_dialog_get_model (DossierJoinDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOIN_DIALOG (self), NULL);
  return G_LIST_MODEL (self->others);
}

/**
 * dossier_join_dialog_choose:
 * @position: in the model
 *
 * Joins with that article, as activating its row does.
 */
void
dossier_join_dialog_choose (DossierJoinDialog *self,
                            guint              position)
{
  g_return_if_fail (DOSSIER_IS_JOIN_DIALOG (self));
  activate_cb (self, position);
}
