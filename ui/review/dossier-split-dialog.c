/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that takes out of an entity what belongs to another. What would move is read off the main thread and told before.
 * Main thread only; a window of its own that closes itself. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-split-dialog.h"

#include "dossier-identifying.h"
#include "dossier-identity-view.h"
#include "dossier-list.h"
#include "dossier-mention-row.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

#define MAX_TARGETS 4

struct _DossierSplitDialog
{
  AdwWindow parent_instance;
  DossierWorkspace *workspace;      /* (owned) */
  DossierEntity *entity;            /* (owned) */
  DossierList *mentions;            /* (owned) */
  GHashTable *chosen;               /* (owned): ids of mentions */
  GCancellable *targets_cancellable; /* (owned) (nullable) */
  GCancellable *preview_cancellable; /* (owned) (nullable) */
  gboolean possible;                /* what is chosen can be split off */
  GtkLabel *question;
  GtkBox *names;
  GtkListView *list_view;
  GtkEditable *target;
  GtkListBox *targets;
  GtkLabel *result;
  GtkWidget *split;
};

G_DEFINE_FINAL_TYPE (DossierSplitDialog, dossier_split_dialog, ADW_TYPE_WINDOW)

/* What is chosen */

static GStrv
dup_names (DossierSplitDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->names)); button != NULL; button = gtk_widget_get_next_sibling (button))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (button)))
      g_strv_builder_add (names, g_object_get_data (G_OBJECT (button), "name"));
  return g_strv_builder_end (names);
}

static GArray *
dup_mentions (DossierSplitDialog *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}

static char *
dup_new_name (DossierSplitDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->target)));
}

/* The entity that is chosen to take it; nil: a new one. */
static DossierId
get_into (DossierSplitDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->targets);
  const DossierEntity *entity = row != NULL ? g_object_get_data (G_OBJECT (row), "entity") : NULL;

  return entity != NULL ? entity->id : DOSSIER_ID_NIL;
}

/* What would move */

typedef struct
{
  DossierId entity;
  DossierId into;
  GArray *mentions; /* (owned) */
  GStrv names;      /* (owned) */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_array_unref (question->mentions);
  g_strfreev (question->names);
  g_free (question);
}

static gpointer
read_preview (DossierWorkspace  *workspace,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Question *question = data;

  return dossier_workspace_preview_split (workspace, &question->entity, (const DossierId *) question->mentions->data, question->mentions->len,
                                          (const char * const *) question->names,
                                          dossier_id_is_nil (&question->into) ? NULL : &question->into, error);
}

static void
preview_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierIdentityPreview) preview = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;
  DossierSplitDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_SPLIT_DIALOG (user_data);
  self->possible = preview != NULL && preview->obstacle == NULL && gtk_list_box_get_selected_row (self->targets) != NULL;
  if (preview == NULL)
    gtk_label_set_text (self->result, error->message);
  else if (preview->obstacle != NULL)
    gtk_label_set_text (self->result, preview->obstacle);
  else
    {
      text = dossier_identity_tell_preview (preview, NULL);
      gtk_label_set_text (self->result, text);
    }
  gtk_widget_set_sensitive (self->split, self->possible);
}

static void
preview (DossierSplitDialog *self)
{
  Question *question;

  if (self->workspace == NULL)
    return; /* the dialog is going */
  question = g_new0 (Question, 1);
  question->entity = self->entity->id;
  question->into = get_into (self);
  question->mentions = dup_mentions (self);
  question->names = dup_names (self);
  g_cancellable_cancel (self->preview_cancellable);
  g_clear_object (&self->preview_cancellable);
  self->possible = FALSE;
  gtk_widget_set_sensitive (self->split, FALSE);
  if (question->mentions->len == 0 && question->names[0] == NULL)
    {
      gtk_label_set_text (self->result, _("Choose what belongs to the other."));
      question_free (question);
      return;
    }
  self->preview_cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_preview, question, question_free, (GDestroyNotify) dossier_identity_preview_free,
                                self->preview_cancellable, preview_read_cb, self);
}

/* To whom */

static void
append_target (DossierSplitDialog *self,
               const char         *kind,
               const char         *label,
               DossierEntity      *entity)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *words = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (kind));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (entity != NULL)
    g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (entity), g_object_unref);
  gtk_list_box_append (self->targets, row);
}

static gpointer
read_targets (DossierWorkspace  *workspace,
              gpointer           words,
              GCancellable      *cancellable,
              GError           **error)
{
  return dossier_workspace_load_candidates (workspace, words, NULL, MAX_TARGETS + 1, error);
}

static void
targets_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  g_autofree char *name = NULL, *label = NULL;
  DossierSplitDialog *self;
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_SPLIT_DIALOG (user_data);
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->targets, 0))) != NULL)
    gtk_list_box_remove (self->targets, row);
  name = dup_new_name (self);
  gtk_widget_set_visible (GTK_WIDGET (self->targets), *name != '\0');
  if (*name != '\0')
    {
      /* Translators: kind and name of an entity that would be made: "New: Person “Mark Milley”" */
      label = g_strdup_printf (_("New: %s “%s”"), dossier_ui_kind_name (self->entity->kind), name);
      append_target (self, self->entity->kind, label, NULL);
      gtk_list_box_select_row (self->targets, gtk_list_box_get_row_at_index (self->targets, 0));
    }
  for (guint i = 0, n = 0; *name != '\0' && found != NULL && i < found->len && n < MAX_TARGETS; i++)
    {
      DossierEntity *entity = g_ptr_array_index (found, i);

      if (dossier_id_equal (&entity->id, &self->entity->id))
        continue;
      append_target (self, entity->kind, entity->name, entity);
      n++;
    }
  preview (self);
}

static void
target_cb (DossierSplitDialog *self)
{
  g_cancellable_cancel (self->targets_cancellable);
  g_clear_object (&self->targets_cancellable);
  self->targets_cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_targets, dup_new_name (self), g_free, (GDestroyNotify) g_ptr_array_unref,
                                self->targets_cancellable, targets_read_cb, self);
}

/* Mentions and names */

static void
check_toggled_cb (GtkCheckButton *check)
{
  DossierSplitDialog *self = DOSSIER_SPLIT_DIALOG (gtk_widget_get_ancestor (GTK_WIDGET (check), DOSSIER_TYPE_SPLIT_DIALOG));
  DossierItem *item = g_object_get_data (G_OBJECT (check), "item");

  if (self == NULL || item == NULL)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->chosen, dossier_id_copy (dossier_item_get_id (item)));
  else
    g_hash_table_remove (self->chosen, dossier_item_get_id (item));
  preview (self);
}

static void
setup_cb (DossierSplitDialog *self,
          GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *check = gtk_check_button_new ();
  GtkWidget *row = dossier_mention_row_new (self->workspace);

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (check, _("Belongs to the other"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Belongs to the other"), -1);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), row);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), NULL);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (DossierSplitDialog *self,
         GtkListItem        *list_item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  DossierItem *item = gtk_list_item_get_item (list_item);

  g_object_set_data (G_OBJECT (check), "item", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->chosen, dossier_item_get_id (item)));
  g_object_set_data_full (G_OBJECT (check), "item", g_object_ref (item), g_object_unref);
  dossier_mention_row_set_item (DOSSIER_MENTION_ROW (gtk_widget_get_next_sibling (check)), item);
}

static void
unbind_cb (DossierSplitDialog *self,
           GtkListItem        *list_item)
{
  GtkWidget *check = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));

  g_object_set_data (G_OBJECT (check), "item", NULL);
  dossier_mention_row_set_item (DOSSIER_MENTION_ROW (gtk_widget_get_next_sibling (check)), NULL);
}

/* The check button of a mention that is shown */
static GtkCheckButton *
find_check (GtkWidget       *above,
            const DossierId *id)
{
  DossierItem *item = GTK_IS_CHECK_BUTTON (above) ? g_object_get_data (G_OBJECT (above), "item") : NULL;

  if (item != NULL && dossier_id_equal (dossier_item_get_id (item), id))
    return GTK_CHECK_BUTTON (above);
  for (GtkWidget *child = gtk_widget_get_first_child (above); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkCheckButton *found = find_check (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
activate_cb (DossierSplitDialog *self,
             guint               position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->mentions), position);

  if (item != NULL)
    dossier_split_dialog_choose_mention (self, position, !g_hash_table_contains (self->chosen, dossier_item_get_id (item)));
}

static void
show_names (DossierSplitDialog *self)
{
  for (guint i = 0; self->entity->aliases != NULL && self->entity->aliases[i] != NULL; i++)
    {
      const char *name = self->entity->aliases[i];
      GtkWidget *check = gtk_check_button_new_with_label (name);
      g_autofree char *tooltip = g_strdup_printf (_("The name “%s” belongs to the other"), name);

      gtk_widget_set_tooltip_text (check, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
      g_object_set_data_full (G_OBJECT (check), "name", g_strdup (name), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (preview), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->names, check);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->names), gtk_widget_get_first_child (GTK_WIDGET (self->names)) != NULL);
}

static void
make_list (DossierSplitDialog *self)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  query->entity = self->entity->id;
  self->mentions = dossier_list_new (self->workspace, query);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->mentions)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
}

static void
split_cb (GtkWidget            *widget,
          const DossierOutcome *outcome,
          gpointer              user_data)
{
  g_autofree char *message = g_strdup_printf (ngettext ("Split: %u mention moved", "Split: %u mentions moved", outcome->count), outcome->count);

  dossier_ui_toast_undo (widget, message);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
dossier_split_dialog_dispose (GObject *object)
{
  DossierSplitDialog *self = DOSSIER_SPLIT_DIALOG (object);

  g_cancellable_cancel (self->targets_cancellable);
  g_clear_object (&self->targets_cancellable);
  g_cancellable_cancel (self->preview_cancellable);
  g_clear_object (&self->preview_cancellable);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->mentions);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_split_dialog_parent_class)->dispose (object);
}

static void
dossier_split_dialog_class_init (DossierSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_split_dialog_dispose;
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, question);
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, names);
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, target);
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, result);
  gtk_widget_class_bind_template_child (widget_class, DossierSplitDialog, split);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_bind_template_callback (widget_class, dossier_split_dialog_split);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_window_close", G_CALLBACK (gtk_window_close));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_split_dialog_init (DossierSplitDialog *self)
{
  self->chosen = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_split_dialog_present:
 * @parent: who asks
 * @workspace: where the entity is
 * @entity: from which something is to be taken
 *
 * Returns: (transfer none): the dialog, shown; it closes itself
 */
GtkWidget *
dossier_split_dialog_present (GtkWidget        *parent,
                              DossierWorkspace *workspace,
                              DossierEntity    *entity)
{
  DossierSplitDialog *self;
  g_autofree char *question = NULL;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace) && DOSSIER_IS_ENTITY (entity), NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (DOSSIER_TYPE_SPLIT_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->workspace = g_object_ref (workspace);
  self->entity = g_object_ref (entity);
  /* Translators: %s is the name of a person, place … */
  question = g_strdup_printf (_("What of “%s” belongs to somebody or something else?"), entity->name);
  gtk_label_set_text (self->question, question);
  show_names (self);
  make_list (self);
  preview (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
  return GTK_WIDGET (self);
}

/**
 * dossier_split_dialog_get_mentions:
 *
 * Returns: (transfer none): the mentions to choose from, of DossierItem
 */
GListModel *
dossier_split_dialog_get_mentions (DossierSplitDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_SPLIT_DIALOG (self), NULL);
  return G_LIST_MODEL (self->mentions);
}

void
dossier_split_dialog_choose_mention (DossierSplitDialog *self,
                                     guint               position,
                                     gboolean            chosen)
{
  g_autoptr (DossierItem) item = NULL;
  GtkCheckButton *check;

  g_return_if_fail (DOSSIER_IS_SPLIT_DIALOG (self));

  item = g_list_model_get_item (G_LIST_MODEL (self->mentions), position);
  if (item == NULL)
    return;
  check = find_check (GTK_WIDGET (self->list_view), dossier_item_get_id (item));
  if (check != NULL)
    {
      gtk_check_button_set_active (check, chosen);
      return;
    }
  if (chosen)
    g_hash_table_add (self->chosen, dossier_id_copy (dossier_item_get_id (item)));
  else
    g_hash_table_remove (self->chosen, dossier_item_get_id (item));
  preview (self);
}

void
dossier_split_dialog_choose_name (DossierSplitDialog *self,
                                  const char         *name,
                                  gboolean            chosen)
{
  g_return_if_fail (DOSSIER_IS_SPLIT_DIALOG (self));

  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->names)); button != NULL; button = gtk_widget_get_next_sibling (button))
    if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "name"), name) == 0)
      gtk_check_button_set_active (GTK_CHECK_BUTTON (button), chosen);
}

GtkEditable *
dossier_split_dialog_get_target (DossierSplitDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_SPLIT_DIALOG (self), NULL);
  return self->target;
}

/**
 * dossier_split_dialog_get_targets:
 *
 * Returns: (transfer none): a new entity of the name typed, then those of such a name
 */
GtkListBox *
dossier_split_dialog_get_targets (DossierSplitDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_SPLIT_DIALOG (self), NULL);
  return self->targets;
}

const char *
dossier_split_dialog_get_preview (DossierSplitDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_SPLIT_DIALOG (self), NULL);
  return gtk_label_get_text (self->result);
}

gboolean
dossier_split_dialog_can_split (DossierSplitDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_SPLIT_DIALOG (self), FALSE);
  return self->possible;
}

/**
 * dossier_split_dialog_split:
 *
 * Moves what is chosen, once, and closes the dialog.
 */
void
dossier_split_dialog_split (DossierSplitDialog *self)
{
  g_autoptr (GArray) mentions = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *name = NULL;
  DossierId into;

  g_return_if_fail (DOSSIER_IS_SPLIT_DIALOG (self));

  if (!gtk_widget_is_sensitive (self->split))
    return;
  mentions = dup_mentions (self);
  names = dup_names (self);
  name = dup_new_name (self);
  into = get_into (self);
  dossier_ui_run_dialog (GTK_WINDOW (self), self->workspace,
                         dossier_command_split_entity (&self->entity->id, (const DossierId *) mentions->data, mentions->len,
                                                       (const char * const *) names, dossier_id_is_nil (&into) ? NULL : &into, name, NULL),
                         split_cb, NULL);
}
