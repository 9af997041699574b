/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A link graph on the screen. Main thread; the graph view owns it. It moves nothing by itself: nodes stand where they were placed
 * or dragged to. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-graph-canvas-private.h"

#include "dossier-board-words.h"

#include <glib/gi18n.h>

#define MIN_ZOOM 0.2
#define MAX_ZOOM 3.0
#define AIR 40           /* around the picture when it is fitted */

G_DEFINE_FINAL_TYPE (DossierGraphCanvas, dossier_graph_canvas, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_MOVED,
  SIGNAL_ACTIVATED,
  SIGNAL_CENTRE,
  SIGNAL_CONTEXT_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Geometry */

/* Where a point of the picture stands in the widget. */
void
dossier_graph_canvas_to_screen (DossierGraphCanvas *self,
                                double              x,
                                double              y,
                                double             *screen_x,
                                double             *screen_y)
{
  *screen_x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 + (x - self->middle_x) * self->zoom;
  *screen_y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 + (y - self->middle_y) * self->zoom;
}

/* Returns: the node there, in the coordinates of the widget; -1: none */
int
dossier_graph_canvas_node_at (DossierGraphCanvas *self,
                              double              x,
                              double              y)
{
  for (guint i = dossier_graph_canvas_count (self); i > 0; i--)
    {
      graphene_rect_t box = dossier_graph_canvas_node_box (self, i - 1);
      double left, top;

      dossier_graph_canvas_to_screen (self, DOSSIER_GRAPH_NODE (self, i - 1)->x, DOSSIER_GRAPH_NODE (self, i - 1)->y, &left, &top);
      if (graphene_rect_contains_point (&box, &GRAPHENE_POINT_INIT ((float) ((x - left) / self->zoom), (float) ((y - top) / self->zoom))))
        return (int) i - 1;
    }
  return -1;
}

static void
fit (DossierGraphCanvas *self)
{
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width <= 0 || height <= 0 || dossier_graph_canvas_count (self) == 0)
    return;
  self->fitted = TRUE;
  for (guint i = 0; i < dossier_graph_canvas_count (self); i++)
    {
      graphene_rect_t box = dossier_graph_canvas_node_box (self, i);

      left = MIN (left, DOSSIER_GRAPH_NODE (self, i)->x + box.origin.x);
      top = MIN (top, DOSSIER_GRAPH_NODE (self, i)->y + box.origin.y);
      right = MAX (right, DOSSIER_GRAPH_NODE (self, i)->x + box.origin.x + box.size.width);
      bottom = MAX (bottom, DOSSIER_GRAPH_NODE (self, i)->y + box.origin.y + box.size.height);
    }
  self->middle_x = (left + right) / 2;
  self->middle_y = (top + bottom) / 2;
  self->zoom = CLAMP (MIN ((width - AIR) / MAX (1, right - left), (height - AIR) / MAX (1, bottom - top)), MIN_ZOOM, 1.25);
}

/* Only as far as needed for the node at the cursor to be seen. */
static void
show_current (DossierGraphCanvas *self)
{
  double x, y, width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (dossier_graph_canvas_count (self) == 0 || width <= 0)
    return;
  dossier_graph_canvas_to_screen (self, DOSSIER_GRAPH_NODE (self, self->current)->x, DOSSIER_GRAPH_NODE (self, self->current)->y, &x, &y);
  self->middle_x += (x < AIR ? x - AIR : x > width - AIR ? x - width + AIR : 0) / self->zoom;
  self->middle_y += (y < AIR ? y - AIR : y > height - AIR ? y - height + AIR : 0) / self->zoom;
}

static void
tell_current (DossierGraphCanvas *self)
{
  g_autofree char *words = dossier_graph_canvas_get_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static gboolean
dossier_graph_canvas_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  DossierGraphCanvas *self = DOSSIER_GRAPH_CANVAS (widget);
  int found = keyboard ? (int) self->current : dossier_graph_canvas_node_at (self, x, y);
  guint kept = self->current;
  g_autofree char *words = NULL;

  if (found < 0 || dossier_graph_canvas_count (self) == 0)
    return FALSE;
  self->current = (guint) found;
  words = dossier_graph_canvas_get_words (self);
  self->current = kept;
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* The widget */

static void
dossier_graph_canvas_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  DossierGraphCanvas *self = DOSSIER_GRAPH_CANVAS (widget);

  if (!self->fitted)
    fit (self);
}

static void
dossier_graph_canvas_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_graph_canvas_parent_class)->css_changed (widget, change);
  dossier_graph_canvas_read_names (DOSSIER_GRAPH_CANVAS (widget));
}

static void
dossier_graph_canvas_dispose (GObject *object)
{
  DossierGraphCanvas *self = DOSSIER_GRAPH_CANVAS (object);

  g_clear_pointer (&self->graph, dossier_link_graph_free);
  g_clear_object (&self->state);
  G_OBJECT_CLASS (dossier_graph_canvas_parent_class)->dispose (object);
}

static void
dossier_graph_canvas_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_GRAPH_CANVAS (object)->names);
  g_ptr_array_unref (DOSSIER_GRAPH_CANVAS (object)->kinds);
  G_OBJECT_CLASS (dossier_graph_canvas_parent_class)->finalize (object);
}

static void
dossier_graph_canvas_class_init (DossierGraphCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_graph_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_graph_canvas_finalize;
  widget_class->size_allocate = dossier_graph_canvas_size_allocate;
  widget_class->snapshot = dossier_graph_canvas_snapshot;
  widget_class->css_changed = dossier_graph_canvas_css_changed;
  widget_class->query_tooltip = dossier_graph_canvas_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "graph-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CENTRE] = g_signal_new ("centre", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CONTEXT_MENU] = g_signal_new ("context-menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                               GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_graph_canvas_init (DossierGraphCanvas *self)
{
  self->names = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds = g_ptr_array_new ();
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  dossier_graph_canvas_add_input (self);
}

/**
 * dossier_graph_canvas_new:
 * @state: whose records have the names
 */
GtkWidget *
dossier_graph_canvas_new (DossierBoardState *state)
{
  DossierGraphCanvas *self;
  AdwStyleManager *style;

  g_return_val_if_fail (DOSSIER_IS_BOARD_STATE (state), NULL);

  self = g_object_new (DOSSIER_TYPE_GRAPH_CANVAS, NULL);
  self->state = g_object_ref (state);
  style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dossier_graph_canvas_set_graph:
 * @graph: (transfer full) (nullable): of the board that stands
 * @fresh: another picture, fitted into the widget with the cursor on its centre; else the one before it, a bit changed
 */
void
dossier_graph_canvas_set_graph (DossierGraphCanvas *self,
                                DossierLinkGraph   *graph,
                                gboolean            fresh)
{
  DossierId current = DOSSIER_ID_NIL;
  gint found = -1;

  g_return_if_fail (DOSSIER_IS_GRAPH_CANVAS (self));

  if (dossier_graph_canvas_count (self) > 0)
    current = DOSSIER_GRAPH_NODE (self, self->current)->id;
  g_clear_pointer (&self->graph, dossier_link_graph_free);
  self->graph = graph;
  self->dragged = G_MAXINT;
  if (graph != NULL && !dossier_id_is_nil (&current))
    found = dossier_link_graph_find (graph, &current);
  self->current = found >= 0 && !fresh ? (guint) found : 0;
  dossier_graph_canvas_read_names (self);
  if (fresh)
    {
      self->fitted = FALSE;
      fit (self);
    }
  else
    {
      show_current (self);
    }
  tell_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

DossierLinkGraph *
dossier_graph_canvas_get_graph (DossierGraphCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_CANVAS (self), NULL);
  return self->graph;
}

/**
 * dossier_graph_canvas_get_current:
 *
 * Returns: (transfer none) (nullable): the node at the cursor
 */
const DossierGraphNode *
dossier_graph_canvas_get_current (DossierGraphCanvas *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRAPH_CANVAS (self), NULL);
  return dossier_graph_canvas_count (self) > 0 ? DOSSIER_GRAPH_NODE (self, self->current) : NULL;
}

void
dossier_graph_canvas_go_to (DossierGraphCanvas *self,
                            guint               node)
{
  g_return_if_fail (DOSSIER_IS_GRAPH_CANVAS (self));
  g_return_if_fail (node < dossier_graph_canvas_count (self));

  self->current = node;
  show_current (self);
  tell_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

/**
 * dossier_graph_canvas_move_node:
 * @dx: pixels at the size of 1
 * @dy: the same
 */
void
dossier_graph_canvas_move_node (DossierGraphCanvas *self,
                                guint               node,
                                double              dx,
                                double              dy)
{
  g_return_if_fail (DOSSIER_IS_GRAPH_CANVAS (self));
  g_return_if_fail (node < dossier_graph_canvas_count (self));

  DOSSIER_GRAPH_NODE (self, node)->x += dx;
  DOSSIER_GRAPH_NODE (self, node)->y += dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_graph_canvas_zoom:
 * @factor: how much larger; 0: so that all of it fits
 */
void
dossier_graph_canvas_zoom (DossierGraphCanvas *self,
                           double              factor)
{
  g_return_if_fail (DOSSIER_IS_GRAPH_CANVAS (self));

  if (factor > 0)
    self->zoom = CLAMP (self->zoom * factor, MIN_ZOOM, MAX_ZOOM);
  else
    fit (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dossier_graph_canvas_get_words:
 *
 * Returns: (transfer full): the node at the cursor, as assistive tools read it: its name, how it is linked with the centre
 */
char *
dossier_graph_canvas_get_words (DossierGraphCanvas *self)
{
  const DossierGraphNode *node, *centre;
  const DossierBoardLink *links = NULL;
  g_autofree char *linked = NULL, *number = NULL;
  guint n = 0;

  g_return_val_if_fail (DOSSIER_IS_GRAPH_CANVAS (self), NULL);

  if (dossier_graph_canvas_count (self) == 0)
    return g_strdup (_("Link graph"));
  node = DOSSIER_GRAPH_NODE (self, self->current);
  centre = DOSSIER_GRAPH_NODE (self, 0);
  number = node->event ? g_strdup_printf (ngettext ("%u actor", "%u actors", node->n_links), node->n_links)
                       : g_strdup_printf (ngettext ("%u event", "%u events", node->n_links), node->n_links);
  if (node != centre && node->event != centre->event && MAX (node->place, centre->place) != DOSSIER_BOARD_NONE
      && (node->event ? centre : node)->place < dossier_board_state_n_actors (self->state))
    links = dossier_board_state_links_between (self->state, (node->event ? centre : node)->place, (node->event ? node : centre)->place, &n);
  if (n > 0)
    linked = dossier_board_link_words (links, n);
  return g_strdup_printf ("%s · %s%s%s", pango_layout_get_text (g_ptr_array_index (self->names, self->current)), number, linked != NULL ? "\n" : "",
                          linked != NULL ? linked : "");
}

/**
 * dossier_graph_canvas_get_area:
 * @area: (out): where the node at the cursor stands, in the coordinates of the widget
 */
gboolean
dossier_graph_canvas_get_area (DossierGraphCanvas *self,
                               GdkRectangle       *area)
{
  double x, y;

  g_return_val_if_fail (DOSSIER_IS_GRAPH_CANVAS (self), FALSE);

  if (dossier_graph_canvas_count (self) == 0)
    return FALSE;
  dossier_graph_canvas_to_screen (self, DOSSIER_GRAPH_NODE (self, self->current)->x, DOSSIER_GRAPH_NODE (self, self->current)->y, &x, &y);
  *area = (GdkRectangle) { (int) x, (int) y, 1, 1 };
  return TRUE;
}
