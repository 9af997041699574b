/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sources say of the chosen event. Main thread; owned by the board page. It loads its grid on the read
 * thread; only the newest question counts. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view.h"

#include "dossier-edtf.h"
#include "dossier-event-editor-private.h"
#include "dossier-event-editor.h"
#include "dossier-grid-cells.h"
#include "dossier-sheet.h"
#include "dossier-statement-cell.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

struct _DossierGridView
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;  /* (owned) */
  DossierId event;              /* nil: none */
  DossierGrid *grid;            /* (owned) (nullable): what is shown */
  GCancellable *loading;        /* (owned) (nullable) */
  gboolean folded;
  GHashTable *unfolded;         /* (owned): headings of rows shown whole, kept across reloads */
  DossierStatement *pointed;    /* (owned) (nullable): what the context menu is about, while it is open */
  guint forget_source;

  GtkWidget *title;
  GtkWidget *date;
  GtkWidget *buttons;
  GtkWidget *fold;
  GtkWidget *stack;
  GtkWidget *scroller;
  GtkWidget *sheet;
  GtkWidget *unsourced;         /* below what is assessed of an event that no source reports yet */
  GtkWidget *menu;              /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DossierGridView, dossier_grid_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The rows */

static char *
row_key (const DossierGridRow *row)
{
  return g_strdup_printf ("%d %s", row->kind, row->heading != NULL ? row->heading : "");
}

static void
for_statements (GtkWidget *box,
                void     (*func) (DossierStatementCell *cell, gpointer data),
                gpointer   data)
{
  if (box == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (DOSSIER_IS_STATEMENT_CELL (child))
      func (DOSSIER_STATEMENT_CELL (child), data);
}

static void
note_cut (DossierStatementCell *cell,
          gpointer              data)
{
  *(gboolean *) data |= dossier_statement_cell_is_cut (cell);
}

static void
unfold_cell (DossierStatementCell *cell,
             gpointer              data)
{
  dossier_statement_cell_set_unfolded (cell, GPOINTER_TO_INT (data));
}

static void
set_row_unfolded (DossierGridView *self,
                  int              row,
                  gboolean         unfolded)
{
  for (guint column = 0; column < dossier_sheet_n_columns (DOSSIER_SHEET (self->sheet)); column++)
    for_statements (dossier_sheet_get_cell (DOSSIER_SHEET (self->sheet), row, column), unfold_cell, GINT_TO_POINTER (unfolded));
}

static void
unfold_cb (GtkToggleButton *button,
           DossierGridView *self)
{
  gboolean unfolded = gtk_toggle_button_get_active (button);
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));
  char *key = row_key (g_ptr_array_index (self->grid->rows, row));

  if (unfolded)
    g_hash_table_add (self->unfolded, key);
  else
    {
      g_hash_table_remove (self->unfolded, key);
      g_free (key);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), unfolded ? _("Show three lines") : _("Show all of it"));
  set_row_unfolded (self, row, unfolded);
}

/* Which rows hide words is known only once the columns have their width. */
static void
laid_out_cb (DossierSheet    *sheet,
             DossierGridView *self)
{
  for (int row = 0; row < (int) dossier_sheet_n_rows (sheet); row++)
    {
      GtkWidget *head = dossier_sheet_get_cell (sheet, row, DOSSIER_SHEET_HEAD);
      GtkWidget *button = head != NULL ? gtk_widget_get_last_child (head) : NULL;
      gboolean cut = FALSE;

      if (button == NULL || !GTK_IS_TOGGLE_BUTTON (button))
        continue;
      for (guint column = 0; column < dossier_sheet_n_columns (sheet); column++)
        for_statements (dossier_sheet_get_cell (sheet, row, column), note_cut, &cut);
      gtk_widget_set_visible (button, cut || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
    }
}

static GtkWidget *
make_row_head (DossierGridView      *self,
               const DossierGridRow *row,
               int                   index)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *label = gtk_label_new (dossier_grid_row_heading (row));
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *key = row_key (row), *name = NULL;
  gboolean unfolded = g_hash_table_contains (self->unfolded, key);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);

  gtk_button_set_icon_name (GTK_BUTTON (button), "pan-end-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), unfolded);
  gtk_widget_set_visible (button, unfolded);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "unfold");
  gtk_widget_set_tooltip_text (button, unfolded ? _("Show three lines") : _("Show all of it"));
  name = g_strdup_printf (_("Show all of “%s”"), dossier_grid_row_heading (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "row", GINT_TO_POINTER (index));
  g_signal_connect (button, "toggled", G_CALLBACK (unfold_cb), self);
  gtk_box_append (GTK_BOX (box), button);

  gtk_widget_add_css_class (box, "row-head");
  gtk_widget_add_css_class (box, "cell");
  return box;
}

static void
fill_sheet (DossierGridView *self)
{
  DossierSheet *sheet = DOSSIER_SHEET (self->sheet);
  const DossierGrid *grid = self->grid;

  dossier_sheet_clear (sheet);
  dossier_sheet_attach (sheet, dossier_grid_plain_head_new ("", ""), DOSSIER_SHEET_HEAD, DOSSIER_SHEET_HEAD);
  dossier_sheet_attach (sheet, dossier_grid_plain_head_new (_("Assessed"), _("what is held to be so")), DOSSIER_SHEET_HEAD, 0);
  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DossierGridColumn *column = g_ptr_array_index (grid->columns, i);

      dossier_sheet_attach (sheet, dossier_grid_column_head_new (column->article), DOSSIER_SHEET_HEAD, i + 1);
    }
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);
      g_autofree char *key = row_key (row);

      dossier_sheet_attach (sheet, make_row_head (self, row, i), i, DOSSIER_SHEET_HEAD);
      dossier_sheet_attach (sheet, dossier_grid_assessed_new (row, grid->event), i, 0);
      for (guint j = 0; j < grid->columns->len; j++)
        dossier_sheet_attach (sheet, dossier_grid_cell_new (g_ptr_array_index (row->cells, j)), i, j + 1);
      if (g_hash_table_contains (self->unfolded, key))
        set_row_unfolded (self, i, TRUE);
    }
}

static void
show_grid (DossierGridView *self)
{
  const DossierEvent *event = self->grid != NULL ? self->grid->event : NULL;
  g_autofree char *date = NULL, *line = NULL;

  gtk_widget_set_visible (self->buttons, event != NULL);
  if (event == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->title), _("What the sources say"));
      gtk_label_set_text (GTK_LABEL (self->date), "");
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
      dossier_sheet_clear (DOSSIER_SHEET (self->sheet));
      return;
    }
  if (event->date != NULL && *event->date != '\0')
    date = dossier_edtf_for_people (event->date);
  /* Translators: beside the title of an event: its date, then this */
  line = g_strdup_printf (_("%s · what the sources say"), date != NULL ? date : _("no date"));
  gtk_label_set_text (GTK_LABEL (self->title), event->title);
  gtk_label_set_text (GTK_LABEL (self->date), line);
  fill_sheet (self);
  gtk_widget_set_visible (self->unsourced, self->grid->columns->len == 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "sheet");
}

/* Loading */

static gpointer
load_grid (DossierWorkspace *workspace,
           gpointer          data,
           GCancellable     *cancellable,
           GError          **error)
{
  return dossier_workspace_load_grid (workspace, data, error);
}

static void
grid_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (DossierGridView) self = user_data;
  g_autoptr (GError) error = NULL;
  DossierGrid *grid = dossier_workspace_read_finish (DOSSIER_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  g_clear_pointer (&self->grid, dossier_grid_free);
  self->grid = grid;
  /* An event that is gone is simply not shown any more. */
  if (error != NULL && !g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND))
    dossier_ui_report_error (GTK_WIDGET (self), _("What the sources say could not be read"), error);
  if (self->stack != NULL)
    show_grid (self);
}

/* Actions */

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);

  if (self->grid == NULL)
    return;
  if (g_str_equal (name, "grid.add-participant"))
    dossier_event_editor_add_participant (widget, self->workspace, &self->event);
  else
    dossier_event_editor_edit (widget, self->workspace, &self->event);
}

static DossierStatement *
pointed_statement (DossierGridView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->pointed != NULL)
    return self->pointed;
  return focus != NULL && DOSSIER_IS_STATEMENT_CELL (focus) ? dossier_statement_cell_get_statement (DOSSIER_STATEMENT_CELL (focus)) : NULL;
}

static void
cite_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  g_autofree char *id = NULL, *mark = NULL;

  if (g_str_equal (name, "grid.cite-passage"))
    {
      DossierStatement *statement = pointed_statement (self);

      if (statement == NULL || statement->passage == NULL)
        return;
      id = dossier_id_to_text (&statement->passage->id);
      mark = g_strdup_printf ("passage:%s", id);
    }
  else
    {
      if (self->grid == NULL)
        return;
      id = dossier_id_to_text (&self->event);
      mark = g_strdup_printf ("event:%s", id);
    }
  dossier_ui_go (widget, "win.cite", mark);
}

static void
event_deleted_cb (GtkWidget            *widget,
                  const DossierOutcome *outcome,
                  gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Event deleted"));
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);

  if (self->grid != NULL)
    dossier_ui_run (widget, self->workspace, dossier_command_delete_event (&self->event), event_deleted_cb, NULL);
}

static void
statement_deleted_cb (GtkWidget            *widget,
                      const DossierOutcome *outcome,
                      gpointer              user_data)
{
  dossier_ui_toast_undo (widget, _("Statement deleted"));
}

static void
delete_statement_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierStatement *statement = pointed_statement (self);

  if (statement != NULL)
    dossier_ui_run (widget, self->workspace, dossier_command_delete_statement (&statement->id), statement_deleted_cb, NULL);
}

static void
open_passage_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  DossierStatement *statement = pointed_statement (DOSSIER_GRID_VIEW (widget));
  g_autofree char *target = statement != NULL ? dossier_statement_target (statement) : NULL;

  if (target != NULL)
    dossier_ui_go (widget, "win.open-article", target);
}

static void
copy_quote_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DossierStatement *statement = pointed_statement (DOSSIER_GRID_VIEW (widget));

  if (statement != NULL && statement->passage != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), statement->passage->quote);
}

static void
fold_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_object_set (widget, "folded", !DOSSIER_GRID_VIEW (widget)->folded, NULL);
}

/* The context menu of a statement */

static gboolean
forget_pointed_cb (gpointer data)
{
  DossierGridView *self = data;

  self->forget_source = 0;
  g_clear_object (&self->pointed);
  return G_SOURCE_REMOVE;
}

/* The action of the chosen line runs while the menu closes; after that the keyboard's place counts again. */
static void
menu_closed_cb (GtkPopover      *popover,
                DossierGridView *self)
{
  if (self->forget_source == 0)
    self->forget_source = g_idle_add (forget_pointed_cb, self);
}

static GMenuModel *
make_menu (const DossierStatement *statement)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) dangerous = g_menu_new ();

  if (statement->passage != NULL)
    {
      g_menu_append (menu, _("Open at These Words"), "grid.open-passage");
      g_menu_append (menu, _("Cite in Note"), "grid.cite-passage");
      g_menu_append (menu, _("Copy Words"), "grid.copy-quote");
    }
  g_menu_append (menu, _("Edit Event…"), "grid.edit");
  g_menu_append (dangerous, _("Delete Statement"), "grid.delete-statement");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dangerous));
  return G_MENU_MODEL (menu);
}

static void
popup_menu (DossierGridView      *self,
            DossierStatementCell *cell,
            double                x,
            double                y)
{
  g_autoptr (GMenuModel) model = make_menu (dossier_statement_cell_get_statement (cell));

  g_set_object (&self->pointed, dossier_statement_cell_get_statement (cell));
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect (self->menu, "closed", G_CALLBACK (menu_closed_cb), self);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
right_click_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                DossierGridView *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked != NULL ? gtk_widget_get_ancestor (picked, DOSSIER_TYPE_STATEMENT_CELL) : NULL;

  if (cell == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  popup_menu (self, DOSSIER_STATEMENT_CELL (cell), x, y);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  graphene_rect_t bounds;

  if (focus == NULL || !DOSSIER_IS_STATEMENT_CELL (focus) || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;
  popup_menu (self, DOSSIER_STATEMENT_CELL (focus), bounds.origin.x + 12, bounds.origin.y + bounds.size.height - 4);
}

/* Building */

static GtkWidget *
add_button (DossierGridView *self,
            const char      *icon,
            const char      *tooltip,
            const char      *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

static void
add_hint_button (DossierGridView *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (_("To add what another article says: open it, select the words, and choose “Add to event” "
                                      "or press L."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("How to Add a Passage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How to Add a Passage"), -1);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static GtkWidget *
make_hint (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_widget_set_vexpand (label, TRUE);
  gtk_widget_add_css_class (label, "hint");
  return label;
}

static void
build_head (DossierGridView *self,
            GtkWidget       *parent)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_widget_add_css_class (head, "grid-head");
  self->title = dossier_grid_label_new ("", "event-title");
  self->date = dossier_grid_label_new ("", "event-date");
  gtk_widget_set_hexpand (self->date, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->date);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  add_button (self, "document-edit-symbolic", _("Edit Event"), "grid.edit");
  add_button (self, "contact-new-symbolic", _("Add Participant"), "grid.add-participant");
  add_hint_button (self);
  add_button (self, "insert-link-symbolic", _("Cite in Note"), "grid.cite");
  add_button (self, "user-trash-symbolic", _("Delete Event"), "grid.delete");
  gtk_box_append (GTK_BOX (head), self->buttons);
  self->fold = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->fold, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->fold), "grid.fold");
  gtk_box_append (GTK_BOX (head), self->fold);
  gtk_box_append (GTK_BOX (parent), head);
}

static void
build_body (DossierGridView *self,
            GtkWidget       *parent)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->sheet = dossier_sheet_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the sources say"), -1);
  g_signal_connect (self->sheet, "laid-out", G_CALLBACK (laid_out_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->sheet);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->unsourced = make_hint (_("No source reports this event yet. Open an article, select the words that speak of it, and choose "
                                 "“Add to event” or press L."));
  gtk_box_append (GTK_BOX (body), self->scroller);
  gtk_box_append (GTK_BOX (body), self->unsourced);
  gtk_stack_add_named (GTK_STACK (self->stack), make_hint (_("Choose an event to see what each source says of it.")), "none");
  gtk_stack_add_named (GTK_STACK (self->stack), body, "sheet");
  gtk_box_append (GTK_BOX (parent), self->stack);
}

static void
set_folded (DossierGridView *self,
            gboolean         folded)
{
  const char *words = folded ? _("Show What the Sources Say") : _("Hide What the Sources Say");

  self->folded = folded;
  gtk_widget_set_visible (self->stack, !folded);
  gtk_button_set_icon_name (GTK_BUTTON (self->fold), folded ? "pan-up-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (self->fold, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
dossier_grid_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (object);

  if (property_id != PROP_FOLDED)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else if (self->folded != g_value_get_boolean (value))
    {
      set_folded (self, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
dossier_grid_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_FOLDED)
    g_value_set_boolean (value, DOSSIER_GRID_VIEW (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_grid_view_dispose (GObject *object)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_clear_object (&self->pointed);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->stack = NULL;
  g_clear_pointer (&self->grid, dossier_grid_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_grid_view_parent_class)->dispose (object);
}

static void
dossier_grid_view_finalize (GObject *object)
{
  g_hash_table_unref (DOSSIER_GRID_VIEW (object)->unfolded);
  G_OBJECT_CLASS (dossier_grid_view_parent_class)->finalize (object);
}

static void
dossier_grid_view_class_init (DossierGridViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_grid_view_set_property;
  object_class->get_property = dossier_grid_view_get_property;
  object_class->dispose = dossier_grid_view_dispose;
  object_class->finalize = dossier_grid_view_finalize;
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "grid-view");
  gtk_widget_class_install_action (widget_class, "grid.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "grid.add-participant", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "grid.cite", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "grid.cite-passage", NULL, cite_action);
  gtk_widget_class_install_action (widget_class, "grid.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "grid.delete-statement", NULL, delete_statement_action);
  gtk_widget_class_install_action (widget_class, "grid.open-passage", NULL, open_passage_action);
  gtk_widget_class_install_action (widget_class, "grid.copy-quote", NULL, copy_quote_action);
  gtk_widget_class_install_action (widget_class, "grid.fold", NULL, fold_action);
  gtk_widget_class_install_action (widget_class, "grid.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "grid.delete-statement", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "grid.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "grid.menu", NULL);
}

static void
dossier_grid_view_init (DossierGridView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *right_click = gtk_gesture_click_new ();

  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  build_head (self, box);
  build_body (self, box);
  set_folded (self, FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (right_click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right_click));
  show_grid (self);
}

GtkWidget *
dossier_grid_view_new (DossierWorkspace *workspace)
{
  DossierGridView *self;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_GRID_VIEW, NULL);
  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * dossier_grid_view_set_event:
 * @event: (nullable): whose sources to show
 */
void
dossier_grid_view_set_event (DossierGridView *self,
                             const DossierId *event)
{
  DossierId id = event != NULL ? *event : DOSSIER_ID_NIL;

  g_return_if_fail (DOSSIER_IS_GRID_VIEW (self));

  if (dossier_id_equal (&self->event, &id))
    return;
  self->event = id;
  g_hash_table_remove_all (self->unfolded);
  dossier_grid_view_reload (self);
}

/**
 * dossier_grid_view_reload:
 *
 * Reads again what the sources say; what is shown stays until the answer is there.
 */
void
dossier_grid_view_reload (DossierGridView *self)
{
  g_return_if_fail (DOSSIER_IS_GRID_VIEW (self));

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (dossier_id_is_nil (&self->event))
    {
      g_clear_pointer (&self->grid, dossier_grid_free);
      show_grid (self);
      return;
    }
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_grid, dossier_id_copy (&self->event), g_free, (GDestroyNotify) dossier_grid_free,
                                self->loading, grid_loaded_cb, g_object_ref (self));
}

/**
 * dossier_grid_view_focus:
 *
 * Moves the keyboard to the first cell.
 *
 * Returns: whether there was one
 */
gboolean
dossier_grid_view_focus (DossierGridView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRID_VIEW (self), FALSE);

  if (self->folded)
    g_object_set (self, "folded", FALSE, NULL);
  return gtk_widget_child_focus (self->sheet, GTK_DIR_TAB_FORWARD);
}

/**
 * dossier_grid_view_get_sheet:
 *
 * Returns: (transfer none): the DossierSheet with the cells; column 0 holds what is assessed
 */
GtkWidget *
dossier_grid_view_get_sheet (DossierGridView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRID_VIEW (self), NULL);
  return self->sheet;
}

gboolean
dossier_grid_view_is_loading (DossierGridView *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRID_VIEW (self), FALSE);
  return self->loading != NULL;
}
