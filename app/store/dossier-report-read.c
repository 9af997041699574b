/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts out of the workspace what an export needs, so that it can be made on any thread. Read-only; on the read thread. */

#define G_LOG_DOMAIN "dossier-store"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-articles.h"
#include "dossier-entities.h"
#include "dossier-events.h"
#include "dossier-marks.h"
#include "dossier-note-text.h"
#include "dossier-rows-private.h"
#include "dossier-search.h"

/* Which paragraph of the text a place is in: paragraphs are parted by a blank line. */
static guint
count_paragraphs (const char *text,
                  guint       offset)
{
  const char *end = g_utf8_offset_to_pointer (text, offset);
  guint paragraph = 1;

  for (const char *at = strstr (text, "\n\n"); at != NULL && at < end; at = strstr (at + 2, "\n\n"))
    paragraph++;
  return paragraph;
}

static DossierCitation *
cite (DossierDb       *db,
      const DossierId *article_id,
      const char      *quote,
      guint            start,
      guint            end,
      GError         **error)
{
  g_autoptr (DossierArticle) article = dossier_articles_get (db, article_id, error);
  g_autofree char *text = NULL;
  DossierCitation *citation;

  if (article == NULL || article->deleted)
    return NULL;
  text = dossier_articles_get_text (db, article_id, NULL, error);
  if (text == NULL)
    return NULL;
  citation = g_new0 (DossierCitation, 1);
  citation->quote = g_strdup (quote);
  citation->article = *article_id;
  citation->article_title = g_strdup (article->title);
  citation->outlet = g_strdup (article->source);
  citation->agency = g_strdup (article->agency);
  citation->byline = g_strdup (article->byline);
  citation->date = g_strdup (article->date);
  citation->changed = g_strdup (article->changed);
  citation->url = g_strdup (article->url);
  citation->grade = article->source_grade;
  citation->start = start;
  citation->end = end;
  citation->paragraph = start <= dossier_text_length (text) ? count_paragraphs (text, start) : 0;
  return citation;
}

static DossierCitation *
cite_passage (DossierDb            *db,
              const DossierPassage *passage,
              GError              **error)
{
  return passage ? cite (db, &passage->article, passage->quote, passage->start, passage->end, error) : NULL;
}

/**
 * dossier_citation_read:
 * @mark: "passage:ID" or "article:ID:START-END"
 *
 * Returns: (transfer full) (nullable): NULL without error when what it cites is not there (any more)
 */
DossierCitation *
dossier_citation_read (DossierDb  *db,
                       const char *mark,
                       GError    **error)
{
  g_autofree char *bracketed = g_strdup_printf ("[[%s]]", mark);
  g_autoptr (GArray) marks = dossier_note_find_marks (bracketed);
  const DossierMark *found;
  g_autofree char *text = NULL, *quote = NULL;
  g_autoptr (GError) local = NULL;

  if (marks->len != 1)
    return NULL;
  found = &g_array_index (marks, DossierMark, 0);
  if (found->kind == DOSSIER_MARK_PASSAGE)
    {
      g_autoptr (DossierPassage) passage = dossier_passages_get (db, &found->target, error);

      return cite_passage (db, passage, error);
    }
  if (found->kind != DOSSIER_MARK_RANGE)
    return NULL;
  text = dossier_articles_get_text (db, &found->target, NULL, &local);
  /* A text that is gone is no error, one that cannot be read is. */
  if (local != NULL && !g_error_matches (local, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  if (text == NULL || found->range_start >= found->range_end || found->range_end > dossier_text_length (text))
    return NULL;
  quote = dossier_text_slice (text, found->range_start, found->range_end);
  return cite (db, &found->target, quote, found->range_start, found->range_end, error);
}

/* What is gone has no name. */
static gboolean
read_name (DossierDb          *db,
           DossierReport      *report,
           const DossierMark  *mark,
           GError            **error)
{
  g_autofree char *key = dossier_id_to_text (&mark->target), *name = NULL;
  g_autoptr (GError) local = NULL;

  if (g_hash_table_contains (report->names, key))
    return TRUE;
  if (mark->kind == DOSSIER_MARK_ENTITY)
    {
      g_autoptr (DossierEntity) entity = dossier_entities_get (db, &mark->target, &local);

      name = entity != NULL ? g_strdup (entity->name) : NULL;
    }
  else
    {
      g_autoptr (DossierEvent) event = dossier_events_get (db, &mark->target, &local);

      name = event != NULL ? g_strdup (event->title) : NULL;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (name != NULL)
    g_hash_table_insert (report->names, g_steal_pointer (&key), g_steal_pointer (&name));
  return TRUE;
}

static gboolean
read_marks (DossierDb     *db,
            DossierReport *report,
            const char    *text,
            GError       **error)
{
  g_autoptr (GArray) marks = dossier_note_find_marks (text);

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierMark *mark = &g_array_index (marks, DossierMark, i);
      g_autofree char *key = NULL;
      DossierCitation *citation;
      GError *local = NULL;

      if (mark->kind == DOSSIER_MARK_ENTITY || mark->kind == DOSSIER_MARK_EVENT || mark->kind == DOSSIER_MARK_GRID)
        {
          if (!read_name (db, report, mark, error))
            return FALSE;
          continue;
        }
      key = dossier_mark_to_key (mark);
      if (g_hash_table_contains (report->citations, key))
        continue;
      citation = dossier_citation_read (db, key, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (citation != NULL)
        g_hash_table_insert (report->citations, g_steal_pointer (&key), citation);
    }
  return TRUE;
}

static gboolean
read_notes (DossierDb       *db,
            DossierReport   *report,
            const DossierId *notes,
            guint            n_notes,
            GError         **error)
{
  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (DossierNote) note = dossier_notes_get (db, &notes[i], error);
      DossierReportNote *entry;

      if (note == NULL)
        return error != NULL && *error != NULL ? FALSE : dossier_rows_not_found (error, _("there is no note with this id"));
      entry = dossier_report_note_new ();
      entry->id = note->id;
      entry->title = g_strdup (note->title);
      entry->text = g_strdup (note->text);
      g_ptr_array_add (report->notes, entry);
      if (!read_marks (db, report, note->text, error))
        return FALSE;
    }
  return TRUE;
}

/* The part of the report that is about an article; NULL without error when that is gone. */
static DossierReportArticle *
open_section (DossierDb        *db,
              DossierReport    *report,
              const DossierId  *id,
              GError          **error)
{
  DossierReportArticle *last = report->articles->len > 0 ? g_ptr_array_index (report->articles, report->articles->len - 1) : NULL;
  g_autoptr (DossierArticle) article = NULL;

  if (last != NULL && dossier_id_equal (&last->article->id, id))
    return last;
  article = dossier_articles_get (db, id, error);
  if (article == NULL)
    return NULL;
  last = dossier_report_article_new ();
  last->article = g_steal_pointer (&article);
  g_ptr_array_add (report->articles, last);
  return last;
}

static gboolean
read_annotation (DossierDb        *db,
                 DossierReport    *report,
                 const DossierId  *id,
                 GError          **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierAnnotation) annotation = dossier_annotations_get (db, id, &local);
  DossierReportArticle *section = annotation != NULL ? open_section (db, report, &annotation->passage->article, &local) : NULL;
  DossierReportAnnotation *entry;

  /* What was deleted meanwhile is simply not in the report. */
  if (section != NULL)
    {
      entry = dossier_report_annotation_new ();
      entry->where = cite_passage (db, annotation->passage, &local);
      entry->remark = g_strdup (annotation->text);
      entry->tags = g_strdupv (annotation->tags);
      g_ptr_array_add (section->annotations, entry);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_annotations (DossierDb     *db,
                  DossierReport *report,
                  GError       **error)
{
  DossierQuery query = { .type = DOSSIER_RECORD_ANNOTATION };
  g_autoptr (GArray) ids = dossier_search_query (db, &query, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!read_annotation (db, report, &g_array_index (ids, DossierId, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
read_event (DossierDb       *db,
            DossierReport   *report,
            const DossierId *id,
            GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DossierEvent) event = dossier_events_get (db, id, &local);
  g_autoptr (GPtrArray) statements = event != NULL ? dossier_statements_of_event (db, id, &local) : NULL;
  DossierReportEvent *entry;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  /* What was deleted meanwhile is simply not in the report. */
  if (statements == NULL)
    return TRUE;
  entry = dossier_report_event_new ();
  entry->event = g_steal_pointer (&event);
  g_ptr_array_add (report->events, entry);
  for (guint i = 0; i < statements->len; i++)
    {
      DossierStatement *statement = g_ptr_array_index (statements, i);

      if (dossier_id_is_nil (&statement->account) && statement->kind == DOSSIER_STATEMENT_PARTICIPANT)
        g_ptr_array_add (entry->participants, g_object_ref (statement));
    }
  return TRUE;
}

static gboolean
read_everything (DossierDb     *db,
                 DossierReport *report,
                 GError       **error)
{
  DossierQuery notes = { .type = DOSSIER_RECORD_NOTE, .order = DOSSIER_ORDER_NAME };
  DossierQuery events = { .type = DOSSIER_RECORD_EVENT };
  g_autoptr (GArray) note_ids = dossier_search_query (db, &notes, error);
  g_autoptr (GArray) event_ids = note_ids ? dossier_search_query (db, &events, error) : NULL;

  report->everything = TRUE;
  if (event_ids == NULL
      || !read_notes (db, report, (const DossierId *) note_ids->data, note_ids->len, error)
      || !read_annotations (db, report, error))
    return FALSE;
  for (guint i = 0; i < event_ids->len; i++)
    if (!read_event (db, report, &g_array_index (event_ids, DossierId, i), error))
      return FALSE;
  return TRUE;
}

/**
 * dossier_report_read:
 * @n_notes: 0 = everything: all notes, annotations and events
 *
 * Returns: (transfer full) (nullable): a report without title; the caller names it
 */
DossierReport *
dossier_report_read (DossierDb       *db,
                     const DossierId *notes,
                     guint            n_notes,
                     GError         **error)
{
  g_autoptr (DossierReport) report = dossier_report_new ();
  g_autoptr (DossierSql) author = NULL;
  g_autoptr (GError) local = NULL;

  author = dossier_sql_new (db, error,
                            "SELECT a.name FROM analyst a JOIN local_state l ON l.key = 'analyst'"
                            " ORDER BY hex(a.id) = upper(replace(l.value, '-', '')) DESC LIMIT 1",
                            NULL);
  if (author == NULL)
    return NULL;
  if (dossier_sql_next (author, &local))
    report->author = dossier_sql_text (author, 0);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  report->made_at = dossier_db_now ();
  if (n_notes > 0 ? !read_notes (db, report, notes, n_notes, error) : !read_everything (db, report, error))
    return NULL;
  return g_steal_pointer (&report);
}
