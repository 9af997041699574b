/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text says a person is, beside the name: "Russian Minister of Defense Sergey Shoigu", "Mark Milley, chairman of the Joint Chiefs
 * of Staff". The role is no part of the name. Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#define LONGEST_ROLE 12u

static gboolean
is_office (const NamesText *text,
           guint            token)
{
  const NamesToken *t = &text->tokens[token];

  if ((t->flags & (NAMES_UPPER | NAMES_LOWER)) == 0)
    return FALSE;
  if ((t->known & DOSSIER_LEXICON_TITLE) != 0)
    return TRUE;
  return t->sense == NAMES_SENSE_PERSON && (t->flags & NAMES_LOWER) != 0 &&
         !names_token_is (text, token, NAMES_WORD_PEOPLE);
}

/* Words between the parts of an office: "of the", "for", "and". */
static gboolean
is_link (const NamesText *text,
         guint            token)
{
  return names_token_is (text, token, NAMES_WORD_LINK);
}

/* What narrows an office: demonyms, countries, what it is an office of. */
static gboolean
is_narrowing (const NamesText *text,
              guint            token)
{
  return (names_token_is_capital (text, token) && text->tokens[token].sense != NAMES_SENSE_TIME &&
          !names_token_is (text, token, NAMES_WORD_ARTICLE)) ||
         names_token_is (text, token, NAMES_WORD_NARROWING);
}

/* What a small word between an office and what narrows it may be: "EU foreign policy chief", "chief of staff". */
static gboolean
is_matter (const NamesText *text,
           guint            token)
{
  guint8 sense = text->tokens[token].sense;

  return (text->tokens[token].flags & NAMES_LOWER) != 0 &&
         (sense == NAMES_SENSE_ACT || sense == NAMES_SENSE_GROUP || sense == NAMES_SENSE_MATTER || sense == NAMES_SENSE_STATE ||
          sense == NAMES_SENSE_PLACE || sense == NAMES_SENSE_SPOKEN);
}

/* Whether such words, at most two, lead from before @token to what narrows an office. */
static gboolean
leads_to_narrowing (const NamesText *text,
                    guint            token,
                    guint            least)
{
  for (guint i = 0; i < 2 && token > least && is_matter (text, token); i++)
    {
      token--;
      if (is_narrowing (text, token))
        return TRUE;
      if ((text->tokens[token + 1].flags & (NAMES_BREAK | NAMES_SENTENCE)) != 0)
        return FALSE;
    }
  return FALSE;
}

/* Where the words before the name begin that tell what the office before them is of: "Minister of Defense", "chief of the General Staff". The
 * name's own start without an office. */
static guint
office_before (const NamesText *text,
               guint            name,
               guint            least)
{
  if ((text->tokens[name].flags & NAMES_SENTENCE) != 0 || name <= least || is_office (text, name - 1))
    return name;
  for (guint from = name; from > least && name - from < LONGEST_ROLE && (text->tokens[from].flags & NAMES_BREAK) == 0; from--)
    {
      guint before = from - 1;

      if (from < name && is_office (text, before) && names_token_is (text, from, NAMES_WORD_LINK) && !names_token_is (text, from, NAMES_WORD_AND))
        return before;
      if (!is_narrowing (text, before) && (from == name || !is_link (text, before))
          && !(is_matter (text, before) && before > least && names_token_is (text, before - 1, NAMES_WORD_LINK)))
        return name;
      if ((text->tokens[before].flags & NAMES_SENTENCE) != 0)
        return name;
    }
  return name;
}

/* Whether the office goes on behind the small word at @link. The words between that and the name, which begin at @from, then hold only a rank and
 * what somebody is the head of: "Chairman of the Joint Chiefs of Staff Gen."; but an "adviser to President" is another person. */
static gboolean
goes_on_behind (const NamesText *text,
                guint            link,
                guint            from,
                guint            name)
{
  guint rank = name;

  if (!names_token_is (text, link, NAMES_WORD_ARTICLE) && !names_token_is (text, link, NAMES_WORD_LINK))
    return FALSE;
  /* "and", "&"; "'s" has no blank before it. */
  if (names_token_is (text, link, NAMES_WORD_AND) || text->tokens[link].end - text->tokens[link].start < 2
      || (text->tokens[link].flags & NAMES_SPACE) == 0)
    return TRUE;
  while (rank > from && (names_token_is (text, rank - 1, NAMES_WORD_RANK | NAMES_WORD_GRADE) || names_token_is_mark (text, rank - 1, ".")))
    rank--;
  return rank < name && rank > from && names_token_is_capital (text, rank - 1) && !is_office (text, rank - 1)
         && ((text->tokens[rank - 1].known | text->tokens[rank - 1].span_known) & (DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_DEMONYM)) == 0;
}

/* How far back from the name the role reaches; the name's own start without one. */
static guint
role_before (const NamesText *text,
             guint            name,
             guint            least)
{
  guint from = office_before (text, name, least), start = from;
  gboolean office = from < name;

  while (from > least && name - from < LONGEST_ROLE && (text->tokens[from].flags & NAMES_BREAK) == 0)
    {
      guint before = from - 1;
      gboolean point = names_token_is_mark (text, before, ".") && before > least && is_office (text, before - 1) &&
                       names_token_is_capital (text, before - 1) && (text->tokens[before].flags & NAMES_SPACE) == 0;

      if (point)
        {
          from--;
          continue;
        }
      if ((text->tokens[from].flags & NAMES_SENTENCE) != 0 && from != name && !names_token_is_mark (text, from, "."))
        break;
      if (is_office (text, before))
        {
          office = TRUE;
          start = before;
        }
      else if (!office && from == name)
        break;
      else if (is_narrowing (text, before))
        start = before;
      else if (!goes_on_behind (text, before, from, name) && !leads_to_narrowing (text, before, least))
        break;
      from--;
    }
  return office ? start : name;
}

/* What an office may be of: "leader of the opposition". */
static gboolean
is_of_office (const NamesText *text,
              guint            token)
{
  guint8 sense = text->tokens[token].sense;

  return sense == NAMES_SENSE_ACT || sense == NAMES_SENSE_GROUP || sense == NAMES_SENSE_PLACE;
}

/* The role after the name's comma: from the words that narrow the office to where the phrase ends. */
static gboolean
role_after (const NamesText *text,
            NamesSpan       *span)
{
  guint from = span->to + 1, to, last = 0, small = 0;
  gboolean office = FALSE, opened;

  if (!names_token_is_mark (text, span->to, ",") || from >= text->n_tokens)
    return FALSE;
  while (from < text->n_tokens && names_token_is (text, from, NAMES_WORD_ARTICLE))
    from++;
  opened = from > span->to + 1 || (from < text->n_tokens && names_token_is_capital (text, from));
  for (to = from; to < text->n_tokens && to < from + LONGEST_ROLE && (text->tokens[to].flags & NAMES_BREAK) == 0; to++)
    {
      if (is_office (text, to))
        {
          office = TRUE;
          last = to + 1;
        }
      else if (is_narrowing (text, to))
        last = to + 1;
      else if (!office && opened && small < 2 && is_matter (text, to))
        small++;
      else if (!is_link (text, to) && !(office && is_of_office (text, to)))
        break;
      else if (office && !is_link (text, to))
        last = to + 1;
      if (!office && to > from + 4)
        return FALSE;
    }
  if (!office || last <= from)
    return FALSE;
  span->role_from = from;
  span->role_to = last;
  return TRUE;
}

/**
 * names_roles_find:
 * @spans: (element-type NamesSpan): in order
 *
 * Fills in the roles of people.
 */
void
names_roles_find (GArray          *spans,
                  const NamesText *text)
{
  for (guint i = 0; i < spans->len; i++)
    {
      NamesSpan *span = &g_array_index (spans, NamesSpan, i);
      guint least = 0;
      guint from;

      if (span->kind != NAMES_PERSON)
        continue;
      for (guint k = 0; k < i; k++)
        if (g_array_index (spans, NamesSpan, k).kind == NAMES_PERSON)
          least = g_array_index (spans, NamesSpan, k).to;
      from = role_before (text, span->from, least);
      if (from < span->from)
        {
          span->role_from = from;
          span->role_to = span->from;
          while (span->role_to > from && (text->tokens[span->role_to - 1].flags & NAMES_MARK) != 0 &&
                 !names_token_is_mark (text, span->role_to - 1, "."))
            span->role_to--;
        }
      else
        role_after (text, span);
    }
}
