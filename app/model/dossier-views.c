/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making and freeing the snapshots that screens are drawn from. Plain values; the store fills them. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-views.h"

static void
highlight_clear (gpointer data)
{
  DossierHighlight *highlight = data;

  g_clear_pointer (&highlight->label, g_free);
}

DossierArticleView *
dossier_article_view_new (void)
{
  DossierArticleView *view = g_new0 (DossierArticleView, 1);

  view->blocks = g_array_new (FALSE, FALSE, sizeof (DossierBlock));
  view->highlights = g_array_new (FALSE, FALSE, sizeof (DossierHighlight));
  g_array_set_clear_func (view->highlights, highlight_clear);
  return view;
}

void
dossier_article_view_free (DossierArticleView *view)
{
  if (view == NULL)
    return;
  g_clear_object (&view->article);
  g_free (view->text);
  g_array_unref (view->blocks);
  g_array_unref (view->highlights);
  g_free (view);
}

static void
column_free (gpointer data)
{
  DossierGridColumn *column = data;

  g_clear_object (&column->article);
  g_free (column);
}

static void
row_free (gpointer data)
{
  DossierGridRow *row = data;

  g_free (row->heading);
  g_ptr_array_unref (row->assessed);
  g_ptr_array_unref (row->cells);
  g_array_unref (row->standings);
  g_ptr_array_unref (row->reasons);
  g_free (row);
}

DossierGrid *
dossier_grid_new (void)
{
  DossierGrid *grid = g_new0 (DossierGrid, 1);

  grid->columns = g_ptr_array_new_with_free_func (column_free);
  grid->rows = g_ptr_array_new_with_free_func (row_free);
  return grid;
}

/**
 * dossier_grid_add_row:
 * @heading: copied
 *
 * Returns: (transfer none): a new row whose cells are all silent. Add the columns first
 */
DossierGridRow *
dossier_grid_add_row (DossierGrid         *grid,
                      DossierStatementKind kind,
                      const char          *heading)
{
  DossierGridRow *row = g_new0 (DossierGridRow, 1);

  row->kind = kind;
  row->heading = g_strdup (heading ? heading : "");
  row->assessed = g_ptr_array_new_with_free_func (g_object_unref);
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  row->standings = g_array_new (FALSE, TRUE, sizeof (DossierStanding));
  g_array_set_size (row->standings, grid->columns->len);
  row->reasons = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (row->reasons, (int) grid->columns->len);
  for (guint i = 0; i < grid->columns->len; i++)
    g_ptr_array_add (row->cells, g_ptr_array_new_with_free_func (g_object_unref));
  g_ptr_array_add (grid->rows, row);
  return row;
}

void
dossier_grid_free (DossierGrid *grid)
{
  if (grid == NULL)
    return;
  g_clear_object (&grid->event);
  g_ptr_array_unref (grid->columns);
  g_ptr_array_unref (grid->rows);
  g_free (grid);
}

void
dossier_rating_free (DossierRating *rating)
{
  if (rating == NULL)
    return;
  g_free (rating->reason);
  g_free (rating->by);
  g_free (rating);
}

void
dossier_hit_free (DossierHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit);
}
