/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace in a folder of its own, and what tests without a display do with one. Commands run on the calling thread. */

#include "desk.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dossier-importing.h"

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
open_workspace (Desk                  *desk,
                DossierWorkspaceFlags  flags)
{
  g_autoptr (GError) error = NULL;

  desk->workspace = dossier_workspace_open (desk->path, flags, &error);
  g_assert_no_error (error);
}

static void
assert_sound (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = dossier_workspace_check (desk->workspace, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Makes the folder and an empty workspace in it. */
void
desk_set_up (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("dossier-test-XXXXXX", &error);
  g_assert_no_error (error);
  desk->path = g_build_filename (desk->folder, "work.dossier", NULL);
  open_workspace (desk, DOSSIER_WORKSPACE_CREATE);
}

/* Whatever a test did, its workspace is sound, and nothing holds it. */
void
desk_tear_down (Desk *desk)
{
  assert_sound (desk);
  dossier_workspace_close (desk->workspace);
  while (g_main_context_iteration (NULL, FALSE)) /* what it still answers holds it */
    ;
  g_assert_finalize_object (desk->workspace);
  remove_tree (desk->folder);
  g_free (desk->folder);
  g_free (desk->path);
}

/* Closes the workspace and opens it again. */
void
desk_reopen (Desk *desk)
{
  dossier_workspace_close (desk->workspace);
  g_clear_object (&desk->workspace);
  open_workspace (desk, DOSSIER_WORKSPACE_READ_WRITE);
}

/* Writes a file into the folder, or into a folder of it that is there. Returns: (transfer full): its path */
char *
desk_write (Desk       *desk,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (desk->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* Imports a text, which is one article, as the file @name, which stays in the folder. */
DossierId
desk_import (Desk       *desk,
             const char *name,
             const char *text)
{
  g_autofree char *path = desk_write (desk, name, text);
  const char * const paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = dossier_workspace_import (desk->workspace, paths, job, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  return ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

DossierOutcome
desk_run (Desk           *desk,
          DossierCommand *command)
{
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };

  dossier_workspace_run (desk->workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

/* Runs a command that must fail; @code: a DossierCommandError */
void
desk_refuse (Desk           *desk,
             DossierCommand *command,
             int             code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_workspace_run (desk->workspace, command, NULL, &error));
  g_assert_error (error, DOSSIER_COMMAND_ERROR, code);
}

void
desk_undo (Desk  *desk,
           guint  steps)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (desk->workspace, steps, &error), ==, steps);
  g_assert_no_error (error);
}

void
desk_redo (Desk  *desk,
           guint  steps)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_redo (desk->workspace, steps, &error), ==, steps);
  g_assert_no_error (error);
}

guint
desk_count (Desk              *desk,
            DossierRecordType  type)
{
  DossierQuery query = { .type = type };
  g_autoptr (GError) error = NULL;
  guint count = dossier_workspace_count (desk->workspace, &query, &error);

  g_assert_no_error (error);
  return count;
}

/* Where the words stand first in an article, in code points. */
void
desk_locate (Desk            *desk,
             const DossierId *article,
             const char      *words,
             guint           *start,
             guint           *end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (desk->workspace, article, &error);
  const char *at;

  g_assert_no_error (error);
  at = strstr (view->text, words);
  g_assert_nonnull (at);
  *start = (guint) g_utf8_pointer_to_offset (view->text, at);
  *end = *start + (guint) g_utf8_strlen (words, -1);
}
