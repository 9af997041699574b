/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing a link graph: its names as they are laid out, the box that a node takes, the lines. Part of DossierGraphCanvas; main
 * thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-graph-canvas-private.h"

#include "dossier-ui.h"

#define NAME_WIDTH 150   /* pixels that a name has at the size of 1 */
#define RADIUS 7.0       /* of an actor's dot */
#define PADDING 7
#define NAMED_FROM 0.45  /* smaller, names would be grains */

/* The box of a node at the size of 1, around the point where it stands. */
graphene_rect_t
dossier_graph_canvas_node_box (DossierGraphCanvas *self,
                               guint               node)
{
  PangoLayout *name = g_ptr_array_index (self->names, node);
  int width, height;

  pango_layout_get_pixel_size (name, &width, &height);
  if (DOSSIER_GRAPH_NODE (self, node)->event)
    return GRAPHENE_RECT_INIT (-width / 2.0f - PADDING, -height / 2.0f - 4, width + 2 * PADDING, height + 8);
  /* The name stands below its dot. */
  return GRAPHENE_RECT_INIT (-MAX (width / 2.0f + 2, (float) RADIUS + 3), -(float) RADIUS - 3, MAX (width + 4, 2 * (float) RADIUS + 6),
                             2 * (float) RADIUS + 6 + height);
}

/* The names of all nodes, at the size of 1, and the kinds of the actors among them. */
void
dossier_graph_canvas_read_names (DossierGraphCanvas *self)
{
  g_ptr_array_set_size (self->names, 0);
  g_ptr_array_set_size (self->kinds, 0);
  for (guint i = 0; i < dossier_graph_canvas_count (self); i++)
    {
      const DossierGraphNode *node = DOSSIER_GRAPH_NODE (self, i);
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
  g_autofree double *places = g_new (double, 2 * MAX (dossier_graph_canvas_count (self), 1));
  static const double dashes[] = { 5, 4 };
  float base = look.dark ? 1 : 0;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  for (guint i = 0; i < dossier_graph_canvas_count (self); i++)
    dossier_graph_canvas_to_screen (self, DOSSIER_GRAPH_NODE (self, i)->x, DOSSIER_GRAPH_NODE (self, i)->y, &places[2 * i], &places[2 * i + 1]);
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
  graphene_rect_t box = dossier_graph_canvas_node_box (self, node), dot = GRAPHENE_RECT_INIT (-(float) RADIUS, -(float) RADIUS, 2 * (float) RADIUS, 2 * (float) RADIUS);
  GdkRGBA ground = look.dark ? (GdkRGBA) { 0.25f, 0.25f, 0.25f, 1 } : (GdkRGBA) { 1, 1, 1, 1 }, colour, accent = { 0.21f, 0.52f, 0.89f, 1 };
  GdkRGBA text = look.dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, look.contrast ? 1 : 0.85f };
  float base = look.dark ? 1 : 0;
  gboolean current = node == self->current, named = self->zoom >= NAMED_FROM || node == 0 || current;
  int width, height;

  pango_layout_get_pixel_size (name, &width, &height);
  colour = current ? accent : (GdkRGBA) { base, base, base, look.contrast ? 0.8f : 0.3f };
  if (DOSSIER_GRAPH_NODE (self, node)->event)
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
  if (!DOSSIER_GRAPH_NODE (self, node)->event)
    draw_name_ground (snapshot, name, look);
  gtk_snapshot_save (snapshot);
  /* A layout that has a width is centred within it. */
  if (pango_layout_get_width (name) > 0)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-NAME_WIDTH / 2.0f, DOSSIER_GRAPH_NODE (self, node)->event ? -height / 2.0f : (float) RADIUS + 3));
  else
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-width / 2.0f, DOSSIER_GRAPH_NODE (self, node)->event ? -height / 2.0f : (float) RADIUS + 3));
  gtk_snapshot_append_layout (snapshot, name, &text);
  gtk_snapshot_restore (snapshot);
}

void
dossier_graph_canvas_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  DossierGraphCanvas *self = DOSSIER_GRAPH_CANVAS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  Look look = look_now (self);

  if (dossier_graph_canvas_count (self) == 0)
    return;
  draw_edges (self, snapshot, look);
  for (guint k = 0; k <= dossier_graph_canvas_count (self); k++)
    {
      /* The node at the cursor over all others. */
      guint i = k < dossier_graph_canvas_count (self) ? k : self->current;
      double x, y;

      if (k == self->current)
        continue;
      dossier_graph_canvas_to_screen (self, DOSSIER_GRAPH_NODE (self, i)->x, DOSSIER_GRAPH_NODE (self, i)->y, &x, &y);
      if (x < -NAME_WIDTH * self->zoom || y < -60 * self->zoom || x > width + NAME_WIDTH * self->zoom || y > height + 60 * self->zoom)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
      gtk_snapshot_scale (snapshot, (float) self->zoom, (float) self->zoom);
      draw_node (self, snapshot, i, look);
      gtk_snapshot_restore (snapshot);
    }
}
