/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board page in a plain window over a small workspace. */

#include "board-fixture.h"

static const char text[] =
  "Two staffs speak by telephone\n\n10 March 2031\n\n"
  "General Karl Odegard of Norland called Viktor Gulin on Thursday. Gulin confirmed the call.\n";

/* An article says at @words that somebody took part. */
void
board_report (BoardFixture    *fixture,
              const DossierId *article,
              const DossierId *event,
              const DossierId *entity,
              const char      *role,
              const char      *words)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = *entity, .role = role, .article = *article };

  ui_locate (fixture->desk.workspace, article, words, &part.start, &part.end);
  ui_do (fixture->desk.workspace, dossier_command_add_event_part (event, &part));
}

static gboolean
is_read (gpointer data)
{
  return !dossier_board_page_is_loading (((BoardFixture *) data)->page) && !g_main_context_pending (NULL);
}

static gboolean
has_board (gpointer data)
{
  return ((BoardFixture *) data)->boards > 0;
}

void
board_wait_until_read (BoardFixture *fixture)
{
  ui_wait (is_read, fixture);
}

/* Something was written: until the board shows it. */
void
board_wait (BoardFixture *fixture)
{
  ui_wait (has_board, fixture);
  board_wait_until_read (fixture);
  fixture->boards = 0;
}

static void
board_cb (DossierBoardState *state,
          BoardFixture      *fixture)
{
  fixture->boards++;
}

static gboolean
has_rows_laid_out (gpointer data)
{
  BoardFixture *fixture = data;
  GtkScrollable *events = GTK_SCROLLABLE (dossier_board_lists_get_view (fixture->lists, TRUE));

  return gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (events)) >= 3 * dossier_board_state_get_row_height (fixture->state);
}

static void
open_page (BoardFixture *fixture)
{
  fixture->page = DOSSIER_BOARD_PAGE (dossier_board_page_new (fixture->desk.workspace));
  fixture->state = dossier_board_page_get_state (fixture->page);
  fixture->lists = DOSSIER_BOARD_LISTS (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_LISTS));
  fixture->matrix = DOSSIER_MATRIX_VIEW (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_MATRIX));
  fixture->graph = DOSSIER_GRAPH_VIEW (dossier_board_page_get_part (fixture->page, DOSSIER_BOARD_PAGE_GRAPH));
  g_signal_connect (fixture->state, "board-changed", G_CALLBACK (board_cb), fixture);
  ui_desk_show (&fixture->desk, GTK_WIDGET (fixture->page), 1280, 800);
  board_wait (fixture);
  ui_wait (has_rows_laid_out, fixture); /* rows can be gone to then */
}

void
board_fixture_set_up (BoardFixture  *fixture,
                      gconstpointer  data)
{
  DossierEventPart parts[2] = { { .kind = DOSSIER_STATEMENT_PARTICIPANT, .role = "caller" }, { .kind = DOSSIER_STATEMENT_PARTICIPANT } };

  ui_desk_set_up (&fixture->desk);
  fixture->article = ui_desk_import (&fixture->desk, "one.txt", text);
  fixture->odegard = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Karl Odegard", "person")).id;
  fixture->gulin = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Viktor Gulin", "person")).id;
  fixture->league = ui_do (fixture->desk.workspace, dossier_command_create_entity ("Northern League", "organisation")).id;
  parts[0].entity = fixture->odegard;
  parts[1].entity = fixture->league;
  fixture->call = ui_do (fixture->desk.workspace, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", NULL, parts, 1)).id;
  parts[0].role = NULL;
  fixture->shield = ui_do (fixture->desk.workspace, dossier_command_create_event ("Polar Shield", "exercise", "2031-03-12", NULL, parts, 2)).id;
  fixture->talks = ui_do (fixture->desk.workspace, dossier_command_create_event ("Talks", NULL, NULL, NULL, parts + 1, 1)).id;
  board_report (fixture, &fixture->article, &fixture->call, &fixture->gulin, "called", "Viktor Gulin on Thursday");
  open_page (fixture);
}

void
board_fixture_tear_down (BoardFixture  *fixture,
                         gconstpointer  data)
{
  ui_desk_tear_down (&fixture->desk);
}

void
board_undo (BoardFixture *fixture)
{
  fixture->boards = 0;
  ui_undo (fixture->desk.workspace);
  board_wait (fixture);
}

guint
board_actor (BoardFixture    *fixture,
             const DossierId *id)
{
  return dossier_board_state_find_actor (fixture->state, id);
}

guint
board_event (BoardFixture    *fixture,
             const DossierId *id)
{
  return dossier_board_state_find_event (fixture->state, id);
}

GtkSelectionModel *
board_selection (BoardFixture *fixture,
                 gboolean      events)
{
  return gtk_list_view_get_model (dossier_board_lists_get_view (fixture->lists, events));
}

guint
board_count_links (BoardFixture    *fixture,
                   const DossierId *actor_id,
                   const DossierId *event_id)
{
  guint n = 0;

  dossier_board_state_links_between (fixture->state, board_actor (fixture, actor_id), board_event (fixture, event_id), &n);
  return n;
}

void
board_choose_pair (BoardFixture    *fixture,
                   const DossierId *actor_id,
                   const DossierId *event_id)
{
  guint place = board_actor (fixture, actor_id);

  dossier_board_state_clear (fixture->state);
  dossier_board_state_choose_event (fixture->state, board_event (fixture, event_id));
  dossier_board_state_choose_actors (fixture->state, &place, 1);
  board_wait_until_read (fixture);
}

typedef struct
{
  BoardFixture *fixture;
  const DossierId *actor;
  const DossierId *event;
  guint n;
} Wanted;

static gboolean
has_links (gpointer data)
{
  const Wanted *wanted = data;

  return board_count_links (wanted->fixture, wanted->actor, wanted->event) == wanted->n;
}

/* Until the board shows so many links between the two. The board is read again for other reasons, too, so that one that comes
 * need not be the one that is waited for. */
void
board_wait_links (BoardFixture    *fixture,
                  const DossierId *actor,
                  const DossierId *event,
                  guint            n)
{
  Wanted wanted = { fixture, actor, event, n };

  ui_wait (has_links, &wanted);
  board_wait_until_read (fixture);
}

static gboolean
has_events (gpointer data)
{
  const Wanted *wanted = data;

  return dossier_board_state_n_events (wanted->fixture->state) == wanted->n;
}

void
board_wait_events (BoardFixture *fixture,
                   guint         n)
{
  Wanted wanted = { fixture, NULL, NULL, n };

  ui_wait (has_events, &wanted);
  board_wait_until_read (fixture);
}
