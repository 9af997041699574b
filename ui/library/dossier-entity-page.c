/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One entity whole. The mentions are a live list that recycles rows; the head is read off the main thread and again
 * when the workspace changes. Main thread only; owned by the Read page. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-entity-page-private.h"

#include "dossier-entity-actions.h"
#include "dossier-mention-row.h"
#include "dossier-suggesting.h"
#include "dossier-ui.h"
#include "dossier-wrap-layout.h"

#include <glib/gi18n.h>

#define MAX_EVENTS 200

typedef struct
{
  DossierEntity *entity; /* (owned) */
  GPtrArray *merged;     /* (owned): of DossierEntity */
  GPtrArray *events;     /* (owned): of DossierEvent */
  GPtrArray *decisions;  /* (owned): of DossierIdentity */
  guint occurrences;     /* that wait for review */
} Head;

G_DEFINE_FINAL_TYPE (DossierEntityPage, dossier_entity_page, ADW_TYPE_BIN)

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
head_free (gpointer data)
{
  Head *head = data;

  g_clear_object (&head->entity);
  g_clear_pointer (&head->merged, g_ptr_array_unref);
  g_clear_pointer (&head->events, g_ptr_array_unref);
  g_clear_pointer (&head->decisions, g_ptr_array_unref);
  g_free (head);
}

static gpointer
read_head (DossierWorkspace  *workspace,
           gpointer           data,
           GCancellable      *cancellable,
           GError           **error)
{
  const DossierId *id = data;
  Head *head = g_new0 (Head, 1);
  g_autoptr (DossierQuery) merged = dossier_query_new (DOSSIER_RECORD_ENTITY);
  g_autoptr (DossierQuery) events = dossier_query_new (DOSSIER_RECORD_EVENT);
  DossierSuggestionFilter filter = { 0 };

  merged->entity = *id;
  events->entity = *id;
  events->limit = MAX_EVENTS;
  head->entity = (DossierEntity *) dossier_workspace_lookup (workspace, DOSSIER_RECORD_ENTITY, id);
  head->merged = dossier_workspace_load_records (workspace, merged, error);
  if (head->merged != NULL)
    head->events = dossier_workspace_load_records (workspace, events, error);
  if (head->events != NULL)
    head->decisions = dossier_workspace_load_decisions (workspace, id, error);
  if (head->decisions != NULL)
    {
      filter.entity = *id;
      head->occurrences = dossier_workspace_count_suggestions (workspace, &filter, NULL);
      return head;
    }
  head_free (head);
  return NULL;
}

/* The head */

static void
show_head (DossierEntityPage *self,
           Head              *head)
{
  const DossierEntity *entity = head->entity;
  g_autofree char *mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->mention_count), entity->mention_count);
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", entity->article_count), entity->article_count);
  g_autofree char *facts = NULL;
  g_autoptr (GMenu) menu = NULL;

  /* Translators: kind, number of mentions, number of articles: "Person · 9 mentions in 3 articles" */
  facts = g_strdup_printf (_("%s · %s in %s"), dossier_ui_kind_name (entity->kind), mentions, articles);
  gtk_label_set_text (self->name, entity->name);
  gtk_label_set_text (self->facts, facts);
  dossier_ui_kind_dot_set (self->dot, entity->kind);
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (self->description))))
    gtk_editable_set_text (self->description, entity->description != NULL ? entity->description : "");
  menu = dossier_entity_menu_new (self->workspace, entity, FALSE);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  dossier_entity_page_show_names (self, head->merged);
  dossier_entity_page_show_events (self, head->events);
  dossier_entity_page_show_decisions (self, head->decisions, head->occurrences);
}

static void
head_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  Head *head = dossier_workspace_read_finish (DOSSIER_WORKSPACE (object), result, &error);
  DossierEntityPage *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_ENTITY_PAGE (user_data);
  if (head == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), _("The mentions could not be read"), error);
      return;
    }
  if (head->entity == NULL)
    {
      /* It was deleted, or an undo took it away. */
      self->id = DOSSIER_ID_NIL;
      g_signal_emit (self, signals[BACK], 0);
    }
  else
    {
      g_set_object (&self->entity, head->entity);
      show_head (self, head);
    }
  head_free (head);
}

static void
reload (DossierEntityPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_head, dossier_id_copy (&self->id), g_free, head_free,
                                self->cancellable, head_read_cb, self);
}

static void
changed_cb (DossierEntityPage *self,
            DossierChangeSet  *changes)
{
  const char * const tables[] = { "entity", "alias", "identity_decision", "mention", "entity_kind", "event", "statement",
                                  "event_place", "article", "suggestion", "account", "copy_member" };

  for (guint i = 0; i < G_N_ELEMENTS (tables) && !dossier_id_is_nil (&self->id); i++)
    if (dossier_change_set_touches (changes, tables[i]))
      {
        reload (self);
        return;
      }
}

static void
items_changed_cb (DossierEntityPage *self)
{
  gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->mentions)) > 0;

  if (some || !dossier_list_is_loading (self->mentions))
    gtk_stack_set_visible_child_name (self->stack, some ? "list" : "empty");
}

static void
description_cb (DossierEntityPage *self)
{
  const char *text = gtk_editable_get_text (self->description);
  const char *stored = self->entity != NULL && self->entity->description != NULL ? self->entity->description : "";

  if (self->entity != NULL && g_strcmp0 (text, stored) != 0 && !dossier_workspace_is_read_only (self->workspace))
    dossier_ui_run (GTK_WIDGET (self), self->workspace,
                    dossier_command_set_entity_description (&self->entity->id, *text != '\0' ? text : NULL), NULL, NULL);
}

static void
back_cb (DossierEntityPage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static gboolean
escape_shortcut_cb (GtkWidget *widget,
                    GVariant  *arguments,
                    gpointer   user_data)
{
  back_cb (DOSSIER_ENTITY_PAGE (widget));
  return TRUE;
}

static void
activate_cb (DossierEntityPage *self,
             guint              position)
{
  g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (self->mentions), position);
  DossierMention *mention = item != NULL ? dossier_item_get_record (item) : NULL;
  g_autofree char *article = NULL;
  g_autofree char *target = NULL;

  if (mention == NULL)
    return;
  article = dossier_id_to_text (&mention->passage->article);
  target = g_strdup_printf ("%s:%u-%u", article, mention->passage->start, mention->passage->end);
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", target);
}

static void
setup_cb (DossierEntityPage *self,
          GtkListItem       *list_item)
{
  gtk_list_item_set_child (list_item, dossier_mention_row_new (self->workspace));
}

static void
bind_cb (DossierEntityPage *self,
         GtkListItem       *list_item)
{
  dossier_mention_row_set_item (DOSSIER_MENTION_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (DossierEntityPage *self,
           GtkListItem       *list_item)
{
  dossier_mention_row_set_item (DOSSIER_MENTION_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
make_list (DossierEntityPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;

  self->mentions = dossier_list_new (self->workspace, NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->mentions)));
  g_signal_connect_object (self->mentions, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mentions, "notify::loading", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
}

static void
dossier_entity_page_dispose (GObject *object)
{
  DossierEntityPage *self = DOSSIER_ENTITY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->mentions);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_entity_page_parent_class)->dispose (object);
}

static void
dossier_entity_page_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_ENTITY_PAGE (object)->event_ids, g_array_unref);
  G_OBJECT_CLASS (dossier_entity_page_parent_class)->finalize (object);
}

static void
dossier_entity_page_class_init (DossierEntityPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_entity_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_entity_page_finalize;
  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-entity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, title_box);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, name);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, facts);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, description);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, aliases);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, decisions);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, occurrences);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, events_expander);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, events);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, description_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_shortcut_cb, NULL);
}

static void
dossier_entity_page_init (DossierEntityPage *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->event_ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_signal_connect_swapped (self->events_expander, "notify::expanded", G_CALLBACK (dossier_entity_page_count_sources), self);
  self->dot = dossier_ui_kind_dot_new (NULL);
  gtk_box_insert_child_after (self->title_box, self->dot, gtk_widget_get_first_child (GTK_WIDGET (self->title_box)));
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (description_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->description), focus);
}

/**
 * dossier_entity_page_new:
 * @workspace: where the entities are
 *
 * Returns: (transfer floating): the page, empty
 */
GtkWidget *
dossier_entity_page_new (DossierWorkspace *workspace)
{
  DossierEntityPage *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_ENTITY_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  dossier_entity_actions_install (GTK_WIDGET (self), workspace);
  make_list (self);
  gtk_editable_set_editable (self->description, !dossier_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dossier_entity_page_show:
 * @self: the page
 * @entity: which entity
 */
void
dossier_entity_page_show (DossierEntityPage *self,
                          const DossierId   *entity)
{
  g_autoptr (DossierQuery) query = NULL;

  g_return_if_fail (DOSSIER_IS_ENTITY_PAGE (self));
  g_return_if_fail (entity != NULL);

  description_cb (self);
  self->id = *entity;
  g_clear_object (&self->entity);
  query = dossier_query_new (DOSSIER_RECORD_MENTION);
  query->entity = *entity;
  dossier_list_set_query (self->mentions, query);
  reload (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

/**
 * dossier_entity_page_get_entity:
 * @self: the page
 *
 * Returns: (transfer none): the entity shown, nil when there is none
 */
const DossierId *
dossier_entity_page_get_entity (DossierEntityPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_PAGE (self), NULL);

  return &self->id;
}

/**
 * dossier_entity_page_get_model:
 * @self: the page
 *
 * Returns: (transfer none): the mentions listed
 */
GListModel *
dossier_entity_page_get_model (DossierEntityPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_PAGE (self), NULL);

  return G_LIST_MODEL (self->mentions);
}
