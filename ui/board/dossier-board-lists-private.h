/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-lists.h"

G_BEGIN_DECLS

/* Shared by dossier-board-lists.c (the lists, their choice and their place) and dossier-board-lists-keys.c (keyboard and context menu). */

/* One of the two sides */
typedef struct
{
  GtkWidget *scroller;
  GtkWidget *view;
  GtkSelectionModel *selection; /* (owned) */
  GtkAdjustment *adjustment;    /* (unowned): of the scroller */
  AdwAnimation *animation;      /* (owned) (nullable): while it scrolls */
} DossierBoardSide;

struct _DossierBoardLists
{
  GtkWidget parent_instance;

  DossierBoardState *state;     /* (owned) */
  DossierBoardSide actors;
  DossierBoardSide events;
  GtkWidget *links;
  GtkWidget *event_stack;       /* the events, or why there are none */
  GtkWidget *empty;             /* a bin */
  gboolean syncing;             /* while the state is written into the selections */
  guint refresh_source;         /* rows out of view are still to be lit */
};

static inline DossierBoardSide *
dossier_board_lists_side (DossierBoardLists *self,
                          gboolean           events)
{
  return events ? &self->events : &self->actors;
}

/* dossier-board-lists-keys.c */
void  dossier_board_lists_install_keys (DossierBoardLists *self,
                                        gboolean           events);
void  dossier_board_lists_install_menu (DossierBoardLists *self);
guint dossier_board_lists_row_place    (DossierBoardLists *self,
                                        gboolean           events,
                                        GtkWidget         *list_row);
guint dossier_board_lists_focused_row  (DossierBoardLists *self,
                                        gboolean           events);

G_END_DECLS
