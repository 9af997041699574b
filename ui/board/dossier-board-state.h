/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dossier-board-weighings.h"
#include "dossier-list.h"
#include "dossier-views.h"

G_BEGIN_DECLS

#define DOSSIER_BOARD_NONE G_MAXUINT

/**
 * DossierBoardState:
 *
 * Which actors and which event are chosen on a board, and what lights up because of it. Positions are those of
 * the board; choices are kept by id when the board is replaced. Main thread only; the page owns it, rows
 * and links look at it.
 * Signals: "changed": what is chosen or lit changed; "board-changed": another board stands; the latter goes first.
 */
#define DOSSIER_TYPE_BOARD_STATE (dossier_board_state_get_type ())
G_DECLARE_FINAL_TYPE (DossierBoardState, dossier_board_state, DOSSIER, BOARD_STATE, GObject)

DossierBoardState      *dossier_board_state_new           (void);
void                    dossier_board_state_set_board     (DossierBoardState *self,
                                                           DossierBoard      *board);
DossierBoard           *dossier_board_state_get_board     (DossierBoardState *self);
guint                   dossier_board_state_n_actors      (DossierBoardState *self);
guint                   dossier_board_state_n_events      (DossierBoardState *self);
const DossierId        *dossier_board_state_actor_id      (DossierBoardState *self,
                                                           guint              actor);
const DossierId        *dossier_board_state_event_id      (DossierBoardState *self,
                                                           guint              event);
guint                   dossier_board_state_find_actor    (DossierBoardState *self,
                                                           const DossierId   *id);
guint                   dossier_board_state_find_event    (DossierBoardState *self,
                                                           const DossierId   *id);

const DossierBoardLink *dossier_board_state_actor_links   (DossierBoardState *self,
                                                           guint              actor,
                                                           guint             *n);
const guint            *dossier_board_state_event_links   (DossierBoardState *self,
                                                           guint              event,
                                                           guint             *n);
const DossierBoardLink *dossier_board_state_link          (DossierBoardState *self,
                                                           guint              link);

const DossierBoardLink *dossier_board_state_links_between (DossierBoardState *self,
                                                           guint              actor,
                                                           guint              event,
                                                           guint             *n);

void                    dossier_board_state_choose_actors (DossierBoardState *self,
                                                           const guint       *actors,
                                                           guint              n);
void                    dossier_board_state_choose_event  (DossierBoardState *self,
                                                           guint              event);
void                    dossier_board_state_choose_events (DossierBoardState *self,
                                                           const guint       *events,
                                                           guint              n);
void                    dossier_board_state_clear         (DossierBoardState *self);
void                    dossier_board_state_set_all       (DossierBoardState *self,
                                                           gboolean           all);
gboolean                dossier_board_state_get_all       (DossierBoardState *self);

gboolean                dossier_board_state_has_choice    (DossierBoardState *self);
guint                   dossier_board_state_n_chosen      (DossierBoardState *self);
const guint            *dossier_board_state_chosen_actors (DossierBoardState *self);
guint                   dossier_board_state_chosen_event  (DossierBoardState *self);
guint                   dossier_board_state_n_events_chosen (DossierBoardState *self);
const guint            *dossier_board_state_chosen_events (DossierBoardState *self);
gboolean                dossier_board_state_event_is_chosen (DossierBoardState *self,
                                                           guint              event);
gboolean                dossier_board_state_is_chosen     (DossierBoardState *self,
                                                           guint              actor);
gboolean                dossier_board_state_actor_is_lit  (DossierBoardState *self,
                                                           guint              actor);
gboolean                dossier_board_state_event_is_lit  (DossierBoardState *self,
                                                           guint              event);
guint                   dossier_board_state_next_lit      (DossierBoardState *self,
                                                           gboolean           events,
                                                           guint              from,
                                                           int                step);

void                    dossier_board_state_set_items     (DossierBoardState *self,
                                                           GListModel        *actors,
                                                           GListModel        *events);
DossierEntity          *dossier_board_state_read_actor    (DossierBoardState *self,
                                                           guint              actor);
DossierEvent           *dossier_board_state_read_event    (DossierBoardState *self,
                                                           guint              event);
void                    dossier_board_state_set_weighings (DossierBoardState *self,
                                                           DossierBoardWeighings *weighings);
DossierBoardWeighings  *dossier_board_state_get_weighings (DossierBoardState *self);
void                    dossier_board_state_set_surnames  (DossierBoardState *self,
                                                           GHashTable        *surnames);
char                   *dossier_board_state_short_name    (DossierBoardState *self,
                                                           const char        *name,
                                                           const char        *kind);

int                     dossier_board_state_get_row_height (DossierBoardState *self);
void                    dossier_board_state_set_row_height (DossierBoardState *self,
                                                            int                height);

char                   *dossier_board_surname             (const char        *name);

G_END_DECLS
