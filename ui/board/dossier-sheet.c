/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table with a frozen head row and head column. Main thread; owns its cells as children. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-sheet.h"

#define MIN_COLUMN 230
#define MAX_COLUMN 620
#define MAX_HEAD 170

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

  GArray *cells;              /* (element-type Cell): in the order of drawing: body, heads, corner */
  int n_rows;
  int n_columns;
  int *heights;               /* (owned): n_rows + 1, the head row first */
  int head_width;
  int column_width;
  guint laid_out_source;
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_LAID_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierSheet, dossier_sheet, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

#define CELL(self, i) (&g_array_index ((self)->cells, Cell, (i)))

static double
offset (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* 0 body, 1 head column, 2 head row, 3 corner: also the order of drawing and the reverse order of picking. */
static int
cell_layer (const Cell *cell)
{
  return (cell->column == DOSSIER_SHEET_HEAD ? 1 : 0) + (cell->row == DOSSIER_SHEET_HEAD ? 2 : 0);
}

static int
head_width (DossierSheet *self)
{
  int width = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      int natural;

      if (CELL (self, i)->column != DOSSIER_SHEET_HEAD)
        continue;
      gtk_widget_measure (CELL (self, i)->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width = MAX (width, natural);
    }
  return MIN (width, MAX_HEAD);
}

static int
least_column (DossierSheet *self)
{
  int least = MIN_COLUMN;

  for (guint i = 0; i < self->cells->len; i++)
    {
      int minimum;

      if (CELL (self, i)->column == DOSSIER_SHEET_HEAD)
        continue;
      gtk_widget_measure (CELL (self, i)->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      least = MAX (least, minimum);
    }
  return MIN (least, MAX_COLUMN);
}

static void
measure_rows (DossierSheet *self)
{
  g_free (self->heights);
  self->heights = g_new0 (int, self->n_rows + 1);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = CELL (self, i);
      int minimum_width, height;
      int width = cell->column == DOSSIER_SHEET_HEAD ? self->head_width : self->column_width;

      gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
      gtk_widget_measure (cell->widget, GTK_ORIENTATION_VERTICAL, MAX (width, minimum_width), NULL, &height, NULL, NULL);
      self->heights[cell->row + 1] = MAX (self->heights[cell->row + 1], height);
    }
}

static int
total_height (DossierSheet *self)
{
  int total = 0;

  for (int row = 0; row <= self->n_rows; row++)
    total += self->heights[row];
  return total;
}

static gboolean
laid_out_cb (gpointer data)
{
  DossierSheet *self = data;

  self->laid_out_source = 0;
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
  return G_SOURCE_REMOVE;
}

static void
set_column_width (DossierSheet *self,
                  int           width)
{
  if (self->column_width == width)
    return;
  self->column_width = width;
  if (self->laid_out_source == 0)
    self->laid_out_source = g_idle_add (laid_out_cb, self);
}

static void
place_cell (DossierSheet *self,
            const Cell   *cell,
            const int    *tops,
            int           width)
{
  gboolean head_column = cell->column == DOSSIER_SHEET_HEAD, head_row = cell->row == DOSSIER_SHEET_HEAD;
  double x = head_column ? 0 : self->head_width + cell->column * self->column_width - offset (self->hadjustment);
  double y = tops[cell->row + 1] - (head_row ? 0 : offset (self->vadjustment));
  int cell_width = head_column ? self->head_width : self->column_width, minimum;

  gtk_widget_measure (cell->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - cell_width;
  gtk_widget_allocate (cell->widget, MAX (cell_width, minimum), self->heights[cell->row + 1], -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((int) x, (int) y)));
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
dossier_sheet_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DossierSheet *self = DOSSIER_SHEET (widget);
  g_autofree int *tops = NULL;

  self->head_width = head_width (self);
  if (self->n_columns > 0)
    set_column_width (self, CLAMP ((width - self->head_width) / self->n_columns, least_column (self), MAX_COLUMN));
  measure_rows (self);
  configure (self->hadjustment, self->head_width + self->n_columns * self->column_width, width);
  configure (self->vadjustment, total_height (self), height);

  tops = g_new0 (int, self->n_rows + 2);
  for (int row = 0; row <= self->n_rows; row++)
    tops[row + 1] = tops[row] + self->heights[row];
  for (guint i = 0; i < self->cells->len; i++)
    place_cell (self, CELL (self, i), tops, width);
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
    *natural = head_width (self) + self->n_columns * MIN_COLUMN;
  else
    *natural = self->heights != NULL ? total_height (self) : 0;
}

static void
dossier_sheet_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DossierSheet *self = DOSSIER_SHEET (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  float head_height = self->heights != NULL ? self->heights[0] : 0;

  for (int layer = 0; layer < 4; layer++)
    {
      float x = (layer & 1) != 0 ? 0 : self->head_width, y = (layer & 2) != 0 ? 0 : head_height;
      float right = (layer & 1) != 0 ? self->head_width : width, bottom = (layer & 2) != 0 ? head_height : height;

      gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (mirrored ? width - right : x, y, right - x, bottom - y));
      for (guint i = 0; i < self->cells->len; i++)
        if (cell_layer (CELL (self, i)) == layer)
          gtk_widget_snapshot_child (widget, CELL (self, i)->widget, snapshot);
      gtk_snapshot_pop (snapshot);
    }
}

static void
reveal (GtkAdjustment *adjustment,
        double         start,
        double         end,
        double         frozen)
{
  double value = offset (adjustment);

  if (adjustment == NULL)
    return;
  /* @start and @end are where the cell stands now, the frozen part covers the beginning. */
  if (start < frozen)
    gtk_adjustment_set_value (adjustment, value + start - frozen);
  else if (end > gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, value + MIN (end - gtk_adjustment_get_page_size (adjustment), start - frozen));
}

static void
dossier_sheet_set_focus_child (GtkWidget *widget,
                               GtkWidget *child)
{
  DossierSheet *self = DOSSIER_SHEET (widget);

  GTK_WIDGET_CLASS (dossier_sheet_parent_class)->set_focus_child (widget, child);
  for (guint i = 0; child != NULL && i < self->cells->len; i++)
    {
      const Cell *cell = CELL (self, i);
      graphene_rect_t bounds;

      if (cell->widget != child || !gtk_widget_compute_bounds (child, widget, &bounds))
        continue;
      if (cell->column != DOSSIER_SHEET_HEAD && gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL)
        reveal (self->hadjustment, bounds.origin.x, bounds.origin.x + bounds.size.width, self->head_width);
      if (cell->row != DOSSIER_SHEET_HEAD)
        reveal (self->vadjustment, bounds.origin.y, bounds.origin.y + bounds.size.height, self->heights[0]);
    }
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
  g_clear_handle_id (&self->laid_out_source, g_source_remove);
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

  g_array_unref (self->cells);
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
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dossier_sheet_init (DossierSheet *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
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
 * Removes all cells.
 */
void
dossier_sheet_clear (DossierSheet *self)
{
  g_return_if_fail (DOSSIER_IS_SHEET (self));

  while (self->cells->len > 0)
    {
      GtkWidget *widget = CELL (self, self->cells->len - 1)->widget;

      g_array_set_size (self->cells, self->cells->len - 1);
      gtk_widget_unparent (widget);
    }
  self->n_rows = self->n_columns = 0;
  self->column_width = 0;
  g_free (self->heights);
  self->heights = g_new0 (int, 1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_sheet_attach:
 * @cell: a new widget for that place
 * @row: from 0, or DOSSIER_SHEET_HEAD
 * @column: from 0, or DOSSIER_SHEET_HEAD
 */
void
dossier_sheet_attach (DossierSheet *self,
                      GtkWidget    *cell,
                      int           row,
                      int           column)
{
  Cell new_cell = { cell, row, column };
  guint at;

  g_return_if_fail (DOSSIER_IS_SHEET (self));
  g_return_if_fail (GTK_IS_WIDGET (cell));
  g_return_if_fail (row >= DOSSIER_SHEET_HEAD && column >= DOSSIER_SHEET_HEAD);

  for (at = self->cells->len; at > 0 && cell_layer (CELL (self, at - 1)) > cell_layer (&new_cell); at--)
    ;
  /* Children are picked from the last: what covers others must come behind them. */
  gtk_widget_insert_after (cell, GTK_WIDGET (self), at > 0 ? CELL (self, at - 1)->widget : NULL);
  g_array_insert_val (self->cells, at, new_cell);
  if (row >= self->n_rows)
    {
      self->heights = g_renew (int, self->heights, row + 2);
      for (int i = self->n_rows + 1; i <= row + 1; i++)
        self->heights[i] = 0;
      self->n_rows = row + 1;
    }
  self->n_columns = MAX (self->n_columns, column + 1);
}

/**
 * dossier_sheet_get_cell:
 *
 * Returns: (transfer none) (nullable): what stands there
 */
GtkWidget *
dossier_sheet_get_cell (DossierSheet *self,
                        int           row,
                        int           column)
{
  g_return_val_if_fail (DOSSIER_IS_SHEET (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    if (CELL (self, i)->row == row && CELL (self, i)->column == column)
      return CELL (self, i)->widget;
  return NULL;
}

guint
dossier_sheet_n_rows (DossierSheet *self)
{
  return self->n_rows;
}

guint
dossier_sheet_n_columns (DossierSheet *self)
{
  return self->n_columns;
}
