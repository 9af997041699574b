/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roles of one actor in one event, asked for and changed. Main thread; who opens it owns it. It goes by ids, so that it stays
 * right when another board comes while it is open. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-link-popover.h"

#include "dossier-board-words.h"
#include "dossier-suggest.h"
#include "dossier-text.h"
#include "dossier-command-link.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierLinkPopover
{
  GtkPopover parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  DossierId actor;
  DossierId event;
  GArray *several;             /* (owned) (nullable) (element-type DossierId): who all is linked, instead of @actor */
  GArray *links;               /* (element-type DossierBoardLink): as they were when it was opened */
  const char *changing;        /* (nullable) interned: the assessed role that is to become another one */

  GtkWidget *before;           /* (unowned) (nullable): weak; what had the keyboard */
  GtkWidget *entry;
  GtkWidget *apply;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (DossierLinkPopover, dossier_link_popover, GTK_TYPE_POPOVER)

/* Writing. What a role rests on is looked up on the read thread, then one command is run. */

typedef enum
{
  CHANGE,
  REMOVE,
} Deed;

typedef struct
{
  GtkWidget *widget;  /* (owned): tells what was done */
  DossierId actor;
  DossierId event;
  char *role;         /* (owned): "" none */
  char *new_role;     /* (owned) (nullable) */
  Deed deed;
} Errand;

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_object (&errand->widget);
  g_free (errand->role);
  g_free (errand->new_role);
  g_free (errand);
}

static gboolean
same_role (const char *one,
           const char *other)
{
  g_autofree char *folded = dossier_text_fold (one != NULL ? one : ""), *wanted = dossier_text_fold (other != NULL ? other : "");

  return strcmp (folded, wanted) == 0;
}

/* On a thread of the pool. The assessed participation in that role; else, without a role, that the event took place there. */
static gpointer
find_statement (DossierWorkspace *workspace,
                gpointer          data,
                GCancellable     *cancellable,
                GError          **error)
{
  const Errand *errand = data;
  g_autoptr (DossierGrid) grid = dossier_workspace_load_grid (workspace, &errand->event, error);
  DossierStatement *found = NULL;

  if (grid == NULL)
    return NULL;
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      for (guint k = 0; k < row->assessed->len; k++)
        {
          DossierStatement *statement = g_ptr_array_index (row->assessed, k);
          gboolean place = statement->kind == DOSSIER_STATEMENT_PLACE && *errand->role == '\0';

          if (!dossier_id_equal (&statement->entity, &errand->actor))
            continue;
          if (statement->kind == DOSSIER_STATEMENT_PARTICIPANT && same_role (statement->role, errand->role))
            return g_object_ref (statement);
          if (place)
            found = statement;
        }
    }
  if (found == NULL)
    g_set_error_literal (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND,
                         _("this role is only told by accounts: it is changed where it is quoted"));
  return found != NULL ? g_object_ref (found) : NULL;
}

static void
removed_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Link removed"));
}

static void
linked_cb (GtkWidget            *widget,
           const DossierOutcome *outcome,
           gpointer              user_data)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u actor linked", "%u actors linked", outcome->count), outcome->count);

  dossier_ui_toast_undo (widget, words);
}

static DossierCommand *
make_add (const DossierId *event,
          const DossierId *actor,
          const char      *role)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = *actor, .role = role };

  return dossier_command_add_event_part (event, &part);
}

static void
statement_found_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  Errand *errand = user_data;
  DossierWorkspace *workspace = DOSSIER_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierStatement) statement = dossier_workspace_read_finish (workspace, result, &error);

  if (statement == NULL)
    {
      dossier_ui_report_error (errand->widget, errand->deed == REMOVE ? _("The link was not removed") : _("The role was not changed"), error);
    }
  else if (errand->deed == REMOVE)
    {
      dossier_ui_run (errand->widget, workspace, dossier_command_delete_statement (&statement->id), removed_cb, NULL);
    }
  else if (statement->kind == DOSSIER_STATEMENT_PLACE)
    {
      /* Where it happened stays so; what is asked for is a role besides. */
      dossier_ui_run (errand->widget, workspace, make_add (&errand->event, &errand->actor, errand->new_role), NULL, NULL);
    }
  else
    {
      DossierEventPart part;

      dossier_event_part_init (&part, statement);
      part.role = errand->new_role;
      dossier_ui_run (errand->widget, workspace, dossier_command_edit_statement (&statement->id, &part), NULL, NULL);
    }
  errand_free (errand);
}

static void
send (GtkWidget        *widget,
      DossierWorkspace *workspace,
      const DossierId  *actor,
      const DossierId  *event,
      const char       *role,
      Deed              deed,
      const char       *new_role)
{
  Errand *errand = g_new0 (Errand, 1), *shared;

  errand->widget = g_object_ref (widget);
  errand->actor = *actor;
  errand->event = *event;
  errand->role = g_strdup (role);
  errand->new_role = g_strdup (new_role);
  errand->deed = deed;
  shared = g_memdup2 (errand, sizeof *errand);
  shared->widget = NULL;
  shared->role = g_strdup (role);
  shared->new_role = NULL;
  dossier_workspace_read_async (workspace, find_statement, shared, errand_free, g_object_unref, NULL, statement_found_cb, errand);
}

/* The popover */

static GtkWidget *
teller (DossierLinkPopover *self)
{
  return gtk_widget_get_parent (GTK_WIDGET (self));
}

static void
apply_cb (GtkWidget          *widget,
          DossierLinkPopover *self)
{
  dossier_link_popover_apply (self);
}

static const char *
row_role (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "role");
}

static void
change_cb (GtkButton          *button,
           DossierLinkPopover *self)
{
  dossier_link_popover_edit (self, row_role (GTK_WIDGET (button)));
}

static void
remove_cb (GtkButton          *button,
           DossierLinkPopover *self)
{
  send (teller (self), self->workspace, &self->actor, &self->event, row_role (GTK_WIDGET (button)), REMOVE, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
assess_cb (GtkButton          *button,
           DossierLinkPopover *self)
{
  dossier_ui_run (teller (self), self->workspace, make_add (&self->event, &self->actor, row_role (GTK_WIDGET (button))), NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
add_button (DossierLinkPopover *self,
            GtkWidget          *row,
            const char         *icon,
            const char         *tooltip,
            const char         *role,
            GCallback           callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data (G_OBJECT (button), "role", (gpointer) role);
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (row), button);
}

static void
add_row (DossierLinkPopover     *self,
         const DossierBoardLink *link)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *role = gtk_label_new (*link->role != '\0' ? link->role : _("No role")), *standing;
  g_autofree char *text = dossier_board_standing_words (link->flags, link->accounts, link->passages);

  standing = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (role), 0);
  gtk_label_set_xalign (GTK_LABEL (standing), 0);
  gtk_widget_add_css_class (role, "heading");
  gtk_widget_add_css_class (standing, "caption");
  gtk_widget_add_css_class (standing, "dim-label");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), role);
  gtk_box_append (GTK_BOX (words), standing);
  gtk_box_append (GTK_BOX (row), words);
  if (link->flags & DOSSIER_BOARD_LINK_ASSESSED)
    {
      add_button (self, row, "document-edit-symbolic", _("Change this role"), link->role, G_CALLBACK (change_cb));
      add_button (self, row, "user-trash-symbolic", _("Remove this link; what accounts tell stays"), link->role, G_CALLBACK (remove_cb));
    }
  else
    {
      add_button (self, row, "object-select-symbolic", _("Assess it so, too"), link->role, G_CALLBACK (assess_cb));
    }
  gtk_box_append (GTK_BOX (self->list), row);
}

static void
closed_cb (DossierLinkPopover *self)
{
  if (self->before != NULL && gtk_widget_get_mapped (self->before))
    gtk_widget_grab_focus (self->before);
}

static void
dossier_link_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&DOSSIER_LINK_POPOVER (object)->before);
  g_clear_object (&DOSSIER_LINK_POPOVER (object)->workspace);
  G_OBJECT_CLASS (dossier_link_popover_parent_class)->dispose (object);
}

static void
dossier_link_popover_finalize (GObject *object)
{
  g_array_unref (DOSSIER_LINK_POPOVER (object)->links);
  g_clear_pointer (&DOSSIER_LINK_POPOVER (object)->several, g_array_unref);
  G_OBJECT_CLASS (dossier_link_popover_parent_class)->finalize (object);
}

static void
dossier_link_popover_class_init (DossierLinkPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_link_popover_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_link_popover_finalize;
}

static void
dossier_link_popover_init (DossierLinkPopover *self)
{
  self->links = g_array_new (FALSE, FALSE, sizeof (DossierBoardLink));
}

static void
build (DossierLinkPopover *self,
       const char         *actor,
       const char         *event,
       GStrv               roles)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *heading, *note;
  g_autofree char *title = g_strdup_printf ("%s · %s", actor, event);
  gboolean told = FALSE;

  heading = gtk_label_new (title);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (heading), 44);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < self->links->len; i++)
    {
      add_row (self, &g_array_index (self->links, DossierBoardLink, i));
      told |= (g_array_index (self->links, DossierBoardLink, i).flags & DOSSIER_BOARD_LINK_REPORTED) != 0;
    }
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Role, may be empty"));
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Role"), -1);
  dossier_suggest_words (self->entry, (const char * const *) roles);
  self->apply = gtk_button_new_with_label (_("Link"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_tooltip_text (self->apply, _("Note that this actor took part in this event (Enter)"));
  g_signal_connect (self->entry, "activate", G_CALLBACK (apply_cb), self);
  g_signal_connect (self->apply, "clicked", G_CALLBACK (apply_cb), self);
  gtk_box_append (GTK_BOX (line), self->entry);
  gtk_box_append (GTK_BOX (line), self->apply);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), line);
  if (told)
    {
      note = gtk_label_new (_("What accounts tell is never removed from here: it belongs to their articles."));
      gtk_widget_add_css_class (note, "caption");
      gtk_label_set_wrap (GTK_LABEL (note), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (note), 44);
      gtk_label_set_xalign (GTK_LABEL (note), 0);
      gtk_box_append (GTK_BOX (box), note);
    }
  gtk_widget_add_css_class (box, "link-roles");
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

static void
hang (DossierLinkPopover *self,
      GtkWidget          *parent)
{
  if (gtk_widget_get_root (parent) != NULL)
    g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (parent)));
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * dossier_link_popover_new:
 * @parent: below which it hangs; it tells what was done, too
 * @state: whose board stands
 * @actor: a position on the board
 * @event: the same
 *
 * Returns: (transfer none): child of @parent, to be pointed and opened
 */
GtkWidget *
dossier_link_popover_new (GtkWidget         *parent,
                          DossierWorkspace  *workspace,
                          DossierBoardState *state,
                          guint              actor,
                          guint              event)
{
  DossierLinkPopover *self;
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (DossierEvent) happening = NULL;
  g_auto (GStrv) roles = NULL;
  const DossierBoardLink *links;
  guint n;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace) && DOSSIER_IS_BOARD_STATE (state), NULL);
  g_return_val_if_fail (actor < dossier_board_state_n_actors (state) && event < dossier_board_state_n_events (state), NULL);

  self = g_object_new (DOSSIER_TYPE_LINK_POPOVER, NULL);
  self->workspace = g_object_ref (workspace);
  self->actor = *dossier_board_state_actor_id (state, actor);
  self->event = *dossier_board_state_event_id (state, event);
  links = dossier_board_state_links_between (state, actor, event, &n);
  if (n > 0)
    g_array_append_vals (self->links, links, n);
  entity = dossier_board_state_read_actor (state, actor);
  happening = dossier_board_state_read_event (state, event);
  roles = dossier_board_role_words (dossier_board_state_get_board (state));
  build (self, entity != NULL ? entity->name : "", happening != NULL ? happening->title : "", roles);
  hang (self, parent);
  return GTK_WIDGET (self);
}

/**
 * dossier_link_popover_new_several:
 * @actors: (array length=n_actors): positions on the board
 *
 * As dossier_link_popover_new(), for all of them in one role and one step.
 */
GtkWidget *
dossier_link_popover_new_several (GtkWidget         *parent,
                                  DossierWorkspace  *workspace,
                                  DossierBoardState *state,
                                  const guint       *actors,
                                  guint              n_actors,
                                  guint              event)
{
  DossierLinkPopover *self;
  g_autoptr (DossierEvent) happening = NULL;
  g_auto (GStrv) roles = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace) && DOSSIER_IS_BOARD_STATE (state), NULL);
  g_return_val_if_fail (actors != NULL && n_actors > 0 && event < dossier_board_state_n_events (state), NULL);

  self = g_object_new (DOSSIER_TYPE_LINK_POPOVER, NULL);
  self->workspace = g_object_ref (workspace);
  self->event = *dossier_board_state_event_id (state, event);
  self->several = g_array_new (FALSE, FALSE, sizeof (DossierId));
  for (guint i = 0; i < n_actors; i++)
    g_array_append_vals (self->several, dossier_board_state_actor_id (state, actors[i]), 1);
  happening = dossier_board_state_read_event (state, event);
  roles = dossier_board_role_words (dossier_board_state_get_board (state));
  words = g_strdup_printf (ngettext ("%u actor", "%u actors", n_actors), n_actors);
  build (self, words, happening != NULL ? happening->title : "", roles);
  hang (self, parent);
  return GTK_WIDGET (self);
}

/**
 * dossier_link_popover_edit:
 * @role: one of them, that is to become another; of what only accounts tell nothing can be changed, so that it is added
 */
void
dossier_link_popover_edit (DossierLinkPopover *self,
                           const char         *role)
{
  g_return_if_fail (DOSSIER_IS_LINK_POPOVER (self) && role != NULL);

  for (guint i = 0; i < self->links->len; i++)
    {
      const DossierBoardLink *link = &g_array_index (self->links, DossierBoardLink, i);

      if (strcmp (link->role, role) != 0)
        continue;
      gtk_editable_set_text (GTK_EDITABLE (self->entry), role);
      if (!(link->flags & DOSSIER_BOARD_LINK_ASSESSED))
        break;
      self->changing = link->role;
      gtk_button_set_label (GTK_BUTTON (self->apply), _("Change"));
      gtk_widget_set_tooltip_text (self->apply, _("Change the role (Enter)"));
    }
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

GtkWidget *
dossier_link_popover_get_entry (DossierLinkPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_LINK_POPOVER (self), NULL);
  return self->entry;
}

/**
 * dossier_link_popover_apply:
 *
 * Adds the role in the entry, or changes the one that is to be changed, and closes.
 */
void
dossier_link_popover_apply (DossierLinkPopover *self)
{
  g_autofree char *role = NULL;

  g_return_if_fail (DOSSIER_IS_LINK_POPOVER (self));

  role = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  for (guint i = 0; i < self->links->len; i++)
    {
      const DossierBoardLink *link = &g_array_index (self->links, DossierBoardLink, i);

      if ((link->flags & DOSSIER_BOARD_LINK_ASSESSED) && (link->role == self->changing ? strcmp (link->role, role) == 0 : same_role (link->role, role)))
        {
          if (self->changing == NULL)
            dossier_ui_toast (teller (self), _("This link is there already"));
          gtk_popover_popdown (GTK_POPOVER (self));
          return;
        }
    }
  if (self->several != NULL)
    dossier_ui_run (teller (self), self->workspace,
                    dossier_command_link_actors (&self->event, (const DossierId *) (gpointer) self->several->data, self->several->len, role), linked_cb, NULL);
  else if (self->changing != NULL)
    send (teller (self), self->workspace, &self->actor, &self->event, self->changing, CHANGE, role);
  else
    dossier_ui_run (teller (self), self->workspace, make_add (&self->event, &self->actor, role), NULL, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

guint
dossier_link_popover_n_roles (DossierLinkPopover *self)
{
  g_return_val_if_fail (DOSSIER_IS_LINK_POPOVER (self), 0);
  return self->links->len;
}

/**
 * dossier_link_popover_remove:
 *
 * Returns: (transfer none) (nullable): a popover that asks which, or says why nothing can be removed
 */
GtkWidget *
dossier_link_popover_remove (GtkWidget         *parent,
                             DossierWorkspace  *workspace,
                             DossierBoardState *state,
                             guint              actor,
                             guint              event)
{
  const DossierBoardLink *links, *assessed = NULL;
  guint n, n_assessed = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (parent) && DOSSIER_IS_WORKSPACE (workspace) && DOSSIER_IS_BOARD_STATE (state), NULL);

  links = dossier_board_state_links_between (state, actor, event, &n);
  for (guint i = 0; i < n; i++)
    if (links[i].flags & DOSSIER_BOARD_LINK_ASSESSED)
      {
        assessed = &links[i];
        n_assessed++;
      }
  if (n == 0)
    {
      dossier_ui_toast (parent, _("There is no link between them"));
      return NULL;
    }
  if (n_assessed == 1)
    {
      send (parent, workspace, dossier_board_state_actor_id (state, actor), dossier_board_state_event_id (state, event), assessed->role, REMOVE, NULL);
      return NULL;
    }
  return dossier_link_popover_new (parent, workspace, state, actor, event);
}
