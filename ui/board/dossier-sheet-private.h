/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dossier-sheet.h"

G_BEGIN_DECLS

/* Shared by the files of the sheet; nobody else's. */

typedef struct
{
  GtkWidget *widget; /* (unowned): a child */
  int row;
  int column;
} DossierSheetCell;

struct _DossierSheet
{
  DossierScrollArea parent_instance;

  DossierSheetSource source;
  gpointer source_data;       /* (unowned) */
  gboolean frozen_end;
  GHashTable *cells;          /* (owned): place -> DossierSheetCell: those that are made */
  int n_rows;
  int n_columns;
  int *heights;               /* (owned): n_rows + 1, the head row first; 0 = not measured yet */
  int guess;                  /* of the height of rows that are not measured yet; 0 = none is known */
  int head_width;
  int widest_head;            /* what the widest head of a row would like; -1 = not measured yet */
  int column_width;
  GdkFrameClock *clock;       /* (owned) (nullable): while mapped */
  gboolean stale;             /* other cells may be seen than those that are made */
  gboolean updating;
  gint64 frame;               /* the last one in which cells were looked at after places were given */
  int rounds;                 /* how often in it */
};

/* What is seen: rows and columns from @first up to before @end */
typedef struct
{
  int first_row;
  int end_row;
  int first_column;
  int end_column;
} DossierSheetRange;

static inline GtkAdjustment *
dossier_sheet_across (DossierSheet *self)
{
  return dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);
}

static inline GtkAdjustment *
dossier_sheet_down (DossierSheet *self)
{
  return dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
}

/* dossier-sheet.c */
GtkWidget *dossier_sheet_find_cell    (DossierSheet            *self,
                                       int                      row,
                                       int                      column);
GtkWidget *dossier_sheet_make_cell    (DossierSheet            *self,
                                       int                      row,
                                       int                      column);

/* dossier-sheet-measure.c */
int        dossier_sheet_least_column (DossierSheet            *self);
int        dossier_sheet_head_width   (DossierSheet            *self,
                                       int                      width);
gboolean   dossier_sheet_measure_row  (DossierSheet            *self,
                                       int                      row);
gboolean   dossier_sheet_measure_made (DossierSheet            *self);
gboolean   dossier_sheet_measure_seen (DossierSheet            *self,
                                       int                      width,
                                       int                      height);
void       dossier_sheet_guess_height (DossierSheet            *self,
                                       int                      height);
void       dossier_sheet_forget       (DossierSheet            *self);
int        dossier_sheet_row_height   (DossierSheet            *self,
                                       int                      row);
int        dossier_sheet_row_top      (DossierSheet            *self,
                                       int                      row);
int        dossier_sheet_total        (DossierSheet            *self);
void       dossier_sheet_configure    (GtkAdjustment           *adjustment,
                                       double                   upper,
                                       double                   page);
void       dossier_sheet_find_range   (DossierSheet            *self,
                                       int                      width,
                                       int                      height,
                                       DossierSheetRange       *range);

G_END_DECLS
