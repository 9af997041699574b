/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says for people why words are taken for a name: the strongest single thing that speaks for it, since the model's own
 * reasons are sums of hundreds. Pure functions. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-names-private.h"

#include <glib/gi18n.h>

#define PLACES (DOSSIER_LEXICON_COUNTRY | DOSSIER_LEXICON_CITY | DOSSIER_LEXICON_TOWN | DOSSIER_LEXICON_REGION)

/* What the lists say of the span as a whole. */
static guint
listed_as (const NamesSpan *span,
           const NamesText *text)
{
  const NamesToken *first = &text->tokens[span->from];
  const NamesToken *last = &text->tokens[span->to - 1];

  if (span->to - span->from == 1)
    return first->known;
  return first->span_at == NAMES_SPAN_FIRST && last->span_at == NAMES_SPAN_LAST ? first->span_known : 0;
}

static const char *
from_lists (const NamesSpan *span,
            const NamesText *text)
{
  guint known = listed_as (span, text);

  switch ((NamesKind) span->kind)
    {
    case NAMES_PERSON:
      if ((known & DOSSIER_LEXICON_PERSON) != 0)
        return _("well-known person");
      if (span->to - span->from > 1 && (text->tokens[span->from].known & DOSSIER_LEXICON_GIVEN_NAME) != 0)
        return _("begins with a given name");
      return NULL;
    case NAMES_ORGANISATION:
      return (known & DOSSIER_LEXICON_ORGANISATION) != 0 ? _("well-known organisation") : NULL;
    case NAMES_PLACE:
      return (known & PLACES) != 0 ? _("known place") : NULL;
    case NAMES_EQUIPMENT:
      return (known & DOSSIER_LEXICON_EQUIPMENT) != 0 ? _("well-known equipment") : NULL;
    case NAMES_EVENT:
      return (known & (DOSSIER_LEXICON_EXERCISE | DOSSIER_LEXICON_EVENT)) != 0 ? _("well-known series or event") : NULL;
    case NAMES_GROUP:
    case NAMES_OTHER:
    case NAMES_N_KINDS:
    default:
      return NULL;
    }
}

static const char *
from_words (const NamesSpan *span,
            const NamesText *text)
{
  const NamesForm *form = &text->forms[text->tokens[span->to - 1].form];

  switch ((NamesKind) span->kind)
    {
    case NAMES_PERSON:
      return form->n_said > 0 ? _("speaks or acts here") : _("reads like a person");
    case NAMES_ORGANISATION:
      return form->n_said > 0 ? _("speaks or acts here") : _("reads like an organisation");
    case NAMES_PLACE:
      return _("reads like a place");
    case NAMES_EQUIPMENT:
      return span->ruled > 0 ? _("a designation of equipment") : _("reads like equipment");
    case NAMES_EVENT:
      return span->ruled > 0 ? _("named like an event") : _("reads like a named event");
    case NAMES_GROUP:
    case NAMES_OTHER:
    case NAMES_N_KINDS:
    default:
      return NULL;
    }
}

/**
 * names_reason_say:
 * @span: one of @text that is proposed
 *
 * Returns: (transfer full) (nullable): why, translated
 */
char *
names_reason_say (const NamesSpan *span,
                  const NamesText *text)
{
  const char *reason;

  if (span->role_to > span->role_from)
    {
      const NamesToken *tokens = text->tokens;
      g_autofree char *role = g_strndup (text->text + tokens[span->role_from].from,
                                         tokens[span->role_to - 1].to - tokens[span->role_from].from);

      /* Translators: a title or an office, as the article writes it */
      return g_strdup_printf (_("“%s” stands beside it"), role);
    }
  if (span->elsewhere)
    return g_strdup (_("the same name elsewhere in this text"));
  reason = from_lists (span, text);
  return g_strdup (reason != NULL ? reason : from_words (span, text));
}
