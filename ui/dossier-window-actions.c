/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every action of the window: menu, button, shortcut and test all go through these. Main thread only. Those that write
 * are off in a workspace that is open for reading only. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-window-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "dossier-history.h"
#include "dossier-ui.h"

static const char * const writing_actions[] = {
  "win.import", "win.import-folder", "win.paste", "win.new-event", "win.edit-event", "win.cite", "win.extract-again",
  "win.extract-again-all",
};

/* "ID" or "ID:START-END"; the range is -1, -1 when there is none. */
static gboolean
parse_place (const char *text,
             DossierId  *id,
             int        *start,
             int        *end)
{
  g_autofree char *head = g_strndup (text, DOSSIER_ID_TEXT_LENGTH);

  *start = *end = -1;
  if (!dossier_id_from_text (head, id))
    return FALSE;
  if (strlen (text) == DOSSIER_ID_TEXT_LENGTH)
    return TRUE;
  return sscanf (text + DOSSIER_ID_TEXT_LENGTH, ":%d-%d", start, end) == 2 && *start >= 0 && *end >= *start;
}

static gboolean
parse_id (GVariant  *parameter,
          DossierId *id)
{
  return dossier_id_from_text (g_variant_get_string (parameter, NULL), id);
}

/* Going somewhere */

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  dossier_window_show_page (DOSSIER_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_article_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId article;
  int start, end;

  if (!parse_place (g_variant_get_string (parameter, NULL), &article, &start, &end))
    return;

  dossier_window_show_page (self, "read");
  dossier_read_page_open_article (dossier_window_get_read (self), &article, start, end);
}

static void
open_entity_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId entity;

  if (!parse_id (parameter, &entity))
    return;

  dossier_window_show_page (self, "read");
  dossier_read_page_open_entity (dossier_window_get_read (self), &entity);
}

static void
open_event_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId event;

  if (!parse_id (parameter, &event))
    return;

  dossier_window_show_page (self, "board");
  dossier_board_page_open_event (dossier_window_get_board (self), &event);
}

static void
show_on_timeline_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId event;

  if (!parse_id (parameter, &event))
    return;

  dossier_window_show_page (self, "timeline");
  dossier_timeline_page_show_event (dossier_window_get_timeline (self), &event);
}

static void
open_note_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId note;

  if (!parse_id (parameter, &note))
    return;

  dossier_window_show_page (self, "notes");
  dossier_notes_page_open_note (dossier_window_get_notes (self), &note);
}

static void
edit_event_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  DossierId event;

  if (parse_id (parameter, &event))
    dossier_board_page_edit_event (dossier_window_get_board (self), &event);
}

static void
new_event_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  dossier_board_page_new_event (dossier_window_get_board (DOSSIER_WINDOW (widget)));
}

static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  dossier_notes_page_cite (dossier_window_get_notes (DOSSIER_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_flush_notes (self);
  dossier_notes_page_export (dossier_window_get_notes (self));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_show_page (self, "read");
  if (!self->show_sidebar)
    g_object_set (self, "show-sidebar", TRUE, NULL);
  dossier_read_page_focus_search (dossier_window_get_read (self));
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  GtkWidget *page = dossier_window_get_shown (DOSSIER_WINDOW (widget));

  if (page == NULL || !gtk_widget_activate_action_variant (page, "page.find", NULL))
    search_action (widget, name, NULL);
}

/* Reviewing; nil or nothing stands for everything. */

static void
review_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierId entity = DOSSIER_ID_NIL;

  parse_id (parameter, &entity);
  if (g_str_equal (name, "win.review"))
    dossier_window_review (DOSSIER_WINDOW (widget), &entity);
  else
    dossier_window_review_identity (DOSSIER_WINDOW (widget), &entity);
}

static void
offer_occurrences_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  DossierId entity;

  if (parse_id (parameter, &entity))
    dossier_window_offer_occurrences (DOSSIER_WINDOW (widget), &entity);
}

/* Undo */

static void
toast_dismissed_cb (DossierWindow *self)
{
  self->step_toast = NULL;
}

/* One toast that changes its words: a dozen steps taken back quickly must not leave a queue of a dozen toasts. */
static void
tell_step (DossierWindow *self,
           const char    *label,
           gboolean       redo)
{
  const char *step = dossier_ui_change_label (label);
  /* Translators: %s is a step: "Tag Mark Milley" */
  g_autofree char *plain = redo ? g_strdup_printf (_("Done again: %s"), step) : g_strdup_printf (_("Undone: %s"), step);
  g_autofree char *message = g_markup_escape_text (plain, -1);

  dossier_ui_withdraw_undo (self->toast_overlay);
  if (self->step_toast != NULL)
    {
      adw_toast_set_title (self->step_toast, message);
      return;
    }

  self->step_toast = adw_toast_new (message);
  adw_toast_set_timeout (self->step_toast, 3);
  g_signal_connect_object (self->step_toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, self->step_toast);
}

typedef struct
{
  DossierWindow *window; /* (owned) */
  char *label;           /* (owned) (nullable) */
  gboolean redo;
} Step;

static void
step_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Step *step = user_data;
  g_autoptr (GError) error = NULL;
  int steps = dossier_workspace_undo_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (steps < 0 && !step->window->closed)
    dossier_ui_report_error (GTK_WIDGET (step->window),
                             step->redo ? _("The step could not be redone") : _("The step could not be undone"), error);
  else if (steps > 0 && step->label != NULL && !step->window->closed)
    tell_step (step->window, step->label, step->redo);

  g_object_unref (step->window);
  g_free (step->label);
  g_free (step);
}

static void
take_step (DossierWindow *self,
           gboolean       redo)
{
  Step *step = g_new0 (Step, 1);

  /* What was typed becomes a step first, so that it is what is taken back. */
  dossier_window_flush_notes (self);
  step->window = g_object_ref (self);
  step->redo = redo;
  g_object_get (self->workspace, redo ? "redo-label" : "undo-label", &step->label, NULL);
  if (redo)
    dossier_workspace_redo_async (self->workspace, 1, NULL, step_cb, step);
  else
    dossier_workspace_undo_async (self->workspace, 1, NULL, step_cb, step);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  take_step (DOSSIER_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  take_step (DOSSIER_WINDOW (widget), TRUE);
}

static void
history_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dossier_history_new (GTK_WINDOW (self), self->workspace)));
}

/* Import */

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  dossier_window_choose_import (DOSSIER_WINDOW (widget), g_str_equal (name, "win.import-folder"));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  dossier_window_paste (DOSSIER_WINDOW (widget));
}

static void
import_details_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  dossier_window_show_import_details (DOSSIER_WINDOW (widget));
}

static void
continue_import_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  dossier_window_continue_import (DOSSIER_WINDOW (widget));
}

static void
forget_import_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  dossier_window_forget_import (DOSSIER_WINDOW (widget));
}

/* Extracting again: @parameter has the ids */
static void
extract_again_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  g_autofree const char **texts = g_variant_get_strv (parameter, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = 0; texts[i] != NULL; i++)
    {
      DossierId id;

      if (dossier_id_from_text (texts[i], &id))
        g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    dossier_window_extract_again (DOSSIER_WINDOW (widget), (DossierId *) ids->data, ids->len);
}

static void
extract_again_all_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  dossier_window_extract_again (DOSSIER_WINDOW (widget), NULL, 0);
}

static void
extraction_details_action (GtkWidget  *widget,
                           const char *name,
                           GVariant   *parameter)
{
  dossier_window_show_extraction (DOSSIER_WINDOW (widget));
}

/* Save a copy */

static void
save_copy_thread (GTask        *task,
                  gpointer      source,
                  gpointer      path,
                  GCancellable *cancellable)
{
  GError *error = NULL;

  if (dossier_workspace_save_copy (source, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copy_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (g_task_get_task_data (G_TASK (result)));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      message = g_strdup_printf (_("Copy saved as “%s”"), shown);
      dossier_ui_toast (GTK_WIDGET (self), message);
    }
  else
    {
      message = g_strdup_printf (_("The copy “%s” could not be saved"), shown);
      dossier_ui_report_error (GTK_WIDGET (self), message, error);
    }
}

static void
copy_chosen_cb (GtkWidget  *widget,
                GListModel *files,
                gpointer    user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);
  g_autoptr (GTask) task = NULL;

  if (g_strcmp0 (g_file_peek_path (file), dossier_workspace_get_path (self->workspace)) == 0)
    {
      dossier_ui_toast (widget, _("That is the workspace itself. Choose another name for the copy."));
      return;
    }

  dossier_window_flush_notes (self);
  task = g_task_new (self->workspace, NULL, copy_saved_cb, g_object_ref (self));
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_task_run_in_thread (task, save_copy_thread);
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  /* Translators: the name of a copy of a workspace file */
  g_autofree char *file_name = g_strdup_printf (_("%s (copy).dossier"), dossier_workspace_get_name (self->workspace));

  dossier_ui_save_file (widget, _("Save a copy"), file_name, "*.dossier", copy_chosen_cb, NULL);
}

/* Shortcuts that give way to a text being edited */

static gboolean
is_editing (DossierWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));
  return GTK_IS_EDITABLE (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus));
}

static gboolean
is_in_popover (DossierWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
unless_editing_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   action)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  return !is_editing (self) && !is_in_popover (self) && gtk_widget_activate_action_variant (widget, action, NULL);
}

/* A popover has digits of its own. */
static gboolean
unless_popover_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   page)
{
  if (is_in_popover (DOSSIER_WINDOW (widget)))
    return FALSE;

  dossier_window_show_page (DOSSIER_WINDOW (widget), page);
  return TRUE;
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *trigger,
              GtkShortcutFunc        func,
              const char            *argument)
{
  gtk_shortcut_controller_add_shortcut (controller,
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                                          gtk_callback_action_new (func, (gpointer) argument, NULL)));
}

/* In the capture phase, since a text that cannot be edited still swallows Ctrl+V. */
static void
add_shortcuts (DossierWindow *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  add_shortcut (controller, "<Control>z", unless_editing_cb, "win.undo");
  add_shortcut (controller, "<Control><Shift>z", unless_editing_cb, "win.redo");
  add_shortcut (controller, "<Control>y", unless_editing_cb, "win.redo");
  add_shortcut (controller, "<Control>v", unless_editing_cb, "win.paste");
  add_shortcut (controller, "<Alt>1", unless_popover_cb, "read");
  add_shortcut (controller, "<Alt>2", unless_popover_cb, "board");
  add_shortcut (controller, "<Alt>3", unless_popover_cb, "timeline");
  add_shortcut (controller, "<Alt>4", unless_popover_cb, "compare");
  add_shortcut (controller, "<Alt>5", unless_popover_cb, "notes");
  add_shortcut (controller, "<Alt>6", unless_popover_cb, "review");
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
describe_step (GtkWidget  *button,
               const char *step,
               const char *keys)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (%s)", step, keys);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, step, -1);
}

/* Declared in dossier-window-private.h: what can be done now. */
void
dossier_window_actions_update (DossierWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = !dossier_workspace_is_read_only (self->workspace);
  gboolean can_undo, can_redo;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  g_object_get (self->workspace, "can-undo", &can_undo, "can-redo", &can_redo,
                "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", writable && can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", writable && can_redo);
  for (guint i = 0; i < G_N_ELEMENTS (writing_actions); i++)
    gtk_widget_action_set_enabled (widget, writing_actions[i], writable);
  gtk_widget_set_sensitive (self->import_button, writable);

  /* Translators: %s is a step: "Undo “Tag Mark Milley”" */
  undo = can_undo ? g_strdup_printf (_("Undo “%s”"), dossier_ui_change_label (undo_label)) : g_strdup (_("Nothing to undo"));
  /* Translators: %s is a step: "Redo “Tag Mark Milley”" */
  redo = can_redo ? g_strdup_printf (_("Redo “%s”"), dossier_ui_change_label (redo_label)) : g_strdup (_("Nothing to redo"));
  describe_step (self->undo_button, undo, "Ctrl+Z");
  describe_step (self->redo_button, redo, "Ctrl+Shift+Z");
}

void
dossier_window_actions_init (DossierWindow *self)
{
  static const char * const signals[] = {
    "notify::can-undo", "notify::can-redo", "notify::undo-label", "notify::redo-label", "notify::read-only",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->workspace, signals[i], G_CALLBACK (dossier_window_actions_update), self,
                             G_CONNECT_SWAPPED);
  add_shortcuts (self);
  dossier_window_actions_update (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-details", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.extraction-details", FALSE);
}

void
dossier_window_actions_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.page", "s", page_action },
    { "win.open-article", "s", open_article_action },
    { "win.open-entity", "s", open_entity_action },
    { "win.open-event", "s", open_event_action },
    { "win.show-on-timeline", "s", show_on_timeline_action },
    { "win.open-note", "s", open_note_action },
    { "win.edit-event", "s", edit_event_action },
    { "win.new-event", NULL, new_event_action },
    { "win.cite", "s", cite_action },
    { "win.export", NULL, export_action },
    { "win.review", "s", review_action },
    { "win.identity", "s", review_action },
    { "win.offer-occurrences", "s", offer_occurrences_action },
    { "win.search", NULL, search_action },
    { "win.find", NULL, find_action },
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.history", NULL, history_action },
    { "win.import", NULL, import_action },
    { "win.import-folder", NULL, import_action },
    { "win.paste", NULL, paste_action },
    { "win.import-details", NULL, import_details_action },
    { "win.continue-import", NULL, continue_import_action },
    { "win.forget-import", NULL, forget_import_action },
    { "win.extract-again", "as", extract_again_action },
    { "win.extract-again-all", NULL, extract_again_all_action },
    { "win.extraction-details", NULL, extraction_details_action },
    { "win.save-copy", NULL, save_copy_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
  dossier_window_compare_class_init (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.show-sidebar", "show-sidebar");
  gtk_widget_class_install_property_action (widget_class, "win.import-chapters", "import-chapters");
}
