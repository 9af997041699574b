/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the table of actors and events is drawn. Main thread. Words are laid out once and kept for a while: a scrolled frame draws
 * some hundred of them. */

#define G_LOG_DOMAIN "dossier-ui"

#include "dossier-matrix-view-private.h"

#include "dossier-grid-words.h"
#include "dossier-ui.h"

#include <glib/gi18n.h>

#define MOST_KEPT 1500 /* layouts of one sort */
#define PADDING 8
#define DOT 10

/* One frame */
typedef struct
{
  DossierMatrixView *view;
  GtkSnapshot *snapshot;
  int width;
  int height;
  gboolean mirrored;
  gboolean dark;
  gboolean contrast;
  gboolean choice;
  guint first[2]; /* column, row: in view */
  guint end[2];
} Frame;

static PangoLayout *
make_layout (DossierMatrixView *self,
             const char        *text,
             double             scale,
             gboolean           bold,
             int                width,
             int                lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, -lines);
  return layout;
}

static PangoLayout *
keep (GHashTable  *kept,
      gpointer     key,
      PangoLayout *layout)
{
  if (g_hash_table_size (kept) >= MOST_KEPT)
    g_hash_table_remove_all (kept);
  g_hash_table_insert (kept, key, layout);
  return layout;
}

static PangoLayout *
role_layout (DossierMatrixView *self,
             const char        *role)
{
  PangoLayout *layout = g_hash_table_lookup (self->roles, role);

  if (layout != NULL)
    return layout;
  return keep (self->roles, (gpointer) role,
               make_layout (self, *role != '\0' ? role : "•", 0.85, FALSE,
                            dossier_matrix_view_size (self, FALSE, FALSE) - 3 * PADDING - self->line, 1));
}

static PangoLayout *
number_layout (DossierMatrixView *self,
               guint              number)
{
  PangoLayout *layout = g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (number));
  g_autofree char *text = NULL;

  if (layout != NULL)
    return layout;
  text = g_strdup_printf ("%u", number);
  layout = make_layout (self, text, 0.78, TRUE, self->line * 4, 1);
  pango_layout_set_width (layout, -1);
  return keep (self->numbers, GUINT_TO_POINTER (number), layout);
}

static PangoLayout *
name_layout (DossierMatrixView *self,
             guint              actor)
{
  PangoLayout *layout = g_hash_table_lookup (self->names, GUINT_TO_POINTER (actor));
  g_autoptr (DossierEntity) entity = NULL;

  if (layout != NULL)
    return layout;
  entity = dossier_board_state_read_actor (self->state, actor);
  g_hash_table_insert (self->kinds, GUINT_TO_POINTER (actor), (gpointer) g_intern_string (entity != NULL ? entity->kind : "person"));
  return keep (self->names, GUINT_TO_POINTER (actor),
               make_layout (self, entity != NULL ? entity->name : "", 0.95, TRUE,
                            dossier_matrix_view_size (self, TRUE, FALSE) - DOT - 3 * PADDING, 1));
}

static PangoLayout *
title_layout (DossierMatrixView *self,
              guint              event,
              gboolean           date)
{
  GHashTable *kept = date ? self->dates : self->titles;
  PangoLayout *layout = g_hash_table_lookup (kept, GUINT_TO_POINTER (event));
  g_autoptr (DossierEvent) record = NULL;
  g_autofree char *words = NULL;

  if (layout != NULL)
    return layout;
  record = dossier_board_state_read_event (self->state, event);
  if (date)
    words = record != NULL ? dossier_event_date_words (record) : g_strdup (_("no date"));
  return keep (kept, GUINT_TO_POINTER (event),
               make_layout (self, date ? words : record != NULL ? record->title : "", date ? 0.78 : 0.88, !date,
                            dossier_matrix_view_size (self, FALSE, FALSE) - 2 * PADDING, date ? 1 : 2));
}

static GdkRGBA
ink (const Frame *frame,
     double       alpha)
{
  float base = frame->dark ? 1 : 0;

  if (frame->contrast)
    alpha = alpha < 0.2 ? alpha * 2 : 1;
  return (GdkRGBA) { base, base, base, (float) alpha };
}

static void
draw_layout (const Frame   *frame,
             PangoLayout   *layout,
             double         x,
             double         y,
             const GdkRGBA *colour)
{
  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (frame->snapshot, &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) y));
  gtk_snapshot_append_layout (frame->snapshot, layout, colour);
  gtk_snapshot_restore (frame->snapshot);
}

static void
draw_box (const Frame           *frame,
          const graphene_rect_t *box,
          const GdkRGBA         *colour,
          gboolean               outline)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, box, 5);
  if (outline)
    {
      gtk_snapshot_append_border (frame->snapshot, &shape, (const float[]) { 1.25f, 1.25f, 1.25f, 1.25f },
                                  (const GdkRGBA[]) { *colour, *colour, *colour, *colour });
      return;
    }
  gtk_snapshot_push_rounded_clip (frame->snapshot, &shape);
  gtk_snapshot_append_color (frame->snapshot, colour, box);
  gtk_snapshot_pop (frame->snapshot);
}

/* Text at the side where the row's direction begins. */
static void
draw_at_start (const Frame           *frame,
               PangoLayout           *layout,
               const graphene_rect_t *box,
               double                 inset,
               double                 y,
               const GdkRGBA         *colour)
{
  PangoRectangle logical;
  double x = box->origin.x + inset;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (frame->mirrored)
    x = box->origin.x + box->size.width - inset - logical.width;
  draw_layout (frame, layout, x - logical.x, y, colour);
}

static double
centred (const graphene_rect_t *box,
         PangoLayout           *layout)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return box->origin.y + (box->size.height - height) / 2;
}

static void
draw_cell (const Frame            *frame,
           guint                   row,
           guint                   column,
           const DossierBoardLink *links,
           guint                   n)
{
  DossierMatrixView *self = frame->view;
  guint passages = 0, flags = 0;
  gboolean dimmed = frame->choice && !(dossier_board_state_actor_is_lit (self->state, links->actor)
                                       && dossier_board_state_event_is_lit (self->state, links->event));
  GdkRGBA ground, text = ink (frame, dimmed ? 0.45 : 0.95);
  graphene_rect_t box;
  PangoLayout *number;
  int width;

  for (guint i = 0; i < n; i++)
    {
      passages += links[i].passages;
      flags |= links[i].flags;
    }
  dossier_matrix_view_box (self, (int) row, (int) column, &box);
  graphene_rect_inset (&box, 3, 3);
  name_layout (self, links->actor);
  dossier_ui_kind_colour (g_hash_table_lookup (self->kinds, GUINT_TO_POINTER (links->actor)), frame->dark, &ground);
  ground.alpha = (dimmed ? 0.4f : 1) * (flags & DOSSIER_BOARD_LINK_ASSESSED ? (frame->dark ? 0.36f : 0.22f) : 0.8f);
  draw_box (frame, &box, &ground, !(flags & DOSSIER_BOARD_LINK_ASSESSED));
  draw_at_start (frame, role_layout (self, links->role), &box, PADDING, centred (&box, role_layout (self, links->role)), &text);
  if (passages == 0)
    return;
  number = number_layout (self, passages);
  pango_layout_get_pixel_size (number, &width, NULL);
  draw_layout (frame, number, frame->mirrored ? box.origin.x + PADDING : box.origin.x + box.size.width - PADDING - width, centred (&box, number), &text);
}

static void
draw_cells (const Frame *frame)
{
  DossierMatrixView *self = frame->view;
  GdkRGBA line = ink (frame, frame->contrast ? 0.25 : 0.06);
  graphene_rect_t box;

  self->drawn = 0;
  for (guint row = frame->first[1]; row < frame->end[1]; row++)
    {
      dossier_matrix_view_box (self, (int) row, 0, &box);
      gtk_snapshot_append_color (frame->snapshot, &line, &GRAPHENE_RECT_INIT (0, box.origin.y + box.size.height - 1, frame->width, 1));
    }
  for (guint column = frame->first[0]; column < frame->end[0]; column++)
    {
      dossier_matrix_view_box (self, 0, (int) column, &box);
      gtk_snapshot_append_color (frame->snapshot, &line, &GRAPHENE_RECT_INIT (box.origin.x + box.size.width - 1, 0, 1, frame->height));
    }
  for (guint row = frame->first[1]; row < frame->end[1]; row++)
    for (guint column = frame->first[0]; column < frame->end[0]; column++)
      {
        guint n;
        const DossierBoardLink *links = dossier_matrix_cell (self->matrix, row, column, &n);

        if (links == NULL)
          continue;
        draw_cell (frame, row, column, links, n);
        self->drawn++;
      }
}

static void
draw_heading_ground (const Frame           *frame,
                     const graphene_rect_t *box,
                     gboolean               chosen,
                     gboolean               lit)
{
  GdkRGBA ground = frame->dark ? (GdkRGBA) { 0.19f, 0.19f, 0.19f, 1 } : (GdkRGBA) { 0.98f, 0.98f, 0.98f, 1 }, accent = { 0.21f, 0.52f, 0.89f, 0 };
  GdkRGBA line = ink (frame, frame->contrast ? 0.25 : 0.12);

  gtk_snapshot_append_color (frame->snapshot, &ground, box);
  accent.alpha = chosen ? 0.2f : lit ? 0.09f : 0;
  if (accent.alpha > 0)
    gtk_snapshot_append_color (frame->snapshot, &accent, box);
  gtk_snapshot_append_color (frame->snapshot, &line, &GRAPHENE_RECT_INIT (box->origin.x, box->origin.y + box->size.height - 1, box->size.width, 1));
  gtk_snapshot_append_color (frame->snapshot, &line,
                             &GRAPHENE_RECT_INIT (frame->mirrored ? box->origin.x : box->origin.x + box->size.width - 1, box->origin.y, 1, box->size.height));
}

/* The mark of what the other side is sorted by. */
static void
draw_sorted (const Frame           *frame,
             const graphene_rect_t *box)
{
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  gtk_snapshot_append_color (frame->snapshot, &accent, &GRAPHENE_RECT_INIT (box->origin.x, box->origin.y + box->size.height - 4, box->size.width - 1, 3));
}

static void
draw_row_headings (const Frame *frame)
{
  DossierMatrixView *self = frame->view;
  graphene_rect_t box, dot;

  for (guint row = frame->first[1]; row < frame->end[1]; row++)
    {
      guint actor = dossier_matrix_actor (self->matrix, row);
      gboolean lit = frame->choice && dossier_board_state_actor_is_lit (self->state, actor), dimmed = frame->choice && !lit;
      PangoLayout *name = name_layout (self, actor);
      GdkRGBA colour, text = ink (frame, dimmed ? 0.45 : 0.95);

      dossier_matrix_view_box (self, (int) row, DOSSIER_MATRIX_HEADING, &box);
      draw_heading_ground (frame, &box, dossier_board_state_is_chosen (self->state, actor), lit);
      if (dossier_matrix_sorted_by_actor (self->matrix) == actor)
        draw_sorted (frame, &box);
      dossier_ui_kind_colour (g_hash_table_lookup (self->kinds, GUINT_TO_POINTER (actor)), frame->dark, &colour);
      colour.alpha = dimmed ? 0.45f : 1;
      dot = GRAPHENE_RECT_INIT (frame->mirrored ? box.origin.x + box.size.width - PADDING - DOT : box.origin.x + PADDING,
                                (int) (box.origin.y + (box.size.height - DOT) / 2), DOT, DOT);
      draw_box (frame, &dot, &colour, FALSE);
      draw_at_start (frame, name, &box, 2 * PADDING + DOT, centred (&box, name), &text);
    }
}

static void
draw_column_headings (const Frame *frame)
{
  DossierMatrixView *self = frame->view;
  graphene_rect_t box;

  for (guint column = frame->first[0]; column < frame->end[0]; column++)
    {
      guint event = dossier_matrix_event (self->matrix, column);
      gboolean lit = frame->choice && dossier_board_state_event_is_lit (self->state, event), dimmed = frame->choice && !lit;
      PangoLayout *title = title_layout (self, event, FALSE), *date = title_layout (self, event, TRUE);
      GdkRGBA text = ink (frame, dimmed ? 0.45 : 0.95), grey = ink (frame, dimmed ? 0.36 : 0.66);
      int height;

      dossier_matrix_view_box (self, DOSSIER_MATRIX_HEADING, (int) column, &box);
      draw_heading_ground (frame, &box, dossier_board_state_event_is_chosen (self->state, event), lit);
      if (dossier_matrix_sorted_by_event (self->matrix) == event)
        draw_sorted (frame, &box);
      pango_layout_get_pixel_size (date, NULL, &height);
      draw_at_start (frame, date, &box, PADDING, box.origin.y + 5, &grey);
      draw_at_start (frame, title, &box, PADDING, box.origin.y + 5 + height, &text);
    }
}

static void
draw_corner (const Frame *frame)
{
  DossierMatrixView *self = frame->view;
  g_autofree char *actors = NULL, *events = NULL, *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  GdkRGBA grey = ink (frame, 0.6);
  graphene_rect_t box;
  guint n_actors = dossier_matrix_n_rows (self->matrix), n_events = dossier_matrix_n_columns (self->matrix);

  dossier_matrix_view_box (self, DOSSIER_MATRIX_HEADING, DOSSIER_MATRIX_HEADING, &box);
  draw_heading_ground (frame, &box, FALSE, FALSE);
  actors = g_strdup_printf (ngettext ("%u actor", "%u actors", n_actors), n_actors);
  events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  text = g_strdup_printf ("%s · %s", actors, events);
  layout = make_layout (self, text, 0.82, FALSE, (int) box.size.width - 2 * PADDING, 2);
  draw_at_start (frame, layout, &box, PADDING, centred (&box, layout), &grey);
}

static void
draw_cursor (const Frame *frame)
{
  DossierMatrixView *self = frame->view;
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, gtk_widget_has_focus (GTK_WIDGET (self)) ? 1 : 0.45f };
  graphene_rect_t box;

  dossier_matrix_view_box (self, self->row, self->column, &box);
  graphene_rect_inset (&box, 1, 1);
  gtk_snapshot_append_border (frame->snapshot, &GSK_ROUNDED_RECT_INIT (box.origin.x, box.origin.y, box.size.width - 1, box.size.height - 1),
                              (const float[]) { 2, 2, 2, 2 }, (const GdkRGBA[]) { accent, accent, accent, accent });
}

static void
find_view (Frame *frame)
{
  DossierMatrixView *self = frame->view;
  guint counts[] = { dossier_matrix_n_columns (self->matrix), dossier_matrix_n_rows (self->matrix) };
  int sizes[] = { frame->width, frame->height };

  for (guint down = 0; down < 2; down++)
    {
      double value = dossier_matrix_view_scrolled (self, down), size = dossier_matrix_view_size (self, FALSE, down);
      double room = sizes[down] - dossier_matrix_view_size (self, TRUE, down);

      frame->first[down] = MIN (counts[down], (guint) MAX (0, value / size));
      frame->end[down] = MIN (counts[down], (guint) MAX (0, (value + room) / size) + 1);
    }
}

/**
 * dossier_matrix_view_forget:
 *
 * Drops all words that were laid out: another board, another font.
 */
void
dossier_matrix_view_forget (DossierMatrixView *self)
{
  g_hash_table_remove_all (self->roles);
  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->names);
  g_hash_table_remove_all (self->titles);
  g_hash_table_remove_all (self->dates);
  g_hash_table_remove_all (self->kinds);
}

/**
 * dossier_matrix_view_draw:
 *
 * Draws what can be seen: cells, then the headings over them, the corner over those, and the cursor.
 */
void
dossier_matrix_view_draw (DossierMatrixView *self,
                          GtkSnapshot       *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *style = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  Frame frame = { self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                  gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, adw_style_manager_get_dark (style),
                  adw_style_manager_get_high_contrast (style), dossier_board_state_has_choice (self->state) };
  int left = dossier_matrix_view_size (self, TRUE, FALSE), top = dossier_matrix_view_size (self, TRUE, TRUE);
  graphene_rect_t cells = GRAPHENE_RECT_INIT (frame.mirrored ? 0 : left, top, frame.width - left, frame.height - top);
  graphene_rect_t rows = GRAPHENE_RECT_INIT (0, top, frame.width, frame.height - top);
  graphene_rect_t columns = GRAPHENE_RECT_INIT (frame.mirrored ? 0 : left, 0, frame.width - left, frame.height);

  if (self->matrix == NULL)
    return;
  find_view (&frame);
  gtk_snapshot_push_clip (snapshot, &cells);
  draw_cells (&frame);
  if (self->row >= 0 && self->column >= 0)
    draw_cursor (&frame);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &rows);
  draw_row_headings (&frame);
  if (self->row >= 0 && self->column < 0)
    draw_cursor (&frame);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &columns);
  draw_column_headings (&frame);
  if (self->row < 0 && self->column >= 0)
    draw_cursor (&frame);
  gtk_snapshot_pop (snapshot);
  draw_corner (&frame);
  if (self->row < 0 && self->column < 0)
    draw_cursor (&frame);
}
