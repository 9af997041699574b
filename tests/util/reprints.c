/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invented reports, and what newspapers make of an agency's text: a new lead, cuts, updates, small edits, quotations,
 * surveys and translations. What copies are measured and tested with; the same every time for the same seed. */

#include "reprints.h"

#include <math.h>
#include <string.h>

#define N_WORDS 8000
#define SENTENCES 4   /* of a paragraph */
#define WORDS 16      /* of a sentence */

/* Frequencies fall as those of a language do. */
static void
append_word (GString *text,
             GRand   *random)
{
  static const char * const onsets[] = { "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "st" };
  static const char * const rhymes[] = { "a", "e", "i", "o", "u", "al", "en", "or", "is", "um" };
  guint rank = (guint) exp (g_rand_double (random) * log (N_WORDS));

  do
    {
      g_string_append (text, onsets[rank % G_N_ELEMENTS (onsets)]);
      rank /= G_N_ELEMENTS (onsets);
      g_string_append (text, rhymes[rank % G_N_ELEMENTS (rhymes)]);
      rank /= G_N_ELEMENTS (rhymes);
    }
  while (rank > 0);
}

static void
append_sentence (GString *text,
                 GRand   *random)
{
  guint words = g_rand_int_range (random, WORDS / 2, WORDS * 3 / 2);
  gsize start = text->len;

  for (guint i = 0; i < words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_word (text, random);
    }
  text->str[start] = g_ascii_toupper (text->str[start]);
  g_string_append (text, ". ");
}

static void
append_paragraph (GString *text,
                  GRand   *random)
{
  guint sentences = g_rand_int_range (random, SENTENCES / 2, SENTENCES * 3 / 2);

  if (text->len > 0)
    g_string_append (text, "\n\n");
  for (guint i = 0; i < sentences; i++)
    append_sentence (text, random);
  g_string_truncate (text, text->len - 1);
}

char *
reprints_article (GRand *random,
                  guint  paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs; i++)
    append_paragraph (text, random);
  return g_string_free (text, FALSE);
}

/* The first @paragraphs are written anew, with an agency's mark. */
char *
reprints_new_lead (GRand      *random,
                   const char *text,
                   guint       paragraphs)
{
  g_auto (GStrv) all = g_strsplit (text, "\n\n", -1);
  GString *whole = g_string_new ("NORDHAVEN (NPA) -");

  for (guint i = 0; all[i] != NULL; i++)
    if (i < paragraphs)
      append_paragraph (whole, random);
    else
      g_string_append_printf (whole, "\n\n%s", all[i]);
  return g_string_free (whole, FALSE);
}

/* Only the beginning. */
char *
reprints_cut (const char *text,
              double      share)
{
  gsize length = strlen (text) * share;
  const char *end = strstr (text + length, ". ");

  return end ? g_strndup (text, end + 1 - text) : g_strdup (text);
}

/* A share of the sentences is replaced, and as many paragraphs are added at the top. */
char *
reprints_update (GRand      *random,
                 const char *text,
                 double      share)
{
  g_auto (GStrv) sentences = g_strsplit (text, ". ", -1);
  GString *whole = g_string_new (NULL);
  guint n = g_strv_length (sentences);

  for (guint i = 0; i < n * share; i += SENTENCES)
    append_paragraph (whole, random);
  for (guint i = 0; i < n; i++)
    if (g_rand_double (random) < share)
      append_sentence (whole, random);
    else
      g_string_append_printf (whole, "%s. ", sentences[i]);
  return g_string_free (whole, FALSE);
}

/* Every so many words another. */
char *
reprints_edit (GRand      *random,
               const char *text,
               guint       every)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *whole = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (whole, ' ');
      if (g_rand_int_range (random, 0, every) == 0)
        append_word (whole, random);
      else
        g_string_append (whole, words[i]);
    }
  return g_string_free (whole, FALSE);
}

/* Another article about the same, of which @share are sentences of @text. */
char *
reprints_quote (GRand      *random,
                const char *text,
                double      share)
{
  g_auto (GStrv) sentences = g_strsplit (text, ". ", -1);
  GString *whole = g_string_new (NULL);
  guint n = g_strv_length (sentences);

  for (guint i = 0; i < n; i++)
    if (i < n * share)
      g_string_append_printf (whole, "%s. ", sentences[i]);
    else
      append_sentence (whole, random);
  return g_string_free (whole, FALSE);
}

char *
reprints_survey (char **texts)
{
  return g_strjoinv ("\n\n", texts);
}

/* Every word is another, the same one each time. */
char *
reprints_translate (const char *text)
{
  GString *whole = g_string_new (text);

  for (gsize i = 0; i < whole->len; i++)
    if (g_ascii_islower (whole->str[i]))
      whole->str[i] = 'a' + (whole->str[i] - 'a' + 7) % 26;
  return g_string_free (whole, FALSE);
}
