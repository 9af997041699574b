/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-grid-shape.h"

G_BEGIN_DECLS

/**
 * DossierGridTable:
 *
 * What the sources say of one event as rows of strings: the head first, then a row for each field. The first column names the
 * field, then each account has one, then what is assessed, then how the accounts of the row stand to each other. A cell has several
 * lines, parted by "\n". All values are valid UTF-8 and for people.
 */
typedef struct
{
  char *title;      /* of the event, with its date */
  GPtrArray *rows;  /* (element-type GStrv): all of the same length */
} DossierGridTable;

DossierGridTable *dossier_grid_table_new         (const DossierGrid      *grid,
                                                  const DossierGridShape *shape);
void              dossier_grid_table_free        (DossierGridTable       *table);
char             *dossier_grid_table_to_csv      (const DossierGridTable *table);
char             *dossier_grid_table_to_tsv      (const DossierGridTable *table);
char             *dossier_grid_table_to_html     (const DossierGridTable *table);
char             *dossier_grid_table_to_markdown (const DossierGridTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGridTable, dossier_grid_table_free)

/* The parts of a cell, for writers that set them in type. Each is (transfer full) (nullable). */
char *dossier_grid_statement_quote   (const DossierStatement *statement);
char *dossier_grid_head_of_column    (const DossierGrid      *grid,
                                      const DossierGridShape *shape,
                                      guint                   column);
char *dossier_grid_standing_of_cell  (const DossierGridShape *shape,
                                      const DossierGridRow   *row,
                                      guint                   column);

G_END_DECLS
