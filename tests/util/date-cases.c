/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks the scanner of dates and compares what it says with what is expected; all that is wrong is told, not only the first. */

#include "date-cases.h"

#include "dossier-dates.h"
#include "dossier-text.h"

char *
date_cases_say (const char *text,
                const char *reference,
                const char *event)
{
  g_autoptr (GPtrArray) dates = dossier_dates_find (text, reference, event);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      const DossierSuggestion *date = g_ptr_array_index (dates, i);
      g_autofree char *words = dossier_text_slice (text, date->start, date->end);

      g_assert_cmpstr (words, ==, date->text);
      g_assert_nonnull (date->reason);
      g_assert_cmpuint (date->confidence, >, 0);
      g_assert_cmpuint (date->confidence, <=, 100);
      g_string_append_printf (found, "%s%s=%s", i > 0 ? "|" : "", words, date->value != NULL ? date->value : "-");
    }
  return g_string_free (found, FALSE);
}

void
date_cases_check (const DateCase *cases,
                  gsize           n)
{
  guint wrong = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = date_cases_say (cases[i].text, cases[i].reference, NULL);

      if (g_str_equal (found, cases[i].expected))
        continue;
      g_test_message ("%s\n  found    %s\n  expected %s", cases[i].text, found, cases[i].expected);
      wrong++;
    }
  g_assert_cmpuint (wrong, ==, 0);
}
