/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to weigh what accounts say: one event with very many accounts and points, and very many events with few. */

#include <glib.h>
#include <time.h>

#include "dossier-weigh.h"

static double
cpu_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
}

static void
add_statement (GPtrArray       *statements,
               const DossierId *account,
               guint            point,
               guint            account_number)
{
  DossierStatement *statement = dossier_statement_new ();

  statement->id = dossier_id_new ();
  statement->account = *account;
  statement->adopts = g_array_new (FALSE, FALSE, sizeof (DossierId));
  if (point == 0)
    {
      statement->kind = DOSSIER_STATEMENT_DATE;
      statement->date = g_strdup_printf ("2022-02-%02u", 1 + account_number % 28);
    }
  else
    {
      statement->kind = DOSSIER_STATEMENT_FIGURE;
      statement->topic = g_strdup_printf ("point %u", point);
      statement->figure = g_new0 (DossierFigure, 1);
      statement->figure->low = statement->figure->high = 1000 + account_number * 7;
      statement->figure->qualifier = account_number % 2 ? DOSSIER_FIGURE_MORE_THAN : DOSSIER_FIGURE_EXACTLY;
      statement->figure->counted = g_strdup ("Russian troops");
    }
  g_ptr_array_add (statements, statement);
}

static void
weigh (const char *name,
       guint       events,
       guint       accounts,
       guint       points)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  guint differences = 0;
  double start;

  for (guint i = 0; i < accounts; i++)
    {
      DossierId id = dossier_id_new ();

      g_array_append_val (ids, id);
      for (guint j = 0; j < points; j++)
        add_statement (statements, &id, j, i);
    }
  start = cpu_ms ();
  for (guint i = 0; i < events; i++)
    {
      g_autoptr (DossierGrid) grid = dossier_grid_new ();

      for (guint j = 0; j < accounts; j++)
        {
          DossierGridColumn *column = g_new0 (DossierGridColumn, 1);

          column->account = g_array_index (ids, DossierId, j);
          g_ptr_array_add (grid->columns, column);
        }
      dossier_grid_arrange (grid, statements);
      dossier_grid_weigh (grid);
      differences = grid->differences;
    }
  g_print ("%s: %u events, %u accounts, %u points: %.1f ms, %u differences each\n", name, events, accounts, points, cpu_ms () - start, differences);
}

int
main (void)
{
  weigh ("one great event", 1, 200, 60);
  weigh ("many events", 5000, 3, 4);
  return 0;
}
