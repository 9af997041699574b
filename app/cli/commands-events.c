/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on events: event makes or changes one, statement adds what an article says of it, or what is assessed. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-places.h"
#include "dossier-cli.h"

#include "dossier-statement-guess.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GArray *parts;      /* (owned) (element-type DossierEventPart) */
  GPtrArray *strings; /* (owned) (element-type utf8): what the parts point to */
  GPtrArray *figures; /* (owned) (element-type DossierFigure): likewise */
} Parts;

#define PARTS_INIT \
  { g_array_new (FALSE, FALSE, sizeof (DossierEventPart)), g_ptr_array_new_with_free_func (g_free), \
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_free) }

static void
parts_clear (Parts *parts)
{
  g_array_unref (parts->parts);
  g_ptr_array_unref (parts->strings);
  g_ptr_array_unref (parts->figures);
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
  g_auto (Parts) parts = PARTS_INIT;
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

static gboolean
read_figure (DossierCli       *cli,
             Parts            *parts,
             DossierEventPart *part)
{
  const char *text = dossier_cli_option (cli, "figure");
  g_autoptr (GError) error = NULL;
  DossierFigure *figure = dossier_figure_from_value (text);

  if (figure == NULL)
    figure = dossier_statement_read_figure (text, &error);
  if (figure == NULL)
    {
      dossier_cli_fail_error (cli, text, error);
      return FALSE;
    }
  g_ptr_array_add (parts->figures, figure);
  part->figure = figure;
  return TRUE;
}

/* One entity of that name; nil when there is none or several. */
static DossierId
entity_called (DossierCli *cli,
               const char *name)
{
  g_autoptr (GPtrArray) candidates = dossier_workspace_load_candidates (cli->workspace, name, NULL, 20, NULL);
  g_autofree char *folded = dossier_text_fold (name);
  DossierId found = DOSSIER_ID_NIL;
  guint n = 0;

  for (guint i = 0; candidates != NULL && i < candidates->len; i++)
    {
      const DossierEntity *entity = g_ptr_array_index (candidates, i);
      g_autofree char *main_name = dossier_text_fold (entity->name);
      gboolean is_it = strcmp (main_name, folded) == 0;

      for (guint j = 0; !is_it && entity->aliases != NULL && entity->aliases[j] != NULL; j++)
        {
          g_autofree char *other = dossier_text_fold (entity->aliases[j]);

          is_it = strcmp (other, folded) == 0;
        }
      if (is_it && n++ == 0)
        found = entity->id;
    }
  return n == 1 ? found : DOSSIER_ID_NIL;
}

/* "Pentagon" or an id names an entity; what names none is the article's words. */
static gboolean
read_attribution (DossierCli       *cli,
                  DossierEventPart *part)
{
  const char *text = dossier_cli_option (cli, "attributed-to");

  if (text == NULL)
    return TRUE;
  part->attributed_to = DOSSIER_ID_NIL;
  part->attributed_words = NULL;
  if (dossier_id_from_text (text, &part->attributed_to))
    return dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, text, &part->attributed_to);
  part->attributed_words = *text != '\0' ? text : NULL;
  part->attributed_to = *text != '\0' ? entity_called (cli, text) : DOSSIER_ID_NIL;
  return TRUE;
}

/* What goes with every kind of statement. */
static gboolean
read_qualities (DossierCli       *cli,
                Parts            *parts,
                DossierEventPart *part)
{
  const char *credibility = dossier_cli_option (cli, "credibility"), *as_of = dossier_cli_option (cli, "as-of"), *role = dossier_cli_option (cli, "role");

  if (credibility != NULL && !dossier_cli_number (cli, "--credibility", credibility, &part->credibility))
    return FALSE;
  if (as_of != NULL && part->kind == DOSSIER_STATEMENT_FIGURE)
    {
      part->as_of = *as_of != '\0' ? keep (parts, dossier_cli_date (cli, as_of, NULL)) : NULL;
      if (*as_of != '\0' && part->as_of == NULL)
        return FALSE;
    }
  if (role != NULL && part->kind <= DOSSIER_STATEMENT_PLACE && part->kind != DOSSIER_STATEMENT_DATE)
    part->role = role;
  return read_attribution (cli, part);
}

/* What the options say, one statement each. */
static gboolean
read_statements (DossierCli *cli,
                 Parts      *parts)
{
  const char *date = dossier_cli_option (cli, "date"), *text = dossier_cli_option (cli, "text"), *topic = dossier_cli_option (cli, "topic");

  if (!add_all (cli, parts, "actor", add_actor) || !add_all (cli, parts, "place", add_place))
    return FALSE;
  if (date != NULL)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_DATE };
      char *words = NULL;

      part.date = keep (parts, dossier_cli_date (cli, date, &words));
      part.date_words = keep (parts, words);
      if (part.date == NULL)
        return FALSE;
      g_array_append_val (parts->parts, part);
    }
  if (dossier_cli_has (cli, "figure"))
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_FIGURE, .topic = topic, .text = text };

      if (!read_figure (cli, parts, &part))
        return FALSE;
      g_array_append_val (parts->parts, part);
    }
  else if (text != NULL || topic != NULL || parts->parts->len == 0)
    {
      DossierEventPart part = { .kind = DOSSIER_STATEMENT_CLAIM, .topic = topic, .text = text };

      g_array_append_val (parts->parts, part);
    }
  for (guint i = 0; i < parts->parts->len; i++)
    if (!read_qualities (cli, parts, &g_array_index (parts->parts, DossierEventPart, i)))
      return FALSE;
  return TRUE;
}

/* ARTICLE:START-END, or ARTICLE and the first place where it has the words. */
static gboolean
read_passage (DossierCli      *cli,
              const char      *text,
              DossierId       *article,
              DossierCliPlace *place)
{
  const char *words = dossier_cli_option (cli, "words");
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GError) error = NULL;

  if (words == NULL)
    return dossier_cli_place_read (cli, text, article, place, NULL);
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, text, article))
    return FALSE;
  view = dossier_workspace_load_article (cli->workspace, article, &error);
  if (view == NULL)
    {
      dossier_cli_fail_error (cli, text, error);
      return FALSE;
    }
  places = dossier_cli_places_find (view->text, words);
  if (places->len == 0)
    dossier_cli_fail (cli, view->article->title, _("the words “%s” are not there"), words);
  else
    *place = g_array_index (places, DossierCliPlace, 0);
  return places->len > 0;
}

static void
print_statement (DossierCli           *cli,
                 const DossierOutcome *outcome)
{
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_id (fields, "id", &outcome->id);
  dossier_fields_add_id (fields, "passage", &outcome->passage);
  dossier_cli_print (cli, fields, "id");
}

/* Changes what the options say of a statement, or takes it away. */
static int
change_statement (DossierCli *cli)
{
  g_auto (Parts) parts = PARTS_INIT;
  g_autoptr (GObject) record = NULL;
  const char *date = dossier_cli_option (cli, "date"), *id_text = dossier_cli_option (cli, "id");
  DossierEventPart part;
  DossierOutcome outcome = { 0 };
  DossierId id;
  char *words = NULL;
  int status;

  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_STATEMENT, id_text, &id) || !add_all (cli, &parts, "actor", add_actor) ||
      !add_all (cli, &parts, "place", add_place))
    return DOSSIER_EXIT_FAILED;
  record = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_STATEMENT, &id);
  if (record == NULL)
    return dossier_cli_fail (cli, id_text, _("the statement has gone"));
  if (dossier_cli_has (cli, "remove"))
    return dossier_cli_run (cli, dossier_command_delete_statement (&id), NULL);
  dossier_event_part_init (&part, DOSSIER_STATEMENT (record));
  if (parts.parts->len == 1 && (part.kind == DOSSIER_STATEMENT_PARTICIPANT || part.kind == DOSSIER_STATEMENT_PLACE))
    {
      const DossierEventPart *named = &g_array_index (parts.parts, DossierEventPart, 0);

      part.entity = named->entity;
      part.name = named->name;
      part.role = named->role != NULL ? named->role : part.role;
    }
  else if (parts.parts->len > 0)
    return dossier_cli_fail_usage (cli, _("a statement of another kind is a new one"));
  if ((date != NULL && part.kind != DOSSIER_STATEMENT_DATE) || (dossier_cli_has (cli, "figure") && part.kind != DOSSIER_STATEMENT_FIGURE))
    return dossier_cli_fail_usage (cli, _("a statement of another kind is a new one"));
  if (date != NULL)
    {
      part.date = keep (&parts, dossier_cli_date (cli, date, &words));
      part.date_words = keep (&parts, words);
    }
  if ((date != NULL && part.date == NULL) || (dossier_cli_has (cli, "figure") && !read_figure (cli, &parts, &part)) || !read_qualities (cli, &parts, &part))
    return DOSSIER_EXIT_FAILED;
  if (dossier_cli_has (cli, "topic"))
    part.topic = dossier_cli_option (cli, "topic");
  if (dossier_cli_has (cli, "text"))
    part.text = dossier_cli_option (cli, "text");
  status = dossier_cli_run (cli, dossier_command_edit_statement (&id, &part), &outcome);
  if (status == DOSSIER_EXIT_DONE)
    print_statement (cli, &outcome);
  return status;
}

static int
run_statement (DossierCli *cli)
{
  g_auto (Parts) parts = PARTS_INIT;
  DossierId event, article = DOSSIER_ID_NIL;
  DossierCliPlace place = { 0 };

  if (dossier_cli_has (cli, "id"))
    return change_statement (cli);
  if (cli->arguments->len < 2)
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (!dossier_cli_named (cli, DOSSIER_RECORD_EVENT, dossier_cli_argument (cli, 1), &event) ||
      (cli->arguments->len == 3 && !read_passage (cli, dossier_cli_argument (cli, 2), &article, &place)) ||
      !read_statements (cli, &parts))
    return DOSSIER_EXIT_FAILED;
  for (guint i = 0; i < parts.parts->len; i++)
    {
      DossierEventPart *part = &g_array_index (parts.parts, DossierEventPart, i);
      DossierOutcome outcome = { 0 };
      int status;

      part->article = article;
      part->start = place.start;
      part->end = place.end;
      status = dossier_cli_run (cli, dossier_command_add_event_part (&event, part), &outcome);
      if (status != DOSSIER_EXIT_DONE)
        return i > 0 ? DOSSIER_EXIT_PARTLY : status;
      print_statement (cli, &outcome);
    }
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_event_commands[] = {
  { "event", "WORKSPACE --title TITLE --date EDTF", N_("make an event, or with --id change one or add to it"),
    "title date kind status description place actor evidence claim entity-id id", 1, 1, 0, DOSSIER_CLI_WRITES, run_event },
  { "statement", "WORKSPACE EVENT [ARTICLE:START-END | ARTICLE --words WORDS] | --id STATEMENT",
    N_("say what an article says of an event, or without a passage what you assess; with --id change it"),
    "actor place date figure as-of topic text role attributed-to credibility words id remove entity-id", 1, 3, 0, DOSSIER_CLI_WRITES,
    run_statement },
  { 0 },
};
