/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finds all known names in a text. The text is cut into words sixteen bytes at a time, and the first eight letters of each,
 * folded by one operation, are looked up in a bit filter that fits the processor's cache; only what passes is compared
 * in earnest, word by word, in the tree that dossier-matcher-build.c made. Words with letters beyond ASCII are folded one by
 * one. Never changes after it was made: any thread, any number of them; counted references.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-matcher-private.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK 64
#define QUOTE_FIRST 0xe2 /* of the three bytes of U+2010 to U+201F: dashes and quotes, all of which end a word */
#define BLOCKS_BETWEEN_CHECKS 4096 /* how far a search goes before it looks whether it is still wanted */
#define LOWER_CASE G_GUINT64_CONSTANT (0x2020202020202020)

/* A word of the text, as far as one look tells. */
typedef struct
{
  const char *start;
  guint64 beginning;
  guint64 hash;   /* where names begin with it; only of a kind */
  guint32 length;
  guint32 kind; /* ALONE, FIRST, CLOSER, SOUNDS; 0 = no name begins with it */
} PlainWord;

#define CLOSER 4 /* it is not all ASCII, or very long: it has to be looked at letter by letter */
#define SOUNDS 8 /* in another language than English it may be a name spelled otherwise */

typedef struct
{
  DossierMatcherText where;
  guint foreign;    /* SOUNDS where Latin words are compared by their sound too, else 0 */
  const char *skip; /* words that begin before it have been looked at */
  GArray *found;    /* (element-type DossierMatcherFound) */
  PlainWord held;   /* the last of a block, as long as the next one is not known; no kind when there is none */
  PlainWord plain[BLOCK / 2 + 1]; /* the words of a block */
  DossierFoldedWord words[2];     /* kept here, so that they are not cleared at each use */
} Search;

/* Of each byte of a block a bit: whether it is part of a word, whether it is not ASCII, whether it begins the quotes and dashes. */
typedef struct
{
  guint64 word;
  guint64 far;
  guint64 quote;
} Block;

static inline guint64
load_eight (const char *at,
            const char *limit)
{
  guint64 bytes = 0;

  if (G_LIKELY (limit - at >= 8))
    memcpy (&bytes, at, 8);
  else
    memcpy (&bytes, at, limit - at);
  return GUINT64_FROM_LE (bytes);
}

#ifdef __SSE2__
static inline Block
classify_block (const char *at)
{
  Block block = { 0, 0, 0 };

  for (guint i = 0; i < 4; i++)
    {
      __m128i bytes = _mm_loadu_si128 ((const __m128i *) (at + 16 * i));
      __m128i lower = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
      /* Signed comparisons: what is counted from the lowest number on is compared as if it had no sign. */
      __m128i letter = _mm_cmplt_epi8 (_mm_add_epi8 (lower, _mm_set1_epi8 ((char) (0x80 - 'a'))), _mm_set1_epi8 (-128 + 26));
      __m128i digit = _mm_cmplt_epi8 (_mm_add_epi8 (bytes, _mm_set1_epi8 ((char) (0x80 - '0'))), _mm_set1_epi8 (-128 + 10));
      guint64 far = (guint) _mm_movemask_epi8 (bytes);
      guint64 word = (guint) _mm_movemask_epi8 (_mm_or_si128 (letter, digit)) | far;

      block.word |= word << (16 * i);
      block.far |= far << (16 * i);
      block.quote |= (guint64) (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) QUOTE_FIRST))) << (16 * i);
    }
  return block;
}
#else
static inline Block
classify_block (const char *at)
{
  Block block = { 0, 0, 0 };

  for (guint i = 0; i < BLOCK; i++)
    {
      guint8 byte = at[i];
      guint64 far = byte >> 7;

      block.far |= far << i;
      block.quote |= (guint64) (byte == QUOTE_FIRST) << i;
      block.word |= (far | (guint8) ((byte | 0x20) - 'a') < 26 || (guint8) (byte - '0') < 10) << i;
    }
  return block;
}
#endif

static Block
classify (const char *at,
          const char *limit)
{
  char padded[BLOCK] = { 0 };

  if (G_LIKELY (limit - at >= BLOCK))
    return classify_block (at);
  if (at < limit)
    memcpy (padded, at, limit - at);
  return classify_block (padded);
}

/* Quotes and dashes are no part of a word, though they are not ASCII. Gives what of them reaches into the next block. */
static guint64
part_at_quotes (Block      *block,
                const char *at,
                const char *limit,
                guint64     reached)
{
  guint64 none = reached;

  reached = 0;
  for (guint64 quotes = block->quote; quotes != 0; quotes &= quotes - 1)
    {
      guint i = __builtin_ctzll (quotes);
      const guint8 *quote = (const guint8 *) at + i;

      if (limit - at - i < 3 || quote[1] != 0x80 || (quote[2] & 0xf0) != 0x90)
        continue;
      none |= G_GUINT64_CONSTANT (7) << i;
      if (i > BLOCK - 3)
        reached = 7 >> (BLOCK - i);
    }
  block->word &= ~none;
  block->far &= ~none;
  return reached;
}

static inline guint64
hash_begin (guint32 parent,
            guint8  gap,
            guint   length)
{
  guint64 hash = (guint64) parent << 16 | (guint64) gap << 8 | length;

  hash = (hash + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ hash >> 32;
}

static inline guint64
hash_add (guint64 hash,
          guint64 letters)
{
  hash = (hash ^ letters) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  return hash ^ hash >> 32;
}

guint64
dossier_matcher_hash (guint32     parent,
                      guint8      gap,
                      const char *word,
                      guint       length)
{
  guint64 hash = hash_begin (parent, gap, length);

  for (guint i = 0; i < length; i += 8)
    hash = hash_add (hash, load_eight (word + i, word + length));
  return hash;
}

static inline guint32
follow_hash (const DossierMatcher *self,
             guint64               hash)
{
  for (guint32 place = hash & self->edges_mask; self->edges[place] != 0; place = (place + 1) & self->edges_mask)
    if ((self->edges[place] ^ hash) >> DOSSIER_MATCHER_TAG_SHIFT == 0)
      return self->edges[place] & ((1u << DOSSIER_MATCHER_TAG_SHIFT) - 1);
  return DOSSIER_MATCHER_NOWHERE;
}

/* The node that the word leads to, with what its edge tells of it; NOWHERE when no name goes that way. */
guint32
dossier_matcher_follow (const DossierMatcher *self,
                        guint32               parent,
                        guint8                gap,
                        const char           *word,
                        guint                 length)
{
  return follow_hash (self, dossier_matcher_hash (parent, gap, word, length));
}

/* ALONE and FIRST of a word, as far as its beginning tells. */
static inline guint
ask_filter (const DossierMatcher *self,
            guint64               beginning,
            gboolean              upper)
{
  guint64 taken = self->filter[dossier_matcher_filter_place (self, beginning, upper)];
  guint32 asked = dossier_matcher_filter_bits (beginning);

  return (((guint32) taken & asked) == asked ? DOSSIER_MATCHER_ALONE : 0) |
         (((guint32) (taken >> 32) & asked) == asked ? DOSSIER_MATCHER_FIRST : 0);
}

static inline gboolean
may_be_pair (const DossierMatcher *self,
             guint64               first,
             guint64               second)
{
  guint64 place = dossier_matcher_pair_place (self, first, second);

  return self->pairs[place / 64] >> place % 64 & 1;
}

static gboolean
any_end_fits (const Search *search,
              guint32       found,
              const char   *start,
              const char   *stop)
{
  const DossierMatcher *self = search->where.matcher;
  const DossierMatcherNode *node;

  if (!(found & DOSSIER_MATCHER_LOOKS_AT_CASE))
    return (found & DOSSIER_MATCHER_IS_NAME) != 0;
  node = &self->nodes[found & DOSSIER_MATCHER_CHILD_MASK];
  for (guint32 i = 0; i < node->n_ends; i++)
    if (dossier_matcher_name_fits (dossier_matcher_name_at (self, dossier_matcher_end_of (self, node, i).place), start, stop))
      return TRUE;
  return FALSE;
}

/* Follows the names that begin with the word, whose hash is given, as far as the text goes on like them, and notes the longest. */
static void
follow_names (Search                  *search,
              const DossierFoldedWord *first,
              guint64                  hash,
              gboolean                 alone)
{
  const DossierMatcher *self = search->where.matcher;
  guint32 node = follow_hash (self, hash);
  DossierMatcherFound found = { first->start - search->where.text, 0, 0, FALSE };
  const char *end = first->end;
  guint before = first->letters;

  while (node != DOSSIER_MATCHER_NOWHERE)
    {
      DossierFoldedWord *word = &search->words[1];
      guint8 gap;

      if (any_end_fits (search, node, first->start, end))
        {
          found.end = end - search->where.text;
          found.node = node & DOSSIER_MATCHER_CHILD_MASK;
          __builtin_prefetch (&self->nodes[found.node]);
        }
      if (alone || !(node & DOSSIER_MATCHER_GOES_ON)
          || !dossier_fold_next (&self->fold, end, search->where.limit, before, TRUE, &gap, word) || word->length == 0)
        break;
      node = dossier_matcher_follow (self, node & DOSSIER_MATCHER_CHILD_MASK, gap, word->folded, word->length);
      end = word->end;
      before = word->letters;
    }
  if (found.end > 0 && !dossier_matcher_is_in_address (&search->where, first->start, search->where.text + found.end))
    g_array_append_val (search->found, found);
}

/* Looks for names that sound like what begins with the word, where none is spelled like it. */
static void
follow_sounds (Search                  *search,
               const DossierFoldedWord *first)
{
  DossierMatcherFound found = { first->start - search->where.text, 0, 0, TRUE };
  const char *end;

  if (search->found->len > 0 && g_array_index (search->found, DossierMatcherFound, search->found->len - 1).end > found.start)
    return;
  found.node = dossier_matcher_follow_sounds (search->where.matcher, first, search->where.limit, search->where.language, &end);
  found.end = end - search->where.text;
  if (found.node != DOSSIER_MATCHER_NOWHERE && !dossier_matcher_is_in_address (&search->where, first->start, end))
    g_array_append_val (search->found, found);
}

/* The eight letters of a word of ASCII letters from the I-th on, folded, zeroes behind its end. */
static inline guint64
folded_letters (const char *start,
                guint       length,
                guint       i,
                const char *limit)
{
  guint64 letters = load_eight (start + i, limit) | LOWER_CASE;

  return length - i < 8 ? letters & ((G_GUINT64_CONSTANT (1) << (8 * (length - i))) - 1) : letters;
}

/* Looks a word of ASCII letters up in earnest. */
static void
follow_plain (Search          *search,
              const PlainWord *plain,
              gboolean         spelled,
              gboolean         alone)
{
  DossierFoldedWord *word = &search->words[0];

  word->start = plain->start;
  word->end = plain->start + plain->length;
  word->letters = word->length = plain->length;
  for (guint i = 0; i < plain->length; i += 8)
    {
      guint64 letters = GUINT64_TO_LE (folded_letters (plain->start, plain->length, i, search->where.limit));

      memcpy (word->folded + i, &letters, sizeof letters);
    }
  if (spelled)
    follow_names (search, word, plain->hash, alone);
  if (plain->kind & SOUNDS)
    follow_sounds (search, word);
}

/* A name in another script is compared by its sound, and one in Latin letters where the language is not English. */
static gboolean
may_sound (const Search            *search,
           const DossierFoldedWord *word)
{
  guint bytes;
  gunichar c = dossier_fold_decode (word->start, search->where.limit, &bytes);

  if (word->single || (c < 0x370 && search->foreign == 0))
    return FALSE;
  return g_unichar_isupper (c) || (c >= 0x590 && !g_unichar_islower (c));
}

/* A run of words that are not all ASCII, up to the next ASCII sign; or initials with points. */
static void
search_run (Search     *search,
            const char *start)
{
  const DossierMatcher *self = search->where.matcher;
  const char *run = start, *at = start, *limit;
  DossierFoldedWord *word = &search->words[0];
  guint8 gap;

  while (run < search->where.limit && ((guint8) *run >= 0x80 || g_ascii_isalnum (*run)))
    run++;
  limit = run - start == 1 ? search->where.limit : run;
  while (at < run && dossier_fold_next (&self->fold, at, limit, 0, FALSE, &gap, word))
    {
      at = word->end;
      if (word->length > 0 && ask_filter (self, load_eight (word->folded, word->folded + 8), g_ascii_isupper (*word->start)))
        follow_names (search, word, dossier_matcher_hash (DOSSIER_MATCHER_ROOT, DOSSIER_GAP_NONE, word->folded, word->length), FALSE);
      if (word->length > 0 && may_sound (search, word))
        follow_sounds (search, word);
    }
  search->skip = MAX (run, at);
}

/* A word that may begin a name, when the one behind it is known; NULL = none is. */
static void
search_word (Search          *search,
             const PlainWord *word,
             const PlainWord *after)
{
  if (word->start < search->skip)
    return;
  if (word->kind & CLOSER)
    search_run (search, word->start);
  else if ((word->kind & DOSSIER_MATCHER_FIRST)
           && (after == NULL || (after->kind & CLOSER) || may_be_pair (search->where.matcher, word->beginning, after->beginning)))
    follow_plain (search, word, TRUE, FALSE);
  else if (word->kind & (DOSSIER_MATCHER_ALONE | SOUNDS))
    follow_plain (search, word, (word->kind & DOSSIER_MATCHER_ALONE) != 0, TRUE);
}

/* Works out where names that begin with the word are, and calls that place into the cache before it is asked for. */
static void
call_names (const Search *search,
            PlainWord    *plain)
{
  const DossierMatcher *self = search->where.matcher;

  plain->hash = hash_add (hash_begin (DOSSIER_MATCHER_ROOT, DOSSIER_GAP_NONE, plain->length), plain->beginning);
  for (guint i = 8; i < plain->length; i += 8)
    plain->hash = hash_add (plain->hash, folded_letters (plain->start, plain->length, i, search->where.limit));
  __builtin_prefetch (&self->edges[plain->hash & self->edges_mask]);
}

/* Asks the filter about a word; @word and @far are bits from its first byte on. */
static inline void
classify_word (const Search *search,
               PlainWord    *plain,
               const char   *start,
               guint64       word,
               guint64       far)
{
  guint length = ~word == 0 ? BLOCK : __builtin_ctzll (~word);
  guint64 beginning = load_eight (start, search->where.limit) | LOWER_CASE;
  gboolean closer = length == BLOCK || (far & ((G_GUINT64_CONSTANT (1) << length) - 1)) != 0
                    || (length == 1 && start + 1 < search->where.limit && start[1] == '.');

  if (length < 8)
    beginning &= (G_GUINT64_CONSTANT (1) << (8 * length)) - 1;
  plain->start = start;
  plain->beginning = beginning;
  plain->length = length;
  plain->kind = closer ? CLOSER : ask_filter (search->where.matcher, beginning, (*start & 0x20) == 0);
  if (G_UNLIKELY (search->foreign) && !closer && length > 3 && (*start & 0x20) == 0)
    plain->kind |= SOUNDS;
  if (plain->kind & (DOSSIER_MATCHER_ALONE | DOSSIER_MATCHER_FIRST))
    call_names (search, plain);
}

/*
 * The words of one block: first all are asked about, so that the processor waits for its memory once for many; then those
 * that may begin names are looked at.
 */
static void
search_block (Search     *search,
              const char *at,
              Block       block,
              Block       next,
              guint64     starts)
{
  guint64 interesting = 0;
  guint n = 0;

  for (; starts != 0; starts &= starts - 1, n++)
    {
      guint i = __builtin_ctzll (starts);
      guint64 word = block.word >> i, far = block.far >> i;

      if (i > 0)
        {
          word |= next.word << (BLOCK - i);
          far |= next.far << (BLOCK - i);
        }
      classify_word (search, &search->plain[n], at + i, word, far);
      interesting |= (guint64) (search->plain[n].kind != 0) << n;
    }
  if (n == 0)
    return;
  if (search->held.kind != 0)
    search_word (search, &search->held, &search->plain[0]);
  search->held.kind = 0;
  for (; interesting != 0; interesting &= interesting - 1)
    {
      guint i = __builtin_ctzll (interesting);

      if (i + 1 < n || (search->plain[i].kind & CLOSER))
        search_word (search, &search->plain[i], &search->plain[i + 1]);
      else
        search->held = search->plain[i];
    }
}

static gboolean
search_text (Search       *search,
             GCancellable *cancellable)
{
  Block block = classify (search->where.text, search->where.limit);
  guint64 carry = 0, reached = part_at_quotes (&block, search->where.text, search->where.limit, 0);
  guint until_check = BLOCKS_BETWEEN_CHECKS;

  for (const char *at = search->where.text; at < search->where.limit; at += MIN (BLOCK, search->where.limit - at))
    {
      Block next = search->where.limit - at > BLOCK ? classify (at + BLOCK, search->where.limit) : (Block) { 0, 0, 0 };
      guint64 starts = block.word & ~(block.word << 1 | carry);

      if (next.word != 0)
        reached = part_at_quotes (&next, at + BLOCK, search->where.limit, reached);
      carry = block.word >> 63;
      search_block (search, at, block, next, starts);
      block = next;
      if (--until_check == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return FALSE;
          until_check = BLOCKS_BETWEEN_CHECKS;
        }
    }
  if (search->held.kind != 0)
    search_word (search, &search->held, NULL);
  return TRUE;
}

DossierMatcher *
dossier_matcher_ref (DossierMatcher *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
dossier_matcher_unref (DossierMatcher *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->filter);
  g_free (self->pairs);
  g_free (self->edges);
  g_free (self->nodes);
  g_free (self->ends);
  g_free (self->names);
  g_free (self->places);
  g_free (self);
}

/**
 * dossier_matcher_find:
 * @text: valid UTF-8, below 4 GB
 * @length: in bytes, -1 when it ends with a zero
 * @language: (nullable): of the text, as an ISO 639-1 code; NULL when it is not known. In another language than English
 *   names are also found as that language spells and inflects them: Gerassimow, Lukaszenki. In other scripts always
 * @cancellable: (nullable)
 *
 * Finds every known name, from word to word. Of names that overlap the longest counts; where several entities have the name,
 * each is reported, one after the other, in the order of the names. Names inside of web and mail addresses are none.
 *
 * Returns: (transfer full) (nullable) (element-type DossierMatch): in the order of the text; NULL when it was cancelled
 */
GArray *
dossier_matcher_find (const DossierMatcher *self,
                      const char           *text,
                      gssize                length,
                      const char           *language,
                      GCancellable         *cancellable)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DossierMatcherFound));
  Search search = { .where = { .matcher = self, .text = text, .language = language }, .skip = text, .found = found };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  search.where.limit = text + (length < 0 ? strlen (text) : (gsize) length);
  search.foreign = language == NULL || g_str_has_prefix (language, "en") ? 0 : SOUNDS;
  g_return_val_if_fail (search.where.limit - text < G_MAXUINT32, NULL);
  if (!search_text (&search, cancellable) || g_cancellable_is_cancelled (cancellable))
    return NULL;
  return dossier_matcher_report (&search.where, found);
}

/**
 * dossier_matcher_get_size:
 *
 * Returns: how many names it was made of
 */
guint
dossier_matcher_get_size (const DossierMatcher *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_names;
}

/**
 * dossier_matcher_get_name:
 * @name: see #DossierMatch
 * @entity: (out) (optional): whose name it is
 *
 * Returns: (transfer none): the name as it was given
 */
const char *
dossier_matcher_get_name (const DossierMatcher *self,
                          guint                 name,
                          DossierId            *entity)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name < self->n_names, NULL);

  if (entity != NULL)
    *entity = dossier_matcher_name_at (self, self->places[name])->entity;
  return dossier_matcher_name_at (self, self->places[name])->text;
}
