/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-filter-bar.h"
#include "dossier-board-lists.h"
#include "dossier-board-page.h"
#include "dossier-board-state.h"
#include "dossier-graph-view.h"
#include "dossier-matrix-view.h"

G_BEGIN_DECLS

/* What the files of the page share; and its parts, for tests and measurements. */

struct _DossierBoardPage
{
  GtkWidget parent_instance;

  DossierWorkspace *workspace;   /* (owned) */
  DossierBoardState *state;      /* (owned) */
  DossierList *actors;           /* (owned) */
  DossierList *events;           /* (owned) */
  GCancellable *loading;         /* (owned) (nullable): a board is on its way */
  DossierId pending;             /* to be chosen once it is there; nil: nothing */
  gboolean pending_event;

  GPtrArray *kinds;              /* (owned) (nullable) (element-type DossierKind): which the filter offers */
  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *paned;
  GtkWidget *arrangements;       /* a stack: lists, table, graph */
  GtkWidget *lists;
  GtkWidget *matrix;
  GtkWidget *graph;
  GtkWidget *grid;
  GtkWidget *popover;            /* (owned) (nullable): a menu, the roles of a link */
  DossierId pointed;             /* the row under the menu */
  const char *arrangement;       /* static: "list" "matrix" "graph" */
  DossierId merging[2];          /* events: the one that stays, the other, while somebody is asked */
  DossierBoardOrder orders[2];   /* of actors, of events */
  guint narrow_source;
  gboolean narrow;
  gboolean slim;
  gboolean positioned;           /* the divider stands where it was left */
  int unfolded_position;         /* of the divider, while the grid is folded */
};

typedef enum
{
  DOSSIER_BOARD_PAGE_BAR,
  DOSSIER_BOARD_PAGE_LISTS,
  DOSSIER_BOARD_PAGE_GRID,
  DOSSIER_BOARD_PAGE_MATRIX,
  DOSSIER_BOARD_PAGE_GRAPH,
  DOSSIER_BOARD_PAGE_POPOVER, /* NULL: none is open */
} DossierBoardPagePart;

DossierBoardState *dossier_board_page_get_state  (DossierBoardPage     *self);
GtkWidget         *dossier_board_page_get_part   (DossierBoardPage     *self,
                                                  DossierBoardPagePart  part);
gboolean           dossier_board_page_is_loading (DossierBoardPage     *self);

/* dossier-board-page-load.c */
void dossier_board_page_reload            (DossierBoardPage *self);
void dossier_board_page_follow            (DossierBoardPage *self);
void dossier_board_page_open_row          (DossierBoardPage *self,
                                           const DossierId  *id,
                                           gboolean          event);

/* dossier-board-page-actions.c */
void dossier_board_page_install_actions   (GtkWidgetClass   *klass);
void dossier_board_page_connect_actions   (DossierBoardPage *self);
void dossier_board_page_get_pair          (DossierBoardPage *self,
                                           guint            *actor,
                                           guint            *event);

/* dossier-board-page-arrange.c */
void dossier_board_page_set_arrangement   (DossierBoardPage *self,
                                           const char       *arrangement);
void dossier_board_page_show_graph        (DossierBoardPage *self);
void dossier_board_page_set_order         (DossierBoardPage *self,
                                           gboolean          events,
                                           const char       *order);
void dossier_board_page_connect_arranging (DossierBoardPage *self);
GtkWidget *dossier_board_page_get_shown   (DossierBoardPage *self);

G_END_DECLS
