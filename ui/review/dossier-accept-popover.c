/* SPDX-License-Identifier: GPL-3.0-or-later */

/* As whom else a name could be accepted. Main thread only; owned by the button it belongs to. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-accept-popover.h"

#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_CANDIDATES 12

struct _DossierAcceptPopover
{
  GtkPopover parent_instance;
  DossierWorkspace *workspace; /* (owned) */
  GCancellable *cancellable;   /* (owned) (nullable) */
  char *name;                  /* (owned) (nullable): what is proposed */
  char *kind;                  /* (owned) (nullable): as proposed */
  GtkLabel *heading;
  GtkEditable *search;
  GtkListBox *list;
  GtkLabel *new_heading;
  GtkBox *kinds;
  GtkCheckButton *only_chosen;
};

G_DEFINE_FINAL_TYPE (DossierAcceptPopover, dossier_accept_popover, GTK_TYPE_POPOVER)

enum
{
  ACCEPT_AS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GPtrArray *entities; /* (owned): of DossierEntity */
  GPtrArray *kinds;    /* (owned): of DossierKind */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->entities, g_ptr_array_unref);
  g_clear_pointer (&answer->kinds, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
read_answer (DossierWorkspace  *workspace,
             gpointer           words,
             GCancellable      *cancellable,
             GError           **error)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->entities = dossier_workspace_load_candidates (workspace, words, NULL, MAX_CANDIDATES, error);
  answer->kinds = answer->entities != NULL ? dossier_workspace_load_kinds (workspace, error) : NULL;
  if (answer->kinds != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

/* What a new entity would be called: what was typed, else what is proposed. */
static char *
dup_name (DossierAcceptPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));

  return *typed != '\0' ? g_steal_pointer (&typed) : g_strdup (self->name);
}

static void
accept_as (DossierAcceptPopover *self,
           const char           *entity,
           const char           *name,
           const char           *kind,
           gboolean              another)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[ACCEPT_AS], 0, gtk_check_button_get_active (self->only_chosen), entity, name, kind, another);
}

static GtkWidget *
make_line (const char *kind,
           const char *name,
           const char *about)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), dossier_ui_kind_dot_new (kind));
  gtk_box_append (GTK_BOX (box), label);
  if (about != NULL)
    {
      GtkWidget *detail = gtk_label_new (about);

      gtk_widget_add_css_class (detail, "caption");
      gtk_widget_add_css_class (detail, "row-secondary");
      gtk_box_append (GTK_BOX (box), detail);
    }
  return box;
}

static void
append_entity (DossierAcceptPopover *self,
               const DossierEntity  *entity)
{
  g_autofree char *mentions = g_strdup_printf (ngettext ("%u mention", "%u mentions", entity->mention_count), entity->mention_count);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_line (entity->kind, entity->name, mentions));
  gtk_widget_set_tooltip_text (row, entity->description != NULL ? entity->description : entity->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, entity->name, -1);
  g_object_set_data_full (G_OBJECT (row), "entity", dossier_id_to_text (&entity->id), g_free);
  gtk_list_box_append (self->list, row);
}

static void
kind_clicked_cb (GtkWidget *button)
{
  DossierAcceptPopover *self = DOSSIER_ACCEPT_POPOVER (gtk_widget_get_ancestor (button, DOSSIER_TYPE_ACCEPT_POPOVER));
  g_autofree char *name = dup_name (self);

  if (name != NULL)
    accept_as (self, NULL, name, g_object_get_data (G_OBJECT (button), "kind"), g_object_get_data (G_OBJECT (button), "another") != NULL);
}

/* @another: one of this kind has the name already */
static void
append_kind (DossierAcceptPopover *self,
             const char           *kind,
             gboolean              another)
{
  GtkWidget *button = gtk_button_new ();
  /* Translators: %s is a kind: "New: Person" */
  g_autofree char *label = g_strdup_printf (_("New: %s"), dossier_ui_kind_name (kind));
  /* Translators: beside the kind that was proposed */
  const char *about = another ? _("another of this name") : g_strcmp0 (kind, self->kind) == 0 ? _("proposed") : NULL;

  gtk_button_set_child (GTK_BUTTON (button), make_line (kind, dossier_ui_kind_name (kind), about));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "menu-row");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "kind", g_strdup (kind), g_free);
  g_object_set_data (G_OBJECT (button), "another", another ? button : NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (kind_clicked_cb), NULL);
  gtk_box_append (self->kinds, button);
}

static void
clear (DossierAcceptPopover *self)
{
  GtkWidget *child;

  while ((child = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->kinds))) != NULL)
    gtk_box_remove (self->kinds, child);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  Answer *answer = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);
  DossierAcceptPopover *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DOSSIER_ACCEPT_POPOVER (user_data);
  name = dup_name (self);
  if (answer == NULL)
    {
      dossier_ui_report_error (GTK_WIDGET (self), NULL, error);
      return;
    }
  clear (self);
  for (guint i = 0; i < answer->entities->len; i++)
    append_entity (self, g_ptr_array_index (answer->entities, i));
  for (guint i = 0; i < answer->kinds->len; i++)
    {
      const char *kind = DOSSIER_KIND (g_ptr_array_index (answer->kinds, i))->key;

      append_kind (self, kind, dossier_ui_has_name (answer->entities, name, kind));
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW), answer->entities->len > 0);
  answer_free (answer);
}

static void
search_cb (DossierAcceptPopover *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *heading = NULL;

  if (name == NULL || self->workspace == NULL)
    return;
  /* Translators: %s is a name; below it stand kinds of which it may be a new one */
  heading = g_strdup_printf (_("New entity “%s”"), name);
  gtk_label_set_text (self->new_heading, heading);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, read_answer, g_steal_pointer (&name), g_free, answer_free, self->cancellable, read_cb, self);
}

static void
row_activated_cb (DossierAcceptPopover *self,
                  GtkListBoxRow        *row)
{
  accept_as (self, g_object_get_data (G_OBJECT (row), "entity"), NULL, NULL, FALSE);
}

static void
search_activate_cb (DossierAcceptPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->kinds), GTK_DIR_TAB_FORWARD);
}

static void
dossier_accept_popover_dispose (GObject *object)
{
  DossierAcceptPopover *self = DOSSIER_ACCEPT_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->kind, g_free);
  G_OBJECT_CLASS (dossier_accept_popover_parent_class)->dispose (object);
}

static void
dossier_accept_popover_class_init (DossierAcceptPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_accept_popover_dispose;
  signals[ACCEPT_AS] = g_signal_new ("accept-as", DOSSIER_TYPE_ACCEPT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 5, G_TYPE_BOOLEAN, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/app/dossier/Dossier/ui/dossier-accept-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAcceptPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierAcceptPopover, search);
  gtk_widget_class_bind_template_child (widget_class, DossierAcceptPopover, list);
  gtk_widget_class_bind_template_child (widget_class, DossierAcceptPopover, new_heading);
  gtk_widget_class_bind_template_child (widget_class, DossierAcceptPopover, kinds);
  gtk_widget_class_bind_template_child (widget_class, DossierAcceptPopover, only_chosen);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_popover_popdown", G_CALLBACK (gtk_popover_popdown));
}

static void
dossier_accept_popover_init (DossierAcceptPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dossier_accept_popover_new:
 * @workspace: whose entities and kinds it offers
 *
 * Returns: (transfer floating): a popover, to be given to a button
 */
GtkWidget *
dossier_accept_popover_new (DossierWorkspace *workspace)
{
  DossierAcceptPopover *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_ACCEPT_POPOVER, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_accept_popover_show_group:
 * @group: the name that is proposed
 * @chosen: (nullable): the occurrence that is chosen
 *
 * Says what it is about, before it is shown.
 */
void
dossier_accept_popover_show_group (DossierAcceptPopover         *self,
                                   const DossierSuggestionGroup *group,
                                   const DossierProposal        *chosen)
{
  g_autofree char *heading = NULL;

  g_return_if_fail (DOSSIER_IS_ACCEPT_POPOVER (self) && group != NULL);

  /* Translators: %s is a name that is proposed */
  heading = g_strdup_printf (_("Accept “%s” as"), group->name);
  gtk_label_set_text (self->heading, heading);
  g_free (self->name);
  self->name = g_strdup (group->name);
  g_free (self->kind);
  self->kind = g_strdup (group->kind);
  gtk_check_button_set_active (self->only_chosen, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->only_chosen), chosen != NULL && group->count > 1);
  gtk_editable_set_text (self->search, "");
  search_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkEditable *
dossier_accept_popover_get_search (DossierAcceptPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_ACCEPT_POPOVER (self), NULL);
  return self->search;
}

/**
 * dossier_accept_popover_get_list:
 *
 * Returns: (transfer none): the entities it offers
 */
GtkListBox *
dossier_accept_popover_get_list (DossierAcceptPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_ACCEPT_POPOVER (self), NULL);
  return self->list;
}

/**
 * dossier_accept_popover_get_kinds:
 *
 * Returns: (transfer none): the buttons of the kinds
 */
GtkWidget *
dossier_accept_popover_get_kinds (DossierAcceptPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_ACCEPT_POPOVER (self), NULL);
  return GTK_WIDGET (self->kinds);
}
