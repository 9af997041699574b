/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strip of chips, drawn by one widget. Main thread; owned by its row. It never shows half a chip. */

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
  int width;           /* with dot and padding */
} Chip;

struct _DossierRoleChips
{
  GtkWidget parent_instance;

  GArray *chips;       /* (element-type Chip) */
  PangoLayout *more;   /* (owned) (nullable): "+2", made when needed */
  guint more_count;
};

G_DEFINE_FINAL_TYPE (DossierRoleChips, dossier_role_chips, GTK_TYPE_WIDGET)

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

static void
measure_chip (Chip *chip)
{
  int width;

  pango_layout_get_pixel_size (chip->layout, &width, NULL);
  chip->width = width + 2 * PADDING + DOT + DOT_GAP;
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
      self->more = small_layout (GTK_WIDGET (self), words);
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
      int chip = g_array_index (self->chips, Chip, i).width + (i > 0 ? SPACING : 0);
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

static int
chip_height (DossierRoleChips *self)
{
  int height = 0;

  if (self->chips->len > 0)
    pango_layout_get_pixel_size (g_array_index (self->chips, Chip, 0).layout, NULL, &height);
  return height + 6;
}

static void
dossier_role_chips_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  DossierRoleChips *self = DOSSIER_ROLE_CHIPS (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = self->chips->len > 0 ? chip_height (self) : 0;
      return;
    }
  *minimum = self->chips->len > 0 ? more_width (self, self->chips->len) : 0;
  *natural = 0;
  for (guint i = 0; i < self->chips->len; i++)
    *natural += g_array_index (self->chips, Chip, i).width + (i > 0 ? SPACING : 0);
  *natural = MAX (*natural, *minimum);
}

static void
dossier_role_chips_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DossierRoleChips *self = DOSSIER_ROLE_CHIPS (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA ground = dark ? (GdkRGBA) { 1, 1, 1, 0.14 } : (GdkRGBA) { 0, 0, 0, 0.1 };
  GdkRGBA ink = dark ? (GdkRGBA) { 1, 1, 1, 1 } : (GdkRGBA) { 0, 0, 0, 0.82 };
  int width = gtk_widget_get_width (widget), height = chip_height (self);
  guint shown = count_fitting (self, width), rest = self->chips->len - shown;
  float y = (int) ((gtk_widget_get_height (widget) - height) / 2.0), x = width;

  if (self->chips->len == 0)
    return;
  /* They stand at the end of the row, so they are laid from there. */
  if (rest > 0)
    {
      int more = more_width (self, rest);

      x -= more;
      draw_pill (snapshot, mirrored ? width - x - more : x, y, more, height, &ground);
      draw_layout (snapshot, self->more, (mirrored ? width - x - more : x) + PADDING, y + height / 2.0f, &ink);
      x -= SPACING;
    }
  for (int i = (int) shown - 1; i >= 0; i--)
    {
      const Chip *chip = &g_array_index (self->chips, Chip, i);
      GdkRGBA colour;
      float left;

      x -= chip->width;
      left = mirrored ? width - x - chip->width : x;
      dossier_ui_kind_colour (chip->kind, dark, &colour);
      draw_pill (snapshot, left, y, chip->width, height, &ground);
      draw_pill (snapshot, left + PADDING - 1, y + (height - DOT) / 2.0f, DOT, DOT, &colour);
      draw_layout (snapshot, chip->layout, left + PADDING + DOT + DOT_GAP - 1, y + height / 2.0f, &ink);
      x -= SPACING;
    }
}

/* Another font or theme: the layouts belong to a context that is gone. */
static void
dossier_role_chips_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  DossierRoleChips *self = DOSSIER_ROLE_CHIPS (widget);

  GTK_WIDGET_CLASS (dossier_role_chips_parent_class)->css_changed (widget, change);
  g_clear_object (&self->more);
  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = &g_array_index (self->chips, Chip, i);
      g_autofree char *words = g_strdup (pango_layout_get_text (chip->layout));

      g_object_unref (chip->layout);
      chip->layout = small_layout (widget, words);
      measure_chip (chip);
    }
}

static void
dossier_role_chips_finalize (GObject *object)
{
  DossierRoleChips *self = DOSSIER_ROLE_CHIPS (object);

  g_array_unref (self->chips);
  g_clear_object (&self->more);
  G_OBJECT_CLASS (dossier_role_chips_parent_class)->finalize (object);
}

static void
dossier_role_chips_class_init (DossierRoleChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_role_chips_finalize;
  widget_class->measure = dossier_role_chips_measure;
  widget_class->snapshot = dossier_role_chips_snapshot;
  widget_class->css_changed = dossier_role_chips_css_changed;
  gtk_widget_class_set_css_name (widget_class, "role-chips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dossier_role_chips_init (DossierRoleChips *self)
{
  self->chips = g_array_new (FALSE, FALSE, sizeof (Chip));
  g_array_set_clear_func (self->chips, chip_clear);
}

GtkWidget *
dossier_role_chips_new (void)
{
  return g_object_new (DOSSIER_TYPE_ROLE_CHIPS, NULL);
}

void
dossier_role_chips_clear (DossierRoleChips *self)
{
  g_return_if_fail (DOSSIER_IS_ROLE_CHIPS (self));

  if (self->chips->len == 0)
    return;
  g_array_set_size (self->chips, 0);
  g_clear_object (&self->more);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dossier_role_chips_add:
 * @words: what the chip says
 * @kind: (nullable): the kind of entity whose colour its dot has
 */
void
dossier_role_chips_add (DossierRoleChips *self,
                        const char       *words,
                        const char       *kind)
{
  Chip chip = { 0 };

  g_return_if_fail (DOSSIER_IS_ROLE_CHIPS (self));
  g_return_if_fail (words != NULL);

  chip.layout = small_layout (GTK_WIDGET (self), words);
  chip.kind = g_strdup (kind);
  measure_chip (&chip);
  g_array_append_val (self->chips, chip);
  gtk_widget_queue_resize (GTK_WIDGET (self));
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

  g_return_val_if_fail (DOSSIER_IS_ROLE_CHIPS (self), 0);

  if (self->chips->len == 0)
    return 0;
  shown = count_fitting (self, width);
  rest = self->chips->len - shown;
  for (guint i = 0; i < shown; i++)
    used += g_array_index (self->chips, Chip, i).width + (i > 0 ? SPACING : 0);
  if (rest > 0)
    used += more_width (self, rest) + (shown > 0 ? SPACING : 0);
  return used;
}
