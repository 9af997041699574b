/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each article says of an event, as rows and columns; the service weighs them. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-events.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-articles.h"
#include "dossier-rows-private.h"

static const char *
row_heading (const DossierStatement *statement)
{
  const char *heading = NULL;

  if (statement->kind == DOSSIER_STATEMENT_PARTICIPANT || statement->kind == DOSSIER_STATEMENT_PLACE)
    heading = statement->role;
  else if (statement->kind == DOSSIER_STATEMENT_CLAIM || statement->kind == DOSSIER_STATEMENT_FIGURE)
    heading = statement->topic;
  return heading ? heading : "";
}

static DossierGridRow *
find_row (DossierGrid            *grid,
          const DossierStatement *statement)
{
  const char *heading = row_heading (statement);
  g_autofree char *wanted = dossier_text_fold (heading);

  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *row = g_ptr_array_index (grid->rows, i);
      g_autofree char *folded = dossier_text_fold (row->heading);

      if (row->kind == statement->kind && strcmp (folded, wanted) == 0)
        return row;
    }
  return dossier_grid_add_row (grid, statement->kind, heading);
}

static gboolean
find_column (DossierGrid     *grid,
             const DossierId *account,
             guint           *position)
{
  for (guint i = 0; i < grid->columns->len; i++)
    if (dossier_id_equal (&((DossierGridColumn *) g_ptr_array_index (grid->columns, i))->account, account))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const DossierGridRow *left = *(DossierGridRow * const *) a, *right = *(DossierGridRow * const *) b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return (*left->heading == '\0') - (*right->heading == '\0');
}

/* A column an account that says something, in the order in which the statements come. */
static gboolean
add_columns (DossierDb   *db,
             DossierGrid *grid,
             GPtrArray   *statements,
             GError     **error)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);
      DossierGridColumn *column;
      guint position;

      if (dossier_id_is_nil (&statement->account) || find_column (grid, &statement->account, &position))
        continue;
      column = g_new0 (DossierGridColumn, 1);
      column->account = statement->account;
      column->article = dossier_articles_get (db, &statement->article, error);
      g_ptr_array_add (grid->columns, column);
      if (column->article == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_grid_read:
 *
 * Returns: (transfer full) (nullable): a row a field, a column an article, oldest article first; NULL and @error
 *   (DOSSIER_STORE_ERROR_NOT_FOUND when there is no such event)
 */
DossierGrid *
dossier_grid_read (DossierDb       *db,
                   const DossierId *event,
                   GError         **error)
{
  g_autoptr (DossierGrid) grid = dossier_grid_new ();
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GError) local = NULL;

  grid->event = dossier_events_get (db, event, &local);
  if (grid->event == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        dossier_rows_not_found (error, _("there is no event with this id"));
      return NULL;
    }
  statements = dossier_statements_of_event (db, event, error);
  if (statements == NULL || !add_columns (db, grid, statements, error))
    return NULL;
  for (guint i = 0; i < statements->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (statements, i);
      DossierGridRow *row = find_row (grid, statement);
      guint position;

      if (dossier_id_is_nil (&statement->account))
        g_ptr_array_add (row->assessed, g_object_ref (statement));
      else if (find_column (grid, &statement->account, &position))
        g_ptr_array_add (g_ptr_array_index (row->cells, position), g_object_ref (statement));
    }
  g_ptr_array_sort (grid->rows, compare_rows);
  return g_steal_pointer (&grid);
}
