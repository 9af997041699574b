/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands on passages: tag, annotate; and delete, which takes anything away that was made. */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-cli-places.h"
#include "dossier-cli.h"
#include "dossier-describe.h"

#include <glib/gi18n.h>
#include <string.h>

static int
tag_place (DossierCli            *cli,
           const DossierId       *article,
           const DossierId       *entity,
           const DossierCliPlace *place)
{
  gboolean chosen = !dossier_id_is_nil (entity);
  DossierOutcome outcome = { 0 };
  DossierFields *fields;
  int status;

  status = dossier_cli_run (cli, dossier_command_tag (article, place->start, place->end, chosen ? entity : NULL,
                                                      chosen ? NULL : dossier_cli_option (cli, "entity"),
                                                      dossier_cli_option (cli, "kind")), &outcome);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "id", &outcome.id);
  dossier_fields_add_id (fields, "entity", &outcome.entity);
  dossier_fields_add_id (fields, "passage", &outcome.passage);
  dossier_fields_add_int (fields, "start", place->start);
  dossier_fields_add_int (fields, "end", place->end);
  dossier_cli_print (cli, fields, "id entity passage");
  return DOSSIER_EXIT_DONE;
}

/* START END of the command line, or every place of --words. */
static GArray *
read_places (DossierCli      *cli,
             const DossierId *article)
{
  const char *words = dossier_cli_option (cli, "words");
  g_autoptr (GArray) places = NULL;
  g_autoptr (DossierArticleView) view = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliPlace place;

  if (words == NULL)
    {
      if (!dossier_cli_number (cli, "START", dossier_cli_argument (cli, 2), &place.start) ||
          !dossier_cli_number (cli, "END", dossier_cli_argument (cli, 3), &place.end))
        return NULL;
      places = g_array_new (FALSE, FALSE, sizeof place);
      g_array_append_val (places, place);
      return g_steal_pointer (&places);
    }
  view = dossier_workspace_load_article (cli->workspace, article, &error);
  if (view == NULL)
    {
      dossier_cli_fail_error (cli, dossier_cli_argument (cli, 0), error);
      return NULL;
    }
  places = dossier_cli_places_find (view->text, words);
  if (places->len > 0)
    return g_steal_pointer (&places);
  dossier_cli_fail (cli, dossier_cli_argument (cli, 0), _("the article does not have the words “%s”"), words);
  return NULL;
}

static int
run_tag (DossierCli *cli)
{
  const char *name = dossier_cli_option (cli, "entity"), *id_text = dossier_cli_option (cli, "entity-id");
  g_autoptr (GArray) places = NULL;
  DossierId article, entity = DOSSIER_ID_NIL;

  if (name == NULL && id_text == NULL)
    return dossier_cli_fail_usage (cli, _("say which entity: --entity NAME --kind KIND"));
  if ((cli->arguments->len == 4) == dossier_cli_has (cli, "words") || cli->arguments->len == 3)
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, dossier_cli_argument (cli, 1), &article))
    return DOSSIER_EXIT_FAILED;
  if (id_text != NULL && !dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, id_text, &entity))
    return DOSSIER_EXIT_FAILED;
  if (id_text == NULL && dossier_id_from_text (name, &entity) && !dossier_cli_record_id (cli, DOSSIER_RECORD_ENTITY, name, &entity))
    return DOSSIER_EXIT_FAILED;
  /* Without a kind there is nothing to make one from, so it must be there. */
  if (dossier_id_is_nil (&entity) && !dossier_cli_has (cli, "kind") && !dossier_cli_named (cli, DOSSIER_RECORD_ENTITY, name, &entity))
    return DOSSIER_EXIT_FAILED;
  places = read_places (cli, &article);
  if (places == NULL)
    return DOSSIER_EXIT_FAILED;
  for (guint i = 0; i < places->len; i++)
    {
      int status = tag_place (cli, &article, &entity, &g_array_index (places, DossierCliPlace, i));

      if (status != DOSSIER_EXIT_DONE)
        return i > 0 ? DOSSIER_EXIT_PARTLY : status;
    }
  return DOSSIER_EXIT_DONE;
}

/* What --tag and --tags name, NULL-terminated; NULL when neither was given. */
static GPtrArray *
read_tags (DossierCli *cli)
{
  g_autoptr (GPtrArray) single = dossier_cli_all (cli, "tag");
  g_autoptr (GPtrArray) lists = dossier_cli_all (cli, "tags");
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < single->len; i++)
    g_ptr_array_add (tags, dossier_text_one_line (g_ptr_array_index (single, i)));
  for (guint i = 0; i < lists->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_ptr_array_index (lists, i), ",", -1);

      for (guint j = 0; words[j] != NULL; j++)
        {
          g_autofree char *word = dossier_text_one_line (words[j]);

          if (word[0] != '\0')
            g_ptr_array_add (tags, g_steal_pointer (&word));
        }
    }
  if (single->len + lists->len == 0)
    return NULL;
  g_ptr_array_add (tags, NULL);
  return g_steal_pointer (&tags);
}

static int
edit_annotation (DossierCli *cli,
                 GPtrArray  *tags)
{
  g_autoptr (GObject) old = NULL;
  DossierId id;

  if (cli->arguments->len != 2)
    return dossier_cli_fail_usage (cli, _("with --id it needs: %s"), "WORKSPACE TEXT");
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ANNOTATION, dossier_cli_option (cli, "id"), &id))
    return DOSSIER_EXIT_FAILED;
  old = dossier_workspace_lookup (cli->workspace, DOSSIER_RECORD_ANNOTATION, &id);
  return dossier_cli_run_and_tell (cli, dossier_command_edit_annotation (&id, dossier_cli_argument (cli, 1),
                                                                         tags != NULL ? (const char * const *) tags->pdata
                                                                                      : (const char * const *) DOSSIER_ANNOTATION (old)->tags));
}

static int
run_annotate (DossierCli *cli)
{
  g_autoptr (GPtrArray) tags = read_tags (cli);
  DossierOutcome outcome = { 0 };
  DossierFields *fields;
  DossierCliPlace place;
  DossierId article;
  int status;

  if (dossier_cli_has (cli, "id"))
    return edit_annotation (cli, tags);
  if (cli->arguments->len != 5)
    return dossier_cli_fail_usage (cli, _("%s needs: %s"), cli->command->name, cli->command->usage);
  if (dossier_cli_argument (cli, 4)[0] == '\0' && tags == NULL)
    return dossier_cli_fail_usage (cli, _("an annotation needs a text or a tag"));
  if (!dossier_cli_record_id (cli, DOSSIER_RECORD_ARTICLE, dossier_cli_argument (cli, 1), &article) ||
      !dossier_cli_number (cli, "START", dossier_cli_argument (cli, 2), &place.start) ||
      !dossier_cli_number (cli, "END", dossier_cli_argument (cli, 3), &place.end))
    return DOSSIER_EXIT_FAILED;
  status = dossier_cli_run (cli, dossier_command_annotate (&article, place.start, place.end, dossier_cli_argument (cli, 4),
                                                           tags != NULL ? (const char * const *) tags->pdata : NULL), &outcome);
  if (status != DOSSIER_EXIT_DONE)
    return status;
  fields = dossier_fields_new ();
  dossier_fields_add_id (fields, "id", &outcome.id);
  dossier_fields_add_id (fields, "passage", &outcome.passage);
  dossier_cli_print (cli, fields, "id passage");
  return DOSSIER_EXIT_DONE;
}

static DossierCommand *
delete_command (DossierRecordType  type,
                const DossierId   *ids,
                guint              n)
{
  switch (type)
    {
    case DOSSIER_RECORD_ARTICLE:
      return dossier_command_delete_articles (ids, n);
    case DOSSIER_RECORD_MENTION:
      return dossier_command_delete_mentions (ids, n);
    case DOSSIER_RECORD_COLLECTION:
      return dossier_command_delete_collection (ids);
    case DOSSIER_RECORD_ENTITY:
      return dossier_command_delete_entity (ids);
    case DOSSIER_RECORD_ANNOTATION:
      return dossier_command_delete_annotation (ids);
    case DOSSIER_RECORD_EVENT:
      return dossier_command_delete_event (ids);
    case DOSSIER_RECORD_STATEMENT:
      return dossier_command_delete_statement (ids);
    case DOSSIER_RECORD_NOTE:
      return dossier_command_delete_note (ids);
    default:
      return NULL;
    }
}

static int
run_delete (DossierCli *cli)
{
  DossierRecordType type;
  g_autoptr (GArray) ids = NULL;
  const DossierId *first;
  gboolean together;

  if (!dossier_describe_type_from_text (dossier_cli_argument (cli, 1), &type) || type == DOSSIER_RECORD_SOURCE ||
      type == DOSSIER_RECORD_CHANGE || type == DOSSIER_RECORD_SUGGESTION)
    return dossier_cli_fail_usage (cli, _("“%s” cannot be deleted"), dossier_cli_argument (cli, 1));
  ids = dossier_cli_ids (cli, type, 2);
  if (ids == NULL)
    return DOSSIER_EXIT_FAILED;
  first = (const DossierId *) ids->data;
  together = type == DOSSIER_RECORD_ARTICLE || type == DOSSIER_RECORD_MENTION;
  for (guint i = 0; i < (together ? 1 : ids->len); i++)
    {
      int status = dossier_cli_run (cli, delete_command (type, first + i, ids->len), NULL);

      if (status != DOSSIER_EXIT_DONE)
        return i > 0 ? DOSSIER_EXIT_PARTLY : status;
    }
  return DOSSIER_EXIT_DONE;
}

const DossierCliCommand dossier_cli_tagging_commands[] = {
  { "tag", "WORKSPACE ARTICLE (START END | --words WORDS) --entity NAME --kind KIND", N_("say which entity a passage names"),
    "entity kind entity-id words", 2, 4, 0, DOSSIER_CLI_WRITES, run_tag },
  { "annotate", "WORKSPACE ARTICLE START END TEXT", N_("remark on a passage; with --id and TEXT alone, change a remark"),
    "tag tags id", 2, 5, 0, DOSSIER_CLI_WRITES, run_annotate },
  { "delete", "WORKSPACE KIND ID…", N_("delete articles, mentions, annotations, entities, events, statements, notes or collections"),
    "", 3, -1, 0, DOSSIER_CLI_WRITES, run_delete },
  { 0 },
};
