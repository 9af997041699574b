/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Maps offsets of an article's text to offsets of the text buffer and back: long paragraphs are broken for display, and
 * what was left out of the article need not be shown. A plain value, made once for a text and read from the main thread;
 * owned by the view that shows the text. It never changes the text it was made from.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-offset-map.h"

/* Code points that follow one another in the text and in the buffer alike. Where the next run begins later in the buffer than
 * this one ends, a line break for display stands between; where it begins later in the text, something is left out. */
typedef struct
{
  guint text;
  guint display;
  guint length;
} Run;

struct _DossierOffsetMap
{
  GArray *runs; /* (owned) (element-type Run): in order, at least one */
  guint n_breaks;
};

/* The last run that begins at or before @offset; of the text, or of the buffer. */
static const Run *
find_run (const DossierOffsetMap *self, guint offset, gboolean display)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const Run *run = &g_array_index (self->runs, Run, middle);

      if ((display ? run->display : run->text) <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? &g_array_index (self->runs, Run, low - 1) : NULL;
}

static gboolean
is_last (const DossierOffsetMap *self, const Run *run)
{
  return run == &g_array_index (self->runs, Run, self->runs->len - 1);
}

/* Ends the last run before @end and begins another one at @text of the article. */
static void
split (DossierOffsetMap *self, guint end, guint text, gboolean line_break)
{
  Run *last = &g_array_index (self->runs, Run, self->runs->len - 1);
  Run next = { text, 0, 0 };

  last->length = end - last->text;
  next.display = last->display + last->length + (line_break ? 1 : 0);
  self->n_breaks += line_break ? 1 : 0;
  if (last->length == 0 && !line_break)
    *last = (Run) { text, last->display, 0 };
  else
    g_array_append_val (self->runs, next);
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
 * @left_out: (nullable) (element-type DossierTextRange): what is not shown, in order, apart from one another
 *
 * Finds where the paragraphs of @text are to be broken for display: after a blank where there is one in the second
 * half of a piece, else after exactly @longest code points.
 *
 * Returns: (transfer full): the map
 */
DossierOffsetMap *
dossier_offset_map_new (const char *text, guint longest, GArray *left_out)
{
  DossierOffsetMap *self;
  const Run first = { 0, 0, 0 };
  Run *last;
  guint next_out = 0;
  guint start = 0;  /* of the piece */
  guint candidate = 0; /* last place where the piece may be broken */
  guint offset = 0;
  gunichar previous = '\n';

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (longest > 1, NULL);

  self = g_new0 (DossierOffsetMap, 1);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_array_append_val (self->runs, first);

  for (const char *p = text; *p; p = g_utf8_next_char (p), offset++)
    {
      gunichar c = g_utf8_get_char (p);

      while (left_out != NULL && next_out < left_out->len && g_array_index (left_out, DossierTextRange, next_out).end <= offset)
        next_out++;
      if (left_out != NULL && next_out < left_out->len && g_array_index (left_out, DossierTextRange, next_out).start == offset)
        split (self, offset, g_array_index (left_out, DossierTextRange, next_out).end, FALSE);
      if (left_out != NULL && next_out < left_out->len && g_array_index (left_out, DossierTextRange, next_out).start <= offset)
        {
          previous = '\n';
          continue;
        }

      if (previous == '\n')
        start = candidate = offset;
      else if (offset - start > longest / 2 && can_break (previous, c))
        candidate = offset;

      if (offset - start >= longest && c != '\n' && !g_unichar_ismark (c))
        {
          guint place = candidate > start ? candidate : offset;

          split (self, place, place, TRUE);
          start = candidate = place;
        }

      previous = c;
    }

  last = &g_array_index (self->runs, Run, self->runs->len - 1);
  last->length = offset > last->text ? offset - last->text : 0;

  return self;
}

void
dossier_offset_map_free (DossierOffsetMap *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->runs);
  g_free (self);
}

guint
dossier_offset_map_get_n_breaks (const DossierOffsetMap *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_breaks;
}

/**
 * dossier_offset_map_apply:
 * @self: a map
 * @text: the text it was made from
 *
 * Returns: (transfer full): @text with the line breaks for display put in, without what is left out
 */
char *
dossier_offset_map_apply (const DossierOffsetMap *self, const char *text)
{
  GString *shown;
  const char *at = text;
  guint offset = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  shown = g_string_new (NULL);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);
      const char *from = g_utf8_offset_to_pointer (at, (glong) (run->text - offset));
      const char *to = g_utf8_offset_to_pointer (from, (glong) run->length);

      if (i > 0 && run->display > run[-1].display + run[-1].length)
        g_string_append_c (shown, '\n');
      g_string_append_len (shown, from, to - from);
      at = to;
      offset = run->text + run->length;
    }

  return g_string_free (shown, FALSE);
}

/**
 * dossier_offset_map_to_display:
 * @self: a map
 * @offset: a code point of the article's text
 *
 * Returns: where that code point stands in the buffer; of one that is left out, where the next one that is shown stands
 */
guint
dossier_offset_map_to_display (const DossierOffsetMap *self, guint offset)
{
  const Run *run;

  g_return_val_if_fail (self != NULL, offset);

  run = find_run (self, offset, FALSE);
  if (run == NULL)
    return 0;
  if (offset < run->text + run->length || is_last (self, run))
    return run->display + offset - run->text;

  return run[1].display;
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
  const Run *run;

  g_return_val_if_fail (self != NULL, end);

  run = end > 0 ? find_run (self, end - 1, FALSE) : NULL;

  if (run == NULL)
    return 0;

  return run->display + (is_last (self, run) ? end - run->text : MIN (end - run->text, run->length));
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
  const Run *run;

  g_return_val_if_fail (self != NULL, offset);

  run = find_run (self, offset, TRUE);

  if (run == NULL)
    return offset;

  return run->text + (is_last (self, run) ? offset - run->display : MIN (offset - run->display, run->length));
}
