/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen and lit on the board. A model without widgets, owned by the page, used on the main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-state-private.h"

enum
{
  ACTOR_CHOSEN = 1 << 0,
  ACTOR_LIT = 1 << 1,
};

#define EVENT_CHOSEN 2 /* of several; 1 is lit only */

G_DEFINE_FINAL_TYPE (DossierBoardState, dossier_board_state, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_BOARD_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define LINK(self, i) (&g_array_index ((self)->board->links, DossierBoardLink, (i)))

static GHashTable *
index_ids (GArray *ids)
{
  GHashTable *places = g_hash_table_new (dossier_id_hash, dossier_id_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (places, &g_array_index (ids, DossierId, i), GUINT_TO_POINTER (i + 1));
  return places;
}

static guint
find_place (GHashTable      *places,
            const DossierId *id)
{
  guint place = places != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, id)) : 0;

  return place > 0 ? place - 1 : DOSSIER_BOARD_NONE;
}

static void
index_links (DossierBoardState *self)
{
  guint n_actors = self->board->actors->len, n_events = self->board->events->len, n_links = self->board->links->len;
  g_autofree guint *next = NULL;

  self->actor_starts = g_new0 (guint, n_actors + 1);
  self->event_starts = g_new0 (guint, n_events + 1);
  self->event_links = g_new (guint, MAX (n_links, 1));
  for (guint i = 0; i < n_links; i++)
    {
      self->actor_starts[LINK (self, i)->actor + 1]++;
      self->event_starts[LINK (self, i)->event + 1]++;
    }
  for (guint i = 0; i < n_actors; i++)
    self->actor_starts[i + 1] += self->actor_starts[i];
  for (guint i = 0; i < n_events; i++)
    self->event_starts[i + 1] += self->event_starts[i];

  /* Links come sorted by actor, so that each event's share is sorted by actor too. */
  next = g_memdup2 (self->event_starts, sizeof (guint) * (n_events + 1));
  for (guint i = 0; i < n_links; i++)
    self->event_links[next[LINK (self, i)->event]++] = i;
}

static void
drop_board (DossierBoardState *self)
{
  g_clear_pointer (&self->actor_places, g_hash_table_unref);
  g_clear_pointer (&self->event_places, g_hash_table_unref);
  g_clear_pointer (&self->actor_starts, g_free);
  g_clear_pointer (&self->event_starts, g_free);
  g_clear_pointer (&self->event_links, g_free);
  g_clear_pointer (&self->actor_flags, g_free);
  g_clear_pointer (&self->event_lit, g_free);
  g_clear_pointer (&self->board, dossier_board_free);
}

static void
light_events_of_chosen (DossierBoardState *self)
{
  g_autofree guint *hits = g_new0 (guint, MAX (self->board->events->len, 1));
  guint needed = self->all ? self->chosen->len : 1;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      guint n = 0, last = DOSSIER_BOARD_NONE;
      const DossierBoardLink *links =
        dossier_board_state_actor_links (self, g_array_index (self->chosen, guint, i), &n);

      for (guint j = 0; j < n; j++)
        {
          /* An actor may have two roles in one event and still counts once. */
          if (links[j].event != last)
            hits[links[j].event]++;
          last = links[j].event;
        }
    }
  for (guint i = 0; i < self->board->events->len; i++)
    self->event_lit[i] = hits[i] >= needed;
}

static void
light_actors_of_chosen (DossierBoardState *self)
{
  for (guint i = 0; i < self->events_chosen->len; i++)
    self->event_lit[g_array_index (self->events_chosen, guint, i)] = EVENT_CHOSEN;
  for (guint actor = 0; actor < self->board->actors->len; actor++)
    {
      guint hits = 0, last = DOSSIER_BOARD_NONE;

      for (guint i = self->actor_starts[actor]; i < self->actor_starts[actor + 1]; i++)
        {
          hits += LINK (self, i)->event != last && self->event_lit[LINK (self, i)->event];
          last = LINK (self, i)->event;
        }
      if (hits >= (self->all ? self->events_chosen->len : 1))
        self->actor_flags[actor] |= ACTOR_LIT;
    }
}

static void
update_lights (DossierBoardState *self)
{
  guint n_actors = dossier_board_state_n_actors (self), n_events = dossier_board_state_n_events (self);

  if (self->board == NULL)
    return;
  memset (self->actor_flags, 0, n_actors);
  memset (self->event_lit, 0, n_events);
  for (guint i = 0; i < self->chosen->len; i++)
    self->actor_flags[g_array_index (self->chosen, guint, i)] = ACTOR_CHOSEN | ACTOR_LIT;

  if (self->events_chosen->len > 0)
    {
      light_actors_of_chosen (self);
      return;
    }
  if (self->chosen->len > 0)
    light_events_of_chosen (self);
  else if (self->event != DOSSIER_BOARD_NONE)
    self->event_lit[self->event] = TRUE;

  for (guint i = 0; i < self->board->links->len; i++)
    if (self->event_lit[LINK (self, i)->event])
      self->actor_flags[LINK (self, i)->actor] |= ACTOR_LIT;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  guint left = *(const guint *) a, right = *(const guint *) b;

  return (left > right) - (left < right);
}

static void
remember_choice (DossierBoardState *self)
{
  g_array_set_size (self->wanted, 0);
  for (guint i = 0; i < self->chosen->len; i++)
    g_array_append_vals (self->wanted, dossier_board_state_actor_id (self, g_array_index (self->chosen, guint, i)), 1);
  g_array_set_size (self->wanted_events, 0);
  for (guint i = 0; i < self->events_chosen->len; i++)
    g_array_append_vals (self->wanted_events, dossier_board_state_event_id (self, g_array_index (self->events_chosen, guint, i)), 1);
  self->wanted_event = self->event != DOSSIER_BOARD_NONE ? *dossier_board_state_event_id (self, self->event) : DOSSIER_ID_NIL;
}

static void
find_wanted (GArray     *wanted,
             GHashTable *places,
             GArray     *chosen)
{
  g_array_set_size (chosen, 0);
  for (guint i = 0; i < wanted->len; i++)
    {
      guint place = find_place (places, &g_array_index (wanted, DossierId, i));

      if (place != DOSSIER_BOARD_NONE)
        g_array_append_val (chosen, place);
    }
  g_array_sort (chosen, compare_places);
}

static guint
first_lit_event (DossierBoardState *self)
{
  return dossier_board_state_next_lit (self, TRUE, DOSSIER_BOARD_NONE, 1);
}

static void
dossier_board_state_finalize (GObject *object)
{
  DossierBoardState *self = DOSSIER_BOARD_STATE (object);

  drop_board (self);
  g_array_unref (self->chosen);
  g_array_unref (self->wanted);
  g_array_unref (self->events_chosen);
  g_array_unref (self->wanted_events);
  g_clear_object (&self->actors);
  g_clear_object (&self->events);
  g_clear_object (&self->weighings);
  g_clear_pointer (&self->surnames, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_board_state_parent_class)->finalize (object);
}

static void
dossier_board_state_class_init (DossierBoardStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_board_state_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_BOARD_CHANGED] = g_signal_new ("board-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_board_state_init (DossierBoardState *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  self->events_chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (DossierId));
  self->wanted_events = g_array_new (FALSE, FALSE, sizeof (DossierId));
  self->event = DOSSIER_BOARD_NONE;
  self->row_height = 56;
}

DossierBoardState *
dossier_board_state_new (void)
{
  return g_object_new (DOSSIER_TYPE_BOARD_STATE, NULL);
}

/**
 * dossier_board_state_set_board:
 * @board: (transfer full): the board to stand on
 *
 * Replaces the board. What was chosen stays chosen as far as it is there, and comes back when a later board has it again.
 */
void
dossier_board_state_set_board (DossierBoardState *self,
                               DossierBoard      *board)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));
  g_return_if_fail (board != NULL);

  drop_board (self);
  self->board = board;
  self->actor_places = index_ids (board->actors);
  self->event_places = index_ids (board->events);
  self->actor_flags = g_new0 (guint8, MAX (board->actors->len, 1));
  self->event_lit = g_new0 (guint8, MAX (board->events->len, 1));
  index_links (self);

  find_wanted (self->wanted, self->actor_places, self->chosen);
  find_wanted (self->wanted_events, self->event_places, self->events_chosen);
  if (self->events_chosen->len < 2)
    g_array_set_size (self->events_chosen, 0);
  self->event = find_place (self->event_places, &self->wanted_event);
  update_lights (self);
  g_signal_emit (self, signals[SIGNAL_BOARD_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_board_state_get_board:
 *
 * Returns: (transfer none) (nullable): what stands now; whoever takes it to another thread holds on to it
 */
DossierBoard *
dossier_board_state_get_board (DossierBoardState *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_STATE (self), NULL);
  return self->board;
}

/**
 * dossier_board_state_links_between:
 * @n: (out): how many: one a role
 *
 * Returns: (transfer none) (nullable): the links of one actor with one event
 */
const DossierBoardLink *
dossier_board_state_links_between (DossierBoardState *self,
                                   guint              actor,
                                   guint              event,
                                   guint             *n)
{
  guint low, high, end;

  *n = 0;
  g_return_val_if_fail (actor < dossier_board_state_n_actors (self), NULL);

  low = self->actor_starts[actor];
  high = end = self->actor_starts[actor + 1];
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

guint
dossier_board_state_n_actors (DossierBoardState *self)
{
  return self->board != NULL ? self->board->actors->len : 0;
}

guint
dossier_board_state_n_events (DossierBoardState *self)
{
  return self->board != NULL ? self->board->events->len : 0;
}

const DossierId *
dossier_board_state_actor_id (DossierBoardState *self,
                              guint              actor)
{
  g_return_val_if_fail (actor < dossier_board_state_n_actors (self), NULL);
  return &g_array_index (self->board->actors, DossierId, actor);
}

const DossierId *
dossier_board_state_event_id (DossierBoardState *self,
                              guint              event)
{
  g_return_val_if_fail (event < dossier_board_state_n_events (self), NULL);
  return &g_array_index (self->board->events, DossierId, event);
}

/**
 * dossier_board_state_find_actor:
 *
 * Returns: the position of an entity, or DOSSIER_BOARD_NONE
 */
guint
dossier_board_state_find_actor (DossierBoardState *self,
                                const DossierId   *id)
{
  return find_place (self->actor_places, id);
}

guint
dossier_board_state_find_event (DossierBoardState *self,
                                const DossierId   *id)
{
  return find_place (self->event_places, id);
}

/**
 * dossier_board_state_actor_links:
 * @n: (out): how many
 *
 * Returns: (transfer none): the links of an actor, sorted by event
 */
const DossierBoardLink *
dossier_board_state_actor_links (DossierBoardState *self,
                                 guint              actor,
                                 guint             *n)
{
  g_return_val_if_fail (actor < dossier_board_state_n_actors (self), NULL);
  *n = self->actor_starts[actor + 1] - self->actor_starts[actor];
  return *n > 0 ? LINK (self, self->actor_starts[actor]) : NULL;
}

/**
 * dossier_board_state_event_links:
 * @n: (out): how many
 *
 * Returns: (transfer none): the positions of an event's links, sorted by actor
 */
const guint *
dossier_board_state_event_links (DossierBoardState *self,
                                 guint              event,
                                 guint             *n)
{
  g_return_val_if_fail (event < dossier_board_state_n_events (self), NULL);
  *n = self->event_starts[event + 1] - self->event_starts[event];
  return self->event_links + self->event_starts[event];
}

const DossierBoardLink *
dossier_board_state_link (DossierBoardState *self,
                          guint              link)
{
  g_return_val_if_fail (self->board != NULL && link < self->board->links->len, NULL);
  return LINK (self, link);
}

/**
 * dossier_board_state_choose_actors:
 * @actors: positions, ascending
 *
 * Chooses exactly these actors. An event that none of them took part in gives way to the first one that lights.
 */
void
dossier_board_state_choose_actors (DossierBoardState *self,
                                   const guint       *actors,
                                   guint              n)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  if (n == self->chosen->len && (n == 0 || memcmp (actors, self->chosen->data, n * sizeof *actors) == 0))
    return;
  g_array_set_size (self->chosen, 0);
  if (n > 0)
    {
      g_array_set_size (self->events_chosen, 0);
      g_array_append_vals (self->chosen, actors, n);
    }
  update_lights (self);
  if (n > 0 && (self->event == DOSSIER_BOARD_NONE || !self->event_lit[self->event]))
    self->event = first_lit_event (self);
  update_lights (self);
  remember_choice (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_board_state_choose_event:
 * @event: a position or DOSSIER_BOARD_NONE
 *
 * Chooses an event. Chosen actors stay chosen when it is one of theirs, else they give way to it.
 */
void
dossier_board_state_choose_event (DossierBoardState *self,
                                  guint              event)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));
  g_return_if_fail (event == DOSSIER_BOARD_NONE || event < dossier_board_state_n_events (self));

  if (event == self->event && self->events_chosen->len == 0)
    return;
  if (event != DOSSIER_BOARD_NONE && !self->event_lit[event])
    g_array_set_size (self->chosen, 0);
  g_array_set_size (self->events_chosen, 0);
  self->event = event;
  update_lights (self);
  remember_choice (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_board_state_choose_events:
 * @events: positions, ascending
 *
 * Chooses exactly these events. Several of them light the actors of any or of all; chosen actors give way to them.
 */
void
dossier_board_state_choose_events (DossierBoardState *self,
                                   const guint       *events,
                                   guint              n)
{
  gboolean kept = FALSE;

  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  if (n < 2)
    {
      dossier_board_state_choose_event (self, n == 1 ? events[0] : DOSSIER_BOARD_NONE);
      return;
    }
  if (n == self->events_chosen->len && memcmp (events, self->events_chosen->data, n * sizeof *events) == 0)
    return;
  g_array_set_size (self->chosen, 0);
  g_array_set_size (self->events_chosen, 0);
  g_array_append_vals (self->events_chosen, events, n);
  for (guint i = 0; i < n; i++)
    kept |= events[i] == self->event;
  if (!kept)
    self->event = events[0];
  update_lights (self);
  remember_choice (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dossier_board_state_clear (DossierBoardState *self)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  g_array_set_size (self->wanted, 0);
  g_array_set_size (self->wanted_events, 0);
  self->wanted_event = DOSSIER_ID_NIL;
  if (!dossier_board_state_has_choice (self))
    return;
  g_array_set_size (self->chosen, 0);
  g_array_set_size (self->events_chosen, 0);
  self->event = DOSSIER_BOARD_NONE;
  update_lights (self);
  remember_choice (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dossier_board_state_set_all:
 * @all: light only what all chosen actors took part in, not what any of them did; the same for several events
 */
void
dossier_board_state_set_all (DossierBoardState *self,
                             gboolean           all)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  if (self->all == all)
    return;
  self->all = all;
  update_lights (self);
  if (self->chosen->len > 0 && (self->event == DOSSIER_BOARD_NONE || !self->event_lit[self->event]))
    self->event = first_lit_event (self);
  remember_choice (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
dossier_board_state_get_all (DossierBoardState *self)
{
  return self->all;
}

gboolean
dossier_board_state_has_choice (DossierBoardState *self)
{
  return self->chosen->len > 0 || self->event != DOSSIER_BOARD_NONE;
}

guint
dossier_board_state_n_chosen (DossierBoardState *self)
{
  return self->chosen->len;
}

/**
 * dossier_board_state_chosen_actors:
 *
 * Returns: (transfer none): dossier_board_state_n_chosen() positions, valid until the next change
 */
const guint *
dossier_board_state_chosen_actors (DossierBoardState *self)
{
  return (const guint *) (gpointer) self->chosen->data;
}

/**
 * dossier_board_state_n_events_chosen:
 *
 * Returns: how many events are chosen together: 0, 1 or more
 */
guint
dossier_board_state_n_events_chosen (DossierBoardState *self)
{
  return self->events_chosen->len > 0 ? self->events_chosen->len : self->event != DOSSIER_BOARD_NONE;
}

/**
 * dossier_board_state_chosen_events:
 *
 * Returns: (transfer none): dossier_board_state_n_events_chosen() positions, valid until the next change
 */
const guint *
dossier_board_state_chosen_events (DossierBoardState *self)
{
  return self->events_chosen->len > 0 ? (const guint *) (gpointer) self->events_chosen->data : &self->event;
}

/**
 * dossier_board_state_chosen_event:
 *
 * Returns: the one event that is looked at, or DOSSIER_BOARD_NONE
 */
guint
dossier_board_state_chosen_event (DossierBoardState *self)
{
  return self->event;
}

gboolean
dossier_board_state_is_chosen (DossierBoardState *self,
                               guint              actor)
{
  return actor < dossier_board_state_n_actors (self) && (self->actor_flags[actor] & ACTOR_CHOSEN) != 0;
}

gboolean
dossier_board_state_event_is_chosen (DossierBoardState *self,
                                     guint              event)
{
  if (self->events_chosen->len == 0)
    return event != DOSSIER_BOARD_NONE && event == self->event;
  return event < dossier_board_state_n_events (self) && self->event_lit[event] == EVENT_CHOSEN;
}

gboolean
dossier_board_state_actor_is_lit (DossierBoardState *self,
                                  guint              actor)
{
  return actor < dossier_board_state_n_actors (self) && (self->actor_flags[actor] & ACTOR_LIT) != 0;
}

gboolean
dossier_board_state_event_is_lit (DossierBoardState *self,
                                  guint              event)
{
  return event < dossier_board_state_n_events (self) && self->event_lit[event];
}

/**
 * dossier_board_state_next_lit:
 * @events: among events, else among actors
 * @from: where to begin, exclusive; DOSSIER_BOARD_NONE: before the first or behind the last
 * @step: 1 or -1
 *
 * Returns: the position of the next lit row in that direction, or DOSSIER_BOARD_NONE
 */
guint
dossier_board_state_next_lit (DossierBoardState *self,
                              gboolean           events,
                              guint              from,
                              int                step)
{
  gint64 n = events ? dossier_board_state_n_events (self) : dossier_board_state_n_actors (self);
  gint64 at = from != DOSSIER_BOARD_NONE ? from : step > 0 ? -1 : n;

  g_return_val_if_fail (step == 1 || step == -1, DOSSIER_BOARD_NONE);

  for (at += step; at >= 0 && at < n; at += step)
    if (events ? self->event_lit[at] : (self->actor_flags[at] & ACTOR_LIT) != 0)
      return at;
  return DOSSIER_BOARD_NONE;
}

/**
 * dossier_board_state_get_row_height:
 *
 * Returns: the height of every row of both lists, in pixels
 */
int
dossier_board_state_get_row_height (DossierBoardState *self)
{
  return self->row_height;
}

void
dossier_board_state_set_row_height (DossierBoardState *self,
                                    int                height)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));
  g_return_if_fail (height > 0);

  self->row_height = height;
}
