/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of a grid's columns, its copies folded, its rows filtered. Pure functions, any thread. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-grid-shape.h"

#include <string.h>

#include "dossier-statement-words.h"

static const char * const orders[] = { "date", "grade", "agreement" };

#define COLUMN(grid, i) ((const DossierGridColumn *) g_ptr_array_index ((grid)->columns, (i)))

/**
 * dossier_grid_order_to_text:
 *
 * Returns: (transfer none): date grade agreement
 */
const char *
dossier_grid_order_to_text (DossierGridOrder order)
{
  g_return_val_if_fail (order < G_N_ELEMENTS (orders), NULL);
  return orders[order];
}

gboolean
dossier_grid_order_from_text (const char       *text,
                              DossierGridOrder *order)
{
  g_return_val_if_fail (order != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (text, orders[i]) == 0)
      {
        *order = (DossierGridOrder) i;
        return TRUE;
      }
  return FALSE;
}

/* Lower comes first; the columns of a grid are in the order of their dates already. */
static int
rank (const DossierGridColumn *column,
      DossierGridOrder         order)
{
  switch (order)
    {
    case DOSSIER_GRID_BY_GRADE:
      return column->article->source_grade >= 'A' && column->article->source_grade <= 'F' ? column->article->source_grade : G_MAXINT;
    case DOSSIER_GRID_BY_AGREEMENT:
      return -column->agreement;
    case DOSSIER_GRID_BY_DATE:
    default:
      return 0;
    }
}

/* Stable, and by insertion: people do not have thousands of columns. */
static GArray *
ordered_columns (const DossierGrid *grid,
                 DossierGridOrder   order)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < grid->columns->len; i++)
    {
      guint at = columns->len;

      while (at > 0 && rank (COLUMN (grid, g_array_index (columns, guint, at - 1)), order) > rank (COLUMN (grid, i), order))
        at--;
      g_array_insert_val (columns, at, i);
    }
  return columns;
}

static gboolean
are_copies (const DossierGrid *grid,
            guint              a,
            guint              b)
{
  const DossierId *one = &COLUMN (grid, a)->article->copy_group, *other = &COLUMN (grid, b)->article->copy_group;

  return !dossier_id_is_nil (one) && dossier_id_equal (one, other);
}

/* Copies stand behind the one that stands for them, whatever the order says of each. */
static void
add_column (DossierGridShape  *shape,
            const DossierGrid *grid,
            const GArray      *columns,
            guint              head,
            gboolean           folded)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (shape->heads, head);
  g_array_append_val (members, head);
  g_ptr_array_add (shape->members, members);
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);

      if (column == head || !COLUMN (grid, column)->copy || !are_copies (grid, head, column))
        continue;
      if (folded)
        {
          g_array_append_val (members, column);
          continue;
        }
      members = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (members, column);
      g_array_append_val (shape->heads, column);
      g_ptr_array_add (shape->members, members);
    }
}

static gboolean
has_head (const DossierGrid *grid,
          guint              copy)
{
  for (guint i = 0; i < grid->columns->len; i++)
    if (i != copy && !COLUMN (grid, i)->copy && are_copies (grid, i, copy))
      return TRUE;
  return FALSE;
}

/**
 * dossier_grid_shape_new:
 * @only_differing: leave out the rows in which no account contradicts another
 * @fold_copies: one column for all copies of a report
 * @unfolded: (nullable) (element-type DossierId): copy groups whose copies have their columns all the same; keys by dossier_id_hash()
 *
 * Returns: (transfer full)
 */
DossierGridShape *
dossier_grid_shape_new (const DossierGrid *grid,
                        DossierGridOrder   order,
                        gboolean           only_differing,
                        gboolean           fold_copies,
                        GHashTable        *unfolded)
{
  DossierGridShape *shape;
  g_autoptr (GArray) columns = NULL;

  g_return_val_if_fail (grid != NULL, NULL);

  shape = g_new0 (DossierGridShape, 1);
  shape->heads = g_array_new (FALSE, FALSE, sizeof (guint));
  shape->members = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  shape->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  columns = ordered_columns (grid, order);
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);

      if (COLUMN (grid, column)->copy && has_head (grid, column))
        continue;
      add_column (shape, grid, columns, column,
                  fold_copies && (unfolded == NULL || !g_hash_table_contains (unfolded, &COLUMN (grid, column)->article->copy_group)));
    }
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      if (!only_differing || row->standing == DOSSIER_STANDING_DIFFERS)
        g_array_append_val (shape->rows, i);
    }
  return shape;
}

void
dossier_grid_shape_free (DossierGridShape *shape)
{
  if (shape == NULL)
    return;
  g_array_unref (shape->heads);
  g_ptr_array_unref (shape->members);
  g_array_unref (shape->rows);
  g_free (shape);
}

/**
 * dossier_grid_shape_n_copies:
 * @column: position among those shown
 *
 * Returns: how many copies are folded into it besides itself
 */
guint
dossier_grid_shape_n_copies (const DossierGridShape *shape,
                             guint                   column)
{
  g_return_val_if_fail (shape != NULL && column < shape->members->len, 0);
  return ((GArray *) g_ptr_array_index (shape->members, column))->len - 1;
}

static gboolean
says_the_same (const DossierStatement *a,
               const DossierStatement *b)
{
  g_autofree char *one = dossier_statement_value (a), *other = dossier_statement_value (b);

  return g_strcmp0 (one, other) == 0 && g_strcmp0 (a->passage != NULL ? a->passage->quote : NULL,
                                                   b->passage != NULL ? b->passage->quote : NULL) == 0;
}

/**
 * dossier_grid_shape_statements:
 * @column: position among those shown
 *
 * Returns: (transfer container) (element-type DossierStatement): what a column says of a row; of copies the same words only once
 */
GPtrArray *
dossier_grid_shape_statements (const DossierGridShape *shape,
                               const DossierGridRow   *row,
                               guint                   column)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  const GArray *members;

  g_return_val_if_fail (shape != NULL && row != NULL && column < shape->members->len, all);

  members = g_ptr_array_index (shape->members, column);
  for (guint i = 0; i < members->len; i++)
    {
      guint position = g_array_index (members, guint, i);
      const GPtrArray *cell = position < row->cells->len ? g_ptr_array_index (row->cells, position) : NULL;

      for (guint j = 0; cell != NULL && j < cell->len; j++)
        {
          DossierStatement *statement = g_ptr_array_index (cell, j);
          gboolean known = FALSE;

          for (guint k = 0; i > 0 && k < all->len && !known; k++)
            known = says_the_same (g_ptr_array_index (all, k), statement);
          if (!known)
            g_ptr_array_add (all, g_object_ref (statement));
        }
    }
  return all;
}

/**
 * dossier_grid_shape_standing:
 * @column: position among those shown
 * @reason: (out) (optional) (nullable) (transfer none): why
 *
 * Returns: how what the column says stands; of copies that are folded the strongest
 */
DossierStanding
dossier_grid_shape_standing (const DossierGridShape *shape,
                             const DossierGridRow   *row,
                             guint                   column,
                             const char            **reason)
{
  DossierStanding standing = DOSSIER_STANDING_SILENT;
  const GArray *members;

  if (reason != NULL)
    *reason = NULL;
  g_return_val_if_fail (shape != NULL && row != NULL && column < shape->members->len, standing);

  members = g_ptr_array_index (shape->members, column);
  for (guint i = 0; i < members->len; i++)
    {
      guint position = g_array_index (members, guint, i);
      DossierStanding own = position < row->standings->len ? g_array_index (row->standings, DossierStanding, position) : DOSSIER_STANDING_SILENT;

      if (i > 0 && own <= standing)
        continue;
      standing = own;
      if (reason != NULL)
        *reason = position < row->reasons->len ? g_ptr_array_index (row->reasons, position) : NULL;
    }
  return standing;
}
