/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command on notes: note makes or rewrites one from a file or standard input. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define MAX_NOTE_BYTES (16u * 1024 * 1024)

static GString *
read_input (DossierCli *cli)
{
  g_autoptr (GString) input = g_string_new (NULL);
  char buffer[65536];
  gsize got;

  while ((got = fread (buffer, 1, sizeof buffer, stdin)) > 0 && input->len <= MAX_NOTE_BYTES)
    g_string_append_len (input, buffer, (gssize) got);
  if (!ferror (stdin))
    return g_steal_pointer (&input);
  dossier_cli_fail (cli, "-", "%s", g_strerror (errno));
  return NULL;
}

/* The text of a note as the workspace stores it; NULL after saying why not. */
static char *
read_text (DossierCli *cli,
           const char *path)
{
  g_autoptr (GString) input = NULL;

  if (g_str_equal (path, "-"))
    input = read_input (cli);
  else
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;
      gsize length;

      if (!g_file_get_contents (path, &content, &length, &error))
        dossier_cli_fail_error (cli, path, error);
      else
        input = g_string_new_len (content, (gssize) length);
    }
  if (input == NULL)
    return NULL;
  if (input->len > MAX_NOTE_BYTES)
    dossier_cli_fail (cli, path, _("this is too long for a note"));
  else if (!g_utf8_validate_len (input->str, input->len, NULL))
    dossier_cli_fail (cli, path, _("this is not UTF-8 text"));
  else
    return dossier_text_normalise (input->str, (gssize) input->len);
  return NULL;
}

static int
run_note (DossierCli *cli)
{
  const char *title = dossier_cli_option (cli, "title"), *id_text = dossier_cli_option (cli, "id");
  const char *path = dossier_cli_argument (cli, 1);
  g_autofree char *text = NULL;
  g_autoptr (GObject) old = NULL;
  DossierId id;

  if (id_text == NULL && title == NULL)
    return dossier_cli_fail_usage (cli, _("say what it is called: --title TITLE"));
  if (path == NULL && (id_text == NULL || title == NULL))
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (id_text != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_NOTE, id_text, &id))
    return DOSSIER_EXIT_FAILED;
  if (path != NULL && (text = read_text (cli, path)) == NULL)
    return DOSSIER_EXIT_FAILED;
  if (id_text == NULL)
    return dossier_cli_run_and_tell (cli, dossier_command_create_note (title, text));
  old = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_NOTE, &id);
  return dossier_cli_run_and_tell (cli, dossier_command_update_note (&id, title != NULL ? title : DOSSIER_NOTE (old)->title,
                                                                     text != NULL ? text : DOSSIER_NOTE (old)->text));
}

const DossierCliCommand dossier_cli_note_commands[] = {
  { "note", "WORKSPACE --title TITLE FILE|-", N_("write a note from a file or standard input; with --id, rewrite one"), "title id", 1, 2,
    1 << 1, DOSSIER_CLI_WRITES, run_note },
  { 0 },
};
