/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the accounts of events are worth together: grids with what is found of them, and counts for many events. Blocking; any thread. */

#define G_LOG_DOMAIN "dossier-service"

#include "dossier-articles.h"
#include "dossier-events.h"
#include "dossier-note-text.h"
#include "dossier-search.h"
#include "dossier-weigh.h"
#include "dossier-weighing.h"
#include "dossier-workspace-private.h"

/* An event's own date is what is assessed of it, also where nobody wrote it down as a statement. */
static void
add_event_date (const DossierEvent *event,
                GPtrArray          *statements)
{
  DossierStatement *own;

  if (event->date == NULL)
    return;
  for (guint i = 0; i < statements->len; i++)
    {
      const DossierStatement *statement = g_ptr_array_index (statements, i);

      if (statement->kind == DOSSIER_STATEMENT_DATE && dossier_id_is_nil (&statement->account))
        return;
    }
  own = dossier_statement_new ();
  own->event = event->id;
  own->kind = DOSSIER_STATEMENT_DATE;
  own->date = g_strdup (event->date);
  own->date_words = g_strdup (event->date_words);
  own->adopts = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_ptr_array_insert (statements, 0, own);
}

/**
 * dossier_weighing_read:
 *
 * Returns: (transfer full) (nullable): the grid of an event with all that is found of it; on a thread of the store
 */
DossierGrid *
dossier_weighing_read (DossierDb       *db,
                       const DossierId *event,
                       GError         **error)
{
  g_autoptr (GPtrArray) statements = NULL;
  DossierGrid *grid = dossier_grid_read (db, event, &statements, error);

  if (grid == NULL)
    return NULL;
  add_event_date (grid->event, statements);
  dossier_grid_arrange (grid, statements);
  dossier_grid_weigh (grid);
  return grid;
}

/* What the cells quote is cited by the table, with the keys that marks have. */
static gboolean
cite_cells (DossierDb          *db,
            DossierReport      *report,
            const DossierGrid  *grid,
            GError            **error)
{
  for (guint i = 0; i < grid->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const GPtrArray *cell = g_ptr_array_index (row->cells, j);

          for (guint k = 0; k < cell->len; k++)
            {
              const DossierStatement *statement = g_ptr_array_index (cell, k);
              g_autofree char *id = statement->passage != NULL ? dossier_id_to_text (&statement->passage->id) : NULL;
              g_autofree char *key = id != NULL ? g_strconcat ("passage:", id, NULL) : NULL;
              DossierCitation *citation;
              GError *local = NULL;

              if (key == NULL || g_hash_table_contains (report->citations, key))
                continue;
              citation = dossier_citation_read (db, key, &local);
              if (local != NULL)
                {
                  g_propagate_error (error, local);
                  return FALSE;
                }
              if (citation != NULL)
                g_hash_table_insert (report->citations, g_steal_pointer (&key), citation);
            }
        }
    }
  return TRUE;
}

/* @key: (transfer full): of the event's table. An event that is gone has none. */
static gboolean
add_grid (DossierDb        *db,
          DossierReport    *report,
          const DossierId  *event,
          char             *key,
          GError          **error)
{
  g_autofree char *owned_key = key;
  g_autoptr (DossierGrid) grid = NULL;
  g_autoptr (GError) local = NULL;

  if (g_hash_table_contains (report->grids, key))
    return TRUE;
  grid = dossier_weighing_read (db, event, &local);
  if (grid == NULL && g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (grid == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!cite_cells (db, report, grid, error))
    return FALSE;
  g_hash_table_insert (report->grids, g_steal_pointer (&owned_key), g_steal_pointer (&grid));
  return TRUE;
}

/**
 * dossier_weighing_report:
 *
 * Adds the tables of sources that the notes of a report show, and those of its events. An event that is gone has none, as a deleted passage has
 * no citation; one that cannot be read is an error.
 */
gboolean
dossier_weighing_report (DossierDb      *db,
                         DossierReport  *report,
                         GError        **error)
{
  for (guint i = 0; i < report->notes->len; i++)
    {
      const DossierReportNote *note = g_ptr_array_index (report->notes, i);
      g_autoptr (GArray) marks = dossier_note_find_marks (note->text != NULL ? note->text : "");

      for (guint j = 0; j < marks->len; j++)
        {
          const DossierMark *mark = &g_array_index (marks, DossierMark, j);

          if (mark->kind == DOSSIER_MARK_GRID && !add_grid (db, report, &mark->target, dossier_mark_to_key (mark), error))
            return FALSE;
        }
    }
  for (guint i = 0; i < report->events->len; i++)
    {
      const DossierReportEvent *entry = g_ptr_array_index (report->events, i);

      if (!add_grid (db, report, &entry->event->id, dossier_report_grid_key (&entry->event->id), error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
grid_body (DossierDb *db,
           gpointer   data,
           GError   **error)
{
  return dossier_weighing_read (db, data, error);
}

/**
 * dossier_workspace_load_grid:
 *
 * An event's own date stands among what is assessed as a statement; it has no id when it was never written down as one.
 *
 * Returns: (transfer full) (nullable): what the sources say of an event, weighed
 */
DossierGrid *
dossier_workspace_load_grid (DossierWorkspace *self,
                             const DossierId  *event,
                             GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && event != NULL, NULL);
  return dossier_workspace_ask (self, grid_body, (gpointer) event, error);
}

typedef struct
{
  const DossierId *events;
  guint n;
} Events;

static gpointer
weighings_body (DossierDb *db,
                gpointer   data,
                GError   **error)
{
  const Events *events = data;
  g_autoptr (GArray) weighings = g_array_sized_new (FALSE, TRUE, sizeof (DossierWeighing), events->n);

  for (guint i = 0; i < events->n; i++)
    {
      g_autoptr (GPtrArray) statements = NULL;
      g_autoptr (DossierGrid) grid = dossier_grid_read_plain (db, &events->events[i], &statements, error);
      DossierWeighing weighing = { events->events[i] };

      if (grid == NULL)
        return NULL;
      dossier_grid_arrange (grid, statements);
      dossier_grid_weigh (grid);
      weighing.accounts = grid->columns->len;
      weighing.sources = grid->sources;
      weighing.differences = grid->differences;
      g_array_append_val (weighings, weighing);
    }
  return g_steal_pointer (&weighings);
}

/**
 * dossier_workspace_load_weighings:
 * @events: (array length=n_events): which events
 *
 * Returns: (transfer full) (element-type DossierWeighing) (nullable): how many accounts, independent sources and differences each has, in
 *   the order of @events; an event that is gone has none
 */
GArray *
dossier_workspace_load_weighings (DossierWorkspace *self,
                                  const DossierId  *events,
                                  guint             n_events,
                                  GError          **error)
{
  Events wanted = { events, n_events };

  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && (events != NULL || n_events == 0), NULL);
  return dossier_workspace_ask (self, weighings_body, &wanted, error);
}

static gpointer
ratings_body (DossierDb *db,
              gpointer   data,
              GError   **error)
{
  return dossier_sources_ratings (db, data, error);
}

/**
 * dossier_workspace_load_ratings:
 *
 * Returns: (transfer full) (element-type DossierRating) (nullable): how a source's reliability was judged, the newest first: that one holds
 */
GPtrArray *
dossier_workspace_load_ratings (DossierWorkspace *self,
                                const DossierId  *source,
                                GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_WORKSPACE (self) && source != NULL, NULL);
  return dossier_workspace_ask (self, ratings_body, (gpointer) source, error);
}
