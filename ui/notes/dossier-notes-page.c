/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Notes page: list, editor, preview. Main thread; owned by the window. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-notes-page.h"

#include <glib/gi18n.h>

#include "dossier-export-dialog.h"
#include "dossier-list.h"
#include "dossier-note-editor.h"
#include "dossier-note-preview.h"
#include "dossier-ui.h"

#define PREVIEW_FROM_WIDTH 1000 /* narrower pages leave the room to the writing */
#define TURNS_WIDTH 620         /* pixels; below it the list or the note is shown */
#define LEAST_WIDTH 360         /* pixels; what either of them fits into */

struct _DossierNotesPage
{
  GtkWidget parent_instance;
  DossierWorkspace *workspace;  /* (owned) */
  DossierList *notes;           /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GtkWidget *box;
  GtkWidget *side;
  GtkWidget *divider;
  GtkWidget *pane;              /* what stands beside the list */
  GtkWidget *back;              /* to the list, when they take turns */
  GtkWidget *search;
  GtkWidget *list_stack;
  GtkWidget *stack;
  GtkWidget *editor;
  GtkWidget *preview;
  GtkWidget *preview_box;
  DossierId note;               /* the open one, or nil */
  DossierId wanted;             /* to be chosen when the list has it, or nil */
  char *pending_mark;           /* (owned) (nullable): to be cited in a note that is being made */
  gboolean focus_title;
  gboolean show_sidebar;
  gboolean in_turns;
  gboolean show_note;           /* in turns: not the list */
  guint width_source;           /* 0 = none */
  gulong changed_handler;
};

enum
{
  PROP_SHOW_SIDEBAR = 1,
};

G_DEFINE_FINAL_TYPE (DossierNotesPage, dossier_notes_page, GTK_TYPE_WIDGET)

/* List and note, beside each other or in turns */

static void
apply_layout (DossierNotesPage *self)
{
  gboolean list = self->in_turns ? !self->show_note : self->show_sidebar;

  gtk_widget_set_visible (self->side, list);
  gtk_widget_set_hexpand (self->side, self->in_turns);
  gtk_widget_set_visible (self->divider, list && !self->in_turns);
  gtk_widget_set_visible (self->pane, !self->in_turns || self->show_note);
  gtk_widget_set_visible (self->back, self->in_turns);
}

/* The keyboard goes along with what is shown. */
static void
set_turn (DossierNotesPage *self,
          gboolean          note)
{
  gboolean follows = self->in_turns && self->show_note != note && gtk_widget_get_focus_child (self->box) != NULL;

  self->show_note = note;
  apply_layout (self);
  if (follows && note)
    dossier_note_editor_focus_text (DOSSIER_NOTE_EDITOR (self->editor));
  else if (follows)
    gtk_widget_child_focus (self->list_stack, GTK_DIR_TAB_FORWARD);
}

/* What somebody is writing stays in sight when the page becomes narrow. */
static void
width_cb (gpointer user_data)
{
  DossierNotesPage *self = user_data;

  self->width_source = 0;
  self->in_turns = gtk_widget_get_width (GTK_WIDGET (self)) < TURNS_WIDTH;
  self->show_note = self->show_note || gtk_widget_get_focus_child (self->pane) != NULL;
  apply_layout (self);
}

static void
back_cb (DossierNotesPage *self)
{
  set_turn (self, FALSE);
}

static void
activated_cb (DossierNotesPage *self)
{
  set_turn (self, TRUE);
  dossier_note_editor_focus_text (DOSSIER_NOTE_EDITOR (self->editor));
}

/* Beside the list a click shows the note; in turns it goes there, too. */
static void
released_cb (GtkGestureClick  *gesture,
             int               n_press,
             double            x,
             double            y,
             DossierNotesPage *self)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *picked = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  if (self->in_turns && picked != NULL && picked != list)
    set_turn (self, TRUE);
}

/* Notes */

static void
open_note (DossierNotesPage *self,
           const DossierId  *note)
{
  g_autofree char *id = NULL;

  if (dossier_id_equal (&self->note, note))
    return;
  self->note = *note;
  id = dossier_id_to_text (note);
  dossier_workspace_set_state (self->workspace, "note", id);
  dossier_note_editor_open (DOSSIER_NOTE_EDITOR (self->editor), note);
  dossier_note_preview_show (DOSSIER_NOTE_PREVIEW (self->preview), note);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "editor");
  if (self->focus_title)
    dossier_note_editor_focus_title (DOSSIER_NOTE_EDITOR (self->editor));
  self->focus_title = FALSE;
  if (self->pending_mark != NULL)
    dossier_note_editor_cite (DOSSIER_NOTE_EDITOR (self->editor), self->pending_mark);
  g_clear_pointer (&self->pending_mark, g_free);
}

static void
close_note (DossierNotesPage *self)
{
  self->note = DOSSIER_ID_NIL;
  set_turn (self, FALSE);
  dossier_note_preview_show (DOSSIER_NOTE_PREVIEW (self->preview), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
selected_cb (DossierNotesPage *self)
{
  DossierItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL)
    open_note (self, dossier_item_get_id (item));
}

static void
select_id (DossierNotesPage *self,
           const DossierId  *note)
{
  guint position;

  if (dossier_list_find (self->notes, note, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      self->wanted = DOSSIER_ID_NIL;
      open_note (self, note);
    }
  else
    self->wanted = *note;
}

/* A note that was written to moves to the top of the list; what is open stays chosen. */
static void
items_changed_cb (DossierNotesPage *self)
{
  guint position, n = g_list_model_get_n_items (G_LIST_MODEL (self->notes));
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), n > 0 ? "list" : searching ? "nothing" : "none");
  if (!dossier_id_is_nil (&self->wanted))
    {
      DossierId wanted = self->wanted;

      select_id (self, &wanted);
    }
  else if (!dossier_id_is_nil (&self->note) && dossier_list_find (self->notes, &self->note, &position))
    gtk_single_selection_set_selected (self->selection, position);
  else if (dossier_id_is_nil (&self->note) && n > 0)
    {
      g_autoptr (DossierItem) first = g_list_model_get_item (G_LIST_MODEL (self->notes), 0);

      gtk_single_selection_set_selected (self->selection, 0);
      open_note (self, dossier_item_get_id (first));
    }
}

static void
changed_cb (DossierWorkspace *workspace,
            DossierChangeSet *changes,
            DossierNotesPage *self)
{
  g_autoptr (GObject) record = NULL;

  if (dossier_id_is_nil (&self->note))
    return;
  record = dossier_workspace_lookup (workspace, DOSSIER_RECORD_NOTE, &self->note);
  if (record == NULL)
    {
      close_note (self);
      return;
    }
  dossier_note_editor_reload (DOSSIER_NOTE_EDITOR (self->editor));
  dossier_note_preview_show (DOSSIER_NOTE_PREVIEW (self->preview), &self->note);
}

static void
created_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);

  self->focus_title = self->pending_mark == NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  set_turn (self, TRUE);
  select_id (self, &outcome->id);
}

static void
new_note (DossierNotesPage *self)
{
  dossier_note_editor_flush (DOSSIER_NOTE_EDITOR (self->editor));
  dossier_ui_run (GTK_WIDGET (self), self->workspace, dossier_command_create_note (_("Untitled note"), ""), created_cb, NULL);
}

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  new_note (DOSSIER_NOTES_PAGE (widget));
}

static void
deleted_cb (GtkWidget            *widget,
            const DossierOutcome *outcome,
            gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Note deleted"));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  DossierId note = self->note;

  if (dossier_id_is_nil (&note))
    return;
  dossier_note_editor_flush (DOSSIER_NOTE_EDITOR (self->editor));
  dossier_ui_run (widget, self->workspace, dossier_command_delete_note (&note), deleted_cb, NULL);
}

static void
export_markdown_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  g_autoptr (GObject) note = NULL;

  if (dossier_id_is_nil (&self->note))
    return;
  dossier_note_editor_flush (DOSSIER_NOTE_EDITOR (self->editor));
  note = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_NOTE, &self->note);
  if (note != NULL)
    dossier_export_notes (widget, self->workspace, &self->note, 1, "markdown", DOSSIER_NOTE (note)->title);
}

static void
search_changed_cb (DossierNotesPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  DossierQuery query = { .type = DOSSIER_RECORD_NOTE, .text = *text ? (char *) text : NULL };

  dossier_list_set_query (self->notes, &query);
}

static void
row_update (DossierItem *item,
            GParamSpec  *spec,
            GtkWidget   *box)
{
  DossierNote *note = dossier_item_get_record (item);
  GtkWidget *title = gtk_widget_get_first_child (box), *line = gtk_widget_get_next_sibling (title);
  g_autofree char *time = NULL, *citations = NULL, *words = NULL;

  if (note == NULL)
    return;
  time = dossier_ui_time (note->modified_at);
  citations = g_strdup_printf (ngettext ("%u citation", "%u citations", note->citation_count), note->citation_count);
  words = g_strdup_printf ("%s · %s", time, citations);
  gtk_label_set_text (GTK_LABEL (title), note->title);
  gtk_label_set_text (GTK_LABEL (line), words);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          gpointer            user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *title = gtk_label_new (NULL), *line = gtk_label_new (NULL);

  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", 4, "margin-end", 4, NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_add_css_class (line, "caption");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         gpointer            user_data)
{
  DossierItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);

  row_update (item, NULL, box);
  g_signal_connect (item, "notify::record", G_CALLBACK (row_update), box);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           gpointer            user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), row_update, gtk_list_item_get_child (list_item));
}

static GtkWidget *
status_page (const char *icon,
             const char *title,
             const char *description,
             gboolean    with_button)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), description);
  if (with_button)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_New note"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "note.new");
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  return page;
}

static GtkWidget *
create_list (DossierNotesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *list;
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notes"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
tool_button (const char *icon,
             const char *action,
             const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

static GtkWidget *
create_side (DossierNotesPage *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *none = gtk_label_new (_("No notes yet")), *nothing = gtk_label_new (_("No note has these words"));

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Search notes"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search notes"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_object_set (top, "margin-top", 9, "margin-bottom", 9, "margin-start", 9, "margin-end", 9, NULL);
  gtk_box_append (GTK_BOX (top), self->search);
  gtk_box_append (GTK_BOX (top), tool_button ("list-add-symbolic", "note.new", _("New note")));
  gtk_box_append (GTK_BOX (top), tool_button ("user-trash-symbolic", "note.delete", _("Delete this note")));
  gtk_widget_add_css_class (none, "dim-label");
  gtk_widget_add_css_class (nothing, "dim-label");
  self->list_stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->list_stack), create_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->list_stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->list_stack), nothing, "nothing");
  gtk_box_append (GTK_BOX (side), top);
  gtk_box_append (GTK_BOX (side), self->list_stack);
  gtk_widget_set_size_request (side, 250, -1);
  gtk_widget_add_css_class (side, "pane");
  return side;
}

static GtkWidget *
create_back (DossierNotesPage *self)
{
  GtkWidget *back = gtk_button_new (), *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "go-previous-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("_Back to the List"));
  adw_button_content_set_use_underline (ADW_BUTTON_CONTENT (content), TRUE);
  gtk_button_set_child (GTK_BUTTON (back), content);
  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_widget_add_css_class (back, "flat");
  gtk_widget_set_tooltip_text (back, _("Show the list again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back to the list"), -1);
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (back_cb), self);
  return back;
}

static void
build (DossierNotesPage *self)
{
  self->side = create_side (self);
  self->editor = dossier_note_editor_new (self->workspace);
  self->preview = dossier_note_preview_new (self->workspace);
  gtk_widget_set_hexpand (self->editor, TRUE);
  gtk_widget_set_hexpand (self->preview, TRUE);
  self->preview_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->preview_box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (self->preview_box), self->preview);
  self->stack = gtk_stack_new ();
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack),
                       status_page ("document-edit-symbolic", _("Write what you know"),
                                    _("In a note, “@” cites a person or an event, and a passage becomes a quotation with its source. "
                                      "Notes leave as a PDF in which each statement leads back to its article."), TRUE), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), self->editor, "editor");
  self->pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->back = create_back (self);
  self->divider = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->pane, "view");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->pane), self->back);
  gtk_box_append (GTK_BOX (self->pane), self->stack);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->box), self->side);
  gtk_box_append (GTK_BOX (self->box), self->divider);
  gtk_box_append (GTK_BOX (self->box), self->pane);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_parent (self->preview_box, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  apply_layout (self);
}

/* The preview asks for no room: it takes its share of a wide page and is not there on a narrow one. */
static void
dossier_notes_page_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  gtk_widget_measure (DOSSIER_NOTES_PAGE (widget)->box, orientation, orientation == GTK_ORIENTATION_VERTICAL ? -1 : for_size,
                      minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, LEAST_WIDTH);
}

static void
dossier_notes_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  int share = width >= PREVIEW_FROM_WIDTH ? CLAMP (width * 30 / 100, 340, 520) : 0;
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int needed;

  gtk_widget_set_child_visible (self->preview_box, share > 0);
  /* For the one frame until they take turns, what does not fit is cut off. */
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  needed = MAX (needed, width - share);
  gtk_widget_size_allocate (self->box, &(GtkAllocation) { right_to_left ? width - needed : 0, 0, needed, height }, baseline);
  if (share > 0)
    {
      gtk_widget_measure (self->preview_box, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->preview_box, &(GtkAllocation) { right_to_left ? 0 : width - share, 0, MAX (share, needed), height }, -1);
    }
  if ((width < TURNS_WIDTH) != self->in_turns && self->width_source == 0)
    self->width_source = g_idle_add_once (width_cb, self);
}

static void
dossier_notes_page_get_property (GObject    *object,
                                 guint       property,
                                 GValue     *value,
                                 GParamSpec *spec)
{
  g_value_set_boolean (value, DOSSIER_NOTES_PAGE (object)->show_sidebar);
}

static void
dossier_notes_page_set_property (GObject      *object,
                                 guint         property,
                                 const GValue *value,
                                 GParamSpec   *spec)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (object);

  if (self->show_sidebar == g_value_get_boolean (value))
    return;
  self->show_sidebar = g_value_get_boolean (value);
  /* In turns the key for the list goes from either to the other. */
  if (self->side != NULL)
    set_turn (self, self->in_turns ? !self->show_note : self->show_note);
}

static void
dossier_notes_page_dispose (GObject *object)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (object);

  if (self->workspace != NULL)
    g_clear_signal_handler (&self->changed_handler, self->workspace);
  if (self->notes != NULL)
    g_signal_handlers_disconnect_by_data (self->notes, self);
  g_clear_handle_id (&self->width_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->preview_box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->notes);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->pending_mark, g_free);
  G_OBJECT_CLASS (dossier_notes_page_parent_class)->dispose (object);
}

static void
dossier_notes_page_class_init (DossierNotesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_notes_page_dispose;
  object_class->get_property = dossier_notes_page_get_property;
  object_class->set_property = dossier_notes_page_set_property;
  widget_class->measure = dossier_notes_page_measure;
  widget_class->size_allocate = dossier_notes_page_size_allocate;
  g_object_class_install_property (object_class, PROP_SHOW_SIDEBAR,
                                   g_param_spec_boolean ("show-sidebar", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_action (widget_class, "note.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "note.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "note.export-markdown", NULL, export_markdown_action);
}

static void
dossier_notes_page_init (DossierNotesPage *self)
{
  self->show_sidebar = TRUE;
}

GtkWidget *
dossier_notes_page_new (DossierWorkspace *workspace)
{
  DossierNotesPage *self = g_object_new (DOSSIER_TYPE_NOTES_PAGE, NULL);
  DossierQuery query = { .type = DOSSIER_RECORD_NOTE };
  g_autofree char *last = dossier_workspace_get_state (workspace, "note");
  gboolean writes = !dossier_workspace_is_read_only (workspace);

  self->workspace = g_object_ref (workspace);
  self->notes = dossier_list_new (workspace, NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->notes)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  build (self);
  if (last != NULL)
    dossier_id_from_text (last, &self->wanted);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.new", writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.delete", writes);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->notes, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->notes, "notify::loading", G_CALLBACK (items_changed_cb), self);
  self->changed_handler = g_signal_connect (workspace, "changed", G_CALLBACK (changed_cb), self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->list_stack), "none");
  dossier_list_set_query (self->notes, &query);
  return GTK_WIDGET (self);
}

void
dossier_notes_page_open_note (DossierNotesPage *self,
                              const DossierId  *note)
{
  g_return_if_fail (DOSSIER_IS_NOTES_PAGE (self) && note != NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  set_turn (self, TRUE);
  select_id (self, note);
}

/**
 * dossier_notes_page_cite:
 * @mark: without brackets
 *
 * Puts a mark into the open note where the cursor is; without a note, into a new one.
 */
void
dossier_notes_page_cite (DossierNotesPage *self,
                         const char       *mark)
{
  g_return_if_fail (DOSSIER_IS_NOTES_PAGE (self) && mark != NULL);
  if (!dossier_id_is_nil (&self->note))
    {
      set_turn (self, TRUE);
      dossier_note_editor_cite (DOSSIER_NOTE_EDITOR (self->editor), mark);
      return;
    }
  g_free (self->pending_mark);
  self->pending_mark = g_strdup (mark);
  new_note (self);
}

void
dossier_notes_page_export (DossierNotesPage *self)
{
  g_return_if_fail (DOSSIER_IS_NOTES_PAGE (self));
  dossier_notes_page_flush (self);
  dossier_export_dialog_show (GTK_WIDGET (self), self->workspace, dossier_id_is_nil (&self->note) ? NULL : &self->note);
}

void
dossier_notes_page_flush (DossierNotesPage *self)
{
  g_return_if_fail (DOSSIER_IS_NOTES_PAGE (self));
  dossier_note_editor_flush (DOSSIER_NOTE_EDITOR (self->editor));
}
