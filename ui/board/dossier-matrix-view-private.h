/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-matrix-view.h"

#include "dossier-matrix.h"

G_BEGIN_DECLS

/* Shared by dossier-matrix-view.c (where what stands, and the cursor), dossier-matrix-draw.c and dossier-matrix-input.c. */

#define DOSSIER_MATRIX_HEADING -1 /* where the cursor stands on the heading of a row or column */

struct _DossierMatrixView
{
  DossierScrollArea parent_instance;

  DossierBoardState *state;      /* (owned) */
  DossierMatrix *matrix;         /* (owned) (nullable): of the board that stands */
  int row;                       /* of the cursor; DOSSIER_MATRIX_HEADING: on the heading of its column */
  int column;
  gboolean unshown;              /* the cursor was put somewhere before the widget had a size */
  DossierId row_id;              /* whose row and column they are, when another board comes */
  DossierId column_id;
  DossierId sorted_by[2];        /* event of the rows, actor of the columns; nil: as on the board */

  int line;                      /* pixels of a line of text */
  GHashTable *roles;             /* (owned): interned role -> PangoLayout */
  GHashTable *numbers;           /* (owned): number of passages -> PangoLayout */
  GHashTable *names;             /* (owned): actor -> PangoLayout */
  GHashTable *titles;            /* (owned): event -> PangoLayout */
  GHashTable *dates;             /* (owned): event -> PangoLayout */
  GHashTable *kinds;             /* (owned): actor -> interned kind */
  guint drawn;                   /* cells of the last frame in which something stands */
};

/* The box of a cell or heading without scrolling; DOSSIER_MATRIX_HEADING of one of them is a heading, of both the corner. */
void     dossier_matrix_view_box       (DossierMatrixView *self,
                                        int                row,
                                        int                column,
                                        graphene_rect_t   *box);
void     dossier_matrix_view_forget    (DossierMatrixView *self);
void     dossier_matrix_view_draw      (DossierMatrixView *self,
                                        GtkSnapshot       *snapshot);
int      dossier_matrix_view_size      (DossierMatrixView *self,
                                        gboolean           headings,
                                        gboolean           down);
gboolean dossier_matrix_view_cell_at   (DossierMatrixView *self,
                                        double             x,
                                        double             y,
                                        int               *row,
                                        int               *column);
gboolean dossier_matrix_view_move_to   (DossierMatrixView *self,
                                        int                row,
                                        int                column);
void     dossier_matrix_view_add_input (DossierMatrixView *self);
gboolean dossier_matrix_view_query_tooltip (GtkWidget     *widget,
                                        int                x,
                                        int                y,
                                        gboolean           keyboard,
                                        GtkTooltip        *tooltip);
double   dossier_matrix_view_scrolled  (DossierMatrixView *self,
                                        gboolean           down);

G_END_DECLS
