/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Dates as people write them: what one typed means, and where dates stand in running text. A small scanner with one
 * function a pattern; each takes a position by reference and moves it only when the pattern fits. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-edtf.h"

#include "dossier-date-names.h"
#include "dossier-edtf-private.h"
#include "dossier-text.h"

#include <string.h>

#define NO_YEAR G_MININT

/* One day, month or season, with what was written of it. */
typedef struct
{
  int year;  /* NO_YEAR when not written */
  int month; /* 1–12, 21–24 a season */
  int day;   /* 0 = the whole month */
} Civil;

typedef struct
{
  Civil from;
  Civil to;
  gboolean is_range;
  gboolean uncertain;
} Reading;

typedef struct
{
  gboolean known;
  gint64 middle; /* days from 1970 */
  gboolean is_day;
} Reference;

typedef struct
{
  Reference reference;
  gboolean strict; /* running text, where a false find is worse than none */
} Context;

static Reference
read_reference (const char *edtf)
{
  Reference reference = { 0 };
  DossierEdtf date;

  if (edtf == NULL || !dossier_edtf_parse (edtf, &date, NULL) || date.earliest == G_MININT64 || date.latest == G_MAXINT64)
    return reference;
  reference.known = TRUE;
  reference.is_day = date.latest - date.earliest < DOSSIER_DAY_MS;
  reference.middle = date.earliest / 2 + date.latest / 2;
  reference.middle = reference.middle / DOSSIER_DAY_MS - (reference.middle % DOSSIER_DAY_MS < 0);
  return reference;
}

static void
skip_blanks (const char **p)
{
  gboolean line = FALSE;

  /* A date may be broken by the end of a line, but not by a paragraph's. */
  for (;; *p = g_utf8_next_char (*p))
    {
      gunichar c = g_utf8_get_char (*p);

      if (c == '\n' && !line)
        line = TRUE;
      else if (c == '\n' || !g_unichar_isspace (c))
        return;
    }
}

static gboolean
take_number (const char **p,
             int          most_digits,
             int         *value,
             int         *digits)
{
  int v = 0, n = 0;

  while (g_ascii_isdigit ((*p)[n]) && n <= most_digits)
    {
      v = v * 10 + ((*p)[n] - '0');
      n++;
    }
  if (n == 0 || n > most_digits)
    return FALSE;
  *p += n;
  *value = v;
  *digits = n;
  return TRUE;
}

/* Whether nothing that belongs to the number before stands at @p: 10,000, 10.5, 10%, 10:30. */
static gboolean
number_ends (const char *p)
{
  if (*p == '%' || g_ascii_isdigit (*p))
    return FALSE;
  return !((*p == '.' || *p == ',' || *p == ':' || *p == '/') && g_ascii_isdigit (p[1]));
}

static gboolean
take_year (const char **p,
           int         *year)
{
  const char *q = *p;
  int digits;

  if (!take_number (&q, 4, year, &digits) || digits != 4 || *year < 1000 || *year > 2999 || !number_ends (q))
    return FALSE;
  if (g_unichar_isalpha (g_utf8_get_char (q)))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
take_ordinal (const char **p)
{
  static const char * const suffixes[] = { "st", "nd", "rd", "th", "er", "º", "." };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_prefix (*p, suffixes[i]))
      {
        const char *q = *p + strlen (suffixes[i]);

        if (g_unichar_isalpha (g_utf8_get_char (q)))
          continue;
        *p = q;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_day (const char **p,
          int         *day)
{
  const char *q = *p;
  int digits;

  if (!take_number (&q, 2, day, &digits) || *day < 1 || *day > 31 || !number_ends (q))
    return FALSE;
  *p = q;
  take_ordinal (p);
  return TRUE;
}

static const DossierDateName *
take_name (const char         **p,
           DossierDateNameType  type,
           const Context       *context)
{
  const char *after;
  const DossierDateName *name = dossier_date_name_at (*p, &after);

  if (name == NULL || name->type != type)
    return NULL;
  if (context->strict && (name->flags & DOSSIER_DATE_NAME_CAPITAL) && !g_unichar_isupper (g_utf8_get_char (*p)))
    return NULL;
  *p = after;
  return name;
}

static gboolean
take_month (const char    **p,
            int            *month,
            const Context  *context)
{
  const DossierDateName *name = take_name (p, DOSSIER_DATE_NAME_MONTH, context);

  if (name == NULL)
    return FALSE;
  if (**p == '.')
    (*p)++;
  *month = name->value;
  return TRUE;
}

static void
skip_of (const char    **p,
         const Context  *context)
{
  skip_blanks (p);
  if (take_name (p, DOSSIER_DATE_NAME_OF, context) != NULL)
    skip_blanks (p);
}

/* A year after a day and month, with what may stand between. Moves nothing when there is none. */
static int
take_later_year (const char    **p,
                 const Context  *context)
{
  const char *q = *p;
  int year;

  skip_blanks (&q);
  if (*q == ',')
    q++;
  skip_of (&q, context);
  if (!take_year (&q, &year))
    return NO_YEAR;
  *p = q;
  return year;
}

static gboolean
take_range_sign (const char    **p,
                 const Context  *context)
{
  const char *q = *p;
  gunichar c;

  skip_blanks (&q);
  c = g_utf8_get_char (q);
  if (c == '-' || (c >= 0x2010 && c <= 0x2015))
    q = g_utf8_next_char (q);
  else if (take_name (&q, DOSSIER_DATE_NAME_TO, context) == NULL && take_name (&q, DOSSIER_DATE_NAME_UNTIL, context) == NULL)
    return FALSE;
  skip_blanks (&q);
  *p = q;
  return TRUE;
}

/* "10", "10th", "10 February", "10 de febrero de 2022". @month is 0 when none is written. */
static gboolean
take_day_first (const char    **p,
                Civil          *civil,
                const Context  *context)
{
  const char *q = *p;

  civil->month = 0;
  civil->year = NO_YEAR;
  if (!take_day (&q, &civil->day))
    return FALSE;
  *p = q;
  skip_of (&q, context);
  if (take_month (&q, &civil->month, context))
    {
      civil->year = take_later_year (&q, context);
      *p = q;
    }
  return TRUE;
}

static gboolean
day_first_pattern (const char    **p,
                   Reading        *reading,
                   const Context  *context)
{
  const char *q = *p;
  const char *r;

  if (!take_day_first (&q, &reading->from, context))
    return FALSE;
  r = q;
  if (take_range_sign (&r, context) && take_day_first (&r, &reading->to, context) && reading->to.month != 0)
    {
      reading->is_range = TRUE;
      if (reading->from.month == 0)
        reading->from.month = reading->to.month;
      q = r;
    }
  if (reading->from.month == 0)
    return FALSE;
  *p = q;
  return TRUE;
}

/* "February 11", without a year. */
static gboolean
take_month_first (const char    **p,
                  Civil          *civil,
                  const Context  *context)
{
  const char *q = *p;

  civil->year = NO_YEAR;
  if (!take_month (&q, &civil->month, context))
    return FALSE;
  skip_blanks (&q);
  if (!take_day (&q, &civil->day))
    return FALSE;
  *p = q;
  return TRUE;
}

static gboolean
month_first_pattern (const char    **p,
                     Reading        *reading,
                     const Context  *context)
{
  const char *q = *p;
  const char *r;

  if (!take_month_first (&q, &reading->from, context))
    return FALSE;
  reading->from.year = take_later_year (&q, context);
  r = q;
  if (take_range_sign (&r, context))
    {
      reading->to = reading->from;
      reading->is_range = take_month_first (&r, &reading->to, context) || take_day (&r, &reading->to.day);
      if (reading->is_range)
        {
          reading->to.year = take_later_year (&r, context);
          q = r;
        }
    }
  /* "10." and "11th" are written of days, but here the full stop may be the sentence's. */
  if (q[-1] == '.' && reading->from.year == NO_YEAR)
    q--;
  *p = q;
  return TRUE;
}

/* "Feb. 2022", "January–March 2022". */
static gboolean
month_year_pattern (const char    **p,
                    Reading        *reading,
                    const Context  *context)
{
  const char *q = *p;
  int year;

  reading->from.day = reading->to.day = 0;
  if (!take_month (&q, &reading->from.month, context))
    return FALSE;
  if (take_range_sign (&q, context))
    {
      if (!take_month (&q, &reading->to.month, context))
        return FALSE;
      reading->is_range = TRUE;
    }
  year = take_later_year (&q, context);
  if (year == NO_YEAR)
    return FALSE;
  reading->from.year = reading->to.year = year;
  *p = q;
  return TRUE;
}

static gboolean
season_pattern (const char    **p,
                Reading        *reading,
                const Context  *context)
{
  const char *q = *p;
  const DossierDateName *season = take_name (&q, DOSSIER_DATE_NAME_SEASON, context);

  if (season == NULL)
    return FALSE;
  reading->from.month = season->value;
  reading->from.day = 0;
  reading->from.year = take_later_year (&q, context);
  if (reading->from.year == NO_YEAR)
    return FALSE;
  *p = q;
  return TRUE;
}

/* "10.02.2022", "10/02/2022", "10-02-2022", "2022/02/10". */
static gboolean
numeric_pattern (const char **p,
                 Reading     *reading)
{
  const char *q = *p;
  int numbers[3], digits[3];
  char sign;

  if (!take_number (&q, 4, &numbers[0], &digits[0]))
    return FALSE;
  sign = *q;
  if (sign != '.' && sign != '/' && sign != '-')
    return FALSE;
  q++;
  if (!take_number (&q, 2, &numbers[1], &digits[1]) || *q++ != sign || !take_number (&q, 4, &numbers[2], &digits[2]))
    return FALSE;
  if (!number_ends (q) || (*q == sign && g_ascii_isdigit (q[1])))
    return FALSE;
  if (digits[0] == 4 && digits[2] <= 2)
    reading->from = (Civil) { numbers[0], numbers[1], numbers[2] };
  else if (digits[0] <= 2 && digits[2] == 4)
    {
      reading->from = (Civil) { numbers[2], numbers[1], numbers[0] };
      if (sign != '.' && numbers[1] > 12)
        reading->from = (Civil) { numbers[2], numbers[0], numbers[1] };
      else
        /* Both orders are in use with these signs, and both could be meant. */
        reading->uncertain = sign != '.' && numbers[0] <= 12 && numbers[0] != numbers[1];
    }
  else
    return FALSE;
  if (reading->from.year < 1000 || reading->from.year > 2999)
    return FALSE;
  *p = q;
  return TRUE;
}

static Civil
civil_from_days (gint64 days)
{
  Civil civil;
  gint64 year;

  dossier_edtf_civil_from_days (days, &year, &civil.month, &civil.day);
  civil.year = (int) year;
  return civil;
}

/* "Thursday", "last Thursday", "Thursday, 10 February". */
static gboolean
weekday_pattern (const char    **p,
                 Reading        *reading,
                 const Context  *context)
{
  const char *q = *p;
  const DossierDateName *modifier = take_name (&q, DOSSIER_DATE_NAME_MODIFIER, context);
  const DossierDateName *weekday;
  const char *r;
  gint64 back;

  skip_blanks (&q);
  weekday = take_name (&q, DOSSIER_DATE_NAME_WEEKDAY, context);
  if (weekday == NULL)
    return FALSE;
  r = q;
  if (*r == '.' && weekday->flags & DOSSIER_DATE_NAME_SHORT)
    r++;
  if (*r == ',')
    r++;
  skip_blanks (&r);
  if (take_name (&r, DOSSIER_DATE_NAME_FILLER, context) != NULL)
    skip_blanks (&r);
  if (numeric_pattern (&r, reading) || day_first_pattern (&r, reading, context) || month_first_pattern (&r, reading, context))
    {
      *p = r;
      return TRUE;
    }
  if (!context->reference.is_day || (context->strict && weekday->flags & DOSSIER_DATE_NAME_SHORT))
    return FALSE;
  /* 1970-01-01 was a Thursday: day 0 is weekday 4. */
  back = ((context->reference.middle + 3 - (weekday->value - 1)) % 7 + 7) % 7;
  if (modifier != NULL && modifier->value >= 0)
    back = back == 0 && modifier->value == 0 ? 0 : back - 7;
  else if (modifier != NULL && back == 0)
    back = 7;
  *reading = (Reading) { .from = civil_from_days (context->reference.middle - back) };
  *p = q;
  return TRUE;
}

static gboolean
match_at (const char    **p,
          Reading        *reading,
          const Context  *context)
{
  static gboolean (* const patterns[]) (const char **, Reading *, const Context *) = {
    weekday_pattern, day_first_pattern, month_first_pattern, month_year_pattern, season_pattern,
  };

  *reading = (Reading) { 0 };
  if (numeric_pattern (p, reading))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      *reading = (Reading) { 0 };
      if (patterns[i] (p, reading, context))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_day_of (const Civil *civil,
           int          year)
{
  return civil->month > 12 || civil->day <= dossier_edtf_month_length (year, civil->month);
}

/* The year in which @civil comes nearest to the reference. */
static int
nearest_year (const Civil     *civil,
              const Reference *reference)
{
  Civil middle = civil_from_days (reference->middle);
  gint64 best_distance = G_MAXINT64;
  int best = NO_YEAR;

  for (int year = middle.year - 1; year <= middle.year + 1; year++)
    {
      int day = civil->day > 0 ? civil->day : 15;
      gint64 distance;

      if (!is_day_of (civil, year))
        continue;
      distance = ABS (dossier_edtf_days_from_civil (year, civil->month, day) - reference->middle);
      if (distance < best_distance)
        {
          best_distance = distance;
          best = year;
        }
    }
  return best;
}

static gboolean
complete_years (Reading         *reading,
                const Reference *reference)
{
  Civil *from = &reading->from, *to = &reading->to;

  if (!reading->is_range)
    {
      if (from->year == NO_YEAR && reference->known)
        from->year = nearest_year (from, reference);
      return from->year != NO_YEAR;
    }
  if (from->year == NO_YEAR && to->year == NO_YEAR && reference->known)
    to->year = nearest_year (to, reference);
  if (from->year == NO_YEAR && to->year != NO_YEAR)
    from->year = from->month > to->month ? to->year - 1 : to->year;
  else if (to->year == NO_YEAR && from->year != NO_YEAR)
    to->year = from->month > to->month ? from->year + 1 : from->year;
  return from->year != NO_YEAR && to->year != NO_YEAR;
}

static void
append_civil (GString     *edtf,
              const Civil *civil)
{
  g_string_append_printf (edtf, "%04d", civil->year);
  if (civil->month > 0)
    g_string_append_printf (edtf, "-%02d", civil->month);
  if (civil->day > 0)
    g_string_append_printf (edtf, "-%02d", civil->day);
}

/* Returns: (transfer full) (nullable): NULL when there is no such date or the year cannot be known */
static char *
reading_to_edtf (Reading       *reading,
                 const Context *context)
{
  g_autoptr (GString) edtf = g_string_new (NULL);

  if (reading->from.month < 1 || (reading->from.month > 12 && reading->from.month < 21))
    return NULL;
  if (!complete_years (reading, &context->reference))
    return NULL;
  append_civil (edtf, &reading->from);
  if (reading->is_range)
    {
      g_string_append_c (edtf, '/');
      append_civil (edtf, &reading->to);
    }
  if (reading->uncertain)
    g_string_append_c (edtf, '?');
  if (!dossier_edtf_parse (edtf->str, NULL, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&edtf), FALSE);
}

/* "yesterday", "last May", "last month", "May": too loose for running text. Whole of @p or nothing. */
static char *
from_loose_words (const char    *p,
                  const Context *context)
{
  const DossierDateName *name, *modifier;
  Civil now = civil_from_days (context->reference.middle);
  Reading reading = { .from = { NO_YEAR, 0, 0 } };

  if (!context->reference.known)
    return NULL;
  name = context->reference.is_day ? take_name (&p, DOSSIER_DATE_NAME_RELATIVE, context) : NULL;
  if (name != NULL)
    {
      reading.from = civil_from_days (context->reference.middle + name->value);
      return *p == '\0' ? reading_to_edtf (&reading, context) : NULL;
    }
  modifier = take_name (&p, DOSSIER_DATE_NAME_MODIFIER, context);
  skip_blanks (&p);
  if (modifier != NULL && (name = take_name (&p, DOSSIER_DATE_NAME_PERIOD, context)) != NULL)
    {
      int months = now.year * 12 + now.month - 1 + modifier->value * name->value;

      if (*p != '\0')
        return NULL;
      return name->value == 12 ? g_strdup_printf ("%04d", months / 12)
                               : g_strdup_printf ("%04d-%02d", months / 12, months % 12 + 1);
    }
  if (!take_month (&p, &reading.from.month, context) || *p != '\0')
    return NULL;
  if (modifier != NULL)
    {
      reading.from.year = now.year;
      if (modifier->value < 0 && reading.from.month >= now.month)
        reading.from.year--;
      if (modifier->value > 0 && reading.from.month <= now.month)
        reading.from.year++;
    }
  return reading_to_edtf (&reading, context);
}

/* ", 14:30" with "UTC" or "Z", or nothing; appended to @edtf. Returns whether that was all there is. */
static gboolean
append_time (const char *p,
             char      **edtf)
{
  int hour, minute, digits;
  gboolean utc;
  g_autofree char *bare = NULL;

  if (*p == '\0')
    return TRUE;
  if (*p == ',')
    p++;
  skip_blanks (&p);
  if (!take_number (&p, 2, &hour, &digits) || *p++ != ':' || !take_number (&p, 2, &minute, &digits) || digits != 2)
    return FALSE;
  skip_blanks (&p);
  utc = g_str_equal (p, "UTC") || g_str_equal (p, "GMT") || g_str_equal (p, "Z");
  if ((*p != '\0' && !utc) || hour > 23 || minute > 59 || strlen (*edtf) != strlen ("2022-02-10"))
    return FALSE;
  bare = *edtf;
  *edtf = g_strdup_printf ("%sT%02d:%02d:00%s", bare, hour, minute, utc ? "Z" : "");
  return TRUE;
}

/* "1990s" */
static char *
from_decade (const char *words)
{
  if (strlen (words) == 5 && words[3] == '0' && words[4] == 's' && g_ascii_isdigit (words[0]) &&
      g_ascii_isdigit (words[1]) && g_ascii_isdigit (words[2]))
    return g_strdup_printf ("%.3sX", words);
  return NULL;
}

/* One date or range, without words around it. */
static char *
from_plain_words (const char    *words,
                  const Context *context)
{
  Reading reading;
  const char *p = words;
  g_autofree char *edtf = NULL;

  if (dossier_edtf_parse (words, NULL, NULL))
    return g_strdup (words);
  if (!match_at (&p, &reading, context))
    {
      edtf = from_decade (words);
      return edtf != NULL ? g_steal_pointer (&edtf) : from_loose_words (words, context);
    }
  edtf = reading_to_edtf (&reading, context);
  if (edtf == NULL || !append_time (p, &edtf))
    return NULL;
  return g_steal_pointer (&edtf);
}

/* Takes from the end of @words what says nothing: a full stop, "года", "року". */
static void
trim_end (char *words)
{
  static const char * const endings[] = { " года", " году", " год", " г", " року", " році", " рік", " р" };

  g_strchomp (words);
  if (g_str_has_suffix (words, "."))
    words[strlen (words) - 1] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (words, endings[i]))
      {
        words[strlen (words) - strlen (endings[i])] = '\0';
        return;
      }
}

/* @qualifier: '~', '?', '%' or 0. Returns NULL when the qualified date is none. */
static char *
qualify (const char *edtf,
         char        qualifier)
{
  g_autofree char *qualified = NULL;
  gsize length = strlen (edtf);

  if (qualifier == 0)
    return g_strdup (edtf);
  if (strchr ("~?%", edtf[length - 1]) != NULL)
    {
      if (edtf[length - 1] != qualifier)
        qualifier = '%';
      length--;
    }
  qualified = g_strdup_printf ("%.*s%c", (int) length, edtf, qualifier);
  return dossier_edtf_parse (qualified, NULL, NULL) ? g_steal_pointer (&qualified) : NULL;
}

/* Moves over "about", "since", "on" … and notes what they said. */
static void
take_prefixes (const char    **p,
               const Context  *context,
               char           *qualifier,
               gboolean       *until,
               gboolean       *since)
{
  for (;;)
    {
      const char *q = *p;

      if (*q == '~')
        {
          q++;
          *qualifier = '~';
        }
      else if (take_name (&q, DOSSIER_DATE_NAME_APPROXIMATE, context) != NULL)
        {
          *qualifier = '~';
          if (*q == '.' || *q == '-')
            q++;
        }
      else if (take_name (&q, DOSSIER_DATE_NAME_UNTIL, context) != NULL)
        *until = TRUE;
      else if (take_name (&q, DOSSIER_DATE_NAME_SINCE, context) != NULL)
        *since = TRUE;
      else if (take_name (&q, DOSSIER_DATE_NAME_FILLER, context) == NULL)
        return;
      skip_blanks (&q);
      *p = q;
    }
}

/**
 * dossier_edtf_from_words:
 * @words: what a person typed: EDTF, or "10 February 2022", "Feb. 10-20", "Thursday", "since last May", "10.02.2022" …
 *   in English, German, French, Spanish, Russian or Ukrainian
 * @reference: (nullable): EDTF: the date that "Thursday" and dates without a year are counted from
 *
 * A numeric date of which day and month cannot be told apart is read day first and marked uncertain.
 *
 * Returns: (transfer full) (nullable): the date as EDTF; NULL when the words are no date
 */
char *
dossier_edtf_from_words (const char *words,
                         const char *reference)
{
  Context context = { read_reference (reference), FALSE };
  g_autofree char *trimmed = NULL;
  g_autofree char *plain = NULL;
  const char *p;
  char qualifier = 0;
  gboolean until = FALSE, since = FALSE;

  g_return_val_if_fail (words != NULL, NULL);

  if (!g_utf8_validate (words, -1, NULL))
    return NULL;
  trimmed = dossier_text_one_line (words);
  if (dossier_edtf_parse (trimmed, NULL, NULL))
    return g_steal_pointer (&trimmed);
  if (g_str_has_suffix (trimmed, "?") || g_str_has_suffix (trimmed, "~"))
    {
      qualifier = trimmed[strlen (trimmed) - 1];
      trimmed[strlen (trimmed) - 1] = '\0';
    }
  trim_end (trimmed);
  p = trimmed;
  take_prefixes (&p, &context, &qualifier, &until, &since);
  plain = from_plain_words (p, &context);
  if (plain == NULL)
    return NULL;
  if ((until || since) && strchr (plain, '/') == NULL)
    {
      g_autofree char *qualified = qualify (plain, qualifier);

      if (qualified == NULL)
        return NULL;
      return until ? g_strconcat ("../", qualified, NULL) : g_strconcat (qualified, "/..", NULL);
    }
  return qualify (plain, qualifier);
}

static void
clear_match (gpointer match)
{
  g_free (((DossierDateMatch *) match)->edtf);
}

/* "2022-02-10", with a time, or with "/" and a second one. */
static gboolean
take_iso (const char **p,
          char       **edtf)
{
  gsize length = strspn (*p, "0123456789-:TZ+/.");
  g_autofree char *run = NULL;

  if (length < 10 || length > 60)
    return FALSE;
  run = g_strndup (*p, length);
  while (length > 10 && strchr (".:-/+", run[length - 1]) != NULL)
    run[--length] = '\0';
  if (strlen (run) < 10 || run[4] != '-' || run[7] != '-' || !dossier_edtf_parse (run, NULL, NULL))
    return FALSE;
  *p += length;
  *edtf = g_steal_pointer (&run);
  return TRUE;
}

static const char *
skip_run (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (!g_unichar_isalnum (c))
    return g_utf8_next_char (p);
  /* A number with its signs is one run, so that no date is found inside 1.10.02.2022 or 5/10 Feb. */
  if (g_unichar_isdigit (c))
    {
      while (g_unichar_isalnum (g_utf8_get_char (p)) ||
             (*p != '\0' && strchr (".,:/-", *p) != NULL && g_ascii_isdigit (p[1])))
        p = g_utf8_next_char (p);
      return p;
    }
  while (g_unichar_isalnum (c) || g_unichar_ismark (c))
    {
      p = g_utf8_next_char (p);
      c = g_utf8_get_char (p);
    }
  return p;
}

/* If a date begins at @p, returns the byte after it. */
static const char *
find_at (const char    *p,
         const Context *context,
         char         **edtf)
{
  const char *q = p;
  Reading reading;

  if (!g_unichar_isalnum (g_utf8_get_char (p)))
    return NULL;
  if (g_ascii_isdigit (*p) && take_iso (&q, edtf))
    return q;
  if (!match_at (&q, &reading, context) || g_unichar_isalnum (g_utf8_get_char (q)))
    return NULL;
  *edtf = reading_to_edtf (&reading, context);
  return *edtf != NULL ? q : NULL;
}

/**
 * dossier_edtf_find:
 * @reference: (nullable): EDTF: the date of the text
 *
 * Finds the dates in running text. Only what has a day or a year in digits, or a weekday's name, is taken; dates that
 * cannot be resolved without a reference are left out when there is none.
 *
 * Returns: (transfer full) (element-type DossierDateMatch): in the order of the text
 */
GArray *
dossier_edtf_find (const char *text,
                   const char *reference)
{
  Context context = { read_reference (reference), TRUE };
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (DossierDateMatch));
  guint offset = 0;

  g_array_set_clear_func (matches, clear_match);
  g_return_val_if_fail (text != NULL, matches);

  for (const char *p = text; *p != '\0';)
    {
      DossierDateMatch match = { .start = offset };
      const char *end = find_at (p, &context, &match.edtf);
      const char *next = end != NULL ? end : skip_run (p);

      offset += dossier_text_from_bytes (p, (gsize) (next - p));
      match.end = offset;
      if (end != NULL)
        g_array_append_val (matches, match);
      p = next;
    }
  return matches;
}
