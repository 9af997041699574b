/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Everything that counts in a text: code points, bytes, UTF-16 units, words, sentences, and the place where a quote
 * stands. Pure functions; any thread. Texts are valid UTF-8 unless a function says otherwise.
 */

#define _GNU_SOURCE /* memmem() */
#define G_LOG_DOMAIN "dossier-base"

#include "dossier-text.h"

#include <string.h>

#define IS_CONTINUATION(byte) (((guint8) (byte) & 0xc0) == 0x80)

/* Two letters and more; single letters, and words with a dot inside, are taken for abbreviations anyway. */
static const char * const abbreviations[] = {
  "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "gen", "lt", "col", "maj", "capt", "cpt", "sgt", "adm", "cmdr", "brig",
  "gov", "sen", "rep", "pres", "rev", "hon", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
  "dec", "mon", "tue", "wed", "thu", "fri", "approx", "vs", "etc", "inc", "ltd", "co",
  "corp", "al", "dept", "est", "bzw", "ca", "usw", "hr", "fr", "abs", "dipl", "mme", "mlle", "sra", "dra",
  "ul", "im", "gg", "tel", "cf", "ed", "eds", "univ", "mt", "ft",
  "им", "ул", "гг", "тыс", "млн", "млрд", "руб", "грн", "др", "пр", "ст", "см", "стр", "вул", "обл",
};

/* Abbreviations only before a number: "No. 5". */
static const char * const numbered[] = { "no", "nos", "vol", "pp", "p", "fig", "art", "nr" };

/* Words that begin a sentence far more often than they go on after "U.S." */
static const char * const starters[] = {
  "the", "a", "an", "he", "she", "it", "they", "we", "but", "and", "in", "on", "at", "this", "that", "these", "those",
  "however", "meanwhile", "according", "his", "her", "its", "their", "there", "when", "while", "after", "before", "if", "as",
};

/* After "10." these go on with a date. Folded. */
static const char * const months_after_ordinal[] = {
  "januar", "februar", "marz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
};

typedef struct
{
  const char *start; /* bytes */
  const char *end;
} Range;

static gboolean
is_in (const char * const *words,
       gsize               n_words,
       const char         *word)
{
  for (gsize i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_mark (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_SPACING_MARK:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_ascii (const char *text,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guint8) text[i] >= 0x80)
      return FALSE;
  return TRUE;
}

/**
 * dossier_text_length:
 *
 * Returns: code points in @text
 */
guint
dossier_text_length (const char *text)
{
  guint length = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text++)
    length += !IS_CONTINUATION (*text);
  return length;
}

/**
 * dossier_text_to_bytes:
 * @offset: code points; beyond the end counts as the end
 *
 * Returns: the byte offset of the code point at @offset
 */
gsize
dossier_text_to_bytes (const char *text,
                       guint       offset)
{
  const char *p = text;

  g_return_val_if_fail (text != NULL, 0);

  for (; *p != '\0'; p++)
    {
      if (IS_CONTINUATION (*p))
        continue;
      if (offset == 0)
        break;
      offset--;
    }
  return (gsize) (p - text);
}

/**
 * dossier_text_from_bytes:
 * @bytes: byte offset; inside a character counts as its end, beyond the text as the text's end
 *
 * Returns: code points before @bytes
 */
guint
dossier_text_from_bytes (const char *text,
                         gsize       bytes)
{
  guint offset = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (gsize i = 0; i < bytes && text[i] != '\0'; i++)
    offset += !IS_CONTINUATION (text[i]);
  return offset;
}

/**
 * dossier_text_to_utf16:
 *
 * Returns: UTF-16 code units before the code point at @offset
 */
guint
dossier_text_to_utf16 (const char *text,
                       guint       offset)
{
  guint units = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text++)
    {
      if (IS_CONTINUATION (*text))
        continue;
      if (offset-- == 0)
        break;
      units += (guint8) *text >= 0xf0 ? 2 : 1;
    }
  return units;
}

/**
 * dossier_text_from_utf16:
 * @units: UTF-16 code units; between the halves of a pair counts as before it
 *
 * Returns: code points before @units
 */
guint
dossier_text_from_utf16 (const char *text,
                         guint       units)
{
  guint offset = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (; *text != '\0'; text++)
    {
      guint wide;

      if (IS_CONTINUATION (*text))
        continue;
      wide = (guint8) *text >= 0xf0 ? 2 : 1;
      if (units < wide)
        break;
      units -= wide;
      offset++;
    }
  return offset;
}

/**
 * dossier_text_slice:
 *
 * Returns: (transfer full): the code points from @start to before @end; what lies beyond the text is left out
 */
char *
dossier_text_slice (const char *text,
                    guint       start,
                    guint       end)
{
  gsize first;

  g_return_val_if_fail (text != NULL, NULL);

  if (end <= start)
    return g_strdup ("");
  first = dossier_text_to_bytes (text, start);
  return g_strndup (text + first, dossier_text_to_bytes (text + first, end - start));
}

/* Line ends become LF; what no text should hold goes. Bytes only, so that it works before validation. */
static GString *
clean_bytes (const char *text,
             gsize       length)
{
  const guint8 *p = (const guint8 *) text;
  const guint8 *end = p + length;
  GString *clean = g_string_sized_new (length);

  for (; p < end; p++)
    {
      gsize left = (gsize) (end - p);

      if (*p == '\r')
        {
          g_string_append_c (clean, '\n');
          if (left > 1 && p[1] == '\n')
            p++;
        }
      else if (*p == '\v' || *p == '\f')
        g_string_append_c (clean, '\n');
      else if (*p == '\t' || *p == '\n' || (*p >= 0x20 && *p < 0x7f))
        g_string_append_c (clean, (char) *p);
      else if (*p < 0x80)
        continue;
      else if (*p == 0xc2 && left > 1 && p[1] >= 0x80 && p[1] <= 0x9f)
        {
          if (p[1] == 0x85)
            g_string_append_c (clean, '\n');
          p++;
        }
      else if (*p == 0xe2 && left > 2 && p[1] == 0x80 && (p[2] == 0xa8 || p[2] == 0xa9))
        {
          g_string_append_c (clean, '\n');
          p += 2;
        }
      else if (*p == 0xef && left > 2 && p[1] == 0xbb && p[2] == 0xbf)
        p += 2;
      else
        g_string_append_c (clean, (char) *p);
    }
  return clean;
}

/**
 * dossier_text_normalise:
 * @length: bytes of @text, or -1 when it ends with NUL
 *
 * Makes the one form in which texts are stored: UTF-8 in NFC, lines ended by LF (whatever ended them before), no byte
 * order mark, no control characters but tab and LF. Bytes that are no UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): the normal form; of a normal text, the text itself
 */
char *
dossier_text_normalise (const char *text,
                        gssize      length)
{
  g_autoptr (GString) clean = NULL;
  g_autofree char *valid = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  clean = clean_bytes (text, length < 0 ? strlen (text) : (gsize) length);
  if (is_ascii (clean->str, clean->len))
    return g_string_free (g_steal_pointer (&clean), FALSE);
  if (g_utf8_validate_len (clean->str, clean->len, NULL))
    return g_utf8_normalize (clean->str, (gssize) clean->len, G_NORMALIZE_NFC);
  valid = g_utf8_make_valid (clean->str, (gssize) clean->len);
  return g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
}

/* Letters that are variants for a reader but do not decompose, and signs typed in several ways. */
static gunichar
fold_variant (gunichar c)
{
  switch (c)
    {
    case 0x0141: case 0x0142: /* Ł ł */
      return 'l';
    case 0x00d8: case 0x00f8: /* Ø ø */
      return 'o';
    case 0x0110: case 0x0111: /* Đ đ */
      return 'd';
    case 0x0131: /* dotless i */
      return 'i';
    case 0x2018: case 0x2019: case 0x201b: case 0x02bc: case 0x02b9: case 0x0060: case 0x00b4: case 0x2032:
      return '\'';
    case 0x201c: case 0x201d: case 0x201e: case 0x00ab: case 0x00bb:
      return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
      return '-';
    default:
      return c;
    }
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xfe00 && c <= 0xfe0f);
}

/**
 * dossier_text_fold:
 *
 * Makes a key by which names that a reader takes for the same compare equal: without accents, case, kinds of quote
 * and dash, invisible characters and repeated white space. Not for display.
 *
 * Returns: (transfer full): the key
 */
char *
dossier_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GString) bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup (text);
  bare = g_string_sized_new (strlen (decomposed));
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_ENCLOSING_MARK && !is_invisible (c))
        g_string_append_unichar (bare, fold_variant (c));
    }
  line = dossier_text_one_line (bare->str);
  return g_utf8_casefold (line, -1);
}

/**
 * dossier_text_one_line:
 *
 * Returns: (transfer full): @text with every run of white space made one space, none at the ends
 */
char *
dossier_text_one_line (const char *text)
{
  GString *line;
  gboolean space = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  line = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          space = TRUE;
          continue;
        }
      if (space && line->len > 0)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_len (line, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (line, FALSE);
}

/**
 * dossier_text_ellipsize:
 * @length: code points of the result at most, the "…" included
 *
 * Never cuts between a letter and its marks, and leaves no space before the "…".
 *
 * Returns: (transfer full): @text, shortened when it is longer
 */
char *
dossier_text_ellipsize (const char *text,
                        guint       length)
{
  const char *cut;

  g_return_val_if_fail (text != NULL, NULL);

  if (text[dossier_text_to_bytes (text, length)] == '\0')
    return g_strdup (text);
  if (length == 0)
    return g_strdup ("");
  cut = text + dossier_text_to_bytes (text, length - 1);
  while (cut > text && (is_mark (g_utf8_get_char (cut)) || g_utf8_get_char (cut) == 0x200d ||
                        g_utf8_get_char (g_utf8_prev_char (cut)) == 0x200d))
    cut = g_utf8_prev_char (cut);
  while (cut > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (cut))))
    cut = g_utf8_prev_char (cut);
  return g_strdup_printf ("%.*s…", (int) (cut - text), text);
}

static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

/* Whether @c, between two parts of a word, keeps them one word: don't, well-known, 125,000. */
static gboolean
joins (gunichar before,
       gunichar c,
       gunichar after)
{
  if (c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == '_')
    return g_unichar_isalnum (after);
  if (c == '.' || c == ',')
    return g_unichar_isdigit (before) && g_unichar_isdigit (after);
  return c == 0x00ad || c == 0x200d || c == 0x200c;
}

/**
 * dossier_text_count_words:
 *
 * Counts runs of letters and digits, with what joins them; each CJK ideograph is a word.
 *
 * Returns: words in @text
 */
guint
dossier_text_count_words (const char *text)
{
  guint words = 0;
  gunichar before = 0;
  gboolean inside = FALSE;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_ideograph (c))
        {
          words++;
          inside = FALSE;
        }
      else if (g_unichar_isalnum (c))
        {
          words += !inside;
          inside = TRUE;
        }
      else if (inside && !is_mark (c))
        inside = joins (before, c, g_utf8_get_char (g_utf8_next_char (p)));
      before = c;
    }
  return words;
}

static gboolean
is_closing (gunichar c)
{
  switch (c)
    {
    case '"': case '\'': case ')': case ']': case 0x201d: case 0x2019: case 0x00bb: case 0x203a:
    case 0x300d: case 0x300f: case 0xff09: case 0x3011:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The word that ends right before @end, folded when it is short enough to be an abbreviation; "" otherwise. */
static char *
word_before (const char *start,
             const char *end)
{
  const char *p = end;
  g_autofree char *word = NULL;

  while (p > start && end - p < 40)
    {
      const char *previous = g_utf8_prev_char (p);
      gunichar c = g_utf8_get_char (previous);

      if (!g_unichar_isalnum (c) && !is_mark (c) && c != '.')
        break;
      p = previous;
    }
  word = g_strndup (p, (gsize) (end - p));
  return dossier_text_fold (word);
}

static char *
word_after (const char *start,
            const char *end)
{
  const char *p = start;
  g_autofree char *word = NULL;

  while (p < end && p - start < 40 && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  word = g_strndup (start, (gsize) (p - start));
  return dossier_text_fold (word);
}

/* Whether the full stop at @stop ends a sentence; @next is the first thing after it and its white space. */
static gboolean
stop_ends (const char *start,
           const char *stop,
           const char *next,
           const char *end)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (next >= end)
    return TRUE;
  if (g_unichar_islower (g_utf8_get_char (next)))
    return FALSE;
  before = word_before (start, stop);
  after = word_after (next, end);
  if (is_in (abbreviations, G_N_ELEMENTS (abbreviations), before))
    return FALSE;
  if (g_unichar_isdigit (g_utf8_get_char (next)) && is_in (numbered, G_N_ELEMENTS (numbered), before))
    return FALSE;
  if (strchr (before, '.') != NULL)
    return is_in (starters, G_N_ELEMENTS (starters), after);
  if (g_utf8_strlen (before, -1) == 1 && g_unichar_isalpha (g_utf8_get_char (before)))
    return is_in (starters, G_N_ELEMENTS (starters), after);
  if (strlen (before) <= 2 && g_ascii_isdigit (before[0]))
    return !is_in (months_after_ordinal, G_N_ELEMENTS (months_after_ordinal), after);
  return TRUE;
}

/* If a sentence ends with the character at @p, returns where it ends, closing quotes included; else NULL. */
static const char *
sentence_end_at (const char *start,
                 const char *p,
                 const char *end)
{
  gunichar c = g_utf8_get_char (p);
  const char *after = g_utf8_next_char (p);
  const char *next;

  if (c == 0x3002 || c == 0xff01 || c == 0xff1f) /* 。！？ need no space */
    {
      while (after < end && is_closing (g_utf8_get_char (after)))
        after = g_utf8_next_char (after);
      return after;
    }
  if (c != '.' && c != '!' && c != '?' && c != 0x2026 && c != 0x061f && c != 0x06d4 && c != 0x0964)
    return NULL;
  while (after < end && is_closing (g_utf8_get_char (after)))
    after = g_utf8_next_char (after);
  if (after < end && !g_unichar_isspace (g_utf8_get_char (after)))
    return NULL;
  for (next = after; next < end && g_unichar_isspace (g_utf8_get_char (next));)
    next = g_utf8_next_char (next);
  while (next < end && g_unichar_ispunct (g_utf8_get_char (next)))
    next = g_utf8_next_char (next);
  if (c == '.' && !stop_ends (start, p, next, end))
    return NULL;
  if ((c == 0x2026 || is_closing (g_utf8_get_char (g_utf8_next_char (p)))) && next < end &&
      g_unichar_islower (g_utf8_get_char (next)))
    return NULL;
  return after;
}

/* If a blank line begins at the LF @p, returns the LF that ends it; else NULL. */
static const char *
blank_line_at (const char *p,
               const char *end)
{
  if (*p != '\n')
    return NULL;
  for (p++; p < end && (*p == ' ' || *p == '\t'); p++)
    ;
  return p < end && *p == '\n' ? p : NULL;
}

/* The paragraphs that the range touches. */
static Range
paragraphs_around (const char *text,
                   const char *first,
                   const char *last)
{
  Range range = { first, last };
  const char *text_end = last + strlen (last);
  gboolean blank = FALSE;

  while (range.start > text)
    {
      char c = range.start[-1];

      if (c == '\n' && blank)
        break;
      if (c == '\n')
        blank = TRUE;
      else if (c != ' ' && c != '\t')
        blank = FALSE;
      range.start--;
    }
  while (range.end < text_end && blank_line_at (range.end, text_end) == NULL)
    {
      const char *line = memchr (range.end + 1, '\n', (gsize) (text_end - range.end - 1));

      range.end = line != NULL ? line : text_end;
    }
  return range;
}

static const char *
skip_space (const char *p,
            const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * dossier_text_sentence_at:
 * @start: code points
 * @end: exclusive; may equal @start
 * @sentence_start: (out): where the sentence with @start begins
 * @sentence_end: (out): where the sentence with the last code point of the range ends
 *
 * Finds the whole sentences that a range touches. Blank lines end sentences; "Gen.", "U.S.", "Feb." and initials do not.
 */
void
dossier_text_sentence_at (const char *text,
                          guint       start,
                          guint       end,
                          guint      *sentence_start,
                          guint      *sentence_end)
{
  const char *first, *last, *begin, *p;
  Range range;

  g_return_if_fail (text != NULL);
  g_return_if_fail (sentence_start != NULL && sentence_end != NULL);

  end = MAX (start, end);
  first = text + dossier_text_to_bytes (text, start);
  last = first + dossier_text_to_bytes (first, end - start);
  range = paragraphs_around (text, first, last);
  begin = skip_space (range.start, range.end);
  for (p = begin; p < range.end; p = g_utf8_next_char (p))
    {
      const char *stop = sentence_end_at (begin, p, range.end);

      if (stop == NULL && blank_line_at (p, range.end) != NULL)
        stop = p;
      if (stop == NULL)
        continue;
      if (stop >= last && stop > first)
        {
          range.end = stop;
          break;
        }
      if (stop <= first)
        begin = skip_space (stop, range.end);
      p = g_utf8_prev_char (MAX (stop, g_utf8_next_char (p)));
    }
  while (range.end > last && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (range.end))))
    range.end = g_utf8_prev_char (range.end);
  *sentence_start = dossier_text_from_bytes (text, (gsize) (MIN (begin, first) - text));
  *sentence_end = dossier_text_from_bytes (text, (gsize) (MAX (range.end, last) - text));
}

static gsize
common_suffix (const char *text,
               gsize       length,
               const char *prefix,
               gsize       prefix_length)
{
  gsize n = 0;

  while (n < length && n < prefix_length && text[length - 1 - n] == prefix[prefix_length - 1 - n])
    n++;
  return n;
}

static gsize
common_prefix (const char *text,
               const char *suffix)
{
  gsize n = 0;

  while (suffix[n] != '\0' && text[n] == suffix[n])
    n++;
  return n;
}

/* The occurrence of @quote whose surroundings fit best, the nearest to @expected (bytes) among equals. */
static const char *
best_occurrence (const char *text,
                 gsize       length,
                 const char *quote,
                 const char *prefix,
                 const char *suffix,
                 gsize       expected)
{
  gsize quote_length = strlen (quote), prefix_length = strlen (prefix);
  const char *best = NULL;
  gsize best_score = 0, best_distance = 0;

  for (const char *p = text; (p = memmem (p, length - (gsize) (p - text), quote, quote_length)) != NULL; p++)
    {
      gsize at = (gsize) (p - text);
      gsize score = common_suffix (text, at, prefix, prefix_length) + common_prefix (p + quote_length, suffix);
      gsize distance = at > expected ? at - expected : expected - at;

      if (best == NULL || score > best_score || (score == best_score && distance < best_distance))
        {
          best = p;
          best_score = score;
          best_distance = distance;
        }
    }
  return best;
}

/* @text without white space. @kept (out) (optional): for each byte that is left, where it stood. */
static char *
squeeze (const char *text,
         GArray     *kept)
{
  GString *squeezed = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || is_invisible (c))
        continue;
      for (const char *byte = p; byte < g_utf8_next_char (p); byte++)
        {
          gsize at = (gsize) (byte - text);

          g_string_append_c (squeezed, *byte);
          if (kept != NULL)
            g_array_append_val (kept, at);
        }
    }
  return g_string_free (squeezed, FALSE);
}

/* Finds @quote with white space of any kind and amount where it has some or none. */
static gboolean
find_squeezed (const char *text,
               const char *quote,
               const char *prefix,
               const char *suffix,
               gsize       expected,
               Range      *found)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_autofree char *text_squeezed = squeeze (text, kept);
  g_autofree char *quote_squeezed = squeeze (quote, NULL);
  g_autofree char *prefix_squeezed = squeeze (prefix, NULL);
  g_autofree char *suffix_squeezed = squeeze (suffix, NULL);
  gsize near = 0, first, last;
  const char *place;

  if (quote_squeezed[0] == '\0')
    return FALSE;
  while (near < kept->len && g_array_index (kept, gsize, near) < expected)
    near++;
  place = best_occurrence (text_squeezed, kept->len, quote_squeezed, prefix_squeezed, suffix_squeezed, near);
  if (place == NULL)
    return FALSE;
  first = (gsize) (place - text_squeezed);
  last = first + strlen (quote_squeezed) - 1;
  found->start = text + g_array_index (kept, gsize, first);
  found->end = text + g_array_index (kept, gsize, last) + 1;
  return TRUE;
}

/**
 * dossier_text_find_anchor:
 * @quote: the words of the passage
 * @prefix: (nullable): what stood before them
 * @suffix: (nullable): what stood after
 * @expected: code points: where they stood
 * @start: (out): code points; 0 when lost
 * @end: (out): exclusive; 0 when lost
 *
 * Finds a passage again in a text that may have changed: at its old place, else where its quote stands in the most
 * similar surroundings, the nearest among equals; white space may differ.
 *
 * Returns: how it was found
 */
DossierAnchorState
dossier_text_find_anchor (const char *text,
                          const char *quote,
                          const char *prefix,
                          const char *suffix,
                          guint       expected,
                          guint      *start,
                          guint      *end)
{
  gsize at;
  const char *place;
  Range found;

  g_return_val_if_fail (text != NULL && quote != NULL, DOSSIER_ANCHOR_LOST);
  g_return_val_if_fail (start != NULL && end != NULL, DOSSIER_ANCHOR_LOST);

  *start = *end = 0;
  if (quote[0] == '\0')
    return DOSSIER_ANCHOR_LOST;
  prefix = prefix != NULL ? prefix : "";
  suffix = suffix != NULL ? suffix : "";
  at = dossier_text_to_bytes (text, expected);
  if (g_str_has_prefix (text + at, quote))
    {
      *start = expected;
      *end = expected + dossier_text_length (quote);
      return DOSSIER_ANCHOR_EXACT;
    }
  place = best_occurrence (text, strlen (text), quote, prefix, suffix, at);
  if (place != NULL)
    found = (Range) { place, place + strlen (quote) };
  else if (!find_squeezed (text, quote, prefix, suffix, at, &found))
    return DOSSIER_ANCHOR_LOST;
  *start = dossier_text_from_bytes (text, (gsize) (found.start - text));
  *end = *start + dossier_text_from_bytes (found.start, (gsize) (found.end - found.start));
  return DOSSIER_ANCHOR_RELOCATED;
}
