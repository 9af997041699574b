/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on suggestions: suggest for files or a workspace, accept, reject; and mentions and entities, as short ways to list. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-describe.h"
#include "dossier-suggester.h"
#include "dossier-suggesting.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static DossierSuggestParts
wanted_parts (DossierCli *cli)
{
  DossierSuggestParts parts = 0;

  if (dossier_cli_has (cli, "names"))
    parts |= DOSSIER_SUGGEST_NAMES;
  if (dossier_cli_has (cli, "dates"))
    parts |= DOSSIER_SUGGEST_DATES;
  if (dossier_cli_has (cli, "figures"))
    parts |= DOSSIER_SUGGEST_FIGURES;
  return parts != 0 ? parts : DOSSIER_SUGGEST_ALL;
}

static void
print_suggestion (DossierCli              *cli,
                  const char              *path,
                  const DossierSuggestion *suggestion)
{
  DossierFields *fields = dossier_fields_new ();
  g_autofree char *shown = g_filename_display_name (path);

  dossier_fields_add_string (fields, "file", shown);
  dossier_fields_add_int (fields, "start", suggestion->start);
  dossier_fields_add_int (fields, "end", suggestion->end);
  dossier_fields_add_string (fields, "type", dossier_suggestion_type_name (suggestion->type));
  dossier_fields_add_string (fields, "text", suggestion->text);
  dossier_fields_add_string (fields, "value", suggestion->value);
  dossier_fields_add_string (fields, "role", suggestion->role);
  dossier_fields_add_string (fields, "why", suggestion->reason);
  dossier_fields_add_int (fields, "score", suggestion->confidence);
  dossier_cli_print (cli, fields, "file start end type text value");
}

/* Standard input up to its end. Returns FALSE with @error set when it cannot be read. */
static gboolean
read_input (char   **text,
            gsize   *length,
            GError **error)
{
  g_autoptr (GString) input = g_string_new (NULL);
  char buffer[65536];
  gsize got;

  while ((got = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_string_append_len (input, buffer, (gssize) got);
  if (ferror (stdin))
    {
      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (errno), g_strerror (errno));
      return FALSE;
    }
  *length = input->len;
  *text = g_string_free (g_steal_pointer (&input), FALSE);
  return TRUE;
}

/* Offsets are those of the file as it is, so line ends and the like are left alone. */
static gboolean
suggest_file (DossierCli             *cli,
              const DossierSuggester *suggester,
              const char             *path,
              const char             *date)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSuggestResult) result = NULL;
  gsize length;

  if (!(g_str_equal (path, "-") ? read_input (&text, &length, &error) : g_file_get_contents (path, &text, &length, &error)))
    {
      dossier_cli_fail_error (cli, path, error);
      return FALSE;
    }
  if (!g_utf8_validate (text, length, NULL))
    {
      dossier_cli_fail (cli, path, _("this is not plain text in UTF-8; “extract” prints the text of other files"));
      return FALSE;
    }
  result = dossier_suggester_look (suggester, text, date, NULL, NULL, NULL);
  for (guint i = 0; i < result->found->len; i++)
    print_suggestion (cli, path, g_ptr_array_index (result->found, i));
  return TRUE;
}

/* Files with the date of each, from a list: a path and, after a tab, a date in each line. */
static gboolean
suggest_list (DossierCli             *cli,
              const DossierSuggester *suggester,
              const char             *list,
              const char             *date,
              gboolean               *all)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (list, &contents, NULL, &error))
    {
      dossier_cli_fail_error (cli, list, error);
      return FALSE;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (g_strchomp (lines[i]), "\t", 2);

      if (parts[0] != NULL && parts[0][0] != '\0')
        *all = suggest_file (cli, suggester, parts[0], parts[1] != NULL ? parts[1] : date) && *all;
    }
  return TRUE;
}

static int
suggest_files (DossierCli *cli)
{
  const char *list = dossier_cli_option (cli, "list");
  g_autofree char *date = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierSuggester) suggester = NULL;
  gboolean all = TRUE;

  if (dossier_cli_has (cli, "date"))
    {
      date = dossier_cli_date (cli, dossier_cli_option (cli, "date"), NULL);
      if (date == NULL)
        return DOSSIER_EXIT_FAILED;
    }
  suggester = dossier_suggester_new (wanted_parts (cli), &error);
  if (suggester == NULL)
    return dossier_cli_fail_error (cli, NULL, error);
  if (list != NULL && !suggest_list (cli, suggester, list, date, &all))
    return DOSSIER_EXIT_FAILED;
  for (guint i = 0; i < cli->arguments->len; i++)
    all = suggest_file (cli, suggester, dossier_cli_argument (cli, i), date) && all;
  return all ? DOSSIER_EXIT_DONE : cli->arguments->len == 1 && list == NULL ? DOSSIER_EXIT_FAILED : DOSSIER_EXIT_PARTLY;
}

static gboolean
is_database (const char *path)
{
  char magic[16] = { 0 };
  /* What comes out of a pipe can be read only once. */
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rb") : NULL;
  gsize n = file != NULL ? fread (magic, 1, sizeof magic, file) : 0;

  if (file != NULL)
    fclose (file);
  return n == sizeof magic && memcmp (magic, "SQLite format 3", sizeof magic) == 0;
}

static int
print_open (DossierCli *cli)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_SUGGESTION);
  DossierSuggestParts parts = wanted_parts (cli);
  const char *article = dossier_cli_option (cli, "article"), *entity = dossier_cli_option (cli, "entity"), *limit = dossier_cli_option (cli, "limit");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (article != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, article, &query->article))
    return DOSSIER_EXIT_FAILED;
  if (entity != NULL && !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, entity, &query->entity))
    return DOSSIER_EXIT_FAILED;
  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &query->limit))
    return DOSSIER_EXIT_FAILED;
  query->kind = g_strdup (dossier_cli_option (cli, "kind"));
  query->text = g_strdup (dossier_cli_option (cli, "text"));
  query->values = TRUE;
  ids = dossier_workspace_query (cli->workspace, query, &error);
  if (ids == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GObject) record = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_SUGGESTION, &g_array_index (ids, DossierId, i));
      const char *kind = record != NULL ? DOSSIER_PROPOSAL (record)->kind : NULL;
      DossierSuggestParts part = g_strcmp0 (kind, "date") == 0 ? DOSSIER_SUGGEST_DATES
                                 : g_strcmp0 (kind, "figure") == 0 ? DOSSIER_SUGGEST_FIGURES : DOSSIER_SUGGEST_NAMES;

      if (record != NULL && (parts & part))
        dossier_cli_print (cli, dossier_describe_record (DOSSIER_RECORD_SUGGESTION, record, !cli->json), dossier_describe_columns (DOSSIER_RECORD_SUGGESTION));
    }
  return DOSSIER_EXIT_DONE;
}

static int
print_groups (DossierCli *cli)
{
  DossierSuggestionFilter filter = { .kind = dossier_cli_option (cli, "kind"), .text = dossier_cli_option (cli, "text"), .values = TRUE };
  const char *article = dossier_cli_option (cli, "article"), *entity = dossier_cli_option (cli, "entity"), *limit = dossier_cli_option (cli, "limit");
  const char *order = dossier_cli_option (cli, "order");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  guint most = 0;

  if (article != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, article, &filter.article))
    return DOSSIER_EXIT_FAILED;
  if (entity != NULL && !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, entity, &filter.entity))
    return DOSSIER_EXIT_FAILED;
  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &most))
    return DOSSIER_EXIT_FAILED;
  filter.by_name = g_strcmp0 (order, "name") == 0;
  filter.values = dossier_cli_has (cli, "dates") || dossier_cli_has (cli, "figures");
  groups = dossier_workspace_load_suggestion_groups (cli->workspace, &filter, 0, most, &error);
  if (groups == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < groups->len; i++)
    {
      const DossierSuggestionGroup *group = g_ptr_array_index (groups, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_int (fields, "count", group->count);
      dossier_fields_add_int (fields, "articles", group->article_count);
      dossier_fields_add_string (fields, "type", group->kind);
      dossier_fields_add_string (fields, "name", group->name);
      dossier_fields_add_id (fields, "entity", &group->entity);
      dossier_fields_add_strings (fields, "forms", (const char * const *) group->forms);
      dossier_fields_add_int (fields, "score", group->confidence);
      dossier_fields_add_int (fields, "doubtful", group->doubtful);
      dossier_fields_add_id (fields, "first", &group->first);
      dossier_cli_print (cli, fields, "count articles type name first");
    }
  return DOSSIER_EXIT_DONE;
}

/* The pass runs unless somebody else has the workspace open; then what is open is listed as it is. */
static int
suggest_workspace (DossierCli *cli)
{
  const char *path = dossier_cli_argument (cli, 0), *metonyms = dossier_cli_option (cli, "metonyms");
  gboolean pass = !dossier_cli_has (cli, "open");
  g_autoptr (DossierJob) job = dossier_job_new (_("Looking for names, dates and figures"));
  g_autoptr (GError) error = NULL;

  if (cli->arguments->len > 1)
    return dossier_cli_fail_usage (cli, _("one workspace, or files"));
  if (metonyms != NULL && !g_str_equal (metonyms, "on") && !g_str_equal (metonyms, "off"))
    return dossier_cli_fail_usage (cli, _("--metonyms is on or off"));
  if (metonyms != NULL && !pass)
    return dossier_cli_fail_usage (cli, _("--metonyms looks anew, --open does not"));
  cli->workspace = dossier_workspace_open (path, pass ? DOSSIER_WORKSPACE_READ_WRITE : DOSSIER_WORKSPACE_READ_ONLY, &error);
  if (cli->workspace != NULL && metonyms != NULL)
    dossier_workspace_set_metonyms (cli->workspace, g_str_equal (metonyms, "on"));
  if (cli->workspace == NULL || (pass && !dossier_workspace_suggest (cli->workspace, job, &error)))
    return dossier_cli_fail_error (cli, path, error);
  return dossier_cli_has (cli, "groups") ? print_groups (cli) : print_open (cli);
}

/* What says something of the other of files and workspaces would do nothing. */
static const char *
find_misplaced (DossierCli *cli,
                gboolean    workspace)
{
  static const char * const of_files[] = { "date", "list", NULL };
  static const char * const of_workspaces[] = { "metonyms", "open", "groups", "article", "entity", "kind", "text", "order", "limit", NULL };
  const char * const *options = workspace ? of_files : of_workspaces;

  while (*options != NULL && !dossier_cli_has (cli, *options))
    options++;
  return *options;
}

static int
run_suggest (DossierCli *cli)
{
  gboolean workspace;
  const char *misplaced;

  if (cli->arguments->len == 0 && !dossier_cli_has (cli, "list"))
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  for (guint i = 0; i < cli->arguments->len; i++)
    if (!g_str_equal (dossier_cli_argument (cli, i), "-") && !g_file_test (dossier_cli_argument (cli, i), G_FILE_TEST_EXISTS))
      return dossier_cli_fail (cli, dossier_cli_argument (cli, i), _("there is no such file"));
  workspace = cli->arguments->len > 0 && is_database (dossier_cli_argument (cli, 0));
  misplaced = find_misplaced (cli, workspace);
  if (misplaced != NULL && workspace)
    return dossier_cli_fail_usage (cli, _("--%s is for files, not for a workspace"), misplaced);
  if (misplaced != NULL)
    return dossier_cli_fail_usage (cli, _("--%s is for a workspace, not for files"), misplaced);
  return workspace ? suggest_workspace (cli) : suggest_files (cli);
}

static gboolean
read_scope (DossierCli             *cli,
            DossierSuggestionScope *scope)
{
  static const char * const words[] = { "here", "article", "form", "group" };
  const char *word = dossier_cli_option (cli, "scope");

  *scope = DOSSIER_SUGGESTION_HERE;
  if (word == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *scope = i;
        return TRUE;
      }
  dossier_cli_fail_usage (cli, _("“%s” does not say how far: here, article, form or group"), word);
  return FALSE;
}

/* Ids as they are written: which of them are decided or gone is said by the command. */
static GArray *
read_ids (DossierCli *cli)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = 1; i < cli->arguments->len; i++)
    {
      DossierId id;

      if (!dossier_cli_id (cli, dossier_cli_argument (cli, i), &id))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static int
tell_outcome (DossierCli           *cli,
              const DossierOutcome *outcome)
{
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_int (fields, "count", outcome->count);
  dossier_fields_add_id (fields, "id", &outcome->id);
  dossier_fields_add_id (fields, "entity", &outcome->entity);
  dossier_cli_print (cli, fields, "count");
  return DOSSIER_EXIT_DONE;
}

static int
run_accept (DossierCli *cli)
{
  g_autoptr (GArray) ids = read_ids (cli);
  const char *name = dossier_cli_option (cli, "entity"), *chosen_id = dossier_cli_option (cli, "entity-id");
  DossierSuggestionScope scope;
  DossierId entity = DOSSIER_ID_NIL;
  DossierOutcome outcome = { 0 };
  DossierCommand *command;
  gboolean chosen;
  int status;

  if (ids == NULL || !read_scope (cli, &scope) || (chosen_id != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, chosen_id, &entity))
      || (chosen_id == NULL && name != NULL && !dossier_cli_has (cli, "another") && !dossier_cli_chosen_entity (cli, name, &entity)))
    return DOSSIER_EXIT_FAILED;
  chosen = !dossier_id_is_nil (&entity);
  command = dossier_command_accept_suggestions_as ((const DossierId *) ids->data, ids->len, scope, chosen ? &entity : NULL, chosen ? NULL : name,
                                                   dossier_cli_option (cli, "kind"));
  if (dossier_cli_has (cli, "another"))
    dossier_command_set_another (command);
  if (dossier_cli_has (cli, "doubtful"))
    dossier_command_set_doubtful (command);
  status = dossier_cli_run (cli, command, &outcome);
  return status == DOSSIER_EXIT_DONE ? tell_outcome (cli, &outcome) : status;
}

static int
run_reject (DossierCli *cli)
{
  g_autoptr (GArray) ids = read_ids (cli);
  DossierSuggestionScope scope;
  DossierOutcome outcome = { 0 };
  int status;

  if (ids == NULL || !read_scope (cli, &scope))
    return DOSSIER_EXIT_FAILED;
  status = dossier_cli_run (cli, dossier_command_reject_suggestions ((const DossierId *) ids->data, ids->len, scope), &outcome);
  return status == DOSSIER_EXIT_DONE ? tell_outcome (cli, &outcome) : status;
}

static int
print_records (DossierCli   *cli,
               DossierQuery *query)
{
  const char *article = dossier_cli_option (cli, "article"), *limit = dossier_cli_option (cli, "limit");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (article != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, article, &query->article))
    return DOSSIER_EXIT_FAILED;
  if (limit != NULL && !dossier_cli_number (cli, "--limit", limit, &query->limit))
    return DOSSIER_EXIT_FAILED;
  query->kind = g_strdup (dossier_cli_option (cli, "kind"));
  query->text = g_strdup (dossier_cli_option (cli, "text"));
  records = dossier_workspace_load_records (cli->workspace, query, &error);
  if (records == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  for (guint i = 0; i < records->len; i++)
    dossier_cli_print (cli, dossier_describe_record (query->type, g_ptr_array_index (records, i), !cli->json), dossier_describe_columns (query->type));
  return DOSSIER_EXIT_DONE;
}

static int
run_mentions (DossierCli *cli)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_MENTION);
  const char *entity = dossier_cli_option (cli, "entity");

  if (entity != NULL && !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, entity, &query->entity))
    return DOSSIER_EXIT_FAILED;
  query->rejected = dossier_cli_has (cli, "rejected");
  return print_records (cli, query);
}

static int
run_entities (DossierCli *cli)
{
  g_autoptr (DossierQuery) query = dossier_query_new (DOSSIER_RECORD_ENTITY);

  query->order = g_strcmp0 (dossier_cli_option (cli, "order"), "name") == 0 ? DOSSIER_ORDER_NAME : DOSSIER_ORDER_MENTIONS;
  return print_records (cli, query);
}

const DossierCliCommand dossier_cli_suggestion_commands[] = {
  { "suggest", "FILE|-… [--date EDTF] [--names] [--dates] [--figures] | WORKSPACE", N_("propose the names, dates and figures of text files, or of a workspace"),
    "date names dates figures list metonyms open groups article entity kind text order limit", 0, -1, DOSSIER_CLI_ALL_PATHS, DOSSIER_CLI_NO_WORKSPACE, run_suggest },
  { "accept", "WORKSPACE SUGGESTION…", N_("say that suggestions are right, and tag what they propose"), "scope entity entity-id kind another doubtful", 2, -1, 0,
    DOSSIER_CLI_WRITES, run_accept },
  { "reject", "WORKSPACE SUGGESTION…", N_("say that suggestions are wrong, so that they stay away"), "scope", 2, -1, 0, DOSSIER_CLI_WRITES, run_reject },
  { "mentions", "WORKSPACE", N_("list what is tagged, or what was rejected"), "article entity kind text rejected limit", 1, 1, 0, DOSSIER_CLI_READS, run_mentions },
  { "entities", "WORKSPACE", N_("list the entities, the most mentioned first"), "article kind text order limit", 1, 1, 0, DOSSIER_CLI_READS, run_entities },
  { 0 },
};
