/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dossier-cli: reads the command line, opens the workspace the command needs, runs it, and answers --help. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-options.h"
#include "dossier-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const DossierCliCommand * const tables[] = {
  dossier_cli_article_commands, dossier_cli_source_commands, dossier_cli_listing_commands, dossier_cli_copies_commands, dossier_cli_compare_commands, dossier_cli_tagging_commands,
  dossier_cli_suggestion_commands, dossier_cli_entity_commands, dossier_cli_identity_commands, dossier_cli_event_commands, dossier_cli_weighing_commands, dossier_cli_note_commands, dossier_cli_history_commands,
  dossier_cli_output_commands, dossier_cli_timeline_commands,
};

static void
print_column (const char *left,
              const char *right)
{
  glong width = g_utf8_strlen (left, -1);

  if (width > 28)
    printf ("  %s\n%32s%s\n", left, "", right);
  else
    printf ("  %s%*s%s\n", left, (int) (30 - width), "", right);
}

static int
print_general_help (void)
{
  printf (_("Usage: dossier-cli COMMAND WORKSPACE [ARGUMENT]… [OPTION]…\n\n"
            "Works on a Dossier workspace without a display. Options may stand anywhere.\n"));
  printf ("\n%s\n", _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DossierCliCommand *command = tables[i]; command->name != NULL; command++)
      print_column (command->name, _(command->summary));
  printf ("\n%s\n", _("Options of every command:"));
  print_column ("--json", _("one JSON object a line instead of text"));
  print_column ("-h, --help", _("help; after a command, help on that command"));
  print_column ("--version", _("the version of the program"));
  printf ("\n%s\n", _("Offsets count Unicode code points; ends are exclusive. Dates are EDTF. The program ends with 0 when all is done,\n"
                      "1 when some of it failed, 2 when nothing was done."));
  return DOSSIER_EXIT_DONE;
}

static int
print_command_help (const DossierCliCommand *command)
{
  g_auto (GStrv) names = g_strsplit (command->options, " ", -1);

  printf (_("Usage: dossier-cli %s %s\n\n%s\n"), command->name, command->usage, _(command->summary));
  if (names[0] != NULL)
    printf ("\n%s\n", _("Options:"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const DossierCliOption *option = dossier_cli_options_find (names[i]);
      g_autofree char *letter = option->letter != 0 ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("");
      g_autofree char *left = g_strdup_printf ("%s--%s%s%s", letter, option->name, option->argument != NULL ? " " : "",
                                               option->argument != NULL ? option->argument : "");

      print_column (left, _(option->help));
    }
  print_column ("--json", _("one JSON object a line instead of text"));
  return DOSSIER_EXIT_DONE;
}

/* Arguments that are no names of files become normal UTF-8 in place. */
static gboolean
normalise (char     **word,
           gboolean   is_path)
{
  char *normal;

  if (is_path)
    return TRUE;
  if (!g_utf8_validate (*word, -1, NULL))
    return FALSE;
  normal = dossier_text_normalise (*word, -1);
  g_free (*word);
  *word = normal;
  return TRUE;
}

static gboolean
is_path_argument (const DossierCliCommand *command,
                  guint                    number)
{
  if (number == 0 && command->need != DOSSIER_CLI_NO_WORKSPACE)
    return TRUE;
  if (number >= 31)
    return (command->paths >> 31) & 1;
  return (command->paths >> number) & 1;
}

static int
check_line (DossierCli *cli)
{
  int n = (int) cli->arguments->len;

  for (guint i = 0; i < cli->options->len; i++)
    {
      DossierCliValue *value = g_ptr_array_index (cli->options, i);

      if (!dossier_cli_options_takes (cli->command, value->option->name))
        return dossier_cli_fail_usage (cli, _("%s does not take the option --%s"), cli->command->name, value->option->name);
      if (value->value != NULL && !normalise (&value->value, value->option->is_path))
        return dossier_cli_fail_usage (cli, _("the value of --%s is not UTF-8"), value->option->name);
    }
  if (n < cli->command->min)
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (cli->command->max >= 0 && n > cli->command->max)
    return dossier_cli_fail_usage (cli, _("too many arguments; %s takes: %s"), cli->command->name, cli->command->usage);
  for (guint i = 0; i < cli->arguments->len; i++)
    if (!normalise ((char **) &g_ptr_array_index (cli->arguments, i), is_path_argument (cli->command, i)))
      return dossier_cli_fail_usage (cli, _("argument %u is not UTF-8"), i + 1);
  return DOSSIER_EXIT_DONE;
}

static int
run_command (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  int status = check_line (cli);

  if (status != DOSSIER_EXIT_DONE)
    return status;
  if (cli->command->need != DOSSIER_CLI_NO_WORKSPACE)
    {
      gboolean writes = cli->command->need == DOSSIER_CLI_WRITES &&
                        (cli->command->only_reads == NULL || !cli->command->only_reads (cli));
      const char *path = dossier_cli_argument (cli, 0);

      cli->workspace = dossier_workspace_open (path, writes ? DOSSIER_WORKSPACE_READ_WRITE : DOSSIER_WORKSPACE_READ_ONLY, &error);
      if (cli->workspace == NULL)
        return dossier_cli_fail_error (cli, path, error);
    }
  status = cli->command->run (cli);
  if (cli->workspace != NULL)
    dossier_workspace_close (cli->workspace);
  return status;
}

static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, "dossier-cli: %s\n", _("the output could not be written"));
  return DOSSIER_EXIT_FAILED;
}

static int
run_line (DossierCliLine *line)
{
  const char *name = line->words->len > 0 ? g_ptr_array_index (line->words, 0) : NULL;
  DossierCli cli = { .json = line->json, .options = line->options };
  int status;

  if (line->version)
    {
      printf ("dossier-cli %s\n", DOSSIER_VERSION);
      return DOSSIER_EXIT_DONE;
    }
  if (name == NULL || g_str_equal (name, "help"))
    {
      const DossierCliCommand *about = line->words->len > 1 ? dossier_cli_find_command (g_ptr_array_index (line->words, 1)) : NULL;

      if (about != NULL)
        return print_command_help (about);
      if (line->help || name != NULL)
        return print_general_help ();
      return dossier_cli_fail (&cli, NULL, _("which command? See “dossier-cli --help”"));
    }
  cli.command = dossier_cli_find_command (name);
  if (cli.command == NULL)
    return dossier_cli_fail (&cli, NULL, _("there is no command “%s”; see “dossier-cli --help”"), name);
  if (line->help)
    return print_command_help (cli.command);
  g_ptr_array_remove_index (line->words, 0);
  cli.arguments = line->words;
  status = run_command (&cli);
  g_clear_object (&cli.workspace);
  return status;
}

/* What the rooms below warn of is told in this program's form. */
static void
log_cb (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        data)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    fprintf (stderr, "dossier-cli: %s\n", message);
}

const DossierCliCommand *
dossier_cli_find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const DossierCliCommand *command = tables[i]; command->name != NULL; command++)
      if (strcmp (command->name, name) == 0)
        return command;
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (DossierCliLine) line = NULL;
  g_autofree char *problem = NULL;

  g_set_prgname ("dossier-cli");
  g_log_set_default_handler (log_cb, NULL);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DOSSIER_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  line = dossier_cli_line_parse (argc, argv, &problem);
  if (line == NULL)
    {
      DossierCli cli = { 0 };

      return dossier_cli_fail (&cli, NULL, _("%s; see “dossier-cli --help”"), problem);
    }
  return finish_output (run_line (line));
}
