/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands whose result leaves: export writes a file from a workspace, extract reads files without one. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-export.h"
#include "dossier-extractor.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* The report on the notes that --note names, or on everything. */
static DossierReport *
load_report (DossierCli *cli)
{
  g_autoptr (GPtrArray) notes = dossier_cli_all (cli, "note");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DossierId));
  g_autoptr (GError) error = NULL;
  DossierReport *report;

  for (guint i = 0; i < notes->len; i++)
    {
      DossierId id;

      if (!dossier_cli_record_id (cli, DOSSIER_RECORD_NOTE, g_ptr_array_index (notes, i), &id))
        return NULL;
      g_array_append_val (ids, id);
    }
  report = dossier_workspace_load_report (cli->workspace, (const DossierId *) ids->data, ids->len, &error);
  if (report == NULL)
    dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  return report;
}

/* To standard output by way of a file, because that is how formats are written. */
static gboolean
export_to_stdout (const DossierReport  *report,
                  const char           *format,
                  GError              **error)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "export", NULL) : NULL;
  g_autofree char *content = NULL;
  gsize length;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  done = dossier_export_file (report, format, path, NULL, error) && g_file_get_contents (path, &content, &length, error);
  g_remove (path);
  g_rmdir (folder);
  if (done)
    fwrite (content, 1, length, stdout);
  return done;
}

static int
run_export (DossierCli *cli)
{
  const char *format = dossier_cli_option (cli, "format"), *path = dossier_cli_option (cli, "output");
  g_autoptr (DossierReport) report = NULL;
  g_autoptr (GError) error = NULL;
  DossierFields *fields;

  format = format != NULL ? format : "pdf";
  if (path == NULL)
    return dossier_cli_fail_usage (cli, _("say where to write it: -o FILE"));
  if (dossier_export_format (format) == NULL)
    return dossier_cli_fail_usage (cli, _("there is no format “%s”"), format);
  report = load_report (cli);
  if (report == NULL)
    return DOSSIER_EXIT_FAILED;
  if (g_str_equal (path, "-"))
    return export_to_stdout (report, format, &error) ? DOSSIER_EXIT_DONE : dossier_cli_fail_error (cli, path, error);
  if (!dossier_export_file (report, format, path, NULL, &error))
    return dossier_cli_fail_error (cli, path, error);
  fields = dossier_fields_new ();
  dossier_fields_add_string (fields, "path", path);
  dossier_fields_add_string (fields, "format", format);
  dossier_cli_print (cli, fields, "path");
  return DOSSIER_EXIT_DONE;
}

static GBytes *
load_file (const char  *path,
           GError     **error)
{
  g_autoptr (GMappedFile) mapped = NULL;
  gsize most = dossier_import_max_bytes (path);
  GStatBuf status;

  if (g_stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_UNKNOWN_FORMAT, _("this is not a file"));
      return NULL;
    }
  if (g_stat (path, &status) == 0 && (guint64) status.st_size > most)
    {
      g_set_error (error, DOSSIER_IMPORT_ERROR, DOSSIER_IMPORT_ERROR_TOO_LARGE, _("the file is larger than %u MiB"),
                   (guint) (most / 1024 / 1024));
      return NULL;
    }
  mapped = g_mapped_file_new (path, FALSE, error);
  return mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;
}

/* What was found for each field and where, best first. */
static void
add_candidates (DossierFields      *fields,
                const DossierDraft *draft)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  for (guint i = 0; draft != NULL && i < draft->fields->len; i++)
    {
      const DossierFieldValue *value = &g_array_index (draft->fields, DossierFieldValue, i);
      DossierFields *candidate = dossier_fields_new ();

      dossier_fields_add_string (candidate, "field", dossier_article_field_to_text (value->field));
      dossier_fields_add_string (candidate, "value", value->value);
      dossier_fields_add_string (candidate, "origin", value->origin);
      dossier_fields_add_int (candidate, "confidence", value->confidence);
      g_ptr_array_add (candidates, candidate);
    }
  dossier_fields_add_objects (fields, "candidates", candidates);
}

/* One line of JSON, with or without --json: a text of many lines fits no column. */
static void
print_found (const char         *path,
             const char         *part,
             const DossierDraft *draft,
             const char         *reason)
{
  g_autoptr (DossierFields) fields = dossier_fields_new ();
  g_autofree char *body = draft != NULL ? dossier_blocks_body (draft->text, draft->blocks) : NULL;
  g_autofree char *line = NULL;

  dossier_fields_add_string (fields, "path", path);
  dossier_fields_add_string (fields, "part", part);
  dossier_fields_add_string (fields, "title", draft != NULL ? draft->title : NULL);
  dossier_fields_add_string (fields, "byline", draft != NULL ? draft->byline : NULL);
  dossier_fields_add_string (fields, "date", draft != NULL ? draft->date : NULL);
  dossier_fields_add_string (fields, "changed", draft != NULL ? draft->changed : NULL);
  dossier_fields_add_string (fields, "agency", draft != NULL ? draft->agency : NULL);
  dossier_fields_add_string (fields, "site", draft != NULL ? draft->source : NULL);
  dossier_fields_add_string (fields, "url", draft != NULL ? draft->url : NULL);
  dossier_fields_add_string (fields, "language", draft != NULL ? draft->language : NULL);
  dossier_fields_add_string (fields, "text", body);
  dossier_fields_add_string (fields, "error", reason);
  add_candidates (fields, draft);
  line = dossier_fields_to_json (fields);
  printf ("%s\n", line);
  fflush (stdout);
}

typedef struct
{
  DossierCli *cli;
  const char *path;
  guint refused;
} Extraction;

static gboolean
print_found_cb (DossierFound *found,
                gpointer      user_data)
{
  Extraction *self = user_data;

  print_found (self->path, found->part, found->draft, found->reason);
  if (found->draft == NULL)
    {
      g_autofree char *place = found->part != NULL ? g_strdup_printf ("%s/%s", self->path, found->part) : g_strdup (self->path);

      dossier_cli_fail (self->cli, place, "%s", found->reason);
      self->refused++;
    }
  dossier_found_free (found);
  return TRUE;
}

/* Returns whether all that is in the file is an article. */
static gboolean
extract_file (DossierCli       *cli,
              DossierExtractor *extractor,
              const char       *path)
{
  const DossierImportOptions options = { NULL, dossier_cli_option (cli, "columns"), dossier_cli_has (cli, "chapters") };
  Extraction extraction = { cli, path, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_file (path, &error);
  g_autofree char *name = g_path_get_basename (path);

  if (bytes != NULL && dossier_extractor_read (extractor, bytes, name, &options, print_found_cb, &extraction, NULL, &error))
    return extraction.refused == 0;
  print_found (path, NULL, NULL, error->message);
  dossier_cli_fail_error (cli, path, error);
  return FALSE;
}

static int
run_extract (DossierCli *cli)
{
  g_autoptr (DossierExtractor) extractor = dossier_extractor_new (NULL);
  int result = DOSSIER_EXIT_DONE;

  for (guint i = 0; i < cli->arguments->len; i++)
    if (!g_file_test (dossier_cli_argument (cli, i), G_FILE_TEST_EXISTS))
      return dossier_cli_fail (cli, dossier_cli_argument (cli, i), _("there is no such file"));
  for (guint i = 0; i < cli->arguments->len; i++)
    if (!extract_file (cli, extractor, dossier_cli_argument (cli, i)))
      result = DOSSIER_EXIT_PARTLY;
  return result;
}

const DossierCliCommand dossier_cli_output_commands[] = {
  { "export", "WORKSPACE --format pdf -o FILE", N_("write notes, annotations and events to a file"), "format note output", 1, 1, 0,
    DOSSIER_CLI_READS, run_export },
  { "extract", "FILE…", N_("print what importing would take from files, as JSON"), "columns chapters", 1, -1, DOSSIER_CLI_ALL_PATHS,
    DOSSIER_CLI_NO_WORKSPACE, run_extract },
  { 0 },
};
