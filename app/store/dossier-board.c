/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who took part in what. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include <string.h>

#include "dossier-events.h"
#include "dossier-reported-dates.h"
#include "dossier-rows-private.h"

/* While the board is put together: what was found, and where it stands. */
typedef struct
{
  DossierId id;
  char *folded;     /* (owned): for comparing with the filter's text */
  gboolean matches;
  gboolean wanted;
  gint64 date;      /* earliest day of an event, of an actor's first event; G_MAXINT64: none */
  guint count;      /* of links */
  guint number;     /* how it came out of the database */
  guint position;
} Node;

/* One statement that links two of them. */
typedef struct
{
  Node *actor;
  Node *event;
  const char *role;
  DossierId account; /* nil: assessed */
  DossierId passage;
} Edge;

typedef struct
{
  GPtrArray *actors; /* (element-type Node), by name */
  GPtrArray *events; /* (element-type Node), by date */
  GHashTable *actors_by_id;
  GHashTable *events_by_id;
  GHashTable *roots;   /* (element-type DossierId DossierId): what a merged entity is part of */
  GHashTable *dropped; /* (element-type DossierId): accounts of deleted articles */
  GHashTable *roles;   /* (element-type utf8 utf8): folded -> interned as first met */
  GArray *edges;
} Draft;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->folded);
  g_free (node);
}

static void
draft_clear (Draft *draft)
{
  g_hash_table_unref (draft->actors_by_id);
  g_hash_table_unref (draft->events_by_id);
  g_hash_table_unref (draft->roots);
  g_hash_table_unref (draft->dropped);
  g_hash_table_unref (draft->roles);
  g_ptr_array_unref (draft->actors);
  g_ptr_array_unref (draft->events);
  g_array_unref (draft->edges);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static gboolean
read_nodes (DossierSql *rows,
            const char *wanted,
            GPtrArray  *nodes,
            GHashTable *by_id,
            GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      Node *node = g_new0 (Node, 1);

      node->id = dossier_sql_id (rows, 0);
      node->folded = dossier_text_fold (dossier_sql_peek (rows, 1));
      node->matches = wanted == NULL || strstr (node->folded, wanted) != NULL;
      node->date = dossier_sql_is_null (rows, 2) ? G_MAXINT64 : dossier_sql_int (rows, 2);
      node->number = nodes->len;
      g_ptr_array_add (nodes, node);
      g_hash_table_insert (by_id, &node->id, node);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Pairs of ids; or, when there is one column only, a set. */
static gboolean
read_ids (DossierDb  *db,
          const char *sql,
          gboolean    pairs,
          GHashTable *table,
          GError    **error)
{
  g_autoptr (DossierSql) rows = dossier_sql_new (db, error, sql, NULL);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    {
      DossierId key = dossier_sql_id (rows, 0), value = pairs ? dossier_sql_id (rows, 1) : key;

      g_hash_table_insert (table, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Roles that differ by their case only are one. */
static const char *
intern_role (Draft      *draft,
             const char *role)
{
  g_autofree char *folded = NULL;
  const char *known;

  if (role == NULL || *role == '\0')
    return g_intern_static_string ("");
  known = g_hash_table_lookup (draft->roles, role);
  if (known != NULL)
    return known;
  folded = dossier_text_fold (role);
  known = g_hash_table_lookup (draft->roles, folded);
  if (known == NULL)
    {
      known = g_intern_string (role);
      g_hash_table_insert (draft->roles, g_steal_pointer (&folded), (char *) known);
    }
  g_hash_table_insert (draft->roles, g_strdup (role), (char *) known);
  return known;
}

/* Joining with four more tables costs many times what these look-ups do. */
static void
add_edge (Draft      *draft,
          DossierSql *row)
{
  DossierId actor = dossier_sql_id (row, 0), event = dossier_sql_id (row, 1);
  const DossierId *root = g_hash_table_lookup (draft->roots, &actor);
  Edge edge = { g_hash_table_lookup (draft->actors_by_id, root != NULL ? root : &actor), g_hash_table_lookup (draft->events_by_id, &event),
                NULL, dossier_sql_id (row, 3), dossier_sql_id (row, 4) };

  if (edge.actor == NULL || edge.event == NULL || g_hash_table_contains (draft->dropped, &edge.account))
    return;
  edge.role = intern_role (draft, dossier_sql_peek (row, 2));
  g_array_append_val (draft->edges, edge);
}

static gboolean
read_edges (DossierDb *db,
            Draft     *draft,
            GError   **error)
{
  g_autoptr (DossierSql) rows = NULL;
  g_autoptr (GError) local = NULL;

  if (!read_ids (db, "SELECT entity, root FROM entity_root", TRUE, draft->roots, error)
      || !read_ids (db,
                    "SELECT c.id FROM article a JOIN account c ON c.article = a.id WHERE a.deleted_at IS NOT NULL"
                    " UNION ALL SELECT id FROM account WHERE deleted_at IS NOT NULL",
                    FALSE, draft->dropped, error))
    return FALSE;
  /* The assessed places of an event are those in event_place; where it happened is no role. */
  rows = dossier_sql_new (db, error,
                          "SELECT entity, event, CASE kind WHEN 'participant' THEN role END, account, passage FROM statement"
                          " WHERE deleted_at IS NULL AND entity IS NOT NULL"
                          " AND (kind = 'participant' OR (kind = 'place' AND account IS NOT NULL))"
                          " UNION ALL SELECT place, event, NULL, NULL, NULL FROM event_place WHERE deleted_at IS NULL",
                          NULL);
  if (rows == NULL)
    return FALSE;
  while (dossier_sql_next (rows, &local))
    add_edge (draft, rows);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Statements of one link stand together, those of one account among them, those of one passage among those. */
static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *left = a, *right = b;
  int order;

  if (left->actor != right->actor)
    return left->actor->number < right->actor->number ? -1 : 1;
  if (left->event != right->event)
    return left->event->number < right->event->number ? -1 : 1;
  if (left->role != right->role)
    return strcmp (left->role, right->role);
  order = memcmp (&left->account, &right->account, sizeof left->account);
  return order != 0 ? order : memcmp (&left->passage, &right->passage, sizeof left->passage);
}

static int
compare_by_count (gconstpointer a,
                  gconstpointer b)
{
  const Node *left = *(Node * const *) a, *right = *(Node * const *) b;

  /* Of one number, actors stay by name, events by date, as they came. */
  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

static int
compare_by_name (gconstpointer a,
                 gconstpointer b)
{
  const Node *left = *(Node * const *) a, *right = *(Node * const *) b;
  int order = strcmp (left->folded, right->folded);

  return order != 0 ? order : left->number < right->number ? -1 : left->number > right->number;
}

static int
compare_by_date (gconstpointer a,
                 gconstpointer b)
{
  const Node *left = *(Node * const *) a, *right = *(Node * const *) b;

  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  return compare_by_name (a, b);
}

static void
order_nodes (GPtrArray        *nodes,
             DossierBoardOrder order,
             gboolean          events)
{
  if (order == DOSSIER_BOARD_ORDER_NAME)
    g_ptr_array_sort (nodes, compare_by_name);
  else if (order == DOSSIER_BOARD_ORDER_NUMBER || (!events && order == DOSSIER_BOARD_ORDER_CROSSINGS))
    g_ptr_array_sort (nodes, compare_by_count);
  else if (!events)
    g_ptr_array_sort (nodes, compare_by_date);
  /* Events come out of the database by date. */
}

static void
place_nodes (GPtrArray *nodes,
             GArray    *ids)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      Node *node = g_ptr_array_index (nodes, i);

      if (!node->wanted)
        continue;
      node->position = ids->len;
      g_array_append_val (ids, node->id);
    }
}

/* Which nodes are shown, with how many links each, and since when an actor acts. */
static void
count_links (Draft *draft)
{
  const Edge *before = NULL;

  for (guint i = 0; i < draft->edges->len; i++)
    {
      Edge *edge = &g_array_index (draft->edges, Edge, i);

      if (!edge->actor->matches && !edge->event->matches)
        continue;
      edge->actor->wanted = edge->event->wanted = TRUE;
      if (before != NULL && before->actor == edge->actor && before->event == edge->event)
        continue;
      edge->actor->count++;
      edge->event->count++;
      before = edge;
    }
}

static void
add_links (DossierBoard *board,
           const Draft  *draft)
{
  DossierBoardLink *link = NULL;
  const Edge *before = NULL;

  for (guint i = 0; i < draft->edges->len; i++)
    {
      const Edge *edge = &g_array_index (draft->edges, Edge, i);
      gboolean assessed = dossier_id_is_nil (&edge->account);

      if (!edge->actor->wanted || !edge->event->wanted || (!edge->actor->matches && !edge->event->matches))
        continue;
      if (before == NULL || before->actor != edge->actor || before->event != edge->event || before->role != edge->role)
        {
          g_array_append_vals (board->links, &(DossierBoardLink) { edge->actor->position, edge->event->position, edge->role }, 1);
          link = &g_array_index (board->links, DossierBoardLink, board->links->len - 1);
          before = NULL;
        }
      link->flags |= assessed ? DOSSIER_BOARD_LINK_ASSESSED : DOSSIER_BOARD_LINK_REPORTED;
      link->accounts += !assessed && (before == NULL || !dossier_id_equal (&before->account, &edge->account));
      link->passages += !dossier_id_is_nil (&edge->passage) && (before == NULL || !dossier_id_equal (&before->passage, &edge->passage));
      before = edge;
    }
  dossier_board_sort_links (board);
}

/* What matches the words stays, with what it is linked to; actors without any event are no actors. */
static DossierBoard *
assemble (Draft                    *draft,
          const DossierBoardFilter *filter)
{
  DossierBoard *board = dossier_board_new ();

  g_array_sort (draft->edges, compare_edges);
  count_links (draft);
  for (guint i = 0; i < draft->events->len; i++)
    {
      Node *event = g_ptr_array_index (draft->events, i);

      event->wanted = event->wanted || (event->matches && filter->kinds == NULL);
    }
  if (filter->actor_order == DOSSIER_BOARD_ORDER_DATE)
    for (guint i = 0; i < draft->edges->len; i++)
      {
        const Edge *edge = &g_array_index (draft->edges, Edge, i);

        edge->actor->date = edge->event->wanted ? MIN (edge->actor->date, edge->event->date) : edge->actor->date;
      }
  order_nodes (draft->actors, filter->actor_order, FALSE);
  order_nodes (draft->events, filter->event_order, TRUE);
  place_nodes (draft->actors, board->actors);
  place_nodes (draft->events, board->events);
  add_links (board, draft);
  return board;
}

static int
compare_dated (gconstpointer a,
               gconstpointer b)
{
  const Node *left = *(Node * const *) a, *right = *(Node * const *) b;

  if (left->date != right->date)
    return left->date < right->date ? -1 : 1;
  return left->number < right->number ? -1 : left->number > right->number;
}

/* An event without a date has its place where its articles put it. With a limit of time, those that nobody dates are left out. */
static gboolean
date_as_reported (DossierDb                *db,
                  Draft                    *draft,
                  const DossierBoardFilter *filter,
                  GError                  **error)
{
  g_autoptr (GHashTable) dates = dossier_reported_dates_read (db, NULL, error);
  gboolean all = filter->earliest == G_MININT64 && filter->latest == G_MAXINT64;
  gpointer *events = draft->events->pdata;
  guint kept = 0;

  if (dates == NULL)
    return FALSE;
  for (guint i = 0; i < draft->events->len; i++)
    {
      Node *event = events[i];
      const DossierReportedDate *date = g_hash_table_lookup (dates, &event->id);
      gboolean within = date != NULL ? date->latest >= filter->earliest && date->earliest <= filter->latest : event->date != G_MAXINT64;

      if (date != NULL)
        event->date = date->earliest;
      if (!all && !within)
        {
          g_hash_table_remove (draft->events_by_id, &event->id);
          continue;
        }
      events[i] = events[kept];
      events[kept++] = event;
    }
  g_ptr_array_set_size (draft->events, kept);
  if (g_hash_table_size (dates) > 0)
    g_ptr_array_sort (draft->events, compare_dated);
  for (guint i = 0; i < draft->events->len; i++)
    ((Node *) g_ptr_array_index (draft->events, i))->number = i;
  return TRUE;
}

/**
 * dossier_board_read:
 * @filter: what to show: an actor stays with an event that matches the words and the reverse; kinds narrow the
 *   actors, dates the events
 *
 * A side that is to have few crossings comes as it is ordered usually.
 *
 * Returns: (transfer full) (nullable): actors and events in the orders asked for, and their links
 */
DossierBoard *
dossier_board_read (DossierDb                *db,
                    const DossierBoardFilter *filter,
                    GError                  **error)
{
  g_auto (Draft) draft = {
    g_ptr_array_new_with_free_func (node_free), g_ptr_array_new_with_free_func (node_free),
    g_hash_table_new (dossier_id_hash, dossier_id_equal), g_hash_table_new (dossier_id_hash, dossier_id_equal),
    g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free),
    g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, g_free),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    g_array_new (FALSE, FALSE, sizeof (Edge)),
  };
  g_autoptr (DossierSql) actors = NULL, events = NULL;
  g_autofree char *wanted = filter->text ? dossier_text_fold (filter->text) : NULL;
  g_autofree char *kinds = filter->kinds ? g_strjoinv ("\n", filter->kinds) : NULL;
  g_autofree char *lines = kinds ? g_strconcat ("\n", kinds, "\n", NULL) : NULL;

  actors = dossier_sql_new (db, error,
                            "SELECT id, name, NULL FROM entity WHERE deleted_at IS NULL AND id NOT IN (SELECT entity FROM entity_root)"
                            " AND (?1 IS NULL OR instr(?1, char(10) || kind || char(10)) > 0) ORDER BY name COLLATE NOCASE, id",
                            "t", lines);
  events = dossier_sql_new (db, error,
                            "SELECT id, title, CASE WHEN date <> '' THEN date_earliest END FROM event WHERE deleted_at IS NULL"
                            " AND ((?1 = ?3 AND ?2 = ?4) OR coalesce(date, '') = '' OR (date_latest >= ?1 AND date_earliest <= ?2))"
                            " ORDER BY date IS NULL, date_earliest, date_latest, id",
                            "iiii", filter->earliest, filter->latest, G_MININT64, G_MAXINT64);
  if (!read_nodes (actors, wanted, draft.actors, draft.actors_by_id, error)
      || !read_nodes (events, wanted, draft.events, draft.events_by_id, error)
      || !date_as_reported (db, &draft, filter, error)
      || !read_edges (db, &draft, error))
    return NULL;
  return assemble (&draft, filter);
}
