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

#define MOST_WORDS 24 /* of a name; longer ones are sentences */

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
  guint32 n_edges;
  guint32 n_nodes;
  GArray *parents;    /* (owned) (element-type guint32): the nodes that names go on from */
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
            DossierMatcherEdge  edge)
{
  guint32 place = edge.hash & mask;

  while (edges[place].hash != 0)
    place = (place + 1) & mask;
  edges[place] = edge;
}

static void
grow_edges (DossierMatcher *made,
            guint32         size)
{
  DossierMatcherEdge *old = made->edges, *edges = g_new0 (DossierMatcherEdge, size);
  guint32 old_size = old == NULL ? 0 : made->edges_mask + 1;

  for (guint32 i = 0; i < old_size; i++)
    if (old[i].hash != 0)
      place_edge (edges, size - 1, old[i]);
  g_free (old);
  made->edges = edges;
  made->edges_mask = size - 1;
}

static guint32
add_edge (Builder    *builder,
          guint32     parent,
          const Word *word,
          guint8      gap)
{
  DossierMatcher *made = builder->made;
  guint32 child = dossier_matcher_follow (made, parent, gap, word->folded, word->length);

  if (child != DOSSIER_MATCHER_NOWHERE)
    return child;
  if ((builder->n_edges + 1) * 3 > (made->edges_mask + 1) * 2)
    grow_edges (made, (made->edges_mask + 1) * 2);
  child = builder->n_nodes++;
  place_edge (made->edges, made->edges_mask,
              (DossierMatcherEdge) { dossier_matcher_hash (parent, gap, word->folded, word->length), child, 0 });
  builder->n_edges++;
  g_array_append_val (builder->parents, parent);
  return child;
}

static void
add_row (Builder    *builder,
         guint32     name,
         const Word *words,
         guint       n,
         guint32     forms)
{
  const DossierMatcherName *made = &builder->made->names[name];
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
}

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const BuiltEnd *x = a, *y = b;

  if (x->node != y->node)
    return x->node < y->node ? -1 : 1;
  if (x->end.name != y->end.name)
    return x->end.name < y->end.name ? -1 : 1;
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

      if (i > 0 && end[-1].node == end->node && end[-1].end.name == end->end.name)
        continue;
      if (node->n_ends == 0)
        node->first_end = n;
      node->n_ends++;
      node->looks_at_case = node->looks_at_case || made->names[end->end.name].rule != DOSSIER_CASE_ANY;
      made->ends[n++] = end->end;
    }
  for (guint i = 0; i < builder->parents->len; i++)
    made->nodes[g_array_index (builder->parents, guint32, i)].has_children = TRUE;
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

/* One bit in some thirty is set, so that a word that begins no name is nearly always told by one look. */
static void
fill_filters (Builder *builder)
{
  DossierMatcher *made = builder->made;
  guint bits = 10;

  while (bits < 24 && (G_GUINT64_CONSTANT (1) << bits) < (guint64) builder->beginnings->len * 16)
    bits++;
  made->pairs_shift = 64 - bits;
  made->pairs = g_new0 (guint64, (G_GUINT64_CONSTANT (1) << bits) / 64);
  fill_pairs (builder);
  made->filter_shift = 64 - bits;
  made->filter = g_new0 (guint8, (G_GUINT64_CONSTANT (1) << bits) / 4);
  for (guint i = 0; i < builder->beginnings->len; i++)
    {
      const Beginning *beginning = &g_array_index (builder->beginnings, Beginning, i);
      guint kind = beginning->alone ? DOSSIER_MATCHER_ALONE : DOSSIER_MATCHER_FIRST;

      for (guint upper = 0; upper < 2; upper++)
        if (upper ? beginning->upper : beginning->lower)
          {
            guint64 place = dossier_matcher_filter_place (made, beginning->first, upper);

            made->filter[place / 4] |= kind << place % 4 * 2;
          }
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
  g_autoptr (GString) texts = NULL;

  g_return_val_if_fail (names != NULL || n_names == 0, NULL);
  g_return_val_if_fail (n_names < G_MAXUINT32 / 64, NULL);

  made = g_new0 (DossierMatcher, 1);
  g_atomic_ref_count_init (&made->references);
  dossier_fold_table_init (&made->fold);
  grow_edges (made, 1024);
  made->names = g_new0 (DossierMatcherName, MAX (n_names, 1));
  made->n_names = n_names;
  builder = (Builder) {
    .made = made,
    .n_nodes = 1,
    .parents = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .ends = g_array_new (FALSE, FALSE, sizeof (BuiltEnd)),
    .beginnings = g_array_new (FALSE, FALSE, sizeof (Beginning)),
  };
  texts = g_string_new (NULL);
  for (gsize i = 0; i < n_names; i++)
    {
      const char *name = names[i].name != NULL ? names[i].name : "";

      made->names[i] = (DossierMatcherName) {
        names[i].entity, texts->len, strlen (name), dossier_matcher_case_rule (name, names[i].flags)
      };
      g_string_append_len (texts, name, made->names[i].length + 1);
      add_name (&builder, i, &(DossierKnownName) { names[i].entity, name, names[i].flags });
    }
  lay_out_ends (&builder);
  fill_filters (&builder);
  g_array_unref (builder.parents);
  g_array_unref (builder.ends);
  g_array_unref (builder.beginnings);
  made->texts = g_string_free (g_steal_pointer (&texts), FALSE);
  return made;
}
