/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text says a person is, beside the name: "Russian Minister of Defense Sergey Shoigu", "Mark Milley, chairman of the Joint Chiefs
 * of Staff". The role is no part of the name. Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#define LONGEST_ROLE 12u
#define SENSE_PERSON 18
#define SENSE_TIME 28

static gboolean
is_capital (const NamesText *text,
            guint            token)
{
  return (text->tokens[token].flags & (NAMES_UPPER | NAMES_MIXED)) != 0;
}

static gboolean
is_office (const NamesText *text,
           guint            token)
{
  const NamesToken *t = &text->tokens[token];

  if ((t->flags & (NAMES_UPPER | NAMES_LOWER)) == 0)
    return FALSE;
  if ((t->known & DOSSIER_LEXICON_TITLE) != 0)
    return TRUE;
  return t->sense == SENSE_PERSON && (t->flags & NAMES_LOWER) != 0 &&
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
  return (is_capital (text, token) && (text->tokens[token].flags & NAMES_ADDRESS) == 0 && text->tokens[token].sense != SENSE_TIME) ||
         names_token_is (text, token, NAMES_WORD_NARROWING);
}

/* How far back from the name the role reaches; the name's own start without one. */
static guint
role_before (const NamesText *text,
             guint            name,
             guint            least)
{
  guint from = name, start = name;
  gboolean office = FALSE;

  while (from > least && name - from < LONGEST_ROLE && (text->tokens[from].flags & NAMES_BREAK) == 0)
    {
      guint before = from - 1;
      gboolean point = names_token_is_mark (text, before, ".") && before > least && is_office (text, before - 1) &&
                       (text->tokens[before].flags & NAMES_SPACE) == 0;

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
      else if (!is_link (text, before))
        break;
      from--;
    }
  return office ? start : name;
}

/* The role after the name's comma: from the words that narrow the office to where the phrase ends. */
static gboolean
role_after (const NamesText *text,
            NamesSpan       *span)
{
  guint from = span->to + 1, to, last = 0;
  gboolean office = FALSE;

  if (!names_token_is_mark (text, span->to, ",") || from >= text->n_tokens)
    return FALSE;
  while (from < text->n_tokens && names_token_is (text, from, NAMES_WORD_ARTICLE))
    from++;
  for (to = from; to < text->n_tokens && to < from + LONGEST_ROLE && (text->tokens[to].flags & NAMES_BREAK) == 0; to++)
    {
      if (is_office (text, to))
        {
          office = TRUE;
          last = to + 1;
        }
      else if (is_narrowing (text, to))
        last = to + 1;
      else if (!is_link (text, to) && !(office && (text->tokens[to].sense == 14 || text->tokens[to].sense == 4 || text->tokens[to].sense == 15)))
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
