/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changing and adding statements in the cells of the grid. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-grid-view-private.h"

#include "dossier-sheet.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

static DossierStatementCell *
meant_cell (DossierGridView *self)
{
  return self->pointed_cell != NULL ? DOSSIER_STATEMENT_CELL (self->pointed_cell) : dossier_grid_view_focused_cell (self);
}

/* Of these there is one in what is assessed: another one changes it. */
static gboolean
is_single (const DossierGridRow *row)
{
  return row->kind == DOSSIER_STATEMENT_DATE || row->kind == DOSSIER_STATEMENT_FIGURE;
}

static void
closed_cb (DossierGridView *self)
{
  dossier_grid_view_restore_cursor (self);
}

static void
write_in_cell (DossierGridView      *self,
               DossierStatementCell *cell,
               gboolean              add)
{
  DossierStatement *statement = dossier_statement_cell_get_statement (cell);
  const DossierGridColumn *where;
  const DossierGridRow *field;
  graphene_rect_t bounds;
  int row, column;

  if (!dossier_sheet_find (DOSSIER_SHEET (self->sheet), GTK_WIDGET (cell), &row, &column) || row == DOSSIER_SHEET_HEAD
      || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;
  field = dossier_grid_view_row (self, row);
  where = dossier_grid_view_column (self, column);
  if (add && (where != NULL || !is_single (field)))
    statement = NULL;
  if (statement == NULL && where != NULL)
    {
      g_autoptr (GPtrArray) passages = dossier_grid_column_passages (self->grid, where);

      /* There are no words on which it could rest: they are chosen in the article. */
      if (passages->len == 0)
        {
          dossier_grid_view_open_column (self, cell);
          return;
        }
    }
  dossier_grid_view_note_cell (self, cell);
  g_clear_pointer (&self->form, gtk_widget_unparent);
  self->form = dossier_grid_form_new (GTK_WIDGET (self), self->workspace, self->grid, field, where, statement);
  g_signal_connect_object (self->form, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->form), &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                                           (int) bounds.size.width, (int) bounds.size.height });
  /* The grid is at the bottom of the window. */
  gtk_popover_set_position (GTK_POPOVER (self->form), GTK_POS_TOP);
  gtk_popover_popup (GTK_POPOVER (self->form));
  dossier_statement_form_focus (dossier_grid_form_get_form (DOSSIER_GRID_FORM (self->form)));
}

static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DossierGridView *self = DOSSIER_GRID_VIEW (widget);
  DossierStatementCell *cell = meant_cell (self);

  if (cell != NULL && self->workspace != NULL && self->shape != NULL)
    write_in_cell (self, cell, g_str_equal (name, "grid.add-statement"));
}

/* A cell without words: the article that is silent there opens at what it says elsewhere; of what is assessed there is something to write. */
void
dossier_grid_view_open_column (DossierGridView      *self,
                               DossierStatementCell *cell)
{
  const DossierGridColumn *where;
  g_autoptr (GPtrArray) passages = NULL;
  g_autofree char *id = NULL, *target = NULL;
  int row, column;

  if (!dossier_sheet_find (DOSSIER_SHEET (self->sheet), GTK_WIDGET (cell), &row, &column))
    return;
  where = dossier_grid_view_column (self, column);
  if (where == NULL)
    {
      write_in_cell (self, cell, FALSE);
      return;
    }
  passages = dossier_grid_column_passages (self->grid, where);
  id = dossier_id_to_text (&where->article->id);
  if (passages->len > 0)
    target = g_strdup_printf ("%s:%u-%u", id, ((DossierPassage *) g_ptr_array_index (passages, 0))->start,
                              ((DossierPassage *) g_ptr_array_index (passages, 0))->end);
  dossier_ui_go (GTK_WIDGET (self), "win.open-article", target != NULL ? target : id);
}

void
dossier_grid_view_install_writing (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "grid.edit-statement", NULL, write_action);
  gtk_widget_class_install_action (klass, "grid.add-statement", NULL, write_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_e, 0, "grid.edit-statement", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, 0, "grid.add-statement", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_plus, GDK_SHIFT_MASK, "grid.add-statement", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Add, 0, "grid.add-statement", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Insert, 0, "grid.add-statement", NULL);
}
