/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records behind a board's positions, and the names they go by. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-state-private.h"

static GObject *
read_record (GListModel *items,
             guint       position)
{
  g_autoptr (DossierItem) item = items != NULL ? g_list_model_get_item (items, position) : NULL;
  GObject *record = item != NULL ? dossier_item_get_record (item) : NULL;

  return record != NULL ? g_object_ref (record) : NULL;
}

/**
 * dossier_board_state_set_items:
 * @actors: DossierItem in the order of the board
 * @events: the same for events
 *
 * Tells where records are read.
 */
void
dossier_board_state_set_items (DossierBoardState *self,
                               GListModel        *actors,
                               GListModel        *events)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  g_set_object (&self->actors, actors);
  g_set_object (&self->events, events);
}

/**
 * dossier_board_state_read_actor:
 *
 * Returns: (transfer full) (nullable): the record of an actor
 */
DossierEntity *
dossier_board_state_read_actor (DossierBoardState *self,
                                guint              actor)
{
  return (DossierEntity *) read_record (self->actors, actor);
}

DossierEvent *
dossier_board_state_read_event (DossierBoardState *self,
                                guint              event)
{
  return (DossierEvent *) read_record (self->events, event);
}

/**
 * dossier_board_state_set_weighings:
 * @weighings: kept; before any row is made
 */
void
dossier_board_state_set_weighings (DossierBoardState     *self,
                                   DossierBoardWeighings *weighings)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  g_set_object (&self->weighings, weighings);
}

/**
 * dossier_board_state_get_weighings:
 *
 * Returns: (transfer none) (nullable): where differences and sources of events are known
 */
DossierBoardWeighings *
dossier_board_state_get_weighings (DossierBoardState *self)
{
  g_return_val_if_fail (DOSSIER_IS_BOARD_STATE (self), NULL);
  return self->weighings;
}

/**
 * dossier_board_state_set_surnames:
 * @surnames: (transfer full): dossier_board_surname() of each person -> how many have it, as GUINT_TO_POINTER()
 */
void
dossier_board_state_set_surnames (DossierBoardState *self,
                                  GHashTable        *surnames)
{
  g_return_if_fail (DOSSIER_IS_BOARD_STATE (self));

  g_clear_pointer (&self->surnames, g_hash_table_unref);
  self->surnames = surnames;
  g_signal_emit_by_name (self, "changed");
}

/**
 * dossier_board_state_short_name:
 * @kind: (nullable): of what bears the name
 *
 * Returns: (transfer full): a person's last word when no other person has it, else the whole name
 */
char *
dossier_board_state_short_name (DossierBoardState *self,
                                const char        *name,
                                const char        *kind)
{
  g_autofree char *surname = NULL;
  const char *last;

  g_return_val_if_fail (name != NULL, NULL);

  last = strrchr (name, ' ');
  if (last == NULL || self->surnames == NULL || g_strcmp0 (kind, "person") != 0)
    return g_strdup (name);
  surname = dossier_board_surname (name);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->surnames, surname)) > 1)
    return g_strdup (name);
  return g_strdup (last + 1);
}

/**
 * dossier_board_surname:
 *
 * Returns: (transfer full): the last word of a name, folded for comparison
 */
char *
dossier_board_surname (const char *name)
{
  const char *last = strrchr (name, ' ');

  return dossier_text_fold (last != NULL ? last + 1 : name);
}
