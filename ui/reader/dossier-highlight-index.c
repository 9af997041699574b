/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds highlights by place. Made for one array of highlights, owned by the view that draws them, main thread only.
 * It keeps the array alive and never changes it.
 */

#define G_LOG_DOMAIN "dossier-reader"

#include "dossier-highlight-index.h"

#include "dossier-ui.h"

#include <stdlib.h>

struct _DossierHighlightIndex
{
  GArray *highlights;             /* (owned) (element-type DossierHighlight) */
  DossierHighlightEntry *entries; /* (owned), sorted by start, then longest first */
  guint *reach;                   /* (owned): the largest end among entries[0..i]; it only grows, so it can be searched */
  guint n_entries;
};

static int
compare_entries (const void *a, const void *b)
{
  const DossierHighlightEntry *x = a;
  const DossierHighlightEntry *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;

  return 0;
}

/* Greedy colouring of intervals: the first lane that is free at the start; the last lane is shared when all are taken. */
static void
assign_lanes (DossierHighlightIndex *self)
{
  guint busy_until[DOSSIER_HIGHLIGHT_LANES] = { 0 };

  for (guint i = 0; i < self->n_entries; i++)
    {
      DossierHighlightEntry *entry = &self->entries[i];
      guint lane = 0;

      /* An annotation is a wash without a line of its own. */
      if (entry->highlight->type == DOSSIER_HIGHLIGHT_ANNOTATION)
        continue;

      while (lane < DOSSIER_HIGHLIGHT_LANES - 1 && busy_until[lane] > entry->start)
        lane++;

      entry->lane = lane;
      busy_until[lane] = MAX (busy_until[lane], entry->end);
    }
}

/**
 * dossier_highlight_index_new:
 * @highlights: (element-type DossierHighlight): of one article
 * @map: how its text is shown; not kept
 *
 * Returns: (transfer full): the index
 */
DossierHighlightIndex *
dossier_highlight_index_new (GArray *highlights, const DossierOffsetMap *map)
{
  DossierHighlightIndex *self;
  guint reach = 0;

  g_return_val_if_fail (highlights != NULL, NULL);
  g_return_val_if_fail (map != NULL, NULL);

  self = g_new0 (DossierHighlightIndex, 1);
  self->highlights = g_array_ref (highlights);
  self->entries = g_new0 (DossierHighlightEntry, highlights->len);
  self->reach = g_new0 (guint, highlights->len);

  for (guint i = 0; i < highlights->len; i++)
    {
      const DossierHighlight *highlight = &g_array_index (highlights, DossierHighlight, i);
      DossierHighlightEntry *entry = &self->entries[self->n_entries];

      if (highlight->end <= highlight->start)
        continue;

      entry->highlight = highlight;
      entry->start = dossier_offset_map_to_display (map, highlight->start);
      entry->end = dossier_offset_map_end_to_display (map, highlight->end);
      self->n_entries++;
    }

  if (self->n_entries > 0)
    qsort (self->entries, self->n_entries, sizeof (DossierHighlightEntry), compare_entries);
  for (guint i = 0; i < self->n_entries; i++)
    {
      reach = MAX (reach, self->entries[i].end);
      self->reach[i] = reach;
    }
  assign_lanes (self);

  return self;
}

void
dossier_highlight_index_free (DossierHighlightIndex *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->highlights);
  g_free (self->entries);
  g_free (self->reach);
  g_free (self);
}

guint
dossier_highlight_index_get_n (const DossierHighlightIndex *self)
{
  return self != NULL ? self->n_entries : 0;
}

const DossierHighlightEntry *
dossier_highlight_index_get (const DossierHighlightIndex *self, guint position)
{
  g_return_val_if_fail (self != NULL && position < self->n_entries, NULL);

  return &self->entries[position];
}

/**
 * dossier_highlight_index_range:
 * @self: (nullable): an index
 * @start: offset in the buffer
 * @end: exclusive
 * @first: (out): the first entry that may concern the range
 * @last: (out): one past the last one
 *
 * Every entry that overlaps the range lies between @first and @last; a few between them may end before @start.
 */
void
dossier_highlight_index_range (const DossierHighlightIndex *self, guint start, guint end, guint *first, guint *last)
{
  guint low = 0;
  guint high = dossier_highlight_index_get_n (self);

  *first = *last = 0;
  if (high == 0)
    return;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->entries[middle].start < end)
        low = middle + 1;
      else
        high = middle;
    }
  *last = low;

  low = 0;
  high = *last;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->reach[middle] <= start)
        low = middle + 1;
      else
        high = middle;
    }
  *first = low;
}

static int
compare_innermost (const void *a, const void *b, gpointer user_data)
{
  const DossierHighlightIndex *self = user_data;
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;
  guint length_x = self->entries[x].end - self->entries[x].start;
  guint length_y = self->entries[y].end - self->entries[y].start;

  if (length_x != length_y)
    return length_x < length_y ? -1 : 1;

  /* Of two with the same words the one that stands later in the order was given last. */
  return x > y ? -1 : 1;
}

/**
 * dossier_highlight_index_at:
 * @self: (nullable): an index
 * @offset: a code point of the buffer
 *
 * Returns: (transfer full) (element-type guint): positions of the highlights that cover it, shortest first
 */
GArray *
dossier_highlight_index_at (const DossierHighlightIndex *self, guint offset)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first;
  guint last;

  dossier_highlight_index_range (self, offset, offset + 1, &first, &last);
  for (guint i = first; i < last; i++)
    if (self->entries[i].end > offset)
      g_array_append_val (found, i);

  g_array_sort_with_data (found, compare_innermost, (gpointer) self);

  return found;
}

/**
 * dossier_highlight_index_find:
 * @self: (nullable): an index
 * @id: of a mention, annotation or statement; of an entity or event, the first one that speaks of it
 *
 * Returns: its position, or -1
 */
int
dossier_highlight_index_find (const DossierHighlightIndex *self, const DossierId *id)
{
  int target = -1;

  g_return_val_if_fail (id != NULL, -1);

  for (guint i = 0; i < dossier_highlight_index_get_n (self); i++)
    {
      const DossierHighlight *highlight = self->entries[i].highlight;

      if (dossier_id_equal (&highlight->id, id))
        return (int) i;
      if (target < 0 && dossier_id_equal (&highlight->target, id))
        target = (int) i;
    }

  return target;
}

/**
 * dossier_highlight_index_step:
 * @self: (nullable): an index
 * @offset: where the reader is, in the buffer
 * @current: the highlight chosen now, or -1
 * @direction: +1 or -1
 *
 * Returns: the next or previous highlight, going round at the ends; -1 when there is none
 */
int
dossier_highlight_index_step (const DossierHighlightIndex *self, guint offset, int current, int direction)
{
  guint n = dossier_highlight_index_get_n (self);
  guint first;
  guint next;

  if (n == 0)
    return -1;

  if (current >= 0 && (guint) current < n)
    return (int) (((guint) current + n + (guint) direction) % n);

  dossier_highlight_index_range (self, 0, offset, &first, &next);
  if (direction > 0)
    return (int) (next % n);

  return (int) ((next + n - 1) % n);
}

/**
 * dossier_highlight_index_step_suggestion:
 * @self: (nullable): an index
 * @offset: where the reader is, in the buffer
 * @current: the highlight chosen now, or -1
 * @direction: +1 or -1
 *
 * Returns: the next or previous name that is suggested, going round at the ends; -1 when none is open. Dates and figures
 *   are passed over, since there is nothing to accept.
 */
int
dossier_highlight_index_step_suggestion (const DossierHighlightIndex *self, guint offset, int current, int direction)
{
  guint n = dossier_highlight_index_get_n (self);
  int position = current;

  for (guint i = 0; i < n; i++)
    {
      position = dossier_highlight_index_step (self, offset, position, direction);
      if (self->entries[position].highlight->type == DOSSIER_HIGHLIGHT_SUGGESTION
          && !dossier_ui_is_value (self->entries[position].highlight->kind))
        return position;
    }

  return -1;
}

/**
 * dossier_highlight_index_count_target:
 * @self: (nullable): an index
 * @target: an entity or event
 *
 * Returns: how many highlights speak of it
 */
guint
dossier_highlight_index_count_target (const DossierHighlightIndex *self, const DossierId *target)
{
  guint count = 0;

  g_return_val_if_fail (target != NULL, 0);

  for (guint i = 0; i < dossier_highlight_index_get_n (self); i++)
    count += dossier_id_equal (&self->entries[i].highlight->target, target);

  return count;
}
