/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace with small articles, for tests of suggestions. Everything asserts that it works. */

#include "suggest-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-importing.h"
#include "dossier-suggesting.h"

const char suggest_fixture_first[] =
  "Talks on the harbour\n3 March 2031\n\n"
  "The Defence Minister of Germany, Boris Pistorius, met officials of NATO in Ukraine on Thursday. Pistorius said that about 3,000 soldiers "
  "would leave Ukraine. Ostrander the baker had bread.\n";
const char suggest_fixture_second[] =
  "Another day of talks\n5 March 2031\n\n"
  "NATO said on Friday that Ukraine had agreed. Boris Pistorius praised Ukraine. In Berlin, Pistorius spoke again. Germany and NATO wait.\n";

void
suggest_fixture_open_workspace (SuggestFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "talks.dossier", NULL);
  g_autoptr (GError) error = NULL;

  fixture->workspace = dossier_workspace_open (path, g_file_test (path, G_FILE_TEST_EXISTS) ? DOSSIER_WORKSPACE_READ_WRITE : DOSSIER_WORKSPACE_CREATE, &error);
  g_assert_no_error (error);
}

void
suggest_fixture_set_up (SuggestFixture *fixture,
                        gconstpointer   data)
{
  fixture->folder = g_dir_make_tmp ("dossier-suggesting-XXXXXX", NULL);
  suggest_fixture_open_workspace (fixture);
}

void
suggest_fixture_close_workspace (SuggestFixture *fixture)
{
  dossier_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
}

void
suggest_fixture_tear_down (SuggestFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  suggest_fixture_close_workspace (fixture);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

DossierId
suggest_fixture_import (SuggestFixture *fixture,
                        const char     *text)
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

void
suggest_fixture_suggest (SuggestFixture *fixture)
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

DossierOutcome
suggest_fixture_run (SuggestFixture *fixture,
                     DossierCommand *command)
{
  DossierOutcome outcome = { 0 };
  g_autoptr (GError) error = NULL;

  dossier_workspace_run (fixture->workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

void
suggest_fixture_undo (SuggestFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

void
suggest_fixture_redo (SuggestFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_redo (fixture->workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

/* How many open suggestions of an article have these words; NULL counts all names. */
guint
suggest_fixture_count_open (SuggestFixture  *fixture,
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

DossierProposal *
suggest_fixture_find_open (SuggestFixture  *fixture,
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

guint
suggest_fixture_count_records (SuggestFixture   *fixture,
                               DossierRecordType type)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GError) error = NULL;
  guint count = dossier_workspace_count (fixture->workspace, query, &error);

  g_assert_no_error (error);
  return count;
}

guint
suggest_fixture_count_rejected (SuggestFixture *fixture)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  g_autoptr (GError) error = NULL;
  guint count;

  query->rejected = TRUE;
  count = dossier_workspace_count (fixture->workspace, query, &error);
  g_assert_no_error (error);
  return count;
}
