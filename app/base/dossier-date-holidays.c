/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Days with a name of their own: those that fall on the same date every year, and those that are counted from Easter, of the western or of the
 * Orthodox churches. Those that differ from state to state, such as Labour Day, or hang on who saw the moon, such as Ramadan, are not among
 * them, nor is the lunar New Year, which lasts for days and is not the same day everywhere. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"
#include "dossier-edtf-private.h"

#include <string.h>

typedef struct
{
  const char *name; /* in small letters, with straight apostrophes; the last word in the text may be without capital */
  int month;        /* or WESTERN, ORTHODOX */
  int day;          /* of the month; or so many after Easter */
} Holiday;

#define WESTERN (-1)
#define ORTHODOX (-2)

/* In the order of their first letters, the longer first. */
static const Holiday holidays[] = {
  { "all saints' day", 11, 1 },
  { "all souls' day", 11, 2 },
  { "anzac day", 4, 25 },
  { "april fools' day", 4, 1 },
  { "april fool's day", 4, 1 },
  { "armistice day", 11, 11 },
  { "ascension day", WESTERN, 39 },
  { "ash wednesday", WESTERN, -46 },
  { "bastille day", 7, 14 },
  { "boxing day", 12, 26 },
  { "christmas day", 12, 25 },
  { "christmas eve", 12, 24 },
  { "christmas", 12, 25 },
  { "day of german unity", 10, 3 },
  { "defender of the fatherland day", 2, 23 },
  { "earth day", 4, 22 },
  { "easter day", WESTERN, 0 },
  { "easter eve", WESTERN, -1 },
  { "easter monday", WESTERN, 1 },
  { "easter saturday", WESTERN, -1 },
  { "easter sunday", WESTERN, 0 },
  { "easter weekend", WESTERN, 0 },
  { "easter", WESTERN, 0 },
  { "fourth of july", 7, 4 },
  { "german unity day", 10, 3 },
  { "good friday", WESTERN, -2 },
  { "groundhog day", 2, 2 },
  { "halloween", 10, 31 },
  { "holy saturday", WESTERN, -1 },
  { "human rights day", 12, 10 },
  { "international women's day", 3, 8 },
  { "international workers' day", 5, 1 },
  { "july fourth", 7, 4 },
  { "juneteenth", 6, 19 },
  { "maundy thursday", WESTERN, -3 },
  { "may day", 5, 1 },
  { "new year's day", 1, 1 },
  { "new year's eve", 12, 31 },
  { "orthodox christmas", 1, 7 },
  { "orthodox easter monday", ORTHODOX, 1 },
  { "orthodox easter sunday", ORTHODOX, 0 },
  { "orthodox easter weekend", ORTHODOX, 0 },
  { "orthodox easter", ORTHODOX, 0 },
  { "orthodox good friday", ORTHODOX, -2 },
  { "orthodox holy saturday", ORTHODOX, -1 },
  { "orthodox palm sunday", ORTHODOX, -7 },
  { "palm sunday", WESTERN, -7 },
  { "pentecost", WESTERN, 49 },
  { "remembrance day", 11, 11 },
  { "russia day", 6, 12 },
  { "saint patrick's day", 3, 17 },
  { "st. patrick's day", 3, 17 },
  { "st patrick's day", 3, 17 },
  { "valentine's day", 2, 14 },
  { "veterans day", 11, 11 },
  { "victory day", 5, 9 },
  { "whit monday", WESTERN, 50 },
  { "whit sunday", WESTERN, 49 },
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

/* Whether the name that ends at @end names a thing with the word behind it: "the Easter Rising", "the Good Friday Agreement", "the Christmas truce". */
static gboolean
names_thing (const char *end)
{
  static const char no_things[] = " and or in on at with when as but the a by to from they he she it we that which who will was were is are has had have would this last"
                                  " said after before until since for during while local morning evening night afternoon ";
  const char *start = end;

  if (*start++ != ' ')
    return FALSE;
  if (g_ascii_isupper (*start))
    return TRUE;
  for (end = start; g_ascii_islower (*end); end++)
    ;
  return end > start && !dossier_date_word_is (start, end, no_things);
}

/* Whether a holiday whose name is also that of other things is the day: "before Christmas", not "a white Christmas". */
static gboolean
is_told_alone (const DossierDateContext *context,
               const char               *p)
{
  const char *start, *word_end;

  return dossier_date_word_before (context->text, p, &start, &word_end)
         && dossier_date_word_is (start, word_end, " at for by before after since until till through over last next this around on ");
}

/* Whether @holiday from @p to @end is the day in running text. */
static gboolean
is_meant (const Holiday            *holiday,
          const char               *p,
          const char               *end,
          const DossierDateContext *context)
{
  gboolean bare = strchr (holiday->name, ' ') == NULL;

  if (!context->strict || (holiday->month > 0 && !g_str_equal (holiday->name, "christmas")))
    return TRUE;
  return !names_thing (end) && (!bare || is_told_alone (context, p));
}

/**
 * dossier_date_easter:
 * @orthodox: by the calendar of Julius, in days of that of Gregory
 *
 * The Sunday after the full moon of the church's tables that follows March 20: the year's place in the moon's 19 years gives the moon, and the rule of
 * centuries of 1582 sets right what the tables are wrong by.
 *
 * Returns: Easter Sunday of @year, days from 1970
 */
gint64
dossier_date_easter (int      year,
                     gboolean orthodox)
{
  int golden = year % 19, century = year / 100;
  gint64 moon;

  if (orthodox)
    moon = dossier_edtf_days_from_civil (year, 3, 21) + (19 * golden + 15) % 30 + century - century / 4 - 2;
  else
    {
      int epact = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;

      /* Two moons fall a day earlier, so that no two years of the 19 have the same. */
      epact -= epact == 29 || (epact == 28 && golden > 10);
      moon = dossier_edtf_days_from_civil (year, 3, 21) + epact;
    }
  return moon + 7 - (dossier_date_weekday_of (moon) + 1) % 7;
}

gboolean
dossier_date_holiday_at (const char               **p,
                         DossierDateReading        *reading,
                         const DossierDateContext  *context)
{
  char first = g_ascii_tolower (**p);

  if (!g_ascii_isupper (**p))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (holidays) && holidays[i].name[0] <= first; i++)
    {
      const Holiday *holiday = &holidays[i];
      const char *end = holiday->name[0] == first ? match (*p, holiday->name) : NULL;

      if (end == NULL || g_unichar_isalnum (g_utf8_get_char (end)) || *end == '-' || !is_meant (holiday, *p, end, context))
        continue;
      *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
      reading->loose = TRUE;
      reading->from.modifier = modifier_before (context, *p);
      reading->from.civil = (DossierCivil) { DOSSIER_NO_YEAR, holiday->month, holiday->day };
      if (holiday->month < 0)
        {
          reading->from.feast = holiday->month == ORTHODOX ? DOSSIER_FEAST_ORTHODOX : DOSSIER_FEAST_WESTERN;
          reading->from.count = holiday->day;
          reading->from.civil = (DossierCivil) { DOSSIER_NO_YEAR, 4, 1 };
          reading->from.weekend = g_str_has_suffix (holiday->name, " weekend");
        }
      *p = end;
      reading->from.civil.year = dossier_date_take_later_year (p, context);
      if (reading->from.civil.year != DOSSIER_NO_YEAR)
        reading->from.modifier = DOSSIER_NO_MODIFIER;
      return TRUE;
    }
  return FALSE;
}
