/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keyboard in the grid: arrows walk its cells, and its place outlasts another grid of the same event. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view-private.h"

#include "dossier-sheet.h"

/* The n-th statement of a cell; @n beyond the last: the last. */
static GtkWidget *
statement_of_cell (GtkWidget *cell,
                   int        n)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (DOSSIER_IS_STATEMENT_CELL (child))
      {
        found = child;
        if (n-- <= 0)
          break;
      }
  return found;
}

static gboolean
go_to (DossierGridView *self,
       int              row,
       int              column,
       int              n)
{
  GtkWidget *cell = dossier_sheet_reveal (DOSSIER_SHEET (self->sheet), row, column);

  if (cell == NULL)
    return FALSE;
  if (row == DOSSIER_SHEET_HEAD)
    return gtk_widget_child_focus (cell, GTK_DIR_TAB_FORWARD);
  return statement_of_cell (cell, n) != NULL && gtk_widget_grab_focus (statement_of_cell (cell, n));
}

static GtkWidget *
sibling_statement (GtkWidget *statement,
                   int        step)
{
  do
    statement = step > 0 ? gtk_widget_get_next_sibling (statement) : gtk_widget_get_prev_sibling (statement);
  while (statement != NULL && !DOSSIER_IS_STATEMENT_CELL (statement));
  return statement;
}

static gboolean
walk_vertically (DossierGridView *self,
                 int              row,
                 int              column,
                 int              step)
{
  GtkWidget *cell = GTK_WIDGET (dossier_grid_view_focused_cell (self));
  GtkWidget *sibling = cell != NULL ? sibling_statement (cell, step) : NULL;

  if (sibling != NULL)
    return gtk_widget_grab_focus (sibling);
  return go_to (self, row + step, column, step > 0 ? 0 : G_MAXINT);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierGridView       *self)
{
  DossierSheet *sheet = DOSSIER_SHEET (self->sheet);
  GtkRoot *root = gtk_widget_get_root (self->sheet);
  gboolean mirrored = gtk_widget_get_direction (self->sheet) == GTK_TEXT_DIR_RTL;
  int row, column, last_row = (int) dossier_sheet_n_rows (sheet) - 1, last_column = (int) dossier_sheet_n_columns (sheet) - 1;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0 || root == NULL
      || !dossier_sheet_find (sheet, gtk_root_get_focus (root), &row, &column))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      go_to (self, row, control ? 0 : column + (mirrored ? 1 : -1), 0);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      go_to (self, row, control ? last_column : column + (mirrored ? -1 : 1), 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return walk_vertically (self, row, column, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      walk_vertically (self, row, column, 1);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, control ? 0 : row, 0, 0);
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, control ? last_row : row, last_column, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

void
dossier_grid_view_install_walking (DossierGridView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->sheet, keys);
}

/* Returns: (transfer none) (nullable): the statement, or the place without one, that has the keyboard */
DossierStatementCell *
dossier_grid_view_focused_cell (DossierGridView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell = focus != NULL && gtk_widget_is_ancestor (focus, self->sheet) ? gtk_widget_get_ancestor (focus, DOSSIER_TYPE_STATEMENT_CELL)
                                                                                : NULL;

  return (DossierStatementCell *) cell;
}

/* Returns: (transfer none) (nullable): the statement at a place of the view, or the one of the cell in which it is, beside its words */
DossierStatementCell *
dossier_grid_view_cell_at (DossierGridView *self,
                           double           x,
                           double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT), *cell;
  int row, column;

  if (picked == NULL || self->shape == NULL)
    return NULL;
  cell = gtk_widget_get_ancestor (picked, DOSSIER_TYPE_STATEMENT_CELL);
  if (cell == NULL && dossier_sheet_find (DOSSIER_SHEET (self->sheet), picked, &row, &column)
      && row != DOSSIER_SHEET_HEAD && column != DOSSIER_SHEET_HEAD)
    cell = statement_of_cell (dossier_sheet_get_cell (DOSSIER_SHEET (self->sheet), row, column), G_MAXINT);
  return (DossierStatementCell *) cell;
}

/* Where the keyboard is */

static char *
row_key (const DossierGridRow *row)
{
  return g_strdup_printf ("%d %s", row->kind, row->heading != NULL ? row->heading : "");
}

/* @cell: (nullable): to which the keyboard comes back */
void
dossier_grid_view_note_cell (DossierGridView      *self,
                             DossierStatementCell *cell)
{
  const DossierGridColumn *where;
  int row, column;

  /* A grid that is being replaced has lost its cells already; what was noted when it had them counts. */
  if (cell == NULL || !dossier_sheet_find (DOSSIER_SHEET (self->sheet), GTK_WIDGET (cell), &row, &column))
    return;
  g_free (self->cursor.row);
  self->cursor.set = TRUE;
  self->cursor.row = row_key (dossier_grid_view_row (self, row));
  self->cursor.position = row;
  self->cursor.statement = self->cursor.account = DOSSIER_ID_NIL;
  if (dossier_statement_cell_get_statement (cell) != NULL)
    self->cursor.statement = dossier_statement_cell_get_statement (cell)->id;
  where = dossier_grid_view_column (self, column);
  if (where != NULL)
    self->cursor.account = where->account;
}

void
dossier_grid_view_note_cursor (DossierGridView *self)
{
  dossier_grid_view_note_cell (self, self->shape != NULL ? dossier_grid_view_focused_cell (self) : NULL);
}

static gboolean
has_statement (const GPtrArray *statements,
               const DossierId *id,
               int             *n)
{
  for (guint i = 0; i < statements->len; i++)
    if (dossier_id_equal (&((DossierStatement *) g_ptr_array_index (statements, i))->id, id))
      {
        *n = (int) i;
        return TRUE;
      }
  return FALSE;
}

/* The same statement wherever it is now. */
static gboolean
find_statement (DossierGridView *self,
                int             *row,
                int             *column,
                int             *n)
{
  for (*row = 0; *row < (int) self->shape->rows->len; (*row)++)
    {
      const DossierGridRow *field = dossier_grid_view_row (self, *row);

      for (*column = 0; *column < (int) self->shape->heads->len; (*column)++)
        {
          g_autoptr (GPtrArray) statements = dossier_grid_shape_statements (self->shape, field, (guint) *column);

          if (has_statement (statements, &self->cursor.statement, n))
            return TRUE;
        }
      if (has_statement (field->assessed, &self->cursor.statement, n))
        return TRUE;
    }
  return FALSE;
}

/* The same field and account, though it says something else now; else the row that has moved into its place. */
static void
find_place (DossierGridView *self,
            int             *row,
            int             *column)
{
  int last = (int) self->shape->rows->len - 1;

  for (*row = 0; *row <= last; (*row)++)
    {
      g_autofree char *key = row_key (dossier_grid_view_row (self, *row));

      if (g_strcmp0 (key, self->cursor.row) == 0)
        break;
    }
  if (*row > last)
    *row = MIN (self->cursor.position, last);
  for (*column = 0; *column < (int) self->shape->heads->len; (*column)++)
    {
      const DossierGridColumn *head = g_ptr_array_index (self->grid->columns, g_array_index (self->shape->heads, guint, (guint) *column));

      if (dossier_id_equal (&head->account, &self->cursor.account))
        return;
    }
}

void
dossier_grid_view_restore_cursor (DossierGridView *self)
{
  int row, column, n = 0;

  /* Who writes in the popover goes on writing. */
  if (!self->cursor.set || self->shape == NULL || self->shape->rows->len == 0 || (self->form != NULL && gtk_widget_get_visible (self->form)))
    return;
  self->cursor.set = FALSE;
  if (dossier_id_is_nil (&self->cursor.statement) || !find_statement (self, &row, &column, &n))
    {
      n = 0;
      find_place (self, &row, &column);
    }
  go_to (self, row, column, n);
}
