/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Lays out and draws the cards of the annotations that are in sight. Owned by the text view, main thread only. A card's
 * words are read when it is first seen and kept until the highlights change; nothing is made for those out of sight.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-text-cards.h"

#include <string.h>

#define PADDING 10
#define GAP 8
#define SHORT 60         /* bytes of a first line that is set off as a heading */
#define TALLEST 150      /* pixels of words in a card; the rest is in the annotation itself */
#define FARTHEST 420     /* pixels a card may be pushed down before it is left out */

typedef struct
{
  PangoLayout *layout; /* (owned) */
  int height;
} Card;

typedef struct
{
  int position; /* of the annotation in the highlights */
  GdkRectangle place;
} Placed;

struct _DossierTextCards
{
  DossierWorkspace *workspace; /* (owned) (nullable) */
  GHashTable *cards;           /* (owned): DossierId (owned) -> Card */
  GArray *placed;              /* (owned) (element-type Placed): what the last frame showed */
  int width;
  double scale;
  gboolean dark;
};

static void
card_free (gpointer pointer)
{
  Card *card = pointer;

  g_clear_object (&card->layout);
  g_free (card);
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* The first line tells, the rest and the tags stand back. */
static PangoAttrList *
make_attributes (const char *text, gsize text_length, gsize length, double scale, gboolean dark)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *newline = memchr (text, '\n', text_length);
  gsize head = newline != NULL ? (gsize) (newline - text) : text_length;
  guint16 faint = dark ? 0xB800 : 0x6000;

  add_attribute (attributes, pango_attr_scale_new (0.87 * scale), 0, length);
  if (head < length && head <= SHORT)
    add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD), 0, head);
  if (head < length)
    add_attribute (attributes, pango_attr_foreground_new (faint, faint, faint), head, length);

  return attributes;
}

static Card *
make_card (DossierTextCards *self, GtkWidget *view, const DossierHighlight *highlight)
{
  Card *card = g_new0 (Card, 1);
  g_autoptr (GObject) record = NULL;
  g_autoptr (GString) words = g_string_new (highlight->label);
  g_autoptr (PangoAttrList) attributes = NULL;
  gsize text_length;

  if (self->workspace != NULL)
    record = dossier_workspace_lookup (self->workspace, DOSSIER_RECORD_ANNOTATION, &highlight->id);

  text_length = words->len;
  if (record != NULL && DOSSIER_ANNOTATION (record)->tags != NULL)
    for (guint i = 0; DOSSIER_ANNOTATION (record)->tags[i] != NULL; i++)
      g_string_append_printf (words, "%s#%s", i == 0 ? (words->len > 0 ? "\n" : "") : "  ", DOSSIER_ANNOTATION (record)->tags[i]);

  card->layout = gtk_widget_create_pango_layout (view, words->str);
  attributes = make_attributes (words->str, text_length, words->len, self->scale, self->dark);
  pango_layout_set_attributes (card->layout, attributes);
  pango_layout_set_wrap (card->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (card->layout, (self->width - 2 * PADDING) * PANGO_SCALE);
  pango_layout_set_height (card->layout, (int) (TALLEST * self->scale) * PANGO_SCALE);
  pango_layout_set_ellipsize (card->layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (card->layout, NULL, &card->height);
  card->height += 2 * PADDING - 2;

  return card;
}

static Card *
get_card (DossierTextCards *self, GtkWidget *view, const DossierHighlight *highlight)
{
  Card *card = g_hash_table_lookup (self->cards, &highlight->id);

  if (card == NULL)
    {
      card = make_card (self, view, highlight);
      g_hash_table_insert (self->cards, dossier_id_copy (&highlight->id), card);
    }

  return card;
}

static void
draw_card (DossierTextCards *self, GtkSnapshot *snapshot, const Card *card, const GdkRectangle *place, gboolean strong)
{
  const GskShadow shadow = { { 0, 0, 0, self->dark ? 0.5f : 0.13f }, 0, 1, 3 };
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) place->x, (float) place->y, (float) place->width, (float) place->height);
  GskRoundedRect outline;
  GdkRGBA ground;
  GdkRGBA edge;
  GdkRGBA ink;

  gdk_rgba_parse (&ground, self->dark ? "#453f26" : "#fffbe6");
  gdk_rgba_parse (&edge, self->dark ? "#6b6238" : "#ece2b4");
  gdk_rgba_parse (&ink, self->dark ? "#f6f2e0" : "#3b3723");
  if (strong)
    gdk_rgba_parse (&edge, self->dark ? "#f6d32d" : "#e5a50a");

  gsk_rounded_rect_init_from_rect (&outline, &rect, 8);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shadow.color, shadow.dx, shadow.dy, 0, shadow.radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { 1, 1, 1, 1 }, (const GdkRGBA[4]) { edge, edge, edge, edge });

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect.origin.x + PADDING, rect.origin.y + PADDING - 1));
  gtk_snapshot_append_layout (snapshot, card->layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/**
 * dossier_text_cards_new:
 * @workspace: (nullable): where the tags of an annotation are read
 *
 * Returns: (transfer full): the cards
 */
DossierTextCards *
dossier_text_cards_new (DossierWorkspace *workspace)
{
  DossierTextCards *self = g_new0 (DossierTextCards, 1);

  if (workspace != NULL)
    self->workspace = g_object_ref (workspace);
  self->scale = 1;
  self->cards = g_hash_table_new_full (dossier_id_hash, dossier_id_equal, g_free, card_free);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  return self;
}

void
dossier_text_cards_free (DossierTextCards *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->workspace);
  g_hash_table_unref (self->cards);
  g_array_unref (self->placed);
  g_free (self);
}

/**
 * dossier_text_cards_clear:
 * @self: the cards
 *
 * Forgets what was read: the highlights have changed.
 */
void
dossier_text_cards_clear (DossierTextCards *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->cards);
  g_array_set_size (self->placed, 0);
}

/**
 * dossier_text_cards_set_scale:
 * @self: the cards
 * @scale: size of the text they stand beside
 */
void
dossier_text_cards_set_scale (DossierTextCards *self, double scale)
{
  g_return_if_fail (self != NULL);

  self->scale = scale;
  dossier_text_cards_clear (self);
}

/**
 * dossier_text_cards_draw:
 * @self: the cards
 * @view: the text view
 * @snapshot: of its layer below the text, in buffer coordinates
 * @marks: the highlights
 * @x: left edge of the cards
 * @width: their width; 0 = no room, nothing is drawn
 */
void
dossier_text_cards_draw (DossierTextCards *self, GtkTextView *view, GtkSnapshot *snapshot, const DossierTextMarks *marks,
                         int x, int width)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle visible;
  GtkTextIter iter;
  guint first;
  guint last;
  guint from;
  int free_y = G_MININT / 2;

  g_return_if_fail (self != NULL);

  if (width != self->width || marks->dark != self->dark)
    g_hash_table_remove_all (self->cards);
  self->width = width;
  self->dark = marks->dark;
  g_array_set_size (self->placed, 0);
  if (width == 0)
    return;

  /* From somewhat above what is seen, so that a card pushed down by others stays where it is while the text moves. */
  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, MAX (0, visible.y - FARTHEST), NULL);
  from = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  dossier_highlight_index_range (marks->index, from, (guint) gtk_text_iter_get_offset (&iter) + 1, &first, &last);

  for (guint i = first; i < last; i++)
    {
      const DossierHighlightEntry *entry = dossier_highlight_index_get (marks->index, i);
      Placed placed = { .position = (int) i };
      GdkRectangle place;
      Card *card;

      if (entry->highlight->type != DOSSIER_HIGHLIGHT_ANNOTATION || entry->start < from)
        continue;

      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) entry->start);
      gtk_text_view_get_iter_location (view, &iter, &place);
      card = get_card (self, GTK_WIDGET (view), entry->highlight);
      placed.place = (GdkRectangle) { x, MAX (place.y - 4, free_y), width, card->height };
      if (placed.place.y - place.y > FARTHEST)
        continue;

      free_y = placed.place.y + card->height + GAP;
      if (placed.place.y > visible.y + visible.height || placed.place.y + card->height < visible.y)
        continue;

      draw_card (self, snapshot, card, &placed.place, (int) i == marks->hovered || (int) i == marks->current);
      g_array_append_val (self->placed, placed);
    }
}

/**
 * dossier_text_cards_at:
 * @self: the cards
 * @x: in buffer coordinates
 * @y: in buffer coordinates
 *
 * Returns: the position of the annotation whose card is there, or -1
 */
int
dossier_text_cards_at (DossierTextCards *self, int x, int y)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);

      if (gdk_rectangle_contains_point (&placed->place, x, y))
        return placed->position;
    }

  return -1;
}

/**
 * dossier_text_cards_find:
 * @self: the cards
 * @position: of an annotation in the highlights
 * @place: (out): its card, in buffer coordinates
 *
 * Returns: whether its card is in sight
 */
gboolean
dossier_text_cards_find (DossierTextCards *self, int position, GdkRectangle *place)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);

      if (placed->position == position)
        {
          *place = placed->place;
          return TRUE;
        }
    }

  return FALSE;
}
