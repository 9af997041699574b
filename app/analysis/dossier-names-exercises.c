/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules for exercises, operations and other events with names: series of the lists with or without a year, "Exercise …", "Operation …", a
 * name with a year where exercises are spoken of, names beside "drills". Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

#define ANY_EXERCISE (NAMES_WORD_EXERCISE | NAMES_WORD_DRILL | NAMES_WORD_TRAINING)

/* A word with a capital that is no day or month. */
static gboolean
is_name (const NamesText *text,
         guint            token)
{
  return names_token_is_capital (text, token) && text->tokens[token].sense != NAMES_SENSE_TIME;
}

static gboolean
is_among_exercises (const NamesText *text,
                    guint            from,
                    guint            to,
                    guint            reach)
{
  for (guint i = from > reach ? from - reach : 0; i < MIN (to + reach, text->n_tokens); i++)
    if ((i < from || i >= to) && names_token_is (text, i, ANY_EXERCISE))
      return TRUE;
  return FALSE;
}

/* A year of four digits, or of two after an apostrophe or a hyphen or, with SHORT, by itself. */
static gboolean
is_year (const NamesText *text,
         guint            token,
         gboolean         alone)
{
  const NamesToken *t = &text->tokens[token];
  const char *word = text->text + t->from;
  gsize length = t->to - t->from;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (word[i]) && !(i >= 2 && (word[i] == '-' || word[i] == '.' || word[i] == '/')))
      return FALSE;
  if (length >= 4)
    return (word[0] == '1' && word[1] == '9') || (word[0] == '2' && word[1] == '0') || (length >= 4 && word[2] == '-');
  return length <= 2 && alone;
}

/* Where a name that ends at TO ends with the year that may follow it: "Allied Resolve - 2022", "Zapad '17", "BALTOPS 50". */
static guint
take_year (const NamesText *text,
           guint            to,
           gboolean         listed)
{
  guint year = to;

  if (names_token_follows (text, to) && names_token_is_mark (text, to, "-–'’") )
    year++;
  if (names_token_follows (text, year) && (text->tokens[year].flags & NAMES_DIGIT) != 0 && is_year (text, year, listed || year > to))
    return year + 1;
  if (listed && names_token_follows (text, to) && names_token_is (text, to, NAMES_WORD_NUMERAL) && (text->tokens[to].flags & NAMES_CAPITALS) != 0)
    return to + 1;
  return to;
}

/* A word that carries its year: Zapad-2021. */
static gboolean
has_year (const NamesText *text,
          guint            token)
{
  const NamesToken *t = &text->tokens[token];
  const char *end = text->text + t->to;
  gsize length = t->to - t->from;

  if ((t->flags & (NAMES_HAS_DIGIT | NAMES_HYPHEN | NAMES_UPPER)) != (NAMES_HAS_DIGIT | NAMES_HYPHEN | NAMES_UPPER))
    return FALSE;
  if (length > 7 && end[-5] == '-' && ((end[-4] == '2' && end[-3] == '0') || (end[-4] == '1' && end[-3] == '9')))
    return g_ascii_isdigit (end[-2]) && g_ascii_isdigit (end[-1]) && g_ascii_isalpha (end[-6]);
  return FALSE;
}

static guint
run_start (const NamesText *text,
           guint            token,
           guint            most)
{
  guint from = token;

  while (from > 0 && token - from < most && names_token_is_capital (text, from - 1) &&
         (text->tokens[from].flags & (NAMES_BREAK | NAMES_SENTENCE)) == 0 && !names_token_is (text, from - 1, NAMES_WORD_ARTICLE | NAMES_WORD_EXERCISE) &&
         (text->tokens[from - 1].span_known & (DOSSIER_LEXICON_DEMONYM | DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_TITLE)) == 0)
    from--;
  return from;
}

/* "Exercise" itself belongs to the name when it is written with a capital. */
static guint
take_word_before (const NamesText *text,
                  guint            from)
{
  if (from > 0 && names_token_is (text, from - 1, NAMES_WORD_EXERCISE | NAMES_WORD_OPERATION) && names_token_is_capital (text, from - 1) &&
      (text->tokens[from].flags & NAMES_BREAK) == 0)
    return from - 1;
  return from;
}

static void
add (GArray *spans,
     guint   from,
     guint   to,
     guint8  ruled,
     float   sure)
{
  NamesSpan span = { .from = from, .to = to, .kind = NAMES_EVENT, .ruled = ruled, .sure = sure };

  names_spans_add (spans, &span);
}

static void
find_listed (GArray          *spans,
             const NamesText *text)
{
  for (guint i = 0; i < text->n_tokens;)
    {
      const NamesToken *token = &text->tokens[i];
      guint to = i + 1;
      guint end, from;
      gboolean unsure;

      while (to < text->n_tokens && token->span_at == NAMES_SPAN_FIRST && text->tokens[to].span_at > NAMES_SPAN_FIRST)
        if (text->tokens[to++].span_at == NAMES_SPAN_LAST)
          break;
      if (!names_token_is_capital (text, i) || (token->span_known & DOSSIER_LEXICON_EXERCISE) == 0)
        {
          i = to;
          continue;
        }
      unsure = (token->span_known & (DOSSIER_LEXICON_AMBIGUOUS | DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_TOWN | DOSSIER_LEXICON_REGION |
                                     DOSSIER_LEXICON_SURNAME | DOSSIER_LEXICON_GIVEN_NAME)) != 0;
      end = take_year (text, to, TRUE);
      if (end > to)
        unsure = FALSE;
      from = i;
      if ((token->span_known & DOSSIER_LEXICON_AMBIGUOUS) != 0 && token->run_from < i)
        from = run_start (text, i, 2);
      if (!unsure || (is_among_exercises (text, from, end, 5) && !names_token_is_capital (text, end)))
        add (spans, take_word_before (text, from), end, unsure ? 2 : 3, unsure ? 0.75f : 0.93f);
      i = MAX (end, to);
    }
}

/* "Exercise Red Flag", "Operation Inherent Resolve", with the year. */
static void
find_announced (GArray          *spans,
                const NamesText *text)
{
  for (guint i = 0; i + 1 < text->n_tokens; i++)
    {
      gboolean operation = names_token_is (text, i, NAMES_WORD_OPERATION) && names_token_is_capital (text, i);
      gboolean exercise = names_token_is (text, i, NAMES_WORD_EXERCISE | NAMES_WORD_DRILL);
      guint from = i + 1, to, end;

      if (!operation && !exercise)
        continue;
      if (exercise && (text->tokens[i].flags & NAMES_HEADING) != 0)
        continue;
      if (exercise && names_token_is_mark (text, from, "\"“'‘«") && names_token_follows (text, from))
        from++;
      for (to = from; to < text->n_tokens && to < from + 4 && names_token_follows (text, to) && is_name (text, to); to++)
        if ((text->tokens[to].span_known & (DOSSIER_LEXICON_DEMONYM | DOSSIER_LEXICON_TITLE)) != 0 && to == from)
          break;
      if (to == from)
        continue;
      end = take_year (text, to, TRUE);
      if (exercise && end == to &&
          ((text->tokens[from].span_known & (NAMES_PLACES | DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_GIVEN_NAME)) != 0 ||
           (!names_token_is_capital (text, i) && to == from + 1 && from == i + 1 && names_token_is (text, i, NAMES_WORD_DRILL))))
        continue;
      to = end;
      add (spans, operation || (exercise && names_token_is_capital (text, i) && from == i + 1 && names_token_is (text, i, NAMES_WORD_EXERCISE)) ? i : from,
           to, 3, 0.9f);
    }
}

/* A name with a year: Union Shield-2023 anywhere, "Noble Partner 2020" where exercises are spoken of. */
static void
find_dated (GArray          *spans,
            const NamesText *text)
{
  for (guint i = 0; i < text->n_tokens; i++)
    {
      guint from, to;

      if (has_year (text, i))
        {
          if ((text->tokens[i].span_known & DOSSIER_LEXICON_EQUIPMENT) == 0)
            {
              from = run_start (text, i, 2);
              add (spans, take_word_before (text, from), i + 1, 3, 0.9f);
            }
          continue;
        }
      if (!is_name (text, i))
        continue;
      to = take_year (text, i + 1, FALSE);
      if (to == i + 1 || (text->tokens[i].known & DOSSIER_LEXICON_TITLE) != 0)
        continue;
      from = run_start (text, i, 3);
      if ((i == from && (text->tokens[i].sense == NAMES_SENSE_TIME || (text->tokens[i].span_known & (DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_DEMONYM)) != 0)) ||
          !is_among_exercises (text, from, to, 5))
        continue;
      add (spans, take_word_before (text, from), to, 2, 0.8f);
    }
}

/* "the Sea Breeze drills", "exercises known as “Zapad”". */
static void
find_beside (GArray          *spans,
             const NamesText *text)
{
  const guint others = DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_REGION | DOSSIER_LEXICON_DEMONYM |
                       DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_TOWN;

  for (guint i = 1; i + 1 < text->n_tokens; i++)
    {
      guint from = i, to;
      gboolean other = FALSE;

      if ((text->tokens[i].flags & NAMES_HEADING) != 0)
        continue;
      if (names_token_is (text, i, NAMES_WORD_NAMED) ||
          (names_token_is (text, i, NAMES_WORD_AS) && names_token_is (text, i - 1, NAMES_WORD_KNOWN)))
        {
          from = i + 1;
          if (names_token_is_mark (text, from, "\"“'‘«") && names_token_follows (text, from))
            from++;
          for (to = from; to < text->n_tokens && to < from + 4 && names_token_follows (text, to) && is_name (text, to); to++)
            ;
          if (to > from && (names_token_is_mark (text, from - 1, "\"“'‘«") || to - from > 1) && is_among_exercises (text, from, to, 9))
            add (spans, take_word_before (text, from), take_year (text, to, TRUE), 2, 0.8f);
          continue;
        }
      if (!names_token_is (text, i, NAMES_WORD_EXERCISE | NAMES_WORD_DRILL) || names_token_is_capital (text, i))
        continue;
      to = i;
      while (to > 0 && i - to < 3 && names_token_is (text, to - 1, NAMES_WORD_MILITARY))
        to--;
      from = run_start (text, to, 3);
      for (guint k = from; k < to; k++)
        other |= (text->tokens[k].span_known & others) != 0 || (text->tokens[k].flags & NAMES_CAPITALS) != 0;
      if (from < to && !other && to - from >= 2 && (text->tokens[from].flags & (NAMES_SENTENCE | NAMES_HEADING)) == 0)
        add (spans, from, to, 1, 0.6f);
    }
}

/* "2006 Toronto municipal election": a year, whose it is, which it is. */
static void
find_elections (GArray          *spans,
                const NamesText *text)
{
  for (guint i = 0; i + 2 < text->n_tokens; i++)
    {
      guint to = i + 1, capitals;

      if ((text->tokens[i].flags & NAMES_DIGIT) == 0 || text->tokens[i].to - text->tokens[i].from != 4 || !is_year (text, i, FALSE))
        continue;
      while (to < i + 5 && names_token_follows (text, to) && is_name (text, to) && !names_token_is (text, to, NAMES_WORD_POLL))
        to++;
      capitals = to - i - 1;
      while (to < i + 8 && names_token_follows (text, to) && names_token_is (text, to, NAMES_WORD_POLL_KIND))
        to++;
      if (capitals > 0 && names_token_follows (text, to) && names_token_is (text, to, NAMES_WORD_POLL))
        add (spans, i, to + 1, 2, 0.85f);
    }
}

/* "Hurricane Katrina", "Tropical Storm Stan". */
static void
find_storms (GArray          *spans,
             const NamesText *text)
{
  for (guint i = 0; i + 1 < text->n_tokens; i++)
    {
      guint from = i;

      if (!names_token_is (text, i, NAMES_WORD_STORM) || !names_token_is_capital (text, i) || !names_token_follows (text, i + 1) || !is_name (text, i + 1) ||
          (text->tokens[i].flags & NAMES_HEADING) != 0 || (text->tokens[i + 1].known & DOSSIER_LEXICON_TITLE) != 0 ||
          (text->tokens[i + 1].flags & NAMES_CAPITALS) != 0)
        continue;
      if (i > 0 && names_token_follows (text, i) && names_token_is_capital (text, i - 1) && names_token_is (text, i - 1, NAMES_WORD_STORM_KIND))
        from--;
      add (spans, from, i + 2, 3, 0.9f);
    }
}

/**
 * names_rules_exercises:
 *
 * Adds the exercises, operations and other events that the rules find.
 */
void
names_rules_exercises (GArray          *spans,
                       const NamesText *text)
{
  find_beside (spans, text);
  find_dated (spans, text);
  find_announced (spans, text);
  find_storms (spans, text);
  find_elections (spans, text);
  find_listed (spans, text);
}
