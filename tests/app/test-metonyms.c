/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Capitals and peoples as words for a state: offered only where a workspace asks for it, never assumed, gone when it no longer does. */

#include <gio/gio.h>
#include <string.h>

#include "dossier-suggesting.h"
#include "suggest-fixture.h"

static const char text[] =
  "Talks go on\n\nMinsk said on Thursday that it would send observers. The delegation arrived in Minsk at noon and left for Warsaw. "
  "A Belarusian official told reporters that Minsk and Warsaw had agreed. The Minsk Tractor Works closed. Belarus joined the talks.";

static DossierId
make_state (SuggestFixture *fixture,
            const char     *name)
{
  return suggest_fixture_run (fixture, dossier_command_create_entity (name, "place")).id;
}

/* The open suggestions of an entity, as their words with the hundredths in one text. */
static char *
list_open (SuggestFixture  *fixture,
           const DossierId *article,
           const DossierId *entity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = dossier_workspace_load_suggestions (fixture->workspace, article, &error);
  g_autoptr (GString) listed = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < open->len; i++)
    {
      const DossierProposal *proposal = g_ptr_array_index (open, i);

      if (dossier_id_equal (&proposal->entity, entity))
        g_string_append_printf (listed, "%s%s@%u", listed->len > 0 ? " " : "", proposal->words, proposal->start);
    }
  return g_strdup (listed->str);
}

static void
assert_open (SuggestFixture  *fixture,
             const DossierId *article,
             const DossierId *entity,
             const char      *expected)
{
  g_autofree char *listed = list_open (fixture, article, entity);

  g_assert_cmpstr (listed, ==, expected);
}

static void
test_switch (SuggestFixture *fixture,
             gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, text), state = make_state (fixture, "Belarus");
  g_autoptr (DossierProposal) people = NULL;

  suggest_fixture_suggest (fixture);
  g_assert_false (dossier_workspace_get_metonyms (fixture->workspace));
  assert_open (fixture, &article, &state, "Belarus@230");
  dossier_workspace_set_metonyms (fixture->workspace, TRUE);
  suggest_fixture_suggest (fixture);
  g_assert_true (dossier_workspace_get_metonyms (fixture->workspace));
  /* Not where it is the city: behind "in", and as a part of a name. */
  assert_open (fixture, &article, &state, "Minsk@13 Belarusian@129 Minsk@169 Belarus@230");
  people = suggest_fixture_find_open (fixture, &article, "Belarusian");
  g_assert_cmpuint (people->confidence, <, 45);
  g_assert_nonnull (strstr (people->reason, "Belarus"));
  dossier_workspace_set_metonyms (fixture->workspace, FALSE);
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Belarus@230");
  /* What stood behind it is seen again. */
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Minsk"), ==, 3);
}

/* A new article, a workspace opened anew, and a state by another of its names. */
static void
test_kept (SuggestFixture *fixture,
           gconstpointer   data)
{
  DossierId state = make_state (fixture, "US"), article;

  dossier_workspace_set_metonyms (fixture->workspace, TRUE);
  suggest_fixture_suggest (fixture);
  suggest_fixture_close_workspace (fixture);
  suggest_fixture_open_workspace (fixture);
  g_assert_true (dossier_workspace_get_metonyms (fixture->workspace));
  article = suggest_fixture_import (fixture, "No deal\n\nWashington denied the report. Two Americans were held near Washington.");
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Washington@9 Americans@43");
}

/* A city that the workspace knows is itself, unless it acts; as an alias of the state it is a name. */
static void
test_known_city (SuggestFixture *fixture,
                 gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, text), state = make_state (fixture, "Belarus"), city;

  dossier_workspace_set_metonyms (fixture->workspace, TRUE);
  suggest_fixture_suggest (fixture);
  city = make_state (fixture, "Minsk");
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Minsk@13 Belarusian@129 Belarus@230");
  assert_open (fixture, &article, &city, "Minsk@92 Minsk@169");
  suggest_fixture_undo (fixture);
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Minsk@13 Belarusian@129 Minsk@169 Belarus@230");
  suggest_fixture_run (fixture, dossier_command_add_alias (&state, "Minsk"));
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Minsk@13 Minsk@92 Belarusian@129 Minsk@169 Belarus@230");
}

/* Accepted it is a mention, and no alias; rejected everywhere it stays away. */
static void
test_decided (SuggestFixture *fixture,
              gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, text), state = make_state (fixture, "Belarus");
  g_autoptr (DossierProposal) people = NULL, capital = NULL;
  g_autoptr (DossierEntity) entity = NULL;

  dossier_workspace_set_metonyms (fixture->workspace, TRUE);
  suggest_fixture_suggest (fixture);
  people = suggest_fixture_find_open (fixture, &article, "Belarusian");
  suggest_fixture_run (fixture, dossier_command_accept_suggestions (&people->id, 1, DOSSIER_SUGGESTION_HERE));
  entity = DOSSIER_ENTITY (dossier_workspace_lookup (fixture->workspace, DOSSIER_RECORD_ENTITY, &state));
  g_assert_cmpuint (entity->mention_count, ==, 1);
  g_assert_cmpuint (g_strv_length (entity->aliases), ==, 0);
  capital = suggest_fixture_find_open (fixture, &article, "Minsk");
  g_assert_true (dossier_id_equal (&capital->entity, &state));
  suggest_fixture_run (fixture, dossier_command_reject_suggestions (&capital->id, 1, DOSSIER_SUGGESTION_FORM));
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Belarus@230");
  dossier_workspace_set_metonyms (fixture->workspace, FALSE);
  suggest_fixture_suggest (fixture);
  assert_open (fixture, &article, &state, "Belarus@230");
}

/* All of the name are accepted at once, and what is doubtful only where that is said. */
static void
test_along (SuggestFixture *fixture,
            gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, text), state = make_state (fixture, "Belarus");
  DossierSuggestionFilter filter = { .entity = state };
  g_autoptr (DossierProposal) sure = NULL, doubtful = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  DossierCommand *command;

  dossier_workspace_set_metonyms (fixture->workspace, TRUE);
  suggest_fixture_suggest (fixture);
  groups = dossier_workspace_load_suggestion_groups (fixture->workspace, &filter, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpuint (((DossierSuggestionGroup *) groups->pdata[0])->count, ==, 4);
  g_assert_cmpuint (((DossierSuggestionGroup *) groups->pdata[0])->doubtful, ==, 3);
  sure = suggest_fixture_find_open (fixture, &article, "Belarus");
  g_assert_cmpuint (suggest_fixture_run (fixture, dossier_command_accept_suggestions (&sure->id, 1, DOSSIER_SUGGESTION_GROUP)).count, ==, 1);
  suggest_fixture_undo (fixture);
  command = dossier_command_accept_suggestions (&sure->id, 1, DOSSIER_SUGGESTION_GROUP);
  dossier_command_set_doubtful (command);
  g_assert_cmpuint (suggest_fixture_run (fixture, command).count, ==, 4);
  suggest_fixture_undo (fixture);
  /* Who accepts all of what is doubtful has seen it: those as sure go along. */
  doubtful = suggest_fixture_find_open (fixture, &article, "Belarusian");
  g_assert_cmpuint (suggest_fixture_run (fixture, dossier_command_accept_suggestions (&doubtful->id, 1, DOSSIER_SUGGESTION_GROUP)).count, ==, 3);
}

#define ADD(name, func) g_test_add ("/metonyms/" name, SuggestFixture, NULL, suggest_fixture_set_up, func, suggest_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("switch", test_switch);
  ADD ("kept", test_kept);
  ADD ("known-city", test_known_city);
  ADD ("decided", test_decided);
  ADD ("along", test_along);
  return g_test_run ();
}
