/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Everything that counts in a text: code points, bytes, UTF-16 units, words, and the forms in which it is stored and
 * compared. Pure functions; any thread. Texts are valid UTF-8 unless a function says otherwise.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-text.h"

#include "dossier-text-private.h"

#include <string.h>

#define IS_CONTINUATION(byte) (((guint8) (byte) & 0xc0) == 0x80)

gboolean
dossier_text_is_mark (gunichar c)
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

gboolean
dossier_text_is_invisible (gunichar c)
{
  return c == 0x00ad || c == 0xfeff || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || (c >= 0xfe00 && c <= 0xfe0f);
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

      if (type != G_UNICODE_NON_SPACING_MARK && type != G_UNICODE_ENCLOSING_MARK && !dossier_text_is_invisible (c))
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
  while (cut > text && (dossier_text_is_mark (g_utf8_get_char (cut)) || g_utf8_get_char (cut) == 0x200d ||
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
      else if (inside && !dossier_text_is_mark (c))
        inside = joins (before, c, g_utf8_get_char (g_utf8_next_char (p)));
      before = c;
    }
  return words;
}
