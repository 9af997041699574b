/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of names to be reviewed, when there are more of them than it reads at once. */

#define G_LOG_DOMAIN "dossier-test"

#include "ui-fixture.h"

#include "dossier-job.h"
#include "dossier-review-groups.h"
#include "dossier-suggesting.h"

#define PAGE 200 /* names are read at first */

static gboolean
is_read (gpointer groups)
{
  return !dossier_review_groups_is_loading (groups);
}

static void
read_again (DossierReviewGroups *groups)
{
  dossier_review_groups_refresh (groups);
  ui_wait (is_read, groups);
  g_assert_null (dossier_review_groups_get_error (groups));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (groups)), ==, PAGE);
}

static void
returned_cb (GString            *returned,
             DossierReviewGroup *group)
{
  g_string_append_printf (returned, "%s;", dossier_review_group_get (group)->name);
}

/* More places than are listed, each named once; Port Alwen, which comes first, is named twice. */
static void
name_places (UiDesk *desk)
{
  g_autoptr (GString) text = g_string_new ("Harbours of the coast\n\n3 March 2024\n\nPort Alwen was closed.\n\n");
  g_autoptr (DossierJob) job = dossier_job_new ("Suggest");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < PAGE + 4; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup ("Port Alwen") : g_strdup_printf ("Port K%co%cu", 'a' + i / 26, 'a' + i % 26);

      ui_do (desk->workspace, dossier_command_create_entity (name, "place"));
      g_string_append_printf (text, "The ferry left %s on Monday.\n\n", name);
    }
  ui_desk_import (desk, "harbours.txt", text->str);
  g_assert_true (dossier_workspace_suggest (desk->workspace, job, &error));
  g_assert_no_error (error);
}

/* One that an undo moved behind the last that is listed was not decided: it does not return when it is listed again. */
static void
test_returned (UiDesk        *desk,
               gconstpointer  data)
{
  g_autoptr (GString) returned = g_string_new (NULL);
  g_autoptr (DossierReviewGroups) groups = NULL;
  g_autoptr (DossierReviewGroup) group = NULL;
  DossierSuggestionFilter everything = { 0 };
  DossierId first;

  name_places (desk);
  groups = dossier_review_groups_new (desk->workspace);
  dossier_review_groups_set_filter (groups, &everything);
  ui_wait (is_read, groups);
  g_signal_connect_swapped (groups, "returned", G_CALLBACK (returned_cb), returned);
  dossier_review_groups_keep_places (groups);
  group = g_list_model_get_item (G_LIST_MODEL (groups), 0);
  g_assert_cmpstr (dossier_review_group_get (group)->name, ==, "Port Alwen");
  first = dossier_review_group_get (group)->first;
  ui_do (desk->workspace, dossier_command_accept_suggestions (&first, 1, DOSSIER_SUGGESTION_GROUP));
  read_again (groups);
  g_assert_cmpstr (returned->str, ==, "");
  ui_undo (desk->workspace);
  read_again (groups);
  g_assert_cmpstr (returned->str, ==, "Port Alwen;");
  ui_do (desk->workspace, dossier_command_accept_suggestions (&first, 1, DOSSIER_SUGGESTION_GROUP));
  read_again (groups);
  g_assert_cmpstr (returned->str, ==, "Port Alwen;");
}

static void
set_up (UiDesk        *desk,
        gconstpointer  data)
{
  ui_desk_set_up (desk);
}

static void
tear_down (UiDesk        *desk,
           gconstpointer  data)
{
  ui_desk_tear_down (desk);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/review-groups/returned", UiDesk, NULL, set_up, test_returned, tear_down);
  return ui_run ();
}
