/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The dates in a running text, from its first character to its last: where one may begin, what stands around it, and
 * how sure it is. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-find.h"

#include "dossier-date-scan.h"
#include "dossier-edtf-private.h"
#include "dossier-edtf.h"
#include "dossier-text.h"

#include <string.h>

#define D_DAY_WORDS 7 /* so far before a date D-Day is told */
#define MOST_D_DAYS 200
#define NEWS_BYTES 16384 /* in so much of its beginning */
#define NEWS_DAYS 60 /* so near its own date a text tells news */

typedef struct
{
  DossierDateContext context;
  DossierDateLookedUp looked_up[DOSSIER_LOOKED_UP];
  GArray *found;         /* (owned) */
  const char *counted;   /* up to here code points are counted */
  guint offset;
  const char *last_end;  /* of the date found last; NULL when it is no day */
  DossierCivil last_day; /* it */
  gboolean tells_d_day;  /* the text does */
  gint64 d_day;          /* of an operation, days from 1970; 0 when it is not told */
  gboolean order_known;
  gboolean news_known;
} Search;

static void
clear_found (gpointer found)
{
  g_free (((DossierDateFound *) found)->edtf);
}

gboolean
dossier_date_match_at (const char               **p,
                       DossierDateReading        *reading,
                       const DossierDateContext  *context)
{
  return dossier_date_holiday_at (p, reading, context) || dossier_date_days_at (p, reading, context) || dossier_date_periods_at (p, reading, context)
         || dossier_date_years_at (p, reading, context);
}

/* "2022-02-10", with a time, or with "/" and a second one. */
gboolean
dossier_date_iso_at (const char **p,
                     char       **edtf)
{
  gsize length;
  g_autofree char *run = NULL;

  if ((*p)[0] == '\0' || (*p)[1] == '\0' || (*p)[2] == '\0' || (*p)[3] == '\0' || (*p)[4] != '-')
    return FALSE;
  length = strspn (*p, "0123456789-:TZ+/.");
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

/* Whether dates written with "/" or "-" in @text have the month or the day first, by those that can only be read one way. */
static int
order_in (const char *text)
{
  int month_first = 0, day_first = 0;

  for (const char *p = strpbrk (text, "/-"); p != NULL; p = strpbrk (p + 1, "/-"))
    {
      const char *q = p, *r;
      int first, second, digits, year;

      while (q > text && g_ascii_isdigit (q[-1]) && p - q < 3)
        q--;
      r = p + 1;
      if (p - q < 1 || p - q > 2 || (q > text && (g_ascii_isalnum (q[-1]) || strchr (".,-/", q[-1]) != NULL)))
        continue;
      if (!dossier_date_take_number (&q, 2, &first, &digits) || !dossier_date_take_number (&r, 2, &second, &digits) || *r != *p)
        continue;
      r++;
      if (!dossier_date_take_number (&r, 4, &year, &digits) || (digits != 2 && digits != 4))
        continue;
      month_first += first <= 12 && second > 12 && second <= 31;
      day_first += second <= 12 && first > 12 && first <= 31;
    }
  return (day_first > month_first) - (month_first > day_first);
}

static gboolean
word_before_is (const Search *search,
                const char   *p,
                const char   *words)
{
  const char *start, *end;

  return dossier_date_word_before (search->context.text, p, &start, &end) && dossier_date_word_is (start, end, words);
}

/* The word before @p, over "on", "in", "the". */
static const char *
before_fillers (const Search *search,
                const char   *p)
{
  const char *start, *end;

  while (dossier_date_word_before (search->context.text, p, &start, &end) && dossier_date_word_is (start, end, " on in the at of as "))
    p = start;
  return p;
}

/* "about 1820", "possibly in November": what the words before make less sure. */
static void
qualify (const Search             *search,
         const char               *start,
         const DossierDateReading *reading,
         DossierDateValue         *value)
{
  DossierDateKind kind = reading->from.kind;
  gboolean counted = kind == DOSSIER_DATE_OFFSET && reading->from.count != 0;
  const char *p = before_fillers (search, start);
  gboolean civil = kind == DOSSIER_DATE_CIVIL && !reading->is_range;

  if (counted || (civil && reading->from.civil.month == 0))
    value->approximate |= word_before_is (search, start, " about nearly almost some over under more less than ");
  if (civil || counted || kind == DOSSIER_DATE_PERIOD)
    {
      value->approximate |= word_before_is (search, start, " around circa ca approximately roughly ");
      if (start - search->context.text >= 3 && (g_str_has_prefix (start - 3, "c. ") || start[-1] == '~'))
        value->approximate |= start - search->context.text == 3 || start[-1] == '~' || !g_ascii_isalnum (start[-4]);
    }
  if (civil && word_before_is (search, p, " possibly perhaps maybe presumably probably "))
    value->uncertain = TRUE;
}

/* How often such a date is right, in hundred, found by trying it on news. */
static guint
confidence_of (const DossierDateReading *reading,
               const DossierDateValue   *value,
               gboolean                  resolved)
{
  const DossierDatePoint *from = &reading->from;
  guint confidence = 90;

  if (!resolved)
    return 60;
  switch (from->kind)
    {
    case DOSSIER_DATE_CIVIL:
      confidence = value->basis == DOSSIER_DATE_BY_WORDS ? (from->civil.month > 0 || reading->is_range ? 98 : 92) : from->civil.day > 0 ? 90 : 82;
      break;
    case DOSSIER_DATE_WEEKDAY:
      confidence = 90;
      break;
    case DOSSIER_DATE_CURRENT:
      confidence = 86;
      break;
    case DOSSIER_DATE_OFFSET:
      confidence = from->unit == DOSSIER_DATE_DAY && ABS (from->count) <= 1 ? 92 : 78;
      break;
    case DOSSIER_DATE_PERIOD:
      confidence = from->fiscal == 2 ? 72 : value->basis == DOSSIER_DATE_BY_WORDS ? 92 : 78;
      break;
    case DOSSIER_DATE_NUMBERED_DAY:
    case DOSSIER_DATE_SPAN:
    case DOSSIER_DATE_OF_EVENT:
    case DOSSIER_DATE_FISCAL:
    default:
      confidence = 72;
      break;
    }
  if (value->basis == DOSSIER_DATE_BY_MENTION)
    confidence = MIN (confidence, 65);
  if (from->approximate)
    confidence = MIN (confidence, 50);
  if (value->uncertain)
    confidence = MIN (confidence, 60);
  return confidence;
}

static void
append (Search           *search,
        const char       *start,
        const char       *end,
        DossierDateFound  found)
{
  search->offset += dossier_text_from_bytes (search->counted, (gsize) (start - search->counted));
  found.start = search->offset;
  search->offset += dossier_text_from_bytes (start, (gsize) (end - start));
  found.end = search->offset;
  found.first_byte = (gsize) (start - search->context.text);
  found.last_byte = (gsize) (end - search->context.text);
  search->counted = end;
  g_array_append_val (search->found, found);
}

/* Whether the words of the text are those of news, which tells of its own days, whatever year was mentioned last. */
static gboolean
tells_news (const char *text)
{
  static const char * const words[] = { " will ", " said ", " told ", "yesterday", " today", "this week", "last week", "this month", "last month" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (text, NEWS_BYTES, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
remember (Search                   *search,
          const char               *end,
          const DossierDateReading *reading,
          const DossierDateValue   *value)
{
  gint64 month = value->from.month > 12 ? 3 * (value->from.month - 20) : MAX (value->from.month, 1);

  search->context.anchor = (DossierDateAnchor) {
    .known = TRUE,
    .first = dossier_edtf_days_from_civil (value->from.year, (int) month, MAX (value->from.day, 1)),
    .unit = value->unit,
    .has_year = value->basis == DOSSIER_DATE_BY_WORDS || value->basis == DOSSIER_DATE_BY_MENTION,
    .end = end,
  };
  if (value->basis == DOSSIER_DATE_BY_REFERENCE || value->basis == DOSSIER_DATE_YEAR_BY_REFERENCE
      || (search->context.reference.known && ABS (search->context.anchor.first - search->context.reference.middle) < NEWS_DAYS))
    search->context.is_news = TRUE;
  if (value->unit == DOSSIER_DATE_MONTH && search->context.anchor.has_year && !search->news_known)
    {
      search->context.tells_news = tells_news (search->context.text);
      search->news_known = TRUE;
    }
  search->last_end = reading->from.kind == DOSSIER_DATE_CIVIL && value->from.day > 0 && !reading->is_range ? end : NULL;
  search->last_day = value->from;
}

/* Whether the date that begins at @p is said to be D-Day: "D-Day was 4 November". */
static gboolean
is_d_day (const Search *search,
          const char   *p)
{
  const char *start, *end;

  for (guint i = 0; i < D_DAY_WORDS && dossier_date_word_before (search->context.text, p, &start, &end); i++, p = start)
    if (dossier_date_word_is (start, end, " d-day ")
        || (dossier_date_word_is (start, end, " day ") && start - search->context.text >= 2 && start[-2] == 'D' && start[-1] == ' '))
      return TRUE;
  return FALSE;
}

/* The first character of "late", "mid-" before a date that begins at @start. */
static const char *
with_early (const Search *search,
            const char   *start)
{
  const char *p = start, *word, *last, *end, *after;
  DossierDateName name;

  if (p > search->counted && p[-1] == '-')
    p--;
  if (!dossier_date_word_before (search->context.text, p, &word, &end) || word < search->counted)
    return start;
  /* "mid-to-late" is one word. */
  for (last = end; last > word && last[-1] != '-';)
    last--;
  if (!dossier_date_name_at (last, &name, &after) || name.type != DOSSIER_DATE_NAME_EARLY || after != end)
    return start;
  return word;
}

/* Whether the day that ends at @end is part of a name: "the February 17 Brigade". */
static gboolean
names_something (const DossierDateReading *reading,
                 const char               *end)
{
  static const char things[] = " brigade brigades battalion regiment division squadron company column movement front organization organisation committee coalition"
                               " martyrs revolutionaries building bridge street avenue square boulevard stadium airport barracks camp hospital university school"
                               " mosque plant factory mine hall park ";
  const char *start = end + 1;

  if (reading->is_range || reading->from.kind != DOSSIER_DATE_CIVIL || reading->from.civil.day == 0 || reading->from.civil.year != DOSSIER_NO_YEAR
      || *end != ' ' || !g_ascii_isupper (*start))
    return FALSE;
  for (end = start; g_ascii_isalpha (*end); end++)
    ;
  return dossier_date_word_is (start, end, things);
}

/* Takes what stands at @p and was read as @reading. Returns where it ends, or NULL. */
static const char *
take (Search                   *search,
      const char               *start,
      const char               *end,
      const DossierDateReading *reading)
{
  DossierDateContext *context = &search->context;
  DossierDateValue value;
  DossierDateFound found = { .loose = reading->loose };
  gboolean resolved;

  if (g_unichar_isalnum (g_utf8_get_char (end)))
    return NULL;
  if (names_something (reading, end))
    return end;
  if (reading->from.two_orders && !search->order_known)
    {
      context->numeric_order = order_in (context->text);
      search->order_known = TRUE;
    }
  context->at = start;
  context->behind = end;
  if (dossier_date_recurs (reading, context))
    return end;
  resolved = dossier_date_resolve (reading, context, &value);
  found.basis = value.basis;
  if (resolved)
    {
      qualify (search, start, reading, &value);
      found.edtf = dossier_date_value_to_edtf (reading, &value);
      if (found.edtf == NULL)
        return end;
      remember (search, end, reading, &value);
      if (search->tells_d_day && value.from.day > 0 && !value.is_range && is_d_day (search, start))
        search->d_day = dossier_date_to_days (&value.from);
    }
  else if (value.basis != DOSSIER_DATE_LACKS_REFERENCE && value.basis != DOSSIER_DATE_LACKS_EVENT)
    return NULL;
  found.confidence = confidence_of (reading, &value, resolved);
  append (search, with_early (search, start), end, found);
  return end;
}

/* "11" in "Feb. 10 and 11": a second day of the month of the date before. */
static const char *
take_second_day (Search     *search,
                 const char *p)
{
  const char *q = search->last_end, *end = p;
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  int day;

  if (q == NULL || p - q < 2 || p - q > 6)
    return NULL;
  if (*q == ',')
    q++;
  dossier_date_skip_blanks (&q);
  if (dossier_date_take_literal (&q, "and") || dossier_date_take_literal (&q, "or") || *q == '&')
    {
      q += *q == '&';
      dossier_date_skip_blanks (&q);
    }
  if (q != p || !dossier_date_take_day (&end, &day) || day <= search->last_day.day)
    return NULL;
  if (end[-1] == '.')
    end--;
  if (dossier_date_counts_behind (end) || *end == '-')
    return NULL;
  reading.from.civil = (DossierCivil) { search->last_day.year, search->last_day.month, day };
  return take (search, p, end, &reading);
}

/* Whether a day's number that stands alone ends here: "on the 24th.", "on the 24th and", not "the 24th Brigade". */
static gboolean
stands_alone (const char *end)
{
  const char *start = end;

  while (*start == ' ')
    start++;
  if (start == end)
    return *end == '\0' || strchr (".,;:!?)\n\"", *end) != NULL || g_str_has_prefix (end, "”") || g_str_has_prefix (end, "—");
  for (end = start; g_ascii_isalpha (*end); end++)
    ;
  return dossier_date_word_is (start, end, " and or to at in with when as but for before after that he she they it a the by from of until following ");
}

/* The number of a day with its ending, "24th"; 0 without. */
static int
take_numbered (const char **p)
{
  const char *q = *p;
  int number, digits;

  if (!dossier_date_take_number (&q, 2, &number, &digits) || number < 1 || number > 31
      || !(g_str_has_prefix (q, "th") || g_str_has_prefix (q, "st") || g_str_has_prefix (q, "nd") || g_str_has_prefix (q, "rd")))
    return 0;
  *p = q + 2;
  return number;
}

/* "to the 24th" behind "from the 20th". Returns where it ends. */
static const char *
take_last_numbered_day (const char         *end,
                        DossierDateReading *reading)
{
  const char *q = end;

  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "to") && !dossier_date_take_literal (&q, "through") && !dossier_date_take_literal (&q, "until"))
    return end;
  dossier_date_skip_blanks (&q);
  if (!dossier_date_take_literal (&q, "the"))
    return end;
  dossier_date_skip_blanks (&q);
  reading->to.number = take_numbered (&q);
  reading->is_range = reading->to.number > 0 && stands_alone (q);
  return reading->is_range ? q : end;
}

/* "24th" in "on the 24th", "24th of last month" */
static const char *
take_numbered_day (Search     *search,
                   const char *p)
{
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  const char *end = p, *behind, *start, *word;

  reading.from.number = take_numbered (&end);
  if (reading.from.number == 0 || !dossier_date_word_before (search->context.text, p, &start, &word) || !dossier_date_word_is (start, word, " the ")
      || !word_before_is (search, start, " on by until till since from through before after between for "))
    return NULL;
  reading.from.kind = DOSSIER_DATE_NUMBERED_DAY;
  behind = end;
  dossier_date_skip_blanks (&behind);
  if (dossier_date_take_literal (&behind, "of"))
    {
      static const char * const months[] = { "last", "this", "next" };

      dossier_date_skip_blanks (&behind);
      for (int i = 0; i < 3; i++)
        if (dossier_date_take_literal (&behind, months[i]))
          reading.from.modifier = i - 1;
      if (reading.from.modifier == DOSSIER_NO_MODIFIER && !dossier_date_take_literal (&behind, "the") && !dossier_date_take_literal (&behind, "that"))
        return NULL;
      dossier_date_skip_blanks (&behind);
      if (!dossier_date_take_literal (&behind, "month"))
        return NULL;
      end = behind;
    }
  else
    {
      end = take_last_numbered_day (end, &reading);
      if (!stands_alone (end))
        return NULL;
    }
  reading.loose = TRUE;
  return take (search, p, end, &reading);
}

static const char *
at_digit (Search     *search,
          const char *p)
{
  const char *q = p;
  DossierDateReading reading;
  DossierDateFound found = { .confidence = 98 };

  if (p > search->context.text && (g_ascii_isalnum (p[-1]) || strchr ("/_=#@$.+*", p[-1]) != NULL
                                   || (p[-1] == '-' && p - 1 > search->context.text && g_ascii_isalnum (p[-2]))))
    return NULL;
  if (dossier_date_iso_at (&q, &found.edtf))
    {
      append (search, p, q, found);
      return q;
    }
  if (dossier_date_days_at (&q, &reading, &search->context))
    return take (search, p, q, &reading);
  if (dossier_date_periods_at (&q, &reading, &search->context))
    {
      const char *end = take (search, p, q, &reading);

      if (end != NULL)
        return end;
      q = p;
    }
  if (dossier_date_years_at (&q, &reading, &search->context))
    return take (search, p, q, &reading);
  q = take_second_day (search, p);
  return q != NULL ? q : take_numbered_day (search, p);
}

static const char *
take_between (Search     *search,
              const char *p)
{
  DossierDateReading reading;
  const char *start, *end;

  dossier_date_skip_blanks (&p);
  dossier_date_skip_early (&p, &search->context);
  start = end = p;
  search->context.between = TRUE;
  if (!dossier_date_match_at (&end, &reading, &search->context) || !reading.is_range)
    end = NULL;
  search->context.between = FALSE;
  return end != NULL ? take (search, start, end, &reading) : NULL;
}

/* Weekdays of other things: "Good Friday", "the Sunday Times". */
static gboolean
is_other_weekday (const Search *search,
                  const char   *p,
                  const char   *end)
{
  const char *start, *word;
  DossierDateName name;

  if (word_before_is (search, p, " good black bloody ash palm easter super holy cyber shrove maundy giving every each any "))
    return TRUE;
  /* "each Tuesday and Thursday" */
  if (dossier_date_word_before (search->context.text, p, &start, &word) && dossier_date_word_is (start, word, " and or ")
      && dossier_date_word_before (search->context.text, start, &start, &word) && dossier_date_name_at (start, &name, &word)
      && name.type == DOSSIER_DATE_NAME_WEEKDAY && word_before_is (search, start, " every each "))
    return TRUE;
  while (*end == ' ')
    end++;
  return dossier_date_take_literal (&end, "times") || dossier_date_take_literal (&end, "telegraph") || dossier_date_take_literal (&end, "mirror")
         || dossier_date_take_literal (&end, "herald") || dossier_date_take_literal (&end, "agreement");
}

/* "mid-2024": @p at the word, @after behind it. */
static const char *
take_early_year (Search     *search,
                 const char *p,
                 const char *after)
{
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  const char *end = after + 1;

  if (*after != '-' || !dossier_date_take_year (&end, &reading.from.civil.year) || reading.from.civil.year > 2100
      || dossier_date_counts_behind (end))
    return NULL;
  reading.loose = TRUE;
  return take (search, p, end, &reading);
}

static const char *
at_word (Search                *search,
         const char            *p,
         const char            *after,
         const DossierDateName *name)
{
  DossierDateReading reading;
  DossierDateName next_name;
  const char *q = p, *next = after;

  switch (name->type)
    {
    case DOSSIER_DATE_NAME_MONTH:
    case DOSSIER_DATE_NAME_WEEKDAY:
    case DOSSIER_DATE_NAME_SEASON:
      if (!dossier_date_days_at (&q, &reading, &search->context))
        {
          /* "Mai" and the like are no names of units. */
          return NULL;
        }
      if (reading.from.kind == DOSSIER_DATE_WEEKDAY && is_other_weekday (search, p, q))
        return NULL;
      return take (search, p, q, &reading);
    case DOSSIER_DATE_NAME_MODIFIER:
      if (dossier_date_days_at (&q, &reading, &search->context))
        return take (search, p, q, &reading);
      break;
    case DOSSIER_DATE_NAME_NUMBER:
    case DOSSIER_DATE_NAME_VAGUE:
    case DOSSIER_DATE_NAME_SAME:
      /* The most frequent ones: nothing is tried unless a word of dates follows. */
      if (*next == '-' || *next == ']')
        next++;
      dossier_date_skip_blanks (&next);
      if (!dossier_date_look_up (next, &next_name, &after, &search->context))
        return NULL;
      break;
    case DOSSIER_DATE_NAME_BETWEEN:
      return take_between (search, after);
    case DOSSIER_DATE_NAME_EARLY:
      next = take_early_year (search, p, after);
      if (next != NULL)
        return next;
      break;
    case DOSSIER_DATE_NAME_RELATIVE:
    case DOSSIER_DATE_NAME_UNIT:
    case DOSSIER_DATE_NAME_ORDINAL:
    case DOSSIER_DATE_NAME_DECADE:
    case DOSSIER_DATE_NAME_AGO_FIRST:
    case DOSSIER_DATE_NAME_ENDS:
    case DOSSIER_DATE_NAME_FISCAL:
    case DOSSIER_DATE_NAME_NIGHT:
      break;
    default:
      return NULL;
    }
  return dossier_date_periods_at (&q, &reading, &search->context) ? take (search, p, q, &reading) : NULL;
}

/* What is no word of dates but begins one: "Q3", "H1", "FY24", "il y a". */
static gboolean
begins_otherwise (const char *p)
{
  if ((p[0] == '\'' || p[0] == 'Q' || p[0] == 'H') && g_ascii_isdigit (p[1]))
    return TRUE;
  return (p[0] == 'F' && p[1] == 'Y') || ((p[0] == 'i' || p[0] == 'I') && p[1] == 'l' && p[2] == ' ');
}

static gboolean
is_address (const char *p)
{
  return (g_ascii_strncasecmp (p, "http", 4) == 0 && (strncmp (p + 4, "://", 3) == 0 || strncmp (p + 4, "s://", 4) == 0))
         || g_ascii_strncasecmp (p, "www.", 4) == 0;
}

/* "D+3", where D-Day is told, or the first day of what is reported is known. */
static const char *
take_d_day (Search     *search,
            const char *p)
{
  DossierDateReading reading = DOSSIER_DATE_READING_INIT;
  const char *end = p + 1;
  gint64 first = search->d_day != 0 ? search->d_day : search->context.event.known && search->context.event.is_day ? search->context.event.middle : 0;
  int count, digits;

  if (first == 0 || (p > search->context.text && (g_ascii_isalnum (p[-1]) || p[-1] == '-')))
    return NULL;
  if (*end == '-' || g_str_has_prefix (end, "–") || g_str_has_prefix (end, "−"))
    end = g_utf8_next_char (end);
  else if (*end++ != '+')
    return NULL;
  if (!dossier_date_take_number (&end, 3, &count, &digits) || count > MOST_D_DAYS || !dossier_date_number_ends (end)
      || g_unichar_isalnum (g_utf8_get_char (end)))
    return NULL;
  reading.from.civil = dossier_date_from_days (first + (p[1] == '+' ? count : -count));
  reading.loose = TRUE;
  return take (search, p, end, &reading);
}

/* Goes on from the word or number at @p: takes a date there, or steps over it. */
static const char *
step (Search     *search,
      const char *p)
{
  const char *end = NULL, *after;
  DossierDateName name;

  if (g_ascii_isdigit (*p))
    {
      end = at_digit (search, p);
      return end != NULL ? end : skip_run (p);
    }
  if (g_ascii_isupper (*p))
    {
      DossierDateReading reading;
      const char *q = p;

      if (dossier_date_holiday_at (&q, &reading, &search->context))
        return take (search, p, q, &reading) != NULL ? q : skip_run (p);
      if (*p == 'D' && !g_ascii_isalpha (p[1]) && (end = take_d_day (search, p)) != NULL)
        return end;
    }
  if (dossier_date_look_up (p, &name, &after, &search->context) && !begins_otherwise (p))
    end = at_word (search, p, after, &name);
  else if (begins_otherwise (p))
    {
      DossierDateReading reading;
      const char *q = p;

      if (dossier_date_periods_at (&q, &reading, &search->context))
        end = take (search, p, q, &reading);
    }
  else if ((*p == 'h' || *p == 'H' || *p == 'w' || *p == 'W') && is_address (p))
    for (; *after != '\0' && !g_ascii_isspace (*after); after++)
      ;
  if (end != NULL)
    return end;
  /* A word goes on over digits: no date begins inside "A2022". */
  if (after == p)
    return g_utf8_next_char (p);
  return g_ascii_isdigit (*after) ? skip_run (p) : after;
}

/* Over a word that is known to begin no date. */
static const char *
over_word (const char *p)
{
  while (g_ascii_isalpha (*p) || (*p == '\'' && g_ascii_isalpha (p[1])))
    p++;
  return (guint8) *p >= 0x80 || g_ascii_isdigit (*p) ? skip_run (p) : p;
}

/**
 * dossier_date_find_all:
 * @text: valid UTF-8
 * @reference: (nullable): EDTF: the date of the text, from which relative dates are counted
 * @event_start: (nullable): EDTF: the day from which "week 12 of the war" is counted
 *
 * Finds the dates in running text, also those that cannot be resolved because nothing is known to count from.
 *
 * Returns: (transfer full) (element-type DossierDateFound): in the order of the text
 */
GArray *
dossier_date_find_all (const char *text,
                       const char *reference,
                       const char *event_start)
{
  Search search = {
    .context = { .reference = dossier_date_read_reference (reference), .strict = TRUE, .text = text },
    .found = g_array_new (FALSE, FALSE, sizeof (DossierDateFound)),
    .counted = text,
  };

  g_array_set_clear_func (search.found, clear_found);
  g_return_val_if_fail (text != NULL, search.found);

  search.context.event = dossier_date_read_reference (event_start);
  search.context.looked_up = search.looked_up;
  search.tells_d_day = strstr (text, "D-Day") != NULL || strstr (text, "D-day") != NULL || strstr (text, "D Day") != NULL;
  for (const char *p = text; *p != '\0';)
    {
      guint8 byte = (guint8) *p;

      if (byte >= 0x80 || g_ascii_isdigit (byte) || byte == '\'')
        p = step (&search, p);
      else if (!g_ascii_isalpha (byte))
        p++;
      else if (dossier_date_may_begin (p))
        p = step (&search, p);
      else
        p = over_word (p);
    }
  return search.found;
}
