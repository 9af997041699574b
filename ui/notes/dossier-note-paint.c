/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drawing the marks of a note: numbers, names and quotations over their faces, a tint below names. Stateless; main thread. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-note-paint.h"

#include <adwaita.h>

#include "dossier-ui.h"

#define CHIP_PADDING 6

/* Numbers are small, names and quotations as large as the text. */
static gboolean
is_small (const DossierChip *chip)
{
  return !chip->quotation && g_ascii_isdigit (chip->label[0]);
}

static gboolean
face_rectangle (GtkTextView       *view,
                const DossierChip *chip,
                GdkRectangle      *rectangle)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, chip->face_start);
  gtk_text_view_get_iter_location (view, &iter, rectangle);
  return rectangle->width > 0;
}

static void
draw_label (GtkTextView        *view,
            GtkSnapshot        *snapshot,
            const DossierChip  *chip,
            const GdkRectangle *face)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), chip->label);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA colour, back = { 0.5, 0.5, 0.5, 0.18 };
  GskRoundedRect rounded;
  graphene_rect_t area;
  int width, height, top;

  if (is_small (chip))
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  if (chip->quotation)
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  pango_layout_set_attributes (layout, attributes);
  if (chip->quotation)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, MAX (1, face->width - 2 * CHIP_PADDING) * PANGO_SCALE);
    }
  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_rgba_parse (&colour, dark ? "#ffffff" : "#2e3436");
  if (chip->kind != NULL)
    {
      dossier_ui_kind_colour (chip->kind, dark, &back);
      back.alpha = 0.22;
    }
  if (chip->missing)
    gdk_rgba_parse (&colour, dark ? "#ff7b63" : "#c01c28");
  /* The bracket is so small that its foot is the baseline; numbers stand a little higher, as in print. */
  top = face->y + face->height - pango_layout_get_baseline (layout) / PANGO_SCALE - (is_small (chip) ? 3 : 0);
  area = GRAPHENE_RECT_INIT (face->x + 1, top - 1, face->width - 2, height + 2);
  gsk_rounded_rect_init_from_rect (&rounded, &area, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &back, &area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (face->x + (face->width - width) / 2.0, top));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* Names stand in the text itself: a tint below and a line under each display line of them. */
static void
draw_name (GtkTextView       *view,
           GtkSnapshot       *snapshot,
           const DossierChip *chip)
{
  GtkTextIter at, end;
  GdkRGBA colour;

  dossier_ui_kind_colour (chip->kind ? chip->kind : "", adw_style_manager_get_dark (adw_style_manager_get_default ()), &colour);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &at, chip->face_start);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &end, chip->face_end);
  while (gtk_text_iter_compare (&at, &end) < 0)
    {
      GtkTextIter line_end = at;
      GdkRectangle from, to;
      GdkRGBA tint = colour;

      if (!gtk_text_view_forward_display_line_end (view, &line_end) || gtk_text_iter_compare (&line_end, &end) > 0)
        line_end = end;
      gtk_text_view_get_iter_location (view, &at, &from);
      gtk_text_view_get_iter_location (view, &line_end, &to);
      if (to.y != from.y || to.x < from.x)
        {
          GtkTextIter last = line_end;

          gtk_text_iter_backward_char (&last);
          gtk_text_view_get_iter_location (view, &last, &to);
          to.x += to.width;
        }
      tint.alpha = 0.16;
      gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (from.x, from.y, to.x - from.x, from.height));
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (from.x, from.y + from.height, to.x - from.x, 2));
      at = line_end;
      if (gtk_text_iter_compare (&at, &end) < 0 && !gtk_text_view_forward_display_line (view, &at))
        break;
    }
}

/**
 * dossier_note_chip_width:
 *
 * Returns: the width in px that a chip's label needs, with its padding
 */
int
dossier_note_chip_width (GtkWidget         *widget,
                         const DossierChip *chip)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, chip->label);
  int width;

  if (is_small (chip))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 2 * CHIP_PADDING + 2;
}

/**
 * dossier_note_paint_chip:
 * @snapshot: in the view's buffer coordinates
 */
void
dossier_note_paint_chip (GtkTextView       *view,
                         GtkSnapshot       *snapshot,
                         const DossierChip *chip)
{
  GdkRectangle face;

  if (chip->label == NULL)
    draw_name (view, snapshot, chip);
  else if (face_rectangle (view, chip, &face))
    draw_label (view, snapshot, chip, &face);
}
