/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of actors and events: how it scrolls, and where its cursor stands, which is the only choice it keeps. Main thread; the
 * page owns it. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-matrix-view-private.h"

#include "dossier-board-words.h"
#include "dossier-grid-words.h"

#include <glib/gi18n.h>

static gboolean
get_border (GtkScrollable *scrollable,
            GtkBorder     *border)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (scrollable);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = dossier_matrix_view_size (self, TRUE, FALSE);

  *border = (GtkBorder) { .top = (gint16) dossier_matrix_view_size (self, TRUE, TRUE), .left = (gint16) (mirrored ? 0 : width),
                          .right = (gint16) (mirrored ? width : 0) };
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierMatrixView, dossier_matrix_view, DOSSIER_TYPE_SCROLL_AREA,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum
{
  SIGNAL_CELL_ACTIVATED,
  SIGNAL_CONTEXT_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Sizes and places */

/**
 * dossier_matrix_view_size:
 * @headings: of the headings, else of a cell
 * @down: the height, else the width
 *
 * Returns: pixels
 */
int
dossier_matrix_view_size (DossierMatrixView *self,
                          gboolean           headings,
                          gboolean           down)
{
  if (headings)
    return down ? self->line * 3 + 12 : self->line * 11;
  return down ? self->line + 16 : self->line * 8;
}

/**
 * dossier_matrix_view_scrolled:
 *
 * Returns: how many pixels are scrolled away at the side where reading begins
 */
double
dossier_matrix_view_scrolled (DossierMatrixView *self,
                              gboolean           down)
{
  GtkAdjustment *adjustment = dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), down);
  double value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;

  if (adjustment == NULL || down || gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    return value;
  return MAX (0, gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value);
}

static void
scroll_to (DossierMatrixView *self,
           gboolean           down,
           double             value)
{
  GtkAdjustment *adjustment = dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), down);

  if (adjustment == NULL)
    return;
  if (!down && gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    value = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) - value;
  gtk_adjustment_set_value (adjustment, value);
}

/**
 * dossier_matrix_view_box:
 * @box: (out): where a cell or heading stands in the widget, in view or not
 */
void
dossier_matrix_view_box (DossierMatrixView *self,
                         int                row,
                         int                column,
                         graphene_rect_t   *box)
{
  int places[] = { column, row };
  double starts[2], sizes[2];

  for (guint down = 0; down < 2; down++)
    {
      double headings = dossier_matrix_view_size (self, TRUE, down), cell = dossier_matrix_view_size (self, FALSE, down);

      starts[down] = places[down] < 0 ? 0 : headings + places[down] * cell - dossier_matrix_view_scrolled (self, down);
      sizes[down] = places[down] < 0 ? headings : cell;
    }
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    starts[0] = gtk_widget_get_width (GTK_WIDGET (self)) - starts[0] - sizes[0];
  *box = GRAPHENE_RECT_INIT ((float) (int) starts[0], (float) (int) starts[1], (float) sizes[0], (float) sizes[1]);
}

static int
count_along (DossierMatrixView *self,
             gboolean           down)
{
  if (self->matrix == NULL)
    return 0;
  return (int) (down ? dossier_matrix_n_rows (self->matrix) : dossier_matrix_n_columns (self->matrix));
}

static void
configure (DossierMatrixView *self)
{
  int sizes[] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };

  for (guint down = 0; down < 2; down++)
    {
      GtkAdjustment *adjustment = dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), down);
      double cell = dossier_matrix_view_size (self, FALSE, down), room = MAX (1, sizes[down] - dossier_matrix_view_size (self, TRUE, down));
      double upper = MAX (room, count_along (self, down) * cell), at = dossier_matrix_view_scrolled (self, down);

      if (adjustment == NULL)
        continue;
      gtk_adjustment_configure (adjustment, gtk_adjustment_get_value (adjustment), 0, upper, cell, room * 0.9, room);
      scroll_to (self, down, at);
    }
}

/**
 * dossier_matrix_view_cell_at:
 * @x: in the coordinates of the widget
 * @y: the same
 * @row: (out): DOSSIER_MATRIX_HEADING: of the headings
 * @column: (out): the same
 *
 * Returns: whether there is a cell or a heading
 */
gboolean
dossier_matrix_view_cell_at (DossierMatrixView *self,
                             double             x,
                             double             y,
                             int               *row,
                             int               *column)
{
  double at[] = { gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x, y };
  int *places[] = { column, row };

  for (guint down = 0; down < 2; down++)
    {
      int headings = dossier_matrix_view_size (self, TRUE, down);

      *places[down] = at[down] < headings ? DOSSIER_MATRIX_HEADING
                                          : (int) ((at[down] - headings + dossier_matrix_view_scrolled (self, down)) / dossier_matrix_view_size (self, FALSE, down));
      if (*places[down] >= count_along (self, down))
        return FALSE;
    }
  return TRUE;
}

/* The cursor */

static void
tell_cursor (DossierMatrixView *self)
{
  g_autofree char *words = dossier_matrix_view_get_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
remember_cursor (DossierMatrixView *self)
{
  guint actor, event;

  dossier_matrix_view_get_current (self, &actor, &event);
  self->row_id = actor != DOSSIER_BOARD_NONE ? *dossier_board_state_actor_id (self->state, actor) : DOSSIER_ID_NIL;
  self->column_id = event != DOSSIER_BOARD_NONE ? *dossier_board_state_event_id (self->state, event) : DOSSIER_ID_NIL;
}

static void
show_cursor (DossierMatrixView *self)
{
  int places[] = { self->column, self->row };

  /* Before it has a size nothing is in view or out of it. */
  self->unshown = gtk_widget_get_height (GTK_WIDGET (self)) <= dossier_matrix_view_size (self, TRUE, TRUE);
  for (guint down = 0; down < 2 && !self->unshown; down++)
    {
      double cell = dossier_matrix_view_size (self, FALSE, down), at = dossier_matrix_view_scrolled (self, down);
      GtkAdjustment *adjustment = dossier_scroll_area_get_adjustment (DOSSIER_SCROLL_AREA (self), down);
      double room = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : 0;

      if (places[down] < 0)
        continue;
      if (places[down] * cell < at)
        scroll_to (self, down, places[down] * cell);
      else if ((places[down] + 1) * cell > at + room)
        scroll_to (self, down, (places[down] + 1) * cell - room);
    }
}

/**
 * dossier_matrix_view_move_to:
 *
 * Puts the cursor there, or as near to it as there are rows and columns, and shows it.
 *
 * Returns: TRUE, for who handles a key by it
 */
gboolean
dossier_matrix_view_move_to (DossierMatrixView *self,
                             int                row,
                             int                column)
{
  self->row = CLAMP (row, DOSSIER_MATRIX_HEADING, count_along (self, TRUE) - 1);
  self->column = CLAMP (column, DOSSIER_MATRIX_HEADING, count_along (self, FALSE) - 1);
  remember_cursor (self);
  show_cursor (self);
  tell_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* The board */

static void
restore_sorting (DossierMatrixView *self)
{
  guint event = dossier_board_state_find_event (self->state, &self->sorted_by[0]), actor = dossier_board_state_find_actor (self->state, &self->sorted_by[1]);

  if (event != DOSSIER_BOARD_NONE)
    dossier_matrix_sort_rows (self->matrix, dossier_matrix_column_of (self->matrix, event));
  if (actor != DOSSIER_BOARD_NONE)
    dossier_matrix_sort_columns (self->matrix, dossier_matrix_row_of (self->matrix, actor));
}

static void
board_changed_cb (DossierBoardState *state,
                  DossierMatrixView *self)
{
  DossierBoard *board = dossier_board_state_get_board (state);
  guint actor = dossier_board_state_find_actor (state, &self->row_id), event = dossier_board_state_find_event (state, &self->column_id);

  g_clear_pointer (&self->matrix, dossier_matrix_free);
  dossier_matrix_view_forget (self);
  if (board != NULL)
    {
      self->matrix = dossier_matrix_new (board);
      restore_sorting (self);
    }
  self->row = actor != DOSSIER_BOARD_NONE ? (int) dossier_matrix_row_of (self->matrix, actor) : MIN (self->row, count_along (self, TRUE) - 1);
  self->column = event != DOSSIER_BOARD_NONE ? (int) dossier_matrix_column_of (self->matrix, event) : MIN (self->column, count_along (self, FALSE) - 1);
  configure (self);
  tell_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The widget */

static void
dossier_matrix_view_adjust (DossierScrollArea *area)
{
  configure (DOSSIER_MATRIX_VIEW (area));
}

static void
dossier_matrix_view_scrolled_away (DossierScrollArea *area)
{
  gtk_widget_queue_draw (GTK_WIDGET (area));
}

static void
update_line (DossierMatrixView *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);

  self->line = MAX (8, PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics)));
  pango_font_metrics_unref (metrics);
}

static void
dossier_matrix_view_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_matrix_view_parent_class)->css_changed (widget, change);
  update_line (self);
  dossier_matrix_view_forget (self);
  gtk_widget_queue_resize (widget);
}

static void
dossier_matrix_view_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (widget);
  gboolean down = orientation == GTK_ORIENTATION_VERTICAL;

  *minimum = dossier_matrix_view_size (self, TRUE, down) + dossier_matrix_view_size (self, FALSE, down);
  *natural = *minimum + 4 * dossier_matrix_view_size (self, FALSE, down);
}

static void
dossier_matrix_view_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (widget);

  configure (self);
  if (self->unshown)
    show_cursor (self);
}

static void
dossier_matrix_view_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  dossier_matrix_view_draw (DOSSIER_MATRIX_VIEW (widget), snapshot);
}

static void
dossier_matrix_view_dispose (GObject *object)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (object);

  g_clear_pointer (&self->matrix, dossier_matrix_free);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (dossier_matrix_view_parent_class)->dispose (object);
}

static void
dossier_matrix_view_finalize (GObject *object)
{
  DossierMatrixView *self = DOSSIER_MATRIX_VIEW (object);

  g_hash_table_unref (self->roles);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->dates);
  g_hash_table_unref (self->kinds);
  G_OBJECT_CLASS (dossier_matrix_view_parent_class)->finalize (object);
}

static void
dossier_matrix_view_class_init (DossierMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DossierScrollAreaClass *area_class = DOSSIER_SCROLL_AREA_CLASS (klass);

  object_class->dispose = dossier_matrix_view_dispose;
  object_class->finalize = dossier_matrix_view_finalize;
  widget_class->css_changed = dossier_matrix_view_css_changed;
  widget_class->measure = dossier_matrix_view_measure;
  widget_class->size_allocate = dossier_matrix_view_size_allocate;
  widget_class->snapshot = dossier_matrix_view_snapshot;
  widget_class->query_tooltip = dossier_matrix_view_query_tooltip;
  area_class->adjust = dossier_matrix_view_adjust;
  area_class->scrolled = dossier_matrix_view_scrolled_away;
  gtk_widget_class_set_css_name (widget_class, "board-matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  signals[SIGNAL_CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[SIGNAL_CONTEXT_MENU] = g_signal_new ("context-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_BOOLEAN, G_TYPE_UINT,
                                               GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_matrix_view_init (DossierMatrixView *self)
{
  self->line = 16;
  self->roles = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->names = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->titles = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->dates = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->kinds = g_hash_table_new (NULL, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  dossier_matrix_view_add_input (self);
}

/**
 * dossier_matrix_view_new:
 * @state: whose board is shown, and what is lit of it
 */
GtkWidget *
dossier_matrix_view_new (DossierBoardState *state)
{
  DossierMatrixView *self;
  AdwStyleManager *style;

  g_return_val_if_fail (DOSSIER_IS_BOARD_STATE (state), NULL);

  self = g_object_new (DOSSIER_TYPE_MATRIX_VIEW, NULL);
  self->state = g_object_ref (state);
  style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "board-changed", G_CALLBACK (board_changed_cb), self, 0);
  g_signal_connect_object (state, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  update_line (self);
  board_changed_cb (state, self);
  return GTK_WIDGET (self);
}

/**
 * dossier_matrix_view_get_current:
 * @actor: (out): the position on the board of the actor the cursor is at, DOSSIER_BOARD_NONE on the heading of a column
 * @event: (out): the same of the event
 */
void
dossier_matrix_view_get_current (DossierMatrixView *self,
                                 guint             *actor,
                                 guint             *event)
{
  g_return_if_fail (DOSSIER_IS_MATRIX_VIEW (self));

  *actor = self->row >= 0 && self->row < count_along (self, TRUE) ? dossier_matrix_actor (self->matrix, (guint) self->row) : DOSSIER_BOARD_NONE;
  *event = self->column >= 0 && self->column < count_along (self, FALSE) ? dossier_matrix_event (self->matrix, (guint) self->column) : DOSSIER_BOARD_NONE;
}

/**
 * dossier_matrix_view_go_to:
 * @actor: a position on the board, or DOSSIER_BOARD_NONE: the row stays
 * @event: the same of the column
 *
 * Puts the cursor there and shows it.
 */
void
dossier_matrix_view_go_to (DossierMatrixView *self,
                           guint              actor,
                           guint              event)
{
  g_return_if_fail (DOSSIER_IS_MATRIX_VIEW (self));

  if (self->matrix == NULL)
    return;
  dossier_matrix_view_move_to (self, actor < (guint) count_along (self, TRUE) ? (int) dossier_matrix_row_of (self->matrix, actor) : self->row,
           event < (guint) count_along (self, FALSE) ? (int) dossier_matrix_column_of (self->matrix, event) : self->column);
}

/**
 * dossier_matrix_view_sort:
 * @rows: the rows by the event of the cursor's column, else the columns by the actor of its row
 *
 * Sorts; what is sorted by that already goes back into the order of the board.
 */
void
dossier_matrix_view_sort (DossierMatrixView *self,
                          gboolean           rows)
{
  guint actor, event;
  DossierId *by, id;

  g_return_if_fail (DOSSIER_IS_MATRIX_VIEW (self));

  dossier_matrix_view_get_current (self, &actor, &event);
  if ((rows ? event : actor) == DOSSIER_BOARD_NONE)
    return;
  by = &self->sorted_by[rows ? 0 : 1];
  id = rows ? *dossier_board_state_event_id (self->state, event) : *dossier_board_state_actor_id (self->state, actor);
  *by = dossier_id_equal (by, &id) ? DOSSIER_ID_NIL : id;
  if (rows)
    dossier_matrix_sort_rows (self->matrix, dossier_id_is_nil (by) ? DOSSIER_MATRIX_NONE : (guint) self->column);
  else
    dossier_matrix_sort_columns (self->matrix, dossier_id_is_nil (by) ? DOSSIER_MATRIX_NONE : (guint) self->row);
  if (rows)
    scroll_to (self, TRUE, 0);
  else
    scroll_to (self, FALSE, 0);
  /* The cursor stays with its actor and its event. */
  dossier_matrix_view_move_to (self, actor != DOSSIER_BOARD_NONE ? (int) dossier_matrix_row_of (self->matrix, actor) : DOSSIER_MATRIX_HEADING,
           event != DOSSIER_BOARD_NONE ? (int) dossier_matrix_column_of (self->matrix, event) : DOSSIER_MATRIX_HEADING);
}

gboolean
dossier_matrix_view_is_sorted (DossierMatrixView *self,
                               gboolean           rows)
{
  g_return_val_if_fail (DOSSIER_IS_MATRIX_VIEW (self), FALSE);
  return !dossier_id_is_nil (&self->sorted_by[rows ? 0 : 1]);
}

/**
 * dossier_matrix_view_get_words:
 *
 * Returns: (transfer full): what stands at the cursor, as assistive tools read it
 */
char *
dossier_matrix_view_get_words (DossierMatrixView *self)
{
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (DossierEvent) happening = NULL;
  g_autofree char *date = NULL, *links = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  guint actor, event, n = 0;

  g_return_val_if_fail (DOSSIER_IS_MATRIX_VIEW (self), NULL);

  dossier_matrix_view_get_current (self, &actor, &event);
  if (actor != DOSSIER_BOARD_NONE)
    entity = dossier_board_state_read_actor (self->state, actor);
  if (event != DOSSIER_BOARD_NONE)
    happening = dossier_board_state_read_event (self->state, event);
  if (entity != NULL)
    g_string_append (words, entity->name);
  if (happening != NULL)
    {
      date = dossier_event_date_words (happening);
      g_string_append_printf (words, "%s%s (%s)", words->len > 0 ? " · " : "", happening->title, date);
    }
  if (entity != NULL && happening != NULL)
    {
      const DossierBoardLink *between = dossier_board_state_links_between (self->state, actor, event, &n);

      links = n > 0 ? dossier_board_link_words (between, n) : g_strdup (_("No link"));
      g_string_append_printf (words, "\n%s", links);
    }
  if (words->len == 0)
    g_string_append (words, _("Actors and events as a table"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * dossier_matrix_view_get_area:
 * @area: (out): where the cursor stands, in the coordinates of the widget
 *
 * Returns: whether it can be seen
 */
gboolean
dossier_matrix_view_get_area (DossierMatrixView *self,
                              GdkRectangle      *area)
{
  graphene_rect_t box;

  g_return_val_if_fail (DOSSIER_IS_MATRIX_VIEW (self), FALSE);

  dossier_matrix_view_box (self, self->row, self->column, &box);
  *area = (GdkRectangle) { (int) box.origin.x, (int) box.origin.y, (int) box.size.width, (int) box.size.height };
  return gtk_widget_get_width (GTK_WIDGET (self)) > 0;
}

/**
 * dossier_matrix_view_get_drawn:
 *
 * Returns: how many filled cells the last frame had
 */
guint
dossier_matrix_view_get_drawn (DossierMatrixView *self)
{
  g_return_val_if_fail (DOSSIER_IS_MATRIX_VIEW (self), 0);
  return self->drawn;
}
