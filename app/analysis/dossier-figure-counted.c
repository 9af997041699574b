/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands behind the number of a figure: its unit and what is counted; and who gives the figure. Pure. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-figures-private.h"

#include <string.h>

#define MOST_WORDS 6       /* of what is counted */
#define MOST_SPEAKER 10    /* words of who says so */
#define SENTENCE_BYTES 500 /* on each side of the figure */

static void
skip_space (const char **p)
{
  while (**p == ' ' || (**p == '\n' && (*p)[1] != '\n') || g_str_has_prefix (*p, "\xc2\xa0"))
    *p += **p == ' ' || **p == '\n' ? 1 : 2;
}

/* Letters, digits and the signs inside names: "U.S.", "S-300", "anti-tank". */
static const char *
word_end (const char *p)
{
  const char *q = p;

  for (;;)
    {
      gunichar c = g_utf8_get_char (q);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        q = g_utf8_next_char (q);
      else if (q > p && (c == '-' || c == '\'' || c == 0x2019 || c == '.' || c == '/') && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (q))))
        q = g_utf8_next_char (q);
      else if (c == '.' && q - p >= 3 && q[-2] == '.')
        q++;
      else
        return q;
    }
}

static gboolean
is_plural (const char *p,
           const char *end)
{
  FigureWord word;
  const char *after, *last = p;

  for (const char *q = p; q < end; q++)
    if (*q == '-')
      last = q + 1;
  if (dossier_figure_word_at (last, &word, &after) && after == end && word.type == FIGURE_WORD_PEOPLE)
    return TRUE;
  /* "F-16s" */
  if (end - p > 3 && end[-1] == 's' && g_ascii_isdigit (end[-2]) && last > p)
    return TRUE;
  if (end - last < 4 || end[-1] != 's' || strchr ("sui'", end[-2]) != NULL)
    return g_str_has_prefix (end - MIN (3, end - last), "men") && end - last > 3;
  return TRUE;
}

/* "155mm", "500-pound": a number that tells which sort of thing is counted. */
static gboolean
is_calibre (const char *p,
            const char *end)
{
  gsize digits = strspn (p, "0123456789");
  const char *q = p + digits + (p[digits] == '-');

  return digits <= 4 && q < end && g_ascii_islower (*q) && g_ascii_strncasecmp (q, "year", 4) != 0;
}

/* "Russian troops", "combat brigades": up to the first plural that no other follows. Returns its end, NULL without. */
static const char *
take_nouns (const char *p,
            gboolean    singular)
{
  const char *found = NULL, *last = NULL;

  for (guint i = 0; i < MOST_WORDS; i++)
    {
      const char *end = word_end (p), *after;
      FigureWord word;

      if (end == p || (i == 0 && g_ascii_isdigit (*p) && !is_calibre (p, end)))
        break;
      if (dossier_figure_word_at (p, &word, &after) && after >= end && (word.type == FIGURE_WORD_STOP || word.type == FIGURE_WORD_SAYS))
        break;
      if (singular && i > 0 && end - p > 4 && end[-1] == 'd' && end[-2] == 'e')
        break;
      if (is_plural (p, end))
        found = end;
      else if (found != NULL)
        break;
      last = end;
      if (*end != ' ' && *end != '\n')
        break;
      p = end;
      skip_space (&p);
      if (p - end > 1)
        break;
    }
  return found != NULL ? found : singular ? last : NULL;
}

static const char *
set_counted (const char    *p,
             const char    *end,
             DossierFigure *figure)
{
  g_free (figure->counted);
  figure->counted = g_strndup (p, (gsize) (end - p));
  g_strdelimit (figure->counted, "\n\r\t", ' ');
  return end;
}

/* "hours", "percent", "tons of ammunition", "miles" */
static const char *
take_unit (const char    *p,
           DossierFigure *figure)
{
  gboolean material;
  const char *after = dossier_figure_take_unit (p, &material, figure);

  if (after != NULL && material && g_ascii_strncasecmp (after, " of ", 4) == 0)
    {
      const char *nouns = after + 4, *end = take_nouns (nouns, TRUE);

      if (end != NULL)
        return set_counted (nouns, end, figure);
    }
  return after;
}

/* "-mile convoy", "-hour flight", "-strong": Returns NULL when it is none of these. */
static const char *
take_hyphenated (const char    *p,
                 DossierFigure *figure)
{
  const char *after, *q = p + 1, *end;
  FigureWord word;

  if (g_ascii_strncasecmp (q, "strong", 6) == 0)
    after = q + 6;
  else if (g_ascii_strncasecmp (q, "pound ", 6) == 0)
    {
      figure->unit = g_strdup ("lb");
      after = q + 5;
    }
  else if (dossier_figure_word_at (q, &word, &after) && word.type == FIGURE_WORD_UNIT)
    {
      if (g_ascii_strncasecmp (after, "-old", 4) == 0)
        return NULL;
      figure->unit = g_strdup (dossier_figure_unit_symbol (word.value));
      if (g_ascii_strncasecmp (after, "-long", 5) == 0)
        after += 5;
    }
  else
    return NULL;
  q = after;
  skip_space (&q);
  end = word_end (q);
  if (end > q && q > after && dossier_figure_word_at (q, &word, &p) && word.type == FIGURE_WORD_STOP)
    return after;
  return end > q && q > after ? set_counted (q, end, figure) : after;
}

/* "5m refugees" are millions, "200m from the plant" metres. */
static const char *
take_metres (const char    *p,
             DossierFigure *figure)
{
  const char *q = p + 1, *end;

  skip_space (&q);
  end = q > p + 1 ? take_nouns (q, FALSE) : NULL;
  if (end == NULL)
    {
      figure->unit = g_strdup ("m");
      return p + 1;
    }
  figure->low *= 1e6;
  figure->high *= 1e6;
  return set_counted (q, end, figure);
}

/* What is counted in a text of another language: the noun behind the number, and the adjective before it. */
static const char *
take_foreign_nouns (const char *p)
{
  static const char stops[] = " und oder in im am an auf mit von der die das den et ou de du des dans en sont ont le la les y o el los las del con por"
                              " w z na i do od по в на с и из от до за у з та не був були было были стали il lo di da del ";
  const char *end = p;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *lower = NULL, *key = NULL;

      end = word_end (p);
      if (g_utf8_strlen (p, end - p) < 3 || !g_unichar_isalpha (g_utf8_get_char (p)))
        return NULL;
      lower = g_utf8_strdown (p, end - p);
      key = g_strconcat (" ", lower, " ", NULL);
      if (strstr (stops, key) != NULL)
        return NULL;
      /* German nouns have capitals, and Slavic adjectives of many these endings. */
      if (*end != ' ' || !(g_str_has_suffix (lower, "ых") || g_str_has_suffix (lower, "их") || g_str_has_suffix (lower, "ych") || g_str_has_suffix (lower, "ich")
                           || (g_str_has_suffix (lower, "e") && g_unichar_isupper (g_utf8_get_char (end + 1)) && g_ascii_islower (*p))))
        return end;
      p = end + 1;
    }
  return end;
}

/* "17 of 20 drones", "17 of the 20 drones": what the second number counts. Returns NULL when it is none of these. */
static const char *
take_of_all (const char    *p,
             DossierFigure *figure)
{
  static const char * const between[] = { "out of ", "of ", "the ", "its ", "their ", "some ", "about ", "at least ", "a total of " };
  const char *q = p, *end;
  DossierFigure whole = { 0 };
  gboolean in_words;

  if (g_ascii_strncasecmp (q, "of ", 3) != 0 && g_ascii_strncasecmp (q, "out of ", 7) != 0)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (between); i++)
    if (g_ascii_strncasecmp (q, between[i], strlen (between[i])) == 0)
      q += strlen (between[i]);
  if (!dossier_figure_take_number (&q, p, FALSE, &whole, &in_words) || whole.low < figure->high)
    return NULL;
  skip_space (&q);
  end = take_nouns (q, FALSE);
  return end != NULL ? set_counted (q, end, figure) : NULL;
}

/**
 * dossier_figure_take_counted:
 * @p: behind the number
 * @foreign: the text is not English
 * @figure: its unit, what is counted, and whether it is additional are set
 *
 * Returns: where the words of the figure end; @p when only the number belongs to it
 */
const char *
dossier_figure_take_counted (const char    *p,
                             gboolean       foreign,
                             DossierFigure *figure)
{
  const char *q = p, *after, *end;
  FigureWord word;

  if (*p == '-' && figure->unit != NULL)
    return p;
  if (*p == '-')
    {
      end = take_hyphenated (p, figure);
      return end != NULL ? end : p;
    }
  if (*p == 'm' && figure->unit == NULL && g_ascii_isdigit (p[-1]) && !g_unichar_isalnum (g_utf8_get_char (p + 1)) && p[1] != '-')
    return take_metres (p, figure);
  if (figure->unit == NULL && g_ascii_isalpha (*p) && p[-1] != ' ' && (end = take_unit (p, figure)) != NULL)
    return end;
  skip_space (&q);
  if (q == p && *p != '%')
    return p;
  if (figure->unit != NULL) /* money */
    {
      if (g_ascii_strncasecmp (q, "more ", 5) == 0)
        figure->additional = TRUE;
      return p;
    }
  if ((end = take_of_all (q, figure)) != NULL)
    return end;
  if (g_ascii_strncasecmp (q, "of ", 3) == 0 && figure->qualifier == DOSSIER_FIGURE_ABOUT && figure->low != figure->high)
    q += 3;
  while (dossier_figure_word_at (q, &word, &after) && (word.type == FIGURE_WORD_ADDITIONAL || g_ascii_strncasecmp (q, "more", 4) == 0) && *after == ' ')
    {
      figure->additional = TRUE;
      q = after;
      skip_space (&q);
    }
  end = take_unit (q, figure);
  if (end != NULL)
    return end;
  end = foreign ? take_foreign_nouns (q) : take_nouns (q, figure->low == 1 && figure->high == 1);
  if (end != NULL)
    return set_counted (q, end, figure);
  if (dossier_figure_word_at (q, &word, &after) && g_ascii_strncasecmp (q, "more", 4) == 0 && !g_ascii_isalpha (q[4]))
    {
      figure->additional = TRUE;
      return q + 4;
    }
  return p;
}

static gboolean
ends_sentence (const char *text,
               const char *p)
{
  if (*p == '\n')
    return p[1] == '\n';
  if (strchr (".!?", *p) == NULL || (p[1] != ' ' && p[1] != '\n' && p[1] != '\0' && p[1] != '"' && !g_str_has_prefix (p + 1, "”")))
    return FALSE;
  /* Initials and short titles: "U.S.", "Gen. Milley". */
  if (*p == '.' && p - text >= 2 && (g_ascii_isupper (p[-1]) || (g_ascii_isalpha (p[-1]) && (p[-2] == ' ' || p[-2] == '.'))))
    return FALSE;
  if (*p == '.' && p - text >= 4)
    {
      static const char titles[] = " Gen Lt Col Maj Capt Sgt Adm Mr Mrs Ms Dr Sen Rep Gov St No Feb Jan Mar Apr Aug Sept Oct Nov Dec ";
      const char *q = p;
      char word[8];

      while (q > text && g_ascii_isalpha (q[-1]) && p - q < 6)
        q--;
      g_snprintf (word, sizeof word, " %.*s ", (int) (p - q), q);
      return p - q >= 6 || strstr (titles, word) == NULL;
    }
  return TRUE;
}

static gboolean
is_one_of (const char *p,
           const char *end,
           const char *list)
{
  char word[20];
  gsize length = (gsize) (end - p);

  if (length == 0 || length > sizeof word - 3)
    return FALSE;
  word[0] = ' ';
  for (gsize i = 0; i < length; i++)
    word[i + 1] = g_ascii_tolower (p[i]);
  word[length + 1] = ' ';
  word[length + 2] = '\0';
  return strstr (list, word) != NULL;
}

/* Who says so, before the verb at @verb: back to where the clause begins. Returns @verb when nobody stands there. */
static const char *
speaker_before (const char *sentence,
                const char *verb)
{
  const char *found = verb, *p = verb;

  for (guint i = 0; i < MOST_SPEAKER; i++)
    {
      const char *end = p, *start, *after;
      FigureWord word;

      while (end > sentence && end[-1] == ' ')
        end--;
      if (end == p && p != verb)
        break;
      start = end;
      while (start > sentence && ((guint8) start[-1] >= 0x80 || g_ascii_isalnum (start[-1])
                                  || (strchr ("-'.", start[-1]) != NULL && (start < end || (start[-1] == '.' && i > 0)))))
        start--;
      if (start == end || (guint8) *start >= 0xe2)
        break;
      if (is_one_of (start, end, " that which who but and while as whereas because if when although to "))
        break;
      if (dossier_figure_word_at (start, &word, &after) && after == end && word.type == FIGURE_WORD_SAYS && word.flags == 0)
        break;
      found = p = start;
    }
  return found;
}

typedef struct
{
  const char *from;
  const char *to;
  gboolean pronoun;
} Speaker;

/* Reads "the Pentagon said" or "said the Pentagon" around the verb at @verb. */
static gboolean
read_speaker (const char *sentence,
              const char *sentence_end,
              const char *verb,
              const char *after,
              Speaker    *speaker)
{
  const char *before = speaker_before (sentence, verb), *end;

  speaker->to = after;
  speaker->from = before;
  if (before < verb)
    {
      end = verb;
      while (end > before && end[-1] == ' ')
        end--;
      /* "a report", "the estimates" are nouns; what "was said" nobody says. */
      if (is_one_of (before, end, " the a an this its his her their some new recent was were is are be been "))
        return FALSE;
      /* "some estimates say" */
      if (*after == ' ')
        {
          const char *next;
          FigureWord word;

          if (dossier_figure_word_at (after + 1, &word, &next) && word.type == FIGURE_WORD_SAYS)
            speaker->to = next;
        }
      speaker->pronoun = is_one_of (before, end, " it he she they we i you has have had also ");
      return TRUE;
    }
  if (*after != ' ')
    return FALSE;
  end = after + 1;
  for (guint i = 0; i < 4 && end < sentence_end; i++)
    {
      const char *next = word_end (end);
      gboolean article = speaker->to - after > 3 && is_one_of (speaker->to - 3, speaker->to, " the ");

      /* "says the navy", where the clause is over: "said the attack failed" tells of another. */
      if (next == end || (!g_unichar_isupper (g_utf8_get_char (end)) && !is_one_of (end, next, " the a us ")
                          && !(article && (*next == '\0' || strchr (".,;", *next) != NULL))))
        break;
      speaker->to = next;
      end = next;
      if (*end != ' ')
        break;
      end++;
    }
  speaker->from = verb;
  speaker->pronoun = FALSE;
  return speaker->to - after > 4 && !g_str_has_prefix (speaker->to - 4, " the");
}

/* "according to the ministry": to the end of its clause. */
static gboolean
read_according (const char  *sentence,
                const char  *sentence_end,
                const char **from,
                const char **to)
{
  for (const char *p = sentence; p + 13 < sentence_end; p++)
    if ((*p == 'a' || *p == 'A') && g_ascii_strncasecmp (p, "according to ", 13) == 0)
      {
        const char *end = p + 13;

        while (end < sentence_end && strchr (",;:()\n\"", *end) == NULL && !g_str_has_prefix (end, " that ") && !g_str_has_prefix (end, "—"))
          end = g_utf8_next_char (end);
        while (end > p && (end[-1] == '.' || end[-1] == ' '))
          end--;
        *from = p;
        *to = end;
        return TRUE;
      }
  return FALSE;
}

/**
 * dossier_figure_attribution:
 * @start: where the words of a figure begin
 * @end: where they end
 * @from: (out): where the words begin that say who gives the figure
 * @to: (out): where they end
 */
gboolean
dossier_figure_attribution (const char  *text,
                            const char  *start,
                            const char  *end,
                            const char **from,
                            const char **to)
{
  const char *sentence = start, *sentence_end = end;
  Speaker best = { 0 }, speaker;
  gboolean found = FALSE;

  while (sentence > text && start - sentence < SENTENCE_BYTES && !ends_sentence (text, sentence - 1))
    sentence--;
  while ((guint8) (*sentence & 0xc0) == 0x80)
    sentence++;
  while (*sentence_end != '\0' && sentence_end - end < SENTENCE_BYTES && !ends_sentence (text, sentence_end))
    sentence_end++;
  while ((guint8) (*sentence_end & 0xc0) == 0x80)
    sentence_end++;
  if (read_according (sentence, sentence_end, from, to))
    return TRUE;
  for (const char *p = sentence; p < sentence_end;)
    {
      const char *after;
      FigureWord word;
      gboolean says = dossier_figure_word_at (p, &word, &after) && word.type == FIGURE_WORD_SAYS;

      /* "Norland added $5 million" says nothing. */
      says = says && !(*after == ' ' && (g_ascii_isdigit (after[1]) || g_unichar_type (g_utf8_get_char (after + 1)) == G_UNICODE_CURRENCY_SYMBOL)
                       && is_one_of (p, after, " added adds put puts counted "));
      if (says && (p >= end || after <= start) && read_speaker (sentence, sentence_end, p, after, &speaker)
          && (speaker.to <= start || speaker.from >= end)
          && (!found || best.pronoun || (p < start && !speaker.pronoun)))
        {
          best = speaker;
          found = TRUE;
        }
      if (found && p >= end && !best.pronoun)
        break;
      p = after > p ? after : g_utf8_next_char (p);
    }
  *from = best.from;
  *to = best.to;
  return found;
}
