/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What the commands share: arguments and options by name, looking things up by id or name, output, errors. The program
 * has one thread of its own; the workspace has more, but calls here block.
 */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"

#include "dossier-cli-options.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

/* In the order of DossierRecordType. */
static const char * const unknown_ids[] = {
  N_("no article has this id"),
  N_("no source has this id"),
  N_("no collection has this id"),
  N_("no entity has this id"),
  N_("no mention has this id"),
  N_("no annotation has this id"),
  N_("no event has this id"),
  N_("no statement has this id"),
  N_("no note has this id"),
  N_("no change has this id"),
  N_("no open suggestion has this id"),
};

static const char * const unknown_names[] = {
  [DOSSIER_RECORD_SOURCE] = N_("no source is called so"),
  [DOSSIER_RECORD_COLLECTION] = N_("no collection is called so"),
  [DOSSIER_RECORD_ENTITY] = N_("no entity is called so"),
  [DOSSIER_RECORD_EVENT] = N_("no event is called so"),
};

static const char * const ambiguous_names[] = {
  [DOSSIER_RECORD_SOURCE] = N_("several sources are called so; give the id of one"),
  [DOSSIER_RECORD_COLLECTION] = N_("several collections are called so; give the id of one"),
  [DOSSIER_RECORD_ENTITY] = N_("several entities are called so; give the id of one"),
  [DOSSIER_RECORD_EVENT] = N_("several events are called so; give the id of one"),
};

static const char *
workspace_name (const DossierCli *cli)
{
  return cli->command->need == DOSSIER_CLI_NO_WORKSPACE ? NULL : dossier_cli_argument (cli, 0);
}

static void
print_failure (const char *file,
               const char *reason)
{
  g_autofree char *name = file != NULL ? g_filename_display_name (file) : NULL;
  g_autofree char *line = NULL;
  g_autofree char *line_name = name != NULL ? dossier_text_one_line (name) : NULL;

  line = line_name != NULL ? g_strdup_printf ("dossier-cli: %s: %s", line_name, reason)
                           : g_strdup_printf ("dossier-cli: %s", reason);
  /* Names of files may hold anything, and this goes to a terminal. */
  for (char *p = line; *p != '\0'; p++)
    if ((guint8) *p < 0x20 || *p == 0x7f)
      *p = ' ';
  fprintf (stderr, "%s\n", line);
}

/**
 * dossier_cli_argument:
 * @number: counted from 0, the command's name left out
 *
 * Returns: (transfer none) (nullable): NULL when there are fewer
 */
const char *
dossier_cli_argument (const DossierCli *cli,
                      guint             number)
{
  return number < cli->arguments->len ? g_ptr_array_index (cli->arguments, number) : NULL;
}

/**
 * dossier_cli_option:
 *
 * Returns: (transfer none) (nullable): the option's value, the last one when it was given more than once
 */
const char *
dossier_cli_option (const DossierCli *cli,
                    const char       *name)
{
  for (guint i = cli->options->len; i > 0; i--)
    {
      const DossierCliValue *value = g_ptr_array_index (cli->options, i - 1);

      if (strcmp (value->option->name, name) == 0)
        return value->value;
    }
  return NULL;
}

gboolean
dossier_cli_has (const DossierCli *cli,
                 const char       *name)
{
  for (guint i = 0; i < cli->options->len; i++)
    {
      const DossierCliValue *value = g_ptr_array_index (cli->options, i);

      if (strcmp (value->option->name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * dossier_cli_all:
 *
 * Returns: (transfer container) (element-type utf8): every value given for the option, in order
 */
GPtrArray *
dossier_cli_all (const DossierCli *cli,
                 const char       *name)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < cli->options->len; i++)
    {
      const DossierCliValue *value = g_ptr_array_index (cli->options, i);

      if (strcmp (value->option->name, name) == 0)
        g_ptr_array_add (values, value->value);
    }
  return values;
}

/**
 * dossier_cli_number:
 * @what: how the argument is called in help
 *
 * Returns: whether @text is a whole number; if not, that was said
 */
gboolean
dossier_cli_number (DossierCli *cli,
                    const char *what,
                    const char *text,
                    guint      *number)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL))
    {
      *number = (guint) value;
      return TRUE;
    }
  dossier_cli_fail_usage (cli, _("%s must be a whole number, and “%s” is none"), what, text);
  return FALSE;
}

/**
 * dossier_cli_id:
 *
 * Returns: whether @text has the form of an id; if not, that was said
 */
gboolean
dossier_cli_id (DossierCli *cli,
                const char *text,
                DossierId  *id)
{
  if (dossier_id_from_text (text, id))
    return TRUE;
  dossier_cli_fail (cli, workspace_name (cli), _("“%s” is not an id; “list” prints them"), text);
  return FALSE;
}

/**
 * dossier_cli_record_id:
 *
 * Returns: whether @text is the id of a thing of that type in the workspace; if not, that was said
 */
gboolean
dossier_cli_record_id (DossierCli        *cli,
                       DossierRecordType  type,
                       const char        *text,
                       DossierId         *id)
{
  g_autoptr (GObject) record = NULL;

  if (!dossier_cli_id (cli, text, id))
    return FALSE;
  record = dossier_workspace_lookup (cli->workspace, type, id);
  if (record == NULL)
    dossier_cli_fail (cli, workspace_name (cli), "%s: %s", _(unknown_ids[type]), text);
  return record != NULL;
}

/* Whether @record bears the name that folds to @folded. */
static gboolean
is_called (DossierRecordType  type,
           GObject           *record,
           const char        *folded)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (type == DOSSIER_RECORD_SOURCE)
    g_ptr_array_add (names, DOSSIER_SOURCE (record)->name);
  else if (type == DOSSIER_RECORD_COLLECTION)
    g_ptr_array_add (names, DOSSIER_COLLECTION (record)->name);
  else if (type == DOSSIER_RECORD_EVENT)
    g_ptr_array_add (names, DOSSIER_EVENT (record)->title);
  else
    {
      DossierEntity *entity = DOSSIER_ENTITY (record);

      g_ptr_array_add (names, entity->name);
      for (guint i = 0; entity->aliases != NULL && entity->aliases[i] != NULL; i++)
        g_ptr_array_add (names, entity->aliases[i]);
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = dossier_text_fold (g_ptr_array_index (names, i));

      if (strcmp (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static const DossierId *
record_id (DossierRecordType  type,
           GObject           *record)
{
  switch (type)
    {
    case DOSSIER_RECORD_SOURCE:
      return &DOSSIER_SOURCE (record)->id;
    case DOSSIER_RECORD_COLLECTION:
      return &DOSSIER_COLLECTION (record)->id;
    case DOSSIER_RECORD_EVENT:
      return &DOSSIER_EVENT (record)->id;
    default:
      return &DOSSIER_ENTITY (record)->id;
    }
}

/**
 * dossier_cli_named:
 * @type: source, collection, entity or event
 * @text: an id, or a name (of an entity, any of its names)
 *
 * Returns: whether @text is exactly one of them; if not, that was said
 */
gboolean
dossier_cli_named (DossierCli        *cli,
                   DossierRecordType  type,
                   const char        *text,
                   DossierId         *id)
{
  g_autoptr (DossierQuery) query = dossier_query_new (type);
  g_autofree char *folded = dossier_text_fold (text);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint found = 0;

  if (dossier_id_from_text (text, id))
    return dossier_cli_record_id (cli, type, text, id);
  query->text = g_strdup (text);
  records = dossier_workspace_load_records (cli->workspace, query, &error);
  if (records == NULL)
    {
      dossier_cli_fail_error (cli, workspace_name (cli), error);
      return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    {
      GObject *record = g_ptr_array_index (records, i);
      g_autofree char *id_text = NULL;

      if (!is_called (type, record, folded))
        continue;
      *id = *record_id (type, record);
      id_text = dossier_id_to_text (id);
      g_string_append_printf (ids, " %s", id_text);
      found++;
    }
  if (found == 0)
    dossier_cli_fail (cli, workspace_name (cli), "%s: %s", _(unknown_names[type]), text);
  else if (found > 1)
    dossier_cli_fail (cli, workspace_name (cli), "%s: %s:%s", _(ambiguous_names[type]), text, ids->str);
  return found == 1;
}

/**
 * dossier_cli_chosen_entity:
 * @name: an id, or a name
 * @id: (out): nil when neither @name nor an --entity-id says which entity
 *
 * Returns: whether the ids on the command line are good; if not, that was said
 */
gboolean
dossier_cli_chosen_entity (DossierCli *cli,
                           const char *name,
                           DossierId  *id)
{
  g_autoptr (GPtrArray) chosen = dossier_cli_all (cli, "entity-id");
  g_autofree char *folded = dossier_text_fold (name);

  if (dossier_id_from_text (name, id))
    return dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, name, id);
  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (GObject) entity = NULL;

      if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, g_ptr_array_index (chosen, i), id))
        return FALSE;
      entity = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_ENTITY, id);
      if (entity != NULL && is_called (DOSSIER_RECORD_ENTITY, entity, folded))
        return TRUE;
    }
  *id = DOSSIER_ID_NIL;
  return TRUE;
}

/**
 * dossier_cli_ids:
 * @first: argument from which on all are ids
 *
 * Returns: (transfer full) (nullable) (element-type DossierId): NULL when one is none; then that was said
 */
GArray *
dossier_cli_ids (DossierCli        *cli,
                 DossierRecordType  type,
                 guint              first)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));

  for (guint i = first; i < cli->arguments->len; i++)
    {
      DossierId id;

      if (!dossier_cli_record_id (cli, type, dossier_cli_argument (cli, i), &id))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/**
 * dossier_cli_date:
 * @text: EDTF, or words that mean a date by themselves
 * @words: (out) (optional) (nullable): @text when it was words
 *
 * Returns: (transfer full) (nullable): EDTF; NULL when @text is no date, and then that was said
 */
char *
dossier_cli_date (DossierCli  *cli,
                  const char  *text,
                  char       **words)
{
  g_autoptr (GError) error = NULL;
  char *edtf;

  if (words != NULL)
    *words = NULL;
  if (dossier_edtf_parse (text, NULL, &error))
    return g_strdup (text);
  edtf = dossier_edtf_from_words (text, NULL);
  if (edtf == NULL)
    dossier_cli_fail (cli, NULL, "%s", error->message);
  else if (words != NULL)
    *words = g_strdup (text);
  return edtf;
}

/**
 * dossier_cli_print:
 * @fields: (transfer full)
 * @columns: keys to show to people, parted by blanks
 *
 * Writes one thing as one line.
 */
void
dossier_cli_print (DossierCli    *cli,
                   DossierFields *fields,
                   const char    *columns)
{
  g_autofree char *line = cli->json ? dossier_fields_to_json (fields) : dossier_fields_to_columns (fields, columns);

  /* Not g_print(): it would turn into "?" what the terminal's encoding lacks, and JSON is UTF-8 always. */
  fputs (line, stdout);
  fputc ('\n', stdout);
  dossier_fields_free (fields);
}

/**
 * dossier_cli_show:
 * @fields: (transfer full)
 *
 * Writes one thing whole.
 */
void
dossier_cli_show (DossierCli    *cli,
                  DossierFields *fields)
{
  if (cli->json)
    {
      dossier_cli_print (cli, fields, NULL);
      return;
    }
  {
    g_autofree char *lines = dossier_fields_to_lines (fields);

    fputs (lines, stdout);
    dossier_fields_free (fields);
  }
}

/**
 * dossier_cli_fail:
 * @file: (nullable): which file it is about
 *
 * Returns: DOSSIER_EXIT_FAILED, after saying why
 */
int
dossier_cli_fail (DossierCli *cli,
                  const char *file,
                  const char *format,
                  ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_failure (file, reason);
  return DOSSIER_EXIT_FAILED;
}

/**
 * dossier_cli_fail_error:
 * @file: (nullable): which file it is about
 *
 * Returns: DOSSIER_EXIT_FAILED, after saying what @error says, without naming the file twice
 */
int
dossier_cli_fail_error (DossierCli   *cli,
                        const char   *file,
                        const GError *error)
{
  const char *reason = error->message;
  const char *last = g_strrstr (reason, ": ");

  if (error->domain == G_FILE_ERROR && last != NULL)
    reason = last + 2;
  else if (file != NULL && g_str_has_prefix (reason, file) && g_str_has_prefix (reason + strlen (file), ": "))
    reason += strlen (file) + 2;
  return dossier_cli_fail (cli, file, "%s", reason);
}

/**
 * dossier_cli_fail_usage:
 *
 * Returns: DOSSIER_EXIT_FAILED, after saying what is wrong with the command line and where help is
 */
int
dossier_cli_fail_usage (DossierCli *cli,
                        const char *format,
                        ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return dossier_cli_fail (cli, NULL, _("%s; see “dossier-cli %s --help”"), reason, cli->command->name);
}

/**
 * dossier_cli_run:
 * @command: (transfer full)
 * @outcome: (out) (optional)
 *
 * Returns: DOSSIER_EXIT_DONE; or DOSSIER_EXIT_FAILED, after saying why
 */
int
dossier_cli_run (DossierCli     *cli,
                 DossierCommand *command,
                 DossierOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  if (dossier_workspace_run (cli->workspace, command, outcome, &error))
    return DOSSIER_EXIT_DONE;
  return dossier_cli_fail_error (cli, workspace_name (cli), error);
}

/**
 * dossier_cli_run_and_tell:
 * @command: (transfer full)
 *
 * As dossier_cli_run(), and prints the id of what was made or changed.
 */
int
dossier_cli_run_and_tell (DossierCli     *cli,
                          DossierCommand *command)
{
  DossierOutcome outcome = { 0 };
  int status = dossier_cli_run (cli, command, &outcome);

  if (status == DOSSIER_EXIT_DONE)
    {
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_id (fields, "id", &outcome.id);
      dossier_cli_print (cli, fields, "id");
    }
  return status;
}
