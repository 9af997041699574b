/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Grids, adoption and counts in a workspace: what accounts say, what is taken from them, and that undoing takes it back
 * whole; also what is changed of an event in one go. */

#include <gio/gio.h>
#include <string.h>

#include "desk.h"
#include "dossier-command-link.h"
#include "dossier-command-several.h"
#include "dossier-workspace.h"

#define N_ARTICLES 4
#define MANY_EVENTS 5000

typedef struct
{
  Desk desk;
  DossierId articles[N_ARTICLES];
  DossierId event;
} Fixture;

static const char * const texts[N_ARTICLES] = {
  "Lantern Shield draws crowds of soldiers\n\nThe exercise began on 10 March 2031 with 130,000 soldiers, two ministers said in Harbour.\n",
  "A quiet week at the border\n\nMore than 125,000 troops were counted in March. Observers doubt the figure.\n",
  "What the general staff told reporters\n\nColonel Ines Varga spoke of exactly 90,000 men. The drill opened on 12 March 2031.\n",
  "Letters to the editor\n\nNobody in our street believes any of it, and the noise at night is unbearable.\n",
};

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  desk_set_up (&fixture->desk);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      fixture->articles[i] = desk_import (&fixture->desk, name, texts[i]);
    }
  fixture->event = desk_run (&fixture->desk, dossier_command_create_event ("Lantern Shield", "exercise", NULL, NULL, NULL, 0)).id;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  desk_tear_down (&fixture->desk);
}

/* A statement of an article, or without one assessed; its passage is the first words of the text. */
static DossierId
say (Fixture         *fixture,
     int              article,
     DossierEventPart part)
{
  if (article >= 0)
    {
      part.article = fixture->articles[article];
      part.start = 0;
      part.end = 7;
    }
  return desk_run (&fixture->desk, dossier_command_add_event_part (&fixture->event, &part)).id;
}

static DossierId
say_figure (Fixture    *fixture,
            int         article,
            const char *value)
{
  g_autoptr (DossierFigure) figure = dossier_figure_from_value (value);

  return say (fixture, article, (DossierEventPart) { .kind = DOSSIER_STATEMENT_FIGURE, .figure = figure });
}

static DossierId
say_date (Fixture    *fixture,
          int         article,
          const char *date)
{
  return say (fixture, article, (DossierEventPart) { .kind = DOSSIER_STATEMENT_DATE, .date = date });
}

static DossierGrid *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DossierGrid *grid = dossier_workspace_load_grid (fixture->desk.workspace, &fixture->event, &error);

  g_assert_no_error (error);
  return grid;
}

static DossierGridRow *
row_of (DossierGrid         *grid,
        DossierStatementKind kind)
{
  DossierGridRow *found = NULL;

  for (guint i = 0; i < grid->rows->len; i++)
    {
      DossierGridRow *row = g_ptr_array_index (grid->rows, i);

      if (row->kind == kind)
        {
          g_assert_null (found);
          found = row;
        }
    }
  return found;
}

/* The standings of a row in letters, a column each: s silent, 1 single, w said, = agrees, ~ vaguer, x differs. */
static char *
marks (const DossierGridRow *row)
{
  static const char letters[] = "s1w=~x";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->standings->len; i++)
    g_string_append_c (text, letters[g_array_index (row->standings, DossierStanding, i)]);
  return g_string_free (text, FALSE);
}

#define assert_marks(row, wanted) \
  G_STMT_START { g_autofree char *is_ = marks (row); g_assert_cmpstr (is_, ==, wanted); } G_STMT_END

/* The one value that is assessed in a row. */
static const DossierStatement *
assessed (DossierGridRow *row)
{
  g_assert_cmpuint (row->assessed->len, ==, 1);
  return g_ptr_array_index (row->assessed, 0);
}

static char *
event_date (Fixture *fixture)
{
  g_autoptr (DossierEvent) event = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->event));

  return g_strdup (event->date);
}

#define assert_date(fixture, wanted) \
  G_STMT_START { g_autofree char *is_ = event_date (fixture); g_assert_cmpstr (is_, ==, wanted); } G_STMT_END

static void
test_grid (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (DossierGrid) grid = NULL;
  DossierGridRow *figures;

  say_figure (fixture, 0, "130000 soldiers");
  say_figure (fixture, 1, ">125000 troops");
  say_figure (fixture, 2, "90000 men");
  say_date (fixture, 0, "2031-03-10");
  say_date (fixture, 1, "2031-03");
  say_date (fixture, 2, "2031-03-12");
  say (fixture, 3, (DossierEventPart) { .kind = DOSSIER_STATEMENT_CLAIM, .topic = "noise", .text = "It is unbearable" });
  grid = load (fixture);
  g_assert_cmpuint (grid->columns->len, ==, 4);
  g_assert_cmpuint (grid->sources, ==, 4);
  assert_marks (row_of (grid, DOSSIER_STATEMENT_DATE), "x~xs");
  assert_marks (row_of (grid, DOSSIER_STATEMENT_CLAIM), "sss1");
  for (guint i = 0; i < grid->rows->len; i++)
    {
      figures = g_ptr_array_index (grid->rows, i);
      if (figures->kind == DOSSIER_STATEMENT_FIGURE && g_str_equal (figures->heading, "soldiers"))
        {
          assert_marks (figures, "=~ss");
          g_assert_cmpstr (g_ptr_array_index (figures->reasons, 1), ==, "more than 125,000 allows 130,000");
        }
    }
  g_assert_cmpuint (grid->differences, ==, 1);
}

/* The date of an event and what is assessed of it are one. */
static void
test_adopt_date (Fixture      *fixture,
                 gconstpointer data)
{
  DossierId first = say_date (fixture, 0, "2031-03-10"), second = say_date (fixture, 2, "2031-03-12"), held;
  g_autoptr (DossierGrid) before = NULL, adopted = NULL, entered = NULL, undone = NULL;

  desk_run (&fixture->desk, dossier_command_update_event (&fixture->event, "Lantern Shield", NULL, NULL, "2031-03~", NULL));
  before = load (fixture);
  g_assert_cmpstr (assessed (row_of (before, DOSSIER_STATEMENT_DATE))->date, ==, "2031-03~");
  held = desk_run (&fixture->desk, dossier_command_adopt (&first, 1)).id;
  assert_date (fixture, "2031-03-10");
  adopted = load (fixture);
  g_assert_true (dossier_id_equal (&assessed (row_of (adopted, DOSSIER_STATEMENT_DATE))->id, &held));
  g_assert_cmpuint (assessed (row_of (adopted, DOSSIER_STATEMENT_DATE))->adopts->len, ==, 1);
  assert_marks (row_of (adopted, DOSSIER_STATEMENT_DATE), "=x");
  desk_undo (&fixture->desk, 1);
  assert_date (fixture, "2031-03~");
  undone = load (fixture);
  g_assert_true (dossier_id_is_nil (&assessed (row_of (undone, DOSSIER_STATEMENT_DATE))->id));
  desk_redo (&fixture->desk, 1);
  assert_date (fixture, "2031-03-10");
  desk_run (&fixture->desk, dossier_command_adopt (&second, 1));
  assert_date (fixture, "2031-03-12");
  /* A date that is typed rests on nobody, and stays one with its statement. */
  desk_run (&fixture->desk, dossier_command_update_event (&fixture->event, "Lantern Shield", NULL, NULL, "2031-03-11", NULL));
  entered = load (fixture);
  g_assert_cmpstr (assessed (row_of (entered, DOSSIER_STATEMENT_DATE))->date, ==, "2031-03-11");
  g_assert_cmpuint (assessed (row_of (entered, DOSSIER_STATEMENT_DATE))->adopts->len, ==, 0);
  desk_run (&fixture->desk, dossier_command_adopt (&second, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&second, 1));
  assert_date (fixture, NULL);
  desk_undo (&fixture->desk, 1);
  assert_date (fixture, "2031-03-12");
  desk_refuse (&fixture->desk, dossier_command_unadopt (&first, 1), DOSSIER_COMMAND_ERROR_INVALID);
  desk_refuse (&fixture->desk, dossier_command_adopt (&held, 1), DOSSIER_COMMAND_ERROR_INVALID);
}

/* What somebody entered stays when an adoption of the same is taken back. */
static void
test_unadopt_entered (Fixture      *fixture,
                      gconstpointer data)
{
  DossierId date = say_date (fixture, 0, "2031-03-10"), figure = say_figure (fixture, 0, "130000 soldiers"), other = say_figure (fixture, 2, "90000 soldiers");
  g_autoptr (DossierGrid) grid = NULL, changed = NULL;

  desk_run (&fixture->desk, dossier_command_update_event (&fixture->event, "Lantern Shield", NULL, NULL, "2031-03-10", NULL));
  say_figure (fixture, -1, "130000 soldiers");
  desk_run (&fixture->desk, dossier_command_adopt (&date, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&date, 1));
  assert_date (fixture, "2031-03-10");
  desk_run (&fixture->desk, dossier_command_adopt (&figure, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&figure, 1));
  grid = load (fixture);
  g_assert_cmpuint (row_of (grid, DOSSIER_STATEMENT_FIGURE)->assessed->len, ==, 1);
  desk_run (&fixture->desk, dossier_command_adopt (&other, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&other, 1));
  changed = load (fixture);
  g_assert_cmpuint (row_of (changed, DOSSIER_STATEMENT_FIGURE)->assessed->len, ==, 0);
}

/* Who changes by hand what was adopted holds it alone: it rests on nobody, and taking an adoption back does not reach it. */
static void
test_edit_adopted (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId reported = say_figure (fixture, 0, "130000 soldiers"), other = say_figure (fixture, 1, "140000 soldiers");
  DossierId date = say_date (fixture, 0, "2031-03-10"), second = say_date (fixture, 2, "2031-03-12");
  DossierId held = desk_run (&fixture->desk, dossier_command_adopt (&reported, 1)).id;
  g_autoptr (DossierFigure) figure = dossier_figure_from_value ("140000 soldiers"), same = dossier_figure_from_value ("130000 soldiers");
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_FIGURE, .figure = same, .topic = "strength" };
  g_autoptr (DossierGrid) edited = NULL, kept = NULL, undone = NULL;
  g_autoptr (DossierStatement) account = NULL, headed = NULL;

  /* Another heading is no other value. */
  desk_run (&fixture->desk, dossier_command_edit_statement (&held, &part));
  headed = DOSSIER_STATEMENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &held));
  g_assert_cmpstr (headed->topic, ==, "strength");
  g_assert_cmpuint (headed->adopts->len, ==, 1);
  desk_undo (&fixture->desk, 1);
  part.topic = NULL;
  part.figure = figure;
  desk_run (&fixture->desk, dossier_command_edit_statement (&held, &part));
  edited = load (fixture);
  g_assert_cmpuint (assessed (row_of (edited, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 0);
  desk_refuse (&fixture->desk, dossier_command_unadopt (&reported, 1), DOSSIER_COMMAND_ERROR_INVALID);
  account = DOSSIER_STATEMENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &reported));
  g_assert_cmpfloat (account->figure->low, ==, 130000);
  /* What says the same is adopted and taken back: the analyst's own stays. */
  desk_run (&fixture->desk, dossier_command_adopt (&other, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&other, 1));
  kept = load (fixture);
  g_assert_cmpfloat (assessed (row_of (kept, DOSSIER_STATEMENT_FIGURE))->figure->low, ==, 140000);
  for (guint i = 0; i < 3; i++)
    desk_undo (&fixture->desk, 1);
  undone = load (fixture);
  g_assert_cmpuint (assessed (row_of (undone, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 1);
  g_assert_cmpfloat (assessed (row_of (undone, DOSSIER_STATEMENT_FIGURE))->figure->low, ==, 130000);
  /* The same of a date that is typed for the event. */
  desk_run (&fixture->desk, dossier_command_adopt (&date, 1));
  desk_run (&fixture->desk, dossier_command_update_event (&fixture->event, "Lantern Shield", NULL, NULL, "2031-03-12", NULL));
  desk_run (&fixture->desk, dossier_command_adopt (&second, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&second, 1));
  assert_date (fixture, "2031-03-12");
}

static void
test_adopt_figure (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId exact = say_figure (fixture, 0, "130000 soldiers"), vague = say_figure (fixture, 1, ">125000 troops");
  DossierId other = say_figure (fixture, 2, "90000 soldiers"), both[2] = { vague, exact };
  g_autoptr (DossierGrid) first = NULL, changed = NULL, shrunk = NULL, taken = NULL;
  g_autoptr (DossierStatement) account = NULL;

  desk_run (&fixture->desk, dossier_command_adopt (both, 2));
  first = load (fixture);
  g_assert_cmpfloat (assessed (row_of (first, DOSSIER_STATEMENT_FIGURE))->figure->low, ==, 130000);
  g_assert_cmpuint (assessed (row_of (first, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 2);
  assert_marks (row_of (first, DOSSIER_STATEMENT_FIGURE), "=~x");
  desk_run (&fixture->desk, dossier_command_adopt (&other, 1));
  changed = load (fixture);
  g_assert_cmpfloat (assessed (row_of (changed, DOSSIER_STATEMENT_FIGURE))->figure->low, ==, 90000);
  g_assert_cmpuint (assessed (row_of (changed, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 1);
  account = DOSSIER_STATEMENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &exact));
  g_assert_cmpfloat (account->figure->low, ==, 130000);
  desk_undo (&fixture->desk, 1);
  desk_run (&fixture->desk, dossier_command_delete_statement (&vague));
  shrunk = load (fixture);
  g_assert_cmpuint (assessed (row_of (shrunk, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 1);
  desk_run (&fixture->desk, dossier_command_delete_statement (&exact));
  taken = load (fixture);
  g_assert_cmpfloat (assessed (row_of (taken, DOSSIER_STATEMENT_FIGURE))->figure->low, ==, 130000);
  g_assert_cmpuint (assessed (row_of (taken, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 0);
}

static void
test_adopt_lists (Fixture      *fixture,
                  gconstpointer data)
{
  DossierEventPart varga = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Ines Varga", .role = "speaker" };
  DossierEventPart holm = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Per Holm", .role = "speaker" };
  DossierEventPart harbour = { .kind = DOSSIER_STATEMENT_PLACE, .name = "Harbour" };
  DossierId one = say (fixture, 2, varga), two = say (fixture, 0, holm), three = say (fixture, 1, varga), place = say (fixture, 0, harbour), mixed[2];
  g_autoptr (DossierGrid) grid = NULL, later = NULL, gone = NULL;
  g_autoptr (DossierEvent) event = NULL;

  say (fixture, -1, varga);
  mixed[0] = one;
  mixed[1] = place;
  g_assert_cmpuint (desk_run (&fixture->desk, dossier_command_adopt (mixed, 2)).count, ==, 2);
  desk_run (&fixture->desk, dossier_command_adopt (&three, 1));
  desk_run (&fixture->desk, dossier_command_adopt (&two, 1));
  grid = load (fixture);
  g_assert_cmpuint (row_of (grid, DOSSIER_STATEMENT_PARTICIPANT)->assessed->len, ==, 2);
  g_assert_cmpuint (((DossierStatement *) g_ptr_array_index (row_of (grid, DOSSIER_STATEMENT_PARTICIPANT)->assessed, 0))->adopts->len, ==, 2);
  event = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->event));
  g_assert_cmpstr (event->places, ==, "Harbour");
  mixed[1] = three;
  /* She was entered by hand before any account was adopted. */
  desk_run (&fixture->desk, dossier_command_unadopt (mixed, 2));
  desk_run (&fixture->desk, dossier_command_unadopt (&two, 1));
  desk_run (&fixture->desk, dossier_command_unadopt (&place, 1));
  later = load (fixture);
  g_assert_cmpuint (row_of (later, DOSSIER_STATEMENT_PARTICIPANT)->assessed->len, ==, 1);
  g_assert_cmpuint (row_of (later, DOSSIER_STATEMENT_PLACE)->assessed->len, ==, 0);
  desk_run (&fixture->desk, dossier_command_delete_articles (fixture->articles, N_ARTICLES));
  desk_refuse (&fixture->desk, dossier_command_adopt (&one, 1), DOSSIER_COMMAND_ERROR_INVALID);
  gone = load (fixture);
  g_assert_cmpuint (gone->columns->len, ==, 0);
}

/* Several actors are linked at once; who has the role already, in whatever case, is not noted twice. */
static void
test_link_actors (Fixture      *fixture,
                  gconstpointer data)
{
  DossierId actors[2] = { desk_run (&fixture->desk, dossier_command_create_entity ("Ines Varga", "person")).id,
                          desk_run (&fixture->desk, dossier_command_create_entity ("Per Holm", "person")).id };
  g_autoptr (DossierGrid) grid = NULL, undone = NULL;

  say (fixture, -1, (DossierEventPart) { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = actors[0], .role = "Speaker" });
  g_assert_cmpuint (desk_run (&fixture->desk, dossier_command_link_actors (&fixture->event, actors, 2, "speaker")).count, ==, 1);
  grid = load (fixture);
  g_assert_cmpuint (row_of (grid, DOSSIER_STATEMENT_PARTICIPANT)->assessed->len, ==, 2);
  desk_refuse (&fixture->desk, dossier_command_link_actors (&fixture->event, actors, 2, "speaker"), DOSSIER_COMMAND_ERROR_INVALID);
  g_assert_cmpuint (desk_run (&fixture->desk, dossier_command_link_actors (&fixture->event, actors, 2, NULL)).count, ==, 2);
  desk_undo (&fixture->desk, 1);
  desk_undo (&fixture->desk, 1);
  undone = load (fixture);
  g_assert_cmpuint (row_of (undone, DOSSIER_STATEMENT_PARTICIPANT)->assessed->len, ==, 1);
}

static DossierReport *
load_report (Fixture         *fixture,
             const DossierId *notes,
             guint            n)
{
  g_autoptr (GError) error = NULL;
  DossierReport *report = dossier_workspace_load_report (fixture->desk.workspace, notes, n, &error);

  g_assert_no_error (error);
  return report;
}

/* A report has the tables that its notes show, one of everything those of all events; what their cells quote can be cited. */
static void
test_report (Fixture      *fixture,
             gconstpointer data)
{
  DossierId figure = say_figure (fixture, 0, "130000 soldiers"), event = fixture->event, other, ids[3];
  g_autofree char *key = dossier_report_grid_key (&event), *other_key = NULL, *gone = NULL, *shown = NULL, *passage = NULL;
  g_autoptr (DossierStatement) statement = DOSSIER_STATEMENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_STATEMENT, &figure));
  g_autoptr (DossierReport) plain = NULL, table = NULL, everything = NULL, less = NULL;
  g_autofree char *id = dossier_id_to_text (&statement->passage->id);
  const DossierCitation *citation;
  const DossierGrid *grid;

  say_figure (fixture, 2, "90000 soldiers");
  desk_run (&fixture->desk, dossier_command_adopt (&figure, 1));
  fixture->event = other = desk_run (&fixture->desk, dossier_command_create_event ("A quiet week", NULL, NULL, NULL, NULL, 0)).id;
  fixture->event = event;
  other_key = dossier_report_grid_key (&other);
  passage = g_strconcat ("passage:", id, NULL);
  shown = g_strdup_printf ("Before.\n\n[[%s]]\n\nBehind.", key);
  gone = g_strdup_printf ("[[%s]]\n\n[[%s]]", key, other_key);
  ids[0] = desk_run (&fixture->desk, dossier_command_create_note ("Plain", "No table.")).id;
  ids[1] = desk_run (&fixture->desk, dossier_command_create_note ("Table", shown)).id;
  ids[2] = desk_run (&fixture->desk, dossier_command_create_note ("Both", gone)).id;

  plain = load_report (fixture, &ids[0], 1);
  g_assert_cmpuint (g_hash_table_size (plain->grids), ==, 0);
  g_assert_cmpuint (g_hash_table_size (plain->citations), ==, 0);
  table = load_report (fixture, &ids[1], 1);
  g_assert_cmpuint (g_hash_table_size (table->grids), ==, 1);
  grid = g_hash_table_lookup (table->grids, key);
  g_assert_cmpuint (grid->columns->len, ==, 2);
  g_assert_cmpuint (grid->differences, ==, 1);
  g_assert_cmpuint (assessed (row_of ((DossierGrid *) grid, DOSSIER_STATEMENT_FIGURE))->adopts->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (table->citations), ==, 2);
  citation = g_hash_table_lookup (table->citations, passage);
  g_assert_cmpstr (citation->quote, ==, statement->passage->quote);
  g_assert_true (dossier_id_equal (&citation->article, &fixture->articles[0]));

  everything = load_report (fixture, NULL, 0);
  g_assert_cmpuint (everything->events->len, ==, 2);
  g_assert_cmpuint (g_hash_table_size (everything->grids), ==, 2);
  g_assert_cmpuint (((DossierGrid *) g_hash_table_lookup (everything->grids, other_key))->columns->len, ==, 0);
  g_assert_nonnull (g_hash_table_lookup (everything->citations, passage));
  /* A deleted event has no table any more, and is no error. */
  desk_run (&fixture->desk, dossier_command_delete_event (&other));
  less = load_report (fixture, &ids[2], 1);
  g_assert_cmpuint (g_hash_table_size (less->grids), ==, 1);
}

/* Copies of one report are one source, and contradict each other all the same. */
static void
test_copies (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (DossierGrid) grid = NULL;
  g_autoptr (GArray) weighings = NULL;
  const DossierWeighing *weighing;

  desk_run (&fixture->desk, dossier_command_join_copies (fixture->articles, 2));
  say_date (fixture, 0, "2031-03-10");
  say_date (fixture, 1, "2031-03-10");
  grid = load (fixture);
  assert_marks (row_of (grid, DOSSIER_STATEMENT_DATE), "11");
  g_assert_cmpuint (grid->sources, ==, 1);
  g_assert_false (((DossierGridColumn *) g_ptr_array_index (grid->columns, 0))->copy);
  g_assert_true (((DossierGridColumn *) g_ptr_array_index (grid->columns, 1))->copy);
  say_figure (fixture, 0, "130000 soldiers");
  say_figure (fixture, 1, "150000 soldiers");
  say_date (fixture, 2, "2031-03-12");
  weighings = dossier_workspace_load_weighings (fixture->desk.workspace, &fixture->event, 1, NULL);
  weighing = &g_array_index (weighings, DossierWeighing, 0);
  g_assert_cmpuint (weighing->accounts, ==, 3);
  g_assert_cmpuint (weighing->sources, ==, 2);
  g_assert_cmpuint (weighing->differences, ==, 2);
}

static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GArray) weighings = NULL;
  g_autoptr (GError) error = NULL;
  DossierId nobody = dossier_id_new ();

  for (guint i = 0; i < MANY_EVENTS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event %u", i);
      DossierEventPart parts[2] = {
        { .kind = DOSSIER_STATEMENT_DATE, .date = "2031-03-10", .article = fixture->articles[0], .start = 0, .end = 7 },
        { .kind = DOSSIER_STATEMENT_DATE, .date = i % 2 ? "2031-03-12" : "2031-03", .article = fixture->articles[1], .start = 0, .end = 7 },
      };
      DossierId event = desk_run (&fixture->desk, dossier_command_create_event (title, NULL, NULL, NULL, parts, 2)).id;

      g_array_append_val (events, event);
    }
  g_array_append_val (events, nobody);
  weighings = dossier_workspace_load_weighings (fixture->desk.workspace, (const DossierId *) events->data, events->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (weighings->len, ==, MANY_EVENTS + 1);
  for (guint i = 0; i < MANY_EVENTS; i++)
    {
      const DossierWeighing *weighing = &g_array_index (weighings, DossierWeighing, i);

      g_assert_true (dossier_id_equal (&weighing->event, &g_array_index (events, DossierId, i)));
      g_assert_cmpuint (weighing->sources, ==, 2);
      g_assert_cmpuint (weighing->differences, ==, i % 2);
    }
  g_assert_cmpuint (g_array_index (weighings, DossierWeighing, MANY_EVENTS).accounts, ==, 0);
}

/* An event edited in its form */

static void
assert_event (Fixture    *fixture,
              const char *title,
              const char *places,
              guint       participants)
{
  g_autoptr (DossierEvent) event = DOSSIER_EVENT (dossier_workspace_lookup (fixture->desk.workspace, DOSSIER_RECORD_EVENT, &fixture->event));

  g_assert_cmpstr (event->title, ==, title);
  g_assert_cmpstr (event->places, ==, places);
  g_assert_cmpuint (event->participant_count, ==, participants);
}

/* The title, a place that is another, one who is taken out and two that are added, of whom nobody is known yet. */
static GPtrArray *
make_edits (Fixture         *fixture,
            const DossierId *place,
            const DossierId *minister)
{
  GPtrArray *commands = g_ptr_array_new ();
  DossierEventPart parts[] = {
    { .kind = DOSSIER_STATEMENT_PLACE, .name = "Lindholm" },
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Observers" },
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "Observers", .role = "host" },
  };

  g_ptr_array_add (commands, dossier_command_update_event (&fixture->event, "Lantern Shield 2031", "exercise", "planned", NULL, NULL));
  g_ptr_array_add (commands, dossier_command_edit_statement (place, &parts[0]));
  g_ptr_array_add (commands, dossier_command_add_event_part (&fixture->event, &parts[1]));
  g_ptr_array_add (commands, dossier_command_add_event_part (&fixture->event, &parts[2]));
  g_ptr_array_add (commands, dossier_command_delete_statement (minister));
  return commands;
}

static void
test_save_event (Fixture       *fixture,
                 gconstpointer  data)
{
  DossierId place = say (fixture, -1, (DossierEventPart) { .kind = DOSSIER_STATEMENT_PLACE, .name = "Harbour" });
  DossierId minister = say (fixture, -1, (DossierEventPart) { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "A minister" });
  g_autoptr (DossierQuery) entities = dossier_query_new (DOSSIER_RECORD_ENTITY);
  guint known = dossier_workspace_count (fixture->desk.workspace, entities, NULL);
  DossierOutcome outcome;

  assert_event (fixture, "Lantern Shield", "Harbour", 1);
  outcome = desk_run (&fixture->desk, dossier_command_save_event (&fixture->event, make_edits (fixture, &place, &minister)));
  g_assert_true (dossier_id_equal (&outcome.id, &fixture->event));
  g_assert_cmpuint (outcome.count, ==, 5);
  assert_event (fixture, "Lantern Shield 2031", "Lindholm", 2);
  /* What the first names is there for the second. */
  g_assert_cmpuint (dossier_workspace_count (fixture->desk.workspace, entities, NULL), ==, known + 2);

  desk_undo (&fixture->desk, 1);
  assert_event (fixture, "Lantern Shield", "Harbour", 1);
  g_assert_cmpuint (dossier_workspace_count (fixture->desk.workspace, entities, NULL), ==, known);
  desk_redo (&fixture->desk, 1);
  assert_event (fixture, "Lantern Shield 2031", "Lindholm", 2);
}

/* Whichever of them cannot be done, none was, and what is mended can be saved again. */
static void
test_save_event_refused (Fixture       *fixture,
                         gconstpointer  data)
{
  DossierId place = say (fixture, -1, (DossierEventPart) { .kind = DOSSIER_STATEMENT_PLACE, .name = "Harbour" });
  DossierId minister = say (fixture, -1, (DossierEventPart) { .kind = DOSSIER_STATEMENT_PARTICIPANT, .name = "A minister" });
  g_autofree char *label = NULL, *after = NULL;
  DossierId nothing = dossier_id_new ();

  g_object_get (fixture->desk.workspace, "undo-label", &label, NULL);
  for (guint i = 0; i <= 5; i++)
    {
      GPtrArray *commands = make_edits (fixture, &place, &minister);

      g_ptr_array_insert (commands, i, dossier_command_delete_statement (&nothing));
      desk_refuse (&fixture->desk, dossier_command_save_event (&fixture->event, commands), DOSSIER_COMMAND_ERROR_NOT_FOUND);
      assert_event (fixture, "Lantern Shield", "Harbour", 1);
    }
  g_object_get (fixture->desk.workspace, "undo-label", &after, NULL);
  g_assert_cmpstr (after, ==, label);
  desk_run (&fixture->desk, dossier_command_save_event (&fixture->event, make_edits (fixture, &place, &minister)));
  assert_event (fixture, "Lantern Shield 2031", "Lindholm", 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/weighing/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("grid", test_grid);
  ADD ("adopt-date", test_adopt_date);
  ADD ("unadopt-entered", test_unadopt_entered);
  ADD ("edit-adopted", test_edit_adopted);
  ADD ("adopt-figure", test_adopt_figure);
  ADD ("adopt-lists", test_adopt_lists);
  ADD ("link-actors", test_link_actors);
  ADD ("report", test_report);
  ADD ("copies", test_copies);
  ADD ("many", test_many);
  ADD ("save-event", test_save_event);
  ADD ("save-event-refused", test_save_event_refused);
#undef ADD
  return g_test_run ();
}
