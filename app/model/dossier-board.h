/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-records.h"

G_BEGIN_DECLS

/* Who says that an actor took part: the analyst, accounts of articles, or both. */
typedef enum
{
  DOSSIER_BOARD_LINK_ASSESSED = 1 << 0,
  DOSSIER_BOARD_LINK_REPORTED = 1 << 1,
} DossierBoardLinkFlags;

/**
 * DossierBoardLink: that an actor took part in an event in one role. Merged entities are one actor.
 */
typedef struct
{
  guint actor;        /* position in @actors */
  guint event;        /* position in @events */
  const char *role;   /* interned, "" when none */
  guint flags;        /* DossierBoardLinkFlags */
  guint accounts;     /* how many accounts say so */
  guint passages;     /* how many passages say so */
} DossierBoardLink;

/**
 * DossierBoardOrder: how one side of the board is ordered.
 * @DOSSIER_BOARD_ORDER_DATE: events by date, actors by that of their first event; undated last
 * @DOSSIER_BOARD_ORDER_NAME: by name or title
 * @DOSSIER_BOARD_ORDER_NUMBER: by the number of events or of actors, most first
 * @DOSSIER_BOARD_ORDER_CROSSINGS: so that few links cross
 */
typedef enum
{
  DOSSIER_BOARD_ORDER_DATE,
  DOSSIER_BOARD_ORDER_NAME,
  DOSSIER_BOARD_ORDER_NUMBER,
  DOSSIER_BOARD_ORDER_CROSSINGS,
  DOSSIER_BOARD_N_ORDERS
} DossierBoardOrder;

typedef struct
{
  char *text;                    /* (nullable): in a name or title */
  GStrv kinds;                   /* (nullable): kinds of actors; NULL = all */
  gint64 earliest;               /* G_MININT64 = open */
  gint64 latest;                 /* G_MAXINT64 = open */
  DossierBoardOrder actor_order;
  DossierBoardOrder event_order;
} DossierBoardFilter;

/**
 * DossierBoard: actors, events and the links between them, as positions. Rows are read lazily by id. Not changed once it is
 * made, so that threads may share it.
 */
typedef struct
{
  GArray *actors;        /* (element-type DossierId), in the order asked for */
  GArray *events;        /* (element-type DossierId) */
  GArray *links;         /* (element-type DossierBoardLink), sorted by actor, then event */
  guint64 crossings;     /* of links, with both sides as they stand */
  gatomicrefcount references;
} DossierBoard;

DossierBoardFilter *dossier_board_filter_new   (void);
DossierBoardFilter *dossier_board_filter_copy  (const DossierBoardFilter *filter);
void                dossier_board_filter_free  (DossierBoardFilter       *filter);
const char         *dossier_board_order_to_text   (DossierBoardOrder      order);
gboolean            dossier_board_order_from_text (const char            *text,
                                                   DossierBoardOrder     *order);
DossierBoard       *dossier_board_new          (void);
DossierBoard       *dossier_board_ref          (DossierBoard             *board);
void                dossier_board_free         (DossierBoard             *board);
void                dossier_board_rearrange    (DossierBoard             *board,
                                                const guint              *actors,
                                                const guint              *events);
void                dossier_board_sort_links   (DossierBoard             *board);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBoardFilter, dossier_board_filter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBoard, dossier_board_free)

G_END_DECLS
