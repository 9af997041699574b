/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace as a file: importing into it, what it keeps when it is closed, how far it goes back, copies of it, and two at a time. */

#include <gio/gio.h>
#include <string.h>

#include "workspace-fixture.h"

static void
test_import_again (WorkspaceFixture *fixture,
                   gconstpointer     data)
{
  g_autoptr (DossierImportResult) again = workspace_fixture_import (fixture);
  g_autoptr (DossierImportResult) revived = NULL;

  g_assert_cmpuint (again->duplicates, ==, 2);
  g_assert_cmpuint (again->imported, ==, 0);
  desk_undo (&fixture->desk, 1);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ARTICLE), ==, 0);
  desk_redo (&fixture->desk, 1);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ARTICLE), ==, 2);
  desk_undo (&fixture->desk, 1);
  revived = workspace_fixture_import (fixture);
  g_assert_cmpuint (revived->imported, ==, 2);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ARTICLE), ==, 2);
  g_assert_cmpint (((DossierImportItem *) g_ptr_array_index (revived->items, 1))->status, ==, DOSSIER_REVIVED);
}

static void
test_original (WorkspaceFixture *fixture,
               gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) bytes = dossier_workspace_load_original (fixture->desk.workspace, &fixture->article, &media_type, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), workspace_fixture_text, strlen (workspace_fixture_text));
  g_assert_cmpstr (media_type, ==, "text/plain");
}

/* What was set is told at once, whatever the writer is busy with, and kept. */
static void
test_state (WorkspaceFixture *fixture,
            gconstpointer     data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_EVENT };
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GArray) events = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *value = i % 3 == 0 ? NULL : g_strdup_printf ("%u", i), *told = NULL;

      dossier_workspace_set_state (fixture->desk.workspace, "place", value);
      told = dossier_workspace_get_state (fixture->desk.workspace, "place");
      g_assert_cmpstr (told, ==, value);
    }
  dossier_workspace_run_async (fixture->desk.workspace, dossier_command_create_event ("At the last moment", NULL, NULL, NULL, NULL, 0), NULL, NULL, NULL);
  desk_reopen (&fixture->desk);
  events = dossier_workspace_query (fixture->desk.workspace, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 1);
  kept = dossier_workspace_get_state (fixture->desk.workspace, "place");
  g_assert_cmpstr (kept, ==, "199");
}

static void
test_undo_deep (WorkspaceFixture *fixture,
                gconstpointer     data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      desk_run (&fixture->desk, dossier_command_create_entity (name, "person"));
    }
  desk_reopen (&fixture->desk);
  desk_undo (&fixture->desk, 400);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 0);
  desk_reopen (&fixture->desk);
  desk_redo (&fixture->desk, 400);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 400);
  desk_undo (&fixture->desk, 2);
  desk_run (&fixture->desk, dossier_command_create_entity ("Another", "person"));
  g_assert_cmpuint (dossier_workspace_redo (fixture->desk.workspace, 1, &error), ==, 0);
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOTHING);
  desk_undo (&fixture->desk, 2);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 397);
}

static void
test_open_errors (WorkspaceFixture *fixture,
                  gconstpointer     data)
{
  g_autoptr (GError) held = NULL, exists = NULL, missing = NULL, other = NULL;
  g_autofree char *stranger = g_build_filename (fixture->desk.folder, "in", "one.txt", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->desk.folder, "nowhere", NULL);
  g_autoptr (DossierWorkspace) reader = NULL;

  g_assert_null (dossier_workspace_open (fixture->desk.path, DOSSIER_WORKSPACE_READ_WRITE, &held));
  g_assert_error (held, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_HELD);
  g_assert_null (dossier_workspace_open (fixture->desk.path, DOSSIER_WORKSPACE_CREATE, &exists));
  g_assert_nonnull (exists);
  g_assert_null (dossier_workspace_open (nowhere, DOSSIER_WORKSPACE_READ_WRITE, &missing));
  g_assert_error (missing, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_MISSING);
  g_assert_null (dossier_workspace_open (stranger, DOSSIER_WORKSPACE_READ_WRITE, &other));
  g_assert_error (other, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_NOT_WORKSPACE);
  reader = dossier_workspace_open (fixture->desk.path, DOSSIER_WORKSPACE_READ_ONLY, NULL);
  g_assert_nonnull (reader);
}

static void
test_copy (WorkspaceFixture *fixture,
           gconstpointer     data)
{
  g_autofree char *path = g_build_filename (fixture->desk.folder, "copy.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) copy = NULL;
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };

  workspace_fixture_tag (fixture, "Norland", "Norland", "place");
  g_assert_true (dossier_workspace_save_copy (fixture->desk.workspace, path, &error));
  g_assert_no_error (error);
  g_assert_false (dossier_workspace_save_copy (fixture->desk.workspace, path, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_EXISTS);
  g_clear_error (&error);
  copy = dossier_workspace_open (path, DOSSIER_WORKSPACE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_workspace_count (copy, &query, NULL), ==, 2);
  g_assert_cmpuint (dossier_workspace_undo (copy, 1, NULL), ==, 1);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_MENTION), ==, 1);
  dossier_workspace_close (copy);
}

static void
test_two_workspaces (WorkspaceFixture *fixture,
                     gconstpointer     data)
{
  g_autofree char *path = g_build_filename (fixture->desk.folder, "other.dossier", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierWorkspace) other = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  DossierQuery query = { .type = DOSSIER_RECORD_ENTITY };

  g_assert_no_error (error);
  desk_run (&fixture->desk, dossier_command_create_entity ("Here", "person"));
  g_assert_cmpuint (dossier_workspace_count (other, &query, NULL), ==, 0);
  g_assert_cmpuint (desk_count (&fixture->desk, DOSSIER_RECORD_ENTITY), ==, 1);
  dossier_workspace_close (other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/workspace/" name, WorkspaceFixture, NULL, workspace_fixture_set_up, func, workspace_fixture_tear_down)
  ADD ("import-again", test_import_again);
  ADD ("original", test_original);
  ADD ("state", test_state);
  ADD ("undo-deep", test_undo_deep);
  ADD ("open-errors", test_open_errors);
  ADD ("copy", test_copy);
  ADD ("two-workspaces", test_two_workspaces);
  return g_test_run ();
}
