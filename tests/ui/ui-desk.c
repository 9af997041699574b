/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace of its own and a plain window for it. Commands run on the calling thread, as a person waits for them. */

#include "ui-desk.h"

#include "dossier-importing.h"
#include "ui-fixture.h"

#include <string.h>

#define WORKSPACE "desk.dossier"

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       asked)
{
  g_string_append_printf (asked, "%s %s;", g_action_get_name (G_ACTION (action)),
                          parameter != NULL ? g_variant_get_string (parameter, NULL) : "");
}

/* What widgets ask of the window they stand in; here it is only written down. */
static GSimpleActionGroup *
make_actions (GString *asked)
{
  static const char * const names[] = { "open-article", "open-entity", "open-event", "cite", "compare" };
  GSimpleActionGroup *group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

      g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  return group;
}

static void
open_workspace (UiDesk                *desk,
                DossierWorkspaceFlags  flags)
{
  g_autofree char *path = ui_desk_path (desk, WORKSPACE);
  g_autoptr (GError) error = NULL;

  desk->workspace = dossier_workspace_open (path, flags, &error);
  g_assert_no_error (error);
}

static void
close_workspace (UiDesk *desk)
{
  dossier_workspace_close (desk->workspace);
  g_clear_object (&desk->workspace);
}

void
ui_desk_set_up (UiDesk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("dossier-ui-XXXXXX", &error);
  g_assert_no_error (error);
  desk->asked = g_string_new (NULL);
  open_workspace (desk, DOSSIER_WORKSPACE_CREATE);
}

void
ui_desk_tear_down (UiDesk *desk)
{
  ui_desk_close (desk);
  close_workspace (desk);
  ui_remove_tree (desk->folder);
  g_clear_pointer (&desk->folder, g_free);
  g_string_free (g_steal_pointer (&desk->asked), TRUE);
}

char *
ui_desk_path (UiDesk     *desk,
              const char *name)
{
  return g_build_filename (desk->folder, name, NULL);
}

/* Imports a text as the file @name. */
DossierId
ui_desk_import (UiDesk     *desk,
                const char *name,
                const char *text)
{
  g_autofree char *path = ui_desk_path (desk, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return ui_import (desk->workspace, path);
}

/* Closes the window and the workspace and opens the workspace again. */
void
ui_desk_reopen (UiDesk                *desk,
                DossierWorkspaceFlags  flags)
{
  ui_desk_close (desk);
  close_workspace (desk);
  open_workspace (desk, flags);
}

/* Puts a widget into a window, where toasts can be shown, and waits until it has its place on the screen. */
void
ui_desk_show (UiDesk    *desk,
              GtkWidget *child,
              int        width,
              int        height)
{
  g_autoptr (GSimpleActionGroup) actions = make_actions (desk->asked);
  GtkWidget *overlay = adw_toast_overlay_new ();

  g_assert_null (desk->window);
  desk->window = adw_window_new ();
  gtk_widget_insert_action_group (desk->window, "win", G_ACTION_GROUP (actions));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  adw_window_set_content (ADW_WINDOW (desk->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (desk->window), width, height);
  gtk_window_present (GTK_WINDOW (desk->window));
  ui_wait_placed (desk->window);
}

/* Closes the window; nothing of it is left then, also if a command or a reading that it began was still under way. */
void
ui_desk_close (UiDesk *desk)
{
  gpointer child;

  if (desk->window == NULL)
    return;
  child = adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (adw_window_get_content (ADW_WINDOW (desk->window))));
  g_object_add_weak_pointer (child, &child);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&desk->window)));
  ui_wait_gone (&child);
  ui_drain ();
}

/* Runs a command that must succeed. */
DossierOutcome
ui_do (DossierWorkspace *workspace,
       DossierCommand   *command)
{
  g_autoptr (GError) error = NULL;
  DossierOutcome outcome = { 0 };

  dossier_workspace_run (workspace, command, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

/* Takes one step back. */
void
ui_undo (DossierWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_undo (workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

void
ui_redo (DossierWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (dossier_workspace_redo (workspace, 1, &error), ==, 1);
  g_assert_no_error (error);
}

/* Every record of a type; @article: (nullable): only what belongs to it. */
GPtrArray *
ui_load (DossierWorkspace  *workspace,
         DossierRecordType  type,
         const DossierId   *article)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  if (article != NULL)
    query->article = *article;
  records = dossier_workspace_load_records (workspace, query, &error);
  g_assert_no_error (error);
  return records;
}

/* Imports a file that holds one article. */
DossierId
ui_import (DossierWorkspace *workspace,
           const char       *path)
{
  const char * const paths[] = { path, NULL };
  g_autoptr (DossierJob) job = dossier_job_new ("Import");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = dossier_workspace_import (workspace, paths, job, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->imported, ==, 1);
  return ((DossierImportItem *) g_ptr_array_index (result->items, 0))->article;
}

/* Where the words stand first in an article, in code points. */
void
ui_locate (DossierWorkspace *workspace,
           const DossierId  *article,
           const char       *words,
           guint            *start,
           guint            *end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierArticleView) view = dossier_workspace_load_article (workspace, article, &error);
  const char *at;

  g_assert_no_error (error);
  at = strstr (view->text, words);
  g_assert_nonnull (at);
  *start = (guint) g_utf8_pointer_to_offset (view->text, at);
  *end = *start + (guint) g_utf8_strlen (words, -1);
}
