/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Takes a line apart into numbers, words and signs, so that dates can be read off it whatever its script. Pure
 * functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-stamp-tokens-private.h"

#include <string.h>

#define MAX_BYTES 1200

/* Scripts in which words follow each other without a space: each sign is a word. */
static gboolean
is_word_of_its_own (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff);
}

static gboolean
belongs_to_word (gunichar c)
{
  return (g_unichar_isalpha (c) || g_unichar_ismark (c)) && !is_word_of_its_own (c);
}

static void
take_word (DossierToken       *token,
           const char **at,
           const char  *end)
{
  const char *start = *at;
  g_autofree char *folded = NULL;

  *at = g_utf8_next_char (*at);
  if (!is_word_of_its_own (g_utf8_get_char (start)))
    while (*at < end && belongs_to_word (g_utf8_get_char (*at)))
      *at = g_utf8_next_char (*at);
  folded = g_utf8_strdown (start, *at - start);
  token->kind = DOSSIER_TOKEN_WORD;
  if (strlen (folded) <= DOSSIER_TOKEN_MAX_WORD)
    strcpy (token->word, folded);
}

static void
take_number (DossierToken       *token,
             const char **at,
             const char  *end)
{
  token->kind = DOSSIER_TOKEN_NUMBER;
  while (*at < end && g_unichar_isdigit (g_utf8_get_char (*at)))
    {
      if (token->digits < 18)
        token->value = token->value * 10 + g_unichar_digit_value (g_utf8_get_char (*at));
      token->digits = MIN (token->digits + 1, 19);
      *at = g_utf8_next_char (*at);
    }
}

void
dossier_token_split (DossierTokenLine       *line,
       const char *text)
{
  const char *end = text + MIN (strlen (text), MAX_BYTES);
  gboolean gap = FALSE;

  while (end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  line->count = 0;
  for (const char *at = text; at < end && line->count < DOSSIER_TOKEN_MAX;)
    {
      gunichar c = g_utf8_get_char (at);
      DossierToken *token = &line->tokens[line->count];

      if (g_unichar_isspace (c) || c == 0x200b || c == 0x200e || c == 0x200f || c == 0xfeff || c == 0x200c)
        {
          gap = TRUE;
          at = g_utf8_next_char (at);
          continue;
        }
      memset (token, 0, sizeof *token);
      token->gap = gap;
      token->start = (guint) (at - text);
      if (g_unichar_isdigit (c))
        take_number (token, &at, end);
      else if (g_unichar_isalpha (c))
        take_word (token, &at, end);
      else
        {
          token->kind = DOSSIER_TOKEN_SIGN;
          token->value = c;
          at = g_utf8_next_char (at);
        }
      token->end = (guint) (at - text);
      line->count++;
      gap = FALSE;
    }
  memset (&line->tokens[line->count], 0, sizeof (DossierToken));
}

gboolean
dossier_token_is_sign (const DossierToken *token,
         const char  *signs)
{
  return token->kind == DOSSIER_TOKEN_SIGN && token->value < 128 && strchr (signs, (int) token->value) != NULL;
}

gboolean
dossier_token_is_word (const DossierToken        *token,
         const char * const *words)
{
  return token->kind == DOSSIER_TOKEN_WORD && g_strv_contains (words, token->word);
}

gboolean
dossier_token_is_number (const DossierToken *token,
           guint        least,
           guint        most)
{
  return token->kind == DOSSIER_TOKEN_NUMBER && token->digits >= least && token->digits <= most;
}

gboolean
dossier_token_starts_with (const DossierToken        *token,
             const char * const *starts)
{
  for (guint i = 0; token->kind == DOSSIER_TOKEN_WORD && starts[i] != NULL; i++)
    if (g_str_has_prefix (token->word, starts[i]))
      return TRUE;
  return FALSE;
}
