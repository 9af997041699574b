/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What makes two spellings of a word the same when names are looked for: lower case, letters without their accents, and
 * nothing of soft hyphens and marks of direction. Names and texts go through the same code, so that they agree. Takes any
 * bytes; what is no UTF-8 ends a word. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-fold-private.h"

#include <string.h>

#define LONGEST_GAP 24       /* bytes between two words of a name */
#define SHORT_BEFORE_POINT 4 /* letters of an abbreviation: a point after a longer word ends a sentence */

/* Accents and points that are left out; the vowel signs of Indic scripts are marks too, but letters. */
static gboolean
is_accent (gunichar c)
{
  static const struct { gunichar first, last; } ranges[] = {
    { 0x0300, 0x036f }, { 0x0483, 0x0489 }, { 0x0591, 0x05bd }, { 0x05bf, 0x05c7 }, { 0x0610, 0x061a }, { 0x0640, 0x0640 },
    { 0x064b, 0x065f }, { 0x0670, 0x0670 }, { 0x06d6, 0x06ed }, { 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x20d0, 0x20ff },
    { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges) && c >= ranges[i].first; i++)
    if (c <= ranges[i].last)
      return TRUE;
  return FALSE;
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || c == 0x061c || c == 0x180e || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff;
}

static gboolean
is_single (gunichar c)
{
  if (c < 0x0e00)
    return FALSE;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
dossier_fold_is_hyphen (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x058a || c == 0x05be || c == 0xfe58 || c == 0xfe63
         || c == 0xff0d;
}

gboolean
dossier_fold_is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0xb4 || (c >= 0x2018 && c <= 0x201b) || (c >= 0x02b9 && c <= 0x02bf) || c == 0x02c8
         || c == 0x02ca || c == 0x2032 || c == 0x2035 || c == 0x05f3 || c == 0xff07;
}

static gboolean
is_soft (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || c == '\t' || c == '-' || c == '\'' || c == '"' || c == '`';
  return c == 0xa0 || c == 0xab || c == 0xbb || c == 0xb7 || (c >= 0x201c && c <= 0x201f) || c == 0x2027 || c == 0x2039
         || c == 0x203a || c == 0x30fb || c == 0x05f4 || dossier_fold_is_hyphen (c) || dossier_fold_is_apostrophe (c)
         || g_unichar_isspace (c);
}

/* Letters whose plain form Unicode does not tell, or tells otherwise than names are written. */
static const char *
special_letter (gunichar c)
{
  switch (c)
    {
    case 0x00df: case 0x1e9e: return "ss";
    case 0x00c6: case 0x00e6: return "ae";
    case 0x0152: case 0x0153: return "oe";
    case 0x00d8: case 0x00f8: return "o";
    case 0x0110: case 0x0111: case 0x00d0: case 0x00f0: return "d";
    case 0x00de: case 0x00fe: return "th";
    case 0x0126: case 0x0127: return "h";
    case 0x0130: case 0x0131: return "i";
    case 0x0141: case 0x0142: return "l";
    case 0x014a: case 0x014b: return "n";
    case 0x0166: case 0x0167: return "t";
    case 0x018f: case 0x0259: return "a"; /* schwa, as Azerbaijani names are printed elsewhere */
    case 0x03c2: return "σ";
    case 0x0419: case 0x0439: return "й";
    case 0x0407: case 0x0457: return "ї";
    case 0x040e: case 0x045e: return "ў";
    case 0x0649: case 0x06cc: return "ي";
    case 0x0629: return "ه";
    case 0x06a9: return "ك";
    default: return NULL;
    }
}

static guint
fold_letter (gunichar c,
             char     bytes[DOSSIER_FOLD_CHAR])
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const char *special = special_letter (c);
  guint length = 0;
  gsize n;

  if (special != NULL)
    return g_strlcpy (bytes, special, DOSSIER_FOLD_CHAR);
  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n && length + 6 < DOSSIER_FOLD_CHAR; i++)
    if (!is_accent (parts[i]) && (g_unichar_isalnum (parts[i]) || g_unichar_ismark (parts[i])))
      length += g_unichar_to_utf8 (g_unichar_tolower (parts[i]), bytes + length);
  if (length == 0)
    length = g_unichar_to_utf8 (c, bytes);
  return length;
}

/**
 * dossier_fold_char:
 * @bytes: (out): what it folds to, not zero-terminated
 * @length: (out): how many bytes; 0 unless it is part of a word
 */
DossierFoldClass
dossier_fold_char (gunichar c,
                   char     bytes[DOSSIER_FOLD_CHAR],
                   guint   *length)
{
  *length = 0;
  if (c < 0x80)
    {
      if (!g_ascii_isalnum (c))
        return DOSSIER_FOLD_BREAK;
      bytes[(*length)++] = g_ascii_tolower (c);
      return DOSSIER_FOLD_LETTER;
    }
  if (is_accent (c) || is_invisible (c))
    return DOSSIER_FOLD_SILENT;
  if (dossier_fold_is_apostrophe (c) || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
    return DOSSIER_FOLD_BREAK;
  if (is_single (c))
    {
      *length = g_unichar_to_utf8 (c, bytes);
      return DOSSIER_FOLD_SINGLE;
    }
  *length = fold_letter (c, bytes);
  return DOSSIER_FOLD_LETTER;
}

void
dossier_fold_table_init (DossierFoldTable *table)
{
  for (gunichar c = 0; c < DOSSIER_FOLD_NEAR; c++)
    {
      DossierFoldEntry *entry = &table->entries[c];
      char bytes[DOSSIER_FOLD_CHAR] = { 0 };
      guint length;

      *entry = (DossierFoldEntry) { dossier_fold_char (c, bytes, &length), 0, { 0 } };
      entry->length = MIN (length, sizeof entry->bytes);
      memcpy (entry->bytes, bytes, entry->length);
    }
}

/**
 * dossier_fold_decode:
 * @bytes: (out): how many the character takes; at least 1
 *
 * Returns: the character at @at, U+FFFD for what is none
 */
gunichar
dossier_fold_decode (const char *at,
                     const char *limit,
                     guint      *bytes)
{
  guint8 first = *at;
  gunichar c;

  *bytes = 1;
  if (first < 0x80)
    return first;
  if (first >= 0xc2 && first < 0xe0 && limit - at >= 2 && ((guint8) at[1] & 0xc0) == 0x80)
    {
      *bytes = 2;
      return (first & 0x1f) << 6 | ((guint8) at[1] & 0x3f);
    }
  c = g_utf8_get_char_validated (at, limit - at);
  if (c >= (gunichar) -2 || c == 0)
    return 0xfffd;
  *bytes = g_utf8_skip[first];
  return c;
}

/* Looks a character up: near ones in the table, the others by what Unicode says. */
static DossierFoldClass
fold_at (const DossierFoldTable *table,
         const char             *at,
         const char             *limit,
         gunichar               *c,
         guint                  *bytes,
         char                    folded[DOSSIER_FOLD_CHAR],
         guint                  *length)
{
  *c = dossier_fold_decode (at, limit, bytes);
  if (*c < DOSSIER_FOLD_NEAR)
    {
      const DossierFoldEntry *entry = &table->entries[*c];

      memcpy (folded, entry->bytes, sizeof entry->bytes);
      *length = entry->length;
      return entry->class;
    }
  return dossier_fold_char (*c, folded, length);
}

/* Takes one more character that stands between words into what the gap is. */
static void
widen_gap (guint8  *gap,
           guint   *lines,
           gunichar c,
           guint    before)
{
  if (c == '\n' || c == 0x2028 || c == 0x2029)
    {
      *gap = ++*lines > 1 ? DOSSIER_GAP_BREAK : *gap == DOSSIER_GAP_NONE ? DOSSIER_GAP_SOFT : *gap;
      return;
    }
  if (c == '\r' || is_soft (c) || (c == '.' && before > 0 && before <= SHORT_BEFORE_POINT))
    {
      if (*gap == DOSSIER_GAP_NONE)
        *gap = DOSSIER_GAP_SOFT;
      return;
    }
  if (c < 0x80 && c > ' ' && (*gap == DOSSIER_GAP_NONE || *gap == DOSSIER_GAP_SOFT))
    *gap = c;
  else
    *gap = DOSSIER_GAP_BREAK;
}

/* One letter, a point, one letter: "U.S.", "V.V."; gives where the run ends. */
static const char *
join_initials (const DossierFoldTable *table,
               const char             *at,
               const char             *limit,
               DossierFoldedWord      *word)
{
  const char *end = at;

  while (end < limit && *end == '.' && word->length + DOSSIER_FOLD_CHAR < DOSSIER_FOLD_WORD)
    {
      char folded[DOSSIER_FOLD_CHAR];
      guint bytes, length;
      gunichar c;

      if (end + 1 >= limit || fold_at (table, end + 1, limit, &c, &bytes, folded, &length) != DOSSIER_FOLD_LETTER
          || !g_unichar_isalpha (c))
        break;
      if (end + 1 + bytes < limit)
        {
          gunichar after;
          guint skip, unused;
          char other[DOSSIER_FOLD_CHAR];

          if (fold_at (table, end + 1 + bytes, limit, &after, &skip, other, &unused) != DOSSIER_FOLD_BREAK)
            break;
        }
      memcpy (word->folded + word->length, folded, length);
      word->length += length;
      word->letters++;
      word->ascii = word->ascii && c < 0x80;
      end += 1 + bytes;
    }
  if (end > at && end < limit && *end == '.')
    end++;
  return end;
}

/* What is nearly always next: one space or hyphen, and a word of ASCII letters. FALSE where it may be anything else. */
static gboolean
next_plain (const char        *at,
            const char        *limit,
            guint8            *gap,
            DossierFoldedWord *word)
{
  guint n = 0;

  if (at >= limit || (*at != ' ' && *at != '-'))
    return FALSE;
  *gap = DOSSIER_GAP_SOFT;
  word->start = ++at;
  for (; at < limit && g_ascii_isalnum (*at) && n < DOSSIER_FOLD_WORD; at++)
    word->folded[n++] = *at | 0x20;
  if (n < 2 || n == DOSSIER_FOLD_WORD || (at < limit && (guint8) *at >= 0x80))
    return FALSE;
  memset (word->folded + n, 0, 8);
  word->end = at;
  word->letters = word->length = n;
  word->ascii = TRUE;
  word->single = FALSE;
  return TRUE;
}

/**
 * dossier_fold_next:
 * @before: letters of the word that ends at @at, 0 when there is none
 * @stop: give up where no name goes on; otherwise the next word is found wherever it is
 * @gap: (out): what stands before the word
 * @word: (out)
 *
 * Returns: whether there is a word
 */
gboolean
dossier_fold_next (const DossierFoldTable *table,
                   const char             *at,
                   const char             *limit,
                   guint                   before,
                   gboolean                stop,
                   guint8                 *gap,
                   DossierFoldedWord      *word)
{
  const char *start = at;
  char folded[DOSSIER_FOLD_CHAR];
  DossierFoldClass class = DOSSIER_FOLD_BREAK;
  guint bytes, length, lines = 0;
  gboolean alphabetic = FALSE, too_long = FALSE;
  gunichar c;

  if (next_plain (at, limit, gap, word))
    return TRUE;
  *gap = DOSSIER_GAP_NONE;
  for (; at < limit; at += bytes)
    {
      class = fold_at (table, at, limit, &c, &bytes, folded, &length);
      if (class == DOSSIER_FOLD_LETTER || class == DOSSIER_FOLD_SINGLE)
        break;
      if (class == DOSSIER_FOLD_BREAK && *gap != DOSSIER_GAP_BREAK)
        widen_gap (gap, &lines, c, before);
      if (at - start > LONGEST_GAP)
        *gap = DOSSIER_GAP_BREAK;
      if (stop && *gap == DOSSIER_GAP_BREAK)
        return FALSE;
    }
  if (at >= limit)
    return FALSE;

  word->start = word->end = at;
  word->letters = word->length = 0;
  word->ascii = TRUE;
  word->single = class == DOSSIER_FOLD_SINGLE;
  do
    {
      if (class == DOSSIER_FOLD_LETTER || word->single)
        {
          if (word->length + length > DOSSIER_FOLD_WORD)
            {
              too_long = TRUE;
              word->length = length = 0;
            }
          memcpy (word->folded + word->length, folded, length);
          word->length += length;
          word->letters++;
          word->ascii = word->ascii && c < 0x80;
          alphabetic = g_unichar_isalpha (c);
        }
      at += bytes;
      if (class != DOSSIER_FOLD_SILENT || !is_invisible (c))
        word->end = at;
      if (word->single || at >= limit)
        break;
      class = fold_at (table, at, limit, &c, &bytes, folded, &length);
    }
  while (class == DOSSIER_FOLD_LETTER || class == DOSSIER_FOLD_SILENT);

  if (word->letters == 1 && alphabetic && !word->single)
    word->end = join_initials (table, word->end, limit, word);
  if (too_long)
    word->length = 0;
  memset (word->folded + word->length, 0, 8);
  return TRUE;
}
