/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on workspaces and articles: new, copy, import, reextract, role, original, set, restore. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli.h"
#include "dossier-importing.h"
#include "dossier-reextracting.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>

static int
run_new (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  const char *path = dossier_cli_argument (cli, 0);
  DossierFields *fields;

  cli->workspace = dossier_workspace_open (path, DOSSIER_WORKSPACE_CREATE, &error);
  if (cli->workspace == NULL)
    return dossier_cli_fail_error (cli, path, error);
  dossier_workspace_close (cli->workspace);
  fields = dossier_fields_new ();
  dossier_fields_add_string (fields, "workspace", path);
  dossier_cli_print (cli, fields, "workspace");
  return DOSSIER_EXIT_DONE;
}

static int
run_copy (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  const char *target = dossier_cli_argument (cli, 1);
  DossierFields *fields;

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return dossier_cli_fail (cli, target, _("the file exists already"));
  if (!dossier_workspace_save_copy (cli->workspace, target, &error))
    return dossier_cli_fail_error (cli, target, error);
  fields = dossier_fields_new ();
  dossier_fields_add_string (fields, "workspace", target);
  dossier_cli_print (cli, fields, "workspace");
  return DOSSIER_EXIT_DONE;
}

/* Ctrl+C during long work: a thread with a main context of its own, because the work holds the main thread. */
typedef struct
{
  DossierJob *job;
  GMainContext *context;
  gint done; /* atomic */
} Interrupt;

static gboolean
interrupt_cb (gpointer data)
{
  Interrupt *interrupt = data;

  dossier_job_stop (interrupt->job);
  /* The second time it ends the program as usual. */
  signal (SIGINT, SIG_DFL);
  signal (SIGTERM, SIG_DFL);
  return G_SOURCE_REMOVE;
}

static gpointer
wait_for_interrupt (gpointer data)
{
  Interrupt *interrupt = data;

  while (!g_atomic_int_get (&interrupt->done))
    g_main_context_iteration (interrupt->context, TRUE);
  return NULL;
}

static void
watch_signal (Interrupt *interrupt,
              int        number)
{
  g_autoptr (GSource) source = g_unix_signal_source_new (number);

  g_source_set_callback (source, interrupt_cb, interrupt, NULL);
  g_source_attach (source, interrupt->context);
}

static GThread *
watch_interrupts (Interrupt  *interrupt,
                  DossierJob *job)
{
  *interrupt = (Interrupt) { job, g_main_context_new (), FALSE };
  watch_signal (interrupt, SIGINT);
  watch_signal (interrupt, SIGTERM);
  return g_thread_new ("interrupt", wait_for_interrupt, interrupt);
}

static void
unwatch_interrupts (Interrupt *interrupt,
                    GThread   *thread)
{
  g_atomic_int_set (&interrupt->done, TRUE);
  g_main_context_wakeup (interrupt->context);
  g_thread_join (thread);
  g_main_context_unref (interrupt->context);
}

static const char *
import_status (DossierImportStatus status)
{
  switch (status)
    {
    case DOSSIER_IMPORTED:
    case DOSSIER_REVIVED:
      return "imported";
    case DOSSIER_DUPLICATE:
      return "duplicate";
    default:
      return "rejected";
    }
}

static void
import_item_cb (const DossierImportItem *item,
                gpointer                 data)
{
  DossierCli *cli = data;
  DossierFields *fields = dossier_fields_new ();
  const char *reason = item->reason;

  if (reason == NULL && item->status == DOSSIER_REVIVED)
    reason = _("it had been deleted and is back");
  dossier_fields_add_string (fields, "path", item->path);
  dossier_fields_add_string (fields, "status", import_status (item->status));
  dossier_fields_add_id (fields, "id", &item->article);
  dossier_fields_add_string (fields, "title", item->title);
  dossier_fields_add_string (fields, "date", item->date);
  dossier_fields_add_string (fields, "source", item->source);
  dossier_fields_add_string (fields, "reason", reason);
  dossier_fields_add_string (fields, "part", item->part);
  dossier_cli_print (cli, fields, "status id path part title");
  fflush (stdout);
  if (item->status == DOSSIER_REJECTED)
    {
      g_autofree char *place = item->part != NULL ? g_strdup_printf ("%s (%s)", item->path, item->part) : g_strdup (item->path);

      dossier_cli_fail (cli, place, "%s", reason != NULL ? reason : _("it was not taken"));
    }
}

static DossierImportResult *
import_interruptibly (DossierCli  *cli,
                      GError     **error)
{
  g_autoptr (DossierJob) job = dossier_job_new (_("Importing"));
  Interrupt interrupt;
  GThread *thread;
  const DossierImportWishes wishes = { dossier_cli_option (cli, "columns"), dossier_cli_has (cli, "chapters") };
  DossierImportResult *result;
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 1; i < cli->arguments->len; i++)
    g_ptr_array_add (paths, (gpointer) dossier_cli_argument (cli, i));
  g_ptr_array_add (paths, NULL);
  thread = watch_interrupts (&interrupt, job);
  if (dossier_cli_has (cli, "continue"))
    result = dossier_workspace_continue_import (cli->workspace, job, import_item_cb, cli, error);
  else
    result = dossier_workspace_import_with (cli->workspace, (const char * const *) paths->pdata, &wishes, job, import_item_cb, cli, error);
  unwatch_interrupts (&interrupt, thread);
  return result;
}

static int
run_import (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportResult) result = NULL;

  if (dossier_cli_has (cli, "continue") == (cli->arguments->len > 1))
    return dossier_cli_fail_usage (cli, _("import needs files to read, or --continue"));
  for (guint i = 1; i < cli->arguments->len; i++)
    if (!g_file_test (dossier_cli_argument (cli, i), G_FILE_TEST_EXISTS))
      return dossier_cli_fail (cli, dossier_cli_argument (cli, i), _("there is no such file or folder"));
  result = import_interruptibly (cli, &error);
  if (result == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  if (!cli->json)
    {
      g_autofree char *files = g_strdup_printf (ngettext ("%u file", "%u files", result->files), result->files);

      fprintf (stderr, _("%s: %u imported, %u known already, %u rejected\n"), files, result->imported, result->duplicates, result->rejected);
    }
  if (result->stopped && result->left > 0)
    dossier_cli_fail (cli, dossier_cli_argument (cli, 0), ngettext ("stopped with %u file left; what was imported until then stays, --continue takes the rest",
                                                                   "stopped with %u files left; what was imported until then stays, --continue takes the rest",
                                                                   result->left), result->left);
  else if (result->stopped)
    dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("stopped; what was imported until then stays"));
  return result->rejected > 0 || result->stopped ? DOSSIER_EXIT_PARTLY : DOSSIER_EXIT_DONE;
}

static GPtrArray *
describe_field_changes (const DossierReextraction *item)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fields_free);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DossierFieldChange *change = &g_array_index (item->fields, DossierFieldChange, i);
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "field", dossier_article_field_to_text (change->field));
      dossier_fields_add_string (fields, "before", change->before);
      dossier_fields_add_string (fields, "after", change->after);
      g_ptr_array_add (changes, fields);
    }
  return changes;
}

static void
reextract_item_cb (const DossierReextraction *item,
                   gpointer                   data)
{
  DossierCli *cli = data;
  g_autoptr (GPtrArray) lost = g_ptr_array_new ();
  DossierFields *fields;

  if (!cli->json && !item->changed && item->reason == NULL)
    return;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "id", &item->article);
  dossier_fields_add_string (fields, "status", item->reason != NULL ? "failed" : item->changed ? "changed" : "unchanged");
  dossier_fields_add_string (fields, "title", item->title);
  dossier_fields_add_objects (fields, "fields", describe_field_changes (item));
  dossier_fields_add_boolean (fields, "revised", item->revised);
  dossier_fields_add_int (fields, "added", item->added);
  dossier_fields_add_int (fields, "removed", item->removed);
  dossier_fields_add_int (fields, "relocated", item->relocated);
  for (guint i = 0; i < item->lost->len; i++)
    g_ptr_array_add (lost, g_ptr_array_index (item->lost, i));
  g_ptr_array_add (lost, NULL);
  dossier_fields_add_strings (fields, "lost", (const char * const *) lost->pdata);
  dossier_fields_add_string (fields, "reason", item->reason);
  dossier_cli_print (cli, fields, "status id fields added removed relocated lost title");
  fflush (stdout);
  if (item->reason != NULL)
    {
      g_autofree char *id = dossier_id_to_text (&item->article);

      dossier_cli_fail (cli, id, "%s", item->reason);
    }
}

static int
run_reextract (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (DossierJob) job = dossier_job_new (_("Extracting again"));
  g_autoptr (DossierReextractResult) result = NULL;
  gboolean all = dossier_cli_has (cli, "all");
  Interrupt interrupt;
  GThread *thread;

  if (all == (cli->arguments->len > 1))
    return dossier_cli_fail_usage (cli, _("reextract needs articles, or --all"));
  ids = all ? g_array_new (FALSE, FALSE, sizeof (DossierId)) : dossier_cli_ids (cli, DOSSIER_RECORD_ARTICLE, 1);
  if (ids == NULL)
    return DOSSIER_EXIT_FAILED;
  thread = watch_interrupts (&interrupt, job);
  result = dossier_workspace_reextract (cli->workspace, (const DossierId *) ids->data, ids->len, job, reextract_item_cb, cli, &error);
  unwatch_interrupts (&interrupt, thread);
  if (result == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  if (!cli->json)
    fprintf (stderr, _("%u extracted again: %u changed, %u failed; %u passages moved, %u lost\n"), result->read, result->changed, result->failed,
             result->relocated, result->lost);
  if (result->stopped)
    dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("stopped; what was done until then stays"));
  return result->failed > 0 || result->stopped ? DOSSIER_EXIT_PARTLY : DOSSIER_EXIT_DONE;
}

static int
run_role (DossierCli *cli)
{
  DossierId article;
  DossierBlockRole role;
  guint start, end;

  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, dossier_cli_argument (cli, 1), &article)
      || !dossier_cli_number (cli, "START", dossier_cli_argument (cli, 2), &start)
      || !dossier_cli_number (cli, "END", dossier_cli_argument (cli, 3), &end))
    return DOSSIER_EXIT_FAILED;
  if (!dossier_block_role_from_text (dossier_cli_argument (cli, 4), &role))
    return dossier_cli_fail_usage (cli, _("a part is body, title, heading, quotation, list, caption or furniture"));
  return dossier_cli_run (cli, dossier_command_set_block_role (&article, start, end, role), NULL);
}

static int
run_original (DossierCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *media_type = NULL;
  const char *target = dossier_cli_option (cli, "output");
  gconstpointer content;
  gsize length;
  DossierId article;

  if (target == NULL)
    return dossier_cli_fail_usage (cli, _("say where to write it: -o FILE"));
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, dossier_cli_argument (cli, 1), &article))
    return DOSSIER_EXIT_FAILED;
  bytes = dossier_workspace_load_original (cli->workspace, &article, &media_type, &error);
  if (bytes == NULL)
    return dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
  content = g_bytes_get_data (bytes, &length);
  if (g_str_equal (target, "-"))
    {
      fwrite (content, 1, length, stdout);
      return DOSSIER_EXIT_DONE;
    }
  if (!g_file_set_contents_full (target, content != NULL ? content : "", (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, &error))
    return dossier_cli_fail_error (cli, target, error);
  if (cli->json)
    {
      DossierFields *fields = dossier_fields_new ();

      dossier_fields_add_string (fields, "path", target);
      dossier_fields_add_string (fields, "media_type", media_type);
      dossier_fields_add_int (fields, "bytes", (gint64) length);
      dossier_cli_print (cli, fields, "path");
    }
  return DOSSIER_EXIT_DONE;
}

/* One field, one change: so each can be undone by itself. */
static int
set_field (DossierCli          *cli,
           const DossierId     *article,
           const char          *option,
           DossierArticleField  field)
{
  const char *value = dossier_cli_option (cli, option);
  g_autofree char *date = NULL;

  if (value == NULL)
    return DOSSIER_EXIT_DONE;
  if ((field == DOSSIER_FIELD_DATE || field == DOSSIER_FIELD_CHANGED) && value[0] != '\0')
    {
      date = dossier_cli_date (cli, value, NULL);
      if (date == NULL)
        return DOSSIER_EXIT_FAILED;
      value = date;
    }
  return dossier_cli_run (cli, dossier_command_set_article_field (article, field, value[0] != '\0' ? value : NULL), NULL);
}

static int
run_set (DossierCli *cli)
{
  static const struct { const char *option; DossierArticleField field; } fields[] = {
    { "date", DOSSIER_FIELD_DATE }, { "title", DOSSIER_FIELD_TITLE }, { "byline", DOSSIER_FIELD_BYLINE },
    { "source", DOSSIER_FIELD_SOURCE }, { "url", DOSSIER_FIELD_URL }, { "language", DOSSIER_FIELD_LANGUAGE },
    { "agency", DOSSIER_FIELD_AGENCY }, { "changed", DOSSIER_FIELD_CHANGED },
  };
  DossierId article;
  int status = DOSSIER_EXIT_DONE;

  if (cli->options->len == 0)
    return dossier_cli_fail_usage (cli, _("say what to set"));
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, dossier_cli_argument (cli, 1), &article))
    return DOSSIER_EXIT_FAILED;
  for (gsize i = 0; i < G_N_ELEMENTS (fields) && status == DOSSIER_EXIT_DONE; i++)
    {
      status = set_field (cli, &article, fields[i].option, fields[i].field);
      if (status != DOSSIER_EXIT_DONE && i > 0)
        status = DOSSIER_EXIT_PARTLY;
    }
  return status;
}

static int
run_restore (DossierCli *cli)
{
  g_autoptr (GArray) ids = dossier_cli_ids (cli, DOSSIER_RECORD_ARTICLE, 1);

  if (ids == NULL)
    return DOSSIER_EXIT_FAILED;
  return dossier_cli_run (cli, dossier_command_restore_articles ((const DossierId *) ids->data, ids->len), NULL);
}

const DossierCliCommand dossier_cli_article_commands[] = {
  { "new", "WORKSPACE", N_("make an empty workspace"), "", 1, 1, 1, DOSSIER_CLI_NO_WORKSPACE, run_new },
  { "copy", "WORKSPACE FILE", N_("save a copy of a workspace"), "", 2, 2, 1 << 1, DOSSIER_CLI_READS, run_copy },
  { "import", "WORKSPACE PATH…", N_("take files and folders into a workspace"), "columns chapters continue", 1, -1, DOSSIER_CLI_ALL_PATHS,
    DOSSIER_CLI_WRITES, run_import },
  { "original", "WORKSPACE ARTICLE -o FILE", N_("write an article's file as it was imported"), "output", 2, 2, 0,
    DOSSIER_CLI_READS, run_original },
  { "set", "WORKSPACE ARTICLE", N_("correct what is known of an article; an empty value clears it"),
    "title byline date source url language agency changed", 2, 2, 0, DOSSIER_CLI_WRITES, run_set },
  { "reextract", "WORKSPACE [ARTICLE…|--all]", N_("read articles again from their files as they were imported"), "all", 1, -1, 0,
    DOSSIER_CLI_WRITES, run_reextract },
  { "role", "WORKSPACE ARTICLE START END PART", N_("say what a range of an article is"), "", 5, 5, 0, DOSSIER_CLI_WRITES, run_role },
  { "restore", "WORKSPACE ARTICLE…", N_("bring deleted articles back"), "", 2, -1, 0, DOSSIER_CLI_WRITES, run_restore },
  { 0 },
};
