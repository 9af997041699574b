/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The snapshot that export works on: made by the workspace, given to one export at a time, owner of all it holds. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-report.h"

static void
note_free (gpointer data)
{
  DossierReportNote *note = data;

  g_free (note->title);
  g_free (note->text);
  g_free (note);
}

static void
annotation_free (gpointer data)
{
  DossierReportAnnotation *annotation = data;

  g_clear_pointer (&annotation->where, dossier_citation_free);
  g_free (annotation->remark);
  g_strfreev (annotation->tags);
  g_free (annotation);
}

static void
article_free (gpointer data)
{
  DossierReportArticle *article = data;

  g_clear_object (&article->article);
  g_ptr_array_unref (article->annotations);
  g_free (article);
}

static void
event_free (gpointer data)
{
  DossierReportEvent *event = data;

  g_clear_object (&event->event);
  g_ptr_array_unref (event->participants);
  g_free (event);
}

static void
citation_free (gpointer data)
{
  dossier_citation_free (data);
}

/**
 * dossier_report_new:
 *
 * Returns: (transfer full): an empty report whose containers own what is put into them
 */
DossierReport *
dossier_report_new (void)
{
  DossierReport *report = g_new0 (DossierReport, 1);

  report->notes = g_ptr_array_new_with_free_func (note_free);
  report->citations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, citation_free);
  report->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  report->grids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dossier_grid_free);
  report->articles = g_ptr_array_new_with_free_func (article_free);
  report->events = g_ptr_array_new_with_free_func (event_free);
  return report;
}

/**
 * dossier_report_grid_key:
 *
 * Returns: (transfer full): under which the table of an event stands among the grids, "grid:ID"
 */
char *
dossier_report_grid_key (const DossierId *event)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (event != NULL, NULL);

  id = dossier_id_to_text (event);
  return g_strconcat ("grid:", id, NULL);
}

void
dossier_report_free (DossierReport *report)
{
  if (report == NULL)
    return;
  g_free (report->title);
  g_free (report->author);
  g_ptr_array_unref (report->notes);
  g_hash_table_unref (report->citations);
  g_hash_table_unref (report->names);
  g_hash_table_unref (report->grids);
  g_ptr_array_unref (report->articles);
  g_ptr_array_unref (report->events);
  g_free (report);
}

void
dossier_citation_free (DossierCitation *citation)
{
  if (citation == NULL)
    return;
  g_free (citation->quote);
  g_free (citation->article_title);
  g_free (citation->outlet);
  g_free (citation->agency);
  g_free (citation->byline);
  g_free (citation->date);
  g_free (citation->changed);
  g_free (citation->url);
  g_free (citation);
}

/**
 * dossier_report_note_new:
 *
 * Returns: (transfer full): to be put into a report's notes, which then own it; so for the others below
 */
DossierReportNote *
dossier_report_note_new (void)
{
  return g_new0 (DossierReportNote, 1);
}

DossierReportArticle *
dossier_report_article_new (void)
{
  DossierReportArticle *article = g_new0 (DossierReportArticle, 1);

  article->annotations = g_ptr_array_new_with_free_func (annotation_free);
  return article;
}

DossierReportAnnotation *
dossier_report_annotation_new (void)
{
  return g_new0 (DossierReportAnnotation, 1);
}

DossierReportEvent *
dossier_report_event_new (void)
{
  DossierReportEvent *event = g_new0 (DossierReportEvent, 1);

  event->participants = g_ptr_array_new_with_free_func (g_object_unref);
  return event;
}
