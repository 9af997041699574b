/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dossier-records.h"
#include "dossier-views.h"

G_BEGIN_DECLS

/**
 * DossierCitation: where words come from, with all a reader needs to find them.
 */
typedef struct
{
  char *quote;
  char *article_title;
  DossierId article;
  char *outlet;        /* (nullable) */
  char *agency;        /* (nullable): the news agency its outlet took it from */
  char *byline;        /* (nullable) */
  char *date;          /* (nullable): EDTF */
  char *changed;       /* (nullable): EDTF, when the publisher last changed it */
  char *url;           /* (nullable) */
  char grade;          /* 'A'–'F' or 0 */
  guint paragraph;     /* 1-based, 0 = not known */
  guint start;         /* code points in the article's text */
  guint end;
} DossierCitation;

typedef struct
{
  DossierId id;
  char *title;
  char *text;          /* docs/notes.md */
} DossierReportNote;

typedef struct
{
  DossierCitation *where;
  char *remark;        /* the annotation's text */
  GStrv tags;
} DossierReportAnnotation;

typedef struct
{
  DossierArticle *article;  /* (owned) */
  GPtrArray *annotations;   /* (element-type DossierReportAnnotation), in text order */
} DossierReportArticle;

typedef struct
{
  DossierEvent *event;      /* (owned) */
  GPtrArray *participants;  /* (element-type DossierStatement), assessed */
} DossierReportEvent;

/**
 * DossierReport:
 *
 * A snapshot of what is to be exported, cut loose from the workspace, so that export runs on any thread.
 * @citations: key = the mark as text without words ("passage:ID" or "article:ID:START-END"), value = DossierCitation;
 *   a mark that is missing here cites something deleted
 * @grids: key = "grid:ID" of an event that a note shows so, or that stands among @events, value = DossierGrid; what its cells quote is
 *   among @citations
 * @names: key = ID text of an entity or event, value = its name
 */
typedef struct
{
  char *title;
  char *author;          /* (nullable) */
  gint64 made_at;        /* UTC milliseconds; written into the file, so that equal input gives equal bytes */
  gboolean everything;   /* notes, then annotations, then events; else chosen notes with an annex */
  GPtrArray *notes;      /* (element-type DossierReportNote) */
  GHashTable *citations;
  GHashTable *names;
  GHashTable *grids;
  GPtrArray *articles;   /* (element-type DossierReportArticle) */
  GPtrArray *events;     /* (element-type DossierReportEvent) */
} DossierReport;

DossierReport           *dossier_report_new            (void);
char                    *dossier_report_grid_key       (const DossierId         *event);
void                     dossier_report_free           (DossierReport           *report);
void                     dossier_citation_free         (DossierCitation         *citation);
DossierReportNote       *dossier_report_note_new       (void);
DossierReportArticle    *dossier_report_article_new    (void);
DossierReportAnnotation *dossier_report_annotation_new (void);
DossierReportEvent      *dossier_report_event_new      (void);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierReport, dossier_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCitation, dossier_citation_free)

G_END_DECLS
