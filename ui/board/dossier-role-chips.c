/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strip of chips, drawn by the row that owns it. Main thread. It never shows half a chip. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-role-chips.h"

#include "dossier-ui.h"

#define SPACING 6
#define PADDING 9
#define DOT 10
#define DOT_GAP 6

typedef struct
{
  PangoLayout *layout; /* (owned) */
  char *kind;          /* (owned) */
  gboolean told;       /* by accounts only: a ring instead of a ground */
  guint tag;
  graphene_rect_t box; /* where it was drawn, in the widget; empty: it was not */
} Chip;

struct _DossierRoleChips
{
  GtkWidget *widget;   /* (unowned): whose font counts; owns this */
  GArray *chips;       /* (element-type Chip) */
  PangoLayout *more;   /* (owned) (nullable): "+2", made when needed */
  guint more_count;
};

static void
chip_clear (gpointer data)
{
  Chip *chip = data;

  g_clear_object (&chip->layout);
  g_clear_pointer (&chip->kind, g_free);
}

static PangoLayout *
small_layout (GtkWidget  *widget,
              const char *words)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, words);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static int
chip_width (DossierRoleChips *self,
            guint             index)
{
  int width;

  pango_layout_get_pixel_size (g_array_index (self->chips, Chip, index).layout, &width, NULL);
  return width + 2 * PADDING + DOT + DOT_GAP;
}

static int
more_width (DossierRoleChips *self,
            guint             count)
{
  int width;

  if (self->more == NULL || self->more_count != count)
    {
      g_autofree char *words = g_strdup_printf ("+%u", count);

      g_clear_object (&self->more);
      self->more = small_layout (self->widget, words);
      self->more_count = count;
    }
  pango_layout_get_pixel_size (self->more, &width, NULL);
  return width + 2 * PADDING;
}

/* How many chips fit, leaving room for the count of the others. */
static guint
count_fitting (DossierRoleChips *self,
               int               width)
{
  int used = 0;

  for (guint i = 0; i < self->chips->len; i++)
    {
      int chip = chip_width (self, i) + (i > 0 ? SPACING : 0);
      guint rest = self->chips->len - i - 1;

      if (used + chip + (rest > 0 ? SPACING + more_width (self, rest) : 0) > width)
        return i;
      used += chip;
    }
  return self->chips->len;
}

static void
draw_pill (GtkSnapshot   *snapshot,
           float          x,
           float          y,
           float          width,
           float          height,
           const GdkRGBA *colour)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, &bounds, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_ring (GtkSnapshot           *snapshot,
           const graphene_rect_t *bounds,
           const GdkRGBA         *colour)
{
  GskRoundedRect pill;

  gsk_rounded_rect_init_from_rect (&pill, bounds, bounds->size.height / 2);
  gtk_snapshot_append_border (snapshot, &pill, (const float[]) { 1, 1, 1, 1 }, (const GdkRGBA[]) { *colour, *colour, *colour, *colour });
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             float          x,
             float          centre,
             const GdkRGBA *colour)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (int) (centre - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/**
 * dossier_role_chips_new:
 * @widget: who owns and draws it
 *
 * Returns: (transfer full): an empty strip
 */
DossierRoleChips *
dossier_role_chips_new (GtkWidget *widget)
{
  DossierRoleChips *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_new0 (DossierRoleChips, 1);
  self->widget = widget;
  self->chips = g_array_new (FALSE, FALSE, sizeof (Chip));
  g_array_set_clear_func (self->chips, chip_clear);
  return self;
}

void
dossier_role_chips_free (DossierRoleChips *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->chips);
  g_clear_object (&self->more);
  g_free (self);
}

void
dossier_role_chips_clear (DossierRoleChips *self)
{
  g_return_if_fail (self != NULL);

  g_array_set_size (self->chips, 0);
}

/**
 * dossier_role_chips_add:
 * @words: what the chip says
 * @kind: (nullable): the kind of entity whose colour its dot has
 * @told: only accounts say so, the analyst does not
 * @tag: what dossier_role_chips_find() tells of it
 */
void
dossier_role_chips_add (DossierRoleChips *self,
                        const char       *words,
                        const char       *kind,
                        gboolean          told,
                        guint             tag)
{
  Chip chip = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (words != NULL);

  chip.layout = small_layout (self->widget, words);
  chip.kind = g_strdup (kind);
  chip.told = told;
  chip.tag = tag;
  g_array_append_val (self->chips, chip);
}

/**
 * dossier_role_chips_width:
 *
 * Returns: the pixels that all of them need
 */
int
dossier_role_chips_width (DossierRoleChips *self)
{
  int width = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->chips->len; i++)
    width += chip_width (self, i) + (i > 0 ? SPACING : 0);
  return width;
}

/**
 * dossier_role_chips_fit:
 * @width: pixels there are
 *
 * Returns: how many of them are of use: the width of the chips that fit whole, and of the count of the others
 */
int
dossier_role_chips_fit (DossierRoleChips *self,
                        int               width)
{
  guint shown, rest;
  int used = 0;

  g_return_val_if_fail (self != NULL, 0);

  shown = count_fitting (self, width);
  rest = self->chips->len - shown;
  for (guint i = 0; i < shown; i++)
    used += chip_width (self, i) + (i > 0 ? SPACING : 0);
  if (rest > 0)
    used += more_width (self, rest) + (shown > 0 ? SPACING : 0);
  return used;
}

/**
 * dossier_role_chips_draw:
 * @x: where the strip begins, in the widget
 * @centre: of the strip, vertically
 * @width: as dossier_role_chips_fit() told
 * @dark: whether the ground is dark
 *
 * Draws the strip in the direction of the widget's text.
 */
void
dossier_role_chips_draw (DossierRoleChips *self,
                         GtkSnapshot      *snapshot,
                         int               x,
                         int               centre,
                         int               width,
                         gboolean          dark)
{
  gboolean mirrored = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA ground = dark ? (GdkRGBA) { 1, 1, 1, 0.14 } : (GdkRGBA) { 0, 0, 0, 0.1 };
  GdkRGBA ink = dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, 0.82 };
  guint shown, rest;
  int height, at = 0;

  g_return_if_fail (self != NULL);

  if (self->chips->len == 0)
    return;
  pango_layout_get_pixel_size (g_array_index (self->chips, Chip, 0).layout, NULL, &height);
  height += 6;
  shown = count_fitting (self, width);
  rest = self->chips->len - shown;
  for (guint i = shown; i < self->chips->len; i++)
    g_array_index (self->chips, Chip, i).box = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  for (guint i = 0; i < shown; i++)
    {
      Chip *chip = &g_array_index (self->chips, Chip, i);
      int chip_w = chip_width (self, i), left = mirrored ? x + width - at - chip_w : x + at;
      GdkRGBA colour;

      dossier_ui_kind_colour (chip->kind, dark, &colour);
      chip->box = GRAPHENE_RECT_INIT (left, centre - height / 2, chip_w, height);
      if (chip->told)
        draw_ring (snapshot, &chip->box, &(GdkRGBA) { ink.red, ink.green, ink.blue, 0.4f });
      else
        draw_pill (snapshot, left, centre - height / 2, chip_w, height, &ground);
      draw_pill (snapshot, mirrored ? left + chip_w - PADDING - DOT + 1 : left + PADDING - 1, centre - height / 2 + (height - DOT) / 2.0f,
                 DOT, DOT, &colour);
      draw_layout (snapshot, chip->layout, mirrored ? left + PADDING : left + PADDING + DOT + DOT_GAP - 1, centre - height / 2 + height / 2.0f, &ink);
      at += chip_w + SPACING;
    }
  if (rest > 0)
    {
      int more = more_width (self, rest), left = mirrored ? x + width - at - more : x + at;

      draw_pill (snapshot, left, centre - height / 2, more, height, &ground);
      draw_layout (snapshot, self->more, left + PADDING, centre - height / 2 + height / 2.0f, &ink);
    }
}

/**
 * dossier_role_chips_find:
 * @x: in the widget
 * @tag: (out): of the chip there
 *
 * Returns: whether a chip was drawn there
 */
gboolean
dossier_role_chips_find (DossierRoleChips *self,
                         double            x,
                         double            y,
                         guint            *tag)
{
  g_return_val_if_fail (self != NULL && tag != NULL, FALSE);

  for (guint i = 0; i < self->chips->len; i++)
    if (graphene_rect_contains_point (&g_array_index (self->chips, Chip, i).box, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
      {
        *tag = g_array_index (self->chips, Chip, i).tag;
        return TRUE;
      }
  return FALSE;
}
