/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dossier-scroll-area.h"

G_BEGIN_DECLS

#define DOSSIER_SHEET_HEAD (-1) /* the row of column heads, the column of row heads */

/**
 * DossierSheetSource:
 * @make: a new cell; both places may be DOSSIER_SHEET_HEAD. Asked when the cell comes into sight, again when it comes back
 * @probe: (nullable): the column whose cell needs most room in a row, so that a row keeps its height while columns come into sight;
 *   of DOSSIER_SHEET_HEAD the row whose head needs most room
 */
typedef struct
{
  GtkWidget *(*make)  (gpointer data,
                       int      row,
                       int      column);
  int        (*probe) (gpointer data,
                       int      row);
} DossierSheetSource;

/**
 * DossierSheet:
 *
 * A table whose first row, first column and, if wanted, last column stay where they are while the rest scrolls under them. Columns
 * share the width and are never narrower than can be read; rows are as high as their highest cell. Only cells in sight are made, so
 * that hundreds of columns and rows cost what is seen of them; rows nobody has seen yet are taken to be as high as others. Put it into a GtkScrolledWindow. Main thread only.
 */
#define DOSSIER_TYPE_SHEET (dossier_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DossierSheet, dossier_sheet, DOSSIER, SHEET, DossierScrollArea)

GtkWidget *dossier_sheet_new         (void);
void       dossier_sheet_clear       (DossierSheet             *self);
void       dossier_sheet_set_source  (DossierSheet             *self,
                                      guint                     n_rows,
                                      guint                     n_columns,
                                      gboolean                  frozen_end,
                                      const DossierSheetSource *source,
                                      gpointer                  data);
void       dossier_sheet_row_changed (DossierSheet             *self,
                                      int                       row);
GtkWidget *dossier_sheet_get_cell    (DossierSheet             *self,
                                      int                       row,
                                      int                       column);
GtkWidget *dossier_sheet_reveal      (DossierSheet             *self,
                                      int                       row,
                                      int                       column);
gboolean   dossier_sheet_find        (DossierSheet             *self,
                                      GtkWidget                *widget,
                                      int                      *row,
                                      int                      *column);
guint      dossier_sheet_n_rows      (DossierSheet             *self);
guint      dossier_sheet_n_columns   (DossierSheet             *self);
guint      dossier_sheet_n_made      (DossierSheet             *self);

G_END_DECLS
