/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sources say of the chosen event. Main thread; owned by the board page. It loads its grid on the read
 * thread; only the newest question counts. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view-private.h"

#include "dossier-grid-cells.h"
#include "dossier-sheet.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define ONE_LINE 760 /* pixels: below it the title and the buttons have a line each */
#define SLIM 480     /* pixels, below which its buttons are in its menu */
#define STATE_ORDER "grid.order"
#define STATE_ONLY_DIFFERING "grid.only-differing"

G_DEFINE_FINAL_TYPE (DossierGridView, dossier_grid_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_FOLDED,
  PROP_ORDER,
  PROP_ONLY_DIFFERING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The sheet */

static void
activate_cb (DossierStatementCell *cell,
             DossierGridView      *self)
{
  if (dossier_statement_cell_get_statement (cell) != NULL)
    dossier_grid_view_open (self, dossier_statement_cell_get_statement (cell));
  else
    dossier_grid_view_open_column (self, cell);
}

static void
unfolded_cb (DossierStatementCell *cell,
             DossierGridView      *self)
{
  const DossierStatement *statement = dossier_statement_cell_get_statement (cell);
  int row, column;

  if (dossier_statement_cell_get_unfolded (cell))
    g_hash_table_add (self->unfolded, dossier_id_copy (&statement->id));
  else
    g_hash_table_remove (self->unfolded, &statement->id);
  if (dossier_sheet_find (DOSSIER_SHEET (self->sheet), GTK_WIDGET (cell), &row, &column))
    dossier_sheet_row_changed (DOSSIER_SHEET (self->sheet), row);
}

static void
connect_cells (DossierGridView *self,
               GtkWidget       *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const DossierStatement *statement;

      if (!DOSSIER_IS_STATEMENT_CELL (child))
        continue;
      statement = dossier_statement_cell_get_statement (DOSSIER_STATEMENT_CELL (child));
      if (statement != NULL && g_hash_table_contains (self->unfolded, &statement->id))
        dossier_statement_cell_set_unfolded (DOSSIER_STATEMENT_CELL (child), TRUE);
      g_signal_connect (child, "activate", G_CALLBACK (activate_cb), self);
      g_signal_connect (child, "unfolded", G_CALLBACK (unfolded_cb), self);
    }
}

static GtkWidget *
make_cell (gpointer data,
           int      row,
           int      column)
{
  DossierGridView *self = data;
  gboolean assessed = column == (int) self->shape->heads->len;
  const DossierGridRow *field;
  GtkWidget *cell;

  if (row == DOSSIER_SHEET_HEAD)
    {
      if (column == DOSSIER_SHEET_HEAD)
        return dossier_grid_plain_head_new ("", "");
      return assessed ? dossier_grid_plain_head_new (_("Assessed"), _("what is held to be so"))
                      : dossier_grid_column_head_new (self->grid, self->shape, (guint) column);
    }
  field = dossier_grid_view_row (self, row);
  if (column == DOSSIER_SHEET_HEAD)
    return dossier_grid_row_head_new (field);
  cell = assessed ? dossier_grid_assessed_new (self->grid, field) : dossier_grid_cell_new (self->grid, self->shape, field, (guint) column);
  connect_cells (self, cell);
  return cell;
}

static int
probe_row (gpointer data,
           int      row)
{
  DossierGridView *self = data;

  return (int) (row == DOSSIER_SHEET_HEAD ? dossier_grid_longest_head (self->grid, self->shape)
                                          : dossier_grid_longest_cell (self->shape, dossier_grid_view_row (self, row)));
}

/* @row: of the sheet */
const DossierGridRow *
dossier_grid_view_row (DossierGridView *self,
                       int              row)
{
  return g_ptr_array_index (self->grid->rows, g_array_index (self->shape->rows, guint, (guint) row));
}

/* Returns: (nullable): @column: of the sheet; NULL of what is assessed */
const DossierGridColumn *
dossier_grid_view_column (DossierGridView *self,
                          int              column)
{
  return column >= 0 && column < (int) self->shape->heads->len
         ? g_ptr_array_index (self->grid->columns, g_array_index (self->shape->heads, guint, (guint) column)) : NULL;
}

/* Shows the same grid in another order, with other rows, or with copies unfolded. */
void
dossier_grid_view_reshape (DossierGridView *self)
{
  static const DossierSheetSource source = { make_cell, probe_row };

  dossier_grid_view_note_cursor (self);
  dossier_sheet_clear (DOSSIER_SHEET (self->sheet));
  g_clear_pointer (&self->shape, dossier_grid_shape_free);
  if (self->grid == NULL)
    return;
  self->shape = dossier_grid_shape_new (self->grid, self->order, self->only_differing, TRUE, self->unfolded_copies);
  dossier_sheet_set_source (DOSSIER_SHEET (self->sheet), self->shape->rows->len, self->shape->heads->len + 1, TRUE, &source, self);
  gtk_widget_set_visible (self->unsourced, self->grid->columns->len == 0);
  gtk_widget_set_visible (self->alike, self->shape->rows->len == 0 && self->grid->rows->len > 0);
  dossier_grid_view_restore_cursor (self);
}

static void
show_grid (DossierGridView *self)
{
  dossier_grid_view_show_head (self);
  dossier_grid_view_reshape (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->grid != NULL ? "sheet" : "none");
}

/* The sheet asks for cells of the grid as long as it has it as its source. */
static void
replace_grid (DossierGridView *self,
              DossierGrid     *grid)
{
  if (self->stack != NULL)
    {
      dossier_grid_view_note_cursor (self);
      dossier_sheet_clear (DOSSIER_SHEET (self->sheet));
    }
  g_clear_pointer (&self->shape, dossier_grid_shape_free);
  g_clear_pointer (&self->grid, dossier_grid_free);
  self->grid = grid;
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
  replace_grid (self, grid);
  /* An event that is gone is simply not shown any more. */
  if (error != NULL && !g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND))
    dossier_ui_report_error (GTK_WIDGET (self), _("What the sources say could not be read"), error);
  if (self->stack != NULL)
    show_grid (self);
}

/* Building */

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

static gboolean
narrow_cb (gpointer data)
{
  DossierGridView *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < ONE_LINE;

  self->narrow_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->sources, self->grid != NULL && !narrow);
  dossier_grid_view_set_slim (self, gtk_widget_get_width (GTK_WIDGET (self)) < SLIM);
  return G_SOURCE_REMOVE;
}

/* Told while widths are given, when nothing may change yet. */
static void
width_changed_cb (GtkAdjustment   *adjustment,
                  GParamSpec      *pspec,
                  DossierGridView *self)
{
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
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
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->sheet);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, 0);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->unsourced = make_hint (_("No source reports this event yet. Open an article, select the words that speak of it, and choose "
                                 "“Add to event” or press L."));
  self->alike = make_hint (_("No row differs: where two sources speak of the same, both can be right."));
  gtk_box_append (GTK_BOX (body), self->scroller);
  gtk_box_append (GTK_BOX (body), self->alike);
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
set_order (DossierGridView *self,
           const char      *words)
{
  DossierGridOrder order;

  if (!dossier_grid_order_from_text (words, &order) || order == self->order)
    return;
  self->order = order;
  if (self->workspace != NULL)
    dossier_workspace_set_state (self->workspace, STATE_ORDER, words);
  dossier_grid_view_reshape (self);
}

static void
set_only_differing (DossierGridView *self,
                    gboolean         only_differing)
{
  if (self->only_differing == only_differing)
    return;
  self->only_differing = only_differing;
  if (self->workspace != NULL)
    dossier_workspace_set_state (self->workspace, STATE_ONLY_DIFFERING, only_differing ? "1" : "0");
  dossier_grid_view_reshape (self);
}

static void
dossier_grid_view_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      if (self->folded == g_value_get_boolean (value))
        return;
      set_folded (self, g_value_get_boolean (value));
      break;
    case PROP_ORDER:
      set_order (self, g_value_get_string (value));
      break;
    case PROP_ONLY_DIFFERING:
      set_only_differing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
dossier_grid_view_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (object);

  switch (property_id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_ORDER:
      g_value_set_string (value, dossier_grid_order_to_text (self->order));
      break;
    case PROP_ONLY_DIFFERING:
      g_value_set_boolean (value, self->only_differing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_grid_view_dispose (GObject *object)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (object);
  GtkWidget *child;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_clear_handle_id (&self->narrow_source, g_source_remove);
  g_clear_object (&self->pointed);
  g_clear_weak_pointer (&self->pointed_cell);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  if (self->stack != NULL)
    dossier_sheet_clear (DOSSIER_SHEET (self->sheet));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->stack = NULL;
  g_clear_pointer (&self->shape, dossier_grid_shape_free);
  g_clear_pointer (&self->grid, dossier_grid_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (dossier_grid_view_parent_class)->dispose (object);
}

static void
dossier_grid_view_finalize (GObject *object)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (object);

  g_hash_table_unref (self->unfolded);
  g_hash_table_unref (self->unfolded_copies);
  g_free (self->cursor.row);
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
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, "date",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ONLY_DIFFERING] = g_param_spec_boolean ("only-differing", NULL, NULL, FALSE,
                                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "grid-view");
  dossier_grid_view_install_actions (widget_class);
  dossier_grid_view_install_writing (widget_class);
  dossier_grid_view_install_copying (widget_class);
}

static void
right_click_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                DossierGridView *self)
{
  DossierStatementCell *cell = dossier_grid_view_cell_at (self, x, y);

  if (cell == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dossier_grid_view_popup_menu (self, cell, x, y);
}

/* A cell is taller than the words in it: a click beside them means them, too. */
static void
click_cb (GtkGestureClick *gesture,
          int              n_press,
          double           x,
          double           y,
          DossierGridView *self)
{
  DossierStatementCell *cell = dossier_grid_view_cell_at (self, x, y);

  if (cell != NULL && n_press == 1)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static void
dossier_grid_view_init (DossierGridView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *right_click = gtk_gesture_click_new (), *click = gtk_gesture_click_new ();

  self->unfolded = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  self->unfolded_copies = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, NULL);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  dossier_grid_view_build_head (self, box);
  build_body (self, box);
  dossier_grid_view_install_walking (self);
  set_folded (self, FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right_click), GDK_BUTTON_SECONDARY);
  g_signal_connect (right_click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (right_click));
  g_signal_connect (click, "pressed", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  show_grid (self);
}

GtkWidget *
dossier_grid_view_new (DossierWorkspace *workspace)
{
  DossierGridView *self;
  g_autofree char *order = NULL, *only_differing = NULL;

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (DOSSIER_TYPE_GRID_VIEW, NULL);
  self->workspace = g_object_ref (workspace);
  order = dossier_workspace_get_state (workspace, STATE_ORDER);
  only_differing = dossier_workspace_get_state (workspace, STATE_ONLY_DIFFERING);
  g_object_set (self, "order", order, "only-differing", g_strcmp0 (only_differing, "1") == 0, NULL);
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
  g_hash_table_remove_all (self->unfolded_copies);
  self->cursor.set = FALSE;
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
  if (self->workspace == NULL)
    return;
  if (dossier_id_is_nil (&self->event))
    {
      replace_grid (self, NULL);
      show_grid (self);
      return;
    }
  self->loading = g_cancellable_new ();
  dossier_workspace_read_async (self->workspace, load_grid, dossier_id_copy (&self->event), g_free, (GDestroyNotify) dossier_grid_free,
                                self->loading, grid_loaded_cb, g_object_ref (self));
}

/**
 * dossier_grid_view_show:
 * @grid: (transfer full): what the sources say
 *
 * Shows a grid that was not loaded from the workspace.
 */
void
dossier_grid_view_show (DossierGridView *self,
                        DossierGrid     *grid)
{
  g_return_if_fail (DOSSIER_IS_GRID_VIEW (self) && grid != NULL);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  replace_grid (self, grid);
  self->event = grid->event->id;
  show_grid (self);
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
  return dossier_sheet_n_rows (DOSSIER_SHEET (self->sheet)) > 0
         && gtk_widget_child_focus (dossier_sheet_reveal (DOSSIER_SHEET (self->sheet), 0, 0), GTK_DIR_TAB_FORWARD);
}

/**
 * dossier_grid_view_get_sheet:
 *
 * Returns: (transfer none): the DossierSheet with the cells; the last column holds what is assessed
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
