/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What dossier-cli tells of each type of record. Scripts rely on the keys: they are only ever added to, and
 * docs/cli.md lists them.
 */

#define G_LOG_DOMAIN "dossier-cli"

#include "dossier-config.h"

#include "dossier-describe.h"

#include "dossier-statement-words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char * const anchor_states[] = { "exact", "relocated", "lost" };
static const char * const change_states[] = { "done", "undone", "overtaken" };

/* In the order of DossierRecordType: the word of "list", the word of "show", and the columns for people. */
static const struct
{
  const char *plural;
  const char *singular;
  const char *columns;
} types[] = {
  { "articles", "article", "id date source title" },
  { "sources", "source", "id grade articles name" },
  { "collections", "collection", "id articles name" },
  { "entities", "entity", "id kind mentions name" },
  { "mentions", "mention", "id article start end kind name quote" },
  { "annotations", "annotation", "id article start end quote text" },
  { "events", "event", "id date accounts title" },
  { "statements", "statement", "id event article kind quote" },
  { "notes", "note", "id citations title" },
  { "changes", "change", "number state made_at items label" },
  { "suggestions", "suggestion", "id article start end type score text name" },
};

static void
add_grade (DossierFields *fields,
           const char    *key,
           char           grade)
{
  char text[2] = { grade, '\0' };

  dossier_fields_add_string (fields, key, grade != 0 ? text : NULL);
}

static void
add_uncertain (DossierFields *fields,
               guint          uncertain)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint bit = 1; bit != 0 && bit <= uncertain; bit <<= 1)
    if (uncertain & bit)
      g_ptr_array_add (names, (gpointer) dossier_article_field_to_text (bit));
  g_ptr_array_add (names, NULL);
  dossier_fields_add_strings (fields, "uncertain", (const char * const *) names->pdata);
}

static void
describe_article (DossierFields  *fields,
                  DossierArticle *article)
{
  dossier_fields_add_id (fields, "id", &article->id);
  dossier_fields_add_string (fields, "title", article->title);
  dossier_fields_add_string (fields, "byline", article->byline);
  dossier_fields_add_string (fields, "date", article->date);
  dossier_fields_add_string (fields, "source", article->source);
  dossier_fields_add_string (fields, "url", article->url);
  dossier_fields_add_string (fields, "language", article->language);
  dossier_fields_add_int (fields, "words", article->word_count);
  dossier_fields_add_string (fields, "date_words", article->date_words);
  dossier_fields_add_string (fields, "agency", article->agency);
  dossier_fields_add_string (fields, "changed", article->changed);
  dossier_fields_add_string (fields, "part", article->part);
  add_grade (fields, "grade", article->source_grade);
  dossier_fields_add_string (fields, "file", article->file_name);
  add_uncertain (fields, article->uncertain);
  dossier_fields_add_int (fields, "entities", article->entity_count);
  dossier_fields_add_int (fields, "events", article->event_count);
  dossier_fields_add_int (fields, "annotations", article->annotation_count);
  dossier_fields_add_int (fields, "copies", article->copy_count);
  dossier_fields_add_boolean (fields, "read", article->read);
  dossier_fields_add_boolean (fields, "deleted", article->deleted);
  dossier_fields_add_time (fields, "created", article->created_at);
}

static void
describe_source (DossierFields *fields,
                 DossierSource *source)
{
  dossier_fields_add_id (fields, "id", &source->id);
  dossier_fields_add_string (fields, "name", source->name);
  dossier_fields_add_string (fields, "kind", source->kind);
  dossier_fields_add_string (fields, "url", source->url);
  add_grade (fields, "grade", source->grade);
  dossier_fields_add_int (fields, "articles", source->article_count);
}

static void
describe_collection (DossierFields     *fields,
                     DossierCollection *collection)
{
  dossier_fields_add_id (fields, "id", &collection->id);
  dossier_fields_add_string (fields, "name", collection->name);
  dossier_fields_add_int (fields, "articles", collection->article_count);
}

static void
describe_entity (DossierFields *fields,
                 DossierEntity *entity)
{
  dossier_fields_add_id (fields, "id", &entity->id);
  dossier_fields_add_string (fields, "name", entity->name);
  dossier_fields_add_string (fields, "kind", entity->kind);
  dossier_fields_add_string (fields, "description", entity->description);
  dossier_fields_add_strings (fields, "aliases", (const char * const *) entity->aliases);
  dossier_fields_add_int (fields, "mentions", entity->mention_count);
  dossier_fields_add_int (fields, "articles", entity->article_count);
  dossier_fields_add_int (fields, "events", entity->event_count);
  dossier_fields_add_time (fields, "modified", entity->modified_at);
}

/* The same keys for whatever has a passage; null where there is none. */
static void
add_passage (DossierFields  *fields,
             DossierPassage *passage)
{
  const DossierId nil = DOSSIER_ID_NIL;

  dossier_fields_add_id (fields, "passage", passage != NULL ? &passage->id : &nil);
  if (passage == NULL)
    {
      dossier_fields_add_string (fields, "start", NULL);
      dossier_fields_add_string (fields, "end", NULL);
    }
  else
    {
      dossier_fields_add_int (fields, "start", passage->start);
      dossier_fields_add_int (fields, "end", passage->end);
    }
  dossier_fields_add_string (fields, "quote", passage != NULL ? passage->quote : NULL);
  dossier_fields_add_string (fields, "anchor", passage != NULL ? anchor_states[passage->anchor] : NULL);
}

static void
add_article_of_passage (DossierFields  *fields,
                        DossierPassage *passage,
                        const char     *title)
{
  const DossierId nil = DOSSIER_ID_NIL;

  dossier_fields_add_id (fields, "article", passage != NULL ? &passage->article : &nil);
  dossier_fields_add_string (fields, "article_title", title);
}

static void
describe_mention (DossierFields  *fields,
                  DossierMention *mention)
{
  dossier_fields_add_id (fields, "id", &mention->id);
  dossier_fields_add_id (fields, "entity", &mention->entity);
  dossier_fields_add_string (fields, "name", mention->entity_name);
  dossier_fields_add_string (fields, "kind", mention->entity_kind);
  add_article_of_passage (fields, mention->passage, mention->article_title);
  add_passage (fields, mention->passage);
  dossier_fields_add_string (fields, "status", mention->status);
  dossier_fields_add_string (fields, "proposer", mention->proposer);
  dossier_fields_add_string (fields, "scope", mention->scope);
}

static void
describe_annotation (DossierFields     *fields,
                     DossierAnnotation *annotation)
{
  dossier_fields_add_id (fields, "id", &annotation->id);
  dossier_fields_add_string (fields, "text", annotation->text);
  dossier_fields_add_strings (fields, "tags", (const char * const *) annotation->tags);
  add_article_of_passage (fields, annotation->passage, annotation->article_title);
  add_passage (fields, annotation->passage);
  dossier_fields_add_time (fields, "created", annotation->created_at);
  dossier_fields_add_time (fields, "modified", annotation->modified_at);
}

static void
describe_event (DossierFields *fields,
                DossierEvent  *event)
{
  dossier_fields_add_id (fields, "id", &event->id);
  dossier_fields_add_string (fields, "title", event->title);
  dossier_fields_add_string (fields, "kind", event->kind);
  dossier_fields_add_string (fields, "status", event->status);
  dossier_fields_add_string (fields, "date", event->date);
  dossier_fields_add_string (fields, "date_words", event->date_words);
  dossier_fields_add_string (fields, "reported_date", event->reported_date);
  dossier_fields_add_string (fields, "places", event->places);
  dossier_fields_add_string (fields, "description", event->description);
  dossier_fields_add_int (fields, "participants", event->participant_count);
  dossier_fields_add_int (fields, "accounts", event->account_count);
  dossier_fields_add_int (fields, "passages", event->passage_count);
  dossier_fields_add_time (fields, "modified", event->modified_at);
}

static void
add_ids (DossierFields *fields,
         const char    *key,
         GArray        *ids)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (texts, dossier_id_to_text (&g_array_index (ids, DossierId, i)));
  g_ptr_array_add (texts, NULL);
  dossier_fields_add_strings (fields, key, (const char * const *) texts->pdata);
}

static void
describe_statement (DossierFields    *fields,
                    DossierStatement *statement)
{
  g_autofree char *figure = statement->figure != NULL ? dossier_figure_to_value (statement->figure) : NULL;
  g_autofree char *attribution = dossier_statement_attribution (statement);

  dossier_fields_add_id (fields, "id", &statement->id);
  dossier_fields_add_id (fields, "event", &statement->event);
  dossier_fields_add_id (fields, "article", &statement->article);
  dossier_fields_add_string (fields, "kind", dossier_statement_kind_to_text (statement->kind));
  dossier_fields_add_string (fields, "topic", statement->topic);
  dossier_fields_add_id (fields, "entity", &statement->entity);
  dossier_fields_add_string (fields, "name", statement->entity_name);
  dossier_fields_add_string (fields, "role", statement->role);
  dossier_fields_add_string (fields, "date", statement->date);
  dossier_fields_add_string (fields, "figure", figure);
  dossier_fields_add_string (fields, "as_of", statement->as_of);
  dossier_fields_add_string (fields, "text", statement->text);
  dossier_fields_add_id (fields, "attributed_to", &statement->attributed_to);
  dossier_fields_add_string (fields, "attribution", attribution);
  add_ids (fields, "adopts", statement->adopts);
  if (statement->credibility > 0)
    dossier_fields_add_int (fields, "credibility", statement->credibility);
  else
    dossier_fields_add_string (fields, "credibility", NULL);
  add_passage (fields, statement->passage);
}

static void
describe_note (DossierFields *fields,
               DossierNote   *note)
{
  dossier_fields_add_id (fields, "id", &note->id);
  dossier_fields_add_string (fields, "title", note->title);
  dossier_fields_add_int (fields, "citations", note->citation_count);
  dossier_fields_add_time (fields, "created", note->created_at);
  dossier_fields_add_time (fields, "modified", note->modified_at);
}

static void
describe_change (DossierFields *fields,
                 DossierChange *change,
                 gboolean       for_people)
{
  dossier_fields_add_int (fields, "number", change->number);
  dossier_fields_add_id (fields, "id", &change->id);
  dossier_fields_add_string (fields, "label", for_people ? _(change->label) : change->label);
  dossier_fields_add_int (fields, "items", change->item_count);
  dossier_fields_add_string (fields, "state", change_states[change->state]);
  dossier_fields_add_time (fields, "made_at", change->made_at);
  dossier_fields_add_string (fields, "made_by", change->made_by);
}

static void
describe_suggestion (DossierFields   *fields,
                     DossierProposal *proposal)
{
  dossier_fields_add_id (fields, "id", &proposal->id);
  dossier_fields_add_id (fields, "article", &proposal->article);
  dossier_fields_add_string (fields, "article_title", proposal->article_title);
  dossier_fields_add_int (fields, "start", proposal->start);
  dossier_fields_add_int (fields, "end", proposal->end);
  dossier_fields_add_string (fields, "type", proposal->kind);
  dossier_fields_add_string (fields, "text", proposal->words);
  dossier_fields_add_string (fields, "name", proposal->name);
  dossier_fields_add_string (fields, "value", proposal->value);
  dossier_fields_add_id (fields, "entity", &proposal->entity);
  dossier_fields_add_string (fields, "entity_name", proposal->entity_name);
  dossier_fields_add_string (fields, "role", proposal->role);
  dossier_fields_add_string (fields, "why", proposal->reason);
  dossier_fields_add_int (fields, "score", proposal->confidence);
  dossier_fields_add_string (fields, "context", proposal->context);
}

/**
 * dossier_describe_columns:
 *
 * Returns: the keys that people see in a list, parted by blanks
 */
const char *
dossier_describe_columns (DossierRecordType type)
{
  return types[type].columns;
}

/**
 * dossier_describe_record:
 * @record: of that type
 * @for_people: labels of changes in the reader's language
 *
 * Returns: (transfer full): all keys of a record, without what needs more than the record (texts, statements)
 */
DossierFields *
dossier_describe_record (DossierRecordType type,
                         gpointer          record,
                         gboolean          for_people)
{
  DossierFields *fields = dossier_fields_new ();

  switch (type)
    {
    case DOSSIER_RECORD_ARTICLE:
      describe_article (fields, DOSSIER_ARTICLE (record));
      break;
    case DOSSIER_RECORD_SOURCE:
      describe_source (fields, DOSSIER_SOURCE (record));
      break;
    case DOSSIER_RECORD_COLLECTION:
      describe_collection (fields, DOSSIER_COLLECTION (record));
      break;
    case DOSSIER_RECORD_ENTITY:
      describe_entity (fields, DOSSIER_ENTITY (record));
      break;
    case DOSSIER_RECORD_MENTION:
      describe_mention (fields, DOSSIER_MENTION (record));
      break;
    case DOSSIER_RECORD_ANNOTATION:
      describe_annotation (fields, DOSSIER_ANNOTATION (record));
      break;
    case DOSSIER_RECORD_EVENT:
      describe_event (fields, DOSSIER_EVENT (record));
      break;
    case DOSSIER_RECORD_STATEMENT:
      describe_statement (fields, DOSSIER_STATEMENT (record));
      break;
    case DOSSIER_RECORD_NOTE:
      describe_note (fields, DOSSIER_NOTE (record));
      break;
    case DOSSIER_RECORD_CHANGE:
      describe_change (fields, DOSSIER_CHANGE (record), for_people);
      break;
    case DOSSIER_RECORD_SUGGESTION:
      describe_suggestion (fields, DOSSIER_PROPOSAL (record));
      break;
    default:
      g_assert_not_reached ();
    }
  return fields;
}

DossierFields *
dossier_describe_kind (DossierKind *kind)
{
  DossierFields *fields = dossier_fields_new ();

  dossier_fields_add_string (fields, "key", kind->key);
  dossier_fields_add_string (fields, "name", kind->name);
  dossier_fields_add_string (fields, "colour", kind->colour);
  dossier_fields_add_id (fields, "id", &kind->id);
  return fields;
}

/**
 * dossier_describe_type_from_text:
 * @text: singular or plural
 *
 * Returns: whether it is the word for a type of record
 */
gboolean
dossier_describe_type_from_text (const char        *text,
                                 DossierRecordType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i].plural, text) == 0 || strcmp (types[i].singular, text) == 0)
      {
        *type = (DossierRecordType) i;
        return TRUE;
      }
  return FALSE;
}
