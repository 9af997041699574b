/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the links between actors and events. Main thread; the page owns it. It keeps no geometry but the
 * curves of the last frame (for the pointer), and never looks at a row widget. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-links.h"

#include "dossier-board-words.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MAX_PALE 400      /* grey lines in one frame; beyond it more would be a grey surface anyway */
#define MAX_STRONG 400    /* coloured ones */
#define NEAR 7.0          /* pixels between pointer and a line it means */

typedef enum
{
  TO_ROW,
  TO_ABOVE,
  TO_BELOW,
} End;

/* One line on the screen: a link, or all links of one row that leave the view on one side. */
typedef struct
{
  guint actor;        /* position, or DOSSIER_BOARD_NONE when it stands for several */
  guint event;
  const char *role;   /* (nullable) interned */
  guint count;        /* of links it stands for */
  guint flags;        /* DossierBoardLinkFlags: who says so */
  guint accounts;
  guint passages;
  guint8 strength;    /* 0 pale, 1 lit, 2 of a chosen actor or of the chosen event alone */
  End end;            /* where it runs to when it stands for several */
  double y0;          /* at the actors' side */
  double y1;          /* at the events' side */
} Curve;

struct _DossierLinks
{
  GtkWidget parent_instance;

  DossierBoardState *state;   /* (owned) */
  GtkAdjustment *actors;      /* (owned): vertical, of the actors' list */
  GtkAdjustment *events;      /* (owned) */

  GArray *curves;             /* (element-type Curve): of the last frame, pale ones first */
  guint n_pale;
  gboolean pointer_inside;
  double pointer_x;
  double pointer_y;
};

G_DEFINE_FINAL_TYPE (DossierLinks, dossier_links, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_LINK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The rows that are in view, end exclusive. */
typedef struct
{
  double value;
  guint first;
  guint end;
} Span;

static Span
visible_rows (DossierLinks  *self,
              GtkAdjustment *adjustment,
              guint          n_rows)
{
  double row = dossier_board_state_get_row_height (self->state);
  Span span = { .value = gtk_adjustment_get_value (adjustment) };
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  span.first = MIN (n_rows, (guint) MAX (0.0, span.value / row));
  span.end = MIN (n_rows, (guint) MAX (0.0, (span.value + height) / row) + 1);
  return span;
}

static double
row_centre (DossierLinks *self,
            const Span   *span,
            guint         row)
{
  double height = dossier_board_state_get_row_height (self->state);

  return (row + 0.5) * height - span->value;
}

static guint
link_strength (DossierLinks *self,
               guint         actor,
               guint         event)
{
  if (!dossier_board_state_event_is_lit (self->state, event))
    return 0;
  if (dossier_board_state_is_chosen (self->state, actor))
    return 2;
  if (!dossier_board_state_event_is_chosen (self->state, event))
    return 0;
  if (dossier_board_state_n_events_chosen (self->state) > 1)
    return dossier_board_state_actor_is_lit (self->state, actor) ? 2 : 0;
  return dossier_board_state_n_chosen (self->state) > 0 ? 1 : 2;
}

static void
add_curve (DossierLinks *self,
           Curve         curve)
{
  guint pale = curve.strength == 0;

  if (pale ? self->n_pale >= MAX_PALE : self->curves->len - self->n_pale >= MAX_STRONG)
    return;
  self->n_pale += pale;
  g_array_append_val (self->curves, curve);
}

/* Links that leave the view on one side all end in the same point: one line of each strength stands for them. */
static void
add_leaving (DossierLinks *self,
             Curve         curve,
             const guint   counts[3])
{
  for (guint strength = 0; strength < 3; strength++)
    if (counts[strength] > 0)
      {
        curve.strength = strength;
        curve.count = counts[strength];
        add_curve (self, curve);
      }
}

static guint
first_link_at (const DossierBoardLink *links,
               guint                   n,
               guint                   event)
{
  guint low = 0, high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (links[middle].event < event)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
count_strengths (DossierLinks           *self,
                 const DossierBoardLink *links,
                 guint                   n,
                 guint                   counts[3])
{
  counts[0] = counts[1] = counts[2] = 0;
  if (!dossier_board_state_has_choice (self->state))
    {
      counts[0] = n;
      return;
    }
  for (guint i = 0; i < n; i++)
    counts[link_strength (self, links[i].actor, links[i].event)]++;
}

/* One role more of a line that stands already. */
static void
note_role (Curve                  *curve,
           const DossierBoardLink *link)
{
  if (curve->role == NULL || *curve->role == '\0')
    curve->role = link->role;
  curve->flags |= link->flags;
  curve->accounts = MAX (curve->accounts, link->accounts);
  curve->passages += link->passages;
}

static void
collect_of_actor (DossierLinks *self,
                  guint         actor,
                  const Span   *left,
                  const Span   *right)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n = 0, above, below, counts[3];
  const DossierBoardLink *links = dossier_board_state_actor_links (self->state, actor, &n);
  Curve curve = { .actor = actor, .event = DOSSIER_BOARD_NONE, .y0 = row_centre (self, left, actor) };

  above = first_link_at (links, n, right->first);
  below = first_link_at (links, n, right->end);
  for (guint i = above; i < below; i++)
    {
      Curve line = { .actor = actor, .event = links[i].event, .role = links[i].role, .count = 1, .flags = links[i].flags,
                     .accounts = links[i].accounts, .passages = links[i].passages,
                     .strength = link_strength (self, actor, links[i].event),
                     .y0 = curve.y0, .y1 = row_centre (self, right, links[i].event) };

      /* Several roles in one event are one line; what it is called it takes from the first role that has a name. */
      for (; i + 1 < below && links[i + 1].event == links[i].event; i++)
        note_role (&line, &links[i + 1]);
      add_curve (self, line);
    }
  count_strengths (self, links, above, counts);
  curve.end = TO_ABOVE;
  curve.y1 = -4;
  add_leaving (self, curve, counts);
  count_strengths (self, links + below, n - below, counts);
  curve.end = TO_BELOW;
  curve.y1 = height + 4;
  add_leaving (self, curve, counts);
}

static void
collect_of_event (DossierLinks *self,
                  guint         event,
                  const Span   *left,
                  const Span   *right)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint n = 0, above[3] = { 0 }, below[3] = { 0 };
  const guint *links = dossier_board_state_event_links (self->state, event, &n);
  Curve curve = { .actor = DOSSIER_BOARD_NONE, .event = event, .y1 = row_centre (self, right, event) };

  for (guint i = 0; i < n; i++)
    {
      guint actor = dossier_board_state_link (self->state, links[i])->actor;

      if (actor < left->first)
        above[link_strength (self, actor, event)]++;
      else if (actor >= left->end)
        below[link_strength (self, actor, event)]++;
    }
  curve.end = TO_ABOVE;
  curve.y0 = -4;
  add_leaving (self, curve, above);
  curve.end = TO_BELOW;
  curve.y0 = height + 4;
  add_leaving (self, curve, below);
}

static int
compare_strength (gconstpointer a,
                  gconstpointer b)
{
  return (int) ((const Curve *) a)->strength - (int) ((const Curve *) b)->strength;
}

static void
collect (DossierLinks *self)
{
  Span left = visible_rows (self, self->actors, dossier_board_state_n_actors (self->state));
  Span right = visible_rows (self, self->events, dossier_board_state_n_events (self->state));

  g_array_set_size (self->curves, 0);
  self->n_pale = 0;
  for (guint actor = left.first; actor < left.end; actor++)
    collect_of_actor (self, actor, &left, &right);
  for (guint event = right.first; event < right.end; event++)
    collect_of_event (self, event, &left, &right);
  g_array_sort (self->curves, compare_strength);
}

/* Where a curve with level ends stands at @x of @width: the same parameter for every curve, so it is solved once. */
static double
curve_parameter (double x,
                 double width)
{
  double low = 0, high = 1;

  for (int i = 0; i < 24; i++)
    {
      double t = (low + high) / 2;

      if (1.5 * t - 1.5 * t * t + t * t * t < x / width)
        low = t;
      else
        high = t;
    }
  return (low + high) / 2;
}

static int
curve_at (DossierLinks *self,
          double        x,
          double        y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), t, rise, best = NEAR;
  int found = -1;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  t = curve_parameter (x, width);
  for (guint i = 0; i < self->curves->len; i++)
    {
      const Curve *curve = &g_array_index (self->curves, Curve, i);
      double dy = curve->y1 - curve->y0;
      double distance;

      /* Steep lines are near although the point straight above is far: weigh the distance by the slope. */
      rise = dy * 6 * t * (1 - t) / (width * (1.5 - 3 * t + 3 * t * t));
      distance = ABS (curve->y0 + dy * t * t * (3 - 2 * t) - y) / sqrt (1 + rise * rise);
      if (distance < best || (distance < NEAR && found >= 0 && distance <= best + 0.5
                              && curve->strength > g_array_index (self->curves, Curve, found).strength))
        {
          best = distance;
          found = i;
        }
    }
  return found;
}

static void
curve_colour (DossierLinks *self,
              const Curve  *curve,
              gboolean      hovered,
              GdkRGBA      *colour)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  gboolean dark = adw_style_manager_get_dark (style), contrast = adw_style_manager_get_high_contrast (style);
  g_autoptr (DossierEntity) actor = NULL;

  if (curve->strength == 0)
    {
      float alpha = contrast ? 0.5 : dark ? 0.2 : 0.15;

      *colour = dark ? (GdkRGBA) { 1, 1, 1, alpha } : (GdkRGBA) { 0, 0, 0, alpha };
      if (hovered)
        colour->alpha = 0.6;
      return;
    }
  if (curve->actor != DOSSIER_BOARD_NONE)
    actor = dossier_board_state_read_actor (self->state, curve->actor);
  dossier_ui_kind_colour (actor != NULL ? actor->kind : "person", dark, colour);
  if (!hovered)
    colour->alpha = curve->strength == 2 ? 0.92 : 0.5;
}

static double
curve_width (const Curve *curve,
             gboolean     hovered)
{
  double width = curve->strength == 2 ? 2.5 : curve->strength == 1 ? 2.0 : 1.25;

  return hovered ? width + 1.75 : width;
}

static void
draw_curve (DossierLinks *self,
            cairo_t      *cr,
            const Curve  *curve,
            gboolean      hovered)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double x0 = mirrored ? width : 0, x1 = width - x0;
  static const double dashes[] = { 5, 4 };
  GdkRGBA colour;

  curve_colour (self, curve, hovered, &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, curve_width (curve, hovered));
  if (curve->end == TO_ROW && !(curve->flags & DOSSIER_BOARD_LINK_ASSESSED))
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x0, curve->y0);
  cairo_curve_to (cr, width / 2, curve->y0, width / 2, curve->y1, x1, curve->y1);
  cairo_stroke (cr);
}

static char *
curve_words (DossierLinks *self,
             const Curve  *curve)
{
  g_autoptr (DossierEntity) entity = NULL;
  g_autoptr (DossierEvent) happening = NULL;
  const char *actor, *event;

  if (curve->actor != DOSSIER_BOARD_NONE)
    entity = dossier_board_state_read_actor (self->state, curve->actor);
  if (curve->event != DOSSIER_BOARD_NONE)
    happening = dossier_board_state_read_event (self->state, curve->event);
  actor = entity != NULL ? entity->name : NULL;
  event = happening != NULL ? happening->title : NULL;
  if (actor != NULL && event != NULL)
    {
      g_autofree char *standing = dossier_board_standing_words (curve->flags, curve->accounts, curve->passages);

      return curve->role != NULL && *curve->role != '\0' ? g_strdup_printf ("%s · %s · %s\n%s", actor, curve->role, event, standing)
                                                         : g_strdup_printf ("%s · %s\n%s", actor, event, standing);
    }
  if (actor != NULL)
    return g_strdup_printf (curve->end == TO_ABOVE ? ngettext ("%s · %u event further up", "%s · %u events further up", curve->count)
                                                   : ngettext ("%s · %u event further down", "%s · %u events further down", curve->count),
                            actor, curve->count);
  if (event != NULL)
    return g_strdup_printf (curve->end == TO_ABOVE ? ngettext ("%s · %u actor further up", "%s · %u actors further up", curve->count)
                                                   : ngettext ("%s · %u actor further down", "%s · %u actors further down", curve->count),
                            event, curve->count);
  return NULL;
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           DossierLinks             *self)
{
  int before = self->pointer_inside ? curve_at (self, self->pointer_x, self->pointer_y) : -1;
  int after = curve_at (self, x, y);

  self->pointer_inside = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (before == after)
    return;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), after >= 0 ? "pointer" : NULL);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (GtkEventControllerMotion *controller,
          DossierLinks             *self)
{
  self->pointer_inside = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DossierLinks    *self)
{
  int found = curve_at (self, x, y);
  const Curve *curve;

  if (found < 0)
    return;
  curve = &g_array_index (self->curves, Curve, found);
  g_signal_emit (self, signals[SIGNAL_LINK_ACTIVATED], 0, curve->actor, curve->event);
}

/* The wheel over the links moves both lists together. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DossierLinks             *self)
{
  double step = dy * dossier_board_state_get_row_height (self->state);

  gtk_adjustment_set_value (self->actors, gtk_adjustment_get_value (self->actors) + step);
  gtk_adjustment_set_value (self->events, gtk_adjustment_get_value (self->events) + step);
  return GDK_EVENT_STOP;
}

static gboolean
dossier_links_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  DossierLinks *self = DOSSIER_LINKS (widget);
  g_autofree char *words = NULL;
  int found = keyboard ? -1 : curve_at (self, x, y);

  if (found < 0)
    return FALSE;
  words = curve_words (self, &g_array_index (self->curves, Curve, found));
  gtk_tooltip_set_text (tooltip, words);
  return words != NULL;
}

static void
dossier_links_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DossierLinks *self = DOSSIER_LINKS (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  int hovered;
  cairo_t *cr;

  collect (self);
  hovered = self->pointer_inside ? curve_at (self, self->pointer_x, self->pointer_y) : -1;
  if (self->curves->len == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  for (guint i = 0; i < self->curves->len; i++)
    if ((int) i != hovered)
      draw_curve (self, cr, &g_array_index (self->curves, Curve, i), FALSE);
  if (hovered >= 0)
    draw_curve (self, cr, &g_array_index (self->curves, Curve, hovered), TRUE);
  cairo_destroy (cr);
}

static void
dossier_links_dispose (GObject *object)
{
  DossierLinks *self = DOSSIER_LINKS (object);

  g_clear_object (&self->state);
  g_clear_object (&self->actors);
  g_clear_object (&self->events);
  G_OBJECT_CLASS (dossier_links_parent_class)->dispose (object);
}

static void
dossier_links_finalize (GObject *object)
{
  g_array_unref (DOSSIER_LINKS (object)->curves);
  G_OBJECT_CLASS (dossier_links_parent_class)->finalize (object);
}

static void
dossier_links_class_init (DossierLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_links_dispose;
  object_class->finalize = dossier_links_finalize;
  widget_class->snapshot = dossier_links_snapshot;
  widget_class->query_tooltip = dossier_links_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "links");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  signals[SIGNAL_LINK_ACTIVATED] = g_signal_new ("link-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                 NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
dossier_links_init (DossierLinks *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *click = gtk_gesture_click_new ();

  self->curves = g_array_new (FALSE, FALSE, sizeof (Curve));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lines from actors to the events they took part in; a broken line is told by sources only"),
                                  -1);

  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * dossier_links_new:
 * @state: what is linked and lit
 * @actors: the scroll position of the list at the start side
 * @events: the scroll position of the list at the end side
 */
GtkWidget *
dossier_links_new (DossierBoardState *state,
                   GtkAdjustment     *actors,
                   GtkAdjustment     *events)
{
  DossierLinks *self;

  g_return_val_if_fail (DOSSIER_IS_BOARD_STATE (state), NULL);
  g_return_val_if_fail (GTK_IS_ADJUSTMENT (actors) && GTK_IS_ADJUSTMENT (events), NULL);

  self = g_object_new (DOSSIER_TYPE_LINKS, NULL);
  self->state = g_object_ref (state);
  self->actors = g_object_ref (actors);
  self->events = g_object_ref (events);
  g_signal_connect_object (state, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (actors, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (events, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * dossier_links_get_drawn:
 *
 * Returns: how many lines the last frame had
 */
guint
dossier_links_get_drawn (DossierLinks *self)
{
  g_return_val_if_fail (DOSSIER_IS_LINKS (self), 0);
  return self->curves->len;
}
