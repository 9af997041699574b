/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board-row.h"

#include "dossier-role-chips.h"

G_BEGIN_DECLS

/* What the row and its drawing share. */

#define DOSSIER_BOARD_ROW_SPACING 12
#define DOSSIER_BOARD_ROW_DOT 10

struct _DossierBoardRow
{
  GtkWidget parent_instance;

  DossierBoardState *state; /* (owned) */
  DossierBoardWeighings *weighings; /* (unowned) (nullable): the state's */
  gboolean event;           /* of an event, else of an actor */
  DossierItem *item;        /* (owned) (nullable): while bound */

  gboolean stale;           /* out of view when something was chosen: not lit yet */
  gboolean dimmed;          /* something is chosen, and this does not belong to it */
  gboolean lit;

  AdwStyleManager *style;   /* (unowned): the display's */
  char *kind;               /* (owned) (nullable): of an actor, for the dot */
  PangoLayout *date;        /* (owned) (nullable): events */
  PangoLayout *title;       /* (owned) */
  PangoLayout *subtitle;    /* (owned) */
  PangoLayout *badge;       /* (owned) */
  PangoLayout *differences; /* (owned) (nullable): events */
  guint n_differences;
  guint n_sources;
  gboolean undated;
  gboolean unsourced;       /* the badge has no ground */
  DossierRoleChips *chips;  /* (owned) (nullable): events */
  char *words;              /* (owned) (nullable): what the row says, for those who cannot see it */
};

void dossier_board_row_draw       (DossierBoardRow *self,
                                   GtkSnapshot     *snapshot);
int  dossier_board_row_lead_width (DossierBoardRow *self);
gboolean dossier_board_row_is_compact (DossierBoardRow *self);

G_END_DECLS
