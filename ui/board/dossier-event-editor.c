/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in which an event is made or changed. Main thread; it owns itself until it is closed. It reads what
 * it needs on the read thread before the form is shown, and writes when it is saved. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-event-editor-private.h"

#include "dossier-board-style.h"
#include "dossier-event-form.h"
#include "dossier-suggesting.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define DOSSIER_TYPE_EVENT_EDITOR (dossier_event_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierEventEditor, dossier_event_editor, DOSSIER, EVENT_EDITOR, AdwWindow)

struct _DossierEventEditor
{
  AdwWindow parent_instance;

  DossierWorkspace *workspace; /* (owned) */
  GtkWidget *parent;           /* (unowned) (nullable): weak; tells and shows what was done */
  DossierId event;             /* nil: a new one */
  DossierId article;           /* nil: not from a passage */
  DossierId entity;            /* nil; who takes part in the new event */
  guint start;
  guint end;
  gboolean add_participant;    /* open with an empty line for one */
  gboolean saving;             /* the command runs */

  GtkWidget *form;
  GtkWidget *stack;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (DossierEventEditor, dossier_event_editor, ADW_TYPE_WINDOW)

/* Reading */

typedef struct
{
  DossierId event;
  DossierId article;
  DossierId entity;
} Wanted;

typedef struct
{
  DossierGrid *grid;
  DossierArticleView *view;
  GPtrArray *proposals;
  DossierEntity *entity;
  GStrv kinds;
  GStrv roles;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  if (loaded == NULL)
    return;
  g_clear_pointer (&loaded->grid, dossier_grid_free);
  g_clear_pointer (&loaded->view, dossier_article_view_free);
  g_clear_pointer (&loaded->proposals, g_ptr_array_unref);
  g_clear_object (&loaded->entity);
  g_strfreev (loaded->kinds);
  g_strfreev (loaded->roles);
  g_free (loaded);
}

/* The words used most come first; what this program suggests by itself stands behind them. */
static GStrv
rank_words (GHashTable         *counts,
            const char * const *usual)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) words = g_hash_table_get_keys (counts);

  words = g_list_sort (words, (GCompareFunc) g_utf8_collate);
  for (GList *l = words; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);
  for (guint i = 0; usual[i] != NULL; i++)
    if (!g_hash_table_contains (counts, _(usual[i])))
      g_strv_builder_add (builder, _(usual[i]));
  return g_strv_builder_end (builder);
}

static GStrv
load_kinds (DossierWorkspace *workspace)
{
  static const char * const usual[] = { N_("contact"), N_("exercise"), N_("deployment"), N_("statement"), N_("meeting"), N_("attack"),
                                         N_("agreement"), N_("sanction"), N_("arrest"), NULL };
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_EVENT);
  g_autoptr (GPtrArray) events = dossier_workspace_load_records (workspace, query, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      const DossierEvent *event = g_ptr_array_index (events, i);

      if (event->kind != NULL && *event->kind != '\0')
        g_hash_table_add (seen, event->kind);
    }
  return rank_words (seen, usual);
}

static GStrv
load_roles (DossierWorkspace *workspace)
{
  static const char * const usual[] = { N_("caller"), N_("called"), N_("host"), N_("participant"), N_("commented"), N_("organiser"),
                                         N_("target"), N_("attacker"), NULL };
  g_autoptr (DossierBoardFilter) filter = dossier_board_filter_new ();
  g_autoptr (DossierBoard) board = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  filter->earliest = G_MININT64;
  filter->latest = G_MAXINT64;
  board = dossier_workspace_load_board (workspace, filter, NULL);
  for (guint i = 0; board != NULL && i < board->links->len; i++)
    {
      const char *role = g_array_index (board->links, DossierBoardLink, i).role;

      if (role != NULL && *role != '\0')
        g_hash_table_add (seen, (gpointer) role);
    }
  return rank_words (seen, usual);
}

static gpointer
load (DossierWorkspace *workspace,
      gpointer          data,
      GCancellable     *cancellable,
      GError          **error)
{
  const Wanted *wanted = data;
  Loaded *loaded = g_new0 (Loaded, 1);

  if (!dossier_id_is_nil (&wanted->event))
    {
      loaded->grid = dossier_workspace_load_grid (workspace, &wanted->event, error);
      if (loaded->grid == NULL)
        goto failed;
    }
  if (!dossier_id_is_nil (&wanted->article))
    {
      loaded->view = dossier_workspace_load_article (workspace, &wanted->article, error);
      if (loaded->view == NULL)
        goto failed;
      loaded->proposals = dossier_workspace_load_suggestions (workspace, &wanted->article, error);
      if (loaded->proposals == NULL)
        goto failed;
    }
  if (!dossier_id_is_nil (&wanted->entity))
    loaded->entity = (DossierEntity *) dossier_workspace_lookup (workspace, DOSSIER_RECORD_ENTITY, &wanted->entity);
  loaded->kinds = load_kinds (workspace);
  loaded->roles = load_roles (workspace);
  return loaded;

failed:
  loaded_free (loaded);
  return NULL;
}

static void
update_save (DossierEventEditor *self)
{
  const char *reason = NULL;
  gboolean valid = dossier_event_form_is_valid (DOSSIER_EVENT_FORM (self->form), &reason);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", valid && !self->saving);
  gtk_widget_set_tooltip_text (self->save, valid ? _("Save (Ctrl+Enter)") : reason);
}

static void
fill (DossierEventEditor *self,
      Loaded             *loaded)
{
  DossierEventForm *form = DOSSIER_EVENT_FORM (self->form);

  dossier_event_form_set_words (form, (const char * const *) loaded->kinds, (const char * const *) loaded->roles);
  if (loaded->grid != NULL)
    dossier_event_form_set_grid (form, g_steal_pointer (&loaded->grid));
  if (loaded->view != NULL && self->start < self->end && self->end <= loaded->view->length)
    dossier_event_form_set_passage (form, loaded->view, loaded->proposals, self->start, self->end);
  if (loaded->entity != NULL)
    dossier_event_form_add_participant (form, &loaded->entity->id, loaded->entity->name, loaded->entity->kind);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "form");
  if (self->add_participant)
    dossier_statement_form_focus (dossier_part_row_get_form (dossier_event_form_add_participant (form, NULL, NULL, NULL)));
  else
    dossier_event_form_focus (form);
  update_save (self);
}

/* One that was closed while an answer was under way is still there, but nobody sees it and nothing may be done in it. */
static gboolean
is_closed (DossierEventEditor *self)
{
  return self->form == NULL || !gtk_widget_get_visible (GTK_WIDGET (self));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (DossierEventEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (is_closed (self))
    {
      loaded_free (loaded);
      return;
    }
  if (loaded != NULL)
    fill (self, loaded);
  else
    {
      if (self->parent != NULL)
        dossier_ui_report_error (self->parent, _("The event could not be opened"), error);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  loaded_free (loaded);
}

/* Writing */

static void
finish (DossierEventEditor *self,
        const DossierId    *id)
{
  if (self->parent != NULL)
    {
      g_autofree char *text = dossier_id_to_text (id);

      dossier_ui_toast_undo (self->parent, dossier_id_is_nil (&self->event) ? _("Event made") : _("Event changed"));
      /* From an article one goes on reading; on the board the new event is what one wants to see. */
      if (dossier_id_is_nil (&self->event) && dossier_id_is_nil (&self->article))
        dossier_ui_go (self->parent, "win.open-event", text);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierEventEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };
  gboolean saved = dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, &outcome, &error);

  self->saving = FALSE;
  if (saved)
    {
      finish (self, &outcome.id);
      return;
    }
  if (is_closed (self))
    {
      if (self->parent != NULL)
        dossier_ui_report_error (self->parent, _("The event could not be saved"), error);
      return;
    }
  gtk_widget_set_sensitive (self->form, TRUE);
  dossier_event_form_focus (DOSSIER_EVENT_FORM (self->form));
  update_save (self);
  dossier_ui_tell (GTK_WIDGET (self), _("The event could not be saved"), error->message);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierEventEditor *self = DOSSIER_EVENT_EDITOR (widget);
  DossierCommand *command;
  const char *reason = NULL;

  if (self->saving || !dossier_event_form_is_valid (DOSSIER_EVENT_FORM (self->form), &reason))
    return;
  command = dossier_event_form_make_command (DOSSIER_EVENT_FORM (self->form));
  if (command == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  self->saving = TRUE;
  /* An entry that is made insensitive while it has the keyboard is not told that it lost it, and goes on blinking. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_sensitive (self->form, FALSE);
  update_save (self);
  dossier_workspace_run_async (self->workspace, command, NULL, saved_cb, g_object_ref (self));
}

/* Building */

static void
dossier_event_editor_dispose (GObject *object)
{
  DossierEventEditor *self = DOSSIER_EVENT_EDITOR (object);

  self->form = NULL;
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_event_editor_parent_class)->dispose (object);
}

static void
dossier_event_editor_class_init (DossierEventEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_event_editor_dispose;
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (DossierEventEditor *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_set_tooltip_text (cancel, _("Close Without Saving (Esc)"));
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "editor.save");
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static void
dossier_event_editor_init (DossierEventEditor *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 600, 680);
  dossier_ui_part_from_parent (GTK_WINDOW (self));
}

static void
build (DossierEventEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *spinner = gtk_spinner_new ();

  self->form = dossier_event_form_new (self->workspace);
  g_signal_connect_swapped (self->form, "changed", G_CALLBACK (update_save), self);
  gtk_widget_set_margin_start (clamp, 12);
  gtk_widget_set_margin_end (clamp, 12);
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->form);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "loading");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "form");
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  update_save (self);
}

static void
open_editor (GtkWidget        *parent,
             DossierWorkspace *workspace,
             const Wanted     *wanted,
             guint             start,
             guint             end,
             gboolean          add_participant)
{
  DossierEventEditor *self = g_object_new (DOSSIER_TYPE_EVENT_EDITOR, NULL);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->workspace = g_object_ref (workspace);
  dossier_board_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  g_set_weak_pointer (&self->parent, parent);
  self->event = wanted->event;
  self->article = wanted->article;
  self->entity = wanted->entity;
  self->start = start;
  self->end = end;
  self->add_participant = add_participant;
  build (self);
  gtk_window_set_title (GTK_WINDOW (self), dossier_id_is_nil (&self->event) ? _("New Event") : _("Edit Event"));
  if (root != NULL && GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  dossier_workspace_read_async (workspace, load, g_memdup2 (wanted, sizeof *wanted), g_free, loaded_free, NULL, loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dossier_event_editor_new:
 * @parent: a widget of the window to stand over
 *
 * Opens the form for an event of one's own.
 */
void
dossier_event_editor_new (GtkWidget        *parent,
                          DossierWorkspace *workspace)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));

  open_editor (parent, workspace, &(Wanted) { 0 }, 0, 0, FALSE);
}

/**
 * dossier_event_editor_new_from_passage:
 * @article: the article
 * @start: first code point
 * @end: one past the last
 *
 * Opens the form filled with what the passage tells: title, date, participants, place, and the words as evidence.
 */
void
dossier_event_editor_new_from_passage (GtkWidget        *parent,
                                       DossierWorkspace *workspace,
                                       const DossierId  *article,
                                       guint             start,
                                       guint             end)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (article != NULL && start < end);

  open_editor (parent, workspace, &(Wanted) { .article = *article }, start, end, FALSE);
}

void
dossier_event_editor_edit (GtkWidget        *parent,
                           DossierWorkspace *workspace,
                           const DossierId  *event)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (event != NULL);

  open_editor (parent, workspace, &(Wanted) { .event = *event }, 0, 0, FALSE);
}

/**
 * dossier_event_editor_add_participant:
 *
 * Opens the form of an event with an empty line for one more participant.
 */
void
dossier_event_editor_add_participant (GtkWidget        *parent,
                                      DossierWorkspace *workspace,
                                      const DossierId  *event)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (event != NULL);

  open_editor (parent, workspace, &(Wanted) { .event = *event }, 0, 0, TRUE);
}

/**
 * dossier_event_editor_new_with:
 * @entity: who takes part
 *
 * Opens the form for a new event with one participant.
 */
void
dossier_event_editor_new_with (GtkWidget        *parent,
                               DossierWorkspace *workspace,
                               const DossierId  *entity)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (entity != NULL);

  open_editor (parent, workspace, &(Wanted) { .entity = *entity }, 0, 0, FALSE);
}

static void
deleted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Event deleted"));
}

/**
 * dossier_event_editor_delete:
 * @parent: which tells it, and offers to undo it
 *
 * Deletes an event without asking.
 */
void
dossier_event_editor_delete (GtkWidget        *parent,
                             DossierWorkspace *workspace,
                             const DossierId  *event)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (DOSSIER_IS_WORKSPACE (workspace));
  g_return_if_fail (event != NULL);

  dossier_ui_run (parent, workspace, dossier_command_delete_event (event), deleted_cb, NULL);
}
