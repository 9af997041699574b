/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures of the board: its lists with one event, with several actors, as a table, as a graph; the grid of what the sources
 * say with differences only, adopted values and copies apart; splitting and merging events. */

#define G_LOG_DOMAIN "dossier-shots"

#include "shots.h"

#include "dossier-board-page-private.h"
#include "dossier-board-state.h"
#include "dossier-event-split.h"
#include "dossier-grid-view.h"
#define CALL "Lindqvist–Dervenko"
#define EXERCISE "Steady Harvest 2024"

static void
choose_actors (Shots            *shots,
               DossierBoardPage *page)
{
  DossierBoardState *state = dossier_board_page_get_state (page);
  static const char * const names[] = { "Marta Lindqvist", "Oleksiy Dervenko", "Helene Brandvold" };
  guint actors[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DossierId id;

      if (!find_id (shots, DOSSIER_RECORD_ENTITY, names[i], &id))
        return;
      actors[i] = dossier_board_state_find_actor (state, &id);
    }
  dossier_board_state_choose_actors (state, actors, G_N_ELEMENTS (actors));
}

static void
shoot_arrangements (Shots            *shots,
                    DossierBoardPage *page)
{
  choose_actors (shots, page);
  shoot (shots, shots->window, "board-actors");
  dossier_board_state_set_all (dossier_board_page_get_state (page), TRUE);
  shoot (shots, shots->window, "board-actors-all");
  dossier_board_state_set_all (dossier_board_page_get_state (page), FALSE);
  go_to (shots, "win.open-event", DOSSIER_RECORD_EVENT, CALL);
  dossier_board_page_set_arrangement (page, "matrix");
  shoot (shots, shots->window, "board-matrix");
  dossier_board_page_set_arrangement (page, "graph");
  shoot (shots, shots->window, "board-graph");
  dossier_board_page_set_arrangement (page, "list");
}

/* The reprint tells what the agency told: one column for both, then one for each. */
static void
unfold_copies (Shots     *shots,
               GtkWidget *grid)
{
  DossierEventPart part = { DOSSIER_STATEMENT_PARTICIPANT, .name = "Marta Lindqvist", .entity_kind = "person", .end = 7 };
  g_autoptr (DossierArticle) article = NULL;
  g_autofree char *group = NULL;
  DossierId event;

  if (!find_id (shots, DOSSIER_RECORD_EVENT, CALL, &event) || !find_id (shots, DOSSIER_RECORD_ARTICLE, "Rare phone call", &part.article))
    return;
  article = (DossierArticle *) dossier_workspace_lookup (shots->workspace, DOSSIER_RECORD_ARTICLE, &part.article);
  group = dossier_id_to_text (&article->copy_group);
  dossier_workspace_run (shots->workspace, dossier_command_add_event_part (&event, &part), NULL, NULL);
  shoot (shots, shots->window, "grid-copies-folded");
  gtk_widget_activate_action (grid, "grid.unfold-copies", "s", group);
  shoot (shots, shots->window, "grid-copies");
}

/* What the sources say, with the whole height for it. */
static void
shoot_grid (Shots            *shots,
            DossierBoardPage *page)
{
  GtkWidget *grid = dossier_board_page_get_part (page, DOSSIER_BOARD_PAGE_GRID);
  GtkWidget *paned = gtk_widget_get_ancestor (grid, GTK_TYPE_PANED);
  int position = gtk_paned_get_position (GTK_PANED (paned));

  gtk_paned_set_position (GTK_PANED (paned), 0);
  shoot (shots, shots->window, "grid");
  dossier_grid_view_focus (DOSSIER_GRID_VIEW (grid));
  gtk_widget_activate_action (dossier_grid_view_get_sheet (DOSSIER_GRID_VIEW (grid)), "grid.adopt", NULL);
  shoot (shots, shots->window, "grid-adopted");
  g_object_set (grid, "only-differing", TRUE, NULL);
  shoot (shots, shots->window, "grid-differing");
  g_object_set (grid, "only-differing", FALSE, NULL);
  unfold_copies (shots, grid);
  gtk_paned_set_position (GTK_PANED (paned), position);
}

static void
shoot_events (Shots            *shots,
              DossierBoardPage *page)
{
  DossierBoardState *state = dossier_board_page_get_state (page);
  DossierId call, exercise;
  guint events[2];
  GtkWidget *dialog;

  if (!find_id (shots, DOSSIER_RECORD_EVENT, CALL, &call) || !find_id (shots, DOSSIER_RECORD_EVENT, EXERCISE, &exercise))
    return;
  dialog = dossier_event_split_present (GTK_WIDGET (shots->window), shots->workspace, &call);
  for (guint i = 0; i < 60 && dossier_event_split_n_accounts (DOSSIER_EVENT_SPLIT (dialog)) == 0; i++)
    let_run (LOOK_AGAIN_MS);
  dossier_event_split_choose (DOSSIER_EVENT_SPLIT (dialog), 0, TRUE);
  shoot_and_close (shots, dialog, "event-split");
  events[0] = dossier_board_state_find_event (state, &call);
  events[1] = dossier_board_state_find_event (state, &exercise);
  dossier_board_state_choose_events (state, events, G_N_ELEMENTS (events));
  shoot (shots, shots->window, "board-events");
  gtk_widget_activate_action (GTK_WIDGET (page), "board.merge", NULL);
  dialog = GTK_WIDGET (wait_dialog (shots));
  if (dialog != NULL)
    shoot_and_close (shots, dialog, "event-merge");
}

void
shoot_board (Shots *shots)
{
  DossierBoardPage *page;

  /* Pages are made when they are gone to. */
  go (shots, "win.page", "board");
  page = DOSSIER_BOARD_PAGE (find_type (GTK_WIDGET (shots->window), DOSSIER_TYPE_BOARD_PAGE));
  shoot (shots, shots->window, "board-nothing-chosen");
  go_to (shots, "win.open-event", DOSSIER_RECORD_EVENT, CALL);
  shoot (shots, shots->window, "board");
  shoot_grid (shots, page);
  go_to (shots, "win.open-event", DOSSIER_RECORD_EVENT, EXERCISE);
  shoot (shots, shots->window, "board-exercise");
  shoot_arrangements (shots, page);
  shoot_events (shots, page);
}
