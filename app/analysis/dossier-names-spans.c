/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the labels of the words to names: joins them, weighs what rules add, strips what is no part of a name. Works on plain values in
 * its caller's thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

/**
 * names_token_is_mark:
 * @marks: the marks that are meant, one after the other
 */
gboolean
names_token_is_mark (const NamesText *text,
                     guint            token,
                     const char      *marks)
{
  const NamesToken *t;

  if (token >= text->n_tokens)
    return FALSE;
  t = &text->tokens[token];
  return (t->flags & NAMES_MARK) != 0 && g_utf8_strchr (marks, -1, g_utf8_get_char (text->text + t->from)) != NULL;
}

/* Adds what the labels say are names. */
void
names_spans_read (GArray             *spans,
                  const NamesReading *reading)
{
  for (guint i = 0, k; i < reading->n; i = k)
    {
      guint label = reading->labels[i];
      NamesSpan span = { 0 };

      k = i + 1;
      if (label == NAMES_OUTSIDE)
        continue;
      span.from = reading->token[i];
      span.kind = (guint8) NAMES_KIND (label);
      span.sure = reading->marginals[i][label];
      while (k < reading->n && NAMES_IS_INNER (reading->labels[k]) && NAMES_KIND (reading->labels[k]) == span.kind &&
             reading->token[k] == reading->token[k - 1] + 1)
        {
          span.sure = MIN (span.sure, reading->marginals[k][reading->labels[k]]);
          k++;
        }
      span.to = reading->token[k - 1] + 1;
      g_array_append_val (spans, span);
    }
}

/* The first of the spans that ends behind the word; they stand in order and none overlaps another. */
static guint
first_behind (const GArray *spans,
              guint         word)
{
  guint from = 0, to = spans->len;

  while (from < to)
    {
      guint middle = (from + to) / 2;

      if (g_array_index (spans, NamesSpan, middle).to <= word)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/**
 * names_spans_add:
 *
 * Adds what a rule found. It stands for what it overlaps, unless a surer rule found that or the reading takes it for part of a longer
 * name of another kind.
 */
void
names_spans_add (GArray          *spans,
                 const NamesSpan *span)
{
  guint first = first_behind (spans, span->from), end = first;

  for (; end < spans->len && g_array_index (spans, NamesSpan, end).from < span->to; end++)
    {
      const NamesSpan *other = &g_array_index (spans, NamesSpan, end);
      gboolean wider = other->from <= span->from && other->to >= span->to && other->to - other->from > span->to - span->from;

      if (other->ruled >= span->ruled && other->ruled > 0)
        {
          if (other->to - other->from >= span->to - span->from)
            return;
        }
      else if (other->ruled == 0 && wider && other->kind < NAMES_GROUP &&
               (other->kind == span->kind || span->ruled < 3) && other->sure > 0.6f)
        return;
    }
  if (end > first)
    g_array_remove_range (spans, first, end - first);
  g_array_insert_vals (spans, first, span, 1);
}

static gboolean
is_article (const NamesText *text,
            guint            token)
{
  return names_token_is (text, token, NAMES_WORD_ARTICLE) && (text->tokens[token].flags & NAMES_CAPITALS) == 0;
}

/* "North" and "South", but also "northern": one side of a country, or one of two. */
static gboolean
is_compass (const NamesText *text,
            guint            token)
{
  return names_token_is (text, token, NAMES_WORD_COMPASS);
}

static void
trim (NamesSpan       *span,
      const NamesText *text)
{
  if (span->kind == NAMES_EVENT && span->to - span->from > 2 && (text->tokens[span->to - 2].flags & NAMES_DIGIT) != 0 &&
      names_token_is (text, span->to - 1, NAMES_WORD_EXERCISE | NAMES_WORD_DRILL))
    span->to--;
  while (span->kind == NAMES_PLACE && span->to - span->from > 1 && is_compass (text, span->from) &&
         (text->tokens[span->from].flags & NAMES_LOWER) != 0)
    span->from++;
  while (span->to - span->from > 1 && (is_article (text, span->from) || names_token_is_mark (text, span->from, ".,-–—\"'“”‘’«»&/(")))
    span->from++;
  while (span->kind == NAMES_PERSON && span->to - span->from > 1 &&
         (names_token_is_title (text, span->from) || names_token_is_mark (text, span->from, ".-")))
    span->from++;
  while (span->to - span->from > 1 &&
         (names_token_is_mark (text, span->to - 1, ".,-–—\"'“”‘’«»&/(") || names_token_is (text, span->to - 1, NAMES_WORD_LINK)))
    span->to--;
}

/* Below this more proposals are wrong than a reader gains by the right ones. */
#define LEAST_SURE 0.38f

/* "State" in "Secretary of State" is half a title, "Korean" in "North Korean" an adjective. */
static gboolean
is_half (const NamesSpan *span,
         const NamesText *text)
{
  guint last = span->to - 1;

  if (span->kind == NAMES_ORGANISATION && span->from > 1 && names_token_is (text, last, NAMES_WORD_OFFICE) &&
      names_token_is (text, span->from - 1, NAMES_WORD_LINK) && names_token_is_title (text, span->from - 2))
    return TRUE;
  if ((text->tokens[last].known & DOSSIER_LEXICON_DEMONYM) != 0 && span->kind == NAMES_PLACE && span->from > 0 &&
      is_compass (text, span->from - 1))
    return TRUE;
  return is_compass (text, span->from) && names_token_follows (text, span->to) && (text->tokens[span->to].known & DOSSIER_LEXICON_DEMONYM) != 0;
}

/* "Gen.", "President" by themselves name nobody; an event whose name begins small has none. */
static gboolean
is_no_name (const NamesSpan *span,
            const NamesText *text)
{
  if (span->to - span->from == 1 && is_half (span, text))
    return TRUE;
  if (span->kind == NAMES_EVENT && (text->tokens[span->from].flags & NAMES_LOWER) != 0)
    return TRUE;
  if (span->to - span->from > 1)
    return FALSE;
  return is_article (text, span->from) || (span->kind == NAMES_PERSON && names_token_is_title (text, span->from) &&
                                           (text->tokens[span->from].known & NAMES_PEOPLE) == 0);
}

/* States in a row that were taken for one organisation: "Kuwait, Oman, Qatar and Saudi Arabia". */
static gboolean
is_row_of_states (const NamesSpan *span,
                  const NamesText *text)
{
  for (guint i = span->from; i < span->to; i++)
    if ((text->tokens[i].span_known & DOSSIER_LEXICON_COUNTRY) == 0 && !names_token_is_mark (text, i, ",;/") && !names_token_is (text, i, NAMES_WORD_AND))
      return FALSE;
  return TRUE;
}

/* Places in a row are one place each: "Poland, Latvia", "Russia and Belarus"; not "Bosnia and Herzegovina", which the lists have. */
static void
split (GArray          *spans,
       guint            at,
       const NamesText *text)
{
  const guint place = DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_TOWN | DOSSIER_LEXICON_REGION;
  NamesSpan *span = &g_array_index (spans, NamesSpan, at);

  if (span->kind == NAMES_ORGANISATION && span->ruled == 0 && span->to - span->from > 2 && is_row_of_states (span, text))
    span->kind = NAMES_PLACE;
  if (span->kind != NAMES_PLACE && span->kind != NAMES_PERSON)
    return;
  for (guint i = span->to - 1; i-- > span->from + 1;)
    {
      gboolean mark = names_token_is_mark (text, i, ",;/") || names_token_is_mark (text, i, "-–—") || names_token_is (text, i, NAMES_WORD_AND);
      NamesSpan rest = *span;

      if (!mark || text->tokens[i].span_at > NAMES_SPAN_ALONE ||
          (names_token_is (text, i, NAMES_WORD_AND) && (text->tokens[i - 1].span_known & place) == 0 &&
           (text->tokens[i + 1].span_known & place) == 0 && span->kind == NAMES_PLACE))
        continue;
      rest.from = i + 1;
      if ((text->tokens[i + 1].span_known & place) != 0)
        rest.sure = MAX (rest.sure, 0.85f);
      if ((text->tokens[i - 1].span_known & place) != 0)
        g_array_index (spans, NamesSpan, at).sure = MAX (span->sure, 0.85f);
      g_array_index (spans, NamesSpan, at).to = i;
      g_array_insert_val (spans, at + 1, rest);
      span = &g_array_index (spans, NamesSpan, at);
    }
}

/**
 * names_spans_trim:
 *
 * Strips articles, titles and possessives, and takes out what no name can be: marks and numbers, single small words.
 */
void
names_spans_trim (GArray          *spans,
                  const NamesText *text)
{
  for (guint i = spans->len; i-- > 0;)
    split (spans, i, text);
  names_titles_mend (spans, text);
  for (guint i = spans->len; i-- > 0;)
    {
      NamesSpan *span = &g_array_index (spans, NamesSpan, i);
      gboolean letters = FALSE;

      trim (span, text);
      names_kinds_mend (span, text);
      for (guint k = span->from; k < span->to; k++)
        letters |= (text->tokens[k].flags & (NAMES_UPPER | NAMES_MIXED)) != 0;
      if (!letters || is_no_name (span, text) || (span->ruled == 0 && span->sure < LEAST_SURE))
        g_array_remove_index (spans, i);
    }
}

/* Whether what the reading found leaves room for an entry of the lists: nothing reaches beyond it, and nobody is sure of the same
 * words already. */
static gboolean
has_room (GArray *spans,
          guint   from,
          guint   to)
{
  for (guint i = first_behind (spans, from); i < spans->len && g_array_index (spans, NamesSpan, i).from < to; i++)
    {
      const NamesSpan *other = &g_array_index (spans, NamesSpan, i);

      if (other->from < from || other->to > to || other->ruled > 0 ||
          (other->from == from && other->to == to && other->sure > (other->kind < NAMES_GROUP ? LEAST_SURE : 0.8f)))
        return FALSE;
    }
  return TRUE;
}

static int
kind_of_entry (guint known)
{
  if ((known & (DOSSIER_LEXICON_AMBIGUOUS | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_EQUIPMENT | DOSSIER_LEXICON_DEMONYM)) != 0)
    return -1;
  if ((known & DOSSIER_LEXICON_COUNTRY) != 0)
    return NAMES_PLACE;
  if ((known & DOSSIER_LEXICON_ORGANISATION) != 0)
    return NAMES_ORGANISATION;
  return -1;
}

/* Whether an entry of one word says enough by itself. */
static gboolean
stands_alone (const NamesToken *token,
              int               kind)
{
  if ((token->flags & NAMES_HEADING) != 0 || token->to - token->from < 3)
    return FALSE;
  if (kind == NAMES_ORGANISATION)
    return (token->flags & NAMES_CAPITALS) != 0;
  return token->to - token->from >= 5 && (token->known & (NAMES_PEOPLE | DOSSIER_LEXICON_TOWN | DOSSIER_LEXICON_ORGANISATION)) == 0 &&
         (token->sense == NAMES_SENSE_PLACE || token->sense == DOSSIER_LEXICON_NO_SENSE);
}

/**
 * names_rules_lists:
 *
 * Adds countries, and organisations of several words, that the lists have and the reading took apart or passed over, and abbreviations of
 * organisations.
 */
void
names_rules_lists (GArray          *spans,
                   const NamesText *text)
{
  for (guint i = 0, to; i < text->n_tokens; i = to)
    {
      const NamesToken *token = &text->tokens[i];
      int kind = kind_of_entry (token->span_known);
      NamesSpan span = { .from = i, .kind = (guint8) MAX (kind, 0), .ruled = 1, .sure = 0.8f };

      to = i + 1;
      if (token->span_at == NAMES_SPAN_FIRST)
        while (to < text->n_tokens && text->tokens[to].span_at > NAMES_SPAN_FIRST && text->tokens[to - 1].span_at != NAMES_SPAN_LAST)
          to++;
      span.to = to;
      if (kind < 0 || (token->flags & NAMES_UPPER) == 0 ||
          (to == i + 1 && !stands_alone (token, kind)) ||
          (to > i + 1 && (token[to - 1 - i].flags & (NAMES_UPPER | NAMES_MIXED)) == 0))
        continue;
      if (has_room (spans, i, to))
        names_spans_add (spans, &span);
    }
}
