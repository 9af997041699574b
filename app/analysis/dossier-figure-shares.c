/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that are told as a part or a multiple of something: "two thirds", "more than half", "one in five", "threefold". Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures-private.h"

#include <math.h>
#include <string.h>

#define MOST_DIGITS 4
#define MOST_OF 1000 /* "one in a thousand" */

static gboolean
begins (const char *p,
        const char *word)
{
  gsize length = strlen (word);

  return g_ascii_strncasecmp (p, word, length) == 0 && (word[length - 1] == ' ' || !g_unichar_isalnum (g_utf8_get_char (p + length)));
}

/* Whether one of @words, parted by "|", stands at @p. */
static gboolean
begins_with_any (const char *p,
                 const char *words)
{
  while (*words != '\0')
    {
      gsize length = strcspn (words, "|");

      if (g_ascii_strncasecmp (p, words, length) == 0 && !g_ascii_isalnum (p[length]))
        return TRUE;
      words += length + (words[length] == '|');
    }
  return FALSE;
}

/* Whether the word before @p is one of @words, parted by "|". */
static gboolean
is_behind_any (const char *text,
               const char *p,
               const char *words)
{
  const char *end = p;

  while (end > text && end[-1] == ' ')
    end--;
  p = end;
  while (p > text && g_ascii_isalpha (p[-1]))
    p--;
  return p < end && begins_with_any (p, words);
}

/* A whole number in digits or one word. */
static gboolean
take_whole (const char **p,
            double      *number,
            gboolean    *in_words)
{
  const char *after;
  FigureWord word;
  gsize digits = strspn (*p, "0123456789");

  *in_words = digits == 0;
  if (digits > MOST_DIGITS || (digits > 0 && ((*p)[digits] == '.' || (*p)[digits] == ',') && g_ascii_isdigit ((*p)[digits + 1])))
    return FALSE;
  if (digits > 0)
    {
      *number = g_ascii_strtod (*p, NULL);
      *p += digits;
      return TRUE;
    }
  if (!dossier_figure_word_at (*p, &word, &after))
    return FALSE;
  if (word.type == FIGURE_WORD_SCALE && word.value <= 3)
    *number = pow (10, word.value);
  else if (word.type == FIGURE_WORD_NUMBER)
    *number = word.value;
  else
    return FALSE;
  *p = after;
  return TRUE;
}

static const char *
set_share (DossierFigure *figure,
           double         part,
           double         whole,
           const char    *end)
{
  figure->low = figure->high = round (1000 * part / whole) / 10;
  figure->unit = g_strdup ("%");
  return end;
}

static const char *
set_times (DossierFigure *figure,
           double         times,
           const char    *end)
{
  figure->low = figure->high = times;
  figure->unit = g_strdup ("×");
  return end;
}

/* Whether the phrase is over at @p, so that a third is a share and not the third of something. */
static gboolean
is_over (const char *p)
{
  if (*p != ' ')
    return *p == '\0' || strchr (".,;:)\n", *p) != NULL;
  return begins_with_any (p + 1, "last|this|by|in|since|on|over|from|to|and|but|after|as|during|within");
}

/* "a third of", "two-thirds", "three quarters" */
static const char *
take_part (const char    *text,
           const char    *p,
           DossierFigure *figure)
{
  const char *q = p, *after;
  FigureWord word;
  double part = 1;
  gboolean in_words, article = begins (p, "a ") || begins (p, "an ");

  if (article)
    q += *q != '\0' && q[1] == ' ' ? 1 : 2;
  else if (!take_whole (&q, &part, &in_words) || !in_words || part > 9)
    return NULL;
  if ((*q != ' ' && *q != '-') || !dossier_figure_word_at (q + 1, &word, &after) || word.type != FIGURE_WORD_PART || part >= word.value)
    return NULL;
  if (part > 1)
    return after[-1] == 's' ? set_share (figure, part, word.value, after) : NULL;
  if (after[-1] == 's')
    return NULL;
  if (begins (after, " of a ") || begins (after, " of an "))
    return NULL;
  if (begins (after, " of ") || (*q == '-' && *after != '-')
      || (is_over (after) && (!article || is_behind_any (text, p, "by|about|nearly|almost|roughly|than|only|just|over|under|around"))))
    return set_share (figure, part, word.value, after);
  return NULL;
}

/* "half of the", "half its", "more than half" */
static const char *
take_half (const char    *text,
           const char    *p,
           DossierFigure *figure)
{
  const char *after;
  FigureWord word;

  if (!dossier_figure_word_at (p, &word, &after) || word.type != FIGURE_WORD_HALF || *after == '-')
    return NULL;
  if (is_behind_any (text, p, "first|second|other|latter|later|top|bottom|upper|lower|northern|southern|eastern|western|this|that|each|one|a|an|and"
                              "|final|opening|better|past|last|next|the"))
    return NULL;
  if (begins (after, " of a ") || begins (after, " of an ") || begins (after, " a ") || begins (after, " an ") || begins (after, " past "))
    return NULL;
  if (begins (after, " of ") || begins_with_any (after, " the| its| their| his| her| our| all")
      || is_behind_any (text, p, "than|about|nearly|almost|roughly|around|by|only|over|under|exactly"))
    return set_share (figure, 1, 2, after);
  return NULL;
}

/* "threefold", "twice as many", "five times the number" */
static const char *
take_times (const char    *p,
            DossierFigure *figure)
{
  static const char compared[] = " as| more| higher| larger| bigger| greater| longer| stronger| that| what| its| their| the number| the amount| the size"
                                 "| the rate| the level| the total| the price| the population| the strength| the cost| the usual| the normal| the figure"
                                 "| the average| the length";
  const char *q = p, *after;
  FigureWord word;
  double times;
  gboolean in_words;

  if (dossier_figure_word_at (p, &word, &after) && word.type == FIGURE_WORD_FOLD)
    return word.flags == 0 || begins_with_any (after, compared) ? set_times (figure, word.value, after) : NULL;
  if (!take_whole (&q, &times, &in_words))
    return NULL;
  if (begins (q, "-fold") || begins (q, "fold"))
    return set_times (figure, times, q + (*q == '-' ? 5 : 4));
  if (!begins (q, " times") || times < 2 || !begins_with_any (q + 6, compared))
    return NULL;
  return set_times (figure, times, q + 6);
}

/* "one in five soldiers", "nine out of ten"; not "three in five days", and not the count in "17 out of 20 drones". */
static const char *
take_ratio (const char    *p,
            DossierFigure *figure)
{
  const char *q = p, *next, *after;
  FigureWord word;
  double part, whole;
  gboolean in_words, of_in_words, out_of;

  if (!take_whole (&q, &part, &in_words))
    return NULL;
  out_of = begins (q, " out of ");
  if (!out_of && !begins (q, " in "))
    return NULL;
  q += out_of ? 8 : 4;
  if (begins (q, "a ") || begins (q, "every "))
    q = strchr (q, ' ') + 1;
  if (!take_whole (&q, &whole, &of_in_words) || part < 1 || part >= whole || whole > MOST_OF)
    return NULL;
  if (out_of ? !in_words || !of_in_words || whole > 100 : whole > 20 && fmod (whole, 50) != 0)
    return NULL;
  if (*q == '-' || g_unichar_isalnum (g_utf8_get_char (q)) || ((*q == '.' || *q == ',') && g_ascii_isdigit (q[1])))
    return NULL;
  next = q + (*q == ' ');
  if (dossier_figure_word_at (next, &word, &after) && (word.type == FIGURE_WORD_UNIT || word.type == FIGURE_WORD_SCALE || word.type == FIGURE_WORD_DOZEN))
    return NULL;
  return out_of || *q == ' ' ? set_share (figure, part, whole, q) : NULL;
}

/* "an hour and a half" */
static const char *
take_one_and_half (const char    *p,
                   DossierFigure *figure)
{
  const char *after;
  FigureWord word;
  gsize article = begins (p, "an ") ? 3 : begins (p, "a ") ? 2 : 0;

  if (article == 0 || !dossier_figure_word_at (p + article, &word, &after) || word.type != FIGURE_WORD_UNIT || !begins (after, " and a half"))
    return NULL;
  figure->low = figure->high = 1.5;
  figure->unit = g_strdup (dossier_figure_unit_symbol (word.value));
  return after + 11;
}

/**
 * dossier_figure_take_share:
 * @p: where a word or a number begins
 * @figure: its number and unit are set: per cent, or "×" for how many times
 *
 * Returns: (nullable): where the words of the share end, NULL when there is none
 */
const char *
dossier_figure_take_share (const char    *text,
                           const char    *p,
                           DossierFigure *figure)
{
  const char *end;

  if (!g_ascii_isdigit (*p) && !begins (p, "a ") && !begins (p, "an ") && !dossier_figure_may_begin (p))
    return NULL;
  end = take_half (text, p, figure);
  if (end == NULL)
    end = take_part (text, p, figure);
  if (end == NULL)
    end = take_times (p, figure);
  if (end == NULL)
    end = take_ratio (p, figure);
  if (end == NULL)
    end = take_one_and_half (p, figure);
  return end;
}
