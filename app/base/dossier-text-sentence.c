/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where sentences begin and end, by rules that suit reports in the languages of Europe and East Asia: good enough to
 * quote from, never needed to be exact. Pure functions; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-text.h"

#include "dossier-text-private.h"

#include <string.h>

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

      if (!g_unichar_isalnum (c) && !dossier_text_is_mark (c) && c != '.')
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

/**
 * dossier_text_split_sentences:
 * @text: valid UTF-8, below 4 GB
 *
 * Goes through a text once, however long it is.
 *
 * Returns: (transfer full) (element-type DossierSentence): its sentences in their order, without the white space between them
 */
GArray *
dossier_text_split_sentences (const char *text)
{
  GArray *sentences = g_array_new (FALSE, FALSE, sizeof (DossierSentence));
  const char *end, *p;

  g_return_val_if_fail (text != NULL, sentences);

  end = text + strlen (text);
  p = skip_space (text, end);
  for (const char *counted = text, *begin = p; p < end;)
    {
      const char *stop = sentence_end_at (begin, p, end), *next = g_utf8_next_char (p);
      DossierSentence sentence;

      if (stop == NULL && blank_line_at (p, end) != NULL)
        stop = p;
      if (stop == NULL && next >= end)
        stop = end;
      if (stop == NULL)
        {
          p = next;
          continue;
        }
      while (stop > begin && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (stop))))
        stop = g_utf8_prev_char (stop);
      sentence.start = (sentences->len > 0 ? g_array_index (sentences, DossierSentence, sentences->len - 1).end : 0)
                       + dossier_text_from_bytes (counted, (gsize) (begin - counted));
      sentence.end = sentence.start + dossier_text_from_bytes (begin, (gsize) (stop - begin));
      sentence.first_byte = (gsize) (begin - text);
      sentence.last_byte = (gsize) (stop - text);
      if (stop > begin)
        g_array_append_val (sentences, sentence);
      counted = stop;
      p = begin = skip_space (MAX (stop, next), end);
    }
  return sentences;
}
