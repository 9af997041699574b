/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Small questions about a line of text: how many words, does a sentence end here, do two lines say the same.
 * Pure functions, any thread, valid UTF-8 in.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-words-private.h"

#include <string.h>

/* Comparing lines looks at this many words at most, so that a hostile file cannot make it slow. */
#define COMPARED_WORDS 64
#define NORMALISED_BYTES 1024

static gboolean
is_spaceless (gunichar c)
{
  return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff)
         || (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff)
         || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

static gboolean
is_closing (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_SPACE_SEPARATOR:
      return TRUE;
    default:
      return c == '"' || c == '\'' || c == '*' || c == '_' || c == '\n' || c == 0x200f || c == 0x200e;
    }
}

static gunichar
last_significant (const char *text)
{
  const char *at = text + strlen (text);

  while (at > text)
    {
      gunichar c;

      at = g_utf8_prev_char (at);
      c = g_utf8_get_char (at);
      if (!is_closing (c))
        return c;
    }
  return 0;
}

/* The folded words of @text, as a set. */
static GHashTable *
word_set (const char *text)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *start = NULL;

  for (const char *at = text; g_hash_table_size (set) < COMPARED_WORDS; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean inside = c != 0 && g_unichar_isalnum (c);

      if (start != NULL && (!inside || is_spaceless (c)))
        {
          g_hash_table_add (set, g_utf8_casefold (start, at - start));
          start = NULL;
        }
      if (inside && start == NULL)
        start = at;
      if (c == 0)
        break;
    }
  return set;
}

/**
 * dossier_words_collapse:
 * @length: in bytes, or -1
 *
 * Returns: (transfer full): @text on one line, white space runs made one space, ends trimmed, invisible marks gone
 */
char *
dossier_words_collapse (const char *text,
                        gssize      length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;
  GString *out = g_string_sized_new (end - text);

  for (const char *at = text, *next; at < end; at = next)
    {
      gunichar c = g_utf8_get_char (at);

      next = g_utf8_next_char (at);
      while (c > ' ' && c < 0x7f && next < end && (guchar) *next > ' ' && (guchar) *next < 0x7f)
        next++;
      if (c == 0xfeff || c == 0x200b || c == 0x00ad)
        continue;
      if (g_unichar_isspace (c) || c == 0x00a0 || g_unichar_iscntrl (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_len (out, at, next - at);
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}

/* Whether nothing before @c can compose with it. */
static gboolean
starts_afresh (gunichar c)
{
  return c < 0x300 || !(g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff));
}

/**
 * dossier_words_normalise:
 *
 * Composes a piece at a time, because composing takes time in the square of its length.
 *
 * Returns: (transfer full): @text in NFC
 */
char *
dossier_words_normalise (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  const char *start = text;

  for (const char *at = text; *start != '\0'; at = g_utf8_next_char (at))
    if (*at == '\0' || (at - start >= NORMALISED_BYTES && starts_afresh (g_utf8_get_char (at))))
      {
        g_autofree char *piece = g_utf8_normalize (start, at - start, G_NORMALIZE_NFC);

        g_string_append (out, piece);
        start = at;
        if (*at == '\0')
          break;
      }
  return g_string_free (out, FALSE);
}

/**
 * dossier_words_count:
 *
 * Returns: runs of letters and digits; in scripts without spaces two characters count as a word
 */
guint
dossier_words_count (const char *text)
{
  guint words = 0, spaceless = 0;
  gboolean inside = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guchar byte = *at;
      gboolean word;

      if (byte < 0x80)
        word = g_ascii_isalnum (byte) || (inside && byte == '\'');
      else
        {
          gunichar c = g_utf8_get_char (at);

          if (is_spaceless (c))
            {
              spaceless++;
              word = FALSE;
            }
          else
            word = g_unichar_isalnum (c) || g_unichar_ismark (c) || (inside && c == 0x2019);
        }
      if (word && !inside)
        words++;
      inside = word;
    }
  return words + (spaceless + 1) / 2;
}

gboolean
dossier_words_end_sentence (const char *text)
{
  switch (last_significant (text))
    {
    case '.':
    case '!':
    case '?':
    case 0x2026: /* … */
    case 0x3002: /* 。 */
    case 0xff01:
    case 0xff1f:
    case 0xff0e:
    case 0x061f: /* ؟ */
    case 0x06d4: /* ۔ */
    case 0x0964: /* । */
    case 0x0589: /* ։ */
    case 0x0965: /* ॥ */
    case 0x104b: /* ။ */
    case 0x1362: /* ። */
    case 0x17d4: /* ។ */
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * dossier_words_end_open:
 *
 * Returns: whether a sentence plainly goes on after @text: it ends in a letter, a digit, a comma or a hyphen
 */
gboolean
dossier_words_end_open (const char *text)
{
  gunichar c = last_significant (text);

  return g_unichar_isalnum (c) || c == ',' || c == '-' || c == 0x060c || c == 0x3001 || c == 0xff0c;
}

gboolean
dossier_words_start_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/**
 * dossier_words_are_spaceless:
 * @length: in bytes
 *
 * Returns: whether @text ends in a script that writes without spaces, so that lines join without one
 */
gboolean
dossier_words_are_spaceless (const char *text,
                             gsize       length)
{
  gunichar c;

  if (length == 0)
    return FALSE;
  c = g_utf8_get_char (g_utf8_prev_char (text + length));
  return is_spaceless (c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff65);
}

/**
 * dossier_words_shared:
 *
 * Returns: 0–1, twice the words both lines have over all their words (the first 64 of each)
 */
double
dossier_words_shared (const char *a,
                      const char *b)
{
  g_autoptr (GHashTable) left = word_set (a);
  g_autoptr (GHashTable) right = word_set (b);
  GHashTableIter iter;
  gpointer word;
  guint both = 0;

  if (g_hash_table_size (left) + g_hash_table_size (right) == 0)
    return 0;
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    both += g_hash_table_contains (right, word) ? 1 : 0;
  return 2.0 * both / (g_hash_table_size (left) + g_hash_table_size (right));
}

/* Compares without regard to case; NULL when @text does not start with @prefix, else what follows. */
static const char *
skip_folded (const char *text,
             const char *prefix)
{
  while (*prefix != '\0')
    {
      if (*text == '\0'
          || g_unichar_tolower (g_utf8_get_char (text)) != g_unichar_tolower (g_utf8_get_char (prefix)))
        return NULL;
      text = g_utf8_next_char (text);
      prefix = g_utf8_next_char (prefix);
    }
  return text;
}

/**
 * dossier_words_skip:
 * @prefixes: (array zero-terminated=1): phrases, any case
 *
 * Returns: (nullable): what follows the first of @prefixes that @text starts with, at a word's end
 */
const char *
dossier_words_skip (const char         *text,
                    const char * const *prefixes)
{
  char first = g_ascii_tolower (*text);

  for (guint i = 0; prefixes[i] != NULL; i++)
    {
      const char *rest;

      if (prefixes[i][0] != first && ((guchar) first < 0x80 || (guchar) prefixes[i][0] < 0x80))
        continue;
      rest = skip_folded (text, prefixes[i]);

      if (rest != NULL && rest > text
          && (*rest == '\0' || !g_unichar_isalnum (g_utf8_get_char (rest))
              || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (rest)))
              || is_spaceless (g_utf8_get_char (g_utf8_prev_char (rest)))))
        return rest;
    }
  return NULL;
}

/**
 * dossier_words_have_any:
 *
 * Returns: whether any of @needles stands in @text at a word's start, any case
 */
gboolean
dossier_words_have_any (const char         *text,
                        const char * const *needles)
{
  gboolean inside = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean word = g_unichar_isalnum (c);

      if ((!inside || !word || is_spaceless (c)) && dossier_words_skip (at, needles) != NULL)
        return TRUE;
      inside = word;
    }
  return FALSE;
}
