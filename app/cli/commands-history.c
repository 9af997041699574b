/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on the journal and on the soundness of the file: undo, redo, check. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef guint (*Step) (DossierWorkspace *workspace, guint steps, GError **error);

static int
step (DossierCli *cli,
      Step        take,
      const char *key)
{
  g_autoptr (GError) error = NULL;
  const char *text = dossier_cli_option (cli, "steps");
  DossierFields *fields;
  guint steps = 1, taken;

  if (text != NULL && !dossier_cli_number (cli, "--steps", text, &steps))
    return DOSSIER_EXIT_FAILED;
  if (steps == 0)
    return dossier_cli_fail_usage (cli, _("--steps must be at least 1"));
  taken = take (cli->workspace, steps, &error);
  if (taken > 0)
    {
      fields = dossier_fields_new ();
      dossier_fields_add_int (fields, key, taken);
      dossier_cli_print (cli, fields, key);
    }
  if (taken == steps)
    return DOSSIER_EXIT_DONE;
  if (error != NULL)
    dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  else
    dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("there was no more to take"));
  return taken > 0 ? DOSSIER_EXIT_PARTLY : DOSSIER_EXIT_FAILED;
}

static int
run_undo (DossierCli *cli)
{
  return step (cli, dossier_workspace_undo, "undone");
}

static int
run_redo (DossierCli *cli)
{
  return step (cli, dossier_workspace_redo, "redone");
}

static void
print_finding (DossierCli *cli,
               const char *finding)
{
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_string (fields, "finding", finding);
  dossier_cli_print (cli, fields, "finding");
}

/* A file too damaged to be opened or searched is a finding as well: that is what one asks "check" for. */
static int
check_failed (DossierCli   *cli,
              const GError *error)
{
  if (!g_error_matches (error, DOSSIER_COMMAND_ERROR, DOSSIER_COMMAND_ERROR_DAMAGED))
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  print_finding (cli, error->message);
  return DOSSIER_EXIT_PARTLY;
}

static int
run_check (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  cli->workspace = dossier_workspace_open (dossier_cli_argument (cli, 0), DOSSIER_WORKSPACE_READ_ONLY, &error);
  if (cli->workspace == NULL)
    return check_failed (cli, error);
  findings = dossier_workspace_check (cli->workspace, &error);
  if (findings == NULL)
    return check_failed (cli, error);
  for (guint i = 0; i < findings->len; i++)
    print_finding (cli, g_ptr_array_index (findings, i));
  if (findings->len == 0 && !cli->json)
    printf ("%s\n", _("sound"));
  return findings->len > 0 ? DOSSIER_EXIT_PARTLY : DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_history_commands[] = {
  { "undo", "WORKSPACE", N_("take back the last change"), "steps", 1, 1, 0, DOSSIER_CLI_WRITES, run_undo },
  { "redo", "WORKSPACE", N_("make again what was taken back"), "steps", 1, 1, 0, DOSSIER_CLI_WRITES, run_redo },
  { "check", "WORKSPACE", N_("check the database, the places of passages and the search index"), "", 1, 1, 1,
    DOSSIER_CLI_NO_WORKSPACE, run_check },
  { 0 },
};
