/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actors, events and what links them, as a screen needs them. Plain values; the store fills them, any thread may read them. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-board.h"

static const char * const order_names[] = { "date", "name", "number", "crossings" };

/**
 * dossier_board_filter_new:
 *
 * Returns: (transfer full): a filter that lets everything through, actors by number, events by date
 */
DossierBoardFilter *
dossier_board_filter_new (void)
{
  DossierBoardFilter *filter = g_new0 (DossierBoardFilter, 1);

  filter->earliest = G_MININT64;
  filter->latest = G_MAXINT64;
  filter->actor_order = DOSSIER_BOARD_ORDER_NUMBER;
  filter->event_order = DOSSIER_BOARD_ORDER_DATE;
  return filter;
}

DossierBoardFilter *
dossier_board_filter_copy (const DossierBoardFilter *filter)
{
  DossierBoardFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->text = g_strdup (filter->text);
  copy->kinds = g_strdupv (filter->kinds);
  return copy;
}

void
dossier_board_filter_free (DossierBoardFilter *filter)
{
  if (filter == NULL)
    return;
  g_free (filter->text);
  g_strfreev (filter->kinds);
  g_free (filter);
}

/**
 * dossier_board_order_to_text:
 *
 * Returns: (transfer none): a stable word for an order
 */
const char *
dossier_board_order_to_text (DossierBoardOrder order)
{
  g_return_val_if_fail (order < DOSSIER_BOARD_N_ORDERS, NULL);
  return order_names[order];
}

gboolean
dossier_board_order_from_text (const char        *text,
                               DossierBoardOrder *order)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (order_names); i++)
    if (g_str_equal (text, order_names[i]))
      {
        *order = i;
        return TRUE;
      }
  return FALSE;
}

DossierBoard *
dossier_board_new (void)
{
  DossierBoard *board = g_new0 (DossierBoard, 1);

  g_atomic_ref_count_init (&board->references);
  board->actors = g_array_new (FALSE, FALSE, sizeof (DossierId));
  board->events = g_array_new (FALSE, FALSE, sizeof (DossierId));
  board->links = g_array_new (FALSE, FALSE, sizeof (DossierBoardLink));
  return board;
}

DossierBoard *
dossier_board_ref (DossierBoard *board)
{
  g_return_val_if_fail (board != NULL, NULL);
  g_atomic_ref_count_inc (&board->references);
  return board;
}

/**
 * dossier_board_free:
 *
 * Gives up one hold on a board; it goes with the last.
 */
void
dossier_board_free (DossierBoard *board)
{
  if (board == NULL || !g_atomic_ref_count_dec (&board->references))
    return;
  g_array_unref (board->actors);
  g_array_unref (board->events);
  g_array_unref (board->links);
  g_free (board);
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const DossierBoardLink *left = a, *right = b;

  if (left->actor != right->actor)
    return left->actor < right->actor ? -1 : 1;
  if (left->event != right->event)
    return left->event < right->event ? -1 : 1;
  /* What the analyst holds goes first, then what most accounts say. */
  if ((left->flags ^ right->flags) & DOSSIER_BOARD_LINK_ASSESSED)
    return left->flags & DOSSIER_BOARD_LINK_ASSESSED ? -1 : 1;
  if (left->accounts != right->accounts)
    return left->accounts > right->accounts ? -1 : 1;
  return g_strcmp0 (left->role, right->role);
}

/**
 * dossier_board_sort_links:
 *
 * For who makes a board: puts the links into their order.
 */
void
dossier_board_sort_links (DossierBoard *board)
{
  g_return_if_fail (board != NULL);
  g_array_sort (board->links, compare_links);
}

static GArray *
permute (GArray      *ids,
         const guint *order,
         guint       *places)
{
  GArray *moved = g_array_sized_new (FALSE, FALSE, sizeof (DossierId), ids->len);

  for (guint i = 0; i < ids->len; i++)
    {
      g_array_append_vals (moved, &g_array_index (ids, DossierId, order[i]), 1);
      places[order[i]] = i;
    }
  return moved;
}

/**
 * dossier_board_rearrange:
 * @actors: for each new position, the old one
 * @events: the same for events
 *
 * For who makes a board, before anybody else has it: puts both sides into another order.
 */
void
dossier_board_rearrange (DossierBoard *board,
                         const guint  *actors,
                         const guint  *events)
{
  g_autofree guint *actor_places = NULL, *event_places = NULL;
  GArray *moved;

  g_return_if_fail (board != NULL && actors != NULL && events != NULL);

  actor_places = g_new (guint, MAX (board->actors->len, 1));
  event_places = g_new (guint, MAX (board->events->len, 1));
  moved = permute (board->actors, actors, actor_places);
  g_array_unref (board->actors);
  board->actors = moved;
  moved = permute (board->events, events, event_places);
  g_array_unref (board->events);
  board->events = moved;
  for (guint i = 0; i < board->links->len; i++)
    {
      DossierBoardLink *link = &g_array_index (board->links, DossierBoardLink, i);

      link->actor = actor_places[link->actor];
      link->event = event_places[link->event];
    }
  dossier_board_sort_links (board);
}
