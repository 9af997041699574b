/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading that is interrupted, at every step it has: whatever a question was doing then, it ends with one error and without an answer. A
 * second error over the first would be a warning, which ends the test. Takes the place of the database's function for one step. */

#define _GNU_SOURCE

#include <dlfcn.h>
#include <gio/gio.h>

#include "desk.h"
#include "dossier-identifying.h"
#include "dossier-suggesting.h"
#include "dossier-workspace.h"

#define INTERRUPTED 9 /* as the database says it */
#define MOST_STEPS 5000

int sqlite3_step (gpointer statement);
extern const char *sqlite3_sql (gpointer statement);

static gint steps_left = G_MAXINT; /* (atomic): until the next is interrupted, and all after it */

int
sqlite3_step (gpointer statement)
{
  int (*step) (gpointer) = NULL;

  *(gpointer *) &step = dlsym (RTLD_NEXT, "sqlite3_step");
  /* Where a transaction begins and ends nothing is long enough to be interrupted. */
  if (g_atomic_int_get (&steps_left) == G_MAXINT || g_strcmp0 (sqlite3_sql (statement), "BEGIN") == 0 || g_strcmp0 (sqlite3_sql (statement), "COMMIT") == 0)
    return step (statement);
  return g_atomic_int_add (&steps_left, -1) <= 0 ? INTERRUPTED : step (statement);
}

typedef struct
{
  Desk desk;
  DossierId articles[2];
  DossierId entity, other, third, event, note;
  DossierId mention;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  g_autoptr (GPtrArray) mentions = NULL;
  DossierEventPart parts[] = {
    { .kind = DOSSIER_STATEMENT_DATE, .date = "2031-03-10", .end = 7 }, { .kind = DOSSIER_STATEMENT_DATE, .date = "2031-03-12", .end = 7 },
    { .kind = DOSSIER_STATEMENT_PARTICIPANT, .end = 7 }, { .kind = DOSSIER_STATEMENT_PLACE, .name = "Harbour" },
  };

  desk_set_up (&fixture->desk);
  fixture->articles[0] = desk_import (&fixture->desk, "0.txt",
                                      "Lantern Shield draws crowds\n\n10 March 2031\n\n"
                                      "Colonel Ines Varga spoke of 130,000 soldiers in Harbour, two ministers said on Monday.\n");
  fixture->articles[1] = desk_import (&fixture->desk, "1.txt",
                                      "A quiet week at the border\n\n12 March 2031\n\n"
                                      "More than 125,000 troops were counted. Ines Varga doubts the figure, as she said in Harbour.\n");
  fixture->entity = desk_run (&fixture->desk, dossier_command_create_entity ("Ines Varga", "person")).id;
  fixture->other = desk_run (&fixture->desk, dossier_command_create_entity ("Colonel Varga", "person")).id;
  desk_run (&fixture->desk, dossier_command_add_alias (&fixture->entity, "Varga"));
  for (guint i = 0; i < 2; i++)
    desk_run (&fixture->desk, dossier_command_tag (&fixture->articles[i], 0, 7, &fixture->entity, NULL, NULL));
  desk_run (&fixture->desk, dossier_command_annotate (&fixture->articles[0], 0, 7, "Who counted?", (const char * const []) { "figures", NULL }));
  for (guint i = 0; i < 3; i++)
    parts[i].article = fixture->articles[i % 2];
  parts[2].entity = fixture->entity;
  fixture->event = desk_run (&fixture->desk, dossier_command_create_event ("Lantern Shield", "exercise", "2031-03", NULL, parts, G_N_ELEMENTS (parts))).id;
  fixture->note = desk_run (&fixture->desk, dossier_command_create_note ("What was said", "Some words.")).id;
  desk_run (&fixture->desk, dossier_command_decide_identity (&fixture->entity, &fixture->other, DOSSIER_VERDICT_UNDECIDED, NULL));
  fixture->third = desk_run (&fixture->desk, dossier_command_create_entity ("Ines", "person")).id;
  desk_run (&fixture->desk, dossier_command_add_alias (&fixture->third, "Major Ines"));
  desk_run (&fixture->desk, dossier_command_decide_identity (&fixture->entity, &fixture->third, DOSSIER_VERDICT_DIFFERENT, NULL));
  mentions = dossier_workspace_load_records (fixture->desk.workspace, query, &error);
  g_assert_no_error (error);
  fixture->mention = DOSSIER_MENTION (g_ptr_array_index (mentions, 0))->id;
  dossier_workspace_suggest (fixture->desk.workspace, job, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  desk_tear_down (&fixture->desk);
}

typedef gpointer (*Ask) (Fixture *fixture, GError **error);

/* Asks again and again, interrupted one step later each time, until it has an answer. */
static void
interrupt (Fixture       *fixture,
           const char    *name,
           Ask            ask,
           GDestroyNotify free_answer)
{
  gboolean interrupted = TRUE;
  guint steps = 0;

  for (; interrupted && steps < MOST_STEPS; steps++)
    {
      g_autoptr (GError) error = NULL;
      gpointer answer;

      g_atomic_int_set (&steps_left, (int) steps);
      answer = ask (fixture, &error);
      interrupted = g_atomic_int_get (&steps_left) < 0;
      g_atomic_int_set (&steps_left, G_MAXINT);
      if (!interrupted)
        g_assert_no_error (error);
      else if (answer != NULL || error == NULL)
        g_error ("%s, interrupted at step %u, was answered (%s)", name, steps, error != NULL ? error->message : "no error");
      if (answer != NULL)
        free_answer (answer);
    }
  g_assert_false (interrupted);
}

#define ASK(name, expression, free_answer) \
  static gpointer ask_##name (Fixture *fixture, GError **error) { return expression; } \
  static void test_##name (Fixture *fixture, gconstpointer data) { interrupt (fixture, #name, ask_##name, (GDestroyNotify) free_answer); }

static gpointer
load_records (Fixture           *fixture,
              DossierRecordType  type,
              const DossierId   *article,
              const DossierId   *entity,
              const char        *text,
              GError           **error)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);

  if (article != NULL)
    query->article = *article;
  if (entity != NULL)
    query->entity = *entity;
  query->text = g_strdup (text);
  return dossier_workspace_load_records (fixture->desk.workspace, query, error);
}

static gpointer
load_board (Fixture  *fixture,
            GError  **error)
{
  g_autoptr (DossierBoardFilter) filter = dossier_board_filter_new ();

  filter->earliest = G_MININT64;
  filter->latest = G_MAXINT64;
  return dossier_workspace_load_board (fixture->desk.workspace, filter, error);
}

static const char * const names[] = { "Varga", NULL };

#define W fixture->desk.workspace
ASK (articles, load_records (fixture, DOSSIER_RECORD_ARTICLE, NULL, NULL, NULL, error), g_ptr_array_unref)
ASK (articles_found, load_records (fixture, DOSSIER_RECORD_ARTICLE, NULL, NULL, "harbour", error), g_ptr_array_unref)
ASK (articles_of, load_records (fixture, DOSSIER_RECORD_ARTICLE, NULL, &fixture->entity, NULL, error), g_ptr_array_unref)
ASK (sources, load_records (fixture, DOSSIER_RECORD_SOURCE, NULL, NULL, NULL, error), g_ptr_array_unref)
ASK (entities, load_records (fixture, DOSSIER_RECORD_ENTITY, NULL, NULL, NULL, error), g_ptr_array_unref)
ASK (entities_found, load_records (fixture, DOSSIER_RECORD_ENTITY, NULL, NULL, "varga", error), g_ptr_array_unref)
ASK (mentions, load_records (fixture, DOSSIER_RECORD_MENTION, NULL, &fixture->entity, NULL, error), g_ptr_array_unref)
ASK (annotations, load_records (fixture, DOSSIER_RECORD_ANNOTATION, &fixture->articles[0], NULL, NULL, error), g_ptr_array_unref)
ASK (events, load_records (fixture, DOSSIER_RECORD_EVENT, NULL, NULL, NULL, error), g_ptr_array_unref)
ASK (events_found, load_records (fixture, DOSSIER_RECORD_EVENT, NULL, NULL, "lantern", error), g_ptr_array_unref)
ASK (statements, load_records (fixture, DOSSIER_RECORD_STATEMENT, &fixture->articles[0], NULL, NULL, error), g_ptr_array_unref)
ASK (notes, load_records (fixture, DOSSIER_RECORD_NOTE, NULL, NULL, "words", error), g_ptr_array_unref)
ASK (changes, load_records (fixture, DOSSIER_RECORD_CHANGE, NULL, NULL, NULL, error), g_ptr_array_unref)
ASK (article, dossier_workspace_load_article (W, &fixture->articles[0], error), dossier_article_view_free)
ASK (board, load_board (fixture, error), dossier_board_free)
ASK (grid, dossier_workspace_load_grid (W, &fixture->event, error), dossier_grid_free)
ASK (weighings, dossier_workspace_load_weighings (W, &fixture->event, 1, error), g_array_unref)
ASK (timeline, dossier_workspace_load_timeline (W, NULL, error), dossier_timeline_free)
ASK (hits, dossier_workspace_load_hits (W, "harbour", 10, error), g_ptr_array_unref)
ASK (report, dossier_workspace_load_report (W, NULL, 0, error), dossier_report_free)
ASK (report_of_note, dossier_workspace_load_report (W, &fixture->note, 1, error), dossier_report_free)
ASK (kinds, dossier_workspace_load_kinds (W, error), g_ptr_array_unref)
ASK (candidates, dossier_workspace_load_candidates (W, "varga", NULL, 10, error), g_ptr_array_unref)
ASK (copies, dossier_workspace_load_copies (W, &fixture->articles[0], error), dossier_copies_free)
ASK (copy_groups, dossier_workspace_load_copy_groups (W, error), g_array_unref)
ASK (comparison, dossier_workspace_load_comparison (W, &fixture->articles[0], &fixture->articles[1], error), dossier_comparison_free)
ASK (fields, dossier_workspace_load_fields (W, &fixture->articles[0], error), g_array_unref)
ASK (suggestions, dossier_workspace_load_suggestions (W, &fixture->articles[0], error), g_ptr_array_unref)
ASK (groups, dossier_workspace_load_suggestion_groups (W, &(DossierSuggestionFilter) { 0 }, 0, 0, error), g_ptr_array_unref)
ASK (decisions, dossier_workspace_load_decisions (W, NULL, error), g_ptr_array_unref)
ASK (decisions_of, dossier_workspace_load_decisions (W, &fixture->entity, error), g_ptr_array_unref)
ASK (merge, dossier_workspace_preview_merge (W, &fixture->entity, &fixture->other, error), dossier_identity_preview_free)
ASK (merge_obstacle, dossier_workspace_preview_merge (W, &fixture->entity, &fixture->third, error), dossier_identity_preview_free)
ASK (split, dossier_workspace_preview_split (W, &fixture->entity, &fixture->mention, 1, names, &fixture->third, error), dossier_identity_preview_free)
ASK (identities, dossier_workspace_load_identity_proposals (W, NULL, 0, error), g_ptr_array_unref)
#undef W

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name) g_test_add ("/interrupted/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (articles);
  ADD (articles_found);
  ADD (articles_of);
  ADD (sources);
  ADD (entities);
  ADD (entities_found);
  ADD (mentions);
  ADD (annotations);
  ADD (events);
  ADD (events_found);
  ADD (statements);
  ADD (notes);
  ADD (changes);
  ADD (article);
  ADD (board);
  ADD (grid);
  ADD (weighings);
  ADD (timeline);
  ADD (hits);
  ADD (report);
  ADD (report_of_note);
  ADD (kinds);
  ADD (candidates);
  ADD (copies);
  ADD (copy_groups);
  ADD (comparison);
  ADD (fields);
  ADD (suggestions);
  ADD (groups);
  ADD (decisions);
  ADD (decisions_of);
  ADD (merge);
  ADD (merge_obstacle);
  ADD (split);
  ADD (identities);
#undef ADD
  return g_test_run ();
}
