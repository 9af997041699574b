/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What changed between two texts, word by word. Words that stand once in each text hold the two together (patience), the
 * stretches between them are compared by the shortest edit (Myers 1986). Work and memory are bounded: a stretch that differs
 * too much counts as changed as a whole. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-word-diff.h"

#include <string.h>

#define MAX_EDITS 600   /* of one stretch; memory grows with its square */
#define MAX_DEPTH 24    /* of stretches inside stretches */
#define ISLAND_WORDS 2  /* so few words that stayed, amid changed ones, are shown as changed too */

/* A word, a character of a script without spaces, or a mark. Space belongs to what stands before it. */
typedef struct
{
  guint hash;
  const char *bytes;
  guint32 length;
  guint32 start; /* code points */
  gboolean word;
} Piece;

typedef struct
{
  const Piece *old;
  const Piece *new;
  int *match;   /* of each old piece: the new one it stayed as, or -1 */
} Diff;

static gboolean
joins_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019;
}

static gboolean
stands_alone (gunichar c)
{
  return c >= 0x0e00 && g_unichar_isalnum (c)
         && (g_unichar_iswide (c) ? g_unichar_get_script (c) != G_UNICODE_SCRIPT_HANGUL : g_unichar_get_script (c) == G_UNICODE_SCRIPT_THAI);
}

static void
add_piece (GArray     *pieces,
           const char *from,
           const char *to,
           guint       start,
           gboolean    word)
{
  Piece piece = { 5381, from, to - from, start, word };

  for (const char *at = from; at < to; at++)
    piece.hash = piece.hash * 33 + (guchar) *at;
  g_array_append_val (pieces, piece);
}

static GArray *
split (const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  guint offset = 0;

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);
      const char *from = text;
      guint start = offset;
      gboolean word = g_unichar_isalnum (c);

      text = g_utf8_next_char (text);
      offset++;
      if (g_unichar_isspace (c))
        continue;
      if (word && !stands_alone (c))
        while (*text != '\0' && joins_word (g_utf8_get_char (text)) && !stands_alone (g_utf8_get_char (text)))
          {
            text = g_utf8_next_char (text);
            offset++;
          }
      add_piece (pieces, from, text, start, word);
    }
  return pieces;
}

static gboolean
equal (const Piece *a,
       const Piece *b)
{
  return a->hash == b->hash && a->length == b->length && memcmp (a->bytes, b->bytes, a->length) == 0;
}

static guint
hash_piece (gconstpointer piece)
{
  return ((const Piece *) piece)->hash;
}

static gboolean
equal_pieces (gconstpointer a,
              gconstpointer b)
{
  return equal (a, b);
}

/* Follows the edits back from the end; @trace has the furthest points of each number of edits. */
static void
follow_back (const Diff *diff,
             int         old_start,
             int         new_start,
             int         x,
             int         y,
             GPtrArray  *trace)
{
  for (int edits = (int) trace->len - 1; edits >= 0; edits--)
    {
      const int *v = (const int *) g_ptr_array_index (trace, edits) + edits + 1;
      int k = x - y, previous, back;

      previous = edits == 0 ? 0 : (k == -edits || (k != edits && v[k - 1] < v[k + 1])) ? k + 1 : k - 1;
      back = edits == 0 ? 0 : v[previous];
      while (x > back && y > (edits == 0 ? 0 : back - previous))
        {
          x--, y--;
          diff->match[old_start + x] = new_start + y;
        }
      if (edits > 0)
        {
          x = back;
          y = back - previous;
        }
    }
}

/* The shortest edit between two stretches; FALSE when it takes more than MAX_EDITS. */
static gboolean
shortest_edit (const Diff *diff,
               int         old_start,
               int         old_end,
               int         new_start,
               int         new_end)
{
  int n = old_end - old_start, m = new_end - new_start, most = MIN (n + m, MAX_EDITS);
  g_autofree int *reach = g_new0 (int, 2 * most + 3);
  g_autoptr (GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  int *v = reach + most + 1;

  for (int edits = 0; edits <= most; edits++)
    {
      g_ptr_array_add (trace, g_memdup2 (v - edits - 1, (2 * edits + 3) * sizeof *v));
      for (int k = -edits; k <= edits; k += 2)
        {
          int x = k == -edits || (k != edits && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
          int y = x - k;

          while (x < n && y < m && x >= 0 && y >= 0 && equal (&diff->old[old_start + x], &diff->new[new_start + y]))
            x++, y++;
          v[k] = x;
          if (x < n || y < m)
            continue;
          follow_back (diff, old_start, new_start, n, m, trace);
          return TRUE;
        }
    }
  return FALSE;
}

/* Where a word stands in two stretches, if once in each. */
typedef struct
{
  int old;
  int new;
  guint old_times;
  guint new_times;
} Place;

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  return ((const Place *) a)->old - ((const Place *) b)->old;
}

static GArray *
find_unique (const Diff *diff,
             int         old_start,
             int         old_end,
             int         new_start,
             int         new_end)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (hash_piece, equal_pieces, NULL, g_free);
  GArray *unique = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer value;

  for (int i = old_start; i < old_end; i++)
    {
      Place *place = g_hash_table_lookup (places, &diff->old[i]);

      if (!diff->old[i].word)
        continue;
      if (place == NULL)
        g_hash_table_insert (places, (gpointer) &diff->old[i], place = g_new0 (Place, 1));
      place->old = i;
      place->old_times++;
    }
  for (int i = new_start; i < new_end; i++)
    {
      Place *place = g_hash_table_lookup (places, &diff->new[i]);

      if (place == NULL)
        continue;
      place->new = i;
      place->new_times++;
    }
  g_hash_table_iter_init (&iter, places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Place *) value)->old_times == 1 && ((Place *) value)->new_times == 1)
      g_array_append_vals (unique, value, 1);
  g_array_sort (unique, compare_places);
  return unique;
}

/* Keeps the longest run of places that rise in the new text too (patience sorting). */
static void
keep_rising (GArray *places)
{
  g_autofree int *tops = g_new (int, places->len + 1);
  g_autofree int *before = g_new (int, places->len + 1);
  g_autoptr (GArray) rising = g_array_new (FALSE, FALSE, sizeof (Place));
  const Place *all = (const Place *) places->data;
  int piles = 0;

  for (int i = 0; i < (int) places->len; i++)
    {
      int low = 0, high = piles;

      while (low < high)
        {
          int middle = (low + high) / 2;

          if (all[tops[middle]].new < all[i].new)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tops[low - 1] : -1;
      tops[low] = i;
      piles = MAX (piles, low + 1);
    }
  g_array_set_size (rising, piles);
  for (int i = piles > 0 ? tops[piles - 1] : -1; i >= 0; i = before[i])
    g_array_index (rising, Place, --piles) = all[i];
  g_array_set_size (places, 0);
  g_array_append_vals (places, rising->data, rising->len);
}

static void
compare (const Diff *diff,
         int         old_start,
         int         old_end,
         int         new_start,
         int         new_end,
         guint       depth)
{
  g_autoptr (GArray) anchors = NULL;

  while (old_start < old_end && new_start < new_end && equal (&diff->old[old_start], &diff->new[new_start]))
    diff->match[old_start++] = new_start++;
  while (old_start < old_end && new_start < new_end && equal (&diff->old[old_end - 1], &diff->new[new_end - 1]))
    diff->match[--old_end] = --new_end;
  if (old_start == old_end || new_start == new_end)
    return;
  if (depth < MAX_DEPTH)
    {
      anchors = find_unique (diff, old_start, old_end, new_start, new_end);
      keep_rising (anchors);
    }
  if (anchors == NULL || anchors->len == 0)
    {
      shortest_edit (diff, old_start, old_end, new_start, new_end);
      return;
    }
  for (guint i = 0; i < anchors->len; i++)
    {
      const Place *anchor = &g_array_index (anchors, Place, i);

      compare (diff, old_start, anchor->old, new_start, anchor->new, depth + 1);
      diff->match[anchor->old] = anchor->new;
      old_start = anchor->old + 1;
      new_start = anchor->new + 1;
    }
  compare (diff, old_start, old_end, new_start, new_end, depth + 1);
}

static guint
count_words (const Piece *pieces,
             int          start,
             int          end)
{
  guint words = 0;

  for (int i = start; i < end; i++)
    words += pieces[i].word;
  return words;
}

/* Runs in pieces, not yet in code points. */
static GArray *
find_runs (const Diff *diff,
           int         n,
           int         m)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (DossierWordRun));
  int i = 0, j = 0;

  while (i < n || j < m)
    {
      DossierWordRun run = { FALSE, i, i, j, j };

      run.same = i < n && diff->match[i] == j;
      if (run.same)
        while (i < n && diff->match[i] == j)
          i++, j++;
      else
        {
          while (i < n && diff->match[i] < 0)
            i++;
          j = i < n ? diff->match[i] : m;
        }
      run.old_end = i;
      run.new_end = j;
      g_array_append_val (runs, run);
    }
  return runs;
}

/* A word or two that stayed between rewritten sentences help nobody to read: they join what is around them. */
static void
drown_islands (const Diff *diff,
               GArray     *runs)
{
  guint kept = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      DossierWordRun run = g_array_index (runs, DossierWordRun, i);
      DossierWordRun *last = kept > 0 ? &g_array_index (runs, DossierWordRun, kept - 1) : NULL;

      if (run.same && last != NULL && i + 1 < runs->len)
        {
          const DossierWordRun *next = &g_array_index (runs, DossierWordRun, i + 1);
          guint words = count_words (diff->old, run.old_start, run.old_end);
          guint around = MIN (MAX (last->old_end - last->old_start, last->new_end - last->new_start),
                              MAX (next->old_end - next->old_start, next->new_end - next->new_start));

          run.same = words > ISLAND_WORDS || around <= 2 * (run.old_end - run.old_start);
        }
      if (last != NULL && last->same == run.same)
        {
          last->old_end = run.old_end;
          last->new_end = run.new_end;
        }
      else
        g_array_index (runs, DossierWordRun, kept++) = run;
    }
  g_array_set_size (runs, kept);
}

static guint
offset_of (GArray *pieces,
           guint   index,
           guint   length)
{
  if (index == 0)
    return 0;
  return index < pieces->len ? g_array_index (pieces, Piece, index).start : length;
}

/**
 * dossier_word_diff:
 * @old_text: valid UTF-8
 * @new_text: valid UTF-8
 * @removed: (out) (optional): words that only the old text has
 * @added: (out) (optional): words that only the new text has
 *
 * Returns: (transfer full) (element-type DossierWordRun): what stayed and what changed, from the beginning to the end of both
 */
GArray *
dossier_word_diff (const char *old_text,
                   const char *new_text,
                   guint      *removed,
                   guint      *added)
{
  g_autoptr (GArray) old = split (old_text);
  g_autoptr (GArray) new = split (new_text);
  g_autofree int *match = g_new (int, old->len + 1);
  Diff diff = { (const Piece *) old->data, (const Piece *) new->data, match };
  guint old_length = g_utf8_strlen (old_text, -1), new_length = g_utf8_strlen (new_text, -1);
  guint gone = 0, come = 0;
  GArray *runs;

  for (guint i = 0; i < old->len; i++)
    match[i] = -1;
  compare (&diff, 0, old->len, 0, new->len, 0);
  runs = find_runs (&diff, old->len, new->len);
  drown_islands (&diff, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      DossierWordRun *run = &g_array_index (runs, DossierWordRun, i);

      gone += run->same ? 0 : count_words (diff.old, run->old_start, run->old_end);
      come += run->same ? 0 : count_words (diff.new, run->new_start, run->new_end);
      *run = (DossierWordRun) { run->same, offset_of (old, run->old_start, old_length), offset_of (old, run->old_end, old_length),
                                offset_of (new, run->new_start, new_length), offset_of (new, run->new_end, new_length) };
    }
  if (removed != NULL)
    *removed = gone;
  if (added != NULL)
    *added = come;
  return runs;
}
