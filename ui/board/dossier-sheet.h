/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_SHEET_HEAD (-1) /* the row of column heads, the column of row heads */

/**
 * DossierSheet:
 *
 * A table whose first row and first column stay where they are while the rest scrolls under them. Columns share the
 * width and are never narrower than can be read; rows are as high as their highest cell. For tens of rows and
 * columns, not thousands. Put it into a GtkScrolledWindow. Main thread only.
 * Signal "laid-out": the columns have another width; emitted outside of layout.
 */
#define DOSSIER_TYPE_SHEET (dossier_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DossierSheet, dossier_sheet, DOSSIER, SHEET, GtkWidget)

GtkWidget *dossier_sheet_new       (void);
void       dossier_sheet_clear     (DossierSheet *self);
void       dossier_sheet_attach    (DossierSheet *self,
                                    GtkWidget    *cell,
                                    int           row,
                                    int           column);
GtkWidget *dossier_sheet_get_cell  (DossierSheet *self,
                                    int           row,
                                    int           column);
guint      dossier_sheet_n_rows    (DossierSheet *self);
guint      dossier_sheet_n_columns (DossierSheet *self);

G_END_DECLS
