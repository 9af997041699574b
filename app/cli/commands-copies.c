/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The command on copies: listing groups, joining and taking apart, comparing two articles word by word. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

static void
add_percent (DossierFields *fields,
             const char    *key,
             double         share)
{
  if (share < 0)
    dossier_fields_add_string (fields, key, NULL);
  else
    dossier_fields_add_int (fields, key, (gint64) (share * 100 + 0.5));
}

static int
print_group (DossierCli      *cli,
             const DossierId *article)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCopies) copies = dossier_workspace_load_copies (cli->workspace, article, &error);

  if (copies == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < copies->members->len; i++)
    {
      const DossierCopy *copy = g_ptr_array_index (copies->members, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_id (fields, "group", &copies->group);
      dossier_fields_add_id (fields, "article", &copy->article->id);
      dossier_fields_add_string (fields, "title", copy->article->title);
      dossier_fields_add_string (fields, "date", copy->article->date);
      dossier_fields_add_string (fields, "source", copy->article->source);
      dossier_fields_add_int (fields, "words", copy->article->word_count);
      add_percent (fields, "similarity", copy->similarity);
      add_percent (fields, "containment", copy->containment);
      dossier_fields_add_boolean (fields, "same_text", copy->same_text);
      dossier_fields_add_string (fields, "by", copy->by_analyst ? "analyst" : "machine");
      dossier_cli_print (cli, fields, "group article similarity date source title");
    }
  return DOSSIER_EXIT_DONE;
}

static int
print_groups (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) firsts = dossier_workspace_load_copy_groups (cli->workspace, &error);
  int status = DOSSIER_EXIT_DONE;

  if (firsts == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < firsts->len && status == DOSSIER_EXIT_DONE; i++)
    status = print_group (cli, &g_array_index (firsts, DossierId, i));
  return status;
}

static int
join (DossierCli *cli,
      GArray     *articles)
{
  DossierOutcome outcome = { 0 };
  int status;

  if (articles->len < 2)
    return dossier_cli_fail_usage (cli, _("--join takes two articles"));
  status = dossier_cli_run (cli, dossier_command_join_copies ((const DossierId *) articles->data, articles->len), &outcome);
  return status == DOSSIER_EXIT_DONE ? print_group (cli, &g_array_index (articles, DossierId, 0)) : status;
}

static int
split (DossierCli *cli,
       GArray     *articles)
{
  int status = DOSSIER_EXIT_DONE;

  if (articles->len == 0)
    return dossier_cli_fail_usage (cli, _("--split takes an article"));
  for (guint i = 0; i < articles->len && status == DOSSIER_EXIT_DONE; i++)
    status = dossier_cli_run (cli, dossier_command_split_copy (&g_array_index (articles, DossierId, i)), NULL);
  return status;
}

static int
compare (DossierCli *cli,
         GArray     *articles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierComparison) comparison = NULL;

  if (articles->len != 2)
    return dossier_cli_fail_usage (cli, _("--compare takes two articles"));
  comparison = dossier_workspace_load_comparison (cli->workspace, &g_array_index (articles, DossierId, 0),
                                                  &g_array_index (articles, DossierId, 1), &error);
  if (comparison == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < comparison->runs->len; i++)
    {
      const DossierWordRun *run = &g_array_index (comparison->runs, DossierWordRun, i);
      g_autofree char *old = g_utf8_substring (comparison->old_text, run->old_start, run->old_end);
      g_autofree char *new = g_utf8_substring (comparison->new_text, run->new_start, run->new_end);
      DossierFields *fields;

      if (run->same)
        continue;
      fields = dossier_fields_new ();
      dossier_fields_add_id (fields, "older", &comparison->older->id);
      dossier_fields_add_id (fields, "newer", &comparison->newer->id);
      dossier_fields_add_string (fields, "removed", g_strchomp (old));
      dossier_fields_add_string (fields, "added", g_strchomp (new));
      dossier_cli_print (cli, fields, "removed added");
    }
  return DOSSIER_EXIT_DONE;
}

static int
find_copies (DossierCli *cli)
{
  g_autoptr (DossierJob) job = dossier_job_new (_("Finding copies"));
  g_autoptr (GError) error = NULL;

  if (!dossier_workspace_find_copies (cli->workspace, job, &error))
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  return DOSSIER_EXIT_DONE;
}

static gboolean
copies_only_reads (const DossierCli *cli)
{
  return !dossier_cli_has (cli, "join") && !dossier_cli_has (cli, "split") && !dossier_cli_has (cli, "find");
}

static int
run_copies (DossierCli *cli)
{
  g_autoptr (GArray) articles = dossier_cli_ids (cli, DOSSIER_RECORD_ARTICLE, 1);
  guint actions = dossier_cli_has (cli, "join") + dossier_cli_has (cli, "split") + dossier_cli_has (cli, "compare") + dossier_cli_has (cli, "find");

  if (articles == NULL)
    return DOSSIER_EXIT_FAILED;
  if (actions > 1)
    return dossier_cli_fail_usage (cli, _("only one of --join, --split, --compare and --find at a time"));
  if (dossier_cli_has (cli, "join"))
    return join (cli, articles);
  if (dossier_cli_has (cli, "split"))
    return split (cli, articles);
  if (dossier_cli_has (cli, "compare"))
    return compare (cli, articles);
  if (dossier_cli_has (cli, "find"))
    return find_copies (cli);
  if (articles->len > 1)
    return dossier_cli_fail_usage (cli, _("one article, or none for all groups"));
  return articles->len == 1 ? print_group (cli, &g_array_index (articles, DossierId, 0)) : print_groups (cli);
}

const DossierCliCommand dossier_cli_copies_commands[] = {
  { "copies", "WORKSPACE [ARTICLE] | --join ARTICLE ARTICLE… | --split ARTICLE | --compare ARTICLE ARTICLE | --find",
    N_("list articles that are copies of each other, join them, take one out, compare two"), "join split compare find", 1, -1, 0,
    DOSSIER_CLI_WRITES, run_copies, copies_only_reads },
  { 0 },
};
