/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table with frozen heads that makes only the cells that are seen. Main thread; owns its cells as children.
 *
 * Cells come and go before places are given in a frame, or after, and then places are given once more before the frame is drawn: never
 * while they are given. A child that comes then asks all that is above it to be placed again, and what above it has had its place
 * in this round already would be left without one. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-sheet-private.h"

#define MAX_COLUMN 620
#define MAX_PASSES 3    /* of making cells and finding them higher than thought */
#define MAX_ROUNDS 3    /* of that and giving places, for one frame */

/* Also the order of drawing and the reverse order of picking */
enum
{
  LAYER_BODY,
  LAYER_END,
  LAYER_HEAD_COLUMN,
  LAYER_HEAD_ROW,
  LAYER_HEAD_END,
  LAYER_CORNER,
  N_LAYERS
};

G_DEFINE_FINAL_TYPE (DossierSheet, dossier_sheet, DOSSIER_TYPE_SCROLL_AREA)

#define PLACE(row, column) GUINT_TO_POINTER (((guint) ((row) + 1) << 16) | (guint) ((column) + 1))

static gboolean
has_frozen_end (DossierSheet *self)
{
  return self->frozen_end && self->n_columns > 1
         && gtk_widget_get_width (GTK_WIDGET (self)) >= self->head_width + 2 * self->column_width;
}

static int
cell_layer (DossierSheet *self,
            int           row,
            int           column)
{
  gboolean at_end = column == self->n_columns - 1 && self->frozen_end;

  if (row == DOSSIER_SHEET_HEAD)
    return column == DOSSIER_SHEET_HEAD ? LAYER_CORNER : at_end ? LAYER_HEAD_END : LAYER_HEAD_ROW;
  return column == DOSSIER_SHEET_HEAD ? LAYER_HEAD_COLUMN : at_end ? LAYER_END : LAYER_BODY;
}

/* Cells */

GtkWidget *
dossier_sheet_find_cell (DossierSheet *self,
                         int           row,
                         int           column)
{
  DossierSheetCell *cell = g_hash_table_lookup (self->cells, PLACE (row, column));

  return cell != NULL ? cell->widget : NULL;
}

GtkWidget *
dossier_sheet_make_cell (DossierSheet *self,
                         int           row,
                         int           column)
{
  GtkWidget *widget = dossier_sheet_find_cell (self, row, column), *next;
  int layer = cell_layer (self, row, column);
  DossierSheetCell *cell;

  if (widget != NULL || self->source.make == NULL)
    return widget;
  widget = self->source.make (self->source_data, row, column);
  if (widget == NULL)
    return NULL;
  /* Children are picked from the last: what covers others must come behind them. */
  for (next = gtk_widget_get_first_child (GTK_WIDGET (self)); next != NULL; next = gtk_widget_get_next_sibling (next))
    {
      const DossierSheetCell *other = g_object_get_data (G_OBJECT (next), "cell");

      if (cell_layer (self, other->row, other->column) > layer)
        break;
    }
  cell = g_new (DossierSheetCell, 1);
  *cell = (DossierSheetCell) { widget, row, column };
  g_object_set_data (G_OBJECT (widget), "cell", cell);
  g_hash_table_insert (self->cells, PLACE (row, column), cell);
  /* Counted from one, the heads too. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row - DOSSIER_SHEET_HEAD + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, column - DOSSIER_SHEET_HEAD + 1, -1);
  gtk_widget_insert_before (widget, GTK_WIDGET (self), next);
  return widget;
}

/* What has the keyboard is never taken away. Heads of rows out of sight would be styled with every cell that comes and goes. */
static gboolean
is_needed (DossierSheet            *self,
           const DossierSheetCell  *cell,
           const DossierSheetRange *range)
{
  gboolean row_seen = cell->row == DOSSIER_SHEET_HEAD || (cell->row >= range->first_row && cell->row < range->end_row);
  gboolean column_seen = cell->column == DOSSIER_SHEET_HEAD || (cell->column >= range->first_column && cell->column < range->end_column)
                         || (cell->column == self->n_columns - 1 && has_frozen_end (self));

  return (row_seen && column_seen) || gtk_widget_get_focus_child (GTK_WIDGET (self)) == cell->widget;
}

static void
drop_cells (DossierSheet            *self,
            const DossierSheetRange *range)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GtkWidget *widget = ((DossierSheetCell *) value)->widget;

      if (range != NULL && is_needed (self, value, range))
        continue;
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (widget);
    }
}

static void
make_cells (DossierSheet            *self,
            const DossierSheetRange *range)
{
  for (int row = DOSSIER_SHEET_HEAD; row < range->end_row; row = row == DOSSIER_SHEET_HEAD ? range->first_row : row + 1)
    {
      dossier_sheet_make_cell (self, row, DOSSIER_SHEET_HEAD);
      for (int column = range->first_column; column < range->end_column; column++)
        dossier_sheet_make_cell (self, row, column);
      if (has_frozen_end (self))
        dossier_sheet_make_cell (self, row, self->n_columns - 1);
      if (row == DOSSIER_SHEET_HEAD && range->first_row >= range->end_row)
        break;
    }
}

/* Places */

static double
column_x (DossierSheet *self,
          int           column,
          int           width)
{
  double x = self->head_width + (double) column * self->column_width - dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_HORIZONTAL);

  if (column == DOSSIER_SHEET_HEAD)
    return 0;
  return column == self->n_columns - 1 && has_frozen_end (self) ? MIN (x, width - self->column_width) : x;
}

static double
row_y (DossierSheet *self,
       int           row)
{
  return row == DOSSIER_SHEET_HEAD ? 0 : self->heights[0] - dossier_scroll_area_get_offset (DOSSIER_SCROLL_AREA (self), GTK_ORIENTATION_VERTICAL) + dossier_sheet_row_top (self, row);
}

static void
place_cells (DossierSheet *self,
             int           width)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierSheetCell *cell = value;
      int cell_width = cell->column == DOSSIER_SHEET_HEAD ? self->head_width : self->column_width, minimum, least;
      double x = column_x (self, cell->column, width);

      gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      cell_width = MAX (cell_width, minimum);
      gtk_widget_measure (cell->widget, GTK_ORIENTATION_VERTICAL, cell_width, &least, NULL, NULL, NULL);
      if (mirrored)
        x = width - x - cell_width;
      gtk_widget_allocate (cell->widget, cell_width, MAX (dossier_sheet_row_height (self, cell->row), least), -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((int) x, (int) row_y (self, cell->row))));
    }
}

static void
find_widths (DossierSheet *self,
             int           width)
{
  int column_width = self->column_width;

  self->head_width = dossier_sheet_head_width (self, width);
  if (self->n_columns > 0)
    self->column_width = CLAMP ((width - self->head_width) / self->n_columns, dossier_sheet_least_column (self), MAX_COLUMN);
  if (self->column_width != column_width)
    dossier_sheet_forget (self);
}

/* Makes what is seen now and takes away what is not. */
static void
update (DossierSheet *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  int head_width = self->head_width, column_width = self->column_width, total = dossier_sheet_total (self);
  DossierSheetRange range;

  self->stale = FALSE;
  if (width == 0)
    return;
  self->updating = TRUE;
  find_widths (self, width);
  if (self->guess == 0)
    dossier_sheet_guess_height (self, height);
  for (int pass = 0; pass < MAX_PASSES; pass++)
    {
      dossier_sheet_measure_row (self, DOSSIER_SHEET_HEAD);
      dossier_sheet_configure (dossier_sheet_across (self), self->head_width + (double) self->n_columns * self->column_width, width);
      while (dossier_sheet_measure_seen (self, width, height))
        ;
      dossier_sheet_configure (dossier_sheet_down (self), dossier_sheet_total (self), height);
      dossier_sheet_find_range (self, width, height, &range);
      make_cells (self, &range);
      if (!dossier_sheet_measure_made (self))
        break;
    }
  drop_cells (self, &range);
  self->updating = FALSE;
  if (self->head_width != head_width || self->column_width != column_width || dossier_sheet_total (self) != total)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
update_cb (GdkFrameClock *clock,
           DossierSheet  *self)
{
  if (self->stale)
    update (self);
}

/* Places are given a few times for one frame, then it is drawn as it is: what still is not seen waits for the next. */
static void
layout_cb (GdkFrameClock *clock,
           DossierSheet  *self)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (!self->stale)
    return;
  self->rounds = frame == self->frame ? self->rounds + 1 : 1;
  self->frame = frame;
  if (self->rounds <= MAX_ROUNDS)
    update (self);
  else
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE);
}

/* Other cells may be seen than thought. Without a frame to come, the first one will look. */
static void
queue_update (DossierSheet *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->updating)
    return;
  self->stale = TRUE;
  if (self->clock != NULL)
    gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_UPDATE | GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
dossier_sheet_map (GtkWidget *widget)
{
  DossierSheet *self = DOSSIER_SHEET (widget);

  GTK_WIDGET_CLASS (dossier_sheet_parent_class)->map (widget);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  /* What moves with the frames has moved by then. */
  g_signal_connect_after (self->clock, "update", G_CALLBACK (update_cb), self);
  g_signal_connect_after (self->clock, "layout", G_CALLBACK (layout_cb), self);
  queue_update (self);
}

static void
dossier_sheet_unmap (GtkWidget *widget)
{
  DossierSheet *self = DOSSIER_SHEET (widget);

  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  GTK_WIDGET_CLASS (dossier_sheet_parent_class)->unmap (widget);
}

static void
dossier_sheet_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DossierSheet *self = DOSSIER_SHEET (widget);

  place_cells (self, width);
  /* The room may be another, or a cell higher than it was: looked at when all places are given. */
  self->stale = TRUE;
}

static void
dossier_sheet_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DossierSheet *self = DOSSIER_SHEET (widget);

  *minimum = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = self->head_width + MIN (self->n_columns, 4) * dossier_sheet_least_column (self);
  else
    *natural = self->heights != NULL ? dossier_sheet_total (self) : 0;
}

static void
snapshot_layer (DossierSheet *self,
                GtkSnapshot  *snapshot,
                int           layer)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  float head_height = self->heights[0], end_width = has_frozen_end (self) ? self->column_width : 0;
  float end = MAX (self->head_width, MIN (width - end_width, column_x (self, self->n_columns - 1, width)));
  float x = self->head_width, y = head_height, right = end_width > 0 ? end : width, bottom = height;

  if (layer == LAYER_HEAD_COLUMN || layer == LAYER_CORNER)
    x = 0, right = self->head_width;
  else if ((layer == LAYER_END || layer == LAYER_HEAD_END))
    x = end_width > 0 ? end : x, right = width;
  if (layer >= LAYER_HEAD_ROW)
    y = 0, bottom = head_height;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (mirrored ? width - right : x, y, MAX (right - x, 0), MAX (bottom - y, 0)));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const DossierSheetCell *cell = g_object_get_data (G_OBJECT (child), "cell");

      if (cell_layer (self, cell->row, cell->column) == layer)
        gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
    }
  gtk_snapshot_pop (snapshot);
}

static void
dossier_sheet_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  for (int layer = 0; layer < N_LAYERS; layer++)
    snapshot_layer (DOSSIER_SHEET (widget), snapshot, layer);
}

/* @start and @end are where the cell stands now, @before and @behind what the frozen parts cover. */
static void
reveal (GtkAdjustment *adjustment,
        double         start,
        double         end,
        double         before,
        double         behind)
{
  double value, page;

  if (adjustment == NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment) - behind;
  if (start < before)
    gtk_adjustment_set_value (adjustment, value + start - before);
  else if (end > page)
    gtk_adjustment_set_value (adjustment, value + MIN (end - page, start - before));
}

static void
reveal_place (DossierSheet *self,
              int           row,
              int           column)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean frozen = column == DOSSIER_SHEET_HEAD || (column == self->n_columns - 1 && has_frozen_end (self));

  if (!frozen)
    reveal (dossier_sheet_across (self), column_x (self, column, width), column_x (self, column, width) + self->column_width, self->head_width,
            has_frozen_end (self) ? self->column_width : 0);
  if (row == DOSSIER_SHEET_HEAD)
    return;
  if (self->guess > 0 && dossier_sheet_measure_row (self, row))
    dossier_sheet_configure (dossier_sheet_down (self), dossier_sheet_total (self), gtk_widget_get_height (GTK_WIDGET (self)));
  reveal (dossier_sheet_down (self), row_y (self, row), row_y (self, row) + dossier_sheet_row_height (self, row), self->heights[0], 0);
}

static void
dossier_sheet_set_focus_child (GtkWidget *widget,
                               GtkWidget *child)
{
  const DossierSheetCell *cell = child != NULL ? g_object_get_data (G_OBJECT (child), "cell") : NULL;

  GTK_WIDGET_CLASS (dossier_sheet_parent_class)->set_focus_child (widget, child);
  if (cell != NULL)
    reveal_place (DOSSIER_SHEET (widget), cell->row, cell->column);
}

/* Other cells may be seen. */
static void
adjustment_changed (DossierScrollArea *area)
{
  queue_update (DOSSIER_SHEET (area));
}

static void
dossier_sheet_dispose (GObject *object)
{
  DossierSheet *self = DOSSIER_SHEET (object);

  dossier_sheet_clear (self);
  G_OBJECT_CLASS (dossier_sheet_parent_class)->dispose (object);
}

static void
dossier_sheet_finalize (GObject *object)
{
  DossierSheet *self = DOSSIER_SHEET (object);

  g_hash_table_unref (self->cells);
  g_free (self->heights);
  G_OBJECT_CLASS (dossier_sheet_parent_class)->finalize (object);
}

static void
dossier_sheet_class_init (DossierSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierScrollAreaClass *area_class = DOSSIER_SCROLL_AREA_CLASS (klass);

  object_class->dispose = dossier_sheet_dispose;
  object_class->finalize = dossier_sheet_finalize;
  widget_class->map = dossier_sheet_map;
  widget_class->unmap = dossier_sheet_unmap;
  widget_class->measure = dossier_sheet_measure;
  widget_class->size_allocate = dossier_sheet_size_allocate;
  widget_class->snapshot = dossier_sheet_snapshot;
  widget_class->set_focus_child = dossier_sheet_set_focus_child;
  area_class->adjust = adjustment_changed;
  area_class->scrolled = adjustment_changed;
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
dossier_sheet_init (DossierSheet *self)
{
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->heights = g_new0 (int, 1);
}

GtkWidget *
dossier_sheet_new (void)
{
  return g_object_new (DOSSIER_TYPE_SHEET, NULL);
}

/**
 * dossier_sheet_clear:
 *
 * Removes all cells; their source is not asked any more.
 */
void
dossier_sheet_clear (DossierSheet *self)
{
  g_return_if_fail (DOSSIER_IS_SHEET (self));

  drop_cells (self, NULL);
  self->source = (DossierSheetSource) { NULL };
  self->n_rows = self->n_columns = 0;
  self->column_width = 0;
  self->widest_head = -1;
  dossier_sheet_forget (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_sheet_set_source:
 * @frozen_end: the last column stays in sight, too, where there is room
 * @source: copied: who makes the cells
 * @data: for @source; must outlive it
 *
 * Shows a table; where it was scrolled to stays, as far as it goes.
 */
void
dossier_sheet_set_source (DossierSheet             *self,
                          guint                     n_rows,
                          guint                     n_columns,
                          gboolean                  frozen_end,
                          const DossierSheetSource *source,
                          gpointer                  data)
{
  g_return_if_fail (DOSSIER_IS_SHEET (self));
  g_return_if_fail (source != NULL && source->make != NULL);
  g_return_if_fail (n_rows < G_MAXUINT16 && n_columns < G_MAXUINT16);

  dossier_sheet_clear (self);
  self->source = *source;
  self->source_data = data;
  self->n_rows = (int) n_rows;
  self->n_columns = (int) n_columns;
  self->frozen_end = frozen_end;
  self->widest_head = -1;
  dossier_sheet_forget (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) n_rows + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) n_columns + 1, -1);
  queue_update (self);
}

/**
 * dossier_sheet_row_changed:
 *
 * A cell of the row has become lower or higher.
 */
void
dossier_sheet_row_changed (DossierSheet *self,
                           int           row)
{
  g_return_if_fail (DOSSIER_IS_SHEET (self));
  g_return_if_fail (row >= DOSSIER_SHEET_HEAD && row < self->n_rows);

  self->heights[row + 1] = 0;
  if (self->guess > 0)
    dossier_sheet_measure_row (self, row);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_sheet_get_cell:
 *
 * Returns: (transfer none) (nullable): what stands there; NULL when it is out of sight
 */
GtkWidget *
dossier_sheet_get_cell (DossierSheet *self,
                        int           row,
                        int           column)
{
  g_return_val_if_fail (DOSSIER_IS_SHEET (self), NULL);
  return dossier_sheet_find_cell (self, row, column);
}

/**
 * dossier_sheet_reveal:
 *
 * Scrolls so that a cell is in sight, and makes it.
 *
 * Returns: (transfer none) (nullable): what stands there; give it the keyboard now, or it may go again
 */
GtkWidget *
dossier_sheet_reveal (DossierSheet *self,
                      int           row,
                      int           column)
{
  g_return_val_if_fail (DOSSIER_IS_SHEET (self), NULL);

  if (row < DOSSIER_SHEET_HEAD || row >= self->n_rows || column < DOSSIER_SHEET_HEAD || column >= self->n_columns)
    return NULL;
  reveal_place (self, row, column);
  return dossier_sheet_make_cell (self, row, column);
}

/**
 * dossier_sheet_find:
 * @widget: something in a cell, or a cell
 *
 * Returns: whether it is in the sheet
 */
gboolean
dossier_sheet_find (DossierSheet *self,
                    GtkWidget    *widget,
                    int          *row,
                    int          *column)
{
  g_return_val_if_fail (DOSSIER_IS_SHEET (self), FALSE);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_parent (widget) == GTK_WIDGET (self))
      {
        const DossierSheetCell *cell = g_object_get_data (G_OBJECT (widget), "cell");

        *row = cell->row;
        *column = cell->column;
        return TRUE;
      }
  return FALSE;
}

guint
dossier_sheet_n_rows (DossierSheet *self)
{
  return (guint) self->n_rows;
}

guint
dossier_sheet_n_columns (DossierSheet *self)
{
  return (guint) self->n_columns;
}

/**
 * dossier_sheet_n_made:
 *
 * Returns: how many cells there are now as widgets
 */
guint
dossier_sheet_n_made (DossierSheet *self)
{
  return g_hash_table_size (self->cells);
}
