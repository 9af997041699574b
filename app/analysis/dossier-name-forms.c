/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How a name sounds, whoever wrote it down: "Gerasimov", "Guerassimov" and "Gerassimow" come to the same letters, and so does
 * «Герасимов». From the sound come keys to look names up by, and a likeness in which letters that languages exchange count
 * little. The idea is that of Daitch and Mokotoff (1985); the letters are chosen for news. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-name-forms-private.h"

#include <string.h>

#include "dossier-fold-private.h"

#define LONGEST_WORD 64
#define STEEPNESS 2.4f /* one letter in six that is another one makes 0.6 */
#define SHORTEST 3     /* in a shorter word one letter counts as in one of three */

/*
 * Spellings and their sound, longer ones first. Small letters are themselves; S = sh, zh; C = ch, which may be kh; c = ts.
 * A sound of "-" stands for a letter that is not heard there.
 */
static const struct
{
  const char *spelled;
  const char *sound;
} rules[] = {
  { "schtsch", "S" }, { "chtch", "S" }, { "shch", "S" }, { "szcz", "S" }, { "tsch", "C" }, { "dsch", "S" }, { "tch", "C" },
  { "dzh", "S" }, { "sch", "S" }, { "sh", "S" }, { "zh", "S" }, { "ch", "C" }, { "cz", "C" }, { "sz", "S" }, { "dj", "j" },
  { "kh", "h" }, { "gh", "g" }, { "ph", "f" }, { "th", "t" }, { "dh", "d" }, { "rh", "r" }, { "bh", "b" }, { "ck", "k" },
  { "ts", "c" }, { "tz", "c" }, { "ou", "u" }, { "oo", "u" }, { "ee", "i" }, { "ae", "e" }, { "oe", "o" }, { "ue", "u" },
  { "yy", "i" }, { "x", "ks" }, { "q", "k" }, { "w", "v" }, { "z", "s" }, { "y", "i" },
};

static gboolean
is_vowel (char c)
{
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Accented letters of one language whose sound others write with two letters. */
static const char *
written_out (gunichar c)
{
  switch (g_unichar_tolower (c))
    {
    case 0x161: case 0x15f: case 0x219: case 0x15b: case 0x17e: case 0x17c: return "sh";
    case 0x10d: case 0x107: return "ch";
    case 0x159: return "r";
    case 0x17a: return "z";
    case 0xe7: return "s";
    case 0xf1: return "ny";
    case 0x11f: return "g";
    case 0x109: return "ch";
    case 0x171: case 0xfc: return "u";
    default: return NULL;
    }
}

/* The letters of the word, folded, in the letters of English. Signs are left out. */
static guint
plain_letters (const char *word,
               char        letters[LONGEST_WORD + 8])
{
  guint n = 0;

  for (const char *at = word; *at != '\0' && n < LONGEST_WORD - DOSSIER_FOLD_CHAR; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *out = c >= 0x80 ? written_out (c) : NULL;
      char folded[DOSSIER_FOLD_CHAR];
      guint length;

      if (out != NULL)
        {
          memcpy (letters + n, out, strlen (out));
          n += strlen (out);
          continue;
        }
      dossier_fold_char (c, folded, &length);
      memcpy (letters + n, folded, length);
      n += length;
    }
  memset (letters + n, 0, 8);
  return n;
}

/* What the letters at @at sound like; tells how many they are. */
static const char *
sound_at (const char *at,
          gboolean    first,
          guint      *length,
          char        single[2])
{
  *length = 1;
  if (*at == 'g' && at[1] == 'u' && (at[2] == 'e' || at[2] == 'i'))
    {
      *length = 2;
      return "g";
    }
  if (*at == 'q' && at[1] == 'u')
    {
      *length = 2;
      return "k";
    }
  if (*at == 'y' && is_vowel (at[1]))
    return first ? "j" : "";
  if (*at == 'j' && !is_vowel (at[1]))
    return "i";
  if (*at == 'i' && first && is_vowel (at[1]))
    return "j";
  if (*at == 'h' && (at[1] == '\0' || !(is_vowel (at[1]) || at[1] == 'y')))
    return first ? "h" : "";
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_has_prefix (at, rules[i].spelled))
      {
        *length = strlen (rules[i].spelled);
        return rules[i].sound;
      }
  if (*at == 'c')
    return at[1] == 'e' || at[1] == 'i' || at[1] == 'y' ? "c" : "k";
  single[0] = *at;
  single[1] = '\0';
  return single;
}

/* The folded letters and digits of a word. */
char *
dossier_name_fold (const char *word)
{
  GString *folded = g_string_new (NULL);

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      char bytes[DOSSIER_FOLD_CHAR];
      guint length;

      dossier_fold_char (g_utf8_get_char (at), bytes, &length);
      g_string_append_len (folded, bytes, length);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
parts_words (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '-' || c == '\'' || c == 0x2019;
}

static void
end_word (GString *folded,
          GString *word)
{
  if (word->len > 0 && (folded->len > 0 || strcmp (word->str, "the") != 0))
    g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", word->str);
  g_string_truncate (word, 0);
}

/* The letters of the words, one space between two, without a leading article. */
char *
dossier_name_fold_words (const char *text)
{
  g_autoptr (GString) word = g_string_new (NULL);
  GString *folded = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char bytes[DOSSIER_FOLD_CHAR];
      guint length;

      if (parts_words (c))
        {
          end_word (folded, word);
          continue;
        }
      dossier_fold_char (c, bytes, &length);
      g_string_append_len (word, bytes, length);
    }
  end_word (folded, word);
  return g_string_free (folded, FALSE);
}

void
dossier_name_sound (const char *word,
                    char        sound[DOSSIER_NAME_SOUND])
{
  g_autofree char *latin = NULL;
  char letters[LONGEST_WORD + 8], single[2];
  guint n = 0, length;

  if (g_str_has_prefix (word, "ال") && strlen (word) > 8) /* the article */
    word += 4;
  if (dossier_name_forms_script (word) != DOSSIER_SCRIPT_LATIN)
    word = latin = dossier_name_forms_transcribe (word, NULL, DOSSIER_TRANSCRIPTION_BGN);
  plain_letters (word, letters);
  for (const char *at = letters; *at != '\0'; at += length)
    for (const char *heard = sound_at (at, at == letters, &length, single); *heard != '\0'; heard++)
      if ((n == 0 || sound[n - 1] != *heard || g_ascii_isdigit (*heard)) && n + 1 < DOSSIER_NAME_SOUND)
        sound[n++] = *heard;
  sound[n] = '\0';
}

#define PAIR(a, b) ((guint) (guint8) (a) << 8 | (guint8) (b))
#define BOTH(a, b) PAIR (a, b): case PAIR (b, a)

/* What one letter for another costs, 0–1. */
static float
exchange (char a,
          char b)
{
  if (a == b)
    return 0;
  switch (PAIR (a, b))
    {
    case BOTH ('j', 'i'): return 0.1f;
    case BOTH ('S', 'C'): case BOTH ('v', 'f'): return 0.2f;
    case BOTH ('a', 'o'): case BOTH ('i', 'e'): case BOTH ('o', 'u'): return 0.22f;
    case BOTH ('s', 'c'): return 0.25f;
    case BOTH ('c', 'C'): case BOTH ('g', 'h'): case BOTH ('C', 'h'): case BOTH ('j', 'S'): return 0.3f;
    case BOTH ('k', 'g'): case BOTH ('k', 'h'): return 0.35f;
    case BOTH ('s', 'S'): case BOTH ('C', 'k'): case BOTH ('d', 't'): case BOTH ('j', 'C'): case BOTH ('u', 'v'): return 0.4f;
    case BOTH ('j', 'h'): return 0.45f;
    case BOTH ('s', 'C'): case BOTH ('c', 'S'): case BOTH ('b', 'p'): case BOTH ('j', 's'): case BOTH ('k', 'c'): case BOTH ('j', 'g'):
      return 0.5f;
    case BOTH ('m', 'n'): return 0.6f;
    case BOTH ('b', 'v'): return 0.7f;
    case BOTH ('l', 'r'): return 0.8f;
    default: return is_vowel (a) && is_vowel (b) ? 0.32f : 1;
    }
}

/* What it costs that one has a letter more. */
static float
extra (const char *word,
       guint       i)
{
  char c = word[i], before = i > 0 ? word[i - 1] : '\0', after = word[i + 1];

  if (is_vowel (c))
    return is_vowel (before) || is_vowel (after) || after == '\0' ? 0.28f : 0.4f;
  return c == 'j' && i == 0 ? 0.2f : c == 'h' || c == 'j' ? 0.35f : 1;
}

/* "Niger" and "Nigeria", "Roman" and "Romania": two vowels, but another name. */
static gboolean
differ_by_ia (const char *a,
              const char *b)
{
  gsize n = strlen (a), m = strlen (b);

  return (n == m + 2 && strncmp (a, b, m) == 0 && g_str_has_suffix (a, "ia"))
         || (m == n + 2 && strncmp (a, b, n) == 0 && g_str_has_suffix (b, "ia"));
}

/* 0–1, of two sounds; what is below a half is given as 0. */
double
dossier_name_sound_likeness (const char *a,
                             const char *b)
{
  float rows[2][DOSSIER_NAME_SOUND], extras[DOSSIER_NAME_SOUND], allowed;
  guint n = strlen (a), m = strlen (b);
  float *above = rows[0], *row = rows[1];

  if (n == 0 || m == 0)
    return 0;
  allowed = 0.5f * MAX (MAX (n, m), SHORTEST) / STEEPNESS;
  above[0] = 0;
  for (guint k = 0; k < m; k++)
    {
      extras[k] = extra (b, k);
      above[k + 1] = above[k] + extras[k];
    }
  for (guint i = 0; i < n; i++)
    {
      float more = extra (a, i), least, *swap = above;

      least = row[0] = above[0] + more;
      for (guint k = 0; k < m; k++)
        {
          float both = above[k] + exchange (a[i], b[k]), one = above[k + 1] + more, other = row[k] + extras[k];

          row[k + 1] = MIN (both, MIN (one, other));
          least = MIN (least, row[k + 1]);
        }
      if (least > allowed)
        return 0;
      above = row;
      row = swap;
    }
  if (differ_by_ia (a, b))
    above[m] += 1;
  return above[m] > allowed ? 0 : 1 - STEEPNESS * above[m] / MAX (MAX (n, m), SHORTEST);
}

/* The kind of sound that a letter is looked up by; 0 = it is not. */
static guint
class_of (const char *sound,
          guint       i,
          guint       variant)
{
  switch (sound[i])
    {
    case 'b': return 2;
    case 'p': return 3;
    case 'v': case 'f': return 4;
    case 'k': case 'g': return 5;
    case 'h': return i == 0 || is_vowel (sound[i + 1]) ? 5 : 0;
    case 't': case 'd': return 6;
    case 'm': return 7;
    case 'n': return 8;
    case 'l': return 9;
    case 'r': return 10;
    case 's': case 'c': case 'S': return 11;
    case 'C': return variant & 2 ? 5 : 11;
    case 'j': return variant & 1 ? 11 : i == 0 ? 1 : 0;
    default: return i == 0 ? 1 : 0;
    }
}

/* Up to eight consonants, four bits each. */
static guint32
make_key (const char *sound,
          guint       variant)
{
  guint32 key = 0;
  guint n = 0, last = 0;

  for (guint i = 0; sound[i] != '\0' && n < 8; i++)
    {
      guint class = class_of (sound, i, variant);

      if (is_vowel (sound[i]))
        last = 0;
      if (class == 0 || class == last)
        continue;
      key = key << 4 | class;
      last = class;
      n++;
    }
  return key;
}

/* As dossier_name_forms_keys(), of a word whose sound and folded letters are known. */
guint
dossier_name_sound_keys (const char *sound,
                         const char *fold,
                         guint32     keys[DOSSIER_NAME_KEYS])
{
  guint n = 0;

  if (*sound == '\0' || !g_str_is_ascii (sound) || strpbrk (sound, "0123456789") != NULL)
    {
      keys[0] = g_str_hash (fold) | 0x80000000u;
      return *fold != '\0';
    }
  for (guint variant = 0; variant < 4; variant++)
    {
      guint32 key = make_key (sound, variant);
      guint i = 0;

      while (i < n && keys[i] != key)
        i++;
      if (i == n)
        keys[n++] = key;
    }
  return n;
}

/**
 * dossier_name_forms_keys:
 * @word: one word of a name, in any script
 * @keys: (out): what it can be looked up by
 *
 * Spellings of one name share a key, and so do some that are not; the likeness tells them apart.
 *
 * Returns: how many keys there are; 0 of a word without letter and digit
 */
guint
dossier_name_forms_keys (const char *word,
                         guint32     keys[DOSSIER_NAME_KEYS])
{
  g_autofree char *fold = NULL;
  char sound[DOSSIER_NAME_SOUND];

  g_return_val_if_fail (word != NULL, 0);

  fold = dossier_name_fold (word);
  dossier_name_sound (word, sound);
  return dossier_name_sound_keys (sound, fold, keys);
}

/**
 * dossier_name_forms_likeness:
 * @a: one word of a name
 * @b: one of another
 *
 * Returns: 1 of the same letters but for case and accents, 0 of words that have nothing to do with each other; 0.9 and more
 *   of what transcription and hearing change, about 0.6 of one other letter in six
 */
double
dossier_name_forms_likeness (const char *a,
                             const char *b)
{
  g_autofree char *x = NULL, *y = NULL;
  char heard[2][DOSSIER_NAME_SOUND];

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  x = dossier_name_fold (a);
  y = dossier_name_fold (b);
  if (*x != '\0' && strcmp (x, y) == 0)
    return 1;
  dossier_name_sound (a, heard[0]);
  dossier_name_sound (b, heard[1]);
  return MIN (0.98, dossier_name_sound_likeness (heard[0], heard[1]));
}

/**
 * dossier_name_forms_same_given:
 * @a: a given name
 * @b: a given name
 * @is_short: (out) (optional): whether one is a short form of the other
 *
 * Returns: whether they are forms of one given name, in other languages or in short
 */
gboolean
dossier_name_forms_same_given (const char *a,
                               const char *b,
                               gboolean   *is_short)
{
  g_autofree char *x = NULL, *y = NULL, *latin_a = NULL, *latin_b = NULL;
  gboolean brief = FALSE, same;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  latin_a = dossier_name_forms_transcribe (a, NULL, DOSSIER_TRANSCRIPTION_BGN);
  latin_b = dossier_name_forms_transcribe (b, NULL, DOSSIER_TRANSCRIPTION_BGN);
  x = dossier_name_fold (latin_a);
  y = dossier_name_fold (latin_b);
  same = dossier_name_given_same (x, y, &brief);
  if (is_short != NULL)
    *is_short = same && brief;
  return same;
}
