/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printed pages: lines as they stand on paper, and what was a paragraph before it was set. Private to app/import. */

#pragma once

#include "dossier-manuscript-private.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_PRINT_TEXT,
  DOSSIER_PRINT_RUNNING, /* stands on many pages: a running head or foot */
  DOSSIER_PRINT_NUMBER,  /* the number of the page */
  DOSSIER_PRINT_NOTE,    /* a note at the foot of the page */
} DossierPrintKind;

/**
 * DossierPrintLine: one line of a page. Lengths in points, y from the top of the page down.
 * @word_end: where the first word ends
 * @left: the left edge of the column it stands in
 * @right: its right edge
 */
typedef struct
{
  char *text; /* (owned) */
  float x0, y0, x1, y1;
  float word_end;
  float left, right;
  float size; /* of the font */
  guint page;
  gboolean bold;
  gboolean row;    /* its parts stand far apart, as those of a table do */
  gboolean beside; /* stands beside the one before it, in another column */
  DossierPrintKind kind;
} DossierPrintLine;

/**
 * DossierPrint: the lines of a document in the order in which they are read.
 */
typedef struct
{
  GArray *lines;      /* (owned) of DossierPrintLine */
  GArray *heights;    /* (owned) of float: of the pages */
  float body_size;    /* of most of the text */
  float leading;      /* from line to line of it */
} DossierPrint;

DossierPrint *dossier_print_new             (void);
void          dossier_print_free            (DossierPrint      *self);
void          dossier_print_add_page        (DossierPrint      *self,
                                             float              height);
void          dossier_print_arrange         (DossierPrint      *self,
                                             guint              from);
void          dossier_print_measure         (DossierPrint      *self);
void          dossier_print_find_furniture  (DossierPrint      *self);
void          dossier_print_write           (DossierPrint      *self,
                                             DossierManuscript *manuscript);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPrint, dossier_print_free)

G_END_DECLS
