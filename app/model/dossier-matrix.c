/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board as a table. A plain value without widgets; who shows it owns it. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-matrix.h"

struct _DossierMatrix
{
  DossierBoard *board;   /* (owned) */
  guint *starts;         /* (owned): n_actors + 1, first link of each actor */
  guint *rows;           /* (owned): actor of each row */
  guint *columns;        /* (owned): event of each column */
  guint *row_of;         /* (owned): row of each actor */
  guint *column_of;      /* (owned) */
  guint by_event;        /* the event the rows are sorted by, or DOSSIER_MATRIX_NONE */
  guint by_actor;
};

#define LINK(self, i) (&g_array_index ((self)->board->links, DossierBoardLink, (i)))

/* What a row or column is sorted by: what stands there first, most passages first, then as on the board. */
typedef struct
{
  guint thing;
  guint weight;
} Weighed;

static int
compare_weighed (gconstpointer a,
                 gconstpointer b)
{
  const Weighed *one = a, *other = b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return one->thing < other->thing ? -1 : one->thing > other->thing;
}

static const DossierBoardLink *
links_between (const DossierMatrix *self,
               guint                actor,
               guint                event,
               guint               *n)
{
  guint low = self->starts[actor], high = self->starts[actor + 1], end = high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (LINK (self, middle)->event < event)
        low = middle + 1;
      else
        high = middle;
    }
  for (high = low; high < end && LINK (self, high)->event == event;)
    high++;
  *n = high - low;
  return *n > 0 ? LINK (self, low) : NULL;
}

/* Assessed before reported, then by the number of passages; 0: nothing links them. */
static guint
cell_weight (const DossierMatrix *self,
             guint                actor,
             guint                event)
{
  guint n, weight = 0;
  const DossierBoardLink *links = links_between (self, actor, event, &n);

  for (guint i = 0; i < n; i++)
    weight = MAX (weight, (links[i].flags & DOSSIER_BOARD_LINK_ASSESSED ? 1u << 24 : 1) + MIN (links[i].passages, 1u << 20));
  return weight;
}

static void
sort_side (const DossierMatrix *self,
           guint               *order,
           guint               *places,
           guint                n,
           gboolean             rows,
           guint                by)
{
  g_autofree Weighed *weighed = g_new (Weighed, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    weighed[i] = (Weighed) { i, by == DOSSIER_MATRIX_NONE ? 0 : rows ? cell_weight (self, i, by) : cell_weight (self, by, i) };
  qsort (weighed, n, sizeof *weighed, compare_weighed);
  for (guint i = 0; i < n; i++)
    {
      order[i] = weighed[i].thing;
      places[order[i]] = i;
    }
}

/**
 * dossier_matrix_new:
 * @board: kept
 *
 * Returns: (transfer full): in the order of the board
 */
DossierMatrix *
dossier_matrix_new (DossierBoard *board)
{
  DossierMatrix *self;
  guint n_actors, n_events;

  g_return_val_if_fail (board != NULL, NULL);

  n_actors = board->actors->len;
  n_events = board->events->len;
  self = g_new0 (DossierMatrix, 1);
  self->board = dossier_board_ref (board);
  self->starts = g_new0 (guint, n_actors + 1);
  for (guint i = 0; i < board->links->len; i++)
    self->starts[LINK (self, i)->actor + 1]++;
  for (guint i = 0; i < n_actors; i++)
    self->starts[i + 1] += self->starts[i];
  self->rows = g_new (guint, MAX (n_actors, 1));
  self->row_of = g_new (guint, MAX (n_actors, 1));
  self->columns = g_new (guint, MAX (n_events, 1));
  self->column_of = g_new (guint, MAX (n_events, 1));
  dossier_matrix_sort_rows (self, DOSSIER_MATRIX_NONE);
  dossier_matrix_sort_columns (self, DOSSIER_MATRIX_NONE);
  return self;
}

void
dossier_matrix_free (DossierMatrix *self)
{
  if (self == NULL)
    return;
  dossier_board_free (self->board);
  g_free (self->starts);
  g_free (self->rows);
  g_free (self->row_of);
  g_free (self->columns);
  g_free (self->column_of);
  g_free (self);
}

guint
dossier_matrix_n_rows (const DossierMatrix *self)
{
  return self->board->actors->len;
}

guint
dossier_matrix_n_columns (const DossierMatrix *self)
{
  return self->board->events->len;
}

/**
 * dossier_matrix_actor:
 *
 * Returns: the position on the board of the actor of a row
 */
guint
dossier_matrix_actor (const DossierMatrix *self,
                      guint                row)
{
  g_return_val_if_fail (row < dossier_matrix_n_rows (self), DOSSIER_MATRIX_NONE);
  return self->rows[row];
}

guint
dossier_matrix_event (const DossierMatrix *self,
                      guint                column)
{
  g_return_val_if_fail (column < dossier_matrix_n_columns (self), DOSSIER_MATRIX_NONE);
  return self->columns[column];
}

guint
dossier_matrix_row_of (const DossierMatrix *self,
                       guint                actor)
{
  g_return_val_if_fail (actor < dossier_matrix_n_rows (self), DOSSIER_MATRIX_NONE);
  return self->row_of[actor];
}

guint
dossier_matrix_column_of (const DossierMatrix *self,
                          guint                event)
{
  g_return_val_if_fail (event < dossier_matrix_n_columns (self), DOSSIER_MATRIX_NONE);
  return self->column_of[event];
}

/**
 * dossier_matrix_cell:
 * @n: (out): how many links: one a role
 *
 * Returns: (transfer none) (nullable): what stands in a cell
 */
const DossierBoardLink *
dossier_matrix_cell (const DossierMatrix *self,
                     guint                row,
                     guint                column,
                     guint               *n)
{
  *n = 0;
  g_return_val_if_fail (row < dossier_matrix_n_rows (self) && column < dossier_matrix_n_columns (self), NULL);
  return links_between (self, self->rows[row], self->columns[column], n);
}

guint
dossier_matrix_cell_passages (const DossierMatrix *self,
                              guint                row,
                              guint                column)
{
  guint n, passages = 0;
  const DossierBoardLink *links = dossier_matrix_cell (self, row, column, &n);

  for (guint i = 0; i < n; i++)
    passages += links[i].passages;
  return passages;
}

/**
 * dossier_matrix_sort_rows:
 * @column: whose actors go first; DOSSIER_MATRIX_NONE: as on the board
 */
void
dossier_matrix_sort_rows (DossierMatrix *self,
                          guint          column)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (column == DOSSIER_MATRIX_NONE || column < dossier_matrix_n_columns (self));

  self->by_event = column == DOSSIER_MATRIX_NONE ? DOSSIER_MATRIX_NONE : self->columns[column];
  sort_side (self, self->rows, self->row_of, dossier_matrix_n_rows (self), TRUE, self->by_event);
}

/**
 * dossier_matrix_sort_columns:
 * @row: whose events go first; DOSSIER_MATRIX_NONE: as on the board
 */
void
dossier_matrix_sort_columns (DossierMatrix *self,
                             guint          row)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (row == DOSSIER_MATRIX_NONE || row < dossier_matrix_n_rows (self));

  self->by_actor = row == DOSSIER_MATRIX_NONE ? DOSSIER_MATRIX_NONE : self->rows[row];
  sort_side (self, self->columns, self->column_of, dossier_matrix_n_columns (self), FALSE, self->by_actor);
}

/**
 * dossier_matrix_sorted_by_event:
 *
 * Returns: the position on the board of the event the rows are sorted by, or DOSSIER_MATRIX_NONE
 */
guint
dossier_matrix_sorted_by_event (const DossierMatrix *self)
{
  return self->by_event;
}

guint
dossier_matrix_sorted_by_actor (const DossierMatrix *self)
{
  return self->by_actor;
}

/**
 * dossier_matrix_next_filled:
 * @row: (inout): from there
 * @column: (inout)
 * @rows: -1, 0 or 1: which way
 * @columns: the same across
 *
 * Goes along a row or a column to the next cell in which something stands.
 *
 * Returns: whether there is one; without, nothing moves
 */
gboolean
dossier_matrix_next_filled (const DossierMatrix *self,
                            guint               *row,
                            guint               *column,
                            int                  rows,
                            int                  columns)
{
  gint64 y = *row, x = *column;
  guint n;

  g_return_val_if_fail (self != NULL && (rows != 0) != (columns != 0), FALSE);

  for (y += rows, x += columns; y >= 0 && x >= 0 && y < dossier_matrix_n_rows (self) && x < dossier_matrix_n_columns (self); y += rows, x += columns)
    if (dossier_matrix_cell (self, (guint) y, (guint) x, &n) != NULL)
      {
        *row = (guint) y;
        *column = (guint) x;
        return TRUE;
      }
  return FALSE;
}
