/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board.h"
#include "dossier-draft.h"
#include "dossier-records.h"
#include "dossier-standing.h"

G_BEGIN_DECLS

/* Snapshots that a screen needs whole. Each is owned by who asked for it. */

/**
 * DossierHighlight: one thing that is marked in a text, sorted by @start, then longest first. Suggestions are never among
 * those of a DossierArticleView; a screen that shows them adds its own.
 */
typedef enum
{
  DOSSIER_HIGHLIGHT_MENTION,
  DOSSIER_HIGHLIGHT_ANNOTATION,
  DOSSIER_HIGHLIGHT_STATEMENT,
  DOSSIER_HIGHLIGHT_SUGGESTION, /* open: @id is that of its DossierProposal, @passage and @target are nil */
} DossierHighlightType;

typedef struct
{
  DossierHighlightType type;
  guint start;          /* code points */
  guint end;            /* exclusive */
  DossierId id;         /* of the mention, annotation or statement */
  DossierId passage;
  DossierId target;     /* entity of a mention, event of a statement; else nil */
  const char *kind;     /* interned: entity kind of a mention, kind of a suggestion; else NULL */
  char *label;          /* (owned): entity name, annotation text, event title; of a suggestion, what it is in a line */
} DossierHighlight;

typedef struct
{
  DossierArticle *article;  /* (owned) */
  char *text;
  guint length;             /* code points */
  GArray *blocks;           /* (element-type DossierBlock) */
  GArray *highlights;       /* (element-type DossierHighlight) */
} DossierArticleView;

DossierArticleView *dossier_article_view_new  (void);
void                dossier_article_view_free (DossierArticleView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleView, dossier_article_view_free)

/**
 * DossierGrid: what the sources say of one event. A row a field, a column an article; the assessed event beside.
 */
typedef struct
{
  DossierId account;
  DossierArticle *article;   /* (owned) */
  gboolean copy;             /* a column further left is a copy of the same report and stands for both where sources are counted */
  int agreement;             /* percent of what it says that agrees with what is assessed, else with another source; -1 = nothing to compare */
} DossierGridColumn;

typedef struct
{
  DossierStatementKind kind;
  char *heading;             /* role, topic, or "" (the interface then writes When, Where, Says) */
  GPtrArray *assessed;       /* (element-type DossierStatement): what the analyst holds; empty = nothing */
  GPtrArray *cells;          /* a column each: GPtrArray of DossierStatement, empty = silent */
  DossierStanding standing;  /* of the accounts among each other */
  GArray *standings;         /* (element-type DossierStanding): a column each: against what is assessed, else against the other accounts */
  GPtrArray *reasons;        /* (element-type utf8): a column each: why, for people; NULL where the standing says all */
} DossierGridRow;

typedef struct
{
  DossierEvent *event;       /* (owned) */
  GPtrArray *columns;        /* (element-type DossierGridColumn), oldest article first */
  GPtrArray *rows;           /* (element-type DossierGridRow) */
  guint differences;         /* rows in which accounts differ */
  guint sources;             /* independent ones: copies of one report count once */
} DossierGrid;

DossierGrid    *dossier_grid_new     (void);
DossierGridRow *dossier_grid_add_row (DossierGrid *grid, DossierStatementKind kind, const char *heading);
void            dossier_grid_free    (DossierGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGrid, dossier_grid_free)

/**
 * DossierWeighing: what is found of one event, in numbers.
 * @accounts: articles that report it
 * @sources: independent ones among them: copies of one report count once
 * @differences: rows of its grid in which accounts differ
 */
typedef struct
{
  DossierId event;
  guint accounts;
  guint sources;
  guint differences;
} DossierWeighing;

/**
 * DossierRating: how a source's reliability was judged once.
 * @grade: 'A' to 'F', 0 = the rating was taken away
 * @rated_at: UTC milliseconds
 * @by: (nullable): name of the analyst
 */
typedef struct
{
  char grade;
  char *reason;        /* (nullable) */
  gint64 rated_at;
  char *by;            /* (nullable) */
} DossierRating;

void dossier_rating_free (DossierRating *rating);

/**
 * DossierHit: one article found. @snippet marks the words found between U+E000 and U+E001.
 */
typedef struct
{
  DossierId article;
  char *title;
  char *snippet;
} DossierHit;

void dossier_hit_free (DossierHit *hit);

G_END_DECLS
