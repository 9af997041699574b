/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-board.h"

G_BEGIN_DECLS

#define DOSSIER_MATRIX_NONE G_MAXUINT

/**
 * DossierMatrix:
 *
 * A board as a table: a row an actor, a column an event. Rows and columns stand in the board's order until they are sorted by
 * one of the other side. It takes no room for cells that are empty. Plain value; one thread at a time.
 */
typedef struct _DossierMatrix DossierMatrix;

DossierMatrix          *dossier_matrix_new          (DossierBoard        *board);
void                    dossier_matrix_free         (DossierMatrix       *self);
guint                   dossier_matrix_n_rows       (const DossierMatrix *self);
guint                   dossier_matrix_n_columns    (const DossierMatrix *self);
guint                   dossier_matrix_actor        (const DossierMatrix *self,
                                                     guint                row);
guint                   dossier_matrix_event        (const DossierMatrix *self,
                                                     guint                column);
guint                   dossier_matrix_row_of       (const DossierMatrix *self,
                                                     guint                actor);
guint                   dossier_matrix_column_of    (const DossierMatrix *self,
                                                     guint                event);
const DossierBoardLink *dossier_matrix_cell         (const DossierMatrix *self,
                                                     guint                row,
                                                     guint                column,
                                                     guint               *n);
guint                   dossier_matrix_cell_passages (const DossierMatrix *self,
                                                     guint                row,
                                                     guint                column);
void                    dossier_matrix_sort_rows    (DossierMatrix       *self,
                                                     guint                column);
void                    dossier_matrix_sort_columns (DossierMatrix       *self,
                                                     guint                row);
guint                   dossier_matrix_sorted_by_event (const DossierMatrix *self);
guint                   dossier_matrix_sorted_by_actor (const DossierMatrix *self);
gboolean                dossier_matrix_next_filled  (const DossierMatrix *self,
                                                     guint               *row,
                                                     guint               *column,
                                                     int                  rows,
                                                     int                  columns);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMatrix, dossier_matrix_free)

G_END_DECLS
