/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A text as a run of words, folded to what makes two of them the same. What texts are compared by. Pure: any thread.
 */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-words-split-private.h"

#define SEED G_GUINT64_CONSTANT (0x51ed270b35ae8d2d)

/* Spreads the bits of @value over all 64 (the finishing step of MurmurHash3). */
guint64
dossier_words_mix (guint64 value)
{
  value ^= value >> 33;
  value *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  value ^= value >> 33;
  value *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  value ^= value >> 33;
  return value;
}

/* Scripts whose words stand without a space between them. */
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

/* Stands inside a word and does not make it another one. */
static gboolean
is_silent (gunichar c)
{
  if (c == '\'')
    return TRUE;
  if (c < 0x80)
    return FALSE;
  return c == 0x00ad || c == 0x2019 || c == 0x02bc || c == 0x200c || c == 0x200d || g_unichar_ismark (c);
}

static void
end_word (GArray       *tokens,
          DossierToken *word,
          gboolean     *inside)
{
  if (!*inside)
    return;
  word->hash = dossier_words_mix (word->hash);
  g_array_append_val (tokens, *word);
  *inside = FALSE;
}

/**
 * dossier_words_split:
 * @text: valid UTF-8, below 4 GB
 * @limit: how many words to take at most; 0 = all
 *
 * Returns: (transfer full) (element-type DossierToken): its words in their order; punctuation and symbols are none
 */
GArray *
dossier_words_split (const char *text,
                     guint       limit)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (DossierToken));
  DossierToken word = { 0 };
  gboolean inside = FALSE;
  const char *at = text;

  while (*at != '\0' && (limit == 0 || tokens->len < limit))
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      gboolean letter = c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c);

      if (letter && !is_single (c))
        {
          if (!inside)
            word = (DossierToken) { SEED, at - text, 0, FALSE };
          inside = TRUE;
          word.hash = (word.hash ^ (c < 0x80 ? (gunichar) g_ascii_tolower (c) : g_unichar_tolower (c))) * G_GUINT64_CONSTANT (0x100000001b3);
          word.end = next - text;
        }
      else if (letter)
        {
          DossierToken single = { dossier_words_mix (c ^ SEED), at - text, next - text, TRUE };

          end_word (tokens, &word, &inside);
          g_array_append_val (tokens, single);
        }
      else if (inside && is_silent (c))
        {
          if (c >= 0x80 && g_unichar_ismark (c))
            word.end = next - text;
        }
      else if (!is_silent (c))
        end_word (tokens, &word, &inside);
      at = next;
    }
  end_word (tokens, &word, &inside);
  return tokens;
}
