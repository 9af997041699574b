/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Maps offsets of an article's text to offsets of the text buffer and back. A plain value, made once for a text and
 * read from the main thread; owned by the view that shows the text. It never changes the text it was made from.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-offset-map.h"

struct _DossierOffsetMap
{
  GArray *breaks; /* (owned) (element-type guint): a line break is shown before the code point at each of these */
};

/* How many breaks stand at or before @offset, counted in the article's text. */
static guint
count_breaks (const DossierOffsetMap *self, guint offset)
{
  guint low = 0;
  guint high = self->breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->breaks, guint, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Whether a line may end before @next when @previous was the last code point of it. */
static gboolean
can_break (gunichar previous, gunichar next)
{
  if (g_unichar_isspace (next) || g_unichar_ismark (next) || next == 0x200D)
    return FALSE;

  return g_unichar_isspace (previous);
}

/**
 * dossier_offset_map_new:
 * @text: an article's text
 * @longest: length in code points from which a paragraph is broken; usually DOSSIER_DISPLAY_PARAGRAPH
 *
 * Finds where the paragraphs of @text are to be broken for display: after a blank where there is one in the second
 * half of a piece, else after exactly @longest code points.
 *
 * Returns: (transfer full): the map
 */
DossierOffsetMap *
dossier_offset_map_new (const char *text, guint longest)
{
  DossierOffsetMap *self;
  guint start = 0;  /* of the piece */
  guint candidate = 0; /* last place where the piece may be broken */
  guint offset = 0;
  gunichar previous = '\n';

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (longest > 1, NULL);

  self = g_new0 (DossierOffsetMap, 1);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));

  for (const char *p = text; *p; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);

      if (previous == '\n')
        start = candidate = offset;
      else if (offset - start > longest / 2 && can_break (previous, c))
        candidate = offset;

      if (offset - start >= longest && c != '\n' && !g_unichar_ismark (c))
        {
          guint place = candidate > start ? candidate : offset;

          g_array_append_val (self->breaks, place);
          start = candidate = place;
        }

      previous = c;
    }

  return self;
}

void
dossier_offset_map_free (DossierOffsetMap *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->breaks);
  g_free (self);
}

guint
dossier_offset_map_get_n_breaks (const DossierOffsetMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->breaks->len;
}

/**
 * dossier_offset_map_apply:
 * @self: a map
 * @text: the text it was made from
 *
 * Returns: (transfer full): @text with the line breaks for display put in
 */
char *
dossier_offset_map_apply (const DossierOffsetMap *self, const char *text)
{
  GString *shown;
  const char *from = text;
  guint offset = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (self->breaks->len == 0)
    return g_strdup (text);

  shown = g_string_new (NULL);
  for (guint i = 0; i < self->breaks->len; i++)
    {
      guint place = g_array_index (self->breaks, guint, i);
      const char *to = g_utf8_offset_to_pointer (from, (glong) (place - offset));

      g_string_append_len (shown, from, to - from);
      g_string_append_c (shown, '\n');
      from = to;
      offset = place;
    }
  g_string_append (shown, from);

  return g_string_free (shown, FALSE);
}

/**
 * dossier_offset_map_to_display:
 * @self: a map
 * @offset: a code point of the article's text
 *
 * Returns: where that code point stands in the buffer
 */
guint
dossier_offset_map_to_display (const DossierOffsetMap *self, guint offset)
{
  g_return_val_if_fail (self != NULL, offset);

  return offset + count_breaks (self, offset);
}

/**
 * dossier_offset_map_end_to_display:
 * @self: a map
 * @end: an exclusive end in the article's text
 *
 * An end belongs to the code point before it: what ends where a line is broken does not reach into the next line.
 *
 * Returns: the exclusive end in the buffer
 */
guint
dossier_offset_map_end_to_display (const DossierOffsetMap *self, guint end)
{
  g_return_val_if_fail (self != NULL, end);

  return end == 0 ? 0 : dossier_offset_map_to_display (self, end - 1) + 1;
}

/**
 * dossier_offset_map_from_display:
 * @self: a map
 * @offset: an offset of the buffer
 *
 * Returns: the offset of the article's text; both sides of a break for display are the same place
 */
guint
dossier_offset_map_from_display (const DossierOffsetMap *self, guint offset)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, offset);

  /* The k-th break stands in the buffer at breaks[k] + k. */
  high = self->breaks->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->breaks, guint, middle) + middle < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return offset - low;
}
