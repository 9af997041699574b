/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Days with a name of their own that fall on the same date every year. Those that move, such as Easter, and those that differ from
 * state to state, such as Labour Day, are not among them. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

typedef struct
{
  const char *name; /* in small letters, with straight apostrophes; the last word in the text may be without capital */
  int month;
  int day;
} Holiday;

/* In the order of their letters, the longer first. */
static const Holiday holidays[] = {
  { "all saints' day", 11, 1 },
  { "all souls' day", 11, 2 },
  { "anzac day", 4, 25 },
  { "april fools' day", 4, 1 },
  { "april fool's day", 4, 1 },
  { "armistice day", 11, 11 },
  { "bastille day", 7, 14 },
  { "boxing day", 12, 26 },
  { "christmas day", 12, 25 },
  { "christmas eve", 12, 24 },
  { "christmas", 12, 25 },
  { "day of german unity", 10, 3 },
  { "defender of the fatherland day", 2, 23 },
  { "earth day", 4, 22 },
  { "fourth of july", 7, 4 },
  { "german unity day", 10, 3 },
  { "groundhog day", 2, 2 },
  { "halloween", 10, 31 },
  { "human rights day", 12, 10 },
  { "international women's day", 3, 8 },
  { "international workers' day", 5, 1 },
  { "july fourth", 7, 4 },
  { "juneteenth", 6, 19 },
  { "may day", 5, 1 },
  { "new year's day", 1, 1 },
  { "new year's eve", 12, 31 },
  { "orthodox christmas", 1, 7 },
  { "remembrance day", 11, 11 },
  { "russia day", 6, 12 },
  { "saint patrick's day", 3, 17 },
  { "st. patrick's day", 3, 17 },
  { "st patrick's day", 3, 17 },
  { "valentine's day", 2, 14 },
  { "veterans day", 11, 11 },
  { "victory day", 5, 9 },
};

/* Letter by letter, with any apostrophe for a straight one; NULL when it differs. */
static const char *
match (const char *p,
       const char *name)
{
  for (; *name != '\0'; name++)
    if (*name == '\'' && g_str_has_prefix (p, "’"))
      p += strlen ("’");
    else if (*name == ' ' && *p == '\n' && p[1] != '\n')
      p++;
    else if (g_ascii_tolower (*p) == *name)
      p++;
    else
      return NULL;
  return p;
}

/* "last Christmas Eve", "next May Day": the word before says which. */
static int
modifier_before (const DossierDateContext *context,
                 const char               *p)
{
  const char *start, *end;

  if (context->text == NULL || !dossier_date_word_before (context->text, p, &start, &end))
    return DOSSIER_NO_MODIFIER;
  return dossier_date_word_is (start, end, " last ") ? -1 : dossier_date_word_is (start, end, " next ") ? 1
         : dossier_date_word_is (start, end, " this ") ? 0 : DOSSIER_NO_MODIFIER;
}

/* Whether a holiday whose name is also that of other things is the day: "before Christmas", not "the Christmas truce". */
static gboolean
is_told_alone (const DossierDateContext *context,
               const char               *p,
               const char               *end)
{
  const char *start, *word_end;

  if (!context->strict)
    return TRUE;
  if (*end == ' ' && g_ascii_isupper (end[1]))
    return FALSE;
  return dossier_date_word_before (context->text, p, &start, &word_end)
         && dossier_date_word_is (start, word_end, " at for by before after since until till through over last next this around on ");
}

gboolean
dossier_date_holiday_at (const char               **p,
                         DossierDateReading        *reading,
                         const DossierDateContext  *context)
{
  char first = g_ascii_tolower (**p);

  if (!g_ascii_isupper (**p))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      const char *end = holidays[i].name[0] == first ? match (*p, holidays[i].name) : NULL;

      if (end == NULL || g_unichar_isalnum (g_utf8_get_char (end)) || *end == '-')
        continue;
      if (g_str_equal (holidays[i].name, "christmas") && !is_told_alone (context, *p, end))
        continue;
      *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
      reading->loose = TRUE;
      reading->from.modifier = modifier_before (context, *p);
      reading->from.civil = (DossierCivil) { DOSSIER_NO_YEAR, holidays[i].month, holidays[i].day };
      *p = end;
      reading->from.civil.year = dossier_date_take_later_year (p, context);
      if (reading->from.civil.year != DOSSIER_NO_YEAR)
        reading->from.modifier = DOSSIER_NO_MODIFIER;
      return TRUE;
    }
  return FALSE;
}
