/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A link graph on the screen. Main thread; the graph view owns it. It moves nothing by itself: nodes stand where they were placed
 * or dragged to. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-graph-canvas.h"

#include "dossier-board-words.h"
#include "dossier-edtf.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define NAME_WIDTH 150   /* pixels that a name has at the size of 1 */
#define RADIUS 7.0       /* of an actor's dot */
#define PADDING 7
#define MIN_ZOOM 0.2
#define MAX_ZOOM 3.0
#define NAMED_FROM 0.45  /* smaller, names would be grains */
#define AIR 40           /* around the picture when it is fitted */

struct _DossierGraphCanvas
{
  GtkWidget parent_instance;

  DossierBoardState *state;  /* (owned) */
  DossierLinkGraph *graph;   /* (owned) (nullable) */
  GPtrArray *names;          /* (owned) (element-type PangoLayout): of each node */
  GPtrArray *kinds;          /* (owned) (element-type utf8): interned; of each node, NULL of an event */
  guint current;             /* the node at the cursor */
  double zoom;
  double middle_x;           /* what stands in the middle of the widget */
  double middle_y;
  gboolean fitted;           /* the picture was fitted into a widget that has a size */
  int dragged;               /* a node, or -1: the ground */
  double drag_x;             /* where the drag began */
  double drag_y;
};

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

#define NODE(self, i) (&g_array_index ((self)->graph->nodes, DossierGraphNode, (i)))

static guint
count_nodes (DossierGraphCanvas *self)
{
  return self->graph != NULL ? self->graph->nodes->len : 0;
}

/* Geometry */

static void
to_screen (DossierGraphCanvas *self,
           double              x,
           double              y,
           double             *screen_x,
           double             *screen_y)
{
  *screen_x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 + (x - self->middle_x) * self->zoom;
  *screen_y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 + (y - self->middle_y) * self->zoom;
}

/* The box of a node at the size of 1, around the point where it stands. */
static graphene_rect_t
node_box (DossierGraphCanvas *self,
          guint               node)
{
  PangoLayout *name = g_ptr_array_index (self->names, node);
  int width, height;

  pango_layout_get_pixel_size (name, &width, &height);
  if (NODE (self, node)->event)
    return GRAPHENE_RECT_INIT (-width / 2.0f - PADDING, -height / 2.0f - 4, width + 2 * PADDING, height + 8);
  /* The name stands below its dot. */
  return GRAPHENE_RECT_INIT (-MAX (width / 2.0f + 2, (float) RADIUS + 3), -(float) RADIUS - 3, MAX (width + 4, 2 * (float) RADIUS + 6),
                             2 * (float) RADIUS + 6 + height);
}

static int
node_at (DossierGraphCanvas *self,
         double              x,
         double              y)
{
  for (guint i = count_nodes (self); i > 0; i--)
    {
      graphene_rect_t box = node_box (self, i - 1);
      double left, top;

      to_screen (self, NODE (self, i - 1)->x, NODE (self, i - 1)->y, &left, &top);
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

  if (width <= 0 || height <= 0 || count_nodes (self) == 0)
    return;
  self->fitted = TRUE;
  for (guint i = 0; i < count_nodes (self); i++)
    {
      graphene_rect_t box = node_box (self, i);

      left = MIN (left, NODE (self, i)->x + box.origin.x);
      top = MIN (top, NODE (self, i)->y + box.origin.y);
      right = MAX (right, NODE (self, i)->x + box.origin.x + box.size.width);
      bottom = MAX (bottom, NODE (self, i)->y + box.origin.y + box.size.height);
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

  if (count_nodes (self) == 0 || width <= 0)
    return;
  to_screen (self, NODE (self, self->current)->x, NODE (self, self->current)->y, &x, &y);
  self->middle_x += (x < AIR ? x - AIR : x > width - AIR ? x - width + AIR : 0) / self->zoom;
  self->middle_y += (y < AIR ? y - AIR : y > height - AIR ? y - height + AIR : 0) / self->zoom;
}

/* Words */

static void
read_names (DossierGraphCanvas *self)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; i < count_nodes (self); i++)
    {
      const DossierGraphNode *node = NODE (self, i);
      g_autoptr (DossierEntity) actor = node->event ? NULL : dossier_board_state_read_actor (self->state, node->place);
      g_autoptr (DossierEvent) event = node->event ? dossier_board_state_read_event (self->state, node->place) : NULL;
      const char *text = actor != NULL ? actor->name : event != NULL ? event->title : "";
      PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
      if (i == 0)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      pango_layout_set_width (layout, -1);
      pango_layout_set_height (layout, -2);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      if (pango_layout_get_line_count (layout) > 0)
        {
          int width;

          pango_layout_get_pixel_size (layout, &width, NULL);
          if (width > NAME_WIDTH)
            pango_layout_set_width (layout, NAME_WIDTH * PANGO_SCALE);
        }
      g_ptr_array_add (self->names, layout);
      g_ptr_array_add (self->kinds, (gpointer) (actor != NULL ? g_intern_string (actor->kind) : NULL));
    }
}

static void
tell_current (DossierGraphCanvas *self)
{
  g_autofree char *words = dossier_graph_canvas_get_words (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* Drawing */

typedef struct
{
  gboolean dark;
  gboolean contrast;
} Look;

static Look
look_now (DossierGraphCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  return (Look) { adw_style_manager_get_dark (style), adw_style_manager_get_high_contrast (style) };
}

static void
draw_edges (DossierGraphCanvas *self,
            GtkSnapshot        *snapshot,
            Look                look)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  g_autofree double *places = g_new (double, 2 * MAX (count_nodes (self), 1));
  static const double dashes[] = { 5, 4 };
  float base = look.dark ? 1 : 0;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  for (guint i = 0; i < count_nodes (self); i++)
    to_screen (self, NODE (self, i)->x, NODE (self, i)->y, &places[2 * i], &places[2 * i + 1]);
  for (guint i = 0; i < self->graph->edges->len; i++)
    {
      const DossierGraphEdge *edge = &g_array_index (self->graph->edges, DossierGraphEdge, i);
      const double *one = &places[2 * edge->actor], *other = &places[2 * edge->event];
      gboolean near = edge->actor == self->current || edge->event == self->current;
      GdkRGBA colour = { base, base, base, look.contrast ? 0.6f : 0.22f };

      if (MAX (one[0], other[0]) < 0 || MIN (one[0], other[0]) > width || MAX (one[1], other[1]) < 0 || MIN (one[1], other[1]) > height)
        continue;
      if (near)
        {
          dossier_ui_kind_colour (g_ptr_array_index (self->kinds, edge->actor), look.dark, &colour);
          colour.alpha = 0.9f;
        }
      gdk_cairo_set_source_rgba (cr, &colour);
      cairo_set_line_width (cr, near ? 2.25 : 1.25);
      if (edge->flags & DOSSIER_BOARD_LINK_ASSESSED)
        cairo_set_dash (cr, NULL, 0, 0);
      else
        cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_move_to (cr, one[0], one[1]);
      cairo_line_to (cr, other[0], other[1]);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

static void
draw_rounded (GtkSnapshot           *snapshot,
              const graphene_rect_t *box,
              float                  radius,
              const GdkRGBA         *ground,
              const GdkRGBA         *border,
              float                  width)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, box, radius);
  if (ground != NULL)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, ground, box);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_border (snapshot, &shape, (const float[]) { width, width, width, width },
                              (const GdkRGBA[]) { *border, *border, *border, *border });
}

/* The name of an actor has no box; its ground keeps the lines out of its letters. */
static void
draw_name_ground (GtkSnapshot *snapshot,
                  PangoLayout *name,
                  Look         look)
{
  GdkRGBA ground = look.dark ? (GdkRGBA) { 0.12f, 0.12f, 0.12f, 0.85f } : (GdkRGBA) { 1, 1, 1, 0.85f };
  PangoRectangle logical;
  graphene_rect_t box;

  pango_layout_get_pixel_extents (name, NULL, &logical);
  box = GRAPHENE_RECT_INIT (-logical.width / 2.0f - 4, (float) RADIUS + 3, logical.width + 8, logical.height);
  draw_rounded (snapshot, &box, 5, &ground, &(GdkRGBA) { 0, 0, 0, 0 }, 0);
}

static void
draw_node (DossierGraphCanvas *self,
           GtkSnapshot        *snapshot,
           guint               node,
           Look                look)
{
  PangoLayout *name = g_ptr_array_index (self->names, node);
  graphene_rect_t box = node_box (self, node), dot = GRAPHENE_RECT_INIT (-(float) RADIUS, -(float) RADIUS, 2 * (float) RADIUS, 2 * (float) RADIUS);
  GdkRGBA ground = look.dark ? (GdkRGBA) { 0.25f, 0.25f, 0.25f, 1 } : (GdkRGBA) { 1, 1, 1, 1 }, colour, accent = { 0.21f, 0.52f, 0.89f, 1 };
  GdkRGBA text = look.dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, look.contrast ? 1 : 0.85f };
  float base = look.dark ? 1 : 0;
  gboolean current = node == self->current, named = self->zoom >= NAMED_FROM || node == 0 || current;
  int width, height;

  pango_layout_get_pixel_size (name, &width, &height);
  colour = current ? accent : (GdkRGBA) { base, base, base, look.contrast ? 0.8f : 0.3f };
  if (NODE (self, node)->event)
    {
      draw_rounded (snapshot, &box, 6, &ground, &colour, current ? 2.5f : node == 0 ? 2 : 1);
    }
  else
    {
      dossier_ui_kind_colour (g_ptr_array_index (self->kinds, node), look.dark, &ground);
      if (node == 0)
        graphene_rect_inset (&dot, -2, -2);
      draw_rounded (snapshot, &dot, dot.size.width / 2, &ground, &ground, 0);
      graphene_rect_inset (&dot, -3, -3);
      if (current)
        draw_rounded (snapshot, &dot, dot.size.width / 2, NULL, &accent, 2.5f);
    }
  if (!named)
    return;
  if (!NODE (self, node)->event)
    draw_name_ground (snapshot, name, look);
  gtk_snapshot_save (snapshot);
  /* A layout that has a width is centred within it. */
  if (pango_layout_get_width (name) > 0)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-NAME_WIDTH / 2.0f, NODE (self, node)->event ? -height / 2.0f : (float) RADIUS + 3));
  else
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-width / 2.0f, NODE (self, node)->event ? -height / 2.0f : (float) RADIUS + 3));
  gtk_snapshot_append_layout (snapshot, name, &text);
  gtk_snapshot_restore (snapshot);
}

static void
dossier_graph_canvas_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  DossierGraphCanvas *self = DOSSIER_GRAPH_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Look look = look_now (self);

  if (count_nodes (self) == 0)
    return;
  draw_edges (self, snapshot, look);
  for (guint k = 0; k <= count_nodes (self); k++)
    {
      /* The node at the cursor over all others. */
      guint i = k < count_nodes (self) ? k : self->current;
      double x, y;

      if (k == self->current)
        continue;
      to_screen (self, NODE (self, i)->x, NODE (self, i)->y, &x, &y);
      if (x < -NAME_WIDTH * self->zoom || y < -60 * self->zoom || x > width + NAME_WIDTH * self->zoom || y > height + 60 * self->zoom)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
      draw_node (self, snapshot, i, look);
      gtk_snapshot_restore (snapshot);
    }
}

/* Keys */

static gboolean
step (DossierGraphCanvas *self,
      double              dx,
      double              dy)
{
  gint next = count_nodes (self) > 0 ? dossier_link_graph_step (self->graph, self->current, dx, dy) : -1;

  if (next >= 0)
    dossier_graph_canvas_go_to (self, (guint) next);
  return TRUE;
}

static gboolean
nudge (DossierGraphCanvas *self,
       double              dx,
       double              dy)
{
  if (count_nodes (self) > 0)
    dossier_graph_canvas_move_node (self, self->current, 20 * dx, 20 * dy);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierGraphCanvas    *self)
{
  gboolean (*move) (DossierGraphCanvas *, double, double) = state & GDK_SHIFT_MASK ? nudge : step;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || count_nodes (self) == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      return move (self, -1, 0);
    case GDK_KEY_Right:
      return move (self, 1, 0);
    case GDK_KEY_Up:
      return move (self, 0, -1);
    case GDK_KEY_Down:
      return move (self, 0, 1);
    case GDK_KEY_Home:
      dossier_graph_canvas_go_to (self, 0);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      dossier_graph_canvas_zoom (self, 1.2);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      dossier_graph_canvas_zoom (self, 1 / 1.2);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      dossier_graph_canvas_zoom (self, 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
      return TRUE;
    case GDK_KEY_space:
      g_signal_emit (self, signals[SIGNAL_CENTRE], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

/* The pointer */

static void
pressed_cb (GtkGestureClick    *gesture,
            int                 n_press,
            double              x,
            double              y,
            DossierGraphCanvas *self)
{
  int found = node_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (found < 0)
    return;
  dossier_graph_canvas_go_to (self, (guint) found);
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      GdkRectangle area = { (int) x, (int) y, 1, 1 };

      g_signal_emit (self, signals[SIGNAL_CONTEXT_MENU], 0, &area);
    }
  else if (n_press == 2)
    {
      g_signal_emit (self, signals[SIGNAL_CENTRE], 0);
    }
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               DossierGraphCanvas *self)
{
  self->dragged = node_at (self, x, y);
  self->drag_x = self->dragged >= 0 ? NODE (self, self->dragged)->x : self->middle_x;
  self->drag_y = self->dragged >= 0 ? NODE (self, self->dragged)->y : self->middle_y;
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              dx,
                double              dy,
                DossierGraphCanvas *self)
{
  if (self->dragged >= (int) count_nodes (self))
    return;
  if (self->dragged >= 0)
    {
      NODE (self, self->dragged)->x = self->drag_x + dx / self->zoom;
      NODE (self, self->dragged)->y = self->drag_y + dy / self->zoom;
    }
  else
    {
      self->middle_x = self->drag_x - dx / self->zoom;
      self->middle_y = self->drag_y - dy / self->zoom;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DossierGraphCanvas       *self)
{
  dossier_graph_canvas_zoom (self, pow (1.1, -dy));
  return GDK_EVENT_STOP;
}

static gboolean
dossier_graph_canvas_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard,
                                    GtkTooltip *tooltip)
{
  DossierGraphCanvas *self = DOSSIER_GRAPH_CANVAS (widget);
  int found = keyboard ? (int) self->current : node_at (self, x, y);
  guint kept = self->current;
  g_autofree char *words = NULL;

  if (found < 0 || count_nodes (self) == 0)
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
  read_names (DOSSIER_GRAPH_CANVAS (widget));
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
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  self->names = g_ptr_array_new_with_free_func (g_object_unref);
  self->kinds = g_ptr_array_new ();
  self->zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
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

  if (count_nodes (self) > 0)
    current = NODE (self, self->current)->id;
  g_clear_pointer (&self->graph, dossier_link_graph_free);
  self->graph = graph;
  self->dragged = G_MAXINT;
  if (graph != NULL && !dossier_id_is_nil (&current))
    found = dossier_link_graph_find (graph, &current);
  self->current = found >= 0 && !fresh ? (guint) found : 0;
  read_names (self);
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
  return count_nodes (self) > 0 ? NODE (self, self->current) : NULL;
}

void
dossier_graph_canvas_go_to (DossierGraphCanvas *self,
                            guint               node)
{
  g_return_if_fail (DOSSIER_IS_GRAPH_CANVAS (self));
  g_return_if_fail (node < count_nodes (self));

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
  g_return_if_fail (node < count_nodes (self));

  NODE (self, node)->x += dx;
  NODE (self, node)->y += dy;
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

  if (count_nodes (self) == 0)
    return g_strdup (_("Link graph"));
  node = NODE (self, self->current);
  centre = NODE (self, 0);
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

  if (count_nodes (self) == 0)
    return FALSE;
  to_screen (self, NODE (self, self->current)->x, NODE (self, self->current)->y, &x, &y);
  *area = (GdkRectangle) { (int) x, (int) y, 1, 1 };
  return TRUE;
}
