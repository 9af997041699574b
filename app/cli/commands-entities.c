/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on entities and their kinds: entity, rename, alias, merge, unmerge, kinds. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-describe.h"

#include <glib/gi18n.h>
#include <string.h>

static int
run_entity (DossierCli *cli)
{
  const char *kind = dossier_cli_option (cli, "kind"), *description = dossier_cli_option (cli, "description");
  const char *id_text = dossier_cli_option (cli, "id");
  DossierOutcome outcome = { 0 };
  int status = DOSSIER_EXIT_DONE;
  DossierFields *fields;

  if ((id_text == NULL) != (cli->arguments->len == 2))
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (id_text != NULL && kind == NULL && description == NULL)
    return dossier_cli_fail_usage (cli, _("say what to set"));
  if (id_text != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, id_text, &outcome.id))
    return DOSSIER_EXIT_FAILED;
  if (id_text == NULL)
    {
      if (kind == NULL)
        return dossier_cli_fail_usage (cli, _("say of which kind: --kind KIND"));
      status = dossier_cli_run (cli, dossier_command_create_entity (dossier_cli_argument (cli, 1), kind), &outcome);
    }
  else if (kind != NULL)
    status = dossier_cli_run (cli, dossier_command_set_entity_kind (&outcome.id, kind), NULL);
  if (status == DOSSIER_EXIT_DONE && description != NULL)
    status = dossier_cli_run (cli, dossier_command_set_entity_description (&outcome.id, description), NULL);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "id", &outcome.id);
  dossier_cli_print (cli, fields, "id");
  return DOSSIER_EXIT_DONE;
}

static int
run_rename (DossierCli *cli)
{
  DossierRecordType type;
  DossierId id;
  const char *name = dossier_cli_argument (cli, 3);

  if (!dossier_describe_type_from_text (dossier_cli_argument (cli, 1), &type) ||
      (type != DOSSIER_RECORD_ENTITY && type != DOSSIER_RECORD_SOURCE && type != DOSSIER_RECORD_COLLECTION))
    return dossier_cli_fail_usage (cli, _("“%s” cannot be renamed"), dossier_cli_argument (cli, 1));
  if (!dossier_cli_named (cli, type, dossier_cli_argument (cli, 2), &id))
    return DOSSIER_EXIT_FAILED;
  if (type == DOSSIER_RECORD_ENTITY)
    return dossier_cli_run (cli, dossier_command_rename_entity (&id, name), NULL);
  if (type == DOSSIER_RECORD_SOURCE)
    return dossier_cli_run (cli, dossier_command_rename_source (&id, name), NULL);
  return dossier_cli_run (cli, dossier_command_rename_collection (&id, name), NULL);
}

static int
run_alias (DossierCli *cli)
{
  const char *name = dossier_cli_argument (cli, 2);
  DossierId entity;

  if (!dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, dossier_cli_argument (cli, 1), &entity))
    return DOSSIER_EXIT_FAILED;
  return dossier_cli_run (cli, dossier_cli_has (cli, "remove") ? dossier_command_remove_alias (&entity, name)
                                                               : dossier_command_add_alias (&entity, name), NULL);
}

static int
run_merge (DossierCli *cli)
{
  DossierId kept, other;

  if (!dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, dossier_cli_argument (cli, 1), &kept) ||
      !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, dossier_cli_argument (cli, 2), &other))
    return DOSSIER_EXIT_FAILED;
  return dossier_cli_run (cli, dossier_command_merge_entities (&kept, &other, dossier_cli_option (cli, "reason")), NULL);
}

/* By id only: a merged entity answers to no name of its own. */
static int
run_unmerge (DossierCli *cli)
{
  DossierId other;

  if (!dossier_cli_id (cli, dossier_cli_argument (cli, 1), &other))
    return DOSSIER_EXIT_FAILED;
  return dossier_cli_run (cli, dossier_command_unmerge_entity (&other), NULL);
}

static gboolean
kinds_only_reads (const DossierCli *cli)
{
  return !dossier_cli_has (cli, "add") && cli->arguments->len == 1;
}

static int
remove_kind (DossierCli *cli,
             GPtrArray  *kinds,
             const char *key)
{
  for (guint i = 0; i < kinds->len; i++)
    {
      DossierKind *kind = g_ptr_array_index (kinds, i);

      if (strcmp (kind->key, key) != 0)
        continue;
      if (dossier_id_is_nil (&kind->id))
        return dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("the kind “%s” is the program's own and stays"), key);
      return dossier_cli_run (cli, dossier_command_delete_kind (&kind->id), NULL);
    }
  return dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("there is no kind “%s”"), key);
}

static int
run_kinds (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kinds = NULL;
  const char *add = dossier_cli_option (cli, "add");

  if (dossier_cli_has (cli, "remove") != (cli->arguments->len == 2) || (add != NULL && cli->arguments->len == 2))
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (add != NULL)
    return dossier_cli_run_and_tell (cli, dossier_command_create_kind (dossier_cli_option (cli, "key"), add, dossier_cli_option (cli, "colour")));
  kinds = dossier_workspace_load_kinds (cli->workspace, &error);
  if (kinds == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  if (cli->arguments->len == 2)
    return remove_kind (cli, kinds, dossier_cli_argument (cli, 1));
  for (guint i = 0; i < kinds->len; i++)
    dossier_cli_print (cli, dossier_describe_kind (g_ptr_array_index (kinds, i)), "key name colour");
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_entity_commands[] = {
  { "entity", "WORKSPACE (NAME --kind KIND | --id ID)", N_("make an entity, or change its kind or description"), "kind description id",
    1, 2, 0, DOSSIER_CLI_WRITES, run_entity },
  { "rename", "WORKSPACE entity|source|collection NAME|ID NEW-NAME", N_("give another name; an entity keeps the old one as an alias"), "",
    4, 4, 0, DOSSIER_CLI_WRITES, run_rename },
  { "alias", "WORKSPACE ENTITY NAME", N_("add or remove a name of an entity"), "remove", 3, 3, 0, DOSSIER_CLI_WRITES, run_alias },
  { "merge", "WORKSPACE KEPT OTHER", N_("decide that two entities are the same; “unmerge” takes it back"), "reason", 3, 3, 0,
    DOSSIER_CLI_WRITES, run_merge },
  { "unmerge", "WORKSPACE OTHER-ID", N_("take back that an entity is the same as another"), "", 2, 2, 0, DOSSIER_CLI_WRITES, run_unmerge },
  { "kinds", "WORKSPACE [--add NAME | --remove KEY]", N_("list the kinds of entities, add or remove one"), "add key colour remove",
    1, 2, 0, DOSSIER_CLI_WRITES, run_kinds, kinds_only_reads },
  { 0 },
};
