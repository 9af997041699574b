/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What can be cited in a note: entities, events, and passages that carry an annotation. Asked on the read thread as one
 * types; only the newest question counts. Main thread; owned by the widget it points from.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-cite-popover.h"

#include <glib/gi18n.h>

#include "dossier-grid-words.h"
#include "dossier-ui.h"

#define MOST_OF_EACH 6

struct _DossierCitePopover
{
  GtkPopover parent_instance;
  DossierWorkspace *workspace;  /* (owned) */
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *empty;
  GtkWidget *stack;
  GCancellable *cancellable;    /* (owned) (nullable): the question under way */
  char *asked;                  /* (owned) (nullable): the words of the newest question */
  gboolean choose_first;        /* Enter was pressed before the answer came */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (DossierCitePopover, dossier_cite_popover, GTK_TYPE_POPOVER)

/* What a question brings back: three lists of records. */
typedef struct
{
  GPtrArray *entities;
  GPtrArray *events;
  GPtrArray *annotations;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_clear_pointer (&found->entities, g_ptr_array_unref);
  g_clear_pointer (&found->events, g_ptr_array_unref);
  g_clear_pointer (&found->annotations, g_ptr_array_unref);
  g_free (found);
}

static gpointer
find_func (DossierWorkspace *workspace,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  const char *words = data;
  DossierQuery events = { .type = DOSSIER_RECORD_EVENT, .text = data, .order = DOSSIER_ORDER_NEWEST, .limit = MOST_OF_EACH };
  DossierQuery annotations = { .type = DOSSIER_RECORD_ANNOTATION, .text = data, .limit = MOST_OF_EACH };
  Found *found = g_new0 (Found, 1);

  found->entities = dossier_workspace_load_candidates (workspace, words, NULL, MOST_OF_EACH, error);
  if (found->entities != NULL)
    found->events = dossier_workspace_load_records (workspace, &events, error);
  if (found->events != NULL)
    found->annotations = dossier_workspace_load_records (workspace, &annotations, error);
  if (found->annotations == NULL)
    g_clear_pointer (&found, found_free);
  return found;
}

static void
add_row (DossierCitePopover *self,
         GtkWidget          *icon,
         const char         *title,
         const char         *subtitle,
         char               *mark,   /* (transfer full) */
         gboolean            quotation)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title), *small = gtk_label_new (subtitle);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (small), 0);
  gtk_label_set_ellipsize (GTK_LABEL (small), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (small, "dim-label");
  gtk_widget_add_css_class (small, "caption");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label);
  if (subtitle != NULL && *subtitle != '\0')
    gtk_box_append (GTK_BOX (words), small);
  else
    g_object_ref_sink (small), g_object_unref (small);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "mark", mark, g_free);
  g_object_set_data (G_OBJECT (row), "quotation", GINT_TO_POINTER (quotation));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_entity (DossierCitePopover  *self,
            const DossierEntity *entity)
{
  g_autofree char *id = dossier_id_to_text (&entity->id);

  add_row (self, dossier_ui_kind_dot_new (entity->kind), entity->name, dossier_ui_kind_name (entity->kind),
           g_strdup_printf ("[[entity:%s|%s]]", id, entity->name), FALSE);
}

static void
add_event (DossierCitePopover *self,
           const DossierEvent *event)
{
  g_autofree char *id = dossier_id_to_text (&event->id);
  g_autofree char *date = dossier_event_date_words (event);

  add_row (self, gtk_image_new_from_icon_name ("x-office-calendar-symbolic"), event->title, date,
           g_strdup_printf ("[[event:%s|%s]]", id, event->title), FALSE);
  if (event->account_count > 0)
    add_row (self, gtk_image_new_from_icon_name ("view-grid-symbolic"), event->title, _("Table of what the sources say"),
             g_strdup_printf ("[[grid:%s]]", id), FALSE);
}

static void
add_annotation (DossierCitePopover      *self,
                const DossierAnnotation *annotation)
{
  g_autofree char *id = dossier_id_to_text (&annotation->passage->id);
  g_autofree char *line = dossier_text_one_line (annotation->passage->quote);
  g_autofree char *quote = g_strdup_printf ("“%s”", line);

  add_row (self, gtk_image_new_from_icon_name ("document-edit-symbolic"), quote, annotation->article_title,
           g_strdup_printf ("[[passage:%s]]", id), TRUE);
}

static void
clear_rows (DossierCitePopover *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
choose (DossierCitePopover *self,
        GtkListBoxRow      *row)
{
  g_autofree char *mark = NULL;
  gboolean quotation;

  if (row == NULL)
    return;
  mark = g_strdup (g_object_get_data (G_OBJECT (row), "mark"));
  quotation = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "quotation"));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, mark, quotation);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierCitePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  Found *found = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  GtkListBoxRow *first;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || found == NULL)
    {
      g_clear_pointer (&found, found_free);
      return;
    }
  g_clear_object (&self->cancellable);
  clear_rows (self);
  for (guint i = 0; i < found->entities->len; i++)
    add_entity (self, g_ptr_array_index (found->entities, i));
  for (guint i = 0; i < found->events->len; i++)
    add_event (self, g_ptr_array_index (found->events, i));
  for (guint i = 0; i < found->annotations->len; i++)
    add_annotation (self, g_ptr_array_index (found->annotations, i));
  found_free (found);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), first ? gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW) : self->empty);
  if (first != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), first);
  if (self->choose_first)
    choose (self, first);
  self->choose_first = FALSE;
}

static void
search (DossierCitePopover *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (words);
  if (self->cancellable != NULL && g_strcmp0 (words, self->asked) == 0)
    return;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->choose_first = FALSE;
  g_free (self->asked);
  self->asked = g_strdup (words);
  dossier_workspace_read_async (self->workspace, find_func, g_steal_pointer (&words), g_free, found_free, self->cancellable,
                                found_cb, g_object_ref (self));
}

static void
activate_cb (DossierCitePopover *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  g_strstrip (words);
  if (g_strcmp0 (words, self->asked) != 0)
    search (self);
  if (self->cancellable != NULL)
    self->choose_first = TRUE;
  else
    choose (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
row_activated_cb (GtkListBox         *list,
                  GtkListBoxRow      *row,
                  DossierCitePopover *self)
{
  choose (self, row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                DossierCitePopover    *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)), *next;

  if (row == NULL || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return FALSE;
  next = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), gtk_list_box_row_get_index (row) + (key == GDK_KEY_Down ? 1 : -1));
  if (next != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  return TRUE;
}

static void
dossier_cite_popover_dispose (GObject *object)
{
  DossierCitePopover *self = DOSSIER_CITE_POPOVER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->asked, g_free);
  G_OBJECT_CLASS (dossier_cite_popover_parent_class)->dispose (object);
}

static void
dossier_cite_popover_class_init (DossierCitePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_cite_popover_dispose;
  chosen_signal = g_signal_new ("chosen", DOSSIER_TYPE_CITE_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dossier_cite_popover_init (DossierCitePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Person, event, annotated passage …"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to cite"), -1);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Found"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  self->empty = gtk_label_new (_("Nothing of that name.\nTag it in an article first."));
  gtk_label_set_justify (GTK_LABEL (self->empty), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (self->empty, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  gtk_widget_set_size_request (self->stack, 320, 260);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
dossier_cite_popover_new (DossierWorkspace *workspace)
{
  DossierCitePopover *self = g_object_new (DOSSIER_TYPE_CITE_POPOVER, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/* Shows it with nothing typed. */
void
dossier_cite_popover_start (DossierCitePopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
