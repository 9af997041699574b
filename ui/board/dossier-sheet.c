/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table with frozen heads that makes only the cells that are seen. Main thread; owns its cells as children. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-sheet.h"

#define MIN_COLUMN 230   /* pixels */
#define COLUMN_LINES 11.5 /* the same in heights of a line, for large text */
#define MAX_COLUMN 620
#define MAX_HEAD 170
#define NARROW_HEAD 110 /* where there is no room for more */
#define MAX_PASSES 3    /* of making cells and finding them higher than thought */

typedef struct
{
  GtkWidget *widget; /* (unowned): a child */
  int row;
  int column;
} Cell;

struct _DossierSheet
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment; /* (owned) (nullable) */
  GtkAdjustment *vadjustment; /* (owned) (nullable) */
  guint hscroll_policy : 1;
  guint vscroll_policy : 1;

  DossierSheetSource source;
  gpointer source_data;       /* (unowned) */
  gboolean frozen_end;
  GHashTable *cells;          /* (owned): place -> Cell: those that are made */
  int n_rows;
  int n_columns;
  int *heights;               /* (owned): n_rows + 1, the head row first; 0 = not measured yet */
  int head_width;
  int widest_head;            /* what the widest head of a row would like; -1 = not measured yet */
  int column_width;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

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

/* What is seen: rows and columns from @first up to before @end */
typedef struct
{
  int first_row;
  int end_row;
  int first_column;
  int end_column;
} Range;

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierSheet, dossier_sheet, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

#define PLACE(row, column) GUINT_TO_POINTER (((guint) ((row) + 1) << 16) | (guint) ((column) + 1))

static double
offset (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

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

static GtkWidget *
find_cell (DossierSheet *self,
           int           row,
           int           column)
{
  Cell *cell = g_hash_table_lookup (self->cells, PLACE (row, column));

  return cell != NULL ? cell->widget : NULL;
}

static GtkWidget *
make_cell (DossierSheet *self,
           int           row,
           int           column)
{
  GtkWidget *widget = find_cell (self, row, column), *next;
  int layer = cell_layer (self, row, column);
  Cell *cell;

  if (widget != NULL || self->source.make == NULL)
    return widget;
  widget = self->source.make (self->source_data, row, column);
  if (widget == NULL)
    return NULL;
  /* Children are picked from the last: what covers others must come behind them. */
  for (next = gtk_widget_get_first_child (GTK_WIDGET (self)); next != NULL; next = gtk_widget_get_next_sibling (next))
    {
      const Cell *other = g_object_get_data (G_OBJECT (next), "cell");

      if (cell_layer (self, other->row, other->column) > layer)
        break;
    }
  cell = g_new (Cell, 1);
  *cell = (Cell) { widget, row, column };
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
is_needed (DossierSheet *self,
           const Cell   *cell,
           const Range  *range)
{
  gboolean row_seen = cell->row == DOSSIER_SHEET_HEAD || (cell->row >= range->first_row && cell->row < range->end_row);
  gboolean column_seen = cell->column == DOSSIER_SHEET_HEAD || (cell->column >= range->first_column && cell->column < range->end_column)
                         || (cell->column == self->n_columns - 1 && has_frozen_end (self));

  return (row_seen && column_seen) || gtk_widget_get_focus_child (GTK_WIDGET (self)) == cell->widget;
}

static void
drop_cells (DossierSheet *self,
            const Range  *range)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GtkWidget *widget = ((Cell *) value)->widget;

      if (range != NULL && is_needed (self, value, range))
        continue;
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (widget);
    }
}

static void
make_cells (DossierSheet *self,
            const Range  *range)
{
  for (int row = DOSSIER_SHEET_HEAD; row < range->end_row; row = row == DOSSIER_SHEET_HEAD ? range->first_row : row + 1)
    {
      make_cell (self, row, DOSSIER_SHEET_HEAD);
      for (int column = range->first_column; column < range->end_column; column++)
        make_cell (self, row, column);
      if (has_frozen_end (self))
        make_cell (self, row, self->n_columns - 1);
      if (row == DOSSIER_SHEET_HEAD && range->first_row >= range->end_row)
        break;
    }
}

/* Measures */

/* What the words of a cell and its buttons need beside each other. */
static int
least_column (DossierSheet *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (MIN_COLUMN, (int) (line * COLUMN_LINES));
}

/* The heads of all rows are made for it, once; later only those in sight can ask for more. */
static int
measure_head_width (DossierSheet *self,
                    int           width)
{
  gboolean first = self->widest_head < 0;

  for (int row = DOSSIER_SHEET_HEAD; row < self->n_rows; row++)
    {
      GtkWidget *head = first ? make_cell (self, row, DOSSIER_SHEET_HEAD) : find_cell (self, row, DOSSIER_SHEET_HEAD);
      int natural;

      if (head == NULL)
        continue;
      gtk_widget_measure (head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      self->widest_head = MAX (self->widest_head, natural);
    }
  return MIN (MAX (self->widest_head, 0), width < 2 * least_column (self) + MAX_HEAD ? NARROW_HEAD : MAX_HEAD);
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

/* A row nobody has seen is as high as its head and the cell that has most to say. */
static void
measure_rows (DossierSheet *self)
{
  for (int row = DOSSIER_SHEET_HEAD; row < self->n_rows; row++)
    {
      int probe;

      if (self->heights[row + 1] > 0)
        continue;
      probe = self->source.probe != NULL ? self->source.probe (self->source_data, row) : 0;
      measure_cell (self, make_cell (self, row, DOSSIER_SHEET_HEAD), row, DOSSIER_SHEET_HEAD);
      if (probe >= 0 && probe < self->n_columns)
        measure_cell (self, make_cell (self, row, probe), row, probe);
    }
}

/* Returns: whether one of the cells is higher than its row was taken for */
static gboolean
measure_cells (DossierSheet *self)
{
  GHashTableIter iter;
  gpointer value;
  gboolean grown = FALSE;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Cell *cell = value;
      int before = self->heights[cell->row + 1];

      measure_cell (self, cell->widget, cell->row, cell->column);
      grown |= self->heights[cell->row + 1] > before;
    }
  return grown;
}

static int
total_height (DossierSheet *self)
{
  int total = 0;

  for (int row = 0; row <= self->n_rows; row++)
    total += self->heights[row];
  return total;
}

static void
forget_heights (DossierSheet *self)
{
  g_free (self->heights);
  self->heights = g_new0 (int, self->n_rows + 1);
}

static void
configure (GtkAdjustment *adjustment,
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
find_range (DossierSheet *self,
            int           width,
            int           height,
            Range        *range)
{
  double x = offset (self->hadjustment), y = offset (self->vadjustment);
  int top = 0, column_width = MAX (self->column_width, 1);

  range->first_column = CLAMP ((int) (x / column_width), 0, self->n_columns);
  range->end_column = CLAMP ((int) ((x + MAX (width - self->head_width, 0)) / column_width) + 1, range->first_column, self->n_columns);
  range->first_row = range->end_row = self->n_rows;
  for (int row = 0; row < self->n_rows; row++)
    {
      int bottom = top + self->heights[row + 1];

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

static double
column_x (DossierSheet *self,
          int           column,
          int           width)
{
  double x = self->head_width + (double) column * self->column_width - offset (self->hadjustment);

  if (column == DOSSIER_SHEET_HEAD)
    return 0;
  return column == self->n_columns - 1 && has_frozen_end (self) ? MIN (x, width - self->column_width) : x;
}

static double
row_y (DossierSheet *self,
       int           row)
{
  double y = self->heights[0] - offset (self->vadjustment);

  if (row == DOSSIER_SHEET_HEAD)
    return 0;
  for (int i = 0; i < row; i++)
    y += self->heights[i + 1];
  return y;
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
      const Cell *cell = value;
      int cell_width = cell->column == DOSSIER_SHEET_HEAD ? self->head_width : self->column_width, minimum, least;
      double x = column_x (self, cell->column, width);

      gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      cell_width = MAX (cell_width, minimum);
      gtk_widget_measure (cell->widget, GTK_ORIENTATION_VERTICAL, cell_width, &least, NULL, NULL, NULL);
      if (mirrored)
        x = width - x - cell_width;
      gtk_widget_allocate (cell->widget, cell_width, MAX (self->heights[cell->row + 1], least), -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((int) x, (int) row_y (self, cell->row))));
    }
}

static void
dossier_sheet_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DossierSheet *self = DOSSIER_SHEET (widget);
  int column_width = self->column_width;
  Range range;

  self->head_width = measure_head_width (self, width);
  if (self->n_columns > 0)
    self->column_width = CLAMP ((width - self->head_width) / self->n_columns, least_column (self), MAX_COLUMN);
  if (self->column_width != column_width)
    forget_heights (self);
  for (int pass = 0; pass < MAX_PASSES; pass++)
    {
      measure_rows (self);
      configure (self->hadjustment, self->head_width + (double) self->n_columns * self->column_width, width);
      configure (self->vadjustment, total_height (self), height);
      find_range (self, width, height, &range);
      make_cells (self, &range);
      if (!measure_cells (self))
        break;
    }
  drop_cells (self, &range);
  place_cells (self, width);
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
    *natural = self->head_width + MIN (self->n_columns, 4) * least_column (self);
  else
    *natural = self->heights != NULL ? total_height (self) : 0;
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
      const Cell *cell = g_object_get_data (G_OBJECT (child), "cell");

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
  double value = offset (adjustment), page;

  if (adjustment == NULL)
    return;
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
    reveal (self->hadjustment, column_x (self, column, width), column_x (self, column, width) + self->column_width, self->head_width,
            has_frozen_end (self) ? self->column_width : 0);
  if (row != DOSSIER_SHEET_HEAD)
    reveal (self->vadjustment, row_y (self, row), row_y (self, row) + self->heights[row + 1], self->heights[0], 0);
}

static void
dossier_sheet_set_focus_child (GtkWidget *widget,
                               GtkWidget *child)
{
  const Cell *cell = child != NULL ? g_object_get_data (G_OBJECT (child), "cell") : NULL;

  GTK_WIDGET_CLASS (dossier_sheet_parent_class)->set_focus_child (widget, child);
  if (cell != NULL)
    reveal_place (DOSSIER_SHEET (widget), cell->row, cell->column);
}

static void
set_adjustment (DossierSheet   *self,
                GtkAdjustment **place,
                GtkAdjustment  *adjustment)
{
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, gtk_widget_queue_allocate, self);
  g_set_object (place, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_allocate), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
dossier_sheet_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DossierSheet *self = DOSSIER_SHEET (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_sheet_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DossierSheet *self = DOSSIER_SHEET (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_sheet_dispose (GObject *object)
{
  DossierSheet *self = DOSSIER_SHEET (object);

  dossier_sheet_clear (self);
  if (self->hadjustment != NULL)
    set_adjustment (self, &self->hadjustment, NULL);
  if (self->vadjustment != NULL)
    set_adjustment (self, &self->vadjustment, NULL);
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

  object_class->set_property = dossier_sheet_set_property;
  object_class->get_property = dossier_sheet_get_property;
  object_class->dispose = dossier_sheet_dispose;
  object_class->finalize = dossier_sheet_finalize;
  widget_class->measure = dossier_sheet_measure;
  widget_class->size_allocate = dossier_sheet_size_allocate;
  widget_class->snapshot = dossier_sheet_snapshot;
  widget_class->set_focus_child = dossier_sheet_set_focus_child;
  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
dossier_sheet_init (DossierSheet *self)
{
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->heights = g_new0 (int, 1);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
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
  forget_heights (self);
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
  forget_heights (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int) n_rows + 1,
                                  GTK_ACCESSIBLE_RELATION_COL_COUNT, (int) n_columns + 1, -1);
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
  return find_cell (self, row, column);
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
  return make_cell (self, row, column);
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
        const Cell *cell = g_object_get_data (G_OBJECT (widget), "cell");

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
