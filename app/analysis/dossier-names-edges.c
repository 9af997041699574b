/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a name begins and ends where the reading stopped halfway or ran on: "University of Arkansas at Monticello", "the Council for the
 * Welfare of Immigrants", "James To". Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

static gboolean
is_genitive (const NamesText *text,
             guint            token)
{
  const NamesToken *t = &text->tokens[token];
  const char *word = text->text + t->from;

  return t->to - t->from >= 2 && word[t->to - t->from - 1] == 's' && (*word == '\'' || g_str_has_prefix (word, "’"));
}

static gboolean
has_body (const NamesText *text,
          guint            from,
          guint            to)
{
  for (guint i = from; i < to; i++)
    if (names_token_is (text, i, NAMES_WORD_BODY) && names_token_is_capital (text, i))
      return TRUE;
  return FALSE;
}

/* The end of the words with capitals from there on, with "of", "and" and "the" between them. */
static guint
end_of_run (const NamesText *text,
            guint            from,
            guint            most)
{
  guint end = from;

  for (guint i = from; i < text->n_tokens && i < from + most && names_token_follows (text, i); i++)
    if (names_token_is_capital (text, i))
      end = i + 1;
    else if (!names_token_is (text, i, NAMES_WORD_LINK | NAMES_WORD_AND) || (text->tokens[i].flags & NAMES_MARK) != 0)
      break;
  return end;
}

/* "Foundation" + "for the Visual Arts", "University of North Carolina" + "at Greensboro". */
static guint
longer_end (const NamesSpan *span,
            const NamesText *text)
{
  guint link = span->to, from;

  if (span->kind != NAMES_ORGANISATION || !has_body (text, span->from, span->to) || !names_token_follows (text, link))
    return link;
  from = link + 1;
  while (names_token_follows (text, from) && names_token_is (text, from, NAMES_WORD_ARTICLE | NAMES_WORD_NARROWING) &&
         !names_token_is_capital (text, from))
    from++;
  if (!names_token_follows (text, from) || !names_token_is_capital (text, from))
    return link;
  if (names_token_is (text, link, NAMES_WORD_PURPOSE))
    return end_of_run (text, from, 6);
  if (names_token_is (text, link, NAMES_WORD_AT) && names_token_is (text, span->from, NAMES_WORD_SCHOOL))
    return end_of_run (text, from, 2);
  return link;
}

/* "3" in "3 Commando Brigade": the number of a unit. */
static gboolean
has_number_before (const NamesSpan *span,
                   const NamesText *text)
{
  const NamesToken *first = &text->tokens[span->from];

  return span->kind == NAMES_ORGANISATION && span->from > 0 && names_token_follows (text, span->from) &&
         names_token_is (text, span->to - 1, NAMES_WORD_UNIT) && names_token_is_capital (text, span->to - 1) &&
         (first[-1].flags & NAMES_DIGIT) != 0 && first[-1].to - first[-1].from <= 4;
}

/* "2nd Battalion, Royal Australian Regiment": a unit of a unit. */
static gboolean
is_unit_of (const NamesSpan *span,
            const NamesSpan *next,
            const NamesText *text)
{
  return span->kind == NAMES_ORGANISATION && next->kind == NAMES_ORGANISATION && next->from == span->to + 1 &&
         names_token_is_mark (text, span->to, ",") && names_token_is (text, span->to - 1, NAMES_WORD_UNIT) &&
         names_token_is (text, next->to - 1, NAMES_WORD_UNIT) && (text->tokens[span->from].flags & NAMES_DIGIT) != 0;
}

/* "Andy Warhol" in "Andy Warhol Legacy Program": a body that bears a person's name. */
static guint
end_of_body (const NamesSpan *span,
             const NamesText *text)
{
  guint end = span->to;

  if (span->kind != NAMES_PERSON)
    return span->to;
  while (names_token_follows (text, end) && names_token_is_capital (text, end) && end < span->to + 4)
    end++;
  return end > span->to && names_token_is (text, end - 1, NAMES_WORD_BODY) ? end : span->to;
}

/* "James To", "Wilson Or": a surname that is a small word elsewhere. */
static gboolean
has_small_surname (const NamesSpan *span,
                   const NamesText *text)
{
  return span->kind == NAMES_PERSON && (text->tokens[span->to - 1].known & DOSSIER_LEXICON_GIVEN_NAME) != 0 &&
         names_token_follows (text, span->to) && names_token_is_capital (text, span->to) &&
         names_token_is (text, span->to, NAMES_WORD_LINK | NAMES_WORD_AND) && !names_token_is_capital (text, span->to + 1);
}

/* Lets a name go on up to a word; what stood there alone is part of it. */
static void
reach (GArray *spans,
       guint   at,
       guint   to)
{
  guint last = at + 1;

  for (; last < spans->len && g_array_index (spans, NamesSpan, last).from < to; last++)
    to = MAX (to, g_array_index (spans, NamesSpan, last).to);
  g_array_index (spans, NamesSpan, at).to = to;
  if (last > at + 1)
    g_array_remove_range (spans, at + 1, last - at - 1);
}

/* Two or three words of which the first is a given name and none is anything but a person's. */
static gboolean
is_person (const NamesText *text,
           guint            from,
           guint            to)
{
  if (to - from < 2 || to - from > 3 || (text->tokens[from].known & DOSSIER_LEXICON_GIVEN_NAME) == 0)
    return FALSE;
  for (guint i = from; i < to; i++)
    if ((text->tokens[i].known & (NAMES_PLACES | DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_TITLE)) != 0)
      return FALSE;
  return TRUE;
}

/* Where the second of two names begins that were read as one: "New People Party's Regina Ip", which it says by OWNER, "Massachusetts
 * Institute of Technology and Colorado State University", "Foday Sankoh's Revolutionary United Front". 0 when it is one. */
static guint
second_name (const NamesSpan *span,
             const NamesText *text,
             gboolean        *owner)
{
  for (guint i = span->from + 1; i + 1 < span->to; i++)
    {
      const NamesToken *next = &text->tokens[i + 1];

      *owner = is_genitive (text, i) && (next->known & DOSSIER_LEXICON_GIVEN_NAME) != 0 &&
               (next->known & (DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_ORGANISATION | DOSSIER_LEXICON_TITLE)) == 0;
      if (*owner)
        return i + 1;
      if (is_genitive (text, i) && span->kind == NAMES_ORGANISATION && is_person (text, span->from, i))
        return i + 1;
      if (span->kind == NAMES_ORGANISATION && names_token_is (text, i, NAMES_WORD_AND) && i + 2 < span->to && has_body (text, span->from, i) &&
          names_token_is (text, span->to - 1, NAMES_WORD_BODY))
        return i + 1;
    }
  return 0;
}

static void
split (GArray          *spans,
       guint            at,
       const NamesText *text)
{
  NamesSpan *span = &g_array_index (spans, NamesSpan, at), second = *span;
  gboolean owner;
  guint from = second_name (span, text, &owner);

  if (from == 0 || span->ruled != 0)
    return;
  span->to = from - 1;
  if (!owner && is_genitive (text, from - 1))
    span->kind = NAMES_PERSON;
  while (from + 1 < second.to && names_token_is (text, from, NAMES_WORD_ARTICLE))
    from++;
  second.from = from;
  if (owner)
    second.kind = NAMES_PERSON;
  g_array_insert_val (spans, at + 1, second);
  if (owner && second.to == from + 1 && names_token_follows (text, second.to) && names_token_is_capital (text, second.to))
    reach (spans, at + 1, second.to + 1);
}

static void
lengthen (GArray          *spans,
          guint            at,
          const NamesText *text)
{
  NamesSpan *span = &g_array_index (spans, NamesSpan, at);
  guint to;

  if (span->ruled != 0 || (text->tokens[span->from].flags & NAMES_HEADING) != 0)
    return;
  if (has_number_before (span, text) && (at == 0 || g_array_index (spans, NamesSpan, at - 1).to < span->from))
    span->from--;
  if (at + 1 < spans->len && is_unit_of (span, span + 1, text))
    reach (spans, at, span[1].to);
  to = end_of_body (span, text);
  if (to > span->to || (span->kind == NAMES_PERSON && span->to - span->from > 1 && names_token_is (text, span->to - 1, NAMES_WORD_BODY)))
    {
      span->kind = NAMES_ORGANISATION;
      reach (spans, at, to);
    }
  to = has_small_surname (span, text) ? span->to + 1 : longer_end (span, text);
  if (to > span->to)
    reach (spans, at, to);
}

/**
 * names_edges_mend:
 * @spans: (element-type NamesSpan): in order
 *
 * Makes two of what are two names, and takes along what belongs to one.
 */
void
names_edges_mend (GArray          *spans,
                  const NamesText *text)
{
  for (guint i = spans->len; i-- > 0;)
    split (spans, i, text);
  for (guint i = 0; i < spans->len; i++)
    lengthen (spans, i, text);
}
