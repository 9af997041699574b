/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates that begin with digits and have no month's name of their own: years alone ("in 2014", "1939–45"), and the
 * date-time groups of armed forces ("121430ZFEB24"). Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-scan.h"

#include <string.h>

static const char before_year[] = " in since by until till during early late mid year years circa ca before after through from between of spring summer"
                                  " autumn fall winter en seit bis depuis desde im w od dal nel du von jahr jahre ";
static const char before_year_weak[] = " the a an his her its their our this and or to for around about ";
static const char counted_before[] = " than least most some nearly almost over approximately roughly another additional up no number page article"
                                     " route highway flight room resolution unit regiment brigade division battalion squadron wing ";
static const char counted_after[] = " km kms kilometers kilometres kilometer m metres meters feet foot miles mile tons tonnes kg pounds dollars euros"
                                    " people troops soldiers men women rubles roubles barrels hours hour days weeks years year mph kph gmt"
                                    " utc teu dwt local est edt yards hectares acres percent persons percentage people's times more ";

static gboolean
is_name_word (const char *start)
{
  return g_unichar_isupper (g_utf8_get_char (start));
}

/* Whether the word at @p is a plural noun, as of what is counted. */
static gboolean
counts_something (const char *p,
                  int         year)
{
  const char *start, *end;

  if (*p == '-' && g_ascii_isalpha (p[1]))
    return year % 50 == 0;
  if (*p != ' ')
    return FALSE;
  start = end = p + 1;
  while (g_ascii_isalpha (*end) || *end == '\'')
    end++;
  if (dossier_date_word_is (start, end, counted_after))
    return TRUE;
  if (dossier_date_word_is (start, end, " levels elections "))
    return FALSE;
  if (end - start < 4 || !g_ascii_islower (*start) || end[-1] != 's' || g_str_has_prefix (end - 2, "ss"))
    return FALSE;
  return year % 100 == 0 || year < 1800 || year > 2060;
}

/* "(1892 – 94)", "Smith, 2004)": set off by punctuation. */
static gboolean
is_set_off (const char *text,
            const char *p,
            const char *after)
{
  const char *q = p;

  while (q > text && q[-1] == ' ')
    q--;
  if (q == text || q[-1] == '\n')
    return *after == '\0' || *after == '\n' || *after == ':' || *after == ',' || *after == ')' || *after == '\r' || g_str_has_prefix (after, " -")
           || g_str_has_prefix (after, " –");
  if (q[-1] == '(' || q[-1] == '[')
    return TRUE;
  if (q[-1] == ',' || q[-1] == ';')
    return *after == ')' || *after == ',' || *after == '.' || *after == ';' || *after == '\0' || *after == '\n' || *after == ']' || *after == ' ';
  if (q[-1] == '.' && *after == '.')
    return TRUE;
  if (q[-1] == '.' && q - text >= 2 && q[-2] == 'c' && (q - text == 2 || strchr (" (", q[-3]) != NULL))
    return TRUE;
  return q[-1] == ')' || g_str_has_prefix (MAX (q - 3, text), "–") || g_str_has_prefix (MAX (q - 3, text), "—");
}

/* "until at least 2009": @start and @end of "least". */
static gboolean
is_until_at_least (const char *text,
                   const char *start,
                   const char *end)
{
  const char *at, *until;

  /* "no later than 2024" */
  if (dossier_date_word_is (start, end, " than "))
    return dossier_date_word_before (text, start, &at, &end) && dossier_date_word_is (at, end, " later earlier sooner ");
  return dossier_date_word_is (start, end, " least ") && dossier_date_word_before (text, start, &at, &end) && dossier_date_word_is (at, end, " at ")
         && dossier_date_word_before (text, at, &until, &end) && dossier_date_word_is (until, end, " until till through since ");
}

/* "2026 and 2027" */
static gboolean
precedes_next_year (const char *after,
                    int         year)
{
  int next;

  return g_str_has_prefix (after, " and ") && (after += strlen (" and "), dossier_date_take_year (&after, &next)) && next == year + 1;
}

/* Whether the four digits at @p, to @after, are a year in running text. */
static gboolean
is_year_in_text (const char               *p,
                 const char               *after,
                 int                       year,
                 const DossierDateContext *context)
{
  const char *start, *end;
  char before = p > context->text ? p[-1] : ' ';
  gboolean recent = year >= 1800 && year <= 2060, follows;

  if (strchr ("$#/.:_+*=&@,'", before) != NULL || (guchar) before >= 0x80 || (before == '-' && p - 1 > context->text && p[-2] != ' '))
    if (!(g_str_has_prefix (MAX (p - 3, context->text), "–") || g_str_has_prefix (MAX (p - 3, context->text), "—")
          || g_str_has_prefix (MAX (p - 3, context->text), "“") || g_str_has_prefix (MAX (p - 2, context->text), "\xc2\xa0")))
      return FALSE;
  if (*after == '-' && g_ascii_isalpha (after[1]) && !recent)
    return FALSE;
  if (*after == '/' || *after == '_' || *after == '=' || *after == '@' || g_str_has_prefix (after, "°"))
    return FALSE;
  if (year > 2200 || counts_something (after, year))
    return FALSE;
  follows = context->anchor.known && context->anchor.unit >= DOSSIER_DATE_YEAR && context->anchor.end != NULL
            && p - context->anchor.end <= 6;
  if (!dossier_date_word_before (context->text, p, &start, &end))
    return recent && (follows || is_set_off (context->text, p, after));
  if (end != p && end + 1 != p && is_set_off (context->text, p, after))
    return recent;
  if (g_ascii_isdigit (*start))
    return FALSE;
  if (dossier_date_word_is (start, end, counted_before))
    return recent && is_until_at_least (context->text, start, end);
  if (dossier_date_word_is (start, end, before_year))
    return year >= 1200;
  if (dossier_date_word_is (start, end, before_year_weak) || g_str_has_prefix (MAX (end - 2, start), "'s")
      || g_str_has_prefix (MAX (end - 4, start), "’s"))
    return recent && (year % 100 != 0 || year == 2000 || follows);
  if (follows || precedes_next_year (after, year))
    return recent;
  if (is_name_word (start))
    return FALSE;
  if (*after == ' ' && g_ascii_islower (after[1]) && recent && year >= 1900)
    {
      const char *article, *article_end;

      /* "the fatal 2003 shooting" */
      if (dossier_date_word_before (context->text, start, &article, &article_end)
          && dossier_date_word_is (article, article_end, " the a an "))
        return TRUE;
    }
  return recent && year >= 1900 && (*after == '.' || *after == ',' || *after == ')' || *after == ';' || *after == '\n' || *after == '\0');
}

/* The other end of "1939–45", "1990-1995", "2014/15", "from 1990 to 1995", "between 1990 and 1995". */
static gboolean
take_range_end (const char               **p,
                int                        from,
                int                       *to,
                const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName name;
  int digits;
  gboolean slash = FALSE;

  if (*q == '/')
    {
      q++;
      slash = TRUE;
    }
  else if (!dossier_date_take_dash (&q))
    {
      dossier_date_skip_blanks (&q);
      if (!dossier_date_take_name (&q, DOSSIER_DATE_NAME_TO, &name, context)
          && !dossier_date_take_name (&q, DOSSIER_DATE_NAME_UNTIL, &name, context)
          && !(context->between && dossier_date_take_name (&q, DOSSIER_DATE_NAME_AND, &name, context)))
        return FALSE;
      dossier_date_skip_blanks (&q);
      if (dossier_date_take_name (&q, DOSSIER_DATE_NAME_EARLY, &name, context))
        dossier_date_skip_blanks (&q);
      if (!dossier_date_take_year (&q, to) || *to <= from || counts_something (q, *to))
        return FALSE;
      *p = q;
      return TRUE;
    }
  if (!dossier_date_take_number (&q, 4, to, &digits) || digits == 3 || !dossier_date_number_ends (q)
      || g_unichar_isalnum (g_utf8_get_char (q)) || *q == '-')
    return FALSE;
  if (digits == 1)
    *to += from - from % 10;
  if (digits == 2)
    {
      /* "2010-11" may be a month too. */
      if ((*p)[0] == '-' && *to <= 12 && *to != (from + 1) % 100)
        return FALSE;
      *to += from - from % 100;
    }
  if (*to <= from || *to > from + (slash ? 1 : 1000))
    return FALSE;
  *p = q;
  return TRUE;
}

/* "winter" in "the 2023-24 winter", "the 2023 summer offensive" */
static void
take_season_behind (const char               **p,
                    DossierDateReading        *reading,
                    const DossierDateContext  *context)
{
  const char *q = *p;
  DossierDateName season;

  if (*q++ != ' ' || !g_ascii_islower (*q) || !dossier_date_take_name (&q, DOSSIER_DATE_NAME_SEASON, &season, context) || g_str_has_prefix (q, " of"))
    return;
  reading->from.civil.month = season.value;
  reading->is_range = FALSE;
  *p = q;
}

static gboolean
year_pattern (const char               **p,
              DossierDateReading        *reading,
              const DossierDateContext  *context)
{
  const char *q = *p, *r;
  int year, to, digits;

  /* "2014/15" is not the year it begins with alone. */
  if (!dossier_date_take_year (&q, &year)
      && !(dossier_date_take_number (&q, 4, &year, &digits) && digits == 4 && year >= 1900 && *q == '/' && take_range_end (&q, year, &to, context)))
    return FALSE;
  q = *p + 4;
  r = q;
  reading->from.civil = (DossierCivil) { year, 0, 0 };
  /* "2022-02" */
  if (*q == '-' && g_ascii_isdigit (q[1]) && g_ascii_isdigit (q[2]) && !g_unichar_isalnum (g_utf8_get_char (q + 3)) && q[3] != '-')
    {
      int month = (q[1] - '0') * 10 + (q[2] - '0');

      if (month >= 1 && month <= 12 && month != (year + 1) % 100)
        {
          if (year < 1900 || year > 2100)
            return FALSE;
          reading->from.civil.month = month;
          *p = q + 3;
          return TRUE;
        }
    }
  if (take_range_end (&r, year, &to, context))
    {
      reading->is_range = TRUE;
      reading->to.civil = (DossierCivil) { to, 0, 0 };
      if (context->strict && (year < 1000 || to > 2200 || !is_year_in_text (*p, " ", year, context)))
        {
          /* Two years with a dash between need no word before them. */
          const char *before = *p - 1;

          if (year < 1600 || to > 2100 || (before >= context->text && (g_ascii_isalnum (*before) || strchr ("-/.,:$#", *before) != NULL)))
            return FALSE;
        }
      if (to == year + 1)
        take_season_behind (&r, reading, context);
      *p = r;
      return TRUE;
    }
  if (context->strict && !is_year_in_text (*p, q, year, context))
    return FALSE;
  take_season_behind (&q, reading, context);
  *p = q;
  return TRUE;
}

/* Minutes east of Greenwich of a zone's letter; J is where one is. */
static gboolean
zone_minutes (char  letter,
              int  *minutes)
{
  if (letter == 'Z')
    *minutes = 0;
  else if (letter >= 'A' && letter <= 'I')
    *minutes = (letter - 'A' + 1) * 60;
  else if (letter >= 'K' && letter <= 'M')
    *minutes = (letter - 'A') * 60;
  else if (letter >= 'N' && letter <= 'Y')
    *minutes = -(letter - 'N' + 1) * 60;
  else
    return FALSE;
  return TRUE;
}

/* "121430ZFEB24", "121430Z FEB 2024", "12 1430Z Feb 24", "121430ZFEB" */
static gboolean
group_pattern (const char               **p,
               DossierDateReading        *reading,
               const DossierDateContext  *context)
{
  static const char months[] = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  const char *q = *p;
  DossierDatePoint *from = &reading->from;
  char month[4] = { 0 };
  const char *found;
  int day_time, digits, time;

  if (!dossier_date_take_number (&q, 6, &day_time, &digits))
    return FALSE;
  if (digits <= 2)
    {
      if (*q++ != ' ' || !dossier_date_take_number (&q, 4, &time, &digits) || digits != 4)
        return FALSE;
      day_time = day_time * 10000 + time;
    }
  else if (digits != 6)
    return FALSE;
  if (*q == ' ')
    q++;
  if (!zone_minutes (g_ascii_toupper (*q), &from->zone))
    return FALSE;
  q++;
  if (*q == ' ')
    q++;
  for (gsize i = 0; i < 3 && g_ascii_isalpha (q[i]); i++)
    month[i] = g_ascii_toupper (q[i]);
  found = strlen (month) == 3 ? strstr (months, month) : NULL;
  if (found == NULL || (found - months) % 3 != 0 || g_ascii_isalpha (q[3]))
    return FALSE;
  q += 3;
  from->has_time = TRUE;
  from->hour = day_time / 100 % 100;
  from->minute = day_time % 100;
  from->civil = (DossierCivil) { DOSSIER_NO_YEAR, (int) (found - months) / 3 + 1, day_time / 10000 };
  if (from->hour > 23 || from->minute > 59 || from->civil.day < 1 || from->civil.day > 31)
    return FALSE;
  *p = q;
  if (*q == ' ')
    q++;
  if (dossier_date_take_number (&q, 4, &time, &digits) && digits != 3 && digits != 1 && !g_unichar_isalnum (g_utf8_get_char (q)))
    {
      from->civil.year = digits == 2 ? 2000 + time : time;
      *p = q;
    }
  return !g_unichar_isalnum (g_utf8_get_char (*p));
}

/* The day that needs no year. */
static gboolean
nine_eleven_pattern (const char               **p,
                     DossierDateReading        *reading,
                     const DossierDateContext  *context)
{
  const char *q = *p + 4;

  if (!g_str_has_prefix (*p, "9/11") || g_unichar_isalnum (g_utf8_get_char (q)) || *q == '/' || (*q == '.' && g_ascii_isdigit (q[1])))
    return FALSE;
  reading->from.civil = (DossierCivil) { 2001, 9, 11 };
  *p = q;
  return TRUE;
}

gboolean
dossier_date_years_at (const char               **p,
                       DossierDateReading        *reading,
                       const DossierDateContext  *context)
{
  static gboolean (* const patterns[]) (const char **, DossierDateReading *, const DossierDateContext *) = {
    group_pattern, nine_eleven_pattern, year_pattern,
  };

  if (!g_ascii_isdigit (**p))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      *reading = (DossierDateReading) DOSSIER_DATE_READING_INIT;
      reading->loose = i > 0;
      if (patterns[i] (p, reading, context))
        return TRUE;
    }
  return FALSE;
}
