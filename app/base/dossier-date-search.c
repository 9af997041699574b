/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is done with a date that was read in a running text: whether it is one, what the words around it make less sure, how sure it is, and what
 * is remembered of it for those behind it. Pure; any thread.
 */

#define G_LOG_DOMAIN "dossier-base"

#include "dossier-date-search.h"

#include "dossier-edtf-private.h"
#include "dossier-text.h"

#include <string.h>

#define D_DAY_WORDS 7 /* so far before a date D-Day is told */
#define NEWS_BYTES 16384 /* in so much of its beginning */
#define NEWS_DAYS 60 /* so near its own date a text tells news */

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

gboolean
dossier_date_search_is_behind (const DossierDateSearch *search,
                               const char              *p,
                               const char              *words)
{
  const char *start, *end;

  return dossier_date_word_before (search->context.text, p, &start, &end) && dossier_date_word_is (start, end, words);
}

/* The word before @p, over "on", "in", "the". */
static const char *
before_fillers (const DossierDateSearch *search,
                const char              *p)
{
  const char *start, *end;

  while (dossier_date_word_before (search->context.text, p, &start, &end) && dossier_date_word_is (start, end, " on in the at of as "))
    p = start;
  return p;
}

/* "about 1820", "possibly in November": what the words before make less sure. */
static void
qualify (const DossierDateSearch  *search,
         const char               *start,
         const DossierDateReading *reading,
         DossierDateValue         *value)
{
  DossierDateKind kind = reading->from.kind;
  gboolean counted = kind == DOSSIER_DATE_OFFSET && reading->from.count != 0;
  const char *p = before_fillers (search, start);
  gboolean civil = kind == DOSSIER_DATE_CIVIL && !reading->is_range;

  if (counted || (civil && reading->from.civil.month == 0))
    value->approximate |= dossier_date_search_is_behind (search, start, " about nearly almost some over under more less ");
  if (counted)
    value->approximate |= dossier_date_search_is_behind (search, start, " than ");
  if (civil || counted || kind == DOSSIER_DATE_PERIOD)
    {
      value->approximate |= dossier_date_search_is_behind (search, start, " around circa ca approximately roughly ");
      if (start - search->context.text >= 3 && (g_str_has_prefix (start - 3, "c. ") || start[-1] == '~'))
        value->approximate |= start - search->context.text == 3 || start[-1] == '~' || !g_ascii_isalnum (start[-4]);
    }
  if (civil && dossier_date_search_is_behind (search, p, " possibly perhaps maybe presumably probably "))
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

void
dossier_date_search_append (DossierDateSearch *search,
                            const char        *start,
                            const char        *end,
                            DossierDateFound   found)
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
remember (DossierDateSearch        *search,
          const char               *end,
          const DossierDateReading *reading,
          const DossierDateValue   *value)
{
  gint64 month = value->from.month > 12 ? 3 * (value->from.month - 20) : MAX (value->from.month, 1);

  search->context.anchor = (DossierDateAnchor) {
    .known = TRUE,
    .first = dossier_edtf_days_from_civil (value->from.year, (int) month, MAX (value->from.day, 1)),
    .unit = value->unit,
    .days = value->is_range && value->from.day > 0 ? (int) (dossier_date_to_days (&value->to) - dossier_date_to_days (&value->from)) + 1 : 0,
    .has_year = value->basis == DOSSIER_DATE_BY_WORDS || value->basis == DOSSIER_DATE_BY_MENTION,
    .end = end,
  };
  if (value->unit <= DOSSIER_DATE_DAY)
    search->context.day = search->context.anchor;
  else if (search->context.anchor.first > search->context.day.first)
    search->context.day.known = FALSE;
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
is_d_day (const DossierDateSearch *search,
          const char              *p)
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
with_early (const DossierDateSearch *search,
            const char              *start)
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
const char *
dossier_date_search_take (DossierDateSearch        *search,
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
  dossier_date_search_append (search, with_early (search, start), end, found);
  return end;
}
