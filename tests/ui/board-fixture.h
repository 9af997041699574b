/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The board page in a plain window over a workspace with three actors and three events: a call that one account tells of, an exercise,
 * and talks without a date. */

#include "dossier-board-page-private.h"
#include "ui-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  UiDesk desk;
  DossierId article;
  DossierId odegard, gulin, league;
  DossierId call, shield, talks;
  DossierBoardPage *page;
  DossierBoardState *state;
  DossierBoardLists *lists;
  DossierMatrixView *matrix;
  DossierGraphView *graph;
  guint boards;            /* that came since somebody waited for one */
} BoardFixture;

void               board_fixture_set_up    (BoardFixture *fixture, gconstpointer data);
void               board_fixture_tear_down (BoardFixture *fixture, gconstpointer data);

void               board_wait_until_read   (BoardFixture *fixture);
void               board_wait              (BoardFixture *fixture);
void               board_undo              (BoardFixture *fixture);
guint              board_actor             (BoardFixture *fixture, const DossierId *id);
guint              board_event             (BoardFixture *fixture, const DossierId *id);
GtkSelectionModel *board_selection         (BoardFixture *fixture, gboolean events);
guint              board_count_links       (BoardFixture *fixture, const DossierId *actor, const DossierId *event);
void               board_wait_links        (BoardFixture *fixture, const DossierId *actor, const DossierId *event, guint n);
void               board_wait_events       (BoardFixture *fixture, guint n);
void               board_choose_pair       (BoardFixture *fixture, const DossierId *actor, const DossierId *event);
void               board_report            (BoardFixture *fixture, const DossierId *article, const DossierId *event, const DossierId *entity,
                                            const char *role, const char *words);

G_END_DECLS
