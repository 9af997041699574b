/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The record types: plain holders, filled by the store, read by everybody. They own their strings and nothing else. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-records.h"

#include "dossier-record-private.h"

const char * const dossier_builtin_kinds[] = { "person", "organisation", "place", "equipment", "exercise", NULL };

DOSSIER_DEFINE_RECORD (DossierSource, dossier_source, {
  g_free (self->name);
  g_free (self->kind);
  g_free (self->url);
})

DOSSIER_DEFINE_RECORD (DossierArticle, dossier_article, {
  g_free (self->title);
  g_free (self->byline);
  g_free (self->source);
  g_free (self->date);
  g_free (self->date_words);
  g_free (self->url);
  g_free (self->language);
  g_free (self->agency);
  g_free (self->changed);
  g_free (self->part);
  g_free (self->file_name);
})

DOSSIER_DEFINE_RECORD (DossierCollection, dossier_collection, { g_free (self->name); })

DOSSIER_DEFINE_RECORD (DossierPassage, dossier_passage, {
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
})

DOSSIER_DEFINE_RECORD (DossierKind, dossier_kind, {
  g_free (self->key);
  g_free (self->name);
  g_free (self->colour);
})

DOSSIER_DEFINE_RECORD (DossierEntity, dossier_entity, {
  g_free (self->name);
  g_free (self->kind);
  g_free (self->description);
  g_strfreev (self->aliases);
})

DOSSIER_DEFINE_RECORD (DossierMention, dossier_mention, {
  g_clear_object (&self->passage);
  g_free (self->entity_name);
  g_free (self->entity_kind);
  g_free (self->article_title);
  g_free (self->status);
  g_free (self->scope);
  g_free (self->proposer);
})

DOSSIER_DEFINE_RECORD (DossierAnnotation, dossier_annotation, {
  g_clear_object (&self->passage);
  g_free (self->text);
  g_strfreev (self->tags);
  g_free (self->article_title);
})

DOSSIER_DEFINE_RECORD (DossierStatement, dossier_statement, {
  g_free (self->topic);
  g_free (self->entity_name);
  g_free (self->entity_kind);
  g_free (self->role);
  g_free (self->date);
  g_free (self->date_words);
  g_clear_pointer (&self->figure, dossier_figure_free);
  g_free (self->as_of);
  g_free (self->text);
  g_free (self->attributed_name);
  g_free (self->attributed_words);
  g_clear_pointer (&self->adopts, g_array_unref);
  g_clear_object (&self->passage);
})

DOSSIER_DEFINE_RECORD (DossierEvent, dossier_event, {
  g_free (self->title);
  g_free (self->kind);
  g_free (self->status);
  g_free (self->description);
  g_free (self->date);
  g_free (self->date_words);
  g_free (self->reported_date);
  g_free (self->places);
})

DOSSIER_DEFINE_RECORD (DossierNote, dossier_note, {
  g_free (self->title);
  g_free (self->text);
})

DOSSIER_DEFINE_RECORD (DossierChange, dossier_change, {
  g_free (self->label);
  g_free (self->made_by);
})

static const char * const field_names[] = { "title", "byline", "date", "source", "url", "language", "agency", "changed" };

/**
 * dossier_article_field_to_text:
 * @field: one field
 *
 * Returns: (transfer none): the stable word for @field, as in `article_field.field`
 */
const char *
dossier_article_field_to_text (DossierArticleField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (field == 1u << i)
      return field_names[i];
  g_return_val_if_reached (NULL);
}

/**
 * dossier_article_field_from_text:
 * @text: a word
 *
 * Returns: the field of that name, or 0
 */
DossierArticleField
dossier_article_field_from_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (field_names); i++)
    if (g_strcmp0 (text, field_names[i]) == 0)
      return 1u << i;
  return 0;
}

static const char * const statement_kinds[] = { "participant", "date", "place", "figure", "claim" };

const char *
dossier_statement_kind_to_text (DossierStatementKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (statement_kinds), NULL);
  return statement_kinds[kind];
}

/**
 * dossier_statement_kind_from_text:
 * @text: (nullable): a word
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is such a kind
 */
gboolean
dossier_statement_kind_from_text (const char           *text,
                                  DossierStatementKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (statement_kinds); i++)
    if (g_strcmp0 (text, statement_kinds[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}
