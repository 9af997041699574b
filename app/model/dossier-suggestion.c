/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One proposal about a text: a plain value, owned by who asked for it. */

#define G_LOG_DOMAIN "dossier-model"

#include "dossier-suggestion.h"

/**
 * dossier_suggestion_new:
 * @text: copied
 *
 * Returns: (transfer full): with confidence 0 and everything optional empty
 */
DossierSuggestion *
dossier_suggestion_new (DossierSuggestionType  type,
                        guint                  start,
                        guint                  end,
                        const char            *text)
{
  DossierSuggestion *suggestion;

  g_return_val_if_fail (start < end, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  suggestion = g_new0 (DossierSuggestion, 1);
  suggestion->type = type;
  suggestion->start = start;
  suggestion->end = end;
  suggestion->text = g_strdup (text);

  return suggestion;
}

void
dossier_suggestion_free (DossierSuggestion *suggestion)
{
  if (suggestion == NULL)
    return;
  g_free (suggestion->text);
  g_free (suggestion->value);
  g_free (suggestion->role);
  g_free (suggestion->reason);
  g_free (suggestion);
}

/**
 * dossier_suggestion_type_name:
 *
 * Returns: (transfer none): the stable word for the type; for names the key of the entity's kind
 */
const char *
dossier_suggestion_type_name (DossierSuggestionType type)
{
  static const char *const names[] = { "person", "organisation", "place", "equipment", "exercise", "figure", "date" };

  g_return_val_if_fail (type < G_N_ELEMENTS (names), NULL);
  return names[type];
}

/**
 * dossier_suggestion_compare:
 *
 * Returns: the order in the text: by start, of two with the same the longer first, then by type
 */
int
dossier_suggestion_compare (const DossierSuggestion *a,
                            const DossierSuggestion *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  return (a->type > b->type) - (a->type < b->type);
}
