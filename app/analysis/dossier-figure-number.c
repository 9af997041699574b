/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The number of a figure: digits, words, both, ranges. Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures-private.h"

#include <math.h>
#include <string.h>

#define MOST_DIGITS 15

static void
skip_space (const char **p)
{
  while (**p == ' ' || (**p == '\n' && (*p)[1] != '\n') || g_str_has_prefix (*p, "\xc2\xa0"))
    *p += **p == ' ' || **p == '\n' ? 1 : 2;
}

/* The byte after one separator of thousands at @p when three digits follow it, else NULL. */
static const char *
after_separator (const char *p)
{
  const char *q = NULL;

  if (*p == ',' || *p == '.' || *p == '\'' || *p == ' ')
    q = p + 1;
  else if (g_str_has_prefix (p, "\xc2\xa0")) /* no-break space */
    q = p + 2;
  else if (g_str_has_prefix (p, "\xe2\x80\xaf") || g_str_has_prefix (p, "\xe2\x80\x89")) /* narrow and thin space */
    q = p + 3;
  if (q == NULL || !g_ascii_isdigit (q[0]) || !g_ascii_isdigit (q[1]) || !g_ascii_isdigit (q[2]) || g_ascii_isdigit (q[3]))
    return NULL;
  /* "20 122mm rockets" */
  if (*p == ' ' && (g_ascii_isalpha (q[3]) || (q[3] == '-' && g_ascii_isalpha (q[4]))))
    return NULL;
  return q;
}

/* "130,000", "1.2", "1.000.000", "1 200". */
static gboolean
take_digits (const char **p,
             gboolean     foreign,
             double      *number)
{
  static const struct
  {
    const char *sign;
    double value;
  } fractions[] = { { "½", 0.5 }, { "¼", 0.25 }, { "¾", 0.75 } };
  const char *q = *p;
  double value = 0;
  guint digits = 0, groups = 0;
  char separator = '\0';

  for (; g_ascii_isdigit (*q); q++, digits++)
    value = value * 10 + (*q - '0');
  if (digits == 0 || digits > MOST_DIGITS)
    return FALSE;
  for (const char *next = after_separator (q); digits <= 3 && next != NULL && digits + 3 * groups <= MOST_DIGITS; next = after_separator (q))
    {
      /* One point and three digits is a fraction in English, and a thousand where people write commas for it. */
      if (*q == '.' && after_separator (next + 3) == NULL && groups == 0 && (!foreign || **p == '0'))
        break;
      if (separator != '\0' && separator != *q)
        break;
      separator = *q;
      value = value * 1000 + (next[0] - '0') * 100 + (next[1] - '0') * 10 + (next[2] - '0');
      q = next + 3;
      groups++;
    }
  if ((*q == '.' || (*q == ',' && groups == 0)) && g_ascii_isdigit (q[1]))
    {
      double place = 0.1;

      for (q++; g_ascii_isdigit (*q); q++, place /= 10)
        value += (*q - '0') * place;
      value = round (value * 1e9) / 1e9;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (g_str_has_prefix (q, fractions[i].sign))
      {
        value += fractions[i].value;
        q += strlen (fractions[i].sign);
        break;
      }
  *p = q;
  *number = value;
  return TRUE;
}

static gboolean
take_word (const char     **p,
           FigureWordType   type,
           FigureWord      *word)
{
  const char *q = *p, *after;

  skip_space (&q);
  if (*q == '-')
    q++;
  if (!dossier_figure_word_at (q, word, &after) || word->type != type)
    return FALSE;
  *p = after;
  return TRUE;
}

/* "million" and the like behind a number, as often as they stand there; "m", "bn", "k" beside the digits. */
static void
take_scales (const char **p,
             double      *number,
             double      *high)
{
  FigureWord word;
  char next = **p;

  if ((next == 'k' || next == 'K') && !g_ascii_isalnum ((*p)[1]))
    {
      (*p)++;
      *number *= 1000;
      *high *= 1000;
      return;
    }
  while (take_word (p, FIGURE_WORD_SCALE, &word))
    {
      *number *= pow (10, word.value);
      *high *= pow (10, word.value);
      /* "12 тыс. человек" */
      if (word.flags != 0 && **p == '.' && (*p)[1] == ' ' && g_unichar_islower (g_utf8_get_char (*p + 2)))
        (*p)++;
    }
}

/* "twenty-three", "two hundred and fifty thousand", "one". */
static gboolean
take_number_words (const char **p,
                   double      *number)
{
  const char *q = *p, *r, *after;
  FigureWord word;
  double total = 0, part = 0;
  gboolean any = FALSE;

  for (;;)
    {
      r = q;
      if (any)
        {
          skip_space (&r);
          if (*r == '-')
            r++;
          else if (r == q)
            break;
          if (g_ascii_strncasecmp (r, "and ", 4) == 0 && part >= 100)
            r += 4;
        }
      if (!dossier_figure_word_at (r, &word, &after))
        break;
      if (word.type == FIGURE_WORD_NUMBER && (!any || (part >= 20 && word.value < 10 && fmod (part, 10) == 0) || (part >= 100 && fmod (part, 100) == 0)
                                              || part == 0))
        part += word.value;
      else if (word.type == FIGURE_WORD_SCALE && any && part > 0)
        {
          if (word.value == 2)
            part *= 100;
          else
            {
              total += part * pow (10, word.value);
              part = 0;
            }
        }
      else
        break;
      any = TRUE;
      q = after;
    }
  if (!any)
    return FALSE;
  *number = total + part;
  *p = q;
  return TRUE;
}

/* "dozens", "tens of thousands", "a few hundred", "several", "a dozen", "two dozen", "hourlong". */
static gboolean
take_vague (const char   **p,
            DossierFigure *figure)
{
  const char *q = *p, *after;
  FigureWord word, scale;

  if (g_ascii_strncasecmp (q, "tens of ", 8) == 0 && dossier_figure_word_at (q + 8, &word, &after) && word.type == FIGURE_WORD_MANY)
    {
      figure->low = 2 * pow (10, word.value + 1);
      figure->high = pow (10, word.value + 2) - 1;
      q = after;
    }
  else if (dossier_figure_word_at (q, &word, &after) && word.type == FIGURE_WORD_MANY)
    {
      figure->low = word.value == 1 ? word.flags : 2 * pow (10, word.value);
      figure->high = word.value == 1 ? 99 : pow (10, word.value + 1) - 1;
      q = after;
      if (g_ascii_strncasecmp (q, " of ", 4) == 0 && dossier_figure_word_at (q + 4, &scale, &after) && scale.type == FIGURE_WORD_MANY
          && scale.value > word.value && scale.value >= 3)
        {
          q = after;
          figure->low *= pow (10, scale.value);
          figure->high = (figure->high + 1) * pow (10, scale.value) - 1;
        }
    }
  else if (dossier_figure_word_at (q, &word, &after) && word.type == FIGURE_WORD_VAGUE)
    {
      figure->low = word.value;
      figure->high = word.flags;
      q = after;
      if (g_ascii_strncasecmp (q, " of ", 4) == 0)
        q += 3;
      if (take_word (&q, FIGURE_WORD_DOZEN, &scale))
        {
          figure->low *= scale.value;
          figure->high *= scale.value;
        }
      take_scales (&q, &figure->low, &figure->high);
    }
  else
    return FALSE;
  figure->qualifier = DOSSIER_FIGURE_ABOUT;
  *p = q;
  return TRUE;
}

/* "a quarter of a million", "three quarters of a million" */
static gboolean
take_quarters (const char **p,
               double      *number)
{
  static const struct
  {
    const char *words;
    double part;
  } quarters[] = { { "a quarter of a ", 0.25 }, { "three quarters of a ", 0.75 }, { "three-quarters of a ", 0.75 }, { "a third of a ", 1 / 3.0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      const char *q = *p + strlen (quarters[i].words);
      FigureWord word;

      if (g_ascii_strncasecmp (*p, quarters[i].words, strlen (quarters[i].words)) != 0 || !take_word (&q, FIGURE_WORD_SCALE, &word))
        continue;
      *number = round (quarters[i].part * pow (10, word.value));
      *p = q;
      return TRUE;
    }
  return FALSE;
}

/* "half a million"; "half an hour", "half-mile", of which the unit is left. */
static gboolean
take_half (const char **p,
           double      *number)
{
  const char *q = *p, *unit, *after;
  FigureWord word;
  double ignored = 0;

  if (g_ascii_strncasecmp (q, "half-", 5) == 0)
    q += 5;
  else if (g_ascii_strncasecmp (q, "half a ", 7) == 0)
    q += 7;
  else if (g_ascii_strncasecmp (q, "half an ", 8) == 0)
    q += 8;
  else
    return FALSE;
  *number = 0.5;
  unit = q;
  if (take_word (&q, FIGURE_WORD_DOZEN, &word))
    *number *= word.value;
  else if (dossier_figure_word_at (unit, &word, &after) && word.type == FIGURE_WORD_UNIT)
    q = unit - 1;
  else if (unit[-1] == ' ' && take_word (&q, FIGURE_WORD_SCALE, &word))
    {
      *number *= pow (10, word.value);
      take_scales (&q, number, &ignored);
    }
  else
    return FALSE;
  *p = q;
  return TRUE;
}

/* What "and a half" behind a number adds: half a million behind "two million". */
static double
half_behind (double number)
{
  static const double scales[] = { 1e12, 1e9, 1e6, 1e3 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (number >= scales[i] && fmod (number, scales[i]) == 0)
      return scales[i] / 2;
  return 0.5;
}

/* One number, without a range. */
static gboolean
take_single (const char **p,
             gboolean     foreign,
             double      *number,
             gboolean    *in_words)
{
  FigureWord word;
  double ignored = 0;
  const char *q = *p;

  *in_words = FALSE;
  if (take_digits (&q, foreign, number))
    {
      take_scales (&q, number, &ignored);
      *p = q;
      return TRUE;
    }
  *in_words = TRUE;
  if (take_half (p, number) || take_quarters (p, number))
    return TRUE;
  if ((*q == 'a' || *q == 'A') && q[1] == ' ')
    {
      q += 2;
      if (take_word (&q, FIGURE_WORD_DOZEN, &word))
        *number = word.value;
      else if (take_word (&q, FIGURE_WORD_SCALE, &word))
        {
          *number = pow (10, word.value);
          take_scales (&q, number, &ignored);
        }
      else
        return FALSE;
      *p = q;
      return TRUE;
    }
  if (dossier_figure_word_at (q, &word, &q) && word.type == FIGURE_WORD_DOZEN)
    {
      *number = word.value;
      *p = q;
      return TRUE;
    }
  q = *p;
  if (!take_number_words (&q, number))
    return FALSE;
  if (take_word (&q, FIGURE_WORD_DOZEN, &word))
    *number *= word.value;
  else if (g_ascii_strncasecmp (q, " and a half", 11) == 0)
    {
      q += 11;
      *number += half_behind (*number);
      take_scales (&q, number, &ignored);
    }
  *p = q;
  return TRUE;
}

/* The second number of "20,000-30,000", "20,000 to 30,000", "between 20,000 and 30,000", "five or six". */
static gboolean
take_upper (const char **p,
            const char  *text,
            const char  *start,
            gboolean     foreign,
            double      *high,
            gboolean    *in_words)
{
  const char *q = *p;
  gboolean between;

  while (start > text && (start[-1] == '$' || ((guint8) start[-1] >= 0x80
                                              && g_unichar_type (g_utf8_get_char (g_utf8_prev_char (start))) == G_UNICODE_CURRENCY_SYMBOL)))
    start = g_utf8_prev_char (start);
  between = start - text >= 8 && g_ascii_strncasecmp (start - 8, "between ", 8) == 0;
  skip_space (&q);
  if (*q == '-' || g_str_has_prefix (q, "–") || g_str_has_prefix (q, "—"))
    q = g_utf8_next_char (q);
  else if (g_ascii_strncasecmp (q, "to ", 3) == 0 || g_ascii_strncasecmp (q, "or ", 3) == 0)
    q += 3;
  else if (between && g_ascii_strncasecmp (q, "and ", 4) == 0)
    q += 4;
  else
    return FALSE;
  skip_space (&q);
  if (*q == '$' || g_str_has_prefix (q, "€") || g_str_has_prefix (q, "£"))
    q = g_utf8_next_char (q);
  if (!take_single (&q, foreign, high, in_words))
    return FALSE;
  *p = q;
  return TRUE;
}

/* The scale of "20-30 thousand", which only the second number of a range has. */
static void
share_scale (DossierFigure *figure)
{
  static const double scales[] = { 1e12, 1e9, 1e6, 1e3, 1e2 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (figure->high >= scales[i] && figure->low < 1000 && figure->low < figure->high / scales[i] && figure->high / scales[i] < 1000)
      {
        figure->low *= scales[i];
        return;
      }
}

/**
 * dossier_figure_take_number:
 * @text: the whole, @p in it
 * @foreign: the text is not English, so that "2.500" is two thousand and five hundred
 * @figure: low, high and, of a vague number, the qualifier are set
 * @in_words: (out): whether it begins in words
 */
gboolean
dossier_figure_take_number (const char    **p,
                            const char     *text,
                            gboolean        foreign,
                            DossierFigure  *figure,
                            gboolean       *in_words)
{
  const char *q = *p, *before_scale;
  double high;
  gboolean words;

  *in_words = TRUE;
  if (take_vague (p, figure))
    return TRUE;
  if (!take_single (&q, foreign, &figure->low, in_words))
    return FALSE;
  figure->high = figure->low;
  before_scale = q;
  if (!dossier_figure_is_step (text, *p) && take_upper (&q, text, *p, foreign, &high, &words))
    {
      double low = figure->low;

      figure->high = high;
      if (g_ascii_isdigit (q[-1]) == 0 || words)
        share_scale (figure);
      if (figure->high <= figure->low)
        {
          figure->low = figure->high = low;
          q = before_scale;
        }
    }
  *p = q;
  return isfinite (figure->high) && figure->high < 1e15;
}
