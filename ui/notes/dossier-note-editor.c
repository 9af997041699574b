/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Writing one note: its title, its text, the few tools for both. There is no Save: what was typed is handed to the
 * workspace 1.5 s after the last key, when the focus leaves, and before anything that reads it. Main thread; owned by the page.
 */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-note-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-cite-popover.h"
#include "dossier-note-view.h"
#include "dossier-ui.h"

#define SAVE_MILLISECONDS 1500

struct _DossierNoteEditor
{
  GtkWidget parent_instance;
  DossierWorkspace *workspace;  /* (owned) */
  DossierId note;
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *view;
  GtkWidget *cite;              /* popover */
  guint save_id;
  guint saving;                 /* how many times what was typed is on its way to the workspace */
  gboolean dirty;
  gboolean loading;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, GTK_TYPE_WIDGET)

/* What could not be stored stays to be stored. */
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (DossierNoteEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  self->saving--;
  if (dossier_workspace_run_finish (DOSSIER_WORKSPACE (source), result, NULL, &error))
    {
      g_signal_emit (self, saved_signal, 0);
      if (self->box != NULL)
        dossier_note_editor_reload (self);
    }
  else if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    {
      if (!g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND))
        g_warning ("A note was not stored, and its window is closed: %s", error->message);
    }
  else
    {
      self->dirty = !g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
      dossier_ui_report_error (GTK_WIDGET (self), _("The note could not be stored"), error);
    }
}

static gboolean
save_cb (gpointer data)
{
  DossierNoteEditor *self = data;

  self->save_id = 0;
  dossier_note_editor_flush (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (DossierNoteEditor *self)
{
  if (self->loading || dossier_id_is_nil (&self->note))
    return;
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_MILLISECONDS, save_cb, self);
}

static void
focus_left_cb (DossierNoteEditor *self)
{
  dossier_note_editor_flush (self);
}

static void
title_activated_cb (DossierNoteEditor *self)
{
  gtk_widget_grab_focus (self->view);
}

static void
chosen_cb (DossierCitePopover *popover,
           const char         *mark,
           gboolean            quotation,
           DossierNoteEditor  *self)
{
  dossier_note_view_drop_at (DOSSIER_NOTE_VIEW (self->view));
  dossier_note_view_insert_mark (DOSSIER_NOTE_VIEW (self->view), mark, quotation);
  gtk_widget_grab_focus (self->view);
}

static void
closed_cb (DossierNoteEditor *self)
{
  gtk_widget_grab_focus (self->view);
}

/* The popover opens below the cursor, so that the line being written stays visible. */
static void
ask_what_to_cite (DossierNoteEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter place;
  GdkRectangle at;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &place, &at);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &at.x, &at.y);
  at.width = 1;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->cite), &at);
  dossier_cite_popover_start (DOSSIER_CITE_POPOVER (self->cite));
}

static void
mark_activated_cb (DossierNoteView   *view,
                   const char        *key,
                   DossierNoteEditor *self)
{
  if (g_str_has_prefix (key, "entity:"))
    dossier_ui_go (GTK_WIDGET (self), "win.open-entity", key + strlen ("entity:"));
  else if (g_str_has_prefix (key, "event:"))
    dossier_ui_go (GTK_WIDGET (self), "win.open-event", key + strlen ("event:"));
  else if (g_str_has_prefix (key, "grid:"))
    dossier_ui_go (GTK_WIDGET (self), "win.open-event", key + strlen ("grid:"));
  else if (g_str_has_prefix (key, "article:"))
    dossier_ui_go (GTK_WIDGET (self), "win.open-article", key + strlen ("article:"));
  else
    {
      g_autoptr (DossierCitation) citation = dossier_workspace_load_citation (self->workspace, key, NULL);
      g_autofree char *article = NULL, *target = NULL;

      if (citation == NULL)
        return;
      article = dossier_id_to_text (&citation->article);
      target = g_strdup_printf ("%s:%u-%u", article, citation->start, citation->end);
      dossier_ui_go (GTK_WIDGET (self), "win.open-article", target);
    }
}

static void
bold_cb (DossierNoteEditor *self)
{
  dossier_note_view_surround (DOSSIER_NOTE_VIEW (self->view), "**");
}

static void
italic_cb (DossierNoteEditor *self)
{
  dossier_note_view_surround (DOSSIER_NOTE_VIEW (self->view), "*");
}

static void
heading_cb (DossierNoteEditor *self)
{
  dossier_note_view_begin_lines (DOSSIER_NOTE_VIEW (self->view), "## ");
}

static void
bullet_cb (DossierNoteEditor *self)
{
  dossier_note_view_begin_lines (DOSSIER_NOTE_VIEW (self->view), "- ");
}

static void
quotation_cb (DossierNoteEditor *self)
{
  dossier_note_view_begin_lines (DOSSIER_NOTE_VIEW (self->view), "> ");
}

static gboolean
bold_shortcut_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  bold_cb (user_data);
  return TRUE;
}

static gboolean
italic_shortcut_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  italic_cb (user_data);
  return TRUE;
}

static gboolean
cite_shortcut_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  ask_what_to_cite (user_data);
  return TRUE;
}

static void
add_tool (DossierNoteEditor *self,
          GtkWidget         *bar,
          const char        *icon,
          const char        *label,
          const char        *words,
          GCallback          callback)
{
  GtkWidget *button = icon ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
create_bar (DossierNoteEditor *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  gtk_widget_add_css_class (bar, "toolbar");
  add_tool (self, bar, NULL, "H", _("Heading"), G_CALLBACK (heading_cb));
  add_tool (self, bar, "format-text-bold-symbolic", NULL, _("Strong (Ctrl+B)"), G_CALLBACK (bold_cb));
  add_tool (self, bar, "format-text-italic-symbolic", NULL, _("Emphasis (Ctrl+I)"), G_CALLBACK (italic_cb));
  add_tool (self, bar, "view-list-bullet-symbolic", NULL, _("List"), G_CALLBACK (bullet_cb));
  add_tool (self, bar, "format-indent-more-symbolic", NULL, _("Quotation"), G_CALLBACK (quotation_cb));
  add_tool (self, bar, NULL, _("@ Cite…"), _("Cite a person, an event or a passage (@)"), G_CALLBACK (ask_what_to_cite));
  return bar;
}

static void
add_shortcuts (DossierNoteEditor *self)
{
  static const struct { const char *trigger; GtkShortcutFunc func; } shortcuts[] = {
    { "<Control>b", bold_shortcut_cb }, { "<Control>i", italic_shortcut_cb }, { "<Control>space", cite_shortcut_cb },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].trigger),
                                                            gtk_callback_action_new (shortcuts[i].func, self, NULL)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->view, controller);
}

/* Keeps the lines at a readable length in a wide window. */
static GtkWidget *
create_body (DossierNoteEditor *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->title = gtk_text_new ();
  gtk_text_set_placeholder_text (GTK_TEXT (self->title), _("Title of the note"));
  gtk_widget_add_css_class (self->title, "title-2");
  gtk_widget_add_css_class (self->title, "note-title");
  g_object_set (self->title, "margin-start", 24, "margin-end", 24, "margin-top", 18, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Title of the note"), -1);
  g_object_set (self->view, "left-margin", 24, "right-margin", 24, "top-margin", 8, "bottom-margin", 48, NULL);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_box_append (GTK_BOX (body), self->title);
  gtk_box_append (GTK_BOX (body), scroller);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), body);
  gtk_widget_set_vexpand (clamp, TRUE);
  return clamp;
}

static void
build (DossierNoteEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->view = dossier_note_view_new (self->workspace);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the note"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), create_body (self));
  gtk_widget_add_css_class (self->box, "view");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->cite = dossier_cite_popover_new (self->workspace);
  gtk_widget_set_parent (self->cite, self->view);
  gtk_popover_set_position (GTK_POPOVER (self->cite), GTK_POS_BOTTOM);
  add_shortcuts (self);
  g_signal_connect (self->cite, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->cite, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_swapped (self->view, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->view, "cite-wanted", G_CALLBACK (ask_what_to_cite), self);
  g_signal_connect (self->view, "mark-activated", G_CALLBACK (mark_activated_cb), self);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->title, "activate", G_CALLBACK (title_activated_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
dossier_note_editor_dispose (GObject *object)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_pointer (&self->cite, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_note_editor_parent_class)->dispose (object);
}

static void
dossier_note_editor_class_init (DossierNoteEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_note_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  saved_signal = g_signal_new ("saved", DOSSIER_TYPE_NOTE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_note_editor_init (DossierNoteEditor *self)
{
}

GtkWidget *
dossier_note_editor_new (DossierWorkspace *workspace)
{
  DossierNoteEditor *self = g_object_new (DOSSIER_TYPE_NOTE_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  build (self);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), !dossier_workspace_is_read_only (workspace));
  gtk_editable_set_editable (GTK_EDITABLE (self->title), !dossier_workspace_is_read_only (workspace));
  return GTK_WIDGET (self);
}

/* What is stored of the title that is being typed. */
static char *
dup_title (DossierNoteEditor *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));

  g_strstrip (title);
  return g_strdup (*title != '\0' ? title : _("Untitled note"));
}

static void
show_note (DossierNoteEditor *self,
           DossierNote       *note)
{
  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title), note ? note->title : "");
  dossier_note_view_set_text (DOSSIER_NOTE_VIEW (self->view), note ? note->text : "");
  self->loading = FALSE;
}

/**
 * dossier_note_editor_open:
 * @note: which note; what was typed into another one is handed over first
 */
void
dossier_note_editor_open (DossierNoteEditor *self,
                          const DossierId   *note)
{
  g_autoptr (GObject) record = NULL;

  g_return_if_fail (DOSSIER_IS_NOTE_EDITOR (self) && note != NULL);
  dossier_note_editor_flush (self);
  self->note = *note;
  record = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_NOTE, note);
  show_note (self, record ? DOSSIER_NOTE (record) : NULL);
}

/* The workspace changed, by undo perhaps: shows what is stored, unless something newer is being typed. */
void
dossier_note_editor_reload (DossierNoteEditor *self)
{
  g_autoptr (GObject) record = NULL;
  g_autofree char *text = NULL, *title = NULL;

  if (self->dirty || self->saving > 0 || dossier_id_is_nil (&self->note))
    return;
  record = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_NOTE, &self->note);
  if (record == NULL)
    return;
  text = dossier_note_view_dup_text (DOSSIER_NOTE_VIEW (self->view));
  title = dup_title (self);
  if (strcmp (text, DOSSIER_NOTE (record)->text) != 0 || strcmp (title, DOSSIER_NOTE (record)->title) != 0)
    show_note (self, DOSSIER_NOTE (record));
  else
    dossier_note_view_refresh (DOSSIER_NOTE_VIEW (self->view));
}

/**
 * dossier_note_editor_flush:
 *
 * Hands what was typed to the workspace, now.
 */
void
dossier_note_editor_flush (DossierNoteEditor *self)
{
  g_autofree char *text = NULL, *title = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (!self->dirty || dossier_id_is_nil (&self->note))
    return;
  self->dirty = FALSE;
  self->saving++;
  text = dossier_note_view_dup_text (DOSSIER_NOTE_VIEW (self->view));
  title = dup_title (self);
  dossier_workspace_run_async (self->workspace, dossier_command_update_note (&self->note, title, text), NULL,
                               saved_cb, g_object_ref (self));
}

/**
 * dossier_note_editor_cite:
 * @mark: without brackets; a passage becomes a quotation when the cursor is on an empty line
 */
void
dossier_note_editor_cite (DossierNoteEditor *self,
                          const char        *mark)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autofree char *bracketed = g_strdup_printf ("[[%s]]", mark);
  gboolean passage = g_str_has_prefix (mark, "passage:") || g_str_has_prefix (mark, "article:");
  GtkTextIter place;

  gtk_text_buffer_get_iter_at_mark (buffer, &place, gtk_text_buffer_get_insert (buffer));
  dossier_note_view_insert_mark (DOSSIER_NOTE_VIEW (self->view), bracketed,
                                 passage && gtk_text_iter_starts_line (&place) && gtk_text_iter_ends_line (&place));
  gtk_widget_grab_focus (self->view);
}

void
dossier_note_editor_focus_title (DossierNoteEditor *self)
{
  gtk_widget_grab_focus (self->title);
  gtk_editable_select_region (GTK_EDITABLE (self->title), 0, -1);
}

void
dossier_note_editor_focus_text (DossierNoteEditor *self)
{
  g_return_if_fail (DOSSIER_IS_NOTE_EDITOR (self));
  gtk_widget_grab_focus (self->view);
}
