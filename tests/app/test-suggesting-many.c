/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions in the background and in great numbers: by themselves, stopped and resumed, ten thousand decided at once. */

#include <gio/gio.h>
#include <string.h>

#include "dossier-list.h"
#include "dossier-suggesting.h"
#include "suggest-fixture.h"

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
test_background (SuggestFixture *fixture,
                 gconstpointer   data)
{
  DossierId article = suggest_fixture_import (fixture, suggest_fixture_first), second;
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
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "NATO"), ==, 1);
  WAIT_FOR (!dossier_list_is_loading (list) && g_list_model_get_n_items (G_LIST_MODEL (list)) > 3);
  {
    g_autoptr (DossierItem) item = g_list_model_get_item (G_LIST_MODEL (list), 0);

    g_assert_true (DOSSIER_IS_PROPOSAL (dossier_item_get_record (item)));
  }
  told = 0;
  second = suggest_fixture_import (fixture, suggest_fixture_second);
  WAIT_FOR (told > 0 && dossier_suggesting_get_job (suggesting) == NULL);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &second, "NATO"), ==, 2);
  told = 0;
  suggest_fixture_run (fixture, dossier_command_create_entity ("Ostrander the baker", "person"));
  WAIT_FOR (told > 0 && dossier_suggesting_get_job (suggesting) == NULL);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &article, "Ostrander the baker"), ==, 1);
  dossier_suggesting_set_active (suggesting, FALSE);
  g_idle_add (settled_cb, NULL);
  g_main_context_iteration (NULL, TRUE);
  g_assert_null (dossier_suggesting_get_job (suggesting));
  g_signal_handlers_disconnect_by_func (fixture->workspace, changed_cb, &told);
}

/* Very many in one step, and back. */
static void
test_ten_thousand (SuggestFixture *fixture,
                   gconstpointer   data)
{
  g_autoptr (GString) text = g_string_new ("A list\n3 March 2031\n\n");
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  DossierId articles[20];
  DossierOutcome entity, outcome;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "Then came Ostrander the baker.\n\n");
  entity = suggest_fixture_run (fixture, dossier_command_create_entity ("Ostrander the baker", "person"));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *whole = g_strdup_printf ("%sThat was number %u.\n", text->str, i);

      articles[i] = suggest_fixture_import (fixture, whole);
    }
  suggest_fixture_suggest (fixture);
  query->entity = entity.entity;
  ids = dossier_workspace_query (fixture->workspace, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 10000);
  outcome = suggest_fixture_run (fixture, dossier_command_accept_suggestions ((const DossierId *) ids->data, ids->len, DOSSIER_SUGGESTION_HERE));
  g_assert_cmpuint (outcome.count, ==, 10000);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 0);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_MENTION), ==, 10000);
  suggest_fixture_undo (fixture);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 10000);
  g_assert_cmpuint (suggest_fixture_count_records (fixture, DOSSIER_RECORD_MENTION), ==, 0);
  suggest_fixture_redo (fixture);
  g_assert_cmpuint (dossier_workspace_count (fixture->workspace, query, &error), ==, 0);
  suggest_fixture_undo (fixture);
  outcome = suggest_fixture_run (fixture, dossier_command_reject_suggestions ((const DossierId *) ids->data, 1, DOSSIER_SUGGESTION_FORM));
  g_assert_cmpuint (outcome.count, ==, 10000);
  g_assert_cmpuint (suggest_fixture_count_rejected (fixture), ==, 1);
  g_assert_cmpuint (suggest_fixture_count_open (fixture, &articles[7], "Ostrander the baker"), ==, 0);
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
test_resumed (SuggestFixture *fixture,
              gconstpointer   data)
{
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (GError) error = NULL;
  guint n = 150, articles, names, found;
  gboolean ended = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("Number %u\n3 March 2031\n\nNATO said that Ukraine had %u soldiers in Berlin on Thursday. Boris Pistorius agreed.\n", i, i * 1000);

      suggest_fixture_import (fixture, text);
    }
  dossier_workspace_suggest_async (fixture->workspace, job, ended_cb, &ended);
  WAIT_FOR (dossier_job_get_done (job) > 0);
  dossier_job_stop (job);
  WAIT_FOR (ended);
  found = dossier_workspace_count_suggestions (fixture->workspace, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found, >, 0);
  suggest_fixture_close_workspace (fixture);
  suggest_fixture_open_workspace (fixture);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), ==, found);
  suggest_fixture_suggest (fixture);
  dossier_workspace_count_unseen (fixture->workspace, &articles, &names, &error);
  g_assert_cmpuint (articles, ==, 0);
  g_assert_cmpuint (dossier_workspace_count_suggestions (fixture->workspace, NULL, &error), >=, n * 3);
}

#define ADD(path, test) g_test_add ("/suggesting-many/" path, SuggestFixture, NULL, suggest_fixture_set_up, test, suggest_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("background", test_background);
  ADD ("ten-thousand", test_ten_thousand);
  ADD ("resumed", test_resumed);
  return g_test_run ();
}
