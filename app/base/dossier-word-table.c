/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A fixed set of words that is asked for every word of a text, whatever its case and accents. Read-only once made, so
 * that any thread may ask; whoever makes it owns it.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-word-table.h"

#include <string.h>

#define LONGEST_WORD 47   /* bytes, folded */
#define LAST_FOLDED 0x530 /* code points below it are folded: Latin, Greek, Cyrillic */
#define HASH_START 2166136261u
#define HASH_FACTOR 16777619u
#define OPENINGS 4096

struct _DossierWordTable
{
  DossierWord *words;
  guint n_words;
  guint16 *slots; /* (owned): index + 1 into @words, 0 free; a power of two of them, at most half full */
  guint mask;
  guint8 openings[OPENINGS / 8]; /* bits of the first letters that a word of the table may have, see may_open() */
};

/* Marks become 0; what has an accent loses it. */
static guint16
fold_one (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (g_unichar_ismark (c))
    return 0;
  if (!g_unichar_isalpha (c))
    return G_MAXUINT16;
  c = g_unichar_tolower (c);
  if (g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 0 && g_unichar_isalpha (parts[0]))
    c = parts[0];
  return c < LAST_FOLDED ? (guint16) c : G_MAXUINT16;
}

static const guint16 *
folds (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      guint16 *made = g_new (guint16, LAST_FOLDED);

      for (gunichar c = 0; c < LAST_FOLDED; c++)
        made[c] = fold_one (c);
      g_once_init_leave (&ready, (gsize) made);
    }
  return (const guint16 *) ready;
}

/* A word as it is read, and the part of it before its first apostrophe. */
typedef struct
{
  char folded[LONGEST_WORD + 8];
  gsize length;
  guint32 hash;
  gsize cut_length; /* 0 without an apostrophe */
  guint32 cut_hash;
  const char *cut;
} Reading;

static inline void
add_byte (Reading *word,
          guint8   byte)
{
  if (word->length < LONGEST_WORD + 7)
    word->folded[word->length] = (char) byte;
  word->length++;
  word->hash = (word->hash ^ byte) * HASH_FACTOR;
}

static void
add_character (Reading  *word,
               gunichar  c)
{
  if (c < 0x80)
    {
      add_byte (word, (guint8) c);
      return;
    }
  if (c < 0x800)
    add_byte (word, (guint8) (0xc0 | c >> 6));
  else
    {
      add_byte (word, (guint8) (0xe0 | (c >> 12 & 0x0f)));
      add_byte (word, (guint8) (0x80 | (c >> 6 & 0x3f)));
    }
  add_byte (word, (guint8) (0x80 | (c & 0x3f)));
}

static void
note_apostrophe (Reading    *word,
                 const char *p)
{
  if (word->cut_length == 0)
    {
      word->cut_length = word->length;
      word->cut_hash = word->hash;
      word->cut = p;
    }
  add_byte (word, '\'');
}

/* Reads what is not ASCII at @p. Returns the byte after it, NULL when the word ends there. */
static const char *
read_wide (const char *p,
           Reading    *word)
{
  gunichar c = g_utf8_get_char (p);

  if (c < LAST_FOLDED)
    {
      guint16 folded = folds ()[c];

      if (c == 0x2bc && word->length > 0)
        note_apostrophe (word, p);
      else if (folded == G_MAXUINT16 && !g_unichar_isalpha (c))
        return NULL;
      else if (folded != 0)
        add_character (word, folded == G_MAXUINT16 ? c : folded);
      else if (word->length == 0)
        return NULL; /* a mark without a letter begins no word */
    }
  else if (c == 0x2019 && word->length > 0)
    {
      if (!g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        return NULL;
      note_apostrophe (word, p);
    }
  else if (g_unichar_isalpha (c))
    add_character (word, c);
  else if (!g_unichar_ismark (c) || word->length == 0)
    return NULL;
  return g_utf8_next_char (p);
}

static const char *
read_word (const char *p,
           Reading    *word)
{
  word->length = word->cut_length = 0;
  word->hash = HASH_START;
  for (;;)
    {
      guint8 byte = (guint8) *p;

      if (byte >= 0x80)
        {
          const char *next = read_wide (p, word);

          if (next == NULL)
            return p;
          p = next;
          continue;
        }
      if ((guint8) ((byte | 0x20) - 'a') < 26)
        add_byte (word, byte | 0x20);
      else if (byte == '\'' && word->length > 0 && (g_ascii_isalpha (p[1]) || (guint8) p[1] >= 0xc0))
        note_apostrophe (word, p);
      else
        return p;
      p++;
    }
}

static const DossierWord *
look_up (const DossierWordTable *table,
         const Reading          *word,
         gsize                   length,
         guint32                 hash)
{
  if (length == 0 || length > LONGEST_WORD)
    return NULL;
  for (guint slot = (hash ^ hash >> 16) & table->mask; table->slots[slot] != 0; slot = (slot + 1) & table->mask)
    {
      const DossierWord *found = &table->words[table->slots[slot] - 1];

      if (found->hash == hash && found->length == length && memcmp (found->folded, word->folded, length) == 0)
        return found;
    }
  return NULL;
}

/* The place of the bit for the first three letters at @p, which are ASCII; what is no letter ends the word. */
static inline guint
opening (const char *p)
{
  guint first = (guint8) p[0] | 0x20, second = 0, third = 0;

  if (g_ascii_isalpha (p[1]))
    {
      second = (guint8) p[1] | 0x20;
      if (g_ascii_isalpha (p[2]))
        third = (guint8) p[2] | 0x20;
    }
  return (first * 961 + second * 31 + third) & (OPENINGS - 1);
}

static void
insert (DossierWordTable      *table,
        const char            *word,
        const DossierWordList *list)
{
  Reading reading;
  DossierWord *made = &table->words[table->n_words];
  guint slot;

  read_word (word, &reading);
  g_assert (reading.length > 0 && reading.length <= LONGEST_WORD);
  if (look_up (table, &reading, reading.length, reading.hash) != NULL)
    return;
  *made = (DossierWord) { g_strndup (reading.folded, reading.length), reading.length, reading.hash, list->type, list->value, list->flags };
  for (slot = (reading.hash ^ reading.hash >> 16) & table->mask; table->slots[slot] != 0;)
    slot = (slot + 1) & table->mask;
  table->slots[slot] = (guint16) ++table->n_words;
  table->openings[opening (made->folded) / 8] |= (guint8) (1 << opening (made->folded) % 8);
}

/**
 * dossier_word_table_new:
 *
 * Returns: (transfer full): the words of all lists
 */
DossierWordTable *
dossier_word_table_new (const DossierWordList *lists,
                        gsize                  n_lists)
{
  DossierWordTable *table = g_new0 (DossierWordTable, 1);
  guint n = 0, n_slots = 64;

  for (gsize i = 0; i < n_lists; i++)
    for (const char *p = lists[i].words; p != NULL; p = strchr (p + 1, ' '))
      n++;
  while (n_slots < n * 4)
    n_slots *= 2;
  g_assert (n < G_MAXUINT16);
  table->words = g_new0 (DossierWord, n);
  table->slots = g_new0 (guint16, n_slots);
  table->mask = n_slots - 1;
  for (gsize i = 0; i < n_lists; i++)
    {
      g_auto (GStrv) words = g_strsplit (lists[i].words, " ", -1);

      for (char **word = words; *word != NULL; word++)
        insert (table, *word, &lists[i]);
    }
  return table;
}

void
dossier_word_table_free (DossierWordTable *table)
{
  if (table == NULL)
    return;
  for (guint i = 0; i < table->n_words; i++)
    g_free (table->words[i].folded);
  g_free (table->words);
  g_free (table->slots);
  g_free (table);
}

/**
 * dossier_word_table_may_open:
 * @text: where a word begins; ASCII in its first three bytes
 *
 * A quick look before dossier_word_table_at().
 *
 * Returns: FALSE when no word of the table begins as the one at @text does
 */
gboolean
dossier_word_table_may_open (const DossierWordTable *table,
                             const char             *text)
{
  guint bit = opening (text);

  return (table->openings[bit / 8] >> bit % 8 & 1) != 0;
}

/**
 * dossier_word_table_at:
 * @text: valid UTF-8, where a word begins
 * @after: (out): the byte after the word, or @text when there is none; of a word with an apostrophe of which only the
 *   part before it is in the table ("Thursday's"), the apostrophe
 *
 * Returns: (nullable): the table's entry for the word at @text
 */
const DossierWord *
dossier_word_table_at (const DossierWordTable  *table,
                       const char              *text,
                       const char             **after)
{
  Reading word;
  const char *end = read_word (text, &word);
  const DossierWord *found = look_up (table, &word, word.length, word.hash);

  if (found == NULL && word.cut_length > 0)
    {
      found = look_up (table, &word, word.cut_length, word.cut_hash);
      if (found != NULL)
        end = word.cut;
    }
  *after = end;
  return found;
}
