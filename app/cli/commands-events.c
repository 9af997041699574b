/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on events: event makes or changes one, statement adds what an article says of it, or what is assessed. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-places.h"
#include "dossier-cli.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GArray *parts;      /* (owned) (element-type DossierEventPart) */
  GPtrArray *strings; /* (owned) (element-type utf8): what the parts point to */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_array_unref (parts->parts);
  g_ptr_array_unref (parts->strings);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static const char *
keep (Parts *parts,
      char  *string)
{
  if (string != NULL)
    g_ptr_array_add (parts->strings, string);
  return string;
}

/* "NAME", "ID" or "NAME=ROLE". */
static gboolean
add_actor (DossierCli *cli,
           Parts      *parts,
           const char *text)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PARTICIPANT };
  const char *equals = strchr (text, '=');
  const char *name = keep (parts, equals != NULL ? g_strndup (text, (gsize) (equals - text)) : g_strdup (text));

  if (!dossier_cli_chosen_entity (cli, name, &part.entity))
    return FALSE;
  part.name = dossier_id_is_nil (&part.entity) ? name : NULL;
  part.role = equals != NULL ? equals + 1 : NULL;
  g_array_append_val (parts->parts, part);
  return TRUE;
}

static gboolean
add_place (DossierCli *cli,
           Parts      *parts,
           const char *name)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_PLACE };

  if (!dossier_cli_chosen_entity (cli, name, &part.entity))
    return FALSE;
  part.name = dossier_id_is_nil (&part.entity) ? name : NULL;
  g_array_append_val (parts->parts, part);
  return TRUE;
}

static gboolean
add_evidence (DossierCli *cli,
              Parts      *parts,
              const char *text)
{
  DossierEventPart part = { .kind = DOSSIER_STATEMENT_CLAIM };
  DossierCliPlace place;
  char *heading = NULL;

  if (!dossier_cli_place_read (cli, text, &part.article, &place, &heading))
    {
      g_free (heading);
      return FALSE;
    }
  part.start = place.start;
  part.end = place.end;
  part.topic = keep (parts, heading);
  part.text = dossier_cli_option (cli, "claim");
  g_array_append_val (parts->parts, part);
  return TRUE;
}

static gboolean
add_all (DossierCli *cli,
         Parts      *parts,
         const char *option,
         gboolean  (*add) (DossierCli *, Parts *, const char *))
{
  g_autoptr (GPtrArray) values = dossier_cli_all (cli, option);

  for (guint i = 0; i < values->len; i++)
    if (!add (cli, parts, g_ptr_array_index (values, i)))
      return FALSE;
  return TRUE;
}

static gboolean
check_status (DossierCli *cli)
{
  static const char * const states[] = { "happened", "planned", "alleged", "denied", NULL };
  const char *status = dossier_cli_option (cli, "status");

  if (status == NULL || g_strv_contains (states, status))
    return TRUE;
  dossier_cli_fail_usage (cli, _("the status must be happened, planned, alleged or denied"));
  return FALSE;
}

static int
print_event (DossierCli            *cli,
             const DossierOutcome  *outcome)
{
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_id (fields, "id", &outcome->id);
  dossier_fields_add_id (fields, "passage", &outcome->passage);
  dossier_cli_print (cli, fields, "id");
  return DOSSIER_EXIT_DONE;
}

/* Adds the parts to an event that is there, each as a step of its own. */
static int
add_parts (DossierCli     *cli,
           Parts          *parts,
           DossierOutcome *outcome)
{
  for (guint i = 0; i < parts->parts->len; i++)
    {
      DossierOutcome added = { 0 };
      int status = dossier_cli_run (cli, dossier_command_add_event_part (&outcome->id, &g_array_index (parts->parts, DossierEventPart, i)), &added);

      if (status != DOSSIER_EXIT_DONE)
        return i > 0 ? DOSSIER_EXIT_PARTLY : status;
      outcome->passage = added.passage;
    }
  return DOSSIER_EXIT_DONE;
}

/* Writes the row anew: with what the options say, and what it has where they are silent. */
static int
update_event (DossierCli      *cli,
              const DossierId *id,
              const char      *date)
{
  g_autoptr (GObject) record = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_EVENT, id);
  const char *title = dossier_cli_option (cli, "title"), *kind = dossier_cli_option (cli, "kind");
  const char *description = dossier_cli_option (cli, "description"), *date_text = dossier_cli_option (cli, "date");
  DossierEvent *old;

  if (record == NULL)
    return dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("the event has gone"));
  old = DOSSIER_EVENT (record);
  return dossier_cli_run (cli, dossier_command_update_event (id, title != NULL ? title : old->title, kind != NULL ? kind : old->kind,
                                                             dossier_cli_option (cli, "status"), date_text == NULL ? old->date : date,
                                                             description != NULL ? description : old->description), NULL);
}

static int
run_event (DossierCli *cli)
{
  g_auto (Parts) parts = { g_array_new (FALSE, FALSE, sizeof (DossierEventPart)), g_ptr_array_new_with_free_func (g_free) };
  const char *title = dossier_cli_option (cli, "title"), *kind = dossier_cli_option (cli, "kind");
  const char *status_word = dossier_cli_option (cli, "status"), *description = dossier_cli_option (cli, "description");
  const char *id_text = dossier_cli_option (cli, "id"), *date_text = dossier_cli_option (cli, "date");
  g_autofree char *date = NULL;
  g_autofree char *date_words = NULL;
  DossierOutcome outcome = { 0 };
  DossierId event;
  int status = DOSSIER_EXIT_DONE;

  if (title == NULL && id_text == NULL)
    return dossier_cli_fail_usage (cli, _("say what happened: --title TITLE"));
  if (!check_status (cli) || (date_text != NULL && date_text[0] != '\0' && (date = dossier_cli_date (cli, date_text, &date_words)) == NULL) ||
      (id_text != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_EVENT, id_text, &event)) ||
      !add_all (cli, &parts, "actor", add_actor) || !add_all (cli, &parts, "place", add_place) ||
      !add_all (cli, &parts, "evidence", add_evidence))
    return DOSSIER_EXIT_FAILED;
  if (id_text == NULL)
    status = dossier_cli_run (cli, dossier_command_create_event (title, kind, date, date_words, (const DossierEventPart *) parts.parts->data,
                                                                 parts.parts->len), &outcome);
  else
    outcome.id = event;
  if (status == DOSSIER_EXIT_DONE && (status_word != NULL || description != NULL ||
                                      (id_text != NULL && (title != NULL || kind != NULL || date_text != NULL))))
    status = update_event (cli, &outcome.id, date);
  if (status == DOSSIER_EXIT_DONE && id_text != NULL)
    status = add_parts (cli, &parts, &outcome);
  return status == DOSSIER_EXIT_DONE ? print_event (cli, &outcome) : status;
}

/* What the options say, one statement each. */
static gboolean
read_statements (DossierCli *cli,
                 Parts      *parts)
{
  const char *date = dossier_cli_option (cli, "date"), *text = dossier_cli_option (cli, "text");

  if (!add_all (cli, parts, "actor", add_actor) || !add_all (cli, parts, "place", add_place))
    return FALSE;
  if (date != NULL)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_DATE };

      part.date = keep (parts, dossier_cli_date (cli, date, NULL));
      if (part.date == NULL)
        return FALSE;
      g_array_append_val (parts->parts, part);
    }
  if (text != NULL || dossier_cli_has (cli, "topic") || parts->parts->len == 0)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_CLAIM };

      part.topic = dossier_cli_option (cli, "topic");
      part.text = text;
      g_array_append_val (parts->parts, part);
    }
  return TRUE;
}

static int
run_statement (DossierCli *cli)
{
  g_auto (Parts) parts = { g_array_new (FALSE, FALSE, sizeof (DossierEventPart)), g_ptr_array_new_with_free_func (g_free) };
  DossierId event, article = DOSSIER_ID_NIL;
  DossierCliPlace place = { 0 };

  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_EVENT, dossier_cli_argument (cli, 1), &event) ||
      (cli->arguments->len == 3 && !dossier_cli_place_read (cli, dossier_cli_argument (cli, 2), &article, &place, NULL)) ||
      !read_statements (cli, &parts))
    return DOSSIER_EXIT_FAILED;
  for (guint i = 0; i < parts.parts->len; i++)
    {
      DossierEventPart *part = &g_array_index (parts.parts, DossierEventPart, i);
      DossierOutcome outcome = { 0 };
      DossierFields *fields;
      int status;

      part->article = article;
      part->start = place.start;
      part->end = place.end;
      status = dossier_cli_run (cli, dossier_command_add_event_part (&event, part), &outcome);
      if (status != DOSSIER_EXIT_DONE)
        return i > 0 ? DOSSIER_EXIT_PARTLY : status;
      fields = dossier_fields_new ();
      dossier_fields_add_id (fields, "id", &outcome.id);
      dossier_fields_add_id (fields, "passage", &outcome.passage);
      dossier_cli_print (cli, fields, "id");
    }
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_event_commands[] = {
  { "event", "WORKSPACE --title TITLE --date EDTF", N_("make an event, or with --id change one or add to it"),
    "title date kind status description place actor evidence claim entity-id id", 1, 1, 0, DOSSIER_CLI_WRITES, run_event },
  { "statement", "WORKSPACE EVENT [ARTICLE:START-END]", N_("say what an article says of an event, or without a passage what you assess"),
    "actor place date topic text entity-id", 2, 3, 0, DOSSIER_CLI_WRITES, run_statement },
  { 0 },
};
