/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around a number and limits it: "about", "more than", "an additional", "or so"; and what tells how it is to be read. Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures-private.h"

#include <string.h>

#define MOST_LOOKED_AT 300u /* words by which a language is told */
#define LONGEST_SMALL_WORD 6u /* bytes */
#define LONGEST_NUMBER 24
#define STEP_WORDS 10 /* between "rose" and the number it rose to */

/* The word before @p with only blanks between; FALSE when there is none, and at a paragraph's beginning. */
static gboolean
word_before (const char  *text,
             const char  *p,
             const char **start,
             const char **end)
{
  const char *q = p;
  guint lines = 0;

  for (; q > text && (q[-1] == ' ' || q[-1] == '\n'); q--)
    lines += q[-1] == '\n';
  if (lines > 1)
    return FALSE;
  *end = q;
  while (q > text && (g_ascii_isalpha (q[-1]) || q[-1] == '\''
                      || ((guint8) q[-1] >= 0x80 && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (q))))))
    q = g_utf8_prev_char (q);
  *start = q;
  return q < *end;
}

static gboolean
is_word (const char *start,
         const char *end,
         const char *word)
{
  g_autofree char *plain = NULL;

  if ((gsize) (end - start) != strlen (word))
    return FALSE;
  if ((guint8) *start < 0x80)
    return g_ascii_strncasecmp (start, word, strlen (word)) == 0;
  plain = g_utf8_strdown (start, end - start);
  return g_str_equal (plain, word);
}

/* The same in other languages, in two words. */
static gboolean
take_foreign_pair (const char             *first,
                   const char             *first_end,
                   const char             *second,
                   const char             *second_end,
                   DossierFigureQualifier *qualifier)
{
  static const struct
  {
    const char *first;
    const char *second;
    DossierFigureQualifier qualifier;
  } pairs[] = {
    { "mehr", "als", DOSSIER_FIGURE_MORE_THAN }, { "plus", "de", DOSSIER_FIGURE_MORE_THAN }, { "más", "de", DOSSIER_FIGURE_MORE_THAN },
    { "più", "di", DOSSIER_FIGURE_MORE_THAN }, { "więcej", "niż", DOSSIER_FIGURE_MORE_THAN }, { "более", "чем", DOSSIER_FIGURE_MORE_THAN },
    { "больше", "чем", DOSSIER_FIGURE_MORE_THAN }, { "більше", "ніж", DOSSIER_FIGURE_MORE_THAN }, { "weniger", "als", DOSSIER_FIGURE_LESS_THAN },
    { "moins", "de", DOSSIER_FIGURE_LESS_THAN }, { "menos", "de", DOSSIER_FIGURE_LESS_THAN }, { "meno", "di", DOSSIER_FIGURE_LESS_THAN },
    { "bis", "zu", DOSSIER_FIGURE_UP_TO }, { "не", "более", DOSSIER_FIGURE_UP_TO }, { "не", "больше", DOSSIER_FIGURE_UP_TO },
    { "не", "більше", DOSSIER_FIGURE_UP_TO }, { "au", "moins", DOSSIER_FIGURE_AT_LEAST }, { "al", "menos", DOSSIER_FIGURE_AT_LEAST },
    { "co", "najmniej", DOSSIER_FIGURE_AT_LEAST }, { "не", "менее", DOSSIER_FIGURE_AT_LEAST }, { "не", "меньше", DOSSIER_FIGURE_AT_LEAST },
    { "не", "менше", DOSSIER_FIGURE_AT_LEAST }, { "près", "de", DOSSIER_FIGURE_ABOUT }, { "cerca", "de", DOSSIER_FIGURE_ABOUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (is_word (second, second_end, pairs[i].second) && is_word (first, first_end, pairs[i].first))
      {
        *qualifier = pairs[i].qualifier;
        return TRUE;
      }
  return FALSE;
}

/* "at least", "up to", "more than", "as many as", "no fewer than", that end at @p; moves @p to their beginning. */
static gboolean
take_pair (const char             *text,
           const char            **p,
           DossierFigureQualifier *qualifier)
{
  const char *start, *end, *second, *second_end, *third, *third_end;
  FigureWord word;
  const char *after;

  if (!word_before (text, *p, &start, &end) || !word_before (text, start, &second, &second_end))
    return FALSE;
  if (is_word (start, end, "least") && is_word (second, second_end, "at"))
    *qualifier = DOSSIER_FIGURE_AT_LEAST;
  else if ((is_word (start, end, "most") && is_word (second, second_end, "at")) || (is_word (start, end, "to") && is_word (second, second_end, "up")))
    *qualifier = DOSSIER_FIGURE_UP_TO;
  else if (is_word (start, end, "of") && is_word (second, second_end, "upwards"))
    *qualifier = DOSSIER_FIGURE_MORE_THAN;
  else if (is_word (start, end, "to") && is_word (second, second_end, "close"))
    *qualifier = DOSSIER_FIGURE_ABOUT;
  else if (is_word (start, end, "of") && (is_word (second, second_end, "maximum") || is_word (second, second_end, "minimum")))
    *qualifier = *second == 'm' && second[1] == 'a' ? DOSSIER_FIGURE_UP_TO : DOSSIER_FIGURE_AT_LEAST;
  else if (is_word (start, end, "as") && word_before (text, second, &third, &third_end) && is_word (third, third_end, "as")
           && (is_word (second, second_end, "many") || is_word (second, second_end, "much") || is_word (second, second_end, "few")
               || is_word (second, second_end, "little")))
    {
      *qualifier = is_word (second, second_end, "few") || is_word (second, second_end, "little") ? DOSSIER_FIGURE_AT_LEAST : DOSSIER_FIGURE_UP_TO;
      second = third;
    }
  else if (is_word (start, end, "of") && is_word (second, second_end, "excess") && word_before (text, second, &third, &third_end)
           && is_word (third, third_end, "in"))
    {
      *qualifier = DOSSIER_FIGURE_MORE_THAN;
      second = third;
    }
  else if (is_word (start, end, "than") && dossier_figure_word_at (second, &word, &after) && word.type == FIGURE_WORD_THAN)
    {
      *qualifier = (DossierFigureQualifier) word.value;
      if (word_before (text, second, &third, &third_end) && (is_word (third, third_end, "no") || is_word (third, third_end, "not")))
        {
          *qualifier = word.value == DOSSIER_FIGURE_MORE_THAN ? DOSSIER_FIGURE_UP_TO : DOSSIER_FIGURE_AT_LEAST;
          second = third;
        }
    }
  else if (!take_foreign_pair (second, second_end, start, end, qualifier))
    return FALSE;
  *p = second;
  return TRUE;
}

/**
 * dossier_figure_take_qualifiers:
 * @p: where the number begins
 * @figure: its qualifier and whether it is additional are set
 *
 * Returns: where the words that limit the number begin, or @p
 */
const char *
dossier_figure_take_qualifiers (const char    *text,
                                const char    *p,
                                DossierFigure *figure)
{
  for (guint i = 0; i < 4; i++)
    {
      const char *start, *end, *after;
      DossierFigureQualifier qualifier;
      FigureWord word;

      if (take_pair (text, &p, &qualifier))
        {
          figure->qualifier = qualifier;
          continue;
        }
      if (!word_before (text, p, &start, &end))
        break;
      if (is_word (start, end, "estimated"))
        {
          figure->qualifier = DOSSIER_FIGURE_ABOUT;
          p = start;
        }
      else if (is_word (start, end, "between") && figure->high != figure->low)
        p = start;
      else if (dossier_figure_word_at (start, &word, &after) && after == end && word.type == FIGURE_WORD_QUALIFIER)
        {
          if (figure->qualifier == DOSSIER_FIGURE_EXACTLY)
            figure->qualifier = (DossierFigureQualifier) word.value;
          p = start;
        }
      else if (dossier_figure_word_at (start, &word, &after) && after == end && word.type == FIGURE_WORD_ADDITIONAL)
        {
          figure->additional = TRUE;
          p = start;
        }
      else if ((is_word (start, end, "a") || is_word (start, end, "an")) && (figure->additional || figure->qualifier != DOSSIER_FIGURE_EXACTLY))
        p = start;
      else
        break;
    }
  return p;
}

/**
 * dossier_figure_take_limit:
 * @p: behind the number
 *
 * What limits a number from behind: "or so", "or more", "-plus", "+".
 *
 * Returns: where these words end, or @p
 */
const char *
dossier_figure_take_limit (const char    *p,
                           DossierFigure *figure)
{
  static const struct
  {
    const char *words;
    DossierFigureQualifier qualifier;
  } limits[] = {
    { " or so", DOSSIER_FIGURE_ABOUT }, { " or more", DOSSIER_FIGURE_AT_LEAST }, { " or fewer", DOSSIER_FIGURE_UP_TO }, { " or less", DOSSIER_FIGURE_UP_TO },
    { "-plus", DOSSIER_FIGURE_MORE_THAN }, { " plus", DOSSIER_FIGURE_MORE_THAN }, { "-odd", DOSSIER_FIGURE_ABOUT }, { "+", DOSSIER_FIGURE_MORE_THAN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      gsize length = strlen (limits[i].words);

      /* What adds up is no limit: "5 plus 3". */
      if (g_ascii_strncasecmp (p, limits[i].words, length) == 0 && p[length] == ' ' && g_ascii_isalpha (p[length + 1])
          && (limits[i].words[0] != ' ' || limits[i].words[1] != 'p' || g_ascii_strncasecmp (p + length, " a", 2) != 0))
        {
          if (figure->qualifier == DOSSIER_FIGURE_EXACTLY)
            figure->qualifier = limits[i].qualifier;
          return p + length;
        }
    }
  return p;
}

/**
 * dossier_figure_is_step:
 * @p: where a number begins
 *
 * Returns: whether it is one end of a change, and so a number of its own: "rose from 200 to 350"
 */
gboolean
dossier_figure_is_step (const char *text,
                        const char *p)
{
  static const char * const changes[] = { "rose", "rise", "risen", "rising", "fell", "fall", "fallen", "falling", "grew", "grow", "grown", "dropped", "drop",
                                          "increased", "increase", "decreased", "decrease", "jumped", "climbed", "shrank", "shrunk", "declined",
                                          "cut", "raised", "reduced", "expanded", "went", "up", "down", "doubled", "tripled", "swelled", "surged" };
  const char *start, *end, *q = p;
  const char *verb, *verb_end;
  gboolean from;

  if (!word_before (text, q, &start, &end))
    return FALSE;
  from = is_word (start, end, "from");
  if (!from && !is_word (start, end, "to"))
    return FALSE;
  /* "climbed to 47", but not "up to 47" */
  if (!from && word_before (text, start, &verb, &verb_end) && !is_word (verb, verb_end, "up") && !is_word (verb, verb_end, "down"))
    for (gsize k = 0; k < G_N_ELEMENTS (changes); k++)
      if (is_word (verb, verb_end, changes[k]))
        return TRUE;
  for (guint i = 0; i < STEP_WORDS; i++)
    {
      q = start;
      while (q > text && start - q < LONGEST_NUMBER && (g_ascii_isdigit (q[-1]) || strchr (" ,%$-", q[-1]) != NULL))
        q--;
      if (!word_before (text, q, &start, &end))
        return FALSE;
      if (!from)
        from = is_word (start, end, "from");
      else
        for (gsize k = 0; k < G_N_ELEMENTS (changes); k++)
          if (is_word (start, end, changes[k]))
            return TRUE;
    }
  return FALSE;
}

static gboolean
is_foreign_word (const char *p)
{
  const char *after;
  FigureWord word;
  gunichar c = g_utf8_get_char (p);

  if (c >= 0x370 && g_unichar_isalpha (c))
    return TRUE;
  return g_unichar_isalpha (c) && dossier_figure_word_at (p, &word, &after) && word.flags == 1
         && (word.type == FIGURE_WORD_SCALE || word.type == FIGURE_WORD_UNIT || word.type == FIGURE_WORD_QUALIFIER);
}

/**
 * dossier_figure_is_foreign:
 * @p: where a number begins
 *
 * Returns: whether the words beside it are those of another language than English
 */
gboolean
dossier_figure_is_foreign (const char *text,
                           const char *p)
{
  const char *start, *end, *second, *second_end, *q = p;
  DossierFigureQualifier ignored;

  while (q - p < LONGEST_NUMBER && (g_ascii_isdigit (*q) || ((*q == '.' || *q == ',' || *q == ' ') && g_ascii_isdigit (q[1]))))
    q++;
  if (*q == ' ' && is_foreign_word (q + 1))
    return TRUE;
  if (!word_before (text, p, &start, &end))
    return FALSE;
  return is_foreign_word (start) || (word_before (text, start, &second, &second_end) && take_foreign_pair (second, second_end, start, end, &ignored));
}

/**
 * dossier_figure_text_is_foreign:
 *
 * Returns: whether a text, or a sentence, is in another language than English, as its small words and letters tell
 */
gboolean
dossier_figure_text_is_foreign (const char *text)
{
  static const char english[] = " the of and to is was were for with by said at has have its it that from ";
  static const char foreign[] = " der die das und den dem ist mit von auf für nicht le la les des est sont dans et du un une pour el los las del por que con"
                                " il di che sono nel della gli w z na nie się jest oraz przez ve bir ile için ";
  guint words = 0;
  int balance = 0;

  for (const char *p = text; *p != '\0' && words < MOST_LOOKED_AT;)
    {
      const char *end = p;
      char word[LONGEST_SMALL_WORD + 3] = " ";
      gsize length;

      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      length = (gsize) (end - p);
      words++;
      if (g_utf8_get_char (p) >= 0x370)
        balance--;
      else if (length <= LONGEST_SMALL_WORD)
        {
          for (gsize i = 0; i < length; i++)
            word[i + 1] = g_ascii_tolower (p[i]);
          word[length + 1] = ' ';
          balance = strstr (english, word) != NULL ? balance + 1 : strstr (foreign, word) != NULL ? balance - 1 : balance;
        }
      p = end;
    }
  return balance < 0;
}
