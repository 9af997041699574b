/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles and offices that the reading took for part of a name: "Fine Gael TD Mary Flaherty", "Washington Mayor". Pure functions over
 * plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

/* "Mr. Austin" is a person whatever Austin is besides. */
static gboolean
is_personal_title (const NamesText *text,
                   guint            token)
{
  return names_token_is (text, token, NAMES_WORD_RANK) && (text->tokens[token].flags & NAMES_UPPER) != 0;
}

/* "UK PM Johnson", "General Staff Gen. Valery Gerasimov", taken for one name of anything: the person comes after the rank. */
static void
split_at_rank (GArray          *spans,
               guint            at,
               const NamesText *text)
{
  NamesSpan *span = &g_array_index (spans, NamesSpan, at);

  for (guint i = span->to - 1; i-- > span->from;)
    {
      NamesSpan person = *span;

      if (!is_personal_title (text, i) || span->ruled != 0)
        continue;
      person.from = i + 1;
      person.kind = NAMES_PERSON;
      person.sure = MAX (person.sure, 0.7f);
      if (i == span->from)
        {
          *span = person;
          return;
        }
      span->to = i;
      if (span->to - span->from == 1 && (text->tokens[span->from].known & NAMES_PLACES) != 0)
        span->kind = NAMES_PLACE;
      g_array_insert_val (spans, at + 1, person);
      return;
    }
}

/* "Fine Gael TD Mary Flaherty", taken for one organisation: the person comes after the title. */
static void
split_at_title (GArray          *spans,
                guint            at,
                const NamesText *text)
{
  NamesSpan *span = &g_array_index (spans, NamesSpan, at);

  if (span->kind != NAMES_ORGANISATION || span->ruled != 0)
    return;
  for (guint i = span->from + 1; i + 1 < span->to; i++)
    {
      NamesSpan person = *span;
      const NamesToken *next = &text->tokens[i + 1];

      if (!names_token_is_title (text, i) || text->tokens[i].span_at > NAMES_SPAN_ALONE || (next->flags & NAMES_UPPER) == 0 ||
          (next->known & (DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_PERSON)) == 0 || names_token_is (text, span->to - 1, NAMES_WORD_BODY))
        continue;
      person.from = i + 1;
      person.kind = NAMES_PERSON;
      span->to = i;
      g_array_insert_val (spans, at + 1, person);
      return;
    }
}

/* "Minister of Defense Sergey Shoigu", taken for one organisation: the person begins with the given name. */
static gboolean
begins_within (const NamesSpan *span,
               const NamesText *text,
               guint           *at)
{
  if (span->kind == NAMES_PERSON || span->from < 2 || !names_token_is (text, span->from - 1, NAMES_WORD_LINK) ||
      !names_token_is_title (text, span->from - 2))
    return FALSE;
  for (guint i = span->from + 1; i + 1 < span->to; i++)
    if ((text->tokens[i].known & (DOSSIER_LEXICON_GIVEN_NAME | DOSSIER_LEXICON_PERSON)) != 0 ||
        (text->tokens[i].span_known & DOSSIER_LEXICON_PERSON) != 0)
      {
        *at = i;
        return TRUE;
      }
  return FALSE;
}

/* "U.S. Defense" in "U.S. Defense Secretary" is half an office: the country stays. */
static void
mend_office (NamesSpan       *span,
             const NamesText *text)
{
  if (span->kind != NAMES_ORGANISATION || span->to >= text->n_tokens || (text->tokens[span->to].flags & NAMES_BREAK) != 0 ||
      !names_token_is (text, span->to - 1, NAMES_WORD_OFFICE) ||
      !(names_token_is_title (text, span->to) || names_token_is (text, span->to, NAMES_WORD_OFFICIAL)))
    return;
  if (span->to - span->from > 1 && (text->tokens[span->from].known & NAMES_PLACES) != 0 && text->tokens[span->from].span_at == NAMES_SPAN_ALONE)
    {
      span->kind = NAMES_PLACE;
      span->to = span->from + 1;
    }
  else
    span->kind = NAMES_OTHER;
}

/* "State Department Spokesperson", "Washington Mayor": who it is that comes after is said by the last word. */
static void
drop_title (NamesSpan       *span,
            const NamesText *text)
{
  guint last = span->to - 1;

  if ((span->kind != NAMES_ORGANISATION && span->kind != NAMES_PLACE) || span->ruled != 0 || span->from == last || !names_token_is_title (text, last) ||
      (text->tokens[last].known & DOSSIER_LEXICON_ORGANISATION) != 0 || text->tokens[last].span_at > NAMES_SPAN_ALONE ||
      names_token_is (text, last - 1, NAMES_WORD_LINK | NAMES_WORD_AND | NAMES_WORD_ARTICLE))
    return;
  span->to--;
  if ((text->tokens[span->from].span_known & NAMES_PLACES) != 0 && (span->to - span->from == 1 || text->tokens[last - 1].span_at == NAMES_SPAN_LAST))
    span->kind = NAMES_PLACE;
}

/* A person's name begins after the last title in it, an office that the reading took for part of what stands before ends before it. */
static void
mend_titles (GArray          *spans,
             guint            at,
             const NamesText *text)
{
  NamesSpan *span = &g_array_index (spans, NamesSpan, at);
  const NamesSpan *next = at + 1 < spans->len ? span + 1 : NULL;

  guint within;

  if (span->from > 0 && is_personal_title (text, span->from - 1) && span->to - span->from <= 3 && span->ruled == 0)
    span->kind = NAMES_PERSON;
  if (begins_within (span, text, &within))
    {
      span->kind = NAMES_PERSON;
      span->from = within;
    }
  mend_office (span, text);
  drop_title (span, text);
  if (span->kind == NAMES_PERSON)
    for (guint i = span->to - 1; i-- > span->from;)
      if (names_token_is_title (text, i) && (text->tokens[i].known & NAMES_PEOPLE) == 0)
        {
          span->from = i + 1;
          break;
        }
  if (span->kind == NAMES_ORGANISATION && next != NULL && next->kind == NAMES_PERSON && next->from <= span->to + 1)
    while (span->to - span->from > 1 && (names_token_is (text, span->to - 1, NAMES_WORD_RANK | NAMES_WORD_GRADE) || names_token_is_mark (text, span->to - 1, ".")))
      span->to--;
}

/**
 * names_titles_mend:
 * @spans: (element-type NamesSpan): in order
 *
 * Leaves titles out of names, and makes two of what a title parts.
 */
void
names_titles_mend (GArray          *spans,
                   const NamesText *text)
{
  for (guint i = spans->len; i-- > 0;)
    {
      split_at_rank (spans, i, text);
      split_at_title (spans, i, text);
    }
  for (guint i = 0; i < spans->len; i++)
    mend_titles (spans, i, text);
}
