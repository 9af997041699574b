/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names that the reading passed over and the words around them, or the rest of the text, vouch for. Pure functions over plain values. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

/* How sure one place of a name must be to vouch for the others. */
#define SURE_ELSEWHERE 0.6f

/* Adds spans that stand in order and overlap none of those that are there. */
static void
merge (GArray       *spans,
       const GArray *added)
{
  guint from = spans->len, to = spans->len + added->len;

  g_array_set_size (spans, to);
  for (guint i = added->len; i > 0;)
    {
      const NamesSpan *new = &g_array_index (added, NamesSpan, i - 1);

      if (from > 0 && g_array_index (spans, NamesSpan, from - 1).from > new->from)
        g_array_index (spans, NamesSpan, --to) = g_array_index (spans, NamesSpan, --from);
      else
        {
          g_array_index (spans, NamesSpan, --to) = *new;
          i--;
        }
    }
}

/* Whether nothing is found between the words; @next goes along and is the first span that ends behind FROM. */
static gboolean
is_free (const GArray *spans,
         guint        *next,
         guint         from,
         guint         to)
{
  while (*next < spans->len && g_array_index (spans, NamesSpan, *next).to <= from)
    (*next)++;
  return *next == spans->len || g_array_index (spans, NamesSpan, *next).from >= to;
}

/* "Gary Chan of DAB": letters that say whose somebody is. */
static void
find_letters (GArray          *added,
              const GArray    *spans,
              const NamesText *text)
{
  guint next = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const NamesSpan *person = &g_array_index (spans, NamesSpan, i);
      guint at = person->to + 1;
      NamesSpan span = { .from = at, .to = at + 1, .kind = NAMES_ORGANISATION, .sure = 0.6f };

      if (person->kind == NAMES_PERSON && person->to - person->from > 1 && names_token_is (text, person->to, NAMES_WORD_OF) &&
          names_token_follows (text, at) && (text->tokens[at].flags & (NAMES_CAPITALS | NAMES_HEADING)) == NAMES_CAPITALS &&
          (text->tokens[at].span_known & ~(guint) DOSSIER_LEXICON_ORGANISATION) == 0 && is_free (spans, &next, at, at + 1))
        g_array_append_val (added, span);
    }
}

/* "the journal Nature Climate Change", "the newspaper Kalameh Sabz". */
static void
find_firms (GArray          *added,
            const GArray    *spans,
            const NamesText *text)
{
  const guint others = NAMES_PLACES | NAMES_PEOPLE | DOSSIER_LEXICON_TITLE | DOSSIER_LEXICON_DEMONYM;
  guint next = 0;

  for (guint i = 1; i < text->n_tokens; i++)
    {
      NamesSpan span = { .from = i, .to = i, .kind = NAMES_ORGANISATION, .sure = 0.6f };

      if (!names_token_follows (text, i) || !names_token_is (text, i - 1, NAMES_WORD_FIRM) || (text->tokens[i - 1].flags & NAMES_LOWER) == 0)
        continue;
      while (span.to < i + 4 && names_token_follows (text, span.to) && names_token_is_capital (text, span.to) &&
             (text->tokens[span.to].known & others) == 0 && text->tokens[span.to].sense != NAMES_SENSE_TIME &&
             (text->tokens[span.to].flags & NAMES_HEADING) == 0)
        span.to++;
      if (span.to > i && is_free (spans, &next, i, span.to))
        g_array_append_val (added, span);
    }
}

/* Which names of one word the text has, by form: the surest span plus one, or 0. */
static guint32 *
list_words (const GArray    *spans,
            const NamesText *text)
{
  guint32 *words = g_new0 (guint32, text->n_forms);

  for (guint i = 0; i < spans->len; i++)
    {
      const NamesSpan *span = &g_array_index (spans, NamesSpan, i);
      guint32 *word = &words[text->tokens[span->from].form];

      if (span->to - span->from == 1 && (*word == 0 || g_array_index (spans, NamesSpan, *word - 1).sure < span->sure))
        *word = i + 1;
    }
  return words;
}

/* A word by itself that is surely a name elsewhere and that the text never writes small. */
static void
find_again (GArray          *added,
            const GArray    *spans,
            const NamesText *text)
{
  g_autofree guint32 *words = list_words (spans, text);
  guint next = 0;

  for (guint i = 0; i < text->n_tokens; i++)
    {
      const NamesToken *token = &text->tokens[i];
      guint word = words[token->form];
      NamesSpan span = { .from = i, .to = i + 1, .elsewhere = TRUE, .sure = 0.5f };

      if (word == 0 || g_array_index (spans, NamesSpan, word - 1).sure < SURE_ELSEWHERE || text->forms[token->form].n_small > 0 ||
          (token->flags & (NAMES_UPPER | NAMES_MIXED)) == 0 || (token->flags & NAMES_HEADING) != 0 || token->to - token->from < 3 ||
          i > token->run_from || i + 1 < token->run_to || !is_free (spans, &next, i, i + 1))
        continue;
      span.kind = g_array_index (spans, NamesSpan, word - 1).kind;
      g_array_append_val (added, span);
    }
}

/**
 * names_context_find:
 * @spans: (element-type NamesSpan): in order
 *
 * Adds names beside what was found; each has the sureness of its rule.
 */
void
names_context_find (GArray          *spans,
                    const NamesText *text)
{
  static void (* const finders[]) (GArray *added, const GArray *spans, const NamesText *text) = { find_letters, find_firms, find_again };
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (NamesSpan));

  for (guint i = 0; i < G_N_ELEMENTS (finders); i++)
    {
      finders[i] (added, spans, text);
      merge (spans, added);
      g_array_set_size (added, 0);
    }
}
