/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog that decides two entities are one. It only writes the decision, which can be taken back; the entities stay.
 * Main thread only; a window of its own that closes itself. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-merge-dialog.h"

#include "dossier-identifying.h"
#include "dossier-identity-view.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_CANDIDATES 40

struct _DossierMergeDialog
{
  AdwWindow parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  DossierEntity *entity;       /* (owned) */
  DossierEntity *other;        /* (owned) (nullable) */
  DossierEntity *proposed;     /* (owned) (nullable): chosen from the beginning, before anything is typed */
  GCancellable *cancellable;   /* (owned) (nullable) */
  GCancellable *preview_cancellable; /* (owned) (nullable) */
  GtkLabel *question;
  GtkEditable *search;
  GtkListBox *list;
  GtkLabel *placeholder;
  GtkWidget *choice;
  GtkCheckButton *keep_first;
  GtkCheckButton *keep_second;
  GtkEditable *reason;
  GtkLabel *result;
  GtkWidget *merge;
};

G_DEFINE_FINAL_TYPE (DossierMergeDialog, dossier_merge_dialog, ADW_TYPE_WINDOW)

static char *
describe (const DossierEntity *entity)
{
  g_autofree char *mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->mention_count), entity->mention_count);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", entity->event_count), entity->event_count);

  return g_strdup_printf ("%s · %s · %s", dossier_ui_kind_name (entity->kind), mentions, events);
}

static GtkWidget *
row_new (DossierEntity *entity)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (entity->name);
  g_autofree char *facts = describe (entity);
  GtkWidget *about = gtk_label_new (facts);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_add_css_class (about, "row-secondary");
  gtk_box_append (GTK_BOX (words), name);
  gtk_box_append (GTK_BOX (words), about);
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (entity->kind));
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entity->name, -1);
  g_object_set_data_full (G_OBJECT (row), "entity", g_object_ref (entity), g_object_unref);
  return row;
}

/* What a merge would move */

typedef struct
{
  DossierId kept;
  DossierId other;
} Question;

static gpointer
read_preview (DossierWorkspace  *workspace,
              gpointer           data,
              GCancellable      *cancellable,
              GError           **error)
{
  const Question *question = data;

  return dossier_workspace_preview_merge (workspace, &question->kept, &question->other, error);
}

static void
preview_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierIdentityPreview) preview = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  g_autofree char *moved = NULL, *text = NULL;
  DossierMergeDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_MERGE_DIALOG (user_data);
  gtk_widget_set_sensitive (self->merge, preview != NULL && preview->obstacle == NULL);
  if (preview == NULL || preview->obstacle != NULL)
    {
      gtk_label_set_text (self->result, preview != NULL ? preview->obstacle : error->message);
      return;
    }
  moved = dossier_identity_tell_preview (preview, (gtk_check_button_get_active (self->keep_first) ? self->entity : self->other)->name);
  /* Translators: %s is what will move */
  text = g_strdup_printf (_("%s This can be taken apart at any time."), moved);
  gtk_label_set_text (self->result, text);
}

static void
preview (DossierMergeDialog *self)
{
  gboolean first;
  Question *question;

  if (self->workspace == NULL)
    return; /* the dialog is going */
  g_cancellable_cancel (self->preview_cancellable);
  g_clear_object (&self->preview_cancellable);
  gtk_widget_set_visible (self->choice, self->other != NULL);
  gtk_widget_set_sensitive (self->merge, FALSE);
  if (self->other == NULL)
    return;
  gtk_check_button_set_label (self->keep_first, self->entity->name);
  gtk_check_button_set_label (self->keep_second, self->other->name);
  first = gtk_check_button_get_active (self->keep_first);
  question = g_new0 (Question, 1);
  question->kept = (first ? self->entity : self->other)->id;
  question->other = (first ? self->other : self->entity)->id;
  self->preview_cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_preview, question, g_free, (GDestroyNotify) dossier_identity_preview_free,
                                self->preview_cancellable, preview_read_cb, self);
}

typedef struct
{
  char *words;           /* (owned): typed */
  DossierEntity *entity; /* (owned) */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->entity);
  g_free (search->words);
  g_free (search);
}

/* What was typed; before that, names like this one, and then the others of its kind. */
static gpointer
read_candidates (DossierWorkspace  *workspace,
                 gpointer           data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  const Search *search = data;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);

  if (*search->words != '\0')
    return dossier_workspace_load_candidates (workspace, search->words, NULL, MAX_CANDIDATES, error);

  query->kind = g_strdup (search->entity->kind);
  query->order = DOSSIER_ORDER_MENTIONS;
  query->limit = MAX_CANDIDATES;
  found = dossier_workspace_load_candidates (workspace, search->entity->name, NULL, MAX_CANDIDATES, error);
  others = found != NULL ? dossier_workspace_load_records (workspace, query, error) : NULL;
  for (guint i = 0; others != NULL && i < found->len; i++)
    g_hash_table_add (seen, &DOSSIER_ENTITY (g_ptr_array_index (found, i))->id);
  for (guint i = 0; others != NULL && i < others->len; i++)
    if (!g_hash_table_contains (seen, &DOSSIER_ENTITY (g_ptr_array_index (others, i))->id))
      g_ptr_array_add (found, g_object_ref (g_ptr_array_index (others, i)));
  return others != NULL ? g_steal_pointer (&found) : NULL;
}

/* Returns: whether it is listed */
static gboolean
select_entity (DossierMergeDialog *self,
               DossierEntity      *entity) /* (nullable) */
{
  GtkListBoxRow *row;

  for (int i = 0; entity != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      DossierEntity *listed = g_object_get_data (G_OBJECT (row), "entity");

      if (!dossier_id_equal (&listed->id, &entity->id))
        continue;
      gtk_list_box_select_row (self->list, row);
      return TRUE;
    }
  return FALSE;
}

static void
candidates_read_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  g_autoptr (DossierEntity) chosen = NULL;
  DossierMergeDialog *self;
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_MERGE_DIALOG (user_data);
  g_set_object (&chosen, self->other); /* who stays chosen when listed again */
  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  if (self->proposed != NULL && *gtk_editable_get_text (self->search) == '\0')
    gtk_list_box_append (self->list, row_new (self->proposed));
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DossierEntity *entity = g_ptr_array_index (found, i);

      if (!dossier_id_equal (&entity->id, &self->entity->id) && (self->proposed == NULL || !dossier_id_equal (&entity->id, &self->proposed->id)))
        gtk_list_box_append (self->list, row_new (entity));
    }
  if (!select_entity (self, chosen) && self->proposed != NULL && *gtk_editable_get_text (self->search) == '\0')
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_label_set_text (self->placeholder, error != NULL ? error->message
                      : *gtk_editable_get_text (self->search) != '\0' ? _("No other entity has such a name.")
                                                                       : _("Type the name of the other one."));
}

static void
search_cb (DossierMergeDialog *self)
{
  Search *search = g_new0 (Search, 1);

  search->words = g_strdup (gtk_editable_get_text (self->search));
  search->entity = g_object_ref (self->entity);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_candidates, search, search_free, (GDestroyNotify) g_ptr_array_unref,
                                self->cancellable, candidates_read_cb, self);
}

static void
row_selected_cb (DossierMergeDialog *self,
                 GtkListBoxRow      *row)
{
  g_set_object (&self->other, row != NULL ? g_object_get_data (G_OBJECT (row), "entity") : NULL);
  preview (self);
}

static void
search_activate_cb (DossierMergeDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
merged_cb (GtkWidget            *widget,
           const DossierOutcome *outcome,
           gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Merged; it can be taken apart at any time"));
  gtk_window_close (GTK_WINDOW (widget));
}

static void
merge_cb (DossierMergeDialog *self)
{
  gboolean first = gtk_check_button_get_active (self->keep_first);
  const char *reason = gtk_editable_get_text (self->reason);

  if (self->other != NULL && gtk_widget_is_sensitive (self->merge))
    dossier_ui_run_dialog (GTK_WINDOW (self), self->workspace,
                           dossier_command_merge_entities (first ? &self->entity->id : &self->other->id,
                                                           first ? &self->other->id : &self->entity->id,
                                                           *reason != '\0' ? reason : NULL),
                           merged_cb, NULL);
}

static void
dossier_merge_dialog_dispose (GObject *object)
{
  DossierMergeDialog *self = DOSSIER_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->preview_cancellable);
  g_clear_object (&self->preview_cancellable);
  g_clear_object (&self->workspace);
  g_clear_object (&self->entity);
  g_clear_object (&self->other);
  g_clear_object (&self->proposed);
  G_OBJECT_CLASS (dossier_merge_dialog_parent_class)->dispose (object);
}

static void
dossier_merge_dialog_class_init (DossierMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_merge_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, question);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, search);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, placeholder);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, keep_first);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, keep_second);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, result);
  gtk_widget_class_bind_template_child (widget_class, DossierMergeDialog, merge);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_window_close", G_CALLBACK (gtk_window_close));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_merge_dialog_init (DossierMergeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_merge_dialog_present_pair:
 * @parent: who asks
 * @workspace: where the entities are
 * @entity: one of the two
 * @other: (nullable): the other one, when it is known; another can still be chosen
 *
 * Returns: (transfer none): the dialog, shown; it closes itself
 */
GtkWidget *
dossier_merge_dialog_present_pair (GtkWidget        *parent,
                                   DossierWorkspace *workspace,
                                   DossierEntity    *entity,
                                   DossierEntity    *other)
{
  DossierMergeDialog *self;
  g_autofree char *question = NULL;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (DOSSIER_IS_ENTITY (entity), NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (DOSSIER_TYPE_MERGE_DIALOG, "transient-for", GTK_IS_WINDOW (root) ? root : NULL, NULL);
  self->workspace = g_object_ref (workspace);
  self->entity = g_object_ref (entity);
  g_set_object (&self->proposed, other);
  /* Translators: %s is the name of a person, place … */
  question = g_strdup_printf (_("Who or what is the same as “%s”?"), entity->name);
  gtk_label_set_text (self->question, question);
  search_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return GTK_WIDGET (self);
}

/**
 * dossier_merge_dialog_present:
 * @parent: who asks
 * @workspace: where the entities are
 * @entity: one of the two
 *
 * Returns: (transfer none): the dialog, shown; it closes itself
 */
GtkWidget *
dossier_merge_dialog_present (GtkWidget        *parent,
                              DossierWorkspace *workspace,
                              DossierEntity    *entity)
{
  return dossier_merge_dialog_present_pair (parent, workspace, entity, NULL);
}
