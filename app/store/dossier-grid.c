/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each article says of an event: its statements, and a column an article; analysis makes rows of them. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-events.h"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-rows-private.h"

static gboolean
has_column (GHashTable      *seen,
            const DossierId *account)
{
  return dossier_id_is_nil (account) || !g_hash_table_add (seen, (gpointer) account);
}

/* A column an account that says something, in the order in which the statements come. */
static gboolean
add_columns (DossierDb   *db,
             DossierGrid *grid,
             GPtrArray   *statements,
             GError     **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (dossier_id_hash, dossier_id_equal);

  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);
      DossierGridColumn *column;

      if (has_column (seen, &statement->account))
        continue;
      column = g_new0 (DossierGridColumn, 1);
      column->account = statement->account;
      column->agreement = -1;
      column->article = dossier_articles_get (db, &statement->article, error);
      g_ptr_array_add (grid->columns, column);
      if (column->article == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * dossier_grid_read:
 * @statements: (out) (transfer full) (element-type DossierStatement): what is said of the event, assessed first
 *
 * Returns: (transfer full) (nullable): the event and a column an article, oldest article first, without rows: which statements are of one
 *   point is not for the store to say; NULL and @error (DOSSIER_STORE_ERROR_NOT_FOUND when there is no such event)
 */
DossierGrid *
dossier_grid_read (DossierDb       *db,
                   const DossierId *event,
                   GPtrArray      **statements,
                   GError         **error)
{
  g_autoptr (DossierGrid) grid = dossier_grid_new ();
  g_autoptr (GPtrArray) said = NULL;
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
  said = dossier_statements_of_event (db, event, error);
  if (said == NULL || !add_columns (db, grid, said, error))
    return NULL;
  *statements = g_steal_pointer (&said);
  return g_steal_pointer (&grid);
}

/* Of each article of these accounts only what tells copies. */
static gboolean
add_plain_columns (DossierDb       *db,
                   DossierGrid     *grid,
                   const DossierId *event,
                   GError         **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT c.id, c.article, k.root FROM account c JOIN article a ON a.id = c.article LEFT JOIN copy_set k ON k.article = c.article"
                          " WHERE c.event = ? AND c.deleted_at IS NULL AND a.deleted_at IS NULL ORDER BY c.id",
                          "k", event);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierGridColumn *column = g_new0 (DossierGridColumn, 1);

      column->account = dossier_sql_id (rows, 0);
      column->agreement = -1;
      column->article = dossier_article_new ();
      column->article->id = dossier_sql_id (rows, 1);
      column->article->copy_group = dossier_sql_id (rows, 2);
      g_ptr_array_add (grid->columns, column);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * dossier_grid_read_plain:
 * @statements: (out) (transfer full) (element-type DossierStatement): what is said of the event; empty when there is no account
 *
 * The same for counting only: without the event, and of the articles nothing but their ids and groups of copies. An event that is
 * not there has no accounts.
 */
DossierGrid *
dossier_grid_read_plain (DossierDb       *db,
                         const DossierId *event,
                         GPtrArray      **statements,
                         GError         **error)
{
  g_autoptr (DossierGrid) grid = dossier_grid_new ();
  GPtrArray *said;

  if (!add_plain_columns (db, grid, event, error))
    return NULL;
  said = grid->columns->len > 0 ? dossier_statements_of_event (db, event, error) : g_ptr_array_new_with_free_func (g_object_unref);
  if (said == NULL)
    return NULL;
  *statements = said;
  return g_steal_pointer (&grid);
}
