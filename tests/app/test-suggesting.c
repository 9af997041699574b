/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in a workspace: found in the background, decided in any number at once, undone, resumed, never made twice. */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dossier-importing.h"
#include "dossier-list.h"
#include "dossier-suggesting.h"
#include "dossier-workspace.h"

typedef struct
{
  char *folder;
  DossierWorkspace *workspace;
  guint files;
} Fixture;

static const char first_text[] =
  "Talks on the harbour\n3 March 2031\n\n"
  "The Defence Minister of Germany, Boris Pistorius, met officials of NATO in Ukraine on Thursday. Pistorius said that about 3,000 soldiers "
  "would leave Ukraine. Ostrander the baker had bread.\n";
static const char second_text[] =
  "Another day of talks\n5 March 2031\n\n"
  "NATO said on Friday that Ukraine had agreed. Boris Pistorius praised Ukraine. In Berlin, Pistorius spoke again. Germany and NATO wait.\n";

static void
open_workspace (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "talks.dossier", NULL);
  g_autoptr (GError) error = NULL;

  fixture->workspace = dossier_workspace_open (path, g_file_test (path, G_FILE_TEST_EXISTS) ? DOSSIER_WORKSPACE_READ_WRITE : DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dossier-suggesting-XXXXXX", NULL);
  open_workspace (fixture);
}

static void
close_workspace (Fixture *fixture)
{
  dossier_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  close_workspace (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static DossierId
import (Fixture    *fixture,
        const char *text)
{
  g_autofree char *name = g_strdup_printf ("%u.txt", fixture->files++);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  const char *paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  result = dossier_workspace_import (fixture->workspace, paths, job, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  return ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

static void
suggest (Fixture *fixture)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (GError) error = NULL;
  guint articles, names;

  g_assert_true (dossier_workspace_suggest (fixture->workspace, job, &error));
  g_assert_no_error (error);
  dossier_workspace_count_unseen (fixture->workspace, &articles, &names, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (articles, ==, 0);
  g_assert_cmpuint (names, ==, 0);
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
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_redo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

/* How many open suggestions of an article have these words; NULL counts all names. */
static guint
count_open (Fixture         *fixture,
            const DossierId *article,
            const char      *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = dossier_workspace_load_suggestions (fixture->workspace, article, &error);
  guint count = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < open->len; i++)
    {
      const DossierProposal *proposal = g_ptr_array_index (open, i);
      gboolean is_name = strcmp (proposal->kind, "date") != 0 && strcmp (proposal->kind, "figure") != 0;

      count += words != NULL ? strcmp (proposal->words, words) == 0 : is_name;
    }
  return count;
}

static DossierProposal *
find_open (Fixture         *fixture,
           const DossierId *article,
           const char      *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = dossier_workspace_load_suggestions (fixture->workspace, article, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < open->len; i++)
    if (strcmp (((DossierProposal *) g_ptr_array_index (open, i))->words, words) == 0)
      return g_object_ref (g_ptr_array_index (open, i));
  g_error ("“%s” is not proposed", words);
}

static guint
count_records (Fixture          *fixture,
               DossierRecordType type)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GError) error = NULL;
  guint count = dossier_workspace_count (fixture->workspace, query, &error);

  g_assert_no_error (error);
  return count;
}

static guint
count_rejected (Fixture *fixture)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  g_autoptr (GError) error = NULL;
  guint count;

  query->rejected = TRUE;
  count = dossier_workspace_count (fixture->workspace, query, &error);
  g_assert_no_error (error);
  return count;
}

static void
accept (Fixture               *fixture,
        const DossierId       *article,
        const char            *words,
        DossierSuggestionScope scope,
        guint                  expected)
{
  g_autoptr (DossierProposal) proposal = find_open (fixture, article, words);
  DossierOutcome outcome = run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, scope));

  g_assert_cmpuint (outcome.count, ==, expected);
}

static void
reject (Fixture               *fixture,
        const DossierId       *article,
        const char            *words,
        DossierSuggestionScope scope)
{
  g_autoptr (DossierProposal) proposal = find_open (fixture, article, words);

  run (fixture, dossier_command_reject_suggestions (&proposal->id, 1, scope));
}

static void
test_found (Fixture      *fixture,
            gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierProposal) minister = NULL, short_form = NULL, date = NULL;
  g_autofree char *there = NULL;

  suggest (fixture);
  minister = find_open (fixture, &article, "Boris Pistorius");
  g_assert_cmpstr (minister->kind, ==, "person");
  g_assert_true (dossier_id_is_nil (&minister->entity));
  g_assert_cmpuint (minister->confidence, >, 0);
  there = dossier_text_slice (minister->context, minister->context_start, minister->context_end);
  g_assert_cmpstr (there, ==, "Boris Pistorius");
  short_form = find_open (fixture, &article, "Pistorius");
  g_assert_cmpstr (short_form->name, ==, "Boris Pistorius");
  date = find_open (fixture, &article, "Thursday");
  g_assert_cmpstr (date->kind, ==, "date");
  g_assert_cmpstr (date->value, ==, "2031-02-27");
  g_assert_cmpuint (count_open (fixture, &article, "Ukraine"), ==, 2);
  /* Nothing of it counts before it is decided. */
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_MENTION), ==, 0);
}

static void
test_accept_one (Fixture      *fixture,
                 gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome;
  guint before;

  suggest (fixture);
  before = count_open (fixture, &article, NULL);
  proposal = find_open (fixture, &article, "Boris Pistorius");
  outcome = run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE));
  g_assert_cmpuint (outcome.count, ==, 1);
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &outcome.entity));
  g_assert_cmpstr (entity->name, ==, "Boris Pistorius");
  g_assert_cmpstr (entity->kind, ==, "person");
  g_assert_cmpuint (entity->mention_count, ==, 1);
  if (proposal->role != NULL)
    {
      g_assert_cmpstr (entity->description, ==, proposal->role);
      g_assert_false (dossier_id_is_nil (&entity->description_passage));
    }
  g_assert_cmpuint (count_open (fixture, &article, NULL), ==, before - 1);
  g_assert_null (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_SUGGESTION, &proposal->id));
  undo (fixture);
  g_assert_cmpuint (count_open (fixture, &article, NULL), ==, before);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  redo (fixture);
  g_assert_cmpuint (count_open (fixture, &article, NULL), ==, before - 1);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_MENTION), ==, 1);
}

static void
test_accept_twice (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  suggest (fixture);
  proposal = find_open (fixture, &article, "NATO");
  run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE));
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static void
test_accept_value (Fixture      *fixture,
                   gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  suggest (fixture);
  proposal = find_open (fixture, &article, "Thursday");
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_INVALID);
  reject (fixture, &article, "Thursday", DOSSIER_SUGGESTION_HERE);
  g_assert_cmpuint (count_open (fixture, &article, "Thursday"), ==, 0);
}

/* The scopes, on two articles of one person. */
static void
test_scopes (Fixture      *fixture,
             gconstpointer data)
{
  DossierId first = import (fixture, first_text), second = import (fixture, second_text);

  suggest (fixture);
  accept (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_IN_ARTICLE, 2);
  g_assert_cmpuint (count_open (fixture, &first, "Ukraine"), ==, 0);
  g_assert_cmpuint (count_open (fixture, &second, "Ukraine"), ==, 2);
  undo (fixture);
  accept (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM, 4);
  undo (fixture);
  accept (fixture, &second, "Pistorius", DOSSIER_SUGGESTION_FORM, 2);
  g_assert_cmpuint (count_open (fixture, &first, "Pistorius"), ==, 0);
  g_assert_cmpuint (count_open (fixture, &first, "Boris Pistorius"), ==, 1);
  undo (fixture);
  accept (fixture, &second, "Pistorius", DOSSIER_SUGGESTION_GROUP, 4);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  undo (fixture);
  g_assert_cmpuint (count_open (fixture, &first, "Boris Pistorius"), ==, 1);
  g_assert_cmpuint (count_open (fixture, &second, "Pistorius"), ==, 1);
}

/* Tag once: every other occurrence in the library is proposed, in articles of before and of after. */
static void
test_tag_once (Fixture      *fixture,
               gconstpointer data)
{
  DossierId first = import (fixture, first_text), second = import (fixture, second_text), third;
  g_autoptr (DossierProposal) other = NULL, baker = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  DossierSuggestionFilter filter = { 0 };
  DossierOutcome outcome;
  const char *at = strstr (first_text, "NATO");
  g_autoptr (DossierArticleView) view = NULL;
  guint start;

  suggest (fixture);
  g_assert_nonnull (at);
  view = dossier_workspace_load_article (fixture->workspace, &first, &error);
  start = dossier_text_from_bytes (view->text, strstr (view->text, "NATO") - view->text);
  outcome = run (fixture, dossier_command_tag (&first, start, start + 4, NULL, "NATO", "organisation"));
  g_assert_cmpuint (count_open (fixture, &first, "NATO"), ==, 0);
  suggest (fixture);
  other = find_open (fixture, &second, "NATO");
  g_assert_true (dossier_id_equal (&other->entity, &outcome.entity));
  g_assert_nonnull (other->reason);
  filter.entity = outcome.entity;
  groups = dossier_workspace_load_suggestion_groups (fixture->workspace, &filter, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpuint (((DossierSuggestionGroup *) g_ptr_array_index (groups, 0))->count, ==, 2);
  g_assert_cmpuint (((DossierSuggestionGroup *) g_ptr_array_index (groups, 0))->article_count, ==, 1);
  /* What no model finds is found by its name, and in what comes later too. */
  outcome = run (fixture, dossier_command_create_entity ("Ostrander the baker", "person"));
  third = import (fixture, "Bread\n7 March 2031\n\nNobody asked Ostrander the baker, whose bread was good, and Ostrander the baker kept silent.\n");
  suggest (fixture);
  baker = find_open (fixture, &first, "Ostrander the baker");
  g_assert_true (dossier_id_equal (&baker->entity, &outcome.entity));
  g_assert_cmpuint (count_open (fixture, &third, "Ostrander the baker"), ==, 2);
  /* Undoing the entity leaves nothing behind, and redoing it brings all back. */
  undo (fixture);
  undo (fixture);
  suggest (fixture);
  g_assert_cmpuint (count_open (fixture, &first, "Ostrander the baker"), ==, 0);
  redo (fixture);
  suggest (fixture);
  g_assert_cmpuint (count_open (fixture, &first, "Ostrander the baker"), ==, 1);
}

static void
test_reject_here (Fixture      *fixture,
                  gconstpointer data)
{
  DossierId article = import (fixture, first_text);

  suggest (fixture);
  reject (fixture, &article, "Ukraine", DOSSIER_SUGGESTION_HERE);
  g_assert_cmpuint (count_open (fixture, &article, "Ukraine"), ==, 1);
  g_assert_cmpuint (count_rejected (fixture), ==, 1);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_MENTION), ==, 0);
  undo (fixture);
  g_assert_cmpuint (count_open (fixture, &article, "Ukraine"), ==, 2);
  g_assert_cmpuint (count_rejected (fixture), ==, 0);
  redo (fixture);
  g_assert_cmpuint (count_open (fixture, &article, "Ukraine"), ==, 1);
}

/* Rejected everywhere: in what is there and in what comes; taken back by hand, all are open again. */
static void
test_reject_everywhere (Fixture      *fixture,
                        gconstpointer data)
{
  DossierId first = import (fixture, first_text), second = import (fixture, second_text), third;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  g_autoptr (GPtrArray) rejected = NULL;
  g_autoptr (GError) error = NULL;
  const DossierMention *mention;

  suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM);
  g_assert_cmpuint (count_open (fixture, &second, "Ukraine"), ==, 0);
  third = import (fixture, "More\n9 March 2031\n\nIn Ukraine the talks of NATO went on, and Ukraine was content.\n");
  suggest (fixture);
  g_assert_cmpuint (count_open (fixture, &third, "Ukraine"), ==, 0);
  g_assert_cmpuint (count_open (fixture, &third, "NATO"), ==, 1);
  close_workspace (fixture);
  open_workspace (fixture);
  suggest (fixture);
  g_assert_cmpuint (count_open (fixture, &first, "Ukraine"), ==, 0);
  query->rejected = TRUE;
  rejected = dossier_workspace_load_records (fixture->workspace, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rejected->len, ==, 1);
  mention = g_ptr_array_index (rejected, 0);
  g_assert_cmpstr (mention->status, ==, "rejected");
  g_assert_cmpstr (mention->scope, ==, "everywhere");
  g_assert_null (mention->entity_name);
  run (fixture, dossier_command_delete_mentions (&mention->id, 1));
  g_assert_cmpuint (count_open (fixture, &first, "Ukraine"), ==, 2);
  g_assert_cmpuint (count_open (fixture, &second, "Ukraine"), ==, 2);
  g_assert_cmpuint (count_open (fixture, &third, "Ukraine"), ==, 2);
}

static void
test_reject_in_article (Fixture      *fixture,
                        gconstpointer data)
{
  DossierId first = import (fixture, first_text), second = import (fixture, second_text);

  suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_IN_ARTICLE);
  g_assert_cmpuint (count_open (fixture, &first, "Ukraine"), ==, 0);
  g_assert_cmpuint (count_open (fixture, &second, "Ukraine"), ==, 2);
  undo (fixture);
  g_assert_cmpuint (count_open (fixture, &first, "Ukraine"), ==, 2);
}

static void
test_accept_as (Fixture      *fixture,
                gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  DossierOutcome alliance, outcome;
  g_autoptr (DossierProposal) proposal = NULL, place = NULL;
  g_autoptr (DossierEntity) entity = NULL, made = NULL;

  suggest (fixture);
  alliance = run (fixture, dossier_command_create_entity ("North Atlantic Treaty Organization", "organisation"));
  proposal = find_open (fixture, &article, "NATO");
  run (fixture, dossier_command_accept_suggestions_as (&proposal->id, 1, DOSSIER_SUGGESTION_HERE, &alliance.entity, NULL, NULL));
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &alliance.entity));
  g_assert_true (g_strv_contains ((const char * const *) entity->aliases, "NATO"));
  g_assert_cmpuint (entity->mention_count, ==, 1);
  place = find_open (fixture, &article, "Ukraine");
  outcome = run (fixture, dossier_command_accept_suggestions_as (&place->id, 1, DOSSIER_SUGGESTION_HERE, NULL, NULL, "organisation"));
  made = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &outcome.entity));
  g_assert_cmpstr (made->kind, ==, "organisation");
  g_assert_cmpstr (made->name, ==, "Ukraine");
}

/* A surname alone is proposed for the one person who has it, and for nobody when two have it. */
static void
test_surname (Fixture      *fixture,
              gconstpointer data)
{
  DossierId first = import (fixture, first_text), second;
  g_autoptr (DossierProposal) full = NULL, alone = NULL, either = NULL;
  DossierOutcome boris;

  suggest (fixture);
  full = find_open (fixture, &first, "Boris Pistorius");
  boris = run (fixture, dossier_command_accept_suggestions (&full->id, 1, DOSSIER_SUGGESTION_HERE));
  second = import (fixture, "Short\n9 March 2031\n\nOfficials said that Mr. Pistorius would travel. Mr. Pistorius himself said nothing.\n");
  suggest (fixture);
  alone = find_open (fixture, &second, "Pistorius");
  g_assert_true (dossier_id_equal (&alone->entity, &boris.entity));
  g_assert_cmpuint (alone->confidence, <=, 60);
  g_assert_nonnull (alone->reason);
  /* Accepted, the surname becomes no name of his: it would claim everybody's. */
  run (fixture, dossier_command_accept_suggestions (&alone->id, 1, DOSSIER_SUGGESTION_HERE));
  g_clear_object (&full);
  {
    g_autoptr (DossierEntity) entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &boris.entity));

    g_assert_cmpuint (g_strv_length (entity->aliases), ==, 0);
  }
  run (fixture, dossier_command_create_entity ("Oscar Pistorius", "person"));
  second = import (fixture, "Shorter\n10 March 2031\n\nOfficials said that Mr. Pistorius would travel on.\n");
  suggest (fixture);
  either = find_open (fixture, &second, "Pistorius");
  g_assert_true (dossier_id_is_nil (&either->entity));
}

/* An alias of two: the one that the article names in full is meant, or else the one that is tagged more often. */
static void
test_shared_alias (Fixture      *fixture,
                   gconstpointer data)
{
  DossierOutcome foreign = run (fixture, dossier_command_create_entity ("Ostrander Foreign Office", "organisation"));
  DossierOutcome post = run (fixture, dossier_command_create_entity ("Ostrander Post Office", "organisation"));
  DossierId one, other, neither;
  g_autoptr (DossierProposal) first = NULL, second = NULL, third = NULL;

  run (fixture, dossier_command_add_alias (&foreign.entity, "OFFI"));
  run (fixture, dossier_command_add_alias (&post.entity, "OFFI"));
  one = import (fixture, "One\n3 March 2031\n\nThe Ostrander Foreign Office spoke. Then OFFI was silent again for long.\n");
  other = import (fixture, "Other\n4 March 2031\n\nThe Ostrander Post Office spoke. Then OFFI was silent again for long.\n");
  neither = import (fixture, "Neither\n5 March 2031\n\nOnly OFFI was asked, and nobody answered before the evening.\n");
  run (fixture, dossier_command_tag (&one, 0, 3, &post.entity, NULL, NULL));
  suggest (fixture);
  first = find_open (fixture, &one, "OFFI");
  second = find_open (fixture, &other, "OFFI");
  third = find_open (fixture, &neither, "OFFI");
  g_assert_true (dossier_id_equal (&first->entity, &foreign.entity));
  g_assert_true (dossier_id_equal (&second->entity, &post.entity));
  g_assert_true (dossier_id_equal (&third->entity, &post.entity));
  g_assert_cmpuint (third->confidence, <, first->confidence);
  g_assert_nonnull (third->reason);
}

/* Another spelling is proposed for the entity, and accepted becomes a name of it. */
static void
test_spelling (Fixture      *fixture,
               gconstpointer data)
{
  DossierId article = import (fixture, "Calls\n3 March 2031\n\nThe president, Volodymyr Zelenskyy, called Berlin on Monday. Volodymyr Zelenskyy spoke for an hour.\n");
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome;

  suggest (fixture);
  outcome = run (fixture, dossier_command_create_entity ("Volodymyr Zelensky", "person"));
  suggest (fixture);
  proposal = find_open (fixture, &article, "Volodymyr Zelenskyy");
  g_assert_true (dossier_id_equal (&proposal->entity, &outcome.entity));
  run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_IN_ARTICLE));
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &outcome.entity));
  g_assert_cmpuint (entity->mention_count, ==, 2);
  /* With the entity gone it is somebody new again. */
  run (fixture, dossier_command_delete_entity (&outcome.entity));
  suggest (fixture);
  g_clear_object (&proposal);
  proposal = find_open (fixture, &article, "Volodymyr Zelenskyy");
  g_assert_true (dossier_id_is_nil (&proposal->entity));
}

static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (GError) error = NULL;
  guint articles, names;

  import (fixture, second_text);
  dossier_job_stop (job);
  g_assert_true (dossier_workspace_suggest (fixture->workspace, job, &error));
  g_assert_no_error (error);
  dossier_workspace_count_unseen (fixture->workspace, &articles, &names, &error);
  g_assert_cmpuint (articles, ==, 2);
  close_workspace (fixture);
  open_workspace (fixture);
  suggest (fixture);
  g_assert_cmpuint (count_open (fixture, &article, "NATO"), ==, 1);
}

/* A second pass has nothing to do and gives nothing another number. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierProposal) before = NULL, after = NULL, later = NULL;

  suggest (fixture);
  before = find_open (fixture, &article, "Ukraine");
  suggest (fixture);
  after = find_open (fixture, &article, "Ukraine");
  g_assert_true (dossier_id_equal (&before->id, &after->id));
  /* With another date the article is looked at anew; what says the same stays the same. */
  run (fixture, dossier_command_set_article_field (&article, DOSSIER_FIELD_DATE, "2031-04-02"));
  suggest (fixture);
  later = find_open (fixture, &article, "Ukraine");
  g_assert_true (dossier_id_equal (&before->id, &later->id));
  g_clear_object (&later);
  later = find_open (fixture, &article, "Thursday");
  g_assert_cmpstr (later->value, ==, "2031-03-27");
}

static void
test_deleted_article (Fixture      *fixture,
                      gconstpointer data)
{
  DossierId first = import (fixture, first_text);
  g_autoptr (GError) error = NULL;

  suggest (fixture);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), >, 0);
  run (fixture, dossier_command_delete_articles (&first, 1));
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), ==, 0);
  g_assert_cmpuint (count_open (fixture, &first, NULL), ==, 0);
  undo (fixture);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), >, 0);
  g_assert_no_error (error);
}

/* What is left out when reading proposes nothing. */
static void
test_left_out (Fixture      *fixture,
               gconstpointer data)
{
  DossierId article = import (fixture, first_text);
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (GError) error = NULL;

  view = dossier_workspace_load_article (fixture->workspace, &article, &error);
  run (fixture, dossier_command_set_block_role (&article, 0, view->length, DOSSIER_BLOCK_FURNITURE));
  suggest (fixture);
  g_assert_cmpuint (count_open (fixture, &article, NULL), ==, 0);
}

static void
test_groups (Fixture      *fixture,
             gconstpointer data)
{
  DossierSuggestionFilter filter = { 0 };
  g_autoptr (GPtrArray) groups = NULL, by_name = NULL, page = NULL, dated = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  g_autoptr (GError) error = NULL;
  const DossierSuggestionGroup *largest;
  guint total = 0;

  import (fixture, first_text);
  import (fixture, second_text);
  suggest (fixture);
  groups = dossier_workspace_load_suggestion_groups (fixture->workspace, NULL, 0, 0, &error);
  g_assert_no_error (error);
  largest = g_ptr_array_index (groups, 0);
  for (guint i = 0; i < groups->len; i++)
    {
      const DossierSuggestionGroup *group = g_ptr_array_index (groups, i);

      total += group->count;
      g_assert_cmpuint (group->count, <=, largest->count);
      g_assert_cmpstr (group->kind, !=, "date");
      if (strcmp (group->name, "Boris Pistorius") == 0)
        {
          g_assert_cmpuint (group->count, ==, 4);
          g_assert_cmpuint (group->article_count, ==, 2);
          g_assert_cmpuint (g_strv_length (group->forms), ==, 2);
          query->like = group->first;
        }
    }
  g_assert_cmpuint (total, ==, dossier_workspace_count_suggestions (fixture->workspace, NULL, &error));
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 4);
  page = dossier_workspace_load_suggestion_groups (fixture->workspace, &filter, 1, 2, &error);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpstr (((DossierSuggestionGroup *) g_ptr_array_index (page, 0))->name, ==, ((DossierSuggestionGroup *) g_ptr_array_index (groups, 1))->name);
  filter.by_name = TRUE;
  by_name = dossier_workspace_load_suggestion_groups (fixture->workspace, &filter, 0, 0, &error);
  g_assert_cmpstr (((DossierSuggestionGroup *) g_ptr_array_index (by_name, 0))->name, ==, "Berlin");
  filter.kind = "date";
  dated = dossier_workspace_load_suggestion_groups (fixture->workspace, &filter, 0, 0, &error);
  g_assert_cmpuint (dated->len, >, 0);
  g_assert_no_error (error);
}

static gboolean
settled_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

/* Waits on the main context until a condition holds. */
#define WAIT_FOR(condition) \
  G_STMT_START { while (!(condition)) g_main_context_iteration (NULL, TRUE); } G_STMT_END

static void
changed_cb (DossierWorkspace *workspace,
            DossierChangeSet *changes,
            gpointer          user_data)
{
  guint *told = user_data;

  if (dossier_change_set_touches (changes, "suggestion"))
    (*told)++;
}

/* In the background, by itself: at the start, after an import, after a new entity. */
static void
test_background (Fixture      *fixture,
                 gconstpointer data)
{
  DossierId article = import (fixture, first_text), second;
  g_autoptr (DossierSuggesting) suggesting = dossier_suggesting_new (fixture->workspace);
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  g_autoptr (DossierList) list = NULL;
  guint told = 0;

  g_signal_connect (fixture->workspace, "changed", G_CALLBACK (changed_cb), &told);
  query->article = article;
  list = dossier_list_new (fixture->workspace, query);
  g_assert_null (dossier_suggesting_get_job (suggesting));
  dossier_suggesting_set_active (suggesting, TRUE);
  g_assert_nonnull (dossier_suggesting_get_job (suggesting));
  WAIT_FOR (dossier_suggesting_get_job (suggesting) == NULL && told > 0);
  g_assert_cmpuint (count_open (fixture, &article, "NATO"), ==, 1);
  WAIT_FOR (!dossier_list_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) > 3);
  {
    g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (list), 0);

    g_assert_true (DOSSIER_IS_PROPOSAL (dossier_item_get_record (item)));
  }
  told = 0;
  second = import (fixture, second_text);
  WAIT_FOR (told > 0 && dossier_suggesting_get_job (suggesting) == NULL);
  g_assert_cmpuint (count_open (fixture, &second, "NATO"), ==, 2);
  told = 0;
  run (fixture, dossier_command_create_entity ("Ostrander the baker", "person"));
  WAIT_FOR (told > 0 && dossier_suggesting_get_job (suggesting) == NULL);
  g_assert_cmpuint (count_open (fixture, &article, "Ostrander the baker"), ==, 1);
  dossier_suggesting_set_active (suggesting, FALSE);
  g_idle_add (settled_cb, NULL);
  g_main_context_iteration (NULL, TRUE);
  g_assert_null (dossier_suggesting_get_job (suggesting));
  g_signal_handlers_disconnect_by_func (fixture->workspace, changed_cb, &told);
}

/* Very many in one step, and back. */
static void
test_ten_thousand (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("A list\n3 March 2031\n\n");
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  DossierId articles[20];
  DossierOutcome entity, outcome;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "Then came Ostrander the baker.\n\n");
  entity = run (fixture, dossier_command_create_entity ("Ostrander the baker", "person"));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *whole = g_strdup_printf ("%sThat was number %u.\n", text->str, i);

      articles[i] = import (fixture, whole);
    }
  suggest (fixture);
  query->entity = entity.entity;
  ids = dossier_workspace_query (fixture->workspace, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 10000);
  outcome = run (fixture, dossier_command_accept_suggestions ((const DossierId *) ids->data, ids->len, DOSSIER_SUGGESTION_HERE));
  g_assert_cmpuint (outcome.count, ==, 10000);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 0);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_MENTION), ==, 10000);
  undo (fixture);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 10000);
  g_assert_cmpuint (count_records (fixture, DOSSIER_RECORD_MENTION), ==, 0);
  redo (fixture);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 0);
  undo (fixture);
  outcome = run (fixture, dossier_command_reject_suggestions ((const DossierId *) ids->data, 1, DOSSIER_SUGGESTION_FORM));
  g_assert_cmpuint (outcome.count, ==, 10000);
  g_assert_cmpuint (count_rejected (fixture), ==, 1);
  g_assert_cmpuint (count_open (fixture, &articles[7], "Ostrander the baker"), ==, 0);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_workspace_suggest_finish (DOSSIER_WORKSPACE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* Stopped in the middle and opened again: what was found stays, and the next pass does what is missing. */
static void
test_resumed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (GError) error = NULL;
  guint n = 150, articles, names, found;
  gboolean ended = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Number %u\n3 March 2031\n\nNATO said that Ukraine had %u soldiers in Berlin on Thursday. Boris Pistorius agreed.\n", i, i * 1000);

      import (fixture, text);
    }
  dossier_workspace_suggest_async (fixture->workspace, job, ended_cb, &ended);
  WAIT_FOR (dossier_job_get_done (job) > 0);
  dossier_job_stop (job);
  WAIT_FOR (ended);
  found = dossier_workspace_count_suggestions (fixture->workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found, >, 0);
  close_workspace (fixture);
  open_workspace (fixture);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), ==, found);
  suggest (fixture);
  dossier_workspace_count_unseen (fixture->workspace, &articles, &names, &error);
  g_assert_cmpuint (articles, ==, 0);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), >=, n * 3);
}

#define ADD(path, test) g_test_add ("/suggesting/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("found", test_found);
  ADD ("accept-one", test_accept_one);
  ADD ("accept-twice", test_accept_twice);
  ADD ("accept-value", test_accept_value);
  ADD ("scopes", test_scopes);
  ADD ("tag-once", test_tag_once);
  ADD ("reject-here", test_reject_here);
  ADD ("reject-everywhere", test_reject_everywhere);
  ADD ("reject-in-article", test_reject_in_article);
  ADD ("accept-as", test_accept_as);
  ADD ("surname", test_surname);
  ADD ("shared-alias", test_shared_alias);
  ADD ("spelling", test_spelling);
  ADD ("stopped", test_stopped);
  ADD ("again", test_again);
  ADD ("deleted-article", test_deleted_article);
  ADD ("left-out", test_left_out);
  ADD ("groups", test_groups);
  ADD ("background", test_background);
  ADD ("ten-thousand", test_ten_thousand);
  ADD ("resumed", test_resumed);
  return g_test_run ();
}
