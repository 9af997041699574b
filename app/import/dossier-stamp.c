/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Reads the day and time of publication off a line: any order of day, month and year, digits of any script, names of
 * months in the languages of dossier-stamp-names.c, years of the Buddhist, Persian and Islamic calendars. A line is
 * taken apart into numbers, words and signs; patterns are tried from left to right. Only whole days are taken. Pure
 * functions, any thread.
 */

#define G_LOG_DOMAIN "dossier-import"

#include "dossier-stamp-private.h"

#include "dossier-stamp-tokens-private.h"

#include <string.h>

/* Days since 1970 in a calendar whose leap years follow a cycle of 33; right for the years of today's press. */
static gint64
persian_days (int year,
              int month,
              int day)
{
  gint64 years = year - 1, before = years * 365 + (years * 8 + 29) / 33;

  return before + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1 - 492268;
}

/* The civil calendar of 30 years; what was announced by sight may be a day off. */
static gint64
islamic_days (int year,
              int month,
              int day)
{
  return (gint64) (year - 1) * 354 + (3 + 11 * year) / 30 + (59 * (month - 1) + 1) / 2 + day - 1 - 492148;
}

static void
set_days (DossierStamp *stamp,
          gint64        days)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (days + 719163));
  stamp->year = g_date_get_year (&date);
  stamp->month = g_date_get_month (&date);
  stamp->day = g_date_get_day (&date);
}

/* Two digits are a year of this century; years after 2400 are Buddhist, of the 14th and 15th century Persian. */
static gboolean
set_day (DossierStamp *stamp,
         const DossierTokenLine   *line,
         gint64        year,
         guint         digits,
         int           month,
         gint64        day,
         int           calendar)
{
  if (digits == 2)
    year += g_strcmp0 (line->habit->language, "th") == 0 ? 2500 : 2000;
  else if (digits != 4)
    return FALSE;
  if (year > 2400 && year < 2700)
    year -= 543;
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if (year >= 1300 && year < 1500)
    {
      gboolean islamic = calendar == DOSSIER_STAMP_ISLAMIC;

      if (calendar == DOSSIER_STAMP_GREGORIAN && g_strcmp0 (line->habit->language, "fa") != 0
          && !(line->habit->language != NULL && g_str_has_prefix (line->habit->language, "fa-")))
        return FALSE;
      set_days (stamp, islamic ? islamic_days ((int) year, month, (int) day) : persian_days ((int) year, month, (int) day));
      return TRUE;
    }
  if (year < 1700 || year > 2100 || calendar != DOSSIER_STAMP_GREGORIAN || !g_date_valid_dmy (day, month, year))
    return FALSE;
  stamp->year = (int) year;
  stamp->month = month;
  stamp->day = (int) day;
  return TRUE;
}

/* A month by name, of up to three words ("كانون الثاني", "มี.ค."); moves @at behind it. */
static int
take_month (const DossierTokenLine   *line,
            const DossierToken **at,
            int          *calendar)
{
  static const char * const vietnamese[] = { "tháng", "thg", "th", NULL };
  const DossierToken *token = *at;
  char joined[3 * DOSSIER_TOKEN_MAX_WORD + 1] = "";
  int best = 0;

  if (token->kind != DOSSIER_TOKEN_WORD)
    return 0;
  if (dossier_token_is_word (token, vietnamese) && dossier_token_is_number (token + 1, 1, 2) && token[1].value <= 12)
    {
      *at = token + 2;
      *calendar = DOSSIER_STAMP_GREGORIAN;
      return (int) token[1].value;
    }
  for (guint words = 0; words < 3 && token->kind == DOSSIER_TOKEN_WORD; words++)
    {
      const char *word = token->word;
      int month;

      strcat (joined, word);
      month = dossier_stamp_month (joined, line->habit->language, calendar);
      /* Hebrew joins "in" to the month. */
      if (month == 0 && words == 0 && g_str_has_prefix (word, "ב"))
        month = dossier_stamp_month (word + strlen ("ב"), line->habit->language, calendar);
      token++;
      if (month != 0)
        {
          best = month;
          *at = token;
        }
      if (dossier_token_is_sign (token, ".-") && token[1].kind == DOSSIER_TOKEN_WORD && !token[1].gap && !token->gap)
        token++;
    }
  if (best != 0)
    dossier_stamp_month ((*at - 1)->word, line->habit->language, calendar);
  /* "مارس/آذار": the second name says the same. */
  if (best != 0 && dossier_token_is_sign (*at, "/") && (*at)[1].kind == DOSSIER_TOKEN_WORD)
    {
      const DossierToken *second = *at + 1;
      int ignored;

      if (dossier_stamp_month (second->word, line->habit->language, &ignored) != 0)
        *at = second + 1;
    }
  return best;
}

/* What stands between the parts of a date: ". ", "th of", " de ", ", ", "-", "(e)ko", "m.", "gada". */
static const DossierToken *
skip_between (const DossierToken *token)
{
  static const char * const fillers[] = {
    "gada", "года", "года,", "року", "рік", "год", "оны", "жылғы", "жылы", "жыл", "годзе", "anul", "tháng", "ngày", "năm",
    "month", "вересня", "date", "numaralı", "йил", NULL
  };
  const DossierToken *at = token;

  for (guint i = 0; i < 4; i++, at++)
    {
      if (at->kind == DOSSIER_TOKEN_SIGN && (dossier_token_is_sign (at, ".,-/'()") || at->value == 0x2019 || at->value == 0xba || at->value == 0xb0
                                     || at->value == 0xaa || at->value == 0x060c || at->value == 0x2011 || at->value == 0x2013
                                     || at->value == 0x05f3 || at->value == 0x0970))
        continue;
      if (at->kind == DOSSIER_TOKEN_WORD && (g_utf8_strlen (at->word, -1) <= 3 || dossier_token_is_word (at, fillers)))
        continue;
      break;
    }
  return at;
}

/* Whether a year may begin or end here: not in the middle of a longer figure. */
static gboolean
is_free (const DossierToken *token,
         const DossierToken *first)
{
  if (token == first)
    return TRUE;
  return !(dossier_token_is_sign (token - 1, ".,:/-+") && !token->gap && !token[-1].gap && token > first + 1 && token[-2].kind == DOSSIER_TOKEN_NUMBER)
         && !(dossier_token_is_sign (token - 1, "$€£#") && !token->gap);
}

static gboolean
is_year (const DossierToken *token,
         guint        least)
{
  return dossier_token_is_number (token, least, 4) && token->digits != 3;
}

/* 2021-03-14, 2021/3/14, 2021. 03. 14., 2021年3月14日, 2021년 3월 14일, 2021 оны 3 сарын 14 */
static gboolean
match_year_first (const DossierTokenLine   *line,
                  const DossierToken **at,
                  DossierStamp *stamp)
{
  static const char * const years[] = { "年", "년", "оны", NULL };
  static const char * const months[] = { "月", "월", "сарын", NULL };
  static const char * const days[] = { "日", "일", NULL };
  const DossierToken *t = *at;

  if (dossier_token_is_number (t, 4, 4) && t[1].kind == DOSSIER_TOKEN_SIGN && dossier_token_is_sign (&t[1], "-/.") && dossier_token_is_number (&t[2], 1, 2)
      && t[3].kind == DOSSIER_TOKEN_SIGN && t[3].value == t[1].value && dossier_token_is_number (&t[4], 1, 2)
      && !(dossier_token_is_sign (&t[5], "-/.") && !t[5].gap && dossier_token_is_number (&t[6], 1, 4) && !t[6].gap))
    {
      if (!set_day (stamp, line, t->value, 4, (int) t[2].value, t[4].value, DOSSIER_STAMP_GREGORIAN))
        return FALSE;
      *at = t + 5;
      return TRUE;
    }
  if (t->kind == DOSSIER_TOKEN_NUMBER && t->digits <= 4 && dossier_token_starts_with (&t[1], years) && dossier_token_is_number (&t[2], 1, 2)
      && dossier_token_starts_with (&t[3], months) && dossier_token_is_number (&t[4], 1, 2))
    {
      gint64 year = t->value;

      /* Reiwa, and the years of the Republic. */
      if (t > line->tokens && strcmp (t[-1].word, "和") == 0)
        year += 2018;
      else if (t > line->tokens && strcmp (t[-1].word, "國") == 0)
        year += 1911;
      if (!set_day (stamp, line, year, year > 100 ? 4 : 2, (int) t[2].value, t[4].value, DOSSIER_STAMP_GREGORIAN))
        return FALSE;
      *at = t + 5 + (dossier_token_starts_with (&t[5], days) ? 1 : 0);
      return TRUE;
    }
  return FALSE;
}

/* 14.03.2021, 14/3/2021, 03-14-2021, 14.03.21 */
static gboolean
match_year_last (const DossierTokenLine   *line,
                 const DossierToken **at,
                 DossierStamp *stamp)
{
  const DossierToken *t = *at;
  gboolean month_first = line->habit->month_first;
  gint64 day, month;

  if (!dossier_token_is_number (t, 1, 2) || !dossier_token_is_sign (&t[1], "-/.") || !dossier_token_is_number (&t[2], 1, 2) || t[3].kind != DOSSIER_TOKEN_SIGN
      || t[3].value != t[1].value || !is_year (&t[4], 2) || (t[4].digits == 2 && (t[0].digits != 2 && t[2].digits != 2))
      || (dossier_token_is_sign (&t[5], "-/.:") && !t[5].gap && t[6].kind == DOSSIER_TOKEN_NUMBER && !t[6].gap))
    return FALSE;
  if (t[1].value == '.')
    month_first = FALSE;
  day = month_first ? t[2].value : t[0].value;
  month = month_first ? t[0].value : t[2].value;
  if (month > 12)
    {
      gint64 swapped = day;

      day = month;
      month = swapped;
    }
  if (!set_day (stamp, line, t[4].value, t[4].digits, (int) month, day, DOSSIER_STAMP_GREGORIAN))
    return FALSE;
  *at = t + 5;
  return TRUE;
}

/* 14 March 2021, 14. märz 2021, 14 de marzo de 2021, 14-Mar-21 */
static gboolean
match_day_month (const DossierTokenLine   *line,
                 const DossierToken **at,
                 DossierStamp *stamp)
{
  const DossierToken *day = *at, *t;
  int month = 0, calendar = DOSSIER_STAMP_GREGORIAN;

  if (!dossier_token_is_number (day, 1, 2))
    return FALSE;
  t = day + 1;
  for (guint i = 0; i < 4 && month == 0; i++)
    {
      const DossierToken *name = t + i;

      if (name->kind == DOSSIER_TOKEN_NUMBER || name->kind == DOSSIER_TOKEN_END || skip_between (t) < name)
        break;
      month = take_month (line, &name, &calendar);
      if (month != 0)
        t = name;
    }
  if (month == 0)
    return FALSE;
  t = skip_between (t);
  if (!is_year (t, 2) || (t->digits == 2 && !(t[1].kind != DOSSIER_TOKEN_SIGN || !dossier_token_is_sign (&t[1], ":.h") || t[1].gap || t[2].kind != DOSSIER_TOKEN_NUMBER)))
    return FALSE;
  if (!set_day (stamp, line, t->value, t->digits, month, day->value, calendar))
    return FALSE;
  *at = t + 1;
  return TRUE;
}

/* March 14, 2021; Mar 14 10:00:00 CET 2021 */
static gboolean
match_month_day (const DossierTokenLine   *line,
                 const DossierToken **at,
                 DossierStamp *stamp)
{
  const DossierToken *t = *at, *day;
  int calendar, month = take_month (line, &t, &calendar);

  if (month == 0)
    return FALSE;
  day = skip_between (t);
  if (!dossier_token_is_number (day, 1, 2))
    return FALSE;
  t = skip_between (day + 1);
  if (dossier_token_is_number (t, 1, 2) && dossier_token_is_sign (&t[1], ":") && dossier_token_is_number (&t[2], 2, 2))
    {
      const DossierToken *year = t + 3;

      for (guint i = 0; i < 4 && !dossier_token_is_number (year, 4, 4) && year->kind != DOSSIER_TOKEN_END; i++)
        year++;
      if (dossier_token_is_number (year, 4, 4) && set_day (stamp, line, year->value, 4, month, day->value, calendar))
        {
          stamp->hour = (int) t->value;
          stamp->minute = (int) t[2].value;
          *at = year + 1;
          return stamp->hour < 24 && stamp->minute < 60;
        }
      return FALSE;
    }
  if (!dossier_token_is_number (t, 4, 4) || !set_day (stamp, line, t->value, 4, month, day->value, calendar))
    return FALSE;
  *at = t + 1;
  return TRUE;
}

/* 2021. március 14., 2021 m. kovo 14 d., 2021. gada 14. marts, 2021-mart-14 */
static gboolean
match_year_month (const DossierTokenLine   *line,
                  const DossierToken **at,
                  DossierStamp *stamp)
{
  const DossierToken *year = *at, *t;
  int month = 0, calendar = DOSSIER_STAMP_GREGORIAN;

  if (!dossier_token_is_number (year, 4, 4))
    return FALSE;
  t = year + 1;
  for (guint i = 0; i < 5 && month == 0 && t[i].kind != DOSSIER_TOKEN_NUMBER && t[i].kind != DOSSIER_TOKEN_END; i++)
    {
      const DossierToken *name = t + i;

      if (skip_between (t) < name)
        break;
      month = take_month (line, &name, &calendar);
      if (month != 0)
        t = name;
    }
  if (month != 0)
    {
      t = skip_between (t);
      /* Basque and Kazakh inflect the name, so that what follows it is part of it. */
      if (!dossier_token_is_number (t, 1, 2) || dossier_token_is_sign (&t[1], ":") || !set_day (stamp, line, year->value, 4, month, t->value, calendar))
        return FALSE;
      *at = t + 1;
      return TRUE;
    }
  t = skip_between (t);
  if (!dossier_token_is_number (t, 1, 2))
    return FALSE;
  {
    const DossierToken *name = skip_between (t + 1);

    month = take_month (line, &name, &calendar);
    if (month == 0 || !set_day (stamp, line, year->value, 4, month, t->value, calendar))
      return FALSE;
    *at = name;
  }
  return TRUE;
}

/* 20210314, with T and a time, or 14 digits */
static gboolean
match_packed (const DossierTokenLine   *line,
              const DossierToken **at,
              DossierStamp *stamp)
{
  const DossierToken *t = *at;
  gint64 packed, time = -1;

  if (!dossier_token_is_number (t, 8, 8) && !dossier_token_is_number (t, 14, 14) && !dossier_token_is_number (t, 12, 12))
    return FALSE;
  packed = t->digits == 8 ? t->value : t->digits == 14 ? t->value / 1000000 : t->value / 10000;
  if (packed / 10000 < 1900 || packed / 10000 > 2100
      || !set_day (stamp, line, packed / 10000, 4, (int) (packed / 100 % 100), packed % 100, DOSSIER_STAMP_GREGORIAN))
    return FALSE;
  *at = t + 1;
  if (t->digits == 14)
    time = t->value % 1000000;
  else if (t->digits == 12)
    time = t->value % 10000 * 100;
  else if (strcmp (t[1].word, "t") == 0 && !t[1].gap && dossier_token_is_number (&t[2], 6, 6))
    {
      time = t[2].value;
      *at = t + 3;
    }
  if (time >= 0 && time / 10000 < 24 && time / 100 % 100 < 60 && time % 100 < 60)
    {
      stamp->hour = (int) (time / 10000);
      stamp->minute = (int) (time / 100 % 100);
      stamp->second = (int) (time % 100);
    }
  return TRUE;
}

static gboolean
match_at (const DossierTokenLine   *line,
          const DossierToken **at,
          DossierStamp *stamp)
{
  *stamp = (DossierStamp) { .hour = -1, .second = -1 };
  if ((*at)->kind == DOSSIER_TOKEN_NUMBER)
    return is_free (*at, line->tokens)
           && (match_year_first (line, at, stamp) || match_year_last (line, at, stamp) || match_day_month (line, at, stamp)
               || match_year_month (line, at, stamp) || match_packed (line, at, stamp));
  return (*at)->kind == DOSSIER_TOKEN_WORD && match_month_day (line, at, stamp);
}

/**
 * dossier_stamp_find:
 * @line: one line, valid UTF-8; only its first thousand bytes are looked at
 * @habit: how its writer writes dates
 * @stamp: (out): the first whole day in @line, with the time beside it
 *
 * Returns: whether there is one
 */
gboolean
dossier_stamp_find (const char              *line,
                    const DossierStampHabit *habit,
                    DossierStamp            *stamp)
{
  DossierTokenLine parts;

  parts.habit = habit;
  dossier_token_split (&parts, line);
  for (const DossierToken *first = parts.tokens; first->kind != DOSSIER_TOKEN_END; first++)
    {
      const DossierToken *at = first;

      if (!match_at (&parts, &at, stamp))
        continue;
      if (stamp->hour < 0)
        {
          dossier_token_take_time_after (&at, stamp);
          if (stamp->hour < 0)
            dossier_token_take_time_before (&parts, &first, stamp);
        }
      else
        dossier_token_take_zone (&at, stamp);
      stamp->start = first->start;
      stamp->end = at[-1].end;
      return TRUE;
    }
  return FALSE;
}

/* Seconds or milliseconds since 1970, of the years in which there are web pages. */
static gboolean
read_epoch (const char   *words,
            DossierStamp *stamp)
{
  gsize digits = strspn (words, "0123456789");
  gint64 seconds;
  g_autoptr (GDateTime) time = NULL;

  if (words[digits] != '\0' || (digits != 10 && digits != 13))
    return FALSE;
  seconds = g_ascii_strtoll (words, NULL, 10) / (digits == 13 ? 1000 : 1);
  if (seconds < 631152000 || seconds > 4102444800 || (time = g_date_time_new_from_unix_utc (seconds)) == NULL)
    return FALSE;
  *stamp = (DossierStamp) {
    .year = g_date_time_get_year (time), .month = g_date_time_get_month (time), .day = g_date_time_get_day_of_month (time),
    .hour = g_date_time_get_hour (time), .minute = g_date_time_get_minute (time), .second = g_date_time_get_second (time),
    .zoned = TRUE, .end = digits,
  };
  return TRUE;
}

/**
 * dossier_stamp_read:
 * @words: what a page's markup says of a date: a stamp of any kind, or words
 *
 * Returns: whether @words tell a whole day
 */
gboolean
dossier_stamp_read (const char              *words,
                    const DossierStampHabit *habit,
                    DossierStamp            *stamp)
{
  return read_epoch (words, stamp) || dossier_stamp_find (words, habit, stamp);
}

/**
 * dossier_stamp_to_edtf:
 *
 * Returns: (transfer full): the day; with time and zone when they were told
 */
char *
dossier_stamp_to_edtf (const DossierStamp *stamp)
{
  GString *edtf = g_string_new (NULL);

  g_string_printf (edtf, "%04d-%02d-%02d", stamp->year, stamp->month, stamp->day);
  /* Midnight sharp is how programs write "no time". */
  if (stamp->hour < 0 || (stamp->hour == 0 && stamp->minute == 0 && stamp->second <= 0))
    return g_string_free (edtf, FALSE);
  g_string_append_printf (edtf, "T%02d:%02d:%02d", stamp->hour, stamp->minute, MAX (stamp->second, 0));
  if (stamp->zoned && stamp->zone == 0)
    g_string_append_c (edtf, 'Z');
  else if (stamp->zoned)
    g_string_append_printf (edtf, "%c%02d:%02d", stamp->zone < 0 ? '-' : '+', ABS (stamp->zone) / 60, ABS (stamp->zone) % 60);
  return g_string_free (edtf, FALSE);
}

/**
 * dossier_stamp_month_first:
 * @language: (nullable): BCP 47
 * @url: (nullable): the page's address; its country tells what English does not
 *
 * Returns: whether 3/4 is more likely the fourth of March
 */
gboolean
dossier_stamp_month_first (const char *language,
                           const char *url)
{
  const char *host, *region, *end;

  if (language == NULL)
    language = "en";
  if (g_ascii_strncasecmp (language, "fil", 3) == 0)
    return TRUE;
  if (g_ascii_strncasecmp (language, "en", 2) != 0)
    return FALSE;
  host = url != NULL ? strstr (url, "://") : NULL;
  end = host != NULL ? host + 3 + strcspn (host + 3, "/:?#") : NULL;
  /* Many papers leave "en-US" in their pages as they found it; the domain of a country is chosen. */
  if (end != NULL && end - host > 6 && end[-3] == '.')
    return g_ascii_strncasecmp (end - 2, "us", 2) == 0 || g_ascii_strncasecmp (end - 2, "ph", 2) == 0
           || g_ascii_strncasecmp (end - 2, "io", 2) == 0 || g_ascii_strncasecmp (end - 2, "co", 2) == 0
           || g_ascii_strncasecmp (end - 2, "tv", 2) == 0 || g_ascii_strncasecmp (end - 2, "me", 2) == 0
           || g_ascii_strncasecmp (end - 2, "ai", 2) == 0;
  region = strpbrk (language, "-_");
  return region == NULL || g_ascii_strcasecmp (region + 1, "us") == 0 || g_ascii_strcasecmp (region + 1, "ph") == 0
         || g_ascii_strcasecmp (region + 1, "ca") == 0;
}
