/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the timeline shows, read in four questions however many events there are. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-timeline-read.h"

#include <string.h>

#include "dossier-rows-private.h"

/* While the timeline is put together: where an event and an entity stand in it. */
typedef struct
{
  DossierTimeline *timeline;
  GHashTable *events;   /* DossierId → DossierTimelineEvent */
  GHashTable *entities; /* DossierId → place + 1 */
} Draft;

static gboolean
finish (GError     *local,
        GError    **error)
{
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
read_events (DossierDb *db,
             Draft     *draft,
             GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  GError *local = NULL;

  rows = dossier_sql_new (db, error, "SELECT id, title, kind, status, date, date_words, modified_at FROM event WHERE deleted_at IS NULL", NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_sql_id (rows, 0);
      g_autofree char *title = dossier_sql_text (rows, 1), *kind = dossier_sql_text (rows, 2), *status = dossier_sql_text (rows, 3);
      DossierTimelineEvent *event = dossier_timeline_event_new (&id, title, kind, status);

      event->date = dossier_sql_text (rows, 4);
      event->words = dossier_sql_text (rows, 5);
      draft->timeline->changed_at = MAX (draft->timeline->changed_at, dossier_sql_int (rows, 6));
      g_ptr_array_add (draft->timeline->events, event);
      g_hash_table_insert (draft->events, &event->id, event);
    }
  return finish (local, error);
}

/* What accounts say of the date; of an event that has none of its own, an assessed statement is as good. */
static gboolean
read_dates (DossierDb *db,
            Draft     *draft,
            GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  GError *local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT s.event, a.id, s.date, coalesce(s.date_words, p.quote), a.title, o.name, a.date, s.account IS NULL"
                          " FROM statement s LEFT JOIN account c ON c.id = s.account LEFT JOIN article a ON a.id = c.article"
                          " LEFT JOIN source o ON o.id = a.source LEFT JOIN passage p ON p.id = s.passage"
                          " WHERE s.kind = 'date' AND s.date IS NOT NULL AND s.deleted_at IS NULL AND c.deleted_at IS NULL AND a.deleted_at IS NULL"
                          " ORDER BY a.date IS NULL, a.date_earliest, a.id, s.id",
                          NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_sql_id (rows, 0), article = dossier_sql_id (rows, 1);
      DossierTimelineEvent *event = g_hash_table_lookup (draft->events, &id);

      if (event == NULL)
        continue;
      if (dossier_sql_int (rows, 7) != 0)
        {
          if (event->date == NULL)
            event->date = dossier_sql_text (rows, 2);
          continue;
        }
      dossier_timeline_event_report (event, &article, dossier_sql_peek (rows, 2), dossier_sql_peek (rows, 3));
      dossier_timeline_add_article (draft->timeline, &article, dossier_sql_peek (rows, 4), dossier_sql_peek (rows, 5), dossier_sql_peek (rows, 6));
    }
  return finish (local, error);
}

static gboolean
read_entities (DossierDb *db,
               Draft     *draft,
               GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  GError *local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT id, name, kind FROM entity WHERE deleted_at IS NULL AND id IN"
                          " (SELECT coalesce(x.root, s.entity) FROM statement s LEFT JOIN entity_root x ON x.entity = s.entity"
                          "   WHERE s.entity IS NOT NULL AND s.deleted_at IS NULL"
                          "  UNION SELECT coalesce(x.root, l.place) FROM event_place l LEFT JOIN entity_root x ON x.entity = l.place WHERE l.deleted_at IS NULL)",
                          NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_sql_id (rows, 0);
      guint place = dossier_timeline_add_entity (draft->timeline, &id, dossier_sql_peek (rows, 1), dossier_sql_peek (rows, 2));
      const DossierTimelineEntity *entity = g_ptr_array_index (draft->timeline->entities, place);

      g_hash_table_insert (draft->entities, (gpointer) &entity->id, GUINT_TO_POINTER (place + 1));
    }
  return finish (local, error);
}

static void
add_once (GArray *places,
          guint   place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return;
  g_array_append_val (places, place);
}

/*
 * Who and where: as assessed; of an event for which nobody assessed it, as reported. The assessed rows of an event come first.
 */
static gboolean
read_members (DossierDb *db,
              Draft     *draft,
              GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GHashTable) with_actors = g_hash_table_new (NULL, NULL), with_places = g_hash_table_new (NULL, NULL);
  GError *local = NULL;

  rows = dossier_sql_new (db, error,
                          "SELECT s.event, coalesce(x.root, s.entity), s.kind = 'place', s.account IS NOT NULL AS reported, s.id AS row FROM statement s"
                          " LEFT JOIN account c ON c.id = s.account LEFT JOIN article a ON a.id = c.article LEFT JOIN entity_root x ON x.entity = s.entity"
                          " WHERE s.kind IN ('participant', 'place') AND s.entity IS NOT NULL AND s.deleted_at IS NULL AND c.deleted_at IS NULL"
                          " AND a.deleted_at IS NULL"
                          " UNION ALL SELECT l.event, coalesce(x.root, l.place), 1, 0, l.id FROM event_place l LEFT JOIN entity_root x ON x.entity = l.place"
                          " WHERE l.deleted_at IS NULL ORDER BY reported, row",
                          NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId id = dossier_sql_id (rows, 0), member = dossier_sql_id (rows, 1);
      DossierTimelineEvent *event = g_hash_table_lookup (draft->events, &id);
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (draft->entities, &member));
      gboolean is_place = dossier_sql_int (rows, 2) != 0, reported = dossier_sql_int (rows, 3) != 0;
      GHashTable *assessed = is_place ? with_places : with_actors;

      if (event == NULL || place == 0 || (reported && g_hash_table_contains (assessed, event)))
        continue;
      if (!reported)
        g_hash_table_add (assessed, event);
      add_once (event->actors, place - 1);
      if (is_place)
        add_once (event->places, place - 1);
    }
  return finish (local, error);
}

/**
 * dossier_timeline_read:
 *
 * Returns: (transfer full) (nullable): all events with what is said of their dates, who took part and where. They are neither
 *   settled nor in order yet
 */
DossierTimeline *
dossier_timeline_read (DossierDb *db,
                       GError   **error)
{
  g_autoptr (DossierTimeline) timeline = dossier_timeline_new ();
  g_autoptr (GHashTable) events = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  g_autoptr (GHashTable) entities = g_hash_table_new (dossier_id_hash, dossier_id_equal);
  Draft draft = { timeline, events, entities };

  if (!read_events (db, &draft, error) || !read_dates (db, &draft, error) || !read_entities (db, &draft, error)
      || !read_members (db, &draft, error))
    return NULL;
  return g_steal_pointer (&timeline);
}
