/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the labels of the words to names: joins them, weighs what rules add, strips what is no part of a name. Works on plain values in
 * its caller's thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <string.h>

/**
 * names_token_is:
 * @words: words in small ASCII letters with one space before, between and after them
 */
gboolean
names_token_is (const NamesText *text,
                guint            token,
                const char      *words)
{
  const NamesToken *t;
  char word[34];
  gsize length;

  if (token >= text->n_tokens)
    return FALSE;
  t = &text->tokens[token];
  length = t->to - t->from;
  if (length > sizeof word - 3)
    return FALSE;
  word[0] = ' ';
  for (gsize i = 0; i < length; i++)
    word[i + 1] = g_ascii_tolower (text->text[t->from + i]);
  word[length + 1] = ' ';
  word[length + 2] = '\0';
  return strstr (words, word) != NULL;
}

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

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const NamesSpan *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return (first->to < second->to) - (first->to > second->to);
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
  for (guint i = 0; i < spans->len; i++)
    {
      const NamesSpan *other = &g_array_index (spans, NamesSpan, i);
      gboolean wider = other->from <= span->from && other->to >= span->to && other->to - other->from > span->to - span->from;

      if (other->to <= span->from || other->from >= span->to)
        continue;
      if (other->ruled >= span->ruled && other->ruled > 0)
        {
          if (other->to - other->from >= span->to - span->from)
            return;
        }
      else if (other->ruled == 0 && wider && other->kind < NAMES_GROUP &&
               (other->kind == span->kind || span->ruled < 3) && other->sure > 0.6f)
        return;
    }
  for (guint i = spans->len; i-- > 0;)
    {
      const NamesSpan *other = &g_array_index (spans, NamesSpan, i);

      if (other->to > span->from && other->from < span->to)
        g_array_remove_index (spans, i);
    }
  g_array_append_vals (spans, span, 1);
  g_array_sort (spans, compare_spans);
}

static gboolean
is_article (const NamesText *text,
            guint            token)
{
  return names_token_is (text, token, " the a an ") && (text->tokens[token].flags & NAMES_CAPITALS) == 0;
}

static gboolean
is_title (const NamesText *text,
          guint            token)
{
  return (text->tokens[token].known & DOSSIER_LEXICON_TITLE) != 0;
}

static void
trim (NamesSpan       *span,
      const NamesText *text)
{
  while (span->to - span->from > 1 && (is_article (text, span->from) || names_token_is_mark (text, span->from, ".,-–—\"'“”‘’«»&/(")))
    span->from++;
  while (span->kind == NAMES_PERSON && span->to - span->from > 1 &&
         (is_title (text, span->from) || names_token_is_mark (text, span->from, ".-")))
    span->from++;
  while (span->to - span->from > 1 &&
         (names_token_is_mark (text, span->to - 1, ".,-–—\"'“”‘’«»&/(") || names_token_is (text, span->to - 1, " 's ’s and of the ")))
    span->to--;
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
    {
      NamesSpan *span = &g_array_index (spans, NamesSpan, i);
      gboolean letters = FALSE;

      trim (span, text);
      for (guint k = span->from; k < span->to; k++)
        letters |= (text->tokens[k].flags & (NAMES_UPPER | NAMES_MIXED)) != 0;
      if (!letters || (span->to - span->from == 1 && is_article (text, span->from)))
        g_array_remove_index (spans, i);
    }
}
