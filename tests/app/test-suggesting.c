/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in a workspace: found, decided near and far, undone, rejected for good, never made twice. */

#include <gio/gio.h>
#include <string.h>

#include "dossier-suggesting.h"
#include "suggest-fixture.h"

static void
accept (SuggestFixture        *fixture,
        const DossierId       *article,
        const char            *words,
        DossierSuggestionScope scope,
        guint                  expected)
{
  g_autoptr (DossierProposal) proposal = suggest_fixture_find_open (fixture, article, words);
  DossierOutcome outcome = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, scope));

  g_assert_cmpuint (outcome.count, ==, expected);
}

static void
reject (SuggestFixture        *fixture,
        const DossierId       *article,
        const char            *words,
        DossierSuggestionScope scope)
{
  g_autoptr (DossierProposal) proposal = suggest_fixture_find_open (fixture, article, words);

  suggest_fixture_run (fixture, dossier_command_reject_suggestions (&proposal->id, 1, scope));
}

static void
test_found (SuggestFixture *fixture,
            gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierProposal) minister = NULL, short_form = NULL, date = NULL;
  g_autofree char *there = NULL;

  suggest_fixture_suggest (fixture);
  minister = suggest_fixture_find_open (fixture, &article, "Boris Pistorius");
  g_assert_cmpstr (minister->kind, ==, "person");
  g_assert_true (dossier_id_is_nil (&minister->entity));
  g_assert_cmpuint (minister->confidence, >, 0);
  there = dossier_text_slice (minister->context, minister->context_start, minister->context_end);
  g_assert_cmpstr (there, ==, "Boris Pistorius");
  short_form = suggest_fixture_find_open (fixture, &article, "Pistorius");
  g_assert_cmpstr (short_form->name, ==, "Boris Pistorius");
  date = suggest_fixture_find_open (fixture, &article, "Thursday");
  g_assert_cmpstr (date->kind, ==, "date");
  g_assert_cmpstr (date->value, ==, "2031-02-27");
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Ukraine"), ==, 2);
  /* Nothing of it counts before it is decided. */
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_MENTION), ==, 0);
}

static void
test_accept_one (SuggestFixture *fixture,
                 gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome;
  guint before;

  suggest_fixture_suggest (fixture);
  before = suggest_fixture_count_open (fixture, &article, NULL);
  proposal = suggest_fixture_find_open (fixture, &article, "Boris Pistorius");
  outcome = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE));
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
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, NULL), ==, before - 1);
  g_assert_null (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_SUGGESTION, &proposal->id));
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, NULL), ==, before);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 0);
  suggest_fixture_redo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, NULL), ==, before - 1);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_MENTION), ==, 1);
}

static void
test_accept_twice (SuggestFixture *fixture,
                   gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  suggest_fixture_suggest (fixture);
  proposal = suggest_fixture_find_open (fixture, &article, "NATO");
  suggest_fixture_run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE));
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_FOUND);
}

static void
test_accept_value (SuggestFixture *fixture,
                   gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (GError) error = NULL;

  suggest_fixture_suggest (fixture);
  proposal = suggest_fixture_find_open (fixture, &article, "Thursday");
  g_assert_false (dossier_workspace_run (fixture->workspace, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_HERE), NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_INVALID);
  reject (fixture, &article, "Thursday", DOSSIER_SUGGESTION_HERE);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Thursday"), ==, 0);
}

/* The scopes, on two articles of one person. */
static void
test_scopes (SuggestFixture *fixture,
             gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second);

  suggest_fixture_suggest (fixture);
  accept (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_IN_ARTICLE, 2);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ukraine"), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 2);
  suggest_fixture_undo (fixture);
  accept (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM, 4);
  suggest_fixture_undo (fixture);
  accept (fixture, &second, "Pistorius", DOSSIER_SUGGESTION_FORM, 2);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Pistorius"), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Boris Pistorius"), ==, 1);
  suggest_fixture_undo (fixture);
  accept (fixture, &second, "Pistorius", DOSSIER_SUGGESTION_GROUP, 4);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 1);
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Boris Pistorius"), ==, 1);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Pistorius"), ==, 1);
}

/* Tag once: every other occurrence in the library is proposed, in articles of before and of after. */
static void
test_tag_once (SuggestFixture *fixture,
               gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second), third;
  g_autoptr (DossierProposal) other = NULL, baker = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  DossierSuggestionFilter filter = { 0 };
  DossierOutcome outcome;
  const char *at = strstr (suggest_fixture_first, "NATO");
  g_autoptr (DossierArticleView) view = NULL;
  guint start;

  suggest_fixture_suggest (fixture);
  g_assert_nonnull (at);
  view = dossier_workspace_load_article (fixture->workspace, &first, &error);
  start = dossier_text_from_bytes (view->text, strstr (view->text, "NATO") - view->text);
  outcome = suggest_fixture_run (fixture, dossier_command_tag (&first, start, start + 4, NULL, "NATO", "organisation"));
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "NATO"), ==, 0);
  suggest_fixture_suggest (fixture);
  other = suggest_fixture_find_open (fixture, &second, "NATO");
  g_assert_true (dossier_id_equal (&other->entity, &outcome.entity));
  g_assert_nonnull (other->reason);
  filter.entity = outcome.entity;
  groups = dossier_workspace_load_suggestion_groups (fixture->workspace, &filter, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpuint (((DossierSuggestionGroup *) g_ptr_array_index (groups, 0))->count, ==, 2);
  g_assert_cmpuint (((DossierSuggestionGroup *) g_ptr_array_index (groups, 0))->article_count, ==, 1);
  /* What no model finds is found by its name, and in what comes later too. */
  outcome = suggest_fixture_run (fixture, dossier_command_create_entity ("Ostrander the baker", "person"));
  third = suggest_fixture_import (fixture, "Bread\n7 March 2031\n\nNobody asked Ostrander the baker, whose bread was good, and Ostrander the baker kept silent.\n");
  suggest_fixture_suggest (fixture);
  baker = suggest_fixture_find_open (fixture, &first, "Ostrander the baker");
  g_assert_true (dossier_id_equal (&baker->entity, &outcome.entity));
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &third, "Ostrander the baker"), ==, 2);
  /* Undoing the entity leaves nothing behind, and redoing it brings all back. */
  suggest_fixture_undo (fixture);
  suggest_fixture_undo (fixture);
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ostrander the baker"), ==, 0);
  suggest_fixture_redo (fixture);
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ostrander the baker"), ==, 1);
}

static void
test_reject_here (SuggestFixture *fixture,
                  gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);

  suggest_fixture_suggest (fixture);
  reject (fixture, &article, "Ukraine", DOSSIER_SUGGESTION_HERE);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Ukraine"), ==, 1);
  g_assert_cmpuint (suggest_fixture_count_rejected (fixture), ==, 1);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_MENTION), ==, 0);
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Ukraine"), ==, 2);
  g_assert_cmpuint (suggest_fixture_count_rejected (fixture), ==, 0);
  suggest_fixture_redo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Ukraine"), ==, 1);
}

/* A person who is rejected takes no country along that has the surname. */
static void
test_reject_kind (SuggestFixture *fixture,
                  gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, "Guests\n9 March 2031\n\nTalks went on in Jordan. Mr. Jordan told reporters that Michael Jordan had left."
                                                       " The visit to Jordan lasted long.\n");

  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Jordan"), ==, 3);
  reject (fixture, &article, "Michael Jordan", DOSSIER_SUGGESTION_GROUP);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Michael Jordan"), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Jordan"), ==, 2);
}

/* Rejected everywhere: in what is there and in what comes; taken back by hand, all are open again. */
static void
test_reject_everywhere (SuggestFixture *fixture,
                        gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second), third;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  g_autoptr (GPtrArray) rejected = NULL;
  g_autoptr (GError) error = NULL;
  const DossierMention *mention;

  suggest_fixture_suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 0);
  third = suggest_fixture_import (fixture, "More\n9 March 2031\n\nIn Ukraine the talks of NATO went on, and Ukraine was content.\n");
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &third, "Ukraine"), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &third, "NATO"), ==, 1);
  suggest_fixture_close_workspace (fixture);
  suggest_fixture_open_workspace (fixture);
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ukraine"), ==, 0);
  query->rejected = TRUE;
  rejected = dossier_workspace_load_records (fixture->workspace, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rejected->len, ==, 1);
  mention = g_ptr_array_index (rejected, 0);
  g_assert_cmpstr (mention->status, ==, "rejected");
  g_assert_cmpstr (mention->scope, ==, "everywhere");
  g_assert_null (mention->entity_name);
  suggest_fixture_run (fixture, dossier_command_delete_mentions (&mention->id, 1));
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ukraine"), ==, 2);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 2);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &third, "Ukraine"), ==, 2);
}

/* An entity that is deleted leaves what was rejected for it: for words taken for its kind, and no others. */
static void
test_reject_deleted (SuggestFixture *fixture,
                     gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second), state;

  state = suggest_fixture_run (fixture, dossier_command_create_entity ("Ukraine", "place")).entity;
  suggest_fixture_suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 0);
  suggest_fixture_run (fixture, dossier_command_delete_entity (&state));
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_rejected (fixture), ==, 1);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ukraine"), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 0);
  suggest_fixture_undo (fixture);
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 0);
  /* A team of that name is somebody else. */
  suggest_fixture_undo (fixture);
  suggest_fixture_run (fixture, dossier_command_delete_entity (&state));
  state = suggest_fixture_run (fixture, dossier_command_create_entity ("Ukraine", "organisation")).entity;
  suggest_fixture_suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM);
  suggest_fixture_run (fixture, dossier_command_delete_entity (&state));
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 2);
}

/* Who is the same as whom says at once for whom a rejection holds. */
static void
test_reject_merged (SuggestFixture *fixture,
                    gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second), a, b;

  a = suggest_fixture_run (fixture, dossier_command_create_entity ("Ukraine", "place")).entity;
  suggest_fixture_suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_FORM);
  suggest_fixture_run (fixture, dossier_command_delete_entity (&a));
  suggest_fixture_undo (fixture);
  b = suggest_fixture_run (fixture, dossier_command_create_entity ("Republic of Ukraine", "place")).entity;
  suggest_fixture_run (fixture, dossier_command_rename_entity (&a, "Ukrayina"));
  suggest_fixture_run (fixture, dossier_command_remove_alias (&a, "Ukraine"));
  suggest_fixture_run (fixture, dossier_command_add_alias (&b, "Ukraine"));
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 2);
  suggest_fixture_run (fixture, dossier_command_merge_entities (&b, &a, NULL));
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 0);
  suggest_fixture_run (fixture, dossier_command_unmerge_entity (&a));
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 2);
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 0);
}

static void
test_reject_in_article (SuggestFixture *fixture,
                        gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second);

  suggest_fixture_suggest (fixture);
  reject (fixture, &first, "Ukraine", DOSSIER_SUGGESTION_IN_ARTICLE);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ukraine"), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "Ukraine"), ==, 2);
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, "Ukraine"), ==, 2);
}

static void
test_accept_as (SuggestFixture *fixture,
                gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  DossierOutcome alliance, outcome;
  g_autoptr (DossierProposal) proposal = NULL, place = NULL;
  g_autoptr (DossierEntity) entity = NULL, made = NULL;

  suggest_fixture_suggest (fixture);
  alliance = suggest_fixture_run (fixture, dossier_command_create_entity ("North Atlantic Treaty Organization", "organisation"));
  proposal = suggest_fixture_find_open (fixture, &article, "NATO");
  suggest_fixture_run (fixture, dossier_command_accept_suggestions_as (&proposal->id, 1, DOSSIER_SUGGESTION_HERE, &alliance.entity, NULL, NULL));
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &alliance.entity));
  g_assert_true (g_strv_contains ((const char * const *) entity->aliases, "NATO"));
  g_assert_cmpuint (entity->mention_count, ==, 1);
  place = suggest_fixture_find_open (fixture, &article, "Ukraine");
  outcome = suggest_fixture_run (fixture, dossier_command_accept_suggestions_as (&place->id, 1, DOSSIER_SUGGESTION_HERE, NULL, NULL, "organisation"));
  made = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &outcome.entity));
  g_assert_cmpstr (made->kind, ==, "organisation");
  g_assert_cmpstr (made->name, ==, "Ukraine");
}

/* Two people of one name are two, where somebody says so. */
static void
test_accept_another (SuggestFixture *fixture,
                     gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second = suggest_fixture_import (fixture, suggest_fixture_second);
  g_autoptr (DossierProposal) one = NULL, two = NULL;
  DossierOutcome made, another;
  DossierCommand *command;

  suggest_fixture_suggest (fixture);
  one = suggest_fixture_find_open (fixture, &first, "Boris Pistorius");
  two = suggest_fixture_find_open (fixture, &second, "Boris Pistorius");
  made = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&one->id, 1, DOSSIER_SUGGESTION_HERE));
  command = dossier_command_accept_suggestions_as (&two->id, 1, DOSSIER_SUGGESTION_HERE, NULL, "Boris Pistorius", "person");
  dossier_command_set_another (command);
  another = suggest_fixture_run (fixture, command);
  g_assert_false (dossier_id_equal (&made.entity, &another.entity));
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 2);
  command = dossier_command_tag (&first, 0, 3, NULL, "Boris Pistorius", "person");
  dossier_command_set_another (command);
  suggest_fixture_run (fixture, command);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_ENTITY), ==, 3);
}

/* A surname alone is proposed for the one person who has it, and for nobody when two have it. */
static void
test_surname (SuggestFixture *fixture,
              gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first), second;
  g_autoptr (DossierProposal) full = NULL, alone = NULL, either = NULL;
  DossierOutcome boris;

  suggest_fixture_suggest (fixture);
  full = suggest_fixture_find_open (fixture, &first, "Boris Pistorius");
  boris = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&full->id, 1, DOSSIER_SUGGESTION_HERE));
  second = suggest_fixture_import (fixture, "Short\n9 March 2031\n\nOfficials said that Mr. Pistorius would travel. Mr. Pistorius himself said nothing.\n");
  suggest_fixture_suggest (fixture);
  alone = suggest_fixture_find_open (fixture, &second, "Pistorius");
  g_assert_true (dossier_id_equal (&alone->entity, &boris.entity));
  g_assert_cmpuint (alone->confidence, <=, 60);
  g_assert_nonnull (alone->reason);
  /* Accepted, the surname becomes no name of his: it would claim everybody's. */
  suggest_fixture_run (fixture, dossier_command_accept_suggestions (&alone->id, 1, DOSSIER_SUGGESTION_HERE));
  g_clear_object (&full);
  {
    g_autoptr (DossierEntity) entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &boris.entity));

    g_assert_cmpuint (g_strv_length (entity->aliases), ==, 0);
  }
  suggest_fixture_run (fixture, dossier_command_create_entity ("Oscar Pistorius", "person"));
  second = suggest_fixture_import (fixture, "Shorter\n10 March 2031\n\nOfficials said that Mr. Pistorius would travel on.\n");
  suggest_fixture_suggest (fixture);
  either = suggest_fixture_find_open (fixture, &second, "Pistorius");
  g_assert_true (dossier_id_is_nil (&either->entity));
}

/* Of two people of one name, who is tagged in an article is meant there; elsewhere whose description fits what stands beside the name. */
static void
test_same_name (SuggestFixture *fixture,
                gconstpointer   data)
{
  DossierId one, other, third;
  DossierOutcome first, second;
  DossierCommand *command;
  g_autoptr (DossierProposal) full = NULL, again = NULL, alone = NULL, later = NULL, back = NULL, beside = NULL;

  one = suggest_fixture_import (fixture, "One\n3 March 2031\n\nOfficials met Boris Pistorius. Boris Pistorius was said to be calm.\n");
  suggest_fixture_suggest (fixture);
  full = suggest_fixture_find_open (fixture, &one, "Boris Pistorius");
  first = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&full->id, 1, DOSSIER_SUGGESTION_IN_ARTICLE));
  other = suggest_fixture_import (fixture, "Other\n4 March 2031\n\nSergeant Boris Pistorius came home. Pistorius said that he was tired.\n");
  suggest_fixture_suggest (fixture);
  again = suggest_fixture_find_open (fixture, &other, "Boris Pistorius");
  g_assert_true (dossier_id_equal (&again->entity, &first.entity));
  command = dossier_command_accept_suggestions (&again->id, 1, DOSSIER_SUGGESTION_HERE);
  dossier_command_set_another (command);
  second = suggest_fixture_run (fixture, command);
  g_assert_false (dossier_id_equal (&second.entity, &first.entity));
  suggest_fixture_suggest (fixture);
  alone = suggest_fixture_find_open (fixture, &other, "Pistorius");
  g_assert_true (dossier_id_equal (&alone->entity, &second.entity));
  third = suggest_fixture_import (fixture, "Third\n5 March 2031\n\nSergeant Boris Pistorius wrote. Nobody had heard that Pistorius could.\n");
  suggest_fixture_suggest (fixture);
  later = suggest_fixture_find_open (fixture, &third, "Boris Pistorius");
  beside = suggest_fixture_find_open (fixture, &third, "Pistorius");
  g_assert_true (dossier_id_equal (&later->entity, &second.entity));
  g_assert_true (dossier_id_equal (&beside->entity, &second.entity));
  suggest_fixture_undo (fixture); /* the import */
  suggest_fixture_undo (fixture);
  suggest_fixture_suggest (fixture);
  back = suggest_fixture_find_open (fixture, &other, "Boris Pistorius");
  g_assert_true (dossier_id_equal (&back->entity, &first.entity));
}

/* Whom a name means by a tag it means no longer when the tag is taken back. */
static void
test_same_name_undo (SuggestFixture *fixture,
                     gconstpointer   data)
{
  DossierId one, other, third;
  DossierOutcome first, second;
  DossierCommand *command;
  g_autoptr (DossierProposal) full = NULL, again = NULL, before = NULL, tagged = NULL, after = NULL;

  one = suggest_fixture_import (fixture, "One\n3 March 2031\n\nOfficials met Boris Pistorius. Boris Pistorius was said to be calm.\n");
  suggest_fixture_suggest (fixture);
  full = suggest_fixture_find_open (fixture, &one, "Boris Pistorius");
  first = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&full->id, 1, DOSSIER_SUGGESTION_IN_ARTICLE));
  other = suggest_fixture_import (fixture, "Other\n4 March 2031\n\nOfficials met Boris Pistorius.\n");
  suggest_fixture_suggest (fixture);
  again = suggest_fixture_find_open (fixture, &other, "Boris Pistorius");
  command = dossier_command_accept_suggestions (&again->id, 1, DOSSIER_SUGGESTION_HERE);
  dossier_command_set_another (command);
  second = suggest_fixture_run (fixture, command);
  third = suggest_fixture_import (fixture, "Third\n5 March 2031\n\nOfficials met Boris Pistorius. Boris Pistorius was said to be calm.\n");
  suggest_fixture_suggest (fixture);
  before = suggest_fixture_find_open (fixture, &third, "Boris Pistorius");
  g_assert_true (dossier_id_equal (&before->entity, &first.entity));
  suggest_fixture_run (fixture, dossier_command_accept_suggestions_as (&before->id, 1, DOSSIER_SUGGESTION_HERE, &second.entity, NULL, NULL));
  tagged = suggest_fixture_find_open (fixture, &third, "Boris Pistorius");
  g_assert_true (dossier_id_equal (&tagged->entity, &second.entity));
  suggest_fixture_undo (fixture);
  suggest_fixture_suggest (fixture);
  after = suggest_fixture_find_open (fixture, &third, "Boris Pistorius");
  g_assert_true (dossier_id_equal (&after->entity, &first.entity));
  g_assert_cmpstr (after->reason, ==, before->reason);
  g_assert_cmpuint (after->confidence, ==, before->confidence);
}

/* A name as like the one as the other is nobody's until the two are decided to be the same. */
static void
test_either (SuggestFixture *fixture,
             gconstpointer   data)
{
  DossierOutcome one = suggest_fixture_run (fixture, dossier_command_create_entity ("Alyaksandr Lukashenka", "person"));
  DossierOutcome other = suggest_fixture_run (fixture, dossier_command_create_entity ("Aleksandr Lukashenko", "person"));
  DossierId article = suggest_fixture_import (fixture, "One\n3 March 2031\n\nPresident Aliaksandr Lukashenka was said to be calm.\n");
  g_autoptr (DossierProposal) before = NULL, after = NULL;

  suggest_fixture_suggest (fixture);
  before = suggest_fixture_find_open (fixture, &article, "Aliaksandr Lukashenka");
  g_assert_true (dossier_id_is_nil (&before->entity));
  suggest_fixture_run (fixture, dossier_command_merge_entities (&one.entity, &other.entity, NULL));
  suggest_fixture_suggest (fixture);
  after = suggest_fixture_find_open (fixture, &article, "Aliaksandr Lukashenka");
  g_assert_true (dossier_id_equal (&after->entity, &one.entity));
}

/* An alias of two: the one that the article names in full is meant, or else the one that is tagged more often. */
static void
test_shared_alias (SuggestFixture *fixture,
                   gconstpointer   data)
{
  DossierOutcome foreign = suggest_fixture_run (fixture, dossier_command_create_entity ("Ostrander Foreign Office", "organisation"));
  DossierOutcome post = suggest_fixture_run (fixture, dossier_command_create_entity ("Ostrander Post Office", "organisation"));
  DossierId one, other, neither;
  g_autoptr (DossierProposal) first = NULL, second = NULL, third = NULL;

  suggest_fixture_run (fixture, dossier_command_add_alias (&foreign.entity, "OFFI"));
  suggest_fixture_run (fixture, dossier_command_add_alias (&post.entity, "OFFI"));
  one = suggest_fixture_import (fixture, "One\n3 March 2031\n\nThe Ostrander Foreign Office spoke. Then OFFI was silent again for long.\n");
  other = suggest_fixture_import (fixture, "Other\n4 March 2031\n\nThe Ostrander Post Office spoke. Then OFFI was silent again for long.\n");
  neither = suggest_fixture_import (fixture, "Neither\n5 March 2031\n\nOnly OFFI was asked, and nobody answered before the evening.\n");
  suggest_fixture_run (fixture, dossier_command_tag (&one, 0, 3, &post.entity, NULL, NULL));
  suggest_fixture_suggest (fixture);
  first = suggest_fixture_find_open (fixture, &one, "OFFI");
  second = suggest_fixture_find_open (fixture, &other, "OFFI");
  third = suggest_fixture_find_open (fixture, &neither, "OFFI");
  g_assert_true (dossier_id_equal (&first->entity, &foreign.entity));
  g_assert_true (dossier_id_equal (&second->entity, &post.entity));
  g_assert_true (dossier_id_equal (&third->entity, &post.entity));
  g_assert_cmpuint (third->confidence, <, first->confidence);
  g_assert_nonnull (third->reason);
}

/* Another spelling is proposed for the entity, and accepted becomes a name of it. */
static void
test_spelling (SuggestFixture *fixture,
               gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, "Calls\n3 March 2031\n\nThe president, Volodymyr Zelenskyy, called Berlin on Monday. Volodymyr Zelenskyy spoke for an hour.\n");
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome;

  suggest_fixture_suggest (fixture);
  outcome = suggest_fixture_run (fixture, dossier_command_create_entity ("Volodymyr Zelensky", "person"));
  suggest_fixture_suggest (fixture);
  proposal = suggest_fixture_find_open (fixture, &article, "Volodymyr Zelenskyy");
  g_assert_true (dossier_id_equal (&proposal->entity, &outcome.entity));
  suggest_fixture_run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_IN_ARTICLE));
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &outcome.entity));
  g_assert_cmpuint (entity->mention_count, ==, 2);
  /* With the entity gone it is somebody new again. */
  suggest_fixture_run (fixture, dossier_command_delete_entity (&outcome.entity));
  suggest_fixture_suggest (fixture);
  g_clear_object (&proposal);
  proposal = suggest_fixture_find_open (fixture, &article, "Volodymyr Zelenskyy");
  g_assert_true (dossier_id_is_nil (&proposal->entity));
}

/* A name that a caption shouts becomes an entity as it is written elsewhere. */
static void
test_capitals (SuggestFixture *fixture,
               gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, "Calls\n3 March 2031\n\nOfficials met in Germany. They met in Germany again.\n\nBERLIN, GERMANY - The officials met.\n");
  g_autoptr (DossierProposal) proposal = NULL;
  g_autoptr (DossierEntity) entity = NULL;
  DossierOutcome outcome;

  suggest_fixture_suggest (fixture);
  proposal = suggest_fixture_find_open (fixture, &article, "GERMANY");
  outcome = suggest_fixture_run (fixture, dossier_command_accept_suggestions (&proposal->id, 1, DOSSIER_SUGGESTION_GROUP));
  g_assert_cmpuint (outcome.count, ==, 3);
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &outcome.entity));
  g_assert_cmpstr (entity->name, ==, "Germany");
}

static void
test_stopped (SuggestFixture *fixture,
              gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (GError) error = NULL;
  guint articles, names;

  suggest_fixture_import (fixture, suggest_fixture_second);
  dossier_job_stop (job);
  g_assert_true (dossier_workspace_suggest (fixture->workspace, job, &error));
  g_assert_no_error (error);
  dossier_workspace_count_unseen (fixture->workspace, &articles, &names, &error);
  g_assert_cmpuint (articles, ==, 2);
  suggest_fixture_close_workspace (fixture);
  suggest_fixture_open_workspace (fixture);
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "NATO"), ==, 1);
}

/* A second pass has nothing to do and gives nothing another number. */
static void
test_again (SuggestFixture *fixture,
            gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierProposal) before = NULL, after = NULL, later = NULL;

  suggest_fixture_suggest (fixture);
  before = suggest_fixture_find_open (fixture, &article, "Ukraine");
  suggest_fixture_suggest (fixture);
  after = suggest_fixture_find_open (fixture, &article, "Ukraine");
  g_assert_true (dossier_id_equal (&before->id, &after->id));
  /* With another date the article is looked at anew; what says the same stays the same. */
  suggest_fixture_run (fixture, dossier_command_set_article_field (&article, DOSSIER_FIELD_DATE, "2031-04-02"));
  suggest_fixture_suggest (fixture);
  later = suggest_fixture_find_open (fixture, &article, "Ukraine");
  g_assert_true (dossier_id_equal (&before->id, &later->id));
  g_clear_object (&later);
  later = suggest_fixture_find_open (fixture, &article, "Thursday");
  g_assert_cmpstr (later->value, ==, "2031-03-27");
}

static void
test_deleted_article (SuggestFixture *fixture,
                      gconstpointer   data)
{
  DossierId first = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (GError) error = NULL;

  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), >, 0);
  suggest_fixture_run (fixture, dossier_command_delete_articles (&first, 1));
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &first, NULL), ==, 0);
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), >, 0);
  g_assert_no_error (error);
}

/* What is left out when reading proposes nothing. */
static void
test_left_out (SuggestFixture *fixture,
               gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first);
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (GError) error = NULL;

  view = dossier_workspace_load_article (fixture->workspace, &article, &error);
  suggest_fixture_run (fixture, dossier_command_set_block_role (&article, 0, view->length, DOSSIER_BLOCK_FURNITURE));
  suggest_fixture_suggest (fixture);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, NULL), ==, 0);
}

static void
test_groups (SuggestFixture *fixture,
             gconstpointer   data)
{
  DossierSuggestionFilter filter = { 0 };
  g_autoptr (GPtrArray) groups = NULL, by_name = NULL, page = NULL, dated = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  g_autoptr (GError) error = NULL;
  const DossierSuggestionGroup *largest;
  guint total = 0;

  suggest_fixture_import (fixture, suggest_fixture_first);
  suggest_fixture_import (fixture, suggest_fixture_second);
  suggest_fixture_suggest (fixture);
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

#define ADD(path, test) g_test_add ("/suggesting/" path, SuggestFixture, NULL, suggest_fixture_set_up, test, suggest_fixture_tear_down)

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
  ADD ("reject-kind", test_reject_kind);
  ADD ("reject-everywhere", test_reject_everywhere);
  ADD ("reject-deleted", test_reject_deleted);
  ADD ("reject-merged", test_reject_merged);
  ADD ("reject-in-article", test_reject_in_article);
  ADD ("accept-as", test_accept_as);
  ADD ("accept-another", test_accept_another);
  ADD ("surname", test_surname);
  ADD ("same-name", test_same_name);
  ADD ("same-name-undo", test_same_name_undo);
  ADD ("either", test_either);
  ADD ("shared-alias", test_shared_alias);
  ADD ("spelling", test_spelling);
  ADD ("capitals", test_capitals);
  ADD ("stopped", test_stopped);
  ADD ("again", test_again);
  ADD ("deleted-article", test_deleted_article);
  ADD ("left-out", test_left_out);
  ADD ("groups", test_groups);
  return g_test_run ();
}
