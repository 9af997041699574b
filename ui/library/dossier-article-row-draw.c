/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article's row laid out and drawn: its lines below each other, the grade and the number of copies before the counts, the
 * mark of what was not read. Everything is told from the side where lines begin. Part of DossierArticleRow; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-article-row-private.h"

#include <adwaita.h>
#include <string.h>

#define SMALL 0.82         /* size of the lines below the title, to the title's */
#define LINE_GAP 3
#define DOT 8              /* pixels across the mark of an unread article */
#define DOT_ROOM 14
#define BADGE_PADDING 6
#define BADGE_GAP 8
#define NEST 18            /* pixels by which the copies below an article are set in */
#define NARROWEST 120      /* pixels */
#define USUAL_WIDTH 280

/* They are made anew when they are needed next. */
void
dossier_article_row_forget_layouts (DossierArticleRow *self)
{
  for (guint i = 0; i < DOSSIER_ARTICLE_N_PARTS; i++)
    g_clear_object (&self->layouts[i]);
  g_clear_object (&self->badge);
  g_clear_object (&self->copies);
}

static GdkRGBA
get_colour (DossierArticleRow *self,
            const char        *name,
            float              otherwise)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &colour))
    {
      gtk_style_context_get_color (context, &colour);
      colour.alpha *= otherwise;
    }
  return colour;
}

/* A guessed date is marked at the end of its line. */
static void
append_uncertain (DossierArticleRow *self,
                  PangoAttrList     *attributes)
{
  g_autofree char *marked = g_strconcat (self->texts[DOSSIER_ARTICLE_ORIGIN], " ~", NULL);
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = strlen (marked) - 1;
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_text (self->layouts[DOSSIER_ARTICLE_ORIGIN], marked, -1);
}

static PangoLayout *
get_layout (DossierArticleRow  *self,
            DossierArticlePart  part)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoLayout *layout;

  if (self->layouts[part] != NULL || self->texts[part] == NULL)
    return self->layouts[part];

  attributes = pango_attr_list_new ();
  layout = self->layouts[part] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_attr_list_insert (attributes, part == DOSSIER_ARTICLE_TITLE ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                                         : pango_attr_scale_new (SMALL));
  pango_layout_set_ellipsize (layout, part == DOSSIER_ARTICLE_ORIGIN ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  if (part == DOSSIER_ARTICLE_TITLE || part == DOSSIER_ARTICLE_SNIPPET)
    {
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, part == DOSSIER_ARTICLE_TITLE ? -2 : -3);
    }
  if (part == DOSSIER_ARTICLE_SNIPPET)
    pango_layout_set_markup (layout, self->texts[part], -1);
  else if (part == DOSSIER_ARTICLE_ORIGIN && self->uncertain)
    append_uncertain (self, attributes);
  else
    pango_layout_set_text (layout, self->texts[part], -1);
  if (part == DOSSIER_ARTICLE_SNIPPET)
    {
      /* The markup brought attributes of its own. */
      g_autoptr (PangoAttrList) both = pango_attr_list_copy (pango_layout_get_attributes (layout));

      pango_attr_list_insert_before (both, pango_attr_scale_new (SMALL));
      pango_layout_set_attributes (layout, both);
    }
  else
    {
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static PangoLayout *
get_badge (DossierArticleRow *self)
{
  const char letter[2] = { self->grade, '\0' };
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->badge != NULL || self->grade < 'A' || self->grade > 'F')
    return self->badge;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  self->badge = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  pango_layout_set_attributes (self->badge, attributes);
  return self->badge;
}

static PangoLayout *
get_copies (DossierArticleRow *self)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (self->copies != NULL || self->copies_text == NULL)
    return self->copies;
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  self->copies = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->copies_text);
  pango_layout_set_attributes (self->copies, attributes);
  return self->copies;
}

/* How far the number of copies pushes the counts; its own width in @width. */
static int
get_copies_room (DossierArticleRow *self,
                 int               *width)
{
  PangoLayout *copies = get_copies (self);
  int words = 0;

  if (copies == NULL)
    return *width = 0;
  pango_layout_get_pixel_size (copies, &words, NULL);
  *width = words + 2 * BADGE_PADDING;
  return *width + BADGE_GAP;
}

/* How far the badge pushes the counts; its own width in @width. */
static int
get_badge_room (DossierArticleRow *self,
                int               *width)
{
  PangoLayout *badge = get_badge (self);
  int letter = 0;

  if (badge == NULL)
    return *width = 0;
  pango_layout_get_pixel_size (badge, &letter, NULL);
  *width = letter + 2 * BADGE_PADDING;
  return *width + BADGE_GAP;
}

/* Sets the part to the width it has in a row of @width; returns its height, 0 when it is not there. */
static int
fit_part (DossierArticleRow  *self,
          DossierArticlePart  part,
          int                 width)
{
  PangoLayout *layout = get_layout (self, part);
  int badge, height;

  if (layout == NULL)
    return 0;
  if (part == DOSSIER_ARTICLE_TITLE && self->unread)
    width -= DOT_ROOM;
  if (part == DOSSIER_ARTICLE_COUNTS)
    width -= get_badge_room (self, &badge) + get_copies_room (self, &badge);
  width = MAX (width, 1) * PANGO_SCALE;
  if (pango_layout_get_width (layout) != width)
    pango_layout_set_width (layout, width);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* What is left of @width where the row is set in. */
static int
inner_width (DossierArticleRow *self,
             int                width)
{
  return self->nested ? MAX (width - NEST, 1) : width;
}

void
dossier_article_row_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (widget);
  int height = 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NARROWEST;
      *natural = USUAL_WIDTH;
      return;
    }
  for (DossierArticlePart part = 0; part < DOSSIER_ARTICLE_N_PARTS; part++)
    {
      int part_height = fit_part (self, part, inner_width (self, for_size > 0 ? for_size : USUAL_WIDTH));

      height += part_height + (part_height > 0 && height > 0 ? LINE_GAP : 0);
    }
  *minimum = *natural = height;
}

GtkSizeRequestMode
dossier_article_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Drawing */

static void
draw_disc (GtkSnapshot           *snapshot,
           const graphene_rect_t *bounds,
           float                  radius,
           const GdkRGBA         *colour)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_layout (GtkSnapshot   *snapshot,
             PangoLayout   *layout,
             float          x,
             float          y,
             const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_high_contrast (DossierArticleRow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));

  return adw_style_manager_get_high_contrast (adw_style_manager_get_for_display (display));
}

static void
draw_badge (DossierArticleRow *self,
            GtkSnapshot       *snapshot,
            float              y,
            int                height)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *ground_name = g_strdup_printf ("grade_%c_bg", g_ascii_tolower (self->grade));
  g_autofree char *letter_name = g_strdup_printf ("grade_%c_fg", g_ascii_tolower (self->grade));
  GdkRGBA ground = get_colour (self, ground_name, 0.15f);
  GdkRGBA letter = get_colour (self, letter_name, 1);
  PangoLayout *badge = get_badge (self);
  int width, room = get_badge_room (self, &width);
  float x = backwards ? inner_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - width : 0;
  GskRoundedRect outline;

  if (room == 0)
    return;
  draw_disc (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), 5, &ground);
  if (is_high_contrast (self))
    {
      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), 5);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { letter, letter, letter, letter });
    }
  draw_layout (snapshot, badge, x + BADGE_PADDING, y, &letter);
}

/* The number of copies, beside the grade. */
static void
draw_copies (DossierArticleRow *self,
             GtkSnapshot       *snapshot,
             float              y,
             int                height)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA ground = get_colour (self, NULL, 0.12f);
  GdkRGBA letters = get_colour (self, NULL, 1);
  int grade_width, width, before = get_badge_room (self, &grade_width);
  float x;

  if (get_copies_room (self, &width) == 0)
    return;
  x = backwards ? inner_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - before - width : before;
  if (is_high_contrast (self))
    {
      GskRoundedRect outline;

      gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, width, height), height / 2.0f);
      gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { letters, letters, letters, letters });
    }
  else
    {
      draw_disc (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), height / 2.0f, &ground);
    }
  draw_layout (snapshot, self->copies, x + BADGE_PADDING, y, &letters);
}

/* A line that ties the copies to the article above. */
static void
draw_nest (DossierArticleRow *self,
           GtkSnapshot       *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA colour = get_colour (self, NULL, is_high_contrast (self) ? 1 : 0.3f);
  float x = backwards ? gtk_widget_get_width (widget) - NEST / 2.0f : NEST / 2.0f - 2;

  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x, 0, 2, gtk_widget_get_height (widget)));
}

static void
draw_dot (DossierArticleRow *self,
          GtkSnapshot       *snapshot)
{
  gboolean backwards = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GdkRGBA accent = get_colour (self, "accent_bg_color", 1);
  float x = backwards ? 0 : inner_width (self, gtk_widget_get_width (GTK_WIDGET (self))) - DOT;

  draw_disc (snapshot, &GRAPHENE_RECT_INIT (x, 6, DOT, DOT), DOT / 2.0f, &accent);
}

void
dossier_article_row_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (widget);
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GdkRGBA strong = get_colour (self, NULL, 1);
  GdkRGBA faint = get_colour (self, NULL, is_high_contrast (self) ? 1 : 0.68f);
  int width = inner_width (self, gtk_widget_get_width (widget));
  float y = 0;

  if (self->nested)
    draw_nest (self, snapshot);
  gtk_snapshot_save (snapshot);
  if (self->nested && !backwards)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (NEST, 0));
  for (DossierArticlePart part = 0; part < DOSSIER_ARTICLE_N_PARTS; part++)
    {
      int height = fit_part (self, part, width);
      int badge_width, room = part == DOSSIER_ARTICLE_COUNTS ? get_badge_room (self, &badge_width) + get_copies_room (self, &badge_width) : 0;
      float x = room;

      if (height == 0)
        continue;
      if (backwards)
        x = part == DOSSIER_ARTICLE_TITLE && self->unread ? DOT_ROOM : 0;
      if (room > 0)
        {
          draw_badge (self, snapshot, y, height);
          draw_copies (self, snapshot, y, height);
        }
      draw_layout (snapshot, self->layouts[part], x, y, part == DOSSIER_ARTICLE_TITLE || part == DOSSIER_ARTICLE_SNIPPET ? &strong : &faint);
      y += height + LINE_GAP;
    }
  if (self->unread)
    draw_dot (self, snapshot);
  gtk_snapshot_restore (snapshot);
}

/**
 * dossier_article_row_is_on_copies:
 * @x: in the row
 * @y: in the row
 *
 * Returns: whether the number of copies is there
 */
gboolean
dossier_article_row_is_on_copies (DossierArticleRow *self,
                                  double             x,
                                  double             y)
{
  int width, grade_width, height, before, all;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), FALSE);
  if (self->copies == NULL)
    return FALSE;
  before = get_badge_room (self, &grade_width);
  get_copies_room (self, &width);
  pango_layout_get_pixel_size (self->copies, NULL, &height);
  all = gtk_widget_get_width (GTK_WIDGET (self));
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = all - x;
  x -= self->nested ? NEST : 0;
  return x >= before && x < before + width && y >= gtk_widget_get_height (GTK_WIDGET (self)) - height - 4;
}
