/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Makes a matcher: each name becomes a few rows of words (as spelled, words run together, umlauts written out, with a
 * plural ending), and all rows together one tree. Its edges lie in one hash table, so that following one costs one look
 * into memory whatever the number of names. The builder lives inside dossier_matcher_new() only; what it makes is never
 * changed again.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-matcher-private.h"

#include <string.h>

#include "dossier-name-forms.h"

#define MOST_WORDS 24       /* of a name; longer ones are sentences */
#define MOST_NAMES 1000000
#define MOST_SOUNDS 5       /* words of a name that is found by its sound */

typedef struct
{
  guint8 gap;
  guint8 length;
  guint8 letters;
  gboolean single;
  gboolean first_upper; /* begins with an ASCII capital */
  char folded[DOSSIER_FOLD_WORD + 8];
} Word;

typedef struct
{
  guint32 node;
  DossierMatcherEnd end;
} BuiltEnd;

typedef struct
{
  guint64 hash;
  DossierMatcherEdge edge;
  guint32 parent;
} BuiltEdge;

/* A row of words as the filters see it. */
typedef struct
{
  guint64 first;
  guint64 second;
  gboolean alone;
  gboolean upper; /* found with a capital, or without */
  gboolean lower;
} Beginning;

typedef struct
{
  DossierMatcher *made;
  guint32 n_nodes;
  GArray *edges;      /* (owned) (element-type BuiltEdge) */
  guint32 *hints;     /* (owned): of each node, for the edges that lead to it */
  GArray *ends;       /* (owned) (element-type BuiltEnd) */
  GArray *beginnings; /* (owned) (element-type Beginning) */
} Builder;

static guint64
beginning_of (const char *folded)
{
  guint64 beginning;

  memcpy (&beginning, folded, sizeof beginning);
  return GUINT64_FROM_LE (beginning);
}

static void
place_edge (DossierMatcherEdge *edges,
            guint32             mask,
            guint64             hash,
            DossierMatcherEdge  edge)
{
  guint32 place = hash & mask;

  while (edges[place] != 0)
    place = (place + 1) & mask;
  edges[place] = edge;
}

/* Edges do not keep the part of their hash that tells their place: it is kept here while the table grows. */
static void
grow_edges (Builder *builder,
            guint32  size)
{
  DossierMatcher *made = builder->made;

  g_free (made->edges);
  made->edges = g_new0 (DossierMatcherEdge, size);
  made->edges_mask = size - 1;
  for (guint i = 0; i < builder->edges->len; i++)
    {
      const BuiltEdge *edge = &g_array_index (builder->edges, BuiltEdge, i);

      place_edge (made->edges, made->edges_mask, edge->hash, edge->edge);
    }
}

static guint32
add_edge (Builder    *builder,
          guint32     parent,
          const Word *word,
          guint8      gap)
{
  DossierMatcher *made = builder->made;
  guint32 child = dossier_matcher_follow (made, parent, gap, word->folded, word->length);
  BuiltEdge edge = { dossier_matcher_hash (parent, gap, word->folded, word->length), 0, parent };

  if (child != DOSSIER_MATCHER_NOWHERE)
    return child & DOSSIER_MATCHER_CHILD_MASK;
  if ((builder->edges->len + 1) * 3 > ((guint64) made->edges_mask + 1) * 2)
    grow_edges (builder, (made->edges_mask + 1) * 2);
  child = builder->n_nodes++;
  edge.edge = edge.hash >> DOSSIER_MATCHER_TAG_SHIFT << DOSSIER_MATCHER_TAG_SHIFT | child;
  g_array_append_val (builder->edges, edge);
  place_edge (made->edges, made->edges_mask, edge.hash, edge.edge);
  return child;
}

static void
add_row (Builder    *builder,
         guint32     name,
         const Word *words,
         guint       n,
         guint32     forms)
{
  const DossierMatcherName *made = dossier_matcher_name_at (builder->made, name);
  guint32 node = DOSSIER_MATCHER_ROOT;
  BuiltEnd end = { 0, { name, forms } };
  Beginning beginning = { beginning_of (words[0].folded), n > 1 ? beginning_of (words[1].folded) : 0, n == 1, TRUE, TRUE };

  if (made->rule != DOSSIER_CASE_ANY && words[0].first_upper)
    beginning.lower = FALSE;
  for (guint i = 0; i < n; i++)
    node = add_edge (builder, node, &words[i], i == 0 ? DOSSIER_GAP_NONE : words[i].gap);
  end.node = node;
  g_array_append_val (builder->ends, end);
  g_array_append_val (builder->beginnings, beginning);
}

static gboolean
ends_with (const Word *word,
           const char *ending)
{
  gsize length = strlen (ending);

  return word->length >= length && memcmp (word->folded + word->length - length, ending, length) == 0;
}

static gboolean
append (Word       *word,
        const char *more,
        gsize       length)
{
  if (word->length + length > DOSSIER_FOLD_WORD)
    return FALSE;
  memcpy (word->folded + word->length, more, length);
  word->length += length;
  memset (word->folded + word->length, 0, 8);
  return TRUE;
}

/* The row, and the row with an English plural or German genitive of its last word. */
static void
add_rows (Builder          *builder,
          guint32           name,
          DossierNameFlags  flags,
          const Word       *words,
          guint             n,
          guint32           forms)
{
  g_autofree Word *ended = NULL;
  Word *last;
  char letter;

  add_row (builder, name, words, n, forms);
  if (flags & DOSSIER_NAME_NOT_INFLECTED)
    return;
  ended = g_memdup2 (words, sizeof *words * n);
  last = &ended[n - 1];
  letter = last->folded[last->length - 1];
  if (last->single || !g_ascii_isalnum (letter) || (last->letters < 3 && !(n > 1 && g_ascii_isdigit (letter))))
    return;
  if (letter == 'y' && last->letters > 4 && strchr ("aeiou", last->folded[last->length - 2]) == NULL)
    {
      Word y = *last;

      last->length--;
      if (append (last, "ies", 3))
        add_row (builder, name, ended, n, forms | DOSSIER_MATCH_INFLECTED);
      *last = y;
    }
  if (append (last, "es", ends_with (last, "s") || ends_with (last, "x") || ends_with (last, "z") || ends_with (last, "sh")
                          || ends_with (last, "ch") ? 2 : 0)
      && (last->folded[last->length - 1] == 's' || append (last, "s", 1)))
    add_row (builder, name, ended, n, forms | DOSSIER_MATCH_INFLECTED);
}

static guint
split_name (const DossierMatcher *made,
            const char           *name,
            Word                  words[MOST_WORDS])
{
  const char *at = name, *limit = name + strlen (name);
  DossierFoldedWord word;
  guint n = 0, before = 0;
  guint8 gap;

  while (dossier_fold_next (&made->fold, at, limit, before, FALSE, &gap, &word))
    {
      if (n == MOST_WORDS || word.length == 0)
        return 0;
      words[n].gap = gap == DOSSIER_GAP_BREAK ? DOSSIER_GAP_SOFT : gap;
      words[n].length = word.length;
      words[n].letters = MIN (word.letters, 255);
      words[n].single = word.single;
      words[n].first_upper = g_ascii_isupper (*word.start);
      memcpy (words[n].folded, word.folded, sizeof word.folded);
      n++;
      at = word.end;
      before = word.letters;
    }
  return n;
}

/* Commas, points and brackets of a name are often left out; "&" and "/" are not. */
static void
add_softened (Builder         *builder,
              guint32          name,
              DossierNameFlags flags,
              const Word      *words,
              guint            n)
{
  g_autofree Word *soft = g_memdup2 (words, sizeof *words * n);
  gboolean changed = FALSE;

  for (guint i = 1; i < n; i++)
    if (strchr (".,:;()[]", words[i].gap) != NULL && words[i].gap != DOSSIER_GAP_NONE)
      {
        soft[i].gap = DOSSIER_GAP_SOFT;
        changed = TRUE;
      }
  if (changed)
    add_rows (builder, name, flags, soft, n, 0);
}

/* Whether the gap before the word that begins at @at in the name is one hyphen or apostrophe. */
static gboolean
is_tied (const char *name,
         const char *end,
         const char *start)
{
  guint bytes;
  gunichar c;

  if (end >= start)
    return FALSE;
  c = dossier_fold_decode (end, start, &bytes);
  return end + bytes == start && (dossier_fold_is_hyphen (c) || dossier_fold_is_apostrophe (c));
}

/* "S-400" as "S400", "O'Brien" as "OBrien", "Jong-un" as "Jongun". */
static void
add_joined (Builder         *builder,
            guint32          name,
            DossierNameFlags flags,
            const char      *text,
            const Word      *words,
            guint            n)
{
  g_autofree Word *joined = g_new (Word, n);
  const char *at = text, *limit = text + strlen (text), *end = text;
  DossierFoldedWord word;
  guint made = 0, before = 0;
  guint8 gap;

  for (guint i = 0; i < n && dossier_fold_next (&builder->made->fold, at, limit, before, FALSE, &gap, &word); i++)
    {
      if (i > 0 && is_tied (text, end, word.start) && append (&joined[made - 1], words[i].folded, words[i].length))
        joined[made - 1].letters = MIN (255, joined[made - 1].letters + words[i].letters);
      else
        joined[made++] = words[i];
      at = end = word.end;
      before = word.letters;
    }
  if (made < n)
    add_rows (builder, name, flags, joined, made, DOSSIER_MATCH_RESPELLED);
}

/* "S400" as "S-400": a last or only word of few letters and then digits. */
static void
add_split (Builder         *builder,
           guint32          name,
           DossierNameFlags flags,
           const Word      *words,
           guint            n)
{
  for (guint i = 0; i < n && n < MOST_WORDS; i++)
    {
      g_autofree Word *split = NULL;
      guint letters = 0;

      while (g_ascii_isalpha (words[i].folded[letters]))
        letters++;
      if (letters == 0 || letters > 4 || !g_ascii_isdigit (words[i].folded[letters]))
        continue;
      split = g_new (Word, n + 1);
      memcpy (split, words, sizeof *words * (i + 1));
      memcpy (split + i + 1, words + i, sizeof *words * (n - i));
      split[i].length = letters;
      memset (split[i].folded + letters, 0, 8);
      split[i + 1].gap = DOSSIER_GAP_SOFT;
      split[i + 1].length = words[i].length - letters;
      memmove (split[i + 1].folded, words[i].folded + letters, split[i + 1].length + 8);
      add_rows (builder, name, flags, split, n + 1, DOSSIER_MATCH_RESPELLED);
      return;
    }
}

/* "Müller" as "Mueller", "Ærø" as it folds, "Åland" as "Aaland". */
static void
add_written_out (Builder         *builder,
                 guint32          name,
                 DossierNameFlags flags,
                 const char      *text)
{
  static const struct { const char *umlaut, *written; } table[] = {
    { "ä", "ae" }, { "ö", "oe" }, { "ü", "ue" }, { "å", "aa" }, { "ø", "oe" }, { "Ä", "Ae" }, { "Ö", "Oe" }, { "Ü", "Ue" },
    { "Å", "Aa" }, { "Ø", "Oe" },
  };
  g_autoptr (GString) written = g_string_new (text);
  Word words[MOST_WORDS];
  gsize before = written->len;
  guint changed = 0, n;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    changed += g_string_replace (written, table[i].umlaut, table[i].written, 0);
  if (changed == 0 || before > 1000)
    return;
  n = split_name (builder->made, written->str, words);
  if (n > 0)
    add_rows (builder, name, flags, words, n, DOSSIER_MATCH_RESPELLED);
}

/* One row of the keys that the words sound like; of words with several keys the ones of that number. */
static void
add_sound_row (Builder      *builder,
               guint32       name,
               const guint32 keys[MOST_SOUNDS][DOSSIER_NAME_KEYS],
               const guint  *n_keys,
               guint         n,
               guint         variant)
{
  guint32 node = DOSSIER_MATCHER_SOUNDS;
  BuiltEnd end = { 0, { name, DOSSIER_MATCH_TRANSCRIBED } };

  for (guint i = 0; i < n; i++)
    {
      Word word = { .length = sizeof (guint32) };

      memcpy (word.folded, &keys[i][MIN (variant, n_keys[i] - 1)], sizeof (guint32));
      node = add_edge (builder, node, &word, DOSSIER_GAP_NONE);
    }
  end.node = node;
  g_array_append_val (builder->ends, end);
}

/* So that it is found in other scripts and as other languages write it. Not what is short, an acronym, or has digits. */
static void
add_sounds (Builder                *builder,
            guint32                 number,
            const DossierKnownName *known)
{
  const char *at = known->name, *limit = at + strlen (at);
  guint32 keys[MOST_SOUNDS][DOSSIER_NAME_KEYS];
  guint n_keys[MOST_SOUNDS], n = 0, letters = 0, variants = 1;
  DossierScript script = dossier_name_forms_script (known->name);
  DossierFoldedWord word;
  guint8 gap;

  if (dossier_matcher_name_at (builder->made, number)->rule != DOSSIER_CASE_ANY || strpbrk (known->name, "0123456789&/") != NULL
      || script == DOSSIER_SCRIPT_OTHER || script == DOSSIER_SCRIPT_HAN
      || known->flags & (DOSSIER_NAME_NOT_INFLECTED | DOSSIER_NAME_ANY_CASE))
    return;
  while (dossier_fold_next (&builder->made->fold, at, limit, 0, FALSE, &gap, &word))
    {
      g_autofree char *raw = g_strndup (word.start, word.end - word.start);

      if (n == MOST_SOUNDS || word.single || (n_keys[n] = dossier_name_forms_keys (raw, keys[n])) == 0 || keys[n][0] < 0x10)
        return;
      variants = MAX (variants, n_keys[n]);
      n++;
      letters += word.letters;
      at = word.end;
    }
  if (n == 0 || letters < 5)
    return;
  for (guint variant = 0; variant < variants; variant++)
    add_sound_row (builder, number, keys, n_keys, n, variant);
}

static void
add_name (Builder                *builder,
          guint32                 number,
          const DossierKnownName *known)
{
  Word words[MOST_WORDS];
  guint n = split_name (builder->made, known->name, words);

  if (n == 0)
    return;
  add_rows (builder, number, known->flags, words, n, 0);
  add_softened (builder, number, known->flags, words, n);
  add_joined (builder, number, known->flags, known->name, words, n);
  add_split (builder, number, known->flags, words, n);
  add_written_out (builder, number, known->flags, known->name);
  add_sounds (builder, number, known);
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const BuiltEnd *x = a, *y = b;

  if (x->node != y->node)
    return x->node < y->node ? -1 : 1;
  if (x->end.place != y->end.place)
    return x->end.place < y->end.place ? -1 : 1;
  return (x->end.forms > y->end.forms) - (x->end.forms < y->end.forms);
}

/* Lays out the ends node by node; of two ways to one name the one that differs less. */
static void
lay_out_ends (Builder *builder)
{
  DossierMatcher *made = builder->made;
  guint32 n = 0;

  g_array_sort (builder->ends, compare_ends);
  made->nodes = g_new0 (DossierMatcherNode, builder->n_nodes);
  made->ends = g_new (DossierMatcherEnd, MAX (builder->ends->len, 1));
  for (guint i = 0; i < builder->ends->len; i++)
    {
      const BuiltEnd *end = &g_array_index (builder->ends, BuiltEnd, i);
      DossierMatcherNode *node = &made->nodes[end->node];

      if (i > 0 && end[-1].node == end->node && end[-1].end.place == end->end.place)
        continue;
      builder->hints[end->node] |= dossier_matcher_name_at (made, end->end.place)->rule != DOSSIER_CASE_ANY
                                     ? DOSSIER_MATCHER_LOOKS_AT_CASE : DOSSIER_MATCHER_IS_NAME;
      if (node->n_ends++ == 0)
        {
          node->place = end->end.place;
          node->forms = end->end.forms;
        }
      else if (node->n_ends == 2)
        {
          made->ends[n] = (DossierMatcherEnd) { node->place, node->forms };
          node->place = n++;
        }
      if (node->n_ends > 1)
        made->ends[n++] = end->end;
    }
}

/* Writes into the edges what is known of their nodes by now. */
static void
finish_edges (Builder *builder)
{
  for (guint i = 0; i < builder->edges->len; i++)
    builder->hints[g_array_index (builder->edges, BuiltEdge, i).parent] |= DOSSIER_MATCHER_GOES_ON;
  for (guint i = 0; i < builder->edges->len; i++)
    {
      BuiltEdge *edge = &g_array_index (builder->edges, BuiltEdge, i);
      guint32 hints = builder->hints[edge->edge & DOSSIER_MATCHER_CHILD_MASK];

      if (hints & DOSSIER_MATCHER_LOOKS_AT_CASE)
        hints &= ~DOSSIER_MATCHER_IS_NAME;
      edge->edge |= hints;
    }
  grow_edges (builder, builder->made->edges_mask + 1);
}

static void
fill_pairs (Builder *builder)
{
  DossierMatcher *made = builder->made;

  for (guint i = 0; i < builder->beginnings->len; i++)
    {
      const Beginning *beginning = &g_array_index (builder->beginnings, Beginning, i);
      guint64 place = dossier_matcher_pair_place (made, beginning->first, beginning->second);

      if (!beginning->alone)
        made->pairs[place / 64] |= G_GUINT64_CONSTANT (1) << place % 64;
    }
}

/* As many bits as eight times the beginnings, for either kind, in places of 32: of a hundred words that begin no name one passes. */
static void
fill_filters (Builder *builder)
{
  DossierMatcher *made = builder->made;
  guint bits = 10;

  while (bits < 24 && (G_GUINT64_CONSTANT (1) << bits) < (guint64) builder->beginnings->len * 8)
    bits++;
  made->pairs_shift = 64 - bits;
  made->pairs = g_new0 (guint64, (G_GUINT64_CONSTANT (1) << bits) / 64);
  fill_pairs (builder);
  made->filter_shift = 64 - bits + 5;
  made->filter = g_new0 (guint64, G_GUINT64_CONSTANT (1) << (bits - 5));
  for (guint i = 0; i < builder->beginnings->len; i++)
    {
      const Beginning *beginning = &g_array_index (builder->beginnings, Beginning, i);
      guint64 taken = dossier_matcher_filter_bits (beginning->first);

      for (guint upper = 0; upper < 2; upper++)
        if (upper ? beginning->upper : beginning->lower)
          made->filter[dossier_matcher_filter_place (made, beginning->first, upper)] |= beginning->alone ? taken : taken << 32;
    }
}

/* Lays the names out one after the other; each begins at a multiple of eight bytes. */
static void
lay_out_names (DossierMatcher         *made,
               const DossierKnownName *names,
               gsize                   n)
{
  gsize size = 0;

  made->places = g_new (guint32, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    {
      made->places[i] = size;
      size += (sizeof (DossierMatcherName) + strlen (names[i].name) + 1 + 7) / 8;
    }
  made->names = g_new0 (guint64, MAX (size, 1));
  made->n_names = n;
  for (gsize i = 0; i < n; i++)
    {
      DossierMatcherName *name = (DossierMatcherName *) (made->names + made->places[i]);
      gsize length = strlen (names[i].name);

      name->entity = names[i].entity;
      name->number = i;
      name->length = MIN (length, (1 << 24) - 1);
      name->rule = dossier_matcher_case_rule (names[i].name, names[i].flags);
      memcpy (name->text, names[i].name, length + 1);
    }
}

/**
 * dossier_matcher_new:
 * @names: (array length=n_names): copied; one without a letter or digit is never found
 *
 * Returns: (transfer full): a matcher that never changes and may be used by any number of threads at once
 */
DossierMatcher *
dossier_matcher_new (const DossierKnownName *names,
                     gsize                   n_names)
{
  DossierMatcher *made;
  Builder builder = { 0 };

  g_return_val_if_fail (names != NULL || n_names == 0, NULL);
  g_return_val_if_fail (n_names <= MOST_NAMES, NULL);
  for (gsize i = 0; i < n_names; i++)
    g_return_val_if_fail (names[i].name != NULL, NULL);

  made = g_new0 (DossierMatcher, 1);
  g_atomic_ref_count_init (&made->references);
  dossier_fold_table_init (&made->fold);
  lay_out_names (made, names, n_names);
  builder = (Builder) {
    .made = made,
    .n_nodes = 2,
    .edges = g_array_new (FALSE, FALSE, sizeof (BuiltEdge)),
    .ends = g_array_new (FALSE, FALSE, sizeof (BuiltEnd)),
    .beginnings = g_array_new (FALSE, FALSE, sizeof (Beginning)),
  };
  grow_edges (&builder, 1024);
  for (gsize i = 0; i < n_names; i++)
    add_name (&builder, made->places[i], &names[i]);
  builder.hints = g_new0 (guint32, builder.n_nodes);
  lay_out_ends (&builder);
  finish_edges (&builder);
  fill_filters (&builder);
  g_free (builder.hints);
  g_array_unref (builder.edges);
  g_array_unref (builder.ends);
  g_array_unref (builder.beginnings);
  return made;
}
