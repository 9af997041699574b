/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses which set of articles the library shows, and looks after the collections. It reads them again whenever the
 * workspace changes. Main thread only; owned by the library pane's button. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-collections-popover.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierCollectionsPopover
{
  GtkPopover parent_instance;
  DossierWorkspace *workspace; /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned) */
  GPtrArray *collections;      /* (owned): of DossierCollection */
  DossierId collection;        /* nil: none */
  DossierId renamed;           /* whose name is asked for */
  gboolean deleted;
  gboolean loading;            /* the collections are being read */
  gboolean again;              /* and something changed meanwhile */
  GtkListBox *list;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (DossierCollectionsPopover, dossier_collections_popover, GTK_TYPE_POPOVER)

enum
{
  SCOPE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  SCOPE_ALL,
  SCOPE_COLLECTION,
  SCOPE_DELETED,
} Scope;

static DossierCollection *
find_collection (DossierCollectionsPopover *self,
                 const DossierId           *id)
{
  for (guint i = 0; i < self->collections->len; i++)
    {
      DossierCollection *collection = g_ptr_array_index (self->collections, i);

      if (dossier_id_equal (&collection->id, id))
        return collection;
    }
  return NULL;
}

static void
rename_answered_cb (GtkWidget  *widget,
                    const char *text,
                    gpointer    user_data)
{
  DossierCollectionsPopover *self = DOSSIER_COLLECTIONS_POPOVER (widget);

  dossier_ui_run (widget, self->workspace, dossier_command_rename_collection (&self->renamed, text), NULL, NULL);
}

static void
rename_cb (GtkWidget         *button,
           DossierCollection *collection)
{
  GtkWidget *widget = gtk_widget_get_ancestor (button, DOSSIER_TYPE_COLLECTIONS_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (widget));
  DOSSIER_COLLECTIONS_POPOVER (widget)->renamed = collection->id;
  dossier_ui_ask_text (widget, _("Rename the Collection"), _("Name"), collection->name, _("_Rename"), rename_answered_cb, NULL);
}

static void
deleted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Collection deleted; its articles stay in the library"));
}

static void
delete_cb (GtkWidget         *button,
           DossierCollection *collection)
{
  GtkWidget *widget = gtk_widget_get_ancestor (button, DOSSIER_TYPE_COLLECTIONS_POPOVER);
  DossierCollectionsPopover *self = DOSSIER_COLLECTIONS_POPOVER (widget);

  gtk_popover_popdown (GTK_POPOVER (self));
  dossier_ui_run (widget, self->workspace, dossier_command_delete_collection (&collection->id), deleted_cb, NULL);
}

static GtkWidget *
row_button (const char        *icon,
            const char        *tooltip,
            GCallback          callback,
            DossierCollection *collection)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_data (button, "clicked", callback, g_object_ref (collection), (GClosureNotify) (GCallback) g_object_unref,
                         0);
  return button;
}

static GtkWidget *
row_new (DossierCollectionsPopover *self,
         Scope                      scope,
         DossierCollection         *collection)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *icon = scope == SCOPE_DELETED ? "user-trash-symbolic" : scope == SCOPE_ALL ? "view-list-symbolic" : "folder-symbolic";
  const char *name = scope == SCOPE_DELETED ? _("Deleted articles") : scope == SCOPE_ALL ? _("All articles") : collection->name;
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  if (scope == SCOPE_COLLECTION)
    {
      g_autofree char *number = g_strdup_printf ("%u", collection->article_count);
      GtkWidget *count = gtk_label_new (number);

      gtk_widget_add_css_class (count, "row-secondary");
      gtk_widget_add_css_class (count, "caption");
      gtk_widget_add_css_class (count, "numeric");
      gtk_box_append (GTK_BOX (box), count);
      if (!dossier_workspace_is_read_only (self->workspace))
        {
          gtk_box_append (GTK_BOX (box), row_button ("document-edit-symbolic", _("Rename the collection"), G_CALLBACK (rename_cb), collection));
          gtk_box_append (GTK_BOX (box), row_button ("user-trash-symbolic", _("Delete the collection"), G_CALLBACK (delete_cb), collection));
        }
      g_object_set_data_full (G_OBJECT (row), "collection", g_object_ref (collection), g_object_unref);
    }
  g_object_set_data (G_OBJECT (row), "scope", GINT_TO_POINTER (scope));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
add_row (DossierCollectionsPopover *self,
         Scope                      scope,
         DossierCollection         *collection)
{
  GtkWidget *row = row_new (self, scope, collection);
  gboolean chosen = scope == SCOPE_DELETED ? self->deleted
                    : scope == SCOPE_ALL   ? !self->deleted && dossier_id_is_nil (&self->collection)
                                           : dossier_id_equal (&collection->id, &self->collection);

  gtk_list_box_append (self->list, row);
  if (chosen)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
fill (DossierCollectionsPopover *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  add_row (self, SCOPE_ALL, NULL);
  for (guint i = 0; i < self->collections->len; i++)
    add_row (self, SCOPE_COLLECTION, g_ptr_array_index (self->collections, i));
  add_row (self, SCOPE_DELETED, NULL);
}

static gpointer
read_collections (DossierWorkspace  *workspace,
                  gpointer           data,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_COLLECTION);

  return dossier_workspace_load_records (workspace, query, error);
}

static void reload (DossierCollectionsPopover *self);

static void
collections_read_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierCollectionsPopover *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_COLLECTIONS_POPOVER (user_data);
  self->loading = FALSE;
  if (records == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The collections could not be read"), error);
      return;
    }

  g_ptr_array_unref (self->collections);
  self->collections = records;
  if (!dossier_id_is_nil (&self->collection))
    {
      /* Its name may be new, or it is gone; but what was read may be older than the collection itself. */
      if (find_collection (self, &self->collection) == NULL && !self->again)
        self->collection = DOSSIER_ID_NIL;
      g_signal_emit (self, signals[SCOPE_CHANGED], 0);
    }
  fill (self);
  if (self->again)
    reload (self);
}

/* One question at a time: two answers may come in either order, and the older would stay. */
static void
reload (DossierCollectionsPopover *self)
{
  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  dossier_workspace_read_async (self->workspace, read_collections, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                                self->cancellable, collections_read_cb, self);
}

static void
changed_cb (DossierCollectionsPopover *self,
            DossierChangeSet          *changes)
{
  if (dossier_change_set_touches (changes, "collection") || dossier_change_set_touches (changes, "collection_article")
      || dossier_change_set_touches (changes, "article"))
    reload (self);
}

static void
row_activated_cb (DossierCollectionsPopover *self,
                  GtkListBoxRow             *row)
{
  DossierCollection *collection = g_object_get_data (G_OBJECT (row), "collection");
  Scope scope = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "scope"));

  gtk_popover_popdown (GTK_POPOVER (self));
  dossier_collections_popover_choose (self, collection != NULL ? &collection->id : NULL, scope == SCOPE_DELETED);
}

static void
create_answered_cb (GtkWidget  *widget,
                    const char *text,
                    gpointer    user_data)
{
  dossier_ui_run (widget, DOSSIER_COLLECTIONS_POPOVER (widget)->workspace, dossier_command_create_collection (text), NULL, NULL);
}

static void
create_cb (DossierCollectionsPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  dossier_ui_ask_text (GTK_WIDGET (self), _("New Collection"), _("Name"), "", _("_Create"), create_answered_cb, NULL);
}

static void
dossier_collections_popover_dispose (GObject *object)
{
  DossierCollectionsPopover *self = DOSSIER_COLLECTIONS_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_collections_popover_parent_class)->dispose (object);
}

static void
dossier_collections_popover_finalize (GObject *object)
{
  DossierCollectionsPopover *self = DOSSIER_COLLECTIONS_POPOVER (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->collections);
  G_OBJECT_CLASS (dossier_collections_popover_parent_class)->finalize (object);
}

static void
dossier_collections_popover_class_init (DossierCollectionsPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_collections_popover_dispose;
  object_class->finalize = dossier_collections_popover_finalize;
  signals[SCOPE_CHANGED] = g_signal_new ("scope-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-collections-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCollectionsPopover, list);
  gtk_widget_class_bind_template_child (widget_class, DossierCollectionsPopover, create);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
dossier_collections_popover_init (DossierCollectionsPopover *self)
{
  self->cancellable = g_cancellable_new ();
  self->collections = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_collections_popover_set_workspace:
 * @self: the popover
 * @workspace: whose collections it shows; set once
 */
void
dossier_collections_popover_set_workspace (DossierCollectionsPopover *self,
                                           DossierWorkspace          *workspace)
{
  g_return_if_fail (DOSSIER_IS_COLLECTIONS_POPOVER (self));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->create, !dossier_workspace_is_read_only (workspace));
  fill (self);
  reload (self);
}

/**
 * dossier_collections_popover_get_collection:
 * @self: the popover
 *
 * Returns: (transfer none): the chosen collection, nil when none is chosen
 */
const DossierId *
dossier_collections_popover_get_collection (DossierCollectionsPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_COLLECTIONS_POPOVER (self), NULL);

  return &self->collection;
}

/**
 * dossier_collections_popover_get_deleted:
 * @self: the popover
 *
 * Returns: whether the deleted articles are chosen
 */
gboolean
dossier_collections_popover_get_deleted (DossierCollectionsPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_COLLECTIONS_POPOVER (self), FALSE);

  return self->deleted;
}

/**
 * dossier_collections_popover_describe:
 * @self: the popover
 *
 * Returns: (transfer full) (nullable): the chosen set for people, NULL when it is all articles
 */
char *
dossier_collections_popover_describe (DossierCollectionsPopover *self)
{
  DossierCollection *collection;

  g_return_val_if_fail (DOSSIER_IS_COLLECTIONS_POPOVER (self), NULL);

  collection = find_collection (self, &self->collection);
  if (self->deleted)
    return g_strdup (_("Deleted articles"));
  return collection != NULL ? g_strdup (collection->name) : NULL;
}

/**
 * dossier_collections_popover_get_all:
 * @self: the popover
 *
 * Returns: (transfer none) (element-type DossierCollection): the collections as last read
 */
GPtrArray *
dossier_collections_popover_get_all (DossierCollectionsPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_COLLECTIONS_POPOVER (self), NULL);

  return self->collections;
}

/**
 * dossier_collections_popover_choose:
 * @self: the popover
 * @collection: (nullable): show this collection
 * @deleted: show the deleted articles instead
 *
 * Chooses the set of articles; without either it is all of them.
 */
void
dossier_collections_popover_choose (DossierCollectionsPopover *self,
                                    const DossierId           *collection,
                                    gboolean                   deleted)
{
  g_return_if_fail (DOSSIER_IS_COLLECTIONS_POPOVER (self));

  self->collection = collection != NULL ? *collection : DOSSIER_ID_NIL;
  self->deleted = deleted;
  fill (self);
  g_signal_emit (self, signals[SCOPE_CHANGED], 0);
}
