/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which links a board has: what the analyst holds, what accounts say, merged entities, and the orders of both sides. */

#define G_LOG_DOMAIN "test-participation"

#include <gio/gio.h>
#include <string.h>

#include "desk.h"
#include "dossier-command-merge.h"
#include "dossier-workspace.h"

static const char * const texts[] = {
  "Two staffs speak\n\n10 March 2031\n\nGeneral Odegard called Gulin on Thursday, the ministry said. Gulin confirmed it.\n",
  "Vestria was called\n\n11 March 2031\n\nThe staff said that Odegard had telephoned.\n",
};

typedef struct
{
  Desk desk;
  DossierId articles[2];
  DossierId odegard, gulin, norhaven;
  DossierId call, march;
} Fixture;

/* What article @index says by @words. */
static DossierId
report (Fixture              *fixture,
        const DossierId      *event,
        DossierStatementKind  kind,
        const DossierId      *entity,
        const char           *role,
        guint                 index,
        const char           *words)
{
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (fixture->desk.workspace, &fixture->articles[index], NULL);
  const char *at = strstr (view->text, words);
  DossierEventPart part = { .kind = kind, .entity = *entity, .role = role, .article = fixture->articles[index] };

  g_assert_nonnull (at);
  part.start = (guint) g_utf8_pointer_to_offset (view->text, at);
  part.end = part.start + (guint) g_utf8_strlen (words, -1);
  return desk_run (&fixture->desk, dossier_command_add_event_part (event, &part)).id;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  DossierEventPart parts[2] = { { .kind = DOSSIER_STATEMENT_PARTICIPANT, .role = "caller" }, { .kind = DOSSIER_STATEMENT_PLACE } };

  desk_set_up (&fixture->desk);
  fixture->articles[0] = desk_import (&fixture->desk, "0.txt", texts[0]);
  fixture->articles[1] = desk_import (&fixture->desk, "1.txt", texts[1]);
  fixture->odegard = desk_run (&fixture->desk, dossier_command_create_entity ("Karl Odegard", "person")).id;
  fixture->gulin = desk_run (&fixture->desk, dossier_command_create_entity ("Viktor Gulin", "person")).id;
  fixture->norhaven = desk_run (&fixture->desk, dossier_command_create_entity ("Norhaven", "place")).id;
  parts[0].entity = fixture->odegard;
  parts[1].entity = fixture->norhaven;
  fixture->call = desk_run (&fixture->desk, dossier_command_create_event ("Telephone call", "contact", "2031-03-10", NULL, parts, 2)).id;
  parts[0].entity = fixture->gulin;
  fixture->march = desk_run (&fixture->desk, dossier_command_create_event ("A march", NULL, "2031-04-01", NULL, parts, 1)).id;
  report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &fixture->odegard, "Caller", 0, "Odegard called");
  report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &fixture->odegard, "caller", 1, "Odegard had telephoned");
  report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &fixture->gulin, "called", 0, "Gulin on Thursday");
  report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &fixture->gulin, "called", 0, "Gulin confirmed");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  desk_tear_down (&fixture->desk);
}

static DossierBoard *
load (Fixture           *fixture,
      DossierBoardOrder  actors,
      DossierBoardOrder  events)
{
  g_autoptr (DossierBoardFilter) filter = dossier_board_filter_new ();
  g_autoptr (GError) error = NULL;
  DossierBoard *board;

  filter->actor_order = actors;
  filter->event_order = events;
  board = dossier_workspace_load_board (fixture->desk.workspace, filter, &error);
  g_assert_no_error (error);
  return board;
}

static guint
place (GArray          *ids,
       const DossierId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (dossier_id_equal (&g_array_index (ids, DossierId, i), id))
      return i;
  return G_MAXUINT;
}

static const DossierBoardLink *
find_link (const DossierBoard *board,
           const DossierId    *actor,
           const DossierId    *event,
           const char         *role)
{
  for (guint i = 0; i < board->links->len; i++)
    {
      const DossierBoardLink *link = &g_array_index (board->links, DossierBoardLink, i);

      if (link->actor == place (board->actors, actor) && link->event == place (board->events, event)
          && g_ascii_strcasecmp (link->role, role) == 0)
        return link;
    }
  return NULL;
}

static void
test_standing (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (DossierBoard) board = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  const DossierBoardLink *both = find_link (board, &fixture->odegard, &fixture->call, "caller");
  const DossierBoardLink *told = find_link (board, &fixture->gulin, &fixture->call, "called");
  const DossierBoardLink *held = find_link (board, &fixture->norhaven, &fixture->call, "");

  g_assert_cmpuint (board->links->len, ==, 4);
  g_assert_cmpuint (both->flags, ==, DOSSIER_BOARD_LINK_ASSESSED | DOSSIER_BOARD_LINK_REPORTED);
  g_assert_cmpuint (both->accounts, ==, 2);
  g_assert_cmpuint (both->passages, ==, 2);
  g_assert_cmpuint (told->flags, ==, DOSSIER_BOARD_LINK_REPORTED);
  g_assert_cmpuint (told->accounts, ==, 1);
  g_assert_cmpuint (told->passages, ==, 2);
  g_assert_cmpuint (held->flags, ==, DOSSIER_BOARD_LINK_ASSESSED);
  g_assert_cmpuint (held->passages, ==, 0);
}

static void
test_deleted_article (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (DossierBoard) board = NULL;

  desk_run (&fixture->desk, dossier_command_delete_articles (&fixture->articles[0], 1));
  board = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_null (find_link (board, &fixture->gulin, &fixture->call, "called"));
  g_assert_cmpuint (find_link (board, &fixture->odegard, &fixture->call, "caller")->accounts, ==, 1);
}

static void
test_merged (Fixture      *fixture,
             gconstpointer data)
{
  DossierId double_ = desk_run (&fixture->desk, dossier_command_create_entity ("General Odegard", "person")).id;
  g_autoptr (DossierBoard) apart = NULL, together = NULL, again = NULL;

  report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &double_, "caller", 0, "General Odegard");
  apart = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (apart->actors->len, ==, 4);
  desk_run (&fixture->desk, dossier_command_merge_entities (&fixture->odegard, &double_, NULL));
  together = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (together->actors->len, ==, 3);
  g_assert_cmpuint (find_link (together, &fixture->odegard, &fixture->call, "caller")->accounts, ==, 2);
  g_assert_cmpuint (find_link (together, &fixture->odegard, &fixture->call, "caller")->passages, ==, 3);
  desk_undo (&fixture->desk, 1);
  again = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (again->actors->len, ==, 4);
}

static void
test_orders (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (DossierBoard) usual = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_autoptr (DossierBoard) names = load (fixture, DOSSIER_BOARD_ORDER_NAME, DOSSIER_BOARD_ORDER_NAME);
  g_autoptr (DossierBoard) dates = load (fixture, DOSSIER_BOARD_ORDER_DATE, DOSSIER_BOARD_ORDER_NUMBER);
  g_autoptr (DossierBoard) few = load (fixture, DOSSIER_BOARD_ORDER_CROSSINGS, DOSSIER_BOARD_ORDER_CROSSINGS);

  g_assert_cmpuint (place (usual->actors, &fixture->gulin), ==, 0);
  g_assert_cmpuint (place (usual->actors, &fixture->odegard), ==, 1);
  g_assert_cmpuint (place (usual->events, &fixture->call), ==, 0);
  g_assert_cmpuint (place (names->actors, &fixture->odegard), ==, 0);
  g_assert_cmpuint (place (names->actors, &fixture->norhaven), ==, 1);
  g_assert_cmpuint (place (names->events, &fixture->march), ==, 0);
  g_assert_cmpuint (place (dates->actors, &fixture->odegard), ==, 0);
  g_assert_cmpuint (place (dates->events, &fixture->call), ==, 0);
  g_assert_cmpuint (usual->crossings, >, 0);
  g_assert_cmpuint (few->crossings, ==, 0);
}

static DossierGrid *
load_grid (Fixture         *fixture,
           const DossierId *event)
{
  g_autoptr (GError) error = NULL;
  DossierGrid *grid = dossier_workspace_load_grid (fixture->desk.workspace, event, &error);

  g_assert_no_error (error);
  return grid;
}

static void
say_when (Fixture         *fixture,
          const DossierId *event,
          guint            index,
          const char      *date)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_DATE, .date = date, .article = fixture->articles[index], .start = 0, .end = 3 };

  desk_run (&fixture->desk, dossier_command_add_event_part (event, &part));
}

/* Of an event that nobody dated the articles' dates count, also those that tell only its beginning or its end. */
static void
test_reported_date (Fixture      *fixture,
                    gconstpointer data)
{
  DossierId drills = desk_run (&fixture->desk, dossier_command_create_event ("Drills", NULL, NULL, NULL, NULL, 0)).id;
  DossierId never = desk_run (&fixture->desk, dossier_command_create_event ("Something", NULL, NULL, NULL, NULL, 0)).id;
  g_autoptr (DossierBoardFilter) spring = dossier_board_filter_new ();
  g_autoptr (DossierBoard) undated = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE), usual = NULL, narrow = NULL;
  g_autoptr (DossierGrid) grid = NULL, held = NULL;
  DossierEdtf span;

  g_assert_cmpuint (place (undated->events, &fixture->march), ==, 1);
  say_when (fixture, &drills, 0, "2031-03-12/..");
  say_when (fixture, &drills, 1, "../2031-03-20");
  usual = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (place (usual->events, &fixture->call), ==, 0);
  g_assert_cmpuint (place (usual->events, &drills), ==, 1);
  g_assert_cmpuint (place (usual->events, &fixture->march), ==, 2);
  g_assert_cmpuint (place (usual->events, &never), ==, 3);

  g_assert_true (dossier_edtf_parse ("2031-03-15/2031-03-16", &span, NULL));
  spring->earliest = span.earliest;
  spring->latest = span.latest;
  narrow = dossier_workspace_load_board (fixture->desk.workspace, spring, NULL);
  g_assert_cmpuint (narrow->events->len, ==, 1);
  g_assert_cmpuint (place (narrow->events, &drills), ==, 0);

  grid = load_grid (fixture, &drills);
  g_assert_null (grid->event->date);
  g_assert_cmpstr (grid->event->reported_date, ==, "2031-03-12/2031-03-20");
  held = load_grid (fixture, &fixture->call);
  g_assert_null (held->event->reported_date);
}

/* Merging and splitting events */

static void
test_merge_events (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *id = dossier_id_to_text (&fixture->march), *kept = dossier_id_to_text (&fixture->call);
  g_autofree char *shown = g_strconcat ("[[grid:", kept, "]]", NULL), *text = g_strdup_printf ("See [[event:%s]].\n\n[[grid:%s]]\n", id, id);
  DossierId note_id = desk_run (&fixture->desk, dossier_command_create_note ("Brief", text)).id;
  g_autoptr (DossierGrid) merged = NULL, again = NULL;
  g_autoptr (DossierNote) note = NULL;
  g_autoptr (DossierBoard) board = NULL, before = NULL;
  g_autoptr (GError) error = NULL;

  report (fixture, &fixture->march, DOSSIER_STATEMENT_PARTICIPANT, &fixture->gulin, "marcher", 0, "ministry");
  before = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  desk_run (&fixture->desk, dossier_command_merge_events (&fixture->call, &fixture->march));
  merged = load_grid (fixture, &fixture->call);
  g_assert_cmpuint (merged->columns->len, ==, 2);
  board = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (board->events->len, ==, 1);
  g_assert_nonnull (find_link (board, &fixture->gulin, &fixture->call, "marcher"));
  g_assert_cmpuint (find_link (board, &fixture->gulin, &fixture->call, "caller")->flags, ==, DOSSIER_BOARD_LINK_ASSESSED);
  note = DOSSIER_NOTE (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_NOTE, &note_id));
  g_assert_nonnull (strstr (note->text, kept));
  g_assert_nonnull (strstr (note->text, shown));
  g_assert_null (strstr (note->text, id));

  desk_undo (&fixture->desk, 1);
  g_clear_pointer (&board, dossier_board_free);
  board = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (board->events->len, ==, 2);
  g_assert_cmpuint (board->links->len, ==, before->links->len);
  again = load_grid (fixture, &fixture->march);
  g_assert_cmpuint (again->columns->len, ==, 1);
  g_assert_false (dossier_workspace_run (fixture->desk.workspace, dossier_command_merge_events (&fixture->call, &fixture->call), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_INVALID);
}

static guint
n_adopted (Fixture         *fixture,
           const DossierId *statement)
{
  g_autoptr (DossierStatement) it = DOSSIER_STATEMENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, statement));

  return it != NULL ? it->adopts->len : G_MAXUINT;
}

/* What both events hold is held once on the accounts of both; figures that only look alike stay apart; of two dates the kept one stays. */
static void
test_merge_assessed (Fixture      *fixture,
                     gconstpointer data)
{
  DossierFigure about = { .low = 100, .high = 100, .qualifier = DOSSIER_FIGURE_ABOUT }, exact = { .low = 100, .high = 100 };
  DossierEventPart figure = { .kind = DOSSIER_STATEMENT_FIGURE, .topic = "troops", .figure = &about };
  DossierEventPart date = { .kind = DOSSIER_STATEMENT_DATE, .date = "2031-04-01" };
  DossierId one = report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &fixture->gulin, "marcher", 0, "ministry");
  DossierId two = report (fixture, &fixture->march, DOSSIER_STATEMENT_PARTICIPANT, &fixture->gulin, "marcher", 1, "staff"), held;
  g_autoptr (DossierGrid) merged = NULL, again = NULL;
  guint n_figures = 0, n_dates = 0;

  held = desk_run (&fixture->desk, dossier_command_adopt (&one, 1)).id;
  desk_run (&fixture->desk, dossier_command_adopt (&two, 1));
  desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->call, &figure));
  figure.figure = &exact;
  desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->march, &figure));
  desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->march, &date));
  desk_run (&fixture->desk, dossier_command_merge_events (&fixture->call, &fixture->march));
  g_assert_cmpuint (n_adopted (fixture, &held), ==, 2);
  merged = load_grid (fixture, &fixture->call);
  g_assert_cmpstr (merged->event->date, ==, "2031-03-10");
  for (guint i = 0; i < merged->rows->len; i++)
    {
      const DossierGridRow *row = g_ptr_array_index (merged->rows, i);

      n_figures += row->kind == DOSSIER_STATEMENT_FIGURE ? row->assessed->len : 0;
      for (guint j = 0; row->kind == DOSSIER_STATEMENT_DATE && j < row->assessed->len; j++, n_dates++)
        g_assert_cmpstr (((DossierStatement *) g_ptr_array_index (row->assessed, j))->date, ==, "2031-03-10");
    }
  g_assert_cmpuint (n_figures, ==, 2);
  g_assert_cmpuint (n_dates, ==, 1);

  desk_undo (&fixture->desk, 1);
  g_assert_cmpuint (n_adopted (fixture, &held), ==, 1);
  again = load_grid (fixture, &fixture->march);
  g_assert_cmpstr (again->event->date, ==, "2031-04-01");
}

/* An event without a date takes that of the other. */
static void
test_merge_date (Fixture      *fixture,
                 gconstpointer data)
{
  DossierEventPart date = { .kind = DOSSIER_STATEMENT_DATE, .date = "2031-04-02" };
  g_autoptr (DossierEvent) event = NULL;

  desk_run (&fixture->desk, dossier_command_update_event (&fixture->call, "Telephone call", NULL, NULL, NULL, NULL));
  desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->march, &date));
  desk_run (&fixture->desk, dossier_command_merge_events (&fixture->call, &fixture->march));
  event = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->call));
  g_assert_cmpstr (event->date, ==, "2031-04-02");
}

/* What is assessed does not rest on an account of another event. */
static void
test_split_adopted (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (DossierGrid) grid = NULL;
  DossierId said = report (fixture, &fixture->call, DOSSIER_STATEMENT_PARTICIPANT, &fixture->gulin, "marcher", 1, "staff"), held, account;

  held = desk_run (&fixture->desk, dossier_command_adopt (&said, 1)).id;
  grid = load_grid (fixture, &fixture->call);
  account = ((DossierGridColumn *) g_ptr_array_index (grid->columns, 1))->account;
  g_assert_cmpuint (n_adopted (fixture, &held), ==, 1);
  desk_run (&fixture->desk, dossier_command_split_event (&fixture->call, &account, 1, "Another call"));
  g_assert_cmpuint (n_adopted (fixture, &held), ==, 0);
  desk_undo (&fixture->desk, 1);
  g_assert_cmpuint (n_adopted (fixture, &held), ==, 1);
}

static void
test_split_event (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (DossierGrid) grid = load_grid (fixture, &fixture->call), left = NULL, taken = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  DossierId account, made;

  g_assert_cmpuint (grid->columns->len, ==, 2);
  account = ((DossierGridColumn *) g_ptr_array_index (grid->columns, 1))->account;
  made = desk_run (&fixture->desk, dossier_command_split_event (&fixture->call, &account, 1, "Another call")).id;
  left = load_grid (fixture, &fixture->call);
  taken = load_grid (fixture, &made);
  g_assert_cmpuint (left->columns->len, ==, 1);
  g_assert_cmpuint (taken->columns->len, ==, 1);
  g_assert_cmpstr (taken->event->title, ==, "Another call");
  g_assert_cmpstr (taken->event->date, ==, "2031-03-10");
  g_assert_false (dossier_workspace_run (fixture->desk.workspace, dossier_command_split_event (&fixture->march, &account, 1, "x"), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
  desk_undo (&fixture->desk, 1);
  again = load_grid (fixture, &fixture->call);
  g_assert_cmpuint (again->columns->len, ==, 2);
}

/* Where it happened is a link as long as anything that is assessed says so. */
static void
test_place_twice (Fixture      *fixture,
                  gconstpointer data)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = fixture->norhaven, .role = "from" };
  DossierId from = desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->call, &part)).id;
  g_autoptr (DossierBoard) one = NULL, none = NULL;

  desk_run (&fixture->desk, dossier_command_delete_statement (&from));
  one = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_nonnull (find_link (one, &fixture->norhaven, &fixture->call, ""));

  part.role = "to";
  from = desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->call, &part)).id;
  part.entity = fixture->gulin;
  desk_run (&fixture->desk, dossier_command_edit_statement (&from, &part));
  none = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_nonnull (find_link (none, &fixture->norhaven, &fixture->call, ""));
  g_assert_nonnull (find_link (none, &fixture->gulin, &fixture->call, ""));
}

/* A place that has become part of another goes with its statement. */
static void
test_merged_place (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId haven = desk_run (&fixture->desk, dossier_command_create_entity ("North Haven", "place")).id, said;
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE, .entity = haven };
  g_autoptr (DossierBoard) before = NULL, edited = NULL, after = NULL;

  said = desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->march, &part)).id;
  desk_run (&fixture->desk, dossier_command_merge_entities (&fixture->norhaven, &haven, NULL));
  before = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_nonnull (find_link (before, &fixture->norhaven, &fixture->march, ""));
  part.entity = fixture->gulin;
  desk_run (&fixture->desk, dossier_command_edit_statement (&said, &part));
  edited = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_null (find_link (edited, &fixture->norhaven, &fixture->march, ""));
  desk_undo (&fixture->desk, 1);
  desk_run (&fixture->desk, dossier_command_delete_statement (&said));
  after = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_null (find_link (after, &fixture->norhaven, &fixture->march, ""));
}

/* Who was one with another is himself again once that is taken back, though a statement was corrected in between. */
static void
test_edit_merged (Fixture      *fixture,
                  gconstpointer data)
{
  DossierId double_ = desk_run (&fixture->desk, dossier_command_create_entity ("General Odegard", "person")).id, said;
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->odegard, .role = "guest" };
  g_autoptr (DossierBoard) apart = NULL;

  said = report (fixture, &fixture->march, DOSSIER_STATEMENT_PARTICIPANT, &double_, "host", 0, "General Odegard");
  desk_run (&fixture->desk, dossier_command_merge_entities (&fixture->odegard, &double_, NULL));
  desk_run (&fixture->desk, dossier_command_edit_statement (&said, &part));
  desk_run (&fixture->desk, dossier_command_unmerge_entity (&double_));
  apart = load (fixture, DOSSIER_BOARD_ORDER_NUMBER, DOSSIER_BOARD_ORDER_DATE);
  g_assert_nonnull (find_link (apart, &double_, &fixture->march, "guest"));
  g_assert_null (find_link (apart, &fixture->odegard, &fixture->march, "guest"));
}

/* The first day that is counted in milliseconds from nothing is a day like others. */
static void
test_first_day (Fixture      *fixture,
                gconstpointer data)
{
  DossierId epoch = desk_run (&fixture->desk, dossier_command_create_event ("New Year", NULL, "1970-01-01", NULL, NULL, 0)).id;
  g_autoptr (DossierBoardFilter) filter = dossier_board_filter_new ();
  DossierQuery query = { .type = DOSSIER_RECORD_EVENT, .earliest = -1, .latest = 1 };
  g_autoptr (DossierBoard) board = NULL, by_date = NULL;
  g_autoptr (GPtrArray) found = NULL;
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = fixture->gulin };

  filter->earliest = -1;
  filter->latest = 1;
  board = dossier_workspace_load_board (fixture->desk.workspace, filter, NULL);
  g_assert_cmpuint (place (board->events, &epoch), ==, 0);
  found = dossier_workspace_load_records (fixture->desk.workspace, &query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  desk_run (&fixture->desk, dossier_command_add_event_part (&epoch, &part));
  by_date = load (fixture, DOSSIER_BOARD_ORDER_DATE, DOSSIER_BOARD_ORDER_DATE);
  g_assert_cmpuint (place (by_date->actors, &fixture->gulin), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/participation/standing", Fixture, NULL, set_up, test_standing, tear_down);
  g_test_add ("/participation/deleted-article", Fixture, NULL, set_up, test_deleted_article, tear_down);
  g_test_add ("/participation/merged", Fixture, NULL, set_up, test_merged, tear_down);
  g_test_add ("/participation/place-twice", Fixture, NULL, set_up, test_place_twice, tear_down);
  g_test_add ("/participation/merged-place", Fixture, NULL, set_up, test_merged_place, tear_down);
  g_test_add ("/participation/edit-merged", Fixture, NULL, set_up, test_edit_merged, tear_down);
  g_test_add ("/participation/first-day", Fixture, NULL, set_up, test_first_day, tear_down);
  g_test_add ("/participation/orders", Fixture, NULL, set_up, test_orders, tear_down);
  g_test_add ("/participation/reported-date", Fixture, NULL, set_up, test_reported_date, tear_down);
  g_test_add ("/participation/merge-events", Fixture, NULL, set_up, test_merge_events, tear_down);
  g_test_add ("/participation/merge-assessed", Fixture, NULL, set_up, test_merge_assessed, tear_down);
  g_test_add ("/participation/merge-date", Fixture, NULL, set_up, test_merge_date, tear_down);
  g_test_add ("/participation/split-adopted", Fixture, NULL, set_up, test_split_adopted, tear_down);
  g_test_add ("/participation/split-event", Fixture, NULL, set_up, test_split_event, tear_down);
  return g_test_run ();
}
