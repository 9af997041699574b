/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "dossier-pdf-text.h"

G_BEGIN_DECLS

/*
 * From blocks of text to pages. A block is measured when it is added and keeps only the height of its lines; its layout is made
 * again when its page is drawn, so that memory does not grow with the glyphs. All lengths are points; y grows downwards.
 */

typedef enum
{
  DOSSIER_PDF_TITLE,
  DOSSIER_PDF_SUBTITLE,
  DOSSIER_PDF_HEADING_1,
  DOSSIER_PDF_HEADING_2,
  DOSSIER_PDF_HEADING_3,
  DOSSIER_PDF_HEADING_4,
  DOSSIER_PDF_PARAGRAPH,
  DOSSIER_PDF_ITEM,
  DOSSIER_PDF_QUOTATION,     /* words of the note's own quotation */
  DOSSIER_PDF_QUOTE,         /* words of an article */
  DOSSIER_PDF_REFERENCE,     /* where they come from, under the same bar */
  DOSSIER_PDF_TABLE_HEAD,
  DOSSIER_PDF_TABLE_ROW,
  DOSSIER_PDF_META,          /* a dim line under a heading */
  DOSSIER_PDF_LABEL,         /* a small heading within an entry */
  DOSSIER_PDF_FOOTNOTE,
  DOSSIER_PDF_CONTENTS_1,
  DOSSIER_PDF_CONTENTS_2,
  DOSSIER_PDF_ANNEX_QUOTE,
  DOSSIER_PDF_ANNEX_REFERENCE,
  DOSSIER_PDF_N_ROLES,
} DossierPdfRoleId;

/**
 * DossierPdfRole: how one kind of block looks and behaves.
 * @leading: line height as a multiple of the size
 * @indent: at the side where the text begins
 * @keep_next: never the last on a page, unless it is long
 * @whole: not parted when it is shorter than a third of a page
 * @tag: structure element of each block; @group_tag: (nullable): of neighbours of one group together
 */
typedef struct
{
  DossierPdfFace face;
  double leading;
  double before;
  double after;
  double indent;
  double padding;
  gboolean keep_next;
  gboolean whole;
  gboolean bar;
  const char *tag;
  const char *group_tag;
} DossierPdfRole;

extern const DossierPdfRole dossier_pdf_roles[DOSSIER_PDF_N_ROLES];

/* @x: from the side where the block begins to read. @tag: (nullable): structure element within the block's. */
typedef struct
{
  DossierPdfText *text; /* (owned) */
  double x;
  double width;
  gboolean at_end;      /* aligned to its far side */
  const char *tag;
} DossierPdfCell;

typedef struct
{
  float height;
  float baseline; /* from the top of the line */
} DossierPdfLine;

typedef struct
{
  guint line;
  guint number;
} DossierPdfCall;

/* @name: of the anchor that owns it */
typedef struct
{
  guint line;
  const char *name;
} DossierPdfPlace;

/**
 * DossierPdfBlock: cells side by side whose lines share their baselines; most have one.
 * @group: neighbours of the same group belong together (a list, a table, a quotation); 0 = none
 * @head: (nullable): the head of the table, repeated on each page
 * @level: of a heading in the outline, 1…; 0 = none
 */
typedef struct _DossierPdfBlock DossierPdfBlock;
struct _DossierPdfBlock
{
  DossierPdfRoleId role;
  guint group;
  guint level;
  gboolean rtl;
  GArray *cells;          /* of DossierPdfCell */
  GArray *lines;          /* of DossierPdfLine */
  GArray *calls;          /* of DossierPdfCall: footnotes, by line */
  GArray *places;         /* of DossierPdfPlace */
  DossierPdfBlock *head;
};

/* Some lines of a block on a page. @y: from the top of the text area; of a footnote from the top of the footnotes. */
typedef struct
{
  DossierPdfBlock *block;
  guint first;
  guint count;
  double y;
} DossierPdfItem;

typedef struct
{
  GArray *items;
  GArray *notes;        /* of DossierPdfItem */
  GHashTable *shown;    /* numbers of the footnotes that stand or begin here */
  double height;
  double notes_height;
} DossierPdfPage;

typedef struct
{
  double width;         /* of the paper */
  double height;
  double left;
  double top;
  double text_width;
  double text_height;
} DossierPdfPaper;

/* A heading for the outline and the table of contents. */
typedef struct
{
  char *title;
  char *place;
  guint level;
} DossierPdfHeading;

typedef struct
{
  PangoContext *context;
  DossierPdfPaper paper;
  GPtrArray *blocks;    /* (element-type DossierPdfBlock): owns every block */
  GPtrArray *pages;     /* (element-type DossierPdfPage) */
  GPtrArray *waiting;   /* (element-type DossierPdfBlock): headings until what they head is placed */
  GPtrArray *footnotes; /* (element-type DossierPdfBlock), number 1 first */
  GArray *unfinished;   /* of DossierPdfItem: footnotes that go on over the page */
  GHashTable *places;   /* name -> page index + 1 */
  GArray *headings;     /* of DossierPdfHeading */
  double gap;           /* the space that the last block wants after it */
  gboolean fresh;       /* the page has nothing but what every page begins with */
  guint last_group;
} DossierPdfFlow;

#define DOSSIER_PDF_NOTES_GAP 16.0 /* between text and footnotes, with the rule in it */

void             dossier_pdf_paper_init         (DossierPdfPaper       *paper);
DossierPdfFlow  *dossier_pdf_flow_new           (PangoContext          *context,
                                                 const DossierPdfPaper *paper);
void             dossier_pdf_flow_free          (DossierPdfFlow        *flow);
guint            dossier_pdf_flow_new_group     (DossierPdfFlow        *flow);
DossierPdfBlock *dossier_pdf_block_new          (DossierPdfRoleId       role);
void             dossier_pdf_block_add_cell     (DossierPdfBlock       *block,
                                                 DossierPdfText        *text,
                                                 double                 x,
                                                 double                 width,
                                                 const char            *tag);
PangoLayout     *dossier_pdf_block_layout_cell  (const DossierPdfBlock *block,
                                                 guint                  cell,
                                                 PangoContext          *context);
double           dossier_pdf_block_height       (const DossierPdfBlock *block,
                                                 guint                  first,
                                                 guint                  count);
void             dossier_pdf_flow_add_block     (DossierPdfFlow        *flow,
                                                 DossierPdfBlock       *block);
void             dossier_pdf_flow_add           (DossierPdfFlow        *flow,
                                                 DossierPdfRoleId       role,
                                                 DossierPdfText        *text,
                                                 guint                  group);
void             dossier_pdf_flow_add_directed  (DossierPdfFlow        *flow,
                                                 DossierPdfRoleId       role,
                                                 DossierPdfText        *text,
                                                 guint                  group,
                                                 gboolean               rtl);
void             dossier_pdf_flow_add_item      (DossierPdfFlow        *flow,
                                                 DossierPdfRoleId       role,
                                                 const char            *marker,
                                                 DossierPdfText        *text,
                                                 double                 indent,
                                                 guint                  group);
void             dossier_pdf_flow_add_heading   (DossierPdfFlow        *flow,
                                                 DossierPdfRoleId       role,
                                                 DossierPdfText        *text,
                                                 guint                  level);
void             dossier_pdf_flow_add_table     (DossierPdfFlow        *flow,
                                                 GPtrArray             *rows);
void             dossier_pdf_flow_add_footnote  (DossierPdfFlow        *flow,
                                                 DossierPdfText        *text);
void             dossier_pdf_flow_break_page    (DossierPdfFlow        *flow);
void             dossier_pdf_flow_flush         (DossierPdfFlow        *flow);
void             dossier_pdf_flow_finish        (DossierPdfFlow        *flow);
guint            dossier_pdf_flow_page_of       (DossierPdfFlow        *flow,
                                                 const char            *place);

G_END_DECLS
