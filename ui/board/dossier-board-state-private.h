/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-state.h"

/* What the files of the state share. */

struct _DossierBoardState
{
  GObject parent_instance;

  DossierBoard *board;       /* (owned) */
  GHashTable *actor_places;  /* (owned): DossierId in the board -> position */
  GHashTable *event_places;  /* (owned) */
  guint *actor_starts;       /* (owned): n_actors + 1, first link of each actor */
  guint *event_starts;       /* (owned): n_events + 1, into event_links */
  guint *event_links;        /* (owned): positions of links, sorted by event, then actor */
  guint8 *actor_flags;       /* (owned) */
  guint8 *event_lit;         /* (owned) */

  GListModel *actors;        /* (owned) (nullable): DossierItem in the order of the board */
  GListModel *events;        /* (owned) (nullable) */
  DossierBoardWeighings *weighings; /* (owned) (nullable) */
  GHashTable *surnames;      /* (owned) (nullable): folded last word -> how many people have it */

  GArray *chosen;            /* (element-type guint) positions, ascending */
  guint event;               /* position of the chosen event or DOSSIER_BOARD_NONE */
  GArray *events_chosen;     /* (element-type guint) positions, ascending: when there are several; else empty */
  GArray *wanted;            /* (element-type DossierId): the choice by id: a filter may hide it for a while */
  GArray *wanted_events;     /* (element-type DossierId): the same of several events */
  DossierId wanted_event;
  gboolean all;              /* events of all chosen actors, or actors of all chosen events, instead of any */
  int row_height;
};
