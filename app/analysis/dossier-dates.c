/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dates of an article as suggestions, with why each is thought to mean what it does. Pure; any thread. */

#define G_LOG_DOMAIN "dossier-analysis"

#include "dossier-dates.h"

#include "dossier-date-find.h"
#include "dossier-text.h"

#include <glib/gi18n.h>

static const char *
reason_of (const DossierDateFound *found)
{
  switch (found->basis)
    {
    case DOSSIER_DATE_BY_REFERENCE:
      return _("counted from the article’s date");
    case DOSSIER_DATE_YEAR_BY_REFERENCE:
      return _("the year is the one nearest to the article’s date");
    case DOSSIER_DATE_BY_MENTION:
      return _("counted from the date mentioned before");
    case DOSSIER_DATE_BY_EVENT:
      return _("counted from the beginning of the event");
    case DOSSIER_DATE_LACKS_REFERENCE:
      return _("relative, and the article’s date is not known");
    case DOSSIER_DATE_LACKS_EVENT:
      return _("counted from an event whose beginning is not known");
    case DOSSIER_DATE_BY_WORDS:
    default:
      return found->confidence <= 60 ? _("day and month could be exchanged") : _("written out");
    }
}

/**
 * dossier_dates_find:
 * @text: an article's text
 * @reference: (nullable): EDTF: the article's date, from which "Thursday" and dates without a year are counted
 * @event_start: (nullable): EDTF: the first day of the event from which "week 12 of the war" is counted
 *
 * Relative dates are suggested without a reference too, with no value. Values are EDTF level 1: "the third quarter of
 * 2021" is 2021-07/2021-09, "last week" runs from Monday to Sunday, "two years ago" is the year, "the 1990s" is 199X,
 * "the 20th century" 1900/1999, "summer 2022" 2022-22; "about" makes `~`, "possibly" `?`.
 *
 * Returns: (transfer full) (element-type DossierSuggestion): in the order of the text, not overlapping
 */
GPtrArray *
dossier_dates_find (const char *text,
                    const char *reference,
                    const char *event_start)
{
  GPtrArray *suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (text != NULL, suggestions);

  found = dossier_date_find_all (text, reference, event_start);
  for (guint i = 0; i < found->len; i++)
    {
      DossierDateFound *date = &g_array_index (found, DossierDateFound, i);
      g_autofree char *words = g_strndup (text + date->first_byte, date->last_byte - date->first_byte);
      DossierSuggestion *suggestion = dossier_suggestion_new (DOSSIER_SUGGESTION_DATE, date->start, date->end, words);

      suggestion->value = g_steal_pointer (&date->edtf);
      suggestion->confidence = date->confidence;
      suggestion->reason = g_strdup (reason_of (date));
      g_ptr_array_add (suggestions, suggestion);
    }
  return suggestions;
}
