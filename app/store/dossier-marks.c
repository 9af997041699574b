/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Passages, and the mentions and annotations that stand on them. Writing functions run on the writer thread. */

#define G_LOG_DOMAIN "dossier-store"

#include "dossier-marks.h"

#include <glib/gi18n.h>

#include "dossier-articles.h"
#include "dossier-rows-private.h"

#define STAMP "dossier_now(), dossier_me(), dossier_now(), dossier_me()"
#define TOUCH "modified_at = dossier_now(), modified_by = dossier_me()"

/**
 * dossier_passages_create:
 * @start: first code point
 * @end: one past the last
 * @passage: (out)
 *
 * Makes a passage of the text in force, with its quote and surroundings, so that it can be found again.
 */
gboolean
dossier_passages_create (DossierDb       *db,
                         const DossierId *article,
                         guint            start,
                         guint            end,
                         DossierId       *passage,
                         GError         **error)
{
  DossierId revision;
  g_autofree char *text = dossier_articles_get_text (db, article, &revision, error);
  g_autofree char *quote = NULL, *prefix = NULL, *suffix = NULL;
  guint length;

  if (text == NULL)
    return FALSE;
  length = dossier_text_length (text);
  if (start >= end || end > length)
    {
      g_set_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_INVALID,
                   _("%u–%u is no range of the article's text, which has %u characters"), start, end, length);
      return FALSE;
    }
  quote = dossier_text_slice (text, start, end);
  prefix = dossier_text_slice (text, start > DOSSIER_TEXT_CONTEXT ? start - DOSSIER_TEXT_CONTEXT : 0, start);
  suffix = dossier_text_slice (text, end, MIN (end + DOSSIER_TEXT_CONTEXT, length));
  *passage = dossier_id_new ();
  return dossier_db_run (db, error,
                         "INSERT INTO passage (id, article, revision, start, end, quote, prefix, suffix, created_at, created_by, modified_at, modified_by)"
                         " VALUES (?, ?, ?, ?, ?, ?, ?, ?, " STAMP ")",
                         "kkkiittt", passage, article, &revision, (gint64) start, (gint64) end, quote, prefix, suffix);
}

DossierPassage *
dossier_passages_get (DossierDb       *db,
                      const DossierId *id,
                      GError         **error)
{
  g_autoptr (DossierSql) row = dossier_sql_new (db, error, "SELECT " DOSSIER_PASSAGE_COLUMNS " FROM passage p WHERE p.id = ?", "k", id);

  return row != NULL && dossier_sql_next (row, error) ? dossier_rows_read_passage (row, 0) : NULL;
}

/**
 * dossier_mentions_create:
 * @entity: which entity the range names
 * @proposer: "analyst", or what proposed it
 *
 * Says that a range names an entity. The same entity on the same range is not said twice: then the mention there is is given.
 */
gboolean
dossier_mentions_create (DossierDb       *db,
                         const DossierId *article,
                         guint            start,
                         guint            end,
                         const DossierId *entity,
                         const char      *proposer,
                         DossierId       *mention,
                         DossierId       *passage,
                         GError         **error)
{
  g_autoptr (DossierSql) known = NULL;
  g_autoptr (GError) local = NULL;

  known = dossier_sql_new (db, error,
                           "SELECT m.id, p.id FROM passage p CROSS JOIN mention m ON m.passage = p.id WHERE p.article = ? AND p.start = ? AND p.end = ?"
                           " AND m.entity = ? AND m.deleted_at IS NULL AND m.status = 'accepted'",
                           "kiik", article, (gint64) start, (gint64) end, entity);
  if (known == NULL)
    return FALSE;
  if (dossier_sql_next (known, &local))
    {
      *mention = dossier_sql_id (known, 0);
      *passage = dossier_sql_id (known, 1);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *mention = dossier_id_new ();
  return dossier_passages_create (db, article, start, end, passage, error)
         && dossier_db_run (db, error,
                            "INSERT INTO mention (id, passage, entity, status, proposer, created_at, created_by, modified_at, modified_by)"
                            " VALUES (?, ?, ?, 'accepted', ?, " STAMP ")",
                            "kkkt", mention, passage, entity, proposer);
}

gboolean
dossier_mentions_set_entity (DossierDb       *db,
                             const DossierId *mention,
                             const DossierId *entity,
                             GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM mention WHERE id = ? AND deleted_at IS NULL", mention, _("there is no mention with this id"), error)
         && dossier_db_run (db, error, "UPDATE mention SET entity = ?, " TOUCH " WHERE id = ?", "kk", entity, mention);
}

gboolean
dossier_mentions_delete (DossierDb       *db,
                         const DossierId *mentions,
                         guint            n,
                         guint           *count,
                         GError         **error)
{
  for (guint i = 0; i < n; i++)
    if (!dossier_rows_require (db, "SELECT 1 FROM mention WHERE id = ? AND deleted_at IS NULL", &mentions[i],
                               _("there is no mention with this id"), error)
        || !dossier_db_run (db, error, "UPDATE mention SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", &mentions[i]))
      return FALSE;
  *count = n;
  return TRUE;
}

DossierMention *
dossier_mentions_get (DossierDb       *db,
                      const DossierId *id,
                      GError         **error)
{
  g_autoptr (DossierSql) row = NULL;
  DossierMention *mention;

  row = dossier_sql_new (db, error,
                         "SELECT " DOSSIER_PASSAGE_COLUMNS ", e.id, e.name, e.kind, a.title, m.status, m.proposer, m.scope"
                         " FROM mention m JOIN passage p ON p.id = m.passage JOIN article a ON a.id = p.article"
                         " LEFT JOIN entity_root x ON x.entity = m.entity LEFT JOIN entity e ON e.id = coalesce(x.root, m.entity)"
                         " WHERE m.id = ? AND m.deleted_at IS NULL",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  mention = dossier_mention_new ();
  mention->id = *id;
  mention->passage = dossier_rows_read_passage (row, 0);
  mention->entity = dossier_sql_id (row, DOSSIER_PASSAGE_N_COLUMNS);
  mention->entity_name = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 1);
  mention->entity_kind = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 2);
  mention->article_title = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 3);
  mention->status = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 4);
  mention->proposer = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 5);
  mention->scope = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 6);
  return mention;
}

static gboolean
ensure_tag (DossierDb  *db,
            const char *name,
            DossierId  *tag,
            GError    **error)
{
  g_autoptr (DossierSql) row = NULL;
  g_autoptr (GError) local = NULL;

  row = dossier_sql_new (db, error, "SELECT id FROM tag WHERE name = ? COLLATE NOCASE AND deleted_at IS NULL ORDER BY id LIMIT 1", "t", name);
  if (row == NULL)
    return FALSE;
  if (dossier_sql_next (row, &local))
    {
      *tag = dossier_sql_id (row, 0);
      return TRUE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *tag = dossier_id_new ();
  return dossier_db_run (db, error, "INSERT INTO tag (id, name, created_at, created_by, modified_at, modified_by) VALUES (?, ?, " STAMP ")",
                         "kt", tag, name);
}

/* Makes the annotation carry just these tags; rows that stay are not touched, so that undo stays small. */
static gboolean
set_tags (DossierDb          *db,
          const DossierId    *annotation,
          const char * const *tags,
          GError            **error)
{
  g_autoptr (GString) wanted = g_string_new ("\n");

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *name = dossier_rows_name (tags[i], NULL);
      DossierId tag, id = dossier_id_new ();

      if (name == NULL)
        continue;
      if (!ensure_tag (db, name, &tag, error)
          || !dossier_db_run (db, error,
                              "INSERT INTO annotation_tag (id, annotation, tag, created_at, created_by, modified_at, modified_by)"
                              " SELECT ?1, ?2, ?3, " STAMP " WHERE NOT EXISTS"
                              " (SELECT 1 FROM annotation_tag WHERE annotation = ?2 AND tag = ?3 AND deleted_at IS NULL)",
                              "kkk", &id, annotation, &tag))
        return FALSE;
      g_string_append_printf (wanted, "%s\n", name);
    }
  return dossier_db_run (db, error,
                         "UPDATE annotation_tag SET deleted_at = dossier_now(), " TOUCH " WHERE annotation = ?1 AND deleted_at IS NULL"
                         " AND (SELECT instr(lower(?2), char(10) || lower(t.name) || char(10)) FROM tag t WHERE t.id = annotation_tag.tag) = 0",
                         "kt", annotation, wanted->str);
}

gboolean
dossier_annotations_create (DossierDb          *db,
                            const DossierId    *article,
                            guint               start,
                            guint               end,
                            const char         *text,
                            const char * const *tags,
                            DossierId          *annotation,
                            DossierId          *passage,
                            GError            **error)
{
  g_autofree char *clean = dossier_text_normalise (text ? text : "", -1);

  *annotation = dossier_id_new ();
  return dossier_passages_create (db, article, start, end, passage, error)
         && dossier_db_run (db, error,
                            "INSERT INTO annotation (id, passage, text, created_at, created_by, modified_at, modified_by) VALUES (?, ?, ?, " STAMP ")",
                            "kkt", annotation, passage, clean)
         && set_tags (db, annotation, tags, error);
}

gboolean
dossier_annotations_edit (DossierDb          *db,
                          const DossierId    *annotation,
                          const char         *text,
                          const char * const *tags,
                          GError            **error)
{
  g_autofree char *clean = dossier_text_normalise (text ? text : "", -1);

  return dossier_rows_require (db, "SELECT 1 FROM annotation WHERE id = ? AND deleted_at IS NULL", annotation,
                               _("there is no annotation with this id"), error)
         && dossier_db_run (db, error, "UPDATE annotation SET text = ?, " TOUCH " WHERE id = ?", "tk", clean, annotation)
         && set_tags (db, annotation, tags, error);
}

gboolean
dossier_annotations_delete (DossierDb       *db,
                            const DossierId *annotation,
                            GError         **error)
{
  return dossier_rows_require (db, "SELECT 1 FROM annotation WHERE id = ? AND deleted_at IS NULL", annotation,
                               _("there is no annotation with this id"), error)
         && dossier_db_run (db, error, "UPDATE annotation SET deleted_at = dossier_now(), " TOUCH " WHERE id = ?", "k", annotation);
}

DossierAnnotation *
dossier_annotations_get (DossierDb       *db,
                         const DossierId *id,
                         GError         **error)
{
  g_autoptr (DossierSql) row = NULL, tags = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (GError) local = NULL;

  row = dossier_sql_new (db, error,
                         "SELECT " DOSSIER_PASSAGE_COLUMNS ", n.text, a.title, n.created_at, n.modified_at"
                         " FROM annotation n JOIN passage p ON p.id = n.passage JOIN article a ON a.id = p.article"
                         " WHERE n.id = ? AND n.deleted_at IS NULL",
                         "k", id);
  if (row == NULL || !dossier_sql_next (row, error))
    return NULL;
  annotation = dossier_annotation_new ();
  annotation->id = *id;
  annotation->passage = dossier_rows_read_passage (row, 0);
  annotation->text = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS);
  annotation->article_title = dossier_sql_text (row, DOSSIER_PASSAGE_N_COLUMNS + 1);
  annotation->created_at = dossier_sql_int (row, DOSSIER_PASSAGE_N_COLUMNS + 2);
  annotation->modified_at = dossier_sql_int (row, DOSSIER_PASSAGE_N_COLUMNS + 3);
  tags = dossier_sql_new (db, error,
                          "SELECT t.name FROM annotation_tag l JOIN tag t ON t.id = l.tag WHERE l.annotation = ? AND l.deleted_at IS NULL"
                          " AND t.deleted_at IS NULL ORDER BY l.id",
                          "k", id);
  while (tags != NULL && dossier_sql_next (tags, &local))
    {
      g_autofree char *name = dossier_sql_text (tags, 0);

      g_strv_builder_add (names, name);
    }
  if (tags == NULL || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  annotation->tags = g_strv_builder_end (names);
  return g_steal_pointer (&annotation);
}
