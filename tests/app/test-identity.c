/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is the same as whom: an equivalence, kept, undone, and never contradicted silently; splitting, and what it would move. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-identifying.h"
#include "dossier-importing.h"
#include "dossier-workspace.h"

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  DossierId article;
  guint made; /* mentions */
} Fixture;

static void
open_workspace (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "identity.dossier", NULL);
  g_autoptr (GError) error = NULL;

  fixture->workspace = dossier_workspace_open (path, g_file_test (path, G_FILE_TEST_EXISTS) ? DOSSIER_WORKSPACE_READ_WRITE : DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *paths[2] = { NULL };

  fixture->folder = g_dir_make_tmp ("dossier-identity-XXXXXX", NULL);
  open_workspace (fixture);
  paths[0] = path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_file_set_contents (path, "A title\n3 March 2031\n\nHere are some words in which many a name may stand, one after the other, to the end of the line.\n", -1, &error);
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->article = ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  dossier_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static DossierOutcome
run (Fixture        *fixture,
     DossierCommand *command)
{
  DossierOutcome outcome = { 0 };
  g_autoptr (GError) error = NULL;

  dossier_workspace_run (fixture->workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

static void
refuse (Fixture        *fixture,
        DossierCommand *command,
        const char     *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_workspace_run (fixture->workspace, command, NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

static DossierId
make (Fixture    *fixture,
      const char *name)
{
  return run (fixture, dossier_command_create_entity (name, "person")).entity;
}

/* A mention of an entity at a place where there is none yet. */
static DossierId
mention (Fixture         *fixture,
         const DossierId *entity)
{
  guint start = 30 + 3 * fixture->made++;

  return run (fixture, dossier_command_tag (&fixture->article, start, start + 2, entity, NULL, NULL)).id;
}

static DossierEntity *
look_up (Fixture         *fixture,
         const DossierId *id)
{
  return DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, id));
}

static guint
count_shown (Fixture *fixture)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);

  return dossier_workspace_count (fixture->workspace, query, NULL);
}

static guint
count_decisions (Fixture *fixture)
{
  g_autoptr (GPtrArray) decisions = dossier_workspace_load_decisions (fixture->workspace, NULL, NULL);

  return decisions->len;
}

static DossierOutcome
decide (Fixture         *fixture,
        const DossierId *a,
        const DossierId *b,
        DossierVerdict   verdict)
{
  return run (fixture, dossier_command_decide_identity (a, b, verdict, NULL));
}

static void
test_equivalence (Fixture      *fixture,
                  gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert"), c = make (fixture, "Carl");
  g_autoptr (DossierEntity) shown = NULL;

  mention (fixture, &a);
  mention (fixture, &c);
  decide (fixture, &a, &b, DOSSIER_VERDICT_SAME);
  decide (fixture, &b, &c, DOSSIER_VERDICT_SAME);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  shown = look_up (fixture, &a);
  g_assert_cmpuint (shown->mention_count, ==, 2);
  g_assert_true (g_strv_contains ((const char * const *) shown->aliases, "Carl"));
  refuse (fixture, dossier_command_decide_identity (&a, &c, DOSSIER_VERDICT_SAME, NULL), "same");
  refuse (fixture, dossier_command_decide_identity (&c, &a, DOSSIER_VERDICT_DIFFERENT, NULL), "take them apart");
  undo (fixture);
  g_assert_cmpuint (count_shown (fixture), ==, 2);
  undo (fixture);
  g_assert_cmpuint (count_shown (fixture), ==, 3);
}

/* What is different stays so for all that are the same as either, whatever order it was said in. */
static void
test_contradiction (Fixture      *fixture,
                    gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert"), c = make (fixture, "Carl"), d = make (fixture, "Dora");
  DossierOutcome different, again;
  g_autoptr (DossierIdentityPreview) obstacle = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  different = decide (fixture, &b, &c, DOSSIER_VERDICT_DIFFERENT);
  decide (fixture, &a, &b, DOSSIER_VERDICT_SAME);
  decide (fixture, &c, &d, DOSSIER_VERDICT_SAME);
  refuse (fixture, dossier_command_decide_identity (&a, &d, DOSSIER_VERDICT_SAME, NULL), "“Bert” (the same as “Anna”) and “Carl” were");
  refuse (fixture, dossier_command_merge_entities (&d, &a, NULL), "“Bert” (the same as “Anna”)");
  refuse (fixture, dossier_command_decide_identity (&a, &d, DOSSIER_VERDICT_UNDECIDED, NULL), "“Bert” (the same as “Anna”) and “Carl” (the same as “Dora”) were");
  obstacle = dossier_workspace_preview_merge (fixture->workspace, &a, &d, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (obstacle->obstacle, "“Carl” (the same as “Dora”)"));
  id = dossier_id_to_text (&different.id);
  g_assert_null (strstr (obstacle->obstacle, id));
  g_assert_cmpuint (count_shown (fixture), ==, 2);
  /* Said once more it is said already. */
  again = decide (fixture, &d, &a, DOSSIER_VERDICT_DIFFERENT);
  g_assert_true (dossier_id_equal (&different.id, &again.id));
  g_assert_cmpuint (count_decisions (fixture), ==, 3);
  run (fixture, dossier_command_take_back_decision (&different.id));
  decide (fixture, &a, &d, DOSSIER_VERDICT_SAME);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
}

static void
test_undecided (Fixture      *fixture,
                gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert");
  g_autoptr (GPtrArray) decisions = NULL;
  const DossierIdentity *identity;

  run (fixture, dossier_command_decide_identity (&a, &b, DOSSIER_VERDICT_UNDECIDED, "too little is known"));
  decisions = dossier_workspace_load_decisions (fixture->workspace, &b, NULL);
  g_assert_cmpuint (decisions->len, ==, 1);
  identity = g_ptr_array_index (decisions, 0);
  g_assert_cmpint (identity->verdict, ==, DOSSIER_VERDICT_UNDECIDED);
  g_assert_cmpstr (identity->entity_name, ==, "Anna");
  g_assert_cmpstr (identity->other_name, ==, "Bert");
  g_assert_cmpstr (identity->reason, ==, "too little is known");
  g_assert_cmpint (identity->made_at, >, 0);
  /* Deciding takes its place. */
  decide (fixture, &a, &b, DOSSIER_VERDICT_DIFFERENT);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);
  undo (fixture);
  decide (fixture, &a, &b, DOSSIER_VERDICT_SAME);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
}

static void
test_kept (Fixture      *fixture,
           gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert");

  decide (fixture, &a, &b, DOSSIER_VERDICT_DIFFERENT);
  dossier_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  open_workspace (fixture);
  refuse (fixture, dossier_command_merge_entities (&a, &b, NULL), "“Anna” and “Bert”");
  undo (fixture);
  run (fixture, dossier_command_merge_entities (&a, &b, NULL));
}

static void
test_one (Fixture      *fixture,
          gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), none = dossier_id_new ();
  g_autoptr (GError) error = NULL;

  refuse (fixture, dossier_command_decide_identity (&a, &a, DOSSIER_VERDICT_DIFFERENT, NULL), "one entity");
  refuse (fixture, dossier_command_decide_identity (&a, &a, DOSSIER_VERDICT_SAME, NULL), "same");
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_decide_identity (&a, &none, DOSSIER_VERDICT_SAME, NULL), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_take_back_decision (&none), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static void
test_preview_merge (Fixture      *fixture,
                    gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert");
  g_autoptr (DossierIdentityPreview) preview = NULL, refused = NULL;
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = b, .role = "guest" };
  g_autoptr (GError) error = NULL;

  mention (fixture, &a);
  mention (fixture, &b);
  mention (fixture, &b);
  run (fixture, dossier_command_add_alias (&b, "Bertie"));
  run (fixture, dossier_command_create_event ("A visit", NULL, NULL, NULL, &part, 1));
  preview = dossier_workspace_preview_merge (fixture->workspace, &a, &b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->mentions, ==, 2);
  g_assert_cmpuint (preview->articles, ==, 1);
  g_assert_cmpuint (preview->events, ==, 1);
  g_assert_cmpuint (preview->statements, ==, 1);
  g_assert_cmpuint (g_strv_length (preview->aliases), ==, 2);
  g_assert_null (preview->obstacle);
  decide (fixture, &a, &b, DOSSIER_VERDICT_DIFFERENT);
  refused = dossier_workspace_preview_merge (fixture->workspace, &a, &b, &error);
  g_assert_nonnull (refused->obstacle);
}

/* One entity turns out to be two of one name. */
static void
test_split (Fixture      *fixture,
            gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), first, ids[2];
  const char * const aliases[] = { "Anna the elder", NULL };
  g_autoptr (DossierIdentityPreview) preview = NULL;
  g_autoptr (DossierEntity) old = NULL, new = NULL, whole = NULL;
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome;

  first = mention (fixture, &a);
  ids[0] = mention (fixture, &a);
  ids[1] = mention (fixture, &a);
  run (fixture, dossier_command_add_alias (&a, "Anna the elder"));
  preview = dossier_workspace_preview_split (fixture->workspace, &a, ids, 2, aliases, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->mentions, ==, 2);
  g_assert_cmpuint (preview->articles, ==, 1);
  g_assert_cmpuint (preview->events, ==, 0);
  g_assert_null (preview->obstacle);
  outcome = run (fixture, dossier_command_split_entity (&a, ids, 2, aliases, NULL, "Anna", NULL));
  g_assert_cmpuint (outcome.count, ==, 2);
  old = look_up (fixture, &a);
  new = look_up (fixture, &outcome.entity);
  g_assert_cmpuint (old->mention_count, ==, 1);
  g_assert_cmpuint (new->mention_count, ==, 2);
  g_assert_cmpstr (new->name, ==, "Anna");
  g_assert_cmpstr (new->kind, ==, "person");
  g_assert_true (g_strv_contains ((const char * const *) new->aliases, "Anna the elder"));
  g_assert_cmpuint (g_strv_length (old->aliases), ==, 0);
  /* Two of one name stay two. */
  refuse (fixture, dossier_command_merge_entities (&a, &outcome.entity, NULL), "different");
  undo (fixture);
  whole = look_up (fixture, &a);
  g_assert_cmpuint (whole->mention_count, ==, 3);
  g_assert_cmpuint (g_strv_length (whole->aliases), ==, 1);
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_cmpuint (count_decisions (fixture), ==, 0);
  g_assert_false (dossier_id_is_nil (&first));
}

static void
test_split_events (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert"), moved;
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT, .entity = a, .role = "guest" };
  g_autoptr (DossierIdentityPreview) preview = NULL;
  g_autoptr (DossierEntity) to = NULL, from = NULL;
  g_autoptr (GError) error = NULL;

  mention (fixture, &a);
  moved = mention (fixture, &a);
  part.article = fixture->article;
  part.start = 33;
  part.end = 40;
  run (fixture, dossier_command_create_event ("A visit", NULL, NULL, NULL, &part, 1));
  preview = dossier_workspace_preview_split (fixture->workspace, &a, &moved, 1, NULL, &b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->statements, ==, 1);
  g_assert_cmpuint (preview->events, ==, 1);
  run (fixture, dossier_command_split_entity (&a, &moved, 1, NULL, &b, NULL, NULL));
  to = look_up (fixture, &b);
  from = look_up (fixture, &a);
  g_assert_cmpuint (to->event_count, ==, 1);
  g_assert_cmpuint (from->event_count, ==, 0);
}

static guint
look_up_events (Fixture         *fixture,
                const DossierId *entity)
{
  g_autoptr (DossierEntity) record = look_up (fixture, entity);

  return record->event_count;
}

/* Where an event was assessed to be goes along when all that says so moves, and stays where something is left. */
static void
test_split_places (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId a = run (fixture, dossier_command_create_entity ("Georgia", "place")).entity;
  DossierId b = run (fixture, dossier_command_create_entity ("Georgia, US", "place")).entity, moved;
  DossierEventPart parts[3] = { { .kind = DOSSIER_STATEMENT_PLACE, .entity = a }, { .kind = DOSSIER_STATEMENT_PLACE, .entity = a },
                                { .kind = DOSSIER_STATEMENT_PLACE, .entity = a } };
  g_autoptr (DossierIdentityPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  mention (fixture, &a); /* at 30 */
  moved = mention (fixture, &a);
  parts[1].article = parts[2].article = fixture->article;
  parts[1].start = 33;
  parts[1].end = 40;
  parts[2].start = 28;
  parts[2].end = 32;
  run (fixture, dossier_command_create_event ("A visit", NULL, NULL, NULL, parts, 2));
  run (fixture, dossier_command_create_event ("A storm", NULL, NULL, NULL, parts, 3));
  preview = dossier_workspace_preview_split (fixture->workspace, &a, &moved, 1, NULL, &b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->places, ==, 1);
  g_assert_cmpuint (preview->statements, ==, 3);
  g_assert_cmpuint (look_up_events (fixture, &a), ==, 2);
  g_assert_cmpuint (look_up_events (fixture, &b), ==, 0);
  run (fixture, dossier_command_split_entity (&a, &moved, 1, NULL, &b, NULL, NULL));
  g_assert_cmpuint (look_up_events (fixture, &a), ==, 1);
  g_assert_cmpuint (look_up_events (fixture, &b), ==, 2);
  undo (fixture);
  g_assert_cmpuint (look_up_events (fixture, &a), ==, 2);
  g_assert_cmpuint (look_up_events (fixture, &b), ==, 0);
}

static DossierStatement *
look_up_statement (Fixture         *fixture,
                   const DossierId *id)
{
  return DOSSIER_STATEMENT (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_STATEMENT, id));
}

static DossierId
state (Fixture         *fixture,
       const DossierId *event,
       const DossierId *who,
       guint            start,
       guint            end)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_CLAIM, .topic = "reason", .text = "It was late", .attributed_to = *who };

  part.article = fixture->article;
  part.start = start;
  part.end = end;
  return run (fixture, dossier_command_add_event_part (event, &part)).id;
}

/* Who says it goes along with the mention nearest to the words; undone and made one again, it is the first one's again. */
static void
test_split_said (Fixture      *fixture,
                 gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert"), other = make (fixture, "Cleo"), moved;
  DossierId event = run (fixture, dossier_command_create_event ("A visit", NULL, NULL, NULL, NULL, 0)).id, said[5];
  DossierId owners[G_N_ELEMENTS (said)] = { a, b, b, a, other };
  g_autoptr (DossierIdentityPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  mention (fixture, &a); /* at 30 to 32 */
  mention (fixture, &other);
  fixture->made = 10;
  moved = mention (fixture, &a); /* at 60 to 62 */
  said[0] = state (fixture, &event, &a, 34, 40);
  said[1] = state (fixture, &event, &a, 61, 70);
  said[2] = state (fixture, &event, &a, 72, 80);
  said[3] = state (fixture, &event, &a, 28, 70);
  said[4] = state (fixture, &event, &other, 58, 64);
  preview = dossier_workspace_preview_split (fixture->workspace, &a, &moved, 1, NULL, &b, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->statements, ==, 2);
  g_assert_cmpuint (preview->events, ==, 1);
  run (fixture, dossier_command_split_entity (&a, &moved, 1, NULL, &b, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DossierStatement) statement = look_up_statement (fixture, &said[i]);

      g_assert_true (dossier_id_equal (&statement->attributed_to, &owners[i]));
      g_assert_cmpstr (statement->attributed_name, ==, i == 4 ? "Cleo" : dossier_id_equal (&owners[i], &a) ? "Anna" : "Bert");
    }
  undo (fixture);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DossierStatement) statement = look_up_statement (fixture, &said[i]);

      g_assert_true (dossier_id_equal (&statement->attributed_to, &a));
    }
  g_assert_cmpuint (dossier_workspace_redo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
  {
    g_autoptr (DossierStatement) statement = look_up_statement (fixture, &said[1]);

    g_assert_true (dossier_id_equal (&statement->attributed_to, &b));
  }
}

/* All that the article calls so is somebody else: what stands far from it goes along too, and comes back with a merge. */
static void
test_split_said_whole (Fixture      *fixture,
                       gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), moved[2], said;
  DossierId event = run (fixture, dossier_command_create_event ("A visit", NULL, NULL, NULL, NULL, 0)).id;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (DossierStatement) split = NULL, merged = NULL;
  DossierOutcome outcome;

  moved[0] = mention (fixture, &a);
  moved[1] = mention (fixture, &a);
  said = state (fixture, &event, &a, 0, 7);
  outcome = run (fixture, dossier_command_split_entity (&a, moved, 2, NULL, NULL, "Anna the younger", NULL));
  split = look_up_statement (fixture, &said);
  g_assert_cmpstr (split->attributed_name, ==, "Anna the younger");
  decisions = dossier_workspace_load_decisions (fixture->workspace, NULL, NULL);
  run (fixture, dossier_command_take_back_decision (&((DossierIdentity *) g_ptr_array_index (decisions, 0))->id));
  run (fixture, dossier_command_merge_entities (&a, &outcome.entity, NULL));
  merged = look_up_statement (fixture, &said);
  g_assert_cmpstr (merged->attributed_name, ==, "Anna");
  g_assert_true (dossier_id_equal (&merged->attributed_to, &a));
}

/* What was left open is settled by "same", and open again when that is taken back. */
static void
test_undecided_same (Fixture      *fixture,
                     gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert");
  DossierOutcome same;

  decide (fixture, &a, &b, DOSSIER_VERDICT_UNDECIDED);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);
  same = decide (fixture, &a, &b, DOSSIER_VERDICT_SAME);
  g_assert_cmpuint (count_decisions (fixture), ==, 1);
  run (fixture, dossier_command_take_back_decision (&same.id));
  g_assert_cmpuint (count_decisions (fixture), ==, 1);
}

static void
test_split_refused (Fixture      *fixture,
                    gconstpointer data)
{
  DossierId a = make (fixture, "Anna"), b = make (fixture, "Bert"), others = mention (fixture, &b);
  const char * const aliases[] = { "Nobody", NULL };
  g_autoptr (GError) error = NULL;

  refuse (fixture, dossier_command_split_entity (&a, NULL, 0, NULL, &b, NULL, NULL), "choose");
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_split_entity (&a, &others, 1, NULL, &b, NULL, NULL), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_split_entity (&a, NULL, 0, aliases, &b, NULL, NULL), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
  refuse (fixture, dossier_command_split_entity (&b, &others, 1, NULL, &b, NULL, NULL), "same");
}

static guint
propose (Fixture         *fixture,
         const DossierId *entity,
         gboolean        *undecided)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = dossier_workspace_load_identity_proposals (fixture->workspace, entity, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < proposals->len; i++)
    {
      const DossierIdentityProposal *proposal = g_ptr_array_index (proposals, i);

      g_assert_nonnull (proposal->reason);
      g_assert_cmpuint (proposal->score, >, 0);
      g_assert_cmpuint (proposal->kept->mention_count, >=, proposal->other->mention_count);
      *undecided = proposal->undecided;
    }
  return proposals->len;
}

static void
test_proposals (Fixture      *fixture,
                gconstpointer data)
{
  DossierId a = make (fixture, "Valery Gerasimov"), b = make (fixture, "Valeri Guerassimov"), c = make (fixture, "Anna Lind");
  gboolean undecided = TRUE;

  mention (fixture, &b);
  g_assert_cmpuint (propose (fixture, NULL, &undecided), ==, 1);
  g_assert_false (undecided);
  g_assert_cmpuint (propose (fixture, &a, &undecided), ==, 1);
  g_assert_cmpuint (propose (fixture, &c, &undecided), ==, 0);
  decide (fixture, &a, &b, DOSSIER_VERDICT_UNDECIDED);
  g_assert_cmpuint (propose (fixture, NULL, &undecided), ==, 1);
  g_assert_true (undecided);
  decide (fixture, &a, &b, DOSSIER_VERDICT_DIFFERENT);
  g_assert_cmpuint (propose (fixture, NULL, &undecided), ==, 0);
  undo (fixture);
  decide (fixture, &b, &a, DOSSIER_VERDICT_SAME);
  g_assert_cmpuint (propose (fixture, NULL, &undecided), ==, 0);
}

static const DossierIdentityProposal *
propose_one (Fixture    *fixture,
             GPtrArray **proposals)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (proposals, g_ptr_array_unref);
  *proposals = dossier_workspace_load_identity_proposals (fixture->workspace, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*proposals)->len, ==, 1);
  return g_ptr_array_index (*proposals, 0);
}

static DossierId
import (Fixture    *fixture,
        const char *name,
        const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *paths[2] = { path, NULL };

  g_file_set_contents (path, text, -1, &error);
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  return ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

/* A sentence that names both speaks against it, the same company for it. */
static void
test_company (Fixture      *fixture,
              gconstpointer data)
{
  DossierId a = make (fixture, "Valery Gerasimov"), b = make (fixture, "Valeri Guerassimov"), c = make (fixture, "Anna Lind"), one, two;
  g_autoptr (GPtrArray) proposals = NULL;
  guint before = propose_one (fixture, &proposals)->score, shared;

  one = import (fixture, "one.txt", "One\n3 March 2031\n\nThe first of all the words here are names of somebody, and others follow.\n");
  two = import (fixture, "two.txt", "Two\n3 March 2031\n\nOther words of another article stand here for the second, with others.\n");
  run (fixture, dossier_command_tag (&one, 30, 32, &a, NULL, NULL));
  run (fixture, dossier_command_tag (&two, 30, 32, &b, NULL, NULL));
  g_assert_cmpuint (propose_one (fixture, &proposals)->score, <=, before + 1);
  run (fixture, dossier_command_tag (&one, 40, 42, &c, NULL, NULL));
  run (fixture, dossier_command_tag (&two, 40, 42, &c, NULL, NULL));
  shared = propose_one (fixture, &proposals)->score;
  g_assert_cmpuint (shared, >, before);
  g_assert_nonnull (strstr (propose_one (fixture, &proposals)->reason, "both are named with Anna Lind"));
  mention (fixture, &a);
  mention (fixture, &b);
  g_assert_cmpuint (propose_one (fixture, &proposals)->score, <, before);
  g_assert_nonnull (strstr (propose_one (fixture, &proposals)->reason, "1 sentence names both"));
  /* A deleted article says nothing. */
  run (fixture, dossier_command_delete_articles (&fixture->article, 1));
  g_assert_nonnull (strstr (propose_one (fixture, &proposals)->reason, "both are named with Anna Lind"));
  run (fixture, dossier_command_delete_articles (&two, 1));
  g_assert_null (strstr (propose_one (fixture, &proposals)->reason, "Anna Lind"));
}

static void
test_seat (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GError) error = NULL;
  const DossierIdentityProposal *proposal;

  run (fixture, dossier_command_create_entity ("Pentagon", "organisation"));
  run (fixture, dossier_command_create_entity ("US Department of Defense", "organisation"));
  proposals = dossier_workspace_load_identity_proposals (fixture->workspace, NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 1);
  proposal = g_ptr_array_index (proposals, 0);
  g_assert_nonnull (strstr (proposal->reason, "Pentagon"));
  g_assert_cmpuint (proposal->score, <, 80);
}

#define ADD(path, test) g_test_add ("/identity/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("equivalence", test_equivalence);
  ADD ("contradiction", test_contradiction);
  ADD ("undecided", test_undecided);
  ADD ("kept", test_kept);
  ADD ("one", test_one);
  ADD ("preview-merge", test_preview_merge);
  ADD ("split", test_split);
  ADD ("split-events", test_split_events);
  ADD ("split-places", test_split_places);
  ADD ("split-said", test_split_said);
  ADD ("split-said-whole", test_split_said_whole);
  ADD ("undecided-same", test_undecided_same);
  ADD ("split-refused", test_split_refused);
  ADD ("proposals", test_proposals);
  ADD ("company", test_company);
  ADD ("seat", test_seat);
  return g_test_run ();
}
