/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command on identity: who is the same as whom, what could be, what a merge or a split would move, and splitting. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-identifying.h"

#include <glib/gi18n.h>
#include <string.h>

static int
list_decisions (DossierCli *cli)
{
  const char *name = dossier_cli_argument (cli, 2);
  DossierId entity = DOSSIER_ID_NIL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = NULL;

  if (name != NULL && !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, name, &entity))
    return DOSSIER_EXIT_FAILED;
  decisions = dossier_workspace_load_decisions (cli->workspace, &entity, &error);
  if (decisions == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < decisions->len; i++)
    {
      const DossierIdentity *identity = g_ptr_array_index (decisions, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_id (fields, "id", &identity->id);
      dossier_fields_add_string (fields, "verdict", dossier_verdict_to_text (identity->verdict));
      dossier_fields_add_id (fields, "entity", &identity->entity);
      dossier_fields_add_string (fields, "name", identity->entity_name);
      dossier_fields_add_id (fields, "other", &identity->other);
      dossier_fields_add_string (fields, "other_name", identity->other_name);
      dossier_fields_add_string (fields, "reason", identity->reason);
      dossier_fields_add_string (fields, "made_by", identity->made_by);
      dossier_fields_add_time (fields, "made_at", identity->made_at);
      dossier_cli_print (cli, fields, "id verdict name other_name made_at reason");
    }
  return DOSSIER_EXIT_DONE;
}

static int
propose (DossierCli *cli)
{
  const char *name = dossier_cli_argument (cli, 2), *limit = dossier_cli_option (cli, "limit");
  DossierId entity = DOSSIER_ID_NIL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  guint most = 0;

  if (name != NULL && !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, name, &entity))
    return DOSSIER_EXIT_FAILED;
  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &most))
    return DOSSIER_EXIT_FAILED;
  proposals = dossier_workspace_load_identity_proposals (cli->workspace, &entity, most, &error);
  if (proposals == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < proposals->len; i++)
    {
      const DossierIdentityProposal *proposal = g_ptr_array_index (proposals, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_int (fields, "score", proposal->score);
      dossier_fields_add_id (fields, "entity", &proposal->kept->id);
      dossier_fields_add_string (fields, "name", proposal->kept->name);
      dossier_fields_add_id (fields, "other", &proposal->other->id);
      dossier_fields_add_string (fields, "other_name", proposal->other->name);
      dossier_fields_add_string (fields, "why", proposal->reason);
      dossier_fields_add_boolean (fields, "undecided", proposal->undecided);
      dossier_cli_print (cli, fields, "score name other_name why");
    }
  return DOSSIER_EXIT_DONE;
}

static void
print_preview (DossierCli                   *cli,
               const DossierIdentityPreview *preview)
{
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_int (fields, "mentions", preview->mentions);
  dossier_fields_add_int (fields, "articles", preview->articles);
  dossier_fields_add_int (fields, "events", preview->events);
  dossier_fields_add_int (fields, "statements", preview->statements);
  dossier_fields_add_int (fields, "places", preview->places);
  dossier_fields_add_strings (fields, "aliases", (const char * const *) preview->aliases);
  dossier_fields_add_string (fields, "obstacle", preview->obstacle);
  dossier_cli_show (cli, fields);
}

static gboolean
read_two (DossierCli *cli,
          DossierId  *a,
          DossierId  *b)
{
  if (cli->arguments->len == 4)
    return dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, dossier_cli_argument (cli, 2), a)
           && dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, dossier_cli_argument (cli, 3), b);
  dossier_cli_fail_usage (cli, _("%s takes two entities"), dossier_cli_argument (cli, 1));
  return FALSE;
}

static int
preview_merge (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierIdentityPreview) preview = NULL;
  DossierId kept, other;

  if (!read_two (cli, &kept, &other))
    return DOSSIER_EXIT_FAILED;
  preview = dossier_workspace_preview_merge (cli->workspace, &kept, &other, &error);
  if (preview == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  print_preview (cli, preview);
  return DOSSIER_EXIT_DONE;
}

static int
decide (DossierCli    *cli,
        DossierVerdict verdict)
{
  DossierId a, b;

  if (!read_two (cli, &a, &b))
    return DOSSIER_EXIT_FAILED;
  return dossier_cli_run_and_tell (cli, dossier_command_decide_identity (&a, &b, verdict, dossier_cli_option (cli, "reason")));
}

static int
take_back (DossierCli *cli)
{
  DossierId decision;

  if (cli->arguments->len != 3)
    return dossier_cli_fail_usage (cli, _("take-back takes the id of a decision; “identity WORKSPACE list” prints them"));
  if (!dossier_cli_id (cli, dossier_cli_argument (cli, 2), &decision))
    return DOSSIER_EXIT_FAILED;
  return dossier_cli_run (cli, dossier_command_take_back_decision (&decision), NULL);
}

/* What is to be split off, from --mention and --name-of. */
typedef struct
{
  DossierId entity;
  DossierId into; /* nil: a new one */
  GArray *mentions;
  GPtrArray *aliases;
} Split;

static void
split_clear (Split *split)
{
  g_clear_pointer (&split->mentions, g_array_unref);
  g_clear_pointer (&split->aliases, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Split, split_clear)

static gboolean
read_split (DossierCli *cli,
            Split      *split)
{
  g_autoptr (GPtrArray) mentions = dossier_cli_all (cli, "mention");
  const char *into = dossier_cli_option (cli, "into");

  split->mentions = g_array_new (FALSE, FALSE, sizeof (DossierId));
  split->aliases = dossier_cli_all (cli, "alias");
  g_ptr_array_add (split->aliases, NULL);
  if (cli->arguments->len != 3 || (into == NULL) == !dossier_cli_has (cli, "add"))
    {
      dossier_cli_fail_usage (cli, _("%s needs an entity, --mention ID or --alias NAME, and --into ENTITY or --add NAME"), dossier_cli_argument (cli, 1));
      return FALSE;
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      DossierId id;

      if (!dossier_cli_record_id (cli, DOSSIER_RECORD_MENTION, g_ptr_array_index (mentions, i), &id))
        return FALSE;
      g_array_append_val (split->mentions, id);
    }
  return dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, dossier_cli_argument (cli, 2), &split->entity)
         && (into == NULL || dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, into, &split->into));
}

static int
split_entity (DossierCli *cli,
              gboolean    only_preview)
{
  g_auto (Split) split = { 0 };
  const DossierId *mentions, *into;
  const char * const *aliases;
  DossierOutcome outcome = { 0 };
  DossierFields *fields;
  int status;

  if (!read_split (cli, &split))
    return DOSSIER_EXIT_FAILED;
  mentions = (const DossierId *) split.mentions->data;
  aliases = (const char * const *) split.aliases->pdata;
  into = dossier_id_is_nil (&split.into) ? NULL : &split.into;
  if (only_preview)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierIdentityPreview) preview = dossier_workspace_preview_split (cli->workspace, &split.entity, mentions, split.mentions->len,
                                                                                    aliases, into, &error);

      if (preview == NULL)
        return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
      print_preview (cli, preview);
      return DOSSIER_EXIT_DONE;
    }
  status = dossier_cli_run (cli, dossier_command_split_entity (&split.entity, mentions, split.mentions->len, aliases, into,
                                                               dossier_cli_option (cli, "add"), dossier_cli_option (cli, "kind")), &outcome);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "entity", &outcome.entity);
  dossier_fields_add_int (fields, "count", outcome.count);
  dossier_cli_print (cli, fields, "entity count");
  return DOSSIER_EXIT_DONE;
}

static const char *
action_of (const DossierCli *cli)
{
  return cli->arguments->len > 1 ? dossier_cli_argument (cli, 1) : "list";
}

static gboolean
identity_only_reads (const DossierCli *cli)
{
  static const char * const reading[] = { "list", "propose", "preview", "preview-split", NULL };

  return g_strv_contains (reading, action_of (cli));
}

static int
run_identity (DossierCli *cli)
{
  const char *action = action_of (cli);
  DossierVerdict verdict;

  if (g_str_equal (action, "list"))
    return list_decisions (cli);
  if (g_str_equal (action, "propose"))
    return propose (cli);
  if (g_str_equal (action, "preview"))
    return preview_merge (cli);
  if (g_str_equal (action, "preview-split"))
    return split_entity (cli, TRUE);
  if (g_str_equal (action, "split"))
    return split_entity (cli, FALSE);
  if (g_str_equal (action, "take-back"))
    return take_back (cli);
  if (dossier_verdict_from_text (action, &verdict))
    return decide (cli, verdict);
  return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
}

const DossierCliCommand dossier_cli_identity_commands[] = {
  { "identity", "WORKSPACE [list [ENTITY] | same A B | different A B | undecided A B | take-back ID | propose [ENTITY] | preview A B | split ENTITY | preview-split ENTITY]",
    N_("decide who is the same as whom, and see what was decided"), "reason mention alias into add kind limit", 1, 4, 0, DOSSIER_CLI_WRITES, run_identity,
    identity_only_reads },
  { 0 },
};
