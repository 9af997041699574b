/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a row of the board is drawn. Main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-board-row-private.h"

#include "dossier-ui.h"

#define BADGE_PADDING 6

static GdkRGBA
ink (DossierBoardRow *self,
     float            alpha,
     float            dimmed_alpha)
{
  gboolean contrast = adw_style_manager_get_high_contrast (self->style);
  float base = adw_style_manager_get_dark (self->style) ? 1 : 0;

  alpha = self->dimmed ? dimmed_alpha : alpha;
  if (contrast)
    alpha = self->dimmed ? 0.7 : 1;
  else if (base == 0)
    alpha *= 0.82;
  return (GdkRGBA) { base, base, base, alpha };
}

/* A box of the row, for both directions of text. */
typedef struct
{
  DossierBoardRow *row;
  GtkSnapshot *snapshot;
  int width;
  int height;
  gboolean mirrored;
} Canvas;

static void
draw_text (const Canvas  *canvas,
           PangoLayout   *layout,
           int            x,
           int            y,
           int            width,
           gboolean       at_end,
           const GdkRGBA *colour)
{
  PangoRectangle logical;
  int left = canvas->mirrored ? canvas->width - x - width : x;

  if (pango_layout_get_ellipsize (layout) != PANGO_ELLIPSIZE_NONE)
    pango_layout_set_width (layout, MAX (0, width) * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  /* Within its box the text stands at the side where the row's direction begins or ends, whatever its own direction is. */
  if (at_end != canvas->mirrored)
    left += width - logical.width;
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT (left - logical.x, y));
  gtk_snapshot_append_layout (canvas->snapshot, layout, colour);
  gtk_snapshot_restore (canvas->snapshot);
}

static int
text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
draw_rounded (const Canvas  *canvas,
              int            x,
              float          y,
              float          width,
              float          height,
              float          radius,
              const GdkRGBA *colour)
{
  float left = canvas->mirrored ? canvas->width - x - width : x;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (left, y, width, height);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &bounds, radius);
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &shape);
  gtk_snapshot_append_color (canvas->snapshot, colour, &bounds);
  gtk_snapshot_pop (canvas->snapshot);
}

static void
draw_lead (const Canvas *canvas)
{
  DossierBoardRow *self = canvas->row;
  GdkRGBA colour;

  if (self->event)
    {
      colour = ink (self, self->undated ? 0.5 : self->lit ? 1 : 0.75, 0.36);
      draw_text (canvas, self->date, 0, (canvas->height - text_height (self->date)) / 2, dossier_board_row_lead_width (self), TRUE, &colour);
      return;
    }
  dossier_ui_kind_colour (self->kind, adw_style_manager_get_dark (self->style), &colour);
  colour.alpha = self->dimmed ? 0.45 : 1;
  draw_rounded (canvas, 0, (canvas->height - DOSSIER_BOARD_ROW_DOT) / 2.0f, DOSSIER_BOARD_ROW_DOT, DOSSIER_BOARD_ROW_DOT, DOSSIER_BOARD_ROW_DOT / 2.0f, &colour);
}

/* Returns the width it took, with the space before it. @taken: at the end of the row already; @middle: of its height. */
static int
draw_badge (const Canvas  *canvas,
            PangoLayout   *layout,
            int            taken,
            int            middle,
            const GdkRGBA *ground,
            const GdkRGBA *colour)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width == 0)
    return 0;
  if (ground != NULL)
    draw_rounded (canvas, canvas->width - taken - width - 2 * BADGE_PADDING, middle - (height + 4) / 2, width + 2 * BADGE_PADDING, height + 4, 4,
                  ground);
  draw_text (canvas, layout, canvas->width - taken - width - BADGE_PADDING, middle - height / 2, width, FALSE, colour);
  return width + 2 * BADGE_PADDING + DOSSIER_BOARD_ROW_SPACING;
}

static int
draw_badges (const Canvas *canvas,
             int           middle)
{
  DossierBoardRow *self = canvas->row;
  gboolean dark = adw_style_manager_get_dark (self->style), contrast = adw_style_manager_get_high_contrast (self->style);
  GdkRGBA ground = ink (self, 0.12, 0.07), colour = ink (self, self->unsourced ? 0.5 : 0.95, 0.42);
  GdkRGBA amber = { 0.96f, 0.76f, 0.07f, self->dimmed ? 0.12f : dark ? 0.3f : 0.35f };
  GdkRGBA warning = dark ? (GdkRGBA) { 0.97f, 0.89f, 0.36f, self->dimmed ? 0.5f : 1 } : (GdkRGBA) { 0.48f, 0.28f, 0, self->dimmed ? 0.5f : 1 };
  gboolean differing = self->differences != NULL && self->n_differences > 0;
  int taken = 0;

  if (contrast)
    {
      ground.alpha = 0.25f;
      warning = ink (self, 1, 0.7);
    }
  if (!differing || !dossier_board_row_is_compact (self))
    taken = draw_badge (canvas, self->badge, 0, middle, self->unsourced ? NULL : &ground, &colour);
  if (differing)
    taken += draw_badge (canvas, self->differences, taken, middle, &amber, &warning);
  return taken;
}

/* The title comes before the chips, but leaves them up to half of the room; they take only what whole chips need. */
static int
draw_chips (const Canvas *canvas,
            int           from,
            int           room)
{
  DossierBoardRow *self = canvas->row;
  int wanted, title, width;

  if (self->chips == NULL || (wanted = dossier_role_chips_width (self->chips)) == 0)
    return 0;
  pango_layout_set_width (self->title, -1);
  pango_layout_get_pixel_size (self->title, &title, NULL);
  width = title + DOSSIER_BOARD_ROW_SPACING + wanted <= room ? wanted : MAX (room - title - DOSSIER_BOARD_ROW_SPACING, MIN (wanted, room / 2));
  width = dossier_role_chips_fit (self->chips, width);
  dossier_role_chips_draw (self->chips, canvas->snapshot, canvas->mirrored ? canvas->width - from - room : from + room - width,
                           canvas->height / 2, width, adw_style_manager_get_dark (self->style));
  return width + DOSSIER_BOARD_ROW_SPACING;
}

/* The name alone in its line; below it the date of an event, the rest, and at the end the badge. */
static void
draw_compact (const Canvas *canvas)
{
  DossierBoardRow *self = canvas->row;
  GdkRGBA title = ink (self, 1, 0.45), subtitle = ink (self, 0.66, 0.36);
  int from = self->event ? 0 : DOSSIER_BOARD_ROW_DOT + DOSSIER_BOARD_ROW_SPACING / 2;
  int top = (canvas->height - text_height (self->title) - text_height (self->subtitle)) / 2, below = top + text_height (self->title);
  int room = canvas->width - from, date = 0;

  if (!self->event)
    draw_lead (canvas);
  draw_text (canvas, self->title, from, top, room, FALSE, &title);
  room -= draw_badges (canvas, below + text_height (self->subtitle) / 2);
  if (self->event)
    {
      pango_layout_set_width (self->date, -1);
      pango_layout_get_pixel_size (self->date, &date, NULL);
      date = MIN (date, MAX (room, 0));
      draw_text (canvas, self->date, from, below, date, FALSE, &subtitle);
      date += DOSSIER_BOARD_ROW_SPACING / 2;
    }
  if (room - date > text_height (self->subtitle) * 4)
    draw_text (canvas, self->subtitle, from + date, below, room - date, FALSE, &subtitle);
}

/**
 * dossier_board_row_draw:
 *
 * Draws what the row shows: of an event its date, of an actor a dot; name and line below; at the end chips and badges.
 */
void
dossier_board_row_draw (DossierBoardRow *self,
                        GtkSnapshot     *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Canvas canvas = { self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                    gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
  GdkRGBA title = ink (self, 1, 0.45), subtitle = ink (self, 0.66, 0.36);
  int from = dossier_board_row_lead_width (self) + DOSSIER_BOARD_ROW_SPACING, room, top;

  if (dossier_board_row_is_compact (self))
    {
      draw_compact (&canvas);
      return;
    }
  draw_lead (&canvas);
  room = canvas.width - from - draw_badges (&canvas, canvas.height / 2);
  room -= draw_chips (&canvas, from, room);
  top = (canvas.height - text_height (self->title) - text_height (self->subtitle)) / 2;
  draw_text (&canvas, self->title, from, top, room, FALSE, &title);
  draw_text (&canvas, self->subtitle, from, top + text_height (self->title), room, FALSE, &subtitle);
}
