/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How wide and high the parts of a sheet are, and which of them are in sight. Rows are measured when they come into sight; until then
 * they are taken to be as high as those that were. Main thread; owns nothing. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-sheet-private.h"

#define MIN_COLUMN 230   /* pixels */
#define COLUMN_LINES 11.5 /* the same in heights of a line, for large text */
#define MAX_HEAD 170
#define NARROW_HEAD 110 /* where there is no room for more */
#define FIRST_HEADS 16  /* of rows that tell how wide heads are */

/* What the words of a cell and its buttons need beside each other. */
int
dossier_sheet_least_column (DossierSheet *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (MIN_COLUMN, (int) (line * COLUMN_LINES));
}

static int
probe (DossierSheet *self,
       int           row)
{
  return self->source.probe != NULL ? self->source.probe (self->source_data, row) : 0;
}

/* The longest head and some others are made for it, once; later only those in sight can ask for more. */
int
dossier_sheet_head_width (DossierSheet *self,
                          int           width)
{
  gboolean first = self->widest_head < 0;
  int longest = first && self->n_rows > 0 ? probe (self, DOSSIER_SHEET_HEAD) : 0;

  for (int row = DOSSIER_SHEET_HEAD; row < self->n_rows; row++)
    {
      gboolean made = first && (row < FIRST_HEADS || row == longest);
      GtkWidget *head = made ? dossier_sheet_make_cell (self, row, DOSSIER_SHEET_HEAD) : dossier_sheet_find_cell (self, row, DOSSIER_SHEET_HEAD);
      int natural;

      if (head == NULL)
        continue;
      gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      self->widest_head = MAX (self->widest_head, natural);
    }
  return MIN (MAX (self->widest_head, 0), width < 2 * dossier_sheet_least_column (self) + MAX_HEAD ? NARROW_HEAD : MAX_HEAD);
}

static void
measure_cell (DossierSheet *self,
              GtkWidget    *widget,
              int           row,
              int           column)
{
  int minimum, height;

  if (widget == NULL)
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (column == DOSSIER_SHEET_HEAD ? self->head_width : self->column_width, minimum),
                      NULL, &height, NULL, NULL);
  self->heights[row + 1] = MAX (self->heights[row + 1], height);
}

/* A row is as high as its head and the cell that has most to say, whichever of its cells are in sight. Returns: whether it was not
 * known before */
gboolean
dossier_sheet_measure_row (DossierSheet *self,
                           int           row)
{
  int longest;

  if (self->heights[row + 1] > 0)
    return FALSE;
  longest = row == DOSSIER_SHEET_HEAD ? 0 : probe (self, row);
  measure_cell (self, dossier_sheet_make_cell (self, row, DOSSIER_SHEET_HEAD), row, DOSSIER_SHEET_HEAD);
  if (longest >= 0 && longest < self->n_columns)
    measure_cell (self, dossier_sheet_make_cell (self, row, longest), row, longest);
  return self->heights[row + 1] > 0;
}

/* Returns: whether one of the cells is higher than its row was taken for */
gboolean
dossier_sheet_measure_made (DossierSheet *self)
{
  GHashTableIter iter;
  gpointer value;
  gboolean grown = FALSE;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierSheetCell *cell = value;
      int before = self->heights[cell->row + 1];

      if (before == 0)
        continue;
      measure_cell (self, cell->widget, cell->row, cell->column);
      grown |= self->heights[cell->row + 1] > before;
    }
  return grown;
}

int
dossier_sheet_row_height (DossierSheet *self,
                          int           row)
{
  return self->heights[row + 1] > 0 || row == DOSSIER_SHEET_HEAD ? self->heights[row + 1] : self->guess;
}

/* Where a row begins below the head; of n_rows: where the last one ends. */
int
dossier_sheet_row_top (DossierSheet *self,
                       int           row)
{
  int top = 0;

  for (int i = 0; i < row; i++)
    top += dossier_sheet_row_height (self, i);
  return top;
}

int
dossier_sheet_total (DossierSheet *self)
{
  return self->heights[0] + dossier_sheet_row_top (self, self->n_rows);
}

void
dossier_sheet_forget (DossierSheet *self)
{
  g_free (self->heights);
  self->heights = g_new0 (int, self->n_rows + 1);
  self->guess = 0;
}

void
dossier_sheet_configure (GtkAdjustment *adjustment,
                         double         upper,
                         double         page)
{
  if (adjustment == NULL)
    return;
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (0, upper - page)),
                            0, MAX (upper, page), page * 0.1, page * 0.9, page);
}

static void
scroll_to (DossierSheet *self,
           double        value,
           int           height)
{
  if (dossier_sheet_down (self) == NULL)
    return;
  dossier_sheet_configure (dossier_sheet_down (self), dossier_sheet_total (self), height);
  gtk_adjustment_set_value (dossier_sheet_down (self), value);
}

void
dossier_sheet_find_range (DossierSheet      *self,
                          int                width,
                          int                height,
                          DossierSheetRange *range)
{
  double x = dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL), y = dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
  int top = 0, column_width = MAX (self->column_width, 1);

  range->first_column = CLAMP ((int) (x / column_width), 0, self->n_columns);
  range->end_column = CLAMP ((int) ((x + MAX (width - self->head_width, 0)) / column_width) + 1, range->first_column, self->n_columns);
  range->first_row = range->end_row = self->n_rows;
  for (int row = 0; row < self->n_rows; row++)
    {
      int bottom = top + dossier_sheet_row_height (self, row);

      if (bottom > y)
        range->first_row = MIN (range->first_row, row);
      if (top >= y + height - self->heights[0])
        {
          range->end_row = row;
          break;
        }
      top = bottom;
    }
  range->first_row = MIN (range->first_row, range->end_row);
}

/* Rows as far as there is something to see, from the first on; the others will be about as high. */
void
dossier_sheet_guess_height (DossierSheet *self,
                            int           height)
{
  int top = 0, row = 0;

  dossier_sheet_measure_row (self, DOSSIER_SHEET_HEAD);
  for (; row < self->n_rows && top < dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL) + height; row++)
    {
      dossier_sheet_measure_row (self, row);
      top += self->heights[row + 1];
    }
  self->guess = row > 0 ? MAX (top / row, 1) : 0;
}

/* What was in sight stays where it is when a row that comes into sight above it is not as high as it was taken for. Returns: whether
 * there was such a row. */
gboolean
dossier_sheet_measure_seen (DossierSheet *self,
                            int           width,
                            int           height)
{
  double value = dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL);
  gboolean at_end = value > 0 && value + height >= dossier_sheet_total (self), measured = FALSE;
  int kept = at_end ? self->n_rows : 0, before;
  DossierSheetRange range;

  dossier_sheet_find_range (self, width, height, &range);
  if (!at_end)
    kept = range.first_row;
  for (int row = range.end_row - 1; row >= range.first_row; row--)
    if (self->heights[row + 1] > 0)
      kept = row;
  before = dossier_sheet_row_top (self, kept);
  for (int row = range.first_row; row < range.end_row; row++)
    measured |= dossier_sheet_measure_row (self, row);
  if (measured)
    scroll_to (self, value + dossier_sheet_row_top (self, kept) - before, height);
  return measured;
}
