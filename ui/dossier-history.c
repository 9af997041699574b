/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal of a workspace as a list one can read, the latest change first, with a button in each row that undoes or
 * redoes everything up to it. Main thread only; belongs to the window of the workspace. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-history.h"

#include <glib/gi18n.h>

#include "dossier-list.h"
#include "dossier-ui.h"

struct _DossierHistory
{
  AdwWindow parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierList *changes;        /* (owned) */
  GtkStack *stack;
  GtkListView *list_view;
};

G_DEFINE_FINAL_TYPE (DossierHistory, dossier_history, ADW_TYPE_WINDOW)

/* A row's widgets, kept with it so that binding does not walk the tree */
typedef struct
{
  GtkLabel *label;
  GtkLabel *detail;
  GtkButton *button;
  gulong record_handler;
} Row;

static DossierChange * /* (transfer full) (nullable) */
change_at (DossierHistory *self,
           guint           position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->changes), position);

  DossierChange *change = item != NULL ? dossier_item_get_record (item) : NULL;

  return change != NULL ? g_object_ref (change) : NULL;
}

/* How many steps lie between now and the change at @position, that one included. */
static guint
count_steps (DossierHistory     *self,
             guint               position,
             DossierChangeState  state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->changes));
  guint steps = 0;

  /* Undoing goes from the newest down to it; redoing from the oldest undone up to it. */
  for (guint i = state == DOSSIER_CHANGE_DONE ? 0 : position; i < n; i++)
    {
      g_autoptr (DossierChange) change = change_at (self, i);

      if (state == DOSSIER_CHANGE_DONE && i > position)
        break;
      if (change != NULL && change->state == state)
        steps++;
      else if (state == DOSSIER_CHANGE_UNDONE && change != NULL && change->state == DOSSIER_CHANGE_DONE)
        break;
    }
  return steps;
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (DossierHistory) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_workspace_undo_finish (DOSSIER_WORKSPACE (source), result, &error) < 0
      && gtk_widget_get_visible (GTK_WIDGET (self)))
    dossier_ui_report_error (GTK_WIDGET (self), _("The history could not be followed"), error);
}

static void
clicked_cb (GtkButton   *button,
            GtkListItem *list_item)
{
  DossierHistory *self = DOSSIER_HISTORY (gtk_widget_get_root (GTK_WIDGET (button)));
  guint position = gtk_list_item_get_position (list_item);
  g_autoptr (DossierChange) change = position != GTK_INVALID_LIST_POSITION ? change_at (self, position) : NULL;
  guint steps;

  if (change == NULL || change->state == DOSSIER_CHANGE_OVERTAKEN)
    return;

  steps = count_steps (self, position, change->state);
  if (change->state == DOSSIER_CHANGE_DONE)
    dossier_workspace_undo_async (self->workspace, steps, NULL, stepped_cb, g_object_ref (self));
  else
    dossier_workspace_redo_async (self->workspace, steps, NULL, stepped_cb, g_object_ref (self));
}

static char *
describe (const DossierChange *change)
{
  g_autofree char *time = dossier_ui_time (change->made_at);
  g_autoptr (GString) text = g_string_new (time);

  if (change->item_count > 1)
    g_string_append_printf (text, ngettext (" · %u item", " · %u items", change->item_count), change->item_count);
  if (change->made_by != NULL && *change->made_by != '\0')
    g_string_append_printf (text, " · %s", change->made_by);
  if (change->state == DOSSIER_CHANGE_UNDONE)
    g_string_append (text, _(" · undone"));
  else if (change->state == DOSSIER_CHANGE_OVERTAKEN)
    g_string_append (text, _(" · undone, then overtaken by other steps"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_record (GtkListItem *list_item)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  DossierChange *change = dossier_item_get_record (gtk_list_item_get_item (list_item));
  g_autofree char *detail = change != NULL ? describe (change) : g_strdup ("");
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gboolean done = change != NULL && change->state == DOSSIER_CHANGE_DONE;
  gboolean undone = change != NULL && change->state == DOSSIER_CHANGE_UNDONE;

  gtk_label_set_text (row->label, change != NULL ? dossier_ui_change_label (change->label) : "");
  gtk_label_set_text (row->detail, detail);
  gtk_button_set_label (row->button, done ? _("Undo to here") : _("Redo to here"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->button),
                               done ? _("Undo this step and every later one") : _("Redo everything up to this step"));
  gtk_widget_set_visible (GTK_WIDGET (row->button), done || undone);
  if (done)
    gtk_widget_remove_css_class (child, "history-undone");
  else
    gtk_widget_add_css_class (child, "history-undone");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          DossierHistory           *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Row *row = g_new0 (Row, 1);

  row->label = GTK_LABEL (gtk_label_new (NULL));
  row->detail = GTK_LABEL (gtk_label_new (NULL));
  row->button = GTK_BUTTON (gtk_button_new ());
  gtk_label_set_xalign (row->label, 0);
  gtk_label_set_wrap (row->label, TRUE);
  gtk_label_set_wrap_mode (row->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (row->detail, 0);
  gtk_label_set_ellipsize (row->detail, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (row->detail), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (row->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (row->button), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (row->detail));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->button));
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 8);
  g_signal_connect (row->button, "clicked", G_CALLBACK (clicked_cb), list_item);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         DossierHistory           *self)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  row->record_handler = g_signal_connect_swapped (gtk_list_item_get_item (list_item), "notify::record",
                                                  G_CALLBACK (show_record), list_item);
  show_record (list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           DossierHistory           *self)
{
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");

  g_clear_signal_handler (&row->record_handler, gtk_list_item_get_item (list_item));
}

static void
n_items_cb (DossierHistory *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->changes)) == 0;

  if (!empty || !dossier_list_is_loading (self->changes))
    gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
dossier_history_dispose (GObject *object)
{
  DossierHistory *self = DOSSIER_HISTORY (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->changes);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_history_parent_class)->dispose (object);
}

static void
dossier_history_class_init (DossierHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_history_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-history.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierHistory, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierHistory, list_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_history_init (DossierHistory *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_ui_part_from_parent (GTK_WINDOW (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
  g_object_unref (factory);
}

/**
 * dossier_history_new:
 * @parent: the window of @workspace
 * @workspace: whose changes to list
 *
 * Returns: (transfer floating): the list in a window of its own, that may stay open beside @parent
 */
GtkWidget *
dossier_history_new (GtkWindow        *parent,
                     DossierWorkspace *workspace)
{
  DossierHistory *self;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_CHANGE);
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_HISTORY, "transient-for", parent, NULL);
  self->workspace = g_object_ref (workspace);
  self->changes = dossier_list_new (workspace, query);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->changes)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->changes, "items-changed", G_CALLBACK (n_items_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changes, "notify::loading", G_CALLBACK (n_items_cb), self, G_CONNECT_SWAPPED);
  n_items_cb (self);
  return GTK_WIDGET (self);
}
