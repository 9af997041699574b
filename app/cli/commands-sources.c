/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on collections: collect, collection. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-describe.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether there is a collection of that name. Says nothing when there is none. */
static gboolean
find_collection (DossierCli *cli,
                 const char *name,
                 DossierId  *id)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_COLLECTION);
  g_autoptr (GPtrArray) records = dossier_workspace_load_records (cli->workspace, query, NULL);
  g_autofree char *folded = dossier_text_fold (name);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      DossierCollection *collection = g_ptr_array_index (records, i);
      g_autofree char *other = dossier_text_fold (collection->name);

      if (strcmp (other, folded) == 0)
        {
          *id = collection->id;
          return TRUE;
        }
    }
  return FALSE;
}

static int
run_collect (DossierCli *cli)
{
  g_autoptr (GArray) articles = dossier_cli_ids (cli, DOSSIER_RECORD_ARTICLE, 2);
  const char *name = dossier_cli_argument (cli, 1);
  DossierOutcome outcome = { 0 };
  DossierFields *fields;
  DossierId collection;
  int status = DOSSIER_EXIT_DONE;

  if (articles == NULL)
    return DOSSIER_EXIT_FAILED;
  if (dossier_id_from_text (name, &collection))
    {
      if (!dossier_cli_record_id (cli, DOSSIER_RECORD_COLLECTION, name, &collection))
        return DOSSIER_EXIT_FAILED;
    }
  else if (!find_collection (cli, name, &collection))
    {
      status = dossier_cli_run (cli, dossier_command_create_collection (name), &outcome);
      collection = outcome.id;
    }
  if (status == DOSSIER_EXIT_DONE)
    status = dossier_cli_run (cli, dossier_command_collect (&collection, (const DossierId *) articles->data, articles->len), NULL);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "id", &collection);
  dossier_cli_print (cli, fields, "id");
  return DOSSIER_EXIT_DONE;
}

static int
list_collections (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_COLLECTION);
  g_autoptr (GPtrArray) records = dossier_workspace_load_records (cli->workspace, query, &error);

  if (records == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < records->len; i++)
    dossier_cli_print (cli, dossier_describe_record (DOSSIER_RECORD_COLLECTION, g_ptr_array_index (records, i), !cli->json),
                       dossier_describe_columns (DOSSIER_RECORD_COLLECTION));
  return DOSSIER_EXIT_DONE;
}

/* add, remove, rename and delete work on a collection that is there. */
static int
change_collection (DossierCli *cli,
                   const char *action)
{
  g_autoptr (GArray) articles = NULL;
  const DossierId *ids;
  DossierId collection;

  if (cli->arguments->len < (g_str_equal (action, "delete") ? 3 : 4))
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (!dossier_cli_named (cli, DOSSIER_RECORD_COLLECTION, dossier_cli_argument (cli, 2), &collection))
    return DOSSIER_EXIT_FAILED;
  if (g_str_equal (action, "delete"))
    return dossier_cli_run (cli, dossier_command_delete_collection (&collection), NULL);
  if (g_str_equal (action, "rename"))
    return dossier_cli_run (cli, dossier_command_rename_collection (&collection, dossier_cli_argument (cli, 3)), NULL);
  articles = dossier_cli_ids (cli, DOSSIER_RECORD_ARTICLE, 3);
  if (articles == NULL)
    return DOSSIER_EXIT_FAILED;
  ids = (const DossierId *) articles->data;
  return dossier_cli_run (cli, g_str_equal (action, "add") ? dossier_command_collect (&collection, ids, articles->len)
                                                           : dossier_command_uncollect (&collection, ids, articles->len), NULL);
}

static gboolean
collection_only_reads (const DossierCli *cli)
{
  return g_str_equal (dossier_cli_argument (cli, 1), "list");
}

static int
run_collection (DossierCli *cli)
{
  const char *action = dossier_cli_argument (cli, 1);
  static const char * const changes[] = { "add", "remove", "rename", "delete", NULL };

  if (g_str_equal (action, "list"))
    return list_collections (cli);
  if (g_str_equal (action, "create") && cli->arguments->len == 3)
    return dossier_cli_run_and_tell (cli, dossier_command_create_collection (dossier_cli_argument (cli, 2)));
  if (g_strv_contains (changes, action))
    return change_collection (cli, action);
  return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
}

const DossierCliCommand dossier_cli_source_commands[] = {
  { "collect", "WORKSPACE COLLECTION ARTICLE…", N_("put articles into a collection, which is made when there is none"), "", 3, -1, 0,
    DOSSIER_CLI_WRITES, run_collect },
  { "collection", "WORKSPACE create NAME | add|remove COLLECTION ARTICLE… | rename COLLECTION NAME | delete COLLECTION | list",
    N_("make, fill, rename, delete or list collections"), "", 2, -1, 0, DOSSIER_CLI_WRITES, run_collection, collection_only_reads },
  { 0 },
};
