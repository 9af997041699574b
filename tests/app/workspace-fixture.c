/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace into which a folder of two articles was imported, for tests of the workspace from outside. */

#include "workspace-fixture.h"

#include <glib/gstdio.h>

const char workspace_fixture_text[] =
  "Ministers of Norland and Vestria spoke by telephone\n"
  "By Anna Lind\n"
  "10 March 2031\n\n"
  "General Karl Ødegård of Norland called his counterpart on Monday 🛰, the ministry said.\n\n"
  "About 30,000 troops take part in Polar Shield 2031, which runs until 20 March.\n";
static const char other_text[] =
  "Vestria denies that it asked for the call\n\n"
  "The Vestrian staff said that Karl Odegard had been called first. «Герасименко» was not present.\n";

static void
write_files (Desk *desk)
{
  const struct { const char *name, *text; } files[] = {
    { "in/one.txt", workspace_fixture_text }, { "in/two.txt", other_text }, { "in/empty.txt", " \n" },
  };
  g_autofree char *in = g_build_filename (desk->folder, "in", NULL);

  g_assert_cmpint (g_mkdir (in, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_free (desk_write (desk, files[i].name, files[i].text));
}

void
workspace_fixture_set_up (WorkspaceFixture *fixture,
                          gconstpointer     data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE, .order = DOSSIER_ORDER_NAME };
  g_autoptr (DossierImportResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  desk_set_up (&fixture->desk);
  write_files (&fixture->desk);
  result = workspace_fixture_import (fixture);
  g_assert_cmpuint (result->imported, ==, 2);
  g_assert_cmpuint (result->rejected, ==, 1);
  ids = dossier_workspace_query (fixture->desk.workspace, &query, &error);
  g_assert_no_error (error);
  fixture->article = g_array_index (ids, DossierId, 0);
}

void
workspace_fixture_tear_down (WorkspaceFixture *fixture,
                             gconstpointer     data)
{
  desk_tear_down (&fixture->desk);
}

/* Imports what is in the folder "in". */
DossierImportResult *
workspace_fixture_import (WorkspaceFixture *fixture)
{
  g_autofree char *in = g_build_filename (fixture->desk.folder, "in", NULL);
  const char * const paths[] = { in, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (GError) error = NULL;
  DossierImportResult *result = dossier_workspace_import (fixture->desk.workspace, paths, job, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

/* Tags the words, where they stand first in the article. */
DossierOutcome
workspace_fixture_tag (WorkspaceFixture *fixture,
                       const char       *words,
                       const char       *name,
                       const char       *kind)
{
  guint start, end;

  desk_locate (&fixture->desk, &fixture->article, words, &start, &end);
  return desk_run (&fixture->desk, dossier_command_tag (&fixture->article, start, end, NULL, name, kind));
}
