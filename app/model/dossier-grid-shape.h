/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-views.h"

G_BEGIN_DECLS

/* How a grid of sources is laid out to be read: which columns in which order, which rows. The grid itself stays as it is. */

typedef enum
{
  DOSSIER_GRID_BY_DATE,      /* oldest article first */
  DOSSIER_GRID_BY_GRADE,     /* the most reliable source first, those not rated last */
  DOSSIER_GRID_BY_AGREEMENT, /* what agrees most with what is assessed first */
} DossierGridOrder;

const char *dossier_grid_order_to_text   (DossierGridOrder  order);
gboolean    dossier_grid_order_from_text (const char       *text,
                                          DossierGridOrder *order);

/**
 * DossierGridShape:
 *
 * Borrows nothing of the grid but its positions: it is of use as long as that grid.
 */
typedef struct
{
  GArray *heads;        /* (element-type guint): positions of the columns shown */
  GPtrArray *members;   /* (element-type GArray of guint): of each column shown, itself and the copies folded into it */
  GArray *rows;         /* (element-type guint): positions of the rows shown */
} DossierGridShape;

DossierGridShape *dossier_grid_shape_new         (const DossierGrid      *grid,
                                                  DossierGridOrder        order,
                                                  gboolean                only_differing,
                                                  gboolean                fold_copies,
                                                  GHashTable             *unfolded);
void              dossier_grid_shape_free        (DossierGridShape       *shape);
guint             dossier_grid_shape_n_copies    (const DossierGridShape *shape,
                                                  guint                   column);
GPtrArray        *dossier_grid_shape_statements  (const DossierGridShape *shape,
                                                  const DossierGridRow   *row,
                                                  guint                   column);
DossierStanding   dossier_grid_shape_standing    (const DossierGridShape *shape,
                                                  const DossierGridRow   *row,
                                                  guint                   column,
                                                  const char            **reason);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGridShape, dossier_grid_shape_free)

G_END_DECLS
