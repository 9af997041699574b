/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a workspace tells while it changes: the signal, and the lists that follow it, also when it is closed under them. */

#include <gio/gio.h>
#include <string.h>

#include "dossier-list.h"
#include "workspace-fixture.h"

static void
changed_cb (DossierWorkspace *workspace,
            DossierChangeSet *changes,
            gpointer          user_data)
{
  guint *calls = user_data;

  g_assert_true (dossier_change_set_touches (changes, "mention"));
  (*calls)++;
}

static void
test_live (WorkspaceFixture *fixture,
           gconstpointer     data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ENTITY };
  g_autoptr (DossierList) list = NULL;
  g_autoptr (DossierItem) item = NULL;
  DossierOutcome tagged;
  guint calls = 0;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  list = dossier_list_new (fixture->desk.workspace, &query);
  while (dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_signal_connect (fixture->desk.workspace, "changed", G_CALLBACK (changed_cb), &calls);
  tagged = workspace_fixture_tag (fixture, "Norland", "Norland", "place");
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (calls, ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (DOSSIER_ENTITY (dossier_item_get_record (item))->name, ==, "Norland");
  g_signal_handlers_disconnect_by_func (fixture->desk.workspace, changed_cb, &calls);
  desk_run (&fixture->desk, dossier_command_rename_entity (&tagged.entity, "Nordland"));
  while (strcmp (DOSSIER_ENTITY (dossier_item_get_record (item))->name, "Nordland") != 0)
    g_main_context_iteration (NULL, TRUE);
  desk_undo (&fixture->desk, 2);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0 || dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

/* Articles that come in are new rows; what the others say is not read again. */
static void
test_live_import (WorkspaceFixture *fixture,
                  gconstpointer     data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };
  g_autoptr (DossierList) list = dossier_list_new (fixture->desk.workspace, &query);
  g_autoptr (DossierItem) first = NULL, second = NULL;
  g_autoptr (GObject) record = NULL, other = NULL;

  while (dossier_list_is_loading (list) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  second = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_set_object (&record, dossier_item_get_record (first));
  g_set_object (&other, dossier_item_get_record (second));

  g_free (desk_write (&fixture->desk, "in/three.txt", "Ferries stay in port\n\nThe storm of Tuesday night kept all ferries of the western islands in port.\n"));
  dossier_import_result_free (workspace_fixture_import (fixture));
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 3 || dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dossier_item_get_record (first) == record);

  desk_run (&fixture->desk, dossier_command_set_article_field (dossier_item_get_id (first), DOSSIER_FIELD_TITLE, "Another title"));
  while (dossier_item_get_record (first) == record || dossier_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (DOSSIER_ARTICLE (dossier_item_get_record (first))->title, ==, "Another title");
}

/* A workspace that is closed while lists of it are read: they stay empty, and nobody is warned. */
static void
test_live_closed (WorkspaceFixture *fixture,
                  gconstpointer     data)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ARTICLE };
  DossierList *lists[300];

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    lists[i] = dossier_list_new (fixture->desk.workspace, &query);
  desk_reopen (&fixture->desk);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      while (dossier_list_is_loading (lists[i]))
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (lists[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/live/" name, WorkspaceFixture, NULL, workspace_fixture_set_up, func, workspace_fixture_tear_down)
  ADD ("changes", test_live);
  ADD ("import", test_live_import);
  ADD ("closed", test_live_closed);
  return g_test_run ();
}
